"""The official section and the RDF exports: nothing unverified, nothing invented, every name letter for letter."""

from __future__ import annotations

import io
import re

import pyoxigraph
import pytest
from rdflib import Dataset as RdfDataset
from rdflib import Graph

from exports.markdown import to_markdown
from exports.rdf import FORMATS, Format, write_rdf
from exports.records import Heading, Line, Section
from exports.section import TITLE, official_section
from exports.thai import digits, thai_date
from graph.store import GraphStore
from ontology.namespaces import ID, PA
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.outline import outline
from queries.read.plans import plans
from queries.read.records import AlignmentView
from tests.golden import SECTION, without_build


@pytest.fixture(scope="module")
def section(built: GraphStore) -> Section:
    return official_section(built, "psds-2567")


@pytest.fixture(scope="module")
def printed(section: Section) -> str:
    return to_markdown(section)


def headings(section: Section, level: int) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading) and block.level == level]


def lines(section: Section) -> list[Line]:
    return [block for block in section.blocks if isinstance(block, Line)]


def under(section: Section, heading: str) -> list[Line]:
    """Lines between a heading that contains ``heading`` and the next heading of any level."""
    found: list[Line] = []
    inside = False
    for block in section.blocks:
        if isinstance(block, Heading):
            inside = heading in block.text
        elif inside:
            found.append(block)
    return found


# --- the form


def test_it_is_the_kept_text(printed: str) -> None:
    assert without_build(printed) == without_build(SECTION.read_text("utf-8"))


def test_it_is_the_same_twice(built: GraphStore, section: Section) -> None:
    assert official_section(built, "psds-2567") == section


def test_order_of_the_template(section: Section) -> None:
    assert headings(section, 1) == [TITLE]
    assert [text.split(" ")[0] for text in headings(section, 2)] == ["2.1", "2.2", "2.3", "2.4"]
    third = headings(section, 3)
    assert [text.split(" ")[0] for text in third if text.startswith("2.2")] == ["2.2.1", "2.2.2", "2.2.3", "2.2.4"]
    assert third[0].startswith("2.1.1 ยุทธศาสตร์ชาติด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ (ยุทธศาสตร์หลัก")


def test_one_main_link_a_level(section: Section) -> None:
    everything = headings(section, 3) + headings(section, 4)
    assert sum("(ยุทธศาสตร์หลัก" in text for text in everything) == 1
    assert [text for text in everything if "(ประเด็นหลัก)" in text] == ["(1) แผนแม่บท ประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ (ประเด็นหลัก)"]
    assert [text for text in everything if "(หมุดหมายหลัก)" in text] == ["(1) หมุดหมายที่ 13 ไทยมีภาครัฐที่ทันสมัย มีประสิทธิภาพ และตอบโจทย์ประชาชน (หมุดหมายหลัก)"]
    for row in section.summary.rows:
        for column in row.columns:
            assert isinstance(column, str) or sum(cell.mark == "●" for cell in column) <= 1


def test_what_the_strategy_itself_says_is_in_it(section: Section, printed: str) -> None:
    """Inherited targets: EGDI rank 40 and 0.82 from milestone 13 (footnote 3), 60 % of processes from issue 20 (footnote 6)."""
    goals = [line for line in under(section, "หมุดหมายที่ 13") if line.text.startswith("ตัวชี้วัด 2.1 ")]
    assert "ไม่เกินอันดับที่ 40 ของโลก" in goals[0].text
    assert "มีคะแนนไม่ต่ำกว่า 0.82" in goals[0].text
    assert "ค่าเป้าหมาย ไม่น้อยกว่าร้อยละ 60 ภายในปี 2570" in printed
    assert "อยู่ในกลุ่มประเทศที่มีการพัฒนาด้านรัฐบาลดิจิทัลสูงสุด 50 อันดับแรก" in printed
    assert "มติคณะรัฐมนตรีที่เกี่ยวข้อง: เมื่อวันที่ 9 กรกฎาคม 2567 คณะรัฐมนตรีมีมติเห็นชอบ (ร่าง) ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570)" in printed


