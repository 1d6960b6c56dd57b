"""Puts the build of this machine on a SPARQL server, graph by graph, by the SPARQL 1.1 Graph Store Protocol.

    python -m graph.upload --query https://host/query --graphs https://host/store

People's work does not go with it: the application puts that there itself, if it is told where (``POLICY_STORE_GRAPHS``).

The server is told which build it holds last of all, so that readers never take half a build for a whole one. For millions of triples a
server's own bulk loader is faster (docs/remote-store.md); ``--description FILE`` writes what has to be loaded beside the dump.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graph.engine import StoreError
from graph.http import Endpoint
from graph.publishing import open_base
from graph.remote import DESCRIPTION, our_graphs
from graph.settings import settings
from graph.store import EmbeddedStore
from ontology.namespaces import DCTERMS, OWL, RDF, VOID, XSD

__all__ = ["described", "description", "upload"]


def upload(store: EmbeddedStore, query: Endpoint, graphs: Endpoint, say: Callable[[str], None] = lambda _: None) -> dict[str, int]:
    """Make the server hold the build and no other graph of ours; returns triples by named graph.

    Raises ``RemoteStoreError``; the server then says that it holds no known build until an upload succeeds.
    """
    counts: dict[str, int] = store.manifest["counts"]
    gone = sorted(set(our_graphs(query)) - set(counts))
    graphs.put(DESCRIPTION, b"")
    for name, count in counts.items():
        say(f"{count:8,}  {name}")
        graphs.put(name, _ntriples(quad.triple for quad in store.store.quads_for_pattern(None, None, None, NamedNode(name))))
    for name in gone:
        say(f"ลบ · removed  {name}")
        graphs.delete(name)
    graphs.put(DESCRIPTION, _ntriples(quad.triple for quad in description(store)))
    return counts


def description(store: EmbeddedStore) -> list[Quad]:
    """Which build this is: its name, version, named graphs and their triples (VoID), in a named graph of its own."""
    return described(store.fingerprint, str(store.manifest["version"]), store.manifest["counts"])


def described(name: str, version: str, counts: Mapping[str, int]) -> list[Quad]:
    """The description of a build of that name, version and triples by named graph."""
    build, graph = NamedNode(DESCRIPTION), NamedNode(DESCRIPTION)
    said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        (build, RDF + "type", NamedNode(VOID + "Dataset")),
        (build, DCTERMS + "identifier", Literal(name)),
        (build, OWL + "versionInfo", Literal(version)),
    ]
    for graph_name, count in counts.items():
        said.append((build, VOID + "subset", NamedNode(graph_name)))
        said.append((NamedNode(graph_name), VOID + "triples", Literal(str(count), datatype=NamedNode(XSD + "integer"))))
    return [Quad(subject, NamedNode(property_), value, graph) for subject, property_, value in said]


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def main(arguments: list[str] | None = None) -> int:
    """Command line; 0 done, 1 not done."""
    parser = argparse.ArgumentParser(prog="python -m graph.upload", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="folder of the built graph (default: var/store)")
    parser.add_argument("--query", help="query address of the server (default: POLICY_STORE)")
    parser.add_argument("--graphs", help="its Graph Store Protocol address")
    parser.add_argument("--description", type=Path, help="write the description of the build to this N-Quads file and upload nothing")
    given = parser.parse_args(arguments)
    now = settings()
    try:
        store = open_base(given.store or now.store)
        if given.description:
            serialize(description(store), given.description, RdfFormat.N_QUADS)
            return 0
        if not given.graphs or not (given.query or now.store_url):
            parser.error("ระบุ --query และ --graphs · give --query and --graphs")
        query, graphs = (Endpoint(url, now.store_user, now.store_password) for url in (given.query or now.store_url or "", given.graphs))
        total = sum(upload(store, query, graphs, say=print).values())
    except (StoreError, SyntaxError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    print(f"{total:8,}  รวม · total")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
