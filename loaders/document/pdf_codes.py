"""Thai characters of fonts that do not say which they are, told by their codes.

Programs that print reports (those of local budgets among them) embed fonts without the table from codes to characters. Their codes are then either
characters already, or the numbers of the glyphs in the font, which keep the order of the alphabet: letters and the vowels behind, above and below them
(U+0E01 to U+0E3A) stand at one distance from their characters; the sign of the baht, vowels before letters and tones (U+0E3F to U+0E5B) at another;
marks moved aside (U+F700 to U+F71A) at a third; and ASCII 29 below. The right distances make words; wrong ones make none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.clean import GLYPHS
from loaders.document.pdf_ink import Glyph
from loaders.thai_marks import repaired

__all__ = ["Codes", "codes_of", "tell_characters"]

_PRINTED, _LOW, _HIGH, _ASIDE = range(0x20, 0x7F), range(0x0E01, 0x0E3B), range(0x0E3F, 0x0E5C), range(min(GLYPHS), max(GLYPHS) + 1)
_ASCII_BELOW = 29
"""In fonts made for Windows and Mac the first three glyphs are no characters, and the space is the fourth."""
_BETWEEN = 8
"""Most glyphs that a font has more, or fewer, between the two parts of the alphabet than Unicode has places there."""
_SAMPLE = 3_000
"""Codes that are enough to tell."""
_WIDEST = 400
"""Numbers between the first and the last glyph of a Thai alphabet in a font; codes further apart are none."""
_OFTEN = 8
"""Codes without a character, the most frequent first, that are tried as marks moved aside."""
_LEAST_LETTERS = 24
"""Thai letters below which words may come by chance."""
_LOW_WORDS = re.compile("งบประมาณ|การ|ประชา|ราย|งาน|บาท|อาคาร|สาธารณ|ตาม|จาก|ของ|พัฒนา|ชุมชน|บริหาร|บริการ|ภาษี|กลาง|จำนวน|ทาง|ความ|ประจำ|หมวด|ปี|ผล")
"""Words of plans and budgets that need letters of the first part only."""
_HIGH_WORDS = re.compile("และ|ที่|เงิน|ใน|ค่า|แผน|โครง|เพื่อ|ได้|ไม่|เป็น|ด้าน|จ่าย|หน้า|แห่ง|ให้|พื้น|เทศ|ส่วน|เบี้ย|ต่าง|ใช้|เพิ่ม|ผู้|อยู่|ยั่ง|น้ำ")
_LEAST_WORDS, _COVERED, _LEGAL = 4, 0.1, 0.95
"""Words that must be found, the share of the letters they cover, and the share of characters that must be printed ones at places where they can stand."""
_THAI = re.compile("[ก-ฺเ-๎]")
_PLAIN = re.compile("[ -~฿ๆฯ๐-๛]")
_MISPLACED = re.compile("(?<![ก-ฮ\u0e31-\u0e3a\u0e45\u0e47-\u0e4e])[\u0e30-\u0e3a\u0e47-\u0e4e]|[เแโใไ](?![ก-ฮ])")
"""A mark or a vowel that has no letter to stand at."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Distances from codes to characters: of ASCII, of both parts of the Thai alphabet, of the marks moved aside (None: the font has none)."""

    ascii: int
    low: int
    high: int
    aside: int | None = None

    def character(self, code: int) -> str | None:
        """The character of a code; None where it has none."""
        for distance, allowed in ((self.ascii, _PRINTED), (self.low, _LOW), (self.high, _HIGH), (self.aside, _ASIDE)):
            if distance is not None and code + distance in allowed:
                return chr(code + distance)
        return None

    def text(self, codes: Iterable[int]) -> str:
        """Codes as text with every mark at its place; U+FFFD for those without a character."""
        text = "".join(map(chr, codes))
        return repaired(text.translate({ord(code): self.character(ord(code)) or "\ufffd" for code in set(text)}))[0]


_AS_THEY_ARE = Codes(0, 0, 0, 0)


