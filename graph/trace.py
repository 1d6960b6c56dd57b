"""Chains from elements of plans to others: every way through records and part-of steps, strongest first, in bounded time.

Pure: works on a networkx ``MultiDiGraph`` whose edges lead upwards, each with ``strength`` (graph/strength.py) and ``record`` (the id of
an alignment, or None for "is a part of"). Nothing here reads a store or says a word.

**A chain** is a path without a repeated node. All edges between two nodes are one step; its strongest edge counts, the others
stand beside it.

**Ranking.** Two chains are compared by their weakest steps, then by their next weakest, and so on; where all are equal, the one
with fewer steps is better (the *leximin* order of social choice: Sen 1970). This order is total once ties are cut by node ids, and
adding a step always makes a chain worse, so the A* search below meets chains from the best to the worst and may stop at any time
with the best ones in hand. Its estimate is exact in a graph without cycles: the best continuation from every node, by Dijkstra from the goals.

**Bounds.** A search ends after ``limit`` chains or ``budget`` extensions of a path. How many chains there are in all is counted
exactly where the graph between the ends has no cycle, and is otherwise not known; :class:`Chains` says which.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from graph.strength import Strength

__all__ = ["BUDGET", "MAX_CHAINS", "Chain", "Chains", "Direction", "Edge", "Step", "chains", "dead_ends", "rank", "trace_graph"]

MAX_CHAINS = 2000
"""Chains found at most in one search."""
BUDGET = 200_000
"""Extensions of a path tried at most in one search: about two seconds."""
Direction = Literal["up", "down"]
Cost = tuple[int, ...]
"""Weaknesses of the steps as ranks, weakest first. Comparing tuples is the ranking."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One record, or the fact that ``lower`` is a part of ``upper`` (``record`` None)."""

    lower: str
    upper: str
    strength: Strength
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """All edges from one node of a chain to the next, strongest first."""

    lower: str
    upper: str
    edges: tuple[Edge, ...]

    @property
    def strength(self) -> Strength:
        """Of the strongest edge."""
        return self.edges[0].strength

    @property
    def is_part(self) -> bool:
        """Whether it only says that ``lower`` is a part of ``upper``."""
        return self.edges[0].record is None


