"""What stands below the names of groups without a word that heads it: measures by what they look like, projects beside the groups' own column."""

from __future__ import annotations

from loaders.text import TextPlan, load_text


def load(text: str) -> TextPlan:
    return load_text(f"เรื่อง แผนป่าชุมชน (พ.ศ. 2569 – 2573)\n{text}")


def shape(plan: TextPlan, *roles: str) -> list[list[tuple[str, str]]]:
    """Of each group: the parts in it of these roles, in the order of the text."""
    return [[(part.role, part.text) for part in sorted(group.walk(), key=lambda part: part.line) if part.role in roles] for group in plan.body.parts["groups"]]


def test_bullets_that_mostly_look_like_measures_are_indicators() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ป่าในเมือง\n(1) ปลูกต้นไม้ริมทาง\n- สัดส่วนพื้นที่สีเขียว ร้อยละ 30\n- มีแผนที่ต้นไม้ใหญ่ของทุกเขต\n(2) ดูแลต้นไม้เดิม\n- อัตราการตายของต้นไม้ลดลง\nจำนวนรุกขกรไม่น้อยกว่า 40 คน\n"
                "ยุทธศาสตร์ที่ 2 ป่าชายเลน\n(1) ปลูกโกงกาง\n- ร้อยละ 80 ของกล้าไม้รอดตาย\n(2) เฝ้าระวังชายฝั่ง\n- จำนวนอาสาเพิ่มขึ้นทุกปี")
    assert shape(plan, "indicators", "sub_bullets") == [
        [("indicators", "สัดส่วนพื้นที่สีเขียว ร้อยละ 30"), ("indicators", "มีแผนที่ต้นไม้ใหญ่ของทุกเขต"), ("indicators", "อัตราการตายของต้นไม้ลดลง"), ("indicators", "จำนวนรุกขกรไม่น้อยกว่า 40 คน")],
        [("indicators", "ร้อยละ 80 ของกล้าไม้รอดตาย"), ("indicators", "จำนวนอาสาเพิ่มขึ้นทุกปี")]]
    assert [(target.op, target.value) for part in plan.walk() for target in part.targets][:2] == [("=", 30.0), ("decrease", None)]


def test_bullets_that_are_acts_with_some_amounts_stay_what_they_are() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ป่าในเมือง\n(1) ปลูกต้นไม้ริมทาง\n- จัดตั้งเรือนเพาะชำ 20 แห่ง\n- อบรมรุกขกร 40 คน\n(2) ดูแลต้นไม้เดิม\n- สำรวจต้นไม้ใหญ่\n- ซื้อรถกระเช้า 3 คัน")
    assert [role for role, _ in shape(plan, "indicators", "sub_bullets")[0]] == ["sub_bullets"] * 4


def test_heads_of_indices_and_the_year_of_their_values() -> None:
    plan = load("ยุทธศาสตร์และมาตรการที่สำคัญ\nดัชนีที่สำคัญและค่าเป้าหมายในปี พ.ศ. 2573 เช่น\nยุทธศาสตร์ที่ 1 ป่าในเมือง\n(1) ปลูกต้นไม้ริมทาง\n- สัดส่วนพื้นที่สีเขียว ร้อยละ 30\nยุทธศาสตร์ที่ 2 ป่าชายเลน\n(1) ปลูกโกงกาง\n- ป่าโกงกาง ร้อยละ 80\n"
                "ดัชนีรวมของยุทธศาสตร์\n- ดัชนีสุขภาพป่าเพิ่มขึ้นอย่างต่อเนื่อง")
    assert shape(plan, "tactics", "indicators")[0] == [("tactics", "ปลูกต้นไม้ริมทาง"), ("indicators", "สัดส่วนพื้นที่สีเขียว ร้อยละ 30")]
    assert [target.years for part in plan.walk() for target in part.targets if target.value] == [(2573,), (2573,)]
    assert [part.text for part in plan.walk() if part.role == "indicators"][-1] == "ดัชนีสุขภาพป่าเพิ่มขึ้นอย่างต่อเนื่อง"


