"""What a summary holds beside its plan, and what of one head is which: tables of figures, other documents, joint heads, goals above measures."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from loaders.text.lines import read_lines
from loaders.text.targets import read_targets
from loaders.text.top_kind import goals_above, top_kind
from tests.loaders.text_plans import below, groups

TITLE = "4. เรื่อง (ร่าง) แผนปฏิบัติการด้านกาแฟไทย ระยะที่ 2 (พ.ศ. 2567 - 2570)\n"


def load(body: str) -> TextPlan:
    return load_text(TITLE + body)


def texts(plan: TextPlan, role: str) -> list[str]:
    return [part.text for part in plan.walk() if part.role == role]


def upper(plan: TextPlan) -> list[tuple[int | str, str | None, str | None]]:
    return [(each.level, each.plan, each.element) for each in plan.alignments]


# ------------------------------------------------------------ goals above measures

THROUGH = """เป้าหมายที่ 1
ชาวสวนมีรายได้มั่นคง
มาตรการที่ 1 ประกันราคาเมล็ดกาแฟ
แผนงาน 1) ตั้งกองทุนกาแฟประจำจังหวัด
2) รับซื้อเมล็ดล้นตลาดทุกฤดู
มาตรการที่ 2 ลดต้นทุนการผลิต
ตัวชี้วัด ต้นทุนต่อไร่ลดลงร้อยละ 10
เป้าหมายที่ 2
คนไทยดื่มกาแฟไทย
มาตรการที่ 3 รณรงค์ในประเทศ
แผนงาน จัดงานกาแฟประจำปี
"""


def test_measures_counted_through_the_goals_are_the_groups() -> None:
    plan = load(THROUGH)
    assert below(plan.body, "goals") == ["ชาวสวนมีรายได้มั่นคง", "คนไทยดื่มกาแฟไทย"]
    assert [(group.kind, group.number, group.text) for group in groups(plan)] == [("มาตรการ", "1", "ประกันราคาเมล็ดกาแฟ"), ("มาตรการ", "2", "ลดต้นทุนการผลิต"), ("มาตรการ", "3", "รณรงค์ในประเทศ")]
    assert below(groups(plan)[0], "tactics") == ["ตั้งกองทุนกาแฟประจำจังหวัด", "รับซื้อเมล็ดล้นตลาดทุกฤดู"]


@pytest.mark.parametrize("text", [
    THROUGH.replace("มาตรการที่ 3", "มาตรการที่ 1"),  # counted anew below each goal
    "เป้าหมายที่ 1 ก้าวหน้า\nมาตรการที่ 1 ประกันราคา\nเป้าหมายที่ 2 มั่นคง\nมาตรการที่ 2 ลดต้นทุน\n",  # nothing below the measures
])
def test_else_the_goals_are_the_groups(text: str) -> None:
    lines = read_lines(text)
    assert not goals_above(lines, "มาตรการ")
    assert top_kind(lines) == "เป้าหมาย"


# ------------------------------------------------------------ heads

def test_a_name_of_the_plan_is_no_head_of_its_groups() -> None:
    plan = load("ยุทธศาสตร์ฯ มีสาระสำคัญ สรุปได้ดังนี้\nหัวข้อ\nรายละเอียด\nวิสัยทัศน์\nกาแฟไทยเป็นที่หนึ่งในใจคนดื่ม\nยุทธศาสตร์ที่ 1 ปลูกดี\nยุทธศาสตร์ที่ 2 ขายดี\n")
    assert texts(plan, "vision") == ["กาแฟไทยเป็นที่หนึ่งในใจคนดื่ม"]
    assert [group.text for group in groups(plan)] == ["ปลูกดี", "ขายดี"]


def test_below_a_joint_head_measures_are_indicators() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nเป้าหมาย/ตัวชี้วัด\n(1) สวนกาแฟมีน้ำพอตลอดปี\nยุทธศาสตร์ที่ 2 ขายดี\nเป้าหมาย/ตัวชี้วัด\n(1) สัดส่วนกาแฟไทยในตลาดโลก\n(2) มีตลาดกลางกาแฟ\n")
    assert [below(group, "indicators") for group in groups(plan)] == [["สวนกาแฟมีน้ำพอตลอดปี"], ["สัดส่วนกาแฟไทยในตลาดโลก", "มีตลาดกลางกาแฟ"]]
    assert texts(plan, "goals") == []


def test_below_a_joint_head_without_measures_stay_goals() -> None:
    plan = load("เป้าหมายและตัวชี้วัด\n(1) สวนกาแฟมีน้ำพอตลอดปี\n(2) มีตลาดกลางกาแฟ\nยุทธศาสตร์ที่ 1 ปลูกดี\n")
    assert texts(plan, "goals") == ["สวนกาแฟมีน้ำพอตลอดปี", "มีตลาดกลางกาแฟ"]
    assert texts(plan, "indicators") == []


def test_two_words_without_a_space_are_one_head() -> None:
    plan = load("เป้าหมายตัวชี้วัดโดยสังเขป (จากทั้งหมด 9 ตัวชี้วัด)\n· สวนกาแฟได้รับมาตรฐานสากล\n· จำนวนสวนที่ได้มาตรฐาน อย่างน้อย 40 แห่ง\n")
    assert texts(plan, "indicators") == ["สวนกาแฟได้รับมาตรฐานสากล", "จำนวนสวนที่ได้มาตรฐาน อย่างน้อย 40 แห่ง"]


def test_a_measured_list_below_a_numbered_goal_is_what_it_is_measured_by() -> None:
    plan = load("เป้าหมายและตัวชี้วัด\nเป้าหมายที่ 1 : ชาวสวนอยู่ดี\n(1) รายได้ต่อไร่ ไม่น้อยกว่า 20,000 บาท\n(2) หนี้สินลดลง\nเป้าหมายที่ 2 : ตลาดกว้างขึ้น\nตัวชี้วัด จำนวนประเทศคู่ค้า ไม่น้อยกว่า 30 ประเทศ\nยุทธศาสตร์ที่ 1 ปลูกดี\n")
    assert texts(plan, "goals") == ["ชาวสวนอยู่ดี", "ตลาดกว้างขึ้น"]
    assert texts(plan, "indicators") == ["รายได้ต่อไร่ ไม่น้อยกว่า 20,000 บาท", "หนี้สินลดลง", "จำนวนประเทศคู่ค้า ไม่น้อยกว่า 30 ประเทศ"]


def test_a_list_behind_another_thought_is_no_list_of_indicators() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nตัวชี้วัด มูลค่าส่งออกเพิ่มขึ้นร้อยละ 5 ทั้งนี้ ตลาดที่เน้น ได้แก่\n(1) จีน (2) ญี่ปุ่น\n(3) อินเดีย\nกลยุทธ์\n(1) ปลูกพันธุ์ทนแล้ง\n")
    assert texts(plan, "indicators") == ["มูลค่าส่งออกเพิ่มขึ้นร้อยละ 5"]
    assert texts(plan, "tactics") == ["ปลูกพันธุ์ทนแล้ง"]


def test_short_and_long_dashes_set_off_parts_of_one_list() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nกลยุทธ์ - ปลูกพันธุ์ทนแล้งในที่ดอน – จัดหาน้ำให้สวนกาแฟทุกแห่งบนดอย - เส้นทางเชียงใหม่ – น่าน\n")
    assert texts(plan, "tactics") == ["ปลูกพันธุ์ทนแล้งในที่ดอน", "จัดหาน้ำให้สวนกาแฟทุกแห่งบนดอย", "เส้นทางเชียงใหม่ – น่าน"]


def test_a_title_holds_all_stages_of_its_plan() -> None:
    plan = load_text("4. เรื่อง แผนกาแฟไทย (พ.ศ. 2564 - 2580) และแผนปฏิบัติการ ระยะที่ 1 (พ.ศ. 2564 - 2565) และระยะที่ 2 (พ.ศ. 2566 - 2570) และมอบหมายหน่วยงาน\n")
    assert plan.title == "แผนกาแฟไทย (พ.ศ. 2564 - 2580)"
    plan = load_text("4. เรื่อง แผนกาแฟไทย ระยะที่ 1 (พ.ศ. 2564 - 2565) และระยะที่ 2 (พ.ศ. 2566 - 2570) และมอบหมายหน่วยงาน\n")
    assert plan.title == "แผนกาแฟไทย ระยะที่ 1 (พ.ศ. 2564 - 2565) และระยะที่ 2 (พ.ศ. 2566 - 2570)"


# ------------------------------------------------------------ figures

ROWS = """พันธุ์
อาราบิกา
โรบัสตา
เอ็กเซลซา
ลิเบอริกา
เป้าหมาย (ตันต่อปี)
1,200
3,400
50
40
ผลผลิตปัจจุบัน (ตัน)
900
3,000
30
25
ต้นทุนต่อกิโลกรัม
(บาท)
95
60
120
110
"""


def test_rows_of_bare_figures_are_no_parts() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nกลยุทธ์\n(1) ปลูกพันธุ์ทนแล้ง\n" + ROWS + "ยุทธศาสตร์ที่ 2 ขายดี\nเป้าหมาย\n(1) ขายหมดทุกฤดู\n")
    assert [(part.role, part.text) for part in plan.walk() if part.text] == [("groups", "ปลูกดี"), ("tactics", "ปลูกพันธุ์ทนแล้ง"), ("groups", "ขายดี"), ("goals", "ขายหมดทุกฤดู")]


def test_figures_below_years_stay_values() -> None:
    plan = load("ตัวชี้วัด\nปี 2567\nปี 2568\nปี 2569\nปี 2570\nจำนวนสวนอินทรีย์ (แห่ง)\n10\n20\n30\n40\nจำนวนโรงคั่ว (แห่ง)\n1\n2\n3\n4\nจำนวนร้าน (แห่ง)\n5\n6\n7\n8\n")
    assert [[target.value for target in part.targets] for part in plan.walk() if part.role == "indicators"] == [[10, 20, 30, 40], [1, 2, 3, 4], [5, 6, 7, 8]]


def test_pairs_below_repeated_heads_are_figures_of_one_measure() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nตัวชี้วัด\nสัดส่วนคนงานต่อไร่\nงาน\nสัดส่วนคนงานต่อไร่\nงาน\nสัดส่วนคนงานต่อไร่\nเก็บ\n1 : 4\nตัดแต่ง\n1 : 9\nรดน้ำ\n1 : 12\n(2) ความพอใจของคนงาน\n")
    assert texts(plan, "indicators") == ["สัดส่วนคนงานต่อไร่", "ความพอใจของคนงาน"]


# ------------------------------------------------------------ other documents

def test_a_document_named_beside_the_plan_is_left_out_and_named() -> None:
    plan = load("""คณะรัฐมนตรีเห็นชอบ (ร่าง) แผนปฏิบัติการด้านกาแฟไทย และมาตรการเร่งด่วนเพื่อช่วยร้านกาแฟชุมชน ตามที่เสนอ
