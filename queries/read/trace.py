"""Why does this serve the National Strategy? Every chain from an element up, down, or to another element, with records and quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.store import GraphStore
from graph.strength import WHOLE_PLAN, Strength
from graph.trace import Chain, Chains, Direction, Step, chains, dead_ends
from graph.trace_gaps import Gap, Missing, Stage, gaps, order
from queries import library
from queries.read.elements import refs
from queries.read.nodes import Names, NotFoundError, nodes_of
from queries.read.records import AlignmentView, Ref
from queries.read.trace_graph import TraceGraph, read_graph
from queries.read.views import Builder, natural

__all__ = ["Trace", "TraceChain", "TraceGap", "TraceStep", "trace"]

SHOWN = 10
"""Chains told with their quotes unless more are asked for; all are counted."""
MAX_STOPS = 8
"""Chains told that stop before their goal."""
MAX_CANDIDATES = 8
"""Elements named that could fill a gap."""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """From one node of a chain to the next."""

    lower: Ref
    upper: Ref
    records: tuple[AlignmentView, ...]
    """Strongest first; none for a step that only says that ``lower`` is a part of ``upper``."""
    strength: Strength

    @property
    def is_part(self) -> bool:
        """Whether no record, but only the structure of the plan, joins the two."""
        return not self.records


@dataclass(frozen=True, slots=True)
class TraceGap:
    """A step that a chain ought to have."""

    kind: Missing
    after: int
    """Index of the node after which it ought to stand."""
    candidates: tuple[Ref, ...] = ()
    """What the register has that could stand there; none of it is claimed."""


@dataclass(frozen=True, slots=True)
class TraceChain:
    """A chain, lower end first."""

    steps: tuple[TraceStep, ...]
    gaps: tuple[TraceGap, ...]
    weakest: int
    """Index of the weakest step."""
    even: bool
    """Whether no step is weaker than another."""
    solid: bool
    """Whether every step is decided and seen in documents: else the chain is no fact yet."""
    stages: tuple[Stage, ...]
    """What each node is in X → Y1 → Y2 → Z."""

    @property
    def nodes(self) -> tuple[Ref, ...]:
        """Elements and plans, lower end first."""
        return (self.steps[0].lower, *(step.upper for step in self.steps))

    @property
    def weak_step(self) -> TraceStep:
        """The weakest step."""
        return self.steps[self.weakest]


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer."""

    start: Ref
    to: Ref | None
    direction: Direction
    """``down``: the chains end in ``start``."""
    chains: tuple[TraceChain, ...]
    """Best first, at most as many as were asked for."""
    found: int
    """How many were found and ranked."""
    total: int | None
    """How many there are; None where that is not known."""
    cut: bool
    """Whether there are more than were found."""
    whole: int
    """How many of those found lack nothing: approved records all the way, no gap, no step that is only inherited."""
    ends: tuple[tuple[Ref, int], ...]
    """The far ends of the chains found, each with the number of chains that lead there; best chain first."""
    stops: tuple[TraceChain, ...]
    """The best chain to each place from where nothing leads on."""
    nothing: tuple[AlignmentView, ...]
    """Reviewed findings that nothing in some plan aligns with ``start``."""
    meet: tuple[Ref, ...]
    """For two elements that no chain joins: parts of the National Strategy that both lead to."""
    plans: tuple[Ref, ...]
    """Plans of everything told."""

    def plan_of(self, ref: Ref) -> Ref | None:
        """The plan of an element; None for a plan."""
        return next((plan for plan in self.plans if plan.id == ref.plan and plan.id != ref.id), None)


