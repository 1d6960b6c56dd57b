"""Rows of a page in reading order: running heads and page numbers off, columns one behind the other, wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loaders.clean import arabic_digits
from loaders.document.pdf_rows import Row, Stretch
from loaders.document.thai import from_latin, is_mark, repaired
from loaders.text.marked_notes import renumbered, without_marks
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["Flow", "Line", "Region", "Repairs", "furniture", "join_lines", "lines_of", "regions"]

_EDGE = 0.14
"""Share of a page's height, at top and bottom, in which running heads and page numbers stand."""
_EDGE_ROWS = 3
_PAGE_NUMBER = re.compile(r"^(?:หน้า(?:ที่)?|page|p\.)?\s*[-–—|\[(]*\s*(?:\d{1,4}|[ivxlc]{1,6}|[ก-ฮ])\s*(?:(?:/|จาก|of)\s*\d{1,4}\s*)?[-–—|\])]*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_OFTEN = 0.4
_PITCH = 1.12
"""A line further below than this share of the usual distance begins a paragraph."""
_LEAST_STEP, _SAME_STEP = 0.6, 0.02
_INDENT, _HANGING = 1.0, 4.0
"""Ems by which the second line of a paragraph may begin further right than the first; of an item of a list, whose text may hang."""
_BRACKET_LINES = 4
_ROOM = 1.0
"""Ems a line may be shorter than the next word needs: a space, and letters of uneven width."""
_SAME_SIZE = 0.08
_STEP = 4.0
_COLUMN_ROWS = 5
_COLUMN_FILL = 0.6
_LABEL = 60
_LONGEST_MARKER = 8
_WORD = 14
"""Characters: no word that a line has no room for is longer."""
_ENDS_SENTENCE = re.compile(r"[:：]$|ดังนี้$")
_TIGHT = re.compile("[\u0e01-\u0e4e“(\\[]$|/$")
_SPAN = re.compile(r"\d[-–]$")
_TIGHT_START = re.compile("^[\u0e01-\u0e4e)\\]”,.]")


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
    edges: list[tuple[int, str, float, Row]] = []
    for index, (height, rows) in enumerate(pages):
        for row in (*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]):
            if row.y >= height * (1 - _EDGE) or row.y <= height * _EDGE:
                text = arabic_digits(" ".join(" ".join(without_marks(stretch.text).split()) for stretch in row.stretches))
                edges.append((index, text, row.y / max(height, 1), row))
    seen: dict[tuple[str, int], set[int]] = {}
    for index, text, at, _ in edges:
        seen.setdefault((_DIGITS.sub("#", text), round(at * 50)), set()).add(index)
    often = max(2, round(_OFTEN * len(pages)))
    out = set()
    for index, text, at, row in edges:
        key, level = _DIGITS.sub("#", text), round(at * 50)
        repeated = len(seen[key, level] | seen.get((key, level - 1), set()) | seen.get((key, level + 1), set()))
        rows = pages[index][1]
        outermost = row is rows[0] or row is rows[-1]
        if (repeated >= often and (repeated > 2 or len(pages) <= 3)) or (outermost and _PAGE_NUMBER.match(text)):  # noqa: PLR2004 - twice in a long document is chance
            out.add(id(row))
    return out


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
        if len(text.strip()) <= _LONGEST_MARKER and split_marker(f"{_plain(text)} กข")[0] is not None and not split_marker(f"{_plain(text)} กข")[1].startswith(_plain(text)):
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


# -- paragraphs ------------------------------------------------------------------------------------------------------------------


