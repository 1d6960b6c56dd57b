"""Money that texts give for projects."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.funds import funds_in, without_funds

_PLAN = "แผนสวนเมือง (พ.ศ. 2569 - 2571)\nยุทธศาสตร์ที่ 1 สวนใกล้บ้าน\nโครงการสำคัญ\n1. {0}\n2. โครงการคลองใส"


@pytest.mark.parametrize(("printed", "name", "baht", "year", "bodies"), [
    ("โครงการสวนหน้าบ้าน งบประมาณ 200,000 บาท (กองสวน)", "โครงการสวนหน้าบ้าน", 200_000, None, ["กองสวน"]),
    ("โครงการปลูกต้นไม้ (กทม.) วงเงิน ๒.๕ ล้านบาท", "โครงการปลูกต้นไม้", 2_500_000, None, ["กทม."]),
    ("โครงการถนนร่ม กรอบวงเงินรวม 40 พันล้านบาท", "โครงการถนนร่ม", 40_000_000_000, None, []),
    ("โครงการทางเดินริมคลอง งบประมาณปี 2570 จำนวน 1,250,000.50 บาท", "โครงการทางเดินริมคลอง", 1_250_000.5, 2570, []),
    ("โครงการสนามเด็กเล่น (งบประมาณ 3 ล้านบาท ในปี 2569)", "โครงการสนามเด็กเล่น", 3_000_000, 2569, []),
])
def test_money_of_a_project(printed: str, name: str, baht: float, year: int | None, bodies: list[str]) -> None:
    plan = load_text(_PLAN.format(printed))
    first, second = plan.body.parts["groups"][0].parts["projects"]
    assert (first.text, first.agencies) == (name, bodies)
    assert [(float(each.money.baht or 0), each.year) for each in first.funds] == [(baht, year)]
    assert second.funds == []
    budget = plan.as_plan().groups[0].projects[0].budgets[0]
    assert (budget.baht, budget.year_be) == (baht, year)


@pytest.mark.parametrize("name", ["โครงการกองทุนเงินกู้ 20 ล้านบาท", "โครงการหนึ่งตำบลหนึ่งล้านบาท", "โครงการ 5,000 ต้น", "งบประมาณ 5 บาท"])
def test_amounts_in_names_stay_there(name: str) -> None:
    assert without_funds(name) == name


def test_money_inside_a_name_is_kept_in_both() -> None:
    text = "โครงการทางเท้า ในวงเงิน 3 ล้านบาท และทางจักรยาน"
    assert without_funds(text) == text
    assert [each.money.text for each in funds_in(text)] == ["3 ล้านบาท"]
