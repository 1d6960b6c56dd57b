"""From a query to rows in order: words and meaning in one sum, exact names on top, what the query wants to look at raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.bands import Signs
from search.fuse import SEARCH, Weights
from search.index import Index
from search.lexical import Lexical
from search.records import Rule
from search.understand import Understood
from search.vectors import ALL_UP_TO

__all__ = ["FAINT", "FOUND", "LIKE", "Bar", "Ranked", "rank", "signs"]

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

MOST_LITERAL = 2_000
"""Texts with words of the query that are looked at more closely, the best first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a text must reach to be found at all."""

    share: float = 0.3
    """Share of the weight of the query's words that must stand in it, if it is found by its words."""
    meaning: float = 3.0
    """Standard deviations of its cosine above the mean of all, if it is found by its meaning alone."""


FAINT = 3.9
"""Standard deviations of the cosine up to which what is found by meaning alone is far: key mash, greetings and football came to 3.7 at the most (18 such
queries), questions in everyday words that found what they mean by meaning alone to 3.9 (lending to small firms), 4.0 (traffic jams) and more."""
FOUND = Bar()
LIKE = Bar(0.12, 1.5)
"""For what is most like a thing: a list of the nearest, whatever they are."""
_LEAST_SPREAD = 0.04
"""Least standard deviation of the scores by words, as a share of the score of a text with all of them."""
_EXACT, _NAMED, _PLAN, _TYPE, _AGENCY, _LEVEL = 1_000.0, 6.0, 2.0, 1.5, 2.0, 1.0
"""What is added to a sum of standard scores: in full for what the query is the name of, less for where it wants to look."""
_LATEST, _SINCE = 0.0002, 2500
"""Added a year of the plan's beginning (พ.ศ.): of equal names the latest comes first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows that an answer consists of, best first, with what each was judged by; arrays run alongside ``rows``."""

    rows: Rows
    scores: Floats
    shares: Floats
    """Share of the weight of the query's words that stand in the text, as typed or in another expression; 0 to 1."""
    meanings: Floats
    """Standard deviations of its cosine above the mean."""
    literal: NDArray[np.bool_]
    rules: tuple[Rule | None, ...]
    vector: Floats
    """Of the query's meaning."""
    complete: bool
    """False where only the best of very many were looked at; a filter then needs a ranking of its own."""


def rank(said: Understood, index: Index, passed: NDArray[np.bool_] | None = None, *, weights: Weights = SEARCH, bar: Bar = FOUND, without: Sequence[int] = ()) -> Ranked:
    """Rank what passes a filter (``passed``: one flag a row). The order of two texts does not depend on the filter."""
    lexical = index.lexical.scores(said.terms)
    vector = index.model.encode([said.meaning])[0]
    candidates = _candidates(said, index, lexical, vector, passed)
    candidates = np.setdiff1d(candidates, without)
    mean, spread = index.vectors.spread(vector)
    meanings = (index.vectors.nearness(vector, candidates) - mean) / spread if spread > 0 else np.zeros(len(candidates), np.float32)
    shares = _shares(said, index.lexical, candidates)
    exact = np.isin(candidates, list(said.exact))
    literal = (shares >= bar.share) | exact
    kept = np.flatnonzero(literal | exact | (meanings >= bar.meaning) | np.isin(candidates, list(said.named)))
    candidates, meanings, shares, exact, literal = candidates[kept], meanings[kept], shares[kept], exact[kept], literal[kept]
    scores = weights.lexical * _standard(lexical, candidates, _possible(said, index.lexical)) + weights.meaning * meanings + _raised(said, index, candidates) + _EXACT * exact
    order = np.lexsort((index.hashes[candidates, 0], -np.round(scores, 4)))  # equal scores: by content, whatever the order of the rows
    return Ranked(candidates[order], scores[order].astype(np.float32), shares[order], meanings[order].astype(np.float32), literal[order],
                  tuple(map(said.exact.get, candidates[order].tolist())), vector, len(index) <= ALL_UP_TO)


