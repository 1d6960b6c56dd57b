"""Tables by fields, flattened to one cell a line: a numbered name, quantities, what is aimed at, and lists of what is offered under captions.

“1. สาขาช่างราง · 7,280 คน · 5,670 คน · เพื่อรองรับรถไฟ · ระดับอาชีวศึกษา · 1) งานซ่อมราง · 2) งานอาณัติสัญญาณ”. What proves such a table is
that a sentence above it counts the fields, that all names begin with the word counted, that quantities stand below them, and that a
column of what is aimed at is headed. The cells are told apart by what they look like, whatever the order of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.text.line_ends import goes_on, leads_down
from loaders.text.lines import Line, Place, join
from loaders.text.numbering import Marker, split_inline, split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.told import read_clauses
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["place_fields"]

_COUNTED = re.compile(r"(?<![\d.,/])(?P<count>\d{1,2})\s?(?P<word>สาขา|กลุ่ม|ด้าน|ประเภท|ชนิด|พื้นที่|สินค้า|อุตสาหกรรม|คลัสเตอร์|ภาค|ลุ่มน้ำ|เมือง|จังหวัด|หลักสูตร|อาชีพ)")
_QUANTITY = re.compile(r"^(?:(?:มากกว่า|น้อยกว่า|ไม่น้อยกว่า|ไม่เกิน|ประมาณ|เกือบ|กว่า|ราว)\s?)?(?:[\d][\d,.]*\s?\*{0,2}\s?(?:[ก-๎/.]{1,24}(?:ต่อ[ก-๎]{1,12})?)?(?:\s?\([^()]{0,40}\)?)?|-)?$")
_NO_DATA = re.compile(r"^(?:ยัง)?ไม่มี(?:ข้อมูล|ผล|ตัวเลข)|^อยู่ระหว่าง")
_CAPTION = re.compile(r"^(?:ระดับ|ภาค|กลุ่ม|ประเภท|ส่วน|หมวด|ด้าน)[^\d:]{2,70}$")
_AIMS, _AIMED = re.compile(r"เป้าหมาย|เป้าประสงค์"), re.compile(r"^เพื่อ(?=[ก-๎])")
_OFFERED = ("โครงการ", "หลักสูตร", "สาขา", "วิชา", "รายวิชา", "กิจกรรม", "ชุดวิชา")
_LEADS = re.compile(r"\s?(?:เช่น|ได้แก่|อาทิ)\s?:?$")
_LIST_INSIDE = re.compile(r"\s(?:เช่น|ได้แก่|อาทิ|ประกอบด้วย)\s?(?=\(?1\))")
_LONGEST_ROW, _LONGEST_HEAD, _MOST_HEADS, _LEAST_ROWS, _LEAST_AIM, _LEAST_WORD, _LONGEST_LINE = 60, 60, 20, 2, 30, 3, 30_000


def place_fields(lines: list[Line]) -> list[Line]:
    """``lines`` with the parts of the first such table placed, without its heads."""
    for index, line in enumerate(lines):
        names = _names(lines, index) if (marker := _numbered(line)[0]) and marker.numbers == (1,) else []
        word = _counted_word(lines, names) if len(names) >= _LEAST_ROWS else ""
        if not word:
            continue
        rows = [list(lines[start:end]) for start, end in pairwise([*names, _end(lines, names[-1])])]
        measured = sum(any(map(_is_quantity, row[1:3])) for row in rows)
        if measured * 2 < len(rows) or any(len(row) > _LONGEST_ROW for row in rows):
            continue
        start = _first_head(lines, index)
        placed = [part for row in rows for part in _row(row, word)]
        aimed = sum(part.place is not None and part.place.role == "goals" for part in placed)
        if aimed * 2 < len(rows) or not any(_AIMS.search(head.text) for head in lines[start:index]):  # no column of what is aimed at: funds, results
            continue
        return [*lines[:start], *placed, *lines[names[-1] + len(rows[-1]):]]
    return lines


def _numbered(line: Line) -> tuple[Marker | None, str]:
    """The number and the name of a line, which may be a numbered heading by then (“สาขาที่ 1 …”)."""
    marker, rest = split_marker(line.text)
    head = read_numbered(rest)
    return (Marker(head.kind, (int(head.number),)), head.rest) if head and head.role is None and head.number.isdigit() else (marker, rest)


def _names(lines: Sequence[Line], index: int) -> list[int]:
    """Where the names stand that count up from the one on a line, and begin as it does."""
    first, name = _numbered(lines[index])
    names = [index]
    start = name[:_LEAST_WORD]
    if first is None or len(start) < _LEAST_WORD or read_label(name):
        return []
    for at in range(index + 1, len(lines)):
        marker, rest = _numbered(lines[at])
        if at - names[-1] > _LONGEST_ROW:
            break
        if marker and marker.family == first.family and marker.last == len(names) + 1 and rest.startswith(start):
            names.append(at)
    return names


def _counted_word(lines: Sequence[Line], names: Sequence[int]) -> str:
    """The word that a sentence above counts as many of as there are names, all of which begin with it; empty where none does."""
    texts = [_numbered(lines[at])[1] for at in names]
    counted = (found for line in reversed(lines[:names[0]]) for found in _COUNTED.finditer(line.text[:_LONGEST_LINE]))
    return next((found["word"] for found in counted if int(found["count"]) == len(names) and all(text.startswith(found["word"]) for text in texts)), "")


def _first_head(lines: Sequence[Line], index: int) -> int:
    """Where the heads of the columns begin: short lines without a mark above the first name, which may be wrapped."""
    start = index
    while start and index - start < _MOST_HEADS and len(lines[start - 1].text) <= _LONGEST_HEAD and split_marker(lines[start - 1].text)[0] is None and not leads_down(lines[start - 1].text):
        start -= 1
    return start


def _end(lines: Sequence[Line], last: int) -> int:
    """Where the last row is over: at a note, a decision, or a paragraph of the writer's."""
    own = _numbered(lines[last])[0]
    for index in range(last + 1, len(lines)):
        marker, rest = split_marker(lines[index].text)
        label = read_label(rest) if marker is None or marker.numbers else None
        paragraph = marker is not None and (marker.style == "deep" or (own is not None and marker.family == own.family and marker.last > own.last))
        if paragraph or is_note(lines[index].text) or is_decision(rest) or read_numbered(rest) or (label and label.role in ("other", "benefits", "alignment", "vision")):
            return index
    return len(lines)


