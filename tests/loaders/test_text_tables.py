"""Tables whose cells became lines: old beside new, indicators by years, heads above rows."""

from __future__ import annotations

from typing import Any

from loaders.text import TextPlan, load_text

TITLE = "1. เรื่อง (ร่าง) แผนพัฒนาน้ำชุมชน (พ.ศ. 2568 - 2572)\n"


def load(body: str) -> TextPlan:
    return load_text(TITLE + body)


def texts(plan: TextPlan, role: str) -> list[str]:
    return [part.text for part in plan.walk() if part.role == role]


def targets(plan: TextPlan) -> list[list[tuple[str, Any, str | None, tuple[int, ...]]]]:
    return [[(target.op, target.value, target.unit, target.years) for target in part.targets] for part in plan.walk() if part.role in ("indicators", "goals")]


def test_the_old_column_is_never_loaded_as_current() -> None:
    plan = load("เป้าหมาย\nเดิม (ภายในปี 2567)\nใหม่ (ภายในปี 2572)\nเป้าหมาย\nอัตราน้ำสูญเสียในชุมชน\nไม่เกินร้อยละ 30\nของน้ำที่ผลิต\nไม่เกินร้อยละ 18\nของน้ำที่ผลิต\n"
                "ครัวเรือนที่มีน้ำสะอาด\nไม่น้อยกว่าร้อยละ 90\nคงค่าเป้าหมายตามเดิม")
    assert targets(plan) == [[("<=", 18, "ร้อยละ", (2572,))], [(">=", 90, "ร้อยละ", (2572,))]]
    assert any("30" in part.text for part in plan.superseded)


def test_of_two_headings_with_one_number_the_second_is_current() -> None:
    plan = load("ยุทธศาสตร์และหน่วยงานที่เกี่ยวข้อง\nเดิม (ยุทธศาสตร์ฯ)\nใหม่ (แผนฯ)\nยุทธศาสตร์ที่ 1: จัดหาน้ำต้นทุน\nให้ทั่วถึง\nหน่วยงานที่เกี่ยวข้อง: กษ.\nประเด็นการพัฒนาที่ 1: การจัดหาน้ำอย่างยั่งยืน\n"
                "หน่วยงานที่เกี่ยวข้อง: มท. และ กษ.\nยุทธศาสตร์ที่ 2: ซ่อมระบบ\nประเด็นการพัฒนาที่ 2: การบำรุงระบบประปา")
    assert texts(plan, "groups") == ["การจัดหาน้ำอย่างยั่งยืน", "การบำรุงระบบประปา"]
    assert plan.body.parts["groups"][0].agencies == ["มท.", "กษ."]
    assert [part.text for part in plan.superseded] == ["จัดหาน้ำต้นทุนให้ทั่วถึง", "ซ่อมระบบ"]


def test_same_kind_twice_is_old_then_new() -> None:
    plan = load("ยุทธศาสตร์\nเดิม\nใหม่\nยุทธศาสตร์ที่ 1 จัดหาน้ำ\nยุทธศาสตร์ที่ 1 จัดหาน้ำและกักเก็บ\nยุทธศาสตร์ที่ 2 ซ่อม\nยุทธศาสตร์ที่ 2 บำรุงรักษา")
    assert texts(plan, "groups") == ["จัดหาน้ำและกักเก็บ", "บำรุงรักษา"]


def test_what_cannot_be_told_apart_is_loaded_as_neither_and_said() -> None:
    plan = load("วิสัยทัศน์\nเดิม\nใหม่\nน้ำสะอาดทุกบ้าน\nทุกตำบล\nทุกปี")
    assert plan.vision is None
    assert [problem.rule for problem in plan.problems][:1] == ["comparison-unclear"]


def test_lines_that_say_old_and_new() -> None:
    plan = load("วิสัยทัศน์\nเดิม : น้ำพอใช้\nใหม่ : น้ำสะอาด เพียงพอ และยั่งยืน")
    assert plan.vision is not None
    assert plan.vision.text == "น้ำสะอาด เพียงพอ และยั่งยืน"


def test_an_indicator_changed_in_running_text() -> None:
    plan = load("5. แผนฯ ปรับปรุงเล็กน้อย ได้แก่ (1) แก้ไขตัวชี้วัดด้านน้ำจากเดิมครัวเรือนมีน้ำใช้ร้อยละ 60 เป็นครัวเรือนมีน้ำสะอาดร้อยละ 85 ของทั้งหมด และ (2) แก้ถ้อยคำ")
    assert texts(plan, "indicators") == ["ครัวเรือนมีน้ำสะอาดร้อยละ 85 ของทั้งหมด"]
    assert targets(plan) == [[("=", 85, "ร้อยละ", ())]]


