"""Terms written into a query mean what they mean when the engine takes them beside it; nothing in a value can change the query."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Variable

from graph.bindings import BindingError, query_form, substituted, with_prefixes
from graph.engine import Term
from graph.remote import RemoteStore
from graph.store import EmbeddedStore

X = "http://x/"
QUERIES = (
    "SELECT ?v ?o WHERE { ?s :p ?v ; :q ?o }",
    "SELECT ?v ?s WHERE { ?s ?p ?o FILTER(?o = ?v) } ORDER BY ?v ?s",
    "SELECT * WHERE { ?s :p $v }",
    "SELECT ?v ?s ?o WHERE { ?s :q ?o OPTIONAL { ?s :p ?x FILTER(CONTAINS(LCASE(STR(?x)), LCASE(STR(?v)))) } }",
    "SELECT ?v (COUNT(*) AS ?n) WHERE { ?s :p ?o FILTER(STR(?o) >= STR(?v)) } GROUP BY ?v HAVING(COUNT(*) >= 0)",
    "SELECT ?v ?s WHERE { { ?s :p ?v } UNION { ?s :q ?v } }",
    "SELECT ?v ?s WHERE { ?s :q ?o FILTER NOT EXISTS { ?s :p ?v } }",
    "SELECT ?v ?s WHERE { ?s :q ?o . { SELECT ?s ?v WHERE { ?s :p ?v } } }",
    "SELECT ?v ?s WHERE { ?s :q ?o . { SELECT ?s WHERE { ?s :p ?v } } }",
    "SELECT ?v ?s WHERE { { SELECT ?s ?v WHERE { ?s :p ?v } } }",
    "SELECT ?v ?s WHERE { ?s :p ?o BIND(?o AS ?v) }",
    'SELECT ?v ?s WHERE { ?s :p ?o VALUES ?v { "a" "?v" <http://x/a> } }',
    'SELECT ?v ?s WHERE { ?s :p ?o VALUES (?v ?o) { ("a" UNDEF) (UNDEF "a") } }',
    'SELECT ?v ?s ("?v" AS ?same) WHERE { ?s :p ?v # } ?v\n FILTER(STR(?s) != "?v }") FILTER(?s != <http://x/?v>) }',
    "ASK { ?s :p ?v }",
    "CONSTRUCT { ?s :r ?v } WHERE { ?s :p ?v }",
    "CONSTRUCT WHERE { ?s :p ?v }",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(["a", "A", "?v", '"', "\\", "'''", '"""', "} #", "\n", "\r\n", "๔", "𝕏"])
TERMS = st.one_of(
    TEXT.map(Literal),
    st.tuples(TEXT, st.sampled_from(["th", "en", "en-gb"])).map(lambda pair: Literal(pair[0], language=pair[1])),
    st.integers().map(Literal),
    st.sampled_from([Literal("x", datatype=NamedNode(X + "type")), NamedNode(X + "a"), NamedNode(X + "แผน"), NamedNode(X + "?v"), NamedNode(X + "#v")]),
)


def answer(result: object) -> object:
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QueryTriples):
        return sorted(map(str, result))
    assert isinstance(result, QuerySolutions)
    names = sorted(variable.value for variable in result.variables)
    return names, sorted([str(solution[name]) for name in names] for solution in result)


def small(term: Term) -> Store:
    """A few statements, some of them about ``term``."""
    store = Store()
    for subject, property_, value in (("a", "p", term), ("a", "q", Literal("1")), ("b", "p", Literal("a")), ("b", "q", Literal("2")), ("c", "q", term)):
        store.add(Quad(NamedNode(X + subject), NamedNode(X + property_), value))
    return store


@pytest.mark.parametrize("text", QUERIES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(term=TERMS)
def test_written_in_means_the_same_as_given_beside(text: str, term: Term) -> None:
    store = small(term)
    expected = store.query(text, prefixes={"": X}, substitutions={Variable("v"): term})
    written = with_prefixes(substituted(text, {"v": term}), {"": X})
    assert answer(store.query(written)) == answer(expected)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(["\t", "a\r\nb", " a ", "\x01"]), language=st.sampled_from([None, "th"]))
def test_a_server_gives_back_any_literal(remote: RemoteStore, embedded: EmbeddedStore, text: str, language: str | None) -> None:
    query = "SELECT ?v ?s WHERE { OPTIONAL { ?s skos:prefLabel ?v } }"
    given_ = {"v": Literal(text, language=language)}
    assert answer(remote.query(query, given_)) == answer(embedded.query(query, given_)) == (["s", "v"], [["None", str(given_["v"])]])


@pytest.mark.parametrize("text", ["SELECT ?v WHERE { ?s :p ?v MINUS { ?s :q ?v } }", "SELECT ?v WHERE { ?s :p ?o FILTER(BOUND(?v)) }"])
def test_what_differs_between_engines_is_refused(text: str) -> None:
    with pytest.raises(BindingError, match="·"):
        substituted(text, {"v": Literal("a")})
    assert substituted(text, {}) == text


def test_several_variables_at_once() -> None:
    store = small(Literal("z"))
    text = "SELECT ?v ?w WHERE { ?s :p ?v ; :q ?w }"
    both: dict[str, Term] = {"v": Literal("z"), "w": Literal("1")}
    assert answer(store.query(with_prefixes(substituted(text, both), {"": X}))) == (["v", "w"], [['"z"', '"1"']])


def test_prefixes_are_declared_where_used_and_only_once() -> None:
    known = {"a": "http://a/", "b": "http://b/", "c": "http://c/"}
    text = 'PREFIX a: <http://mine/> SELECT * { ?s a:x b:y ; a:z "c:d" } # c:e'
    assert with_prefixes(text, known) == f"PREFIX b: <http://b/>\n{text}"
    assert with_prefixes(f"BASE <http://e/> {text}", known) == f"BASE <http://e/>\nPREFIX b: <http://b/>\n {text}"


@pytest.mark.parametrize(("text", "form"), [
    ("PREFIX select: <http://ask/> # construct\nASK { ?s ?p 'describe' }", "ASK"), ("base <http://x/> construct where { ?s ?p ?o }", "CONSTRUCT"),
    ("SELECT*{?s?p?o}", "SELECT"), ("DESCRIBE <http://x/>", "DESCRIBE"), ("DROP ALL", "")])
def test_form_of_a_query(text: str, form: str) -> None:
    assert query_form(text) == form


def test_an_open_bracket_is_a_syntax_error() -> None:
    with pytest.raises(SyntaxError, match="never closed"):
        substituted("SELECT ?v WHERE { ?s ?p ?v", {"v": Literal("a")})
