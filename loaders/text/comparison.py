"""Tables that set an old plan beside the new one, their cells flattened to lines: the old column is never taken for the plan.

What cannot be told apart is loaded as neither, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.problems import Problem
from loaders.text.amounts import years_in
from loaders.text.compared_headings import heading_of, numbered_pairs, unclear
from loaders.text.found import Found
from loaders.text.lines import Line, join, join_labels
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision
from loaders.text.vocabulary import Label, heads_other_matter, read_label

__all__ = ["Compared", "keep_current"]

_OLD_HEAD = re.compile(r"^\(?(?:ฉบับ|(?:แผน|มาตรการ|ยุทธศาสตร์|นโยบาย|แนวทาง)\S{0,12}?|มติ\S{0,12}\s?|ที่กำหนด|ข้อความ|ก่อน(?:การ)?(?:ปรับปรุง|แก้ไข|ทบทวน))?(?:เดิม|ของเดิม|ปัจจุบัน|(?<=ปรับปรุง)|(?<=แก้ไข)|(?<=ทบทวน))(?:\s?[\[(:].{0,90}|\s?\S{0,40})?$")
_NEW_HEAD = re.compile(r"^\(?(?:ฉบับ|(?:\(?ร่าง\)?\s?)?(?:แผน|มาตรการ|ยุทธศาสตร์|นโยบาย|แนวทาง)\S{0,12}?|หลัง(?:การ)?|ข้อความ)?(?:ใหม่|ทบทวน|ที่ทบทวน|ข้อเสนอ(?:ใหม่)?|ที่(?:ขอ)?ปรับปรุง|(?:ขอ)?ปรับปรุง(?:ใหม่|เป็น)?|ที่เสนอ|แก้ไข(?:เป็น|เพิ่มเติม)?|ฉบับปรับปรุง|เสนอ(?:ขอ)?(?:ใน)?ครั้งนี้)(?:\s?[\[(:].{0,90}|\s?\S{0,40})?$")
_EDITION_HEAD = re.compile(r"^(?:\(?ร่าง\)?\s?)?(?:แผน|ยุทธศาสตร์|นโยบาย)[^:]{0,70}?(?:ฉบับที่\s?|ระยะที่\s?|\(?\s?(?:พ\.ศ\.|ปี)\s?)(\d+)(?:\s?[-–]\s?2[45]\d\d\s?\)?)?$")
_STAGE_HEAD = re.compile(r"^(?:ระยะ|ฉบับ)ที่\s?(?P<number>\d+)\s?\(?(?:พ\.ศ\.)?\s?2[45]\d\d\s?[-–]\s?2[45]\d\d\)?\s?(?P<proposed>\((?:ฉบับ)?ที่?เสนอ[^()]{0,30}\))?$")
"""A stage of a plan; beside one that is said to be proposed now, an earlier one is the old plan."""
_BOTH_HEADS = re.compile(r"^(?:\S+\s)?เดิม\s+(?:ใหม่|ปรับปรุง|แก้ไข)\S*$")
_OLD_LINE = re.compile(r"^(?:เดิม|จากเดิม)\s?[:：]\s?(?P<rest>[^(\[].+)$")
_NEW_LINE = re.compile(r"^(?:ใหม่|แก้ไขเป็น|ปรับ(?:เป็น|ปรุงเป็น)|เป็น)\s?[:：]\s?(?P<rest>.+)$")
_CELL = re.compile(r"^(?:ไม่|ร้อยละ|อย่างน้อย|มากกว่า|น้อยกว่า|เพิ่ม|ลด|อันดับ|ลำดับ|จำนวน|เท่ากับ|[<>≥≤=]|\d+(?:[.,]\d+)*\s?(?!\.)[ก-๎%]*)")
_SAME = re.compile(r"^(?:คง|ไม่เปลี่ยนแปลง|เหมือนเดิม|ตามเดิม|เช่นเดิม)")
_HEAD_DISTANCE = 3
_LONGEST_CELL = 700
_NARROW, _LONGEST_VALUE = 30, 150


@dataclass(frozen=True, slots=True)
class Compared:
    """The lines of the plan itself, what belongs to the old one, and rows nobody can tell apart."""

    lines: tuple[Line, ...]
    superseded: tuple[Found, ...]
    problems: tuple[Problem, ...]


def keep_current(lines: list[Line]) -> Compared:
    """Take old columns and “เดิม : …” lines out of ``lines``."""
    kept: list[Line] = []
    old: list[Found] = []
    problems: list[Problem] = []
    index = 0
    while index < len(lines):
        width, year = _heads(lines, index)
        if width:
            end = _end_of_table(lines, index + width)
            current, former, doubts = _split_table(lines[index + width:end])
            kept += [replace(line, year=year) for line in current]
            old += former
            problems += doubts
            index = end
            continue
        single = _OLD_LINE.match(lines[index].text)
        renewed = _NEW_LINE.match(lines[index].text)
        if single:
            old.append(Found("text", single["rest"], lines[index].number, "old-line"))
        else:
            kept.append(replace(lines[index], text=renewed["rest"]) if renewed else lines[index])
        index += 1
    return Compared(tuple(kept), tuple(old), tuple(problems))


def _heads(lines: list[Line], index: int) -> tuple[int, int | None]:
    """How many lines from ``index`` head an old and a new column (0: none), and the year the new head gives."""
    text = lines[index].text
    if _BOTH_HEADS.match(text):
        return 1, None
    stages = [_STAGE_HEAD.match(line.text) for line in lines[index:index + 2]]
    if len(stages) == 2 and stages[0] and stages[1] and stages[1]["proposed"] and int(stages[0]["number"]) < int(stages[1]["number"]):  # noqa: PLR2004 - the old and the new
        return 2, None
    edition = _EDITION_HEAD.match(text)
    if not (_OLD_HEAD.match(text) or edition) or _OLD_LINE.match(text):
        return 0, None
    for distance in range(1, _HEAD_DISTANCE + 1):
        if index + distance >= len(lines):
            break
        other = lines[index + distance].text
        wrapped = f"{other} {lines[index + distance + 1].text}" if index + distance + 1 < len(lines) else other
        later = _EDITION_HEAD.match(other) or (_EDITION_HEAD.match(wrapped) if edition else None)
        newer = bool(edition and later and int(later[1]) > int(edition[1])) if edition else bool(_NEW_HEAD.match(other))
        if newer:
            extra = 1 if edition and index + distance + 1 < len(lines) and re.match(r"^[\[(]|พ\.ศ\.", lines[index + distance + 1].text) else 0
            years = years_in(other)
            return distance + 1 + extra, years[-1][2] if years else None
    return 0, None


def _end_of_table(lines: list[Line], start: int) -> int:
    """A table ends at the heads of the next one (with the label above them), at a decision or at a paragraph."""
    seen: set[Marker] = set()
    for index in range(start, len(lines)):
        text = lines[index].text
        marker, rest = split_marker(text)
        if marker in seen and marker and marker.style == "dot" and heads_other_matter(rest):  # the writer's next paragraph: the rows had its number
            return index
        if marker and marker.numbers:
            seen.add(marker)
        if is_decision(rest) or len(text) > _LONGEST_CELL or rest.startswith(("ทั้งนี้", "หมายเหตุ", "[")):
            return index
        if index > start and _heads(lines, index)[0]:
            label = read_label(split_marker(lines[index - 1].text)[1])
            return index - 1 if label and not label.rest and index - 1 > start else index
    return len(lines)


def _split_table(rows: list[Line]) -> tuple[list[Line], list[Found], list[Problem]]:
    current: list[Line] = []
    old: list[Found] = []
    problems: list[Problem] = []
    for block in _blocks(join_labels(rows)):
        head, cells = _whole_head(*block)
        if head:
            current.append(head)
        if not cells:
            continue
        if any(heading_of(cell) for cell in cells):
            new, former, doubts = numbered_pairs(cells)
        elif numbered := _numbered_rows(cells):
            new, former, doubts = _each_row(numbered)
        elif len(cells) > 2 and _valued(cells):  # noqa: PLR2004 - two are the old and the new cell
            new, former, doubts = _value_rows(cells)
        else:
            new, former, doubts = _two_cells(cells)
        current += new
        old += former
        problems += doubts
    return current, old, problems


def _blocks(rows: list[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """Each bare label of the table's first column with the cells behind it."""
    head: Line | None = None
    cells: list[Line] = []
    for row in rows:
        label = read_label(split_marker(row.text)[1])
        if _is_head(label) and not heading_of(row):
            if head or cells:
                yield head, cells
            head, cells = row, []
        else:
            cells.append(row)
    yield head, cells


