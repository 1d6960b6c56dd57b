"""How a plan is served, and what it serves: counted from what the register holds, and saying so.

The rules of counting are those of graph/coverage.py; what is counted is read here and given the names a reader knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.coverage import Hierarchy, Lower, Tie, Upper, coverage_above, coverage_below
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names
from queries.read.plans import plans
from queries.read.records import PlanSummary, Ref
from queries.read.stated import Stated, stated_totals
from queries.read.ties import AllTies, PlanItems, all_ties, nothing_records, plan_items, split_level

__all__ = ["HEADLINE", "AgencyCount", "CoverItem", "Coverage", "GroupCount", "LevelCount", "Look", "Side", "coverage", "default_side", "served_states"]

Side = Literal["above", "below"]
"""``above``: is each element of the plan served? ``below``: does each element of the plan serve anything?"""
HEADLINE = frozenset({"Strategy", "Goal", "MasterPlanIssue", "SubPlan", "PlanTarget", "Milestone", "SecurityIssue", "PolicyItem", "DevelopmentIssue"})
"""Classes that a plan asks others to serve: its targets, strategies and issues. Gaps are listed for these; every level is totalled."""
LOWEST_LEVEL = 3
"""A plan of this level has no plan of the system below it, and is not above another of its own level."""


@dataclass(frozen=True, slots=True)
class LevelCount:
    """Elements of one level of a plan."""

    type: str
    word: str
    """The word of the text, or Y1, Y2."""
    states: Mapping[str, int]
    """State → elements; they add up to ``counted``."""
    other_edition: int
    unverified: int
    stated: Stated | None
    headline: bool

    @property
    def counted(self) -> int:
        """Elements that count: in the register, verified, not of another edition only."""
        return sum(self.states.values())

    @property
    def complete(self) -> bool:
        """Whether a source states the total and the register holds just as many; only then is a share a share of the plan."""
        return self.stated is not None and self.stated.number == self.counted

    def share(self, *states: str) -> float | None:
        """Share of elements in these states, 0 to 1; None over a level that is not known to be complete."""
        return sum(self.states.get(state, 0) for state in states) / self.counted if self.complete and self.counted else None


@dataclass(frozen=True, slots=True)
class CoverItem:
    """An element with its state; ids of records, strongest reason to look at them."""

    ref: Ref
    state: str
    """As in graph/coverage.py; ``apart`` for one that does not count."""
    apart: str
    top: str
    """Id of the strategy, issue or milestone it stands under; itself where it is one."""
    headline: bool
    direct: tuple[str, ...]
    through: tuple[str, ...]
    """Records of its parts (and, from below, of what it is a part of)."""
    pending: int
    plans: tuple[str, ...]
    """Plans at the other end of what counts."""
    official: int
    """How many of the direct and part records are official text."""
    orphan: bool = False
    reaches_top: bool | None = None
    """From below: whether a way leads to a plan of level 1."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Elements of one strategy, issue or milestone, by state."""

    ref: Ref
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """Elements an agency is responsible for, by what they serve.

    Responsibility that the text gives to a whole goes to its parts that name nobody.
    """

    ref: Ref
    elements: int
    linked: int
    links: int
    served: int
    """Different elements at the other end."""


@dataclass(frozen=True, slots=True)
class Look:
    """How far the elements of a lower plan were compared with an upper plan."""

    plan: Ref
    """The plan at the other end."""
    states: Mapping[str, int]
    """States from below of the elements of the lower plan."""
    official: int
    curated: int
    pending: int
    whole: int
    """Among official and curated: records that name a whole plan at one end or both."""


@dataclass(frozen=True)
class Coverage:
    """Everything the coverage page and its exports say of one plan from one side."""

    plan: Ref
    side: Side
    other: Ref | None
    """The one plan at the other end that was asked about; None: all."""
    items: tuple[CoverItem, ...]
    levels: tuple[LevelCount, ...]
    groups: tuple[GroupCount, ...]
    agencies: tuple[AgencyCount, ...]
    looks: tuple[Look, ...]
    official: int
    curated: int
    pending: int
    refs: Mapping[str, Ref]
    """Names of everything that is mentioned by id."""

    def of_state(self, *states: str, headline: bool = True) -> tuple[CoverItem, ...]:
        """Elements in these states, in the order of the document; ``headline``: only of the classes that gaps are listed for."""
        return tuple(item for item in self.items if item.state in states and (item.headline or not headline))

    def count(self, *states: str, headline: bool = True) -> int:
        """How many."""
        return len(self.of_state(*states, headline=headline))


