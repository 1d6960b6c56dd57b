"""Tables of a DOCX: their rows and cells, how far a cell spans, and tables that only lay a page out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.document.docx_package import w

__all__ = ["THROUGH", "cells_of", "grid_before", "lays_out", "rows_of", "span_of"]

THROUGH = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase"))
"""What only wraps text that is read."""
_HALF = 0.5


def lays_out(table: Any) -> bool:
    """Whether a table only holds another: its rows are one cell each, or most of its text is that of tables in its cells."""
    inner = [each for each in table.iter(w("tbl")) if each is not table]
    if not inner:
        return False
    if all(sum(1 for _ in cells_of(row)) == 1 for row in rows_of(table)):
        return True
    own = [each for each in inner if next(each.iterancestors(w("tbl"))) is table]
    return sum(map(_length, own)) > _HALF * _length(table)


def _length(table: Any) -> int:
    return sum(len(text.text or "") for text in table.iter(w("t")))


def rows_of(table: Any) -> Iterator[Any]:
    """Rows that were not deleted."""
    for child in table:
        if child.tag == w("tr"):
            properties = child.find(w("trPr"))
            if properties is None or properties.find(w("del")) is None:
                yield child
        elif child.tag in THROUGH:
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:
    """Cells of a row."""
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in THROUGH:
            yield from cells_of(child)


def grid_before(row: Any) -> int:
    """Columns that a row leaves free on its left."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    return _count(before.get(w("val")) if before is not None else None, 0)


def span_of(cell: Any) -> tuple[int, str | None]:
    """Columns that a cell is wide, and whether it goes on with the one above (restart, continue) or neither (None)."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return 1, None
    span, merge = properties.find(w("gridSpan")), properties.find(w("vMerge"))
    return max(1, _count(span.get(w("val")) if span is not None else None, 1)), None if merge is None else merge.get(w("val"), "continue")


def _count(text: str | None, default: int) -> int:
    return min(int(text), 100) if text and text.isdecimal() and len(text) < 7 else default  # noqa: PLR2004 - wider than any table
