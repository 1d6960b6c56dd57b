"""How Thai texts count years and write days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from loaders.clean import arabic_digits

__all__ = ["BUDDHIST_ERA", "day_of_cell", "last_day", "read_date"]

BUDDHIST_ERA = 543
"""พ.ศ. minus ค.ศ.; exact for every year since 2484 (1941), when the new year moved to 1 January."""
_THAI_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_FULL_MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")
_DATES = (re.compile(r"^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"), re.compile(r"^(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})$"),
          re.compile(r"^(?P<d>\d{1,2})?\s*(?P<name>[ก-๎.]{4,12})\s*(?:พ\.ศ\.)?\s*(?P<y>\d{4}|\d{2})$"))
_FIRST_BUDDHIST, _CENTURY = 2400, 100
_SERIAL = re.compile(r"^[3-7]\d{4}(?:\.0+)?$")
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of spreadsheets, whose numbers for days of this century have five digits from 36526 on."""


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
