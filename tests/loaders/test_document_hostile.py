"""Documents that attack, lie or are broken: a clear sentence each, memory bounded, nothing run or fetched, the asking process untouched."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.settings import ROOT
from loaders.any_file import MAX_BYTES, kind_of, load_any, load_any_path
from loaders.apart import room
from loaders.document.job import READERS
from loaders.document.reader import kind_of_document, load_document, load_story
from loaders.problems import DataError
from loaders.table import TablePlan
from tests.loaders.document_files import PAGES, changed, latin_pdf, lines, new, packed, pdf, word, xml
from tests.loaders.document_outline import load_here
from tests.loaders.table_files import xlsx

GOOD = word("own-text")
PLAN = "แผนพัฒนาน้ำ (พ.ศ. 2567-2570)"
HUGE = 64 * 1024 * 1024
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
BODY = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def body(inner: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {nsdecls("w")}><w:body>{inner}</w:body></w:document>'


def lying() -> bytes:
    """The directory says 10 bytes, the part unpacks to many more."""
    data = bytearray(changed(GOOD, {"word/x.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    struct.pack_into("<I", data, data.rfind(b"word/x.xml") - 46 + 24, 10)
    return bytes(data)


def twice() -> bytes:
    out = BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(BODY, body(""))
    return out.getvalue()


def bare(*parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return out.getvalue()


def nested(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * levels


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb, declared": ("a.docx", lambda: changed(GOOD, {"word/media/x.xml": b" " * HUGE}), "archive-bomb"),
    "zip bomb, lying about its size": ("a.docx", lying, "archive-bomb"),
    "many parts": ("a.docx", lambda: changed(GOOD, {f"word/x{number}.xml": b"" for number in range(2_100)}), "archive-bomb"),
    "entity bomb": ("a.docx", lambda: changed(GOOD, {BODY: body("<w:p/>", LAUGHS)}), "document-doctype"),
    "entity bomb in footnotes": ("a.docx", lambda: changed(GOOD, {"word/footnotes.xml": f'<?xml version="1.0"?>{LAUGHS}<x>&b;</x>'}), "document-doctype"),
    "DOCTYPE in UTF-16": ("a.docx", lambda: changed(GOOD, {BODY: body("", LAUGHS).replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")}), "document-doctype"),
    "outside entity": ("a.docx", lambda: changed(GOOD, {BODY: body("<w:p/>", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')}), "document-doctype"),
    "path out of the archive": ("a.docx", lambda: changed(GOOD, {"../../etc/cron.d/x": b"x"}), "archive-path"),
    "absolute path": ("a.docx", lambda: changed(GOOD, {"/etc/passwd": b"x"}), "archive-path"),
    "part twice": ("a.docx", twice, "archive-twice"),
    "tables in tables": ("a.docx", lambda: changed(GOOD, {BODY: body(nested(200))}), "document-deep"),
    "boxes in boxes": ("a.docx", lambda: changed(GOOD, {BODY: body("<w:sdt><w:sdtContent>" * 40_000 + "</w:sdtContent></w:sdt>" * 40_000)}), "document-deep"),
    "truncated Word": ("a.docx", lambda: GOOD[:len(GOOD) // 2], "document-damaged"),
    "broken XML": ("a.docx", lambda: changed(GOOD, {BODY: body("<w:p>")[:-30]}), "document-damaged"),
    "no document": ("a.docx", lambda: changed(GOOD, {}, without=[BODY]), "document-damaged"),
    "no body": ("a.docx", lambda: changed(GOOD, {BODY: "<x/>"}), "document-damaged"),
    "password, Word": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "file-password"),
    "old Word": ("a.docx", lambda: OLE + "WordDocument".encode("utf-16-le"), "file-old-word"),
    "slides": ("a.pptx", lambda: bare("ppt/presentation.xml"), "file-other-kind"),
    "OpenDocument text": ("a.odt", lambda: b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.text", "document-damaged"),
    "RTF": ("a.docx", lambda: b"{\\rtf1 x}", "file-other-kind"),
    "picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n....", "file-picture"),
    "TIFF": ("scan.docx", lambda: b"II*\x00" + b"\0" * 60, "file-picture"),
    "program": ("plan.pdf", lambda: b"MZ\x90\x00", "file-other-kind"),
    "compressed": ("plan.docx", lambda: b"Rar!\x1a\x07", "file-other-kind"),
    "web archive": ("plan.html", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "file-other-kind"),
    "empty": ("plan.docx", lambda: b"", "file-empty"),
    "too large": ("plan.docx", lambda: b"x" * (MAX_BYTES + 1), "file-too-large"),
    "deep web page": ("a.html", lambda: b"<html><body>" + b"<div>" * 50_000 + b"x", "document-deep"),
    "web page without text": ("a.html", lambda: b"<html><body><script>1</script></body></html>", "document-no-text"),
    "PDF cut short": ("a.pdf", lambda: latin_pdf("แผน")[:200], "document-damaged"),
    "PDF whose pages are their own pages": ("a.pdf", lambda: latin_pdf("แผน", kids=b"2 0 R 2 0 R"), "document-no-text"),
    "PDF that says it has a billion pages": ("a.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1000000000 >>"]), "document-damaged"),
    "PDF with too many pages": ("a.pdf", lambda: latin_pdf("แผน", pages=2_001), "document-too-many-pages"),
    "binary": ("a.txt", lambda: bytes(range(1, 9)) * 100, "text-binary"),
}


def read_in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's work in this process: what it refuses is the same, and fifty children need not start."""
    from loaders.document import job, reader  # noqa: PLC0415 - used here alone

    def here(_: str, data: bytes, name: str, options: dict[str, str], **__: object) -> object:
        return job.read(data, options["kind"], name).as_json()

    monkeypatch.setattr(reader, "in_child", here)


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_sentence(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read_in_here(monkeypatch)
    name, make, rule = REFUSED[case]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DataError) as raised:
        load_any(data, name)
    (problem,) = raised.value.problems
    assert (problem.rule, problem.file) == (rule, name)
    assert ":" in problem.th
    assert ":" in problem.en
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024, "kilobytes more than before"


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for suffix in ("pdf", "docx", "html", "txt"):
        path = tmp_path / f"large.{suffix}"
        with path.open("wb") as out:
            out.truncate(200 * 1024 * 1024)
        with pytest.raises(DataError, match=r"200\.0 MB"):
            load_any_path(path)


