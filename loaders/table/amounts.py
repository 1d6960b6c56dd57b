"""Years, dates and codes in the cells and headings of tables."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.calendar import BUDDHIST_ERA
from loaders.clean import arabic_digits
from loaders.money import BROKEN_UNIT

__all__ = ["Code", "codes_in", "day_of_cell", "last_day", "read_date", "without_years_and_units", "years_of"]

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
_THAI_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_FULL_MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")
_DATES = (re.compile(r"^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"), re.compile(r"^(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})$"),
          re.compile(r"^(?P<d>\d{1,2})?\s*(?P<name>[ก-๎.]{4,12})\s*(?:พ\.ศ\.)?\s*(?P<y>\d{4}|\d{2})$"))
_FIRST_BUDDHIST, _CENTURY = 2400, 100
_SERIAL = re.compile(r"^[3-7]\d{4}(?:\.0+)?$")
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of spreadsheets, whose numbers for days of this century have five digits from 36526 on."""


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


def read_date(cell: str) -> date | None:
    """A date of a cell in the common era; years of two digits and years past 2400 are Buddhist-era. None: no date.

    >>> read_date("1 ต.ค. 2566"), read_date("30/09/2567"), read_date("ต.ค. 66"), read_date("ไตรมาส 1")
    (datetime.date(2023, 10, 1), datetime.date(2024, 9, 30), datetime.date(2023, 10, 1), None)
    """
    text = " ".join(arabic_digits(cell).split())
    for pattern in _DATES:
        found = pattern.match(text)
        if found:
            groups = found.groupdict()
            month = _month(groups["name"]) if groups.get("name") else int(groups["m"])
            year = int(groups["y"])
            year = 2500 + year - BUDDHIST_ERA if year < _CENTURY else year - BUDDHIST_ERA if year >= _FIRST_BUDDHIST else year
            try:
                return date(year, month, int(groups.get("d") or 1))
            except ValueError:
                return None
    return None


def day_of_cell(cell: str) -> date | None:
    """A date of a cell in a column of dates, where a bare number is the spreadsheet's own number of a day.

    >>> day_of_cell("45200"), day_of_cell("2567")
    (datetime.date(2023, 10, 1), None)
    """
    text = cell.strip()
    return _FIRST_DAY + timedelta(days=int(float(text))) if _SERIAL.match(text) else read_date(text)


def last_day(cell: str, first: date) -> date:
    """The last day that ``cell`` means, read as ``first``: that of the month where no day is printed.

    >>> last_day("ก.ย. 2567", date(2024, 9, 1)), last_day("15 ก.ย. 2567", date(2024, 9, 15))
    (datetime.date(2024, 9, 30), datetime.date(2024, 9, 15))
    """
    if re.match(r"^\s*[\d๐-๙]", cell):
        return first
    return date(first.year, first.month, monthrange(first.year, first.month)[1])


def _month(name: str) -> int:
    for names in (_THAI_MONTHS, _FULL_MONTHS):
        for number, each in enumerate(names, 1):
            if name.strip(".") == each.strip("."):
                return number
    return 0
