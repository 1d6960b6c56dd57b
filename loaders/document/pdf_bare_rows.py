"""Rows of a table that no lines tell.

Programs draw a table cell by cell: all lines of a cell, then the cell to its right. So a line that is drawn in the same column right behind the one above
goes on with its cell, and where drawing goes back to the left a row begins. Where lines were drawn across all columns (the order then never goes up
again), rows begin at ruling lines across, at numbers of the first column, at wider distances, or where a column has text again and where the first column
has text together with one of values or of the fewest lines; the first of these that the table has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.document.pdf_gaps import Piece, straight
from loaders.document.pdf_ink import Glyph
from loaders.text.numbering import split_marker

__all__ = ["BareCell", "BareLine", "Cells", "head_rows", "is_marker", "is_table", "rows_by_order", "rows_by_places", "under_heads", "with_spans"]

_SAME, _UP = 0.25, 0.4
"""Ems within which baselines are one; by which drawing goes up again."""
_WIDE = 1.3
"""How many times further apart lines of two rows stand than lines of one, where that tells them."""
_FILLED, _STRAIGHT_COLUMNS = 0.4, 0.7
"""Share of cells with text, and of columns with straight edges, that a table has at least."""
_APART = 0.8
"""Share of the width of a table that most of its lines fill at most; a line of running text fills more."""
_HEAD = 80
"""Characters of a head, at most."""
_COLUMNS = 3
_CONTENTS = re.compile(r"^(?:เลข)?(?:หน้า|page)(?:ที่)?$", re.IGNORECASE)
_NUMBER = re.compile(r"^[(]?[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*[.)]?$")
_VALUE = re.compile(r"^[\d๐-๙][\d๐-๙,.]*$|^-$")
_MARKER = re.compile(r"^(?:[(]?(?:[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,3})*|[ก-ฮ])[.)]?|[-–•*▪●○])$")
_WORDS = re.compile(r"[^\W\d_]{2}")
_YEAR = re.compile(r"[2๒][5๕][\d๐-๙]{2}")


@dataclass(slots=True)
class BareLine:
    """A line of a cell: first and last column it stands in (from 0), its place, when it was drawn."""

    column: int
    last: int
    y: float
    size: float
    glyphs: list[Glyph]
    drawn: int
    x0: float
    x1: float

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(glyph.text for glyph in self.glyphs).strip()


@dataclass(slots=True)
class BareCell:
    """A cell: its lines from the top, how many rows it has, first and last column."""

    lines: list[BareLine]
    rows: int = 1
    column: int = 0
    last: int = 0

    @property
    def top(self) -> float:
        """First baseline."""
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        """Last baseline."""
        return self.lines[-1].y

    @property
    def text(self) -> str:
        """What it says, without breaks."""
        return "".join(line.text for line in self.lines)


Cells = dict[int, BareCell]
"""A row of a table: cells by their first column."""


def is_marker(text: str) -> bool:
    """Whether a text is a number or a sign that a list puts in front of its items."""
    return bool(_MARKER.match(text))


def rows_by_order(found: Iterable[BareLine], ruled: Sequence[float], *, sure: bool) -> list[Cells]:
    """Rows as cells were drawn; none where lines were drawn across the columns (unless it is sure that they were not), or the rows would lie over each other.

    ``ruled`` are the heights of ruling lines across.
    """
    lines = sorted(found, key=lambda line: line.drawn)
    if not sure and not any(below.y > above.y + _UP * above.size for above, below in pairwise(lines)):
        return []
    rows: list[Cells] = []
    last: BareLine | None = None
    usual = min((above.y - below.y for above, below in pairwise(lines) if above.column == below.column and above.y - below.y > _SAME * above.size), default=0.0)
    for line in lines:
        apart = sure and len(rows) == 1 and not line.column and last is not None and last.y - line.y > _WIDE * usual  # the end of a row of the page before, alone
        if last and (line.column, line.last) == (last.column, last.last) and line.y < last.y - _SAME * line.size and not apart and not _is_ruled(last.y, line.y, ruled):
            rows[-1][line.column].lines.append(line)
        elif last and line.column > last.last:
            rows[-1][line.column] = BareCell([line], column=line.column, last=line.last)
        else:
            rows.append({line.column: BareCell([line], column=line.column, last=line.last)})
        last = line
    middle = _are_in_the_middle(rows)
    return _reaching_down([part for number, row in enumerate(rows) for part in _parts(row, middle=middle, rest=sure and not number)])


def _are_in_the_middle(rows: Iterable[Cells]) -> bool:
    """Whether cells stand in the middle of their rows: more rows of cells of several heights have them so than have them begin on one line."""
    top = middle = 0
    for row in rows:
        cells, size = list(row.values()), next(iter(row.values())).lines[0].size
        if len({len(cell.lines) for cell in cells}) > 1:
            if max(cell.top for cell in cells) - min(cell.top for cell in cells) <= _SAME * size:
                top += 1
            else:
                middle += all(abs(cell.top + cell.bottom - cells[0].top - cells[0].bottom) <= 2 * size for cell in cells)
    return middle > top


def _reaching_down(rows: list[Cells]) -> list[Cells]:
    """Rows whose cells have as many rows as they reach down to; none where cells of one column lie over each other."""
    for number, (row, below) in enumerate(pairwise(rows)):
        top = max(cell.top for cell in below.values())
        for column, cell in row.items():
            if cell.bottom <= top + _SAME * cell.lines[-1].size:
                if column in below:
                    return []
                cell.rows = 1 + sum(column not in other and cell.bottom <= max(each.top for each in other.values()) for other in rows[number + 1:number + 20])
    return rows


def _is_ruled(above: float, below: float, ruled: Iterable[float]) -> bool:
    return any(below < y < above for y in ruled)


def _parts(row: Cells, *, middle: bool, rest: bool) -> list[Cells]:
    """A row; the first lines of its first cell by themselves where all other cells begin together at one of its lines further below.

    They are the end of the row above (at the top of a page that goes on with a table, ``rest``, in any column), or a name.
    Cells that stand in the middle of their rows begin further below too.
    """
    column = min(row) if rest else 0
    first = row.get(column)
    others = [cell for each, cell in row.items() if each != column]
    if middle or first is None or len(others) < (1 if rest else _COLUMNS - 1) or len(first.lines) == 1:
        return [row]
    at = next((index for index, line in enumerate(first.lines) if index and all(abs(line.y - cell.top) <= _SAME * line.size for cell in others)), None)
    return [row] if at is None else [{column: replace(first, lines=first.lines[:at])}, row | {column: replace(first, lines=first.lines[at:])}]


def rows_by_places(levels: Sequence[list[BareLine]], columns: int, ruled: Sequence[float], heads: tuple[str, ...] = ()) -> list[Cells]:
    """Rows by where their lines stand. ``levels`` are the lines of one height each, from the top; ``heads`` are those that the page may repeat."""
    starts = _starts(levels, columns, ruled)
    if heads and (again := _repeated(levels, heads)):
        starts = {again, *(index for index in starts if index > again)}
    rows: list[Cells] = []
    for index, level in enumerate(levels):
        if index in starts or not rows:
            rows.append({})
        for line in level:
            cell = rows[-1].get(line.column)
            if cell:
                cell.lines.append(line)
                cell.last = max(cell.last, line.last)
            else:
                rows[-1][line.column] = BareCell([line], column=line.column, last=line.last)
    return rows


def _repeated(levels: Sequence[list[BareLine]], heads: tuple[str, ...]) -> int:
    """How many levels are the heads of the table again; 0 for none."""
    texts = [""] * len(heads)
    for index, level in enumerate(levels, 1):
        for line in level:
            texts[min(line.column, len(heads) - 1)] += "".join(line.text.split())
        if tuple(texts) == heads:
            return index
    return 0


def _starts(levels: Sequence[list[BareLine]], columns: int, ruled: Sequence[float]) -> set[int]:
    """Which levels begin a row, from 0."""
    ys = [level[0].y for level in levels]
    across = {index for index, level in enumerate(levels) if level[0].last == columns - 1 and not level[0].column}
    at_rules = {index for index in range(1, len(levels)) if _is_ruled(ys[index - 1], ys[index], ruled)}
    if len(at_rules) > 1:
        return at_rules
    behind = {index + 1 for index in across if index + 1 not in across} | {index for index in across if index - 1 not in across} | at_rules
    first = [index for index, level in enumerate(levels) if level[0].column == 0 and index not in across]
    numbers = {index for index in first if _NUMBER.match(levels[index][0].text)}
    if len(numbers) > 1 and len(first) - len(numbers) <= 2:  # noqa: PLR2004 - the head, over two lines
        return numbers | behind
    steps = [above - below for above, below in pairwise(ys)]
    wide = {index for index, step in enumerate(steps, 1) if step > _WIDE * min(steps)}
    if wide and all(levels[index][0].column == 0 for index in wide):
        return wide | behind
    texts = {column: [line.text for level in levels for line in level if line.column == column] for column in range(columns)}
    key = min(range(1, columns), key=lambda column: (sum(map(bool, map(_VALUE.match, texts[column]))) * 2 <= len(texts[column]), len(texts[column]), column))
    shown = [{line.column for line in level} for level in levels]
    again = {index for index in range(1, len(levels)) if len(shown[index]) > 1 and shown[index] - shown[index - 1]}
    return {index for index in first if key in shown[index]} | again | behind


def with_spans(rows: list[Cells]) -> list[Cells]:
    """Heads over two rows: a head above several columns of the second stands over all of them; those without any below go down to both rows."""
    if len(rows) < 2 or 0 in rows[1] or 0 not in rows[0]:  # noqa: PLR2004 - two rows of heads
        return rows
    top, below = rows[0], rows[1]
    heading = [cell for cell in top.values() if any(cell.column <= column <= cell.last for column in below)]
    for cell in heading:
        under = [each for each in below.values() if _nearest(each.column, heading) is cell]
        if len(under) > 1:
            cell.column, cell.last = under[0].column, under[-1].last
    out: Cells = {cell.column: cell for cell in top.values()}
    for cell in out.values():
        if not any(cell.column <= column <= cell.last for column in below):
            cell.rows = 2
    return [dict(sorted(out.items())), *rows[1:]]


def _nearest(column: int, heads: Iterable[BareCell]) -> BareCell:
    """The head above a column, or the nearest one beside it."""
    return min(heads, key=lambda each: 0 if each.column <= column <= each.last else min(abs(each.column - column), abs(each.last - column)))


def head_rows(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The first row; the first two where the second has nothing in the first column."""
    return rows[:1 if len(rows) < 2 or 0 in rows[1] else 2]  # noqa: PLR2004 - two rows


