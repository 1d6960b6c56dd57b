"""Search over our own graph, asked as planners ask: at least 95 in 100 queries are met within the first five hits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from pyoxigraph import QuerySolutions

from graph.store import GraphStore
from ontology.namespaces import local_id
from tests.search.expectations import DEEP, Expected, Kind, Query, Similar, missed, parade, queries, score, similar

QUERIES = queries()
SIMILAR = similar()
NEEDED = 0.95
SHOWN = 5
NEIGHBOURS = 8
LEAST = {
    Kind.NAME: 20, Kind.MISSPELT: 15, Kind.ABBREVIATION: 12, Kind.ENGLISH: 15, Kind.WORD: 10, Kind.SENTENCE: 15, Kind.CODE: 8, Kind.SCOPED: 8,
}
SEARCHABLE = """SELECT DISTINCT ?thing WHERE { VALUES ?class { pa:Element pa:Instrument org:FormalOrganization pa:AgencyGroup } ?thing a ?class }"""

Found = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def searchable(built: GraphStore) -> set[str]:
    """Local ids of everything that search may return."""
    rows = built.query(SEARCHABLE)
    assert isinstance(rows, QuerySolutions)
    return {local_id(row["thing"].value) for row in rows}


@pytest.fixture(scope="module")
def found(built: GraphStore) -> Found:
    """The first ten hits of every query, asked once."""
    from search.ask import search  # noqa: PLC0415 - the files are checked even where the index cannot be built

    return {query.id: tuple(local_id(hit.iri) for hit in search(query.query, k=DEEP, store=built).hits) for query in QUERIES}


@pytest.fixture(scope="module")
def neighbours(built: GraphStore) -> Found:
    """The eight elements most like each, asked once."""
    from search.ask import similar as most_like  # noqa: PLC0415

    return {entry.id: tuple(local_id(hit.iri) for hit in most_like(entry.element, k=NEIGHBOURS, store=built).hits) for entry in SIMILAR}


def test_every_kind_is_asked_often_enough() -> None:
    kinds = Counter(query.kind for query in QUERIES)
    assert {kind: kinds[kind] for kind in Kind if kinds[kind] < LEAST[kind]} == {}
    assert len(QUERIES) >= 100
    assert len(SIMILAR) >= 15


@pytest.mark.parametrize("entries", [QUERIES, SIMILAR], ids=["queries", "similar"])
def test_no_entry_stands_twice(entries: tuple[Expected, ...]) -> None:
    assert [name for name, count in Counter(entry.id for entry in entries).items() if count > 1] == []
    asked = Counter(entry.query if isinstance(entry, Query) else entry.element if isinstance(entry, Similar) else "" for entry in entries)
    assert [text for text, count in asked.items() if count > 1] == []


def test_ids_say_their_kind() -> None:
    assert [query.id for query in QUERIES if query.id.rsplit("-", 1)[0] != query.kind.value] == []


def test_what_is_expected_can_be_found(searchable: set[str]) -> None:
    wanted = {local for entry in (*QUERIES, *SIMILAR) for local in entry.expected} | {entry.element for entry in SIMILAR}
    assert sorted(wanted - searchable) == []


def test_an_element_is_not_expected_beside_itself() -> None:
    assert [entry.id for entry in SIMILAR if entry.element in entry.expected] == []


@pytest.mark.parametrize(("any_of", "all_of", "rank"), [
    (("b", "c"), (), 2), (("x",), (), None), ((), ("a", "c"), 3), ((), ("a", "x"), None), (("b",), ("a",), 2), (("b",), ("c",), 3), (("x",), ("a",), None),
])
def test_rank_is_where_the_whole_expectation_is_met(any_of: tuple[str, ...], all_of: tuple[str, ...], rank: int | None) -> None:
    assert Expected(id="t-01", any_of=any_of, all_of=all_of, why="hand-worked").rank(["a", "b", "c", "a"]) == rank


def test_score_of_hand_worked_ranks() -> None:
    got = score([1, 2, 6, None])
    assert (got.count, got.at1, got.at5, round(got.mrr, 4)) == (4, 0.25, 0.5, round((1 + 1 / 2 + 1 / 6) / 4, 4))


def test_planners_find_what_they_mean(found: Found) -> None:
    ranks = {query.id: query.rank(found[query.id]) for query in QUERIES}
    misses = [query for query in QUERIES if (ranks[query.id] or DEEP + 1) > SHOWN]
    table = parade(QUERIES, ranks)
    report = "\n".join([table, *(missed(query, query.query, found[query.id], SHOWN) for query in misses)])
    print("\n" + report)  # noqa: T201 - pytest -s shows the parade where all is well
    assert 1 - len(misses) / len(QUERIES) >= NEEDED, "\n" + report


def test_no_query_of_a_planner_is_answered_by_faint_things_alone(built: GraphStore) -> None:
    from search.ask import search  # noqa: PLC0415 - as above

    assert [query.query for query in QUERIES if search(query.query, k=0, store=built).faint] == []


def test_similar_elements_hold_the_echoes(neighbours: Found) -> None:
    misses = [entry for entry in SIMILAR if entry.rank(neighbours[entry.id]) is None]
    assert misses == [], "\n" + "\n".join(missed(entry, entry.element, neighbours[entry.id], NEIGHBOURS) for entry in misses)


def test_an_element_is_not_like_itself(neighbours: Found) -> None:
    assert [entry.id for entry in SIMILAR if entry.element in neighbours[entry.id]] == []
