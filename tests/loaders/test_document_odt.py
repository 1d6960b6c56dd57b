"""Texts of LibreOffice Writer (ODT): what a reader of the page sees, numbers counted, and files that may not be read."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from loaders.any_file import kind_of
from loaders.document.job import read
from loaders.document.reader import load_document, read_story
from loaders.problems import DataError
from loaders.text.marked_notes import without_marks
from tests.loaders.document_files import WORD, word
from tests.loaders.document_outline import load_here, rows
from tests.loaders.document_pdfs import convert

_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "style", "text", "table")) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"')
_STYLES = """<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="๑, ๒, ๓, ..." style:num-prefix="ยุทธศาสตร์ที่ "/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="1" style:num-suffix="."/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
<text:list-style style:name="F"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="(%1%)"/></text:list-style>
<style:style style:name="gone"><style:text-properties text:display="none"/></style:style>"""


def odt(inner: str, *, styles: str = _STYLES, before: str = "", mime: str = "application/vnd.oasis.opendocument.text", more: dict[str, str] | None = None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mime, zipfile.ZIP_STORED)
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{inner}</office:text></office:body></office:document-content>')
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def lines(inner: str, **how: str) -> list[str]:
    return [line.shown for line in read(odt(inner, **how), "odt", "f").lines]  # type: ignore[arg-type]


def entry(*texts: str) -> str:
    return "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)


def test_lists_are_counted_in_thai_digits_go_on_and_begin_anew() -> None:
    found = lines(f'<text:list text:style-name="L" xml:id="a">{entry("น้ำ")}</text:list><text:p>แนวทาง</text:p>'
                  f'<text:list text:style-name="L" text:continue-list="a"><text:list-item><text:list>{entry("ขุดสระ", "ขุดคลอง")}</text:list></text:list-item>{entry("ป่า")}</text:list>'
                  f'<text:list text:style-name="B">{entry("ก")}</text:list><text:list text:style-name="F">{entry("ข")}</text:list><text:list text:style-name="F">{entry("ค")}</text:list>'
                  '<text:list text:style-name="F"><text:list-item text:start-value="7"><text:p>ง</text:p></text:list-item></text:list>')
    assert found == ["ยุทธศาสตร์ที่ ๑ น้ำ", "แนวทาง", "1. ขุดสระ", "2. ขุดคลอง", "ยุทธศาสตร์ที่ ๒ ป่า", "- ก", "(1) ข", "(1) ค", "(7) ง"]


def test_only_what_is_seen_is_read() -> None:
    story = read(odt('<text:tracked-changes><text:changed-region><text:deletion><text:p>ลบแล้ว</text:p></text:deletion></text:changed-region></text:tracked-changes><text:table-of-content><text:index-body><text:p>สารบัญ</text:p></text:index-body></text:table-of-content>'
                     '<text:p>แผน<text:change-start/>ใหม่<text:change-end/><office:annotation><text:p>ความเห็น</text:p></office:annotation><text:s text:c="2"/>ก<text:tab/>ข<text:line-break/>ค</text:p>'
                     '<text:p text:style-name="gone">ซ่อน</text:p><text:p>เห็น<text:span text:style-name="gone">ซ่อน</text:span><loext:content-control loext:showing-place-holder="true">พิมพ์ที่นี่</loext:content-control></text:p>'
                     '<text:p>กรอบ<draw:frame><draw:text-box><text:p>ในกรอบ</text:p></draw:text-box></draw:frame></text:p>'), "odt", "f")
    assert [line.text for line in story.lines] == ["แผนใหม่  ก\tข", "ค", "เห็น", "กรอบ", "ในกรอบ"]
    assert {rule for rule, _, _ in story.notes} == {"tracked-changes", "contents-left-out", "hidden-text"}


def test_a_style_is_hidden_where_it_is_declared_and_where_it_is_based_on_a_hidden_one() -> None:
    declared = f"""<office:document-styles {_SPACES}><office:styles><style:style style:name="out"><style:text-properties text:display="none"/></style:style>