1. แผนฯ มีสาระสำคัญ สรุปได้ดังนี้
ยุทธศาสตร์ที่ 1 ปลูกดี
กลยุทธ์
(1) ปลูกพันธุ์ทนแล้ง
2. มาตรการเร่งด่วนเพื่อช่วยร้านกาแฟชุมชน มีสาระสำคัญ สรุปได้ดังนี้
ตัวชี้วัด
(1) จำนวนร้านที่ได้รับเงินช่วย
3. ประโยชน์ที่คาดว่าจะได้รับ
1) ชาวสวนมีรายได้เพิ่มขึ้น
""")
    assert texts(plan, "tactics") == ["ปลูกพันธุ์ทนแล้ง"]
    assert texts(plan, "indicators") == []
    assert [problem.rule for problem in plan.problems] == ["other-document"]


def test_a_part_of_the_plan_is_no_other_document() -> None:
    plan = load("คณะรัฐมนตรีเห็นชอบ (ร่าง) แผนปฏิบัติการด้านกาแฟไทย\n1. แผนฯ มีสาระสำคัญ สรุปได้ดังนี้\nวิสัยทัศน์ กาแฟไทยก้าวไกล\n2. มาตรการพัฒนาสวนกาแฟของชาวสวน มีสาระสำคัญ สรุปได้ดังนี้\nมาตรการที่ 1 ปลูกดี\nมาตรการที่ 2 ขายดี\n")
    assert [group.text for group in groups(plan)] == ["ปลูกดี", "ขายดี"]


# ------------------------------------------------------------ lists and rows

def test_goals_that_only_name_what_others_are_about_are_none() -> None:
    plan = load("เป้าหมาย\n1. มิติด้านชาวสวน\n- ชาวสวนมีรายได้มั่นคง\n2. มิติด้านตลาด\n2.1 กาแฟไทยขายได้ทั่วโลก\n2.2 ร้านกาแฟใช้เมล็ดไทย\nยุทธศาสตร์ที่ 1 ปลูกดี\n")
    assert texts(plan, "goals") == ["ชาวสวนมีรายได้มั่นคง", "กาแฟไทยขายได้ทั่วโลก", "ร้านกาแฟใช้เมล็ดไทย"]


def test_a_wrapped_name_may_tell_of_its_projects() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ส่งเสริมการปลูกและการแปรรูปเมล็ดกาแฟ\nในพื้นที่สูงของภาคเหนือ ประกอบด้วย 9 โครงการ เช่น โครงการกล้ากาแฟ โครงการโรงคั่วชุมชน โครงการตลาดกาแฟบนดอยตลอดทั้งปี\nยุทธศาสตร์ที่ 2 ขายดี\n")
    assert groups(plan)[0].text == "ส่งเสริมการปลูกและการแปรรูปเมล็ดกาแฟในพื้นที่สูงของภาคเหนือ"
    assert below(groups(plan)[0], "projects") == ["โครงการกล้ากาแฟ", "โครงการโรงคั่วชุมชน", "โครงการตลาดกาแฟบนดอยตลอดทั้งปี"]


BESIDE = """มาตรการที่ 1 สอนคนปลูกกาแฟ
กลุ่มเป้าหมาย
ตัวอย่างโครงการ/กิจกรรม
เด็กนักเรียน
เช่น (1) โครงการสวนกาแฟในโรงเรียน (2) การจัดค่ายกาแฟ เช่น โครงการค่ายบนดอย (ภาคเหนือ) โครงการค่ายริมทะเล เป็นต้น
ชาวสวน
วัยเกษียณ
เช่น (1) กิจกรรมชิมกาแฟ (2) โครงการสวนหลังบ้าน
มาตรการที่ 2 ขายดี
"""


def test_names_beside_lists_of_projects_and_activities_are_no_items() -> None:
    plan = load(BESIDE)
    assert below(groups(plan)[0], "projects") == ["โครงการสวนกาแฟในโรงเรียน", "โครงการสวนหลังบ้าน"]
    assert below(groups(plan)[0], "activities") == ["การจัดค่ายกาแฟ เช่น โครงการค่ายบนดอย (ภาคเหนือ) โครงการค่ายริมทะเล เป็นต้น", "กิจกรรมชิมกาแฟ"]


def test_where_nothing_is_called_a_project_all_are() -> None:
    plan = load("มาตรการที่ 1 สอนคนปลูกกาแฟ\nโครงการ/กิจกรรม\n(1) การจัดค่ายกาแฟ\n(2) การชิมกาแฟ\nมาตรการที่ 2 ขายดี\n")
    assert below(groups(plan)[0], "projects") == ["การจัดค่ายกาแฟ", "การชิมกาแฟ"]


def test_examples_of_measures_begin_with_a_word_of_measuring() -> None:
    plan = load("มาตรการที่ 1 สอนคนปลูกกาแฟ\nตัวชี้วัด เช่น ระดับความพึงพอใจของผู้เข้าร่วมค่าย จำนวนผู้เข้าถึงสื่อกาแฟ จำนวนผู้เข้าร่วมการอบรม และมีการประกวดกาแฟทุก 2 ปี เป็นต้น\nมาตรการที่ 2 ขายดี\n")
    assert texts(plan, "indicators") == ["ระดับความพึงพอใจของผู้เข้าร่วมค่าย", "จำนวนผู้เข้าถึงสื่อกาแฟ", "จำนวนผู้เข้าร่วมการอบรม", "มีการประกวดกาแฟทุก 2 ปี"]


def test_agencies_beside_projects_carry_out_the_projects_of_their_row() -> None:
    plan = load("""ยุทธศาสตร์ที่ 1 ปลูกดี
