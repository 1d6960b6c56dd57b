"""The project table, the table for eMENSCR and the workbook they stand in: what a file says comes out as it says it, and nothing is made up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.emenscr import COLUMNS, emenscr_head, emenscr_rows, missing_rows
from exports.plan_workbook import plan_workbook
from exports.project_records import ProjectTable, project_table
from exports.projects import project_head, project_rows, project_widths
from exports.records import Heading, Line
from exports.section import official_section
from graph.store import EmbeddedStore
from loaders.table.document import load_bytes
from loaders.table.found import TableFound
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.coverage import coverage
from queries.read.outline import outline
from queries.read.rows import rows_of_plan
from tests.exported import MADE, five_year, record, with_plan
from tests.golden import WORKBOOK
from tests.golden.workbook import as_text

PROJECT = "ws-five/s1/t1.1/g1/p1"
LINKS = (
    record("t1", PROJECT, "mp-20/sub3/target2"), record("t2", PROJECT, "nesdp13/ms13/goal1", directness="secondary"),
    record("t3", PROJECT, "ns-6/goal1"), record("t4", "ws-five/s1/t1.1/g1/p2", "mp-20"), record("t5", "ws-five/s1/t1.1/g1/p2", "mp-21"),
    record("t6", "ws-five/s2", "mp-20", directness="secondary"), record("t7", "ws-five/s2/t2.1/g1/p3", "mp-20", status="proposed"),
)


@pytest.fixture(scope="module")
def five(built: EmbeddedStore) -> EmbeddedStore:
    return with_plan(built, five_year(), LINKS)


@pytest.fixture(scope="module")
def table(five: EmbeddedStore) -> ProjectTable:
    return project_table(five, "ws-five")


@pytest.fixture(scope="module")
def workbook(five: EmbeddedStore) -> bytes:
    return plan_workbook(five, "ws-five", MADE)


def cells(table: ProjectTable) -> list[Mapping[str, object]]:
    head = project_head(table)
    return [dict(zip(head, row, strict=True)) for row in project_rows(table)]


def flat(table: ProjectTable) -> list[Mapping[str, object]]:
    head = emenscr_head()
    return [dict(zip(head, row, strict=True)) for row in emenscr_rows(table)]


# --- the project table


def test_money_targets_and_bodies_are_those_of_the_file(table: ProjectTable) -> None:
    """By hand from the sheet: 1.5, 2 and 3.25 million; 80, 85, 90 percent; the second project spends nothing in 2567 and names two bodies in this order."""
    first, second, third = cells(table)
    assert [first[f"วงเงินงบประมาณ (ล้านบาท) ปี {year}"] for year in (2566, 2567, 2568, 2569)] == [1.5, 2, 3.25, None]
    assert [first[f"ค่าเป้าหมาย ปี {year}"] for year in (2566, 2567, 2568, 2569)] == ["80", "85", "90", None]
    assert first["รวมงบประมาณ (ล้านบาท)"] == 6.75
    assert second["วงเงินงบประมาณ (ล้านบาท) ปี 2567"] is None
    assert second["หน่วยงานรับผิดชอบหลัก"] == "สำนักงาน ก.พ.ร.\nกรมการปกครอง"
    assert (first["หน่วยงานรับผิดชอบหลัก"], first["หน่วยงานสนับสนุน"]) == ("สพร.", "กรมบัญชีกลาง")
    assert second["ตัวชี้วัด"] == "1. จำนวนบริการที่เชื่อมโยง\n2. อันดับดัชนีบริการ\n3. คะแนนดัชนีบริการ"
    assert second["ค่าเป้าหมาย ปี 2568"] == "1. ≥ 30\n2. 40\n3. 0.82"
    assert first["วันที่เริ่มต้น"] == "1 ตุลาคม 2565"
    assert third["รวมงบประมาณ (ล้านบาท)"] == 9, "the printed sum stands, though the years add up to 1.5"


def test_place_in_the_plan_and_own_links_only(table: ProjectTable) -> None:
    first, second, third = cells(table)
    assert first["ยุทธศาสตร์/ประเด็น"] == "ยุทธศาสตร์ 1 ยกระดับบริการภาครัฐ"
    assert first["กลยุทธ์"] == "กลยุทธ์ 1.1 บริการดิจิทัล"
    assert str(first["เป้าหมายแผนแม่บทย่อย (Y1)"]).startswith("200302 องค์กรปกครองส่วนท้องถิ่นต้องมีสมรรถนะ")
    assert first["แผนแม่บทฯ ประเด็น"] == "20 การบริการประชาชนและประสิทธิภาพภาครัฐ"
    assert second["เป้าหมายแผนแม่บทย่อย (Y1)"] is None
    assert third["แผนแม่บทฯ ประเด็น"] is None, "a link of its strategy, and one nobody has decided on, are not the project's own"
    assert third["หมายเหตุ"] == "⟨ยังไม่ระบุการเชื่อมโยงของโครงการ⟩\n⟨ความเชื่อมโยงที่ยังไม่ตัดสิน 1 รายการ⟩"


def test_the_table_loads_again_as_it_was(workbook: bytes) -> None:
    """What is handed out has the headings agencies use: our own loader finds every project, its years of money and its body."""
    found = load_bytes(workbook, "plan.xlsx")
    projects = [part for part in found.body.walk() if isinstance(part, TableFound) and part.role == "projects"]
    assert [part.text for part in projects][:3] == ["โครงการพัฒนาแพลตฟอร์มกลาง", "โครงการเชื่อมโยงข้อมูล", "โครงการอบรมดิจิทัล"]
    assert [(one.years[0], int(one.money.baht or 0)) for one in projects[0].budgets if not one.total][:3] == [(2566, 1_500_000), (2567, 2_000_000), (2568, 3_250_000)]


def test_head_rows_and_widths_agree(table: ProjectTable, built: EmbeddedStore) -> None:
    for one in (table, project_table(built, "psds-2567"), project_table(built, "national-strategy")):
        assert len(project_head(one)) == len(project_widths(one))
        assert {len(row) for row in project_rows(one)} <= {len(project_head(one))}
    with pytest.raises(NotFoundError, match="there is no plan"):
        project_table(built, "no-such-plan")


def test_rows_of_a_curated_plan_are_none_and_those_of_a_file_say_where(built: EmbeddedStore, five: EmbeddedStore) -> None:
    assert not rows_of_plan(built, "psds-2567").cells
    found = rows_of_plan(five, "ws-five")
    (y1,) = [one for one in found.mentions[PROJECT] if one.field == "y1"]
    assert (y1.codes, y1.quote, y1.locator) == (("200101",), "200101", "ตารางโครงการ แถว 6 คอลัมน์ T")
    total = next(cell for cell in found.cells[PROJECT] if cell.total)
    assert (total.value, total.baht, total.years) == (6.75, 6_750_000, None)


def test_what_a_person_approved_is_printed_whoever_proposed_it(built: EmbeddedStore) -> None:
    """The basis of a suggestion never changes, its status does: approved it is in the section and counts as a reading; proposed it does neither."""
    for status, printed in (("approved", True), ("proposed", False)):
        some = with_plan(built, five_year(), [record("s1", PROJECT, "mp-20", basis="suggested", status=status)])
        section = official_section(some, "ws-five")
        headings = [block.text for block in section.blocks if isinstance(block, Heading)]
        assert any("แผนแม่บท ประเด็นที่ 20" in text for text in headings) == printed
        assert any(line.draft and "เหตุผลที่อนุมัติ" in line.text for line in section.blocks if isinstance(line, Line)) == printed
        found = coverage(some, "ws-five", "below")
        assert (found.official, found.curated, found.pending) == ((0, 1, 0) if printed else (0, 0, 1))
        (row, *_) = flat(project_table(some, "ws-five"))
        assert row["ผู้กล่าว"] == ("ระบบเสนอ ผู้ตรวจอนุมัติ" if printed else None)


# --- eMENSCR


def test_one_row_a_project_and_link(table: ProjectTable) -> None:
    rows = flat(table)
    assert [row["รหัสบันทึก"] for row in rows] == ["t3", "t1", "t2", "t4", "t5", None]
    by_record = {row["รหัสบันทึก"]: row for row in rows}
    assert [by_record[id_]["ความเชื่อมโยง"] for id_ in ("t1", "t2", "t3")] == ["หลัก", "รอง", "หลัก"]
    assert by_record["t4"]["ความเชื่อมโยง"] == by_record["t5"]["ความเชื่อมโยง"] == "⟨เลือก: หลักหนึ่งข้อ ที่เหลือรอง⟩", "two mains into one plan are no main"
    assert by_record[None]["ความเชื่อมโยง"] == "⟨ยังไม่ระบุการเชื่อมโยง⟩"
    assert by_record["t1"]["แผนแม่บทฯ · รหัส Y1"] == "200302"
    assert str(by_record["t2"]["แผนพัฒนาฯ · หมุดหมาย★"]).startswith("13 ")
    assert by_record["t1"]["แผนพัฒนาฯ · หมุดหมาย★"] is None, "a row fills the columns of its own link only"
    assert "ข้อความsubject" in str(by_record["t1"]["ข้อความในแผน"])
    assert "200101" in str(by_record["t1"]["ระบุไว้ในไฟล์ แต่ยังไม่ตัดสิน"])
    assert "ยุทธศาสตร์ 2" in str(by_record[None]["ความเชื่อมโยงของข้อที่โครงการสังกัด (ไม่ใช่ของโครงการ)"])


def test_no_text_of_contribution_but_an_approved_one_marked_as_draft(table: ProjectTable) -> None:
    said = [value for row in flat(table) for head, value in row.items() if "ความสอดคล้องของโครงการ" in head and value]
    assert set(said) == {"(ร่าง) เหตุผลที่อนุมัติ"}


def test_missing_required_columns_are_counted_by_project(table: ProjectTable) -> None:
    required = {column.title for column in COLUMNS if column.required}
    assert len(required) == 9 + 4 + 8 + 5 + 8 + 9, "★ of the field list: heading, National Strategy, master plan, development plan, level 3, details"
    (_, name, count, listed), *_ = missing_rows(table)
    assert name == "โครงการพัฒนาแพลตฟอร์มกลาง"
    missing = str(listed).split("\n")
    assert count == len(missing)
    assert set(missing) <= required
    assert not {"หัวเรื่อง · ชื่อโครงการ★", "หัวเรื่อง · หน่วยงาน★", "แผนแม่บทฯ · เป้าหมายแผนแม่บทย่อย (Y1)★", "รายละเอียด · วันที่เริ่มต้น★"} & set(missing)
    assert {"แผนแม่บทฯ · ความสอดคล้องของโครงการกับแผนแม่บทฯ★", "หัวเรื่อง · หมวดงบ★"} <= set(missing), "a draft fills nothing"


def test_every_upper_name_is_in_the_graph_letter_for_letter(built: EmbeddedStore) -> None:
    names = set()
    for plan in ("national-strategy", "master-plan", "nesdp13", "nsc-2566", "gov-policy-2566"):
        for part in outline(built, plan).parts.values():
            names |= {part.ref.label.th, f"{part.ref.number} {part.ref.label.th}"} if part.ref.verified else set()
    checked = 0
    for row in flat(project_table(built, "psds-2567")):
        for column in COLUMNS:
            value = row[column.title]
            if column.of_link and value and "ความสอดคล้อง" not in column.head and not column.head.startswith("รหัส"):
                assert value in names or str(value).startswith("⟨"), value
                checked += 1
    assert checked > 50


# --- the workbook


@cache
def sheets() -> tuple[str, ...]:
    return ("โครงการ", "ตัวชี้วัด", "ตารางสรุปความสอดคล้อง", "หลักฐาน", "eMENSCR", "ช่องที่ขาด", "สถานะและวิธีอ่าน")


def test_it_is_the_kept_workbook(workbook: bytes) -> None:
    """Made anew by ``python -m tests.golden.keep``; read the difference before keeping it."""
    assert as_text(workbook) == WORKBOOK.read_text("utf-8")


def test_sheets_records_and_state(workbook: bytes, five: EmbeddedStore) -> None:
    book = load_workbook(BytesIO(workbook))
    assert tuple(book.sheetnames) == sheets()
    assert [row[0] for row in book["หลักฐาน"].iter_rows(min_row=2, values_only=True)] == [f"alignment/{view.id}".removeprefix("alignment/") for view in alignments(five, "ws-five")]
    said = "\n".join(str(row[0]) for row in book["สถานะและวิธีอ่าน"].iter_rows(values_only=True) if row[0])
    assert "จัดทำเมื่อ 28 พฤศจิกายน 2569 เวลา 11:30 น." in said
    assert "ความเชื่อมโยงที่ยังไม่ตัดสิน 1 รายการ" in said
    assert five.fingerprint in said


def test_codes_are_text_and_money_is_numbers(workbook: bytes) -> None:
    book = load_workbook(BytesIO(workbook))
    flat_sheet = book["eMENSCR"]
    heads = [cell.value for cell in flat_sheet[1]]
    code = flat_sheet.cell(3, heads.index("แผนแม่บทฯ · รหัส Y1") + 1)
    assert (code.value, code.data_type, code.number_format) == ("200302", "s", "@")
    money = book["โครงการ"].cell(2, [cell.value for cell in book["โครงการ"][1]].index("รวมงบประมาณ (ล้านบาท)") + 1)
    assert (money.value, money.data_type) == (6.75, "n")
    for sheet in book:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert sheet.page_setup.orientation == "landscape"
