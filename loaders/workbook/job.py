"""The work of the child that opens workbooks (see :mod:`loaders.apart`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loaders.workbook.apart import book_as_json
from loaders.workbook.reader import read_packed

__all__ = ["run"]


def run(data: bytes, options: Mapping[str, Any], tell: Callable[[int, int], None]) -> dict[str, Any]:  # noqa: ARG001 - the shape every job has
    """The book as JSON."""
    return book_as_json(read_packed(data, ""))
