"""What came of a query: a table, a chart, a picture, yes or no, or why there is no result."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from graph.network import MAX_NODES
from graph.store import GraphStore
from ontology.namespaces import ID
from queries.read.records import Lang
from queries.safe.limits import MIB
from queries.safe.outcome import Cancelled, Failure, TooLarge
from views.graph_component import policy_graph
from views.i18n import t
from views.markup import Markup, join, show, tag
from views.parts.sparql_answer import PAGE_BYTES, Answer, Job, Statements, Table, Verdict
from views.parts.sparql_chart import BARS, chart_plan, chart_spec
from views.parts.sparql_picture import drawn_data, joined, picture_of
from views.parts.sparql_table import PAGE, as_table, in_language, kept_columns, result_table
from views.parts.sparql_terms import named, shown

__all__ = ["failure", "result"]

_TURNED = "sparql-page"
_VIEWS = {"table": "sparql.show.table", "chart": "sparql.show.chart", "graph": "sparql.show.graph"}


def result(store: GraphStore, job: Job, lang: Lang, fixed: Collection[str] | None = None) -> None:
    """Show the answer of a finished job. ``fixed``: variables whose value stands in the form above; None for a query of one's own, shown as it asks."""
    answer = job.answer
    match answer:
        case None | Failure():  # told below the editor
            return
        case Verdict(holds=holds):
            show(_head(job, answer, "", lang),
                 tag("div", tag("strong", t("sparql.yes" if holds else "sparql.no", lang)),
                     tag("p", t("sparql.yes.what" if holds else "sparql.no.what", lang)), css=f"pa-verdict pa-verdict-{'yes' if holds else 'no'}"))
        case Table(rows=()) | Statements(triples=()):
            show(_head(job, answer, t("sparql.rows", lang, count="0"), lang), tag("div", tag("h3", t("sparql.nothing", lang)),
                 tag("p", t("sparql.nothing.what", lang)), css="pa-empty"))
        case Table():
            show(_head(job, answer, t("sparql.rows", lang, count=f"{len(answer.rows):,}"), lang))
            _rows(store, answer, lang, fixed)
        case Statements():
            show(_head(job, answer, t("sparql.triples", lang, count=f"{len(answer.triples):,}"), lang))
            _statements(store, answer, lang)


def failure(found: Failure, lang: Lang) -> Markup:
    """Why there is no result, as a sentence."""
    if isinstance(found, Cancelled):
        words = t("sparql.cancelled", lang)
    elif isinstance(found, TooLarge) and found.limit <= PAGE_BYTES:
        words = t("sparql.too_large", lang, limit=f"{found.limit / MIB:g} MiB")
    else:
        words = found.th if lang == "th" else found.en[:1].upper() + found.en[1:]
    return tag("div", tag("h3", t("sparql.failed", lang)), tag("p", words), css="pa-remark pa-remark-discrepancy pa-query-failure", role="alert")


def _head(job: Job, answer: Answer, count: str, lang: Lang) -> Markup:
    seconds = job.elapsed
    time = t("sparql.milliseconds", lang, value=f"{seconds * 1000:.0f}") if seconds < 1 else t("sparql.seconds", lang, value=f"{seconds:.1f}")
    build = "" if isinstance(answer, Failure) else answer.build[:8]
    return tag("h2", t("sparql.result", lang), " ", tag("span", join([count or None, t("sparql.took", lang, time=time, build=build)], " · "),
               css="pa-count"), id="result")


def _view(options: tuple[str, ...], lang: Lang) -> str:
    """Which of the ways to show the result is chosen; nothing to choose among one."""
    if len(options) == 1:
        return options[0]
    chosen = st.segmented_control(t("sparql.show", lang), options, default=options[0], key="sparql-view-" + "-".join(options), required=True,
                                  format_func=lambda name: t(_VIEWS[name], lang), label_visibility="collapsed")
    return str(chosen or options[0])


