"""Measures that no word heads, below a sentence that leads to them; what leads to anything else leads to no measures."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.found import Found
from tests.loaders.text_plans import below

_TITLE = "เรื่อง มาตรการดูแลคลองในเมือง"


def _plan(text: str, title: str = _TITLE) -> Found:
    return load_text(f"{title}\nคณะรัฐมนตรีมีมติรับทราบตามที่กระทรวงมหาดไทยเสนอ\nสาระสำคัญของเรื่อง\n{text}", "x").body


@pytest.mark.parametrize(("marks", "lead"), [
    (("3.1 ", "3.2 ", "3.2.1 ", "3.2.2 ", "3.3 "), "3. มท. ได้จัดทำมาตรการเสร็จแล้ว ซึ่งมีสาระสำคัญ ดังนี้"),
    (("(1) ", "(2) ", "- ", "- ", "(3) "), "กระทรวงมหาดไทยกำหนดแนวทางไว้ ดังต่อไปนี้"),
    (("1) ", "2) ", "2.1) ", "2.2) ", "3) "), "ตามมติคณะกรรมการ ให้ดำเนินมาตรการ ได้แก่"),
])
def test_items_below_a_sentence_are_guidelines(marks: tuple[str, ...], lead: str) -> None:
    words = ("ให้ทุกเทศบาลสำรวจคลองปีละสองครั้ง", "ให้จังหวัดจัดทำแผนที่คลอง", "รวบรวมแนวคลองเดิม", "ลงพิกัดประตูน้ำ", "จัดเก็บผักตบชวาทุกเดือน")
    plan = _plan("\n".join([lead, *(f"{mark}{word}" for mark, word in zip(marks, words, strict=True))]))
    assert below(plan, "guidelines") == [words[0], words[1], words[4]]
    assert [below(each, "sub_bullets") for each in plan.parts["guidelines"]] == [[], [words[2], words[3]], []]


@pytest.mark.parametrize("inner", ["({}) ", "- ", "• "])
def test_bodies_with_lists_are_groups_and_whose_the_measures_are(inner: str) -> None:
    rows = (("กรมเจ้าท่า", "ขุดลอกคลองสายหลัก", "ติดป้ายบอกระดับน้ำ"), ("กรุงเทพมหานคร", "เก็บขยะหน้าประตูน้ำ", "ปลูกต้นไม้ริมคลอง"))
    text = "\n".join(f"{number}) {name}\n{inner.format(1)}{first}\n{inner.format(2)}{second}" for number, (name, first, second) in enumerate(rows, 1))
    plan = _plan(f"ได้ยกระดับมาตรการ โดยให้หน่วยงานดำเนินการ ดังนี้\n{text}")
    assert [(group.text, group.agencies, below(group, "guidelines")) for group in plan.parts["groups"]] == [(name, [name], [first, second]) for name, first, second in rows]


def test_measures_that_consist_of_measures_are_groups() -> None:
    plan = _plan("ได้เสนอมาตรการตามมติคณะกรรมการ สรุปได้ ดังนี้\n3.1 มาตรการด้านน้ำ\n(1) มาตรการระบายน้ำ : ใช้งบปกติ\n- ลอกท่อ\n- ซ่อมประตูน้ำ\n3.2 มาตรการด้านคน\n(1) มาตรการอบรม : ทุกปี\n- อบรมผู้ดูแล\n- อบรมเยาวชน")
    groups = plan.parts["groups"]
    assert [(group.kind, group.text, below(group, "tactics")) for group in groups] == [("มาตรการ", "มาตรการด้านน้ำ", ["มาตรการระบายน้ำ : ใช้งบปกติ"]), ("มาตรการ", "มาตรการด้านคน", ["มาตรการอบรม : ทุกปี"])]
    assert below(groups[0].parts["tactics"][0], "guidelines") == ["ลอกท่อ", "ซ่อมประตูน้ำ"]


@pytest.mark.parametrize(("title", "lead"), [
    (_TITLE, "คณะกรรมการมีความเห็นต่อมาตรการ ดังนี้"),
    (_TITLE, "ผลการดำเนินงานตามมาตรการสรุปได้ ดังนี้"),
    (_TITLE, "คณะรัฐมนตรีเห็นชอบให้ขับเคลื่อนมาตรการ ดังนี้"),
    (_TITLE, "ได้มีการหารือ ดังนี้"),
    ("เรื่อง แผนดูแลคลองในเมือง (พ.ศ. 2571 - 2575)", "ให้หน่วยงานดำเนินการตามแผนงาน ดังนี้"),
    ("เรื่อง ร่างกฎกระทรวงกำหนดค่าธรรมเนียม", "ได้กำหนดมาตรการไว้ ดังนี้"),
])
def test_other_lists_are_no_measures(title: str, lead: str) -> None:
    plan = _plan(f"{lead}\n(1) ให้ทุกเทศบาลสำรวจคลอง\n(2) ให้จังหวัดจัดทำแผนที่\n(3) จัดเก็บผักตบชวา", title)
    assert not plan.parts
