"""How much of a brief fits on one page: lists are cut, most first, and say what they leave out.

Heights are those of the Word file in points, letters a line those of the widest font it may be shown in (Laksaman, in LibreOffice); tests/test_plan_files.py
has LibreOffice lay out the fullest brief that is said to fit.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from exports.brief_words import WRONG, word
from queries.read.wrap import shown_width

if TYPE_CHECKING:
    from exports.brief import Brief

__all__ = ["PAGE", "fitted", "height"]

PAGE = 790.0
"""Points between the margins, less the line that ends the page."""
_NAMED = (4, 3, 2, 1)
_SHORTEST, _FEWEST_ROWS = 56, 3
_HALF, _WHOLE, _NAME, _HEADING = 36, 84, 21, 32
"""Letters on a line of an item, of the lede, of the first column of the table, of a heading."""


def height(found: Brief) -> float:
    """Points from the top to the end of the closing line."""
    top = 46 + 23 * _lines(found.plan, 60) + 16 * _lines(found.lede, _WHOLE) + 3 + 24 + 26
    table = 13 + 40 + sum(15.5 * _lines(row[0], _NAME) for row in found.rows) if found.rows else 0
    wrong = {word(key, found.lang) for key in WRONG}
    left = sum(_part(heading, lines) for heading, lines in found.parts if heading in wrong)
    right = sum(_part(heading, lines) for heading, lines in found.parts if heading not in wrong) + (_part(word("steps", found.lang), found.steps) if found.steps else 0)
    return top + table + max(left, right) + sum(13 * _lines(line, 105) for line in found.closing) + 6


def _lines(text: str, room: int) -> int:
    return max(1, ceil(shown_width(text) / room))


def _part(heading: str, lines: tuple[str, ...]) -> float:
    return 6 + 17 * _lines(heading, _HEADING) + sum(1 + 14 * _lines(line, _HALF) for line in lines)


def fitted(found: Brief) -> Brief:
    """The brief with as many lines of each part as one page holds: four at most, then three, two, one, then one cut short below a shorter table."""
    for most in _NAMED:
        made = replace(found, parts=tuple((heading, _first(lines, most, found)) for heading, lines in found.parts))
        if height(made) <= PAGE:
            return made
    return replace(made, rows=made.rows[:_FEWEST_ROWS], parts=tuple((heading, tuple(line if len(line) <= _SHORTEST else f"{line[:_SHORTEST].rstrip()}…" for line in lines)) for heading, lines in made.parts))


def _first(lines: tuple[str, ...], most: int, found: Brief) -> tuple[str, ...]:
    rest = len(lines) - most
    return (*lines[:most], word("more", found.lang).format(count=rest)) if rest > 0 else lines
