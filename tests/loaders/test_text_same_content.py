"""The same plan as other writers print it gives the same parts: marks, spaces, words of heads, ways to number and to set off are the writer's, not the plan's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.clean import thai_digits
from loaders.text import Found, load_text

_PLAN = """2. เรื่อง ร่างแผนปฏิบัติการด้านห้องสมุดชุมชน (พ.ศ. 2567 - 2571)
คณะรัฐมนตรีมีมติเห็นชอบร่างแผนปฏิบัติการด้านห้องสมุดชุมชน (พ.ศ. 2567 - 2571) ตามที่กระทรวงศึกษาธิการเสนอ
สาระสำคัญของแผน สรุปได้ ดังนี้
1. วิสัยทัศน์ : คนทุกวัยอ่านและเรียนรู้ใกล้บ้าน
2. เป้าหมาย
2.1 คนไทยอ่านหนังสือมากขึ้น
2.2 ห้องสมุดเปิดทุกตำบล
3. ตัวชี้วัด
3.1 จำนวนห้องสมุดที่เปิดบริการทุกวัน ไม่น้อยกว่า 500 แห่ง
3.2 ผู้ใช้บริการพึงพอใจ ไม่น้อยกว่าร้อยละ 85
4. แผนฯ ประกอบด้วย 3 ยุทธศาสตร์ ดังนี้
ยุทธศาสตร์ที่ 1 ขยายห้องสมุดให้ทั่วถึง
ตัวชี้วัด
- จำนวนตำบลที่มีห้องสมุด ไม่น้อยกว่า 4,000 ตำบล
- จำนวนหนังสือใหม่ต่อปี เพิ่มขึ้นร้อยละ 10
กลยุทธ์
(1) สำรวจความต้องการของคนในตำบล
(2) ปรับอาคารเก่าเป็นห้องสมุด
หน่วยงานรับผิดชอบ
กระทรวงศึกษาธิการ กระทรวงมหาดไทย
ยุทธศาสตร์ที่ 2 พัฒนาบรรณารักษ์ของชุมชน
ตัวชี้วัด
- จำนวนบรรณารักษ์ที่ผ่านการอบรม ไม่น้อยกว่า 900 คน
- จำนวนอาสาสมัครการอ่าน เพิ่มขึ้นร้อยละ 5
กลยุทธ์
(1) จัดทำหลักสูตรบรรณารักษ์ชุมชน
(2) รับรองฝีมือของอาสาสมัคร
หน่วยงานรับผิดชอบ
กระทรวงวัฒนธรรม
ยุทธศาสตร์ที่ 3 เชื่อมห้องสมุดด้วยดิจิทัล
ตัวชี้วัด
- จำนวนหนังสือในคลังกลาง ไม่น้อยกว่า 100,000 เล่ม
- จำนวนห้องสมุดที่ใช้คลังกลาง เพิ่มขึ้นร้อยละ 20
กลยุทธ์
(1) จัดทำคลังหนังสือกลาง
(2) ยืมคืนข้ามจังหวัด
หน่วยงานรับผิดชอบ
สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)
"""


def _parts(text: str) -> list[tuple[str, ...]]:
    """Every part with the group it is in, its words without white space, its targets and agencies, whatever kind of group and line it is."""
    plan = load_text(text)
    out: list[tuple[str, ...]] = [("title", plan.title), ("period", str(plan.period)), ("vision", plan.vision.text if plan.vision else "")]

    def walk(part: Found, above: str) -> None:
        for role, parts in part.parts.items():
            for below in parts if role not in ("vision", "benefits") else ():
                targets = str([(target.op, target.value, target.unit, target.years) for target in below.targets])
                out.append((role, above, re.sub(r"\s", "", below.text), targets, ", ".join(below.agencies)))
                walk(below, below.text)

    walk(plan.body, "")
    return sorted(out)


def _sub(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, flags=re.MULTILINE)


_CHANGES: dict[str, Callable[[str], str]] = {
    "heads without ที่": _sub(r"^ยุทธศาสตร์ที่ ", "ยุทธศาสตร์ "),
    "heads without ที่, a colon behind": _sub(r"^ยุทธศาสตร์ที่ (\d)", r"ยุทธศาสตร์ \1 :"),
    "names on lines of their own": _sub(r"^(ยุทธศาสตร์(?:ที่)? \d) ", "\\1\n"),
    "pillars without ที่": lambda text: text.replace("ยุทธศาสตร์ที่ ", "เสาหลัก ").replace("3 ยุทธศาสตร์", "3 เสาหลัก"),
    "measures for strategies": lambda text: text.replace("ยุทธศาสตร์ที่ ", "ประเด็นการพัฒนาที่ ").replace("3 ยุทธศาสตร์", "3 ประเด็นการพัฒนา"),
    "a tab behind marks": _sub(r"^(\d\.\d|\d\.|\(\d\)|-) ", "\\1\t"),
    "a tab before and behind marks": _sub(r"^(\d\.\d|\d\.|\(\d\)|-) ", "\t\\1\t"),
    "a letter of a symbol font": _sub(r"^- ", "o "),
    "another letter of a symbol font": _sub(r"^- ", "Ø "),
    "colons behind labels": _sub(r"^(ตัวชี้วัด|กลยุทธ์|หน่วยงานรับผิดชอบ|\d\. เป้าหมาย|\d\. ตัวชี้วัด)$", r"\1 :"),
    "instruments of measurement": lambda text: text.replace("ตัวชี้วัด", "เครื่องชี้วัด"),
    "KPIs": lambda text: text.replace("ตัวชี้วัด", "KPIs"),
    "results expected": lambda text: text.replace("2. เป้าหมาย", "2. ผลลัพธ์ที่คาดหวัง"),
    "a unit responsible": lambda text: text.replace("หน่วยงานรับผิดชอบ", "หน่วยรับผิดชอบ"),
    "half brackets": _sub(r"^\((\d)\) ", r"\1) "),
    "Thai digits": thai_digits,
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "no space behind marks": _sub(r"^(\(\d\)|-|\d\.(?!\d)) ", r"\1"),
    "percent": _sub(r"ร้อยละ (\d+)", r" \1%"),
    "percent as a word": _sub(r"ร้อยละ (\d+)", r" \1 เปอร์เซ็นต์"),
    "resolutions behind": lambda text: text + "มติคณะรัฐมนตรี\n1. เห็นชอบตามที่เสนอ\n2. ให้รายงานผลการดำเนินงานทุกปี\n",
}
_WORDED = ("percent", "percent as a word")
"""Changes of the words of parts themselves: their targets are the same, not their words."""


def _without_words(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return sorted((part[0], *part[3:]) if len(part) > 3 else part for part in parts)


@pytest.mark.parametrize("change", _CHANGES)
def test_the_same_plan_in_another_dress(change: str) -> None:
    changed = _CHANGES[change](_PLAN)
    assert changed != _PLAN
    seen, expected = _parts(changed), _parts(_PLAN)
    if change == "Thai digits":
        expected = [(role, *(re.sub(r"\s", "", word) for word in words)) if role == "title" else (role, *words) for role, *words in expected]
        seen = [(role, *(re.sub(r"\s", "", word) for word in words)) if role == "title" else (role, *words) for role, *words in seen]
    if change in _WORDED:
        seen, expected = _without_words(seen), _without_words(expected)
    assert seen == expected


def test_the_plan_is_read_at_all() -> None:
    roles = [part[0] for part in _parts(_PLAN)]
    assert {role: roles.count(role) for role in sorted(set(roles))} == {"goals": 2, "groups": 3, "indicators": 8, "period": 1, "tactics": 6, "title": 1, "vision": 1}


_FREE = [name for name in _CHANGES if name not in ("Thai digits", *_WORDED, "heads without ที่, a colon behind", "pillars without ที่", "measures for strategies", "a tab before and behind marks",
                                                   "another letter of a symbol font", "KPIs", "no space behind marks")]
"""Changes that can be made one after the other, each of what the others left."""


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(_FREE), min_size=2, max_size=5))
def test_changes_together(names: set[str]) -> None:
    text = _PLAN
    for name in sorted(names):
        text = _CHANGES[name](text)
    assert _parts(text) == _parts(_PLAN)


@pytest.mark.parametrize("lines", [
    "มาตรการ 3 ข้อ\nมาตรการ 4 ข้อ",
    "เป้าหมาย 1 ปี\nเป้าหมาย 2 ปี",
    "โครงการ 1 ตำบล 1 ผลิตภัณฑ์",
    "ด้าน 2 มิติของการเรียนรู้",
])
def test_a_count_is_no_heading(lines: str) -> None:
    """A kind and a number are a heading where they count up from 1, not where they say how many or how long."""
    plan = load_text(f"เรื่อง แผนปฏิบัติการด้านห้องสมุด (พ.ศ. 2567 - 2571)\nผลการดำเนินงานที่ผ่านมา\n{lines}\n")
    assert [part for part in plan.walk() if part.rule == "numbered-heading"] == []


def test_a_table_keeps_a_bare_number_in_a_cell_of_its_own() -> None:
    """Only a mark and its tab are one with the words behind: “500” beside a name is a value."""
    plan = load_text("เรื่อง แผนปฏิบัติการด้านห้องสมุด (พ.ศ. 2567 - 2571)\nตัวชี้วัด\tค่าเป้าหมาย\nจำนวนห้องสมุดที่เปิดทุกวัน\t500\nจำนวนตำบลที่มีห้องสมุด\t4,000\n")
    found = [(part.text, [target.value for target in part.targets]) for part in plan.body.parts.get("indicators", [])]
    assert found == [("จำนวนห้องสมุดที่เปิดทุกวัน", [500]), ("จำนวนตำบลที่มีห้องสมุด", [4000])]
