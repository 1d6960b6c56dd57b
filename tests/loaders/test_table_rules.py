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


def columns(plan: TablePlan) -> dict[str, tuple[str | None, tuple[int, ...]]]:
    return {each.header: (each.field, each.years) for each in plan.mappings[0].columns}


def money(plan: TablePlan) -> list[tuple[tuple[int, ...], str]]:
    return [(each.years, str(each.money.baht)) for part in plan.walk() for each in part.budgets]


@pytest.mark.parametrize("years", [["2566", "2567", "2568"], ["๒๕๖๖", "๒๕๖๗", "๒๕๖๘"], ["66", "67", "68"], ["๖๖", "๖๗", "๖๘"], ["ปี 66", "ปี 67", "ปี 68"]])
def test_years_below_a_heading_that_merges_no_cells(years: list[str]) -> None:
    plan = read(["ลำดับ", "โครงการ", "งบประมาณ (ล้านบาท)", "", "", "หน่วยงาน"], ["", "", *years, ""], ["1", "โครงการ ก", "1", "2", "3", "กรมที่ดิน"])
    assert plan.mappings[0].header_rows == (1, 2)
    assert money(plan) == [((2566,), "1000000"), ((2567,), "2000000"), ((2568,), "3000000")]


def test_figures_that_look_like_short_years_are_no_header() -> None:
    plan = read(["โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย", "", "หน่วยงาน"], ["โครงการ ก", "ร้อยละ", "66", "67", "กรมที่ดิน"], ["โครงการ ข", "ร้อยละ", "70", "71", "กรมที่ดิน"])
    assert [part.text for part in plan.walk() if part.role == "projects"] == ["โครงการ ก", "โครงการ ข"]
    alone = read(["โครงการ", "66", "67"], ["โครงการ ก", "1", "2"])
    assert [problem.rule for problem in alone.problems] == ["no-table"]


def test_words_below_a_wide_heading_that_merges_no_cells_are_headings_and_no_row_of_data() -> None:
    plan = read(["ลำดับ", "โครงการ", "งบประมาณ (บาท)", "", "", "หน่วยงาน"], ["", "", "แผ่นดิน", "รายได้", "อื่น ๆ", ""], ["1", "โครงการ ก", "100", "", "5", "กองแผน"])
    assert [(each.header, str(each.money.baht)) for part in plan.walk() for each in part.budgets] == [("งบประมาณ (บาท) > แผ่นดิน", "100"), ("งบประมาณ (บาท) > อื่น ๆ", "5")]
    data = read(["โครงการ", "", "", "งบประมาณ (บาท)"], ["โครงการ ก", "รายละเอียด", "เพิ่มเติม", ""], ["โครงการ ข", "", "", "500"])
    assert [part.text for part in data.walk()] == ["โครงการ ก", "โครงการ ข"]


def test_what_stands_in_columns_without_a_heading_is_kept_and_can_be_given_a_meaning() -> None:
    rows = [["โครงการ", "งบประมาณ (บาท)", ""], ["โครงการ ก", "5", "กรมที่ดิน"]]
    plan = read(*rows)
    project = next(iter(plan.walk()))
    assert [(each.field, each.text, each.column) for each in project.details] == [(None, "กรมที่ดิน", 3)]
    given = plan.mappings[0].with_field("(ไม่มีหัว)", "agency")
    assert next(iter(load_bytes(csv_text(rows).encode(), "a.csv", mappings=[given]).walk())).agencies == ["กรมที่ดิน"]


@pytest.mark.parametrize("head", ["ปี", "ปีงบประมาณ", "ปี พ.ศ.", "พ.ศ.", "Year"])
def test_a_column_of_years_dates_the_money_of_its_row(head: str) -> None:
    plan = read([head, "โครงการ", "งบประมาณ (บาท)"], ["พ.ศ. ๒๕๖๖", "โครงการ ก", "1"], ["2567", "โครงการ ข", "2"])
    assert money(plan) == [((2566,), "1"), ((2567,), "2")]


@pytest.mark.parametrize("heads", [
    [["โครงการ (เดิม)", "โครงการ (ใหม่)", "งบประมาณเดิม (บาท)", "งบประมาณที่ขอปรับปรุง (บาท)", "หน่วยงาน"]],
    [["โครงการ", "", "งบประมาณ (บาท)", "", "หน่วยงาน"], ["เดิม", "ขอปรับปรุง", "เดิม", "ขอปรับปรุง", ""]],
])
def test_what_was_before_a_change_is_kept_and_is_no_part_of_the_plan(heads: list[list[str]]) -> None:
    plan = read(*heads, ["โครงการเก่า", "โครงการใหม่", "10", "20", "กรมที่ดิน"])
    assert [part.text for part in plan.walk()] == ["โครงการใหม่"]
    assert [amount for _, amount in money(plan)] == ["20"]
    assert [(each.field, each.text) for part in plan.walk() for each in part.details] == [(None, "โครงการเก่า"), (None, "10")]


