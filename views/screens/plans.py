"""Plans: the list, one plan with its tree, one element, one agency. The address says which."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.about import agency_card
from queries.read.elements import element_card, refs
from queries.read.indicators import targets_of_series
from queries.read.plans import plan_card, plan_tree, plans
from queries.read.records import Lang, Ref
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import Markup, show, tag
from views.parts.element import element_body
from views.parts.plan import agency_body, plan_body, plan_list
from views.parts.search_ask import SearchUnavailableError, alike
from views.parts.section_downloads import has_section, plan_downloads
from views.parts.similar import similar_block
from views.parts.tree import filtered, plan_tree_list
from views.store import ask, store_or_stop


def thing_page(store: GraphStore, id_: str, lang: Lang, names: dict[str, Ref]) -> None:
    """A plan or an element beside the tree of its plan."""
    found = ask(refs, store, (id_,)).get(id_)
    writes = loaded = False
    if found is not None and found.type == "Instrument":
        plan: str | None = id_
        plan_found = ask(plan_card, store, id_)
        writes, loaded = has_section(plan_found.summary), plan_found.summary.elements > 0
        body = plan_body(plan_found, lang, names, downloads=loaded)
    else:
        card = ask(element_card, store, id_)
        plan = card.plan.id if card.plan.type == "Instrument" else None
        series = [ref.id for ref in card.tracks] or ([] if plan else [id_])
        elsewhere = tuple(target for one in series for target in ask(targets_of_series, store, one))
        ends = {summary.ref.id: summary.end_be for summary in ask(plans, store)}
        body = element_body(card, lang, names, elsewhere, ends.get(card.plan.id))
    if plan is None:
        show(body)
        return
    element = found if found is not None and found.type != "Instrument" else None
    left, right = st.columns([1, 2.15], gap="large")
    with left:
        tree(store, plan, id_, lang, names)
    with right:
        show(body)
        if loaded:
            plan_downloads(store, plan, lang, section=writes)
        if element is not None:
            with suppress(SearchUnavailableError):  # the search page says why; an element needs no likes to be read
                show(similar_block(element, *alike(store, element, lang), lang))


def tree(store: GraphStore, plan: str, current: str, lang: Lang, names: dict[str, Ref]) -> None:
    """The tree of a plan with its filter; it stays in sight while the page beside it scrolls."""
    nodes = ask(plan_tree, store, plan)
    with st.container(key="tree", gap="small"):
        if plan in names and plan != current:
            show(tag("p", link(Place("plans", (("id", plan),)), lang, names[plan].label.short(lang) or plan), css="pa-tree-title"))
        else:
            show(tag("p", t("tree.label", lang), css="pa-tree-title"))
        if not nodes:
            show(tag("p", t("tree.stub", lang), css="pa-grey"))
            return
        words = st.text_input(t("tree.filter", lang), key=f"filter-{plan}", placeholder=t("tree.filter.hint", lang), live=True,
                              label_visibility="collapsed")
        kept = filtered(nodes, words or "")
        show(plan_tree_list(kept, lang, current if current != plan else None, open_all=bool(words)))


def missing(error: NotFoundError, lang: Lang) -> Markup:
    """What to do when an address names nothing we have."""
    return tag("div", tag("h1", t("missing.title", lang)), tag("p", in_language(error, lang)),
               tag("p", link(Place("plans"), lang, t("missing.plans", lang), css="pa-button"), " ",
                   link(Place("search"), lang, t("missing.search", lang), css="pa-button")), css="pa-empty")


def main() -> None:
    """Choose by address."""
    lang = language()
    store = store_or_stop(lang)
    every = ask(plans, store)
    names = {plan.ref.id: plan.ref for plan in every}
    id_, agency = st.query_params.get("id"), st.query_params.get("agency")
    try:
        if agency:
            show(agency_body(ask(agency_card, store, f"agency/{agency}"), lang, names))
        elif id_:
            thing_page(store, id_, lang, names)
        else:
            show(tag("h1", t("plans.title", lang)), tag("p", t("plans.lede", lang), css="pa-lede"), plan_list(every, lang))
    except (NotFoundError, ValueError) as error:
        show(missing(error if isinstance(error, NotFoundError) else NotFoundError("องค์ประกอบ", "element", id_ or agency or ""), lang))


main()
