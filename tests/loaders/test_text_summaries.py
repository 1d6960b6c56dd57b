"""Layouts of cabinet summaries beyond the first corpus, each rule in an own small text: cells behind lists, bodies of a row, announced lists, notes glued to years, upper plans in a row."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from loaders.text.agencies import read_agencies
from loaders.text.line_ends import filled_by
from loaders.text.targets import read_targets
from loaders.text.told import announced, read_clauses, split_parts
from tests.loaders.text_plans import below, groups

TITLE = "4. เรื่อง (ร่าง) แผนปฏิบัติการด้านกาแฟไทย ระยะที่ 2 (พ.ศ. 2567 - 2570)\n"


def load(body: str) -> TextPlan:
    return load_text(TITLE + body)


def texts(plan: TextPlan, role: str) -> list[str]:
    return [part.text for part in plan.walk() if part.role == role]


def upper(plan: TextPlan) -> list[tuple[int | str, str | None, str | None]]:
    return [(each.level, each.plan, each.element) for each in plan.alignments]


# ------------------------------------------------------------ tables of groups

ROWS = """3. ยุทธศาสตร์ ประกอบด้วย 2 ยุทธศาสตร์ ดังนี้
เป้าประสงค์ เช่น
กลยุทธ์
หน่วยงานที่เกี่ยวข้อง เช่น
ยุทธศาสตร์ที่ 1 ปลูกกาแฟคุณภาพ
1. เกษตรกรมีพันธุ์กาแฟที่ดี
- ปรับปรุงพันธุ์กาแฟให้ทนแล้ง
- ขยายพันธุ์กาแฟสู่ชุมชน
กรมวิชาการเกษตร และหน่วยงานที่เกี่ยวข้อง [เช่น สำนักงานวิจัยกาแฟ (สวก.)]
2. เกษตรกรมีน้ำเพียงพอตลอดปี
- พัฒนาแหล่งน้ำในไร่กาแฟ
หน่วยงานที่เกี่ยวข้องกับ
แหล่งน้ำ
(เช่น กรมชลประทาน)
3. เกษตรกรมีความรู้
- อบรมเกษตรกร
4. เกษตรกรมีรายได้
- ประกันราคา
ยุทธศาสตร์ที่ 2 ขายกาแฟให้ได้ราคา
1. มีตลาดใหม่
- เจรจาการค้า
พณ.
4. ตัวชี้วัด ประกอบด้วย (1) รายได้ของเกษตรกรเพิ่มมากขึ้น และ (2) มูลค่าส่งออกไม่น้อยกว่า 900 ล้านบาท"""


def test_a_row_of_goal_tactics_and_bodies() -> None:
    plan = load(ROWS)
    first, second = groups(plan)
    assert below(first, "goals") == ["เกษตรกรมีพันธุ์กาแฟที่ดี", "เกษตรกรมีน้ำเพียงพอตลอดปี", "เกษตรกรมีความรู้", "เกษตรกรมีรายได้"]
    assert below(first, "tactics") == ["ปรับปรุงพันธุ์กาแฟให้ทนแล้ง", "ขยายพันธุ์กาแฟสู่ชุมชน", "พัฒนาแหล่งน้ำในไร่กาแฟ", "อบรมเกษตรกร", "ประกันราคา"]
    bodies = [tactic.agencies for tactic in first.parts["tactics"]]
    assert bodies[0] == bodies[1] == ["กรมวิชาการเกษตร", "หน่วยงานที่เกี่ยวข้อง", "สำนักงานวิจัยกาแฟ (สวก.)"]  # the cell is said of both tactics of its row
    assert bodies[2][-1] == "กรมชลประทาน"
    assert bodies[3] == []
    assert [tactic.agencies for tactic in second.parts["tactics"]] == [["พณ."]]
    assert texts(plan, "indicators") == ["รายได้ของเกษตรกรเพิ่มมากขึ้น", "มูลค่าส่งออกไม่น้อยกว่า 900 ล้านบาท"]
    assert [group.agencies for group in groups(plan)] == [[], []]


def test_the_cell_behind_a_list_is_in_the_next_column() -> None:
    plan = load("""แนวทาง/ประเด็นการพัฒนาที่สำคัญ เช่น
