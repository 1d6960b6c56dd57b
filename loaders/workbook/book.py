"""A table file as sheets of texts, whatever its kind: each cell as a reader sees it, merged ranges, and what was noticed on opening."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from loaders.clean import clean_text
from loaders.workbook.limits import MAX_TEXT

__all__ = ["Book", "Merge", "Sheet", "cell_text", "column_letter", "place"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SPACES = re.compile(r"[ \t]+")
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows[0]`` is row 1; a row ends with its last cell that holds something."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merge, ...] = ()
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells (row, column) whose formula has no stored value; their text is the formula."""
    above: tuple[str, ...] = ()
    """Of a table inside a document: the lines of text that head it."""

    def at(self, row: int, column: int) -> str:
        """Text of a cell; empty outside of the table."""
        if not 0 < row <= len(self.rows):
            return ""
        cells = self.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else ""


@dataclass(frozen=True)
class Book:
    """The sheets of a file in their order. ``kind`` is xlsx, xls, ods or csv; ``notes`` are (rule, Thai, English) sentences on the whole file."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[tuple[str, str, str], ...] = ()


def cell_text(value: object, *, percent: bool = False) -> str:
    r"""A value as text: numbers with up to 15 digits as in Excel, dates as ISO, lines of a text kept apart, control characters dropped.

    >>> cell_text(200101.0), cell_text(0.85, percent=True), cell_text(date(2024, 10, 1)), cell_text("ก\u00a0 ข\r\nค")
    ('200101', '85%', '2024-10-01', 'ก ข\nค')
    """
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{float(f'{value * 100:.12g}'):.15g}%" if percent else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value) if isinstance(value, timedelta) else ""


def _text(value: str) -> str:
    if not value:
        return ""
    if "_x" in value:
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if value.isprintable() and len(value) <= MAX_TEXT and (value.isascii() or _is_clean(value)):  # the ordinary cell
        return " ".join(value.split()) if "  " in value else value.strip()
    value = value[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    value = _CONTROL.sub("", value)
    if not value.isascii():
        value = clean_text(value)
    if "\n" not in value:
        return _SPACES.sub(" ", value).strip()
    return "\n".join(line for line in (_SPACES.sub(" ", each).strip() for each in value.split("\n")) if line)


def _is_clean(value: str) -> bool:
    """Whether :func:`loaders.clean.clean_text` would leave a printable text as it is."""
    return unicodedata.is_normalized("NFC", value) and "\u0e4d" not in value and "\u0e33" not in value


def column_letter(column: int) -> str:
    """1 → A, 28 → AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """The cell as spreadsheets name it: (12, 3) → C12."""
    return f"{column_letter(column)}{row}"
