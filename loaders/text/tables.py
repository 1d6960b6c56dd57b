"""Tables whose first column holds the groups, flattened to one cell a line below their heads: each cell gets the head of its column above it.

“ยุทธศาสตร์ · เป้าหมาย · ตัวชี้วัด” and then row by row the name of a group and its cells become the same groups with a label before each
cell, which the reader of labels takes. Which lines of a row are which cell is decided for the row as a whole (see ``cell_fit``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.text.agencies import names_agencies
from loaders.text.cell_fit import chunks_of, parted, places_of
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.vocabulary import Label, kind_in, read_label, read_numbered

__all__ = ["bare_label", "ends_table", "label_cells"]

_COLUMNS = ("goals", "indicators", "value", "tactics", "guidelines", "sub_bullets", "activities", "projects", "agencies", "support")
_GROUPS = ("groups", "tactics", "guidelines", "table")
_PLAIN = {"tactics": "กลยุทธ์", "guidelines": "แนวทาง", "goals": "เป้าหมาย", "indicators": "ตัวชี้วัด"}
"""Label of a column whose head shares the line of the groups' head (“ประเด็นและกลยุทธ์”)."""
_LONGEST_HEAD, _LONGEST_ROW, _LEAST_ROWS, _LONGEST_NAME = 60, 60, 2, 40
_LOOK_BACK = 6
_ENDS_SENTENCE = re.compile(r"(?:ดังนี้|ได้แก่|คือ|:|แล้ว|ต่อไป|\d)$")


@dataclass(frozen=True, slots=True)
class _Head:
    role: str
    line: Line


def label_cells(lines: list[Line]) -> list[Line]:
    """``lines`` with the head of its column before each cell of such tables."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        heads, kind, start = _heads(lines, index)
        rows, end = _rows(lines, start, _paragraph(lines, index)) if heads else ([], index)
        columns = {head.role for head in heads}
        if heads and heads[0].line is lines[index]:  # below names that stand across the table, bodies may too
            columns |= {"agencies", "support"}
            rows = [] if any(map(_resumes_a_list, rows)) else [_bodies_joined(row) for row in rows]
        if len(rows) < _LEAST_ROWS or any(map(_has_bullets_inside, rows)) or not all(_is_row(row, columns) for row in rows):
            out.append(lines[index])
            index += 1
            continue
        for row in rows:
            out += _labelled(row, heads, kind)
        index = end
    return out


def _heads(lines: Sequence[Line], index: int) -> tuple[list[_Head], str, int]:
    """Heads of the columns behind that of the groups, the kind of the groups, and the line of the first row; no heads: no table here."""
    first = bare_label(lines[index]) or _unknown_head(lines, index)
    above = bare_label(lines[index - 1]) if index else None
    if first is None or (above and above.role in _COLUMNS):  # a run of heads begins with its first
        return [], "", index
    if first.role not in _GROUPS:
        return _spanned_heads(lines, index) if above is None else ([], "", index)
    heads = [_Head(role, replace(lines[index], text=_PLAIN[role])) for role in first.roles[1:] if role in _PLAIN]
    position = index + 1
    while position < len(lines) and len(heads) <= len(_COLUMNS) and (label := bare_label(lines[position])) and label.role in _COLUMNS:
        heads.append(_Head(label.role, lines[position]))
        position += 1
    return (heads if position > index + 1 and len({head.role for head in heads}) == len(heads) else []), _kind(first.words), position


def _spanned_heads(lines: Sequence[Line], index: int) -> tuple[list[_Head], str, int]:
    """Heads of columns, none of which is that of the groups: the name of each stands across the table, a numbered heading above its cells."""
    position = index
    heads: list[_Head] = []
    while position < len(lines) and (label := bare_label(lines[position])) and label.role in _COLUMNS:
        heads.append(_Head(label.role, lines[position]))
        position += 1
    named = read_numbered(split_marker(lines[position].text)[1]) if position < len(lines) else None
    return (heads if named and named.number == "1" and named.role is None and len({head.role for head in heads}) == len(heads) > 1 else []), named.kind if named else "", position


def _kind(words: str) -> str:
    """The kind that the head of the groups' column names."""
    return words if read_numbered(f"{words}ที่ 1 ก") else kind_in(words)


def _unknown_head(lines: Sequence[Line], index: int) -> Label | None:
    """A short line that no word makes a label, above heads of at least two columns: the head of the column of names."""
    text = lines[index].text
    plain = len(text) <= _LONGEST_NAME and split_marker(text)[0] is None and not _ENDS_SENTENCE.search(text)
    columns = [label.role for line in lines[index + 1:index + 3] if (label := bare_label(line))]
    return Label(("table",), "", text) if plain and len(columns) > 1 and all(role in _COLUMNS for role in columns) else None


def bare_label(line: Line) -> Label | None:
    """The label that is all of a line."""
    return _bare_label(line.text) if len(line.text) <= _LONGEST_HEAD else None


@lru_cache(maxsize=2048)
def _bare_label(text: str) -> Label | None:
    label = None if split_marker(text)[0] else read_label(text)
    return label if label and not label.rest and len(label.words) + 8 >= len(text) else None


def _paragraph(lines: Sequence[Line], index: int) -> Marker | None:
    """The number of the writer's paragraph that a table stands in."""
    for line in reversed(lines[max(0, index - _LOOK_BACK):index]):
        marker = split_marker(line.text)[0]
        if marker and marker.numbers:
            return marker
    return None


