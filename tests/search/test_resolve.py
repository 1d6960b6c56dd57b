"""Names as people write them, cut, misnumbered, in English, several at once, to the elements they mean; and to none where they mean none."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cli import app
from graph.store import GraphStore
from search.documents import documents
from search.embed import embedder
from search.index import make_index, open_index
from search.mentions import folded, grammar
from search.resolution import GROUNDS, band_for, calibration, sentence
from search.resolve import LONGEST, Resolution, resolve
from search.thai import normalise

QUIET = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
ORDER = ("exact", "high", "medium", "low", None)


def ids(found: tuple[Resolution, ...]) -> list[str | None]:
    return [one.ref.id if one.ref else None for one in found]


# --- one name ------------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "meant", "least"), [
    # cut, shortened, worded otherwise, with the right number
    ("ประเด็นที่ 20 การบริการภาครัฐ…", "mp-20", "high"),
    ("ประเด็นที่ ๒๐ การบริการประชาชนและประสิทธิ...", "mp-20", "high"),
    ("แผนแม่บทฯ ประเด็น (20) การบริการประชาชน", "mp-20", "high"),
    ("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ (20) ประเด็นการบริการประชาชนและประสิทธิภาพภาครัฐ", "mp-20", "exact"),
    ("หมุดหมายที่ 13 ไทยมีภาครัฐที่ทันสมัย", "nesdp13/ms13", "high"),
    ("หมุดหมาย 13 ภาครัฐทันสมัย", "nesdp13/ms13", "high"),
    ("ยุทธศาสตร์ที่ 6 ด้านการปรับสมดุล", "ns-6", "high"),
    ("ยุทธศาสตร์ชาติ 20 ปี ด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ", "ns-6", "high"),
    ("แผนแม่บทฯ ประเด็น (20) แผนย่อย 20.5 การสร้างและพัฒนาบุคลากรฯ", "mp-20/sub5", "high"),
    ("ประเด็นการต่างประเทศ แผนย่อยที่ 1 แผนย่อยความร่วมมือด้านความมั่นคงระหว่างประเทศ", "mp-02/sub1", "high"),
    ("สอดคล้องกับแผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 20 แผนย่อยการพัฒนาบริการประชาชน", "mp-20/sub1", "exact"),
    # numbers alone
    ("ประเด็นที่ 20", "mp-20", "high"),
    ("หมุดหมายที่ ๑๓", "nesdp13/ms13", "high"),
    ("หมุดหมายที่ 13 เป้าหมายที่ 2", "nesdp13/ms13/goal2", "high"),
    ("เป้าหมายที่ 2 ของหมุดหมายที่ 13", "nesdp13/ms13/goal2", "high"),
    ("นโยบายและแผนความมั่นคงที่ 10 กลยุทธ์หลักที่ 1", "nsc-2566/p10/s1", "high"),
    ("เป้าหมายหลักที่ 2 ของแผนพัฒนาฯ ฉบับที่ 13", "nesdp13/maingoal2", "high"),
    ("ยุทธศาสตร์ ก.พ.ร. 2567-70 ยุทธศาสตร์ที่ 3", "psds-2567/s3", "high"),
    # codes and addresses
    ("200302", "mp-20/sub3/target2", "exact"),
    ("รหัส ๒๐๐๓๐๒", "mp-20/sub3/target2", "exact"),
    ("S1.T2.G2.1", "psds-2567/s1/t2/g2.1", "exact"),
    ("psds-2567/s1", "psds-2567/s1", "exact"),
    ("https://w3id.org/policy-alignment/id/ns-6", "ns-6", "exact"),
    ("เป้าหมาย 200101 งานบริการภาครัฐที่ปรับเปลี่ยนเป็นดิจิทัลเพิ่มขึ้น", "mp-20/sub1/target1", "exact"),
    # a number that follows the plan at once
    ("ยุทธศาสตร์ชาติที่ 6", "ns-6", "high"),
    ("National Strategy 6", "ns-6", "high"),
    ("แผนแม่บทฯ ที่ 20", "mp-20", "high"),
    # names alone
    ("การบริการประชาชนและประสิทธิภาพภาครัฐ", "mp-20", "exact"),
    ("ยุทธศาสตร์ชาติด้านความมั่นคง", "ns-1", "exact"),
    ("บ้านเมืองมีความมั่นคงในทุกมิติและทุกระดับ", "ns-1/goal2", "exact"),
    ("การต่อต้านการทุจริตและประพฤติมิชอบ", "mp-21", "exact"),
    ("การต่อต้านการทุจริตเเละประพฤติมิชอป", "mp-21", "medium"),
    ("หน่วยงานภาครัฐบรรลุผลสัมฤทธิ์ตามเป้าหมายยุทธศาสตร์ชาติ", "mp-20/sub2/target1", "exact"),
    # in English
    ("Public services and public-sector efficiency", "mp-20", "exact"),
    ("Master Plan issue 20 Public services", "mp-20", "high"),
    ("National Strategy on Public Sector Rebalancing and Development", "ns-6", "exact"),
    ("Milestone 13: a modern public sector", "nesdp13/ms13", "high"),
    # lines broken inside names, marks of tables
    ("นโยบายและแผน ความมั่นคงที่ 10 การป้องกันและแก้ไข ปัญหาความมั่นคง ทางไซเบอร์*", "nsc-2566/p10", "high"),
    ("ประเด็นการบริการประชาชน \nและประสิทธิภาพภาครัฐ*", "mp-20", "high"),
    # plans
    ("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "master-plan", "exact"),
    ("นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "nsc-2566", "exact"),
    ("แผนพัฒน์ 13", "nesdp13", "exact"),
    ("แผนปฏิรูปประเทศด้านการบริหารราชการแผ่นดิน", "reform-plan-2561", "exact"),
    ("พ.ร.บ. การปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. 2565", "electronic-administration-act-2565", "exact"),
    ("ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2564-2565)", "psds-2564", "exact"),
])
def test_one_name(built: GraphStore, text: str, meant: str, least: str) -> None:
    """The element meant comes out, alone, and at least as sure as a reader would be."""
    found = resolve(text, store=built)
    assert ids(found) == [meant]
    assert ORDER.index(found[0].band) <= ORDER.index(least)
    assert found[0].why_th
    assert found[0].why_en


@pytest.mark.parametrize(("text", "meant"), [
    ("มีความสอดคล้องกับยุทธศาสตร์ชาติด้านความมั่นคง แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นความมั่นคง และประเด็นการต่างประเทศ", ["ns-1", "mp-01", "mp-02"]),
    ("ประเด็นที่ 20, 21 และ 22", ["mp-20", "mp-21", "mp-22"]),
    ("Master Plan issue 20 and Milestone 13", ["mp-20", "nesdp13/ms13"]),
    (("นโยบายรัฐบาล ยุทธศาสตร์ชาติด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ แผนแม่บทประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ "
      "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 13 ไทยมีภาครัฐที่ทันสมัย มีประสิทธิภาพ และตอบโจทย์ประชาชน"),
     ["gov-policy-2566", "ns-6", "mp-20", "nesdp13/ms13"]),
    ("200101\n210102", ["mp-20/sub1/target1", "mp-21/sub1/target2"]),
])
def test_several_names(built: GraphStore, text: str, meant: list[str]) -> None:
    """Each has its own place, in the order of the text."""
    found = resolve(text, store=built)
    assert ids(found) == meant
    assert [text[slice(*one.span)] for one in found] == [one.mention for one in found]
    assert all(first.span[1] <= second.span[0] for first, second in pairwise(found))


# --- contradictions, editions, nothing -----------------------------------------------------------------------------------------------

def test_a_number_that_contradicts_the_name_shows_both_and_is_less_sure(built: GraphStore) -> None:
    """The name is followed; the sentence says what the number is, and that is offered first."""
    right = resolve("ประเด็นที่ 21 การต่อต้านการทุจริตและประพฤติมิชอบ", store=built)[0]
    wrong = resolve("ประเด็นที่ 20 การต่อต้านการทุจริตและประพฤติมิชอบ", store=built)[0]
    assert (right.ref and right.ref.id, wrong.ref and wrong.ref.id) == ("mp-21", "mp-21")
    assert ORDER.index(wrong.band) > ORDER.index(right.band)
    assert wrong.band in {"medium", "low"}
    assert wrong.alternatives[0].id == "mp-20"
    assert "ขัดกัน" in wrong.why_th
    assert "การบริการประชาชนและประสิทธิภาพภาครัฐ" in wrong.why_th
    assert "contradict" in wrong.why_en


def test_a_number_that_does_not_exist_is_said_with_those_that_do(built: GraphStore) -> None:
    found = resolve("แผนแม่บทฯ ประเด็นที่ 45", store=built)
    assert ids(found) == ["master-plan", None]
    assert "1–23" in found[1].why_th
    named = resolve("ประเด็นที่ 45 การต่อต้านการทุจริตและประพฤติมิชอบ", store=built)[0]
    assert named.ref is not None
    assert named.ref.id == "mp-21"
    assert named.band in {"medium", "low"}


def test_an_element_of_another_plan_than_said_is_less_sure(built: GraphStore) -> None:
    found = [one for one in resolve("แผนพัฒนาฯ ฉบับที่ 13 ประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ", store=built) if one.ground != "plan"]
    assert ids(tuple(found)) == ["mp-20"]
    assert found[0].band == "low"
    assert "แผนแม่บท" in found[0].why_th


@pytest.mark.parametrize(("years", "edition"), [("2561-2580", "(พ.ศ. 2561 - 2580)"), ("๒๕๖๖ – ๒๕๘๐", "ฉบับแก้ไขเพิ่มเติม")])
def test_editions_resolve_to_the_work_and_are_named(built: GraphStore, years: str, edition: str) -> None:
    """The element is the work; the sentence says which edition the years are."""
    found = resolve(f"แผนแม่บท (พ.ศ. {years}) ประเด็นที่ 20", store=built)
    assert ids(found) == ["mp-20"]
    assert edition in found[0].why_th


def test_years_that_no_edition_has_are_said(built: GraphStore) -> None:
    found = resolve("แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ (พ.ศ. 2560-2564) หมุดหมายที่ 13", store=built)
    assert "ไม่ตรงกับแผน" in found[0].why_th


@pytest.mark.parametrize("text", ["แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 12 หมุดหมายที่ 3", "แผนปฏิรูปประเทศด้านกฎหมาย ประเด็นที่ 2"])
def test_a_plan_that_the_graph_does_not_hold_is_not_taken_for_another_of_its_name(built: GraphStore, text: str) -> None:
    found = resolve(text, store=built)
    assert ids(found) == [None, None]
    assert all("ไม่มีในกราฟ" in one.why_th for one in found)


@pytest.mark.parametrize(("text", "some"), [
    ("ความมั่นคง", {"ns-1", "mp-01"}), ("ยุทธศาสตร์ที่ 1", {"ns-1", "psds-2567/s1"}), ("S1", {"psds-2567/s1", "psds-2564/s1"}),
    ("เป้าหมายหลักของแผนพัฒนาฯ ฉบับที่ 13", {f"nesdp13/maingoal{number}" for number in range(1, 6)}),
])
def test_what_may_be_several_things_is_not_guessed(built: GraphStore, text: str, some: set[str]) -> None:
    """No ref; what it may be is offered, and the sentence says that it is several."""
    found = [one for one in resolve(text, store=built) if one.ground == "ambiguous"]
    assert [one.ref for one in found] == [None]
    assert some <= {ref.id for ref in found[0].alternatives}


def test_context_tells_homonyms_apart(built: GraphStore) -> None:
    assert ids(resolve("ความมั่นคง", context=("master-plan",), store=built)) == ["mp-01"]
    assert ids(resolve("ยุทธศาสตร์ที่ 1", context=("psds-2567",), store=built)) == ["psds-2567/s1"]


@pytest.mark.parametrize("text", ["", "   \n", "😀", "สูตรอาหารผัดไทยใส่กุ้งสด", "200999", "<script>alert(1)</script>", "'; DROP TABLE plans; --", "ที่ 20", "hello world",
                                  "\ud800", "ก", "!!!", "0" * 50])
def test_nothing_named_gets_a_sentence_and_no_guess(built: GraphStore, text: str) -> None:
    found = resolve(text, store=built)
    assert [one.ref for one in found] == [None]
    assert [one.band for one in found] == [None]
    assert found[0].why_th
    assert found[0].why_en


def test_a_name_of_no_element_of_the_graph_is_not_sure(built: GraphStore) -> None:
    """Taken out of the graph, an element's name may resemble others; nothing says so with certainty."""
    gone = {"mp-19", "nesdp13/ms10", "ns-3/goal2"}
    names = [document.ref.label.th for document in documents(built) if document.id in gone]
    assert len(names) == len(gone)
    index = make_index([document for document in documents(built) if document.id not in gone], embedder(), name="without", before=open_index(built))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.resolve.open_index", lambda _: index)
        for name in names:
            assert all(one.band not in {"exact", "high"} for one in resolve(name or "", store=built)), name


