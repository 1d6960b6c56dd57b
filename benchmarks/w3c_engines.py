"""Engines that the tests run through: the bare library, or the safe runner and the endpoint that users meet.

The runner opens a store once, so all files of the suite stand in one store, each in a graph of its own; the dataset of a test is
chosen as a client of the protocol would choose it, by ``default-graph-uri`` and ``named-graph-uri``.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store, parse, serialize

from benchmarks.w3c_answers import Answer, read_answer
from benchmarks.w3c_suite import Test, path_of
from graph.store import CURRENT
from queries.engine import Query
from queries.safe.limits import Limits
from queries.safe.outcome import Failure, Ok, Refused, SyntaxProblem
from queries.safe.pool import Pool

__all__ = ["ENGINES", "Error", "Raw", "Runner", "runner"]

ENGINES = ("runner", "pyoxigraph")
_FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML, ".trig": RdfFormat.TRIG}
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
_SOLUTIONS = {"json": QueryResultsFormat.JSON, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}


@dataclass(frozen=True)
class Error:
    """There is no answer. ``cause``: syntax, refused or engine."""

    cause: str
    message: str


class Engine(Protocol):
    """Answers the query of a test."""

    def ask(self, test: Test, form: str) -> Answer | Error:
        """The answer, a table by way of the results format ``form``: json, csv or tsv."""


def statements(iri: str, folder: Path) -> Iterator[Any]:
    """Quads of a data file; relative IRIs are resolved against the file's own IRI."""
    path = path_of(iri, folder)
    return iter(parse(path.read_bytes(), _FORMATS[path.suffix], base_iri=iri))


def query_text(test: Test, folder: Path) -> str:
    """The text of a test's query. Bytes that are no UTF-8 become characters that no query may hold."""
    return path_of(test.query, folder).read_text("utf-8", errors="replace")


class Raw:
    """pyoxigraph with a store in memory for each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ask(self, test: Test, form: str) -> Answer | Error:
        """See :class:`Engine`. A query with SERVICE is not run: the engine would open a connection."""
        text = query_text(test, self.folder)
        if _SERVICE.search(text):
            return Error("refused", "SERVICE would open a connection")
        store = Store()
        for iri in test.data:
            names: list[Any] = [DefaultGraph(), NamedNode(iri)] if _FROM.search(text) else [DefaultGraph()]
            store.extend(Quad(quad.subject, quad.predicate, quad.object, name) for quad in statements(iri, self.folder) for name in names)
        for iri in test.graphs:
            store.add_graph(NamedNode(iri))
            store.extend(Quad(quad.subject, quad.predicate, quad.object, NamedNode(iri)) for quad in statements(iri, self.folder))
        try:
            return _answer(store.query(text, base_iri=test.query), form)
        except SyntaxError as error:
            return Error("syntax", str(error))
        except (OSError, RuntimeError, ValueError) as error:
            return Error("engine", str(error))


def _answer(result: Any, form: str) -> Answer:
    out = io.BytesIO()
    if isinstance(result, QueryTriples):
        serialize(result, out, RdfFormat.N_TRIPLES)
        return read_answer(out.getvalue(), "nt")
    if isinstance(result, QuerySolutions):
        result.serialize(out, _SOLUTIONS[form])
        return read_answer(out.getvalue(), form)
    return Answer(boolean=bool(result))


class Runner:
    """The safe runner over a store with every file of the suite."""

    def __init__(self, folder: Path, pool: Pool, filled: frozenset[str]) -> None:
        self.folder, self.pool, self.filled = folder, pool, filled

    def ask(self, test: Test, form: str) -> Answer | Error:
        """See :class:`Engine`. The runner takes no base IRI, so the query gets a ``BASE`` line."""
        text = f"BASE <{test.query}>\n" + query_text(test, self.folder)
        own = bool(_FROM.search(text))
        outcome = self.pool.run(Query(
            text, solutions=form, triples="nt",  # type: ignore[arg-type]
            default_graphs=None if own else tuple(iri for iri in test.data if iri in self.filled),
            named_graphs=None if own else test.graphs,
        ), "w3c")
        if isinstance(outcome, Ok):
            return read_answer(outcome.body.content(), outcome.format)
        return Error(_cause(outcome), outcome.en)


def _cause(failure: Failure) -> str:
    return "syntax" if isinstance(failure, SyntaxProblem) else "refused" if isinstance(failure, Refused) else "engine"


@contextmanager
def runner(folder: Path, tests: Iterable[Test]) -> Iterator[Runner]:
    """A runner over a temporary store with the files that the tests name."""
    with tempfile.TemporaryDirectory(prefix="w3c-") as name:
        build = Path(name) / "builds" / "suite"
        build.mkdir(parents=True)
        filled = frozenset(_fill(Store(str(build / "oxigraph")), folder, list(tests)))
        (Path(name) / CURRENT).write_text("suite\n", "utf-8")
        pool = Pool(Path(name), Limits(workers=2, in_hand=8, per_client=8))
        try:
            yield Runner(folder, pool, filled)
        finally:
            pool.close()


def _fill(store: Store, folder: Path, tests: list[Test]) -> set[str]:
    """Put each file in a graph of its own; returns the IRIs of all graphs.

    A graph may be empty: so is one that a protocol test names without giving its file, as if a server would fetch it.
    """
    files = {iri: iri for test in tests if test.kind != "protocol" for iri in (*test.data, *test.graphs)}
    files |= {name: file for test in tests if test.kind == "protocol" for file, _, name in (pair.partition(" ") for pair in test.graphs)}
    for name, file in files.items():
        store.add_graph(NamedNode(name))
        if file:
            store.extend(Quad(quad.subject, quad.predicate, quad.object, NamedNode(name)) for quad in statements(file, folder))
    store.flush()
    return set(files)
