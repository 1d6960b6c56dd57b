"""The workbook a planner fills: a sheet of projects and one of indicators in the columns agencies use, with notes and lists to choose from.

What it asks for is what :mod:`loaders.table` reads; filled in, it loads without a problem. The example rows say so in their first words and
are to be written over: :func:`is_example` finds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exports.spreadsheet import FONT, HEAD_FILL, SIZE, finished, put, sheet
from graph.workspaces.checks import EXAMPLE

__all__ = ["EXAMPLE", "is_example", "make"]

_FIRST_YEAR, _LAST_YEAR = 2400, 2700
_ROWS = 500
"""Rows below the heading that lists and formats hold for."""
_FIRST_ROW = 5
_EXAMPLE_FILL = PatternFill("solid", fgColor="F2F2F2")
_WRAP = Alignment(vertical="top", wrap_text=True)
_KINDS = ("ใหม่", "ต่อเนื่อง")
_MONEY_USE = ("ใช้งบประมาณ", "ไม่ใช้งบประมาณ")
_STATUS = ("ยังไม่เริ่ม", "กำลังดำเนินการ", "แล้วเสร็จ", "ยกเลิก")
_DIRECTION = ("เพิ่ม", "ลด", "อันดับ")
_LEVEL = ("แผน", "ยุทธศาสตร์", "โครงการ")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: heading, the heading above it (columns of one parent stand together), width, note, list, example."""

    head: str
    width: int
    note: str = ""
    above: str = ""
    choices: tuple[str, ...] = ()
    example: str | float | None = None
    text: bool = False


def make(years: tuple[int, int], title: str = "") -> bytes:
    """The workbook for a plan that runs from the first to the last of ``years`` (พ.ศ.).

    Raises:
        ValueError: the years are no period of at most ten years.
    """
    first, last = years
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR or last - first >= 10:  # noqa: PLR2004 - a column a year
        raise ValueError(f"ช่วงปี {first}-{last} ใช้ไม่ได้: ใส่ปี พ.ศ. ไม่เกิน 10 ปี · {first}-{last} is no period: give Buddhist-era years, ten at most")
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    period = f"พ.ศ. {first}" if first == last else f"พ.ศ. {first}-{last}"
    name = title or "แผนปฏิบัติราชการ (พิมพ์ชื่อแผนทับช่องนี้)"
    shown = name if str(first) in name else f"{name} ({period})"
    _table(book, "โครงการ", shown, _projects(range(first, last + 1)))
    _table(book, "ตัวชี้วัดของแผน", shown, _indicators(range(first, last + 1)))
    _guide(book)
    return finished(book)


def is_example(text: str) -> bool:
    """Whether a project or indicator is the template's example that nobody wrote over."""
    return text.startswith(EXAMPLE)


