"""Measures that no word heads: a text of measures in which nothing else was found, and in it a sentence that ends with “ดังนี้”, and a list.

“กระทรวงได้จัดทำมาตรการ… ซึ่งมีสาระสำคัญ ดังนี้ · 3.1 ให้ทุกกระทรวง… · 3.2 …”, or below the names of those who do it: “… โดยให้หน่วยงานดำเนินการ
ดังนี้ · 1) กรมการขนส่งทางบก · (1) ตรวจวัดควันดำ…”. What tells the sentence from the writer's others is that it speaks of measures; of results,
opinions and the work of committees it may not speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.text.agencies import names_agencies
from loaders.text.line_ends import goes_on, leads_down
from loaders.text.lines import Line, Place, join
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_note
from loaders.text.vocabulary import heads_other_matter, read_label, read_numbered

__all__ = ["place_measures"]

_TITLE = re.compile(r"^(?:\(?ร่าง\)?\s?)?(?:การยกระดับ|การปรับปรุง|การกำหนด|ข้อเสนอ)?\s?(?:มาตรการ|แนวทาง)")
"""Texts of plans and policies head their parts; what they list without a head is how they are carried out."""
_SPEAKS = re.compile(r"มาตรการ|แนวทาง|นโยบาย|แผน(?:งาน|ปฏิบัติการ)|สาระสำคัญ")
_TALKED = re.compile(r"เห็นชอบ|การขับเคลื่อน|ผลการ(?:ดำเนิน|ประชุม|พิจารณา)|ความเห็น|ข้อสังเกต|ข้อเสนอแนะ|ปัญหา(?:และ)?อุปสรรค|เห็นชอบในหลักการ|ประกอบด้วยกรรมการ|องค์ประกอบ|อำนาจหน้าที่|รายงานว่า")
_KINDS = ("มาตรการ", "แนวทาง", "ด้าน", "แผนงาน")
_LEAST_ITEMS, _LEAST_NAMES = 3, 2


def place_measures(lines: list[Line], title: str) -> list[Line]:
    """``lines`` with the items of such a list placed; as they are where there is none."""
    if not _TITLE.match(title):
        return lines
    for index, line in enumerate(lines[:-_LEAST_ITEMS]):
        rest = split_marker(line.text)[1]
        if leads_down(rest) and _SPEAKS.search(rest) and not _TALKED.search(rest) and read_label(rest) is None:
            end, items = _list(lines, index)
            placed = list(_placed(lines[index + 1:end], items)) if len(items) >= _LEAST_NAMES else []
            if sum(each.place is not None and each.place.role in ("tactics", "guidelines", "sub_bullets") for each in placed) >= _LEAST_ITEMS:
                return [*lines[:index + 1], *placed, *lines[end:]]
    return lines


def _list(lines: Sequence[Line], lead: int) -> tuple[int, list[Marker]]:
    """Where the list below a sentence ends, and the markers of its outermost items."""
    own, first = split_marker(lines[lead].text)[0], split_marker(lines[lead + 1].text)[0]
    if first is None or first.last > 1 or (own and own.family == first.family):
        return lead + 1, []
    outer = [first]
    index = lead + 2
    while index < len(lines):
        marker, rest = split_marker(lines[index].text)
        if marker is None and (is_note(lines[index].text) or read_label(rest) or read_numbered(rest)):
            break
        if marker and own and marker.family == own.family and marker.follows(own):
            break
        if marker and marker.numbers and len(marker.numbers) <= len(first.numbers) and heads_other_matter(rest):
            break
        if marker and marker.family == first.family and (not marker.numbers or marker.last == outer[-1].last + 1):
            outer.append(marker)
        index += 1
    return index, outer


def _placed(body: Sequence[Line], outer: Sequence[Marker]) -> Iterator[Line]:
    """The items with their places: names of bodies with lists below them, and measures that consist of others, are groups; other items guidelines."""
    marked = [split_marker(line.text) for line in body]
    tops = [at for at, (marker, _) in enumerate(marked) if marker in outer]
    names = [marked[at][1] for at in tops]
    bodies = sum(map(names_agencies, names)) * 2 > len(names) and all(at + 1 < len(body) and _below(marked[at][0], marked[at + 1][0]) for at in tops)
    groups = "หน่วยงาน" if bodies else next((kind for kind in _KINDS if all(name.startswith(kind) for name in names)), "")
    held: Line | None = None
    second: Marker | None = None
    tactic = False
    for at, line in enumerate(body):
        marker, text = marked[at]
        if marker is None and held is not None and (goes_on(text) or not leads_down(held.text)):
            held = replace(held, text=join(held.text, text))
            continue
        if held is not None:
            yield held
        if at in tops:
            second, tactic = None, False
            held = replace(line, text=text, place=_place("groups" if groups else "guidelines", marker, 0, groups))
            continue
        second = second or marker
        inner = bool(groups and marker and second and marker.family == second.family)
        tactic = text.startswith(groups) if inner else tactic
        held = replace(line, text=text, place=_place("tactics" if tactic else "guidelines", marker, 0) if inner else _place("guidelines" if tactic else "sub_bullets", marker, 1))
    if held is not None:
        yield held


def _place(role: str, marker: Marker | None, depth: int, kind: str = "") -> Place:
    return Place(role, marker.printed if marker else None, depth, kind)


def _below(name: Marker | None, first: Marker | None) -> bool:
    return bool(name and first and first.last <= 1 and first.family != name.family)
