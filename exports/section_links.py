"""What the official section may say: the approved links of a plan into the plans above it, by group, with หลัก and รอง."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.alignments import alignments
from queries.read.groups import SERVING
from queries.read.outline import Outline, Part, outline
from queries.read.plans import plan_card, plans
from queries.read.records import AlignmentView, PlanCard, PlanSummary, Provenance

__all__ = ["GROUP_TYPES", "SUPPORT", "Ended", "Links", "Scope", "collect"]

GROUP_TYPES = ("MasterPlanIssue", "Milestone", "SecurityIssue")
"""The class whose elements a level-2 plan is divided into; it tells which of the three plans it is."""
_GROUPS = (*GROUP_TYPES, "Strategy", "PolicyItem")
SUPPORT = ("Indicator", "FlagshipProject", "Project")
"""Classes that can stand behind a contribution."""


@dataclass(frozen=True)
class Scope:
    """A group of an upper plan (a strategy, an issue, a milestone) that the plan serves, with the records into it."""

    part: Part
    records: tuple[AlignmentView, ...]
    main: bool
    """หลัก; exactly one scope of an upper plan where the records tell."""


@dataclass(frozen=True)
class Ended:
    """When a plan left level 2 and where that is said."""

    until: str
    decided: tuple[Provenance, ...]


@dataclass(frozen=True)
class Links:
    """A plan, the plans it serves, and the approved records between them."""

    card: PlanCard
    own: Outline
    uppers: Mapping[str, Outline]
    summaries: Mapping[str, PlanSummary]
    records: tuple[AlignmentView, ...]
    """Approved, whoever proposed it, from the plan or one of its elements to another plan; both ends verified."""
    others: tuple[AlignmentView, ...]
    """Records of the plan that are no service: what nothing aligns with, mere relations, records that reach the plan."""
    former: Mapping[str, Ended]
    """Plans that were of level 2 and left it."""

    @property
    def plan(self) -> str:
        """Id of the plan."""
        return self.card.summary.ref.id

    def to_plan(self, plan_id: str) -> tuple[AlignmentView, ...]:
        """Records into a plan or one of its elements."""
        return tuple(record for record in self.records if record.object and record.object.plan == plan_id)

    def into(self, records: Iterable[AlignmentView], plan_id: str, id_: str) -> tuple[AlignmentView, ...]:
        """Those records whose object is the element or a part of it."""
        inside = self.uppers[plan_id].within(id_)
        return tuple(record for record in records if record.object and record.object.id in inside)

    def scopes(self, plan_id: str) -> tuple[Scope, ...]:
        """Groups of an upper plan that the plan serves: the main one first, the others in the order of their plan."""
        upper, found = self.uppers[plan_id], self.to_plan(plan_id)
        by_group: dict[str, list[AlignmentView]] = {}
        for record in found:
            group = self.group(plan_id, record.object.id if record.object else "")
            if group:
                by_group.setdefault(group, []).append(record)
        main = _main(by_group)
        ordered = sorted(by_group, key=lambda id_: (id_ != main, list(upper.parts).index(id_)))
        return tuple(Scope(upper.parts[id_], tuple(by_group[id_]), id_ == main) for id_ in ordered)

    def group(self, plan_id: str, id_: str) -> str | None:
        """The topmost group an element of an upper plan belongs to."""
        found = [part.ref.id for part in self.uppers[plan_id].upward(id_) if part.ref.type in _GROUPS]
        return found[-1] if found else None

    def row_of(self, id_: str) -> str | None:
        """The strategy of the plan an own element belongs to; None for what concerns the plan as a whole."""
        found = [part.ref.id for part in self.own.upward(id_) if part.ref.type == "Strategy"]
        return found[-1] if found else None

    def support(self, records: Iterable[AlignmentView]) -> tuple[Part, ...]:
        """Indicators and projects that stand behind some records: their subjects, or the parts of a strategy that is a subject."""
        subjects = [self.own.parts[record.subject.id] for record in records if record.subject.id in self.own.parts]
        direct = [part for part in subjects if part.ref.type in SUPPORT]
        behind = [child for part in subjects if part.ref.type == "Strategy" for child in self.own.children(part.ref.id, *SUPPORT)]
        chosen = {part.ref.id for part in (direct or behind) if part.ref.verified}
        return tuple(part for part in self.own.parts.values() if part.ref.id in chosen)

    def level_2(self, type_: str) -> PlanSummary | None:
        """The loaded level-2 plan that consists of ``MasterPlanIssue``, ``Milestone`` or ``SecurityIssue``."""
        return next((self.summaries[id_] for id_, upper in self.uppers.items()
                     if self.summaries[id_].ref.level == 2 and id_ not in self.former and upper.of_type(type_)), None)  # noqa: PLR2004

    def level_1(self) -> PlanSummary | None:
        """The National Strategy."""
        return next((summary for id_, summary in self.summaries.items() if id_ in self.uppers and summary.ref.level == 1), None)


def collect(store: GraphStore, plan_id: str) -> Links:
    """Everything the section of a plan is made of. Raises ``queries.read.NotFoundError`` for an unknown plan."""
    card = plan_card(store, plan_id)
    summaries = {summary.ref.id: summary for summary in plans(store)}
    every = alignments(store, plan_id)
    records = tuple(record for record in every if _usable(record, plan_id))
    used = {record.object.plan or record.object.id for record in records if record.object}
    levels = {id_ for id_, summary in summaries.items() if summary.ref.level in (1, 2) and not summary.stub}
    uppers = {id_: outline(store, id_) for id_ in sorted(used | levels)}
    others = tuple(record for record in every if record not in records)
    left = {local_id(row["plan"].value) for row in library.rows(store, "plan-levels") if "until" in row}
    former = {id_: ended for id_ in sorted(left) if (ended := _ended(plan_card(store, id_)))}
    return Links(card, outline(store, plan_id), uppers, summaries, records, others, former)


def _ended(card: PlanCard) -> Ended | None:
    """When the plan left level 2, with the decisions taken that day."""
    until = next((period.until for period in card.levels if period.level == 2 and period.until), None)  # noqa: PLR2004
    return Ended(until, tuple(approval.provenance for approval in card.approvals if approval.date == until)) if until else None


def _usable(record: AlignmentView, plan_id: str) -> bool:
    """Design.md 4: an unverified fact is never an end of a link that is printed. What a machine proposed and a person approved is that person's reading."""
    return (record.status == "approved" and record.predicate in SERVING
            and record.subject.plan == plan_id and record.object is not None and record.object.plan != plan_id
            and record.subject.verified and record.object.verified and record.provenance.verified)


def _main(groups: Mapping[str, list[AlignmentView]]) -> str | None:
    """The one main group, by the strongest kind of statement that names exactly one.

    First what the text itself says (official records marked main, then any official record); then readings of the plan as
    a whole marked main; then readings of its parts marked main. Where each names several, no one is chosen: a person must.
    """
    for candidates in _statements(groups):
        if len(candidates) == 1:
            return candidates.popitem()[0]
    return None


def _statements(groups: Mapping[str, list[AlignmentView]]) -> Iterator[Counter[str]]:
    def naming(condition: str) -> Counter[str]:
        return Counter({id_: count for id_, records in groups.items() if (count := sum(_matches(record, condition) for record in records))})

    yield from (naming(condition) for condition in ("official main", "official plan", "official", "curated plan main", "curated main"))
    yield Counter(list(groups)) if len(groups) == 1 else Counter()


def _matches(record: AlignmentView, condition: str) -> bool:
    basis, *wanted = condition.split()
    of_plan = record.subject.type in {"Instrument", "Vision", "Goal"} and record.subject.id.count("/") <= 1
    return ((record.basis == "official") == (basis == "official") and ("main" not in wanted or record.directness == "main") and ("plan" not in wanted or of_plan))
