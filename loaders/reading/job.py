"""The work of the child that reads files for pages (see :mod:`loaders.apart`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loaders.agency_names import AgencyNames
from loaders.reading.read import read
from loaders.reading.records import STAGES
from loaders.records import AgencyTable
from loaders.table import ColumnMapping

__all__ = ["run"]


def run(data: bytes, options: Mapping[str, Any], tell: Callable[[int, int], None]) -> bytes:
    """The reading as JSON, without what is as it is by default. Options: name, agencies (an agency table as JSON, or none), mappings (as JSON)."""
    names = AgencyNames(AgencyTable.model_validate(options["agencies"])) if options["agencies"] else None
    mappings = [ColumnMapping.from_json(each) for each in options["mappings"]]
    found = read(data, options["name"], names, mappings, lambda stage: tell(STAGES.index(stage), len(STAGES)))
    return found.model_dump_json(exclude_defaults=True).encode()
