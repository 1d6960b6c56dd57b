"""The vocabulary: told in two languages, used and nothing more, consistent with the data under OWL RL, JSON-LD without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import get_args

import owlrl
import pytest
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from graph.decisions.records import Kind, Mark, Suggested
from graph.settings import ROOT
from loaders import records
from loaders.records import AlignmentRecord, Approval, Element, Evidence, Footnote, Remark
from ontology.namespaces import ID, PREFIXES, XSD, prefixes_in
from ontology.namespaces import PA as PA_TEXT
from tests.decisions.sample import decided

PA = Namespace(PA_TEXT)
SCHEMA = Namespace(PREFIXES["schema"])
ERRORS = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")  # what owlrl writes its contradictions with
ONTOLOGY = URIRef(PA_TEXT.removesuffix("#"))
FOLDER = ROOT / "ontology"
TURTLE = Graph().parse(FOLDER / "alignment.ttl", format="turtle")
TERMS = sorted(term for term in TURTLE.subjects(RDFS.isDefinedBy, ONTOLOGY) if isinstance(term, URIRef))
CLASSES = [term for term in TERMS if (term, RDF.type, OWL.Class) in TURTLE]
LINKS = [term for term in TERMS if (term, RDF.type, OWL.ObjectProperty) in TURTLE]
VALUES = [term for term in TERMS if (term, RDF.type, OWL.DatatypeProperty) in TURTLE]
MEMBERS = [term for term in TERMS if (term, RDF.type, OWL.NamedIndividual) in TURTLE]
THAI = re.compile("[\u0e01-\u0e5b]")


@pytest.fixture(scope="module")
def memory(memory: Graph) -> Graph:
    """The graph with decisions on it, which are written in the same vocabulary."""
    return decided(memory)


def name(term: Node) -> str:
    return str(term).removeprefix(PA_TEXT)


def facts(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Triples about our things: all but the vocabulary's own."""
    return (triple for triple in graph if str(triple[0]).startswith(ID))


# --- every term is explained -------------------------------------------------------------------------------------------------------

def test_ontology_says_what_it_is() -> None:
    assert {literal.language for literal in TURTLE.objects(ONTOLOGY, DCTERMS.title) if isinstance(literal, Literal)} == {"th", "en"}
    assert TURTLE.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(TURTLE.value(ONTOLOGY, OWL.versionInfo)))
    assert any("not registered" in str(comment) for comment in TURTLE.objects(ONTOLOGY, RDFS.comment))


def test_no_blank_node() -> None:
    """The dump of a build is byte-identical only without blank nodes."""
    assert not [triple for triple in TURTLE if not all(isinstance(term, URIRef | Literal) for term in triple)]


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_term_is_told_in_thai_and_english(term: URIRef) -> None:
    for predicate, least in ((RDFS.label, 2), (RDFS.comment, 8)):
        texts = {text.language: str(text) for text in TURTLE.objects(term, predicate) if isinstance(text, Literal)}
        assert set(texts) == {"en", "th"}, f"{name(term)}: {predicate}"
        assert all(len(text) >= least for text in texts.values())
        assert not THAI.search(texts["en"].replace("ยุทธศาสตร์", "").replace("หมุดหมาย", "").replace("(หลัก)", "").replace("(รอง)", ""))
    assert any(THAI.search(str(text)) for text in TURTLE.objects(term, RDFS.comment) if text.language == "th")  # type: ignore[attr-defined]


def test_every_pa_subject_is_defined() -> None:
    """Nothing in the namespace stands outside the list of terms, nor is anything of two kinds."""
    assert {subject for subject in TURTLE.subjects() if str(subject).startswith(PA_TEXT)} == set(TERMS)
    kinds = [CLASSES, LINKS, VALUES, MEMBERS, [PA.Code]]
    assert sorted(term for kind in kinds for term in kind) == TERMS


# --- no orphan, and nothing undefined ----------------------------------------------------------------------------------------------

def test_graph_uses_only_defined_terms(memory: Graph) -> None:
    used = {term for triple in facts(memory) for term in triple if isinstance(term, URIRef) and str(term).startswith(PA_TEXT)}
    used.discard(URIRef(PA_TEXT))  # the description of the dataset names the vocabulary as a whole
    datatypes = {literal.datatype for _, _, literal in facts(memory) if isinstance(literal, Literal)}
    used |= {datatype for datatype in datatypes if datatype is not None and datatype.startswith(PA_TEXT)}
    assert used <= set(TERMS), sorted(map(name, used - set(TERMS)))


def test_every_term_is_written_by_the_code() -> None:
    """A term that no loader can write is a promise nobody keeps. Values of closed lists come from the records."""
    code = "".join(path.read_text("utf-8") for path in (*(ROOT / "loaders" / "rdf").glob("*.py"), *(ROOT / "loaders" / "records").glob("*.py"), ROOT / "graph" / "decisions" / "rdf.py"))
    written = set(re.findall(r'"([A-Za-z]+)"', code)) | {f"{side}{what}" for side in ("subject", "object") for what in ("Edition", "TextHash")}
    ranges = {name(value) for link in LINKS for value in TURTLE.objects(link, RDFS.range)}
    assert not [name(term) for term in TERMS if name(term) not in written | ranges]


