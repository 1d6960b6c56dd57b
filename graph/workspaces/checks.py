"""What a planner should look at before handing a plan in, in sentences: name, years, what is missing, what was cited out of date, and the shapes of the graph.

The rules are those of the guideline for level-3 plans (cabinet, 15 December 2563) and of the remarks that NESDC makes again and again on plans: an
indicator without a target value, nobody responsible, money for years that are over. A sentence names what it is about; nothing is corrected here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from loaders.agency_names import AgencyNames
from loaders.calendar import BUDDHIST_ERA
from loaders.excerpt import excerpt
from loaders.records import Element, PlanDocument

__all__ = ["EXAMPLE", "REFORM_PLAN_UNTIL", "WINDOWS", "BodyAsked", "Check", "bodies_asked", "check_plan", "fiscal_year"]

Severity = Literal["problem", "note"]
WINDOWS = ((2561, 2565), (2566, 2570), (2571, 2575), (2576, 2580))
"""Five-year windows of the National Strategy, พ.ศ."""
REFORM_PLAN_UNTIL = 2565
"""Last year in which a plan could begin and still count the national reform plan as level 2 (reference: the 2565 decision)."""
EXAMPLE = "ตัวอย่าง (เขียนทับ)"
"""Words that begin the name of every example row of the form that planners fill."""
_SHOWN = 3
_NAME = re.compile(r"^(?:\(?ร่าง\)?\s*)?แผนปฏิบัติ(?:การด้าน|ราชการ)")
_FORBIDDEN = re.compile(r"^(?:\(?ร่าง\)?\s*)?(แผนยุทธศาสตร์|แผนแม่บท|ยุทธศาสตร์|กรอบ\S*|โรดแมป|แผนพัฒนา(?!(?:ภาค|กลุ่มจังหวัด|จังหวัด|ท้องถิ่น)))")
_PHASE = re.compile(r"ระยะ(?:ที่)?\s*\d")
_YEARS = re.compile(r"พ\.\s?ศ\.\s*\d{4}")
_AREA = re.compile(r"^(?:\(?ร่าง\)?\s*)?แผน(?:พัฒนา|ปฏิบัติราชการ(?:ของ)?)(?:ภาค|กลุ่มจังหวัด|จังหวัด|ท้องถิ่น)")
_REFORM = re.compile(r"แผน(?:การ)?ปฏิรูปประเทศ")
_DIRECTIONS = frozenset({"increase", "decrease", "no_decrease", "rank_improve", "ratio"})
_FISCAL_MONTH = 10


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at. ``elements``: local ids it is about, in the order of the plan; none: the plan as a whole."""

    rule: str
    severity: Severity
    th: str
    en: str
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyAsked:
    """A name that several bodies have and nobody has said which: their ids, and the elements that print it."""

    printed: str
    ids: tuple[str, ...]
    elements: tuple[Element, ...]


def bodies_asked(plan: PlanDocument, names: AgencyNames) -> tuple[BodyAsked, ...]:
    """Names of bodies that are to be asked, in the order of the plan."""
    shared: dict[str, tuple[tuple[str, ...], list[Element]]] = {}
    for _, element, _ in plan.walk():
        for printed in dict.fromkeys((*element.agencies, *element.supporting_agencies)):
            if not element.agency_ids.get(printed) and len(found := names.find(printed)) > 1:
                shared.setdefault(printed, (found, []))[1].append(element)
    return tuple(BodyAsked(printed, ids, tuple(elements)) for printed, (ids, elements) in shared.items())


def fiscal_year(day: date) -> int:
    """Budget year (พ.ศ.) that a day is in: it begins on 1 October of the year before."""
    return day.year + BUDDHIST_ERA + (day.month >= _FISCAL_MONTH)


def check_plan(plan: PlanDocument, names: AgencyNames | None = None, *, today: date | None = None) -> tuple[Check, ...]:
    """What is to be looked at, problems first. ``names`` tells known bodies from others; ``today`` decides which budget years are over."""
    day = today or date.today()  # noqa: DTZ011 - the planner's own day
    found = [check for rule in _RULES for check in rule(plan, day)]
    if names:
        found += _bodies(plan, names)
    return tuple(sorted(found, key=lambda check: check.severity != "problem"))


# -- name and years --------------------------------------------------------------------------------------------------------


