"""PDFs that LibreOffice made: the same plan as the Word file they were made of; what stands on the page alone is not read; scans are answered."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.settings import ROOT
from loaders.document import pdf_reader
from loaders.document.blocks import Cell, Paragraph, Place, Table
from loaders.document.job import read
from loaders.document.pdf_flow import Flow, join_lines
from loaders.document.pdf_ink import Glyph, Ink, Rule, read_ink
from loaders.document.pdf_layout import Line, Region, furniture
from loaders.document.pdf_rows import Row, Stretch, stretches_of
from loaders.document.pdf_tables import grids_of
from loaders.document.plan import DocumentPlan
from loaders.problems import DataError
from loaders.text import load_text
from loaders.thai_marks import MARKS, from_latin, is_mark, repaired
from tests.loaders.document_files import WORD, latin_pdf, lines, locked_pdf, new, packed, pdf, plan_text, scan, word
from tests.loaders.document_outline import load_here, rows
from tests.loaders.document_pdfs import convert

FONTS = ("Garuda", "Norasi", "Loma", "Waree", "Laksaman", "Tlwg Typo")
SAME = [name for name in WORD if name not in ("text-boxes", "tracked-changes", "contents")]
"""Word shows what these hide (deleted text, contents), or draws what the hand-made file leaves out."""
CABINET = ROOT.parent / "shared" / "reference" / "loader-corpus" / "00-psds-cabinet.txt"


def in_font(text: str, font: str) -> bytes:
    document = new(font)
    lines(document, *(line for line in text.split("\n") if line.strip() and not line.startswith("# source")))
    return packed(document)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {name: word(name) for name in WORD} | {f"own {font}": in_font(plan_text(), font) for font in FONTS}
    if CABINET.is_file():
        files |= {f"cabinet {font}": in_font(CABINET.read_text("utf-8"), font) for font in ("Garuda", "Loma")}
    return convert(files, tmp_path_factory.mktemp("pdfs"))


@pytest.mark.parametrize("name", SAME)
def test_a_pdf_gives_the_plan_of_its_word_file(name: str, pdfs: dict[str, bytes]) -> None:
    ours, theirs = load_here(pdfs[name]), load_here(word(name))
    assert rows(ours) == rows(theirs)
    assert "".join(ours.title.split()) == "".join(theirs.title.split())
    assert [(note.number, note.text) for note in ours.as_plan().footnotes] == [(note.number, note.text) for note in theirs.as_plan().footnotes]


@pytest.mark.parametrize("font", FONTS)
def test_a_plan_goes_through_a_pdf_and_loses_nothing(font: str, pdfs: dict[str, bytes]) -> None:
    plan, text = load_here(pdfs[f"own {font}"]), load_text(plan_text())

    def bare(found: str) -> str:
        return re.sub(r"\s", "", found)

    assert [(part.role, part.number, bare(part.text), part.agencies, part.targets) for part in plan.walk()] == [(part.role, part.number, bare(part.text), part.agencies, part.targets) for part in text.walk()]
    assert not plan.problems


@pytest.mark.skipif(not CABINET.is_file(), reason="the cabinet text of the plan is not on this machine (../shared/reference/loader-corpus)")
@pytest.mark.parametrize("form", ["docx", "Garuda", "Loma"])
def test_the_cabinet_text_loses_no_element(form: str, pdfs: dict[str, bytes]) -> None:
    source = CABINET.read_text("utf-8")
    plan = load_here(in_font(source, "Garuda") if form == "docx" else pdfs[f"cabinet {form}"])
    text = load_text(source)

    def facts(part: object) -> tuple[object, ...]:
        return getattr(part, "role"), getattr(part, "number"), re.sub(r"\s", "", getattr(part, "text")), [(target.op, target.value, target.unit, target.years) for target in getattr(part, "targets")]  # noqa: B009 - two kinds of parts

    assert [facts(part) for part in plan.walk()] == [facts(part) for part in text.walk()]
    assert [(note.number, re.sub(r"\s", "", note.text or "")) for note in plan.as_plan().footnotes] == [(note.number, re.sub(r"\s", "", note.text or "")) for note in text.footnotes]


def test_running_heads_and_page_numbers_are_left_out_and_pages_kept(pdfs: dict[str, bytes]) -> None:
    story = read(pdfs["running-heads"], "pdf", "f")
    assert story.pages
    assert story.pages >= 4
    texts = [line.text for line in story.lines]
    assert texts[0] == "(ร่าง) แผนพัฒนาการศึกษาทางไกล (พ.ศ. 2567-2570)"
    assert "แผนพัฒนาการศึกษาทางไกล พ.ศ. 2567-2570" not in texts
    assert not [text for text in texts if re.fullmatch(r"หน้า\s*\d*", text)]
    assert sorted({line.place.page for line in story.lines if line.place.page}) == list(range(1, story.pages + 1))
    plan = load_here(pdfs["running-heads"])
    assert {re.match(r"หน้า \d+ บรรทัด \d+$", element.locator or "") is not None for _, element, _ in plan.as_plan().walk()} == {True}


def test_a_table_over_many_pages_is_one(pdfs: dict[str, bytes]) -> None:
    book = read(pdfs["only-projects"], "pdf", "f").book
    assert book is not None
    (sheet,) = book.sheets
    assert (sheet.name, len(sheet.rows)) == ("ตารางที่ 1 (หน้า 1)", 61)
    assert [row[0] for row in sheet.rows] == ["ลำดับ", *map(str, range(1, 61))]


def test_two_columns_are_read_one_behind_the_other(pdfs: dict[str, bytes]) -> None:
    texts = [line.text for line in read(pdfs["columns"], "pdf", "f").lines]
    heads = [index for index, text in enumerate(texts) if text.startswith("ยุทธศาสตร์ที่")]
    assert len(heads) == 3
    assert [text[:14] for text in texts[heads[0]:heads[1]]] == ["ยุทธศาสตร์ที่ ", "เป้าหมาย : พัฒ", "แนวทาง", "1. สำรวจและจัด", "2. จัดทำแผนพัฒ"]


def test_fonts_that_do_not_say_their_characters_are_named_by_page(pdfs: dict[str, bytes]) -> None:
    blind = pdfs["own-text"].replace(b"/ToUnicode", b"/ToUnicodX")
    with pytest.raises(DataError) as raised:
        load_here(blind, "blind.pdf")
    assert raised.value.problems[0].rule == "document-no-unicode"


def test_a_few_unknown_characters_are_a_problem_with_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_a_gap(document: object, number: int) -> Ink:
        ink = read_ink(document, number)
        ink.glyphs[5] = replace(ink.glyphs[5], text="\ufffd", known=False)
        return ink

    monkeypatch.setattr(pdf_reader, "read_ink", with_a_gap)
    plan = load_here(latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใสทุกบ้าน"), "f.pdf")
    assert [(problem.rule, problem.file) for problem in plan.problems] == [("unknown-glyphs", "f.pdf หน้า 1")]


def test_thai_under_the_codes_of_latin_is_turned_back() -> None:
    plan = load_here(latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใส"))
    assert (plan.title, [part.text for part in plan.walk()]) == ("แผนพัฒนาน้ำ พ.ศ. 2567-2570", ["น้ำใส"])
    assert [rule for rule, _, _ in plan.notes] == ["thai-from-latin"]


@pytest.mark.parametrize(("data", "rule"), [
    (scan(2), "document-scanned"), (locked_pdf(), "document-password"), (latin_pdf("ก", pages=2_500), "document-too-many-pages"), (latin_pdf(""), "document-no-text"),
    (latin_pdf("แผน", kids=b"2 0 R 2 0 R 3 0 R"), "document-no-text"), (b"%PDF-1.7\n", "document-damaged"), (latin_pdf("แผน")[:150], "document-damaged"),
    (pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]), "document-damaged"),
])
def test_what_cannot_be_read_is_answered(data: bytes, rule: str) -> None:
    with pytest.raises(DataError) as raised:
        load_here(data, "f.pdf")
    (problem,) = raised.value.problems
    assert (problem.rule, problem.file) == (rule, "f.pdf")
    assert ":" in problem.th
    assert ":" in problem.en


def test_scanned_pages_among_others_are_named() -> None:
    plan = load_here(scan(1, after=latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใส")), "f.pdf")
    assert isinstance(plan, DocumentPlan)
    assert [(problem.rule, problem.file) for problem in plan.problems] == [("scanned-pages", "f.pdf หน้า 2")]


def spread(text: str, apart: float, wide: float) -> Stretch:
    """A line whose letters stand ``apart`` ems from one another, its words ``wide`` ems, no space drawn."""
    glyphs, x = [], 0.0
    for letter in text:
        if letter == " ":
            x += (wide - apart) * 10
            continue
        width = 0.0 if letter in MARKS else 5.0
        x += 0.0 if letter in MARKS else apart * 10
        glyphs.append(Glyph(letter, x, x + width, 0.0, 10.0, False, True))
        x += width
    return Stretch(glyphs, 0.0, 10.0)


@pytest.mark.parametrize(("apart", "wide"), [(0.3, 0.8), (0.5, 1.2), (1.0, 2.0), (0.0, 0.3), (0.05, 0.4)])
def test_letters_spread_over_a_line_are_words(apart: float, wide: float) -> None:
    assert spread("สร้างสรรค์ของ ชุมชนที่ดี", apart, wide).text == "สร้างสรรค์ของ ชุมชนที่ดี"


@pytest.mark.parametrize("text", ["ก ข ค ง", "5 6 7", "ที่ นี้"])
def test_a_few_letters_apart_stay_apart(text: str) -> None:
    assert spread(text, 0.0, 0.4).text == text


def test_marks_drawn_long_after_their_letters_come_to_them() -> None:
    def glyph(letter: str, x0: float, x1: float) -> Glyph:
        return Glyph(letter, x0, x1, 0.0, 10.0, False, True)

    letters = [glyph(letter, 5.0 * place, 5.0 * place + 5) for place, letter in enumerate("นาไปสการดพฒนา")]
    late = [glyph("\u0e4d", 3.0, 5.0), glyph("\u0e39", 23.0, 25.0), glyph("\u0e48", 24.0, 25.0)]
    row = [stretch.text for stretch in stretches_of([*letters[:9], *late, *letters[9:]])]
    assert [repaired(text)[0] for text in row] == ["นำไปสู่การดพฒนา"]
    row = [stretch.text for stretch in stretches_of([*letters[:5], *late[1:], *letters[5:11], late[0], *letters[11:]])]
    assert [repaired(text)[0] for text in row] == ["นำไปสู่การดพฒนา"]


@given(st.lists(st.sampled_from(["ก", "ู", "้", "ำ", "\u0e4d", "า", "่", " ", "เ", "x", "\uf70a", "ั"]), max_size=12).map("".join))
def test_mending_thai_is_done_once(text: str) -> None:
    mended, count = repaired(text)
    assert count or mended == text
    assert not re.search("[\uf700-\uf71a]", mended)
    assert from_latin(mended) is None
    letters = [character for character in mended if character not in MARKS]
    assert len(letters) <= len(text)


@given(st.integers(1, 6), st.integers(1, 6), st.floats(12, 60), st.floats(12, 60))
def test_ruling_lines_make_their_grid(rows_: int, columns: int, height: float, width: float) -> None:
    across = [Rule(0, height * row, width * columns, height * row) for row in range(rows_ + 1)]
    down = [Rule(width * column, 0, width * column, height * rows_) for column in range(columns + 1)]
    grids = grids_of([*across, *down])
    if rows_ * columns < 2:
        assert not grids
        return
    (grid,) = grids
    assert {(box.row, box.column, box.rows, box.columns) for box in grid.boxes} == {(row, column, 1, 1) for row in range(1, rows_ + 1) for column in range(1, columns + 1)}


def test_a_missing_wall_is_a_merged_cell() -> None:
    across = [Rule(0, 20 * row, 90, 20 * row) for row in range(3)]
    down = [Rule(0, 0, 0, 40), Rule(30, 0, 30, 20), Rule(60, 0, 60, 40), Rule(90, 0, 90, 40)]
    (grid,) = grids_of([*across, *down])
    assert {(box.row, box.column, box.rows, box.columns) for box in grid.boxes} == {(1, 1, 1, 2), (1, 3, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1), (2, 3, 1, 1)}


def row(text: str, y: float) -> Row:
    glyphs, x = [], 72.0
    for character in text:
        wide = 0.0 if is_mark(character) else 6.0
        glyphs.append(Glyph(character, x - 4 if not wide else x, x + wide, y, 12.0, bold=False, known=True))
        x += wide
    return Row([Stretch(glyphs, y, 12.0)])


def left_out(*pages: list[str]) -> list[str]:
    made = [(842.0, [row(text, 800 - (index * 700 / (len(texts) - 1) if len(texts) > 1 else 0)) for index, text in enumerate(texts)]) for texts in pages]
    found = furniture(made)
    return [each.stretches[0].text for _, rows_ in made for each in rows_ if id(each) in found]


@pytest.mark.parametrize(("pages", "expected"), [
    ([["1", "ก ข", "x"], ["2", "ค ง", "y"], ["3", "จ ฉ", "z"]], ["1", "2", "3"]), ([["ก", "138"], ["152", "ข"], ["167", "ค"]], []), ([["- 2 -", "แผน"], ["ข้อความ", "หน้า 3 จาก 9"]], ["- 2 -", "หน้า 3 จาก 9"]),
    ([["แผนพัฒนาน้ำ", "ก", "x"], ["แผนพัฒนาน้ำ", "ข", "y"], ["แผนพัฒนาน้ำ", "ค", "z"]], ["แผนพัฒนาน้ำ"] * 3), ([["ตัวชี้วัด", "ก", "x"], ["ตัวชี้วัด", "ข", "y"], ["ตัวชี้วัด", "ค", "z"]], []),
    ([["80", "ก", "15.5"], ["90", "ข", "14.5"], ["95", "ค", "13.5"]], []),
])
def test_only_what_repeats_or_counts_pages_is_left_out(pages: list[list[str]], expected: list[str]) -> None:
    """A value of a table may stand at the edge of a page: a bare number is a page number only where it counts the pages."""
    assert left_out(*pages) == expected


def region(*lines_: tuple[str, float, float]) -> Region:
    """Lines of (text, right edge, baseline) between the margins 72 and 500."""
    return Region([Line(text, 72.0, x1, y, 12.0, bold=False, page=1, number=number) for number, (text, x1, y) in enumerate(lines_, 1)], 72.0, 500.0)


def joined(*lines_: tuple[str, float, float]) -> list[str]:
    flow, found = Flow(), [region(*lines_)]
    flow.learn(found)
    return [join_lines(each) for each in flow.paragraphs(found)]


def test_a_marker_begins_an_item_unless_every_paragraph_stands_apart() -> None:
    tight = [("ก" * 60, 498.0, 700.0), ("(2) ข" + "ข" * 50, 400.0, 680.0), ("ค" * 60, 498.0, 628.0), ("คง", 300.0, 608.0)]
    assert [len(each) for each in joined(*tight)] == [60, 55, 62]
    apart = [(f"ย่อหน้า {number}", 200.0, 500.0 - 32 * number) for number in range(8)]
    assert joined(*tight, *apart)[0] == "ก" * 60 + " (2) ข" + "ข" * 50


def test_a_heading_begins_where_its_number_is_due() -> None:
    assert len(joined(("ยุทธศาสตร์ที่ 1 น้ำ", 498.0, 700.0), ("ยุทธศาสตร์ที่ 2 ป่า", 200.0, 680.0))) == 2
    assert joined(("สอดคล้องกับแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", 498.0, 700.0), ("หมุดหมายที่ 13 ภาครัฐ", 200.0, 680.0)) == ["สอดคล้องกับแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติหมุดหมายที่ 13 ภาครัฐ"]


@pytest.mark.parametrize(("first", "second", "expected"), [
    ("การพัฒนา", "ประเทศ", "การพัฒนาประเทศ"), ("การพัฒนา ", "ประเทศ", "การพัฒนา ประเทศ"), ("Open", "Government", "Open Government"), ("(พ.ศ. 2567-", "2570)", "(พ.ศ. 2567-2570)"),
    ("Re-", "balancing", "Re-balancing"), ("ร้อยละ", "90", "ร้อยละ 90"), ("อย่างเหมาะสม", "เป้าหมาย คือ ก", "อย่างเหมาะสม เป้าหมาย คือ ก"), ("ตาม", "เป้าหมายที่ตั้งไว้", "ตามเป้าหมายที่ตั้งไว้"),
])
def test_wrapped_lines_join_as_thai_does(first: str, second: str, expected: str) -> None:
    assert join_lines(region((first, 498.0, 700.0), (second, 200.0, 680.0)).lines) == expected


@pytest.mark.parametrize(("drawn", "text"), [
    ([("(พ.ศ.2566", 0), ("2570)", 12), ("–", 10)], "(พ.ศ.2566 – 2570)"),
    ([("“คำ", 0), ("ก", 5), ("ข", 9), ("”", 3), ("–", 7)], "“คำ” ก – ข"),
    ([("2566", 0), ("2570", 4)], "25662570"),
])
def test_signs_of_another_font_that_are_drawn_late_stand_where_they_are_seen(drawn: list[tuple[str, int]], text: str) -> None:
    """A program may draw all letters of one font before those of another: a dash between two years comes behind both."""
    glyphs = []
    for word_, place in drawn:
        for letter in word_:
            glyphs.append(Glyph(letter, 6.0 * place, 6.0 * place + 5.7, 700.0, 14.0, bold=False, known=True))
            place += 1  # noqa: PLW2901 - where the next letter stands
    (line,) = stretches_of(glyphs)
    assert "".join(line.text.split()) == "".join(text.split())


def cell(row: int, column: int, text: str, rows: int = 1) -> Cell:
    return Cell(row, column, rows, 1, (Paragraph(text, Place(1)),) if text else ())


@pytest.mark.parametrize("heading", [[cell(1, 1, "ที่", 2), cell(1, 2, "โครงการ"), cell(2, 2, "ชื่อ")], [cell(1, 1, "ที่"), cell(1, 2, "โครงการ")]])
def test_a_row_that_a_page_cuts_is_whole_below_a_heading_of_one_row_or_two(heading: list[Cell]) -> None:
    top = max(each.row for each in heading)
    table = Table(1, Place(1, table=1), (*heading, cell(top + 1, 1, "1"), cell(top + 1, 2, "โครงการ ก"), cell(top + 2, 1, "2"), cell(top + 2, 2, "โครงการพัฒนายาง")))
    whole = pdf_reader._continued(table, [*heading, cell(top + 1, 1, ""), cell(top + 1, 2, "ลำดับที่ 13"), cell(top + 2, 1, "3"), cell(top + 2, 2, "โครงการ ข")])
    assert [(each.text, whole.row_count) for each in whole.cells if each.column == 2][top:] == [("โครงการ ก", top + 3), ("โครงการพัฒนายาง\nลำดับที่ 13", top + 3), ("โครงการ ข", top + 3)]
