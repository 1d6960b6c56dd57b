"""Plans in time and a plan beside its predecessor: pure rules, their properties, and the real graph against its sources."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.chart_files import to_png
from exports.timeline import COMPARE_COLUMNS, EVENT_COLUMNS, compare_csv, events_csv, timeline_spec
from graph.store import GraphStore
from graph.succession import ALIKE, Comparison, Part, compare, likeness
from queries.read import NotFoundError
from queries.read.timeline import Timeline, predecessors, succession, timeline


def part(id_: str, *words: str, kind: str = "Strategy", order: int = 0) -> Part:
    return Part(id_, kind, " ".join(words), frozenset(words), order)


def fates(found: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(pair.fate, pair.before.id if pair.before else None, pair.after.id if pair.after else None) for pair in found.pairs]


# --- rules


def test_a_record_comes_before_the_same_wording_and_that_before_a_suggestion() -> None:
    old = [part("a1", "บริการ", "ประชาชน"), part("a2", "โครงสร้าง", "บทบาท", "ยืดหยุ่น"), part("a3", "ประสิทธิภาพ", "สินทรัพย์")]
    new = [part("b1", "โครงสร้าง", "บทบาท", order=1), part("b2", "บริการ", "ประชาชน", order=2), part("b3", "ดิจิทัล", order=3)]
    found = compare(old, new, {("b3", "a3"): "record-1"})
    assert fates(found) == [("alike", "a2", "b1"), ("same", "a1", "b2"), ("recorded", "a3", "b3")]
    assert found.pairs[2].record == "record-1"
    assert set(found.pairs[0].shared) == {"โครงสร้าง", "บทบาท"}


def test_one_word_in_common_suggests_nothing() -> None:
    assert fates(compare([part("a", "ภาครัฐ")], [part("b", "ภาครัฐ", "นวัตกรรม")], {})) == [("came", None, "b"), ("went", "a", None)]


def test_kinds_that_one_side_lacks_are_not_compared() -> None:
    found = compare([part("a", "x", "y"), part("v", "x", kind="Vision")], [part("b", "x", "y"), part("i", "z", kind="Indicator"), part("j", "z", kind="Indicator")], {})
    assert fates(found) == [("same", "a", "b")]
    assert (found.only_before, found.only_after) == ({"Vision": 1}, {"Indicator": 2})


def test_a_part_without_wording_is_neither_new_nor_gone() -> None:
    assert fates(compare([part("a")], [part("b", "x", "y")], {})) == [("came", None, "b"), ("unread", "a", None)]
    assert fates(compare([part("a")], [part("b")], {})) == [("unread", None, "b"), ("unread", "a", None)]


def test_suggestions_pair_one_with_one_for_the_best_sum() -> None:
    old = [part("a1", "x", "y", "z"), part("a2", "x", "y", "w")]
    new = [part("b1", "x", "y", "z", "q"), part("b2", "x", "y", "z")]
    assert {pair[1:] for pair in fates(compare(old, new, {}))} == {("a1", "b2"), ("a2", "b1")}


PARTS = st.lists(st.builds(Part, st.uuids().map(str), st.sampled_from(["Strategy", "Tactic"]), st.just(""),
                           st.frozensets(st.sampled_from(["บริการ", "ภาครัฐ", "ดิจิทัล", "บทบาท", "ประชาชน"]))), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first draws wait for their turn on a busy machine
@given(PARTS, PARTS)
def test_every_part_of_a_compared_kind_is_in_one_pair(old: list[Part], new: list[Part]) -> None:
    found = compare(old, new, {})
    kinds = {one.kind for one in old} & {one.kind for one in new}
    sides = [[pair.before.id for pair in found.pairs if pair.before], [pair.after.id for pair in found.pairs if pair.after]]
    for side, parts in zip(sides, (old, new), strict=True):
        assert sorted(side) == sorted(one.id for one in parts if one.kind in kinds)
    assert sum(found.only_before.values()) + len(sides[0]) == len(old)
    assert sum(found.only_after.values()) + len(sides[1]) == len(new)
    for pair in found.pairs:
        if pair.fate == "alike":
            assert pair.likeness is not None
            assert pair.likeness >= ALIKE
            assert len(pair.shared) >= 2


@given(st.frozensets(st.text(min_size=1, max_size=5)), st.frozensets(st.text(min_size=1, max_size=5)))
def test_likeness_is_a_share_and_the_same_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert likeness(one, one) == (1 if one else 0)


# --- the real graph


@pytest.fixture(scope="module")
def real(built: GraphStore) -> Timeline:
    return timeline(built)


def test_the_line_of_public_sector_strategies(real: Timeline) -> None:
    line = real.lines()["psds-2546"]
    assert [(span.plan.id, span.start_be, span.end_be, span.gap) for span in line] == [
        ("psds-2546", 2546, 2550, None), ("psds-2551", 2551, 2555, None), ("psds-2556", 2556, 2561, None),
        ("psds-2564", 2564, 2565, (2562, 2563)), ("psds-2567", 2567, 2570, (2566, 2566))]
    assert [span.plan.id for span in predecessors(real, "psds-2567")] == ["psds-2564", "psds-2556", "psds-2551", "psds-2546"]
    assert predecessors(real, "no-such-plan") == ()
    assert any("2562-2563" in remark.text for remark in line[3].remarks)


def test_events_of_the_strategy_with_their_sources(real: Timeline) -> None:
    span = next(one for one in real.spans if one.plan.id == "psds-2567")
    assert [(event.kind, event.date) for event in span.events if event.date] == [
        ("approved", "2023-02-02"), ("approved", "2023-08-16"), ("directed", "2023-09-26"), ("approved", "2023-11-08"), ("approved", "2024-07-09")]
    assert [event.year_be for event in span.events if event.kind == "edition"] == [2566, 2567]
    assert span.events[-1].moment == pytest.approx(2567 + 6 / 12 + 8 / 365)
    assert all(event.provenance.source.title and event.provenance.locator for one in real.spans for event in one.events)


def test_the_reform_plan_left_level_2_and_the_master_plan_has_two_editions(real: Timeline) -> None:
    spans = {span.plan.id: span for span in real.spans}
    assert [event.date for event in spans["reform-plan-2561"].events if event.kind == "level"] == ["2022-09-27"]
    assert [event.year_be for event in spans["master-plan"].events if event.kind == "edition"] == [2561, 2566]
    assert [span.plan.id for span in real.spans][:2] == ["national-strategy", "master-plan"]


def test_the_strategy_beside_the_one_before(built: GraphStore) -> None:
    """2564: services, roles and structures, efficiency. 2567: services, reducing roles, productivity by digital means."""
    found = succession(built, "psds-2567", "psds-2564")
    assert fates(found.comparison) == [
        ("alike", "psds-2564/s1", "psds-2567/s1"), ("alike", "psds-2564/s2", "psds-2567/s2"), ("came", None, "psds-2567/s3"),
        ("went", "psds-2564/s3", None)]
    assert found.held == (3, 67)
    assert found.comparison.only_after["Indicator"] == 12
    assert found.comparison.count("recorded") == 0


def test_parts_known_in_english_only_are_not_compared(built: GraphStore) -> None:
    found = succession(built, "psds-2556", "psds-2551").comparison
    assert {pair.before.id for pair in found.pairs if pair.fate == "unread" and pair.before} == {
        f"psds-2551/{place}" for place in ("s1/1.1", "s1/1.2", "s2/2.1", "s2/2.2", "s2/2.3", "s2/2.4", "s3/3.1", "s3/3.2")}


def test_an_unknown_plan_is_not_found(built: GraphStore) -> None:
    with pytest.raises(NotFoundError):
        succession(built, "psds-2567", "no-such-plan")


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_tables_say_what_the_page_says(built: GraphStore, real: Timeline) -> None:
    rows = table(events_csv(real.spans, "en"))
    assert list(rows[0]) == [english for _, english in EVENT_COLUMNS]
    assert len(rows) == sum(max(1, len(span.events)) for span in real.spans)
    assert {row["plan_id"] for row in rows} == {span.plan.id for span in real.spans}
    assert all(row["source"] for row in rows if row["event"])
    pairs = table(compare_csv(succession(built, "psds-2567", "psds-2564"), "th"))
    assert list(pairs[0]) == [thai for thai, _ in COMPARE_COLUMNS]
    assert [row["ผล"] for row in pairs][:2] == ["ถ้อยคำคล้าย (ระบบเสนอ)"] * 2


def test_the_chart_shows_every_plan_with_a_period_and_never_cuts_a_name(real: Timeline) -> None:
    spec = timeline_spec(real.spans, "th", 2569.9, width=900)
    bars = spec["layer"][0]["data"]["values"]
    assert len(bars) == len({bar["plan"] for bar in bars}) == sum(bool(span.start_be and span.end_be) for span in real.spans)
    assert spec["encoding"]["y"]["axis"]["labelLimit"] == 0
    assert spec["encoding"]["y"]["sort"] == [bar["plan"] for bar in bars]
    assert len(spec["layer"][3]["data"]["values"]) == sum(len(span.events) for span in real.spans if span.start_be and span.end_be)
    assert to_png(timeline_spec(real.lines()["psds-2546"], "th", 2569.9, width=600)).startswith(b"\x89PNG")