เป้าหมายและตัวชี้วัด
แนวทางที่ 1 ช่วยเหลือเกษตรกร
1) เสริมสภาพคล่องให้เกษตรกรรายย่อย เช่น จัดหาแหล่งทุน
ให้ทั่วถึงทุกพื้นที่ เป็นต้น
2) สร้างโอกาสทางการตลาด เช่น จัดงานกาแฟประจำปี เป็นต้น
เกษตรกรอยู่รอดได้ ตัวชี้วัด : 1) หนี้ต่อรายได้ไม่เกินร้อยละ 6 ในปี 2570 และ 2) มูลค่า
การขายไม่น้อยกว่าร้อยละ 10
หน่วยงานรับผิดชอบ : กษ.
แนวทางที่ 2 พัฒนาตลาด
1) เปิดตลาดกาแฟใหม่
ตลาดกาแฟขยายตัวทั้งในประเทศและต่างประเทศอย่างต่อเนื่อง
หน่วยงานรับผิดชอบ : พณ.""")
    first, second = groups(plan)
    assert below(first, "guidelines") == ["เสริมสภาพคล่องให้เกษตรกรรายย่อย เช่น จัดหาแหล่งทุนให้ทั่วถึงทุกพื้นที่ เป็นต้น", "สร้างโอกาสทางการตลาด เช่น จัดงานกาแฟประจำปี เป็นต้น"]
    assert below(first, "goals") == ["เกษตรกรอยู่รอดได้"]
    assert below(first, "indicators") == ["หนี้ต่อรายได้ไม่เกินร้อยละ 6 ในปี 2570", "มูลค่าการขายไม่น้อยกว่าร้อยละ 10"]
    assert below(second, "goals") == ["ตลาดกาแฟขยายตัวทั้งในประเทศและต่างประเทศอย่างต่อเนื่อง"]


def test_a_list_behind_a_labelled_row_that_is_no_column() -> None:
    plan = load("ยุทธศาสตร์\nกลยุทธ์\nหน่วยงานหลัก\nยุทธศาสตร์ที่ 1 : ปลูก\nเป้าประสงค์ : กาแฟมีคุณภาพ\n1. ปรับปรุงพันธุ์\n2. ขยายพันธุ์\nกษ. และ อว.\n"
                "ยุทธศาสตร์ที่ 2 : ขาย\nเป้าประสงค์ : กาแฟขายได้\n1. เปิดตลาด\nพณ.")
    assert [(below(group, "goals"), below(group, "tactics")) for group in groups(plan)] == [(["กาแฟมีคุณภาพ"], ["ปรับปรุงพันธุ์", "ขยายพันธุ์"]), (["กาแฟขายได้"], ["เปิดตลาด"])]


def test_a_decision_behind_a_table_is_no_row_of_it() -> None:
    plan = load("ยุทธศาสตร์\nเป้าหมาย\nโครงการสำคัญ\n1. ปลูกกาแฟ\nมีกาแฟดี\n- โครงการโรงเพาะ\n2. ขายกาแฟ\nขายได้มาก\n- โครงการตลาดนัด\n3. สศช. มีความเห็นว่าควรเร่งดำเนินการ")
    assert [(group.text, below(group, "goals"), below(group, "projects")) for group in groups(plan)] == [
        ("ปลูกกาแฟ", ["มีกาแฟดี"], ["โครงการโรงเพาะ"]), ("ขายกาแฟ", ["ขายได้มาก"], ["โครงการตลาดนัด"])]


def test_a_paragraph_below_a_name_where_other_groups_have_lists() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกกาแฟคุณภาพในพื้นที่สูงให้ได้มาตรฐานสากล\n- ปรับปรุงพันธุ์\nยุทธศาสตร์ที่ 2 ส่งเสริมการแปรรูปกาแฟเพื่อเพิ่มมูลค่าในชุมชน\n"
                "ร่วมกับหน่วยงานในพื้นที่พัฒนาโรงคั่วและระบบการแปรรูปกาแฟให้สอดคล้องกับแนวทางของตลาดโลกและความต้องการของผู้บริโภค\nยุทธศาสตร์ที่ 3 ขายกาแฟ\n- เปิดตลาด")
    assert groups(plan)[1].text == "ส่งเสริมการแปรรูปกาแฟเพื่อเพิ่มมูลค่าในชุมชน"
    assert [len(below(group, "guidelines")) for group in groups(plan)] == [1, 1, 1]


@pytest.mark.parametrize(("first", "second", "fits"), [
    ("พัฒนาระบบการแปรรูปกาแฟในพื้นที่สูงอย่างต่อเนื่อง", "สม่ำเสมอ", True),
    ("พัฒนาระบบการแปรรูปกาแฟ", "ร่วมกับหน่วยงานในพื้นที่พัฒนาโรงคั่วและระบบการแปรรูปกาแฟให้สอดคล้องกับตลาดโลก", False),
])
def test_what_follows_a_wrapped_line_is_hardly_wider(first: str, second: str, *, fits: bool) -> None:
    assert filled_by(first, second) is fits


# ------------------------------------------------------------ lists that a sentence announces

def test_a_list_announced_above_heads_of_columns() -> None:
    plan = load("""4. (ร่าง) แผนปฏิบัติการฯ ประกอบด้วยแผนปฏิบัติราชการ 2 เรื่อง โดยมีโครงการสำคัญและกรอบวงเงิน สรุปได้ ดังนี้
