"""Excel files that open well and do nothing by themselves: text is text, headings stay in sight, every sheet prints on pages.

A text that begins like a formula (``=`` ``+`` ``-`` ``@``, tab, line break) is kept letter for letter and stored as a quoted string, the way
Excel itself stores what is typed with an apostrophe in front; it is never computed, neither on opening nor after editing the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["MEDIA_TYPE", "csv_text", "finished", "put", "sheet", "table_sheet"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FONT = "TH Sarabun New"
SIZE = 14
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HEAD_FILL = PatternFill("solid", fgColor="E4F0F7")


def put(cell: Any, value: str | float | None, *, bold: bool = False, align: Alignment | None = None) -> Cell:
    """Write a value; text can never become a formula."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
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
    return made


def finished(book: Workbook) -> bytes:
    """The file."""
    output = BytesIO()
    book.save(output)
    return output.getvalue()
