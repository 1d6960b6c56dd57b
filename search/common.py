"""What two wordings have in common, as places to mark: which words tell something, which passages stand in both, which of them weigh most."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from search.thai import Word, normalise, rarity, words

__all__ = ["TELLS", "heft", "runs", "shared_spans", "weightiest"]

TELLS = 1.0
"""What a word must tell to be marked; หรือ and ร่วม tell less."""
_COMMON = 5.5
"""A word as frequent as e^-5.5 (one in 240) in the corpus of the model tells nothing: ภาครัฐ, พัฒนา still tell a little."""
_RAREST = 8.0
"""What the rarest word tells: no single name outweighs a sentence."""


def heft(word: str) -> float:
    """How much a word tells, 0 to :data:`_RAREST`; numbers and single letters tell nothing."""
    return 0.0 if len(word) < 2 or word.replace(".", "").isdigit() else min(max(rarity(word) - _COMMON, 0.0), _RAREST)  # noqa: PLR2004


def runs(text: str, found: Sequence[Word], common: Container[str], other: str, most: int | None = None) -> Iterator[tuple[int, int]]:
    """(first, last) of ``found``, words of ``text``: the longest passages, from left to right, that begin and end with a common word and stand so in ``other``.

    ``other`` is normalised. ``most``: words of one passage at most.
    """
    place = 0
    while place < len(found):
        length = _length(text, found[place:place + most] if most else found[place:], common, other) if found[place].text in common else 0
        if length:
            yield place, place + length - 1
        place += length or 1


def _length(text: str, ahead: Sequence[Word], common: Container[str], other: str) -> int:
    """Words of the longest such passage at the beginning of ``ahead``; 0 where there is none."""
    length = 0
    for number, word in enumerate(ahead, 1):
        if normalise(text[ahead[0].start:word.end]) not in other:
            break
        length = number if word.text in common else length
    return length


@lru_cache(maxsize=1024)
def shared_spans(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in ``text`` of what the two share, sorted and apart. Empty where they share no telling word."""
    found, there = words(text), {word.text for word in words(other)}
    common = {word.text for word in found if word.text in there and heft(word.text) >= TELLS}
    return tuple((found[first].start, found[last].end) for first, last in runs(text, found, common, normalise(other)))


def weightiest(weights: Mapping[str, float], most: int) -> tuple[str, ...]:
    """The passages that weigh most, the weightiest first; none that stands within one named before it."""
    ranked = sorted(weights, key=lambda run: (-weights[run], run))
    return tuple(run for place, run in enumerate(ranked) if not any(run in longer for longer in ranked[:place]))[:most]
