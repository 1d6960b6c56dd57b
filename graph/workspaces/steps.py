"""Corrections as pure functions: a plan and a step give another plan. What a step takes away is not lost: the plan before it is kept with the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.workspaces.errors import StepError
from graph.workspaces.places import NAMES, home, require_place
from graph.workspaces.records import (
    Add,
    Delete,
    Entry,
    Merge,
    Move,
    Retype,
    Reword,
    SetAgencies,
    SetBody,
    SetNumber,
    SetPlan,
    SetTargets,
    Step,
)
from graph.workspaces.tree import find, inside, mapped, parts, put, put_all, replace, type_in
from loaders.as_record import measure_of
from loaders.excerpt import excerpt
from loaders.rdf.uploads import entered_source
from loaders.records import Element, PlanDocument, PlanLevel, Target

__all__ = ["Folded", "corrected", "fold", "taken"]

_DIRECTIONS = frozenset({"increase", "decrease", "no_decrease", "rank_improve", "unstated"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A plan after its history: the numbers of the entries in force, and of those that were taken back and may be done again."""

    plan: PlanDocument
    done: tuple[int, ...]
    undone: tuple[int, ...]


def fold(first: PlanDocument, entries: Iterable[Entry]) -> Folded:
    """The plan after ``entries``. A step that is taken later than an undo ends what could be done again."""
    known = {entry.number: entry for entry in entries}
    done, undone = in_force(known.values())
    plan = first
    for number in done:
        step = known[number].step
        if step is not None:
            plan = corrected(plan, step, number=number)
    return Folded(plan, done, undone)


