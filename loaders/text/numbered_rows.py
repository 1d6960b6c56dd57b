"""Tables whose first column holds nothing but the numbers of the rows, flattened to one cell a line: “ลำดับ · เป้าหมาย · ตัวชี้วัด”, “1”, “…”.

A number on a line of its own is no part; put before the cell behind it, it is the number of the row, as every reader of rows wants it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import read_label

__all__ = ["number_rows"]

_NUMBERS = re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|No\.?)$")
_BARE = re.compile(r"^(?P<number>\d{1,2})[.)]?$")
_HEADING = ("goals", "indicators", "tactics", "guidelines", "activities", "projects", "groups")
_MOST_HEADS, _LONGEST_HEAD, _LEAST_ROWS, _LONGEST_ROW = 8, 60, 2, 40


def number_rows(lines: list[Line]) -> list[Line]:
    """``lines`` with such numbers before the first cells of their rows, and without the head of their column."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        numbers = _rows(lines, index) if _NUMBERS.match(lines[index].text) else []
        if not numbers:
            out.append(lines[index])
            index += 1
            continue
        out += lines[index + 1:numbers[0]]
        for at, (start, end) in enumerate(zip(numbers, [*numbers[1:], numbers[-1] + 2], strict=True), 1):
            out += [replace(lines[start + 1], text=f"{at}. {lines[start + 1].text}"), *lines[start + 2:end]]
        index = numbers[-1] + 2
    return out


def _rows(lines: Sequence[Line], index: int) -> list[int]:
    """Where the numbers of the rows stand that belong to heads from ``index`` on; none where those head no parts, or values that are numbers too."""
    first = next((at for at in range(index + 1, min(index + 2 + _MOST_HEADS, len(lines))) if _BARE.match(lines[at].text)), None)
    heads = lines[index + 1:first]
    roles = [label.role for head in heads if (label := read_label(head.text))]
    if first is None or not roles or roles[0] not in _HEADING or "value" in roles or any(len(head.text) > _LONGEST_HEAD for head in heads):
        return []
    found: list[int] = []
    for at in range(first, len(lines) - 1):
        bare = _BARE.match(lines[at].text)
        if bare and int(bare["number"]) == len(found) + 1:
            if _BARE.match(lines[at + 1].text) or split_marker(lines[at + 1].text)[0]:
                return []
            found.append(at)
        elif is_note(lines[at].text) or is_decision(lines[at].text) or (found and at > found[-1] + _LONGEST_ROW):
            break
    return found if len(found) >= _LEAST_ROWS else []
