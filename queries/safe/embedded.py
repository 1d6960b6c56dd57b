"""The graph in a folder on this machine, as a worker asks it for a user."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from graph.store import open_build
from ontology.namespaces import prefixes_in
from queries.safe.guard import BASE_IRI, Facts

__all__ = ["Embedded"]


class Embedded:
    """A build, open for reading. Opened before the worker gives up opening files.

    Raises OSError or ValueError for a build that cannot be read.
    """

    def __init__(self, build: Path) -> None:
        opened = open_build(build)
        self._store = opened.store
        self.files = None if opened.in_memory else opened.files
        """Folder whose files the engine opens as it needs them; None: all is in memory."""
        self.graphs = {graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode)}
        bool(self._store.query("ASK { ?s ?p ?o }", use_default_graph_as_union=True))

    def query(self, asked: dict[str, Any], facts: Facts) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result. Raises SyntaxError, and OSError, RuntimeError or ValueError where the engine meets an error."""
        dataset: dict[str, Any] = {"use_default_graph_as_union": not facts.graphs}  # the engine would ignore FROM beside the union
        if asked["default"] is not None or asked["named"] is not None:  # stands before the query's own FROM
            dataset = {"default_graph": [NamedNode(iri) for iri in asked["default"] or []],
                       "named_graphs": [NamedNode(iri) for iri in asked["named"] or []]}
        return self._store.query(asked["query"], base_iri=BASE_IRI, prefixes=prefixes_in(asked["query"]), **dataset)
