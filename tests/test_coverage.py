"""Coverage: answers worked out by hand from data/, sums that must hold on any graph, and time that stays bounded."""

from __future__ import annotations

import json
import time
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

import cli
from exports.coverage import brief, coverage_csv, coverage_json, coverage_workbook
from exports.coverage_text import rules, summary
from graph.coverage import ABOVE, BELOW, Hierarchy, Item, Tie, coverage_above, coverage_below, tally
from graph.reach import bridges, reaching, receivers
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.coverage import HEADLINE, Coverage, LevelCount, Side
from queries.read.coverage import coverage as read_coverage
from queries.read.nodes import NotFoundError
from queries.read.stated import parse_counts
from queries.read.structure import Structure
from queries.read.structure import structure as read_structure
from queries.read.ties import all_ties, plan_items

KEPT: dict[tuple[str, ...], Any] = {}
"""Answers by build and question; they are frozen, so that tests can share them."""


def coverage(built: GraphStore, plan: str, side: Side | None = None, other: str | None = None) -> Coverage:
    key = (built.fingerprint, plan, side or "", other or "")
    if key not in KEPT:
        KEPT[key] = read_coverage(built, plan, side, other)
    found: Coverage = KEPT[key]
    return found


def structure(built: GraphStore, plan: str, side: Side) -> Structure:
    key = (built.fingerprint, "structure", plan, side)
    if key not in KEPT:
        KEPT[key] = read_structure(built, plan, side)
    found: Structure = KEPT[key]
    return found


def level(found: Coverage, type_: str, word: str) -> LevelCount:
    return next(one for one in found.levels if (one.type, one.word) == (type_, word))


def states(found: Coverage) -> dict[str, str]:
    return {item.ref.id: item.state for item in found.items}


# --- worked out by hand from data/ ---------------------------------------------------------------------------------------------------

def test_a_plan_is_held_in_part_and_says_so(built: GraphStore) -> None:
    """master-plan.yaml holds 26 Y1 targets: 3 unverified, 9 named only with พ.ศ. 2561-2580 (ฉบับแรก); its remark ``counts`` states 140 and 37 Y2."""
    found = coverage(built, "master-plan")
    y1, y2 = level(found, "PlanTarget", "Y1"), level(found, "PlanTarget", "Y2")
    assert (y1.counted, y1.other_edition, y1.unverified) == (14, 9, 3)
    assert (y1.stated.number if y1.stated else None, y2.stated.number if y2.stated else None) == (140, 37)
    assert y1.stated
    assert y1.stated.provenance.source.id == "cab-2023-01-17"
    assert not y1.complete
    assert y1.share("served", "thin", "over") is None
    assert "14/140" in summary(found, "th")
    assert "14/140" in summary(found, "en")


def test_a_share_is_given_only_where_the_register_is_complete(built: GraphStore) -> None:
    """23 issues held and 23 stated: 6 of them (1, 2, 17, 20, 21, 22) or their parts are served. 86 sub-plans held and 85 stated: no share."""
    found = coverage(built, "master-plan")
    issues, subplans = level(found, "MasterPlanIssue", "ประเด็น"), level(found, "SubPlan", "แผนย่อย")
    served = {item.ref.id for item in found.items if item.ref.type == "MasterPlanIssue" and item.state != "unseen"}
    assert served == {"mp-01", "mp-02", "mp-17", "mp-20", "mp-21", "mp-22"}
    assert issues.complete
    assert issues.share("over", "served", "thin") == pytest.approx(6 / 23)
    assert (subplans.counted, subplans.stated and subplans.stated.number, subplans.complete) == (86, 85, False)
    assert subplans.share("served") is None


def test_twelve_milestones_have_no_record_and_the_thirteenth_is_served(built: GraphStore) -> None:
    """official.yaml and psds-2567-curated.yaml lead to milestone 13 and its parts only; ms1-ms12 support main goals of their own plan."""
    found = states(coverage(built, "nesdp13"))
    assert {f"nesdp13/ms{number}" for number in range(1, 13)} == {id_ for id_, state in found.items() if state == "unseen" and "/ms" in id_ and id_.count("/") == 1}
    assert found["nesdp13/ms13"] == "served"


