"""The way through the lines of a table that suits it best: which of them begins a row, another cell, one more item, or is none of it (a beam search).

What each line looks like speaks for and against each place; so do the order of the columns, numbers that count on, words that are left open.
Costs and gains are in one unit: an anchor that fits (a body in a column of bodies) is worth 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest

from loaders.text.agencies import names_agencies
from loaders.text.cell_fit import names_project
from loaders.text.line_ends import filled_by, goes_on, left_open
from loaders.text.lines import Line
from loaders.text.matrix import is_cell
from loaders.text.numbering import Marker, split_marker
from loaders.text.target_forms import is_measure, looks_like_value
from loaders.text.targets import cell_target, read_targets
from loaders.text.vocabulary import read_numbered

__all__ = ["ANCHORS", "BODIES", "CONTENT", "GROUP_WORD", "TAKEN", "Step", "best_way", "is_caption", "is_empty", "marked"]

CONTENT = ("goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects")
BODIES = ("agencies", "support")
TAKEN = (*CONTENT, *BODIES, "value")
ANCHORS = (*BODIES, "value")
"""Columns whose cells nothing else looks like: without one, lists beside lists could be cut anywhere."""
GROUP_WORD = re.compile(r"(?:แผน(?!ที่|ก)|ด้าน|มิติ|สาขา|กลุ่ม(?!เป้าหมาย)|หมวด|ประเด็น|ยุทธศาสตร์|เสาหลัก|องค์ประกอบ|ภารกิจ)(?=[ก-๎])")
_FILLED = (*TAKEN, "baseline", "unit")
"""Columns that are hardly ever empty."""
_EMPTY = re.compile(r"^[-–—]$")
_SILENT = re.compile(r"^(?:[\d,.]+(?:\s?(?:ล้าน)?บาท)?|(?:ปีงบประมาณ|ปี|พ\.ศ\.)?\s?(?:พ\.ศ\.)?\s?2[45]\d\d(?:\s?[-–]\s?2[45]\d\d)?|[-–]|\(\*?[^()]{10,200}\))$")
"""What stands in columns of money and time, and remarks."""
_CAPTION = re.compile(r"^เชิง(?:ปริมาณ|คุณภาพ|ผลผลิต|ผลลัพธ์)\s?:?$")
_LISTED, _AMOUNT = re.compile(r"^\(?\d{1,2}[).]\s*[ก-๎“A-Z(]"), re.compile(r"^(?:เฉลี่ย|เหลือ|ประมาณ|รวม)?\s?\d")
_LONGEST_NAME, _LONGEST_VALUE, _BEAM = 160, 60, 48
_LEAVE, _SKIPPED, _NEW_ROW, _NEXT_ROW, _NEXT_ITEM, _SUB_ROW, _AMID = -3.0, -2.0, 0.5, 1.5, 0.5, 1.5, -4.0


@dataclass(frozen=True, slots=True)
class Step:
    """Where a line stands. ``kind``: "row" the first cell, "below" a part of the row with a number below its own, "cell" another, "item" one more in its cell, "rest" of the line before, "group" a name across the table, "out" behind it."""

    kind: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps so far: what they gained, and the markers of the last row, the last item of the open cell, and the last group."""

    gain: float
    steps: tuple[Step, ...]
    row: Marker | None = None
    item: Marker | None = None
    group: Marker | None = None

    def to(self, step: Step, gain: float) -> _Way:
        return replace(self, gain=self.gain + gain, steps=(*self.steps, step))


@dataclass(frozen=True, slots=True)
class _Here:
    """A line with its marker and words, the lines around it, and what it costs to begin something at it."""

    line: Line
    marker: Marker | None
    text: str
    before: str
    following: Line | None

    @property
    def begins(self) -> float:
        return _AMID if left_open(self.before) or (goes_on(self.text) and self.marker is None) else 0.0


def best_way(body: Sequence[Line], roles: Sequence[str]) -> tuple[Step, ...]:
    """The step of each line of ``body`` below heads of columns with ``roles``."""
    ways = [_Way(0.0, ())]
    for at, line in enumerate(body):
        marker, text = marked(line.text, roles)
        here = _Here(line, marker, text, body[at - 1].text if at else "", body[at + 1] if at + 1 < len(body) else None)
        best: dict[tuple[Step, Marker | None, Marker | None], _Way] = {}
        for grown in (each for way in ways for each in _grown(way, here, roles)):
            key = (grown.steps[-1], grown.row, grown.item)
            if key not in best or best[key].gain < grown.gain:
                best[key] = grown
        ways = nlargest(_BEAM, best.values(), key=lambda way: way.gain)
    return max(ways, key=lambda way: way.gain + _ended(way.steps[-1] if way.steps else None, roles)).steps


def _grown(way: _Way, here: _Here, roles: Sequence[str]) -> Iterator[_Way]:
    """The way with each place that the line may have."""
    last = way.steps[-1] if way.steps else None
    if last and last.kind == "out":
        yield way.to(last, 0.0)
        return
    yield from _begun(way, last, here, roles)
    if last is None:
        return
    if last.kind == "group":
        if here.marker is None:
            yield way.to(Step("group"), _rest(here))
        return
    yield way.to(Step("out"), _LEAVE + _ended(last, roles))
    yield from _in_row(way, last, here, roles)


