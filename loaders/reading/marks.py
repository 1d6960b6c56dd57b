"""Which words of a file became which element: found again by their wording, from the line the element says it begins on.

Loaders clean what they read (spaces, Thai digits, footnote numbers), so wordings are compared in a bare form that remembers where each
character stood. A footnote number within the source, which the element no longer has, is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.clean import arabic_digits
from loaders.reading.records import Line, Mark, local
from loaders.records import Element, PlanDocument

__all__ = ["Source", "mark"]

_HEAD = (18, 10, 5)
"""Letters of the wording that are looked for: fewer where more are not found, as where a footnote stands among them."""
_LINES_AHEAD = 40
_AGENCY_LINES = 12
_MOST_NOTE_DIGITS = 2
_ENOUGH = 0.6
"""A wording is found if so much of it is there; the rest may be what the loader joined from elsewhere."""
_KEPT = re.compile("[^\\s\u00a0\u200b-\u200d\u2060\ufeff\u00ad*_|]+")
_DROPPED = "\u200b"
_ALIKE = str.maketrans({"–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "\u0e4d": _DROPPED, "\u0e33": "\u0e32",
                        **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))})
"""One character for one, so that places stay what they are. สระอำ is compared by its last part, whether it was composed or not."""


def _bare(text: str) -> tuple[str, Sequence[int]]:
    """The characters that count, and where each stands in ``text``."""
    alike = arabic_digits(text).translate(_ALIKE)
    pieces = [(found[0], found.start(), found.end()) for found in _KEPT.finditer(alike)]
    return "".join(piece for piece, _, _ in pieces), [place for _, start, end in pieces for place in range(start, end)]


class Source:
    """The lines of a file, ready to be searched."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self._bare: dict[int, tuple[str, Sequence[int]]] = {}
        self._at = {(line.sheet, line.number): index for index, line in reversed(tuple(enumerate(self.lines)))}

    def index(self, sheet: str, number: int) -> int | None:
        """Place of a line by its number."""
        return self._at.get((sheet, number))

    def bare(self, index: int) -> tuple[str, Sequence[int]]:
        """A line in its bare form."""
        if index not in self._bare:
            self._bare[index] = _bare(self.lines[index].text)
        return self._bare[index]

    def find(self, wording: str, first: int, after: int = 0, lines: int = _LINES_AHEAD) -> list[tuple[int, int, int]]:
        """Where ``wording`` stands from line ``first`` on: (line, start, end), one for each line it runs over; empty if it is not there.

        ``after``: characters of the first line that are passed over.
        """
        wanted, _ = _bare(wording)
        if not wanted:
            return []
        bare, at = self.bare(first)
        here = bare.find(wanted, bisect_left(at, after))
        if here >= 0:  # as it stands, on the line it begins on: nearly always
            return [(first, at[here], at[here + len(wanted) - 1] + 1)]
        if self.lines[first].row:
            lines = 1
        stream, places = self._stream(first, after, 2 * len(wanted) + 400, lines)
        for head in _HEAD:
            start = stream.find(wanted[:head])
            while start >= 0:
                if (end := _walk(wanted, stream, start)) is not None:
                    return _ranges(places[start:end])
                start = stream.find(wanted[:head], start + 1)
            if head >= len(wanted):
                break
        return []

    def _stream(self, first: int, after: int, least: int, lines: int) -> tuple[str, list[tuple[int, int]]]:
        text: list[str] = []
        places: list[tuple[int, int]] = []
        for index in range(first, min(first + lines, len(self.lines))):
            bare, at = self.bare(index)
            kept = [(character, place) for character, place in zip(bare, at, strict=True) if index != first or place >= after]
            text += [character for character, _ in kept]
            places += [(index, place) for _, place in kept]
            if index > first and len(places) > least:
                break
        return "".join(text), places


def _walk(wanted: str, stream: str, start: int) -> int | None:
    """Where ``wanted`` ends in ``stream``; None if too little of it is there."""
    here, found = start, 0
    while found < len(wanted) and here < len(stream):
        if wanted[found] == stream[here]:
            here, found = here + 1, found + 1
            continue
        skip = next((skip for skip in range(1, _MOST_NOTE_DIGITS + 1) if stream[here:here + skip].isdigit() and stream[here + skip:here + skip + 3] == wanted[found:found + 3]), 0)
        if not skip:
            break
        here += skip
    return here if found >= _ENOUGH * len(wanted) else None


