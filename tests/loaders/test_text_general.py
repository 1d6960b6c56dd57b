"""General rules of layout, each on a plan of its own wording: numbering decides what a list is, a head decides whose it is, and what is never the plan stays out."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text
from loaders.text.numbering import split_inline
from loaders.text.targets import read_targets

_TITLE = "2. เรื่อง ร่างแผนปฏิบัติการด้านสวนสาธารณะ (พ.ศ. 2567 - 2571)\n"


def _load(body: str) -> TextPlan:
    return load_text(_TITLE + body)


def _tree(part: Found) -> list[tuple[str, str]]:
    return [(role, below.text) for role, parts in part.parts.items() for below in parts]


def _groups(plan: TextPlan) -> list[tuple[str | None, str]]:
    return [(group.number, group.text) for group in plan.body.parts.get("groups", [])]


def test_three_columns_whose_lists_have_one_mark() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 เพิ่มพื้นที่สีเขียว\nตัวชี้วัด\nแนวทางการพัฒนา\nแผนงานที่สำคัญ\n1. พื้นที่สีเขียวต่อคน (เพิ่มขึ้น)\n2. จำนวนสวนใหม่\n1. จัดหาที่ดินว่าง\n2. ดูแลต้นไม้ใหญ่\n1. แผนงานสำรวจที่ดิน\n2. แผนงานหมอต้นไม้\nยุทธศาสตร์ที่ 2 สวนที่ใช้ได้ทุกคน")
    assert _tree(plan.body.parts["groups"][0]) == [
        ("indicators", "พื้นที่สีเขียวต่อคน (เพิ่มขึ้น)"), ("indicators", "จำนวนสวนใหม่"), ("guidelines", "จัดหาที่ดินว่าง"), ("guidelines", "ดูแลต้นไม้ใหญ่"),
        ("projects", "แผนงานสำรวจที่ดิน"), ("projects", "แผนงานหมอต้นไม้")]


def test_a_name_that_reads_like_other_matter_goes_on_with_the_list_of_groups() -> None:
    rows = ("การปลูกต้นไม้", "การจัดทำฐานข้อมูลต้นไม้", "การติดตามและประเมินผล")
    plan = _load("3 ยุทธศาสตร์ ดังนี้\n" + "\n".join(f"{number}. {name}\nตัวชี้วัด: ผลของ{name}\nผู้รับผิดชอบหลัก: กรมป่าไม้" for number, name in enumerate(rows, 1)))
    assert _groups(plan) == [(str(number), name) for number, name in enumerate(rows, 1)]


def test_last_results_and_the_driving_of_the_plan_are_no_goals() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 เพิ่มพื้นที่สีเขียว\nเป้าหมายระยะ 2 ปี เช่น มีสวนใหม่\nเป้าหมายระยะ 5 ปี เช่น มีสวนทุกเขต\nผลลัพธ์สุดท้าย คนเมืองแข็งแรง\nการขับเคลื่อนแผนไปสู่การปฏิบัติ มีดังนี้\n1. ตั้งคณะทำงาน\n2. รายงานทุกปี\nยุทธศาสตร์ที่ 2 สวนที่ใช้ได้ทุกคน")
    assert _tree(plan.body.parts["groups"][0]) == [("goals", "มีสวนใหม่"), ("goals", "มีสวนทุกเขต")]


def test_names_that_tell_on_their_line_what_stands_below_them() -> None:
    plan = _load("แผนฯ ประกอบด้วยเรื่องสำคัญ ดังนี้\n(3.1) หมวดพื้นที่ รวม 2 เรื่อง ดังนี้\n1) การเพิ่มสวน ประกอบด้วย 2 กลยุทธ์หลัก ได้แก่ 1.1) จัดหาที่ดิน เช่น ที่ดินว่างของรัฐ และ 1.2) ปลูกต้นไม้\n"
                 "2) การดูแลสวน ประกอบด้วย 2 กลยุทธ์หลัก ได้แก่ 2.1) รดน้ำ และ 2.2) ตัดแต่งกิ่ง\n(3.2) หมวดคน รวม 1 เรื่อง ดังนี้\n"
                 "1) การอบรมคนสวน ประกอบด้วย 2 กลยุทธ์หลัก ได้แก่ 1.1) จัดทำหลักสูตร 1.2) รับรองฝีมือ\n2) การเชิญชวนคนเมือง ประกอบด้วย 2 กลยุทธ์ ได้แก่ 2.1) ตลาดต้นไม้ และ 2.2) วันสวนเมือง\n(3.3) การติดตามประเมินผล ให้รายงานทุกปี")
    assert _groups(plan) == [("1", "การเพิ่มสวน"), ("2", "การดูแลสวน"), ("1", "การอบรมคนสวน"), ("2", "การเชิญชวนคนเมือง")]
    assert _tree(plan.body.parts["groups"][0]) == [("tactics", "จัดหาที่ดิน เช่น ที่ดินว่างของรัฐ"), ("tactics", "ปลูกต้นไม้")]
    assert _tree(plan.body.parts["groups"][2]) == [("tactics", "จัดทำหลักสูตร"), ("tactics", "รับรองฝีมือ")]


def test_decimal_numbers_inside_a_line_count_up_below_one_number() -> None:
    assert split_inline("ได้แก่ 4.1) ก่อสร้าง และ 4.2) ซ่อมแซม") == ("ได้แก่", [(1, "ก่อสร้าง"), (2, "ซ่อมแซม")])
    assert split_inline("เพิ่มจากร้อยละ 1.1 ของพื้นที่ เป็น 1.2 ของพื้นที่")[1] == []
    assert split_inline("3.1 สวนเล็ก 4.2 สวนใหญ่")[1] == []


def test_examples_that_only_spaces_part() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 เพิ่มสวน ประกอบด้วย 5 แผนงาน โดยมีแผนงานที่สำคัญ เช่น การจัดหาที่ดินว่างของหน่วยงานรัฐ การปรับปรุงกฎหมายผังเมืองรวม เป็นต้น\n"
                 "มาตรการที่สำคัญ: เช่น สร้างความร่วมมือกับชุมชนรอบสวน จัดให้มีผู้ดูแลสวนประจำทุกแห่งเพื่อวางแผน ติดตาม และประเมินผล เป็นต้น\nยุทธศาสตร์ที่ 2 ดูแลสวน")
    assert _tree(plan.body.parts["groups"][0]) == [
        ("tactics", "การจัดหาที่ดินว่างของหน่วยงานรัฐ"), ("tactics", "การปรับปรุงกฎหมายผังเมืองรวม"),
        ("tactics", "สร้างความร่วมมือกับชุมชนรอบสวน"), ("tactics", "จัดให้มีผู้ดูแลสวนประจำทุกแห่งเพื่อวางแผน ติดตาม และประเมินผล")]


def test_a_label_broken_before_its_year_and_columns_of_years() -> None:
    plan = _load("เป้าหมาย\nภายใน\nปี 2570\n(1) พื้นที่สีเขียวเพิ่มขึ้น ร้อยละ 20\n(2) มีสวนใหม่ทุกเขต")
    assert _tree(plan.body) == [("goals", "พื้นที่สีเขียวเพิ่มขึ้น ร้อยละ 20"), ("goals", "มีสวนใหม่ทุกเขต")]
    assert [(target.op, target.value, target.years) for target in plan.body.parts["goals"][0].targets] == [("increase_by", 20, (2570,))]


def test_a_sentence_that_leads_to_the_vision_is_none_and_a_quotation_is_all_of_it() -> None:
    led = _load("1. วิสัยทัศน์และพันธกิจ\nเพื่อให้สวนดีขึ้น แผนฯ จึงกำหนดวิสัยทัศน์และพันธกิจไว้ ดังนี้\n1.1 วิสัยทัศน์ : เมืองร่มรื่นเพื่อทุกคน\n1.2 พันธกิจ : ปลูกต้นไม้")
    quoted = _load("(3) วิสัยทัศน์ กรอบแนวคิด และเป้าหมาย คือ “เมืองร่มรื่นเพื่อทุกคน” โดยเชื่อมโยงกรอบแนวคิด “ป่าในเมือง” ด้วย")
    assert [plan.vision.text if plan.vision else None for plan in (led, quoted)] == ["เมืองร่มรื่นเพื่อทุกคน"] * 2


def test_goals_told_before_the_labelled_ones() -> None:
    plan = _load("แผนฯ มุ่งตอบสนองเป้าหมายการพัฒนาใน 2 ด้าน ได้แก่ 1) เมืองเย็นลง 2) คนเดินได้\n1. เป้าหมาย : สวนทุกเขต")
    assert [part.text for part in plan.body.parts["goals"]] == ["สวนทุกเขต", "เมืองเย็นลง", "คนเดินได้"]


def test_a_level_kept_or_raised() -> None:
    plan = _load("ตัวชี้วัด\n1. จำนวนชนิดของนก (คงเดิม/เพิ่มขึ้น)\n2. จำนวนต้นไม้ที่ล้ม (ลดลง)")
    assert [target.op for part in plan.body.parts["indicators"] for target in part.targets] == ["no_decrease", "decrease"]


@pytest.mark.parametrize(("text", "expected"), [
    ("ลดการใช้น้ำร้อยละ 30 ภายในปี ค.ศ. 2030", [("decrease_by", 30, (2573,))]),
    ("คะแนนเพิ่มขึ้นจากร้อยละ 45 ในปี 2565 เป็นร้อยละ 60 ในปี 2570", [("=", 60, (2570,))]),
    ("ร้อยละ 50 (ปี 2566), ร้อยละ 60 (ปี 2567), ร้อยละ 70 (ปี 2568)", [("=", 50, (2566,)), ("=", 60, (2567,)), ("=", 70, (2568,))]),
    ("จำนวนสวนใหม่ 500 แห่ง ภายใน 5 ปี", [("=", 500, ())]),
    ("คนสวน 1 คน ต่อประชากร 1,000 คน", []),
])
def test_values_with_their_years(text: str, expected: list[tuple[str, float, tuple[int, ...]]]) -> None:
    assert [(target.op, target.value, target.years) for target in read_targets(text)] == expected


@pytest.mark.parametrize(("sentence", "found"), [
    ("กรอบการดำเนินงานจะเป็นไปเพื่อเป้าหมายยุทธศาสตร์ 2 ด้านคือ", [("1", "ปลูกต้นไม้"), ("2", "ดูแลต้นไม้")]),
    ("การจัดทำแผนพบปัญหาสำคัญ 2 ด้านคือ", []),
])
def test_a_count_at_the_end_of_a_sentence_tells_that_groups_follow(sentence: str, found: list[tuple[str, str]]) -> None:
    assert _groups(_load(f"{sentence}\n1. ปลูกต้นไม้\n2. ดูแลต้นไม้")) == found


def test_a_broken_indicator_keeps_its_value_however_wide_the_rest_is() -> None:
    """A line broken by hand behind a name: the rest stands on a line much wider than the first, before the next number or at the end of the list."""
    plan = _load("""ตัวชี้วัด
