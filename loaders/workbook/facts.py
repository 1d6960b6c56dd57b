"""Facts of sheets read from their XML while it is checked: where values stand, percent formats, formulas without value, merged cells of ODS."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from loaders.workbook.book import Merge
from loaders.workbook.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse

__all__ = ["OdsFacts", "SheetFacts", "XlsxFacts", "check_extent", "percent_styles"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN_PERCENT = {9, 10}
"""Number formats 0% and 0.00% (ECMA-376, 18.8.30)."""
_MOST_REPEATED = 1_048_576
"""Rows of the largest sheet there is."""


@dataclass(slots=True)
class SheetFacts:
    """Cells are (row, column), both from 1."""

    percent: set[tuple[int, int]] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    """Rows that are hidden, by a filter or by hand; people see no difference, so they are read."""


def check_extent(name: str, sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet whose values reach further than tables do."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise refuse(f"{name} › {sheet}" if sheet else name, "table-extent",
                     f"ข้อมูลกระจายถึงแถว {rows:,} คอลัมน์ {columns:,} เกินขีดจำกัด ({MAX_ROWS:,} แถว {MAX_COLUMNS:,} คอลัมน์ รวม {MAX_CELLS:,} ช่อง): ลบช่องที่อยู่ไกลจากตาราง หรือแยกไฟล์",
                     f"values reach row {rows:,} and column {columns:,}, beyond the limits ({MAX_ROWS:,} rows, {MAX_COLUMNS:,} columns, {MAX_CELLS:,} cells in all): delete cells far from the table, or split the file")


def percent_styles(styles: bytes) -> frozenset[str]:
    """Indexes of the cell formats of styles.xml that show percent. The XML must have been checked for a DOCTYPE."""
    root = ET.fromstring(styles)  # noqa: S314 - checked before
    ids = {int(each.get("numFmtId", "0")) for each in root.iter(f"{_MAIN}numFmt") if "%" in each.get("formatCode", "") and each.get("numFmtId", "").isdecimal()} | _BUILT_IN_PERCENT
    formats = root.find(f"{_MAIN}cellXfs")
    if formats is None:
        return frozenset()
    return frozenset(str(index) for index, each in enumerate(formats) if each.get("numFmtId", "").isdecimal() and int(each.get("numFmtId", "0")) in ids)


class XlsxFacts:
    """Start handler for the XML of one sheet of an XLSX file."""

    def __init__(self, name: str, sheet: str, percent: frozenset[str]) -> None:
        self._name, self._sheet, self._styles = name, sheet, percent
        self.parser: Any = None
        self._facts = SheetFacts()
        self._row = self._column = self._last_row = self._last_column = 0
        self._style = ""
        self._formula: list[str] | None = None

    def start(self, tag: str, attributes: list[str]) -> None:
        """Handler of expat; ``attributes`` is name, value, name, value, and so on."""
        kind = tag.rpartition(" ")[2]
        if kind == "c":
            self._close_cell()
            self._cell(attributes)
        elif kind == "row":
            self._close_cell()
            self._row, self._column = self._row + 1, 0
            for index in range(0, len(attributes), 2):
                if attributes[index] == "r" and attributes[index + 1].isdecimal():
                    self._row = int(attributes[index + 1])
            if attributes and "hidden" in attributes[::2] and attributes[attributes.index("hidden") + 1] in ("1", "true"):
                self._facts.hidden.add(self._row)
        elif kind in ("v", "is"):
            self._value()
        elif kind == "f":
            self._formula = []
            self.parser.CharacterDataHandler = self._formula.append
        elif self._formula is not None:
            self._close_cell()

    def _cell(self, attributes: list[str]) -> None:
        self._column += 1
        self._style = ""
        for index in range(0, len(attributes), 2):
            if attributes[index] == "r":
                self._row, self._column = _reference(attributes[index + 1], self._row, self._column)
            elif attributes[index] == "s":
                self._style = attributes[index + 1]

    def _value(self) -> None:
        if self._formula is not None:  # an empty value element is no value
            self.parser.CharacterDataHandler = self._has_value
        self._last_row, self._last_column = max(self._last_row, self._row), max(self._last_column, self._column)
        if self._style in self._styles:
            self._facts.percent.add((self._row, self._column))

    def _has_value(self, _: str) -> None:
        self._formula = None
        self.parser.CharacterDataHandler = None

    def _close_cell(self) -> None:
        if self._formula is not None:
            self._facts.formulas[self._row, self._column] = "=" + "".join(self._formula)
            self._formula = None
            self.parser.CharacterDataHandler = None

    def done(self) -> SheetFacts:
        """The facts; refuses a sheet that is too wide or long."""
        self._close_cell()
        check_extent(self._name, self._sheet, self._last_row, self._last_column)
        return self._facts


def _reference(printed: str, row: int, column: int) -> tuple[int, int]:
    letters = printed.rstrip("0123456789")
    digits = printed[len(letters):]
    if not letters.isascii() or not letters.isalpha() or not digits or len(printed) > 12:  # noqa: PLR2004 - XFD1048576 has ten
        return row, column
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return int(digits), number


class OdsFacts:
    """Start handler for content.xml of an ODS file: cells repeat, so that few bytes can stand for many cells."""

    def __init__(self, name: str) -> None:
        self._name, self._sheet = name, ""
        self.sheets: dict[str, SheetFacts] = {}
        self._row = self._column = self._rows_repeated = self._repeated = 0
        self._valued = False

    def start(self, tag: str, attributes: list[str]) -> None:
        """Handler of expat; ``attributes`` is name, value, name, value, and so on."""
        kind = tag.rpartition(" ")[2]
        if kind not in ("table", "table-row", "table-cell", "covered-table-cell", "p"):
            return
        values = {attributes[index].rpartition(" ")[2]: attributes[index + 1] for index in range(0, len(attributes), 2)}
        if kind == "table":
            self._sheet, self._row, self._rows_repeated = values.get("name", ""), 0, 1
            self.sheets[self._sheet] = SheetFacts()
        elif kind == "table-row":
            self._row += self._rows_repeated if self._row else 1
            self._column, self._repeated = 1, 0
            self._rows_repeated = self._count(values.get("number-rows-repeated"))
        elif kind == "p":
            self._reach()
        elif self._sheet in self.sheets:
            self._cell(values)

    def _cell(self, values: dict[str, str]) -> None:
        self._column += self._repeated
        self._repeated = self._count(values.get("number-columns-repeated"))
        facts, here = self.sheets[self._sheet], (self._row, self._column)
        if "value-type" in values:
            self._reach()
        if values.get("value-type") == "percentage":
            check_extent(self._name, self._sheet, self._rows_repeated, self._repeated)
            for row in range(self._row, self._row + self._rows_repeated):
                facts.percent.update((row, column) for column in range(self._column, self._column + self._repeated))
        if "formula" in values and "value-type" not in values:
            facts.formulas[here] = values["formula"].partition(":")[2] or values["formula"]
        down, right = self._count(values.get("number-rows-spanned")), self._count(values.get("number-columns-spanned"))
        if down > 1 or right > 1:
            facts.merged.append(Merge(self._row, self._column, self._row + down - 1, self._column + right - 1))

    def _reach(self) -> None:
        check_extent(self._name, self._sheet, self._row + self._rows_repeated - 1, self._column + self._repeated - 1)

    def _count(self, printed: str | None) -> int:
        if printed is None:
            return 1
        if not printed.isdecimal() or int(printed) > _MOST_REPEATED:
            check_extent(self._name, self._sheet, _MOST_REPEATED + 1, 1)
        return max(1, int(printed))
