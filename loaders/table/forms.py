"""Forms in a sheet: one project whose fields stand below one another, labels left and values right, as agencies propose projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from loaders.table.fields import field_of, heading_key
from loaders.table.found import Aligned, Budget, Detail, TableFound
from loaders.table.headers import columns_named
from loaders.table.lines import LABEL
from loaders.table.mapping import ColumnMapping
from loaders.workbook.book import Sheet

__all__ = ["Form", "forms_of"]

T = TypeVar("T", Budget, Aligned, Detail)
_NUMBER = re.compile(r"^\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]?$")
_ENOUGH = 3
"""Labels that are known, that of the project among them, make a form."""
_LONGEST_LABEL = 80
_WIDEST = 8
"""Cells of a row; more are the headings or values of a table, however well they pair."""


@dataclass(slots=True)
class _Field:
    label: str
    values: list[str]
    """The value's lines, top down."""
    row: int
    column: int
    rows: list[int]
    """Where it stands, the rows that its value goes on in with it."""


@dataclass(slots=True)
class Form:
    """The fields of one project. While they are read, a field's column is its place in ``fields``, from 1; :meth:`put_back` gives its cell."""

    fields: list[_Field]
    above: list[tuple[int, str]] = field(default_factory=list)
    made: TableFound | None = None

    @property
    def row(self) -> int:
        """The row of the project's name."""
        return next(each.row for each in self.fields if _is_project(each.label))

    @property
    def cells(self) -> dict[int, str]:
        """Values by column."""
        return {place: "\n".join(each.values) for place, each in enumerate(self.fields, 1)}

    @property
    def rows(self) -> set[int]:
        """Rows of the sheet that were read as fields."""
        return {row for each in self.fields for row in each.rows}

    def mapping(self, sheet: str) -> ColumnMapping:
        """The fields as columns."""
        columns = columns_named({place: (each.label,) for place, each in enumerate(self.fields, 1)})
        return ColumnMapping(sheet, (self.fields[0].row, self.fields[-1].row), tuple(replace(each, rule="form-label") for each in columns))

    def put_back(self, part: TableFound) -> None:
        """Give a part, and what hangs on it, the cells it was read from."""
        part.line, part.column = self._cell(part.column)
        part.budgets = [self._moved(each) for each in part.budgets]
        part.aligned = [self._moved(each) for each in part.aligned]
        part.details = [self._moved(each) for each in part.details]

    def _moved(self, value: T) -> T:
        row, column = self._cell(value.column)
        return replace(value, row=row, column=column)

    def _cell(self, place: int) -> tuple[int, int]:
        found = self.fields[place - 1]
        return found.row, found.column


def forms_of(sheet: Sheet, until: int) -> list[Form]:
    """Forms in the rows before ``until``: a new one begins with every name of a project."""
    forms: list[Form] = []
    above: list[tuple[int, str]] = []
    for found in _fields(sheet, until):
        if isinstance(found, tuple):
            above.append(found)
            continue
        begins = _is_project(found.label) and (not forms or any(_is_project(each.label) for each in forms[-1].fields))
        if begins or not forms:
            forms.append(Form([], above))
            above = []
        forms[-1].fields.append(found)
    return [form for form in forms if any(_is_project(each.label) for each in form.fields) and len({_known(each.label) for each in form.fields} - {None}) >= _ENOUGH]


def _fields(sheet: Sheet, until: int) -> Iterator[_Field | tuple[int, str]]:
    """Labels with their values, a value that goes on below its cell joined; lines that are neither as (row, text)."""
    last: _Field | None = None
    labelled = False
    for number, row in enumerate(sheet.rows[:until - 1], 1):
        cells = [(column, text) for column, text in enumerate(row, 1) if text]
        if len(cells) > 1 and _NUMBER.match(cells[0][1]) and _known(cells[1][1]):  # the number of a field stands left of its label; any other number is a value
            del cells[0]
        cells = [each for index, each in enumerate(cells) if not index or each[1] != cells[index - 1][1]]
        if not cells:
            continue
        one = LABEL.match(cells[0][1]) if len(cells) == 1 else None
        wide = len(cells) > _WIDEST
        if last and not wide and cells[0][0] >= last.column and not (one and _known(one["label"])):
            last.values += [text for _, text in cells]
            last.rows.append(number)
            continue
        if last:
            yield last
        last, found = None, []
        if one and _known(one["label"]):
            found = [_Field(one["label"].strip(), [one["rest"]], number, cells[0][0], [number])]
        elif 1 < len(cells) <= _WIDEST and (_known(cells[0][1]) or (labelled and len(cells[0][1]) <= _LONGEST_LABEL)):
            found = [_field(pair, number) for pair in _pairs(cells)]
        else:
            yield number, " ".join(text for _, text in cells)
        labelled = bool(found)
        yield from found[:-1]
        last = found[-1] if found else None
    if last:
        yield last


def _pairs(cells: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """A row of labels and values side by side as one list for each label, its values behind it."""
    starts = [0]
    if _known(cells[0][1]):
        for index in range(2, len(cells) - 1):
            if index - starts[-1] > 1 and _known(cells[index][1]):  # what stands right behind a label is its value, whatever it says
                starts.append(index)
    return [cells[start:end] for start, end in zip(starts, [*starts[1:], len(cells)], strict=True)]


def _field(cells: list[tuple[int, str]], row: int) -> _Field:
    return _Field(cells[0][1].strip(" :："), [text for _, text in cells[1:]], row, cells[1][0], [row])


def _known(label: str) -> str | None:
    found = field_of(label.strip(" :：")) if len(label) <= _LONGEST_LABEL else None
    return found[0] if found and found[1] in ("certain", "likely") else None


def _is_project(label: str) -> bool:
    return _known(label) == "project" and not heading_key(label).startswith("รายการ")
