"""Overlap: pairs read by hand in the plans that must be found, pairs that must not, what holds of any elements, the files and the page."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from cli import app as cli
from exports.overlap import VERDICTS, overlap_csv, overlap_json, overlap_workbook
from exports.overlap_text import difference_lines, pair_targets, reason_lines, rules
from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.records import Label, Ref
from search.embed import embedder
from search.overlap import OverlapChoice, chosen, overlaps, pairs_of, relation_of, side_by_side
from search.overlap_bands import band_of, overlap_calibration, overlap_sentence, value_of
from search.overlap_near import NEAREST, Near
from search.overlap_records import BANDS, USUAL_BANDS, USUAL_FAMILIES, USUAL_RELATIONS, Decision, Found, Pair, Part, Signs, pair_id
from views.links import PAGES


@pytest.fixture(scope="module")
def found(built: GraphStore) -> Found:
    return overlaps(built)


@pytest.fixture(scope="module")
def by_id(found: Found) -> dict[str, Pair]:
    return {pair.id: pair for pair in found.pairs}


# --- read by hand in data/plans ------------------------------------------------------------------------------------------------------

MUST = [
    # both: "people are satisfied with the quality of public services"; NESDP 13 indicator 1.1 and the first indicator of the strategy ask 90 %
    ("psds-2567/ind1", "nesdp13/ms13/goal1/ind1", "high"),
    # EGDI in three plans, printed in three ways
    ("psds-2567/ind2", "digital-government-plan-2566/ind-egdi", "high"),
    ("digital-government-plan-2566/ind-egdi", "mp-20/target2/ind1", "high"),
    # "… ยึดหลักคุณธรรม จริยธรรม มีจิตสำนึก มีความสามารถสูง มุ่งมั่น และเป็นมืออาชีพ" in both
    ("mp-20/sub5/target1", "ns-6/issue5", "high"),
    # "a state of high capability, agile" as a master plan target and as a goal of milestone 13
    ("mp-20/sub4/target1", "nesdp13/ms13/goal2", "high"),
    # "ปรับเปลี่ยนข้อมูลภาครัฐทั้งหมดให้เป็นดิจิทัล" in strategy 3.1 of milestone 13 and guideline 1.1
    ("psds-2567/s3/t1/g1.1", "nesdp13/ms13/strategy3.1", "high"),
    # both cancel services that others do better
    ("psds-2567/s1/t1/g1.1", "nesdp13/ms13/strategy1.1", "high"),
    # "กำหนดนโยบายและการบริหารจัดการที่ตั้งอยู่บนข้อมูลและหลักฐานเชิงประจักษ์ …" letter for letter
    ("mp-20/sub4/g2", "ns-6/issue4.2", "high"),
    # IMD government efficiency, ranks 15 and 20; few words in common, one index
    ("psds-2567/ind3", "nesdp13/maingoal5/ind1.4", "high"),
    # decentralisation of central government
    ("psds-2567/s2/t1", "nesdp13/ms13/strategy2.1", "high"),
    # the satisfaction indicator of master plan issue 20: no record says so yet, and a reviewer should see it
    ("psds-2567/ind1", "mp-20/target1/ind1", "high"),
]
MUST_NOT = [
    # water of river basins, and security of areas: "ความมั่นคง" and "พัฒนา" are all they share
    ("mp-19/sub1", "nsc-2566/p17/s2"),
    # an industry of medicine, and a platform of services: "บริการครบวงจร"
    ("mp-04/sub2", "psds-2567/s1/p3"),
    # falling corruption cases, and an index of the sea: "ในภาพรวม"
    ("mp-21/sub1/target2/ind1", "nsc-2566/p4/goal1/ind1"),
    # research on the environment, and on medicine
    ("mp-23/sub3", "nsc-2566/p13/s3"),
    # debts, and pollution: "ภาคเกษตร"
    ("gov-policy-2566/urgent1", "mp-18/sub4"),
    # an index of people, and one of online services: "ดัชนี"
    ("nesdp13/maingoal2/ind1", "psds-2567/s1/ind2"),
]


@pytest.mark.parametrize(("one", "other", "band"), MUST, ids=[f"{one}~{other}" for one, other, _ in MUST])
def test_what_says_the_same_is_found(one: str, other: str, band: str, by_id: dict[str, Pair]) -> None:
    assert by_id[pair_id(one, other)].band == band


@pytest.mark.parametrize(("one", "other"), MUST_NOT, ids=[f"{one}~{other}" for one, other in MUST_NOT])
def test_what_only_shares_common_words_is_not(one: str, other: str, found: Found, by_id: dict[str, Pair]) -> None:
    """Neither called strong nor in the list that opens: fair pairs of headings are wrong too often for it."""
    usual = chosen(found, OverlapChoice(relations=USUAL_RELATIONS, families=USUAL_FAMILIES, bands=USUAL_BANDS))
    assert pair_id(one, other) not in {pair.id for pair in usual}
    assert pair_id(one, other) not in by_id or by_id[pair_id(one, other)].band != "high"


def test_records_decide_and_are_named(found: Found, by_id: dict[str, Pair]) -> None:
    """data/alignments/echoes-curated.yaml: echo-ms13-1 is approved, echo-ms13-8 only proposed; ind1 ~ mp-20 has none."""
    pair = by_id[pair_id("psds-2567/s1/t1/g1.1", "nesdp13/ms13/strategy1.1")]
    assert pair.decided
    assert Decision("echo-ms13-1", "approved", "contributesTo", "curated") in pair.decisions
    assert not by_id[pair_id("psds-2567/ind1", "mp-20/target1/ind1")].decided
    assert not Decision("echo-ms13-8", "proposed", "alignsWith", "curated").decides
    assert all(reason.kind != "record" or pair.decisions for pair in found.pairs for reason in pair.reasons)


def test_reasons_in_words_and_what_differs(built: GraphStore, found: Found, by_id: dict[str, Pair]) -> None:
    """Both track indicator/imd-government-efficiency; the ranks are 20 (PSDS, ind3) and 15 (NESDP 13, 1.4)."""
    pair = by_id[pair_id("psds-2567/ind3", "nesdp13/maingoal5/ind1.4")]
    assert pair.relation == "levels"
    assert [reason.ids for reason in pair.reasons if reason.kind == "index"] == [("indicator/imd-government-efficiency",)]
    assert any("IMD" in line for line in reason_lines(pair, side_by_side(pair).shared, found, "th"))
    told = "\n".join(difference_lines(pair, found, pair_targets(built, [pair]), "th"))
    assert "20" in told
    assert "15" in told
    assert "ค่าเป้าหมายต่างกัน" in told


def test_equal_targets_do_not_differ(built: GraphStore, found: Found, by_id: dict[str, Pair]) -> None:
    pair = by_id[pair_id("psds-2567/ind1", "nesdp13/ms13/goal1/ind1")]
    assert not any(line.startswith("ค่าเป้าหมายต่างกัน") for line in difference_lines(pair, found, pair_targets(built, [pair]), "th"))


def test_shared_words_are_marked_on_both_sides(by_id: dict[str, Pair]) -> None:
    pair = by_id[pair_id("mp-20/sub4/g2", "ns-6/issue4.2")]
    beside = side_by_side(pair)
    assert any("หลักฐานเชิงประจักษ์" in one for one in beside.shared)
    for part, passages in ((pair.left, beside.left), (pair.right, beside.right)):
        assert tuple(one.text for one in passages) == part.texts
        marked = "".join(one.text[start:end] for one in passages for start, end in one.spans)
        assert "เชิงประจักษ์" in marked


def test_the_plan_before_is_continuity(found: Found) -> None:
    """PSDS 2567 replaces 2564, which replaces 2556, 2551, 2546 (data/plans): whatever stays is continuity."""
    within = [pair for pair in found.pairs if pair.left.plan.startswith("psds-") and pair.right.plan.startswith("psds-")]
    assert within
    assert {pair.relation for pair in within} == {"continuity"}
    reform = [pair for pair in found.pairs if {pair.left.plan, pair.right.plan} == {"psds-2567", "reform-plan-2561"}]  # 2567-2570, 2561-2565
    assert {pair.relation for pair in reform} == {"earlier"}


def test_levels_say_what_a_likeness_means(by_id: dict[str, Pair]) -> None:
    assert by_id[pair_id("psds-2567/ind2", "digital-government-plan-2566/ind-egdi")].relation == "peers"
    assert by_id[pair_id("mp-20/sub4/target1", "nesdp13/ms13/goal2")].relation == "peers"
    assert by_id[pair_id("mp-20/sub5/target1", "ns-6/issue5")].relation == "levels"


def test_choices_narrow(found: Found) -> None:
    every = chosen(found, OverlapChoice())
    assert every == found.pairs
    some = chosen(found, OverlapChoice("psds-2567", "nesdp13", frozenset({"levels"}), frozenset({"work"}), frozenset({"high"}), "", "decided"))
    assert some
    assert all({pair.left.plan, pair.right.plan} == {"psds-2567", "nesdp13"} and pair.family == "work" and pair.band == "high" and pair.decided for pair in some)
    settled = [{pair.id for pair in chosen(found, OverlapChoice(settled=state))} for state in ("open", "decided")]
    assert not settled[0] & settled[1]
    assert {pair.relation for pair in every if pair.id not in settled[0] | settled[1]} <= {"continuity", "earlier"}
    assert {pair.id for pair in chosen(found, OverlapChoice(element="psds-2567/ind1"))} == {pair.id for pair in every if "psds-2567/ind1" in (pair.left.id, pair.right.id)}
    agency = chosen(found, OverlapChoice(agency="agency/dga"))
    assert all("agency/dga" in pair.left.agencies | pair.right.agencies for pair in agency)


# --- bands ---------------------------------------------------------------------------------------------------------------------------

def test_bands_are_those_that_were_measured() -> None:
    known = overlap_calibration()
    assert known.model == embedder("").fingerprint, "another model is shipped: run python benchmarks/overlap_bands.py --write"
    assert known.measured["high"].low > known.measured["low"].right
    assert known.measured["high"].right > known.measured["medium"].right > known.measured["low"].right
    for band in BANDS:
        assert str(round(100 * known.measured[band].right)) in (overlap_sentence(band, "th") or "")
    assert overlap_sentence("exact", "th") is None
    assert band_of(0.0) is None


SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE, SHARE, SHARE, st.sampled_from(["words", "held", "amount", "meaning"]))
def test_more_in_common_never_lowers_a_pair(words: float, held: float, amount: float, meaning: float, more: float, which: str) -> None:
    signs = Signs(words, held, amount, meaning)
    assert value_of(replace(signs, **{which: max(getattr(signs, which), more)})) >= value_of(signs)
    assert value_of(replace(signs, index=True)) >= value_of(signs)


# --- any elements --------------------------------------------------------------------------------------------------------------------

WORDS = ("พัฒนาบริการดิจิทัล", "ปราบปรามการทุจริต", "เชื่อมโยงฐานข้อมูลภาครัฐ", "กระจายอำนาจสู่ท้องถิ่น", "ประชาชนเข้าถึงบริการ", "โครงการแพลตฟอร์มกลาง", "EGDI", "ลดความเหลื่อมล้ำ")
PLANS = {"a": ("a", (2566, 2570), 3), "b": ("a", (2571, 2575), 3), "c": ("c", (2566, 2570), 3), "d": ("d", (2561, 2580), 2), "e": ("e", None, None), "f": ("f", (2550, 2555), 3)}


@st.composite
def made(draw: st.DrawFn) -> list[Part]:
    parts = []
    for number in range(draw(st.integers(0, 14))):
        plan = draw(st.sampled_from(sorted(PLANS)))
        line, period, level = PLANS[plan]
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
        id_ = f"{plan}/{number}"
        parts.append(Part(Ref(id_, "Guideline", Label(text), plan, level=level), plan, "work", (text,), period, line,
                          agencies=frozenset(draw(st.sets(st.sampled_from(["agency/x", "agency/y"])))),
                          series=frozenset(draw(st.sets(st.sampled_from(["indicator/egdi"]))))))
    return parts


@settings(max_examples=30, deadline=None)
@given(made(), st.randoms(use_true_random=False))
def test_pairs_of_any_elements(parts: list[Part], chance: object) -> None:
    found = pairs_of(parts, embedder(), {})
    mixed = list(parts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert pairs_of(mixed, embedder(), {}) == found  # the order in which elements come changes nothing
    assert len({pair.id for pair in found.pairs}) == len(found.pairs)
    assert found.compared <= len(parts) * (2 * NEAREST + len(parts))
    for pair in found.pairs:
        assert pair.left.plan != pair.right.plan
        assert (pair.relation == "continuity") == (pair.left.line == pair.right.line)
        assert pair.id == pair_id(pair.right.id, pair.left.id)
        assert relation_of(pair.left, pair.right) == relation_of(pair.right, pair.left)
        assert (pair.left.ref.level or 0) >= (pair.right.ref.level or 0)
        beside = side_by_side(pair)
        for passages in (beside.left, beside.right):
            for one in passages:
                ends = [0, *(place for span in one.spans for place in span), len(one.text)]
                assert ends == sorted(ends)
        marked = {one.text[start:end] for one in beside.left for start, end in one.spans}
        assert set(beside.shared) <= marked
        assert bool(beside.shared) == bool(marked)


@settings(max_examples=30, deadline=None)
@given(made())
def test_signs_are_the_same_from_both_sides(parts: list[Part]) -> None:
    near = Near.of(parts, embedder())
    pairs = near.candidates()
    assert near.signs(pairs) == near.signs([(other, one) for one, other in pairs])
    assert all(0 <= sign <= 1 for signs in near.signs(pairs) for sign in signs.values())


@pytest.mark.heavy
def test_ten_thousand_elements_bring_few_pairs() -> None:
    """The pairs looked at grow with the elements, not with their square."""
    parts = []
    for number in range(10_000):
        plan = f"plan{number % 40}"
        text = " ".join(WORDS[(number * step + step) % len(WORDS)] + (f"ที่ {number % 97}" if step == 1 else "") for step in (1, 3, 5))
        parts.append(Part(Ref(f"{plan}/{number}", "Project", Label(text), plan, level=3), plan, "work", (text,), (2566, 2570), plan))
    assert len(Near.of(parts, embedder()).candidates()) <= 10_000 * 2 * NEAREST


# --- files and command line ----------------------------------------------------------------------------------------------------------

def test_the_files_leave_room_for_decisions(built: GraphStore, found: Found) -> None:
    pairs = chosen(found, OverlapChoice("psds-2567", "master-plan", bands=frozenset({"high"})))
    book = load_workbook(BytesIO(overlap_workbook(built, found, pairs)))
    sheet = book.worksheets[0]
    rows = list(sheet.values)
    head = list(rows[0])
    assert len(rows) == len(pairs) + 1
    empty = [head.index(name) for name in head if "กรอก" in str(name)]
    assert len(empty) == 4
    assert all(row[place] is None for row in rows[1:] for place in empty)
    assert {row[head.index("ใครกล่าว")] for row in rows[1:]} == {"ระบบเสนอ"}
    assert VERDICTS[0][0] in str(sheet.data_validations.dataValidation[0].formula1)
    said = "\n".join(str(row[0]) for row in book.worksheets[1].values)
    assert built.fingerprint in said
    assert all(rule in said for rule in rules(found, "th"))
    table = list(csv.reader(StringIO(overlap_csv(built, found, pairs, "en").decode("utf-8-sig"))))
    assert [row[0] for row in table[1:]] == [pair.id for pair in pairs]
    told = overlap_json(built, found, pairs)
    assert told["basis"] == "suggested"
    assert [one["id"] for one in told["pairs"]] == [pair.id for pair in pairs]
    assert told["pairs"][0]["decisions"][0]["by"]


def test_the_verb(use_built: Path, found: Found) -> None:
    assert use_built.is_dir()
    run = CliRunner().invoke(cli, ["overlap", "--plan", "psds-2567", "--with", "nesdp13", "--band", "high", "--json"])
    assert run.exit_code == 0, run.stderr
    told = json.loads(run.stdout)
    assert "nesdp13/ms13/strategy1.1~psds-2567/s1/t1/g1.1" in {pair["id"] for pair in told["pairs"]}
    assert told["elements"] == found.parts
    assert CliRunner().invoke(cli, ["overlap", "--plan", "nowhere"]).exit_code == 2
    assert CliRunner().invoke(cli, ["overlap", "--band", "sure"]).exit_code == 2


# --- the page ------------------------------------------------------------------------------------------------------------------------

def page(use_built: Path, **query: str) -> tuple[AppTest, str]:
    assert use_built.is_dir()
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
    app.query_params.update(query)
    app.switch_page(PAGES["overlap"]).run()
    assert not app.exception
    return app, "\n".join(str(element.proto.body) for element in app.get("html"))


def test_the_page_shows_pairs_and_says_what_it_is(use_built: Path) -> None:
    _, html = page(use_built, plan="psds-2567", **{"with": "nesdp13"}, band="high")
    assert 'data-pair="nesdp13/ms13/goal1/ind1~psds-2567/ind1"' in html
    assert "<mark>" in html
    assert "เปิดทีละคู่เพื่อตัดสิน" in html
    assert "pa-basis-suggested" in html
    assert 'data-alignment="echo-ind-satisfaction"' in html
    assert "continuity" not in {part.split('"')[0] for part in html.split("pa-chip pa-relation-")[1:]}


def test_what_continues_is_no_question(use_built: Path) -> None:
    _, html = page(use_built, relation="continuity", band="high,medium,low", type="work,result,measure,mixed,topic")
    cards = html.split("<article")[1:]
    assert cards
    assert all("pa-relation-continuity" in card and "รอตัดสิน" not in card for card in cards)


def test_a_single_pair_and_an_empty_list(use_built: Path) -> None:
    app, html = page(use_built, pair="mp-20/sub4/target1~nesdp13/ms13/goal2", lang="en")
    assert html.count("<article") == 1
    assert "One level" in html
    assert len(app.get("download_button")) == 3
    app, html = page(use_built, plan="nsc-2566", **{"with": "psds-2551"}, band="high")
    assert "<article" not in html
    assert "ไม่ได้แปลว่าแผนทั้งสองไม่ซ้ำกัน" in html
    assert not app.get("download_button")
    _, html = page(use_built, pair="no/such~pair", page="-3", type="what")
    assert "ไม่พบคู่" in html
