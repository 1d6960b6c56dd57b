"""The end of the official section: plans of level 3, other policy and law, and the summary table."""

from __future__ import annotations

from collections.abc import Sequence

from exports.records import Block, Cell, Heading, Line, Summary, SummaryRow
from exports.section_links import Links
from exports.section_text import Pen, gap
from exports.thai import thai_date
from queries.read.outline import Part
from queries.read.records import AlignmentView, Ref

__all__ = ["others", "related", "summary"]

_LEVEL_3 = 3
_COLUMNS = (("ยุทธศาสตร์ชาติ (Z)", None), ("แผนแม่บท ประเด็น (Y2)", "MasterPlanIssue"), ("แผนย่อย (Y1)", "SubPlan"),
            ("หมุดหมาย", "Milestone"), ("ความมั่นคง", "SecurityIssue"))
"""Heading and the class of the upper element a column shows; None is the National Strategy."""


def related(links: Links, pen: Pen) -> list[Block]:
    """2.3: plans of level 3 that the records tie to this one, and its predecessor."""
    blocks: list[Block] = [Heading(2, "2.3 แผนระดับที่ 3 ที่เกี่ยวข้อง")]
    tied: dict[str, list[AlignmentView]] = {}
    for record in (*links.records, *links.others):
        for end in (record.subject, record.object):
            if end and end.plan and end.plan != links.plan and end.level == _LEVEL_3 and record.status == "approved" and record.provenance.verified:
                tied.setdefault(end.plan, []).append(record)
    older = {ref.id for ref in links.card.replaces}
    for index, id_ in enumerate(sorted({*tied, *older}), 1):
        ref = links.summaries[id_].ref
        name = ref.label.th if ref.verified and ref.label.th else gap("ชื่อแผนยังไม่ยืนยันกับเอกสาร")
        blocks.append(pen.line(f"2.3.{index} {name}" + (" (แผนฉบับก่อน)" if id_ in older else ""), 0, tied.get(id_, [])))
        blocks += [pen.line(wording, 1, [record]) for record in tied.get(id_, []) if (wording := _other_end(record, id_))]
    if not tied and not older:
        blocks.append(Line(gap("ยังไม่มีแผนระดับที่ 3 ที่เชื่อมโยงในกราฟ")))
    blocks.append(Line(f"แผนปฏิบัติราชการระยะ 5 ปี และรายปีของหน่วยงาน {gap('ไม่มีในกราฟ เติมชื่อแผน เรื่อง เป้าหมาย และตัวชี้วัด')}"))
    return blocks


def _other_end(record: AlignmentView, plan: str) -> str:
    """The element of the other plan: «ตัวชี้วัด 2 “…”»; empty for the plan itself."""
    end = record.subject if record.subject.plan == plan else record.object
    if end is None or end.type == "Instrument" or not end.verified or not end.label.th:
        return ""
    return " ".join(filter(None, (end.kind, end.number, f"“{end.label.th}”")))


def others(links: Links, pen: Pen) -> list[Block]:
    """2.4: government policy, laws, cabinet resolutions, SDGs."""
    blocks: list[Block] = [Heading(2, "2.4 อื่น ๆ")]
    outside = {plan.ref.id: plan.ref for plan in links.summaries.values() if plan.ref.level is None}
    policies: list[tuple[Ref, tuple[AlignmentView, ...]]] = []
    laws: list[tuple[Ref, tuple[AlignmentView, ...]]] = []
    for id_, ref in outside.items():
        if records := links.to_plan(id_):
            (policies if id_ in links.uppers and links.uppers[id_].of_type("PolicyItem") else laws).append((ref, records))
    for ref, records in policies:
        whole = [record for record in records if record.object and record.object.id == ref.id]
        blocks.append(pen.line(f"นโยบายรัฐบาล: {ref.label.th}", 0, whole))
        blocks += _items(links, pen, ref.id, records)
    if not policies:
        blocks.append(Line(f"นโยบายรัฐบาล: {gap('ยังไม่มีความเชื่อมโยงที่อนุมัติแล้ว')}"))
    blocks += [pen.line(f"กฎหมายที่เกี่ยวข้อง: {ref.label.th}", 0, records) for ref, records in laws]
    if links.card.legal_basis and links.card.provenance.verified:
        blocks.append(Line(f"กฎหมายที่เกี่ยวข้อง: {links.card.legal_basis}", 0, pen.seen(links.card.provenance)))
    elif not laws:
        blocks.append(Line(f"กฎหมายที่เกี่ยวข้อง: {gap('ไม่มีในกราฟ เติมกฎหมายที่ให้อำนาจจัดทำแผน')}"))
    blocks += _resolutions(links, pen)
    blocks.append(Line(f"SDGs: {gap('ไม่มีในกราฟ เติมเป้าหมายและเป้าหมายย่อย')}"))
    return blocks