@pytest.mark.parametrize("term", CLASSES, ids=name)
def test_class_hangs_together_with_the_rest(term: URIRef) -> None:
    above = list(TURTLE.objects(term, RDFS.subClassOf))
    typed = list(TURTLE.subjects(RDFS.range, term)) + list(TURTLE.subjects(RDFS.domain, term)) + list(TURTLE.subjects(SCHEMA.domainIncludes, term))
    assert above or typed


@pytest.mark.parametrize("term", LINKS + VALUES, ids=name)
def test_property_is_used_or_placed(term: URIRef, memory: Graph) -> None:
    declared = [o for p in (RDFS.domain, RDFS.range, RDFS.subPropertyOf, SCHEMA.domainIncludes) for o in TURTLE.objects(term, p)]
    assert declared
    assert all(target in TERMS for target in declared if str(target).startswith(PA_TEXT))
    values = list(memory.objects(None, term))
    assert all(isinstance(value, URIRef if term in LINKS else Literal) for value in values)


CLOSED_LISTS = [
    ("Basis", records.Basis, {}),
    ("Status", AlignmentRecord.model_fields["status"].annotation, {}),
    ("Directness", records.Directness, {}),
    ("Measure", records.Measure, {"ratio": "ratioMeasure", "level": "levelMeasure"}),
    ("LabelStatus", records.LabelStatus, {"official-draft": "officialDraft", "as-published": "asPublished"}),
    ("SourceQuality", records.Sourced.model_fields["source_quality"].annotation, {"secondary": "secondarySource"}),
    ("Function", get_args(AlignmentRecord.model_fields["function"].annotation)[0], {"implements": "implementsFunction"}),
    ("Extent", get_args(AlignmentRecord.model_fields["extent"].annotation)[0], {}),
]


@pytest.mark.parametrize(("cls", "values", "renamed"), CLOSED_LISTS, ids=[row[0] for row in CLOSED_LISTS])
def test_closed_list_is_that_of_the_records(cls: str, values: object, renamed: dict[str, str]) -> None:
    wanted = {renamed.get(value, value) for value in get_args(values)}
    assert {name(member) for member in TURTLE.subjects(RDF.type, PA[cls])} == wanted


def test_classes_and_predicates_are_those_of_the_records() -> None:
    assert all((PA[kind], RDFS.subClassOf, None) in TURTLE for kind in get_args(records.ElementType))
    assert all(PA[predicate] in LINKS for predicate in get_args(records.Predicate))


@pytest.mark.parametrize(("term", "values"), [
    ("decision", Approval.model_fields["decision"].annotation),
    ("remarkKind", Remark.model_fields["kind"].annotation),
    ("side", Evidence.model_fields["side"].annotation),
    ("footnoteRole", get_args(Footnote.model_fields["role"].annotation)[0]),
    ("verificationMethod", get_args(Remark.model_fields["verification"].annotation)[0]),
    ("eventKind", Kind),
    ("mark", Mark),
    ("band", get_args(Suggested.model_fields["band"].annotation)[0]),
    ("targetLevel", get_args(Element.model_fields["level"].annotation)[0]),
], ids=lambda value: value if isinstance(value, str) else "")
def test_comment_names_the_values_of_a_text_list(term: str, values: object) -> None:
    comments = list(TURTLE.objects(PA[term], RDFS.comment))
    assert len(comments) == 2
    for comment in comments:
        assert all(value in str(comment) for value in get_args(values))


def test_hierarchy_is_as_designed() -> None:
    assert (PA.Element, RDFS.subClassOf, SKOS.Concept) in TURTLE
    assert {PROV.Plan, SKOS.ConceptScheme} <= set(TURTLE.objects(PA.Instrument, RDFS.subClassOf))
    below = set(TURTLE.subjects(RDFS.subPropertyOf, PA.alignsWith))
    assert below == {PA.contributesTo, PA.implements, PA.derivedFrom, PA.measuredBySame}
    for apart in (PA.conflictsWith, PA.supportsWithinPlan, PA.relatesTo):
        assert not list(TURTLE.objects(apart, RDFS.subPropertyOf))
    assert not [s for s, o in TURTLE.subject_objects(RDFS.subPropertyOf) if str(o).startswith(str(SKOS))]


# --- consistent under OWL RL -------------------------------------------------------------------------------------------------------

REUSED = ((SKOS.Concept, OWL.disjointWith, SKOS.ConceptScheme), (PROV.Plan, RDFS.subClassOf, PROV.Entity),
          (PROV.Activity, OWL.disjointWith, PROV.Entity))
"""What SKOS and PROV-O say of the classes we build on; a contradiction with them is a contradiction too."""


def closure(graph: Graph) -> Graph:
    expanded = Graph()
    for triple in (*graph, *REUSED):
        expanded.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False, axiomatic_triples=False, datatype_axioms=False).expand(expanded)
    return expanded


