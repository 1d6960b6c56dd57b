"""Tables of which nothing is known but their heads: whatever marks the rows have and whatever names stand across them, each line gets its place."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.found import Found

_TITLE = "(ร่าง) แผนปฏิบัติการด้านสวนสาธารณะ (พ.ศ. 2566 - 2570)\n"


def _plan(text: str) -> Found:
    return load_text(_TITLE + text, "x").body


def _texts(part: Found, role: str) -> list[str]:
    return [each.text for each in part.parts.get(role, [])]


ROWS = {
    "numbers begun anew below numbered names": """ประเด็น
กิจกรรม
ตัวชี้วัด
หน่วยงานที่รับผิดชอบ
1) ด้านสวนใกล้บ้าน เช่น
1) การเปิดสวนตอนกลางคืน
ติดตั้งไฟและกล้องในสวนทุกแห่งโดยใช้พลังงานจากแสงอาทิตย์
- จำนวนสวนที่เปิดถึงสี่ทุ่ม 40 แห่ง
- กรมป่าไม้
2) การดูแลต้นไม้
จัดทำทะเบียนต้นไม้ใหญ่และอบรมผู้ดูแล
- ร้อยละ 90 ของต้นไม้ใหญ่มีทะเบียน
- กระทรวงมหาดไทย
2) ด้านทางเดินริมคลอง เช่น
1) การเชื่อมทางเดิน
สร้างสะพานคนเดินข้ามคลองสายหลัก
- จำนวนสะพาน 12 แห่ง
- กรมโยธาธิการและผังเมือง
2) การปลูกไม้ให้ร่ม
ปลูกไม้ยืนต้นสองฝั่งทางเดิน
- ไม่น้อยกว่า 3,000 ต้น
- กรมป่าไม้
""",
    "letters below numbered names, bodies in front of measures": """ประเด็น
กิจกรรม
หน่วยงานรับผิดชอบ
ตัวชี้วัด
(1) ด้านสวนใกล้บ้าน ได้แก่
(1) การเปิดสวนตอนกลางคืน
ติดตั้งไฟและกล้องในสวนทุกแห่งโดยใช้พลังงานจากแสงอาทิตย์
กรมป่าไม้
จำนวนสวนที่เปิดถึงสี่ทุ่ม 40 แห่ง
(2) การดูแลต้นไม้
จัดทำทะเบียนต้นไม้ใหญ่และอบรมผู้ดูแล
กระทรวงมหาดไทย
ร้อยละ 90 ของต้นไม้ใหญ่มีทะเบียน
(2) ด้านทางเดินริมคลอง ได้แก่
(1) การเชื่อมทางเดิน
สร้างสะพานคนเดินข้ามคลองสายหลัก
กรมโยธาธิการและผังเมือง
จำนวนสะพาน 12 แห่ง
(2) การปลูกไม้ให้ร่ม
ปลูกไม้ยืนต้นสองฝั่งทางเดิน
กรมป่าไม้
ไม่น้อยกว่า 3,000 ต้น
""",
}
ROWS["a head misspelt, measures below captions"] = (ROWS["numbers begun anew below numbered names"].replace("ตัวชี้วัด", "ตัดชี้วัด", 1)
                                                    .replace("- จำนวนสวน", "เชิงปริมาณ\n- จำนวนสวน").replace("- ร้อยละ", "เชิงปริมาณ\n- ร้อยละ"))


@pytest.mark.parametrize("layout", ROWS)
def test_rows_below_names_across_the_table(layout: str) -> None:
    groups = _plan(ROWS[layout]).parts["groups"]
    assert [group.text for group in groups] == ["ด้านสวนใกล้บ้าน", "ด้านทางเดินริมคลอง"]
    assert [_texts(group, "tactics") for group in groups] == [["การเปิดสวนตอนกลางคืน", "การดูแลต้นไม้"], ["การเชื่อมทางเดิน", "การปลูกไม้ให้ร่ม"]]
    rows = [row for group in groups for row in group.parts["tactics"]]
    assert [row.agencies for row in rows] == [["กรมป่าไม้"], ["กระทรวงมหาดไทย"], ["กรมโยธาธิการและผังเมือง"], ["กรมป่าไม้"]]
    assert [_texts(row, "activities") for row in rows][1] == ["จัดทำทะเบียนต้นไม้ใหญ่และอบรมผู้ดูแล"]
    assert [[(target.op, target.value) for measure in row.parts["indicators"] for target in measure.targets] for row in rows] == [[("=", 40)], [("=", 90)], [("=", 12)], [(">=", 3000)]]


@pytest.mark.parametrize("heads", ["จาก (ปี 2565)\nเป็น (ปี 2570)", "ปัจจุบัน (พ.ศ. 2565)\nเป้าหมาย (พ.ศ. 2570)", "เดิม (2565)\nภายใน (2570)"])
def test_what_is_so_far_is_no_target(heads: str) -> None:
    plan = _plan(f"""เป้าหมาย
{heads}
1. เพิ่มพื้นที่สวนต่อคน
3.5 ตารางเมตร
เฉลี่ย 9 ตารางเมตร
2. ลดเวลาเดินถึงสวน
ร้อยละ 13.6
ร้อยละ 35
3. เพิ่มจำนวนผู้ใช้สวน
250,000 คน/ปี
800,000 คน/ปี
""")
    names = ["เพิ่มพื้นที่สวนต่อคน", "ลดเวลาเดินถึงสวน", "เพิ่มจำนวนผู้ใช้สวน"]
    assert _texts(plan, "goals") == names
    assert _texts(plan, "indicators") == names
    assert [[(target.value, target.unit, target.years) for target in measure.targets] for measure in plan.parts["indicators"]] == [
        [(9, "ตารางเมตร", (2570,))], [(35, "ร้อยละ", (2570,))], [(800_000, "คน/ปี", (2570,))]]


def test_prose_below_such_words_is_no_table() -> None:
    plan = _plan("""ประเด็น
