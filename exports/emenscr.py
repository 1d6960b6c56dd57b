"""The flat table for entry into eMENSCR: one row a project and link, every column of the form, what is required and missing listed, nothing made up.

Columns and ★ (required) are those of the agency systems (field list of project records). A text that says how a project contributes is the
rationale of an approved record, marked (ร่าง); where there is none a person writes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exports.project_records import ProjectLink, ProjectRecord, ProjectTable
from exports.standing import end_name
from exports.thai import thai_date
from queries.read.records import EvidenceView

__all__ = ["COLUMNS", "Column", "emenscr_head", "emenscr_rows", "emenscr_widths", "missing_rows"]

_LOWEST = (3, None)
"""Levels of plans that have projects; a plan that a user brought may have none yet."""
CHOOSE_MAIN = "⟨เลือก: หลักหนึ่งข้อ ที่เหลือรอง⟩"
_SAID_BY = {"official": "เอกสารทางการ", "curated": "ผู้วิเคราะห์", "suggested": "ระบบเสนอ ผู้ตรวจอนุมัติ"}
_KIND_WORDS = {"ns": "ยุทธศาสตร์ชาติ", "mp": "แผนแม่บทฯ", "nesdp": "แผนพัฒนาฯ", "security": "แผนความมั่นคง", "policy": "นโยบายรัฐบาล", "other": "อื่น ๆ"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form: group and heading, whether it is required, how wide it is, and what fills it: of the project, or of the link."""

    group: str
    head: str
    width: int
    of_project: Callable[[ProjectTable, ProjectRecord], str] | None = None
    of_link: Callable[[ProjectLink], str] | None = None
    required: bool = False

    @property
    def title(self) -> str:
        """Heading of the flat table."""
        return f"{self.group} · {self.head}{'★' if self.required else ''}"


def _cell(*fields: str) -> Callable[[ProjectTable, ProjectRecord], str]:
    return lambda _, one: one.said(*fields)


def _slot(name: str) -> Callable[[ProjectLink], str]:
    return lambda link: link.slots.get(name, "")


def _draft(kind: str, *need: str) -> Callable[[ProjectLink], str]:
    """The approved rationale as a draft; rule: a sentence of contribution has a project behind it, which a link of a project has."""
    def read(link: ProjectLink) -> str:
        text = link.record.rationale.th if link.record.basis != "official" else None
        return f"(ร่าง) {text.strip()}" if text and link.kind == kind and (not need or any(name in link.slots for name in need)) else ""

    return read


def _bodies(_: ProjectTable, one: ProjectRecord) -> str:
    return "\n".join(body.name for body in one.bodies if body.role != "support")


def _activities(table: ProjectTable, one: ProjectRecord) -> str:
    return one.said("budget_activity", "activity") or "\n".join(table.pen.words(part, "กิจกรรม") for part in one.activities)


def _own_plan(table: ProjectTable, _: ProjectRecord) -> str:
    ref = table.links.card.summary.ref
    return ref.label.th or "" if ref.level in _LOWEST and ref.verified else ""


def _of_plan(span: str, field: str, above: str = "") -> Callable[[ProjectTable, ProjectRecord], str]:
    """A part of the level-3 plan of ``span`` (``5`` or ``1`` year): where the project stands in this plan, if it is such a plan, else what its row names."""
    def read(table: ProjectTable, one: ProjectRecord) -> str:
        summary = table.links.card.summary
        years = (summary.end_be - summary.start_be + 1) if summary.start_be and summary.end_be else 0
        if above and summary.ref.level in _LOWEST and (years == 1 if span == "1" else years > 1):
            return one.above.get(above, "")
        return "\n".join(mention.quote for mention in one.mentions if mention.field == field and (f"{span} ปี" in mention.header or (span == "1" and "รายปี" in mention.header)))

    return read


def _resolutions(table: ProjectTable, _: ProjectRecord) -> str:
    return "\n".join(f"{thai_date(one.date)} {one.text}" for one in table.links.card.approvals if one.body and one.body.id == "agency/cabinet" and one.provenance.verified)


def _law(table: ProjectTable, one: ProjectRecord) -> str:
    basis = table.links.card.legal_basis
    return one.said("law") or (basis if basis and table.links.card.provenance.verified else "")


