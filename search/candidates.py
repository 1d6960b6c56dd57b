"""What a text may be aligned with, in the official wording that the graph holds: a name, the wording of all that stands under it, and of what serves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.engine import GraphStore
from queries.read.outline import Outline, Part, outline
from queries.read.records import Ref
from queries.read.ties import all_ties

__all__ = ["UPPER", "Candidate", "candidates", "upper_candidates"]

UPPER: Mapping[str, str] = {"national-strategy": "Strategy", "master-plan": "MasterPlanIssue", "nesdp13": "Milestone"}
"""Plans of the levels above, with the class of the elements that a text is laid against."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element of an upper plan with what tells a reader what it is about."""

    ref: Ref
    name: str
    """Its wording, letter for letter; Thai where there is Thai."""
    parts: tuple[str, ...]
    """Its description, then the wording and description of every element under it (sub-plans, goals, indicators …), in the order of the plan; none twice."""
    served: tuple[str, ...] = ()
    """Names and parts of other candidates of which an approved record says that they serve it: a national strategy is spelt out by its master plan issues."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it, its name first."""
        return (self.name, *self.parts, *self.served)


def upper_candidates(store: GraphStore) -> tuple[Candidate, ...]:
    """The national strategies, master plan issues and milestones of the graph, in that order (13 queries)."""
    found = [one for plan, kind in UPPER.items() for one in candidates(store, plan, kind)]
    return _with_served(found, ((tie.lower, tie.upper) for tie in all_ties(store).ties if tie.counts))


def candidates(store: GraphStore, plan: str, *kinds: str) -> tuple[Candidate, ...]:
    """Elements of the classes ``kinds`` of one plan, in the order of the plan (3 queries); none for a plan that is not in the graph."""
    found = outline(store, plan)
    return tuple(_candidate(found, part) for part in found.of_type(*kinds))


def _with_served(found: Sequence[Candidate], steps: Iterator[tuple[str, str]]) -> tuple[Candidate, ...]:
    by_id = {one.ref.id: one for one in found}
    below: dict[str, dict[str, None]] = defaultdict(dict)
    for lower, upper in steps:
        if lower in by_id and upper in by_id:
            below[upper] |= dict.fromkeys((by_id[lower].name, *by_id[lower].parts))
    return tuple(replace(one, served=tuple(below[one.ref.id])) for one in found)


def _candidate(found: Outline, part: Part) -> Candidate:
    name = _wording(part.ref)
    return Candidate(part.ref, name, tuple(dict.fromkeys(text for text in _below(found, part) if text and text != name)))


def _below(found: Outline, part: Part) -> Iterator[str]:
    yield part.description or ""
    for child in found.children(part.ref.id):
        yield _wording(child.ref)
        yield from _below(found, child)


def _wording(ref: Ref) -> str:
    return ref.label.th or ref.label.en or ""
