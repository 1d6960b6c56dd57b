"""The section as a Word file: opened again, it has the styles, links, marks and tables a planner needs, and every word of the section."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Length
from lxml import etree

from exports.records import Heading, Line, Section
from exports.section import official_section
from exports.thai import digits
from exports.word.page import FONT
from exports.word.section import section_docx
from graph.store import GraphStore
from tests.exported import MADE
from tests.golden import BODY
from tests.golden.word import body_of
from tests.office import needs_office, text


@pytest.fixture(scope="module")
def section(built: GraphStore) -> Section:
    return official_section(built, "psds-2567", "arabic", MADE)


@pytest.fixture(scope="module")
def content(section: Section) -> bytes:
    return section_docx(section, MADE)


@pytest.fixture(scope="module")
def document(content: bytes) -> DocumentObject:
    return Document(BytesIO(content))


def said(document: DocumentObject) -> list[str]:
    """Paragraphs with their links, no-break spaces as spaces."""
    return [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]


def xml(content: bytes, part: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def test_it_is_the_kept_body(content: bytes) -> None:
    """Made anew by ``python -m tests.golden.keep``; read the difference before keeping it."""
    assert body_of(content) == BODY.read_text("utf-8")


def test_headings_are_those_of_the_section_and_navigate(document: DocumentObject, section: Section) -> None:
    found = [(int(paragraph.style.name[-1]), paragraph.text) for paragraph in document.paragraphs if paragraph.style and paragraph.style.name.startswith("Heading")]
    wanted = [(block.level, block.text.replace(" ๆ", "\u00a0ๆ")) for block in section.blocks if isinstance(block, Heading)]
    assert found[:len(wanted)] == wanted
    assert [name for _, name in found[len(wanted):]] == ["ตารางสรุปความสอดคล้อง", "รายการอ้างอิง", "สถานะของเอกสารนี้"]
    for level in (1, 2, 3, 4):
        outline = document.styles[f"Heading {level}"].element.find(f".//{qn('w:outlineLvl')}")
        assert outline is not None
        assert outline.get(qn("w:val")) == str(level - 1)


def test_every_line_is_there_with_its_sources(document: DocumentObject, section: Section) -> None:
    paragraphs = said(document)
    for block in section.blocks[3:]:
        if isinstance(block, Line):
            assert any(block.text.removeprefix("- ") in paragraph for paragraph in paragraphs), block.text
    body = document.element.body
    anchors = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks)) == len(section.citations)
    assert anchors == set(marks), "every […] leads to a place in the list, and every place is cited"
    for citation in section.citations:
        assert any(digits(citation.locator, "arabic").replace("\u00a0", " ") in paragraph for paragraph in paragraphs), citation


def test_thai_has_its_font_size_boldness_and_language(content: bytes) -> None:
    """Word takes those of a complex script from cs, szCs and bCs alone."""
    styles = xml(content, "word/styles.xml")
    defaults = styles.find(f"{qn('w:docDefaults')}//{qn('w:rPr')}")
    assert defaults is not None
    fonts, size, language = (defaults.find(qn(f"w:{name}")) for name in ("rFonts", "szCs", "lang"))
    assert fonts is not None
    assert size is not None
    assert language is not None
    assert fonts.get(qn("w:cs")) == fonts.get(qn("w:ascii")) == FONT
    assert (size.get(qn("w:val")), language.get(qn("w:bidi"))) == ("32", "th-TH")
    for run in styles.iter(qn("w:rPr")):
        assert (run.find(qn("w:sz")) is None) == (run.find(qn("w:szCs")) is None)
        assert (run.find(qn("w:b")) is None) == (run.find(qn("w:bCs")) is None)
    assert not [one for one in styles.iter(qn("w:rFonts")) if any("Theme" in name for name in one.attrib)]
    table = xml(content, "word/fontTable.xml")
    (instead,) = [one.find(qn("w:altName")) for one in table if one.get(qn("w:name")) == FONT]
    assert instead is not None
    assert "Sarabun" in (instead.get(qn("w:val")) or "")


def test_what_is_left_to_write_and_drafts_stand_out(document: DocumentObject, section: Section) -> None:
    marked = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.style and run.style.name == "ช่องที่ต้องเติม"]
    lines = [block for block in section.blocks[3:] if isinstance(block, Line)]
    joined = "".join(marked)
    for line in lines:
        for gap in re.findall(r"⟨[^⟩]*⟩", line.text):
            assert gap.strip("⟨⟩").replace(" ๆ", "\u00a0ๆ") in joined
    drafts = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name.startswith("ข้อความร่าง")]
    assert len(drafts) == sum(line.draft for line in lines)
    assert all("(ร่าง)" in paragraph.text for paragraph in drafts)


def test_the_table_repeats_its_heading_and_has_a_name(document: DocumentObject, section: Section) -> None:
    (table,) = document.tables
    assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption is not None
    assert caption.get(qn("w:val")) == section.summary.title
    assert [cell.text for cell in table.rows[0].cells] == list(section.summary.columns)
    assert len(table.rows) == 1 + len(section.summary.rows)
    mains = [cell.text.count("●") for row in table.rows[1:] for cell in row.cells]
    assert max(mains) == 1, "หลัก is one a level"


def test_pages_are_those_of_official_documents(document: DocumentObject) -> None:
    first, across, *rest = document.sections
    sizes = [Length(size or 0).cm for size in (first.page_width, first.page_height, first.left_margin, first.right_margin, across.page_width, across.page_height, rest[-1].page_width)]
    assert sizes == pytest.approx([21, 29.7, 3, 2, 29.7, 21, 21], abs=0.01)
    assert "PAGE" in etree.tostring(first.header._element, encoding="unicode")


def test_properties_and_state(document: DocumentObject, section: Section) -> None:
    core = document.core_properties
    assert (core.language, core.title) == ("th-TH", f"{section.title}: {section.plan.label.th}")
    assert core.created is not None
    assert core.created.replace(tzinfo=None) == MADE.replace(tzinfo=None)
    end = said(document)[-6:]
    assert end[0].startswith("– จัดทำเมื่อ 28 พฤศจิกายน 2569 เวลา 11:30 น. จากข้อมูลรุ่น ")
    assert "ยังไม่ตัดสิน 7 รายการ" in end[1]
    assert section.cite in end[-1]


def test_thai_digits_all_through(built: GraphStore) -> None:
    content = section_docx(official_section(built, "psds-2567", "thai", MADE), MADE)
    document = Document(BytesIO(content))
    lines = [text for text in said(document) if "การอ้างอิงข้อมูลชุดนี้" not in text and "จากข้อมูลรุ่น" not in text]
    left = re.sub(r"https?://\S+|[A-Za-z]+[0-9]+", "", "\n".join(lines))
    assert not re.search(r"[0-9]", left)
    assert "๒.๑ แผนระดับที่ ๑" in left
    assert 'w:fmt="thaiNumbers"' in body_of(content)


@pytest.mark.parametrize("plan", ["psds-2564", "national-strategy"])
def test_any_plan(built: GraphStore, plan: str) -> None:
    document = Document(BytesIO(section_docx(official_section(built, plan, "arabic", MADE), MADE)))
    assert "None" not in "\n".join(said(document))


@needs_office
def test_libreoffice_lays_it_out(content: bytes, tmp_path: Path) -> None:
    words = text(content, "section.docx", tmp_path)
    assert words.count("\f") > 15
    assert "ส่วนที่ 2 ความสอดคล้องกับแผน 3 ระดับ" in " ".join(words.split())
