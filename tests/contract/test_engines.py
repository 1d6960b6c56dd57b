"""One contract, several engines: what the embedded store answers, a server answers too."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import takewhile
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, QueryTriples

from graph.engine import GraphStore
from graph.remote import RemoteStore
from graph.store import EmbeddedStore
from queries import library
from queries.read.nodes import Node
from queries.read.trace_graph import TraceGraph
from tests.competency.question import Question, answer
from tests.contract.cases import LIBRARY, READS, read_functions
from tests.test_competency import QUESTIONS

Rows = list[tuple[str, ...]]


def rows(store: GraphStore, text: str, bindings: dict[str, Any]) -> tuple[list[str], Rows]:
    result = store.query(text, bindings)
    if isinstance(result, QueryTriples):
        return ["triple"], [(str(triple),) for triple in result]
    if not isinstance(result, QuerySolutions):
        return ["boolean"], [(str(bool(result)),)]
    names = [variable.value for variable in result.variables]
    return names, [tuple(str(solution[name]) for name in names) for solution in result]


def order_keys(text: str, names: list[str], found: Rows) -> Rows:
    """The columns that ``ORDER BY`` sorts by, row by row, up to the first that holds words; rows that tie there may come in any order.

    Servers compare words by their own collations.
    """
    clause = re.search(r"ORDER\s+BY\s+(.*?)(?:LIMIT|OFFSET|VALUES|$)", re.sub(r"(?m)^\s*#.*$", "", text), re.DOTALL)
    keys: list[str] = re.findall(r"[?$](\w+)", clause[1]) if clause else []
    exact = list(takewhile(lambda key: key in names and not any(re.search(r'"(@.+)?$', row[names.index(key)]) for row in found), keys))
    return [tuple(row[names.index(key)] for key in exact) for row in found]


@pytest.mark.parametrize(("name", "values"), LIBRARY, ids=[f"{name}-{number}" for number, (name, _) in enumerate(LIBRARY)])
def test_library_query(name: str, values: dict[str, str], embedded: EmbeddedStore, remote: RemoteStore) -> None:
    text, bindings = library.prepared(library.query(name), values)
    names, expected = rows(embedded, text, bindings)
    names_there, found = rows(remote, text, bindings)
    assert names_there == names
    assert sorted(found) == sorted(expected)
    assert order_keys(text, names, found) == order_keys(text, names, expected)


@pytest.mark.parametrize(("name", "arguments"), READS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(READS)])
def test_reading_function(name: str, arguments: tuple[Any, ...], embedded: EmbeddedStore, remote: RemoteStore) -> None:
    function = read_functions()[name]
    assert comparable(function(remote, *arguments)) == comparable(function(embedded, *arguments))


def comparable(value: Any) -> Any:
    """Nodes keep what is said in the order it came; as sets, they compare, and a graph by its lines. Everything else compares as it is."""
    if isinstance(value, dict):
        return {key: comparable(each) for key, each in value.items()}
    if isinstance(value, Node):
        return value.id, {name: frozenset(map(str, terms)) for name, terms in value.said.items()}
    if isinstance(value, TraceGraph):  # networkx compares graphs by identity
        lines = sorted((source, target, repr(said)) for source, target, said in value.graph.edges(data=True))
        return sorted(value.graph.nodes(data=True), key=str), lines, {field.name: getattr(value, field.name) for field in fields(value) if field.name != "graph"}
    return value


def test_every_reading_function_is_called() -> None:
    assert set(read_functions()) == {name for name, _ in READS}, "add arguments to tests/contract/cases.py"


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])
def test_competency_question(question: Question, remote: RemoteStore) -> None:
    assert answer(remote, question) == question.expected


def test_all_statements_are_there(embedded: EmbeddedStore, remote: RemoteStore) -> None:
    assert set(remote.store) == set(embedded.store)
    assert len(remote.store) == len(embedded.store)
    assert remote.dump().read_bytes() == embedded.dump().read_bytes()


def test_the_server_says_which_build_it_holds(embedded: EmbeddedStore, remote: RemoteStore) -> None:
    assert remote.fingerprint == embedded.fingerprint
    assert remote.manifest["counts"] == embedded.manifest["counts"]
    assert remote.manifest["version"] == embedded.manifest["version"]


def test_construct_and_describe(embedded: EmbeddedStore, remote: RemoteStore) -> None:
    element = {"element": NamedNode("https://w3id.org/policy-alignment/id/psds-2567/s1")}
    for text in ("CONSTRUCT { ?element skos:prefLabel ?label } WHERE { ?element skos:prefLabel ?label }",
                 "CONSTRUCT WHERE { ?element skos:prefLabel ?label }"):
        expected = {str(triple) for triple in _triples(embedded.query(text, element))}
        assert {str(triple) for triple in _triples(remote.query(text, element))} == expected != set()


def _triples(result: object) -> QueryTriples:
    assert isinstance(result, QueryTriples)
    return result


def test_malformed_is_a_syntax_error(remote: RemoteStore) -> None:
    with pytest.raises(SyntaxError):
        remote.query("SELECT ?x WHERE { ?x }")


@pytest.mark.parametrize("value", [
    "", "แผนระดับที่ 3", '"', "\\", "'''", '"""', "a\nb\r\tc", "?text", "} SERVICE <http://x/> {", "# x", "<http://x/>", "𝕏", "\u200b", "é", "x\\u0022"])
def test_any_text_is_only_a_value(value: str, embedded: EmbeddedStore, remote: RemoteStore) -> None:
    text = "SELECT ?text ?same ?length WHERE { BIND(STRLEN(?text) AS ?length) BIND(xsd:boolean(?text = ?text) AS ?same) }"
    assert rows(remote, text, {"text": Literal(value)}) == rows(embedded, text, {"text": Literal(value)})