def trace(store: GraphStore, start: str, to: str | None = None, *, down: bool = False, limit: int = SHOWN) -> Trace:
    """Chains from an element or plan up to the National Strategy, or down to parts of level-3 plans that serve it.

    With ``to``: chains between the two, upwards from ``start`` if there are any, else upwards from ``to``. At most ``limit`` are
    told; all (up to 2000) are ranked and counted. Raises :class:`NotFoundError` for an id that is no element or plan.
    """
    world = read_graph(store)
    for id_ in filter(None, (start, to)):
        if id_ not in world.parts:
            raise NotFoundError("แผนหรือองค์ประกอบ", "plan or element", id_)
    direction, found = _search(world, start, to, "down" if down else "up")
    missing = {chain: _gaps(world, chain, start if direction == "down" else to) for chain in found.found}
    ranked = sorted(found.found, key=lambda chain: order(chain, missing[chain]))
    stops = [] if to else _stops(world, start, direction, alone=not ranked)
    missing |= {chain: _gaps(world, chain, None) for chain in stops}
    ends = Counter(_far_end(chain, direction) for chain in ranked)
    meet = () if not to or ranked else _meet(world, start, to)
    told = _Told(store, world, [*ranked[:limit], *stops], missing, {start, *filter(None, [to]), *ends, *meet})
    return Trace(
        told.ref(start), told.ref(to) if to else None, direction, tuple(map(told.chain, ranked[:limit])), len(ranked), found.total, found.cut,
        sum(order(chain, missing[chain])[:2] == (False, 0) for chain in ranked), tuple((told.ref(id_), number) for id_, number in ends.items()), tuple(map(told.chain, stops)), () if to else _nothing(store, start),
        tuple(map(told.ref, meet)), told.plans,
    )


def _search(world: TraceGraph, start: str, to: str | None, direction: Direction) -> tuple[Direction, Chains]:
    """The chains, and the direction they were found in."""
    if not to:
        return direction, chains(world.graph, _starts(world, start, direction), _goals(world, start, direction), direction)
    ends = (start, to) if direction == "up" else (to, start)
    found = _joined(world, *ends)
    if found.found:
        return direction, found
    turned = _joined(world, *reversed(ends))
    return ("down" if direction == "up" else "up", turned) if turned.found else (direction, found)


def _joined(world: TraceGraph, lower: str, upper: str) -> Chains:
    """Chains from one element up to another: what serves a part serves the whole, so a chain ends at the first part it meets."""
    return chains(world.graph, [lower], {upper, *world.within(upper)} - {lower})


def _starts(world: TraceGraph, start: str, direction: Direction) -> set[str]:
    """Where chains begin: what serves a part of a thing serves the thing; what a part serves, the thing need not."""
    return {start} if direction == "up" else {start, *world.within(start)}


def _goals(world: TraceGraph, start: str, direction: Direction) -> set[str]:
    """Where chains end. A part of the start, or its whole, is none: that says nothing of whom it serves."""
    if direction == "up":
        return set(world.top() - set(world.upward(start)))
    return set(world.stating() - {start, *world.within(start)})


def _far_end(chain: Chain, direction: Direction) -> str:
    return chain.nodes[-1] if direction == "up" else chain.nodes[0]


def _gaps(world: TraceGraph, chain: Chain, upper: str | None) -> tuple[Gap, ...]:
    """Gaps of a chain. Of one that was asked to end in ``upper``, below the National Strategy, nobody asks that it goes on."""
    places = [world.place(id_) for id_ in chain.nodes]
    found = gaps(places)
    if upper and upper not in world.top():
        return tuple(gap for gap in found if gap.kind == "Y1" and places[-1].stage == "Y2")
    return found


def _stops(world: TraceGraph, start: str, direction: Direction, *, alone: bool) -> list[Chain]:
    """The best chain to each dead end, the best ones first. What is only the whole plan's counts where the start has nothing else."""
    begin = _starts(world, start, direction)
    ends = dead_ends(world.graph, begin, _goals(world, start, direction), direction)
    best: dict[str, Chain] = {}
    for chain in chains(world.graph, begin, ends, direction, limit=50 * MAX_STOPS).found:
        if chain.says_something and (alone or all(step.strength.statement < WHOLE_PLAN for step in chain.steps)):
            best.setdefault(_far_end(chain, direction), chain)
    return list(best.values())[:MAX_STOPS]