def _name(plan: PlanDocument, _day: date) -> Iterator[Check]:
    """แผนปฏิบัติการด้าน… ระยะที่ … (พ.ศ. ….-….), unless a law fixes the name (guideline of 2563, 2.3(3)); level 3 only."""
    title = plan.title.strip()
    if not title:
        yield Check("name-missing", "problem", "ไม่พบชื่อแผนในไฟล์: ตั้งชื่อแผน", "the file gives no title of the plan: give it one")
        return
    if any(level.level != 3 for level in plan.levels) or _AREA.match(title):  # noqa: PLR2004 - the rule is for level 3
        return
    if not _NAME.match(title):
        bad = _FORBIDDEN.match(title)
        why = (f"ขึ้นต้นด้วย «{bad[1]}» ซึ่ง", f"it begins with “{bad[1]}”, which") if bad else ("", "it")
        yield Check("name-form", "problem",
                    f"ชื่อแผน «{excerpt(title, 80)}» {why[0]}ไม่เป็นไปตามหลักชื่อแผนระดับที่ 3: ใช้ «แผนปฏิบัติการด้าน… ระยะที่ … (พ.ศ. ….-….)» เว้นแต่กฎหมายกำหนดชื่อไว้",
                    f"the title “{excerpt(title, 80)}” does not follow the rule for level-3 plans ({why[1]} is not of the form): use “แผนปฏิบัติการด้าน… ระยะที่ … (พ.ศ. ….-….)” unless a law fixes the name")
        return
    for pattern, rule, thai, english in ((_PHASE, "name-phase", "ระยะที่ …", "the phase (ระยะที่ …)"), (_YEARS, "name-years", "(พ.ศ. ….-….)", "the years (พ.ศ. ….-….)")):
        if not pattern.search(title):
            yield Check(rule, "note", f"ชื่อแผน «{excerpt(title, 80)}» ไม่มี «{thai}»: เติมให้ครบตามหลักชื่อแผนระดับที่ 3", f"the title “{excerpt(title, 80)}” lacks {english}: add it, as the rule for level-3 plans asks")


def _period(plan: PlanDocument, day: date) -> Iterator[Check]:
    """Any length, but outputs and outcomes must fit the five-year windows (guideline of 2563, 2.3(2))."""
    start, end = (plan.period_be or {}).get("start"), (plan.period_be or {}).get("end")
    if not start or not end:
        yield Check("period-missing", "problem", "ไม่พบปีเริ่มต้นและปีสิ้นสุดของแผน: ใส่ปี พ.ศ.", "the plan's first and last year were not found: enter them (พ.ศ.)")
        return
    ends = [last for first, last in WINDOWS if first <= end and start <= last < end]
    years = {year for _, element, _ in plan.walk() for target in element.targets for year in ((target.year_be,) if target.year_be else target.period_be or ())}
    missing = [last for last in ends if last not in years]
    if missing:
        shown = ", ".join(map(str, missing))
        yield Check("period-window", "problem",
                    f"แผนช่วง พ.ศ. {start}-{end} คร่อมห้วง 5 ปีของยุทธศาสตร์ชาติ แต่ไม่มีค่าเป้าหมาย ณ ปี {shown}: แบ่งผลผลิตและผลลัพธ์ตามห้วง 2566-2570, 2571-2575, 2576-2580",
                    f"the plan ({start}-{end}) runs over a five-year window of the National Strategy but has no target for {shown}: divide outputs and outcomes by the windows 2566-2570, 2571-2575, 2576-2580")
    if end < fiscal_year(day):
        yield Check("period-over", "note", f"แผนสิ้นสุดปี {end} ซึ่งผ่านมาแล้ว: ตรวจว่าเป็นฉบับที่ใช้อยู่", f"the plan ended in {end}: see that this is the edition in use")


