"""How well texts fit candidates: the score behind suggestions. It orders candidates of one plan; it is no probability.

A text to be aligned is long and a candidate short, and there are few candidates: so what a word tells is taken from the corpus our model was
trained on, not from the candidates, and the scores of each plan (or level) are put on one scale of their own.
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

__all__ = ["FIT", "FitParts", "FitWeights", "Fitter"]

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


@dataclass(frozen=True, slots=True)
class FitParts:
    """What a fit is summed from, as it was measured; each (texts, candidates)."""

    vectors: Scores
    """(texts, dimensions): of the texts."""
    centre: Scores
    passage: Scores
    words: Scores
    name: Scores


class Fitter:
    """Candidates made ready once; then any number of texts."""

    def __init__(self, candidates: Sequence[Candidate], model: Embedder | None = None, groups: Sequence[str] | None = None) -> None:
        """``groups``: which candidates compete with each other; left out, those of one plan do."""
        self.candidates = tuple(candidates)
        self._model = model or embedder()
        self._names = self._model.encode([one.name for one in candidates])
        self._centres = unit(np.stack([self._model.encode((one.name, *one.parts)).mean(axis=0) for one in candidates]))
        columns: dict[str | None, list[int]] = defaultdict(list)
        for column, group in enumerate(groups or [one.ref.plan for one in candidates]):
            columns[group].append(column)
        self._groups = [np.array(place) for place in columns.values()]
        whole, names = (list(tokens_of(texts)) for texts in (["\n".join(one.texts) for one in candidates], [one.name for one in candidates]))
        # how long a text is, is told beside those it competes with
        self._words = [Lexical.of([whole[column] for column in group], b=1.0) for group in self._groups]
        self._name_words = [Lexical.of([names[column] for column in group]) for group in self._groups]

    def scores(self, texts: Sequence[str], weights: FitWeights = FIT) -> Scores:
        """(texts, candidates): higher fits better. Compare within one text and one group only."""
        return self.summed(self.parts(texts), weights)

    def parts(self, texts: Sequence[str]) -> FitParts:
        """What the scores are summed from."""
        read = [text[:LONGEST] for text in texts]
        words = [_asked(text) for text in read]
        vectors = self._model.encode(read)
        return FitParts(vectors, vectors @ self._centres.T, self._best_passages(read), self._said(self._words, words), self._said(self._name_words, words))

    def summed(self, parts: FitParts, weights: FitWeights = FIT) -> Scores:
        """The scores: each part in standard deviations within its group, weighted."""
        total: Scores = (weights.centre * self._within(parts.centre) + weights.passage * self._within(parts.passage)
                         + weights.words * self._within(parts.words) + weights.name * self._within(parts.name))
        return total

    def _said(self, indices: Sequence[Lexical], words: Sequence[dict[str, float]]) -> Scores:
        found = np.zeros((len(words), len(self.candidates)), np.float32)
        for group, index in zip(self._groups, indices, strict=True):
            for row, asked in enumerate(words):
                found[row, group] = index.scores(asked, _telling)
        return found

    def _best_passages(self, texts: Sequence[str]) -> Scores:
        best = np.zeros((len(texts), len(self.candidates)), np.float32)
        for row, text in enumerate(texts):
            passages = [text[start:start + _WINDOW] for start in range(0, max(1, len(text) - _LAST), _STEP)]
            best[row] = (self._model.encode(passages) @ self._names.T).max(axis=0)
        return best

    def _within(self, scores: Scores) -> Scores:
        out = np.zeros_like(scores)
        for columns in self._groups:
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