def contradictions(expanded: Graph) -> list[str]:
    return [str(text) for text in expanded.objects(None, ERRORS.error)] + [f"{thing} is Nothing" for thing in expanded.subjects(RDF.type, OWL.Nothing)]


@pytest.fixture(scope="module")
def expanded(memory: Graph) -> Graph:
    """OWL RL closure of ontology and data together."""
    return closure(memory)


def test_ontology_and_data_are_consistent(expanded: Graph) -> None:
    assert not contradictions(expanded)


def test_reasoner_types_nothing_anew(expanded: Graph, memory: Graph) -> None:
    """Domains and ranges are true: they tell a thing no class of ours that the data did not already give it."""
    news = {(s, o) for s, o in expanded.subject_objects(RDF.type)
            if str(s).startswith(ID) and str(o).startswith(PA_TEXT) and (s, RDF.type, o) not in memory}
    assert not news


def test_edges_need_no_reasoner(expanded: Graph, memory: Graph) -> None:
    """What the sub-properties entail is written. Only the way back of a shared measure is left to the reasoner: it has no upper end."""
    for predicate in (PA.alignsWith, PA.contributesTo, PA.implements, PA.derivedFrom, PA.measuredBySame, PA.conflictsWith):
        entailed = {(s, o) for s, o in expanded.subject_objects(predicate) if (s, predicate, o) not in memory}
        assert all((s, PA.measuredBySame, o) in memory and predicate == PA.alignsWith for s, o in entailed), name(predicate)


@pytest.mark.parametrize(("subject", "predicate", "object_"), [
    (URIRef(ID + "psds-2567"), RDF.type, PA.Strategy),                         # a plan that is an element
    (URIRef(ID + "psds-2567/s1"), RDF.type, SKOS.ConceptScheme),               # SKOS keeps the two apart
    (URIRef(ID + "psds-2567/s1"), RDF.type, PA.Source),
    (URIRef(ID + "psds-2567/s1"), PA.versionOf, URIRef(ID + "psds-2567/s2")),  # the domain is a wording
    (URIRef(ID + "psds-2567/s1"), PA.responsibility, URIRef(ID + "agency/dga")),
    (PA.approved, RDF.type, PA.Basis),
])
def test_contradiction_is_found(subject: URIRef, predicate: URIRef, object_: URIRef, memory: Graph) -> None:
    """The consistency test can fail: each of these makes it."""
    part = Graph()
    for triple in TURTLE:
        part.add(triple)
    for node in {subject, object_}:
        for triple in memory.triples((node, RDF.type, None)):
            part.add(triple)
    assert not contradictions(closure(part))
    part.add((subject, predicate, object_))
    assert contradictions(closure(part))


# --- JSON-LD -----------------------------------------------------------------------------------------------------------------------

CONTEXT = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]


def test_json_ld_loses_nothing(memory: Graph) -> None:
    text = memory.serialize(format="json-ld", context=CONTEXT)
    again = Graph().parse(data=text, format="json-ld")
    assert set(again) == set(memory)  # no blank nodes, so equality of sets is isomorphism
    around = Graph()
    for triple in memory.triples((URIRef(ID + "psds-2567/s1"), None, None)):
        around.add(triple)
    assert isomorphic(around, Graph().parse(data=around.serialize(format="json-ld", context=CONTEXT), format="json-ld"))


def test_json_ld_reads_well(memory: Graph) -> None:
    part = Graph()
    for triple in memory.triples((URIRef(ID + "psds-2567"), None, None)):
        part.add(triple)
    node = json.loads(part.serialize(format="json-ld", context=CONTEXT))
    assert node["@id"] == "id:psds-2567"
    assert "Instrument" in node["@type"]
    assert node["basis"] == "official"
    assert THAI.search(node["title"]["th"])
    assert node["startYear"] == "2024"


def test_context_loads_nothing() -> None:
    """An array or a string in its place would name a remote context."""
    assert isinstance(CONTEXT, dict)
    assert "@import" not in CONTEXT
    assert {prefix: CONTEXT[prefix] for prefix in PREFIXES} == PREFIXES


@pytest.mark.parametrize("term", LINKS + VALUES, ids=name)
def test_context_knows_each_property(term: URIRef) -> None:
    entry = CONTEXT[name(term)]
    assert entry["@id"] == "pa:" + name(term)
    range_ = TURTLE.value(term, RDFS.range)
    if term in LINKS:
        assert entry["@type"] in {"@id", "@vocab"}
    elif range_ == RDF.langString:
        assert entry["@container"] == "@language"
    elif range_ is not None and str(range_) != XSD + "string":
        assert entry["@type"] == str(range_).replace(XSD, "xsd:")


def test_names_of_the_code_agree_with_the_vocabulary() -> None:
    assert str(ONTOLOGY) + "#" == PA_TEXT


def test_a_query_is_handed_the_prefixes_it_may_use() -> None:
    """Fewer are quicker; too few would break it."""
    assert prefixes_in("SELECT * { ?s a pa:Instrument ; rdfs:label ?l }") == {name: PREFIXES[name] for name in ("pa", "rdfs")}
    assert prefixes_in("ASK { }") == {}