COLUMNS: tuple[Column, ...] = (
    Column("หัวเรื่อง", "หน่วยงาน", 28, _bodies, required=True), Column("หัวเรื่อง", "แผนงาน", 20, _cell("program", "budget_program"), required=True),
    Column("หัวเรื่อง", "ผลผลิต", 20, _cell("output"), required=True), Column("หัวเรื่อง", "กิจกรรม", 26, _activities, required=True),
    Column("หัวเรื่อง", "หมวดงบ", 14, _cell("budget_category"), required=True), Column("หัวเรื่อง", "ลักษณะโครงการ", 14, _cell("characteristic"), required=True),
    Column("หัวเรื่อง", "ชื่อโครงการ", 44, lambda _, one: one.name, required=True), Column("หัวเรื่อง", "ประเภทโครงการ (ใหม่/ต่อเนื่อง)", 14, _cell("project_kind"), required=True),
    Column("หัวเรื่อง", "การดำเนินการ (ดำเนินการเอง/จ้าง)", 14, _cell("execution"), required=True),
    Column("ยุทธศาสตร์ชาติ", "ด้าน", 30, of_link=_slot("ns"), required=True), Column("ยุทธศาสตร์ชาติ", "ประเด็นยุทธศาสตร์", 34, of_link=_slot("ns_issue"), required=True),
    Column("ยุทธศาสตร์ชาติ", "ประเด็นย่อย", 34, of_link=_slot("ns_sub"), required=True), Column("ยุทธศาสตร์ชาติ", "เป้าหมายยุทธศาสตร์ชาติ", 34, of_link=_slot("ns_goal"), required=True),
    Column("แผนแม่บทฯ", "ประเด็น", 28, of_link=_slot("mp"), required=True), Column("แผนแม่บทฯ", "รหัส Y2", 10, of_link=_slot("y2_code")),
    Column("แผนแม่บทฯ", "เป้าหมายระดับประเด็น (Y2)", 34, of_link=_slot("y2"), required=True), Column("แผนแม่บทฯ", "ตัวชี้วัดเป้าหมายระดับประเด็น", 34, of_link=_slot("y2_indicator"), required=True),
    Column("แผนแม่บทฯ", "ความสอดคล้องของโครงการกับแผนแม่บทฯ", 44, of_link=_draft("mp"), required=True), Column("แผนแม่บทฯ", "แผนย่อย", 30, of_link=_slot("mp_subplan"), required=True),
    Column("แผนแม่บทฯ", "รหัส Y1", 10, of_link=_slot("y1_code")), Column("แผนแม่บทฯ", "เป้าหมายแผนแม่บทย่อย (Y1)", 34, of_link=_slot("y1"), required=True),
    Column("แผนแม่บทฯ", "ความสอดคล้องของโครงการกับเป้าหมายแผนย่อย", 44, of_link=_draft("mp", "y1", "mp_subplan"), required=True),
    Column("แผนแม่บทฯ", "แนวทางการพัฒนาภายใต้แผนย่อย", 34, of_link=_slot("mp_guideline"), required=True),
    Column("แผนแม่บทฯ", "องค์ประกอบ (V)", 12, _cell("fvct_element")), Column("แผนแม่บทฯ", "ปัจจัย (F)", 12, _cell("fvct")),
    Column("แผนพัฒนาฯ", "หมุดหมาย", 30, of_link=_slot("milestone"), required=True), Column("แผนพัฒนาฯ", "เป้าหมาย", 34, of_link=_slot("nesdp_goal"), required=True),
    Column("แผนพัฒนาฯ", "ตัวชี้วัด", 34, of_link=_slot("nesdp_indicator"), required=True), Column("แผนพัฒนาฯ", "กลยุทธ์การพัฒนา", 34, of_link=_slot("nesdp_tactic"), required=True),
    Column("แผนพัฒนาฯ", "กลยุทธ์ย่อย", 34, of_link=_slot("nesdp_subtactic"), required=True),
    Column("แผนความมั่นคง", "นโยบายและแผนความมั่นคง", 30, of_link=_slot("security")), Column("แผนความมั่นคง", "เป้าหมาย", 30, of_link=_slot("security_goal")),
    Column("แผนความมั่นคง", "กลยุทธ์", 30, of_link=_slot("security_tactic")),
    Column("แผนระดับที่ 3", "แผนปฏิบัติการด้าน/แผนปฏิบัติราชการ", 34, _own_plan),
    *(Column("แผนระดับที่ 3", f"แผน {span} ปี: {head}", 24, _of_plan(span, field, above), required=True) for span in ("5", "1")
      for head, field, above in (("แผนงาน", "level3", "group"), ("เป้าหมาย", "level3_goal", ""), ("ตัวชี้วัด", "level3_indicator", ""), ("แนวทางการพัฒนา", "level3_guideline", "guideline"))),
    Column("อื่น ๆ", "นโยบายรัฐบาล", 30, of_link=_slot("policy")), Column("อื่น ๆ", "กฎหมายที่เกี่ยวข้อง", 26, _law), Column("อื่น ๆ", "มติคณะรัฐมนตรีที่เกี่ยวข้อง", 36, _resolutions),
    Column("อื่น ๆ", "SDGs", 12, _cell("sdg")),
    Column("รายละเอียด", "หลักการและเหตุผล", 34, _cell("rationale"), required=True), Column("รายละเอียด", "วัตถุประสงค์", 34, _cell("objective"), required=True),
    Column("รายละเอียด", "เป้าหมายเชิงผลผลิต", 26, _cell("output_target"), required=True), Column("รายละเอียด", "เป้าหมายเชิงผลลัพธ์", 26, _cell("outcome_target"), required=True),
    Column("รายละเอียด", "ผลที่คาดว่าจะได้รับ", 26, _cell("outcome"), required=True), Column("รายละเอียด", "กลุ่มเป้าหมาย/ผู้ได้รับผลประโยชน์", 24, _cell("beneficiary"), required=True),
    Column("รายละเอียด", "พื้นที่การดำเนินการ", 18, _cell("area"), required=True), Column("รายละเอียด", "วันที่เริ่มต้น", 14, lambda _, one: one.day("start"), required=True),
    Column("รายละเอียด", "วันที่สิ้นสุด", 14, lambda _, one: one.day("end"), required=True),
)
_FIRST = (("ลำดับโครงการ", 9), ("รหัสในกราฟ", 24), ("แผนระดับบน", 18), ("ความเชื่อมโยง", 16))
_LAST = (("ผู้กล่าว", 14), ("ข้อความในแผน", 44), ("ตำแหน่งในแผน", 30), ("ข้อความในแผนระดับบน", 44), ("ตำแหน่งในแผนระดับบน", 30), ("รหัสบันทึก", 22),
         ("ระบุไว้ในไฟล์ แต่ยังไม่ตัดสิน", 34), ("ความเชื่อมโยงของข้อที่โครงการสังกัด (ไม่ใช่ของโครงการ)", 50), ("ช่อง ★ ที่ยังขาด", 50))


