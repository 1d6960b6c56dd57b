"""Tables whose first cells are numbered parts of their own, flattened to one cell a line: “เป้าหมาย · ตัวชี้วัด · แนวทาง” and below them row by row.

The heads stand once, one a line, with or without numbers of their own (“1.1 เป้าหมาย” · “1.2 ตัวชี้วัด”: two numbered heads with nothing between
them are cells). A row begins with the next number. Where the first head names goals or indicators, the first cells are such and the others hang
beside them; where it is a word that heads nothing by itself (“มิติ”, “นโยบาย”) and the only other column holds lists, the first cells are groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.text.agencies import names_a_body
from loaders.text.line_ends import goes_on, left_open
from loaders.text.lines import Line, Place, with_tables
from loaders.text.listed_cells import named_and_listed, restarting, take_lists
from loaders.text.numbering import Marker, split_marker
from loaders.text.row_cells import Column, cut_rows, read_row
from loaders.text.tables import bare_label, ends_table
from loaders.text.target_forms import looks_like_value
from loaders.text.vocabulary import heads_other_matter, is_label_tail, read_numbered

__all__ = ["place_first_cells"]

_FIRST = ("goals", "indicators")
_CONTENT = ("goals", "indicators", "tactics", "guidelines", "activities", "projects")
_BODIES = ("agencies", "support")
_SILENT = ("other", "table")
_NAMES = ("groups", "table")
"""What a head is above names, where it is a label."""
_LISTED = {"groups": "tactics"}
"""What a column is whose head names groups, beside cells that hold them."""
_LONGEST_HEAD, _LONGEST_WORD, _LEAST_ROWS, _LONGEST_TABLE = 60, 24, 2, 300
_SECTION = re.compile(r"สาระสำคัญ|รายละเอียด")
"""A section of the summary, which a table may begin."""
_ENDS_SENTENCE = re.compile(r"(?:ดังนี้|ได้แก่|คือ|:|แล้ว|ต่อไป|\d|ฯ)$")


@dataclass(frozen=True, slots=True)
class _Heads:
    """The columns of a table, the word above the first where it is no label, the number of the last head, and the line of the first row."""

    roles: tuple[str, ...]
    word: str
    marker: Marker | None
    end: int


def place_first_cells(lines: list[Line]) -> list[Line]:
    """``lines`` with the cells of such tables placed, without their heads."""
    return with_tables(lines, _table)


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The cells of a table whose heads begin on a line."""
    heads = _heads(lines, index)
    rows, end = _rows(lines, heads) if heads else ([], index)
    return _placed(rows, heads) if heads and len(rows) >= _LEAST_ROWS else [], end


def _heads(lines: Sequence[Line], index: int) -> _Heads | None:
    """The heads of columns that begin on a line."""
    above = bare_label(lines[index - 1]) if index else None
    if not _SECTION.match(above.words) if above else index and _is_word(lines, index - 1, first=True):  # a run of heads begins with its first
        return None
    roles: list[str] = []
    word, position = "", index
    marker: Marker | None = None
    while position < len(lines):
        own, text = split_marker(lines[position].text)
        if roles and not ((own is None and marker is None) or (own and marker and own.numbers and own.follows(marker))):
            break
        label = bare_label(replace(lines[position], text=text))
        if label is None and not _is_word(lines, position, first=not roles):
            break
        word = text if not roles and (label is None or label.role in _NAMES) else word
        roles.append(label.role if label else "other")
        marker, position = own, position + 1
        if position < len(lines) and is_label_tail(lines[position].text):  # a head over two lines
            position += 1
    return _Heads(tuple(roles), word, marker, position) if _fit(roles, word) else None


def _is_word(lines: Sequence[Line], index: int, *, first: bool) -> bool:
    """Whether a short line that is no label stands among heads: above a label, or numbered between two."""
    marker, text = split_marker(lines[index].text)
    if len(text) > _LONGEST_WORD or " " in text or _ENDS_SENTENCE.search(text) or read_numbered(text) or index + 1 >= len(lines) or (first and marker):
        return False
    after, below = split_marker(lines[index + 1].text)
    return bare_label(replace(lines[index + 1], text=below)) is not None and (after is None if marker is None else bool(after and after.numbers and after.follows(marker)))