def _reform(plan: PlanDocument, _day: date) -> Iterator[Check]:
    """The reform plan was level 2 until the decision of 2565."""
    start = (plan.period_be or {}).get("start")
    if not start or start <= REFORM_PLAN_UNTIL:
        return
    cited = [("", mention) for mention in plan.alignments] + [(element.id or "", mention) for _, element, _ in plan.walk() for mention in element.mentions]
    hits = [(id_, mention) for id_, mention in cited if mention.level == 2 and _REFORM.search(f"{mention.plan or ''} {mention.text}")]  # noqa: PLR2004 - level 2
    if hits:
        line = next((f" (บรรทัด {mention.line})" for _, mention in hits if mention.line), "")
        yield Check("reform-plan", "problem",
                    f"อ้างแผนการปฏิรูปประเทศเป็นแผนระดับที่ 2{line} แต่แผนนี้เริ่มปี {start}: แผนการปฏิรูปประเทศไม่เป็นแผนระดับที่ 2 แล้วตั้งแต่มติปี 2565 ตัดออกหรือย้ายไปหัวข้ออื่น ๆ",
                    f"the national reform plan is cited as level 2, but this plan begins in {start}: it has not been a level-2 plan since the decision of 2565; take it out or move it to “others”",
                    tuple(dict.fromkeys(id_ for id_, _ in hits if id_)))


# -- what is missing -------------------------------------------------------------------------------------------------------


def _missing(plan: PlanDocument, _day: date) -> Iterator[Check]:
    elements = [(kind, element) for kind, element, _ in plan.walk()]
    kinds = {kind for kind, _ in elements} | {"Indicator" for _, element in elements if element.targets}  # a goal with a value to reach is measured
    if not elements:
        yield Check("no-parts", "problem", "ไม่มีองค์ประกอบของแผนเลย: ตรวจไฟล์หรือเพิ่มองค์ประกอบ", "the plan has no parts: check the file, or add some")
        return
    yield from _group("example-left", "problem", (element for _, element in elements if (element.text or "").startswith(EXAMPLE)),
                      "แถวตัวอย่างของแบบฟอร์มยังอยู่ {count} แถว: {names} ลบ หรือเขียนทับด้วยข้อมูลจริง", "{count} example rows of the form are still there: {names}; delete them, or write over them")
    for kind, thai, english in (("Goal", "เป้าหมาย", "goal"), ("Indicator", "ตัวชี้วัด", "indicator")):
        if kind not in kinds:
            yield Check(f"no-{english}", "problem", f"แผนไม่มี{thai}สักข้อ: เพิ่ม{thai} เพราะการเชื่อมโยงต้องแสดงผลที่มีส่วนร่วม", f"the plan has no {english}: add one, for alignment is a contribution that must be shown")
    yield from _group("indicator-target", "problem", (element for kind, element in elements if kind == "Indicator" and not any(_clear(target.op, target.value) for target in element.targets)),
                      "ตัวชี้วัด {count} ตัวไม่มีค่าเป้าหมายที่ชัดเจน: {names} ใส่ค่า หน่วย และปี", "{count} indicators have no clear target value: {names}; enter value, unit and year")
    yield from _group("target-year", "note", (element for _, element in elements if element.targets and not any(target.year_be or target.period_be for target in element.targets)),
                      "ค่าเป้าหมายของ {count} รายการไม่ระบุปี: {names} ใส่ปี พ.ศ.", "targets of {count} elements name no year: {names}; enter the year (พ.ศ.)")
    yield from _group("project-agency", "problem", (element for kind, element in elements if kind in {"Project", "FlagshipProject"} and not element.agencies),
                      "โครงการ {count} โครงการไม่มีหน่วยงานรับผิดชอบ: {names} ระบุหน่วยงาน", "{count} projects name no responsible body: {names}; name one")
    yield from _group("strategy-result", "note", (element for kind, element in elements if kind == "Strategy" and not element.goals and not element.indicators and not any(
        part.indicators for part in (*element.tactics, *element.guidelines))), "ยุทธศาสตร์/ประเด็น {count} ข้อไม่มีเป้าหมายหรือตัวชี้วัดของตน: {names}",
        "{count} strategies have no goal or indicator of their own: {names}")


def _clear(op: str, value: float | None) -> bool:
    return value is not None or op in _DIRECTIONS