def _meet(world: TraceGraph, one: str, other: str) -> tuple[str, ...]:
    """Parts of the National Strategy that both lead to."""
    shared = nx.descendants(world.graph, one) & nx.descendants(world.graph, other) & world.top() if {one, other} <= set(world.graph) else set()
    goals = [id_ for id_ in shared if world.stage(id_) == "Z"]
    return tuple(sorted(goals or shared, key=natural))


def _nothing(store: GraphStore, start: str) -> tuple[AlignmentView, ...]:
    nodes = nodes_of(library.rows(store, "card", things=start))
    return tuple(view for view in Builder(nodes, Names(store, nodes.values())).alignments() if view.nothing_aligns and view.subject.id == start)


class _Told:
    """Names and records of the chains that are told (5 queries)."""

    def __init__(self, store: GraphStore, world: TraceGraph, told: Sequence[Chain], missing: dict[Chain, tuple[Gap, ...]],
                 others: Iterable[str]) -> None:
        self.world, self.missing = world, missing
        self.candidates = {(chain, gap): _candidates(world, chain, gap) for chain in told for gap in missing[chain]}
        ids = {*others, *(id_ for chain in told for id_ in chain.nodes), *(id_ for found in self.candidates.values() for id_ in found)}
        self.refs = refs(store, sorted(ids | {world.parts[id_].plan for id_ in ids}))
        self.plans = tuple(self.refs[plan] for plan in sorted({world.parts[id_].plan for id_ in ids}) if plan in self.refs)
        records = sorted({f"alignment/{edge.record}" for chain in told for step in chain.steps for edge in step.edges if edge.record})
        nodes = nodes_of(library.rows(store, "card", things=" ".join(records))) if records else {}
        self.records = {view.id: view for view in Builder(nodes, Names(store, nodes.values())).alignments()}

    def ref(self, id_: str) -> Ref:
        """Names of an element or plan."""
        return self.refs[id_]

    def chain(self, chain: Chain) -> TraceChain:
        """A chain with its records."""
        found = tuple(TraceGap(gap.kind, gap.after, tuple(map(self.ref, self.candidates[chain, gap]))) for gap in self.missing[chain])
        return TraceChain(tuple(map(self.step, chain.steps)), found, chain.weakest, chain.even, chain.solid,
                          tuple(map(self.world.stage, chain.nodes)))

    def step(self, step: Step) -> TraceStep:
        """A step with its records; those beside a stronger part-of step are told with it only if that step is a record too."""
        views = () if step.is_part else tuple(self.records[edge.record] for edge in step.edges if edge.record)
        return TraceStep(self.ref(step.lower), self.ref(step.upper), views, step.strength)


_FILLED: dict[Missing, tuple[Stage, frozenset[Stage]]] = {
    "Y1": ("Y1", frozenset({"issue", "subplan", "Y2"})), "Y2": ("Y2", frozenset({"issue", "subplan", "Y1"})),
    "goal2": ("goal2", frozenset({"level2"})), "Z": ("Z", frozenset({"strategy"})),
}
"""Gap → the stage that is missing, and the stages of the nodes that tell where to look for it."""


def _candidates(world: TraceGraph, chain: Chain, gap: Gap) -> tuple[str, ...]:
    """What could stand in a gap: parts, of the stage that is missing, of the lowest thing on the chain that has any, or of what is above it.

    A sub-plan on the chain leaves only its own targets.
    """
    wanted, where = _FILLED.get(gap.kind, (None, frozenset[Stage]()))
    for node in (id_ for id_ in chain.nodes if world.stage(id_) in where):
        for above in world.upward(node)[:-1]:
            found = sorted((id_ for id_ in world.within(above) if world.stage(id_) == wanted), key=natural)
            if found or (wanted == "Y1" and world.parts[above].type == "SubPlan"):
                return tuple(found[:MAX_CANDIDATES])
    return ()