def test_the_first_head_of_columns_may_be_that_of_the_groups() -> None:
    plan = load("แผนงาน/โครงการที่สำคัญ/หน่วยงานรับผิดชอบ\nแผนงานที่ 1 ป่าในเมือง\n1) โครงการต้นไม้ริมทาง (หน่วยงานหลัก : กรมป่าไม้)\n2) โครงการรุกขกร (หน่วยงานหลัก : กรมป่าไม้)\n3) โครงการสวนบนหลังคา (หน่วยงานหลัก : กรมโยธาธิการ)\nแผนงานที่ 2 ป่าชายเลน\n1) โครงการโกงกาง (หน่วยงานหลัก : กรมป่าไม้)\n2) โครงการแนวกันคลื่น (หน่วยงานหลัก : กรมป่าไม้)")
    assert shape(plan, "tactics", "projects") == [[("projects", "โครงการต้นไม้ริมทาง"), ("projects", "โครงการรุกขกร"), ("projects", "โครงการสวนบนหลังคา")], [("projects", "โครงการโกงกาง"), ("projects", "โครงการแนวกันคลื่น")]]


def test_a_title_keeps_the_words_on_its_edition() -> None:
    assert load_text("เรื่อง แผนป่าชุมชน (พ.ศ. 2569 – 2573) ฉบับปรับปรุง ครั้งที่ 2 พ.ศ. 2570\nวิสัยทัศน์ : ป่ายั่งยืน").title.endswith("ฉบับปรับปรุง ครั้งที่ 2 พ.ศ. 2570")
    assert load_text("เรื่อง แผนป่าชุมชน พ.ศ. 2569 – 2573 (ฉบับสมบูรณ์)\nวิสัยทัศน์ : ป่ายั่งยืน").title.endswith("(ฉบับสมบูรณ์)")


def test_unmarked_lines_below_every_name_are_parts_one_a_line() -> None:
    plan = load("นโยบายและแผน\nประกอบด้วย 2 ด้าน ดังนี้\n1) ด้านการปลูกป่า\nส่งเสริมการเพาะกล้าในโรงเรียน โดยครูเป็นผู้นำ\nการจัดหาที่ดินสาธารณะ\n2) ด้านการบริหารจัดการ\nพัฒนาระบบบริหารจัดการ\nสกัดการบุกรุก\nทั้งนี้ แผนนี้ผ่านการรับฟังความเห็นแล้ว")
    assert shape(plan, "guidelines") == [[("guidelines", "ส่งเสริมการเพาะกล้าในโรงเรียน โดยครูเป็นผู้นำ"), ("guidelines", "การจัดหาที่ดินสาธารณะ")], [("guidelines", "พัฒนาระบบบริหารจัดการ"), ("guidelines", "สกัดการบุกรุก")]]


def test_a_paragraph_below_each_name_is_no_part() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ด้านการปลูกป่า\nมุ่งให้ชุมชนมีป่าใกล้บ้านและใช้ประโยชน์ร่วมกัน\nโดยเริ่มจากที่สาธารณะ\nยุทธศาสตร์ที่ 2 ด้านการดูแลป่า\nเน้นอาสาในหมู่บ้าน\nซึ่งมีอยู่แล้วทุกตำบล")
    assert shape(plan, "guidelines", "tactics") == [[], []]


def test_names_that_leave_their_names_to_the_next_line_have_no_plain_parts() -> None:
    plan = load("ยุทธศาสตร์ที่ 1\nการปลูกป่า\nการปลูกในเมือง\nยุทธศาสตร์ที่ 2\nการดูแลป่า\nการลาดตระเวน")
    assert [group.text for group in plan.body.parts["groups"]] == ["การปลูกป่า", "การดูแลป่า"]


# ------------------------------------------------------------ heads that count

def kinds(plan: TextPlan) -> list[tuple[str | None, str | None, str]]:
    return [(group.kind, group.number, group.text) for group in plan.body.parts.get("groups", [])]


def test_heads_that_count_plans_of_two_sorts() -> None:
    plan = load("แผนรายพื้นที่ 2 พื้นที่\nแผนรายด้าน 2 ด้าน 9 ตัวชี้วัด\n1. ป่าในเมือง\n2. ป่าชายเลน\nแผนรายกลุ่ม 3 กลุ่ม 12 ข้อเสนอ\n1. นักเรียน\n2. ชาวประมง\n3. ผู้สูงอายุ")
    assert kinds(plan) == [("ด้าน", "1", "ป่าในเมือง"), ("ด้าน", "2", "ป่าชายเลน"), ("กลุ่ม", "1", "นักเรียน"), ("กลุ่ม", "2", "ชาวประมง"), ("กลุ่ม", "3", "ผู้สูงอายุ")]


