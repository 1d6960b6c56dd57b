"""Rows of a page in reading order: running heads and page numbers off, columns one behind the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from loaders.clean import arabic_digits
from loaders.document.pdf_rows import Row, Stretch
from loaders.text.marked_notes import renumbered, without_marks
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label
from loaders.thai_marks import from_latin, repaired

__all__ = ["Line", "Region", "Repairs", "furniture", "lines_of", "plain", "regions"]

_EDGE = 0.14
"""Share of a page's height, at top and bottom, in which running heads and page numbers stand."""
_EDGE_ROWS = 3
_PAGE_NUMBER = re.compile(r"^(?:(?:หน้า(?:ที่)?|page|p\.)\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[ก-ฮ])(?:\s*(?:/|จาก|of)\s*\d{1,4})?|[-–—|\[(]\s*(?:\d{1,4}|[ivxlc]{1,6}|[ก-ฮ])\s*[-–—|\])])$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^\d{1,4}$")
_WORDS = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")
_OFTEN = 0.4
_STEP = 4.0
_COLUMN_ROWS = 5
_COLUMN_FILL = 0.6
_LONGEST_MARKER = 8


@dataclass(slots=True)
class Repairs:
    """What was mended on the way, counted for one sentence on the whole file."""

    thai: int = 0
    latin: int = 0
    unknown: Counter[int] = field(default_factory=Counter)
    """Glyphs without a character, by page."""
    numbers: dict[int, dict[int, int]] = field(default_factory=dict)
    """Pages whose footnotes begin again at 1: printed number to the one they get."""

    def text(self, stretch: Stretch, page: int) -> str:
        """The text of a stretch, mended."""
        if unknown := stretch.unknown:
            self.unknown[page] += unknown
        text = stretch.text
        latin = from_latin(text)
        if latin is not None:
            self.latin += 1
            text = latin
        text, mended = repaired(text)
        self.thai += mended
        return renumbered(text, self.numbers[page]) if page in self.numbers else text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as printed: edges, baseline, size, weight, page and its number on that page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    number: int


@dataclass(slots=True)
class Region:
    """Lines that are read one below the other: a page, a column, a cell. ``left`` and ``right`` are its margins."""

    lines: list[Line]
    left: float
    right: float


# -- running heads ---------------------------------------------------------------------------------------------------------------


