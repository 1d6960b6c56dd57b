"""Vectors of all texts on disk, and which are nearest to one: an exact scan while there are few, faiss above that.

Rows are kept as float16 (half the room, and no measurable loss in the order); a scan multiplies float32.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from search.fuse import CROWDED, crowding

__all__ = ["ALL_UP_TO", "EXACT_UP_TO", "Vectors"]

EXACT_UP_TO = 200_000
"""Texts up to which every vector is compared: at 100 thousand a scan takes 11 ms of one core (docs/search.md)."""
ALL_UP_TO = 4_000
"""Texts of which every one is looked at closely."""
CANDIDATES = 1_000
"""Nearest texts looked at closely where there are more."""
_SAMPLE, _LARGE_SAMPLE = 4_096, 1_024
"""Texts that stand for all: of a graph that is scanned, and of a large one."""
_TRAINED_ON = 40
"""Texts a cell that the approximate index learns its cells from."""
_PROBED = 4
"""One in so many cells is looked into: nine in ten of the nearest hundred of texts of random words, more of real ones, which lie in clusters."""
_AT_A_TIME = 50_000
_ROWS, _CROWDING, _CELLS = "vectors.npy", "crowding.npy", "vectors.faiss"

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Vectors:
    """Unit vectors by row."""

    rows: NDArray[np.float16]
    """(texts, dimensions)."""
    crowding: Array
    """(texts,): see :func:`search.fuse.crowding`."""
    cells: Any = None
    """The approximate index of faiss, of a large graph."""

    @classmethod
    def of(cls, rows: NDArray[np.float16], say: Callable[[str], None] = lambda _: None) -> Self:
        """Vectors with an approximate index if they are many."""
        return cls(rows, crowding(rows, _sample(len(rows))), _cells(rows, say) if len(rows) > EXACT_UP_TO else None)

    def cosines(self, query: Array, rows: NDArray[np.intp]) -> Array:
        """Cosine of the query with some rows."""
        return self.rows[rows].astype(np.float32) @ query

    def nearness(self, query: Array, rows: NDArray[np.intp]) -> Array:
        """Cosine of the query with some rows, less for those in crowded places."""
        return self.cosines(query, rows) - CROWDED * self.crowding[rows]

    def nearest(self, query: Array, passed: NDArray[np.bool_] | None = None) -> NDArray[np.intp]:
        """Rows that may be near the query, of those that pass, ascending: all of a few, of many the nearest :data:`CANDIDATES` or so."""
        allowed = np.flatnonzero(passed) if passed is not None else None
        size = len(self.rows) if allowed is None else len(allowed)
        if size <= ALL_UP_TO:
            return np.arange(size) if allowed is None else allowed
        if self.cells is None or size <= EXACT_UP_TO:
            cosines = self._table @ query if allowed is None and self._table is not None else self.cosines(query, _rows(allowed, size))
            best = np.argpartition(-cosines, CANDIDATES)[:CANDIDATES]
            return np.sort(best if allowed is None else allowed[best])
        found = self.cells.search(query[None], CANDIDATES)[1][0]
        found = found[found >= 0]
        return np.sort(found if passed is None else found[passed[found]])

    def spread(self, query: Array) -> tuple[float, float]:
        """Mean and standard deviation of the nearness of all rows (of a fixed sample, of a large graph)."""
        rows, less = self._some
        near = rows @ query - less
        return (float(near.mean()), float(near.std())) if len(near) else (0.0, 0.0)

    @cached_property
    def _table(self) -> Array | None:
        return np.ascontiguousarray(self.rows, np.float32) if self.cells is None else None

    @cached_property
    def _some(self) -> tuple[Array, Array]:
        chosen = _sample(len(self.rows))
        return self.rows[chosen].astype(np.float32), CROWDED * self.crowding[chosen]

    def save(self, folder: Path) -> None:
        """Write the rows, and the approximate index if there is one."""
        np.save(folder / _ROWS, self.rows)
        np.save(folder / _CROWDING, self.crowding)
        if self.cells is not None:
            import faiss  # noqa: PLC0415 - a large graph only

            faiss.write_index(self.cells, str(folder / _CELLS))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote; the rows stay on disk until they are needed."""
        rows, less = np.load(folder / _ROWS, mmap_mode="r"), np.load(folder / _CROWDING)
        if not (folder / _CELLS).exists():
            return cls(rows, less)
        import faiss  # noqa: PLC0415

        return cls(rows, less, _probing(faiss.read_index(str(folder / _CELLS))))


def _sample(size: int) -> NDArray[np.intp]:
    """Rows that stand for all, ascending; the same at every call."""
    most = _SAMPLE if size <= EXACT_UP_TO else _LARGE_SAMPLE
    return np.sort(np.random.default_rng(0).choice(size, min(size, most), replace=False)).astype(np.intp)


def _rows(allowed: NDArray[np.intp] | None, size: int) -> NDArray[np.intp]:
    return np.arange(size) if allowed is None else allowed


def _cells(rows: NDArray[np.float16], say: Callable[[str], None]) -> Any:
    """Inverted lists over 8-bit vectors."""
    import faiss  # noqa: PLC0415

    size, dimensions = rows.shape
    lists = int(4 * np.sqrt(size))
    say(f"จัดเวกเตอร์ {size:,} ข้อความเป็น {lists:,} กลุ่ม · arranging {size:,} vectors in {lists:,} cells")
    cells = faiss.IndexIVFScalarQuantizer(faiss.IndexFlatIP(dimensions), dimensions, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    chosen = np.sort(np.random.default_rng(0).choice(size, min(size, lists * _TRAINED_ON), replace=False))
    cells.train(rows[chosen].astype(np.float32))
    for start in range(0, size, _AT_A_TIME):
        cells.add(rows[start:start + _AT_A_TIME].astype(np.float32))
    return _probing(cells)


def _probing(cells: Any) -> Any:
    cells.nprobe = max(8, cells.nlist // _PROBED)
    return cells
