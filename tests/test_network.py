"""The picture: positions, crossings, chips, neighbourhoods, and what pyvis makes of them."""

from __future__ import annotations

import itertools
import json
import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import CHIP, Link, Node, Picture, layered, neighbourhood
from graph.ordering import crossings
from graph.picture import plain, to_pyvis, vis_data
from graph.store import GraphStore
from queries.read.alignments import alignments
from queries.read.picture import Show, picture
from queries.read.wrap import shown_width, wrap


def columns_of(drawn: Picture) -> dict[int, list[Node]]:
    columns: dict[int, list[Node]] = defaultdict(list)
    for placed in sorted(drawn.nodes, key=lambda placed: placed.y):
        columns[placed.node.column].append(placed.node)
    return columns


def crossed(drawn: Picture) -> int:
    """Lines of a picture that cross where they are drawn."""
    return crossings({placed.node.id: (placed.x, placed.y) for placed in drawn.nodes}, [(link.source, link.target) for link in drawn.links])


def by_hand(drawn: Picture) -> int:
    """The same, pair by pair."""
    place = {placed.node.id: (placed.x, placed.y) for placed in drawn.nodes}

    def side(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    count = 0
    for one, other in itertools.combinations(drawn.links, 2):
        a, b, c, d = place[one.source], place[one.target], place[other.source], place[other.target]
        count += side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
    return count


def ladder(size: int, order: list[int] | None = None) -> tuple[list[Node], list[Link]]:
    """Two columns with one link each; ``order`` shuffles the second."""
    right = order or list(range(size))
    nodes = [Node(f"a{i}", 0, f"a{i}") for i in range(size)] + [Node(f"b{i}", 1, f"b{i}") for i in right]
    return nodes, [Link(f"a{i}", f"b{i}", "contributesTo", "official", "approved", None, (f"r{i}",)) for i in range(size)]


def test_a_picture_without_crossings_has_none() -> None:
    order = list(range(12))
    random.Random(7).shuffle(order)  # noqa: S311 - a fixed shuffle, not a secret
    nodes, links = ladder(12, order)
    drawn = layered(nodes, links)
    assert crossed(drawn) == 0


def test_order_is_kept_where_nothing_crosses() -> None:
    nodes, links = ladder(6)
    drawn = layered(nodes, links)
    assert [node.id for node in columns_of(drawn)[0]] == [f"a{i}" for i in range(6)]


graphs = st.builds(
    lambda sizes, pairs: (
        [Node(f"{column}.{i}", column, "ป้าย\nสองบรรทัด" if i % 2 else "ป้าย", plan=f"p{i % 3}") for column, size in enumerate(sizes) for i in range(size)],
        [Link(f"{c}.{a % sizes[c]}", f"{c + 1}.{b % sizes[c + 1]}", "alignsWith", "official", "approved", None, (f"r{c}.{a}.{b}",))
         for c, a, b in pairs if c + 1 < len(sizes)],
    ),
    st.lists(st.integers(1, 9), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 50), st.integers(0, 50)), max_size=40),
)


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_every_picture_keeps_its_promises(graph: tuple[list[Node], list[Link]]) -> None:
    nodes, links = graph
    drawn = layered(nodes, links)
    assert layered(nodes, links) == drawn  # the same graph, the same picture
    assert {placed.node.id for placed in drawn.nodes} == {node.id for node in nodes}
    assert crossed(drawn) == by_hand(drawn)
    for column in columns_of(drawn).values():
        places = sorted((placed.y, placed.node.label.count("\n")) for placed in drawn.nodes if placed.node in column)
        for (y, lines), (next_y, next_lines) in itertools.pairwise(places):
            assert next_y - y >= 21 * (lines + next_lines + 2) / 2  # boxes do not touch
    seen = [record for link in drawn.links for record in link.alignments]
    assert sorted(seen) == sorted({record for link in links for record in link.alignments})


