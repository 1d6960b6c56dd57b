"""Groups that a plan is said to have: counted and numbered behind, or led to by a sentence that speaks of the same."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups


def load(text: str) -> TextPlan:
    return load_text(f"แผนปฏิบัติการสวนเมือง (พ.ศ. 2569 - 2571)\n{text}")


@pytest.mark.parametrize("text", [
    "1. แผนฯ 3 ด้าน\nได้แก่ (1) สวนใกล้บ้าน (2) ถนนร่มรื่น และ (3) คลองสะอาด\n2. งบประมาณ\nใช้เงินของเมือง",
    "แผนสวนเมืองแบ่งเป็น 3 ด้าน ได้แก่ 1) สวนใกล้บ้าน 2) ถนนร่มรื่น และ 3) คลองสะอาด",
    "ยุทธศาสตร์สวนมี 3 มิติ คือ (1) สวนใกล้บ้าน (2) ถนนร่มรื่น (3) คลองสะอาด",
    "แผนฯ ประกอบด้วย 3 ประเด็นยุทธศาสตร์\nคือ (1) สวนใกล้บ้าน (2) ถนนร่มรื่น (3) คลองสะอาด",
])
def test_names_that_are_counted_and_numbered(text: str) -> None:
    assert [group.text for group in groups(load(text))] == ["สวนใกล้บ้าน", "ถนนร่มรื่น", "คลองสะอาด"]


@pytest.mark.parametrize("text", [
    "คณะทำงาน 3 คณะ ได้แก่ (1) สวน (2) ถนน (3) คลอง", "แผนฯ 4 ด้าน ได้แก่ (1) สวน (2) ถนน (3) คลอง", "แผนฯ แก้ปัญหา 3 ด้าน ได้แก่ (1) ฝุ่น (2) น้ำ (3) ขยะ", "แผนฯ ใช้กับ 3 จังหวัด ได้แก่ (1) ตราด (2) ตรัง (3) ตาก",
])
def test_other_things_and_wrong_counts_are_no_groups(text: str) -> None:
    assert not groups(load(text))


@pytest.mark.parametrize(("number", "kind"), [("2", "มาตรการ"), ("4", "กลยุทธ์"), ("1", "แผนงาน")])
def test_names_below_a_sentence_that_speaks_of_the_same(number: str, kind: str) -> None:
    plan = load(f"{number}. คณะทำงานเห็นควรเสนอ{kind}เพื่อเมืองที่ร่มรื่น สรุปได้ ดังนี้\n{number}.1 {kind}ทางภาษี\n1) ลดภาษีที่ดินที่มีสวน\n2) คืนภาษีค่าต้นไม้\n{number}.2 {kind}ทางผังเมือง\n1) เว้นที่ว่าง")
    assert [group.text for group in groups(plan)] == [f"{kind}ทางภาษี", f"{kind}ทางผังเมือง"]


def test_names_that_do_not_begin_alike_are_no_groups_of_the_sentence() -> None:
    plan = load("2. คณะทำงานเห็นควรเสนอมาตรการ สรุปได้ ดังนี้\n2.1 มาตรการทางภาษี\n2.2 ผลการประชุม\n2.3 รายชื่อคณะทำงาน")
    assert not groups(plan)


@pytest.mark.parametrize("remark", ["[ปี 2565 มี 3 แห่ง]", "[ข้อมูล ณ วันที่ 1 มกราคม 2565]", "[ที่มา: กองสวน]"])
def test_a_remark_inside_a_list_does_not_end_it(remark: str) -> None:
    plan = load(f"ตัวชี้วัด\nและค่าเป้าหมาย\nของแต่ละเป้าหมายหลัก\n(1) จำนวนสวน 9 แห่ง\n{remark}\n(2) จำนวนต้นไม้ 5 พันต้น\n{remark}\n(3) จำนวนคลองสะอาด 4 คลอง")
    assert below(plan.body, "indicators") == ["จำนวนสวน 9 แห่ง", "จำนวนต้นไม้ 5 พันต้น", "จำนวนคลองสะอาด 4 คลอง"]


def test_a_line_that_counts_goals_is_none() -> None:
    plan = load("เป้าหมายหลัก\nของการพัฒนา\nมีเป้าหมายหลัก 2 ประการ ได้แก่\n(1) คนมีที่พัก\n(2) อากาศดี")
    assert below(plan.body, "goals") == ["คนมีที่พัก", "อากาศดี"]


def test_counts_of_lists_that_head_each_other_are_no_words_of_the_last_name() -> None:
    plan = load("แผนรายพื้นที่ 2 ด้าน 7 ตัวชี้วัด\n1. สวนใกล้บ้านสำหรับทุกคน\n2. ถนนร่มรื่นทั้งเมือง\nแผนรายกลุ่ม 2 กลุ่ม 9 ตัวชี้วัด\n1. เด็กและครอบครัวในเมือง\n2. ผู้สูงอายุในชุมชน")
    assert [group.text for group in groups(plan)] == ["สวนใกล้บ้านสำหรับทุกคน", "ถนนร่มรื่นทั้งเมือง", "เด็กและครอบครัวในเมือง", "ผู้สูงอายุในชุมชน"]


_COUNTED = "1. หมวดสวนสาธารณะ (รวม 2 แผนฯ)\nเป็นเรื่องที่ต้องทำก่อน\n1) การดูแลต้นไม้ใหญ่ (กทม.)\n2) การเปิดสวนใหม่ (ทส. และกรมป่าไม้)\n2. หมวดทางเดิน (รวม {count} แผนฯ)\n3) การทำทางเท้าให้ร่ม (มท.)\nแผนนี้ผ่านสภาเมืองแล้ว"


def test_groups_that_count_the_lines_below_them() -> None:
    first, second = groups(load(_COUNTED.format(count=1)))
    assert [(group.kind, group.number, group.text) for group in (first, second)] == [("หมวด", "1", "หมวดสวนสาธารณะ"), ("หมวด", "2", "หมวดทางเดิน")]
    assert [(item.number, item.text, item.agencies) for item in first.parts["guidelines"]] == [("1", "การดูแลต้นไม้ใหญ่", ["กทม."]), ("2", "การเปิดสวนใหม่", ["ทส.", "กรมป่าไม้"])]
    assert [(item.number, item.text, item.agencies) for item in second.parts["guidelines"]] == [("3", "การทำทางเท้าให้ร่ม", ["มท."])]


def test_a_wrong_count_proves_nothing() -> None:
    assert "หมวด" not in {group.kind for group in groups(load(_COUNTED.format(count=2)))}