แผนปฏิบัติราชการเรื่อง…/โครงการสำคัญ
วงเงินงบประมาณ (ล้านบาท)
ปี 2567
ปี 2568
1. พัฒนาพันธุ์กาแฟ ประกอบด้วย 5 โครงการ เช่น (1) โครงการโรงเพาะ (2) โครงการธนาคารพันธุ์ เป็นต้น
8.03
0.70
2. พัฒนาตลาด ประกอบด้วย 1 โครงการ ได้แก่ (1) โครงการตลาดกลาง
1.15
1.10
รวมทั้งสิ้น
9.18
1.80
5. แนวทางการขับเคลื่อนแผน ดังนี้
ประเด็น
สาระสำคัญ
1. การอำนวยการ
กลไกแบ่งเป็น 2 ระดับ
2. หน่วยงานที่เกี่ยวข้อง
เช่น กษ. พณ. และกระทรวงมหาดไทย (มท.) เป็นต้น""")
    assert [(group.kind, group.text, below(group, "projects")) for group in groups(plan)] == [
        ("แผนปฏิบัติราชการ", "พัฒนาพันธุ์กาแฟ", ["โครงการโรงเพาะ", "โครงการธนาคารพันธุ์"]), ("แผนปฏิบัติราชการ", "พัฒนาตลาด", ["โครงการตลาดกลาง"])]
    assert texts(plan, "guidelines") == []
    assert plan.body.agencies == ["กษ.", "พณ.", "กระทรวงมหาดไทย (มท.)"]


@pytest.mark.parametrize(("line", "word", "count"), [
    ("แผนฯ ประกอบด้วยแผนปฏิบัติราชการ 4 เรื่อง โดยมีโครงการสำคัญ สรุปได้ ดังนี้", "แผนปฏิบัติราชการ", 4),
    ("แผนฯ แบ่งการดำเนินงาน แบ่งเป็น 3 มิติ มีรายละเอียด ดังนี้", "มิติ", 3),
])
def test_what_a_line_announces(line: str, word: str, count: int) -> None:
    told = announced(line)
    assert told is not None
    assert (told.role, told.word, told.count, told.parts) == ("groups", word, count, ())


def test_sectors_numbered_in_a_table_of_measures() -> None:
    plan = load("2. มาตรการรายสาขา 5 สาขา สรุปได้ ดังนี้\nสาขา/มาตรการ\nศักยภาพ (ล้านตัน)\nหน่วยงานรับผิดชอบ\n1. สาขาการปลูก\n(1) มาตรการใช้ปุ๋ย\n72.0\nกษ.\n(2) มาตรการใช้น้ำ\n24.0\nกษ. และ มท.\n2. สาขาการคั่ว\n(1) มาตรการใช้พลังงาน\n41.0\nพน.")
    assert [(group.kind, group.text, [(tactic.text, tactic.agencies) for tactic in group.parts["tactics"]]) for group in groups(plan)] == [
        ("สาขา", "สาขาการปลูก", [("มาตรการใช้ปุ๋ย", ["กษ."]), ("มาตรการใช้น้ำ", ["กษ.", "มท."])]), ("สาขา", "สาขาการคั่ว", [("มาตรการใช้พลังงาน", ["พน."])])]


def test_what_is_told_inside_the_items_of_a_list() -> None:
    _, clauses = read_clauses("โดยมีแผนงานที่สำคัญ ภายใต้ยุทธศาสตร์ 13 แผนงาน เช่น (1) เร่งปลูกกาแฟ โดยมีเป้าหมายว่า ไทยเป็นผู้นำการปลูก (2) เร่งคั่วกาแฟ (3) เปิดตลาดใหม่ ทั้งนี้ ใช้งบประมาณ 9 ล้านบาท")
    assert [(clause.role, clause.parts, clause.whole) for clause in clauses] == [
        ("tactics", ("เร่งปลูกกาแฟ", "เร่งคั่วกาแฟ", "เปิดตลาดใหม่"), True), ("goals", ("ไทยเป็นผู้นำการปลูก",), True)]


def test_measures_without_numbers_one_behind_the_other() -> None:
    assert split_parts("indicators", "กลไกระดับชาติเข้มแข็ง มีการปรับปรุงกฎหมายที่เอื้อต่อการปลูก") == ["กลไกระดับชาติเข้มแข็ง", "มีการปรับปรุงกฎหมายที่เอื้อต่อการปลูก"]
    assert split_parts("indicators", "ต้นทุนการผลิตลดลง ภาคีเครือข่ายเข้มแข็ง ร้อยละ 70 ผู้ปลูกมีรายได้พอเพียง") == ["ต้นทุนการผลิตลดลง", "ภาคีเครือข่ายเข้มแข็ง ร้อยละ 70", "ผู้ปลูกมีรายได้พอเพียง"]
    assert split_parts("indicators", "ต้นทุนการผลิตลดลง ร้อยละ 70 ของเกษตรกรพอใจ") == ["ต้นทุนการผลิตลดลง ร้อยละ 70 ของเกษตรกรพอใจ"]


def test_a_quoted_vision_behind_a_word_or_two() -> None:
    plan = load("สาระสำคัญ\nแผนฯ มีวิสัยทัศน์เพื่อให้ “กาแฟไทยมีคุณภาพและเป็นที่หนึ่งในใจของคนทั้งโลก” ประกอบไปด้วย 6 เป้าหมาย")
    assert plan.vision is not None
    assert plan.vision.text == "กาแฟไทยมีคุณภาพและเป็นที่หนึ่งในใจของคนทั้งโลก"


# ------------------------------------------------------------ rows of the plan as a whole

def test_matter_of_the_plan_behind_a_bare_list_of_groups() -> None:
    plan = load("""หัวข้อ
