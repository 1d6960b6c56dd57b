"""What a file that is of no decision log says, beside what the log holds: proposals of programs and reviews of people, never an approval. Nothing is written here.

What somebody has said here already is not said again, and nobody's word is overwritten by what a file says of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid5

from graph.decisions.fold import Given, State
from graph.decisions.records import Brought, Draft, Matter, Review, Suggested
from graph.decisions.refusals import LogError
from graph.decisions.words import deed, when
from graph.people import Person
from review.arrivals import ROOM, Arrival, Left, Reason, Why, checked

__all__ = ["Said", "adding"]

_NAME = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody, or a program, says of a matter in a file that is of no log: a proposal or a review of theirs, never an approval."""

    matter: Matter
    by: str
    body: Suggested | Review
    texts: tuple[str, str] = ("", "")
    on: date | None = None
    line: int = 0


def adding(person: Person, states: Mapping[str, State], said: Iterable[Said], brought: Brought) -> Arrival:
    """What sayings of a file that is of no log would become: proposals and reviews beside what is here."""
    drafts: list[Draft] = []
    left: list[Left] = []
    after: dict[str, State] = {}
    for one in said:
        state = after.get(one.matter.key) or states.get(one.matter.key)
        what = f"{one.matter.subject} → {one.matter.object or one.matter.scope} · {one.by}"
        name = f"{one.matter.key}|{one.by}|{one.body.model_dump_json()}"
        draft = Draft(id=str(uuid5(ROOM, name)), matter=one.matter, by=one.by[:_NAME], role="tool" if isinstance(one.body, Suggested) else "reviewer", body=one.body,
                      seen=state.seen if state else 0, texts=one.texts, brought=brought.model_copy(update={"on": one.on}))
        if why := _against(draft, state):
            left.append(Left(why[0], what, *why[1], line=one.line))
            continue
        try:  # proposals and reviews close nothing: neither ends nor other matters are asked for
            after[one.matter.key] = checked(draft, state, datetime.now(UTC), person, (), ())
        except LogError as error:
            left.append(Left("refused", what, *error.why, line=one.line))
            continue
        drafts.append(draft)
    return Arrival(tuple(drafts), tuple(left), after)


def _against(draft: Draft, state: State | None) -> tuple[Reason, Why] | None:
    """Why a saying is not written upon a state: the same is here, or the same person has said otherwise."""
    if state is None:
        return None
    if draft.id in state.undone:  # the log writes an id once: it would keep what it has, and nobody would be told
        return "there", ("เคยนำเข้าแล้วและถูกยกเลิกที่นี่ หากต้องการใช้ ให้ยกเลิกการยกเลิกนั้น", "it was brought in before and taken back here; to have it count, undo that")
    live = [event for event in state.history if event.draft.id not in state.undone]
    if any(event.draft.id == draft.id or (event.draft.by == draft.by and event.draft.body == draft.body) for event in live):
        return "there", ("มีในบันทึกแล้ว", "the log holds it already")
    given = next((given for given in state.marks if given.by == draft.by), None)
    if given is None or not isinstance(draft.body, Review):
        return None
    if given.stand == Given(given.event, draft.body).stand:
        return "there", ("ผู้นี้ตัดสินเช่นเดียวกันไว้ในบันทึกแล้ว", "the log holds the same word of theirs already")
    thai, english = deed(given.event)
    return "conflict", (f"บันทึกที่นี่มีว่า {thai} เมื่อ {when(given.event.decided_at)[0]} ไม่มีสิ่งใดถูกเขียนทับ ให้เจ้าตัวตัดสินใหม่ที่นี่",
                        f"the log here says that {english} at {when(given.event.decided_at)[1]}; nothing was overwritten: let them decide anew here")
