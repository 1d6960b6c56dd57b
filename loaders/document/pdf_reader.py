"""A PDF with a text layer to blocks: pages read one by one, what repeats on them taken off, tables by their lines or their gaps, the rest as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from loaders.document.blocks import Blocks, Cell, Note, Paragraph, Place, Table
from loaders.document.limits import MAX_CHARACTERS, refuse
from loaders.document.pdf_bare import BareTable, bare_tables
from loaders.document.pdf_codes import tell_characters
from loaders.document.pdf_flow import Flow, join_lines
from loaders.document.pdf_ink import Glyph, Ink, open_pdf, read_ink
from loaders.document.pdf_layout import Line, Region, Repairs, furniture, lines_of, plain, regions
from loaders.document.pdf_notes import take_page_notes
from loaders.document.pdf_rows import Row, rows_of, stretches_of
from loaders.document.pdf_tables import Box, Grid, grids_of
from loaders.text.numbering import split_marker

__all__ = ["read_pdf"]

_SCANNED_PAGE = 0.3
"""A page without text of which pictures cover this share is a scan."""
_FEW_GLYPHS = 15
"""A page with fewer characters (a page number, a stamp) has no text layer."""
_UNREADABLE = 0.3
_COLUMNS_ALIKE = 4.0
"""Points between the lines of two tables that are one over two pages."""
_NAME_LINES = 3
_MOST_PAGES_NAMED = 12


@dataclass(slots=True)
class _Page:
    ink: Ink
    rows: list[Row]
    grids: list[tuple[Grid, dict[Box, list[Glyph]]]]
    numbers: dict[int, int]


def read_pdf(data: bytes, name: str, tell: Callable[[int, int], None]) -> Blocks:
    """The blocks of a PDF.

    Raises:
        DataError: damaged, protected, scanned, too long, or in fonts that do not say which characters they show.
    """
    document = open_pdf(data, name)
    inks: list[Ink] = []
    size = 0
    for number in range(1, len(document) + 1):
        inks.append(read_ink(document, number))
        size += len(inks[-1].glyphs)
        if size > MAX_CHARACTERS:
            raise refuse(name, "document-too-large", f"เอกสารมีข้อความมากเกินไป (เกิน {MAX_CHARACTERS:,} อักษร): แยกเฉพาะหน้าที่เป็นแผนแล้วลองใหม่",
                         f"the document has too much text (more than {MAX_CHARACTERS:,} characters): split off the pages of the plan and try again")
        tell(number, len(document))
    told = tell_characters(glyph for ink in inks for glyph in ink.glyphs)
    pages = [_page(ink) for ink in inks]
    reader = _Reader(pages)
    if told:
        reader.found.notes.append(("thai-from-glyphs", f"แบบอักษรใน PDF ไม่บอกว่าตัวใดเป็นอักษรใด: อ่านจากลำดับของอักษรในแบบอักษรหรือจากคำรอบข้าง {told:,} ตัว เทียบกับหน้ากระดาษก่อนใช้",
                                   f"the fonts of the PDF do not say which character is which: {told:,} characters were told by their order in the font or the words around them; compare with the page before use"))
    _tell_scans(pages, name, reader.found)
    reader.read()
    _tell_repairs(reader.repairs, size, name, reader.found)
    return reader.found


def _page(ink: Ink) -> _Page:
    grids: list[tuple[Grid, dict[Box, list[Glyph]]]] = [(grid, {}) for grid in grids_of(ink.rules)]
    outside: list[Glyph] = []
    for glyph in ink.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.25 * glyph.size
        for grid, inside in grids:
            if grid.holds(x, y) and (box := next((each for each in grid.boxes if each.holds(x, y)), None)):
                inside.setdefault(box, []).append(glyph)
                break
        else:
            outside.append(glyph)
    rows = rows_of(stretches_of(outside))
    return _Page(ink, rows, [each for each in grids if each[1]], {id(row): number for number, row in enumerate(rows, 1)})


class _Reader:
    """Pages to blocks, in order."""

    def __init__(self, pages: list[_Page]) -> None:
        self.found = Blocks("pdf", pages=len(pages))
        self.repairs = Repairs()
        self._pages = pages
        self._flow = Flow()
        self._items: list[Region | Table] = []
        self._used = 0
        self._last: tuple[Grid, int] | None = None
        """The table that ended the page before, and its page: it may go on."""
        self._bare: BareTable | None = None
        """That table, if no lines tell its cells."""
        self._held: tuple[_Page, list[Row]] | None = None
        """Lines across below it: the name of rows on the next page, if it goes on there."""

    def read(self) -> None:
        """All pages."""
        repeated = furniture([(page.ink.height, page.rows) for page in self._pages])
        for page in self._pages:
            rows, notes = take_page_notes([row for row in page.rows if id(row) not in repeated], page.ink.rules, page.ink.width, page.ink.number)
            self._notes(notes, page.ink.number)
            self._read_page(page, rows)
        self._let_go()
        self._flow.learn([item for item in self._items if isinstance(item, Region)])
        for is_table, items in groupby(self._items, lambda item: isinstance(item, Table)):
            group = list(items)
            self.found.blocks += [item for item in group if isinstance(item, Table)] if is_table else [_paragraph(lines) for lines in self._flow.paragraphs([item for item in group if isinstance(item, Region)])]

    def _notes(self, notes: list[Note], page: int) -> None:
        """Footnotes that begin again at 1 on each page get numbers that go on."""
        shift = self._used - notes[0].number + 1 if notes and notes[0].number <= self._used else 0
        if shift:
            self.repairs.numbers[page] = {note.number: note.number + shift for note in notes}
        self.found.footnotes += [replace(note, number=note.number + shift) for note in notes]
        self._used = max([self._used, *(note.number + shift for note in notes)])

    def _read_page(self, page: _Page, rows: list[Row]) -> None:
        ruled, bare = self._tables(page, rows)
        if not (bare and bare[0].goes_on):
            self._let_go()
        taken = {id(row) for table in bare for row in table.rows}
        left = [row for row in rows if id(row) not in taken]
        for grid, inside, table in sorted([*((grid, inside, None) for grid, inside in ruled), *((each.grid, each.inside, each) for each in bare)], key=lambda each: -each[0].ys[0]):
            above = [row for row in left if row.y > grid.ys[0]]
            left = left[len(above):]
            self._text(page, above)
            self._table(page, grid, inside, table)
        if bare and self._bare is bare[-1] and 0 < len(left) <= _NAME_LINES and left[0].x1 > bare[-1].lanes[-1][0]:
            self._held = (page, left)
        else:
            self._text(page, left)

    def _let_go(self) -> None:
        """Lines that were held back are text."""
        if self._held:
            page, rows = self._held
            self._held = None
            self._text(page, rows)

    def _tables(self, page: _Page, rows: list[Row]) -> tuple[list[tuple[Grid, dict[Box, list[Glyph]]]], list[BareTable]]:
        """Tables with lines around their cells, and those without. Lines that leave columns or rows open (a frame, heads in boxes) tell no table where gaps tell more."""
        loose = {index: rows_of(stretches_of(glyph for glyphs in inside.values() for glyph in glyphs)) for index, (grid, inside) in enumerate(page.grids) if _is_open(grid)}
        before = self._bare if self._last and self._last[1] == page.ink.number - 1 else None
        found = bare_tables(sorted([*rows, *(row for each in loose.values() for row in each)], key=lambda row: -row.y), page.ink.rules, page.ink.glyphs, before)
        homes = {id(row): index for index, each in loose.items() for row in each}
        gone: set[int] = set()
        bare = []
        for table in found:
            mine = {homes[id(row)] for row in table.rows if id(row) in homes}
            taken = {id(row) for row in table.rows}
            if all(id(row) in taken for index in mine for row in loose[index]) and (table.goes_on or len(table.inside) > sum(len(page.grids[index][1]) for index in mine)):
                gone |= mine
                bare.append(table)
        return [each for index, each in enumerate(page.grids) if index not in gone], bare

    def _text(self, page: _Page, rows: list[Row]) -> None:
        if rows:
            self._last = None
        self._items += regions(rows, page.ink.number, page.ink.width, page.numbers, self.repairs)

    # -- tables ------------------------------------------------------------------------------------------------------------

    def _table(self, page: _Page, grid: Grid, inside: dict[Box, list[Glyph]], bare: BareTable | None = None) -> None:
        number = page.ink.number
        cells = [Cell(box.row, box.column, box.rows, box.columns, tuple(self._cell(page, box, inside.get(box, [])))) for box in grid.boxes]
        if self._held and bare:
            name = tuple(_paragraph(lines) for lines in self._flow.paragraphs(regions(self._held[1], number - 1, self._held[0].ink.width, self._held[0].numbers, self.repairs), cell=True))
            cells = [Cell(1, 1, 1, bare.width, name), *(replace(cell, row=cell.row + 1) for cell in cells)]
            self._held = None
        last = self._items[-1] if self._items else None
        if isinstance(last, Table) and self._last and self._last[1] == number - 1 and _alike(self._last[0], grid):
            self._items[-1] = _continued(last, cells, bare=self._bare if bare else None)
        else:
            tables = sum(isinstance(item, Table) for item in self._items)
            self._items.append(Table(tables + 1, Place(number, table=tables + 1), tuple(cells)))
        self._last, self._bare = (grid, number), bare

    def _cell(self, page: _Page, box: Box, glyphs: list[Glyph]) -> Iterable[Paragraph]:
        rows = rows_of(stretches_of(glyphs))
        lines = [line for index, row in enumerate(rows, 1) for line in lines_of(row.stretches, (page.ink.number, index), self.repairs)]
        if lines:
            margin = max(0.0, min(line.x0 for line in lines) - box.x0)
            for each in self._flow.paragraphs([Region(lines, box.x0 + margin, box.x1 - min(margin, 8.0))], cell=True):
                yield _paragraph(each)


def _paragraph(lines: list[Line]) -> Paragraph:
    return Paragraph(join_lines(lines).strip(), Place(lines[0].page, line=lines[0].number))


def _is_open(grid: Grid) -> bool:
    """Whether lines tell only columns, only rows, or no more than heads and what is below them."""
    return len(grid.xs) == 2 or len(grid.ys) <= 3  # noqa: PLR2004 - lines around one column, one or two rows


def _alike(first: Grid, second: Grid) -> bool:
    return len(first.xs) == len(second.xs) and all(abs(x - y) <= _COLUMNS_ALIKE for x, y in zip(first.xs, second.xs, strict=True))


def _continued(table: Table, cells: list[Cell], *, bare: BareTable | None = None) -> Table:
    """A table with its rows on the next page: its heading, printed again, once; a row that the page cut, whole."""
    texts = _by_row(table.cells)
    again = 0
    added = _by_row(cells)
    while again < len(added) and again < len(texts) and _bare(added[again]) == _bare(texts[again]) and any(_bare(added[again])):
        again += 1
    rest = [replace(cell, row=cell.row - again) for cell in cells if cell.row > again]
    down = table.row_count
    whole = list(table.cells)
    first = [cell for cell in rest if cell.row == 1]
    if first and (_lacks(texts, first, bare) if bare else _is_cut(texts, first)):
        for cell in first:
            index = next((index for index in range(len(whole) - 1, -1, -1) if whole[index].column == cell.column and whole[index].row + whole[index].rows - 1 == down), None)
            if index is not None:
                whole[index] = replace(whole[index], paragraphs=_run_on(whole[index].paragraphs, cell.paragraphs, bare=bare is not None), rows=whole[index].rows + cell.rows - 1)
        rest = [cell for cell in rest if cell.row > 1]
        down -= 1
    return Table(table.number, table.place, (*whole, *(replace(cell, row=cell.row + down) for cell in rest)))


def _run_on(first: tuple[Paragraph, ...], second: tuple[Paragraph, ...], *, bare: bool) -> tuple[Paragraph, ...]:
    """Paragraphs of a cell that the page cut; no line says that one ended with the page, so without a marker the text goes on."""
    if not bare or not first or not second or split_marker(plain(second[0].text))[0]:
        return (*first, *second)
    texts = [Line(each.text, 0, 0, 0, 1, bold=False, page=0, number=0) for each in (first[-1], second[0])]
    return (*first[:-1], replace(first[-1], text=join_lines(texts)), *second[1:])


def _by_row(cells: Iterable[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def _bare(cells: list[Cell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells]


def _is_cut(rows: list[list[Cell]], first: list[Cell]) -> bool:
    """Whether a row at the top of a page is the rest of one: its first column is empty, which no row of the table has; a heading may span rows there."""
    leading = next((cell for cell in first if cell.column == 1), None)
    if leading is None or leading.text.strip() or not any(cell.text.strip() for cell in first):
        return False
    filled = [row[0].text.strip() for row in rows if row[0].column == 1]
    return len(filled) > 1 and all(filled) and not any(cell.rows > 1 for row in rows[1:] for cell in row if cell.column == 1)


def _lacks(rows: list[list[Cell]], first: list[Cell], before: BareTable) -> bool:
    """Whether a row at the top of a page, which no lines tell, is the rest of one: no text where all rows of the table have some, and none where the last one ended higher up."""
    filled = [{cell.column for cell in row if cell.text.strip()} for row in rows[1:] if len(row) > 1]
    mine = {column for cell in first for column in range(cell.column, cell.column + cell.columns)}
    return bool(filled) and bool(set.intersection(*filled) - mine) and all(column - 1 in before.last for column in mine)


# -- what is said of the whole file -----------------------------------------------------------------------------------------------


def _tell_scans(pages: list[_Page], name: str, found: Blocks) -> None:
    """Refuse a scan; name pages that are one."""
    bare = [page.ink for page in pages if len(page.ink.glyphs) < _FEW_GLYPHS]
    scans = [ink.number for ink in bare if ink.pictures >= _SCANNED_PAGE]
    if len(bare) == len(pages):
        if not scans:
            raise refuse(name, "document-no-text", "ไม่พบข้อความใน PDF (หน้าว่าง หรือตัวอักษรถูกแปลงเป็นเส้น): ใช้ไฟล์ Word ต้นฉบับ หรือทำ OCR ภาษาไทยก่อน",
                         "the PDF holds no text (empty pages, or letters turned into outlines): use the original Word file, or run OCR for Thai first")
        raise refuse(name, "document-scanned", "ไฟล์ PDF นี้เป็นภาพสแกน ไม่มีข้อความให้อ่าน: ขอไฟล์ Word หรือ PDF ที่ส่งออกจาก Word จากหน่วยงาน หรือทำ OCR ภาษาไทยแล้วตรวจทานก่อนนำเข้า",
                     "this PDF is a scan, a picture without text: ask the agency for the Word file or a PDF exported from Word, or run OCR for Thai and check it before loading")
    if scans:
        place = Place(scans[0])
        found.problems.append((place, "scanned-pages", f"หน้า {_named(scans)} เป็นภาพสแกน จึงไม่มีข้อความให้อ่าน: ทำ OCR หรือพิมพ์เพิ่มเอง", f"pages {_named(scans)} are scans without text and were not read: run OCR on them or add them by hand"))


def _tell_repairs(repairs: Repairs, size: int, name: str, found: Blocks) -> None:
    unknown = sum(repairs.unknown.values())
    if unknown > _UNREADABLE * size:
        raise refuse(name, "document-no-unicode", "แบบอักษรใน PDF ไม่บอกว่าตัวใดเป็นอักษรใด ข้อความส่วนใหญ่จึงอ่านไม่ได้: ใช้ไฟล์ Word ต้นฉบับ หรือส่งออก PDF ใหม่โดยฝังแบบอักษร หรือทำ OCR",
                     "the fonts of this PDF do not say which character is which, so most of its text cannot be read: use the original Word file, export the PDF anew with embedded fonts, or run OCR")
    if unknown:
        pages = sorted(repairs.unknown)
        found.problems.append((Place(pages[0]), "unknown-glyphs", f"อักษร {unknown:,} ตัวในหน้า {_named(pages)} อ่านไม่ได้ เพราะแบบอักษรใน PDF ไม่บอกว่าเป็นอักษรใด (แสดงเป็น \ufffd): ตรวจและแก้คำเหล่านี้",
                               f"{unknown:,} characters on pages {_named(pages)} cannot be read, as the fonts of the PDF do not say which they are (shown as \ufffd): check and correct these words"))
    if repairs.thai:
        found.notes.append(("thai-repaired", f"เรียงสระ วรรณยุกต์ และสระอำที่ PDF เก็บไว้ผิดลำดับใหม่ {repairs.thai:,} แห่ง", f"vowels, tones and สระอำ that the PDF stores out of order were put right at {repairs.thai:,} places"))
    if repairs.latin:
        found.notes.append(("thai-from-latin", f"แบบอักษรเก่าเก็บภาษาไทยเป็นรหัสอื่น: แปลงกลับเป็นไทย {repairs.latin:,} บรรทัด", f"old fonts store Thai under other codes: {repairs.latin:,} lines were turned back into Thai"))


def _named(pages: list[int]) -> str:
    more = f" … ({len(pages):,})" if len(pages) > _MOST_PAGES_NAMED else ""
    return ", ".join(map(str, pages[:_MOST_PAGES_NAMED])) + more