def test_no_more_than_sixty_and_a_chip_for_the_rest() -> None:
    nodes = [Node("top", 1, "top")] + [Node(f"n{i}", 0, f"n{i}") for i in range(100)]
    links = [Link(f"n{i}", "top", "alignsWith", "official", "approved", None, (f"r{i}",)) for i in range(100)]
    drawn = layered(nodes, links, keep=("n99",))
    assert len(drawn.nodes) <= 60
    chip = drawn.node(f"{CHIP}0")
    assert chip is not None
    assert chip.label == f"+{len(chip.folded)}"
    assert drawn.hidden == len(chip.folded) == 101 - (len(drawn.nodes) - 1)
    assert drawn.node("n99") is not None
    assert not set(chip.folded) & {placed.node.id for placed in drawn.nodes}
    assert {record for link in drawn.links for record in link.alignments} == {f"r{i}" for i in range(100)}


def test_records_add_up_but_a_conflict_stays_apart() -> None:
    nodes = [Node("a", 0, "a"), Node("b", 1, "b")]
    links = [Link("a", "b", "contributesTo", "curated", "approved", None, ("1",)), Link("a", "b", "implements", "curated", "approved", "main", ("2",)),
             Link("a", "b", "contributesTo", "official", "approved", None, ("3",)), Link("a", "b", "conflictsWith", "curated", "approved", None, ("4",))]
    found = {link.id: link for link in layered(nodes, links).links}
    assert len(found) == 3
    merged = next(link for link in found.values() if len(link.alignments) == 2)
    assert (merged.predicate, merged.directness, merged.alignments) == ("alignsWith", "main", ("1", "2"))
    assert [link.alignments for link in found.values() if link.predicate == "conflictsWith"] == [("4",)]


def test_links_to_nothing_are_left_out() -> None:
    drawn = layered([Node("a", 0, "a")], [Link("a", "b", "alignsWith"), Link("a", "a", "alignsWith")])
    assert drawn.links == ()
    assert layered([], []) == Picture((), ())


def test_parts_stand_below_their_whole() -> None:
    nodes = [Node("x", 0, "x"), Node("w", 0, "w"), Node("z", 0, "z"), Node("w1", 0, "w1", parent="w"), Node("w2", 0, "w2", parent="w")]
    drawn = {placed.node.id: placed for placed in layered(nodes, []).nodes}
    assert drawn["w"].y < drawn["w1"].y < drawn["w2"].y < drawn["z"].y
    assert drawn["w1"].x > drawn["w"].x


def test_neighbourhood_follows_links_both_ways() -> None:
    nodes = [Node(name, column, name) for column, name in ((0, "p"), (1, "s"), (1, "other"), (2, "m"), (3, "n"))]
    links = [Link("p", "s"), Link("s", "m", "alignsWith"), Link("other", "m", "alignsWith"), Link("m", "n", "alignsWith")]
    drawn = layered(nodes, links)
    assert neighbourhood(drawn, "s") == {"p", "s", "m", "n"}
    assert neighbourhood(drawn, "nothing") == frozenset()


def test_the_order_found_is_as_good_as_the_best_of_all_orders() -> None:
    """Small enough to try every order of both columns."""
    pairs = [(0, 3), (1, 1), (2, 2), (3, 0), (0, 1), (2, 0), (4, 3)]
    links = [Link(f"a{a}", f"b{b}", "alignsWith", "official", "approved", None, (f"{a}{b}",)) for a, b in pairs]
    left, right = [Node(f"a{i}", 0, f"a{i}") for i in range(5)], [Node(f"b{i}", 1, f"b{i}") for i in range(4)]
    ends = [(link.source, link.target) for link in links]
    least = min(crossings({node.id: (0, y) for y, node in enumerate(one)} | {node.id: (9, y) for y, node in enumerate(other)}, ends)
                for one in itertools.permutations(left) for other in itertools.permutations(right))
    assert crossed(layered([*left, *right], links)) == least


def test_the_nodes_of_a_plan_stay_together(built: GraphStore) -> None:
    drawn = picture(built, expanded=("mp-20", "nesdp13/ms13", "psds-2567/s1"))
    assert max(len({node.plan for node in column}) for column in columns_of(drawn).values()) > 1
    for column in columns_of(drawn).values():
        plans = [plan for plan, _ in itertools.groupby(node.plan for node in column)]
        assert len(plans) == len(set(plans))


# --- the real graph


