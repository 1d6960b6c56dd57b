"""Tables whose first cells are numbered parts of their own, one cell a line."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.found import Found

_TITLE = "เรื่อง (ร่าง) แผนพัฒนาสวนสาธารณะ (พ.ศ. 2570 - 2574)\nสาระสำคัญ\n"


def plan_of(text: str) -> Found:
    return load_text(_TITLE + text).body


def texts(part: Found, role: str) -> list[str]:
    return [each.text for each in part.parts.get(role, ())]


BESIDE_GOALS = {
    "heads with numbers of their own, a column of no parts": (
        ("1. (ร่าง) แผนฯ มีสาระสำคัญ ดังนี้\n1.1 เป้าหมาย\n1.2 ตัวชี้วัด\n1.3 กลไกการทำงาน\n1.4 แนวทาง\nการดำเนินงาน\n"
        "(1) ขยายพื้นที่สวนในเมือง\n• พื้นที่สวนเพิ่มขึ้นร้อยละ 10\n• เขตที่มีสวนครบทุกพื้นที่\nสำนักงานเขตทำงานร่วมกับชุมชน\n• สำรวจที่ว่างในเมือง\n• ปลูกไม้ยืนต้น\nตลอดจนดูแลให้เติบโต\n• เปิดสวนให้ประชาชน\n"
        "(2) ดูแลสวนที่มีอยู่\n• สวนสะอาดร้อยละ 90\n• ผู้ใช้พึงพอใจร้อยละ 80\nสำนักงานสวนเป็นผู้ดูแลร่วมกับอาสาสมัคร\n1.5 การติดตามและประเมินผล โดยสำนักงานสวน\n"),
        ["ขยายพื้นที่สวนในเมือง", "ดูแลสวนที่มีอยู่"],
        ["พื้นที่สวนเพิ่มขึ้นร้อยละ 10", "เขตที่มีสวนครบทุกพื้นที่", "สวนสะอาดร้อยละ 90", "ผู้ใช้พึงพอใจร้อยละ 80"],
        ["สำรวจที่ว่างในเมือง", "ปลูกไม้ยืนต้นตลอดจนดูแลให้เติบโต", "เปิดสวนให้ประชาชน"]),
    "other numbers, ways before measures": (
        ("เป้าประสงค์\nแนวทางการพัฒนา\nตัวชี้วัดความสำเร็จ\n"
        "1. ทางเดินปลอดภัย\n- ซ่อมทางเท้า\n- ติดไฟส่องสว่าง\n- จำนวนอุบัติเหตุลดลงร้อยละ 50\n- ร้อยละของทางเดินที่มีไฟ\n"
        "2. เด็กมีที่เล่น\n- สร้างสนามเด็กเล่น\n- จำนวนสนามเด็กเล่นเพิ่มขึ้นปีละ 5 แห่ง\n"),
        ["ทางเดินปลอดภัย", "เด็กมีที่เล่น"],
        ["จำนวนอุบัติเหตุลดลงร้อยละ 50", "ร้อยละของทางเดินที่มีไฟ", "จำนวนสนามเด็กเล่นเพิ่มขึ้นปีละ 5 แห่ง"],
        ["ซ่อมทางเท้า", "ติดไฟส่องสว่าง", "สร้างสนามเด็กเล่น"]),
    "goals without numbers before lists that count from 1": (
        ("เป้าหมาย\nตัวชี้วัด\nแนวทาง\nเมืองมีสวนเพียงพอ\n1) พื้นที่สวนต่อคนเพิ่มขึ้น\n2) จำนวนสวนเพิ่มขึ้น\n1) หาที่ว่าง\n2) สร้างสวน\n"
        "ประชาชนใช้สวน\n1) จำนวนผู้ใช้สวนเพิ่มขึ้น\n1) จัดกิจกรรมในสวน\n2) เปิดไฟกลางคืน\n"),
        ["เมืองมีสวนเพียงพอ", "ประชาชนใช้สวน"], ["พื้นที่สวนต่อคนเพิ่มขึ้น", "จำนวนสวนเพิ่มขึ้น", "จำนวนผู้ใช้สวนเพิ่มขึ้น"], ["หาที่ว่าง", "สร้างสวน", "จัดกิจกรรมในสวน", "เปิดไฟกลางคืน"]),
    "a column of the numbers of rows": (
        "ลำดับ\nเป้าหมาย\nตัวชี้วัด\n1\nทางเดินปลอดภัย\nจำนวนอุบัติเหตุลดลง\n2\nเด็กมีที่เล่น\nจำนวนสนามเด็กเล่นเพิ่มขึ้น\n2. การติดตามและประเมินผล ใช้คณะทำงาน\n",
        ["ทางเดินปลอดภัย", "เด็กมีที่เล่น"], ["จำนวนอุบัติเหตุลดลง", "จำนวนสนามเด็กเล่นเพิ่มขึ้น"], []),
    "numbers of rows over a short head, bodies last": (
        ("ที่\nเป้าประสงค์\nตัวชี้วัด\nหน่วยงานรับผิดชอบ\n1.\nทางเดินปลอดภัย\nร้อยละของทางเดินที่มีไฟ\nกระทรวงมหาดไทย\n2.\nเด็กมีที่เล่น\nจำนวนสนามเด็กเล่นเพิ่มขึ้น\nกระทรวงศึกษาธิการ\n"),
        ["ทางเดินปลอดภัย", "เด็กมีที่เล่น"], ["ร้อยละของทางเดินที่มีไฟ", "จำนวนสนามเด็กเล่นเพิ่มขึ้น"], []),
    "what each goal is about, and no more": (
        ("1.2 เป้าหมายของแผน\nเป้าหมาย\nสาระสำคัญ\n"
        "1) สวนใกล้บ้าน\nให้ทุกครัวเรือนเดินถึงสวนได้ในสิบนาที และมีที่นั่งพักเพียงพอสำหรับผู้สูงอายุในชุมชน\n"
        "2) อากาศสะอาด\nเพิ่มต้นไม้ใหญ่ริมถนนและลดฝุ่นในเมือง พร้อมดูแลไม้เดิมให้แข็งแรง\n2. การติดตามและประเมินผล ใช้คณะทำงาน\n"),
        ["สวนใกล้บ้าน", "อากาศสะอาด"], [], []),
}


@pytest.mark.parametrize("layout", BESIDE_GOALS)
def test_goals_with_their_rows(layout: str) -> None:
    text, goals, indicators, guidelines = BESIDE_GOALS[layout]
    plan = plan_of(text)
    assert (texts(plan, "goals"), texts(plan, "indicators"), texts(plan, "guidelines")) == (goals, indicators, guidelines)
    assert "groups" not in plan.parts


NAMES_AND_LISTS = {
    "lists that count through, names that count what they hold": (
        "มิติ\nหมุดหมายการพัฒนา\n(1) สวน 2 หมุดหมาย\n1. มีสวนทุกเขต\n2. มีต้นไม้ทุกถนน\n(2) ความร่มรื่นของทางเดิน\nและลานกีฬา\n1 หมุดหมาย\n3. มีทางเดินร่มรื่น\n2. กรอบแนวคิดของการขับเคลื่อน ติดตาม\n2.1 การขับเคลื่อน โดยคณะกรรมการ\n",
        [("มิติ", "1", "สวน"), ("มิติ", "2", "ความร่มรื่นของทางเดิน และลานกีฬา")], "tactics", [["มีสวนทุกเขต", "มีต้นไม้ทุกถนน"], ["มีทางเดินร่มรื่น"]]),
    "names without numbers that count what they hold": (
        "ด้านงาน\nมาตรการ\nงานสวน 2 มาตรการ\n1. ปลูกต้นไม้\n2. รดน้ำต้นไม้\nงานทาง 1 มาตรการ\n3. ปูทางเดิน\nทั้งนี้ สำนักงานสวนจะรายงานผล\n",
        [("ประเด็น", "1", "งานสวน"), ("ประเด็น", "2", "งานทาง")], "tactics", [["ปลูกต้นไม้", "รดน้ำต้นไม้"], ["ปูทางเดิน"]]),
    "lists that begin anew": (
        "นโยบาย\nแนวทางการพัฒนา\n(1) สวนของทุกคน\n1) เปิดสวนทุกวัน\n2) ทำทางลาด\n2.1) ทางลาดหลัก\n2.2) ทางลาดรอง\n3) ติดป้ายบอกทาง\n(2) สวนที่ยั่งยืน\n1) ใช้น้ำหมุนเวียน\n2) แยกขยะในสวน\nสำนักงานสวนได้นำนโยบายดังกล่าวไปสู่การปฏิบัติแล้ว\n",
        [("นโยบาย", "1", "สวนของทุกคน"), ("นโยบาย", "2", "สวนที่ยั่งยืน")], "guidelines", [["เปิดสวนทุกวัน", "ทำทางลาด", "ติดป้ายบอกทาง"], ["ใช้น้ำหมุนเวียน", "แยกขยะในสวน"]]),
    "names without numbers below a known head": (
        "ด้าน\nแนวทางการดำเนินงาน\nการดูแลสวน\n1) เปิดสวนทุกวัน\n2) ทำทางลาด\nการจัดการน้ำ\n1) ใช้น้ำหมุนเวียน\n2) ลดการรั่วไหล\n2. การติดตามและประเมินผล ใช้คณะทำงาน\n",
        [("ด้าน", "1", "การดูแลสวน"), ("ด้าน", "2", "การจัดการน้ำ")], "guidelines", [["เปิดสวนทุกวัน", "ทำทางลาด"], ["ใช้น้ำหมุนเวียน", "ลดการรั่วไหล"]]),
    "lists with the number of their row": (
        "นโยบาย\nแนวทางการดำเนินการ\n1. เพิ่มสวน\n1.1 สำรวจที่ว่าง\n1.2 สร้างสวน\n2. ดูแลสวน\n2.1 ซ่อมทางเดิน\n",
        [("นโยบาย", "1", "เพิ่มสวน"), ("นโยบาย", "2", "ดูแลสวน")], "guidelines", [["สำรวจที่ว่าง", "สร้างสวน"], ["ซ่อมทางเดิน"]]),
    "bullets beside other numbers": (
        "พื้นที่งาน\nกลยุทธ์\n1. ในเมือง\n- เพิ่มสวนหย่อม\n- เพิ่มลานคนเมือง\n2. ชานเมือง\n- รักษาป่าชุมชน\n",
        [("ประเด็น", "1", "ในเมือง"), ("ประเด็น", "2", "ชานเมือง")], "tactics", [["เพิ่มสวนหย่อม", "เพิ่มลานคนเมือง"], ["รักษาป่าชุมชน"]]),
}


@pytest.mark.parametrize("layout", NAMES_AND_LISTS)
def test_names_and_what_they_hold(layout: str) -> None:
    text, groups, role, lists = NAMES_AND_LISTS[layout]
    plan = plan_of(text)
    found = plan.parts.get("groups", [])
    assert [(group.kind, group.number, group.text) for group in found] == groups
    assert [texts(group, role) for group in found] == lists
    assert not any(role in plan.parts for role in ("goals", "tactics", "guidelines"))


def test_a_list_goes_on_behind_the_list_of_one_of_its_items() -> None:
    plan = plan_of("ดังที่กระทรวงเสนอ ดังนี้\nแนวทางการพัฒนา\n(1) สวนของทุกคน\n1) เปิดสวนทุกวัน\n2) ทำทางลาด\n2.1) ทางลาดหลัก\n2.2) ทางลาดรอง\n3) ติดป้ายบอกทาง\n(2) สวนที่ยั่งยืน\n1) ใช้น้ำหมุนเวียน\n")
    first, second = plan.parts["groups"]
    assert [(item.number, texts(item, "sub_bullets")) for item in first.parts["guidelines"]] == [("1", []), ("2", ["ทางลาดหลัก", "ทางลาดรอง"]), ("3", [])]
    assert texts(second, "guidelines") == ["ใช้น้ำหมุนเวียน"]


def test_a_list_below_a_part_hangs_below_it() -> None:
    plan = plan_of(NAMES_AND_LISTS["lists that begin anew"][0])
    assert texts(plan.parts["groups"][0].parts["guidelines"][1], "sub_bullets") == ["ทางลาดหลัก", "ทางลาดรอง"]


@pytest.mark.parametrize("text", [
    "1.1 เป้าหมาย\nเมืองมีสวนเพียงพอ\n1.2 ตัวชี้วัด\n(1) จำนวนสวนเพิ่มขึ้น\n(2) จำนวนต้นไม้เพิ่มขึ้น\n",
    "เป้าหมาย\nตัวชี้วัด\n1. เมืองร่มรื่น\n2. อากาศดี\n1. จำนวนสวนเพิ่มขึ้น\n2. ค่าฝุ่นลดลง\n",
], ids=["a section each", "a list each"])
def test_lists_one_behind_the_other_are_no_rows(text: str) -> None:
    assert not any(part.rule == "table-row" for part in plan_of(text).walk())


@pytest.mark.parametrize("text", [
    "คณะกรรมการ\nแนวทางการพิจารณา\n(1) ประธานเปิดประชุม\n(2) ฝ่ายเลขานุการรายงาน\n(3) ที่ประชุมพิจารณา\n",
    "ผลการดำเนินงาน\nรายละเอียด\n(1) สวนสาธารณะ\nเปิดแล้วสามแห่ง\n(2) ลานกีฬา\nเปิดแล้วสองแห่ง\n",
    "ลำดับ\nหลักเกณฑ์\n1\nเป็นพื้นที่ว่าง\n2\nอยู่ในเมือง\n",
    "ลำดับ\nตัวชี้วัด\nค่าเป้าหมาย\n1\nจำนวนสวน\n5\n2\nจำนวนต้นไม้\n9\n",
    "คณะกรรมการ\nแนวทาง\nประธาน\nกรรมการ\n1) ผู้แทนเขต\n2) ผู้แทนชุมชน\n",
    "สำนักงานสวน\nมาตรการ\nดูแลสวน ใช้งบ 20 บาท\n1. ปลูก\n2. ตัด\n3. รดน้ำ\n",
], ids=["a procedure", "results", "criteria", "values", "a committee", "a count of something else"])
def test_what_only_looks_like_such_a_table(text: str) -> None:
    assert not any(part.rule == "table-row" for part in plan_of(text).walk())


@pytest.mark.parametrize("text", [
    "งานสวน\nกลยุทธ์\n1. ปลูกต้นไม้ในที่ว่างของเมือง\nและริมทาง\n2. รดน้ำต้นไม้\n3. ตัดแต่งกิ่ง\n",
    "การตัดสินใจ\nแนวทาง\n1. ปลูกต้นไม้\n2. รดน้ำต้นไม้\n",
    "ที่\nเป้าหมาย\nตัวชี้วัด\n1\nเมืองร่มรื่น\n2\n3\nอากาศดี\nค่าฝุ่นลดลง\n",
], ids=["a wrapped first item", "a list alone", "a number without cells"])
def test_rows_with_nothing_beside_their_name_are_no_such_table(text: str) -> None:
    assert not any(part.rule == "table-row" and part.role == "groups" for part in plan_of(text).walk())
