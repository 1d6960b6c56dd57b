"""Table files of the shapes agencies use, made anew for each test run; and their golden plan documents.

Write the golden files after a wanted change, then read the difference: python -m tests.loaders.table_files
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

from graph.settings import ROOT
from loaders.agency_names import AgencyNames
from loaders.records import AgencyTable
from loaders.table import load_bytes
from loaders.yaml_file import read_yaml

GOLDEN = ROOT / "tests" / "golden" / "tables"
Cell = str | int | float | date | None
Rows = Sequence[Sequence[Cell]]


def agency_names() -> AgencyNames:
    return AgencyNames(read_yaml(ROOT / "data" / "agencies.yaml", AgencyTable).record)


def xlsx(sheets: dict[str, Rows], merged: Iterable[str] = (), formats: dict[str, str] | None = None, hidden: Iterable[str] = ()) -> bytes:
    """``merged`` and ``formats`` hold for the first sheet."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        made = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    made.cell(number, column, value)
        if title in hidden:
            made.sheet_state = "hidden"
    first = book.worksheets[0]
    for each in merged:
        first.merge_cells(each)
    for cell, shown in (formats or {}).items():
        first[cell].number_format = shown
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xls(title: str, rows: Rows, merged: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    """``merged`` are top, bottom, left, right from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(title)
    covered = {(row, column) for top, bottom, left, right in merged for row in range(top, bottom + 1) for column in range(left, right + 1)}
    for top, bottom, left, right in merged:
        sheet.write_merge(top, bottom, left, right, rows[top][left])
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None and (number, column) not in covered:
                sheet.write(number, column, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def ods(content: str) -> bytes:
    """An ODS file with this body of table:table elements."""
    out = BytesIO()
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>')
    return out.getvalue()


def ods_cell(value: str | float | None, *, right: int = 1, down: int = 1, percent: bool = False) -> str:
    span = f' table:number-columns-spanned="{right}" table:number-rows-spanned="{down}"' if right > 1 or down > 1 else ""
    if value is None:
        return f"<table:table-cell{span}/>"
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell{span} office:value-type="string">{lines}</table:table-cell>'
    kind = "percentage" if percent else "float"
    return f'<table:table-cell{span} office:value-type="{kind}" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    def one(value: Cell) -> str:
        text = "" if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in (delimiter, '"', "\n")) else text
    return "".join(delimiter.join(map(one, row)) + "\r\n" for row in rows)


# -- the files -------------------------------------------------------------------------------------------------------------


def five_year_plan() -> bytes:
    """Columns of a project table in a plan: two header rows, merged headings and groups, Thai digits, a total, a note below."""
    head = ["ลำดับ", "ยุทธศาสตร์/ประเด็น", "กลยุทธ์", "แนวทางการพัฒนา", "แผนงาน/\nโครงการ", "วัตถุประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย", None, None, "หน่วยนับ", "วงเงินงบประมาณ (ล้านบาท)", None, None, "รวม",
            "แหล่งงบประมาณ", "หน่วยงานรับผิดชอบหลัก", "หน่วยงานสนับสนุน/ร่วม", "ระยะเวลาดำเนินการ", "Y1 (รหัสเป้าหมายแผนแม่บทย่อย)", "ปัจจัย FVCT", "หมุดหมาย", "สถานะ"]
    years = [None] * 7 + ["ปี 2566", "ปี 2567", "ปี 2568", None, "ปี 2566", "ปี 2567", "ปี 2568"]
    rows: Rows = [
        ["แผนปฏิบัติราชการระยะ ๕ ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"], ["ของกรมตัวอย่าง"], [], head, years,
        [1, "ยุทธศาสตร์ที่ ๑ ยกระดับบริการภาครัฐ", "กลยุทธ์ที่ 1.1 บริการดิจิทัล", "พัฒนาระบบกลาง", "โครงการพัฒนาแพลตฟอร์มกลาง", "เพื่อให้บริการสะดวก", "ร้อยละของผู้ใช้ที่พึงพอใจ", 80, 85, 90, "ร้อยละ", 1.5, 2, 3.25, 6.75,
         "งบประมาณแผ่นดิน", "สพร.", "กรมบัญชีกลาง", "ต.ค. 2565 - ก.ย. 2568", 200101, "V02 ระบบบริการ", "หมุดหมายที่ 13", "ใหม่"],
        [2, None, None, None, "โครงการเชื่อมโยงข้อมูล", "เพื่อลดเอกสาร", "จำนวนบริการที่เชื่อมโยง", "๑๐", "๒๐", "≥ 30", "บริการ", "๑๐", "-", 12.5, 22.5, None, "สำนักงาน ก.พ.ร.\nกรมการปกครอง", "-", "ปีงบประมาณ 2566-2568", "200101, 200201", None, "หมุดหมายที่ 13", "ต่อเนื่อง"],
        [None, None, None, None, None, None, "1. อันดับดัชนีบริการ\n2. คะแนนดัชนีบริการ", "50\n0.70", "45\n0.75", "40\n0.82", "อันดับ\nคะแนน"],
        [3, "ยุทธศาสตร์ที่ ๒ พัฒนาคน", "กลยุทธ์ที่ 2.1 ทักษะใหม่", "อบรมบุคลากร", "โครงการอบรมดิจิทัล", "เพื่อเพิ่มทักษะ", "จำนวนผู้ผ่านการอบรมไม่น้อยกว่า 500 คน", None, None, None, None, 0.5, 0.5, 0.5, 9,
         "งบประมาณแผ่นดิน", "สำนักงาน ก.พ.", "ทุกส่วนราชการ", "2566", 80202, None, None, "ใหม่"],
        ["รวมทั้งสิ้น 3 โครงการ", *[None] * 10, 12, 2.5, 16.25, 38.25], [], ["หมายเหตุ : วงเงินเป็นประมาณการเบื้องต้น"],
    ]
    merged = ["A1:W1", "A2:W2", "H4:J4", "L4:N4", *(f"{letter}4:{letter}5" for letter in "ABCDEFGKOPQRSTUVW"), "B6:B8", "C6:C8", "D6:D8", "E7:E8"]
    return xlsx({"ตารางโครงการ": rows}, merged)


def annual_plan() -> bytes:
    """One header row, money in baht as text and number, a homonym, an unknown agency, one year in the title."""
    return xlsx({"โครงการ": [
        ["บัญชีโครงการตามแผนปฏิบัติราชการรายปี ประจำปีงบประมาณ พ.ศ. 2567"], ["หน่วยงาน : กองแผนงานตัวอย่าง"],
        ["ที่", "ชื่อโครงการ", "งบประมาณ (บาท)", "ตัวชี้วัด", "ค่าเป้าหมาย", "ผู้รับผิดชอบ", "หมายเหตุ"],
        [1, "โครงการก่อสร้างทางหลวงชนบท", "1,250,000", "ระยะทาง", "ไม่น้อยกว่า 10 กิโลเมตร", "ทช.", None],
        [2, "โครงการสำรวจเหมือง", 500000, "อันดับความโปร่งใส", "ไม่ต่ำกว่าอันดับที่ 40", "กพร.", "รอจัดสรร"],
        [3, "โครงการส่งเสริมการอ่าน", "2.5 ล้านบาท", "ร้อยละผู้เข้าร่วม", "ร้อยละ 80", "ฝ่ายห้องสมุดตัวอย่าง", None],
        [4, "โครงการจิตอาสา", "ไม่ใช้งบประมาณ", "จำนวนครั้ง", "12 ครั้ง", None, None],
        [5, "โครงการลึกลับ", "ตามจริง", "จำนวนครั้ง", 1, "-", None],
    ]})


def local_plan() -> bytes:
    """A local plan as CSV in TIS-620: strategy and programme above the table, headings and totals printed anew on the next page."""
    head: list[Sequence[Cell]] = [
        ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิตของโครงการ)", "งบประมาณ", None, None, None, None, "ตัวชี้วัด (KPI)", "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก"],
        [None, None, None, None, "2566 (บาท)", "2567 (บาท)", "2568 (บาท)", "2569 (บาท)", "2570 (บาท)"]]
    rows: Rows = [
        ["แบบ ผ.02"], ["รายละเอียดโครงการพัฒนา"], ["แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)"], ["เทศบาลตำบลตัวอย่าง"], ["ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน"], ["1.1 แผนงานอุตสาหกรรมและการโยธา"], *head,
        [1, "ก่อสร้างถนนคอนกรีต หมู่ที่ 1", "เพื่อให้สัญจรสะดวก", "กว้าง 4 เมตร ยาว 500 เมตร", "500,000", "500,000", "-", "-", "-", "ร้อยละ 80 ของประชาชนพึงพอใจ", "ประชาชนสัญจรสะดวก", "กองช่าง"],
        [2, "รวมพลังเยาวชน", "เพื่อให้เยาวชนมีส่วนร่วม", "100 คน", "-", "20,000", "20,000", "-", "-", "เยาวชนไม่น้อยกว่า 100 คน", "เยาวชนมีกิจกรรม", "กองการศึกษา"],
        ["รวม", "2 โครงการ", "-", "-", "500,000", "520,000", "20,000", "-", "-", "-", "-", "-"], ["หน้า 1/2"], *head,
        [3, "ขุดลอกคลอง", "เพื่อระบายน้ำ", "1 แห่ง", "100,000", "-", "-", "-", "-", "น้ำท่วมลดลงร้อยละ 10", "น้ำไม่ท่วม", "กองช่าง"],
        ["ยุทธศาสตร์ที่ 2 การพัฒนาคน"],
        [1, "ฝึกอาชีพ", "เพื่อเพิ่มรายได้", "50 คน", "30,000", "30,000", "30,000", "30,000", "30,000", "ผู้ฝึกร้อยละ 60 มีงานทำ", "มีรายได้", "สำนักปลัด"],
        ["รวมยุทธศาสตร์ที่ 2", None, None, None, "30,000", "30,000", "30,000", "30,000", "30,000"]]
    return csv_text(rows).encode("tis-620")


def indicator_record() -> bytes:
    """Indicator records as CSV in UTF-16 with semicolons: directions, a rank, values with operators, units."""
    return csv_text([
        ["ลำดับ", "ระดับ (แผน/ยุทธศาสตร์/โครงการ)", "ชื่อตัวชี้วัด", "ทิศทาง (เพิ่ม/ลด/อันดับ)", "ค่าฐาน (ปี 2565)", "ค่าเป้าหมาย ปี 2566", "ค่าเป้าหมาย ปี 2567", "หน่วย", "แหล่งข้อมูล", "หน่วยงานเจ้าภาพ", "ถ่ายทอดมาจาก (Y2/Y1/หมุดหมาย/อื่น)"],
        [1, "แผน", "ดัชนีรัฐบาลอิเล็กทรอนิกส์", "อันดับ", 55, 45, 40, "อันดับ", "UN", "สพร.", "หมุดหมายที่ 13"],
        [2, "แผน", "ความพึงพอใจของประชาชน", "เพิ่ม", 81, "≥ 85", "ร้อยละ 90", "ร้อยละ", "สำรวจ", "สำนักงาน ก.พ.ร.", "Y2"],
        [3, "ยุทธศาสตร์", "ระยะเวลาให้บริการ", "ลด", 12, 10, 8, "วัน", "ระบบ", "กรมการปกครอง", "-"],
    ], ";").encode("utf-16")


def agency_system() -> bytes:
    """The project record of agency systems, flat, tab separated, UTF-8 with a mark: upper plans by their columns alone."""
    return ("\ufeff" + csv_text([
        ["หน่วยงาน*", "แผนงาน*", "ผลผลิต*", "กิจกรรม*", "หมวดงบ*", "ลักษณะโครงการ* (ใช้/ไม่ใช้งบประมาณ)", "ชื่อโครงการ*", "ประเภทโครงการ ใหม่/ต่อเนื่อง*", "ยุทธศาสตร์ชาติด้าน*", "ประเด็นยุทธศาสตร์*", "ประเด็นย่อย*",
         "เป้าหมายยุทธศาสตร์ชาติ*", "แผนแม่บทฯ ประเด็น*", "เป้าหมายระดับประเด็น (Y2)*", "ความสอดคล้องของโครงการกับแผนแม่บทฯ*", "แผนย่อยของแผนแม่บทฯ*", "เป้าหมายแผนแม่บทย่อย (Y1)*", "แนวทางการพัฒนาภายใต้แผนย่อย*", "องค์ประกอบ (V)", "ปัจจัย (F)",
         "หมุดหมาย*", "เป้าหมาย*", "ตัวชี้วัด*", "กลยุทธ์การพัฒนา*", "กลยุทธ์ย่อย*", "วันที่เริ่มต้น*", "วันที่สิ้นสุด*", "งบประมาณทั้งสิ้น (บาท)"],
        ["กรมการปกครอง", "พื้นฐาน", "บริการ", "อำนวยการ", "งบดำเนินงาน", "ใช้งบประมาณ", "โครงการพัฒนาระบบทะเบียน", "ใหม่", "ด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ", "ภาครัฐที่ยึดประชาชนเป็นศูนย์กลาง", "การให้บริการสาธารณะ",
         "ภาครัฐมีวัฒนธรรมการทำงานที่มุ่งผลสัมฤทธิ์", "20 การบริการประชาชนและประสิทธิภาพภาครัฐ", 200001, "ช่วยให้บริการเร็วขึ้น", "การพัฒนาบริการประชาชน", "200101 งานบริการภาครัฐ", "ปรับรูปแบบบริการ", "V02", "F03",
         "หมุดหมายที่ 13", "การบริการภาครัฐมีคุณภาพ", "ดัชนี", "กลยุทธ์ที่ 1", "กลยุทธ์ย่อยที่ 1.1", "1 ต.ค. 2566", "30/09/2567", 1250000],
        ["กรมการปกครอง", "พื้นฐาน", "บริการ", "อำนวยการ", "งบลงทุน", "ใช้งบประมาณ", "โครงการคลังข้อมูล", "ต่อเนื่อง", None, None, None, None, None, 200101, None, None, "200001", None, None, None, None, None, None, None, None, "1/10/66", "30/09/65", 10],
    ], "\t")).encode()


def grouped_headings() -> bytes:
    """Two header rows whose first names the upper plan: the same words below mean different things."""
    return xlsx({"ข้อเสนอโครงการ": [
        ["ลำดับ", "ชื่อโครงการ", "แผนระดับที่ 1 ยุทธศาสตร์ชาติ", None, None, "แผนระดับที่ 2 แผนแม่บทฯ", None, None, None, "แผนระดับที่ 2 แผนพัฒนาฯ ฉบับที่ 13", None, None, "แผนความมั่นคง", None, "ความเชื่อมโยงหลัก", "ความเชื่อมโยงรอง", "งบประมาณ", None, "ผู้รับผิดชอบ", None],
        [None, None, "ด้าน", "ประเด็น", "เป้าหมาย", "ประเด็น", "เป้าหมาย", "แผนย่อย", "แนวทางการพัฒนา", "หมุดหมาย", "เป้าหมาย", "กลยุทธ์", "เป้าหมาย", "กลยุทธ์", None, None, "แผน", "ผล", "หลัก", "ร่วม"],
        ["๑", "โครงการศูนย์บริการร่วม", "ด้านที่ 6", "4.1", "2.1", "ประเด็นที่ 20", "200001", "แผนย่อย 20.1", "ข้อ 1", "13", "เป้าหมายที่ 1", "กลยุทธ์ที่ 2", "-", "ไม่เกี่ยวข้อง", "200101", "200201\n200301", "๓.๕ ล้านบาท", "1 ล้านบาท", "สำนักงาน ก.พ.ร.", "จังหวัด และ อปท."],
    ]}, ["A1:A2", "B1:B2", "C1:E1", "F1:I1", "J1:L1", "M1:N1", "O1:O2", "P1:P2", "Q1:R1", "S1:T1"])


def old_excel() -> bytes:
    """XLS: merged groups, thousands of baht, a title over the width."""
    return xls("แผนงาน", [
        ["แผนปฏิบัติการด้านการเกษตรตัวอย่าง พ.ศ. 2566-2570", None, None, None, None],
        ["ประเด็นการพัฒนา", "โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2570", "งบประมาณ (พันบาท)"],
        ["ประเด็นที่ 1 น้ำ", "โครงการฝาย", "จำนวนฝาย", 120, 450],
        [None, "โครงการสระ", "จำนวนสระ", "ไม่น้อยกว่า 300 สระ", 1250.5],
        ["ประเด็นที่ 2 ดิน", "โครงการดินดี", "ร้อยละพื้นที่", 12.5, None],
    ], [(0, 0, 0, 4), (2, 3, 0, 0)])


def open_document() -> bytes:
    """ODS: spanned cells above and beside, a percentage, a repeated empty tail as office programs write it."""
    row = "<table:table-row>{}</table:table-row>".format
    cell = ods_cell
    head = [row(cell("แผนพัฒนาจังหวัดตัวอย่าง (พ.ศ. 2566-2570)", right=5) + '<table:covered-table-cell table:number-columns-repeated="4"/>'),
            row(cell("กลยุทธ์", down=2) + cell("โครงการ", down=2) + cell("ตัวชี้วัด", down=2) + cell("ค่าเป้าหมาย", right=2) + "<table:covered-table-cell/>"),
            row('<table:covered-table-cell table:number-columns-repeated="3"/>' + cell("2566") + cell("2567"))]
    body = [row(cell("กลยุทธ์ที่ 1 ท่องเที่ยวชุมชน", down=2) + cell("โครงการตลาดน้ำ") + cell("รายได้ที่เพิ่มขึ้น") + cell(0.05, percent=True) + cell(0.075, percent=True)),
            row("<table:covered-table-cell/>" + cell("โครงการเส้นทางจักรยาน") + cell("จำนวนเส้นทาง") + cell(2) + cell(4.0)),
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>']
    return ods(f'<table:table table:name="แผนพัฒนา">{"".join(head + body)}</table:table>')


def heading_rows() -> bytes:
    """Parts of the plan as rows over the width of the table, with their sums; programme and activity rows in the project column."""
    return xlsx({"แผน": [
        ["แผนปฏิบัติการด้านดิจิทัลตัวอย่าง (พ.ศ. 2566-2570)"], ["(หน่วย : ล้านบาท)"],
        ["ลำดับ", "แผนงาน/โครงการ/กิจกรรม", "งบประมาณ", None, "รวม 2 ปี", "หน่วยงาน"], [None, None, "2566", "2567"],
        ["ยุทธศาสตร์ที่ 1 รัฐบาลดิจิทัล", None, 12, 13, 25], ["กลยุทธ์ที่ 1.1 ข้อมูลเปิด"],
        [None, "แผนงานข้อมูลเปิดภาครัฐ"], [1, "โครงการคลังข้อมูลเปิด", 5, 5, 10, "สพร."], [None, "กิจกรรมที่ 1 จัดชุดข้อมูล", 2, 2, 4], [None, "กิจกรรมที่ 2 อบรม", 3, 3, 6],
        [2, "โครงการธรรมาภิบาลข้อมูล", 7, 8, 15, "สพร. / สดช."], ["รวมกลยุทธ์ที่ 1.1", None, 12, 13, 25],
        ["เป้าประสงค์ : ประชาชนเข้าถึงข้อมูล"], ["ยุทธศาสตร์ที่ 2 เศรษฐกิจดิจิทัล", None, 1, 1, 2], [1, "โครงการตลาดออนไลน์", 1, 1, 2, "สดช."], ["รวมทั้งสิ้น", None, 13, 14, 27],
    ]}, ["A1:F1", "A2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "A5:B5", "A6:F6", "A13:F13", "A14:B14"])


def several_sheets() -> bytes:
    """A cover, the same strategy on two sheets, a hidden list."""
    head = ["ยุทธศาสตร์", "โครงการ", "งบประมาณปี 2567 (บาท)", "หน่วยงานรับผิดชอบ"]
    return xlsx({
        "ปก": [["แผนปฏิบัติราชการตัวอย่าง"], ["จัดทำโดยกองแผนงาน"]],
        "กองหนึ่ง": [["แผนปฏิบัติราชการ พ.ศ. 2567"], head, ["1. บริการที่ดี", "โครงการ ก", 1000, "กรมที่ดิน"], ['"', "โครงการ ข", 2000, '"']],
        "กองสอง": [head, ["1. บริการที่ดี", "โครงการ ค", 3000, "กรมที่ดิน"], ["2. คนที่เก่ง", "โครงการ ง", 4000, "สำนักงาน ก.พ."]],
        "รายการ": [["โครงการ", "งบประมาณ"], ["ซ่อน", 1]],
    }, hidden=["รายการ"])


def activities() -> bytes:
    """Projects merged over their activities, money per activity, quarters, months of work."""
    return xlsx({"กิจกรรม": [
        ["แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568"],
        ["โครงการ", "กิจกรรม", "ผู้รับผิดชอบ", "วงเงิน (บาท)", "ไตรมาส 1", "ไตรมาส 2", "ต.ค. 67", "ระยะเวลา"],
        ["โครงการตรวจโรงงาน", "1. คัดเลือกโรงงาน", "กรมโรงงานอุตสาหกรรม", 10000, "✓", None, "✓", "ต.ค. - ธ.ค. 2567"],
        [None, "2. ตรวจโรงงาน", "สำนักงานอุตสาหกรรมจังหวัด", 90000, None, "✓", None, "ม.ค. - มี.ค. 2568"],
        ["โครงการเตาเผา", "ซ่อมเตา", "กรมควบคุมมลพิษ", 5000, "✓", None, None, "ต.ค. 2567"],
    ]}, ["A3:A4"])


def plan_without_projects() -> bytes:
    """A plan as a table: vision, strategies, goals, indicators with targets of a period, tactics; no project."""
    return xlsx({"แผน": [
        ["ยุทธศาสตร์กรมตัวอย่าง ระยะ 5 ปี (พ.ศ. 2566 - 2570)"], ["วิสัยทัศน์ : องค์กรดิจิทัลที่ประชาชนเชื่อมั่น"],
        ["ประเด็นยุทธศาสตร์", "เป้าประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย", None, "กลยุทธ์", "หน่วยงานรับผิดชอบ"], [None, None, None, "ปี 2566-2568", "ปี 2570"],
        ["ประเด็นที่ 1 บริการ", "1. ประชาชนพึงพอใจ\n2. ธุรกิจพึงพอใจ", "ร้อยละความพึงพอใจ", "ร้อยละ 80", "ร้อยละ 90", "1.1 ปรับกระบวนงาน", "กองบริการ"], [None, None, None, None, None, "1.2 ใช้ดิจิทัล", "ศูนย์เทคโนโลยีสารสนเทศ"],
        ["ประเด็นที่ 2 คน", "บุคลากรมีทักษะ", "ร้อยละผู้ผ่านเกณฑ์", "70 - 75", "ไม่น้อยกว่าร้อยละ 80", "2.1 อบรม", "กองการเจ้าหน้าที่"],
    ]}, ["A1:G1", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4", "A5:A6", "B5:B6", "C5:C6"])


def formats_and_formulas() -> bytes:
    """Percent formats, dates, a formula without a value, text that looks like a formula, doubtful percent."""
    return xlsx({"ข้อมูล": [
        ["แผนงานตัวอย่าง ปี 2567"],
        ["รหัสโครงการ", "โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย 2567", "หน่วยนับ", "เริ่มต้น", "สิ้นสุด", "งบประมาณ (บาท)", "ที่มาของงบประมาณ"],
        ["P-1", "โครงการ ก", "ความสำเร็จ", 0.855, "ร้อยละ", date(2023, 10, 1), date(2024, 9, 30), 1000.5, "งบประมาณ"],
        ["P-2", "โครงการ ข", "ความสำเร็จ", 0.9, "ร้อยละ", "15 ม.ค. 67", "ไม่กำหนด", "=SUM(H3:H3)", '=HYPERLINK("http://example.org","กด")'],
        ["P-3", "'=1+1 โครงการ ค", "ความสำเร็จ", "ร้อยละ ๑๐๐", "ร้อยละ", "2567-10-01", "2567-09-30", "(500)", None],
    ]}, formats={"D3": "0.0%"})


def windows_874() -> bytes:
    """CSV of Excel in Thai: Windows-874 with curly quotes, its separator stated, a cell with several lines."""
    return ("sep=;\r\n" + csv_text([
        ["ลำดับ", "โครงการ", "งบประมาณ (บาท)", "หน่วยงาน", "เป้าหมาย"],
        [1, "โครงการ “เมืองน่าอยู่”", "1,000,000.50", "กรมโยธาธิการและผังเมือง", "ชุมชน 10 แห่ง;\nประชาชน 500 คน"], [2, "โครงการ – ทางเท้า", "-", "กรุงเทพมหานคร", None],
    ], ";")).encode("cp874")


def printed_pages() -> bytes:
    """A printed report: column numbers, heading on each page, page numbers, subtotals, signatures."""
    head = ["ลำดับที่", "กลยุทธ์", "โครงการ", "ปีงบประมาณ 2566 (บาท)", "ปีงบประมาณ 2567 (บาท)", "รวมเงิน", "เจ้าภาพหลัก"]
    return xlsx({"รายงาน": [
        ["รายงานแผนปฏิบัติการจังหวัดตัวอย่าง พ.ศ. 2566-2567"], head, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "กลยุทธ์ ก", "โครงการหนึ่ง", 100, 200, 300, "จังหวัดตัวอย่าง"], [2, None, "โครงการสอง", 50, None, 50, "สำนักงานจังหวัด"], ["รวมกลยุทธ์ ก", None, None, 150, 200, 350], [None, None, None, None, None, None, "หน้า 1"],
        head, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], [3, "กลยุทธ์ ข", "โครงการสาม", 10, 10, 25, "ตร."], ["Grand Total", None, None, 160, 210, 370], ["ผู้จัดทำ นางสาวตัวอย่าง"], ["ที่มา : กองแผนงาน"],
    ]})


def bare_list() -> bytes:
    """Bars between cells, no title, no unit of money, a heading nobody knows."""
    return csv_text([["โครงการ", "งบประมาณ", "เจ้าของโครงการ", "สีประจำโครงการ"], ["โครงการต้นไม้", 5, "กรมป่าไม้", "เขียว"], ["โครงการทะเล", "12,5", "ทช.", "ฟ้า"]], "|").encode()


def two_tables() -> bytes:
    """Two tables of different columns below one another, each with its own unit."""
    return xlsx({"รวม": [
        ["แผนปฏิบัติราชการตัวอย่าง ปีงบประมาณ พ.ศ. 2568"], ["ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย"], ["จำนวนผู้รับบริการ", "ราย", "๑๒,๐๐๐"], ["อัตราผู้รับบริการต่อเจ้าหน้าที่", "สัดส่วน", "40:60"], [],
        ["หน่วย: พันบาท"], ["โครงการ", "งบลงทุน", "งบประมาณ", "หน่วยงานหลัก", "หน่วยงานสนับสนุน"], ["โครงการอาคาร", 10, 900, "กรมศิลปากร", "กรมธนารักษ์, สำนักงบประมาณ"],
    ]})


def empty_form() -> bytes:
    """Headings without rows."""
    return xlsx({"แบบ": [["แผนงานตัวอย่าง"], ["ลำดับ", "โครงการ", "งบประมาณ (บาท)"]]})


def no_table() -> bytes:
    """A letter in cells."""
    return xlsx({"จดหมาย": [["เรียน ผู้เกี่ยวข้อง"], ["ขอส่งข้อมูลตามที่ขอ"]]})


FILES: dict[str, Callable[[], bytes]] = {
    "five-year-plan.xlsx": five_year_plan, "annual-plan.xlsx": annual_plan, "local-plan.csv": local_plan, "indicator-record.csv": indicator_record, "agency-system.tsv": agency_system,
    "grouped-headings.xlsx": grouped_headings, "old-excel.xls": old_excel, "open-document.ods": open_document, "heading-rows.xlsx": heading_rows, "several-sheets.xlsx": several_sheets,
    "activities.xlsx": activities, "plan-without-projects.xlsx": plan_without_projects, "formats-and-formulas.xlsx": formats_and_formulas, "windows-874.csv": windows_874, "printed-pages.xlsx": printed_pages,
    "bare-list.csv": bare_list, "two-tables.xlsx": two_tables, "empty-form.xlsx": empty_form, "no-table.xlsx": no_table,
}


def as_golden(name: str, names: AgencyNames) -> str:
    """The plan document of a file as its golden file holds it."""
    value: dict[str, Any] = load_bytes(FILES[name](), name, names).as_json()
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def golden_path(name: str) -> Path:
    return GOLDEN / f"{name}.json"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    bodies = agency_names()
    for file_name in FILES:
        golden_path(file_name).write_text(as_golden(file_name, bodies), encoding="utf-8")
        sys.stdout.write(f"{golden_path(file_name).name}\n")
