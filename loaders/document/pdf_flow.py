"""Lines of a PDF to paragraphs: a line goes on with the one before where that had no room for its first word and nothing new begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.document.pdf_layout import Line, Region, plain
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_label, read_numbered
from loaders.thai_marks import is_mark

__all__ = ["Flow", "join_lines", "letters"]

_PITCH = 1.12
"""A line further below than this share of the usual distance begins a paragraph."""
_LEAST_STEP, _SAME_STEP = 0.6, 0.02
_INDENT, _HANGING = 1.0, 4.0
"""Ems by which the second line of a paragraph may begin further right than the first; of an item of a list, whose text may hang."""
_BRACKET_LINES = 4
_ROOM = 1.0
"""Ems a line may be shorter than the next word needs: a space, and letters of uneven width."""
_SAME_SIZE = 0.08
_SHORT, _ENOUGH = 0.4, 6
"""Share of its column that a line leaves empty to be the last of its paragraph for certain; and how many of those tell of a document."""
_LABEL = 60
_WORD = 14
"""Characters: no word that a line has no room for is longer."""
_ENDS_SENTENCE = re.compile(r"[:：]$|ดังนี้$")
_TIGHT = re.compile("[\u0e01-\u0e4e“(\\[]$|/$")
_STANDS_APART = re.compile(r"^(?:วิสัยทัศน์|เป้าหมาย|เป้าประสงค์|ตัวชี้วัด|กลยุทธ์|มาตรการ|แนวทาง\S{0,12}|(?:ยุทธศาสตร์|ประเด็น\S{0,20}|กลยุทธ์|มาตรการ|เป้าหมาย)ที่ \d)\s?(?:[:：]|คือ\s|ได้แก่\s|\S*\d)")
_SPAN = re.compile(r"\d[-–]$")
_TIGHT_START = re.compile("^[\u0e01-\u0e4e)\\]”,.]")


class Flow:
    """Joins lines to paragraphs, through all of a document: what headings it met tells whether the next one is due."""

    def __init__(self) -> None:
        self._headings: dict[str, int] = {}
        self._pitches: dict[int, float] = {}
        self._spaced = False
        """Whether every paragraph of the document stands apart, so that a line at the usual distance goes on whatever it begins with."""

    def learn(self, found: Sequence[Region]) -> None:
        """Look at all of the document before its paragraphs are told apart: distances of lines, and whether items of lists stand apart."""
        for region in found:
            pitch, size = _pitch(region.lines), round(region.lines[0].size)
            if pitch is not None:
                self._pitches[size] = min(pitch, self._pitches.get(size, pitch))
        near = apart = 0
        for region in found:
            usual = self._pitches.get(round(region.lines[0].size))
            for above, below in pairwise(region.lines) if usual else ():
                short = region.right - above.x1 > _SHORT * (region.right - region.left)
                if short and above.size == below.size and above.y > below.y:
                    near, apart = (near + 1, apart) if above.y - below.y <= _PITCH * (usual or 0) else (near, apart + 1)
        self._spaced = apart >= _ENOUGH and near * 20 <= apart

    def paragraphs(self, found: Sequence[Region], *, cell: bool = False) -> list[list[Line]]:
        """Lines of regions as paragraphs; one goes on in the next region where its last line is full and nothing new begins. Cells have distances of their own."""
        out: list[list[Line]] = []
        before: Region | None = None
        for region in found:
            pitch = _pitch(region.lines) if cell else self._pitch(region)
            for index, line in enumerate(region.lines):
                last = out[-1] if out else None
                above = region if index else before
                apart = self._spaced and not cell and bool(index)
                if last is not None and above is not None and (not index or _near(last, line, pitch)) and _goes_on(last, line, above, region, spaced=apart) and (apart or not self._begins(line.text, last)):
                    last.append(line)
                else:
                    self._met(line.text)
                    out.append([line])
            before = region
        return out

    def _pitch(self, region: Region) -> float | None:
        """That of the region; that of the document where the region seems to hold single lines, whose distance is that of paragraphs."""
        own, usual = _pitch(region.lines), self._pitches.get(round(region.lines[0].size))
        full = sum(region.right - line.x1 < _WORD * line.size * 0.3 for line in region.lines)
        return usual if usual is not None and (own is None or (own > _PITCH * usual and full * 2 < len(region.lines))) else own

    def _begins(self, text: str, paragraph: list[Line]) -> bool:
        """Whether a line begins something: an item of a list, a numbered heading whose number is due, a label set off by a colon."""
        text = plain(text)
        marker, rest = split_marker(text)
        if marker is not None and rest:
            return not _is_inside(marker, paragraph)
        numbered = read_numbered(text)
        if numbered:
            number = numbered.number
            return "." in number or int(number) == 1 or int(number) == self._headings.get(numbered.kind, 0) + 1
        label = read_label(text) if len(text) < _LABEL or ":" in text[:_LABEL] else None
        if label is None or (label.role in ("agencies", "other") and text == label.words) or (label.role == "table" and text != label.words):
            return False  # “หน่วยงาน” alone is more often the end of a sentence, “ที่ 2” the rest of a name
        return not label.rest or ":" in text[:len(label.words) + 4]

    def _met(self, text: str) -> None:
        numbered = read_numbered(plain(text))
        if numbered and "." not in numbered.number:
            self._headings[numbered.kind] = int(numbered.number)


def _is_inside(marker: Marker, paragraph: list[Line]) -> bool:
    """Whether a marker goes on with a list that runs on inside the paragraph: “… 1) ก และ” / “2) ข”."""
    if marker.style not in ("round", "half") or len(marker.numbers) != 1 or marker.last < 2:  # noqa: PLR2004 - the first begins
        return False
    inside = plain("".join(line.text for line in paragraph))
    before = f"({marker.last - 1})" if marker.style == "round" else f" {marker.last - 1})"
    return before in inside[1:]


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


def _goes_on(paragraph: list[Line], line: Line, above: Region, here: Region, *, spaced: bool) -> bool:
    last = paragraph[-1]
    beside = last.y == line.y and last.page == line.page  # cells laid out by tabs
    if beside or abs(last.size - line.size) > _SAME_SIZE * last.size or last.bold != line.bold:
        return False
    if spaced:  # a space that does not break may have brought the end of the line forward
        return above.right - last.x1 <= _SHORT * (above.right - above.left)
    text = "".join(each.text for each in paragraph[-_BRACKET_LINES:])
    ended = _ENDS_SENTENCE.search(last.text.rstrip()) and text.count("(") <= text.count(")")
    return not ended and _is_full(last, line, above) and _hangs(paragraph, line, above, here)


def _hangs(paragraph: list[Line], line: Line, above: Region, here: Region) -> bool:
    """Whether a line begins where the paragraph's lines begin: the second may hang, the others stand under it."""
    last = paragraph[-1]
    indent = line.x0 - here.left
    if len(paragraph) > 1:
        return abs(indent - (last.x0 - above.left)) <= _INDENT * line.size or last.page != line.page
    hanging = _HANGING if split_marker(last.text.strip())[0] else _INDENT
    return indent - (last.x0 - above.left) <= hanging * line.size


def _is_full(last: Line, line: Line, region: Region) -> bool:
    """Whether the next line's first word had no room on the last line."""
    text = line.text.strip()
    share = letters(text.split(" ")[0][:_WORD]) / max(1, letters(text))
    return region.right - last.x1 < (line.x1 - line.x0) * share + _ROOM * line.size


def letters(text: str) -> int:
    """How many characters take room: all but marks."""
    return sum(not is_mark(character) for character in text)


def join_lines(lines: Sequence[Line]) -> str:
    """The text of a paragraph: Thai joins Thai as it was, a space that was drawn stays one, what begins like a label stands apart."""
    out = lines[0].text
    for line in lines[1:]:
        begin = line.text.lstrip()
        drawn = out.endswith(" ")
        out = out.rstrip()
        thai = not drawn and bool(_TIGHT.search(out)) and bool(_TIGHT_START.match(begin)) and not _STANDS_APART.match(begin)
        compound = out.endswith("-") and out[-2:-1].isascii() and out[-2:-1].isalpha() and begin[:1].islower()
        span = bool(_SPAN.search(out)) and begin[:1].isdecimal()
        out = f"{out}{begin}" if thai or compound or span else f"{out} {begin}"
    return out
