"""The log: events are appended, read, and nothing else.

What :func:`append` promises: all drafts of a call are written or none; what it returned is on the disk; the same draft sent again gets the
same event and is not doubled; nobody writes upon a state that somebody else has changed meanwhile. Writers stand in a row
(:meth:`graph.database.engine.Database.write`), so numbers have no gap and each event can hold the hash of the one before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select

from graph.database.engine import Database
from graph.database.tables import events as table
from graph.database.tables import meta
from graph.decisions.ends import Ends, in_force
from graph.decisions.fold import State, state_of
from graph.decisions.gate import CLAIMED, Policy, check_ends, check_rights, check_step
from graph.decisions.records import Closing, Draft, Event
from graph.decisions.refusals import ConflictError, DamagedLogError, RefusedError, ReplayError

__all__ = ["GENESIS", "MAX_DRAFT", "Head", "append", "canonical", "event_hash", "event_of", "events", "head", "moment", "row_of", "rows_after"]

GENESIS = "0" * 64
"""What stands for the hash before the first event."""
MAX_DRAFT = 256 * 1024
"""Letters of one event as JSON. A note is 20,000 at most, so only a program that goes wrong comes near."""
_MAY_APPROVE = frozenset({"approved", "undone"})
"""Steps after which a matter may be approved that was not before."""
_CHUNK = 500
_PAGE = 1000


class Head(NamedTuple):
    """The last event: whoever keeps this elsewhere can later tell that nothing before it was changed."""

    seq: int
    hash: str

    @classmethod
    def read(cls, text: str) -> Head:
        """From ``seq:hash``."""
        seq, _, digest = text.partition(":")
        return cls(int(seq), digest)

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def canonical(draft: Draft) -> str:
    """The one way of writing a draft: JSON with sorted keys, no spaces, letters as they are. This text is hashed and kept.

    ``brought`` stands in it only where there is something to say, so that events written before there was such a thing keep their hash.
    """
    return json.dumps(draft.model_dump(mode="json", exclude=None if draft.brought else {"brought"}), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def event_hash(previous: str, seq: int, at: str, draft: str) -> str:
    """SHA-256 over the hash before, the number, the time as written and the canonical draft, one a line."""
    return hashlib.sha256("\n".join((previous, str(seq), at, draft)).encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)


def append(db: Database, drafts: Sequence[Draft], *, policy: Policy = CLAIMED, ends: Ends = in_force, clock: Callable[[], datetime] = _now) -> tuple[Event, ...]:
    """Write ``drafts`` in their order and return their events. ``seen`` of a draft counts those before it in the same call.

    ``policy`` knows who may what. ``ends`` knows which elements nobody has seen in a source: a link with such an end is not approved, nor does an undo
    bring its approval back. The time is what the clock says; should it go back, the numbers still tell the order, and ``verify`` says where it did.

    Raises a :class:`graph.decisions.refusals.LogError` (a conflict, a replay with another content, no right, a step that does not fit)
    or :class:`graph.database.DatabaseError`. In each case nothing was written.
    """
    texts = [_text(draft) for draft in drafts]
    unverified = _unverified(drafts, ends)
    with db.write() as connection:
        known = _known(connection, drafts)
        fresh = [(draft, text) for draft, text in zip(drafts, texts, strict=True) if draft.id not in known]
        last = _head(connection)
        histories = _histories(connection, [draft for draft, _ in fresh])
        written: list[Event] = []
        for draft, text in fresh:
            if draft.id in known:  # twice in this call
                _same_content(known[draft.id], draft)
                continue
            check_rights(draft, policy)
            history = histories.setdefault(draft.matter.key, [])
            if draft.seen != len(history):
                raise ConflictError(draft.matter, history[draft.seen:])
            before = _state(history)
            check_step(draft, before)
            _check_successor(draft, histories)
            at = clock().astimezone(UTC)
            event = Event(seq=last.seq + 1, at=at, draft=draft, previous=last.hash, hash=event_hash(last.hash, last.seq + 1, moment(at), text))
            history.append(event)
            if draft.body.kind in _MAY_APPROVE:
                check_ends(draft, before, state_of(history), unverified)
            written.append(event)
            known[draft.id] = event
            last = Head(event.seq, event.hash)
        if written:
            connection.execute(table.insert(), [row_of(event) for event in written])
            _set_head(connection, last)
        return tuple(known[draft.id] for draft in drafts)


def events(db: Database, *, workspace: str | None = None, matter: str | None = None, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
    """Events in their order, those with a number above ``after``; of one workspace or one matter (its key) if asked for."""
    with db.read() as connection:
        return tuple(event_of(row) for row in islice(rows_after(connection, after, workspace=workspace, matter=matter), limit))


def head(db: Database) -> Head:
    """Number and hash of the last event; ``(0, GENESIS)`` of an empty log."""
    with db.read() as connection:
        return _head(connection)


def rows_after(connection: Connection, after: int = 0, *, workspace: str | None = None, matter: str | None = None) -> Iterator[Row[Any]]:
    """Rows of the table in their order, a page at a time, so that a long log does not stand in memory."""
    query = select(table).order_by(table.c.seq).limit(_PAGE)
    if workspace is not None:
        query = query.where(table.c.workspace == workspace)
    if matter is not None:
        query = query.where(table.c.matter == matter)
    while True:
        page = connection.execute(query.where(table.c.seq > after)).all()
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].seq


def event_of(row: Row[Any]) -> Event:
    """A row as an event. Raises ``pydantic.ValidationError`` for a draft that is none."""
    return Event(seq=row.seq, at=datetime.fromisoformat(row.at), draft=_draft(row.draft), previous=row.previous, hash=row.hash)


@lru_cache(maxsize=8192)
def _draft(text: str) -> Draft:
    """Nothing written ever changes, and a page reads the same events at every click: ten times faster for those it has seen."""
    return Draft.model_validate_json(text)


def row_of(event: Event) -> dict[str, Any]:
    """An event as a row."""
    draft = event.draft
    return {
        "seq": event.seq, "id": draft.id, "at": moment(event.at), "workspace": draft.matter.workspace, "matter": draft.matter.key,
        "kind": draft.body.kind, "draft": canonical(draft), "previous": event.previous, "hash": event.hash,
    }


def moment(at: datetime) -> str:
    """A time as the log writes it: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _text(draft: Draft) -> str:
    """Canonical text, refused if a database cannot keep it letter for letter."""
    text = canonical(draft)
    if len(text) > MAX_DRAFT:
        raise RefusedError(f"เหตุการณ์ยาว {len(text):,} อักษร เกิน {MAX_DRAFT:,} ลดจำนวนหรือความยาวของข้อความที่ยก",
                           f"the event is {len(text):,} letters long, over {MAX_DRAFT:,}; quote less")
    try:
        same = Draft.model_validate_json(text.encode()) == draft
    except (ValidationError, UnicodeEncodeError):  # built past the checks of the record, or with half a letter in it
        same = False
    if not same:
        raise RefusedError("เหตุการณ์มีอักขระหรือค่าที่เก็บแล้วอ่านกลับไม่ได้เหมือนเดิม แก้ข้อความแล้วบันทึกอีกครั้ง",
                           "the event holds letters or values that could not be read back as they are; correct the text and save again")
    return text


