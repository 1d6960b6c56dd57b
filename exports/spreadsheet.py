"""Excel files that open well and do nothing by themselves: text is text, headings stay in sight, every sheet prints on pages.

A text that begins like a formula (``=`` ``+`` ``-`` ``@``, tab, line break) is kept letter for letter and stored as a quoted string, the way
Excel itself stores what is typed with an apostrophe in front; it is never computed, neither on opening nor after editing the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.plain import printable
from queries.read.wrap import shown_width

__all__ = ["LONGEST_CELL", "MEDIA_TYPE", "csv_text", "finished", "fit_rows", "put", "sheet", "table_sheet"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FONT = "TH Sarabun New"
SIZE = 14
LONGEST_CELL = 32_000
"""Characters; Excel holds 32,767 in a cell and calls a file with more damaged."""
_LINE_HEIGHT, _HIGHEST = 21, 409
"""Points of a line of TH Sarabun at 14 points, and the most that Excel allows a row."""
_LETTERS_A_WIDTH = 1.0
"""Letters of TH Sarabun at 14 points in the width of one digit of the default font, less what breaking between words costs."""
_ACROSS_A4, _ACROSS_A3 = 260, 300
"""Widths in digits that stay readable when they are fitted to a page across."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HEAD_FILL = PatternFill("solid", fgColor="E4F0F7")


def put(cell: Any, value: str | float | None, *, bold: bool = False, align: Alignment | None = None) -> Cell:
    """Write a value; text can never become a formula."""
    if isinstance(value, str):
        text = printable(value, LONGEST_CELL)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
    else:
        cell.value = value
    cell.font = Font(name=FONT, size=SIZE, bold=bold)
    cell.alignment = align or Alignment(vertical="top", wrap_text=True)
    return cell  # type: ignore[no-any-return]


def csv_text(value: object) -> str:
    """Text for a CSV cell; what a spreadsheet would compute gets an apostrophe in front (CSV knows no other way)."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def sheet(book: Workbook, title: str) -> Worksheet:
    """A new sheet, printed on A4 across."""
    made: Worksheet = book.create_sheet(title[:31])
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return made


def table_sheet(book: Workbook, title: str, head: Sequence[str], rows: Iterable[Sequence[str | float | None]], widths: Sequence[int]) -> Worksheet:
    """A sheet with one table: heading in sight, filter on."""
    made = sheet(book, title)
    for column, (name, width) in enumerate(zip(head, widths, strict=True), 1):
        put(made.cell(1, column), name, bold=True).fill = HEAD_FILL
        made.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            put(made.cell(number, column), value)
    made.freeze_panes = "A2"
    made.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(made.max_row, 2)}"
    made.print_title_rows = "1:1"
    if sum(widths) > _ACROSS_A4:  # small print helps nobody: A3, and as many pages side by side as it takes
        made.page_setup.paperSize, made.page_setup.fitToWidth = 8, ceil(sum(widths) / _ACROSS_A3)
    fit_rows(made)
    return made


def fit_rows(made: Worksheet) -> None:
    """Give every row the height its longest cell needs at the width of its column: Excel finds that by itself on opening, LibreOffice does not."""
    widths = {letter: dimension.width for letter, dimension in made.column_dimensions.items()}
    for number, row in enumerate(made.iter_rows(), 1):
        lines = max((_lines(str(cell.value), widths.get(cell.column_letter, 10)) for cell in row if cell.value is not None), default=1)
        made.row_dimensions[number].height = min(lines * _LINE_HEIGHT + 3, _HIGHEST)


def _lines(text: str, width: float) -> int:
    """Lines a text takes in a column; lines break between words, which costs some room."""
    room = max(1.0, width * _LETTERS_A_WIDTH)
    return sum(max(1, ceil(shown_width(line) / room)) for line in text.split("\n"))


def finished(book: Workbook) -> bytes:
    """The file."""
    output = BytesIO()
    book.save(output)
    return output.getvalue()
