"""Word files whose pages look like tables without lines, and are none: what LibreOffice makes PDFs of."""

from __future__ import annotations

from collections.abc import Callable

from docx.enum.section import WD_SECTION_START
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.loaders.bare_tables import ruled, widths
from tests.loaders.document_files import lines, new, packed, table

__all__ = ["NO_TABLES"]

_SENTENCE = "การพัฒนาระบบบริการภาครัฐต้องคำนึงถึงความต้องการของประชาชนเป็นสำคัญ โดยหน่วยงานที่เกี่ยวข้องร่วมกันกำหนดแนวทาง และติดตามผลอย่างต่อเนื่อง เพื่อให้เกิดประโยชน์สูงสุด "


def newspaper(columns: int) -> bytes:
    made = new()
    lines(made, "แผนพัฒนาชุมชน (พ.ศ. 2567-2570)")
    made.add_section(WD_SECTION_START.CONTINUOUS)
    found = made.sections[-1]._sectPr.xpath("./w:cols")[0]
    found.set(qn("w:num"), str(columns))
    found.set(qn("w:space"), "500")
    for number in range(1, 9):
        lines(made, f"{number}. {_SENTENCE * 2}")
    return packed(made)


def listed() -> bytes:
    made = new()
    lines(made, "แผนพัฒนาชุมชน (พ.ศ. 2567-2570)", "แนวทาง")
    for number in range(1, 9):
        for depth, head in enumerate((f"{number}.", f"{number}.1", "(ก)")):
            paragraph = made.add_paragraph(f"{head}\t{_SENTENCE * (2 - depth % 2)}")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1 + depth), Cm(-1)
    return packed(made)


def title_page() -> bytes:
    made = new()
    for text in ("แผนพัฒนาชุมชน", "(พ.ศ. 2567-2570)", "", "ของ", "สำนักงานพัฒนาชุมชน   กรมการพัฒนาชุมชน   กระทรวงมหาดไทย", "", "จัดทำโดย   กองแผนงาน   ตุลาคม 2566"):
        made.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    return packed(made)


def contents(*, dots: bool) -> bytes:
    made = new()
    lines(made, "สารบัญ")
    for number, text in ((0, "เรื่อง"), *((number, f"การพัฒนาด้านที่ {number}") for number in range(1, 15))):
        paragraph = made.add_paragraph(f"{f'{number}.' if number else ''}\t{text}\t{number * 3 if number else 'หน้า'}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1.5))
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS if dots and number else WD_TAB_LEADER.SPACES)
    return packed(made)


def form() -> bytes:
    made = new()
    lines(made, "แผนพัฒนาชุมชน (พ.ศ. 2567-2570)")
    grid = table(made, [["ชื่อโครงการ", "โครงการพัฒนาแหล่งน้ำชุมชน"], ["หลักการและเหตุผล", _SENTENCE * 3], ["วัตถุประสงค์", _SENTENCE * 2], ["หน่วยงาน", "กองช่าง"]])
    widths(grid, 4, 11)
    ruled(grid)
    return packed(made)


def reports() -> bytes:
    """Lines of label, colon and value, and of who signs: three columns by tabs, and no heads."""
    made = new()
    lines(made, "แผนพัฒนาชุมชน (พ.ศ. 2567-2570)")
    for label, value in (("ชื่อแผน", "แผนพัฒนาชุมชน"), ("หน่วยงาน", "กองแผนงาน"), ("ระยะเวลา", "สี่ปี"), ("ผู้ประสาน", "นักวิเคราะห์นโยบาย")):
        made.add_paragraph(f"{label}\t\t:\t{value}")
    for _ in range(3):
        lines(made, f"(ลงชื่อ)\t{'.' * 30}\tผู้เสนอแผน", "(นายชุมชน เข้มแข็ง)")
    return packed(made)


def justified() -> bytes:
    made = new(size=16)
    lines(made, "แผนพัฒนาชุมชน (พ.ศ. 2567-2570)")
    for number in range(12):
        made.add_paragraph((_SENTENCE.replace("โดย", " โดย ").replace("และ", " และ ") + _SENTENCE[number * 3:]) * 2).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return packed(made)


NO_TABLES: dict[str, Callable[[], bytes]] = {
    "two newspaper columns": lambda: newspaper(2), "three newspaper columns": lambda: newspaper(3), "lists": listed, "title page": title_page, "contents": lambda: contents(dots=True),
    "contents without dots": lambda: contents(dots=False), "form": form, "justified": justified, "labels and signatures": reports,
}