# --- any text ------------------------------------------------------------------------------------------------------------------------

def test_a_long_text_is_read_in_part_and_says_so(built: GraphStore) -> None:
    text = "สอดคล้องกับประเด็นที่ 20 การบริการประชาชน 😀 และหมุดหมายที่ 13\n" * 2_000
    found = resolve(text, store=built)
    assert len(text) > 100_000
    assert f"{LONGEST:,}" in found[-1].why_th
    assert {"mp-20", "nesdp13/ms13"} <= set(ids(found))
    assert all(text[slice(*one.span)] == one.mention for one in found)


PIECES = ("แผนแม่บทฯ ", "ประเด็น", "ที่ ", "(20)", "๑๓", "หมุดหมาย", "ยุทธศาสตร์ชาติ", "ด้าน", "ความมั่นคง", " ของ", "\n", "\n\n", "…", "เป้าหมาย", "200302", "S1", "ำ", "ู่้",
          "ฉบับที่ 12", "(พ.ศ. 2566-2580)", "การบริการประชาชน", "\u200b", "😀", "Milestone 13", "และ", "ก.พ.ร.", "เเผน", "20.5")


@QUIET
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=120)))
@example("แผนแม่บทฯ (20)(20)")
@example("ประเด็นที่ 20\u200b\ud800ำ")
def test_any_text(built: GraphStore, text: str) -> None:
    """Never raises; places are in the text and apart; a thing has a band and nothing has none; asked twice it says the same."""
    found = resolve(text, store=built)
    assert found
    assert found == resolve(text, store=built)
    clean = text.encode(errors="replace").decode()
    end = 0
    for one in found:
        assert end <= one.span[0] <= one.span[1] <= len(text)
        assert clean[slice(*one.span)] == one.mention
        assert (one.ref is None) == (one.band is None)
        assert one.ground in GROUNDS
        assert one.why_th
        assert one.why_en
        assert one.ref is None or one.ref.id not in {ref.id for ref in one.alternatives}
        end = one.span[1]