def _whole_head(head: Line | None, cells: list[Line]) -> tuple[Line | None, list[Line]]:
    """The head of a row wrapped in its narrow column, and the old and the new cell: short lines before two that are each longer than all of them."""
    *tail, old, new = cells if len(cells) > 2 else [None, None]  # noqa: PLR2004 - an old and a new cell
    rest = [line for line in tail if line is not None and len(line.text) <= _NARROW and split_marker(line.text)[0] is None]
    if head is None or old is None or new is None or not rest or len(rest) < len(tail) or min(len(old.text), len(new.text)) <= 2 * _NARROW:
        return head, cells
    whole = head.text
    for line in rest:
        whole = join(whole, line.text)
    label = read_label(split_marker(whole)[1])
    return (replace(head, text=whole) if _is_head(label) else head), [old, new]


def _numbered_rows(cells: list[Line]) -> list[list[Line]]:
    """Rows that a numbered name across both columns begins, the first with 1, each with lists in both cells that have other markers, or an old cell that stays."""
    markers = [split_marker(cell.text)[0] for cell in cells]
    first = markers[0]
    if first is None or not first.numbers or first.last != 1:
        return []
    starts: list[int] = []
    for index, marker in enumerate(markers):
        if marker and marker.family == first.family and marker.last == len(starts) + 1:
            starts.append(index)
    rows = [cells[start:end] for start, end in pairwise([*starts, len(cells)])]
    return rows if len(rows) > 1 and all(_cut_of_row(row) for row in rows) else []