def test_a_thin_target_hangs_on_one_record(built: GraphStore) -> None:
    """echoes-curated.yaml: same-imd-psds2567-nesdp13 is all that comes to main goal 5; the conflict beside it is no service."""
    found = coverage(built, "nesdp13")
    goal = next(item for item in found.items if item.ref.id == "nesdp13/maingoal5")
    assert (goal.state, goal.direct, goal.through, goal.plans) == ("thin", (), ("same-imd-psds2567-nesdp13",), ("psds-2567",))


def test_official_statements_are_counted_apart_from_readings(built: GraphStore) -> None:
    """official.yaml: al-psds2567-4, al-psds2567-ind-egdi, al-dgplan-3 lead to NESDP 13; three relatesTo are no service."""
    found = coverage(built, "nesdp13")
    assert found.official == 3
    ids = {id_ for item in found.items for id_ in item.direct}
    assert {"al-psds2567-4", "al-psds2567-ind-egdi", "al-dgplan-3"} <= ids
    assert not {"al-psds2567-used-with", "al-psds2564-ms13", "al-nsc-nesdp"} & ids


def test_over_served_sub_plans(built: GraphStore) -> None:
    """mp-01/sub2 is named by 11 issues of the security plan, mp-20/sub1 by 6 elements of the strategy; the median of served sub-plans is below 3."""
    found = coverage(built, "master-plan")
    direct = {item.ref.id: len(item.direct) for item in found.of_state("over")}
    assert (direct["mp-01/sub2"], direct["mp-20/sub1"]) == (11, 6)
    assert set(direct) == {"mp-01/sub2", "mp-20/sub1", "mp-20/sub3"}


def test_orphans_of_the_strategy_are_its_three_benefits(built: GraphStore) -> None:
    """ข้อ 4: benefits stand under nothing and serve nothing; everything else has a link or stands under what has one."""
    found = coverage(built, "psds-2567")
    assert found.side == "below"
    assert [item.ref.id for item in found.items if item.orphan] == [f"psds-2567/benefit{number}" for number in (1, 2, 3)]
    assert {item.ref.id for item in found.items if item.reaches_top is False} == {f"psds-2567/benefit{number}" for number in (1, 2, 3)}


def test_reviewed_without_result_is_not_the_same_as_not_looked_at(built: GraphStore) -> None:
    """psds-2567-curated.yaml has 13 nothing_aligns: 11 with the security plan, 1 with the Master Plans (ind3), 1 with the policy (s3/t2)."""
    reviewed = {upper: {item.ref.id for item in coverage(built, "psds-2567", "below", upper).of_state("reviewed")} for upper in
                ("nsc-2566", "master-plan", "gov-policy-2566", "nesdp13")}
    assert len(reviewed["nsc-2566"]) == 11
    assert reviewed["master-plan"] == {"psds-2567/ind3"}
    assert reviewed["gov-policy-2566"] == {"psds-2567/s3/t2"}
    assert reviewed["nesdp13"] == set()
    assert "psds-2567/s1/p3" in {item.ref.id for item in coverage(built, "psds-2567", "below", "nsc-2566").of_state("unseen")}


def test_a_conclusion_about_a_plan_below_is_no_conclusion_about_a_plan_above(built: GraphStore) -> None:
    """The 13 records name plans above the strategy; none says that nothing below serves the strategy."""
    assert coverage(built, "psds-2567", "above").count("reviewed", headline=False) == 0


def test_every_security_issue_names_what_it_serves(built: GraphStore) -> None:
    """nsc-2566, official.yaml: each of the 17 issues implements a section of its Act and aligns with both upper plans; page 41 states 17."""
    found = coverage(built, "nsc-2566", "below")
    issues = level(found, "SecurityIssue", "นโยบายและแผนความมั่นคง")
    assert (issues.states, issues.complete, issues.share("linked")) == ({"linked": 17}, True, 1.0)
    assert (found.official, found.curated) == (59, 0)


