"""The embedded store: the one place that talks to Oxigraph for reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Variable

from graph.settings import settings
from ontology.namespaces import PREFIXES

__all__ = ["GraphStore", "NotBuiltError", "Term", "current_build", "open_store"]

Term = NamedNode | Literal
CURRENT = "CURRENT"
"""File in the store folder that names the build in force; replacing it is the whole of publishing."""


class NotBuiltError(RuntimeError):
    """There is no store yet. The message says how to make one, in Thai and English."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"ยังไม่มีกราฟใน {folder} สร้างด้วยคำสั่ง make build · "
                         f"there is no graph in {folder} yet; make one with: make build")


def current_build(folder: Path) -> Path | None:
    """Folder of the build in force, or None if nothing was built."""
    try:
        name = (folder / CURRENT).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    build = folder / "builds" / name
    return build if build.is_dir() else None


@dataclass(frozen=True)
class GraphStore:
    """A read-only view of one build. The default graph is the union of all named graphs."""

    folder: Path
    store: Store

    @property
    def manifest(self) -> dict[str, Any]:
        """Counts a graph, fingerprints and version of the build."""
        loaded: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        return loaded

    @property
    def fingerprint(self) -> str:
        """Name of the build: the hash of its dump."""
        return self.folder.name

    def query(self, text: str, bindings: dict[str, Term] | None = None) -> QuerySolutions | QueryTriples | QueryBoolean:
        """Run our own SPARQL with the usual prefixes; ``bindings`` replace variables safely. For users' queries there is the runner."""
        return self.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True,
                                substitutions={Variable(name): term for name, term in (bindings or {}).items()})


def open_store(folder: Path | None = None) -> GraphStore:
    """The build in force. Raises :class:`NotBuiltError` if there is none."""
    folder = folder or settings().store
    build = current_build(folder)
    if build is None:
        raise NotBuiltError(folder)
    return _open(build)


@lru_cache(maxsize=2)
def _open(build: Path) -> GraphStore:
    return GraphStore(build, Store.read_only(str(build / "oxigraph")))
