"""Pages that stand on their side or head: what they say is read as if they stood upright, tables with their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document.job import read
from loaders.document.pdf_turn import Turn
from tests.loaders.document_files import pdf
from tests.loaders.document_outline import load_here

WIDE, HIGH = 842, 595
TEXTS = ["แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใสทุกบ้าน", "ยุทธศาสตร์ที่ 1 น้ำดื่ม", "เป้าหมาย : มีน้ำใช้ 40 หมู่บ้าน"]
CELLS = [["ลำดับ", "โครงการ", "งบประมาณ (บาท)"], ["1", "โครงการฝาย", "100"], ["2", "โครงการประปา", "250"]]
LEFT, TOP, COLUMN, ROW = 60, 420, 200, 30


def _tis(text: str) -> bytes:
    return text.encode("tis-620").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _upright(also: bytes) -> bytes:
    """A wide page: lines of a plan, and a table in ruling lines."""
    out = b"".join(b"BT /F1 12 Tf 1 0 0 1 60 %d Tm (%s) Tj ET " % (540 - 24 * index, _tis(text)) for index, text in enumerate(TEXTS))
    for row, cells in enumerate(CELLS):
        out += b"".join(b"BT /F1 12 Tf 1 0 0 1 %d %d Tm (%s) Tj ET " % (LEFT + COLUMN * column + 6, TOP - ROW * row - 20, _tis(text)) for column, text in enumerate(cells))
    out += b"".join(b"%d %d m %d %d l S " % (LEFT, TOP - ROW * row, LEFT + 3 * COLUMN, TOP - ROW * row) for row in range(4))
    return out + b"".join(b"%d %d m %d %d l S " % (LEFT + COLUMN * column, TOP, LEFT + COLUMN * column, TOP - 3 * ROW) for column in range(4)) + also


FRAMES = {0: (b"1 0 0 1 0 0", WIDE, HIGH), 1: (b"0 1 -1 0 %d 0" % HIGH, HIGH, WIDE), 2: (b"-1 0 0 -1 %d %d" % (WIDE, HIGH), WIDE, HIGH), 3: (b"0 -1 1 0 0 %d" % WIDE, HIGH, WIDE)}
"""Quarter turns back → the matrix that lays the wide page into the space of another, and the size of that."""


def page(quarters: int, rotate: int, also: bytes = b"") -> bytes:
    """The page laid ``quarters`` turns back, in a page that says it is to be shown turned by ``rotate`` degrees."""
    matrix, wide, high = FRAMES[quarters]
    content = b"q " + matrix + b" cm " + _upright(also) + b"Q"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /Rotate %d /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % (rotate, wide, high),
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"])


@pytest.mark.parametrize(("quarters", "rotate"), [(1, 90), (1, 0), (2, 180), (2, 0), (3, 270), (3, 0), (0, 90), (0, 180)])
def test_a_turned_page_says_what_the_upright_one_says(quarters: int, rotate: int) -> None:
    upright, turned = load_here(page(0, 0), "f.pdf"), load_here(page(quarters, rotate), "f.pdf")
    assert turned.title == TEXTS[0]
    assert turned.as_json() == upright.as_json()
    (sheet,) = (book.sheets if (book := read(page(quarters, rotate), "pdf", "f").book) else ())
    assert [list(row) for row in sheet.rows] == CELLS


@pytest.mark.parametrize("words", ["ตาราง", "(ต่อ)", "หน้า"])
def test_words_beside_a_table_that_run_up_turn_no_page(words: str) -> None:
    also = b"BT /F1 12 Tf 0 1 -1 0 830 200 Tm (%s) Tj ET " % _tis(words)
    plan = load_here(page(0, 0, also), "f.pdf")
    assert plan.title == TEXTS[0]
    assert [part.text for part in plan.walk()][:2] == ["น้ำใสทุกบ้าน", "น้ำดื่ม"]


def test_text_that_runs_many_ways_is_left_as_it_is() -> None:
    ways = [(0.0, 12.0)] * 50 + [(12.0, 0.0)] * 50
    assert Turn.of(ways, 595, 842).quarters == 0
    assert Turn.of([(0.0, 12.0)] * 5, 595, 842).quarters == 0, "a few letters are a mark on the page"
    assert Turn.of([(10.0, 6.0)] * 100, 595, 842).quarters == 0, "a slanted stamp"
    assert Turn.of([], 595, 842).quarters == 0


@given(st.integers(0, 3), st.floats(0, 842), st.floats(0, 595))
def test_points_stay_on_the_page(quarters: int, x: float, y: float) -> None:
    turn = Turn(quarters, 842, 595)
    wide, high = turn.size
    there = turn.point(x, y)
    assert 0 <= there[0] <= wide
    assert 0 <= there[1] <= high
    back = Turn((4 - quarters) % 4, wide, high).point(*there)
    assert back == pytest.approx((x, y))
