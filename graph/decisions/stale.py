"""Decisions whose ground has shifted: the wording at one end is no longer what the person saw who decided.

A decision records the fingerprint of both texts (``State.texts``). Here they are compared with the wording now; the old wording is looked for
among the versions of the element (``pa:ElementVersion``) and in what the caller remembers, such as the corrections of a workspace. Nothing is
reopened by itself: :func:`reports` makes the events that put such decisions on the list for review.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.decisions.fold import DECIDED, State
from graph.decisions.gate import TOOL
from graph.decisions.records import Draft, Side, Stale

__all__ = ["Change", "Wording", "changes", "reports"]

_HASH = 16
"""Hex digits that fingerprints of wordings have in the graph (loaders/rdf/writer.py)."""
_NAMESPACE = uuid.UUID("6f2d5a1e-7f0c-5d39-9d2a-3a4c6e0b8f11")
_SIDES: Mapping[Side, tuple[str, str]] = {"subject": ("แผนของท่าน", "your plan"), "object": ("แผนระดับบน", "the upper plan")}


@dataclass(frozen=True)
class Wording:
    """How an element reads now, and how it read in other editions."""

    text: str
    hash: str
    edition: str | None = None
    versions: tuple[tuple[str, str, str | None], ...] = ()
    """(text, fingerprint, edition) of other editions."""


@dataclass(frozen=True)
class Change:
    """One end of one decision whose wording changed."""

    matter: str
    side: Side
    element: str
    old_text: str | None
    """None: the old wording is kept nowhere, only its fingerprint."""
    new_text: str | None
    """None: the element is gone."""
    old_edition: str | None = None
    new_edition: str | None = None
    new_hash: str = ""

    @property
    def sentence(self) -> tuple[str, str]:
        """What happened and what to do, Thai and English."""
        thai, english = _SIDES[self.side]
        if self.new_text is None:
            return (f"{self.element} ไม่มีในฉบับปัจจุบันของ{thai}แล้ว ทบทวนการตัดสิน: ถอน หรือแทนที่ด้วยรายการอื่น",
                    f"{self.element} is no longer in {english}; review the decision: withdraw it, or replace it by another")
        old = f"«{self.old_text}»" if self.old_text else "ข้อความเดิม (เก็บไว้เพียงลายนิ้วมือ)"
        old_english = f"“{self.old_text}”" if self.old_text else "its former wording, of which only the fingerprint is kept,"
        return (f"{self.element} ใน{thai} เปลี่ยนจาก {old} เป็น «{self.new_text}» อ่านถ้อยคำใหม่แล้วตัดสินอีกครั้ง",
                f"{self.element} in {english} changed from {old_english} to “{self.new_text}”; read the new wording and decide again")


def changes(
    states: Iterable[State], now: Mapping[str, Wording], remembered: Mapping[str, str] | None = None, sides: Collection[Side] = ("subject", "object"),
) -> tuple[Change, ...]:
    """Changed ends of what people decided, by matter.

    Args:
        states: Of which those in :data:`graph.decisions.fold.DECIDED` are looked at; an end whose fingerprint was not recorded is passed over.
        now: Wording by element id. An element that is not here is gone.
        remembered: Old wording by fingerprint (its first 16 digits), where the caller knows more than the graph.
        sides: Ends to look at.
    """
    found = [change for state in states if state.status in DECIDED for change in _of(state, now, remembered or {}) if change.side in sides]
    return tuple(sorted(found, key=lambda change: (change.matter, change.side != "subject")))


def _of(state: State, now: Mapping[str, Wording], remembered: Mapping[str, str]) -> Iterator[Change]:
    ends: tuple[tuple[Side, str | None, str], ...] = (("subject", state.matter.subject, state.texts[0][:_HASH]), ("object", state.matter.object, state.texts[1][:_HASH]))
    for side, element, seen in ends:
        if not element or not seen:
            continue
        wording = now.get(element)
        if wording is None:
            yield Change(state.key, side, element, remembered.get(seen), None)
        elif wording.hash[:_HASH] != seen:
            old = next(((text, edition) for text, digest, edition in wording.versions if digest[:_HASH] == seen), (remembered.get(seen), None))
            yield Change(state.key, side, element, old[0], wording.text, old[1], wording.edition, wording.hash)


def reports(found: Iterable[Change], states: Mapping[str, State]) -> list[Draft]:
    """Events that say so in the log, for decisions not reported yet. The same change makes the same event, so a repeated run adds none."""
    drafts: list[Draft] = []
    extra: dict[str, int] = {}
    for change in found:
        state = states[change.matter]
        if any(one.side == change.side and one.new_text == change.new_text for one in state.stale):
            continue
        seen = state.seen + extra.get(change.matter, 0)
        extra[change.matter] = extra.get(change.matter, 0) + 1
        body = Stale(side=change.side, old_text=change.old_text or "", new_text=change.new_text, old_edition=change.old_edition, new_edition=change.new_edition)
        name = f"{change.matter}|{change.side}|{change.new_hash}|{state.texts}|{state.seen}"
        drafts.append(Draft(id=str(uuid.uuid5(_NAMESPACE, name)), matter=state.matter, by=f"{TOOL}stale", role="tool", body=body, seen=seen))
    return drafts
