"""What this visit has on its desk: a file being read, a file that was read but not kept, or a workspace. Corrections go to each alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TypeVar

import streamlit as st

from graph.database import Database
from graph.settings import settings
from graph.workspaces.columns import recall
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Step, Workspace
from graph.workspaces.shelf import correct, file_of, history, redo, undo
from graph.workspaces.steps import corrected, in_force, taken
from loaders.problems import DataError
from loaders.reading.apart import Job
from loaders.reading.records import DRAFT, Reading
from loaders.records import PlanDocument
from loaders.table import ColumnMapping
from views.parts.bring_project import into_graph
from views.person import person

__all__ = ["Desk", "Draft", "Running", "begin", "draft_desk", "drop_draft", "finish", "others_changed", "refused", "running", "set_refused", "stop", "the_agency", "the_draft", "who", "workspace_desk"]

T = TypeVar("T")
_DRAFT, _JOB, _REFUSED, _READ, _SEEN = "bring-draft", "bring-job", "bring-refused", "bring-read", "bring-seen"
_READINGS = 3
"""Readings of kept files that a visit holds."""


@dataclass(frozen=True)
class Draft:
    """A file that was read, with corrections that nobody has kept yet."""

    reading: Reading
    data: bytes
    steps: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    @property
    def plan(self) -> PlanDocument:
        """The plan as corrected."""
        return taken(self.reading.plan, self.steps)


@dataclass(frozen=True)
class Running:
    """A file that is being read: for a new draft, or for the workspace whose file it is."""

    job: Job
    data: bytes
    workspace: str = ""


@dataclass(frozen=True)
class Desk:
    """A plan that is looked at and corrected."""

    reading: Reading
    plan: PlanDocument
    steps: tuple[Step, ...]
    """Those in force, in order."""
    can_undo: bool
    can_redo: bool
    workspace: Workspace | None = None
    db: Database | None = field(default=None, compare=False)

    @property
    def stamp(self) -> Hashable:
        """Another one after every correction: what is worked out of the plan is worked out once for each."""
        return id(self.reading), (self.workspace.id, self.workspace.revision) if self.workspace else self.steps

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` gives of the plan as it stands, from memory where it was made before in this visit."""
        held = st.session_state.get(f"bring-once-{name}")
        if held is None or held[0] != self.stamp:
            held = (self.stamp, make())
            st.session_state[f"bring-once-{name}"] = held
        made: T = held[1]
        return made

    def id_of(self, local_id: str) -> str:
        """The id of an element in this plan; the plan's own for an empty one."""
        return f"{self.plan.id or DRAFT}/{local_id}" if local_id else self.plan.id or DRAFT

    def take(self, steps: Iterable[Step]) -> None:
        """Make corrections, one after the other.

        Raises:
            WorkspaceError: one of them cannot be made, or somebody else was faster; those before it hold.
            DatabaseError: the database cannot be written.
        """
        revision = self.workspace.revision if self.workspace else 0
        steps = tuple(steps)
        by = who(self.db) if self.workspace and self.db else ""
        for step in steps:
            if self.workspace and self.db:
                revision = self._seen(correct(self.db, self.workspace.id, step, by=by, expected=revision))
            elif draft := the_draft():
                corrected(draft.plan, step, number=len(draft.steps) + 1)
                st.session_state[_DRAFT] = replace(draft, steps=(*draft.steps, step), undone=())
        if self.workspace and steps:
            into_graph()

    @staticmethod
    def _seen(kept: Workspace) -> int:
        """The revision that this visit made itself, so that only those of others are told."""
        st.session_state[_SEEN] = (kept.id, kept.revision)
        return kept.revision

    def back(self) -> None:
        """Undo the last correction. Raises as :meth:`take`."""
        draft = the_draft()
        if self.workspace and self.db:
            self._seen(undo(self.db, self.workspace.id, by=who(self.db), expected=self.workspace.revision))
            into_graph()
        elif draft and draft.steps:
            st.session_state[_DRAFT] = replace(draft, steps=draft.steps[:-1], undone=(draft.steps[-1], *draft.undone))

    def again(self) -> None:
        """Do again what was undone. Raises as :meth:`take`."""
        draft = the_draft()
        if self.workspace and self.db:
            self._seen(redo(self.db, self.workspace.id, by=who(self.db), expected=self.workspace.revision))
            into_graph()
        elif draft and draft.undone:
            st.session_state[_DRAFT] = replace(draft, steps=(*draft.steps, draft.undone[0]), undone=draft.undone[1:])


