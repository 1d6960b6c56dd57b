"""Word files whose tables have no lines between their cells, or only some: what LibreOffice makes PDFs of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tests.loaders.document_files import lines, new, packed, table

__all__ = ["BARE", "HEADS", "INDICATORS", "PROJECTS", "YEARS", "ruled", "widths"]

Rows = Sequence[Sequence[str]]
HEADS = ["โครงการ", "เป้าหมาย", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"]
PROJECTS = [["โครงการพัฒนาระบบบริการประชาชนแบบเบ็ดเสร็จ ณ จุดเดียว", "ประชาชนเข้าถึงบริการออนไลน์เพิ่มขึ้นร้อยละ 20", "1,500,000", "สำนักเทคโนโลยีสารสนเทศ"],
            ["โครงการยกระดับทักษะดิจิทัลของบุคลากร", "บุคลากรผ่านการอบรมไม่น้อยกว่า 300 คน", "800,000", "กองการเจ้าหน้าที่"],
            ["โครงการจัดทำฐานข้อมูลกลางเพื่อการตัดสินใจ", "มีฐานข้อมูลกลางที่เชื่อมโยงกัน 5 ระบบ", "2,300,000", "ศูนย์ข้อมูลข่าวสาร"],
            ["โครงการปรับปรุงอาคารสำนักงาน", "อาคารพร้อมใช้", "12,000,000", "กองคลัง"],
            ["โครงการส่งเสริมการมีส่วนร่วมของประชาชนในการวางแผนพัฒนาท้องถิ่นอย่างยั่งยืน", "จัดเวทีประชาคมครบทุกตำบล", "450,000", "สำนักปลัด"]]
YEARS = ["ตัวชี้วัด", "หน่วยนับ", "2566", "2567", "2568"]
INDICATORS = [["ความพึงพอใจของประชาชนต่อบริการของหน่วยงานในภาพรวมทุกช่องทาง", "ร้อยละ", "80", "85", "90"],
              ["จำนวนบริการที่ให้ผ่านระบบอิเล็กทรอนิกส์", "บริการ", "10", "15", "20"],
              ["จำนวนบุคลากรที่ผ่านการพัฒนาทักษะดิจิทัลตามเกณฑ์ที่กำหนด", "คน", "100", "200", "300"]]


def ruled(grid: Any, *sides: str) -> None:
    """A table with the lines of these sides only (top, bottom, left, right, insideH, insideV)."""
    grid.style = "Normal Table"
    inner = "".join(f'<w:{side} w:val="{"single" if side in sides else "nil"}" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{inner}</w:tblBorders>"))


def cell_ruled(cell: Any, *sides: str) -> None:
    inner = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{inner}</w:tcBorders>"))


def head_ruled(grid: Any, *sides: str) -> None:
    for cell in grid.rows[0].cells:
        cell_ruled(cell, *sides)


def centred(grid: Any, *, rows: int = 1, middle: bool = False) -> None:
    """Heads in the middle of their columns; with ``middle`` every cell in the middle of its row's height."""
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            if number < rows:
                for paragraph in cell.paragraphs:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if middle:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def widths(grid: Any, *wide: float) -> None:
    """Widths of the columns in centimetres."""
    grid.autofit = False
    for column, width in enumerate(wide):
        for row in grid.rows:
            row.cells[column].width = Cm(width)


def _bare_merges(grid: Any) -> None:
    """Merged cells without the empty paragraphs of the cells they took in."""
    for row in grid.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs[1:]:
                if not paragraph.text:
                    paragraph._p.getparent().remove(paragraph._p)


def spaced(grid: Any, points: float) -> None:
    for row in grid.rows:
        for cell in row.cells:
            cell.paragraphs[-1].paragraph_format.space_after = Pt(points)


def tight(made: Any) -> None:
    made.styles["Normal"].paragraph_format.space_after = Pt(0)


