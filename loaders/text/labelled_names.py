"""Groups whose names have neither number nor word, with labelled parts below each: “สวนใกล้บ้าน · เป้าหมาย · - … · กลยุทธ์ · - … · ถนนร่มรื่น · เป้าหมาย · …”.

What tells such names from other lines is that the same labels stand below each of them in the same order, two and more, the first right below
the name. They become numbered headings, which the reader of the outline takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.text.line_ends import goes_on, leads_down, left_open
from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import Label, heads_other_matter, read_label, read_numbered

__all__ = ["number_labelled"]

_CONTENT = ("goals", "indicators", "tactics", "guidelines", "projects", "activities")
_LEAST_GROUPS, _LEAST_LABELS, _LEAST_NAME, _LONGEST_NAME = 2, 2, 6, 90


def number_labelled(lines: list[Line]) -> list[Line]:
    """``lines`` with the names of such groups as numbered headings; as they are where a word or a table heads the groups."""
    if any(line.place or ((head := read_numbered(split_marker(line.text)[1])) and head.role is None) for line in lines):
        return lines
    if any((label := _bare(line)) and label.role == "groups" for line in lines):
        return lines
    named: dict[tuple[str, ...], list[int]] = {}
    starts = [index for index in range(len(lines) - 1) if _is_name(lines, index)]
    for start, end in pairwise([*starts, len(lines)]):
        words = tuple(label.words for line in lines[start + 1:end] if (label := _bare(line)) and label.role in _CONTENT)
        if len(set(words)) >= _LEAST_LABELS:
            named.setdefault(words, []).append(start)
    names = max(named.values(), key=len, default=[])
    first = next((words[0] for words, places in named.items() if places is names), "")
    alike = [start for start in starts if lines[start + 1].text == lines[names[0] + 1].text] if names and first else []
    if len(names) < _LEAST_GROUPS or len(alike) > 2 * len(names):
        return lines
    numbers = {index: number for number, index in enumerate(alike, 1)}
    return [replace(line, text=f"ประเด็นที่ {numbers[index]} {line.text}", named=True) if index in numbers else line for index, line in enumerate(lines)]


def _bare(line: Line) -> Label | None:
    """The label that is all that stands on a line."""
    marker, text = split_marker(line.text)
    label = read_label(text) if marker is None or not marker.numbers else None
    return label if label and not label.rest else None


def _is_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is short, says nothing else, and has the label of a part right below it."""
    text = lines[index].text
    below = _bare(lines[index + 1])
    if below is None or below.role not in _CONTENT or not _LEAST_NAME <= len(text) <= _LONGEST_NAME or split_marker(text)[0]:
        return False
    other = read_label(text) or read_numbered(text) or is_note(text) or is_decision(text) or heads_other_matter(text) or leads_down(text)
    return not other and not goes_on(text) and not (index and left_open(lines[index - 1].text))
