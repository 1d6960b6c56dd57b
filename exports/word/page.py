"""An empty Word document as Thai offices set it: A4, TH Sarabun 16 points, headings that navigate, numbers of pages at the top.

Margins and size of text are those of the Office of the Prime Minister's rules of correspondence (พ.ศ. 2526 and amendments): left 3 cm, right 2 cm,
16 points. Thai is a complex script to Word: it takes its font, size and boldness from the attributes ``cs``, ``szCs`` and ``bCs``, never from
those of Latin text, so every style sets both. Breaking lines between Thai words is left to Word, which does it by its own dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as PageSection
from docx.shared import Cm

from exports.plain import one_line
from exports.thai import Digits

__all__ = ["FONT", "SYMBOL_FONT", "about", "columns", "element", "landscape", "narrow", "new_document", "numbered", "portrait", "twips"]

FONT = "TH SarabunPSK"
"""On every computer of a Thai office; :data:`_INSTEAD` names what a reader without it gets, in this order."""
SYMBOL_FONT = "Segoe UI Symbol"
"""Has the marks ⟨ ⟩ ● ○, which no Thai font has; named, because what Word chooses by itself (Cambria Math) makes lines twice as high."""
_INSTEAD = {FONT: "TH Sarabun New;Sarabun;Laksaman", SYMBOL_FONT: "DejaVu Sans;Noto Sans Symbols2"}
_KEPT = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header",
                   *(f"Heading{level}" for level in (1, 2, 3, 4))})
"""Styles of the empty document that stay; ninety others would only fill the list a person chooses from."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style: name as Word lists it, size in points, spacing in points, indents in centimetres."""

    name: str
    size: float
    bold: bool = False
    colour: str = ""
    fill: str = ""
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    centred: bool = False
    spread: bool = False
    """Both margins even, the way Thai is set (กระจายแบบไทย)."""
    keep: bool = False
    bar: str = ""
    """Colour of a line at the left margin."""
    next: str = ""
    exact: float = 0
    """Height of a line in points; 0: as the font asks."""


_HEADINGS = {
    1: _Style("heading 1", 20, bold=True, after=6, centred=True, keep=True, next="Line0"),
    2: _Style("heading 2", 18, bold=True, before=14, after=4, keep=True, next="Line0"),
    3: _Style("heading 3", 16, bold=True, before=10, after=3, keep=True, next="Line0"),
    4: _Style("heading 4", 16, bold=True, before=8, after=3, left=0.6, keep=True, next="Line0"),
}
_PARAGRAPHS = {
    "PlanName": _Style("ชื่อแผน", 18, bold=True, after=6, centred=True),
    "Note": _Style("คำอธิบายเครื่องหมาย", 13, colour="404040", fill="F2F2F2", before=2, after=6),
    "Line0": _Style("เนื้อความ", 16, before=2, after=2, left=0.6, spread=True),
    "Line1": _Style("เนื้อความ ระดับ 2", 16, before=1, after=1, left=1.6, hanging=0.4, spread=True),
    "Line2": _Style("เนื้อความ ระดับ 3", 16, after=1, left=2.4, hanging=0.4, spread=True),
    "Draft": _Style("ข้อความร่าง", 16, before=2, after=2, left=0.6, spread=True, bar="BF8F00"),
    "Draft1": _Style("ข้อความร่าง ระดับ 2", 16, before=2, after=2, left=1.6, spread=True, bar="BF8F00"),
    "CellHead": _Style("หัวตาราง", 14, bold=True, centred=True),
    "Cell": _Style("เนื้อตาราง", 13, after=1),
    "Source": _Style("แหล่งอ้างอิง", 13, bold=True, before=5, after=1, left=0.9, hanging=0.9, keep=True),
    "Place": _Style("ตำแหน่งที่อ้างอิง", 12, left=1.3, hanging=1.0),
    "BriefPlan": _Style("ชื่อแผน หน้าเดียว", 16, bold=True, after=4, centred=True, exact=19),
    "BriefHead": _Style("หัวข้อย่อย หน้าเดียว", 14, bold=True, before=5, after=1, colour="0B5C8A", exact=17),
    "Brief": _Style("ข้อความ หน้าเดียว", 13, after=3, exact=15.5),
    "BriefItem": _Style("ข้อย่อย หน้าเดียว", 12, after=1, left=0.5, hanging=0.5, exact=14),
    "BriefCell": _Style("ช่องตาราง หน้าเดียว", 12, exact=15),
    "BriefFigure": _Style("ตัวเลขเด่น", 20, bold=True, centred=True, colour="0B5C8A", exact=24),
    "BriefLabel": _Style("ป้ายตัวเลข", 11, centred=True, exact=13),
    "BriefNote": _Style("ท้ายหน้าเดียว", 11, colour="595959", exact=12.5),
    "Closing": _Style("สถานะของเอกสาร", 13, before=1, after=2, left=0.4, hanging=0.4),
}
_CHARACTERS = {
    "ToFill": _Style("ช่องที่ต้องเติม", 0, colour="7F4F00", fill="FFF2CC"),
    "CiteMark": _Style("เลขอ้างอิง", 12, colour="595959"),
}


