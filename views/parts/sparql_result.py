"""What came of a query: a table, a chart, a picture, yes or no, or why there is no result."""

from __future__ import annotations

import streamlit as st

from graph.network import MAX_NODES
from graph.store import GraphStore
from ontology.namespaces import ID
from queries.read.plans import plans
from queries.read.records import Lang
from queries.safe.limits import MIB
from queries.safe.outcome import Cancelled, Failure, SyntaxProblem, TooLarge
from views.graph_component import policy_graph
from views.html import Markup, join, show, tag
from views.i18n import t
from views.parts.sparql_answer import PAGE_BYTES, Answer, Job, Statements, Table, Verdict
from views.parts.sparql_chart import BARS, chart_plan, chart_spec
from views.parts.sparql_picture import drawn_data, joined, picture_of
from views.parts.sparql_table import PAGE, as_table, result_table
from views.parts.sparql_terms import named, shown
from views.store import ask

__all__ = ["result"]

_VIEWS = {"table": "sparql.show.table", "chart": "sparql.show.chart", "graph": "sparql.show.graph"}


def result(store: GraphStore, job: Job, lang: Lang) -> None:
    """Show the answer of a finished job."""
    answer = job.answer
    match answer:
        case None | SyntaxProblem():  # the editor shows a mistake at its place
            return
        case Failure():
            show(_failure(answer, lang))
        case Verdict(holds=holds):
            show(_head(job, answer, "", lang),
                 tag("div", tag("strong", t("sparql.yes" if holds else "sparql.no", lang)),
                     tag("p", t("sparql.yes.what" if holds else "sparql.no.what", lang)), css=f"pa-verdict pa-verdict-{'yes' if holds else 'no'}"))
        case Table(rows=()) | Statements(triples=()):
            show(_head(job, answer, t("sparql.rows", lang, count="0"), lang), tag("div", tag("h3", t("sparql.nothing", lang)),
                 tag("p", t("sparql.nothing.what", lang)), css="pa-empty"))
        case Table():
            show(_head(job, answer, t("sparql.rows", lang, count=f"{len(answer.rows):,}"), lang))
            _rows(store, answer, lang)
        case Statements():
            show(_head(job, answer, t("sparql.triples", lang, count=f"{len(answer.triples):,}"), lang))
            _statements(store, answer, lang)


def _failure(failure: Failure, lang: Lang) -> Markup:
    if isinstance(failure, Cancelled):
        words = t("sparql.cancelled", lang)
    elif isinstance(failure, TooLarge) and failure.limit <= PAGE_BYTES:
        words = t("sparql.too_large", lang, limit=f"{failure.limit / MIB:g} MiB")
    else:
        words = failure.th if lang == "th" else failure.en[:1].upper() + failure.en[1:]
    return tag("div", tag("h3", t("sparql.failed", lang)), tag("p", words), css="pa-remark pa-remark-discrepancy pa-query-failure", role="alert")


def _head(job: Job, answer: Answer, count: str, lang: Lang) -> Markup:
    seconds = job.elapsed
    time = t("sparql.milliseconds", lang, value=f"{seconds * 1000:.0f}") if seconds < 1 else t("sparql.seconds", lang, value=f"{seconds:.1f}")
    build = "" if isinstance(answer, Failure) else answer.build[:8]
    return tag("h2", t("sparql.result", lang), " ", tag("span", join([count or None, t("sparql.took", lang, time=time, build=build)], " · "),
               css="pa-count"), id="result")


def _view(options: tuple[str, ...], lang: Lang) -> str:
    if len(options) == 1:
        return options[0]
    chosen = st.segmented_control(t("sparql.show", lang), options, default=options[0], key="sparql-view-" + "-".join(options), required=True,
                                  format_func=lambda name: t(_VIEWS[name], lang), label_visibility="collapsed")
    return str(chosen or options[0])


def _rows(store: GraphStore, table: Table, lang: Lang) -> None:
    plan = chart_plan(table)
    if _view(("table", "chart") if plan else ("table",), lang) == "chart" and plan:
        number = plan.numbers[-1]
        if len(plan.numbers) > 1:
            number = st.selectbox(t("sparql.chart.value", lang), plan.numbers, index=len(plan.numbers) - 1, width=280,
                                  format_func=lambda index: table.columns[index])
        names = named(store, (cell for row in table.rows for cell in row), lang)
        if plan.year is None and len(table.rows) > BARS:
            show(tag("p", t("sparql.chart.first", lang, count=str(BARS), total=f"{len(table.rows):,}"), css="pa-note"))
        st.vega_lite_chart(chart_spec(table, plan, number, names), width="stretch")
    else:
        _pages(store, table, lang)


def _pages(store: GraphStore, table: Table, lang: Lang) -> None:
    """The table, a page at a time."""
    last = (len(table.rows) - 1) // PAGE
    turned = st.session_state.get("sparql-page", (None, 0))
    page = min(turned[1], last) if turned[0] is table.rows else 0
    with st.container(horizontal=True, vertical_alignment="center", key="sparql-pages"):
        raw = st.toggle(t("sparql.raw", lang), key="sparql-raw")
        if last:
            if st.button("‹ " + t("sparql.page.before", lang), disabled=page == 0, key="sparql-before"):
                page -= 1
            if st.button(t("sparql.page.after", lang) + " ›", disabled=page == last, key="sparql-after"):
                page += 1
            before = st.session_state.get("sparql-page")
            if (before[1] if before and before[0] is table.rows else 0) != page:
                st.session_state["sparql-page"] = (table.rows, page)
                st.rerun()
            show(tag("p", t("sparql.page", lang, first=f"{page * PAGE + 1:,}", last=f"{min((page + 1) * PAGE, len(table.rows)):,}",
                            count=f"{len(table.rows):,}"), css="pa-note"))
    rows = table.rows[page * PAGE:(page + 1) * PAGE]
    names = named(store, (cell for row in rows for cell in row), lang)
    show(result_table(table.columns, rows, names, lang, first=page * PAGE + 1, raw=raw))


def _statements(store: GraphStore, found: Statements, lang: Lang) -> None:
    table = as_table(found, lang)
    lines = joined(found)
    cards = len({end for subject, _, object_ in lines for end in (subject, object_)})
    if not lines or cards > MAX_NODES:
        show(tag("p", t("sparql.graph.many", lang, count=f"{cards:,}", limit=str(MAX_NODES)) if lines else t("sparql.graph.none", lang), css="pa-note"))
        _pages(store, table, lang)
    elif _view(("graph", "table"), lang) == "table":
        _pages(store, table, lang)
    else:
        _picture(store, found, lang)


def _picture(store: GraphStore, found: Statements, lang: Lang) -> None:
    """The picture; a chosen card shows its full name and the way to its page."""
    terms = [term for triple in found.triples for term in (triple.subject, triple.predicate, triple.object)]
    names = named(store, terms, lang)
    drawn = picture_of(store, found, names, lang, MAX_NODES)
    if drawn is None:
        return
    levels = {plan.ref.id: plan.ref.level for plan in ask(plans, store)}
    event = policy_graph(drawn_data(drawn, levels, names, lang), key="sparql-picture")
    if event and event.type == "select":
        st.session_state["sparql-card"] = event.id
    chosen = drawn.node(st.session_state.get("sparql-card", ""))
    if chosen:
        term = next(term for term in terms if getattr(term, "value", "").removeprefix(ID) == chosen.id)
        show(tag("p", tag("strong", shown(term, names, lang)), css="pa-chosen", role="status"))
