"""What the search page asks, and what is similar to an element, answered from memory where it was asked before of this build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from graph.store import GraphStore, StoreError
from queries.read.paths import Path, paths
from queries.read.plans import plans
from queries.read.records import Lang, Ref
from search.records import Answer, Filters, Hit
from views.i18n import t
from views.parts.search_address import PAGE, Asked
from views.store import ask

__all__ = ["EVERY", "SearchUnavailableError", "alike", "answered", "every_hit", "paths_of"]

EVERY = 5000
"""Hits of one question that are sorted by plan or written to a file at most."""
IN_OTHER_PLANS, IN_THE_SAME = 6, 3
"""Neighbours of an element; parts of one plan resemble each other anyway, so fewer of them."""


class SearchUnavailableError(RuntimeError):
    """Index or model cannot be used; the sentence says in Thai and English why and what to do."""


def answered(store: GraphStore, asked: Asked, lang: Lang) -> Answer:
    """The page of hits that is asked for. The first question of a process loads the index, and the reader is told."""
    with st.spinner(t("search.loading", lang)):
        if asked.order == "plan":
            return ask(_in_plan_order, store, asked, lang)
        return ask(_search, store, asked, lang, PAGE, (asked.page - 1) * PAGE)


def every_hit(store: GraphStore, asked: Asked, lang: Lang) -> Answer:
    """All hits in the order asked for, up to :data:`EVERY`."""
    return _sorted(store, asked, lang) if asked.order == "plan" else _search(store, asked, lang, EVERY, 0)


def paths_of(store: GraphStore, hits: tuple[Hit, ...]) -> dict[str, Path]:
    """Where the hits stand in their plans."""
    return ask(paths, store, tuple(hit.ref.id for hit in hits))


def alike(store: GraphStore, ref: Ref, lang: Lang) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Elements whose wording is nearest to that of one: those of other plans, and those of its own; nearest first."""
    with st.spinner(t("search.loading", lang)):
        return ask(_similar, store, ref, lang)


def _search(store: GraphStore, asked: Asked, lang: Lang, k: int, offset: int) -> Answer:
    with _told():
        from search.ask import search  # noqa: PLC0415 - tokenizer and index are for those who search

        return search(asked.text, k=k, offset=offset, filters=asked.filters, lang=lang, correct=not asked.as_typed, store=store)


def _similar(store: GraphStore, ref: Ref, lang: Lang) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    others = tuple(plan.ref.id for plan in ask(plans, store) if plan.ref.id != ref.plan)
    own = (ref.plan,) if ref.plan else ()
    with _told():
        from search.ask import similar  # noqa: PLC0415

        elsewhere = similar(ref.id, k=IN_OTHER_PLANS, filters=Filters(plans=others), lang=lang, store=store).hits
        return elsewhere, similar(ref.id, k=IN_THE_SAME, filters=Filters(plans=own), lang=lang, store=store).hits if own else ()


@contextmanager
def _told() -> Iterator[None]:
    """Failures of the model and of the store's disk become one kind that a page tells."""
    from search.embed import ModelError  # noqa: PLC0415

    try:
        yield
    except (ModelError, StoreError) as error:
        raise SearchUnavailableError(str(error)) from error


def _sorted(store: GraphStore, asked: Asked, lang: Lang) -> Answer:
    """All hits as the documents have them: by plan as in the list of plans, then by place; what is in no plan comes last."""
    found = _search(store, asked, lang, EVERY, 0)
    order = {plan.ref.id: place for place, plan in enumerate(ask(plans, store))}
    where = paths(store, tuple(hit.ref.id for hit in found.hits))
    last = len(order)

    def key(hit: Hit) -> tuple[object, ...]:
        whole = hit.ref.id in order
        return order.get(hit.ref.plan or "", last), not whole, where.get(hit.ref.id, Path()).place

    return replace(found, hits=tuple(sorted(found.hits, key=key)))


def _in_plan_order(store: GraphStore, asked: Asked, lang: Lang) -> Answer:
    start = (asked.page - 1) * PAGE
    found = ask(_sorted, store, replace(asked, page=1), lang)
    return replace(found, hits=found.hits[start:start + PAGE])
