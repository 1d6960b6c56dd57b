"""Every file a planner leaves with: each opens, says when and from what, survives whatever a user's file brings, and loads nothing from outside."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook
from typer.testing import CliRunner

from cli import app
from exports.brief import Brief, brief_markdown, director_brief
from exports.brief_fit import PAGE, fitted, height
from exports.brief_html import brief_html
from exports.brief_words import word
from exports.plain import LONGEST, one_line, printable
from exports.plan_files import BRIEF_FILES, PLAN_FILES, Asked, file_of
from exports.word.brief import brief_docx
from graph.store import EmbeddedStore
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.coverage import coverage
from queries.read.records import Lang
from tests.exported import HOSTILE, MADE, NOTE, hostile, record, with_plan
from tests.office import needs_office, pages

HOSTILE_LINKS = (record("h1", "ws-hostile/s1", "mp-20", rationale=HOSTILE["html"]), record("h2", "ws-hostile/s1/p3", "ns-6/goal1", rationale=HOSTILE["command"]),
                 record("h3", "ws-hostile/s1/p7", "nesdp13/ms13", directness="secondary", rationale=HOSTILE["turning"]))
READABLE = ("docx", "xlsx", "html", "md", "ttl")
"""Ours; the standards have tests of their own."""


@pytest.fixture(scope="module")
def attacked(built: EmbeddedStore) -> EmbeddedStore:
    return with_plan(built, hostile(), HOSTILE_LINKS)


def words(content: bytes, suffix: str) -> str:
    """What a reader of the file reads."""
    if suffix == "docx":
        document = Document(BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if suffix == "xlsx":
        return "\n".join(str(value) for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    if suffix == "html":
        tree: Any = html.fromstring(content)
        for style in tree.xpath("//style"):
            style.getparent().remove(style)
        return str(tree.text_content())
    return content.decode()


# --- every file


@pytest.mark.parametrize("suffix", READABLE)
def test_it_says_when_from_what_and_what_is_open(built: EmbeddedStore, suffix: str) -> None:
    said = words(PLAN_FILES[suffix].write(built, Asked("psds-2567", MADE)), suffix)
    assert "28 พฤศจิกายน 2569 เวลา 11:30 น." in said
    assert built.fingerprint in said
    assert "ยังไม่ตัดสิน 7 รายการ" in said
    assert "ยังไม่ยืนยันกับเอกสาร 1 ข้อ" in said


@pytest.mark.parametrize("suffix", [*READABLE, "stratml.xml", "sssom.tsv"])
def test_no_such_plan(built: EmbeddedStore, suffix: str) -> None:
    with pytest.raises(NotFoundError, match="there is no plan"):
        PLAN_FILES[suffix].write(built, Asked("no-such-plan", MADE))


@pytest.mark.parametrize(("name", "suffix"), [("a.docx", "docx"), ("A.DOCX", "docx"), ("a.sssom.tsv", "sssom.tsv"), ("a.tsv", None), ("a.xml", None), ("docx", None), ("a.b.html", "html")])
def test_the_suffix_says_what_is_written(name: str, suffix: str | None) -> None:
    found = file_of(name)
    assert (found.suffix if found else None) == suffix


@pytest.mark.parametrize("files", [PLAN_FILES, BRIEF_FILES])
def test_pages_load_nothing(built: EmbeddedStore, files: Any) -> None:
    content = files["html"].write(built, Asked("psds-2567", MADE)).decode()
    tree: Any = html.fromstring(content)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert not tree.xpath("//script|//link|//img|//iframe|//object")
    assert not re.search(r"url\((?!data:)", content)
    assert "@page" in content
    assert content.count("@font-face") == 4
    anchors = {one[1:] for one in tree.xpath("//a/@href") if one.startswith("#")}
    assert anchors == set(tree.xpath("//*[starts-with(@id, 'c')]/@id"))


# --- hostile names


@pytest.mark.parametrize("suffix", READABLE)
def test_hostile_names_break_nothing(attacked: EmbeddedStore, suffix: str) -> None:
    content = PLAN_FILES[suffix].write(attacked, Asked("ws-hostile", MADE))
    said = words(content, suffix)
    assert len(content) < 3_000_000 or suffix == "ttl"
    if suffix != "ttl":  # RDF holds what it holds; what people read has nothing that turns or vanishes
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", said)
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", said)
        assert "alert(1)" in said or suffix == "docx", "kept as text"
    if suffix == "xlsx":
        book = load_workbook(BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert not [cell for cell in cells if cell.data_type == "f"]
        formulas = [cell for cell in cells if str(cell.value).startswith(("=", "@", "+"))]
        assert {HOSTILE["formula"], HOSTILE["command"]} <= {cell.value for cell in formulas}
        assert all(cell.quotePrefix for cell in formulas)
        assert max(len(str(cell.value)) for cell in cells) <= 32_767
        assert f"ทั้งหมด {len(NOTE):,} อักษร" in said
    if suffix == "html":
        tree: Any = html.fromstring(content)
        assert not tree.xpath("//script|//img|//*[@onerror]")
        assert "&lt;script&gt;" in content.decode()
    if suffix == "md":
        assert len(content) < 3_000_000


@pytest.mark.parametrize("lang", get_args(Lang))
def test_hostile_names_in_the_brief(attacked: EmbeddedStore, lang: Lang) -> None:
    brief = director_brief(attacked, "ws-hostile", MADE, lang)
    for suffix, content in (("docx", brief_docx(brief, MADE)), ("html", brief_html(brief).encode()), ("md", brief_markdown(brief).encode())):
        said = words(content, suffix)
        assert not re.search("[\u202a-\u202e]", said)
        assert "alert(1)" in said
        assert "<script" not in content.decode("utf-8", "ignore")
        assert "อ้างเกินหลักฐาน" not in said
        assert len(said) < 20_000


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_printable_fits_xml_and_is_stable(text: str) -> None:
    found = printable(text)
    assert etree.fromstring(etree.tostring(_holding(found))).text in {found, found or None}
    assert printable(found) == found
    assert "\n" not in one_line(text)


def _holding(text: str) -> Any:
    made = etree.Element("a")
    made.text = text
    return made


def test_what_is_cut_off_says_so() -> None:
    assert printable("ก" * LONGEST) == "ก" * LONGEST
    assert printable("ก" * (LONGEST + 1)).endswith(f"… ⟨ตัดข้อความ: ทั้งหมด {LONGEST + 1:,} อักษร⟩")
    assert printable("a\r\nb\u2028c\x00\u202ed") == "a\nb\ncd"


# --- the brief


def test_figures_are_those_of_the_pages(built: EmbeddedStore) -> None:
    found, brief = coverage(built, "psds-2567"), director_brief(built, "psds-2567", MADE)
    counted = [item for item in found.items if item.state != "apart"]
    conflicts = [view for view in alignments(built, "psds-2567") if view.predicate == "conflictsWith" and view.status == "approved"]
    assert [number for number, _ in brief.figures] == [f"{found.count('linked', headline=False)}/{len(counted)}", str(found.official + found.curated),
                                                       str(found.count("unseen", headline=False)), str(len(conflicts)), "7", "4"]
    assert [row[1] for row in brief.rows] == [str(look.states.get("linked", 0)) for look in found.looks]
    said = brief_markdown(brief)
    assert "ค่าของยุทธศาสตร์เข้มกว่า" in said, "a conflict says why"
    assert "1. ตัดสินความเชื่อมโยงที่ค้าง 7 รายการ" in said
    assert built.fingerprint in said


def test_what_is_claimed_beyond_its_evidence_is_told(built: EmbeddedStore) -> None:
    """By hand: two mains of one project in one plan, a quote from one side only, a contribution of a benefit with nothing behind it."""
    plan = hostile()
    one_sided = [{"source": "cab-2024-07-09", "locator": "หน้า 1", "side": "subject", "quote": "ก"}]
    more = (record("m1", "ws-hostile/s1/p1", "mp-20"), record("m2", "ws-hostile/s1/p1", "mp-21"), record("m3", "ws-hostile/s1/p2", "mp-22", evidence=one_sided))
    said = brief_markdown(director_brief(with_plan(built, plan, more), "ws-hostile", MADE))
    assert "หลักเกินหนึ่งข้อในแผนระดับบนเดียวกัน 1 ข้อ" in said
    assert "ความเชื่อมโยงที่มีข้อความอ้างอิงฝั่งเดียว 1 รายการ" in said


def _fullest(lang: Lang) -> Brief:
    """More than a page holds, of everything, cut to what is said to fit."""
    name = "Indicator “National competitiveness rank…” → Indicator 5(4) “Government efficiency rank (IMD)”" if lang == "en" else (
        "ตัวชี้วัดภาพรวม “อันดับขีดความสามารถในการแข่งขันของปร…” → ตัวชี้วัด 5(4) “อันดับประสิทธิภาพของรัฐบาล”")
    parts = tuple((word(key, lang), (name, f"{name}: {name}") * 3) for key in ("gaps", "conflicts", "undecided", "unverified", "claims"))
    steps = tuple(word(f"step.{key}", lang).format(count=999) for key in ("undecided", "conflicts", "claims", "unverified", "gaps", "write", "drafts"))
    rows = tuple((name[:40], *("999",) * 7) for _ in range(6))
    return fitted(Brief(lang, word("title", lang), name, name * 2, (("999/999", word("figure.undecided", lang)),) * 6, (word("head.below", lang), *(word("head.curated", lang),) * 7), rows, parts,
                        steps, (name * 2,)))


@needs_office
def test_the_brief_is_one_page(built: EmbeddedStore, tmp_path: Path) -> None:
    """LibreOffice lays it out in Laksaman, which stands higher than TH Sarabun: what fits here fits there."""
    briefs = {f"full-{lang}.docx": _fullest(lang) for lang in get_args(Lang)} | {"psds.docx": director_brief(built, "psds-2567", MADE, "en")}
    assert all(PAGE - 150 < height(brief) <= PAGE for brief in briefs.values()), [height(brief) for brief in briefs.values()]
    counts = pages({name: brief_docx(brief, MADE) for name, brief in briefs.items()}, tmp_path)
    assert set(counts.values()) == {1}, counts


# --- the verb


def test_the_verb_writes_by_suffix_and_says_what_it_knows(store_folder: Path, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(app, ["report", "psds-2567", "-o", str(tmp_path / "brief.docx"), "--brief", "--lang", "en", "--store", str(store_folder)])
    assert done.exit_code == 0, done.output
    assert "Brief: alignment" in words((tmp_path / "brief.docx").read_bytes(), "docx")
    for wrong in (["-o", "a.pdf"], ["-o", "a.xlsx", "--brief"], ["-o", "a.docx", "--digits", "roman"], ["-o", "a.docx", "--lang", "fr"]):
        done = run.invoke(app, ["report", "psds-2567", *wrong, "--store", str(store_folder)])
        assert done.exit_code == 2
        assert " · " in done.output
    done = run.invoke(app, ["report", "no-such-plan", "-o", str(tmp_path / "a.docx"), "--store", str(store_folder)])
    assert done.exit_code == 2
    assert "there is no plan" in done.output
    assert not (tmp_path / "a.docx").exists()
