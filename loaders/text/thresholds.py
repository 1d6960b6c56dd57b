"""Thresholds inside what a measure counts, which are no targets: “ร้อยละของบุคลากรที่มีคะแนน ≥ 85”, “คุณภาพ (ร้อยละที่ผ่าน ≥ 80)”.

A share counts those who reach something; the value of the share itself is a percentage. So a limit in another unit, or of a grade, inside the
clause that says who is counted, or how often they do something, is none of the share; neither is one in brackets that say how the measure is taken.
"""

from __future__ import annotations

import re

from loaders.text.amounts import NUMBER

__all__ = ["without_thresholds"]

_SIGN = r"(?:[≥≤<>]=?|=)"
_LIMIT = rf"(?:{_SIGN}|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ตั้งแต่|มากกว่า|สูงกว่า|ไม่เกิน|น้อยกว่า|ต่ำกว่า)"
_MEASURE = re.compile(r"^(?:ร้อยละ|สัดส่วน|%|(?P<count>อัตรา|จำนวน))\s?(?=[ก-๎A-Za-z])")
_WHO = r"ที่(?:มี|ได้|ผ่าน|สามารถ|เข้า|ถูก|เกิน|ใช้|วางแผน|รอ|อยู่|พัก|ทำ|เรียน|สอบ|เกิด|มา)"
_OF_GRADE = re.compile(rf"{_WHO}[^\d()≥≤<>=]{{0,40}}(?:ระดับ|คะแนน|[Ss]core|[Ii]ndex|เกรด|ค่า)[^\d()≥≤<>=]{{0,24}}(?P<limit>{_SIGN}\s?(?:{NUMBER})\s?%?)")
_OTHER_UNIT = re.compile(rf"{_WHO}[^\d()≥≤<>=]{{0,80}}?(?P<limit>{_LIMIT}\s?(?!ร้อยละ|คะแนน|อันดับ|ระดับ)(?:{NUMBER})(?=\s?(?!ต่อ|จาก|ใน|ภายใน|ปี\s?(?:พ|2)|คะแนน)[ก-๎]))")
_HOW_OFTEN = re.compile(rf"(?P<limit>\({_LIMIT}[^()]*\d\s?ครั้ง[^()]*\)|{_LIMIT}\s?(?:(?:ปี|เดือน|สัปดาห์|วัน|คน)ละ\s?)?(?:{NUMBER})\s?(?:ครั้ง|ชั่วโมง|นาที)(?:\s?(?:ต่อ|/|ทุก)\s?\d?\s?(?:ปี|เดือน|สัปดาห์|วัน|คน))?)")
_OF_EXTREME = re.compile(rf"(?:สูงสุด|ต่ำสุด|บนสุด|ล่างสุด|(?:ยากจน|ร่ำรวย)ที่สุด)\s?(?P<limit>ร้อยละ\s?(?:{NUMBER}))")
"""Which part of all people is meant."""
_SHARE_BEHIND = re.compile(rf"คิดเป็นร้อยละ\s?(?:{NUMBER})\s?$")
_TAKEN = re.compile(rf"\((?:ร้อยละ|จำนวน|สัดส่วน|%)\s?[ก-๎A-Za-z][^()\d≥≤<>=]*(?P<limit>{_SIGN}\s?(?:{NUMBER})\s?%?)[^()\d]*\)")


def without_thresholds(text: str) -> str:
    """The words of a measure without such limits.

    >>> without_thresholds("ร้อยละของครัวเรือนที่มีรายได้ไม่น้อยกว่า 9,000 บาท ไม่น้อยกว่าร้อยละ 80")
    'ร้อยละของครัวเรือนที่มีรายได้  บาท ไม่น้อยกว่าร้อยละ 80'
    """
    measure = _MEASURE.match(text)
    for pattern in () if measure is None else (_OF_GRADE,) if measure["count"] else (_OF_GRADE, _OTHER_UNIT):  # the value of a count has such a unit too
        text = _taken_out(pattern, text)
    if (measure and not measure["count"]) or _SHARE_BEHIND.search(text):
        text = _taken_out(_HOW_OFTEN, text)
    return _taken_out(_OF_EXTREME, _taken_out(_OF_EXTREME, _taken_out(_TAKEN, text)))


def _taken_out(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return f"{text[:found.start('limit')]} {text[found.end('limit'):]}" if found else text
