"""The structure of plans in own small texts: labels, numbering, groups, running text, alignments, titles."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text
from loaders.text.lines import join
from loaders.text.numbering import Marker, split_inline, split_marker
from loaders.text.vocabulary import read_label, read_numbered

TITLE = "7. เรื่อง ร่างแผนปฏิบัติการด้านป่าชุมชน ระยะที่ 1 (พ.ศ. 2569 - 2573)\n"


def load(body: str) -> TextPlan:
    return load_text(TITLE + body)


def shape(part: Found) -> list[object]:
    return [(name, below.text, shape(below)) for name, parts in part.parts.items() for below in parts]


def texts(plan: TextPlan, role: str) -> list[str]:
    return [part.text for part in plan.walk() if part.role == role]


@pytest.mark.parametrize(("line", "style", "numbers", "rest"), [
    ("1. ปลูกป่า", "dot", (1,), "ปลูกป่า"), ("2.10 ปลูกป่า", "deep", (2, 10), "ปลูกป่า"), ("(3) ปลูก", "round", (3,), "ปลูก"), ("4) ปลูก", "half", (4,), "ปลูก"),
    ("- ปลูก", "bullet", (), "ปลูก"), ("·  ปลูก", "bullet", (), "ปลูก"), ("ข้อ 2 ปลูก", "item", (2,), "ปลูก"),
])
def test_markers(line: str, style: str, numbers: tuple[int, ...], rest: str) -> None:
    assert split_marker(line) == (Marker(style, numbers), rest)


@pytest.mark.parametrize("line", ["4.0 ระบบใหม่", "2570", "1,452 กระบวนงาน", "-5 องศา", "100 ปี", "0.5 คะแนน"])
def test_numbers_that_mark_nothing(line: str) -> None:
    assert split_marker(line) == (None, line)


def test_a_list_inside_a_line() -> None:
    assert split_inline("ประกอบด้วย (1) ปลูก (2) ดูแล และ (3) ใช้") == ("ประกอบด้วย", [(1, "ปลูก"), (2, "ดูแล"), (3, "ใช้")])
    assert split_inline("ตามข้อ (2) ของมาตรา") == ("ตามข้อ (2) ของมาตรา", [])


@pytest.mark.parametrize(("line", "role", "rest"), [
    ("วิสัยทัศน์", "vision", ""), ("เป้าหมายรวม", "goals", ""), ("เป้าประสงค์ : ป่าเพิ่ม", "goals", "ป่าเพิ่ม"), ("ตัวอย่างตัวชี้วัดรายยุทธศาสตร์", "indicators", ""),
    ("ตัวชี้วัดและค่าเป้าหมาย คือ ป่าเพิ่ม", "indicators", "ป่าเพิ่ม"), ("ค่าเป้าหมายและตัวชี้วัด", "indicators", ""), ("หน่วยงานรับผิดชอบหลัก กรมป่าไม้", "agencies", "กรมป่าไม้"), ("หน่วยงานสนับสนุน เช่น มท.", "support", "มท."),
    ("ผู้รับผิดชอบรอง: มท.", "support", "มท."), ("โครงการสำคัญ เช่น", "projects", ""), ("แนวทางในการพัฒนา", "guidelines", ""), ("พันธกิจ สร้างป่า", "other", "สร้างป่า"), ("ยุทธศาสตร์ ประกอบด้วย 4 ยุทธศาสตร์", "groups", ""),
    ("ประโยชน์ที่คาดว่าจะได้รับ", "benefits", ""),
])
def test_labels(line: str, role: str, rest: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.role, label.rest) == (role, rest)


@pytest.mark.parametrize("line", ["เป้าหมายที่ตั้งไว้", "โครงการปลูกป่า 1 ล้านไร่", "มาตรการภาษีที่ดิน", "ยุทธศาสตร์ชาติด้านความมั่นคง", "เป้าหมาย จะต้องบรรลุในปี 2570", "แนวทางสากลของป่า", "กลยุทธ์การตลาดใหม่ของป่า"])
def test_words_that_begin_like_labels(line: str) -> None:
    assert read_label(line) is None


def test_numbered_headings() -> None:
    assert read_numbered("ประเด็นการพัฒนาที่ 2 : ป่าเมือง") == read_numbered("ประเด็นการพัฒนา ที่ 2 ป่าเมือง")
    found = read_numbered("กลยุทธ์ที่ 10 ตลาดคาร์บอน")
    assert found is not None
    assert (found.kind, found.number, found.rest) == ("กลยุทธ์", "10", "ตลาดคาร์บอน")
    assert read_numbered("ครั้งที่ 2 ประชุม") is None


def test_wrapped_words_join_as_thai_does() -> None:
    assert join("กระทรวง", "แรงงาน") == "กระทรวงแรงงาน"
    assert join("ป่าชุมชน", "และป่าเมือง") == "ป่าชุมชน และป่าเมือง"
    assert join("พ.ศ. 2569", "ถึง 2573") == "พ.ศ. 2569 ถึง 2573"


def test_tactics_and_guidelines_share_a_list_by_depth() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ขยายป่า\nกลยุทธ์\nแนวทางการขับเคลื่อน\n1. จัดหาที่ดิน\n1.1 สำรวจที่ดิน\n1.2 ออกเอกสารสิทธิ\n- เริ่มที่ป่าเสื่อมโทรม\n2. ปลูกและดูแล 2.1 เพาะกล้าไม้ท้องถิ่น\n2.2 จ้างแรงงานชุมชน\nหน่วยงานรับผิดชอบ : ทส. และกรมป่าไม้\n3. กลไกการขับเคลื่อน\n3.1 คณะกรรมการป่า")
    (group,) = plan.body.parts["groups"]
    assert shape(group) == [("tactics", "จัดหาที่ดิน", [("guidelines", "สำรวจที่ดิน", []), ("guidelines", "ออกเอกสารสิทธิ", [("sub_bullets", "เริ่มที่ป่าเสื่อมโทรม", [])])]),
                            ("tactics", "ปลูกและดูแล", [("guidelines", "เพาะกล้าไม้ท้องถิ่น", []), ("guidelines", "จ้างแรงงานชุมชน", [])])]
    assert group.agencies == ["ทส.", "กรมป่าไม้"]


def test_numbers_of_the_writer_are_no_items() -> None:
    plan = load("1. ที่ผ่านมามีแผนเดิม\n2. แผนนี้มีสาระสำคัญสรุปได้ ดังนี้\n2.1 เป้าหมาย\n(1) ป่าเพิ่มขึ้น\n(2) ไฟป่าลดลง\n2.2 แผนนี้ผ่านการรับฟังความเห็น\n(1) ภาคเหนือ\n3. สภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติมีมติเห็นชอบแล้ว")
    assert texts(plan, "goals") == ["ป่าเพิ่มขึ้น", "ไฟป่าลดลง"]
    assert len(list(plan.walk())) == 2


def test_a_heading_over_two_lines_and_rows_of_samples() -> None:
    plan = load("ยุทธศาสตร์ที่ 1\nป่าเพื่อเศรษฐกิจ (Forest Economy)\nตัวอย่างตัวชี้วัด\n- รายได้จากป่าไม่น้อยกว่า 500 ล้านบาท ในปี 2573\nตัวอย่างกลยุทธ์\n- ตลาดไม้ชุมชน\nตัวอย่างโครงการ\n- โครงการไม้มีค่า (กรมป่าไม้)\nหน่วยงานรับผิดชอบ\nเช่น ทส. และกระทรวงพาณิชย์ (พณ.)")
    (group,) = plan.body.parts["groups"]
    assert (group.text, group.number, group.kind, group.line) == ("ป่าเพื่อเศรษฐกิจ (Forest Economy)", "1", "ยุทธศาสตร์", 3)
    assert group.agencies == ["ทส.", "กระทรวงพาณิชย์ (พณ.)"]
    assert [(part.role, part.text, part.agencies) for part in plan.walk() if part.role == "projects"] == [("projects", "โครงการไม้มีค่า", ["กรมป่าไม้"])]


def test_a_name_ends_where_its_sentence_begins() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 การฟื้นฟูป่าต้นน้ำทุกลุ่มน้ำ โดยนำชุมชนเข้ามามีส่วนร่วมในทุกขั้นตอน ตั้งแต่การสำรวจ การวางแผน การปลูก การดูแลรักษา ไปจนถึงการใช้ประโยชน์จากป่าอย่างเป็นธรรมและยั่งยืนตามหลักวิชาการ")
    (group,) = plan.body.parts["groups"]
    assert group.text == "การฟื้นฟูป่าต้นน้ำทุกลุ่มน้ำ"
    assert group.description is not None
    assert group.description.startswith("โดยนำชุมชน")


def test_tactics_that_count_on_across_strategies() -> None:
    plan = load("ยุทธศาสตร์ที่ 1 ปลูก\nกลยุทธ์ที่ 1 เพาะกล้า\n- กล้าไม้ท้องถิ่น\nยุทธศาสตร์ที่ 2 ดูแล\nกลยุทธ์ที่ 2 ดับไฟป่า\n- แนวกันไฟ\n- โดรนตรวจไฟ")
    assert [(part.number, part.text) for part in plan.walk() if part.role == "tactics"] == [("1", "เพาะกล้า"), ("2", "ดับไฟป่า")]
    assert [part.text for part in plan.body.parts["groups"][1].parts["tactics"][0].parts["sub_bullets"]] == ["แนวกันไฟ", "โดรนตรวจไฟ"]


def test_groups_that_are_a_numbered_list_below_their_label() -> None:
    plan = load("2.4 ยุทธศาสตร์ 2 ยุทธศาสตร์ ดังนี้\nยุทธศาสตร์\nตัวชี้วัดรายยุทธศาสตร์/มาตรการที่สำคัญ\n1. ป่าในเมือง\nตัวชี้วัด: พื้นที่สีเขียวเพิ่มขึ้นร้อยละ 10\nมาตรการที่สำคัญ: เช่น ปลูกริมทาง\nผู้รับผิดชอบหลัก: มท.\n2. ป่าชายเลน\nตัวชี้วัด: ป่าชายเลนไม่ลดลง")
    assert texts(plan, "groups") == ["ป่าในเมือง", "ป่าชายเลน"]
    assert texts(plan, "tactics") == ["ปลูกริมทาง"]
    assert [target.op for part in plan.walk() for target in part.targets] == ["increase_by", "no_decrease"]


def test_measures_and_indicators_told_apart_by_their_marks() -> None:
    plan = load("แผนปฏิบัติการย่อยและมาตรการ\nตัวชี้วัดและค่าเป้าหมาย\nแผนปฏิบัติการย่อยที่ 1 ป้องกันไฟ\n(1) ทำแนวกันไฟ\n- พื้นที่ไฟไหม้ลดลงร้อยละ 50\n(2) อบรมอาสา\n- อาสาไม่น้อยกว่า 900 คน")
    assert texts(plan, "tactics") == ["ทำแนวกันไฟ", "อบรมอาสา"]
    assert texts(plan, "indicators") == ["พื้นที่ไฟไหม้ลดลงร้อยละ 50", "อาสาไม่น้อยกว่า 900 คน"]


def test_strategies_told_in_running_text() -> None:
    plan = load("สาระสำคัญ\nแผนนี้เริ่มจากต้นทาง คือ ยุทธศาสตร์ที่ 1 การเพาะกล้าไม้ เป้าหมาย คือ กล้าไม้แข็งแรง กลางทาง คือ ยุทธศาสตร์ที่ 2 การปลูกและดูแล เป้าหมาย คือ ป่ารอดตาย และยุทธศาสตร์ที่ 3 การใช้ประโยชน์ ทั้งนี้ คณะกรรมการเห็นชอบแล้ว")
    assert [(part.number, part.text) for part in plan.body.parts["groups"]] == [("1", "การเพาะกล้าไม้"), ("2", "การปลูกและดูแล"), ("3", "การใช้ประโยชน์")]
    assert texts(plan, "goals") == ["กล้าไม้แข็งแรง", "ป่ารอดตาย"]


def test_strategies_listed_in_a_sentence_as_many_as_announced() -> None:
    plan = load("สาระสำคัญ\nแผนประกอบด้วย 3 ยุทธศาสตร์ ได้แก่ (1) ปลูกป่า (2) รักษาป่า และ (3) ใช้ป่า ซึ่งมีรายละเอียดดังแนบ")
    assert texts(plan, "groups") == ["ปลูกป่า", "รักษาป่า", "ใช้ป่า"]
    assert texts(load("สาระสำคัญ\nแผนประกอบด้วย 3 ยุทธศาสตร์ ได้แก่ (1) ปลูกป่า (2) รักษาป่า"), "groups") == []


@pytest.mark.parametrize(("sentence", "vision"), [
    ("แผนมีวิสัยทัศน์ในการให้ทุกชุมชนมีป่าของตนเอง ซึ่งสรุปได้ดังนี้", "ทุกชุมชนมีป่าของตนเอง"), ("มีวิสัยทัศน์ระยะ 5 ปี คือ “ป่าเพิ่ม คนมีสุข” โดยมีรายละเอียด", "ป่าเพิ่ม คนมีสุข"),
])
def test_a_vision_told_in_a_sentence(sentence: str, vision: str) -> None:
    plan = load(f"สาระสำคัญ\n{sentence}")
    assert plan.vision is not None
    assert plan.vision.text == vision


def test_wrapped_items_are_one_and_notes_of_the_writer_none() -> None:
    plan = load("เป้าหมาย\n· ชุมชนทุกแห่งมีแผนจัดการป่าของตนเองที่ผ่านการรับรอง\nจากกรมป่าไม้แล้ว\n· ป่าเพิ่มขึ้น\nโดยแผนฯ ได้กำหนดงบประมาณ ดังนี้")
    assert texts(plan, "goals") == ["ชุมชนทุกแห่งมีแผนจัดการป่าของตนเองที่ผ่านการรับรองจากกรมป่าไม้แล้ว", "ป่าเพิ่มขึ้น"]


def test_lines_without_marks_are_items_of_their_own() -> None:
    assert texts(load("เป้าประสงค์\nศูนย์กล้าไม้ (Nursery)\nศูนย์เรียนรู้ป่า (Learning)"), "goals") == ["ศูนย์กล้าไม้ (Nursery)", "ศูนย์เรียนรู้ป่า (Learning)"]


def test_benefits_are_kept_apart() -> None:
    plan = load("4. ประโยชน์ของร่างแผนฯ\n4.1 มีไม้ใช้\n4.2 มีรายได้")
    assert [part.text for part in plan.body.parts["benefits"]] == ["มีไม้ใช้", "มีรายได้"]


def test_alignments_with_their_words() -> None:
    plan = load("3. ร่างแผนฯ (พ.ศ. 2569 - 2573) มีความสอดคล้องกับนโยบายของรัฐบาล ยุทธศาสตร์ชาติด้านการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 18 การเติบโตอย่างยั่งยืน และแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 (พ.ศ. 2566-2570) หมุดหมายที่ 10 เศรษฐกิจหมุนเวียน โดยมีรายละเอียด")
    assert [(upper.level, upper.plan, upper.element) for upper in plan.alignments] == [
        ("policy", "นโยบายของรัฐบาล", None), (1, "ยุทธศาสตร์ชาติ", "ด้านการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม"),
        (2, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "ประเด็นที่ 18 การเติบโตอย่างยั่งยืน"),
        (2, "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 (พ.ศ. 2566-2570)", "หมุดหมายที่ 10 เศรษฐกิจหมุนเวียน")]
    assert all("สอดคล้องกับ" in upper.quote and upper.line == 2 for upper in plan.alignments)


def test_what_an_earlier_plan_followed_is_not_what_this_one_follows() -> None:
    plan = load("1. แผนปฏิบัติการด้านป่าชุมชน (พ.ศ. 2560 - 2564) สอดคล้องกับแผนการปฏิรูปประเทศด้านทรัพยากรธรรมชาติ\n2. แผนการปฏิรูปประเทศไม่เกี่ยวข้อง")
    assert plan.alignments == ()


@pytest.mark.parametrize(("text", "title", "period"), [
    ("3. เรื่อง ขอความเห็นชอบร่างแผนป่าเมือง (พ.ศ. 2569 - 2573) ตามมาตรา 4", "ร่างแผนป่าเมือง (พ.ศ. 2569 - 2573)", (2569, 2573)),
    ("ข่าว\nครม. เห็นชอบ (ร่าง) แผนพัฒนาไม้เศรษฐกิจ พ.ศ. 2570-2574 และมอบหมายให้กรมป่าไม้", "(ร่าง) แผนพัฒนาไม้เศรษฐกิจ พ.ศ. 2570-2574", (2570, 2574)),
    ("แผนแม่บทป่าไม้จังหวัด พ.ศ. ๒๕๖๙ - ๒๕๗๓\nวิสัยทัศน์\nป่าดี", "แผนแม่บทป่าไม้จังหวัด พ.ศ. 2569 - 2573", (2569, 2573)),
    ("แผนปฏิบัติราชการ พ.ศ. 2569 - 2573 กรมสวน\nวิสัยทัศน์\nสวนดี", "แผนปฏิบัติราชการ พ.ศ. 2569 - 2573 กรมสวน", (2569, 2573)),
    ("แผนปฏิบัติราชการ พ.ศ. 2569 - 2573 กรมสวนมีภารกิจ ดังนี้ ดูแลต้นไม้\nวิสัยทัศน์\nสวนดี", "แผนปฏิบัติราชการ พ.ศ. 2569 - 2573", (2569, 2573)),
    ("แผนปฏิบัติการด้านการดูแลสวนของเมืองใหญ่ ระยะที่\n1 (พ.ศ. 2569 – 2573)\nวิสัยทัศน์\nสวนดี", "แผนปฏิบัติการด้านการดูแลสวนของเมืองใหญ่ ระยะที่ 1 (พ.ศ. 2569 – 2573)", (2569, 2573)),
    ("5. เรื่อง แผนระดับที่ 3 ของกรมสวน (ร่าง) แผนคุ้มครองไม้เมือง พ.ศ. 2569 - 2573", "(ร่าง) แผนคุ้มครองไม้เมือง พ.ศ. 2569 - 2573", (2569, 2573)),
    ("6. เรื่อง แผนปรับตัวของเมือง (City\nAdaptation Plan : CAP)\nคณะรัฐมนตรีเห็นชอบ", "แผนปรับตัวของเมือง (City Adaptation Plan : CAP)", None),
    ("4. เรื่อง ยุทธศาสตร์เครือข่ายป่า ในระยะยาว (5 - 10 ปี)", "ยุทธศาสตร์เครือข่ายป่า ในระยะยาว (5 - 10 ปี)", None),
])
def test_titles_and_periods(text: str, title: str, period: tuple[int, int] | None) -> None:
    plan = load_text(text)
    assert (plan.title, plan.period) == (title, period)


def test_bullets_that_are_labels_are_rows_not_items() -> None:
    plan = load("มาตรการที่ 1 กำจัดวัชพืช\n- วัตถุประสงค์ ให้ทางน้ำโล่ง\n- ตัวชี้วัด (1) กำจัดไม่น้อยกว่า 40 ตัน และ (2) คลองใส\n- งบประมาณ 10 ล้านบาท\n- หน่วยงานที่รับผิดชอบ กรมชลประทาน")
    (group,) = plan.body.parts["groups"]
    assert shape(group) == [("indicators", "กำจัดไม่น้อยกว่า 40 ตัน", []), ("indicators", "คลองใส", [])]
    assert group.agencies == ["กรมชลประทาน"]


def test_agencies_behind_each_project_are_its_own() -> None:
    plan = load("กลยุทธ์ที่ 1 คุมไฟป่า\nโครงการสำคัญ\n- โครงการแนวกันไฟ\nหน่วยงานรับผิดชอบ: กรมป่าไม้\n- โครงการดับไฟ\nหน่วยงานที่รับผิดชอบ: กรมป่าไม้ และกองทัพบก\nกลยุทธ์ที่ 2 ปลูกป่า\nโครงการสำคัญ\n- โครงการกล้าไม้\n- โครงการป่าเมือง\nหน่วยงานรับผิดชอบ: มท.")
    assert [part.agencies for part in plan.walk() if part.role == "projects"] == [["กรมป่าไม้"], ["กรมป่าไม้", "กองทัพบก"], [], []]
    assert [group.agencies for group in plan.body.parts["groups"]] == [[], ["มท."]]


def test_what_reviewers_said_is_no_plan() -> None:
    plan = load("1. เป้าหมาย\n- ป่าเพิ่ม\n2. สภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติ มีมติเห็นชอบและมีข้อเสนอแนะ\nการกำหนด\nตัวชี้วัด\nเช่น ควรวัดไฟป่าด้วย\n3. ประโยชน์ที่คาดว่าจะได้รับ\n- มีไม้ใช้")
    assert [(part.role, part.text) for part in plan.walk()] == [("goals", "ป่าเพิ่ม"), ("benefits", "มีไม้ใช้")]


def test_strategies_on_one_line_and_numbered_by_their_kind() -> None:
    assert texts(load("ยุทธศาสตร์ที่ 1 : ปลูกป่า (ประกอบด้วย 2 เป้าหมาย) ยุทธศาสตร์ที่ 2 : รักษาป่า"), "groups") == ["ปลูกป่า", "รักษาป่า"]
    plan = load("เป้าหมาย/ตัวชี้วัด\nปี 2569\nปี 2570\n1. แผนย่อยการปลูก มีเป้าหมาย คือ ป่าเพิ่มขึ้น โดยมีตัวชี้วัด เช่น\n- จำนวนไฟป่าลดลง\nร้อยละ 6\nร้อยละ 8\n2. แผนย่อยการดูแล มีเป้าหมาย 2 ประการ ได้แก่ (1) ไฟป่าลด (2) ไม้รอด โดยมีตัวชี้วัด เช่น\n- ไม้รอดตาย\nไม่น้อยกว่าร้อยละ 70\nไม่น้อยกว่าร้อยละ 80")
    assert texts(plan, "groups") == ["แผนย่อยการปลูก", "แผนย่อยการดูแล"]
    assert texts(plan, "goals") == ["ป่าเพิ่มขึ้น", "ไฟป่าลด", "ไม้รอด"]
    assert [[(target.op, target.value, target.years) for target in part.targets] for part in plan.walk() if part.role == "indicators"] == [
        [("decrease_by", 6, (2569,)), ("decrease_by", 8, (2570,))], [(">=", 70, (2569,)), (">=", 80, (2570,))]]


def test_lists_below_a_group_are_the_columns_of_its_table() -> None:
    plan = load("ประเด็นและกลยุทธ์\nตัวอย่างเป้าหมาย\nตัวอย่างตัวชี้วัด\nด้านที่ 1 น้ำดื่ม\n(1) ขยายประปา\n(2) ซ่อมท่อ\n- ประปาเพิ่ม 100 แห่ง\n(1) สัดส่วนครัวเรือนที่มีประปา\nด้านที่ 2 น้ำใช้\n(1) ขุดสระ")
    first, second = plan.body.parts["groups"]
    assert [(role, [part.text for part in parts]) for role, parts in first.parts.items()] == [
        ("tactics", ["ขยายประปา", "ซ่อมท่อ"]), ("goals", ["ประปาเพิ่ม 100 แห่ง"]), ("indicators", ["สัดส่วนครัวเรือนที่มีประปา"])]
    assert [part.text for part in second.parts["tactics"]] == ["ขุดสระ"]


def test_a_line_on_upper_plans_is_no_part_of_the_list_above_it() -> None:
    plan = load("กลยุทธ์ที่ 1.1 ปลูกป่าในเมือง\nแนวทาง\n- เปิดที่ว่าง\nความสอดคล้องกับยุทธศาสตร์ชาติ ด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรกับสิ่งแวดล้อม")
    assert not any("สอดคล้อง" in part.text for part in plan.walk())
    assert [upper.element for upper in plan.alignments] == ["ด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรกับสิ่งแวดล้อม"]


@pytest.mark.parametrize("lead", ["แผนปฏิบัติการ\nประกอบด้วยงานป่าไม้รวม 3 ด้าน ได้แก่", "แผนปฏิบัติการประกอบด้วยงาน 3 ด้าน ดังนี้", "ประกอบด้วย 3 ยุทธศาสตร์ ได้แก่"])
def test_a_sentence_that_counts_the_parts_to_come_is_no_indicator(lead: str) -> None:
    plan = load(f"ตัวชี้วัด\n1. ร้อยละของพื้นที่ป่า\n2. จำนวนป่าชุมชนที่เข้มแข็ง\n{lead}\nด้านที่ 1 การปลูก\nด้านที่ 2 การดูแล\nด้านที่ 3 การใช้\n")
    assert texts(plan, "indicators") == ["ร้อยละของพื้นที่ป่า", "จำนวนป่าชุมชนที่เข้มแข็ง"]
    assert texts(plan, "groups") == ["การปลูก", "การดูแล", "การใช้"]


def test_an_indicator_that_counts_stays() -> None:
    plan = load("ตัวชี้วัด\n1. แผนระดับจังหวัดประกอบด้วยงานครบ 3 ด้าน ร้อยละ 80\n2. แผนชุมชนประกอบด้วย 3 ด้านที่ประเมินได้\n")
    assert len(texts(plan, "indicators")) == 2
