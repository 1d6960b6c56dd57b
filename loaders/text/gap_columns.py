"""Tables whose columns are set apart by gaps of spaces, as text taken out of pages keeps them: heads, rows and the lines of every cell.

Where a column begins is told by the places at which cells begin on line after line; which head it has, by the first head whose middle is not
left of it. Cells so wide that one space is left before the next are cut where the next column begins. Heads printed again on the next page
go on with the table. Nothing here knows what a plan is: the words that make heads are handed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

__all__ = ["GapTable", "read_gap_tables"]

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_YEAR = re.compile(r"2[45]\d\d")
_YEARS = re.compile(r"^(?:2[45]\d\d\s*)+$")
_PAGE = re.compile(r"^[-–\s]*(?:หน้า\s?)?\d{1,4}[-–\s]*$")
_LEAST_HEADS, _LEAST_KNOWN, _MOST_AHEAD, _NEAR, _SPANNED, _LONGEST_HEAD = 3, 2, 3, 3, 3, 40
_MOST_EDGES, _WIDEST = 80, 400


@dataclass(frozen=True, slots=True)
class _Part:
    """Words without a gap inside: where they begin and end on their line, 0-based."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Head:
    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(slots=True)
class GapTable:
    """``heads`` by column; ``lines`` from the first to behind the last (0-based); of each line with cells its index and the words by column."""

    heads: list[str]
    start: int
    end: int
    cells: list[tuple[int, dict[int, str]]] = field(default_factory=list)


def read_gap_tables(lines: Sequence[str], is_head: Callable[[str], bool], is_over: Callable[[str], bool]) -> list[GapTable]:
    """The tables in ``lines``; ``is_head`` knows words of heads, ``is_over`` lines that no table goes on behind."""
    tables: list[GapTable] = []
    index = 0
    while index < len(lines):
        heads, body = _heads(lines, index, is_head)
        if not heads:
            index += 1
            continue
        end = _end(lines, body, heads, is_head, is_over)
        cells = _cells(lines, body, end, heads)
        names = [head.text for head in heads]
        if tables and tables[-1].heads == names and all(_quiet(line) for line in lines[tables[-1].end:index]):
            tables[-1].cells += cells
            tables[-1].end = end
        else:
            tables.append(GapTable(names, index, end, cells))
        index = max(end, index + 1)
    return tables


def _parts(line: str) -> list[_Part]:
    return [] if "\t" in line else [_Part(found.start(), found.end(), found[0]) for found in _SEGMENT.finditer(line)]


def _quiet(line: str) -> bool:
    return not line.strip() or bool(_PAGE.match(line.strip()))


def _heads(lines: Sequence[str], index: int, is_head: Callable[[str], bool]) -> tuple[list[_Head], int]:
    """The heads that begin on a line, those on further lines joined to them, and the line behind; a run of years is a head each."""
    parts = _parts(lines[index])
    known = sum(is_head(part.text) for part in parts)
    if len(parts) < _LEAST_HEADS or known < _LEAST_KNOWN or known * 2 < len(parts) or any(len(part.text) > _LONGEST_HEAD for part in parts):
        return [], index
    heads = [head for part in parts for head in _by_years(part)]
    position = index + 1
    while position < min(index + 1 + _MOST_AHEAD, len(lines)) and (more := _parts(lines[position])) and all(is_head(part.text) or _YEARS.match(part.text) or part.text.startswith("(") for part in more):
        for part in more:
            above = next((head for head in heads if head.start < part.end and part.start < head.end), None)
            if _YEARS.match(part.text) and len(_YEAR.findall(part.text)) > 1:
                heads = sorted([*(head for head in heads if head is not above), *_by_years(part)], key=lambda head: head.start)
            elif above:
                above.start, above.end, above.text = min(above.start, part.start), max(above.end, part.end), f"{above.text} {part.text}"
            else:
                heads = sorted([*heads, _Head(part.start, part.end, part.text)], key=lambda head: head.start)
        position += 1
    return heads, position


def _by_years(part: _Part) -> list[_Head]:
    if not _YEARS.match(part.text):
        return [_Head(part.start, part.end, part.text)]
    return [_Head(part.start + found.start(), part.start + found.end(), found[0]) for found in _YEAR.finditer(part.text)]


def _end(lines: Sequence[str], start: int, heads: Sequence[_Head], is_head: Callable[[str], bool], is_over: Callable[[str], bool]) -> int:
    """Where the table on this page ends: at the heads of the next, at a line that no table goes on behind, at a paragraph across its columns."""
    last = start
    for index in range(start, len(lines)):
        parts = _parts(lines[index])
        if _quiet(lines[index]):
            continue
        if not parts or _heads(lines, index, is_head)[0] or (len(parts) == 1 and (is_over(parts[0].text) or sum(head.start < parts[0].end and parts[0].start < head.end for head in heads) >= _SPANNED)):
            break
        last = index + 1
    return last


def _cells(lines: Sequence[str], start: int, end: int, heads: Sequence[_Head]) -> list[tuple[int, dict[int, str]]]:
    rows = [(index, [part for part in _parts(lines[index]) if not _quiet(lines[index])]) for index in range(start, end)]
    printed = Counter(part.start for _, parts in rows for part in parts)
    edges = {edge: _column(edge, max(part.end for _, parts in rows for part in parts if part.start == edge), heads) for edge, count in printed.most_common(_MOST_EDGES) if count > 1}
    out: list[tuple[int, dict[int, str]]] = []
    for index, parts in rows:
        cells: dict[int, str] = {}
        for whole in parts:
            for part in _cut(whole, edges, edges.get(whole.start, _column(whole.start, whole.end, heads)), len(heads)):
                column = edges.get(part.start, _column(part.start, part.end, heads))
                cells[column] = f"{cells[column]} {part.text}" if column in cells else part.text
        if cells:
            out.append((index, cells))
    return out


def _column(start: int, end: int, heads: Sequence[_Head]) -> int:
    """The column of cells from ``start`` to ``end``: of the heads above them, the first whose middle is not left of them; beside heads, the one they end at, else the next."""
    above = [at for at, head in enumerate(heads) if head.start < end and start < head.end]
    behind = next((at for at in above if heads[at].middle >= start), None)
    if behind is not None or above:
        return above[-1] if behind is None else behind
    following = next((at for at, head in enumerate(heads) if head.start >= end), len(heads) - 1)
    return following - 1 if following and start - heads[following - 1].end <= 1 else following


def _cut(part: _Part, edges: dict[int, int], own: int, limit: int) -> list[_Part]:
    """Words of column ``own`` cut where, behind one space, another column before ``limit`` begins, or nearly."""
    if len(part.text) > _WIDEST:
        return [part]
    near = [(abs(edge - part.start - found.start()), found.start(), edge) for found in re.finditer(r"(?<= )\S", part.text) for edge, column in edges.items() if own < column < limit and edge > part.start]
    distance, at, edge = min(near, default=(_NEAR + 1, 0, 0))
    if distance > _NEAR:
        return [part]
    first = _Part(part.start, part.start + at - 1, part.text[:at].rstrip())
    return [*_cut(first, edges, own, edges[edge]), *_cut(_Part(edge, max(part.end, edge + 1), part.text[at:]), edges, edges[edge], limit)]
