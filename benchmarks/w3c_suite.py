"""The W3C's SPARQL test suites (github.com/w3c/rdf-tests) as records: manifests read, nothing run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

__all__ = ["BASE", "Kind", "SuiteError", "Test", "path_of", "read_suite"]

BASE = "https://w3c.github.io/rdf-tests/"
"""What the files' own relative IRIs are resolved against, as if they were read at their published place."""
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

Kind = Literal["evaluation", "csv", "positive syntax", "negative syntax", "protocol", "update", "other"]
_KINDS: dict[str, Kind] = {
    "QueryEvaluationTest": "evaluation", "CSVResultFormatTest": "csv", "PositiveSyntaxTest11": "positive syntax", "PositiveSyntaxTest": "positive syntax",
    "NegativeSyntaxTest11": "negative syntax", "NegativeSyntaxTest": "negative syntax", "ProtocolTest": "protocol", "UpdateEvaluationTest": "update",
    "PositiveUpdateSyntaxTest11": "update", "NegativeUpdateSyntaxTest11": "update",
}
_GRAPH_URI = re.compile(r"(?:default|named)-graph-uri=([^&\s]+)")
_STARTS = ("sparql/sparql11/manifest-all.ttl", "sparql11/manifest-all.ttl", "manifest-all.ttl", "manifest.ttl")


class SuiteError(ValueError):
    """The folder holds no suite; the sentence says what is looked for."""


@dataclass(frozen=True)
class Test:
    """One entry of a manifest. Files are given by their IRI (see :func:`path_of`) and read only when run."""

    __test__ = False  # not a test of ours

    name: str
    title: str
    suite: str
    """Name of the folder the manifest stands in: ``aggregates``."""
    kind: Kind
    query: str = ""
    """IRI of the query's file."""
    data: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    """IRIs of the files that are named graphs; of a protocol test ``FILE NAME``, or `` NAME`` for one that a server would fetch."""
    result: str = ""
    lax: bool = False
    """Duplicates do not count."""
    entailment: bool = False
    """Needs more than simple entailment."""
    requests: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    """Of a protocol test: ``method``, ``path``, ``headers``, ``body``, ``statuses`` (2, 4 …), ``boolean``, ``form``."""


def read_suite(folder: Path) -> list[Test]:
    """All tests below a folder: a checkout of rdf-tests, or any folder with a ``manifest.ttl``. Raises :class:`SuiteError`."""
    start = next((folder / name for name in _STARTS if (folder / name).is_file()), None)
    if start is None:
        raise SuiteError(f"ไม่พบ manifest.ttl ใน {folder} ระบุโฟลเดอร์ของ w3c/rdf-tests · no manifest.ttl in {folder}; name a checkout of w3c/rdf-tests")
    return list(_tests(start, folder, set()))


def path_of(iri: str, folder: Path) -> Path:
    """The file of an IRI under :data:`BASE`. Raises :class:`SuiteError` for any other IRI or a path that leaves the folder."""
    path = (folder / iri.removeprefix(BASE)).resolve()
    if not iri.startswith(BASE) or not path.is_relative_to(folder.resolve()):
        raise SuiteError(f"{iri} อยู่นอกโฟลเดอร์ชุดทดสอบ · {iri} is outside the folder of the suite")
    return path


def _tests(manifest: Path, folder: Path, seen: set[Path]) -> Iterator[Test]:
    if manifest in seen or not manifest.is_file():
        return
    seen.add(manifest)
    here = BASE + manifest.relative_to(folder).as_posix()
    graph = Graph().parse(manifest, format="turtle", publicID=here)
    for listed in graph.objects(None, MF.include):
        for included in Collection(graph, listed):
            yield from _tests(path_of(str(included), folder), folder, seen)
    for listed in graph.objects(None, MF.entries):
        for entry in Collection(graph, listed):
            if (entry, RDF.type, None) in graph:  # lists name a few entries that the files do not describe
                yield _test(graph, entry, manifest.parent.name)


def _test(graph: Graph, entry: Node, suite: str) -> Test:
    kind: Kind = next((_KINDS[name] for each in graph.objects(entry, RDF.type) if (name := str(each).rpartition("#")[2]) in _KINDS), "other")
    if kind == "protocol":
        return _protocol(graph, entry, suite)
    action = graph.value(entry, MF.action)
    syntax = isinstance(action, URIRef)
    if syntax and str(action).endswith(".ru"):  # the folder delete-insert calls its syntax tests of updates query tests
        kind = "update"
    result = graph.value(entry, MF.result)
    regimes = [*graph.objects(action, _SD.entailmentRegime), *graph.objects(entry, _SD.entailmentRegime)]
    return Test(
        name=str(entry).rpartition("#")[2], title=str(graph.value(entry, MF.name) or graph.value(entry, RDFS.label) or ""), suite=suite, kind=kind,
        query=str(action) if syntax else _text(graph.value(action, QT.query)),
        data=() if syntax else tuple(sorted(str(each) for each in graph.objects(action, QT.data))),
        graphs=() if syntax else tuple(sorted(str(each) for each in graph.objects(action, QT.graphData))),
        result=str(result) if isinstance(result, URIRef) else "", lax=graph.value(entry, MF.resultCardinality) == MF.LaxCardinality,
        entailment=bool(regimes),
    )


def _protocol(graph: Graph, entry: Node, suite: str) -> Test:
    """A test of the protocol; its graphs stand under the address they are labelled with."""
    requests = tuple(_request(graph, each) for each in _requests(graph, graph.value(entry, MF.action)))
    files = {str(graph.value(each, RDFS.label)): str(graph.value(each, UT.graph)) for each in graph.objects(entry, UT.graphData)}
    named = {name for request in requests for name in _GRAPH_URI.findall(unquote(f"{request['path']} {request['body'] or ''}"))}
    graphs = tuple(f"{files.get(name, '')} {name}" for name in sorted(named | set(files)))
    return Test(name=str(entry).rpartition("#")[2], title=str(graph.value(entry, MF.name) or ""), suite=suite, kind="protocol", graphs=graphs, requests=requests)


def _requests(graph: Graph, action: Node | None) -> list[Node]:
    listed = next((each for _, name, each in graph.triples((action, None, None)) if str(name).endswith("#requests")), None)
    return list(Collection(graph, listed)) if listed is not None else []


def _request(graph: Graph, node: Node) -> dict[str, Any]:
    http = Namespace("http://www.w3.org/2011/http#")
    content = Namespace("http://www.w3.org/2011/content#")
    listed, body, answer = graph.value(node, http.headers), graph.value(node, http.body), graph.value(node, http.resp)
    headers = {str(graph.value(each, http.fieldName)): str(graph.value(each, http.fieldValue)) for each in Collection(graph, listed)} if listed else {}
    boolean = graph.value(answer, MF.expectedBoolean)
    return {
        "method": str(graph.value(node, http.methodName)), "path": str(graph.value(node, http.absolutePath)), "headers": headers,
        "body": _text(graph.value(body, content.chars)) if body else None, "encoding": _text(graph.value(body, content.characterEncoding)) or "UTF-8",
        "statuses": sorted({int(str(each).rpartition("StatusCode")[2][0]) for each in graph.objects(answer, MF.expectedStatus)}),
        "boolean": None if boolean is None else str(boolean).lower() == "true", "form": _text(graph.value(answer, MF.expectedFormat)) or None,
    }


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)
