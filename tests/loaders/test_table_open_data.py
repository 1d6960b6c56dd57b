"""Tables that systems export and agencies publish: a row for each item or year, headings in English, outputs beside projects."""

from __future__ import annotations

import pytest

from loaders.any_file import load_any
from loaders.table import TablePlan, load_bytes
from loaders.table.found import TableFound
from tests.loaders.table_files import csv_text


def read(*rows: list[str]) -> TablePlan:
    return load_bytes(csv_text(rows).encode(), "a.csv")


def told(plan: TablePlan) -> list[tuple[str, str, list[tuple[tuple[int, ...], str]]]]:
    return [(part.role, part.text, [(each.years, str(each.money.value)) for each in part.budgets]) for part in plan.walk()]


def fields(plan: TablePlan) -> dict[str, str | None]:
    return {each.header: each.field for each in plan.mappings[0].columns}


BUDGET = ["ITEM_ID", "REF_DOC", "REF_PAGE_NO", "MINISTRY", "BUDGETARY_UNIT", "BUDGET_PLAN", "OUTPUT", "PROJECT", "CATEGORY_LV1", "ITEM_DESCRIPTION", "FISCAL_YEAR", "AMOUNT"]


def test_headings_of_the_published_budget() -> None:
    plan = read(BUDGET, ["1", "A", "11", "กระทรวง ก", "กรม ก", "แผนงานบุคลากร", "", "", "งบบุคลากร", "เงินเดือน", "2022", "1"], ["2", "A", "12", "กระทรวง ก", "กรม ก", "แผนงานน้ำ", "", "โครงการฝาย", "งบลงทุน", "ค่าก่อสร้าง", "2022", "2"],
                ["3", "A", "12", "กระทรวง ก", "กรม ก", "แผนงานน้ำ", "", "โครงการฝาย", "งบลงทุน", "ค่าคุมงาน", "2022", "3"], ["4", "A", "13", "กระทรวง ก", "กรม ก", "แผนงานน้ำ", "น้ำสะอาด", "", "งบลงทุน", "ค่าท่อ", "2022", "4"],
                ["5", "A", "14", "กระทรวง ข", "กรม ข", "แผนงานบุคลากร", "", "", "งบบุคลากร", "เงินเดือน", "2022", "5"])
    assert fields(plan) == {"ITEM_ID": "order", "REF_DOC": None, "REF_PAGE_NO": None, "MINISTRY": "ministry", "BUDGETARY_UNIT": "agency", "BUDGET_PLAN": "budget_program", "OUTPUT": "output", "PROJECT": "project",
                            "CATEGORY_LV1": "budget_category", "ITEM_DESCRIPTION": "activity", "FISCAL_YEAR": "period", "AMOUNT": "budget"}
    assert told(plan) == [("activities", "เงินเดือน", [((2565,), "1")]), ("activities", "เงินเดือน", [((2565,), "5")]),
                          ("projects", "โครงการฝาย", []), ("activities", "ค่าก่อสร้าง", [((2565,), "2")]), ("activities", "ค่าคุมงาน", [((2565,), "3")]),
                          ("projects", "น้ำสะอาด", [((2565,), "4")]), ("activities", "ค่าท่อ", [])]
    assert [(part.kind, part.agencies) for part in plan.walk() if part.role == "projects"] == [(None, ["กรม ก"]), ("ผลผลิต", ["กรม ก"])]


@pytest.mark.parametrize("headings", [
    ["linear_id", "linear_url", "state", "priority", "project_name_th", "fiscal_year", "status", "budget", "lead_agency"],
    ["uid", "hash", "version", "link", "ProjectName", "FiscalYear", "Status", "TotalBudget", "ResponsibleUnit"],
    ["a", "b", "c", "d", "Project title (TH)", "Budget year", "Status", "Approved budget", "Agency name"],
])
def test_headings_of_systems_may_begin_with_what_nobody_knows(headings: list[str]) -> None:
    plan = read(headings, ["9c", "x", "y", "z", "โครงการฝาย", "2569", "active", "7", "กรม ก"])
    (project,) = plan.walk()
    assert isinstance(project, TableFound)
    assert (project.text, project.agencies, [(each.years, str(each.money.value)) for each in project.budgets]) == ("โครงการฝาย", ["กรม ก"], [((2569,), "7")])