def test_policy_items_of_the_government(built: GraphStore) -> None:
    """gov-policy-2566: the 4 urgent items have no record; participation-targets and anticorruption have one each; digital-government has four."""
    found = states(coverage(built, "gov-policy-2566"))
    assert found["gov-policy-2566/participation-targets"] == found["gov-policy-2566/anticorruption"] == "thin"
    assert found["gov-policy-2566/digital-government"] == "served"
    urgent = level(coverage(built, "gov-policy-2566"), "PolicyItem", "นโยบายเร่งด่วน")
    assert urgent.states == {"unseen": 4}
    assert urgent.stated is None


def test_what_is_proposed_does_not_count(built: GraphStore) -> None:
    """Four records between the strategy and the security plan are status proposed (topic1-p5-s4, topic3-p15, topic3-p10, g1.3-p14)."""
    look = next(one for one in coverage(built, "psds-2567").looks if one.plan.id == "nsc-2566")
    assert (look.official, look.curated, look.pending) == (5, 10, 4)
    assert states(coverage(built, "nsc-2566"))["nsc-2566/p5/s4"] == "unseen"


def test_a_bridge_to_the_national_strategy(built: GraphStore) -> None:
    """Issue 5 (tourism), its 6 sub-plans and a Y1 target reach the National Strategy by mp-05-ns-2 of master-plan-curated.yaml alone."""
    found = structure(built, "national-strategy", "above")
    bridge = next(one for one in found.bridges if one.lower.id == "mp-05")
    assert (bridge.upper.id, len(bridge.cut_off)) == ("ns-2", 8)
    assert {ref.id for ref in bridge.cut_off} >= {"mp-05", "mp-05/sub1", "mp-05/sub6"}
    alone = structure(built, "psds-2567", "below")
    assert [(one.lower.id, one.upper.id, [ref.id for ref in one.cut_off]) for one in alone.bridges] == [("psds-2567/ind3", "ns-2/goal2", ["psds-2567/ind3"])]


def test_the_element_that_most_plans_serve(built: GraphStore) -> None:
    """Issue 20: the strategies of 2564 and 2567, NESDP 13 and the digital government plan name it, one record each."""
    first = structure(built, "master-plan", "above").receivers[0]
    assert (first.ref.id, [plan.id for plan in first.plans], first.links) == (
        "mp-20", ["digital-government-plan-2566", "nesdp13", "psds-2564", "psds-2567"], 4)


def test_agencies_by_what_they_serve(built: GraphStore) -> None:
    """The 8 projects print their bodies; a tactic names none and takes those of its strategy. OPDC is printed under most of all three."""
    found = {one.ref.id: one for one in coverage(built, "psds-2567").agencies}
    assert found["agency/opdc"].linked <= found["agency/opdc"].elements <= 67
    assert found["agency/opdc"].links >= found["agency/dga"].links > found["agency/ocsc"].links


@pytest.mark.parametrize("plan", ["nesdp13", "nsc-2566", "gov-policy-2566", "national-strategy"])
def test_gaps_agree_with_the_question_of_the_library(plan: str, built: GraphStore) -> None:
    """queries/gaps.rq asks the same in SPARQL; elements that do not count are in its answer, not in ours."""
    found = coverage(built, plan)
    asked = {local_id(row["upper"].value) for row in library.rows(built, "gaps", plan=plan)}
    apart = {item.ref.id for item in found.items if item.state == "apart"}
    assert {item.ref.id for item in found.of_state("unseen", "reviewed")} == asked - apart


@pytest.mark.parametrize("side", ["above", "below"])
@pytest.mark.parametrize("plan", ["master-plan", "nesdp13", "psds-2567", "nsc-2566", "digital-government-plan-2566"])
def test_states_add_up_on_the_real_graph(plan: str, side: str, built: GraphStore) -> None:
    found = coverage(built, plan, side)  # type: ignore[arg-type]
    every = Counter(item.state for item in found.items)
    assert sum(one.counted for one in found.levels) + every["apart"] == len(found.items)
    assert sum(one.other_edition + one.unverified for one in found.levels) == every["apart"]
    for state in ABOVE if side == "above" else BELOW:
        assert sum(one.states.get(state, 0) for one in found.levels) == every[state]
    assert {item.ref.type for item in found.items if item.headline} <= HEADLINE or side == "below"