def _cut_of_row(row: list[Line]) -> int:
    """Where the new cell of a row begins that holds two lists: at the only change of their markers, or at the word that the old one stays; 0 where neither shows it."""
    same = next((index for index in range(2, len(row)) if _SAME.match(row[index].text)), 0)
    families = [marker.family if (marker := split_marker(cell.text)[0]) else None for cell in row]
    changes = [index for index in range(2, len(row)) if families[index] and families[index] != families[index - 1] and families[index - 1]]
    if same:
        return same if same == len(row) - 1 else 0
    return changes[0] if len(changes) == 1 and len(row) > 2 and None not in families[1:] else 0  # noqa: PLR2004 - a name and two cells


def _each_row(rows: list[list[Line]]) -> tuple[list[Line], list[Found], list[Problem]]:
    """The names of rows with their new cells, and what was in the old ones."""
    current: list[Line] = []
    old: list[Found] = []
    for row in rows:
        cut = _cut_of_row(row)
        stays = bool(_SAME.match(row[cut].text))
        current += [row[0], *(row[1:cut] if stays else row[cut:])]
        old += [] if stays else [Found("text", cell.text, cell.number, "old-column") for cell in row[1:cut]]
    return current, old, []


def _is_head(label: Label | None) -> bool:
    return bool(label and not label.rest and label.role not in ("agencies", "support"))


def _valued(cells: list[Line]) -> bool:
    plain = [cell.text for cell in cells if split_marker(cell.text)[0] is None]
    return sum(bool((len(text) <= _LONGEST_VALUE and _CELL.match(text)) or _SAME.match(text)) for text in plain) >= 2  # noqa: PLR2004 - an old and a new value


def _value_rows(cells: list[Line]) -> tuple[list[Line], list[Found], list[Problem]]:
    """Rows of a name, an old value and a new value; each may be wrapped. The new value has as many lines as the old one."""
    current: list[Line] = []
    old: list[Found] = []
    index = 0
    while index < len(cells):
        name: list[Line] = []
        while index < len(cells) and not (_CELL.match(cells[index].text) or _SAME.match(cells[index].text)):
            name.append(cells[index])
            index += 1
        former, index = _value_cell(cells, index, None)
        latter, index = _value_cell(cells, index, len(former))
        if name and former:
            label = _text(name)
            old.append(Found("targets", f"{label} {_text(former)}", former[0].number, "old-column"))
            value = former if latter and _SAME.match(latter[0].text) else latter
            if value:
                current.append(replace(name[0], text=f"{label} {_text(value)}"))
    return current, old, []


def _value_cell(cells: list[Line], index: int, lines: int | None) -> tuple[list[Line], int]:
    if index >= len(cells):
        return [], index
    cell = [cells[index]]
    index += 1
    if _SAME.match(cell[0].text):
        return cell, index
    while index < len(cells) and not (_CELL.match(cells[index].text) or _SAME.match(cells[index].text)) and (lines is None or len(cell) < lines):
        cell.append(cells[index])
        index += 1
    return cell, index


def _text(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def _two_cells(cells: list[Line]) -> tuple[list[Line], list[Found], list[Problem]]:
    """One old and one new cell: two lines, or two lists that both count from 1."""
    markers = [split_marker(cell.text)[0] for cell in cells]
    restarts = [index for index in range(1, len(cells)) if (marker := markers[index]) and marker.numbers and marker.last == 1]
    if len(cells) == 2 and not restarts:  # noqa: PLR2004 - an old and a new cell
        cut = 1
    elif len(restarts) == 1 and markers[0] and markers[0].last == 1:
        cut = restarts[0]
    else:
        return [], [Found("text", cell.text, cell.number, "unclear-column") for cell in cells], [unclear(cells[0])]
    new = [] if _SAME.match(cells[cut].text) else cells[cut:]
    new = new or cells[:cut]
    return new, [Found("text", cell.text, cell.number, "old-column") for cell in cells[:cut]], []
