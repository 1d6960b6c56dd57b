"""One ranking of several scorers: a weighted sum of each scorer's scores in standard deviations of that query.

Scales differ between scorers and between queries, so each query's scores are first put on one scale over all texts; reciprocal ranks,
which throw the distances away, measure below BM25 alone (docs/search.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["ALIGNMENT", "CROWDED", "SEARCH", "Weights", "crowding", "fuse", "standard"]

Scores = NDArray[np.float32]

CROWDED = 0.4
"""How much of a text's crowding is taken off its cosines."""
_NEIGHBOURS = 10
_AT_A_TIME = 4_096
_LEVEL = 1e-9
"""Below this spread all scores are alike but for rounding."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each scorer counts in the sum."""

    lexical: float
    meaning: float


SEARCH = Weights(lexical=0.4, meaning=0.6)
"""Chosen on the benchmark of 2023 in steps of .05: nDCG@10 .846 full and .691 tail; half and half .841 and .684 (docs/search.md)."""
ALIGNMENT = Weights(lexical=0.5, meaning=0.5)
"""For short texts against short names."""


def standard(scores: Scores) -> Scores:
    """Standard scores along the last axis, (texts,) or (queries, texts); all alike gives zeros."""
    spread = scores.std(axis=-1, keepdims=True)
    centred: Scores = scores - scores.mean(axis=-1, keepdims=True)
    standardised: Scores = np.divide(centred, spread, out=np.zeros_like(centred), where=spread > _LEVEL)
    return standardised


def fuse(lexical: Scores, meaning: Scores, weights: Weights = SEARCH) -> Scores:
    """The fused scores, in the shape of both; higher is better. Only the order within a query means something."""
    return weights.lexical * standard(lexical) + weights.meaning * standard(meaning)


def crowding(rows: NDArray[np.floating], others: NDArray[np.intp]) -> Scores:
    """(texts,): mean cosine of each text with its nearest among ``others`` (rows as well), itself left out.

    A text that says what many say is near to every query about it, and hides the one that was meant; so its cosines count for less.
    """
    near = np.asarray(rows[others], np.float32).T
    found = np.zeros(len(rows), np.float32)
    count = min(_NEIGHBOURS, len(others) - 1)
    if count < 1:
        return found
    for start in range(0, len(rows), _AT_A_TIME):
        cosines = np.asarray(rows[start:start + _AT_A_TIME], np.float32) @ near
        here = np.flatnonzero((others >= start) & (others < start + len(cosines)))
        cosines[others[here] - start, here] = -1
        found[start:start + len(cosines)] = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
    return found