def test_the_security_plan_is_named_without_a_number(section: Section) -> None:
    text = [line.text for line in under(section, "2.2.3")]
    assert "โดยไม่ระบุเลขนโยบายและแผนความมั่นคง" in text[0]
    assert len([line for line in text if line.startswith("ประเด็นที่แผนระบุ: ")]) == 4


def test_the_reform_plan_is_left_out_with_the_reason(section: Section) -> None:
    (line,) = under(section, "2.2.4")
    assert line.text == "ไม่แสดง: พ้นจากแผนระดับที่ 2 เมื่อวันที่ 27 กันยายน 2565 ก่อนแผนนี้เริ่ม (พ.ศ. 2567)"


def test_the_reform_plan_is_shown_for_an_older_plan(built: GraphStore) -> None:
    old = official_section(built, "psds-2564")
    assert not any(line.text.startswith("ไม่แสดง") for line in lines(old))
    assert any(text.startswith("2.2.4 แผนการปฏิรูปประเทศ") for text in headings(old, 3))


def test_every_strategy_is_in_the_table(section: Section) -> None:
    assert [row.name.split(" ")[0:2] for row in section.summary.rows[1:]] == [["ยุทธศาสตร์", "1"], ["ยุทธศาสตร์", "2"], ["ยุทธศาสตร์", "3"]]
    for row in section.summary.rows[1:]:
        for column in row.columns[:4]:
            assert not isinstance(column, str), f"{row.name} serves nothing in a column"
            assert all(cell.cites for cell in column)


# --- honesty


def test_no_unverified_wording_is_printed(built: GraphStore, section: Section, printed: str) -> None:
    """A wording that nobody has seen may stand in the text only as a part of a longer one that somebody has."""
    verified: set[str] = set()
    doubtful: set[str] = set()
    for plan in plans(built):
        for part in outline(built, plan.ref.id).parts.values():
            if part.ref.label.th:
                (verified if part.ref.verified else doubtful).add(part.ref.label.th)
            doubtful |= {target.verbatim for target in part.targets if not target.provenance.verified}
    assert len(doubtful) >= 5
    rest = "\n".join(line.text for line in lines(section)) + "\n".join(headings(section, 4))
    rationales = {record.rationale.th for record in alignments(built, "psds-2567") if record.rationale.th}
    for text in sorted(verified | rationales, key=len, reverse=True):
        rest = rest.replace(text, "")
    assert not [text for text in doubtful if text in rest]
    assert "unsourced" not in printed
    assert "⟨" in printed


def test_unverified_codes_are_not_printed(printed: str) -> None:
    assert "200101" not in printed
    assert "200302 องค์กรปกครองส่วนท้องถิ่น" in printed
    assert "(Y1) ⟨รหัสเป้าหมายยังไม่มีแหล่งยืนยัน⟩ ⟨เป้าหมาย: ถ้อยคำในกราฟยังไม่ยืนยันกับเอกสาร" in printed


def test_every_quoted_name_is_in_the_graph(built: GraphStore, section: Section) -> None:
    """Lines that name an upper element: number and wording stand in the graph letter for letter."""
    names = set()
    for plan in plans(built):
        names |= {part.ref.label.th for part in outline(built, plan.ref.id).parts.values() if part.ref.label.th and part.ref.verified}
        names.add(plan.ref.label.th or "")
    slots = re.compile(r"^(?:\(\d+(?:\.\d+)?\) |- )?(?:เป้าหมายระดับประเด็น \(Y2\)|เป้าหมายของแผนย่อย \(Y1\)|เป้าหมาย|แผนย่อย|แนวทางการพัฒนา|ประเด็นยุทธศาสตร์"
                       r"|กลยุทธ์หลัก|กลยุทธ์|ตัวชี้วัด) (?:⟨รหัส[^⟩]*⟩ )?(?:[\d./()]+ )?(.+?)(?: \[ประเด็นย่อย .*\]| \| .*)?$")
    checked = 0
    for line in lines(section):
        match = slots.match(line.text)
        if match and not match[1].startswith("⟨") and not line.draft:
            checked += 1
            assert match[1] in names, f"not in the graph letter for letter: {match[1]}"
    assert checked > 40


