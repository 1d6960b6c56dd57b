"""Word files and web pages to golden plans, each checked by hand, and the rules that a golden file would not show."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from loaders.document.docx_numbering import Numbering
from loaders.document.job import read
from loaders.document.plan import DocumentPlan
from loaders.problems import DataError
from loaders.records import PlanDocument
from loaders.table import TablePlan
from loaders.text import load_text
from loaders.workbook.book import Sheet
from tests.loaders.document_files import PAGES, WORD, changed, item, lines, new, numbering, packed, plan_text, table, word, xml
from tests.loaders.document_outline import FOLDER, load_here, made, outline, rows

NAMES = [*(f"{name}.docx" for name in WORD), *PAGES]


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    assert outline(load_here(made(name), name)) == (FOLDER / f"{name}.txt").read_text("utf-8"), "see tests/loaders/document_outline.py"


@pytest.mark.parametrize("name", NAMES)
def test_every_element_has_its_place(name: str) -> None:
    plan = load_here(made(name), name)
    record = plan.as_plan()
    assert all(element.locator for _, element, _ in record.walk())
    assert len(list(record.walk())) <= len(list(plan.walk())), "parts named by text and table are one"
    assert {"problems", "notes", "file"} <= set(plan.as_json())


def test_a_word_file_says_what_its_text_says() -> None:
    plan = load_here(word("own-text"))
    assert isinstance(plan, DocumentPlan)
    text = load_text(plan_text())
    assert [(part.role, part.number, part.text, part.agencies, part.targets) for part in plan.walk()] == [(part.role, part.number, part.text, part.agencies, part.targets) for part in text.walk()]
    assert (plan.title, plan.period, len(plan.footnotes)) == (text.title, text.period, 3)


def labels(levels: list[tuple[str, str]], *depths: int) -> list[str]:
    document = new()
    number = numbering(document, levels, 70)
    for depth in depths:
        item(document, "ก", number, depth)
    counted = Numbering(document.part.numbering_part.element, document.styles.element)
    return [counted.label(paragraph._p) for paragraph in document.paragraphs]


@pytest.mark.parametrize(("levels", "depths", "expected"), [
    ([("decimal", "%1."), ("decimal", "%1.%2")], (0, 1, 1, 0, 1), ["1.", "1.1", "1.2", "2.", "2.1"]),
    ([("decimal", "%1."), ("decimal", "%1.%2")], (1, 1), ["1.1", "1.2"]),
    ([("thaiNumbers", "%1."), ("thaiLetters", "(%2)")], (0, 1, 1), ["๑.", "(ก)", "(ข)"]),
    ([("lowerRoman", "(%1)"), ("upperLetter", "%2.")], (0, 0, 0, 0, 1, 1), ["(i)", "(ii)", "(iii)", "(iv)", "A.", "B."]),
    ([("bullet", "\uf0b7"), ("bullet", "-")], (0, 1), ["•", "-"]), ([("none", "")], (0,), [""]), ([("decimalZero", "%1")], (0,), ["01"]),
    ([("decimal", "ยุทธศาสตร์ที่ %1")], (0, 0), ["ยุทธศาสตร์ที่ 1", "ยุทธศาสตร์ที่ 2"]),
])
def test_numbers_are_counted_as_word_does(levels: list[tuple[str, str]], depths: tuple[int, ...], expected: list[str]) -> None:
    assert labels(levels, *depths) == expected


def test_a_style_numbers_its_paragraphs_and_its_children() -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - used here alone
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    document = new()
    number = numbering(document, [("decimal", "ประเด็นที่ %1")], 71)
    document.styles["Heading 1"].element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    document.add_paragraph("น้ำ", style="Heading 1")
    document.add_paragraph("ป่า", style="Heading 1")
    story = read(packed(document), "docx", "f")
    assert [line.text for line in story.lines] == ["ประเด็นที่ 1 น้ำ", "ประเด็นที่ 2 ป่า"]


def test_pages_that_word_noted_are_the_place() -> None:
    document = new()
    xml(document, "<w:p><w:r><w:t>แผนน้ำ (พ.ศ. 2567-2570)</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>วิสัยทัศน์ : น้ำใส</w:t></w:r></w:p>")
    (element,) = (element for _, element, _ in load_here(packed(document)).as_plan().walk())
    assert element.locator == "หน้า 2 ย่อหน้า 2"


def sheets(*tables: list[list[str]]) -> list[Sheet]:
    document = new()
    lines(document, "แผนน้ำ (พ.ศ. 2567-2570)")
    for each in tables:
        table(document, each)
        lines(document, "คั่น")
    book = read(packed(document), "docx", "f").book
    return list(book.sheets) if book else []


def test_tables_go_by_columns_only_where_their_rows_are_projects_or_measured_indicators() -> None:
    projects = [["ลำดับ", "โครงการ", "งบประมาณ (บาท)"], ["1", "โครงการ ก", "100"]]
    lists = [["แนวทาง", "โครงการ", "หน่วยงาน"], ["จัดการน้ำ", "1. โครงการ ก\n2. โครงการ ข", "กรม ก"]]
    values = [["ตัวชี้วัด", "ค่าเป้าหมาย ปี 2567", "ค่าเป้าหมาย ปี 2568"], ["น้ำสะอาด", "80", "90"]]
    named = [["ประเด็น", "สาระสำคัญ"], ["วิสัยทัศน์", "น้ำใส"]]
    old = [["ตัวชี้วัด", "ค่าเป้าหมายเดิม", "ค่าเป้าหมายใหม่"], ["น้ำสะอาด", "80", "90"]]
    assert [sheet.name for sheet in sheets(projects, lists, values, named, old)] == ["ตารางที่ 1", "ตารางที่ 3"]


def test_text_names_the_strategy_of_a_table_below_it() -> None:
    plan = load_here(word("project-table"))
    parents = {element.text: parent.text for _, element, parent in plan.as_plan().walk() if isinstance(parent, type(element))}
    assert parents["โครงการปรับปรุงท่าเรือ"] == "ยกระดับความปลอดภัย"
    assert sum(kind == "Strategy" for kind, _, _ in plan.as_plan().walk()) == 2


def test_columns_of_a_document_are_corrected_like_those_of_a_workbook() -> None:
    story = read(word("only-projects"), "docx", "f")
    from loaders.document.reader import load_story  # noqa: PLC0415 - used here alone

    plan = load_story(story, "f")
    assert isinstance(plan, TablePlan)
    corrected = plan.mappings[0].with_field("งบประมาณ", "budget", unit="ล้านบาท")
    again = load_story(story, "f", mappings=[corrected])
    record: PlanDocument = again.as_plan()
    assert {element.budgets[0].unit for _, element, _ in record.walk()} == {"ล้านบาท"}


def test_macros_are_said_and_not_run() -> None:
    plan = load_here(changed(word("alignments"), {"word/vbaProject.bin": b"Shell calc.exe"}), "a.docm")
    assert [rule for rule, _, _ in plan.notes] == ["macros"]
    assert rows(plan) == rows(load_here(word("alignments")))


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(DataError) as raised:
        load_here(packed(Document()), "empty.docx")
    assert raised.value.problems[0].rule == "document-no-text"


def test_a_heading_of_flagships_above_a_table_makes_flagships_of_that_table_alone_and_is_no_part_itself() -> None:
    document = new()
    lines(document, "แผนรัฐบาลดิจิทัล (พ.ศ. 2566-2570)", "ยุทธศาสตร์ที่ 1 ดิจิทัล", "เป้าหมาย : บริการครบ", "ตารางที่ 1 โครงการสำคัญ (Flagship Project) ภายใต้ยุทธศาสตร์ที่ 1")
    table(document, [["ลำดับ", "โครงการ", "หน่วยงาน"], ["1", "โครงการพอร์ทัล", "สพร."]])
    lines(document, "โครงการอื่น ๆ")
    table(document, [["ลำดับ", "โครงการ", "หน่วยงาน"], ["1", "โครงการอบรม", "สำนักงาน ก.พ."]])
    record = load_here(packed(document)).as_plan()
    assert [(kind, element.text) for kind, element, _ in record.walk()] == [("Strategy", "ดิจิทัล"), ("Goal", "บริการครบ"), ("FlagshipProject", "โครงการพอร์ทัล"), ("Project", "โครงการอบรม")]


def test_a_table_of_strategies_with_indicators_and_values_goes_by_its_columns() -> None:
    document = new()
    lines(document, "แผนพัฒนาจังหวัด (พ.ศ. 2566-2570)")
    table(document, [["ประเด็นการพัฒนา", "เป้าหมาย", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2570", "กลยุทธ์"], ["ประเด็นที่ 1 เกษตร", "รายได้เพิ่ม", "ร้อยละรายได้", "ร้อยละ 10", "1.1 อินทรีย์\n1.2 ตลาด"],
                     ["ประเด็นที่ 2 ท่องเที่ยว", "นักท่องเที่ยวเพิ่ม", "จำนวนนักท่องเที่ยว", "1.2 ล้านคน", "2.1 แหล่งใหม่"]])
    found = {element.text: (kind, element.number, [(target.value, target.year_be) for target in element.targets]) for kind, element, _ in load_here(packed(document)).as_plan().walk()}
    assert found["ร้อยละรายได้"] == ("Indicator", None, [(10, 2570)])
    assert found["จำนวนนักท่องเที่ยว"] == ("Indicator", None, [(1.2, 2570)])
    assert [(text, number) for text, (kind, number, _) in found.items() if kind == "Tactic"] == [("อินทรีย์", "1.1"), ("ตลาด", "1.2"), ("แหล่งใหม่", "2.1")]


@pytest.mark.parametrize("in_style", [False, True])
def test_raised_digits_that_somebody_typed_are_footnotes_and_no_digits_of_a_value(in_style: bool) -> None:
    document = new()
    lines(document, "แผนน้ำ (พ.ศ. 2567-2570)", "ยุทธศาสตร์ที่ 1 น้ำ", "ตัวชี้วัด")
    if in_style:
        style = document.styles.add_style("Marke", 2)
        style.font.superscript = True
    measures = (("ร้อยละความพึงพอใจไม่น้อยกว่าร้อยละ 85", ("1", "2"), " ในปี 2570"), ("พื้นที่ไม่น้อยกว่า 20 ตร.ม.", ("2",), ""), ("อันดับไม่เกิน 30", ("๓",), ""))
    for before, digits, after in measures:
        paragraph = document.add_paragraph(before)
        for each in digits:
            run = paragraph.add_run(each, style="Marke") if in_style else paragraph.add_run(each)
            run.font.superscript = None if in_style else True
        paragraph.add_run(after)
    note = document.add_paragraph()
    note.add_run("3").font.superscript = True
    note.add_run(" สำรวจทุกปี")
    plan = load_here(packed(document)).as_plan()
    found = [element for kind, element, _ in plan.walk() if kind == "Indicator"]
    assert [[target.value for target in element.targets] for element in found] == [[85], [20], [30]]
    assert found[0].text == "ร้อยละความพึงพอใจไม่น้อยกว่าร้อยละ 85 ในปี 2570"
    assert [(each.number, each.text) for each in plan.footnotes] == [(3, "สำรวจทุกปี"), (12, None)]


def test_a_typed_marker_beside_footnotes_of_word_takes_no_number_of_theirs() -> None:
    source = word("footnotes")
    before = load_here(source).as_plan().footnotes
    with zipfile.ZipFile(BytesIO(source)) as archive:
        body = archive.read("word/document.xml").decode()
    typed = '<w:p><w:r><w:t>แนวทางอื่น</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p><w:sectPr'
    after = load_here(changed(source, {"word/document.xml": typed.join(body.rsplit("<w:sectPr", 1))})).as_plan().footnotes
    assert [(each.number, each.text) for each in after[:len(before)]] == [(each.number, each.text) for each in before]
    assert [(each.number, each.text) for each in after[len(before):]] == [(len(before) + 1, None)]


def test_a_table_of_projects_in_a_table_that_only_frames_it_goes_by_its_columns() -> None:
    document = new()
    lines(document, "แผนน้ำ (พ.ศ. 2567-2570)")
    frame = table(document, [["บัญชีโครงการ"]])
    table(frame.cell(0, 0), [["โครงการ", "หน่วยงานรับผิดชอบ", "งบประมาณ (บาท)"], ["โครงการขุดสระ", "กรมที่ดิน", "1,000"], ["โครงการฝาย", "กรมป่าไม้", "2,000"]])
    plan = load_here(packed(document)).as_plan()
    assert [(element.text, element.agencies, element.budgets[0].value) for _, element, _ in plan.walk()] == [("โครงการขุดสระ", ("กรมที่ดิน",), 1000), ("โครงการฝาย", ("กรมป่าไม้",), 2000)]


def test_a_small_table_in_a_cell_of_a_table_of_projects_stays_in_its_cell() -> None:
    document = new()
    lines(document, "แผนน้ำ (พ.ศ. 2567-2570)")
    projects = table(document, [["ลำดับ", "โครงการ", "วัตถุประสงค์", "งบประมาณ (บาท)"], ["1", "โครงการขุดสระน้ำเพื่อการเกษตรในพื้นที่แล้งซ้ำซาก", "เพื่อให้เกษตรกรมีน้ำใช้ตลอดทั้งปีและลดความเสียหาย", "1,000"], ["2", "โครงการฝาย", "เพื่อชะลอน้ำ", "2,000"]])
    table(projects.cell(1, 2), [["ก", "ข"], ["ค", "ง"]])
    plan = load_here(packed(document)).as_plan()
    assert [element.budgets[0].value for _, element, _ in plan.walk()] == [1000, 2000]


def test_parts_of_the_strategy_before_are_not_those_of_the_table_below_the_next() -> None:
    document = new()
    lines(document, "แผนน้ำ (พ.ศ. 2567-2570)", "ยุทธศาสตร์ที่ 1 น้ำ", "กลยุทธ์ที่ 1.1 สระ", "กลยุทธ์ที่ 1.2 คลอง", "ยุทธศาสตร์ที่ 2 ป่า")
    table(document, [["ลำดับ", "โครงการ", "หน่วยงาน"], ["1", "โครงการปลูกป่า", "กรมป่าไม้"]])
    plan = load_here(packed(document)).as_plan()
    assert [(kind, element.text, getattr(parent, "text", None)) for kind, element, parent in plan.walk()] == [
        ("Strategy", "น้ำ", None), ("Tactic", "สระ", "น้ำ"), ("Tactic", "คลอง", "น้ำ"), ("Strategy", "ป่า", None), ("Project", "โครงการปลูกป่า", "ป่า")]


@pytest.mark.parametrize(("says", "encoding"), [("tis-620", "utf-8"), ("utf-8", "cp874"), ("utf-8", "utf-8"), ("windows-874", "tis-620")])
def test_a_page_is_read_in_the_encoding_it_has_and_not_the_one_it_says(says: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{says}"></head><body><p>แผนพัฒนาแม่น้ำ (พ.ศ. 2567-2570)</p><p>วิสัยทัศน์ : แม่น้ำใส</p></body></html>'
    assert [line.text for line in read(page.encode(encoding), "html", "f").lines] == ["แผนพัฒนาแม่น้ำ (พ.ศ. 2567-2570)", "วิสัยทัศน์ : แม่น้ำใส"]


def test_a_page_cut_inside_a_letter_is_still_utf_8() -> None:
    page = f"<html><body><p>{'แผนพัฒนาแม่น้ำ ' * 20}</p><p>จบ".encode()[:-1]
    assert read(page, "html", "f").lines[0].text.startswith("แผนพัฒนาแม่น้ำ แผนพัฒนาแม่น้ำ")
