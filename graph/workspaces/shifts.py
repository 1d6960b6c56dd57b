"""One place up, down, in or out: the steps that arrow keys make of an element's place. None where there is no such place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from graph.workspaces.errors import StepError
from graph.workspaces.places import require_place
from graph.workspaces.records import Move
from loaders.records import CHILD_LISTS, Element, ElementType, PlanDocument

__all__ = ["Shift", "find", "holders", "shift"]

Shift = Literal["up", "down", "in", "out"]


def find(plan: PlanDocument, id_: str) -> tuple[ElementType, Element, Element | None] | None:
    """Type, element and what it is a part of (None: the plan itself); None if the plan has no such element."""
    return next(((kind, element, parent) for kind, element, parent in plan.walk() if element.id == id_), None)


def holders(plan: PlanDocument, id_: str = "") -> tuple[tuple[str, Element], ...]:
    """Elements that may hold ``id_``, with their types, in the order of the plan; without an id, those that may hold anything."""
    found = find(plan, id_) if id_ else None
    within: set[str | None] = {id_, *(element.id for element in (_below(found[1]) if found else ()))}
    return tuple((kind, element) for kind, element, _ in plan.walk() if element.id not in within and (_fits(found[0], kind) if found else kind not in {"Vision", "Benefit", "Indicator"}))


def _fits(type_: str, parent: str | None) -> bool:
    try:
        require_place(type_, parent, "")
    except StepError:
        return False
    return True


def shift(plan: PlanDocument, id_: str, way: Shift) -> Move | None:
    """The step that moves an element among the parts it stands with, into the one before it, or out beside what holds it."""
    found = find(plan, id_)
    if found is None or found[0] == "Vision":
        return None
    parent = found[2]
    lists: list[tuple[Element, ...]] = [getattr(parent or plan, name, ()) for name in (*CHILD_LISTS, "benefits")]
    beside = next(parts for parts in lists if id_ in {each.id for each in parts})
    here = next(place for place, each in enumerate(beside) if each.id == id_)
    if way in {"up", "down"}:
        return _among(id_, parent, beside, here, up=way == "up")
    if way == "in":
        before = find(plan, beside[here - 1].id or "") if here else None
        return _to(id_, found[0], before) if before else None
    above = find(plan, parent.id or "") if parent else None
    return _to(id_, found[0], find(plan, above[2].id or "") if above[2] else None) if above else None


def _among(id_: str, parent: Element | None, beside: tuple[Element, ...], here: int, *, up: bool) -> Move | None:
    under = parent.id if parent else None
    if up:
        return Move(id=id_, under=under, before=beside[here - 1].id) if here else None
    return Move(id=id_, under=under, before=beside[here + 2].id if here + 2 < len(beside) else None) if here + 1 < len(beside) else None


def _to(id_: str, type_: str, holder: tuple[str, Element, Element | None] | None) -> Move | None:
    return Move(id=id_, under=holder[1].id if holder else None) if _fits(type_, holder[0] if holder else None) else None


def _below(element: Element) -> Iterator[Element]:
    for _, part in element.children():
        yield part
        yield from _below(part)
