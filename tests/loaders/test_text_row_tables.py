"""Tables whose rows stand below the names of groups, groups by other words than strategy, and groups that are named again. The texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups

TITLE = "แผนพัฒนากาแฟไทย (พ.ศ. 2566 - 2570)\n"


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


# ------------------------------------------------------------ rows below the names of groups

@pytest.mark.parametrize("text", [
    "มาตรการ\nตัวชี้วัด\nยุทธศาสตร์ที่ 1\nปลูกกาแฟ\nยุทธศาสตร์ที่ 2 ขายกาแฟ\n1. เปิดตลาด\nจำนวนตลาด",  # the first name is below its number
    "1. กลุ่มน้ำ\nมาตรการ\nตัวชี้วัด\n" + "1. ขุดบ่อ\nจำนวนบ่อ\n" * 150 + "2. กลุ่มดิน\nมาตรการ\nตัวชี้วัด\n1. ปลูกไม้\nจำนวนไม้",  # too long for rows
    "กลุ่ม\nเป้าหมาย\nตัวชี้วัด\n1. คณะรัฐมนตรีมีมติเห็นชอบแผนพัฒนากาแฟไทย\n2. กาแฟ\nขายได้ไกล",  # the writer goes on right below the heads
])
def test_heads_without_rows_are_no_table(text: str) -> None:
    assert not [part for part in load(text).body.walk() if part.rule in ("table-row", "table-cell")]


LISTS = """มาตรการ
ตัวชี้วัดที่สำคัญ เช่น
โครงการและการดำเนินการที่สำคัญ เช่น
ยุทธศาสตร์ที่ 1 ปลูกกาแฟให้ดี
เป้าประสงค์
1) สวนกาแฟทุกแห่งมีมาตรฐาน
2) เกษตรกรมีความรู้
1) พัฒนาพันธุ์กาแฟที่ทนแล้งและเหมาะกับพื้นที่สูงของแต่ละภาคโดยร่วมมือกับสถาบันวิจัยและเกษตรกร
1) จำนวนพันธุ์ใหม่ที่ผ่านการรับรอง
2) ร้อยละของสวนที่ใช้พันธุ์ใหม่
1) โครงการกล้ากาแฟทนแล้ง
2) จัดทำคู่มือการปลูก
2) บริหารน้ำในสวนกาแฟ
ให้ทั่วถึง
จำนวนสวนที่มีแหล่งน้ำของตนเองเพิ่มขึ้นทุกปีตามแผนบริหารน้ำของจังหวัดและของกลุ่มเกษตรกร
1) โครงการสระน้ำในสวน
2) โครงการน้ำหยด
3) ป้องกันโรคและแมลง
1) อัตราการเกิดโรคราสนิม
1) โครงการหมอกาแฟ
หน่วยงานที่รับผิดชอบหลัก : กรมวิชาการเกษตร
ยุทธศาสตร์ที่ 2 ขายกาแฟให้ไกล
1) เปิดตลาดใหม่ในต่างประเทศ
1) มูลค่าการส่งออก
1) โครงการกาแฟไทยในต่างแดน
หน่วยงานที่รับผิดชอบหลัก : กรมส่งเสริมการค้าระหว่างประเทศ
"""


def test_rows_with_lists_of_one_kind_in_every_cell_are_cut_where_they_fill_their_columns() -> None:
    plan = load(LISTS)
    first, second = groups(plan)
    assert below(first, "goals") == ["สวนกาแฟทุกแห่งมีมาตรฐาน", "เกษตรกรมีความรู้"]
    grown, watered, healthy = first.parts["tactics"]
    assert [part.number for part in (grown, watered, healthy)] == ["1", "2", "3"]
    assert watered.text == "บริหารน้ำในสวนกาแฟให้ทั่วถึง"
    assert below(grown, "indicators") == ["จำนวนพันธุ์ใหม่ที่ผ่านการรับรอง", "ร้อยละของสวนที่ใช้พันธุ์ใหม่"]
    assert below(grown, "projects") == ["โครงการกล้ากาแฟทนแล้ง"]
    assert below(grown, "activities") == ["จัดทำคู่มือการปลูก"]
    assert below(watered, "indicators")[0].startswith("จำนวนสวนที่มีแหล่งน้ำ")
    assert below(watered, "projects") == ["โครงการสระน้ำในสวน", "โครงการน้ำหยด"]
    assert healthy.text == "ป้องกันโรคและแมลง"  # not the third project of the row before
    assert below(second.parts["tactics"][0], "indicators") == ["มูลค่าการส่งออก"]
    assert [group.agencies for group in (first, second)] == [["กรมวิชาการเกษตร"], ["กรมส่งเสริมการค้าระหว่างประเทศ"]]


def test_examples_of_guidelines_and_bodies_wrapped_over_lines() -> None:
    plan = load("ประเด็นแนวทางการพัฒนา\nตัวอย่างแนวทางการพัฒนา\nหน่วยงานที่เกี่ยวข้อง\nยุทธศาสตร์ที่ 1 : ปลูกกาแฟให้ดี\n1.1 ยกระดับมาตรฐานของ\nสวนกาแฟไทย\nจัดทำมาตรฐานสวนกาแฟของประเทศและตรวจรับรองสวนให้ครบทุกจังหวัดที่ปลูกกาแฟภายใน 3 ปี\n"
                "กระทรวงเกษตรและสหกรณ์ (กษ.)\nสำนักงานคณะกรรมการ\nส่งเสริมการลงทุน (สกท.)\n1.2 ดูแลน้ำ\n- ขุดสระ\n- วางท่อ\nกษ. องค์การปกครอง\nส่วนท้องถิ่น (อปท.)\nยุทธศาสตร์ที่ 2 : ขายกาแฟให้ไกล\n2.1 เปิดตลาด\n- ออกงานแสดงสินค้า\nสกท.\nลำดับความสำคัญของงาน\n· เรื่องเร่งด่วนก่อน\n")
    first, second = groups(plan)
    standard, water = first.parts["guidelines"]
    assert standard.text == "ยกระดับมาตรฐานของสวนกาแฟไทย"
    assert below(standard, "sub_bullets") == ["จัดทำมาตรฐานสวนกาแฟของประเทศและตรวจรับรองสวนให้ครบทุกจังหวัดที่ปลูกกาแฟภายใน 3 ปี"]
    assert standard.agencies == ["กระทรวงเกษตรและสหกรณ์ (กษ.)", "สำนักงานคณะกรรมการส่งเสริมการลงทุน (สกท.)"]
    assert below(water, "sub_bullets") == ["ขุดสระ", "วางท่อ"]
    assert [name.split(" (")[-1] for name in water.agencies] == ["กษ.)", "อปท.)"]
    assert second.parts["guidelines"][0].agencies == ["สำนักงานคณะกรรมการส่งเสริมการลงทุน (สกท.)"]
    assert not any("เร่งด่วน" in part.text for part in plan.walk())  # behind the table


REPEATED = """มีสาระสำคัญ ประกอบด้วย 2 มาตรการ ดังนี้
3.1.1 มาตรการในสวนกาแฟ เน้นการดูแลดินและน้ำให้เหมาะสม เช่น
ตัวอย่างมาตรการ [ดำเนินการในระยะแรก (พ.ศ. 2566 - 2568)
และระยะต่อไป]
ตัวอย่างหน่วยงานรับผิดชอบ
ภาคเหนือ
(1) ปลูกพืชคลุมดิน ดังนี้
1) ถั่ว
2) หญ้าแฝก
กรมพัฒนาที่ดิน (พด.)
จังหวัด
(2) ตรวจดิน
พด. องค์การปกครอง
ส่วนท้องถิ่น (อปท.)
ภาคใต้
(1) ขุดสระ
กรมชลประทาน
3.1.2 มาตรการในโรงคั่ว เน้นความสะอาด เช่น
ตัวอย่างมาตรการ [ดำเนินการในระยะแรก (พ.ศ. 2566 - 2568)
และระยะต่อไป]
ตัวอย่างหน่วยงานรับผิดชอบ
(1) ตรวจโรงคั่ว
สธ. อปท.
(2) อบรมผู้คั่ว โดยมีแนวทางดังต่อไปนี้
1) อบรมออนไลน์
สธ.
3.2 กลไกการขับเคลื่อนแผน
"""


def test_heads_repeated_below_the_name_of_every_group() -> None:
    plan = load(REPEATED)
    first, second = groups(plan)
    assert (first.kind, first.number, second.number) == ("มาตรการ", "1", "2")
    assert first.text.startswith("มาตรการในสวนกาแฟ")
    assert below(first, "guidelines") == ["ปลูกพืชคลุมดิน ดังนี้", "ตรวจดิน", "ขุดสระ"]
    assert below(second, "guidelines") == ["ตรวจโรงคั่ว", "อบรมผู้คั่ว โดยมีแนวทางดังต่อไปนี้"]
    cover, tested, pond = first.parts["guidelines"]
    assert below(cover, "sub_bullets") == ["ถั่ว", "หญ้าแฝก"]
    assert cover.agencies == ["กรมพัฒนาที่ดิน (พด.)", "จังหวัด"]
    assert len(tested.agencies) == 2
    assert pond.agencies == ["กรมชลประทาน"]
    assert below(second.parts["guidelines"][1], "sub_bullets") == ["อบรมออนไลน์"]
    assert not any(part.text.startswith(("ภาค", "ตัวอย่าง", "และระยะ", "กลไก")) for part in plan.walk())


def test_the_last_rows_end_where_the_writer_goes_on() -> None:
    plan = load("ยุทธศาสตร์\nมาตรการ\nหน่วยงานรับผิดชอบ\nยุทธศาสตร์ที่ 1 ปลูกกาแฟให้ดี\n1. พัฒนาพันธุ์\nกรมวิชาการเกษตร กรมส่งเสริมการเกษตร\n2. ดูแลน้ำ\n- ขุดสระ\nกรมชลประทาน\n"
                "ยุทธศาสตร์ที่ 2 ขายกาแฟให้ไกล\n1. เปิดตลาด\nกระทรวงพาณิชย์ (พณ.)\n2. ลดภาษี\nกค.\n2. ให้กระทรวงเกษตรและสหกรณ์ดูแลแผน\n3. งบประมาณ 20 ล้านบาท\n")
    assert [below(group, "tactics") for group in groups(plan)] == [["พัฒนาพันธุ์", "ดูแลน้ำ"], ["เปิดตลาด", "ลดภาษี"]]
    assert groups(plan)[0].parts["tactics"][0].agencies == ["กรมวิชาการเกษตร", "กรมส่งเสริมการเกษตร"]
    assert [part.text for part in plan.walk() if part.role == "sub_bullets"] == ["ขุดสระ"]


def test_bodies_in_charge_and_bodies_that_help_side_by_side() -> None:
    plan = load("มาตรการ\nหน่วยงานรับผิดชอบ\nหน่วยงานสนับสนุน\nด้านที่ 1 ปลูกกาแฟให้ดี\n1) พัฒนาพันธุ์\nกรมวิชาการเกษตร\nกรมการข้าว\n2) ดูแลน้ำ\nกรมชลประทาน\nกรมทรัพยากรน้ำ\nด้านที่ 2 ขายกาแฟให้ไกล\n1) เปิดตลาด\nพณ.\nกต.\n")
    assert [[(part.agencies, part.supporting) for part in group.parts["tactics"]] for group in groups(plan)] == [
        [(["กรมวิชาการเกษตร"], ["กรมการข้าว"]), (["กรมชลประทาน"], ["กรมทรัพยากรน้ำ"])], [(["พณ."], ["กต."])]]


# ------------------------------------------------------------ groups by other words, and named again

@pytest.mark.parametrize("word", ["วัตถุประสงค์", "พันธกิจ"])
def test_whatever_word_numbers_parts_with_heads_of_their_own_they_are_the_groups(word: str) -> None:
    part = "{word}ที่ {n} {name}\nเป้าหมาย\n- {name}ทุกจังหวัด\nตัวชี้วัด\n- จำนวนจังหวัดที่{name}\nแนวทางการพัฒนา\n- สนับสนุนการ{name}\n- ติดตามการ{name}\n"
    names = ("ปลูกกาแฟทนแล้ง", "คั่วกาแฟให้ได้มาตรฐาน")
    plan = load("".join(part.format(word=word, n=n, name=name) for n, name in enumerate(names, 1)))
    assert [(group.kind, group.text) for group in groups(plan)] == [(word, name) for name in names]
    assert [below(group, "guidelines")[0] for group in groups(plan)] == [f"สนับสนุนการ{name}" for name in names]


def test_objectives_without_parts_are_no_groups() -> None:
    plan = load("วัตถุประสงค์ที่ 1 ปลูกกาแฟทนแล้ง\nวัตถุประสงค์ที่ 2 คั่วกาแฟให้ได้มาตรฐาน\nยุทธศาสตร์ที่ 1 พัฒนาการผลิต\n1. ปลูกให้ดี\nยุทธศาสตร์ที่ 2 พัฒนาตลาด\n1. ขายให้ไกล\n")
    assert [group.text for group in groups(plan)] == ["พัฒนาการผลิต", "พัฒนาตลาด"]


def test_a_group_named_again_takes_what_stands_below_and_a_number_alone_means_the_part_listed_before() -> None:
    plan = load("2. สาระสำคัญของแผน\n2.1 แผนระยะ 5 ปี\nวัตถุประสงค์ที่ 1 ปลูกกาแฟทนแล้งทุกภาค\nเป้าหมาย\n- สวนกาแฟรอดแล้ง\nแนวทางการพัฒนา\n- พัฒนาพันธุ์\n- บริหารน้ำ\nวัตถุประสงค์ที่ 2 คั่วกาแฟให้ได้มาตรฐาน\nเป้าหมาย\n- โรงคั่วสะอาด\nแนวทางการพัฒนา\n- อบรมผู้คั่ว\n"
                "2.2 แผนการดำเนินงานปีแรก\nวัตถุประสงค์\nแนวทางการพัฒนา\n(1) ปลูกกาแฟทนแล้งทุกภาค (งบประมาณ 15 ล้านบาท)\nแนวทางการพัฒนาที่ 1\n- คัดพันธุ์\nแนวทางการพัฒนาที่ 2\n- โครงการสระน้ำ\n- ซ่อมท่อ\n(2) คั่วกาแฟให้ได้มาตรฐาน (งบประมาณ 5 ล้านบาท)\nแนวทางการพัฒนาที่ 1\n- จัดหลักสูตร\n"
                "2.3 งบประมาณรายจ่ายของแผนในปีแรก\n")
    first, second = groups(plan)
    bred, watered = first.parts["guidelines"]
    assert (bred.text, below(bred, "sub_bullets")) == ("พัฒนาพันธุ์", ["คัดพันธุ์"])
    assert (below(watered, "sub_bullets"), below(watered, "projects")) == (["ซ่อมท่อ"], ["โครงการสระน้ำ"])
    assert below(second.parts["guidelines"][0], "sub_bullets") == ["จัดหลักสูตร"]
    assert not any("งบประมาณ" in part.text for part in plan.walk())


# ------------------------------------------------------------ marks and heads

@pytest.mark.parametrize("bullet", ["\x9f", "\uf0b7", "•"])
def test_a_bullet_of_a_symbol_font_is_a_bullet(bullet: str) -> None:
    plan = load(f"เป้าหมาย\n{bullet} กาแฟไทยมีคุณภาพ\n{bullet} ชาวสวนมีรายได้\n")
    assert below(plan.body, "goals") == ["กาแฟไทยมีคุณภาพ", "ชาวสวนมีรายได้"]


def test_parts_numbered_without_the_word_for_number() -> None:
    plan = load("ประเด็นการพัฒนา 1 : ปลูกกาแฟให้ดี\nเป้าหมาย\n(1) สวนกาแฟมีมาตรฐาน\nตัวชี้วัดผลการดำเนินงานหลักและค่าเป้าหมาย\nประกอบด้วย 5 ตัวชี้วัด เช่น\n- สวนได้มาตรฐาน ร้อยละ 80\nประเด็นการพัฒนา 2 : ขายกาแฟให้ไกล\nเป้าหมาย\n(1) ส่งออกได้มากขึ้น\n")
    assert [(group.kind, group.number, group.text) for group in groups(plan)] == [("ประเด็นการพัฒนา", "1", "ปลูกกาแฟให้ดี"), ("ประเด็นการพัฒนา", "2", "ขายกาแฟให้ไกล")]
    assert below(groups(plan)[0], "goals") == ["สวนกาแฟมีมาตรฐาน"]
    assert below(groups(plan)[0], "indicators") == ["สวนได้มาตรฐาน ร้อยละ 80"]


def test_a_section_that_names_the_heads_it_holds_is_no_vision_and_samples_of_anything_have_a_head() -> None:
    plan = load("2.1 วิสัยทัศน์ พันธกิจ เป้าประสงค์หลัก นโยบายกาแฟ และเป้าหมายสำคัญ\nหัวข้อ\nสาระสำคัญ\nวิสัยทัศน์\nกาแฟไทยก้าวไกล\nเป้าประสงค์หลัก\nกาแฟไทยมีคุณภาพ\nตัวอย่างนโยบายกาแฟที่สำคัญ\n- เร่งปลูกป่าร่วมกาแฟ\n")
    assert plan.vision is not None
    assert plan.vision.text == "กาแฟไทยก้าวไกล"
    assert below(plan.body, "goals") == ["กาแฟไทยมีคุณภาพ"]
    assert not any("เร่งปลูกป่า" in part.text for part in plan.walk())


def test_a_title_goes_on_with_the_stage_behind_its_period() -> None:
    plan = load_text("1. เรื่อง แผนปฏิบัติการกาแฟไทย พ.ศ. 2566 - 2570 และระยะ 5 ปีต่อไป\nวิสัยทัศน์\nกาแฟไทยก้าวไกล\n")
    assert (plan.title, plan.period) == ("แผนปฏิบัติการกาแฟไทย พ.ศ. 2566 - 2570 และระยะ 5 ปีต่อไป", (2566, 2570))


# ------------------------------------------------------------ any order of lines

LINES = ["มาตรการ", "แนวทาง", "ตัวชี้วัด", "เป้าหมาย", "ค่าเป้าหมาย", "หน่วยงานรับผิดชอบ", "โครงการ", "มาตรการ (", "ยุทธศาสตร์", "ยุทธศาสตร์ที่ 1", "ยุทธศาสตร์ที่ 1 ปลูกกาแฟ", "ยุทธศาสตร์ที่ 2 ขายกาแฟ",
         "เป้าหมายที่ 1", "2 ด้าน", "เดิม", "ใหม่", "ระยะที่ 1 (พ.ศ. 2566-2567)", "ระยะที่ 2 (พ.ศ. 2568-2570) (ที่เสนอ)", "ปี 2567", "12", "1. เปิดตลาด", "2. ขยายสวน", "2) ขยายสวน", "(1) ซื้อกล้า", "1.1 ขุดบ่อ", "- ทำแนวกันไฟ",
         "จำนวนตลาด ไม่น้อยกว่า 5 แห่ง", "กรมวิชาการเกษตร", "1. คณะรัฐมนตรีมีมติเห็นชอบแผนพัฒนากาแฟไทย", "แบ่งเป็น 2 ด้าน ดังนี้"]


@given(st.lists(st.sampled_from(LINES), max_size=24))
@settings(max_examples=200, deadline=None)
def test_any_order_of_heads_and_cells_is_read(lines: list[str]) -> None:
    plan = load("\n".join(lines))
    assert all(part.line <= len(lines) + 1 for part in plan.body.walk())
