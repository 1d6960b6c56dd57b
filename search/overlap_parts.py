"""What is compared: the elements of all plans with their wording and their place in the structure, and what is already decided of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.engine import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.groups import records
from queries.read.plans import plans
from queries.read.records import PlanSummary, Ref
from queries.read.ties import all_ties
from search.documents import Document, documents
from search.overlap_records import Decision, Family, Part, pair_id

__all__ = ["decided_by_records", "parts_of"]

_FAMILY: Mapping[str, Family] = {
    "FlagshipProject": "work", "Project": "work", "Guideline": "work", "Tactic": "work", "Strategy": "work", "SubBullet": "work", "PolicyItem": "work",
    "DevelopmentIssue": "work", "Goal": "result", "PlanTarget": "result", "Vision": "result", "Benefit": "result", "Indicator": "measure",
    "MasterPlanIssue": "topic", "SubPlan": "topic", "Milestone": "topic", "SecurityIssue": "topic",
}
"""Class → what it is; classes that are not here (headings such as มิติ, provisions of Acts) are not compared."""
_TO_DO = "กลยุทธ์"
"""A ``Strategy`` printed as กลยุทธ์ is something to do; any other is a heading over tactics."""


def parts_of(store: GraphStore) -> tuple[Part, ...]:
    """Every element that can be compared, by id (about 12 queries)."""
    every = {one.id: one for one in documents(store)}
    lines = _lines(plans(store))
    series: dict[str, set[str]] = defaultdict(set)
    for row in library.rows(store, "indicators"):
        if "series" in row:
            series[local_id(row["indicator"].value)].add(local_id(row["series"].value))
    uppers: dict[str, set[str]] = defaultdict(set)
    for tie in all_ties(store).ties:
        if tie.counts:
            uppers[tie.lower].add(tie.upper)
    under: dict[str, list[str]] = defaultdict(list)
    for one in every.values():
        if one.ref.type == "Indicator":
            for held in (one.id, *one.parents[:1]):
                under[held].append(one.id)
    return tuple(Part(one.ref, one.plan, family, _texts(one), one.period, lines.get(one.plan, one.plan), one.parents, _agencies(one, every),
                      frozenset(uppers[one.id]), frozenset(series[one.id]), tuple(under[one.id]))
                 for one in every.values() if one.plan and one.plan != one.id and (family := _family(one.ref)) and _texts(one))


def decided_by_records(store: GraphStore) -> Mapping[str, tuple[Decision, ...]]:
    """Pair → what official and curated records say of how its two ends relate (1 query).

    A store of reviewers' decisions gives the same mapping; :func:`search.overlap.overlaps` takes either, or both joined.
    """
    found: dict[str, list[Decision]] = defaultdict(list)
    for record in records(store):
        if record.basis != "suggested":
            found[pair_id(record.subject, record.object)].append(Decision(record.id, record.standing, record.predicate, record.basis))
    return {pair: tuple(sorted(some, key=lambda one: (not one.decides, one.basis != "official", one.record))) for pair, some in found.items()}


def _family(ref: Ref) -> Family | None:
    return "topic" if ref.type == "Strategy" and not (ref.kind or "").startswith(_TO_DO) else _FAMILY.get(ref.type)


def _texts(one: Document) -> tuple[str, ...]:
    """Its wording and its description, none that the other holds from its beginning on."""
    title = next(iter(one.of("title")), "")
    more = next(iter(one.of("definition")), "")
    texts = [more] if title and more.startswith(title) else [text for text in (title, more) if text]
    return tuple(texts) or one.of("title_en")[:1]


def _agencies(one: Document, every: Mapping[str, Document]) -> frozenset[str]:
    """Its own bodies, else those of the nearest thing above it; a phrase such as ทุกส่วนราชการ names nobody."""
    named = next((held.agencies for id_ in (one.id, *one.parents) if (held := every.get(id_)) and held.agencies), ())
    return frozenset(id_ for id_ in named if id_ in every and every[id_].ref.type == "Agency")


def _lines(every: Iterable[PlanSummary]) -> dict[str, str]:
    """Plan → the oldest plan it descends from."""
    before = {one.ref.id: one.replaces for one in every}

    def oldest(plan: str) -> str:
        seen = {plan}
        while (older := before.get(plan)) and older not in seen:
            seen.add(older)
            plan = older
        return plan

    return {plan: oldest(plan) for plan in before}
