"""How far an indicator is from what a plan asks of it: the rules, without a graph and without a screen.

A target is *reached*, *on course*, *off course*, *missed*, or it *cannot be told*; every judgement names its reason. Years are Buddhist.
The rules are ours, simple on purpose, and told to the reader in :mod:`graph.progress_words`:

* A rank is better the smaller its number. «ไม่ต่ำกว่าอันดับที่ 40» is rank 40 or a smaller number.
* A target with a year is judged by the value of that year, or, where none was measured in it, by the last one of the two years before
  (the surveys in use come every one or two years).
* Before that year a value that meets the target is *reached*. A value that does not is compared with a straight line (least squares over
  the years) through the last values: on course if the line meets the target in its year and the last value did not fall back.
* A line needs :data:`FEWEST` values, uses the last :data:`LAST` of them, never crosses a break in the series, and is not drawn further
  into the future than the years it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "FEWEST", "LAST", "STATES", "Asked", "Differing", "Direction", "Goal", "Judgement", "Point", "Projection", "Reason", "State", "differing",
    "direction", "either", "gap", "judge", "meets", "project", "together", "unbroken",
]

State = Literal["reached", "on_course", "off_course", "missed", "unknown"]
STATES: tuple[State, ...] = ("reached", "on_course", "off_course", "missed", "unknown")
"""Best first; ``unknown`` is no rank between them, it stands last."""
Reason = Literal[
    "early", "met", "missed", "late", "line_meets", "line_misses", "turned", "no_value", "no_number", "change", "no_sign", "no_direction",
    "no_due", "few", "too_far", "overdue", "only_after",
]
Direction = Literal["more", "less"]
"""Which way better lies."""
FEWEST = 3
"""Fewer comparable values than this make no line."""
LAST = 5
"""How many of the last values the line goes through at most."""
STAND_IN = 2
"""Years before its own that a value may stand in for a year without one."""
WHOLE = 100.0

_NUMBERED: dict[str, Direction] = {">=": "more", "<=": "less", "rank_at_worst": "less", "increase": "more", "decrease": "less", "no_decrease": "more"}
"""Operators that say which way better lies."""
_CHANGES = frozenset({"increase_by", "decrease_by", "increase_by_at_least", "decrease_by_at_least", "rank_improve"})
"""Operators that count from a base which the target does not state."""


@dataclass(frozen=True, slots=True)
class Point:
    """A measured value. ``part`` names the unbroken part of the series; values of two parts do not compare."""

    year: int
    value: float
    part: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan asks. ``lies``: which way better lies in the series, where the register says so."""

    comparator: str
    value: float | None = None
    due: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    measure: str | None = None
    lies: Direction | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """A straight line through ``points``, read in ``year``."""

    year: int
    value: float
    points: tuple[Point, ...]
    slope: float
    """Units a year."""

    def at(self, year: int) -> float:
        """The line in any year, not cut to what is possible."""
        last = self.points[-1].year
        mean = sum(point.value for point in self.points) / len(self.points)
        middle = sum(point.year - last for point in self.points) / len(self.points)
        return mean + self.slope * (year - last - middle)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state with its reason and the values it rests on."""

    state: State
    reason: Reason
    goal: Goal
    point: Point | None = None
    """The value that was judged."""
    distance: float | None = None
    """From the judged value to the target, in the unit of the measure, never negative; None where they do not compare."""
    projection: Projection | None = None
    later: Point | None = None
    """The first value after the target's year that meets it, where its own year missed."""
    count: int = 0
    """Comparable values at hand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A target with the plan that sets it."""

    id: str
    plan: str
    goal: Goal


@dataclass(frozen=True, slots=True)
class Differing:
    """Plans that ask different values of one measure for one year."""

    due: int | None
    lies: Direction
    values: tuple[tuple[float, tuple[str, ...]], ...]
    """(value, ids of the targets), the most demanding value first."""


def direction(goal: Goal) -> Direction | None:
    """Which way better lies for this goal: the operator decides; a bare number follows the series; a range has no way."""
    return _NUMBERED.get(goal.comparator) or (goal.lies if goal.comparator == "=" else None)


def meets(goal: Goal, value: float) -> bool | None:
    """Whether a value meets the goal; None where the two do not compare."""
    if goal.comparator == "between":
        return None if goal.minimum is None or goal.maximum is None else goal.minimum <= value <= goal.maximum
    if goal.value is None or goal.comparator not in {*_NUMBERED, "="}:
        return None
    lies = direction(goal)
    if lies is None:
        return value == goal.value
    return value >= goal.value if lies == "more" else value <= goal.value


def gap(goal: Goal, value: float) -> float | None:
    """How far a value is from the goal, never negative; None where they do not compare. For a range: 0 inside it."""
    if meets(goal, value) is None:
        return None
    if goal.minimum is not None and goal.maximum is not None and goal.comparator == "between":
        return max(goal.minimum - value, value - goal.maximum, 0.0)
    return abs(value - (goal.value or 0.0))


def unbroken(points: Iterable[Point]) -> tuple[Point, ...]:
    """The values that compare with the newest one, oldest first."""
    ordered = sorted(points, key=lambda point: (point.year, point.part))
    return tuple(point for point in ordered if point.part == ordered[-1].part)


