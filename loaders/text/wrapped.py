"""Texts whose lines were all broken at one width (copied from a page, taken out of a PDF): the lines of a paragraph are put together again.

What shows the width is that hardly a line is longer, while many end near it. A text that holds whole paragraphs on its lines is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.line_ends import width_of
from loaders.text.lines import Line, join
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["unwrapped"]

_LEAST_WIDTH, _MOST_WIDTH, _LEAST_LINES, _LEAST_FULL = 45, 200, 20, 0.18
_NEAR, _LONGER = 0.85, 1.15
"""Of the width: lines that show it, lines that show it is none."""
_LONGEST_WORD = 10
"""A line had no room for the next word where it ends this near to the width."""
_MOST_LONGER = 0.04
_LONGEST_PARAGRAPH = 4_000
"""Letters: where nothing ends for longer than any paragraph does, nothing tells where one ends."""
_ENDS = re.compile(r"(?:ดังนี้|เป็นต้น|:)\s?:?$")
_OPENS = re.compile(r"(?:\d{1,3}\.\s*)?เรื่อง\s|ทั้งนี้|นอกจากนี้|อนึ่ง|หมายเหตุ|คณะรัฐมนตรี|[\ue0f0-\ue0f2]|\[|_{3,}|\*|สาระสำคัญ|โครงการ(?=[ก-๎]{4})|\d\s?[ก-๎]")
"""What begins a paragraph of the writer, a footnote or a project, none of which has a number or is a label."""
_INSIDE = {"round": re.compile(r"\((\d{1,2})\)"), "half": re.compile(r"(?<![(\d.])(\d{1,2})\)")}


def unwrapped(lines: list[Line]) -> list[Line]:
    """``lines`` with those of a paragraph in one, which keeps the number of the first."""
    room = _room(lines)
    if room is None:
        return lines
    out: list[Line] = []
    last = 0.0
    for line in lines:
        if out and last >= room - _LONGEST_WORD and len(out[-1].text) <= _LONGEST_PARAGRAPH and not _ENDS.search(out[-1].text) and (_counts_on(out[-1].text, line.text) or not _begins(line.text)):
            out[-1] = Line(out[-1].number, join(out[-1].text, line.text), out[-1].year)
        else:
            out.append(line)
        last = width_of(line.text)
    return out


def _room(lines: Sequence[Line]) -> float | None:
    """The width at which the lines were broken; None where they were not."""
    widths = sorted(width_of(line.text) for line in lines)
    if len(widths) < _LEAST_LINES:
        return None
    room = widths[int(len(widths) * (1 - _MOST_LONGER)) - 1]
    full = sum(_NEAR * room <= width <= room * _LONGER for width in widths)
    longer = sum(width > room * _LONGER for width in widths)
    return room if _LEAST_WIDTH <= room <= _MOST_WIDTH and full >= _LEAST_FULL * len(widths) and longer <= _MOST_LONGER * len(widths) else None


def _counts_on(before: str, text: str) -> bool:
    """Whether the number a line begins with is the next of a list that runs inside the lines before it."""
    marker, _ = split_marker(text)
    if marker is None or marker.last < 2 or len(marker.numbers) > 1 or marker.style not in _INSIDE:  # noqa: PLR2004 - 1 begins a list
        return False
    return any(int(found[1]) == marker.last - 1 for found in [*_INSIDE[marker.style].finditer(before, 1)][-1:])


def _begins(text: str) -> bool:
    """Whether a line opens something of its own, whatever stood before it."""
    marker, rest = split_marker(text)
    label = read_label(rest)
    return bool(marker or read_numbered(rest) or _OPENS.match(text) or (label and (not label.rest or ":" in text[:60])))