def _same_content(event: Event, draft: Draft) -> None:
    """``seen`` is no content: who sends again after a conflict has seen more, and decides the same."""
    if event.draft != draft.model_copy(update={"seen": event.draft.seen}):
        raise ReplayError(draft.id)


def _known(connection: Connection, drafts: Sequence[Draft]) -> dict[str, Event]:
    """Events that these drafts became before, by id."""
    found: dict[str, Event] = {}
    for some in _chunks([draft.id for draft in drafts]):
        found |= {row.id: event_of(row) for row in connection.execute(select(table).where(table.c.id.in_(some)))}
    for draft in drafts:
        if draft.id in found:
            _same_content(found[draft.id], draft)
    return found


def _histories(connection: Connection, drafts: Sequence[Draft]) -> dict[str, list[Event]]:
    """Events so far of every matter that the drafts are about, and of those they name as successors."""
    keys = {draft.matter.key for draft in drafts} | {body.by_matter for draft in drafts if isinstance(body := draft.body, Closing) and body.by_matter}
    found: dict[str, list[Event]] = {}
    for some in _chunks(sorted(keys)):
        for row in connection.execute(select(table).where(table.c.matter.in_(some)).order_by(table.c.seq)):
            found.setdefault(row.matter, []).append(event_of(row))
    return found


def _unverified(drafts: Sequence[Draft], ends: Ends) -> frozenset[str]:
    """Unverified ends of what these drafts may approve. Asked before the transaction: others wait while it lasts."""
    asked = {end for draft in drafts if draft.body.kind in _MAY_APPROVE for end in (draft.matter.subject, draft.matter.object) if end}
    return ends(asked) if asked else frozenset()


def _state(history: Sequence[Event]) -> State | None:
    return state_of(history) if history else None


def _check_successor(draft: Draft, histories: dict[str, list[Event]]) -> None:
    body = draft.body
    if isinstance(body, Closing) and body.by_matter and not histories.get(body.by_matter):
        raise RefusedError(f"รายการที่จะมาแทน {body.by_matter} ไม่มีในบันทึก", f"the matter that should take its place, {body.by_matter}, is not in the log")


def _head(connection: Connection) -> Head:
    """The last event, which must be the one that was written last."""
    row = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    last = Head(row.seq, row.hash) if row else Head(0, GENESIS)
    noted = connection.execute(select(meta.c.value).where(meta.c.key == "head")).scalar()
    if (Head.read(noted) if noted else Head(0, GENESIS)) != last:
        raise DamagedLogError
    return last


def _set_head(connection: Connection, last: Head) -> None:
    if not connection.execute(meta.update().where(meta.c.key == "head").values(value=str(last))).rowcount:
        connection.execute(meta.insert().values(key="head", value=str(last)))


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """A database takes some thousands of values in one statement, not any number."""
    for start in range(0, len(values), _CHUNK):
        yield values[start:start + _CHUNK]
