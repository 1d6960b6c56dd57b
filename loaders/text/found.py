"""What the loader of texts found: the plan document with the rule that recognised each part.

The shape is that of the plan document format: an element has its text, the 1-based line it starts on and the name of a rule;
parts hang below it in named lists. :meth:`TextPlan.as_json` gives the JSON of that format, :meth:`TextPlan.as_plan` the
record that curated plans have, which every writer of RDF takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.as_record import is_flagship, targets_of
from loaders.money import Money
from loaders.problems import Problem
from loaders.records import PlanDocument

__all__ = ["LISTS", "Found", "Funds", "Note", "Target", "TextPlan", "UpperPlan"]

LISTS = ("goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects")
"""Names of the lists in which parts hang below a plan, a group or a part."""


@dataclass(frozen=True, slots=True)
class Target:
    """A value that an indicator is to reach. ``value`` is None for a direction only; ``years`` are Buddhist-era years."""

    op: str
    value: float | None
    unit: str | None
    text: str
    years: tuple[int, ...] = ()
    ratio: str | None = None
    denominator: float | None = None
    scale_max: float | None = None
    max_value: float | None = None
    alternative: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Keys of the plan document format; one year as ``year_be``, several as ``years_be``."""
        out: dict[str, Any] = {"op": self.op, "value": _plain(self.value), "unit": self.unit, "text": self.text}
        if len(self.years) == 1:
            out["year_be"] = self.years[0]
        elif self.years:
            out["years_be"] = list(self.years)
        extra = {"ratio": self.ratio, "denominator": _plain(self.denominator), "scale_max": _plain(self.scale_max),
                 "max_value": _plain(self.max_value), "alternative_group": self.alternative}
        return out | {name: value for name, value in extra.items() if value is not None}


def _plain(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


@dataclass(frozen=True, slots=True)
class Funds:
    """Money that the text gives for a part, and the Buddhist-era year that it is for, if one is said."""

    money: Money
    year: int | None = None

    def as_json(self) -> dict[str, Any]:
        """A budget of the plan document."""
        return self.money.as_json() | ({"year_be": self.year} if self.year else {})


@dataclass(slots=True)
class Found:
    """A part of the plan while the text is read: text, line, rule, and the parts below it by list."""

    role: str
    text: str
    line: int
    rule: str
    number: str | None = None
    kind: str | None = None
    description: str | None = None
    agencies: list[str] = field(default_factory=list)
    supporting: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    footnotes: list[int] = field(default_factory=list)
    funds: list[Funds] = field(default_factory=list)
    parts: dict[str, list[Found]] = field(default_factory=dict)
    last_line: int = 0

    def add(self, part: Found) -> Found:
        """Hang ``part`` below this one, in its list; returns it."""
        self.parts.setdefault(part.role, []).append(part)
        return part

    def walk(self) -> Iterator[Found]:
        """This part and every part below it, parents first."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            stack += [below for parts in reversed(part.parts.values()) for below in reversed(parts)]

    def as_json(self) -> dict[str, Any]:
        """Keys of the plan document format, and ``rule``."""
        out: dict[str, Any] = {"text": self.text, "line": self.line, "rule": self.rule}
        if self.kind:
            out["kind"] = self.kind
        if self.number:
            out["number"] = int(self.number) if self.role == "groups" and self.number.isdigit() else self.number
        if self.description:
            out["description"] = self.description
        if self.agencies:
            out["agencies"] = list(self.agencies)
        if self.supporting:
            out["supporting_agencies"] = list(self.supporting)
        if self.targets:
            out["targets"] = [target.as_json() for target in self.targets]
        if self.footnotes:
            out["footnotes"] = list(self.footnotes)
        if self.funds:
            out["budgets"] = [each.as_json() for each in self.funds]
        return out | {name: [part.as_json() for part in parts] for name, parts in self.parts.items() if parts}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, the words it stands behind, the line of its marker, its text or None where none is printed."""

    number: int
    anchor: str
    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class UpperPlan:
    """An upper plan the text says this plan follows. ``quote`` is the sentence part that says so, letter for letter."""

    level: int | str
    text: str
    line: int
    quote: str
    rule: str
    plan: str | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class TextPlan:
    """The plan document of one text, with what could not be understood."""

    title: str
    title_line: int
    period: tuple[int, int] | None
    body: Found
    """Groups and plan-wide parts; ``vision`` and ``benefits`` are lists of it."""
    alignments: tuple[UpperPlan, ...]
    footnotes: tuple[Note, ...]
    abbreviations: dict[str, str]
    superseded: tuple[Found, ...]
    problems: tuple[Problem, ...]

    @property
    def vision(self) -> Found | None:
        """The vision, if the text gives one."""
        found = self.body.parts.get("vision")
        return found[0] if found else None

    def walk(self) -> Iterator[Found]:
        """Every element, parents first; the plan itself is none."""
        return (part for part in self.body.walk() if part is not self.body)

    def as_json(self) -> dict[str, Any]:
        """The plan document as JSON (plan document format); own keys: ``rule`` of each element, ``problems``."""
        body = self.body.as_json()
        out: dict[str, Any] = {"title": self.title, "title_line": self.title_line}
        if self.period:
            out["period_be"] = {"start": self.period[0], "end": self.period[1]}
        if self.vision:
            out["vision"] = self.vision.as_json()
        out |= {name: body[name] for name in (*LISTS, "groups", "benefits") if name in body}
        for side in ("agencies", "supporting_agencies"):
            if side in body:
                out[side] = body[side]
        out["alignments"] = [_alignment(each) for each in self.alignments]
        out["footnotes"] = [{"number": note.number, "anchor": note.anchor, "line": note.line, "text": note.text} for note in self.footnotes]
        out["abbreviations"] = dict(self.abbreviations)
        if self.superseded:
            out["superseded"] = {"elements": [part.as_json() | {"list": part.role} for part in self.superseded]}
        out["problems"] = [{"line": problem.line, "th": problem.th, "en": problem.en, "rule": problem.rule} for problem in self.problems]
        return out

    def as_plan(self) -> PlanDocument:
        """The record that curated plans have. What could not be understood stays in ``problems``."""
        data = self.as_json()
        data.pop("problems")
        return PlanDocument.model_validate(_as_record(data, {f"{full} ({short})": full for short, full in self.abbreviations.items()}))


def _alignment(upper: UpperPlan) -> dict[str, Any]:
    out: dict[str, Any] = {"level": upper.level, "text": upper.text, "line": upper.line, "quote": upper.quote, "rule": upper.rule}
    return out | {name: value for name, value in (("plan", upper.plan), ("element", upper.element)) if value}


def _as_record(value: Any, full_names: dict[str, str]) -> Any:
    """The JSON with one year a target, numbers as printed, agencies by their full names, flagship projects told from others."""
    if isinstance(value, list):
        return [_as_record(item, full_names) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _as_record(item, full_names) for name, item in value.items() if name not in ("targets", "superseded")}
    if "superseded" in value:
        kept["superseded"] = value["superseded"]
    for side in ("agencies", "supporting_agencies"):
        if side in kept:
            kept[side] = [full_names.get(name, name) for name in kept[side]]
    if "targets" in value:
        kept["targets"] = targets_of(value["targets"])
    if "number" in kept and "anchor" not in kept:
        kept["number"] = str(kept["number"])
    for project in kept.get("projects", ()):
        if is_flagship(project.get("kind"), project["text"]):
            project["type"] = "FlagshipProject"
    return kept
