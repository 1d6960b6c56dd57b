"""The brief for a director as a Word file of one page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell

from exports.brief import Brief
from exports.brief_words import WRONG, word
from exports.plain import one_line
from exports.word.page import about, narrow, new_document
from exports.word.runs import first_in, header_row, no_borders, paragraph_in, plain, shaded, tight, widths

__all__ = ["brief_docx"]

_WIDTH = 18.0
_FIRST = 4.8
_LEFT = 9.2
"""Centimetres: the page between its margins, the first column of the table, the left half below it."""


def brief_docx(found: Brief, made: datetime | None) -> bytes:
    """The file (.docx)."""
    document = new_document()
    narrow(document.sections[0])
    plain(paragraph_in(document, "Heading1"), found.title)
    plain(paragraph_in(document, "BriefPlan"), found.plan)
    plain(paragraph_in(document, "Brief"), found.lede)
    _figures(document, found)
    if found.rows:
        plain(paragraph_in(document, "BriefNote"), "")
        _table(document, found)
    _halves(document, found)
    for line in found.closing:
        plain(paragraph_in(document, "BriefNote"), line)
    about(document, f"{found.title}: {found.plan}", made, {"subject": found.plan, "comments": found.closing[0]})
    if found.lang == "en":
        document.core_properties.language = "en-GB"
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _figures(document: DocumentObject, found: Brief) -> None:
    table = document.add_table(rows=2, cols=len(found.figures), style="Table Grid")
    for cell, (number, _) in zip(table.rows[0].cells, found.figures, strict=True):
        plain(first_in(cell, "BriefFigure"), number)
        shaded(cell, "F4F7F9")
    for cell, (_, label) in zip(table.rows[1].cells, found.figures, strict=True):
        plain(first_in(cell, "BriefLabel"), label)
        shaded(cell, "F4F7F9")
    tight(table)
    widths(table, [_WIDTH / len(found.figures)] * len(found.figures))


def _table(document: DocumentObject, found: Brief) -> None:
    table = document.add_table(rows=1 + len(found.rows), cols=len(found.head), style="Table Grid")
    for row, cells, style in zip(table.rows, (found.head, *found.rows), ("BriefLabel", *("BriefCell" for _ in found.rows)), strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = first_in(cell, style)
            plain(paragraph, one_line(text))
            if number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    tight(table)
    header_row(table, found.title)
    rest = (_WIDTH - _FIRST) / (len(found.head) - 1)
    widths(table, (_FIRST, *(rest for _ in found.head[1:])))


def _halves(document: DocumentObject, found: Brief) -> None:
    """What is wrong at the left, what is open and what to do at the right."""
    wrong = {word(key, found.lang) for key in WRONG}
    table = document.add_table(rows=1, cols=2)
    no_borders(table)
    left, right = table.rows[0].cells
    _parts(left, [part for part in found.parts if part[0] in wrong])
    steps = [(word("steps", found.lang), tuple(f"{number}.\t{line}" for number, line in enumerate(found.steps, 1)))] if found.steps else []
    _parts(right, [*steps, *(part for part in found.parts if part[0] not in wrong)])
    widths(table, (_LEFT, _WIDTH - _LEFT))


def _parts(cell: _Cell, parts: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    fresh = True
    for heading, lines in parts:
        plain(first_in(cell, "BriefHead") if fresh else paragraph_in(cell, "BriefHead"), heading)
        fresh = False
        for line in lines:
            plain(paragraph_in(cell, "BriefItem"), line if line[:1].isdigit() else f"•\t{line}")
