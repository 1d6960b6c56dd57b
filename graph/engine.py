"""What every engine that holds the graph can do, and what it says when it cannot. Two engines: graph/store.py and graph/remote.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

__all__ = ["GraphStore", "Quads", "Result", "StoreError", "Term"]

Term = NamedNode | Literal
Result = QuerySolutions | QueryTriples | QueryBoolean


class StoreError(RuntimeError):
    """The graph cannot be read. The message says why and what to do, in Thai and English."""


class Quads(Protocol):
    """Every statement with its named graph."""

    def __iter__(self) -> Iterator[Quad]:
        """Each quad once, in no particular order."""

    def __len__(self) -> int:
        """How many there are."""


class GraphStore(Protocol):
    """A read-only view of one build of the graph. The default graph of queries is the union of its named graphs."""

    @property
    def folder(self) -> Path:
        """Where this machine keeps files about the build: its validation report, its dump."""

    @property
    def store(self) -> Quads:
        """All statements, for what reads the whole graph: SHACL, exports."""

    @property
    def fingerprint(self) -> str:
        """Name of the build; another build has another name."""

    @property
    def texts(self) -> str:
        """Name of the plans in the build; builds that differ in decisions alone have the same."""

    @property
    def manifest(self) -> dict[str, Any]:
        """``version``; ``counts``: triples by named graph; with people's work in it ``base``: the name of the build of ``data/`` alone."""

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Result:
        """Answer our own SPARQL, in which the usual prefixes are known. ``bindings`` put terms in the place of variables, safely.

        A variable that is bound must be projected, and must not occur in ``BOUND`` or in a query with ``MINUS``: engines differ there.
        Raises :class:`StoreError` if the graph cannot be reached and SyntaxError if the text is not SPARQL.
        """

    def dump(self) -> Path:
        """Canonical N-Quads of the build: one line a quad, sorted."""
