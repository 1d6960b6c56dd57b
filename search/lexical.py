"""BM25 over the words of :mod:`search.thai`: one implementation for the index, the application and the benchmark.

Postings lie in flat NumPy arrays, term after term, so that a query touches only the postings of its own words, and an index is saved and
loaded as it lies. Words of a text can have a weight of their own (BM25F): a word in a title may count as three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Lexical", "Terms"]

Terms: TypeAlias = Sequence[str] | Mapping[str, float]
"""Words in any order with repetitions, or the weight of each word."""


@dataclass(frozen=True, eq=False)
class Lexical:
    """An immutable index; :meth:`updated` gives a new one."""

    vocabulary: Mapping[str, int]
    """Word → row of ``starts``."""
    starts: NDArray[np.int64]
    """(words + 1,): the postings of word ``w`` are ``starts[w]:starts[w + 1]``."""
    texts: NDArray[np.int32]
    """(postings,): the text each posting is of, ascending within a word."""
    counts: NDArray[np.float32]
    """(postings,): how often the word occurs in that text, times its weight."""
    size: int
    """How many texts."""
    k1: float = 1.2
    b: float = 0.9
    """Texts of news differ much in length; between .75 and 1 it matters little."""

    @classmethod
    def of(cls, texts: Iterable[Terms], *, k1: float = 1.2, b: float = 0.9) -> Self:
        """Index of ``texts`` in their order; a text without words is kept, and scores 0 for every query."""
        vocabulary: dict[str, int] = {}
        words: list[int] = []
        weights: list[float] = []
        ends = [0]
        for text in texts:
            if isinstance(text, Mapping):
                weights += text.values()
            else:
                weights += [1.0] * len(text)
            words += [vocabulary.setdefault(word, len(vocabulary)) for word in text]
            ends.append(len(words))
        shape = (len(ends) - 1, len(vocabulary))
        rows = sparse.csr_matrix((np.array(weights, np.float32), np.array(words, np.int32), np.array(ends, np.int64)), shape=shape)
        return cls._of_matrix(rows, vocabulary, k1, b)

    @classmethod
    def _of_matrix(cls, rows: sparse.csr_matrix, vocabulary: Mapping[str, int], k1: float, b: float) -> Self:
        columns = rows.tocsc()
        columns.sum_duplicates()
        return cls(vocabulary, columns.indptr.astype(np.int64), columns.indices.astype(np.int32), columns.data.astype(np.float32), rows.shape[0], k1, b)

    def updated(self, keep: NDArray[np.bool_], added: Iterable[Terms] = ()) -> Self:
        """The texts where ``keep`` is true, in their order, then ``added``: equal to an index made anew of the same texts."""
        old = self.matrix()[np.flatnonzero(keep)]
        new = type(self).of(added)
        vocabulary = dict(self.vocabulary)
        place = np.array([vocabulary.setdefault(word, len(vocabulary)) for word in new.vocabulary], np.int32)
        fresh = new.matrix().tocoo()
        columns = place[fresh.col] if len(place) else fresh.col
        rows = sparse.vstack([
            sparse.csr_matrix((old.data, old.indices, old.indptr), shape=(old.shape[0], len(vocabulary))),
            sparse.csr_matrix((fresh.data, (fresh.row, columns)), shape=(new.size, len(vocabulary))),
        ]).tocsr()
        return self._of_matrix(rows, vocabulary, self.k1, self.b)

    def matrix(self) -> sparse.csr_matrix:
        """(texts, words): the counts, for whoever wants to build on them."""
        shape = (self.size, len(self.vocabulary))
        return sparse.csc_matrix((self.counts, self.texts, self.starts), shape=shape).tocsr()

    @cached_property
    def idf(self) -> NDArray[np.float32]:
        """(words,): rare words weigh more; never negative."""
        found = np.diff(self.starts)
        return np.log1p((self.size - found + 0.5) / (found + 0.5)).astype(np.float32)

    @cached_property
    def impacts(self) -> NDArray[np.float32]:
        """(postings,): what one occurrence of the word in a query adds to the score of the text, without ``idf``."""
        lengths = np.bincount(self.texts, self.counts, self.size)
        average = lengths.mean() if self.size else 1.0
        room = self.k1 * (1 - self.b + self.b * lengths / max(average, 1e-9))
        return (self.counts * (self.k1 + 1) / (self.counts + room[self.texts])).astype(np.float32)

    def scores(self, query: Terms, telling: Callable[[str], float] | None = None) -> NDArray[np.float32]:
        """(size,): BM25 of every text for the query, 0 where they share no word.

        ``telling`` says how much a word tells, instead of ``idf``: where the texts are too few to say.
        """
        total = np.zeros(self.size, np.float32)
        for word, weight in _weights(query).items():
            row = self.vocabulary.get(word)
            if row is not None:
                here = slice(self.starts[row], self.starts[row + 1])
                heft = telling(word) if telling else self.idf[row]
                total[self.texts[here]] += self.impacts[here] * (heft * weight)
        return total

    def matches(self, query: Terms) -> NDArray[np.int32]:
        """(size,): how many different words of the query stand in each text."""
        found = np.zeros(self.size, np.int32)
        for word in _weights(query):
            row = self.vocabulary.get(word)
            if row is not None:
                found[self.texts[self.starts[row]:self.starts[row + 1]]] += 1
        return found

    def save(self, file: Path) -> None:
        """Write the index to ``file`` (.npz)."""
        words = "\n".join(self.vocabulary).encode()  # flat: an array of strings pads every word to the longest
        np.savez(file, words=np.frombuffer(words, np.uint8), starts=self.starts, texts=self.texts, counts=self.counts, size=self.size, constants=np.array([self.k1, self.b]))

    @classmethod
    def load(cls, file: Path) -> Self:
        """An index that :meth:`save` wrote."""
        with np.load(file, allow_pickle=False) as saved:
            words = saved["words"].tobytes().decode()
            vocabulary = {word: row for row, word in enumerate(words.split("\n") if words else ())}
            k1, b = saved["constants"].tolist()
            return cls(vocabulary, saved["starts"], saved["texts"], saved["counts"], int(saved["size"]), k1, b)


def _weights(terms: Terms) -> Mapping[str, float]:
    if isinstance(terms, Mapping):
        return terms
    weights: dict[str, float] = {}
    for word in terms:
        weights[word] = weights.get(word, 0.0) + 1.0
    return weights