def _projects(years: range) -> list[_Column]:
    money = [_Column(f"ปี {year}", 13, "ตัวเลขเท่านั้น หน่วยตามหัวคอลัมน์; ไม่ใช้งบประมาณใส่ -", "วงเงินงบประมาณ (ล้านบาท)", example=1.5) for year in years]
    values = [_Column(f"ปี {year}", 11, "ค่าหรือข้อความ เช่น 80 หรือ ไม่น้อยกว่า 80", "ค่าเป้าหมาย", example=80) for year in years]
    return [
        _Column("ลำดับ", 8, example=1),
        _Column("ยุทธศาสตร์/ประเด็น", 28, "เว้นว่างได้ถ้าเหมือนแถวบน เช่น ยุทธศาสตร์ที่ 1 …", example="ยุทธศาสตร์ที่ 1 ชื่อยุทธศาสตร์"),
        _Column("กลยุทธ์", 24, "เว้นว่างได้ถ้าเหมือนแถวบน"),
        _Column("แนวทางการพัฒนา", 24, "เว้นว่างได้ถ้าเหมือนแถวบน"),
        _Column("โครงการ", 40, "หนึ่งโครงการต่อหนึ่งแถว ชื่อเต็มตามที่เสนอ", example=f"{EXAMPLE} โครงการพัฒนาบริการดิจิทัล"),
        _Column("ประเภทโครงการ", 12, choices=_KINDS, example=_KINDS[0]),
        _Column("ลักษณะโครงการ", 14, choices=_MONEY_USE, example=_MONEY_USE[0]),
        _Column("วัตถุประสงค์", 30),
        _Column("ตัวชี้วัด", 30, "หลายตัวให้ขึ้นบรรทัดใหม่และใส่เลข 1. 2. แล้วให้ค่าเป้าหมายมีจำนวนบรรทัดเท่ากัน", example="ร้อยละของผู้ใช้บริการที่พึงพอใจ"),
        *values,
        _Column("หน่วยนับ", 12, "เช่น ร้อยละ อันดับ คน แห่ง", example="ร้อยละ"),
        *money,
        _Column("รวมงบประมาณ (ล้านบาท)", 14, "ต้องเท่ากับผลรวมรายปี", example=1.5 * len(years)),
        _Column("แหล่งงบประมาณ", 18),
        _Column("หน่วยงานรับผิดชอบหลัก", 26, "ชื่อเต็มของหน่วยงาน; อักษรย่อบางตัวเป็นได้หลายหน่วยงาน", example="สำนักงานคณะกรรมการพัฒนาระบบราชการ"),
        _Column("หน่วยงานสนับสนุน", 26, "คั่นด้วยจุลภาคหรือขึ้นบรรทัดใหม่"),
        _Column("วันที่เริ่มต้น", 15, "เช่น 1 ต.ค. 2566", text=True),
        _Column("วันที่สิ้นสุด", 15, "เช่น 30 ก.ย. 2567", text=True),
        _Column("ยุทธศาสตร์ชาติด้าน", 24, "ชื่อด้านตามยุทธศาสตร์ชาติ"),
        _Column("แผนแม่บทฯ ประเด็น", 24),
        _Column("เป้าหมายระดับประเด็น (Y2)", 18, "รหัส 6 หลัก เช่น 200001 (เลขศูนย์นำหน้าต้องคงไว้)", text=True),
        _Column("เป้าหมายแผนแม่บทย่อย (Y1)", 18, "รหัส 6 หลัก เช่น 200101; หลายรหัสคั่นด้วยจุลภาค", text=True),
        _Column("องค์ประกอบ (V)", 12, text=True),
        _Column("ปัจจัย (F)", 12, text=True),
        _Column("หมุดหมาย", 20, "แผนพัฒนาฯ ฉบับที่ 13 เช่น หมุดหมายที่ 13"),
        _Column("พื้นที่ดำเนินการ", 18),
        _Column("สถานะ", 14, choices=_STATUS),
        _Column("หมายเหตุ", 24),
    ]


def _indicators(years: range) -> list[_Column]:
    return [
        _Column("ลำดับ", 8, example=1), _Column("ระดับ", 13, choices=_LEVEL, example=_LEVEL[0]),
        _Column("ชื่อตัวชี้วัด", 44, "หนึ่งตัวชี้วัดต่อหนึ่งแถว", example=f"{EXAMPLE} อันดับดัชนีรัฐบาลอิเล็กทรอนิกส์"),
        _Column("ทิศทาง", 11, "อันดับ: ตัวเลขยิ่งน้อยยิ่งดี", choices=_DIRECTION, example=_DIRECTION[2]),
        _Column(f"ค่าฐาน ปี {years[0] - 1}", 14),
        *(_Column(f"ปี {year}", 11, above="ค่าเป้าหมาย", example=40) for year in years),
        _Column("หน่วยนับ", 12, example="อันดับ"), _Column("แหล่งข้อมูล", 22), _Column("หน่วยงานเจ้าภาพ", 28), _Column("ถ่ายทอดมาจาก", 24, "Y2, Y1, หมุดหมาย หรืออื่น พร้อมรหัส"),
    ]


