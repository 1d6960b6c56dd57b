"""Coverage and gaps of one plan, from above (who serves it) or from below (what it serves). The address holds plan, side and other end."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from exports.coverage import brief, coverage_csv, coverage_workbook, states_of
from exports.coverage_text import findings, rules, summary
from exports.spreadsheet import MEDIA_TYPE
from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.coverage import Coverage, Side, coverage, default_side
from queries.read.plans import plans
from queries.read.records import Lang, PlanSummary
from queries.read.structure import Structure, structure
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import Markup, join, show, tag
from views.navigation import go
from views.parts.badges import level_chip, plan_name
from views.parts.coverage import agency_table, cover_list, group_table, level_table, look_table, state_legend, tiles
from views.parts.element import copy_link, section
from views.store import ask, store_or_stop

FIRST = "psds-2567"
SHOWN = 6
"""Findings in sight."""
OPEN_LISTS = frozenset({"thin", "over", "reviewed"})
"""Lists a planner acts on first; those are open."""
AT_A_GLANCE = 25
"""So many gaps stand open; more are folded under their number."""


def place(plan: str, side: Side | None, other: str) -> Place:
    """The address of a view."""
    pairs = (("plan", plan), ("side", side or ""), ("from", other))
    return Place("coverage", tuple(pair for pair in pairs if pair[1]))


def choices(every: tuple[PlanSummary, ...], lang: Lang) -> tuple[str, Side, str]:
    """Plan, side and the plan at the other end, from the address; a choice in a box is a new address."""
    loaded = [one for one in every if not one.stub]
    names = {one.ref.id: one.ref for one in every}
    usual = FIRST if FIRST in names else loaded[0].ref.id
    plan = str(st.query_params.get("plan", usual))
    if plan not in names:
        raise NotFoundError("แผน", "plan", plan)
    asked = next((side for side in get_args(Side) if side == st.query_params.get("side")), None)
    side: Side = asked or default_side(names[plan])
    other = st.query_params.get("from", "")
    other = other if other in names and other != plan else ""
    left, right = st.columns(2)
    with left:
        options = [one.ref.id for one in loaded] + ([plan] if names[plan] not in [one.ref for one in loaded] else [])
        chosen = _box(t("coverage.plan", lang), options, plan, "coverage-plan", {id_: plan_name(ref, lang) for id_, ref in names.items()})
    with right:
        ends = ["", *(id_ for id_ in names if id_ != plan)]
        far = _box(t("coverage.other", lang), ends, other, "coverage-other",
                   {id_: plan_name(ref, lang) for id_, ref in names.items()} | {"": t("coverage.other.all", lang)})
    if chosen != plan:
        go(place(chosen, None, ""), lang)
    if far != other:
        go(place(plan, asked, far), lang)
    return plan, side, other


def _box(label: str, options: list[str], current: str, key: str, names: dict[str, str]) -> str:
    """A list to choose from. The address decides whenever it has changed."""
    if st.session_state.get(f"{key}-asked") != (current, label) or st.session_state.get(key) not in options:
        st.session_state[key] = current
    chosen = st.selectbox(label, options, key=key, format_func=lambda id_: names[id_])
    st.session_state[f"{key}-asked"] = (chosen, label)
    return chosen


def sides(plan: str, side: Side, other: str, lang: Lang) -> Markup:
    """The two ways to look at a plan."""
    options = [link(place(plan, one, other), lang, t(f"coverage.side.{one}", lang), css="pa-option" + (" pa-chosen" if one == side else ""),
                    aria_current="true" if one == side else None) for one in get_args(Side)]
    return tag("div", tag("p", tag("span", t("coverage.side", lang), css="pa-toolbar-title"), *options), css="pa-toolbar")


def head(found: Coverage, shape: Structure, lang: Lang) -> Markup:
    """What a director reads in a minute."""
    return join([
        tag("section", tag("h2", level_chip(found.plan.level, lang), " ", found.plan.label.text(lang) or found.plan.id),
            tag("h3", t("coverage.minute", lang)), tag("p", summary(found, lang), css="pa-minute"), tiles(found, lang), css="pa-minute-card"),
        section(t("coverage.findings", lang), _findings(findings(shape, lang), lang), anchor="findings"),
    ])


def _findings(told: tuple[str, ...], lang: Lang) -> Markup:
    """The first findings, the rest folded."""
    if not told:
        return tag("p", t("coverage.findings.none", lang), css="pa-note")
    first, rest = told[:SHOWN], told[SHOWN:]
    more = tag("details", tag("summary", t("search.more", lang, count=str(len(rest)))), tag("ul", *(tag("li", line) for line in rest), css="pa-findings"), css="pa-fold")
    return join([tag("ul", *(tag("li", line) for line in first), css="pa-findings"), more if rest else None])


def lists(found: Coverage, shape: Structure, lang: Lang) -> Markup:
    """Elements by state, then those without a way up, then those that do not count."""
    headline = found.side == "above"
    blocks = [cover_list(items := found.of_state(state, headline=headline), found, lang, t(f"coverage.list.{state}", lang), state,
                         opened=state in OPEN_LISTS or (state == "unseen" and len(items) <= AT_A_GLANCE)) for state in states_of(found)]
    if found.side == "below":
        orphans = tuple(item for item in found.items if item.orphan and item.state != "apart")
        away = {ref.id for ref in shape.unreached}
        blocks += [cover_list(orphans, found, lang, t("coverage.orphans", lang), "orphans", opened=True),
                   cover_list(tuple(item for item in found.items if item.ref.id in away), found, lang, t("coverage.unreached", lang), "unreached")]
    blocks.append(cover_list(found.of_state("apart", headline=False), found, lang, t("coverage.list.apart", lang), "apart"))
    return tag("div", *blocks, css="pa-covers")


def body(store: GraphStore, found: Coverage, shape: Structure, lang: Lang) -> None:
    """The page below the choices."""
    show(head(found, shape, lang))
    show(section(t("coverage.levels", lang), join([tag("p", t("coverage.levels.what", lang), css="pa-note"), state_legend(states_of(found), lang), level_table(found, lang)]),
                 anchor="levels"),
         lists(found, shape, lang))
    if found.groups:
        show(section(t("coverage.groups", lang), join([state_legend(states_of(found), lang), group_table(found, lang)]), len(found.groups), "groups"))
    if found.looks:
        show(section(t(f"coverage.looks.{found.side}", lang), join([tag("p", t("coverage.looks.what", lang), css="pa-note"), look_table(found.looks, found, lang)]),
                     len(found.looks), "plans"))
    if found.agencies:
        show(section(t("coverage.agencies", lang), join([tag("p", t("coverage.agencies.what", lang), css="pa-note"), agency_table(found, lang)]), len(found.agencies), "agencies"))
    show(section(t("coverage.rules", lang), tag("ul", *(tag("li", line) for line in rules(lang)), css="pa-findings"), anchor="rules"))
    downloads(store, found, shape, lang)


def downloads(store: GraphStore, found: Coverage, shape: Structure, lang: Lang) -> None:
    """Excel, CSV and the brief, written when they are asked for."""
    name = f"coverage-{found.plan.id}-{found.side}"
    with st.container(horizontal=True):
        st.download_button(t("coverage.download.xlsx", lang), lambda: coverage_workbook(store, found, shape, lang), file_name=f"{name}.xlsx", mime=MEDIA_TYPE, on_click="ignore")
        st.download_button(t("coverage.download.csv", lang), lambda: coverage_csv(found, lang), file_name=f"{name}.csv", mime="text/csv", on_click="ignore")
        st.download_button(t("coverage.download.md", lang), lambda: brief(store, found, shape, lang), file_name=f"{name}.md", mime="text/markdown", on_click="ignore")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    show(tag("h1", t("page.coverage", lang)), tag("p", t("coverage.lede", lang), css="pa-lede"))
    try:
        plan, side, other = choices(ask(plans, store), lang)
        show(sides(plan, side, other, lang))
        found = ask(coverage, store, plan, side, other or None)
        if not found.items:
            show(tag("div", tag("p", t("coverage.none", lang)), css="pa-empty"))
            return
        body(store, found, ask(structure, store, plan, side), lang)
        show(tag("p", copy_link(place(plan, side, other), lang), css="pa-focus"))
    except NotFoundError as error:
        show(tag("div", tag("h2", t("missing.title", lang)), tag("p", in_language(error, lang)), css="pa-empty"))


main()