def _rows(store: GraphStore, table: Table, lang: Lang, fixed: Collection[str] | None) -> None:
    plan = chart_plan(table)
    with st.container(horizontal=True, vertical_alignment="center", key="sparql-bar"):
        if _view(("table", "chart") if plan else ("table",), lang) == "table" or plan is None:
            page, raw = _turn(table, lang)
            number = None
        else:
            number = plan.numbers[-1]
            if len(plan.numbers) > 1:
                number = st.selectbox(t("sparql.chart.value", lang), plan.numbers, index=len(plan.numbers) - 1, width=280,
                                      format_func=lambda index: table.columns[index], label_visibility="collapsed")
    if number is None or plan is None:
        _page(store, table, page, lang, raw=raw, fixed=fixed)
        return
    names = named(store, (cell for row in table.rows for cell in row), lang)
    if fixed is not None:
        table = in_language(table, names, lang)
    if plan.year is None and len(table.rows) > BARS:
        show(tag("p", t("sparql.chart.first", lang, count=str(BARS), total=f"{len(table.rows):,}"), css="pa-note"))
    st.vega_lite_chart(chart_spec(table, plan, number, names), width="stretch")


def _turn(table: Table, lang: Lang) -> tuple[int, bool]:
    """The page of the table that is turned to, and whether names give way to codes. A new result opens at its first page."""
    last = (len(table.rows) - 1) // PAGE
    rows, page = st.session_state.get(_TURNED, (None, 0))
    page = page if rows is table.rows else 0
    raw = st.toggle(t("sparql.raw", lang), key="sparql-raw")
    if last:
        step = -int(st.button("‹ " + t("sparql.page.before", lang), disabled=page == 0, key="sparql-before"))
        step += int(st.button(t("sparql.page.after", lang) + " ›", disabled=page == last, key="sparql-after"))
        if step:
            st.session_state[_TURNED] = (table.rows, page + step)
            st.rerun()
        show(tag("p", t("sparql.page", lang, first=f"{page * PAGE + 1:,}", last=f"{min((page + 1) * PAGE, len(table.rows)):,}",
                        count=f"{len(table.rows):,}"), css="pa-note pa-turn"))
    return page, raw


def _page(store: GraphStore, table: Table, page: int, lang: Lang, *, raw: bool, fixed: Collection[str] | None = None) -> None:
    part = Table(table.columns, table.rows[page * PAGE:(page + 1) * PAGE], table.build)
    names = named(store, (cell for row in part.rows for cell in row), lang)
    if fixed is not None and not raw:
        part = in_language(part, names, lang)
    kept = range(len(part.columns)) if raw else kept_columns(part, names, fixed or ())
    columns = [part.columns[place] for place in kept]
    show(result_table(columns, [[row[place] for place in kept] for row in part.rows], names, lang, first=page * PAGE + 1, raw=raw))


def _statements(store: GraphStore, found: Statements, lang: Lang) -> None:
    table = as_table(found, lang)
    lines = joined(found)
    cards = len({end for subject, _, object_ in lines for end in (subject, object_)})
    drawable = bool(lines) and cards <= MAX_NODES
    if not drawable:
        show(tag("p", t("sparql.graph.many", lang, count=f"{cards:,}", limit=str(MAX_NODES)) if lines else t("sparql.graph.none", lang), css="pa-note"))
    with st.container(horizontal=True, vertical_alignment="center", key="sparql-bar"):
        picture = drawable and _view(("graph", "table"), lang) == "graph"
        page, raw = (0, False) if picture else _turn(table, lang)
    if picture:
        _picture(store, found, lang)
    else:
        _page(store, table, page, lang, raw=raw)


def _picture(store: GraphStore, found: Statements, lang: Lang) -> None:
    """The picture; a chosen card shows its full name and the way to its page."""
    terms = [term for triple in found.triples for term in (triple.subject, triple.predicate, triple.object)]
    names = named(store, terms, lang)
    drawn = picture_of(store, found, names, lang, MAX_NODES)
    if drawn is None:
        return
    event = policy_graph(drawn_data(drawn, names, lang), key="sparql-picture")
    if event and event.type == "select":
        st.session_state["sparql-card"] = event.id
    chosen = drawn.node(st.session_state.get("sparql-card", ""))
    if chosen:
        term = next(term for term in terms if getattr(term, "value", "").removeprefix(ID) == chosen.id)
        show(tag("p", tag("strong", shown(term, names, lang)), css="pa-chosen", role="status"))
