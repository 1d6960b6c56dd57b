"""Trains our model from a corpus of Thai government news: words, where they start from, contrast, and the folder that is shipped.

FILE has one JSON object a line with ``title`` and ``body``. Ours was trained on the public-domain ThaiGov corpus, version 2, which
PyThaiNLP publishes as ``thaigov-v2-corpus`` (https://github.com/PyThaiNLP/thaigov-v2-corpus), articles of 2020 to 2022; see docs/search.md.

Example: python -m search.train --corpus thaigov-2020-2022.jsonl.xz --to search/model
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from search.training.contrast import Recipe, trained
from search.training.corpus import articles
from search.training.counts import counted_pieces, evened, latent_table, rare
from search.training.export import export
from search.training.pairs import Pairs
from search.training.vocabulary import counted, tokenizer_of

__all__ = ["main", "train"]


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0, or 2 for a corpus that cannot be read."""
    recipe = Recipe()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, metavar="FILE", help=".jsonl, .jsonl.gz or .jsonl.xz")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument("--epochs", type=float, default=recipe.epochs)
    parser.add_argument("--seed", type=int, default=recipe.seed)
    parser.add_argument("--processes", type=int, default=2, help="for cutting the corpus into words")
    options = parser.parse_args(arguments)
    try:
        train(options.corpus, options.to, replace(recipe, epochs=options.epochs, seed=options.seed), options.processes, lambda line: print(line, file=sys.stderr))  # noqa: T201 - progress
    except (OSError, KeyError, ValueError) as error:
        print(f"อ่านคลังข้อความ {options.corpus} ไม่ได้: {error} · The corpus {options.corpus} cannot be read: {error}", file=sys.stderr)  # noqa: T201 - a program of its own
        return 2
    return 0


def train(corpus: Path, folder: Path, recipe: Recipe, processes: int, say: Callable[[str], None]) -> None:
    """Train a model and save it in ``folder``. The same corpus, recipe and library versions give the same model but for rounding."""
    found = tuple(articles(corpus))
    say(f"{len(found):,} articles; counting words")
    count = counted(["\n".join((one.title, *one.paragraphs)) for one in found], processes)
    tokenizer = tokenizer_of(count, recipe.vocabulary)
    pairs = Pairs.of(found, tokenizer)
    say(f"{tokenizer.get_vocab_size():,} pieces, {len(pairs.titles):,} articles to learn from; latent semantic analysis")
    counts = counted_pieces(pairs.bodies(), tokenizer.get_vocab_size())
    table = latent_table(counts, recipe.dimensions, recipe.seed)
    export(tokenizer, evened(trained(table, pairs, rare(counts), recipe, say), counts), folder)


if __name__ == "__main__":
    sys.exit(main())