def served_states(side: Side) -> tuple[str, ...]:
    """States in which an element has a tie that counts, from a side."""
    return ("over", "served", "thin") if side == "above" else ("linked",)


def default_side(plan: Ref) -> Side:
    """Plans of the lowest level are looked at from below, all others from above."""
    return "below" if plan.level == LOWEST_LEVEL else "above"


def coverage(store: GraphStore, plan: str, side: Side | None = None, other: str | None = None) -> Coverage:
    """The coverage of a plan (about 25 queries). ``other``: only towards this plan.

    Raises :class:`queries.read.nodes.NotFoundError` if ``plan`` or ``other`` is no plan.
    """
    here, ties = plan_items(store, plan), all_ties(store)
    side = side or default_side(here.plan)
    end = plan_items(store, other).plan if other else None
    every = {summary.ref.id: summary for summary in plans(store)}
    nothing = nothing_records(store)
    if side == "above":
        some = tuple(tie for tie in ties.between(other, plan) if ties.plan_of[tie.lower] != plan)
        levels = {id_: one.ref.level for id_, one in every.items()}
        reviewed = {element for _, element, scope in nothing if other in (None, scope) and _is_lower(levels.get(scope), here.plan.level)}
        found: tuple[Upper | Lower, ...] = coverage_above(here.items, some, reviewed)
    else:
        some = tuple(tie for tie in ties.between(plan, other) if ties.level_of[tie.upper] != LOWEST_LEVEL)
        reviewed = {element for _, element, scope in nothing if other in (None, scope)}
        found = coverage_below(here.items, some, reviewed)
    looks = _looks(store, here, side, ties, every, other)
    agencies = _agencies(store, side, some, here, ties)
    items = _cover_items(here, found, ties, side)
    named = {tie.lower for tie in some} | {tie.upper for tie in some} | {ties.plan_of[tie.lower] for tie in some} | {ties.plan_of[tie.upper] for tie in some}
    names = Names(store, (), named | {plan})
    counting = [tie for tie in some if tie.counts]
    return Coverage(
        here.plan, side, end, items, _levels(store, plan, found), _groups(here, items), agencies, looks,
        sum(tie.basis == "official" for tie in counting), sum(tie.basis == "curated" for tie in counting),
        sum(not tie.counts for tie in some), {id_: names.ref(id_) for id_ in named} | dict(here.refs))


def _is_lower(level: int | None, than: int | None) -> bool:
    return level is not None and than is not None and level > than


def _cover_items(here: PlanItems, found: Iterable[Upper | Lower], ties: AllTies, side: Side) -> tuple[CoverItem, ...]:
    tree = Hierarchy.of(here.items)
    group = _groups_of(here, tree)
    reach = ties.reach() if side == "below" else frozenset()
    items = []
    for one in found:
        own = one.direct if isinstance(one, Upper) else one.own
        through = one.through_parts if isinstance(one, Upper) else one.through_parts + one.through_whole
        mine = own + one.through_parts
        far = {ties.plan_of[tie.lower if side == "above" else tie.upper] for tie in mine}
        items.append(CoverItem(
            here.refs[one.item.id], "apart" if one.item.apart else one.state, one.item.apart, group[one.item.id],
            split_level(one.item.level)[0] in HEADLINE or side == "below", tuple(tie.id for tie in own), tuple(tie.id for tie in through),
            len(one.pending), tuple(sorted(far)), sum(tie.basis == "official" for tie in mine),
            isinstance(one, Lower) and one.orphan, one.item.id in reach if side == "below" else None))
    return tuple(items)


def _levels(store: GraphStore, plan: str, found: Iterable[Upper | Lower]) -> tuple[LevelCount, ...]:
    counts: dict[str, Counter[str]] = {}
    for one in found:
        counts.setdefault(one.item.level, Counter())[f"apart.{one.item.apart}" if one.item.apart else one.state] += 1
    stated = stated_totals(store, plan, counts)
    return tuple(LevelCount(*split_level(level), {state: number for state, number in count.items() if not state.startswith("apart.")},
                            count["apart.edition"], count["apart.unverified"], stated.get(level), split_level(level)[0] in HEADLINE)
                 for level, count in counts.items())


def _groups_of(here: PlanItems, tree: Hierarchy) -> dict[str, str]:
    """Element → the topmost element it stands under; a heading such as มิติ or หมวด gives way to what stands directly below it."""
    found = {}
    for item in here.items:
        chain = (item.id, *tree.above(item.id))[::-1]
        found[item.id] = next((id_ for id_ in chain if here.refs[id_].type != "Dimension"), chain[-1])
    return found


