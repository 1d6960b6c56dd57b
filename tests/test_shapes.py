"""The shapes: nothing is wrong with the data, and every rule is broken by what it forbids, at every class that it guards.

All mutations are validated in one run: each is made on a small copy of the graph around its focus node, under names of its own.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import get_args

import pytest
from rdflib import DCAT, PROV, RDF, RDFS, SH, SKOS, VOID, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.validate import SHAPES, Finding, validate_graph
from loaders import records
from loaders.records import Approval, Evidence, Footnote, Remark
from ontology.namespaces import ID, ORG
from tests.decisions.sample import decided
from tests.shape_mutations import BREAKS, PA, Break

pytestmark = pytest.mark.serial

S = "https://w3id.org/policy-alignment/shapes#"
TURTLE = Graph().parse(SHAPES, format="turtle")
THAI = re.compile("[\u0e01-\u0e5b]")
LIMIT_SECONDS = 60
NEIGHBOURS = 3
"""Incoming links kept of one kind: a source is cited a thousand times."""


def short(node: Node) -> str:
    return str(node).removeprefix(S)


QUERIES = ("unique-code", "years-in-order")
"""Rules in SPARQL: one sentence with both languages, see the head of shapes.ttl."""
RULES = sorted({short(s) for s in TURTLE.subjects(SH.message) if isinstance(s, URIRef)} - {f"{name}-query" for name in QUERIES} | set(QUERIES))
GUARDS = sorted({s for s in TURTLE.subjects(SH.property) if isinstance(s, URIRef)})


@dataclass(frozen=True)
class Row:
    """One mutation: a rule broken at one class."""

    rule: str
    guard: str
    """Node shape that lists the rule; the rule itself where it has its own target."""
    kind: URIRef | None
    link: URIRef | None = None
    """Target by property instead of class."""


def as_iri(node: Node | None) -> URIRef | None:
    return node if isinstance(node, URIRef) else None


def rows() -> Iterator[Row]:
    for guard in GUARDS:
        kind, link = TURTLE.value(guard, SH.targetClass), TURTLE.value(guard, SH.targetSubjectsOf)
        assert isinstance(kind or link, URIRef)
        for listed in sorted(map(short, TURTLE.objects(guard, SH.property))):
            yield Row(listed, short(guard), as_iri(kind), as_iri(link))
    for rule in RULES:
        if (URIRef(S + rule), RDF.type, SH.NodeShape) in TURTLE:
            yield Row(rule, rule, None)


ROWS = list(rows())


@pytest.fixture(scope="module")
def memory(memory: Graph) -> Graph:
    """The graph with decisions on it, which have shapes too."""
    return decided(memory)


# --- the shapes themselves ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("rule", RULES)
def test_rule_tells_thai_and_english_whom_it_is_about(rule: str) -> None:
    node = URIRef(S + rule)
    texts = [text for text in TURTLE.objects(node, SH.message) if isinstance(text, Literal)]
    if rule in QUERIES:
        thai, english = str(TURTLE.value(URIRef(f"{S}{rule}-query"), SH.message)).split(" · ")
        assert thai.startswith("{label}")
        assert english.startswith("{label}")
        assert THAI.search(thai)
        assert not THAI.search(english)
        return
    assert sorted(str(text.language) for text in texts) == ["en", "th"]
    for text in texts:
        assert text.startswith("{label}")
        assert set(re.findall(r"{(\w+)}", text)) <= {"label", "number", "value"}
        assert bool(THAI.search(text)) == (text.language == "th")


def test_every_class_of_the_graph_has_a_shape(memory: Graph) -> None:
    guarded = set(TURTLE.objects(None, SH.targetClass))
    used = {kind for node, kind in memory.subject_objects(RDF.type) if str(node).startswith(ID)}
    foreign = {kind for kind in used if not str(kind).startswith(str(PA))} - {URIRef(ORG + "FormalOrganization")}
    kinds_of_remark = set(memory.subjects(RDFS.subClassOf, PA.Remark))
    assert used - foreign - kinds_of_remark <= guarded
    published = {kind for kind in foreign if str(kind).startswith((str(SH), str(VOID), str(DCAT)))}  # queries/published.py, described.py
    assert foreign - published <= {SKOS.Concept, SKOS.ConceptScheme, *(PROV[name] for name in ("Plan", "Activity", "Agent", "Person", "SoftwareAgent"))}


def test_closed_lists_are_those_of_the_records_and_the_vocabulary(memory: Graph) -> None:
    def listed(rule: str) -> set[str]:
        head = TURTLE.value(URIRef(S + rule), SH["in"])
        assert head is not None
        return {str(value) for value in Collection(TURTLE, head)}

    for rule, values in (("comparator", records.Operator), ("decision", Approval.model_fields["decision"].annotation),
                         ("remark-kind", Remark.model_fields["kind"].annotation), ("side", Evidence.model_fields["side"].annotation),
                         ("footnote-role", get_args(Footnote.model_fields["role"].annotation)[0])):
        assert listed(rule) == set(get_args(values)), rule
    for rule, kind in (("status", PA.Status), ("basis", PA.Basis), ("function", PA.Function), ("extent", PA.Extent), ("role", PA.Role),
                       ("directness", PA.Directness), ("measure", PA.Measure), ("observed-measure", PA.Measure),
                       ("lower-is-better", PA.Measure), ("source-quality", PA.SourceQuality)):
        assert listed(rule) == {str(member) for member in memory.subjects(RDF.type, kind)}, rule
    assert listed("predicate") == {str(PA[name]) for name in get_args(records.Predicate)}


# --- nothing is wrong --------------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def clean(memory: Graph) -> list[Finding]:
    """Findings on the real graph; the time it takes is part of the promise."""
    before = time.process_time()
    findings = validate_graph(memory)
    assert time.process_time() - before < LIMIT_SECONDS
    return findings


def test_no_violation_in_the_data(clean: list[Finding]) -> None:
    assert not [finding.en for finding in clean if finding.severity == "violation"]


def test_warnings_are_of_kinds_we_know(clean: list[Finding]) -> None:
    """What nobody has found yet: Thai wording, a text, a number, a second quote. A changed wording would need a review."""
    known = {"thai-label", "footnote-text", "indicator-is-measured", "curated-quotes-both-sides"}
    assert {short(URIRef(finding.shape)) for finding in clean} <= known


# --- every rule can be broken ------------------------------------------------------------------------------------------------------

def candidates(graph: Graph, row: Row, rule: Break) -> Iterable[Node]:
    if rule.on:
        return graph.subjects(RDF.type, PA[rule.on])
    return graph.subjects(RDF.type, row.kind) if row.kind else graph.subjects(row.link)


def focus_of(graph: Graph, row: Row, tainted: set[str]) -> URIRef | None:
    """First node that the rule guards, that nothing is wrong with, and on which the break works."""
    rule = BREAKS[row.rule]
    where = dict(rule.where)
    if row.rule in {"source", "verified"} and row.guard != "Reference":
        where[PA.verified] = Literal(True)
    needs = rule.needs + ((PA.predicate,) if row.guard == "Alignment" else ())
    for node in sorted(node for node in set(candidates(graph, row, rule)) if isinstance(node, URIRef)):
        if not node.startswith(ID) or str(node) in tainted:
            continue
        if row.kind and (node, RDF.type, row.kind) not in graph:
            continue
        if all((node, key, value) in graph for key, value in where.items()) and all((node, key, None) in graph for key in needs) \
                and not any((node, key, None) in graph for key in rule.lacks):
            return node
    return None


def around(graph: Graph, focus: URIRef) -> Graph:
    """The focus node with all it says, what it links to, and a few of those that link to it."""
    part = Graph()
    incoming: dict[Node, list[Node]] = defaultdict(list)
    for subject, predicate in sorted(graph.subject_predicates(focus), key=str):
        incoming[predicate].append(subject)
    near = {node for node in graph.objects(focus) if str(node).startswith(ID)}
    for predicate, subjects in incoming.items():
        for subject in islice(subjects, NEIGHBOURS):
            part.add((subject, predicate, focus))
            near.add(subject)
    for node in (focus, *near):
        for triple in graph.triples((node, None, None)):
            part.add(triple)
    return part


def renamed(part: Graph, index: int) -> Graph:
    """The same under names of its own, so that copies do not touch each other."""
    def name(node: Node) -> Node:
        return copied(node, index) if isinstance(node, URIRef) and node.startswith(ID) else node

    copy = Graph()
    for s, p, o in part:
        copy.add((name(s), p, name(o)))
    return copy


def copied(node: URIRef, index: int) -> URIRef:
    return URIRef(f"{ID}copy{index}/{node.removeprefix(ID)}")


@pytest.fixture(scope="module")
def broken(memory: Graph, clean: list[Finding]) -> dict[Row, tuple[URIRef, Graph, list[Finding]]]:
    """Every mutation with its focus node, its graph and what is found on that node."""
    tainted = {finding.focus for finding in clean}
    together, places = Graph(), {}
    for triple in memory.triples((None, RDFS.subClassOf, None)):
        together.add(triple)
    for index, row in enumerate(ROWS):
        focus = focus_of(memory, row, tainted)
        if focus is None:
            continue
        part = around(memory, focus)
        for edit in BREAKS[row.rule].edits:
            edit(part, focus)
        copy = renamed(part, index)
        places[row] = (copied(focus, index), copy)
        for triple in copy:
            together.add(triple)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in validate_graph(together):
        found[finding.focus].append(finding)
    return {row: (focus, copy, found[str(focus)]) for row, (focus, copy) in places.items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.guard}/{row.rule}")
def test_mutation_is_caught(row: Row, broken: dict[Row, tuple[URIRef, Graph, list[Finding]]]) -> None:
    assert row in broken, "the data has no node on which this rule could be broken"
    focus, copy, findings = broken[row]
    assert {short(URIRef(finding.shape)) for finding in findings} == {row.rule} | BREAKS[row.rule].also
    severity = TURTLE.value(URIRef(S + row.rule), SH.severity) or SH.Violation
    for finding in findings:
        if short(URIRef(finding.shape)) != row.rule:
            continue
        assert finding.severity == str(severity).removeprefix(str(SH)).lower()
        for sentence, lang in ((finding.th, "th"), (finding.en, "en")):
            assert "id:" + focus.removeprefix(ID) in sentence
            assert "{" not in sentence
            assert THAI.search(sentence) if lang == "th" else re.search(r"[a-z]{3}", sentence)
            for label in copy.objects(focus, SKOS.prefLabel):
                if isinstance(label, Literal) and label.language == lang and lang == "th" and row.rule not in {"label", "unique-code"}:
                    assert str(label)[:80] in sentence


def test_table_breaks_every_rule() -> None:
    assert set(BREAKS) == set(RULES)
    assert {row.rule for row in ROWS} == set(RULES)
