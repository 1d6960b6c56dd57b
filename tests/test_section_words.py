"""What the official section says of a plan of a user, whose elements mostly have no numbers and whose reasons come from the log of decisions."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from exports.records import Citation, Line, Section
from exports.section import official_section
from exports.word.section import section_docx
from graph.decisions.rdf import reason_in
from graph.store import EmbeddedStore
from loaders.identify import identified
from loaders.records import PlanDocument
from tests.exported import MADE, record, with_plan

SAID = "เพิ่มรายได้ของชุมชน: โดยตรง"
UNSAID = "ผู้ตรวจตัดสินโดยไม่ได้เขียนเหตุผล"


def plan() -> PlanDocument:
    indicators = [{"text": f"รายได้กลุ่มที่ {number} ไม่ต่ำกว่าร้อยละ {number}0", "targets": [{"op": ">=", "value": number * 10, "unit": "ร้อยละ", "text": f"ไม่ต่ำกว่าร้อยละ {number}0"}]}
                  for number in range(1, 6)]
    first = {"text": "ท่องเที่ยวชุมชน", "number": "1", "kind": "ยุทธศาสตร์", "goals": [{"text": "รายได้เพิ่ม"}], "indicators": indicators, "projects": [{"text": f"โครงการที่ {name}"} for name in "กขคงจ"]}
    return identified(PlanDocument.model_validate({"title": "แผนทดสอบ", "period_be": {"start": 2567, "end": 2570}, "levels": [{"level": 3}],
                                                   "groups": [first, {"text": "ท่องเที่ยวเมืองรอง", "number": "2", "kind": "ยุทธศาสตร์"}]}), "ws-words")


@pytest.fixture(scope="module")
def section(built: EmbeddedStore) -> Section:
    goal = next(one.id for kind, one, _ in plan().walk() if kind == "Goal") or ""
    reasons = (("ws-words/s2", "mp-20", f"สมหญิง ใจดี: {SAID}"), ("ws-words/s1", "mp-20", f"สมหญิง ใจดี: {SAID}"), (goal, "mp-20", f"สมหญิง ใจดี: {SAID}"), ("ws-words/s1", "nesdp13/ms13", UNSAID))
    records = [record(f"ws-words/{number}", subject, upper, rationale=why, basis="suggested", status="approved") for number, (subject, upper, why) in enumerate(reasons)]
    return official_section(with_plan(built, plan(), records), "ws-words", made=MADE)


def lines(section: Section) -> list[Line]:
    return [block for block in section.blocks if isinstance(block, Line)]


def test_a_reason_is_said_once_for_all_that_share_it_and_without_the_name_of_who_wrote_it(section: Section) -> None:
    (draft,) = [line for line in lines(section) if line.draft]
    assert draft.text == f"การบรรลุเป้าหมายตามแผนแม่บทฯ (ร่าง) (ยุทธศาสตร์ 1, ยุทธศาสตร์ 1 เป้าหมาย, ยุทธศาสตร์ 2) {SAID}"


def test_a_decision_without_words_is_no_sentence_of_contribution(section: Section) -> None:
    found = [line.text for line in lines(section) if "ตามแผนพัฒนาฯ" in line.text]
    assert len(found) == 1
    assert "⟨เขียนหนึ่งย่อหน้า" in found[0]
    assert not any(UNSAID in line.text for line in lines(section))


def test_many_indicators_and_projects_without_numbers_are_counted(section: Section) -> None:
    (behind,) = [line.text for line in lines(section) if line.text.startswith("[อ้าง")]
    indicators = "; ".join(f"ตัวชี้วัด “รายได้กลุ่มที่ {number} ไม่ต่ำกว่าร้อยละ {number}0” ค่าเป้าหมาย ไม่ต่ำกว่าร้อยละ {number}0" for number in (1, 2, 3))
    assert behind == f"[อ้าง: {indicators}; และอีก 2 ตัวชี้วัด; โครงการที่ ก; โครงการที่ ข; โครงการที่ ค; และอีก 2 โครงการ]"


def test_no_name_of_a_class_stands_in_a_thai_document(section: Section) -> None:
    assert not [line.text for line in lines(section) if re.search(r"\b(Indicator|Project|Goal|Strategy|Tactic|Guideline)\b", line.text)]


@pytest.mark.parametrize(("rationale", "words"), [
    ("สมหญิง ใจดี: ตรงกัน", "ตรงกัน"), ("สมหญิง: ตรงกัน\nสมหญิง: และวัดได้", "ตรงกัน และวัดได้"), ("สมหญิง: ข้อ ก: ใช่", "ข้อ ก: ใช่"),
    ("สมหญิง: ตรงกัน\nสมชาย: วัดได้", "ตรงกัน วัดได้"), ("สมหญิง ใจดี: ตรงกัน\nข้อ ก: ต่อบรรทัด", "ตรงกัน ข้อ ก: ต่อบรรทัด"), (UNSAID, ""), ("ผู้ตรวจเขียนเหตุผลเป็นภาษาอังกฤษ", ""), ("", ""), (None, ""),
])
def test_the_words_of_a_reason(rationale: str | None, words: str) -> None:
    assert reason_in(rationale, {"สมหญิง", "สมชาย", "สมหญิง ใจดี"}) == words


def test_places_of_a_few_letters_share_a_line_and_each_can_still_be_jumped_to(section: Section) -> None:
    short = tuple(Citation(number, "file", "แผน.txt", f"บรรทัด {number}", None, None) for number in (1, 2, 3))
    long = tuple(Citation(number, "gazette", "ประกาศ", f"หน้า {number}: “ข้อความที่ยกมาจากประกาศ”", None, None) for number in (4, 5))
    document = Document(BytesIO(section_docx(replace(section, blocks=(), citations=short + long), MADE)))
    places = [paragraph.text.strip().replace("\u00a0", " ") for paragraph in document.paragraphs if paragraph.style and paragraph.style.style_id == "Place"]
    assert places == ["[1.1] บรรทัด 1 · [1.2] บรรทัด 2 · [1.3] บรรทัด 3", *(f"[2.{place}]\tหน้า {page}: “ข้อความที่ยกมาจากประกาศ”" for place, page in ((1, 4), (2, 5)))]
    assert {f"cite_{number}" for number in range(1, 6)} <= set(re.findall(r'bookmarkStart [^>]*w:name="(cite_\d)"', document.element.xml))
