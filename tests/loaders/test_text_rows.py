"""Rows, heads and clauses that real summaries vary in, each on a plan of its own wording: names across a table, wrapped cells, bodies named twice, years said of several values."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text
from loaders.text.agencies import read_agencies
from loaders.text.line_ends import width_of
from loaders.text.lines import Line
from loaders.text.targets import read_targets
from loaders.text.wrapped import unwrapped

_TITLE = "2. เรื่อง ร่างแผนปฏิบัติการด้านห้องสมุดประชาชน (พ.ศ. 2567 - 2571)\n"


def _load(body: str) -> TextPlan:
    return load_text(_TITLE + body)


def _tree(part: Found) -> list[tuple[str, str]]:
    return [(role, below.text) for role, parts in part.parts.items() for below in parts]


def _groups(plan: TextPlan) -> list[Found]:
    return plan.body.parts.get("groups", [])


# ------------------------------------------------------------ tables

def test_names_across_a_table_have_their_cells_below_them() -> None:
    plan = _load("2.2 กลยุทธ์ของแผน ประกอบด้วย 2 กลยุทธ์ ดังนี้\nเป้าประสงค์\nตัวชี้วัด\nแนวทางการดำเนินงานที่สำคัญ เช่น\n"
                 "กลยุทธ์ที่ 1 เปิดห้องสมุดให้ทุกวัย\nเด็กและผู้สูงวัยใช้ห้องสมุดเป็นประจำ\nร้อยละของผู้ใช้ที่กลับมาอีก ไม่น้อยกว่าร้อยละ 60\n1. ขยายเวลาเปิด\n2. จัดมุมเด็กเล็ก\nหน่วยงานที่เกี่ยวข้อง : กรมหนังสือ และเทศบาล\n"
                 "กลยุทธ์ที่ 2 พัฒนาบรรณารักษ์\nบรรณารักษ์แนะนำหนังสือได้ทุกแขนง\n1. จำนวนบรรณารักษ์ที่ผ่านการอบรม\n2. มีคู่มือแนะนำหนังสือครบทุกแห่ง\n1. จัดหลักสูตรอบรม\n2. แลกเปลี่ยนบรรณารักษ์\nหน่วยงานที่เกี่ยวข้อง : กรมหนังสือ\n2.3 การติดตามและประเมินผล มีดังนี้")
    first, second = _groups(plan)
    assert first.text == "เปิดห้องสมุดให้ทุกวัย"
    assert sorted(_tree(first)) == [("goals", "เด็กและผู้สูงวัยใช้ห้องสมุดเป็นประจำ"), ("guidelines", "ขยายเวลาเปิด"), ("guidelines", "จัดมุมเด็กเล็ก"), ("indicators", "ร้อยละของผู้ใช้ที่กลับมาอีก ไม่น้อยกว่าร้อยละ 60")]
    assert sorted(_tree(second)) == [("goals", "บรรณารักษ์แนะนำหนังสือได้ทุกแขนง"), ("guidelines", "จัดหลักสูตรอบรม"), ("guidelines", "แลกเปลี่ยนบรรณารักษ์"),
                                     ("indicators", "จำนวนบรรณารักษ์ที่ผ่านการอบรม"), ("indicators", "มีคู่มือแนะนำหนังสือครบทุกแห่ง")]
    assert (first.agencies, second.agencies) == (["กรมหนังสือ", "เทศบาล"], ["กรมหนังสือ"])


def test_a_wrapped_cell_of_a_numbered_column_goes_on_and_cells_beside_numbers_do_not() -> None:
    head = "ยุทธศาสตร์ที่ 1 ห้องสมุดใกล้บ้าน\nแนวทาง\nตัวชี้วัด\n"
    wrapped = _load(f"{head}1) ตั้งห้องสมุดในตลาด\n2) เพิ่มรถห้องสมุด\nให้ไปถึงหมู่บ้านที่อยู่ไกลและโรงเรียนเล็กทุกแห่งอย่างสม่ำเสมอ\n1) จำนวนห้องสมุดในตลาด\n2) จำนวนรถห้องสมุด\nยุทธศาสตร์ที่ 2 หนังสือดี")
    assert _tree(_groups(wrapped)[0]) == [("guidelines", "ตั้งห้องสมุดในตลาด"), ("guidelines", "เพิ่มรถห้องสมุดให้ไปถึงหมู่บ้านที่อยู่ไกลและโรงเรียนเล็กทุกแห่งอย่างสม่ำเสมอ"),
                                          ("indicators", "จำนวนห้องสมุดในตลาด"), ("indicators", "จำนวนรถห้องสมุด")]
    beside = _load(f"{head}1) ตั้งห้องสมุดในตลาด\nจำนวนห้องสมุดในตลาด\n2) เพิ่มรถห้องสมุด\nจำนวนรถห้องสมุด\n3) อ่านออกเสียงให้คนตาบอด\nจำนวนหนังสือเสียง\nยุทธศาสตร์ที่ 2 หนังสือดี")
    assert [text for role, text in _tree(_groups(beside)[0]) if role == "indicators"] == ["จำนวนห้องสมุดในตลาด", "จำนวนรถห้องสมุด", "จำนวนหนังสือเสียง"]


def test_bullets_inside_a_numbered_column_are_below_its_item() -> None:
    plan = _load("1.4 แผนฯ ประกอบด้วย 2 ด้าน ดังนี้\nประเด็นและกลยุทธ์\nตัวอย่างเป้าหมาย\nตัวอย่างตัวชี้วัด\nด้านที่ 1 อาคาร\n(1) ซ่อมหลังคา\n(2) ทาสีใหม่\n- ห้องสมุดทุกแห่งไม่รั่ว\n- อาคารสวยงาม\n"
                 "(1) ความพอใจของผู้ใช้\n- เด็กเล็ก\n- ผู้สูงวัย\n(2) จำนวนอาคารที่ซ่อม\nด้านที่ 2 หนังสือ\n(1) ซื้อหนังสือใหม่\n(2) ซ่อมหนังสือเก่า\n- มีหนังสือครบทุกหมวด\n- หนังสือเก่าอ่านได้\n(1) จำนวนหนังสือใหม่\n(2) จำนวนหนังสือที่ซ่อม")
    group = _groups(plan)[0]
    assert [item.text for item in group.parts["goals"]] == ["ห้องสมุดทุกแห่งไม่รั่ว", "อาคารสวยงาม"]
    pleased, repaired = group.parts["indicators"]
    assert [item.text for item in pleased.parts["sub_bullets"]] == ["เด็กเล็ก", "ผู้สูงวัย"]
    assert repaired.text == "จำนวนอาคารที่ซ่อม"


def test_the_head_of_a_comparison_wrapped_in_its_column() -> None:
    plan = _load("แผนฯ มีเนื้อหาที่เปลี่ยนแปลง ดังนี้\nหัวข้อ\nแผนเดิม\nแผนใหม่\nวิสัยทัศน์\nห้องสมุดมีทุกจังหวัด\nห้องสมุดมีทุกตำบล\nเป้าหมาย/ตัวชี้วัด\nของแผน\nห้องสมุด\n"
                 "สัดส่วนคนไทยที่เข้าห้องสมุดเพิ่มขึ้นไม่น้อยกว่าร้อยละ 20 ภายในปี 2566 จากที่เคยสำรวจไว้\n"
                 "คนไทยทุกวัยรักการอ่านและเข้าถึงหนังสือดีได้ทุกที่ โดยสัดส่วนคนไทยที่เข้าห้องสมุดไม่น้อยกว่าร้อยละ 40 ในปี 2571\n"
                 "ยุทธศาสตร์/\nประเด็น\nการอ่าน\n2 ยุทธศาสตร์ ประกอบด้วย (1) ตั้งห้องสมุดให้ครบทุกจังหวัด (2) ซื้อหนังสือให้ครบทุกหมวดความรู้\n2 ประเด็นการพัฒนา ABC ประกอบด้วย (1) ห้องสมุดใกล้บ้านของทุกคน (2) หนังสือดีสำหรับทุกวัย")
    assert [goal.text for goal in plan.body.parts["goals"]] == ["คนไทยทุกวัยรักการอ่านและเข้าถึงหนังสือดีได้ทุกที่"]
    (measure,) = plan.body.parts["indicators"]
    assert measure.text == "สัดส่วนคนไทยที่เข้าห้องสมุดไม่น้อยกว่าร้อยละ 40 ในปี 2571"
    assert [(target.op, target.value, target.years) for target in measure.targets] == [(">=", 40, (2571,))]
    assert [group.text for group in _groups(plan)] == ["ห้องสมุดใกล้บ้านของทุกคน", "หนังสือดีสำหรับทุกวัย"]


# ------------------------------------------------------------ where a group ends

def test_a_line_that_heads_other_matter_ends_the_groups() -> None:
    body = "ยุทธศาสตร์ที่ 1 ห้องสมุดใกล้บ้าน\n· แนวทาง เช่น\n1) ตั้งห้องสมุดในตลาด\n2) เพิ่มรถห้องสมุด\n"
    advice = _load(f"{body}ข้อเสนอแนะในการพัฒนาห้องสมุดในระยะต่อไปซึ่งจะเกิดขึ้นเมื่อสิ้นสุดแผนแล้ว\n(พ.ศ. 2572 - 2576) เช่น\n· พื้นที่ เช่น\n1) ห้องสมุดใต้ดิน\n2) ห้องสมุดลอยน้ำ")
    driving = _load(f"{body}หน่วยงานหลัก : กรมหนังสือ\nแนวทางการขับเคลื่อนแผนปฏิบัติการฯ\n1) ตั้งคณะทำงาน\n2) รายงานทุกปี")
    for plan in (advice, driving):
        assert _tree(_groups(plan)[0]) == [("guidelines", "ตั้งห้องสมุดในตลาด"), ("guidelines", "เพิ่มรถห้องสมุด")]


def test_a_label_without_the_bullet_that_those_of_the_groups_have_is_of_the_plan() -> None:
    rows = "".join(f"ยุทธศาสตร์ที่ {number} {name}\n• ตัวชี้วัด\nจำนวน{name}\n• แนวทาง เช่น\n(1) เพิ่ม{name}\n" for number, name in enumerate(("ห้องสมุด", "หนังสือ"), 1))
    plan = _load(f"{rows}โครงการสำคัญ/หน่วยงานที่รับผิดชอบ\n• โครงการสำคัญ เช่น\n(1) โครงการรถห้องสมุด\n• หน่วยงานที่รับผิดชอบ เช่น กรมหนังสือ")
    assert [project.text for project in plan.body.parts["projects"]] == ["โครงการรถห้องสมุด"]
    assert plan.body.agencies == ["กรมหนังสือ"]
    assert all("projects" not in group.parts and not group.agencies for group in _groups(plan))


# ------------------------------------------------------------ bodies

def test_bodies_that_lead_and_bodies_that_are_involved() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 ห้องสมุดใกล้บ้าน\nหน่วยงานหลัก : กระทรวงศึกษาธิการ\nหน่วยงานที่เกี่ยวข้อง : เช่น กรมหนังสือ เทศบาล\nยุทธศาสตร์ที่ 2 หนังสือดี\nหน่วยงานที่เกี่ยวข้อง : กรมหนังสือ")
    first, second = _groups(plan)
    assert (first.agencies, first.supporting) == (["กระทรวงศึกษาธิการ"], ["กรมหนังสือ", "เทศบาล"])
    assert (second.agencies, second.supporting) == (["กรมหนังสือ"], [])


def test_one_cell_of_bodies_beside_several_projects_is_the_groups() -> None:
    plan = _load("ยุทธศาสตร์ที่ 1 ห้องสมุดใกล้บ้าน\nตัวอย่างโครงการ\nตัวอย่างหน่วยงานที่รับผิดชอบ\n1) โครงการรถห้องสมุด\n2) โครงการห้องสมุดตลาด\nศธ.\nกรมหนังสือ\nยุทธศาสตร์ที่ 2 หนังสือดี")
    group = _groups(plan)[0]
    assert group.agencies == ["ศธ.", "กรมหนังสือ"]
    assert [project.agencies for project in group.parts["projects"]] == [[], []]


@pytest.mark.parametrize(("text", "names"), [
    ("ศธ .มท. วธ.", ["ศธ.", "มท.", "วธ."]),
    ("กระทรวงมหาดไทย (มท.) โดยกรมการปกครอง", ["กระทรวงมหาดไทย (มท.)", "กรมการปกครอง"]),
    ("ศูนย์หนังสือในพื้นที่องค์การบริหารส่วนตำบล", ["ศูนย์หนังสือในพื้นที่", "องค์การบริหารส่วนตำบล"]),
])
def test_names_run_together(text: str, names: list[str]) -> None:
    assert read_agencies(text) == names


# ------------------------------------------------------------ values

@pytest.mark.parametrize(("text", "targets"), [
    ("งบหนังสือไม่น้อยกว่าร้อยละ 2 หรือไม่น้อยกว่า 300 ล้านบาท ในปี 2570 โดยในปี 2569 ไม่น้อยกว่าร้อยละ 1 หรือประมาณ 150 ล้านบาท",
     [(">=", 2, "ร้อยละ", (2570,)), (">=", 300, "ล้านบาท", (2570,)), (">=", 1, "ร้อยละ", (2569,)), (">=", 150, "ล้านบาท", (2569,))]),
    ("อันดับการอ่าน เมืองหลวง อันดับไม่ต่ำกว่า 90 และเมืองรอง อันดับไม่ต่ำกว่า 120 ภายในปี 2570 โดยในปี 2568 เมืองหลวง ไม่ต่ำกว่าอันดับที่ 95 เมืองรอง ไม่ต่ำกว่าอันดับที่ 125",
     [("rank_at_worst", 90, "อันดับ", (2570,)), ("rank_at_worst", 120, "อันดับ", (2570,)), ("rank_at_worst", 95, "อันดับ", (2568,)), ("rank_at_worst", 125, "อันดับ", (2568,))]),
    ("ห้องสมุดได้รับการซ่อมอย่างน้อยร้อยละ 30 ภายในปี 2568 และร้อยละ 50 ในเขตเมือง", [(">=", 30, "ร้อยละ", (2568,)), (">=", 50, "ร้อยละ", ())]),
    ("ห้องสมุดตามพระราชบัญญัติหอสมุด พ.ศ. 2558 จำนวน 10 แห่งภายในปี 2569", [("=", 10, "แห่ง", (2569,))]),
    ("ตั้งห้องสมุดตลาดอย่างน้อยจังหวัดละ 3 แห่ง รวมเป็น 18 แห่ง ภายในปี 2570", [(">=", 3, "แห่ง", (2570,)), ("=", 18, "แห่ง", (2570,))]),
    ("ขุดบ่อน้ำจำนวน 20 แห่ง ปริมาณน้ำ 57 ล้านลูกบาศก์เมตร และมีถังสำรอง 3 ระบบ", [("=", 20, "แห่ง", ()), ("=", 57, "ล้านลูกบาศก์เมตร", ()), ("=", 3, "ระบบ", ())]),
    ("กปน. เพิ่มกำลังผลิต 1.6 ล้านลูกบาศก์เมตร/วัน", [("increase_by", 1.6, "ล้านลูกบาศก์เมตร", ())]),
    ("ซ่อมระบบไฟเดิม 112 แห่ง", [("=", 112, "แห่ง", ())]),
    ("ลดการใช้กระดาษในห้องสมุด", [("decrease", None, None, ())]),
    ("จำนวนผู้ใช้เพิ่มขึ้นร้อยละ 5 โดยในปี 2570", [("increase_by", 5, "ร้อยละ", (2570,))]),
])
def test_limits_and_years_said_of_several_values(text: str, targets: list[tuple[str, float | None, str | None, tuple[int, ...]]]) -> None:
    assert [(target.op, target.value, target.unit, target.years) for target in read_targets(text)] == targets


# ------------------------------------------------------------ upper plans

def test_what_an_item_of_advice_asks_for_is_no_alignment_and_a_plan_linked_with_another_is() -> None:
    plan = _load("1. สภาฯ มีข้อสังเกต เช่น (1) ชื่อแผนยาวไป (2) ควรปรับระยะเวลาของแผนให้สิ้นสุดในปี 2570 เพื่อให้สอดคล้องกับแผนแม่บทภายใต้ยุทธศาสตร์ชาติ\n"
                 "2. สร้างความเชื่อมโยงระหว่างแผนปฏิบัติการด้านห้องสมุดประชาชนกับยุทธศาสตร์ชาติระยะ 20 ปี และแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ")
    assert [upper.plan for upper in plan.alignments] == ["ยุทธศาสตร์ชาติระยะ 20 ปี", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ"]


# ------------------------------------------------------------ other documents

def test_another_document_ends_where_the_writer_goes_on() -> None:
    plan = _load("คณะรัฐมนตรีมีมติเห็นชอบแผนปฏิบัติการด้านห้องสมุดประชาชน และมาตรการลดภาษีหนังสือเล่มใหม่\n1. แผนปฏิบัติการด้านห้องสมุดประชาชน มีสาระสำคัญ ดังนี้\n1) เป้าหมาย : คนไทยรักการอ่าน\n"
                 "2) มาตรการลดภาษีหนังสือเล่มใหม่ มีสาระสำคัญ ดังนี้\n(1) หนังสือใหม่\n(2) หนังสือเก่า\n2. ตัวชี้วัด : จำนวนห้องสมุดใหม่ 20 แห่ง")
    assert [item.text for item in plan.body.parts["indicators"]] == ["จำนวนห้องสมุดใหม่ 20 แห่ง"]
    (problem,) = [problem for problem in plan.problems if problem.rule == "other-document"]
    assert "5–7" in problem.th
    assert "5–7" in problem.en


# ------------------------------------------------------------ lines broken at one width

_PARAGRAPHS = """คณะรัฐมนตรีมีมติเห็นชอบร่างแผนปฏิบัติการด้านห้องสมุดประชาชน (พ.ศ. 2567 - 2571) ตามที่กระทรวงศึกษาธิการเสนอ และมอบหมายให้หน่วยงานที่เกี่ยวข้องนำไปปฏิบัติตามความเหมาะสมต่อไป
วิสัยทัศน์ : ห้องสมุดเป็นบ้านหลังที่สองของคนทุกวัย เปิดให้เรียนรู้ได้ทุกวันโดยไม่มีค่าใช้จ่ายและมีหนังสือดีให้เลือกอ่านได้ตามใจ
เป้าหมาย
1. คนไทยทุกช่วงวัยเข้าถึงหนังสือที่ดีและแหล่งเรียนรู้ใกล้บ้านได้อย่างทั่วถึง ไม่ว่าจะอยู่ในเมืองหรือในหมู่บ้านที่ห่างไกล
2. บรรณารักษ์ได้รับการพัฒนาให้แนะนำหนังสือได้เหมาะกับผู้อ่านแต่ละคน
ยุทธศาสตร์ที่ 1 ขยายห้องสมุดให้ใกล้บ้านของประชาชนทุกคนทั้งในเขตเมืองและในชนบท
ตัวชี้วัด
(1) จำนวนห้องสมุดตำบลที่เปิดให้บริการทุกวันตลอดทั้งปี ไม่น้อยกว่า 500 แห่ง ภายในปี 2570
(2) ร้อยละของประชาชนที่พอใจกับหนังสือและการบริการของห้องสมุดใกล้บ้าน ไม่น้อยกว่าร้อยละ 85
แนวทาง
(1) สำรวจอาคารว่างของหน่วยงานรัฐในทุกตำบลเพื่อนำมาปรับปรุงเป็นห้องสมุดขนาดเล็กสำหรับชุมชน
(2) จัดรถห้องสมุดหมุนเวียนไปยังหมู่บ้านที่อยู่ห่างจากห้องสมุดเกินกว่า 10 กิโลเมตรอย่างน้อยเดือนละครั้ง
ยุทธศาสตร์ที่ 2 พัฒนาบรรณารักษ์ให้เป็นเพื่อนคู่คิดของนักอ่านและเป็นผู้นำการเรียนรู้ของชุมชน
แนวทาง
(1) จัดหลักสูตรอบรมบรรณารักษ์ร่วมกับมหาวิทยาลัยในทุกภูมิภาค โดยมีเนื้อหา 1) วิชาหนังสือเด็ก 2) วิชาเล่าเรื่อง และ 3) วิชาดูแลหนังสือเก่า
(2) สร้างเครือข่ายบรรณารักษ์อาสาเพื่อแลกเปลี่ยนประสบการณ์ในการส่งเสริมการอ่าน"""


def _broken(text: str, width: int) -> str:
    """The text with lines of at most ``width`` letters side by side, broken where a Thai word may end."""
    out = []
    for line in text.split("\n"):
        rest = line
        while width_of(rest) > width:
            room = max(at for at in range(len(rest)) if width_of(rest[:at]) <= width)
            cut = next(at for at in range(room, 0, -1) if rest[at] == " " or (rest[at] in "กขคงจชดตทนบปผพมรลวสหอเแโใไ" and rest[at - 1] not in "เแโใไ "))
            out.append(rest[:cut].rstrip())
            rest = rest[cut:].strip()
        out.append(rest)
    return "\n".join(out)


@pytest.mark.parametrize("width", [60, 72, 90])
def test_paragraphs_broken_at_one_width_are_read_as_whole(width: int) -> None:
    def said(text: str) -> list[tuple[str, str, list[float | None]]]:
        return [(part.role, "".join(part.text.split()), [target.value for target in part.targets]) for part in _load(text).body.walk()]

    assert said(_broken(_PARAGRAPHS, width)) == said(_PARAGRAPHS)


def test_a_text_with_whole_paragraphs_on_its_lines_is_left_as_it_is() -> None:
    lines = [Line(number, text) for number, text in enumerate(_PARAGRAPHS.split("\n") * 2, 1)]
    assert unwrapped(lines) is lines


def test_lines_without_any_end_are_no_paragraph_without_end() -> None:
    """Else each line would be looked for in all of those before it: minutes for a book."""
    word = "หนังสือดีใกล้บ้านสำหรับทุกคนในครอบครัวและเพื่อนบ้านในทุกตำบลตลอดทั้งปี"
    whole = unwrapped([Line(number, word) for number in range(1, 2_001)])
    assert max(len(line.text) for line in whole) < 5_000
    assert sum(len(line.text) for line in whole) >= 2_000 * len(word)
    assert len(whole) < 100


# ------------------------------------------------------------ names apart from their numbers

def test_names_below_their_numbers_in_tables() -> None:
    across = _load("2.2 ประกอบด้วย 2 กลยุทธ์ ดังนี้\nเป้าประสงค์\nตัวชี้วัด\nแนวทางการดำเนินงาน\n"
                   "กลยุทธ์ที่ 1\nเปิดห้องสมุดให้ทุกวัย\nเด็กใช้ห้องสมุดเป็นประจำ\nร้อยละของผู้ใช้ที่กลับมาอีก ไม่น้อยกว่าร้อยละ 60\n1. ขยายเวลาเปิด\n2. จัดมุมเด็กเล็ก\nหน่วยงานที่รับผิดชอบ\nกรมหนังสือ\n"
                   "กลยุทธ์ที่ 2\nพัฒนาบรรณารักษ์\nบรรณารักษ์แนะนำหนังสือได้\nจำนวนบรรณารักษ์ที่ผ่านการอบรม\n1. จัดหลักสูตรอบรม\n2. แลกเปลี่ยนบรรณารักษ์\nหน่วยงานที่รับผิดชอบ\nเทศบาล\n2.3 การติดตามและประเมินผล มีดังนี้")
    assert [(group.text, group.agencies, [goal.text for goal in group.parts["goals"]]) for group in _groups(across)] == [
        ("เปิดห้องสมุดให้ทุกวัย", ["กรมหนังสือ"], ["เด็กใช้ห้องสมุดเป็นประจำ"]), ("พัฒนาบรรณารักษ์", ["เทศบาล"], ["บรรณารักษ์แนะนำหนังสือได้"])]


def test_a_name_below_its_number_may_read_like_other_matter() -> None:
    plan = _load("ด้านที่ 1\nหนังสือและการอ่าน\nแนวทาง\n(1) ซื้อหนังสือ\n(2) ซ่อมหนังสือ\nด้านที่ 2\nการบริหารจัดการ\nแนวทาง\n(1) เปิดทุกวัน\n(2) รับฟังผู้ใช้")
    assert [(group.text, len(group.parts["guidelines"])) for group in _groups(plan)] == [("หนังสือและการอ่าน", 2), ("การบริหารจัดการ", 2)]


def test_numbered_headings_in_a_comparison_may_have_list_numbers() -> None:
    plan = _load("แผนฯ ปรับปรุง ดังนี้\nแผนเดิม\nแผนใหม่\nยุทธศาสตร์\n1. ยุทธศาสตร์ที่ 1 ซื้อหนังสือ\n1. ยุทธศาสตร์ที่ 1 หนังสือดีใกล้บ้าน\n2. ยุทธศาสตร์ที่ 2 จ้างคน\n2. ยุทธศาสตร์ที่ 2 บรรณารักษ์มืออาชีพ")
    assert [group.text for group in _groups(plan)] == ["หนังสือดีใกล้บ้าน", "บรรณารักษ์มืออาชีพ"]
