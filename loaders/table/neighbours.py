"""What columns mean beside one another: years alone, values behind indicators, the structure of the budget act, fields that a row has once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from loaders.table.amounts import without_years_and_units
from loaders.table.fields import heading_key
from loaders.table.mapping import ColumnRule

__all__ = ["settled"]

_CATEGORY = re.compile(r"^(?:งบ(?:บุคลากร|ดำเนินงาน|ลงทุน|เงินอุดหนุน|อุดหนุน|รายจ่ายอื่น|แผ่นดิน|รายได้|จังหวัด|ท้องถิ่น|กลาง)|เงิน(?:รายได้|อุดหนุน|กู้|นอกงบประมาณ|สมทบ))$")
"""Headings of money by kind or source."""
_ITEMS = re.compile(r"^รายการ(?:$|[/(])")
"""Behind the project, what its money is spent on; alone, what stands for the project."""
_ONCE = ("order", "project", "group", "tactic", "guideline", "goal", "program", "unit", "activity", "sub_activity", "vision", "period", "start", "end", "baseline")
"""Fields a row has once; a second column of that kind is kept as a detail."""
_MOST_OF_A_KIND = 40
"""Columns of one field; a plan has no more years. Further ones are kept as details."""


def settled(rules: list[ColumnRule]) -> tuple[ColumnRule, ...]:
    """Columns as their headings alone say, to what they mean beside one another."""
    return tuple(_once_each(_budget_structure(_by_neighbours(list(_years_alone(rules))))))


def _years_alone(rules: list[ColumnRule]) -> Iterable[ColumnRule]:
    """Columns headed by nothing but a year: money where their sum is, else values of the indicator before them, else money."""
    seen_indicator = False
    for index, each in enumerate(rules):
        seen_indicator = seen_indicator or each.field == "indicator"
        if each.rule == "header-year" and each.field is None:
            behind = next((other for other in rules[index + 1:] if other.rule != "header-year"), None)
            summed = behind is not None and behind.field == "budget_total"
            yield replace(each, field="budget" if summed or not seen_indicator else "target", unit=each.unit or (behind.unit if summed and behind else None))
        else:
            yield each


def _by_neighbours(rules: list[ColumnRule]) -> list[ColumnRule]:
    """Headings that the columns beside them explain: “เป้าหมาย” right behind the indicator of a project is its value.

    A ministry alone is the agency; “รายการ” behind the project is what belongs to it; “งบลงทุน” beside “งบประมาณ” is part of it and would be counted twice.
    """
    fields = {each.field for each in rules}
    parts = {each.column for each in rules if each.field == "budget" and _CATEGORY.match(heading_key(without_years_and_units(each.header.split(" > ")[-1])))}
    whole = any(each.field == "budget" and each.column not in parts for each in rules)
    out: list[ColumnRule] = []
    for each in rules:
        before = out[-1].field if out else None
        if each.field == "goal" and "target" not in fields and "project" in {one.field for one in out} and (before == "indicator" or (before == "unit" and "indicator" in {one.field for one in out})):
            each = replace(each, field="target", rule="header-behind-indicator", confidence="likely")  # noqa: PLW2901 - the column as its neighbours have it
        elif whole and each.column in parts and " > " not in each.header:
            each = replace(each, field=None, rule="header-part-of-budget", confidence="likely")  # noqa: PLW2901
        elif each.field == "ministry" and "agency" not in fields:
            each = replace(each, field="agency")  # noqa: PLW2901
        elif each.field == "project" and "activity" not in fields and _ITEMS.match(heading_key(each.header.split(" > ")[-1])) and any(one.field == "project" and not _ITEMS.match(heading_key(one.header)) for one in out):
            each = replace(each, field="activity", rule="header-behind-project", confidence="likely")  # noqa: PLW2901
        out.append(each)
    return out


def _budget_structure(rules: list[ColumnRule]) -> Iterable[ColumnRule]:
    """“แผนงาน | ผลผลิต | กิจกรรม | หมวดงบ” before the project are the structure of the budget act, no parts of the plan."""
    fields = {each.field: each.column for each in reversed(rules) if each.field}
    if "output" not in fields or "project" not in fields or not {"program", "activity"} & set(fields):
        yield from rules
        return
    for each in rules:
        before = each.column < fields["project"]
        yield replace(each, field=f"budget_{each.field}", rule="header-budget-structure", confidence="likely") if before and each.field in ("program", "activity") else each


def _once_each(rules: Iterable[ColumnRule]) -> Iterable[ColumnRule]:
    """The surest column of a field that a row has once; others are kept as details."""
    rules = list(rules)
    rank = {"given": 0, "certain": 1, "likely": 2, "guess": 3}
    best: dict[str, ColumnRule] = {}
    for each in rules:
        if each.field in _ONCE and (each.field not in best or rank[each.confidence] < rank[best[each.field].confidence]):
            best[each.field] = each
    counted: Counter[str | None] = Counter()
    for each in rules:
        counted[each.field] += 1
        once = each.field not in _ONCE or best[each.field] is each
        yield each if once and counted[each.field] <= _MOST_OF_A_KIND else replace(each, field=None, rule="header-twice")
