"""What ``benchmarks/search.py`` measures on: a folder with ``retrieval.jsonl.gz``, ``alignment.jsonl`` and ``candidates.json``, and the measures."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Alignment", "Retrieval", "alignment_of", "measured_alignment", "measured_retrieval", "retrieval_of"]

FILES = ("retrieval.jsonl.gz", "alignment.jsonl", "candidates.json")
_TEN, _HUNDRED, _THREE = 10, 100, 3
_FIRST = 1.75
"""Ranks below this are a first place: alone (1), or shared by two (1.5)."""


@dataclass(frozen=True)
class Retrieval:
    """Titles, and the texts one of which each title was taken from."""

    queries: tuple[str, ...]
    texts: tuple[str, ...]
    tails: tuple[str, ...]
    """The same texts without their beginning, which often says the title again in other words."""
    right: NDArray[np.intp]
    """(queries,): the text of each query."""


@dataclass(frozen=True)
class Alignment:
    """Texts that say which elements of upper plans they serve, with the saying taken out."""

    texts: tuple[str, ...]
    labels: tuple[frozenset[int], ...]
    """Of each text the candidates it names, as places in ``candidates``."""
    candidates: tuple[dict[str, Any], ...]
    """``id``, ``level``, ``no`` and ``name`` of each."""


def retrieval_of(folder: Path, one_in: int = 1) -> Retrieval:
    """The retrieval benchmark of a folder, or every ``one_in``-th of its texts. Raises OSError for what cannot be read, KeyError and ValueError for another shape."""
    queries: list[str] = []
    texts: list[str] = []
    tails: list[str] = []
    right: list[int] = []
    with gzip.open(folder / FILES[0], "rt", encoding="utf-8") as lines:
        for row in map(json.loads, islice(lines, 0, None, one_in)):
            if "query" in row:
                queries.append(row["query"])
                right.append(len(texts))
            texts.append(row["body"])
            tails.append(row["body"][row["tail_from"]:])
    return Retrieval(tuple(queries), tuple(texts), tuple(tails), np.array(right, np.intp))


def alignment_of(folder: Path) -> Alignment:
    """The alignment benchmark of a folder; raises as :func:`retrieval_of` does."""
    candidates = json.loads((folder / FILES[2]).read_text("utf-8"))
    place = {one["id"]: number for number, one in enumerate(candidates)}
    items = [json.loads(line) for line in (folder / FILES[1]).read_text("utf-8").splitlines() if line.strip()]
    return Alignment(tuple(item["query"] for item in items), tuple(frozenset(place[label] for label in item["labels"]) for item in items), tuple(candidates))


def measured_retrieval(scores: NDArray[np.float32], right: NDArray[np.intp]) -> dict[str, float]:
    """nDCG@10, MRR@10, recall@10 and recall@100 of (queries, texts), where one text is right; texts with equal scores share their places."""
    ranks = np.array([_rank(float(row[one]), np.delete(row, one)) for row, one in zip(scores, right, strict=True)])
    top = ranks <= _TEN
    return {
        "ndcg10": float(np.mean(top / np.log2(ranks + 1))),
        "mrr10": float(np.mean(top / ranks)),
        "recall10": float(np.mean(top)),
        "recall100": float(np.mean(ranks <= _HUNDRED)),
    }


def measured_alignment(scores: NDArray[np.float32], data: Alignment) -> dict[str, dict[str, float]]:
    """Of (texts, candidates): ``macro`` is the mean over targets of each target's figures, ``micro`` over texts and levels, then each level.

    A target that a text names competes with those of its level that the text does not name. For ``micro`` the best of those named counts.
    """
    levels = np.array([one["level"] for one in data.candidates])
    by_target: dict[int, list[float]] = defaultdict(list)
    by_level: dict[str, list[float]] = defaultdict(list)
    best = []
    for row, named in zip(scores, data.labels, strict=True):
        for level in dict.fromkeys(levels[sorted(named)].tolist()):
            own = [one for one in sorted(named) if levels[one] == level]
            others = row[[one for one in np.flatnonzero(levels == level) if one not in named]]
            ranks = [_rank(float(row[one]), others) for one in own]
            best.append(min(ranks))
            by_level[level] += ranks
            for one, rank in zip(own, ranks, strict=True):
                by_target[one].append(rank)
    targets = [_hits(ranks) for ranks in by_target.values()]
    macro = {name: float(np.mean([one[name] for one in targets])) for name in ("hit1", "hit3", "mrr")}
    return {"macro": macro | {"n": len(targets)}, "micro": _hits(best), **{level: _hits(ranks) for level, ranks in sorted(by_level.items())}}


def _rank(own: float, others: NDArray[np.float32]) -> float:
    """1 for the best; one of equal others counts half a place."""
    return 1 + float((others > own).sum()) + float((others == own).sum()) / 2


def _hits(ranks: Iterable[float]) -> dict[str, float]:
    found = np.array(list(ranks))
    return {"hit1": float((found < _FIRST).mean()), "hit3": float((found <= _THREE).mean()), "mrr": float((1 / found).mean()), "n": len(found)}


def missing(folder: Path) -> Sequence[str]:
    """Names of the files that a folder lacks."""
    return [name for name in FILES if not (folder / name).is_file()]
