"""What was read from a file of a standard: a plan document, its alignments and the repair log; or a set of mappings."""

from __future__ import annotations

from typing import Any, Literal

from loaders.problems import Problem
from loaders.records import AlignmentRecord, PlanDocument, Record, SourceRecord

__all__ = ["KIND_NAMES", "Kind", "StandardPlan"]

Kind = Literal["stratml-1", "stratml-2", "stratml-3", "vocabulary", "skos"]
KIND_NAMES: dict[Kind, tuple[str, str]] = {
    "stratml-1": ("StratML Part 1", "StratML Part 1"), "stratml-2": ("StratML Part 2", "StratML Part 2"), "stratml-3": ("StratML Part 3", "StratML Part 3"),
    "vocabulary": ("RDF ตามคำศัพท์ของระบบ", "RDF in our own vocabulary"), "skos": ("บัญชีคำ SKOS", "a SKOS vocabulary"),
}


class StandardPlan(Record):
    """A plan read from a standard."""

    kind: Kind
    plan: PlanDocument
    alignments: tuple[AlignmentRecord, ...] = ()
    """Records with an end in the plan, as the file gives them; ids are local ids."""
    sources: tuple[SourceRecord, ...] = ()
    """Sources that the file describes."""
    others: tuple[str, ...] = ()
    """Ids or titles of further plans in the file; ask for one by its name."""
    problems: tuple[Problem, ...] = ()
    """Repairs, and what was left out: each names the element and its line."""

    @property
    def title(self) -> str:
        """Title of the plan."""
        return self.plan.title

    @property
    def period(self) -> tuple[int, int] | None:
        """First and last Buddhist-era year."""
        years = self.plan.period_be or {}
        return (years["start"], years["end"]) if "start" in years and "end" in years else None

    def as_plan(self) -> PlanDocument:
        """The record that every loader gives."""
        return self.plan

    def as_json(self) -> dict[str, Any]:
        """Plan document format, with ``kind``, ``alignment_records`` and ``problems``."""
        out: dict[str, Any] = {"kind": self.kind} | self.plan.model_dump(mode="json", exclude_defaults=True)
        out["alignment_records"] = [each.model_dump(mode="json", exclude_defaults=True) for each in self.alignments]
        out["other_plans"] = list(self.others)
        out["problems"] = [{"line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in self.problems]
        return out
