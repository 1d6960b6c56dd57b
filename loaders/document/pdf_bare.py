"""Tables of a page that no lines tell, as the grids that ruled tables have: columns by :mod:`loaders.document.pdf_gaps`, rows by :mod:`loaders.document.pdf_bare_rows`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document.pdf_bare_rows import (
    BareLine,
    Cells,
    head_rows,
    is_marker,
    is_table,
    rows_by_order,
    rows_by_places,
    under_heads,
    with_spans,
)
from loaders.document.pdf_flow import letters
from loaders.document.pdf_gaps import Columns, Lane, Printed, columns_from, goes_on, narrowed, printed
from loaders.document.pdf_ink import Glyph, Rule
from loaders.document.pdf_layout import plain
from loaders.document.pdf_rows import Row
from loaders.document.pdf_tables import Box, Grid
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["BareTable", "bare_tables"]

_WIDTH = 0.5
"""Share of the table's width that a line across between rows has."""
_PITCH = 2.5
"""Ems between lines of one cell, at most."""
_EDGE = 0.5
"""Ems within which edges are one."""
_WORD = 14
"""Characters: no word that a line has no room for is longer."""
_COLUMNS = 3
_UNIT_LINE = re.compile(r"^[(]?หน่วย\s?[:：]")


@dataclass(frozen=True, slots=True)
class BareTable:
    """A table without lines: its grid, the glyphs of each cell, the rows of the page it is made of, the lanes between its columns, and their heads."""

    grid: Grid
    inside: dict[Box, list[Glyph]]
    rows: list[Row] = field(repr=False)
    lanes: tuple[Lane, ...]
    heads: tuple[str, ...]
    goes_on: bool
    """Whether it is the rest of the table on the page before."""
    ordered: bool
    """Whether the order of drawing told its rows."""
    last: dict[int, BareLine] = field(repr=False)
    """The last lines of the columns where the page may have cut the last row."""
    right: float
    """The right edge of the first column."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.lanes) + 1


def bare_tables(rows: Sequence[Row], rules: Sequence[Rule], glyphs: Sequence[Glyph], before: BareTable | None = None) -> list[BareTable]:
    """Tables among the rows of a page, from the top. ``glyphs`` are those of the page as they were drawn; ``before`` ended the page before and may go on."""
    down = [rule for rule in rules if rule.x0 == rule.x1]
    lines = [printed(row, down) for row in rows]
    drawn: dict[int, int] = {}
    found: list[BareTable] = []
    at = 0
    while at < len(lines):
        columns = (goes_on(lines, before.lanes, down) or _rest(lines, before)) if before and not at else None
        kept = before if columns else None
        if columns is None and len(lines[at].pieces) > 1:
            columns = columns_from(lines, at, down)
        if columns is not None:
            drawn = drawn or {id(glyph): index for index, glyph in enumerate(glyphs)}
            table = _Maker(lines, columns, rules, drawn, kept).table()
            if table:
                found.append(table)
                taken = {id(row) for row in table.rows}
                at = 1 + max(index for index, line in enumerate(lines) if id(line.row) in taken)
                continue
        at += 1
    return found


def _rest(lines: Sequence[Printed], before: BareTable) -> Columns | None:
    """Lines at the top of a page that go on with the first cell of the row that the page before cut: each had no room on the line above, and begins nothing."""
    above, at = before.last.get(0), 0
    last, y = (above.x1 if above else 0.0), float("inf")
    while above and at < len(lines) and len(lines[at].pieces) == 1:
        line, piece = lines[at], lines[at].pieces[0]
        text = plain("".join(glyph.text for glyph in piece.glyphs))
        word = text.split(" ")[0][:_WORD]
        room = (piece.x1 - piece.x0) * letters(word) / max(1, letters(text)) + line.size
        begins = read_numbered(text) or read_label(text) or split_marker(text)[0]
        if begins or abs(piece.x0 - above.x0) > _EDGE * line.size or piece.x1 > before.right + line.size or before.right - last > room or (at and y - line.y > _PITCH * line.size):
            break
        last, y, at = piece.x1, line.y, at + 1
    return Columns(0, at - 1, before.lanes) if at else None


class _Maker:
    """Lines in columns to a table."""

    def __init__(self, lines: Sequence[Printed], columns: Columns, rules: Sequence[Rule], drawn: dict[int, int], before: BareTable | None) -> None:
        self._page = lines
        self._before = before
        self._lanes = columns.lanes
        self._drawn = drawn
        self._names = columns.across
        self._rows = {index: self._lines(index) for index in range(columns.first, columns.last + 1)}
        ink = [line for each in self._rows.values() for line in each]
        self._left, self._right = min(line.x0 for line in ink), max(line.x1 for line in ink)
        across = [rule for rule in rules if rule.y0 == rule.y1 and min(rule.x1, self._right) - max(rule.x0, self._left) >= _WIDTH * (self._right - self._left)]
        self._across = [rule.y0 for rule in across]
        self._whole = [rule.y0 for rule in across if rule.x0 <= self._left + 1]

    def table(self) -> BareTable | None:
        """The table; None for what only looks like one."""
        if not self._before:
            self._reach_up()
        rows, ordered = self._told()
        while not self._before and len(self._lanes) >= _COLUMNS and (bare := next((column for column in range(len(self._lanes) + 1) if column not in under_heads(rows)), None)) is not None:
            self._join(bare)
            rows, ordered = self._told()
        while rows and list(rows[-1]) == [0] and (len(rows) > 1 or not self._before):
            rows.pop()  # a line by itself below the first column is what follows the table
        if not rows or not (self._before or is_table(rows, len(self._lanes) + 1, ordered=ordered)):
            return None
        return self._made(rows, ordered=ordered)

    @property
    def _cuts(self) -> list[float]:
        return [(left + right) / 2 for left, right in self._lanes]

    # -- lines -------------------------------------------------------------------------------------------------------------------

    def _lines(self, index: int) -> list[BareLine]:
        """The text of a row of the page, a column each; text that crosses a lane stands in all columns it touches."""
        line, across = self._page[index], index in self._names
        out: list[BareLine] = []
        for piece in sorted(line.pieces, key=lambda each: each.x0):
            first, last = (0, len(self._cuts)) if across else (sum(cut < piece.x0 for cut in self._cuts), sum(cut < piece.x1 for cut in self._cuts))
            drawn = self._drawn[id(piece.glyphs[0])]
            if out and out[-1].last >= first:
                same = out[-1]
                same.glyphs, same.last, same.x1, same.drawn = [*same.glyphs, *piece.glyphs], max(same.last, last), max(same.x1, piece.x1), min(same.drawn, drawn)
            else:
                out.append(BareLine(first, last, line.y, line.size, list(piece.glyphs), drawn, piece.x0, piece.x1))
        return out

    def _all(self) -> list[BareLine]:
        return [line for index in sorted(self._rows) for line in self._rows[index]]

    def _reach_up(self) -> None:
        """Take lines of heads above: of one column, drawn right before the line below it; or across columns that all have text below."""
        first = min(self._rows)
        while first:
            line, below = self._page[first - 1], self._page[first]
            step = line.y - below.y
            lanes, self._lanes = self._lanes, narrowed(self._lanes, line)
            new = self._lines(first - 1)
            filled = {column for index in self._rows if index < first + _COLUMNS for each in self._rows[index] for column in range(each.column, each.last + 1)}
            if step > _PITCH * below.size or any(below.y < y < line.y for y in self._whole) or not all(self._heads(each, filled, step, alone=len(new) == 1) for each in new):
                self._lanes = lanes
                return
            first -= 1
            self._rows[first] = new

    def _heads(self, line: BareLine, filled: set[int], step: float, *, alone: bool) -> bool:
        if _UNIT_LINE.match(line.text):
            return False
        if line.last > line.column:
            return line.column > 0 and set(range(line.column, line.last + 1)) <= filled
        if not line.column or not alone:
            return not alone or step < line.size  # further off it may be the line above the table; nearer it stands in the middle of its cell
        after = min((each for each in self._all() if each.drawn > line.drawn), key=lambda each: each.drawn, default=None)
        return after is not None and after.y < line.y and after.column in (line.column, line.column + 1)

    def _told(self) -> tuple[list[Cells], bool]:
        """The rows, and whether the order of drawing told them."""
        before = self._before
        rows = rows_by_order(self._all(), self._across, sure=before is not None and before.ordered)
        found = rows or rows_by_places([self._rows[index] for index in sorted(self._rows)], len(self._lanes) + 1, self._across, before.heads if before else ())
        return with_spans(found), bool(rows)

    def _join(self, column: int) -> None:
        """A column without a head is none (markers of lists in cells, words far apart): it goes to the next one if it holds markers, else to the one before."""
        lines = [line for line in self._all() if line.column == column == line.last]
        gone = column if not column or (column < len(self._lanes) and all(is_marker(line.text) for line in lines)) else column - 1
        self._lanes = (*self._lanes[:gone], *self._lanes[gone + 1:])
        self._rows = {index: self._lines(index) for index in self._rows}

    def _made(self, rows: list[Cells], *, ordered: bool) -> BareTable:
        edges = [self._left, *self._cuts, self._right]
        lefts, rights = self._edges(rows, edges)
        tops = [max(cell.top for cell in row.values()) + max(line.size for cell in row.values() for line in cell.lines) for row in rows]
        bottom = min(line.y for row in rows for cell in row.values() for line in cell.lines) - 1
        inside = {Box(number, cell.column + 1, cell.rows, cell.last - cell.column + 1, lefts[cell.column], bottom, rights[cell.last], top): [glyph for line in cell.lines for glyph in line.glyphs]
                  for number, (row, top) in enumerate(zip(rows, tops, strict=True), 1) for cell in row.values()}
        used = {id(line) for row in rows for cell in row.values() for line in cell.lines}
        mine = [self._page[index].row for index in sorted(self._rows) if any(id(line) in used for line in self._rows[index])]
        xs = self._before.grid.xs if self._before else tuple(edges)
        return BareTable(Grid(tuple(inside), xs, (*tops, bottom)), inside, mine, tuple(self._lanes), self._before.heads if self._before else _heads_of(rows, len(xs) - 1), self._before is not None, ordered,
                         _open(rows[-1]), rights[0])

    def _edges(self, rows: Sequence[Cells], edges: Sequence[float]) -> tuple[list[float], list[float]]:
        """Left and right edges of the text of each column."""
        ink: list[list[BareLine]] = [[] for _ in edges[1:]]
        for row in rows:
            for cell in row.values():
                if cell.column == cell.last:
                    ink[cell.column] += cell.lines
        lefts = [min((line.x0 for line in lines), default=edge) for lines, edge in zip(ink, edges, strict=False)]
        rights = [max((line.x1 for line in lines), default=edge) for lines, edge in zip(ink, edges[1:], strict=True)]
        return lefts, rights


def _open(row: Cells) -> dict[int, BareLine]:
    """The last lines of the columns where the page may have cut the row: of those that reach its bottom, or a line above; of all where cells stand in its middle."""
    bottom, middle = min(cell.bottom for cell in row.values()), max(cell.top for cell in row.values()) - min(cell.top for cell in row.values()) > _EDGE * next(iter(row.values())).lines[0].size
    return {cell.column: cell.lines[-1] for cell in row.values() if middle or cell.bottom <= bottom + _PITCH * cell.lines[-1].size}


def _heads_of(rows: Sequence[Cells], columns: int) -> tuple[str, ...]:
    """The text of the heads by columns, without spaces."""
    texts = [""] * columns
    for row in head_rows(rows):
        for cell in row.values():
            texts[cell.column] += "".join(cell.text.split())
    return tuple(texts)