@pytest.mark.parametrize("headings", [["a", "b", "c", "d", "e", "f", "g", "h", "i"], ["Email", "Balance", "Setup", "Game", "Server", "Country", "Pack", "Status", "Link"], ["a", "b", "c", "PROJECT"]])
def test_a_table_that_nobody_knows_is_no_form(headings: list[str]) -> None:
    plan = read(headings, *[[str(each) for each in range(len(headings))]] * 5)
    assert not list(plan.walk())
    assert "no-table" in [problem.rule for problem in plan.problems]


def test_a_form_stays_a_form() -> None:
    plan = read(["ชื่อโครงการ", "โครงการฝาย"], ["หน่วยงานรับผิดชอบ", "กรม ก"], ["งบประมาณ (บาท)", "5"], ["วัตถุประสงค์", "เพื่อน้ำ"])
    assert told(plan) == [("projects", "โครงการฝาย", [((), "5")])]


@pytest.mark.parametrize(("heading", "cell", "year"), [("ปีงบประมาณ", "2567", 2567), ("ปีงบประมาณ", "ปีงบประมาณ พ.ศ. ๒๕๖๗", 2567), ("Fiscal Year", "2024", 2567), ("ปีงบประมาณที่ดำเนินการ", "พ.ศ. 2567", 2567)])
def test_a_year_in_its_own_column_is_that_of_the_money(heading: str, cell: str, year: int) -> None:
    assert told(read(["โครงการ", heading, "งบประมาณ (บาท)"], ["โครงการฝาย", cell, "7"])) == [("projects", "โครงการฝาย", [((year,), "7")])]


@pytest.mark.parametrize(("money", "cell", "years"), [("งบประมาณ (บาท)", "2566-2570", ()), ("งบประมาณ (บาท)", "ต.ค. 2566 - ก.ย. 2567", ()), ("งบประมาณปี 2568 (บาท)", "2567", (2568,)), ("งบประมาณ (บาท)", "ตลอดปี", ())])
def test_a_period_is_not(money: str, cell: str, years: tuple[int, ...]) -> None:
    assert told(read(["โครงการ", "ระยะเวลาดำเนินการ", money], ["โครงการฝาย", cell, "7"])) == [("projects", "โครงการฝาย", [(years, "7")])]


@pytest.mark.parametrize("rows", [
    [["1", "โครงการฝาย", "2566", "1"], ["2", "โครงการฝาย", "2567", "2"], ["3", "โครงการฝาย", "2568", "3"]],
    [["1", "โครงการฝาย", "2568", "3"], ["", "โครงการ ฝาย", "2567", "2"], ["", "โครงการฝาย", "2566", "1"]],
])
def test_rows_of_years_are_one_project(rows: list[list[str]]) -> None:
    (project,) = read(["ลำดับ", "โครงการ", "ปีงบประมาณ", "งบประมาณ (บาท)"], *rows).walk()
    assert isinstance(project, TableFound)
    assert sorted((each.years, str(each.money.value)) for each in project.budgets) == [((2566,), "1"), ((2567,), "2"), ((2568,), "3")]
    assert (project.starts, project.ends) == ("พ.ศ. 2566", "พ.ศ. 2568")


@pytest.mark.parametrize("activity", ["กิจกรรม", "กิจกรรมหลัก", "รายการ"])
def test_a_project_named_before_each_activity_is_one(activity: str) -> None:
    plan = read(["ลำดับ", "โครงการ", activity, "งบประมาณ (บาท)"], ["1", "โครงการฝาย", "สำรวจ", "1"], ["2", "โครงการฝาย", "ก่อสร้าง", "2"], ["3", "โครงการถนน", "สำรวจ", "3"])
    assert told(plan) == [("projects", "โครงการฝาย", []), ("activities", "สำรวจ", [((), "1")]), ("activities", "ก่อสร้าง", [((), "2")]), ("projects", "โครงการถนน", [((), "3")]), ("activities", "สำรวจ", [])]


