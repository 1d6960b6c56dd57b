"""The benchmark programs: simulated graphs are what they say, measurements are sound, the W3C's tests are judged rightly."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from benchmarks import queries, w3c
from benchmarks.graphs import SimulatedGraph, simulated_graph, statements
from benchmarks.questions import classified, questions
from benchmarks.report import geometric_mean, growth, verdicts
from benchmarks.simulate import PACKAGE_STATEMENTS, package, upper_package
from benchmarks.w3c_answers import Answer, expected, same
from benchmarks.w3c_suite import SuiteError, path_of, read_suite
from graph.store import GraphStore, open_store
from graph.validate import memory_graph, validate_graph
from loaders.checks import check_dataset
from loaders.rdf import dataset_quads
from ontology.namespaces import DCTERMS, ORG, PA, PROV, RDF, RDFS, SKOS, graph_iri
from queries import library

SMALL = 2_000


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def small(bench: Path) -> SimulatedGraph:
    return simulated_graph(SMALL, 1, bench)


def classes_and_properties(quads: list[Quad]) -> set[str]:
    """Classes that things have and properties that say something, without the vocabulary's own graph."""
    ours = [quad for quad in quads if quad.graph_name != NamedNode(graph_iri("ontology"))]
    classes = {quad.object.value for quad in ours if quad.predicate.value == RDF + "type" and isinstance(quad.object, NamedNode)}
    return classes | {quad.predicate.value for quad in ours}


def test_same_seed_same_graph(tmp_path: Path, small: SimulatedGraph) -> None:
    again = simulated_graph(SMALL, 1, tmp_path)
    other = simulated_graph(SMALL, 2, tmp_path)
    dumps = [(open_store(graph.store).folder / "graph.nq").read_bytes() for graph in (small, again, other)]
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]
    assert again.examples == small.examples


def test_a_graph_that_is_there_is_used_again(bench: Path, small: SimulatedGraph) -> None:
    said: list[str] = []
    assert simulated_graph(SMALL, 1, bench, said.append) == small
    assert said == []


@pytest.mark.parametrize(("triples", "seed"), [(10_000, 1), (10_000, 2), (30_000, 3)])
def test_size_is_within_five_percent(triples: int, seed: int) -> None:
    found = sum(len(quads) for _, quads in statements(triples, seed))
    assert abs(found - triples) <= 0.05 * triples


def test_a_package_has_the_size_of_its_model() -> None:
    upper = upper_package(1, 1.0)
    sizes = [sum(map(len, dataset_quads(package(1, index, 1.0, upper)).values())) for index in range(12)]
    assert sum(sizes) / 12 == pytest.approx(PACKAGE_STATEMENTS, rel=0.05)


def test_simulated_plans_pass_the_shapes_and_the_checks(small: SimulatedGraph) -> None:
    assert validate_graph(memory_graph(quad.triple for quad in open_store(small.store).store)) == []
    problems = check_dataset(package(1, 0, 1.0, upper_package(1, 1.0)))
    # a package is no whole dataset: it may name the upper plans, which are in another
    assert {problem.rule for problem in problems} <= {"unknown-id"}
    assert all("sim-" in problem.en for problem in problems)


def test_simulated_graph_speaks_as_the_real_one(built: GraphStore) -> None:
    simulated = [quad for _, quads in statements(30_000, 1) for quad in quads]
    real, made = classes_and_properties(list(built.store)), classes_and_properties(simulated)
    of_users = {PA + name for name in ("Detail", "Mention", "detail", "mention", "header", "verbatim", "field", "mentionLevel", "mentionedPlan", "quote")}
    assert made - real <= of_users  # the real graph of data/ holds no table of a user
    assert {PA + "Detail", PA + "Mention"} <= made
    common = {PA + name for name in ("Alignment", "Evidence", "Observation", "Target", "Indicator", "Strategy", "Goal", "Approval", "Remark", "Responsibility",
                                     "ElementVersion", "Footnote", "PolicyItem", "Provision", "quote", "rationale", "tracks", "baseline", "agency")}
    assert common | {ORG + "FormalOrganization", PROV + "Plan", SKOS + "broader", DCTERMS + "source", RDFS + "comment"} <= made


