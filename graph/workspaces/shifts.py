"""One place up, down, in or out: the steps that arrow keys make of an element's place. None where there is no such place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from graph.workspaces.records import Move
from loaders.records import CHILD_LISTS, Element, PlanDocument

__all__ = ["Shift", "find", "holders", "shift"]

Shift = Literal["up", "down", "in", "out"]


def find(plan: PlanDocument, id_: str) -> tuple[str, Element, Element | None] | None:
    """Type, element and what it is a part of (None: the plan itself); None if the plan has no such element."""
    return next(((kind, element, parent) for kind, element, parent in plan.walk() if element.id == id_), None)


def holders(plan: PlanDocument, id_: str) -> tuple[tuple[str, Element], ...]:
    """Elements that may hold ``id_``, with their types, in the order of the plan: all but itself, its parts, indicators and the vision."""
    found = find(plan, id_)
    within = {id_} | {element.id for element in _below(found[1])} if found else set()
    return tuple((kind, element) for kind, element, _ in plan.walk() if element.id not in within and kind not in {"Vision", "Benefit", "Indicator"})


def shift(plan: PlanDocument, id_: str, way: Shift) -> Move | None:
    """The step that moves an element among the parts it stands with, into the one before it, or out beside what holds it."""
    found = find(plan, id_)
    if found is None:
        return None
    _, element, parent = found
    held = parent or plan
    beside = next((parts for name in (*CHILD_LISTS, "benefits") if id_ in {each.id for each in (parts := getattr(held, name, ()))}), ())
    here = next((place for place, each in enumerate(beside) if each.id == id_), None)
    if here is None:
        return None
    under = parent.id if parent else None
    if way == "up":
        return Move(id=id_, under=under, before=beside[here - 1].id) if here else None
    if way == "down":
        after = beside[here + 2].id if here + 2 < len(beside) else None
        return Move(id=id_, under=under, before=after) if here + 1 < len(beside) else None
    if way == "in":
        return Move(id=id_, under=beside[here - 1].id) if here else None
    above = find(plan, parent.id or "") if parent else None
    return Move(id=id_, under=above[2].id if above[2] else None) if above else None


def _below(element: Element) -> Iterator[Element]:
    for _, part in element.children():
        yield part
        yield from _below(part)
