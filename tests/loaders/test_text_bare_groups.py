"""Groups whose names have neither number nor word, policies that a sentence leads to, and lists inside items. The texts are made up."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from tests.loaders.text_plans import below, groups

TITLE = "นโยบายและจุดเน้นของเทศบาลนครร่มรื่น ปีงบประมาณ พ.ศ. 2569\n"
NAMES = ["การเพิ่มสวนให้ทั่วเมือง", "การดูแลสวนที่มีอยู่แล้ว", "การเปิดสวนให้ประชาชนทุกคน"]
LISTS = [["ปลูกต้นไม้ริมถนน", "ปลูกต้นไม้ริมคลอง"], ["ตัดแต่งกิ่งไม้ทุกปี", "รดน้ำต้นไม้ทุกวัน", "ใส่ปุ๋ยอินทรีย์"], ["ติดไฟส่องสว่าง", "ทำทางลาดทุกสวน"]]


def load(text: str) -> TextPlan:
    return load_text(TITLE + text)


def sections(mark: str, names: list[str] | None = None) -> str:
    return "\n".join("\n".join([name, *(mark.format(number) + item for number, item in enumerate(items, 1))]) for name, items in zip(names or NAMES, LISTS, strict=True))


@pytest.mark.parametrize("mark", ["- ", "{}. ", "({}) ", "• ", "{}) "])
@pytest.mark.parametrize("end", ["", "\nการขับเคลื่อนนโยบายสู่การปฏิบัติ\n2. ให้มีคณะกรรมการติดตาม\n3. รายงานทุกเดือน", "\nประกาศ ณ วันที่ 6 พฤศจิกายน พ.ศ. 2568"])
@pytest.mark.parametrize("names", [NAMES, ["ด้านการปลูกต้นไม้", "ด้านการดูแลต้นไม้", "ด้านการบริการประชาชน"]])
def test_names_with_a_list_each_are_groups(mark: str, end: str, names: list[str]) -> None:
    plan = load(f"เทศบาลตระหนักถึงความสำคัญของสวน จึงประกาศจุดเน้น ดังนี้\n{sections(mark, names)}{end}")
    assert [(group.number, group.text) for group in groups(plan)] == [(str(at), name) for at, name in enumerate(names, 1)]
    assert [below(group, "guidelines") for group in groups(plan)] == LISTS


def test_a_single_line_below_one_of_the_names_is_its_only_item() -> None:
    plan = load(f"{sections('- ')}\nการรักษาความสงบในสวน\nเฝ้าระวังภัยทุกรูปแบบที่เกิดขึ้นกับผู้ใช้สวน\nการพัฒนาบุคลากรของสวน\n- อบรมคนสวน\n- จัดหาเครื่องมือ")
    assert [group.text for group in groups(plan)] == [*NAMES, "การรักษาความสงบในสวน", "การพัฒนาบุคลากรของสวน"]
    assert below(groups(plan)[3], "guidelines") == ["เฝ้าระวังภัยทุกรูปแบบที่เกิดขึ้นกับผู้ใช้สวน"]


@pytest.mark.parametrize("lead", ["จึงกำหนดนโยบายประจำปีงบประมาณ พ.ศ. 2569 ดังนี้", "เทศบาลจึงประกาศนโยบายด้านสวน ดังต่อไปนี้", "นายกเทศมนตรีได้มอบนโยบายการทำงาน ได้แก่"])
def test_policies_that_a_sentence_leads_to_are_of_the_plan(lead: str) -> None:
    plan = load(f"หลักการตามนโยบาย\nเมืองต้องการสวนมากขึ้น {lead}\n1. ปลดล็อกการใช้ที่ว่างของเมือง\n2. เปิดกว้างให้ทุกคนร่วมปลูก\n{sections('- ')}")
    assert [part.text for part in plan.body.parts["guidelines"]] == ["ปลดล็อกการใช้ที่ว่างของเมือง", "เปิดกว้างให้ทุกคนร่วมปลูก"]
    assert [group.text for group in groups(plan)] == NAMES


@pytest.mark.parametrize("text", [
    "ปัญหาของสวนในเมือง\n- สวนมีน้อย\n- ต้นไม้ตาย\nผลการดูแลสวนปีก่อน\n- ปลูกแล้ว 900 ต้น\n- ตาย 90 ต้น\nข้อเสนอของประชาชน\n- เปิดไฟ\n- เพิ่มม้านั่ง",  # a report
    "คณะกรรมการสวน\n1. นายกเทศมนตรี\n2. ปลัดเทศบาล\nคณะทำงานสวน\n1. คนสวน\n2. อาสา\nฝ่ายเลขานุการ\n1. นักวิชาการ\n2. เจ้าหน้าที่",  # committees
    "การเปิดสวน\nสวนเปิดหกโมงเช้า และปิดสามทุ่ม ทุกวันตลอดทั้งปี\nการปิดสวน\nสวนปิดเมื่อฝนตกหนัก\nการซ่อมสวน\nสวนปิดเพื่อซ่อมทุกเดือนเมษายน",  # paragraphs
    "การเพิ่มสวน\n- ปลูกต้นไม้\n- รดน้ำ\nการดูแลสวน\n- ตัดกิ่ง\n- ใส่ปุ๋ย",  # two are too few
])
def test_what_only_looks_like_such_groups(text: str) -> None:
    assert groups(load(text)) == []


@pytest.mark.parametrize(("item", "name", "parts"), [
    ("พัฒนาระบบข้อมูลสวนทั้งเมือง ประกอบด้วย 3 เรื่องย่อย ได้แก่ (1) แผนที่สวน (2) ทะเบียนต้นไม้ และ (3) ระบบแจ้งเหตุ", "พัฒนาระบบข้อมูลสวนทั้งเมือง ประกอบด้วย 3 เรื่องย่อย", ["แผนที่สวน", "ทะเบียนต้นไม้", "ระบบแจ้งเหตุ"]),
    ("ดูแลต้นไม้ใหญ่ของเมืองอย่างยั่งยืน โดย - พัฒนาคนสวนทุกระดับ – จัดทำคู่มือการดูแล – ส่งเสริมอาสาสมัคร", "ดูแลต้นไม้ใหญ่ของเมืองอย่างยั่งยืน", ["พัฒนาคนสวนทุกระดับ", "จัดทำคู่มือการดูแล", "ส่งเสริมอาสาสมัคร"]),
    ("เพิ่มสวนใน 2 จังหวัด ได้แก่ (1) ร่มรื่น (2) ริมน้ำ", "เพิ่มสวนใน 2 จังหวัด ได้แก่ (1) ร่มรื่น (2) ริมน้ำ", []),
    ("เปิดสวน เวลา 06.00 – 21.00 น. โดย - ไม่เก็บค่าเข้า", "เปิดสวน เวลา 06.00 – 21.00 น. โดย - ไม่เก็บค่าเข้า", []),
])
def test_lists_inside_items(item: str, name: str, parts: list[str]) -> None:
    plan = load(f"ยุทธศาสตร์ที่ 1 สวน\nแนวทาง\n- {item}\n- ปลูกต้นไม้ริมถนน")
    first = groups(plan)[0].parts["guidelines"][0]
    assert (first.text, below(first, "sub_bullets")) == (name, parts)


# --- numbered names of fields, each with a list, and no other word of a plan

FIELDS = ["ด้านต้นไม้และร่มเงา", "ด้านน้ำและคลอง", "ด้านการเดินทาง"]


def fields(mark: str, name: str, item: str, led: str = "") -> str:
    """``name`` and ``item`` take the number of the field and of the item in it."""
    lines = []
    for field, (text, items) in enumerate(zip(FIELDS, LISTS, strict=True), 1):
        lines += [f"{name.format(field)}{mark}{text}{led}", *(item.format(field, at) + words for at, words in enumerate(items, 1))]
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "item"), [("{}. ", "{}.{} "), ("{}. ", "- "), ("{}) ", "{}.{}) "), ("({}) ", "• "), ("๑{}. "[1:], "({1}) ")])
@pytest.mark.parametrize("mark", ["", "นโยบาย", "การพัฒนา"])
@pytest.mark.parametrize("led", ["", " มีดังนี้", " ดังนี้", ":"])
def test_numbered_fields_with_a_list_each_are_groups(name: str, item: str, mark: str, led: str) -> None:
    plan = load_text(f"เทศบาลตำบลร่มรื่น\nนโยบายและแผนงาน\n{fields(mark, name, item, led)}")
    assert [group.text for group in groups(plan)] == [f"{mark}{field}" for field in FIELDS]
    assert [below(group, "guidelines") for group in groups(plan)] == LISTS


def test_thai_digits_number_them_too() -> None:
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    plan = load_text(f"นโยบายของเทศบาล\n{fields('นโยบาย', '   {}.  ', '{}.{}  ', '  มีดังนี้ ').translate(thai)}")
    assert [group.number for group in groups(plan)] == ["1", "2", "3"]
    assert [below(group, "guidelines") for group in groups(plan)] == LISTS


@pytest.mark.parametrize("text", [
    f"ผลการหารือระหว่างสองเมือง สรุปได้ ดังนี้\n{fields('', '{}. ', '{}.{} ')}",
    f"การประชุมคณะทำงานครั้งที่ 2\n{fields('', '{}. ', '- ')}",
    "นโยบายของเทศบาล\n1. ด้านต้นไม้\n2. ด้านน้ำ\n3. ด้านการเดินทาง",
    f"นโยบายของเทศบาล\n{fields('ผลกระทบ', '{}. ', '{}.{} ')}",
], ids=["what two cities talked of", "a meeting", "fields without lists", "names of other matter"])
def test_what_looks_like_them_is_no_plan(text: str) -> None:
    assert groups(load_text(text)) == []
