"""Which rows of a sheet are headings: where a header starts, how far down it goes, and what one heading cell says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.clean import arabic_digits
from loaders.money import money_unit
from loaders.table.amounts import without_years_and_units, years_of
from loaders.table.fields import ANCHORS, context_of, field_of, heading_key
from loaders.workbook.book import Sheet

__all__ = ["ENOUGH", "PHASE", "TOTAL", "Part", "filled", "is_column_numbers", "last_header_row", "part_of", "short_part", "short_years", "starts_header"]

TOTAL = re.compile(r"^(?:รวม|ยอดรวม)(?:ทั้งสิ้น|ทั้งหมด|เงิน|งบประมาณ|\d\s?ปี|วงเงิน|เป็นเงิน|ทุกปี)*$|^total$", re.IGNORECASE)
PHASE = re.compile(r"^(?:(?:ไตรมาส|Q)(?:ที่)?\s?\d|(?:ต\.?ค|พ\.?ย|ธ\.?ค|ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย)\.?(?:\s?\d\d(?:\d\d)?)?)$")
_PURE_NUMBER = re.compile(r"^[\d,.%\s-]+$")
_YEAR_CELL = re.compile(r"^2[45]\d\d$")
_SHORT_YEAR = re.compile(r"^[5-9]\d$")
"""“66” below a heading that is said of several years: พ.ศ. 2566."""
_CENTURY_BE = 2500
_SIDE_OF_CHANGE = re.compile(r"^\(?(?:ฉบับ|แผน|ของ|ข้อความ|ข้อมูล)?(?:ที่)?(?:เดิม|(?:ขอ)?(?:ปรับปรุง|แก้ไข|เปลี่ยนแปลง)(?:ใหม่)?|ใหม่)\)?$")
_MOST_HEADER_ROWS = 5
ENOUGH = 2
_SHARE = 0.4
"""Of the cells of a header row, at least so many are headings that are known."""
_MANY = 8
"""A row of so many cells may begin with headings that nobody knows (numbers and addresses that a system gives)."""
_LONGEST_HEADING = 120
_LONGEST_BELOW = 40
"""Characters of a word below a heading that nothing but empty cells says to be wide."""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading cell, taken apart."""

    text: str
    core: str
    years: tuple[int, ...]
    unit: str | None


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part:
    """What a heading cell says: its words, its years, its unit of money."""
    return Part(text, without_years_and_units(text), years_of(text), money_unit(text))


def short_part(text: str) -> Part | None:
    """A year of two digits below another heading; None for other headings."""
    digits = arabic_digits(text)
    return Part(text, "", (_CENTURY_BE + int(digits),), None) if _SHORT_YEAR.match(digits) else None


@lru_cache(maxsize=4096)
def _known(text: str) -> str | None:
    """The field or context of a cell that is a heading for certain; “year” for years, units, totals, and before and after a change."""
    if not text or len(text) > _LONGEST_HEADING:
        return None
    part = part_of(text)
    if not part.core:
        return "year"
    if TOTAL.match(heading_key(part.core)) or PHASE.match(part.core) or _SIDE_OF_CHANGE.match(heading_key(part.core)):
        return "year"
    for words in (text, part.core):
        found = field_of(words)
        if found and found[1] == "certain":
            return found[0]
    context = context_of(text)
    return f"context-{context}" if context and len(text) < 60 else None  # noqa: PLR2004 - a name of a plan, not a sentence on it


def filled(sheet: Sheet, row: int) -> dict[int, str]:
    """Texts of a row by column; none for a row that is not there."""
    return {column: text for column, text in enumerate(sheet.rows[row - 1], 1) if text} if 0 < row <= len(sheet.rows) else {}


