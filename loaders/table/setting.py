"""What the lines above a table say for all of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.table.found import TableFound

__all__ = ["Setting"]


@dataclass(slots=True)
class Setting:
    """What lines above a table say for all of it, and the parts that are open."""

    unit: str | None = None
    years: tuple[int, ...] = ()
    agency: str | None = None
    flagship: str | None = None
    """What the lines above call the projects, where that is flagships."""
    open: dict[str, TableFound] = field(default_factory=dict)
    project: TableFound | None = None
    """The project that a form above the table describes: activities and indicators of the table are its own."""
