"""Groups that a plan is said to have, counted and numbered behind: “แผนฯ 3 ด้าน · ได้แก่ (1) การเมือง (2) กฎหมาย และ (3) สังคม”.

The count proves the list: it has just as many names. Each becomes a numbered heading with the word counted, which the reader of headings takes,
where no other heading names groups.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loaders.text.lines import Line
from loaders.text.numbering import split_inline, split_marker
from loaders.text.vocabulary import read_numbered

__all__ = ["number_counted_names"]

_COUNT = r"(?P<count>[2-9]|[1-3]\d)\s?(?P<kind>ด้าน|กลุ่ม|มิติ|สาขา|ประเด็น(?:ยุทธศาสตร์|การพัฒนา|ปฏิรูป)?|ยุทธศาสตร์|เสาหลัก)(?:หลัก|สำคัญ)?"
_OTHER = r"เป้า|ตัวชี้วัด|วัตถุประสงค์|ตอบสนอง|ปัญหา|ผล|หลักการ|ความเสี่ยง|ใน\s|แก่"
"""Of something else than of the plan the count is."""
_SAID = re.compile(rf"^(?:\(?ร่าง\)?\s?)?(?:แผน|ยุทธศาสตร์|นโยบาย|กรอบ)(?:(?!{_OTHER})[^\d:]){{0,80}}?\s?(?:แบ่ง(?:ออก)?เป็น|ประกอบด้วย|มี|รวม|จำนวน)?\s?{_COUNT}\s?(?P<lead>(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย|:)\s?:?\s?)?(?P<list>.*)$")
_LED = re.compile(r"^(?:ได้แก่|คือ|ประกอบด้วย)\s?(?=\(?1[).])")
_BEHIND = re.compile(r"\s(?:ซึ่ง|โดย|ทั้งนี้|เพื่อ)")
"""What a sentence tells behind the last name."""
_LONGEST_NAME, _LONGEST_LINE = 140, 6_000


def number_counted_names(lines: list[Line]) -> list[Line]:
    """``lines`` with such names as numbered headings; as they are where a word heads the groups."""
    if any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        return lines
    for index, (line, following) in enumerate(pairwise([*lines, Line(0, "")])):
        text = split_marker(line.text)[1]
        said = _SAID.match(text) if len(text) <= _LONGEST_LINE else None
        if said is None or (said["list"] and not said["lead"]):
            continue
        led = _LED.match(following.text) if not said["list"] else None
        names = split_inline(said["list"])[1] if said["list"] else split_inline(following.text[led.end():])[1] if led else []
        if len(names) == int(said["count"]) and all(len(name) <= _LONGEST_NAME for _, name in names):
            at = following if led else line
            mark = line.text[:len(line.text) - len(text)]
            heads = [replace(at, text=f"{mark}{said['kind']}ที่ {number} {_BEHIND.split(name, maxsplit=1)[0]}", named=True) for number, name in names]
            return [*lines[:index + (1 if led else 0)], *heads, *lines[index + (2 if led else 1):]]
    return lines
