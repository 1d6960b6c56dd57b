"""Workspaces in the database: kept, corrected, undone, erased. Every change is one transaction; nothing a person did is overwritten."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, select

from graph.database import Database
from graph.database.tables import events, workspace_steps, workspaces
from graph.workspaces.errors import StaleRevisionError, StepError, WorkspaceError
from graph.workspaces.records import Entry, Erased, Resting, Step, Summary, Uploaded, Workspace
from graph.workspaces.steps import Folded, fold
from loaders.identify import identified, rebased
from loaders.records import PlanDocument, PlanLevel
from ontology.namespaces import WORKSPACE

__all__ = [
    "StaleRevisionError", "StepError", "WorkspaceError", "all_workspaces", "correct", "erase", "file_of", "history", "keep", "open_workspace", "redo", "rename", "resting",
    "revisions", "undo",
]

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without letters and digits that are taken for others."""
_STEP: TypeAdapter[Step] = TypeAdapter(Step)
_REFERENCES = ("id", "under", "before", "into")
_DECIDE = ("reviewed", "adjudicated", "approved", "superseded", "withdrawn")
"""Kinds of entries by which a person decides; what the machine suggests is none."""
_LEVEL = PlanLevel.model_validate({"level": 3, "note": "ระบบตั้งไว้: แผนที่ไม่ใช่ระดับที่ 1 หรือ 2 เป็นแผนระดับที่ 3"})


def keep(db: Database, plan: PlanDocument, file: bytes, file_name: str, *, name: str, by: str, kind: str = "text", steps: Sequence[Step] = ()) -> Workspace:
    """A new workspace of a plan as a loader read it, with corrections made before it was kept (by the ids of ``plan``).

    Its elements get ids below the workspace's. Raises :class:`WorkspaceError` and ``DatabaseError``; then nothing is kept.
    """
    name = _named(name)
    with db.write() as connection:
        id_ = _free_id(connection)
        first = identified(rebased(plan, id_) if plan.id else plan, id_)
        if not first.levels:
            first = first.model_copy(update={"levels": (_LEVEL,)})
        now = _now()
        entries = [Entry(number=number, kind="step", step=_rebased_step(step, plan.id, id_), by=by, at=datetime.fromisoformat(now)) for number, step in enumerate(steps, 1)]
        fold(first, entries)  # a step that does not fit is refused before anything is written
        connection.execute(workspaces.insert().values(
            id=id_, name=name, created_at=now, created_by=by, file_name=file_name, file_kind=kind, file_sha256=hashlib.sha256(file).hexdigest(), file_bytes=file,
            plan=_as_json(first), revision=len(entries)))
        for entry in entries:
            _write_entry(connection, id_, entry)
    return open_workspace(db, id_)


def all_workspaces(db: Database) -> tuple[Summary, ...]:
    """Every workspace, the newest first. Titles are those the file gave, or as corrected since."""
    with db.read() as connection:
        ids = connection.execute(select(workspaces.c.id).where(workspaces.c.erased_at.is_(None)).order_by(workspaces.c.created_at.desc(), workspaces.c.id)).scalars().all()
        return tuple(Summary.model_validate(_open(connection, id_).model_dump(exclude={"plan", "can_undo", "can_redo"})) for id_ in ids)


def open_workspace(db: Database, id_: str) -> Workspace:
    """A workspace with its plan. Raises :class:`WorkspaceError` if there is none."""
    with db.read() as connection:
        return _open(connection, id_)


def file_of(db: Database, id_: str) -> tuple[str, bytes]:
    """Name and bytes of the user's file. Raises :class:`WorkspaceError` if there is no such workspace."""
    with db.read() as connection:
        row = _row(connection, id_)
        return row.file_name, connection.execute(select(workspaces.c.file_bytes).where(workspaces.c.id == id_)).scalar_one() or b""


def history(db: Database, id_: str) -> tuple[Entry, ...]:
    """Everything that was done to the plan, in order."""
    with db.read() as connection:
        _row(connection, id_)
        return _entries(connection, id_)


def revisions(db: Database) -> dict[str, int]:
    """Revision of each workspace by id: what tells that something changed, without reading a plan."""
    with db.read() as connection:
        return {row.id: row.revision for row in connection.execute(select(workspaces.c.id, workspaces.c.revision).where(workspaces.c.erased_at.is_(None)).order_by(workspaces.c.id))}


