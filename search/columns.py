"""Facets of every document in flat arrays: what passes a filter, and how many documents have each value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from search.documents import Document
from search.records import FACETS, Facet, Filters

__all__ = ["Columns", "chosen"]

Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]
_CODED: tuple[Facet, ...] = ("type", "plan", "level", "agency")
"""Facets of which each document has a few values; of years it has a range."""


def chosen(filters: Filters, facet: Facet) -> tuple[str, ...]:
    """The values of ``filters`` for a facet, as facets write them."""
    values: Mapping[Facet, tuple[object, ...]] = {
        "type": filters.types, "plan": filters.plans, "level": filters.levels, "agency": filters.agencies, "year": filters.years,
    }
    return tuple(map(str, values[facet]))


@dataclass(frozen=True)
class _Column:
    """Values of one facet: document ``rows[i]`` has the value ``values[codes[i]]``."""

    values: tuple[str, ...]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]

    def mask(self, wanted: Sequence[str], size: int) -> Mask:
        """(size,): documents that have one of the values."""
        passed = np.zeros(size, np.bool_)
        passed[self.rows[np.isin(self.codes, self._coded(wanted))]] = True
        return passed

    def passes(self, wanted: Sequence[str], rows: Rows) -> Mask:
        """One flag a row: whether it has one of the values."""
        places, codes = self._held(rows)
        passed = np.zeros(len(rows), np.bool_)
        passed[places[np.isin(codes, self._coded(wanted))]] = True
        return passed

    def counts(self, rows: Rows) -> dict[str, int]:
        """How many of some documents have each value; values of none are left out."""
        found = np.bincount(self._held(rows)[1], minlength=len(self.values))
        return {value: int(count) for value, count in zip(self.values, found, strict=True) if count}

    def _coded(self, wanted: Sequence[str]) -> list[int]:
        return [code for code, value in enumerate(self.values) if value in set(wanted)]

    def _held(self, rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """(place in ``rows``, code) of every value that some documents have; ``self.rows`` is ascending."""
        starts, ends = np.searchsorted(self.rows, rows, "left"), np.searchsorted(self.rows, rows, "right")
        lengths = ends - starts
        places = np.repeat(np.arange(len(rows)), lengths)
        within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return places, self.codes[np.repeat(starts, lengths) + within]


@dataclass(frozen=True)
class Columns:
    """Facets of the documents of one index."""

    size: int
    coded: Mapping[Facet, _Column]
    first: NDArray[np.int16]
    """(size,): first year, พ.ศ.; 0 where there is none."""
    last: NDArray[np.int16]
    """(size,): last year; -1 where there is none."""

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Self:
        """Columns of documents by row."""
        coded: dict[Facet, _Column] = {}
        for facet in _CODED:
            place: dict[str, int] = {}
            pairs = [(row, place.setdefault(value, len(place))) for row, document in enumerate(documents) for value in document.values(facet)]
            rows, codes = np.array(pairs, np.int32).reshape(-1, 2).T
            coded[facet] = _Column(tuple(place), rows.copy(), codes.copy())
        periods = np.array([document.period or (0, -1) for document in documents], np.int16).reshape(-1, 2)
        return cls(len(documents), coded, periods[:, 0].copy(), periods[:, 1].copy())

    def mask(self, filters: Filters) -> Mask:
        """(size,): documents that pass."""
        passed = np.ones(self.size, np.bool_)
        for facet in FACETS:
            if wanted := chosen(filters, facet):
                passed &= self._covers(filters.years, self.first, self.last) if facet == "year" else self.coded[facet].mask(wanted, self.size)
        return passed

    def passes(self, filters: Filters, rows: Rows, *, without: Facet | None = None) -> Mask:
        """One flag a row: whether it passes, leaving one facet aside."""
        passed = np.ones(len(rows), np.bool_)
        for facet in FACETS:
            if facet != without and (wanted := chosen(filters, facet)):
                passed &= self._covers(filters.years, self.first[rows], self.last[rows]) if facet == "year" else self.coded[facet].passes(wanted, rows)
        return passed

    @staticmethod
    def _covers(years: Sequence[int], first: NDArray[np.int16], last: NDArray[np.int16]) -> Mask:
        passed = np.zeros(len(first), np.bool_)
        for year in years:
            passed |= (first <= year) & (year <= last)
        return passed

    def counts(self, facet: Facet, rows: Rows) -> dict[str, int]:
        """How many of some documents have each value of a facet."""
        if facet != "year":
            return self.coded[facet].counts(rows)
        dated = rows[self.first[rows] > 0]
        first, last = self.first[dated], self.last[dated]
        if not len(first):
            return {}
        start, end = int(first.min()), int(last.max())
        steps = np.bincount(first - start, minlength=end - start + 2) - np.bincount(last - start + 1, minlength=end - start + 2)
        return {str(start + place): int(count) for place, count in enumerate(np.cumsum(steps)) if count}

    def save(self, folder: Path) -> None:
        """Write ``columns.npz`` and ``values.json``."""
        arrays = {f"{facet}_{part}": array for facet, column in self.coded.items() for part, array in (("rows", column.rows), ("codes", column.codes))}
        np.savez(folder / "columns.npz", first=self.first, last=self.last, **arrays)  # type: ignore[arg-type]
        (folder / "values.json").write_text(json.dumps({facet: column.values for facet, column in self.coded.items()}, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote."""
        values = json.loads((folder / "values.json").read_text("utf-8"))
        with np.load(folder / "columns.npz") as held:
            coded = {facet: _Column(tuple(values[facet]), held[f"{facet}_rows"], held[f"{facet}_codes"]) for facet in _CODED}
            return cls(len(held["first"]), coded, held["first"], held["last"])
