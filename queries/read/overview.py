"""Key figures, the chain from projects to the National Strategy, and search by label."""

from __future__ import annotations

from collections import Counter, defaultdict

from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names, term_name
from queries.read.records import ChainLink, Figures, Lang, Ref

__all__ = ["chain", "figures", "search_labels"]

_LEVEL_2 = frozenset({"MasterPlanIssue", "Milestone", "SecurityIssue", "PolicyItem"})
_LEVEL_3 = 3
MAX_HITS = 200
"""Search hits returned at most."""


def figures(store: GraphStore) -> Figures:
    """Key figures of the graph (4 queries)."""
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
    """From flagship projects of ``plan`` (default: every loaded plan of level 3) up to the National Strategy.

    Groups stand in columns: project, strategy (or the plan itself, for a record about all of it), level 2 with the
    government's policy, level 1. Every link leads to a column further up, so the chain has no cycle. Only what can be
    reached from the plan is in it. Counts are approved records; a project hands its own on to the strategy it is part of.
    """
    groups = _groups(store)
    pairs = [(local_id(row["subject"].value), local_id(row["object"].value)) for row in library.rows(store, "chain-links")]
    names = Names(store, (), {id_ for pair in pairs for id_ in pair} | {id_ for found in groups.values() for id_ in found})
    aligned: Counter[tuple[str, str]] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for subject, object_ in pairs:
        lower, upper = _home(subject, groups, names), _home(object_, groups, names)
        if _column(names.ref(upper)) >= _column(names.ref(lower)):
            continue
        aligned[lower, upper] += 1
        projects = [id_ for id_ in groups.get(subject, ()) if names.ref(id_).type == "FlagshipProject"]
        if projects and projects[0] != lower:
            parts[projects[0], lower] += 1
    return _reachable(aligned, parts, names, plan)


def _groups(store: GraphStore) -> dict[str, list[str]]:
    """Element → the groups it stands under or is."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in library.rows(store, "groups"):
        found[local_id(row["element"].value)].append(local_id(row["group"].value))
    return found


def _home(id_: str, groups: dict[str, list[str]], names: Names) -> str:
    """The topmost group of an element that is no project; its plan where it stands under none."""
    candidates = [group for group in groups.get(id_, ()) if names.ref(group).type != "FlagshipProject"]
    return min(candidates, key=len) if candidates else names.ref(id_).plan or id_


def _column(ref: Ref) -> int:
    """0 for level 1, 1 for level 2 and policy, 2 for level 3."""
    if ref.level is not None:
        return ref.level - 1
    return 1 if ref.type in _LEVEL_2 or ref.type == "Instrument" else 3


def _reachable(aligned: Counter[tuple[str, str]], parts: Counter[tuple[str, str]], names: Names, plan: str | None) -> tuple[ChainLink, ...]:
    upward: dict[str, list[str]] = defaultdict(list)
    for lower, upper in [*aligned, *parts]:
        upward[lower].append(upper)
    todo = [id_ for id_ in upward if (names.ref(id_).plan == plan if plan else names.ref(id_).level == _LEVEL_3)]
    seen: set[str] = set()
    while todo:
        id_ = todo.pop()
        if id_ not in seen:
            seen.add(id_)
            todo.extend(upward.get(id_, ()))
    links = [ChainLink(names.ref(lower), names.ref(upper), count, "part") for (lower, upper), count in parts.items() if lower in seen]
    links += [ChainLink(names.ref(lower), names.ref(upper), count) for (lower, upper), count in aligned.items() if lower in seen]
    return tuple(sorted(links, key=lambda link: (link.kind, link.lower.id, link.upper.id)))


def search_labels(store: GraphStore, text: str, lang: Lang = "th") -> tuple[Ref, ...]:
    """Plans, elements and agencies whose names, codes, numbers or descriptions contain ``text``, best first.

    Whole label or code first, then a label that begins with the words, then one that contains them, then other texts;
    within that, labels in ``lang``, then short ones. At most 200.
    """
    words = " ".join(text.split())
    if not words:
        return ()
    best: dict[str, tuple[int, int, int, str]] = {}
    for row in library.rows(store, "search-labels", text=words):
        id_, found = local_id(row["thing"].value), row["words"]
        rank = _rank(term_name(row["property"].value), found.value.casefold(), words.casefold())
        if rank is not None:
            other = int(getattr(found, "language", None) not in (lang, None))
            best[id_] = min(best.get(id_, (9, 9, 0, id_)), (rank, other, len(found.value), id_))
    ordered = sorted(best, key=best.__getitem__)[:MAX_HITS]
    names = Names(store, (), ordered)
    return tuple(names.ref(id_) for id_ in ordered)


def _rank(property_: str, found: str, words: str) -> int | None:
    """0 best; None for a number or code that merely contains the words somewhere inside."""
    if property_ in {"number", "notation", "officialCode"}:
        return 0 if found == words else 1 if found.startswith(words) and len(words) > 1 else None
    if property_ in {"prefLabel", "altLabel", "shortLabel", "abbreviation"}:
        return 0 if found == words else 1 if found.startswith(words) else 2
    return 3
