"""Plans in time, and a plan beside the one it replaces. What is shown stands in the address."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from exports.chart_files import to_png, to_svg
from exports.timeline import compare_csv, events_csv, timeline_spec
from graph.store import GraphStore
from loaders.calendar import BUDDHIST_ERA
from queries.read.records import Lang
from queries.read.timeline import Span, Timeline, predecessors, succession, timeline
from views.i18n import t
from views.language import language
from views.links import Place
from views.markup import show, tag
from views.parts.badges import plan_name
from views.parts.element import copy_link, section
from views.parts.timeline import events_table, succession_table, succession_tiles
from views.store import ask, store_or_stop

ALL = "all"


def this_moment() -> float:
    """Now in Thailand, as a Buddhist year with its fraction."""
    now = datetime.now(ZoneInfo("Asia/Bangkok"))
    return now.year + BUDDHIST_ERA + (now.timetuple().tm_yday - 1) / 365


def choose(name: str, label: str, options: list[str], names: dict[str, str], first: str) -> str:
    """A choice that stands in the address in words of no language; one that means nothing falls back on the first."""
    key = f"timeline-{name}"
    asked = st.query_params.get(name, first)
    if st.session_state.get(key) not in options:
        st.session_state[key] = asked if asked in options else first

    def keep() -> None:
        st.query_params[name] = st.session_state[key]

    return st.selectbox(label, options, key=key, format_func=lambda id_: names.get(id_, id_), on_change=keep) or first


def picture(spans: tuple[Span, ...], lang: Lang) -> None:
    """The chart, its downloads, and the same as a table."""
    now = this_moment()
    st.vega_lite_chart(timeline_spec(spans, lang, now), width="stretch", theme=None, key=f"timeline-{lang}-{len(spans)}", alt=t("timeline.alt", lang))
    show(tag("p", t("timeline.note", lang), css="pa-note"))
    drawn = partial(timeline_spec, spans, lang, now, width=1000, title=t("timeline.title", lang))
    with st.container(horizontal=True):
        st.download_button(t("timeline.take.events", lang), lambda: events_csv(spans, lang), file_name="timeline.csv", mime="text/csv", on_click="ignore")
        st.download_button(t("timeline.take.png", lang), lambda: to_png(drawn()), file_name=f"timeline-{lang}.png", mime="image/png", on_click="ignore")
        st.download_button(t("timeline.take.svg", lang), lambda: to_svg(drawn()), file_name=f"timeline-{lang}.svg", mime="image/svg+xml", on_click="ignore")
    show(tag("details", tag("summary", t("timeline.table", lang)), events_table(spans, lang), css="pa-fold"))


def comparison(store: GraphStore, found: Timeline, lang: Lang) -> None:
    """A plan beside one of those before it."""
    held = {span.plan.id: span for span in found.spans if not span.stub}
    newer = [id_ for id_ in held if any(one.plan.id in held for one in predecessors(found, id_))]
    if not newer:
        return
    newer.sort(key=lambda id_: -(held[id_].start_be or 0))
    names = {span.plan.id: plan_name(span.plan, lang) for span in found.spans}
    show(section(t("succession.title", lang), tag("p", t("succession.honest", lang), css="pa-note"), anchor="compare"))
    left, right = st.columns(2)
    with left:
        plan = choose("plan", t("succession.newer", lang), newer, names, newer[0])
    older = [one.plan.id for one in predecessors(found, plan) if one.plan.id in held]
    with right:
        other = choose("with", t("succession.older", lang), older, names, older[0])
    result = ask(succession, store, plan, other)
    show(tag("p", t("succession.held", lang, before=str(result.held[0]), after=str(result.held[1]), older=names[other], newer=names[plan]), css="pa-note"),
         succession_tiles(result, lang), succession_table(result, lang))
    st.download_button(t("timeline.take.compare", lang), lambda: compare_csv(result, lang), file_name=f"{plan}-{other}.csv", mime="text/csv", on_click="ignore")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    found = ask(timeline, store)
    lines = found.lines()
    show(tag("h1", t("timeline.title", lang)), tag("p", t("timeline.lede", lang), css="pa-lede"))
    names = {ALL: t("timeline.line.all", lang)} | {line: plan_name(spans[-1].plan, lang) for line, spans in lines.items()}
    line = choose("line", t("timeline.line", lang), [ALL, *lines], names, ALL)
    picture(lines.get(line, found.spans), lang)
    comparison(store, found, lang)
    show(tag("p", copy_link(Place("timeline", tuple((key, value) for key, value in st.query_params.items() if key != "lang")), lang)))


main()
