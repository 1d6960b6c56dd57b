"""Columns of tables that hold nothing of the plan's structure (money, dates, values of the past): taken out before the rows are read.

The cells of a flattened table stand one a line. Below heads that name such a column, amounts of money, spans of years, and the first of two
values in a row (“ค่าฐาน” before “ค่าเป้าหมาย”) are those cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.lines import Line
from loaders.text.tables import bare_label, ends_table
from loaders.text.target_forms import looks_like_value
from loaders.text.vocabulary import Label

__all__ = ["without_side_columns"]

_MONEY_HEAD = re.compile(r"(?:งบประมาณ|วงเงิน|จำนวนเงิน|กรอบวงเงิน)")
_TIME_HEAD = re.compile(r"(?:ระยะเวลา|ปีงบประมาณ|ปีที่ดำเนิน)")
_MONEY = re.compile(r"^(?:\d[\d,.]*\s?(?:ล้าน)?(?:บาท)?|-)$")
_TIME = re.compile(r"^(?:(?:ปีงบประมาณ|ปี)?\s?(?:พ\.ศ\.)?\s?2[45]\d\d(?:\s?[-–]\s?2[45]\d\d)?|-)$")
_TOTAL = re.compile(r"^รวม(?:ทั้งสิ้น|ทั้งหมด)?$")
_CONTENT = ("goals", "indicators", "tactics", "guidelines", "activities", "projects", "value", "agencies", "support", "groups")
_LEAST_CELLS = 2


def without_side_columns(lines: list[Line]) -> list[Line]:
    """``lines`` without the heads and cells of such columns."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        heads = _run_of_heads(lines, index)
        sides = {_side(label) for _, label in heads} - {""}
        if len(heads) < _LEAST_CELLS or not sides or not any(label.role in _CONTENT for _, label in heads):
            passed = max(1, len(heads))  # no shorter run of these heads is one either
            out += lines[index:index + passed]
            index += passed
            continue
        start = index + len(heads)
        end = next((at for at in range(start, len(lines)) if ends_table(lines[at]) and not _cell(lines[at].text, sides)), len(lines))
        rows = _rows(lines[start:end], sides)
        dropped = end - start - len(rows)
        kept = [line for line, label in heads if not _side(label)] if dropped >= _LEAST_CELLS else [line for line, _ in heads]
        out += [*kept, *(rows if dropped >= _LEAST_CELLS else lines[start:end])]
        index = end
    return out


def _run_of_heads(lines: Sequence[Line], index: int) -> list[tuple[Line, Label]]:
    heads: list[tuple[Line, Label]] = []
    while index < len(lines) and (label := bare_label(lines[index])):
        heads.append((lines[index], label))
        index += 1
    return heads


def _side(label: Label) -> str:
    """Which kind of side column a label heads, if any."""
    if label.role == "baseline":
        return "baseline"
    if label.role != "other":
        return ""
    return "money" if _MONEY_HEAD.search(label.words) else "time" if _TIME_HEAD.search(label.words) else ""


def _cell(text: str, sides: set[str]) -> bool:
    return bool(("money" in sides and (_MONEY.match(text) or _TOTAL.match(text))) or ("time" in sides and _TIME.match(text)))


def _rows(lines: Sequence[Line], sides: set[str]) -> list[Line]:
    rows = [line for line in lines if line.place or not _cell(line.text, sides)]
    if "baseline" not in sides:
        return rows
    return [line for at, line in enumerate(rows) if line.place or not (looks_like_value(line.text) and at + 1 < len(rows) and looks_like_value(rows[at + 1].text))]