def test_what_is_no_plan_is_refused(built: GraphStore) -> None:
    with pytest.raises(NotFoundError):
        coverage(built, "psds-2567/s1")
    with pytest.raises(NotFoundError):
        coverage(built, "nesdp13", other="nowhere")


@pytest.mark.parametrize(("text", "edition", "numbers"), [
    ("ยุทธศาสตร์ 6", "", {"ยุทธศาสตร์": 6}),
    ("แผน (พ.ศ. 2566 - 2580) (ฉบับแก้ไขเพิ่มเติม): ประเด็น 23 · เป้าหมายแผนแม่บทย่อย (Y1) 140", "แผน (พ.ศ. 2566 - 2580) (ฉบับแก้ไขเพิ่มเติม)",
     {"ประเด็น": 23, "เป้าหมายแผนแม่บทย่อย (Y1)": 140}),
    ("แนวทาง 1,391\n · โครงการ 2", "", {"แนวทาง": 1391, "โครงการ": 2}),
    ("หัวข้อ 3.2 ประกาศจำนวน 3 ยุทธศาสตร์ ซึ่งพิมพ์ครบ", "", {}),
    ("", "", {}),
])
def test_stated_totals_are_read_only_where_they_are_written_as_such(text: str, edition: str, numbers: dict[str, int]) -> None:
    assert parse_counts(text) == (edition, numbers)


# --- any graph -----------------------------------------------------------------------------------------------------------------------

IDS = st.integers(0, 14).map(str)
ITEMS = st.lists(st.builds(Item, IDS, st.none() | IDS, st.sampled_from(["a", "b"]), st.sampled_from(["", "", "", "edition", "unverified"])),
                 unique_by=lambda item: item.id, max_size=15)
TIES = st.lists(st.builds(Tie, st.uuids().map(str), IDS.map("x{}".format), IDS, st.sampled_from(["official", "curated", "suggested"]),
                          st.sampled_from(["main", "secondary", None]), st.booleans(), st.sampled_from(["p", "q"]), st.booleans()), max_size=25)
FAST = settings(max_examples=120, deadline=None)


def below_of(items: list[Item], id_: str) -> set[str]:
    """The element and everything under it, by following parents one at a time."""
    by_id = {item.id: item for item in items}
    found = set()
    for item in items:
        here, seen = item.id, set()
        while here in by_id and here not in seen:
            seen.add(here)
            if here == id_:
                found.add(item.id)
            here = by_id[here].parent or ""
    return found


@FAST
@given(ITEMS, TIES, st.sets(IDS))
def test_every_element_stands_in_one_state_from_above(items: list[Item], ties: list[Tie], reviewed: set[str]) -> None:
    found = coverage_above(items, ties, reviewed)
    assert [one.item for one in found] == items
    assert sum(tally(found).values()) == len(items)
    for one in found:
        mine = [tie for tie in ties if tie.counts and tie.upper in below_of(items, one.item.id)]
        assert len(one.direct) + len(one.through_parts) == len(mine)
        assert (one.state in {"unseen", "reviewed"}) == (not mine)
        assert (one.state == "reviewed") == (not mine and one.item.id in reviewed)
        if one.state == "thin":
            assert len(mine) == 1
        assert all(tie.basis != "suggested" and tie.approved and not tie.conflict for tie in (*one.direct, *one.through_parts))


