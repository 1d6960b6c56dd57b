"""What is done at each stage, below measures or beside them, one cell a line."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.found import Found

_TITLE = "เรื่อง (ร่าง) แผนพัฒนาสวนสาธารณะ (พ.ศ. 2570 - 2574)\nสาระสำคัญของเรื่อง\n"


def plan_of(text: str) -> Found:
    return load_text(_TITLE + text).body


def below(group: Found) -> list[str]:
    return [part.text for role in ("tactics", "guidelines") for part in group.parts.get(role, ())]


STAGES = {
    "below the name of each measure": (
        "มาตรการ\n1) เพิ่มสวน\nระยะเร่งด่วน\nสำรวจที่ว่างในเมือง\nระยะกลาง\nออกแบบสวนร่วมกับชุมชน\nระยะยาว\nสร้างสวนให้ครบทุกเขต\n2) ดูแลสวน\nระยะสั้น\n- ตัดแต่งต้นไม้\n- ซ่อมทางเดิน\nระยะยาว\nวางระบบดูแลต้นไม้ใหญ่\n"),
    "stages that are dated, other numbers": (
        "มาตรการ\n1. เพิ่มสวน\nระยะที่ 1 (พ.ศ. 2570 - 2571)\nสำรวจที่ว่างในเมือง\nออกแบบสวนร่วมกับชุมชน\nระยะที่ 2 (พ.ศ. 2572 - 2574)\nสร้างสวนให้ครบทุกเขต\n"
        "2. ดูแลสวน\nระยะที่ 1 (พ.ศ. 2570 - 2571)\nตัดแต่งต้นไม้\nซ่อมทางเดิน\nระยะที่ 2 (พ.ศ. 2572 - 2574)\nวางระบบดูแลต้นไม้ใหญ่\n"),
    "heads of columns": (
        "มาตรการ\nระยะสั้น\nระยะกลาง\nระยะยาว\n(1) เพิ่มสวน\nสำรวจที่ว่างในเมือง\nออกแบบสวนร่วมกับชุมชน\nสร้างสวนให้ครบทุกเขต\n(2) ดูแลสวน\nตัดแต่งต้นไม้\nซ่อมทางเดิน\nวางระบบดูแลต้นไม้ใหญ่\n"),
}


@pytest.mark.parametrize("layout", STAGES)
def test_what_is_done_at_each_stage_is_below_its_measure(layout: str) -> None:
    groups = plan_of(STAGES[layout]).parts["groups"]
    assert [(group.text, below(group)) for group in groups] == [
        ("เพิ่มสวน", ["สำรวจที่ว่างในเมือง", "ออกแบบสวนร่วมกับชุมชน", "สร้างสวนให้ครบทุกเขต"]), ("ดูแลสวน", ["ตัดแต่งต้นไม้", "ซ่อมทางเดิน", "วางระบบดูแลต้นไม้ใหญ่"])]


def test_a_line_that_goes_on_is_no_part_of_its_own() -> None:
    group = plan_of("มาตรการ\n1) เพิ่มสวน\nระยะสั้น\nสำรวจที่ว่าง\nและออกแบบสวน\nระยะยาว\nสร้างสวน\nทั้งนี้ สำนักงานสวนจะรายงานผล\n2) ดูแลสวน\nระยะสั้น\nรดน้ำ\nระยะยาว\nเปลี่ยนต้นไม้\n").parts["groups"][0]
    assert below(group) == ["สำรวจที่ว่าง และออกแบบสวน", "สร้างสวน"]


@pytest.mark.parametrize("text", [
    "1. สถานการณ์\nระยะสั้น\nคาดว่าสวนจะมีคนใช้มากขึ้น\n2. งบประมาณ ใช้ของกรุงเทพมหานคร\n",
    "ผลการดำเนินงานที่ผ่านมา\nระยะที่ 1\nระยะที่ 2\nสร้างสวนแล้วสามแห่ง\n",
], ids=["one stage alone", "a stage with nothing below it"])
def test_a_stage_alone_makes_no_parts(text: str) -> None:
    assert not any(below(part) for part in plan_of(text).walk())
