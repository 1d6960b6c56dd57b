"""Tables of what is done and by whom, with names of groups across them: “แนวทาง · หน่วยงาน · “สื่อสารเชิงรุก” · 1. … · กรม ก · 2. …”.

The rows are numbered through the groups, or anew in each, or not at all; each ends with the cell of its bodies. A name stands before
the first row and behind the bodies of the row before it; it may be a numbered heading, or have a number that counts nothing of the plan.
What proves such a table is the name before the first row, and a second one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.text.agencies import names_agencies
from loaders.text.items import led_list
from loaders.text.line_ends import goes_on, left_open
from loaders.text.lines import Line, Place, with_tables
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.row_cells import Cell, Column, read_row
from loaders.text.tables import bare_label
from loaders.text.vocabulary import GROUP_RANK, MENTION, Numbered, heads_other_matter, read_label, read_numbered

__all__ = ["place_framed"]

_ROWS = ("tactics", "guidelines", "activities", "projects")
_BODIES = ("agencies", "support")
_COLUMNS = (*_ROWS, "goals", "indicators", *_BODIES)
_QUOTED = re.compile(r"^[“\"](?P<inside>[^“”\"]{3,80})[”\"]\s?(?:\([^()]{1,40}\))?$")
_OWN_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]?|[ก-ฮ][.)])\s*(?=[ก-๎A-Z])")
_WHEN = re.compile(r"^(?:ปีงบประมาณ|ปี|พ\.ศ\.|ไตรมาส(?:ที่|แรก|สุดท้าย)?|เดือน|วันที่|ภายใน|ตั้งแต่|ระหว่าง|ถึง|ตลอด(?:ทั้ง)?|ต่อเนื่อง|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.|[ก-๎]{3,8}(?:คม|ยน|พันธ์)(?=\s|$)|(?:ล้าน)?บาท|[\d\s,./–-])+$")
_AND_ON = re.compile(r"^(?:และ|รวมทั้ง|ตลอดจน)\s?(?=\(?\d{1,2}\))")
_KIND_WORDS = "|".join([*sorted(GROUP_RANK, key=len, reverse=True), "กรอบ", "แนวคิด", "หมวด", "กลุ่ม", "หลัก"])
_LONGEST_NAME, _LONGEST_ROW, _LONGEST_TABLE, _LEAST_NAMES, _MOST_COLUMNS, _MOST_SILENT = 80, 60, 400, 2, 6, 3


@dataclass(frozen=True, slots=True)
class _Part:
    """The line of a group's name (None: the row goes on with the group before), and the lines of a row."""

    name: Line | None
    row: tuple[Line, ...]


def place_framed(lines: list[Line]) -> list[Line]:
    """``lines`` with the parts of such tables placed, without their heads."""
    return with_tables(lines, _table)


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The parts of a table whose heads begin on a line, and where it ends; none where no such table begins there."""
    columns = _columns(lines, index)
    parts, end = _parts(lines, index + len(columns) + _silent_heads(lines, index + len(columns))) if columns else ([], index)
    named = [part.name for part in parts if part.name]
    if len(named) < _LEAST_NAMES or not all(len(part.row) <= _LONGEST_ROW and any(map(_is_bodies, part.row[1:])) for part in parts):
        return [], end
    placed, behind = _placed(parts, columns, _kind(lines[:index], named))
    return [*placed, *behind], end


def _columns(lines: Sequence[Line], index: int) -> tuple[Column, ...]:
    """The columns whose heads begin on a line: first what is done, last who does it; none where no such heads stand there."""
    first = bare_label(lines[index])
    if first is None or first.role not in _ROWS:
        return ()
    columns = [Column(first.role, mixed="โครงการ" in first.words)]
    while len(columns) < _MOST_COLUMNS and index + len(columns) < len(lines) and (label := bare_label(lines[index + len(columns)])) and label.role in _COLUMNS:
        columns.append(Column(label.role))
    roles = [column.role for column in columns]
    return tuple(columns) if roles[-1] in _BODIES and len(set(roles)) == len(roles) and sorted(roles, key=_BODIES.__contains__) == roles else ()


def _silent_heads(lines: Sequence[Line], start: int) -> int:
    """How many heads behind that of the bodies are of columns of time or money."""
    labels = [bare_label(line) for line in lines[start:start + _MOST_SILENT]]
    return next((count for count, label in enumerate(labels) if label is None or label.role != "other"), len(labels))


def _parts(lines: Sequence[Line], start: int) -> tuple[list[_Part], int]:
    """Names and rows from ``start`` on, and where the table ends."""
    if start + 1 >= len(lines) or not _is_name(lines[start]):
        return [], start
    first = split_marker(lines[start + 1].text)[0]
    parts: list[_Part] = []
    name: Line | None = lines[start]
    row: list[Line] = []
    last = 0
    index = start + 1
    while index < min(len(lines), start + _LONGEST_TABLE):
        line = lines[index]
        if name is not None and not row:  # a row begins behind every name
            row, last = [line], _number(line, first)
        elif _WHEN.match(line.text):  # the cell of a column of time or money, which is no part
            pass
        elif _ends(line) and not (_closed(row) and _heading(line)):
            break
        elif first is not None and first.numbers and _number(line, first) == last + 1:
            parts.append(_Part(name, tuple(row)))
            name, row, last = None, [line], last + 1
        elif _closed(row) and _is_name(line) and (first is None or split_marker(line.text)[0] != first) and index + 1 < len(lines) and _begins_row(lines[index + 1], first, last, quoted=bool(_QUOTED.match(line.text))):
            parts.append(_Part(name, tuple(row)))
            name, row = line, []
        elif not (first and first.numbers) and _closed(row) and not _is_bodies(line) and not goes_on(line.text):
            parts.append(_Part(name, tuple(row)))
            name, row = None, [line]
        else:
            row.append(line)
        index += 1
    return [*parts, _Part(name, tuple(row))] if row else parts, index


def _number(line: Line, first: Marker | None) -> int:
    """The number of a line in the list of the rows; 0 where it has none."""
    marker = split_marker(line.text)[0]
    return marker.last if marker and first and marker.family == first.family and len(marker.numbers) == 1 else 0


def _begins_row(line: Line, first: Marker | None, last: int, *, quoted: bool) -> bool:
    """Whether a line is the next row, or the first of a list that begins anew; without marks, whatever stands behind a name in quotation marks."""
    if first is None:
        return quoted
    if not first.numbers:
        return split_marker(line.text)[0] == first
    return _number(line, first) in (last + 1, 1)


def _is_name(line: Line) -> bool:
    """Whether a line can be a name across the table: short, and neither of a list, a label nor bodies."""
    marker, rest = split_marker(line.text)
    plain = (marker is None or not marker.numbers or marker.style in ("letter", "letterdot")) and len(line.text) <= _LONGEST_NAME
    return bool(_QUOTED.match(line.text)) or _heading(line) is not None or (plain and not (names_agencies(rest) or read_label(rest) or read_numbered(rest) or goes_on(rest) or left_open(rest) or _ends(line)))


def _heading(line: Line) -> Numbered | None:
    """The numbered heading of a group that a line is: “ด้านที่ 1 การป้องกัน”."""
    head = read_numbered(split_marker(line.text)[1])
    return head if head and head.role is None and head.rest and len(line.text) <= _LONGEST_NAME and not MENTION.match(head.rest) else None


def _is_bodies(line: Line) -> bool:
    return split_marker(line.text)[0] is None and names_agencies(line.text)


def _closed(row: Sequence[Line]) -> bool:
    """Whether a row has its bodies, and the last of them is whole."""
    return any(map(_is_bodies, row[1:])) and (_is_bodies(row[-1]) or goes_on(row[-1].text) or left_open(row[-2].text)) and not left_open(row[-1].text)


def _ends(line: Line) -> bool:
    """Whether a line is the writer's: a note, a decision, a heading, other matter."""
    rest = split_marker(line.text)[1]
    label = read_label(rest)
    return is_note(line.text) or is_decision(rest) or read_numbered(rest) is not None or bool(label and label.role in ("other", "benefits", "vision", "alignment")) or (len(rest) <= _LONGEST_NAME and heads_other_matter(rest))


