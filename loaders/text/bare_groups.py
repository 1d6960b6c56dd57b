"""Groups whose names have neither number nor word: short lines one like the other, a list below each, and nothing else between them.

“การสร้างโอกาส · - ขยายโรงเรียน · - … · การสร้างความสามารถ · 1. … · 2. …”: what tells such names from heads of other matter is that three and more
follow one another, each with its own list right below it, and that all begin alike. One of them may have a single line below it. They become
numbered headings, which the reader of the outline takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.line_ends import goes_on, leads_down, left_open
from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.prose import OTHER_MATTER, is_decision, is_note
from loaders.text.vocabulary import heads_other_matter, read_label, read_numbered

__all__ = ["number_bare"]

_ALIKE = re.compile(r"การ|ด้าน|ความ|นโยบาย|จุดเน้น|งาน|เมือง|เศรษฐกิจ|สังคม|คน")
_SAYS = re.compile(r"[“”\"?!:]|\d")
_LEAST_GROUPS, _LEAST_NAME, _LONGEST_NAME, _LEAST_ITEMS, _MOST_GROUPS = 3, 8, 90, 2, 60


def number_bare(lines: list[Line]) -> list[Line]:
    """``lines`` with the names of such groups as numbered headings; as they are where a word or a table heads the groups."""
    if any(line.place or ((head := read_numbered(split_marker(line.text)[1])) and head.role is None) for line in lines):
        return lines
    start = 0
    while start < len(lines):
        names, end = _names(lines, start)
        if names:
            out = list(lines)
            for number, index in enumerate(names, 1):
                out[index] = replace(lines[index], text=f"ประเด็นที่ {number} {lines[index].text}", named=True)
                if split_marker(lines[index + 1].text)[0] is None:  # the single line below a name
                    out[index + 1] = replace(lines[index + 1], text=f"• {lines[index + 1].text}")
            return out
        start = max(end, start + 1)
    return lines


def _names(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """Where the names stand of the groups the first of which is on a line, and where they end; no names where they do not begin alike, or too few have lists."""
    names: list[int] = []
    lists = 0
    index = start
    while index < len(lines) and _is_name(lines, index) and (not names or _first_word(lines[index]) == _first_word(lines[names[0]])):
        items, end = _below(lines, index + 1)
        if not items:
            break
        names.append(index)
        lists += items >= _LEAST_ITEMS
        index = end
    return names if lists >= _LEAST_GROUPS and lists >= len(names) - 1 and len(names) <= _MOST_GROUPS else [], index


def _first_word(line: Line) -> str:
    found = _ALIKE.match(line.text)
    return found[0] if found else ""


def _is_name(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    fit = _LEAST_NAME <= len(text) <= _LONGEST_NAME and split_marker(text)[0] is None and _first_word(lines[index]) and not _SAYS.search(text) and not leads_down(text)
    other = read_label(text) or read_numbered(text) or is_note(text) or is_decision(text) or heads_other_matter(text) or OTHER_MATTER.search(text)
    open_above = bool(index) and left_open(lines[index - 1].text)
    return bool(fit) and not other and not goes_on(text) and not open_above


def _below(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """How many items the list below a name has, and where it ends; a single line between two names is one item."""
    first = split_marker(lines[start].text)[0] if start < len(lines) else None
    if first is None:
        alone = start + 1 < len(lines) and not _is_name(lines, start) and _is_name(lines, start + 1) and not (read_label(lines[start].text) or is_note(lines[start].text) or is_decision(lines[start].text))
        return (1, start + 1) if alone else (0, start)
    if first.last > 1:
        return 0, start
    items = 0
    last = None
    for index in range(start, len(lines)):
        marker, rest = split_marker(lines[index].text)
        if read_numbered(rest) or (marker is None and (_is_name(lines, index) or read_label(rest) or is_note(rest))):
            return items, index
        if marker and marker.family == first.family:
            if last and marker.numbers and not marker.follows(last):
                return items, index
            items, last = items + 1, marker
    return items, len(lines)