def projects(rows: Rows, finish: Callable[[Any], None], merges: Sequence[tuple[int, int, int, int]] = (), *, font: str = "Garuda", size: int = 14, wide: Sequence[float] = ()) -> bytes:
    """A plan with one table of projects between two strategies."""
    made = new(font, size)
    tight(made)
    lines(made, "แผนพัฒนาบริการดิจิทัล (พ.ศ. 2567-2570)", "วิสัยทัศน์ : บริการที่ประชาชนเชื่อถือ", "ยุทธศาสตร์ที่ 1 พัฒนาบริการดิจิทัล", "โครงการสำคัญ")
    grid = table(made, rows, merges)
    _bare_merges(grid)
    if wide:
        widths(grid, *wide)
    finish(grid)
    lines(made, "ยุทธศาสตร์ที่ 2 พัฒนาบุคลากร", "เป้าหมาย : บุคลากรมีทักษะพร้อมให้บริการประชาชนในทุกสถานการณ์ และหน่วยงานมีระบบงานที่รองรับการเปลี่ยนแปลงอย่างต่อเนื่องตลอดเวลา")
    return packed(made)


def indicators(rows: Rows, finish: Callable[[Any], None], merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    made = new("Norasi")
    tight(made)
    lines(made, "แผนพัฒนาบริการดิจิทัล (พ.ศ. 2566-2568)", "ยุทธศาสตร์ที่ 1 พัฒนาบริการดิจิทัล", "ตัวชี้วัด")
    grid = table(made, rows, merges)
    _bare_merges(grid)
    widths(grid, 6, 2.5, 2.3, 2.3, 2.3)
    finish(grid)
    lines(made, "ยุทธศาสตร์ที่ 2 พัฒนาบุคลากร", "เป้าหมาย : บุคลากรมีทักษะ")
    return packed(made)


def numbered() -> list[list[str]]:
    return [["ลำดับ", *HEADS], *([str(number), *row] for number, row in enumerate(PROJECTS, 1))]


def named() -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """Rows of names across the table."""
    blank = ["", "", ""]
    rows = [HEADS, ["แนวทางที่ 1 พัฒนาระบบบริการประชาชนให้ทันสมัยและเข้าถึงได้ทุกกลุ่ม", *blank], *PROJECTS[:2], ["แนวทางที่ 2 พัฒนาข้อมูลและอาคารสถานที่ให้พร้อมให้บริการประชาชน", *blank], *PROJECTS[2:]]
    return rows, [(1, 0, 1, 3), (4, 0, 4, 3)]


def below_years() -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """Years below one head."""
    return [["ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย (ปีงบประมาณ)", "", ""], ["", "", "2566", "2567", "2568"], *INDICATORS], [(0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1)]


def budgets_of_years() -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    rows = [["ที่", "โครงการ", "งบประมาณ (บาท)", "", "", "หน่วยงาน"], ["", "", "2567", "2568", "2569", ""]]
    return rows + [[str(number), name, "1,000,000", "2,000,000", "300,000", agency] for number, (name, _, _, agency) in enumerate(PROJECTS, 1)], [(0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 5, 1, 5)]


def beside() -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """A name in the first column over several rows."""
    names = {0: "การพัฒนาบริการประชาชน", 2: "การพัฒนาระบบข้อมูลและอาคาร"}
    return [["ยุทธศาสตร์", *HEADS], *([names.get(at, ""), *row] for at, row in enumerate(PROJECTS))], [(1, 0, 2, 0), (3, 0, 5, 0)]


def short_names() -> list[list[str]]:
    """Names above rows that are no wider than the first column."""
    return [HEADS, ["แนวทางที่ 1 ก", "", "", ""], *PROJECTS[:2], ["แนวทางที่ 2 ข", "", "", ""], *PROJECTS[2:]]


def name_at_the_end() -> bytes:
    """A name across that is the last line of its page."""
    made = new("Norasi", 14)
    tight(made)
    lines(made, "แผนพัฒนาบริการดิจิทัล (พ.ศ. 2567-2570)", "ยุทธศาสตร์ที่ 1 พัฒนาบริการดิจิทัล", *("ข้อความนำของแผน" for _ in range(9)), "โครงการสำคัญ")
    rows, merges = named()
    grid = table(made, rows, merges)
    _bare_merges(grid)
    ruled(grid)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    lines(made, "ยุทธศาสตร์ที่ 2 พัฒนาบุคลากร", "เป้าหมาย : บุคลากรมีทักษะพร้อมให้บริการประชาชนในทุกสถานการณ์ และหน่วยงานมีระบบงานที่รองรับการเปลี่ยนแปลง")
    return packed(made)


def many() -> Rows:
    return [HEADS, *([f"{name[0]} ระยะที่ {turn}", name[1], name[2], name[3]] for turn in range(1, 5) for name in PROJECTS)]


def again(grid: Any) -> None:
    """Heads printed on each page."""
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    ruled(grid)


def both(*steps: Callable[[Any], None]) -> Callable[[Any], None]:
    def finish(grid: Any) -> None:
        for step in steps:
            step(grid)
    return finish


def framed_head(grid: Any) -> None:
    ruled(grid)
    head_ruled(grid, "top", "left", "bottom", "right")


def head_lines(grid: Any) -> None:
    ruled(grid)
    head_ruled(grid, "top", "bottom")


def closed_columns(grid: Any) -> None:
    ruled(grid, "top", "left", "bottom", "right", "insideV")
    head_ruled(grid, "bottom")


def sides(*names: str) -> Callable[[Any], None]:
    return lambda grid: ruled(grid, *names)


_FRAME = ("top", "left", "bottom", "right")
_TEXTS = [HEADS, *PROJECTS]
BARE: dict[str, Callable[[], bytes]] = {
    "no lines": lambda: projects(_TEXTS, ruled),
    "other font": lambda: projects(_TEXTS, ruled, font="Loma", size=12),
    "few rows": lambda: projects(_TEXTS[:4], ruled, font="Norasi", size=16),
    "widths of their own": lambda: projects(_TEXTS, ruled, wide=(6, 4.5, 2.8, 3)),
    "lines between rows": lambda: projects(_TEXTS, sides("top", "bottom", "insideH")),
    "lines at the heads": lambda: projects(_TEXTS, head_lines),
    "lines down": lambda: projects(_TEXTS, sides("insideV")),
    "lines down and at the sides": lambda: projects(_TEXTS, sides("left", "right", "insideV")),
    "a frame": lambda: projects(_TEXTS, sides(*_FRAME)),
    "a frame and lines between rows": lambda: projects(_TEXTS, sides(*_FRAME, "insideH")),
    "a frame and lines down": lambda: projects(_TEXTS, sides(*_FRAME, "insideV")),
    "a frame, lines down and at the heads": lambda: projects(_TEXTS, closed_columns),
    "heads in boxes": lambda: projects(_TEXTS, framed_head),
    "heads in boxes and a frame": lambda: projects(_TEXTS, both(sides(*_FRAME), lambda grid: head_ruled(grid, *_FRAME))),
    "numbers first": lambda: projects(numbered(), ruled, wide=(1.5, 5, 4, 2.8, 2.8)),
    "centred heads": lambda: projects(_TEXTS, both(ruled, centred)),
    "cells in the middle": lambda: projects(_TEXTS, both(ruled, lambda grid: centred(grid, middle=True))),
    "space between rows": lambda: projects(_TEXTS, both(ruled, lambda grid: spaced(grid, 8))),
    "names across": lambda: projects(named()[0], ruled, named()[1]),
    "a name at the end of a page": name_at_the_end,
    "two pages": lambda: projects(many(), ruled),
    "two pages with heads": lambda: projects(many(), again),
    "the end of a name alone on a page": lambda: projects([HEADS, *([row[0], f"- {row[1]}\n- ลดเวลารอคอยของประชาชน", *row[2:]] for row in PROJECTS)], ruled, size=12),
    "a sum on the next page": lambda: projects([*numbered(), ["", "รวมทั้งสิ้น", "", "17,050,000", ""]], ruled, size=12),
    "budgets of years below one head": lambda: projects(budgets_of_years()[0], sides("top", "bottom", "insideH"), budgets_of_years()[1], size=12),
    "one name beside several rows": lambda: projects(beside()[0], both(ruled, centred), beside()[1], size=12),
    "short names": lambda: projects(short_names(), ruled, size=12),
    "empty cells": lambda: projects([HEADS, *([row[0], row[1] * (at % 2), row[2], row[3] * (at != 1)] for at, row in enumerate(PROJECTS))], ruled, size=12),
    "years": lambda: indicators([YEARS, *INDICATORS], ruled),
    "years, centred": lambda: indicators([YEARS, *INDICATORS], both(ruled, lambda grid: centred(grid, rows=9))),
    "years below one head": lambda: indicators(below_years()[0], both(ruled, lambda grid: centred(grid, rows=2)), below_years()[1]),
}
