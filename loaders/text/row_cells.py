"""Rows of a table below the name of a group: where each begins, and which of its lines are which cell.

A row begins with the next number of its list. Where the cells hold lists of the same kind, the cut is the one in which every row
fills its columns best, by what each line looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.text.agencies import names_a_body, names_agencies
from loaders.text.cell_fit import Chunk, suits
from loaders.text.line_ends import filled_by, goes_on, leads_down, left_open
from loaders.text.lines import Line, join
from loaders.text.numbering import Marker, split_marker
from loaders.text.target_forms import is_measure

__all__ = ["Cell", "Column", "cut_rows", "read_row"]

_WHOLE = re.compile(r"(?:[.)\]]|ๆ)$")
"""What a list of bodies may end with: an abbreviation, or one in brackets."""
_SHORT = re.compile(r"^(?:[ก-ฮ]{1,5}\.|[A-Z]{2})")
_NOT_FILLED, _FILLED, _LED_IN, _LIST_BEHIND, _SKIPPED, _LEFT_OPEN, _AMID = -3.0, -0.3, -0.2, -2.5, -2.0, -4.0, -8.0
"""What it costs to go on in a cell with a line too wide to be wrapped there, with one that fits, with a list that was announced, with one that was not; to leave a column empty; to leave off inside a sentence; to take a list without its beginning."""
_LONGEST_ROW, _ENDLESS = 40, -1000.0
_AGENCIES = ("agencies", "support")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what is in it, and whether projects and other doings share it."""

    role: str
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A part in a cell: its column (0: it names the row), its first line with the whole of its words, and its marker. ``below``: it stands below the name, in its cell."""

    column: int
    line: Line
    marker: Marker | None
    below: bool = False


def cut_rows(lines: Sequence[Line], columns: Sequence[Column]) -> list[list[Line]]:
    """``lines``, the first of which begins the first row, as rows."""
    family = _family(lines[0])
    same = [index for index, line in enumerate(lines) if family and _family(line) == family]
    if family is None:
        return []
    apart = family[0] == "deep" or all(column.role in _AGENCIES for column in columns[1:])
    starts = _counted(lines, same) if apart else [*_best_starts(lines, same, [column for column in columns if column.role not in _AGENCIES]), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(starts)]


def _family(line: Line) -> tuple[str, tuple[int, ...]] | None:
    marker = split_marker(line.text)[0]
    return marker.family if marker and marker.numbers else None


def _counted(lines: Sequence[Line], same: Sequence[int]) -> list[int]:
    """Where rows begin whose numbers count up or begin anew, and where they end: a number that does neither is no row's."""
    last = 0
    for at, index in enumerate(same):
        marker = split_marker(lines[index].text)[0]
        if marker is None or 1 < marker.last <= last:
            return list(same[:at + 1])
        last = marker.last
    return [*same, len(lines)]


def _best_starts(lines: Sequence[Line], same: Sequence[int], columns: Sequence[Column]) -> list[int]:
    """Where rows begin so that they fill their columns best; they are numbered one after the other."""
    numbers = {index: marker.last for index in same if (marker := split_marker(lines[index].text)[0])}

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        options: list[tuple[float, tuple[int, ...]]] = [(_places(lines[start:], columns)[0] if len(lines) - start <= _LONGEST_ROW else _ENDLESS, (start,))]
        for following in same:
            if start < following <= start + _LONGEST_ROW and numbers[following] == numbers[start] + 1:
                score, starts = best(following)
                options.append((_places(lines[start:following], columns)[0] + score, (start, *starts)))
        return max(options, key=lambda option: option[0])

    return list(best(0)[1])


def read_row(row: Sequence[Line], columns: Sequence[Column], *, last: bool) -> tuple[list[Cell], list[Line]]:
    """The parts in a row, its bodies joined in one, and what stands behind it. ``last``: no row follows, so the list of its bodies may be over before its lines are."""
    at = next((index for index, column in enumerate(columns) if column.role in _AGENCIES), None)
    table = row[:_end_of_table(row)] if last and at is not None else row
    start, end = _first_of_bodies(table) if at is not None else len(row), len(table)
    content = [index for index, column in enumerate(columns) if column.role not in _AGENCIES]
    cells = _content(row[:start], content, columns)
    for column, bodies in _bodies(row[start:end], at) if at is not None else ():
        cells.append(Cell(min(column, len(columns) - 1), Line(bodies[0].number, _joined_bodies(bodies)), None))
    return cells, list(row[end:])


def _bodies(lines: Sequence[Line], column: int) -> Iterator[tuple[int, Sequence[Line]]]:
    """The cells of bodies from ``column`` on: two where two names begin a line, else one."""
    starts = [index for index in range(1, len(lines)) if names_agencies(lines[index].text) and not left_open(lines[index - 1].text)]
    cut = starts[0] if len(starts) == 1 else len(lines)
    for place, part in enumerate((lines[:cut], lines[cut:])):
        if part:
            yield column + place, part


def _first_of_bodies(row: Sequence[Line]) -> int:
    """Where the cell of bodies begins, in the last column: at the first line that is nothing but names of bodies and has no list behind it."""
    first = len(row)
    for index in range(len(row) - 1, 0, -1):
        if split_marker(row[index].text)[0]:
            break
        if names_agencies(row[index].text) and not left_open(row[index - 1].text):
            first = index
    return first