กิจกรรม
หน่วยงานที่รับผิดชอบ
คณะรัฐมนตรีรับทราบผลการดำเนินงานที่ผ่านมาของโครงการสวนใกล้บ้านซึ่งสิ้นสุดลงแล้ว
กระทรวงมหาดไทยรายงานว่าสวนทุกแห่งเปิดให้บริการตามปกติ
ทั้งนี้ จะรายงานความคืบหน้าต่อไป
""")
    assert not any(plan.parts.get(role) for role in ("groups", "tactics", "activities"))


def test_bodies_told_what_to_do_are_no_names_of_bodies() -> None:
    rows = _plan("""ประเด็น
กิจกรรม
หน่วยงานที่รับผิดชอบ
1) ด้านการเข้าถึง เช่น
1) ทางลาด
หน่วยงานเจ้าของพื้นที่ต้องจัดทางลาดทุกประตู
กรมป่าไม้
2) ที่นั่ง
สำนักงานเขตควรดำเนินการจัดที่นั่งใต้ร่มไม้
กระทรวงมหาดไทย
""").parts["groups"][0].parts["tactics"]
    assert [_texts(row, "activities") for row in rows] == [["หน่วยงานเจ้าของพื้นที่ต้องจัดทางลาดทุกประตู"], ["สำนักงานเขตควรดำเนินการจัดที่นั่งใต้ร่มไม้"]]
    assert [row.agencies for row in rows] == [["กรมป่าไม้"], ["กระทรวงมหาดไทย"]]


def test_names_rows_and_their_parts_are_numbered_below_each_other() -> None:
    plan = _plan("""มาตรการ
หน่วยงานที่รับผิดชอบ
1. มาตรการเพื่อเปิดสวนให้ทุกคน
1.1 ให้เปิดสวนถึงสี่ทุ่ม
- กรมป่าไม้
- กรุงเทพมหานคร
1.2 เร่งรัดทางลาดในสวน
- กระทรวงมหาดไทย
1.2.1 สำรวจทางเข้าเดิม
- กรมโยธาธิการและผังเมือง
2. มาตรการดูแลต้นไม้ใหญ่
2.1 จัดทำทะเบียนต้นไม้
- กรมป่าไม้
2.2 อบรมผู้ดูแล
- กระทรวงมหาดไทย
""")
    first, second = plan.parts["groups"]
    assert [(group.kind, group.text) for group in (first, second)] == [("มาตรการ", "มาตรการเพื่อเปิดสวนให้ทุกคน"), ("มาตรการ", "มาตรการดูแลต้นไม้ใหญ่")]
    assert _texts(first, "guidelines") == ["ให้เปิดสวนถึงสี่ทุ่ม", "เร่งรัดทางลาดในสวน"]
    assert _texts(first.parts["guidelines"][1], "sub_bullets") == ["สำรวจทางเข้าเดิม"]
    assert [row.agencies for row in (*first.parts["guidelines"], *second.parts["guidelines"])] == [["กรมป่าไม้", "กรุงเทพมหานคร"], ["กระทรวงมหาดไทย", "กรมโยธาธิการและผังเมือง"], ["กรมป่าไม้"], ["กระทรวงมหาดไทย"]]


def test_a_group_that_reads_like_other_matter_is_the_next_of_its_list() -> None:
    rows = (("การดูแลสวน", "ตัดหญ้า", "ซ่อมไฟ"), ("การดูแลทางเดิน", "ซ่อมพื้น", "ติดป้าย"), ("การบริหารจัดการ", "ตั้งศูนย์ดูแลสวน", "รับเรื่องร้องเรียน"))
    text = "\n".join(f"3.{number} {name}\n- {first}\n- {second}" for number, (name, first, second) in enumerate(rows, 1))
    plan = _plan(f"1. การรณรงค์\n2. การกำหนดระดับความเสี่ยง\n3. การกำหนดมาตรการ โดยให้หน่วยงานดำเนินการ\nมาตรการ\nสาระสำคัญ\n{text}")
    assert [(group.text, *_texts(group, "guidelines")) for group in plan.parts["groups"]] == list(rows)
