"""Thai text is cleaned once, here, where it enters; nothing behind this border cleans again."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["GLYPHS", "arabic_digits", "clean_line", "clean_text", "thai_digits"]

GLYPHS = dict(zip(range(0xF700, 0xF71B),
                  "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a", strict=True))
"""Codes by which fonts of Windows and Mac name letters without foot and marks moved aside, the same letters to a reader. Text copied out of a PDF keeps them, and no screen shows them."""

_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
# NFC leaves nikhahit + (tone) + sara aa apart although every reader sees sara am: compose it, the tone before it.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_TONE_AFTER_AM = re.compile("\u0e33([\u0e48-\u0e4b])")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def clean_text(text: str) -> str:
    """NFC, letters for the codes of their glyphs, ordinary spaces, no zero-width characters, สระอำ composed. Wording and line breaks stay as they are.

    >>> clean_text("น\u0e4d\u0e49\u0e32\u00a0ใจ\u200b") == "น้ำ ใจ"
    True
    """
    text = unicodedata.normalize("NFC", text.translate(GLYPHS))
    text = _SPACES.sub(" ", _ZERO_WIDTH.sub("", text))
    return _TONE_AFTER_AM.sub("\\1\u0e33", _SARA_AM.sub("\\1\u0e33", text))


def clean_line(text: str) -> str:
    """:func:`clean_text` on one line: runs of white space, which only lay a page out, become one space."""
    return " ".join(clean_text(text).split())


def arabic_digits(text: str) -> str:
    """๒๕๖๗ → 2567; everything else unchanged."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """2567 → ๒๕๖๗; the style switch of official documents."""
    return text.translate(_TO_THAI)