def _candidates(said: Understood, index: Index, lexical: Floats, vector: Floats, passed: NDArray[np.bool_] | None) -> Rows:
    """Rows worth a closer look, ascending: those that share words, those near in meaning, those named."""
    allowed = lexical if passed is None else np.where(passed, lexical, 0)
    sharing = np.flatnonzero(allowed > 0)
    if len(sharing) > max(MOST_LITERAL, ALL_UP_TO):
        sharing = sharing[np.argpartition(-allowed[sharing], MOST_LITERAL)[:MOST_LITERAL]]
    near = index.vectors.nearest(vector, passed) if vector.any() else np.array([], np.intp)
    named = np.array([row for row in (*said.exact, *said.named) if passed is None or passed[row]], np.intp)
    return np.unique(np.concatenate([sharing, near, named])).astype(np.intp)


def _standard(scores: Floats, rows: Rows, possible: float) -> Floats:
    """Standard scores of some rows, by the scores of all. Where next to nothing of a query is found, a little of it is not made much of."""
    spread = max(float(scores.std()), _LEAST_SPREAD * possible) if len(scores) else 0.0
    return (scores[rows] - float(scores.mean())) / spread if spread > 0 else np.zeros(len(rows), np.float32)


def _possible(said: Understood, lexical: Lexical) -> float:
    """What a text with every word of the query would score."""
    return (lexical.k1 + 1) * sum(weight * _rarity(lexical, word) for word, weight in said.words.items())


def _shares(said: Understood, lexical: Lexical, rows: Rows) -> Floats:
    """Share of the weight of the query's words that each text holds. A text with all words of another expression holds the query as well."""
    total = np.zeros(len(rows), np.float32)
    held = np.zeros(len(rows), np.float32)
    for word, weight in said.words.items():
        heft = weight * _rarity(lexical, word)
        total += heft
        held += heft * _has(lexical, word, rows)
    shares = np.divide(held, total, out=np.zeros_like(held), where=total > 0)
    for expression in said.expressions:
        if expression.words:
            whole = np.all([_has(lexical, word, rows) for word in expression.words], axis=0)
            shares = np.maximum(shares, expression.weight * whole).astype(np.float32)
    return np.minimum(shares, 1.0).astype(np.float32)


def _rarity(lexical: Lexical, word: str) -> float:
    """What a word tells; a word that no text has tells as much as the rarest."""
    row = lexical.vocabulary.get(word)
    return float(lexical.idf[row]) if row is not None else float(np.log1p(2 * lexical.size + 1))


def _has(lexical: Lexical, word: str, rows: Rows) -> NDArray[np.bool_]:
    row = lexical.vocabulary.get(word)
    if row is None:
        return np.zeros(len(rows), np.bool_)
    postings = lexical.texts[lexical.starts[row]:lexical.starts[row + 1]]
    if not len(postings):  # an update took away the last text that had the word
        return np.zeros(len(rows), np.bool_)
    places = np.minimum(np.searchsorted(postings, rows), len(postings) - 1)
    found: NDArray[np.bool_] = postings[places] == rows
    return found


def _raised(said: Understood, index: Index, rows: Rows) -> Floats:
    """What is added for the plan, kind, level and body that the query speaks of."""
    added = np.zeros(len(rows), np.float32)
    columns, scope = index.columns, said.scope
    bodies = tuple(body.ref.id for mention in said.mentions for body in mention.agencies)
    for facet, values, weight in (("plan", scope.plans, _PLAN), ("type", tuple(scope.types), _TYPE), ("agency", bodies, _AGENCY),
                                  ("level", tuple(map(str, scope.levels)), _LEVEL)):
        if values:
            added += weight * columns.coded[facet].passes(values, rows)  # type: ignore[index]
    added += _NAMED * np.isin(rows, list(said.named))
    first = columns.first[rows]
    added += np.where(first > 0, _LATEST * (first - _SINCE), 0).astype(np.float32)
    return added


def signs(ranked: Ranked, place: int) -> Signs:
    """What the hit at a place is judged by."""
    best = next((float(score) for score, rule in zip(ranked.scores, ranked.rules, strict=True) if rule is None), 0.0)
    score = float(ranked.scores[place])
    return Signs(float(ranked.shares[place]), float(ranked.meanings[place]), min(score - best, 0.0), score)
