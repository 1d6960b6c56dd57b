"""The geometry of a picture: lines start and end on the cards they join, and cards of a real picture do not touch."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings

from graph.drawing import CARD_WIDTH, TIP, bounds, box_of, curves
from graph.network import CHIP, LEAST_SHOWN, Link, Node, Picture, layered
from graph.picture import vis_data
from graph.store import GraphStore
from queries.read.picture import Show, choices, picture
from tests.test_network import graphs


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_a_line_touches_the_cards_it_joins(graph: tuple[list[Node], list[Link]]) -> None:
    drawn = layered(*graph)
    boxes = {placed.node.id: box_of(placed) for placed in drawn.nodes}
    found = curves(drawn)
    assert [curve.link for curve in found] == list(drawn.links)
    for curve in found:
        start, end = boxes[curve.link.source], boxes[curve.link.target]
        assert curve.points[0] in (start.left, start.right)
        assert start.top <= curve.points[1] <= start.bottom
        assert curve.tip[0] in (end.left, end.right)
        assert end.top <= curve.tip[1] <= end.bottom
        assert abs(curve.points[6] - curve.tip[0]) == pytest.approx(TIP)
    ends = [curve.points[:2] for curve in found] + [curve.tip[:2] for curve in found]
    assert len(set(ends)) == len(ends)  # no two lines meet a card at one point


def test_lines_leave_in_the_order_of_the_cards_they_lead_to() -> None:
    nodes = [Node("a", 0, "a"), *(Node(f"b{i}", 1, f"b{i}") for i in range(4))]
    links = [Link("a", f"b{i}", "alignsWith", "official", "approved") for i in (2, 0, 3, 1)]
    drawn = layered(nodes, links)
    y = {placed.node.id: placed.y for placed in drawn.nodes}
    by_start = [curve.link.target for curve in sorted(curves(drawn), key=lambda curve: curve.points[1])]
    assert by_start == sorted(by_start, key=y.__getitem__)


def test_a_line_within_a_column_bulges_out_to_the_right() -> None:
    drawn = layered([Node("a", 0, "a"), Node("b", 0, "b")], [Link("a", "b", "conflictsWith", "curated", "approved")])
    (curve,) = curves(drawn)
    right = max(box_of(placed).right for placed in drawn.nodes)
    assert min(curve.points[2], curve.points[4]) > right


@pytest.mark.parametrize("expanded", [(), ("mp-20", "nesdp13/ms13", "ns-6", "psds-2567/s1", "psds-2567/s2")])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_cards_of_the_real_picture_do_not_touch(built: GraphStore, lang: str, expanded: tuple[str, ...]) -> None:
    boxes = [box_of(placed) for placed in picture(built, lang=lang, expanded=expanded).nodes]  # type: ignore[arg-type]
    for one, other in itertools.combinations(boxes, 2):
        assert one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top


def test_bounds_hold_every_card() -> None:
    drawn = layered([Node("a", 0, "a\nb\nc"), Node("b", 2, "b")], [])
    frame = bounds(drawn)
    assert all(frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
               for box in map(box_of, drawn.nodes))
    assert frame.width > CARD_WIDTH
    with pytest.raises(ValueError, match="empty"):
        bounds(Picture((), ()))


def test_the_browser_gets_the_course_of_every_line(built: GraphStore) -> None:
    drawn = picture(built)
    data = {edge["id"]: edge for edge in vis_data(drawn)["edges"]}
    assert {curve.link.id: list(curve.points) for curve in curves(drawn)} == {id_: edge["points"] for id_, edge in data.items()}


# --- chips that open


def crowd() -> tuple[list[Node], list[Link]]:
    nodes = [Node(f"a{i}", 0, f"a{i}") for i in range(50)] + [Node(f"b{i}", 1, f"b{i}") for i in range(50)]
    return nodes, [Link(f"a{i}", f"b{i}", "alignsWith", "official", "approved", None, (f"r{i}",)) for i in range(50)]


def test_an_opened_chip_gives_its_column_room_and_the_other_gives_way() -> None:
    usual, opened = layered(*crowd()), layered(*crowd(), roomy=(1,))

    def shown(drawn: Picture, column: int) -> int:
        return sum(placed.node.column == column and not placed.node.folded for placed in drawn.nodes)

    assert shown(usual, 0) == shown(usual, 1)
    assert shown(opened, 1) == 50
    assert shown(opened, 0) >= LEAST_SHOWN - 1
    assert len(opened.nodes) <= 60
    records = {id_ for link in opened.links for id_ in link.alignments}
    assert records == {f"r{i}" for i in range(50)}


def test_double_click_on_the_real_chip_shows_what_was_folded(built: GraphStore) -> None:
    parts = ("mp-20", "nesdp13/ms13", "ns-6", "psds-2567/s1", "psds-2567/s2", "psds-2567/s3")
    chip = next(placed.node for placed in picture(built, expanded=parts).nodes if placed.node.folded)
    opened = picture(built, expanded=(*parts, chip.id))
    ids = {placed.node.id for placed in opened.nodes}
    assert chip.id.startswith(CHIP)
    assert len(set(chip.folded) & ids) > len(chip.folded) / 2


# --- filters


def test_filters_of_the_real_graph(built: GraphStore) -> None:
    found = choices(built)
    assert {value for value, _ in found.strengths} == {"main", "secondary", "unstated"}
    assert dict(found.statuses)["approved"] > 200
    mains = picture(built, Show(strengths=("main",)))
    assert {link.directness for link in mains.links if not link.is_part} == {"main"}
    implements = picture(built, Show(predicates=("implements",)))
    assert {link.predicate for link in implements.links if not link.is_part} == {"implements"}
    projects = picture(built, Show(types=("FlagshipProject", "MasterPlanIssue")))
    assert {placed.node.kind for placed in projects.nodes} == {"FlagshipProject", "MasterPlanIssue"}
    upper = picture(built, Show(levels=("1", "2")))
    assert {placed.node.level for placed in upper.nodes} <= {1, 2}
    proposed = picture(built, Show(statuses=("proposed",), plans=("psds-2567",)))
    assert {link.status for link in proposed.links if not link.is_part} <= {"proposed"}


def test_an_agency_shows_what_it_is_responsible_for_and_where_that_leads(built: GraphStore) -> None:
    dga = next(ref for ref, _ in choices(built).agencies if ref.id == "agency/dga")
    drawn = picture(built, Show(agencies=(dga.id,)))
    ids = {placed.node.id for placed in drawn.nodes}
    assert {"psds-2567/s1/p1", "mp-20", "ns-6"} <= ids
    kinds = {placed.node.id: placed.node.kind for placed in drawn.nodes}
    assert {id_ for id_, kind in kinds.items() if kind == "FlagshipProject"} == {"psds-2567/s1/p1", "psds-2567/s1/p3", "psds-2567/s3/p2"}
    assert picture(built, Show(agencies=("agency/nobody",))).nodes == ()
