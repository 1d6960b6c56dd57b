"""Decisions that were made elsewhere, for this log: what would be written, what is here already, what is left out and why. Nothing is written here.

An event keeps its author, what was said and when; whoever brings it in and the file it came in are recorded beside that (``Draft.brought``). What the
log holds is never overwritten. Of each matter:

* What the log holds too is left alone, so that the same file may come twice.
* Where the file goes on from what the log holds (or the log holds nothing), its further events are written as they are, and are held to every rule of the
  log: rights, order, evidence, verified ends. After one that is refused, the rest of its matter is left out: it rests on what is not there.
* Where both have gone on apart, a machine's proposal and the review of somebody who has said nothing here are added; they overwrite nothing. A closing,
  a settlement or a second word of somebody who has spoken here is a conflict: it is named, and left out.
* An event that does not bear its hash, or that follows events which the file lacks, was changed or cut out: it and what follows it are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from graph.decisions.ends import Ends
from graph.decisions.fold import State, cancelled, state_of
from graph.decisions.gate import check_ends, check_rights, check_step
from graph.decisions.log import canonical, event_hash, moment
from graph.decisions.records import Brought, Closing, Draft, Event, Matter, Review, Suggested, Undone
from graph.decisions.refusals import LogError, RefusedError
from graph.decisions.words import deed, when
from graph.people import Person

__all__ = ["ROOM", "Arrival", "Left", "Place", "Reason", "Why", "arriving", "checked", "identity"]

Reason = Literal["there", "conflict", "unknown", "relation", "author", "changed", "wording", "refused"]
"""there: the log holds it; conflict: the log says otherwise; unknown: no such element here; relation: a relation that is none of ours; author: nobody is named;
changed: not as it was written; wording: the element reads otherwise here; refused: a rule of the log or of rights."""
ROOM = UUID("0b7a2f0e-3f86-5d0b-9c55-7d2f6a1c9e44")
"""In which ids are made of what is brought in: the same is the same again."""
Why = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Left:
    """Something of the file that is not written, and why."""

    reason: Reason
    what: str
    """Which: both ends, and whose word."""
    th: str
    en: str
    line: int = 0
    """Of the file, where known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where decisions go, and what is known there."""

    workspace: str
    elements: Mapping[str, frozenset[str]]
    """Id of every element of the plan, and of the plan itself → SHA-256 of the wordings it goes by."""
    upper: Mapping[str, frozenset[str]]
    """The same of elements and plans outside people's workspaces that the file names and the graph holds."""
    ends: Ends


@dataclass(frozen=True, slots=True)
class Arrival:
    """What bringing a file in would do."""

    drafts: tuple[Draft, ...]
    """In the order in which they are written."""
    left: tuple[Left, ...]
    after: Mapping[str, State]
    """By key, the matters it touches as they would be. Of what is not written yet, numbers and hashes are not real."""

    @property
    def there(self) -> int:
        """How many of what the file says the log holds already."""
        return sum(one.reason == "there" for one in self.left)


def identity(event: Event) -> str:
    """What names an event wherever it is brought: the id it was first written under."""
    brought = event.draft.brought
    return brought.event if brought and brought.event else event.draft.id


def arriving(person: Person, place: Place, states: Mapping[str, State], events: Iterable[Event], brought: Brought) -> Arrival:
    """What the events of a file, in the order of their log, would become here. ``states``: of the workspace, by key of the matter."""
    work = _Work(person, place, states, brought)
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.seq):
        grouped[event.draft.matter.key].append(event)
    work.write([one for own in grouped.values() for one in work.chosen(own)])
    return Arrival(tuple(work.drafts), tuple(work.left), work.after)


