"""Tables of indicators by years, flattened to one cell a line: years as heads, then a name and as many cells for each row."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.text.amounts import NUMBER
from loaders.text.found import Found, Target
from loaders.text.targets import cell_target

__all__ = ["Matrix", "by_name", "is_cell", "is_year_head", "row_reference", "unit_of"]

_YEAR_HEAD = re.compile(r"^(?:(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s*(?:พ\.ศ\.)?\s*)?2[45]\d\d(?:\s*[-–]\s*2[45]\d\d)?$")
_YEAR_ROW = re.compile(r"^(?:(?:ปีงบประมาณ|ปี|พ\.ศ\.)?\s*+(?:พ\.ศ\.)?\s*+2[45]\d\d\s*+[,|]?\s*+){2,}+$")
_YEAR_WORD = re.compile(r"^(?:ปีงบประมาณ|ปี)$")
_YEARS = re.compile(r"2[45]\d\d")
_EMPTY_CELL = re.compile(r"^(?:-|–|N/?A|n/a)$")
_VALUE_START = re.compile(rf"^(?:[<>≥≤=]|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|เพิ่มขึ้น|ลดลง|ร้อยละ|อันดับ(?:ที่)?|ระดับ|จำนวน|\s)*+(?:{NUMBER})")
_DIRECTION_CELL = re.compile(r"^(?:เพิ่มขึ้น|ลดลง|คงที่)[ก-๎]{0,12}$")
_LONGEST_CELL = 60
_LONGEST_REST = 34
_ROW = re.compile(rf"^(?:{NUMBER}|-)(?:\s+(?:{NUMBER}|-))+$")
_PERCENT = re.compile(r"\d\s?(?:%|เปอร์เซ็น)")
_REFERENCE = re.compile(r"^(?:\(?(\d{1,2})[).]\s*)?\(([^()]{1,40})\)$")
_UNIT_AT_END = re.compile(r"\((?!ฐาน|ข้อมูล|ตาม|จาก|แหล่ง|โดย|เฉพาะ|รวม|ไม่|เช่น)(?:หน่วย\s?:\s?)?([ก-๎A-Za-z%/.\s]{2,30})\)$")
_LEAST_STEM = 4
_ENDING = re.compile(rf"(?:\s+(?:{NUMBER}|-))+$")
_TOTAL = re.compile(r"^(?:รวม|รวมทั้งสิ้น|รวม \d+ ปี|ค่าเป้าหมาย|หน่วยนับ|หน่วยวัด|หน่วย)$")
_LEAST_YEARS = 2


def is_year_head(text: str, following: str) -> bool:
    """Whether a line is the head of a year's column (or the word ปี above one)."""
    return bool(_YEAR_HEAD.match(text) or _YEAR_ROW.match(text) or (_YEAR_WORD.match(text) and _YEARS.search(following) and _YEAR_HEAD.match(following)))


def is_cell(text: str) -> bool:
    """Whether a line is the cell of a value: an operator and a number with at most a few words behind it."""
    if len(text) > _LONGEST_CELL:
        return False
    value = _VALUE_START.match(text)
    return bool(_EMPTY_CELL.match(text) or _DIRECTION_CELL.match(text) or (value and len(text) - value.end() <= _LONGEST_REST))


def row_reference(text: str, rows: list[Found]) -> tuple[Found, str | None] | None:
    """The row among ``rows`` that a line names again above its cells, and its unit: “(2) (ครั้ง)”, “(คน)”, or the beginning of its name."""
    found = _REFERENCE.match(text)
    if found and rows:
        row = next((row for row in rows if row.number == found[1]), None) if found[1] else rows[-1]
        return (row, found[2]) if row else None
    stem = text.rstrip("ฯ").strip()
    if len(stem) >= _LEAST_STEM and text.endswith("ฯ") and rows and rows[-1].text.startswith(stem):
        return rows[-1], None
    return None