def correct(db: Database, id_: str, step: Step, *, by: str, expected: int) -> Workspace:
    """The workspace after one more step. ``expected``: the revision the person saw.

    Raises :class:`StaleRevisionError` if it is another now, and :class:`StepError` if the step cannot be taken; then nothing changes.
    """
    return _append(db, id_, "step", step, by, expected)


def undo(db: Database, id_: str, *, by: str, expected: int) -> Workspace:
    """The last step in force taken back, by a new entry. Raises as :func:`correct`."""
    return _append(db, id_, "undo", None, by, expected)


def redo(db: Database, id_: str, *, by: str, expected: int) -> Workspace:
    """The step last taken back done again, by a new entry. Raises as :func:`correct`."""
    return _append(db, id_, "redo", None, by, expected)


def rename(db: Database, id_: str, name: str) -> Workspace:
    """Another name for the workspace (not for the plan)."""
    name = _named(name)
    with db.write() as connection:
        _row(connection, id_)
        connection.execute(workspaces.update().where(workspaces.c.id == id_).values(name=name))
        return _open(connection, id_)


def resting(db: Database, id_: str) -> Resting:
    """Decisions that would be left without their elements if the workspace were erased."""
    with db.read() as connection:
        return _resting(connection, id_)


def erase(db: Database, id_: str) -> Erased:
    """File, plan and history gone for good; of a workspace that decisions rest on, the name stays to explain them.

    The decision log keeps its own lines: it is never rewritten. The graph follows with the next projection.
    """
    with db.write() as connection:
        row = _row(connection, id_)
        if db.is_sqlite:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is deleted is overwritten in the file too
        rests = _resting(connection, id_)
        connection.execute(workspace_steps.delete().where(workspace_steps.c.workspace == id_))
        gone = {"file_name": "", "file_sha256": "0" * 64, "file_bytes": None, "plan": None, "revision": 0, "erased_at": _now()}
        mine = workspaces.c.id == id_
        connection.execute(workspaces.update().where(mine).values(**gone) if rests.events else workspaces.delete().where(mine))
    _folded.cache_clear()
    if db.is_sqlite:
        _clean_journal(db)
    return Erased(id=id_, name=row.name, resting=rests)


def _clean_journal(db: Database) -> None:
    """Move the journal into the file, which was overwritten where it held what is gone. While others read it is left to the next occasion."""
    raw = db.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


# -- within a transaction --------------------------------------------------------------------------------------------------


def _append(db: Database, id_: str, kind: Any, step: Step | None, by: str, expected: int) -> Workspace:
    with db.write() as connection:
        row = _row(connection, id_)
        if row.revision != expected:
            raise _stale(connection, row, expected)
        number = row.revision + 1
        if step is not None and step.kind == "add":
            step = step.model_copy(update={"id": f"{id_}/x{number}"})
        before = _open(connection, id_)
        if (kind == "undo" and not before.can_undo) or (kind == "redo" and not before.can_redo):
            raise WorkspaceError("ไม่มีการแก้ไขให้ย้อนกลับ" if kind == "undo" else "ไม่มีการแก้ไขให้ทำซ้ำ", "there is nothing to undo" if kind == "undo" else "there is nothing to redo")
        entry = Entry(number=number, kind=kind, step=step, by=by, at=datetime.fromisoformat(_now()))
        fold(_first(connection, id_), [*_entries(connection, id_), entry])
        _write_entry(connection, id_, entry)
        connection.execute(workspaces.update().where(workspaces.c.id == id_).values(revision=number))
        return _open(connection, id_)


def _open(connection: Connection, id_: str) -> Workspace:
    row = _row(connection, id_)
    folded = _folded(str(connection.engine.url), id_, row.revision, row.file_sha256, _Lazy(connection))
    last = connection.execute(select(workspace_steps.c.at).where(workspace_steps.c.workspace == id_).order_by(workspace_steps.c.revision.desc()).limit(1)).scalar()
    file = Uploaded(name=row.file_name, sha256=row.file_sha256, size=row.size or 0, kind=row.file_kind)
    return Workspace(
        id=id_, name=row.name, title=folded.plan.title, file=file, created_by=row.created_by, created_at=datetime.fromisoformat(row.created_at),
        changed_at=datetime.fromisoformat(last or row.created_at), revision=row.revision, plan=folded.plan, can_undo=bool(folded.done), can_redo=bool(folded.undone))


