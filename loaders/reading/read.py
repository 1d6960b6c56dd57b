"""A file to its :class:`Reading`. Pure: bytes in, record out; pages have it done by a child process (:mod:`loaders.reading.apart`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, get_args

from loaders.agency_names import AgencyNames
from loaders.clean import arabic_digits, clean_line
from loaders.identify import identified
from loaders.reading.marks import Source, mark
from loaders.reading.records import DRAFT, AgencyAsked, Line, Mark, Note, Reading, Unused, local
from loaders.records import CHILD_LISTS, Element, PlanDocument
from loaders.table import ColumnMapping, TablePlan
from loaders.table.document import load_book
from loaders.text import TextPlan, decode, load_text
from loaders.text.found import Found
from loaders.text.vocabulary import read_label
from loaders.workbook.book import Book
from loaders.workbook.reader import read_book

__all__ = ["STAGES", "TABLES", "Stage", "is_table", "read"]

Stage = Literal["open", "understand", "mark"]
STAGES: tuple[Stage, ...] = get_args(Stage)

TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LETTERS = re.compile("[A-Za-z\u0e01-\u0e5b]{2}")


def is_table(data: bytes, name: str) -> bool:
    """Whether a file is read by columns: by its name, or because its content is a workbook's whatever it is called."""
    return name.lower().endswith(TABLES) or data.startswith(_PACKED)


def read(data: bytes, name: str, names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = (), tell: Callable[[Stage], None] = lambda _: None) -> Reading:
    """Everything a page shows of a file. ``tell`` hears the stages: open, understand, mark.

    Raises:
        DataError: the file cannot be read, with a sentence that says why and what to do.
    """
    tell("open")
    if is_table(data, name):
        book = read_book(data, name, apart=False)
        tell("understand")
        return _table(book, name, load_book(book, name, names, mappings), tell)
    text = decode(data, name).text
    tell("understand")
    return _text(text, name, load_text(text, name), names, tell)


def _text(text: str, name: str, found: TextPlan, names: AgencyNames | None, tell: Callable[[Stage], None]) -> Reading:
    lines = tuple(Line(number=number, text=line) for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))
    plan = identified(found.as_plan(), DRAFT)
    tell("mark")
    source = Source(lines)
    marks = (*mark(source, plan),)
    left = {line: "superseded" for part in found.superseded for line in range(part.line, max(part.last_line, part.line) + 1)}
    marks, unused = _rest(source, marks, {index: left[line.number] for index, line in enumerate(lines) if line.number in left})
    return Reading(name=name, kind="text", plan=plan, lines=lines, marks=marks, unused=unused, rules=_rules(found.body, plan), problems=found.problems, agencies=_asked(plan, names))


def _table(book: Book, name: str, found: TablePlan, tell: Callable[[Stage], None]) -> Reading:
    lines = tuple(Line(number=number, text="\t".join(" ".join(cell.split()) for cell in row), sheet=sheet.name)
                  for sheet in book.sheets for number, row in enumerate(sheet.rows, 1) if any(row))
    plan = identified(found.as_plan(), DRAFT)
    tell("mark")
    source = Source(lines)
    heads = {source.index(table.sheet, number) for table in found.mappings for number in range(table.header_rows[0], table.header_rows[1] + 1)}
    marks = [*mark(source, plan), *(Mark(line=index, start=0, end=len(lines[index].text), kind="heading") for index in heads if index is not None)]
    left = {index: each.kind for each in found.left_out if (index := source.index(each.sheet, each.row)) is not None}
    titled = {each.line for each in marks if each.kind == "title"}
    kept, unused = _rest(source, marks, {index: why for index, why in left.items() if index not in titled})
    asked = tuple(AgencyAsked(printed=each.printed, ids=each.ids, line=each.rows[0][1]) for each in found.agencies if each.state != "known")
    notes = tuple(Note(rule=rule, th=thai, en=english) for rule, thai, english in found.notes)
    return Reading(name=name, kind=found.kind, plan=plan, lines=lines, marks=kept, unused=unused, rules=_rules(found.body, plan), problems=found.problems, notes=notes,
                   tables=found.mappings, agencies=asked)


def _rest(source: Source, marks: Iterable[Mark], left: dict[int, str]) -> tuple[tuple[Mark, ...], tuple[Unused, ...]]:
    """The marks with those of bare headings (“ตัวชี้วัด”) added, and the lines that have none."""
    marked = [each for each in marks if each.line not in left]
    used = {each.line for each in marked}
    unused = []
    for index, line in enumerate(source.lines):
        if index in used or not _LETTERS.search(line.text):
            continue
        label = None if index in left or "\t" in line.text else read_label(re.sub(r"^[\s(]*[\d.]{1,6}[.)]?\s*", "", arabic_digits(clean_line(line.text))))
        if label and not label.rest.strip():
            marked.append(Mark(line=index, start=0, end=len(line.text), kind="heading"))
        else:
            unused.append(Unused(line=index, why=left.get(index, "")))
    return tuple(sorted(marked, key=lambda each: (each.line, each.start))), tuple(unused)


def _rules(body: Found, plan: PlanDocument) -> dict[str, str]:
    """The rule of every element: what was found and the plan made of it hang alike."""
    out: dict[str, str] = {}

    def beside(found: Found, element: PlanDocument | Element) -> None:
        for name in (*CHILD_LISTS, "benefits"):
            for part, made in zip(found.parts.get(name, ()), getattr(element, name, ()), strict=False):
                out[local(made.id)] = part.rule
                beside(part, made)

    if plan.vision and body.parts.get("vision"):
        out[local(plan.vision.id)] = body.parts["vision"][0].rule
    beside(body, plan)
    return out


def _asked(plan: PlanDocument, names: AgencyNames | None) -> tuple[AgencyAsked, ...]:
    """Agencies of a text that the list does not know, or that can mean several."""
    if names is None:
        return ()
    out: dict[str, AgencyAsked] = {}
    for _, element, _ in plan.walk():
        for name in (*element.agencies, *element.supporting_agencies):
            ids = names.find(name)
            if len(ids) != 1:
                out.setdefault(name, AgencyAsked(printed=name, ids=ids, line=element.line))
    return tuple(out.values())