def starts_header(sheet: Sheet, row: int) -> bool:
    """Whether the headings of a table begin in a row."""
    cells = filled(sheet, row)
    if len(cells) < ENOUGH:
        return False
    texts = list(cells.values())
    if any(map(_is_figure, texts)) or not any(_known(text) for text in (texts if len(texts) >= _MANY else texts[:3])):
        return False
    known = [_known(text) for text in texts]
    fields = {name for name in known if name and name != "year"}
    enough = len(fields) >= ENOUGH or (bool(fields) and "year" in known and len(texts) > ENOUGH)
    if not enough or sum(name is not None for name in known) < _SHARE * len(known):
        return False
    below = {_known(text) for next_row in range(row, row + 3) for text in filled(sheet, next_row).values()}
    return bool(below & ANCHORS)


def last_header_row(sheet: Sheet, row: int) -> int:
    """The last row of the header that begins in ``row``."""
    last = max([row, *(merge.bottom for merge in sheet.merged if merge.top == row and merge.bottom - row < _MOST_HEADER_ROWS and sheet.at(merge.top, merge.left))])
    while last - row < _MOST_HEADER_ROWS and _goes_on(sheet, row, last + 1):
        last += 1
    return last


def _goes_on(sheet: Sheet, first: int, row: int) -> bool:
    """Whether ``row`` still belongs to the header: column numbers, headings only, or cells only below headings that span columns."""
    cells = filled(sheet, row)
    if not cells:
        return False
    if is_column_numbers(list(cells.values())):
        return True
    figures = {column for column, text in cells.items() if _is_figure(text)} - short_years(cells)
    if figures:
        return False
    if all(_known(text) or column in short_years(cells) for column, text in cells.items()):
        return True
    spanned = _spanned(sheet, first, row - 1) | _meant_to_span(sheet, first, row, cells)
    return bool(spanned) and all(column in spanned for column in cells)


def _is_figure(text: str) -> bool:
    """Whether a cell is a number that is no year; no heading is one."""
    text = arabic_digits(text)
    return bool(_PURE_NUMBER.match(text)) and not _YEAR_CELL.match(text)


def short_years(cells: Mapping[int, str]) -> set[int]:
    """Columns of a run of years printed with two digits: 66, 67, 68."""
    runs: list[list[tuple[int, int]]] = []
    for column, text in sorted(cells.items()):
        if not _SHORT_YEAR.match(arabic_digits(text)):
            continue
        year = int(arabic_digits(text))
        if runs and runs[-1][-1] == (column - 1, year - 1):
            runs[-1].append((column, year))
        else:
            runs.append([(column, year)])
    return {column for run in runs if len(run) >= ENOUGH for column, _ in run}


def _meant_to_span(sheet: Sheet, first: int, row: int, cells: Mapping[int, str]) -> set[int]:
    """Columns below a heading with empty cells right of it, which merges nothing: where ``row`` says what each of them is, and nothing of a project.

    A row of data has cells in the columns that are headed and are not of such a heading.
    """
    heads = filled(sheet, first)
    if row != first + 1 or not heads:
        return set()
    end = max([*heads, *cells])
    nearest = {column: max((head for head in heads if head <= column), default=0) for column in range(min(heads), end + 1)}
    wide = {head for column, head in nearest.items() if head and column not in heads}
    spanned = {column for column, head in nearest.items() if head in wide}
    named = any(_known(heads[head]) in ANCHORS for head in {nearest.get(column, 0) for column in cells} if head)
    long = any(len(text) > _LONGEST_BELOW for text in cells.values())
    below = filled(sheet, row + 1)
    goes_on = any(column in heads and column not in spanned for column in below)
    return spanned if len(cells) >= ENOUGH and any(column not in heads for column in cells) and not named and not long and goes_on else set()


def _spanned(sheet: Sheet, first: int, last: int) -> set[int]:
    """Columns below a merged heading that is wider than one column, unless it is as wide as the sheet (a title)."""
    return {column for merge in sheet.merged if first <= merge.top and merge.bottom <= last and merge.right > merge.left for column in range(merge.left, merge.right + 1)}


def is_column_numbers(cells: list[str]) -> bool:
    """Whether cells only number the columns: (1) (2) (3) and so on."""
    numbers = [cell.strip(" ()") for cell in cells]
    return len(numbers) > ENOUGH and all(number.isdecimal() for number in numbers) and [int(number) for number in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers))) and int(numbers[0]) <= 1
