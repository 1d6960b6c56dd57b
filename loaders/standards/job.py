"""What the child process does with a file of a standard (see :mod:`loaders.apart`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.apart import Progress
from loaders.standards.kinds import Format
from loaders.standards.read import read_plan, read_sssom

__all__ = ["run"]


def run(data: bytes, options: Mapping[str, Any], tell: Progress) -> dict[str, Any]:
    """The plan or the mapping set as JSON. ``options``: ``format``, and ``plan`` for a file of several."""
    del tell
    format_: Format = options["format"]
    found = read_sssom(data) if format_ == "sssom" else read_plan(data, format_, plan=options.get("plan"))
    value: dict[str, Any] = found.model_dump(mode="json", exclude_defaults=True)
    return value
