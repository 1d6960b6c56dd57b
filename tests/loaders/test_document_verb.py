"""cli.py load on documents, cli.py template, and the Word form: filled in and loaded, it gives the plan that was typed."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from typer.testing import CliRunner

import cli
from exports.template_word import STRATEGIES, make
from loaders.document.job import read
from loaders.document.plan import DocumentPlan
from tests.loaders.document_files import PAGES, latin_pdf, word
from tests.loaders.document_outline import load_here, outline
from tests.loaders.word_form import filled

RUN = CliRunner()
FIELDS = {
    "ชื่อแผน": ["แผนปฏิบัติราชการ (พ.ศ. 2567-2568)"], "ความสอดคล้อง": ["แผนนี้สอดคล้องกับยุทธศาสตร์ชาติด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม"], "วิสัยทัศน์": ["น้ำสะอาดทุกบ้าน"],
    "เป้าหมายของแผน": ["ประชาชนมีน้ำใช้", "น้ำไม่ท่วม"], "ชื่อยุทธศาสตร์ที่ 1": ["จัดการน้ำ"], "ชื่อยุทธศาสตร์ที่ 2": ["พัฒนาคน"], "เป้าหมายของยุทธศาสตร์": ["น้ำพอใช้", "คนเก่งขึ้น"],
}
TABLES = {
    1: [["ครัวเรือนที่มีน้ำใช้", "ร้อยละ", "80", "90"]], 2: [["แหล่งน้ำที่ได้มาตรฐาน", "แห่ง", "10", "20"]], 3: [["ฟื้นฟูแหล่งน้ำ", "ขุดลอกคลอง"], ["", "ปลูกป่าต้นน้ำ"]],
    4: [["1", "โครงการขุดคลอง", "คลองที่ขุดแล้ว", "ไม่น้อยกว่า 5 แห่ง", "1.5", "2", "กรมชลประทาน", "กรมป่าไม้"], *([str(number), f"โครงการที่ {number}", "", "", "1", "", "กรมชลประทาน", ""] for number in range(2, 7))],
    6: [["อบรมบุคลากร", "จัดหลักสูตร"]], 7: [["1", "โครงการอบรม", "ผู้ผ่านการอบรม", "100 คน", "0.5", "0.5", "สำนักงาน ก.พ.", ""]],
}
TYPED = """แผนปฏิบัติราชการ (พ.ศ. 2567-2568) | 2567-2568
  Vision: น้ำสะอาดทุกบ้าน
  Goal: ประชาชนมีน้ำใช้
  Goal: น้ำไม่ท่วม
  Indicator: ครัวเรือนที่มีน้ำใช้ | = 80 ร้อยละ 2567, = 90 ร้อยละ 2568
  Strategy ยุทธศาสตร์ 1: จัดการน้ำ
    Goal: น้ำพอใช้
    Indicator: แหล่งน้ำที่ได้มาตรฐาน | = 10 แห่ง 2567, = 20 แห่ง 2568
    Tactic: ฟื้นฟูแหล่งน้ำ
      Guideline: ขุดลอกคลอง
      Guideline: ปลูกป่าต้นน้ำ
    Project 1: โครงการขุดคลอง | กรมชลประทาน | 1.5 ล้านบาท 2567, 2 ล้านบาท 2568
      Indicator: คลองที่ขุดแล้ว | >= 5 แห่ง
    Project 2: โครงการที่ 2 | กรมชลประทาน | 1 ล้านบาท 2567
    Project 3: โครงการที่ 3 | กรมชลประทาน | 1 ล้านบาท 2567
    Project 4: โครงการที่ 4 | กรมชลประทาน | 1 ล้านบาท 2567
    Project 5: โครงการที่ 5 | กรมชลประทาน | 1 ล้านบาท 2567
    Project 6: โครงการที่ 6 | กรมชลประทาน | 1 ล้านบาท 2567
  Strategy ยุทธศาสตร์ 2: พัฒนาคน
    Goal: คนเก่งขึ้น
    Tactic: อบรมบุคลากร
      Guideline: จัดหลักสูตร
    Project 1: โครงการอบรม | สำนักงาน ก.พ. | 0.5 ล้านบาท 2567, 0.5 ล้านบาท 2568
      Indicator: ผู้ผ่านการอบรม | = 100 คน