@FAST
@given(ITEMS, TIES, st.sets(IDS))
def test_an_orphan_is_an_element_without_a_path(items: list[Item], ties: list[Tie], reviewed: set[str]) -> None:
    turned = [Tie(tie.id, tie.upper, tie.lower, tie.basis, tie.directness, tie.approved, tie.plan, tie.conflict) for tie in ties]
    found = coverage_below(items, turned, reviewed)
    assert sum(tally(found).values()) == len(items)
    graph: nx.DiGraph[str] = nx.DiGraph((tie.lower, "top") for tie in turned if tie.counts)
    tree = Hierarchy.of(items)
    graph.add_nodes_from(["top", *(item.id for item in items)])
    up = graph.copy()
    up.add_edges_from((item.id, tree.above(item.id)[0]) for item in items if tree.above(item.id))
    for one in found:
        parts = below_of(items, one.item.id)
        assert one.orphan == (not nx.has_path(up, one.item.id, "top") and not any(nx.has_path(graph, part, "top") for part in parts))
        if one.state in {"linked", "inherited"}:
            assert not one.orphan


@FAST
@given(st.lists(st.tuples(IDS, IDS), max_size=30), st.lists(st.tuples(IDS, IDS), max_size=12), st.sets(IDS, max_size=3))
def test_bridges_are_the_links_whose_loss_cuts_off(links: list[tuple[str, str]], inner: list[tuple[str, str]], tops: set[str]) -> None:
    starts = {str(number) for number in range(15)}
    now = reaching([*links, *inner], tops)
    found = {(one.lower, one.upper): set(one.cut_off) for one in bridges(links, inner, tops, starts)}
    for link in set(links):
        lost = now - reaching([*(other for other in links if other != link), *inner], tops)
        assert found.get(link, set()) == lost
    assert all(set(cut) <= now for cut in found.values())


def test_cycles_end() -> None:
    items = [Item("a", "b"), Item("b", "a"), Item("c", "c")]
    assert tally(coverage_above(items, [Tie("1", "x", "a")])) == {"thin": 2, "unseen": 1}
    assert reaching([("a", "b"), ("b", "a"), ("b", "top")], ["top"]) == {"a", "b", "top"}
    assert [one.cut_off for one in bridges([("a", "b"), ("b", "a"), ("b", "top")], [], ["top"], ["a", "b"])] == [("a", "b"), ("a",)]
    assert bridges([], [], [], []) == ()


def test_receivers_count_plans_before_links() -> None:
    found = receivers([("p", "a"), ("p", "a"), ("p", "a"), ("p", "b"), ("q", "b")])
    assert [(one.id, one.plans, one.links) for one in found] == [("b", ("p", "q"), 2), ("a", ("p",), 3)]


def test_over_served_is_far_above_the_peers_and_five_or_more() -> None:
    items = [Item(name, level="x") for name in "abcde"] + [Item("z", level="y")]

    def ties(**counts: int) -> list[Tie]:
        return [Tie(f"{upper}{number}", f"l{number}", upper) for upper, count in counts.items() for number in range(count)]

    def over(**counts: int) -> list[str]:
        return [one.item.id for one in coverage_above(items, ties(**counts)) if one.state == "over"]

    assert over(a=4, b=1, c=1) == []
    assert over(a=5, b=1, c=1) == ["a"]
    assert over(a=6, b=3, c=3) == []
    assert over(a=7, b=3, c=3) == ["a"]
    assert over(a=9, z=9) == []  # a level of one has no peers to be above of


# --- ten thousand projects -----------------------------------------------------------------------------------------------------------

def big(projects: int) -> tuple[list[Item], list[Tie], list[tuple[str, str]], list[tuple[str, str]]]:
    """Projects under a thousand tactics, each with three links to 140 targets, which lead to 6 goals; a loop among the targets."""
    items = [Item(f"t{number}", None, "t") for number in range(1000)] + [Item(f"x{number}", f"t{number % 1000}", "x") for number in range(projects)]
    ties = [Tie(f"{number}-{way}", f"x{number}", f"y{(number * 7 + way * 31) % 140}", plan="p") for number in range(projects) for way in range(3)]
    links = [(tie.lower, tie.upper) for tie in ties] + [(f"y{number}", f"z{number % 6}") for number in range(140)]
    inner = [(item.id, item.parent) for item in items if item.parent] + [(f"y{number}", f"y{(number + 1) % 140}") for number in range(140)]
    return items, ties, links, inner


