"""Key figures, and the chain from projects to the National Strategy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.store import GraphStore
from queries import library
from queries.read.groups import SERVING, Groups, current_plans, records
from queries.read.nodes import term_name
from queries.read.records import ChainLink, Figures, WorkFigures
from queries.read.views import natural

__all__ = ["chain", "figures"]


def figures(store: GraphStore) -> Figures:
    """Key figures of what is published, and people's work apart (4 queries)."""
    counts: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    verified: Counter[bool] = Counter()
    for row in library.rows(store, "figures"):
        name, sure, number = term_name(row["class"].value), row["verified"].value == "true", int(row["count"].value)
        if row["work"].value == "true":
            theirs[name] += number
            continue
        counts[name] += number
        if name not in _COUNTED_AS_OTHERS:
            verified[sure] += number
    basis: Counter[str] = Counter()
    proposed = 0
    for row in library.rows(store, "alignment-counts"):
        said, status, number = term_name(row["basis"].value), term_name(row["status"].value), int(row["count"].value)
        if row["work"].value == "true":
            proposed += number if (said, status) == ("suggested", "proposed") else 0
        else:
            basis["none" if row["nothing"].value == "true" else said] += number
    members: Counter[str] = Counter()
    their_plans = 0
    for row in library.rows(store, "members"):
        name, number = term_name(row["class"].value), int(row["count"].value)
        if row["work"].value == "true":
            their_plans += number if name == "Instrument" else 0
        else:
            members["stub" if "stub" in row and row["stub"].value == "true" else name] += number
    series = sum(int(row["count"].value) for row in library.rows(store, "series-count"))
    nothing = basis.pop("none", 0)
    return Figures(
        plans=members["Instrument"], stubs=members["stub"], elements=counts["Element"] - series,
        indicators=counts["Indicator"] - series, targets=counts["Target"], observations=counts["Observation"],
        agencies=members["FormalOrganization"] + members["AgencyGroup"], sources=members["Source"],
        alignments=sum(basis.values()), alignments_by_basis=dict(sorted(basis.items())), nothing_aligns=nothing,
        verified=verified[True], unverified=verified[False],
        work=WorkFigures(their_plans, theirs["Element"], theirs["Alignment"], proposed),
    )


_ELEMENT_CLASSES = frozenset({
    "Vision", "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Milestone", "MasterPlanIssue", "SubPlan", "PlanTarget",
    "DevelopmentIssue", "SecurityIssue", "PolicyItem", "Dimension", "Indicator", "FlagshipProject", "Project", "Benefit", "Provision",
})
_COUNTED_AS_OTHERS = (_ELEMENT_CLASSES | {"NothingAligns", "Discrepancy", "KnownGap", "StatusReport"})
"""Classes of things that are counted already as ``Element``, ``Alignment`` or ``Remark``."""


def chain(store: GraphStore, plan: str | None = None) -> tuple[ChainLink, ...]:
    """From flagship projects of ``plan`` (default: the plans of level 3 in force) up to the National Strategy.

    Groups stand in columns: project, strategy (or the plan itself, for a record about all of it), level 2 with the
    government's policy, level 1. Every link leads to a column further up, so the chain has no cycle. Only what can be
    reached from the plan is in it. Counts are approved records; a project hands its own on to the strategy it is part of.
    """
    found = [record for record in records(store) if record.status == "approved" and record.predicate in SERVING]
    groups = Groups(store, {end for record in found for end in (record.subject, record.object)})
    aligned: Counter[tuple[str, str]] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for record in found:
        lower, upper = groups.home(record.subject), groups.home(record.object)
        if groups.column(upper) <= groups.column(lower):
            continue
        aligned[lower, upper] += 1
        project = groups.project(record.subject)
        if project and project != lower:
            parts[project, lower] += 1
    starts = {plan} if plan else set(current_plans(store))
    seen = _reached(aligned, [lower for lower, _ in (*aligned, *parts) if groups.ref(lower).plan in starts])
    links = [ChainLink(groups.ref(lower), groups.ref(upper), count, "part") for (lower, upper), count in parts.items() if upper in seen]
    links += [ChainLink(groups.ref(lower), groups.ref(upper), count) for (lower, upper), count in aligned.items() if lower in seen]
    return tuple(sorted(links, key=lambda link: (link.kind, natural(link.lower.id), natural(link.upper.id))))


def _reached(pairs: Iterable[tuple[str, str]], starts: Iterable[str]) -> set[str]:
    """Everything that can be reached from ``starts`` by going from the first of a pair to the second."""
    upward: dict[str, list[str]] = defaultdict(list)
    for lower, upper in pairs:
        upward[lower].append(upper)
    todo, seen = list(starts), set[str]()
    while todo:
        id_ = todo.pop()
        if id_ not in seen:
            seen.add(id_)
            todo.extend(upward.get(id_, ()))
    return seen