def test_a_counted_head_over_two_lines_and_another_that_ends_the_goals() -> None:
    plan = load("เป้าประสงค์\nชุมชนอยู่กับป่าได้\n2 มิติ\nการพัฒนา\n1. การตั้งรับ คือ ความพร้อมเมื่อเกิดไฟป่า\n2. การปรับตัว คือ การเปลี่ยนวิธีทำกิน\n3 ประเด็น\nการพัฒนา\nโดยเป็นประเด็นที่ต้องทำก่อน ได้แก่\n1. ป่าในเมือง\n2. ป่าชายเลน\n3. ป่าต้นน้ำ\n"
                "แนวทางการพัฒนา\nมีความสอดคล้องกับข้อเสนอขององค์กรต่างประเทศ ได้แก่\n1. รายงานสภาพป่าโลก\n2. รายงานคาร์บอนในดิน")
    assert kinds(plan) == [("ประเด็นการพัฒนา", "1", "ป่าในเมือง"), ("ประเด็นการพัฒนา", "2", "ป่าชายเลน"), ("ประเด็นการพัฒนา", "3", "ป่าต้นน้ำ")]
    assert [(part.role, part.text) for part in plan.walk() if part.role != "groups"] == [("goals", "ชุมชนอยู่กับป่าได้")]


def test_a_count_that_is_not_met_heads_no_groups() -> None:
    assert kinds(load("เป้าหมาย\n- ป่าเพิ่มขึ้น\nแผนรายด้าน 4 ด้าน\n1. ป่าในเมือง\n2. ป่าชายเลน")) == []


# ------------------------------------------------------------ sentences that lead to lists

def test_a_sentence_below_a_name_says_of_what_kind_its_list_is() -> None:
    plan = load("แนวทางที่ 1 ดูแลและติดตาม\nป่าในเมืองทุกแห่ง\nมีสาระสำคัญเป็นการกำหนดมาตรการที่เทศบาลจะทำใน 2 เขต เช่น\n- เขตเหนือ : ตัดแต่งกิ่ง\n- เขตใต้ : ปลูกเสริม\n"
                "แนวทางที่ 2 ปลูกป่าชายเลน\nมีสาระสำคัญเป็นการกำหนดมาตรการในการปลูก เช่น (1) เพาะกล้าโกงกาง\n(2) ปักแนวไม้ไผ่ (3) เว้นร่องน้ำ\nแนวทางที่ 3 เรียนรู้จากป่า\nโดยกำหนดกิจกรรมสำหรับนักเรียน ได้แก่ (1) เดินป่า (2) นับต้นไม้")
    assert [(group.kind, group.text) for group in plan.body.parts["groups"]] == [("แนวทาง", "ดูแลและติดตามป่าในเมืองทุกแห่ง"), ("แนวทาง", "ปลูกป่าชายเลน"), ("แนวทาง", "เรียนรู้จากป่า")]
    assert shape(plan, "tactics", "guidelines", "activities", "sub_bullets") == [
        [("guidelines", "เขตเหนือ : ตัดแต่งกิ่ง"), ("guidelines", "เขตใต้ : ปลูกเสริม")], [("guidelines", "เพาะกล้าโกงกาง"), ("guidelines", "ปักแนวไม้ไผ่"), ("guidelines", "เว้นร่องน้ำ")], [("activities", "เดินป่า"), ("activities", "นับต้นไม้")]]


def test_a_goal_told_behind_its_year() -> None:
    plan = load("ประเทศร่วมอนุสัญญาป่าไม้ โดยมีเป้าหมายคือ ปี 2573 โดยจังหวัดได้กำหนดเป้าหมายลดการสูญเสียป่าที่ร้อยละ 30 ภายในปี 2573 ดังนั้น จังหวัดจะปลูกป่าเพิ่ม\nยุทธศาสตร์ที่ 1 ปลูก\n- ต้นกล้า\nยุทธศาสตร์ที่ 2 ดูแล\n- อาสา")
    assert [part.text for part in plan.walk() if part.role == "goals"] == ["ลดการสูญเสียป่าที่ร้อยละ 30 ภายในปี 2573"]


