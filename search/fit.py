"""How well texts fit candidates: the score behind suggestions. It orders candidates of one plan; it is no probability.

A text to be aligned is long and a candidate short, and there are few candidates: so what a word tells is taken from the corpus our model was
trained on, not from the candidates, and each plan's scores are put on one scale of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.candidates import Candidate
from search.embed import Embedder, embedder, unit
from search.fuse import standard
from search.lexical import Lexical
from search.thai import rarity, tokens, tokens_of

__all__ = ["FIT", "FitWeights", "Fitter"]

Scores = NDArray[np.float32]

LONGEST = 2_000
"""Characters of a text that are read: what a cabinet item is about stands in its beginning."""
_WINDOW, _STEP, _LAST = 350, 250, 100
"""Characters: a passage, the way to the next one, and what is too short for a passage of its own."""
_COMMON = 7.0
"""A word as frequent as e^-7 (one in 1,100) tells nothing: นั้น, ประเทศ."""


@dataclass(frozen=True, slots=True)
class FitWeights:
    """What each part counts in the sum of standard scores (docs/search.md says how they were chosen)."""

    centre: float = 1.0
    """Cosine of the text with the mean of the candidate's own wordings."""
    passage: float = 0.3
    """Best cosine of a passage of the text with the candidate's name."""
    words: float = 0.7
    """BM25 of the text's words over the candidate's wordings and of what serves it."""
    name: float = 0.3
    """BM25 over its name alone."""


FIT = FitWeights()


class Fitter:
    """Candidates made ready once; then any number of texts."""

    def __init__(self, candidates: Sequence[Candidate], model: Embedder | None = None) -> None:
        self.candidates = tuple(candidates)
        self._model = model or embedder()
        self._names = self._model.encode([one.name for one in candidates])
        self._centres = unit(np.stack([self._model.encode((one.name, *one.parts)).mean(axis=0) for one in candidates]))
        self._words = Lexical.of(tokens_of(["\n".join(one.texts) for one in candidates]), b=1.0)
        self._name_words = Lexical.of(tokens_of([one.name for one in candidates]))
        columns: dict[str | None, list[int]] = defaultdict(list)
        for column, one in enumerate(candidates):
            columns[one.ref.plan].append(column)
        self._plans = [np.array(place) for place in columns.values()]

    def scores(self, texts: Sequence[str], weights: FitWeights = FIT) -> Scores:
        """(texts, candidates): higher fits better. Compare within one text and one plan only."""
        read = [text[:LONGEST] for text in texts]
        words = [_asked(text) for text in read]
        total: Scores = (
            weights.centre * self._within(self._model.encode(read) @ self._centres.T)
            + weights.passage * self._within(self._best_passages(read))
            + weights.words * self._within(np.stack([self._words.scores(asked, _telling) for asked in words]))
            + weights.name * self._within(np.stack([self._name_words.scores(asked, _telling) for asked in words])))
        return total

    def _best_passages(self, texts: Sequence[str]) -> Scores:
        best = np.zeros((len(texts), len(self.candidates)), np.float32)
        for row, text in enumerate(texts):
            passages = [text[start:start + _WINDOW] for start in range(0, max(1, len(text) - _LAST), _STEP)]
            best[row] = (self._model.encode(passages) @ self._names.T).max(axis=0)
        return best

    def _within(self, scores: Scores) -> Scores:
        out = np.zeros_like(scores)
        for columns in self._plans:
            out[:, columns] = standard(scores[:, columns])
        return out


def _telling(word: str) -> float:
    return max(0.0, rarity(word) - _COMMON)


def _asked(text: str) -> dict[str, float]:
    """Words of a text; the second and third time a word stands there say less and less."""
    counts: dict[str, float] = {}
    for word in tokens(text):
        counts[word] = counts.get(word, 0.0) + 1.0
    return {word: count * 2 / (count + 1) for word, count in counts.items()}
