"""Trace on the real graph: answers worked out by hand from data/alignments and data/plans, in words, at the command line and on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from cli import app as command_line
from exports.trace_text import paragraph, to_markdown, weak_link, wording
from exports.trace_words import GAPS, RULES, WEAKNESS
from graph.settings import ROOT
from graph.store import GraphStore
from graph.strength import WHOLE_PLAN
from graph.trace import chains
from ontology.namespaces import iri
from queries import library
from queries.read import NotFoundError
from queries.read.records import Lang
from queries.read.trace import Trace, TraceChain, trace
from queries.read.trace_graph import read_graph
from views.i18n import t
from views.links import PAGES

LANGUAGES: tuple[Lang, ...] = ("th", "en")


def told(chain: TraceChain) -> list[str]:
    """Records of a chain in brief; «part of X» for a step without one."""
    return [step.records[0].id if step.records else f"part of {step.upper.id}" for step in chain.steps]


def missing(chain: TraceChain) -> list[str]:
    return [gap.kind for gap in chain.gaps]


def test_the_digital_id_project_has_two_whole_chains(built: GraphStore) -> None:
    """Of its records only the one to Y1 of sub-plan 20.4 names a Y1 that leads on; that Y1 serves Y2 target 2, which serves goals 6.2 (main) and 6.1."""
    found = trace(built, "psds-2567/s1/p1")
    assert found.whole == 2
    assert [told(chain) for chain in found.chains[:2]] == [
        ["al-c-s1-p1-mp20-sub4-target1", "al-c-mp20-sub4-target1-mp20-target2", "al-c-mp20-target2-ns6-goal2"],
        ["al-c-s1-p1-mp20-sub4-target1", "al-c-mp20-sub4-target1-mp20-target2", "al-c-mp20-target2-ns6-goal1"]]
    best = found.chains[0]
    assert best.stages == ("X", "Y1", "Y2", "Z")
    assert (best.weakest, best.even, best.solid, missing(best)) == (0, False, True, [])
    assert best.weak_step.strength.lacking == ("basis", "directness")
    assert best.weak_step.records[0].directness == "secondary"


def test_it_is_known_that_nothing_in_the_security_plan_fits_the_digital_id_project(built: GraphStore) -> None:
    assert [view.id for view in trace(built, "psds-2567/s1/p1").nothing] == ["al-c-s1-p1-none-nsc"]


def test_strategy_1_goes_by_the_milestone_without_a_hole_and_by_the_master_plan_without_y1(built: GraphStore) -> None:
    """No record joins strategy 1 to a Y1: it serves sub-plan 20.1 as a whole, which supports Y2 target 1."""
    found = trace(built, "psds-2567/s1", "ns-6")
    assert [told(chain) for chain in found.chains[:3]] == [
        ["al-c-s1-ms13-s1", "al-c-ms13-s1-ms13-goal1", "al-c-ms13-goal1-ns6-goal1"], ["al-c-s1-ms13-goal1", "al-c-ms13-goal1-ns6-goal1"],
        ["al-c-s1-mp20-sub1", "al-c-mp20-sub1-mp20-target1", "al-c-mp20-target1-ns6-goal1"]]
    assert [missing(chain) for chain in found.chains[:3]] == [[], [], ["Y1"]]
    gap = found.chains[2].gaps[0]
    assert (gap.after, [ref.id for ref in gap.candidates]) == (1, ["mp-20/sub1/target1"])
    assert found.chains[0].even
    assert not found.chains[1].even


def test_strategy_1_to_master_plan_target_1_is_one_chain(built: GraphStore) -> None:
    found = trace(built, "psds-2567/s1", "mp-20/target1")
    assert [told(chain) for chain in found.chains] == [["al-c-s1-mp20-sub1", "al-c-mp20-sub1-mp20-target1"]]
    assert (found.total, found.cut, missing(found.chains[0])) == (1, False, ["Y1"])


def test_the_rank_indicator_skips_level_2(built: GraphStore) -> None:
    """Nothing in the Master Plans has the IMD rank (reviewed); it is measured against goal 2.2 directly, and only 'aligns with'."""
    found = trace(built, "psds-2567/ind3")
    best = found.chains[0]
    assert (told(best), missing(best), found.whole) == (["al-c-ind3-ns2-goal2"], ["level2"], 0)
    assert best.weak_step.strength.lacking == ("basis", "effect")
    assert [view.id for view in found.nothing] == ["al-c-ind3-none-mp"]


def test_an_unverified_y1_is_no_fact(built: GraphStore) -> None:
    """Nobody has seen the Y1 of sub-plan 20.1 written: its record is only proposed, and all its chains are in doubt."""
    found = trace(built, "mp-20/sub1/target1", limit=100)
    assert found.whole == 0
    assert not any(chain.solid for chain in found.chains)
    proposed = [chain for chain in found.chains if told(chain)[0] == "al-c-mp20-sub1-target1-mp20-target1"]
    assert {chain.weakest for chain in proposed} == {0}
    assert {chain.weak_step.strength.lacking[:2] for chain in proposed} == {("status", "verification")}


def test_y1_of_local_government_rises_by_two_main_readings(built: GraphStore) -> None:
    best = trace(built, "mp-20/sub3/target2").chains[0]
    assert told(best) == ["al-c-mp20-sub3-target2-mp20-target1", "al-c-mp20-target1-ns6-goal1"]
    assert (best.stages, best.even, missing(best)) == (("Y1", "Y2", "Z"), True, [])


def test_tactic_on_process_serves_anti_corruption(built: GraphStore) -> None:
    """Its main road is X → Y1 21.1/2 → Y2 21 → Z 6.3, every step a main reading; the road by 20.4 is secondary."""
    found = trace(built, "psds-2567/s3/t3")
    assert found.whole == 3
    assert told(found.chains[0]) == ["al-c-s3-t3-mp21-sub1-target2", "al-c-mp21-sub1-target2-mp21-target1", "al-c-mp21-target1-ns6-goal3"]


def test_a_part_without_records_inherits_and_that_is_its_weakest_link(built: GraphStore) -> None:
    best = trace(built, "psds-2567/s1/t2/g2.2").chains[0]
    assert told(best) == ["part of psds-2567/s1/t2", "al-c-s1-t2-ms13-goal1", "al-c-ms13-goal1-ns6-goal1"]
    assert (best.weakest, best.weak_step.strength.statement) == (0, 1)


def test_the_plan_as_a_whole_rests_on_official_words_that_say_no_effect(built: GraphStore) -> None:
    """The cabinet text says the strategy is consistent with Milestone 13; the 13th Plan says the milestone contributes to the goals."""
    best = trace(built, "psds-2567").chains[0]
    assert told(best)[0] == "al-psds2567-4"
    assert {step.records[0].basis for step in best.steps} == {"official"}
    assert (best.weakest, best.weak_step.strength.lacking) == (0, ("effect", "directness", "evidence"))
    assert missing(best) == ["goal2"]
    assert [ref.id for ref in best.gaps[0].candidates] == ["nesdp13/ms13/goal1", "nesdp13/ms13/goal2"]


def test_all_records_between_two_things_are_one_step(built: GraphStore) -> None:
    """The text names the National Security Policy and Plan once, and then four topics of it."""
    step = next(chain.steps[0] for chain in trace(built, "psds-2567", "nsc-2566", limit=50).chains if chain.nodes[-1].id == "nsc-2566")
    assert {view.id for view in step.records} == {"al-psds2567-5", *(f"al-psds2567-nsc-topic{number}" for number in range(1, 5))}


def test_the_plan_before_was_cascaded_from_issue_20(built: GraphStore) -> None:
    """It names the issue only, so Y1, Y2 and Z are all missing; issue 20 → strategy 6 is a reading."""
    found = trace(built, "psds-2564")
    assert [told(chain) for chain in found.chains] == [["al-psds2564-mp20", "mp-20-ns-6"]]
    chain = found.chains[0]
    assert (missing(chain), chain.weakest) == (["Y1", "Y2", "Z"], 1)
    assert chain.weak_step.strength.lacking == ("basis", "directness")
    assert [told(stop) for stop in found.stops] == [["also-psds2564-reform"]]
    assert missing(found.stops[0])[-1] == "top"


def test_a_plan_without_records_has_no_chain_and_no_stop(built: GraphStore) -> None:
    found = trace(built, "psds-2546")
    assert (found.found, found.total, found.cut, found.chains, found.stops) == (0, 0, False, (), ())


def test_nothing_of_level_3_serves_the_environment_and_the_master_plans_stop_there(built: GraphStore) -> None:
    found = trace(built, "ns-5", down=True)
    assert (found.found, [told(stop) for stop in found.stops]) == (0, [["mp-18-ns-5"], ["mp-19-ns-5"]])
    assert {tuple(missing(stop)) for stop in found.stops} == {("Y2", "Z")}


def test_how_sure_the_curator_was_is_read_from_the_note(built: GraphStore) -> None:
    """data/alignments: issue 20 → strategy 6 high, issue 18 → strategy 5 medium, issue 2 → strategy 1 low and therefore only proposed."""
    found = {data["record"]: data["strength"] for _, _, data in read_graph(built).graph.edges(data=True)}
    assert [found[record].confidence for record in ("mp-20-ns-6", "mp-18-ns-5", "mp-02-ns-1")] == [0, 1, 2]
    assert found["mp-02-ns-1"].lacking == ("status", "basis", "directness", "confidence")


def test_the_top_serves_nothing(built: GraphStore) -> None:
    for top in ("ns-6", "ns-6/goal1", "national-strategy"):
        assert trace(built, top).found == 0


def test_two_ends_are_joined_whichever_is_asked_first(built: GraphStore) -> None:
    up, down = trace(built, "psds-2567/s3/p3", "ns-6"), trace(built, "ns-6", "psds-2567/s3/p3")
    assert (up.direction, down.direction) == ("up", "down")
    assert up.chains == down.chains
    assert told(up.chains[0]) == ["al-c-s3-p3-mp20-sub5-target1", "al-c-mp20-sub5-target1-mp20-target1", "al-c-mp20-target1-ns6-goal1"]


def test_a_part_and_its_whole_are_joined_by_the_plan_alone(built: GraphStore) -> None:
    found = trace(built, "psds-2567/s1/p1", "psds-2567/s1")
    assert [told(chain) for chain in found.chains] == [["part of psds-2567/s1"]]


def test_two_things_that_no_chain_joins_meet_above(built: GraphStore) -> None:
    found = trace(built, "psds-2567/s1/p1", "psds-2567/s2")
    assert found.found == 0
    assert {"ns-6/goal1", "ns-6/goal2"} <= {ref.id for ref in found.meet}


def test_the_digital_services_indicator_serves_y1_by_official_words(built: GraphStore) -> None:
    """Footnote 6 cascades it from the indicator of the unverified Y1; the two readings of the Y1 itself are only proposed, so they come after."""
    found = trace(built, "mp-20/sub1/target1", down=True)
    assert [told(chain) for chain in found.chains] == [["al-psds2567-ind-fullydigital"], ["al-c-s1-p1-mp20-sub1-target1"], ["al-c-s1-t2-mp20-sub1-target1"]]
    assert [chain.solid for chain in found.chains] == [True, False, False]


def test_a_candidate_for_y1_is_never_of_another_sub_plan(built: GraphStore) -> None:
    """Sub-plan 1.5 has no Y1 in the register; that of sub-plan 1.1 does not fill its gap."""
    chain = next(chain for chain in trace(built, "nsc-2566/p16", limit=50).chains if told(chain)[0] == "al-nsc-p16-mp1")
    assert {gap.kind: [ref.id for ref in gap.candidates] for gap in chain.gaps}["Y1"] == []


def test_an_id_that_is_nothing_is_named(built: GraphStore) -> None:
    for ends in (("no/such",), ("psds-2567", "no/such")):
        with pytest.raises(NotFoundError, match="no/such"):
            trace(built, *ends)


def test_what_reaches_the_national_strategy_is_what_the_library_says(built: GraphStore) -> None:
    """Oracle: reaches-national-strategy.rq walks approved edges and the hierarchy in SPARQL, without the step to the plan as a whole."""
    world = read_graph(built)
    stated = world.graph.edge_subgraph((lower, upper, key) for lower, upper, key, data in world.graph.edges(keys=True, data=True)
                                       if data["strength"].statement < WHOLE_PLAN and not data["strength"].status)
    asked = [id_ for id_, part in world.parts.items() if part.plan in {"psds-2567", "nsc-2566", "master-plan", "psds-2551", "gov-policy-2566"}][::3]
    reached = {id_: bool(library.run(built, "reaches-national-strategy", element=id_)) for id_ in asked}
    assert {True, False} == set(reached.values())
    for id_, reaches in reached.items():
        assert bool(chains(stated, [id_], world.top(), limit=1).found) == reaches, id_


def without_doubt(text: str) -> str:
    """A text without what stands between ⟨ and ⟩, which may be nested."""
    while (shorter := re.sub(r"⟨[^⟨⟩]*⟩", "", text)) != text:
        text = shorter
    return text


STARTS = ("psds-2567/s1/p1", "psds-2567/s1/t2", "mp-20/sub1/target1", "psds-2567", "psds-2567/ind3", "mp-02")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("start", STARTS)
def test_a_paragraph_states_as_fact_only_what_is_approved_and_seen(built: GraphStore, start: str, lang: Lang) -> None:
    found = trace(built, start, limit=200)
    assert found.chains
    for chain in found.chains:
        text = paragraph(chain, found, lang)
        sure = without_doubt(text)
        for step in chain.steps:
            name = f"“{step.upper.label.text(lang)}”" if step.upper.type != "Instrument" else step.upper.label.text(lang) or ""
            assert name in text
            same = [other for other in chain.steps if other.upper.id == step.upper.id or f"“{other.upper.label.text(lang)}”" == name]
            assert (name in sure) == any(not one.strength.status and one.upper.verified for one in same)
        assert all(GAPS[gap.kind][lang == "en"] not in sure for gap in chain.gaps)
        cited = {int(number) for number in re.findall(r"\[(\d+)\]", text.split("\n")[0])}
        listed = {int(number) for number in re.findall(r"^\[(\d+)\]", text, re.MULTILINE)}
        assert cited == listed == set(range(1, len(listed) + 1))
        assert [quote.locator in text for step in chain.steps if step.records for quote in step.records[0].evidence] == [
            True for step in chain.steps if step.records for _ in step.records[0].evidence]


def test_every_weakness_has_a_reason_and_a_remedy(built: GraphStore) -> None:
    world = read_graph(built)
    values = {(aspect, strength.value(aspect)) for _, _, strength in world.graph.edges(data="strength") for aspect in strength.lacking}
    assert values <= set(WEAKNESS)
    which, why, better = weak_link(trace(built, "psds-2567/s1/p1").chains[0], "en")
    assert which.startswith("Flagship project 1")
    assert why == "an analyst's reading; no official text says so"
    assert better == ("have the plan itself say so, or find an official text that does", "rest on a main link instead, or say why a secondary one is enough")


def test_the_weakest_link_of_an_even_chain_is_not_named_as_one(built: GraphStore) -> None:
    assert weak_link(trace(built, "psds-2567/s1").chains[0], "th")[0] == "ทุกขั้นแข็งแรงเท่ากัน"


def test_the_thai_paragraph_of_strategy_1_reads_as_planners_write(built: GraphStore) -> None:
    found = trace(built, "psds-2567/s1")
    assert paragraph(found.chains[1], found, "th").split("\n")[0] == (
        "ยุทธศาสตร์ 1 “ยกระดับบริการภาครัฐโดยยึดผู้รับบริการเป็นศูนย์กลาง” ของยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570) ส่งผลต่อ เป้าหมาย 1 "
        "“การบริการภาครัฐ มีคุณภาพ เข้าถึงได้” ของแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 (พ.ศ. 2566 - 2570) (ตามการอ่านของผู้วิเคราะห์ [1][2]) ซึ่งส่งผลต่อ เป้าหมาย 6.1 "
        "“ภาครัฐมีวัฒนธรรมการทำงานที่มุ่งผลสัมฤทธิ์และผลประโยชน์ส่วนรวม ตอบสนองความต้องการของประชาชนได้อย่างสะดวก รวดเร็ว โปร่งใส” (Z) "
        "ของยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580) (ตามการอ่านของผู้วิเคราะห์ [2][3])")


def test_markdown_says_what_is_left_out(built: GraphStore) -> None:
    text = to_markdown(trace(built, "psds-2567/s1", limit=2), "en")
    total = trace(built, "psds-2567/s1").total
    assert total is not None
    assert f"and {total - 2} more" in text
    assert text.count("\n## Chain ") == 2
    assert not re.search(r"\n{3,}", text)


def run(store: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(command_line, ["trace", *words, "--store", str(store)])
    return done.exit_code, done.stdout, done.stderr


def test_verb_trace_prints_text_or_json_and_leaves_with_the_right_status(store_folder: Path, built: GraphStore) -> None:
    assert "python cli.py trace" in CliRunner().invoke(command_line, ["trace", "--help"]).stdout
    code, text, _ = run(store_folder, iri("psds-2567/s1/p1"), "--to", iri("ns-6"), "--lang", "en")
    assert (code, text) == (0, to_markdown(trace(built, "psds-2567/s1/p1", "ns-6", limit=3), "en"))
    code, text, _ = run(store_folder, "psds-2567/s1/p1", "-k", "1", "--json")
    data = json.loads(text)
    assert code == 0
    assert data["start"]["iri"] == iri("psds-2567/s1/p1")
    assert [node["stage"] for node in data["chains"][0]["nodes"]] == ["X", "Y1", "Y2", "Z"]
    assert {quote["side"] for step in data["chains"][0]["steps"] for record in step["records"] for quote in record["evidence"]} == {"subject", "object"}
    assert data["chains"][0]["weakest"]["lacking"] == ["basis", "directness"]
    assert run(store_folder, "ns-5", "--down")[0] == 1
    for words in (("no/such",), ("psds-2567", "--lang", "fr")):
        code, text, said = run(store_folder, *words)
        assert (code, text) == (2, "")
        assert " · " in said


Open = Callable[..., AppTest]


@pytest.fixture
def page(use_built: Path) -> Open:
    """Opens the trace page: ``page("en", **{"from": "psds-2567/s1"})``."""
    assert use_built.is_dir()

    def opened(lang: str = "th", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
        for key, value in (({"lang": lang} if lang != "th" else {}) | query).items():
            app.query_params[key] = value
        app.switch_page(PAGES["trace"])
        app.run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return opened


def html(app: AppTest) -> str:
    return "".join(body for element in app.get("html") if not (body := element.proto.body).startswith("<style"))


def read(app: AppTest) -> str:
    """What a reader reads, on single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(app))).split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_tells_chains_with_evidence_weakest_link_and_text_to_paste(page: Open, built: GraphStore, lang: Lang) -> None:
    app, found = page(lang, **{"from": "psds-2567/s1/p1"}), trace(built, "psds-2567/s1/p1")
    said = read(app)
    for step in found.chains[0].steps:
        for quote in step.records[0].evidence:
            assert " ".join(quote.quote.split()) in said
    assert t("trace.weakest.is", lang, number="1") in said
    assert f"{found.total}" in said
    assert [code.value for code in app.code] == [paragraph(chain, found, lang) for chain in (*found.chains, *found.stops)]
    assert all(rule[lang == "en"] in said for rule in RULES)
    assert 'href="trace?from=psds-2567/s1/p1&amp;to=ns-6/goal2' in html(app)
    assert t("trace.reviewed", lang) in said


