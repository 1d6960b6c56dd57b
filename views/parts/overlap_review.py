"""Deciding on one pair that may overlap: three verdicts, a note, who said what, undo, and the next pair that waits."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.database import Database, DatabaseError, open_database
from graph.decisions.fold import State
from graph.decisions.log import append
from graph.decisions.records import Draft
from graph.decisions.refusals import LogError
from graph.decisions.words import MARKS
from queries.read.records import Lang
from review.acts import last_act, undo
from review.pairs import VERDICTS, decide_pair, pair_states, verdict_of
from search.overlap import OverlapChoice, chosen
from search.overlap_records import Found, Pair
from views.i18n import t
from views.language import in_language
from views.links import link
from views.markup import Markup, plain, show, tag
from views.parts.badges import chip
from views.parts.overlap import AskedOverlap
from views.person import person, person_line

__all__ = ["database", "review", "states_here"]

_ICONS = {"duplicates": ":material/content_copy:", "hands-on": ":material/south:", "different": ":material/call_split:"}
_SEEN, _FLASH = "overlap-seen", "overlap-flash"


def database() -> Database | None:
    """The database of decisions; None, with a word on the page, where it cannot be used."""
    try:
        return open_database()
    except DatabaseError as error:
        st.warning(plain(str(error)))
        return None


def states_here(db: Database | None) -> Mapping[str, State]:
    """What people decided of pairs; nothing where there is no database."""
    if db is None:
        return {}
    try:
        return pair_states(db)
    except DatabaseError as error:
        st.warning(plain(str(error)))
        return {}


def review(db: Database, pair: Pair, states: Mapping[str, State], found: Found, lang: Lang) -> None:
    """The verdicts under a single pair."""
    who, state = person(db), states.get(pair.id)
    kind, words = st.session_state.pop(_FLASH, ("", ""))
    if words:
        (st.error if kind == "error" else st.success)(plain(words))
    show(tag("h3", t("overlap.review", lang)), _said(state, lang))
    seen = st.session_state.get(_SEEN, {}).get(pair.id, len(state.history) if state else 0)
    note = st.text_input(t("overlap.review.note", lang), key=f"overlap-note-{pair.id}", max_chars=2_000)
    with st.container(horizontal=True, key="overlap-review", vertical_alignment="center"):
        for verdict in VERDICTS:
            if st.button(t(f"overlap.verdict.{verdict}", lang), key=f"overlap-{verdict}", icon=_ICONS[verdict], disabled=not who.decides, help=t(f"overlap.verdict.{verdict}.why", lang)):
                _write(db, decide_pair(who, pair, verdict, seen, note=note), pair, lang)
        mine = last_act([state], who.name) if state else None
        if state and mine and st.button(t("overlap.review.undo", lang), key="overlap-undo", icon=":material/undo:"):
            _write(db, undo(who, state, mine[1]), pair, lang)
        person_line(db, who, lang)
    waiting = next((other for other in chosen(found, OverlapChoice()) if other.awaits and other.id != pair.id), None)
    if waiting:
        show(tag("p", link(AskedOverlap(OverlapChoice(), waiting.id).place(), lang, t("overlap.review.next", lang), " →")))
    st.session_state[_SEEN] = {pair.id: len(state.history) if state else 0}


def _write(db: Database, draft: Draft, pair: Pair, lang: Lang) -> None:
    try:
        append(db, [draft], policy=person(db).policy)
        st.session_state[_FLASH] = ("done", t("overlap.review.saved", lang))
    except LogError as error:
        st.session_state[_FLASH] = ("error", error.th if lang == "th" else error.en)
    except DatabaseError as error:
        st.session_state[_FLASH] = ("error", in_language(error, lang))
    st.session_state.get(_SEEN, {}).pop(pair.id, None)
    st.rerun()


def _said(state: State | None, lang: Lang) -> Markup:
    """Who said what of the pair, and what is in force."""
    if state is None or not state.marks:
        return tag("p", t("overlap.review.none", lang), css="pa-note")
    verdict = verdict_of(state)
    lines = [tag("li", tag("b", given.by), " ", MARKS[given.review.mark][0 if lang == "th" else 1], tag("span", f" — {given.review.note}", css="pa-note") if given.review.note else None)
             for given in state.marks]
    head = chip(t(f"overlap.verdict.{verdict}", lang), "pa-status-decided") if verdict else chip(t("desk.state.disputed", lang), "pa-warn") if state.reading.disputed else None
    return tag("div", tag("p", head, css="pa-chips-line") if head else None, tag("ul", *lines, css="pa-findings"))
