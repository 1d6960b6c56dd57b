"""Overview: what this is, the search box, the chain up to the National Strategy, key figures, and what the numbers say."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.store import GraphStore
from queries.read.overview import chain, figures
from queries.read.plans import plans
from queries.read.progress import board
from queries.read.records import ChainLink, Lang, PlanSummary, Ref
from views.dates import this_year_be
from views.i18n import t
from views.language import language
from views.links import Place, link, place_of
from views.markup import show, tag
from views.navigation import go
from views.parts.indicators import index_card
from views.parts.overview import figure_tiles, start_cards, work_line
from views.parts.sankey import chain_list, chain_nodes, chain_option
from views.parts.search_address import Asked, place
from views.parts.search_box import search_box
from views.store import ask, store_or_stop

CHART_HEIGHT = 1080
OWN_LEVEL = 3  # the level of the plans that planners write


def in_force(every: Iterable[PlanSummary]) -> list[PlanSummary]:
    """Loaded plans of level 3 that no later plan replaces: where a planner starts."""
    found = list(every)
    replaced = {plan.replaces for plan in found if plan.replaces}
    return [plan for plan in found if plan.ref.level == OWN_LEVEL and not plan.stub and plan.ref.id not in replaced]


def search(lang: Lang) -> None:
    """The search box; what is asked there is answered by the search page. Links of the time when it was answered here still work."""
    words = search_box("", lang) or st.query_params.get("q", "").strip()
    if words:
        go(place(Asked(words)), lang)


def chain_picture(links: tuple[ChainLink, ...], lang: Lang) -> None:
    """The Sankey; a click on a node opens its page, a click on a flow the page of its lower end."""
    turn = st.session_state.setdefault("chain-turn", 0)
    with st.container(key="chain"):
        show(tag("div", *(tag("span", t(f"chain.column.{column}", lang)) for column in range(4)), css="pa-columns"))
        state = st.echarts_chart(chain_option(links, lang), key=f"chain-{lang}-{turn}", on_select="rerun", height=CHART_HEIGHT,
                                 alt=t("chain.alt", lang))
    chosen = chosen_place(links, state.selection.selected)
    if chosen:
        st.session_state["chain-turn"] = turn + 1  # a new chart next time: the selection is used up
        go(chosen, lang)
    with st.expander(t("chain.as_list", lang)):
        show(chain_list(links, lang))


def chosen_place(links: tuple[ChainLink, ...], selected: list[dict[str, object]]) -> Place | None:
    """Where a selection in the Sankey leads."""
    for item in selected:
        indices = item.get("data_indices")
        if not isinstance(indices, list) or not indices:
            continue
        if item.get("data_type") == "node":
            return place_of(chain_nodes(links)[indices[0]])
        return place_of(links[indices[0]].lower)
    return None


def comparisons(store: GraphStore, current: list[PlanSummary], names: dict[str, Ref], lang: Lang) -> None:
    """Every index that the plans in force are measured by, beside what all plans ask of it."""
    mine = {plan.ref.id for plan in current}
    boards = [one for one in ask(board, store, this_year_be()).indices if mine.intersection(one.plans)]
    if boards:
        show(tag("h2", t("compare.title", lang)), tag("p", t("compare.what", lang), " ", link(Place("indicators"), lang, t("indicators.back", lang)), css="pa-note"),
             tag("div", *(index_card(one, names, lang) for one in boards), css="pa-cards pa-wide"))


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    every = ask(plans, store)
    names = {plan.ref.id: plan.ref for plan in every}
    current = in_force(every)
    with st.container(key="hero"):
        st.title(t("hero.title", lang), anchor=False)
        show(tag("p", t("hero.what", lang)))
    search(lang)
    show(start_cards(lang, current[0].ref.id if current else None))
    links = ask(chain, store)
    if links:
        show(tag("h2", t("chain.title", lang)), tag("p", t("chain.what", lang), css="pa-note"))
        chain_picture(links, lang)
    counted = ask(figures, store)
    show(tag("h2", t("figures.title", lang)), figure_tiles(counted, lang), work_line(counted.work, lang))
    comparisons(store, current, names, lang)


main()