def in_force(entries: Iterable[Entry]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the steps in force, in order, and of those taken back, the next to be done again last."""
    done: list[int] = []
    undone: list[int] = []
    for entry in entries:
        if entry.kind == "step":
            done.append(entry.number)
            undone.clear()
        elif entry.kind == "undo" and done:
            undone.append(done.pop())
        elif entry.kind == "redo" and undone:
            done.append(undone.pop())
    return tuple(done), tuple(undone)


def taken(plan: PlanDocument, steps: Sequence[Step], first: int = 1) -> PlanDocument:
    """The plan after steps one after the other, numbered from ``first``: what a preview shows before anything is kept."""
    for number, step in enumerate(steps, first):
        plan = corrected(plan, step, number=number)
    return plan


def corrected(plan: PlanDocument, step: Step, *, number: int) -> PlanDocument:
    """The plan after the step. ``number``: its place in the history, which gives a new element an id that nothing had before.

    Raises :class:`StepError` if the step does not fit the plan.
    """
    return _tidy(_STEPS[step.kind](plan, step, number))


def _reword(plan: PlanDocument, step: Reword, number: int) -> PlanDocument:
    element = find(plan, step.id).element
    text = " ".join(step.text.split())
    if text == element.text:
        return plan
    note = f"แก้ถ้อยคำในการแก้ไขครั้งที่ {number} เดิม: «{element.text or ''}»"
    return replace(plan, step.id, element.model_copy(update={"text": text, "note": _noted(element, note)}))


def _noted(element: Element, note: str) -> str:
    return f"{element.note}\n{note}" if element.note else note


def _retype(plan: PlanDocument, step: Retype, _number: int) -> PlanDocument:
    found = find(plan, step.id)
    _known(step.type)
    require_place(step.type, found.parent_type, found.element.text or "")
    for name, part in parts(found.element):
        require_place(type_in(name, part), step.type, part.text or "")
    name = home(step.type)
    changed = found.element.model_copy(update={"type": _own_type(name, step.type), "kind": (found.element.kind if found.type == step.type else None) if step.word is None else step.word or None})
    if name == found.list:
        return replace(plan, step.id, changed)
    return put(replace(plan, step.id), changed, name, found.parent.id if found.parent else None, None)


def _known(type_: str) -> None:
    if type_ not in NAMES:
        raise StepError(f"ชนิด {type_} ใช้กับแผนระดับบนเท่านั้น เลือกชนิดอื่น", f"the type {type_} is for upper plans only; choose another")


def _own_type(name: str, type_: str) -> str | None:
    """The type an element must state itself: none where its list says it."""
    return None if name in {"vision", "benefits"} or type_in(name, Element.model_validate({})) == type_ else type_


def _move(plan: PlanDocument, step: Move, _number: int) -> PlanDocument:
    found = find(plan, step.id)
    if inside(found.element, step.under) or step.before == step.id:
        raise StepError(f"ย้าย «{excerpt(found.element.text or '', 60)}» ไปไว้ในตัวเองไม่ได้", f"“{excerpt(found.element.text or '', 60)}” cannot be moved into itself")
    if found.list == "vision":
        raise StepError("วิสัยทัศน์อยู่บนสุดของแผนเสมอ", "the vision always stands on top of the plan")
    above = find(plan, step.under) if step.under else None
    require_place(found.type, above.type if above else None, found.element.text or "")
    return put(replace(plan, step.id), found.element, found.list, step.under, step.before)


def _merge(plan: PlanDocument, step: Merge, number: int) -> PlanDocument:
    gone = find(plan, step.id)
    if inside(gone.element, step.into):
        raise StepError("รวมเข้ากับส่วนของตัวเองไม่ได้ เลือกทิศกลับกัน", "an element cannot be merged into a part of itself; choose the other way round")
    rest = replace(plan, step.id)
    into = find(rest, step.into)
    for name, part in parts(gone.element):
        require_place(type_in(name, part), into.type, part.text or "")
    return replace(rest, step.into, put_all(_joined(into.element, gone.element, number), parts(gone.element)))


def _joined(into: Element, gone: Element, number: int) -> Element:
    together: dict[str, Any] = {name: (*getattr(into, name), *getattr(gone, name)) for name in ("targets", "budgets", "details", "mentions", "versions", "remarks", "topics", "also")}
    together |= {name: tuple(dict.fromkeys((*getattr(into, name), *getattr(gone, name)))) for name in ("agencies", "supporting_agencies", "footnotes", "tracks", "baselines")}
    together |= {name: getattr(into, name) or getattr(gone, name) for name in ("number", "code", "starts", "ends", "definition", "description")}
    together["text"] = " ".join(filter(None, (into.text, gone.text)))
    together["agency_ids"] = gone.agency_ids | into.agency_ids
    together["note"] = _noted(into, f"รวมในการแก้ไขครั้งที่ {number} จาก «{into.text or ''}» และ «{gone.text or ''}» ({gone.locator or f'บรรทัด {gone.line}'})")
    return into.model_copy(update=together)


def _delete(plan: PlanDocument, step: Delete, _number: int) -> PlanDocument:
    found = find(plan, step.id)
    if step.parts == "too":
        return replace(plan, step.id)
    for name, part in parts(found.element):
        require_place(type_in(name, part), found.parent_type, part.text or "")
    beside = [part for name, part in parts(found.element) if name == found.list]
    plan = replace(plan, step.id, *beside) if found.list != "vision" else replace(plan, step.id)
    for name, part in parts(found.element):
        if name != found.list:
            plan = put(plan, part, name, found.parent.id if found.parent else None, None)
    return plan


def _set_number(plan: PlanDocument, step: SetNumber, _number: int) -> PlanDocument:
    return replace(plan, step.id, find(plan, step.id).element.model_copy(update={"number": step.number}))


def _set_agencies(plan: PlanDocument, step: SetAgencies, _number: int) -> PlanDocument:
    element = find(plan, step.id).element
    sides = {name: tuple(dict.fromkeys(" ".join(each.split()) for each in getattr(step, name))) for name in ("agencies", "supporting_agencies")}
    kept = {name: id_ for name, id_ in element.agency_ids.items() if any(name in side for side in sides.values())}
    return replace(plan, step.id, element.model_copy(update={**sides, "agency_ids": kept}))


def _set_body(plan: PlanDocument, step: SetBody, _number: int) -> PlanDocument:
    hits = [element for _, element, _ in plan.walk() if step.printed in (*element.agencies, *element.supporting_agencies)]
    if not hits:
        raise StepError(f"แผนไม่ได้กล่าวถึง «{excerpt(step.printed, 60)}» แล้ว โหลดหน้าใหม่เพื่อดูแผนฉบับปัจจุบัน", f"the plan does not name “{excerpt(step.printed, 60)}” any more; load the page again to see it as it is")

    def said(element: Element) -> Element:
        if step.printed not in (*element.agencies, *element.supporting_agencies):
            return element
        rest = {name: id_ for name, id_ in element.agency_ids.items() if name != step.printed}
        return element.model_copy(update={"agency_ids": rest | ({step.printed: step.body} if step.body else {})})

    return mapped(plan, said)


def _set_targets(plan: PlanDocument, step: SetTargets, number: int) -> PlanDocument:
    element = find(plan, step.id).element
    targets = tuple(target if target in element.targets else _entered(plan, target, number) for target in step.targets)
    return replace(plan, step.id, element.model_copy(update={"targets": targets}))


def _entered(plan: PlanDocument, target: Target, number: int) -> Target:
    """A target a person typed: its source is that person, not the file."""
    if not target.text.strip():
        raise StepError("ค่าเป้าหมายต้องมีถ้อยคำ ใส่ข้อความตามแผน", "a target needs its wording; enter it as in the plan")
    needs = target.op not in _DIRECTIONS and not (target.op == "ratio" and target.ratio) and not (target.op == "between" and target.min_value is not None and target.max_value is not None)
    if needs and target.value is None:
        raise StepError(f"ค่าเป้าหมาย «{excerpt(target.text, 60)}» ไม่มีตัวเลข ใส่ตัวเลขหรือเลือกแบบไม่ระบุค่า", f"the target “{excerpt(target.text, 60)}” has no number; enter one, or choose “not stated”")
    low, high = target.min_value, target.max_value
    if (low is not None and high is not None and low > high) or (target.scale_max is not None and (target.value or 0) > target.scale_max):
        raise StepError(f"ค่าเป้าหมาย «{excerpt(target.text, 60)}» เกินขอบเขต แก้ค่าต่ำสุด สูงสุด หรือคะแนนเต็ม", f"the target “{excerpt(target.text, 60)}” is out of its bounds; correct minimum, maximum or full score")
    rank = measure_of(target.op, None) == "rank"
    said = {"source": entered_source(plan.id or ""), "locator": f"การแก้ไขครั้งที่ {number}", "id": None, "set_by": None, "derived_from_observations": (), "verified": True,
            "unit": target.unit or ("อันดับ" if rank else None), "measure": "rank" if rank else target.measure or measure_of(target.op, target.unit)}
    return target.model_copy(update=said)


def _add(plan: PlanDocument, step: Add, number: int) -> PlanDocument:
    _known(step.type)
    above = find(plan, step.under) if step.under else None
    require_place(step.type, above.type if above else None, step.text)
    name = home(step.type)
    element = Element.model_validate({
        "id": step.id or f"{plan.id}/x{number}", "type": _own_type(name, step.type), "kind": step.word, "number": step.number, "text": " ".join(step.text.split()),
        "source": entered_source(plan.id or ""), "locator": f"การแก้ไขครั้งที่ {number}", "rule": "entered-by-hand",
    })
    return put(plan, element, name, step.under, step.before)


def _set_plan(plan: PlanDocument, step: SetPlan, _number: int) -> PlanDocument:
    if step.start_be and step.end_be and step.start_be > step.end_be:
        raise StepError(f"ปีเริ่มต้น {step.start_be} อยู่หลังปีสิ้นสุด {step.end_be} สลับปีให้ถูก", f"the first year {step.start_be} is after the last, {step.end_be}; put them in order")
    years = {name: year for name, year in (("start", step.start_be), ("end", step.end_be)) if year}
    levels = (PlanLevel.model_validate({"level": step.level}),) if step.level else plan.levels
    return plan.model_copy(update={"title": " ".join(step.title.split()), "period_be": years or None, "levels": levels})


def _tidy(plan: PlanDocument) -> PlanDocument:
    """Footnotes name only elements that are there."""
    if not plan.footnotes:
        return plan
    marks: dict[int, list[str]] = {}
    for _, element, _ in plan.walk():
        for number in element.footnotes:
            marks.setdefault(number, []).append(element.id or "")
    return plan.model_copy(update={"footnotes": tuple(
        note.model_copy(update={"annotates": tuple(marks.get(note.number) or (plan.id or "",))}) for note in plan.footnotes)})


_STEPS: dict[str, Callable[[PlanDocument, Any, int], PlanDocument]] = {
    "reword": _reword, "retype": _retype, "move": _move, "merge": _merge, "delete": _delete, "set-number": _set_number, "set-agencies": _set_agencies, "set-body": _set_body,
    "set-targets": _set_targets, "add": _add, "set-plan": _set_plan,
}