@pytest.mark.parametrize("rows", [
    [["1", "ก่อสร้างถนน", "2567", "1"], ["2", "ก่อสร้างถนน", "2567", "2"]], [["1", "ก่อสร้างถนน", "", "1"], ["2", "ก่อสร้างถนน", "", "2"]], [["1", "ก่อสร้างถนน", "2567", "1"], ["", "ยุทธศาสตร์ที่ 2 เมือง", "", ""], ["1", "ก่อสร้างถนน", "2568", "2"]],
])
def test_projects_of_one_name_in_one_year_or_below_different_parts_are_several(rows: list[list[str]]) -> None:
    plan = read(["ลำดับ", "โครงการ", "ปีงบประมาณ", "งบประมาณ (บาท)"], *rows)
    assert [part.text for part in plan.walk() if part.role == "projects"] == ["ก่อสร้างถนน", "ก่อสร้างถนน"]


def test_an_output_is_where_its_row_says() -> None:
    plan = read(["ผลผลิต", "โครงการ", "รายการ", "งบประมาณ (บาท)"], ["", "โครงการฝาย", "ค่าจ้าง", "1"], ["น้ำสะอาด", "", "ค่าเช่า", "2"], ["น้ำสะอาด", "", "ค่าท่อ", "3"], ["น้ำสะอาด", "โครงการประปา", "", "4"])
    assert told(plan) == [("projects", "โครงการฝาย", []), ("activities", "ค่าจ้าง", [((), "1")]), ("projects", "น้ำสะอาด", []), ("activities", "ค่าเช่า", [((), "2")]), ("activities", "ค่าท่อ", [((), "3")]), ("projects", "โครงการประปา", [((), "4")])]


@pytest.mark.parametrize("rows", [[["ผลผลิต ก", "โครงการฝาย", "กรม ก", "1"], ["", "", "กรม ข", "2"]], [["ผลผลิต ก", "โครงการฝาย", "กรม ก", "1"], ["ผลผลิต ก", "", "กรม ข", "2"]]])
def test_a_row_without_a_name_goes_on_with_its_project(rows: list[list[str]]) -> None:
    (project,) = read(["ผลผลิต", "โครงการ", "หน่วยงาน", "น้ำหนัก"], *rows).walk()
    assert (project.text, project.agencies) == ("โครงการฝาย", ["กรม ก", "กรม ข"])


def test_items_alone_are_projects() -> None:
    assert told(read(["ลำดับ", "รายการ", "งบประมาณ (บาท)"], ["1", "ก่อสร้างถนน", "5"])) == [("projects", "ก่อสร้างถนน", [((), "5")])]


@pytest.mark.parametrize("figure", ["100000", "๑๕,๐๐๐.๐๐", "80%", "7"])
def test_a_figure_is_no_indicator(figure: str) -> None:
    (project,) = read(["โครงการ", "งบประมาณ (บาท)", "ตัวชี้วัด"], ["โครงการฝาย", "5", figure]).walk()
    assert isinstance(project, TableFound)
    assert [(each.field, each.text) for each in project.details] == [("indicator", figure)]


@pytest.mark.parametrize("text", ["ร้อยละ 80", "80 ครัวเรือน", "1. จำนวนฝาย"])
def test_an_indicator_may_begin_with_a_figure(text: str) -> None:
    assert [part.role for part in read(["โครงการ", "ตัวชี้วัด"], ["โครงการฝาย", text]).walk()] == ["projects", "indicators"]


@pytest.mark.parametrize("name", ["report.xls", "report.html", "report"])
@pytest.mark.parametrize("begin", ["<table>\n  <tr>", "<table border=1><tr>", "\ufeff<TABLE>\n<TR>"])
def test_a_page_that_is_a_table_is_read_whatever_its_name(name: str, begin: str) -> None:
    page = f"{begin}<th>ลำดับ</th><th>โครงการ</th><th>งบประมาณ (บาท)</th></tr><tr><td>1</td><td>โครงการฝาย</td><td>5</td></tr></table>"
    plan = load_any(page.encode(), name)
    assert isinstance(plan, TablePlan)
    assert told(plan) == [("projects", "โครงการฝาย", [((), "5")])]