@QUIET
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=10).map("".join), st.text(alphabet="กขคงำาิ่้๊ํๅเแ ๑๒.ฯabÅé\u200b\n", max_size=40)))
def test_folding_is_normalising_with_places(text: str) -> None:
    """What anchors are looked for in is the spelling that search compares, and each character has its place."""
    plain = folded(text)
    assert plain.text.strip() == normalise(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert all(start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)


def test_grammar_knows_every_plan_by_its_title(built: GraphStore) -> None:
    """A plan's own title names the plan, whatever its years are written like."""
    index = open_index(built)
    known = grammar(index)
    for plan in index.scopes.plans:
        found = [anchor for anchor in known.anchors(folded(plan.names[0]).text) if anchor.sort == "plan"]
        assert found, plan.id
        assert plan.id in found[0].plans, plan.id


# --- bands and the verb --------------------------------------------------------------------------------------------------------------

def test_bands_were_measured_and_order_what_they_promise() -> None:
    """Each band's share of right answers is no lower than that of the next, and its sentence tells it."""
    measured = calibration().measured
    assert [band for band in ORDER if band in measured] == ["exact", "high", "medium", "low"]
    assert measured["high"].right >= measured["medium"].right >= measured["low"].right
    assert measured["high"].low >= 0.9
    for band, figures in measured.items():
        assert f"{figures.n:,}" in (sentence(band, "th") or "")
        assert f"{figures.n:,}" in (sentence(band, "en") or "")


def test_a_contradiction_is_never_high() -> None:
    assert {band_for("conflict", share / 20) for share in range(21)} <= {"medium", "low"}


@pytest.mark.usefixtures("use_built")
def test_the_verb_prints_json_and_sentences() -> None:
    run = CliRunner()
    answer = run.invoke(app, ["resolve", "ประเด็นที่ 20 การบริการภาครัฐ…", "--json"])
    assert answer.exit_code == 0
    record = json.loads(answer.stdout)[0]
    assert (record["id"], record["band"], record["span"]) == ("mp-20", "high", [0, 29])
    assert record["iri"].endswith("/mp-20")
    assert record["why"]["th"]
    assert record["band_measured"]["en"]
    shown = run.invoke(app, ["resolve", "-"], input="หมุดหมายที่ 13")
    assert "nesdp13/ms13" in shown.stdout
    nothing = run.invoke(app, ["resolve", "สูตรอาหาร"])
    assert nothing.exit_code == 1
    assert run.invoke(app, ["resolve", "x", "--plan", "no-such-plan"]).exit_code == 2


def test_resolutions_are_frozen(built: GraphStore) -> None:
    found = resolve("ประเด็นที่ 20", store=built)[0]
    assert replace(found) == found
    with pytest.raises(AttributeError):
        found.mention = ""  # type: ignore[misc]


@pytest.mark.parametrize(("text", "id_", "kind"), [
    ("แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 ยุทธศาสตร์ที่ 13", "nesdp13/ms13", "หมุดหมาย"), ("แผนพัฒนาฯ ฉบับที่ 13 ประเด็นที่ ๘", "nesdp13/ms8", "หมุดหมาย"),
    ("นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ ประเด็นที่ 10", "nsc-2566/p10", ""),
])
def test_a_number_behind_its_plan_is_found_by_whatever_word_and_said_to_be_misnamed(built: GraphStore, text: str, id_: str, kind: str) -> None:
    (found,) = resolve(text, store=built)
    assert found.ref is not None
    assert (found.ref.id, found.band in {"medium", "low"}) == (id_, True)
    assert "แต่แผนนี้เรียกว่า" in found.why_th
    assert kind in found.why_th


@pytest.mark.parametrize("text", ["แผนพัฒนาฯ ฉบับที่ 13 ยุทธศาสตร์ที่ 99", "แผนพัฒนาฯ ฉบับที่ 13 ในส่วนที่กรมรับผิดชอบตามประเด็นที่ 1 ของกรม"])
def test_a_number_that_the_plan_does_not_have_or_that_is_not_its_own_is_not_made_up(built: GraphStore, text: str) -> None:
    assert not [one for one in resolve(text, store=built) if one.ref and one.ref.id.startswith("nesdp13/")]
