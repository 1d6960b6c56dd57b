"""What whole documents of planners have beside the plan: pages with numbers and heads, a table of contents, lists of the strategies before they are told, headings that go on, chapters, an appendix."""

from __future__ import annotations

import pytest

from loaders.text import TextPlan, load_text
from loaders.text.lines import Line, read_lines
from loaders.text.page_marks import without_page_marks
from loaders.text.repeats import without_repeats
from tests.loaders.text_plans import below, groups

_TITLE = "แผนปฏิบัติการด้านตลาดริมน้ำ (พ.ศ. 2571 - 2575)"


def _body(kind: str = "ยุทธศาสตร์") -> list[str]:
    """Three groups with lists of their own."""
    names = ("ฟื้นตลาดเก่าให้มีชีวิต", "เปิดทางเรือเข้าตลาด", "สร้างเครือข่ายผู้ค้ารุ่นใหม่")
    return [line for number, name in enumerate(names, 1) for line in (
        f"{kind}ที่ {number} {name}", "เป้าหมาย", f"1) ตลาดกลุ่มที่ {number} มีผู้มาเยือนเพิ่มขึ้น", "ตัวชี้วัด", f"1) จำนวนผู้มาเยือนตลาดกลุ่มที่ {number} ไม่น้อยกว่า {number}0,000 คน", "2) รายได้ของผู้ค้าเพิ่มขึ้นร้อยละ 10",
        "แนวทางการพัฒนา", "1) ปรับปรุงทางเดิน", "2) อบรมผู้ค้า", "3) จัดเทศกาลทุกฤดู", "4) ทำแผนที่ตลาด", "หน่วยงานรับผิดชอบ : กรมตลาด")]


def _told(plan: TextPlan) -> list[tuple[str, list[str], list[str], list[str], list[str]]]:
    return [(group.text, below(group, "goals"), below(group, "indicators"), below(group, "guidelines"), group.agencies) for group in groups(plan)]


def _same(lines: list[str], kind: str = "ยุทธศาสตร์") -> bool:
    return _told(load_text("\n".join(lines))) == _told(load_text("\n".join([_TITLE, *_body(kind)])))


