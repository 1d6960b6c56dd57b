"""Blocks of a document to its story: lines that the loader of texts reads, and tables of projects as sheets that the loader of tables reads.

A table goes by its columns if its headings say that its rows are projects, or indicators with values; every other table is laid out as lines, a
cell behind the other, which is how the loader of texts knows tables from cabinet summaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.clean import arabic_digits, clean_text
from loaders.document.blocks import Block, Blocks, Paragraph, Place, Table
from loaders.document.limits import MAX_CELLS, MAX_CHARACTERS, refuse
from loaders.table.rows import tables_of
from loaders.text.marked_notes import body, without_marks
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import GROUP_RANK, read_label, read_numbered
from loaders.workbook.apart import book_as_json, book_from_json
from loaders.workbook.book import Book, Merge, Sheet, cell_text

__all__ = ["Story", "StoryLine", "tell"]

_MONEY = ("budget", "budget_total")
_OLD_NEW = re.compile(r"^\(?(?:ฉบับ|แผน|ของ|ข้อความ)?(?:เดิม|ใหม่|ที่(?:ขอ)?ปรับปรุง|ปรับปรุง|แก้ไข)")
_LINES_ABOVE = 4
_CAPTION = 150
_MOST_LISTS = 0.5
"""Above this share of project cells that hold lists of projects, a table is laid out as lines."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of the story and the place it comes from; line n of a plan document is ``lines[n - 1]``."""

    text: str
    place: Place

    @property
    def shown(self) -> str:
        """The line as people read it: footnote numbers in it."""
        return without_marks(self.text, keep_numbers=True)