def test_drafts_rest_on_approved_readings_and_on_an_indicator_or_project(built: GraphStore, section: Section) -> None:
    readings = {record.rationale.th: record for record in alignments(built, "psds-2567")
                if record.basis == "curated" and record.status == "approved" and record.rationale.th}
    blocks = lines(section)
    drafts = [(line, blocks[index + 1]) for index, line in enumerate(blocks) if line.draft]
    assert len(drafts) >= 5
    for draft, support in drafts:
        assert " (ร่าง) " in draft.text
        assert draft.cites
        used = [text for text in readings if text in draft.text]
        assert used, draft.text
        assert support.text.startswith("[อ้าง: ")
        assert "ตัวชี้วัด" in support.text or "โครงการ" in support.text
    for line in blocks:
        if "การบรรลุเป้าหมาย" in line.text and not line.draft:
            assert "⟨เขียนหนึ่งย่อหน้า" in line.text


def test_no_line_rests_on_what_is_not_approved(built: GraphStore, printed: str) -> None:
    def rationale(record: AlignmentView) -> str:
        return record.rationale.th or ""

    every = alignments(built)
    proposed = [record for record in every if record.status != "approved" and rationale(record)]
    assert proposed
    assert not [record.id for record in proposed if rationale(record) in printed]


def test_every_link_carries_its_evidence(section: Section) -> None:
    numbers = {citation.number for citation in section.citations}
    assert numbers == set(range(1, len(section.citations) + 1))
    used = {number for line in lines(section) for number in line.cites}
    used |= {number for row in section.summary.rows for column in row.columns if not isinstance(column, str) for cell in column for number in cell.cites}
    assert used == numbers
    for line in lines(section):
        if line.curated or line.text.startswith("ความเชื่อมโยง"):
            assert line.cites, line.text


def test_an_official_statement_is_not_marked_as_a_reading(section: Section) -> None:
    (link,) = [line for line in under(section, "2.1.1") if line.text == "ความเชื่อมโยง"]
    assert not link.curated
    (other,) = [line for line in under(section, "2.1.2") if line.text == "ความเชื่อมโยง"]
    assert other.curated


@pytest.mark.parametrize("plan", ["psds-2564", "psds-2556", "digital-government-plan-2566", "nsc-2566", "national-strategy"])
def test_any_plan_gets_a_section_of_its_own(built: GraphStore, plan: str) -> None:
    text = to_markdown(official_section(built, plan))
    assert text.startswith("# " + TITLE)
    assert "⟨" in text
    assert "None" not in text


def test_unknown_plan(built: GraphStore) -> None:
    with pytest.raises(NotFoundError, match="there is no plan"):
        official_section(built, "no-such-plan")


# --- Thai form


def test_thai_digits(built: GraphStore) -> None:
    text = to_markdown(official_section(built, "psds-2567", digits="thai"))
    assert "## ๒.๑ แผนระดับที่ ๑ ยุทธศาสตร์ชาติ (พ.ศ. ๒๕๖๑ - ๒๕๘๐)" in text
    text, _, cite = text.partition("## การอ้างอิงข้อมูลชุดนี้")
    assert built.fingerprint in cite
    thai = re.sub(r"https?://\S+|[A-Za-z]+[0-9]+", "", text)
    assert not re.search(r"[0-9]", thai)
    assert "(Y2)" in text
    assert digits(text + cite, "arabic").count("2567") == to_markdown(official_section(built, "psds-2567")).count("2567")


