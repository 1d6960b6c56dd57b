"""A document to its plan: read by a child process, then its lines by the loader of texts and its tables of projects by the loader of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from loaders.agency_names import AgencyNames
from loaders.apart import Progress, in_child
from loaders.document.limits import check_size, refuse
from loaders.document.plan import DocumentPlan
from loaders.document.story import Story, tell
from loaders.document.text_reader import holds_tables, read_text
from loaders.problems import Problem
from loaders.table import ColumnMapping, TablePlan
from loaders.table.document import load_book
from loaders.text import load_text

__all__ = ["KINDS", "kind_of_document", "load_document", "load_story", "read_story", "suffix_noted"]

KINDS = {"docx": "Word", "pdf": "PDF", "html": "HTML", "odt": "OpenDocument Text", "text": "text"}
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|div|meta|p|center|article|main|section|h[1-6]|style|title|script|link|br|font|span|ul|ol)\b", re.IGNORECASE | re.DOTALL)
_PDF_WITHIN = 1024
"""Bytes before the mark of a PDF that readers put up with."""
_DIRECTORY = 512 * 1024
"""Bytes at the end of a packed file in which the names of its parts stand."""
_SUFFIXES = {"docx": (".docx", ".docm", ".dotx", ".dotm"), "pdf": (".pdf",), "html": (".html", ".htm", ".xhtml"), "odt": (".odt", ".ott"), "text": (".txt", ".text", ".md")}
_OPEN_TEXT = re.compile(rb"mimetype.{0,64}?application/vnd\.oasis\.opendocument\.text(?!-web)", re.DOTALL)
"""The first part of an OpenDocument file says what it is."""


def kind_of_document(data: bytes) -> str | None:
    """docx, odt, pdf, html, or text for plain text with tables in it, by the content; None for anything else."""
    if data.startswith(b"PK\x03\x04"):
        if _OPEN_TEXT.search(data[:256]):
            return "odt"
        names = data[-_DIRECTORY:]
        return "docx" if b"word/" in names and b"xl/workbook" not in names else None
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("ascii", "ignore")
    if _MARKUP.match(head):
        return "html"
    return "text" if holds_tables(data) else None


def read_story(data: bytes, name: str = "", progress: Progress | None = None) -> Story:
    """The lines and tables of a document, with their places, read by a child process.

    Raises:
        DataError: no document, too large, damaged, protected, scanned, unsafe; the sentence says which and what to do.
    """
    check_size(len(data), name)
    kind = kind_of_document(data)
    if kind is None:
        raise refuse(name, "document-other-kind", "ไฟล์นี้ไม่ใช่เอกสาร Word (.docx) LibreOffice (.odt) PDF หรือหน้าเว็บ: เลือกไฟล์ชนิดเหล่านี้ หรือบันทึกใหม่เป็น .docx", "this is no Word document (.docx), LibreOffice text (.odt), PDF or web page: choose one of these, or save it as .docx")
    if kind == "text":
        return tell(read_text(data, name), name)  # nothing to unpack or parse
    return suffix_noted(Story.from_json(in_child("loaders.document.job", data, name, {"kind": kind}, progress=progress)), name)


def suffix_noted(story: Story, name: str) -> Story:
    """The story with a note where the name of the file speaks of another kind."""
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in _SUFFIXES[story.kind]:
        note = ("suffix", f"ชื่อไฟล์ลงท้าย {suffix} แต่เนื้อหาเป็น {KINDS[story.kind]}: อ่านตามเนื้อหา", f"the name ends in {suffix} but the content is {KINDS[story.kind]}: read by its content")
        return Story(story.kind, story.lines, story.book, (*story.notes, note), story.problems, story.pages, story.sheet_pages)
    return story


def load_story(story: Story, name: str = "", names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = ()) -> DocumentPlan | TablePlan:
    """The plan in a story. A document that holds nothing but tables of projects gives what a workbook gives."""
    text = load_text(story.text, name)
    tables = load_book(story.book, name, names, mappings) if story.book else None
    problems = tuple(Problem(f"{name} {place.th}".strip(), 0, th, en, rule) for place, rule, th, en in story.problems)
    if tables is not None and next(text.walk(), None) is None:
        return _with_story(tables, text.title, text.period, story, problems)
    return DocumentPlan.of(text, story, tables, problems)


def _with_story(tables: TablePlan, title: str, period: tuple[int, int] | None, story: Story, problems: tuple[Problem, ...]) -> TablePlan:
    """The plan of the tables, titled by the text where no line above a table does, with what the reader noticed."""
    return TablePlan(tables.title or title, tables.title_place, tables.period or period, tables.body, story.kind, None, None, tables.mappings, tables.agencies, tables.left_out,
                     (*story.notes, *(note for note in tables.notes if not (note[0] == "no-title" and title))), (*problems, *tables.problems))


def load_document(data: bytes, name: str = "", names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = (), progress: Progress | None = None) -> DocumentPlan | TablePlan:
    """The plan document of a DOCX, an ODT, a PDF or a web page, told apart by content.

    Raises:
        DataError: see :func:`read_story`.
    """
    return load_story(read_story(data, name, progress), name, names, mappings)
