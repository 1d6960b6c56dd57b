"""Rows of tables of two columns, a name and the list that it holds: “มิติ · หมุดหมาย”, and below “(1) การผลิต 2 หมุดหมาย” with “1. …” and “2. …”.

Names are numbered, or each counts at its end what it holds, or a list that counts from 1 begins behind every one. The lists begin anew in
every row, count through all of them, or have the number of their row before their own (“1.1”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.text.line_ends import goes_on, left_open
from loaders.text.lines import Line, Place, join
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_numbered

__all__ = ["named_and_listed", "restarting", "take_lists"]

_COUNT = re.compile(r"(?:^|\s|\()(?:รวม|จำนวน|มี|ประกอบด้วย)?\s?(?P<count>\d{1,2})\s?[ก-๎]{2,24}\)?$")
"""How many parts a name holds, at its end."""
_MOST_WRAPPED, _LONGEST_WRAPPED, _LEAST_ROWS = 3, 60, 2


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row: the lines of its name, those of its list."""

    name: tuple[Line, ...]
    items: tuple[Line, ...]


def take_lists(body: Sequence[Line]) -> list[list[Line]]:
    """``body``, the first line of which begins the first row, as rows; it ends where neither a row nor a list goes on."""
    first = split_marker(body[0].text)[0]
    starts = _numbered(body, first) if first else _counting(body) or restarting(body)
    if not starts:
        return []
    end = _end(body, starts[-1], first)
    return [list(body[start:after]) for start, after in zip(starts, [*starts[1:], end], strict=True)]


def _numbered(body: Sequence[Line], first: Marker) -> list[int]:
    starts: list[int] = []
    for index, line in enumerate(body):
        marker = split_marker(line.text)[0]
        if marker and marker.family == first.family and marker.last == len(starts) + 1:
            starts.append(index)
    return starts


def _counting(body: Sequence[Line]) -> list[int]:
    """Where rows begin whose names have no number: each counts at its end what it holds, and holds as much."""
    starts = [index for index, line in enumerate(body) if split_marker(line.text)[0] is None and (not index or split_marker(body[index - 1].text)[0])]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        row = _parted(body[start:end])
        counted = _COUNT.search(_joined(row.name)) if row else None
        if row is None or counted is None or int(counted["count"]) != sum(_outer(row.items)):
            return starts[:starts.index(start)]
    return starts


def restarting(body: Sequence[Line]) -> list[int]:
    """Where rows begin whose names have no number: at a line without one between a list and the next that counts from 1. Empty where lines stand about that are neither."""
    starts = []
    for index, line in enumerate(body):
        own, following = (split_marker(each.text)[0] if each else None for each in (line, body[index + 1] if index + 1 < len(body) else None))
        if own is None and following and following.numbers and following.last == 1:
            before = body[index - 1].text if index else ""
            if goes_on(line.text) or left_open(before) or (index and split_marker(before)[0] is None):
                return []
            starts.append(index)
    return starts


def _end(body: Sequence[Line], start: int, first: Marker | None) -> int:
    """Where the last row ends: at the first line behind its list that goes on with nothing."""
    listed = False
    for index in range(start + 1, len(body)):
        line = body[index]
        marker = split_marker(line.text)[0]
        if marker and first and marker.family == first.family:
            return index
        if marker is None and listed and not (goes_on(line.text) or left_open(body[index - 1].text)):
            return index
        listed = listed or marker is not None
    return len(body)


def named_and_listed(rows: Sequence[Sequence[Line]], word: str, role: str) -> list[Line]:
    """The groups and their lists placed, ``word`` above the names and ``role`` that of the lists; none where a row has no list of its own."""
    listed = [_parted(row) for row in rows]
    if len(rows) < _LEAST_ROWS or not all(listed) or not _lists_begin([row.items for row in listed if row]):
        return []
    kind = word if read_numbered(f"{word}ที่ 1 ก") else "ประเด็น"
    out: list[Line] = []
    for number, row in enumerate(filter(None, listed), 1):
        name = _COUNT.sub("", split_marker(_joined(row.name))[1]).strip()
        out.append(replace(row.name[0], text=name, place=Place("groups", str(number), kind=kind)))
        out += _items(row.items, role)
    return out


def _parted(row: Sequence[Line]) -> _Listed | None:
    at = next((index for index in range(1, len(row)) if split_marker(row[index].text)[0]), None)
    short = at is not None and at <= _MOST_WRAPPED and all(len(line.text) <= _LONGEST_WRAPPED for line in row[1:at])
    return _Listed(tuple(row[:at]), tuple(row[at:])) if short else None


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = f"{text} {line.text}" if _COUNT.match(line.text) else join(text, line.text)
    return text


def _lists_begin(lists: Sequence[Sequence[Line]]) -> bool:
    """Whether all lists have one kind of marker and begin anew, or each goes on counting where the one before left off."""
    firsts = [split_marker(items[0].text)[0] for items in lists]
    if all(marker and len(marker.numbers) > 1 and marker.numbers[-2:] == (number, 1) for number, marker in enumerate(firsts, 1)):
        return True
    family = firsts[0].family if firsts[0] else None
    if any(marker is None or marker.family != family for marker in firsts):
        return False
    if all(marker and marker.last <= 1 for marker in firsts):
        return True
    counted = [marker.last for items in lists for line in items if (marker := split_marker(line.text)[0]) and marker.family == family]
    return counted == list(range(1, len(counted) + 1))


def _outer(items: Sequence[Line]) -> list[bool]:
    """Of each line, whether it is an item of the list itself, none below one and no rest of one."""
    first = split_marker(items[0].text)[0]
    return [first is not None and (marker := split_marker(line.text)[0]) is not None and marker.family == first.family for line in items]


def _items(items: Sequence[Line], role: str) -> list[Line]:
    out: list[Line] = []
    for line, outer in zip(items, _outer(items), strict=True):
        marker, text = split_marker(line.text)
        if marker is None:
            out[-1] = replace(out[-1], text=join(out[-1].text, text))
        else:
            out.append(replace(line, text=text, place=Place(role if outer else "sub_bullets", marker.printed, int(not outer))))
    return out
