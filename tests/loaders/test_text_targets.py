"""Targets in own sentences: operator, value, unit, year, and what is no target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.targets import cell_target, read_targets

CASES = [
    ("ความพึงพอใจของผู้ใช้บริการ ไม่น้อยกว่าร้อยละ 85", [(">=", 85, "ร้อยละ", ())]),
    ("อัตราการสูญเสียน้ำ ไม่เกินร้อยละ 12.5 ภายในปี 2571", [("<=", 12.5, "ร้อยละ", (2571,))]),
    ("ดัชนีนวัตกรรม ไม่ต่ำกว่าอันดับที่ 35 ของโลก และมีคะแนนไม่ต่ำกว่า 0.75 (คะแนนเต็ม 1)", [("rank_at_worst", 35, "อันดับ", ()), (">=", 0.75, "คะแนน", ())]),
    ("อันดับเมืองน่าอยู่ อยู่ใน 20 อันดับแรก", [("rank_at_worst", 20, "อันดับ", ())]),
    ("อันดับด้านสุขภาพ อยู่ที่อันดับ 1 ใน 8 ภายในปี 2570", [("rank_at_worst", 8, "อันดับ", (2570,))]),
    ("อันดับความสะดวกสูงขึ้นจากปี 2564 (อันดับที่ 30 จาก 70 ประเทศ)", [("rank_improve", None, "อันดับ", ())]),
    ("มูลค่าการค้าเพิ่มขึ้นร้อยละ 7 ต่อปี", [("increase_by", 7, "ร้อยละต่อปี", ())]),
    ("จำนวนผู้ผ่านการอบรมเพิ่มขึ้นปีละไม่ต่ำกว่า 2,500 คน", [("increase_by_at_least", 2500, "คนต่อปี", ())]),
    ("ปริมาณขยะลดลงไม่น้อยกว่าร้อยละ 30 ภายในปี 2570", [("decrease_by_at_least", 30, "ร้อยละ", (2570,))]),
    ("รายได้ชุมชนเพิ่มขึ้นเป็นร้อยละ 3.5 ต่อปี ในปี 2570", [("=", 3.5, "ร้อยละต่อปี", (2570,))]),
    ("คะแนนความโปร่งใสเพิ่มขึ้นจากค่าคะแนน 5.10 ในปี 2563 เป็น 7.00 ในปี 2570", [("=", 7, "คะแนน", (2570,))]),
    ("คะแนนด้านการศึกษาเพิ่มขึ้นจากปี 2562 (61.2 คะแนน)", [("increase", None, "คะแนน", ())]),
    ("ผลสำเร็จตามแผน (ร้อยละ 100)", [("=", 100, "ร้อยละ", ())]),
    ("สัดส่วนผู้เรียนสายอาชีพต่อสายสามัญ เป็น 45 : 55", [("ratio", 45, "ต่อ 55", ())]),
    ("จำนวนงานบริการดิจิทัล จำนวน 1,200 บริการ (จาก 3,000 บริการ)", [("=", 1200, "บริการ", ())]),
    ("อัตราอุบัติเหตุร้อยละ 15 ต่อปี ในปี 2570", [("unstated", 15, "ร้อยละต่อปี", (2570,))]),
    ("ระยะเวลารอคอย ไม่เกิน 30 นาที และความพึงพอใจเพิ่มขึ้นร้อยละ 5 ต่อปี", [("<=", 30, "นาที", ()), ("increase_by", 5, "ร้อยละต่อปี", ())]),
    ("โรงเรียนคุณภาพ ไม่น้อยกว่า 200 แห่ง ภายในปี 2570 โดยในปี 2568 ไม่น้อยกว่า 120 แห่ง", [(">=", 200, "แห่ง", (2570,)), (">=", 120, "แห่ง", (2568,))]),
    ("ปี 2566 ร้อยละ 60 ปี 2567 ร้อยละ 70", [("=", 60, "ร้อยละ", (2566,)), ("=", 70, "ร้อยละ", (2567,))]),
    ("ความครอบคลุมไม่น้อยกว่าร้อยละแปดสิบห้า", [(">=", 85, "ร้อยละ", ())]),
    ("การปล่อยก๊าซลดลงครึ่งหนึ่ง", [("decrease_by", 50, "ร้อยละ", ())]),
    ("จำนวนผู้เสียชีวิตลดลงเมื่อเทียบกับปีที่ผ่านมา", [("decrease", None, None, ())]),
    ("ความพึงพอใจต่อบริการ 6 ด้าน เพิ่มขึ้นทุกปี", [("increase", None, None, ())]),
    ("คุณภาพน้ำไม่น้อยกว่าร้อยละ 70 (ปี 2565 ร้อยละ 62)", [(">=", 70, "ร้อยละ", ())]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_what_a_sentence_sets(text: str, expected: list[tuple[str, float | None, str | None, tuple[int, ...]]]) -> None:
    assert [(target.op, target.value, target.unit, target.years) for target in read_targets(text)] == expected


@pytest.mark.parametrize("text", [
    "ระดับความสำเร็จของความร่วมมือระหว่าง 6 ประเทศ", "สัดส่วนของประชากรอายุ 25 - 59 ปี ที่ออมเงิน", "ร้อยละของผู้ป่วยที่มีคุณภาพชีวิตที่ดีขึ้น",
    "ความก้าวหน้าตามมาตรา 12 และข้อ 4.1", "หน่วยงานเข้าสู่ระบบราชการ 4.0", "จำนวนคดี PM2.5",
])
def test_what_is_no_target(text: str) -> None:
    assert read_targets(text) == []


def test_denominator_full_score_and_alternatives_are_kept() -> None:
    (count,) = read_targets("จำนวนงานบริการ จำนวน 1,200 บริการ (จาก 3,000 บริการ)")
    assert count.denominator == 3000
    assert read_targets("คะแนนไม่ต่ำกว่า 0.8 (คะแนนเต็ม 1)")[0].scale_max == 1
    either = read_targets("งบวิจัยไม่น้อยกว่าร้อยละ 2 หรือไม่น้อยกว่า 5,000 ล้านบาท ในปี 2570")
    assert [(target.alternative, target.years) for target in either] == [("1", (2570,)), ("1", (2570,))]


def test_a_goal_has_no_bare_direction() -> None:
    assert read_targets("ความเหลื่อมล้ำลดลงอย่างต่อเนื่อง", values_only=True) == []


@pytest.mark.parametrize(("cell", "expected"), [("80", ("=", 80, "ร้อยละ")), ("≥ 75", (">=", 75, "ร้อยละ")), ("ไม่เกิน 12 วัน", ("<=", 12, "วัน")), ("-", None)])
def test_a_cell_is_a_value(cell: str, expected: tuple[str, float, str] | None) -> None:
    target = cell_target(cell, 2569, "ร้อยละ")
    assert (target and (target.op, target.value, target.unit)) == expected
    assert target is None or target.years == (2569,)


@given(st.text(st.sampled_from("ร้อยละไม่ต่ำกว่าอันดับที่ 0123456789.,:()-ภายในปี 2570เพิ่มขึ้นจากเป็นคะแนนหรือ"), max_size=300))
def test_any_text_is_read_and_values_are_printed_in_it(text: str) -> None:
    for target in read_targets(text):
        assert target.op
        assert target.value is None or target.value >= 0
        assert all(2400 <= year <= 2599 for year in target.years)


@pytest.mark.parametrize("text", [
    "ร้อยละของบุคลากรที่มีคะแนนสมรรถนะ ≥85%", "ร้อยละบุคลากรที่มีระดับความสุข ≥ 70% (แบบสำรวจ)", "ร้อยละของเด็กที่ได้รับการยกระดับการอ่านอย่างน้อย 1 ขั้นภายใน 12 เดือน", "สัดส่วนของครัวเรือนที่มีรายได้ไม่น้อยกว่า 9,000 บาท",
    "คุณภาพการสรรหา (ร้อยละพนักงานใหม่ผ่านทดลองงาน ≥80%)", "การวางแผน (ร้อยละที่แจ้งล่วงหน้า ≥14 วัน)",
])
def test_what_is_counted_has_limits_that_are_no_targets(text: str) -> None:
    assert read_targets(text, values_only=True) == []


@pytest.mark.parametrize(("text", "value"), [
    ("ร้อยละของครัวเรือนที่มีรายได้ไม่น้อยกว่า 9,000 บาท ไม่น้อยกว่าร้อยละ 80", 80), ("ร้อยละของครัวเรือนที่เข้าถึงน้ำสะอาด ≥ 80", 80), ("จำนวนโครงการที่มีความร่วมมือ อย่างน้อย 2 โครงการ", 2), ("ความพึงพอใจ (ไม่น้อยกว่าร้อยละ 85)", 85),
])
def test_the_value_of_the_measure_itself_is_its_target(text: str, value: float) -> None:
    assert [target.value for target in read_targets(text)] == [value]


@pytest.mark.parametrize(("text", "values"), [
    ("สัดส่วนของชาวเมืองที่มาสวนซึ่งอยู่ไกลบ้านอย่างน้อย 4 ครั้งต่อปี ร้อยละ 50", [50]),
    ("ร้อยละของสวนที่ดูแลสม่ำเสมอในรอบ 1 ปี (อย่างน้อย 1 ครั้ง ทุก 3 เดือน หรือ 4 ครั้งต่อปี) ไม่น้อยกว่าร้อยละ 80", [80]),
    ("ภายในปี 2570 สวนทุกแห่งซ้อมแผนดับไฟอย่างน้อยปีละ 1 ครั้ง คิดเป็นร้อยละ 100", [100]),
    ("ความต่างของพื้นที่ร่มเงาระหว่างเขตที่มีสูงสุดร้อยละ 10 และต่ำสุดร้อยละ 40 ต่ำกว่า 5 เท่า", [5]),
    ("ความร่มเงาเพิ่มขึ้นร้อยละ 9 (ปี 2562 ร่มเงา (ไม้ใหญ่) เท่ากับร้อยละ 5)", [9]),
    ("ซ้อมแผนดับไฟในสวนอย่างน้อยปีละ 1 ครั้ง", [1]),
    ("จำนวนครั้งที่คนมาสวนไม่น้อยกว่า 4 ครั้งต่อปี", [4]),
])
def test_how_often_who_and_what_was_are_no_targets_of_a_share(text: str, values: list[float]) -> None:
    assert [target.value for target in read_targets(text)] == values
