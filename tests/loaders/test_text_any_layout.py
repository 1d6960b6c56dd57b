"""Documents out of fragments of layouts, whole and broken: whatever is missing, printed again or out of place, a text is read and none of it is made up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.text import load_text

_HEADS = [
    "เป้าหมาย", "เป้าประสงค์", "ตัวชี้วัด", "ตัวชี้วัด/เป้าหมาย", "ค่าเป้าหมาย", "ค่าเป้าหมาย\n2566\n2567\n2568", "กลยุทธ์", "มาตรการ", "แนวทาง", "แนวทางการ\nดำเนินงาน", "แผนงาน/โครงการ", "โครงการ / กิจกรรม",
    "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ", "หน่วยนับ", "ลำดับ", "ที่", "ประเด็น", "ด้าน", "มิติ", "นโยบาย", "ประเด็นยุทธศาสตร์", "รายละเอียด", "ปี 2566", "2567", "ระยะเวลา", "ผลผลิต", "งบประมาณ", "เดิม\nใหม่", "สาระสำคัญ", "วิสัยทัศน์",
]
_MARKS = ["", "- ", "• ", "{}. ", "{}) ", "({}) ", "1.{} ", "1.{}.1 ", "2.{}) ", "KPI 1.{} ", "SO{}: ", "ก. ", "{} ", "{}\n", "{}.\n", "({})\n", "๑.{} "]
_WORDS = [
    "", "ปลูกต้นไม้", "ร้อยละของสวนที่เปิด", "จำนวนสวนเพิ่มขึ้น", "80", "-", "1,200 คน", "ร้อยละ 90", "ไม่น้อยกว่า 5 แห่ง", "ระดับ 5", "กระทรวงมหาดไทย", "กรมป่าไม้ กรมการปกครอง", "โครงการสวนใกล้บ้าน", "เพื่อให้คนมีที่พัก",
    "2567", "ภายในปี 2570", "และดูแลต่อ", "ประกอบด้วย 2 มาตรการ ได้แก่ (1) ปลูก (2) ดูแล", "ดังนี้", "(เมือง)", "(เมือง", "ด้านเมือง", "สวน 2 มาตรการ", "ยุทธศาสตร์ที่ 1", "ยุทธศาสตร์ที่ 1 สวน", "มาตรการที่ 2 : ดูแล", "ทั้งนี้ จะรายงานผล", "ต" * 70,
]
_SHORT = ["ด้าน", "มิติ", "นโยบาย", "พื้นที่งาน", "ลำดับ", "ที่"]
_CONTENT = ["กลยุทธ์", "มาตรการ", "แนวทาง", "เป้าหมาย", "ตัวชี้วัด", "โครงการ", "หน่วยงานรับผิดชอบ"]
_NAMES = ["", "- ", "{}. ", "({}) ", "{}) ", "1.{} ", "{}\n"]
_ALONE = ["ยุทธศาสตร์ที่ {} สวนของเมือง", "ยุทธศาสตร์ {} ทางเดินริมคลอง", "กลยุทธ์ {}.1 ทางร่ม", "ยุทธศาสตร์ที่ {}", "เป้าหมายที่ {} อากาศดี", "{}. แผนย่อยการดูแลสวน", "{}. การติดตามและประเมินผล", "แผนมี {} ประเด็น ดังนี้", "หมายเหตุ : {} แห่ง", "{}", "({})", "มติคณะรัฐมนตรี", "หน้า {}", "___", "เปรียบเทียบ\nเดิม\nใหม่"]

_number = st.integers(0, 6)
_cell = st.builds(lambda mark, word, number: mark.format(number) + word, st.sampled_from(_MARKS), st.sampled_from(_WORDS), _number)
_alone = st.builds(lambda text, number: text.format(number), st.sampled_from(_ALONE), _number)


@st.composite
def _table(draw: st.DrawFn) -> list[str]:
    """A table one cell a line or with gaps between its cells: heads, then rows that count on, of which cells may be missing."""
    heads = draw(st.lists(st.sampled_from(_HEADS), min_size=1, max_size=5))
    marks = [draw(st.sampled_from(_MARKS)) for _ in heads]
    between = draw(st.sampled_from(["\n", "\n", "\n", "    ", "\t"]))
    rows = [between.join(heads)] if draw(st.booleans()) else [f"1.{at} {head}" for at, head in enumerate(heads, 1)]
    for number in range(1, draw(st.integers(0, 4)) + 1):
        if not draw(st.integers(0, 6)):  # the heads of the next page
            rows.append(between.join(heads))
        cells = [mark.format(number) + draw(st.sampled_from(_WORDS)) for mark in marks if draw(st.integers(0, 4))]
        rows += [between.join(cells), *draw(st.lists(_cell, max_size=1))]
    return rows


@st.composite
def _names_and_lists(draw: st.DrawFn) -> list[str]:
    """A head or two, then names with or without lines or a list below them; the lists begin anew or count on."""
    lines = [*draw(st.lists(st.sampled_from(_SHORT), max_size=2)), *draw(st.lists(st.sampled_from(_CONTENT), max_size=2))]
    names, items = draw(st.sampled_from(_NAMES)), draw(st.sampled_from(_NAMES))
    anew, last = draw(st.booleans()), 0
    for number in range(1, draw(st.integers(2, 5)) + 1):
        lines += [names.format(number) + draw(st.sampled_from(_WORDS)) for _ in range(draw(st.integers(0, 4)) and 1)]
        first = 0 if anew else last
        last = first + draw(st.sampled_from([0, 0, 1, 2, 3]))
        lines += [items.format(item) + draw(st.sampled_from(_WORDS)) for item in range(first + 1, last + 1)]
    return lines


@st.composite
def _laid_out(draw: st.DrawFn) -> list[str]:
    """A table whose cells stand at places on the line, more or less; cells may be missing, wide, or on lines of their own."""
    heads = draw(st.lists(st.sampled_from([*_HEADS, "2566 2567 2568", "2569"]), min_size=2, max_size=6))
    widths = [draw(st.integers(3, 24)) for _ in heads]
    rows = [heads, *draw(st.lists(st.lists(st.sampled_from(_WORDS), min_size=len(heads), max_size=len(heads)), max_size=6))]
    if draw(st.booleans()):
        rows += [heads, *rows[1:3]]
    lines = []
    for row in rows:
        line, start = "", 0
        for width, cell in zip(widths, row, strict=True):
            line = f"{line.ljust(start)}{' ' * draw(st.integers(0, 2))}{cell}"
            start += width
        lines.append(line)
    return lines


_LAYOUTS = {
    "tables": st.lists(_table(), max_size=2),
    "names and what they hold": st.lists(_names_and_lists(), min_size=1, max_size=2),
    "tables set apart by gaps": st.lists(_laid_out(), min_size=1, max_size=2),
    "all of them, with cells and lines between": st.lists(st.one_of(_table(), _names_and_lists(), _laid_out(), st.lists(_cell, max_size=5), st.lists(_alone, max_size=3)), max_size=5),
}


@pytest.mark.parametrize("layout", _LAYOUTS)
@given(data=st.data(), title=st.sampled_from(["แผนพัฒนาสวน (พ.ศ. 2566 - 2570)\n", ""]))
@settings(max_examples=200, deadline=None)
def test_any_layout_is_read(layout: str, data: st.DataObject, title: str) -> None:
    text = title + "\n".join(line for part in data.draw(_LAYOUTS[layout]) for line in part)
    plan = load_text(text)
    assert json.dumps(plan.as_json())
    assert len(list(plan.as_plan().walk())) == len(list(plan.walk()))
    last = text.count("\n") + 1
    assert all(1 <= part.line <= last and part.rule and (part.text or part.parts) for part in plan.walk())
