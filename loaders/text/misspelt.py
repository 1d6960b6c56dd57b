"""Words that head the parts of plans, misspelt by one letter: “ยุทธศาตร์ที่ 1 …”, “วิสัยทัศน์” without its การันต์, “ตัดชี้วัด” as a head of a table.

Only the head is put right, never the words of a part, and only where the whole line, or what stands before a number or a colon, is that one word:
a word of running text one letter from a label is a word of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["right_heads"]

_HEADS = ("วิสัยทัศน์", "พันธกิจ", "ยุทธศาสตร์", "ประเด็นยุทธศาสตร์", "ประเด็นการพัฒนา", "เป้าประสงค์", "เป้าหมาย", "วัตถุประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย", "กลยุทธ์", "แนวทาง", "แนวทางการพัฒนา",
          "มาตรการ", "แผนงาน", "โครงการ", "กิจกรรม", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "หน่วยงานหลัก", "หน่วยงานสนับสนุน", "ผู้รับผิดชอบ")
_WORD = re.compile(r"^(?P<word>[ก-๎]{6,22}?)(?P<rest>\s?ที่\s?\d.*|\s?[:：].*|\s?)$")
_NUMBERED = ("ยุทธศาสตร์", "หมุดหมาย", "ประเด็นยุทธศาสตร์", "ประเด็นการพัฒนา", "เป้าประสงค์", "เป้าหมาย", "ตัวชี้วัด", "กลยุทธ์", "แนวทาง", "มาตรการ", "แผนงาน", "โครงการ", "กิจกรรม")
_LONGEST = 200
_KNOWN = frozenset({"โครงงาน", "แผนการ"})
"""Words of their own, one letter from a head."""


def right_heads(lines: list[Line]) -> list[Line]:
    """``lines`` with heads that are one letter wrong, missing, too many or two letters changed over; all other words stay."""
    return [_righted(line) for line in lines]


def _righted(line: Line) -> Line:
    rest = split_marker(line.text)[1]
    found = _WORD.match(rest) if len(rest) <= _LONGEST else None
    if found is None or found["word"] in _KNOWN or read_label(rest) or read_numbered(rest):
        return line
    heads = _NUMBERED if found["rest"].lstrip().startswith("ที่") else _HEADS
    near = [head for head in heads if len(head) >= len(found["word"]) - 1 and OSA.distance(found["word"], head, score_cutoff=1) == 1]
    return replace(line, text=f"{line.text[:len(line.text) - len(rest)]}{near[0]}{found['rest']}") if len(near) == 1 else line
