"""Tables of indicators whose columns are years, flattened to one cell a line, where names take several lines: “ตัวชี้วัด · 2566 · 2567 · (ชื่อตัวชี้วัด) · (ชื่อ ต่อ) · 3 · 5 · …”.

What tells the lines of a name from further names is that behind every name stand as many cells as there are years. A table whose names take
one line each is left to the reader line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.text.agencies import names_agencies
from loaders.text.lines import Line, Place, join, with_tables
from loaders.text.matrix import is_cell
from loaders.text.numbering import split_marker
from loaders.text.tables import bare_label
from loaders.text.target_forms import is_measure
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["place_year_columns"]

_YEAR = re.compile(r"^(?:ค่าเป้าหมาย\s?)?(?:(?:ปีงบประมาณ|ปี)\s?)?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)$")
_YEARS = re.compile(r"^(?:(?:ปีงบประมาณ|ปี|พ\.ศ\.)?\s?(?:2[45]\d\d)[\s,|]*){2,}$")
_ABOVE_YEARS = re.compile(r"^(?:ค่าเป้าหมาย|เป้าหมาย|ปีงบประมาณ|ปี)(?:ราย(?:ปี)?|\s?(?:ปีงบประมาณ|ปี|พ\.ศ\.))*(?:\s?\(?พ\.ศ\.\)?)?$")
_TOTAL = re.compile(r"^(?:รวม|รวมทั้งสิ้น|รวม\s?\d+\s?ปี)$")
_NOTE_MARK = re.compile(r"[*†]+$")
_BARE = re.compile(r"^[\d,.]+$")
_SILENT = ("table", "value", "unit", "baseline", "agencies", "support")
_MOST_HEADS, _MOST_NAME, _LEAST, _LONGEST_NAME = 6, 8, 2, 400


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of a table: where they begin and end, the years, and the roles of the columns before and behind them."""

    start: int
    end: int
    years: tuple[int, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many cells stand behind a name: of the years, what they start from, and all of them together."""
        return len(self.years) + self.before.count("baseline") + self.behind.count("total")


@dataclass(frozen=True, slots=True)
class _Row:
    name: tuple[Line, ...]
    unit: str
    cells: tuple[Line, ...]
    bodies: tuple[Line, ...]


def place_year_columns(lines: list[Line]) -> list[Line]:
    """``lines`` with the indicators of such tables, their targets and their bodies placed, without the heads."""
    return with_tables(lines, _table)


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The indicators of a table whose heads begin on a line, with their targets and bodies."""
    years = next((at for at in range(index, min(index + _MOST_HEADS + 1, len(lines))) if _YEAR.match(lines[at].text) or _YEARS.match(lines[at].text)), None)
    heads = _heads(lines, years) if years is not None else None
    if heads is None or heads.start != index:
        return [], index
    rows, end = _rows(lines, heads)
    return [placed for row in rows for placed in _placed(row, heads)] if len(rows) >= _LEAST and any(len(row.name) > 1 for row in rows) else [], end


def _heads(lines: Sequence[Line], index: int) -> _Heads | None:
    """The heads around the run of years that begins on a line."""
    years: list[int] = []
    end = index
    if _YEARS.match(lines[index].text):
        years, end = [int(year) for year in re.findall(r"2[45]\d\d", lines[index].text)], index + 1
    while end < len(lines) and not (years and end == index + 1 and len(years) > 1) and (found := _YEAR.match(lines[end].text)):
        years.append(int(found["year"]))
        end += 1
    if len(years) < _LEAST or any(second != first + 1 for first, second in pairwise(years)) or (index and _YEAR.match(lines[index - 1].text)):
        return None
    before: list[str] = []
    start = index
    while start and index - start < _MOST_HEADS and (_ABOVE_YEARS.match(lines[start - 1].text) or (label := bare_label(lines[start - 1]))):
        start -= 1
        if label := bare_label(lines[start]):
            before.insert(0, "indicators" if label.roles[-1:] == ("indicators",) and "goals" not in label.roles else label.role)
            if before[0] == "indicators":
                break
    behind: list[str] = []
    while end < len(lines) and ((label := bare_label(lines[end])) or _TOTAL.match(lines[end].text)):
        behind.append("total" if _TOTAL.match(lines[end].text) else label.role if label else "")
        end += 1
    fit = before[:1] == ["indicators"] and all(role in _SILENT for role in before[1:]) and all(role in ("total", *_SILENT) for role in behind)
    return _Heads(start, end, tuple(years), tuple(before), tuple(behind)) if fit else None


def _rows(lines: Sequence[Line], heads: _Heads) -> tuple[list[_Row], int]:
    """The rows below heads and where the table ends; none where a row has fewer or more cells than the heads say."""
    rows: list[_Row] = []
    position = heads.end
    while position < len(lines):
        at = position
        while at < len(lines) and at - position <= _MOST_NAME and not _cell(lines[at]) and not _over(lines[at]):
            at += 1
        name = list(lines[position:at])
        cells: list[Line] = []
        while at < len(lines) and len(cells) < heads.width and _cell(lines[at]):
            cells.append(lines[at])
            at += 1
        if not name or len(cells) != heads.width:
            break
        unit = name.pop().text if "unit" in heads.before and len(name) > 1 else ""
        if any(split_marker(line.text)[0] for line in name[1:]) or any(is_measure(line.text) for line in name[1:]):  # the name of a group above that of its first row
            return [], heads.end
        if at < len(lines) and _cell(lines[at]):  # more cells than years
            return [], heads.end
        bodies = _bodies(lines[at:at + _MOST_NAME]) if "agencies" in heads.behind else []
        rows.append(_Row(tuple(name), unit, tuple(cells), tuple(bodies)))
        position = at + len(bodies)
    return rows, position


def _cell(line: Line) -> bool:
    return split_marker(line.text)[0] is None and is_cell(line.text)


def _over(line: Line) -> bool:
    """Whether a line ends the table: a heading or a label."""
    rest = split_marker(line.text)[1]
    return read_numbered(rest) is not None or ((label := read_label(rest)) is not None and not label.rest)


def _bodies(lines: Sequence[Line]) -> list[Line]:
    """The cell of bodies at the end of a row."""
    count = next((at for at, line in enumerate(lines) if split_marker(line.text)[0] or not names_agencies(line.text)), len(lines))
    return list(lines[:count])


def _placed(row: _Row, heads: _Heads) -> Iterator[Line]:
    marker, text = split_marker(row.name[0].text)
    for line in row.name[1:]:
        text = join(text, line.text)
    text = _NOTE_MARK.sub("", text).strip()
    if len(text) <= _LONGEST_NAME:
        yield replace(row.name[0], text=text, place=Place("indicators", marker.printed if marker else None))
        own = row.cells[heads.before.count("baseline"):]
        for year, cell in zip(heads.years, own, strict=False):
            words = f"{row.unit} {cell.text}" if row.unit == "ร้อยละ" else f"{cell.text} {row.unit}"
            yield replace(cell, text=words if row.unit and _BARE.match(cell.text) else cell.text, year=year, place=Place("value", depth=1))
        for body in row.bodies:
            yield replace(body, place=Place("agencies", depth=1))
