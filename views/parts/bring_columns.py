"""For tables: what each column was taken for, with what it holds, to be corrected and remembered for the agency."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.database import Database, DatabaseError
from graph.workspaces.columns import remember
from graph.workspaces.errors import WorkspaceError
from loaders.reading.records import Reading
from loaders.table import FIELDS, ColumnMapping, ColumnRule
from loaders.table.mapping import CONFIDENCE_WORDS
from queries.read.records import Lang
from views.i18n import t
from views.markup import Markup, plain, show, tag, visible
from views.parts.badges import chip
from views.parts.bring_state import begin, the_agency, the_draft, who

__all__ = ["columns"]

_SAMPLES = 3
_CELL = 60


def columns(reading: Reading, db: Database | None, lang: Lang, *, fixed: bool) -> None:
    """Every table of the file; ``fixed``: the plan is kept, and columns are shown only."""
    show(tag("p", t("bring.columns.fixed" if fixed else "bring.columns.what", lang), css="pa-note"))
    for place, mapping in enumerate(reading.tables):
        if mapping.sheet or len(reading.tables) > 1:
            show(tag("h4", t("bring.columns.table", lang, sheet=visible(mapping.sheet) or str(place + 1), first=str(mapping.header_rows[0]), last=str(mapping.header_rows[1]))))
        if fixed:
            show(tag("table", tag("tbody", *(_row(reading, mapping, each, lang) for each in mapping.columns)), css="pa-table pa-bring-columns"))
        else:
            _form(reading, place, db, lang)


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
            out.append(cell[:_CELL] + ("…" if len(cell) > _CELL else ""))
        if len(out) == _SAMPLES:
            break
    return out


def _form(reading: Reading, place: int, db: Database | None, lang: Lang) -> None:
    mapping = reading.tables[place]
    fields: list[str | None] = [None, *sorted(FIELDS, key=lambda name: field_name(name, lang))]
    chosen: list[str | None] = []
    with st.form(f"bring-columns-{place}", border=False):
        for rule in mapping.columns:
            left, right = st.columns([1.25, 1], vertical_alignment="center")
            with left:
                show(tag("p", tag("strong", f"{rule.letter} · {visible(rule.header)}"), " ", _sure(rule, lang), css="pa-bring-column"),
                     tag("p", " · ".join(_samples(reading, mapping, rule)) or t("bring.columns.empty", lang), css="pa-note"))
            chosen.append(right.selectbox(plain(rule.header), fields, index=fields.index(rule.field), format_func=lambda each: field_name(each, lang), label_visibility="collapsed",
                                          key=f"bring-column-{place}-{rule.column}-{rule.field}"))
        agency = st.text_input(t("bring.agency", lang), the_agency(), max_chars=200, key=f"bring-agency-{place}", help=t("bring.agency.why", lang))
        if st.form_submit_button(t("bring.columns.go", lang), type="primary"):
            st.session_state["bring-agency"] = agency
            _again(reading, place, tuple(chosen), db)


def _again(reading: Reading, place: int, chosen: tuple[str | None, ...], db: Database | None) -> None:
    """Read the file once more as it was said, and remember that for the agency."""
    draft = the_draft()
    rules = tuple(rule if field == rule.field else replace(rule, field=field, rule="mapping-given", confidence="given")
                  for rule, field in zip(reading.tables[place].columns, chosen, strict=True))
    given = replace(reading.tables[place], columns=rules)
    if draft is None:
        return
    if db is not None:
        try:
            remember(db, given, agency=the_agency(), by=who(db))
        except (DatabaseError, WorkspaceError) as error:
            st.session_state["bring-wrong"] = str(error)
    begin(draft.data, reading.name, db, [given, *(each for index, each in enumerate(reading.tables) if index != place)])
    st.rerun()
