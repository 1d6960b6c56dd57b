"""Lists of agencies: own lists with every habit of printing that plans have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text import load_text
from loaders.text.agencies import abbreviations_in, read_agencies, trailing_agencies

LISTS = [
    ("กระทรวงการคลัง (กค.) พณ. มท. และทุกส่วนราชการ", ["กระทรวงการคลัง (กค.)", "พณ.", "มท.", "ทุกส่วนราชการ"]),
    ("กษ. (กรมการข้าว และกรมปศุสัตว์) และ ทส. (กรมป่าไม้)", ["กษ.", "กรมการข้าว", "กรมปศุสัตว์", "ทส.", "กรมป่าไม้"]),
    ("กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช และกรมที่ดิน", ["กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช", "กรมที่ดิน"]),
    ("สำนักงาน ก.พ. สำนักงาน ก.พ.ร. และสำนักงาน ป.ป.ท.", ["สำนักงาน ก.พ.", "สำนักงาน ก.พ.ร.", "สำนักงาน ป.ป.ท."]),
    ("เช่น กระทรวงเกษตรและสหกรณ์ (กษ.) กรมสรรพากรและสำนักงานตำรวจแห่งชาติ เป็นต้น", ["กระทรวงเกษตรและสหกรณ์ (กษ.)", "กรมสรรพากร", "สำนักงานตำรวจแห่งชาติ"]),
    ("วธ./มท./หน่วยงานที่เกี่ยวข้อง", ["วธ.", "มท.", "หน่วยงานที่เกี่ยวข้อง"]),
    ("สถาบันข้อมูลขนาดใหญ่ (องค์การมหาชน) (สขญ.) กอ.รมน. และ ตร.", ["สถาบันข้อมูลขนาดใหญ่ (องค์การมหาชน) (สขญ.)", "กอ.รมน.", "ตร."]),
    ("หน่วยงานที่มีอำนาจอนุมัติ อนุญาต และกรุงเทพมหานคร", ["หน่วยงานที่มีอำนาจอนุมัติ อนุญาต", "กรุงเทพมหานคร"]),
    ("หน่วยงานหลัก : พม. หน่วยงานรอง : มท. และ ศธ.", ["พม.", "มท.", "ศธ."]),
    ("กก. (กพล.) กค. (กรมศุลกากร) สป. (อว.)", ["กก.", "กพล.", "กค.", "กรมศุลกากร", "สป. (อว.)"]),
    ("กระทรวง มหาดไทย (มท.) ศธ. ตลาดหลักทรัพย์แห่งประเทศไทย", ["กระทรวงมหาดไทย (มท.)", "ศธ.", "ตลาดหลักทรัพย์แห่งประเทศไทย"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:25] for text, _ in LISTS])
def test_names_of_a_list(text: str, expected: list[str]) -> None:
    assert read_agencies(text) == expected


@pytest.mark.parametrize(("text", "name", "agencies"), [
    ("โครงการคลังข้อมูลเปิด (โดย สพร. และกรมบัญชีกลาง)", "โครงการคลังข้อมูลเปิด", ["สพร.", "กรมบัญชีกลาง"]),
    ("โครงการเมืองอัจฉริยะ [กระทรวงมหาดไทย (มท.) (กรมการปกครอง]", "โครงการเมืองอัจฉริยะ", ["กระทรวงมหาดไทย (มท.)", "กรมการปกครอง"]),
    ("โครงการศูนย์ข้อมูลเดียว (One Stop)", "โครงการศูนย์ข้อมูลเดียว (One Stop)", []),
    ("โครงการพัฒนาทักษะ (ผู้ว่างงานและผู้สูงอายุ)", "โครงการพัฒนาทักษะ (ผู้ว่างงานและผู้สูงอายุ)", []),
])
def test_agencies_behind_a_project(text: str, name: str, agencies: list[str]) -> None:
    assert trailing_agencies(text) == (name, agencies)


def test_abbreviations_are_those_the_text_defines() -> None:
    text = "ตามที่กระทรวงพลังงาน (พน.) เสนอ ในช่วงนั้นสำนักงานสถิติแห่งชาติ (สสช.) และสถาบันวัคซีนแห่งชาติ (องค์การมหาชน) (สวช.) เห็นด้วย โครงการจัดทำศูนย์กีฬาให้มีมาตรฐาน (กก.)"
    assert dict(abbreviations_in(text)) == {"พน.": "กระทรวงพลังงาน", "สสช.": "สำนักงานสถิติแห่งชาติ", "สวช.": "สถาบันวัคซีนแห่งชาติ (องค์การมหาชน)"}


@given(st.lists(st.sampled_from(["กรมการข้าว", "พณ.", "(", ")", "[", "]", "และ", "สำนักงาน", "(มท.)", "เช่น", "ฯลฯ", "/", ","]), max_size=30))
def test_any_order_of_pieces_is_read(pieces: list[str]) -> None:
    names = read_agencies(" ".join(pieces))
    assert len(names) == len(set(names))
    assert all(name.strip() == name and name for name in names)


@pytest.mark.parametrize(("printed", "expected"), [("กพล.มกช.", ["กรมพลศึกษา (กพล.)", "มหาวิทยาลัยการกีฬาแห่งชาติ (มกช.)"]), ("สป.กก.", ["สป.กก."])])
def test_abbreviations_that_the_text_defines_are_parted(printed: str, expected: list[str]) -> None:
    plan = load_text(f"แผนกีฬา (พ.ศ. 2569 - 2571)\nจัดทำโดยกรมพลศึกษา (กพล.) และมหาวิทยาลัยการกีฬาแห่งชาติ (มกช.)\nยุทธศาสตร์ที่ 1 กีฬาในชุมชน\nหน่วยงานหลัก\n{printed}")
    assert plan.body.parts["groups"][0].agencies == expected