def codes_of(codes: Sequence[int]) -> Codes | None:
    """What the codes of one font mean, given in the order of the text; None where nothing makes them Thai.

    >>> text = "ประมาณการรายรับและงบประมาณรายจ่ายประจำปี"
    >>> codes_of([ord(letter) for letter in text]), codes_of([ord(letter) - 0x0D00 for letter in text]), codes_of(list(range(400, 440)))
    (Codes(ascii=0, low=0, high=0, aside=0), Codes(ascii=29, low=3328, high=3328, aside=None), None)
    """
    sample = codes[:_SAMPLE]
    if _is_thai(_AS_THEY_ARE.text(sample)):
        return _AS_THEY_ARE
    above = sorted(code for code in sample if code + _ASCII_BELOW not in _PRINTED)
    if len(above) < _LEAST_LETTERS:
        return None
    first, last = above[len(above) // 50], above[-1 - len(above) // 50]
    if last - first > _WIDEST:
        return None
    found = Codes(_ASCII_BELOW, _LOW[0] - first, _LOW[0] - first)
    found = _best((replace(found, low=distance, high=distance) for distance in range(_LOW[0] - last, _HIGH[-1] - first + 1)), _LOW_WORDS, sample)
    found = _best((replace(found, high=found.low + more) for more in sorted(range(-_BETWEEN, _BETWEEN + 1), key=abs)), _HIGH_WORDS, sample)
    rest = Counter(code for code in above if found.character(code) is None)
    if rest:
        often = [code for code, _ in rest.most_common(_OFTEN)]
        found = _best((found, *(replace(found, aside=place - code) for code in often for place in _ASIDE)), _HIGH_WORDS, sample)
    return found if _is_thai(found.text(sample)) else None


_MARKS = "\u0e48\u0e49\u0e4c\u0e47\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e4d"
_MARKED_WORDS = re.compile(
    "ที่|ทั้ง|ครั้ง|ตั้ง|ขั้น|ชั้น|นั้น|ทั่ว|มั่น|สั่ง|นี้|ดังนี้|ชี้|สิ่ง|เพิ่ม|ท้องถิ่น|เริ่ม|ยิ่ง|ยั่งยืน|เพื่อ|เมื่อ|เรื่อง|เครื่อง|อื่น|พื้น|เนื้อ|เงื่อน|ซื้อ|เชื่อ|เคลื่อน|ปีที่|หนึ่ง|ซึ่ง|คลื่น|ขึ้น|เปลี่ยน|เลี้ยง|เฉลี่ย|เกี่ยว|เที่ยว|"
    "ประจำ|สำนัก|จำนวน|ดำเนิน|กำหนด|ตำบล|อำเภอ|สำหรับ|จำเป็น|การณ์|ศาสตร์|โยชน์|เป็น|เด็ก|เห็น|ด้าน|ได้|ให้|แห่ง|ต้อง|ผู้|อยู่|สู่")
"""Words whose marks, one by one, have no other in their place."""
_AROUND = 6
_LEAST_TOLD, _SURE = 3, 0.8


def marks_of(places: Iterable[tuple[str, str]]) -> str | None:
    """The mark that one unknown glyph is, by the texts before and behind the places where it stands; None unless words of nearly all of them agree.

    >>> marks_of([("เพื", "อให้"), ("และที", "ดิน"), ("พื้นที", "สี")]), marks_of([("ค", "า")] * 9)
    ('่', None)
    """
    counted: Counter[str] = Counter()
    for before, behind in places:
        for mark in _MARKS:
            text = f"{before}{mark}{behind}".replace("\u0e4d\u0e32", "\u0e33")
            counted[mark] += any(found.start() <= len(before) < found.end() for found in _MARKED_WORDS.finditer(text))
    (mark, most), *_ = counted.most_common(1) or [("", 0)]
    return mark if most >= _LEAST_TOLD and most >= _SURE * counted.total() else None


def _best(tried: Iterable[Codes], words: re.Pattern[str], sample: Sequence[int]) -> Codes:
    """Those that make most of such words; of equals the first."""
    return max(tried, key=lambda each: sum(map(len, words.findall(each.text(sample)))))


def _is_thai(text: str) -> bool:
    """Whether a text has enough Thai letters, words of plans among them, and marks where they can stand."""
    letters = len(_THAI.findall(text))
    if letters < _LEAST_LETTERS or letters + len(_PLAIN.findall(text)) < _LEGAL * len(text):
        return False
    words = [*_LOW_WORDS.findall(text), *_HIGH_WORDS.findall(text)]
    return len(words) >= _LEAST_WORDS and sum(map(len, words)) >= _COVERED * letters and len(_MISPLACED.findall(text)) <= (1 - _LEGAL) * letters


def tell_characters(glyphs: Iterable[Glyph]) -> int:
    """Give glyphs of unknown characters those that their codes, or the words around them, mean, font by font; how many were told so.

    A font of which a document shows few letters means what another of its fonts means, if that makes all of them characters.
    """
    drawn = list(glyphs)
    fonts: dict[str, list[Glyph]] = {}
    for glyph in drawn:
        if not glyph.known and glyph.code:
            fonts.setdefault(glyph.font, []).append(glyph)
    meanings = {font: codes_of([glyph.code for glyph in group]) for font, group in fonts.items()}
    others = list(dict.fromkeys(each for each in meanings.values() if each))
    told = 0
    for font, group in fonts.items():
        meaning = meanings[font] or next((each for each in others if len(group) < _LEAST_LETTERS and all(each.character(glyph.code) for glyph in group)), None)
        for glyph in group if meaning else ():
            character = meaning.character(glyph.code) if meaning else None
            if character:
                glyph.text, glyph.known = character, True
                told += meaning != _AS_THEY_ARE
    return told + _tell_marks(drawn)


def _tell_marks(glyphs: Sequence[Glyph]) -> int:
    """Give glyphs that are still unknown, one of a font at a time, the marks that make words where they stand."""
    places: dict[tuple[str, int], list[int]] = {}
    for index, glyph in enumerate(glyphs):
        if not glyph.known:
            places.setdefault((glyph.font, glyph.code), []).append(index)
    told = 0
    for found in places.values():
        mark = marks_of((_text(glyphs[max(0, index - _AROUND):index]), _text(glyphs[index + 1:index + 1 + _AROUND])) for index in found[:_SAMPLE])
        for index in found if mark else ():
            glyphs[index].text, glyphs[index].known = mark or "", True
            told += 1
    return told


def _text(glyphs: Iterable[Glyph]) -> str:
    return "".join(each.text for each in glyphs)
