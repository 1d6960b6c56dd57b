"""Tables whose rows are years, flattened to one cell a line: “ปี · (ชื่อตัวชี้วัด) · (ชื่อตัวชี้วัด) · 2566 · … · … · 2567 · … · …”.

Each head behind that of the years is an indicator, and each cell below it the target of a year. Tables of money, and tables that no line
says to be of targets (figures of the past), are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.text.lines import Line, Place, with_tables
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["turn_years"]

_HEAD = re.compile(r"^(?:ปี(?:งบประมาณ)?|พ\.ศ\.)(?:\s?(?:พ\.ศ\.|/\s?ตัวชี้วัด|ที่ดำเนินการ))?$")
_YEAR = re.compile(r"^(?:(?:ปีงบประมาณ|ปี)\s?)?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)$")
_OF_TARGETS = re.compile(r"ตัวชี้วัด|ตัวบ่งชี้|เป้าหมาย|เป้าประสงค์")
_OF_OTHER = re.compile(r"ผลการดำเนิน|ที่ผ่านมา|งบประมาณ|วงเงิน|ล้านบาท|สถิติ|สถานการณ์")
_MOST_NAMES, _LEAST_ROWS, _LONGEST_CELL, _LOOK_BACK = 6, 2, 120, 2


def turn_years(lines: list[Line]) -> list[Line]:
    """``lines`` with the indicators and the targets of such tables placed, without their heads."""
    return with_tables(lines, _turned_at)


def _turned_at(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The indicators of such a table whose head is on a line, with their targets."""
    names, rows = _table(lines, index)
    if not rows or not _tells_targets(lines, index, names):
        return [], index
    return list(_turned(names, rows)), index + 1 + len(names) + sum(1 + len(row) for _, row in rows)


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], list[tuple[int, list[Line]]]]:
    """The heads behind that of the years, and the rows: a year and as many cells; no rows where none begins."""
    if not _HEAD.match(lines[index].text):
        return [], []
    names: list[Line] = []
    position = index + 1
    while position < len(lines) and len(names) <= _MOST_NAMES and not _YEAR.match(lines[position].text):
        names.append(lines[position])
        position += 1
    rows: list[tuple[int, list[Line]]] = []
    while names and position < len(lines) and (year := _YEAR.match(lines[position].text)):
        cells = list(lines[position + 1:position + 1 + len(names)])
        if len(cells) < len(names) or not all(map(_is_cell, cells)) or (rows and int(year["year"]) <= rows[-1][0]):
            break
        rows.append((int(year["year"]), cells))
        position += 1 + len(names)
    fit = 0 < len(names) <= _MOST_NAMES and len(rows) >= _LEAST_ROWS and not any(read_numbered(line.text) for line in names)
    return (names, rows) if fit else ([], [])


def _is_cell(line: Line) -> bool:
    text = line.text
    return len(text) <= _LONGEST_CELL and any(letter.isdigit() for letter in text) and not (_YEAR.match(text) or is_note(text) or is_decision(text) or read_label(text) or read_numbered(text))


def _tells_targets(lines: Sequence[Line], index: int, names: Sequence[Line]) -> bool:
    """Whether a line right above, or what the heads themselves are called, says that the cells are targets."""
    above = " ".join(line.text for line in lines[max(0, index - _LOOK_BACK):index])
    heads = " ".join(line.text for line in names)
    return bool(_OF_TARGETS.search(f"{above} {heads}")) and _OF_OTHER.search(f"{lines[index - 1].text if index else ''} {heads}") is None


def _turned(names: Sequence[Line], rows: Sequence[tuple[int, Sequence[Line]]]) -> Iterator[Line]:
    for column, name in enumerate(names):
        marker, text = split_marker(name.text)
        yield replace(name, text=text, place=Place("indicators", marker.printed if marker else None))
        for year, cells in rows:
            yield replace(cells[column], year=year, place=Place("value", depth=1))
