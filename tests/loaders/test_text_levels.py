"""Levels that words alone do not settle: below measures; and when a whole list is due. The texts are made up."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from tests.loaders.text_plans import groups

_HEAD = "แผนปฏิบัติการเมืองปลอดฝุ่น (พ.ศ. 2569 - 2571)\n"


def test_measures_below_measures_are_guidelines() -> None:
    plan = load_text(f"{_HEAD}มาตรการที่ 1 ลดฝุ่นจากรถ\nตัวอย่างมาตรการ\n1) ตรวจควันดำทุกวัน\n2) เพิ่มรถโดยสารไฟฟ้า\nมาตรการที่ 2 ลดการเผา\nตัวอย่างมาตรการ\n1) รับซื้อฟางข้าว")
    assert [[part.text for part in group.parts["guidelines"]] for group in groups(plan)] == [["ตรวจควันดำทุกวัน", "เพิ่มรถโดยสารไฟฟ้า"], ["รับซื้อฟางข้าว"]]
    assert not any("tactics" in group.parts for group in groups(plan))


@pytest.mark.parametrize("label", ["กลยุทธ์", "แผนงาน"])
def test_a_level_with_a_word_of_its_own_keeps_it(label: str) -> None:
    plan = load_text(f"{_HEAD}มาตรการที่ 1 ลดฝุ่นจากรถ\n{label}\n1) ตรวจควันดำทุกวัน\n2) เพิ่มรถโดยสารไฟฟ้า\nมาตรการที่ 2 ลดการเผา\n{label}\n1) รับซื้อฟางข้าว")
    assert [[part.text for part in group.parts["tactics"]] for group in groups(plan)] == [["ตรวจควันดำทุกวัน", "เพิ่มรถโดยสารไฟฟ้า"], ["รับซื้อฟางข้าว"]]


def test_tactics_of_strategies_stay_tactics() -> None:
    plan = load_text(f"{_HEAD}ยุทธศาสตร์ที่ 1 ลดฝุ่นจากรถ\nมาตรการ\n1) ตรวจควันดำทุกวัน\nยุทธศาสตร์ที่ 2 ลดการเผา\nมาตรการ\n1) รับซื้อฟางข้าว")
    assert [[part.text for part in group.parts["tactics"]] for group in groups(plan)] == [["ตรวจควันดำทุกวัน"], ["รับซื้อฟางข้าว"]]


def test_all_that_a_sentence_leads_to_is_due_when_it_says() -> None:
    plan = load_text(f"{_HEAD}1. เป้าหมายระดับเมือง จะต้องทำให้สำเร็จภายในปี 2573 โดยกำหนดไว้ 2 เป้าหมาย ดังนี้\n1.1 มีสวนใกล้บ้านอย่างน้อยร้อยละ 30\n1.2 มีต้นไม้ริมถนนอย่างน้อยร้อยละ 35\n2. งบประมาณ\nใช้เงินของเมือง")
    assert [[(target.op, target.value, target.years) for target in part.targets] for part in plan.body.parts["goals"]] == [[(">=", 30, (2573,))], [(">=", 35, (2573,))]]


def test_what_a_plan_should_be_adjusted_to_is_no_statement_of_it() -> None:
    assert load_text(f"{_HEAD}5.4 มีการปรับแผนเป็นระยะอย่างน้อยทุก 5 ปี ให้สอดรับกับยุทธศาสตร์ชาติ และแผนแม่บทภายใต้ยุทธศาสตร์ชาติ").alignments == ()
