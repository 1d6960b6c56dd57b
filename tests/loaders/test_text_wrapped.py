"""Texts whose lines were broken at one width: by a program that counts characters, on a screen, on paper, on words or in the middle of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.text import load_text
from loaders.text.line_ends import width_of
from loaders.text.line_room import printed_width, room_of
from loaders.text.lines import Line, read_lines
from loaders.text.wrapped import unwrapped
from tests.loaders.text_plans import below, groups

# Places where a line may be broken are marked by “|”; a space is one too.
_PLAN = """เรื่อง ร่าง|แผน|ปฏิบัติการ|ด้าน|การ|เดินเรือ|ใน|คลอง (พ.ศ. 2570 - 2574)
คณะรัฐมนตรี|มีมติ|เห็นชอบ|ร่าง|แผน|ปฏิบัติการ|ด้าน|การ|เดินเรือ|ใน|คลอง (พ.ศ. 2570 - 2574) ตามที่|กรม|เจ้าท่า|เสนอ และ|ให้|หน่วยงาน|ที่|เกี่ยวข้อง|รับ|ความเห็น|ของ|สำนัก|งบประมาณ|ไป|พิจารณา|ดำเนินการ|ต่อไป
สาระสำคัญของเรื่อง
1. แผนฯ มี|สาระสำคัญ|สรุป|ได้ ดังนี้
วิสัยทัศน์ : คลอง|ทุก|สาย|เดินทาง|ได้|สะดวก ปลอดภัย และ|เป็น|มิตร|กับ|ผู้คน|ริม|น้ำ|ที่|อยู่|อาศัย|มา|แต่|เดิม|ทุก|ชุมชน
ยุทธศาสตร์ที่ 1 ฟื้น|คลอง|ให้|เรือ|โดยสาร|และ|เรือ|สินค้า|แล่น|ได้|ตลอด|ปี|ทั้ง|ใน|หน้า|น้ำ|และ|หน้า|แล้ง
เป้าหมาย
คลอง|สาย|หลัก|ทุก|สาย|มี|ความ|ลึก|พอ|ให้|เรือ|โดยสาร|แล่น|ได้|ไม่|น้อย|กว่า 300 วัน|ต่อ|ปี
ตัวชี้วัด
1) ร้อยละ|ของ|คลอง|สาย|หลัก|ที่|ขุดลอก|แล้ว|เสร็จ|ตาม|แผน|ที่|กำหนด|ไว้|ใน|แต่ละ|ปี ไม่|น้อย|กว่า|ร้อยละ 80
2) จำนวน|วัน|ที่|เรือ|โดยสาร|แล่น|ได้|ตลอด|สาย ไม่|น้อย|กว่า 300 วัน
แนวทางการพัฒนา
1) ขุดลอก|คลอง|ตาม|ลำดับ|ความ|จำเป็น โดย|เริ่ม|จาก|คลอง|ที่|มี|ผู้|โดยสาร|มาก เช่น (1) คลอง|ตลาด|เช้า (2) คลอง|วัด|ใหม่ และ (3) คลอง|โรง|เรียน|เก่า|ริม|เขื่อน
2) ปรับปรุง|ประตู|น้ำ|ให้|เรือ|ผ่าน|ได้|โดย|ไม่|ต้อง|รอ|นาน ทั้ง|ประตู|น้ำ|เดิม|และ|ประตู|น้ำ|ที่|สร้าง|ใหม่|ใน|ระยะ|ถัด|ไป
หน่วยงานรับผิดชอบ : กรมเจ้าท่า กรมชลประทาน สำนักงานทรัพยากรน้ำแห่งชาติ กรมโยธาธิการและผังเมือง องค์การบริหารส่วนจังหวัด
ยุทธศาสตร์ที่ 2 สร้าง|ท่า|เรือ|ที่|ทุก|คน|ใช้|ได้|สะดวก ทั้ง|เด็ก ผู้สูงอายุ และ|ผู้|ใช้|รถ|เข็น
เป้าหมาย
ท่า|เรือ|ทุก|แห่ง|มี|ทาง|ลาด ที่|นั่ง|รอ และ|ป้าย|บอก|เวลา|เรือ|ที่|อ่าน|ได้|ชัด|จาก|ระยะ|ไกล
ตัวชี้วัด
1) สัดส่วน|ท่า|เรือ|ที่|มี|ทาง|ลาด|และ|ป้าย|บอก|เวลา|ครบ|ตาม|มาตรฐาน ร้อยละ 100 ภายใน|ปี 2574
แนวทางการพัฒนา
1) ออกแบบ|ท่า|เรือ|ร่วม|กับ|ชุมชน|ริม|น้ำ|และ|ผู้|พิการ|ใน|พื้นที่|ก่อน|ก่อสร้าง|ทุก|ครั้ง
2) ต่อ|เวลา|เดิน|เรือ|ให้|พอดี|กับ|รถ|โดยสาร|และ|รถไฟ|ที่|มา|ถึง|ท่า|เรือ|ใน|แต่ละ|ช่วง|ของ|วัน
หน่วยงานรับผิดชอบ : กรมเจ้าท่า และ|เทศบาล|ที่|มี|คลอง|ผ่าน
"""
_WHOLE = _PLAN.replace("|", "")


def _wrapped(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text with lines as wide as ``width`` allows, broken at its marks and spaces."""
    out: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.replace(" ", "| |").split("|"):
            if line.strip() and measure(f"{line}{word}".rstrip()) > width:
                out.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        out.append(line)
    return "\n".join(out)


