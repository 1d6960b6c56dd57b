"""Indicators: the list by index with its filters, and one index with its values, targets of all plans and trend. The address says which."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import streamlit as st

from exports.chart_files import to_png, to_svg
from exports.indicator_chart import chart_spec, line_of
from exports.indicators import targets_csv, values_csv
from graph.progress import STATES
from graph.progress_words import STATE_SIGNS
from queries.read.plans import plans
from queries.read.progress import Board, IndexBoard, MeasureBoard, board, narrowed
from queries.read.records import Lang, Ref
from views.dates import this_year_be
from views.i18n import t
from views.language import language
from views.links import Place, link
from views.markup import join, show, tag
from views.parts.badges import chip, plan_name
from views.parts.element import copy_link, head, section
from views.parts.indicators import (
    alone_list,
    index_card,
    line_note,
    odds_block,
    rules_block,
    state_tiles,
    target_matrix,
    targets_table,
    unasked_list,
)
from views.parts.progress import observation_table, state_chip
from views.store import ask, store_or_stop


def chosen(name: str, known: Iterable[str]) -> list[str]:
    """Values of a filter in the address that mean something."""
    asked = st.query_params.get(name, "").split(",")
    return [one for one in known if one in asked]


def keep(name: str) -> None:
    """Put a filter into the address, in words that are the same in both languages."""
    values = st.session_state[f"indicators-{name}"]
    if values:
        st.query_params[name] = values if isinstance(values, str) else ",".join(values)
    else:
        st.query_params.pop(name, None)


def filters(found: Board, names: dict[str, Ref], lang: Lang) -> tuple[str, list[str], list[str]]:
    """Words, plans and states asked for."""
    known = list(dict.fromkeys(one.plan.id for one in found.indicators))
    left, right = st.columns([1.2, 1])
    words = left.text_input(t("indicators.find", lang), st.query_params.get("find", ""), key="indicators-find", placeholder=t("indicators.find.hint", lang),
                            on_change=keep, args=("find",))
    plan = right.multiselect(t("indicators.plan", lang), known, chosen("plan", known), key="indicators-plan", on_change=keep, args=("plan",),
                             format_func=lambda id_: plan_name(names[id_], lang), placeholder=t("indicators.plan.all", lang))
    state = st.pills(t("indicators.state", lang), STATES, selection_mode="multi", default=chosen("state", STATES), key="indicators-state", on_change=keep,
                     args=("state",), format_func=lambda one: f"{STATE_SIGNS[one]} {t(f'progress.state.{one}', lang)}")
    return (words or "").strip(), plan, list(state)


def take(label: str, make: Any, name: str, mime: str) -> None:
    """A download made on the click."""
    st.download_button(label, make, file_name=name, mime=mime, on_click="ignore", key=f"take-{name}")


def list_page(found: Board, names: dict[str, Ref], lang: Lang) -> None:
    """Everything, by index, then by plan."""
    show(tag("h1", t("indicators.title", lang)), tag("p", t("indicators.lede", lang), css="pa-lede"), state_tiles(found.indicators, lang),
         rules_block(lang, found.today))
    words, plan, state = filters(found, names, lang)
    kept = narrowed(found, words, plan, state)
    filtered = bool(words or plan or state)
    show(tag("p", t("indicators.count", lang, count=str(len(kept.indicators)), all=str(len(found.indicators))), css="pa-note", role="status"))
    with st.container(horizontal=True):
        take(t("indicators.take.targets", lang), lambda: targets_csv(kept.indicators, lang), "indicators-targets.csv", "text/csv")
        take(t("indicators.take.values", lang), lambda: values_csv(kept.indices, lang), "indicators-values.csv", "text/csv")
    if not kept.indicators and not kept.indices:
        show(tag("p", t("indicators.none", lang), css="pa-grey"))
    asked = [one for one in kept.indices if one.plans]
    if asked:
        show(section(t("indicators.indices", lang), join([tag("p", t("indicators.indices.what", lang), css="pa-note"),
                     tag("div", *(index_card(one, names, lang) for one in asked), css="pa-cards pa-wide")]), len(asked)))
    if kept.alone:
        show(section(t("indicators.alone", lang), join([tag("p", t("indicators.alone.what", lang), css="pa-note"),
                     alone_list(kept.alone, lang, open_=filtered)]), len(kept.alone)))
    spare = [one for one in kept.indices if not one.plans]
    if spare:
        show(section(t("indicators.unasked", lang), unasked_list(kept, lang), len(spare)))


def index_page(one: IndexBoard, found: Board, names: dict[str, Ref], lang: Lang) -> None:
    """One index: disagreements, chart, targets and values of each measure."""
    id_ = one.series.id.removeprefix("indicator/")
    name = one.series.label.text(lang) or id_
    show(tag("nav", tag("span", link(Place("indicators"), lang, t("indicators.back", lang))), tag("span", one.series.label.short(lang), aria_current="page"),
             css="pa-crumbs", aria_label=t("crumbs.label", lang)),
         head(one.series, tag("span", name), lang, join([state_chip(one.state, lang) if one.plans else None,
              chip(t("indicators.plans", lang, count=str(len(one.plans))), "pa-outline")], " "),
              tag("p", t("indicators.custodian", lang, name=one.custodian), css="pa-note") if one.custodian else None,
              tag("div", copy_link(Place("indicators", (("index", id_),)), lang),
                  link(Place("plans", (("id", one.series.id),)), lang, t("indicators.element", lang), css="pa-button"), css="pa-actions")),
         rules_block(lang, found.today))
    for measure in one.measures:
        measure_part(one, measure, names, lang)
    matrix = target_matrix(tuple(target for measure in one.measures for target in measure.targets), names, lang)
    show(join([matrix]), section(t("indicators.measured", lang), observation_table([value for measure in one.measures for value in measure.values], lang)))
    with st.container(horizontal=True):
        take(t("indicators.take.targets", lang), lambda: targets_csv(one.indicators, lang), f"{id_}-targets.csv", "text/csv")
        take(t("indicators.take.values", lang), lambda: values_csv((one,), lang), f"{id_}-values.csv", "text/csv")


def measure_part(one: IndexBoard, measure: MeasureBoard, names: dict[str, Ref], lang: Lang) -> None:
    """Chart and targets of one measure."""
    id_ = one.series.id.removeprefix("indicator/")
    title = t(f"measure.{measure.measure}", lang)
    show(tag("section", tag("h2", title[:1].upper() + title[1:], " ", tag("span", t("indicators.values", lang, count=str(len(measure.values))), css="pa-count")), css="pa-section"),
         join([odds_block(measure, one.conflicts, names, lang)]))
    if measure.values:
        name = one.series.label.short(lang) or id_
        st.vega_lite_chart(chart_spec(measure, lang), width="stretch", theme=None, key=f"chart-{id_}-{measure.measure}-{lang}",
                           alt=t("indicators.chart", lang, name=name, measure=title))
        if note := line_note(line_of(measure), measure, lang):
            show(note)
        drawn = partial(chart_spec, measure, lang, width=860, title=f"{one.series.label.text(lang)} ({title})")
        with st.container(horizontal=True):
            take(t("indicators.take.png", lang), lambda: to_png(drawn()), f"{id_}-{measure.measure}-{lang}.png", "image/png")
            take(t("indicators.take.svg", lang), lambda: to_svg(drawn()), f"{id_}-{measure.measure}-{lang}.svg", "image/svg+xml")
    else:
        show(tag("p", t("indicators.no_values", lang), css="pa-grey"))
    if measure.targets:
        show(tag("h3", t("indicators.asked", lang), css="pa-minor-title"), targets_table(measure, one.series, names, lang))


def main() -> None:
    """Choose by address."""
    lang = language()
    store = store_or_stop(lang)
    names = {plan.ref.id: plan.ref for plan in ask(plans, store)}
    found = ask(board, store, this_year_be())
    asked = st.query_params.get("index")
    one = next((index for index in found.indices if index.series.id == f"indicator/{asked}"), None)
    if one:
        index_page(one, found, names, lang)
        return
    if asked:
        show(tag("p", t("indicators.missing", lang, id=asked), css="pa-remark"))
    list_page(found, names, lang)


main()
