"""Which elements come near each other at all, and how near: nearest neighbours by meaning and by words, never all pairs.

The work is bounded: every element brings at most :data:`NEAREST` neighbours by meaning and as many by words, so ten thousand elements
bring a few hundred thousand pairs to look at and not fifty million.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from search.common import heft
from search.embed import Embedder
from search.overlap_records import Part, Signs
from search.thai import tokens_of
from search.vectors import EXACT_UP_TO, Vectors

__all__ = ["NEAREST", "Near"]

Floats: TypeAlias = NDArray[np.float32]

NEAREST = 16
"""Neighbours of an element by meaning, and again by words."""
_ROWS = 256
"""Elements compared with all others at a time."""
_FREQUENT = 0.2
"""Share of all elements from which a word brings no neighbours; it counts all the same where they are compared."""
_PLENTY = 25.0
"""Weight of common wording that is plenty: about six telling words."""


@dataclass(frozen=True, eq=False)
class Near:
    """Texts of elements made comparable; row ``i`` is ``parts[i]``."""

    parts: tuple[Part, ...]
    whole: Floats
    """(parts, dimensions): unit vectors of all wording."""
    names: Floats
    """(parts, dimensions): of the first text alone."""
    words: Any
    """(parts, words), sparse: what each word that stands in a text tells; a word counts once."""
    name_words: Any

    @classmethod
    def of(cls, parts: Sequence[Part], model: Embedder) -> Near:
        """Encode and cut every text once."""
        place: dict[str, int] = {}
        whole = [place.setdefault(part.text, len(place)) for part in parts]
        names = [place.setdefault(part.texts[0], len(place)) for part in parts]
        vocabulary: dict[str, int] = {}
        cut = [_weighed(words, vocabulary) for words in tokens_of(list(place))]
        vectors, told = model.encode(list(place)), _matrix(cut, len(vocabulary))
        return cls(tuple(parts), vectors[whole], vectors[names], told[whole], told[names])

    def candidates(self) -> tuple[tuple[int, int], ...]:
        """Pairs of rows of different plans worth a closer look, each once, sorted: near in meaning, near in words, or measured by one index."""
        found: set[tuple[int, int]] = set()
        for row, others in (*self._by_meaning(), *self._by_words(), *self._by_index()):
            found.update((min(row, int(other)), max(row, int(other))) for other in others if self.parts[int(other)].plan != self.parts[row].plan)
        return tuple(sorted(found))

    def signs(self, pairs: Sequence[tuple[int, int]]) -> list[Signs]:
        """What each pair is judged by; the same whichever row is named first."""
        if not pairs:
            return []
        left, right = np.array(pairs, np.intp).T
        whole = self._shared(self.words, left, right)
        names = self._shared(self.name_words, left, right)
        meaning = np.maximum(_cosines(self.whole, left, right), _cosines(self.names, left, right)).clip(0, 1)
        words = np.maximum(whole[0], names[0])
        return [Signs(round(float(words[place]), 4), round(float(whole[1][place]), 4), round(float(whole[2][place]), 4), round(float(meaning[place]), 4),
                      bool(self.parts[one].series & self.parts[other].series)) for place, (one, other) in enumerate(pairs)]

    @staticmethod
    def _shared(words: Any, left: NDArray[np.intp], right: NDArray[np.intp]) -> tuple[Floats, Floats, Floats]:
        """Of pairs: Dice, share of the shorter, amount. The square root of what a word tells stands in the matrix, so a product is what it tells."""
        total = np.asarray(words.multiply(words).sum(axis=1)).ravel()
        common = np.asarray(words[left].multiply(words[right]).sum(axis=1)).ravel()
        both, least = total[left] + total[right], np.minimum(total[left], total[right])
        return (_divided(2 * common, both), _divided(common, least), np.minimum(common / _PLENTY, 1.0))

    def _by_meaning(self) -> Iterator[tuple[int, NDArray[np.intp]]]:
        if len(self.parts) > EXACT_UP_TO:
            vectors = Vectors.of(self.whole.astype(np.float16))
            for row, vector in enumerate(self.whole):
                near = vectors.nearest(vector)
                yield row, _best(vectors.cosines(vector, near)[None], near)[0]
            return
        for start, block in self._blocks():
            scores = np.maximum(self.whole[block] @ self.whole.T, self.names[block] @ self.names.T)
            yield from enumerate(_best(self._apart(scores, start)), start)

    def _by_words(self) -> Iterator[tuple[int, NDArray[np.intp]]]:
        frequent = np.asarray((self.words > 0).sum(axis=0)).ravel() > max(_FREQUENT * len(self.parts), 5)
        telling = self.words @ sparse.diags((~frequent).astype(np.float32))
        total = np.asarray(self.words.multiply(self.words).sum(axis=1)).ravel()
        columns = telling.T.tocsc()
        for start, block in self._blocks():
            common = (telling[block] @ columns).toarray()
            scores = _divided(2 * common, total[block][:, None] + total[None, :])
            yield from enumerate(_best(self._apart(scores, start)), start)

    def _by_index(self) -> Iterator[tuple[int, Iterable[int]]]:
        measured: dict[str, list[int]] = defaultdict(list)
        for row, part in enumerate(self.parts):
            for series in part.series:
                measured[series].append(row)
        for rows in measured.values():
            yield from ((one, (other,)) for one, other in combinations(rows[:NEAREST * 4], 2))

    def _blocks(self) -> Iterator[tuple[int, slice]]:
        yield from ((start, slice(start, start + _ROWS)) for start in range(0, len(self.parts), _ROWS))

    def _apart(self, scores: Floats, start: int) -> Floats:
        """Scores of a block of rows with those of the same plan put last."""
        plans = self._plans
        scores[plans[start:start + len(scores)][:, None] == plans[None, :]] = -1
        return scores

    @property
    def _plans(self) -> NDArray[np.int32]:
        place: dict[str, int] = {}
        return np.array([place.setdefault(part.plan, len(place)) for part in self.parts], np.int32)


def _weighed(words: Iterable[str], vocabulary: dict[str, int]) -> dict[int, float]:
    return {vocabulary.setdefault(word, len(vocabulary)): weight ** 0.5 for word in dict.fromkeys(words) if (weight := heft(word)) > 0}


def _matrix(rows: Sequence[dict[int, float]], width: int) -> Any:
    ends = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    columns = np.array([column for row in rows for column in row], np.int32)
    values = np.array([value for row in rows for value in row.values()], np.float32)
    return sparse.csr_matrix((values, columns, ends), shape=(len(rows), width))


def _best(scores: Floats, rows: NDArray[np.intp] | None = None) -> list[NDArray[np.intp]]:
    """Places of the best scores above 0 of each row; equal scores by place, so that the answer is always the same."""
    found = []
    for line in scores:
        kept = min(NEAREST, len(line))
        bar = np.partition(line, len(line) - kept)[len(line) - kept] if kept else 0.0
        near = np.flatnonzero((line >= bar) & (line > 0))
        near = near[np.lexsort((near, -line[near]))][:kept]
        found.append(near if rows is None else rows[near])
    return found


def _cosines(rows: Floats, left: NDArray[np.intp], right: NDArray[np.intp]) -> Floats:
    return np.concatenate([np.einsum("ij,ij->i", rows[left[start:start + 4096]], rows[right[start:start + 4096]]) for start in range(0, len(left), 4096)])


def _divided(upper: Floats, lower: Floats) -> Floats:
    return np.divide(upper, lower, out=np.zeros_like(upper, dtype=np.float32), where=lower > 0).astype(np.float32)