def test_default_picture_shows_the_way_up(built: GraphStore) -> None:
    drawn = picture(built)
    assert 20 <= len(drawn.nodes) <= 60
    kinds = {placed.node.column: placed.node.kind for placed in drawn.nodes if placed.node.id in {"psds-2567/s1/p1", "psds-2567/s1", "mp-20", "ns-6"}}
    assert kinds == {0: "FlagshipProject", 1: "Strategy", 2: "MasterPlanIssue", 3: "Strategy"}
    assert {"ns-6", "mp-20", "nesdp13/ms13", "psds-2567"} <= neighbourhood(drawn, "psds-2567")
    assert {"psds-2567/s1", "mp-20", "ns-6"} <= neighbourhood(drawn, "psds-2567/s1/p1")
    known = {record.id: record for record in alignments(built)}
    for link in drawn.links:
        assert {known[id_].basis for id_ in link.alignments} == ({link.basis} if link.alignments else set())
        assert all(known[id_].status == "approved" for id_ in link.alignments)


def test_filters_by_plan_and_basis(built: GraphStore) -> None:
    official = picture(built, Show(bases=("official",)))
    assert {link.basis for link in official.links if not link.is_part} == {"official"}
    between = picture(built, Show(plans=("psds-2567", "nesdp13")))
    assert {placed.node.plan for placed in between.nodes} == {"psds-2567", "nesdp13"}
    alone = picture(built, Show(plans=("nsc-2566",)))
    assert "nsc-2566" in {placed.node.plan for placed in alone.nodes}
    assert any(link.predicate == "conflictsWith" for link in picture(built, Show(plans=("psds-2567", "master-plan"))).links)


def test_focus_and_expansion(built: GraphStore) -> None:
    around = picture(built, focus="psds-2567/s1/p1")
    ids = {placed.node.id for placed in around.nodes}
    assert "psds-2567/s1/p1" in ids
    assert "psds-2567/s3" not in ids
    opened = picture(built, expanded=("mp-20",))
    parts = [placed.node for placed in opened.nodes if placed.node.parent == "mp-20"]
    assert {"mp-20/sub1", "mp-20/sub4"} <= {node.id for node in parts}
    records = {id_ for link in picture(built).links for id_ in link.alignments}
    assert {id_ for link in opened.links for id_ in link.alignments} == records


def test_labels_are_short_and_whole_titles_are_kept(built: GraphStore) -> None:
    for lang in ("th", "en"):
        for placed in picture(built, lang=lang).nodes:
            assert all(shown_width(line) <= 40 for line in placed.node.label.split("\n")), placed.node.label
            assert placed.node.title


def test_expanding_everything_stays_within_sixty(built: GraphStore) -> None:
    drawn = picture(built, expanded=("mp-20", "nesdp13/ms13", "ns-6", "psds-2567/s1", "psds-2567/s2", "psds-2567/s3"))
    assert len(drawn.nodes) <= 60


# --- what the browser gets


def test_pyvis_data_has_fixed_places_and_no_physics(built: GraphStore) -> None:
    drawn = picture(built)
    data = vis_data(drawn)
    places = {(node["id"], node["x"], node["y"]) for node in data["nodes"]}
    assert places == {(placed.node.id, placed.x, placed.y) for placed in drawn.nodes}
    assert not any(node["physics"] for node in data["nodes"])
    assert {edge["id"] for edge in data["edges"]} == {link.id for link in drawn.links}
    assert len({edge["id"] for edge in data["edges"]}) == len(data["edges"])
    assert {edge["basis"] for edge in data["edges"]} >= {"official", "curated"}
    json.dumps(data, ensure_ascii=False)
    assert json.loads(to_pyvis(drawn).get_network_data()[5])["physics"]["enabled"] is False


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "a<b>c"])
def test_titles_and_labels_hold_no_markup(hostile: str) -> None:
    data = vis_data(layered([Node("a", 0, hostile, hostile)], []))
    shown = data["nodes"][0]["label"] + data["nodes"][0]["title"]
    assert "<" not in shown
    assert ">" not in shown
    assert plain(hostile).replace("‹", "<").replace("›", ">") == hostile


def test_thai_breaks_between_words_and_loses_nothing() -> None:
    text = "ยกระดับบริการภาครัฐโดยยึดผู้รับบริการเป็นศูนย์กลาง"
    lines = wrap(text, width=18, lines=9).split("\n")
    assert "".join(lines) == text
    assert len(lines) > 1
    assert all(shown_width(line) <= 18 for line in lines)
    assert wrap(text, width=10, lines=2).endswith("…")