<style:style style:name="shown" style:parent-style-name="out"><style:text-properties text:display="true"/></style:style></office:styles></office:document-styles>"""
    story = read(odt('<text:p text:style-name="out">ก</text:p><text:p text:style-name="own">ข</text:p><text:p text:style-name="shown">ค</text:p><text:p text:style-name="ring">ง</text:p>',
                     styles='<style:style style:name="own" style:parent-style-name="out"/><style:style style:name="ring" style:parent-style-name="ring"/>', more={"styles.xml": declared}), "odt", "f")
    assert [line.text for line in story.lines] == ["ค", "ง"]


def test_repetition_inside_a_cell_does_not_multiply() -> None:
    inner = "<text:p>ก</text:p>"
    for _ in range(4):
        inner = f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="200">{inner}</table:table-cell></table:table-row></table:table>'
    story = read(odt(inner), "odt", "f")
    assert sum(line.text.count("ก") for line in story.lines) <= 200


def test_footnotes_pages_and_tables_have_their_places() -> None:
    data = odt('<text:p>แผนน้ำ (พ.ศ. 2567-2570)</text:p><text:p>ตัวชี้วัด</text:p><text:p>- น้ำสะอาดไม่น้อยกว่าร้อยละ 80<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>ตามมาตรฐาน</text:p></text:note-body></text:note> ในปี 2570</text:p>'
               '<text:p><text:soft-page-break/>โครงการสำคัญ</text:p><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>โครงการ</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>งบประมาณ (บาท)</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>'
               '<table:table-row><table:table-cell/><table:table-cell><text:p>2567</text:p></table:table-cell><table:table-cell><text:p>2568</text:p></table:table-cell></table:table-row>'
               '<table:table-row><table:table-cell><text:p>โครงการฝาย</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>5,000</text:p></table:table-cell></table:table-row></table:table>')
    plan = load_document(data, "แผน.odt")
    record = plan.as_plan()
    project = next(element for kind, element, _ in record.walk() if kind == "FlagshipProject")
    assert (project.text, [(budget.year_be, budget.baht) for budget in project.budgets], project.locator) == ("โครงการฝาย", [(2567, 5000), (2568, 5000)], "ตารางที่ 1 (หน้า 2) แถว 3 คอลัมน์ A")
    assert [note.text for note in record.footnotes] == ["ตามมาตรฐาน"]
    indicator = next(element for kind, element, _ in record.walk() if kind == "Indicator")
    assert [(target.value, target.year_be) for target in indicator.targets] == [(80, 2570)]


@pytest.mark.parametrize(("data", "rule"), [
    (odt("<text:p>ก</text:p>")[:-40], "document-damaged"), (odt("<text:p>ก</text:p>", before="<!DOCTYPE x [<!ENTITY a 'b'>]>"), "document-doctype"),
    (odt("<text:p>ก</text:p>", more={"META-INF/manifest.xml": '<m xmlns="x"><encryption-data/></m>'}), "document-password"), (odt("<text:section>" * 300 + "</text:section>" * 300), "document-deep"),
    (odt(""), "document-no-text"), (odt("<text:p>ก</text:p>", more={"../x": "y"}), "archive-path"), (odt(f'<text:p>{"<text:s text:c=&quot;9&quot;/>" * 3}</text:p>'), "document-damaged"),
])
def test_what_may_not_be_read_says_why(data: bytes, rule: str) -> None:
    assert kind_of(data, "a.odt") == "document"
    with pytest.raises(DataError) as error:
        read(data, "odt", "a.odt")
    assert [problem.rule for problem in error.value.problems] == [rule]


def test_few_bytes_do_not_stand_for_many_cells() -> None:
    rows_ = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>' * 3
    found = lines(f"<text:p>แผน</text:p><table:table>{rows_}<table:table-row><table:table-cell table:number-columns-repeated='16000'><text:p>ก</text:p></table:table-cell></table:table-row></table:table>")
    assert len(found) <= 201


def test_damaged_files_are_refused_or_read_and_nothing_else() -> None:
    whole = bytearray(odt("<text:p>วิสัยทัศน์ : น้ำใส</text:p>"))
    dice = random.Random(7)  # noqa: S311 - the same damage each time
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            read(bytes(damaged), "odt", "a.odt")
        except DataError:
            continue


def test_the_child_reads_it_and_names_its_kind() -> None:
    story = read_story(odt("<text:p>แผนน้ำ</text:p>"), "แผน.docx")
    assert story.kind == "odt"
    assert [rule for rule, _, _ in story.notes] == ["suffix"]


@pytest.mark.heavy
def test_libreoffice_saves_every_word_file_of_the_tests_with_the_same_plan(tmp_path: Path) -> None:
    """But one: a row whose deletion is tracked is an ordinary row in what LibreOffice saves."""
    names = [name for name in WORD if name != "tracked-changes"]
    made = convert({name: word(name) for name in names}, tmp_path, "odt")
    assert {name: rows(load_here(made[name], f"{name}.odt")) for name in names} == {name: rows(load_here(word(name), f"{name}.docx")) for name in names}


def test_raised_digits_that_somebody_typed_are_footnotes_and_no_digits_of_a_value() -> None:
    styles = '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="down"><style:text-properties style:text-position="sub 58%"/></style:style>'
    story = read(odt('<text:p>ไม่น้อยกว่าร้อยละ 85<text:span text:style-name="up">1</text:span></text:p><text:p>20 ตร.ม.<text:span text:style-name="up">2</text:span> CO<text:span text:style-name="down">2</text:span></text:p>'
                     '<text:p><text:span text:style-name="up">1</text:span> สำรวจทุกปี</text:p>', styles=styles), "odt", "f")
    assert [without_marks(line.text) for line in story.lines] == ["ไม่น้อยกว่าร้อยละ 85", "20 ตร.ม.² CO2", " สำรวจทุกปี"]


def test_a_table_in_a_table_that_only_frames_it_goes_by_its_columns() -> None:
    def row(*cells: str) -> str:
        return "<table:table-row>" + "".join(f"<table:table-cell>{cell if cell.startswith('<') else f'<text:p>{cell}</text:p>'}</table:table-cell>" for cell in cells) + "</table:table-row>"

    inner = f'<table:table>{row("โครงการ", "หน่วยงาน", "งบประมาณ (บาท)")}{row("โครงการขุดสระ", "กรมที่ดิน", "1,000")}</table:table>'
    story = read(odt(f"<text:p>แผนน้ำ</text:p><table:table>{row(inner)}</table:table>"), "odt", "f")
    assert story.book is not None
    assert [sheet.rows[-1] for sheet in story.book.sheets] == [("โครงการขุดสระ", "กรมที่ดิน", "1,000")]
