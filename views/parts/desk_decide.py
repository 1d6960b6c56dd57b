"""Deciding on the chosen candidate: one press with what was proposed, or with every detail: relation, evidence, note, the seven criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from exports.rubric_chart import rubric_spec
from graph.decisions.records import RUBRIC, Claim, Draft, Extent, Function, Quote, Rubric, Side
from graph.decisions.words import deed, when
from loaders.records.base import Directness, Predicate
from review import acts
from review.records import Candidate, Row
from views.i18n import t
from views.markup import plain, show, tag
from views.parts.desk_state import Table, flash, write

__all__ = ["actions", "decide", "details", "history", "radar"]

_DIRECT: tuple[Directness, ...] = get_args(Directness)
_PREDICATES: tuple[Predicate, ...] = ("contributesTo", "implements", "derivedFrom", "measuredBySame", "alignsWith", "conflictsWith")


def decide(here: Table, act: str) -> bool:
    """Do what a button or a key says with the chosen candidate; whether anything was written."""
    row, one = here.row, here.candidate
    if row is None:
        return False
    if act == "nothing":
        slot = here.slot
        return slot is not None and write(here, [acts.nothing_aligns(here.who, row, here.workspace.id, slot.rule.plan, slot.nothing)])
    if one is None:
        return False
    draft = _draft(here, row, one, act)
    return draft is not None and write(here, [draft])


def _draft(here: Table, row: Row, one: Candidate, act: str) -> Draft | None:
    who, state = here.who, one.state
    match act:
        case "main" | "secondary":
            told = one.suggestion
            claim = Claim(predicate=told.claim.predicate if told else "contributesTo", directness="main" if act == "main" else "secondary")
            return acts.accept(who, row, one, claim, _both_sides(row, one))
        case "reject":
            return acts.reject(who, row, one)
        case "unsure":
            return acts.unsure(who, row, one)
        case "approve" if state is not None:
            return acts.approve(who, state, acts.texts_of(row, one))
        case "withdraw" if state is not None:
            return acts.withdraw(who, state)
    return None


def _both_sides(row: Row, one: Candidate) -> tuple[Quote, ...]:
    """The evidence at hand; of a candidate chosen by hand the two wordings themselves, which the person has just read."""
    quotes = one.quotes
    if one.suggestion is None and one.state is None:
        read = one.provenance
        return (Quote(side="subject", text=row.wording, locator=row.locator),
                Quote(side="object", text=one.wording, source=read.source.id if read else None, locator=read.locator if read else ""))
    return quotes


def actions(here: Table) -> str | None:
    """The row of buttons under the chosen candidate; what was pressed."""
    one, lang = here.candidate, here.lang
    if one is None or here.row is None:
        return None
    state = one.state
    off = not here.who.decides
    pressed: str | None = None
    with st.container(horizontal=True, key="desk-actions", gap="small"):
        for act, key, icon in (("main", "A", ":material/check_circle:"), ("secondary", "S", ":material/radio_button_unchecked:"), ("reject", "R", ":material/cancel:"),
                               ("unsure", "U", ":material/help:")):
            words = t(f"desk.{act}", lang)
            if st.button(f"{words} · {key}", icon=icon, key=f"desk-do-{act}", type="primary" if act == "main" else "secondary", disabled=off):
                pressed = act
        if state and state.status == "reviewed" and state.mark not in {None, "unsure"} and here.who.role == "approver" and \
                st.button(f"{t('desk.approve', lang)} · P", icon=":material/verified:", key="desk-do-approve"):
            pressed = "approve"
        if state and state.status == "approved" and here.who.role == "approver" and st.button(t("desk.withdraw", lang), icon=":material/undo:", key="desk-do-withdraw"):
            pressed = "withdraw"
    return pressed


def details(here: Table) -> bool:
    """The long way: every field of a decision. Whether one was saved."""
    row, one, lang = here.row, here.candidate, here.lang
    if row is None or one is None:
        return False
    disputed = one.state is not None and one.state.status == "disputed"
    with st.expander(t("desk.details", lang), expanded=disputed, icon=":material/tune:"):
        if disputed and here.who.role == "approver":
            return _settle(here, row, one)
        with st.form(f"desk-details-{one.matter.key}", border=False):
            claim = _claim(here, one)
            left, right = st.columns(2)
            with left:
                own = _evidence(here, one, "subject", row.item.read)
            with right:
                theirs = _evidence(here, one, "object", _upper_text(here, one))
            note = st.text_area(t("desk.note", lang), key=f"desk-note-{one.ref.id}", max_chars=20_000, height=80)
            rubric = _rubric(here, one)
            saved = None
            with st.container(horizontal=True):
                for directness in _DIRECT:
                    if st.form_submit_button(t(f"desk.save.{directness}", lang), key=f"desk-save-{directness}", type="primary" if directness == "main" else "secondary",
                                             disabled=not here.who.decides):
                        saved = directness
                reject = st.form_submit_button(t("desk.reject", lang), key="desk-save-reject", disabled=not here.who.decides)
        if reject:
            return write(here, [acts.reject(here.who, row, one, note=note)])
        if saved is None or own is None or theirs is None:
            return False
        return write(here, [acts.accept(here.who, row, one, claim.model_copy(update={"directness": saved}), (*own, *theirs), note=note, rubric=rubric)])


def _claim(here: Table, one: Candidate) -> Claim:
    lang = here.lang
    now = one.state.claim if one.state and one.state.claim else one.suggestion.claim if one.suggestion else Claim()
    first, second, third = st.columns(3)
    with first:
        predicate: Predicate = st.selectbox(t("desk.predicate", lang), _PREDICATES, index=_PREDICATES.index(now.predicate) if now.predicate in _PREDICATES else 0,
                                            format_func=lambda name: t(f"predicate.{name}", lang), key=f"desk-predicate-{one.ref.id}")
    with second:
        function: Function | None = st.selectbox(t("desk.function", lang), get_args(Function), index=_index(get_args(Function), now.function), placeholder=t("desk.not.said", lang),
                                                 format_func=lambda name: t(f"desk.function.{name}", lang), key=f"desk-function-{one.ref.id}")
    with third:
        extent: Extent | None = st.selectbox(t("desk.extent", lang), get_args(Extent), index=_index(get_args(Extent), now.extent), placeholder=t("desk.not.said", lang),
                                             format_func=lambda name: t(f"desk.extent.{name}", lang), key=f"desk-extent-{one.ref.id}")
    return Claim(predicate=predicate, function=function, extent=extent)


def _index(options: Sequence[str], value: str | None) -> int | None:
    return options.index(value) if value in options else None


def _upper_text(here: Table, one: Candidate) -> str:
    """The candidate's wording with that of everything under it: where evidence of its side may be taken from."""
    found = next((found for found in here.upper.outlines.values() if one.ref.id in found.parts), None)
    parts = [found.parts[id_] for id_ in found.within(one.ref.id)] if found else []
    return "\n".join((one.wording, *(text for part in parts for text in (part.ref.label.th, part.description) if text)))


