"""The query library: every query runs and answers, its head is complete, and nothing typed into it can change it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryBoolean, QueryTriples

from graph.store import GraphStore
from queries import library

pytestmark = pytest.mark.serial


@pytest.mark.parametrize("name", library.names())
def test_answers_with_its_defaults(built: GraphStore, name: str) -> None:
    start = time.perf_counter()
    result = library.run(built, name)
    if isinstance(result, QueryBoolean):
        assert bool(result), f"{name} says no with its defaults"
    elif isinstance(result, QueryTriples):
        assert list(result), f"{name} finds nothing with its defaults"
    else:
        variables = {variable.value for variable in result.variables}
        found = list(library.rows(built, name))
        assert found, f"{name} finds nothing with its defaults"
        assert all(set(row) <= variables for row in found)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("name", library.names())
def test_head_tells_what_it_answers_in_both_languages(name: str) -> None:
    query = library.query(name)
    assert re.search(r"[\u0e01-\u0e5b]", query.title_th + query.description_th)
    assert not re.search(r"[\u0e01-\u0e5b]", query.title_en)
    assert len(query.description_th) > 20
    assert len(query.description_en) > 20


@pytest.mark.parametrize("name", library.names())
def test_parameters_are_used_and_projected(name: str) -> None:
    """The engine refuses to bind a variable that is not projected; a parameter nothing uses would mislead."""
    query = library.query(name)
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    head, _, where = body.partition("WHERE")
    for parameter in query.parameters:
        assert f"?{parameter.name}" in where
        if parameter.type != "elements" and query.form == "SELECT":
            assert f"?{parameter.name} " in head


@pytest.mark.parametrize("name", library.names())
def test_order_is_fixed(name: str) -> None:
    """Every query that a person may read has an order, so that two runs agree; describing queries are sets."""
    query = library.query(name)
    if query.form != "SELECT":
        return
    text = query.text
    one_row = "COUNT(" in text and "GROUP BY" not in text
    assert "ORDER BY" in text or one_row or "?property ?value" in text


@pytest.mark.parametrize("typed", [
    "psds-2567> } ; DROP ALL ; #", "x y", 'a"b', "a{b", "a|b", "a\\u003e", "a`b", "<http://evil>", "psds-2567\n} DELETE WHERE { ?s ?p ?o }",
])
def test_an_id_that_is_no_iri_is_refused(built: GraphStore, typed: str) -> None:
    with pytest.raises(library.QueryFileError, match=r"(?s)ไม่ใช่ IRI · .* is not an IRI"):
        list(library.rows(built, "plan-tree", plan=typed))


@pytest.mark.parametrize("typed", ["psds-2567> <x", 'psds-2567 "}', "psds-2567 } DELETE", "a\\u003e", "UNDEF}"])
def test_a_list_of_ids_is_refused_the_same_way(built: GraphStore, typed: str) -> None:
    with pytest.raises(library.QueryFileError, match="is not an IRI"):
        list(library.rows(built, "names", things=typed))


@settings(deadline=None)
@given(text=st.text(max_size=40))
def test_whatever_is_searched_is_only_text(built: GraphStore, text: str) -> None:
    """Quotes, braces and line breaks are looked for, not run: what is found contains them."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    for row in library.rows(built, "search-labels", text=text):
        assert text.lower() in row["words"].value.lower() or text.casefold() in row["words"].value.casefold()


def test_closing_quotes_do_not_end_the_text(built: GraphStore) -> None:
    assert not list(library.rows(built, "search-labels", text='") } UNION { ?thing ?property ?words } #'))


def test_unknown_names_are_refused_with_what_there_is(built: GraphStore) -> None:
    with pytest.raises(library.QueryFileError, match="มี plan"):
        list(library.rows(built, "plan-tree", pln="psds-2567"))
    with pytest.raises(library.QueryFileError, match="no library query"):
        library.query("../secret")
    with pytest.raises(library.QueryFileError, match="no library query"):
        library.query("no-such-query")


@pytest.mark.parametrize(("type_", "value"), [("integer", "1.5"), ("integer", "one"), ("year_be", "2024"), ("year_be", "๒๕๖๗")])
def test_typed_values_are_checked(type_: str, value: str) -> None:
    parameter = library.Parameter("n", type_, "1", "ก", "n")  # type: ignore[arg-type]
    with pytest.raises(library.QueryFileError, match=f"“{value}” must be"):
        parameter.term(value)


def test_a_buddhist_year_becomes_ce() -> None:
    term = library.Parameter("y", "year_be", "2567", "ปี", "year").term("2567")
    assert term.value == "2024"


@pytest.mark.parametrize(("head", "missing"), [
    ("# title@th: ก\n# title@en: a\n# description@th: ก\n", "description@en"),
    ("# title@en: a\n# description@th: ก\n# description@en: a\n", "title@th"),
    ("# title@th: ก\n# title@en: a\n# description@th: ก\n# description@en: a\n# param: x thing y | ก | a\n", "not right"),
    ("# title@th: ก\n# title@en: a\n# description@th: ก\n# description@en: a\n# param: x elements  | ก | a\n", "UNDEF"),
])
def test_an_incomplete_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, missing: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "broken.rq").write_text(head + "SELECT ?x WHERE { ?x ?p ?o }", "utf-8")
    monkeypatch.setattr(library, "FOLDER", tmp_path)
    library.query.cache_clear()
    try:
        with pytest.raises(library.QueryFileError, match=missing) as caught:
            library.query("broken")
        assert "broken" in str(caught.value)
    finally:
        library.query.cache_clear()


def test_no_ids_means_everything(built: GraphStore) -> None:
    """``VALUES ?things { UNDEF }`` is valid SPARQL as it stands."""
    every = {row["part"].value for row in library.rows(built, "names", things="")}
    some = {row["part"].value for row in library.rows(built, "names", things="psds-2567 ns-6")}
    assert len(some) == 2
    assert some < every
    assert len(every) > 1000
