"""What leaves for others comes back the same: SSSOM with scores, dissent and history, StratML in both languages, RDF; and other tools accept it."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from exports.plan_facts import PlanFacts, plan_facts
from exports.rdf import plan_rdf
from exports.sssom import mapping_set, sssom_tsv, understood
from exports.sssom_events import event_rows, events_of
from exports.sssom_tsv import named, tsv
from exports.stratml import identifier, stratml_file, stratml_xml
from graph.decisions.fold import fold
from graph.decisions.records import Claim, Closing, Event, Quote, Review, Rubric, Suggested
from graph.settings import ROOT
from graph.store import GraphStore
from loaders.records import PlanDocument
from loaders.standards import load_mappings, load_standard
from loaders.standards.sssom import read_sssom
from loaders.standards.sssom_records import NO_TERM, MappingSet
from loaders.standards.stratml import stratml_plan
from ontology.namespaces import PA, iri
from queries.read import NotFoundError
from queries.read.plans import plans
from queries.read.records import Lang
from tests.decision_events import MATTERS, chained, event_logs
from tests.golden.exchange import PLAN, written

SCHEMA = etree.XMLSchema(etree.parse(str(ROOT / "ontology" / "stratml_part2.xsd")))
NS = {"s": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}
SSSOM_PY = os.environ.get("POLICY_SSSOM") or (str(ROOT / ".venv-sssom/bin/sssom") if (ROOT / ".venv-sssom/bin/sssom").is_file() else shutil.which("sssom"))
"""sssom-py brings eighty packages, one of them a plugin of pytest, so it lives in an environment of its own (make .venv-sssom)."""

HISTORY = chained([
    (MATTERS[0], "tool:pae", Suggested(tool="pae-suggest", tool_version="0.3", score=0.62, band="middle", rank=2, reasons=(("มีคำว่า บริการ", "shares “service”"),), quotes=(Quote(side="object", text="บริการของรัฐ", source="nsc", locator="หน้า 3"),))),
    (MATTERS[0], "สมชาย", Review(mark="accept", claim=Claim(directness="main"), quotes=(Quote(side="subject", text="ยกระดับบริการ", locator="บรรทัด 3"),), note="=ตรง", rubric=Rubric(scores={"causal": 1, "clarity": 4}))),
    (MATTERS[0], "สมหญิง", Review(mark="reject", note="ไม่ใช่เหตุโดยตรง")),
    (MATTERS[0], "ประธาน", Review(kind="adjudicated", mark="accept", claim=Claim(directness="secondary"), note="เป็นรอง")),
    (MATTERS[0], "ประธาน", Closing(kind="approved")),
    (MATTERS[2], "สมชาย", Review(mark="nothing-aligns", note="อ่านทั้งแผนแล้ว")),
    (MATTERS[0], "ประธาน", Closing(kind="withdrawn", note="แผนเปลี่ยน")),
])


@pytest.fixture(scope="module")
def out(built: GraphStore) -> dict[Path, str]:
    """What is written of the plan whose files are kept."""
    return written(built)


def test_files_of_standards_are_as_kept(out: dict[Path, str]) -> None:
    assert len(out) == 3
    for path, text in out.items():
        assert text == path.read_text("utf-8"), f"{path.name}: python -m tests.golden.exchange, and read the difference"


# --- SSSOM


def test_alignments_come_back_as_they_are_in_the_graph(built: GraphStore) -> None:
    again = understood(load_mappings(sssom_tsv(built, PLAN).encode(), "psds.sssom.tsv"))
    assert again.alignments == tuple(record for record in plan_facts(built, PLAN).alignments if record.status == "approved")
    assert len(again.alignments) > 100
    assert not again.events
    assert not again.problems


def test_a_gap_is_a_row_without_a_term(built: GraphStore) -> None:
    rows = [row for row in mapping_set(built, PLAN).mappings if row.object_id == NO_TERM]
    gaps = [record for record in plan_facts(built, PLAN).alignments if record.nothing_aligns]
    assert {(row.subject_id, row.object_source) for row in rows} == {(iri(record.subject), iri(record.scope or "")) for record in gaps}


def test_history_is_one_row_a_justification(built: GraphStore) -> None:
    rows = [row for row in mapping_set(built, PLAN, HISTORY).mappings if "ext_event" in row.ext]
    assert [row.ext["ext_event"] for row in rows] == ["suggested", "reviewed", "reviewed", "adjudicated", "approved", "reviewed"]
    assert [row.mapping_justification.rpartition("/")[2] for row in rows] == ["SemanticSimilarityThresholdMatching", "MappingReview", "MappingReview", "MappingReview", "ManualMappingCuration", "MappingReview"]
    assert [row.predicate_modifier for row in rows] == [None, None, "Not", None, None, None]
    assert [row.similarity_score for row in rows] == [0.62, None, None, None, None, None]
    assert [row.reviewer_label for row in rows] == [(), ("สมชาย",), ("สมหญิง",), ("ประธาน",), (), ("สมชาย",)]
    assert [row.object_id for row in rows][-1] == NO_TERM
    assert "withdrawn" in rows[4].ext["ext_later"]
    assert {row.ext["ext_status"] for row in rows[:5]} == {"withdrawn"}
    assert rows[0].predicate_id == PA + "contributesTo"
    assert len({row.record_id for row in rows}) == len(rows)


def test_history_comes_back_with_scores_dissent_and_chain(built: GraphStore) -> None:
    text = sssom_tsv(built, PLAN, HISTORY)
    again = understood(load_mappings(text.encode(), "x.sssom.tsv"))
    assert again.events == HISTORY
    assert fold(again.events) == fold(HISTORY)
    assert [event.hash for event in again.events] == [event.hash for event in HISTORY]
    assert not again.problems
    assert "\t'=ตรง" in text


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(event_logs)
def test_any_log_comes_back(events: tuple[Event, ...]) -> None:
    rows, waiting = event_rows(events, {})
    metadata: dict[str, Any] = {"mapping_set_id": "http://example.org/s", "license": "http://example.org/l"} | ({"other": waiting} if waiting else {})
    text = tsv(MappingSet(metadata=metadata, mappings=named(rows, "http://example.org/s")))
    found = read_sssom(text.encode())
    again, problems = events_of(found.mappings, str(found.metadata.get("other", "")))
    assert again == events
    assert not problems
    assert not found.problems


def test_a_row_that_somebody_changed_is_named(built: GraphStore) -> None:
    text = sssom_tsv(built, PLAN, HISTORY)
    assert text.count("\tไม่ใช่เหตุโดยตรง\t") == 1
    text = text.replace("\tไม่ใช่เหตุโดยตรง\t", "\tเห็นด้วย\t")
    assert [problem.rule for problem in read_sssom(text.encode()).problems] == ["sssom-changed"]


@pytest.mark.skipif(not SSSOM_PY and not os.environ.get("POLICY_REQUIRE_SSSOM"), reason="sssom-py is not installed (make .venv-sssom)")  # CI sets POLICY_REQUIRE_SSSOM
@pytest.mark.parametrize("history", [(), HISTORY], ids=["graph", "decisions"])
def test_sssom_py_accepts_the_file(built: GraphStore, tmp_path: Path, history: tuple[Event, ...]) -> None:
    file = tmp_path / "psds.sssom.tsv"
    file.write_text(sssom_tsv(built, PLAN, history, datetime(2026, 11, 28, tzinfo=UTC)), "utf-8")
    done = subprocess.run([str(SSSOM_PY), "validate", str(file)], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


# --- StratML


def told(document: PlanDocument, lang: Lang) -> list[Any]:
    """What must survive a file of one language, element by element."""
    out = []
    for kind, part, parent in document.walk():
        targets = [target.model_dump(exclude={"source", "locator", "also", "note", "set_by", "derived_from_observations", "as_of", "edition", "source_quality", "verification"}) for target in part.targets]
        words = (part.text or part.text_en, part.description, part.definition, part.locator, part.agencies, part.supporting_agencies) if lang == "th" else (part.text_en or part.text,)
        out.append((kind, part.id, parent and parent.id, words, part.kind, part.number, part.code, part.level, part.unit, part.verified, part.source, part.tracks, part.baselines, part.footnotes, targets))
    return out


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("plan", [PLAN, "master-plan", "national-strategy", "nesdp13", "gov-policy-2566", "anticorruption-plan-2566"])
def test_a_plan_goes_out_valid_and_comes_back(built: GraphStore, plan: str, lang: Lang) -> None:
    file = stratml_xml(built, plan, lang)
    assert SCHEMA.validate(etree.fromstring(file.data)), str(SCHEMA.error_log)
    before = plan_facts(built, plan).document
    _, after, problems = stratml_plan(file.data)
    assert not problems
    assert told(after, lang) == told(before, lang)
    assert (after.id, after.period_be) == (before.id, before.period_be)


def test_every_plan_of_the_graph_is_valid_stratml(built: GraphStore) -> None:
    found = plans(built)
    for plan in [*(plan for plan in found if plan.elements), next(plan for plan in found if not plan.elements)]:
        assert SCHEMA.validate(etree.fromstring(stratml_xml(built, plan.ref.id, "en").data)), (plan.ref.id, str(SCHEMA.error_log))


def test_alignments_hang_on_indicators_and_the_rest_is_declared(built: GraphStore) -> None:
    file = stratml_xml(built, PLAN, "th")
    root = etree.fromstring(file.data)
    relations = root.findall(".//s:Relationship", NS)
    facts = plan_facts(built, PLAN)
    referents = {relation.findtext("s:ReferentIdentifier", "", NS) for relation in relations}
    assert referents <= {iri(record.object) for record in facts.alignments if record.object and record.status == "approved"}
    ind2 = next(node for node in root.iter("{*}PerformanceIndicator") if node.findtext("s:Identifier", "", NS) == identifier(iri("psds-2567/ind2")))
    own = {record.object for record in facts.alignments if record.subject in {"psds-2567/ind2", PLAN} and record.status == "approved" and record.predicate != "conflictsWith"}
    assert {relation.findtext("s:ReferentIdentifier", "", NS) for relation in ind2.findall("s:Relationship", NS)} == {iri(end) for end in own if end}
    lost = [th for th, _ in file.losses]
    assert any("80 รายการไม่มีตัวชี้วัดให้ผูก" in sentence for sentence in lost)
    assert [line.removeprefix("[loss] ") for line in root.findtext("s:OtherInformation", "", NS).splitlines() if line.startswith("[loss]")] == lost


def test_places_of_objectives_follow_the_plan(built: GraphStore) -> None:
    root = etree.fromstring(stratml_xml(built, PLAN, "th").data)
    places = {node.findtext("s:Name", "", NS)[:40]: node.findtext("s:SequenceIndicator", "", NS) for node in root.iter("{*}Objective")}
    first = next(element for element in plan_facts(built, PLAN).document.groups if element.number == "1")
    assert places[(first.text or "")[:40]] == "1"
    assert places[(first.tactics[0].text or "")[:40]].startswith("1.")


def test_letters_that_xml_forbids_and_markup_in_names_do_no_harm() -> None:
    plan = PlanDocument.model_validate({"id": "ws-x", "title": "<b>แผน</b>\x00\x0b & \u202e", "groups": [{"id": "ws-x/s1", "text": "ก\x01", "kind": 'a"b]', "guidelines": [{"id": "ws-x/g", "text": "[pa:Goal id=x] ข้อความแนวทาง"}]}]})
    file = stratml_file(PlanFacts(plan, (), {}, {}), "th", "cite")
    assert SCHEMA.validate(etree.fromstring(file.data)), str(SCHEMA.error_log)
    _, again, _ = stratml_plan(file.data)
    assert [(kind, element.id, element.text) for kind, element, _ in again.walk()] == [("Strategy", "ws-x/s1", "ก"), ("Guideline", "ws-x/g", "[pa:Goal id=x] ข้อความแนวทาง")]


def test_files_say_when_and_what_is_open_and_read_the_same(built: GraphStore) -> None:
    made = datetime(2026, 11, 28, 3, tzinfo=UTC)
    xml, text = stratml_xml(built, PLAN, "th", made), sssom_tsv(built, PLAN, (), made)
    assert SCHEMA.validate(etree.fromstring(xml.data)), str(SCHEMA.error_log)
    assert "28 พฤศจิกายน 2569" in xml.data.decode()
    assert told(stratml_plan(xml.data)[1], "th") == told(stratml_plan(stratml_xml(built, PLAN, "th").data)[1], "th")
    assert "2026" in str(read_sssom(text.encode()).metadata["comment"])
    assert understood(read_sssom(text.encode())).alignments == understood(read_sssom(sssom_tsv(built, PLAN).encode())).alignments


# --- RDF


@pytest.mark.parametrize(("format_", "suffix"), [("turtle", "ttl"), ("jsonld", "jsonld"), ("nquads", "nq")])
def test_the_rdf_of_a_plan_is_the_plan(built: GraphStore, format_: Any, suffix: str) -> None:
    found = load_standard(plan_rdf(built, PLAN, format_), f"psds.{suffix}")
    facts = plan_facts(built, PLAN)
    assert found.plan == facts.document
    assert set(facts.alignments) <= set(found.alignments)
    assert {source.id for source in found.sources} >= {"cab-2024-07-09"}
    assert not found.problems


@pytest.mark.parametrize("write", [sssom_tsv, stratml_xml])
def test_an_unknown_plan_is_named(built: GraphStore, write: Any) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        write(built, "nowhere")
