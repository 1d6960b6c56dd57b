"""A file as people see it: every element stands at its words, every line is accounted for, and the child that reads can be stopped."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.settings import ROOT
from loaders.apart import room
from loaders.problems import DataError
from loaders.reading.apart import Job
from loaders.reading.marks import Source, mark
from loaders.reading.read import read
from loaders.reading.records import DRAFT, STAGES, Line, Reading, local
from loaders.reading.rule_words import rule_words
from loaders.records import PlanDocument

TEXT = """เรื่อง แผนปฏิบัติการด้านน้ำ (พ.ศ. 2566 - 2570)
ที่ประชุมรับทราบ
1. วิสัยทัศน์ : น้ำ\u00a0สะอาด   ทั่วถึง
2. ตัวชี้วัด
1) ครัวเรือนมีน้ำประปา ไม่น้อยกว่าร้อยละ ๙๐ ภายในปี ๒๕๗๐
ยุทธศาสตร์ที่ 1 จัดหาน้ำ
หน่วยงานที่รับผิดชอบ : กรมชลประทาน
ยุทธศาสตร์ที่ 2 จัดหาน้ำ
"""


def reading(text: str = TEXT) -> Reading:
    return read(text.encode(), "plan.txt")


def words_of(found: Reading, element: str) -> list[str]:
    return [found.lines[each.line].text[each.start:each.end] for each in found.marks if each.element == element and each.kind != "agency"]


def test_every_element_stands_at_its_words_in_whatever_digits_and_spaces_the_file_has() -> None:
    found = reading()
    by_text = {element.text: local(element.id) for _, element, _ in found.plan.walk() if element.number != "2"}
    assert words_of(found, by_text["น้ำ สะอาด ทั่วถึง"]) == ["น้ำ\u00a0สะอาด   ทั่วถึง"]
    assert words_of(found, by_text["ครัวเรือนมีน้ำประปา ไม่น้อยกว่าร้อยละ 90 ภายในปี 2570"]) == ["ครัวเรือนมีน้ำประปา ไม่น้อยกว่าร้อยละ ๙๐ ภายในปี ๒๕๗๐"]
    assert found.plan.id == DRAFT


def test_two_elements_of_one_wording_have_a_line_each() -> None:
    found = reading()
    places = [each.line for each in found.marks if each.kind == "Strategy"]
    assert places == [5, 7]


def test_a_body_is_marked_as_such_beside_the_element_it_answers_for() -> None:
    found = reading()
    body = next(each for each in found.marks if each.kind == "agency")
    assert found.lines[body.line].text[body.start:body.end] == "กรมชลประทาน"
    assert body.element == local(next(element.id for _, element, _ in found.plan.walk() if element.agencies))


def test_every_line_with_words_is_marked_or_listed_as_unused() -> None:
    found = reading()
    assert [found.lines[each.line].text for each in found.unused] == ["ที่ประชุมรับทราบ"]
    listed = {each.line for each in found.unused} | {each.line for each in found.marks}
    assert listed == {index for index, line in enumerate(found.lines) if line.text.strip()}


@pytest.mark.parametrize(("source", "element"), [
    ("ดัชนี ไม่ต่ำกว่าอันดับที่ 204 ของโลก", "ดัชนี ไม่ต่ำกว่าอันดับที่ 20 ของโลก"),
    ("แพลตฟอร์มกลาง12 เพื่อบริการ", "แพลตฟอร์มกลาง เพื่อบริการ"),
    ("น\u0e4d้าสะอาด", "น้ำสะอาด"),
    ("“ภาครัฐ” – ทันสมัย", '"ภาครัฐ" - ทันสมัย'),
])
def test_footnote_digits_and_typing_do_not_hide_the_words(source: str, element: str) -> None:
    assert Source([Line(number=1, text=source)]).find(element, 0) == [(0, 0, len(source))]


def test_a_wording_that_runs_over_lines_is_marked_on_each() -> None:
    source = Source([Line(number=4, text="(1) พัฒนาระบบ"), Line(number=5, text="บริการประชาชน")])
    assert source.find("พัฒนาระบบบริการประชาชน", 0) == [(0, 4, 13), (1, 0, 13)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30), max_size=12))
def test_marks_stay_within_their_lines_and_never_overlap(lines: list[str]) -> None:
    found = read(("เรื่อง แผนทดสอบ (พ.ศ. 2566-2570)\nตัวชี้วัด\n1) " + "\n".join(lines)).encode(), "plan.txt")
    last: dict[int, int] = {}
    for each in found.marks:
        assert last.get(each.line, 0) <= each.start < each.end <= len(found.lines[each.line].text)
        last[each.line] = each.end
    assert not {each.line for each in found.unused} & {each.line for each in found.marks}


def test_a_plan_that_is_not_of_this_file_marks_nothing() -> None:
    plan = PlanDocument.model_validate({"title": "อื่น", "goals": [{"id": "draft/goal1", "text": "ไม่มีในไฟล์", "line": 99}]})
    assert mark(Source(reading().lines), plan) == ()


def book() -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "แผน"
    for row in (["แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)"], ["ที่", "ยุทธศาสตร์", "โครงการ", "สิ่งที่ชอบ"], [1, "ยุทธศาสตร์ที่ 1 น้ำ", "โครงการขุดสระ", "ปลา"], ["รวม", None, None, None]):
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_rows_of_a_table_are_lines_and_left_out_rows_say_why() -> None:
    found = read(book(), "projects.xlsx")
    assert [line.row for line in found.lines] == [True] * 4
    assert found.lines[2].text == "1\tยุทธศาสตร์ที่ 1 น้ำ\tโครงการขุดสระ\tปลา"
    project = local(next(element.id for kind, element, _ in found.plan.walk() if kind == "Project"))
    assert words_of(found, project) == ["โครงการขุดสระ"]
    assert [(each.line, each.why) for each in found.unused] == [(3, "total")]
    assert [rule.field for rule in found.tables[0].columns] == ["order", "group", "project", None]


STRATML = """<?xml version="1.0" encoding="UTF-8"?>
<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>แผนน้ำ</Name><StrategicPlanCore><Organization><Name>กรมน้ำ</Name></Organization>
<Vision><Description>น้ำสะอาด</Description></Vision><Goal><Name>จัดหาน้ำ</Name></Goal></StrategicPlanCore></StrategicPlan>"""
SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/s> a skos:ConceptScheme ; skos:prefLabel "บัญชีคำ"@th .
<http://example.org/a> a skos:Concept ; skos:inScheme <http://example.org/s> ; skos:prefLabel "น้ำ"@th ; skos:topConceptOf <http://example.org/s> .
"""