สอดคล้อง: ยุทธศาสตร์ชาติด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม
"""


def test_the_form_filled_in_gives_the_plan_that_was_typed() -> None:
    plan = load_here(filled(make((2567, 2568)), FIELDS, TABLES))
    assert isinstance(plan, DocumentPlan)
    assert outline(plan, places=False) == TYPED
    projects = {element.text: element for kind, element, _ in plan.as_plan().walk() if kind == "Project"}
    assert projects["โครงการขุดคลอง"].supporting_agencies == ("กรมป่าไม้",)
    assert projects["โครงการขุดคลอง"].locator == "ตารางที่ 4 แถว 2 คอลัมน์ B"


def test_a_form_as_it_is_holds_no_plan() -> None:
    plan = load_here(make((2567, 2570)))
    assert not list(plan.walk())
    assert {problem.rule for problem in plan.problems} >= {"no-rows"}


def test_a_block_that_is_copied_is_one_more_strategy() -> None:
    from copy import deepcopy  # noqa: PLC0415 - used here alone

    document = Document(BytesIO(filled(make((2567, 2568)), {"ชื่อแผน": ["แผนน้ำ (พ.ศ. 2567-2568)"], **{f"ชื่อยุทธศาสตร์ที่ {number}": [f"ชื่อ {number}"] for number in range(1, STRATEGIES + 1)}}, {})))
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.style is not None and str(paragraph.style.name).lower() == "heading 2")
    document.element.body.insert(len(document.element.body) - 1, deepcopy(heading._p))
    out = BytesIO()
    document.save(out)
    assert [line.text for line in read(out.getvalue(), "docx", "f").lines if line.text.startswith("ยุทธศาสตร์ที่")] == [*(f"ยุทธศาสตร์ที่ {number} ชื่อ {number}" for number in range(1, STRATEGIES + 1)), f"ยุทธศาสตร์ที่ {STRATEGIES + 1} ชื่อ 1"]


@pytest.mark.parametrize("years", [(2570, 2567), (2024, 2027), (2560, 2570)])
def test_years_that_are_no_period_are_refused(years: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no period"):
        make(years)


def test_the_verb_writes_both_forms(tmp_path: Path) -> None:
    form, table = tmp_path / "form.docx", tmp_path / "form.xlsx"
    assert RUN.invoke(cli.app, ["template", "-o", str(form), "--years", "2570-2572", "--title", "แผนน้ำ"]).exit_code == 0
    document = Document(str(form))
    assert document.paragraphs[0].text == "แผนน้ำ (พ.ศ. 2570-2572)"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย ปี 2570", "ค่าเป้าหมาย ปี 2571", "ค่าเป้าหมาย ปี 2572"]
    assert RUN.invoke(cli.app, ["template", "-o", str(table), "--years", "2570"]).exit_code == 0
    assert load_workbook(table).sheetnames[0] == "โครงการ"
    for wrong in (["-o", str(tmp_path / "form.pdf")], ["-o", str(form), "--years", "2024"], ["-o", str(form), "--years", "2570-2590"]):
        assert RUN.invoke(cli.app, ["template", *wrong]).exit_code == 2


def test_load_reads_documents_and_says_where_each_part_stands(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word("project-table"))
    value = json.loads(RUN.invoke(cli.app, ["load", str(path), "--json"]).stdout)
    assert value["file"] == {"kind": "docx"}
    (project, *_) = value["groups"][0]["projects"]
    assert (project["text"], project["sheet"], project["line"], project["budgets"][0]["baht"]) == ("โครงการปรับปรุงท่าเรือ", "ตารางที่ 1", 3, 12_500_000)
    assert value["groups"][0]["goals"][0]["place"] == "ย่อหน้า 4"
    shown = RUN.invoke(cli.app, ["load", str(path)])
    assert "ย่อหน้า 3  groups: 1 ยกระดับความปลอดภัย" in shown.stdout
    assert "ตารางที่ 1 แถว 3 projects: 1 โครงการปรับปรุงท่าเรือ" in " ".join(shown.stdout.split())


def test_load_says_how_far_it_is_in_a_long_file_and_stops_at_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใส", pages=40))
    done = RUN.invoke(cli.app, ["load", str(path), "--json"])
    assert done.exit_code == 0
    assert "อ่านแล้ว 40 จาก 40 · read 40 of 40" in done.stderr
    path.write_bytes(latin_pdf(""))
    refused = RUN.invoke(cli.app, ["load", str(path), "--json"])
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "OCR" in refused.stderr


def test_a_web_page_named_as_a_workbook_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_bytes(PAGES["excel.xls"])
    done = RUN.invoke(cli.app, ["load", str(path), "--json"])
    assert [each["text"] for each in json.loads(done.stdout)["projects"]] == ["โครงการทางเท้า", "โครงการสวนสาธารณะ"]
    assert json.loads(done.stdout)["notes"][0]["rule"] == "suffix"
