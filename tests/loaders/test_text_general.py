"""General rules of layout, each on a plan of its own wording: numbering decides what a list is, a head decides whose it is, and what is never the plan stays out."""

from __future__ import annotations

from loaders.text import Found, TextPlan, load_text

_TITLE = "2. เรื่อง ร่างแผนปฏิบัติการด้านสวนสาธารณะ (พ.ศ. 2567 - 2571)\n"


def _load(body: str) -> TextPlan:
    return load_text(_TITLE + body)


def _tree(part: Found) -> list[tuple[str, str]]:
    return [(role, below.text) for role, parts in part.parts.items() for below in parts]


def _groups(plan: TextPlan) -> list[tuple[str | None, str]]:
    return [(group.number, group.text) for group in plan.body.parts.get("groups", [])]


def test_three_columns_whose_lists_have_one_mark() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 เพิ่มพื้นที่สีเขียว\nตัวชี้วัด\nแนวทางการพัฒนา\nแผนงานที่สำคัญ\n1. พื้นที่สีเขียวต่อคน (เพิ่มขึ้น)\n2. จำนวนสวนใหม่\n1. จัดหาที่ดินว่าง\n2. ดูแลต้นไม้ใหญ่\n1. แผนงานสำรวจที่ดิน\n2. แผนงานหมอต้นไม้\nยุทธศาสตร์ที่ 2 สวนที่ใช้ได้ทุกคน")
    assert _tree(plan.body.parts["groups"][0]) == [
        ("indicators", "พื้นที่สีเขียวต่อคน (เพิ่มขึ้น)"), ("indicators", "จำนวนสวนใหม่"), ("guidelines", "จัดหาที่ดินว่าง"), ("guidelines", "ดูแลต้นไม้ใหญ่"),
        ("projects", "แผนงานสำรวจที่ดิน"), ("projects", "แผนงานหมอต้นไม้")]


def test_a_name_that_reads_like_other_matter_goes_on_with_the_list_of_groups() -> None:
    rows = ("การปลูกต้นไม้", "การจัดทำฐานข้อมูลต้นไม้", "การติดตามและประเมินผล")
    plan = _load("3 ยุทธศาสตร์ ดังนี้\n" + "\n".join(f"{number}. {name}\nตัวชี้วัด: ผลของ{name}\nผู้รับผิดชอบหลัก: กรมป่าไม้" for number, name in enumerate(rows, 1)))
    assert _groups(plan) == [(str(number), name) for number, name in enumerate(rows, 1)]


def test_last_results_and_the_driving_of_the_plan_are_no_goals() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 เพิ่มพื้นที่สีเขียว\nเป้าหมายระยะ 2 ปี เช่น มีสวนใหม่\nเป้าหมายระยะ 5 ปี เช่น มีสวนทุกเขต\nผลลัพธ์สุดท้าย คนเมืองแข็งแรง\nการขับเคลื่อนแผนไปสู่การปฏิบัติ มีดังนี้\n1. ตั้งคณะทำงาน\n2. รายงานทุกปี\nยุทธศาสตร์ที่ 2 สวนที่ใช้ได้ทุกคน")
    assert _tree(plan.body.parts["groups"][0]) == [("goals", "มีสวนใหม่"), ("goals", "มีสวนทุกเขต")]