def _table(book: Workbook, name: str, title: str, columns: Sequence[_Column]) -> Worksheet:
    """Title, a line on how to fill the sheet, two heading rows, an example, empty rows with their lists."""
    made = sheet(book, name)
    put(made["A1"], title, bold=True)
    put(made["A2"], "หมายเหตุ : กรอกตั้งแต่แถวที่ 5 โดยเขียนทับแถวตัวอย่างสีเทา อย่าเปลี่ยนชื่อหัวคอลัมน์; ชี้ที่หัวคอลัมน์เพื่ออ่านคำอธิบาย")
    for row in (1, 2):
        made.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns))
        made.cell(row, 1).alignment = Alignment(vertical="top")
    for number, column in enumerate(columns, 1):
        _heading(made, number, column, columns)
        letter = get_column_letter(number)
        made.column_dimensions[letter].width = column.width
        if column.choices:
            chosen = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=True, errorTitle=column.head, error="เลือกจากรายการ หรือเว้นว่าง")
            made.add_data_validation(chosen)
            chosen.add(f"{letter}{_FIRST_ROW}:{letter}{_FIRST_ROW + _ROWS}")
        if column.text:
            for row in range(_FIRST_ROW, _FIRST_ROW + _ROWS):
                made.cell(row, number).number_format = "@"
        put(made.cell(_FIRST_ROW, number), column.example).fill = _EXAMPLE_FILL
    made.freeze_panes = "A5"
    made.print_title_rows = "3:4"
    return made


def _heading(made: Worksheet, number: int, column: _Column, columns: Sequence[_Column]) -> None:
    top, below = made.cell(3, number), made.cell(4, number)
    for cell in (top, below):
        cell.fill = HEAD_FILL
        cell.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)
    first = number == 1 or columns[number - 2].above != column.above
    if not column.above:
        put(top, column.head, bold=True, align=Alignment(vertical="center", horizontal="center", wrap_text=True))
        made.merge_cells(start_row=3, start_column=number, end_row=4, end_column=number)
    else:
        put(below, column.head, bold=True, align=Alignment(vertical="center", horizontal="center"))
        if first:
            put(top, column.above, bold=True, align=Alignment(vertical="center", horizontal="center", wrap_text=True))
            width = sum(each.above == column.above for each in columns)
            if width > 1:
                made.merge_cells(start_row=3, start_column=number, end_row=3, end_column=number + width - 1)
    if column.note:
        (below if column.above else top).comment = Comment(column.note, "แบบฟอร์ม", width=320, height=90)


def _guide(book: Workbook) -> None:
    """How to fill the workbook, in both languages. No heading of a table may stand here."""
    made = sheet(book, "คำแนะนำ")
    made.column_dimensions["A"].width = 110
    lines = (
        "วิธีกรอก", "1. พิมพ์ชื่อแผนพร้อมช่วงปีทับแถวแรกของแผ่นงาน “โครงการ”", "2. เขียนทับแถวตัวอย่างสีเทา แล้วกรอกต่อลงไป หนึ่งโครงการต่อหนึ่งแถว", "3. เว้นช่องยุทธศาสตร์ กลยุทธ์ และแนวทางว่างได้ถ้าเหมือนแถวบน",
        "4. ปีทุกปีเป็น พ.ศ.; จำนวนเงินตามหน่วยในหัวคอลัมน์ ถ้าใช้หน่วยบาทให้แก้คำว่า (ล้านบาท) ในหัวคอลัมน์เป็น (บาท)", "5. รหัส Y1 และ Y2 มี 6 หลัก ช่องเป็นข้อความอยู่แล้วเพื่อให้เลขศูนย์นำหน้าไม่หาย", "6. ลบคอลัมน์ที่ไม่ใช้หรือเพิ่มคอลัมน์เองได้ คอลัมน์ที่ระบบไม่รู้จักจะเก็บไว้เป็นรายละเอียด",
        "", "How to fill it in", "1. Write the title of the plan with its years over the first row of the first sheet", "2. Write over the grey example row, then go on below it, one project a row", "3. Strategy, tactic and guideline may stay empty where they are as in the row above",
        "4. Years are Buddhist-era years; money is in the unit of the heading, which you may change", "5. Codes of Y1 and Y2 have six digits; their cells are text, so that a leading zero stays", "6. Columns may be removed or added; what is not known is kept as a detail",
    )
    for number, line in enumerate(lines, 1):
        put(made.cell(number, 1), line or None, align=_WRAP).font = Font(name=FONT, size=SIZE, bold=not line[:1].isdigit())
