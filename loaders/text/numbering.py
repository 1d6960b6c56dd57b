"""Numbering of lists: markers at the start of a line, and lists that run on inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["BULLETS", "Marker", "inline_bounds", "split_inline", "split_marker", "tidy_end"]

BULLETS = "-–—•·▪●○◦*➢✓❖"
_MARKER = re.compile(
    rf"""(?P<bullet>[{BULLETS}])\s*(?=[^\s\d-])
      | \((?P<round>\d{{1,2}}(?:\.\d{{1,2}})*)\)\s*
      | (?P<half>\d{{1,2}}(?:\.\d{{1,2}})*)\)\s*
      | (?P<deep>[1-9]\d?(?:\.[1-9]\d?){{1,3}})\.?\s+(?=[^\d\s%])
      | (?P<dot>[1-9]\d?)\.\s*(?=[^\d\s])
      | ข้อ\s*(?P<item>\d{{1,2}})\s*[:.)]?\s+
      | \((?P<letter>[ก-ฮ])\)\s* | (?P<letterdot>[ก-ฮ])[.)]\s+(?=\S{{4}})""", re.VERBOSE)
_INLINE = {
    "round": re.compile(r"(?:(?<=\s)|(?<=และ)|(?<=[ก-๏)]))\((\d{1,2})\)\s*"),
    "half": re.compile(r"(?<![\d(./])(?<!ข้อ )(?:(?<=\s)|(?<=และ))(\d{1,2})\)\s*"),
    "dot": re.compile(r"(?<=\s)([1-9]\d?)\.\s*(?=[ก-๏])"),
    "deep": re.compile(r"(?:(?<=\s)|(?<=และ))(?<!ร้อยละ )(?<!จาก )(?<!เป็น )\(?((?:\d{1,2}\.){1,2}\d{1,2})(?:\)\s*|\.?\s+)(?=[ก-๏“\"A-Z])"),
}
_CONNECTOR = re.compile(r"(?:\s*(?:และ|หรือ|รวมทั้ง|ตลอดจน|[,;]))+\s*$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its ``style`` and its number, outermost part first; a bullet has no number."""

    style: str
    numbers: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        """The number that counts up; 0 for a bullet."""
        return self.numbers[-1] if self.numbers else 0

    @property
    def family(self) -> tuple[str, tuple[int, ...]]:
        """What markers of one list have in common."""
        return self.style, self.numbers[:-1]

    def follows(self, last: Marker) -> bool:
        """Whether it is the next of a list whose last marker was ``last``: the next number, or a bullet behind a bullet."""
        return self.family == last.family and (not self.numbers or self.last == last.last + 1)

    @property
    def printed(self) -> str | None:
        """The number as in 2.1; None for a bullet."""
        return ".".join(map(str, self.numbers)) or None


@lru_cache(maxsize=2048)
def split_marker(text: str) -> tuple[Marker | None, str]:
    """The marker a line starts with, and the rest.

    >>> split_marker("2.1 ปรับปรุง"), split_marker("4.0 ระบบ"), split_marker("- แจ้งสิทธิ")[1]
    ((Marker(style='deep', numbers=(2, 1)), 'ปรับปรุง'), (None, '4.0 ระบบ'), 'แจ้งสิทธิ')
    """
    found = _MARKER.match(text)
    if not found or found.end() == len(text):
        return None, text
    style = found.lastgroup or ""
    printed = found[style]
    numbers: tuple[int, ...] = ()
    if style in ("letter", "letterdot"):
        numbers = (ord(printed) - ord("ก") + 1,)
    elif style != "bullet":
        numbers = tuple(int(part) for part in printed.split("."))
    return Marker(style, numbers), text[found.end():].strip()


def split_inline(text: str, style: str | None = None, first: int = 1) -> tuple[str, list[tuple[int, str]]]:
    """What stands before a list inside a line, and the items of the list: ``(1) … (2) … และ (3) …``.

    ``style`` and ``first`` fix which list; else the first style with items 1 and 2. No list: everything is before it.
    """
    for name in [style] if style else list(_INLINE):
        pattern = _INLINE.get(name or "")
        cuts = _counted(pattern, text, first) if pattern else []
        if len(cuts) >= (1 if style else 2):
            ends = [start for start, _, _ in cuts[1:]] + [len(text)]
            items = [(number, tidy_end(text[after:end])) for (_, after, number), end in zip(cuts, ends, strict=True)]
            return tidy_end(text[:cuts[0][0]]), [(number, item) for number, item in items if item]
    return text, []


def inline_bounds(text: str) -> list[tuple[int, int]]:
    """(start, end) of each marker of the list that ``text`` begins with; empty where it begins with none."""
    mark = split_marker(text)[0]
    pattern = _INLINE.get("deep" if len(mark.numbers) > 1 else mark.style) if mark else None
    cuts = _counted(pattern, text, 1) if pattern else []
    return [(start, end) for start, end, _ in cuts] if cuts and cuts[0][0] == 0 else []


def _counted(pattern: re.Pattern[str], text: str, first: int) -> list[tuple[int, int, int]]:
    """(start, end, number) of markers that count up by one from ``first``; what stands before the last number is the same in all."""
    cuts, expected, above = [], first, None
    for found in pattern.finditer(f" {text}"):
        parents, _, number = found[1].rpartition(".")
        if int(number) == expected and parents == (above or parents):
            above = parents
            cuts.append((max(found.start() - 1, 0), found.end() - 1, expected))
            expected += 1
    return cuts


def tidy_end(text: str) -> str:
    """Without the และ or the comma that led to the next item."""
    return _CONNECTOR.sub("", text).strip()
