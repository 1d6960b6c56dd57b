"""Text as every format can hold it: no control characters, nothing that turns the direction of writing, nothing endless.

Official wording has none of these; what a user's file brings may. Nothing else is changed, and what is cut off says so.
"""

from __future__ import annotations

import re

__all__ = ["LONGEST", "one_line", "printable"]

LONGEST = 8000
"""Characters of one text in a document; the longest wording in the register has under 2,000."""
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow or no reader shows."""
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that make a name read backwards (U+202E and its kin). Thai needs none of them."""


def printable(text: str, longest: int = LONGEST) -> str:
    """Text with breaks as line breaks, without what cannot be printed; one longer than ``longest`` characters ends with a sign that says so."""
    clean = _TURNING.sub("", _UNFIT.sub("", _BREAKS.sub("\n", text)))
    if len(clean) <= longest:
        return clean
    return f"{clean[:longest].rstrip()}… ⟨ตัดข้อความ: ทั้งหมด {len(clean):,} อักษร⟩"


def one_line(text: str, longest: int = LONGEST) -> str:
    """:func:`printable` on one line; no-break spaces stay."""
    return re.sub(r"[ \t\n]*\n[ \t\n]*", " ", printable(text, longest)).strip(" ")