def _begun(way: _Way, last: Step | None, here: _Here, roles: Sequence[str]) -> Iterator[_Way]:
    """The line as a name across the table, or as the first of a row or of a part of it."""
    ended = _ended(last, roles)
    named = _as_group(way, here, roles) if last is None or last.kind != "group" else None
    if named is not None:
        yield replace(way.to(Step("group"), named + ended + here.begins), group=here.marker, row=None, item=None)
    own = _suits(here.line.text, roles[0], valued="value" in roles) + here.begins
    if here.marker and way.row and way.row.numbers and here.marker.numbers[:-1] == way.row.numbers and last and last.kind != "group":
        yield replace(way.to(Step("below"), _SUB_ROW + own), item=None)
    first = _as_row(way, here)
    if first is not None:
        yield replace(way.to(Step("row"), first + own + ended), row=here.marker, item=None)


def _in_row(way: _Way, last: Step, here: _Here, roles: Sequence[str]) -> Iterator[_Way]:
    """The line as a cell behind the last, as one more item in it, or as the rest of the line before."""
    valued = "value" in roles
    opens = here.begins + (0.0 if here.marker is None or here.marker.last <= 1 else _AMID)
    for column in range(last.column + 1, len(roles)):
        skipped = _SKIPPED * sum(role in _FILLED for role in roles[last.column + 1:column])
        yield replace(way.to(Step("cell", column), _suits(here.line.text, roles[column], valued=valued) + skipped + opens), item=here.marker)
    if here.marker is None:
        yield way.to(Step("rest", last.column), _rest(here))
    role, caption = roles[last.column], is_caption(here.text)
    follows = bool(here.marker and way.item and here.marker.follows(way.item))
    plain = here.marker is None and ((way.item is None and role in ANCHORS) or caption)
    below = here.marker is not None and here.marker.last <= 1 and way.item is None
    if follows or plain or below:
        gain = _suits(here.line.text, role, valued=valued) + here.begins + (_NEXT_ITEM if follows else -1.0 if below or role == "value" else 0.0)
        yield replace(way.to(Step("item", last.column), gain), item=None if caption else here.marker)


def _ended(step: Step | None, roles: Sequence[str]) -> float:
    """What it costs to be behind a row that ended with a step."""
    return 0.0 if step is None or step.kind in ("out", "group") else _SKIPPED * sum(role in _FILLED for role in roles[step.column + 1:])


def _as_group(way: _Way, here: _Here, roles: Sequence[str]) -> float | None:
    """What speaks for a line as the name of a group across the table; None where it can be none."""
    marker, head = here.marker, read_numbered(here.text)
    below = marked(here.following.text, roles)[0] if here.following else None
    if here.following is None or len(here.line.text) > _LONGEST_NAME or (below is not None and below.numbers and below.last != 1):
        return None
    if head and head.role is None and head.rest:
        return 3.0
    if not (marker and marker.numbers and below and below.last == 1 and (way.group is None or (marker.family == way.group.family and marker.last == way.group.last + 1))):
        return None
    return 2.5 if GROUP_WORD.match(here.text) or below.numbers == (*marker.numbers, 1) else 1.0


def _as_row(way: _Way, here: _Here) -> float | None:
    """What speaks for a line as the first of a row by its number; None where it can be none."""
    marker = here.marker
    if marker is None:
        return 1.0 if read_numbered(here.text) else 0.0 if way.row is None or not way.row.numbers else None
    if way.row is None:
        return _NEW_ROW if marker.last <= 1 else -2.0
    if marker.family != way.row.family:
        return None
    return _NEXT_ROW if marker.last == way.row.last + 1 else -0.5 if not marker.numbers else -1.5 if marker.last == 1 else None


def _rest(here: _Here) -> float:
    """What speaks for a line as the rest of the one before."""
    if names_agencies(here.text) and not left_open(here.before):
        return -3.0
    return 0.5 if left_open(here.before) or goes_on(here.text) else -0.3 if filled_by(here.before, here.text) else -3.0


def marked(text: str, roles: Sequence[str]) -> tuple[Marker | None, str]:
    """The marker and the words of a line; beside a column of values, an amount (“23.3 ล้านไร่”) has none."""
    return (None, text) if "value" in roles and _is_value(text) else split_marker(text)


def is_caption(text: str) -> bool:
    """Whether a line above measures in a cell says of which sort they are."""
    return bool(_CAPTION.match(text))


def is_empty(text: str) -> bool:
    """Whether a cell says that it is empty."""
    return bool(_EMPTY.match(text))


@lru_cache(maxsize=4096)
def _is_value(text: str) -> bool:
    return len(text) <= _LONGEST_VALUE and not _LISTED.match(text) and bool(looks_like_value(text) or is_cell(text) or (_AMOUNT.match(text) and cell_target(text, None, None)))


@lru_cache(maxsize=4096)
def _suits(line: str, role: str, *, valued: bool) -> float:
    """How well a line suits a column by what it looks like. ``valued``: whether the table has a column of values."""
    if is_empty(line):
        return 0.5
    value = _is_value(line)
    text = line if valued and value else split_marker(line)[1]
    bodies = names_agencies(text)
    if role in BODIES:
        return 3.0 if bodies else -3.0
    if role in ("value", "baseline"):
        return -4.0 if not value else 3.0 if role == "value" else 2.0
    if role in ("unit", "other", "benefits") or (role == "table" and (bodies or len(text) > _LONGEST_NAME)):
        return 1.0 if _SILENT.match(text) else -1.0
    gain = -4.0 if bodies or _SILENT.match(text) or (valued and value and role != "indicators") else 0.0
    gain += (3.0 if role == "projects" else -2.0) if names_project(text) else (-1.0 if role == "projects" else 0.0)
    measured = bool(is_measure(text) or read_targets(text, values_only=True) or is_caption(text))
    return gain + ((2.0 if measured else -0.7) if role == "indicators" else -1.0 if measured else 0.0)
