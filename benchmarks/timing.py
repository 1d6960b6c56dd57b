"""Times of the same question on several engines, of the processor and not of the clock, so that a busy machine distorts nothing.

A sample repeats a question until it has run for :data:`SAMPLE` seconds; engines take turns. The time of an engine is the least of its
samples, in seconds that the processor worked for the thread that asks: every engine here answers in that thread, from pages that are in
memory after the first time, so what other programs do can only add to it.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from benchmarks.questions import Question
from graph.bindings import substituted
from graph.settings import ROOT
from graph.store import EmbeddedStore, current_build, open_store
from graph.validate import memory_graph
from ontology.namespaces import PREFIXES
from queries import library

__all__ = ["ENGINES", "Asker", "Measured", "askers", "measure", "probe"]

ENGINES = ("ours", "disk", "memory", "raw", "rdflib")
SAMPLE = 0.004
"""Seconds a sample takes at least: the clock and the interpreter's own pauses are small beside it."""
_WARMED = 0.1
"""A question that takes less is asked once without being timed before each sample: the engine before it has emptied the processor's caches."""
BUDGET = 3.0
"""Seconds of samples a question may cost on one engine; a slow one gets fewer samples, at least one."""
_MOST_REPEATS = 200
_NAMES_GRAPHS = re.compile(r"\bGRAPH\b", re.IGNORECASE)

Asker = Callable[[Question], int]
"""Answers a question completely; returns the number of rows."""
Way = Callable[[], int]
"""An asker with its question."""
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Measured:
    """One question on one engine."""

    seconds: float | None
    """Least of the samples; None: stopped at the deadline, so it takes longer than ``over``."""
    rows: int | None
    over: float | None = None

    @property
    def at_least(self) -> float:
        """The time, or the time it is known to exceed."""
        return self.seconds if self.seconds is not None else self.over or 0.0


class _DeadlineError(BaseException):
    """Not an Exception: rdflib evaluates filters under ``except Exception``."""


def askers(store: Path, engines: Sequence[str]) -> dict[str, Asker]:
    """Ways to ask the store folder, by engine."""
    made: dict[str, Callable[[Path], Asker]] = {"ours": _ours, "disk": _disk, "memory": _memory, "raw": _raw, "rdflib": _rdflib}
    return {name: made[name](store) for name in engines}


def _count(result: QuerySolutions | QueryTriples | QueryBoolean) -> int:
    return 1 if isinstance(result, QueryBoolean) else sum(1 for _ in result)


def _ours(store: Path) -> Asker:
    """What the pages call: the library's file, the parameters a person typed, the store of the product."""
    graph = open_store(store)
    return lambda question: _count(library.run(graph, question.name, **question.values))


def _raw(folder: Path) -> Asker:
    """The same query as a person would type it, with the terms in it, handed to pyoxigraph."""
    store = Store.read_only(str(_build(folder) / "oxigraph"))
    ready: dict[str, str] = {}

    def ask(question: Question) -> int:
        if question.name not in ready:
            ready[question.name] = substituted(*library.prepared(library.query(question.name), dict(question.values)))
        return _count(store.query(ready[question.name], prefixes=PREFIXES, use_default_graph_as_union=True))

    return ask


def _disk(folder: Path) -> Asker:
    """What *ours* is for a graph too large for memory, at any size."""
    build = _build(folder)
    graph = EmbeddedStore(build, Store.read_only(str(build / "oxigraph")))
    return lambda question: _count(library.run(graph, question.name, **question.values))


def _memory(folder: Path) -> Asker:
    """What *ours* is for a graph that fits into memory, at any size."""
    build = _build(folder)
    store = Store()
    store.bulk_load(path=build / "graph.nq", format=RdfFormat.N_QUADS)
    graph = EmbeddedStore(build, store)
    return lambda question: _count(library.run(graph, question.name, **question.values))


def _rdflib(folder: Path) -> Asker:
    """Rdflib's own engine in memory: a plain graph, the union of all named graphs; where a query names graphs, its dataset, which is slower."""
    from rdflib import Dataset, Literal, URIRef  # noqa: PLC0415 - half a second of imports that the other engines do without

    store = Store.read_only(str(_build(folder) / "oxigraph"))
    graph = memory_graph(quad.triple for quad in store)

    @cache
    def dataset() -> Dataset:
        made = Dataset(default_union=True)
        for name in {quad.graph_name.value for quad in store if isinstance(quad.graph_name, NamedNode)}:
            part = made.graph(URIRef(name))
            part += memory_graph(quad.triple for quad in store.quads_for_pattern(None, None, None, NamedNode(name)))
        return made

    def term(value: Any) -> Any:
        datatype = getattr(value, "datatype", None)
        if datatype is None:
            return URIRef(value.value)
        return Literal(value.value, datatype=None if datatype.value.endswith("#string") else URIRef(datatype.value))

    def ask(question: Question) -> int:
        text, terms = library.prepared(library.query(question.name), dict(question.values))
        asked = dataset() if _NAMES_GRAPHS.search(text) else graph
        result = asked.query(text, initNs=PREFIXES, initBindings={name: term(value) for name, value in terms.items()})
        return 1 if result.type == "ASK" else sum(1 for _ in result)

    return ask


def _build(folder: Path) -> Path:
    build = current_build(folder)
    assert build is not None  # noqa: S101 - benchmarks.graphs has just made it
    return build


def measure(ways: Mapping[K, Way], rounds: int, patience: float) -> dict[K, Measured]:
    """Times of one question by engine, or by engine and size of the graph: whatever the keys of ``ways`` are.

    Only rdflib can be stopped at ``patience`` seconds; ask :func:`probe` first where others may be slow.
    """
    first: dict[K, tuple[float, int]] = {}
    found: dict[K, Measured] = {}
    for key, way in ways.items():
        try:
            with _deadline(patience):
                way()  # fills caches, so that the next one is like all others
                first[key] = _timed(way, 1)
        except _DeadlineError:
            found[key] = Measured(None, None, patience)
    samples = {key: [seconds] for key, (seconds, _) in first.items() if seconds > BUDGET / 2}
    for number in range(rounds):
        turn = number % max(1, len(first))
        for key in [*list(first)[turn:], *list(first)[:turn]]:
            seconds = first[key][0]
            if number < BUDGET / max(seconds, 1e-6) and seconds <= BUDGET / 2:
                if seconds < _WARMED:
                    ways[key]()
                samples.setdefault(key, []).append(_timed(ways[key], max(1, min(_MOST_REPEATS, round(SAMPLE / max(seconds, 1e-6)))))[0])
    return found | {key: Measured(min(samples[key]), rows) for key, (_, rows) in first.items()}


def _timed(way: Way, repeats: int) -> tuple[float, int]:
    rows = 0
    start = time.thread_time()
    for _ in range(repeats):
        rows = way()
    return (time.thread_time() - start) / repeats, rows


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise in the block when it has used so much of the processor. The signal is seen between Python's own steps, so an engine in C is not interrupted."""
    def over(*_: Any) -> None:
        raise _DeadlineError

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def probe(store: Path, question: Question, patience: float) -> bool:
    """Whether the store answers within ``patience`` seconds, tried in a process that can be killed."""
    command = [sys.executable, "-m", "benchmarks.timing", str(store), question.name, json.dumps(dict(question.values))]
    try:
        subprocess.run(command, cwd=ROOT, check=True, timeout=patience + 2, stdout=subprocess.DEVNULL)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        return False
    return True


if __name__ == "__main__":
    _ours(Path(sys.argv[1]))(Question(sys.argv[2], json.loads(sys.argv[3])))
