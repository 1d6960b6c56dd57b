"""Columns of a table that no lines tell: gaps that run down through all its lines.

A table without lines between its cells has a lane between two columns that stays empty from its heads to its last row. In running text gaps are where
words happen to end: no two of them go through three lines one below the other. So a page is cut at its gaps, and lines are put together as long as at
least two lanes (three columns) go through them; the more lanes for the more lines, the better. One lane is not enough: markers of lists, forms of label
and value, and text in two columns have one too. A line that crosses a lane with straight edges ends the table, unless the table goes on right below it:
then it is a name that stands across.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.document.pdf_ink import Glyph, Rule
from loaders.document.pdf_rows import Row

__all__ = ["Columns", "Piece", "Printed", "columns_from", "goes_on", "narrowed", "printed", "straight"]

_GAP = 0.5
"""Ems of a lane. Cells of Word keep 10.8 points between their texts (0.67 em at 16 points); a space has 0.25 to 0.34 em."""
_ONE_SPACE = 1.3
"""A gap no wider than this many times the space drawn in it is that space: some fonts have wide ones."""
_LANES = 2
_FAR = 4.0
"""Ems below which the next line of a table stands."""
_STRAIGHT, _EDGE = 0.6, 0.5
"""Share of the lines of a column that begin, end, or have their middle within so many ems."""
_LINES = 2
_ACROSS = 3
"""Most lines of a name across a table."""
_EVERYWHERE = (float("-inf"), float("inf"))
_TOUCHES = 1.5

Lane = tuple[float, float]


@dataclass(slots=True)
class Piece:
    """Text of one line between two gaps."""

    x0: float
    x1: float
    glyphs: list[Glyph]


@dataclass(slots=True)
class Printed:
    """A row of a page, cut at its gaps."""

    row: Row
    y: float
    size: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines ``first`` to ``last`` of a page that stand in columns with ``lanes`` between them; ``across`` are those that cross the lanes."""

    first: int
    last: int
    lanes: tuple[Lane, ...]
    across: frozenset[int] = frozenset()
    told: int = 0
    """Columns with several lines."""

    @property
    def score(self) -> tuple[int, int]:
        """The more lanes through the more lines, the better."""
        return (self.told - 1) * (self.last - self.first + 1 - len(self.across)), -len(self.lanes)


def printed(row: Row, down: Sequence[Rule]) -> Printed:
    """A row cut at its gaps, and at ruling lines that run down through it."""
    out = Printed(row, row.y, row.size)
    middle, least = out.y + 0.3 * out.size, _GAP * out.size
    walls = [rule.x0 for rule in down if rule.y0 - _TOUCHES <= middle <= rule.y1 + _TOUCHES]
    last: Piece | None = None
    space = 0.0
    for stretch in row.stretches:
        for glyph in stretch.glyphs:
            if glyph.text.isspace():
                if last:
                    last.glyphs.append(glyph)
                    space = glyph.x1 - glyph.x0
                continue
            gap = glyph.x0 - last.x1 if last else least
            if last and (gap < least or gap < _ONE_SPACE * space) and not (walls and any(last.x1 <= wall + 1 and wall - 1 <= glyph.x0 for wall in walls)):
                last.glyphs.append(glyph)
                last.x1 = max(last.x1, glyph.x1)
            else:
                last = Piece(glyph.x0, glyph.x1, [glyph])
                out.pieces.append(last)
            space = 0.0
    return out


def columns_from(lines: Sequence[Printed], start: int, down: Sequence[Rule]) -> Columns | None:
    """The best columns that begin at line ``start``, or at one of the next lines within them."""
    best = _grown(lines, start, down)
    if best is None:
        return None
    at = start + 1
    while at < min(best.last, start + 2 * _ACROSS):
        other = _grown(lines, at, down) if len(lines[at].pieces) > 1 else None
        if other and other.score > best.score and other.told > best.told:
            best = other
        at += 1
    return best


def goes_on(lines: Sequence[Printed], lanes: Sequence[Lane], down: Sequence[Rule]) -> Columns | None:
    """The lines at the top of a page that keep the lanes of the table on the page before free."""
    grown = _grown(lines, 0, down, tuple(lanes))
    return grown if grown and any(len(line.pieces) > 1 or line.pieces[0].x0 > lanes[0][0] for line in lines[grown.first:grown.last + 1]) else None


def _grown(lines: Sequence[Printed], start: int, down: Sequence[Rule], lanes: tuple[Lane, ...] = ()) -> Columns | None:
    """Lines from ``start`` on, as long as lanes go through them; none of ``lanes`` may be lost."""
    free: list[Lane] = list(lanes) or [_EVERYWHERE]
    used: list[Printed] = []
    across: set[int] = set()
    found: dict[int, Columns] = {}
    at = start
    while at < len(lines):
        line = lines[at]
        if at > start and lines[at - 1].y - line.y > _FAR * max(line.size, lines[at - 1].size):
            break
        left, here = _without(free, line, down), _inner(free, used, lanes)
        lost = [lane for lane in here if not _is_kept(lane, left)]
        ends = used and len(_inner(left, [*used, line], lanes)) < _LANES
        if lost and (lanes or ends or any(_is_straight(lane, free, used) for lane in lost)):
            names = _names(lines, at, here, used, down)
            if not names:
                break
            across |= set(range(at, at + names))
            at += names
            continue
        if ends:
            break
        free, used = list(narrowed(free, line)) if lanes else left, [*used, line]
        inner = tuple(_inner(free, used, lanes))
        if len(inner) >= _LANES:
            found[len(inner)] = Columns(start, at, inner, frozenset(across))
        at += 1
    if not found:
        return None
    told = [replace(each, told=_told(each.lanes, [lines[index] for index in range(start, each.last + 1) if index not in each.across])) for each in found.values()]
    return max(told, key=lambda each: each.score)


