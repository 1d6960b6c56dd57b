"""Further shapes of tables: what each says was written down by hand before it was loaded, and stands in one golden file."""

from __future__ import annotations

import pytest

from loaders.agency_names import AgencyNames
from loaders.table import load_bytes
from loaders.table.agencies import by_role
from loaders.table.cells import listed_in, name_of
from loaders.table.forms import forms_of
from loaders.workbook.book import Sheet
from tests.loaders.table_files import agency_names, csv_text, xlsx
from tests.loaders.table_layouts import LAYOUTS, PATH, outline

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture(scope="module")
def names() -> AgencyNames:
    return agency_names()


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str, names: AgencyNames) -> None:
    golden = {part.partition("\n")[0]: f"== {part}" for part in PATH.read_text("utf-8").split("== ") if part}
    assert outline(name, names) == golden[name], "see tests/loaders/table_layouts.py"


def test_a_form_is_a_form_only_with_a_project_and_three_labels_and_its_parts_know_their_cells() -> None:
    few = xlsx({"ก": [["ชื่อโครงการ", "โครงการ ก"], ["สถานะ", "ใหม่"]]})
    assert [problem.rule for problem in load_bytes(few, "a.xlsx").problems] == ["no-table"]
    form = xlsx({"ก": [[None, "ชื่อโครงการ", "โครงการ ก"], [None, "วัตถุประสงค์", "1. เพื่อ ก"], [None, None, "2. เพื่อ ข"], [None, "งบประมาณ", "ตามจริง"], [None, "สีของปก", "ฟ้า"], [None, "ผู้รับผิดชอบ", "กอง ก"]]})
    project = next(iter(load_bytes(form, "a.xlsx").body.parts["projects"]))
    assert (project.line, project.column) == (1, 3)  # type: ignore[attr-defined]
    assert [(each.header, each.text, each.row) for each in project.details] == [("วัตถุประสงค์", "1. เพื่อ ก\n2. เพื่อ ข", 2), ("งบประมาณ", "ตามจริง", 4), ("สีของปก", "ฟ้า", 5)]  # type: ignore[attr-defined]


def test_a_form_above_a_table_owns_its_activities() -> None:
    data = xlsx({"ก": [["ชื่อโครงการ", "โครงการ ก"], ["ผู้รับผิดชอบ", "กอง ก"], ["วัตถุประสงค์", "เพื่อ ก"], [], ["กิจกรรม", "งบประมาณ (บาท)"], ["สำรวจ", 100], ["สร้าง", 200]]})
    project = next(iter(load_bytes(data, "a.xlsx").body.parts["projects"]))
    assert [part.text for part in project.parts["activities"]] == ["สำรวจ", "สร้าง"]


@pytest.mark.parametrize(("cell", "expected"), [
    ("กรม ก", ("กรม ก", "")), ("หลัก: กรม ก\nร่วม: กรม ข", ("กรม ก", "กรม ข")), ("กรม ก, หน่วยงานสนับสนุน : กรม ข และกรม ค", ("กรม ก", "กรม ข และกรม ค")), ("สำนักงานหลักประกันสุขภาพแห่งชาติ", ("สำนักงานหลักประกันสุขภาพแห่งชาติ", "")),
])
def test_roles_within_a_cell(cell: str, expected: tuple[str, str]) -> None:
    assert by_role(cell) == expected


@pytest.mark.parametrize(("cell", "expected"), [
    ("โครงการ ก\nระยะที่ 2", ["โครงการ ก ระยะที่ 2"]), ("1. โครงการ ก\n2. โครงการ ข", ["1. โครงการ ก", "2. โครงการ ข"]), ("1.1 พัฒนา\n1.2 ส่งเสริม", ["1.1 พัฒนา", "1.2 ส่งเสริม"]), ("- โครงการ ก\nต่อเนื่อง\n- โครงการ ข", ["- โครงการ ก ต่อเนื่อง", "- โครงการ ข"]), ("1. โครงการเดียว\nของเรา", ["1. โครงการเดียว ของเรา"]),
])
def test_projects_within_a_cell(cell: str, expected: list[str]) -> None:
    assert listed_in(cell) == expected


@pytest.mark.parametrize(("text", "number", "name"), [("P01 : โครงการ ก", "P01", "โครงการ ก"), ("S1 การเรียนรู้", "S1", "การเรียนรู้"), ("COVID-19 การควบคุมโรค", None, "COVID-19 การควบคุมโรค"), ("5G เพื่อการศึกษา", None, "5G เพื่อการศึกษา"),
                                                  ("1. ยุทธศาสตร์ การพัฒนาคน", "1", "การพัฒนาคน"), ("2. ยุทธศาสตร์ชาติ 20 ปี", "2", "ยุทธศาสตร์ชาติ 20 ปี")])
def test_names_behind_codes_and_kinds(text: str, number: str | None, name: str) -> None:
    assert (name_of(text).number, name_of(text).text) == (number, name)


