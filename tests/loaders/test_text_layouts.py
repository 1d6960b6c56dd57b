"""Families of layouts in which cabinet summaries and news print plans, each in an own small text: what is read, where it hangs, what is left out."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text
from loaders.text.told import read_clauses

TITLE = "4. เรื่อง ร่างแผนปฏิบัติการด้านกาแฟไทย ระยะที่ 2 (พ.ศ. 2567 - 2570)\n"


def load(body: str) -> TextPlan:
    return load_text(TITLE + body)


def tree(part: Found) -> list[tuple[str, str]]:
    """(list, text) of what hangs directly below a part, in order."""
    return [(role, below.text) for role, parts in part.parts.items() for below in parts]


def groups(plan: TextPlan) -> list[tuple[str | None, str | None, str]]:
    return [(group.kind, group.number, group.text) for group in plan.body.parts.get("groups", [])]


def texts(plan: TextPlan, role: str) -> list[str]:
    return [part.text for part in plan.walk() if part.role == role]


def values(plan: TextPlan) -> list[tuple[str, float | None, str | None, tuple[int, ...]]]:
    return [(target.op, target.value, target.unit, target.years) for part in plan.walk() for target in part.targets]


@pytest.mark.parametrize(("sentence", "head", "clauses"), [
    ("ยกระดับคุณภาพ มี 2 เป้าหมาย คือ 1)กาแฟดี 2)รายได้เพิ่ม", "ยกระดับคุณภาพ", [("goals", ("กาแฟดี", "รายได้เพิ่ม"))]),
    ("ขยายตลาด มีเป้าหมายเพื่อให้ส่งออกได้ ประกอบด้วย 2 กลยุทธ์ ได้แก่ (1) จับคู่ธุรกิจ และ (2) สร้างตราสินค้า", "ขยายตลาด", [("goals", ("เพื่อให้ส่งออกได้",)), ("tactics", ("จับคู่ธุรกิจ", "สร้างตราสินค้า"))]),
    ("แปรรูป จำนวน 9 โครงการ อาทิ โครงการโรงคั่ว (กรมวิชาการเกษตร) และโครงการห้องทดลอง งบประมาณ 20 ล้านบาท", "แปรรูป", [("projects", ("โครงการโรงคั่ว (กรมวิชาการเกษตร)", "โครงการห้องทดลอง"))]),
    ("แปรรูป มีตัวชี้วัดสำคัญ เช่น มูลค่าส่งออกเพิ่มขึ้นร้อยละ 5 ต่อปี จำนวนโรงคั่วไม่น้อยกว่า 40 แห่ง", "แปรรูป", [("indicators", ("มูลค่าส่งออกเพิ่มขึ้นร้อยละ 5 ต่อปี", "จำนวนโรงคั่วไม่น้อยกว่า 40 แห่ง"))]),
    ("ผ่านกลยุทธ์ 3 ด้าน ได้แก่ ด้านการปลูก ด้านการคั่ว และด้านการตลาด", "", [("tactics", ("ด้านการปลูก", "ด้านการคั่ว", "ด้านการตลาด"))]),
    ("พันธกิจ ได้แก่ สืบสานและต่อยอด", "", []),
])
def test_clauses_of_running_text(sentence: str, head: str, clauses: list[tuple[str, tuple[str, ...]]]) -> None:
    before, found = read_clauses(sentence)
    assert (before, [(clause.role, clause.parts) for clause in found]) == (head, clauses)


def test_one_paragraph_that_tells_everything() -> None:
    plan = load("สาระสำคัญ\nกษ. รายงานว่า ร่างแผนฯ มีสาระสำคัญ ได้แก่ (1) วิสัยทัศน์ คือ กาแฟไทยก้าวไกล (2) พันธกิจ ได้แก่ ปลูก คั่ว ขาย (3) เป้าหมาย ได้แก่ รายได้เพิ่มขึ้นร้อยละ 10 ต่อปี "
                "และ (4) ประเด็นยุทธศาสตร์ 2 ประเด็น ประกอบด้วย ประเด็นยุทธศาสตร์ที่ 1 การปลูกกาแฟคุณภาพ และประเด็นยุทธศาสตร์ที่ 2 การตลาดกาแฟ ทั้งนี้ ใช้งบประมาณ 90 ล้านบาท")
    assert plan.vision is not None
    assert plan.vision.text == "กาแฟไทยก้าวไกล"
    assert texts(plan, "goals") == ["รายได้เพิ่มขึ้นร้อยละ 10 ต่อปี"]
    assert groups(plan) == [("ประเด็นยุทธศาสตร์", "1", "การปลูกกาแฟคุณภาพ"), ("ประเด็นยุทธศาสตร์", "2", "การตลาดกาแฟ")]


def test_headings_inside_lines_and_over_lines_are_one_count() -> None:
    plan = load("แผนขับเคลื่อนผ่าน ยุทธศาสตร์ที่ 1 การปลูกในทุกพื้นที่ ยุทธศาสตร์ที่ 2 การคั่ว เช่น โครงการโรงคั่วชุมชน\nสำหรับยุทธศาสตร์ที่ 3 การตลาด กรอบวงเงิน 30 ล้านบาท\nยุทธศาสตร์ที่ 4 การวิจัย")
    assert [name for _, _, name in groups(plan)] == ["การปลูกในทุกพื้นที่", "การคั่ว", "การตลาด", "การวิจัย"]
    assert texts(plan, "projects") == ["โครงการโรงคั่วชุมชน"]


def test_mentions_of_other_headings_are_none() -> None:
    plan = load("เป้าหมาย\n- สนับสนุนยุทธศาสตร์ที่ 1 และยุทธศาสตร์ที่ 2 ของจังหวัด\n- ผลผลิตตามประเด็นที่ 3 การเกษตร")
    assert groups(plan) == []
    assert len(texts(plan, "goals")) == 2


def test_a_sentence_announces_the_list_of_groups() -> None:
    plan = load("ร่างแผนฯ มีแนวทางที่ครบทุกมิติ ประกอบด้วย 2 มาตรการหลัก คือ\n1. การป้องกันโรคราสนิม\n2. การฟื้นฟูสวนเก่า\n3. สำนักงบประมาณเห็นควรให้ใช้งบปกติ")
    assert groups(plan) == [("มาตรการ", "1", "การป้องกันโรคราสนิม"), ("มาตรการ", "2", "การฟื้นฟูสวนเก่า")]


def test_an_announcement_behind_a_list_is_no_item() -> None:
    plan = load("ตัวชี้วัด\n(1) จำนวนสวนที่ได้มาตรฐาน ไม่น้อยกว่า 300 แห่ง\nร่างแผนฯ แบ่งออกเป็น 2 ยุทธศาสตร์ ดังนี้\nยุทธศาสตร์ที่ 1 ปลูก\nยุทธศาสตร์ที่ 2 ขาย")
    assert texts(plan, "indicators") == ["จำนวนสวนที่ได้มาตรฐาน ไม่น้อยกว่า 300 แห่ง"]
    assert [name for _, _, name in groups(plan)] == ["ปลูก", "ขาย"]


def test_numbered_rows_inside_a_group_do_not_end_it() -> None:
    plan = load("2.1 ประเด็นการพัฒนา ประกอบด้วย 2 ประเด็น ดังนี้\n2.1.1 ประเด็นการพัฒนาที่ 1 สวนกาแฟ\n(1) เป้าหมาย : สวนได้มาตรฐาน\n(2) ตัวชี้วัด : สวนที่ได้มาตรฐาน ร้อยละ 60\n(3) แนวทางการพัฒนา เช่น 1) อบรมเกษตรกร 2) ตรวจรับรองแปลง\n(4) หน่วยงานรับผิดชอบ : กรมวิชาการเกษตร\n"
                "2.1.2 ประเด็นการพัฒนาที่ 2 ตลาด\n(1) เป้าหมาย : ส่งออกเพิ่มขึ้น\n2.2 งบประมาณ 40 ล้านบาท")
    first, second = plan.body.parts["groups"]
    assert tree(first) == [("goals", "สวนได้มาตรฐาน"), ("indicators", "สวนที่ได้มาตรฐาน ร้อยละ 60"), ("guidelines", "อบรมเกษตรกร"), ("guidelines", "ตรวจรับรองแปลง")]
    assert first.agencies == ["กรมวิชาการเกษตร"]
    assert tree(second) == [("goals", "ส่งออกเพิ่มขึ้น")]


def test_labels_with_nothing_but_a_space_in_rows_of_labels() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูก\n- เป้าหมาย การบริหารสวนดีขึ้น\n- แนวทาง ตัดแต่งกิ่งทุกปี\n- หน่วยงานรับผิดชอบ กรมส่งเสริมการเกษตร และกรมวิชาการเกษตร\nยุทธศาสตร์ที่ 2 ขาย\n- แนวทางสากลของการค้า")
    first, second = plan.body.parts["groups"]
    assert tree(first) == [("goals", "การบริหารสวนดีขึ้น"), ("guidelines", "ตัดแต่งกิ่งทุกปี")]
    assert first.agencies == ["กรมส่งเสริมการเกษตร", "กรมวิชาการเกษตร"]
    assert tree(second) == [("guidelines", "แนวทางสากลของการค้า")]


def test_goals_are_the_top_level_where_measures_stand_below_each() -> None:
    plan = load("เป้าหมายที่ 1 : เกษตรกรมีทักษะ\n- มาตรการที่ 1 อบรม\n- มาตรการที่ 2 ดูงาน\nเป้าหมายที่ 2 : ตลาดเติบโต\n- มาตรการที่ 3 จับคู่ธุรกิจ")
    assert groups(plan) == [("เป้าหมาย", "1", "เกษตรกรมีทักษะ"), ("เป้าหมาย", "2", "ตลาดเติบโต")]
    assert [len(group.parts["tactics"]) for group in plan.body.parts["groups"]] == [2, 1]
    below = load("ยุทธศาสตร์ที่ 1 ปลูก\nเป้าหมายที่ 1 ผลผลิตเพิ่ม\nกลยุทธ์ที่ 1 พันธุ์ดี\nเป้าหมายที่ 2 ต้นทุนลด\nกลยุทธ์ที่ 2 ปุ๋ยหมัก")
    assert [name for _, _, name in groups(below)] == ["ปลูก"]
    assert texts(below, "goals") == ["ผลผลิตเพิ่ม", "ต้นทุนลด"]


def test_measures_are_the_top_level_of_a_plan_without_strategies() -> None:
    plan = load("2.3 มาตรการ จำนวน 2 มาตรการ ดังนี้\n2.3.1 การตรวจโรค\n- แนวทาง คือ สุ่มตรวจทุกแปลง\n2.3.2 การเยียวยา\n- แนวทาง คือ ชดเชยต้นกล้า\n2.4 งบประมาณ 9 ล้านบาท")
    assert groups(plan) == [("มาตรการ", "2.3.1", "การตรวจโรค"), ("มาตรการ", "2.3.2", "การเยียวยา")]
    assert texts(plan, "guidelines") == ["สุ่มตรวจทุกแปลง", "ชดเชยต้นกล้า"]
    plain = load("มาตรการ\n- ตรวจโรค\n- เยียวยาเกษตรกร")
    assert [(kind, name) for kind, _, name in groups(plain)] == [("มาตรการ", "ตรวจโรค"), ("มาตรการ", "เยียวยาเกษตรกร")]


COLUMNS = "ยุทธศาสตร์\nเป้าหมาย\nตัวชี้วัด\nแนวทาง\nหน่วยงานรับผิดชอบ\n"


def test_a_table_with_a_row_a_group_cut_by_lists_and_looks() -> None:
    plan = load(COLUMNS + "1. การปลูก\nสวนได้มาตรฐาน\n- จำนวนสวน 900 แห่ง\n- ร้อยละของผลผลิตเกรดเอ ร้อยละ 30\n1) ตัดแต่งกิ่ง\n2) พันธุ์ใหม่\nกรมวิชาการเกษตร\n2. การตลาด\nส่งออกเพิ่มขึ้น\n1) จับคู่ธุรกิจ\nกระทรวงพาณิชย์ และกรมส่งเสริมการค้าระหว่างประเทศ\nงบประมาณ 30 ล้านบาท")
    first, second = plan.body.parts["groups"]
    assert [(group.kind, group.number, group.text) for group in (first, second)] == [("ยุทธศาสตร์", "1", "การปลูก"), ("ยุทธศาสตร์", "2", "การตลาด")]
    assert tree(first) == [("goals", "สวนได้มาตรฐาน"), ("indicators", "จำนวนสวน 900 แห่ง"), ("indicators", "ร้อยละของผลผลิตเกรดเอ ร้อยละ 30"), ("guidelines", "ตัดแต่งกิ่ง"), ("guidelines", "พันธุ์ใหม่")]
    assert tree(second) == [("goals", "ส่งออกเพิ่มขึ้น"), ("guidelines", "จับคู่ธุรกิจ")]
    assert [group.agencies for group in (first, second)] == [["กรมวิชาการเกษตร"], ["กระทรวงพาณิชย์", "กรมส่งเสริมการค้าระหว่างประเทศ"]]


def test_a_table_of_projects_below_numbered_headings() -> None:
    plan = load("มาตรการ\nตัวชี้วัด\nโครงการสำคัญ\nมาตรการที่ 1 ปลูก\n(1) จำนวนต้นกล้า 5,000 ต้น\n• โครงการเรือนเพาะชำ\n• โครงการพันธุ์ดี\nมาตรการที่ 2 ขาย\n(1) มูลค่าส่งออกเพิ่มขึ้นร้อยละ 8\n• โครงการร้านกาแฟไทย")
    assert [tree(group) for group in plan.body.parts["groups"]] == [
        [("indicators", "จำนวนต้นกล้า 5,000 ต้น"), ("projects", "โครงการเรือนเพาะชำ"), ("projects", "โครงการพันธุ์ดี")],
        [("indicators", "มูลค่าส่งออกเพิ่มขึ้นร้อยละ 8"), ("projects", "โครงการร้านกาแฟไทย")]]


def test_rows_of_goal_indicator_and_value() -> None:
    plan = load("เป้าหมาย\nตัวชี้วัด\nค่าเป้าหมาย ปี 2570\nกาแฟเติบโต\nจำนวนร้านกาแฟไทย\nไม่น้อยกว่า 500 ร้าน\nมูลค่าการส่งออก\n50,000 ล้านบาท\nไทยเป็นศูนย์กลาง\nอันดับผู้ส่งออกโลก\nไม่ต่ำกว่าอันดับที่ 20")
    assert texts(plan, "goals") == ["กาแฟเติบโต", "ไทยเป็นศูนย์กลาง"]
    assert texts(plan, "indicators") == ["จำนวนร้านกาแฟไทย", "มูลค่าการส่งออก", "อันดับผู้ส่งออกโลก"]
    assert values(plan) == [(">=", 500, "ร้าน", (2570,)), ("=", 50_000, "ล้านบาท", (2570,)), ("rank_at_worst", 20, "อันดับ", (2570,))]


def test_names_and_values_below_the_heads_indicator_and_goal() -> None:
    plan = load("ตัวชี้วัด\nเป้าหมาย ปี 2570\nสัดส่วนกาแฟพิเศษ\nร้อยละ 25\nความพึงพอใจของผู้ดื่ม\nไม่น้อยกว่าร้อยละ 80")
    assert texts(plan, "indicators") == ["สัดส่วนกาแฟพิเศษ", "ความพึงพอใจของผู้ดื่ม"]
    assert texts(plan, "goals") == []


@pytest.mark.parametrize(("indicator", "expected"), [
    ("มูลค่าส่งออก 6,500 ล้านบาท ภายในปี 2570", ("=", 6500, "ล้านบาท", (2570,))), ("เพิ่มพื้นที่ปลูก 1,200 ไร่", ("increase_by", 1200, "ไร่", ())),
    ("ลดการใช้สารเคมีในสวน ร้อยละ 30", ("decrease_by", 30, "ร้อยละ", ())), ("เพิ่มสัดส่วนกาแฟพิเศษเป็นร้อยละ 30", ("=", 30, "ร้อยละ", ())),
    ("เมื่อสิ้นสุดแผนปี 2570 ต้องมีสวนร้างไม่เกินร้อยละ 7", ("<=", 7, "ร้อยละ", (2570,))), ("ผลผลิตเฉลี่ยเติบโตที่ร้อยละ 3 ต่อปี", ("=", 3, "ร้อยละต่อปี", ())),
])
def test_values_that_no_word_of_comparing_leads_to(indicator: str, expected: tuple[str, float, str, tuple[int, ...]]) -> None:
    assert values(load(f"ตัวชี้วัด\n- {indicator}")) == [expected]


@pytest.mark.parametrize("text", ["พัฒนาสวน 5 ประเทศ", "แผนระยะ 5 ปี", "โครงการใช้วงเงินงบประมาณ 339 ล้านบาท", "ผู้เข้าร่วมจาก 12 จังหวัด"])
def test_amounts_that_are_no_values(text: str) -> None:
    assert values(load(f"ตัวชี้วัด\n- {text}")) == []


def test_a_year_above_the_list_and_measures_in_a_row() -> None:
    plan = load("เป้าหมาย\nภายในปี 2570\n(1) ส่งออกไม่น้อยกว่า 900 ตัน\n2. ตัวชี้วัด ได้แก่ อัตราการดื่มไม่น้อยกว่าร้อยละ 40 ในปี 2569 และจำนวนร้านเพิ่มขึ้นร้อยละ 20")
    assert texts(plan, "goals") == ["ส่งออกไม่น้อยกว่า 900 ตัน"]
    assert texts(plan, "indicators") == ["อัตราการดื่มไม่น้อยกว่าร้อยละ 40 ในปี 2569", "จำนวนร้านเพิ่มขึ้นร้อยละ 20"]
    assert values(plan) == [(">=", 900, "ตัน", (2570,)), (">=", 40, "ร้อยละ", (2569,)), ("increase_by", 20, "ร้อยละ", ())]


def test_old_and_new_plan_with_lists_of_unlike_length() -> None:
    plan = load("ประเด็น\nแผนเดิม\nแผนที่ปรับปรุง\nวิสัยทัศน์\nกาแฟไทยสู่อาเซียน\nกาแฟไทยสู่โลก\nเป้าหมาย\n1) ส่งออก 40 ตัน\n1) ส่งออก 65 ตัน\n2) สวนได้มาตรฐาน ร้อยละ 40\nยุทธศาสตร์\nยุทธศาสตร์ที่ 1 เพิ่มพื้นที่\nยุทธศาสตร์ที่ 2 ขยายตลาด\nยุทธศาสตร์ที่ 1 เพิ่มคุณภาพ\nยุทธศาสตร์ที่ 2 ตลาดมูลค่าสูง\nยุทธศาสตร์ที่ 3 วิจัยพันธุ์")
    assert plan.vision is not None
    assert plan.vision.text == "กาแฟไทยสู่โลก"
    assert texts(plan, "goals") == ["ส่งออก 65 ตัน", "สวนได้มาตรฐาน ร้อยละ 40"]
    assert [name for _, _, name in groups(plan)] == ["เพิ่มคุณภาพ", "ตลาดมูลค่าสูง", "วิจัยพันธุ์"]


def test_results_of_an_earlier_plan_and_notes_are_left_out() -> None:
    plan = load("1. ที่ประชุมรับทราบผลการดำเนินงานตามแผน ปี พ.ศ. 2563 - 2566 ซึ่งดำเนินการตาม 2 ยุทธศาสตร์ คือ ยุทธศาสตร์ที่ 1 อนุรักษ์สวนเก่า จำนวน 18 โครงการ คิดเป็นร้อยละ 65 ยุทธศาสตร์ที่ 2 ควบคุมโรค จำนวน 53 โครงการ คิดเป็นร้อยละ 83\n"
                "2. ร่างแผนฯ ประกอบด้วย 2 มาตรการ คือ มาตรการที่ 1 ฟื้นฟูสวน และมาตรการที่ 2 ป้องกันโรค\nหน่วยงานรับผิดชอบ\nกรมวิชาการเกษตร\nทั้งนี้ สำนักงบประมาณเห็นควรให้ใช้งบปกติ")
    assert groups(plan) == [("มาตรการ", "1", "ฟื้นฟูสวน"), ("มาตรการ", "2", "ป้องกันโรค")]
    assert [group.agencies for group in plan.body.parts["groups"]] == [[], ["กรมวิชาการเกษตร"]]


def test_who_speaks_in_the_news_is_no_part() -> None:
    plan = load_text("ครม.ไฟเขียว! ร่างแผนพัฒนากาแฟ พ.ศ. 2567-2570 ดันส่งออก\nนางสาวกาแฟ ดีมาก รองโฆษกฯ เปิดเผยว่า ครม.เห็นชอบ ประกอบด้วย 2 กลยุทธ์ คือ\nกลยุทธ์ที่ 1 ปลูก มี 2 เป้าหมาย คือ 1)ได้มาตรฐาน 2)ผลผลิตเพิ่ม\nกลยุทธ์ที่ 2 ขาย\nนางสาวกาแฟ กล่าวด้วยว่า ปีที่ผ่านมาส่งออกเพิ่มขึ้นร้อยละ 12")
    assert (plan.title, plan.period) == ("ร่างแผนพัฒนากาแฟ พ.ศ. 2567-2570", (2567, 2570))
    assert [part.text for part in plan.walk()] == ["ปลูก", "ได้มาตรฐาน", "ผลผลิตเพิ่ม", "ขาย"]


@pytest.mark.parametrize(("text", "title", "period"), [
    ("ครม. ผ่านแผนการส่งเสริมกาแฟ ฉบับที่ 5 (พ.ศ. 2566 - 2570) เสริมแกร่งเกษตรกร", "แผนการส่งเสริมกาแฟ ฉบับที่ 5 (พ.ศ. 2566 - 2570)", (2566, 2570)),
    ("รัฐบาลดันกาแฟ 11 แผนงาน\nซึ่งร่างนโยบายและแผนกาแฟแห่งชาติ พ.ศ. 2566 – 2570 ที่ได้รับความเห็นชอบแล้ว สอดคล้องกับแผนพัฒนาสุขภาพ พ.ศ. 2560 - 2564", "ร่างนโยบายและแผนกาแฟแห่งชาติ พ.ศ. 2566 – 2570", (2566, 2570)),
    ("คกก. ดันร่างแผนพัฒนางานกาแฟไทย ระยะ 5 ปี\nที่ประชุมเห็นชอบ (พ.ศ.2566-2570) เพื่อเกษตรกร", "ร่างแผนพัฒนางานกาแฟไทย ระยะ 5 ปี", (2566, 2570)),
    ("นายกฯ ลงพื้นที่ดูสวนกาแฟ\nสอดคล้องกับยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)", "", None),
])
def test_titles_in_the_news(text: str, title: str, period: tuple[int, int] | None) -> None:
    plan = load_text(text)
    assert (plan.title, plan.period) == (title, period)


def test_news_without_a_plan_give_next_to_nothing() -> None:
    plan = load_text("รัฐบาลเร่งช่วยเหลือเกษตรกร\nนายกรัฐมนตรีกล่าวว่า มีผู้ลงทะเบียนแล้ว 1,200 ราย คิดเป็นร้อยละ 80 ของผู้มีสิทธิ\n1. ผู้ที่ยังไม่ลงทะเบียนให้ติดต่อสำนักงานเกษตร\n2. ผู้ที่ได้รับสิทธิแล้วให้รอรับเงิน\nทั้งนี้ ใช้งบประมาณ 300 ล้านบาท")
    assert list(plan.walk()) == []


def test_columns_of_money_time_and_past_values_are_no_cells() -> None:
    plan = load("โครงการ\nงบประมาณ (ล้านบาท)\nหน่วยงานรับผิดชอบ\n1. โครงการโรงคั่ว\n120.50\nกรมวิชาการเกษตร\n2. โครงการตลาด\n80\nกระทรวงพาณิชย์ และกรมส่งเสริมการเกษตร\nรวม\n200.50\n3. กลไกการขับเคลื่อน")
    assert [(part.text, part.agencies) for part in plan.walk()] == [("โครงการโรงคั่ว", ["กรมวิชาการเกษตร"]), ("โครงการตลาด", ["กระทรวงพาณิชย์", "กรมส่งเสริมการเกษตร"])]
    plan = load("ตัวชี้วัด\nค่าฐาน (ปี 2565)\nค่าเป้าหมาย (ปี 2570)\nจำนวนร้านกาแฟไทย\n400 ร้าน\nไม่น้อยกว่า 500 ร้าน\nสัดส่วนกาแฟพิเศษ\nร้อยละ 20\nร้อยละ 60")
    assert values(plan) == [(">=", 500, "ร้าน", (2570,)), ("=", 60, "ร้อยละ", (2570,))]


def test_groups_known_by_their_first_word_and_by_a_kind_no_list_names() -> None:
    plan = load("แผนฯ แบ่งการดำเนินงานออกเป็น 2 ด้าน ดังนี้\nด้านการป้องกัน\n- ตรวจโรคราสนิม\nด้านการตลาด\n- จับคู่ธุรกิจ\n2. งบประมาณ 30 ล้านบาท")
    assert groups(plan) == [("ด้าน", "1", "ด้านการป้องกัน"), ("ด้าน", "2", "ด้านการตลาด")]
    assert texts(plan, "guidelines") == ["ตรวจโรคราสนิม", "จับคู่ธุรกิจ"]
    plan = load("นโยบายและแผนกาแฟที่ 1 การปลูก\nเป้าหมาย\nผลผลิตเพิ่ม\nกลยุทธ์\n1. พันธุ์ดี\nนโยบายและแผนกาแฟที่ 2 การขาย\nเป้าหมาย\nส่งออกเพิ่ม")
    assert groups(plan) == [("นโยบายและแผนกาแฟ", "1", "การปลูก"), ("นโยบายและแผนกาแฟ", "2", "การขาย")]
    assert groups(load("1. แผนปฏิบัติการระยะที่ 1 สิ้นสุดแล้ว\n2. แผนพัฒนา ฉบับที่ 2 เริ่มใช้")) == []


def test_both_sides_of_agencies_on_one_line_and_labels_of_activities() -> None:
    plan = load("ประเด็นที่ 1 การปลูก\nกิจกรรมหลัก\n1) ตัดแต่งกิ่ง\nตัวชี้วัดกิจกรรม\n1) รายงานการตรวจสวน จำนวน 2 ฉบับต่อปี\nหน่วยงานรับผิดชอบ\nหน่วยงานหลัก : กรมวิชาการเกษตร หน่วยงานสนับสนุน : กรมประมง")
    (group,) = plan.body.parts["groups"]
    assert tree(group) == [("activities", "ตัดแต่งกิ่ง"), ("indicators", "รายงานการตรวจสวน จำนวน 2 ฉบับต่อปี")]
    assert (group.agencies, group.supporting) == (["กรมวิชาการเกษตร"], ["กรมประมง"])


def test_a_declared_list_on_the_line_of_its_label() -> None:
    plan = load("กลยุทธ์หลัก 3 กลยุทธ์ ได้แก่ 1. ปลูกดี 2. คั่วดี และ 3. ขายดี")
    assert [(kind, name) for kind, _, name in groups(plan)] == [("กลยุทธ์", "ปลูกดี"), ("กลยุทธ์", "คั่วดี"), ("กลยุทธ์", "ขายดี")]


def test_named_sub_plans_in_one_paragraph_and_values_by_years_told_first() -> None:
    plan = load("เป้าหมายย่อย ประกอบด้วย 2 เป้าหมาย ดังนี้ 1.แผนย่อยการปลูก มี 2 เป้าหมาย ได้แก่ 1)สวนได้มาตรฐาน และ 2)โรคลดลง 2.แผนย่อยการขาย มีเป้าหมาย คือ ส่งออกเพิ่ม")
    assert [name for _, _, name in groups(plan)] == ["แผนย่อยการปลูก", "แผนย่อยการขาย"]
    assert [[goal.text for goal in group.parts["goals"]] for group in plan.body.parts["groups"]] == [["สวนได้มาตรฐาน", "โรคลดลง"], ["ส่งออกเพิ่ม"]]
    assert values(load("ตัวชี้วัด\n- ปี 2568 กาแฟไทยอยู่ในอันดับ 1 ใน 53 และได้คะแนนไม่ต่ำกว่า 51 คะแนน ปี 2569 อยู่ในอันดับ 1 ใน 51")) == [
        ("rank_at_worst", 53, "อันดับ", (2568,)), (">=", 51, "คะแนน", (2568,)), ("rank_at_worst", 51, "อันดับ", (2569,))]


def test_what_reviewers_want_is_no_goal() -> None:
    plan = load("1. เป้าหมาย : ผลผลิตเพิ่ม\n2. สศช. มีความเห็นว่า ควรกำหนดเป้าหมายให้ชัดเจน และมีตัวชี้วัด เช่น ยอดขายร้อยละ 50")
    assert [part.text for part in plan.walk()] == ["ผลผลิตเพิ่ม"]


@pytest.mark.parametrize(("text", "expected"), [
    ("- จำนวนร้าน (ปี 2567 จำนวน 100 แห่ง และปี 2570 จำนวน 500 แห่ง)", [("=", 100, "แห่ง", (2567,)), ("=", 500, "แห่ง", (2570,))]),
    ("- ความพึงพอใจ ไม่น้อยกว่าร้อยละ 90 (ปี 2564 ร้อยละ 80 ปี 2565 ร้อยละ 85)", [(">=", 90, "ร้อยละ", ())]),
    ("เวลาดื่มกาแฟของคนไทย\nค่าเป้าหมาย ปี 2567 : 60 นาที ปี 2568 : 65 นาที และปี 2569 : 70 นาที", [("=", 60, "นาที", (2567,)), ("=", 65, "นาที", (2568,)), ("=", 70, "นาที", (2569,))]),
])
def test_values_told_year_by_year(text: str, expected: list[tuple[str, float, str, tuple[int, ...]]]) -> None:
    assert values(load(f"ตัวชี้วัด\n{text}")) == expected


def test_lists_of_decimals_on_the_line_of_their_label() -> None:
    plan = load("3. เป้าหมาย : 3.1 สวนได้มาตรฐาน 3.2 รายได้เพิ่ม\n4. ยุทธศาสตร์ : 4.1 ปลูกดี 4.2 คั่วดี 4.3 ขายดี")
    assert texts(plan, "goals") == ["สวนได้มาตรฐาน", "รายได้เพิ่ม"]
    assert [name for _, _, name in groups(plan)] == ["ปลูกดี", "คั่วดี", "ขายดี"]
