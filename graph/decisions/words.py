"""Kinds, marks and matters in words, Thai and English, for the sentences of this room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from graph.decisions.fold import Status
from graph.decisions.records import Claim, Draft, Event, Kind, Mark, Matter, Review, Role
from loaders.calendar import BUDDHIST_ERA

__all__ = ["KINDS", "MARKS", "ROLES", "STATUSES", "deed", "deed_of", "named", "when"]

Words = tuple[str, str]
MARKS: Mapping[Mark, Words] = {
    "accept": ("รับว่าสอดคล้อง", "accepted it"), "reject": ("ไม่รับ", "rejected it"),
    "nothing-aligns": ("ตัดสินว่าไม่มีสิ่งที่สอดคล้อง", "decided that nothing aligns"), "unsure": ("ยังไม่แน่ใจ", "was unsure"),
}
KINDS: Mapping[Kind, Words] = {
    "suggested": ("เสนอ", "suggested it"), "reviewed": ("ตรวจ", "reviewed it"), "adjudicated": ("ชี้ขาด", "settled it"),
    "approved": ("อนุมัติ", "approved it"), "superseded": ("แทนที่ด้วยรายการอื่น", "replaced it"), "withdrawn": ("ถอน", "withdrew it"),
    "stale": ("แจ้งว่าถ้อยคำเปลี่ยน", "reported a changed wording"), "undone": ("ยกเลิกการตัดสินก่อนหน้า", "undid an earlier decision"),
}
ROLES: Mapping[Role, Words] = {"tool": ("เครื่องมือ", "tool"), "reviewer": ("ผู้ตรวจ", "reviewer"), "approver": ("ผู้อนุมัติ", "approver")}
STATUSES: Mapping[Status, Words] = {
    "open": ("ยังไม่มีการตัดสิน", "nothing decided"), "suggested": ("ระบบเสนอ", "suggested"), "reviewed": ("ตรวจแล้ว", "reviewed"),
    "disputed": ("เห็นไม่ตรงกัน", "disputed"), "approved": ("อนุมัติแล้ว", "approved"), "rejected": ("ไม่รับ", "rejected"),
    "nothing-aligns": ("ไม่มีสิ่งที่สอดคล้อง", "nothing aligns"), "superseded": ("ถูกแทนที่", "superseded"), "withdrawn": ("ถอนแล้ว", "withdrawn"),
    "stale": ("ถ้อยคำเปลี่ยนหลังตัดสิน", "stale"),
}
_THAI_TIME = timezone(timedelta(hours=7))


def deed(event: Event) -> Words:
    """Who did what: «สมชาย รับว่าสอดคล้อง (หลัก)», “สมชาย accepted it (main)”."""
    return deed_of(event.draft)


def deed_of(draft: Draft) -> Words:
    """The same of what is not written yet."""
    body = draft.body
    thai, english = (MARKS[body.mark] if body.kind == "reviewed" else (f"ชี้ขาด: {MARKS[body.mark][0]}", f"settled it: {MARKS[body.mark][1]}")) \
        if isinstance(body, Review) else KINDS[body.kind]
    extra = _directness(body.claim) if isinstance(body, Review) and body.claim else ("", "")
    return f"{draft.by} {thai}{extra[0]}", f"{draft.by} {english}{extra[1]}"


def _directness(claim: Claim) -> Words:
    return {"main": (" (หลัก)", " (main)"), "secondary": (" (รอง)", " (secondary)"), None: ("", "")}[claim.directness]


def named(matter: Matter) -> str:
    """Both ends by their ids, for a message that knows no graph."""
    return f"{matter.subject} → {matter.object or matter.scope}"


def when(at: datetime) -> Words:
    """Time in Thailand, minutes: พ.ศ. and CE."""
    local = at.astimezone(_THAI_TIME)
    return f"{local.day}/{local.month}/{local.year + BUDDHIST_ERA} {local:%H:%M} น.", f"{local:%Y-%m-%d %H:%M}"
