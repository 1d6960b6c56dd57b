"""Plans in time: their periods, what they replace, and every decision, edition and change of level with its source; and two plans compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.store import GraphStore
from graph.succession import Comparison, Part, compare
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS, PA, SKOS
from queries import library
from queries.read.groups import SERVING, records
from queries.read.nodes import Names, Node, NotFoundError, described, nodes_of, provenance
from queries.read.plans import plan_tree, plans
from queries.read.records import PlanSummary, Provenance, Ref, RemarkView, TreeNode
from queries.read.views import Builder

__all__ = ["Event", "EventKind", "Span", "Succession", "Timeline", "predecessors", "succession", "timeline"]

EventKind = Literal["approved", "acknowledged", "considered", "proclaimed", "gazetted", "presented", "directed", "edition", "in_force", "ends", "level"]
"""Decisions by their own word, then: an edition begins, the plan comes into force, ends, leaves its level."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a plan. ``date`` is ISO; None where only the year is known."""

    kind: EventKind
    year_be: int
    text: str
    provenance: Provenance
    date: str | None = None
    body: Ref | None = None
    meeting: str | None = None

    @property
    def moment(self) -> float:
        """Where on the axis of Buddhist years: 9 July 2567 is 2567.52."""
        if self.date is None:
            return float(self.year_be)
        _, month, day = (int(part) for part in self.date.split("-"))
        return self.year_be + (month - 1) / 12 + (day - 1) / 365


@dataclass(frozen=True, slots=True)
class Span:
    """A plan on the axis."""

    plan: Ref
    start_be: int | None
    end_be: int | None
    stub: bool
    replaces: Ref | None
    line: str
    """Id of the oldest plan it descends from; plans of one line stand together."""
    events: tuple[Event, ...]
    gap: tuple[int, int] | None = None
    """Buddhist years (first, last) between the end of the plan before and its own start, if any."""
    remarks: tuple[RemarkView, ...] = ()
    """Gaps and changes between editions that a source states."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every plan that has a period or an event."""

    spans: tuple[Span, ...]
    """By level, then by line, oldest first."""

    def lines(self) -> dict[str, tuple[Span, ...]]:
        """Lines of two plans or more, by id of the oldest."""
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.line, []).append(span)
        return {line: tuple(spans) for line, spans in found.items() if len(spans) > 1}


@dataclass(frozen=True, slots=True)
class Succession:
    """A plan beside an earlier one."""

    newer: Ref
    older: Ref
    comparison: Comparison
    refs: dict[str, Ref]
    """Names of all parts, by id."""
    held: tuple[int, int]
    """Parts the register holds: of the older plan, of the newer one."""


def timeline(store: GraphStore) -> Timeline:
    """All plans in time (7 queries whatever the number of plans)."""
    every = plans(store)
    before = {plan.ref.id: plan.replaces for plan in every}
    nodes = nodes_of(library.rows(store, "card", things=" ".join(plan.ref.id for plan in every)))
    editions = described(store, [id_ for plan in every if plan.ref.id in nodes for id_ in nodes[plan.ref.id].ids(PA + "hasEdition")])
    names = Names(store, (*nodes.values(), *editions.values()))
    known = {plan.ref.id: plan for plan in every}
    reader = _Reader(nodes | editions, names)
    spans = [_span(plan, known, _line(plan.ref.id, before), reader) for plan in every if plan.ref.id in nodes]
    shown = [span for span in spans if span.start_be or span.events]
    first = {span.line: min((one.start_be or 9999) for one in shown if one.line == span.line) for span in shown}
    level = {span.line: min((one.plan.level or 9) for one in shown if one.line == span.line) for span in shown}
    return Timeline(tuple(sorted(shown, key=lambda span: (level[span.line], first[span.line], span.line, span.start_be or 9999, span.plan.id))))


def _line(id_: str, before: dict[str, str | None]) -> str:
    seen = {id_}
    while (older := before.get(id_)) and older not in seen:
        seen.add(older)
        id_ = older
    return id_


def _span(plan: PlanSummary, known: dict[str, PlanSummary], line: str, reader: _Reader) -> Span:
    older = known.get(plan.replaces or "")
    gap = None
    if older and older.end_be and plan.start_be and plan.start_be - older.end_be > 1:
        gap = (older.end_be + 1, plan.start_be - 1)
    return Span(plan.ref, plan.start_be, plan.end_be, plan.stub, older.ref if older else None, line, reader.events(plan.ref.id), gap,
                reader.remarks(plan.ref.id))


