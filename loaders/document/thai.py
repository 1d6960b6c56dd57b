"""Thai text as PDFs give it to Thai text as people write it: order of marks, broken สระอำ, glyph codes of old fonts, mistaken encodings."""

from __future__ import annotations

import re

__all__ = ["MARKS", "from_latin", "is_mark", "repaired"]

MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
"""Vowels and tones that stand above or below a letter."""
_FIRST, _LAST = 0xF700, 0xF71A
_GLYPHS = dict(zip(range(_FIRST, _LAST + 1),
                   "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a", strict=True))
"""Codes by which fonts of Windows and Mac name letters without foot and marks moved aside; the same letters to a reader."""
_SPACE_BEFORE_MARK = re.compile("(?<=[\u0e01-\u0e4e])[ \u00a0]+(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
_TONE_FIRST = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e4d])")
_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_AM_APART = re.compile("\u0e4d([\u0e48-\u0e4b]?) ?\u0e32")
_TONE_BEHIND_AM = re.compile("\u0e33([\u0e48-\u0e4b])")
_TWO_E = re.compile("\u0e40\u0e40")
_MARK_FIRST = re.compile("(?<![\u0e01-\u0e4e])([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{1,2})([\u0e01-\u0e2e])")
"""A mark with no letter before it belongs to the one behind."""
_STEPS = ((_SPACE_BEFORE_MARK, ""), (_MARK_FIRST, "\\2\\1"), (_TONE_FIRST, "\\2\\1"), (_TWICE, "\\1"), (_AM_APART, "\\1\u0e33"), (_TONE_BEHIND_AM, "\\1\u0e33"), (_TWO_E, "\u0e41"))
_LATIN_AS_THAI = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 0.5


def is_mark(character: str) -> bool:
    """Whether a character stands above or below another."""
    return character in MARKS or _GLYPHS.get(ord(character), "") in MARKS


def repaired(text: str) -> tuple[str, int]:
    """The text in the order people write it, and at how many places something was mended.

    >>> repaired("น\u0e49\u0e4d\u0e32 ท \u0e33"), repaired("(\u0e39ผ\u0e49"), repaired("ผู้")
    (('น้ำ ทำ', 3), ('(ผู้', 1), ('ผู้', 0))
    """
    mended = 0
    if any(_FIRST <= ord(character) <= _LAST for character in text):
        translated = text.translate(_GLYPHS)
        mended += sum(old != new for old, new in zip(text, translated, strict=True))
        text = translated
    for pattern, by in _STEPS:
        text, count = pattern.subn(by, text)
        mended += count
    return text, mended


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