class _Work:
    """One file on its way in."""

    def __init__(self, person: Person, place: Place, states: Mapping[str, State], brought: Brought) -> None:
        self._person, self._place, self._brought = person, place, brought
        self._here = states
        self._now = dict(states)
        """By key, as it would be after what is written so far; what a matter may be superseded by is among them."""
        self.drafts: list[Draft] = []
        self.left: list[Left] = []
        self.after: dict[str, State] = {}
        self._ids: dict[str, str] = {}
        """Id of an event in the log it comes from → the id it has, or gets, here."""

    def chosen(self, own: Sequence[Event]) -> list[tuple[Event, Matter]]:
        """Of all events of one matter those to be written, with the matter that it is here."""
        matter = self._moved(own[0].draft.matter)
        if why := self._unknown(own, matter):
            self.left += [Left(why[0], _what(event), *why[1]) for event in own]
            return []
        state = self._here.get(matter.key)
        here = state.history if state else ()
        known = {identity(event): event for event in here}
        for event in own:
            if identity(event) in known:
                self._ids[event.draft.id] = known[identity(event)].draft.id
        fresh = self._sound(own, [event for event in own if identity(event) not in known])
        if len(fresh) < len(own):
            self.left += [Left("there", _what(event), "มีในบันทึกแล้ว", "the log holds it already") for event in own if identity(event) in known]
        if fresh and not self._goes_on(own, here):
            fresh = self._beside(own, fresh, here)
        return [(event, matter) for event in fresh if not self._proposed(event, here)]

    # --- what may come in

    def _unknown(self, own: Sequence[Event], matter: Matter) -> tuple[Reason, Why] | None:
        """Why a matter has no place here."""
        if matter.subject not in self._place.elements:
            return "unknown", (f"แผนนี้ไม่มีข้อ {matter.subject}", f"this plan has no element {matter.subject}")
        upper = matter.object or matter.scope or ""
        if upper not in self._place.upper:
            return "unknown", (f"กราฟไม่มี {upper} ของแผนระดับบน", f"the graph holds no {upper} of an upper plan")
        seen = [event.draft.texts[0] for event in own if event.draft.texts[0]]
        if matter != own[0].draft.matter and (not seen or seen[-1] not in self._place.elements[matter.subject]):
            return "wording", (f"ไฟล์มาจากพื้นที่ทำงาน {own[0].draft.matter.workspace} และ {matter.subject} ในแผนนี้ใช้ถ้อยคำอื่น จึงไม่ถือว่าเป็นข้อเดียวกัน",
                               f"the file is of the workspace {own[0].draft.matter.workspace}, and {matter.subject} reads otherwise in this plan, so it is not taken for the same")
        return None

    def _moved(self, matter: Matter) -> Matter:
        """The matter in this workspace: an element of another one is the one in the same place here."""
        there, here = matter.workspace, self._place.workspace
        if there == here:
            return matter
        subject = here if matter.subject == there else f"{here}/{matter.subject.removeprefix(f'{there}/')}" if matter.subject.startswith(f"{there}/") else matter.subject
        return Matter(workspace=here, subject=subject, object=matter.object, scope=matter.scope)

    def _sound(self, own: Sequence[Event], fresh: Sequence[Event]) -> list[Event]:
        """Those that are as they were written, up to the first that is not."""
        places = {event.draft.id: place for place, event in enumerate(own)}
        for number, event in enumerate(fresh):
            if event.hash != event_hash(event.previous, event.seq, moment(event.at), canonical(event.draft)):
                why = ("ถูกแก้หลังส่งออก (เนื้อหาไม่ตรงกับแฮช) ขอไฟล์ใหม่จากผู้ส่ง", "was changed after it was written (it does not bear its hash); ask for the file anew")
            elif event.draft.seen != places[event.draft.id]:
                why = ("ตามหลังเหตุการณ์ที่ไฟล์ไม่มี ขอไฟล์ที่ครบจากผู้ส่ง", "follows events that the file lacks; ask for the whole file")
            else:
                continue
            self.left += [Left("changed", _what(one), *(why if one is event else _RESTS)) for one in fresh[number:]]
            return list(fresh[:number])
        return list(fresh)

    @staticmethod
    def _goes_on(own: Sequence[Event], here: Sequence[Event]) -> bool:
        """Whether the file goes on from what people did here. Proposals of machines are no decision: they may stand in any order."""
        ours, theirs = ([identity(event) for event in some if not isinstance(event.draft.body, Suggested)] for some in (here, own))
        return theirs[:len(ours)] == ours

    def _beside(self, own: Sequence[Event], fresh: Sequence[Event], here: Sequence[Event]) -> list[Event]:
        """What can be added where both have gone on apart; the rest is a conflict."""
        gone, gone_here = cancelled(own), cancelled(here)
        spoken = {event.draft.by for event in here if isinstance(event.draft.body, Review) and event.draft.id not in gone_here}
        last = {event.draft.by: event for event in fresh if isinstance(event.draft.body, Review) and event.draft.body.kind == "reviewed" and event.draft.id not in gone}
        now = [event for event in here if event.draft.id not in gone_here and not isinstance(event.draft.body, Suggested)]
        thai, english = (", ".join(f"{deed(event)[side]} {('เมื่อ', 'at')[side]} {when(event.decided_at)[side]}" for event in now[-3:]) for side in (0, 1))
        added = []
        for event in fresh:
            if isinstance(event.draft.body, Suggested) or (last.get(event.draft.by) is event and event.draft.by not in spoken):
                added.append(event)
            else:
                self.left.append(Left("conflict", _what(event), f"บันทึกที่นี่เดินต่อไปแล้ว: {thai or 'ยกเลิกแล้ว'} ไม่มีสิ่งใดถูกเขียนทับ อ่านทั้งสองฝั่งแล้วตัดสินที่นี่",
                                      f"the log here has gone on: {english or 'undone'}; nothing was overwritten: read both, then decide here"))
        return added

    def _proposed(self, event: Event, here: Sequence[Event]) -> bool:
        """Whether a machine proposes what it has proposed here."""
        if not isinstance(event.draft.body, Suggested) or not any(one.draft.by == event.draft.by and one.draft.body == event.draft.body for one in here):
            return False
        self.left.append(Left("there", _what(event), "เครื่องเสนอเช่นเดียวกันในบันทึกแล้ว", "the log holds the same proposal already"))
        return True

    # --- into drafts

    def write(self, chosen: Iterable[tuple[Event, Matter]]) -> None:
        """In the order of the log they come from: what a matter is superseded by may be any other matter of the file, which was there before."""
        ordered = sorted(chosen, key=lambda one: one[0].seq)
        unverified = self._place.ends(_ends(matter for event, matter in ordered if isinstance(event.draft.body, Closing | Undone)))
        refused = set[str]()
        for event, matter in ordered:
            if matter.key in refused:
                self.left.append(Left("refused", _what(event), *_RESTS))
                continue
            before = self._now.get(matter.key)
            draft = self._draft(event, matter, before.seen if before else 0)
            try:
                after = checked(draft, before, event.decided_at, self._person, unverified, self._now)
            except LogError as error:
                self.left.append(Left("refused", _what(event), *error.why))
                refused.add(matter.key)
                continue
            self.drafts.append(draft)
            self._ids[event.draft.id] = draft.id
            self._now[matter.key] = self.after[matter.key] = after

    def _draft(self, event: Event, matter: Matter, seen: int) -> Draft:
        name = identity(event)
        id_ = event.draft.id if matter == event.draft.matter else str(uuid5(ROOM, f"{matter.workspace}|{name}"))
        before = event.draft.brought
        brought = self._brought.model_copy(update={"event": name, "at": None if before and before.on else event.decided_at, "on": before.on if before else None})
        body = event.draft.body
        if isinstance(body, Undone):
            body = body.model_copy(update={"event": self._ids.get(body.event, body.event)})
        elif isinstance(body, Closing) and body.by_matter:
            body = body.model_copy(update={"by_matter": self._successor(body.by_matter)})
        return event.draft.model_copy(update={"id": id_, "matter": matter, "body": body, "seen": seen, "brought": brought})

    def _successor(self, key: str) -> str:
        try:
            workspace, subject, object_, scope = key.split("|")
            return self._moved(Matter(workspace=workspace, subject=subject, object=object_ or None, scope=scope or None)).key
        except ValueError:  # no key of a matter: the log has none of that name
            return key