def _end_of_table(row: Sequence[Line]) -> int:
    """Where the last row is over: behind the names of bodies, at a line that begins no further name behind a whole one."""
    named = False
    for index in range(1, len(row)):
        text, before = row[index].text, row[index - 1].text
        body = names_agencies(text) and not left_open(before)
        if named and not body and (split_marker(text)[0] or (not goes_on(text) and _WHOLE.search(before))):
            return index
        named = named or body
    return len(row)


def _joined_bodies(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        starts = names_a_body(line.text) or _SHORT.match(line.text)
        text = f"{text} {line.text}" if starts else join(text, line.text)
    return text


def _content(row: Sequence[Line], content: Sequence[int], columns: Sequence[Column]) -> list[Cell]:
    """The parts in the columns that are no bodies."""
    places = _places(row, [columns[index] for index in content])[1]
    units = _parted(row[1:], [columns[index] for index in content])
    cells = [Cell(0, Line(row[0].number, split_marker(row[0].text)[1]), split_marker(row[0].text)[0])]
    before = 0
    for unit, place in zip(units, places, strict=True):
        below = place == 0 and unit.marked
        if not unit.marked and place == before:
            cells[-1] = _longer(cells[-1], unit.lines[0])
        else:
            for line in unit.lines:
                marker, text = split_marker(line.text)
                if unit.marked and marker is None:
                    cells[-1] = _longer(cells[-1], line)
                else:
                    cells.append(Cell(content[place], Line(line.number, text), marker, below))
        before = place
    return cells


def _longer(cell: Cell, line: Line) -> Cell:
    return Cell(cell.column, Line(cell.line.number, join(cell.line.text, line.text)), cell.marker, cell.below)


def _parted(body: Sequence[Line], columns: Sequence[Column]) -> list[Chunk]:
    """The units of a row; a single list with one mark is two where measures stand beside something else: at the first line of the other kind, if none of its own follows."""
    units = _units(body)
    roles = [column.role for column in columns[1:]]
    if len(units) != 1 or not units[0].marked or len(roles) != 2 or "indicators" not in roles:  # noqa: PLR2004 - measures, and something else
        return units
    lines = units[0].lines
    measured = [is_measure(split_marker(line.text)[1]) for line in lines]
    first = roles[0] == "indicators"
    cut = measured.index(not first) if (not first) in measured else 0
    return [Chunk(lines[:cut], marked=True), Chunk(lines[cut:], marked=True)] if cut and first not in measured[cut:] else units


def _units(body: Sequence[Line]) -> list[Chunk]:
    """Lines that are surely of one cell: a list with its wrapped lines, or one unmarked line."""
    units: list[list[Line]] = []
    last: Marker | None = None
    for index, line in enumerate(body):
        marker = split_marker(line.text)[0]
        following = split_marker(body[index + 1].text)[0] if index + 1 < len(body) else None
        wrapped = marker is None and last is not None and following is not None and following.follows(last) and (bool(following.numbers) or goes_on(line.text) or left_open(body[index - 1].text))
        if units and last and (wrapped or (marker and marker.follows(last))):
            units[-1].append(line)
        else:
            units.append([line])
        last = last if wrapped else marker
    return [Chunk(tuple(unit), split_marker(unit[0].text)[0] is not None) for unit in units]


def _places(row: Sequence[Line], columns: Sequence[Column]) -> tuple[float, tuple[int, ...]]:
    """How well the lines of a row fill the columns, and the column of each of its units behind the name."""
    units = _parted(row[1:], columns)
    before = [row[0], *(unit.lines[-1] for unit in units)]
    suited = [[suits(unit, column.role) for column in columns] for unit in units]

    @cache
    def best(position: int, column: int) -> tuple[float, tuple[int, ...]]:
        if position == len(units):
            return _SKIPPED * (len(columns) - 1 - column), ()
        options = []
        for place in range(column, len(columns)):
            cost = _same_cell(before[position], units[position]) if place == column else _next_cell(before[position], units[position]) + _SKIPPED * (place - column - 1)
            rest, places = best(position + 1, place)
            options.append((cost + (suited[position][place] if place != column else 0.0) + rest, (place, *places)))
        return max(options, key=lambda option: option[0])

    return best(0, 0)


def _same_cell(before: Line, unit: Chunk) -> float:
    if _begins_amid(unit):
        return _AMID
    if unit.marked:
        return _LED_IN if leads_down(before.text) else _LIST_BEHIND
    if left_open(before.text) or goes_on(unit.lines[0].text):
        return 0.0
    return _FILLED if filled_by(before.text, unit.lines[0].text) else _NOT_FILLED


def _begins_amid(unit: Chunk) -> bool:
    """Whether a list has no first item: it is none of its own."""
    marker = split_marker(unit.lines[0].text)[0]
    return marker is not None and marker.last > 1


def _next_cell(before: Line, unit: Chunk) -> float:
    if _begins_amid(unit):
        return _AMID
    amid = left_open(before.text) or leads_down(before.text) or (not unit.marked and goes_on(unit.lines[0].text))
    return _LEFT_OPEN if amid else 0.0
