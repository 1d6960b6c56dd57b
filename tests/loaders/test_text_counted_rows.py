"""Heads that count what they begin with, lists led to inside an item or below a name, stages that are no parts, and plans of one year."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text


def load(text: str) -> TextPlan:
    return load_text(f"เรื่อง แผนดูแลคลองในเมือง (พ.ศ. 2569 – 2573)\n{text}")


def tree(part: Found) -> list[object]:
    return [(role, below.text, tree(below)) if below.parts else (role, below.text) for role, parts in part.parts.items() for below in parts]


@pytest.mark.parametrize("text", [
    "3. มาตรการฟื้นฟูคลอง จำนวน 2 มาตรการ\n3.1 มาตรการด้านน้ำเสีย\nเช่น (1) ติดตั้งบ่อดักไขมัน และ (2) ตรวจคุณภาพน้ำทุกเดือน\n3.2 มาตรการด้านตลิ่ง\n- ปลูกหญ้าแฝก\n- จัดระเบียบท่าเรือ",
    "2. มาตรการ: ดูสรุป\n3. มาตรการฟื้นฟูคลอง (รวม 2 มาตรการ)\n(1) มาตรการด้านน้ำเสีย\n- ติดตั้งบ่อดักไขมัน\n- ตรวจคุณภาพน้ำทุกเดือน\n(2) มาตรการด้านตลิ่ง\nได้แก่ 1) ปลูกหญ้าแฝก และ 2) จัดระเบียบท่าเรือ\n4. ประโยชน์ที่คาดว่าจะได้รับ\nคลองใส",
    "มาตรการฟื้นฟูคลอง มี 2 มาตรการ\n1) มาตรการด้านน้ำเสีย\nอาทิ (1) ติดตั้งบ่อดักไขมัน (2) ตรวจคุณภาพน้ำทุกเดือน\n2) มาตรการด้านตลิ่ง\nเช่น (1) ปลูกหญ้าแฝก (2) จัดระเบียบท่าเรือ",
])
def test_a_head_counts_what_it_begins_with(text: str) -> None:
    plan = load(text)
    assert [(group.kind, group.number, group.text, tree(group)) for group in plan.body.parts["groups"]] == [
        ("มาตรการ", "1", "มาตรการด้านน้ำเสีย", [("guidelines", "ติดตั้งบ่อดักไขมัน"), ("guidelines", "ตรวจคุณภาพน้ำทุกเดือน")]),
        ("มาตรการ", "2", "มาตรการด้านตลิ่ง", [("guidelines", "ปลูกหญ้าแฝก"), ("guidelines", "จัดระเบียบท่าเรือ")])]


def test_names_below_a_head_that_counts_need_not_begin_with_its_word() -> None:
    plan = load("1. เป้าหมาย\nคลองใส\n2. ประเด็นการพัฒนาคลอง จำนวน 3 ประเด็นการพัฒนา\n2.1 คนริมคลอง\n(1) ตั้งอาสา\n(2) อบรมเรือ\n2.2 น้ำในคลอง\n(1) ขุดลอก\n2.3 ท่าเรือ\n(1) ซ่อมท่าเรือ\n3. งบประมาณ\n3.1 ปีแรก 20 ล้านบาท")
    assert [(group.number, group.text, [part.text for part in group.walk() if part is not group]) for group in plan.body.parts["groups"]] == [
        ("1", "คนริมคลอง", ["ตั้งอาสา", "อบรมเรือ"]), ("2", "น้ำในคลอง", ["ขุดลอก"]), ("3", "ท่าเรือ", ["ซ่อมท่าเรือ"])]


def test_names_that_begin_as_their_head_does_need_no_count() -> None:
    text = "3. มาตรการฟื้นฟูคลอง\n3.1 มาตรการด้านน้ำเสีย\nเช่น (1) ติดตั้งบ่อดักไขมัน และ (2) ตรวจคุณภาพน้ำ\n3.2 มาตรการด้านตลิ่ง\n- ปลูกหญ้าแฝก\n4. งบประมาณ\n20 ล้านบาท"
    assert [(group.text, tree(group)) for group in load(text).body.parts["groups"]] == [
        ("มาตรการด้านน้ำเสีย", [("guidelines", "ติดตั้งบ่อดักไขมัน"), ("guidelines", "ตรวจคุณภาพน้ำ")]), ("มาตรการด้านตลิ่ง", [("guidelines", "ปลูกหญ้าแฝก")])]
    assert "groups" not in load(text.replace("3.2 มาตรการ", "3.2 คณะทำงาน")).body.parts


def test_what_stands_below_measures_that_a_label_counts_are_guidelines() -> None:
    plan = load("2. มาตรการหลัก 2 มาตรการ ได้แก่\n2.1 การบำบัดน้ำ\n- ติดตั้งบ่อดักไขมัน\n- ตรวจคุณภาพน้ำ\n2.2 การดูแลตลิ่ง\n- ปลูกหญ้าแฝก")
    assert [(group.text, tree(group)) for group in plan.body.parts["groups"]] == [
        ("การบำบัดน้ำ", [("guidelines", "ติดตั้งบ่อดักไขมัน"), ("guidelines", "ตรวจคุณภาพน้ำ")]), ("การดูแลตลิ่ง", [("guidelines", "ปลูกหญ้าแฝก")])]


def test_a_list_that_the_line_of_a_name_leads_to_is_below_the_group() -> None:
    plan = load("มาตรการที่ 1 เร่งแจ้งเตือนน้ำหลาก เช่น (1) จัดทำแผนที่เสี่ยง และ (2) ส่งข้อความถึงเรือนแพ\nมาตรการที่ 2 ดูแลตลิ่งทุกสาย\n- ปลูกหญ้าแฝก")
    assert [(group.text, tree(group)) for group in plan.body.parts["groups"]] == [
        ("เร่งแจ้งเตือนน้ำหลาก", [("guidelines", "จัดทำแผนที่เสี่ยง"), ("guidelines", "ส่งข้อความถึงเรือนแพ")]), ("ดูแลตลิ่งทุกสาย", [("guidelines", "ปลูกหญ้าแฝก")])]


@pytest.mark.parametrize("text", [
    "3. มาตรการฟื้นฟูคลอง จำนวน 3 มาตรการ\n3.1 ด้านน้ำเสีย\n3.2 ด้านตลิ่ง",  # not as many
    "3. มาตรการฟื้นฟูคลอง จำนวน 2 มาตรการ\n3.1 ด้านน้ำเสีย\n3.2 ด้านตลิ่ง\n3.3 ด้านขยะ",
    "ที่ผ่านมากรมได้ดำเนินมาตรการฟื้นฟูคลอง จำนวน 2 มาตรการ\n1) ด้านน้ำเสีย\n2) ด้านตลิ่ง",  # told of what was done
    "2. แผนงานของคณะทำงานชุดก่อน จำนวน 2 คณะ\n2.1 คณะน้ำ\n2.2 คณะตลิ่ง",
])
def test_heads_that_count_otherwise_head_no_groups(text: str) -> None:
    assert "groups" not in load(text).body.parts


def test_a_list_that_an_item_leads_to_is_below_it() -> None:
    plan = load("แนวทางการดำเนินงาน\n1) เร่งแจ้งเตือนน้ำหลากล่วงหน้า เช่น (1) จัดทำแผนที่เสี่ยง และ (2) ส่งข้อความถึงเรือนแพ\n2) พัฒนาเรือไฟฟ้า ได้แก่ 1) ออกแบบลำเรือ 2) สร้างท่าชาร์จ\n"
                "3) ดูแลคลองสายหลัก 3 สาย ได้แก่ (1) คลองบางกอก (2) คลองแสนสุข (3) คลองใหม่\n4) ตรวจสอบส่วนประกอบของเขื่อน ได้แก่ (1) เข็ม (2) แผ่นกันดิน")
    assert tree(plan.body) == [
        ("guidelines", "เร่งแจ้งเตือนน้ำหลากล่วงหน้า", [("sub_bullets", "จัดทำแผนที่เสี่ยง"), ("sub_bullets", "ส่งข้อความถึงเรือนแพ")]),
        ("guidelines", "พัฒนาเรือไฟฟ้า", [("sub_bullets", "ออกแบบลำเรือ"), ("sub_bullets", "สร้างท่าชาร์จ")]),
        ("guidelines", "ดูแลคลองสายหลัก 3 สาย ได้แก่ (1) คลองบางกอก (2) คลองแสนสุข (3) คลองใหม่"),
        ("guidelines", "ตรวจสอบส่วนประกอบของเขื่อน ได้แก่ (1) เข็ม (2) แผ่นกันดิน")]


def test_stages_and_their_days_are_no_guidelines() -> None:
    plan = load("แนวทางการดำเนินการ\nช่วงการดำเนินงาน ได้แก่\n(1) ช่วงเตรียมการ ระหว่างวันที่ 1-15 มีนาคม 2569\n(2) ช่วงขุดลอก ตั้งแต่วันที่ 16 มีนาคม 2569 - 4 เมษายน 2569\n(3) ช่วงเฝ้าระวังน้ำหลากให้ครบทุกคลอง")
    assert tree(plan.body) == [("guidelines", "ช่วงเฝ้าระวังน้ำหลากให้ครบทุกคลอง")]


@pytest.mark.parametrize(("title", "period"), [
    ("แผนรับมือน้ำหลาก ปี 2569", (2569, 2569)),
    ("แผนดูแลคลองช่วงเทศกาลลอยกระทง พ.ศ. ๒๕๖๙", (2569, 2569)),
    ("แผนปฏิบัติการขุดลอกคลอง (ประจำปีงบประมาณ พ.ศ. 2569)", (2569, 2569)),
    ("แผนดูแลคลองตามพระราชบัญญัติทรัพยากรน้ำ พ.ศ. 2561", None),
    ("แผนดูแลคลอง (ฉบับปรับปรุง พ.ศ. 2569)", None),
    ("ยุทธศาสตร์คลองใสภายในปี 2580", None),
    ("แผนดูแลคลอง ปี 2569 - 2570", (2569, 2570)),
])
def test_a_plan_of_one_year_has_it_as_its_period(title: str, period: tuple[int, int] | None) -> None:
    plan = load_text(f"9. เรื่อง {title}\nวิสัยทัศน์\nคลองใส")
    assert plan.period == period


def test_what_a_word_means_in_the_plan_is_no_part() -> None:
    plan = load("แผนมีรายละเอียด ดังนี้\n(1) หน่วยงานร่วมดำเนินการ\n(2) เป้าหมายย่อย (Milestone) คือ เป้าหมายของการขุดลอกในแต่ละไตรมาส\n(3) ระยะเวลาที่แล้วเสร็จ")
    assert "goals" not in plan.body.parts
    assert tree(load("เป้าหมายของแผน คือ คลองใสทุกสาย").body) == [("goals", "คลองใสทุกสาย")]