def test_proportions_are_those_of_the_real_graph(built: GraphStore) -> None:
    """Per 1,000 statements there are as many alignments, observations, agencies … as in the real graph, give or take a third."""
    def share(quads: list[Quad]) -> dict[str, float]:
        counts = Counter(quad.object.value for quad in quads if quad.predicate.value == RDF + "type" and isinstance(quad.object, NamedNode))
        return {name: counts[name] / len(quads) for name in (PA + "Alignment", PA + "Evidence", PA + "Observation", PA + "Target", PA + "Element",
                                                             ORG + "FormalOrganization", PA + "Source", PA + "Approval")}

    real = share([quad for quad in built.store if quad.graph_name != NamedNode(graph_iri("ontology"))])
    made = share([quad for _, quads in statements(100_000, 1) for quad in quads])
    assert made == {name: pytest.approx(value, rel=0.34) for name, value in real.items()}


def test_every_query_is_asked_about_something_that_is_there(small: SimulatedGraph) -> None:
    store = open_store(small.store)
    things = {quad.subject.value for quad in store.store if isinstance(quad.subject, NamedNode)}
    asked = questions(small.examples)
    assert {question.name for question in asked} == set(library.names())
    for question in asked:
        for parameter in library.query(question.name).parameters:
            if parameter.type in {"element", "elements", "plan", "agency", "alignment", "source"}:
                for term in parameter.terms(question.values[parameter.name]):
                    assert term.value in things, f"{question.name}: {parameter.name}"


def test_classes_of_queries(small: SimulatedGraph) -> None:
    asked = {question.name: question for question in questions(small.examples)}
    assert classified(asked["agencies"], [5, 50]) == "aggregate"
    assert classified(asked["plan-tree"], [40, 40]) == "selective"
    assert classified(asked["plan-tree"], [400, 4000]) == "large"
    assert classified(asked["parents"], [40, 40]) == "large"


