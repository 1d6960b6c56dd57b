"""The graph that ``POLICY_STORE`` names. A path: the embedded store, here. An address: a remote server, graph/remote.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

from pyoxigraph import RdfFormat, Store

from graph.bindings import seeded
from graph.engine import GraphStore, Result, StoreError, Term
from graph.settings import settings
from ontology.namespaces import prefixes_in

__all__ = ["EmbeddedStore", "GraphStore", "NotBuiltError", "StoreError", "Term", "current_build", "fits_memory", "open_build", "open_store"]

CURRENT = "CURRENT"
"""File in the store folder that names the build in force; replacing it is the whole of publishing."""

IN_MEMORY_UP_TO = 500_000
"""Statements. At 100 thousand a copy takes 0.3 s and 41 MiB of each process, at a million 4.4 s and 398 MiB; beyond this the files on disk
serve, whose answers come three to four times later (still under a millisecond where a query starts from what is given) but at once after a
start. Workers of the safe runner share one copy (queries/safe/forkserver.py)."""


class NotBuiltError(StoreError):
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
class EmbeddedStore:
    """A read-only view of one build on this machine (see :class:`graph.engine.GraphStore`). The only reader of Oxigraph's files."""

    folder: Path
    store: Store
    in_memory: bool = False
    """Whether ``store`` is a copy, which needs no file any more."""

    @property
    def manifest(self) -> dict[str, Any]:
        """Counts a graph, fingerprints and version of the build."""
        loaded: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        return loaded

    @property
    def fingerprint(self) -> str:
        """Name of the build: the hash of its dump."""
        return self.folder.name

    @property
    def texts(self) -> str:
        """Name of what is searched in the build (see :class:`graph.engine.GraphStore`)."""
        try:
            return str(self.manifest.get("texts", self.fingerprint))
        except FileNotFoundError:  # a build that was cleared away while somebody holds it open
            return self.fingerprint

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Result:
        """Run our own SPARQL with the usual prefixes; ``bindings`` replace variables safely. For users' queries there is the runner."""
        return self.store.query(seeded(text, bindings or {}), prefixes=prefixes_in(text), use_default_graph_as_union=True)

    def dump(self) -> Path:
        """Canonical N-Quads of the build."""
        return self.folder / "graph.nq"

    @property
    def files(self) -> Path:
        """Folder of Oxigraph's files."""
        return self.folder / "oxigraph"


@overload
def open_store(folder: Path) -> EmbeddedStore: ...
@overload
def open_store(folder: None = None) -> GraphStore: ...
def open_store(folder: Path | None = None) -> GraphStore:
    """The build in force: of ``folder``, or of the store that the settings name.

    Raises :class:`NotBuiltError` if there is none and :class:`StoreError` if a server cannot be asked.
    """
    if folder is None:
        now = settings()
        if now.store_url:
            from graph.remote import open_remote  # noqa: PLC0415 - an embedded store needs no HTTP

            return open_remote(now)
        folder = now.store
    build = current_build(folder)
    if build is None:
        raise NotBuiltError(folder)
    return open_build(build)


@lru_cache(maxsize=2)
def open_build(build: Path) -> EmbeddedStore:
    """A build that fits is read into memory: Oxigraph answers there three to four times faster than from its files (benchmarks/queries.py)."""
    if not fits_memory(build):
        return EmbeddedStore(build, Store.read_only(str(build / "oxigraph")))
    store = Store()
    store.bulk_load(path=str(build / "graph.nq"), format=RdfFormat.N_QUADS)
    return EmbeddedStore(build, store, in_memory=True)


def fits_memory(build: Path) -> bool:
    """Whether the build is answered from memory; one that does not say how large it is is not."""
    try:
        counts: dict[str, int] = json.loads((build / "manifest.json").read_text("utf-8"))["counts"]
    except FileNotFoundError:
        return False
    return sum(counts.values()) <= IN_MEMORY_UP_TO
