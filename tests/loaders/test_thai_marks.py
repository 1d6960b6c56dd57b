"""Thai marks apart from their letters, as programs leave them that lay a page of a PDF out in characters."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from loaders.text.lines import read_lines
from loaders.thai_marks import letters_joined, mended, repaired, rings_put_right
from tests.loaders.text_plans import below, groups


@pytest.mark.parametrize(("printed", "written"), [
    ("ดังนี ้", "ดังนี้"), ("ครัง้ ที่ 2", "ครั้ง ที่ 2"), ("เมือ่ สิน ้ ปี", "เมื่อ สิ้น ปี"), ("เป็ นธรรม", "เป็นธรรม"), ("ฟื้ นฟูตลาด", "ฟื้นฟูตลาด"), ("การป้ องกันปั ญหา", "การป้องกันปัญหา"), ("ปี งบประมาณ", "ปีงบประมาณ"),
    ("ตัวชีว้ัด", "ตัวชี้วัด"), ("ตัวชีว้ ัด", "ตัวชี้วัด"), ("พ้ืนที่", "พื้นที่"), ("พ้นืที่สีเขียว", "พื้นที่สีเขียว"), ("สิง่แวดล้อม", "สิ่งแวดล้อม"), ("ชิน้ส่วน", "ชิ้นส่วน"), ("น ้า", "น้ำ"), ("จ านวน", "จำนวน"), ("ผ้าป่ า", "ผ้าป่า"), ("น้ าประปา", "น้ำประปา"), ("สม่ าเสมอ", "สม่ำเสมอ")])
def test_marks_come_back_to_their_letters(printed: str, written: str) -> None:
    assert mended(printed) == written


@pytest.mark.parametrize("text", ["ปีนี้ก็ มีผู้ใช้", "ได้คืนพื้นที่", "วิกฤติน้ำ", "วิธีง่าย ๆ", "สินค้าดีต้องซื้อ", "5 ปี และปี 2570", "ก็ ทำได้", "ปู่ ย่า ตา ยาย", "ตัวต้นแบบ", "แล้วคืนสู่ธรรมชาติ", "มีก้อนหิน", "ค่ ใช้ ถ้า", "เก็บไม่ได้", "นิติบุคคลอื่น", "ป่า ภูเขา", "e-Service ์"])
def test_words_that_look_alike_stay_as_they_are(text: str) -> None:
    assert mended(text) == text


def test_the_rest_of_a_line_behind_a_mark_of_its_own_comes_back() -> None:
    lines = read_lines("เรื่อง แผนตลาด\nรายงานผลเมื่อสิน\n              ้ ปี งบประมาณ และเกิดขึน\n        ้ ใหม่ทุกปี\nตัวชี้วัด")
    assert [(line.number, line.text) for line in lines] == [(1, "เรื่อง แผนตลาด"), (2, "รายงานผลเมื่อสิ้นปีงบประมาณ และเกิดขึ้นใหม่ทุกปี"), (5, "ตัวชี้วัด")]


def test_a_mark_in_the_first_line_is_no_error() -> None:
    assert [line.text for line in read_lines(" ้ ปี\nตลาด")] == ["้ ปี", "ตลาด"]


def test_a_plan_laid_out_in_characters_is_read() -> None:
    plan = load_text("แผนตลาดริมน้ำ (พ.ศ. 2571 - 2575)\n  ยุทธศาสตร์ที่ 1 ฟื้ นฟูตลาดให้เป็ นมิตรกับสิง่แวดล้อม\n     ตัวชีว้ัด\n     1) จำนวนครัง้ ที่จัดเทศกาล ไม่น้อยกว่า 4 ครัง้\n     แนวทาง\n     1) ปรับปรุงพ้นืที่ทางเดิน\n  ยุทธศาสตร์ที่ 2 เปิดทางเรือ\n     แนวทาง\n     1) ขุดลอกคลองดังนี ้")
    assert [(group.text, below(group, "indicators"), below(group, "guidelines")) for group in groups(plan)] == [
        ("ฟื้นฟูตลาดให้เป็นมิตรกับสิ่งแวดล้อม", ["จำนวนครั้ง ที่จัดเทศกาล ไม่น้อยกว่า 4 ครั้ง"], ["ปรับปรุงพื้นที่ทางเดิน"]), ("เปิดทางเรือ", [], ["ขุดลอกคลองดังนี้"])]


@pytest.mark.parametrize(("printed", "written"), [
    ("มุ่ ง พั ฒ นา ค น", "มุ่งพัฒนาคน"), ("แ ผ น ก า ร พั ฒ นา  ปี  พ . ศ . 2 5 6 7", "แผนการพัฒนา ปี พ.ศ.2567"), ("ส ร้า ง ส ร ร ค์ ข อ ง", "สร้างสรรค์ของ"), ("1. เ ป้ า ห ม า ย", "1. เป้าหมาย"),
    ("ยุ ท ธ ศ า ส ต ร์ ที่ 1 บ ริ ก า ร", "ยุทธศาสตร์ที่ 1 บริการ"),
])
def test_a_line_whose_letters_stand_apart_has_words_again(printed: str, written: str) -> None:
    assert letters_joined(printed) == repaired(printed)[0] == written
    assert [line.text for line in read_lines(printed)] == [written]


@pytest.mark.parametrize("text", [
    "ข้อ ก ข ค ง จ ฉ", "ก า ร", "แผน การ พัฒนา ที่ ดี ของ ไทย ปี 2567", "ปู่ ย่า ตา ยาย", "หมู่ ที่ 1 2 3 4 5 และ 6", "ณ ที่ นี้ ไม่มี", "a b c d e f g", "ชาย 5 หญิง 6 รวม 11", "ดี มาก ๆ ๆ ๆ ๆ ๆ", "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย.", "",
])
def test_words_and_lists_of_letters_stay_apart(text: str) -> None:
    assert letters_joined(text) == text


@pytest.mark.parametrize(("printed", "written"), [("ส านักงานต าบล", "สำนักงานตำบล"), ("ให้น าเสนอ", "ให้นำเสนอ"), ("สามารถท า หนังสือ", "สามารถทำ หนังสือ"), ("อย่างสม่ าเสมอ", "อย่างสม่ำเสมอ"), ("ล าดับ", "ลำดับ"), ("พื้นทีไ่ม่น้อย", "พื้นที่ไม่น้อย"), ("ผูใ้ช้", "ผู้ใช้")])
def test_a_page_that_lost_rings_and_places_of_tones_has_them_again(printed: str, written: str) -> None:
    assert repaired(printed)[0] == written


@pytest.mark.parametrize("text", ["ก า", "ตา มา นา", "ค่า ใช้จ่าย", "สถานะ อาคาร"])
def test_what_has_lost_no_ring_stays(text: str) -> None:
    assert repaired(text) == (text, 0)


def test_a_plan_whose_letters_stand_apart_is_read() -> None:
    plan = load_text("แ ผ น พั ฒ น า ต ล า ด  ( พ . ศ .  2571 - 2575)\nยุ ท ธ ศ า ส ต ร์ ที่ 1  ฟื้ น ฟู ต ล า ด\nตั ว ชี้ วั ด\n1) จ ำ น ว น ร้ า น  ไม่น้อยกว่า 4 ร้าน")
    assert [(group.text, below(group, "indicators")) for group in groups(plan)] == [("ฟื้นฟูตลาด", ["จำนวนร้าน ไม่น้อยกว่า 4 ร้าน"])]


@pytest.mark.parametrize(("printed", "written"), [
    ("พัฒนำหลักสูตรให้ทันสมัยและสอดคล้องควำมต้องกำรของสังคม", "พัฒนาหลักสูตรให้ทันสมัยและสอดคล้องความต้องการของสังคม"), ("จำนวนครั้งที่ดำเนินงำนตำมแผนประจำปี", "จำนวนครั้งที่ดำเนินงานตามแผนประจำปี"),
    ("สร้ำงผู้นำด้ำนกำรบริหำรน้ำ", "สร้างผู้นำด้านการบริหารน้ำ"), ("พัฒนำควำมรู้และนำควำมรู้ไปใช้", "พัฒนาความรู้และนำความรู้ไปใช้"),
])
def test_rings_that_a_font_gave_are_taken_off(printed: str, written: str) -> None:
    assert rings_put_right(printed) == repaired(printed)[0] == written
    assert [line.text for line in read_lines(printed)] == [written]


@pytest.mark.parametrize("text", ["จำนวนครั้งที่ดำเนินงานตามแผนประจำปี", "ทำงานนำร่อง กำราบ ลำน้ำงำ", "ผู้นำชุมชนทำนาข้าว", "คำขอ จำหน่าย ดำ ขำ", "การพัฒนา"])
def test_rings_of_words_stay(text: str) -> None:
    assert rings_put_right(text) == text