def _is_quantity(line: Line) -> bool:
    return bool(_QUANTITY.match(line.text))


def _row(row: Sequence[Line], kind: str) -> Iterator[Line]:
    """The parts of a row: its name, what is aimed at, projects, and what is offered."""
    marker, name = _numbered(row[0])
    yield replace(row[0], text=name, place=Place("groups", marker.printed if marker else None, kind=kind))
    held: Line | None = None
    aimed = False
    body = [*_cells(row[1:])]
    for at, line in enumerate(body):
        mark, text = split_marker(line.text)
        following = split_marker(body[at + 1].text)[0] if at + 1 < len(body) else None
        listed = mark is None and (_CAPTION.match(text) or _heads_list(text, following))
        if held and mark is None and not listed and (goes_on(text) or _plain(text)) and not _AIMED.match(text):
            held = replace(held, text=join(held.text, text))  # the rest of what is aimed at
            continue
        if held:
            yield held
            held = None
        if listed and not text.startswith("โครงการ"):
            continue
        if mark is None and not aimed and (_AIMED.match(text) or (len(text) >= _LEAST_AIM and _plain(text))):
            held, aimed = replace(line, place=Place("goals")), True
        else:
            yield from _offered(line, mark, text)
    if held:
        yield held


def _cells(body: Sequence[Line]) -> Iterator[Line]:
    """The lines of a row without quantities, what is said of them in brackets, and the remarks behind the row."""
    open_bracket = remarks = measured = False
    for line in body:
        mark, text = split_marker(line.text)
        if open_bracket:
            open_bracket = ")" not in text
            continue
        remarks = remarks or (mark is not None and not mark.numbers and bool((label := read_label(text)) and label.role == "other"))
        if remarks:
            continue
        quantity = _is_quantity(line)
        if measured and text.startswith("(") and len(text) <= _LONGEST_HEAD:
            open_bracket = ")" not in text
        elif not quantity:
            yield line
        measured = quantity


def _heads_list(text: str, following: Marker | None) -> bool:
    """Whether a line stands above a list of its own, as its caption."""
    return following is not None and following.last == 1 and len(text) <= _LONGEST_HEAD and not _AIMED.match(text)


def _plain(text: str) -> bool:
    """Whether a line says by its first word that it is nothing that is offered."""
    return not (text.startswith(_OFFERED) or _NO_DATA.match(text) or goes_on(text))


def _offered(line: Line, mark: Marker | None, text: str) -> Iterator[Line]:
    """Projects told of or named, and items of a list, which may run on inside the line."""
    told = [part for clause in read_clauses(text)[1] if clause.role == "projects" for part in clause.parts] if mark is None and not text.startswith("โครงการ") else []
    inside = _LIST_INSIDE.search(text) if mark is None else None
    if told:
        yield from (replace(line, text=part, place=Place("projects")) for part in told)
    elif inside:
        yield from (replace(line, text=part, place=Place("guidelines", str(number))) for number, part in split_inline(text[inside.end():])[1])
    elif not _NO_DATA.match(text):
        role = "projects" if text.startswith("โครงการ") else "guidelines"
        yield replace(line, text=_LEADS.sub("", text), place=Place(role, mark.printed if mark else None))
