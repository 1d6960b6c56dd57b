"""How fast search is: end to end, as a ratio to a plain NumPy scan and to SQLite's FTS5 with trigrams, in one run.

Texts are made of words of the real graph by their frequency there, with its fields, plans and bodies; queries are two to six words of a text,
one in four with a slip. *Ours* is the whole of a search: correcting, words and meaning, ranking, twenty hits with their reasons, and facets.
*Scan* is one product of the query's vector with all vectors (float32) and the twenty largest. *FTS5* is the texts in SQLite, trigrams, any
of the words, by bm25, the first twenty rows.

Example: python benchmarks/search_speed.py --texts 1000 100000 1000000 --json
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.graphs import BENCH
from graph.store import open_store
from queries.read.records import Label, Ref
from search.ask import answer
from search.documents import Document, documents
from search.embed import embedder
from search.index import Index, load_index, make_index, save_index
from search.records import Filters
from search.thai import tokens

SHOWN = 20
NEAREST = 100
"""Texts that the approximate index is compared with the scan on."""
_TYPES = ("Indicator", "Goal", "Guideline", "FlagshipProject", "Strategy", "Tactic")
_TEXTS_OF_A_PLAN = 500
_PAGE = 4096


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="+", default=[1_000, 100_000], metavar="N", help="sizes, up to a million or so")
    parser.add_argument("--queries", type=int, default=60, help="different queries at each size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.memory_of:
        print(_memory_here(options.memory_of))
        return 0
    sample = Sampler(options.seed)
    sizes = [measure(size, sample, options.queries) for size in sorted(set(options.texts))]
    if options.json:
        print(json.dumps({"seed": options.seed, "queries": options.queries, "sizes": sizes}, ensure_ascii=False, indent=1))
    else:
        _print(sizes)
    return 0


class Sampler:
    """Texts and queries of the words of the real graph."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        real = documents(open_store())
        self.bodies = [document for document in real if document.plan is None and document.agencies]
        words, counts = np.unique([word for document in real for text in document.of("title") for word in tokens(text)], return_counts=True)
        self.words, self.chances = words, counts / counts.sum()

    def documents(self, size: int) -> list[Document]:
        """Plans, bodies and elements, ``size`` in all."""
        plans = max(1, size // _TEXTS_OF_A_PLAN)
        lengths = self.random.integers(5, 26, size)
        flat = self.random.choice(self.words, int(lengths.sum()), p=self.chances)
        ends = np.cumsum(lengths)
        found = []
        for place, end in enumerate(ends):
            title = "".join(flat[end - lengths[place]:end])
            plan = f"plan-{place % plans}"
            if place < plans:
                found.append(Document(Ref(plan, "Instrument", Label(title), plan, level=3), (("title", title),), (), plan, 3, (), (2566, 2570), None, title))
                continue
            type_, body = _TYPES[place % len(_TYPES)], self.bodies[place % len(self.bodies)]
            number = str(place // plans)
            texts = (("title", title), ("short", title[:40]), ("number", f"{type_} {number}"), ("code", f"P{place}"), ("agency", body.of("title")[0]),
                     ("plan", found[place % plans].ref.label.th or ""))
            found.append(Document(Ref(f"{plan}/{place}", type_, Label(title), plan, number, type_, level=3), texts, (), plan, 3,  # type: ignore[arg-type]
                                  (body.id,), (2566, 2570), None, title))
        return found

    def queries(self, found: Sequence[Document], count: int) -> list[str]:
        """Words of texts, next to each other; in one of four a letter is doubled."""
        asked = []
        for place, row in enumerate(self.random.choice(len(found), count)):
            words = tokens(found[row].of("title")[0])
            start = int(self.random.integers(0, max(1, len(words) - 6)))
            text = "".join(words[start:start + int(self.random.integers(2, 7))])
            slip = int(self.random.integers(0, len(text)))
            asked.append(text[:slip] + text[slip:slip + 1] + text[slip:] if place % 4 == 3 else text)  # noqa: PLR2004
        return asked


def measure(size: int, sample: Sampler, count: int) -> dict[str, Any]:
    """All figures at one size."""
    found = sample.documents(size)
    start = time.perf_counter()
    made = make_index(found, embedder())
    build = time.perf_counter() - start
    folder = BENCH / "search" / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    save_index(made, folder)
    del made
    index = load_index(folder, embedder())
    asked = sample.queries(found, count)
    table = np.ascontiguousarray(index.vectors.rows, np.float32)
    times = _times(_ways(index, found, table), asked)
    ours, scan, fts = (statistics.median(times[name]) for name in ("ours", "scan", "fts5"))
    memory = int(subprocess.run([sys.executable, __file__, "--memory-of", str(folder)], capture_output=True, text=True, check=True).stdout)  # noqa: S603
    return {
        "texts": size, "build_per_second": round(size / build), "disk_bytes_per_text": round(sum(file.stat().st_size for file in folder.iterdir()) / size),
        "memory_bytes_per_text": round(memory / size), "ms": {name: {"median": round(1000 * statistics.median(each), 3), "p95": round(1000 * _p95(each), 3)}
                                                              for name, each in times.items()},
        "ours_by_scan": round(ours / scan, 3), "ours_by_fts5": round(ours / fts, 3), "nearest_kept": _kept(index, table, asked),
    }


def _ways(index: Index, found: Sequence[Document], table: NDArray[np.float32]) -> Mapping[str, Callable[[str], object]]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO texts VALUES (?)", ((" ".join(text for _, text in document.texts),) for document in found))
    model = index.model

    def scan(query: str) -> object:
        scores = table @ model.encode([query])[0]
        best = np.argpartition(-scores, min(SHOWN, len(scores) - 1))[:SHOWN]
        return best[np.argsort(-scores[best])]

    def fts5(query: str) -> object:
        words = [word for word in tokens(query) if len(word) > 2] or [query]  # noqa: PLR2004 - a trigram needs three letters
        wanted = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
        return database.execute("SELECT rowid, bm25(texts) FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?", (wanted, SHOWN)).fetchall()

    return {"ours": lambda query: answer(query, index, k=SHOWN), "filtered": lambda query: answer(query, index, k=SHOWN, filters=Filters(types=("Goal",))),
            "scan": scan, "fts5": fts5}


def _times(ways: Mapping[str, Callable[[str], object]], asked: Sequence[str]) -> dict[str, list[float]]:
    """Seconds of each way for each query, in turns, after one round to warm up."""
    for way in ways.values():
        for query in asked[:3]:
            way(query)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in asked:
        for name, way in ways.items():
            start = time.perf_counter()
            way(query)
            times[name].append(time.perf_counter() - start)
    return times


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _kept(index: Index, table: NDArray[np.float32], asked: Sequence[str]) -> float:
    """Share of the nearest texts by the scan that the index considers."""
    shares = []
    for query in asked:
        vector = index.model.encode([query])[0]
        if vector.any():
            best = np.argpartition(-(table @ vector), min(NEAREST, len(table) - 1))[:NEAREST]
            shares.append(float(np.isin(best, index.vectors.nearest(vector)).mean()))
    return round(statistics.mean(shares), 3)


def _memory_here(folder: Path) -> int:
    """Bytes this process grows by when it loads an index and answers; the model aside."""
    model = embedder()
    model.encode(["ก"])
    before = _resident()
    index = load_index(folder, model)
    for query in ("บริการประชาชน", "ยุทธศาสตร์ชาติ"):
        answer(query, index, k=SHOWN)
    return max(0, _resident() - before)


def _resident() -> int:
    """Bytes of memory of this process that are its own (Linux); files read through the page cache are not counted."""
    resident, shared = Path("/proc/self/statm").read_text("ascii").split()[1:3]
    return (int(resident) - int(shared)) * _PAGE


def _print(sizes: Sequence[Mapping[str, Any]]) -> None:
    table = Table("texts", "ours ms (p95)", "filtered", "scan", "FTS5", "ours ÷ scan", "ours ÷ FTS5", "built a second", "bytes a text (disk)", "nearest kept")
    for one in sizes:
        ms = one["ms"]
        table.add_row(f"{one['texts']:,}", f"{ms['ours']['median']:.1f} ({ms['ours']['p95']:.1f})", *(f"{ms[name]['median']:.1f}" for name in ("filtered", "scan", "fts5")),
                      f"{one['ours_by_scan']:.2f}", f"{one['ours_by_fts5']:.2f}", f"{one['build_per_second']:,}",
                      f"{one['memory_bytes_per_text']:,} ({one['disk_bytes_per_text']:,})", f"{one['nearest_kept']:.3f}")
    Console(width=150).print(table)


if __name__ == "__main__":
    sys.exit(main())