class Flow:
    """Joins lines to paragraphs, through all of a document: what headings it met tells whether the next one is due."""

    def __init__(self) -> None:
        self._headings: dict[str, int] = {}
        self._pitches: dict[int, float] = {}

    def paragraphs(self, found: Sequence[Region], *, cell: bool = False) -> list[list[Line]]:
        """Lines of regions as paragraphs; one goes on in the next region where its last line is full and nothing new begins. Cells have distances of their own."""
        out: list[list[Line]] = []
        before: Region | None = None
        for region in found if not cell else ():
            self._learn(region)
        for region in found:
            pitch = _pitch(region.lines) if cell else self._pitch(region)
            for index, line in enumerate(region.lines):
                last = out[-1] if out else None
                above = region if index else before
                if last is not None and above is not None and not self._begins(line.text, last) and _goes_on(last, line, above, region) and (not index or _near(last, line, pitch)):
                    last.append(line)
                else:
                    self._met(line.text)
                    out.append([line])
            before = region
        return out

    def _learn(self, region: Region) -> None:
        pitch, size = _pitch(region.lines), round(region.lines[0].size)
        if pitch is not None:
            self._pitches[size] = min(pitch, self._pitches.get(size, pitch))

    def _pitch(self, region: Region) -> float | None:
        """That of the region; that of the document where the region seems to hold single lines, whose distance is that of paragraphs."""
        own, usual = _pitch(region.lines), self._pitches.get(round(region.lines[0].size))
        full = sum(region.right - line.x1 < _WORD * line.size * 0.3 for line in region.lines)
        return usual if usual is not None and (own is None or (own > _PITCH * usual and full * 2 < len(region.lines))) else own

    def _begins(self, text: str, paragraph: list[Line]) -> bool:
        """Whether a line begins something: an item of a list, a numbered heading whose number is due, a label set off by a colon."""
        text = _plain(text)
        marker, rest = split_marker(text)
        if marker is not None and rest:
            return not _is_inside(marker, paragraph)
        numbered = read_numbered(text)
        if numbered:
            number = numbered.number
            return "." in number or int(number) == 1 or int(number) == self._headings.get(numbered.kind, 0) + 1
        label = read_label(text) if len(text) < _LABEL or ":" in text[:_LABEL] else None
        if label is None or (label.role in ("agencies", "other") and text == label.words):  # “หน่วยงาน” alone is more often the end of a sentence
            return False
        return not label.rest or ":" in text[:len(label.words) + 4]

    def _met(self, text: str) -> None:
        numbered = read_numbered(_plain(text))
        if numbered and "." not in numbered.number:
            self._headings[numbered.kind] = int(numbered.number)


def _is_inside(marker: Marker, paragraph: list[Line]) -> bool:
    """Whether a marker goes on with a list that runs on inside the paragraph: “… 1) ก และ” / “2) ข”."""
    if marker.style not in ("round", "half") or len(marker.numbers) != 1 or marker.last < 2:  # noqa: PLR2004 - the first begins
        return False
    inside = _plain("".join(line.text for line in paragraph))
    before = f"({marker.last - 1})" if marker.style == "round" else f" {marker.last - 1})"
    return before in inside[1:]


def _plain(text: str) -> str:
    return arabic_digits(" ".join(without_marks(text).split()))


def _pitch(lines: list[Line]) -> float | None:
    """The distance of lines within paragraphs: the smallest that occurs again."""
    steps = sorted(above.y - below.y for above, below in pairwise(lines) if above.y - below.y > _LEAST_STEP * below.size and abs(above.size - below.size) < 1)
    return next((first for first, second in pairwise(steps) if second - first <= _SAME_STEP * first), None)


def _near(paragraph: list[Line], line: Line, pitch: float | None) -> bool:
    """Whether a line is no further below than lines of this paragraph, or of the region, are."""
    step = paragraph[-1].y - line.y
    own = paragraph[-2].y - paragraph[-1].y if len(paragraph) > 1 and paragraph[-2].page == paragraph[-1].page else 0.0
    usual = own if own > _LEAST_STEP * line.size else pitch
    return step > 0 and (usual is None or step <= _PITCH * usual)


def _goes_on(paragraph: list[Line], line: Line, above: Region, here: Region) -> bool:
    last = paragraph[-1]
    if last.y == line.y and last.page == line.page:  # side by side: cells laid out by tabs
        return False
    if abs(last.size - line.size) > _SAME_SIZE * last.size or last.bold != line.bold or not _is_full(last, line, above):
        return False
    text = "".join(each.text for each in paragraph[-_BRACKET_LINES:])
    if _ENDS_SENTENCE.search(last.text.rstrip()) and text.count("(") <= text.count(")"):
        return False
    indent = line.x0 - here.left
    if len(paragraph) > 1:
        return abs(indent - (last.x0 - above.left)) <= _INDENT * line.size or last.page != line.page
    hanging = _HANGING if split_marker(last.text.strip())[0] else _INDENT
    return indent - (last.x0 - above.left) <= hanging * line.size


def _is_full(last: Line, line: Line, region: Region) -> bool:
    """Whether the next line's first word had no room on the last line."""
    text = line.text.strip()
    share = _letters(text.split(" ")[0][:_WORD]) / max(1, _letters(text))
    return region.right - last.x1 < (line.x1 - line.x0) * share + _ROOM * line.size


def _letters(text: str) -> int:
    return sum(not is_mark(character) for character in text)


def join_lines(lines: Sequence[Line]) -> str:
    """The text of a paragraph: Thai joins Thai as it was, a space that was drawn stays one."""
    out = lines[0].text
    for line in lines[1:]:
        begin = line.text.lstrip()
        open_end = out.endswith(" ")
        out = out.rstrip()
        tight = (not open_end and bool(_TIGHT.search(out)) and bool(_TIGHT_START.match(begin))) or bool(_SPAN.search(out) and begin[:1].isdecimal())
        if out.endswith("-") and out[-2:-1].isascii() and out[-2:-1].isalpha() and begin[:1].islower():
            out, tight = out[:-1], True
        out = f"{out}{begin}" if tight else f"{out} {begin}"
    return out