def _parts(text: str) -> list[tuple[str, str, list[str], int]]:
    plan = load_text(text)
    return [(role, "".join(part.text.split()), ["".join(name.split()) for name in part.agencies], len(part.targets)) for below in plan.body.walk() for role, parts in below.parts.items() for part in parts]


@pytest.mark.parametrize("measure", [len, width_of, printed_width])
@pytest.mark.parametrize("width", [56, 64, 71, 80, 88])
def test_a_plan_broken_at_one_width_is_the_plan(width: int, measure: Callable[[str], float]) -> None:
    assert _parts(_wrapped(_PLAN, width, measure)) == _parts(_WHOLE)


def test_the_measure_is_found_by_which_lines_end_near_the_edge() -> None:
    for measure in (len, width_of):
        room = room_of(read_lines(_wrapped(_PLAN, 72, measure)))
        assert room is not None
        assert (room.measure, 69 <= room.width <= 72) == (measure, True)


def test_a_plan_with_whole_paragraphs_is_left_as_it_is() -> None:
    lines = read_lines(_WHOLE)
    assert unwrapped(lines) is lines


def test_items_of_like_length_are_no_broken_lines() -> None:
    items = [f"{number}) {act}ร่วมกับชุมชนริมน้ำและผู้พิการในพื้นที่ก่อนก่อสร้างทุกครั้ง{end}" for number, (act, end) in enumerate([("ออกแบบท่าเรือ", ""), ("ปรับปรุงทางลาด", " อย่างทั่วถึง"), ("ติดตั้งป้าย", "ในทุกฤดู"), ("วางแนวทุ่น", "")] * 6, 1)]
    lines = read_lines("\n".join(items))
    assert [line.text for line in unwrapped(lines)] == items


_FULL = "ลำคลองสายหลักของเมืองมีเรือโดยสารแล่นได้ตลอดปีและมีท่าเรือที่ปลอดภัย"
"""A line that fills the room."""


def _behind(before: str, text: str) -> list[str]:
    """What becomes of a line behind a full one, in a text of such lines."""
    assert abs(width_of(before) - width_of(_FULL)) <= 6
    lines = [Line(number, words) for number, words in enumerate([*[_FULL] * 16, "เรือแล่นได้", before, text, *["ข้อความสั้น"] * 6], 1)]
    joined = [line.text for line in unwrapped(lines)]
    return joined[joined.index(next(line for line in joined if line.startswith(before))):][:2]


