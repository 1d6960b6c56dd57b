"""Where the headings of a table stand and what its columns mean: several header rows, merged headings, years below “งบประมาณ”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.table.amounts import years_of
from loaders.table.fields import ANCHORS, Confidence, context_of, field_of, heading_key
from loaders.table.header_rows import (
    ENOUGH,
    PHASE,
    TOTAL,
    Part,
    filled,
    is_column_numbers,
    last_header_row,
    part_of,
    short_part,
    short_years,
    starts_header,
)
from loaders.table.mapping import ColumnMapping, ColumnRule
from loaders.table.neighbours import settled
from loaders.workbook.book import Sheet

__all__ = ["columns_named", "header_at", "is_column_numbers", "mapping_of_rows", "with_given"]

_YEAR_HEAD = re.compile(r"^(?=.*(?:ปี|พ\.?ศ))(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:ปี)?(?:พ\.?ศ\.?|รายปี)?$")
"""A heading that only says that years stand below it."""
_OLD = re.compile(r"(?:เดิม|เก่า)\)?$")
_NEW = re.compile(r"(?:ใหม่|ปรับปรุง|แก้ไข|เปลี่ยนแปลง|ทบทวน)\)?$")
"""Ends of headings of two columns (or of two groups of columns) that show a table before and after a change."""
_OTHERS = re.compile(r"^(?:เงิน|งบ|แหล่ง)?อื่นๆ?$")
_SIDE = {"หลัก": "agency", "รอง": "support", "ร่วม": "support", "สนับสนุน": "support", "สนับสนุน/ร่วม": "support", "ร่วม/สนับสนุน": "support", "รับผิดชอบหลัก": "agency", "รับผิดชอบร่วม": "support"}
_CARRIED = {"goal", "tactic", "indicator", "guideline"}


def header_at(sheet: Sheet, row: int, *, force_to: int | None = None) -> ColumnMapping | None:
    """The header that starts in ``row``, or None. ``force_to`` says that it ends there, whatever the cells hold."""
    if force_to is None and not starts_header(sheet, row):
        return None
    first = row
    last = force_to or last_header_row(sheet, row)
    columns = _columns(sheet, first, last)
    if force_to is None and (not any(each.field in ANCHORS for each in columns) or len({each.field for each in columns if each.field}) < ENOUGH):
        return None
    return ColumnMapping(sheet.name, (first, last), columns)


def mapping_of_rows(sheet: str, rows: Sequence[Sequence[str]], header: tuple[int, int]) -> ColumnMapping:
    """What columns mean by headings in the ``header`` rows (first and last, from 1) that a person pointed at. ``rows`` are those of the sheet down to there."""
    width = max(map(len, rows), default=0)
    return ColumnMapping(sheet, header, _columns(Sheet(sheet, tuple((*row, *[""] * (width - len(row))) for row in rows)), *header))


def _columns(sheet: Sheet, first: int, last: int) -> tuple[ColumnRule, ...]:
    width = max((len(sheet.rows[row - 1]) for row in range(first, min(last, len(sheet.rows)) + 1)), default=0)
    width = max([width, *(merge.right for merge in sheet.merged if first <= merge.top <= last and sheet.at(merge.top, merge.left))])
    return columns_named({column: path for column, path in ((column, _path(sheet, first, last, column)) for column in range(1, width + 1)) if path})


def columns_named(paths: Mapping[int, tuple[str, ...]]) -> tuple[ColumnRule, ...]:
    """What columns mean by their headings, each from the top row down; a heading can depend on those left of it."""
    ends = [heading_key(text) for path in paths.values() for text in path]
    reader = _ColumnReader(compared=any(map(_OLD.search, ends)) and any(map(_NEW.search, ends)))
    rules = [reader.read(column, path) for column, path in paths.items()]
    return settled(rules)


def _path(sheet: Sheet, first: int, last: int, column: int) -> tuple[str, ...]:
    """Headings above one column from the top row down, each once."""
    parts: list[str] = []
    for row in range(first, last + 1):
        text = " ".join(_heading(sheet, first, last, row, column).split())
        short = bool(parts) and column in short_years(filled(sheet, row))
        if text and (not parts or parts[-1] != text) and (short or not (text.strip(" ()").isdecimal() and not years_of(text))):
            parts.append(text)
    return tuple(parts)


def _heading(sheet: Sheet, first: int, last: int, row: int, column: int) -> str:
    text = sheet.at(row, column)
    if text:
        return text
    for merge in sheet.merged:
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right and first <= merge.top:
            return sheet.at(merge.top, merge.left)
    if row == last or not any(sheet.at(below, column) for below in range(row + 1, last + 1)) or any(sheet.at(above, column) for above in range(first, row)):
        return ""
    for left in range(column - 1, 0, -1):  # a heading left of empty cells stands for them, where a table without merged cells has headings below
        if sheet.at(row, left):
            below = any(sheet.at(next_row, left) for next_row in range(row + 1, last + 1))
            return sheet.at(row, left) if below else ""
    return ""


class _ColumnReader:
    """Columns from left to right: what a heading means can depend on the columns before it."""

    def __init__(self, *, compared: bool = False) -> None:
        self._compared = compared
        """Whether the table shows what was before a change beside what is after it."""
        self._context: str | None = None
        self._taken: set[str] = set()
        self._before: str | None = None
        self._unit: str | None = None

    def read(self, column: int, path: tuple[str, ...]) -> ColumnRule:
        parts = [*map(part_of, path[:1]), *(short_part(text) or part_of(text) for text in path[1:])]
        years = next((part.years for part in reversed(parts) if part.years), ())
        unit = next((part.unit for part in reversed(parts) if part.unit), None)
        if self._compared and any(_OLD.search(heading_key(part.core)) for part in parts):
            return ColumnRule(column, " > ".join(path), None, years, unit, "header-old", "certain")  # kept as a detail: what was before is not the plan
        field, confidence, rule = self._meaning(parts, years)
        self._before = field
        if field == "budget_total":
            unit = unit or self._unit
        self._unit = unit if field == "budget" else self._unit
        return ColumnRule(column, " > ".join(path), field, years, unit, rule, confidence)

    def _meaning(self, parts: list[Part], years: tuple[int, ...]) -> tuple[str | None, Confidence, str]:
        named = [part for part in parts if part.core and not (years and _YEAR_HEAD.match(heading_key(part.core)))]
        above = next((context for part in reversed(named[:-1]) if (context := context_of(part.core))), None)
        parent = self._plain(named[:-1])
        if not named:
            return self._year_alone(parts)
        leaf = named[-1]
        below = self._below(leaf, parent)
        if below:
            return below
        found = field_of(leaf.text, above) or field_of(leaf.core, above)
        certain = field_of(leaf.core, above)
        if certain and certain[1] == "certain":
            found = certain
        if not found or (found[1] == "guess" and parent):
            return (parent, "guess", "header-above") if parent else (None, "guess", "header-unknown")
        field, confidence = found
        if field == "goal" and years:
            return "target", "likely", "header-years"
        return self._carried(field, confidence, leaf, above)

    def _below(self, leaf: Part, parent: str | None) -> tuple[str | None, Confidence, str] | None:
        """Words that mean something only below or behind another heading: รวม, ไตรมาส, หลัก, แผน, ผล."""
        key = heading_key(leaf.core)
        if TOTAL.match(key):
            owner = parent or self._before
            total = "budget_total" if owner in ("budget", "budget_total") or leaf.unit else None
            return total, "certain" if parent or "งบ" in key or "เงิน" in key else "likely", "header-total"
        if PHASE.match(leaf.core):
            return "phase", "certain", "header-phase"
        if parent in ("agency", "support") and key in _SIDE:
            return _SIDE[key], "certain", "header-below"
        if (self._compared and parent and _NEW.search(key) and not field_of(_NEW.sub("", key))) or (parent == "budget" and _OTHERS.match(key)):
            return parent, "certain", "header-below"
        if parent in ("budget", "target") and key in ("แผน", "ผล", "ผลการดำเนินงาน"):
            return (parent if key == "แผน" else "spent" if parent == "budget" else "result"), "certain", "header-below"
        return None

    def _plain(self, above: list[Part]) -> str | None:
        for part in reversed(above):
            found = field_of(part.core)
            if found:
                return found[0]
        return None

    def _year_alone(self, parts: list[Part]) -> tuple[str | None, Confidence, str]:
        if parts and parts[-1].unit:
            return "budget", "likely", "header-money"
        return self._before if self._before in ("budget", "target") else None, "guess", "header-year"

    def _carried(self, field: str, confidence: Confidence, leaf: Part, above: str | None) -> tuple[str, Confidence, str]:
        """“หมุดหมาย | เป้าหมาย | ตัวชี้วัด | กลยุทธ์”: plain headings behind the name of an upper plan are its parts."""
        own, key = context_of(leaf.core), heading_key(leaf.core)
        if above or own:
            self._context, self._taken = above or own, {field}
            return field, confidence, "header-context" if above else "header"
        if self._context and (field in _CARRIED or (self._context == "ns" and key == "ประเด็นยุทธศาสตร์") or key.startswith(("กลยุทธ์ย่อย", "ประเด็นย่อย", "แผนย่อย"))):
            inside = field_of(leaf.core, self._context)
            goal_first = field != "indicator" or any("goal" in name or name == "y2" for name in self._taken)
            if inside and inside[0] != field and inside[0] not in self._taken and goal_first:
                self._taken.add(inside[0])
                return inside[0], "likely", "header-neighbour"
        if self._context and field not in ("y1", "y2", "contribution"):
            self._context, self._taken = None, set()
        return field, confidence, "header"


def with_given(found: ColumnMapping, given: Iterable[ColumnMapping]) -> ColumnMapping:
    """``found`` with what people said about columns headed the same: of the same sheet first, else of any."""
    given = sorted(given, key=lambda each: each.sheet != found.sheet)
    known: dict[tuple[str, int], ColumnRule] = {}
    for mapping in given:
        seen: Counter[str] = Counter()
        for each in mapping.columns:
            known.setdefault((each.key, seen[each.key]), each)
            seen[each.key] += 1
    counted: Counter[str] = Counter()
    columns = []
    for each in found.columns:
        said = known.get((each.key, counted[each.key]))
        counted[each.key] += 1
        columns.append(replace(each, field=said.field, years=said.years, unit=said.unit, rule="mapping-given", confidence="given") if said else each)
    return replace(found, columns=tuple(columns))
