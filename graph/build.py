"""Data → store: deterministic, atomic, complete or not at all.

A build is made in a folder of its own, named by the hash of its canonical dump, and comes into force when the file
``CURRENT`` is replaced. Readers keep the build they opened; a failed build leaves no trace.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph.settings import ROOT
from graph.store import CURRENT, current_build
from loaders.checks import require_sound
from loaders.dataset import load_dataset
from loaders.rdf import dataset_quads
from ontology.namespaces import graph_iri

__all__ = ["VERSION", "BuildResult", "Extra", "build", "dump_lines", "input_fingerprint"]

VERSION = "0.2.0"
"""Version of the published graph (see CHANGELOG.md)."""
KEPT_BUILDS = 2
"""The build in force and the one before it, which a reader may still hold open."""
_ONTOLOGY = "alignment.ttl"
_CODE = ("ontology", "loaders", "graph/build.py")


@dataclass(frozen=True)
class BuildResult:
    """What a build made."""

    folder: Path
    counts: dict[str, int]
    """Triples by named graph."""
    reused: bool
    """True if the inputs were those of the build in force, so nothing was made."""


@dataclass(frozen=True)
class Extra:
    """Named graphs about the others, made by a layer above this one: the published queries, the description of the dataset."""

    make: Callable[[Mapping[str, Sequence[Quad]]], dict[str, list[Quad]]]
    """From all graphs (IRI → quads) to further ones."""
    files: tuple[Path, ...] = ()
    """What they are made of: a change there is a reason to build."""


def build(
    data: Path, store: Path, *, only_if_changed: bool = False, say: Callable[[str], None] = lambda _: None, extra: Extra | None = None,
) -> BuildResult:
    """Build the graph of the folder ``data`` and publish it in the folder ``store``, with the graphs of ``extra``.

    Raises ``loaders.problems.DataError`` with every problem of the data; the store is then what it was.
    """
    inputs = input_fingerprint(data, extra.files if extra else ())
    before = current_build(store)
    if only_if_changed and before and _manifest(before).get("inputs") == inputs:
        return BuildResult(before, _manifest(before)["counts"], reused=True)
    say("อ่านข้อมูล · reading data")
    graphs = dataset_quads(require_sound(load_dataset(data)))
    graphs[graph_iri("ontology")] = _ontology_quads()
    if extra:
        graphs |= extra.make(graphs)
    say("เขียนกราฟ · writing the graph")
    lines = dump_lines([quad for quads in graphs.values() for quad in quads])
    name = hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
    counts = {graph: len(set(quads)) for graph, quads in sorted(graphs.items())}
    folder = _write(store, name, graphs, lines, {"version": VERSION, "inputs": inputs, "counts": counts})
    _publish(store, name)
    return BuildResult(folder, counts, reused=False)


def dump_lines(quads: list[Quad]) -> list[str]:
    """Canonical N-Quads: one line a quad, sorted, each once. There are no blank nodes, so this is unique."""
    return sorted({f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n" for quad in quads})


def input_fingerprint(data: Path, more: Sequence[Path] = ()) -> str:
    """Hash of all that a build depends on: the data, the ontology, the code that turns one into the other, and ``more`` files."""
    digest = hashlib.sha256()
    code = [path for name in _CODE for path in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*"))]
    for path in sorted([*data.rglob("*.yaml"), *(path for path in code if path.suffix in {".py", ".ttl"}), *more]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _ontology_quads() -> list[Quad]:
    graph = NamedNode(graph_iri("ontology"))
    text = (ROOT / "ontology" / _ONTOLOGY).read_bytes()
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parse(text, RdfFormat.TURTLE)]


def _write(store: Path, name: str, graphs: dict[str, list[Quad]], lines: list[str], manifest: dict[str, object]) -> Path:
    builds = store / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    folder = builds / name
    work = Path(tempfile.mkdtemp(prefix=".work-", dir=builds))
    try:
        target = Store(str(work / "oxigraph"))
        target.bulk_extend(quad for quads in graphs.values() for quad in quads)
        target.flush()
        target.optimize()
        del target
        (work / "graph.nq").write_text("".join(lines), "utf-8")
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
        if folder.exists():  # the same content under an older manifest (code changed, graph did not)
            shutil.copy(work / "manifest.json", folder / "manifest.json")
        else:
            work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _publish(store: Path, name: str) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=store)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(name + "\n")
    Path(temporary).replace(store / CURRENT)
    builds = sorted((path for path in (store / "builds").iterdir() if not path.name.startswith(".")),
                    key=lambda path: (path.name == name, path.stat().st_mtime), reverse=True)
    for old in builds[KEPT_BUILDS:]:
        shutil.rmtree(old, ignore_errors=True)


def _manifest(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return loaded