def test_groups_that_a_text_only_numbers_head_no_plan() -> None:
    plan = load("โครงการมี 2 กลุ่ม\nกลุ่มที่ 1 คือ โครงการที่พร้อมทำ\nกลุ่มที่ 2 คือ โครงการที่รอที่ดิน\nด้านที่ 1 ป่าในเมือง\n- ปลูกริมทาง\nด้านที่ 2 ป่าชายเลน\n- ปลูกโกงกาง")
    assert kinds(plan) == [("ด้าน", "1", "ป่าในเมือง"), ("ด้าน", "2", "ป่าชายเลน")]


# ------------------------------------------------------------ stages set side by side

def test_below_names_across_both_columns_the_second_count_is_the_new_one() -> None:
    plan = load_text("เรื่อง แผนป่าชุมชน ฉบับที่ 1 (พ.ศ. 2561 – 2580) ระยะที่ 2 (พ.ศ. 2566 – 2570)\nแผนป่าชุมชน\nระยะที่ 1 (พ.ศ. 2561 – 2565)\nระยะที่ 2 (พ.ศ. 2566 – 2570) (ที่เสนอในครั้งนี้)\n"
                     "ยุทธศาสตร์ที่ 1 ปลูกป่า\nเป้าประสงค์ที่ 1.1 มีกล้าไม้\nเป้าประสงค์ที่ 1.2 มีที่ดิน\nเป้าประสงค์ที่ 1.1 กล้าไม้ทนแล้งทุกตำบล ประกอบด้วย 1 กลยุทธ์ ได้แก่ เพาะกล้าไม้ท้องถิ่น\nเป้าประสงค์ที่ 1.2 ที่ดินมีเอกสาร\n"
                     "ยุทธศาสตร์ที่ 2 ดูแลป่า\nเป้าประสงค์ที่ 2.1 มีอาสา\nเป้าประสงค์ที่ 2.1 อาสามีอุปกรณ์")
    assert plan.period == (2566, 2570)
    assert shape(plan, "goals", "tactics") == [[("goals", "กล้าไม้ทนแล้งทุกตำบล"), ("tactics", "เพาะกล้าไม้ท้องถิ่น"), ("goals", "ที่ดินมีเอกสาร")], [("goals", "อาสามีอุปกรณ์")]]
    assert [part.text for part in plan.superseded] == ["มีกล้าไม้", "มีที่ดิน", "มีอาสา"]


def test_below_a_name_across_both_columns_one_count_is_of_neither() -> None:
    plan = load("ระยะที่ 1 (พ.ศ. 2561 – 2565)\nระยะที่ 2 (พ.ศ. 2566 – 2570) (ที่เสนอ)\nยุทธศาสตร์ที่ 1 ปลูกป่า\nเป้าประสงค์ที่ 1.1 มีกล้าไม้\nเป้าประสงค์ที่ 1.1 มีกล้าไม้ทนแล้ง\nยุทธศาสตร์ที่ 2 ดูแลป่า\nเป้าประสงค์ที่ 2.1 มีอาสา\nยุทธศาสตร์ที่ 3 ใช้ป่า\nเป้าประสงค์ที่ 3.1 มีตลาด\nเป้าประสงค์ที่ 3.1 มีตลาดทุกอำเภอ")
    assert shape(plan, "goals") == [[("goals", "มีกล้าไม้ทนแล้ง")], [], [("goals", "มีตลาดทุกอำเภอ")]]
    assert [problem.rule for problem in plan.problems] == ["comparison-unclear"]


def test_stages_of_one_plan_are_no_old_and_new() -> None:
    plan = load("ระยะที่ 1 (พ.ศ. 2569 – 2570)\nระยะที่ 2 (พ.ศ. 2571 – 2573)\nยุทธศาสตร์ที่ 1 ปลูกป่า\nเป้าประสงค์ที่ 1.1 มีกล้าไม้\nยุทธศาสตร์ที่ 2 ดูแลป่า แต่มีการปรับแนวทาง ดังนี้\nเป้าประสงค์ที่ 2.1 มีอาสา")
    assert [(group.text, group.parts["goals"][0].text) for group in plan.body.parts["groups"]] == [("ปลูกป่า", "มีกล้าไม้"), ("ดูแลป่า", "มีอาสา")]
