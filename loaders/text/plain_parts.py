"""Parts below the names of groups that have neither marker nor head, one a line: “ด้านที่ 1 ป้องกันไฟป่า” · “ทำแนวกันไฟ” · “อบรมอาสา”.

A line without a marker below a name may be the rest of the name, or tell of the group. What shows that such lines are parts is that
nothing else stands below any name, more than one line on the whole, and that they begin with what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.text.acts import begins_act
from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.top_kind import top_kind
from loaders.text.vocabulary import MENTION, read_label, read_numbered

__all__ = ["mark_plain"]

_TELLS = re.compile(r"^(?:โดย|ซึ่ง|เป็น|มุ่ง|เน้น|เพื่อ|ประกอบด้วย|มี|และ|หรือ|ของ|ที่|ใน|จาก|กับ|ต่อ|รวมทั้ง|รวมถึง|ตลอดจน|ทั้งนี้|[(”)])|(?:ดังนี้|ได้แก่|ประกอบด้วย|เช่น|:)$")
"""What tells of a group, goes on with its name, or leads to something else."""
_OPEN = re.compile(r"(?:และ|หรือ|ของ|เพื่อ|(?<!ภาย)ใน|กับ|จาก|เช่น|โดย|/|,|-)$")
"""Words that lead on and end no other word, as การ and ที่ do (“บริหารจัดการ”, “พื้นที่”)."""
_LONGEST_NAME, _LEAST_GROUPS, _LEAST_EACH = 90, 2, 2


def mark_plain(lines: list[Line]) -> list[Line]:
    """``lines`` with a bullet before each such part; as they are where anything else stands below the name of a group."""
    kind = top_kind(lines)
    heads = [index for index, line in enumerate(lines) if kind and (head := read_numbered(split_marker(line.text)[1])) and head.kind == kind and not MENTION.match(head.rest)]
    if len(heads) < _LEAST_GROUPS or any(len(lines[index].text) > _LONGEST_NAME or _is_open(lines[index].text) for index in heads):
        return lines
    bodies = [range(first + 1, second) for first, second in pairwise(heads)]
    end = next((index for index in range(heads[-1] + 1, len(lines)) if not _is_part(lines[index].text)), len(lines))
    bodies.append(range(heads[-1] + 1, end))
    parts = [index for body in bodies for index in body]
    acts = sum(begins_act(lines[index].text) for index in parts)
    if not all(bodies) or len(parts) < len(heads) * _LEAST_EACH or acts * 3 < len(parts) * 2 or not all(_is_part(lines[index].text) for index in parts) or _wrapped(lines, parts):
        return lines
    marked = set(parts)
    return [replace(line, text=f"• {line.text}") if index in marked else line for index, line in enumerate(lines)]


def _is_open(text: str) -> bool:
    """Whether the line of a heading has no name, or one that goes on behind it."""
    head = read_numbered(split_marker(text)[1])
    return head is None or not head.rest or bool(_OPEN.search(text))


def _is_part(text: str) -> bool:
    return split_marker(text)[0] is None and read_label(text) is None and read_numbered(text) is None and not (is_note(text) or is_decision(text) or _TELLS.search(text))


def _wrapped(lines: Sequence[Line], parts: Sequence[int]) -> bool:
    """Whether a line cannot be the end of a part."""
    return any(_OPEN.search(lines[index].text) or lines[index].text.count("(") > lines[index].text.count(")") for index in parts)