def unit_of(name: str) -> str | None:
    """The unit of a row's cells by its name: the one in brackets at its end, or that of a share or a score.

    >>> unit_of("รายได้ (บาท)"), unit_of("ร้อยละของป่า"), unit_of("รายได้")
    ('บาท', 'ร้อยละ', None)
    """
    bracket = _UNIT_AT_END.search(name)
    return bracket[1] if bracket else "ร้อยละ" if name.startswith(("ร้อยละ", "สัดส่วน")) else "คะแนน" if name.startswith(("คะแนน", "ดัชนี")) else None


def by_name(name: str, targets: list[Target]) -> list[Target]:
    """The targets of a row whose name says which way, and its cells by how much (“จำนวนคดีลดลง” · “ร้อยละ 10”)."""
    change = "decrease_by" if name.endswith("ลดลง") else "increase_by" if name.endswith("เพิ่มขึ้น") else None
    return [replace(target, op=change) if change and target.op == "=" and (target.text.startswith("ร้อยละ") or _PERCENT.search(target.text)) else target for target in targets]


class Matrix:
    """The years met as heads, and the cells of the current row."""

    def __init__(self) -> None:
        self._years: list[int] = []
        self._row: Found | None = None
        self._cells: list[str] = []
        self._counts = True
        self._filled = False
        self._unit: str | None = None

    def add_years(self, text: str, *, counts: bool) -> None:
        """One more head. ``counts`` is False in a table of money, whose cells say nothing of indicators."""
        self._finish_row()
        if self._filled:
            self._years, self._filled = [], False
        if not _YEARS.search(text):
            return
        years = [int(year) for year in _YEARS.findall(text)]
        self._years += years[-1:] if _YEAR_HEAD.match(text) else years
        self._counts = counts

    @property
    def years(self) -> tuple[int, ...]:
        """The heads that are open."""
        return tuple(self._years)

    def reopen(self, years: tuple[int, ...]) -> None:
        """The same heads again, for the next row of a table that names them once."""
        self._years, self._counts, self._filled = list(years), True, False

    @property
    def open(self) -> bool:
        """Whether years head columns here."""
        return len(self._years) >= _LEAST_YEARS and self._counts

    def start_row(self, row: Found) -> None:
        """Cells from here on belong to ``row``; those on its own line are taken off its name."""
        self._finish_row()
        self._unit = None
        if not self.open:
            self._row = None
            return
        self._row = row
        ending = _ENDING.search(row.text)
        if ending and len(ending[0].split()) == len(self._years):
            row.text, self._cells, self._filled = row.text[:ending.start()].strip(), ending[0].split(), True

    def name_unit(self, unit: str) -> None:
        """The unit of the row's cells, from a column of its own."""
        self._unit = unit

    def take_cell(self, text: str, row: Found | None, *, silent: bool) -> bool:
        """Take ``text`` as a cell if it is one; whether it was."""
        if len(self._years) < _LEAST_YEARS:
            return False
        if silent or not self._counts:
            return bool(is_cell(text) or _ROW.match(text) or _TOTAL.match(text))
        if self._row is None:
            self._row = row
        if self._row is None or len(self._cells) >= len(self._years):
            return bool(_TOTAL.match(text))
        if _ROW.match(text) and not self._cells:
            self._cells += text.split()
            self._filled = True
            return True
        if is_cell(text):
            self._cells.append(text)
            self._filled = True
            return True
        return bool(_TOTAL.match(text))

    def finish(self) -> None:
        """The text is over."""
        self._finish_row()

    def close(self) -> None:
        """The table is over."""
        self._finish_row()
        self._years, self._row, self._filled = [], None, False

    def _finish_row(self) -> None:
        row, cells = self._row, self._cells
        self._row, self._cells = None, []
        if row is None or not cells:
            return
        unit = self._unit or unit_of(row.text)
        targets = [cell_target(cell, year, unit) for year, cell in zip(self._years, cells, strict=False)]
        dated: list[Target] = [replace(target, years=(year,)) for target, year in zip(targets, self._years, strict=False) if target]
        row.targets = by_name(row.text, dated) or row.targets
