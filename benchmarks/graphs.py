"""A simulated graph of any size as a store that the product opens: ``var/bench/<triples>-<seed>``, like ``var/store``.

Packages are written as N-Quads one after the other, so memory does not grow with the graph, and loaded in bulk. A graph that is there
already, made by the same code from the same numbers, is used again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import IO

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from benchmarks.simulate import PACKAGE_STATEMENTS, Package, package, upper_package
from graph.build import input_fingerprint
from graph.settings import ROOT
from graph.store import CURRENT
from loaders.dataset import placed_elements
from loaders.rdf import dataset_quads
from ontology.namespaces import graph_iri

__all__ = ["BENCH", "FULL_UPPER", "SimulatedGraph", "simulated_graph", "statements"]

BENCH = ROOT / "var" / "bench"
FULL_UPPER = 40_000
"""Statements from which the upper plans have their real size; a smaller graph has smaller ones."""
_SIZES = (0.25, 0.5, 1.0, 1.25, 2.0)
"""Sizes of packages, equally often; their mean is 1."""
_LEAST = 430
"""Statements of the smallest package: a plan with a strategy, two agencies, a source and a series."""
_BASE = 200
"""Statements of a package that do not depend on its size."""


@dataclass(frozen=True)
class SimulatedGraph:
    """A store folder with what a query may be asked about in it."""

    store: Path
    """What ``POLICY_STORE`` would name."""
    statements: int
    """Simulated statements."""
    vocabulary: int
    """Statements of the ontology, which every build has."""
    examples: dict[str, str]
    """Local id of a typical thing by what it is: plan, element, indicator, series, agency, source, alignment …"""


def statements(triples: int, seed: int) -> Iterator[tuple[Package, list[Quad]]]:
    """Packages of a graph of about ``triples`` statements with their quads, each quad once; the upper plans come first."""
    sizes = Random(f"{seed}/sizes")  # noqa: S311 - repeatable on purpose
    upper = upper_package(seed, min(1.0, triples / FULL_UPPER))
    quads = _quads(upper)
    left, index = triples - len(quads), 0
    yield upper, quads
    while left > _LEAST / 2:
        wanted = sizes.choice(_SIZES) if index else min(1.0, left / 2 / PACKAGE_STATEMENTS)  # the first is a typical one: examples are taken from it
        fitting = (left - _BASE) / (PACKAGE_STATEMENTS - _BASE)
        made = package(seed, index, max(0.02, min(wanted, fitting)), upper)
        quads = _quads(made)
        left, index = left - len(quads), index + 1
        yield made, quads


def simulated_graph(triples: int, seed: int, folder: Path = BENCH, say: Callable[[str], None] = lambda _: None) -> SimulatedGraph:
    """The graph of about ``triples`` simulated statements, made if it is not there."""
    store = folder / f"{triples}-{seed}"
    name = _fingerprint(triples, seed)
    build = store / "builds" / name
    if not (build / "manifest.json").is_file():
        shutil.rmtree(store, ignore_errors=True)
        build.mkdir(parents=True)
        say(f"จำลองกราฟ {triples:,} ประโยค · simulating {triples:,} statements")
        manifest = _write(build, triples, seed)
        say("บรรจุกราฟ · loading")
        _load(build)
        (build / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
        (store / CURRENT).write_text(name + "\n", "utf-8")
    manifest = json.loads((build / "manifest.json").read_text("utf-8"))
    return SimulatedGraph(store, manifest["simulated"], manifest["vocabulary"], manifest["examples"])


def _fingerprint(triples: int, seed: int) -> str:
    code = "".join((Path(__file__).parent / name).read_text("utf-8") for name in ("wording.py", "simulate.py", "graphs.py"))
    return hashlib.sha256(f"{triples} {seed} {input_fingerprint(Path(__file__).parent)} {code}".encode()).hexdigest()[:16]


def _quads(made: Package) -> list[Quad]:
    return list(dict.fromkeys(quad for quads in dataset_quads(made).values() for quad in quads))


def _write(build: Path, triples: int, seed: int) -> dict[str, object]:
    """Write the N-Quads; returns the manifest."""
    examples: dict[str, str] = {}
    total = 0
    with (build / "graph.nq").open("wb") as file:
        for index, (made, quads) in enumerate(statements(triples, seed)):
            serialize(quads, file, RdfFormat.N_QUADS)
            total += len(quads)
            if index == 1:
                examples = _examples(made)
        vocabulary = _vocabulary(file)
    return {"version": "simulated", "inputs": f"{triples} {seed}", "simulated": total, "vocabulary": vocabulary, "examples": examples,
            "counts": {graph_iri("simulated"): total, graph_iri("ontology"): vocabulary}}


def _vocabulary(file: IO[bytes]) -> int:
    graph = NamedNode(graph_iri("ontology"))
    quads = [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parse((ROOT / "ontology" / "alignment.ttl").read_bytes(), RdfFormat.TURTLE)]
    serialize(quads, file, RdfFormat.N_QUADS)
    return len(quads)


def _load(build: Path) -> None:
    store = Store(str(build / "oxigraph"))
    store.bulk_load(path=build / "graph.nq", format=RdfFormat.N_QUADS)
    store.flush()
    store.optimize()


def _examples(made: Package) -> dict[str, str]:
    """Ids of one typical thing of each kind."""
    plan = made.plans[0].record
    placed = placed_elements(plan)
    indicator = next(part for part in placed if part.element.tracks)
    responsible = next((part for part in placed if part.element.agencies and part.type == "FlagshipProject"), placed[0])
    agency = made.agency_names.one((*responsible.element.agencies, plan.publisher or "")[0]) or ""
    aligned = next((record for record in made.alignments[0].record.alignments if record.object), None)
    return {
        "plan": plan.id or "", "element": f"{plan.id}/s1", "ministry": f"agency/{made.agencies.record.agencies[0].id}", "indicator": indicator.id, "target": f"{indicator.id}/target1",
        "series": f"indicator/{indicator.element.tracks[0]}", "agency": f"agency/{agency}", "source": f"source/{made.sources.record.sources[0].id}",
        "project": responsible.id,
        "aligned": aligned.subject if aligned else responsible.id, "alignment": f"alignment/{aligned.id}" if aligned else "",
        "national": "sim-ns", "master": "sim-mp", "development": "sim-dp", "upper": aligned.object or "" if aligned else "sim-ns/s1",
    }