@pytest.mark.parametrize(("iso", "thai"), [("2024-07-09", "9 กรกฎาคม 2567"), ("2022-01-31", "31 มกราคม 2565"), ("2003-2020", "2003-2020"), ("", "")])
def test_dates(iso: str, thai: str) -> None:
    assert thai_date(iso) == thai


def test_markdown_lists_end_before_paragraphs(printed: str) -> None:
    """Otherwise a paragraph runs on in the item above it."""
    before = ""
    for line in printed.splitlines():
        if before.lstrip().startswith("- ") and line.strip():
            assert line.lstrip().startswith("- "), line
        before = line
    assert "\n\n\n" not in printed


def test_table_cells_hold_no_stray_bars(printed: str) -> None:
    table = [line for line in printed.splitlines() if line.startswith("| ")]
    assert len(table) == 5
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}


# --- RDF


def exported(built: GraphStore, format_: Format, plan: str | None = None) -> bytes:
    buffer = io.BytesIO()
    write_rdf(built, buffer, format_, plan)
    return buffer.getvalue()


def parsed(text: bytes, format_: Format) -> set[pyoxigraph.Triple]:
    kinds = {"turtle": pyoxigraph.RdfFormat.TURTLE, "jsonld": pyoxigraph.RdfFormat.JSON_LD, "nquads": pyoxigraph.RdfFormat.N_QUADS}
    return {quad.triple for quad in pyoxigraph.parse(text, kinds[format_])}


@pytest.mark.parametrize("format_", FORMATS)
def test_whole_graph_comes_back_as_it_was(built: GraphStore, format_: Format) -> None:
    assert parsed(exported(built, format_), format_) == {quad.triple for quad in built.store}


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_is_the_same_twice(built: GraphStore, format_: Format) -> None:
    assert exported(built, format_, "psds-2567") == exported(built, format_, "psds-2567")


def test_nquads_is_the_dump_of_the_build(built: GraphStore) -> None:
    whole = exported(built, "nquads").splitlines(keepends=True)
    head = [line for line in whole if line.startswith(b"#")]
    assert whole[:len(head)] == head
    assert b"".join(whole[len(head):]) == built.dump().read_bytes()


def test_a_plan_in_three_formats_is_one_plan(built: GraphStore) -> None:
    found = [parsed(exported(built, format_, "psds-2567"), format_) for format_ in FORMATS]
    assert found[0] == found[1] == found[2]
    subjects = {triple.subject.value.removeprefix(ID) for triple in found[0] if isinstance(triple.subject, pyoxigraph.NamedNode)}
    assert {"psds-2567", "psds-2567/s1/p1", "alignment/al-psds2567-3", "source/cab-2024-07-09"} <= subjects
    assert "mp-20" not in subjects
    cited = {triple.object.value for triple in found[0] if triple.predicate.value == "http://purl.org/dc/terms/source"
             and isinstance(triple.object, pyoxigraph.NamedNode)}
    described = {ID + id_ for id_ in subjects}
    assert cited <= described


def test_rdflib_reads_the_json_ld_without_the_network(built: GraphStore) -> None:
    """The context is inlined; rdflib is the other engine that reads it."""
    text = exported(built, "jsonld", "psds-2567")
    graph = RdfDataset()
    graph.parse(data=text, format="json-ld")
    turtle = Graph().parse(data=exported(built, "turtle", "psds-2567"), format="turtle")
    assert {(str(s), str(p), str(o)) for s, p, o, _ in graph.quads()} == {(str(s), str(p), str(o)) for s, p, o in turtle}
    assert PA.encode() in text


def test_export_of_an_unknown_plan(built: GraphStore) -> None:
    with pytest.raises(NotFoundError, match="there is no plan"):
        exported(built, "turtle", "no-such-plan")
    with pytest.raises(NotFoundError, match="there is no plan"):
        exported(built, "turtle", "psds-2567/s1")
