"""What is on a page of a PDF: glyphs with their places, and ruling lines. The one place that knows PDFium.

PDFium was chosen by measuring: of the seven Thai PDFs that LibreOffice made of one text of 19,339 characters in seven fonts it gave the text back
with no character wrong in six and with two in one, in 0.02 to 0.07 s; pdfminer.six had 176 to 8,499 wrong, pdfplumber 484 to 1,575, in 1.3 to 3 s.
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.document.limits import MAX_CHARACTERS, MAX_PAGES, refuse
from loaders.document.pdf_turn import Turn

__all__ = ["Glyph", "Ink", "Rule", "open_pdf", "read_ink"]

_MOST_OBJECTS = 60_000
"""Drawn objects of a page that are looked at; a page of tables has some thousands."""
_MOST_RULES = 8_000
_THIN = 2.5
"""Points; a filled box no thicker is a ruling line."""
_LEAST = 4.0
_LARGEST = 400.0
_HYPHEN = 0x2D
"""PDFium hides a hyphen at the end of a line; in Thai documents it belongs to a compound (“Re-balancing”)."""
_DEEPEST_FORM = 4
_ON_ITS_SIDE = (90, 270)
_LOOKED_AT = 1_000
"""Characters of a page that tell which way its text runs."""
_FONT_NAME = 128
"""Bytes of a font's name that are looked at."""
_NO_CHARACTER = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF, 0xE0F0, 0xE0F1, 0xE0F2))
"""What stands for no character, and what the loader of texts gives a meaning of its own."""
_SURROGATES = (0xD800, 0xDFFF)


@dataclass(slots=True)
class Glyph:
    """A character: left and right edge, baseline (points from the lower left corner of the page), size of its font.

    ``known`` is False where the font does not say which character it is; ``code`` and ``font`` then are what is known of it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    known: bool
    code: int = 0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line, across (y0 = y1) or down (x0 = x1)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A page, turned so that its text runs from left to right: size in points, glyphs in the order they are drawn, ruling lines, and the share of it that pictures cover."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    pictures: float


def open_pdf(data: bytes, name: str) -> Any:
    """The document.

    Raises:
        DataError: damaged, protected by a password, or too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise refuse(name, "document-password", "ไฟล์ PDF ตั้งรหัสผ่านไว้ เปิดไม่ได้: เปิดด้วยรหัสผ่าน แล้วพิมพ์หรือบันทึกเป็น PDF ใหม่ที่ไม่ใส่รหัส",
                         "the PDF is protected by a password: open it with the password and print or save it as a new PDF without one") from error
        raise refuse(name, "document-damaged", "ไฟล์ PDF เสียหายหรือมาไม่ครบ อ่านไม่ได้: ดาวน์โหลดหรือคัดลอกใหม่ หรือเปิดด้วยโปรแกรมอ่าน PDF แล้วบันทึกใหม่",
                     "the PDF is damaged or incomplete: download or copy it again, or open it in a PDF viewer and save it anew") from error
    if pages > MAX_PAGES:
        raise refuse(name, "document-too-many-pages", f"ไฟล์ PDF มี {pages:,} หน้า เกินขีดจำกัด {MAX_PAGES:,}: แยกเฉพาะหน้าที่เป็นแผนแล้วลองใหม่",
                     f"the PDF has {pages:,} pages, more than the limit of {MAX_PAGES:,}: split off the pages of the plan and try again")
    if pages == 0:
        raise refuse(name, "document-no-text", "ไฟล์ PDF ไม่มีหน้า: เลือกไฟล์ที่มีเนื้อหาของแผน", "the PDF has no page: choose a file that holds the text of a plan")
    return document


