"""The matrix as an Excel file: the table as shown, every record with its evidence, and a sheet on how to read and cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.alignment_words import PREDICATES, STATUSES
from exports.citation import citation
from exports.spreadsheet import HEAD_FILL, MEDIA_TYPE, finished, put, sheet, table_sheet
from graph.matrix import Cell, Line, Mark
from graph.published import published_build
from graph.store import GraphStore
from queries.read.alignments import alignments
from queries.read.matrix import Matrix, cell_records
from queries.read.records import AlignmentView, Lang, Ref

__all__ = ["MATRIX_MEDIA_TYPE", "RECORD_HEAD", "RECORD_WIDTHS", "cell_text", "matrix_workbook", "record_row"]

MATRIX_MEDIA_TYPE = MEDIA_TYPE
SHAPES = {"main": "●", "secondary": "○", None: "◇"}
LETTERS = {"official": ("ท", "O"), "curated": ("น", "C"), "suggested": ("ร", "S")}
"""Who asserts it, as a letter after the mark: ทางการ นักวิเคราะห์ ระบบ."""
_LINES = {"official": Side("medium", color="0B5C8A"), "curated": Side("dashed", color="8A5A00"), "suggested": Side("dotted", color="5C4796")}
_UPRIGHT = Alignment(textRotation=90, vertical="bottom", horizontal="center", wrap_text=True)
_UPRIGHT_LINE = 45
"""Characters of a heading that fit on one line of its height, 260 points."""
_MIDDLE = Alignment(horizontal="center", vertical="center")
_TOTALS = PatternFill("solid", fgColor="F4F7F9")
_WORDS: dict[str, tuple[str, str]] = {
    "matrix": ("ตาราง", "Matrix"), "records": ("หลักฐาน", "Evidence"), "about": ("วิธีอ่านและอ้างอิง", "How to read and cite"),
    "total": ("รวม", "Total"), "whole": ("ทั้งแผน", "The plan as a whole"), "own": ("เฉพาะข้อนี้", "itself only"),
    "official": ("ทางการ: เอกสารกล่าวไว้เอง", "official: the document says so"),
    "curated": ("นักวิเคราะห์: การอ่านของผู้จัดทำ", "curated: an analyst's reading"),
    "suggested": ("ระบบเสนอ: ไม่นับ", "suggested by a machine: not counted"),
    "main": ("หลัก", "main"), "secondary": ("รอง", "secondary"), "unstated": ("ไม่ระบุว่าหลักหรือรอง", "main or secondary not stated"),
    "pending": ("? หลังเครื่องหมาย: รอตัดสิน ไม่นับ", "? after a mark: not decided, not counted"),
    "conflict": ("≠: ขัดกัน ไม่นับ", "≠: in conflict, not counted"),
    "nothing": ("∅: ตรวจแล้วไม่มีสิ่งใดสอดคล้อง", "∅: reviewed, nothing aligns"),
    "rule": ("ตัวเลขคือจำนวนความเชื่อมโยงที่อนุมัติแล้วซึ่งเอกสารหรือนักวิเคราะห์กล่าว นับเท่าที่อยู่ในทะเบียน ช่องว่างไม่ใช่คำตัดสินว่าไม่สอดคล้อง",
             "Numbers are approved links that a document or an analyst asserts, as far as the register holds them; an empty cell is no verdict."),
    "short": ("หัวคอลัมน์เป็นชื่อย่อของผู้จัดทำ ถ้อยคำเต็มอยู่ในชีตหลักฐานและในเอกสาร",
              "Column headings are our short names; the full wording is on the sheet of evidence and in the documents."),
    "cite": ("อ้างอิง", "Cite"), "version": ("รุ่นข้อมูล", "Data version"), "build": ("กราฟ", "Build"),
    "yes": ("นับ", "counted"), "no": ("ไม่นับ", "not counted"),
}
RECORD_HEAD = {
    "th": ("รหัส", "ข้อของแผน: รหัส", "ข้อของแผน", "ข้อของแผนระดับบน: รหัส", "ข้อของแผนระดับบน", "ความสัมพันธ์", "คำของแหล่ง", "หลัก/รอง", "ผู้กล่าว", "สถานะ",
           "นับหรือไม่", "เหตุผล", "ข้อความในแผน", "ตำแหน่งในแผน", "ข้อความในแผนระดับบน", "ตำแหน่งในแผนระดับบน", "แหล่งของบันทึก", "ยืนยันแล้ว"),
    "en": ("Record", "Part of the plan: id", "Part of the plan", "Part of the upper plan: id", "Part of the upper plan", "Relation", "Words of the source",
           "Main/secondary", "Basis", "Status", "Counted", "Reason", "Quote from the plan", "Place in the plan", "Quote from the upper plan",
           "Place in the upper plan", "Source of the record", "Verified"),
}
RECORD_WIDTHS = (22, 20, 40, 22, 40, 16, 18, 12, 12, 12, 10, 50, 50, 34, 50, 34, 40, 10)


def matrix_workbook(store: GraphStore, found: Matrix, lang: Lang = "th") -> bytes:
    """The file (.xlsx) of a matrix as it is folded, sorted and filtered."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _table(sheet(book, _word("matrix", lang)), found, lang)
    counted = {id_ for cell in found.table.cells.values() for id_ in cell.ties[:cell.count]}
    records = cell_records(found, alignments(store, found.plan.id), None, None)
    nothing = [view for view in alignments(store, found.plan.id) if view.nothing_aligns and view.scope and view.scope.id == found.upper.id]
    rows = [record_row(view, lang, counts=view.id in counted) for view in (*records, *nothing)]
    table_sheet(book, _word("records", lang), RECORD_HEAD[lang], rows, RECORD_WIDTHS)
    _about(sheet(book, _word("about", lang)), store, found, lang)
    return finished(book)


