"""What may be written: who may take which step, and which step fits the state of a matter.

Tools suggest and report changed wording. Reviewers review and take back what they wrote. Approvers do all that people do.
The role in a draft is what the writer claims; a :class:`Policy` knows what the writer is.

What was decided elsewhere is written by whoever brings it in, in the name of its author. A reviewer brings in suggestions and reviews: their own, and those
of people who are not of this installation. What closes a matter, and what colleagues here are said to have written, an approver brings in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.decisions.fold import DECIDED, State
from graph.decisions.records import Closing, Draft, Kind, Review, Role, Stale, Suggested, Undone
from graph.decisions.refusals import LogError, NotAllowedError, RefusedError
from graph.decisions.words import KINDS, ROLES, STATUSES, named

__all__ = ["CLAIMED", "TOOL", "AllowList", "Policy", "check_ends", "check_rights", "check_step", "folded"]

TOOL = "tool:"
"""What the name of a program that writes events begins with."""
_MAY: Mapping[Role, frozenset[Kind]] = {
    "tool": frozenset({"suggested", "stale", "undone"}),
    "reviewer": frozenset({"reviewed", "undone"}),
    "approver": frozenset({"reviewed", "adjudicated", "approved", "superseded", "withdrawn", "undone"}),
}
_ABOVE: Mapping[Role, frozenset[Role]] = {"tool": frozenset({"tool"}), "reviewer": frozenset({"reviewer"}), "approver": frozenset({"reviewer", "approver"})}
"""Roles that each role may act in."""
_BROUGHT_BY_REVIEWERS: frozenset[Kind] = frozenset({"suggested", "reviewed"})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Policy(Protocol):
    """Who is what."""

    def role(self, draft: Draft) -> Role | None:
        """The highest role of whoever writes the draft, which of what was brought in is who brought it; None: may not write."""

    def knows(self, name: str) -> bool:
        """Whether somebody of this installation goes by that name."""


@dataclass(frozen=True)
class _Claimed:
    """Believes the draft: for programs of this machine, where whoever runs them owns the file anyway."""

    def role(self, draft: Draft) -> Role | None:
        return "approver" if draft.brought else draft.role

    def knows(self, name: str) -> bool:  # noqa: ARG002 - alone, nobody else can be wronged
        return False


CLAIMED: Policy = _Claimed()


@dataclass(frozen=True)
class AllowList:
    """The people of a shared installation, and who of them is asking. Names and addresses are compared without regard to case."""

    roles: Mapping[str, Role]
    """Name or address → reviewer or approver. Who is not here only looks."""
    me: str | None = None
    """Who is signed in: nobody writes in another's name. None: the caller has seen to that."""
    _folded: Mapping[str, Role] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folded", {folded(name): role for name, role in self.roles.items()})

    def role(self, draft: Draft) -> Role | None:
        """See :class:`Policy`."""
        writer = draft.brought.by if draft.brought else draft.by
        if self.me is not None and folded(writer) != folded(self.me):
            return None
        return self._folded.get(folded(writer))

    def knows(self, name: str) -> bool:
        """See :class:`Policy`."""
        return folded(name) in self._folded


def folded(name: str) -> str:
    """A name as it is compared: two that fold alike are one person.

    Upper and lower case are the same only in ASCII: elsewhere folding makes one address of two (the Kelvin sign and k).
    """
    name = name.strip()
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name)


def check_rights(draft: Draft, policy: Policy) -> None:
    """Raises :class:`NotAllowedError` if the writer may not do this, and :class:`RefusedError` for a name that deceives the eye."""
    brought = draft.brought
    writer = brought.by if brought else draft.by
    if any(_deceives(name) for name in (draft.by, writer)):
        raise RefusedError("ชื่อผู้ตัดสินว่างหรือมีอักขระควบคุมที่ตามองไม่เห็น แก้ชื่อในการตั้งค่า",
                           "the name of the person is empty or holds invisible control characters; correct it in the settings")
    kind = draft.body.kind
    role = policy.role(draft)
    may_act_as = _ABOVE[role] | ({"tool"} if brought else set()) if role else frozenset[Role]()
    if draft.by.startswith(TOOL) != (draft.role == "tool") or draft.role not in may_act_as or (brought and writer.startswith(TOOL)):
        raise NotAllowedError(f"{writer} ไม่มีสิทธิ์ในฐานะ{ROLES[draft.role][0]} ขอสิทธิ์จากผู้ดูแลระบบ",
                              f"{writer} has no right to act as {ROLES[draft.role][1]}; ask the administrator for it")
    if kind not in _MAY[draft.role]:
        raise NotAllowedError(f"{ROLES[draft.role][0]}ไม่มีสิทธิ์{KINDS[kind][0]} ({draft.by}) ให้ผู้อนุมัติเป็นผู้ทำ",
                              f"a {ROLES[draft.role][1]} has no right to this step ({draft.by} {KINDS[kind][1]}); an approver has")
    if brought and role != "approver" and kind not in _BROUGHT_BY_REVIEWERS:
        raise NotAllowedError(f"{writer} นำเข้าได้เฉพาะข้อเสนอของระบบและผลการตรวจ ส่วนที่ {draft.by} {KINDS[kind][0]} ให้ผู้อนุมัตินำเข้า",
                              f"{writer} may bring in suggestions and reviews; that {draft.by} {KINDS[kind][1]} is for an approver to bring in")
    if brought and role != "approver" and policy.knows(draft.by) and folded(draft.by) != folded(writer):
        raise NotAllowedError(f"{writer} นำสิ่งที่ {draft.by} ตัดสินเข้ามาแทนไม่ได้ เพราะ {draft.by} ใช้ระบบนี้อยู่ ให้เจ้าตัวหรือผู้อนุมัตินำเข้า",
                              f"{writer} cannot bring in what {draft.by} is said to have decided, who uses this installation; they or an approver may")


