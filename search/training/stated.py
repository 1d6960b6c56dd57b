"""Texts of the corpus that say which plan they serve, as examples to learn suggestions from (``search/suggest/examples.jsonl.gz``).

    python -m search.training.stated --corpus thaigov-2020-2022.jsonl.xz [--without DIR]

An article counts if it names a national strategy, a master-plan issue, a sub-plan or a milestone as part of its plan, and at most three of one level: a list of all
milestones is about none of them. The words that name them are cut out, so that what is learnt is what such texts are about. ``--without``: a
folder shaped like the benchmark; articles nearly equal to one of its texts are left out, so that the benchmark stays a test.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from graph.store import open_store
from search.embed import embedder
from search.suggest.levels import RULES, upper_plans
from search.suggest.neighbours import EXAMPLES
from search.suggest.records import Tier
from search.suggest.stated import Reader, Statement

__all__ = ["main"]

_LEARNT: tuple[Tier, ...] = ("strategy", "issue", "subplan", "milestone")
_MOST_A_LEVEL = 3
_READ, _KEPT = 30_000, 1_200
"""Characters of an article that are read for statements, and that are kept."""
_SAME = 0.9
"""Cosine from which two texts are copies of each other."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, metavar="FILE")
    parser.add_argument("--without", type=Path, metavar="DIR")
    parser.add_argument("--to", type=Path, default=EXAMPLES, metavar="FILE")
    options = parser.parse_args(arguments)
    rows = _apart(list(_examples(options.corpus)), _texts(options.without) if options.without else [])
    _write(options.to, rows)
    said = Counter(label for row in rows for label in row["labels"])
    sys.stderr.write(f"{len(rows)} examples, {len(said)} elements; the most frequent: {said.most_common(8)}\n")
    return 0


def _examples(corpus: Path) -> Iterator[dict[str, Any]]:
    store = open_store()
    upper = upper_plans(store)
    reader = Reader(upper, store)
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row['title']}\n{row['body']}"[:_READ]
            found = reader.stated([text])
            labels = [one.ref.id for one in found if _counts(one, found)]
            if labels:
                yield {"id": row["id"], "date": row["date"], "title": row["title"], "labels": labels, "said": [one.words for one in found if one.ref.id in labels],
                       "text": _without(text, reader.places(text))[:_KEPT]}


def _counts(one: Statement, found: Sequence[Statement]) -> bool:
    tier = _tier(one)
    return tier in _LEARNT and sum(_tier(other) == tier for other in found) <= _MOST_A_LEVEL


def _tier(one: Statement) -> Tier | None:
    return next((rule.tier for rule in RULES.values() if rule.plan == one.ref.plan and one.ref.type in rule.types and rule.target_level is None), None)


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _texts(folder: Path) -> list[str]:
    return [json.loads(line)["query"] for line in (folder / "alignment.jsonl").read_text("utf-8").splitlines() if line.strip()]


def _apart(rows: Sequence[dict[str, Any]], others: Sequence[str]) -> list[dict[str, Any]]:
    """Without copies of the texts of ``others``; of articles that are copies of each other the first is kept."""
    model = embedder("")
    vectors = model.encode([row["text"] for row in rows])
    near = model.encode([text[:_KEPT] for text in others]) if others else np.zeros((0, model.dimensions), np.float32)
    kept: list[int] = []
    for place, vector in enumerate(vectors):
        if (near @ vector < _SAME).all() and (vectors[kept] @ vector < _SAME).all():
            kept.append(place)
    return [rows[place] for place in kept]


def _write(file: Path, rows: Sequence[dict[str, Any]]) -> None:
    """The same bytes for the same rows: no time in the header."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as out:
        out.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    file.write_bytes(packed.getvalue())


if __name__ == "__main__":
    sys.exit(main())
