"""Text copied out of PDFs of offices: codes of glyphs, heads of pages over two lines, measures counted through the plan; and what stands behind the last group."""

from __future__ import annotations

import pytest

from loaders.clean import GLYPHS, clean_text
from loaders.text import load_text
from tests.loaders.text_plans import below, groups

_TITLE = "แผนปฏิบัติการด้านตลาดริมน้ำ (พ.ศ. 2571 - 2575)"
_BODY = """วิสัยทัศน์
ตลาดริมน้ำที่ทุกบ้านแวะถึง
ยุทธศาสตร์ที่ 1 ฟื้นตลาดเก่าให้มีชีวิต
เป้าประสงค์ที่ 1 ตลาดเก่ามีผู้มาเยือนเพิ่มขึ้น
{first}
1. จำนวนผู้มาเยือนไม่น้อยกว่า 10,000 คน
2. ร้อยละของแผงที่เปิดขาย
ยุทธศาสตร์ที่ 2 เปิดทางเรือเข้าตลาด
เป้าประสงค์ที่ 2 เรือเข้าถึงตลาดทุกแห่ง
{second}
3. จำนวนท่าเรือไม่น้อยกว่า 12 แห่ง
4. ร้อยละของตลาดที่เรือเข้าถึง"""
_CODES = {0x0e48: 0xf70a, 0x0e49: 0xf70b, 0x0e4c: 0xf70e, 0x0e47: 0xf712, 0x0e31: 0xf710, 0x0e35: 0xf702}


@pytest.mark.parametrize("label", ["ตัวชี้วัด", "ตัวชี้วัดเป้าประสงค์ที่ {}", "ตัวชี้วัดของเป้าประสงค์ที่ {}", "ตัวชี้วัดตามเป้าประสงค์ที่ {} :", "ตัวชี้วัดเป้าประสงค์ {}"])
def test_measures_that_count_through_the_plan_are_of_their_groups(label: str) -> None:
    plan = load_text(f"{_TITLE}\n{_BODY.format(first=label.format(1), second=label.format(2))}", "x")
    assert [below(group, "indicators") for group in groups(plan)] == [["จำนวนผู้มาเยือนไม่น้อยกว่า 10,000 คน", "ร้อยละของแผงที่เปิดขาย"], ["จำนวนท่าเรือไม่น้อยกว่า 12 แห่ง", "ร้อยละของตลาดที่เรือเข้าถึง"]]


def test_codes_of_glyphs_are_the_letters_they_show() -> None:
    text = f"{_TITLE}\n{_BODY.format(first='ตัวชี้วัด', second='ตัวชี้วัด')}"
    assert load_text(text.translate(_CODES), "x").body.as_json() == load_text(text, "x").body.as_json()


@pytest.mark.parametrize("code", sorted(GLYPHS))
def test_no_code_is_left(code: int) -> None:
    assert clean_text(f"ก{chr(code)}") == f"ก{GLYPHS[code]}"


@pytest.mark.parametrize("head", [("กรอบการประเมินผลการปฏิบัติราชการ", "เทศบาลเมืองริมน้ำ ปีงบประมาณ 2571"), ("รายงานเสนอที่ประชุมสภาเทศบาล", "สมัยสามัญ ครั้งแรกของปี")])
def test_a_head_of_pages_over_two_lines_is_no_part(head: tuple[str, str]) -> None:
    lines = [_TITLE, *_BODY.format(first="ตัวชี้วัด", second="ตัวชี้วัด").splitlines(), *(f"ยุทธศาสตร์ที่ {number} {name}\nตัวชี้วัด\n1. จำนวน{name} {number}0 ครั้ง\n2. ร้อยละของผู้พอใจ{name}" for number, name in enumerate(("จัดเทศกาล", "อบรมผู้ค้า", "ทำแผนที่", "ดูแลน้ำ", "รับนักท่องเที่ยว"), 3))]
    lines = "\n".join(lines).splitlines()
    paged = [line for at, text in enumerate(lines) for line in ([*head, text] if at % 9 == 5 else [text])]
    assert sum(line == head[0] for line in paged) > 3
    whole, read = ([(part.role, part.text) for part in load_text("\n".join(each), "x").body.walk()] for each in (lines, paged))
    assert read == whole


def test_the_cells_of_two_bodies_printed_in_every_row_are_no_head() -> None:
    rows = "\n".join(f"ยุทธศาสตร์ที่ {number} {name}\nแนวทาง\n1) ปรับปรุงทางเดิน\n2) อบรมผู้ค้า\n3) จัดเทศกาล\n4) ทำแผนที่\n5) รับฟังผู้ค้า\nหน่วยงานรับผิดชอบ\nกรมส่งเสริมการปกครองท้องถิ่น\nกระทรวงการท่องเที่ยวและกีฬา" for number, name in enumerate(("ฟื้นตลาดเก่า", "เปิดทางเรือ", "สร้างเครือข่าย", "ดูแลน้ำ", "รับผู้มาเยือน"), 1))
    assert [group.agencies for group in groups(load_text(f"{_TITLE}\n{rows}", "x"))] == [["กรมส่งเสริมการปกครองท้องถิ่น", "กระทรวงการท่องเที่ยวและกีฬา"]] * 5


@pytest.mark.parametrize("lead", ["โดย (ร่าง) แผนฯ มีแนวทางการขับเคลื่อนและการติดตามประเมินผลสรุปได้ ดังนี้", "โดยร่างแผนฯ มีกลไกการขับเคลื่อน ดังนี้", "ทั้งนี้ ได้กำหนดแนวทางการติดตามและประเมินผลไว้ ดังนี้"])
def test_how_a_plan_is_driven_is_no_part_of_its_last_group(lead: str) -> None:
    plan = load_text(f"{_TITLE}\nประกอบด้วย 2 ยุทธศาสตร์\nยุทธศาสตร์ที่ 1\nฟื้นตลาดเก่าให้มีชีวิต\nยุทธศาสตร์ที่ 2\nเปิดทางเรือเข้าตลาด\n{lead}\n- ชี้แจงหน่วยงานที่เกี่ยวข้อง\n- รายงานทุกไตรมาส", "x")
    assert [(group.text, dict(group.parts)) for group in groups(plan)] == [("ฟื้นตลาดเก่าให้มีชีวิต", {}), ("เปิดทางเรือเข้าตลาด", {})]


@pytest.mark.parametrize("marks", [("{}) ", "- "), ("({}) ", "• "), ("{}. ", "- ")])
def test_names_that_each_have_a_list_are_the_groups_of_a_plan_without_others(marks: tuple[str, str]) -> None:
    names = ("ฟื้นตลาดเก่า", "เปิดทางเรือ", "ดูแลน้ำและแก้ไขปัญหาขยะ", "รับผู้มาเยือน")
    lists = "\n".join(f"{marks[0].format(number)}{name}\n{marks[1]}ลงมือ{name}\n{marks[1]}ดูผล{name}" for number, name in enumerate(names, 1))
    plan = load_text(f"นโยบายและแผนตลาดริมน้ำ (พ.ศ. 2571 - 2575)\nเป้าหมาย 2 เรื่อง\n1) ตลาดมีชีวิต\n2) น้ำสะอาด\n{lists}", "x")
    assert [group.text for group in groups(plan)] == list(names)
    assert below(groups(plan)[2], "guidelines") == ["ลงมือดูแลน้ำและแก้ไขปัญหาขยะ", "ดูผลดูแลน้ำและแก้ไขปัญหาขยะ"]
