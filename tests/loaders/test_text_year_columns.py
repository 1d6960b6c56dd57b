"""Tables of indicators by years whose names take several lines, title pages, and groups that are named again by a part of their word."""

from __future__ import annotations

import pytest

from loaders.text import Found, TextPlan, load_text
from tests.loaders.text_plans import below, groups


def load(text: str) -> TextPlan:
    return load_text(f"แผนพัฒนาสวนเมือง (พ.ศ. 2569 - 2571)\n{text}")


def measured(plan: TextPlan) -> list[tuple[str, list[tuple[float | None, str | None, int]]]]:
    return [(part.text, [(target.value, target.unit, target.years[0]) for target in part.targets]) for part in plan.walk() if part.role == "indicators"]


NUMBERS = ("จำนวนสวนที่เปิดให้ประชาชนทุกวัน (แห่ง)", [(3, "แห่ง", 2569), (4, "แห่ง", 2570), (5, "แห่ง", 2571)])
SHARES = ("ร้อยละของต้นไม้ที่รอดตาย", [(80, "ร้อยละ", 2570), (85, "ร้อยละ", 2571)])


@pytest.mark.parametrize("text", [
    "ตัวชี้วัดหลักของวิสัยทัศน์\n2569\n2570\n2571\n1.จำนวนสวนที่เปิด\nให้ประชาชนทุกวัน\n(แห่ง)*\n3\n4\n5\n2. ร้อยละของ\nต้นไม้ที่รอดตาย\n-\n80\n85\nสวน คือ พื้นที่ที่มีต้นไม้ไม่ต่ำกว่า 20 ต้น",
    "ตัวชี้วัด\nค่าเป้าหมายรายปี\nปี 2569\nปี 2570\nปี 2571\nจำนวนสวนที่เปิด\nให้ประชาชนทุกวัน (แห่ง)\n3\n4\n5\nร้อยละของต้นไม้ที่รอดตาย\n-\n80\n85\nค่านิยม : ร่มรื่น",
    "ลำดับ\nตัวชี้วัด\nปีงบประมาณ พ.ศ.\n2569 2570 2571\nรวม\n1) จำนวนสวนที่เปิดให้\nประชาชนทุกวัน (แห่ง)\t3\t4\t5\t12\n2) ร้อยละของต้นไม้ที่รอดตาย\t-\t80\t85\t85\nหมายเหตุ : 1 แห่ง คือ 1 สวน",
    "ตัวชี้วัดขององค์กร\nค่าฐาน\n2569\n2570\n2571\nหน่วยงานรับผิดชอบ\n1. จำนวนสวนที่เปิด\nให้ประชาชนทุกวัน (แห่ง)\n2\n3\n4\n5\nกรมป่าไม้\n2. ร้อยละของต้นไม้ที่รอดตาย\n70\n-\n80\n85\nกรมป่าไม้\nกระทรวงมหาดไทย",
])
def test_names_over_lines_have_a_target_a_year(text: str) -> None:
    assert [(name.replace(" (", "(") if "แห่ง" in name else name, targets) for name, targets in measured(load(text))] == [(NUMBERS[0].replace(" (", "("), NUMBERS[1]), SHARES]


def test_a_column_of_units_is_the_unit_of_its_row() -> None:
    text = "ตัวชี้วัด\nหน่วยนับ\n2569\n2570\nจำนวนสวนที่เปิด\nให้ประชาชน\nแห่ง\n3\n4\nต้นไม้ที่รอดตาย\nร้อยละ\n80\n85"
    assert measured(load(text)) == [("จำนวนสวนที่เปิดให้ประชาชน", [(3, "แห่ง", 2569), (4, "แห่ง", 2570)]), ("ต้นไม้ที่รอดตาย", [(80, "ร้อยละ", 2569), (85, "ร้อยละ", 2570)])]


@pytest.mark.parametrize("text", [
    "งบประมาณ\n2569\n2570\nปลูกต้นไม้ใน\nสวนทุกแห่ง\n3\n4\nดูแลสวน\n5\n6",  # funds
    "สถานการณ์\n2565\n2566\nสวนที่เปิดใน\nเมือง\n3\n4\nต้นไม้\n5\n6",  # figures of the past
    "เป้าหมาย/ตัวชี้วัด\n2569\n2570\n1. แผนย่อยการปลูก\nจำนวนสวน\n3\n4\n2. แผนย่อยการดูแล\nจำนวนต้นไม้\n5\n6",  # names of groups above names of indicators
    "ตัวชี้วัด\n2569\n2570\nจำนวนสวนที่\nเปิด\n3\n4\n5\nจำนวนต้นไม้\n5\n6",  # more cells than years
])
def test_what_is_no_such_table(text: str) -> None:
    assert not any(part.rule == "table-row" for part in load(text).walk())


