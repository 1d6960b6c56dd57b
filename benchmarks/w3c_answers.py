"""Whether an answer is the one a test expects: the same rows or the same graph, whatever blank nodes are called and however numbers are written."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

__all__ = ["Answer", "expected", "read_answer", "same"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_WHOLE = {_XSD + name for name in ("integer", "decimal", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")}
_FLOATS = {_XSD + "double", _XSD + "float"}
_FORMATS = {"srx": QueryResultsFormat.XML, "xml": QueryResultsFormat.XML, "srj": QueryResultsFormat.JSON, "json": QueryResultsFormat.JSON, "tsv": QueryResultsFormat.TSV}
_GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}


@dataclass(frozen=True)
class Answer:
    """A boolean, a table (``variables``, ``rows``: variable → term), a graph, or the text of a CSV file."""

    boolean: bool | None = None
    variables: frozenset[str] = frozenset()
    rows: tuple[dict[str, Any], ...] | None = None
    graph: tuple[tuple[Any, Any, Any], ...] | None = None
    csv: str | None = None


def expected(content: bytes, suffix: str, base: str) -> Answer:
    """The answer in a file of the suite."""
    if suffix in _FORMATS or suffix == "csv":
        return read_answer(content, suffix)
    triples = [(quad.subject, quad.predicate, quad.object) for quad in parse(content, _GRAPHS[suffix], base_iri=base)]
    sets = [subject for subject, predicate, kind in triples if predicate.value == _RDF_TYPE and kind == NamedNode(_RS + "ResultSet")]
    return _result_set(triples, sets[0]) if sets else Answer(graph=tuple(triples))


def read_answer(content: bytes, form: str) -> Answer:
    """An answer in a results format, or in a format of graphs without relative IRIs."""
    if form == "csv":
        return Answer(csv=content.decode("utf-8-sig"))
    if form in _GRAPHS:
        return Answer(graph=tuple((quad.subject, quad.predicate, quad.object) for quad in parse(content, _GRAPHS[form])))
    result = parse_query_results(content, _FORMATS[form])
    if isinstance(result, QueryBoolean):
        return Answer(boolean=bool(result))
    assert isinstance(result, QuerySolutions)  # noqa: S101 - the only other kind
    names = [variable.value for variable in result.variables]
    rows = tuple({name: row[name] for name in names if row[name] is not None} for row in result)
    return Answer(variables=frozenset(names), rows=rows)


def _result_set(triples: list[tuple[Any, Any, Any]], me: Any) -> Answer:
    """A table or boolean that is written as RDF."""
    def values(subject: Any, name: str) -> list[Any]:
        return [each for its, predicate, each in triples if its == subject and predicate.value == _RS + name]

    if truth := values(me, "boolean"):
        return Answer(boolean=truth[0].value == "true")
    rows = tuple({values(pair, "variable")[0].value: values(pair, "value")[0] for pair in values(row, "binding")} for row in values(me, "solution"))
    return Answer(variables=frozenset(name.value for name in values(me, "resultVariable")), rows=rows)


def same(wanted: Answer, found: Answer, *, lax: bool = False) -> str:
    """Empty if the answers agree, else what is different, in a few words. ``lax``: duplicates do not count."""
    if wanted.csv is not None and found.csv is not None:
        return _same_csv(wanted.csv, found.csv)
    if wanted.rows is not None and found.rows is not None:
        return _same_rows(wanted, found, lax)
    if wanted.graph is not None and found.graph is not None:
        return "" if _canonical(list(wanted.graph)) == _canonical(list(found.graph)) else f"another graph ({len(wanted.graph)}, {len(found.graph)} triples)"
    if wanted.boolean is None or found.boolean is None:
        return "another kind of answer"
    return "" if wanted.boolean == found.boolean else f"{wanted.boolean} expected, {found.boolean} found"


def _same_rows(wanted: Answer, found: Answer, lax: bool) -> str:
    one, two = list(wanted.rows or ()), list(found.rows or ())
    if wanted.variables != found.variables and one:
        return f"variables {sorted(wanted.variables)} expected, {sorted(found.variables)} found"
    if lax:
        one, two = _distinct(one), _distinct(two)
    if len(one) != len(two):
        return f"{len(one)} rows expected, {len(two)} found"
    return "" if _canonical(_as_triples(one)) == _canonical(_as_triples(two)) else "other values"


def _as_triples(rows: list[dict[str, Any]]) -> list[tuple[Any, Any, Any]]:
    """Rows as a graph: equal rows are told apart by their number, so duplicates count and order does not."""
    triples: list[tuple[Any, Any, Any]] = []
    seen: Counter[str] = Counter()
    for index, row in enumerate(rows):
        plain = not any(isinstance(value, BlankNode) for value in row.values())
        key = str(sorted((name, str(_plain(value))) for name, value in row.items()))
        seen[key] += 1
        # a row without blank nodes is named by its content; one with them is a node whose name the canonical form finds
        me: Any = NamedNode(f"urn:row:{hash(key)}:{seen[key]}") if plain else BlankNode(f"row{index}")
        triples.append((me, NamedNode(_RDF_TYPE), NamedNode("urn:row")))
        triples += [(me, NamedNode(f"urn:variable:{name}"), _plain(value)) for name, value in row.items()]
    return triples


def _canonical(triples: list[tuple[Any, Any, Any]]) -> set[Quad]:
    dataset = Dataset(Quad(subject, predicate, _plain(value)) for subject, predicate, value in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def _distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({str(sorted((name, str(_plain(value))) for name, value in row.items())): row for row in rows}.values())


def _plain(term: Any) -> Any:
    """A number in one spelling: 2.0 and 2.00 are one decimal, 1.0E0 and 1 one double."""
    if not isinstance(term, Literal):
        return term
    kind = term.datatype.value
    try:
        if kind in _WHOLE:
            return Literal(format(Decimal(term.value).normalize(), "f"), datatype=term.datatype)
        if kind == _XSD + "boolean":
            return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
        if kind in _FLOATS:
            return Literal(format(float(term.value), ".12g"), datatype=term.datatype)
    except (InvalidOperation, ValueError):
        pass
    return term


def _same_csv(wanted: str, found: str) -> str:
    """CSV has no types, so cells are texts; names of blank nodes and the order of the columns of ``SELECT *`` are free."""
    def rows(text: str) -> Counter[tuple[tuple[str, str], ...]]:
        head, *lines = list(csv.reader(io.StringIO(text))) or [[]]
        return Counter(tuple(sorted(zip(head, map(_cell, line), strict=True))) for line in [head, *lines])

    return "" if rows(wanted) == rows(found) else "other CSV"


def _cell(cell: str) -> str:
    if cell.startswith("_:"):
        return "_:"
    try:
        return format(float(cell), ".12g")
    except ValueError:
        return cell