def test_page_shows_a_missing_step_in_its_place_and_what_could_fill_it(page: Open) -> None:
    shown = html(page("th", **{"from": "psds-2567/s1", "to": "mp-20/target1"}))
    assert shown.index("แผนย่อย 20.1") < shown.index(f"⟨{GAPS['Y1'][0]}⟩") < shown.index("Y2 เป้าหมายระดับประเด็น")
    assert 'href="plans?id=mp-20/sub1/target1"' in shown


def test_page_shows_more_when_asked(page: Open) -> None:
    few, many = page("th", **{"from": "psds-2567/s1"}), page("th", **{"from": "psds-2567/s1", "n": "25"})
    assert len(many.code) == len(few.code) + 15
    assert 'href="trace?from=psds-2567/s1&amp;n=30"' in html(few)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("query", "key"), [
    ({"from": "psds-2546"}, "trace.none.up"), ({"from": "ns-5", "down": "1"}, "trace.none.down"), ({"from": "ns-6"}, "trace.none.top"),
    ({"from": "psds-2567/s1", "to": "psds-2567/s2"}, "trace.none.pair"), ({}, "trace.examples"), ({"from": "no/such"}, "missing.title"),
    ({"from": "<b>", "n": "x"}, "missing.title"),
])
def test_page_says_why_there_is_no_chain(page: Open, lang: Lang, query: dict[str, str], key: str) -> None:
    said = read(page(lang, **query))
    assert t(key, lang) in said


def test_page_finds_an_element_by_name(page: Open) -> None:
    app = page("th", **{"from": "psds-2567/s1"})
    app.text_input(key="trace-to-psds-2567/s1-").set_value("หมุดหมายที่ 13").run()
    assert 'href="trace?from=psds-2567/s1&amp;to=nesdp13/ms13"' in html(app)
    app.text_input(key="trace-start-psds-2567/s1-").set_value("ไม่มีคำนี้แน่นอน").run()
    assert t("trace.nothing", "th", words="ไม่มีคำนี้แน่นอน") in read(app)


def test_an_unverified_end_is_marked(page: Open, built: GraphStore) -> None:
    app = page("en", **{"from": "mp-20/sub1/target1"})
    assert t("trace.not_solid", "en") in read(app)
    start: Trace = trace(built, "mp-20/sub1/target1")
    assert wording(start.start, "en").startswith("⟨")
