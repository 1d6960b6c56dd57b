"""Documents as agencies make them, written by python-docx or by hand: what the tests of the document loader read.

``WORD`` gives each file as DOCX; LibreOffice makes PDFs of them (``tests/loaders/document_pdfs.py``). ``PAGES`` are web pages.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION_START
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

__all__ = ["GOLDEN", "PAGES", "WORD", "changed", "item", "latin_pdf", "lines", "locked_pdf", "new", "numbering", "packed", "pdf", "plan_text", "scan", "table", "word", "xml"]

GOLDEN = Path(__file__).parent / "golden"
FONT = "Sarabun"


def plan_text() -> str:
    """A plan of our own, as a cabinet summary tells it."""
    return (GOLDEN / "text_plan.txt").read_text("utf-8")


# -- making -------------------------------------------------------------------------------------------------------------------------


def new(font: str = "Garuda", size: int = 14) -> DocumentObject:
    """An empty document in a Thai font."""
    made = Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    properties = style.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:cs"), font)
    thai = OxmlElement("w:szCs")
    thai.set(qn("w:val"), str(size * 2))
    properties.append(thai)
    made.sections[0].page_width, made.sections[0].page_height = Cm(21), Cm(29.7)
    return made


def packed(made: DocumentObject) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def changed(source: bytes, parts: dict[str, bytes | str], *, without: Sequence[str] = ()) -> bytes:
    """A packed file with parts replaced or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in old.infolist():
            if info.filename not in parts and info.filename not in without:
                made.writestr(info.filename, old.read(info.filename))
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def numbering(made: DocumentObject, levels: Sequence[tuple[str, str]], number: int, starts: dict[int, int] | None = None, *, same_as: int | None = None) -> int:
    """A list whose levels have (kind, text such as “%1.%2”); returns its id. ``same_as`` goes on with another list's counts, ``starts`` begins anew."""
    root = made.part.numbering_part.element
    if same_as is None:
        inner = "".join(f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>' for index, (kind, text) in enumerate(levels))
        root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'))
    overrides = "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for level, start in (starts or {}).items())
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number if same_as is None else same_as}"/>{overrides}</w:num>'))
    return number