def _evidence(here: Table, one: Candidate, side: Side, source: str) -> tuple[Quote, ...] | None:
    """Passages chosen for one side; None if words were typed that the source does not have."""
    lang, word = here.lang, "own" if side == "subject" else "theirs"
    at_hand = list(dict.fromkeys((*(quote for quote in one.quotes if quote.side == side), *_own_wording(here, one, side))))
    chosen = st.multiselect(t(f"desk.evidence.{word}", lang), range(len(at_hand)), default=[0] if at_hand else [], key=f"desk-evidence-{word}-{one.ref.id}",
                            format_func=lambda place: at_hand[place].text, help=t("desk.evidence.help", lang))
    typed = st.text_input(t(f"desk.evidence.{word}.words", lang), key=f"desk-words-{word}-{one.ref.id}").strip()
    if not typed:
        return tuple(at_hand[place] for place in chosen)
    if _flat(typed) not in _flat(source):
        show(tag("p", t("desk.evidence.not.there", lang, text=typed), css="pa-bring-wrong", role="alert"))
        flash("error", t("desk.evidence.not.there", lang, text=typed))
        return None
    read = one.provenance
    own = Quote(side=side, text=typed, locator=here.row.locator if here.row else "")
    theirs = Quote(side=side, text=typed, source=read.source.id if read else None, locator=read.locator if read else "")
    return (*(at_hand[place] for place in chosen), own if side == "subject" else theirs)


