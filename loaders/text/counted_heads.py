"""Heads that count what stands below them: “แผนรายด้าน 2 ด้าน 9 ตัวชี้วัด”, or over two lines “4 ประเด็น” · “การพัฒนา”.

What proves such a head is the count: the list below it has just as many items. Where the word counted names groups of plans
(“ประเด็นการพัฒนา”), the head says that the lists are plans (“แผนรายกลุ่ม 3 กลุ่ม”), or it begins with the word that it counts at its end
(“มาตรการลดอุบัติเหตุ จำนวน 5 มาตรการ”), the items become numbered headings, which the reader of the outline takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import GROUP_RANK, group_rank, read_label, read_numbered

__all__ = ["counts_below", "number_counted"]

_HEAD = re.compile(r"^(?P<plan>แผน(?:ราย|ระดับ|ด้าน)[ก-๎]{2,20}\s)?(?:มี|จำนวน)?\s?(?P<count>\d{1,2})\s?(?P<kind>(?:ประเด็น|มิติ|เสาหลัก|ยุทธศาสตร์|แผนย่อย|หมุดหมาย|ด้าน|กลุ่ม|สาขา)[ก-๎]{0,20})(?:\s\d{1,3}\s?[ก-๎]{2,16})*$")
_KINDS = "|".join(sorted(GROUP_RANK, key=len, reverse=True))
_COUNTS_ITSELF = re.compile(rf"^(?P<kind>{_KINDS})[^\d:]{{2,120}}?\s?\(?(?:จำนวน|รวม|มี|ทั้ง(?:หมด|สิ้น)?|แบ่งเป็น|ประกอบด้วย)\s?(?P<count>\d{{1,2}})\s?(?P<counted>{_KINDS})(?:หลัก|ย่อย|สำคัญ)?\)?\s?(?:ดังนี้|ได้แก่|คือ|:)?$")
"""A head that ends with how many of the word there are that it begins with."""
_BEGINS = re.compile(rf"^(?P<kind>{_KINDS})[^\d:]{{2,120}}$")
"""A head that counts nothing, if the names numbered below its own number all begin as it does (“5. มาตรการ…” · “5.1 มาตรการ…”)."""
_LED_BELOW = re.compile(r"ดังนี้$|ได้แก่$|ประกอบด้วย$")
_KIND_FIRST = re.compile(rf"(?P<kind>{_KINDS})(?=[ก-๎])")
"""The word that names begin with below a sentence that leads to them and speaks of the same (“… เสนอมาตรการ ดังนี้” · “3.1 มาตรการทางภาษี”)."""
_REST = re.compile(r"^(?:การ|เชิง)[ก-๎]{2,20}$")
"""The rest of the word counted, on a line of its own."""
_MOST_LEAD, _LEAST_NAMES, _LONGEST_NAME, _LONGEST_TOLD = 2, 2, 160, 900


@dataclass(frozen=True, slots=True)
class _Counted:
    """A head that counts: its line, the word it counts, whether it says that the list is a plan, whether it begins with the word, the lines it covers, and those of the items."""

    line: int
    kind: str
    plan: bool
    itself: bool
    width: int
    names: tuple[int, ...]


def number_counted(lines: list[Line]) -> list[Line]:
    """``lines`` with the heads on one line each, and the items of those that head groups as numbered headings; as they are where a word heads the groups."""
    if any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        return lines
    counted = [each for index in range(len(lines)) if (each := _counted(lines, index))]
    named = next((head.kind for head in counted if (label := read_label(head.kind)) and label.role == "groups"), None)
    chosen = [head for head in counted if (head.kind == named if named else head.plan)] or _highest([head for head in counted if head.itself])
    numbers = {at: (head.kind, number) for head in chosen for number, at in enumerate(head.names, 1)}
    heads = {head.line: head for head in counted}
    rests = {head.line + 1 for head in counted if head.width > 1} | {head.line for head in chosen if head.plan}  # what counts its list says nothing of the item before it
    out = []
    for index, line in enumerate(lines):
        if index in numbers:
            kind, number = numbers[index]
            out.append(replace(line, text=f"{kind}ที่ {number} {split_marker(line.text)[1]}", named=True))
        elif index in heads and heads[index].width > 1:
            out.append(replace(line, text=f"{line.text}{lines[index + 1].text}"))
        elif index not in rests:
            out.append(line)
    return out


def counts_below(text: str) -> bool:
    """Whether a line says nothing but of how many things a plan below it consists.

    >>> counts_below("แผนรายด้าน 2 ด้าน 9 ตัวชี้วัด"), counts_below("แบ่งเป็น 2 ด้าน")
    (True, False)
    """
    found = _HEAD.match(text)
    return found is not None and bool(found["plan"])


def _highest(heads: Sequence[_Counted]) -> list[_Counted]:
    """Of heads that count what they begin with, the first of the highest level."""
    return [min(heads, key=lambda head: group_rank(head.kind))] if heads else []


def _counted(lines: Sequence[Line], index: int) -> _Counted | None:
    """The head on a line, if a list of as many items as it counts is below it."""
    found = _HEAD.match(lines[index].text)
    if found is None:
        return _counts_itself(lines, index)
    rest = lines[index + 1].text if index + 1 < len(lines) and _REST.match(lines[index + 1].text) else ""
    width = 2 if rest else 1
    names = _listed(lines, index + width)
    if len(names) < _LEAST_NAMES or len(names) != int(found["count"]):
        return None
    kind = "แผนรายกลุ่ม" if found["kind"] == "กลุ่ม" and not rest else found["kind"] + rest  # running text speaks of “กลุ่มที่ 1” too often for a heading
    return _Counted(index, kind, plan=bool(found["plan"]), itself=False, width=width, names=tuple(names))


def _counts_itself(lines: Sequence[Line], index: int) -> _Counted | None:
    """The head on a line that counts at its end what it begins with, if just so many names are numbered below it, whatever stands below each of them."""
    marker, text = split_marker(lines[index].text)
    found = _COUNTS_ITSELF.match(text)
    alike = _BEGINS.match(text) if found is None and marker and index + 1 < len(lines) else None
    led = _kind_below(lines, index, text) if marker and found is None and alike is None else ""
    if read_label(text) or (found["kind"] != found["counted"] if found else alike is None and not led):
        return None
    names: list[int] = []
    family = None
    for at in range(index + 1, len(lines)):
        own, rest = split_marker(lines[at].text)
        if _next_paragraph(own, marker) or is_note(lines[at].text) or is_decision(rest):
            break
        if own and own.numbers and (family or own.family) == own.family and own.last == len(names) + 1:
            family = own.family
            names.append(at)
        elif (family and own and own.family == family) or (not names and at - index > _MOST_LEAD):
            return None
    if len(names) < _LEAST_NAMES or any(len(lines[at].text) > (_LONGEST_TOLD if led else _LONGEST_NAME) for at in names) or (found and len(names) != int(found["count"])):
        return None
    kind = found["kind"] if found else alike["kind"] if alike else led
    if (alike or led) and marker and not (names[0] == index + 1 and all(_is_part_of(lines[at], marker, kind) for at in names)):
        return None
    return _Counted(index, kind, plan=False, itself=True, width=1, names=tuple(names))


def _kind_below(lines: Sequence[Line], index: int, text: str) -> str:
    """The word that the name right below a sentence begins with, where the sentence leads to it and speaks of such."""
    if not _LED_BELOW.search(text) or index + 1 >= len(lines):
        return ""
    found = _KIND_FIRST.match(split_marker(lines[index + 1].text)[1])
    return found["kind"] if found and found["kind"] in text else ""


def _is_part_of(line: Line, above: Marker, kind: str) -> bool:
    """Whether a name is numbered below the number of its head, and begins as the head does."""
    marker, name = split_marker(line.text)
    return marker is not None and len(marker.numbers) > 1 and marker.numbers[:-1] == above.numbers and name.startswith(kind)


def _next_paragraph(marker: Marker | None, above: Marker | None) -> bool:
    """Whether a marker goes on with the list that the head is an item of."""
    return marker is not None and above is not None and marker.follows(above) and bool(marker.numbers)


def _listed(lines: Sequence[Line], start: int) -> list[int]:
    """Where the items of the list are that begins below a head, behind no more than a line or two that lead to it."""
    names: list[int] = []
    family = None
    for index in range(start, len(lines)):
        marker, rest = split_marker(lines[index].text)
        if marker is None or not marker.numbers:
            if is_note(lines[index].text) or read_label(rest) or _HEAD.match(rest) or (not names and index - start >= _MOST_LEAD):
                break
        elif (family is None or marker.family == family) and marker.last == len(names) + 1:
            family = marker.family
            names.append(index)
        else:
            break
    return names
