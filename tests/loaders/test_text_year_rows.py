"""Tables whose rows are years, and tables of what the parts of a plan cost. The texts are made up."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text

TITLE = "แผนพัฒนากาแฟไทย (พ.ศ. 2566 - 2570)\n"


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


def indicators(plan: TextPlan) -> list[Found]:
    return [part for part in plan.body.walk() if part.role == "indicators"]


def targets(part: Found) -> list[tuple[str, float | None, str | None, tuple[int, ...]]]:
    return [(target.op, target.value, target.unit, target.years) for target in part.targets]


@pytest.mark.parametrize("above", ["ตัวชี้วัดภาพรวมได้กำหนดไว้ ดังนี้", "2. เป้าหมายและตัวชี้วัด", "- ค่าเป้าหมายของแผน ได้แก่"])
@pytest.mark.parametrize("head", ["ปี", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ."])
@pytest.mark.parametrize("year", ["{}", "ปี {}", "พ.ศ. {}"])
def test_rows_of_years_give_each_indicator_its_targets(above: str, head: str, year: str) -> None:
    rows = [(2566, "อยู่ในอันดับ 1 ใน 53 และ/หรือ ได้คะแนนไม่ต่ำกว่า 51 คะแนน", "ไม่น้อยกว่าร้อยละ 84", "1,200"), (2567, "อยู่ในอันดับ 1 ใน 50 และ/หรือ ได้คะแนนไม่ต่ำกว่า 53 คะแนน", "ไม่น้อยกว่าร้อยละ 86", "1,300")]
    text = "\n".join([above, head, "ดัชนีกาแฟโลก (อันดับ/คะแนน)", "สวนที่ผ่านเกณฑ์ (ร้อยละ)", "รายได้ต่อไร่ (บาท)", *(cell for at, *cells in rows for cell in (year.format(at), *cells))])
    ranked, passed, earned = indicators(load(f"{text}\nแนวทางการดำเนินงาน\n1. ปลูกกาแฟ\n2. ขายกาแฟ"))
    assert [part.text for part in (ranked, passed, earned)] == ["ดัชนีกาแฟโลก (อันดับ/คะแนน)", "สวนที่ผ่านเกณฑ์ (ร้อยละ)", "รายได้ต่อไร่ (บาท)"]
    assert [(op, value) for op, value, _, _ in targets(ranked)] == [("rank_at_worst", 53), (">=", 51), ("rank_at_worst", 50), (">=", 53)]
    assert [years for *_, years in targets(ranked)] == [(2566,), (2566,), (2567,), (2567,)]
    assert targets(passed) == [(">=", 84, "ร้อยละ", (2566,)), (">=", 86, "ร้อยละ", (2567,))]
    assert targets(earned) == [("=", 1200, "บาท", (2566,)), ("=", 1300, "บาท", (2567,))]


@pytest.mark.parametrize("text", [
    "ผลการดำเนินงานที่ผ่านมา\nปี\nจำนวนสวน\n2563\n10\n2564\n12",
    "ตัวชี้วัด : จำนวนสวน\nงบประมาณ\nปี\nวงเงิน (ล้านบาท)\n2566\n10\n2567\n12",
    "สถานการณ์กาแฟ\nปี\nจำนวนสวน\n2563\n10\n2564\n12",
])
def test_years_of_the_past_and_of_money_are_no_targets(text: str) -> None:
    assert not [target for part in indicators(load(text)) for target in part.targets]


def test_a_table_of_targets_by_years_behind_one_whose_rows_are_years_keeps_its_own_years() -> None:
    text = "ตัวชี้วัด\nปี\nดัชนีกาแฟ (คะแนน)\n2566\n10\n2567\n12\nเป้าหมาย/ตัวชี้วัด\nค่าเป้าหมาย\nปี 2566\nปี 2567\nร้อยละของสวนที่ได้มาตรฐาน\nร้อยละ 80\nร้อยละ 82\n"
    _, gardens = indicators(load(text))
    assert targets(gardens) == [("=", 80, "ร้อยละ", (2566,)), ("=", 82, "ร้อยละ", (2567,))]


PARTS = "เป้าหมาย\n1. ป่ากาแฟเพิ่มขึ้น\n2. รายได้ดี\n"


@pytest.mark.parametrize("heads", [["จำนวนโครงการ", "ประมาณการวงเงินงบประมาณ (ล้านบาท)"], ["งบประมาณ (ล้านบาท)"], ["โครงการ", "วงเงิน"]])
def test_what_the_goals_of_a_plan_cost_is_no_goal_again(heads: list[str]) -> None:
    cells = ["331", "2,752.01"][:len(heads)]
    table = "\n".join(["เป้าหมาย", *heads, "เป้าหมายที่ 1 ป่ากาแฟเพิ่มขึ้น", *cells, "เป้าหมายที่ 2 รายได้ดี", *cells, "รวม", *cells])
    goals = [part.text for part in load(f"{PARTS}งบประมาณ\n{table}\n").body.walk() if part.role == "goals"]
    assert goals == ["ป่ากาแฟเพิ่มขึ้น", "รายได้ดี"]


def test_names_that_stand_nowhere_else_are_kept_with_what_they_cost() -> None:
    table = "ยุทธศาสตร์\nงบประมาณ (ล้านบาท)\nยุทธศาสตร์ที่ 1 ปลูกกาแฟ\n331\nยุทธศาสตร์ที่ 2 ขายกาแฟ\n112\n"
    assert [group.text for group in load(table).body.parts["groups"]] == ["ปลูกกาแฟ", "ขายกาแฟ"]