def _deceives(name: str) -> bool:
    return any(unicodedata.category(letter) == "Cc" or letter in _BIDI for letter in name) or not name.strip()


def check_ends(draft: Draft, before: State | None, after: State, unverified: Collection[str]) -> None:
    """Raises :class:`RefusedError` if the step would approve a link with an end that nobody has seen in a source (``unverified``, by id)."""
    if after.status != "approved" or (draft.body.kind == "undone" and before is not None and before.status == "approved"):
        return
    ends = [end for end in (draft.matter.subject, draft.matter.object) if end in unverified]
    if ends:
        names = ", ".join(f"«{end}»" for end in ends), ", ".join(f"“{end}”" for end in ends)
        raise _refused(draft, f"ยังไม่มีผู้เห็นถ้อยคำของ {names[0]} ในแหล่งที่มา จึงอนุมัติไม่ได้ ผลการตรวจยังอยู่ ยืนยันถ้อยคำกับเอกสารก่อนแล้วอนุมัติ",
                       f"nobody has seen the wording of {names[1]} in a source, so it cannot be approved; its reviews stay: verify the wording in a document, then approve")


def check_step(draft: Draft, state: State | None) -> None:
    """Raises :class:`RefusedError` if the step does not fit what was decided so far; ``state`` None: nothing was."""
    body = draft.body
    if isinstance(body, Review):
        _check_mark(draft, body, state)
    elif isinstance(body, Closing):
        _check_closing(draft, body, state)
    elif isinstance(body, Stale) and (state is None or state.status not in DECIDED):
        raise _refused(draft, "ยังไม่มีการตัดสินให้ทบทวน", "there is no decision to review")
    elif isinstance(body, Undone):
        _check_undo(draft, body, state)


def _check_mark(draft: Draft, body: Review, state: State | None) -> None:
    pair = draft.matter.object is not None
    if (body.mark == "nothing-aligns") == pair and body.mark in {"accept", "nothing-aligns"}:
        raise _refused(draft, "คู่องค์ประกอบรับหรือไม่รับได้ ส่วน “ไม่มีสิ่งที่สอดคล้อง” ตัดสินต่อแผนทั้งแผน",
                       "a pair is accepted or rejected; “nothing aligns” is said of a whole plan")
    if state and state.status in {"superseded", "withdrawn"}:
        raise _refused(draft, f"{STATUSES[state.status][0]} ยกเลิกการปิดนั้นก่อนจึงตรวจใหม่ได้", f"it is {STATUSES[state.status][1]}; undo that before reviewing it again")
    if body.kind == "adjudicated":
        if body.mark == "unsure":
            raise _refused(draft, "การชี้ขาดต้องเลือกผล", "an adjudication must decide")
        if state is None or not state.marks:
            raise _refused(draft, "ยังไม่มีผู้ตรวจให้ชี้ขาด", "nobody has reviewed it yet, so there is nothing to settle")


def _check_closing(draft: Draft, body: Closing, state: State | None) -> None:
    if state is None or state.status not in DECIDED:
        status = STATUSES[state.status if state else "open"]
        raise _refused(draft, f"ปิดไม่ได้ขณะ “{status[0]}” ต้องมีผู้ตรวจก่อน", f"it cannot be closed while “{status[1]}”; somebody must review it first")
    if body.kind == "superseded" and (not body.by_matter or body.by_matter == draft.matter.key):
        raise _refused(draft, "ต้องระบุรายการอื่นที่มาแทน", "name the other matter that takes its place")
    if body.kind != "approved":
        return
    if state.reading.disputed:
        raise _refused(draft, "ผู้ตรวจเห็นไม่ตรงกัน ชี้ขาดก่อนอนุมัติ", "its reviewers disagree; settle that before approving")
    if state.mark in {None, "unsure"}:
        raise _refused(draft, "ผู้ตรวจยังไม่แน่ใจ ต้องมีผู้ตัดสินก่อนอนุมัติ", "its reviewers are unsure; somebody must decide before it is approved")
    if state.mark == "accept" and {quote.side for quote in state.reading.quotes if quote.text.strip()} != {"subject", "object"}:
        raise _refused(draft, "ยังไม่มีข้อความหลักฐานครบทั้งสองฝั่ง เลือกข้อความของฝั่งที่ขาดแล้วตรวจอีกครั้ง",
                       "it has no evidence from both sides; choose a passage of the side that lacks one and review it again")


def _check_undo(draft: Draft, body: Undone, state: State | None) -> None:
    found = next((event for event in state.history if event.draft.id == body.event), None) if state else None
    if state is None or found is None:
        raise _refused(draft, f"ไม่มีเหตุการณ์ {body.event} ในรายการนี้", f"this matter has no event {body.event}")
    if body.event in state.undone:
        raise _refused(draft, "เหตุการณ์นั้นถูกยกเลิกแล้ว", "that event is undone already")
    if (draft.role != "approver" or isinstance(found.draft.body, Suggested)) and folded(found.draft.by) != folded(draft.by):
        raise NotAllowedError(f"{draft.by} ยกเลิกสิ่งที่ {found.draft.by} บันทึกไม่ได้ ผู้ตรวจยกเลิกได้เฉพาะของตน ผู้อนุมัติยกเลิกของทุกคนได้ แต่ไม่ลบคะแนนของเครื่อง",
                              f"{draft.by} cannot undo what {found.draft.by} wrote: a reviewer undoes only what is theirs, an approver what people wrote; a machine’s score stays")


def _refused(draft: Draft, th: str, en: str) -> LogError:
    return RefusedError(f"{named(draft.matter)}: {th}", f"{named(draft.matter)}: {en}")
