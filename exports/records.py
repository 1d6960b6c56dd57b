"""A document before it has a format: headings, lines, a table and numbered citations. Markdown and Word are written from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exports.thai import Digits
from queries.read.records import Ref

__all__ = ["Block", "Cell", "Citation", "Heading", "Line", "Mark", "Section", "Summary", "SummaryRow"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and a place in it, numbered in the order of first use."""

    number: int
    source: str
    """Id in data/sources.yaml."""
    title: str
    locator: str
    date: str | None = None
    """ISO or as printed."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the section."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or list item. Missing or unverified content stands in ⟨…⟩."""

    text: str
    indent: int = 0
    cites: tuple[int, ...] = ()
    curated: bool = False
    """The link rests on an analyst's reading, not on words of the plan."""
    draft: bool = False
    """A proposed text that a person must confirm."""


Block = Heading | Line
Mark = Literal["●", "○"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One upper element in a cell of the summary table."""

    mark: Mark
    ref: Ref
    name: str
    cites: tuple[int, ...]
    curated: bool


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A strategy of the plan; one tuple of cells a column, or the reason why the column is empty."""

    name: str
    columns: tuple[tuple[Cell, ...] | str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The table at the end of the section."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The section "ความสอดคล้องกับแผน 3 ระดับ" of one plan."""

    plan: Ref
    title: str
    blocks: tuple[Block, ...]
    summary: Summary
    citations: tuple[Citation, ...]
    digits: Digits = "arabic"
    cite: str = ""
    """How to cite the graph this was written from."""
    closing: tuple[str, ...] = ()
    """When it was made, from which data, and what in it is missing, a draft, undecided or unverified."""
