"""Lists whose numbers were lost, below names that say how long they are: “1. นโยบายด้านป่าไม้ ประกอบด้วยบทบัญญัติ จำนวน 13 ข้อ”, heads, and 13 lines without a mark.

That as many lines as were counted stand below each of the names, behind heads of columns or nothing, proves the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.text.lines import Line, Place
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import kind_in

__all__ = ["place_counted_lines"]

_COUNTS = re.compile(r"\s*(?:(?:โดย)?(?:ประกอบ(?:ไป)?ด้วย|มี|แบ่งเป็น|ครอบคลุม)\s?[ก-๎]{0,30}\s?)?(?:จำนวน|รวม)?\s?(?P<count>\d{1,2})\s?(?P<word>ข้อ|ประการ|เรื่อง|มาตรการ|แนวทาง|กลยุทธ์|โครงการ|กิจกรรม)(?=\s|$|ดังนี้|ได้แก่|โดย)")
_ROLES = {"โครงการ": "projects", "กิจกรรม": "activities", "มาตรการ": "tactics", "กลยุทธ์": "tactics"}
_KINDS = ("นโยบาย", "มาตรการ", "ด้าน", "แผนงาน")
_LEAST_NAMES, _LEAST_LINES, _MOST_HEADS, _LONGEST_HEAD = 2, 2, 3, 50


@dataclass(frozen=True, slots=True)
class _Counted:
    """A name that counts: the line it stands on, its marker and words, and where the lines begin and end that are as many as it says."""

    index: int
    marker: Marker
    name: str
    role: str
    first: int
    end: int


def place_counted_lines(lines: list[Line]) -> list[Line]:
    """``lines`` with such names as groups and the lines below them as their parts; as they are where fewer than two names are so followed."""
    chain = _counting_on(filter(None, (_counted(lines, index) for index in range(len(lines)))))
    if len(chain) < _LEAST_NAMES:
        return lines
    out = list(lines)
    dropped: set[int] = set()
    for each in chain:
        kind = next((kind for kind in _KINDS if each.name.startswith(kind)), kind_in(each.name))
        out[each.index] = replace(lines[each.index], text=each.name, place=Place("groups", each.marker.printed, kind=kind))
        dropped |= set(range(each.index + 1, each.first))
        out[each.first:each.end] = [replace(line, place=Place(each.role)) for line in lines[each.first:each.end]]
    return [line for at, line in enumerate(out) if at not in dropped]


def _counted(lines: Sequence[Line], index: int) -> _Counted | None:
    """The name on a line that counts as many lines as stand below it, up to the next number or the end; None for any other line."""
    marker, text = split_marker(lines[index].text)
    told = _COUNTS.search(text) if marker and marker.numbers else None
    if marker is None or told is None or not text[:told.start()].strip() or int(told["count"]) < _LEAST_LINES:
        return None
    end = next((at for at in range(index + 1, len(lines)) if split_marker(lines[at].text)[0] or lines[at].place), len(lines))
    first = end - int(told["count"])
    if not 0 <= first - index - 1 <= _MOST_HEADS or any(len(line.text) > _LONGEST_HEAD for line in lines[index + 1:first]):
        return None
    return _Counted(index, marker, text[:told.start()].strip(), _ROLES.get(told["word"], "guidelines"), first, end)


def _counting_on(found: Iterable[_Counted]) -> list[_Counted]:
    """Those of the names that count up from 1 in one family of markers."""
    chain: list[_Counted] = []
    for each in found:
        if each.marker.follows(chain[-1].marker) if chain else each.marker.last == 1:
            chain.append(each)
    return chain