@pytest.mark.parametrize(("text", "name", "kind", "wordings"), [(STRATML, "a.xml", "stratml-1", ["น้ำสะอาด", "จัดหาน้ำ"]), (SKOS, "a.ttl", "skos", ["น้ำ"])])
def test_a_file_of_a_standard_is_read_and_its_code_is_not_called_unused(text: str, name: str, kind: str, wordings: list[str]) -> None:
    found = read(text.encode(), name)
    assert found.kind == kind
    assert [words for _, element, _ in found.plan.walk() for words in words_of(found, local(element.id))] == wordings
    assert found.unused == ()


def test_nothing_is_fetched_to_read_a_file() -> None:
    job = Job(b'{"@context": "http://example.org/context.json", "@id": "x"}', "a.jsonld")
    assert job.done(60)
    with pytest.raises(DataError, match=r"example\.org"):
        job.result()


def test_the_child_gives_what_reading_here_gives() -> None:
    job = Job(TEXT.encode(), "plan.txt", ROOT / "data" / "agencies.yaml")
    assert job.done(60)
    found = job.result()
    assert (found.plan, found.marks, found.unused) == (reading().plan, reading().marks, reading().unused)
    assert [(each.printed, each.ids) for each in found.agencies] == [("กรมชลประทาน", ())]


@pytest.mark.parametrize(("data", "name"), [(b"PK\x03\x04 broken", "a.xlsx"), (b"\x89PNG\r\n", "a.png"), (b"MZ\x00", "a.exe"), (b"%PDF-1.7 broken", "a.pdf"), (b"\x00" * 5000, "a.txt"), (b"", "a.txt")])
def test_what_cannot_be_read_is_one_sentence_with_the_name_of_the_file(data: bytes, name: str) -> None:
    job = Job(data, name)
    assert job.done(60)
    with pytest.raises(DataError) as caught:
        job.result()
    problem = caught.value.problems[0]
    assert problem.file == name
    assert problem.th
    assert problem.en


def test_reading_can_be_stopped() -> None:
    job = Job(("ยุทธศาสตร์ที่ 1 น้ำ\n" * 200_000).encode(), "long.txt")
    assert not job.done()
    job.stop()
    assert job.done()
    with pytest.raises(DataError):
        job.result()


def test_reading_that_takes_too_long_is_ended_though_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.05)
    job = Job(TEXT.encode(), "slow.txt")
    assert job.done(None)
    with pytest.raises(DataError) as caught:
        job.result()
    assert [(problem.file, problem.rule) for problem in caught.value.problems] == [("slow.txt", "file-stopped")]


def test_stages_are_told_in_order_and_remembered() -> None:
    job = Job(TEXT.encode(), "plan.txt")
    assert job.done(None)
    assert job.stage == STAGES[-1]
    assert job.stage == STAGES[-1], "though it told nothing since"


def test_every_rule_that_the_loader_uses_has_words() -> None:
    other = rule_words("no such rule")
    assert {element.rule for _, element, _ in reading().plan.walk() if element.rule and rule_words(element.rule) == other} == set()