def _fit(roles: Sequence[str], word: str) -> bool:
    """Whether heads are those of a table that is read here."""
    content = [role for role in roles if role not in _SILENT]
    known = all(role in (*_CONTENT, *_BODIES, *_SILENT, *_LISTED) for role in roles)
    if len(roles) < _LEAST_ROWS or not known or len(set(content)) < len(content):
        return False
    if word:
        return len(roles) == 2 and roles[1] in (*_CONTENT, *_LISTED) and not names_a_body(word)  # noqa: PLR2004 - names, and what each holds
    return roles[0] in _FIRST and "groups" not in roles and not (roles[0] == "indicators" and "goals" in roles)  # the goal of an indicator is its value


def _rows(lines: Sequence[Line], heads: _Heads) -> tuple[list[list[Line]], int]:
    """The rows below heads, and where the table ends."""
    first = split_marker(lines[heads.end].text)[0] if heads.end < len(lines) else None
    if first and bare_label(Line(0, heads.word)):  # names below a known head that have numbers are read as such elsewhere
        return [], heads.end
    if heads.end >= len(lines) or read_numbered(split_marker(lines[heads.end].text)[1]) or (first and (first.last != 1 or len(first.numbers) != 1)):
        return [], heads.end
    end = heads.end + 1
    while end < len(lines) and not _is_over(lines[end], first, heads):
        end += 1
    body = lines[heads.end:end]
    if len(body) > _LONGEST_TABLE:
        return [], heads.end
    if heads.word:
        rows = take_lists(body)
    elif first:
        rows = cut_rows(body, [Column(role) for role in heads.roles])
    else:
        starts = restarting(body)
        rows = [list(body[start:end]) for start, end in pairwise([*starts, len(body)])] if starts[:1] == [0] else []
    if rows and (len(rows[0]) == 1 or any(map(_counts_on, rows))):  # a list of one column
        return [], heads.end
    while rows and len(rows[-1]) == 1:  # a number with nothing beside it is the writer's
        rows = rows[:-1]
    return rows, heads.end + sum(len(row) for row in rows)


def _counts_on(row: Sequence[Line]) -> bool:
    """Whether right behind the first line of a row stands the next number. A row may hold no other cell."""
    first, second = (split_marker(line.text)[0] for line in (row[0], row[1])) if len(row) > 1 else (None, None)
    return bool(first and second and second.follows(first))


def _is_over(line: Line, first: Marker | None, heads: _Heads) -> bool:
    """Whether a line is no cell: the writer's next paragraph, a heading or a label."""
    marker, rest = split_marker(line.text)
    if ends_table(line) or read_numbered(rest) or bare_label(line):
        return True
    if marker is None:
        return False
    return bool(heads.marker and marker.follows(heads.marker)) or (first is not None and marker.family != first.family and len(marker.numbers) == 1 and heads_other_matter(rest))


def _placed(rows: list[list[Line]], heads: _Heads) -> list[Line]:
    """The cells of a table placed; none where its rows are no such rows."""
    if heads.word:
        return named_and_listed(rows, heads.word, _LISTED.get(heads.roles[1], heads.roles[1]))
    if any(looks_like_value(line.text) for row in rows for line in row):  # a column of values is the reader's
        return []
    columns = [Column(role) for role in heads.roles]
    return [line for row in _trimmed(rows) for line in _cells(row, columns, last=row is rows[-1])]


def _trimmed(rows: list[list[Line]]) -> list[list[Line]]:
    """Rows, the last of which ends where running text goes on behind its lists: with no more lines without a marker than another has."""
    most = max(_unmarked_end(row) for row in rows[:-1])
    more = _unmarked_end(rows[-1]) - most
    while more > 0 and len(rows[-1]) > 1 and not (goes_on(rows[-1][-more].text) or left_open(rows[-1][-more - 1].text)):
        rows[-1] = rows[-1][:-more]
        break
    return rows


def _unmarked_end(row: Sequence[Line]) -> int:
    """How many lines at the end of a row have no marker."""
    return next((count for count, line in enumerate(reversed(row)) if split_marker(line.text)[0]), len(row))


def _cells(row: Sequence[Line], columns: Sequence[Column], *, last: bool) -> Iterator[Line]:
    """The cells of a row, each a part of the plan or of the group above the table; what is below a part in its cell hangs below it."""
    outer: dict[int, Marker | None] = {}
    for cell in read_row(row, columns, last=last)[0]:
        role = columns[cell.column].role
        if role in _SILENT:
            continue
        known = outer.setdefault(cell.column, cell.marker)
        below = cell.column and known and cell.marker and cell.marker.family != known.family and role in ("guidelines", "tactics")
        yield replace(cell.line, place=Place("sub_bullets" if below else role, cell.marker.printed if cell.marker else None, int(bool(below))))
