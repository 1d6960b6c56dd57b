"""Plain text that holds tables, their cells set apart by tabs or upright strokes, as copied out of Word or Excel or written in Markdown: to paragraphs and tables.

A text without such tables is no document and goes to the loader of texts as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document.blocks import Blocks, Cell, Paragraph, Place, Table
from loaders.problems import DataError
from loaders.text import decode
from loaders.text.numbering import split_marker

__all__ = ["holds_tables", "read_text"]

_TAB, _STROKE = "\t", "|"
_LEAST_ROWS, _LEAST_CELLS = 2, 2
_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
"""The line below the heads of a table in Markdown."""
_MARKER = re.compile(r"^(?:[•·\-–*▪○]|\(?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3})*[.)]?|\(?[ก-ฮa-zA-Z][.)])$")
"""What stands alone before the tab of a list."""
_QUOTED = re.compile(r'(?:^|\t)"')
_NUMBER = re.compile(r"[0-9๐-๙]")
_MOST_LINES_OF_CELL = 40


@dataclass(slots=True)
class _Rows:
    """Lines that one table is made of: (number of the line, its cells)."""

    separator: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def holds_tables(data: bytes) -> bool:
    """Whether bytes are plain text with a table in it."""
    if _TAB.encode() not in data and _STROKE.encode() not in data:
        return False
    try:
        return any(isinstance(each, _Rows) for each in _parts(_lines(decode(data).text)))
    except DataError:
        return False


def read_text(data: bytes, name: str = "", hear: Callable[[int, int], None] = lambda *_: None) -> Blocks:  # noqa: ARG001 - readers of documents share one shape
    """The blocks of a text. Places count its lines.

    Raises:
        DataError: no text (see :func:`loaders.text.decode.decode`).
    """
    found = Blocks("text")
    tables = 0
    for part in _parts(_lines(decode(data, name).text)):
        if isinstance(part, _Rows):
            tables += 1
            found.blocks.append(_table(part, tables))
        else:
            found.blocks.append(Paragraph(part[1], Place(line=part[0])))
    return found


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _parts(lines: Sequence[str]) -> Iterator[_Rows | tuple[int, str]]:
    """Tables, and the lines between them with their numbers; empty lines only part tables."""
    at = 0
    while at < len(lines):
        table, over = _rows(lines, at)
        if table is not None:
            yield table
            at = over
            continue
        if lines[at].strip():
            yield at + 1, lines[at]
        at += 1


def _rows(lines: Sequence[str], at: int) -> tuple[_Rows | None, int]:
    """The table that begins at a line, and the first line behind it."""
    separator = next((each for each in (_TAB, _STROKE) if _is_row(lines[at], each)), None)
    if separator is None:
        return None, at
    table, here = _Rows(separator), at
    while here < len(lines):
        text, over = _whole(lines, here, separator)
        if separator == _STROKE and _RULE.match(text):
            here = over
            continue
        if not (_is_row(text, separator) or (_is_name(text, separator) and table.rows)):
            break
        cells = _cells(text, separator)
        if _begins_another(table, cells):
            break
        table.rows.append((here + 1, cells))
        here = over
    return (table, here) if len(table.rows) >= _LEAST_ROWS else (None, at)


def _whole(lines: Sequence[str], at: int, separator: str) -> tuple[str, int]:
    """A row with the rest of a quoted cell that runs over lines, as programs for tables copy it, and the first line behind it."""
    text = lines[at]
    if separator != _TAB or not _QUOTED.search(text) or text.count('"') % 2 == 0:
        return text, at + 1
    for over in range(at + 1, min(len(lines), at + _MOST_LINES_OF_CELL)):
        text = f"{text}\n{lines[over]}"
        if text.count('"') % 2 == 0:
            return text, over + 1
    return lines[at], at + 1


def _cells(text: str, separator: str) -> list[str]:
    if separator == _TAB and text.count('"') > 1 and _QUOTED.search(text):
        try:
            return [cell.strip() for cell in next(csv.reader([text], delimiter=_TAB), [])]
        except csv.Error:  # a cell longer than that module takes
            return [cell.strip() for cell in text.split(_TAB)]
    if separator == _TAB:
        return [cell.strip() for cell in text.split(_TAB)]
    return [cell.strip() for cell in text.strip().removeprefix(_STROKE).removesuffix(_STROKE).split(_STROKE)]


def _is_row(text: str, separator: str) -> bool:
    """Whether a line has cells beside each other, a number or bullet of a list not counted."""
    if separator not in text:
        return False
    cells = [cell for cell in _cells(text, separator) if cell]
    if separator == _STROKE and not text.lstrip().startswith(_STROKE) and text.count(_STROKE) < _LEAST_CELLS:
        return False
    return len(cells[1:] if cells and _MARKER.match(cells[0]) else cells) >= _LEAST_CELLS


def _is_name(text: str, separator: str) -> bool:
    """Whether a line is a row of which one cell is filled: a name across the table."""
    cells = _cells(text, separator)
    return len(cells) > _LEAST_CELLS and sum(bool(cell) for cell in cells) == 1 and split_marker(next(filter(None, cells)))[1] != ""


def _begins_another(table: _Rows, cells: Sequence[str]) -> bool:
    """Whether a row of words alone, with another count of cells than all before it, heads a table of its own."""
    if len(table.rows) < _LEAST_ROWS or any(len(cells) == len(row) for _, row in table.rows):
        return False
    return len(cells) > _LEAST_CELLS - 1 and all(cells) and not any(_NUMBER.match(cell) for cell in cells)


def _table(part: _Rows, number: int) -> Table:
    cells = tuple(Cell(row, column, 1, 1, tuple(Paragraph(text, Place(line=line)) for text in words.split("\n") if text.strip()))
                  for row, (line, found) in enumerate(part.rows, 1) for column, words in enumerate(found, 1))
    return Table(number, Place(line=part.rows[0][0], table=number), cells)
