"""A document as its reader gives it: paragraphs and tables in reading order, footnotes, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Block", "Blocks", "Cell", "Note", "Paragraph", "Place", "Table"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. Everything counts from 1; what a kind of file does not tell is None.

    ``page`` of a DOCX is that of the program that saved it, where it noted pages. ``paragraph`` counts through the document, ``line`` through a page of a PDF.
    """

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    note: int | None = None

    @property
    def th(self) -> str:
        """As a locator: “หน้า 3 ตารางที่ 2 แถว 4”."""
        return self._words(("หน้า", "ตารางที่", "แถว", "ย่อหน้า", "บรรทัด", "เชิงอรรถ"))

    @property
    def en(self) -> str:
        """As a locator: “page 3 table 2 row 4”."""
        return self._words(("page", "table", "row", "paragraph", "line", "footnote"))

    def _words(self, words: tuple[str, ...]) -> str:
        values = (self.page, self.table, self.row, self.paragraph, self.line, self.note)
        return " ".join(f"{word} {value}" for word, value in zip(words, values, strict=True) if value is not None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text (number of its list in front, footnote markers of :mod:`loaders.text.marked_notes` inside) and place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table at row and column (from 1), over as many ``rows`` and ``columns``."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The paragraphs as lines."""
        return "\n".join(each.text for each in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells by rows, and where it begins."""

    number: int
    place: Place
    cells: tuple[Cell, ...]

    @property
    def row_count(self) -> int:
        """Rows, those of merged cells counted."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Columns, those of merged cells counted."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the number its markers have, and its text."""

    number: int
    text: str
    place: Place


@dataclass(slots=True)
class Blocks:
    """What a reader hands on. ``notes`` and ``problems`` are (rule, Thai, English), problems with the place they are about."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Note] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[tuple[Place, str, str, str]] = field(default_factory=list)
    pages: int | None = None