def test_the_sum_of_a_part_in_the_column_of_projects_is_a_printed_sum() -> None:
    data = csv_text([["ลำดับ", "โครงการ", "งบประมาณ (บาท)"], ["1", "แนวทางที่ 1 คน", "30"], ["1.1", "โครงการ ก", "10"], ["1.2", "โครงการ ข", "20"]]).encode()
    part = load_bytes(data, "a.csv").body.parts["guidelines"][0]
    assert [each.total for each in part.budgets] == [True]  # type: ignore[attr-defined]
    assert [each.budgets[0].total for each in part.parts["projects"]] == [False, False]  # type: ignore[attr-defined]


def test_a_heading_row_that_names_a_body_gives_the_bodies_of_its_projects() -> None:
    rows: list[list[str | int | float | None]] = [["ที่", "โครงการ", "งบประมาณ (บาท)"], ["กองแผนงาน", None, None], [1, "โครงการ ก", 10], ["กองทุนหมุนเวียน", None, None], [2, "โครงการ ข", 20]]
    body = load_bytes(xlsx({"ก": rows}, ["A2:C2", "A4:C4"]), "a.xlsx").body
    assert [each.agencies for each in body.parts["projects"]] == [["กองแผนงาน"]]
    assert [part.text for part in body.parts["groups"]] == ["กองทุนหมุนเวียน"], "a fund is a part of the plan here"


def test_fields_side_by_side_a_number_as_value_and_what_no_form_took() -> None:
    rows: list[list[str | int | float | None]] = [["1", "ชื่อโครงการ", "โครงการ ก"], ["งบประมาณ (บาท)", 12, "ผู้รับผิดชอบ", "กอง ก"], ["วัตถุประสงค์", "เพื่อ ก"], [None, "เพื่อ ข"], [], ["ชื่อโครงการ", "โครงการที่ไม่มีอะไรอีก"]]
    plan = load_bytes(xlsx({"ก": rows}), "a.xlsx")
    project = plan.body.parts["projects"][0]
    assert [each.money.baht for each in project.budgets] == [12]  # type: ignore[attr-defined]
    assert project.agencies == ["กอง ก"]
    assert [each.text for each in project.details] == ["เพื่อ ก\nเพื่อ ข"]  # type: ignore[attr-defined]
    assert [(each.row, each.text) for each in plan.left_out] == [(6, "ชื่อโครงการ โครงการที่ไม่มีอะไรอีก")]


def test_rows_of_a_form_above_a_table_are_not_named_as_left_out() -> None:
    rows: list[list[str | int | float | None]] = [["แบบเสนอโครงการ"], ["ชื่อโครงการ", "โครงการ ก"], ["ผู้รับผิดชอบ", "กอง ก"], ["วัตถุประสงค์", "เพื่อ ก"], [None, "เพื่อ ข"], [], ["กิจกรรม", "งบประมาณ (บาท)"], ["สำรวจ", 100]]
    assert [each.row for each in load_bytes(xlsx({"ก": rows}), "a.xlsx").left_out] == [1]


def test_several_projects_in_a_cell_keep_the_activities_and_say_whose_money_is_not_known() -> None:
    rows: list[list[str | int | float | None]] = [["ที่", "โครงการ", "กิจกรรม", "งบประมาณ (บาท)", "หน่วยงาน"], [1, "1. โครงการ ก\n2. โครงการ ข", "สำรวจ", 100, "กอง ก"], [2, "โครงการ ค", "สร้าง", 200, "กอง ข"]]
    plan = load_bytes(xlsx({"ก": rows}), "a.xlsx")
    assert [(each.text, each.agencies, list(each.parts)) for each in plan.body.parts["projects"]] == [("โครงการ ก", ["กอง ก"], []), ("โครงการ ข", ["กอง ก"], []), ("โครงการ ค", ["กอง ข"], ["activities"])]
    assert [each.text for each in plan.body.parts["activities"]] == ["สำรวจ"]
    assert [(each.rule, each.line) for each in plan.problems] == [("budget-shared", 2)]


@pytest.mark.parametrize("text", ["กรมธรรม์ประกันภัย", "เทศบาลไทยยุคใหม่"])
def test_words_that_only_begin_like_a_body_head_a_part(text: str) -> None:
    rows: list[list[str | int | float | None]] = [["ที่", "โครงการ", "งบประมาณ (บาท)"], [text, None, None], [1, "โครงการ ก", 10]]
    body = load_bytes(xlsx({"ก": rows}, ["A2:C2"]), "a.xlsx").body
    assert [part.text for part in body.parts["groups"]] == [text]


def test_what_stands_right_behind_a_label_is_its_value_even_if_it_reads_like_a_label() -> None:
    rows = (("ชื่อโครงการ", "โครงการ ก", "งบประมาณ (บาท)", "ตัวชี้วัด", "ผู้รับผิดชอบ", "กอง ก"), ("วัตถุประสงค์", "เพื่อ ก"))
    (form,) = forms_of(Sheet("ก", rows), 3)
    assert [(each.label, each.values) for each in form.fields] == [("ชื่อโครงการ", ["โครงการ ก"]), ("งบประมาณ (บาท)", ["ตัวชี้วัด"]), ("ผู้รับผิดชอบ", ["กอง ก"]), ("วัตถุประสงค์", ["เพื่อ ก"])]
