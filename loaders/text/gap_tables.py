"""What tables set apart by gaps say of a plan: “กลยุทธ์   แผนงาน/โครงการ   เป้าหมาย   ตัวชี้วัด   ผู้รับผิดชอบ” above rows over lines.

A row begins with the next cell of the first column of words: where those of lines with the most cells all begin alike (โครงการ…, a number),
the next that begins so, else the next such line. Goals beside indicators that are values are targets; one value a line, each with what it measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from loaders.clean import arabic_digits, clean_line
from loaders.text.agencies import join_names
from loaders.text.gap_columns import GapTable, read_gap_tables
from loaders.text.lines import Line, Place, clean_cell, join
from loaders.text.numbering import split_marker
from loaders.text.target_forms import is_measure, looks_like_value
from loaders.text.targets import cell_target
from loaders.text.vocabulary import Label, is_label_tail, read_label, read_numbered

__all__ = ["place_gap_tables"]

_ALL = re.compile(r"^(?:ทุก|ทั้ง|ครบ)")
_HEADING = re.compile(r"^(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์|เป้าประสงค์|พันธกิจ|แผนงาน|มาตรการ|บท)\s?(?:ที่\s?)?\d")
_RESULTS = re.compile(r"ผล(?:การดำเนิน|การปฏิบัติ|งานที่|ที่ได้|สำเร็จที่)|บรรลุ|ร้อยละความสำเร็จ")
"""Heads of what was reached: a report, no plan."""
_YEAR = re.compile(r"^2[45]\d\d$")
_TOGETHER = re.compile(r"\s?ร่วมกับ\s?")
_MARK = re.compile(r"^[-–•*]\s+")
_ENDS = " /:"
_KEYS = ("projects", "activities", "tactics", "guidelines", "indicators", "goals")
_BODIES = ("agencies", "support")
_LEAST_ROWS, _MOST_LINES = 2, 5_000
_Lines = Sequence[tuple[int, dict[int, str]]]
"""Lines of a row: the index of each, and its words by column."""


def place_gap_tables(text: str, lines: list[Line]) -> list[Line]:
    """``lines`` of ``text`` with the parts that such tables hold placed instead of their lines."""
    raw = [arabic_digits(each.replace("\f", "")).rstrip() for each in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    tables = read_gap_tables(raw, _is_head, _is_over) if len(raw) <= _MOST_LINES and any("   " in each for each in raw) else []
    for table in tables:
        table.cells = [(index, {column: clean_cell(words) for column, words in cells.items()}) for index, cells in table.cells]
        first, last = table.start + 1, table.end
        placed = list(_placed(table)) if any(first <= line.number <= last for line in lines) else []  # not of an appendix that was taken out
        if placed:
            before = [line for line in lines if line.number < first]
            lines = [*before, *placed, *(line for line in lines if line.number > last)]
    return lines


def _label(text: str) -> Label | None:
    label = read_label(clean_line(text).strip(_ENDS))
    return label if label and not label.rest else None


def _is_head(text: str) -> bool:
    return _label(text) is not None or is_label_tail(clean_line(text))


def _is_over(text: str) -> bool:
    cleaned = clean_line(text)
    return read_numbered(cleaned) is not None or bool(_HEADING.match(cleaned))


def _placed(table: GapTable) -> Iterator[Line]:
    labels = [_label(head) for head in table.heads]
    roles = ["year" if _YEAR.match(head) else label.role if label else "other" for head, label in zip(table.heads, labels, strict=True)]
    if any(_RESULTS.search(head) for head in table.heads):
        return
    words = [sum(any(letter.isalpha() for letter in split_marker(cells[column])[1]) for _, cells in table.cells if column in cells) for column in range(len(roles))]
    if "indicators" in roles and "goals" in roles and _values(table, roles.index("goals")):
        roles[roles.index("goals")] = "value"
    roles = [role if words[column] or role not in _KEYS else "other" for column, role in enumerate(roles)]
    key = next((column for column, role in enumerate(roles) if role in _KEYS and words[column] >= _LEAST_ROWS), None)
    rows = _rows(table, key) if key is not None else []
    if key is None or len(rows) < _LEAST_ROWS:
        return
    years = [int(head) if role == "year" else None for head, role in zip(table.heads, roles, strict=True)]
    for row in rows:
        yield from _row(row, roles, years, key)


def _values(table: GapTable, column: int) -> bool:
    cells = [_MARK.sub("", cells[column]) for _, cells in table.cells if column in cells]
    return sum(map(_is_value, cells)) * 2 >= len(cells)


def _is_value(text: str) -> bool:
    return looks_like_value(_MARK.sub("", text)) or bool(_ALL.match(text)) or cell_target(_MARK.sub("", text), None, None) is not None


def _rows(table: GapTable, key: int) -> list[list[tuple[int, dict[int, str]]]]:
    """The lines of each row; lines above the first row are of none."""
    most = max(len(cells) for _, cells in table.cells)
    full = [cells[key] for _, cells in table.cells if key in cells and len(cells) >= most - 1]
    begins = _alike(full)
    rows: list[list[tuple[int, dict[int, str]]]] = []
    for index, cells in table.cells:
        if key in cells and (begins.match(cells[key]) if begins else len(cells) >= most - 1):
            rows.append([])
        if rows:
            rows[-1].append((index, cells))
    return rows


def _alike(texts: Sequence[str]) -> re.Pattern[str] | None:
    """What all of the texts begin with: a number, a bullet, or the word for what they are."""
    for pattern in (r"\(?\d{1,2}(?:\.\d{1,2})*[.)\s]", r"[-–•*]\s", r"(?:แผนงาน|โครงการ|กิจกรรม)"):
        if texts and all(re.match(pattern, text) for text in texts):
            return re.compile(pattern)
    return None


def _row(row: _Lines, roles: Sequence[str], years: Sequence[int | None], key: int) -> Iterator[Line]:
    """The part that a row names, what measures it, and its other cells."""
    marker, text = split_marker(_joined([cells[key] for _, cells in row if key in cells]))
    yield Line(row[0][0] + 1, text, place=Place(roles[key], marker.printed if marker else None))
    measure = roles.index("indicators") if "indicators" in roles else key
    value = roles.index("value") if "value" in roles else -1
    if measure != key:
        yield from _measures(row, measure, value)
    for column, role in enumerate(roles):
        cells = [(index, each[column]) for index, each in row if column in each]
        if not cells or column in (key, measure) or (column == value and measure != key):
            continue
        if role in ("year", "value") and measure == key and _is_value(_joined([cell for _, cell in cells])):
            yield Line(cells[0][0] + 1, _joined([cell for _, cell in cells]), years[column], place=Place("value", depth=1))
        elif role in _BODIES:
            yield Line(cells[0][0] + 1, _bodies([cell for _, cell in cells]), place=Place(role, depth=1))
        elif role in _KEYS:
            yield from (Line(index, words, place=Place(role, depth=1)) for index, words in _listed(cells))


def _measures(row: _Lines, measure: int, value: int) -> Iterator[Line]:
    """Indicators of a row with their values: each value begins the next, and so does each marker."""
    found: list[tuple[int, list[str], list[str]]] = []
    for index, cells in row:
        name, amount = cells.get(measure, ""), cells.get(value, "")
        name, amount = _parted(name, amount)
        if not found or (amount and _is_value(amount)) or (name and not amount and split_marker(name)[0]):
            found.append((index + 1, [], []))
        found[-1][1].extend([name] if name else [])
        found[-1][2].extend([amount] if amount else [])
    for number, names, amounts in found:
        if names:
            yield Line(number, split_marker(_joined(names))[1], place=Place("indicators", depth=1))
            if amounts:
                yield Line(number, split_marker(_joined(amounts))[1], place=Place("value", depth=1))


def _parted(name: str, amount: str) -> tuple[str, str]:
    """A measure and its value, cut where the measure begins by its words: places on the page tell it no better."""
    tokens = f"{amount} {name}".split()
    for at in range(1, len(tokens)):
        if is_measure(_MARK.sub("", " ".join(tokens[at:]))) and _is_value(" ".join(tokens[:at])):
            return " ".join(tokens[at:]), " ".join(tokens[:at]).removesuffix(" -")
    return name, amount


def _listed(cells: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Line number and words of the items in the lines of one cell: each begins with a marker; without any, they are one."""
    items: list[tuple[int, list[str]]] = []
    for index, text in cells:
        marker, words = split_marker(text)
        if marker or not items:
            items.append((index + 1, [words]))
        else:
            items[-1][1].append(words)
    return ((number, _joined(words)) for number, words in items)


def _bodies(texts: Sequence[str]) -> str:
    """The names of bodies in the lines of a cell; bodies that work together are two."""
    return _TOGETHER.sub(", ", reduce(join_names, texts, ""))


def _joined(texts: Sequence[str]) -> str:
    return reduce(join, texts) if texts else ""
