"""The official section's way into the plans above: level 1 and the plans of level 2, each with what of it the plan serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.records import Block, Heading, Line
from exports.section_links import Links, Scope
from exports.section_text import Pen, gap
from exports.thai import thai_date
from loaders.calendar import BUDDHIST_ERA
from queries.read.outline import Part
from queries.read.records import AlignmentView

__all__ = ["level_1", "level_2"]

WINDOW_START, WINDOW_YEARS = 2566, 5
"""Targets of the master plans are set for periods of five years: 2566-2570, 2571-2575, 2576-2580."""


def level_1(links: Links, pen: Pen) -> list[Block]:
    """2.1: the National Strategy, each strategy that the plan serves with goals and issues."""
    strategy = links.level_1()
    if strategy is None:
        return [Heading(2, "2.1 แผนระดับที่ 1"), Line(gap("ไม่มียุทธศาสตร์ชาติในกราฟ"))]
    blocks: list[Block] = [Heading(2, f"2.1 แผนระดับที่ 1 {strategy.ref.label.th}")]
    scopes = links.scopes(strategy.ref.id)
    if not scopes:
        blocks.append(Line(gap("ยังไม่มีความเชื่อมโยงกับยุทธศาสตร์ชาติที่อนุมัติแล้ว เลือกยุทธศาสตร์หลักหนึ่งด้าน")))
    blocks += _choose_main(scopes, "ยุทธศาสตร์ชาติ")
    for index, scope in enumerate(scopes, 1):
        role = "ยุทธศาสตร์หลัก / ที่เกี่ยวข้องโดยตรง" if scope.main else "ยุทธศาสตร์รอง"
        blocks.append(Heading(3, f"2.1.{index} {pen.words(scope.part, 'ยุทธศาสตร์ชาติ')} ({role})"))
        blocks.append(pen.line("ความเชื่อมโยง", 0, _direct(scope.records, scope.part), scope.part))
        blocks += _served(links, pen, scope, "(1) เป้าหมาย", ("Goal",), indent=0)
        blocks += _issues(links, pen, scope)
        blocks += pen.contribution("(3) การบรรลุเป้าหมายตามยุทธศาสตร์ชาติ", scope.records, 0)
    return blocks


def _choose_main(scopes: Sequence[Scope], what: str) -> list[Block]:
    """What to do where the records name no single main group."""
    if not scopes or any(scope.main for scope in scopes):
        return []
    return [Line(gap(f"เลือก{what}หลักหนึ่งข้อ: บันทึกที่อนุมัติแล้วไม่ได้ระบุข้อเดียวเป็นหลัก"))]


def _direct(records: Iterable[AlignmentView], part: Part) -> list[AlignmentView]:
    """Records into the group itself; where there are none, all into its parts."""
    every = list(records)
    return [record for record in every if record.object and record.object.id == part.ref.id] or every


def _exactly(records: Iterable[AlignmentView], part: Part) -> list[AlignmentView]:
    return [record for record in records if record.object and record.object.id == part.ref.id]


def _served(links: Links, pen: Pen, scope: Scope, heading: str, types: tuple[str, ...], indent: int) -> list[Block]:
    """One line for every direct part of the given classes that the plan serves; ⟨…⟩ if there is none."""
    plan = scope.part.ref.plan or ""
    found: list[Block] = []
    for part in links.uppers[plan].children(scope.part.ref.id, *types):
        records = links.into(scope.records, plan, part.ref.id)
        if records:
            found.append(pen.line(f"{heading} {pen.name(part, heading)}", indent, records, part))
    return found or [Line(f"{heading} {gap('ยังไม่มีความเชื่อมโยงระดับนี้ที่อนุมัติแล้ว เลือกและยืนยัน')}", indent)]


def _issues(links: Links, pen: Pen, scope: Scope) -> list[Block]:
    """«(2) ประเด็นยุทธศาสตร์ … [ประเด็นย่อย …]»."""
    plan = scope.part.ref.plan or ""
    found: list[Block] = []
    for issue in links.uppers[plan].children(scope.part.ref.id, "DevelopmentIssue"):
        records = links.into(scope.records, plan, issue.ref.id)
        if not records:
            continue
        below = [(part, _exactly(records, part)) for part in links.uppers[plan].children(issue.ref.id, "DevelopmentIssue")]
        subs = "; ".join(f"ประเด็นย่อย {pen.name(part, 'ประเด็นย่อย')}" for part, direct in below if direct)
        text = f"(2) ประเด็นยุทธศาสตร์ {pen.name(issue, 'ประเด็นยุทธศาสตร์')}" + (f" [{subs}]" if subs else "")
        found.append(pen.line(text, 0, records, issue))
    return found or [Line(f"(2) ประเด็นยุทธศาสตร์ {gap('ยังไม่มีความเชื่อมโยงระดับประเด็นที่อนุมัติแล้ว เลือกและยืนยัน')}")]


def level_2(links: Links, pen: Pen) -> list[Block]:
    """2.2: Master Plans, the NESDP, the security plan, and what was of level 2 once."""
    blocks: list[Block] = [Heading(2, "2.2 แผนระดับที่ 2")]
    blocks += _master_plan(links, pen)
    blocks += _development_plan(links, pen)
    blocks += _security_plan(links, pen)
    return blocks + _former_level_2(links, pen)


def _opening(links: Links, number: str, type_: str, fallback: str) -> tuple[list[Block], tuple[Scope, ...]]:
    """Heading of a level-2 plan and the scopes in it."""
    plan = links.level_2(type_)
    if plan is None:
        return [Heading(3, f"{number} {fallback}"), Line(gap("ไม่มีแผนนี้ในกราฟ"))], ()
    scopes = tuple(scope for scope in links.scopes(plan.ref.id) if scope.part.ref.type == type_)
    return [Heading(3, f"{number} {plan.ref.label.th}"), *_choose_main(scopes, "ประเด็น")], scopes


def _none_yet() -> Line:
    return Line(gap("ยังไม่มีความเชื่อมโยงที่อนุมัติแล้ว เลือกและยืนยัน หรือพิมพ์ “ไม่มีความเกี่ยวข้องโดยตรง”"))


def _window(links: Links) -> tuple[int, int]:
    """The five-year period in which the plan starts."""
    start = links.card.summary.start_be or WINDOW_START
    first = WINDOW_START + WINDOW_YEARS * max(0, (start - WINDOW_START) // WINDOW_YEARS)
    return first, first + WINDOW_YEARS - 1


def _master_plan(links: Links, pen: Pen) -> list[Block]:
    blocks, scopes = _opening(links, "2.2.1", "MasterPlanIssue", "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ")
    if not scopes:
        blocks.append(_none_yet())
    for index, scope in enumerate(scopes, 1):
        role = "ประเด็นหลัก" if scope.main else "ประเด็นรอง"
        blocks.append(Heading(4, f"({index}) แผนแม่บท ประเด็นที่ {pen.name(scope.part, 'ประเด็นแผนแม่บท')} ({role})"))
        blocks.append(pen.line("ความเชื่อมโยง", 0, _direct(scope.records, scope.part), scope.part))
        blocks += _issue_targets(links, pen, scope, index)
        step = 1
        for plan in links.uppers[scope.part.ref.plan or ""].children(scope.part.ref.id, "SubPlan"):
            records = links.into(scope.records, scope.part.ref.plan or "", plan.ref.id)
            if records:
                step += 1
                blocks += _sub_plan(links, pen, plan, records, f"({index}.{step})")
    return blocks


def _issue_targets(links: Links, pen: Pen, scope: Scope, index: int) -> list[Block]:
    """«(1.1) เป้าหมายระดับประเด็น (Y2) …» with indicators."""
    plan = scope.part.ref.plan or ""
    blocks: list[Block] = []
    into: list[AlignmentView] = _exactly(scope.records, scope.part)
    for part in links.uppers[plan].children(scope.part.ref.id, "PlanTarget"):
        records = links.into(scope.records, plan, part.ref.id)
        if records:
            into.extend(records)
            blocks += _target(links, pen, part, records, f"({index}.1) เป้าหมายระดับประเด็น (Y2)", 0)
    if not blocks:
        blocks.append(Line(f"({index}.1) เป้าหมายระดับประเด็น (Y2) {gap('ยังไม่มีความเชื่อมโยงระดับเป้าหมายที่อนุมัติแล้ว เลือกและยืนยัน')}"))
    return blocks + list(pen.contribution("การบรรลุเป้าหมายตามแผนแม่บทฯ", into, 1))


def _target(links: Links, pen: Pen, part: Part, records: Sequence[AlignmentView], heading: str, indent: int) -> list[Block]:
    """A master-plan target with its code and its indicators."""
    code = f"{part.code} " if part.code else f"{gap('รหัสเป้าหมายยังไม่มีแหล่งยืนยัน')} "
    blocks: list[Block] = [pen.line(f"{heading} {code}{pen.words(part, 'เป้าหมาย')}", indent, records, part)]
    indicators = links.uppers[part.ref.plan or ""].children(part.ref.id, "Indicator")
    blocks += [pen.indicator(indicator, indent + 1, _window(links)) for indicator in indicators]
    return blocks if indicators else [*blocks, Line(f"ตัวชี้วัด {gap('ไม่มีตัวชี้วัดของเป้าหมายนี้ในกราฟ')} | ค่าเป้าหมาย {gap('-')}", indent + 1)]


def _sub_plan(links: Links, pen: Pen, plan: Part, records: Sequence[AlignmentView], number: str) -> list[Block]:
    """A sub-plan: guidelines, early targets (Y1), value chain, contribution."""
    upper = links.uppers[plan.ref.plan or ""]
    blocks: list[Block] = [pen.line(f"{number} แผนย่อย {pen.name(plan, 'แผนย่อย')}", 0, _direct(records, plan), plan)]
    served = [(part, links.into(records, upper.plan, part.ref.id)) for part in upper.children(plan.ref.id)]
    guidelines = [pen.line(f"- แนวทางการพัฒนา {pen.name(part, 'แนวทางการพัฒนา')}", 1, into, part)
                  for part, into in served if into and part.ref.type == "Guideline"]
    blocks += guidelines or [Line(f"- แนวทางการพัฒนา {gap('ยังไม่มีความเชื่อมโยงกับแนวทางที่อนุมัติแล้ว เลือกและยืนยัน')}", 1)]
    targets = [block for part, into in served if into and part.ref.type == "PlanTarget"
               for block in _target(links, pen, part, into, "- เป้าหมายของแผนย่อย (Y1)", 1)]
    blocks += targets or [Line(f"- เป้าหมายของแผนย่อย (Y1) {gap('ยังไม่มีความเชื่อมโยงกับเป้าหมายที่ยืนยันแล้ว เลือกและยืนยัน')}", 1)]
    blocks.append(Line(f"- ห่วงโซ่คุณค่า (FVCT): {gap('องค์ประกอบและปัจจัยไม่มีในกราฟ เติมจากห่วงโซ่คุณค่าของเป้าหมายนี้')}", 1))
    return blocks + list(pen.contribution("- การบรรลุเป้าหมายตามแผนแม่บทย่อย", records, 1))


def _development_plan(links: Links, pen: Pen) -> list[Block]:
    blocks, scopes = _opening(links, "2.2.2", "Milestone", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ")
    if not scopes:
        blocks.append(_none_yet())
    for index, scope in enumerate(scopes, 1):
        role = "หมุดหมายหลัก" if scope.main else "หมุดหมายรอง"
        blocks.append(Heading(4, f"({index}) หมุดหมายที่ {pen.name(scope.part, 'หมุดหมาย')} ({role})"))
        blocks.append(pen.line("ความเชื่อมโยง", 0, _direct(scope.records, scope.part), scope.part))
        blocks += _goals(links, pen, scope)
        blocks += _tactics(links, pen, scope)
        blocks += pen.contribution("การบรรลุเป้าหมายตามแผนพัฒนาฯ", scope.records, 0)
    plan = links.level_2("Milestone")
    loose = [record for record in links.to_plan(plan.ref.id) if record.object and not links.group(plan.ref.id, record.object.id)] if plan else []
    for part in links.uppers[plan.ref.id].parts.values() if plan else ():
        if records := _exactly(loose, part):
            blocks.append(pen.line(f"ส่วนอื่นของแผน: {part.ref.kind or part.ref.type} {pen.name(part, 'ส่วนอื่นของแผน')}", 0, records, part))
            if part.ref.type == "Indicator":
                blocks.append(Line(f"ค่าเป้าหมาย {pen.targets(part)}", 1, pen.seen(part.provenance)))
    return blocks


def _goals(links: Links, pen: Pen, scope: Scope) -> list[Block]:
    """«เป้าหมาย … » with «ตัวชี้วัด … | ค่าเป้าหมาย …» of each."""
    plan = scope.part.ref.plan or ""
    blocks: list[Block] = []
    for goal in links.uppers[plan].children(scope.part.ref.id, "Goal"):
        if records := links.into(scope.records, plan, goal.ref.id):
            blocks.append(pen.line(f"เป้าหมาย {pen.name(goal, 'เป้าหมาย')}", 0, records, goal))
            blocks += [pen.indicator(part, 1) for part in links.uppers[plan].children(goal.ref.id, "Indicator")]
    return blocks or [Line(f"เป้าหมาย {gap('ยังไม่มีความเชื่อมโยงระดับเป้าหมายที่อนุมัติแล้ว เลือกและยืนยัน')}")]


def _tactics(links: Links, pen: Pen, scope: Scope) -> list[Block]:
    """«กลยุทธ์ … | กลยุทธ์ย่อย …», one line a tactic that the plan serves."""
    plan = scope.part.ref.plan or ""
    blocks: list[Block] = []
    for tactic in links.uppers[plan].children(scope.part.ref.id, "Strategy", "Tactic"):
        records = links.into(scope.records, plan, tactic.ref.id)
        if not records:
            continue
        below = [part for part in links.uppers[plan].children(tactic.ref.id) if links.into(records, plan, part.ref.id)]
        subs = "".join(f" | {part.ref.kind or 'กลยุทธ์ย่อย'} {pen.name(part, 'กลยุทธ์ย่อย')}" for part in below)
        blocks.append(pen.line(f"{tactic.ref.kind or 'กลยุทธ์'} {pen.name(tactic, 'กลยุทธ์')}{subs}", 0, records, tactic))
    return blocks or [Line(f"กลยุทธ์ {gap('ยังไม่มีความเชื่อมโยงระดับกลยุทธ์ที่อนุมัติแล้ว เลือกและยืนยัน')}")]


def _security_plan(links: Links, pen: Pen) -> list[Block]:
    blocks, scopes = _opening(links, "2.2.3", "SecurityIssue", "นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ")
    plan = links.level_2("SecurityIssue")
    named = [record for record in links.to_plan(plan.ref.id) if record.object and record.object.id == plan.ref.id] if plan else []
    if named:
        blocks.append(pen.line(f"แผนระบุว่าสอดคล้องกับ {plan.ref.label.th if plan else ''} โดยไม่ระบุเลขนโยบายและแผนความมั่นคง", 0, named))
    blocks += [pen.line(f"ประเด็นที่แผนระบุ: {record.topic}", 1, [record]) for record in named if record.topic]
    if not scopes and not named:
        blocks.append(Line("ไม่มีความเกี่ยวข้องโดยตรง") if plan and _searched(links, plan.ref.id) else _none_yet())
    for index, scope in enumerate(scopes, 1):
        role = " (หลัก)" if scope.main else ""
        blocks.append(Heading(4, f"({index}) นโยบายและแผนความมั่นคงที่ {pen.name(scope.part, 'นโยบายและแผนความมั่นคง')}{role}"))
        blocks.append(pen.line("ความเชื่อมโยง", 0, _direct(scope.records, scope.part), scope.part))
        blocks += [*_goals(links, pen, scope), *_tactics(links, pen, scope)]
        blocks += pen.contribution("การบรรลุเป้าหมาย", scope.records, 0)
    return blocks


def _searched(links: Links, plan_id: str) -> bool:
    """Whether it is recorded that the plan as a whole serves nothing in an upper plan."""
    return any(record.nothing_aligns and record.status == "approved" and record.scope and record.scope.id == plan_id
               and record.subject.id == links.plan for record in links.others)


def _former_level_2(links: Links, pen: Pen) -> list[Block]:
    """Plans that were of level 2 once: shown only if the plan starts before they left it."""
    start = f"{(links.card.summary.start_be or WINDOW_START) - BUDDHIST_ERA}-01-01"
    blocks: list[Block] = []
    for id_, ends in sorted(links.former.items()):
        label = links.summaries[id_].ref.label.th or id_
        if ends.until <= start:
            reason = f"ไม่แสดง: พ้นจากแผนระดับที่ 2 เมื่อวันที่ {thai_date(ends.until)} ก่อนแผนนี้เริ่ม (พ.ศ. {links.card.summary.start_be})"
            blocks += [Heading(3, f"2.2.4 {label}"), Line(reason, 0, tuple(number for seen in ends.decided for number in pen.seen(seen)))]
            continue
        blocks.append(Heading(3, f"2.2.4 {label}"))
        records = links.to_plan(id_)
        parts = [part for part in links.uppers[id_].parts.values() if _exactly(records, part)] if id_ in links.uppers else []
        blocks += [pen.line(f"{part.ref.kind or ''} {pen.name(part, 'องค์ประกอบ')}".strip(), 0, _exactly(records, part), part) for part in parts]
        if not parts:
            blocks.append(_none_yet())
    return blocks
