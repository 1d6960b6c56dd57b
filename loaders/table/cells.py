"""Cells that hold several things: lists of indicators with their values, periods, names with their number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from loaders.calendar import BUDDHIST_ERA, last_day, read_date
from loaders.clean import arabic_digits
from loaders.table.amounts import years_of
from loaders.text.found import Target
from loaders.text.numbering import split_inline, split_marker
from loaders.text.targets import cell_target, read_targets
from loaders.text.vocabulary import read_numbered

__all__ = ["Named", "indicator_items", "is_blank", "is_ditto", "listed_in", "name_of", "period_of", "split_lines", "targets_of_text", "unit_in_name", "values_in"]

_BLANK = re.compile(r"^(?:[-–—.*_]+|ไม่มี|n/?a|ไม่เกี่ยวข้อง|ไม่มีความเกี่ยวข้อง(?:โดยตรง)?)$", re.IGNORECASE)
_DITTO = re.compile(r"^(?:[\"”“〃״']{1,3}|-\s?[\"”“〃]\s?-|-?\s?do\s?-?|เช่นเดียวกัน|เหมือนข้างต้น)$", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:[-–•·▪]\s*|\(?[\d๐-๙]{1,2}[.)]\s*|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+[.)]?\s+)(?=\D{3})")
_RANGE = re.compile(r"\s*(?:[-–—]|ถึง)\s*")
_RANK = re.compile(r"^(?:อันดับ|ลำดับ)")
_SPAN = re.compile(r"^([\d,]*\d(?:\.\d+)?)\s*[-–—]\s*([\d,]*\d(?:\.\d+)?)\s*([ก-๎]*)$")
_RATIO = re.compile(r"^\(?(?P<first>\d[\d,]*)\s*(?::|ต่อ)\s*(?P<second>\d[\d,]*)\)?\s*(?P<unit>[ก-๎]*)$")
_OF = re.compile(r"^\d{1,4}\s*/\s*\d{1,4}$|^(?:ปี|พ\.ศ\.)\s*\d{4}$")
"""A value that is no one number: a part of some, a year by which something is done."""
_FRACTION = re.compile(r"^0?\.\d+$")
_NAMED_UNIT = re.compile(r"^(ร้อยละ|อันดับ)")
_DIRECTIONS = (("rank_at_worst", re.compile(r"อันดับ|ลำดับ")), ("<=", re.compile(r"ลด|น้อย|ต่ำ")), (">=", re.compile(r"เพิ่ม|มาก|สูง")))
_LABELLED = re.compile(r"^(?P<kind>ยุทธศาสตร์|กลยุทธ์|ประเด็น(?:ยุทธศาสตร์|การพัฒนา)?|แนวทาง(?:การพัฒนา)?|มาตรการ|แผนงาน|เป้าหมาย|เป้าประสงค์|(?:ตัวชี้วัด)?เชิง(?:ปริมาณ|คุณภาพ|เวลา|ต้นทุน|ค่าใช้จ่าย|ผลผลิต|ผลลัพธ์))\s*[:：]\s*(?P<rest>.+)$", re.DOTALL)

_CODED = re.compile(r"^(?P<number>[A-Z]{1,3}\d{1,3}(?:[.-]\d{1,3})*)\s*(?:[:：.)]\s*|\s)(?P<rest>[ก-๙“(].*)$")
"""“P01 : โครงการ …”, “S1 การเรียนรู้ …”."""
_KIND_BEHIND_NUMBER = re.compile(r"^(?P<number>\d{1,2})\s*[.)]\s*(?P<kind>ยุทธศาสตร์|ประเด็น(?:ยุทธศาสตร์|การพัฒนา)|กลยุทธ์)\s*(?:[:：]\s*|(?:ด้าน)?(?=การ)|\s)(?!ชาติ|จังหวัด)(?P<rest>\S.*)$")
"""“1. ยุทธศาสตร์ การพัฒนาด้าน…”, as forms of local plans have it."""


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, dashes, ไม่มี."""
    return not text or bool(_BLANK.match(text))


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above it."""
    return bool(_DITTO.match(text))


@dataclass(frozen=True, slots=True)
class Named:
    """The name in a cell, with the number and the kind printed before it."""

    text: str
    number: str | None = None
    kind: str | None = None


@lru_cache(maxsize=4096)
def name_of(cell: str) -> Named:
    """The name in a cell.

    >>> name_of("ยุทธศาสตร์ที่ 1 ยกระดับบริการ"), name_of("1.2 พัฒนาระบบ")
    (Named(text='ยกระดับบริการ', number='1', kind='ยุทธศาสตร์'), Named(text='พัฒนาระบบ', number='1.2', kind=None))
    """
    text = " ".join(cell.split())
    numbered = read_numbered(text)
    if numbered and numbered.rest:
        return Named(numbered.rest, numbered.number, numbered.kind)
    coded = _CODED.match(text)
    if coded:
        return Named(coded["rest"], coded["number"])
    kinded = _KIND_BEHIND_NUMBER.match(text)
    if kinded:
        return Named(kinded["rest"], kinded["number"], kinded["kind"])
    labelled = _LABELLED.match(text)
    if labelled:
        inner = name_of(labelled["rest"])
        return Named(inner.text, inner.number, inner.kind or labelled["kind"])
    marker, rest = split_marker(text)
    return Named(rest, marker.printed if marker else None) if marker and rest else Named(text)


def split_lines(cell: str) -> list[str]:
    """Items of a cell: lines that begin with a marker, or a list that runs on inside; wrapped lines belong to the item before them."""
    lines = cell.split("\n")
    if len(lines) == 1:
        head, items = split_inline(cell)
        return [item for _, item in items] if items and not head else [cell]
    items_: list[str] = []
    marked = any(split_marker(line)[0] for line in lines)
    for line in lines:
        marker, rest = split_marker(line)
        if marker or not items_ or not marked:
            items_.append(rest if marker else line)
        else:
            items_[-1] = f"{items_[-1]} {line}"
    return items_ if marked else [" ".join(lines)]


def listed_in(cell: str) -> list[str]:
    """Names of a cell: each line that begins with a marker is one, with its marker, where two or more do; else the cell is one name."""
    lines = cell.split("\n")
    starts = [bool(_LISTED.match(line)) for line in lines]
    if sum(starts) < 2 or not starts[0]:  # noqa: PLR2004 - two make a list
        return [" ".join(cell.split())]
    items: list[str] = []
    for line, begins in zip(lines, starts, strict=True):
        items = [*items, line] if begins else [*items[:-1], f"{items[-1]} {line}"]
    return items


def indicator_items(cell: str, values: list[str]) -> list[str]:
    """Indicators of a cell. Lines without markers are apart only if a cell of values has as many lines."""
    items = split_lines(cell)
    lines = cell.split("\n")
    if len(items) == 1 and len(lines) > 1 and any(len(value.split("\n")) == len(lines) for value in values):
        return lines
    return items


def unit_in_name(name: str) -> str | None:
    """The unit that the name of an indicator begins with: ร้อยละ, อันดับ."""
    found = _NAMED_UNIT.match(name)
    return found[1] if found else None


def _pair(text: str, unit: str | None, years: tuple[int, ...]) -> Target | None:
    """The target of a cell that is two numbers: from one to the other, or one for so many of the other."""
    span, ratio = _SPAN.match(text), _RATIO.match(text)
    if span and (least := float(span[1].replace(",", ""))) < (most := float(span[2].replace(",", ""))):
        return Target(">=", least, span[3] or unit, text, years, max_value=most)
    if ratio:
        first, second = (int(ratio[name].replace(",", "")) for name in ("first", "second"))
        return Target("ratio", first, f"ต่อ {second}{ratio['unit']}", text, years, ratio=f"{first}:{second}")
    return None


@lru_cache(maxsize=16_384)
def values_in(cell: str, year: int | None, unit: str | None, direction: str) -> tuple[tuple[Target, ...], str | None]:
    """The targets in a cell of values, and the name of what is doubtful about it.

    ``unit`` is that of the unit column or the heading, ``direction`` the text of the direction column. Values that are no number are kept as printed.
    """
    text = arabic_digits(" ".join(cell.split()))
    years = (year,) if year else ()
    if is_blank(text):
        return (), None
    pair = _pair(text, unit, years)
    if pair:
        return (pair,), None
    several = read_targets(text)
    if len(several) > 1:
        return tuple(replace(each, years=each.years or years, unit=each.unit or unit) for each in several), None
    target = None if _OF.match(text) or read_date(text) else cell_target(text, year, unit)
    if target is None:
        return (Target("unstated", None, unit, text, years),), None
    op = target.op
    if op == "=":
        op = next((name for name, pattern in _DIRECTIONS if direction and pattern.search(direction)), op)
        op = "rank_at_worst" if _RANK.match(target.unit or "") else op
    if op == "rank_at_worst" and target.unit is None:
        target = replace(target, unit="อันดับ")
    doubtful = "percent-fraction" if target.unit and target.unit.startswith("ร้อยละ") and _FRACTION.match(text) else None
    return (replace(target, op=op, text=target.text or text),), doubtful


def targets_of_text(text: str) -> list[Target]:
    """Targets that stand in the wording of an indicator itself."""
    return read_targets(arabic_digits(text))


@lru_cache(maxsize=4096)
def period_of(cell: str) -> tuple[str | None, str | None]:
    """First and last day or year of a cell: ISO dates, or Buddhist-era years as text; None where it says neither.

    >>> period_of("ต.ค. 2566 - ก.ย. 2567"), period_of("ปีงบประมาณ 2566-2570"), period_of("ตลอดปี")
    (('2023-10-01', '2024-09-30'), ('พ.ศ. 2566', 'พ.ศ. 2570'), (None, None))
    """
    text = " ".join(cell.split())
    years = years_of(text)
    whole = read_date(text)
    if whole:
        return whole.isoformat(), last_day(text, whole).isoformat()
    parts = _RANGE.split(text)
    if len(parts) == 2:  # noqa: PLR2004 - from and to
        last = read_date(parts[1])
        first = read_date(parts[0]) or (_with_year(parts[0], last) if last else None)
        if first and last:
            return first.isoformat(), last_day(parts[1], last).isoformat()
    if years:
        return f"พ.ศ. {years[0]}", f"พ.ศ. {years[-1]}"
    return None, None


def _with_year(text: str, last: date) -> date | None:
    """“1 ต.ค. - 30 ก.ย. 2567”: the year stands only behind the last date."""
    same = read_date(f"{text} {last.year + BUDDHIST_ERA}")
    before = read_date(f"{text} {last.year + 542}")
    return same if same and same <= last else before
