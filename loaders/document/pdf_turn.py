"""Pages whose text runs up, down or upside down in the space of the page, turned so that it runs from left to right.

Wide tables of plans are put on pages that are shown turned: the page says so, or people turn the sheet. Either way its text tells which way it runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Turn"]

_MOST = 0.6
"""Share of the characters that run one way on a page that is turned."""
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns, clockwise, of a page of this width and height."""

    quarters: int
    wide: float
    high: float

    @classmethod
    def of(cls, ways: Iterable[tuple[float, float]], wide: float, high: float) -> Turn:
        """The turn that lets most text of a page run from left to right; ``ways`` are the directions that its characters run to. None for text that runs many ways.

        >>> Turn.of([(0.0, 12.0)] * 30, 595, 842).point(100, 800), Turn.of([(12.0, 0.0)] * 30, 595, 842).quarters
        ((800, 495), 0)
        """
        counted = Counter(_quarters(x, y) for x, y in ways)
        quarters, most = max(counted.items(), key=lambda each: each[1], default=(0, 0))
        return cls(quarters if quarters and most >= max(_LEAST, _MOST * counted.total()) else 0, wide, high)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.high, self.wide) if self.quarters % 2 else (self.wide, self.high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page comes to stand."""
        return ((x, y), (y, self.wide - x), (self.wide - x, self.high - y), (self.high - y, x))[self.quarters]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box with its edges in order: left, bottom, right, top."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _quarters(x: float, y: float) -> int:
    """Quarter turns, clockwise, that make text of this direction run to the right; slanted text is taken as it is."""
    if abs(y) > 10 * abs(x):
        return 1 if y > 0 else 3
    return 2 if x < 0 and abs(x) > 10 * abs(y) else 0