def under_heads(rows: Sequence[Cells]) -> set[int]:
    """Columns that have a head."""
    return {column for row in head_rows(rows) for cell in row.values() for column in range(cell.column, cell.last + 1)}


def is_table(rows: list[Cells], columns: int, *, ordered: bool) -> bool:
    """Whether the columns have heads, most cells text, most columns edges (all of them, and heads apart, where no order of drawing tells cells); contents of a book are no table."""
    heads = list(rows[0].values())
    body = [row for row in rows[len(head_rows(rows)):] if len(row) > 1]
    if columns < _COLUMNS or not body or len(under_heads(rows)) < columns or not _are_heads(heads):
        return False
    if sum(len(row) for row in body) < _FILLED * columns * len(body):
        return False
    size = heads[0].lines[0].size
    edges = [straight([Piece(line.x0, line.x1, []) for row in body for cell in row.values() if cell.column == column == cell.last for line in cell.lines], size) for column in range(columns)]
    if ordered:
        return sum(edges) >= _STRAIGHT_COLUMNS * columns
    return all(edges) and len(rows) - len(head_rows(rows)) <= 2 * len(body) and _is_loose(rows)


def _is_loose(rows: list[Cells]) -> bool:
    """Whether the heads and two lines more have text in three columns, and much room between: that no order of drawing tells cells may be because there are none."""
    width = max(line.x1 for row in rows for cell in row.values() for line in cell.lines) - min(line.x0 for row in rows for cell in row.values() for line in cell.lines)
    levels: dict[float, list[BareLine]] = {}
    for line in (line for row in rows for cell in row.values() for line in cell.lines):
        levels.setdefault(line.y, []).append(line)
    inked = sorted(sum(line.x1 - line.x0 for line in level) for level in levels.values() if len(level) >= _COLUMNS)
    return len(inked) > _COLUMNS - 1 and inked[len(inked) // 2] <= _APART * width


def _are_heads(cells: list[BareCell]) -> bool:
    """Whether the cells of the first row may be heads: short words or years, no items of a list, not those of contents."""
    texts = [cell.text for cell in cells]
    if any(_MARKER.match(text) or _CONTENTS.match(text) or not any(map(str.isalnum, text)) for text in texts):
        return False
    told = sum(bool(_WORDS.search(text) or _YEAR.search(text)) and len(text) <= _HEAD for text in texts)
    return told >= len(texts) - 1 and sum(split_marker(text)[0] is not None for text in texts) * 2 <= len(texts)
