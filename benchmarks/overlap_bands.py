"""How often each band of an overlapping pair is right; writes ``search/overlap.json``.

The pairs of ``benchmarks/overlap_pairs.yaml`` were drawn by chance from the candidates of the graph, in layers, more of the likelier ones, and
graded by one reader. Weights are fitted ten times, each time without a tenth of the pairs (by the hash of the pair), and that tenth is banded by
them; so no pair is measured by weights that it set. A graded pair counts for as many as it stands for in its layer; the interval is that of the
effective number of pairs. Pairs that share an index are left to a person's eye as any other: the fit decides what that is worth.

Example: python benchmarks/overlap_bands.py --write
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

import numpy as np
import yaml
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.figures import fitted, interval
from graph.settings import ROOT
from graph.store import GraphStore, open_store
from search.bands import Measured
from search.embed import embedder
from search.overlap_bands import FILE
from search.overlap_near import Near
from search.overlap_parts import parts_of
from search.overlap_records import BANDS, Signs, pair_id
from search.records import Band

PAIRS = ROOT / "benchmarks" / "overlap_pairs.yaml"
AIMS: Mapping[Band, float] = {"high": 0.8, "medium": 0.5, "low": 0.2}
"""Expected share of right pairs at which a band begins."""
_FOLDS = 10
_RIDGE = 0.3
"""Keeps weights small: the pairs are few."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A pair a person has read."""

    id: str
    signs: Signs
    grade: int
    """2: nearly the same; 1: in part; 0: different."""
    stands_for: float

    @property
    def fold(self) -> int:
        """Which tenth it belongs to."""
        return hashlib.blake2b(self.id.encode(), digest_size=1).digest()[0] % _FOLDS


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write search/overlap.json")
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
    """Fit and measure."""
    graded = _graded(store)
    held_out = [_value(one.signs, _fitted([other for other in graded if other.fold != one.fold])) for one in graded]
    weights = _fitted(graded)
    banded: dict[Band, list[Graded]] = {band: [] for band in BANDS}
    for one, value in zip(graded, held_out, strict=True):
        band = next((band for band in BANDS if value >= AIMS[band]), None)
        if band:
            banded[band].append(one)
    missed = sum(one.stands_for for one, value in zip(graded, held_out, strict=True) if one.grade and value < AIMS["low"])
    every = sum(one.stands_for for one in graded if one.grade)
    return {
        "model": embedder().fingerprint, "graded": len(graded), "weights": [round(float(weight), 4) for weight in weights], "begins": AIMS,
        "measured": {band: asdict(_measured(some)) for band, some in banded.items()},
        "same": {band: round(_share([(one.grade == 2, one.stands_for) for one in some]), 4) for band, some in banded.items()},  # noqa: PLR2004
        "found": round(1 - missed / every, 4), "area": round(_area(graded, held_out), 4),
        "area_of": {name: round(_area(graded, [getattr(one.signs, name) for one in graded]), 4) for name in ("words", "held", "amount", "meaning")},
    }


def _graded(store: GraphStore) -> list[Graded]:
    near = Near.of(parts_of(store), embedder())
    row = {part.id: place for place, part in enumerate(near.parts)}
    said = yaml.safe_load(PAIRS.read_text("utf-8"))["pairs"]
    signs = near.signs([(row[one["a"]], row[one["b"]]) for one in said])
    return [Graded(pair_id(one["a"], one["b"]), sign, one["grade"], one["stands_for"]) for one, sign in zip(said, signs, strict=True)]


def _fitted(graded: Sequence[Graded]) -> NDArray[np.float64]:
    return fitted(np.array([one.signs.values() for one in graded]), np.array([one.grade > 0 for one in graded], np.float64), _RIDGE)


def _value(signs: Signs, weights: NDArray[np.float64]) -> float:
    return float(1 / (1 + np.exp(-np.dot(signs.values(), weights))))


def _share(some: Sequence[tuple[bool, float]]) -> float:
    total = sum(weight for _, weight in some)
    return sum(weight for right, weight in some if right) / total if total else 0.0


def _measured(some: Sequence[Graded]) -> Measured:
    """Weighted share with the interval of the effective number (Kish) of pairs."""
    share = _share([(one.grade > 0, one.stands_for) for one in some])
    weights = [one.stands_for for one in some]
    n = sum(weights) ** 2 / sum(weight**2 for weight in weights) if weights else 1.0
    low, high = interval(share, n)
    return Measured(round(share, 4), round(low, 4), round(high, 4), len(some))


def _area(graded: Sequence[Graded], values: Sequence[float]) -> float:
    """Chance that a right pair stands above a wrong one."""
    right = np.array([value for one, value in zip(graded, values, strict=True) if one.grade])
    wrong = np.array([value for one, value in zip(graded, values, strict=True) if not one.grade])
    return float(((right[:, None] > wrong[None, :]) + 0.5 * (right[:, None] == wrong[None, :])).mean())


def _print(result: dict[str, Any]) -> None:
    console = Console(width=120)
    console.print(f"model {result['model']}, {result['graded']} graded pairs, weights {result['weights']}")
    console.print(f"area under the curve {result['area']}, of single signs {result['area_of']}; of right candidates {result['found']:.0%} are in a band")
    table = Table("band", "right", "95 %", "nearly the same", "pairs")
    for band, figures in result["measured"].items():
        table.add_row(band, f"{figures['right']:.3f}", f"{figures['low']:.3f}-{figures['high']:.3f}", f"{result['same'][band]:.3f}", str(figures["n"]))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
