"""Parts that stand below stages, one a line: “ระยะเร่งด่วน” · what is done then · “ระยะยาว” · what is done then, below each measure or beside it.

A stage heads nothing of its own: what stands below it are parts of the measure whose stages they are, each a line. They get the
bullet they would have in a list. Where the stages are the heads of columns, each row has a cell for every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.line_ends import goes_on, left_open
from loaders.text.lines import Line, join, with_tables
from loaders.text.numbering import split_marker
from loaders.text.prose import is_decision, is_note
from loaders.text.tables import bare_label
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["mark_stages"]

_STAGE = re.compile(r"^ระยะ(?:ที่\s?\d+|เร่งด่วน|สั้น|(?:ปาน)?กลาง|ยาว|แรก|ต่อไป|ถัดไป)\s?(?:\([^()]{1,60}\)|(?:ปี|พ\.ศ\.|2[45]\d\d)[\s\d.–ปีพศ-]*)?\s?:?$")
_LEAST_STAGES, _LONGEST_BLOCK, _LEAST_ROWS, _MOST_ROWS = 2, 40, 2, 60


def mark_stages(lines: list[Line]) -> list[Line]:
    """``lines`` with a bullet before each such part, without the lines that name a stage."""
    return with_tables(lines, _staged)


def _staged(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The parts of stages the first of which is named on a line."""
    if not _STAGE.match(lines[index].text):
        return [], index
    placed, end = _columns(lines, index)
    return (placed, end) if placed else _below(lines, index)


def _columns(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """The rows below stages that head columns, behind the head of the measures; nothing where the rows have other cells than those."""
    stages = index
    while stages < len(lines) and _STAGE.match(lines[stages].text):
        stages += 1
    count = stages - index
    label = bare_label(lines[index - 1]) if index else None
    if count < _LEAST_STAGES or label is None or label.role not in ("tactics", "guidelines", "groups", "table"):
        return [], index
    rows: list[Line] = []
    at = stages
    while at + count < len(lines) and len(rows) < _MOST_ROWS * (count + 1):
        name, cells = lines[at], lines[at + 1:at + 1 + count]
        marker = split_marker(name.text)[0]
        if marker is None or marker.last != len(rows) // (count + 1) + 1 or not all(_is_part(cell) for cell in cells):
            break
        rows += [name, *(replace(cell, text=f"• {cell.text}") for cell in cells)]
        at += count + 1
    return (rows, at) if len(rows) >= _LEAST_ROWS * (count + 1) else ([], index)


def _below(lines: Sequence[Line], index: int) -> tuple[list[Line], int]:
    """What stands below the stages of one measure; nothing where it has only one, or a stage has nothing below it."""
    blocks: list[list[Line]] = []
    at = index
    while at < len(lines) and at < index + _LONGEST_BLOCK and not _is_over(lines[at]):
        line = lines[at]
        if _STAGE.match(line.text):
            blocks.append([])
        elif _is_name(lines, at):
            break
        else:
            blocks[-1].append(line)
        at += 1
    if len(blocks) < _LEAST_STAGES or not all(blocks):
        return [], index
    most = max(_unmarked(block) for block in blocks[:-1]) or 1
    while _unmarked(blocks[-1]) > most:  # running text behind the last stage
        blocks[-1].pop()
        at -= 1
    return [part for block in blocks for part in _marked(block)], at


def _is_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a numbered line is the next measure: a stage stands right below it, or its number goes on with no list of the stage."""
    marker = split_marker(lines[at].text)[0]
    if marker is None or not marker.numbers:
        return False
    return at + 1 >= len(lines) or bool(_STAGE.match(lines[at + 1].text)) or (marker.last > 1 and not _goes_on_inside(lines, at))


def _goes_on_inside(lines: Sequence[Line], at: int) -> bool:
    """Whether the number before stands between this line and the name of the stage."""
    marker = split_marker(lines[at].text)[0]
    for line in reversed(lines[:at]):
        if _STAGE.match(line.text):
            return False
        before = split_marker(line.text)[0]
        if before and marker and marker.follows(before):
            return True
    return False


def _is_over(line: Line) -> bool:
    rest = split_marker(line.text)[1]
    label = read_label(rest)
    return is_note(line.text) or is_decision(rest) or (read_numbered(rest) is not None and not _STAGE.match(rest)) or (label is not None and not label.rest and not _STAGE.match(rest))


def _is_part(line: Line) -> bool:
    return split_marker(line.text)[0] is None and not _is_over(line) and not _STAGE.match(line.text)


def _unmarked(block: Sequence[Line]) -> int:
    """How many lines at the end of a block have no marker."""
    return next((count for count, line in enumerate(reversed(block)) if split_marker(line.text)[0]), len(block))


def _marked(block: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    for line in block:
        if split_marker(line.text)[0]:
            out.append(line)
        elif out and (goes_on(line.text) or left_open(out[-1].text) or split_marker(out[0].text)[0] != split_marker("• ก")[0]):
            out[-1] = replace(out[-1], text=join(out[-1].text, line.text))
        else:
            out.append(replace(line, text=f"• {line.text}"))
    return out
