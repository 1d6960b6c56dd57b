"""How often each piece stands in each text, as sparse matrices; what latent analysis and BM25 start from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

__all__ = ["bm25", "counted_pieces", "evened", "latent_table", "rare"]

Ids = NDArray[np.int32]
_EVENED = 0.2
"""0 leaves the axes as they are, 1 makes all equally strong."""
_K1, _B, _AVERAGE = 1.2, 0.9, 250.0
"""BM25 within a batch; the average length is that of the corpus, not of the batch."""


def counted_pieces(texts: Sequence[Ids], pieces: int) -> sparse.csr_matrix:
    """(texts, pieces): occurrences."""
    ends = np.concatenate([[0], np.cumsum([len(text) for text in texts])])
    flat = np.concatenate(texts)
    found = sparse.csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(texts), pieces))
    found.sum_duplicates()
    return found


def rare(counts: sparse.csr_matrix) -> NDArray[np.float32]:
    """(pieces,): idf as BM25 has it."""
    found = np.asarray((counts > 0).sum(0)).ravel()
    idf: NDArray[np.float32] = np.log(1 + (counts.shape[0] - found + 0.5) / (found + 0.5)).astype(np.float32)
    return idf


def latent_table(counts: sparse.csr_matrix, dimensions: int, seed: int) -> NDArray[np.float32]:
    """(pieces, dimensions): where training starts, the pieces' places in latent semantic analysis; zeros for a piece that never occurs."""
    found = np.asarray((counts > 0).sum(0)).ravel()
    idf = np.log((1 + counts.shape[0]) / (1 + found)) + 1
    weighed = counts.copy()
    weighed.data = (1 + np.log(weighed.data)) * idf[weighed.indices]
    reduce = TruncatedSVD(dimensions, n_iter=3, random_state=seed).fit(normalize(weighed))
    table: NDArray[np.float32] = (reduce.components_.T * idf[:, None]).astype(np.float32)
    table[found == 0] = 0
    return table * np.float32(0.01 / np.abs(table).mean())


def evened(table: NDArray[np.float32], counts: sparse.csr_matrix) -> NDArray[np.float32]:
    """The table turned to the main axes of the texts' vectors, the strongest first and made a little weaker: what all texts share tells little."""
    vectors = normalize(counts @ table)
    strength, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    strength, axes = np.maximum(strength[::-1], strength[-1] * 1e-6), axes[:, ::-1]
    weaker: NDArray[np.float32] = ((table @ axes) * (strength / strength[0]) ** (-_EVENED / 2)).astype(np.float32)
    return weaker


def bm25(queries: Sequence[Ids], texts: Sequence[Ids], idf: NDArray[np.float32]) -> NDArray[np.float32]:
    """(queries, texts): BM25 of every pair of a batch; a piece asked twice counts once."""
    asked, stored = counted_pieces(queries, len(idf)), counted_pieces(texts, len(idf))
    asked.data[:] = idf[asked.indices]
    lengths = np.array([len(text) for text in texts], np.float32)
    rows = np.repeat(np.arange(stored.shape[0]), np.diff(stored.indptr))
    stored.data = stored.data * (_K1 + 1) / (stored.data + _K1 * (1 - _B + _B * lengths[rows] / _AVERAGE))
    return np.asarray((asked @ stored.T).toarray(), np.float32)
