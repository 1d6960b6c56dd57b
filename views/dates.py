"""Dates, years and numbers as people in either language read them. Data has ISO dates in CE and Buddhist years."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from loaders.calendar import BUDDHIST_ERA
from queries.read.records import Lang

__all__ = ["number", "period", "this_year_be", "when", "year"]

_THAI = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(iso: str, lang: Lang) -> str:
    """``2024-07-09`` → «9 ก.ค. 2567» or “9 Jul 2024”; what is no ISO date is shown as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if lang == "th":
        return f"{day.day} {_THAI[day.month - 1]} {day.year + BUDDHIST_ERA}"
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"


def this_year_be() -> int:
    """The Buddhist year it is in Thailand, whatever clock the server keeps."""
    return datetime.now(ZoneInfo("Asia/Bangkok")).year + BUDDHIST_ERA


def year(be: int, lang: Lang) -> str:
    """«2567» or “2024 (B.E. 2567)”."""
    return str(be) if lang == "th" else f"{be - BUDDHIST_ERA} (B.E. {be})"


def period(start_be: int | None, end_be: int | None, lang: Lang) -> str | None:
    """«พ.ศ. 2567–2570» or “2024–2027 (B.E. 2567–2570)”; None if neither end is known."""
    if start_be is None and end_be is None:
        return None
    buddhist = _span(start_be, end_be)
    if lang == "th":
        return f"พ.ศ. {buddhist}"
    common = _span(start_be and start_be - BUDDHIST_ERA, end_be and end_be - BUDDHIST_ERA)
    return f"{common} (B.E. {buddhist})"


def _span(start: int | None, end: int | None) -> str:
    return str(start) if start == end else f"{start or ''}–{end or ''}"


def number(value: float) -> str:
    """``1452.0`` → “1,452”, ``0.8351`` → “0.8351”."""
    text = f"{value:,.4f}"
    return text.rstrip("0").rstrip(".")
