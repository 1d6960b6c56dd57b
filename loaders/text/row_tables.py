"""Tables whose rows stand below the names of the groups, flattened to one cell a line: each part gets its place in its row.

The heads of the columns stand once above the first group, or again below the name of every group. The rows are measures or guidelines
numbered from 1 in each group; behind the first cell of a row are its other cells, and the list goes on behind them. A reader line by
line cannot tell such cells from the items of one list; here a table is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.text.cell_fit import names_project
from loaders.text.lines import Line, Place
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.row_cells import Cell, Column, cut_rows, read_row
from loaders.text.tables import bare_label
from loaders.text.vocabulary import heads_other_matter, kind_in, read_label, read_numbered

__all__ = ["place_rows"]

_ROWS = re.compile(r"^(?:ตัวอย่าง|รายละเอียด)?(?:ประเด็น)?(?:(?P<tactics>มาตรการ|กลยุทธ์|แผนงาน)|(?P<guidelines>แนวทาง))[^\s\d:/]{0,40}$")
_NAMES = re.compile(r"^(?:ประเด็น(?:ย่อย|สำคัญ|หลัก|การ[ก-๎]{2,20})?|เรื่อง|ด้าน|หัวข้อ|ภารกิจ|องค์ประกอบ|สาขา|กลุ่มงาน)$")
"""Heads that only say that what is done has a name: what stands below it tells whether the table is one of a plan."""
_PLANS = re.compile(r"^(?:แผนปฏิบัติการ|แผนพัฒนา|แผนการ[ก-๎]{4,20})(?=ย่อย|ด้าน|ราย|สาขา|ใน|ของ|การ)")
_SAME_KIND = re.compile(r"(?:แผน|ด้าน|มิติ|สาขา|กลุ่ม)(?=[ก-๎]|$)")
"""What names without a number have in common, all of them."""
_DONE = ("tactics", "guidelines", "projects", "activities")
_PROPOSED = re.compile(r"^ข้อเสนอแนะ(?=โครงการ|กิจกรรม|แนวทาง|มาตรการ)")
_COLUMNS = ("goals", "indicators", "tactics", "guidelines", "activities", "projects", "agencies", "support")
_BODIES = ("agencies", "support")
_REMARK = re.compile(r"\s*(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\))\s*$")
_MIXED = re.compile(r"กิจกรรม|การดำเนิน")
_LEADS_DOWN = re.compile(r"\s*(?:เช่น|ดังนี้|ได้แก่)$")
_WAYS = re.compile(r"แนวทาง[^.]{0,30}$")
_LONGEST_HEAD, _MOST_WRAPPED, _LEAST_SECTIONS, _MOST_LEAD = 60, 3, 2, 3
_MOST_TABLES, _LONGEST_SECTION, _LONGEST_NAME = 40, 200, 160


@dataclass(frozen=True, slots=True)
class _Section:
    """The rows of one group: the line of its name, where the lines below its heads begin, and where they end."""

    name: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Heads:
    start: int
    end: int
    columns: tuple[Column, ...]


def place_rows(lines: list[Line]) -> list[Line]:
    """``lines`` with the parts of such tables placed, without their heads."""
    runs = [heads for index in range(len(lines)) if (heads := _heads(lines, index))]
    for heads in runs[:_MOST_TABLES]:
        sections, kind = _sections(lines, heads, runs)
        read = [_read(lines, section, heads.columns, last=section is sections[-1]) for section in sections]
        if len(sections) < _LEAST_SECTIONS or not all(read) or not any(_resumes(rows) for rows in read):
            continue
        out = _without_headings(lines[:min(heads.start, sections[0].name)])
        for number, (section, rows) in enumerate(zip(sections, read, strict=True), 1):
            out += [_named(lines[section.name], kind, number), *rows]
        return [*out, *lines[sections[-1].end:]]
    return lines


def _without_headings(above: Sequence[Line]) -> list[Line]:
    """``above`` a table of groups without numbered headings in a paragraph of the writer's that ends above it (“1. … หลักการ 3 เสาหลัก”): what the plan rests on."""
    out: list[Line] = []
    held: list[Line] = []
    paragraph: Marker | None = None
    for line in above:
        marker = split_marker(line.text)[0]
        head = read_numbered(line.text) if marker is None else None
        if marker and paragraph and marker.follows(paragraph):
            held = []
        if marker and marker.style == "dot":
            paragraph = marker
        if held or (head and head.role is None and paragraph):
            held.append(line)
        else:
            out.append(line)
    return [*out, *held]


