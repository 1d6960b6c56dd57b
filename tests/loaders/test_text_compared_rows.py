"""Old and new cells of rows that a numbered name begins across both columns, one cell a line."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.found import TextPlan

_TITLE = "เรื่อง มาตรการพัฒนาสวนสาธารณะ (พ.ศ. 2570 - 2574)\nสาระสำคัญของเรื่อง\nมาตรการฯ มีสาระสำคัญ ดังนี้\n"


def load(text: str) -> TextPlan:
    return load_text(_TITLE + text)


ROWS = {
    "measures, a list and bullets, one that stays": (
        "มาตรการฉบับเดิม\nมาตรการที่เสนอในครั้งนี้\n1. การดูแลสวน\n1) ให้เปิดสวนเฉพาะวันหยุด\n2) ให้ปิดสวนเวลากลางคืน\n- ปรับให้เปิดสวนทุกวัน\n- เพิ่มการเปิดไฟกลางคืน\n"
        "2. การจัดการน้ำ\n1) ให้ใช้น้ำประปา\nคงเดิม\n2. การติดตามและประเมินผล ให้กระทรวงรายงานผล\n"),
    "policies, the old one in bullets": (
        "นโยบายเดิม\nนโยบายใหม่\n1. การดูแลสวน\n- ให้เปิดสวนเฉพาะวันหยุด\n- ให้ปิดสวนเวลากลางคืน\n(1) ปรับให้เปิดสวนทุกวัน\n(2) เพิ่มการเปิดไฟกลางคืน\n2. การจัดการน้ำ\n- ให้ใช้น้ำประปา\nคงเดิม\n"),
    "other numbers of the rows": (
        "แนวทางปัจจุบัน\nแนวทางที่ปรับปรุง\n(1) การดูแลสวน\n• ให้เปิดสวนเฉพาะวันหยุด\n• ให้ปิดสวนเวลากลางคืน\n1) ปรับให้เปิดสวนทุกวัน\n2) เพิ่มการเปิดไฟกลางคืน\n(2) การจัดการน้ำ\n• ให้ใช้น้ำประปา\nไม่เปลี่ยนแปลง\n"),
}


@pytest.mark.parametrize("layout", ROWS)
def test_the_new_cells_are_the_plan(layout: str) -> None:
    plan = load(ROWS[layout])
    words = [part.text for part in plan.body.walk()]
    assert {"ปรับให้เปิดสวนทุกวัน", "เพิ่มการเปิดไฟกลางคืน", "ให้ใช้น้ำประปา"} <= set(words)
    assert not any("วันหยุด" in text or "เวลากลางคืน" in text or "รายงานผล" in text for text in words)
    assert [part.text.lstrip("-•1234567890) ") for part in plan.superseded] == ["ให้เปิดสวนเฉพาะวันหยุด", "ให้ปิดสวนเวลากลางคืน"]


def test_cells_that_cannot_be_told_apart_are_loaded_as_neither_and_said_so() -> None:
    plan = load("มาตรการฉบับเดิม\nมาตรการที่เสนอในครั้งนี้\n1. การดูแลสวน\nให้เปิดสวนเฉพาะวันหยุด\nให้ปิดสวนเวลากลางคืน\nปรับให้เปิดสวนทุกวัน\n2. การจัดการน้ำ\nให้ใช้น้ำประปา\nคงเดิม\n")
    assert not any("วันหยุด" in part.text for part in plan.body.walk())
    assert [problem.rule for problem in plan.problems if problem.rule == "comparison-unclear"]


def test_a_measure_of_today_beside_no_new_one_is_no_comparison() -> None:
    plan = load("มาตรการปัจจุบัน\n1) เปิดสวนทุกวัน\n2) ติดไฟกลางคืน\n")
    assert not plan.superseded
