"""For tables: what each column was taken for, with what it holds, to be corrected and remembered for the agency; and where a heading stands that was not found."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.database import Database, DatabaseError
from graph.workspaces.columns import recall, remember
from graph.workspaces.errors import WorkspaceError
from loaders.excerpt import excerpt
from loaders.money import MONEY
from loaders.reading.records import Reading
from loaders.table import FIELDS, ColumnMapping, ColumnRule
from loaders.table.headers import mapping_of_rows, with_given
from loaders.table.mapping import CONFIDENCE_WORDS
from queries.read.records import Lang
from views.i18n import t
from views.markup import Markup, plain, show, tag, visible
from views.parts.badges import chip
from views.parts.bring_state import begin, the_agency, the_draft, who

__all__ = ["columns", "has_columns"]

_SAMPLES = 3
_CELL = 60
_MONEY = ("budget", "budget_total")
_UNITS: tuple[str | None, ...] = (None, "บาท", "พันบาท", "ล้านบาท", *(unit for unit in MONEY if unit not in {"บาท", "พันบาท", "ล้านบาท"}))
_TABLES = frozenset({"xlsx", "xls", "ods", "csv"})


def has_columns(reading: Reading) -> bool:
    """Whether there is something to say of columns: a table that was found, or sheets in which none was."""
    return bool(reading.tables or _sheets_without(reading))


def _sheets_without(reading: Reading) -> list[str]:
    """Sheets of a workbook in which no heading was found."""
    found = {mapping.sheet for mapping in reading.tables}
    return [sheet for sheet in dict.fromkeys(line.sheet for line in reading.lines if line.row) if sheet not in found] if reading.kind in _TABLES else []


def columns(reading: Reading, db: Database | None, lang: Lang, *, fixed: bool) -> None:
    """Every table of the file; ``fixed``: the plan is kept, and columns are shown only."""
    show(tag("p", t("bring.columns.fixed" if fixed else "bring.columns.what", lang), css="pa-note"))
    for place, mapping in enumerate(reading.tables):
        if mapping.sheet or len(reading.tables) > 1:
            first, last = mapping.header_rows
            show(tag("h4", t("bring.columns.table" if last > first else "bring.columns.table.one", lang, sheet=visible(mapping.sheet) or str(place + 1), first=str(first), last=str(last))))
        if fixed:
            show(tag("table", tag("tbody", *(_row(reading, mapping, each, lang) for each in mapping.columns)), css="pa-table pa-bring-columns"))
        else:
            _form(reading, place, db, lang)
    if not fixed and (sheets := _sheets_without(reading)):
        _by_hand(reading, sheets, db, lang)


def _by_hand(reading: Reading, sheets: list[str], db: Database | None, lang: Lang) -> None:
    """Where the heading of a table stands, said by a person; the file is then read once more."""
    show(tag("h4", t("bring.columns.by_hand", lang)), tag("p", t("bring.columns.by_hand.what", lang), css="pa-note"))
    most = max((line.number for line in reading.lines if line.row), default=1)
    with st.form("bring-columns-by-hand", border=False):
        sheet = st.selectbox(t("bring.columns.sheet", lang), sheets, format_func=lambda each: plain(each) or "–", key="bring-hand-sheet")
        left, right = st.columns(2)
        first = int(left.number_input(t("bring.columns.first", lang), 1, most, 1, key="bring-hand-first"))
        last = int(right.number_input(t("bring.columns.last", lang), 1, most, 1, key="bring-hand-last"))
        if st.form_submit_button(t("bring.columns.go", lang), type="primary") and (draft := the_draft()):
            rows = {line.number: line.text.split("\t") for line in reading.lines if line.row and line.sheet == sheet}
            given = mapping_of_rows(sheet, [rows.get(number, []) for number in range(1, max(first, last) + 1)], (first, max(first, last)))
            begin(draft.data, reading.name, db, [given, *reading.tables])
            st.rerun()


def _row(reading: Reading, mapping: ColumnMapping, rule: ColumnRule, lang: Lang) -> Markup:
    return tag("tr", tag("th", rule.letter), tag("td", visible(rule.header)), tag("td", field_name(rule.field, lang), " ", _sure(rule, lang)),
               tag("td", " · ".join(_samples(reading, mapping, rule)), css="pa-note"))


def field_name(field: str | None, lang: Lang) -> str:
    """What a column means; None: its cells are kept as details."""
    return t("bring.columns.detail", lang) if field is None else FIELDS[field].th if lang == "th" else FIELDS[field].en


def _sure(rule: ColumnRule, lang: Lang) -> Markup:
    return chip(CONFIDENCE_WORDS[rule.confidence][lang == "en"], "pa-tiny pa-warn" if rule.confidence == "guess" else "pa-tiny")


def _samples(reading: Reading, mapping: ColumnMapping, rule: ColumnRule) -> list[str]:
    """The first cells of a column."""
    out: list[str] = []
    for line in reading.lines:
        if line.sheet != mapping.sheet or line.number <= mapping.header_rows[1]:
            continue
        cells = line.text.split("\t")
        cell = visible(cells[rule.column - 1]).strip() if len(cells) >= rule.column else ""
        if cell and cell not in out:
            out.append(excerpt(cell, _CELL))
        if len(out) == _SAMPLES:
            break
    return out


def _form(reading: Reading, place: int, db: Database | None, lang: Lang) -> None:
    mapping = reading.tables[place]
    fields: list[str | None] = [None, *sorted(FIELDS, key=lambda name: field_name(name, lang))]
    chosen: list[ColumnRule] = []
    with st.form(f"bring-columns-{place}", border=False):
        for rule in mapping.columns:
            left, right = st.columns([1.25, 1], vertical_alignment="center")
            with left:
                show(tag("p", tag("strong", f"{rule.letter} · {visible(rule.header)}"), " ", _sure(rule, lang), css="pa-bring-column"),
                     tag("p", " · ".join(_samples(reading, mapping, rule)) or t("bring.columns.empty", lang), css="pa-note"))
            field = right.selectbox(plain(rule.header), fields, index=fields.index(rule.field), format_func=lambda each: field_name(each, lang), label_visibility="collapsed",
                                    key=f"bring-column-{place}-{rule.column}-{rule.field}")
            unit = rule.unit
            if rule.field in _MONEY:
                unit = right.selectbox(t("bring.columns.unit", lang, column=rule.letter), _UNITS, index=_UNITS.index(rule.unit) if rule.unit in _UNITS else 0, label_visibility="collapsed",
                                       format_func=lambda each: each or t("bring.columns.unit.none", lang), key=f"bring-unit-{place}-{rule.column}-{rule.unit}")
            chosen.append(rule if (field, unit) == (rule.field, rule.unit) else replace(rule, field=field, unit=unit, rule="mapping-given", confidence="given"))
        agency = st.text_input(t("bring.agency", lang), the_agency(), max_chars=200, key=f"bring-agency-{place}", help=t("bring.agency.why", lang))
        if st.form_submit_button(t("bring.columns.go", lang), type="primary"):
            other = agency.strip() != the_agency()
            st.session_state["bring-agency"] = agency
            _again(reading, place, tuple(chosen), db, other=other)


def _again(reading: Reading, place: int, chosen: tuple[ColumnRule, ...], db: Database | None, *, other: bool) -> None:
    """Read the file once more as it was said, and remember that for the agency. Of an ``other`` agency than before, what is remembered holds where nothing else was chosen."""
    draft = the_draft()
    found = reading.tables[place]
    given = replace(found, columns=chosen)
    if draft is None:
        return
    if db is not None:
        try:
            if other:
                known = with_given(found, recall(db, the_agency())).columns
                given = replace(found, columns=tuple(said if said != was else held for said, was, held in zip(chosen, found.columns, known, strict=True)))
            remember(db, given, agency=the_agency(), by=who(db))
        except (DatabaseError, WorkspaceError) as error:
            st.session_state["bring-wrong"] = str(error)
    begin(draft.data, reading.name, db, [given, *(each for index, each in enumerate(reading.tables) if index != place)])
    st.rerun()
