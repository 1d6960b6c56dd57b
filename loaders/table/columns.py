"""The columns of a table by field, and where the builder says what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.problems import Problem
from loaders.table.cells import is_blank
from loaders.table.mapping import ColumnRule

__all__ = ["Columns", "Report"]


class Report:
    """Problems of one sheet, each with its row."""

    def __init__(self, file: str, sheet: str) -> None:
        self._where = f"{file} › {sheet}" if sheet else file
        self._said: set[tuple[str, int]] = set()
        self.problems: list[Problem] = []

    def add(self, rule: str, row: int, th: str, en: str, *, once_for: int = 0) -> None:
        """A problem; with ``once_for``, a column, only the first of this rule there."""
        if once_for:
            if (rule, once_for) in self._said:
                return
            self._said.add((rule, once_for))
        self.problems.append(Problem(self._where, row, th, en, rule))


class Columns:
    """Columns in their order, and by field."""

    def __init__(self, rules: Sequence[ColumnRule]) -> None:
        self.all = tuple(rules)
        self._by_field: dict[str, list[ColumnRule]] = {}
        self._by_column = {each.column: each for each in rules}
        for each in rules:
            if each.field:
                self._by_field.setdefault(each.field, []).append(each)

    def __contains__(self, name: str) -> bool:
        """Whether there is a column with this field."""
        return name in self._by_field

    def of(self, name: str) -> Sequence[ColumnRule]:
        """Columns with this field."""
        return self._by_field.get(name, ())

    def first(self, *names: str) -> int:
        """The first column with one of these fields; 0 if there is none."""
        return next((each.column for name in names for each in self.of(name)), 0)

    def rule(self, column: int) -> ColumnRule:
        """What was understood of a column."""
        return self._by_column[column]

    def header(self, column: int) -> str:
        """The heading of a column; empty for a column without one."""
        return self._by_column[column].header if column in self._by_column else ""

    def text(self, cells: dict[int, str], name: str) -> tuple[str, int]:
        """The first cell with this field that says something, and its column; ("", 0) if none does."""
        for each in self.of(name):
            if each.column in cells and not is_blank(cells[each.column]):
                return cells[each.column], each.column
        return "", 0
