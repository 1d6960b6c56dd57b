"""One ranking of several scorers: a weighted sum of each scorer's scores in standard deviations of that query.

Scales differ between scorers and between queries, so each query's scores are first put on one scale over all texts; reciprocal ranks,
which throw the distances away, measure below BM25 alone (docs/search.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["ALIGNMENT", "SEARCH", "Weights", "fuse", "standard"]

Scores = NDArray[np.float32]

_LEVEL = 1e-9
"""Below this spread all scores are alike but for rounding."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each scorer counts in the sum."""

    lexical: float
    meaning: float


SEARCH = Weights(lexical=0.6, meaning=0.4)
ALIGNMENT = Weights(lexical=0.5, meaning=0.5)


def standard(scores: Scores) -> Scores:
    """Standard scores along the last axis, (texts,) or (queries, texts); all alike gives zeros."""
    spread = scores.std(axis=-1, keepdims=True)
    centred: Scores = scores - scores.mean(axis=-1, keepdims=True)
    standardised: Scores = np.divide(centred, spread, out=np.zeros_like(centred), where=spread > _LEVEL)
    return standardised


def fuse(lexical: Scores, meaning: Scores, weights: Weights = SEARCH) -> Scores:
    """The fused scores, in the shape of both; higher is better. Only the order within a query means something."""
    return weights.lexical * standard(lexical) + weights.meaning * standard(meaning)
