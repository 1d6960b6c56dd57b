"""Real-shaped tables to golden plan documents, and what the golden files must hold whatever changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from loaders.agency_names import AgencyNames
from loaders.table import ColumnMapping, TablePlan, load_bytes
from tests.loaders.table_files import FILES, agency_names, as_golden, csv_text, golden_path, xlsx

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture(scope="module")
def names() -> AgencyNames:
    return agency_names()


def load(name: str, names: AgencyNames | None = None) -> TablePlan:
    return load_bytes(FILES[name](), name, names)


def elements(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("groups", "goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects"):
        for each in value.get(name, ()):
            yield each
            yield from elements(each)


def projects(plan: TablePlan) -> dict[str, dict[str, Any]]:
    return {each["text"]: each for each in elements(plan.as_json()) if each["rule"] == "column-project"}


@pytest.mark.parametrize("name", FILES)
def test_golden(name: str, names: AgencyNames) -> None:
    made = as_golden(name, names)
    assert made == golden_path(name).read_text("utf-8"), f"differs from {golden_path(name).name}; see tests/loaders/table_files.py"


@pytest.mark.parametrize("name", FILES)
def test_every_element_has_its_place_and_rule_and_is_a_plan_record(name: str, names: AgencyNames) -> None:
    plan = load(name, names)
    value = plan.as_json()
    for each in elements(value):
        assert each["line"] >= 1, each
        assert each["column"].isalpha(), each
        assert each["rule"], each
        assert "sheet" in each
    record = plan.as_plan()
    assert sum(1 for _ in record.walk()) == sum(1 for _ in plan.walk())
    assert json.loads(json.dumps(value)) == value


@pytest.mark.parametrize("name", FILES)
def test_no_cell_is_lost(name: str) -> None:
    """Every text of every table stands somewhere in the answer: in an element, its details, a heading, or a row that was left out."""
    from loaders.table.cells import is_blank, is_ditto  # noqa: PLC0415 - only here
    from loaders.workbook.reader import read_book  # noqa: PLC0415

    plan = load(name)
    answer = "".join(json.dumps(plan.as_json(), ensure_ascii=False).replace("\\n", "").replace('\\"', '"').split())
    tables = {each.sheet for each in plan.mappings}
    for sheet in read_book(FILES[name](), name).sheets:
        for number, row in enumerate(sheet.rows, 1):
            for column, text in enumerate(row, 1):
                if sheet.name not in tables or is_blank(text) or is_ditto(text) or _said_otherwise(plan, sheet.name, number, column, text):
                    continue
                for line in re.split(r"\n|\s/\s|,\s|\sและ\s", text):
                    bare = "".join(line.split()).lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.()-")
                    assert any(part in answer for part in (bare, bare.partition(":")[2] or bare, bare.partition("ที่")[2].lstrip("0123456789๐๑๒๓๔๕๖๗๘๙. ") or bare)), (sheet.name, number, column, text)


def _said_otherwise(plan: TablePlan, sheet: str, row: int, column: int, text: str) -> bool:
    """Cells whose meaning, not text, is in the answer: dates, numbers of order, values of targets, money nobody spends, headings; and what a problem names."""
    mapping = next((each for each in plan.mappings if each.sheet == sheet and each.header_rows[0] <= row), None)
    if mapping is None or row <= mapping.header_rows[1]:
        return True
    field = next((each.field for each in mapping.columns if each.column == column), None)
    return field in ("start", "end", "order", "direction", "unit", "target") or text.startswith("ไม่ใช้งบประมาณ") or any(each.line == row for each in plan.problems)


def test_thai_digits_merged_groups_and_continued_rows(names: AgencyNames) -> None:
    plan = load("five-year-plan.xlsx", names)
    assert (plan.title, plan.period) == ("แผนปฏิบัติราชการระยะ ๕ ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ของกรมตัวอย่าง", (2566, 2570))
    first, second = plan.as_json()["groups"]
    assert [each["text"] for each in first["tactics"][0]["guidelines"][0]["projects"]] == ["โครงการพัฒนาแพลตฟอร์มกลาง", "โครงการเชื่อมโยงข้อมูล"]
    assert second["number"] == 2
    shared = projects(plan)["โครงการเชื่อมโยงข้อมูล"]
    assert [(each["text"], [target["value"] for target in each["targets"]]) for each in shared["indicators"]] == [
        ("จำนวนบริการที่เชื่อมโยง", [10, 20, 30]), ("อันดับดัชนีบริการ", [50, 45, 40]), ("คะแนนดัชนีบริการ", [0.7, 0.75, 0.82])]
    assert [each["op"] for each in shared["indicators"][1]["targets"]] == ["rank_at_worst"] * 3
    assert [each["baht"] for each in shared["budgets"]] == [10_000_000, 12_500_000, 22_500_000]
    assert [code["code"] for code in shared["alignments"][0]["codes"]] == ["200101", "200201"]
    assert projects(plan)["โครงการอบรมดิจิทัล"]["alignments"][0]["codes"] == [{"code": "080202", "level": "Y1", "padded": True}]


def test_homonyms_are_asked_unknown_names_are_kept(names: AgencyNames) -> None:
    plan = load("annual-plan.xlsx", names)
    states = {each.printed: each.state for each in plan.agencies}
    assert states == {"ทช.": "ask", "กพร.": "ask", "ฝ่ายห้องสมุดตัวอย่าง": "unknown", "กองแผนงานตัวอย่าง": "unknown"}
    asked = [problem for problem in plan.problems if problem.rule == "agency-ambiguous"]
    assert "กรมทางหลวงชนบท" in asked[0].th
    assert "กรมทรัพยากรทางทะเลและชายฝั่ง" in asked[0].th
    assert "agency_ids" not in projects(plan)["โครงการก่อสร้างทางหลวงชนบท"]


def test_an_abbreviation_that_the_file_defines_is_not_asked(names: AgencyNames) -> None:
    data = csv_text([["โครงการ", "หน่วยงานรับผิดชอบ"], ["โครงการ ก", "กรมทางหลวงชนบท (ทช.)"], ["โครงการ ข", "ทช."]]).encode()
    plan = load_bytes(data, "a.csv", names)
    assert {each.printed: each.ids for each in plan.agencies} == {"กรมทางหลวงชนบท (ทช.)": ("drr",), "ทช.": ("drr",)}
    assert not plan.problems


def test_totals_repeated_headings_and_notes_are_left_out_and_reported() -> None:
    plan = load("printed-pages.xlsx")
    assert [(each.row, each.kind) for each in plan.left_out] == [(6, "total"), (7, "note"), (8, "repeated-header"), (9, "repeated-header"), (11, "total"), (12, "note"), (13, "note")]
    assert len(projects(plan)) == 3
    assert "รวมพลังเยาวชน" in projects(load("local-plan.csv")), "a project whose name begins like a total is none"


def test_problems_name_file_sheet_row_and_speak_two_languages() -> None:
    for name in FILES:
        for problem in load(name).problems:
            assert problem.file.startswith(name)
            assert problem.th
            assert re.search("[a-z]{3} [a-z]{2}", problem.en), problem.en
            if problem.rule not in ("no-table", "no-rows"):
                assert problem.line >= 1
    found = {problem.rule for name in FILES for problem in load(name).problems}
    assert {"budget-sum", "budget-unit", "budget-unreadable", "code-level", "percent-fraction", "period-order", "formula-no-value", "no-table", "no-rows"} <= found


def test_a_corrected_mapping_is_used_to_read_again_and_for_the_next_file() -> None:
    plan = load("bare-list.csv")
    assert [(each.header, each.field, each.confidence) for each in plan.mappings[0].columns] == [
        ("โครงการ", "project", "certain"), ("งบประมาณ", "budget", "certain"), ("เจ้าของโครงการ", "agency", "certain"), ("สีประจำโครงการ", None, "guess")]
    corrected = ColumnMapping.from_json(json.loads(json.dumps(plan.mappings[0].with_field("งบประมาณ", "budget", unit="ล้านบาท").with_field("สีประจำโครงการ", "status").as_json())))
    again = load_bytes(FILES["bare-list.csv"](), "bare-list.csv", mappings=[corrected])
    assert projects(again)["โครงการต้นไม้"]["budgets"][0]["baht"] == 5_000_000
    assert projects(again)["โครงการต้นไม้"]["details"] == [{"field": "status", "header": "สีประจำโครงการ", "text": "เขียว", "line": 2, "column": "D"}]
    assert {each.confidence for each in again.mappings[0].columns} == {"given"}
    moved = csv_text([["แผนงานตัวอย่าง"], ["สีประจำโครงการ", "โครงการ", "งบประมาณ"], ["แดง", "โครงการใหม่", 2]]).encode()
    assert projects(load_bytes(moved, "next.csv", mappings=[corrected]))["โครงการใหม่"]["budgets"][0]["baht"] == 2_000_000


def test_a_mapping_can_name_a_header_that_no_rule_knows() -> None:
    data = xlsx({"ก": [["นาม", "ยอด"], ["งานหนึ่ง", 7]]})
    nothing = load_bytes(data, "a.xlsx")
    assert [problem.rule for problem in nothing.problems] == ["no-table"]
    given = ColumnMapping.from_json({"sheet": "ก", "header_rows": [1, 1], "columns": [{"column": "A", "header": "นาม", "field": "project"}, {"column": "B", "header": "ยอด", "field": "budget", "unit": "บาท"}]})
    assert projects(load_bytes(data, "a.xlsx", mappings=[given]))["งานหนึ่ง"]["budgets"][0]["baht"] == 7


@pytest.mark.parametrize("broken", [{}, {"sheet": "ก", "header_rows": [1], "columns": []}, {"sheet": "ก", "header_rows": [1, 1], "columns": [{"column": "A", "header": "x", "field": "nonsense"}]}])
def test_a_broken_mapping_is_an_error(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"mapping|field|unpack"):
        ColumnMapping.from_json(broken)
    mapping = load("bare-list.csv").mappings[0]
    with pytest.raises(ValueError, match="no column is headed"):
        mapping.with_field("ไม่มี", "note")
    with pytest.raises(ValueError, match="no field"):
        replace(mapping).with_field("งบประมาณ", "nonsense")


def test_the_same_table_in_every_format_says_the_same(names: AgencyNames) -> None:
    from tests.loaders.table_files import ods, ods_cell, xls  # noqa: PLC0415 - only here

    rows: list[list[str | int | float | None]] = [["แผนปฏิบัติการ พ.ศ. 2567", None, None], ["โครงการ", "งบประมาณ (บาท)", "หน่วยงาน"], ["โครงการ ก", 1000, "กรมที่ดิน"], ["โครงการ ข", 2.5, "สพร."]]
    body = "".join(f"<table:table-row>{''.join(ods_cell(cell) for cell in row)}</table:table-row>" for row in rows)
    files = {"a.xlsx": xlsx({"ก": rows}), "a.xls": xls("ก", rows), "a.ods": ods(f'<table:table table:name="ก">{body}</table:table>'),
             "a.csv": csv_text(rows).encode("cp874")}
    answers = []
    for name, data in files.items():
        value = load_bytes(data, name, names).as_json()
        answers.append(json.dumps([value["title"], value["period_be"], value["projects"]], ensure_ascii=False).replace('"sheet": ""', '"sheet": "ก"'))
    assert len(set(answers)) == 1
