"""What the cells of one row hold besides names: targets of indicators, money, dates, parts of upper plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.calendar import day_of_cell, last_day
from loaders.clean import arabic_digits
from loaders.money import money_of
from loaders.table.amounts import codes_in, years_of
from loaders.table.cells import Named, indicator_items, name_of, period_of, split_lines, targets_of_text, unit_in_name, values_in
from loaders.table.columns import Columns, Report
from loaders.table.fields import ALIGNED, FIELDS, heading_key
from loaders.table.found import Aligned, Budget
from loaders.table.mapping import ColumnRule
from loaders.text.found import Target
from loaders.workbook.book import Sheet, place

__all__ = ["RowValues", "Times"]

_TOLERANCE = 0.005
"""Share of a total by which rounded years may miss it."""
_TICK = re.compile(r"^(?:[✓✔√☑☒/xX×●○◉◎⬤⚫⚪•]|ü|P|ใช่|มี)$")
"""A cell that says no more than that its heading holds; ü and P are ticks in fonts of signs."""
_WORDS = re.compile(r"[ก-๎A-Za-z]{3}")
_ONE_YEAR = re.compile(r"^(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.ศ\.|FY)?\s*\d{4}$", re.IGNORECASE)
_MARKED = {"●": "main", "⬤": "main", "⚫": "main", "◉": "main", "○": "secondary", "⚪": "secondary", "◎": "secondary"}
"""Full marks are หลัก and open ones รอง in tables of alignment."""
_CODED = frozenset({"y1", "y2", "mp", "mp_subplan"})


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end of a row, as ISO dates or พ.ศ. years; ``kept`` are columns whose text says more or could not be read."""

    starts: str | None
    ends: str | None
    kept: tuple[int, ...]


