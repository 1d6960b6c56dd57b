"""Data → store: deterministic, atomic, complete or not at all.

A build is made in a folder of its own, named by the hash of its canonical dump, and comes into force when the file
``CURRENT`` is replaced. Readers keep the build they opened; a failed build leaves no trace.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from graph.publishing import base_of, locked, made_whole, manifest_of, publish
from graph.settings import ROOT
from graph.store import current_build
from loaders.checks import require_sound
from loaders.dataset import load_dataset
from loaders.rdf import dataset_quads
from ontology.namespaces import graph_iri

__all__ = ["VERSION", "BuildResult", "Extra", "build", "dump_lines", "input_fingerprint"]

VERSION = "0.2.0"
"""Version of the published graph (see CHANGELOG.md)."""
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
    finish: Callable[[Path], Path] = lambda base: base,
) -> BuildResult:
    """Build the graph of the folder ``data`` and publish it in the folder ``store``, with the graphs of ``extra``.

    ``finish`` makes of the new build the one that comes into force: :mod:`graph.projection` lays people's work over it. Raises
    ``loaders.problems.DataError`` with every problem of the data; the store is then what it was.
    """
    with locked(store):
        return _build(data, store, say, extra, finish, only_if_changed=only_if_changed)


def _build(
    data: Path, store: Path, say: Callable[[str], None], extra: Extra | None, finish: Callable[[Path], Path], *, only_if_changed: bool,
) -> BuildResult:
    inputs = input_fingerprint(data, extra.files if extra else ())
    before = current_build(store)
    if only_if_changed and before and manifest_of(before).get("inputs") == inputs:
        return _in_force(store, finish(base_of(before)), reused=True)
    say("อ่านข้อมูล · reading data")
    graphs = dataset_quads(require_sound(load_dataset(data)))
    graphs[graph_iri("ontology")] = _ontology_quads()
    if extra:
        graphs |= extra.make(graphs)
    say("เขียนกราฟ · writing the graph")
    lines = dump_lines([quad for quads in graphs.values() for quad in quads])
    name = hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
    counts = {graph: len(set(quads)) for graph, quads in sorted(graphs.items())}
    base = _write(store, name, graphs, lines, {"version": VERSION, "inputs": inputs, "counts": counts})
    return _in_force(store, finish(base), reused=False)


def _in_force(store: Path, folder: Path, *, reused: bool) -> BuildResult:
    if current_build(store) != folder or not reused:
        publish(store, folder.name)
    return BuildResult(folder, manifest_of(folder)["counts"], reused=reused)


def dump_lines(quads: list[Quad]) -> list[str]:
    """Canonical N-Quads: one line a quad, sorted, each once. There are no blank nodes, so this is unique."""
    written: bytes = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return [line.decode() for line in sorted(set(written.splitlines(keepends=True)))]  # of bytes: no letter of a text is an end of line


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
    def fill(work: Path) -> None:
        target = Store(str(work / "oxigraph"))
        target.bulk_extend(quad for quads in graphs.values() for quad in quads)
        target.flush()
        target.optimize()
        del target
        (work / "graph.nq").write_text("".join(lines), "utf-8")
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")

    return made_whole(store, name, fill)
