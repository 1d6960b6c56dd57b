"""A plan as an Excel file: projects, indicators, the summary of alignment, every record with its evidence, the table for eMENSCR, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.emenscr import emenscr_head, emenscr_rows, emenscr_widths, missing_rows
from exports.matrix import RECORD_HEAD, RECORD_WIDTHS, record_row
from exports.plain import one_line
from exports.project_records import ProjectTable, project_table_from
from exports.projects import project_head, project_rows, project_widths
from exports.records import Cell, Section
from exports.section import section_from
from exports.section_links import collect
from exports.section_text import kind_of
from exports.spreadsheet import finished, fit_rows, put, sheet, table_sheet
from exports.standing import standing, standing_lines
from exports.thai import digits
from graph.store import GraphStore
from queries.read.alignments import alignments
from queries.read.outline import Part
from queries.read.records import AlignmentView

__all__ = ["plan_workbook"]

_SHEETS = ("โครงการ", "ตัวชี้วัด", "ตารางสรุปความสอดคล้อง", "หลักฐาน", "eMENSCR", "ช่องที่ขาด", "สถานะและวิธีอ่าน")
_INDICATOR_HEAD, _INDICATOR_TAIL = ("ลำดับ", "ระดับ", "อยู่ใต้", "ชื่อตัวชี้วัด"), ("ค่าเป้าหมาย ไม่ระบุปี", "หน่วยนับ", "แหล่งข้อมูลของค่าเป้าหมาย", "ถ่ายทอดมาจาก")
_NOTES = (
    "ชื่อของแผนระดับบนเป็นถ้อยคำทางการตามที่ยืนยันแล้วเท่านั้น ⟨…⟩ คือช่องที่ผู้จัดทำแผนต้องเติมหรือยืนยัน “(ร่าง)” คือข้อความที่เสนอ ต้องยืนยันก่อนใช้",
    "ตาราง eMENSCR มีหนึ่งแถวต่อหนึ่งโครงการกับหนึ่งความเชื่อมโยงที่อนุมัติแล้วของโครงการนั้นเอง ★ คือช่องที่ระบบของหน่วยงานบังคับกรอก",
    "ความเชื่อมโยงหลักมีได้หนึ่งข้อต่อโครงการในแต่ละแผนระดับบน ถ้าบันทึกไม่ระบุหรือระบุหลายข้อ ให้ผู้จัดทำแผนเลือก",
    "วงเงินเป็นล้านบาทตามที่ไฟล์ของแผนพิมพ์ไว้ ช่องรวมใช้ผลรวมที่พิมพ์ ถ้าไม่มีจึงรวมรายปี หน่วยเงินที่ไม่ทราบไม่แปลง",
    "ช่องว่างในตารางสรุปไม่ใช่คำตัดสินว่าไม่สอดคล้อง",
)
_CODES = ("รหัส Y1", "รหัส Y2", "Y1)", "Y2)", "รหัสในกราฟ", "รหัสโครงการ", "วันที่")


def plan_workbook(store: GraphStore, plan_id: str, made: datetime | None) -> bytes:
    """The file (.xlsx) of one plan. Raises ``queries.read.NotFoundError`` for an unknown plan."""
    links = collect(store, plan_id)
    section, table = section_from(store, links, "arabic", made), project_table_from(store, links)
    records = alignments(store, plan_id)
    book = Workbook()
    book.remove(book.worksheets[0])
    _texts(table_sheet(book, _SHEETS[0], project_head(table), project_rows(table), project_widths(table)))
    _indicators(book, table, records)
    _summary(book, section)
    table_sheet(book, _SHEETS[3], RECORD_HEAD["th"], (record_row(view, "th", counts=view.status == "approved") for view in records), RECORD_WIDTHS)
    _texts(table_sheet(book, _SHEETS[4], emenscr_head(), emenscr_rows(table), emenscr_widths()))
    table_sheet(book, _SHEETS[5], ("ลำดับโครงการ", "โครงการ", "ช่อง ★ ที่ยังขาด", "ช่อง"), missing_rows(table), (12, 70, 14, 70))
    _about(sheet(book, _SHEETS[6]), store, plan_id, section, made)
    book.properties.title, book.properties.creator = one_line(f"{section.title}: {section.plan.label.th or plan_id}", 250), "Policy Alignment Explorer"
    if made is not None:
        book.properties.created = book.properties.modified = made.replace(tzinfo=None)
    return finished(book)


def _texts(made: Worksheet) -> None:
    """Codes and dates stay text when a person edits the cell: a leading zero is part of a code. Money is a number with its places."""
    for column, head in enumerate(made[1], 1):
        name = str(head.value)
        form = "@" if any(word in name for word in _CODES) else "#,##0.00" if "ล้านบาท" in name else None
        if form:
            for (cell,) in made.iter_rows(min_row=2, min_col=column, max_col=column):
                cell.number_format = form
    made.freeze_panes = f"{get_column_letter(3)}2"


def _indicators(book: Workbook, table: ProjectTable, records: Iterable[AlignmentView]) -> None:
    parts = table.links.own.of_type("Indicator")
    years = sorted({target.year_be for part in parts for target in part.targets if target.year_be})
    passed: dict[str, list[str]] = {}
    for record in records:
        if record.predicate in {"derivedFrom", "measuredBySame"} and record.status == "approved" and record.object and record.object.verified:
            passed.setdefault(record.subject.id, []).append(" ".join(filter(None, (record.object.kind, record.object.number, record.object.label.th))))
    head = [*_INDICATOR_HEAD, *(f"ค่าเป้าหมาย ปี {year}" for year in years), *_INDICATOR_TAIL]
    rows = [_indicator(table, number, part, years, passed.get(part.ref.id, ())) for number, part in enumerate(parts, 1)]
    table_sheet(book, _SHEETS[1], head, rows, [8, 16, 36, 50, *(24 for _ in years), 24, 14, 40, 50])


def _indicator(table: ProjectTable, number: int, part: Part, years: Sequence[int], passed: Sequence[str]) -> list[str | float | None]:
    parent = table.links.own.parts.get(part.parent or "")
    verified = [target for target in part.targets if target.provenance.verified]
    values = ["; ".join(target.verbatim for target in verified if target.year_be == year) or None for year in years]
    return [number, kind_of(parent) if parent else "แผน", table.pen.name(parent, "ข้อของแผน") if parent else None, table.pen.words(part, "ตัวชี้วัด"), *values,
            "; ".join(target.verbatim for target in verified if not target.year_be) or None, "; ".join(dict.fromkeys(target.unit for target in verified if target.unit)) or None,
            "\n".join(dict.fromkeys(f"{target.provenance.source.title} · {target.provenance.locator}" for target in verified)) or None, "\n".join(dict.fromkeys(passed)) or None]


def _summary(book: Workbook, section: Section) -> None:
    def text(column: tuple[Cell, ...] | str) -> str:
        return column if isinstance(column, str) else "\n".join(f"{cell.mark} {cell.name}{' ‡' if cell.curated else ''}" for cell in column)

    rows = [[digits(row.name, section.digits), *(text(column) for column in row.columns)] for row in section.summary.rows]
    table_sheet(book, _SHEETS[2], section.summary.columns, rows, (44, *(40 for _ in section.summary.columns[1:])))


def _about(made: Worksheet, store: GraphStore, plan_id: str, section: Section, when: datetime | None) -> None:
    state = standing(store, plan_id, when)
    lines = [section.plan.label.th or plan_id, *standing_lines(state), "", "วิธีอ่าน", *_NOTES, "● หลัก · ○ รอง · ‡ ผู้วิเคราะห์อ่าน ไม่ใช่คำของแผนเอง", "", f"อ้างอิง: {state.cite}"]
    made.column_dimensions["A"].width = 130
    for number, line in enumerate(lines, 1):
        put(made.cell(number, 1), line, bold=number == 1 or line == "วิธีอ่าน")
    fit_rows(made)