def _placed(parts: Sequence[_Part], columns: Sequence[Column], kind: str) -> tuple[list[Line], list[Line]]:
    """The names and rows with their places, and the lines behind the last row that are none of it."""
    out: list[Line] = []
    behind: list[Line] = []
    for part in parts:
        if part.name:
            head = _heading(part.name)
            place = Place("groups", head.number, kind=head.kind) if head else Place("groups", kind=kind)
            out.append(replace(part.name, text=head.rest if head else _plain(part.name.text), place=place))
        lines = _runs_on(part.row)
        cells, behind = read_row(lines, columns, last=part is parts[-1])
        out += [line for cell in cells for line in _cell(cell, columns, part.row, first=cell is cells[0])]
    return out, behind


def _runs_on(row: Sequence[Line]) -> list[Line]:
    """A row with the list that runs on inside its first line, and goes on in the lines behind, in that line."""
    first, *others = row
    while others and (text := _AND_ON.sub("", others[0].text)) and (marker := split_marker(text)[0]) and marker.last > 1 and re.search(rf"(?<![\d.])\(?{marker.last - 1}\)", first.text):
        first = replace(first, text=f"{first.text} {others.pop(0).text}")
    return [first, *others]


def _cell(cell: Cell, columns: Sequence[Column], row: Sequence[Line], *, first: bool) -> Iterator[Line]:
    """The parts of a cell: a list inside it is below it."""
    column = columns[cell.column]
    role = "sub_bullets" if cell.below else "projects" if column.mixed and cell.line.text.startswith("โครงการ") else column.role
    name, listed = led_list(cell.line.text) if first else (cell.line.text, [])
    yield replace(cell.line, text=name, place=Place(role, cell.marker.printed if cell.marker else None, int(not first)))
    for number, text in listed:
        at = next((line.number for line in row if re.search(rf"(?<![\d.])\(?{number}\)\s*{re.escape(text[:8])}", line.text)), cell.line.number)
        yield Line(at, text, place=Place("sub_bullets", str(number), 1))


def _plain(name: str) -> str:
    """A name without quotation marks and the number of its own."""
    quoted = _QUOTED.match(name)
    return _OWN_NUMBER.sub("", quoted["inside"].strip() if quoted else split_marker(name)[1]).strip()


def _kind(above: Sequence[Line], names: Sequence[Line]) -> str:
    """The word that stands before a quotation of the names above the table, or that all of them begin with; ประเด็น where there is none."""
    plain = [_plain(name.text) for name in names]
    for line in reversed(above):
        for found in re.finditer(rf"(?P<kind>{_KIND_WORDS})[ก-๎]{{0,16}}\s?[“\"](?P<inside>[^“”\"]{{4,300}})[”\"]", line.text[:30_000]):
            if all(name in found["inside"] for name in plain):
                return found["kind"]
    return next((kind for kind in sorted(GROUP_RANK, key=len, reverse=True) if all(name.startswith(kind) for name in plain)), "ประเด็น")
