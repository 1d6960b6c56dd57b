"""Numbered headings that stand inside running text, set on lines of their own: “ประกอบด้วย 3 ยุทธศาสตร์ คือ ยุทธศาสตร์ที่ 1 … ยุทธศาสตร์ที่ 2 …”.

What tells a heading from a mention is the count: headings of one kind count up from 1, each with a name behind it. A part of a line keeps
the number of its line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.text.lines import Line
from loaders.text.numbering import split_marker, tidy_end
from loaders.text.vocabulary import GROUP_RANK, MENTION, ROW_LABELS, read_numbered

__all__ = ["labels_on_own_lines", "number_named", "on_own_lines"]

_KIND = "|".join([*sorted(GROUP_RANK, key=len, reverse=True), r"ประเด็น[ก-๎]{2,24}?"])
_HEAD = re.compile(rf"(?P<kind>{_KIND})\s?ที่\s?(?P<number>\d{{1,2}})(?![\d.,/])\s?[:：)]?\s?")
_NAMED = re.compile(r"(?<=\s)(?P<number>\d{1,2})[.)]\s?(?=(?P<kind>แผนปฏิบัติการย่อย|แผนย่อย|ยุทธศาสตร์การ|ประเด็นการ|แผนงาน)[ก-๎])")
_ANNOUNCED = re.compile(r"(?:^|\D)(?P<count>\d{1,2})\s?(?P<word>ด้าน|กลุ่ม|มิติ|ส่วน|สาขา)(?:หลัก|สำคัญ)?\s?(?:(?:โดย)?(?:มี)?(?:สาระสำคัญ|รายละเอียด)?\s?สรุป(?:ได้)?\s?)?(?:ดังนี้|ได้แก่|คือ|ประกอบด้วย|:)\s?:?$")
_LISTED = re.compile(r"(?:^|\D)(?P<count>\d{1,2})\s?(?P<word>ด้าน|กลุ่ม|มิติ|สาขา|ส่วน)(?:หลัก|สำคัญ)?\s?(?:ได้แก่|คือ|ประกอบด้วย|:)\s?(?P<names>(?P=word)[^\d(]{4,400}?)(?=$|\s(?:มีราย|โดยมี|โดยให้|สรุป|ดังนี้|ทั้งนี้|ซึ่ง))")
_LONGEST_NAME, _FARTHEST = 160, 80
_MOST_HEADS, _LONGEST_HEAD = 6, 90
_OPENER = re.compile(r"^(?:[-–•·]\s?)?(?:และ|สำหรับ|ส่วน|ขณะที่|ด้าน)?\s?$")
_BEFORE = re.compile(r"(?:^|[\s”\"),]|และ|คือ|ได้แก่|ประกอบด้วย|ดังนี้|เช่น|สำหรับ|ส่วน|:)$")
_MENTIONED = re.compile(r"(?:(?:^|\s)(?:ตาม|ใน|ภายใต้|ของ|สู่|กับ|จาก|ต่อ|เป็น|รับผิดชอบ|ขับเคลื่อน|สนับสนุน)|สอดคล้อง\S{0,12}|แผนแม่บท\S{0,30}|ยุทธศาสตร์ชาติ\S{0,20}|แผนพัฒนา\S{0,60}(?:ฉบับที่\s?\d+)?)\s?$")
_LEAD_IN = re.compile(r"\s(?:(?:ต้นน้ำ|กลางน้ำ|ปลายน้ำ|และ|ดังนั้น|ตลอดจน|รวมทั้ง|สำหรับ|ซึ่ง[^“”]{10,160}|[ก-๎]{2,12}\sคือ|[ก-๎]{2,12}น้ำ\sคือ)\s?)++$")
_LABEL = re.compile(rf"(?<=[^\s:：])\s(?:และ)?(?={ROW_LABELS}\s?[:：]\s?(?:[^\s\d]|\(?\d{{1,2}}[).]))")
_LOOK, _LEAST_CHAIN, _LEAST_NAME, _LONGEST = 60, 2, 4, 30_000


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    start: int
    kind: str
    number: int
    opens: bool
    """Whether it begins its line, or stands behind nothing but a list marker."""


def on_own_lines(lines: list[Line]) -> list[Line]:
    """``lines`` with each heading inside one moved to a line of its own, and what stood before it on the line before."""
    heads: dict[str, list[_Head]] = {}
    for index, line in enumerate(lines):
        for head in _heads(index, line.text[:_LONGEST]):
            heads.setdefault(head.kind, []).append(head)
    cuts: dict[int, list[int]] = {}
    for found in heads.values():
        for head in _inside(found):
            cuts.setdefault(head.line, []).append(head.start)
    return [part for index, line in enumerate(lines) for part in _cut(line, sorted(set(cuts.get(index, ()))))]


def _heads(index: int, text: str) -> Iterable[_Head]:
    _, rest = split_marker(text)
    offset = len(text) - len(rest)
    for found in _HEAD.finditer(text):
        before = text[max(0, found.start() - _LOOK):found.start()]
        name = text[found.end():]
        opens = found.start() == offset
        if MENTION.match(name) or (not opens and (len(name.strip()) < _LEAST_NAME or not _BEFORE.search(before) or _MENTIONED.search(before))):
            continue
        yield _Head(index, found.start(), found["kind"], int(found["number"]), opens)
    for found in _NAMED.finditer(text):  # “1. แผนย่อยการป้องกัน … 2. แผนย่อยการปราบปราม …”
        yield _Head(index, found.start(), f"{found['kind']} by name", int(found["number"]), opens=False)


def _inside(found: list[_Head]) -> list[_Head]:
    """The headings of one kind that count up and stand inside lines."""
    chain: list[_Head] = []
    chains: list[list[_Head]] = []
    for head in found:
        if chain and head.number == chain[-1].number + 1:
            chain.append(head)
        elif head.number == 1:
            chain = [head]
            chains.append(chain)
        elif not (chain and head.number <= chain[-1].number):
            chain = []
    return [head for each in chains if len(each) >= _LEAST_CHAIN for head in each if not head.opens]


def _cut(line: Line, cuts: list[int]) -> Iterable[Line]:
    if not cuts:
        yield line
        return
    bounds = [0, *cuts, len(line.text)]
    for position, (start, end) in enumerate(itertools.pairwise(bounds)):
        text = line.text[start:end].strip()
        if end < len(line.text):
            text = tidy_end(_LEAD_IN.sub("", text) if position else text)
        if text and not _OPENER.match(text):
            yield replace(line, text=text)


def labels_on_own_lines(lines: list[Line]) -> list[Line]:
    """``lines`` with each label and its colon inside one moved to a line of its own: “… อยู่ในระดับเดิม ตัวชี้วัด : ก ไม่น้อยกว่าร้อยละ 10”."""
    out: list[Line] = []
    for line in lines:
        found = list(_LABEL.finditer(line.text)) if ":" in line.text and len(line.text) < _LONGEST else []
        start = len(line.text) - len(split_marker(line.text)[1]) if found else 0
        bounds = [0, *(each.end() for each in found if each.start() > start), len(line.text)]
        if len(bounds) == 2:  # noqa: PLR2004 - no label inside
            out.append(line)
            continue
        parts = [line.text[first:last].strip() for first, last in itertools.pairwise(bounds)]
        out += [replace(line, text=tidy_end(part) if part is not parts[-1] else part) for part in parts if part]
    return out


def number_named(lines: list[Line]) -> list[Line]:
    """``lines`` with numbers for groups that have nothing but their first word in common, as many as a sentence announces: “แบ่งเป็น 3 ด้าน ดังนี้ · ด้านการป้องกัน …”."""
    if any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        return lines
    for index, line in enumerate(lines):
        if listed := _listed_names(lines, index):
            return [replace(each, text=f"{listed[0]}ที่ {listed[1][at]} {split_marker(each.text)[1]}") if at in listed[1] else each for at, each in enumerate(lines)]
        found = _ANNOUNCED.search(line.text)
        named = [at for at in range(index + 1, min(index + _FARTHEST, len(lines))) if found and _is_named(lines[at].text, found["word"])]
        if found and named and (len(named) == int(found["count"]) or _counted(lines, named, int(found["count"]))) and _only_heads(lines[index + 1:named[0]]):
            numbers = {at: number for number, at in enumerate(named, 1)}
            return [replace(each, text=f"{found['word']}ที่ {numbers[at]} {split_marker(each.text)[1]}") if at in numbers else each for at, each in enumerate(lines)]
    return lines


def _listed_names(lines: list[Line], index: int) -> tuple[str, dict[int, int]] | None:
    """The word and, by their lines, the numbers of names that a sentence lists and that head the lines below: “3 สาขา ได้แก่ สาขาน้ำ สาขาป่า และสาขาดิน · น้ำ · …”."""
    found = _LISTED.search(lines[index].text[:_LONGEST])
    if found is None:
        return None
    word = found["word"]
    names = [name.strip().removeprefix(word) for name in re.split(rf"\s?(?:และ|รวมทั้ง)?\s?(?={word})", found["names"]) if name.strip()]
    if len(names) != int(found["count"]):
        return None
    at: dict[int, int] = {}
    for below in range(index + 1, min(index + _FARTHEST, len(lines))):
        text = split_marker(lines[below].text)[1].removeprefix(word).strip()
        if len(at) < len(names) and text == names[len(at)]:
            at[below] = len(at) + 1
    return (word, at) if len(at) == len(names) else None


def _counted(lines: list[Line], named: list[int], most: int) -> bool:
    """Whether the lines are numbered from 1 on, as samples of as many as are announced."""
    markers = [split_marker(lines[at].text)[0] for at in named]
    return 1 < len(named) < most and [marker.last if marker else 0 for marker in markers] == list(range(1, len(named) + 1))


def _only_heads(between: list[Line]) -> bool:
    """Whether nothing but heads of columns stands between an announcement and the first group."""
    return len(between) <= _MOST_HEADS and all(split_marker(line.text)[0] is None and len(line.text) <= _LONGEST_HEAD for line in between)


def _is_named(text: str, word: str) -> bool:
    rest = split_marker(text)[1]
    return rest.startswith(word) and not rest.startswith((f"{word}ที่", f"{word}/")) and rest != word and len(rest) <= _LONGEST_NAME
