"""What the rows of a table say of the project that is open: whether a row goes on with it, and the times that further rows make wider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.table.columns import Columns
from loaders.table.fields import heading_key
from loaders.table.found import Budget

__all__ = ["Begun", "wider"]


@dataclass(frozen=True, slots=True)
class Begun:
    """Name, output and programme of the budget in the row that began a project, as printed, and its year."""

    name: str = ""
    output: str = ""
    programme: str = ""
    years: tuple[int, ...] = ()

    @classmethod
    def of(cls, columns: Columns, cells: dict[int, str], years: tuple[int, ...]) -> Begun:
        """What a row says."""
        return cls(columns.text(cells, "project")[0], columns.text(cells, "output")[0], columns.text(cells, "budget_program")[0], years)

    def goes_on(self, row: Begun, *, activity: bool, dated: bool, budgets: Iterable[Budget]) -> bool:
        """Whether ``row``, which repeats the name, says more of the same project: another activity, or the money of another year (``dated``: in a column of years)."""
        if heading_key(row.name) != heading_key(self.name) or row.output != self.output:
            return False
        return activity or (dated and len(row.years) == len(self.years) == 1 and row.years != self.years and all(row.years != budget.years for budget in budgets))

    def ends_at(self, row: Begun) -> bool:
        """Whether ``row``, which names no project, is of another programme of the budget and goes on with none."""
        return not row.name and bool(row.programme) and row.programme != self.programme

    def output_of(self, row: Begun) -> str:
        """The output of a row without a project, which stands where a project does; empty if it is the one of this project."""
        return row.output if not row.name and row.output != self.output else ""


def wider(known: str | None, told: str | None, *, end: bool) -> str | None:
    """A start or an end that was known, unless a further row gives a year before or after it.

    >>> wider("พ.ศ. 2566", "พ.ศ. 2567", end=True), wider("พ.ศ. 2566", "พ.ศ. 2567", end=False), wider(None, "2024-01-01", end=True)
    ('พ.ศ. 2567', 'พ.ศ. 2566', '2024-01-01')
    """
    if known and told and known.startswith("พ.ศ.") and told.startswith("พ.ศ."):
        return max(known, told) if end else min(known, told)
    return known or told
