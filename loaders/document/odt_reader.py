"""An OpenDocument text (ODT, as LibreOffice Writer saves it) to blocks: what a reader of the printed page sees, and no more.

Numbers of lists and headings are counted, deleted and hidden text, comments and tables of contents are left out, text boxes stand behind the
paragraph they hang on, footnotes keep their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from loaders.document.blocks import Blocks, Cell, Note, Paragraph, Place, Table
from loaders.document.docx_package import read_part, tree_of
from loaders.document.limits import refuse
from loaders.document.odt_numbering import Counts, ListStyles, label, number, o
from loaders.document.odt_styles import hidden_styles, raised_styles
from loaders.document.raised import Raised, bare, flat, lifted
from loaders.document.remarks import CHANGES, CONTENTS, HIDDEN, MACROS, tabs_apart
from loaders.text.marked_notes import cleared, marker
from loaders.workbook.archive import Archive

__all__ = ["read_odt"]

_PROGRAM = "LibreOffice"
_TEXTS = frozenset(map(o, ("text:p", "text:h")))
_CONTENTS = frozenset(map(o, ("text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography")))
_DROPPED = frozenset(map(o, ("office:annotation", "office:annotation-end", "text:tracked-changes", "text:note-citation", "text:page-number", "text:page-count", "text:placeholder", "text:ruby-text",
                             "text:hidden-text", "text:hidden-paragraph", "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:index-title")))
_CHANGED = frozenset(map(o, ("text:change", "text:change-start")))
_FRAMES = frozenset(map(o, ("draw:frame", "draw:custom-shape", "draw:g", "draw:rect", "draw:line", "draw:a")))
_CELLS = frozenset(map(o, ("table:table-cell", "table:covered-table-cell")))
_ROW_GROUPS = frozenset(map(o, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_MOST_COLUMNS, _MOST_ROWS = 200, 20_000
_MOST_SPACES = 200
_MOST_FRAMES, _HALF = 3, 0.5
"""Tables that only hold another are taken off down to this depth."""


def read_odt(data: bytes, name: str, tell: Callable[[int, int], None]) -> Blocks:
    """The blocks of an ODT.

    Raises:
        DataError: damaged, encrypted, unsafe, or no document.
    """
    archive = Archive(data, name, program=_PROGRAM, prefix="document")
    archive.check()
    manifest = read_part(archive, "META-INF/manifest.xml", name) or b""
    if b"encryption-data" in manifest:
        raise refuse(name, "document-password", "ไฟล์ตั้งรหัสผ่านไว้ เปิดไม่ได้: เปิดด้วย LibreOffice แล้วบันทึกโดยไม่ใส่รหัส", "the file is protected by a password: open it in LibreOffice and save it without one")
    content = read_part(archive, "content.xml", name)
    root = None if content is None else tree_of(content, name, _PROGRAM)
    body = None if root is None else root.find(f"{o('office:body')}/{o('office:text')}")
    if body is None:
        raise refuse(name, "document-damaged", "ไฟล์ไม่มีเนื้อเอกสาร: เปิดด้วย LibreOffice แล้วบันทึกใหม่", "the file has no document in it: open it in LibreOffice and save it anew")
    part = read_part(archive, "styles.xml", name)
    styles = None if part is None else tree_of(part, name, _PROGRAM)
    reader = _Reader(ListStyles(styles, root), hidden_styles(styles, root), raised_styles(styles, root), root, tell)
    found = reader.read(body)
    if archive.macros:
        found.notes.append(MACROS)
    return found


class _Reader:
    def __init__(self, lists: ListStyles, hidden: set[str], raised: set[str], root: Any, tell: Callable[[int, int], None]) -> None:
        self._lists, self._hidden, self._tell = lists, hidden, tell
        self._superscript = raised
        self._raised = Raised(self._typed if next(root.iter(o("text:note")), None) is not None else int)
        self._typed_numbers: dict[int, int] = {}
        self._found = Blocks("odt")
        self._by_id: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings = Counts()
        self._page = 1
        self._pages_known = next(root.iter(o("text:soft-page-break")), None) is not None
        self._paragraph = self._tables = self._inside = self._counted = self._laid_out = 0
        self._boxes: list[Any] = []

    def read(self, body: Any) -> Blocks:
        """All of the document."""
        children = list(body)
        for done, child in enumerate(children):
            self._block(child, self._found.blocks.append)
            if done and done % 500 == 0:
                self._tell(done, len(children))
        self._found.pages = self._page if self._pages_known else None
        return self._found

    def _note(self, note: tuple[str, str, str]) -> None:
        if note not in self._found.notes:
            self._found.notes.append(note)

    # -- blocks ------------------------------------------------------------------------------------------------------------

    def _block(self, element: Any, add: Callable[[Any], None], before: str = "") -> None:
        tag = element.tag
        if tag in _TEXTS:
            self._read_paragraph(element, add, before)
        elif tag == o("text:list"):
            self._read_list(element, add)
        elif tag == o("table:table"):
            self._read_table(element, add)
        elif tag == o("text:soft-page-break"):
            self._page += 1
        elif remark := _left_out(element):
            self._note(remark)
        elif tag in _FRAMES:
            self._read_boxes([element], add)
        elif tag not in _DROPPED:
            for child in element:
                self._block(child, add)

    def _read_list(self, element: Any, add: Callable[[Any], None], depth: int = 0, style: str = "", counts: Counts | None = None) -> None:
        style = element.get(o("text:style-name")) or style
        if counts is None:
            counts = self._counts_of(element, style)
        levels = self._lists.levels(style)
        level = levels.get(depth)
        for entry in element:
            plain = entry.tag != o("text:list-item")
            given = entry.get(o("text:start-value"))
            first = True
            for child in entry:
                if child.tag == o("text:list"):
                    self._read_list(child, add, min(depth + 1, 9), style, counts)
                    continue
                before = ""
                if first and not plain and child.tag in _TEXTS and child.get(o("text:is-list-header")) != "true" and _says_something(child):
                    counts.next(depth, level.start if level else 1, number(given, 1) if given else None)
                    before, first = label(levels, counts, depth), False
                self._block(child, add, before)

    def _counts_of(self, element: Any, style: str) -> Counts:
        """The counts of a list: those of the list it goes on with, else new ones."""
        goes_on = element.get(o("text:continue-list"))
        if goes_on in self._by_id:
            counts = self._by_id[goes_on]
        elif element.get(o("text:continue-numbering")) == "true" and style in self._by_style:
            counts = self._by_style[style]
        else:
            counts = Counts()
        self._by_style[style] = counts
        if me := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._by_id[me] = counts
        return counts

    def _read_paragraph(self, element: Any, add: Callable[[Any], None], before: str) -> None:
        if element.get(o("text:style-name")) in self._hidden:
            self._note(HIDDEN)
            return
        boxes, self._boxes = self._boxes, []
        page = self._page + _breaks_first(element)
        text = tabs_apart(self._text(element)).strip(" ")
        note, text = self._raised.body(text), self._raised.settled(text)
        if text.strip() and element.tag == o("text:h") and not before:
            before = self._heading(element)
        own, self._boxes = self._boxes, boxes
        if note and not before:
            self._found.footnotes.append(Note(*note, Place(note=note[0])))
        elif text.strip():
            self._paragraph += not self._inside
            add(Paragraph(f"{before} {text}" if before else text, Place(page if self._pages_known else None, self._paragraph)))
        self._read_boxes(own, add)

    def _heading(self, element: Any) -> str:
        depth = number(element.get(o("text:outline-level")), 1) - 1
        level = self._lists.outline.get(depth)
        if level is None or level.kind == "none" or element.get(o("text:is-list-header")) == "true":
            return ""
        self._headings.next(depth, level.start, number(element.get(o("text:start-value")), 1) if element.get(o("text:restart-numbering")) == "true" else None)
        return label(self._lists.outline, self._headings, depth)

    def _read_boxes(self, drawn: list[Any], add: Callable[[Any], None]) -> None:
        for each in drawn:
            for child in each:
                if child.tag == o("draw:text-box"):
                    for part in child:
                        self._block(part, add)
                elif child.tag in _TEXTS or child.tag == o("text:list"):  # text on a shape
                    self._block(child, add)
                elif child.tag in _FRAMES:
                    self._read_boxes([child], add)

    # -- tables ------------------------------------------------------------------------------------------------------------

    def _read_table(self, element: Any, add: Callable[[Any], None]) -> None:
        if not self._inside and self._laid_out < _MOST_FRAMES and _lays_out(element):
            self._laid_out += 1
            for child in (child for row in self._rows(element) for cell in row if cell.tag in _CELLS for child in cell):
                self._block(child, add)
            self._laid_out -= 1
            return
        if not self._inside:
            self._tables += 1
        cells: list[Cell] = []
        place = Place(self._page if self._pages_known else None, table=self._tables)
        row = 0
        for each in self._rows(element):
            column = 1
            for cell in each:
                if cell.tag not in _CELLS:
                    continue
                repeated = min(number(cell.get(o("table:number-columns-repeated")), 1), _MOST_COLUMNS)
                if cell.tag == o("table:table-cell") and column <= _MOST_COLUMNS:
                    cells += self._cell(cell, row + 1, column, repeated)
                column += repeated
            row += min(number(each.get(o("table:number-rows-repeated")), 1), 1 if _says_something(each) else _MOST_ROWS)
            if row > _MOST_ROWS:
                break
        if cells:
            add(Table(self._tables, place, tuple(cells)))

    def _cell(self, cell: Any, row: int, column: int, repeated: int) -> Iterator[Cell]:
        paragraphs: list[Paragraph] = []
        self._inside += 1
        for child in cell:
            self._in_cell(child, paragraphs)
        self._inside -= 1
        rows, columns = (min(number(cell.get(o(f"table:number-{way}-spanned")), 1), most) for way, most in (("rows", _MOST_ROWS), ("columns", _MOST_COLUMNS)))
        for time in range(repeated if paragraphs and not self._inside else 1):  # within a cell repetition would multiply with each table inside a table
            yield Cell(row, column + time, max(1, rows), max(1, columns), tuple(paragraphs))

    def _in_cell(self, element: Any, paragraphs: list[Paragraph]) -> None:
        """A table inside a cell is laid out as paragraphs of the cell."""
        found: list[Any] = []
        self._block(element, found.append)
        for each in found:
            paragraphs += [each] if isinstance(each, Paragraph) else [paragraph for cell in each.cells for paragraph in cell.paragraphs]

    def _rows(self, element: Any) -> Iterator[Any]:
        for child in element:
            if child.tag == o("table:table-row"):
                yield child
            elif child.tag in _ROW_GROUPS:
                yield from self._rows(child)
            elif child.tag == o("text:soft-page-break"):
                self._page += 1

    # -- text --------------------------------------------------------------------------------------------------------------

    def _text(self, element: Any) -> str:
        pieces = [bare(_spaces(element.text))]
        for child in element:
            self._inline(child, pieces)
            pieces.append(bare(_spaces(child.tail)))
        text = "".join(pieces)
        return lifted(text) if element.tag == o("text:span") and element.get(o("text:style-name")) in self._superscript else text

    def _inline(self, element: Any, pieces: list[str]) -> None:
        tag = element.tag
        if tag == o("text:s"):
            pieces.append(" " * min(number(element.get(o("text:c")), 1), _MOST_SPACES))
        elif tag == o("text:tab"):
            pieces.append("\t")
        elif tag == o("text:line-break"):
            pieces.append("\n")
        elif tag == o("text:soft-page-break"):
            self._page += 1
        elif tag == o("text:note"):
            pieces.append(self._footnote(element))
        elif tag in _FRAMES:
            self._boxes.append(element)
        elif tag in _CHANGED:
            self._note(CHANGES)
        elif tag in (o("text:hidden-text"), o("text:hidden-paragraph")) or (tag == o("text:span") and element.get(o("text:style-name")) in self._hidden):
            self._note(HIDDEN)
        elif tag not in _DROPPED and not _waits(element):
            pieces.append(self._text(element))

    def _typed(self, digits: int) -> int:
        """The number of a marker that somebody typed, in a file that counts footnotes of its own."""
        if digits not in self._typed_numbers:
            self._counted += 1
            self._typed_numbers[digits] = self._counted
        return self._typed_numbers[digits]

    def _footnote(self, element: Any) -> str:
        body = element.find(o("text:note-body"))
        texts = " ".join(flat(self._text(each)) for each in (body.iter(*_TEXTS) if body is not None else ()))
        self._counted += 1
        me = self._counted
        self._found.footnotes.append(Note(me, cleared(" ".join(texts.split())), Place(note=me)))
        return marker(me)


def _lays_out(table: Any) -> bool:
    """Whether a table only holds another: its rows are one cell each, or most of its text is that of tables in its cells."""
    inner = [each for each in table.iter(o("table:table")) if each is not table]
    if not inner:
        return False
    own = [each for each in inner if next(each.iterancestors(o("table:table"))) is table]
    rows = [row for row in table.iter(o("table:table-row")) if next(row.iterancestors(o("table:table"))) is table]
    return all(sum(cell.tag in _CELLS for cell in row) == 1 for row in rows) or sum(map(_length, own)) > _HALF * _length(table)


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext())


def _waits(element: Any) -> bool:
    """Whether a field of a form shows what to type there, because nobody has."""
    return bool(element.tag == o("loext:content-control") and element.get(o("loext:showing-place-holder")) == "true")


def _left_out(element: Any) -> tuple[str, str, str] | None:
    """What is to be said of a block that is not read; None for one that is, or of which nothing is to be said."""
    if element.tag in _CONTENTS:
        return CONTENTS
    if element.tag == o("text:section") and element.get(o("text:display")) == "none":
        return HIDDEN
    return CHANGES if element.tag in _CHANGED or element.tag == o("text:tracked-changes") else None


def _spaces(text: str | None) -> str:
    """White space of the XML: any of it is one space."""
    return "" if not text else text if not any(each in text for each in "\n\t\r") and "  " not in text else " ".join(f"|{text}|".split())[1:-1]


def _says_something(element: Any) -> bool:
    return any((each or "").strip() for each in element.itertext())


def _breaks_first(paragraph: Any) -> bool:
    """Whether a page begins in a paragraph before its text does."""
    for each in paragraph.iter():
        if each.tag == o("text:soft-page-break"):
            return True
        if (each.text or "").strip():
            return False
    return False