def _ranges(places: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    by_line: dict[int, list[int]] = defaultdict(list)
    for line, place in places:
        by_line[line].append(place)
    return [(line, at[0], at[-1] + 1) for line, at in by_line.items()]


def mark(source: Source, plan: PlanDocument) -> tuple[Mark, ...]:
    """Marks of title, elements, agencies, statements of alignment and footnotes, in the order of the file; none overlaps another."""
    marker = _Marker(source)
    for kind, element, _ in plan.walk():
        marker.element(kind, element)
    marker.rest(plan)
    return tuple(sorted(marker.marks, key=lambda each: (each.line, each.start)))


class _Marker:
    def __init__(self, source: Source) -> None:
        self._source = source
        self.marks: list[Mark] = []
        self._taken: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def element(self, kind: str, element: Element) -> None:
        first = self._source.index(element.sheet or "", element.line) if element.line else None
        if not element.text:
            return
        if first is None:
            first = self._anywhere(element.text)
        if first is None:
            return
        found = self._untaken(element.text, first) or (self._whole(element, first) if element.line else [])
        for line, start, end in found:
            self._put(line, start, end, kind, local(element.id))
        near = found[-1][0] if found else first
        for name in (*element.agencies, *element.supporting_agencies):
            for wording in (name, *_short(name)):
                places = self._untaken(wording, near if found else first, 1 if self._source.lines[first].row else _AGENCY_LINES)
                if places and len(places) == 1:
                    self._put(*places[0], "agency", local(element.id))
                    break
        if element.description and (places := self._untaken(element.description, first)):
            for place in places:
                self._put(*place, kind, local(element.id))

    def rest(self, plan: PlanDocument) -> None:
        """What is no element: title, statements of alignment, texts of footnotes."""
        self._once(plan.title, range(min(len(self._source.lines), 40)), "title")
        for statement in plan.alignments:
            first = next((index for index, line in enumerate(self._source.lines) if line.number == statement.line), None)
            for wording in filter(None, (statement.text, statement.element, statement.plan)):
                places = self._source.find(wording, first, lines=3) if first is not None else []
                if places:
                    for place in places:
                        self._put(*place, "alignment", "")
                    break
        for note in plan.footnotes:
            if note.text:
                self._once(note.text, range(len(self._source.lines) - 1, -1, -1), "footnote")

    def _once(self, wording: str, lines: Iterable[int], kind: str) -> None:
        head = _bare(wording)[0][:_HEAD[0]]
        for index in lines if head else ():
            if head in self._source.bare(index)[0] and (places := self._source.find(wording, index, lines=6)):
                for place in places:
                    self._put(*place, kind, "")
                return

    def _anywhere(self, wording: str) -> int | None:
        """The first line where an element that names no line stands and no other does."""
        head = _bare(wording)[0][:_HEAD[0]]
        return next((index for index in range(len(self._source.lines)) if head and head in self._source.bare(index)[0] and self._untaken(wording, index, 1)), None)

    def _untaken(self, wording: str, first: int, lines: int = _LINES_AHEAD) -> list[tuple[int, int, int]]:
        """The first place of ``wording`` that no other element has."""
        after = 0
        for _ in range(20):
            places = self._source.find(wording, first, after, lines)
            if not places or places[0][0] - first >= lines:
                return []
            line, start, end = places[0]
            if all(end <= a or start >= b for a, b in self._taken[line]):
                return places
            lines -= line - first
            first, after = line, end
        return []

    def _whole(self, element: Element, first: int) -> list[tuple[int, int, int]]:
        """The line itself, where the wording is told in other words there."""
        text = self._source.lines[first].text
        free = not self._taken[first] and text.strip() and "\t" not in text and element.text
        return [(first, len(text) - len(text.lstrip()), len(text.rstrip()))] if free else []

    def _put(self, line: int, start: int, end: int, kind: str, element: str) -> None:
        """A mark, cut where another stands."""
        for a, b in sorted(self._taken[line]):
            if start < b and a < end:
                if a > start:
                    self._put(line, start, a, kind, element)
                start = b
        if start < end:
            self._taken[line].append((start, end))
            self.marks.append(Mark.model_validate({"line": line, "start": start, "end": end, "kind": kind, "element": element}))


def _short(name: str) -> tuple[str, ...]:
    """Full name and abbreviation of ``full (short)``, each as it may stand alone."""
    found = re.match(r"^(.+?)\s*\(([^()]+)\)$", name)
    return (found[1], found[2]) if found else ()
