"""Tables of what is done and by whom, with names across them that no word heads."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text


def load(text: str) -> TextPlan:
    return load_text(f"เรื่อง แผนจัดการขยะทะเล (พ.ศ. 2569 – 2573)\n{text}")


def table(plan: TextPlan) -> list[tuple[str, str | None, list[tuple[str, str, list[str], list[str]]]]]:
    """Of each group its kind and name, and of each part in it the list, the words, the bodies and the parts below."""
    return [(f"{group.kind} {group.text}", group.number, [(role, part.text, part.agencies, [below.text for belows in part.parts.values() for below in belows]) for role, parts in group.parts.items() for part in parts])
            for group in plan.body.parts["groups"]]


@pytest.mark.parametrize("text", [
    "แผนนี้อยู่ภายใต้กรอบ “ลดที่ต้นทาง เก็บกลับคืน”\nแนวทางการดำเนินงาน\nหน่วยงานที่เกี่ยวข้อง\n“3 ลดที่ต้นทาง”\n1. เลิกใช้โฟม\nกรมควบคุมมลพิษ และกรุงเทพมหานคร\n2. ติดตั้งทุ่นดักขยะ เช่น (1) สำรวจปากแม่น้ำ\nและ (2) จัดซื้อทุ่น\nกรมเจ้าท่า\n“2 เก็บกลับคืน”\n3. จ้างชาวประมงเก็บขยะ\nกรมประมง",
    "กรอบแนวคิด “ลดที่ต้นทาง เก็บกลับคืน” มีดังนี้\nแนวทาง\nผู้รับผิดชอบ\nลดที่ต้นทาง\n(1) เลิกใช้โฟม\nกรมควบคุมมลพิษ\nและกรุงเทพมหานคร\n(2) ติดตั้งทุ่นดักขยะ\n- สำรวจปากแม่น้ำ\n- จัดซื้อทุ่น\nกรมเจ้าท่า\nเก็บกลับคืน\n(1) จ้างชาวประมงเก็บขยะ\nกรมประมง\nทั้งนี้ ให้รายงานทุกปี",
])
def test_names_across_a_table_are_groups_of_its_rows(text: str) -> None:
    plan = load(text)
    assert table(plan) == [
        ("กรอบ ลดที่ต้นทาง", None, [("guidelines", "เลิกใช้โฟม", ["กรมควบคุมมลพิษ", "กรุงเทพมหานคร"], []), ("guidelines", "ติดตั้งทุ่นดักขยะ", ["กรมเจ้าท่า"], ["สำรวจปากแม่น้ำ", "จัดซื้อทุ่น"])]),
        ("กรอบ เก็บกลับคืน", None, [("guidelines", "จ้างชาวประมงเก็บขยะ", ["กรมประมง"], [])])]
    assert plan.alignments == ()
    assert not plan.body.agencies


def test_rows_without_numbers_have_names_in_quotation_marks() -> None:
    plan = load("มาตรการ\nหน่วยงานรับผิดชอบ\n“ลดที่ต้นทาง”\nเลิกใช้โฟมในตลาดนัดริมทะเล\nกรมควบคุมมลพิษ\nติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า ทส. และ มท.\n“เก็บกลับคืน”\nจ้างชาวประมงเก็บขยะ\nกรมประมง")
    assert table(plan) == [
        ("ประเด็น ลดที่ต้นทาง", None, [("tactics", "เลิกใช้โฟมในตลาดนัดริมทะเล", ["กรมควบคุมมลพิษ"], []), ("tactics", "ติดตั้งทุ่นดักขยะ", ["กรมเจ้าท่า", "ทส.", "มท."], [])]),
        ("ประเด็น เก็บกลับคืน", None, [("tactics", "จ้างชาวประมงเก็บขยะ", ["กรมประมง"], [])])]


def test_rows_with_a_cell_of_measures_between() -> None:
    plan = load("กิจกรรม\nตัวชี้วัด\nหน่วยงานรับผิดชอบ\nด้านต้นทาง\n1) เลิกใช้โฟม\nจำนวนตลาดปลอดโฟม 40 แห่ง\nกรมควบคุมมลพิษ\nด้านปลายทาง\n2) เก็บขยะใต้ทะเล\nปริมาณขยะที่เก็บได้ 30 ตัน\nกรมประมง")
    assert table(plan) == [
        ("ด้าน ด้านต้นทาง", None, [("activities", "เลิกใช้โฟม", ["กรมควบคุมมลพิษ"], ["จำนวนตลาดปลอดโฟม 40 แห่ง"])]),
        ("ด้าน ด้านปลายทาง", None, [("activities", "เก็บขยะใต้ทะเล", ["กรมประมง"], ["ปริมาณขยะที่เก็บได้ 30 ตัน"])])]


@pytest.mark.parametrize(("text", "kind"), [
    ("มาตรการ\nหน่วยงานหลัก\nด้านที่ 1 ต้นทาง\n1. เลิกใช้โฟม\nกรมควบคุมมลพิษ\n2. ติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า\nด้านที่ 2 ปลายทาง\n3. จ้างชาวประมง\nกรมประมง และ มท.", "ด้าน"),
    ("มาตรการ\nหน่วยงานหลัก\nต้นทาง\n• เลิกใช้โฟม\nกรมควบคุมมลพิษ\n• ติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า\nปลายทาง\n• จ้างชาวประมง\nกรมประมง และ มท.", "ประเด็น"),
    ("มาตรการ\nหน่วยงานหลัก\nระยะเวลา\nงบประมาณ\n“ต้นทาง”\n1) เลิกใช้โฟม\nกรมควบคุมมลพิษ\nต.ค. 2569 - ม.ค. 2570\n-\n2) ติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า\nธ.ค. 2569\n3 ล้านบาท\n“ปลายทาง”\n1) จ้างชาวประมง\nกรมประมง และ มท.\nมี.ค. 2570\n-", "ประเด็น"),
])
def test_numbered_names_bulleted_rows_and_columns_of_time(text: str, kind: str) -> None:
    assert [(group.kind, group.text, [(part.role, part.text, part.agencies) for part in group.walk() if part is not group]) for group in load(text).body.parts["groups"]] == [
        (kind, "ต้นทาง", [("tactics", "เลิกใช้โฟม", ["กรมควบคุมมลพิษ"]), ("tactics", "ติดตั้งทุ่นดักขยะ", ["กรมเจ้าท่า"])]),
        (kind, "ปลายทาง", [("tactics", "จ้างชาวประมง", ["กรมประมง", "มท."])])]


@pytest.mark.parametrize("text", [
    "แนวทาง\nหน่วยงานรับผิดชอบ\n1. เลิกใช้โฟม\nกรมควบคุมมลพิษ\n2. ติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า",  # no name stands across
    "แนวทาง\nหน่วยงานรับผิดชอบ\nลดที่ต้นทาง\n1. เลิกใช้โฟม\nกรมควบคุมมลพิษ\n2. ติดตั้งทุ่นดักขยะ\nกรมเจ้าท่า",  # one does
    "องค์ประกอบของคณะกรรมการ\n“ฝ่ายทะเล”\n1. อธิบดีกรมประมง\nกรมประมง\n“ฝ่ายบก”\n2. อธิบดีกรมป่าไม้\nกรมป่าไม้",  # no heads
    "หน่วยงาน\nความเห็น\n“ด้านกฎหมาย”\n1. ควรทบทวน\nกรมประมง\n“ด้านงบประมาณ”\n2. ควรประหยัด\nสำนักงบประมาณ",  # what others said
])
def test_what_looks_like_such_a_table(text: str) -> None:
    assert all(part.rule != "table-group" for part in load(text).walk())
