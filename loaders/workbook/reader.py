"""Bytes of a table file to its sheets: the kind found from the content, whatever the name says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from loaders.problems import DataError
from loaders.workbook.apart import read_apart
from loaders.workbook.archive import open_archive
from loaders.workbook.book import Book, Merge, Sheet, cell_text
from loaders.workbook.delimited import read_delimited
from loaders.workbook.facts import SheetFacts, check_extent
from loaders.workbook.limits import check_size, refuse

__all__ = ["read_book", "read_packed"]

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_OTHERS = ((b"%PDF", "PDF", "a PDF"), (b"\x89PNG", "รูปภาพ", "a picture"), (b"\xff\xd8\xff", "รูปภาพ", "a picture"), (b"GIF8", "รูปภาพ", "a picture"),
           (b"\x1f\x8b", "ไฟล์บีบอัด", "a compressed file"), (b"Rar!", "ไฟล์บีบอัด", "a compressed file"), (b"7z\xbc\xaf", "ไฟล์บีบอัด", "a compressed file"),
           (b"{\\rtf", "RTF", "an RTF text"), (b"MZ", "โปรแกรม", "a program"), (b"\x7fELF", "โปรแกรม", "a program"))
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|div|meta|style|\?xml|workbook)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.([a-z0-9]{2,5})$")
_ROWS_NAMED = 8
_PANIC = "PanicException"
"""What the reader raises, outside of Exception, when its own code stops."""
_MACROS = ("macros", "ไฟล์มีแมโคร ระบบไม่เปิดและไม่เรียกใช้ อ่านเฉพาะค่าในช่อง", "the file holds macros; they were neither opened nor run, only values of cells were read")


def read_book(data: bytes, name: str = "", *, apart: bool = True) -> Book:
    """The sheets of ``data``. ``apart`` False: the caller is a limited child process already (:mod:`loaders.apart`).

    Raises:
        DataError: too large, empty, damaged, protected, unsafe, or no table file; the sentence says which and what to do.
    """
    check_size(len(data), name)
    if data.startswith((_ZIP, _OLE)):
        book = read_apart(data, name) if apart else read_packed(data, name)
    else:
        _refuse_others(data, name)
        book = read_delimited(data, name)
    found = _SUFFIX.search(name.lower())
    named = {"xlsm": "xlsx", "xltx": "xlsx", "txt": "csv", "tsv": "csv", "tab": "csv", "xlt": "xls", "ots": "ods"}.get(found[1], found[1]) if found else book.kind
    if named in ("xlsx", "xls", "ods", "csv") and named != book.kind:
        note = ("suffix", f"ชื่อไฟล์ลงท้าย .{named} แต่เนื้อหาเป็น {book.kind.upper()}: อ่านตามเนื้อหา", f"the name ends in .{named} but the content is {book.kind.upper()}: read by its content")
        return Book(book.kind, book.sheets, book.encoding, book.delimiter, (*book.notes, note))
    return book


def read_packed(data: bytes, name: str) -> Book:
    """The sheets of an XLSX, ODS or XLS file, read in this process; :func:`read_book` has a child process do it.

    Raises:
        DataError: see :func:`read_book`.
    """
    return _read_zip(data, name) if data.startswith(_ZIP) else _read_xls(data, name)


def _refuse_others(data: bytes, name: str) -> None:
    for magic, thai, english in _OTHERS:
        if data.startswith(magic):
            raise _other(name, thai, english)
    if _MARKUP.match(data):
        raise refuse(name, "table-markup", "ไฟล์นี้เป็นหน้าเว็บหรือ XML ที่ตั้งชื่อเป็นไฟล์ตาราง: เปิดด้วย Excel แล้วบันทึกเป็น .xlsx",
                     "this is a web page or XML named as a table file: open it in Excel and save it as .xlsx")


def _other(name: str, thai: str, english: str) -> DataError:
    return refuse(name, "table-other-kind", f"ไฟล์นี้เป็น{thai} ไม่ใช่ตาราง: เลือกไฟล์ .xlsx .xls .ods หรือ .csv", f"this is {english}, not a table: choose an .xlsx, .xls, .ods or .csv file")


def _read_zip(data: bytes, name: str) -> Book:
    archive = open_archive(data, name)
    if archive.kind == "xlsb":
        raise refuse(name, "table-xlsb", "ไฟล์เป็น XLSB (ไบนารี) ซึ่งตรวจความปลอดภัยไม่ได้: เปิดด้วย Excel แล้วบันทึกเป็น .xlsx", "this is XLSB (binary), which cannot be checked for safety: open it in Excel and save it as .xlsx")
    if archive.kind not in ("xlsx", "ods"):
        named = {"docx": ("เอกสาร Word", "a Word document"), "odt": ("เอกสาร OpenDocument ที่ไม่ใช่ตาราง", "an OpenDocument file that is no spreadsheet")}
        raise _other(name, *named.get(archive.kind, ("ไฟล์บีบอัด", "a compressed file")))
    notes = [_MACROS] if archive.macros else []
    sheets, hidden = _sheets(data, name, archive.facts)
    return Book(archive.kind, sheets, notes=(*notes, *hidden))


def _read_xls(data: bytes, name: str) -> Book:
    if _ENCRYPTED_PACKAGE in data:
        raise _protected(name)
    if _WORD in data and not any(each in data for each in _WORKBOOKS):
        raise _other(name, "เอกสาร Word", "a Word document")
    sheets, hidden = _sheets(data, name, {})
    return Book("xls", sheets, notes=(*([_MACROS] if _VBA in data else []), *hidden))


def _protected(name: str) -> DataError:
    return refuse(name, "table-password", "ไฟล์ตั้งรหัสผ่านไว้ เปิดไม่ได้: เปิดด้วย Excel แล้วบันทึกโดยไม่ใส่รหัส", "the file is protected by a password: open it in Excel and save it without one")


def _sheets(data: bytes, name: str, facts: dict[str, SheetFacts]) -> tuple[tuple[Sheet, ...], list[tuple[str, str, str]]]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            shown, hidden = [], []
            for each in book.sheets_metadata:
                if each.typ != SheetTypeEnum.WorkSheet:
                    continue
                if each.visible != SheetVisibleEnum.Visible:
                    hidden.append(("hidden-sheet", f"แผ่นงาน «{each.name}» ซ่อนอยู่ จึงไม่อ่าน", f"the sheet “{each.name}” is hidden and was not read"))
                    continue
                known = facts.get(each.name) or SheetFacts()
                shown.append(_sheet(book.get_sheet_by_name(each.name), name, known))
                hidden += _hidden_rows(shown[-1], known)
            return tuple(shown), hidden
    except PasswordError as error:
        raise _protected(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise _unreadable(name) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _unreadable(name) from error


def _hidden_rows(sheet: Sheet, facts: SheetFacts) -> Iterator[tuple[str, str, str]]:
    rows = sorted(row for row in facts.hidden if row <= len(sheet.rows) and any(sheet.rows[row - 1]))
    if rows:
        named = ", ".join(map(str, rows[:_ROWS_NAMED])) + (" …" if len(rows) > _ROWS_NAMED else "")
        yield ("hidden-rows", f"แผ่นงาน «{sheet.name}» มีแถวที่ซ่อนไว้ {len(rows):,} แถว ({named}) อ่านด้วย: ลบองค์ประกอบที่ไม่ใช้ หรือลบแถวในไฟล์",
               f"the sheet “{sheet.name}” has {len(rows):,} hidden rows ({named}), which were read too: delete what is not wanted here or in the file")


def _unreadable(name: str) -> DataError:
    return refuse(name, "table-damaged", "ไฟล์เสียหายหรือไม่ใช่ไฟล์ตารางที่ถูกต้อง: เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกใหม่", "the file is damaged or no proper table file: open it in Excel or LibreOffice and save it anew")


def _sheet(sheet: Any, name: str, facts: SheetFacts) -> Sheet:
    if sheet.end:
        check_extent(name, sheet.name, sheet.end[0] + 1, sheet.end[1] + 1)
    merged = [Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    rows = [list(_cells(row, number, sheet.start[1], facts.percent)) for number, row in enumerate(sheet.iter_rows(), 1)] if sheet.start else []
    for (row, column), formula in facts.formulas.items():
        if 0 < row <= len(rows) + 1_000 and 0 < column <= 1_000:  # noqa: PLR2004 - a formula far from every value is no cell of a table
            rows += [[] for _ in range(row - len(rows))]
            rows[row - 1] += [""] * (column - len(rows[row - 1]))
            rows[row - 1][column - 1] = cell_text(formula)
    return Sheet(sheet.name, tuple(_trimmed(row) for row in rows), tuple(merged or facts.merged), dict(facts.formulas))


def _cells(row: list[Any], number: int, offset: int, percent: set[tuple[int, int]]) -> Iterator[str]:
    for _ in range(offset):
        yield ""
    for column, value in enumerate(row, offset + 1):
        yield cell_text(value, percent=bool(percent) and (number, column) in percent)


def _trimmed(row: list[str]) -> tuple[str, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(row)