def _items(links: Links, pen: Pen, plan: str, records: Sequence[AlignmentView]) -> list[Block]:
    """Policy items that the plan serves."""
    found: list[Block] = []
    for part in links.uppers[plan].parts.values():
        into = [record for record in records if record.object and record.object.id == part.ref.id]
        if into:
            found.append(pen.line(f"{part.ref.kind or 'ข้อ'} {pen.name(part, 'ข้อนโยบาย')}", 1, into, part))
    return found


def _resolutions(links: Links, pen: Pen) -> list[Block]:
    """Decisions of the cabinet on the plan."""
    found: list[Block] = [Line(f"มติคณะรัฐมนตรีที่เกี่ยวข้อง: เมื่อวันที่ {thai_date(approval.date)} {approval.text}", 0, pen.seen(approval.provenance))
                          for approval in links.card.approvals
                          if approval.body and approval.body.id == "agency/cabinet" and approval.provenance.verified]
    return found or [Line(f"มติคณะรัฐมนตรีที่เกี่ยวข้อง: {gap('ไม่มีในกราฟ')}")]


def summary(links: Links, pen: Pen) -> Summary:
    """The table: strategies of the plan by upper plans, ● หลัก and ○ รอง, with the numbers of their evidence.

    ● stands where the records of the strategy itself name one upper element as main; every other link is ○.
    """
    strategies = [part for part in links.own.parts.values() if part.ref.type == "Strategy" and part.parent is None]
    rows = [SummaryRow("ภาพรวมของแผน", tuple(_cells(links, pen, None, type_) for _, type_ in _COLUMNS))]
    rows += [SummaryRow(f"{part.ref.kind or 'ยุทธศาสตร์'} {pen.name(part, 'ยุทธศาสตร์ของแผน')}",
                        tuple(_cells(links, pen, part.ref.id, type_) for _, type_ in _COLUMNS)) for part in strategies]
    return Summary("ตารางสรุปความสอดคล้อง", ("ยุทธศาสตร์ของแผน", *(name for name, _ in _COLUMNS)), tuple(rows))


def _cells(links: Links, pen: Pen, row: str | None, type_: str | None) -> tuple[Cell, ...] | str:
    plan = links.level_1() if type_ is None else links.level_2("MasterPlanIssue" if type_ == "SubPlan" else type_)
    if plan is None:
        return gap("ไม่มีแผนนี้ในกราฟ")
    found: dict[str, list[AlignmentView]] = {}
    for record in links.to_plan(plan.ref.id):
        part = _column_part(links, plan.ref.id, record, type_)
        if part and links.row_of(record.subject.id) == row:
            found.setdefault(part.ref.id, []).append(record)
    if not found:
        return gap("ยังไม่มีความเชื่อมโยงที่อนุมัติแล้ว")
    main = _main_of(links, found, row)
    parts = links.uppers[plan.ref.id].parts
    ordered = sorted(found, key=lambda id_: (id_ != main, list(parts).index(id_)))
    return tuple(Cell("●" if id_ == main else "○", parts[id_].ref, _cell_name(pen, parts[id_], type_), pen.evidence(found[id_]),
                      all(record.basis == "curated" for record in found[id_])) for id_ in ordered)


def _column_part(links: Links, plan: str, record: AlignmentView, type_: str | None) -> Part | None:
    """The element that stands for the record's object in a column."""
    above = list(links.uppers[plan].upward(record.object.id if record.object else ""))
    wanted = ("Strategy",) if type_ is None else (type_,)
    found = [part for part in above if part.ref.type in wanted]
    return found[-1] if found else None


def _main_of(links: Links, found: dict[str, list[AlignmentView]], row: str | None) -> str | None:
    """Official records name the main element of the plan as a whole; readings of a strategy itself name that of its row."""
    own = [links.plan] if row is None else [row]
    official = {id_ for id_, records in found.items() for record in records if record.basis == "official" and record.subject.id in own}
    marked = {id_ for id_, records in found.items() for record in records if record.directness == "main" and record.subject.id in own}
    for candidates in (official, marked):
        if len(candidates) == 1:
            return candidates.pop()
    return None


def _cell_name(pen: Pen, part: Part, type_: str | None) -> str:
    """Number, and for the National Strategy and sub-plans the name too: their numbers alone say little."""
    if type_ in {None, "SubPlan"}:
        return pen.name(part, "ชื่อ")
    return f"{part.ref.kind or ''} {part.ref.number or ''}".strip() or pen.words(part, "ชื่อ")
