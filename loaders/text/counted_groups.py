"""Groups that say behind their names how many lines below are theirs: “1. หมวดความมั่นคง (รวม 13 แผน)” above 1) to 13), “2. หมวดศักยภาพ (รวม 4 แผน)” above 14) to 17).

The counts prove them: every head has just as many items, and the items of all count on, or begin anew below each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.text.agencies import names_agencies, trailing_agencies
from loaders.text.lines import Line, Place
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_numbered

__all__ = ["place_counted_groups"]

_HEAD = re.compile(r"^(?P<kind>หมวด|กลุ่ม|ด้าน|มิติ|สาขา|ประเด็น|เสาหลัก|องค์ประกอบ|ส่วน)(?P<name>[ก-๎][^\d:]{2,100}?)\s?\((?:รวม|จำนวน|มี|ประกอบด้วย)?\s?(?P<count>\d{1,2})\s?[ก-๎][^()]{1,40}\)$")
_LEAST_GROUPS, _MOST_TOLD, _LONGEST_ITEM = 2, 2, 300


@dataclass(frozen=True, slots=True)
class _Group:
    """A head by its line and marker, its word and name, and the lines of its items."""

    line: int
    marker: Marker
    kind: str
    name: str
    items: tuple[int, ...]


def place_counted_groups(lines: list[Line]) -> list[Line]:
    """``lines`` with such groups and their items placed; as they are where a word with a number heads groups."""
    if any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        return lines
    groups = [group for index in range(len(lines)) if (group := _group(lines, index))]
    if len(groups) < _LEAST_GROUPS or [group.marker.last for group in groups] != list(range(1, len(groups) + 1)) or len({(group.kind, group.marker.family) for group in groups}) > 1:
        return lines
    heads, items = {group.line: group for group in groups}, {at for group in groups for at in group.items}
    told = {at for group in groups for at in range(group.line + 1, group.items[0])}
    out: list[Line] = []
    for index, line in enumerate(lines):
        if index in heads:
            group = heads[index]
            out.append(replace(line, text=f"{group.kind}{group.name}", place=Place("groups", str(group.marker.last), kind=group.kind)))
        elif index in items:
            out += _item(line)
        elif index not in told:
            out.append(line)
    return out


def _group(lines: Sequence[Line], index: int) -> _Group | None:
    marker, text = split_marker(lines[index].text)
    found = _HEAD.match(text) if marker and marker.numbers else None
    if found is None or marker is None:
        return None
    items: list[int] = []
    first: Marker | None = None
    for at in range(index + 1, len(lines)):
        own, rest = split_marker(lines[at].text)
        if own and own.numbers and own.family != marker.family and len(rest) <= _LONGEST_ITEM and (first is None or (own.family == first.family and own.last == first.last + len(items))):
            first = first or own
            items.append(at)
        elif first is not None or at - index > _MOST_TOLD:
            break
    return _Group(index, marker, found["kind"], found["name"], tuple(items)) if len(items) == int(found["count"]) else None


def _item(line: Line) -> Iterator[Line]:
    """An item and, from the brackets at its end, whose it is."""
    marker, text = split_marker(line.text)
    name, bodies = trailing_agencies(text)
    inside = text[len(name):].strip()
    yield replace(line, text=name if bodies else text, place=Place("guidelines", str(marker.last) if marker else None))
    if bodies and names_agencies(inside[1:-1]):
        yield replace(line, text=inside[1:-1], place=Place("agencies"))
