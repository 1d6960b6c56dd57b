"""Drafts for tests, short to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from graph.database import Database
from graph.decisions.fold import State, state_of
from graph.decisions.log import GENESIS, append, canonical, event_hash, events, moment
from graph.decisions.records import Body, Claim, Closing, Draft, Event, Mark, Matter, Quote, Review, Role, Stale, Suggested, Undone

WS = "ws-1a2b3c"
PAIR = Matter(workspace=WS, subject=f"{WS}/s1", object="mp-20")
OTHER = Matter(workspace=WS, subject=f"{WS}/s1", object="nesdp13/ms13")
SCOPE = Matter(workspace=WS, subject=f"{WS}/s2", scope="nspp-2566")
QUOTES = (Quote(side="subject", text="พัฒนาบริการภาครัฐ", locator="น. 3"), Quote(side="object", text="การบริการประชาชน", source="mp-gazette", locator="น. 12"))
TOOL = "tool:suggest"
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def suggested(matter: Matter = PAIR, seen: int = 0, score: float = 0.83, by: str = TOOL) -> Draft:
    return draft(matter, Suggested(tool="suggest", tool_version="0.3", score=score, band="high", rank=1, quotes=QUOTES), by, "tool", seen)


def review(mark: Mark = "accept", by: str = "ก", matter: Matter = PAIR, seen: int = 0, **more: Any) -> Draft:
    more.setdefault("quotes", QUOTES if mark == "accept" else ())
    more.setdefault("claim", Claim(directness="main") if mark == "accept" else None)
    role: Role = more.pop("role", "reviewer")
    return draft(matter, Review(mark=mark, **more), by, role, seen)


def settle(mark: Mark, by: str = "หัวหน้า", matter: Matter = PAIR, seen: int = 0, note: str = "อ่านทั้งสองฝั่งแล้ว", **more: Any) -> Draft:
    more.setdefault("claim", Claim(directness="main") if mark == "accept" else None)
    return draft(matter, Review(kind="adjudicated", mark=mark, note=note, **more), by, "approver", seen)


def close(kind: str = "approved", by: str = "หัวหน้า", matter: Matter = PAIR, seen: int = 0, **more: Any) -> Draft:
    return draft(matter, Closing(kind=kind, **more), by, "approver", seen)  # type: ignore[arg-type]


def undo(event: Event, by: str = "หัวหน้า", role: Role = "approver", seen: int = 0) -> Draft:
    return draft(event.draft.matter, Undone(event=event.draft.id), by, role, seen)


def stale(matter: Matter = PAIR, seen: int = 0) -> Draft:
    return draft(matter, Stale(side="object", old_text="เดิม", new_text="ใหม่"), "tool:stale", "tool", seen)


def draft(matter: Matter, body: Body, by: str, role: Role, seen: int) -> Draft:
    return Draft(id=str(uuid4()), matter=matter, by=by, role=role, body=body, seen=seen, texts=("a" * 64, "b" * 64))


def write(db: Database, drafts: Sequence[Draft]) -> list[Event]:
    """Append drafts one after the other, each having seen all that is there of its matter."""
    counts: dict[str, int] = {}
    written: list[Event] = []
    for one in drafts:
        key = one.matter.key
        if key not in counts:
            counts[key] = len(events(db, matter=key))
        written += append(db, [one.model_copy(update={"seen": counts[key]})])
        counts[key] += 1
    return written


def chain(drafts: Sequence[Draft]) -> list[Event]:
    """Events of drafts without a database, for tests of what reads them. Hashes are those of the log; ``seen`` is set."""
    found: list[Event] = []
    for one in drafts:
        found.append(follow(found, one))
    return found


def follow(before: Sequence[Event], draft: Draft) -> Event:
    """The event of a draft that comes after others."""
    own = draft.model_copy(update={"seen": sum(event.draft.matter == draft.matter for event in before)})
    number = len(before) + 1
    previous, at = (before[-1].hash if before else GENESIS), NOON + timedelta(minutes=number)
    return Event(seq=number, at=at, draft=own, previous=previous, hash=event_hash(previous, number, moment(at), canonical(own)))


def folded(*drafts: Draft) -> State:
    """The state that drafts of one matter lead to."""
    return state_of(chain(drafts))
