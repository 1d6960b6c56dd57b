"""What has been decided of texts like this one: the more is decided, the better suggestions get.

Three sources of examples, all of one shape: decisions of people, alignments approved in the graph, and texts of the government that say themselves
which plan they serve (``examples.jsonl.gz``). At each level the five nearest examples that decide anything of it speak. How much each says depends on how near it is
by itself, not on who else is near: nothing at a cosine of .2, half at .45, nearly all at .6. A candidate gets the share of the weight that was decided for it, and half an
example that is decided for nothing stands against them all, so that far examples say nothing and one near example less than two. Only five speak, so that the
many decisions of one plan do not shout everything down.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.engine import GraphStore
from queries.read.groups import SERVING, records
from search.documents import Document, documents
from search.embed import Embedder
from search.fit import LONGEST
from search.suggest.levels import RULES, UpperPlans
from search.suggest.records import Decided
from search.thai import normalise

__all__ = ["EXAMPLES", "Near", "Neighbours", "decided_in_graph", "stated_examples", "text_key"]

Floats = NDArray[np.float32]
EXAMPLES = Path(__file__).with_name("examples.jsonl.gz")
_HALF, _SPREAD, _AGAINST, _SPEAK = 0.45, 0.05, 0.5, 5
"""Cosine of which an example says half, how fast it says more, the weight that stands against all, and how many speak: chosen on the examples themselves (docs/search.md)."""
_REJECTED = -0.5
"""A rejection says less than an acceptance: there are many reasons to reject, and one to accept."""
_UPPER = frozenset(rule.plan for rule in RULES.values())
"""How upper plans serve each other is known by their structure, not by likeness."""
_NAMED, _NAMED_FROM = 3, 0.45
"""Examples that are named as a reason, and the cosine from which they are."""


@dataclass(frozen=True, slots=True)
class Near:
    """An example that is near to a text."""

    decided: Decided
    cosine: float


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Examples made ready for one set of candidates."""

    examples: tuple[Decided, ...]
    vectors: Floats
    """(examples, dimensions)."""
    says: Floats
    """(examples, candidates): 1 decided for it, below 0 decided against it, 0 not decided."""
    counts: Floats
    """(examples, levels): 1 where it decides anything of the level."""
    levels: tuple[NDArray[np.intp], ...]
    """Of each level the places of its candidates."""

    @classmethod
    def of(cls, examples: Sequence[Decided], upper: UpperPlans, model: Embedder) -> Neighbours:
        """Encode every text once; a text decided several times is one example. What is decided of no candidate is left out."""
        grouped: dict[str, list[Decided]] = defaultdict(list)
        for one in examples:
            if upper.lifted(one.object):
                grouped[text_key(one.text)].append(one)
        tiers = tuple(dict.fromkeys(one.tier for one in upper.elements))
        levels = tuple(np.array(upper.tier(tier), np.intp) for tier in tiers)
        says = np.zeros((len(grouped), len(upper.elements)), np.float32)
        for row, some in enumerate(grouped.values()):
            for one in (*(one for one in some if not one.accepted), *(one for one in some if one.accepted)):
                # a rejected target does not speak against the issue it stands under
                for column in upper.lifted(one.object) if one.accepted else upper.at(one.object):
                    says[row, column] = 1 if one.accepted else _REJECTED
        firsts = tuple(some[0] for some in grouped.values())
        vectors = model.encode([one.text[:LONGEST] for one in firsts]) if firsts else np.zeros((0, model.dimensions), np.float32)
        counts = np.stack([(np.abs(says[:, columns]).sum(axis=1) > 0) for columns in levels], axis=1).astype(np.float32) if firsts else np.zeros((0, len(levels)), np.float32)
        return cls(firsts, vectors, says, counts, levels)

    def shares(self, vectors: Floats, leave: NDArray[np.bool_] | None = None) -> Floats:
        """(texts, candidates), -1 to 1: the share of the weight of near examples that was decided for each candidate, less what was decided against it.

        ``leave``: (texts, examples), true where an example must not speak: a text is not its own neighbour.
        """
        out = np.zeros((len(vectors), self.says.shape[1]), np.float32)
        if not self.examples:
            return out
        cosines = vectors @ self.vectors.T
        for place, columns in enumerate(self.levels):
            rows = np.flatnonzero(self.counts[:, place])
            if not len(rows):
                continue
            near = cosines[:, rows] if leave is None else np.where(leave[:, rows], np.float32(-2), cosines[:, rows])
            weights = (1 / (1 + np.exp((_HALF - near) / _SPREAD))).astype(np.float32)
            if len(rows) > _SPEAK:  # no more, even of those that are equally near
                np.put_along_axis(weights, np.argpartition(near, -_SPEAK, axis=1)[:, :-_SPEAK], 0, axis=1)
            out[:, columns] = (weights @ self.says[np.ix_(rows, columns)]) / (weights.sum(axis=1, keepdims=True) + _AGAINST)
        return out

    def near(self, cosines: Floats, column: int, *, accepted: bool = True) -> tuple[Near, ...]:
        """Examples near to a text that were decided for a candidate (or against it), the nearest first. ``cosines``: (examples,)."""
        rows = np.flatnonzero(((self.says[:, column] > 0) if accepted else (self.says[:, column] < 0)) & (cosines >= _NAMED_FROM))
        rows = rows[np.argsort(-cosines[rows], kind="stable")][:_NAMED]
        return tuple(Near(self.examples[row], float(cosines[row])) for row in rows)


def text_key(text: str) -> str:
    """Equal for texts that a reader takes for the same."""
    return normalise(text)[:LONGEST]


@cache
def stated_examples(file: Path = EXAMPLES) -> tuple[Decided, ...]:
    """Texts of the government that name the plan they serve, the naming cut out (``python -m search.training.stated`` made them)."""
    if not file.is_file():
        return ()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return tuple(Decided(row["text"], label, True, name=row["title"], stated=True, date=row["date"]) for row in map(json.loads, lines) for label in row["labels"])


def decided_in_graph(store: GraphStore, without: str = "") -> tuple[Decided, ...]:
    """Approved and rejected alignments of the graph whose lower end is worded; those of the plan ``without`` are left out (4 queries)."""
    every = {one.id: one for one in documents(store)}
    return tuple(_decided(store, every, without))


def _decided(store: GraphStore, every: Mapping[str, Document], without: str) -> Iterator[Decided]:
    for record in records(store):
        lower = every.get(record.subject)
        if lower is None or lower.ref.type == "Instrument" or lower.plan in {without, *_UPPER} or record.predicate not in SERVING or record.basis == "suggested":
            continue
        if record.status in {"approved", "rejected"} and (text := wording(lower)):
            agencies = lower.agencies or next((held.agencies for id_ in lower.parents if (held := every.get(id_)) and held.agencies), ())
            yield Decided(text, record.object, record.status == "approved", record.subject, next(iter(lower.of("title")), ""), agencies)


def wording(document: Document) -> str:
    """What an element says of itself."""
    return "\n".join(dict.fromkeys(document.of("title", "definition", "target")))
