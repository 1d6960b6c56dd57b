"""What is to be done, by the words it begins with; and examples of it that nothing but spaces part."""

from __future__ import annotations

import re

from loaders.text.numbering import tidy_end

__all__ = ["END_OF_EXAMPLES", "OPEN_EXAMPLE", "begins_act", "examples", "is_example"]

_FOR_EXAMPLE, _LONGEST_EXAMPLE = re.compile(r"(?:เช่น|อาทิ)\s?$"), 600
END_OF_EXAMPLES = re.compile(r"\s?เป็นต้น")
_ACTS = (r"(?:สร้าง|จัด(?!การ)|พัฒนา(?!การ)|ส่งเสริม|สนับสนุน|ปรับ|เพิ่ม(?!ขึ้น)|ลด(?!ลง)|ยกระดับ|ขยาย|ผลักดัน|กำหนด|บูรณาการ|เสริม|ป้องกัน|ฟื้นฟู|ศึกษา|วิจัย|วิเคราะห์|แก้ไข|ดำเนินการ|ขับเคลื่อน|ให้ความ|เร่ง|รณรงค์|ทบทวน|ติดตาม|ประเมิน|ออก(?=กฎ|แบบ|มาตร)"
         r"|รวบรวม|เชื่อมโยง|อบรม|เผยแพร่|ปลูก|รักษา|ใช้(?=เทคโนโลยี|ประโยชน์|มาตร)|ถ่ายทอด|คุ้มครอง|ควบคุม|บริหาร|จัดหา)")
_NEXT_ACT, _NEXT_NOUN = re.compile(rf"\s(?={_ACTS}[ก-๎]{{4}})"), re.compile(r"\s(?=การ[ก-๎]{3})")
_BEGINS_ACT = re.compile(rf"(?:การ|{_ACTS})[ก-๎]{{3}}")
OPEN_EXAMPLE = re.compile(r"(?:และ|หรือ|กับ|ของ|โดย|เพื่อ|การ|ใน|,|ทั้ง|ที่|ให้|รวมทั้ง|ตลอดจน|เช่น)$|\([^)]*$")
_LEAST_EXAMPLE = 18


def begins_act(text: str) -> bool:
    """Whether a line begins with what is to be done.

    >>> begins_act("จัดทำแผนที่ป่า"), begins_act("การจัดทำแผนที่ป่า"), begins_act("ป่าของชุมชน")
    (True, True, False)
    """
    return bool(_BEGINS_ACT.match(text))


def examples(text: str) -> list[str]:
    """Examples that nothing but spaces part, up to “เป็นต้น”: each begins with an act, all in the same form (“ปลูก … จัดตั้ง … เป็นต้น”, “การปลูก … การจัดตั้ง …”); empty where nothing says that they are examples.

    >>> examples("การปลูกต้นไม้ริมถนนสายหลัก การจัดตั้งธนาคารกล้าไม้ชุมชน เป็นต้น")
    ['การปลูกต้นไม้ริมถนนสายหลัก', 'การจัดตั้งธนาคารกล้าไม้ชุมชน']
    """
    ended = END_OF_EXAMPLES.search(text)
    if ended is None:
        return []
    parts: list[str] = []
    for piece in (_NEXT_NOUN if text.startswith("การ") else _NEXT_ACT).split(text[:ended.start()]):
        if parts and (min(len(piece), len(parts[-1])) < _LEAST_EXAMPLE or OPEN_EXAMPLE.search(parts[-1])):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return [each for each in map(tidy_end, parts) if each]


def is_example(before: str, name: str) -> bool:
    """Whether ``name`` is the one act named of several, behind a word that leads to examples.

    >>> is_example("ประกอบด้วย 2 กลยุทธ์ เช่น ", "พัฒนานวัตกรรม"), is_example("ประกอบด้วย 2 กลยุทธ์ คือ ", "พัฒนานวัตกรรม")
    (True, False)
    """
    return bool(_FOR_EXAMPLE.search(before)) and len(name) <= _LONGEST_EXAMPLE and begins_act(name)