# -- the child ----------------------------------------------------------------------------------------------------------------------


BARE_PLAN = PLAN.replace("(", "").replace(")", "")


@pytest.mark.parametrize(("name", "data", "pages"), [
    ("own.docx", GOOD, 0), ("latin.pdf", latin_pdf(BARE_PLAN, "วิสัยทัศน์ : น้ำใส"), 1), ("news.html", PAGES["news.html"], 0),
    ("number-above.pdf", latin_pdf("1", BARE_PLAN, "วิสัยทัศน์ : น้ำใส"), 1), ("number-below.pdf", latin_pdf(BARE_PLAN, *["วิสัยทัศน์ : น้ำใส"] * 35, "12"), 1), ("numbers.pdf", latin_pdf("2", BARE_PLAN, pages=3), 3),
])
def test_the_child_says_what_reading_here_says(name: str, data: bytes, pages: int) -> None:
    """Also where reading needs a module that nobody had before, as counting the numbers of pages does."""
    heard: list[tuple[int, int]] = []
    assert load_document(data, name, progress=lambda done, total: heard.append((done, total))).as_json() == load_here(data, name).as_json()
    assert heard[-1:] == [(pages, pages)][:pages]


@pytest.mark.parametrize("uses", ["__import__('collections').Counter('aab').most_common(1)", "__import__('datetime').datetime.strptime('2567', '%Y')", "__import__('warnings').warn('late')"])
def test_what_the_standard_library_brings_in_late_is_there(uses: str, tmp_path: Path) -> None:
    job = tmp_path / "loaders_late.py"
    job.write_text(f"import collections, datetime, warnings\ndef run(data, options, tell):\n    return str({uses})\n")
    code = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]; sys.argv = ['child', 'loaders.late']; import loaders_late; sys.modules['loaders.late'] = loaders_late; from loaders.apart import child; child._main()"
    done = subprocess.run([sys.executable, "-c", code], input=b'{"seconds": 20, "options": {}}\n', capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout[:9]) == (0, b'{"value":'), done.stderr[-500:]


def test_a_problem_of_the_child_names_the_file() -> None:
    with pytest.raises(DataError) as raised:
        load_document(GOOD[:3_000], "cut.docx")
    assert [(problem.file, problem.rule) for problem in raised.value.problems] == [("cut.docx", "document-damaged")]


def test_a_deadline_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.01)
    with pytest.raises(DataError) as raised:
        load_document(GOOD, "slow.docx")
    assert [(problem.file, problem.rule) for problem in raised.value.problems] == [("slow.docx", "file-stopped")]


PROBES = {
    "a file": "open('/etc/hostname')", "a connection": "__import__('socket').socket()", "a process": "__import__('subprocess').run(['true'])",
    "memory": "bytearray(4 * 1024 ** 3)", "a great answer": "'x' * 2_000",
}


