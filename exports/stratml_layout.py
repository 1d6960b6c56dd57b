"""A plan document laid out as StratML Part 2 can hold it: goals, objectives one level below them, indicators below those.

The layout is where depth is lost, so it keeps count of what was flattened. Rules (standards.md, mapping and declared loss): a plan with one
goal has its strategies as objectives of that goal; any other plan has each part at its top as a goal; everything below is an objective with a
dotted place; wording without indicators, bodies or projects of its own (guidelines, items) becomes a line of other information.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.records import Element, ElementType, PlanDocument

__all__ = ["Box", "Layout", "lay_out"]

_LINES = ("Guideline", "SubBullet")
Typed = tuple[ElementType, Element]


@dataclass
class Box:
    """A goal or an objective. ``element`` None: it only carries indicators, or parts, that StratML has no other place for."""

    sequence: str
    kind: ElementType | None = None
    element: Element | None = None
    lines: list[tuple[ElementType, Element]] = field(default_factory=list)
    indicators: list[Element] = field(default_factory=list)
    objectives: list[Box] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """What goes where."""

    goals: tuple[Box, ...]
    counts: Counter[str]
    """``flattened``: objectives that are parts of objectives; ``lines``: parts that became a line; ``carriers``: boxes no part stands behind; ``tops``: parts
    at the top that are goals here and none in the plan."""

    def boxes(self) -> Iterator[Box]:
        """Goals and objectives in the order of the file."""
        for goal in self.goals:
            yield goal
            yield from goal.objectives


def lay_out(plan: PlanDocument) -> Layout:
    """The layout of a plan; at least one goal, which StratML asks for."""
    return _Builder().layout(plan)


class _Builder:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def layout(self, plan: PlanDocument) -> Layout:
        parts = [(kind, element) for kind, element in plan.children() if element is not plan.vision]
        indicators = [each for kind, element in parts if kind == "Indicator" for each in _with_nested(element)]
        tops = [(kind, element) for kind, element in parts if kind != "Indicator"]
        goals = [(kind, element) for kind, element in tops if kind == "Goal"]
        only: Box | None
        if len(goals) == 1:
            main = self._goal("1", *goals[0], start=len(tops))
            rest = [(kind, element) for kind, element in tops if element is not goals[0][1]]
            main.objectives[:0] = self._objectives(rest, "")
            only, found = main, [main]
        else:
            found = [self._goal(str(number), kind, element) for number, (kind, element) in enumerate(tops, 1)]
            self.counts["tops"] += len(tops) - len(goals)
            only = None if found and not indicators else Box("0")
            if only:
                self.counts["carriers"] += 1
                found.insert(0, only)
        if indicators and only:
            only.objectives.insert(0, self._carrier("0", indicators))
        return Layout(tuple(found), self.counts)

    def _goal(self, sequence: str, kind: ElementType, element: Element, start: int = 1) -> Box:
        box = Box(sequence, kind, element)
        own, rest = self._own(box, element)
        if own:
            box.objectives.append(self._carrier(f"{sequence}.0", own))
        prefix = f"{sequence}." if start == 1 else ""
        box.objectives += self._objectives(rest, prefix, start)
        return box

    def _carrier(self, sequence: str, indicators: list[Element]) -> Box:
        self.counts["carriers"] += 1
        return Box(sequence, indicators=indicators)

    def _objectives(self, parts: Iterable[Typed], prefix: str, start: int = 1) -> list[Box]:
        found: list[Box] = []
        for number, (kind, element) in enumerate(parts, start):
            sequence = f"{prefix}{number}"
            box = Box(sequence, kind, element)
            box.indicators, rest = self._own(box, element)
            found.append(box)
            below = self._objectives(rest, f"{sequence}.")
            self.counts["flattened"] += sum(1 for each in below if each.sequence.count(".") == sequence.count(".") + 1)
            found += below
        return found

    def _own(self, box: Box, element: Element) -> tuple[list[Element], list[Typed]]:
        """Indicators of a part, and the parts below it that need an objective; what needs none becomes lines of ``box``."""
        indicators: list[Element] = []
        rest: list[Typed] = []
        for kind, child in element.children():
            if kind == "Indicator":
                indicators += _with_nested(child)
            elif kind in _LINES and not _has_more(child):
                self._as_lines(box, kind, child)
            else:
                rest.append((kind, child))
        return indicators, rest

    def _as_lines(self, box: Box, kind: ElementType, element: Element) -> None:
        box.lines.append((kind, element))
        self.counts["lines"] += 1
        for below, child in element.children():
            self._as_lines(box, below, child)


def _with_nested(indicator: Element) -> list[Element]:
    """An indicator and the indicators that are parts of it; StratML has them side by side."""
    return [indicator, *(each for kind, child in indicator.children() if kind == "Indicator" for each in _with_nested(child))]


def _has_more(element: Element) -> bool:
    """Whether a guideline or item, or what is below it, has something that a line cannot hold."""
    return bool(element.agencies or element.supporting_agencies or element.targets) or any(kind not in _LINES or _has_more(child) for kind, child in element.children())
