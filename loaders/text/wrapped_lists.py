"""Lists that run on inside cells whose lines were broken at the width of the cell: “กลยุทธ์ เช่น 1) … · … 3) …”.

What shows that lines were broken is a number inside one that goes on with the list of the lines before it: no writer begins an item
there. Where a text has several such places, a cell that is over on the next line (“เป้าหมาย คือ … · …”) is put together too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.line_ends import filled_by
from loaders.text.lines import Line, join
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["rejoined"]

_NUMBER = {"round": re.compile(r"(?:^|(?<=[\s]))(?:และ\s?|หรือ\s?)?\((\d{1,2})\)\s*(?=[ก-๎“\"A-Z])"), "half": re.compile(r"(?:^|(?<=\s))(?:และ\s?|หรือ\s?)?(\d{1,2})\)\s*(?=[ก-๎“\"A-Z])")}
_LEADS = re.compile(r"(?:เช่น|อาทิ|ได้แก่|คือ|ดังนี้|ประกอบด้วย|:)\s?$")
_MOST_LINES, _WIDEST, _LEAST_BROKEN = 3, 90, 2


def rejoined(lines: list[Line]) -> list[Line]:
    """``lines`` with those of such lists in one, which keeps the number of the first; as they are where no list was broken."""
    out, broken = _lists(lines)
    return _cells(out) if broken >= _LEAST_BROKEN else out


def _lists(lines: Sequence[Line]) -> tuple[list[Line], int]:
    out: list[Line] = []
    index = broken = 0
    while index < len(lines):
        text, end = lines[index].text, index + 1
        style, last = _open_list(text)
        while style and (behind := _goes_on_in(lines, end, style, last)):
            broken += 1
            for line in lines[end:behind]:
                text = join(text, line.text)
            last, end = _last_number(text, style), behind
        out.append(replace(lines[index], text=text))
        index = end
    return out, broken


def _open_list(text: str) -> tuple[str, int]:
    """The style of the list that a line begins or goes on with, and its last number on the line; no style: none."""
    marker, _ = split_marker(text)
    for style, pattern in _NUMBER.items():
        first = pattern.search(text)
        if first and (first.start() == 0 if marker and marker.style == style else int(first[1]) == 1 and _LEADS.search(text[:first.start()])):
            return style, _last_number(text, style)
    return "", 0


def _last_number(text: str, style: str) -> int:
    """The last number of the list on a line that counts up by one; what is in brackets elsewhere counts nothing."""
    last = 0
    for found in _NUMBER[style].finditer(text):
        if not last or int(found[1]) == last + 1:
            last = int(found[1])
    return last


def _goes_on_in(lines: Sequence[Line], start: int, style: str, last: int) -> int | None:
    """Behind which line a list has gone on with its next number, inside the line; None where it does not."""
    for index in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[index].text
        if not _is_rest(text):
            return None
        if first := _NUMBER[style].search(text):  # a list of its own begins with another number
            return index + 1 if int(first[1]) == last + 1 else None
    return None


def _is_rest(text: str) -> bool:
    """Whether a line opens nothing of its own."""
    return split_marker(text)[0] is None and read_label(text) is None and read_numbered(text) is None and not is_note(text) and not is_decision(text)


def _cells(lines: Sequence[Line]) -> list[Line]:
    """A cell that a label begins and the one line behind it that goes on with it."""
    out: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if out and _is_rest(line.text) and _begins_cell(out[-1].text) and out[-1] is lines[index - 1] and following and not _is_rest(following) and len(line.text) <= _WIDEST and filled_by(lines[index - 1].text, line.text):
            out[-1] = replace(out[-1], text=join(out[-1].text, line.text))
        else:
            out.append(line)
    return out


def _begins_cell(text: str) -> bool:
    label = read_label(text)
    return label is not None and bool(label.rest)