แนวทาง
โครงการ
ผู้รับผิดชอบ
แนวทางที่ 1 ใช้พันธุ์ทนแล้ง
(1) โครงการคัดพันธุ์
(2) โครงการแจกกล้า
กรมวิชาการเกษตร/กรมส่งเสริมการเกษตร
แนวทางที่ 2 หาน้ำให้สวน
โครงการบ่อในสวน
กรมชลประทาน
ยุทธศาสตร์ที่ 2 ขายดี
""")
    assert [(part.text, part.agencies) for part in plan.walk() if part.role == "projects"] == [
        ("โครงการคัดพันธุ์", ["กรมวิชาการเกษตร", "กรมส่งเสริมการเกษตร"]), ("โครงการแจกกล้า", ["กรมวิชาการเกษตร", "กรมส่งเสริมการเกษตร"]), ("โครงการบ่อในสวน", ["กรมชลประทาน"])]


def test_a_numbered_row_behind_a_value_is_in_the_column_of_its_list() -> None:
    plan = load("แผนย่อยที่ 1 ปลูกดี\nเป้าหมาย\nตัวชี้วัด\nค่าเป้าหมาย\n1. สวนอินทรีย์เพิ่มขึ้น\nเพิ่มขึ้นร้อยละ 5 ภายในปี พ.ศ. 2570\n2. จำนวนโรงคั่วในชุมชนเพิ่มขึ้น\nเพิ่มขึ้นร้อยละ 8 ต่อปี\nแผนย่อยที่ 2 ขายดี\n")
    assert [(part.text, [target.value for target in part.targets]) for part in plan.walk() if part.role == "goals"] == [("สวนอินทรีย์เพิ่มขึ้น", [5]), ("จำนวนโรงคั่วในชุมชนเพิ่มขึ้น", [8])]
    assert texts(plan, "guidelines") == []


def test_examples_for_a_goal_are_no_parts() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูกดี\nกลยุทธ์\n(2.1) ปลูกพันธุ์ทนแล้ง\n(3) พันธุ์ที่เร่งปลูก มีดังนี้\n(3.1) เป้าหมายที่ 1 : เช่น อาราบิกา โรบัสตา\nยุทธศาสตร์ที่ 2 ขายดี\n")
    assert not any("อาราบิกา" in part.text for part in plan.walk())


def test_a_direction_may_be_told_of_examples() -> None:
    plan = load("ตัวชี้วัด\n(1) โรคของต้นกาแฟลดลง ได้แก่ ราสนิม และแอนแทรคโนส\n")
    assert [(target.op, target.value) for part in plan.walk() for target in part.targets] == [("decrease", None)]


# ------------------------------------------------------------ upper plans

def test_plans_that_a_plan_is_handed_down_to() -> None:
    plan = load("(ร่าง) แผนปฏิบัติการด้านกาแฟไทย สอดคล้องกับยุทธศาสตร์ชาติด้านความมั่นคง ซึ่งถ่ายทอดเป็นแผนแม่บทภายใต้ยุทธศาสตร์ชาติประเด็นที่ 3 การเกษตร สาระสำคัญสรุปได้ ดังนี้\n")
    assert upper(plan) == [(1, "ยุทธศาสตร์ชาติ", "ด้านความมั่นคง"), (2, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "ประเด็นที่ 3 การเกษตร")]


def test_strategies_by_number_and_the_edition_of_another_plan() -> None:
    plan = load("แผนกาแฟ พ.ศ. 2560 (ฉบับปรับปรุงให้สอดคล้องกับยุทธศาสตร์ชาติ 20 ปี) จะสนับสนุนการดำเนินงานตามยุทธศาสตร์ชาติที่ 3 ด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์\n")
    assert upper(plan) == [(1, "ยุทธศาสตร์ชาติ", "ด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์")]


# ------------------------------------------------------------ lists below tactics with headings of their own

@pytest.mark.parametrize("head", ["แนวทาง/มาตรการ", "มาตรการ"])
def test_a_list_right_below_a_numbered_tactic_is_below_it(head: str) -> None:
    plan = load(f"ยุทธศาสตร์ที่ 1 ปลูกดี\nกลยุทธ์ที่ 1.1 พัฒนาพันธุ์กาแฟ\n{head}\n1) คัดพันธุ์ทนแล้ง\n2) แจกกล้าพันธุ์ดี\nตัวชี้วัด\nจำนวนพันธุ์ใหม่ อย่างน้อย 2 พันธุ์\nยุทธศาสตร์ที่ 2 ขายดี\nกลยุทธ์ที่ 2.1 เปิดตลาดใหม่\n{head}\n1) เปิดตลาดจีน\n")
    tactics = [group.parts["tactics"] for group in groups(plan)]
    assert [[part.text for part in each] for each in tactics] == [["พัฒนาพันธุ์กาแฟ"], ["เปิดตลาดใหม่"]]
    assert below(tactics[0][0], "guidelines") == ["คัดพันธุ์ทนแล้ง", "แจกกล้าพันธุ์ดี"]
    assert below(tactics[0][0], "indicators") == ["จำนวนพันธุ์ใหม่ อย่างน้อย 2 พันธุ์"]


def test_a_line_of_agencies_behind_a_project_and_its_money_is_no_project() -> None:
    plan = load("มาตรการ/โครงการ\nงบประมาณ (ล้านบาท)\nหน่วยงานรับผิดชอบ\nมาตรการที่ 1 ปลูกดี\n1) โครงการกล้ากาแฟ\n120.50\nกรมวิชาการเกษตร\n2) โครงการน้ำถึงสวน\n80.00\nกรมชลประทาน\nมาตรการที่ 2 ขายดี\n1) โครงการตลาดจีน\n15.25\nกรมการค้าต่างประเทศ\n")
    assert [(part.text, part.agencies) for part in plan.walk() if part.role == "projects"] == [("โครงการกล้ากาแฟ", ["กรมวิชาการเกษตร"]), ("โครงการน้ำถึงสวน", ["กรมชลประทาน"]), ("โครงการตลาดจีน", ["กรมการค้าต่างประเทศ"])]


def test_a_table_of_figures_takes_nothing_of_the_plan_along_and_is_reported() -> None:
    rows = "".join(f"แปลง {name}\n10\n20\n30\n40\n" for name in "กขค")
    plan = load(f"วิสัยทัศน์\nกาแฟไทยก้าวไกล\nกลยุทธ์\nปลูกพันธุ์ทนแล้ง\nแจกกล้าพันธุ์ดี\n{rows}")
    assert plan.vision is not None
    assert plan.vision.text == "กาแฟไทยก้าวไกล"
    assert [text for kind in ("groups", "tactics") for text in texts(plan, kind)] == ["ปลูกพันธุ์ทนแล้ง", "แจกกล้าพันธุ์ดี"]
    assert [problem.rule for problem in plan.problems if problem.rule == "figures"] == ["figures"]


def test_a_measure_of_a_level_is_no_head() -> None:
    plan = load("ตัวชี้วัด\n1. จำนวนร้าน\n2. ระดับความพึงพอใจของลูกค้า\nตัวชี้วัดรอง\n- มูลค่าส่งออก\n")
    assert texts(plan, "indicators") == ["จำนวนร้าน", "ระดับความพึงพอใจของลูกค้า", "มูลค่าส่งออก"]


def test_a_number_that_begins_like_a_year_keeps_its_digits() -> None:
    (indicator,) = load("ตัวชี้วัด\n1. จำนวนสวน ไม่น้อยกว่า 25001 ราย\n_______\n1 ข้อมูลจากกรม\n").body.parts["indicators"]
    assert [target.value for target in indicator.targets] == [25001]


def test_the_longer_name_of_another_plan_is_no_name_of_this_one() -> None:
    plan = load_text("1. เรื่อง (ร่าง) แผนพัฒนาการเลี้ยงผึ้ง (พ.ศ. 2566 - 2570)\nแผนนี้สอดคล้องกับแผนพัฒนาการเลี้ยงผึ้งแห่งชาติ ฉบับที่ 3 (พ.ศ. 2566 - 2570)\n")
    assert [one.text.split(" ")[0] for one in plan.alignments] == ["แผนพัฒนาการเลี้ยงผึ้งแห่งชาติ"]


def test_a_count_before_a_series_of_years_does_not_hide_its_value() -> None:
    first, *_ = read_targets("ใน 67 อำเภอ ไม่น้อยกว่าร้อยละ 80 ปี 2567 ร้อยละ 70 ปี 2568 ร้อยละ 75")
    assert (first.op, first.value) == (">=", 80)
    assert [target.op for target in read_targets("จำนวนคดีใน 67 จังหวัดลดลง ปี 2567 ร้อยละ 10 ปี 2568 ร้อยละ 20")] == ["decrease_by"] * 2