def _told(lanes: Sequence[Lane], used: Sequence[Printed]) -> int:
    """Columns between lanes that have several lines: a head in the middle of its column may leave a lane beside the text below it, which parts no columns."""
    middles = [(left + right) / 2 for left, right in lanes]
    counts = Counter(bisect(middles, piece.x0) for line in used for piece in line.pieces)
    return sum(count >= _LINES for count in counts.values())


def _without(free: Iterable[Lane], line: Printed, down: Sequence[Rule]) -> list[Lane]:
    """Lanes with the text of a line taken out; those that get too narrow are none, unless a ruling line runs in them."""
    out = list(free)
    for piece in line.pieces:
        cut: list[Lane] = []
        for left, right in out:
            if piece.x1 <= left or right <= piece.x0:
                cut.append((left, right))
                continue
            cut += [(left, piece.x0)] if piece.x0 > left else []
            cut += [(piece.x1, right)] if piece.x1 < right else []
        out = cut
    return [(left, right) for left, right in out if right - left >= _GAP * line.size or any(left - 1 <= rule.x0 <= right + 1 and rule.y0 - _TOUCHES <= line.y <= rule.y1 + _TOUCHES for rule in down)]


def narrowed(lanes: Iterable[Lane], line: Printed) -> tuple[Lane, ...]:
    """Lanes beside the text of one more line; those that it crosses as they are."""
    return tuple(max(_without([lane], line, ()), key=lambda each: each[1] - each[0], default=lane) for lane in lanes)


def _inner(free: Iterable[Lane], used: Sequence[Printed], lanes: tuple[Lane, ...] = ()) -> list[Lane]:
    """Lanes that have text on both sides; all of them where the lanes are given."""
    if lanes or not used:
        return list(free) if lanes else []
    begin = min(piece.x0 for line in used for piece in line.pieces)
    end = max(piece.x1 for line in used for piece in line.pieces)
    return [(left, right) for left, right in free if left > begin and right < end]


def _is_straight(lane: Lane, free: Sequence[Lane], used: Sequence[Printed]) -> bool:
    """Whether the text on both sides of a lane stands in columns: several lines, and those behind it with an edge, or their middles, below each other."""
    pieces = [piece for line in used for piece in line.pieces]
    before = max((right for left, right in free if right <= lane[0]), default=float("-inf"))
    behind = min((left for left, right in free if left >= lane[1]), default=float("inf"))
    lefts = [piece for piece in pieces if before <= piece.x0 and piece.x1 <= lane[0] + 1]
    rights = [piece for piece in pieces if lane[1] - 1 <= piece.x0 and piece.x1 <= behind + 1]
    return min(len(lefts), len(rights)) >= _LINES and straight(rights, used[-1].size)


def straight(pieces: Sequence[Piece], size: float) -> bool:
    """Whether most pieces begin, or end, or have their middles at one place."""
    return any(_most(values, _EDGE * size) >= _STRAIGHT * len(pieces) for values in (
        [piece.x0 for piece in pieces], [piece.x1 for piece in pieces], [(piece.x0 + piece.x1) / 2 for piece in pieces]))


def _most(values: list[float], within: float) -> int:
    values = sorted(values)
    return max((sum(value <= other <= value + within for other in values[index:]) for index, value in enumerate(values)), default=0)


def _names(lines: Sequence[Printed], at: int, lanes: Sequence[Lane], used: Sequence[Printed], down: Sequence[Rule]) -> int:
    """How many lines from ``at`` on are a name across the table: behind them it goes on in its columns, and not with its heads again."""
    heads = [_letters(piece) for piece in used[0].pieces] if used else []
    count = 1
    while count < _ACROSS and at + count < len(lines) and len(lines[at + count].pieces) == 1 and lines[at + count - 1].pieces[-1].x1 > lanes[-1][1]:
        count += 1  # the name before is as wide as the table and goes on
    near = lines[max(at - 1, 0):at + count + 1]
    if any(above.y - below.y > _FAR * below.size for above, below in pairwise(near)):
        return 0
    behind = lines[at + count:at + count + 2]
    told = next((index for index, line in enumerate(behind) if len(line.pieces) > 1), None)
    if told is None or not all(_is_kept(lane, _without([lane], line, down)) for lane in lanes for line in behind[:told + 1]):
        return 0
    return 0 if [_letters(piece) for piece in behind[told].pieces] == heads else count


def _is_kept(lane: Lane, left: Iterable[Lane]) -> bool:
    """Whether a part of the lane is left."""
    return any(lane[0] <= other[0] and other[1] <= lane[1] for other in left)


def _letters(piece: Piece) -> str:
    return "".join(glyph.text for glyph in piece.glyphs if not glyph.text.isspace())
