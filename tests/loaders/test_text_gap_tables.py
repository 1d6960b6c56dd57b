"""Tables whose columns are set apart by gaps of spaces, as text taken out of pages keeps them; and lists that such text has. The texts are made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from loaders.clean import thai_digits
from loaders.text import Found, TextPlan, load_text
from tests.loaders.text_plans import below, groups

TITLE = "แผนพัฒนาสวนเมือง (พ.ศ. 2569 - 2571)\n"


def laid(widths: Sequence[int], *rows: Sequence[str]) -> str:
    """Rows with every cell at its column; wider cells leave one space."""
    lines = []
    for row in rows:
        line, start = "", 0
        for width, cell in zip(widths, row, strict=False):
            line = f"{line}{' ' if line and not line.endswith(' ') and cell else ''}".ljust(start) + cell
            start += width
        lines.append(line.rstrip())
    return "\n".join(lines)


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


def told(group: Found) -> list[tuple[str, list[str], list[tuple[str, list[float | None]]]]]:
    """Of each project of a group its name, its bodies, and what measures it."""
    return [(part.text, part.agencies, [(each.text, [target.value for target in each.targets]) for each in part.parts.get("indicators", ())]) for part in group.parts.get("projects", ())]


GROVES = [
    ("โครงการปลูกป่าในเมืองริมคลองทุกสาย", ["กรมป่าไม้"], [("จำนวนต้นไม้ที่ปลูก", [900]), ("ความพึงพอใจ", [80])]),
    ("โครงการสวนใกล้บ้าน", ["กรมป่าไม้", "เทศบาลนคร"], [("จำนวนสวน", [5])]),
    ("โครงการอาสารดน้ำ", ["เทศบาลนคร"], [("ความพึงพอใจ", [85])]),
]


def by_pages(order: Sequence[int], words: Sequence[str], widths: Sequence[int], page: str) -> str:
    """The table of GROVES over two pages, its columns in an order."""
    one = [["1", "โครงการปลูกป่าในเมือง", "อย่างน้อย 900 ต้น", "จำนวนต้นไม้", "กรมป่าไม้"], ["", "ริมคลองทุกสาย", "", "ที่ปลูก", ""], ["", "", "อย่างน้อยร้อยละ 80", "ความพึงพอใจ", ""]]
    two = [["", "โครงการสวนใกล้บ้าน", "5 แห่ง", "จำนวนสวน", "กรมป่าไม้"], ["", "", "", "", "เทศบาลนคร"], ["2", "โครงการอาสารดน้ำ", "อย่างน้อยร้อยละ 85", "ความพึงพอใจ", "เทศบาลนคร"]]
    return "\n".join([laid([widths[at] for at in order], *([row[at] for at in order] for row in [words, *rows])) + f"\n{page}" for rows in (one, two)])


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (0, 1, 3, 2, 4), (0, 1, 4, 2, 3), (1, 0, 4, 3, 2)])
@pytest.mark.parametrize("words", [["กลยุทธ์", "แผนงาน / โครงการ", "เป้าหมาย", "ตัวชี้วัด", "ผู้รับผิดชอบ"], ["ที่", "โครงการ/กิจกรรม", "ค่าเป้าหมาย", "ตัวบ่งชี้", "หน่วยงานรับผิดชอบ"]])
@pytest.mark.parametrize(("widths", "page"), [((10, 34, 28, 28, 24), "\n\n                    21\n"), ((9, 24, 21, 22, 26), "                    - 21 -\n\n")])
def test_rows_over_lines_and_pages(order: Sequence[int], words: list[str], widths: Sequence[int], page: str) -> None:
    text = f"ยุทธศาสตร์ที่ 1 เมืองร่มรื่น\n{by_pages(order, words, widths, page)}\nยุทธศาสตร์ที่ 2 ดูแลสวน\nกลยุทธ์\n1. ตัดแต่งกิ่ง"
    first, second = groups(load(text))
    assert told(first) == GROVES
    assert below(second, "tactics") == ["ตัดแต่งกิ่ง"]


def test_bodies_that_work_together_are_two() -> None:
    rows = [["โครงการ", "ตัวชี้วัด", "ผู้รับผิดชอบ"], ["โครงการสวนใกล้บ้าน", "จำนวนสวน", "กรมป่าไม้"], ["", "", "ร่วมกับสำนักงาน"], ["", "", "เทศบาลนคร"], ["โครงการอาสารดน้ำ", "ความพึงพอใจ", "กองสวนร่วมกับกรมป่าไม้"]]
    projects = [part for part in load(laid([30, 20, 24], *rows)).walk() if part.role == "projects"]
    assert [part.agencies for part in projects] == [["กรมป่าไม้", "สำนักงานเทศบาลนคร"], ["กองสวน", "กรมป่าไม้"]]


@pytest.mark.parametrize("heads", [["ตัวชี้วัด", "หน่วยนับ", "2569", "2570", "2571"], ["ตัวชี้วัดความสำเร็จ", "หน่วยวัด", "2569 2570 2571"]])
@pytest.mark.parametrize("dress", [str, thai_digits, lambda text: text.replace("จำนวน", "จ านวน")], ids=["as it is", "Thai digits", "marks lost"])
def test_indicators_by_years(heads: list[str], dress: Callable[[str], str]) -> None:
    widths = [36, 14, 5, 5, 5]
    rows = [heads, ["1. จำนวนสวนที่เปิดให้", "แห่ง", "   3", "   4", "   5"], ["   ประชาชนทุกวัน"], ["2. ร้อยละของต้นไม้ที่รอดตาย", "ร้อยละ", "  80", "  85", "  90"]]
    parts = [part for part in load(dress(laid(widths, *rows))).walk() if part.role == "indicators"]
    assert [part.text for part in parts] == ["จำนวนสวนที่เปิดให้ประชาชนทุกวัน", "ร้อยละของต้นไม้ที่รอดตาย"]
    assert [[(target.value, target.years) for target in part.targets] for part in parts] == [[(3, (2569,)), (4, (2570,)), (5, (2571,))], [(80, (2569,)), (85, (2570,)), (90, (2571,))]]


@pytest.mark.parametrize("text", [
    laid([8, 30, 30], ["ลำดับ", "ชื่อ", "ตำแหน่ง"], ["1", "นายสวน ร่มรื่น", "ประธาน"], ["2", "นางไม้ ดอกดี", "กรรมการ"]),
    laid([30, 20, 20], ["ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน"], ["จำนวนสวนที่เปิด", "5 แห่ง", "4 แห่ง"], ["จำนวนต้นไม้ใหญ่", "9 ต้น", "9 ต้น"]),
    laid([30, 20, 20], ["รายการ", "งบประมาณ", "แหล่งเงิน"], ["โครงการสวนใกล้บ้าน", "500 บาท", "กรมป่าไม้"], ["โครงการอาสา", "90 บาท", "เทศบาล"]),
    "เมืองนี้    มีสวน     น้อย\nและต้องการ    สวน    เพิ่ม\nทุกเขต    ทุกแขวง    ทุกปี",
])
def test_what_is_no_table_of_a_plan(text: str) -> None:
    assert not any(part.rule == "table-row" for part in load(text).walk())


# ------------------------------------------------------------ lists in such text


@pytest.mark.parametrize("text", ["1. จัดหาต้นไม้ใหญ่\n2. ปลูกริมทางเดิน\n3 รดน้ำต้นไม้ทุกเช้า\n4. ตัดแต่งกิ่งไม้", "1) จัดหาต้นไม้ใหญ่\n2 ปลูกริมทางเดิน\n3 รดน้ำต้นไม้ทุกเช้า\n4) ตัดแต่งกิ่งไม้"])
def test_a_number_without_its_dot_goes_on_with_the_list(text: str) -> None:
    (group,) = groups(load(f"ยุทธศาสตร์ที่ 1 สวน\nกลยุทธ์\n{text}"))
    assert below(group, "tactics") == ["จัดหาต้นไม้ใหญ่", "ปลูกริมทางเดิน", "รดน้ำต้นไม้ทุกเช้า", "ตัดแต่งกิ่งไม้"]


def test_a_count_at_the_start_of_a_line_is_no_number_of_a_list() -> None:
    (group,) = groups(load("ยุทธศาสตร์ที่ 1 สวน\nกลยุทธ์\n1. เปิดสวนขนาดใหญ่ในเมืองและชานเมืองให้ได้อย่างน้อย\n2 แห่ง ในทุกเขตการปกครองของเมือง\n2. ปลูกริมทางเดิน"))
    assert len(below(group, "tactics")) == 2


def test_the_first_heading_of_a_kind_may_lack_its_word() -> None:
    plan = load("ยุทธศาสตร์ 1 เพิ่มสวนให้ทั่วเมือง\nกลยุทธ์\n1. ปลูกต้นไม้\nยุทธศาสตร์ที่ 2 ดูแลสวน\nกลยุทธ์\n1. ตัดแต่งกิ่ง\nบทที่ 4\nแผนงาน โครงการ กิจกรรม\nดังแสดงในตารางต่อไปนี้")
    assert [(group.number, group.text, below(group, "tactics")) for group in groups(plan)] == [("1", "เพิ่มสวนให้ทั่วเมือง", ["ปลูกต้นไม้"]), ("2", "ดูแลสวน", ["ตัดแต่งกิ่ง"])]


def test_a_vision_over_two_lines_before_the_next_label() -> None:
    plan = load("วิสัยทัศน์\nมุ่งพัฒนาสวนสาธารณะทั่วทั้งเมืองให้มีความร่มรื่นอย่างยั่งยืนเพื่ อ\nทุกคนในเมือง\nพันธกิจ\n1. ปลูก\n2. ดูแล")
    assert plan.body.parts["vision"][0].text.endswith("ทุกคนในเมือง")
