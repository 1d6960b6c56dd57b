"""Files that attack, lie or are broken: a clear sentence each, no crash, memory bounded, nothing run or fetched."""

from __future__ import annotations

import re
import resource
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.spreadsheet import csv_text as escaped
from loaders.calendar import read_date
from loaders.money import money_of
from loaders.problems import DataError
from loaders.table import load_bytes, load_path
from loaders.table.amounts import codes_in, years_of
from loaders.table.cells import indicator_items, name_of, period_of, values_in
from loaders.workbook import limits
from loaders.workbook.reader import read_book
from tests.loaders.table_files import csv_text, ods, ods_cell, xls, xlsx

pytestmark = pytest.mark.usefixtures("read_here")

GOOD = xlsx({"ก": [["โครงการ", "งบประมาณ (บาท)"], ["โครงการ ก", 1]]})
HUGE = 64 * 1024 * 1024


def changed(parts: dict[str, bytes | str], *, source: bytes = GOOD) -> bytes:
    """The good workbook with parts replaced or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info.filename))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet {SPACE}><sheetData>{body}</sheetData></worksheet>'


def lying_size() -> bytes:
    """The directory says 10 bytes, the part unpacks to many more."""
    data = bytearray(changed({"xl/media/x.xml": b"<a>" + b" " * 5_000_000 + b"</a>"}))
    at = data.rfind(b"xl/media/x.xml") - 46
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def twice() -> bytes:
    out = BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET, "<worksheet/>")
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + offset] |= 1
    return bytes(data)


def _ods_with_doctype() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(ods(""))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            text = old.read(info.filename)
            new.writestr(info.filename, text.replace(b"?><office", b"?><!DOCTYPE x><office") if info.filename == "content.xml" else text)
    return out.getvalue()


BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb, declared": (lambda: changed({"xl/media/x.xml": b" " * HUGE}), "archive-bomb"),
    "zip bomb, lying about its size": (lying_size, "archive-bomb"),
    "many parts": (lambda: changed({f"xl/x{number}.xml": b"" for number in range(2_100)}), "archive-bomb"),
    "entity bomb in a sheet": (lambda: changed({SHEET: sheet_xml("", BILLION_LAUGHS)}), "table-doctype"),
    "entity bomb in styles": (lambda: changed({"xl/styles.xml": f'<?xml version="1.0"?>{BILLION_LAUGHS}<styleSheet {SPACE}/>'}), "table-doctype"),
    "DOCTYPE in UTF-16": (lambda: changed({"xl/sharedStrings.xml": f'<?xml version="1.0" encoding="UTF-16"?>{BILLION_LAUGHS}<sst/>'.encode("utf-16")}), "table-doctype"),
    "DOCTYPE under another suffix": (lambda: changed({"xl/media/picture.png": f"{BILLION_LAUGHS}<x/>"}), "table-doctype"),
    "DOCTYPE in ODS": (_ods_with_doctype, "table-doctype"),
    "path out of the archive": (lambda: changed({"../../etc/cron.d/x": b"x"}), "archive-path"),
    "absolute path": (lambda: changed({"/etc/passwd": b"x"}), "archive-path"),
    "part twice": (twice, "archive-twice"),
    "encrypted archive": (encrypted, "table-password"),
    "encrypted package": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "table-password"),
    "cells far apart": (lambda: changed({SHEET: sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}), "table-extent"),
    "row without cell names": (lambda: changed({SHEET: sheet_xml('<row r="1048576"><c><v>1</v></c></row>')}), "table-extent"),
    "ODS row repeated": (lambda: ods(f'<table:table table:name="ก"><table:table-row table:number-rows-repeated="1000000">{ods_cell("x")}</table:table-row></table:table>'), "table-extent"),
    "ODS cell repeated": (lambda: ods('<table:table table:name="ก"><table:table-row><table:table-cell table:number-columns-repeated="4000000000" office:value-type="float" office:value="1"/></table:table-row></table:table>'), "table-extent"),
    "truncated workbook": (lambda: GOOD[: len(GOOD) // 2], "table-damaged"),
    "truncated xls": (lambda: xls("ก", [["โครงการ"]])[:700], "table-damaged"),
    "broken xml": (lambda: changed({SHEET: sheet_xml("<row><c>")[:-20]}), "table-damaged"),
    "sheet missing": (lambda: changed({"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<"}), "table-damaged"),
    "bytes flipped": (lambda: GOOD[:200] + bytes(byte ^ 255 for byte in GOOD[200:400]) + GOOD[400:], "table-damaged"),
    "binary workbook": (lambda: changed({"xl/workbook.bin": b"x"}), "table-xlsb"),
    "word document": (lambda: _zip({"word/document.xml": "<x/>", "[Content_Types].xml": "<Types/>"}), "table-other-kind"),
    "plain archive": (lambda: _zip({"a.csv": "x"}), "table-other-kind"),
    "PDF": (lambda: b"%PDF-1.7 ...", "table-other-kind"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n....", "table-other-kind"),
    "program": (lambda: b"\x7fELF....", "table-other-kind"),
    "web page named xls": ("<html><table><tr><td>โครงการ</td></tr></table></html>".encode, "table-markup"),
    "XML with a DOCTYPE": (f"<?xml version='1.0'?>{BILLION_LAUGHS}<x>&b;</x>".encode, "table-markup"),
    "control codes": (lambda: bytes(range(1, 9)) * 100, "table-binary"),
    "empty": (lambda: b"", "table-empty"),
    "too large": (lambda: b"x" * (limits.MAX_BYTES + 1), "table-too-large"),
    "too many rows": (lambda: b"a,b\n" * (limits.MAX_ROWS + 1), "table-extent"),
    "too many columns": (("x," * 5_000).encode, "table-extent"),
}


def _zip(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("case", HOSTILE)
def test_refused_with_a_sentence(case: str) -> None:
    make, rule = HOSTILE[case]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DataError) as raised:
        load_bytes(data, "file.xlsx")
    problem = raised.value.problems[0]
    assert (problem.rule, problem.file.split(" ")[0]) == (rule, "file.xlsx")
    assert ":" in problem.th
    assert ":" in problem.en
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024, "kilobytes more than before"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: object) -> None:
    from pathlib import Path  # noqa: PLC0415 - only for the annotation of a fixture

    path = Path(str(tmp_path)) / "large.xlsx"
    with path.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    with pytest.raises(DataError, match=r"200\.0 MB"):
        load_path(path)


def test_macros_are_said_and_not_run() -> None:
    plan = load_bytes(changed({"xl/vbaProject.bin": b"Shell calc.exe"}), "a.xlsm")
    assert [rule for rule, _, _ in plan.notes] == ["macros", "no-title"]
    assert [part.text for part in plan.walk()] == ["โครงการ ก"]


def test_formulas_are_never_computed_and_stay_text_on_the_way_out() -> None:
    body = ('<row r="1"><c r="A1" t="inlineStr"><is><t>โครงการ</t></is></c><c r="B1" t="inlineStr"><is><t>หมายเหตุ</t></is></c></row>'
            '<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://127.0.0.1:9/","กด")</f><v>กดที่นี่</v></c><c r="B2"><f>HYPERLINK("http://127.0.0.1:9/")</f></c></row>'
            '<row r="3"><c r="A3" t="inlineStr"><is><t>=cmd|\'/c calc\'!A1</t></is></c></row>')
    plan = load_bytes(changed({SHEET: sheet_xml(body)}), "a.xlsx")
    found = list(plan.walk())
    assert [part.text for part in found] == ["กดที่นี่", "=cmd|'/c calc'!A1"]
    assert [detail.text for detail in found[0].details] == ['=HYPERLINK("http://127.0.0.1:9/")']
    assert [problem.rule for problem in plan.problems] == ["formula-no-value"]
    assert escaped(found[1].text) == "'=cmd|'/c calc'!A1"
    assert escaped(found[0].details[0].text).startswith("'=")


@pytest.mark.parametrize(("name", "data", "kind"), [("a.csv", GOOD, "xlsx"), ("a.xlsx", csv_text([["โครงการ", "งบประมาณ (บาท)"], ["ก", 1]]).encode(), "csv"), ("a.xlsx", xls("ก", [["โครงการ", "งบประมาณ (บาท)"], ["ก", 1]]), "xls")])
def test_a_wrong_suffix_is_said_and_the_content_read(name: str, data: bytes, kind: str) -> None:
    plan = load_bytes(data, name)
    assert plan.kind == kind
    assert "suffix" in [rule for rule, _, _ in plan.notes]
    assert len(list(plan.walk())) == 1


def test_nul_bytes_and_open_quotes_lose_no_row() -> None:
    text = 'โครงการ,งบประมาณ (บาท)\r\nโครง\x00การ ก,1\r\n"โครงการ ข,2\r\nโครงการ ค,3\r\n'
    plan = load_bytes(text.encode(), "a.csv")
    assert [part.text for part in plan.walk()] == ["โครงการ ก", '"โครงการ ข', "โครงการ ค"]
    assert "csv-quote" in [rule for rule, _, _ in plan.notes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "tis-620", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    rows = [["โครงการ", "งบประมาณ (บาท)", "หน่วยงาน"], ["โครงการ ก", "1,000", "กรมที่ดิน; สพร. | ก"]]
    plan = load_bytes(csv_text(rows, delimiter).encode(encoding), "a.csv")
    assert plan.delimiter == delimiter
    assert [(part.text, str(part.budgets[0].money.baht)) for part in plan.walk()] == [("โครงการ ก", "1000")]


@pytest.mark.heavy
def test_ten_thousand_rows() -> None:
    rows = [["ลำดับ", "ยุทธศาสตร์", "โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2567", "งบประมาณ (บาท)", "หน่วยงาน"]]
    rows += [[str(number), f"ยุทธศาสตร์ที่ {number % 5}", f"โครงการ {number}", f"ร้อยละ {number}", "80", "1000", "สพร."] for number in range(10_000)]
    plan = load_bytes(xlsx({"ก": rows}), "a.xlsx")
    assert sum(part.role == "projects" for part in plan.walk()) == 10_000


FUZZ = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
WORDS = st.sampled_from(["โครงการ", "ลำดับ", "งบประมาณ (บาท)", "ปี 2567", "ค่าเป้าหมาย", "ตัวชี้วัด", "หน่วยงาน", "รวม", "ยุทธศาสตร์ที่ ๑ ก", "กลยุทธ์", "1", "๒,๐๐๐", "-", "200101", "ร้อยละ 80", "=A1", "2566-2570", "หมายเหตุ : x",
                         "1. ก\n2. ข", "0.5", "ร้อยละ", "ต.ค. 66", "", "กิจกรรม", "Y1", "แผนแม่บทฯ", "เป้าหมาย", "วิสัยทัศน์ : ก", '"', "ทช."])
CELLS = st.one_of(WORDS, st.text(max_size=12), st.text("๐๑๒๓.,-–()%0123456789 ปีพศ", max_size=12))


@FUZZ
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9))
def test_any_cells_are_read(rows: list[list[str]]) -> None:
    try:
        plan = load_bytes(b"#\n" + csv_text(rows).encode("utf-8", "replace"), "a.csv")
    except DataError as error:
        assert error.problems[0].rule == "table-binary"  # noqa: PT017 - mostly control codes
        return
    plan.as_plan()
    assert {each.as_json()["column"] for each in plan.walk()} <= set("ABCDEFG")


@FUZZ
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    _load_or_refuse(data)


@FUZZ
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 40))
def test_any_damage_to_a_workbook_is_a_table_or_a_sentence(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    _load_or_refuse(bytes(data[: len(data) - cut]))


@FUZZ
@given(st.recursive(st.sampled_from(["<row>", "</row>", '<row r="9">', '<c r="B2">', "<c>", "</c>", "<v>1</v>", "<v/>", "<f>A1</f>", '<c r="ก1" s="1">', '<c r="A99999999999">', '<c r="A0" t="s">', "<is><t>โครงการ</t></is>", '<row r="x">']), lambda each: st.lists(each, max_size=6).map("".join), max_leaves=12))
def test_any_xml_of_a_sheet_is_a_table_or_a_sentence(body: str) -> None:
    _load_or_refuse(changed({SHEET: sheet_xml(body)}))


def _load_or_refuse(data: bytes) -> None:
    try:
        load_bytes(data, "a.xlsx").as_json()
    except DataError as error:
        assert error.problems[0].th  # noqa: PT017 - both outcomes are right


@FUZZ
@given(st.one_of(CELLS, st.text(max_size=60)))
def test_readers_of_cells_take_any_text(text: str) -> None:
    years = years_of(text)
    assert len(years) in (0, 1, 2)
    assert all(2400 <= year <= 2700 for year in years), years
    name_of(text)
    period_of(text)
    read_date(text)
    assert all(len(code.code) == 6 for code in codes_in(text, alone=True))
    indicator_items(text, [text])
    targets, _ = values_in(text, 2567, "ราย", "เพิ่ม")
    assert all(target.text for target in targets)
    try:
        money = money_of(text, "ล้านบาท")
    except ValueError:
        return
    assert money is None or money.unit


@given(st.integers(0, 10**12), st.sampled_from(["บาท", "พันบาท", "ล้านบาท"]), st.booleans())
def test_money_is_exact(amount: int, unit: str, thai: bool) -> None:
    text = f"{amount:,}"
    money = money_of(text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text, unit)
    assert money is not None
    assert money.baht == amount * {"บาท": 1, "พันบาท": 1000, "ล้านบาท": 1_000_000}[unit]


def test_reading_opens_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket  # noqa: PLC0415 - only here

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a loader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    linked = changed({"xl/externalLinks/externalLink1.xml": '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
                      "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'})
    assert read_book(linked, "a.xlsx").kind == "xlsx"