@pytest.mark.parametrize("wanted", PROBES)
def test_the_child_gets_nothing_from_outside(wanted: str, tmp_path: Path) -> None:
    """A job that asks for what no file may make a parser ask for."""
    job = tmp_path / "loaders_probe.py"
    job.write_text(f"import socket, subprocess\ndef run(data, options, tell):\n    return str({PROBES[wanted]})\n")
    code = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]; sys.argv = ['child', 'loaders.probe']; import loaders_probe; sys.modules['loaders.probe'] = loaders_probe; from loaders.apart import child; child._ANSWER = 1_000; child._main()"
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run([sys.executable, "-c", code], input=b'{"seconds": 20, "options": {}}\n', stdout=out, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode != 0
    assert not (tmp_path / "out").stat().st_size


def test_a_job_outside_of_the_loaders_is_not_run() -> None:
    done = subprocess.run([sys.executable, "-m", "loaders.apart.child", "os"], input=b"{}\n", capture_output=True, cwd=ROOT, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")


# -- nothing is fetched -------------------------------------------------------------------------------------------------------------


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket  # noqa: PLC0415 - only here

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a loader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    outside = '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
    for kind in ("image", "attachedTemplate", "footnotes", "numbering", "styles", "aFChunk"):
        linked = changed(GOOD, {"word/_rels/document.xml.rels": rels.replace("</Relationships>", outside.format(kind))})
        assert [part.text for part in load_here(linked).walk()][:1] == ["ตลาดชุมชนมั่นคง คนขายคนซื้อเป็นธรรม"]
    page = f'<html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href=x.css><meta http-equiv=refresh content="0;url=http://127.0.0.1:9"></head><body><iframe src=x></iframe><p>{PLAN}</p><p>วิสัยทัศน์ : น้ำใส</p></body></html>'
    assert [part.text for part in load_here(page.encode()).walk()] == ["น้ำใส"]
    linked_pdf = latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใส").replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>")
    assert [part.text for part in load_here(linked_pdf).walk()] == ["น้ำใส"]


def test_markup_stays_text() -> None:
    document = new()
    lines(document, PLAN, "วิสัยทัศน์ : <script>alert(1)</script> & ก")
    assert [part.text for part in load_here(packed(document)).walk()] == ["<script>alert(1)</script> & ก"]


def test_a_web_page_in_utf_16_is_one() -> None:
    data = PAGES["news.html"].decode().encode("utf-16")
    assert load_here(data).as_json()["groups"] == load_here(PAGES["news.html"]).as_json()["groups"]


def test_nul_bytes_and_characters_of_our_own_lose_no_line() -> None:
    page = f"<html><body><p>{PLAN}</p><p>วิสัย\x00ทัศน์ : น้ำ\ue0f0ใส</p></body></html>"
    assert [part.text for part in load_here(page.encode()).walk()] == ["น้ำใส"]
    document = new()
    xml(document, f"<w:p><w:r><w:t>{PLAN}</w:t></w:r></w:p><w:p><w:r><w:t>วิสัยทัศน์ : น้ำ\ue0f1ใส</w:t></w:r></w:p>")
    assert [part.text for part in load_here(packed(document)).walk()] == ["น้ำใส"]


# -- wrong names --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("plan.pdf", GOOD, "document"), ("plan.txt", GOOD, "document"), ("plan.docx", latin_pdf("แผน"), "document"), ("plan.xls", PAGES["excel.xls"], "document"), ("plan", b"\xef\xbb\xbf<html><p>x", "document"),
    ("plan.docx", xlsx({"ก": [["โครงการ"]]}), "table"), ("rows.txt", b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "text"), ("rows", b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "table"), ("plan.docx", "แผนพัฒนา".encode(), "text"), ("plan.csv", b"a;b\n1;2\n", "table"),
])
def test_the_content_decides_which_loader_reads(name: str, data: bytes, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(("name", "program"), [("plan.docx", "Word"), ("PLAN.DOCX", "Word"), ("plan.odt", "LibreOffice"), ("plan.xlsx", "Excel"), ("plan.ods", "Excel")])
def test_a_broken_file_is_sent_back_to_the_program_it_was_made_with(monkeypatch: pytest.MonkeyPatch, name: str, program: str) -> None:
    """Nothing in it tells what it was any more: its name does."""
    read_in_here(monkeypatch)
    for data in (b"PK\x03\x04" + bytes(range(256)), b"PK\x03\x04"):
        with pytest.raises(DataError) as error:
            load_any(data, name)
        said = error.value.problems[0]
        assert program in said.th
        assert program in said.en
        assert not [other for other in ("Word", "Excel") if other != program and other in said.en]


def test_a_wrong_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    read_in_here(monkeypatch)
    plan = load_any(GOOD, "plan.pdf")
    assert [rule for rule, _, _ in getattr(plan, "notes", ())] == ["suffix"]
    table = load_any(PAGES["excel.xls"], "excel.xls")
    assert isinstance(table, TablePlan)
    assert [rule for rule, _, _ in table.notes] == ["suffix"]
    assert len(list(table.walk())) == 2


# -- fuzz ---------------------------------------------------------------------------------------------------------------------------

FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LONG = settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
TAGS = st.sampled_from(["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan='99999'>", "<li>", "<ol start=-5>", "<ul>", "<sup>1</sup>", "<p>", "<br>", "<pre>", "<div hidden>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&#0;", "&#x110000;",
                        "แผนพัฒนา (พ.ศ. 2567-2570)", "วิสัยทัศน์ : ก", "โครงการ", "งบประมาณ", "\x00", "\ue0f0", "<svg>", "<![CDATA[", "ลำดับ", "1"])
PARTS = st.sampled_from(["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>แผนพัฒนา (พ.ศ. 2567-2570)</w:t>", "<w:t>โครงการ</w:t>", "<w:tab/>", "<w:br/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr><w:vMerge/></w:tcPr>",
                         '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>', '<w:pPr><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr></w:pPr>', "<w:sdt>", "</w:sdt>", '<w:footnoteReference w:id="2"/>', "<w:del>", "</w:del>", "<w:drawing><w:txbxContent>",
                         "</w:txbxContent></w:drawing>", "<w:lastRenderedPageBreak/>"])
PDF = latin_pdf("แผนพัฒนาน้ำ พ.ศ. 2567-2570", "วิสัยทัศน์ : น้ำใส")


def read_or_refuse(data: bytes, kind: str) -> None:
    from loaders.document.job import read  # noqa: PLC0415 - used here alone

    try:
        plan = load_story(read(data, kind, "f"), "f")
    except DataError as error:
        assert error.problems[0].th  # noqa: PT017 - both outcomes are right
        return
    plan.as_json()
    plan.as_plan()


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    def damage(changes: list[tuple[int, int]], cut: int) -> bytes:
        data = bytearray(whole)
        for at, value in changes:
            data[at] = value
        return bytes(data[:len(data) - cut])

    return st.builds(damage, st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 60))