รายละเอียด
ผลสัมฤทธิ์
ชาวสวนกาแฟมีรายได้มั่นคง
มาตรการ
1. มาตรการปลูก
2. มาตรการคั่ว
กลไกการขับเคลื่อน
1. สร้างความรู้
2. สร้างหุ้นส่วน
3. ใช้เครื่องมือทางการเงิน
หน่วยงานขับเคลื่อน
1. หน่วยงานกลาง ประกอบด้วย กษ. พณ. และกระทรวงมหาดไทย (มท.) เป็นหน่วยงานหลัก
2. หน่วยงานระดับพื้นที่ ประกอบด้วย จังหวัดและองค์กรปกครองส่วนท้องถิ่นซึ่งเป็นหน่วยงานสำคัญ
3. ผู้บริโภค
4. องค์กรพัฒนาเอกชน (NGOs) ได้แก่ สมาคมกาแฟไทย""")
    assert [group.text for group in groups(plan)] == ["มาตรการปลูก", "มาตรการคั่ว"]
    assert all(not group.parts and not group.agencies for group in groups(plan))
    assert texts(plan, "goals") == ["ชาวสวนกาแฟมีรายได้มั่นคง"]
    assert plan.body.agencies == ["กษ.", "พณ.", "กระทรวงมหาดไทย (มท.)", "จังหวัด", "องค์กรปกครองส่วนท้องถิ่น", "สมาคมกาแฟไทย"]


def test_an_indicator_of_the_strategy_behind_a_tactic_hangs_on_the_strategy() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูก\nกลยุทธ์ที่ 1.1 ปรับปรุงพันธุ์\n- วิจัย\nตัวชี้วัดยุทธศาสตร์ : ผลผลิตไม่น้อยกว่า 9 ตัน\nยุทธศาสตร์ที่ 2 ขาย")
    assert below(groups(plan)[0], "indicators") == ["ผลผลิตไม่น้อยกว่า 9 ตัน"]


@pytest.mark.parametrize(("text", "names"), [
    ("สถาบันการเงินตามพระราชบัญญัติธนาคาร พ.ศ. 2542 และกรมที่ดิน", ["สถาบันการเงินตามพระราชบัญญัติธนาคาร พ.ศ. 2542", "กรมที่ดิน"]),
    ("กรมการปกครอง สำนักอนามัย กทม. และ สธ.", ["กรมการปกครอง", "สำนักอนามัย กทม.", "สธ."]),
    ("สำนักงานคณะกรรมการกำกับหลักทรัพย์ (สำนักงาน ก.ล.ต.) และธนาคารแห่งประเทศไทย", ["สำนักงานคณะกรรมการกำกับหลักทรัพย์ (สำนักงาน ก.ล.ต.)", "ธนาคารแห่งประเทศไทย"]),
    ("72.0", []),
])
def test_names_of_bodies(text: str, names: list[str]) -> None:
    assert read_agencies(text) == names


def test_values_in_a_list_behind_a_value_say_of_what_it_is() -> None:
    assert [(target.value, target.unit) for target in read_targets("การเลิกใช้ถุงพลาสติก ร้อยละ 100 ภายในปี 2570 ได้แก่ (1) ถุงหนาน้อยกว่า 36 ไมครอน (2) แก้วหนาน้อยกว่า 100 ไมครอน")] == [(100, "ร้อยละ")]
    assert [target.op for target in read_targets("มูลค่าทรัพย์สินจากคดีเพิ่มมากขึ้น")] == ["increase"]
    assert [target.op for target in read_targets("การลด เลิกใช้พลาสติก ร้อยละ 100")] == ["="]


# ------------------------------------------------------------ footnotes

def test_notes_glued_to_years_and_editions_where_their_texts_are_printed() -> None:
    plan = load("แผนเดิม พ.ศ. 2563 - 25641 สิ้นสุดแล้ว จึงจัดทำ (ร่าง) แผนฯ ฉบับที่ 32 วงเงิน 498.039 ล้านบาท3 ดังนี้\nตัวชี้วัด\nรายได้ร้อยละ 71\n__________\n1 แผนเดิมต่อเนื่อง\n2 เปลี่ยนชื่อ\n3 งบประจำปี")
    assert [(note.number, note.anchor, note.line) for note in plan.footnotes] == [(1, "- 2564", 2), (2, "ฉบับที่ 3", 2), (3, "ล้านบาท", 2)]
    assert [target.value for part in plan.walk() for target in part.targets] == [71]


def test_one_note_behind_a_year_and_none_without_its_text() -> None:
    noted = "พระราชบัญญัติกาแฟ พ.ศ. 25611 กำหนดไว้"
    assert [(note.number, note.anchor) for note in load(f"{noted}\n________\n1 มีผลบังคับแล้ว").footnotes] == [(1, "พ.ศ. 2561")]
    assert load(noted).footnotes == ()


# ------------------------------------------------------------ upper plans

def test_parts_of_one_upper_plan_in_a_row() -> None:
    plan = load("แผนฯ สอดคล้องเชื่อมโยงกับยุทธศาสตร์ชาติ 20 ปี ด้านความมั่นคง ด้านการสร้างความสามารถในการแข่งขัน และด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ "
                "และแผนแม่บทภายใต้ยุทธศาสตร์ชาติในหลายประเด็น เช่น ประเด็นที่ 3 การเกษตร")
    assert upper(plan) == [(1, "ยุทธศาสตร์ชาติ 20 ปี", "ด้านความมั่นคง"), (1, "ยุทธศาสตร์ชาติ 20 ปี", "ด้านการสร้างความสามารถในการแข่งขัน"),
                           (1, "ยุทธศาสตร์ชาติ 20 ปี", "ด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ"), (2, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "ประเด็นที่ 3 การเกษตร")]


def test_other_plans_are_known_by_their_edition_or_years() -> None:
    plan = load("มีการเชื่อมโยงระหว่างยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580 แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 12 (พ.ศ. 2560 - 2564) แผนปฏิรูปประเทศด้านสาธารณสุข แผนป้องกันภัยแห่งชาติ พ.ศ. 2558 และกรอบการดำเนินงานเพื่อลดภัยพิบัติ พ.ศ. 2558 - 2573")
    assert [(level, name) for level, name, _ in upper(plan)] == [
        (1, "ยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580"), (2, "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 12 (พ.ศ. 2560 - 2564)"), (2, "แผนปฏิรูปประเทศ"),
        ("other", "แผนป้องกันภัยแห่งชาติ พ.ศ. 2558"), ("other", "กรอบการดำเนินงานเพื่อลดภัยพิบัติ พ.ศ. 2558 - 2573")]


def test_under_a_plan_is_a_statement_only_behind_the_name_of_this_one() -> None:
    named = load("เห็นชอบแผนปฏิบัติการด้านกาแฟไทย ระยะที่ 2 เพื่อขับเคลื่อนการดำเนินงาน ภายใต้ Roadmap การพัฒนากาแฟ พ.ศ. 2561 - 2573")
    assert upper(named) == [("other", "Roadmap การพัฒนากาแฟ พ.ศ. 2561 - 2573", None)]
    assert upper(load("กรมได้จัดงาน ภายใต้ Roadmap การพัฒนากาแฟ พ.ศ. 2561 - 2573")) == []


def test_upper_plans_below_a_head() -> None:
    plan = load("2. ความสอดคล้องกับแผน 3 ระดับ\nแผนระดับที่ 1 ยุทธศาสตร์ชาติ 20 ปี ด้านความมั่นคง\nแผนระดับที่ 2\n(1) แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 3 การเกษตร\n"
                "(2) แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 1 ไทยเป็นประเทศชั้นนำ และหมุดหมายที่ 8 ไทยมีเมืองอัจฉริยะ\n3. เป้าหมาย\n3.1 กาแฟดี")
    assert [(level, element) for level, _, element in upper(plan)] == [
        (1, "ด้านความมั่นคง"), (2, "ประเด็นที่ 3 การเกษตร"), (2, "หมุดหมายที่ 1 ไทยเป็นประเทศชั้นนำ"), (2, "หมุดหมายที่ 8 ไทยมีเมืองอัจฉริยะ")]
    assert texts(plan, "goals") == ["กาแฟดี"]


def test_what_somebody_thinks_should_be_is_no_statement() -> None:
    assert upper(load("สศช. เห็นว่าควรปรับปรุงให้สอดคล้องกับแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13")) == []
    assert upper(load("ทบทวนตามการเปลี่ยนแปลงหรือความจำเป็นของยุทธศาสตร์ชาติ")) == []


def test_an_unknown_head_above_columns_heads_the_groups() -> None:
    plan = load("สาระสำคัญ\nแผนบริหารจัดการ\nเป้าหมาย/ตัวชี้วัด\nมาตรการ\n1) ลดการปลูก\nพื้นที่เหมาะสมกับน้ำ\n- กำหนดเขต\n- ซื้อคืน\n2) ฟื้นฟูดิน\nดินมีคุณภาพ\n- ปลูกพืชคลุมดิน\nทั้งนี้ กษ. รายงานว่า ดำเนินการแล้ว")
    assert [(group.kind, group.text, below(group, "goals"), below(group, "tactics")) for group in groups(plan)] == [
        ("แผนบริหารจัดการ", "ลดการปลูก", ["พื้นที่เหมาะสมกับน้ำ"], ["กำหนดเขต", "ซื้อคืน"]), ("แผนบริหารจัดการ", "ฟื้นฟูดิน", ["ดินมีคุณภาพ"], ["ปลูกพืชคลุมดิน"])]


def test_one_that_is_announced_is_all_that_follows() -> None:
    assert [clause.parts for clause in read_clauses("การตลาด มีกลยุทธ์ 1 ข้อ ได้แก่ ขยายตลาดต่างประเทศ")[1]] == [("ขยายตลาดต่างประเทศ",)]


def test_a_numbered_label_with_a_colon_is_the_writers_paragraph() -> None:
    plan = load("1. แผนฯ ประกอบด้วย 2 ยุทธศาสตร์ ได้แก่\nยุทธศาสตร์ที่ 1 ปลูก\nยุทธศาสตร์ที่ 2 ขาย\n2. หน่วยงานที่รับผิดชอบ : กษ.")
    assert plan.body.agencies == ["กษ."]
    assert [group.agencies for group in groups(plan)] == [[], []]


# ------------------------------------------------------------ groups that no word heads

def test_numbered_names_with_the_same_labels_below_them_are_groups() -> None:
    plan = load("1. แผนฯ มีสาระสำคัญ\n2. ด้านสำคัญ เช่น\n2.1 ด้านการปลูก\nปัญหา : ดินเสื่อม\nเป้าหมาย : ดินดี\nตัวชี้วัด : ผลผลิตเพิ่มขึ้นร้อยละ 5\n2.2 ด้านการขาย\nปัญหา : ราคาตก\nเป้าหมาย : ราคาดี\nตัวชี้วัด : รายได้เพิ่มขึ้นร้อยละ 9")
    assert [(group.kind, group.number, group.text, below(group, "goals"), len(group.parts["indicators"])) for group in groups(plan)] == [
        ("ด้าน", "2.1", "ด้านการปลูก", ["ดินดี"], 1), ("ด้าน", "2.2", "ด้านการขาย", ["ราคาดี"], 1)]


def test_rows_of_a_table_on_one_line_each() -> None:
    plan = load("แผนฯ ประกอบด้วย 2S ได้แก่\n1. ความมั่นคง (Security) เป้าหมาย กาแฟมีพอ ตัวชี้วัด ผลผลิตไม่น้อยกว่า 9 ตัน แนวทางการพัฒนา (1) ปลูกเพิ่ม (2) เก็บสำรอง\n"
                "2. ความยั่งยืน เป้าหมาย ดินดี ตัวชี้วัด พื้นที่อินทรีย์เพิ่มขึ้นร้อยละ 5 แนวทางการพัฒนา (1) ใช้ปุ๋ยหมัก")
    assert [(group.text, below(group, "goals"), below(group, "guidelines")) for group in groups(plan)] == [
        ("ความมั่นคง (Security)", ["กาแฟมีพอ"], ["ปลูกเพิ่ม", "เก็บสำรอง"]), ("ความยั่งยืน", ["ดินดี"], ["ใช้ปุ๋ยหมัก"])]


def test_paragraphs_of_the_writer_are_no_blocks() -> None:
    plan = load("1. ภาพรวมของแผน\nเป้าหมาย : กาแฟดี\n2. การบริหารแผน\nเป้าหมาย : โปร่งใส\n3. วิสัยทัศน์ : กาแฟไทยก้าวไกล")
    assert groups(plan) == []


def test_names_that_a_sentence_lists_head_the_rows_below() -> None:
    plan = load("1. แผนฯ ครอบคลุม 2 สาขา ได้แก่ สาขาการปลูก และสาขาการขาย มีรายละเอียดสรุปได้ ดังนี้\nสาขา\nเป้าหมาย\nแนวทาง\nการปลูก\nดินดี\n1) ใช้ปุ๋ยหมัก\n2) ใช้น้ำน้อย\nการขาย\nราคาดี\n1) เปิดตลาด\n2. กษ. เป็นหน่วยงานประสาน")
    assert [(group.kind, group.text, below(group, "goals"), below(group, "guidelines")) for group in groups(plan)] == [
        ("สาขา", "การปลูก", ["ดินดี"], ["ใช้ปุ๋ยหมัก", "ใช้น้ำน้อย"]), ("สาขา", "การขาย", ["ราคาดี"], ["เปิดตลาด"])]


def test_a_cell_of_bodies_behind_numbered_headings_is_the_groups() -> None:
    plan = load("ยุทธศาสตร์\nแผนงาน\nหน่วยงานรับผิดชอบหลัก\nยุทธศาสตร์ที่ 1 ปลูก\n(2 แผนงาน)\nแผนงานที่ 1 ปรับปรุงพันธุ์\nแผนงานที่ 2 ขยายพันธุ์\nกษ.\nยุทธศาสตร์ที่ 2 ขาย\n(1 แผนงาน)\nแผนงานที่ 3 เปิดตลาด\nพณ. และ กต.")
    assert [(group.text, group.agencies, below(group, "tactics")) for group in groups(plan)] == [
        ("ปลูก", ["กษ."], ["ปรับปรุงพันธุ์", "ขยายพันธุ์"]), ("ขาย", ["พณ.", "กต."], ["เปิดตลาด"])]


def test_the_writers_next_paragraph_is_no_item_of_a_list_without_numbers() -> None:
    plan = load("2.3 เป้าหมายและตัวชี้วัด\nเป้าหมาย\nตัวชี้วัด\nกาแฟดี\nผลผลิตไม่น้อยกว่า 9 ตัน\n2.4 มิติการพัฒนา 2 มิติ\nมิติที่ 1 ปลูก\nกลยุทธ์ 1) ใช้ปุ๋ย\nมิติที่ 2 ขาย\nกลยุทธ์ 1) เปิดตลาด")
    assert texts(plan, "goals") == ["กาแฟดี"]
    assert [group.text for group in groups(plan)] == ["ปลูก", "ขาย"]


def test_running_text_behind_a_list_of_bodies_is_not_in_it() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูก\nหน่วยงานที่รับผิดชอบ : กรมวิชาการเกษตร\nโดยมีเป้าหมายให้เกษตรกรปลูกกาแฟในพื้นที่สูง\nยุทธศาสตร์ที่ 2 ขาย\nหน่วยงานที่รับผิดชอบ : กระทรวงดิจิทัลเพื่อเศรษฐกิจ\n"
                "และสังคม (ดศ.) สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยี\nแห่งชาติ (สวทช.) และกรมการค้า\nกรมการค้าจะดำเนินการจัดงานในปีหน้า")
    assert [group.agencies for group in groups(plan)] == [["กรมวิชาการเกษตร"], ["กระทรวงดิจิทัลเพื่อเศรษฐกิจ และสังคม (ดศ.)", "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ (สวทช.)", "กรมการค้า"]]


def test_years_of_two_digits() -> None:
    plan = load_text("1. เรื่อง แผนกาแฟแห่งชาติ ปี 66 - 70\n1. เป้าหมาย ส่งออก 900 ล้านบาท ภายในปี 70\n2. ตัวชี้วัด รายได้เพิ่มขึ้นร้อยละ 10 ในปี 68 และร้อยละ 20 ในปี 70\n3. ตัวชี้วัดรอง ใน 5 ปี 70 แห่ง")
    assert plan.period == (2566, 2570)
    assert [(target.value, target.years) for part in plan.walk() for target in part.targets] == [(900, (2570,)), (10, (2568,)), (20, (2570,)), (70, ())]


def test_two_columns_with_one_mark_beside_a_labelled_cell() -> None:
    plan = load("1. แผนฯ ประกอบด้วย 5 ประเด็นการพัฒนา ได้แก่\nประเด็น/เป้าหมาย\nตัวชี้วัด\nแนวทางการพัฒนา เช่น\n1) การปลูก\nเป้าหมาย : กาแฟดี\n- พื้นที่อินทรีย์ร้อยละ 90\n- มีโรงเพาะ 9 แห่ง\n- พัฒนาพันธุ์\n"
                "2) การขาย\nเป้าหมาย : ราคาดี\n- รายได้เพิ่มขึ้นร้อยละ 5\n- เปิดตลาด\n2. กลไกการขับเคลื่อน\nคณะกรรมการกาแฟ")
    assert [(group.kind, group.text, below(group, "goals"), below(group, "indicators"), below(group, "guidelines")) for group in groups(plan)] == [
        ("ประเด็นการพัฒนา", "การปลูก", ["กาแฟดี"], ["พื้นที่อินทรีย์ร้อยละ 90", "มีโรงเพาะ 9 แห่ง"], ["พัฒนาพันธุ์"]),
        ("ประเด็นการพัฒนา", "การขาย", ["ราคาดี"], ["รายได้เพิ่มขึ้นร้อยละ 5"], ["เปิดตลาด"])]


def test_guidelines_with_items_are_the_top_level_of_a_plan_that_has_no_other() -> None:
    plan = load("4. พื้นที่ดำเนินการ\n9 จังหวัด\n5. แนวทางดำเนินงาน 2 แนวทาง ได้แก่\n5.1 การปลูก\n(1) ใช้ปุ๋ย\n(2) ใช้น้ำ\n5.2 การขาย\n(1) เปิดตลาด\n6. งบประมาณ 9 ล้านบาท")
    assert [(group.kind, group.number, group.text, below(group, "guidelines")) for group in groups(plan)] == [("แนวทาง", "5.1", "การปลูก", ["ใช้ปุ๋ย", "ใช้น้ำ"]), ("แนวทาง", "5.2", "การขาย", ["เปิดตลาด"])]


def test_a_stage_above_measures_is_none() -> None:
    plan = load("2. ตัวชี้วัดเป้าหมาย\n2.1 ระยะสั้น (พ.ศ. 2567 - 2568)\n- ไร่กาแฟอินทรีย์ร้อยละ 50\n2.2 ระยะยาว (พ.ศ. 2569 - 2570)\n- ไร่กาแฟอินทรีย์ร้อยละ 100\n3. งบประมาณ 9 ล้านบาท")
    assert texts(plan, "indicators") == ["ไร่กาแฟอินทรีย์ร้อยละ 50", "ไร่กาแฟอินทรีย์ร้อยละ 100"]


def test_a_count_of_groups_with_money_above_heads_of_columns() -> None:
    plan = load("1. แผนหลักฯ ประกอบด้วยแผนงาน 2 ด้าน รวม 25 โครงการ วงเงิน 9,000 ล้านบาท ได้แก่\nแผนงาน\nจำนวนโครงการ\nวงเงิน (ล้านบาท)\n1. ด้านการสร้างความมั่นคงของน้ำภาคการผลิตกาแฟ\n10\n1,000\n2. ด้านการขาย\n15\n8,000\nรวม\n25\n9,000\n"
                "2. โครงการสำคัญ จำนวน 2 โครงการ ได้แก่ (1) โครงการขุดสระ (กรมชลประทาน) วงเงิน 100 ล้านบาท (2) โครงการโรงคั่ว (กรมวิชาการเกษตร)")
    assert [group.text for group in groups(plan)] == ["ด้านการสร้างความมั่นคงของน้ำภาคการผลิตกาแฟ", "ด้านการขาย"]
    assert [(project.text, project.agencies) for project in plan.walk() if project.role == "projects"] == [("โครงการขุดสระ", ["กรมชลประทาน"]), ("โครงการโรงคั่ว", ["กรมวิชาการเกษตร"])]


def test_plans_of_levels_one_and_two_are_upper_plans_by_that_word() -> None:
    plan = load("แผนฯ เป็นแผนระดับที่ 3 ที่จัดทำขึ้นเพื่อสนับสนุนการดำเนินงานของแผนระดับที่ 1 ยุทธศาสตร์ชาติ ด้านความมั่นคง แผนระดับที่ 2 ได้แก่ แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 3 การเกษตร และแผนการปฏิรูปประเทศด้านเศรษฐกิจ")
    assert [(level, element) for level, _, element in upper(plan)] == [(1, "ด้านความมั่นคง"), (2, "ประเด็นที่ 3 การเกษตร"), (2, "ด้านเศรษฐกิจ")]


def test_heads_of_years_above_the_groups_date_the_values_of_every_row() -> None:
    plan = load("1. แผนย่อย 2 แผน ประกอบด้วย\nแผนย่อย\nเป้าหมาย\nตัวชี้วัด\nค่าเป้าหมาย\nปี 2567\nปี 2570\nแผนย่อยที่ 1 ยกระดับการปลูกกาแฟในพื้นที่สูงทั่วประเทศ\nผลผลิตสูงขึ้น\nอัตราการขยายตัว\nร้อยละ 2\nร้อยละ 4\n"
                "แผนย่อยที่ 2 ยกระดับการขายกาแฟในตลาดโลกและตลาดในประเทศ\nรายได้สูงขึ้น\nอัตราการเติบโต\nร้อยละ 3\nร้อยละ 5\n2. งบประมาณ 9 ล้านบาท")
    assert [below(group, "goals") for group in groups(plan)] == [["ผลผลิตสูงขึ้น"], ["รายได้สูงขึ้น"]]
    assert [[(target.value, target.years) for target in group.parts["indicators"][0].targets] for group in groups(plan)] == [[(2, (2567,)), (4, (2570,))], [(3, (2567,)), (5, (2570,))]]


def test_lists_of_lists_where_nothing_else_is_found() -> None:
    body = "1. การปลูก\n- ใช้ปุ๋ย\n- ใช้น้ำ\n2. การขาย\n- เปิดตลาด\nทั้งนี้ ไม่มีผลผูกพัน"
    plan = load(f"ร่างแผนฯ มีประเด็นสำคัญ ดังนี้\nประเด็นหลัก\nสาระสำคัญ\n{body}")
    assert [(group.text, below(group, "guidelines")) for group in groups(plan)] == [("การปลูก", ["ใช้ปุ๋ย", "ใช้น้ำ"]), ("การขาย", ["เปิดตลาด"])]
    assert groups(load(f"สศช. มีข้อเสนอแนะต่อร่างแผนฯ ดังนี้\n{body}")) == []


def test_ways_of_watching_a_plan_behind_its_last_group_are_no_guidelines() -> None:
    plan = load("หมุดหมายที่ 1 ปลูก\nกลยุทธ์ : ใช้ปุ๋ย\nหมุดหมายที่ 2 ขาย\nกลยุทธ์ : เปิดตลาด\nแนวทางการติดตาม\n• รายงานผลทุกปี\n• ประเมินครึ่งแผน")
    assert texts(plan, "guidelines") == []


@pytest.mark.parametrize(("text", "expected"), [
    ("จำนวนคดีลดลง เช่น ปี 67 ร้อยละ 10 ปี 68 ร้อยละ 20", [("decrease_by", 10, (2567,)), ("decrease_by", 20, (2568,))]),
    ("ผลผลิตเพิ่มขึ้น ปี 2567 : ร้อยละ 5 และปี 2570 : ร้อยละ 9", [("increase_by", 5, (2567,)), ("increase_by", 9, (2570,))]),
    ("ปี 67 : 60 นาที ปี 68 : 65 นาที", [("=", 60, (2567,)), ("=", 65, (2568,))]),
])
def test_values_told_year_by_year_of_what_rises_or_falls(text: str, expected: list[tuple[str, float, tuple[int, ...]]]) -> None:
    assert [(target.op, target.value, target.years) for target in read_targets(text)] == expected


# ------------------------------------------------------------ what is no part of the plan

def test_what_others_said_is_silent_to_the_next_paragraph() -> None:
    plan = load("3. สาระสำคัญของแผน ดังนี้\n3.1 เป้าหมาย กาแฟดี\n4. ความเห็นของหน่วยงานที่เกี่ยวข้อง\nหน่วยงาน\nความเห็น/ข้อสังเกต\nกค.\n- เห็นควรพิจารณาแหล่งเงิน\n- เป้าหมายของแผนควรชัดเจน\nสศช.\n- ตัวชี้วัดควรครอบคลุม\n"
                "5. ประโยชน์และผลกระทบ\n5.1 ลดต้นทุนเหลือร้อยละ 11")
    assert texts(plan, "goals") == ["กาแฟดี"]
    assert texts(plan, "indicators") == []
    assert plan.body.agencies == []


def test_parts_of_a_paragraph_on_watching_are_no_parts_of_the_plan() -> None:
    plan = load("1. เป้าหมาย กาแฟดี\n2. การติดตามประเมินผล\n2.1 ให้รายงานทุกปี\n2.2 ตัวชี้วัดการติดตาม เช่น จำนวนรายงาน\n3. ตัวชี้วัด รายได้เพิ่มขึ้นร้อยละ 5")
    assert texts(plan, "indicators") == ["รายได้เพิ่มขึ้นร้อยละ 5"]


def test_a_list_below_a_tactic_with_a_heading_is_what_it_consists_of() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูก\nกลยุทธ์ที่ 1 เพิ่มคุณภาพ (1) ใช้ปุ๋ย (2) อบรม\nกลยุทธ์ที่ 2 ลดต้นทุน\n(1) ใช้พลังงานทดแทน\n(2) รวมกลุ่ม\nยุทธศาสตร์ที่ 2 ขาย\nกลยุทธ์\n(1) เปิดตลาด")
    assert [(tactic.text, below(tactic, "guidelines")) for group in groups(plan) for tactic in group.parts["tactics"]] == [
        ("เพิ่มคุณภาพ", ["ใช้ปุ๋ย", "อบรม"]), ("ลดต้นทุน", ["ใช้พลังงานทดแทน", "รวมกลุ่ม"]), ("เปิดตลาด", [])]


def test_who_leads_is_no_part_of_a_name() -> None:
    assert read_agencies("กรมส่งเสริมสหกรณ์ (กสส.) เป็นหน่วยงานหลัก ร่วมกับ กรมส่งเสริมการเกษตร") == ["กรมส่งเสริมสหกรณ์ (กสส.)", "กรมส่งเสริมการเกษตร"]


def test_numbered_policies_are_guidelines_of_the_whole_plan() -> None:
    plan = load_text("แผนกีฬาเมือง (พ.ศ. 2569 - 2571)\n2.1 นโยบายเร่งด่วน ประกอบด้วย\nนโยบายที่\nสาระสำคัญ\nนโยบายที่ 1\nส่งเสริมกีฬากลางแจ้ง\nนโยบายที่ 2\nเปิดสนามโรงเรียน\n"
                     "2.2 ประเด็นการพัฒนา\nประเด็นการพัฒนาที่ 1 : กีฬาเพื่อทุกคน\nแนวทางการพัฒนา\n(1) จัดวันเดินทุกสัปดาห์\n(2) ทำทางวิ่งในสวน")
    assert [(part.number, part.text) for part in plan.body.parts["guidelines"]] == [("1", "ส่งเสริมกีฬากลางแจ้ง"), ("2", "เปิดสนามโรงเรียน")]
    assert [part.text for part in plan.body.parts["groups"][0].parts["guidelines"]] == ["จัดวันเดินทุกสัปดาห์", "ทำทางวิ่งในสวน"]


_INDEX = "แผนกีฬาเมือง (พ.ศ. 2569 - 2571)\nยุทธศาสตร์ที่ 1 กีฬาเพื่อทุกคน\nดัชนีชี้วัด\n- คนออกกำลังกายร้อยละ 50\n{between}ยุทธศาสตร์ที่ 2 สนามใกล้บ้าน\nดัชนีชี้วัด\n- มีสนามทุกเขต\nดัชนีรวมของยุทธศาสตร์\n- ความสุขของคนเมืองเพิ่มขึ้น"


def test_joint_indices_behind_the_last_strategy_are_those_of_the_plan() -> None:
    plan = load_text(_INDEX.format(between=""))
    assert [part.text for part in plan.body.parts["indicators"]] == ["ความสุขของคนเมืองเพิ่มขึ้น"]


def test_joint_indices_behind_every_strategy_are_its_own() -> None:
    plan = load_text(_INDEX.format(between="ดัชนีรวมของยุทธศาสตร์\n- สุขภาพดีขึ้น\n"))
    assert [[part.text for part in group.parts["indicators"]][-1] for group in plan.body.parts["groups"]] == ["สุขภาพดีขึ้น", "ความสุขของคนเมืองเพิ่มขึ้น"]


def test_policies_below_their_head_are_guidelines_and_a_unit_below_a_head_is_no_name() -> None:
    plan = load_text("แผนวัคซีนเมือง (พ.ศ. 2569 - 2571)\nนโยบาย\n- เมืองจะส่งเสริมให้ทุกคนได้รับวัคซีน\n- เมืองจะพัฒนาคลังวัคซีน\nมาตรการ\nหน่วยงานรับผิดชอบหลัก\nงบประมาณ\n(ล้านบาท)\n1) มาตรการตั้งจุดฉีดวัคซีนใกล้บ้าน\nกรมอนามัย\n2,100.02\n2) มาตรการขนส่งวัคซีนเย็น\nกรมการแพทย์\n150.00")
    assert [part.text for part in plan.body.parts["guidelines"]] == ["เมืองจะส่งเสริมให้ทุกคนได้รับวัคซีน", "เมืองจะพัฒนาคลังวัคซีน"]
    assert not any("ล้านบาท" in part.text for part in plan.walk())


def test_a_count_behind_a_label_is_no_goal() -> None:
    assert "goals" not in load_text("แผนเมือง (พ.ศ. 2569 - 2571)\nเป้าหมายและแนวทางการดำเนินการ 4 เรื่อง\nนโยบายที่ 1 สวนใกล้บ้าน").body.parts
