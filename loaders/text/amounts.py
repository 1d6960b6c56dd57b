"""Numbers, units and years as Thai plans print them."""

from __future__ import annotations

import re

__all__ = ["NUMBER", "SHORT_YEAR", "YEAR", "full_year", "unit_after", "value_of", "words_to_digits", "years_in"]

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
YEAR = r"(?:ปีงบประมาณ|ปี|พ\.ศ\.)(?:\s*(?:งบประมาณ|พ\.ศ\.))*\s*(2[45]\d\d)"
_DIGIT_WORDS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_SCALE_WORDS = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
_WORD = "|".join([*_DIGIT_WORDS, "ร้อย(?!ละ)", *(word for word in _SCALE_WORDS if word != "ร้อย"), "ล้าน(?!บาท)"])
_IN_WORDS = re.compile(rf"((?:ร้อยละ|กว่า|เกิน|เท่ากับ|จำนวน|อันดับ(?:ที่)?)\s*)((?:{_WORD})+)(?![ก-ฮ]*ใน)")
_EACH_WORD = re.compile(_WORD)
_SCALE = r"(?:แสนล้าน|หมื่นล้าน|พันล้าน|ร้อยล้าน|สิบล้าน|ล้านล้าน|ล้าน|แสน|หมื่น|พัน)"
_UNIT = re.compile(rf"\s*({_SCALE}?\s?(?:[ก-๎]+|[A-Za-z$°/][A-Za-z0-9$°/²³]*)(?:[./][ก-๎]+)*)")
_UNIT_ENDS = re.compile(r"(?<=.)(?:ภายใน|ขึ้นไป|ในปี|ในแต่ละ|ต่อปี|ต่อคนต่อปี|และ|หรือ|ของ(?!เสีย)|(?<!พื้น)(?<!เวที)ที่|จาก|(?<!ภาย)ใน|โดย|เมื่อ|เพื่อ|เป็น|ได้|ต่อเนื่อง|เทียบ|ตั้งแต่|สำหรับ|คิดเป็น|มีการ|มา|ทั่ว|ทุก|ตาม).*$")
_NO_UNIT = re.compile(r"^(?:ภายใน|ขึ้นไป|ในปี|ใน|ต่อปี|และ|หรือ|ของ|ที่|จาก|โดย|เมื่อ|เพื่อ|เป็น|ได้|ถึง|เทียบ|ตั้งแต่|สำหรับ|ตาม)")
_RATE = re.compile(r"^\s*(?:\S{0,40}?\s?)?(ต่อปี|ในแต่ละปี|ต่อเดือน|ต่อวัน)")
SHORT_YEAR = r"[5-9]\d(?![\d%]|[.,]\d)"
"""The last two digits of a year of this plan age; which numbers they are not depends on what stands around them."""
_SHORT = rf"{SHORT_YEAR}(?!\s?(?:ปี|คน|ราย|แห่ง|ล้าน|บาท|ไร่|เปอร์|วัน|เดือน|ขึ้นไป|ครั้ง|ข้อ))"
_YEARS = re.compile(rf"{YEAR}(?:\s*(?:-|–|ถึง)\s*(?:พ\.ศ\.\s*)?(2[45]\d\d))?|(?<!\d)(?<!\d\s)(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s?(?:พ\.ศ\.\s?)?({_SHORT})(?:\s?[-–]\s?({_SHORT}))?|(?:ปี\s?)?ค\.ศ\.\s?(20\d\d)")


_COMMON_ERA = 543
_CENTURY = 2500
"""“ปี 70” is 2570."""


def value_of(printed: str) -> float:
    """The number: 1,452 → 1452.0."""
    return float(printed.replace(",", ""))


def words_to_digits(text: str) -> str:
    """Number words become digits where a value is expected.

    >>> words_to_digits("ไม่น้อยกว่าร้อยละแปดสิบห้า"), words_to_digits("หนึ่งเดียวกัน")
    ('ไม่น้อยกว่าร้อยละ85', 'หนึ่งเดียวกัน')
    """
    return _IN_WORDS.sub(lambda found: f"{found[1]}{_spoken(found[2])}", text)


def _spoken(words: str) -> int:
    total, part, digit = 0, 0, 0
    for word in _EACH_WORD.findall(words):
        if word in _DIGIT_WORDS:
            digit = _DIGIT_WORDS[word]
        elif word == "ล้าน":
            total, part, digit = (total + part + digit or 1) * 1_000_000, 0, 0
        else:
            part, digit = part + (digit or 1) * _SCALE_WORDS[word], 0
    return total + part + digit


def unit_after(text: str) -> str | None:
    """The unit word that ``text``, what follows a number, starts with.

    >>> unit_after(" รายในปี 2570"), unit_after(" ล้านบาทต่อครัวเรือน"), unit_after(" ในปี 2570")
    ('ราย', 'ล้านบาทต่อครัวเรือน', None)
    """
    found = _UNIT.match(text)
    if not found or _NO_UNIT.match(found[1].strip()):
        return None
    return _UNIT_ENDS.sub("", found[1]).strip() or None


def rate_after(text: str) -> bool:
    """Whether ``text``, what follows a value, makes it a value a year."""
    found = _RATE.match(text)
    return bool(found) and found[1] in ("ต่อปี", "ในแต่ละปี")  # type: ignore[index]


def years_in(text: str) -> list[tuple[int, int, int]]:
    """(start, end, year) of each year named, in full or by its last two digits, in พ.ศ.; of a range the last year.

    >>> years_in("ภายในปี 70"), years_in("ใน 5 ปี 70 แห่ง")
    ([(5, 10, 2570)], [])
    """
    return [(found.start(), found.end(), _year(found)) for found in _YEARS.finditer(text)]


def _year(found: re.Match[str]) -> int:
    return int(found[5]) + _COMMON_ERA if found[5] else full_year(found[2] or found[1] or found[4] or found[3])


def full_year(printed: str) -> int:
    """The year (พ.ศ.) of its four or its last two digits.

    >>> full_year("2570"), full_year("70")
    (2570, 2570)
    """
    return int(printed) if len(printed) > len("70") else _CENTURY + int(printed)
