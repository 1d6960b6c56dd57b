"""A file that was read: its lines, the plan found in them, which words became what, and what nothing was made of.

Ids of elements are those of :mod:`loaders.identify` without the plan before them (``s1/g2``), so that they hold before and after a plan is kept.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from loaders.problems import Problem
from loaders.records import PlanDocument
from loaders.records.base import Record
from loaders.table import ColumnMapping

__all__ = ["DRAFT", "STAGES", "AgencyAsked", "Line", "Mark", "Note", "Reading", "Stage", "Unused", "local"]

DRAFT = "draft"
"""Id of a plan that nobody has kept yet."""
Stage = Literal["open", "understand", "mark"]
"""What is done to a file, in order."""
STAGES: tuple[Stage, ...] = get_args(Stage)
MarkKind = Literal[
    "title", "Vision", "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Milestone", "MasterPlanIssue", "SubPlan", "PlanTarget", "DevelopmentIssue",
    "SecurityIssue", "PolicyItem", "Dimension", "Indicator", "FlagshipProject", "Project", "Benefit", "Provision", "agency", "alignment", "footnote", "heading",
]


class Line(Record):
    """A line of the file: 1-based ``number`` (of a table: the row), the page of a document, the sheet of a workbook; cells of a ``row`` are parted by tabs."""

    number: int
    text: str
    page: int | None = None
    sheet: str = ""
    row: bool = False


class Mark(Record):
    """Words of a line that became something. ``line`` is the place in :attr:`Reading.lines`, start and end count characters of its text."""

    line: int
    start: int
    end: int
    kind: MarkKind
    element: str = Field(default="", description="Id of the element; empty for what is none")


class Unused(Record):
    """A line nothing was made of, or that was left out on purpose: ``why`` is empty, or superseded, total, repeated-header, column-numbers, note, title."""

    line: int = Field(description="Place in Reading.lines")
    why: str = ""


class Note(Record):
    """A remark on the whole file, in both languages."""

    rule: str
    th: str
    en: str


class AgencyAsked(Record):
    """An agency as printed that is not known, or that can mean several bodies."""

    printed: str
    ids: tuple[str, ...] = ()
    line: int | None = None


class Reading(Record):
    """All that a page shows of a file before and after it is kept."""

    name: str
    kind: str = Field(description="text, xlsx, xls, ods, csv, docx, pdf, html …")
    plan: PlanDocument
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    unused: tuple[Unused, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[ColumnMapping, ...] = ()
    agencies: tuple[AgencyAsked, ...] = ()

def local(id_: str | None) -> str:
    """The id of an element without its plan: ``ws-1a2b3c/s1/g2`` → ``s1/g2``."""
    return (id_ or "").partition("/")[2]