def _resumes(rows: Sequence[Line]) -> bool:
    """Whether, behind other cells, a second row of a group follows."""
    firsts = [index for index, line in enumerate(rows) if line.place and line.place.depth == 0]
    return any(second > first + 1 for first, second in pairwise(firsts))


def _heads(lines: Sequence[Line], index: int) -> _Heads | None:
    """The heads of columns that begin on a line: the first of them heads the rows."""
    columns: list[Column] = []
    position = index
    above = bare_label(lines[index - 1]) if index else None
    if above and above.role in _COLUMNS:  # a run of heads begins with its first
        return None
    while position < len(lines) and (head := _head(lines, position, first=not columns)):
        columns.append(head[0])
        position = head[1]
    roles = [column.role for column in columns]
    if roles[1:2] == roles[:1] == ["guidelines"]:  # what each guideline consists of
        columns[1] = Column("sub_bullets")
        roles[1] = "sub_bullets"
    told = _NAMES.match(lines[index].text) is None or any(role in _DONE for role in roles[1:])
    fit = told and len(roles) > 1 and len(set(roles)) == len(roles) and sorted(roles, key=_BODIES.__contains__) == roles  # bodies stand behind what they do
    return _Heads(index, position, tuple(columns)) if fit else None


def _head(lines: Sequence[Line], index: int, *, first: bool) -> tuple[Column, int] | None:
    """The column that a line heads, and the line behind it; a remark in brackets may be wrapped over lines."""
    text, end = lines[index].text, index + 1
    while end < min(index + 1 + _MOST_WRAPPED, len(lines)) and text.count("[") + text.count("(") > text.count("]") + text.count(")"):
        text, end = f"{text} {lines[end].text}", end + 1
    text = _PROPOSED.sub("", _REMARK.sub("", text))
    if len(text) > _LONGEST_HEAD or split_marker(text)[0]:
        return None
    if first:
        rows = _ROWS.match(text)
        return (Column(str(rows.lastgroup)), end) if rows else (Column("tactics"), end) if _NAMES.match(text) else None
    label = read_label(text)
    if label is None or label.rest or label.role not in _COLUMNS:
        return None
    return Column(label.role, mixed=label.role == "projects" and bool(_MIXED.search(text))), end


def _sections(lines: Sequence[Line], heads: _Heads, runs: Sequence[_Heads]) -> tuple[list[_Section], str]:
    """The groups whose rows stand below ``heads``, and the kind of those that have no heading of their own."""
    below = read_numbered(lines[heads.end].text) if heads.end < len(lines) else None
    if below and below.role is None and below.number == "1" and below.kind not in lines[heads.start].text:
        names = [index for index in range(heads.end, len(lines)) if (head := read_numbered(lines[index].text)) and head.kind == below.kind and head.rest]
        names = names[:next((at for at, index in enumerate(names) if (head := read_numbered(lines[index].text)) and head.number != str(at + 1)), len(names))]
        return [_Section(name, name + 1, end) for name, end in pairwise([*names, len(lines)])], below.kind
    alike = [run for run in runs if run.columns == heads.columns and run.start >= heads.start]
    named: list[_Heads] = []
    first: Marker | None = None
    for run in alike:
        marker, name = split_marker(lines[run.start - 1].text) if run.start else (None, "")
        counted = marker.last == len(named) + 1 and (first is None or marker.family == first.family) if marker else first is None and len(name) <= _LONGEST_NAME and _SAME_KIND.match(name)
        if not counted:
            break
        first = first or marker
        named.append(run)
    ends = [*(run.start - 1 for run in named[1:]), len(lines)]
    words = [split_marker(lines[run.start - 1].text)[1] for run in named]
    if first is None and len({found[0] for word in words if (found := _SAME_KIND.match(word))}) > 1:  # lines above heads that were printed again on the next page
        return [], ""
    plans = {found[0] if (found := _PLANS.match(word)) else "" for word in words}
    kind = plans.pop() if len(plans) == 1 and "" not in plans else kind_in(" ".join(word.split(" ")[0] for word in words))
    return [_Section(run.start - 1, run.end, end) for run, end in zip(named, ends, strict=True)] if named else [], kind