@FUZZ
@given(st.lists(TAGS, max_size=60).map("".join))
def test_any_tags_are_a_plan_or_a_sentence(text: str) -> None:
    read_or_refuse(f"<html><body>{text}".encode(), "html")


@FUZZ
@given(st.lists(PARTS, max_size=40).map("".join))
def test_any_parts_of_word_are_a_plan_or_a_sentence(text: str) -> None:
    read_or_refuse(changed(GOOD, {BODY: body(text)}), "docx")


@FUZZ
@given(damaged(GOOD))
def test_any_damage_to_word_is_a_plan_or_a_sentence(data: bytes) -> None:
    read_or_refuse(data, "docx")


@FUZZ
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_have_a_kind_or_a_sentence(data: bytes) -> None:
    try:
        assert kind_of(data, "plan") in ("text", "table", "document", "standard")  # b'{"@context"' begins a file of a standard
    except DataError as error:
        assert error.problems[0].th  # noqa: PT017 - both outcomes are right
    assert kind_of_document(data) in (None, *READERS)


@pytest.mark.heavy
@LONG
@given(st.lists(TAGS, max_size=120).map("".join))
def test_three_thousand_pages(text: str) -> None:
    read_or_refuse(f"<html><body>{text}".encode(), "html")


@pytest.mark.heavy
@LONG
@given(st.one_of(damaged(GOOD), st.lists(PARTS, max_size=80).map("".join).map(lambda text: changed(GOOD, {BODY: body(text)}))))
def test_three_thousand_word_files(data: bytes) -> None:
    read_or_refuse(data, "docx")


@pytest.mark.heavy
def test_three_thousand_damaged_pdfs() -> None:
    """In processes that may crash: PDFium is not our code. No crash has been seen, and one would take nothing with it (loaders/apart)."""
    code = (f"import random, sys; sys.path.insert(0, {str(ROOT)!r})\nfrom tests.loaders.test_document_hostile import PDF, read_or_refuse\nchance = random.Random(int(sys.argv[1]))\n"
            "for _ in range(300):\n    data = bytearray(PDF)\n    for _ in range(chance.choice((1, 2, 4, 16))):\n        at = chance.randrange(len(data)); data[at:at + 1] = bytes([chance.randrange(256)])\n"
            "    read_or_refuse(bytes(data), 'pdf')\n")
    for seed in range(10):
        done = subprocess.run([sys.executable, "-c", code, str(seed)], capture_output=True, text=True, cwd=ROOT, check=False, timeout=600)
        assert done.returncode == 0, done.stderr[-600:]