@dataclass(frozen=True, slots=True)
class Story:
    """A document that was read. ``book`` holds its tables of projects as sheets named “ตารางที่ 2 (หน้า 5)”, or is None."""

    kind: str
    lines: tuple[StoryLine, ...]
    book: Book | None
    notes: tuple[tuple[str, str, str], ...] = ()
    """(rule, Thai, English) on the whole file."""
    problems: tuple[tuple[Place, str, str, str], ...] = ()
    """(place, rule, Thai, English)."""
    pages: int | None = None
    sheet_pages: dict[str, int | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All lines, as the loader of texts takes them."""
        return "\n".join(each.text for each in self.lines)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"kind": self.kind, "lines": [(each.text, *_numbers(each.place)) for each in self.lines], "book": book_as_json(self.book) if self.book else None, "notes": self.notes,
                "problems": [(_numbers(place), rule, th, en) for place, rule, th, en in self.problems], "pages": self.pages, "sheet_pages": self.sheet_pages}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Story:
        """The story that :meth:`as_json` wrote."""
        return cls(value["kind"], tuple(StoryLine(text, Place(*numbers)) for text, *numbers in value["lines"]), book_from_json(value["book"]) if value["book"] else None,
                   tuple((rule, th, en) for rule, th, en in value["notes"]), tuple((Place(*numbers), rule, th, en) for numbers, rule, th, en in value["problems"]), value["pages"], value["sheet_pages"])


def _numbers(place: Place) -> tuple[int | None, ...]:
    return place.page, place.paragraph, place.line, place.table, place.row, place.note


def tell(found: Blocks, name: str) -> Story:
    """The story of ``found``.

    Raises:
        DataError: nothing to read, or more than the limits.
    """
    lines: list[StoryLine] = []
    sheets: list[Sheet] = []
    pages: dict[str, int | None] = {}
    size = cells = 0
    for block in found.blocks:
        if isinstance(block, Table):
            cells += len(block.cells)
            sheet = _sheet(block, lines)
            if sheet:
                while lines and _only_heads(lines[-1]):
                    lines.pop()  # it heads the table; left in the text, it would head what follows the table
                sheets.append(sheet)
                pages[sheet.name] = block.place.page
                continue
        for line in _lines(block):
            size += len(line.text)
            lines.append(line)
        if size > MAX_CHARACTERS or cells > MAX_CELLS:
            raise refuse(name, "document-too-large", f"เอกสารมีข้อความหรือช่องตารางมากเกินไป (เกิน {MAX_CHARACTERS:,} อักษร หรือ {MAX_CELLS:,} ช่อง): ตัดเฉพาะส่วนที่เป็นแผนแล้วลองใหม่",
                         f"the document has too much text or too many table cells (more than {MAX_CHARACTERS:,} characters or {MAX_CELLS:,} cells): cut out the plan and try again")
    lines += [StoryLine(body(note.number, " ".join(note.text.split())), note.place) for note in found.footnotes]
    if not sheets and not any(line.text.strip() for line in lines):
        raise refuse(name, "document-no-text", "ไม่พบข้อความในเอกสาร (อาจมีแต่รูปภาพ): ใช้ไฟล์ที่มีข้อความ หรือแปลงรูปเป็นข้อความด้วย OCR ก่อน",
                     "the document holds no text (perhaps only pictures): use a file with text, or turn the pictures into text by OCR first")
    book = Book(found.kind, tuple(sheets)) if sheets else None
    return Story(found.kind, tuple(lines), book, tuple(found.notes), tuple(found.problems), found.pages, pages)


def _lines(block: Block) -> Iterable[StoryLine]:
    if isinstance(block, Paragraph):
        yield from _of_paragraph(block)
        return
    for cell in sorted(block.cells, key=lambda each: (each.row, each.column)):
        for paragraph in cell.paragraphs:
            yield from _of_paragraph(Paragraph(paragraph.text, Place(paragraph.place.page, table=block.number, row=cell.row)))


def _of_paragraph(paragraph: Paragraph) -> Iterable[StoryLine]:
    for text in paragraph.text.split("\n"):
        if text.strip():
            yield StoryLine(text, paragraph.place)


# -- tables that go by their columns --------------------------------------------------------------------------------------------


def _sheet(table: Table, before: list[StoryLine]) -> Sheet | None:
    """The table as a sheet, the lines that head it above; None for one that is to be laid out as lines."""
    texts: list[list[str]] = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        texts[cell.row - 1][cell.column - 1] = cell_text(without_marks(cell.text))
    page = f" (หน้า {table.place.page})" if table.place.page else ""
    merged = tuple(Merge(cell.row, cell.column, cell.row + cell.rows - 1, cell.column + cell.columns - 1) for cell in table.cells if cell.rows > 1 or cell.columns > 1)
    sheet = Sheet(f"ตารางที่ {table.number}{page}", tuple(map(tuple, texts)), merged)
    return replace(sheet, above=tuple(_above(before))) if _goes_by_columns(sheet) else None


def _goes_by_columns(sheet: Sheet) -> bool:
    tables = tables_of(sheet)
    if not tables:
        return False
    mapping = tables[0].mapping
    fields = [each.field for each in mapping.columns]
    if any(_OLD_NEW.match(each.header.split(" > ")[-1]) for each in mapping.columns):
        return False
    if "project" in fields:
        column = mapping.column_of("project") or 0
        cells = [text for row in tables[0].rows if row.kind == "data" and (text := row.cells.get(column))]
        lists = sum(sum(split_marker(line)[0] is not None for line in text.split("\n")) > 1 for text in cells)
        return lists <= _MOST_LISTS * len(cells) and len({each for each in fields if each}) > 1
    if {"tactic", "guideline"} <= set(fields):
        return not any(len(text.split("\n")) > 1 for row in tables[0].rows if row.kind == "data" for text in row.cells.values())
    values = fields.count("target")
    if {"group", "indicator", "target"} <= set(fields):
        return True
    return "indicator" in fields and (values > 1 or (values == 1 and bool({"unit", "agency", "direction"} & set(fields)))) and not any(each in _MONEY for each in fields)


def _above(before: list[StoryLine]) -> list[str]:
    """Lines that head a table: the last numbered heading of the text, and the short lines right above."""
    near = [clean_text(without_marks(line.text)).strip() for line in before[-_LINES_ABOVE:] if line.place.table is None and len(line.text) <= _CAPTION]
    ranks = {index: GROUP_RANK.get(part.kind, 9) for index, text in enumerate(near) if (part := read_numbered(text)) and part.role is None}
    opened = max((index for index, rank in ranks.items() if rank == min(ranks.values())), default=0)
    near = [text for index, text in enumerate(near) if index >= opened or index not in ranks]  # parts of the group before are not of this one
    for line in reversed(before[:-_LINES_ABOVE]):
        text = clean_text(without_marks(line.text)).strip()
        if _ENDS_PARTS.match(text):
            break
        numbered = read_numbered(text)
        if numbered and numbered.role is None and numbered.rest and len(text) <= _CAPTION and line.place.table is None:
            return [text, *(each for each in near if not read_numbered(each))] if not any(read_numbered(each) for each in near) else near
    return near


def _only_heads(line: StoryLine) -> bool:
    """Whether a line is a label and nothing else."""
    text = arabic_digits(clean_text(without_marks(line.text)).strip())
    label = read_label(split_marker(text)[1])
    if line.place.table is None and len(text) <= _CAPTION and (_HEADS_PROJECTS.match(split_marker(text)[1]) or _NUMBERED_TABLE.match(text)):
        return True
    return label is not None and not label.rest and line.place.table is None and read_numbered(text) is None


_HEADS_PROJECTS = re.compile(r"^(?:ตาราง|บัญชี|รายชื่อ|รายละเอียด|สรุป)?(?:แผนงาน/)?โครงการ\s?(?:/กิจกรรม)?\s?(?:ที่)?(?:อื่น\s?ๆ|ทั่วไป|ปกติ|ตามภารกิจ|ต่อเนื่อง|ใหม่|ทั้งหมด|สนับสนุน|รอง|สำคัญ|เรือธง|หลัก)(?:\s?\([^()]{1,40}\))?$")
_NUMBERED_TABLE = re.compile(r"^ตาราง(?:ที่)?\s*\d")
_ENDS_PARTS = re.compile(r"^(?:ภาคผนวก|บทที่|ส่วนที่|หมวดที่|(?:\S{1,6}\s)?(?:การติดตาม|การขับเคลื่อน|กลไก))")
