"""Values of StratML as typed targets: the number, what compares it, its years. What a comparator means is read from the wording, never guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from loaders.as_record import measure_of
from loaders.calendar import BUDDHIST_ERA, read_date
from loaders.standards.facts import clean
from loaders.standards.stratml_tree import Repairs, Tag
from loaders.text.targets import read_targets

__all__ = ["actual_text", "day", "number", "read_target"]

_NUMBER = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_FURTHER = {"year": "year_be", "min": "min_value", "max": "max_value", "of": "denominator", "full": "scale_max", "ratio": "ratio", "measure": "measure", "group": "alternative_group", "unit": "unit", "id": "id"}
_YEAR_STARTS, _YEAR_ENDS = (1, 1), (12, 31)


def read_target(tag: Tag, repairs: Repairs, indicator: str, unit: str) -> dict[str, Any] | None:
    """A TargetResult as the fields of a target; None where it says nothing."""
    description, value = tag.said("Description"), number(tag, repairs)
    start, end = day(tag.one("StartDate"), repairs), day(tag.one("EndDate"), repairs)
    descriptor = tag.one("Descriptor")
    name, said = (descriptor.said("DescriptorName"), descriptor.said("DescriptorValue")) if descriptor else ("", "")
    if value is None and not description and not said:
        return None
    noted = name == "comparator"
    text = description or (f"{name}: {said}" if said and not noted else "") or " ".join(filter(None, [_plain(value), unit]))
    out: dict[str, Any] = {"text": text, "value": value, "unit": unit or None, **_years(start, end)}
    out |= _comparator(said) if noted else _read(text, value, indicator)
    if descriptor and not noted and said and description:
        out["note"] = "; ".join(filter(None, [out.get("note"), f"{name}: {said}"]))
    if not noted:
        out["measure"] = measure_of(out["op"], out.get("unit"))
    return clean(out)


def _comparator(said: str) -> dict[str, Any]:
    """Our own note: ``between; min=10; max=20``. A unit it does not name is none."""
    op, *further = said.split("; ")
    out: dict[str, Any] = {"op": op, "unit": None}
    for each in further:
        name, _, value = each.partition("=")
        if name == "verified":
            out["verified"] = False
        elif name in _FURTHER:
            out[_FURTHER[name]] = value
    return out


def _read(text: str, value: float | None, indicator: str) -> dict[str, Any]:
    """Comparator and unit of the wording that names the same number; else nobody states one."""
    for words in (text, indicator):
        for found in read_targets(words):
            if value is None or found.value == value:
                return clean({"op": found.op, "value": found.value, "unit": found.unit, "max_value": found.max_value, "denominator": found.denominator, "scale_max": found.scale_max, "ratio": found.ratio})
        if value is None:
            break
    return {"op": "unstated"}


def _years(start: date | None, end: date | None) -> dict[str, Any]:
    """A year, or a period; days that are not the first and last of a year are kept in a note."""
    if not start and not end:
        return {}
    first, last = (start or end), (end or start)
    if first is None or last is None:
        return {}
    years = sorted((first.year + BUDDHIST_ERA, last.year + BUDDHIST_ERA))
    out: dict[str, Any] = {"year_be": years[0]} if years[0] == years[1] else {"period_be": years}
    if (start and (start.month, start.day) != _YEAR_STARTS) or (end and (end.month, end.day) != _YEAR_ENDS):
        out["note"] = f"StartDate {start or '-'}, EndDate {end or '-'}"
    return out


def day(tag: Tag | None, repairs: Repairs) -> date | None:
    """A date; an empty one is none, one written as Thai offices write it is read and named, one that is no date is named."""
    if tag is None or not tag.text:
        return None
    found = read_date(tag.text[:40])
    if found is None:
        repairs.note(tag, "date", f"«{tag.text[:40]}» ไม่ใช่วันที่ (ปปปป-ดด-วว) จึงไม่นำเข้า", f"“{tag.text[:40]}” is no date (yyyy-mm-dd) and was left out")
    elif not tag.text.startswith(found.isoformat()):
        repairs.note(tag, "date", f"«{tag.text[:40]}» ไม่อยู่ในรูป ปปปป-ดด-วว (ค.ศ.) ของมาตรฐาน อ่านเป็น {found.isoformat()}",
                     f"“{tag.text[:40]}” is not written as the standard asks (yyyy-mm-dd, common era) and was read as {found.isoformat()}")
    return found


def number(tag: Tag, repairs: Repairs) -> float | None:
    """NumberOfUnits; one with signs around it is read and named, one without a number is named."""
    found = tag.one("NumberOfUnits")
    if found is None or not found.text:
        return None
    try:
        value = float(found.text)
        if value == value and abs(value) != float("inf"):  # noqa: PLR0124 - NaN is not itself
            return value
    except ValueError:
        pass
    inside = _NUMBER.findall(found.text)
    if len(inside) == 1:
        repairs.note(found, "number", f"NumberOfUnits «{found.text[:40]}» อ่านเป็น {inside[0]}", f"NumberOfUnits “{found.text[:40]}” was read as {inside[0]}")
        return float(inside[0].replace(",", ""))
    repairs.note(found, "number", f"NumberOfUnits «{found.text[:40]}» ไม่ใช่ตัวเลข จึงไม่นำเข้า", f"NumberOfUnits “{found.text[:40]}” is no number and was left out")
    return None


def actual_text(tag: Tag, unit: str) -> str:
    """An ActualResult in words, as a remark: a value of the past is no target."""
    descriptor = tag.one("Descriptor")
    said = " ".join(filter(None, [tag.said("NumberOfUnits"), unit])) if tag.said("NumberOfUnits") else ""
    further = ": ".join(filter(None, [descriptor.said("DescriptorName"), descriptor.said("DescriptorValue")])) if descriptor else ""
    when = " – ".join(filter(None, [tag.said("StartDate"), tag.said("EndDate")]))
    words = "; ".join(filter(None, [when, said, further, tag.said("Description")]))
    return f"ค่าที่วัดได้ (ActualResult): {words}" if words else ""


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".")
