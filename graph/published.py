"""What of a store may be handed on: the graph of ``data/``, without people's workspaces and the decisions in them."""

from __future__ import annotations

from pathlib import Path

from graph.engine import GraphStore
from ontology.namespaces import graph_iri, is_work

__all__ = ["holds_work", "is_with_work", "published_build", "published_counts", "published_folder"]


def holds_work(store: GraphStore) -> bool:
    """Whether people's work lies over the graph of ``data/``."""
    return any(is_work(graph) for graph in store.manifest["counts"])


def is_with_work(store: GraphStore, plan: str | None = None, *, work: bool = False) -> bool:
    """Whether what is handed on holds people's work: where all of it is asked for (``work``), or a plan that is theirs."""
    return holds_work(store) and (work or (plan is not None and graph_iri(f"workspace/{plan}") in store.manifest["counts"]))


def published_build(store: GraphStore) -> str:
    """Name of the build of ``data/`` alone, with or without work over it: whoever builds the same data gets the same name."""
    return str(store.manifest.get("base") or store.fingerprint)


def published_folder(store: GraphStore) -> Path:
    """Where the build of ``data/`` alone keeps its files, the result of its validation among them."""
    return store.folder.parent / published_build(store)


def published_counts(store: GraphStore) -> dict[str, int]:
    """Triples by named graph, without people's work."""
    return {graph: count for graph, count in store.manifest["counts"].items() if not is_work(graph)}
