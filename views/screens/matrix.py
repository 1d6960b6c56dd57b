"""Matrix: elements of a plan against elements of a plan above it. The address holds plans, folds, sorting, filter and chosen cell."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from exports.matrix import MATRIX_MEDIA_TYPE, matrix_workbook
from graph.matrix import SORTS, Sort
from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.matrix import Matrix, MatrixChoice, cell_records, matrix, matrix_pairs, usual_pair
from queries.read.records import Lang, PlanSummary
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import show, tag
from views.navigation import go
from views.parts.badges import plan_name
from views.parts.element import copy_link
from views.parts.matrix import ALL, Asked, evidence, legend, matrix_table, toolbar
from views.store import ask, store_or_stop

BASES = frozenset({"official", "curated", "suggested"})


def ids(name: str) -> frozenset[str]:
    """A parameter of the address that holds several ids."""
    return frozenset(part for part in st.query_params.get(name, "").split(",") if part)


def sort_of(name: str) -> Sort:
    """How a side is sorted."""
    return next((sort for sort in SORTS if sort == st.query_params.get(name)), "document")


def asked_here(plan: str, upper: str) -> Asked:
    """What the address asks for."""
    rows, columns = ids("rows"), ids("cols")
    choice = MatrixChoice(rows - {ALL}, columns - {ALL}, sort_of("sort"), sort_of("csort"), ids("basis") & BASES, st.query_params.get("linked") != "0")
    row, sign, column = st.query_params.get("cell", "").partition("~")
    return Asked(plan, upper, choice, (row, column) if sign else None, ALL in rows, ALL in columns)


def shown(store: GraphStore, asked: Asked) -> Matrix:
    """The matrix asked for; where all is to be open, it is asked twice: first for what can be opened."""
    choice = asked.choice
    if asked.all_rows or asked.all_columns:
        folded = ask(matrix, store, asked.plan, asked.upper, MatrixChoice())
        choice = replace(choice, open_rows=folded.foldable_rows if asked.all_rows else choice.open_rows,
                         open_columns=folded.foldable_columns if asked.all_columns else choice.open_columns)
    return ask(matrix, store, asked.plan, asked.upper, choice)


def choose(label: str, options: tuple[PlanSummary, ...], current: str, key: str, lang: Lang) -> str:
    """A plan of a list. The address decides whenever it has changed."""
    names = {one.ref.id: one.ref for one in options}
    if st.session_state.get(f"{key}-asked") != current or key not in st.session_state:
        st.session_state[key] = current
    chosen = st.selectbox(label, list(names), key=key, format_func=lambda id_: plan_name(names[id_], lang))
    st.session_state[f"{key}-asked"] = chosen
    return chosen


def plans_here(store: GraphStore, lang: Lang) -> tuple[str, str]:
    """The two plans, from the address or from the boxes; a new choice is a new address."""
    lower, upper = ask(matrix_pairs, store)
    usual = ask(usual_pair, store)
    known = [{one.ref.id for one in some} for some in (lower, upper)]
    now = [given if (given := st.query_params.get(name)) in some else usual[place] for place, (name, some) in enumerate(zip(("plan", "upper"), known, strict=True))]
    left, right = st.columns(2)
    with left:
        plan = choose(t("matrix.plan", lang), lower, str(now[0]), "matrix-plan", lang)
    with right:
        over = choose(t("matrix.upper", lang), upper, str(now[1]), "matrix-upper", lang)
    if [plan, over] != now:
        go(Asked(plan, over, MatrixChoice(linked_only=True)).place(), lang)
    return plan, over


def download(store: GraphStore, asked: Asked, lang: Lang) -> None:
    """The Excel file of what is shown."""
    def make() -> bytes:
        return matrix_workbook(store, shown(store, asked), lang)

    st.download_button(t("matrix.download", lang), make, file_name=f"matrix-{asked.plan}-{asked.upper}.xlsx", mime=MATRIX_MEDIA_TYPE, on_click="ignore")


def body(store: GraphStore, asked: Asked, lang: Lang) -> None:
    """Tools, table and evidence."""
    found = shown(store, asked)
    show(toolbar(asked, lang), legend(lang))
    if not found.table.rows or not found.table.columns:
        show(tag("div", tag("h2", t("matrix.empty", lang)), tag("p", t("matrix.empty.what" if found.table.cells else "matrix.none", lang)), css="pa-empty"))
        return
    with st.container(key="matrix-page"):
        columns = st.columns([1.75, 1], gap="medium") if asked.cell else [st.container()]
        with columns[0], st.container(key="matrix"):
            show(matrix_table(found, asked, lang))
        if asked.cell:
            row, column = (None if id_ == ALL else id_ for id_ in asked.cell)
            records = cell_records(found, ask(alignments, store, asked.plan), row, column)
            with columns[1], st.container(key="matrix-evidence"):
                show(evidence(found, records, asked, lang))
    if not found.table.cells:
        show(tag("p", tag("strong", t("matrix.empty", lang)), " ", t("matrix.empty.what", lang), css="pa-remark"))
    show(tag("p", t("matrix.rule", lang), css="pa-note"))
    show(tag("p", t("matrix.count", lang, count=f"{found.table.total:,}", pending=str(found.table.pending)), " ", copy_link(asked.place(), lang), " ",
             link(Place("coverage", (("plan", asked.upper), ("from", asked.plan))), lang, t("matrix.coverage", lang, plan=plan_name(found.upper, lang))), css="pa-focus"))
    download(store, asked, lang)


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    show(tag("h1", t("page.matrix", lang)), tag("p", t("matrix.lede", lang), css="pa-lede"))
    try:
        plan, upper = plans_here(store, lang)
        body(store, asked_here(plan, upper), lang)
    except NotFoundError as error:
        show(tag("div", tag("h2", t("missing.title", lang)), tag("p", in_language(error, lang)), css="pa-empty"))


main()
