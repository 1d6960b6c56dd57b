"""Texts whose lines were all broken at one width (copied from a page, taken out of a PDF): the lines of a paragraph are put together again.

A line goes on with the one before it where that one had no room for its first word, unless it opens something of its own: an item of
a list, a heading, a label. What looks like one is none behind words that cannot be an end (“ประกอบด้วย 4” · “ยุทธศาสตร์ …”), nor is a
number of a list that runs on inside the lines. A text that holds whole paragraphs on its lines is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.agencies import names_a_body, names_agencies
from loaders.text.counted_heads import counts_below
from loaders.text.line_ends import left_open
from loaders.text.line_room import Room, room_of
from loaders.text.lines import Line, join
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["unwrapped"]

_LONGEST_WORD, _LONGEST_NAME = 10, 25
"""Letters: a line had no room for the next word, or for the next name of a body, where it ends this near to the width, whatever the word is."""
_SLACK, _INDENT, _LEAST_FILLED = 0.03, 0.04, 0.5
"""Of the width: by how much a line may be off its measure, by how much the lines of an item may be shorter, and what is filled of a line that is cut off at all."""
_LONGEST_PARAGRAPH = 4_000
"""Letters: where nothing ends for longer than any paragraph does, nothing tells where one ends."""
_ENDS = re.compile(r"(?:ดังนี้|เป็นต้น|:)\s?:?$|[.…·]{3,}\s?\d{0,3}$")
_OPENS = re.compile(r"(?:\d{1,3}\.\s*)?เรื่อง\s|ทั้งนี้|นอกจากนี้|อนึ่ง|หมายเหตุ|คณะรัฐมนตรี|[\ue0f0-\ue0f2]|\[(?!\(|หน่วยงาน|โดย|กระทรวง|กรม|สำนัก)|_{3,}|\*|สาระสำคัญ|โครงการ(?=[ก-๎]{4})|มีสาระสำคัญ|ร้อยละ(?:ของ|ที่)|ระดับความสำเร็จ|\d\s?[ก-๎]")
"""What begins a paragraph of the writer, a footnote, a measure or a project, none of which has a number or is a label."""
_REST = re.compile(r"(?:และ|หรือ|รวมทั้ง|รวมถึง|ตลอดจน)(?:\s?\(\d|[ก-๎])|[:/)”,]")
"""What begins no line but the rest of one."""
_SECTION = re.compile(r"(?:สรุป)?(?:สาระสำคัญ|ข้อเท็จจริง|รายละเอียด)(?:ของเรื่อง|ของแผน\S{0,12})?$")
_NAME_FOLLOWS = re.compile(r"ที่\s?\d{1,2}(?:\.\d{1,2})*\s?:$")
_CUT_OFF = re.compile(r"(?:และ|หรือ|ของ|เพื่อ|เพื่อให้|(?<!ภาย)ใน|กับ|จาก|(?:โดย|ซึ่ง)(?:มี|ให้)?|ภายใต้|ระหว่าง|ผ่าน|ตามที่|รวมทั้ง|ตลอดจน|ร้อยละ|พ\.ศ\.|วันที่|(?:\s|และ|ใน)การ|\s(?:ความ|ที่|ให้|มี|เป็น)|[/,–-])$")
"""Words that are the end of no line but one that goes on, wherever it is cut off."""
_NO_END = re.compile(r"(?:ตาม|ต่อ|ให้|มี|เป็น|แก่|ทั้ง|(?<!ร้อย)ละ|ระยะ|รอบ|ทุก|กว่า|ระดับ|ประมาณ|เฉลี่ย|จำนวน|(?<!\d\s)(?<!ต่อ)ปี|มาตรา|ข้อ|หน้า|เท่ากับ)$")
"""Words that may end what is said, but hardly at the edge of a page."""
_WANTS_NUMBER = re.compile(r"(?:ร้อยละ|ละ|กว่า|เท่ากับ|ประมาณ|เฉลี่ย|เป็น|อันดับ|อันดับที่|ระดับ|เกิน|เหลือ|พ\.ศ\.|วันที่|[–-])$")
_COUNT = re.compile(r"(?:และ|ด้วย|(?<!ร้อย)ละ|จำนวน|ภายใต้|มี|ทั้ง|รวม|กว่า)\s?\d{1,3}$")
"""A number that what it counts stands behind."""
_THINGS = r"(?:ยุทธศาสตร์|ประเด็น|กลยุทธ์|มาตรการ|แนวทาง|แผนงาน|โครงการ|กิจกรรม|ตัวชี้วัด|เป้าหมาย|เป้าประสงค์|ด้าน|เรื่อง|หน่วยงาน|เสาหลัก|หมุดหมาย|มิติ|ปี|เดือน|วัน|ชั่วโมง)(?!ที่)"
_COUNTED = re.compile(_THINGS)
_QUANTITY = re.compile(rf"\d{{1,4}}\s?(?:{_THINGS}|ล้าน|บาท|คน|ราย|แห่ง|ครั้ง|ฉบับ|กลุ่ม|สาขา|ประการ|[ก-๎]{{3,7}}(?:คม|ยน|พันธ์)\s)")
"""A number and what it counts, or a day: no note and no row has such a number before it."""
_INNER_MARK = re.compile(r"\s(?:\(\d{1,2}(?:\.\d{1,2})*\)|\d{1,2}(?:\.\d{1,2})*\))$")
"""The number of an item whose words are on the next line."""
_INSIDE = {"round": re.compile(r"\((\d{1,2}(?:\.\d{1,2})*)\)"), "half": re.compile(r"(?<![(\d.])(\d{1,2}(?:\.\d{1,2})*)\)")}
_LEADS = re.compile(r"(?:เช่น|อาทิ|ได้แก่|คือ|ดังนี้|ประกอบด้วย|และ|:)\s?$")
_LOOK_AHEAD, _LABEL_NEAR = 12, 60
_LABELS = ("agencies", "support", "goals", "indicators", "tactics", "guidelines", "projects", "vision", "benefits")
"""What a label with nothing but a space behind it heads; other such words are in the middle of sentences too often."""
_BODIES = re.compile(r"(?:ทุก)?หน่วยงาน|กระทรวง|กรม|สำนัก|(?:[ก-ฮ]{2,5}\.)(?!ศ)")
_CELL = 0.6
"""Of the width: the names of bodies that are wider are no cell beside the words above them."""


def unwrapped(lines: list[Line]) -> list[Line]:
    """``lines`` with those of a paragraph in one, which keeps the number of the first."""
    room = room_of(lines)
    if room is None:
        return lines
    out: list[Line] = []
    for index, line in enumerate(lines):
        if out and len(out[-1].text) <= _LONGEST_PARAGRAPH and _goes_on(lines, index, out[-1].text, room):
            out[-1] = Line(out[-1].number, _joined(out[-1].text, line.text), out[-1].year)
        else:
            out.append(line)
    return out


def _goes_on(lines: Sequence[Line], index: int, paragraph: str, room: Room) -> bool:
    """Whether a line is the rest of the paragraph that the lines before it belong to."""
    before, text = lines[index - 1].text, lines[index].text
    if room.left(before) > (1 - _LEAST_FILLED) * room.width:
        return False
    full = _is_full(before, text, room, _INDENT if split_marker(paragraph)[0] else 0.0)
    if split_marker(text)[0]:
        return _runs_inside(lines, index, paragraph) or (full and bool(_WANTS_NUMBER.search(before)) and text[0].isdigit())
    bracketed = any(before.count(opener) > before.count(closer) for opener, closer in ("()", "[]"))
    if _ENDS.search(before) and not bracketed:
        return bool(_NAME_FOLLOWS.search(before)) and not _heads(text)
    if bracketed or _CUT_OFF.search(before) or _INNER_MARK.search(before) or _REST.match(text):
        return True
    return full and _fills(lines, index, room)


def _fills(lines: Sequence[Line], index: int, room: Room) -> bool:
    """Whether a line without a number goes on with one that had no more room: it opens nothing of its own."""
    before, text = lines[index - 1].text, lines[index].text
    if (_COUNT.search(before) and _COUNTED.match(text)) or _QUANTITY.match(text):
        return True
    if _heads(text):
        return False
    if _opens_part(text):
        return bool(_NO_END.search(before))
    if left_open(before) or _NO_END.search(before):
        return True
    return _OPENS.match(text) is None and not _is_cell(before, text, room)


def _is_full(before: str, text: str, room: Room, indent: float) -> bool:
    """Whether a line had no room for the first word of the next one; the lines of an item may begin at an ``indent``."""
    longest = _LONGEST_NAME if names_a_body(text) and names_agencies(before.rsplit(" ", 1)[-1]) else _LONGEST_WORD
    return room.left(before) - (_SLACK + indent) * room.width < min(longest, room.measure(text.split(" ", 1)[0]) + 1)


def _runs_inside(lines: Sequence[Line], index: int, paragraph: str) -> bool:
    """Whether the number a line begins with is one of a list that runs inside the lines: the next behind one inside those before it, or the first, and the second stands inside a line."""
    before, (marker, _) = lines[index - 1].text, split_marker(lines[index].text)
    pattern = _INSIDE.get(marker.style) if marker else None
    if marker is None or pattern is None:
        return False
    if marker.last > 1:
        return before.endswith("และ") or any(_numbers(found[1]) == (*marker.numbers[:-1], marker.last - 1) for found in [*pattern.finditer(paragraph, 1)][-1:])
    return bool(_LEADS.search(paragraph)) and _second_inside(lines, index, marker, pattern)


def _second_inside(lines: Sequence[Line], index: int, marker: Marker, pattern: re.Pattern[str]) -> bool:
    second = (*marker.numbers[:-1], marker.last + 1)
    for line in lines[index:index + _LOOK_AHEAD]:
        for found in pattern.finditer(line.text):
            if _numbers(found[1]) == second:
                return found.start() > 0
    return False


def _numbers(printed: str) -> tuple[int, ...]:
    return tuple(int(part) for part in printed.split("."))


def _heads(text: str) -> bool:
    """Whether a line is a heading, a section, a label that stands alone or one with a colon."""
    label = read_label(text.rstrip("/"))
    return read_numbered(text) is not None or _SECTION.match(text) is not None or counts_below(text) or (label is not None and (not label.rest or ":" in text[:_LABEL_NEAR]))


def _opens_part(text: str) -> bool:
    """Whether a line is a part behind a label and a space, or samples of one."""
    label = read_label(text)
    return text.startswith("ตัวอย่าง") or (label is not None and label.role in _LABELS and text[len(label.words):len(label.words) + 1] == " ")


def _is_cell(before: str, text: str, room: Room) -> bool:
    """Whether a line is nothing but names of bodies, behind words that are none: the cell beside them in a table."""
    return bool(_BODIES.match(text)) and names_agencies(text) and room.measure(text) < _CELL * room.width and not names_agencies(before.rsplit(" ", 1)[-1])


def _joined(first: str, second: str) -> str:
    """Two halves of a paragraph; the name of a body behind another is a word of its own."""
    last = first.rsplit(" ", 1)[-1]
    return f"{first} {second}" if names_a_body(second) and names_a_body(last) and len(last) > _LONGEST_WORD else join(first, second)