def _paged(mark: str, every: int = 9) -> list[str]:
    """The plan with a mark behind so many lines, which counts the pages."""
    lines = [_TITLE, *_body()]
    return [line for at, text in enumerate(lines, 1) for line in ([text, mark.format(at // every + 4)] if at % every == 0 else [text])]


@pytest.mark.parametrize("mark", ["{}", "- {} -", "– {} –", "หน้า {}", "หน้า {} จาก 40", "Page {}", f"{_TITLE}", f"{_TITLE} | {{}}", "แผนพัฒนาตลาดและชุมชนริมน้ำของเมือง"])
def test_numbers_and_heads_of_pages_are_no_parts(mark: str) -> None:
    assert _same(_paged(mark))


def test_a_paragraph_goes_on_behind_the_number_of_the_page() -> None:
    lines = read_lines("\n".join(_paged("{}")))
    assert [line.text for line in without_page_marks(lines)] == [_TITLE, *_body()]


@pytest.mark.parametrize("lines", [
    ["ลำดับ", "โครงการ", "1", *["รายการ"] * 9, "2", *["รายการ"] * 9, "3", *["รายการ"] * 9],  # numbers of rows
    [line for number in range(70, 82) for line in ("ร้อยละของตลาดที่สะอาด", str(number))],  # values, close together
    [line for number in (5, 40, 7, 90, 12) for line in [*["รายการ"] * 9, str(number)]],  # numbers that do not count up
    [line for _ in range(3) for line in [*["กิจกรรม ก"] * 9, "โครงการปรับปรุงทางเดินริมน้ำในตลาดเก่า"]],  # a project in several rows
    [line for number in range(3) for line in [*[f"กิจกรรม {number}"] * 9, "แผนพัฒนาตลาดและชุมชนริมน้ำของเมือง : กรมตลาด"][:9 + (number == 0)]],  # a name that stands there once
])
def test_numbers_of_rows_values_and_cells_are_no_marks_of_pages(lines: list[str]) -> None:
    read = read_lines("\n".join(["ข้อความ"] * 5 + lines))
    assert without_page_marks(read) == read


# ------------------------------------------------------------ headings that are printed more than once

@pytest.mark.parametrize("kind", ["ยุทธศาสตร์", "ประเด็นการพัฒนา", "มิติ", "เสาหลัก", "หมุดหมาย"])
@pytest.mark.parametrize("page", [" .................... {}", "\t{}", " {}", "..........{}", ""])
def test_a_table_of_contents_is_not_read_as_groups(page: str, kind: str) -> None:
    body = _body(kind)
    contents = ["สารบัญ", "หน้า", *(f"{head}{page.format(number)}" for head, number in zip(body[::12], (5, 9, 13), strict=True)), f"ภาคผนวก{page.format(20)}"]
    assert _same([_TITLE, *contents, *body], kind)


@pytest.mark.parametrize("lead", ["แผนประกอบด้วย 3 ยุทธศาสตร์ ได้แก่", "แผนฉบับนี้กำหนดทิศทางการพัฒนาไว้ ดังนี้"])
def test_strategies_listed_before_they_are_told_are_read_once(lead: str) -> None:
    body = _body()
    assert _same([_TITLE, f"{lead} {' '.join(body[::12])}", *body])
    assert _same([_TITLE, lead, *body[::12], *body])


@pytest.mark.parametrize("goes_on", ["(ต่อ)", " (ต่อ)", " (continued)"])
def test_a_heading_that_goes_on_opens_nothing(goes_on: str) -> None:
    body = _body()
    assert _same([_TITLE, *body[:8], f"{body[0]}{goes_on}", *body[8:18], f"{body[12]}{goes_on}", *body[18:]])


def test_groups_that_stand_only_in_a_list_are_kept() -> None:
    names = [_TITLE, "แผนประกอบด้วย 3 ยุทธศาสตร์ ดังนี้", *_body()[::12], "1. การติดตามและประเมินผล"]
    assert [group.text for group in groups(load_text("\n".join(names)))] == ["ฟื้นตลาดเก่าให้มีชีวิต", "เปิดทางเรือเข้าตลาด", "สร้างเครือข่ายผู้ค้ารุ่นใหม่"]


@pytest.mark.parametrize("again", ["ยุทธศาสตร์ที่ 1 รื้อตลาดเก่าทั้งหมด", "มาตรการที่ 1 ฟื้นตลาดเก่าให้มีชีวิต", "ยุทธศาสตร์ที่ 2 ฟื้นตลาดเก่าให้มีชีวิต"])
def test_other_names_kinds_and_numbers_are_no_repeats(again: str) -> None:
    lines = [Line(number, text) for number, text in enumerate(["ยุทธศาสตร์ที่ 1 ฟื้นตลาดเก่าให้มีชีวิต", "ยุทธศาสตร์ที่ 3 สร้างเครือข่าย", "ข้อความ", again, "ยุทธศาสตร์ที่ 3 สร้างเครือข่าย", "ตัวชี้วัด (ต่อเนื่อง)"], 1)]
    assert without_repeats(lines) == lines


@pytest.mark.parametrize("chapter", [["ส่วนที่ 3", "ยุทธศาสตร์และแนวทางการพัฒนา"], ["บทที่ 4 ยุทธศาสตร์ กลยุทธ์ และตัวชี้วัด"], ["ส่วนที่ 2 ประเด็นยุทธศาสตร์"], ["บทที่ 1", "ความเป็นมาของตลาด"]])
def test_the_name_of_a_chapter_is_no_head_of_a_table(chapter: list[str]) -> None:
    assert _same([_TITLE, *chapter, *_body()])


def test_a_heading_may_stand_apart_from_its_number_and_its_name() -> None:
    lines = [part for line in _body() for part in (["ยุทธศาสตร์ที่", line[13:].split(" ")[1], "", line[13:].split(" ", 2)[2]] if line.startswith("ยุทธศาสตร์ที่") else [line])]
    assert _same([_TITLE, *lines])


# ------------------------------------------------------------ an appendix, a foreword

_APPENDIX = ["ภาคผนวก ก คำสั่งแต่งตั้งคณะทำงาน", "1. อธิบดีกรมตลาด ประธานคณะทำงาน", "2. ผู้แทนผู้ค้า คณะทำงาน", "ภาคผนวก ข ผลการรับฟังความคิดเห็น", "- ควรเพิ่มงบประมาณให้ตลาดขนาดเล็ก"]


@pytest.mark.parametrize("first", [[], ["ภาคผนวก"]])
def test_what_stands_in_an_appendix_is_no_part(first: list[str]) -> None:
    assert _same([_TITLE, *_body(), *first, *_APPENDIX])


def test_a_plan_that_stands_in_an_appendix_is_read() -> None:
    assert len(groups(load_text("\n".join([_TITLE, *["ข้อความนำเรื่อง"] * 9, "ภาคผนวก", *_body()])))) == 3


def test_a_foreword_that_speaks_of_strategies_opens_none() -> None:
    assert _same([_TITLE, "คำนำ", "แผนฉบับนี้เป็นกรอบการทำงานร่วมกัน โดยยุทธศาสตร์ที่ 1 จะวางรากฐาน ขณะที่ยุทธศาสตร์ที่ 3 จะสร้างความต่อเนื่อง", *_body()])


# ------------------------------------------------------------ other words for the same heads

@pytest.mark.parametrize(("usual", "other"), [
    ("ตัวชี้วัด", "ตัวชี้วัดเชิงปริมาณ/คุณภาพ"), ("ตัวชี้วัด", "ตัวชี้วัดเชิงปริมาณและเชิงคุณภาพ"), ("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ (Key Performance Indicators: KPIs)"), ("ตัวชี้วัด", "ตัวชี้วัดผลผลิต/ผลลัพธ์"),
    ("เป้าหมาย", "วัตถุประสงค์เชิงยุทธศาสตร์"), ("เป้าหมาย", "เป้าประสงค์เชิงยุทธศาสตร์"), ("เป้าหมาย", "เป้าหมายการพัฒนา"), ("แนวทางการพัฒนา", "แนวทาง/มาตรการ"),
    ("หน่วยงานรับผิดชอบ", "หน่วยดำเนินการ"), ("หน่วยงานรับผิดชอบ", "หน่วยงานเจ้าของเรื่อง"), ("หน่วยงานรับผิดชอบ", "หน่วยเจ้าภาพ")])
def test_heads_in_other_words(usual: str, other: str) -> None:
    assert _same([_TITLE, *(f"{other}{line[len(usual):]}" if line.partition(" :")[0] == usual else line for line in _body())])


def test_a_unit_and_an_objective_are_no_such_heads() -> None:
    plan = load_text("\n".join([_TITLE, "วัตถุประสงค์", "1) เพื่อให้ตลาดสะอาด", *_body()]))
    assert below(plan.body, "goals") == []
    special = load_text("\n".join([_TITLE, *_body()[:-1], "5) ตั้งหน่วยปฏิบัติการพิเศษดูแลตลาด"]))
    assert below(groups(special)[2], "guidelines")[-1] == "ตั้งหน่วยปฏิบัติการพิเศษดูแลตลาด"


@pytest.mark.parametrize("years", ["ปี 2571 – 2575", "พ.ศ. 2571 – 2575", " พ.ศ. 2571 - 2575", " ปี พ.ศ. 2571–2575"])
def test_heads_with_the_years_of_the_plan(years: str) -> None:
    assert _same([_TITLE, *(f"เป้าหมาย{years}" if line == "เป้าหมาย" else line for line in _body())])


# ------------------------------------------------------------ lists that are the words of one goal or measure

@pytest.mark.parametrize("lead", ["ได้แก่", "คือ", "เช่น"])
@pytest.mark.parametrize("marks", ["({})", "{}.", "1.{}"])
def test_what_a_goal_names_in_a_list_of_its_own_is_a_part_of_its_words(marks: str, lead: str) -> None:
    named = [f"{marks.format(number)} {what}" for number, what in enumerate(("แก้ว ร้อยละ 86", "กระดาษ ร้อยละ 74"), 1)]
    plan = load_text("\n".join([_TITLE, "ยุทธศาสตร์ที่ 1 ตลาดไร้ขยะ", "เป้าหมาย", f"1) บรรจุภัณฑ์ถูกนำกลับมาใช้ {lead}", *named, "2) ตลาดสะอาด", "แนวทาง", "1) คัดแยกขยะ", "ยุทธศาสตร์ที่ 2 ตลาดร่มรื่น", "แนวทาง", "1) ปลูกต้นไม้"]))
    assert below(groups(plan)[0], "goals") == [f"บรรจุภัณฑ์ถูกนำกลับมาใช้ {lead} {' '.join(named)}", "ตลาดสะอาด"]
    assert [target.value for target in groups(plan)[0].parts["goals"][0].targets] == [86, 74]


def test_ways_have_parts_below_them_and_a_goal_that_leads_to_measures_keeps_them_apart() -> None:
    ways = load_text(_TITLE + "\nยุทธศาสตร์ที่ 1 ตลาดไร้ขยะ\nแนวทาง\n1) คัดแยกขยะที่ต้นทาง ได้แก่\n(1) ตั้งถังแยกสี\n(2) อบรมผู้ค้า\n2) ลดถุงพลาสติก\nยุทธศาสตร์ที่ 2 ตลาดร่มรื่น")
    assert [(part.text, len(part.parts.get("sub_bullets", []))) for part in groups(ways)[0].parts["guidelines"]] == [("คัดแยกขยะที่ต้นทาง ได้แก่", 2), ("ลดถุงพลาสติก", 0)]
    measured = load_text(_TITLE + "\nยุทธศาสตร์ที่ 1 ตลาดไร้ขยะ\nเป้าหมายที่ 1 ขยะในตลาดลดลง\n(1) ปริมาณขยะลดลงร้อยละ 30\n(2) ร้อยละของร้านที่คัดแยกขยะ ไม่น้อยกว่าร้อยละ 80\nเป้าหมายที่ 2 ตลาดสะอาด\nยุทธศาสตร์ที่ 2 ตลาดร่มรื่น")
    assert (below(groups(measured)[0], "goals"), len(below(groups(measured)[0], "indicators"))) == (["ขยะในตลาดลดลง", "ตลาดสะอาด"], 2)


@pytest.mark.parametrize("marks", ["({})", "{})", "{}."])
def test_rows_of_values_name_their_measure_by_its_number_in_any_brackets(marks: str) -> None:
    plan = load_text("\n".join([_TITLE, "ยุทธศาสตร์ที่ 1 ตลาดมีชีวิต", "ตัวชี้วัด", "(1) จำนวนผู้มาเยือน", "(2) รายได้ของผู้ค้า", "ค่าเป้าหมายรายปี", "ปี", "2571", "2572", f"{marks.format(1)} (คน)", "100", "200", f"{marks.format(2)} (บาท)", "300", "400"]))
    assert [[(target.value, target.unit, target.years) for target in part.targets] for part in groups(plan)[0].parts["indicators"]] == [
        [(100, "คน", (2571,)), (200, "คน", (2572,))], [(300, "บาท", (2571,)), (400, "บาท", (2572,))]]
