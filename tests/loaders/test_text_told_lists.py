"""Plans of which running text tells everything: strategies, policies and projects that sentences count and list. The texts are made up."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from loaders.text.told import Clause, read_clauses
from tests.loaders.text_plans import below, groups

GROUPS, POLICIES, PROJECTS = ["เพิ่มสวนให้ทั่วเมือง", "ดูแลสวนที่มีอยู่"], ["การปลูกต้นไม้ใหญ่", "การดูแลคลอง", "การเปิดสวนกลางคืน"], ["สวนใกล้บ้าน", "คลองร่มรื่น"]


def load(text: str) -> TextPlan:
    return load_text(f"เทศบาลมอบนโยบายพัฒนาสวนเมือง ปี 2569 ย้ำทุกคนมีสวน\nวันนี้ (4 พ.ย. 68) นายกเทศมนตรีมอบนโยบายแก่คนสวน\n{text}")


@pytest.mark.parametrize("text", [
    ("เทศบาลมุ่งขับเคลื่อนภารกิจด้วย 2 ยุทธศาสตร์ 3 นโยบายพุ่งเป้า 2 โครงการสำคัญ ประกอบด้วย 1) 2 ยุทธศาสตร์ ได้แก่ 1.1) {0} และ 1.2) {1} 2) 3 นโยบายพุ่งเป้า ได้แก่ 2.1) {2} 2.2) {3} และ 2.3) {4}\n"
    "นายกเทศมนตรี กล่าวเพิ่มเติมว่า และ 3) 2 โครงการสำคัญ (Flagship Project) ได้แก่ 3.1) {5} และ 3.2) {6} ทั้งนี้ ตนได้กำชับให้ทุกเขตนำไปปฏิบัติ"),
    "เทศบาลกำหนด 2 ยุทธศาสตร์ ได้แก่ (1) {0} และ (2) {1} โดยมี 3 นโยบายสำคัญ คือ (1) {2} (2) {3} และ (3) {4}\nนอกจากนี้ มี 2 โครงการสำคัญ ประกอบด้วย (1) {5} และ (2) {6} ทั้งนี้ เริ่มปีหน้า",
    "เทศบาลประกาศ 2 ยุทธศาสตร์ คือ 1) {0} 2) {1} และมี 3 นโยบายเร่งด่วน ได้แก่ 1) {2} 2) {3} 3) {4}\nทั้งนี้ มี 2 โครงการหลัก ดังนี้ 1) {5} 2) {6}",
])
def test_what_sentences_count_and_list(text: str) -> None:
    plan = load(text.format(*GROUPS, *POLICIES, *PROJECTS))
    assert [group.text for group in groups(plan)] == GROUPS
    assert (below(plan.body, "guidelines"), below(plan.body, "projects")) == (POLICIES, PROJECTS)


@pytest.mark.parametrize("text", [
    "ปัญหาของสวน ได้แก่ 1) ต้นไม้ตาย 2) ไฟดับ 3) ขยะล้น",
    "เทศบาลมี 2 โครงการ ได้แก่ 1) สวนใกล้บ้าน 2) คลองร่มรื่น ซึ่งแล้วเสร็จเมื่อปีก่อน",
    "ปลัดเทศบาลขอให้ทุกเขตดำเนินการ 2 เรื่อง ได้แก่ 1) สำรวจ 2) รายงาน",
])
def test_lists_of_other_things(text: str) -> None:
    assert not [part for part in load(text).walk() if part.role in ("groups", "projects", "guidelines")]


@pytest.mark.parametrize("text", ["และวิสัยทัศน์เทศบาล “ทุกคนมีสวน”", "และวิสัยทัศน์ของหน่วยงาน คือ “ทุกคนมีสวน”", 'ตามวิสัยทัศน์กระทรวงสวน "ทุกคนมีสวน" ต่อไป'])
def test_a_vision_quoted_behind_whose_it_is(text: str) -> None:
    assert [part.text for part in load(f"เทศบาลกำหนดนโยบาย {text}").body.parts["vision"]] == ["ทุกคนมีสวน"]


def test_a_headline_names_the_year_of_its_plan() -> None:
    plan = load("เทศบาลมี 2 ยุทธศาสตร์ ได้แก่ 1) ปลูกต้นไม้ 2) ดูแลสวน")
    assert (plan.title, plan.period) == ("นโยบายพัฒนาสวนเมือง ปี 2569", (2569, 2569))


def test_the_one_act_named_of_several_that_are_counted() -> None:
    assert read_clauses("คลองสะอาด ประกอบด้วย 4 กลยุทธ์ เช่น ส่งเสริมการแยกขยะในบ้านริมคลอง")[1] == (Clause("tactics", "กลยุทธ์", 4, ("ส่งเสริมการแยกขยะในบ้านริมคลอง",)),)
    assert read_clauses("คลองสะอาด ประกอบด้วย 4 กลยุทธ์ เช่น คลองในเมือง")[1] == ()


@pytest.mark.parametrize("lead", ["มีเป้าหมายที่จะ", "ได้ตั้งเป้าหมายว่าจะ", "โดยตั้งเป้าหมายที่จะ"])
def test_a_goal_that_somebody_sets(lead: str) -> None:
    assert [(clause.role, clause.parts) for clause in read_clauses(f"แผนคลองสะอาด {lead}เปิดทางเดินริมคลองให้ครบทุกเขต")[1]] == [("goals", ("เปิดทางเดินริมคลองให้ครบทุกเขต",))]


def test_measures_listed_behind_whose_they_are() -> None:
    plan = load_text("แผนคน (พ.ศ. 2569 - 2571)\n1. ตัวชี้วัด\n- ส่วนราชการและหน่วยงานของรัฐ เช่น (1) ร้อยละของหน่วยงานที่มีแผน และ (2) จำนวนคนที่ผ่านการอบรม\n- สำนักงาน ก.พ. เช่น (1) ระดับความสำเร็จของงาน\n2. งบประมาณ\nใช้เงินของเมือง")
    assert [part.text for part in plan.body.parts["indicators"]] == ["ร้อยละของหน่วยงานที่มีแผน", "จำนวนคนที่ผ่านการอบรม", "ระดับความสำเร็จของงาน"]


def test_guidelines_told_behind_the_goal_that_they_are_for() -> None:
    plan = load_text("แผนเมืองโปร่งใส (พ.ศ. 2569 - 2571)\nเป้าหมาย\n- เมืองปลอดการทุจริต\nแนวทางการดำเนินงาน\n1. การขับเคลื่อนเป้าหมายภาพรวม เมืองปลอดการทุจริต มีแนวทางการดำเนินงาน เช่น ผลักดันข้อเสนอของสภาเมือง\n"
                     "2. การขับเคลื่อนเป้าหมายที่ 1 คนเมืองซื่อสัตย์ มีแนวทางการดำเนินงาน เช่น (1) ปลูกฝังวิธีคิดในโรงเรียน และ (2) ตรวจสอบการจัดซื้อ\n3. พัฒนาระบบร้องเรียน โดยมีแนวทาง เช่น (1) เปิดสายด่วน (2) ทำเว็บไซต์")
    assert [part.text for part in plan.body.parts["guidelines"]][:3] == ["ผลักดันข้อเสนอของสภาเมือง", "ปลูกฝังวิธีคิดในโรงเรียน", "ตรวจสอบการจัดซื้อ"]
    assert plan.body.parts["guidelines"][3].text.startswith("พัฒนาระบบร้องเรียน")