def read_ink(document: Any, number: int) -> Ink:
    """What is on page ``number`` (from 1); an empty page where PDFium cannot load it."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Ink(number, 0, 0, [], [], 0)
    try:
        size = page.get_size()
        rules, covered = _drawn(page)
        turn = Turn(0, *(size[::-1] if page.get_rotation() in _ON_ITS_SIDE else size))
        glyphs: list[Glyph] = []
        text = pdfium.FPDFText_LoadPage(page)
        if text:
            turn = Turn.of(_ways(text), turn.wide, turn.high)
            glyphs = list(_glyphs(text, turn))
            pdfium.FPDFText_ClosePage(text)
        if turn.quarters:
            rules = [Rule(*turn.box(each.x0, each.y0, each.x1, each.y1)) for each in rules]
        return Ink(number, *turn.size, glyphs, rules, min(1.0, covered / max(1.0, size[0] * size[1])))
    finally:
        page.close()


def _ways(text: Any) -> Iterator[tuple[float, float]]:
    """Where characters run to, in the space of the page."""
    matrix = pdfium.FS_MATRIX()
    for index in range(min(pdfium.FPDFText_CountChars(text), _LOOKED_AT)):
        if pdfium.FPDFText_IsGenerated(text, index) != 1 and pdfium.FPDFText_GetMatrix(text, index, matrix):
            yield matrix.a, matrix.b


def _glyphs(text: Any, turn: Turn) -> Iterator[Glyph]:
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(pdfium.FPDFText_CountChars(text), MAX_CHARACTERS)):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:  # PDFium's own idea of spaces and breaks, which Thai marks mislead
            continue
        code = _HYPHEN if pdfium.FPDFText_IsHyphen(text, index) == 1 else pdfium.FPDFText_GetUnicode(text, index)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        scaled = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, index, matrix) else 1.0
        size = min(max(pdfium.FPDFText_GetFontSize(text, index) * (scaled or 1.0), 1.0), _LARGEST)
        left, _, right, _ = turn.box(box.left, box.bottom, box.right, box.top)
        baseline = turn.point(x.value, y.value)[1]
        known = pdfium.FPDFText_HasUnicodeMapError(text, index) != 1 and code not in _NO_CHARACTER
        bold = pdfium.FPDFText_GetFontWeight(text, index) >= 600  # noqa: PLR2004 - semibold and heavier
        character = chr(code) if known and code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1] else "\ufffd"
        yield Glyph(character, left, right, baseline, size, bold, known) if known else Glyph(character, left, right, baseline, size, bold, known, code, _font(text, index))


def _font(text: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME, flags)
    return name.raw[:max(0, min(length, _FONT_NAME) - 1)].decode("utf-8", "replace")


def _drawn(page: Any) -> tuple[list[Rule], float]:
    rules: list[Rule] = []
    covered = 0.0
    for each, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules(each, matrix)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            left, bottom, right, top = _bounds(each, matrix)
            covered += abs(right - left) * abs(top - bottom)
        if len(rules) > _MOST_RULES:
            return [], covered
    return rules, covered


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """Objects of the page and of the forms in it, with the way their places become the page's."""
    seen = 0
    stack: list[tuple[Any, int, _Matrix, int]] = [(page, pdfium.FPDFPage_CountObjects(page), _SAME, 0)]
    while stack:
        owner, count, matrix, depth = stack.pop()
        for index in range(count):
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            each = pdfium.FPDFPage_GetObject(owner, index) if depth == 0 else pdfium.FPDFFormObj_GetObject(owner, index)
            if not each:
                continue
            if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST_FORM:
                    stack.append((each, pdfium.FPDFFormObj_CountObjects(each), _times(_matrix(each), matrix), depth + 1))
            else:
                yield each, matrix


def _matrix(each: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    return (found.a, found.b, found.c, found.d, found.e, found.f) if pdfium.FPDFPageObj_GetMatrix(each, found) else _SAME


def _times(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(each: Any, matrix: _Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    (x0, y0), (x1, y1) = _moved(left.value, bottom.value, matrix), _moved(right.value, top.value, matrix)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rules(path: Any, matrix: _Matrix) -> list[Rule]:
    """Ruling lines of a path: thin filled boxes, and straight stretches of what is stroked."""
    x0, y0, x1, y1 = _bounds(path, matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if min(x1 - x0, y1 - y0) <= _THIN:
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        if max(x1 - x0, y1 - y0) < _LEAST or not (fill.value or stroke.value):
            return []
        return [Rule(x0, middle_y, x1, middle_y)] if x1 - x0 > y1 - y0 else [Rule(middle_x, y0, middle_x, y1)]
    if not stroke.value:
        return []
    return _stretches(path, _times(_matrix(path), matrix))


def _stretches(path: Any, matrix: _Matrix) -> list[Rule]:
    found: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = _moved(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            found += _straight(last, here)
        if kind != pdfium.FPDF_SEGMENT_MOVETO and pdfium.FPDFPathSegment_GetClose(segment):
            found += _straight(here, start)
        last = here
    return found


def _straight(first: tuple[float, float], second: tuple[float, float]) -> list[Rule]:
    (x0, y0), (x1, y1) = first, second
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= _LEAST:
        return [Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)]
    if abs(x1 - x0) <= 1 and abs(y1 - y0) >= _LEAST:
        return [Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))]
    return []