def test_program_prints_one_json_value(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["plan-tree", "agencies", "parents"]
    status = queries.main(["--triples", str(SMALL), "--only", *names, "--rounds", "2", "--folder", str(bench), "--json"])
    result = json.loads(capsys.readouterr().out)
    assert status == 0
    assert {query["name"] for query in result["queries"]} == set(names)
    assert result["graphs"][0]["asked"] == SMALL
    for query in result["queries"]:
        (cell,) = query["sizes"]
        assert set(cell["ms"]) == {"ours", "disk", "raw", "rdflib"}
        assert len(set(cell["rows"].values())) == 1, f"{query['name']}: engines disagree"
        assert cell["rows"]["ours"] > 0
        assert cell["rdflib_by_ours"]["value"] > 1
        assert not cell["rdflib_by_ours"]["lower_bound"]


def test_program_prints_tables(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries.main(["--triples", str(SMALL), "--only", "plan-tree", "--rounds", "1", "--engines", "ours", "--folder", str(bench)])
    assert "plan-tree" in capsys.readouterr().out


def test_unknown_query_is_wrong_use(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert queries.main(["--triples", str(SMALL), "--only", "no-such-query", "--folder", str(bench)]) == 2
    assert "no-such-query" in capsys.readouterr().err


def test_a_slow_rdflib_query_is_stopped_and_counts_as_a_lower_bound(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries.main(["--triples", str(SMALL), "--only", "search-labels", "--rounds", "1", "--patience", "0.002", "--engines", "ours", "rdflib",
                  "--folder", str(bench), "--json"])
    (cell,) = json.loads(capsys.readouterr().out)["queries"][0]["sizes"]
    assert cell["ms"]["rdflib"] is None
    assert cell["rows"]["rdflib"] is None


def measured(name: str, kind: str, sizes: dict[int, tuple[float | None, float, float]]) -> dict[str, Any]:
    """A query as the program reports it: milliseconds, rdflib ÷ ours and ours ÷ raw by size."""
    return {"name": name, "class": kind, "sizes": [{
        "triples": size, "ms": {"ours": ms}, "rows": {"ours": 1}, "rdflib_by_ours": {"value": slower, "lower_bound": False},
        "ours_by_raw": {"value": over, "lower_bound": False},
    } for size, (ms, slower, over) in sizes.items()]}


def test_thresholds() -> None:
    good = measured("good", "selective", {10_000: (1, 50, 1), 100_000: (1, 50, 1), 1_000_000: (2, 50, 1)})
    slow = measured("slow", "aggregate", {10_000: (1, 10, 1.6), 100_000: (1, 10, 1.6), 1_000_000: (9, 10, 1.6)})
    stuck = measured("stuck", "selective", {10_000: (1, 50, 1), 100_000: (1, 50, 1), 1_000_000: (None, 50, 1)})
    graphs = [{"asked": size} for size in (10_000, 100_000, 1_000_000)]
    met = {row["what"].partition(",")[0]: row for row in verdicts({"graphs": graphs, "queries": [good]})}
    assert all(row["met"] for row in met.values())
    rows = verdicts({"graphs": graphs, "queries": [good, slow, stuck]})
    short = {name for row in rows if not row["met"] for name in row["short"]}
    assert short == {"slow", "stuck"}
    assert growth(stuck, "ours", 10_000, 1_000_000) == float("inf")
    assert growth(good, "ours", 10_000, 1_000_000) == 2
    for cell, disk in zip(good["sizes"], (4, 4, 13), strict=True):  # from memory twice as long, from files more than three times
        cell["ms"] |= {"disk": disk}
    grown = [row for row in verdicts({"graphs": graphs, "queries": [good]}) if row["what"].startswith("growth")]
    assert [(row["what"], row["worst"], row["met"]) for row in grown] == [("growth 10,000 → 1,000,000 from files, each selective query", 3.25, False)]
    assert geometric_mean([2, 8]) == pytest.approx(4)
    assert geometric_mean([]) is None


MANIFEST = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix : <#> .
<> a mf:Manifest ; mf:entries ( :right :named :wrong :built :csv :good :bad :service :update :nowhere ) .
:right a mf:QueryEvaluationTest ; mf:name "the right rows" ; mf:action [ qt:query <all.rq> ; qt:data <data.ttl> ] ; mf:result <all.srj> .
:named a mf:QueryEvaluationTest ; mf:action [ qt:query <named.rq> ; qt:data <data.ttl> ; qt:graphData <other.ttl> ] ; mf:result <named.srj> .
:wrong a mf:QueryEvaluationTest ; mf:action [ qt:query <all.rq> ; qt:data <other.ttl> ] ; mf:result <all.srj> .
:built a mf:QueryEvaluationTest ; mf:action [ qt:query <built.rq> ; qt:data <data.ttl> ] ; mf:result <data.ttl> .
:csv a mf:CSVResultFormatTest ; mf:action [ qt:query <all.rq> ; qt:data <data.ttl> ] ; mf:result <all.csv> .
:good a mf:PositiveSyntaxTest11 ; mf:action <all.rq> .
:bad a mf:NegativeSyntaxTest11 ; mf:action <bad.rq> .
:service a mf:QueryEvaluationTest ; mf:action [ qt:query <service.rq> ; qt:data <data.ttl> ] ; mf:result <all.srj> .
:update a mf:NegativeSyntaxTest11 ; mf:action <update.ru> .
"""
FILES = {
    "manifest.ttl": MANIFEST,
    "data.ttl": '<s> <p> "1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>, _:x . _:x <q> true .',
    "other.ttl": "<s> <p> 7 .",
    "all.rq": "SELECT ?s ?o WHERE { ?s <p> ?o }",
    "named.rq": "SELECT ?o WHERE { GRAPH <other.ttl> { <s> <p> ?o } }",
    "built.rq": "CONSTRUCT WHERE { ?s ?p ?o }",
    "bad.rq": "SELECT ?s WHERE { ?s ?p }",
    "service.rq": "SELECT ?o WHERE { SERVICE <http://127.0.0.1:9/sparql> { <s> <p> ?o } }",
    "update.ru": "DROP ALL",
    "all.csv": "o,s\r\n1.00,https://w3c.github.io/rdf-tests/s\r\n_:z,https://w3c.github.io/rdf-tests/s\r\n",
    "all.srj": json.dumps({"head": {"vars": ["s", "o"]}, "results": {"bindings": [
        {"s": {"type": "uri", "value": "https://w3c.github.io/rdf-tests/s"}, "o": {"type": "bnode", "value": "any"}},
        {"s": {"type": "uri", "value": "https://w3c.github.io/rdf-tests/s"},
         "o": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}}]}}),
    "named.srj": json.dumps({"head": {"vars": ["o"]}, "results": {"bindings": [
        {"o": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}]}}),
}


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suite")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("through", ["runner", "pyoxigraph"])
def test_a_small_suite(suite: Path, through: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = w3c.main(["--suite", str(suite), "--through", through, "--json"])
    result = json.loads(capsys.readouterr().out)
    assert status == 1, "six of eight is less than enough"
    assert {failure["name"]: failure["cause"] for failure in result["failures"]} == {"wrong": "engine", "service": "refused"}
    (group,) = result["groups"]
    assert (group["tests"], group["passed"]) == (8, 6)
    assert sum(result["not_run"].values()) == 1


def test_the_list_of_failures_is_for_reading(suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    w3c.main(["--suite", str(suite), "--through", "pyoxigraph"])
    out = capsys.readouterr().out
    assert "/wrong: 2 rows expected, 1 found" in out
    assert "75.0%" in out


def test_suite_that_is_none(tmp_path: Path, suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert w3c.main(["--suite", str(tmp_path)]) == 2
    assert "manifest.ttl" in capsys.readouterr().err
    with pytest.raises(SuiteError):
        path_of("https://w3c.github.io/rdf-tests/../../etc/passwd", suite)
    with pytest.raises(SuiteError):
        path_of("file:///etc/passwd", suite)


def test_entries_that_the_manifest_does_not_describe_are_left_out(suite: Path) -> None:
    assert "nowhere" not in {test.name for test in read_suite(suite)}


def table(*rows: dict[str, Any]) -> Answer:
    return Answer(variables=frozenset({"x"}), rows=rows)


def test_answers_are_compared_by_meaning() -> None:
    one, two = Literal("1"), Literal("2")
    assert same(table({"x": one}, {"x": two}), table({"x": two}, {"x": one})) == ""
    assert same(table({"x": one}, {"x": one}), table({"x": one}))
    assert same(table({"x": one}, {"x": one}), table({"x": one}), lax=True) == ""
    assert same(table({"x": one}), table({"x": two})) == "other values"
    assert same(Answer(boolean=True), Answer(boolean=False))
    assert same(Answer(boolean=True), table())
    two_nodes = expected(b"_:a <p:p> _:b . _:b <p:p> _:a .", "ttl", "http://x/")
    renamed = expected(b"_:v <p:p> _:w . _:w <p:p> _:v .", "ttl", "http://x/")
    loops = expected(b"_:v <p:p> _:v . _:w <p:p> _:w .", "ttl", "http://x/")
    assert same(two_nodes, renamed) == ""
    assert same(two_nodes, loops)


def test_result_sets_written_as_rdf() -> None:
    text = b"""@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .
        [] a rs:ResultSet ; rs:resultVariable "x" ; rs:solution [ rs:binding [ rs:variable "x" ; rs:value 4 ] ] ."""
    assert same(expected(text, "ttl", "http://x/"), table({"x": Literal("4", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))})) == ""