# ------------------------------------------------------------ title pages


@pytest.mark.parametrize(("text", "title", "period"), [
    ("แผนยุทธศาสตร์\nคณะวิทยาศาสตร์\nมหาวิทยาลัยเมืองร่มรื่น วิทยาเขตริมน้ำ\nประจำปี พ.ศ. 2569 – 2573\n", "แผนยุทธศาสตร์ คณะวิทยาศาสตร์ มหาวิทยาลัยเมืองร่มรื่น วิทยาเขตริมน้ำ ประจำปี พ.ศ. 2569 – 2573", (2569, 2573)),
    ("แผนระบบสารสนเทศเพื่อสวน\nเทศบาลนครร่มรื่น\nพ.ศ. 2569 - 2571\n(ฉบับทบทวน)\n", "แผนระบบสารสนเทศเพื่อสวน เทศบาลนครร่มรื่น พ.ศ. 2569 - 2571 (ฉบับทบทวน)", (2569, 2571)),
    ("กระทรวงสวน\nแผนปฏิบัติราชการ\n(พ.ศ. 2569 – 2573)\nของสำนักงานสวน\n", "แผนปฏิบัติราชการ", (2569, 2573)),  # years alone are no words of the title
    ("แผนปฏิบัติการประจำปี\nโรงพยาบาลร่มรื่น\nประจำปีงบประมาณ พ.ศ. 2569\n", "แผนปฏิบัติการประจำปี โรงพยาบาลร่มรื่น ประจำปีงบประมาณ พ.ศ. 2569", (2569, 2569)),
])
def test_a_title_over_the_lines_of_a_page(text: str, title: str, period: tuple[int, int]) -> None:
    plan = load_text(f"{text}วิสัยทัศน์ : เมืองร่มรื่น\nยุทธศาสตร์ที่ 1 ปลูก\nยุทธศาสตร์ที่ 2 ดูแล")
    assert (plan.title, plan.period) == (title, period)


@pytest.mark.parametrize("text", ["แผนพัฒนาสวน ประกอบด้วย\nคณะทำงาน 3 คณะ\nพ.ศ. 2569 - 2571\n", "แผนพัฒนาสวน\nเปิดสวนใหม่ทุกเขต\nพ.ศ. 2569 - 2571\n"])
def test_lines_below_a_title_that_are_none_of_it(text: str) -> None:
    assert "2571" not in load_text(f"{text}ยุทธศาสตร์ที่ 1 ปลูก").title


# ------------------------------------------------------------ groups named again


def names(parts: list[Found]) -> list[tuple[str | None, str]]:
    return [(part.number, part.text) for part in parts]


@pytest.mark.parametrize(("kind", "short"), [("ประเด็นยุทธศาสตร์", "ประเด็น"), ("ประเด็นยุทธศาสตร์", "ยุทธศาสตร์"), ("ประเด็นการพัฒนา", "ประเด็น")])
def test_groups_are_named_again_by_a_part_of_their_word(kind: str, short: str) -> None:
    head = f"{kind}ที่ 1 เพิ่มสวนในเมือง\n{kind}ที่ 2 ดูแลสวนที่มี\n"
    plan = load(f"{head}{short}ที่ 1 เพิ่มสวนในเมือง\nเป้าประสงค์\n1.1 มีสวนทุกเขต\nกลยุทธ์\n1. ปลูกต้นไม้\n{short}ที่ 2 ดูแลสวนที่มี\nกลยุทธ์\n1. ตัดแต่งกิ่ง\nปรับปรุงแก้ไข ณ 26 มิ.ย. 69")
    assert names(groups(plan)) == [("1", "เพิ่มสวนในเมือง"), ("2", "ดูแลสวนที่มี")]
    assert [(below(group, "goals"), below(group, "tactics")) for group in groups(plan)] == [(["มีสวนทุกเขต"], ["ปลูกต้นไม้"]), ([], ["ตัดแต่งกิ่ง"])]


def test_issues_with_names_of_their_own_stay_below_their_group() -> None:
    plan = load("ประเด็นยุทธศาสตร์ที่ 1 เพิ่มสวนในเมือง\nประเด็นที่ 1 สวนขนาดเล็ก\nประเด็นที่ 2 สวนขนาดใหญ่\nประเด็นยุทธศาสตร์ที่ 2 ดูแลสวนที่มี\nประเด็นที่ 1 ต้นไม้")
    assert [below(group, "tactics") for group in groups(plan)] == [["สวนขนาดเล็ก", "สวนขนาดใหญ่"], ["ต้นไม้"]]
