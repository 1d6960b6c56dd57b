"""What coverage and the matrix are counted from: the elements of a plan, and every alignment between plans, in brief."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.coverage import Apart, Item, Tie
from graph.reach import reaching
from graph.store import GraphStore
from graph.strength import said_by_whom
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import local_id
from queries import library
from queries.read.groups import SERVING, Record, records
from queries.read.nodes import Names, NotFoundError
from queries.read.records import Ref
from queries.read.views import natural

__all__ = ["AllTies", "Edition", "PlanItems", "all_ties", "editions", "level_of", "nothing_records", "plan_items", "split_level"]

_PERIOD = re.compile(r"(2[45]\d\d)\s*[-–]\s*(2[45]\d\d)")
_SHOWN = frozenset({"approved", "reviewed", "proposed", "suggested"})
"""A record that is rejected, withdrawn or superseded is not shown as a tie of any kind."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a plan; years are Buddhist."""

    title: str
    period: tuple[int, int] | None
    in_force: bool


@dataclass(frozen=True)
class PlanItems:
    """The elements of a plan in the order of the document."""

    plan: Ref
    items: tuple[Item, ...]
    refs: Mapping[str, Ref]
    """The plan itself and each of its elements, by id."""


@dataclass(frozen=True)
class AllTies:
    """Every alignment between two different plans that is not rejected, and what is needed to follow a way up."""

    ties: tuple[Tie, ...]
    plan_of: Mapping[str, str]
    """Plan of each end; of a plan, itself."""
    level_of: Mapping[str, int | None]
    """Plan level of each end."""
    parts: tuple[tuple[str, str], ...]
    """Part → whole, over all plans."""
    supports: tuple[tuple[str, str], ...]
    """What supports something of the same plan, lower end first; only what is approved."""

    def between(self, lower: str | None = None, upper: str | None = None, *, conflicts: bool = False) -> tuple[Tie, ...]:
        """Ties from a plan (None: any) to a plan (None: any)."""
        return tuple(tie for tie in self.ties if lower in (None, self.plan_of[tie.lower]) and upper in (None, self.plan_of[tie.upper])
                     and (conflicts or not tie.conflict))

    @property
    def tops(self) -> tuple[str, ...]:
        """Ends in plans of level 1."""
        return tuple(id_ for id_, level in self.level_of.items() if level == 1)

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Pairs (lower, upper) of what counts."""
        return tuple((tie.lower, tie.upper) for tie in self.ties if tie.counts)

    @property
    def inner(self) -> tuple[tuple[str, str], ...]:
        """Steps inside one plan that a way up may take."""
        return self.parts + self.supports

    def reach(self) -> frozenset[str]:
        """Everything from which a way leads to a plan of level 1."""
        return reaching((*self.steps, *self.inner), self.tops)


def level_of(ref: Ref, target_level: str | None) -> str:
    """Name of the level an element is totalled in: its class, and the word of the text or the target level (Y1, Y2)."""
    return f"{ref.type}:{target_level or ref.kind or ''}"


def split_level(level: str) -> tuple[str, str]:
    """(class, word of the text or target level)."""
    type_, _, word = level.partition(":")
    return type_, word


def plan_items(store: GraphStore, plan: str) -> PlanItems:
    """The elements of a plan (5 queries); none for a stub. Raises :class:`NotFoundError` for what is no plan."""
    rows = {local_id(row["element"].value): row for row in library.rows(store, "plan-elements", plan=plan)}
    names = Names(store, (), [plan, *rows])
    if names.ref(plan).type != "Instrument":
        raise NotFoundError("แผน", "plan", plan)
    every = editions(store, plan)
    refs = {id_: names.ref(id_) for id_ in (plan, *rows)}
    found = {id_: Item(id_, local_id(row["parent"].value) if "parent" in row else None, level_of(refs[id_], _text(row, "target_level")),
                       _apart(refs[id_], _text(row, "edition"), every)) for id_, row in rows.items()}
    order = {id_: (int(row["order"].value), natural(id_)) for id_, row in rows.items()}
    return PlanItems(refs[plan], _in_order(found, order), refs)


def _text(row: library.Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _in_order(items: Mapping[str, Item], order: Mapping[str, tuple[int, tuple[tuple[int, str], ...]]]) -> tuple[Item, ...]:
    """Whole before part, siblings as in the document."""
    below: dict[str | None, list[str]] = defaultdict(list)
    for id_ in sorted(items, key=order.__getitem__):
        parent = items[id_].parent
        below[parent if parent in items else None].append(id_)
    found: list[Item] = []
    todo = below[None][::-1]
    while todo:
        here = todo.pop()
        found.append(items[here])
        todo.extend(below.get(here, [])[::-1])
    return tuple(found)


def editions(store: GraphStore, plan: str) -> tuple[Edition, ...]:
    """Editions of a plan, oldest first; the one that starts last is in force."""
    rows = list(library.rows(store, "editions-of-plan", plan=plan))
    found = []
    for number, row in enumerate(rows, 1):
        years = [int(row[name].value[:4]) + BUDDHIST_ERA for name in ("start", "end") if name in row]
        found.append(Edition(row["title"].value, (years[0], years[1]) if len(years) > 1 else None, number == len(rows)))
    return tuple(found)


def _apart(ref: Ref, edition: str | None, every: tuple[Edition, ...]) -> Apart:
    """Why an element does not count.

    The edition of an element is written in words: it is of another edition if it names the years of another one and not those of the one
    in force. An edition that is not named counts: most plans have one.
    """
    if not ref.verified:
        return "unverified"
    named = {(int(start), int(end)) for start, end in _PERIOD.findall(edition or "")}
    current = {one.period for one in every if one.in_force}
    others = {one.period for one in every if not one.in_force}
    return "edition" if named & others and not named & current else ""


def nothing_records(store: GraphStore) -> tuple[tuple[str, str, str], ...]:
    """(record, element, plan that was searched) of every approved record that nothing aligns (1 query)."""
    return tuple((local_id(row["alignment"].value).removeprefix("alignment/"), local_id(row["subject"].value), local_id(row["scope"].value))
                 for row in library.rows(store, "nothing-records"))


def all_ties(store: GraphStore) -> AllTies:
    """Every tie of the graph (4 queries)."""
    every = [record for record in records(store) if record.status in _SHOWN]
    names = Names(store, (), {end for record in every for end in (record.subject, record.object)})
    refs = {end: names.ref(end) for record in every for end in (record.subject, record.object)}
    plan_of = {end: ref.plan or end for end, ref in refs.items()}
    ties = tuple(_tie(record, plan_of) for record in every
                 if record.predicate in SERVING | {"conflictsWith"} and plan_of[record.subject] != plan_of[record.object])
    parts = tuple((local_id(row["child"].value), local_id(row["parent"].value)) for row in library.rows(store, "parents"))
    supports = tuple((record.subject, record.object) for record in every if record.predicate == "supportsWithinPlan" and record.status == "approved")
    return AllTies(ties, plan_of, {end: ref.level for end, ref in refs.items()}, parts, supports)


def _tie(record: Record, plan_of: Mapping[str, str]) -> Tie:
    approved = record.status == "approved"
    return Tie(record.id, record.subject, record.object, said_by_whom(record.basis, record.status), record.directness, approved,
               plan_of[record.subject], record.predicate == "conflictsWith")