@dataclass(frozen=True, slots=True)
class Chain:
    """A path, lower end first whichever way it was searched."""

    steps: tuple[Step, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids, lower end first."""
        return (self.steps[0].lower, *(step.upper for step in self.steps))

    @property
    def weakest(self) -> int:
        """Index of the weakest step; of equally weak ones the lowest, which is the planner's own."""
        return max(range(len(self.steps)), key=lambda index: (self.steps[index].strength, -index))

    @property
    def even(self) -> bool:
        """Whether no step is weaker than another."""
        return len({step.strength for step in self.steps}) == 1

    @property
    def solid(self) -> bool:
        """Whether every step is decided and seen in documents."""
        return all(step.strength.solid for step in self.steps)

    @property
    def says_something(self) -> bool:
        """Whether any step is more than being a part."""
        return not all(step.is_part for step in self.steps)


@dataclass(frozen=True, slots=True)
class Chains:
    """What a search found, best first."""

    found: tuple[Chain, ...]
    total: int | None
    """How many there are; None where cycles forbid counting and the search was cut."""
    cut: bool
    """Whether there are more than were found."""


def trace_graph(edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    """The graph to search. An edge from a node to itself is left out."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        if edge.lower != edge.upper:
            graph.add_edge(edge.lower, edge.upper, strength=edge.strength, record=edge.record)
    return graph


def rank(chain: Chain) -> tuple[tuple[Strength, ...], tuple[str, ...]]:
    """Sort key: weaknesses of the steps, weakest first, then node ids."""
    return tuple(sorted((step.strength for step in chain.steps), reverse=True)), chain.nodes


def chains(graph: nx.MultiDiGraph[str], starts: Collection[str], goals: Collection[str], direction: Direction = "up", *,
           limit: int = MAX_CHAINS, budget: int = BUDGET) -> Chains:
    """Chains from one of ``starts`` to one of ``goals``, best first; between its ends a chain passes neither.

    Linear in the graph, plus ``budget`` extensions. What is not in the graph is passed over; a start is no goal.
    """
    begin = {start for start in starts if start in graph}
    ends = {goal for goal in goals if goal in graph} - begin
    between = _between(_simple(graph, direction, begin), begin, ends)
    if not between:
        return Chains((), 0, cut=False)
    paths, exhausted = _best_first(between, begin, ends, _estimates(between, ends), limit, budget)
    found = sorted((_chain(graph, path if direction == "up" else path[::-1]) for path in paths), key=rank)
    return Chains(tuple(found), len(found) if exhausted else _count(between, begin, ends), cut=not exhausted)


def dead_ends(graph: nx.MultiDiGraph[str], starts: Collection[str], goals: Collection[str], direction: Direction = "up") -> tuple[str, ...]:
    """Where chains from ``starts`` stop without a goal: what a record leads to, from where no record leads on and no goal is met. Sorted.

    Of several such things in a circle, the first by id stands for all. Linear in the graph.
    """
    begin = {start for start in starts if start in graph}
    reached = _simple(graph, direction, begin)
    ends = set(goals) & set(reached) - begin
    reached.remove_edges_from(list(reached.out_edges(ends)))  # a chain ends at a goal: what lies beyond it is not asked for
    here = _sweep(reached.successors, begin)
    lost = reached.subgraph(here - _sweep(reached.predecessors, ends))
    entered = {node for node in lost if any(reached.edges[other, node]["entered"] for other in reached.predecessors(node) if other in here)}
    return tuple(sorted(_last(lost, entered - begin)))


def _sweep(neighbours: Callable[[str], Iterable[str]], starts: Collection[str]) -> set[str]:
    """The starts and everything that can be reached from them."""
    todo, seen = list(starts), set(starts)
    while todo:
        for one in neighbours(todo.pop()):
            if one not in seen:
                seen.add(one)
                todo.append(one)
    return seen


def _simple(graph: nx.MultiDiGraph[str], direction: Direction, starts: Collection[str]) -> nx.DiGraph[str]:
    """What can be reached from the starts, in the direction of the search, one edge a step: the strongest, and whether any is a record."""
    simple: nx.DiGraph[str] = nx.DiGraph()
    nodes = _sweep(graph.successors if direction == "up" else graph.predecessors, starts)
    simple.add_nodes_from(nodes)
    for lower, upper, data in graph.subgraph(nodes).edges(data=True):
        pair = (lower, upper) if direction == "up" else (upper, lower)
        known = simple.edges[pair] if simple.has_edge(*pair) else None
        strength = min(data["strength"], known["strength"]) if known else data["strength"]
        simple.add_edge(*pair, strength=strength, entered=data["record"] is not None or bool(known and known["entered"]))
    return simple


def _between(simple: nx.DiGraph[str], begin: set[str], ends: set[str]) -> nx.DiGraph[str]:
    """Only what lies on some way from a start to an end, with ``rank``: the place of its strength among all that occur, 0 best."""
    ends = ends & set(simple)
    simple.remove_edges_from([*simple.in_edges(begin), *simple.out_edges(ends)])
    useful = _sweep(simple.predecessors, ends) & _sweep(simple.successors, begin)
    kept: nx.DiGraph[str] = nx.DiGraph(simple.subgraph(useful))
    kept.remove_nodes_from(list(nx.isolates(kept)))
    places = {strength: place for place, strength in enumerate(sorted({data["strength"] for _, _, data in kept.edges(data=True)}))}
    for _, _, data in kept.edges(data=True):
        data["rank"] = places[data["strength"]]
    return kept


def _added(cost: Cost, more: Cost) -> Cost:
    return tuple(sorted((*cost, *more), reverse=True))


def _estimates(between: nx.DiGraph[str], ends: set[str]) -> Mapping[str, Cost]:
    """The cost of the best way from every node to an end (Dijkstra from the ends)."""
    best: dict[str, Cost] = {}
    heap: list[tuple[Cost, str]] = [((), end) for end in sorted(ends & set(between))]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = cost
        for before in between.predecessors(node):
            if before not in best:
                heapq.heappush(heap, (_added(cost, (between.edges[before, node]["rank"],)), before))
    return best


def _best_first(between: nx.DiGraph[str], begin: set[str], ends: set[str], estimate: Mapping[str, Cost], limit: int,
                budget: int) -> tuple[list[tuple[str, ...]], bool]:
    """(paths from the best on, whether these are all)."""
    heap: list[tuple[Cost, tuple[str, ...], Cost]] = [(estimate[start], (start,), ()) for start in begin & set(between)]
    heapq.heapify(heap)
    found: list[tuple[str, ...]] = []
    while heap:
        _, path, cost = heapq.heappop(heap)
        if path[-1] in ends:
            if len(found) == limit:
                return found, False
            found.append(path)
            continue
        for after in between.successors(path[-1]):
            if after in path:
                continue
            if not budget:
                return found, False
            budget -= 1
            so_far = _added(cost, (between.edges[path[-1], after]["rank"],))
            heapq.heappush(heap, (_added(so_far, estimate[after]), (*path, after), so_far))
    return found, True


def _count(between: nx.DiGraph[str], begin: set[str], ends: set[str]) -> int | None:
    """How many paths lead from the starts to the ends; None if the graph has a cycle."""
    try:
        order = list(nx.topological_sort(between))
    except nx.NetworkXUnfeasible:
        return None
    ways = dict.fromkeys(between, 0)
    for node in reversed(order):
        ways[node] = 1 if node in ends else sum(ways[after] for after in between.successors(node))
    return sum(ways.get(start, 0) for start in begin)


def _last(lost: nx.DiGraph[str], entered: set[str]) -> Iterator[str]:
    """Of the nodes that a record leads to, those after which there is none."""
    condensed = nx.condensation(lost)
    beyond: dict[int, bool] = {}
    for component in reversed(list(nx.topological_sort(condensed))):
        members = entered & condensed.nodes[component]["members"]
        further = any(beyond[after] for after in condensed.successors(component))
        beyond[component] = bool(members) or further
        if members and not further:
            yield min(members)


def _chain(graph: nx.MultiDiGraph[str], nodes: tuple[str, ...]) -> Chain:
    """The chain along some nodes, lower end first."""
    return Chain(tuple(_step(graph, lower, upper) for lower, upper in itertools.pairwise(nodes)))


def _step(graph: nx.MultiDiGraph[str], lower: str, upper: str) -> Step:
    edges = [Edge(lower, upper, data["strength"], data["record"]) for data in graph.get_edge_data(lower, upper).values()]
    return Step(lower, upper, tuple(sorted(edges, key=lambda edge: (edge.strength, edge.record or ""))))
