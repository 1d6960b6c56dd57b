"""Contrastive training of the table of vectors: of a batch of pairs, each left text is to find its own right text, and the reverse.

Two losses add up. The first asks it of the vectors alone. The second asks it of their cosine and BM25 together, as search will use
them, with the scale of both learnt: so the vectors learn most where words fail.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from search.training.counts import bm25
from search.training.pairs import Pairs

__all__ = ["Recipe", "trained"]

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything a run is determined by, beside the corpus."""

    dimensions: int = 256
    vocabulary: int = 25_000
    epochs: float = 8
    batch: int = 1024
    rate: float = 0.01
    """Of Adam; falls to a twentieth along a straight line."""
    scale: float = 20.0
    """Of the cosine, in the loss of the vectors alone."""
    dropped: float = 0.1
    """Share of pieces left out of a text at random."""
    nested: tuple[int, ...] = (64, 128, 256)
    """The first so many dimensions are to serve alone as well (Matryoshka)."""
    seed: int = 0


def trained(table: NDArray[np.float32], pairs: Pairs, idf: NDArray[np.float32], recipe: Recipe, say: Callable[[str], None]) -> NDArray[np.float32]:
    """The table after training: (pieces, dimensions)."""
    random = np.random.default_rng(recipe.seed)
    torch.manual_seed(recipe.seed)
    vectors = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table.copy()), freeze=False, mode="sum")
    mixed = _Mixed()
    adam = torch.optim.Adam([{"params": vectors.parameters(), "lr": recipe.rate}, {"params": mixed.parameters(), "lr": 0.02}])
    first = [group["lr"] for group in adam.param_groups]
    steps = int(recipe.epochs * len(pairs.titles) / recipe.batch)
    for step in range(steps):
        for group, rate in zip(adam.param_groups, first, strict=True):
            group["lr"] = rate * max(0.05, 1 - step / steps)
        left, right = pairs.drawn(recipe.batch, random)
        one, other = (vectors(*_bags(texts, random, recipe.dropped)) for texts in (left, right))
        loss = _loss(one, other, torch.from_numpy(bm25(left, right, idf)), mixed, recipe)
        adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        adam.step()
        if step % 20 == 0 or step == steps - 1:
            say(f"{step + 1}/{steps}: {loss.item():.4f}")
    return vectors.weight.detach().numpy()


class _Mixed(torch.nn.Module):
    """Logarithms of what cosine and BM25 count in their sum."""

    def __init__(self) -> None:
        super().__init__()
        self.meaning = torch.nn.Parameter(torch.tensor(10.0).log())
        self.words = torch.nn.Parameter(torch.tensor(0.15).log())


def _loss(left: torch.Tensor, right: torch.Tensor, words: torch.Tensor, mixed: _Mixed, recipe: Recipe) -> torch.Tensor:
    own = torch.arange(len(left))
    total = torch.zeros(())
    for dimensions in recipe.nested:
        cosine = functional.normalize(left[:, :dimensions]) @ functional.normalize(right[:, :dimensions]).T
        for scores in (recipe.scale * cosine, mixed.meaning.exp() * cosine + mixed.words.exp() * words):
            total = total + functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)
    return total


def _bags(texts: Sequence[Ids], random: np.random.Generator, dropped: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Pieces of all texts in a row, some left out, and where each text begins."""
    flat = np.concatenate(texts)
    keep = random.random(len(flat)) >= dropped
    ends = np.cumsum([len(text) for text in texts])
    kept = np.concatenate([[0], np.cumsum(keep)])[np.concatenate([[0], ends])]
    return torch.from_numpy(flat[keep].astype(np.int64)), torch.from_numpy(kept[:-1].astype(np.int64))