def test_a_matrix_of_years() -> None:
    plan = load("ตัวชี้วัด\nปี 2568\nปี 2569\nปี 2570\n1. ร้อยละของครัวเรือนที่มีน้ำประปา\n70\n80\n90\n2. จำนวนบ่อบาดาลที่ได้รับการดูแล\nไม่น้อยกว่า 100 บ่อ\nไม่น้อยกว่า 150 บ่อ\n-")
    assert targets(plan) == [[("=", 70, "ร้อยละ", (2568,)), ("=", 80, "ร้อยละ", (2569,)), ("=", 90, "ร้อยละ", (2570,))],
                             [(">=", 100, "บ่อ", (2568,)), (">=", 150, "บ่อ", (2569,))]]


def test_a_matrix_on_single_lines_and_unmarked_names() -> None:
    plan = load("ตัวชี้วัด\n2568 2569 2570\nร้อยละของน้ำสูญเสีย\n30 25 20")
    assert targets(plan) == [[("=", 30, "ร้อยละ", (2568,)), ("=", 25, "ร้อยละ", (2569,)), ("=", 20, "ร้อยละ", (2570,))]]


def test_money_by_years_is_no_target() -> None:
    plan = load("ตัวชี้วัด\n- ระบบประปาใช้ได้\nงบประมาณ (ล้านบาท)\nปี 2568\nปี 2569\n1,200.50\n1,300.75")
    assert targets(plan) == [[]]


def test_heads_of_goal_indicator_and_value() -> None:
    plan = load("แผนย่อยที่ 1 น้ำดื่ม\nเป้าหมาย\nตัวชี้วัด\nค่าเป้าหมาย\nเป้าหมายที่ 1 ชุมชนมีน้ำดื่มสะอาด\nร้อยละของชุมชนที่ผ่านเกณฑ์\nไม่น้อยกว่าร้อยละ 80\nเป้าหมายที่ 2 โรงเรียนมีน้ำดื่ม\nจำนวนโรงเรียนที่มีตู้น้ำ\nเพิ่มขึ้นร้อยละ 10 ต่อปี\n"
                "แผนย่อยที่ 2 น้ำใช้")
    assert texts(plan, "goals") == ["ชุมชนมีน้ำดื่มสะอาด", "โรงเรียนมีน้ำดื่ม"]
    assert texts(plan, "indicators") == ["ร้อยละของชุมชนที่ผ่านเกณฑ์", "จำนวนโรงเรียนที่มีตู้น้ำ"]
    assert [part.targets[0].op for part in plan.walk() if part.role == "indicators"] == [">=", "increase_by"]


def test_heads_of_guideline_project_and_agency() -> None:
    plan = load("แผนย่อยที่ 1 น้ำดื่ม\nแนวทางการพัฒนา\nโครงการ\nผู้รับผิดชอบ\nแนวทางที่ 1 ตรวจคุณภาพน้ำ\n(1) โครงการตรวจน้ำประจำปี\n(2) โครงการชุดตรวจชุมชน\nสธ./กรมอนามัย\nแนวทางที่ 2 ซ่อมตู้น้ำ\nโครงการตู้น้ำดี\nศธ.\nแผนย่อยที่ 2 น้ำใช้")
    assert texts(plan, "projects") == ["โครงการตรวจน้ำประจำปี", "โครงการชุดตรวจชุมชน", "โครงการตู้น้ำดี"]
    assert [part.agencies for part in plan.walk() if part.role == "guidelines"] == [["สธ.", "กรมอนามัย"], ["ศธ."]]


def test_a_list_that_starts_anew_is_the_next_column() -> None:
    plan = load("มาตรการที่ 1 ดูแลลำน้ำ\nตัวชี้วัด\nแนวทางการพัฒนาหลัก\n1. น้ำใสไม่น้อยกว่าร้อยละ 80\n2. ขยะในน้ำ (ลดลง)\n1. ขุดลอก\n2. เก็บผักตบ\nตัวอย่างโครงการ\nตัวอย่างหน่วยงานที่รับผิดชอบ\n1) โครงการคลองสวย\n2) จัดทำผังน้ำ\nทส. และกรมชลประทาน")
    assert texts(plan, "indicators") == ["น้ำใสไม่น้อยกว่าร้อยละ 80", "ขยะในน้ำ (ลดลง)"]
    assert texts(plan, "guidelines") == ["ขุดลอก", "เก็บผักตบ"]
    assert texts(plan, "projects") == ["โครงการคลองสวย", "จัดทำผังน้ำ"]


