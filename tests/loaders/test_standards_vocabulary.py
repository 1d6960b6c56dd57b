"""RDF of ours comes back as the very documents it was made of; RDF of others as far as it goes."""

from __future__ import annotations

import io

import pyoxigraph
import pytest

from loaders.dataset import Dataset
from loaders.problems import DataError
from loaders.rdf.alignments import alignment_quads
from loaders.rdf.plans import plan_quads
from loaders.rdf.tables import source_quads
from loaders.records import AlignmentTable, SourceTable
from loaders.standards import load_standard
from loaders.standards.kinds import format_of
from loaders.standards.limits import MAX_DEPTH
from loaders.standards.rdf import statements
from loaders.standards.read import read_plan
from loaders.standards.skos import schemes, skos_plan
from loaders.standards.terms import Statements
from loaders.standards.vocabulary import instruments, plan_document
from loaders.standards.vocabulary_alignments import alignment_records, source_records
from ontology.namespaces import PREFIXES, iri

SKOS_HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <http://example.org/> . x:s a skos:ConceptScheme ; skos:prefLabel 'Goals'@en, 'เป้าหมาย'@th .\n"


def test_every_plan_comes_back_from_its_statements(dataset: Dataset) -> None:
    """Written again, the document that was read gives the same statements, to the last one, for each plan of the data."""
    for plan in dataset.plans:
        quads = plan_quads(plan.record, dataset.agency_names, "http://example.org/g").quads
        said = Statements(quads)
        document, problems = plan_document(said, instruments(said)[0])
        again = plan_quads(document, dataset.agency_names, "http://example.org/g").quads
        assert set(again) == set(quads), plan.record.id
        assert not problems


def test_every_alignment_and_source_comes_back(dataset: Dataset) -> None:
    ends = [iri(end) for end in dataset.plan_of]
    for table in dataset.alignments:
        quads = alignment_quads(AlignmentTable(alignments=table.record.alignments), dataset, "http://example.org/g").quads
        records, problems = alignment_records(Statements(quads), ends)
        assert set(alignment_quads(AlignmentTable(alignments=records), dataset, "http://example.org/g").quads) == set(quads)
        assert not problems
    sources, problems = source_records(Statements(source_quads(dataset.sources.record, "http://example.org/g").quads))
    assert set(sources) == set(dataset.sources.record.sources)
    assert SourceTable(sources=sources)
    assert not problems


@pytest.mark.parametrize(("format_", "suffix"), [(pyoxigraph.RdfFormat.TURTLE, "ttl"), (pyoxigraph.RdfFormat.N_TRIPLES, "nt"), (pyoxigraph.RdfFormat.RDF_XML, "rdf")])
def test_any_serialisation_gives_the_same_plan(dataset: Dataset, format_: pyoxigraph.RdfFormat, suffix: str) -> None:
    (plan,) = [each.record for each in dataset.plans if each.record.id == "psds-2567"]
    triples = [quad.triple for quad in plan_quads(plan, dataset.agency_names, "http://example.org/g").quads]
    output = io.BytesIO()
    pyoxigraph.serialize(triples, output, format_, prefixes=PREFIXES if suffix == "ttl" else None)
    found = read_plan(output.getvalue(), suffix)  # type: ignore[arg-type]
    assert found.kind == "vocabulary"
    assert {element.id: element.text for _, element, _ in found.plan.walk()} == {element.id: element.text for _, element, _ in plan.walk()}


def test_a_plan_published_under_another_address_keeps_its_ids() -> None:
    text = """@prefix pa: <https://w3id.org/policy-alignment/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix d: <http://purl.org/dc/terms/> . @prefix o: <https://plans.example.org/id/> .
    o:p1 a pa:Instrument ; d:title "แผนทดสอบ"@th ; pa:startYear "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> .
    <https://plans.example.org/id/p1/s1> a pa:Strategy ; skos:inScheme o:p1 ; skos:prefLabel "ยกระดับ"@th ; pa:number "1" ."""
    plan = load_standard(text.encode(), "p.ttl").plan
    assert (plan.id, plan.period_be) == ("p1", {"start": 2567})
    assert [(kind, element.id, element.number) for kind, element, _ in plan.walk()] == [("Strategy", "p1/s1", "1")]


def test_what_a_document_cannot_hold_is_named_and_the_rest_kept() -> None:
    text = """@prefix pa: <https://w3id.org/policy-alignment/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix id: <https://w3id.org/policy-alignment/id/> .
    id:p a pa:Instrument ; skos:prefLabel "แผน"@th . <https://w3id.org/policy-alignment/id/p/i> a pa:Indicator ; skos:inScheme id:p ; skos:prefLabel "ตัวชี้วัด"@th .
    <https://w3id.org/policy-alignment/id/p/i/t> a pa:Target ; pa:ofIndicator <https://w3id.org/policy-alignment/id/p/i> ; pa:comparator "about" ; pa:verbatim "ราว 5" ."""
    found = read_plan(text.encode(), "ttl", "p.ttl")
    assert [element.text for element in found.plan.indicators] == ["ตัวชี้วัด"]
    assert not found.plan.indicators[0].targets
    assert any("about" in problem.th and "p/i" in problem.th for problem in found.problems)