@pytest.mark.parametrize(("before", "text"), [
    ("แผนแม่บทฉบับนี้ซึ่งจัดทำร่วมกับผู้คนริมน้ำของทุกชุมชนในเมือง ประกอบด้วย 4", "ยุทธศาสตร์ ซึ่งมีรายละเอียดตามเอกสารแนบ"),
    ("ประชาชนที่เดินทางทางน้ำมีความพึงพอใจต่อท่าเรือ ไม่น้อยกว่าร้อยละ", "85.5 ของผู้ตอบทั้งหมด"),
    ("ให้กรมเจ้าท่ารายงานความก้าวหน้าของแผนต่อที่ประชุมเป็นประจำ ทุกรอบ", "6 เดือน จนสิ้นสุดแผน"),
    ("ประกอบด้วย (1) ขุดลอกคลองสายหลัก (2) ปรับปรุงประตูน้ำ และติดตั้ง", "(3) ทุ่นบอกแนวร่องน้ำ"),
    ("ให้ความสำคัญกับความปลอดภัยของผู้โดยสารเป็นลำดับแรก และดำเนินการตาม", "แนวทาง ที่คณะกรรมการกำหนด"),
    ("พัฒนาดัชนีความพร้อมของท่าเรือโดยสาร (Passenger Pier Index :", "PPI) ให้ครบทุกแห่ง"),
])
def test_words_that_look_like_a_beginning_are_none_behind_what_cannot_be_an_end(before: str, text: str) -> None:
    assert "".join(_behind(before, text)[0].split()) == "".join(f"{before}{text}".split())


@pytest.mark.parametrize("text", ["สาระสำคัญของเรื่อง", "ยุทธศาสตร์ที่ 2 สร้างท่าเรือ", "ตัวชี้วัด", "หน่วยงานรับผิดชอบ กรมเจ้าท่า", "เป้าหมาย : คลองใสสะอาด", "ทั้งนี้ กรมเจ้าท่าจะรายงานผล",
                                  "กรมเจ้าท่า เทศบาลเมือง", "1) ขุดลอกคลอง", "• ขุดลอกคลอง", "โครงการขุดลอกคลองสายหลัก", "แผนรายด้าน 2 ด้าน 9 ตัวชี้วัด"])
def test_what_opens_something_of_its_own_is_no_rest_of_a_full_line(text: str) -> None:
    before = "การเดินทางทางน้ำสะดวกและปลอดภัยสำหรับผู้โดยสารทุกวัยในทุกฤดูกาล"
    assert _behind(before, text) == [before, text]


def test_a_line_with_room_for_the_next_word_was_not_broken() -> None:
    short = "คลองสายรองของเมืองมีเรือหางยาวแล่นได้ในหน้าน้ำเท่านั้น"
    lines = [Line(number, words) for number, words in enumerate([*[_FULL] * 20, short, "ปี 2570 ขุดลอกแล้วเสร็จ"], 1)]
    assert [line.text for line in unwrapped(lines)][-1] == "ปี 2570 ขุดลอกแล้วเสร็จ"


def test_bodies_on_two_lines_stay_two_bodies() -> None:
    before, text = "หน่วยงานที่รับผิดชอบ : กรมเจ้าท่า เทศบาลเมือง กรมโยธาธิการและผังเมือง", "กรมทรัพยากรทางทะเลและชายฝั่ง"
    assert _behind(before, text)[0] == f"{before} {text}"


def test_a_short_text_shows_its_width_too() -> None:
    plan = "\n".join(_PLAN.splitlines()[5:15])
    assert [below(group, "guidelines")[0].startswith("ขุดลอกคลองตามลำดับความจำเป็น") for group in groups(load_text(_wrapped(plan, 60, width_of)))] == [True]
