"""Whether a line is all that it says: words that lead on at its end or go on at its beginning, and the room it had."""

from __future__ import annotations

import re

__all__ = ["filled_by", "goes_on", "leads_down", "left_open", "width_of"]

_LEFT_OPEN = re.compile(r"(?:และ|หรือ|ของ|เพื่อ|การ|ใน|(?<!พื้น)(?<!หน้า)ที่|กับ|จาก|เช่น|/|,|-|ความ|ด้าน)$")
_GOES_ON = re.compile(r"(?:และ|หรือ|ของ|เพื่อ|โดย|ซึ่ง|ที่|ใน|จาก|กับ|ต่อ|รวมทั้ง|รวมถึง|ตลอดจน|\(|”|\)|[a-z])")
_LEADS_DOWN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|เช่น|อาทิ|:)$")
_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_MUCH_WIDER = 1.35


def left_open(text: str) -> bool:
    """Whether a line cannot be the end of what it says: an open bracket or quotation, or a word that leads on.

    >>> left_open("พัฒนาระบบ (ระยะแรก"), left_open("พัฒนาระบบและ"), left_open("พัฒนาระบบ")
    (True, True, False)
    """
    return text.count("(") > text.count(")") or text.count("“") > text.count("”") or bool(_LEFT_OPEN.search(text))


def goes_on(text: str) -> bool:
    """Whether a line begins as only the rest of one does.

    >>> goes_on("และระบบเตือนภัย"), goes_on("ระบบเตือนภัย")
    (True, False)
    """
    return bool(_GOES_ON.match(text))


def leads_down(text: str) -> bool:
    """Whether a line says at its end that a list follows.

    >>> leads_down("แบ่งเป็น 2 ด้าน ดังนี้"), leads_down("แบ่งเป็น 2 ด้าน")
    (True, False)
    """
    return bool(_LEADS_DOWN.search(text))


def filled_by(first: str, second: str) -> bool:
    """Whether ``second`` can be the rest of a paragraph that was wrapped behind ``first``: a wrapped line is as wide as there was room, so what follows is hardly wider.

    >>> filled_by("เพิ่มประสิทธิภาพการฟื้นฟู", "หลังเกิดภัย"), filled_by("เพิ่มประสิทธิภาพการฟื้นฟู", "ร่วมกับหน่วยงานภาคีพัฒนาระบบการฟื้นฟูให้สอดคล้องกับแนวทางสากล")
    (True, False)
    """
    return width_of(second) <= width_of(first) * _MUCH_WIDER


def width_of(text: str) -> int:
    """Letters side by side: Thai marks above and below stand on their letter."""
    return len(_ABOVE_BELOW.sub("", text))
