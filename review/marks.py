"""What two wordings share, as places to mark: telling words that stand in both, joined where they stand side by side in both."""

from __future__ import annotations

from search.overlap_near import heft
from search.thai import normalise, words

__all__ = ["shared_spans"]

_TELLS = 1.0
"""What a word must tell to be marked."""


def shared_spans(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in ``text``, sorted and apart. Empty where the two share no telling word."""
    there = {word.text for word in words(other)}
    plain = normalise(other)
    spans: list[tuple[int, int]] = []
    for word in words(text):
        if word.text not in there or heft(word.text) < _TELLS:
            continue
        if spans and normalise(text[spans[-1][0]:word.end]) in plain:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(spans)
