"""How a Thai official document writes digits, dates and periods."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from loaders.calendar import BUDDHIST_ERA

__all__ = ["Digits", "digits", "thai_date"]

Digits = Literal["arabic", "thai"]
_MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z]+[0-9]+|[0-9]")


def digits(text: str, style: Digits) -> str:
    """Text with all its digits in one style; sources mix ๑ and 1. Digits of a Latin name (Y1, ISO27001) stay Arabic."""
    if style == "arabic":
        return text.translate(_TO_ARABIC)
    return _LATIN_OR_DIGIT.sub(lambda match: match[0] if match[0][0].isalpha() else match[0].translate(_TO_THAI), text)


def thai_date(iso: str) -> str:
    """``2024-07-09`` → «9 กรกฎาคม 2567»; what is no ISO date is returned as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"
