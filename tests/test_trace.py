"""Chains, their order and their gaps, on graphs made up for the purpose: every way is found, none twice, best first, in bounded work."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.strength import ASPECTS, Strength, inherited, stated
from graph.trace import Chain, Edge, chains, dead_ends, rank, trace_graph
from graph.trace_gaps import Place, Stage, gaps, order

OWN = Strength(basis=1)
WEAK = Strength(status=2, basis=1)
NODES = [f"n{number}" for number in range(8)]
EDGES = st.lists(st.builds(
    Edge, st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from([Strength(), OWN, Strength(basis=1, directness=2), inherited(verified=True), WEAK]),
    st.sampled_from([None, "a", "b"]),
), max_size=24)


def paths(edges: list[Edge], start: str, goals: set[str]) -> set[tuple[str, ...]]:
    """All simple paths whose inside touches no goal, by networkx."""
    graph: nx.DiGraph[str] = nx.DiGraph((edge.lower, edge.upper) for edge in edges if edge.lower != edge.upper)
    if start not in graph:
        return set()
    return {tuple(path) for goal in goals & set(graph) - {start} for path in nx.all_simple_paths(graph, start, goal) if not set(path[1:-1]) & goals}


def nodes(found: tuple[Chain, ...]) -> list[tuple[str, ...]]:
    return [chain.nodes for chain in found]


@given(EDGES, st.sets(st.sampled_from(NODES[4:]), min_size=1))
@settings(max_examples=150, deadline=None)
def test_every_path_is_a_chain_and_no_other(edges: list[Edge], goals: set[str]) -> None:
    found = chains(trace_graph(edges), ["n0"], goals)
    assert len(nodes(found.found)) == len(set(nodes(found.found)))
    assert set(nodes(found.found)) == paths(edges, "n0", goals)
    assert (found.total, found.cut) == (len(found.found), False)
    pairs = {(edge.lower, edge.upper) for edge in edges}
    for chain in found.found:
        assert len(set(chain.nodes)) == len(chain.nodes)
        assert set(itertools.pairwise(chain.nodes)) <= pairs
        assert all(list(step.edges) == sorted(step.edges, key=lambda edge: (edge.strength, edge.record or "")) for step in chain.steps)


@given(EDGES, st.sets(st.sampled_from(NODES[4:]), min_size=1), st.integers(1, 6))
@settings(max_examples=150, deadline=None)
def test_a_cut_search_returns_the_best(edges: list[Edge], goals: set[str], limit: int) -> None:
    """The same beginning as of the whole ranking, up to chains of equal strength."""
    graph = trace_graph(edges)
    whole, some = chains(graph, ["n0"], goals), chains(graph, ["n0"], goals, limit=limit)
    assert [rank(chain)[0] for chain in some.found] == [rank(chain)[0] for chain in whole.found[:limit]]
    assert some.cut == (len(whole.found) > limit)
    if some.total is not None:
        assert some.total == len(whole.found)


@given(EDGES)
@settings(max_examples=100, deadline=None)
def test_down_is_up_reversed(edges: list[Edge]) -> None:
    graph = trace_graph(edges)
    assert chains(graph, ["n0"], ["n7"], "up") == chains(graph, ["n7"], ["n0"], "down")
    assert chains(graph, ["n0", "n1"], ["n6", "n7"], "up") == chains(graph, ["n6", "n7"], ["n0", "n1"], "down")


@given(EDGES)
@settings(max_examples=100, deadline=None)
def test_order_is_total_and_the_weakest_link_is_the_weakest(edges: list[Edge]) -> None:
    found = chains(trace_graph(edges), ["n0"], NODES[4:]).found
    keys = [order(chain, ()) for chain in found]
    assert len(set(keys)) == len(keys)
    shuffled = chains(trace_graph(edges[::-1]), ["n0"], NODES[4:]).found
    assert shuffled == found
    for chain in found:
        strengths = [step.strength for step in chain.steps]
        assert strengths[chain.weakest] == max(strengths)
        assert max(strengths) not in strengths[:chain.weakest]
        assert chain.even == (min(strengths) == max(strengths))


@given(EDGES, st.sets(st.sampled_from(NODES[5:]), min_size=1))
@settings(max_examples=100, deadline=None)
def test_a_dead_end_is_entered_by_a_record_and_left_by_none(edges: list[Edge], goals: set[str]) -> None:
    edges = [edge for edge in edges if edge.lower not in goals and edge.lower != edge.upper]  # nothing is asked of what lies beyond a goal
    graph = trace_graph(edges)
    ends = dead_ends(graph, ["n0"], goals)
    here = nx.descendants(graph, "n0") | {"n0"} if "n0" in graph else set()
    for end in ends:
        beyond = nx.descendants(graph, end)
        assert end in here
        assert not beyond & goals
        assert end not in goals
        assert any(edge.upper == end and edge.record and edge.lower in here for edge in edges)
        circle = {one for one in beyond if end in nx.descendants(graph, one)} | {end}
        assert not any(edge.record and edge.lower in beyond | {end} and edge.upper not in circle | {"n0"} for edge in edges)
    led = {edge.upper for edge in edges if edge.record and edge.lower in here} - goals - {"n0"}
    lost = {one for one in led if not nx.descendants(graph, one) & goals}
    assert bool(ends) == bool(lost)


def test_a_project_that_reaches_nothing_has_no_chain() -> None:
    graph = trace_graph([Edge("x", "y", OWN, "a")])
    for start, goals in (("x", ["z"]), ("nobody", ["y"]), ("x", []), ("x", ["x"])):
        assert chains(graph, [start], goals).found == ()
    assert dead_ends(graph, ["x"], ["z"]) == ("y",)
    assert dead_ends(graph, ["nobody"], ["z"]) == ()


def chain_of(*strengths: Strength) -> Chain:
    names = [f"k{number}" for number in range(len(strengths) + 1)]
    graph = trace_graph(Edge(lower, upper, strength, None if strength.statement else "r")
                        for (lower, upper), strength in zip(itertools.pairwise(names), strengths, strict=True))
    return chains(graph, [names[0]], [names[-1]]).found[0]


def test_chains_are_compared_by_their_weakest_step_then_the_next_then_length() -> None:
    official, curated, proposed = Strength(), OWN, WEAK
    ordered = [
        chain_of(official), chain_of(official, official), chain_of(curated), chain_of(curated, official, official), chain_of(curated, curated),
        chain_of(inherited(verified=True)), chain_of(proposed), chain_of(proposed, curated),
    ]
    keys = [rank(chain)[0] for chain in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_a_hole_counts_before_strength_and_a_proposal_after_everything() -> None:
    """Approved before proposed; then fewer missing or inherited steps; then strength."""
    whole, inheriting, waiting = chain_of(OWN, OWN, OWN), chain_of(inherited(verified=True), Strength()), chain_of(WEAK)
    y1 = gaps([Place("p", "X"), Place("s", "subplan"), Place("y2", "Y2"), Place("z", "Z")])
    no_level_2 = gaps([Place("p", "X"), Place("z", "Z")])
    keys = [order(whole, ()), order(whole, y1), order(chain_of(Strength()), no_level_2), order(waiting, ())]
    assert keys == sorted(keys)
    assert order(whole, y1)[1] == order(inheriting, ())[1] == 1
    assert order(chain_of(Strength()), no_level_2)[1] == 2


RECORD = {"status": "approved", "basis": "official", "predicate": "contributesTo", "directness": "main", "sides": ("subject", "object"), "verified": True}


@pytest.mark.parametrize(("aspect", "values"), [
    ("status", ["approved", "reviewed", "disputed", "proposed", "stale"]), ("verified", [True, False]), ("basis", ["official", "curated", "suggested"]),
    ("predicate", ["contributesTo", "alignsWith"]), ("directness", ["main", None, "secondary"]), ("sides", [("both",), ("subject",), ()]),
    ("secondary", [False, True]), ("confidence", ["high", "medium", "low"]),
], ids=lambda value: value if isinstance(value, str) else "")
def test_one_aspect_alone_decides_between_records_that_are_else_alike(aspect: str, values: list[object]) -> None:
    strengths = [stated(**RECORD | {aspect: value}) for value in values]  # type: ignore[arg-type]
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == len(values)
    assert strengths[0].lacking == ()
    assert all(len(strength.lacking) == 1 for strength in strengths[1:])


def test_aspects_weigh_in_the_order_the_page_says() -> None:
    """The best in an earlier aspect beats whatever is better in all later ones."""
    for place, aspect in enumerate(ASPECTS):
        good = Strength(**dict.fromkeys(ASPECTS[place + 1:], 2))
        assert good < Strength(**{aspect: 1})
    assert inherited(verified=True) < inherited(verified=True, whole_plan=True)
    assert stated(**RECORD | {"basis": "suggested"}) < inherited(verified=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(("stages", "expected"), [
    ("X Y1 Y2 Z", []), ("X subplan Y2 Z", [("Y1", 1)]), ("X Y1 issue strategy", [("Y2", 2), ("Z", 3)]), ("X Z", [("level2", 0)]),
    ("X X policy strategy", [("level2", 2), ("Z", 3)]), ("X Y1", [("Y2", 1), ("top", 1)]), ("X Y1 Y2", [("top", 2)]), ("X issue", [("Y1", 1), ("Y2", 1), ("top", 1)]),
    ("X goal2 Z", []), ("X level2 Z", [("goal2", 1)]), ("X level2 issue Z", [("Y1", 2), ("Y2", 2)]), ("Y1 Y2 Z", []), ("Y2 Z", []), ("subplan Z", [("Y2", 0)]),
    ("goal2 Z", []), ("X policy", [("level2", 1), ("top", 1)]), ("X X Y2 Z", [("Y1", 1)]), ("level2 Y2 Z", [("Y1", 0)]), ("strategy Z", []),
])
def test_gaps(stages: str, expected: list[tuple[str, int]]) -> None:
    """Worked by hand: what is missing, and after which node it ought to stand."""
    places: list[Place] = [Place(str(number), stage) for number, stage in enumerate(stages.split())]  # type: ignore[arg-type]
    assert [(gap.kind, gap.after) for gap in gaps(places)] == expected


def country(projects: int) -> tuple[nx.MultiDiGraph[str], int]:
    """Projects of many plans, each under a strategy and with two Y1 targets; 140 Y1, 37 Y2 and 20 goals, as in the Master Plans."""
    edges = []
    for number in range(projects):
        edges += [Edge(f"x{number}", f"y1-{(number * 7 + twice * 31) % 140}", Strength(basis=1, directness=twice), f"r{number}-{twice}") for twice in (0, 1)]
        edges.append(Edge(f"x{number}", f"s{number % 200}", inherited(verified=True)))
    edges += [Edge(f"s{number}", f"y2-{number % 37}", OWN, f"s{number}") for number in range(200)]
    edges += [Edge(f"y1-{number}", f"y2-{number % 37}", OWN, f"y{number}") for number in range(140)]
    edges += [Edge(f"y2-{number}", f"z{number % 20}", Strength(), f"z{number}") for number in range(37)]
    return trace_graph(edges), projects * 3


def test_ten_thousand_projects_stay_within_bounds() -> None:
    """Upwards from one project, and downwards from one goal: the best are found, and all are counted."""
    graph, total = country(10_000)
    up = chains(graph, ["x4711"], [f"z{number}" for number in range(20)])
    assert (len(up.found), up.total, up.cut) == (3, 3, False)
    down = [chains(graph, [f"z{number}"], [f"x{number}" for number in range(10_000)], "down", limit=50) for number in range(20)]
    assert sum(found.total or 0 for found in down) == total
    assert all(found.cut and len(found.found) == 50 for found in down)
    whole = chains(graph, ["z3"], [f"x{number}" for number in range(10_000)], "down", limit=10_000)
    assert not whole.cut
    assert [rank(chain)[0] for chain in down[3].found] == [rank(chain)[0] for chain in whole.found[:50]]


def test_a_graph_of_cycles_ends_at_the_budget_and_says_so() -> None:
    """Thirty things that all serve each other have more ways between them than atoms in the world."""
    names = [f"c{number}" for number in range(30)]
    graph = trace_graph([Edge(one, other, OWN, f"{one}{other}") for one, other in itertools.permutations(names, 2)])
    found = chains(graph, ["c0"], ["c29"], limit=100)
    assert (found.total, found.cut) == (None, True)
    assert nodes(found.found)[0] == ("c0", "c29")
    assert 1 <= len(chains(graph, ["c0"], ["c29"], budget=100).found) <= 100
    stages: list[Stage] = ["X", "Y1", "Y2", "Z"]
    assert gaps([Place(stage, stage) for stage in stages]) == ()
