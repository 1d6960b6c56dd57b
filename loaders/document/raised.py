"""Small raised digits that somebody typed: markers of footnotes, or the power of a unit (ม.²). Never digits of the value they stand behind.

A reader marks raised text with :func:`lifted` while it takes a paragraph's pieces together, and :class:`Raised` says what the digits are once the paragraph is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.text.marked_notes import cleared, marker, without_marks

__all__ = ["Raised", "bare", "flat", "lifted", "power_or_marker", "superscript"]

_ON, _OFF = "\ue0f3", "\ue0f4"
_CLEARED = dict.fromkeys(map(ord, (_ON, _OFF)))
_LIFTED = re.compile(f"{_ON}([^{_ON}{_OFF}]*){_OFF}")
_DIGITS = re.compile(r"\s*[\[(]?\s*(\d{1,3}(?:\s*[,，]\s*\d{1,3})*)\s*[\])]?\s*")
_BEGINS = re.compile(f"^{_ON}\\s*[\\[(]?(\\d{{1,3}})[\\])]?\\s*{_OFF}\\s*(\\S.*)$", re.DOTALL)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT_BEFORE = re.compile(r"(?:\b(?:c|k|m)?m|ม\.?|เมตร|(?<![A-Za-z])[A-Za-z])$")


def bare(text: str) -> str:
    """Text of a document without characters that mean something here."""
    return cleared(text).translate(_CLEARED)


def lifted(text: str) -> str:
    """Text that stands raised."""
    return f"{_ON}{text}{_OFF}" if text else ""


def flat(text: str) -> str:
    """Text in which nothing is raised."""
    return text.translate(_CLEARED)


def superscript(digits: str) -> str:
    """Digits as the raised ones of Unicode.

    >>> superscript("2")
    '²'
    """
    return digits.translate(_SUPERSCRIPT)


def power_or_marker(before: str, digits: str, number: Callable[[int], int] = int) -> str:
    """Raised ``digits`` behind ``before``: the power of a unit, or the marker of a footnote, of the ``number`` that it has in this document."""
    value = int(digits)
    return superscript(str(value)) if _UNIT_BEFORE.search(before.rstrip()) else marker(number(value))


class Raised:
    """The raised digits of one document. ``number`` gives the number of a typed marker: its own, unless the file counts footnotes itself."""

    def __init__(self, number: Callable[[int], int] = int) -> None:
        self._number = number

    def settled(self, text: str) -> str:
        """A paragraph in which raised digits are what they mean, and other raised text is text."""
        text = text.replace(_OFF + _ON, "")

        def meant(found: re.Match[str]) -> str:
            digits = _DIGITS.fullmatch(found[1])
            if not digits:
                return found[1]
            before = without_marks(flat(text[:found.start()]))
            return "".join(power_or_marker(before, each, self._number) for each in re.findall(r"\d+", digits[1]))

        return flat(_LIFTED.sub(meant, text))

    def body(self, text: str) -> tuple[int, str] | None:
        """Number and text of a footnote, where a paragraph begins with a raised number; None for other paragraphs."""
        found = _BEGINS.match(text.replace(_OFF + _ON, "").strip())
        return (self._number(int(found[1])), " ".join(self.settled(found[2]).split())) if found else None
