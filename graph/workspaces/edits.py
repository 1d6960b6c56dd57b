"""What a person typed into the fields of an element, as the fewest steps that make it so. Nothing typed anew: no step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.workspaces.errors import WorkspaceError
from graph.workspaces.places import home
from graph.workspaces.records import Add, Retype, Reword, SetAgencies, SetNumber, SetPlan, SetTargets, Step
from graph.workspaces.shifts import find
from loaders.calendar import BUDDHIST_ERA
from loaders.clean import arabic_digits, clean_line
from loaders.records import Element, PlanDocument, Target
from loaders.records.base import ElementType, Operator

__all__ = ["Edited", "TargetEdit", "added", "changed", "plan_changed", "targets_changed"]

_FIRST_YEAR, _LAST_YEAR, _CE_MOST = 2400, 2700, 2300


@dataclass(frozen=True, slots=True)
class Edited:
    """The fields of an element as they stand; bodies one a line."""

    type: ElementType
    text: str
    number: str = ""
    word: str = ""
    agencies: str = ""
    supporting: str = ""


@dataclass(frozen=True, slots=True)
class TargetEdit:
    """The fields of a target; ``before`` None: a new one. Numbers may have Thai digits and commas, years are พ.ศ."""

    before: Target | None
    op: Operator
    value: str = ""
    most: str = ""
    unit: str = ""
    year: str = ""
    gone: bool = False


def changed(kind: ElementType, element: Element, edited: Edited) -> tuple[Step, ...]:
    """Steps from an element to what was typed. Raises :class:`WorkspaceError` if the words are gone: deleting is another step."""
    id_, out = element.id or "", list[Step]()
    text, number, word = " ".join(edited.text.split()), clean_line(edited.number), clean_line(edited.word)
    if not text:
        raise WorkspaceError("ข้อความว่าง: พิมพ์ข้อความขององค์ประกอบ หรือใช้ปุ่มลบ · the text is empty: type the element's words, or delete it")
    if text != " ".join((element.text or "").split()):
        out.append(Reword(id=id_, text=edited.text.strip()))
    if edited.type != kind or word != (element.kind or ""):
        out.append(Retype(id=id_, type=edited.type, word=word or None))
    if number != (element.number or ""):
        out.append(SetNumber(id=id_, number=number or None))
    bodies = tuple(_lines(edited.agencies)), tuple(_lines(edited.supporting))
    if bodies != (element.agencies, element.supporting_agencies):
        out.append(SetAgencies(id=id_, agencies=bodies[0], supporting_agencies=bodies[1]))
    return tuple(out)


def targets_changed(element: Element, edited: Iterable[TargetEdit]) -> tuple[Step, ...]:
    """One step with all targets, or none if they are as before. Raises :class:`WorkspaceError` for what is no number or year."""
    targets = tuple(_target(each, element) for each in edited if not each.gone)
    return () if targets == element.targets else (SetTargets(id=element.id or "", targets=targets),)


def added(plan: PlanDocument, type_: ElementType, text: str, number: str, under: str | None, line_of: Callable[[str], int | None], line: int | None) -> Add:
    """A new element, before the first of its list that stands on a later line; ``line_of`` gives the line of an id."""
    holder = find(plan, under) if under else None
    beside: tuple[Element, ...] = () if type_ == "Vision" else getattr(holder[1] if holder else plan, home(type_), ())
    before = next((each.id for each in beside if line is not None and (at := line_of(each.id or "")) is not None and at > line), None)
    return Add(type=type_, text=text.strip(), number=clean_line(number) or None, under=under, before=before)


def plan_changed(plan: PlanDocument, title: str, start: str, end: str, level: int | None) -> tuple[Step, ...]:
    """One step for title, years and level, or none if they are as before. Raises :class:`WorkspaceError` for what is no year."""
    if not title.strip():
        raise WorkspaceError("ชื่อแผนว่าง: พิมพ์ชื่อแผน · the title is empty: type the plan's title")
    years = plan.period_be or {}
    first, last = _year(start), _year(end)
    if first and last and first > last:
        raise WorkspaceError(f"ปีเริ่ม {first} มาหลังปีสิ้นสุด {last}: แก้ปีใดปีหนึ่ง · the first year {first} comes after the last, {last}: correct one of them")
    now = (plan.title, years.get("start"), years.get("end"), plan.levels[-1].level if plan.levels else None)
    title = " ".join(title.split())
    if (title, first, last, level) == now:
        return ()
    return (SetPlan.model_validate({"title": title, "start_be": first, "end_be": last, "level": level}),)


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line for each in text.splitlines() if (line := clean_line(each))))


def _target(edited: TargetEdit, element: Element) -> Target:
    before = edited.before
    value, most, unit, year = _number(edited.value), _number(edited.most), clean_line(edited.unit) or None, _year(edited.year)
    if before and (before.op, before.value, before.max_value, before.unit, before.year_be) == (edited.op, value, most if edited.op == "between" else before.max_value, unit, year):
        return before
    kept = before.model_dump(exclude={"op", "value", "unit", "year_be", "id", "measure", "max_value", "min_value"}) if before else {"text": " ".join((element.text or "").split())}
    limits = {"min_value": value, "max_value": most} if edited.op == "between" else {}
    return Target.model_validate(kept | limits | {"op": edited.op, "value": value, "unit": unit, "year_be": year})


def _number(text: str) -> float | None:
    bare = arabic_digits(clean_line(text)).replace(",", "").replace(" ", "")
    if not bare:
        return None
    try:
        value = float(bare)
    except ValueError:
        value = float("nan")
    if value - value != 0:
        raise WorkspaceError(f"“{text}” ไม่ใช่ตัวเลข: พิมพ์เช่น 80 หรือ 1,452.5 · “{text}” is no number: type it like 80 or 1,452.5")
    return value


def _year(text: str) -> int | None:
    bare = arabic_digits(clean_line(text)).removeprefix("พ.ศ.").strip()
    if not bare:
        return None
    year = int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 4 else 0  # noqa: PLR2004 - digits of a year
    year += BUDDHIST_ERA if 1857 <= year <= _CE_MOST else 0  # noqa: PLR2004 - typed as a year of the common era
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise WorkspaceError(f"“{text}” ไม่ใช่ปี พ.ศ.: พิมพ์เช่น 2570 · “{text}” is no Buddhist-era year: type it like 2570")
    return year
