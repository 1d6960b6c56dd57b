"""Sub-plans that each have a table of their own below their name, whatever heads the table. The texts are made up."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.text import Found, TextPlan, load_text

TITLE = "แผนพัฒนากาแฟไทย (พ.ศ. 2566 - 2570)\n"


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


def groups(plan: TextPlan) -> list[Found]:
    return plan.body.parts.get("groups", [])


def below(part: Found, role: str) -> list[str]:
    return [item.text for item in part.parts.get(role, [])]


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
