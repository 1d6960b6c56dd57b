"""A table of what serves what, folded by the hierarchies of both plans. Pure: items and ties in, lines and cells out.

A line that is folded stands for an element with everything below it; a line that is opened stands for the element alone, and its parts
follow it. So every element stands behind exactly one line, and the totals of the lines add up to the total of the table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from graph.coverage import Hierarchy, Item, Tie

__all__ = ["SORTS", "Cell", "Line", "Mark", "Side", "Sort", "Table", "cell_marks", "lines", "table"]

Sort = Literal["document", "most", "least"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_DIRECTNESS = ("main", "secondary", None)
_BASES = ("official", "curated", "suggested")


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column."""

    id: str
    depth: int = 0
    folds: bool = False
    """Whether it has parts that it can show or hide."""
    opened: bool = False
    total: int = 0
    """Ties that count, over the whole line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The strongest record of one basis in a cell."""

    basis: str
    directness: str | None
    counts: bool
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The records where a row and a column meet."""

    row: str
    column: str
    marks: tuple[Mark, ...]
    """One a basis, official first; records that count before those that do not."""
    count: int
    """Ties that count."""
    ties: tuple[str, ...]
    """Ids of all records, strongest first."""


@dataclass(frozen=True)
class Table:
    """Rows, columns, and the cells that are not empty."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: Mapping[tuple[str, str], Cell]
    total: int
    pending: int
    """Records shown that do not count."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the table: the elements of a plan and how they are to stand."""

    items: tuple[Item, ...]
    opened: frozenset[str] = frozenset()
    """Elements whose parts are shown."""
    through: frozenset[str] = frozenset()
    """Headings that never stand for their parts, such as a part of a book."""
    sort: Sort = "document"


def lines(tree: Hierarchy, opened: Collection[str], through: Collection[str] = ()) -> tuple[tuple[Line, ...], dict[str, str]]:
    """The lines of a plan in the order of its items, and which line stands for each element.

    ``opened``: elements whose parts are shown. ``through``: headings that never stand for their parts, such as a part of a book; what is
    below them stands at the top.
    """
    found: list[Line] = []
    stands: dict[str, str] = {}
    todo = [(item.id, 0) for item in reversed(tuple(tree.items.values())) if not tree.above(item.id)]
    while todo:
        id_, depth = todo.pop()
        parts = tree.below.get(id_, ())
        passed, is_open = id_ in through and bool(parts), id_ in opened and bool(parts)
        stands[id_] = id_
        found.append(Line(id_, depth, bool(parts) and not passed, is_open and not passed))
        if passed or is_open:
            todo.extend((part, depth + (not passed)) for part in reversed(parts))
        else:
            stands.update(dict.fromkeys(_within(tree, id_), id_))
    return tuple(found), stands


def _within(tree: Hierarchy, id_: str) -> list[str]:
    found, todo = [], list(tree.below.get(id_, ()))
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(tree.below.get(here, ()))
    return found


def table(rows: Side, columns: Side, ties: Iterable[Tie], *, linked_only: bool = False) -> Table:
    """The table of two plans. Ties with an end outside both are left out. ``linked_only``: no line without any record."""
    (row_lines, row_of), (column_lines, column_of) = (lines(Hierarchy.of(side.items), side.opened, side.through) for side in (rows, columns))
    met: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.lower in row_of and tie.upper in column_of:
            met[row_of[tie.lower], column_of[tie.upper]].append(tie)
    cells = {place: _cell(*place, some) for place, some in met.items()}
    shown = [_finished(some, _spread(cells, axis), side, linked_only=linked_only)
             for axis, some, side in ((0, row_lines, rows), (1, column_lines, columns))]
    total = sum(cell.count for cell in cells.values())
    pending = sum(not tie.counts and not tie.conflict for some in met.values() for tie in some)
    return Table(shown[0], shown[1], cells, total, pending)


def _spread(cells: Mapping[tuple[str, str], Cell], axis: int) -> Counter[str]:
    """Totals of the lines that meet a cell, those of nought included."""
    totals: Counter[str] = Counter()
    for place, cell in cells.items():
        totals[place[axis]] += cell.count
    return totals


def _finished(found: tuple[Line, ...], totals: Counter[str], side: Side, *, linked_only: bool) -> tuple[Line, ...]:
    """Lines with totals, sorted among their siblings; headings that are passed through only where they have records of their own."""
    kept = [replace(line, total=totals[line.id]) for line in found if line.id in totals or line.folds or line.id not in side.through]
    if linked_only:
        kept = _with_lines_above(kept, totals)
    return tuple(kept) if side.sort == "document" else tuple(_sorted(kept, side.sort))


def _with_lines_above(found: list[Line], linked: Collection[str]) -> list[Line]:
    """Lines with records, and those they stand under."""
    kept: list[Line] = []
    needed = -1
    for line in reversed(found):
        if line.id in linked or line.depth < needed:
            kept.append(line)
            needed = line.depth
    return kept[::-1]


def _sorted(found: list[Line], sort: Sort) -> list[Line]:
    """Siblings by the total of their whole branch; a part stays under its whole."""
    blocks: list[list[Line]] = []
    for line in found:
        if blocks and line.depth > blocks[0][0].depth:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    sign = -1 if sort == "most" else 1
    ordered = sorted(blocks, key=lambda block: sign * sum(line.total for line in block))
    return [line for block in ordered for line in (block[0], *(_sorted(block[1:], sort) if block[1:] else ()))]


def _cell(row: str, column: str, ties: Iterable[Tie]) -> Cell:
    ordered = sorted(ties, key=_strength)
    return Cell(row, column, cell_marks(ordered), sum(tie.counts for tie in ordered), tuple(tie.id for tie in ordered))


def _strength(tie: Tie) -> tuple[int, int, int, str]:
    """Smaller comes first: what counts, then หลัก before รอง before not stated, then official before curated."""
    directness = _DIRECTNESS.index(tie.directness) if tie.directness in _DIRECTNESS else len(_DIRECTNESS)
    return (not tie.counts, directness, _basis(tie), tie.id)


def _basis(tie: Tie) -> int:
    return _BASES.index(tie.basis) if tie.basis in _BASES else len(_BASES)


def cell_marks(ties: Iterable[Tie]) -> tuple[Mark, ...]:
    """The strongest record of each basis, those that count apart from those that do not, so that no mark borrows from another."""
    best: dict[tuple[bool, bool, int], Tie] = {}
    for tie in sorted(ties, key=_strength):
        best.setdefault((tie.conflict, not tie.counts, _basis(tie)), tie)
    return tuple(Mark(best[key].basis, best[key].directness, best[key].counts, best[key].conflict) for key in sorted(best))
