"""The official section as a Word file that a planner takes into the plan: what is to be written is marked, every source is a link to its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION

from exports.citations import CitedSource, by_source, labels
from exports.plain import one_line, printable
from exports.records import Cell, Citation, Heading, Line, Section, Summary
from exports.thai import Digits, digits, thai_date
from exports.word.page import about, columns, landscape, new_document, numbered, portrait
from exports.word.runs import bookmark, cites, first_in, header_row, link, paragraph_in, plain, say, whole_rows, widths

__all__ = ["MEDIA_TYPE", "section_docx"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WIDTHS = (4.6, 6.2, 3.4, 5.6, 2.9, 4.0)
"""Centimetres of the columns of the summary table, a page across; National Strategy and sub-plans stand there by name, the others by number."""
_DEEPEST = 2
_SHORT = 24
"""Letters of a place that stands in one line with others."""


def section_docx(section: Section, made: datetime | None) -> bytes:
    """The file (.docx). ``made`` goes into its properties; the text says when by itself."""
    document = new_document()
    numbered(document.sections[0], section.digits)
    names = labels(section.citations)
    _body(document, section, names)
    across = document.add_section(WD_SECTION.NEW_PAGE)
    landscape(across)
    _summary(document, section.summary, names, section.digits)
    portrait(document.add_section(WD_SECTION.NEW_PAGE))
    say(paragraph_in(document, "Heading2"), "รายการอ้างอิง")
    columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    _sources(document, section)
    columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    _closing(document, section)
    plan = section.plan.label.th or section.plan.id
    about(document, f"{section.title}: {plan}", made, {"subject": plan, "keywords": "แผน 3 ระดับ, ความสอดคล้อง", "comments": section.closing[0] if section.closing else ""})
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _body(document: DocumentObject, section: Section, names: Mapping[int, str]) -> None:
    """Headings and lines; the first two lines are the name of the plan and what the marks mean."""
    lines = 0
    for block in section.blocks:
        if isinstance(block, Heading):
            say(paragraph_in(document, f"Heading{block.level}"), digits(one_line(block.text), section.digits))
            continue
        lines += 1
        style = ("PlanName", "Note")[lines - 1] if lines <= 2 else _style(block)  # noqa: PLR2004
        paragraph = paragraph_in(document, style)
        text = digits(printable(block.text), section.digits)
        mark = say if style != "Note" else plain
        mark(paragraph, f"{'– ' if block.indent and style.startswith('Line') else ''}{text.removeprefix('- ')}{' ‡' if block.curated else ''}")
        cites(paragraph, block.cites, _in(names, section.digits))


def _style(line: Line) -> str:
    depth = min(line.indent, _DEEPEST)
    if line.draft:
        return "Draft1" if depth else "Draft"
    return f"Line{depth}"


def _in(names: Mapping[int, str], style: Digits) -> Mapping[int, str]:
    return {number: digits(name, style) for number, name in names.items()}


def _summary(document: DocumentObject, summary: Summary, names: Mapping[int, str], style: Digits) -> None:
    say(paragraph_in(document, "Heading2"), summary.title)
    table = document.add_table(rows=1 + len(summary.rows), cols=len(summary.columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, summary.columns, strict=True):
        say(first_in(cell, "CellHead"), digits(name, style))
    for row, line in zip(table.rows[1:], summary.rows, strict=True):
        say(first_in(row.cells[0], "Cell"), digits(one_line(line.name), style))
        for cell, column in zip(row.cells[1:], line.columns, strict=True):
            found: tuple[Cell | str, ...] = (column,) if isinstance(column, str) else column
            for index, one in enumerate(found):
                paragraph = paragraph_in(cell, "Cell") if index else first_in(cell, "Cell")
                if isinstance(one, str):
                    say(paragraph, digits(one, style))
                else:
                    say(paragraph, digits(f"{one.mark} {one_line(one.name)}{' ‡' if one.curated else ''}", style))
                    cites(paragraph, one.cites, _in(names, style))
    header_row(table, summary.title)
    widths(table, _WIDTHS)
    whole_rows(table)
    say(paragraph_in(document, "Closing"), "● หลัก · ○ รอง · ‡ ผู้วิเคราะห์อ่าน ไม่ใช่คำของแผนเอง")


def _sources(document: DocumentObject, section: Section) -> None:
    """«[1] title (date) address», and below it one place a line."""
    names = labels(section.citations)
    for source in by_source(section.citations):
        own = [one for one in section.citations if one.source == source.first.source]
        _source(document, source, own, section.digits)
        if len(own) == 1:
            continue
        if all(len(one.locator) <= _SHORT for one in own):  # lines of the plan's own file: dozens, and each a few letters
            paragraph = paragraph_in(document, "Place")
            for index, one in enumerate(own):
                say(paragraph, " · " if index else "\t")
                bookmark(paragraph, one.number)
                say(paragraph, digits(f"[{names[one.number]}]\u00a0{one_line(one.locator)}".replace(" ", "\u00a0"), section.digits))
            continue
        for one in own:
            paragraph = paragraph_in(document, "Place")
            bookmark(paragraph, one.number)
            say(paragraph, digits(f"[{names[one.number]}]\t{one_line(one.locator)}", section.digits))


def _source(document: DocumentObject, source: CitedSource, own: list[Citation], style: Digits) -> None:
    paragraph = paragraph_in(document, "Source")
    if len(own) == 1:
        bookmark(paragraph, own[0].number)
    date = f" ({thai_date(source.first.date)})" if source.first.date else ""
    place = f": {one_line(own[0].locator)}" if len(own) == 1 else ""
    say(paragraph, digits(f"[{source.number}]\t{one_line(source.first.title)}{date}{place} ", style))
    if source.first.url:
        link(paragraph, source.first.url)


def _closing(document: DocumentObject, section: Section) -> None:
    """When, from what, and what is open; digits stay as they are, since a build is found by its name."""
    say(paragraph_in(document, "Heading2"), "สถานะของเอกสารนี้")
    for text in section.closing:
        say(paragraph_in(document, "Closing"), f"– {text}")
    if section.cite:
        paragraph = paragraph_in(document, "Closing")
        say(paragraph, "– การอ้างอิงข้อมูลชุดนี้: ")
        say(paragraph, section.cite)