class _Lazy:
    """A connection that the cache of folded plans may read from, and that is no part of its key."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lazy)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=16)
def _folded(_where: str, id_: str, _revision: int, _file: str, source: _Lazy) -> Folded:
    """A plan after its history. History is only added to, so a revision names one plan for ever."""
    return fold(_first(source.connection, id_), _entries(source.connection, id_))


def _row(connection: Connection, id_: str) -> Any:
    columns = [column for column in workspaces.c if column.name not in {"file_bytes", "plan"}]
    row = connection.execute(select(*columns, func.length(workspaces.c.file_bytes).label("size")).where(workspaces.c.id == id_, workspaces.c.erased_at.is_(None))).one_or_none()
    if row is None:
        raise WorkspaceError(f"ไม่มีพื้นที่ทำงาน {id_} อาจถูกลบแล้ว ดูรายการพื้นที่ทำงาน", f"there is no workspace {id_}; it may have been erased: see the list of workspaces")
    return row


def _first(connection: Connection, id_: str) -> PlanDocument:
    return PlanDocument.model_validate(connection.execute(select(workspaces.c.plan).where(workspaces.c.id == id_)).scalar_one())


def _entries(connection: Connection, id_: str) -> tuple[Entry, ...]:
    rows = connection.execute(select(workspace_steps).where(workspace_steps.c.workspace == id_).order_by(workspace_steps.c.revision))
    return tuple(Entry(number=row.revision, kind=row.step["entry"], step=_STEP.validate_python(row.step["step"]) if row.step["entry"] == "step" else None, by=row.by,
                       at=datetime.fromisoformat(row.at)) for row in rows)


def _write_entry(connection: Connection, id_: str, entry: Entry) -> None:
    body: dict[str, Any] = {"entry": entry.kind} | ({"step": entry.step.model_dump(mode="json", exclude_defaults=True) | {"kind": entry.step.kind}} if entry.step else {})
    connection.execute(workspace_steps.insert().values(workspace=id_, revision=entry.number, step=body, by=entry.by, at=entry.at.isoformat(), undone=False))


def _stale(connection: Connection, row: Any, expected: int) -> StaleRevisionError:
    later = [entry for entry in _entries(connection, row.id) if entry.number > expected]
    who = ", ".join(dict.fromkeys(entry.by for entry in later)) or "—"
    when = f"{later[-1].at:%Y-%m-%d %H:%M} UTC" if later else ""
    return StaleRevisionError(f"มีการแก้ไขแผนนี้ {len(later)} ครั้งหลังจากที่เปิดดู โดย {who} ({when}) การแก้ไขของท่านยังไม่ถูกบันทึก ดูแผนฉบับปัจจุบันแล้วทำอีกครั้ง",
                              f"the plan was changed {len(later)} times since you opened it, by {who} ({when}); your correction was not saved: look at the plan as it is now and do it again")


def _resting(connection: Connection, id_: str) -> Resting:
    rows: Mapping[str, int] = dict(connection.execute(select(events.c.kind, func.count()).where(events.c.workspace == id_).group_by(events.c.kind)).all())
    return Resting(events=sum(rows.values()), decisions=sum(rows.get(kind, 0) for kind in _DECIDE), approved=rows.get("approved", 0))


def _rebased_step(step: Step, old: str | None, new: str) -> Step:
    if not old:
        return step
    said = {name: f"{new}/{value.removeprefix(f'{old}/')}" for name in _REFERENCES if isinstance(value := getattr(step, name, None), str) and value.startswith(f"{old}/")}
    return step.model_copy(update=said)


def _free_id(connection: Connection) -> str:
    while True:
        id_ = WORKSPACE + "".join(secrets.choice(_ALPHABET) for _ in range(6))
        if not connection.execute(select(func.count()).select_from(workspaces).where(workspaces.c.id == id_)).scalar() and not _resting(connection, id_).events:
            return id_


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= 200:  # noqa: PLR2004 - a name fits one line
        raise WorkspaceError("ตั้งชื่อพื้นที่ทำงาน 1 ถึง 200 ตัวอักษร", "give the workspace a name of 1 to 200 characters")
    return name


def _as_json(plan: PlanDocument) -> Any:
    return json.loads(plan.model_dump_json(exclude_defaults=True))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