def furniture(pages: Sequence[tuple[float, Sequence[Row]]]) -> set[int]:
    """``id`` of the rows that are running heads, running feet or page numbers. ``pages`` are (height, rows from the top)."""
    edges: list[_Edge] = []
    for index, (height, rows) in enumerate(pages):
        for row in (*rows[:_EDGE_ROWS], *rows[max(_EDGE_ROWS, len(rows) - _EDGE_ROWS):]):
            if row.y >= height * (1 - _EDGE) or row.y <= height * _EDGE:
                text = arabic_digits(" ".join(" ".join(without_marks(stretch.text).split()) for stretch in row.stretches))
                edges.append(_Edge(index, text, round(row.y / max(height, 1) * 50), row is rows[0] or row is rows[-1], row))
    out = _repeated(edges, len(pages)) | _page_numbers(edges, len(pages))
    return out if any(id(row) not in out for _, rows in pages for row in rows) else set()


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row at an edge of a page: the page, its text, its height in fiftieths of the page, whether no row is nearer to the edge."""

    page: int
    text: str
    level: int
    outermost: bool
    row: Row


def _repeated(edges: list[_Edge], pages: int) -> set[int]:
    """The same words on many pages at one height. Values and labels of a plan may stand there by chance."""
    seen: dict[tuple[str, int], set[int]] = {}
    for edge in edges:
        seen.setdefault((_DIGITS.sub("#", edge.text), edge.level), set()).add(edge.page)
    often = max(2, round(_OFTEN * pages))
    out = set()
    for edge in edges:
        key = _DIGITS.sub("#", edge.text)
        label = read_label(edge.text)
        if not _WORDS.search(key) or (label is not None and not label.rest) or split_marker(edge.text)[0]:
            continue
        count = len(set().union(*(seen.get((key, edge.level + step), set()) for step in (-1, 0, 1))))
        if count >= often and (count > 2 or pages <= 3):  # noqa: PLR2004 - twice in a long document is chance
            out.add(id(edge.row))
    return out


def _page_numbers(edges: list[_Edge], pages: int) -> set[int]:
    """Numbers set off as “- 2 -” or “หน้า 2”; bare ones only where they count the pages, for a bare number may be a value."""
    out = {id(edge.row) for edge in edges if edge.outermost and _PAGE_NUMBER.match(edge.text)}
    bare = [(edge, int(edge.text) - edge.page) for edge in edges if edge.outermost and _BARE_NUMBER.match(edge.text)]
    counts = Counter(offset for _, offset in bare)
    offset, most = counts.most_common(1)[0] if counts else (0, 0)
    return out | {id(edge.row) for edge, own in bare if own == offset and most >= max(2, pages // 2)}


# -- columns ---------------------------------------------------------------------------------------------------------------------


def regions(rows: list[Row], page: int, width: float, numbers: dict[int, int], repairs: Repairs) -> list[Region]:
    """Rows of a page in reading order: bands across it, and within a band of columns the left one first. ``numbers`` are those of the rows by ``id``."""
    if not rows:
        return []
    left = min(row.x0 for row in rows)
    right = max(width - left, *(row.x1 for row in rows))  # lines may all be short: the right margin is no wider than the left one
    out: list[Region] = []
    for band, gutter in _bands(rows, left, right):
        for side, begin, end in (((1, left, gutter), (2, gutter, right)) if gutter else ((0, left, right),)):
            lines = [line for row in band for line in _lines(row, gutter, side, (page, numbers.get(id(row), 0)), repairs)]
            if lines:
                out.append(Region(lines, begin if side < 2 else min(line.x0 for line in lines), end if side != 1 else max(line.x1 for line in lines)))  # noqa: PLR2004 - the right column
    return out


def _lines(row: Row, gutter: float | None, side: int, place: tuple[int, int], repairs: Repairs) -> Iterable[Line]:
    mine = [stretch for stretch in row.stretches if not side or ((stretch.x0 + stretch.x1) / 2 < (gutter or 0)) == (side == 1)]
    return lines_of(mine, place, repairs)


def lines_of(stretches: Iterable[Stretch], place: tuple[int, int], repairs: Repairs) -> Iterable[Line]:
    """Stretches of one row as lines; the marker of a list, which a tab may part from its text, with what it stands in front of."""
    marker: Line | None = None
    for stretch in stretches:
        text = repairs.text(stretch, place[0])
        if not text.strip():
            continue
        line = Line(text, stretch.x0, stretch.x1, stretch.y, stretch.size, stretch.bold, *place)
        if marker is not None:
            line = Line(f"{marker.text.strip()} {text}", marker.x0, line.x1, line.y, line.size, line.bold, *place)
        marker = None
        if len(text.strip()) <= _LONGEST_MARKER and split_marker(f"{plain(text)} กข")[0] is not None and not split_marker(f"{plain(text)} กข")[1].startswith(plain(text)):
            marker = line
        else:
            yield line
    if marker is not None:
        yield marker


def _bands(rows: list[Row], left: float, right: float) -> Iterable[tuple[list[Row], float | None]]:
    """Rows from the top in bands with two columns (and the place between them) or one."""
    gutter = _gutter(rows, left, right)
    if gutter is None:
        yield rows, None
        return
    band: list[Row] = []
    inside = False
    for row in rows:
        crossing = any(stretch.x0 < gutter - 1 and stretch.x1 > gutter + 1 for stretch in row.stretches)
        if crossing == inside and band:
            yield band, gutter if inside else None
            band = []
        inside = not crossing
        band.append(row)
    if band:
        yield band, gutter if inside else None


def _gutter(rows: list[Row], left: float, right: float) -> float | None:
    """The place between two columns of running text: nothing crosses it for several rows, and both sides are filled."""
    width = right - left
    best: tuple[int, float] | None = None
    at = left + 0.35 * width
    while at <= left + 0.65 * width:
        count = _columns_at(rows, at, left, right)
        if count and (best is None or count > best[0]):
            best = (count, at)
        at += _STEP
    return best[1] if best else None


def _columns_at(rows: list[Row], at: float, left: float, right: float) -> int:
    """How many rows stand side by side around ``at`` in the longest stretch that nothing crosses; 0 for what is no text in columns."""
    best = 0
    run: list[Row] = []
    for row in [*rows, None]:
        if row is not None and not any(stretch.x0 < at and stretch.x1 > at for stretch in row.stretches):
            run.append(row)
            continue
        lefts = [stretch for each in run for stretch in each.stretches if stretch.x1 <= at]
        rights = [stretch for each in run for stretch in each.stretches if stretch.x0 >= at]
        if min(len(lefts), len(rights)) >= _COLUMN_ROWS and _filled(lefts, left, at) and _filled(rights, at, right):
            best = max(best, min(len(lefts), len(rights)))
        run = []
    return best


def _filled(stretches: list[Stretch], begin: float, end: float) -> bool:
    return median(each.x1 - each.x0 for each in stretches) >= _COLUMN_FILL * (end - begin)


def plain(text: str) -> str:
    """A line for the rules that tell markers and labels: without footnote numbers, one kind of digit, single spaces."""
    return arabic_digits(" ".join(without_marks(text).split()))
