"""Thai text as PDFs and programs that lay out pages give it, to Thai text as people write it: order and places of marks, broken สระอำ, glyph codes of old fonts, mistaken encodings.

:func:`repaired` mends what a PDF says of each run of letters. :func:`mended` mends lines of text that was taken out of a page before it came here: “ดังนี ้”, “ครัง้”,
“เป็ น”, “จ านวน”, “เมื่อสิน” · “้ ปีงบประมาณ”. No word of Thai is written so, which makes them safe to mend; a text that was typed has none of them and stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.clean import GLYPHS

__all__ = ["MARKS", "begins_inside", "from_latin", "is_mark", "letters_joined", "mended", "repaired", "rings_put_right", "with_rest"]

MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
"""Vowels and tones that stand above or below a letter."""
_SPACE_BEFORE_MARK = re.compile("(?<=[\u0e01-\u0e4e])[ \u00a0]+(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
_TONE_FIRST = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e4d])")
_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_AM_APART = re.compile("\u0e4d([\u0e48-\u0e4b]?) ?\u0e32")
_TONE_BEHIND_AM = re.compile("\u0e33([\u0e48-\u0e4b])")
_TWO_E = re.compile("\u0e40\u0e40")
_MARK_FIRST = re.compile("(?<![\u0e01-\u0e4e])([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{1,2})([\u0e01-\u0e2e])")
"""A mark with no letter before it belongs to the one behind."""
_TONE_BEHIND_VOWEL = re.compile("(?<=[ก-ฮ\u0e31\u0e34-\u0e39])([เแโใไ])([\u0e48-\u0e4c])")
"""“ทีไ่ม่”: a vowel before its letter carries no tone; it is that of the letter before."""
_STEPS = ((_SPACE_BEFORE_MARK, ""), (_TONE_BEHIND_VOWEL, "\\2\\1"), (_MARK_FIRST, "\\2\\1"), (_TONE_FIRST, "\\2\\1"), (_TWICE, "\\1"), (_AM_APART, "\\1\u0e33"), (_TONE_BEHIND_AM, "\\1\u0e33"), (_TWO_E, "\u0e41"))
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONE = "\u0e48-\u0e4b"
_BEGINS_INSIDE = re.compile(f"\\s*[{_MARK}]")
_LEADING_MARKS = re.compile(f"^([{_MARK}]+) +")
_RING_OVER_TONE = "(น|ซ|ย|ต(?=\u0e48)|สม(?=\u0e48)|คว(?=\u0e48))([\u0e48\u0e49]) +า"
"""“น้ า”: of words with a tone, those that are none with า (“ค่ า” may be ค่า)."""
_LINE_STEPS = (
    (re.compile(f"([\u0e34-\u0e39\u0e31])([ก-ฮ]) +([{_TONE}])"), r"\1\3\2"),  # “สิน ้” is “สิ้น”
    (re.compile(f"([ก-ฮ]) +([{_TONE}]?)า"), r"\1\2ำ"),  # “จ านวน”: the ring of สระอำ was lost
    (re.compile(_RING_OVER_TONE), r"\1\2ำ"),
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
_ONE_LETTER = re.compile(f"[เแโใไ]?[ก-ฮ][{_MARK}]*[ะาำๅ]?|[เแโใไะาำๅ]|[{_MARK}]+")
"""What stands alone where every letter is set apart: a letter with what belongs to it, or a vowel."""
_VOWEL = re.compile(f"[{_MARK}เแโใไะาำ]")
_THAI = re.compile("[ก-๎]")
_SIGN = re.compile(r"[\d๐-๙.,/()-]")
_LEAST_APART, _MOST_APART, _VOWELS_APART = 5, 0.6, 0.15
"""Letters that stand alone, their share of what is Thai, and the share of them that are or have a vowel: lists of letters (ก ข ค ง) have none."""
_RING_LOST = tuple((re.compile(pattern), "\\1\\2\u0e33") for pattern in (f"(?<=\\S)([ก-ฮ]) +([{_TONE}]?)า", f"([ก-ฮ]) +([{_TONE}]?)า(?=\\S)", _RING_OVER_TONE))
"""“จ านวน”; “ก า” between spaces may be two letters set apart."""
_FALSE_RING = re.compile("กำร(?!า)|ควำม|พัฒนำ|งำน|ภำพ|ศึกษำ|บริหำร|ประชำช|สำธำร|ด้ำน|อย่ำง|ระหว่ำง|สร้ำง|รำยได้|หน้ำที่|ตำม|กลำง")
"""Written so by fonts that give า the ring of ำ; no words of Thai."""
_TRUE_RINGS = ("สำนัก", "สำคัญ", "สำหรับ", "สำเร็จ", "สำรวจ", "สำรอง", "จำนวน", "จำเป็น", "จำกัด", "จำหน่าย", "ดำเนิน", "ดำรง", "กำหนด", "กำลัง", "กำกับ", "กำไร", "ตำบล", "ตำแหน่ง", "ตำรวจ", "อำเภอ", "อำนาจ", "อำนวย", "ลำดับ", "บำรุง",
               "ชำนาญ", "ชำระ", "ประจำ", "ผู้นำ", "แนะนำ", "นำไป", "นำมา", "นำความ", "นำเสนอ", "ทำงาน", "ทำให้", "จัดทำ", "กระทำ", "การทำ", "คำนึง", "น้ำ", "ต่ำกว่า")
_RINGS_BACK = tuple((re.compile("(?<!ฒ)" + word.replace("ำ", "า")), word) for word in _TRUE_RINGS)
"""Behind ฒ it is the end of พัฒนา."""
_LATIN_AS_THAI = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 0.5


def is_mark(character: str) -> bool:
    """Whether a character stands above or below another."""
    return character in MARKS or GLYPHS.get(ord(character), "") in MARKS


def repaired(text: str) -> tuple[str, int]:
    """The text in the order people write it, and at how many places something was mended.

    >>> repaired("น\u0e49\u0e4d\u0e32 ท \u0e33"), repaired("(\u0e39ผ\u0e49"), repaired("ผู้")
    (('น้ำ ทำ', 3), ('(ผู้', 1), ('ผู้', 0))
    """
    places = 0
    if any(ord(character) in GLYPHS for character in text):
        translated = text.translate(GLYPHS)
        places += sum(old != new for old, new in zip(text, translated, strict=True))
        text = translated
    joined = rings_put_right(letters_joined(text))
    places += joined != text
    for pattern, by in (*_STEPS, *_RING_LOST):
        joined, count = pattern.subn(by, joined)
        places += count
    return joined, places


def from_latin(text: str) -> str | None:
    """Thai that a PDF of the nineties calls Latin (“ÂØ·¸” is “ยุทธ”); None for a text that is not that.

    >>> from_latin("ÂØ·¸ÈÒÊµÃì"), from_latin("résumé"), from_latin("ยุทธ")
    ('ยุทธศาสตร์', None, None)
    """
    letters = _LETTER.findall(text)
    latin = _LATIN_AS_THAI.findall(text)
    if not latin or any("\u0e00" <= letter <= "\u0e7f" for letter in letters) or len(latin) < _MOST * max(1, len(text.replace(" ", ""))):
        return None
    return "".join(chr(ord(character) - 0xA0 + 0x0E00) if _LATIN_AS_THAI.match(character) else character for character in text)


def rings_put_right(text: str) -> str:
    """A line in which a font gave every า the ring of ำ, with those rings alone that common words have; any other line as it is.

    >>> rings_put_right("กำรพัฒนำน้ำประปำให้ประชำชนตำมจำนวน"), rings_put_right("กำหนดการทำงานประจำปี กำราบ")
    ('การพัฒนาน้ำประปาให้ประชาชนตามจำนวน', 'กำหนดการทำงานประจำปี กำราบ')
    """
    if not _FALSE_RING.search(text):
        return text
    text = text.replace("\u0e33", "\u0e32")
    for pattern, word in _RINGS_BACK:
        text = pattern.sub(word, text)
    return text


def letters_joined(text: str) -> str:
    """The words of a line in which every letter is set apart; wider spaces part its words. Any other line as it is.

    >>> letters_joined("แ ผ น ก า ร พั ฒ นา  น้ำ"), letters_joined("ข้อ ก ข ค ง จ ฉ"), letters_joined("แผน การ ที่ ดี ปี 2567")
    ('แผนการพัฒนา น้ำ', 'ข้อ ก ข ค ง จ ฉ', 'แผน การ ที่ ดี ปี 2567')
    """
    pieces = text.split(" ")
    thai = [piece for piece in pieces if _THAI.search(piece)]
    alone = [piece for piece in thai if _ONE_LETTER.fullmatch(piece)]
    vowels = sum(_VOWEL.search(piece) is not None for piece in alone)
    if len(alone) < _LEAST_APART or len(alone) < _MOST_APART * len(thai) or vowels < _VOWELS_APART * len(alone):
        return text
    out = pieces[0]
    for before, piece in pairwise(pieces):
        out += piece if before and piece and _touch(before, piece) else f" {piece}"
    return re.sub(" {2,}", " ", out)


def _touch(before: str, piece: str) -> bool:
    """Whether a single space between two pieces of such a line parts letters of one word."""
    if _THAI.search(before) and _THAI.search(piece):
        return bool(_ONE_LETTER.fullmatch(before) or _ONE_LETTER.fullmatch(piece))
    return len(before) == len(piece) == 1 and ("." in (before, piece) or bool(_SIGN.fullmatch(before) and _SIGN.fullmatch(piece)))


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
    for pattern, by in _LINE_STEPS:
        text = pattern.sub(by, text)
    return text


def with_rest(text: str, rest: str) -> str:
    """A line and the rest of it that stands on the next, behind a mark.

    >>> with_rest("รายงานเมื่อสิน", "     ้ ปีงบประมาณ")
    'รายงานเมื่อสิ้นปีงบประมาณ'
    """
    tail = _LEADING_MARKS.sub(r"\1", rest.strip())
    return mended(f"{text} {tail}")
