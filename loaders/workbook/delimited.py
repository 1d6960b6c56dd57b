"""CSV to rows: encoding and delimiter found out from the file itself."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from loaders.problems import DataError
from loaders.workbook.book import Book, Sheet, cell_text
from loaders.workbook.facts import check_extent
from loaders.workbook.limits import MAX_TEXT, refuse

__all__ = ["read_delimited"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_THAI = re.compile("[\u0e01-\u0e5b]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 200
_STATED = re.compile(r"^sep=(.)\r?\n")
_MOST_CONTROL, _MOST_LOST = 0.02, 0.05
_LOST = "\ufffd"


def read_delimited(data: bytes, name: str) -> Book:
    """The one sheet of a CSV file.

    Raises:
        DataError: no text, or larger than the limits of a sheet.
    """
    text, encoding = _decode(data)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text) or text.count(_LOST) > _MOST_LOST * len(text):
        raise refuse(name, "table-binary", "อ่านเป็นตารางข้อความไม่ได้ (มีรหัสที่ไม่ใช่ตัวอักษรมาก): บันทึกจาก Excel เป็น .xlsx หรือ CSV UTF-8 แล้วลองใหม่",
                     "this does not read as a table of text (too many codes that are no letters): save it from Excel as .xlsx or CSV UTF-8 and try again")
    text = text.replace("\x00", "")
    stated = _STATED.match(text)
    text, shift = (text[stated.end():], 1) if stated else (text, 0)
    delimiter = stated[1] if stated else _delimiter(text)
    try:
        rows, broken = _rows(text, delimiter, csv.QUOTE_MINIMAL)
    except csv.Error:
        rows, broken = [], True
    notes: tuple[tuple[str, str, str], ...] = ()
    if broken:
        try:
            rows, _ = _rows(text, delimiter, csv.QUOTE_NONE)
        except csv.Error as error:
            raise _too_long(name) from error
        notes = (("csv-quote", 'มีเครื่องหมายคำพูดเปิดที่ไม่ปิด จึงอ่านทีละบรรทัดโดยไม่ตีความเครื่องหมายคำพูด: ตรวจแถวที่มีเครื่องหมาย "',
                  'a quotation mark opens and never closes, so lines were read without regard to quotation marks: check the rows that hold "'),)
    check_extent(name, "", len(rows), max(map(len, rows), default=0))
    texts = tuple([()] * shift + [_trimmed(row) for row in rows])
    return Book("csv", (Sheet("", texts),), encoding, delimiter, notes)


def _too_long(name: str) -> DataError:
    return refuse(name, "table-cell", f"มีช่องที่ยาวกว่า {MAX_TEXT:,} ตัวอักษร ไม่น่าจะเป็นตาราง: ตรวจไฟล์แล้วบันทึกใหม่", f"a cell has more than {MAX_TEXT:,} characters, which no table has: check the file and save it anew")


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # Windows-874 is TIS-620 with quotation marks and dashes where TIS-620 has nothing.
    windows = any(0x80 <= byte < 0xA0 for byte in set(data))  # noqa: PLR2004 - the bytes that TIS-620 leaves free
    text = data.decode("cp874", "replace")
    if not _THAI.search(text) or text.count(_LOST) * 20 > len(text):
        return data.decode("utf-8", "replace"), "utf-8"
    return text, "windows-874" if windows else "tis-620"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Thai and Latin text is 0x0E or 0."""
    sample = data[:4_000]
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if half > 8 and sum(byte in (0, 0x0E) for byte in high) > 0.9 * half:  # noqa: PLR2004 - nearly all of more than a few letters
            return encoding
    return None


def _delimiter(text: str) -> str:
    """The mark that cuts the most lines into the same number of cells."""
    lines, quoted = [], 0
    for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]:
        if not quoted % 2 and line.strip():
            lines.append(re.sub(r'"[^"]*"', "", line))
        quoted += line.count('"')

    def weight(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines)
        counts.pop(0, None)
        cells, times = max(counts.items(), key=lambda each: (each[1] * each[0], each[0]), default=(0, 0))
        return times * cells, cells

    return max(_DELIMITERS, key=weight)


def _rows(text: str, delimiter: str, quoting: int) -> tuple[list[list[str]], bool]:
    """Rows; and whether a cell swallowed what follows an open quotation mark."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=False)  # type: ignore[arg-type]
    rows = list(reader)
    last = rows[-1][-1] if rows and rows[-1] else ""
    swallowed = quoting != csv.QUOTE_NONE and text.count('"') % 2 == 1 and "\n" in last
    return rows, swallowed


def _trimmed(row: list[str]) -> tuple[str, ...]:
    cells = [cell_text(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
