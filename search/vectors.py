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

__all__ = ["ALL_UP_TO", "EXACT_UP_TO", "Vectors"]

EXACT_UP_TO = 50_000
"""Texts up to which every vector is compared; measured in benchmarks/search_speed.py."""
ALL_UP_TO = 4_000
"""Texts of which every one is looked at closely."""
CANDIDATES = 1_000
"""Nearest texts looked at closely where there are more."""
_SAMPLE = 4_096
_TRAINED_ON = 40
"""Texts a cell that the approximate index learns its cells from."""
_PROBED = 24
"""Cells looked into."""
_ROWS, _CELLS = "vectors.npy", "vectors.faiss"

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Vectors:
    """Unit vectors by row."""

    rows: NDArray[np.float16]
    """(texts, dimensions)."""
    cells: Any = None
    """The approximate index of faiss, of a large graph."""

    @classmethod
    def of(cls, rows: NDArray[np.float16], say: Callable[[str], None] = lambda _: None) -> Self:
        """Vectors with an approximate index if they are many."""
        return cls(rows, _cells(rows, say) if len(rows) > EXACT_UP_TO else None)

    def cosines(self, query: Array, rows: NDArray[np.intp]) -> Array:
        """Cosine of the query with some rows."""
        return self.rows[rows].astype(np.float32) @ query

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
        """Mean and standard deviation of the cosines of all rows (of a fixed sample, of a large graph)."""
        cosines = self._sample @ query
        return (float(cosines.mean()), float(cosines.std())) if len(cosines) else (0.0, 0.0)

    @cached_property
    def _table(self) -> Array | None:
        return np.ascontiguousarray(self.rows, np.float32) if self.cells is None else None

    @cached_property
    def _sample(self) -> Array:
        size = len(self.rows)
        chosen = np.sort(np.random.default_rng(0).choice(size, min(size, _SAMPLE), replace=False))
        return self.rows[chosen].astype(np.float32)

    def save(self, folder: Path) -> None:
        """Write the rows, and the approximate index if there is one."""
        np.save(folder / _ROWS, self.rows)
        if self.cells is not None:
            import faiss  # noqa: PLC0415 - a large graph only

            faiss.write_index(self.cells, str(folder / _CELLS))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote; the rows stay on disk until they are needed."""
        rows = np.load(folder / _ROWS, mmap_mode="r")
        if not (folder / _CELLS).exists():
            return cls(rows)
        import faiss  # noqa: PLC0415

        return cls(rows, _probing(faiss.read_index(str(folder / _CELLS))))


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
    for start in range(0, size, EXACT_UP_TO):
        cells.add(rows[start:start + EXACT_UP_TO].astype(np.float32))
    return _probing(cells)


def _probing(cells: Any) -> Any:
    cells.nprobe = _PROBED
    return cells
