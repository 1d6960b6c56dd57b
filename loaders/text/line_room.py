"""The room that the lines of a text had, where all of them were broken at one width: on a screen, in a message, on a page taken out of a PDF.

What shows it is that hardly a line is longer, while many end near it. How wide a line is depends on what broke it: a program that counts
characters, a screen on which Thai marks stand above and below their letter, or a page whose letters are narrow and wide. The measure by
which lines end nearest to the edge is the one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from loaders.text.line_ends import width_of
from loaders.text.lines import Line
from loaders.text.numbering import split_marker

__all__ = ["Room", "room_of"]

_LEAST_WIDTH, _MOST_WIDTH, _LEAST_LINES, _LEAST_FULL = 45, 200, 20, 0.18
_LEAST_SHORT, _LEAST_FULL_SHORT = 8, 0.4
"""A short text shows its width too where more of its lines are full."""
_NEAR, _LONGER, _CUT = 0.85, 1.15, 0.7
"""Of the width: lines that show it, lines that show it is none, lines that may have been cut off by it."""
_MOST_LONGER = 0.04
_NARROW = re.compile(r"[เโใไ ().,:;/|'’‘!\-fijlrtI]")
_WIDE = re.compile(r"[ณญฌฒฑmwMWOQ]")
_NARROWER, _WIDER = 0.4, 0.3
"""Of a usual letter: how much narrower and wider such letters are in the fonts that Thai offices print with, on the average."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide lines could be, in letters, by one ``measure``."""

    measure: Callable[[str], float]
    width: float

    def left(self, text: str) -> float:
        """Room behind the words of a line, in letters."""
        return self.width - self.measure(text)


def printed_width(text: str) -> float:
    """Width on paper, in usual letters."""
    return width_of(text) - _NARROWER * len(_NARROW.findall(text)) + _WIDER * len(_WIDE.findall(text))


def room_of(lines: Sequence[Line]) -> Room | None:
    """The room that the lines had; None where they were not broken at one width."""
    rooms = [room for measure in (width_of, printed_width, len) if (room := _room(lines, measure))]
    return min(rooms, key=lambda room: _gap(lines, room), default=None)


def _room(lines: Sequence[Line], measure: Callable[[str], float]) -> Room | None:
    widths = sorted(map(measure, (line.text for line in lines)))
    least_full = _LEAST_FULL if len(widths) >= _LEAST_LINES else _LEAST_FULL_SHORT
    if len(widths) < _LEAST_SHORT:
        return None
    width = widths[min(int(len(widths) * (1 - _MOST_LONGER)), len(widths) - 1) - (len(widths) >= _LEAST_LINES)]
    full = sum(_NEAR * width <= each <= width * _LONGER for each in widths)
    longer = sum(each > width * _LONGER for each in widths)
    fits = _LEAST_WIDTH <= width <= _MOST_WIDTH and full >= least_full * len(widths) and longer <= _MOST_LONGER * len(widths)
    return Room(measure, width) if fits else None


def _gap(lines: Sequence[Line], room: Room) -> float:
    """How far from the edge, of the width, lines end that may go on behind them: the mean."""
    ends = [room.measure(line.text) / room.width for line, following in pairwise(lines) if split_marker(following.text)[0] is None]
    return mean([abs(1 - end) for end in ends if _CUT <= end <= _LONGER] or [1])
