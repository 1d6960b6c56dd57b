"""A DOCX to blocks: what a reader of the printed page sees, and no more.

Numbers of lists are counted, deleted and moved-away text, hidden text, field codes, comments and tables of contents are left out, text boxes
stand behind the paragraph they hang on, footnotes keep their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from loaders.document.blocks import Blocks, Cell, Note, Paragraph, Place, Table
from loaders.document.docx_numbering import Numbering
from loaders.document.docx_package import Package, w
from loaders.document.docx_tables import THROUGH, cells_of, grid_before, lays_out, rows_of, span_of
from loaders.document.raised import Raised, bare, lifted
from loaders.document.remarks import CHANGES, CONTENTS, HIDDEN, MACROS, tabs_apart
from loaders.text.marked_notes import cleared, marker

__all__ = ["GUIDE", "read_docx"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DROPPED = {w(name) for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rubyPr", "rt", "sdtPr", "sdtEndPr", "pPr", "rPr", "annotationRef")}
_TOC = re.compile(r"^(?:toc|table of figures|สารบัญ)\b|^toc\s?\d", re.IGNORECASE)
_CHARACTERS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "•"}
_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_DRAWN = frozenset((w("drawing"), w("pict"), w("object")))
_MOST_FRAMES = 3
"""Tables that only hold another are taken off down to this depth; more is no page that anyone laid out."""
_TEXTBOX = w("txbxContent")
GUIDE = "คำแนะนำ (ไม่นำเข้า)"
"""Name of the paragraph style whose text helps who fills a form in, and is not read."""


def read_docx(data: bytes, name: str, tell: Callable[[int, int], None]) -> Blocks:
    """The blocks of a DOCX.

    Raises:
        DataError: damaged, encrypted, unsafe, or no document.
    """
    package = Package(data, name)
    return _Reader(package, tell).read()


class _Reader:
    def __init__(self, package: Package, tell: Callable[[int, int], None]) -> None:
        self._package, self._tell = package, tell
        styles = package.part("styles")
        self._numbering = Numbering(package.part("numbering"), styles)
        self._guides = {style.get(w("styleId"), "") for style in (styles.findall(w("style")) if styles is not None else ()) if _style_name(style) == GUIDE}
        self._contents = {style.get(w("styleId"), "") for style in (styles.findall(w("style")) if styles is not None else ()) if _TOC.match(_style_name(style))}
        self._superscript = {style.get(w("styleId"), "") for style in (styles.findall(w("style")) if styles is not None else ()) if _is_raised(style.find(w("rPr")), set())}
        self._found = Blocks("docx")
        self._bodies = {kind: self._texts(kind) for kind in ("footnote", "endnote")}
        self._numbers: dict[tuple[str, str], int] = {}
        self._raised = Raised(self._typed if any(self._bodies.values()) else int)
        self._page = 1
        self._pages_known = False
        self._text_page: int | None = None
        """The page on which the text of the paragraph begins."""
        self._paragraph = self._tables = self._inside = self._laid_out = 0
        self._boxes: list[Any] = []

    def read(self) -> Blocks:
        """All of the document."""
        body = self._package.document()
        self._pages_known = next(body.iter(w("lastRenderedPageBreak")), None) is not None
        children = list(body)
        for done, child in enumerate(children):
            self._block(child, self._found.blocks.append)
            if done and done % 500 == 0:
                self._tell(done, len(children))
        for (kind, me), number in self._numbers.items():
            text = self._bodies.get(kind, {}).get(me)
            if text:
                self._found.footnotes.append(Note(number, text, Place(note=number)))
        if self._package.macros:
            self._found.notes.append(MACROS)
        self._found.pages = self._page if self._pages_known else None
        return self._found

    def _note(self, note: tuple[str, str, str]) -> None:
        if note not in self._found.notes:
            self._found.notes.append(note)

    # -- blocks ------------------------------------------------------------------------------------------------------------

    def _block(self, element: Any, add: Callable[[Any], None]) -> None:
        if element.tag == w("p"):
            self._read_paragraph(element, add)
        elif element.tag == w("tbl"):
            self._read_table(element, add)
        elif element.tag in THROUGH or element.tag == _MC + "AlternateContent":
            for child in _chosen(element):
                self._block(child, add)
        elif element.tag in (w("del"), w("moveFrom")):
            self._note(CHANGES)

    def _read_paragraph(self, element: Any, add: Callable[[Any], None]) -> None:
        properties = element.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        boxes, self._boxes = self._boxes, []
        self._text_page = None
        text = tabs_apart(self._text(element)).strip(" ")
        note, text = self._raised.body(text), self._raised.settled(text)
        label = self._numbering.label(element) if text.strip() else ""
        own, self._boxes = self._boxes, boxes
        if style is not None and style.get(w("val")) in self._contents:
            self._note(CONTENTS)
        elif note and not label:
            self._found.footnotes.append(Note(*note, Place(note=note[0])))
        elif text.strip() and not (style is not None and style.get(w("val")) in self._guides):
            self._paragraph += not self._inside
            page = self._text_page if self._pages_known else None
            add(Paragraph(f"{label} {text}" if label else text, Place(page, self._paragraph)))
        for box in own:
            for child in box:
                self._block(child, add)

    def _read_table(self, element: Any, add: Callable[[Any], None], *, flat: bool = False) -> None:
        if not flat and self._laid_out < _MOST_FRAMES and lays_out(element):
            self._laid_out += 1
            for child in (child for row in rows_of(element) for cell in cells_of(row) for child in cell):
                self._block(child, add)
            self._laid_out -= 1
            return
        if not flat:
            self._tables += 1
        number = self._tables
        cells: list[Cell] = []
        place = Place(self._page if self._pages_known else None, table=number)
        open_at: dict[int, int] = {}
        for row, cell_row in enumerate(rows_of(element), 1):
            column = 1 + grid_before(cell_row)
            for cell in cells_of(cell_row):
                width, merge = span_of(cell)
                if merge == "continue" and column in open_at:
                    above = cells[open_at[column]]
                    cells[open_at[column]] = Cell(above.row, above.column, row - above.row + 1, above.columns, above.paragraphs)
                else:
                    paragraphs: list[Paragraph] = []
                    self._inside += 1
                    for child in cell:
                        self._in_cell(child, paragraphs)
                    self._inside -= 1
                    open_at[column] = len(cells)
                    cells.append(Cell(row, column, 1, width, tuple(paragraphs)))
                    if merge is None:
                        open_at.pop(column)
                column += width
        if cells:
            add(Table(number, place, tuple(cells)))

    def _in_cell(self, element: Any, paragraphs: list[Paragraph]) -> None:
        """A table inside a cell is laid out as paragraphs of the cell."""
        found: list[Any] = []
        if element.tag == w("tbl"):
            self._read_table(element, found.append, flat=True)
        else:
            self._block(element, found.append)
        for each in found:
            paragraphs += [each] if isinstance(each, Paragraph) else [paragraph for cell in each.cells for paragraph in cell.paragraphs]

    # -- text --------------------------------------------------------------------------------------------------------------

    def _text(self, element: Any) -> str:
        pieces: list[str] = []
        for child in element:
            self._inline(child, pieces)
        return "".join(pieces)

    def _inline(self, element: Any, pieces: list[str]) -> None:
        tag = element.tag
        if tag == w("r"):
            self._run(element, pieces)
        elif tag in _DROPPED:
            if tag in (w("del"), w("moveFrom")):
                self._note(CHANGES)
        elif tag == w("ins"):
            self._note(CHANGES)
            pieces.append(self._text(element))
        elif tag == _MATH:
            pieces.append(element.text or "")
        elif tag in (_MC + "AlternateContent", w("sdt")):
            for child in _chosen(element):
                self._inline(child, pieces)
        else:
            pieces.append(self._text(element))

    def _run(self, run: Any, pieces: list[str]) -> None:
        properties = run.find(w("rPr"))
        if properties is not None and _is_on(properties.find(w("vanish"))):
            if any((each.text or "").strip() for each in run.iter(w("t"))):
                self._note(HIDDEN)
            return
        if _is_raised(properties, self._superscript):
            raised: list[str] = []
            for child in _through_choices(run):
                self._piece(child, raised)
            pieces.append(lifted("".join(raised)))
            return
        for child in _through_choices(run):
            self._piece(child, pieces)

    def _piece(self, child: Any, pieces: list[str]) -> None:
        tag = child.tag
        if tag == w("t"):
            if self._text_page is None and (child.text or "").strip():
                self._text_page = self._page
            pieces.append(bare(child.text or ""))
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag])
        elif tag == w("br"):
            pieces.append("" if child.get(w("type")) in ("page", "column") else "\n")
        elif tag == w("lastRenderedPageBreak"):
            self._page += 1
        elif tag in _REFERENCES:
            if not _is_on(child, "customMarkFollows"):
                pieces.append(self._mark(_REFERENCES[tag], child.get(w("id"), "")))
        elif tag in _DRAWN:
            self._boxes += _boxes(child)

    def _mark(self, kind: str, me: str) -> str:
        if me not in self._bodies[kind]:
            return ""
        return marker(self._numbers.setdefault((kind, me), len(self._numbers) + 1))

    def _typed(self, digits: int) -> int:
        """The number of a marker that somebody typed, in a file that counts footnotes of its own."""
        return self._numbers.setdefault(("typed", str(digits)), len(self._numbers) + 1)

    def _texts(self, kind: str) -> dict[str, str]:
        part = self._package.part(f"{kind}s")
        found: dict[str, str] = {}
        for note in part.findall(w(kind)) if part is not None else ():
            if note.get(w("type")) in (None, "normal"):
                found[note.get(w("id"), "")] = cleared(" ".join(_plain(note).split()))
        return found


def _style_name(style: Any) -> str:
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"), ""))


def _is_on(element: Any, attribute: str = "val") -> bool:
    """A switch: on where it stands without a value, unless the value says off."""
    if element is None or (attribute != "val" and element.get(w(attribute)) is None):
        return False
    return element.get(w(attribute)) not in ("0", "false", "off")


def _is_raised(properties: Any, styles: set[str]) -> bool:
    """Whether text with these properties stands raised, by itself or by its style."""
    if properties is None:
        return False
    align, style = properties.find(w("vertAlign")), properties.find(w("rStyle"))
    return align.get(w("val")) == "superscript" if align is not None else style is not None and style.get(w("val")) in styles


def _chosen(element: Any) -> Iterator[Any]:
    """Children; of alternatives the first choice, else what there is to fall back on; of a field of a form nobody filled in, none."""
    if element.tag == w("sdt"):
        if not _is_on(element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            yield from element
        return
    if element.tag != _MC + "AlternateContent":
        yield from element
        return
    choice = element.find(_MC + "Choice")
    choice = choice if choice is not None else element.find(_MC + "Fallback")
    yield from choice if choice is not None else ()


def _through_choices(run: Any) -> Iterator[Any]:
    for child in run:
        if child.tag == _MC + "AlternateContent":
            yield from _chosen(child)
        else:
            yield child


def _boxes(drawing: Any) -> Iterator[Any]:
    """Contents of text boxes, those inside others not twice."""
    for box in drawing.iter(_TEXTBOX):
        above = box.getparent()
        while above is not None and above is not drawing and above.tag not in (_TEXTBOX, _MC + "Fallback"):
            above = above.getparent()
        if above is drawing:
            yield box


def _plain(note: Any) -> str:
    """Text of a footnote, deleted text left out."""
    dropped = {each for name in ("del", "moveFrom") for each in note.iter(w(name))}
    return " ".join("".join(text.text or "" for text in paragraph.iter(w("t")) if not dropped.intersection(text.iterancestors())) for paragraph in note.iter(w("p")))
