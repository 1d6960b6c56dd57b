"""Pairs of texts that belong together, as piece ids: what the model learns to bring near each other.

A body often says its title again in the same words. Whoever searches has other words, so copies of the title are cut out of the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from search.training.corpus import Article

__all__ = ["Pairs", "without_copies"]

Ids = NDArray[np.int32]
Generator = np.random.Generator

MIX = (0.5, 0.25, 0.25)
"""Shares of title–body, title–paragraph and paragraph–rest."""
COPY = 4
"""So many pieces in the order of the title are a copy of it."""
_PARAGRAPHS, _SHORTEST, _TITLE, _BODY = 24, 8, 2, 10
"""Paragraphs kept of an article; pieces of the shortest paragraph; pieces a title and a body must have more than."""
WINDOW, _OPENING = 256, 60
"""Pieces of a body, and of a paragraph that stands for a title."""
_AT_A_TIME = 2_000


@dataclass(frozen=True)
class Pairs:
    """Articles in piece ids, ready to draw pairs from."""

    titles: tuple[Ids, ...]
    paragraphs: tuple[tuple[Ids, ...], ...]
    """Of each article, without copies of its title."""

    @classmethod
    def of(cls, articles: Sequence[Article], tokenizer: Tokenizer) -> Pairs:
        """Articles with a title and a body that are more than a few words."""
        titles = list(_encoded(tokenizer, [one.title for one in articles]))
        flat = _encoded(tokenizer, [text for one in articles for text in one.paragraphs])
        kept: list[tuple[Ids, tuple[Ids, ...]]] = []
        for title, article in zip(titles, articles, strict=True):
            cut = [without_copies(title, next(flat)) for _ in article.paragraphs]
            parts = tuple([part for part in cut if len(part) >= _SHORTEST][:_PARAGRAPHS])
            if len(title) > _TITLE and sum(map(len, parts)) > _BODY:
                kept.append((title, parts))
        return cls(tuple(title for title, _ in kept), tuple(parts for _, parts in kept))

    def bodies(self) -> list[Ids]:
        """Each article's paragraphs in one."""
        return [np.concatenate(parts) for parts in self.paragraphs]

    def drawn(self, size: int, random: Generator) -> tuple[list[Ids], list[Ids]]:
        """``size`` pairs of different articles; the right one of each is wrong for all others."""
        left, right = [], []
        articles = random.choice(len(self.titles), size, replace=False)
        for article, kind in zip(articles, random.choice(len(MIX), size, p=MIX), strict=True):
            parts = self.paragraphs[article]
            if kind == 0 or len(parts) == 1:
                left.append(self.titles[article])
                right.append(_window(np.concatenate(parts), random))
            elif kind == 1:
                left.append(self.titles[article])
                right.append(parts[random.integers(len(parts))])
            else:
                chosen = int(random.integers(len(parts)))
                left.append(parts[chosen][:_OPENING])
                right.append(_window(np.concatenate(parts[:chosen] + parts[chosen + 1:]), random))
        return left, right


def without_copies(title: Ids, text: Ids, length: int = COPY) -> Ids:
    """``text`` without any run of ``length`` pieces that also stands in ``title``."""
    if min(len(title), len(text)) < length:
        return text
    known = {tuple(run) for run in np.lib.stride_tricks.sliding_window_view(title, length).tolist()}
    keep = np.ones(len(text), np.bool_)
    for start, run in enumerate(np.lib.stride_tricks.sliding_window_view(text, length).tolist()):
        if tuple(run) in known:
            keep[start:start + length] = False
    return text[keep]


def _window(ids: Ids, random: Generator) -> Ids:
    if len(ids) <= WINDOW:
        return ids
    start = int(random.integers(len(ids) - WINDOW + 1))
    return ids[start:start + WINDOW]


def _encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[Ids]:
    for start in range(0, len(texts), _AT_A_TIME):
        for encoding in tokenizer.encode_batch_fast(list(texts[start:start + _AT_A_TIME]), add_special_tokens=False):
            yield np.array(encoding.ids, np.int32)
