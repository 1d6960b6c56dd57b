"""Footnotes glued to words and numbers, and the blocks of their texts."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.footnotes import Footnotes, take_footnotes
from loaders.text.lines import read_lines

TEXT = """แผนทดลอง (พ.ศ. 2568-2570)1
- ความพึงพอใจของเกษตรกร2 ไม่น้อยกว่าร้อยละ 75
- อันดับความมั่นคงทางอาหาร ไม่ต่ำกว่าอันดับที่ 303
- ศูนย์ข้อมูล (Data Hub)4 เปิดใช้ภายในปี 2570
________________
1 แผนนี้เริ่มใช้ปี 2568
2 สำรวจทุกปี
3 อันดับความมั่นคงทางอาหาร จัดโดยหน่วยงานอิสระ
4 ศูนย์ข้อมูล คือ แหล่งรวม
ต่อบรรทัดที่สอง"""


def take(text: str) -> Footnotes:
    return take_footnotes(read_lines(text))


def test_markers_behind_words_brackets_and_numbers() -> None:
    found = take(TEXT)
    assert [(note.number, note.anchor, note.line) for note in found.notes] == [
        (1, "(พ.ศ. 2568-2570)", 1), (2, "ความพึงพอใจของเกษตรกร", 2), (3, "ไม่ต่ำกว่าอันดับที่ 30", 3), (4, "(Data Hub)", 4)]
    assert found.lines[2].text == "- อันดับความมั่นคงทางอาหาร ไม่ต่ำกว่าอันดับที่ 30"
    assert [line.number for line in found.lines] == [1, 2, 3, 4]


def test_texts_of_notes_go_on_over_lines() -> None:
    assert take(TEXT).notes[3].text == "ศูนย์ข้อมูล คือ แหล่งรวม ต่อบรรทัดที่สอง"


def test_no_footnote_digit_in_a_value() -> None:
    plan = load_text("1. เรื่อง แผนทดลอง (พ.ศ. 2568-2570)\nตัวชี้วัด\n" + "\n".join(TEXT.splitlines()[1:]).replace("เกษตรกร2", "เกษตรกร1").replace("303", "302").replace("Hub)4", "Hub)3")
                     .replace("\n1 แผนนี้เริ่มใช้ปี 2568", "").replace("\n2 สำรวจ", "\n1 สำรวจ").replace("\n3 อันดับ", "\n2 อันดับ").replace("\n4 ศูนย์", "\n3 ศูนย์"))
    values = [target.value for part in plan.walk() for target in part.targets]
    assert values == [75, 30]


def test_markers_without_printed_texts_need_a_count() -> None:
    three = "แนวราบ1 ของรัฐ\nระบบนิเวศ2 ของรัฐ\nเครือข่าย3 ของรัฐ"
    assert [note.number for note in take(three).notes] == [1, 2, 3]
    assert take("แนวราบ1 ของรัฐ").notes == ()


def test_numbers_that_are_no_markers_stay() -> None:
    text = "หมวด16 ข้อ3 ครั้งที่2 ปี2570 ร้อยละ90 COVID19 ระบบราชการ 4.0 PM2.5 ราคา 1,452 บาท"
    found = take(text)
    assert found.notes == ()
    assert found.lines[0].text == text


def test_a_last_list_without_a_rule_is_no_block() -> None:
    text = "ประโยชน์ของแผน\n1 เป็นแนวทางของรัฐ\n2 ลดต้นทุนของรัฐ"
    assert [line.text for line in take(text).lines] == text.splitlines()


def test_superscripts_are_digits() -> None:
    assert [note.number for note in take("คลังข้อมูล¹ กลาง\n______\n1 คือ แหล่งรวม").notes] == [1]


@pytest.mark.parametrize("body", ["______\n1 สำรวจทุกปี\n2 ดูภาคผนวก", "______\n¹ สำรวจทุกปี\n² ดูภาคผนวก"])
def test_raised_digits_are_markers_and_no_digits_of_a_value(body: str) -> None:
    plan = load_text(f"แผนสวน (พ.ศ. 2569 - 2571)\nตัวชี้วัด\n1. ความพึงพอใจร้อยละ 85¹\n2. พื้นที่สวน 20 ตร.ม.² ต่อคน² ไม่น้อยกว่าร้อยละ 60\n{body}")
    first, second = plan.body.parts["indicators"]
    assert [(target.value, target.unit) for target in first.targets] == [(85, "ร้อยละ")]
    assert first.text == "ความพึงพอใจร้อยละ 85"
    assert "ตร.ม.² ต่อคน ไม่น้อยกว่า" in second.text
    assert [(note.number, note.text) for note in plan.footnotes] == [(1, "สำรวจทุกปี"), (2, "ดูภาคผนวก")]


def test_powers_alone_are_no_markers() -> None:
    plan = load_text("แผนป่า (พ.ศ. 2569 - 2571)\nตัวชี้วัด\n1. ต้นไม้ 10⁶ ต้น บนพื้นที่ 500 ม.²")
    assert plan.footnotes == ()
    assert plan.body.parts["indicators"][0].text == "ต้นไม้ 10⁶ ต้น บนพื้นที่ 500 ม.²"