def _word(key: str, lang: Lang) -> str:
    return _WORDS[key][0 if lang == "th" else 1]


def _said(words: Mapping[str, tuple[str, str]], code: str | None, lang: Lang) -> str | None:
    return words[code][0 if lang == "th" else 1] if code else None


def _name(ref: Ref, lang: Lang) -> str:
    if ref.type == "Instrument":
        return f"{_word('whole', lang)}: {ref.label.text(lang) or ref.id}"
    return " ".join(filter(None, (ref.kind if lang == "th" else ref.type, ref.number, ref.label.text(lang) or ref.id)))


def _column_name(ref: Ref, lang: Lang) -> str:
    """A heading that is read sideways: the short label."""
    if ref.type == "Instrument":
        return _word("whole", lang)
    return " ".join(filter(None, (ref.kind if lang == "th" else ref.type, ref.number, ref.label.short(lang) or ref.id)))


def cell_text(cell: Cell, lang: Lang) -> str:
    """``●ท ◇น 3``: marks with the letter of who says so, then the number where there are more than one."""
    marks = " ".join(_mark(mark, lang) for mark in cell.marks)
    return f"{marks} {cell.count}" if cell.count > 1 else marks


def _mark(mark: Mark, lang: Lang) -> str:
    shape = "≠" if mark.conflict else SHAPES.get(mark.directness, SHAPES[None])
    letter = LETTERS.get(mark.basis, ("", ""))[0 if lang == "th" else 1]
    return f"{shape}{letter}" if mark.counts or mark.conflict else f"{shape}{letter}?"


