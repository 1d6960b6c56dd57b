"""The runner over a SPARQL server answers what the runner over the store answers, and refuses what only a server would understand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from ontology.namespaces import ID, PREFIXES, graph_iri
from queries.engine import Query
from queries.safe.guard import examine
from queries.safe.limits import Limits
from queries.safe.outcome import NotReady, Ok, Refused, SyntaxProblem, TimedOut, TooLarge
from queries.safe.pool import Pool
from tests.contract.servers import SERVERS, missing, running
from tests.hostile.queries import HIDDEN_SERVICE, SLOW

pytestmark = pytest.mark.serial

LIMITS = Limits()  # Virtuoso makes a result whole before it sends any: that of the whole graph takes it 4 s
PLAN, SOURCES = graph_iri("plans/psds-2567"), graph_iri("sources")
COUNT, COUNT_NAMED = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
SAME = {
    "rows": Query("SELECT ?plan ?title { ?plan a pa:Instrument ; dcterms:title ?title } ORDER BY ?plan ?title", solutions="csv"),
    "a boolean": Query("ASK { ?s a pa:Vision }", solutions="xml"),
    "no rows": Query("SELECT * { ?s a pa:Nothing }", solutions="tsv"),
    "FROM": Query(COUNT.replace("{", f"FROM <{PLAN}> {{", 1), solutions="csv"),
    "FROM NAMED": Query(COUNT_NAMED.replace("{", f"FROM NAMED <{PLAN}> {{", 1), solutions="csv"),
    "a relative FROM": Query(COUNT.replace("{", "FROM <graph/plans/psds-2567> {", 1), solutions="csv"),
    "a relative address": Query("SELECT ?title { <psds-2567> dcterms:title ?title }", solutions="csv"),
    "a base of its own": Query(f"BASE <{ID}psds-2567/> SELECT ?label {{ <s1> skos:prefLabel ?label }}", solutions="csv"),
    "default-graph-uri": Query(COUNT, solutions="csv", default_graphs=(PLAN,)),
    "named-graph-uri": Query(COUNT_NAMED, solutions="csv", named_graphs=(PLAN, SOURCES)),
    "no default graph": Query(COUNT, solutions="csv", named_graphs=(PLAN,)),
    "the protocol before the query": Query(COUNT.replace("{", f"FROM <{PLAN}> {{", 1), solutions="csv", default_graphs=(SOURCES,)),
    "a foreign graph": Query(COUNT, default_graphs=("http://example.org/",)),
}


def remote(name: str, store_folder: Path) -> Iterator[Pool]:
    if why := missing(name):
        if os.environ.get("POLICY_REQUIRE_SERVERS"):
            pytest.fail(why)
        pytest.skip(why)
    with running(name, open_store(store_folder)) as server, pytest.MonkeyPatch.context() as environment:
        environment.setenv("POLICY_STORE", server.query.url)
        environment.setenv("POLICY_STORE_USER", server.query.user)
        environment.setenv("POLICY_STORE_PASSWORD", server.query.password)
        pool = Pool(server.query.url, LIMITS)
        yield pool
        pool.close()


@pytest.fixture(scope="module", params=list(SERVERS))
def there(request: pytest.FixtureRequest, store_folder: Path) -> Iterator[Pool]:
    yield from remote(request.param, store_folder)


@pytest.fixture(scope="module")
def here(store_folder: Path) -> Iterator[Pool]:
    pool = Pool(store_folder, LIMITS)
    yield pool
    pool.close()


def told(pool: Pool, query: Query) -> object:
    found = pool.run(query, "me")
    if not isinstance(found, Ok):
        return found
    rows = sorted(found.body.content().splitlines())  # servers sort words each in their own way
    return found.kind, found.format, found.variables, found.build, rows


@pytest.mark.parametrize("name", SAME)
def test_both_answer_the_same(name: str, here: Pool, there: Pool) -> None:
    assert told(there, SAME[name]) == told(here, SAME[name])


def test_both_build_the_same_graph(here: Pool, there: Pool) -> None:
    query = Query("CONSTRUCT WHERE { ?s a pa:Vision ; skos:prefLabel ?label }", triples="nt")

    def lines(pool: Pool) -> list[bytes]:
        found = pool.run(query, "me")
        assert isinstance(found, Ok)
        return sorted(set(found.body.content().splitlines()))

    assert lines(there) == lines(here)


def test_a_mistake_has_its_place_here_too(there: Pool) -> None:
    found = there.run(Query("SELECT *\nWHERE { ?s ?p }"), "me")
    assert isinstance(found, SyntaxProblem)
    assert (found.line, found.column) == (2, 16)


def test_time_and_size_are_bounded_here_too(there: Pool) -> None:
    assert isinstance(there.run(Query("SELECT * { ?s ?p ?o }", max_bytes=50_000), "me"), TooLarge)
    found = there.run(Query(SLOW, seconds=0.5), "me")
    assert isinstance(found, TimedOut | Ok)  # Virtuoso is quick at this one


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_STORE", "http://127.0.0.1:9/query")
    pool = Pool("http://127.0.0.1:9/query", LIMITS)
    found = pool.run(Query("ASK {}"), "me")
    assert isinstance(found, NotReady)
    assert "http://127.0.0.1:9/query" in found.th
    assert "cannot be reached" in found.en
    pool.close()


@pytest.mark.parametrize("text", [
    'DEFINE get:soft "replace" SELECT * { ?s ?p ?o }', 'define input:inference "x" SELECT * {}', "SELECT (bif:sys_stat('x') AS ?y) {}",
    "SELECT (<bif:exec>('shutdown') AS ?y) {}", "SELECT (sql:rdf_void_store('x') AS ?y) {}", "SELECT * {} ; DROP GRAPH <a:a>",
    "SELECT * {} INSERT DATA { <a:a> <a:b> 1 }", r"SELECT (b\u0069f:x() AS ?y) {}", r"SELECT (<b\u0069f:x>() AS ?y) {}",
])
def test_what_only_a_server_would_understand_is_refused(text: str) -> None:
    found = examine(text, 64, PREFIXES, elsewhere=True)
    assert isinstance(found, Refused)
    assert found.reason == "extension"


@pytest.mark.parametrize("text", HIDDEN_SERVICE)
def test_service_is_seen_for_servers_too(text: str) -> None:
    assert isinstance(examine(text, 64, PREFIXES, elsewhere=True), Refused)
