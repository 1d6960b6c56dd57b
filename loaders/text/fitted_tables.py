"""Tables flattened to one cell a line of which nothing is known but their heads: every line gets the place in a row that suits the whole table best.

“ประเด็น · กิจกรรม · ตัวชี้วัด · หน่วยงาน” and below them lines that may be the first cell of a row, another cell, one more item of a cell, the
rest of a wrapped line, the name of a group across the table, or none of it (see ``table_ways``). Read so are tables with numbered rows and a
column of bodies or of values, where most rows have most of their cells; rows that are numbered headings are left to other readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.text.lines import Line, Place, join, with_tables
from loaders.text.numbering import Marker, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.table_ways import ANCHORS, BODIES, CONTENT, GROUP_WORD, TAKEN, Step, best_way, is_caption, is_empty, marked
from loaders.text.tables import bare_label
from loaders.text.vocabulary import heads_other_matter, kind_in, read_label, read_numbered

__all__ = ["place_fitted"]

_FIRST = ("table", "groups", "tactics", "guidelines", "projects", "activities", "goals", "indicators")
_COLUMNS = (*CONTENT, *ANCHORS, "unit", "baseline", "other", "table", "benefits")
_BELOW = {"tactics": "guidelines", "groups": "tactics", "table": "tactics"}
"""What rows are that are numbered below the names of groups, by the head of their column."""
_LEADS_DOWN = re.compile(r"\s*(?:เช่น|ดังนี้|ได้แก่)$")
_FROM, _TO = re.compile(r"^(?:จาก|เดิม|ปัจจุบัน)\s?\(?(?:ปี(?:งบประมาณ)?\s?)?(?:พ\.ศ\.\s?)?2[45]\d\d\)?$"), re.compile(r"^(?:เป็น|ภายใน|ใน|(?:ค่า)?เป้าหมาย)\s?\(?(?:ปี(?:งบประมาณ)?\s?)?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)\)?$")
"""Heads of what is so far and of what is aimed at: “จาก (ปี 2559)” · “เป็น (ปี 2579)”."""
_LEAST_COLUMNS, _MOST_COLUMNS, _LEAST_ROWS, _LONGEST_NAME, _LONGEST = 2, 7, 2, 160, 240
_LEAST_FILLED = 0.6


def place_fitted(lines: list[Line]) -> list[Line]:
    """``lines`` with the parts of such tables placed, without their heads. Lines that another reader placed are left alone."""
    return with_tables(lines, _table)


def _table(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    roles, year = _heads(lines, index)
    if not roles:
        return [], index
    start = index + len(roles)
    end = next((at for at in range(start, min(len(lines), start + _LONGEST)) if _over(lines[at])), min(len(lines), start + _LONGEST))
    body = lines[start:end]
    if len(body) < _LEAST_ROWS * _LEAST_COLUMNS:
        return [], index
    steps = best_way(body, roles)
    inside = next((at for at, step in enumerate(steps) if step.kind == "out"), len(steps))
    while inside and steps[inside - 1].kind in ("row", "group") and heads_other_matter(marked(body[inside - 1].text, roles)[1]):  # the writer's next paragraph
        inside -= 1
    if any(read_numbered(split_marker(line.text)[1]) for line in body[:inside]):  # other readers know such rows by their heads
        return [], index
    if not any(step.kind == "row" and marked(line.text, roles)[0] for line, step in zip(body, steps, strict=True)) or not _proven(steps[:inside], roles):
        return [], index
    placed = _placed(body[:inside], steps[:inside], roles, kind_in(lines[index].text))
    return [part for each in placed for part in _measured(each, roles, year)], start + inside


def _heads(lines: Sequence[Line], index: int) -> tuple[tuple[str, ...], int | None]:
    """The roles of the columns whose heads begin on a line, and the year that the head of the values gives; none where no table of a plan does."""
    above = bare_label(lines[index - 1]) if index else None
    first = bare_label(lines[index])
    if first is None or lines[index].place or first.role not in _FIRST or (above and above.role in _COLUMNS):
        return (), None
    roles = [first.role]
    year = None
    for line in lines[index + 1:index + _MOST_COLUMNS]:
        label, due = bare_label(line), _TO.match(line.text) if "baseline" in roles else None
        role = "value" if due else "baseline" if _FROM.match(line.text) else label.role if label else ""
        if role not in _COLUMNS:
            break
        year = int(due["year"]) if due else year
        roles.append(role)
    content = [role for role in roles if role in TAKEN]
    told = (len(roles) > _LEAST_COLUMNS or roles[-1] in BODIES) and len(content) >= _LEAST_COLUMNS - (roles[0] == "table") and len(set(content)) == len(content) and any(role in ANCHORS for role in roles[1:])
    return (tuple(roles), year) if told else ((), None)


def _over(line: Line) -> bool:
    """Whether a line is no cell of any table of a plan."""
    rest = split_marker(line.text)[1]
    label = read_label(rest)
    return line.place is not None or is_note(line.text) or is_decision(rest) or bool(label and label.role in ("vision", "alignment") and len(rest) <= _LONGEST_NAME) or (split_marker(line.text)[0] is None and heads_other_matter(rest) and bool(label))


def _proven(steps: Sequence[Step], roles: Sequence[str]) -> bool:
    """Whether there are rows, and most have most of their cells."""
    taken = [column for column, role in enumerate(roles) if role in TAKEN and column]
    filled = [0]
    for step in steps:
        if step.kind == "row":
            filled.append(0)
        elif step.kind == "cell" and step.column in taken:
            filled[-1] += 1
    rows = filled[1:]
    return len(rows) >= _LEAST_ROWS and sum(rows) >= _LEAST_FILLED * len(rows) * len(taken)


def _placed(body: Sequence[Line], steps: Sequence[Step], roles: Sequence[str], kind: str) -> Iterator[Line]:
    grouped = any(step.kind == "group" for step in steps)
    nested = any((marker := split_marker(line.text)[0]) and len(marker.numbers) > 1 for line, step in zip(body, steps, strict=True) if step.kind == "row") and grouped
    held: Line | None = None
    for line, step in zip(body, steps, strict=True):
        marker, text = marked(line.text, roles)
        if held is not None and (step.kind == "rest" or (step.kind == "group" and held.place is not None and held.place.role == "groups" and marker is None)):
            held = replace(held, text=join(held.text, text))
            continue
        if held is not None:
            yield held
        held = _part(line, marker, text, step, roles, kind if nested or not grouped else "", nested=nested)
    if held is not None:
        yield held


def _part(line: Line, marker: Marker | None, text: str, step: Step, roles: Sequence[str], kind: str, *, nested: bool) -> Line | None:
    """The part that a line begins; None for what is none. ``nested``: rows are numbered below the numbers of the names, and are what those consist of."""
    head = read_numbered(text)
    number = marker.printed if marker else None
    if step.kind == "group":
        return replace(line, text=head.rest, place=Place("groups", head.number, kind=head.kind)) if head and head.rest else replace(line, text=_LEADS_DOWN.sub("", text), place=Place("groups", number, kind=kind if nested else _kind_of(text)))
    role = roles[step.column]
    if step.kind == "below":
        return replace(line, text=text, place=Place("sub_bullets", number, 1))
    if step.kind == "row":
        role = _BELOW.get(role, role) if nested else role if role != "table" else "groups" if kind else "tactics"
        if head and head.rest:
            text, number = head.rest, head.number
        return replace(line, text=text, place=Place(role, number, kind=(head.kind if head else kind) if role == "groups" else ""))
    return replace(line, text=text, place=Place(role, number, 1)) if role in TAKEN and not is_empty(line.text) and not is_caption(text) else None


def _measured(part: Line, roles: Sequence[str], year: int | None) -> Iterator[Line]:
    """A part with the year of its column; goals beside values and no measures are measured themselves."""
    if part.place is None or part.place.role != "value":
        yield part
        if part.place and part.place.role == "goals" and "value" in roles and "indicators" not in roles:
            yield replace(part, place=replace(part.place, role="indicators"))
    else:
        yield replace(part, year=part.year or year)


def _kind_of(name: str) -> str:
    found = GROUP_WORD.match(name)
    return "แผนปฏิบัติการ" if name.startswith("แผนปฏิบัติการ") else found[0] if found and found[0] != "แผน" else "ประเด็น"