def _rows(lines: Sequence[Line], start: int, paragraph: Marker | None) -> tuple[list[list[Line]], int]:
    """Rows from ``start``: each begins with the next number of the groups. And where the table ends: at the latest at the writer's next paragraph."""
    rows: list[list[Line]] = []
    index = start
    mark = _first_mark(lines, start)
    if mark is None or mark[1] != 1:
        return [], start
    while index < len(lines):
        line = lines[index]
        here = None if _told_of(line) else _row_mark(line)
        if here and here[0] == mark[0] and here[1] == len(rows) + 1:
            rows.append([line])
        elif len(rows[-1]) > _LONGEST_ROW + 1 or ends_table(line) or _next_paragraph(line, paragraph, rows[-1]):  # a longer row is none
            break
        else:
            rows[-1].append(line)
        index += 1
    return rows, index


def _first_mark(lines: Sequence[Line], start: int) -> tuple[str, int] | None:
    """What the first row begins with, where the line below the heads is a row and not the writer's."""
    return _row_mark(lines[start]) if start < len(lines) and not _told_of(lines[start]) else None


def _next_paragraph(line: Line, paragraph: Marker | None, row: Sequence[Line]) -> bool:
    """Whether a line has the number behind that of the writer's paragraph, and goes on with no list of its row."""
    marker = split_marker(line.text)[0]
    if paragraph is None or marker is None or marker.family != paragraph.family or marker.last != paragraph.last + 1:
        return False
    return not any((other := split_marker(each.text)[0]) and other.family == marker.family and other.last == marker.last - 1 for each in row)


def _row_mark(line: Line) -> tuple[str, int] | None:
    """What a row begins with, and its number: a numbered heading or a list number."""
    marker, rest = split_marker(line.text)
    numbered = read_numbered(rest)
    if numbered and numbered.number.isdigit():
        return numbered.kind, int(numbered.number)
    return (marker.style, marker.last) if marker and len(marker.numbers) == 1 else None


def _told_of(line: Line) -> bool:
    """Whether a line is the writer's: a note, or what a body decided or said."""
    return is_note(line.text) or is_decision(split_marker(line.text)[1])


def ends_table(line: Line) -> bool:
    """Whether a line is no cell of the table above it: a note, a decision, a section of the summary."""
    marker, rest = split_marker(line.text)
    label = read_label(rest)
    deep = marker is not None and len(marker.numbers) > 1
    return _told_of(line) or bool(label and (label.role in ("other", "benefits", "alignment", "vision") or deep))


def _is_row(row: Sequence[Line], columns: set[str]) -> bool:
    """Whether behind the name there are cells, and no heading or label of their own but such as name one of the ``columns`` (“เป้าหมาย : …”)."""
    body = [split_marker(line.text)[1] for line in row[1:]]
    return 0 < len(body) <= _LONGEST_ROW and not any(read_numbered(text) or ((label := read_label(text)) and not (label.rest and label.role in columns)) for text in body)


def _resumes_a_list(row: Sequence[Line]) -> bool:
    """Whether a list goes on behind lines of other columns: below the name there are rows of their own."""
    firsts = (split_marker(chunk.lines[0].text)[0] for chunk in chunks_of(row[1:]) if chunk.marked)
    return any(marker and marker.last > 1 for marker in firsts)


def _has_bullets_inside(row: Sequence[Line]) -> bool:
    """Whether, behind a list of bullets, a numbered one holds bullets: what is below its items is left to the reader."""
    chunks = [chunk for chunk in chunks_of(row[1:]) if chunk.marked]
    marks = [split_marker(chunk.lines[0].text)[0] for chunk in chunks]
    inside = [at for at in range(2, len(marks)) if (last := marks[at]) and last.last > 1 and (within := marks[at - 1]) and not within.numbers]
    return any((mark := marks[before]) is not None and not mark.numbers and len(chunks[before].lines) > 1 for at in inside for before in range(at - 2))


def _bodies_joined(row: list[Line]) -> list[Line]:
    """A row with the label of its bodies and their names on one line."""
    out: list[Line] = []
    for line in row:
        label = bare_label(out[-1]) if out else None
        if label and label.role in ("agencies", "support") and names_agencies(line.text):
            out[-1] = replace(out[-1], text=f"{label.words} : {line.text}")
        else:
            out.append(line)
    return out


def _labelled(row: list[Line], heads: list[_Head], kind: str) -> list[Line]:
    """A row with its cells labelled."""
    name, *body = row
    head = read_numbered(split_marker(name.text)[1])
    if head and not head.rest and len(body) > 1 and split_marker(body[0].text)[0] is None:  # the name below its number
        name, body = replace(body[0], text=f"{name.text} {body[0].text}"), body[1:]
    own = [(label.role if (label := read_label(split_marker(line.text)[1])) else None) for line in body]
    open_heads = [head for head in heads if head.role not in own]
    chunks = parted(list(chunks_of([line for line, role in zip(body, own, strict=True) if role is None])), len(open_heads))
    out = [_named(name, kind), *(line for line, role in zip(body, own, strict=True) if role)]
    if not open_heads:
        return [*out, *(line for chunk in chunks for line in chunk.lines)]
    at = -1
    for chunk, place in zip(chunks, places_of(chunks, tuple(head.role for head in open_heads)), strict=True):
        if place != at:
            out.append(replace(open_heads[place].line, number=chunk.lines[0].number))
        at = place
        out += chunk.lines
    return out


def _named(line: Line, kind: str) -> Line:
    """The first line of a row as a numbered heading."""
    marker, rest = split_marker(line.text)
    if read_numbered(rest) or marker is None:
        return line
    return replace(line, text=f"{kind}ที่ {marker.last} {rest}")