1) สัดส่วนครัวเรือนที่เข้าถึงน้ำสะอาดในหมู่บ้าน
ชายแดนและพื้นที่ห่างไกลไม่น้อยกว่าร้อยละ 85 ภายในปี 2570 (ปี 2565 ร้อยละ 61) โดยในปี 2568 ไม่น้อยกว่าร้อยละ 72 ของครัวเรือนทั้งหมด
2) จำนวนหมู่บ้านที่มีแผนจัดการน้ำของตนเองและมี
คณะทำงานที่ชาวบ้านเลือกกันเองไม่น้อยกว่า 400 หมู่บ้าน ภายในปี 2570 โดยทุกแห่งเผยแพร่แผนของตนให้คนในตำบลทราบ""")
    first, second = plan.body.parts["indicators"]
    assert [(target.value, target.years) for target in first.targets] == [(85, (2570,)), (72, (2568,))]
    assert first.text.startswith("สัดส่วนครัวเรือนที่เข้าถึงน้ำสะอาดในหมู่บ้านชายแดน")
    assert [target.value for target in second.targets] == [400]


@pytest.mark.parametrize("marks", [("🎯", "🌟", "📊", "✅"), ("⚙️", "⭐", "📌", "☑"), ("", "", "", "•"), ("🎯 ", "🚀 ", "📈 ", "• ")], ids=["pictures", "signs", "none", "apart"])
def test_pictures_before_lines_are_no_words_of_the_plan(marks: tuple[str, str, str, str]) -> None:
    vision, group, indicator, item = marks
    plan = load_text(f"แผนพัฒนาสวน (พ.ศ. 2566 - 2570)\n{vision} วิสัยทัศน์\nเมืองร่มรื่นสำหรับทุกคน\n{group} ยุทธศาสตร์ที่ 1 : ปลูก\n{indicator} ตัวชี้วัด : ร้อยละของสวนที่เปิด\n"
                     f"{group} กลยุทธ์\n{item} ปลูกริมถนน\n{item} ปลูกริมคลอง\n{group} ยุทธศาสตร์ที่ 2 : ดูแล\n{group} กลยุทธ์\n{item} ตัดกิ่ง\n{item} รดน้ำ")
    assert [part.text for part in plan.walk()] == ["เมืองร่มรื่นสำหรับทุกคน", "ปลูก", "ร้อยละของสวนที่เปิด", "ปลูกริมถนน", "ปลูกริมคลอง", "ดูแล", "ตัดกิ่ง", "รดน้ำ"]