def test_a_heading_of_old_things_without_new_ones_beside_is_a_heading() -> None:
    assert [amount for _, amount in money(read(["ลำดับ", "โครงการ", "งบประมาณเดิม (บาท)"], ["1", "โครงการ ก", "5"]))] == ["5"]


@pytest.mark.parametrize(("cell", "baht"), [("5 ล้าน", "5000000"), ("๕ แสน", "500000"), ("12.5 ลบ.", "12500000.0"), ("7", "7"), ("500.-", "500")])
def test_money_in_words_of_the_cell(cell: str, baht: str) -> None:
    assert money(read(["โครงการ", "งบประมาณ (บาท)"], ["โครงการ ก", cell])) == [((), baht)]


@pytest.mark.parametrize(("cell", "problems"), [("1.2-1.5 ล้านบาท", ["budget-unreadable"]), ("2 ถึง 3 ล้านบาท", ["budget-unreadable"]), ("ไม่ใช้งบประมาณ", []), ("ตามจริง", ["budget-unreadable"])])
def test_money_that_is_no_one_amount_is_kept_as_printed(cell: str, problems: list[str]) -> None:
    plan = read(["โครงการ", "งบประมาณ (บาท)"], ["โครงการ ก", cell])
    assert money(plan) == []
    assert [(each.field, each.text) for part in plan.walk() for each in part.details] == [("budget", cell)]
    assert [problem.rule for problem in plan.problems] == problems


@pytest.mark.parametrize(("cell", "said"), [
    ("1:1,900", ("ratio", 1, "1:1900")), ("1 ต่อ 1,500", ("ratio", 1, "1:1500")), ("๔๐:๖๐", ("ratio", 40, "40:60")), ("1 : 2,000 คน", ("ratio", 1, "1:2000")),
    ("1/3", ("unstated", None, None)), ("30 ก.ย. 2567", ("unstated", None, None)), ("ปี 2570", ("unstated", None, None)), ("12 แห่ง", ("=", 12, None)),
])
def test_values_that_are_no_one_number_are_not_read_as_their_first(cell: str, said: tuple[str, float | None, str | None]) -> None:
    plan = read(["ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย 2567"], ["จำนวนแพทย์", "", cell])
    (target,) = next(iter(plan.walk())).targets
    assert (target.op, target.value, target.ratio) == said
    assert target.years == (2567,)


@pytest.mark.parametrize(("cell", "code", "padded"), [("200101.0", "200101", False), ("80202.0", "080202", True), ("๒๐๐๑๐๑", "200101", False), ("'080202", "080202", False)])
def test_codes_that_a_spreadsheet_took_for_numbers(cell: str, code: str, padded: bool) -> None:
    (project,) = read(["โครงการ", "Y1", "หน่วยงาน"], ["โครงการ ก", cell, "กรมที่ดิน"]).walk()
    assert [(each.code, each.padded) for each in project.aligned[0].codes] == [(code, padded)]


@pytest.mark.parametrize("mark", ["", "- ", "• "])
def test_activities_behind_a_dash_are_those_of_the_project_above(mark: str) -> None:
    plan = read(["ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)"], ["1", "โครงการอบรมครู", "10"], ["", f"{mark}กิจกรรมที่ 1 อบรม", "5"])
    assert [(part.role, part.text) for part in plan.walk()] == [("projects", "โครงการอบรมครู"), ("activities", "อบรม")]


def test_what_is_said_of_a_measure_is_kept_with_it() -> None:
    head = ["เป้าหมาย", "ตัวชี้วัด", "ค่าฐาน", "ค่าเป้าหมาย 2567", "แหล่งข้อมูล", "หน่วยงาน"]
    goal, first, second = read(head, ["ปลอดภัย", "อัตราตาย", "30", "20", "ทะเบียน", "กรมทางหลวง"], ["", "อัตราเจ็บ", "9", "5", "ทะเบียน", "กรมการแพทย์"]).walk()
    assert (goal.agencies, goal.details) == ([], [])
    assert [(each.agencies, [detail.text for detail in each.details]) for each in (first, second)] == [(["กรมทางหลวง"], ["30", "ทะเบียน"]), (["กรมการแพทย์"], ["9", "ทะเบียน"])]
    project, one, two = read(["โครงการ", "ตัวชี้วัด", "ค่าฐาน", "หน่วยงาน"], ["โครงการ ก", "1. อัตราตาย\n2. อัตราเจ็บ", "30", "กรมทางหลวง"]).walk()
    assert ([each.text for each in project.details], one.details, two.details) == (["30"], [], []), "of which of the two is not said"
