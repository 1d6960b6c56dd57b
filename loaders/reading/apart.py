"""Files are read for pages by a limited child process that can be waited for, asked how far it is, and stopped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.apart import Child
from loaders.reading.records import STAGES, Reading, Stage
from loaders.records import AgencyTable
from loaders.table import ColumnMapping
from loaders.yaml_file import read_yaml

__all__ = ["Job"]


class Job(Child):
    """A file being read, from its making on.

    ``agencies``: the agency list that names are looked up in; ``mappings``: columns as people checked them.
    """

    def __init__(self, data: bytes, name: str, agencies: Path | None = None, mappings: Iterable[ColumnMapping] = ()) -> None:
        self.name, self._stage = name, 0
        super().__init__("loaders.reading.job", data, {
            "name": name, "agencies": _agencies(agencies) if agencies else None, "mappings": [each.as_json() for each in mappings]})

    @property
    def stage(self) -> Stage:
        """What it is at."""
        self._stage = max((place for place, _ in self.news()), default=self._stage)
        return STAGES[self._stage]

    def result(self) -> Reading:
        """What was read, once it has ended.

        Raises:
            DataError: what is wrong with the file, or that reading was ended at its limits.
        """
        return Reading.model_validate_json(self.written(self.name, "file-stopped"))


@lru_cache(maxsize=4)
def _agencies(path: Path) -> dict[str, Any] | None:
    """The agency list as the child gets it, which can open no file."""
    return read_yaml(path, AgencyTable).record.model_dump(mode="json") if path.is_file() else None
