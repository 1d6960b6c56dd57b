"""Local ids for the elements of a plan document, in the pattern of the curated plans: ``psds-2567/s1/t2/g2.1``.

An id says the way down to the element by letters for its kind and its number as printed, or its place where none is printed. Whoever has an id
below the plan's keeps it, so that ids stay what they are when a plan is corrected: an id names the thing, not the place where it now stands.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from loaders.clean import arabic_digits
from loaders.records import CHILD_LISTS, Element, ElementType, Footnote, PlanDocument

__all__ = ["LETTERS", "identified", "ids_of", "rebased"]

LETTERS: dict[ElementType, str] = {
    "Vision": "vision", "Goal": "goal", "Strategy": "s", "Tactic": "t", "Guideline": "g", "SubBullet": "b", "Milestone": "ms", "MasterPlanIssue": "mp", "SubPlan": "sp",
    "PlanTarget": "y", "DevelopmentIssue": "d", "SecurityIssue": "si", "PolicyItem": "pi", "Dimension": "dim", "Indicator": "ind", "FlagshipProject": "p", "Project": "p",
    "Benefit": "benefit", "Provision": "pr",
}
"""Letters an id has for a type of element. None is also the beginning of ``target1``, ``footnote1`` and what else hangs on an element."""
_ACTIVITY = "a"
_ALONE = frozenset({"Vision", "Goal"})
"""Types of which the only one below a part goes without a number."""
_BY_PLACE = frozenset({"Benefit", "SubBullet", "Vision"})
"""Types whose printed numbers belong to the paragraphs of the text around them, not to them."""
_NUMBER = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")
_LONGEST = 16

T = TypeVar("T", Element, PlanDocument)


def identified(plan: PlanDocument, plan_id: str) -> PlanDocument:
    """``plan`` with the id ``plan_id``, an id for every element, and footnotes that name the elements they hang on.

    Ids that already stand below ``plan_id`` are kept; every id is given once. What named an element by an id that it no longer has names it
    by the new one.
    """
    taken = {id_ for id_ in ids_of(plan) if id_.startswith(f"{plan_id}/")}
    namer = _Namer(taken, plan_id)
    named = namer.below(plan, plan_id).model_copy(update={"id": plan_id})
    if namer.renamed:
        named = _following(named, namer.renamed | ({plan.id: plan_id} if plan.id else {}))
    return named.model_copy(update={"footnotes": _hung(named)})


def rebased(plan: PlanDocument, plan_id: str) -> PlanDocument:
    """An identified plan under another id: ``draft/s1`` becomes ``ws-1a2b3c/s1``."""
    old = f"{plan.id}/"
    moved = {id_: f"{plan_id}/{id_.removeprefix(old)}" for id_ in ids_of(plan) if id_.startswith(old)} | {plan.id or "": plan_id}
    return _following(_renamed(plan, moved), moved).model_copy(update={"id": plan_id})


def _renamed(owner: T, ids: dict[str, str]) -> T:
    changes: dict[str, Any] = {name: tuple(_renamed(part, ids) for part in getattr(owner, name)) for name in (*CHILD_LISTS, "benefits") if getattr(owner, name, ())}
    if isinstance(owner, PlanDocument):
        return owner.model_copy(update=changes | ({"vision": _renamed(owner.vision, ids)} if owner.vision else {}))
    return owner.model_copy(update=changes | {"id": ids.get(owner.id or "", owner.id)})


def _following(owner: T, ids: dict[str, str]) -> T:
    """References to elements by their new ids; ids of targets are given anew from those of their elements."""
    changes: dict[str, Any] = {name: tuple(_following(part, ids) for part in getattr(owner, name)) for name in (*CHILD_LISTS, "benefits") if getattr(owner, name, ())}
    if isinstance(owner, PlanDocument):
        notes = tuple(note.model_copy(update={"annotates": tuple(ids.get(one, one) for one in note.annotates)}) for note in owner.footnotes)
        return owner.model_copy(update=changes | {"footnotes": notes} | ({"vision": _following(owner.vision, ids)} if owner.vision else {}))
    targets = tuple(target.model_copy(update={"id": None, "set_by": ids.get(target.set_by or "", target.set_by)}) for target in owner.targets)
    return owner.model_copy(update=changes | {"targets": targets, "parent": ids.get(owner.parent or "", owner.parent)})


def ids_of(plan: PlanDocument) -> list[str]:
    """Ids of all elements, in the order of the plan; those without one are passed over."""
    return [element.id for _, element, _ in plan.walk() if element.id]


class _Namer:
    def __init__(self, taken: set[str], plan_id: str) -> None:
        self._taken = {id_.lower() for id_ in taken}  # codes are capitals: “r” and “R” would be one
        self._kept, self._plan = set[str](), plan_id
        self.renamed: dict[str, str] = {}
        """Ids that elements had, with those they have now."""

    def below(self, owner: T, prefix: str) -> T:
        changes: dict[str, Any] = {}
        if isinstance(owner, PlanDocument):
            if owner.vision:
                changes["vision"] = self._element(owner.vision, "Vision", prefix, "vision", 1, 1)
            changes["benefits"] = self._list(owner.benefits, "Benefit", prefix, "benefits")
        for name, type_ in CHILD_LISTS.items():
            changes[name] = self._list(getattr(owner, name), type_, prefix, name)
        return owner.model_copy(update=changes)

    def _list(self, parts: tuple[Element, ...], type_: ElementType, prefix: str, name: str) -> tuple[Element, ...]:
        return tuple(self._element(part, part.type or type_, prefix, name, place, len(parts)) for place, part in enumerate(parts, 1))

    def _element(self, part: Element, type_: ElementType, prefix: str, name: str, place: int, of: int) -> Element:
        id_ = part.id if part.id and part.id.startswith(f"{self._plan}/") and part.id not in self._kept else None
        if id_ is None:
            letters = _ACTIVITY if name == "activities" and type_ == "Guideline" else LETTERS[type_]
            id_ = self._free(f"{prefix}/{letters}{'' if of == 1 and type_ in _ALONE else _tail(part, type_, place)}")
        if part.id and part.id != id_:
            self.renamed.setdefault(part.id, id_)
        self._taken.add(id_.lower())
        self._kept.add(id_)
        return self.below(part.model_copy(update={"id": id_, **_called(part)}), id_)

    def _free(self, wanted: str) -> str:
        """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that nothing has."""
        number, id_ = 2, wanted
        while id_.lower() in self._taken:
            number, id_ = number + 1, f"{wanted}-{number}"
        return id_


def _called(part: Element) -> dict[str, str]:
    """A part that the text prints no words for goes by its kind and number."""
    if (part.text or "").strip() or part.text_en:
        return {}
    return {"text": " ".join(filter(None, (part.kind, part.number))) or "(ไม่มีชื่อ)", "note": "ไฟล์ไม่ได้พิมพ์ชื่อไว้ · the file prints no name for it"}


def _tail(part: Element, type_: ElementType, place: int) -> str:
    if part.number and type_ not in _BY_PLACE:
        found = _NUMBER.search(arabic_digits(part.number))
        if found and len(found[0]) <= _LONGEST:
            return found[0]
    return str(place)


def _hung(plan: PlanDocument) -> tuple[Footnote, ...]:
    """Footnotes with the elements that name them, or the plan where none does; those that a curator hung by hand stay."""
    marks: dict[int, list[str]] = {}
    for _, element, _ in plan.walk():
        for number in element.footnotes:
            marks.setdefault(number, []).append(element.id or "")
    return tuple(note if note.annotates else note.model_copy(update={"annotates": tuple(dict.fromkeys(marks.get(note.number) or (plan.id or "",)))}) for note in plan.footnotes)
