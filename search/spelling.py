"""Words nobody wrote: the nearest words of the index for what a query misspells.

A misspelt Thai word falls apart into pieces of other words, because Thai is written without spaces. So windows of neighbouring pieces are
compared with the words of the index, and a window is corrected only if it holds a piece that is no word of the index, and if few letters
change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.aliases import aliases
from search.thai import Word, pieces, words

__all__ = ["Speller"]

_WIDEST = 5
"""Pieces in a window."""
_LONGEST_QUERY = 300
"""Characters of a query that is corrected; a longer one is a text, in which a slip does no harm."""
_SHORTEST, _ONE_EDIT, _TWO_EDITS = 4, 6, 11
"""Letters of a word from which one edit, of a word up to which only one, and up to which only two are a slip."""

_COMMON, _LONG, _COMMON_LONG = 2_500, 4, 10_000
"""Rank, by frequency in the texts our model learnt from, up to which a piece is a word although no text of the index has it; letters of a
long one, which is no chance fragment, and the rank up to which that one is a word."""


@dataclass(frozen=True)
class Speller:
    """Corrects queries to the words of one index."""

    vocabulary: Mapping[str, int]
    """Word of the index → how many texts have it."""

    def correct(self, query: str) -> str:
        """A normalised query with its misspelt words replaced; the same text if there is none."""
        if len(query) > _LONGEST_QUERY:
            return query
        for wrong, right in aliases().spelling.items():
            query = query.replace(wrong, right) if right not in query else query
        changes = self._changes(query, words(query))
        for start, end, right in sorted(changes, reverse=True):
            query = query[:start] + right + query[end:]
        return query

    def _changes(self, query: str, cut: Sequence[Word]) -> list[tuple[int, int, str]]:
        """(start, end, right) of the best windows, apart."""
        found = []
        for first in range(len(cut)):
            for last in range(first, min(first + _WIDEST, len(cut))):
                if last > first and cut[last].start != cut[last - 1].end:
                    break  # a space or a mark between
                window = cut[first:last + 1]
                if all(self._is_known(piece.text) for piece in window):
                    continue
                start, end = window[0].start, window[-1].end
                if nearest := self._nearest(query[start:end]):
                    cost = nearest[1] / (end - start) + 0.05 * sum(self._is_known(piece.text) for piece in window)
                    found.append((cost, start, end, nearest[0]))
        chosen: list[tuple[int, int, str]] = []
        for _, start, end, right in sorted(found):
            if all(end <= other_start or start >= other_end for other_start, other_end, _ in chosen):
                chosen.append((start, end, right))
        return chosen

    def _is_known(self, piece: str) -> bool:
        """A word of the index, a number, or a word that is common in the language; a single letter is what is left of a word."""
        if any(letter.isdigit() for letter in piece):
            return True
        return len(piece) > 1 and (piece in self.vocabulary or _rank(piece) < (_COMMON_LONG if len(piece) >= _LONG else _COMMON))

    def _nearest(self, wrong: str) -> tuple[str, int] | None:
        """The nearest word and how many letters change, if they are few."""
        if len(wrong) < _SHORTEST:
            return None
        most = 1 if len(wrong) <= _ONE_EDIT else 2 if len(wrong) <= _TWO_EDITS else 3
        first = wrong[0]
        near = [word for length in range(len(wrong) - most, len(wrong) + most + 1) for word in self._by_length.get(length, ())]
        best = process.extract(wrong, near, scorer=OSA.distance, score_cutoff=most, limit=8)
        ranked = sorted((int(distance), word[0] != first, -self.vocabulary[word], word) for word, distance, _ in best
                        if not wrong.startswith(word) and not wrong.endswith(word))  # that would only drop a word
        return (ranked[0][3], ranked[0][0]) if ranked else None

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[str]]:
        """Words long enough to be told apart, and no codes, by their letters."""
        found: dict[int, list[str]] = defaultdict(list)
        for word in self.vocabulary:
            if len(word) >= _SHORTEST - 1 and not any(letter.isdigit() for letter in word):
                found[len(word)].append(word)
        return found


def _rank(piece: str) -> int:
    """Place of a piece among the pieces of the model, which stand by frequency."""
    found = pieces().token_to_id(piece)
    return _COMMON_LONG if found is None else int(found)
