"""A file to its :class:`Reading`. Pure: bytes in, record out; pages have it done by a child process (:mod:`loaders.reading.apart`), which alone imports this."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from loaders.agency_names import AgencyNames
from loaders.any_file import kind_of
from loaders.clean import arabic_digits, clean_line
from loaders.document.job import read as read_document
from loaders.document.plan import DocumentPlan
from loaders.document.reader import kind_of_document, load_story, suffix_noted
from loaders.document.story import Story
from loaders.identify import identified
from loaders.reading.marks import Source, mark
from loaders.reading.records import DRAFT, AgencyAsked, Line, Mark, Note, Reading, Stage, Unused
from loaders.records import PlanDocument
from loaders.standards import KIND_NAMES
from loaders.standards.kinds import Format, format_of
from loaders.standards.limits import check_size, refuse
from loaders.standards.read import read_plan
from loaders.table import ColumnMapping, TablePlan
from loaders.table.document import load_book
from loaders.text import TextPlan, decode, load_text
from loaders.text.vocabulary import read_label
from loaders.workbook.book import Book
from loaders.workbook.reader import read_book

__all__ = ["read"]

_LETTERS = re.compile("[A-Za-z\u0e01-\u0e5b]{2}")


def read(data: bytes, name: str, names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = (), tell: Callable[[Stage], None] = lambda _: None) -> Reading:
    """Everything a page shows of a file. ``tell`` hears the stages.

    Raises:
        DataError: the file cannot be read, with a sentence that says why and what to do.
    """
    tell("open")
    if format_ := format_of(data, name):
        return _standard(data, format_, name, names, tell)
    kind = kind_of(data, name)
    found: TextPlan | TablePlan
    if kind == "document":
        story = suffix_noted(read_document(data, kind_of_document(data) or "", name), name)
        tell("understand")
        lines, found = _story_lines(story), load_story(story, name, names, mappings)
    elif kind == "table":
        book = read_book(data, name, apart=False)
        tell("understand")
        lines, found = _rows(book), load_book(book, name, names, mappings)
    else:
        text = decode(data, name).text
        tell("understand")
        lines, found = tuple(Line(number=number, text=line) for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)), load_text(text, name)
    tell("mark")
    return _reading(name, found, lines, names)


def _standard(data: bytes, format_: Format, name: str, names: AgencyNames | None, tell: Callable[[Stage], None]) -> Reading:
    """A file of a standard: its lines are code, so none of them counts as unused; what the reader repaired or left out is among the problems."""
    if format_ == "sssom":
        raise refuse(name, "sssom", "ไฟล์นี้เป็นรายการเชื่อมโยง SSSOM ไม่ใช่แผน: นำเข้าที่โต๊ะทบทวน", "this is a set of alignments (SSSOM), not a plan: bring it to the review desk")
    check_size(len(data), name)
    found = read_plan(data, format_, name)
    tell("mark")
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"), 1))
    plan = identified(found.plan, DRAFT)
    thai, english = KIND_NAMES[found.kind]
    note = Note(rule="standard", th=f"ไฟล์มาตรฐาน: {thai}", en=f"A file of a standard: {english}")
    return Reading(name=name, kind=found.kind, plan=plan, lines=lines, marks=mark(Source(lines), plan), unused=(), problems=found.problems, notes=(note,), agencies=_asked(plan, names))


def _story_lines(story: Story) -> tuple[Line, ...]:
    lines = tuple(Line(number=number, text=line.shown, page=line.place.page) for number, line in enumerate(story.lines, 1))
    return (*lines, *(_rows(story.book, story.sheet_pages) if story.book else ()))


def _rows(book: Book, pages: dict[str, int | None] | None = None) -> tuple[Line, ...]:
    return tuple(Line(number=number, text="\t".join(" ".join(cell.split()) for cell in row), sheet=sheet.name, page=(pages or {}).get(sheet.name), row=True)
                 for sheet in book.sheets for number, row in enumerate(sheet.rows, 1) if any(row))


def _reading(name: str, found: TextPlan | TablePlan, lines: tuple[Line, ...], names: AgencyNames | None) -> Reading:
    plan = identified(found.as_plan(), DRAFT)
    source = Source(lines)
    columns = found.mappings if isinstance(found, (TablePlan, DocumentPlan)) else ()
    heads = [source.index(table.sheet, number) for table in columns for number in range(table.header_rows[0], table.header_rows[1] + 1)]
    marks = [*mark(source, plan), *(Mark(line=index, start=0, end=len(lines[index].text), kind="heading") for index in heads if index is not None)]
    kept, unused = _rest(source, marks, _left(found, source))
    notes = tuple(Note(rule=rule, th=thai, en=english) for rule, thai, english in (found.notes if isinstance(found, (TablePlan, DocumentPlan)) else ()))
    return Reading(name=name, kind=found.kind if isinstance(found, (TablePlan, DocumentPlan)) else "text", plan=plan, lines=lines, marks=kept, unused=unused, problems=found.problems,
                   notes=notes, tables=columns, agencies=_asked(plan, names))


def _left(found: TextPlan | TablePlan, source: Source) -> dict[int, str]:
    """Lines that were left out on purpose, and why."""
    out = {}
    if isinstance(found, TextPlan):
        numbers = {number for part in found.superseded for number in range(part.line, max(part.last_line, part.line) + 1)}
        out = {index: "superseded" for number in numbers if (index := source.index("", number)) is not None}
    rows = found.left_out if isinstance(found, (TablePlan, DocumentPlan)) else ()
    return out | {index: each.kind for each in rows if (index := source.index(each.sheet, each.row)) is not None}


def _rest(source: Source, marks: Iterable[Mark], left: dict[int, str]) -> tuple[tuple[Mark, ...], tuple[Unused, ...]]:
    """The marks with those of bare headings (“ตัวชี้วัด”) added, and the lines that have none."""
    marked = [each for each in marks if each.line not in left or each.element or each.kind == "title"]
    used = {each.line for each in marked}
    unused = []
    for index, line in enumerate(source.lines):
        if index in used or not _LETTERS.search(line.text):
            continue
        label = None if index in left or line.row else read_label(re.sub(r"^[\s(]*[\d.]{1,6}[.)]?\s*", "", arabic_digits(clean_line(line.text))))
        if label and not label.rest.strip():
            marked.append(Mark(line=index, start=0, end=len(line.text), kind="heading"))
        else:
            unused.append(Unused(line=index, why=left.get(index, "")))
    return tuple(sorted(marked, key=lambda each: (each.line, each.start))), tuple(unused)


def _asked(plan: PlanDocument, names: AgencyNames | None) -> tuple[AgencyAsked, ...]:
    """Bodies that the list does not know, or whose name several have."""
    out: dict[str, AgencyAsked] = {}
    for _, element, _ in plan.walk() if names else ():
        for printed in (*element.agencies, *element.supporting_agencies):
            ids = names.find(printed) if names else ()
            if len(ids) != 1 and printed not in element.agency_ids:
                out.setdefault(printed, AgencyAsked(printed=printed, ids=ids, line=element.line))
    return tuple(out.values())