class _Reader:
    """Events and remarks of plans, from nodes read at once."""

    def __init__(self, nodes: dict[str, Node], names: Names) -> None:
        self.nodes, self.names = nodes, names
        self.build = Builder(nodes, names)
        self._approvals = self.build.approvals()
        self._remarks = self.build.remarks()

    def remarks(self, plan: str) -> tuple[RemarkView, ...]:
        """What sources say of gaps and editions of the plan itself."""
        return tuple(one for one in self._remarks if one.about.id == plan and one.kind in {"gap", "edition-change"})

    def events(self, plan: str) -> tuple[Event, ...]:
        """All events of a plan, oldest first."""
        found = [*self._decisions(plan), *self._editions(plan), *self._force(plan), *self._levels(plan)]
        return tuple(sorted(found, key=lambda event: (event.moment, event.kind)))

    def _decisions(self, plan: str) -> Iterator[Event]:
        for one in self._approvals:
            if self.nodes[one.id].one(PA + "approves") == plan:
                kind: EventKind = one.decision  # type: ignore[assignment]
                yield Event(kind, _year(one.date), one.text, one.provenance, one.date, one.body, one.meeting)

    def _editions(self, plan: str) -> Iterator[Event]:
        for id_ in self.nodes[plan].ids(PA + "hasEdition"):
            node = self.nodes.get(id_)
            year = node.year_be(PA + "startYear") if node else None
            if node and year:
                yield Event("edition", year, node.text(DCTERMS + "title") or "", provenance(node, self.nodes, self.names))

    def _force(self, plan: str) -> Iterator[Event]:
        node = self.nodes[plan]
        for kind, name in (("in_force", "inForceFrom"), ("ends", "inForceTo")):
            date = node.text(PA + name)
            if date:
                yield Event(kind, _year(date), "", provenance(node, self.nodes, self.names), date)  # type: ignore[arg-type]

    def _levels(self, plan: str) -> Iterator[Event]:
        node = self.nodes[plan]
        for id_ in node.ids(PA + "planLevelPeriod"):
            period = self.nodes.get(id_)
            until = period.text(PA + "validUntil") if period else None
            if period and until:
                note = period.text(SKOS + "editorialNote") or next(iter(period.texts("http://www.w3.org/2000/01/rdf-schema#comment")), "")
                yield Event("level", _year(until), note, provenance(node, self.nodes, self.names), until)


def _year(iso: str) -> int:
    return int(iso[:4]) + BUDDHIST_ERA


def predecessors(found: Timeline, plan: str) -> tuple[Span, ...]:
    """Plans before this one in its line, the nearest first."""
    spans = {span.plan.id: span for span in found.spans}
    chain: list[Span] = []
    here = spans.get(plan)
    while here and here.replaces and here.replaces.id in spans and spans[here.replaces.id] not in chain:
        here = spans[here.replaces.id]
        chain.append(here)
    return tuple(chain)


def succession(store: GraphStore, newer: str, older: str) -> Succession:
    """What of ``older`` is in ``newer``, part by part. Raises :class:`NotFoundError` for an unknown plan."""
    trees = {plan: list(_walk(plan_tree(store, plan))) for plan in (older, newer)}
    names = {plan.ref.id: plan.ref for plan in plans(store)}
    for plan in (newer, older):
        if plan not in names:
            raise NotFoundError("แผน", "plan", plan)
    ids = {ref.id for refs in trees.values() for ref in refs}
    tied = {(record.subject, record.object): record.id for record in records(store)
            if record.status == "approved" and record.predicate in SERVING and {record.subject, record.object} <= ids}
    parts = {plan: [_part(ref, place) for place, ref in enumerate(refs)] for plan, refs in trees.items()}
    return Succession(names[newer], names[older], compare(parts[older], parts[newer], tied), {ref.id: ref for refs in trees.values() for ref in refs},
                      (len(trees[older]), len(trees[newer])))


def _walk(nodes: Iterable[TreeNode]) -> Iterator[Ref]:
    for node in nodes:
        yield node.ref
        yield from _walk(node.children)


def _part(ref: Ref, order: int) -> Part:
    text = ref.label.th or ref.label.en or ""
    return Part(ref.id, ref.type, text, _words(text) if ref.label.th else frozenset(), order)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """Words that carry meaning: Thai is cut by the dictionary, words of one letter and stop words are left out."""
    from pythainlp.corpus.common import thai_stopwords  # noqa: PLC0415 - a third of a second, needed for comparisons only
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

    words = (word.strip(" .,()“”\"'").casefold() for word in word_tokenize(text, engine="newmm", keep_whitespace=False))
    return frozenset(word for word in words if len(word) > 1 and word not in thai_stopwords())
