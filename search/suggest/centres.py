"""Decided texts as further wording of their targets: a text is nearer to a target if it is like what sets the texts decided for that target apart.

That is the mean of those texts less the mean of all texts decided at the level: what all of them share (their style, the topic of the one plan that was decided) raises
nobody, and forty texts of one target raise it no further by their number than ten of another. Both means are held towards nothing by a doubt: three texts say half of what very
many would. They only ever raise: a text that is unlike what was decided still fits the official wording as well as before. Nothing decided, nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.suggest.neighbours import Neighbours

__all__ = ["Centres"]

Floats = NDArray[np.float32]
_DOUBT = 3.0
"""Texts that are thought to stand against those that were decided; chosen on the examples themselves (docs/search.md)."""


@dataclass(frozen=True, eq=False)
class Centres:
    """What was decided for each of one set of candidates."""

    vectors: Floats
    """(examples, dimensions)."""
    said: Floats
    """(examples, candidates): 1 decided for it, else 0."""
    at: Floats
    """(examples, levels): 1 decided for something of the level, else 0."""
    level: NDArray[np.intp]
    """Of each candidate its level."""

    @classmethod
    def of(cls, neighbours: Neighbours) -> Centres:
        """Rejections are left out: that a text does not serve a target tells little of what would."""
        said = (neighbours.says > 0).astype(np.float32)
        level = np.zeros(said.shape[1], np.intp)
        for place, columns in enumerate(neighbours.levels):
            level[columns] = place
        at = np.stack([said[:, columns].any(axis=1) for columns in neighbours.levels], axis=1).astype(np.float32)
        return cls(neighbours.vectors, said, at, level)

    def raised(self, vectors: Floats, leave: NDArray[np.bool_] | None = None) -> Floats:
        """(texts, candidates), 0 or more: cosine to be added to that of the official wording. ``leave``: (texts, examples), true where an example must not speak."""
        found: Floats = vectors @ self._by_all.T
        for row, without in enumerate(leave if leave is not None else ()):
            if without.any():
                found[row] = self._apart(without) @ vectors[row]
        return np.maximum(found, 0)

    @cached_property
    def _sums(self) -> tuple[Floats, Floats]:
        """Of the texts of each candidate, and of each level."""
        return self.said.T @ self.vectors, self.at.T @ self.vectors

    @cached_property
    def _by_all(self) -> Floats:
        return self._apart(np.zeros(len(self.vectors), np.bool_))

    def _apart(self, without: NDArray[np.bool_]) -> Floats:
        """(candidates, dimensions): what sets the texts of each apart from all of its level."""
        said, at, vectors = self.said[without], self.at[without], self.vectors[without]
        counts, counts_at = self.said.sum(axis=0) - said.sum(axis=0), self.at.sum(axis=0) - at.sum(axis=0)
        means_at = (self._sums[1] - at.T @ vectors) / (counts_at + _DOUBT)[:, None]
        apart: Floats = (self._sums[0] - said.T @ vectors - counts[:, None] * means_at[self.level]) / (counts + _DOUBT)[:, None]
        return apart