def element(tag: str, children: tuple[Any, ...] = (), /, **attributes: str) -> Any:
    """A WordprocessingML element: ``element("w:sz", val="32")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


def twips(centimetres: float) -> str:
    """Twentieths of a point."""
    return str(round(centimetres * 1440 / 2.54))


def new_document() -> DocumentObject:
    """An empty document with its styles; the only page section is A4 upright."""
    made = Document()
    styles = made.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    _defaults(styles)
    for level, style in _HEADINGS.items():
        _replace(styles, f"Heading{level}", style)
    for name, style in _PARAGRAPHS.items():
        styles.append(_paragraph_style(name, style))
    for name, style in _CHARACTERS.items():
        styles.append(element("w:style", (element("w:name", val=style.name), element("w:basedOn", val="DefaultParagraphFont"), element("w:qFormat"), _run(style)),
                              type="character", customStyle="1", styleId=name))
    _fonts(made)
    _settings(made)
    portrait(made.sections[0])
    return made


def _defaults(styles: Any) -> None:
    """Font, size and language of everything that says nothing else: Thai, and English between it."""
    old = styles.find(qn("w:docDefaults"))
    language = element("w:lang", val="en-US", eastAsia="en-US", bidi="th-TH")
    run = element("w:rPr", (_font(), element("w:sz", val="32"), element("w:szCs", val="32"), language))
    paragraph = element("w:pPr", (element("w:spacing", before="0", after="0", line="240", lineRule="auto"),))
    styles.replace(old, element("w:docDefaults", (element("w:rPrDefault", (run,)), element("w:pPrDefault", (paragraph,)))))
    for style in styles.findall(qn("w:style")):  # the theme's fonts have no Thai
        for old in (*style.findall(qn("w:rPr")), *style.findall(qn("w:link"))):
            style.remove(old)


def _font(name: str = FONT) -> Any:
    return element("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _run(style: _Style) -> Any:
    parts: list[Any] = [_font()] if style.size else []
    if style.bold:
        parts += [element("w:b"), element("w:bCs")]
    if style.colour:
        parts.append(element("w:color", val=style.colour))
    if style.size:
        size = str(round(style.size * 2))
        parts += [element("w:sz", val=size), element("w:szCs", val=size)]
    if style.fill and not style.before:
        parts.append(element("w:shd", val="clear", color="auto", fill=style.fill))
    return element("w:rPr", tuple(parts))


def _paragraph(style: _Style, level: int | None = None) -> Any:
    parts: list[Any] = [element("w:keepNext"), element("w:keepLines")] if style.keep else []
    if style.bar:
        parts.append(element("w:pBdr", (element("w:left", val="single", sz="18", space="6", color=style.bar),)))
    if style.fill:
        parts.append(element("w:shd", val="clear", color="auto", fill=style.fill))
    if style.hanging:  # Word takes the indent for a tab stop by itself, LibreOffice does not
        parts.append(element("w:tabs", (element("w:tab", val="left", pos=twips(style.left)),)))
    height = {"line": str(round(style.exact * 20)), "lineRule": "exact"} if style.exact else {}
    parts.append(element("w:spacing", before=str(round(style.before * 20)), after=str(round(style.after * 20)), **height))
    if style.left or style.hanging:
        parts.append(element("w:ind", left=twips(style.left), hanging=twips(style.hanging)))
    if style.centred or style.spread:
        parts.append(element("w:jc", val="center" if style.centred else "thaiDistribute"))
    if level is not None:
        parts.append(element("w:outlineLvl", val=str(level - 1)))
    return element("w:pPr", tuple(parts))


def _paragraph_style(name: str, style: _Style) -> Any:
    return element("w:style", (element("w:name", val=style.name), element("w:basedOn", val="Normal"), element("w:qFormat"), _paragraph(style), _run(style)),
                   type="paragraph", customStyle="1", styleId=name)


def _replace(styles: Any, name: str, style: _Style) -> None:
    level = int(name[-1])
    old = next(found for found in styles.findall(qn("w:style")) if found.get(qn("w:styleId")) == name)
    parts = (element("w:name", val=style.name), element("w:basedOn", val="Normal"), element("w:next", val=style.next), element("w:uiPriority", val="9"),
             element("w:qFormat"), _paragraph(style, level), _run(style))
    styles.replace(old, element("w:style", parts, type="paragraph", styleId=name))


def _fonts(made: DocumentObject) -> None:
    """Names to try where the font is not installed."""
    part = next((rel.target_part for rel in made.part.rels.values() if rel.reltype.endswith("/fontTable")), None)
    if part is None:
        return
    from docx.oxml import parse_xml  # noqa: PLC0415 - used here alone

    table = parse_xml(part.blob)
    for old in list(table):
        table.remove(old)
    for name, instead in _INSTEAD.items():
        table.append(element("w:font", (element("w:altName", val=instead), element("w:charset", val="DE" if name == FONT else "00"),
                                        element("w:family", val="swiss"), element("w:pitch", val="variable")), name=name))
    from lxml import etree  # noqa: PLC0415

    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - python-docx has no writer for this part


def _settings(made: DocumentObject) -> None:
    """The language of Thai text, and the layout rules of today's Word instead of those of 2003."""
    settings = made.settings.element
    for tag in ("w:themeFontLang", "w:compat"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    mode = element("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    compat = element("w:compat", (mode,))
    after = next((child for child in settings if child.tag in {qn("w:rsids"), qn("w:clrSchemeMapping"), qn("w:decimalSymbol")}), None)
    if after is None:
        settings.append(compat)
    else:
        after.addprevious(compat)
    mapping = settings.find(qn("w:clrSchemeMapping"))
    if mapping is not None:
        mapping.addprevious(element("w:themeFontLang", val="en-US", bidi="th-TH"))


def portrait(page: PageSection) -> None:
    """A4 upright with the margins of official documents."""
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2.5), Cm(2)
    page.header_distance, page.footer_distance = Cm(1.25), Cm(1)


def narrow(page: PageSection) -> None:
    """A4 upright with small margins: a page that is read alone."""
    portrait(page)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(1.5), Cm(1.5), Cm(1.2), Cm(1.0)


def landscape(page: PageSection) -> None:
    """A4 across, for tables with many columns."""
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(1.5), Cm(1.5), Cm(2.3), Cm(1.5)


def columns(page: PageSection, count: int) -> None:
    """Text in columns."""
    for old in page._sectPr.findall(qn("w:cols")):  # noqa: SLF001 - python-docx has no call for it
        page._sectPr.replace(old, element("w:cols", num=str(count), space=twips(0.8)))  # noqa: SLF001


def numbered(page: PageSection, digits: Digits) -> None:
    """«- ๒ -» at the top of every page, in the digits of the document."""
    margins = page._sectPr.find(qn("w:pgMar"))  # noqa: SLF001 - python-docx has no call for the form of page numbers
    if digits == "thai" and margins is not None:
        margins.addnext(element("w:pgNumType", fmt="thaiNumbers"))
    paragraph = page.header.paragraphs[0]
    paragraph._p.style = "Header"  # noqa: SLF001
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("- ")
    code = element("w:instrText")
    code.text = " PAGE "
    for part in (element("w:fldChar", fldCharType="begin"), code, element("w:fldChar", fldCharType="end")):
        paragraph.add_run()._r.append(part)  # noqa: SLF001
    paragraph.add_run(" -")


def about(made: DocumentObject, title: str, when: datetime | None, told: Mapping[str, str]) -> None:
    """Properties a reader finds under File: title, language, what it is from; ``told`` has ``subject``, ``keywords`` and ``comments``."""
    core = made.core_properties
    core.title, core.language, core.author, core.last_modified_by, core.category = one_line(title, 250), "th-TH", "Policy Alignment Explorer", "", ""
    core.subject, core.keywords, core.comments = (one_line(told.get(name, ""), 250) for name in ("subject", "keywords", "comments"))
    core.revision = 1
    if when is not None:
        core.created = core.modified = when
