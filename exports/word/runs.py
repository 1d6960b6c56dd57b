"""Pieces of a paragraph: what a person must still write stands out, marks get a font that has them, sources are links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.plain import printable
from exports.word.page import SYMBOL_FONT, element

__all__ = ["bookmark", "cites", "first_in", "header_row", "link", "no_borders", "paragraph_in", "plain", "say", "shaded", "tight", "whole_rows", "widths"]

_GAP = re.compile(r"(⟨[^⟩]*(?:⟩|$))")
_SYMBOLS = re.compile("([⟨⟩●○◇→≠∅★✓✗≥≤‡↗▲✕]+)")
_SYMBOL_SIZE = "20"
"""Half points: as high as the letters of TH Sarabun at 16 points, which are small for their size."""
_REPEATED = re.compile(" (?=ๆ)")
"""ๆ never begins a line."""
_TABLE_ORDER = [qn(f"w:{name}") for name in ("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing",
                                             "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")]
_SAFE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def paragraph_in(place: DocumentObject | _Cell, style: str) -> Paragraph:
    """A new paragraph of a style, given by its id."""
    made: Paragraph = place.add_paragraph()
    made._p.style = style  # noqa: SLF001 - by name it would search every style each time
    return made


def first_in(cell: _Cell, style: str) -> Paragraph:
    """The paragraph that every cell has."""
    made: Paragraph = cell.paragraphs[0]
    made._p.style = style  # noqa: SLF001
    return made


def say(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Add text to a paragraph. ⟨…⟩ gets the character style ``ToFill``, so that Word finds every place that is left to write."""
    for piece in _GAP.split(_REPEATED.sub("\u00a0", printable(text))):
        if piece:
            plain(paragraph, piece, "ToFill" if piece.startswith("⟨") else style)


def plain(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Add text as it is, all in one character style; marks that Thai fonts lack come in a font that has them."""
    for piece in _SYMBOLS.split(text):
        if not piece:
            continue
        run = paragraph.add_run(piece)
        _styled(run, style)
        if _SYMBOLS.fullmatch(piece):
            properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx sets no font of complex script
            fonts = element("w:rFonts", ascii=SYMBOL_FONT, hAnsi=SYMBOL_FONT, eastAsia=SYMBOL_FONT, cs=SYMBOL_FONT)
            chosen = properties.find(qn("w:rStyle"))
            properties.insert(0 if chosen is None else 1, fonts)
            properties.extend([element("w:sz", val=_SYMBOL_SIZE), element("w:szCs", val=_SYMBOL_SIZE)])


def _styled(run: Run, style: str | None) -> None:
    if style:
        run._r.get_or_add_rPr().insert(0, element("w:rStyle", val=style))  # noqa: SLF001


def cites(paragraph: Paragraph, numbers: Sequence[int], names: Mapping[int, str]) -> None:
    """« [1.2, 3.1]», each a link to its place in the list of sources."""
    if not numbers:
        return
    _styled(paragraph.add_run(" ["), "CiteMark")
    for index, number in enumerate(numbers):
        if index:
            _styled(paragraph.add_run(", "), "CiteMark")
        inside = Run(element("w:r"), paragraph)
        inside.text = names[number]
        _styled(inside, "CiteMark")
        paragraph._p.append(element("w:hyperlink", (inside._r,), anchor=f"cite_{number}", history="1"))  # noqa: SLF001
    _styled(paragraph.add_run("]"), "CiteMark")


def bookmark(paragraph: Paragraph, number: int) -> None:
    """The paragraph is what ``[…]`` of this number leads to."""
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=f"cite_{number}"))  # noqa: SLF001
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def link(paragraph: Paragraph, url: str) -> None:
    """An address one can follow; anything but http and https stays text."""
    if not _SAFE.fullmatch(url):
        say(paragraph, url, "CiteMark")
        return
    target = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    inside = Run(element("w:r"), paragraph)
    inside.text = printable(url)
    _styled(inside, "CiteMark")
    made = element("w:hyperlink", (inside._r,), history="1")  # noqa: SLF001
    made.set(qn("r:id"), target)
    paragraph._p.append(made)  # noqa: SLF001


def header_row(table: Table, title: str) -> None:
    """The first row stands again on every page; the table has a name for readers who hear it."""
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))
    for cell in table.rows[0].cells:
        shaded(cell, "E4F0F7")
    _table_property(table, element("w:tblCaption", val=title))


def whole_rows(table: Table) -> None:
    """No row goes on over the end of a page."""
    for row in table.rows[1:]:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001


def _table_property(table: Table, made: Any) -> None:
    """Put a property in the place the schema has for it; Word refuses a file with another order."""
    own = table._tbl.tblPr  # noqa: SLF001
    place = _TABLE_ORDER.index(made.tag)
    after = next((child for child in own if child.tag in _TABLE_ORDER[place + 1:]), None)
    if after is None:
        own.append(made)
    else:
        after.addprevious(made)


def tight(table: Table) -> None:
    """Little room left and right of the text of cells."""
    sides = tuple(element(f"w:{side}", w="60", type="dxa") for side in ("left", "right"))
    _table_property(table, element("w:tblCellMar", sides))


def no_borders(table: Table) -> None:
    """A table that only places things."""
    sides = tuple(element(f"w:{side}", val="nil") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    _table_property(table, element("w:tblBorders", sides))


def shaded(cell: _Cell, fill: str) -> None:
    """Fill of a cell, RRGGBB."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))  # noqa: SLF001


def widths(table: Table, centimetres: Iterable[float]) -> None:
    """Fixed widths: Word and LibreOffice otherwise guess, each in its own way."""
    every = [Cm(one) for one in centimetres]
    table.autofit = False
    for column, width in zip(table.columns, every, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, every, strict=True):
            cell.width = width