def _own_wording(here: Table, one: Candidate, side: Side) -> tuple[Quote, ...]:
    """The whole wording of the side, offered beside the passages."""
    if side == "subject":
        return (Quote(side=side, text=here.row.wording, locator=here.row.locator),) if here.row else ()
    read = one.provenance
    return (Quote(side=side, text=one.wording, source=read.source.id if read else None, locator=read.locator if read else ""),)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _rubric(here: Table, one: Candidate) -> Rubric | None:
    """The seven criteria; those not judged are left out."""
    lang = here.lang
    now = one.state.reading.rubric.scores if one.state and one.state.reading.rubric else {}
    scores: dict[str, int] = {}
    with st.popover(t("desk.rubric", lang), icon=":material/checklist:", help=t("desk.rubric.help", lang), width="content"):
        for name, (least, most) in RUBRIC.items():
            score = st.segmented_control(t(f"desk.rubric.{name}", lang), range(least, most + 1), default=now.get(name), key=f"desk-rubric-{name}-{one.ref.id}")
            if score is not None:
                scores[name] = score
        if scores.get("causal") == 0:
            show(tag("p", t("desk.rubric.gate", lang), css="pa-bring-wrong"))
    return Rubric(scores=scores) if scores else None


def _settle(here: Table, row: Row, one: Candidate) -> bool:
    """An approver ends a disagreement."""
    lang = here.lang
    with st.form(f"desk-settle-{one.matter.key}", border=False):
        note = st.text_area(t("desk.settle.note", lang), key=f"desk-settle-note-{one.ref.id}", max_chars=20_000, height=80)
        directness: Directness = st.radio(t("desk.settle", lang), _DIRECT, horizontal=True, format_func=lambda name: t(f"directness.{name}", lang), key=f"desk-settle-direct-{one.ref.id}")
        with st.container(horizontal=True):
            accept = st.form_submit_button(t("desk.settle.accept", lang), key="desk-settle-accept", type="primary")
            reject = st.form_submit_button(t("desk.settle.reject", lang), key="desk-settle-reject")
    if not (accept or reject):
        return False
    if not note.strip():
        flash("error", t("desk.settle.need", lang))
        return True
    given = next((mark.review for mark in reversed(one.state.marks) if mark.review.mark == "accept"), None) if one.state else None
    claim = (given.claim if given and given.claim else Claim()).model_copy(update={"directness": directness})
    quotes = given.quotes if given else _both_sides(row, one)
    return write(here, [acts.settle(here.who, row, one, "accept" if accept else "reject", note, claim=claim if accept else None, quotes=quotes if accept else ())])


def radar(here: Table) -> None:
    """The criteria as they were judged, where somebody has."""
    one, lang = here.candidate, here.lang
    rubric = one.state.reading.rubric if one is not None and one.state is not None else None
    if rubric is None or not rubric.scores:
        return
    with st.expander(t("desk.rubric", lang), icon=":material/checklist:"):
        st.vega_lite_chart(rubric_spec(rubric.scores, {name: t(f"desk.criterion.{name}", lang) for name in RUBRIC}), theme=None, key=f"desk-radar-{lang}", width="content",
                           alt=", ".join(f"{t(f'desk.rubric.{name}', lang)} {score}/{RUBRIC[name][1]}" for name, score in rubric.scores.items()))


def history(here: Table) -> bool:
    """Every event of the chosen matter, the latest first, with a way to take each back. Whether one was."""
    one, lang = here.candidate, here.lang
    if one is None or one.state is None or not one.state.history:
        return False
    side = 0 if lang == "th" else 1
    state = one.state
    with st.expander(t("desk.history", lang, count=str(len(state.history))), icon=":material/history:"):
        for number, event in reversed(list(enumerate(state.history, 1))):
            gone = event.draft.id in state.undone
            note = getattr(event.draft.body, "note", "")
            brought = event.draft.brought
            words = tag("p", tag("small", f"{number}. {when(event.decided_at)[side]} "), tag("s", deed(event)[side]) if gone else deed(event)[side],
                        tag("span", f" ({t('desk.brought', lang, who=brought.by, file=brought.file)})", css="pa-note") if brought else None,
                        tag("span", f" ({t('desk.history.undone', lang)})", css="pa-note") if gone else None, tag("span", f" — {note}", css="pa-note") if note else None)
            left, right = st.columns([5, 1], vertical_alignment="center")
            with left:
                show(words)
            mine = event.draft.by == here.who.name or here.who.role == "approver"
            with right:
                if mine and not gone and event.draft.body.kind not in {"suggested", "undone", "stale"} and here.who.decides and \
                        st.button(t("desk.history.undo", lang, number=str(number)), key=f"desk-undo-{event.draft.id}", icon=":material/undo:"):
                    return write(here, [acts.undo(here.who, state, event.draft.id)], plain(t("desk.undone", lang)))
    return False
