"""Words that a document has for its own levels: “โจทย์พัฒนาที่ 1 …”, “ก้าวที่ 2 : …”, known by no list of words but by what stands below them.

A word with a number is a level of the plan where its numbers count up from 1 at the start of lines, and parts of a plan are headed or listed
below each: the outermost such word heads the groups, one that begins anew below each of those heads parts of them, by the words it is made
of. Stages, chapters, tables and the like are numbered too and are no levels. The heading takes the form that readers of headings know; the
document's own word stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.text.lines import Line
from loaders.text.numbering import split_marker, tidy_end
from loaders.text.vocabulary import MENTION, read_label, read_numbered

__all__ = ["name_kinds"]

_HEAD = re.compile(r"^(?P<kind>[ก-๎]{2,30}?)\s?(?:ที่\s?|(?=\d{1,2}(?:\.\d{1,2})*\s?[:：]))(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d,/%-])\s*(?:[:：.)–-]\s*)?(?P<rest>\S.{3,})?$")
_NO_LEVEL = re.compile(r"(?:บท|ส่วน|ตอน|หมวด|ภาค|มาตรา|ตาราง|ภาพ|รูป|แผนภูมิ|แผนภาพ|หน้า|ข้อ|ลำดับ|ครั้ง|ฉบับ|ระยะ|ช่วง|ปี|ไตรมาส|งวด|รุ่น|ชุด|วัน|เดือน|สัปดาห์|ขั้น|ขั้นตอน|กรณี|ตัวอย่าง|ทางเลือก|เขต|หมู่|ชั้น|อาคาร|อันดับ|ประเภท|กลุ่ม|คณะ|ภาคผนวก|เอกสาร(?:แนบ)?|มติ|คำสั่ง|เรื่อง|ระดับ|แผน|คำถาม)(?:ที่)?$")
_STRATEGY = re.compile(r"ยุทธศาสตร์|กลยุทธ์|ปฏิรูป|พัฒนา(?:$|เชิง)")
"""A word made of one of these is a level of a plan whatever stands below it."""
_PLAN_WORD = re.compile(r"พัฒนา|นโยบาย|เป้าหมาย|เป้าประสงค์|ขับเคลื่อน|วาระ|ภารกิจ|แผน|มิติ|เสา|ด้าน|มุ่ง|พลิกโฉม|ริเริ่ม|แพลตฟอร์ม|คลัสเตอร์")
_TOLD = re.compile(r"(?<!\d)(?P<count>[2-9]|1\d)\s?(?P<kind>[ก-๎]{3,30}?)(?:หลัก|สำคัญ)?(?=\s|คือ|ได้แก่|ประกอบด้วย|ดังนี้|:)")
"""A sentence that counts them, and names them behind."""
_BY_WORD = (("เป้า", "เป้าหมาย"), ("ตัวชี้วัด", "ตัวชี้วัด"), ("แนวทาง", "แนวทาง"), ("มาตรการ", "มาตรการ"), ("โครงการ", "โครงการ"), ("กิจกรรม", "กิจกรรม"))
_GROUP, _PART = "ยุทธศาสตร์", "กลยุทธ์"
_CONTENT = ("goals", "indicators", "tactics", "guidelines", "projects", "activities", "agencies")
_LEAST_HEADS, _LONGEST_NAME, _LONGEST_LINE = 2, 400, 30_000


def name_kinds(lines: list[Line]) -> list[Line]:
    """``lines`` with such headings in a form that is known, their own words kept as :attr:`Line.kind`."""
    lines = [part for line in lines for part in _told_apart(line)]
    heads: dict[str, dict[int, re.Match[str]]] = {}
    for index, line in enumerate(lines):
        marker, text = split_marker(line.text)
        head = _HEAD.match(text) if len(text) <= _LONGEST_NAME else None
        if head and (head["rest"] or marker is None or marker.numbers) and read_numbered(text) is None and not _is_label(text) and not _NO_LEVEL.match(head["kind"]) and not MENTION.match(head["rest"] or ""):
            heads.setdefault(head["kind"], {})[index] = head
    levels = {kind: places for kind, places in heads.items() if _counts(places) and _has_content(lines, kind, list(places))}
    known = [index for index, line in enumerate(lines) if (told := read_numbered(split_marker(line.text)[1])) and told.role is None and told.rest and not MENTION.match(told.rest)] if levels else []
    out = list(lines)
    outer: list[int] = []
    for kind, places in levels.items():
        inside = _inside(list(places), outer or known)
        if not inside and (outer or (known and not _inside(known, list(places)))):
            continue  # beside the plan's groups, not above or below them
        word = next((word for begins, word in _BY_WORD if kind.startswith(begins)), _PART) if inside else _GROUP
        outer = outer or ([] if inside else list(places))
        for index, head in places.items():
            text = split_marker(lines[index].text)[1]
            mark = lines[index].text[:len(lines[index].text) - len(text)]
            out[index] = replace(lines[index], text=f"{mark}{word}ที่ {head['number']} {head['rest'] or ''}".rstrip(), kind=kind)
    return out


def _is_label(text: str) -> bool:
    """Whether a line is the label of a list by itself, whose number is that of what the list is of (“ตัวชี้วัดเป้าประสงค์ที่ 2”)."""
    label = read_label(text)
    return label is not None and label.role in _CONTENT and not label.rest and label.words == text


def _told_apart(line: Line) -> list[Line]:
    """A line with the headings that a sentence counts and names behind on lines of their own."""
    for told in _TOLD.finditer(line.text[:_LONGEST_LINE]) if "ที่" in line.text else ():
        starts = _places(line.text, told)
        if len(starts) == int(told["count"]) and read_numbered(f"{told['kind']}ที่ 1 ก") is None:
            break
    else:
        return [line]
    bounds = pairwise([*starts, len(line.text)])
    return [replace(line, text=line.text[:starts[0]].strip()), *(replace(line, text=tidy_end(line.text[start:end].strip())) for start, end in bounds)]


def _places(text: str, told: re.Match[str]) -> list[int]:
    """Where the headings begin that a sentence counts, in their order; fewer where one is missing."""
    starts: list[int] = []
    for number in range(1, int(told["count"]) + 1):
        found = re.compile(rf"(?:\s|และ|คือ|ได้แก่){told['kind']}\s?ที่\s?{number}(?!\d)").search(text, starts[-1] if starts else told.end() - 1)
        if found is None:
            break
        starts.append(text.index(told["kind"], found.start()))
    return starts


def _counts(places: Mapping[int, re.Match[str]]) -> bool:
    """Whether numbers count up from 1 by one, anew or below outer numbers as often as they like."""
    numbers = [tuple(int(part) for part in head["number"].split(".")) for head in places.values()]
    following = sum(second == (*first[:-1], first[-1] + 1) for first, second in pairwise(numbers))
    anew = sum(second[-1] == 1 for second in numbers[1:])
    return len(numbers) >= _LEAST_HEADS and numbers[0][-1] == 1 and following >= 1 and following + anew == len(numbers) - 1


def _has_content(lines: Sequence[Line], kind: str, places: Sequence[int]) -> bool:
    """Whether parts of a plan are headed below most of the headings, or listed below each where the word is one of planners."""
    if _STRATEGY.search(kind):
        return True
    headed = listed = 0
    for start, end in pairwise([*places, len(lines)]):
        below = [split_marker(line.text) for line in lines[start + 1:end]]
        headed += any(((label := read_label(text)) and label.role in _CONTENT) or ((head := read_numbered(text)) and head.role != "other") for _, text in below)
        listed += any(marker for marker, _ in below)
    return headed * 2 > len(places) or (listed == len(places) and bool(_PLAN_WORD.search(kind)))


def _inside(places: Sequence[int], outer: Sequence[int]) -> bool:
    """Whether headings stand below others, several of which have some of them."""
    return bool(outer) and places[0] > outer[0] and sum(any(first < at < second for at in places) for first, second in pairwise([*outer, places[-1] + 1])) >= _LEAST_HEADS