def _groups(here: PlanItems, items: Iterable[CoverItem]) -> tuple[GroupCount, ...]:
    """States by group; an element that stands alone is no group."""
    tree = Hierarchy.of(here.items)
    counts: dict[str, Counter[str]] = {}
    for item in items:
        if item.state != "apart" and item.headline and tree.below.get(item.top):
            counts.setdefault(item.top, Counter())[item.state] += 1
    return tuple(GroupCount(here.refs[id_], dict(count)) for id_, count in counts.items())


def _looks(store: GraphStore, here: PlanItems, side: Side, ties: AllTies, every: Mapping[str, PlanSummary], other: str | None) -> tuple[Look, ...]:
    """One row a plan at the other end: those with records, and from below those of an upper level in force at the same time."""
    plan, nothing = here.plan.id, nothing_records(store)
    far = {ties.plan_of[tie.lower] for tie in ties.between(None, plan)} if side == "above" else {
        ties.plan_of[tie.upper] for tie in ties.between(plan) if ties.level_of[tie.upper] != LOWEST_LEVEL}
    if side == "below":
        far |= {scope for _, element, scope in nothing if element in here.refs} | _upper_plans(every, plan)
    else:
        lower_plans = {id_ for id_, one in every.items() if _is_lower(one.ref.level, here.plan.level) and not one.stub}
        known = {item.id: id_ for id_ in lower_plans for item in plan_items(store, id_).items}
        far |= {known[element] for _, element, scope in nothing if scope == plan and element in known}
    rows = []
    for id_ in sorted(far - {plan}, key=lambda one: (every[one].ref.level or 9, one) if one in every else (9, one)):
        if other in (None, id_) and id_ in every:
            lower, upper = (id_, plan) if side == "above" else (plan, id_)
            items = here if lower == plan else plan_items(store, lower)
            rows.append(_look(items, every[id_].ref, ties.between(lower, upper), {element for _, element, scope in nothing if scope == upper}))
    return tuple(rows)


def _look(lower: PlanItems, far: Ref, ties: tuple[Tie, ...], reviewed: set[str]) -> Look:
    states = Counter[str](one.state for one in coverage_below(lower.items, ties, reviewed) if not one.item.apart)
    counting = [tie for tie in ties if tie.counts]
    whole = sum(tie.lower == lower.plan.id or tie.upper == far.id for tie in counting)
    return Look(far, dict(states), sum(tie.basis == "official" for tie in counting), sum(tie.basis == "curated" for tie in counting),
                len(ties) - len(counting), whole)


def _upper_plans(every: Mapping[str, PlanSummary], plan: str) -> set[str]:
    """Loaded plans of a higher level whose years meet those of the plan."""
    me = every[plan]
    return {id_ for id_, one in every.items() if not one.stub and _is_lower(me.ref.level, one.ref.level)
            and (one.start_be or 0) <= (me.end_be or 9999) and (me.start_be or 0) <= (one.end_be or 9999)}


def _agencies(store: GraphStore, side: Side, ties: Iterable[Tie], here: PlanItems, every: AllTies) -> tuple[AgencyCount, ...]:
    """Agencies of the lower ends, those that serve most first."""
    counting = [tie for tie in ties if tie.counts]
    lower_plans = {here.plan.id} if side == "below" else {every.plan_of[tie.lower] for tie in counting}
    links: dict[str, list[Tie]] = defaultdict(list)
    for tie in counting:
        links[tie.lower].append(tie)
    duties: dict[str, set[str]] = defaultdict(set)
    for plan in lower_plans:
        for element, agencies in _responsible(store, here if plan == here.plan.id else plan_items(store, plan)).items():
            for agency in agencies:
                duties[agency].add(element)
    names = Names(store, (), duties)
    found = []
    for agency, elements in duties.items():
        mine = [tie for element in elements for tie in links.get(element, ())]
        if mine or side == "below":
            found.append(AgencyCount(names.ref(agency), len(elements), len({tie.lower for tie in mine}), len(mine), len({tie.upper for tie in mine})))
    return tuple(sorted(found, key=lambda one: (-one.served, -one.links, one.ref.id)))


def _responsible(store: GraphStore, items: PlanItems) -> dict[str, frozenset[str]]:
    """Element → agencies: its own, else those of the nearest thing above it that names some."""
    own: dict[str, set[str]] = defaultdict(set)
    for row in library.rows(store, "who-is-responsible", plan=items.plan.id):
        own[local_id(row["element"].value)].add(local_id(row["agency"].value))
    tree = Hierarchy.of(items.items)
    found = {}
    for item in items.items:
        named = next((id_ for id_ in (item.id, *tree.above(item.id)) if id_ in own), None)
        if named:
            found[item.id] = frozenset(own[named])
    return found
