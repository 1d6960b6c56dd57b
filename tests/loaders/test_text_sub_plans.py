"""Sub-plans that each have a table of their own below their name, whatever heads the table. The texts are made up."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups

TITLE = "แผนพัฒนากาแฟไทย (พ.ศ. 2566 - 2570)\n"


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


CELLS = {
    "โครงการ/กิจกรรม": ("จัดอบรมเกษตรกรเรื่องการปลูกกาแฟใต้ร่มไม้ในทุกอำเภอ", "จัดทำทะเบียนผู้ปลูกและปรับปรุงให้เป็นปัจจุบันทุกปี", "เปิดตลาดใหม่ในต่างประเทศร่วมกับสมาคมผู้ส่งออก", "ส่งเสริมร้านกาแฟชุมชนตามเส้นทางท่องเที่ยว"),
    "ตัวชี้วัด": ("จำนวนเกษตรกรที่ผ่านการอบรม", "มีทะเบียนผู้ปลูก", "จำนวนตลาดใหม่", "ร้อยละของร้านที่ใช้กาแฟไทย"),
    "หน่วยงานรับผิดชอบ": ("กรมส่งเสริมการเกษตร (กสก.)", "กสก.", "กระทรวงพาณิชย์ (พณ.) และ กสก.", "พณ."),
}


def tables(heads: list[str], first: str, names: tuple[str, str], mark: str) -> str:
    """Two sub-plans with two rows each, one cell a line."""
    rows = ("การปลูก", "ทะเบียนผู้ปลูก", "ตลาดต่างประเทศ", "ตลาดในประเทศ")
    lines: list[str] = []
    for at, row in enumerate(rows):
        if at % 2 == 0:
            lines += [names[at // 2], first, *heads]
        lines += [mark.format(at % 2 + 1) + row, *(CELLS[head.removeprefix("ข้อเสนอแนะ")][at] for head in heads)]
    return "\n".join(lines)


@pytest.mark.parametrize("first", ["ประเด็น", "ประเด็นย่อย", "เรื่อง", "หัวข้อ"])
@pytest.mark.parametrize(("names", "mark"), [
    (("2.1 แผนปฏิบัติการด้านการปลูก เช่น", "2.2 แผนปฏิบัติการด้านการตลาด เช่น"), "({}) "),
    (("1) ด้านการปลูก", "2) ด้านการตลาด"), "{}. "),
    (("แผนปฏิบัติการด้านการปลูก", "แผนปฏิบัติการด้านการตลาด"), "{}) "),
])
@pytest.mark.parametrize("heads", [["โครงการ/กิจกรรม", "ตัวชี้วัด", "หน่วยงานรับผิดชอบ"], ["ตัวชี้วัด", "โครงการ/กิจกรรม", "หน่วยงานรับผิดชอบ"], ["ข้อเสนอแนะโครงการ/กิจกรรม", "ตัวชี้วัด"]])
def test_a_table_below_the_name_of_each_sub_plan_is_read_whatever_heads_it(first: str, names: tuple[str, str], mark: str, heads: list[str]) -> None:
    grown, sold = groups(load("2. สาระสำคัญของแผน ประกอบด้วย 2 ด้าน\n" + tables(heads, first, names, mark)))
    assert [grown.number, sold.number] == ["1", "2"]
    assert [group.text.removeprefix("แผนปฏิบัติการ") for group in (grown, sold)] == ["ด้านการปลูก", "ด้านการตลาด"]
    assert [below(group, "tactics") for group in (grown, sold)] == [["การปลูก", "ทะเบียนผู้ปลูก"], ["ตลาดต่างประเทศ", "ตลาดในประเทศ"]]
    cells = [tactic for group in (grown, sold) for tactic in group.parts["tactics"]]
    assert tuple(below(tactic, "activities") for tactic in cells) == tuple([text] for text in CELLS["โครงการ/กิจกรรม"])
    assert tuple(below(tactic, "indicators") for tactic in cells) == tuple([text] for text in CELLS["ตัวชี้วัด"])
    if "หน่วยงานรับผิดชอบ" in heads:
        assert [tactic.agencies for tactic in cells][2] == ["กระทรวงพาณิชย์ (พณ.)", "กรมส่งเสริมการเกษตร (กสก.)"]


def test_what_a_plan_rests_on_is_no_group_beside_its_sub_plans() -> None:
    rests_on = "1. กรอบของแผนประกอบด้วย 2 เสาหลัก ดังนี้\nเสาหลักที่ 1\nการคุ้มครอง\nรัฐต้องคุ้มครองผู้ปลูก\nเสาหลักที่ 2\nการเยียวยา\nรัฐต้องเยียวยาผู้ปลูก\n2. สาระสำคัญของแผน\n"
    plan = load(rests_on + tables(["โครงการ/กิจกรรม", "ตัวชี้วัด"], "ประเด็น", ("2.1 ด้านการปลูก", "2.2 ด้านการตลาด"), "({}) "))
    assert [group.text for group in groups(plan)] == ["ด้านการปลูก", "ด้านการตลาด"]


def test_a_measure_that_speaks_of_projects_is_no_project() -> None:
    text = tables(["โครงการ/กิจกรรม", "ตัวชี้วัด"], "ประเด็น", ("1. ด้านการปลูก", "2. ด้านการตลาด"), "({}) ")
    plan = load(text.replace("มีทะเบียนผู้ปลูก", "โครงการ/กิจกรรมที่จัดขึ้นเพื่อทำทะเบียน"))
    assert not [part.text for part in plan.body.walk() if part.role == "projects"]
    assert below(groups(plan)[0].parts["tactics"][1], "indicators") == ["โครงการ/กิจกรรมที่จัดขึ้นเพื่อทำทะเบียน"]


OPINIONS = "\n".join(f"{number}. ด้าน{name}\nประเด็น\nความเห็นของหน่วยงาน\n(1) ข้อดี\nเห็นด้วย\n(2) ข้อเสีย\nใช้เงินมาก" for number, name in ((1, "การปลูก"), (2, "การตลาด")))
REPRINTED = "แผนนี้มีรายละเอียด ดังนี้\n" + "\n".join(f"ประเด็น\nโครงการ/กิจกรรม\nตัวชี้วัด\n({number}) ข้อ{number}\nจัดอบรมเกษตรกรในทุกอำเภอ\nจำนวนเกษตรกร" for number in (1, 2, 3))


@pytest.mark.parametrize("text", [OPINIONS, REPRINTED])
def test_tables_of_opinions_and_heads_printed_again_make_no_sub_plans(text: str) -> None:
    assert not [part for part in load(text).body.walk() if part.rule in ("table-row", "table-cell")]


@pytest.mark.parametrize("order", list(permutations(("ตัวชี้วัด", "โครงการ/กิจกรรม"))))
def test_the_order_of_columns_says_which_cell_is_which(order: tuple[str, str]) -> None:
    first = groups(load(tables(list(order), "ประเด็น", ("1. ด้านการปลูก", "2. ด้านการตลาด"), "({}) ")))[0].parts["tactics"][0]
    assert (below(first, "activities"), below(first, "indicators")) == ([CELLS["โครงการ/กิจกรรม"][0]], [CELLS["ตัวชี้วัด"][0]])


# ------------------------------------------------------------ parts of groups

def parted(marks: tuple[str, str, str, str], goal: str, way: str) -> str:
    """Two groups of two parts each; a goal and a list of ways below each part."""
    one, two, first, second = marks
    part = f"{goal} มีรายได้ดี\n{way} 1) เปิดตลาด 2) เปิดร้าน และ 3) เปิดเว็บไซต์\n"
    return f"{one} กาแฟไทยด้านการตลาด\n{first} ตลาดในประเทศ\n{part}{second} ตลาดโลก\n{part}{two} กาแฟไทยด้านการผลิต\n{first.replace('1.', '2.')} การปลูก\n{part}{second.replace('1.', '2.')} การคั่ว\n{part}"


@pytest.mark.parametrize("goal", ["เป้าหมาย คือ", "เป้าประสงค์ :", "เป้าหมาย เช่น 1)"])
@pytest.mark.parametrize(("way", "role"), [("กลยุทธ์ เช่น", "tactics"), ("มาตรการ ได้แก่", "tactics"), ("แนวทางการดำเนินงาน :", "guidelines")])
@pytest.mark.parametrize("marks", [("1.", "2.", "1.1", "1.2"), ("1.", "2.", "1.1", "1.1"), ("1)", "2)", "1.1)", "1.2)")])
def test_numbered_parts_of_groups_without_a_word_are_a_level_between_them_and_their_ways(goal: str, way: str, role: str, marks: tuple[str, str, str, str]) -> None:
    sold, grown = groups(load("2. แผนนี้มี 2 ด้าน สรุปได้ ดังนี้\nประเด็น\nรายละเอียด\n" + parted(marks, goal, way)))
    assert [sold.text, grown.text] == ["กาแฟไทยด้านการตลาด", "กาแฟไทยด้านการผลิต"]
    for group, names in ((sold, ["ตลาดในประเทศ", "ตลาดโลก"]), (grown, ["การปลูก", "การคั่ว"])):
        listed = [part.text for part in group.walk() if part.role == role and part is not group]
        assert sorted(part.text for part in group.walk() if part.role == "goals") == ["มีรายได้ดี"] * 2
        assert [text for text in listed if text not in names] == ["เปิดตลาด", "เปิดร้าน", "เปิดเว็บไซต์"] * 2
        assert [text for text in below(group, "tactics") if text in names] == names


def test_an_item_of_a_list_below_the_parts_of_a_group_is_no_part() -> None:
    text = "1. กาแฟไทยด้านการตลาด\nเป้าหมาย : ขายได้\nกลยุทธ์\n1.1 เปิดตลาด\n1.2 เปิดร้าน\nตัวชี้วัด : รายได้\n2. กาแฟไทยด้านการผลิต\nเป้าหมาย : ปลูกได้\nกลยุทธ์\n2.1 ปลูก\n2.2 คั่ว\nตัวชี้วัด : ผลผลิต"
    first, _ = groups(load(text))
    assert below(first, "tactics") == ["เปิดตลาด", "เปิดร้าน"]
    assert below(first, "indicators") == ["รายได้"]


# ------------------------------------------------------------ lists broken inside cells

BROKEN = """ยุทธศาสตร์ที่ 1 การตลาด
เป้าหมาย คือ กาแฟไทยมีหลายชนิดและสามารถ
ตอบความต้องการของตลาด
กลยุทธ์ {lead} {one} เปิดตลาดกาแฟในต่างประเทศ
{two} ปรับระบบขนส่งทั้งทางบกและทางน้ำ
เพื่อลดต้นทุนการขนส่ง {three} พัฒนาระบบข้อมูล
การขนส่ง และ {four} ตรวจรับรองตั้งแต่ต้นทาง
ตัวชี้วัด : มูลค่าการส่งออก
"""


@pytest.mark.parametrize("lead", ["เช่น", "ได้แก่", ":"])
@pytest.mark.parametrize("marks", [("1)", "2)", "3)", "4)"), ("(1)", "(2)", "(3)", "(4)")])
def test_a_list_inside_broken_lines_is_read_as_one(lead: str, marks: tuple[str, ...]) -> None:
    plan = load(BROKEN.format(lead=lead, **dict(zip(("one", "two", "three", "four"), marks, strict=True))))
    group = groups(plan)[0]
    assert below(group, "tactics") == ["เปิดตลาดกาแฟในต่างประเทศ", "ปรับระบบขนส่งทั้งทางบกและทางน้ำเพื่อลดต้นทุนการขนส่ง", "พัฒนาระบบข้อมูลการขนส่ง", "ตรวจรับรองตั้งแต่ต้นทาง"]
    assert below(group, "goals") == ["กาแฟไทยมีหลายชนิดและสามารถตอบความต้องการของตลาด"]
    assert below(group, "indicators") == ["มูลค่าการส่งออก"]


def test_a_list_that_begins_anew_is_not_joined_to_the_one_before() -> None:
    text = "ยุทธศาสตร์ที่ 1 การตลาด\nโครงการ\nกลุ่มในเมือง\nเช่น (1) โครงการร้านกาแฟ (2) โครงการตลาดนัด\nกลุ่มในชนบท\nเช่น (1) โครงการสวนกาแฟ (2) โครงการโรงคั่ว (3) โครงการสหกรณ์\n"
    names = [part.text for part in load(text).body.walk() if part.role == "projects"]
    assert {"โครงการร้านกาแฟ", "โครงการสวนกาแฟ", "โครงการโรงคั่ว", "โครงการสหกรณ์"} <= set(names)


@pytest.mark.parametrize("behind", [" ภายใต้ยุทธศาสตร์ ตลาดนำการผลิต โดยแบ่งกาแฟเป็น 2 ชนิด", " โดยแบ่งกาแฟออกเป็น 2 ชนิด ได้แก่ 1) อาราบิกา 2) โรบัสตา", ""])
def test_a_vision_ends_where_its_line_tells_of_other_matter(behind: str) -> None:
    (vision,) = load(f"1. วิสัยทัศน์ คือ ไทยเป็นผู้นำกาแฟของโลก{behind}\n").body.parts["vision"]
    assert vision.text == "ไทยเป็นผู้นำกาแฟของโลก"


@pytest.mark.parametrize("text", [
    "1. คณะกรรมการกาแฟ\n1.1 คณะอนุกรรมการตลาด\nองค์ประกอบ : ผู้แทนกรม\n2. คณะทำงานกาแฟ\n2.1 คณะทำงานปลูก\nองค์ประกอบ : ผู้แทนจังหวัด",
    "1. ปีที่ผ่านมากาแฟขายดี\n1.1 ตลาดในประเทศโต\nรายได้เพิ่มขึ้น\n2. ปีนี้กาแฟขายได้น้อย\n2.1 ตลาดโลกหดตัว\nรายได้ลดลง",
])
def test_numbered_parts_without_labels_of_a_plan_are_no_groups(text: str) -> None:
    assert groups(load(text)) == []


# ------------------------------------------------------------ told in one paragraph

SENTENCE = "แผนนี้มีกรอบการดำเนินงานภายใต้ {count} {kind} ได้แก่ {kind}ที่ 1 : ปลูกกาแฟให้ดี {kind}ที่ 2 : ขายกาแฟให้ไกล{own} และมี{word} 3 {noun} เช่น (1) อบรมเกษตรกร (2) เปิดตลาดใหม่ (3) ตั้งศูนย์กาแฟ เป็นต้น มีกลไกการติดตามประเมินผล"


@pytest.mark.parametrize("kind", ["ยุทธศาสตร์", "ประเด็นการพัฒนา", "เสาหลัก"])
@pytest.mark.parametrize(("word", "noun", "role"), [("มาตรการหลักในการดำเนินการ", "มาตรการ", "tactics"), ("กลยุทธ์", "กลยุทธ์", "tactics"), ("ตัวชี้วัด", "ตัวชี้วัด", "indicators")])
def test_what_a_sentence_tells_behind_all_its_groups_is_of_the_plan(kind: str, word: str, noun: str, role: str) -> None:
    plan = load(SENTENCE.format(count=2, kind=kind, own="", word=word, noun=noun))
    assert [group.text for group in groups(plan)] == ["ปลูกกาแฟให้ดี", "ขายกาแฟให้ไกล"]
    assert below(plan.body, role) == ["อบรมเกษตรกร", "เปิดตลาดใหม่", "ตั้งศูนย์กาแฟ"]
    assert [group.parts for group in groups(plan)] == [{}, {}]


def test_what_each_group_of_a_sentence_is_told_of_stays_its_own() -> None:
    text = "แผนนี้มี 2 ยุทธศาสตร์ ได้แก่ ยุทธศาสตร์ที่ 1 ปลูกกาแฟ ประกอบด้วย 2 กลยุทธ์ ได้แก่ (1) อบรม (2) วิจัย ยุทธศาสตร์ที่ 2 ขายกาแฟ ประกอบด้วย 2 กลยุทธ์ ได้แก่ (1) เปิดตลาด (2) เปิดร้าน"
    assert [below(group, "tactics") for group in groups(load(text))] == [["อบรม", "วิจัย"], ["เปิดตลาด", "เปิดร้าน"]]


@pytest.mark.parametrize("listed", ["3 ยุทธศาสตร์ ได้แก่", "ยุทธศาสตร์ 3 ด้าน คือ", "3 ประเด็นยุทธศาสตร์ ดังนี้"])
@pytest.mark.parametrize(("ways", "role"), [("มาตรการสำคัญ 2 มาตรการ ได้แก่", "tactics"), ("กลยุทธ์ 4 กลยุทธ์ เช่น", "tactics"), ("แนวทางการพัฒนา 2 แนวทาง คือ", "guidelines")])
def test_ways_told_behind_groups_that_a_sentence_lists_are_of_the_plan(listed: str, ways: str, role: str) -> None:
    plan = load(f"แผนนี้ประกอบด้วย {listed} (1) ปลูกกาแฟให้ดี (2) คั่วกาแฟให้หอม และ (3) ขายกาแฟให้ไกล และมี{ways} (1) อบรมเกษตรกร และ (2) เปิดตลาดใหม่ ทั้งนี้ มีคณะกรรมการกาแฟขับเคลื่อน")
    assert [group.text for group in groups(plan)] == ["ปลูกกาแฟให้ดี", "คั่วกาแฟให้หอม", "ขายกาแฟให้ไกล"]
    assert below(plan.body, role) == ["อบรมเกษตรกร", "เปิดตลาดใหม่"]


def test_lists_of_measures_of_several_fields_in_one_sentence_are_no_groups() -> None:
    text = "ดำเนินการใน 2 ด้าน ได้แก่ ด้านการผลิต มีมาตรการ 2 มาตรการ คือ (1) อบรม (2) วิจัย และด้านการตลาด มีมาตรการ 2 มาตรการ คือ (1) เปิดตลาด (2) เปิดร้าน"
    assert groups(load(text)) == []
