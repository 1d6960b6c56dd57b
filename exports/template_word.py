"""The Word file a planner fills: fields to type over for names and sentences, tables for indicators, tactics and projects.

What it asks for is what :mod:`loaders.document` reads; filled in, it loads without a question. Fields nobody typed over and the paragraphs of
guidance are not read, so that nothing has to be deleted. A strategy is a block that may be copied: its number counts by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table

from exports.word.page import element, landscape, new_document, numbered
from exports.word.runs import header_row, widths
from loaders.calendar import BUDDHIST_ERA
from loaders.document.docx_reader import GUIDE

__all__ = ["MEDIA_TYPE", "STRATEGIES", "make"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STRATEGIES = 3
"""Blocks of strategies that are ready; more are made by copying one."""
_FIRST_YEAR, _LAST_YEAR, _MOST_YEARS = 2400, 2700, 10
_ROWS = 4
_PAGE = 26.7
"""Centimetres between the margins."""
_NUMBERED, _BULLETED = "901", "902"
_GUIDE_STYLE = "Guide"
_HOW = (
    "วิธีกรอก: พิมพ์ทับข้อความที่ขึ้นต้นด้วย “พิมพ์” หรือ “เช่น” ช่องที่ไม่พิมพ์และคำแนะนำสีเทานี้จะไม่นำเข้า ไม่ต้องลบ",
    "เพิ่มยุทธศาสตร์: คัดลอกทั้งบล็อก “ยุทธศาสตร์ที่ …” แล้ววางต่อท้าย เลขลำดับเรียงเอง; เพิ่มแถวในตารางได้ ตารางที่ไม่ใช้ปล่อยว่างได้; อย่าเปลี่ยนชื่อหัวคอลัมน์",
    "ปีทุกปีเป็น พ.ศ.; งบประมาณเป็นล้านบาท; ค่าเป้าหมายเช่น 80 หรือ ไม่น้อยกว่า 80; ชื่อหน่วยงานใช้ชื่อเต็ม",
    "How to fill it in: type over what begins with “พิมพ์” or “เช่น”; fields left as they are, and grey guidance, are not loaded. Copy a whole block for one more strategy. Years are Buddhist-era years, money is in million baht.",
)


def make(years: tuple[int, int] | None = None, title: str = "") -> bytes:
    """The form for a plan that runs from the first to the last of ``years`` (พ.ศ.; default: this year and four more).

    Raises:
        ValueError: the years are no period of at most ten years.
    """
    this = datetime.now(UTC).year + BUDDHIST_ERA
    first, last = years or (this, this + 4)
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR or last - first >= _MOST_YEARS:
        raise ValueError(f"ช่วงปี {first}-{last} ใช้ไม่ได้: ใส่ปี พ.ศ. ไม่เกิน 10 ปี · {first}-{last} is no period: give Buddhist-era years, ten at most")
    made = new_document()
    landscape(made.sections[0])
    numbered(made.sections[0], "arabic")
    _styles(made)
    _lists(made)
    every = range(first, last + 1)
    period = f"พ.ศ. {first}" if first == last else f"พ.ศ. {first}-{last}"
    _plan(made, title, period, every)
    for number in range(1, STRATEGIES + 1):
        _strategy(made, number, every)
    output = BytesIO()
    made.save(output)
    return output.getvalue()


def _styles(made: DocumentObject) -> None:
    run = element("w:rPr", (element("w:color", val="7F7F7F"), element("w:sz", val="26"), element("w:szCs", val="26")))
    made.styles.element.append(element("w:style", (element("w:name", val=GUIDE), element("w:basedOn", val="Normal"), element("w:qFormat"), run), type="paragraph", customStyle="1", styleId=_GUIDE_STYLE))


def _lists(made: DocumentObject) -> None:
    """Two lists: strategies, which count, and bullets."""
    numbering = made.part.numbering_part.element
    for name, kind, text in ((_NUMBERED, "decimal", "ยุทธศาสตร์ที่ %1"), (_BULLETED, "bullet", "•")):
        level = element("w:lvl", (element("w:start", val="1"), element("w:numFmt", val=kind), element("w:suff", val="space"), element("w:lvlText", val=text), element("w:lvlJc", val="left")), ilvl="0")
        numbering.insert(0, element("w:abstractNum", (element("w:multiLevelType", val="singleLevel"), level), abstractNumId=name))
        numbering.append(element("w:num", (element("w:abstractNumId", val=name),), numId=name))


def _plan(made: DocumentObject, title: str, period: str, years: range) -> None:
    name = made.add_paragraph(style="ชื่อแผน")
    if title:
        name.add_run(title if str(years[0]) in title else f"{title} ({period})")
    else:
        _field(name._p, "ชื่อแผน", f"พิมพ์ชื่อแผนพร้อมช่วงปี เช่น แผนปฏิบัติราชการ ({period}) ของ…")  # noqa: SLF001 - python-docx has no content controls
    for line in _HOW:
        made.add_paragraph(line, style=GUIDE)
    _head(made, "ความสอดคล้องกับแผนระดับที่ 1 และระดับที่ 2")
    made.add_paragraph("หนึ่งบรรทัดต่อหนึ่งแผน ขึ้นต้นด้วย “แผนนี้สอดคล้องกับ” และเขียนชื่อแผนพร้อมประเด็นตามต้นฉบับ", style=GUIDE)
    for name_of_plan in ("ยุทธศาสตร์ชาติด้าน…", "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ …", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ … หมุดหมายที่ …"):
        _one(made, "ความสอดคล้อง", f"เช่น แผนนี้สอดคล้องกับ{name_of_plan}")
    _head(made, "วิสัยทัศน์")
    _one(made, "วิสัยทัศน์", "พิมพ์วิสัยทัศน์ของแผน")
    _head(made, "เป้าหมาย")
    _bullets(made, "เป้าหมายของแผน", 2)
    _head(made, "ตัวชี้วัด")
    made.add_paragraph("ตัวชี้วัดของทั้งแผน หนึ่งตัวชี้วัดต่อหนึ่งแถว", style=GUIDE)
    _table(made, "ตัวชี้วัดของแผน", _indicator_heads(years))

def _strategy(made: DocumentObject, number: int, years: range) -> None:
    heading = made.add_paragraph(style="Heading 2")
    heading._p.get_or_add_pPr().append(element("w:numPr", (element("w:ilvl", val="0"), element("w:numId", val=_NUMBERED))))  # noqa: SLF001
    _field(heading._p, f"ชื่อยุทธศาสตร์ที่ {number}", "พิมพ์ชื่อยุทธศาสตร์")  # noqa: SLF001
    _head(made, "เป้าหมาย")
    _bullets(made, "เป้าหมายของยุทธศาสตร์", 1)
    _head(made, "ตัวชี้วัด")
    _table(made, f"ตัวชี้วัดของยุทธศาสตร์ที่ {number}", _indicator_heads(years))
    _head(made, "กลยุทธ์และแนวทางการพัฒนา")
    made.add_paragraph("หนึ่งแนวทางต่อหนึ่งแถว; เว้นช่องกลยุทธ์ว่างได้ถ้าเหมือนแถวบน", style=GUIDE)
    _table(made, f"กลยุทธ์ของยุทธศาสตร์ที่ {number}", (("กลยุทธ์", 9), ("แนวทางการพัฒนา", 17.7)))
    _head(made, "โครงการ")
    money = [(f"งบประมาณ (ล้านบาท) ปี {year}", 3) for year in years]
    _table(made, f"โครงการของยุทธศาสตร์ที่ {number}", (("ลำดับ", 2), ("โครงการ", 6), ("ตัวชี้วัดโครงการ", 3.6), ("ค่าเป้าหมาย", 3.1), *money, ("หน่วยงานรับผิดชอบหลัก", 3.6), ("หน่วยงานสนับสนุน", 3.3)))


def _indicator_heads(years: range) -> Sequence[tuple[str, float]]:
    return (("ตัวชี้วัด", 11), ("หน่วยนับ", 2.6), *((f"ค่าเป้าหมาย ปี {year}", 2.9) for year in years))


def _head(made: DocumentObject, text: str) -> None:
    made.add_paragraph(text, style="Heading 3")


def _one(made: DocumentObject, name: str, hint: str) -> None:
    _field(made.add_paragraph(style="เนื้อความ")._p, name, hint)  # noqa: SLF001


def _bullets(made: DocumentObject, name: str, count: int) -> None:
    for _ in range(count):
        paragraph = made.add_paragraph(style="เนื้อความ")
        paragraph._p.get_or_add_pPr().append(element("w:numPr", (element("w:ilvl", val="0"), element("w:numId", val=_BULLETED))))  # noqa: SLF001
        _field(paragraph._p, name, f"พิมพ์{name} หนึ่งข้อต่อหนึ่งย่อหน้า")  # noqa: SLF001


def _field(paragraph: Any, name: str, hint: str) -> None:
    """A field that shows its hint until somebody types over it, and then is plain text."""
    text = element("w:t")
    text.text = hint
    look = element("w:rPr", (element("w:rStyle", val="ToFill"), element("w:color", val="7F4F00"), element("w:shd", val="clear", color="auto", fill="FFF2CC")))
    run = element("w:r", (look, text))
    properties = element("w:sdtPr", (element("w:alias", val=name), element("w:temporary"), element("w:showingPlcHdr"), element("w:text")))
    paragraph.append(element("w:sdt", (properties, element("w:sdtContent", (run,)))))


def _table(made: DocumentObject, title: str, heads: Sequence[tuple[str, float]]) -> Table:
    table: Table = made.add_table(rows=_ROWS, cols=len(heads), style="Table Grid")
    for cell, (head, _) in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].style = "หัวตาราง"
        cell.paragraphs[0].add_run(head)
    for row in table.rows[1:]:
        for cell in row.cells:
            cell.paragraphs[0].style = "เนื้อตาราง"
    header_row(table, title)
    whole = sum(width for _, width in heads)
    widths(table, (width * _PAGE / whole for _, width in heads))
    border = element("w:tblCellMar", (element("w:left", w="70", type="dxa"), element("w:right", w="70", type="dxa")))
    if table._tbl.tblPr.find(qn("w:tblCellMar")) is None:  # noqa: SLF001
        table._tbl.tblPr.append(border)  # noqa: SLF001
    return table