def _table(made: Worksheet, found: Matrix, lang: Lang) -> None:
    """Names of rows at the left and of columns at the top stay in sight; totals stand next to them."""
    table = found.table
    put(made.cell(1, 1), f"{found.plan.label.short(lang)} × {found.upper.label.short(lang)}", bold=True)
    put(made.cell(1, 2), _word("total", lang), bold=True, align=_MIDDLE).fill = _TOTALS
    put(made.cell(2, 1), _word("total", lang), bold=True).fill = _TOTALS
    put(made.cell(2, 2), table.total, bold=True, align=_MIDDLE).fill = _TOTALS
    for number, line in enumerate(table.columns, 3):
        name = _column_name(found.refs[line.id], lang)
        put(made.cell(1, number), name, align=_UPRIGHT).fill = HEAD_FILL
        put(made.cell(2, number), line.total, align=_MIDDLE).fill = _TOTALS
        made.column_dimensions[get_column_letter(number)].width = 9 + 3 * (len(name) // _UPRIGHT_LINE)
    for number, line in enumerate(table.rows, 3):
        _row(made, number, line, found, lang)
    made.column_dimensions["A"].width, made.row_dimensions[1].height = 60, 260
    made.freeze_panes = "C3"
    made.print_title_rows, made.print_title_cols = "1:2", "A:B"


def _row(made: Worksheet, number: int, line: Line, found: Matrix, lang: Lang) -> None:
    name = _name(found.refs[line.id], lang) + (f" ({_word('own', lang)})" if line.opened else "")
    put(made.cell(number, 1), name, align=Alignment(indent=line.depth * 2, vertical="top", wrap_text=True)).fill = HEAD_FILL
    nothing = found.nothing & found.whole_rows.get(line.id, frozenset())
    put(made.cell(number, 2), f"{line.total} ∅" if nothing else line.total, align=_MIDDLE).fill = _TOTALS
    for column, other in enumerate(found.table.columns, 3):
        cell = found.table.cells.get((line.id, other.id))
        if cell:
            side = _LINES.get(cell.marks[0].basis, _LINES["suggested"])
            put(made.cell(number, column), cell_text(cell, lang), align=_MIDDLE).border = Border(side, side, side, side)


def record_row(view: AlignmentView, lang: Lang, *, counts: bool) -> tuple[str | None, ...]:
    """A record with its evidence from both sides, in the columns of :data:`RECORD_HEAD`; ``counts``: whether a number counts it."""
    quotes = {side: [one for one in view.evidence if one.side in (side, "both")] for side in ("subject", "object")}
    said = [(" / ".join(one.quote for one in quotes[side]), " / ".join(f"{one.source.title} · {one.locator}" for one in quotes[side]))
            for side in ("subject", "object")]
    end = view.object or view.scope
    source = f"{view.provenance.source.title} · {view.provenance.locator}"
    return (view.id, view.subject.id, _name(view.subject, lang), end.id if end else None, _name(end, lang) if end else None,
            _word("nothing", lang) if view.nothing_aligns else _said(PREDICATES, view.predicate, lang), view.source_predicate,
            None if view.nothing_aligns else _word(view.directness or "unstated", lang), _word(view.basis, lang), _said(STATUSES, view.standing, lang),
            _word("yes" if counts else "no", lang), view.rationale.text(lang), said[0][0], said[0][1], said[1][0], said[1][1], source,
            "✓" if view.provenance.verified else "✗")


def _about(made: Worksheet, store: GraphStore, found: Matrix, lang: Lang) -> None:
    marks = [f"{SHAPES[one]} {_word(one or 'unstated', lang)}" for one in ("main", "secondary", None)]
    letters = [f"{LETTERS[one][0 if lang == 'th' else 1]} {_word(one, lang)}" for one in LETTERS]
    lines: Iterable[str] = (
        f"{found.plan.label.text(lang)} × {found.upper.label.text(lang)}", _word("rule", lang), *marks, *letters, _word("pending", lang),
        _word("conflict", lang), _word("nothing", lang), _word("short", lang), f"{_word('version', lang)}: {store.manifest['version']} · {_word('build', lang)}: {published_build(store)}",
        f"{_word('cite', lang)}: {citation(store, 'text', lang, found.plan.id)}",
    )
    made.column_dimensions["A"].width = 120
    for number, line in enumerate(lines, 1):
        put(made.cell(number, 1), line, bold=number == 1)