def _money(plan: PlanDocument, day: date) -> Iterator[Check]:
    now = fiscal_year(day)
    start, end = (plan.period_be or {}).get("start"), (plan.period_be or {}).get("end")
    projects = [element for kind, element, _ in plan.walk() if element.budgets]
    yield from _group("budget-past", "problem", (one for one in projects if (years := _years(one)) and max(years) < now),
                      f"โครงการ {{count}} โครงการมีงบประมาณเฉพาะปีที่ผ่านมาแล้ว (ก่อนปีงบประมาณ {now}): {{names}} ปรับปีหรือตัดออก",
                      f"{{count}} projects have money only for years that are over (before fiscal year {now}): {{names}}; change the years, or take them out")
    if start and end:
        yield from _group("budget-outside", "note", (one for one in projects if any(not start <= year <= end for year in _years(one))),
                          f"โครงการ {{count}} โครงการมีงบประมาณนอกช่วงแผน {start}-{end}: {{names}}", f"{{count}} projects have money outside the plan's years {start}-{end}: {{names}}")
    yield from _group("budget-unit", "problem", (one for one in projects if any(budget.baht is None for budget in one.budgets)),
                      "งบประมาณของ {count} โครงการไม่บอกหน่วยเงิน: {names} ระบุบาทหรือล้านบาท", "the money of {count} projects has no unit: {names}; say บาท or ล้านบาท")


def _years(element: Element) -> set[int]:
    return {year for budget in element.budgets for year in ((budget.year_be,) if budget.year_be else budget.years_be or ())}


def _links(plan: PlanDocument, _day: date) -> Iterator[Check]:
    """One main link a level; every level is spoken of."""
    yield from _group("one-main", "problem", (element for _, element, _ in plan.walk() if len({code.code for mention in element.mentions if mention.field == "y1" and mention.directness == "main"
                                                                                             for code in mention.codes}) > 1),
                      "โครงการ {count} โครงการมีความเชื่อมโยงหลักกับเป้าหมายแผนแม่บทย่อย (Y1) มากกว่าหนึ่ง: {names} เลือกหลักหนึ่งเดียว ที่เหลือเป็นรอง",
                      "{count} projects have more than one main Y1 target: {names}; choose one main, the others secondary")
    levels = {mention.level for mention in plan.alignments} | {mention.level for _, element, _ in plan.walk() for mention in element.mentions}
    for level, thai, english in ((1, "ยุทธศาสตร์ชาติ", "the National Strategy"), (2, "แผนระดับที่ 2", "any level-2 plan")):
        if level not in levels:
            yield Check(f"no-level-{level}", "note", f"ไฟล์ไม่ได้กล่าวว่าสอดคล้องกับ{thai}: ใช้การแนะนำของระบบแล้วตัดสินเอง", f"the file does not say that it follows {english}: take the suggestions and decide")


def _bodies(plan: PlanDocument, names: AgencyNames) -> Iterator[Check]:
    unknown: dict[str, list[Element]] = {}
    for _, element, _ in plan.walk():
        for printed in (*element.agencies, *element.supporting_agencies):
            if not element.agency_ids.get(printed) and not names.find(printed):
                unknown.setdefault(printed, []).append(element)
    for asked in bodies_asked(plan, names):
        who = ", ".join(names.by_id[id_].th for id_ in asked.ids)
        yield Check("agency-ask", "problem", f"«{asked.printed}» หมายถึงได้หลายหน่วยงาน ({who}): เลือกหน่วยงานที่หมายถึง หรือเขียนชื่อเต็ม",
                    f"“{asked.printed}” may be any of several bodies ({who}): choose the one meant, or write the full name", _ids(asked.elements))
    if unknown:
        shown = ", ".join(f"«{name}»" for name in list(unknown)[:_SHOWN])
        yield Check("agency-unknown", "note", f"ชื่อหน่วยงาน {len(unknown)} ชื่อไม่อยู่ในทะเบียน จึงเก็บไว้ตามที่พิมพ์: {shown}{' …' if len(unknown) > _SHOWN else ''}",
                    f"{len(unknown)} names of bodies are not in the register and are kept as printed: {shown}{' …' if len(unknown) > _SHOWN else ''}", _ids(one for many in unknown.values() for one in many))


def _group(rule: str, severity: Severity, elements: Iterable[Element], th: str, en: str) -> Iterator[Check]:
    """One sentence for all elements of which the same is to be said."""
    found = list(elements)
    if not found:
        return
    shown = ", ".join(f"«{(element.number + ' ') if element.number else ''}{excerpt(element.text or '', 50)}»" for element in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    yield Check(rule, severity, th.format(count=len(found), names=shown), en.format(count=len(found), names=shown), _ids(found))


def _ids(elements: Iterable[Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(element.id or "" for element in elements))


_RULES: tuple[Callable[[PlanDocument, date], Iterator[Check]], ...] = (_name, _period, _reform, _missing, _money, _links)
