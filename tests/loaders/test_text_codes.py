"""Codes that stand before the parts of a plan, and parts that their words say are projects."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups


def load(text: str) -> TextPlan:
    return load_text(f"แผนยุทธศาสตร์สวนเมือง (พ.ศ. 2569 - 2573)\n{text}")


@pytest.mark.parametrize("text", [
    "ยุทธศาสตร์ที่ 1 : สวนของทุกคน\n  SO1: สวนใกล้บ้าน\n    KPI 1.1 ร้อยละของเขตที่มีสวน\n    KPI 1.2 % พื้นที่ร่มเงา\n  SO2: สวนปลอดภัย\n    KPI 2.1 จำนวนอุบัติเหตุในสวน\nยุทธศาสตร์ที่ 2 : เมืองร่มรื่น\n  SO3: ถนนร่มรื่น\n    KPI 1.1 จำนวนต้นไม้ริมถนน",
    "ยุทธศาสตร์ที่ 1 สวนของทุกคน\nG1 สวนใกล้บ้าน\nK1.1 ร้อยละของเขตที่มีสวน\nK1.2 % พื้นที่ร่มเงา\nG2 สวนปลอดภัย\nK2.1 จำนวนอุบัติเหตุในสวน\nยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nG1 ถนนร่มรื่น\nK1.1 จำนวนต้นไม้ริมถนน",
    "ยุทธศาสตร์ที่ 1 สวนของทุกคน\nSO1-เป้าหมาย1: สวนใกล้บ้าน\nKPI-1 ร้อยละของเขตที่มีสวน\nKPI-2 % พื้นที่ร่มเงา\nSO1-เป้าหมาย2: สวนปลอดภัย\nKPI-3 จำนวนอุบัติเหตุในสวน\nยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nSO2-เป้าหมาย1: ถนนร่มรื่น\nKPI-4 จำนวนต้นไม้ริมถนน",
    "ยุทธศาสตร์ที่ 1 สวนของทุกคน\nOBJ1) สวนใกล้บ้าน\nKR1) ร้อยละของเขตที่มีสวน\nKR2) % พื้นที่ร่มเงา\nOBJ2) สวนปลอดภัย\nKR1) จำนวนอุบัติเหตุในสวน\nยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nOBJ3) ถนนร่มรื่น\nKR1) จำนวนต้นไม้ริมถนน",
])
def test_codes_say_what_a_part_is(text: str) -> None:
    first, second = groups(load(text))
    assert below(first, "goals") == ["สวนใกล้บ้าน", "สวนปลอดภัย"]
    assert below(first, "indicators") == ["ร้อยละของเขตที่มีสวน", "% พื้นที่ร่มเงา", "จำนวนอุบัติเหตุในสวน"]
    assert (below(second, "goals"), below(second, "indicators")) == (["ถนนร่มรื่น"], ["จำนวนต้นไม้ริมถนน"])


@pytest.mark.parametrize("codes", ["A1 {}\nA2 {}", "A1. {}\nA2. {}", "AB-1 : {}\nAB-2 : {}", "A1.1 {}\nA1.2 {}"])
def test_unknown_codes_below_a_label_are_numbers_of_its_list(codes: str) -> None:
    plan = load("ยุทธศาสตร์ที่ 1 สวนของทุกคน\nกลยุทธ์\n" + codes.format("ปลูกต้นไม้ใหญ่", "ดูแลทางเดิน") + "\nยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nกลยุทธ์\n" + codes.format("ปลูกไม้เลื้อย", "ลดพื้นปูน"))
    assert [below(group, "tactics") for group in groups(plan)] == [["ปลูกต้นไม้ใหญ่", "ดูแลทางเดิน"], ["ปลูกไม้เลื้อย", "ลดพื้นปูน"]]


@pytest.mark.parametrize("text", [
    "เป้าหมาย\nPM2.5 ลดลงทุกเขต\nPM10 ลดลงทุกเขต",
    "แนวทาง\nG20 ประชุมเรื่องสวน\nปลูกต้นไม้",
    "สถานการณ์\nP4 ของตลาดคือราคา\nM7 แผ่นดินไหว",
])
def test_names_with_letters_and_numbers_are_no_codes(text: str) -> None:
    plan = load(text)
    assert all(part.text in text for part in plan.walk())
    assert not any(part.rule == "numbered-heading" for part in plan.walk())


@pytest.mark.parametrize(("tactic", "item"), [("กลยุทธ์ที่ {0}.{1} ", "{0}.{1}.{2} แผนงาน"), ("กลยุทธ์ที่ {1} ", "{2}) โครงการ"), ("มาตรการที่ {0}.{1} ", "- แผนงาน")])
def test_programmes_of_work_below_tactics_are_projects(tactic: str, item: str) -> None:
    lines = []
    for at, name in enumerate(("สวนของทุกคน", "เมืองร่มรื่น"), 1):
        lines.append(f"ยุทธศาสตร์ที่ {at}: {name}")
        for number, words in enumerate(("เพิ่มสวน", "รักษาสวน"), 1):
            lines += [tactic.format(at, number) + words, item.format(at, number, 1) + "ปลูกไม้ใหญ่", item.format(at, number, 2) + "ดูแลสวน"]
    word = "แผนงาน" if "แผนงาน" in item else "โครงการ"
    for group in groups(load("\n".join(lines))):
        assert below(group, "tactics") == ["เพิ่มสวน", "รักษาสวน"]
        assert [below(part, "projects") for part in group.parts["tactics"]] == [[f"{word}ปลูกไม้ใหญ่", f"{word}ดูแลสวน"]] * 2


def test_what_only_some_items_are_called_says_nothing_of_the_others() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 สวนของทุกคน\nกลยุทธ์ที่ 1 เพิ่มสวน\n1) แผนงานปลูกไม้ใหญ่\n2) ดูแลสวนเดิม\n3) ติดไฟ\n4) เปิดทุกวัน\nยุทธศาสตร์ที่ 2 เมืองร่มรื่น\nกลยุทธ์ที่ 1 ลดความร้อน\n1) ลดพื้นปูน")
    assert not any(part.role == "projects" for part in plan.walk())


@pytest.mark.parametrize("heads", [("จุดแข็ง (Strengths)", "จุดอ่อน (Weaknesses)", "โอกาส (Opportunities)", "ภัยคุกคาม (Threats)"), ("จุดแข็ง", "จุดอ่อน", "โอกาส :", "ภัยคุกคาม"), ("", "", "", "")])
def test_where_an_organisation_stands_is_no_part_of_its_plan(heads: tuple[str, ...]) -> None:
    standing = "\n".join(line for letter, head in zip("SWOT", heads, strict=True) for line in (head, f"{letter}1 ชุมชนอยู่ใกล้ตลาด", f"{letter}2 มีทางเดินริมคลอง", f"{letter}3 คนรุ่นใหม่ย้ายเข้ามา") if line)
    plan = "วิสัยทัศน์ : เมืองที่ทุกบ้านเดินถึงสวน\nเป้าหมาย\n1. มีสวนทุกย่าน\n2. เดินถึงสวนในสิบนาที\nยุทธศาสตร์ที่ 1 เพิ่มสวน\nแนวทาง\n1. เปิดที่ว่าง\nยุทธศาสตร์ที่ 2 ดูแลต้นไม้\nแนวทาง\n1. อบรมผู้ดูแล"
    alone, behind = (load_text(f"แผนสวนสาธารณะ (พ.ศ. 2566 - 2570)\n{text}", "x").body for text in (plan, f"{standing}\n{plan}"))
    assert [(part.role, part.text) for part in behind.walk()] == [(part.role, part.text) for part in alone.walk()]
