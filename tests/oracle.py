"""The same question to the store and to rdflib, which knows nothing of the store."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Literal, QuerySolutions
from rdflib import Graph

from graph.store import GraphStore
from ontology.namespaces import PREFIXES

__all__ = ["count", "oracle_count"]


def count(store: GraphStore, text: str) -> int:
    """The number ``?n`` of a one-row query, from the store."""
    result = store.query(text)
    assert isinstance(result, QuerySolutions)
    (row,) = list(result)
    value = row["n"]
    assert isinstance(value, Literal)
    return int(value.value)


def oracle_count(memory: Graph, text: str) -> int:
    """The same from rdflib."""
    rows: list[Any] = list(memory.query(text, initNs=PREFIXES))
    return int(rows[0][0])