class RowValues:
    """Reads values of the rows of one table. ``unit`` and ``years`` are what lines above the table say; what is doubtful goes to the report."""

    def __init__(self, sheet: Sheet, columns: Columns, report: Report) -> None:
        self._sheet, self._columns, self._report = sheet, columns, report
        self.unit: str | None = None
        self.years: tuple[int, ...] = ()
        self.said: list[ColumnRule] = []
        """Columns of money whose cell in the last row is words, or no one amount: “ไม่ใช้งบประมาณ”, “1-2 ล้านบาท”."""

    # -- indicators --------------------------------------------------------------------------------------------------------

    def indicators(self, text: str, cells: dict[int, str], values: dict[int, str], row: int) -> Iterator[tuple[Named, list[Target], list[Target]]]:
        """Each indicator of a cell with the targets of its columns (``values``), or else those that its own wording gives."""
        items = indicator_items(text, list(values.values()))
        unit, direction = self._columns.text(cells, "unit")[0], self._columns.text(cells, "direction")[0]
        units = unit.split("\n") if unit else []
        for index, item in enumerate(items):
            named = name_of(item)
            own = (units[index] if len(units) == len(items) else " ".join(units)) or unit_in_name(named.text)
            found = [target for column, cell in values.items() for target in self._targets(cell, column, (index, len(items)), own, direction, row)]
            yield named, found, [] if found else targets_of_text(item)

    def _targets(self, cell: str, column: int, at: tuple[int, int], unit: str | None, direction: str, row: int) -> tuple[Target, ...]:
        index, of = at
        here = place(row, column)
        if of > 1:
            lines = split_lines(cell)
            lines = lines if len(lines) == of else cell.split("\n")
            if len(lines) != of:
                if index == 0:
                    self._report.add("targets-lines", row, f"ช่อง {here} มีค่าเป้าหมาย {len(lines)} ค่า แต่ตัวชี้วัดมี {of} ตัว จึงไม่จับคู่ให้: แยกตัวชี้วัดละแถว",
                                     f"cell {here} has {len(lines)} target values for {of} indicators, so they were not paired: give each indicator a row")
                return ()
            cell = lines[index]
        rule = self._columns.rule(column)
        year = rule.years[-1] if rule.years else self.years[-1] if len(self.years) == 1 else None
        targets, doubt = values_in(cell, year, unit or rule.unit, direction)
        if doubt and targets[0].value is not None:
            percent = f"{targets[0].value * 100:g}"
            self._report.add(doubt, row, f"ช่อง {here} มีค่า {cell} หน่วยร้อยละ: น้อยกว่าร้อยละ 1 หรือหมายถึงร้อยละ {percent} ตรวจแล้วแก้ในไฟล์",
                             f"cell {here} holds {cell} and the unit is percent: is it below 1 percent, or {percent} percent? check and correct the file")
        return targets

    # -- money -------------------------------------------------------------------------------------------------------------

    def budgets(self, cells: dict[int, str], row: int) -> list[Budget]:
        """Amounts of a row; years that do not add up to the printed total are reported."""
        found = []
        self.said = []
        for name in ("budget", "budget_total"):
            for rule in self._columns.of(name):
                budget = self._budget(rule, cells.get(rule.column, ""), row, total=name == "budget_total")
                if budget:
                    found.append(budget)
        self._check_sum(found, row)
        return found

    def _budget(self, rule: ColumnRule, text: str, row: int, *, total: bool) -> Budget | None:
        try:
            money = money_of(text, rule.unit or self.unit)
        except ValueError:
            if (row, rule.column) not in self._sheet.formulas:  # formulas are reported once for the whole sheet
                self.said.append(rule)
                here = place(row, rule.column)
                self._report.add("budget-unreadable", row, f"ช่อง {here} «{text[:40]}» อ่านเป็นจำนวนเงินไม่ได้: ใส่ตัวเลข หรือ - ถ้าไม่ใช้งบประมาณ", f"cell {here} “{text[:40]}” is no amount of money: enter a number, or - where no budget is used")
            return None
        if money is None:
            self.said += [rule] if _WORDS.search(text) else []
            return None
        if money.unit is None:
            self._report.add("budget-unit", row, f"คอลัมน์ {rule.letter} «{rule.header}» ไม่บอกหน่วยเงิน: เติม (บาท) หรือ (ล้านบาท) ในหัวคอลัมน์ หรือกำหนดในการจับคู่คอลัมน์",
                             f"column {rule.letter} “{rule.header}” does not say its unit of money: add (บาท) or (ล้านบาท) to the heading, or set it in the column mapping", once_for=rule.column)
        return Budget(money, rule.years or (() if total else self.years), row, rule.column, rule.header, total)

    def _check_sum(self, budgets: list[Budget], row: int) -> None:
        yearly = [each for each in budgets if not each.total and len(each.years) == 1]
        totals = [each for each in budgets if each.total]
        if len(totals) != 1 or len({each.years for each in yearly}) != len(yearly) or len(yearly) < 2 or any(each.money.baht is None for each in budgets):  # noqa: PLR2004 - one year is no sum
            return
        total, parts = float(totals[0].money.baht or 0), sum(float(each.money.baht or 0) for each in yearly)
        if abs(total - parts) > max(_TOLERANCE * abs(total), 1):
            here = place(row, totals[0].column)
            self._report.add("budget-sum", row, f"งบรายปีรวมได้ {parts:,.0f} บาท แต่ช่องรวม {here} คือ {total:,.0f} บาท: ตรวจตัวเลขในแถวนี้", f"the years add up to {parts:,.0f} baht but the total in {here} is {total:,.0f} baht: check the figures of this row")

    def year_of(self, cells: dict[int, str]) -> tuple[int, ...]:
        """The year that a cell of its own gives for the row (“ปีงบประมาณ: 2567”); none for a period, or a day."""
        text, _ = self._columns.text(cells, "period")
        years = years_of(text) if _ONE_YEAR.match(" ".join(arabic_digits(text).split())) else ()
        return years if len(years) == 1 else ()

    # -- time --------------------------------------------------------------------------------------------------------------

    def times(self, cells: dict[int, str], row: int) -> Times:
        """Start and end from a column of periods or from one column each."""
        text, column = self._columns.text(cells, "period")
        starts, ends = period_of(text) if text else (None, None)
        kept = [column] if text else []
        for name in ("start", "end"):
            text, column = self._columns.text(cells, name)
            if not text:
                continue
            day = day_of_cell(text)
            value = (last_day(text, day) if name == "end" else day).isoformat() if day else period_of(text)[name == "end"]
            starts, ends = (value, ends) if name == "start" else (starts, value)
            kept += [column] if value is None else []
        if starts and ends and starts[0].isdigit() and ends[0].isdigit() and ends < starts:
            self._report.add("period-order", row, f"วันที่สิ้นสุด {ends} มาก่อนวันที่เริ่มต้น {starts}: ตรวจวันที่ในแถวนี้", f"the end {ends} is before the start {starts}: check the dates of this row")
        return Times(starts, ends, tuple(kept))

    # -- upper plans -------------------------------------------------------------------------------------------------------

    def aligned(self, rule: ColumnRule, text: str, row: int) -> Aligned:
        """A cell that names a part of an upper plan, with its codes; a code of the other level is reported."""
        name = rule.field or ""
        level, plan = ALIGNED[name]
        tick = _TICK.match(text)
        if tick:
            text = rule.header.split(" > ")[-1]
        codes = codes_in(text, alone=name in ("y1", "y2")) if name in _CODED else ()
        key = heading_key(rule.header)
        directness = "secondary" if key.endswith("รอง") else "main" if key.endswith("หลัก") or "เชื่อมโยงหลัก" in key else _MARKED.get(tick[0]) if tick else None
        expected, here = {"y1": "Y1", "y2": "Y2"}.get(name), place(row, rule.column)
        for code in codes:
            if expected and code.level != expected:
                self._report.add("code-level", row, f"ช่อง {here}: รหัส {code.code} เป็นรหัสระดับ {code.level} แต่คอลัมน์คือ {FIELDS[name].th}: ตรวจรหัส", f"cell {here}: {code.code} is a code of level {code.level} but the column is {FIELDS[name].en}: check the code")
        return Aligned(name, level, plan, " ".join(text.split()), rule.header, row, rule.column, codes, directness)
