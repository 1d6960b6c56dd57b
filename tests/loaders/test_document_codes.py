"""Fonts of a PDF that do not say their characters: Thai is told by the order of the font where that makes words, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document.pdf_codes import Codes, codes_of, marks_of, tell_characters
from loaders.document.pdf_ink import Glyph
from loaders.problems import DataError
from loaders.thai_marks import MARKS
from tests.loaders.document_files import pdf
from tests.loaders.document_outline import load_here

TEXT = (
    "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nวิสัยทัศน์ : น้ำใสทุกบ้าน คนอยู่ดี\nยุทธศาสตร์ที่ 1 การพัฒนาแหล่งน้ำเพื่อประชาชน\nเป้าหมาย : ชุมชนที่มีน้ำใช้เพิ่มขึ้นเป็น 40 ชุมชน\n"
    "โครงการปรับปรุงระบบประปา งบประมาณ 1,250,000 บาท\nค่าใช้จ่ายในการบริหารงาน และการจัดหาพื้นที่ให้ชุมชน"
)
ASIDE = {"่": "\uf70a", "้": "\uf70b", "์": "\uf70e", "ิ": "\uf701"}
"""A program that lays out pages takes such forms behind tall letters and low ones."""


def shifted(low: int, high: int, aside: int | None = None) -> Callable[[str], list[int]]:
    """Glyphs of a font as numbers: its Thai letters begin at other places than in Unicode."""
    def code(letter: str) -> int:
        place = ord(letter)
        if place >= 0xF700:
            return place - (aside or 0)
        return place - 29 if place < 0x80 else place - low if place < 0x0E3F else place - high

    def codes(text: str) -> list[int]:
        return [code(ASIDE.get(letter, letter) if aside and before in "ปฝฟนค" else letter) for before, letter in zip(f" {text}", text, strict=False)]

    return codes


FONTS = {
    "as they are": lambda text: [ord(letter) for letter in text],
    "one block": shifted(0x0E01 - 600, 0x0E01 - 600),
    "a glyph more between": shifted(0x0E01 - 931, 0x0E01 - 931 + 3),
    "no glyph between": shifted(0x0E01 - 200, 0x0E01 - 200 + 4),
    "marks moved aside": shifted(0x0E01 - 931, 0x0E01 - 931 + 3, 0xF700 - 907),
}


def without_names(text: str, codes: list[int]) -> bytes:
    """A PDF whose only font is numbered and named, and says nothing of its characters."""
    lines: list[list[int]] = [[]]
    for letter, code in zip(text, codes, strict=True):
        if letter == "\n":
            lines.append([])
        else:
            lines[-1].append(code)
    flat = b" ".join(b"%d [0]" % code for code in sorted({code for letter, code in zip(text, codes, strict=True) if letter in MARKS}))
    content = b"BT /F1 12 Tf " + b"".join(b"1 0 0 1 40 %d Tm <%s> Tj " % (780 - 20 * number, b"".join(b"%04x" % code for code in line)) for number, line in enumerate(lines)) + b"ET"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
                b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEE+Report /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
                b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEE+Report /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /W [%s] /FontDescriptor 7 0 R >>" % flat,
                b"<< /Type /FontDescriptor /FontName /ABCDEE+Report /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"])


@pytest.mark.parametrize("font", FONTS)
def test_codes_that_keep_the_order_are_told(font: str) -> None:
    codes = FONTS[font](TEXT.replace("\n", " "))
    found = codes_of(codes)
    assert found is not None
    assert found.text(codes) == TEXT.replace("\n", " ")


@pytest.mark.parametrize("font", FONTS)
def test_a_pdf_in_such_a_font_is_read(font: str) -> None:
    plan = load_here(without_names(TEXT, FONTS[font](TEXT)), "f.pdf")
    assert plan.title == "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570"
    assert [part.text for part in plan.walk()][:3] == ["น้ำใสทุกบ้าน คนอยู่ดี", "การพัฒนาแหล่งน้ำเพื่อประชาชน", "ชุมชนที่มีน้ำใช้เพิ่มขึ้นเป็น 40 ชุมชน"]
    assert ("thai-from-glyphs" in [rule for rule, _, _ in plan.notes]) is (font != "as they are")


def numbered_anew(text: str) -> list[int]:
    """A font cut down to what is used counts its glyphs in the order they come."""
    return [list(dict.fromkeys(text)).index(letter) + 100 for letter in text]


@pytest.mark.parametrize("codes", [
    numbered_anew(TEXT), [ord(letter) for letter in "Ολοκληρωμένο σχέδιο ανάπτυξης της περιφέρειας για τα έτη δύο χιλιάδες " * 3], [ord(letter) for letter in "国民经济和社会发展第十四个五年规划纲要" * 4],
    [ord(letter) - 29 for letter in "The plan of the province for the years to come, with its goals and projects"], [0x3A3 + place for place in (5, 3, 44, 7, 9) * 30], shifted(0x0E01 - 931, 0x0E01 - 928)("งบปี 2567"), [],
])
def test_other_codes_are_not(codes: list[int]) -> None:
    assert codes_of(codes) is None


def test_a_font_cut_down_is_still_refused() -> None:
    with pytest.raises(DataError) as raised:
        load_here(without_names(TEXT, numbered_anew(TEXT)), "f.pdf")
    assert raised.value.problems[0].rule == "document-no-unicode"


def glyphs(codes: list[int], font: str) -> list[Glyph]:
    return [Glyph("\ufffd", 0, 1, 0, 12, False, False, code, font) for code in codes]


def test_a_font_of_few_letters_means_what_the_other_means() -> None:
    order = shifted(0x0E01 - 931, 0x0E01 - 928)
    body, bold, other = glyphs(order(TEXT.replace("\n", " ")), "A"), glyphs(order("แผนงาน"), "A,Bold"), glyphs([5_000, 5_001, 5_002], "B")
    assert tell_characters([*body, *bold, *other]) == len(body) + len(bold)
    assert "".join(each.text for each in bold) == "แผนงาน"
    assert all(each.known for each in bold)
    assert [each.text for each in other] == ["\ufffd"] * 3


def with_a_gap(text: str, mark: str, code: int = 201) -> list[Glyph]:
    """Text of which one mark is a glyph that the font does not name."""
    return [Glyph("\ufffd" if letter == mark else letter, 0, 1, 0, 12, False, letter != mark, code if letter == mark else 0, "A" if letter == mark else "") for letter in text]


@pytest.mark.parametrize(("mark", "text"), [
    ("\u0e48", "เพื่อให้พื้นที่ทั่วไปมีเครื่องมือที่ยั่งยืนและเพิ่มขึ้น"), ("\u0e49", "ทั้งนี้ให้ตั้งครั้งแรกในพื้นที่ขึ้นต้น"), ("\u0e4d", "ประจ\u0e4dาปี ส\u0e4dานักงาน จ\u0e4dานวนคน ต\u0e4dาบล"), ("\u0e4c", "ยุทธศาสตร์และประโยชน์ของสถานการณ์"),
])
def test_a_mark_that_a_font_does_not_name_is_told_by_words(mark: str, text: str) -> None:
    glyphs = with_a_gap(text, mark)
    assert tell_characters(glyphs) == text.count(mark)
    assert "".join(each.text for each in glyphs) == text


@pytest.mark.parametrize("places", [[("ค", "า")] * 9, [("เพื", "อ")] * 2, [("เพื", "อ"), ("เพื", "อ"), ("เพื", "อ"), ("ท", "ง"), ("ครั", "ง"), ("ตั", "ง"), ("ทั", "ง")], [("abc", "def")] * 9, []])
def test_a_glyph_that_words_do_not_tell_stays_unknown(places: list[tuple[str, str]]) -> None:
    assert marks_of(places) is None


def test_each_glyph_of_a_font_is_told_by_itself() -> None:
    first, second, third = with_a_gap("เพื่อที่ยั่งยืน", "\u0e48"), with_a_gap("ทั้งครั้งขึ้น", "\u0e49", 202), with_a_gap("ก\u0e48ข", "\u0e48", 203)
    assert tell_characters([*first, *second, *third]) == 6
    assert "".join(each.text for each in [*first, *second, *third]) == "เพื่อที่ยั่งยืนทั้งครั้งขึ้นก\ufffdข"


@given(st.lists(st.integers(1, 0xFFFF), max_size=200))
def test_any_codes_are_answered(codes: list[int]) -> None:
    found = codes_of(codes)
    assert found is None or isinstance(found, Codes)