def item(made: Any, text: str, number: int, level: int = 0) -> None:
    """A paragraph of a list."""
    paragraph = made.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def xml(made: DocumentObject, inner: str) -> None:
    """Raw paragraphs at the end of the body."""
    more = {"mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "a": "http://schemas.openxmlformats.org/drawingml/2006/main", "v": "urn:schemas-microsoft-com:vml"}
    spaces = " ".join([nsdecls("w"), *(f'xmlns:{name}="{uri}"' for name, uri in more.items())])
    for element in parse_xml(f"<w:body {spaces}>{inner}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, element)


def table(made: Any, rows: Sequence[Sequence[str]], merges: Sequence[tuple[int, int, int, int]] = ()) -> Any:
    """A table with borders; lines of a cell are paragraphs; merges are (top, left, bottom, right) from 0."""
    grid = made.add_table(rows=len(rows), cols=len(rows[0]))
    grid.style = "Table Grid"
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    for top, left, bottom, right in merges:
        grid.cell(top, left).merge(grid.cell(bottom, right))
    return grid


def lines(made: Any, *texts: str) -> None:
    for text in texts:
        made.add_paragraph(text)


# -- Word files ---------------------------------------------------------------------------------------------------------------------


def own_text() -> DocumentObject:
    made = new()
    lines(made, *(line for line in plan_text().split("\n") if line.strip()))
    return made


def numbered_headings() -> DocumentObject:
    """Strategies, tactics and guidelines numbered by Word alone."""
    made = new("Norasi")
    plan = numbering(made, [("decimal", "ยุทธศาสตร์ที่ %1"), ("decimal", "%2."), ("decimal", "%2.%3"), ("bullet", "-")], 50)
    lines(made, "แผนพัฒนาห้องสมุดประชาชน (พ.ศ. 2568-2572)", "วิสัยทัศน์", "ห้องสมุดใกล้บ้านทุกตำบล")
    for group, tactics in (("เพิ่มหนังสือ", ("จัดหาหนังสือใหม่", "แลกเปลี่ยนหนังสือ")), ("พัฒนาบรรณารักษ์", ("อบรมบรรณารักษ์",))):
        item(made, group, plan)
        lines(made, f"เป้าหมาย : {group}ได้ตามแผน", "กลยุทธ์", "แนวทางการพัฒนา")
        for tactic in tactics:
            item(made, tactic, plan, 1)
            item(made, f"สำรวจก่อน{tactic}", plan, 2)
            item(made, f"ติดตามผลการ{tactic}", plan, 2)
            item(made, f"รายงานการ{tactic}ทุกปี", plan, 3)
    return made


def thai_numbers() -> DocumentObject:
    """Lists in Thai digits and letters, one that goes on behind a paragraph and one that begins anew."""
    made = new("Loma")
    goals = numbering(made, [("thaiNumbers", "%1."), ("thaiLetters", "(%2)")], 60)
    again = numbering(made, [], 61, {0: 1}, same_as=60)
    lines(made, "แผนอนุรักษ์ผ้าไทย พ.ศ. ๒๕๖๘ - ๒๕๗๒", "เป้าหมาย")
    item(made, "มีผู้ทอผ้าเพิ่มขึ้น", goals)
    item(made, "ผ้าไทยมีมาตรฐาน", goals)
    lines(made, "ตัวชี้วัด")
    item(made, "จำนวนผู้ทอผ้า ไม่น้อยกว่า ๕๐๐ คน", again)
    item(made, "ร้อยละ ๘๐ ของผ้าผ่านมาตรฐาน", again)
    return made


def two_column_table() -> DocumentObject:
    """The layout of a cabinet summary: a table of subject and content, one of tactics and guidelines."""
    made = new()
    lines(made, "(ร่าง) แผนพัฒนาการเดินเรือ (พ.ศ. 2567-2570)")
    table(made, [["ประเด็น", "สาระสำคัญ"], ["วิสัยทัศน์", "เรือไทยปลอดภัยทุกเส้นทาง"], ["เป้าหมาย", "อุบัติเหตุทางน้ำลดลง"],
                 ["ตัวชี้วัด", "- อุบัติเหตุลดลงร้อยละ 10 ต่อปี\n- ท่าเรือผ่านมาตรฐานไม่น้อยกว่าร้อยละ 90"]])
    lines(made, "ยุทธศาสตร์ที่ 1 ยกระดับความปลอดภัย", "เป้าหมาย : เรือทุกลำผ่านการตรวจ")
    table(made, [["กลยุทธ์", "แนวทางการขับเคลื่อน"], ["1. ตรวจเรือ", "1.1 ตรวจเรือปีละครั้ง\n1.2 ติดตั้งอุปกรณ์ระบุตำแหน่ง"], ["2. ฝึกคนเรือ", "2.1 ฝึกอบรมนายท้ายเรือ\n2.2 ซ้อมกู้ภัย"]])
    lines(made, "หน่วยงานรับผิดชอบ : กรมเจ้าท่า และกระทรวงคมนาคม (คค.)")
    return made


PROJECTS = [["ลำดับ", "โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย", "งบประมาณ (ล้านบาท)", "งบประมาณ (ล้านบาท)", "หน่วยงานรับผิดชอบ"],
            ["", "", "", "", "2567", "2568", ""],
            ["1", "โครงการปรับปรุงท่าเรือ", "ท่าเรือที่ปรับปรุง", "5 แห่ง", "12.5", "10", "กรมเจ้าท่า"],
            ["2", "โครงการฝึกอบรมคนเรือ", "ผู้ผ่านการอบรม", "300 คน", "1.2", "1.2", "กรมเจ้าท่า"],
            ["3", "โครงการระบบติดตามเรือ", "เรือที่ติดตั้งอุปกรณ์", "ร้อยละ 80", "30", "25", "กระทรวงคมนาคม"]]


def project_table() -> DocumentObject:
    """A plan with its projects in a table with merged headings, below their strategy."""
    made = new()
    made.sections[0].orientation = WD_ORIENT.LANDSCAPE
    made.sections[0].page_width, made.sections[0].page_height = Cm(29.7), Cm(21)
    lines(made, "แผนพัฒนาการเดินเรือ (พ.ศ. 2567-2568)", "วิสัยทัศน์ : เรือไทยปลอดภัย", "ยุทธศาสตร์ที่ 1 ยกระดับความปลอดภัย", "เป้าหมาย : เรือทุกลำผ่านการตรวจ", "โครงการสำคัญ")
    rows = [list(row) for row in PROJECTS]
    rows[0][5] = ""
    table(made, rows, [(0, 4, 0, 5), *((0, column, 1, column) for column in (0, 1, 2, 3, 6))])
    lines(made, "ยุทธศาสตร์ที่ 2 ส่งเสริมการท่องเที่ยวทางน้ำ", "เป้าหมาย : นักท่องเที่ยวทางน้ำเพิ่มขึ้น")
    return made


def only_projects() -> DocumentObject:
    """An annex: nothing but a table of projects with its title, many pages long."""
    made = new(size=12)
    lines(made, "บัญชีโครงการตามแผนพัฒนาแหล่งน้ำ พ.ศ. 2567", "หน่วย : บาท")
    rows = [["ลำดับ", "โครงการ", "งบประมาณ", "หน่วยงาน"]]
    rows += [[str(number), f"โครงการขุดลอกคลองสายที่ {number} เพื่อแก้ปัญหาน้ำท่วมซ้ำซากในพื้นที่ลุ่มต่ำ", f"{number},500,000", "กรมชลประทาน"] for number in range(1, 61)]
    grid = table(made, rows)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def indicator_years() -> DocumentObject:
    """Indicators of the whole plan and of a strategy, a column a year."""
    made = new("Norasi")
    heads = ["ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมาย ปี 2567", "ค่าเป้าหมาย ปี 2568", "ค่าเป้าหมาย ปี 2569"]
    lines(made, "แผนส่งเสริมสุขภาพ (พ.ศ. 2567-2569)", "วิสัยทัศน์", "คนไทยแข็งแรง", "ตัวชี้วัด")
    table(made, [heads, ["อายุคาดเฉลี่ย", "ปี", "78", "79", "80"], ["อัตราป่วยลดลง", "ร้อยละ", "5", "6", "7"]])
    lines(made, "ยุทธศาสตร์ที่ 1 ออกกำลังกาย", "ตัวชี้วัด")
    table(made, [heads, ["ผู้ออกกำลังกาย", "ล้านคน", "10", "12", "15"]])
    lines(made, "กลยุทธ์", "1. สร้างสนามกีฬา", "2. จัดงานวิ่ง")
    return made


def footnotes() -> bytes:
    """Footnotes as Word keeps them: one behind a number, one behind a word, a separator that is none."""
    made = new()
    lines(made, "แผนพัฒนาการวัดผล (พ.ศ. 2567-2570)", "ตัวชี้วัด")

    def note(number: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    xml(made, f'<w:p><w:r><w:t xml:space="preserve">- อันดับความโปร่งใส </w:t></w:r><w:r><w:t>ไม่ต่ำกว่าอันดับที่ 20</w:t></w:r>{note(2)}<w:r><w:t xml:space="preserve"> ของโลก</w:t></w:r></w:p>'
              f'<w:p><w:r><w:t>- ความพึงพอใจของประชาชน</w:t></w:r>{note(3)}<w:r><w:t xml:space="preserve"> ไม่น้อยกว่าร้อยละ 85</w:t></w:r></w:p>'
              '<w:p><w:r><w:t>- พื้นที่สีเขียว 10 ตร.ม.</w:t></w:r></w:p>')
    body = "".join(f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>' for number, text in (
        (2, "จัดอันดับโดยองค์กรระหว่างประเทศทุกปี"), (3, "สำรวจโดยสำนักงานสถิติ")))
    part = f'<?xml version="1.0"?><w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{body}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    return _related(packed(made), "word/footnotes.xml", part, kind, "footnotes")


def _related(source: bytes, part: str, content: str, kind: str, relation: str) -> bytes:
    """A part added with its kind and relation."""
    with zipfile.ZipFile(BytesIO(source)) as archive:
        types, rels = archive.read("[Content_Types].xml").decode(), archive.read("word/_rels/document.xml.rels").decode()
    types = types.replace("</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/></Types>')
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = rels.replace("</Relationships>", f'<Relationship Id="rId900" Type="{office}/{relation}" Target="{part.removeprefix("word/")}"/></Relationships>')
    return changed(source, {part: content, "[Content_Types].xml": types, "word/_rels/document.xml.rels": rels})


def text_boxes() -> DocumentObject:
    """A vision in a text box, which Word writes twice."""
    made = new()
    lines(made, "แผนพัฒนาสวนสาธารณะ (พ.ศ. 2567-2570)")
    box = "<w:txbxContent><w:p><w:r><w:t>วิสัยทัศน์</w:t></w:r></w:p><w:p><w:r><w:t>สวนใกล้บ้านเดินถึงได้</w:t></w:r></w:p></w:txbxContent>"
    drawing = f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
    xml(made, f'<w:p><w:r><w:t>บทนำ</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>')
    lines(made, "เป้าหมาย", "- มีสวนเพิ่มขึ้น 10 แห่ง")
    return made


def tracked_changes() -> DocumentObject:
    """Deleted and moved-away text, inserted text, a deleted row, hidden text, a field."""
    made = new()
    lines(made, "แผนพัฒนาถนน (พ.ศ. 2567-2570)", "เป้าหมาย")
    by = 'w:id="1" w:author="ก" w:date="2024-01-01T00:00:00Z"'
    xml(made, f'<w:p><w:r><w:t xml:space="preserve">- ถนน</w:t></w:r><w:del {by}><w:r><w:delText>ลูกรัง</w:delText></w:r></w:del><w:ins {by}><w:r><w:t>ลาดยาง</w:t></w:r></w:ins><w:r><w:t>ครบทุกตำบล</w:t></w:r></w:p>'
              f'<w:moveFrom {by}><w:p><w:r><w:t>- ย้ายไปแล้ว</w:t></w:r></w:p></w:moveFrom>'
              '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>- ข้อความที่ซ่อน</w:t></w:r></w:p>'
              '<w:p><w:r><w:t xml:space="preserve">- สะพานปลอดภัย</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
    rows = table(made, [["ประเด็น", "สาระสำคัญ"], ["วิสัยทัศน์", "ถนนเก่า"], ["วิสัยทัศน์", "ถนนดีทุกสาย"]])
    rows.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} {by}/>'))
    return made


def contents_and_boxes() -> DocumentObject:
    """A table of contents that repeats the headings, content controls, tabs and soft breaks."""
    made = new()
    made.styles.element.append(parse_xml(f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'))
    lines(made, "แผนพัฒนาตลาดน้ำ (พ.ศ. 2567-2570)")
    xml(made, "".join(f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>{text}</w:t><w:tab/><w:t>{page}</w:t></w:r></w:p>' for page, text in enumerate(("วิสัยทัศน์", "ยุทธศาสตร์ที่ 1 ฟื้นฟูตลาด"), 3)))
    xml(made, "<w:sdt><w:sdtContent><w:p><w:r><w:t>วิสัยทัศน์</w:t><w:tab/><w:t>:</w:t><w:tab/><w:t>ตลาดน้ำมีชีวิต</w:t></w:r></w:p></w:sdtContent></w:sdt>"
              "<w:p><w:r><w:t>ยุทธศาสตร์ที่ 1</w:t><w:br/><w:t>ฟื้นฟูตลาด</w:t></w:r></w:p>"
              "<w:p><w:r><w:t>เป้าหมาย : ผู้ค้ามีรายได้</w:t></w:r></w:p><w:p><w:r><w:t>แนวทาง</w:t></w:r></w:p>"
              "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>ปรับปรุงท่าน้ำ</w:t></w:r></w:p><w:p><w:r><w:t>2.</w:t><w:tab/><w:t>จัดกิจกรรมวันหยุด</w:t></w:r></w:p>"
              "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>คลิกเพื่อพิมพ์</w:t></w:r></w:sdtContent></w:sdt></w:p>")
    return made


def old_and_new() -> DocumentObject:
    """The old plan beside the new one: the old column is never loaded."""
    made = new()
    lines(made, "การปรับปรุงแผนพัฒนาป่าชุมชน (พ.ศ. 2566-2570)")
    table(made, [["หัวข้อ", "เดิม", "ใหม่"], ["วิสัยทัศน์", "ป่าชุมชนยั่งยืน", "ป่าชุมชนสมบูรณ์ คนอยู่ดี"], ["เป้าหมาย", "1. ป่าเพิ่มขึ้น", "1. ป่าชุมชนเพิ่มขึ้น\n2. รายได้จากป่าเพิ่มขึ้น"]])
    return made


def alignments() -> DocumentObject:
    """Sentences that say which plans the plan follows."""
    made = new()
    lines(made, "แผนปฏิบัติการด้านพลังงานสะอาด ระยะที่ 1 (พ.ศ. 2566-2570)",
          "แผนฯ มีความสอดคล้องกับยุทธศาสตร์ชาติด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม และแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 10 ไทยมีเศรษฐกิจหมุนเวียนและสังคมคาร์บอนต่ำ",
          "วิสัยทัศน์ : พลังงานสะอาดราคาเป็นธรรม", "ตัวชี้วัด", "- สัดส่วนพลังงานสะอาดไม่น้อยกว่าร้อยละ 30 ภายในปี 2570")
    return made


def nested_tables() -> DocumentObject:
    """A table in a cell of a table that only lays the page out."""
    made = new()
    lines(made, "แผนพัฒนาการประมง (พ.ศ. 2567-2570)")
    outer = table(made, [["วิสัยทัศน์", "ทะเลไทยอุดมสมบูรณ์"], ["ตัวชี้วัด", ""]])
    inner = outer.cell(1, 1)
    inner.paragraphs[0].text = "(1) จับสัตว์น้ำไม่เกิน 1.2 ล้านตัน"
    table(inner, [["(2) ชาวประมงขึ้นทะเบียนร้อยละ 100"]])
    return made


def columns() -> DocumentObject:
    """Two columns of running text below a heading, as in a brochure."""
    made = new(size=12)
    lines(made, "แผนพัฒนาการท่องเที่ยวชุมชน (พ.ศ. 2567-2570)")
    made.add_section(WD_SECTION_START.CONTINUOUS)
    for old in made.sections[1]._sectPr.findall(qn("w:cols")):
        old.set(qn("w:num"), "2")
        old.set(qn("w:space"), "700")
    lines(made, "วิสัยทัศน์", "ชุมชนท่องเที่ยวเข้มแข็งและพึ่งพาตนเองได้อย่างยั่งยืนด้วยทุนทางวัฒนธรรมของตนเอง")
    for number, name in enumerate(("พัฒนาคน", "พัฒนาสถานที่", "พัฒนาตลาด"), 1):
        lines(made, f"ยุทธศาสตร์ที่ {number} {name}", f"เป้าหมาย : {name}ให้พร้อมรับนักท่องเที่ยวทั้งชาวไทยและชาวต่างประเทศตลอดทั้งปีโดยไม่กระทบวิถีชีวิตของคนในชุมชน", "แนวทาง",
              f"1. สำรวจและจัดทำข้อมูลพื้นฐานเพื่อ{name}ร่วมกับผู้นำชุมชน สถาบันการศึกษา และภาคเอกชนในพื้นที่อย่างต่อเนื่อง",
              f"2. จัดทำแผน{name}ระยะสามปีที่ชุมชนมีส่วนร่วมตั้งแต่ต้นจนจบ และเผยแพร่ให้ประชาชนทราบทั่วกัน")
    return made


def running_heads() -> DocumentObject:
    """A head and a foot on every page, page numbers, paragraphs over page ends."""
    made = new("Loma", 16)
    section = made.sections[0]
    section.header.paragraphs[0].text = "แผนพัฒนาการศึกษาทางไกล พ.ศ. 2567-2570"
    foot = section.footer.paragraphs[0]
    foot.text = "หน้า "
    for part in (f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>', f'<w:r {nsdecls("w")}><w:instrText> PAGE </w:instrText></w:r>', f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'):
        foot._p.append(parse_xml(part))
    lines(made, "(ร่าง) แผนพัฒนาการศึกษาทางไกล (พ.ศ. 2567-2570)", "วิสัยทัศน์", "เรียนได้ทุกที่ทุกเวลา")
    for number in range(1, 6):
        lines(made, f"ยุทธศาสตร์ที่ {number} ยกระดับบทเรียนชุดที่ {number}", "แนวทาง")
        lines(made, *(f"{number}.{deep} พัฒนาสื่อการสอนชุดที่ {deep} ให้ครอบคลุมเนื้อหาตามหลักสูตรแกนกลางทุกกลุ่มสาระ รวมทั้งจัดให้มีครูพี่เลี้ยงคอยให้คำปรึกษาแก่ผู้เรียนที่อยู่ห่างไกลอย่างทั่วถึงและต่อเนื่องตลอดปีการศึกษา" for deep in range(1, 5)))
    return made


def english() -> DocumentObject:
    """A plan in both languages, with superscript powers that are no footnotes."""
    made = new("Waree", 12)
    lines(made, "แผนพัฒนาพื้นที่สีเขียว (Green Area Plan) (พ.ศ. 2567-2570)", "วิสัยทัศน์ : เมืองสีเขียว (Green City for All)", "ตัวชี้วัด")
    xml(made, '<w:p><w:r><w:t xml:space="preserve">- พื้นที่สีเขียว (Green Area per Capita) ไม่น้อยกว่า 10 ตร.ม.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t xml:space="preserve"> ต่อคน ภายในปี 2570</w:t></w:r></w:p>')
    return made


def section_of_sections() -> DocumentObject:
    """Outline numbers, an annex behind the plan, agencies by guideline."""
    made = new("Norasi")
    lines(made, "แผนปฏิบัติการด้านการจัดการขยะ ระยะที่ 2 (พ.ศ. 2566-2570)", "1. วิสัยทัศน์", "ขยะเป็นศูนย์", "2. เป้าหมาย", "2.1 ขยะลดลงทุกปี", "2.2 ขยะถูกคัดแยกตั้งแต่ต้นทาง",
          "3. มาตรการ", "มาตรการที่ 1 ลดขยะต้นทาง", "แนวทาง", "(1) รณรงค์คัดแยกขยะในครัวเรือน", "(2) เก็บค่าธรรมเนียมตามปริมาณ", "หน่วยงานรับผิดชอบ : กรมควบคุมมลพิษ (คพ.) และ อปท.",
          "มาตรการที่ 2 เพิ่มการใช้ซ้ำ", "แนวทาง", "(1) ตั้งศูนย์ซ่อมของใช้ในชุมชน", "4. การติดตามและประเมินผล", "รายงานผลทุกไตรมาส")
    return made


WORD: dict[str, Callable[[], DocumentObject | bytes]] = {
    "own-text": own_text, "numbered-headings": numbered_headings, "thai-numbers": thai_numbers, "two-column-table": two_column_table, "project-table": project_table, "only-projects": only_projects,
    "indicator-years": indicator_years, "footnotes": footnotes, "text-boxes": text_boxes, "tracked-changes": tracked_changes, "contents": contents_and_boxes, "old-and-new": old_and_new,
    "alignments": alignments, "nested-tables": nested_tables, "columns": columns, "running-heads": running_heads, "english": english, "sections": section_of_sections,
}


def word(name: str) -> bytes:
    """One of the Word files."""
    made = WORD[name]()
    return made if isinstance(made, bytes) else packed(made)


# -- web pages ----------------------------------------------------------------------------------------------------------------------

_NEWS = """<!DOCTYPE html><html lang="th"><head><title>ข่าว</title><meta charset="utf-8"><style>p{color:red}</style><script>var x="เป้าหมาย : ลวง";</script></head><body>
<nav><ul><li>หน้าแรก</li><li>ยุทธศาสตร์ที่ 9 เมนู</li></ul></nav><main><h1>แผนพัฒนาการเกษตร<br>(พ.ศ. 2567-2570)</h1>
<p>วิสัยทัศน์&nbsp;: เกษตรกรมั่นคง</p><h2>ยุทธศาสตร์ที่ 1 เพิ่มผลผลิต</h2><p>เป้าหมาย : ผลผลิตต่อไร่เพิ่มขึ้น</p><p>แนวทาง</p>
<ol><li>พัฒนาพันธุ์<ul><li>ข้าว</li><li>อ้อย</li></ul></li><li>จัดการน้ำ</li></ol><p hidden>ซ่อน</p><p style="display: none">ซ่อน</p>
<img src="http://127.0.0.1:9/x.png" alt=""><p>ตัวชี้วัด</p><p>- ผลผลิตเพิ่มขึ้นร้อยละ 15<sup>1</sup> ภายในปี 2570</p><p>- พื้นที่ 10 ม.<sup>2</sup></p><p><sup>1</sup> เทียบกับปีฐาน 2566</p></main><footer>เป้าหมาย : ท้ายหน้า</footer></body></html>"""
_TABLE = """<html><meta charset="utf-8"><body><h2>บัญชีโครงการแผนพัฒนาเมือง พ.ศ. 2567</h2><table border=1>
<tr><th rowspan=2>ลำดับ<th rowspan=2>โครงการ<th colspan=2>งบประมาณ (บาท)<th rowspan=2>หน่วยงาน</tr><tr><th>2567<th>2568</tr>
<tr><td>1<td>โครงการทางเท้า<td>1,000,000<td>2,000,000<td>กรุงเทพมหานคร</tr><tr><td>2<td>โครงการสวนสาธารณะ<td>500,000<td>-<td>กรุงเทพมหานคร</table></body></html>"""
_LAYOUT = """<table><tr><td><table><tr><td>เมนู</td><td>ค้นหา</td></tr></table></td><td><p>แผนพัฒนาเมืองเก่า (พ.ศ. 2567-2570)</p><table><tr><td>วิสัยทัศน์</td><td>เมืองเก่ามีชีวิต</td></tr>
<tr><td>เป้าหมาย</td><td><ol start="1" type="1"><li>อาคารเก่าปลอดภัย</li><li value="2">ผู้คนเดินได้</li></ol></td></tr></table></td></tr></table>"""
PAGES: dict[str, bytes] = {
    "news.html": _NEWS.encode(), "projects.html": _TABLE.encode(), "layout.htm": _LAYOUT.encode(), "thai-874.html": ('<html><meta http-equiv="Content-Type" content="text/html; charset=windows-874"><body><p>แผนพัฒนาแม่น้ำ (พ.ศ. 2567-2570)</p><p>วิสัยทัศน์ : “แม่น้ำใส”</p></body></html>').encode("cp874"),
    "no-charset.html": "<html><body><p>แผนพัฒนาแม่น้ำ (พ.ศ. 2567-2570)</p><p>วิสัยทัศน์ : แม่น้ำใส</p></body></html>".encode("tis-620"), "excel.xls": _TABLE.encode("utf-8-sig"),
}


# -- PDFs by hand -------------------------------------------------------------------------------------------------------------------


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; object 1 is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, trailer, start)


def latin_pdf(*texts: str, trailer: bytes = b"", pages: int = 1, kids: bytes = b"") -> bytes:
    """Lines in Helvetica, which no font file goes with; Thai goes in as the bytes of TIS-620, as programs of the nineties did."""
    shown = b"".join(b"1 0 0 1 72 %d Tm (%s) Tj " % (760 - 20 * line, text.encode("tis-620").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")) for line, text in enumerate(texts))
    content = b"BT /F1 12 Tf " + shown + b"ET"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids or b"3 0 R " * pages, pages),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"], trailer)


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    return latin_pdf("secret", trailer=b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32))


def scan(pages: int = 1, *, after: bytes = b"") -> bytes:
    """Pages that are pictures; behind the pages of another PDF, if one is given."""
    import pypdfium2  # noqa: PLC0415 - used here alone

    document = pypdfium2.PdfDocument(after) if after else pypdfium2.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(595, 842)
        picture = pypdfium2.PdfImage.new(document)
        picture.set_bitmap(pypdfium2.PdfBitmap.new_native(40, 60, 4))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page.insert_obj(picture)
        page.gen_content()
    out = BytesIO()
    document.save(out)
    return out.getvalue()
