"""Heads misspelt by one letter are read as heads; words of running text one letter away are words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from loaders.text import load_text
from loaders.text.lines import read_lines
from loaders.text.misspelt import right_heads

_PLAN = "เรื่อง แผนสวนสาธารณะ (พ.ศ. 2566 - 2570)\nวิสัยทัศน์ : เมืองที่ทุกบ้านเดินถึงสวน\nยุทธศาสตร์ที่ 1 เพิ่มสวน\nตัวชี้วัด\n1. จำนวนสวน 40 แห่ง\nกลยุทธ์\n1. เปิดที่ว่าง\nยุทธศาสตร์ที่ 2 ดูแลต้นไม้\nตัวชี้วัด\n1. จำนวนต้นไม้ 900 ต้น\nกลยุทธ์\n1. อบรมผู้ดูแล"


@pytest.mark.parametrize(("right", "wrong"), [("วิสัยทัศน์", "วิสัยทัศน"), ("ยุทธศาสตร์ที่ 1", "ยุทธศาตร์ที่ 1"), ("ยุทธศาสตร์ที่ 2", "ยุทธศาสตรที่ 2"), ("ตัวชี้วัด", "ตัดชี้วัด"), ("กลยุทธ์", "กลยุทธ"), ("กลยุทธ์", "กลุยทธ์")])
def test_a_plan_with_a_misspelt_head_is_the_same_plan(right: str, wrong: str) -> None:
    assert load_text(_PLAN.replace(right, wrong), "x").body.as_json() == load_text(_PLAN, "x").body.as_json()


@pytest.mark.parametrize("text", ["แนวทางการพัฒนาสวน", "มาตรฐาน", "โครงการสวนใกล้บ้าน", "กลยุทธการตลาดของร้านค้า", "เป้าหมายคือสวน", "กิจการ", "โครงสร้าง", "แผนงาน", "ยุทธศาสตร์", "ผู้รับผิดชอบ"])
def test_other_words_stay(text: str) -> None:
    assert [line.text for line in right_heads(read_lines(text))] == [text]


@given(st.text(alphabet="กลยุทธ์ศาสตรวชีัดบ่าหมเ้ปนพ่ที่ 1:", max_size=30))
def test_no_more_than_one_letter_changes(text: str) -> None:
    for before, after in zip(lines := read_lines(text), right_heads(lines), strict=True):
        assert before.number == after.number
        assert OSA.distance(before.text, after.text) <= 1
