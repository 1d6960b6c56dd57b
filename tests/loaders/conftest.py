"""What tests of loaders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loaders.workbook import reader


@pytest.fixture(scope="module")
def read_here() -> Iterator[None]:
    """Workbooks are read in this process, not by a child each: many small files are read faster. tests/loaders/test_table_apart.py tests the child."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_apart", reader.read_packed)
        yield
