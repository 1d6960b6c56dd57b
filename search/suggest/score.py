"""The order of the candidates of each level: likeness, what was decided of similar texts, the bodies' past work, shared indices, and the levels' agreement.

It orders; it is no probability. Few parts, each with a reason that can be told; their weights were chosen on texts that are in no benchmark (docs/search.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.embed import Embedder
from search.fit import FitParts, Fitter
from search.suggest.centres import Centres
from search.suggest.levels import UpperPlans
from search.suggest.neighbours import Neighbours
from search.suggest.pastwork import Agencies, Indices, Measure
from search.suggest.records import Item
from search.suggest.stated import Reader, Statement

__all__ = ["WEIGHTS", "Reading", "Scored", "Scorer", "Weights"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts, in standard deviations of the fit."""

    decided: float = 6.0
    """All that is near was decided for it."""
    wording: float = 1.0
    """Very many texts decided for it stand beside its official wording, in the cosine of the fit."""
    agency: float = 1.0
    """All that the bodies have had approved leads to it."""
    measured: float = 1.5
    """An index of it measures the item."""
    declared: float = 1.5
    """The plan as a whole names it, or something under it."""
    above: float = 0.3
    """What it stands under scores one higher."""
    below: float = 0.25
    """Of a national strategy: the likeliest master-plan issue that serves it scores one higher."""


WEIGHTS = Weights()
_EXPLICIT = 1_000.0
"""What a text names itself stands before all likeness."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What one batch of items says, before anything that was decided is asked."""

    fit: FitParts
    statements: tuple[tuple[Statement, ...], ...]
    measures: tuple[tuple[Measure, ...], ...]
    agencies: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class Scored:
    """One batch of items with all that was looked at."""

    total: Floats
    """(items, candidates)."""
    fit: FitParts
    """With the official wording alone, whatever was decided."""
    learnt: Floats
    """(items, candidates): share of what is near that was decided for it."""
    cosines: Floats
    """(items, examples)."""
    statements: tuple[tuple[Statement, ...], ...]
    measures: tuple[tuple[Measure, ...], ...]
    agencies: tuple[tuple[str, ...], ...]
    explicit: tuple[Mapping[int, Statement], ...]
    """Of each item: place of a candidate → where the item names it, or something under it."""
    declared: tuple[Mapping[int, Statement], ...]
    measured: tuple[Mapping[int, Measure], ...]


@dataclass(frozen=True, eq=False)
class Scorer:
    """Everything made ready once; then any number of items."""

    upper: UpperPlans
    fitter: Fitter
    neighbours: Neighbours
    agencies: Agencies
    indices: Indices
    reader: Reader
    weights: Weights = WEIGHTS
    parents: Mapping[int, int] = field(default_factory=dict)
    """Place of a candidate → place of the nearest candidate that holds it."""
    servants: Mapping[int, NDArray[np.intp]] = field(default_factory=dict)
    """Place of a national strategy → places of the master-plan issues that serve it."""
    served: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Place of a candidate → ids of what approved records say serves it, or a part of it."""

    @classmethod
    def of(cls, upper: UpperPlans, model: Embedder, neighbours: Neighbours, agencies: Agencies, indices: Indices, reader: Reader, weights: Weights = WEIGHTS) -> Scorer:
        """Make ready; encodes every wording of the upper plans."""
        fitter = Fitter([one.candidate for one in upper.elements], model, [one.tier for one in upper.elements])
        parents = {place: row for place, one in enumerate(upper.elements) for row in [next((upper.rows[id_] for id_ in one.above if id_ in upper.rows), -1)] if row >= 0}
        servants: dict[int, set[int]] = defaultdict(set)
        served: dict[int, set[str]] = defaultdict(set)
        for lower, higher in upper.ties:
            for row in upper.lifted(higher):
                served[row].add(lower)
                if upper.elements[row].tier == "strategy":
                    servants[row].update(place for place in upper.at(lower) if upper.elements[place].tier == "issue")
        return cls(upper, fitter, neighbours, agencies, indices, reader, weights, parents, {row: np.array(sorted(some), np.intp) for row, some in servants.items() if some},
                   {row: frozenset(some) for row, some in served.items()})

    def read(self, items: Sequence[Item]) -> Reading:
        """What the items say, whatever was decided."""
        return Reading(self.fitter.parts([item.read for item in items]),
                       tuple((*self.reader.stated((*item.mentions, item.text, *item.measures)), *self.reader.stated(item.declared, whole_plan=True)) for item in items),
                       tuple(self.indices.measures(item) for item in items), tuple(self.agencies.known(item) for item in items))

    def scored(self, items: Sequence[Item], leave: NDArray[np.bool_] | None = None) -> Scored:
        """Score a batch. ``leave``: (items, examples), true where an example must not speak."""
        return self.weighed(self.read(items), leave)

    def weighed(self, reading: Reading, leave: NDArray[np.bool_] | None = None) -> Scored:
        """The same for items that have been read."""
        fit, statements = reading.fit, reading.statements
        learnt = self.neighbours.shares(fit.vectors, leave)
        total = self.fitter.summed(replace(fit, centre=fit.centre + self.weights.wording * self.centres.raised(fit.vectors, leave))) + self.weights.decided * learnt
        explicit = tuple(self._lifted(one for one in some if not one.whole_plan) for some in statements)
        declared = tuple(self._lifted(one for one in some if one.whole_plan) for some in statements)
        measured = tuple({row: one for one in some for row in self.upper.lifted(one.id)} for some in reading.measures)
        for row, agencies in enumerate(reading.agencies):
            total[row] += self.weights.agency * self.agencies.shares(agencies, total.shape[1])
            total[row, list(declared[row])] += self.weights.declared
            total[row, list(measured[row])] += self.weights.measured
        self._agree(total)
        for row, named in enumerate(explicit):
            total[row, list(named)] += _EXPLICIT
        cosines = fit.vectors @ self.neighbours.vectors.T
        return Scored(total, fit, learnt, cosines if leave is None else np.where(leave, np.float32(-1), cosines), statements, reading.measures, reading.agencies, explicit, declared, measured)

    @cached_property
    def centres(self) -> Centres:
        """What was decided, as further wording."""
        return Centres.of(self.neighbours)

    def _lifted(self, statements: Iterable[Statement]) -> Mapping[int, Statement]:
        found: dict[int, Statement] = {}
        for one in statements:
            for row in self.upper.lifted(one.ref.id):
                found.setdefault(row, one)
        return found

    def _agree(self, total: Floats) -> None:
        """Levels lift and lower each other: a strategy with its likeliest issue, a part with what holds it."""
        for row, some in self.servants.items():
            total[:, row] += self.weights.below * total[:, some].max(axis=1)
        for row, holder in self.parents.items():  # in the order of the levels: what holds comes before what is held
            total[:, row] += self.weights.above * total[:, holder]
