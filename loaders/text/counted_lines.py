"""Lists whose numbers were lost, below names that say how long they are: “1. นโยบายด้านป่าไม้ ประกอบด้วยบทบัญญัติ จำนวน 13 ข้อ”, heads, and 13 lines without a mark.

That as many lines as were counted stand below each of the names, behind heads of columns or nothing, proves the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.lines import Line, Place
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import kind_in

__all__ = ["place_counted_lines"]

_COUNTS = re.compile(r"\s*(?:(?:โดย)?(?:ประกอบ(?:ไป)?ด้วย|มี|แบ่งเป็น|ครอบคลุม)\s?[ก-๎]{0,30}\s?)?(?:จำนวน|รวม)?\s?(?P<count>\d{1,2})\s?(?P<word>ข้อ|ประการ|เรื่อง|มาตรการ|แนวทาง|กลยุทธ์|โครงการ|กิจกรรม)(?=\s|$|ดังนี้|ได้แก่|โดย)")
_ROLES = {"โครงการ": "projects", "กิจกรรม": "activities", "มาตรการ": "tactics", "กลยุทธ์": "tactics"}
_LEAST_NAMES, _LEAST_LINES, _MOST_HEADS, _LONGEST_HEAD = 2, 2, 3, 50


def place_counted_lines(lines: list[Line]) -> list[Line]:
    """``lines`` with such names as groups and the lines below them as their parts; as they are where fewer than two names are so followed."""
    found = [(index, first, count) for index in range(len(lines)) if (counted := _counted(lines, index)) for first, count in (counted,)]
    chain = _counting_on(lines, found)
    if len(chain) < _LEAST_NAMES:
        return lines
    out = list(lines)
    dropped: set[int] = set()
    for index, first, count in chain:
        marker, text = split_marker(lines[index].text)
        told = _COUNTS.search(text)
        name = text[:told.start()].strip() if told else text
        out[index] = replace(lines[index], text=name, place=Place("groups", marker.printed if marker else None, kind=next((kind for kind in ("นโยบาย", "มาตรการ", "ด้าน", "แผนงาน") if name.startswith(kind)), kind_in(name))))
        dropped |= set(range(index + 1, first))
        for at in range(first, first + count):
            out[at] = replace(lines[at], place=Place(_ROLES.get(told["word"], "guidelines") if told else "guidelines"))
    return [line for at, line in enumerate(out) if at not in dropped]


def _counted(lines: Sequence[Line], index: int) -> tuple[int, int] | None:
    """Of a name that counts: where the lines begin that are as many as it says, up to the next number or the end, and how many; None for any other line."""
    marker, text = split_marker(lines[index].text)
    told = _COUNTS.search(text) if marker and marker.numbers else None
    if told is None or not text[:told.start()].strip() or int(told["count"]) < _LEAST_LINES:
        return None
    end = next((at for at in range(index + 1, len(lines)) if split_marker(lines[at].text)[0] or lines[at].place), len(lines))
    count = int(told["count"])
    heads = end - index - 1 - count
    if not 0 <= heads <= _MOST_HEADS or any(len(line.text) > _LONGEST_HEAD for line in lines[index + 1:index + 1 + heads]):
        return None
    return index + 1 + heads, count


def _counting_on(lines: Sequence[Line], found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Those of the names that count up from 1 in one family of markers."""
    chain: list[tuple[int, int, int]] = []
    last: Marker | None = None
    for each in found:
        marker = split_marker(lines[each[0]].text)[0]
        if marker and (marker.last == 1 if last is None else marker.follows(last)):
            chain.append(each)
            last = marker
    return chain
