"""Who does what, below each part anew: “• อำเภอ · จัดเวที … · • ตำบล · สำรวจ …”, the same names with bullets each time, and what each does on the line below its name.

What tells such names from items is that they come again, all of them in the same order, below another head, with one line without a marker
below each. The lines are the parts; they get the bullets of the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["without_repeated_names"]

_LEAST_NAMES, _LEAST_TIMES, _LONGEST_NAME = 2, 2, 60


def without_repeated_names(lines: list[Line]) -> list[Line]:
    """``lines`` without such names, and with their bullets before the lines below them."""
    runs: list[tuple[int, tuple[str, ...]]] = []
    index = 0
    while index < len(lines):
        names = _names(lines, index)
        if len(names) >= _LEAST_NAMES:
            runs.append((index, names))
        index += 2 * len(names) or 1
    times = Counter(names for _, names in runs)
    marked = {at for start, names in runs if times[names] >= _LEAST_TIMES for at in range(start, start + 2 * len(names), 2)}
    return [replace(line, text=f"• {line.text}") if index - 1 in marked else line for index, line in enumerate(lines) if index not in marked]


def _names(lines: Sequence[Line], start: int) -> tuple[str, ...]:
    """The names from a line on that each have a bullet, and a line without a marker below."""
    names: list[str] = []
    for index in range(start, len(lines) - 1, 2):
        marker, name = split_marker(lines[index].text)
        below = lines[index + 1].text
        if marker is None or marker.numbers or len(name) > _LONGEST_NAME or read_label(name) or read_numbered(name) or split_marker(below)[0] or read_label(below) or read_numbered(below):
            break
        names.append(name)
    return tuple(names)
