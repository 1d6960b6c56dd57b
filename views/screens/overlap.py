"""Overlap: pairs of elements of different plans that may say the same. The address holds plans, body, filters, page and a single pair."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from exports.overlap import overlap_csv, overlap_json, overlap_workbook
from exports.overlap_text import pair_targets, rules
from exports.spreadsheet import MEDIA_TYPE
from graph.store import GraphStore
from queries.read.alignments import alignments
from queries.read.records import AlignmentView, Lang
from review.pairs import with_decisions
from search.overlap import OverlapChoice, Settled, chosen, overlaps
from search.overlap_records import BANDS, FAMILIES, RELATIONS, USUAL_BANDS, USUAL_FAMILIES, USUAL_RELATIONS, Found, Pair
from views.i18n import t
from views.language import language
from views.links import Place, link, ref_link
from views.markup import show, tag
from views.navigation import go
from views.parts.badges import label_text, plan_name
from views.parts.element import copy_link, section
from views.parts.overlap import STATES, AskedOverlap, cards, pager, tools
from views.parts.overlap_review import database, review, states_here
from views.store import ask, store_or_stop

T = TypeVar("T", bound=str)
PAGE = 10
"""Pairs on a page."""


def several(name: str, every: tuple[T, ...], usual: frozenset[T]) -> frozenset[T]:
    """A parameter of the address that holds several values; the usual ones where it holds none that is known."""
    given = st.query_params.get(name, "").split(",")
    return frozenset(value for value in every if value in given) or usual


def asked_here() -> AskedOverlap:
    """What the address asks for."""
    agency, page = st.query_params.get("agency", ""), st.query_params.get("page", "1")
    settled: Settled = next((one for one in STATES if one == st.query_params.get("state", "")), "")
    choice = OverlapChoice(
        st.query_params.get("plan", ""), st.query_params.get("with", ""), several("relation", RELATIONS, USUAL_RELATIONS),
        several("type", FAMILIES, USUAL_FAMILIES), several("band", BANDS, USUAL_BANDS), f"agency/{agency}" if agency else "", settled, st.query_params.get("element", ""))
    return AskedOverlap(choice, st.query_params.get("pair", ""), int(page) if page.isdecimal() and int(page) > 0 else 1)


def boxes(found: Found, asked: AskedOverlap, lang: Lang) -> None:
    """Plans and body to choose from; a choice is a new address."""
    plans = {part.plan for pair in found.pairs for part in (pair.left, pair.right)}
    order = sorted(plans, key=lambda id_: (found.refs[id_].level or 9, id_))
    bodies = sorted({id_ for pair in found.pairs for part in (pair.left, pair.right) for id_ in part.agencies}, key=lambda id_: found.refs[id_].label.text(lang) or id_)
    names = {id_: plan_name(found.refs[id_], lang) for id_ in order} | {id_: found.refs[id_].label.text(lang) or id_ for id_ in bodies}
    choice = asked.choice
    columns = st.columns(3)
    with columns[0]:
        plan = _box(t("overlap.plan", lang), ["", *order], choice.plan, "overlap-plan", names | {"": t("overlap.any", lang)})
    with columns[1]:
        other = _box(t("overlap.other", lang), ["", *order], choice.other, "overlap-other", names | {"": t("overlap.any", lang)})
    with columns[2]:
        agency = _box(t("overlap.agency", lang), ["", *bodies], choice.agency, "overlap-agency", names | {"": t("overlap.agency.any", lang)})
    if (plan, other, agency) != tuple(value if value in {"", *order, *bodies} else "" for value in (choice.plan, choice.other, choice.agency)):
        go(asked.narrowed(replace(choice, plan=plan, other=other, agency=agency)), lang)


def _box(label: str, options: list[str], current: str, key: str, names: Mapping[str, str]) -> str:
    """A list to choose from. The address decides whenever it has changed."""
    current = current if current in options else ""
    if st.session_state.get(f"{key}-asked") != (current, label) or st.session_state.get(key) not in options:
        st.session_state[key] = current
    picked = st.selectbox(label, options, key=key, format_func=lambda id_: names[id_])
    st.session_state[f"{key}-asked"] = (picked, label)
    return picked


def listing(store: GraphStore, found: Found, pairs: tuple[Pair, ...], asked: AskedOverlap, lang: Lang) -> None:
    """The pairs of the page asked for."""
    pages = max(1, -(-len(pairs) // PAGE))
    here = replace(asked, page=min(asked.page, pages))
    shown = pairs[(here.page - 1) * PAGE:here.page * PAGE]
    said: dict[str, AlignmentView] = {view.id: view for view in ask(alignments, store)} if any(pair.decisions for pair in shown) else {}
    show(cards(shown, found, pair_targets(store, shown), said, lang), pager(here, pages, lang))


def downloads(store: GraphStore, found: Found, pairs: tuple[Pair, ...], lang: Lang) -> None:
    """All pairs that pass, written when they are asked for."""
    show(section(t("overlap.download", lang), tag("p", t("overlap.download.what", lang, count=f"{len(pairs):,}"), css="pa-note"), anchor="download"))
    with st.container(horizontal=True, key="overlap-downloads"):
        st.download_button(t("overlap.download.xlsx", lang), lambda: overlap_workbook(store, found, pairs, lang), file_name="overlap.xlsx", mime=MEDIA_TYPE,
                           on_click="ignore", key="overlap-xlsx", type="primary")
        st.download_button(t("overlap.download.csv", lang), lambda: overlap_csv(store, found, pairs, lang), file_name="overlap.csv", mime="text/csv", on_click="ignore",
                           key="overlap-csv")
        st.download_button(t("overlap.download.json", lang), lambda: json.dumps(overlap_json(store, found, pairs), ensure_ascii=False, indent=1), file_name="overlap.json",
                           mime="application/json", on_click="ignore", key="overlap-json")


def body(store: GraphStore, found: Found, asked: AskedOverlap, lang: Lang) -> None:
    """Choices, count, pairs, files, rules."""
    if asked.pair:
        pairs = tuple(pair for pair in found.pairs if pair.id == asked.pair)
        show(tag("p", link(Place("overlap"), lang, "← ", t("overlap.element.all", lang)), css="pa-focus"))
    else:
        boxes(found, asked, lang)
        show(tools(asked, lang))
        pairs = chosen(found, asked.choice)
    decided, waiting = sum(pair.decided for pair in pairs), sum(pair.awaits for pair in pairs)
    show(tag("p", tag("strong", t("overlap.count", lang, count=f"{len(pairs):,}", decided=f"{decided:,}", open=f"{waiting:,}")), " ",
             _element(pairs, asked, lang), copy_link(asked.place(), lang), css="pa-focus"))
    if pairs:
        listing(store, found, pairs, asked, lang)
        downloads(store, found, pairs, lang)
    else:
        show(tag("div", tag("h2", t("overlap.empty", lang)), tag("p", t("overlap.empty.what", lang)), tag("p", link(Place("overlap"), lang, t("overlap.reset", lang))), css="pa-empty"))
    show(section(t("overlap.rules", lang), tag("ul", *(tag("li", line) for line in rules(found, lang)), css="pa-findings"), anchor="rules"))


def _element(pairs: tuple[Pair, ...], asked: AskedOverlap, lang: Lang) -> object:
    """The one element the list is narrowed to, with the way back."""
    wanted = asked.choice.element
    ref = next((part.ref for pair in pairs for part in (pair.left, pair.right) if part.id == wanted), None)
    if not wanted:
        return None
    return tag("span", t("overlap.element", lang), " ", ref_link(ref, lang, label_text(ref.label, lang, ref.id)) if ref else wanted, " · ",
               link(asked.narrowed(replace(asked.choice, element="")), lang, t("overlap.element.all", lang)), " ")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    show(tag("h1", t("page.overlap", lang)), tag("p", t("overlap.lede", lang), css="pa-lede"),
         tag("p", tag("strong", t("overlap.machine", lang)), " ", t("overlap.machine.what", lang), css="pa-remark"))
    with st.spinner(t("overlap.looking", lang)):  # seconds for the first reader of a build
        found = ask(overlaps, store)
    db = database()
    states = states_here(db)
    found = with_decisions(found, states)
    asked = asked_here()
    body(store, found, asked, lang)
    pair = next((one for one in found.pairs if one.id == asked.pair), None)
    if db is not None and pair is not None:
        review(db, pair, states, found, lang)


main()