# --- SKOS


def test_a_skos_scheme_becomes_a_plan_by_broader_and_narrower() -> None:
    text = SKOS_HEAD + """x:b skos:inScheme x:s ; skos:notation "2" ; skos:prefLabel "ข"@th . x:a skos:topConceptOf x:s ; skos:notation "1" ; skos:prefLabel "A"@en ; skos:definition "what A is" .
    x:a1 skos:inScheme x:s ; skos:broader x:a ; skos:prefLabel "ก1"@th, "A1"@en, "A un"@fr . x:a1i skos:broader x:a1 ; skos:inScheme x:s ; skos:prefLabel "ลึก"@th ; skos:exactMatch x:other ."""
    found = read_plan(text.encode(), "ttl", "v.ttl")
    assert (found.kind, found.plan.title, found.plan.title_en) == ("skos", "เป้าหมาย", "Goals")
    walked = [(kind, element.text or element.text_en, element.number, parent and (parent.text or parent.text_en)) for kind, element, parent in found.plan.walk()]
    assert walked == [("Strategy", "A", "1", None), ("Tactic", "ก1", None, "A"), ("Guideline", "ลึก", None, "ก1"), ("Strategy", "ข", "2", None)]
    assert found.plan.groups[0].locator == "<http://example.org/a>"
    assert {problem.rule for problem in found.problems} == {"matches", "languages"}


def test_circles_and_second_parents_of_a_vocabulary_are_cut_and_named() -> None:
    text = SKOS_HEAD + "x:c skos:inScheme x:s ; skos:broader x:d . x:d skos:inScheme x:s ; skos:broader x:c . x:t skos:topConceptOf x:s ; skos:narrower x:m . x:u skos:topConceptOf x:s ; skos:narrower x:m ."
    document, problems = skos_plan(found := statements(text.encode(), "ttl"), schemes(found)[0])
    assert sorted((element.locator or "")[-2] for _, element, _ in document.walk()) == ["c", "d", "m", "t", "u"]
    assert {"circle", "several-parents", "no-label"} <= {problem.rule for problem in problems}


def test_a_plan_nested_beyond_the_limit_is_refused() -> None:
    chain = "".join(f"x:n{number} skos:inScheme x:s ; skos:prefLabel 'n'@en ; skos:broader x:n{number - 1} .\n" for number in range(1, MAX_DEPTH + 2))
    with pytest.raises(DataError, match="ซ้อนกันเกิน"):
        read_plan((SKOS_HEAD + "x:n0 skos:topConceptOf x:s .\n" + chain).encode(), "ttl")


def test_of_several_plans_the_largest_is_read_or_the_one_asked_for() -> None:
    text = SKOS_HEAD + "x:a skos:inScheme x:s . x:z a skos:ConceptScheme ; skos:prefLabel 'Zeta'@en . x:b skos:inScheme x:z . x:c skos:inScheme x:z ."
    found = read_plan(text.encode(), "ttl")
    assert (found.plan.title, found.others) == ("Zeta", ("http://example.org/s",))
    assert found.problems[0].rule == "several-plans"
    assert read_plan(text.encode(), "ttl", plan="http://example.org/s").plan.title == "เป้าหมาย"
    with pytest.raises(DataError, match="ไม่มีแผน «x»"):
        read_plan(text.encode(), "ttl", plan="x")


# --- which kind a file is


@pytest.mark.parametrize(("data", "name", "expected"), [
    (b"@prefix a: <http://a/> .", "x", "ttl"), (b"# note\n@prefix a: <http://a/> .", "x.txt", "ttl"), (b"<http://a> <http://b> <http://c> .", "x", "nq"), (b"<http://a> <http://b> <http://c> .", "x.nt", "nt"),
    (b'{"@context": {}, "@id": "x"}', "x.json", "jsonld"), (b'{"a": 1}', "x.json", None), (b"<html><body>x</body></html>", "x.xml", None), (b"<!DOCTYPE html><html/>", "x.xml", None),
    (b'<?xml version="1.0"?><StrategicPlan/>', "x", "stratml"), (b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "x.xml", "rdf"),
    ('<?xml version="1.0" encoding="UTF-16"?><StrategicPlan/>'.encode("utf-16"), "x.xml", "stratml"), (b"<other/>", "x.xml", "stratml"), (b"<other/>", "x.docx", None),
    (b"#mapping_set_id: http://x\nsubject_id\tpredicate_id\n", "x.tsv", "sssom"), (b"subject_id\tpredicate_id\tobject_id\tmapping_justification\n", "x.txt", "sssom"),
    ("โครงการ\tงบประมาณ\nก\t1\n".encode(), "x.tsv", None), ("แผนปฏิบัติราชการ".encode(), "x.txt", None), (b"PK\x03\x04", "x.xlsx", None),
    (b"<table>\n <tr>\n  <td>x</td>", "x.html", None), (b"<div> <p> <b>x</b>", "x", None), (b"<center> <table> <tr>", "x.xls", None), (b"<urn:a:b> <http://b> 'c' .", "x", "nq"),
])
def test_a_file_is_known_by_its_content(data: bytes, name: str, expected: str | None) -> None:
    assert format_of(data, name) == expected