def emenscr_head() -> list[str]:
    """Headings, left to right."""
    return [*(name for name, _ in _FIRST), *(column.title for column in COLUMNS), *(name for name, _ in _LAST)]


def emenscr_widths() -> list[int]:
    """Widths of the columns."""
    return [*(width for _, width in _FIRST), *(column.width for column in COLUMNS), *(width for _, width in _LAST)]


def emenscr_rows(table: ProjectTable) -> list[list[str | float | None]]:
    """One row a project and link; one row for a project that has none."""
    rows: list[list[str | float | None]] = []
    for number, one in enumerate(table.projects, 1):
        missing = "\n".join(column.title for column in _missing(table, one))
        every: tuple[ProjectLink | None, ...] = one.links or (None,)
        rows += [_row(table, one, link, number, missing) for link in every]
    return rows


def _row(table: ProjectTable, one: ProjectRecord, link: ProjectLink | None, number: int, missing: str) -> list[str | float | None]:
    words = [column.of_project(table, one) if column.of_project else column.of_link(link) if column.of_link and link else "" for column in COLUMNS]
    return [number, one.part.ref.id, _KIND_WORDS[link.kind] if link else None, _role(link), *(text or None for text in words), *_evidence(link), _mentioned(one), _whole(one), missing or None]


def _role(link: ProjectLink | None) -> str:
    if link is None:
        return "⟨ยังไม่ระบุการเชื่อมโยง⟩"
    if link.main is None:
        return CHOOSE_MAIN if link.record.directness == "main" else "⟨ไม่ระบุว่าหลักหรือรอง⟩"
    return "หลัก" if link.main else "รอง"


def _evidence(link: ProjectLink | None) -> list[str | None]:
    if link is None:
        return [None] * 6
    sides = [[passage for passage in link.record.evidence if passage.side in (side, "both")] for side in ("subject", "object")]
    return [_SAID_BY.get(link.record.basis, link.record.basis), *(text for side in sides for text in (_quotes(side), _places(side))), link.record.id]


def _quotes(passages: list[EvidenceView]) -> str | None:
    return "\n".join(passage.quote for passage in passages) or None


def _places(passages: list[EvidenceView]) -> str | None:
    return "\n".join(f"{passage.source.title} · {passage.locator}" for passage in passages) or None


def _mentioned(one: ProjectRecord) -> str | None:
    waiting = [f"ยังไม่ตัดสิน: {end_name(record.object or record.scope)}" for record in one.undecided]
    return "\n".join([*(f"{mention.header}: {mention.quote} ({mention.locator})" for mention in one.mentions), *waiting]) or None


def _whole(one: ProjectRecord) -> str | None:
    names = dict.fromkeys(f"{end_name(record.subject, longest=40)} → {end_name(record.object, longest=60)}" for record in one.of_whole)
    return "\n".join(names) or None


def _missing(table: ProjectTable, one: ProjectRecord) -> list[Column]:
    """Required columns that neither the project nor any of its links fills with a verified text."""
    def filled(column: Column) -> bool:
        texts = [column.of_project(table, one)] if column.of_project else [column.of_link(link) for link in one.links if column.of_link]
        return any(text and not text.startswith(("⟨", "(ร่าง)")) for text in texts)

    return [column for column in COLUMNS if column.required and not filled(column)]


def missing_rows(table: ProjectTable) -> list[list[str | float | None]]:
    """One row a project: number, name, how many required columns are missing, which."""
    found = [(one, _missing(table, one)) for one in table.projects]
    return [[number, one.name, len(missing), "\n".join(column.title for column in missing) or None] for number, (one, missing) in enumerate(found, 1)]
