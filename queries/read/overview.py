"""Key figures, the chain from projects to the National Strategy, and search by label."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.store import GraphStore
from ontology.namespaces import PA, local_id
from queries import library
from queries.read.groups import SERVING, Groups, current_plans, records
from queries.read.nodes import Names, term_name
from queries.read.records import ChainLink, Figures, Lang, Ref
from queries.read.views import natural

__all__ = ["chain", "figures", "search_labels"]

_KIND_AND_NUMBER = re.compile(r"(\D+?)\s*(?:ที่)?\s*(\d[\d./()]*)")
MAX_HITS = 200
"""Search hits returned at most."""


def figures(store: GraphStore) -> Figures:
    """Key figures of the graph (6 queries)."""
    counts: Counter[str] = Counter()
    verified: Counter[bool] = Counter()
    for row in library.rows(store, "figures"):
        name, sure, number = term_name(row["class"].value), row["verified"].value == "true", int(row["count"].value)
        counts[name] += number
        if name not in _COUNTED_AS_OTHERS:
            verified[sure] += number
    basis: Counter[str] = Counter()
    for row in library.rows(store, "alignment-figures"):
        basis["none" if row["nothing"].value == "true" else term_name(row["basis"].value)] += int(row["count"].value)
    stubs = {row["plan"].value: row["stub"].value == "true" for row in library.rows(store, "plans")}
    agencies = sum(1 for _ in library.rows(store, "agencies"))
    sources = sum(1 for _ in library.rows(store, "sources"))
    series = sum(int(row["count"].value) for row in library.rows(store, "series-count"))
    nothing = basis.pop("none", 0)
    by_class = {name: number for name, number in sorted(counts.items()) if name in _ELEMENT_CLASSES}
    by_class["Project"] = by_class.get("Project", 0) - by_class.get("FlagshipProject", 0)
    by_class["Indicator"] = by_class.get("Indicator", 0) - series
    return Figures(
        plans=sum(not stub for stub in stubs.values()), stubs=sum(stubs.values()), elements=counts["Element"] - series,
        indicators=by_class["Indicator"], targets=counts["Target"], observations=counts["Observation"], agencies=agencies, sources=sources,
        alignments=sum(basis.values()), alignments_by_basis=dict(sorted(basis.items())), nothing_aligns=nothing,
        verified=verified[True], unverified=verified[False], elements_by_class={name: number for name, number in by_class.items() if number},
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


def search_labels(store: GraphStore, text: str, lang: Lang = "th") -> tuple[Ref, ...]:
    """Plans, elements and agencies whose names, codes, numbers or descriptions contain ``text``, best first.

    «หมุดหมายที่ 13» finds by kind and number. Else: whole label or code first, then a label that begins with the words, then
    one that contains them, then other texts; within that, labels in ``lang``, then short ones. At most 200.
    """
    words = " ".join(text.split())
    if not words:
        return ()
    numbered = _by_number(store, words)
    best: dict[str, tuple[int, int, int, str]] = {}
    for row in library.rows(store, "search-labels", text=words):
        id_, found = local_id(row["thing"].value), row["words"]
        rank = _rank(term_name(row["property"].value), found.value.casefold(), words.casefold())
        if rank is not None:
            other = int(getattr(found, "language", None) not in (lang, None))
            best[id_] = min(best.get(id_, (9, 9, 0, id_)), (rank, other, len(found.value), id_))
    ordered = list(dict.fromkeys([*numbered, *sorted(best, key=best.__getitem__)]))[:MAX_HITS]
    names = Names(store, (), ordered)
    return tuple(names.ref(id_) for id_ in ordered)


def _by_number(store: GraphStore, words: str) -> list[str]:
    """Elements called by their kind and number: «หมุดหมายที่ 13», «ยุทธศาสตร์ 1»."""
    match = _KIND_AND_NUMBER.fullmatch(words)
    if not match:
        return []
    found = [local_id(row["thing"].value) for row in library.rows(store, "search-labels", text=match[1].strip())
             if row["property"].value == PA + "kind" and row["words"].value == match[1].strip()]
    names = Names(store, (), found)
    return sorted((id_ for id_ in found if names.ref(id_).number == match[2]), key=natural)


def _rank(property_: str, found: str, words: str) -> int | None:
    """0 best; None for a number or code that merely contains the words somewhere inside."""
    if property_ == "kind":
        return 2 if found.startswith(words) else None
    if property_ in {"number", "notation", "officialCode"}:
        return 0 if found == words else 1 if found.startswith(words) and len(words) > 1 else None
    if property_ in {"prefLabel", "altLabel", "shortLabel", "abbreviation"}:
        return 0 if found == words else 1 if found.startswith(words) else 2
    return 3
