"""Sentences that look like those of plans and say nothing: the texts of simulated graphs.

Lengths follow the real graph (characters, mean): a Thai label 64, an English one 74, a quote 80, a rationale 140, a note 97, a locator 65.
"""

from __future__ import annotations

from random import Random

__all__ = ["english", "thai"]

_VERBS = ("พัฒนา", "ยกระดับ", "ส่งเสริม", "ปรับปรุง", "เสริมสร้าง", "ขับเคลื่อน", "บูรณาการ", "สนับสนุน", "เพิ่ม", "เร่งรัด", "กำหนด", "จัดทำ")
_NOUNS = ("ระบบราชการ", "บริการภาครัฐ", "ข้อมูลเปิด", "กฎหมาย", "บุคลากรภาครัฐ", "การมีส่วนร่วมของประชาชน", "ธรรมาภิบาล", "งบประมาณ",
          "โครงสร้างพื้นฐาน", "ความมั่นคง", "การแข่งขัน", "สิ่งแวดล้อม", "การศึกษา", "สาธารณสุข", "เศรษฐกิจฐานราก", "ความโปร่งใส",
          "นวัตกรรม", "ท้องถิ่น", "ผลิตภาพ", "ความเหลื่อมล้ำ")
_JOINS = ("และ", "เพื่อ", "อย่างต่อเนื่องด้วย", "ให้สอดคล้องกับ", "ผ่าน", "ตามหลัก")
_RARE = "แพลตฟอร์ม"
"""The word the search query asks for by default: it stands in about as many labels as in the real graph, 3 of 100."""
_EN_VERBS = ("develop", "improve", "promote", "strengthen", "integrate", "support", "increase", "accelerate", "define", "prepare")
_EN_NOUNS = ("the civil service", "public services", "open data", "legislation", "government personnel", "public participation",
             "good governance", "the budget", "infrastructure", "security", "competitiveness", "the environment", "education",
             "public health", "the local economy", "transparency", "innovation", "productivity", "equality")


def thai(random: Random, length: int) -> str:
    """A Thai phrase of about ``length`` characters."""
    parts: list[str] = []
    size = 0
    while size < length:
        noun = _RARE if random.random() < 0.008 else random.choice(_NOUNS)  # noqa: PLR2004 - some four nouns a label
        part = f"{random.choice(_VERBS)}{noun}"
        size += len(part) + 5
        parts.append(part)
    return "".join(f"{random.choice(_JOINS)}{part}" if index else part for index, part in enumerate(parts))


def english(random: Random, length: int) -> str:
    """An English phrase of about ``length`` characters."""
    parts: list[str] = []
    size = 0
    while size < length:
        part = f"{random.choice(_EN_VERBS)} {random.choice(_EN_NOUNS)}"
        size += len(part) + 5
        parts.append(part)
    return " and ".join(parts).capitalize()
