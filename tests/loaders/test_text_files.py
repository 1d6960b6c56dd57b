"""Files as people have them: encodings, noise, other kinds, hostile shapes; the verb; a golden plan document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.settings import ROOT
from loaders.problems import DataError
from loaders.text import decode, load_bytes, load_text
from loaders.text.decode import MAX_BYTES

GOLDEN = Path(__file__).parent / "golden"
PIECES = [
    "ยุทธศาสตร์ที่ 1", "ยุทธศาสตร์", "เป้าหมาย", "ตัวชี้วัด : ", "กลยุทธ์", "แนวทาง", "(1)", "2)", "1.", "1.1", "- ", "ร้อยละ 90", "ไม่ต่ำกว่าอันดับที่ 204", "กรมก (กข.)", "หน่วยงานรับผิดชอบ", "เดิม", "ใหม่", "2568", "80",
    "สอดคล้องกับยุทธศาสตร์ชาติ", "ดังนี้", "และ", "คือ", "_____", "1 คำ", "คำ1", "(พ.ศ. 2567-2570)", "โครงการ", "วิสัยทัศน์", "ทั้งนี้", "“", "”", "[", ")", "เพิ่มขึ้น", "จาก", "เป็น", "\n", "\n", "\n", "\t", "|", "ำ", "\u0e4d\u0e32",
]


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("tis-620", "tis-620")])
def test_encodings_are_told_apart(encoding: str, told: str) -> None:
    text = "แผนพัฒนาน้ำ พ.ศ. 2568 - 2572\nวิสัยทัศน์\nน้ำสะอาดทุกบ้าน"
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, told)


def test_windows_874_is_what_has_its_quotation_marks() -> None:
    found = decode("วิสัยทัศน์ “น้ำดี”".encode("cp874"))
    assert (found.text, found.encoding) == ("วิสัยทัศน์ “น้ำดี”", "cp874")


def test_nul_bytes_are_dropped() -> None:
    assert decode(("เป้า\x00หมาย" + " ป่าเพิ่มขึ้น" * 9).encode()).text == "เป้าหมาย" + " ป่าเพิ่มขึ้น" * 9


@pytest.mark.parametrize(("data", "rule"), [
    (b"", "text-empty"), (b" \n\t ", "text-empty"), (b"PK\x03\x04rest", "text-other-kind"), (b"%PDF-1.7", "text-other-kind"), (b"\x89PNG\r\n", "text-other-kind"),
    (bytes(range(32)) * 40, "text-binary"), (b"a" * (MAX_BYTES + 1), "text-too-large"),
])
def test_what_is_no_text_is_answered_in_both_languages(data: bytes, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        load_bytes(data, "แผน.txt")
    (problem,) = caught.value.problems
    assert problem.rule == rule
    assert problem.file == "แผน.txt"
    assert problem.th
    assert problem.en


def test_a_text_without_a_plan_says_so() -> None:
    plan = load_text("สวัสดีครับ\nวันนี้อากาศดี")
    assert {problem.rule for problem in plan.problems} == {"no-title", "no-parts"}


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_loaded_or_refused(data: bytes) -> None:
    try:
        plan = load_bytes(data)
    except DataError as error:
        assert error.problems  # noqa: PT017 - a refusal is a valid answer here
    else:
        assert json.dumps(plan.as_json())


@given(st.lists(st.sampled_from(PIECES), max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_order_of_plan_words_gives_a_valid_document(pieces: list[str]) -> None:
    text = " ".join(pieces)
    plan = load_text(f"แผนทดลอง (พ.ศ. 2567-2570)\n{text}")
    record = plan.as_plan()
    lines = text.count("\n") + 2
    for part in plan.walk():
        assert 1 <= part.line <= lines
        assert part.rule
        assert part.text or part.parts
    assert len(list(record.walk())) == len(list(plan.walk()))


@pytest.mark.parametrize("unit", ["และ", "(", "ก1 ", "เป้าหมาย ", "เป้าหมาย\n", "กลยุทธ์/", "แนวทางการ", "1 ", "ยุทธศาสตร์ที่ 1 ก เป้าหมาย คือ ", "สอดคล้องกับแผนแม่บท ", "เดิม\nใหม่\n", "ตัวชี้วัด\n2567\n", "กรมก และ "])
def test_one_word_a_thousand_times_is_read(unit: str) -> None:
    """Patterns that backtrack would not come back from these within the suite's time limit."""
    assert load_text("หน่วยงานรับผิดชอบ\n" + unit * 2500).as_json()


def test_every_element_has_its_place_and_rule_in_the_golden_document() -> None:
    source = (GOLDEN / "text_plan.txt").read_text(encoding="utf-8")
    expected = json.loads((GOLDEN / "text_plan.json").read_text(encoding="utf-8"))
    assert load_text(source, "text_plan.txt").as_json() == expected


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "cli.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_the_verb_prints_the_document_and_says_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "แผน.txt"
    path.write_bytes("แผนพัฒนาน้ำ พ.ศ. 2568 - 2572\nวิสัยทัศน์\nน้ำสะอาดทุกบ้าน".encode("tis-620"))
    done = run("load", str(path), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["vision"] == {"text": "น้ำสะอาดทุกบ้าน", "line": 3, "rule": "label"}
    path.write_bytes(b"\x89PNG\r\n")
    refused = run("load", str(path), "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "this is a picture" in refused.stderr
    assert run("load", str(tmp_path / "x.docx")).returncode == 2
