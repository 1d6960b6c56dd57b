"""Lists whose numbers were lost below names that count them; and whose the groups are, in brackets behind their names."""

from __future__ import annotations

import pytest

from loaders.text import load_text
from tests.loaders.text_plans import below, groups

_TITLE = "เรื่อง ร่างนโยบายตลาดริมน้ำ (พ.ศ. 2571 - 2575)\nสาระสำคัญของเรื่อง"
_FIRST = ["เชื่อมทางเดินของตลาดทุกแห่งเข้ากับทางริมคลอง", "ทำที่นั่งในร่ม", "ปรับปรุงไฟส่องทางเดินทุกสายให้ประหยัดและปลอดภัยทั้งกลางวันและกลางคืน"]
_SECOND = ["จัดทำทะเบียนผู้ค้ารายใหม่", "พัฒนาผู้ค้าให้รับชำระเงินได้ทุกวิธี"]


@pytest.mark.parametrize("told", ["ประกอบไปด้วยบทบัญญัติ จำนวน {} ข้อ โดยจัดทำขึ้นเพื่อแก้ปัญหาทางเดิน", "จำนวน {} แนวทาง ดังนี้", "มี {} ข้อ"])
@pytest.mark.parametrize("heads", [["ข้อ", "บทบัญญัตินโยบาย"], []])
def test_as_many_lines_as_a_name_counts_are_its_parts(told: str, heads: list[str]) -> None:
    lines = [f"1. นโยบายด้านทางเดิน {told.format(3)}", *heads, *_FIRST, f"2. นโยบายด้านผู้ค้า {told.format(2)}", *heads, *_SECOND]
    found = groups(load_text("\n".join([_TITLE, *lines]), "x"))
    assert [(group.kind, group.text, below(group, "guidelines")) for group in found] == [("นโยบาย", "นโยบายด้านทางเดิน", _FIRST), ("นโยบาย", "นโยบายด้านผู้ค้า", _SECOND)]


@pytest.mark.parametrize("lines", [
    ["1. นโยบายด้านทางเดิน จำนวน 3 ข้อ", *_FIRST[:2], "2. นโยบายด้านผู้ค้า จำนวน 2 ข้อ", *_SECOND],  # a line is missing
    ["1. นโยบายด้านทางเดิน จำนวน 3 ข้อ", *_FIRST],  # one name alone
    ["1. คณะกรรมการมีมติ 3 ข้อ", "2. คณะรัฐมนตรีรับทราบ 2 เรื่อง"],
])
def test_other_counts_prove_no_list(lines: list[str]) -> None:
    assert not any(group.rule == "table-group" for group in groups(load_text("\n".join([_TITLE, *lines]), "x")))


_NAMED = ("ด้านทางเดิน เพื่อให้เดินสะดวก", "ด้านผู้ค้า เพื่อให้ขายได้ทุกวัน", "ด้านน้ำ เพื่อให้น้ำใส", "ด้านเรือ เพื่อให้เรือเข้าถึง")


def test_bodies_in_brackets_behind_most_names_are_whose_they_are() -> None:
    bodies = ("(มท.)", "(พณ. และ มท.)", "(ทส. มท. และสถาบันคลอง (องค์การมหาชน))", "")
    text = "\n".join(f"{number}. {name} {body}".strip() for number, (name, body) in enumerate(zip(_NAMED, bodies, strict=True), 1))
    found = groups(load_text(f"{_TITLE}\nแผนรายด้าน 4 ด้าน\n{text}", "x"))
    assert [group.agencies for group in found] == [["มท."], ["พณ.", "มท."], ["ทส.", "มท.", "สถาบันคลอง (องค์การมหาชน)"], []]
    assert not any(group.text.endswith(")") for group in found)


def test_brackets_that_hold_other_words_stay() -> None:
    text = "\n".join(f"{number}. {name} (ระยะแรก)" for number, name in enumerate(_NAMED, 1))
    assert all(group.agencies == [] for group in groups(load_text(f"{_TITLE}\nแผนรายด้าน 4 ด้าน\n{text}", "x")))
