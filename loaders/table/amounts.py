"""Years, dates and codes in the cells and headings of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.calendar import BUDDHIST_ERA
from loaders.clean import arabic_digits
from loaders.money import BROKEN_UNIT

__all__ = ["Code", "codes_in", "without_years_and_units", "years_of"]

_CE = r"(?:19|20)\d\d"
_BE = r"2[45]\d\d"
_YEAR = re.compile(rf"(?<!\d)(?P<be>{_BE})(?!\d)|(?:ปี|ค\.ศ\.|[A-Za-z])\s?(?P<ce>{_CE})(?!\d)|^(?P<alone>{_CE})$|(?:ปี|งบประมาณ|งปม\.?|พ\.ศ\.)\s?[’'‘]?(?P<short>[5-9]\d)(?!\d|[-–/])")
_RANGE = re.compile(rf"(?<!\d)({_BE})\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?({_BE}|\d\d)(?!\d)")
_YEAR_WORDS = re.compile(rf"(?:ประจำ)?(?:ปี)?(?:งบประมาณ|งปม\.?)?\s*(?:ปี|พ\.\s?ศ\.)?\s*[’'‘]?(?:{_BE}(?:\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?(?:{_BE}|\d\d))?|(?<=ปี)\s?\d\d(?!\d)|(?<=ปี[’'])\d\d|{_CE}(?=$|\s))|FY\s?{_CE}")
_UNIT_WORDS = re.compile(r"[(\[]?\s*(?:million\s+)?(?:baht|THB)\b\s*[)\]]?|[(\[]?\s*(?:หน่วย\s*[:：]?\s*)?(?:ล้านล้านบาท|พันล้านบาท|ร้อยล้านบาท|ล้านบาท|ล้าน\s?บ\.|แสนบาท|หมื่นบาท|พันบาท|บาท|ลบ\.)\s*[)\]]?", re.IGNORECASE)
_CODE = re.compile(r"(?<![\d.,])(?P<code>\d{6})(?P<factor>V\d{2}(?:F\d{2})?)?(?!\d|[.,]\d)", re.IGNORECASE)
_DECIMALS = re.compile(r"^(\s*\d{5,6})\.0+(\s*)$")
"""A code that a spreadsheet took for a number: 200101.0."""
_PADDED = re.compile(r"^\d{5}$")


def years_of(text: str) -> tuple[int, ...]:
    """Buddhist-era years of a heading or title: none, one, or the first and last of a period.

    >>> years_of("ปีงบประมาณ พ.ศ. ๒๕๖๗"), years_of("ปี 67"), years_of("2566-2570"), years_of("ปี 2024"), years_of("Y1")
    ((2567,), (2567,), (2566, 2570), (2567,), ())
    """
    text = arabic_digits(text)
    period = _RANGE.search(text)
    if period:
        last = int(period[2]) if len(period[2]) > 2 else int(period[1][:2] + period[2])  # noqa: PLR2004 - 2566-70
        return (int(period[1]), last) if last >= int(period[1]) else ()
    found = _YEAR.search(text)
    if not found:
        return ()
    if found["be"]:
        return (int(found["be"]),)
    common = found["ce"] or found["alone"]
    return (int(common) + BUDDHIST_ERA,) if common else (2500 + int(found["short"]),)


def without_years_and_units(text: str) -> str:
    """What a heading says besides its year and its unit of money."""
    whole = BROKEN_UNIT.sub(r"\1", arabic_digits(text))
    return " ".join(_UNIT_WORDS.sub(" ", _YEAR_WORDS.sub(" ", whole)).split()).strip(" ()[]:：-–/")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a master-plan target. ``level`` is Y2 where the sub-plan is 00 (IISSGG: issue, sub-plan, goal), else Y1."""

    code: str
    level: str
    factor: str | None = None
    """V and F of the value chain behind the code, as printed: V02F03."""
    padded: bool = False
    """A spreadsheet took the leading zero for nothing: 80202 for 080202."""


def codes_in(text: str, *, alone: bool = False) -> tuple[Code, ...]:
    """Codes of six digits in ``text``, in its order, each once. With ``alone``, five digits that are the whole text miss their zero.

    >>> [(each.code, each.level) for each in codes_in("๒๐๐๑๐๑ : บริการรัฐ และ 200001")], codes_in("80202", alone=True)[0].code
    ([('200101', 'Y1'), ('200001', 'Y2')], '080202')
    """
    text = _DECIMALS.sub(r"\1\2", arabic_digits(text)) if alone else arabic_digits(text)
    if alone and _PADDED.match(text.strip()):
        return (_code(f"0{text.strip()}", None, padded=True),)
    return tuple(dict.fromkeys(_code(found["code"], found["factor"]) for found in _CODE.finditer(text)))


def _code(code: str, factor: str | None, *, padded: bool = False) -> Code:
    return Code(code, "Y2" if code[2:4] == "00" else "Y1", factor.upper() if factor else None, padded)