def _ends(matters: Iterable[Matter]) -> frozenset[str]:
    return frozenset(end for matter in matters for end in (matter.subject, matter.object) if end)


def checked(draft: Draft, before: State | None, at: datetime, person: Person, unverified: Collection[str], keys: Container[str]) -> State:
    """What a matter would be after a draft; raises :class:`LogError` where the log would refuse it. Number and hash of the event are not real.

    ``unverified``: which of its ends nobody has seen in a source; ``keys``: of the matters that the log would hold.
    """
    check_rights(draft, person.policy)
    check_step(draft, before)
    if isinstance(draft.body, Closing) and draft.body.by_matter and draft.body.by_matter not in keys:
        raise RefusedError(f"รายการที่จะมาแทน {draft.body.by_matter} ไม่มีในบันทึก", f"the matter that should take its place, {draft.body.by_matter}, is not in the log")
    history = before.history if before else ()
    after = state_of([*history, Event.model_construct(seq=(history[-1].seq if history else 0) + 1, at=at, draft=draft, previous="", hash="")])
    if isinstance(draft.body, Closing | Undone):
        check_ends(draft, before, after, unverified)
    return after


_RESTS: Why = ("อาศัยเหตุการณ์ก่อนหน้าที่ไม่ได้นำเข้า", "rests on an event before it that was left out")


def _what(event: Event) -> str:
    matter = event.draft.matter
    return f"{matter.subject} → {matter.object or matter.scope} · {event.draft.by}"
