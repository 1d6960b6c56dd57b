"""The plan document as a tree that is taken apart and put together again; every function returns a new plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph.workspaces.errors import StepError
from loaders.records import CHILD_LISTS, Element, ElementType, PlanDocument

__all__ = ["Found", "find", "inside", "mapped", "parts", "put", "put_all", "replace", "type_in"]

Owner = TypeVar("Owner", Element, PlanDocument)
_DEFAULTS: dict[str, ElementType] = {"vision": "Vision", "benefits": "Benefit", **CHILD_LISTS}


@dataclass(frozen=True, slots=True)
class Found:
    """An element where it stands."""

    element: Element
    list: str
    """Name of the list that holds it."""
    parent: Element | None
    """None: the plan itself."""
    parent_type: ElementType | None

    @property
    def type(self) -> ElementType:
        """Its own, or that of its list."""
        return type_in(self.list, self.element)


def type_in(name: str, element: Element) -> ElementType:
    """Type of an element in the list ``name``."""
    return element.type or _DEFAULTS[name]


def parts(owner: Element | PlanDocument) -> Iterator[tuple[str, Element]]:
    """Direct parts with the name of their list."""
    if isinstance(owner, PlanDocument):
        if owner.vision:
            yield "vision", owner.vision
        for benefit in owner.benefits:
            yield "benefits", benefit
    for name in CHILD_LISTS:
        for part in getattr(owner, name):
            yield name, part


def find(plan: PlanDocument, id_: str) -> Found:
    """The element with an id. Raises :class:`StepError` if the plan has none."""
    stack: list[tuple[Element | PlanDocument, ElementType | None]] = [(plan, None)]
    while stack:
        owner, type_ = stack.pop()
        for name, part in parts(owner):
            if part.id == id_:
                return Found(part, name, owner if isinstance(owner, Element) else None, type_)
            stack.append((part, type_in(name, part)))
    raise StepError(f"ไม่มีองค์ประกอบ {id_} ในแผนนี้แล้ว โหลดหน้าใหม่เพื่อดูแผนฉบับปัจจุบัน", f"the plan has no element {id_} any more; load the page again to see the plan as it is")


def inside(element: Element, id_: str | None) -> bool:
    """Whether ``id_`` is ``element`` or stands anywhere below it."""
    return element.id == id_ or any(inside(part, id_) for _, part in parts(element))


def mapped(owner: Owner, change: Callable[[Element], Element]) -> Owner:
    """The plan (or element) with every element below it as ``change`` makes it; ids and places stay."""
    held: dict[str, object] = {name: tuple(change(mapped(part, change)) for part in getattr(owner, name)) for name in (*CHILD_LISTS, "benefits") if getattr(owner, name, ())}
    if isinstance(owner, PlanDocument) and owner.vision:
        held["vision"] = change(mapped(owner.vision, change))
    return owner.model_copy(update=held) if held else owner


def replace(plan: PlanDocument, id_: str, *new: Element) -> PlanDocument:
    """The plan with ``new`` in the place of an element: none takes it away."""
    return _replace(plan, id_, new)[0]


def _replace(owner: Owner, id_: str, new: tuple[Element, ...]) -> tuple[Owner, bool]:
    if isinstance(owner, PlanDocument) and owner.vision:
        if owner.vision.id == id_:
            return owner.model_copy(update={"vision": new[0] if new else None}), True
        vision, done = _replace(owner.vision, id_, new)
        if done:
            return owner.model_copy(update={"vision": vision}), True
    for name in (*CHILD_LISTS, "benefits"):
        held: tuple[Element, ...] = getattr(owner, name, ())
        swapped = _swapped(held, id_, new)
        if swapped is not None:
            return owner.model_copy(update={name: swapped}), True
    return owner, False


def _swapped(held: tuple[Element, ...], id_: str, new: tuple[Element, ...]) -> tuple[Element, ...] | None:
    """A list with ``new`` in the place of the element, here or anywhere below; None if it is not there."""
    for place, part in enumerate(held):
        if part.id == id_:
            return (*held[:place], *new, *held[place + 1:])
        changed, done = _replace(part, id_, new)
        if done:
            return (*held[:place], changed, *held[place + 1:])
    return None


def put(plan: PlanDocument, element: Element, name: str, under: str | None, before: str | None) -> PlanDocument:
    """The plan with ``element`` in the list ``name`` of ``under`` (None: the plan), before one of that list or last."""
    if under is None:
        return _put(plan, element, name, before)
    return replace(plan, under, _put(find(plan, under).element, element, name, before))


def put_all(owner: Owner, held: Iterator[tuple[str, Element]]) -> Owner:
    """``owner`` with further parts at the end of their lists."""
    for name, part in held:
        owner = _put(owner, part, name, None)
    return owner


def _put(owner: Owner, element: Element, name: str, before: str | None) -> Owner:
    if name == "vision":
        if not isinstance(owner, PlanDocument) or owner.vision:
            raise StepError("แผนมีวิสัยทัศน์อยู่แล้ว ลบหรือเปลี่ยนชนิดของเดิมก่อน", "the plan has a vision already; delete or retype it first")
        return owner.model_copy(update={"vision": element})
    held: tuple[Element, ...] = getattr(owner, name)
    if before is None:
        return owner.model_copy(update={name: (*held, element)})
    if before not in [part.id for part in held]:
        raise StepError(f"{before} ไม่อยู่ในรายการเดียวกัน เลือกตำแหน่งใหม่", f"{before} is not in the same list; choose the place again")
    return owner.model_copy(update={name: tuple(one for part in held for one in ((element, part) if part.id == before else (part,)))})
