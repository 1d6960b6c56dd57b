"""How often each band of a search hit is right; writes ``search/bands.json``.

Queries are wordings of the graph itself: short names in both languages, definitions, wordings of other editions. They are taken out of the
index that is asked, so that nothing is found by being itself. A hit is right if it is the element whose wording the query is, or one the graph
ties to it directly: above it, a part of it, an approved alignment. Half of the queries (by the hash of their text) set where bands begin; the
other half measures them. The hand-written queries of tests/search/queries.yaml, asked of the whole index, are measured apart: their lists of
right answers are not complete, so those figures are lower bounds.

Example: python benchmarks/search_bands.py --write
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import numpy as np
import yaml
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.figures import fitted, wilson
from graph.engine import GraphStore
from graph.settings import ROOT
from graph.store import open_store
from queries.read.groups import records
from search.bands import FILE, Signs
from search.documents import Document, documents
from search.embed import embedder
from search.index import Index, make_index
from search.rank import rank, signs
from search.records import Band, Field
from search.understand import understand

HIDDEN: frozenset[Field] = frozenset({"short", "short_en", "definition", "alias"})
"""Fields whose texts are the queries, and not in the index."""
JUDGED = 10
"""Hits of a query that are judged."""
AIMS: Mapping[Band, float] = {"high": 0.65, "medium": 0.25}
"""Share of right hits down to which a band reaches, among those just inside it."""
BANDS: tuple[Band, ...] = ("high", "medium", "low")
_HAND_WRITTEN = ROOT / "tests" / "search" / "queries.yaml"
_RIDGE = 1e-3
"""Faint: it keeps the weights findable."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit of a query whose answer is known."""

    signs: Signs
    right: bool
    exact: bool


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write search/bands.json")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    options = parser.parse_args(arguments)
    result = run(open_store())
    if options.write:
        FILE.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _print(result)
    return 0


def run(store: GraphStore) -> dict[str, Any]:
    """Set and measure the bands."""
    found = documents(store)
    ties = _ties(found, store)
    index = make_index([_without(document) for document in found], embedder())
    setting: list[Judged] = []
    measuring: list[Judged] = []
    asked = [query for document in found for query in _queries(document)]
    for text, answer in asked:
        (setting if _half(text) else measuring).extend(_judged(text, {answer} | ties[answer], index))
    weights = _fitted(setting)
    begins = {band: _begin(setting, weights, aim) for band, aim in AIMS.items()}
    whole = make_index(found, embedder())
    hand = [judged for text, right in _hand_written() for judged in _judged(text, right.union(*(ties[id_] for id_ in right)), whole, 5)]
    return {
        "model": index.model.fingerprint, "queries": sum(not _half(text) for text, _ in asked), "weights": [round(float(weight), 4) for weight in weights],
        "begins": {band: round(value, 4) for band, value in begins.items()}, "measured": _measured([one for one in measuring if not one.exact], weights, begins),
        "hand_written": _measured(hand, weights, begins),
    }


def _ties(found: Iterable[Document], store: GraphStore) -> Mapping[str, set[str]]:
    """Id → what is tied to it directly."""
    ties: dict[str, set[str]] = defaultdict(set)
    pairs = [(document.id, document.parents[0]) for document in found if document.parents]
    pairs += [(record.subject, record.object) for record in records(store) if record.status == "approved"]
    for one, other in pairs:
        ties[one].add(other)
        ties[other].add(one)
    return ties


def _without(document: Document) -> Document:
    """The document without the texts that are queries; bodies keep their names."""
    if document.ref.is_body:
        return document
    texts = tuple((field, text) for field, text in document.texts if field not in HIDDEN)
    meaning = [*document.of("title"), *document.of("target")] or [*document.of("title_en")]
    return replace(document, texts=texts, meaning=" ".join(dict.fromkeys([*meaning, *document.of("parent")[:1]])))


def _queries(document: Document) -> Iterable[tuple[str, str]]:
    """(query, id of its answer): texts of hidden fields that are not the title itself."""
    if not document.ref.is_body:
        titles = document.of("title", "title_en")
        yield from ((text, document.id) for field, text in document.texts if field in HIDDEN and text not in titles)


def _hand_written() -> Iterable[tuple[str, set[str]]]:
    for query in yaml.safe_load(_HAND_WRITTEN.read_text("utf-8"))["queries"]:
        yield query["query"], {*query.get("any_of", ()), *query.get("all_of", ())}


def _half(text: str) -> bool:
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] % 2 == 0


def _judged(text: str, right: set[str], index: Index, most: int = JUDGED) -> list[Judged]:
    ranked = rank(understand(text, index), index)
    return [Judged(signs(ranked, place), index.shelf[int(ranked.rows[place])].id in right, ranked.rules[place] is not None)
            for place in range(min(most, len(ranked.rows)))]


def _fitted(judged: Sequence[Judged]) -> NDArray[np.float64]:
    found = [one for one in judged if not one.exact]
    return fitted(np.array([one.signs.values() for one in found]), np.array([one.right for one in found], np.float64), _RIDGE)


def _begin(judged: Sequence[Judged], weights: NDArray[np.float64], aim: float) -> float:
    """Least value from which hits are right as often as aimed at, those just above it (a window of 100) included."""
    pairs = sorted(((_value(one, weights), one.right) for one in judged if not one.exact), reverse=True)
    window = 100
    rights = np.array([right for _, right in pairs], np.float64)
    means = np.convolve(rights, np.ones(window) / window, "valid")
    below = np.flatnonzero(means < aim)
    return float(pairs[int(below[0]) if len(below) else len(pairs) - 1][0])


def _value(one: Judged, weights: NDArray[np.float64]) -> float:
    return float(1 / (1 + np.exp(-np.dot(one.signs.values(), weights))))


def _measured(judged: Sequence[Judged], weights: NDArray[np.float64], begins: Mapping[Band, float]) -> dict[str, dict[str, Any]]:
    banded: dict[Band, list[bool]] = defaultdict(list)
    for one in judged:
        value = _value(one, weights)
        band: Band = "exact" if one.exact else "high" if value >= begins["high"] else "medium" if value >= begins["medium"] else "low"
        banded[band].append(one.right)
    return {band: asdict(wilson(sum(banded[band]), len(banded[band]))) for band in ("exact", *BANDS) if banded[band]}


def _print(result: dict[str, Any]) -> None:
    console = Console(width=120)
    console.print(f"model {result['model']}, {result['queries']} queries measured, weights {result['weights']}, bands begin at {result['begins']}")
    for name in ("measured", "hand_written"):
        table = Table("band", "right", "95 %", "hits", title=name)
        for band, figures in result[name].items():
            table.add_row(band, f"{figures['right']:.3f}", f"{figures['low']:.3f}-{figures['high']:.3f}", str(figures["n"]))
        console.print(table)


if __name__ == "__main__":
    sys.exit(main())
