"""The graph on a remote SPARQL 1.1 server: the same questions and the same answers as the embedded store gives."""

from __future__ import annotations

import hashlib
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse, parse_query_results

from graph.bindings import query_form, substituted, with_prefixes
from graph.engine import Result, Term
from graph.http import Endpoint, RemoteStoreError
from graph.settings import Settings
from ontology.namespaces import DCTERMS, OWL, PREFIXES, VOID, graph_iri, is_work

__all__ = ["DESCRIPTION", "RemoteQuads", "RemoteStore", "describe", "forget", "open_remote", "our_graphs"]

DESCRIPTION = graph_iri("build")
"""Named graph that says which build a server holds; graph/upload.py writes it last."""
FRESH_SECONDS = 30.0
"""How long a server is believed to hold the build it held when last asked."""
# JSON only: pyoxigraph 0.5.13 reads the XML format without the spaces at either end of a literal.
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_ROW_FORMATS = {_ROWS: QueryResultsFormat.JSON, "application/json": QueryResultsFormat.JSON}
# Virtuoso writes xsd:boolean as 0 or 1. No literal can hold this pattern, for there its quotation marks are escaped.
_BOOLEAN = re.compile(rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#boolean", "value": ")([01])"')
_TRIPLE_FORMATS = {
    "application/n-triples": RdfFormat.N_TRIPLES, "text/plain": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE, "application/rdf+xml": RdfFormat.RDF_XML,
}

F = TypeVar("F")


@dataclass(frozen=True)
class RemoteQuads:
    """Every statement of the build, fetched graph by graph."""

    endpoint: Endpoint
    counts: Mapping[str, int]

    def __iter__(self) -> Iterator[Quad]:
        """Quads, graph by graph. Raises :class:`RemoteStoreError`."""
        for graph in self.counts:
            answer = self.endpoint.ask(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}", _TRIPLES)
            for quad in parse(answer.body, _format(self.endpoint, answer.media_type, _TRIPLE_FORMATS)):
                yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))

    def __len__(self) -> int:
        """As the server, or its description, says."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class RemoteStore:
    """One build of the graph on a server (see :class:`graph.engine.GraphStore`)."""

    endpoint: Endpoint
    fingerprint: str
    manifest: dict[str, Any] = field(compare=False)
    is_union: bool
    """Whether the server's own default graph is the union of the named graphs; if not, each question names them."""
    cache: Path
    """Folder in which this machine keeps files about remote builds."""

    @property
    def folder(self) -> Path:
        """Where files about this build are kept; made when first asked for."""
        folder = self.cache / self.fingerprint
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def texts(self) -> str:
        """Name of what is searched; a server does not tell decisions from plans."""
        return self.fingerprint

    @property
    def store(self) -> RemoteQuads:
        """All statements."""
        return RemoteQuads(self.endpoint, self.manifest["counts"])

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Result:
        """Answer our own SPARQL. Raises :class:`RemoteStoreError`, and SyntaxError if the server calls the text malformed."""
        graphs = () if self.is_union else tuple(self.manifest["counts"])
        return _result(self.endpoint, with_prefixes(substituted(text, bindings or {}), PREFIXES), graphs)

    def dump(self) -> Path:
        """Canonical N-Quads of the build, fetched once."""
        path = self.folder / "graph.nq"
        if not path.exists():
            lines = sorted(f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n" for quad in self.store)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
                file.writelines(lines)
            Path(file.name).replace(path)
        return path


def open_remote(settings: Settings) -> RemoteStore:
    """The build that the server of ``settings`` holds, asked at most every :data:`FRESH_SECONDS`. Raises :class:`RemoteStoreError`."""
    key = (settings.store_url or "", settings.store_user, settings.store_password)
    with _lock:
        asked, store = _opened.get(key, (0.0, None))
        if store is None or time.monotonic() - asked > FRESH_SECONDS:
            store = describe(store.endpoint if store else Endpoint(*key), settings.store / "remote")
            _opened.clear()
            _opened[key] = (time.monotonic(), store)
        return store


def forget() -> None:
    """Ask the server anew at the next opening: this process has changed what it holds."""
    with _lock:
        _opened.clear()


_lock = Lock()
_opened: dict[tuple[str, str, str], tuple[float, RemoteStore]] = {}


def describe(endpoint: Endpoint, cache: Path) -> RemoteStore:
    """Ask a server what it holds. Raises :class:`RemoteStoreError`, also if it holds no graph of ours."""
    told = _rows(endpoint, f"""SELECT ?graph ?n ?id ?version WHERE {{ GRAPH <{DESCRIPTION}> {{
        <{DESCRIPTION}> <{DCTERMS}identifier> ?id ; <{OWL}versionInfo> ?version ; <{VOID}subset> ?graph . ?graph <{VOID}triples> ?n }} }}""")
    counts = {row["graph"]: int(row["n"]) for row in told} if told else our_graphs(endpoint)
    if not counts:
        raise RemoteStoreError(
            "empty", f"เซิร์ฟเวอร์ {endpoint.url} ตอบได้ แต่ยังไม่มีกราฟที่ชื่อขึ้นต้นด้วย {graph_iri('')} นำเข้าตามวิธีใน docs/remote-store.md",
            f"{endpoint.url} answers but holds no graph whose name begins with {graph_iri('')}; load it as docs/remote-store.md says")
    counts = dict(sorted(counts.items()))
    name = told[0]["id"] if told else "counted-" + hashlib.sha256(repr(counts).encode()).hexdigest()[:16]
    if not re.fullmatch(r"[\w-]{1,64}", name):  # it becomes the name of a folder
        name = hashlib.sha256(name.encode()).hexdigest()[:16]
    first = NamedNode(next(iter(counts)))
    union = bool(_result(endpoint, f"ASK {{ GRAPH {first} {{ ?s ?p ?o }} ?s ?p ?o }}"))
    base = {"base": name.rpartition("-")[0] or name} if told and any(map(is_work, counts)) else {}  # as graph/projection_remote.py puts it together
    return RemoteStore(endpoint, name, {"version": told[0]["version"] if told else "", "counts": counts, **base}, union, cache)


def our_graphs(endpoint: Endpoint) -> dict[str, int]:
    """Triples by named graph, of the graphs that are ours. Raises :class:`RemoteStoreError`."""
    found = _rows(endpoint, "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
    return {row["graph"]: int(row["n"]) for row in found if row["graph"].startswith(graph_iri("")) and row["graph"] != DESCRIPTION}


def _rows(endpoint: Endpoint, text: str) -> list[dict[str, str]]:
    result = _result(endpoint, text)
    assert isinstance(result, QuerySolutions)  # noqa: S101 - these are SELECT queries
    names = [variable.value for variable in result.variables]
    return [{name: term.value for name in names if isinstance(term := solution[name], NamedNode | Literal)} for solution in result]


def _result(endpoint: Endpoint, text: str, graphs: tuple[str, ...] = ()) -> Result:
    if query_form(text) in {"SELECT", "ASK"}:
        answer = endpoint.ask(text, _ROWS, graphs)
        try:
            body = _BOOLEAN.sub(lambda found: found[1] + (b'true"' if found[2] == b"1" else b'false"'), answer.body)
            return parse_query_results(body, _format(endpoint, answer.media_type, _ROW_FORMATS))
        except SyntaxError as error:
            raise _not_sparql(endpoint, answer.media_type) from error
    answer = endpoint.ask(text, _TRIPLES, graphs)
    held = Store()  # a result of triples can only come out of a store
    try:
        held.extend(parse(answer.body, _format(endpoint, answer.media_type, _TRIPLE_FORMATS)))
    except SyntaxError as error:
        raise _not_sparql(endpoint, answer.media_type) from error
    return held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def _format(endpoint: Endpoint, media_type: str, known: Mapping[str, F]) -> F:
    if media_type not in known:
        raise _not_sparql(endpoint, media_type)
    return known[media_type]


def _not_sparql(endpoint: Endpoint, media_type: str) -> RemoteStoreError:
    """The server answers, but not as a SPARQL endpoint does."""
    return RemoteStoreError(
        "not-sparql", f"{endpoint.url} ไม่ได้ตอบเป็นผลของ SPARQL (ได้ {media_type or '-'}) ตั้ง POLICY_STORE เป็นที่อยู่สำหรับค้น เช่น …/query หรือ …/sparql",
        f"{endpoint.url} does not answer as a SPARQL endpoint (it sent {media_type or '-'}); set POLICY_STORE to the query address, …/query or …/sparql")
