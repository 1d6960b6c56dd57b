"""Thai text on several short lines: no picture breaks Thai by word on its own, because Thai has no spaces between words."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["wrap"]

_YEARS = re.compile(r"(\d+[-–]\d+)")
"""Years and other numbers with a dash between stay on one line."""


@lru_cache(maxsize=4096)
def wrap(text: str, width: int = 24, lines: int = 3) -> str:
    """Text broken between words into at most ``lines`` lines of about ``width`` characters, one below the other.

    Marks above and below a letter take no width. What does not fit ends in "…".
    """
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - a third of a second, needed for pictures only

    done: list[str] = []
    line = ""
    for word in (word for place, part in enumerate(_YEARS.split(text)) for word in ([part] if place % 2 else word_tokenize(part, engine="newmm", keep_whitespace=True))):
        if line and shown_width(line + word.rstrip()) > width:
            done.append(line.strip())
            line = word.lstrip()
        else:
            line += word
    done.append(line.strip())
    done = [each for each in done if each]
    if len(done) > lines:
        done = [*done[:lines - 1], done[lines - 1] + "…"]
    return "\n".join(done)


def shown_width(text: str) -> int:
    """Characters that take a place of their own: Thai vowels above and below and tone marks do not."""
    return sum(not (letter == "\u0e31" or "\u0e34" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e") for letter in text)