def project(points: Sequence[Point], year: int, measure: str | None = None) -> Projection | None:
    """A line through the last values of the unbroken series; None for too few values or a year too far ahead.

    A rank stops at 1, a share of a whole between 0 and 100.
    """
    used = unbroken(points)[-LAST:]
    if len(used) < FEWEST or year - used[-1].year > used[-1].year - used[0].year:
        return None
    middle = sum(point.year for point in used) / len(used)
    mean = sum(point.value for point in used) / len(used)
    spread = sum((point.year - middle) ** 2 for point in used)
    if not spread:
        return None
    slope = sum((point.year - middle) * (point.value - mean) for point in used) / spread
    return Projection(year, _possible(mean + slope * (year - middle), measure, used), used, slope)


def _possible(value: float, measure: str | None, points: Sequence[Point]) -> float:
    if measure == "rank":
        return max(value, 1.0)
    if measure == "percent" and all(0 <= point.value <= WHOLE for point in points):
        return min(max(value, 0.0), WHOLE)
    return value


def judge(goal: Goal, points: Iterable[Point], today: int) -> Judgement:
    """Judge one goal by the values of one series and measure (one value a year), in the year ``today``."""
    every = sorted(points, key=lambda point: (point.year, point.part))
    if (why := _not_comparable(goal)) is not None:
        return Judgement("unknown", why, goal, every[-1] if every else None, count=len(every))
    if not every:
        return Judgement("unknown", "no_value", goal)
    if goal.due is not None and every[-1].year >= goal.due:
        return _at_its_year(goal, every, goal.due)
    return _before(goal, every, today)


def _not_comparable(goal: Goal) -> Reason | None:
    if goal.comparator in _CHANGES:
        return "change"
    if goal.comparator == "unstated" and goal.value is not None:
        return "no_sign"
    if goal.comparator == "between":
        return None if goal.minimum is not None and goal.maximum is not None else "no_number"
    return None if goal.value is not None and goal.comparator in {*_NUMBERED, "="} else "no_number"


def _at_its_year(goal: Goal, points: list[Point], due: int) -> Judgement:
    """The year of the target was measured, or passed."""
    before = [point for point in points if due - STAND_IN <= point.year <= due]
    if not before:
        return Judgement("unknown", "only_after", goal, points[-1], gap(goal, points[-1].value), count=len(points))
    point = before[-1]
    distance = gap(goal, point.value)
    if meets(goal, point.value):
        return Judgement("reached", "met", goal, point, distance, count=len(points))
    later = next((other for other in points if other.year > due and meets(goal, other.value)), None)
    return Judgement("missed", "late" if later else "missed", goal, point, distance, later=later, count=len(points))


def _before(goal: Goal, points: list[Point], today: int) -> Judgement:
    """The year of the target is not measured yet, or the target has none."""
    same = unbroken(points)
    state, why, line = ("reached", "early", None) if meets(goal, same[-1].value) else _course(goal, same, today)
    return Judgement(state, why, goal, same[-1], gap(goal, same[-1].value), line, count=len(same))


def _course(goal: Goal, same: tuple[Point, ...], today: int) -> tuple[State, Reason, Projection | None]:
    """Where a series that has not met the goal is heading."""
    why = _no_line(goal, same, today)
    line = project(same, goal.due, goal.measure) if goal.due is not None and why is None else None
    if line is None:
        return "unknown", why or "too_far", None
    if not meets(goal, line.value):
        return "off_course", "line_misses", line
    turned = (gap(goal, same[-1].value) or 0.0) > (gap(goal, same[-2].value) or 0.0)
    return ("off_course", "turned", line) if turned else ("on_course", "line_meets", line)


def _no_line(goal: Goal, same: tuple[Point, ...], today: int) -> Reason | None:
    """Why no line can answer."""
    if goal.due is None:
        return "no_due"
    if today > goal.due:
        return "overdue"
    if goal.comparator == "=" and direction(goal) is None:
        return "no_direction"
    return "few" if len(same) < FEWEST else None


def together(states: Iterable[State]) -> State:
    """All are asked for: the worst of them; none at all cannot be told."""
    return _first(("missed", "off_course", "unknown", "on_course", "reached"), states)


def either(states: Iterable[State]) -> State:
    """One of them is enough («และ/หรือ»): the best of them."""
    return _first(("reached", "on_course", "unknown", "off_course", "missed"), states)


def _first(order: tuple[State, ...], states: Iterable[State]) -> State:
    found = set(states)
    return next((state for state in order if state in found), "unknown")


def differing(asked: Iterable[Asked]) -> tuple[Differing, ...]:
    """Where plans ask different values of one measure for the same year, by year.

    Only numbers that pull the same way are compared, and only where two plans or more set them. What one plan asks in two editions is no
    disagreement.
    """
    groups: dict[tuple[int | None, Direction], list[Asked]] = {}
    for one in asked:
        lies = direction(one.goal)
        if lies is not None and one.goal.value is not None:
            groups.setdefault((one.goal.due, lies), []).append(one)
    found = []
    for (due, lies), some in sorted(groups.items(), key=lambda item: (item[0][0] or 0, item[0][1])):
        values: dict[float, list[Asked]] = {}
        for one in some:
            values.setdefault(one.goal.value or 0.0, []).append(one)
        plans = {value: {one.plan for one in ones} for value, ones in values.items()}
        if any(plans[first] - plans[second] for first in plans for second in plans if first != second) and len({one.plan for one in some}) > 1:
            ordered = sorted(values.items(), key=lambda item: item[0], reverse=lies == "more")
            found.append(Differing(due, lies, tuple((value, tuple(one.id for one in ones)) for value, ones in ordered)))
    return tuple(found)
