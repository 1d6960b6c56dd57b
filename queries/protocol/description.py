"""What the endpoint says of itself: SPARQL 1.1 Service Description, with VoID for the graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph.store import StoreError, open_store
from ontology.namespaces import DCTERMS, PREFIXES, RDF, VOID, XSD, graph_iri
from queries.engine import TriplesFormat

__all__ = ["describe", "graph_counts"]

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_WRITERS: Mapping[TriplesFormat, RdfFormat] = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD,
                                               "rdfxml": RdfFormat.RDF_XML}


def graph_counts() -> dict[str, int]:
    """Triples by named graph of the build in force; empty if there is none to be had. May ask a server."""
    try:
        counts: dict[str, int] = open_store().manifest["counts"]
    except StoreError:
        return {}
    return counts


def describe(endpoint: str, counts: Mapping[str, int], wanted: TriplesFormat) -> bytes:
    """The description of the service at the address ``endpoint``, in RDF."""
    prefixes = {**PREFIXES, "sd": SD, "formats": FORMATS} if wanted in {"ttl", "rdfxml"} else None
    return serialize(_triples(endpoint, counts), format=_WRITERS[wanted], prefixes=prefixes) or b""


def _triples(endpoint: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    service, dataset, union = (NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "union"))
    yield from _say(service, {RDF + "type": [SD + "Service"], SD + "endpoint": [endpoint], SD + "supportedLanguage": [SD + "SPARQL11Query"],
                              SD + "feature": [SD + "UnionDefaultGraph"], SD + "resultFormat": [FORMATS + name for name in _FORMATS]})
    yield Triple(service, NamedNode(SD + "defaultDataset"), dataset)
    yield Triple(service, NamedNode(DCTERMS + "description"), Literal("ถามได้อย่างเดียว กราฟปริยายคือทุกกราฟรวมกัน ไม่มี SERVICE และ LOAD", language="th"))
    yield Triple(service, NamedNode(DCTERMS + "description"),
                 Literal("Query only; the default graph is the union of all named graphs; no SERVICE, no LOAD", language="en"))
    yield from _say(dataset, {RDF + "type": [SD + "Dataset", VOID + "Dataset"], SD + "defaultGraph": [union.value], VOID + "sparqlEndpoint": [endpoint]})
    yield from _graph(union, sum(counts.values()))
    for name, count in sorted(counts.items()):
        local = name.removeprefix(graph_iri(""))
        named, content = NamedNode(f"{endpoint}#named/{local}"), NamedNode(f"{endpoint}#graph/{local}")
        yield Triple(dataset, NamedNode(SD + "namedGraph"), named)
        yield from _say(named, {RDF + "type": [SD + "NamedGraph"], SD + "name": [name], SD + "graph": [content.value]})
        yield from _graph(content, count)


def _graph(node: NamedNode, count: int) -> Iterator[Triple]:
    yield from _say(node, {RDF + "type": [SD + "Graph", VOID + "Dataset"]})
    yield Triple(node, NamedNode(VOID + "triples"), Literal(str(count), datatype=NamedNode(XSD + "integer")))


def _say(subject: NamedNode, properties: Mapping[str, list[str]]) -> Iterator[Triple]:
    for name, values in properties.items():
        for value in values:
            yield Triple(subject, NamedNode(name), NamedNode(value))
