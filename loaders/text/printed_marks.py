"""Thai marks as programs that lay a page out in characters leave them: apart from their letters, behind the next one, on a line of their own.

“ดังนี ้”, “ครัง้”, “เป็ น”, “จ านวน”, “เมื่อสิน” · “้ ปีงบประมาณ”: no word of Thai is written so, which makes them safe to mend. A text that was typed has
none of them and stays as it is.
"""

from __future__ import annotations

import re

__all__ = ["begins_inside", "mended", "with_rest"]

_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONE = "\u0e48-\u0e4b"
_BEGINS_INSIDE = re.compile(f"\\s*[{_MARK}]")
_LEADING_MARKS = re.compile(f"^([{_MARK}]+) +")
_STEPS = (
    (re.compile(f"([\u0e34-\u0e39\u0e31])([ก-ฮ]) +([{_TONE}])"), r"\1\3\2"),  # “สิน ้” is “สิ้น”
    (re.compile(f"([ก-ฮ]) +([{_TONE}]?)า"), r"\1\2ำ"),  # “จ านวน”: the ring of สระอำ was lost
    (re.compile(f"(?<=[ก-ฮ{_MARK}]) +(?=[{_MARK}ะาำ])"), ""),
    (re.compile(f"([\u0e31\u0e36\u0e37])([ก-ฮ])([{_TONE}])"), r"\1\3\2"),  # a syllable with such a vowel has its last letter behind the tone
    (re.compile(f"([\u0e31\u0e34-\u0e39])([ก-ฮ])([{_TONE}])(?=[\u0e31\u0e34-\u0e37])"), r"\1\3\2"),  # “ชีว้ัด”: no tone stands before a vowel above the same letter
    (re.compile(f"(?<![\u0e31\u0e34-\u0e39][ก-ฮ])([{_TONE}])([\u0e31\u0e34-\u0e39])"), r"\2\1"),
    (re.compile(f"(?<![เแโใไ])([ก-ฮ])([{_TONE}])([ก-ฮ])\u0e37"), "\\1\u0e37\\2\\3"),  # “พ้นื ที่”
    (re.compile(f"\u0e34([งน])([{_TONE}])(?=[ก-ซญ-ฬฮเแโใไ]|\\s|$)"), "\u0e34\\2\\1"),  # “สิง่แวดล้อม”, “ชิน้ส่วน”
    (re.compile(f"(?<!ก)(\u0e47|[\u0e31\u0e37][{_TONE}]?) +(?=[ก-ฮ])"), r"\1"),
    (re.compile(f"([ปฝฟ][\u0e34\u0e36{_TONE}]+) +(?=[ก-ฮ])"), r"\1"),  # marks moved aside by the tall letter
    (re.compile(r"ปี +(?=งบประมาณ)"), "ปี"),
)


def begins_inside(raw: str) -> bool:
    """Whether a line begins with a mark: it is the rest of the word that ended the line before.

    >>> begins_inside("      ้ ปีงบประมาณ"), begins_inside("ปีงบประมาณ")
    (True, False)
    """
    return _BEGINS_INSIDE.match(raw) is not None


def mended(text: str) -> str:
    """The text with such marks on their letters.

    >>> mended("ดังนี ้ เป็ นครัง้ ที่ 2 ของปี งบประมาณ"), mended("ปีนี้ก็ มีสินค้าดีดีต้องซื้อ")
    ('ดังนี้ เป็นครั้ง ที่ 2 ของปีงบประมาณ', 'ปีนี้ก็ มีสินค้าดีดีต้องซื้อ')
    """
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    return text


def with_rest(text: str, rest: str) -> str:
    """A line and the rest of it that stands on the next, behind a mark.

    >>> with_rest("รายงานเมื่อสิน", "     ้ ปีงบประมาณ")
    'รายงานเมื่อสิ้นปีงบประมาณ'
    """
    tail = _LEADING_MARKS.sub(r"\1", rest.strip())
    return mended(f"{text} {tail}")