def _named(line: Line, kind: str, number: int) -> Line:
    """The name of a group as a numbered heading."""
    rest = split_marker(line.text)[1]
    return line if read_numbered(rest) else replace(line, text=f"{kind}ที่ {number} {_LEADS_DOWN.sub('', rest)}", named=True)


def _read(lines: Sequence[Line], section: _Section, columns: Sequence[Column], *, last: bool) -> list[Line]:
    """The lines of a section with its rows placed; none where it has no rows."""
    body = lines[section.start:section.end]
    first = _first_row(body)
    if first is None:
        return []
    end = next((index for index in range(first + 1, len(body)) if _ends(body[index], body[first])), len(body))
    rows = cut_rows(body[first:end], columns) if end - first <= _LONGEST_SECTION else []
    if last:
        over = next((at for at, row in enumerate(rows) if len(row) == 1 and heads_other_matter(split_marker(row[0].text)[1])), len(rows))
        rows = rows[:over]
    if not rows:
        return []
    end = first + sum(len(row) for row in rows)
    placed: list[Line] = []
    behind: list[Line] = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        head = _head_of_rows(row, following)
        cells, behind = read_row(row[:len(row) - head], columns, last=last and following is None)
        placed += _placed(cells, columns)
    lead = [line for line in body[:first] if split_marker(line.text)[0] or read_label(line.text) or (first and read_label(body[0].text))]
    return [*lead, *placed, *behind, *body[end:]] if placed else []


def _head_of_rows(row: Sequence[Line], following: Sequence[Line] | None) -> int:
    """How many lines at the end of a row head the rows behind it, whose numbers begin anew: one or none."""
    marker = split_marker(following[0].text)[0] if following else None
    return int(marker is not None and marker.last == 1 and len(row) > 1 and len(row[-1].text) <= _LONGEST_HEAD and split_marker(row[-1].text)[0] is None)


def _first_row(body: Sequence[Line]) -> int | None:
    """Where the first row begins: at the first list, or behind the one that a label of the group heads (“เป้าประสงค์ · 1) … · 2) …”)."""
    starts = [index for index, line in enumerate(body) if (marker := split_marker(line.text)[0]) and marker.last == 1]
    labelled = bool(body) and read_label(body[0].text) is not None
    if labelled and starts[:1] == [1]:
        starts = starts[1:]
    return starts[0] if starts and (labelled or starts[0] <= _MOST_LEAD) else None


def _ends(line: Line, row: Line) -> bool:
    """Whether a line is no part of the rows: a note, a label, the writer's next paragraph."""
    marker, _ = split_marker(line.text)
    own = split_marker(row.text)[0]
    if marker is None:
        return is_note(line.text) or is_decision(line.text) or read_label(line.text) is not None or read_numbered(line.text) is not None
    return marker.style == "deep" and own is not None and marker.family != own.family


def _placed(cells: Sequence[Cell], columns: Sequence[Column]) -> Iterator[Line]:
    for cell in cells:
        role = columns[cell.column].role
        if cell.below:
            role = "guidelines" if role == "tactics" and _WAYS.search(cells[0].line.text) else "sub_bullets"
        elif columns[cell.column].mixed and not names_project(cell.line.text):
            role = "activities"
        depth = int(cell is not cells[0])
        yield replace(cell.line, place=Place(role, cell.marker.printed if cell.marker else None, depth))