def test_a_thousand_projects_by_the_same_road() -> None:
    items, ties, links, inner = big(1000)
    assert tally(coverage_below(items, ties)) == {"linked": 2000}
    assert len(reaching([*links, *inner], [f"z{number}" for number in range(6)])) == 6 + 140 + 1000


def counted(projects: int) -> float:
    """CPU seconds that it takes to count a graph of so many projects, and to find what single links carry."""
    items, ties, links, inner = big(projects)
    started = time.process_time()
    assert tally(coverage_below(items, ties)) == {"linked": projects + 1000}
    targets = [Item(f"y{number}", None, "y") for number in range(140)]
    assert sum(tally(coverage_above(targets, ties)).values()) == 140
    assert bridges(links, inner, [f"z{number}" for number in range(6)], [item.id for item in items]) == ()
    return time.process_time() - started


@pytest.mark.heavy
def test_the_time_for_ten_thousand_projects_grows_with_the_graph_not_with_its_square() -> None:
    """Four times the projects take about four times as long; the square would be sixteen."""
    assert counted(10_000) < 10 * counted(2_500)


# --- files and the command line ------------------------------------------------------------------------------------------------------

def test_the_files_say_the_same(built: GraphStore) -> None:
    found = coverage(built, "master-plan")
    shape = structure(built, "master-plan", "above")
    value = coverage_json(found, shape)
    json.dumps(value)
    assert {row["state"] for row in value["elements"]} <= {*ABOVE, "apart"}
    assert sum(sum(row["states"].values()) for row in value["levels"]) == sum(row["state"] != "apart" for row in value["elements"])
    lines = coverage_csv(found, "th").decode("utf-8-sig").splitlines()
    assert len(lines) == len(found.items) + 1
    text = brief(built, found, shape, "en")
    assert summary(found, "en") in text
    assert all(line in text for line in rules("en"))
    assert built.fingerprint in text
    book = load_workbook(BytesIO(coverage_workbook(built, found, shape, "th")))
    assert book.sheetnames == ["สรุป", "ตามระดับ", "รายข้อ", "ตามยุทธศาสตร์", "ตามหน่วยงาน", "ตามแผน"]
    assert book["รายข้อ"].max_row == len(found.items) + 1
    rows = {row[0]: row for row in book["ตามระดับ"].iter_rows(min_row=2, values_only=True)}
    assert rows["เป้าหมาย Y1"][1:3] == (14, 140)
    assert rows["เป้าหมาย Y1"][8] == "–"
    assert rows["ประเด็น"][8] == "26%"


def test_the_verb(use_built: Path, tmp_path: Path) -> None:
    assert use_built.is_dir()
    run = CliRunner()
    asked = run.invoke(cli.app, ["coverage", "psds-2567", "--with", "nsc-2566", "--json"])
    assert asked.exit_code == 0
    assert sum(row["state"] == "reviewed" for row in json.loads(asked.stdout)["elements"]) == 11
    assert run.invoke(cli.app, ["coverage", "nesdp13"]).stdout.startswith("# แผนพัฒนาเศรษฐกิจ")
    for suffix in (".md", ".csv", ".xlsx"):
        assert run.invoke(cli.app, ["coverage", "nesdp13", "-o", str(tmp_path / f"c{suffix}")]).exit_code == 0
        assert (tmp_path / f"c{suffix}").stat().st_size > 500
    for wrong in (["nowhere"], ["nesdp13", "--side", "left"], ["nesdp13", "-o", "c.pdf"], ["nesdp13", "--with", "a b"]):
        answer = run.invoke(cli.app, ["coverage", *wrong])
        assert answer.exit_code == 2
        assert " · " in answer.stderr
        assert "Traceback" not in answer.output


def test_every_tie_is_between_two_plans(built: GraphStore) -> None:
    ties = all_ties(built)
    assert all(ties.plan_of[tie.lower] != ties.plan_of[tie.upper] for tie in ties.ties)
    assert {item.id for item in plan_items(built, "psds-2567").items} == {local_id(row["element"].value) for row in library.rows(built, "plan-tree", plan="psds-2567")}
