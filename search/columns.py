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
        codes = [code for code, value in enumerate(self.values) if value in set(wanted)]
        passed = np.zeros(size, np.bool_)
        passed[self.rows[np.isin(self.codes, codes)]] = True
        return passed

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many documents of ``mask`` have each value; none has none."""
        found = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        return {value: int(count) for value, count in zip(self.values, found, strict=True) if count}


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

    def mask(self, filters: Filters, *, without: Facet | None = None) -> Mask:
        """(size,): documents that pass, leaving one facet aside."""
        passed = np.ones(self.size, np.bool_)
        for facet in FACETS:
            if facet != without and (wanted := chosen(filters, facet)):
                passed &= self._years(filters.years) if facet == "year" else self.coded[facet].mask(wanted, self.size)
        return passed

    def _years(self, years: Sequence[int]) -> Mask:
        passed = np.zeros(self.size, np.bool_)
        for year in years:
            passed |= (self.first <= year) & (year <= self.last)
        return passed

    def counts(self, facet: Facet, mask: Mask) -> dict[str, int]:
        """How many documents of ``mask`` have each value of a facet."""
        if facet != "year":
            return self.coded[facet].counts(mask)
        first, last = self.first[mask & (self.first > 0)], self.last[mask & (self.first > 0)]
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
