"""Workspaces in the database: kept, corrected, undone, erased. Every change is one transaction; nothing a person did is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.workspaces.records import Entry, Erased, Resting, Step, Summary, Workspace
from loaders.records import PlanDocument

if TYPE_CHECKING:
    from graph.database import Database

__all__ = ["StaleRevisionError", "WorkspaceError", "all_workspaces", "correct", "erase", "file_of", "history", "keep", "open_workspace", "redo", "rename", "resting", "undo"]


class WorkspaceError(ValueError):
    """What was asked cannot be done to this workspace. The message says why and what to do, in Thai and English."""


class StaleRevisionError(WorkspaceError):
    """Somebody changed the workspace meanwhile; the message says who, when and what."""


def keep(db: Database, plan: PlanDocument, file: bytes, file_name: str, *, name: str, by: str, kind: str = "text", steps: Sequence[Step] = ()) -> Workspace:
    """A new workspace of a plan as a loader read it, with corrections made before it was kept. Its elements get ids below the workspace's."""
    raise NotImplementedError


def all_workspaces(db: Database) -> tuple[Summary, ...]:
    """Every workspace, the newest first."""
    raise NotImplementedError


def open_workspace(db: Database, id_: str) -> Workspace:
    """A workspace with its plan. Raises :class:`WorkspaceError` if there is none."""
    raise NotImplementedError


def file_of(db: Database, id_: str) -> tuple[str, bytes]:
    """Name and bytes of the user's file."""
    raise NotImplementedError


def history(db: Database, id_: str) -> tuple[Entry, ...]:
    """Everything that was done to the plan, in order."""
    raise NotImplementedError


def correct(db: Database, id_: str, step: Step, *, by: str, expected: int) -> Workspace:
    """The workspace after one more step. ``expected``: the revision the person saw.

    Raises :class:`StaleRevisionError` if it is another now, and :class:`WorkspaceError` if the step cannot be taken.
    """
    raise NotImplementedError


def undo(db: Database, id_: str, *, by: str, expected: int) -> Workspace:
    """The last step in force taken back, by a new entry. Raises as :func:`correct`."""
    raise NotImplementedError


def redo(db: Database, id_: str, *, by: str, expected: int) -> Workspace:
    """The step last taken back done again, by a new entry. Raises as :func:`correct`."""
    raise NotImplementedError


def rename(db: Database, id_: str, name: str) -> Workspace:
    """Another name for the workspace (not for the plan)."""
    raise NotImplementedError


def resting(db: Database, id_: str) -> Resting:
    """Decisions that would be left without their elements if the workspace were erased."""
    raise NotImplementedError


def erase(db: Database, id_: str) -> Erased:
    """File, plan and history gone for good. The decision log keeps its own lines: it is never rewritten."""
    raise NotImplementedError
