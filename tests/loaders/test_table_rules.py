"""Rules of the table loader, each on the smallest table that shows it."""

from __future__ import annotations

import pytest

from loaders.table import TablePlan, load_bytes
from loaders.table.lines import read_line
from tests.loaders.table_files import csv_text


def read(*rows: list[str]) -> TablePlan:
    return load_bytes(csv_text(rows).encode(), "a.csv")


def test_a_part_of_another_kind_in_a_column_of_parts_is_a_heading() -> None:
    plan = read(["แผนงาน", "โครงการ", "งบประมาณ (บาท)"], ["1. น้ำ", "โครงการฝาย", "1"], ["ประเด็นการพัฒนาที่ 2 : ท่องเที่ยว"], ["2. เมือง", "โครงการถนน", "2"])
    assert {(part.role, part.text, part.rule) for part in plan.walk()} == {
        ("guidelines", "น้ำ", "column-program"), ("projects", "โครงการฝาย", "column-project"), ("groups", "ท่องเที่ยว", "row-heading"), ("guidelines", "เมือง", "column-program"), ("projects", "โครงการถนน", "column-project")}
    road = next(part for part in plan.body.parts["groups"][0].walk() if part.role == "projects")
    assert road.text == "โครงการถนน"


def test_a_cell_can_hold_several_targets() -> None:
    plan = read(["เป้าหมาย", "ตัวชี้วัด", "ค่าเป้าหมาย 2566"], ["ปลอดทุจริต", "ดัชนีการรับรู้", "อยู่ในอันดับ 1 ใน 54 และได้คะแนนไม่ต่ำกว่า 50 คะแนน"])
    indicator = next(part for part in plan.walk() if part.role == "indicators")
    assert [(each.op, each.value, each.unit, each.years) for each in indicator.targets] == [("rank_at_worst", 54, "อันดับ", (2566,)), (">=", 50, "คะแนน", (2566,))]


def test_headings_in_english() -> None:
    plan = read(["No.", "Project name", "Indicator", "Target 2024", "Budget (million baht)", "Responsible agency"], ["1", "Open data", "Data sets", "500", "12.5", "DGA"])
    project, indicator = plan.walk()
    assert (project.text, project.agencies, str(project.budgets[0].money.baht)) == ("Open data", ["DGA"], "12500000.0")
    assert [(each.value, each.years) for each in indicator.targets] == [(500, (2567,))]


def test_lines_above_a_table_hold_for_it() -> None:
    plan = read(["แผนปฏิบัติราชการ พ.ศ. 2568"], ["หน่วยงาน : กรมที่ดิน"], ["กลยุทธ์ที่ 2 บริการ"], ["วัตถุประสงค์ : เพื่อประชาชน"], ["(หน่วย : พันบาท)"], ["โครงการ", "งบประมาณ"], ["โครงการ ก", "7"])
    tactic, project = plan.walk()
    assert (tactic.role, tactic.number, [each.text for each in tactic.details]) == ("tactics", "2", ["เพื่อประชาชน"])
    assert (project.agencies, [(each.years, str(each.money.baht)) for each in project.budgets]) == (["กรมที่ดิน"], [((2568,), "7000")])
    assert plan.title == "แผนปฏิบัติราชการ พ.ศ. 2568"


@pytest.mark.parametrize(("text", "field"), [("ยุทธศาสตร์ที่ 1 บริการ", "group"), ("กลยุทธ์ : บริการ", "tactic"), ("มาตรการที่ 3 ตรวจ", "guideline"), ("เป้าประสงค์ : คนดี", "goal"), ("วิสัยทัศน์ : ไทยดี", "vision"), ("1.1 แผนงานการโยธา", "program")])
def test_lines_that_open_parts(text: str, field: str) -> None:
    line = read_line(text)
    assert line
    assert line.field == field


@pytest.mark.parametrize("text", ["แผนปฏิบัติราชการ : กรมที่ดิน", "แผนงานปี 2567", "กรมที่ดิน", "ณ วันที่ 1 ต.ค. 2567"])
def test_lines_that_say_nothing_known(text: str) -> None:
    assert read_line(text) is None


@pytest.mark.parametrize("mark", ['"', "〃", "”", "- do -"])
def test_ditto_marks_repeat_the_cell_above_but_never_money(mark: str) -> None:
    plan = read(["โครงการ", "หน่วยงาน", "งบประมาณ (บาท)"], ["โครงการ ก", "กรมที่ดิน", "5"], ["โครงการ ข", mark, mark])
    first, second = plan.walk()
    assert second.agencies == first.agencies == ["กรมที่ดิน"]
    assert not second.budgets