def others_changed(kept: Workspace, db: Database) -> str:
    """Who changed a workspace since this visit last showed it; empty where nobody did."""
    before = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = (kept.id, kept.revision)
    if before is None or before[0] != kept.id or before[1] >= kept.revision:
        return ""
    return " · ".join(dict.fromkeys(entry.by for entry in history(db, kept.id) if entry.number > before[1]))


def who(db: Database, *, erases: bool = False) -> str:
    """The name that what this visit writes carries. On a shared installation the person's own, if they may write: to erase, an approver.

    Raises:
        WorkspaceError: others use this installation too, and this person may only look.
    """
    here = person(db)
    if not here.shared:
        return str(st.session_state.get("bring-who") or here.name).strip()[:200] or "ผู้ใช้"
    if not here.decides or (erases and here.role != "approver"):
        raise WorkspaceError(*(here.why or ("ลบได้เฉพาะผู้อนุมัติ", "only an approver may erase a workspace")))
    return here.name


def the_agency() -> str:
    """The agency this visit works for; empty where nobody said."""
    return str(st.session_state.get("bring-agency") or "").strip()[:200]


def the_draft() -> Draft | None:
    """What was read and not kept."""
    found = st.session_state.get(_DRAFT)
    return found if isinstance(found, Draft) else None


def drop_draft() -> None:
    """Away with what was not kept."""
    stop()
    for key in (_DRAFT, _REFUSED):
        st.session_state.pop(key, None)


def begin(data: bytes, name: str, db: Database | None, mappings: Iterable[ColumnMapping] = (), workspace: str = "") -> None:
    """Start reading a file; ``mappings`` of its own come before those remembered for the agency."""
    stop()
    st.session_state.pop(_REFUSED, None)
    known = (*mappings, *(recall(db, the_agency()) if db else ()))
    st.session_state[_JOB] = Running(Job(data, name, settings().data / "agencies.yaml", known), data, workspace)


def running() -> Running | None:
    """The file being read."""
    found = st.session_state.get(_JOB)
    return found if isinstance(found, Running) else None


def stop() -> None:
    """End the reading."""
    found = running()
    if found:
        found.job.stop()
    st.session_state.pop(_JOB, None)


def finish() -> bool:
    """Take the result of a reading that has ended: a draft, a reading of a workspace's file, or a refusal. Returns whether it could be read."""
    found = running()
    if found is None:
        return False
    st.session_state.pop(_JOB, None)
    try:
        reading = found.job.result()
    except DataError as error:
        st.session_state[_REFUSED] = error
        return False
    if found.workspace:
        kept = dict(list(st.session_state.get(_READ, {}).items())[-_READINGS + 1:])
        st.session_state[_READ] = kept | {_key(found.workspace, found.data): reading}
    else:
        st.session_state[_DRAFT] = Draft(reading, found.data)
    return True


def refused() -> DataError | None:
    """Why the last file could not be read."""
    found = st.session_state.get(_REFUSED)
    return found if isinstance(found, DataError) else None


def set_refused(error: DataError) -> None:
    """Say why a file is not even begun."""
    st.session_state[_REFUSED] = error


def draft_desk() -> Desk | None:
    """The draft of this visit as a desk."""
    draft = the_draft()
    return Desk(draft.reading, draft.plan, draft.steps, bool(draft.steps), bool(draft.undone)) if draft else None


def workspace_desk(db: Database, kept: Workspace) -> Desk | None:
    """A workspace as a desk; None while its file is being read, which this begins, or where it could not be."""
    name, data = file_of(db, kept.id)
    reading = st.session_state.get(_READ, {}).get(_key(kept.id, data))
    if reading is None:
        if refused() is None and running() is None:
            begin(data, name, db, workspace=kept.id)
        return None
    return Desk(reading, kept.plan, _in_force(db, kept.id), kept.can_undo, kept.can_redo, kept, db)


def _key(workspace: str, data: bytes) -> str:
    return f"{workspace}:{sha256(data).hexdigest()}"


def _in_force(db: Database, id_: str) -> tuple[Step, ...]:
    """The steps that were neither taken back nor replaced after that."""
    entries = history(db, id_)
    steps = {entry.number: entry.step for entry in entries}
    return tuple(step for number in in_force(entries)[0] if (step := steps[number]))
