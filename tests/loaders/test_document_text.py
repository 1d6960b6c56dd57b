"""Plain text with tables in it: copied out of Word or Excel (tabs), or written in Markdown (strokes)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import cli
from loaders.any_file import kind_of, load_any
from loaders.document.blocks import Paragraph, Table
from loaders.document.text_reader import holds_tables, read_text

PLAN = """แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)
วิสัยทัศน์ องค์กรทันสมัย
ยุทธศาสตร์ที่ 1 พัฒนาบริการดิจิทัล
ตัวชี้วัด\tหน่วยนับ\t2566\t2567
ความพึงพอใจของผู้รับบริการ\tร้อยละ\t80\t85
โครงการ\tงบประมาณ (ล้านบาท)\tหน่วยงานรับผิดชอบ
โครงการพัฒนาระบบบริการออนไลน์\t12.5\tกรมการปกครอง
โครงการอบรมบุคลากรดิจิทัล\t3.0\tกรมที่ดิน
ยุทธศาสตร์ที่ 2 พัฒนาบุคลากร
| ตัวชี้วัด | หน่วยนับ | 2566 |
|---|:---:|---|
| บุคลากรผ่านเกณฑ์ | ร้อยละ | 70 |
"""


def tables(text: str) -> list[list[list[str]]]:
    """Cells by rows of every table found."""
    out = []
    for block in read_text(text.encode()).blocks:
        if isinstance(block, Table):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            out.append(list(rows.values()))
    return out


def test_tables_between_the_lines_of_a_plan_are_read_by_their_columns() -> None:
    assert kind_of(PLAN.encode(), "plan.txt") == "document"
    plan = load_any(PLAN.encode(), "plan.txt").as_json()
    first, second = plan["groups"]
    assert [(each["text"], [(target["value"], target["unit"], target["year_be"]) for target in each["targets"]]) for each in first["indicators"]] == [("ความพึงพอใจของผู้รับบริการ", [(80, "ร้อยละ", 2566), (85, "ร้อยละ", 2567)])]
    assert [(each["text"], each["agencies"], each["budgets"][0]["baht"], each["sheet"], each["line"]) for each in first["projects"]] == [
        ("โครงการพัฒนาระบบบริการออนไลน์", ["กรมการปกครอง"], 12_500_000, "ตารางที่ 2", 2), ("โครงการอบรมบุคลากรดิจิทัล", ["กรมที่ดิน"], 3_000_000, "ตารางที่ 2", 3)]
    assert [each["text"] for each in second["indicators"]] == ["บุคลากรผ่านเกณฑ์"]
    assert [(each["line"], each["place"], "sheet" in each) for each in (first, second)] == [(3, "บรรทัด 3", False), (4, "บรรทัด 9", False)]  # where the text has them, not the tables


@pytest.mark.parametrize("name", ["projects.txt", "ข้อความที่วาง"])
def test_a_table_alone_gives_what_a_workbook_gives(name: str) -> None:
    plan = load_any("ลำดับ\tชื่อโครงการ\tงบประมาณ (บาท)\tหน่วยงาน\n1\tโครงการพัฒนาระบบ\t1,200,000\tกรมการปกครอง\n2\tโครงการอบรม\t300,000\tกรมที่ดิน\n".encode(), name).as_json()
    assert [(each["text"], each["budgets"][0]["baht"]) for each in plan["projects"]] == [("โครงการพัฒนาระบบ", 1_200_000), ("โครงการอบรม", 300_000)]


def test_a_cell_over_lines_is_quoted_by_programs_for_tables() -> None:
    assert tables('ชื่อ\tเป้าหมาย\tหมายเหตุ\nก\t"1. หนึ่ง\n2. ""สอง"""\tข\n') == [[["ชื่อ", "เป้าหมาย", "หมายเหตุ"], ["ก", '1. หนึ่ง\n2. "สอง"', "ข"]]]


def test_a_name_across_the_table_is_a_row_of_it() -> None:
    assert tables("โครงการ\tงบประมาณ\tหน่วยงาน\nยุทธศาสตร์ที่ 1 บริการ\t\t\nโครงการหนึ่ง\t10\tกรมหนึ่ง\n") == [[["โครงการ", "งบประมาณ", "หน่วยงาน"], ["ยุทธศาสตร์ที่ 1 บริการ", "", ""], ["โครงการหนึ่ง", "10", "กรมหนึ่ง"]]]


@pytest.mark.parametrize("text", [
    "1.\tพัฒนาระบบ\n2.\tพัฒนาคน\n3.\tพัฒนาข้อมูล\n",
    "•\tพัฒนาระบบ\n•\tพัฒนาคน\n",
    "\tย่อหน้าที่เยื้องเข้ามา\n\tอีกย่อหน้าหนึ่ง\n",
    "สำเร็จ | ล้มเหลว\nก | ข\n",
    "หัวข้อเดียว\tมีแท็บ\nข้อความธรรมดา\n",
], ids=["numbers", "bullets", "indented", "one-stroke", "one-row"])
def test_lists_and_indents_are_no_tables(text: str) -> None:
    assert not holds_tables(text.encode())
    assert kind_of(text.encode(), "plan.txt") == "text"


def test_a_very_long_quoted_cell_is_read() -> None:
    text = f'ก\tข\tค\nง\t"{"ย" * 200_000}"\tจ\n'
    assert len(tables(text)[0]) == 2


@given(st.text(alphabet='ก1\t|"\n -:', max_size=120))
def test_no_word_is_lost(text: str) -> None:
    blocks = read_text(f"หัว{text}".encode()).blocks
    read = "".join(each.text if isinstance(each, Paragraph) else "".join(cell.text for cell in each.cells) for each in blocks)
    assert read.count("ก") == text.count("ก")
    assert read.count("1") == text.count("1")


def test_the_verb_shows_a_part_that_text_and_tables_have_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    shown = CliRunner().invoke(cli.app, ["load", str(file)]).stdout
    assert [shown.count(words) for words in ("vision: องค์กรทันสมัย", "groups: 1 พัฒนาบริการดิจิทัล", "groups: 2 พัฒนาบุคลากร")] == [1, 1, 1]
    assert shown.index("groups: 1") < shown.index("projects: โครงการพัฒนาระบบบริการออนไลน์") < shown.index("groups: 2")
