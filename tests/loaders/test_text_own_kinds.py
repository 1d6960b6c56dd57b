"""Levels of a plan by words that no list holds: what stands below them shows what they are; the document's own word stays."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups


def load(text: str) -> TextPlan:
    return load_text(f"แผนปฏิบัติการสวนเมือง (พ.ศ. 2569 - 2571)\n{text}")


@pytest.mark.parametrize("word", ["เป้าหมายเชิงยุทธศาสตร์", "โจทย์พัฒนา", "ก้าวสำคัญ", "พลิกโฉมเมือง", "จุดคานงัด"])
@pytest.mark.parametrize("form", ["{0}ที่ {1} {2}", "{0}ที่ {1} : {2}", "{1}. {0}ที่ {1} {2}", "{0} {1}: {2}"])
def test_the_outermost_heads_are_the_groups(word: str, form: str) -> None:
    text = "\n".join(f"{form.format(word, at, name)}\nตัวชี้วัด\n- จำนวน{name}\nแนวทางการพัฒนา\n- เพิ่ม{name}\n- ดูแล{name}" for at, name in enumerate(("สวนใกล้บ้าน", "ถนนร่มรื่น"), 1))
    found = groups(load(text))
    assert [(group.kind, group.number, group.text) for group in found] == [(word, "1", "สวนใกล้บ้าน"), (word, "2", "ถนนร่มรื่น")]
    assert [(below(group, "indicators"), below(group, "guidelines")) for group in found] == [([f"จำนวน{name}"], [f"เพิ่ม{name}", f"ดูแล{name}"]) for name in ("สวนใกล้บ้าน", "ถนนร่มรื่น")]


@pytest.mark.parametrize(("inner", "role"), [("งานย่อย", "tactics"), ("แนวทางขยายผล", "guidelines"), ("เป้าหมายเฉพาะ", "goals")])
@pytest.mark.parametrize("outer", ["ยุทธศาสตร์", "โจทย์พัฒนา"])
def test_heads_inside_groups_are_their_parts(outer: str, inner: str, role: str) -> None:
    lines = []
    for at, name in enumerate(("สวนใกล้บ้าน", "ถนนร่มรื่น"), 1):
        lines.append(f"{outer}ที่ {at} {name}")
        for number in (1, 2):
            lines += [f"{inner}ที่ {at}.{number} ทำ{name}ส่วน{number * 'ย'}", "ตัวชี้วัด", f"- จำนวน{name}ส่วน{number * 'ย'}"]
    found = groups(load("\n".join(lines)))
    assert [group.text for group in found] == ["สวนใกล้บ้าน", "ถนนร่มรื่น"]
    assert [below(group, role) for group in found] == [[f"ทำ{name}ส่วนย", f"ทำ{name}ส่วนยย"] for name in ("สวนใกล้บ้าน", "ถนนร่มรื่น")]
    assert {part.kind for group in found for part in group.parts[role]} == {inner}


def test_a_sentence_that_counts_and_names_them() -> None:
    plan = load("แผนมี 3 เป้าหมายเชิงยุทธศาสตร์ คือ เป้าหมายเชิงยุทธศาสตร์ที่ 1 สวนใกล้บ้าน เป้าหมายเชิงยุทธศาสตร์ที่ 2 ถนนร่มรื่น และเป้าหมายเชิงยุทธศาสตร์ที่ 3 คลองสะอาด")
    assert [(group.kind, group.text) for group in groups(plan)] == [("เป้าหมายเชิงยุทธศาสตร์", name) for name in ("สวนใกล้บ้าน", "ถนนร่มรื่น", "คลองสะอาด")]


@pytest.mark.parametrize("word", ["ขั้นตอน", "บท", "ครั้ง", "ไตรมาส", "ตาราง", "กรณี", "รุ่น", "หน่วยเลือกตั้ง"])
def test_stages_chapters_and_numbered_things_are_no_levels(word: str) -> None:
    plan = load(f"{word}ที่ 1 ประชุมเรื่องสวน\nผู้เข้าประชุมเห็นชอบ\n{word}ที่ 2 ประชุมเรื่องถนน\nผู้เข้าประชุมเห็นชอบ")
    assert not groups(plan)


def test_words_beside_the_groups_are_no_groups() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 สวน\nแนวทาง\n- ปลูกต้นไม้\nยุทธศาสตร์ที่ 2 ถนน\nแนวทาง\n- ลดพื้นปูน\nข้อห่วงใยที่ 1 น้ำท่วม\n- เป้าหมายไม่ชัด\nข้อห่วงใยที่ 2 ฝุ่น\n- ตัวชี้วัดไม่ชัด")
    assert [group.text for group in groups(plan)] == ["สวน", "ถนน"]


@pytest.mark.parametrize("head", ["วิธีการดำเนินงาน", "วิธีดำเนินการ", "วิธีดำเนินงาน"])
def test_how_the_parts_of_a_group_are_done(head: str) -> None:
    plan = load(f"ยุทธศาสตร์ที่ 1 สวน\nตัวชี้วัด\n- จำนวนสวน\n{head}\n- ปลูกต้นไม้\nยุทธศาสตร์ที่ 2 ถนน\nตัวชี้วัด\n- จำนวนถนน\n{head}\n- ลดพื้นปูน\nการติดตามและประเมินผล\n- รายงานทุกปี")
    assert [below(group, "guidelines") for group in groups(plan)] == [["ปลูกต้นไม้"], ["ลดพื้นปูน"]]
