"""Left of the desk: elements of the plan with their state, narrowed by state and words; every one is a link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.excerpt import excerpt
from queries.read.records import Lang
from review.records import ROW_STATES, Row
from search.thai import normalise
from views.i18n import t
from views.links import link
from views.markup import Markup, show, tag
from views.parts.desk_state import Table

__all__ = ["neighbour", "row_list", "rows_shown", "states_bar"]

_STATE, _FIND = "state", "desk-find"
_CLIP = 110


def states_bar(here: Table) -> None:
    """How far the plan is, and states to narrow by, with counts."""
    lang, counts = here.lang, here.desk.counts()
    every = len(here.desk.rows)
    st.progress(counts["done"] / every if every else 0.0, text=t("desk.progress", lang, done=f"{counts['done']:,}", all=f"{every:,}"))
    options = ["", *(state for state in ROW_STATES if counts[state] or state == st.query_params.get(_STATE))]
    names: dict[str, str] = {"": t("desk.state.all", lang)} | {state: t(f"desk.state.{state}", lang) for state in ROW_STATES}
    st.pills(t("desk.state", lang), options, key="desk-state", default=_asked(options), required=True, label_visibility="collapsed", on_change=_narrow,
             format_func=lambda state: f"{names[state]} {counts[state] if state else every:,}")


def _asked(options: Sequence[str]) -> str:
    state = st.query_params.get(_STATE, "")
    return state if state in options else ""


def _narrow() -> None:
    chosen = st.session_state.get("desk-state") or ""
    if chosen:
        st.query_params[_STATE] = chosen
    else:
        st.query_params.pop(_STATE, None)


def rows_shown(here: Table) -> tuple[Row, ...]:
    """Rows that pass the state of the address and the words typed."""
    state, words = st.query_params.get(_STATE, ""), normalise(str(st.session_state.get(_FIND) or ""))
    return tuple(row for row in here.desk.rows
                 if (not state or row.state == state) and (not words or words in normalise("\n".join((row.number or "", row.item.read, *row.item.agencies)))))


def row_list(here: Table, rows: Sequence[Row]) -> None:
    """The rows, the chosen one marked."""
    lang = here.lang
    st.text_input(t("desk.find", lang), key=_FIND, placeholder=t("desk.find", lang), label_visibility="collapsed", icon=":material/search:")
    with st.container(height=560, key="desk-rows"):
        if rows:
            show(tag("nav", tag("ol", *(_row(here, row) for row in rows), css="pa-desk-rows"), aria_label=t("desk.rows", lang, shown=f"{len(rows):,}")))
        else:
            show(tag("p", t("desk.rows.none", lang), css="pa-note"))


def _row(here: Table, row: Row) -> Markup:
    lang, chosen = here.lang, here.row is not None and row.id == here.row.id
    open_ = sum(1 for one in row.candidates() if one.state and one.state.status == "suggested")
    accepted = sum(len(slot.accepted) for slot in row.slots.values())
    count = tag("span", f"●{accepted}" if accepted else "", " ", f"+{open_}" if open_ else "", css="pa-desk-count") if accepted or open_ else None
    words = excerpt(row.wording, _CLIP)
    head = tag("span", _kind(row, lang), count, css="pa-desk-row-head")
    return tag("li", link(here.place(row.id), lang, tag("i", css=f"pa-desk-dot pa-desk-{row.state}", title=t(f"desk.state.{row.state}", lang)), tag("span", head, words),
                          css="pa-desk-row" + (" pa-here" if chosen else ""), data_stay="1", aria_current="true" if chosen else None))


def _kind(row: Row, lang: Lang) -> Markup:
    return tag("b", t(f"type.{row.type}", lang), f" {row.number}" if row.number else "")


def neighbour(here: Table, rows: Sequence[Row], step: int, *, open_only: bool = True) -> Row | None:
    """The next row (or the one before) that is not done; None at the end."""
    places = [place for place, row in enumerate(rows) if here.row is not None and row.id == here.row.id]
    at = places[0] if places else -1 if step > 0 else len(rows)
    found = rows[at + 1:] if step > 0 else rows[:max(at, 0)][::-1]
    return next((row for row in found if not open_only or row.state != "done"), None)