def test_a_heading_cell_is_named_by_the_first_value_cell() -> None:
    plan = load("มาตรการที่ 1 ป้องกันน้ำท่วม (1 แนวทาง)\nแนวทางที่ 1\nตัวชี้วัด\nการเตือนภัยเชิงรุกในลุ่มน้ำหลัก\n(1) ระดับความสำเร็จของการเตือนภัย (2) จำนวนชุมชนที่ซ้อมแผน\nหน่วยงานรับผิดชอบหลัก : มท. และกรมชลประทาน")
    (group,) = plan.body.parts["groups"]
    (guideline,) = group.parts["guidelines"]
    assert (group.text, guideline.text, guideline.number) == ("ป้องกันน้ำท่วม", "การเตือนภัยเชิงรุกในลุ่มน้ำหลัก", "1")
    assert [part.text for part in guideline.parts["indicators"]] == ["ระดับความสำเร็จของการเตือนภัย", "จำนวนชุมชนที่ซ้อมแผน"]
    assert guideline.agencies == ["มท.", "กรมชลประทาน"]


def test_cells_of_markdown_and_tab_tables_are_lines() -> None:
    plan = load("| ประเด็น | สาระสำคัญ |\n|---|---|\n| วิสัยทัศน์ | น้ำดีทุกบ้าน |\nเป้าหมาย\t- น้ำพอใช้ทั้งปี")
    assert plan.vision is not None
    assert plan.vision.text == "น้ำดีทุกบ้าน"
    assert texts(plan, "goals") == ["น้ำพอใช้ทั้งปี"]


def test_a_matrix_with_a_column_of_units_and_one_of_goals() -> None:
    plan = load("ตัวชี้วัด\nหน่วยนับ\nค่าเป้าหมาย\nปี 2568\nปี 2569\nปริมาณน้ำต้นทุน (Water)\nล้านลิตร\n45\n50")
    assert targets(plan) == [[("=", 45, "ล้านลิตร", (2568,)), ("=", 50, "ล้านลิตร", (2569,))]]
    plan = load("ยุทธศาสตร์ที่ 1 น้ำ\nเป้าหมาย\nตัวชี้วัด\nค่าเป้าหมาย\nปี 2568\nปี 2569\nประชาชนมีน้ำ\nอันดับความมั่นคงด้านน้ำ\nอันดับที่ 55\nไม่ต่ำกว่าอันดับที่ 45\nจำนวนเมืองมีน้ำ\n-\n10 เมือง")
    assert texts(plan, "goals") == ["ประชาชนมีน้ำ"]
    assert texts(plan, "indicators") == ["อันดับความมั่นคงด้านน้ำ", "จำนวนเมืองมีน้ำ"]
    assert targets(plan)[1:] == [[("rank_at_worst", 55, "อันดับ", (2568,)), ("rank_at_worst", 45, "อันดับ", (2569,))], [("=", 10, "เมือง", (2569,))]]


def test_years_below_their_indicators_with_rows_named_by_number() -> None:
    plan = load("กลยุทธ์ที่ 1 น้ำสะอาด\nตัวชี้วัดหลัก\n(1) ร้อยละของบ่อที่สะอาด\n(2) จำนวนการตรวจน้ำ\nค่าเป้าหมายรายปี\nปี\n2568\n2569\n(1) (ร้อยละ)\n50\n60\n(2) (ครั้ง)\n9,000\n9,500\nงบประมาณ\n12 ล้านบาท\nกลยุทธ์ที่ 2 ระบบน้ำ\nตัวชี้วัดหลัก\nมีระบบข้อมูลน้ำ\nค่าเป้าหมาย\nมีระบบข้อมูลกลาง 1 ระบบ ในปี 2569")
    assert texts(plan, "indicators") == ["ร้อยละของบ่อที่สะอาด", "จำนวนการตรวจน้ำ", "มีระบบข้อมูลน้ำ"]
    assert targets(plan) == [[("=", 50, "ร้อยละ", (2568,)), ("=", 60, "ร้อยละ", (2569,))], [("=", 9000, "ครั้ง", (2568,)), ("=", 9500, "ครั้ง", (2569,))],
                             [("=", 1, "ระบบ", (2569,))]]


def test_a_table_whose_rows_stand_on_their_lines() -> None:
    plan = load("ตัวชี้วัด ปี 2568 ปี 2569 ปี 2570\n(1) อัตราน้ำเสียในลำน้ำ 10 9 8")
    assert texts(plan, "indicators") == ["อัตราน้ำเสียในลำน้ำ"]
    assert [target.value for target in plan.body.parts["indicators"][0].targets] == [10, 9, 8]
    plan = load("มิติ\nตัวชี้วัด\nค่าเป้าหมาย\nด้านที่ 1 เศรษฐกิจ\nรายได้ต่อหัว\n9,300 บาท\nด้านที่ 2 สังคม\nดัชนีคน\n0.72")
    assert [[target.value for target in part.targets] for part in plan.walk() if part.role == "indicators"] == [[9300], [0.72]]
