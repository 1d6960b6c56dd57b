"""The rules of progress one by one, their properties, and the real graph against answers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.progress import (
    STATES,
    Asked,
    Goal,
    Judgement,
    Point,
    differing,
    direction,
    either,
    gap,
    judge,
    meets,
    project,
    together,
    unbroken,
)
from graph.progress_words import RULES, STATE_NAMES, STATE_SIGNS, reason
from graph.store import GraphStore
from queries.read.elements import element_card
from queries.read.indicators import latest, observations, yearly
from queries.read.progress import Board, IndexBoard, IndicatorProgress, MeasureBoard, board, card_progress

TODAY = 2569
RANK_40 = Goal("rank_at_worst", 40, 2570, measure="rank", lies="less")
AT_LEAST_90 = Goal(">=", 90, 2570, measure="percent", lies="more")


def points(*pairs: tuple[int, float], part: str = "") -> list[Point]:
    return [Point(year, value, part) for year, value in pairs]


# --- rules


@pytest.mark.parametrize(("goal", "value", "answer"), [
    (RANK_40, 40, True), (RANK_40, 39, True), (RANK_40, 41, False),
    (AT_LEAST_90, 90, True), (AT_LEAST_90, 89.99, False),
    (Goal("<=", 5), 5, True), (Goal("<=", 5), 5.1, False),
    (Goal("between", minimum=3, maximum=5), 3, True), (Goal("between", minimum=3, maximum=5), 5.01, False), (Goal("between"), 3, None),
    (Goal("=", 85, lies="more"), 90, True), (Goal("=", 85, lies="less"), 90, False), (Goal("=", 85), 90, False), (Goal("=", 85), 85, True),
    (Goal("increase", 10), 11, True), (Goal("decrease", 10), 11, False), (Goal("no_decrease", 10), 10, True),
    (Goal("increase"), 11, None), (Goal("increase_by", 5), 11, None), (Goal("rank_improve", 5), 1, None), (Goal("ratio"), 1, None),
    (Goal("unstated", 84), 84, None),
])
def test_what_meets_a_target(goal: Goal, value: float, answer: bool | None) -> None:
    assert meets(goal, value) is answer
    assert (gap(goal, value) is None) is (answer is None)


def test_a_rank_not_below_40_is_met_by_smaller_numbers_only() -> None:
    assert direction(RANK_40) == "less"
    assert direction(Goal(">=", 40, measure="rank", lies="less")) == "more"  # «อันดับความเสี่ยง ไม่น้อยกว่า 40»: the text decides
    assert gap(RANK_40, 52) == 12


def test_at_most_and_ranges_have_their_distances() -> None:
    assert gap(Goal("<=", 20), 26) == 6
    assert gap(Goal("between", minimum=3, maximum=5), 7) == 2
    assert gap(Goal("between", minimum=3, maximum=5), 1.5) == 1.5
    assert gap(Goal("between", minimum=3, maximum=5), 4) == 0


def test_reached_before_its_year() -> None:
    found = judge(RANK_40, points((2565, 55), (2567, 38)), TODAY)
    assert (found.state, found.reason, found.distance) == ("reached", "early", 2)


def test_a_target_is_judged_by_the_value_of_its_year() -> None:
    goal = replace(AT_LEAST_90, due=2565)
    assert judge(goal, points((2564, 95), (2565, 89)), TODAY).reason == "missed"
    assert judge(goal, points((2564, 80), (2565, 90)), TODAY).reason == "met"


def test_a_year_without_a_value_takes_the_last_of_two_years_before() -> None:
    goal = replace(RANK_40, due=2566)
    found = judge(goal, points((2563, 57), (2565, 41), (2567, 39)), TODAY)
    assert (found.state, found.reason, found.point, found.later) == ("missed", "late", Point(2565, 41), Point(2567, 39))
    assert judge(goal, points((2565, 40), (2567, 45)), TODAY).state == "reached"
    assert judge(goal, points((2563, 30), (2567, 30)), TODAY).reason == "only_after"


def test_the_line_decides_before_the_year_of_the_target() -> None:
    falling = points((2559, 77), (2561, 73), (2563, 57), (2565, 55), (2567, 52))
    found = judge(RANK_40, falling, TODAY)
    assert (found.state, found.reason) == ("on_course", "line_meets")
    assert found.projection
    assert found.projection.value == pytest.approx(39.0)  # 62.8 - 3.4 × 7, worked by hand
    assert found.projection.slope == pytest.approx(-3.4)
    assert judge(replace(RANK_40, value=38), falling, TODAY).reason == "line_misses"


def test_a_value_that_falls_back_is_not_on_course() -> None:
    """OSI: 79, 89, 42, 47, 62. The line of five meets rank 40, but the last two surveys moved away."""
    found = judge(RANK_40, points((2559, 79), (2561, 89), (2563, 42), (2565, 47), (2567, 62)), TODAY)
    assert (found.state, found.reason) == ("off_course", "turned")
    assert found.projection
    assert found.projection.value == pytest.approx(37.2)


def test_only_the_last_five_values_make_the_line() -> None:
    five = points((2559, 77), (2561, 73), (2563, 57), (2565, 55), (2567, 52))
    assert judge(RANK_40, [*points((2546, 1), (2548, 200)), *five], TODAY).projection == judge(RANK_40, five, TODAY).projection


def test_no_line_from_fewer_than_three_values_or_over_a_break() -> None:
    before, after = points((2559, 72.8), (2562, 84.75), (2564, 84.81), part="to-2564"), points((2565, 81.69), (2566, 83.24), part="from-2565")
    found = judge(AT_LEAST_90, [*before, *after], TODAY)
    assert (found.state, found.reason, found.count, found.projection) == ("unknown", "few", 2, None)
    assert unbroken([*before, *after]) == tuple(after)
    assert judge(AT_LEAST_90, points(*((point.year, point.value) for point in (*before, *after))), TODAY).projection is not None


def test_a_line_does_not_reach_further_than_its_own_years() -> None:
    assert judge(replace(AT_LEAST_90, due=2580), points((2564, 1), (2565, 2), (2566, 3)), TODAY).reason == "too_far"
    assert project(points((2564, 1), (2564, 2), (2564, 3)), 2564) is None


def test_a_line_stops_at_what_is_possible() -> None:
    line = project(points((2565, 9), (2566, 5), (2567, 1)), 2569, "rank")
    assert line
    assert line.value == 1.0
    assert line.at(2569) == pytest.approx(-7.0)
    share = project(points((2565, 80), (2566, 90), (2567, 99)), 2569, "percent")
    assert share
    assert share.value == 100


@pytest.mark.parametrize(("goal", "values", "why"), [
    (AT_LEAST_90, [], "no_value"), (replace(AT_LEAST_90, due=None), points((2567, 80)), "no_due"),
    (replace(AT_LEAST_90, due=2568), points((2565, 1), (2566, 2), (2567, 3)), "overdue"),
    (Goal("increase", due=2570), points((2567, 80)), "no_number"), (Goal("increase_by", 5, 2570), points((2567, 80)), "change"),
    (Goal("unstated", 84, 2570), points((2567, 80)), "no_sign"), (Goal("=", 84, 2570), points((2565, 1), (2566, 2), (2567, 3)), "no_direction"),
    (Goal("between", due=2570), points((2567, 80)), "no_number"),
])
def test_what_cannot_be_told_says_why(goal: Goal, values: list[Point], why: str) -> None:
    found = judge(goal, values, TODAY)
    assert (found.state, found.reason) == ("unknown", why)


def test_alternatives_need_one_and_conditions_need_all() -> None:
    assert either(["missed", "reached"]) == "reached"
    assert either(["off_course", "unknown"]) == "unknown"
    assert together(["reached", "unknown"]) == "unknown"
    assert together(["reached", "off_course", "unknown"]) == "off_course"
    assert together([]) == either([]) == "unknown"


def test_plans_that_ask_different_values_for_one_year_differ() -> None:
    asked = [Asked("a", "p", RANK_40), Asked("b", "q", replace(RANK_40, value=50)), Asked("c", "r", RANK_40),
             Asked("d", "q", replace(RANK_40, value=45, due=2565)), Asked("e", "s", Goal("increase", due=2570))]
    (one,) = differing(asked)
    assert (one.due, one.lies, one.values) == (2570, "less", ((40, ("a", "c")), (50, ("b",))))


def test_one_plan_does_not_differ_with_itself() -> None:
    assert differing([Asked("a", "p", RANK_40), Asked("b", "p", replace(RANK_40, value=50))]) == ()
    assert differing([Asked("a", "p", RANK_40), Asked("b", "q", RANK_40)]) == ()


def test_every_state_and_reason_has_words_in_both_languages() -> None:
    assert set(STATE_NAMES) == set(STATE_SIGNS) == set(RULES) == set(STATES)
    assert len(set(STATE_SIGNS.values())) == len(STATES)
    found = judge(replace(RANK_40, due=2566), points((2565, 41), (2567, 39)), TODAY)
    assert reason(found, "th") == "ค่าของปีกำหนดไม่ถึงเป้าหมาย (ใช้ค่าปี 2565 เพราะปีกำหนดไม่มีการวัด) มาถึงในปี 2567"
    assert "taken from 2022" in reason(found, "en")
    assert reason(judge(AT_LEAST_90, points((2565, 81.69), (2566, 83.24)), TODAY), "en") == (
        "Not reached, and only 2 comparable values; a line needs at least 3.")


# --- properties

VALUES = st.floats(-1000, 1000, allow_nan=False).map(lambda value: round(value, 3))
YEARS = st.lists(st.integers(2550, 2569), min_size=1, max_size=9, unique=True).map(sorted)


@st.composite
def series(draw: st.DrawFn) -> list[Point]:
    return [Point(year, draw(VALUES), "") for year in draw(YEARS)]


GOALS = st.builds(Goal, st.sampled_from([">=", "<=", "rank_at_worst", "increase", "decrease", "no_decrease"]), VALUES,
                  st.one_of(st.none(), st.integers(2560, 2580)), measure=st.sampled_from([None, "percent", "score"]))


@given(GOALS, series(), st.floats(0, 500, allow_nan=False), st.integers(2560, 2575))
def test_a_better_last_value_never_worsens_the_state(goal: Goal, values: list[Point], by: float, today: int) -> None:
    step = by if direction(goal) == "more" else -by
    better = [*values[:-1], replace(values[-1], value=values[-1].value + step)]
    before, after = judge(goal, values, today), judge(goal, better, today)
    if before.state == "reached":
        assert after.state == "reached"
    if "unknown" not in {before.state, after.state}:
        assert STATES.index(after.state) <= STATES.index(before.state)


@given(GOALS, series(), st.integers(2560, 2575))
def test_a_rank_and_a_score_are_mirror_images(goal: Goal, values: list[Point], today: int) -> None:
    flip = {">=": "<=", "<=": ">=", "rank_at_worst": ">=", "increase": "decrease", "decrease": "increase", "no_decrease": "<="}
    plain = replace(goal, measure=None)
    mirrored = replace(plain, comparator=flip[goal.comparator], value=-(goal.value or 0.0))
    here, there = judge(plain, values, today), judge(mirrored, [replace(point, value=-point.value) for point in values], today)
    assert (here.state, here.reason) == (there.state, there.reason)
    assert here.distance == pytest.approx(there.distance)


@given(GOALS, series(), series(), st.integers(2560, 2575))
def test_values_before_a_break_do_not_bend_the_line(goal: Goal, old: list[Point], new: list[Point], today: int) -> None:
    before = [replace(point, year=point.year - 30, part="old") for point in old]
    with_past, without = judge(goal, [*before, *new], today), judge(goal, new, today)
    assert (with_past.state, with_past.reason, with_past.projection) == (without.state, without.reason, without.projection)


@given(st.lists(st.sampled_from(STATES), min_size=1))
def test_one_of_many_is_at_least_as_good_as_all(states: list[str]) -> None:
    rank = {"reached": 0, "on_course": 1, "unknown": 2, "off_course": 3, "missed": 4}
    assert rank[either(states)] == min(rank[state] for state in states)  # type: ignore[arg-type]
    assert rank[either(states)] <= max(rank[state] for state in states)  # type: ignore[arg-type]
    assert together(states) in states  # type: ignore[arg-type]


@given(GOALS, VALUES)
def test_the_distance_is_never_negative_and_zero_meets(goal: Goal, value: float) -> None:
    distance = gap(goal, value)
    assert distance is not None
    assert distance >= 0
    assert distance or meets(goal, value)


@given(series())
def test_every_judgement_of_a_series_can_be_said(values: list[Point]) -> None:
    for goal in (RANK_40, replace(AT_LEAST_90, due=2560), Goal("between", due=2570, minimum=1, maximum=2)):
        found: Judgement = judge(goal, values, TODAY)
        assert all("{" not in reason(found, lang) and reason(found, lang) for lang in ("th", "en"))


# --- the real graph


@pytest.fixture(scope="module")
def real(built: GraphStore) -> Board:
    return board(built, TODAY)


def index(real: Board, id_: str) -> IndexBoard:
    return next(one for one in real.indices if one.series.id == f"indicator/{id_}")


def measure(real: Board, id_: str, name: str) -> MeasureBoard:
    return next(one for one in index(real, id_).measures if one.measure == name)


def indicator(real: Board, id_: str) -> IndicatorProgress:
    return next(one for one in real.indicators if one.indicator.id == id_)


def test_four_plans_ask_egdi_ranks_50_40_40_40_of_the_same_year(real: Board) -> None:
    ranks = measure(real, "un-egdi", "rank")
    assert [(one.target.indicator.plan, one.target.value, one.due, one.due_from) for one in ranks.targets] == [
        ("master-plan", 50.0, 2570, "period"), ("nesdp13", 40.0, 2570, "year"), ("digital-government-plan-2566", 40.0, 2570, "year"),
        ("psds-2567", 40.0, 2570, "plan")]
    (odds,) = ranks.differing
    assert [(value, len(ids)) for value, ids in odds.values] == [(40.0, 3), (50.0, 1)]
    assert {record.id for record in index(real, "un-egdi").conflicts} == {
        "conflict-egdi-dgplan-mp20", "conflict-egdi-nesdp13-mp20", "conflict-egdi-psds2567-mp20"}


def test_egdi_rank_is_on_course_and_its_score_reached(real: Board) -> None:
    """Ranks 77, 73, 57, 55, 52 in 2559 … 2567 fall by 3.4 a year: 39.0 in 2570. The score 0.8351 meets 0.82."""
    for target in measure(real, "un-egdi", "rank").targets:
        (found,) = [one for one in target.measured if one.series and one.series.id == "indicator/un-egdi"]
        assert (found.judgement.state, found.judgement.distance) == ("on_course", target.target.value and 52 - target.target.value)
        assert found.judgement.projection
        assert found.judgement.projection.value == pytest.approx(39.0)
        assert found.value
        assert found.value.provenance.source.id != "unsourced"
    own = indicator(real, "psds-2567/ind2")
    assert [(one.target.measure, one.state) for one in own.targets] == [("rank", "on_course"), ("score", "reached")]
    assert own.state == "on_course"


def test_imd_ranks_15_and_20_are_off_course_and_the_conflict_is_named(real: Board) -> None:
    """Ranks 20, 31, 24, 24, 32 in 2564 … 2568 rise by 1.7 a year: 33.0 in 2570."""
    ranks = measure(real, "imd-government-efficiency", "rank")
    assert [(one.target.value, one.state, one.measured[0].judgement.distance) for one in ranks.targets] == [(15.0, "off_course", 17), (20.0, "off_course", 12)]
    line = ranks.targets[0].measured[0].judgement.projection
    assert line
    assert line.value == pytest.approx(33.0)
    assert line.slope == pytest.approx(1.7)
    assert [value for value, _ in ranks.differing[0].values] == [15.0, 20.0]
    assert [record.id for record in index(real, "imd-government-efficiency").conflicts] == ["conflict-imd-psds2567-nesdp13"]


def test_satisfaction_has_two_values_after_its_break(real: Board) -> None:
    found = indicator(real, "psds-2567/ind1").targets[0].measured[0].judgement
    assert (found.state, found.reason, found.count) == ("unknown", "few", 2)
    assert found.distance == pytest.approx(90 - 83.24)
    assert len({value.series_id for value in measure(real, "opdc-satisfaction", "percent").line}) == 2


def test_an_indicator_over_four_indices_asks_for_all_of_them(real: Board) -> None:
    own = indicator(real, "nesdp13/ms13/goal2/ind1")
    assert [ref.id for ref in own.tracks] == ["indicator/un-egdi", "indicator/un-epi", "indicator/un-hci", "indicator/un-osi"]
    states = {one.target.measure: {found.series.id if found.series else "": found.judgement.state for found in one.measured} for one in own.targets}
    assert states == {
        "rank": {"indicator/un-egdi": "on_course", "indicator/un-epi": "on_course", "indicator/un-hci": "off_course", "indicator/un-osi": "off_course"},
        "score": {"indicator/un-egdi": "reached", "indicator/un-epi": "off_course", "indicator/un-hci": "on_course", "indicator/un-osi": "off_course"}}
    assert own.state == "off_course"


def test_targets_by_year_of_ita_and_its_missed_year(real: Board) -> None:
    own = indicator(real, "mp-21/sub1/target1/ind2")
    assert sorted((one.due, one.target.value, one.state) for one in own.targets) == [
        (2565, 80.0, "missed"), (2566, 84.0, "unknown"), (2567, 84.0, "unknown"), (2568, 86.0, "unknown"), (2569, 93.0, "unknown"),
        (2570, 100.0, "unknown"), (2570, 100.0, "unknown")]
    assert {one.due for one in own.current} == {2569}
    assert own.targets[0].measured[0].judgement.distance == pytest.approx(80 - 70.52)


def test_cpi_rank_or_score_is_one_group_a_year(real: Board) -> None:
    own = indicator(real, "mp-21/target1/ind1")
    assert {one.target.alternative_group for one in own.current} == {"cpi-plan-2569"}
    assert [(one.target.measure, one.target.value) for one in own.current] == [("rank", 45.0), ("score", 56.0)]


def test_one_value_stands_for_a_year(built: GraphStore) -> None:
    """2566 has 700 in the official report and 725 in January; 2563 has 325 and 280."""
    values = observations(built, ["indicator/e-service-directory-count"])
    assert [(value.year_be, value.value) for value in yearly(values)] == [(2563, 325), (2564, 325), (2565, 343), (2566, 700)]
    assert [value.value for value in latest(values)] == [700]


def test_every_indicator_and_index_is_on_the_board_once(real: Board) -> None:
    assert len(real.indicators) == 98
    assert len({one.indicator.id for one in real.indicators}) == 98
    assert [one.series.id for one in real.indices][:5] == [
        "indicator/un-egdi", "indicator/un-epi", "indicator/un-osi", "indicator/imd-government-efficiency", "indicator/opdc-satisfaction"]
    assert {state: sum(one.state == state for one in real.indicators) for state in STATES} == {
        "reached": 0, "on_course": 3, "off_course": 5, "missed": 0, "unknown": 90}


@pytest.mark.parametrize(("id_", "end"), [("psds-2567/ind2", 2570), ("nesdp13/ms13/goal2/ind1", 2570), ("mp-21/sub1/target1/ind2", 2580)])
def test_the_page_of_an_indicator_says_the_same_as_the_board(built: GraphStore, real: Board, id_: str, end: int) -> None:
    assert card_progress(element_card(built, id_), end, TODAY) == indicator(real, id_).targets
