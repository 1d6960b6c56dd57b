"""What a row of a sheet is: heading of a part, data, total, note, repeated header; and the tables of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from loaders.money import MONEY
from loaders.table.fields import HIERARCHY, field_of, field_of_kind, heading_key
from loaders.table.headers import header_at, is_column_numbers, with_given
from loaders.table.lines import LABEL
from loaders.table.mapping import ColumnMapping, ColumnRule
from loaders.text.vocabulary import read_numbered
from loaders.workbook.book import Merge, Sheet

__all__ = ["Row", "RowKind", "Table", "tables_of"]

RowKind = Literal["data", "heading", "total", "note", "repeated-header", "column-numbers", "title"]
_TOTAL = re.compile(
    r"^(?:รวม|ยอดรวม|ผลรวม)(?:ทั้งสิ้น|ทั้งหมด|ย่อย|เงิน|งบประมาณ|วงเงิน|เป็นเงิน|จำนวน|ยอด|ทุก\S*)*\s*(?:[:：]|$|\(|\d[\d,.]*\s*(?:โครงการ|รายการ|แผนงาน|กิจกรรม|ตัวชี้วัด|บาท|ล้านบาท)|"
    r"(?:โครงการ|ยุทธศาสตร์|กลยุทธ์|แนวทาง|แผนงาน|ประเด็น|ผลผลิต|กิจกรรม|ด้าน|หมวด|หน่วยงาน|กอง|กรม|ปี|งบ)\S{0,80}(?:\s.{0,120})?$)|^(?:ยอด(?:รวม)?)?ยก(?:ยอด)?(?:มา|ไป)(?:\s*(?:จาก|หน้า).{0,30})?$|^(?:grand\s*)?(?:sub)?[\s-]?total\b", re.IGNORECASE)
_NUMERIC = re.compile(r"^[-–—\d,.%()\s]*(?:บาท|ล้านบาท|โครงการ|รายการ|แผนงาน|กิจกรรม)?$")
_AMOUNT = re.compile(r"^(?!2[45]\d\d$)[\d๐-๙][\d๐-๙,.]*$")
"""A number that is no year; no heading is one."""
_NOTE = re.compile(r"^(?:\*+|[-–—]\s*[\d๐-๙]+\s*[-–—]$|\(?[ก-๙]+บาท(?:ถ้วน|[ก-๙]+สตางค์)\)?$|หมายเหตุ|ที่มา\s*[:：]|แหล่งที่มา\s*[:：]|ข้อมูล\s*ณ|ณ\s*วันที่|หน้า(?:ที่)?\s*\d+(?:\s*/\s*\d+)?$|ผู้(?:จัดทำ|ให้ข้อมูล|ตรวจสอบ|รับรอง|อนุมัติ)|ลงชื่อ|note\s*:|source\s*:)", re.IGNORECASE)
_SETTING = re.compile(r"^\(?\s*หน่วย\s*(?:นับ)?\s*[:：]?\s*\(?\s*(?:" + "|".join(MONEY) + r")")
_NO_HEADING = "(ไม่มีหัว)"
_WIDE = 0.5
"""A merged row at least this share of the table's columns wide is no cell of one column."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet (from 1) and what it is; ``cells`` are its texts by column."""

    number: int
    kind: RowKind
    cells: dict[int, str]

    @property
    def text(self) -> str:
        """The cells as one text."""
        return " | ".join(" ".join(text.split()) for text in self.cells.values())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows above a header, the header, and what follows until the next header of another shape."""

    mapping: ColumnMapping
    above: tuple[Row, ...]
    rows: tuple[Row, ...]


def tables_of(sheet: Sheet, given: Iterable[ColumnMapping] = ()) -> list[Table]:
    """Tables of a sheet in their order; none if no row holds headings that are known and nobody gave any."""
    given = tuple(given)
    tables: list[Table] = []
    above: list[Row] = []
    number, forced = 1, _forced(sheet, given)
    while number <= len(sheet.rows):
        mapping = header_at(sheet, number, force_to=forced[1]) if forced and number == forced[0] else header_at(sheet, number)
        if mapping is None:
            cells = _cells(sheet, number)
            if cells:
                above.append(Row(number, "title", cells))
            number += 1
            continue
        mapping = with_given(mapping, given)
        rows, number = _rows(sheet, mapping)
        mapping = with_given(_with_bare_columns(mapping, rows), given)
        tables.append(Table(mapping, tuple(above), tuple(rows)))
        above = []
        forced = None
    return tables


def _with_bare_columns(mapping: ColumnMapping, rows: Iterable[Row]) -> ColumnMapping:
    """The mapping with the columns that nobody headed and that hold something: what stands there is kept, and can be given a meaning."""
    headed = {each.column for each in mapping.columns}
    bare = sorted({column for row in rows if row.kind == "data" for column in row.cells} - headed)
    if not bare:
        return mapping
    added = (ColumnRule(column, _NO_HEADING, None, rule="header-none") for column in bare)
    return replace(mapping, columns=tuple(sorted((*mapping.columns, *added), key=lambda each: each.column)))


def _forced(sheet: Sheet, given: tuple[ColumnMapping, ...]) -> tuple[int, int] | None:
    """Header rows that a given mapping names, where no header is found without it."""
    mine = next((each for each in given if each.sheet == sheet.name), None)
    if mine is None or any(header_at(sheet, row) for row in range(1, min(len(sheet.rows), 60) + 1)):
        return None
    return mine.header_rows


def _cells(sheet: Sheet, number: int) -> dict[int, str]:
    return {column: text for column, text in enumerate(sheet.rows[number - 1], 1) if text}


def _rows(sheet: Sheet, mapping: ColumnMapping) -> tuple[list[Row], int]:
    """Rows below the header; and the row where another table begins."""
    reader = _Rows(sheet, mapping)
    rows: list[Row] = []
    number = mapping.header_rows[1] + 1
    while number <= len(sheet.rows):
        cells = _cells(sheet, number)
        if not cells:
            number += 1
            continue
        if reader.could_be_header(cells):
            again = header_at(sheet, number)
            if again and not reader.same(again):
                return rows, number
            if again:
                rows += [Row(each, "repeated-header", _cells(sheet, each)) for each in range(number, again.header_rows[1] + 1) if each <= len(sheet.rows)]
                number = again.header_rows[1] + 1
                continue
        rows.append(Row(number, reader.kind(number, cells), cells))
        number += 1
    return rows, number


class _Rows:
    """Tells the rows of one table apart."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping) -> None:
        self._sheet, self._mapping = sheet, mapping
        self._fields = {each.column: each.field for each in mapping.columns}
        self._keys = {each.key for each in mapping.columns}
        self._tops = {heading_key(part) for each in mapping.columns for part in each.header.split(" > ")}
        self._wide: dict[int, Merge] = {merge.top: merge for merge in sheet.merged if merge.right - merge.left + 1 >= max(_FEW, _WIDE * len(mapping.columns)) and merge.top > mapping.header_rows[1]}
        self._body = mapping.column_of("project") or mapping.column_of("activity") or mapping.column_of("indicator")

    def could_be_header(self, cells: dict[int, str]) -> bool:
        """A cheap look: most cells say what a heading of this table says, or two of the first three are headings of any."""
        texts = list(cells.values())
        if len(texts) < _FEW or any(len(text) > 150 for text in texts[:3]) or any(_AMOUNT.match(text) for text in texts):  # noqa: PLR2004 - longer than a heading
            return False
        if sum(heading_key(text) in self._tops for text in texts[:4]) >= _FEW:
            return True
        found = [field_of(text) for text in texts[:3]]
        return sum(each is not None and each[1] == "certain" for each in found) >= _FEW

    def same(self, other: ColumnMapping) -> bool:
        """Whether a header is this table's, printed again."""
        keys = {each.key for each in other.columns}
        return len(keys & self._keys) >= 0.8 * max(len(keys), len(self._keys))

    def kind(self, number: int, cells: dict[int, str]) -> RowKind:
        """What a row that is no header is."""
        texts = list(cells.values())
        if number <= self._mapping.header_rows[1] + 1 and is_column_numbers(texts):
            return "column-numbers"
        if self._is_total(cells):
            return "total"
        if len(set(texts)) <= _FEW and _NOTE.match(texts[0]):
            return "note"
        if _SETTING.match(texts[0]) and len(texts) == 1:
            return "title"
        return "heading" if self._is_heading(number, cells) else "data"

    def _is_total(self, cells: dict[int, str]) -> bool:
        first = next((text for column, text in cells.items() if self._fields.get(column) != "order" or not text.strip(" .").isdecimal()), "")
        if not _TOTAL.match(" ".join(first.split())):
            return False
        seen = False
        for text in cells.values():
            if text == first and not seen:
                seen = True
            elif not _NUMERIC.match(text):
                return False
        return True

    def _is_heading(self, number: int, cells: dict[int, str]) -> bool:
        """One text over the width of the table, or one that begins like the heading of a part in an otherwise empty row."""
        if len(set(cells.values())) > 1 and not self._only_money_behind(cells):
            return False
        column, text = next(iter(cells.items()))
        wide = self._wide.get(number)
        if wide and wide.left == column:
            return True
        bare, field = " ".join(text.split()), self._fields.get(column)
        if len(set(cells.values())) == 1 and len(cells) > 1:
            return False
        if field in HIERARCHY:  # its own kind of part stands in its column; a part of another kind is a heading
            numbered = read_numbered(bare)
            return bool(numbered and numbered.rest and numbered.role in (None, "goals") and field_of_kind(numbered.kind) != field)
        if _begins_part(bare):
            return True
        return len(cells) == 1 and column != self._body and self._body is not None and len(self._mapping.columns) > _FEW and not _NUMERIC.match(bare)

    def _only_money_behind(self, cells: dict[int, str]) -> bool:
        """A heading of a part with the sum of its projects in the same row."""
        column, text = next(iter(cells.items()))
        rest = [(self._fields.get(other), cell) for other, cell in cells.items() if other != column]
        numbered = read_numbered(" ".join(text.split()))
        return bool(numbered and numbered.role is None) and all(field in ("budget", "budget_total") and _NUMERIC.match(cell) for field, cell in rest)


def _begins_part(text: str) -> bool:
    """Whether a text begins like the heading of a part: “ยุทธศาสตร์ที่ 1 …”, “กลยุทธ์ : …”."""
    labelled = LABEL.match(text)
    if labelled and (found := field_of(labelled["label"])) and found[1] == "certain":
        return True
    numbered = read_numbered(text)
    return bool(numbered and numbered.rest and numbered.role in (None, "goals"))
