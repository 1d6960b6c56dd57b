"""The template workbook: what it asks for is what the loader of tables reads."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.template import EXAMPLE, is_example, make
from graph.workspaces.checks import check_plan
from loaders.agency_names import AgencyNames
from loaders.identify import identified
from loaders.table import load_bytes
from tests.loaders.table_files import agency_names


@pytest.fixture(scope="module")
def names() -> AgencyNames:
    return agency_names()


@pytest.mark.parametrize("years", [(2566, 2570), (2567, 2567)])
def test_the_template_loads_with_no_problem(years: tuple[int, int], names: AgencyNames) -> None:
    plan = load_bytes(make(years, "แผนปฏิบัติราชการกรมตัวอย่าง"), "template.xlsx", names)
    assert plan.problems == ()
    assert plan.period == years
    assert plan.title.startswith("แผนปฏิบัติราชการกรมตัวอย่าง")
    assert {each.confidence for mapping in plan.mappings for each in mapping.columns} == {"certain"}
    assert all(each.field for mapping in plan.mappings for each in mapping.columns)
    assert [rule for rule, _, _ in plan.notes] == ["sheet-without-table"], "the guide"
    parts = {part.role: part for part in plan.walk() if is_example(part.text)}
    assert set(parts) == {"projects", "indicators"}
    project = parts["projects"]
    span = years[1] - years[0] + 1
    assert [each.total for each in project.budgets] == [False] * span + [True]
    assert project.agency_ids == {"สำนักงานคณะกรรมการพัฒนาระบบราชการ": "opdc"}
    assert [(each.op, each.years) for each in parts["indicators"].targets] == [("rank_at_worst", (year,)) for year in range(years[0], years[1] + 1)]


def test_a_filled_template_keeps_everything(names: AgencyNames) -> None:
    book = load_workbook(BytesIO(make((2567, 2568))))
    sheet = book["โครงการ"]
    heads = {str(sheet.cell(3, column).value or sheet.cell(4, column).value): column for column in range(1, sheet.max_column + 1)}
    sheet["A1"] = "แผนปฏิบัติราชการกรมที่ดิน พ.ศ. 2567-2568"
    rows: list[dict[str, str | int]] = [{"ยุทธศาสตร์/ประเด็น": "ยุทธศาสตร์ที่ 1 บริการ", "โครงการ": "โครงการโฉนดดิจิทัล", "วงเงินงบประมาณ (ล้านบาท)": 2, "รวมงบประมาณ (ล้านบาท)": 2, "เป้าหมายแผนแม่บทย่อย (Y1)": "080202", "หน่วยงานรับผิดชอบหลัก": "กรมที่ดิน", "วันที่เริ่มต้น": "1 ต.ค. 2566", "สถานะ": "กำลังดำเนินการ"},
            {"โครงการ": "โครงการรังวัด", "ค่าเป้าหมาย": "ไม่น้อยกว่า 90", "ตัวชี้วัด": "ร้อยละความแม่นยำ", "หมุดหมาย": "หมุดหมายที่ 13", "หน่วยงานสนับสนุน": "สพร., กรมการปกครอง"}]
    for number, row in enumerate(rows, 5):
        for column in range(1, sheet.max_column + 1):
            sheet.cell(number, column).value = None
        for head, value in row.items():
            sheet.cell(number, heads[head]).value = value
    out = BytesIO()
    book.save(out)
    plan = load_bytes(out.getvalue(), "filled.xlsx", names)
    assert plan.problems == ()
    first, second = (part for part in plan.walk() if part.role == "projects")
    assert first.starts == "2023-10-01"
    assert [(str(each.money.baht), each.years) for each in first.budgets] == [("2000000", (2567,)), ("2000000", ())]
    assert first.aligned[0].codes[0].code == "080202"
    assert (second.agencies, second.supporting) == ([], ["สพร.", "กรมการปกครอง"])
    indicator = next(part for part in plan.walk() if part.text == "ร้อยละความแม่นยำ")
    assert [(each.op, each.value, each.unit) for each in indicator.targets] == [(">=", 90, "ร้อยละ")]
    assert plan.as_json()["groups"][0]["text"] == "บริการ"
    assert len(plan.as_json()["groups"][0]["projects"]) == 2


def test_lists_notes_and_examples_are_in_the_workbook() -> None:
    book = load_workbook(BytesIO(make((2566, 2567))))
    assert book.sheetnames == ["โครงการ", "ตัวชี้วัดของแผน", "คำแนะนำ"]
    sheet = book["โครงการ"]
    lists = {str(each.formula1) for each in sheet.data_validations.dataValidation}
    assert '"ใหม่,ต่อเนื่อง"' in lists
    assert all(len(each) < 256 for each in lists), "Excel refuses longer lists"
    assert any(sheet.cell(3, column).comment for column in range(1, sheet.max_column + 1))
    assert str(sheet.cell(5, 5).value).startswith(EXAMPLE)
    assert not any(str(cell.value).startswith("=") for row in sheet.iter_rows() for cell in row if cell.value)


@pytest.mark.parametrize("years", [(2570, 2566), (2024, 2025), (2560, 2575)])
def test_years_that_are_no_period_are_refused(years: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"พ\.ศ"):
        make(years)


def test_example_rows_that_nobody_wrote_over_are_told(names: AgencyNames) -> None:
    plan = identified(load_bytes(make((2567, 2568)), "template.xlsx", names).as_plan(), "draft")
    (left,) = (check for check in check_plan(plan, names) if check.rule == "example-left")
    assert {element.id for _, element, _ in plan.walk() if is_example(element.text or "")} == set(left.elements)
    assert (left.severity, len(left.elements)) == ("problem", 2)
