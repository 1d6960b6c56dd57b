"""A chart where the columns allow: names and a number as bars, years and a number as lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exports.fonts import FONT
from views.parts.sparql_answer import Table
from views.parts.sparql_terms import Named, is_number, is_year, words

__all__ = ["BARS", "Plan", "chart_plan", "chart_spec"]

BARS = 30
"""More bars than this no one reads."""
POINTS = 500
LABEL = 46
SERIES = 8
"""Lines that colours still tell apart."""
_COLOURS = ("#0b5c8a", "#c48d1e", "#5c4796", "#17704a", "#a8352b", "#14717c", "#6a6056", "#0a3350")


@dataclass(frozen=True)
class Plan:
    """Which columns a chart can use, by their place."""

    numbers: tuple[int, ...]
    year: int | None
    label: int | None


def chart_plan(table: Table) -> Plan | None:
    """What can be drawn; None if nothing. Needs two rows, a column of numbers, and years or names beside it."""
    if len(table.rows) < 2:  # noqa: PLR2004 - one bar is no chart
        return None
    columns = list(zip(*table.rows, strict=True))
    numbers = tuple(index for index, column in enumerate(columns) if any(column) and all(cell is None or is_number(cell) for cell in column)
                    and len(set(column)) > 1)
    year = next((index for index, column in enumerate(columns) if all(is_year(cell) for cell in column) and len(set(column)) > 1), None)
    label = next((index for index, column in enumerate(columns) if index not in numbers and index != year and len(set(column)) > 1), None)
    return Plan(numbers, year, label) if numbers and (label is not None or year is not None) else None


def chart_spec(table: Table, plan: Plan, number: int, names: Mapping[str, Named]) -> dict[str, Any]:
    """A Vega-Lite specification with the values in it."""
    return _lines(table, plan, number, names) if plan.year is not None else _bars(table, plan, number, names)


def _bars(table: Table, plan: Plan, number: int, names: Mapping[str, Named]) -> dict[str, Any]:
    values = [{"label": _cut(_label(table, plan, row, names)), "whole": _label(table, plan, row, names), "order": order, "value": _value(row[number])}
              for order, row in enumerate(table.rows[:BARS]) if row[number] is not None]
    for bar in values:  # rows of one name are bars of their own
        bar["key"] = f"{bar['order']}\u2063{bar['label']}"
    return {
        "data": {"values": values}, "mark": {"type": "bar", "color": _COLOURS[0], "cornerRadiusEnd": 3}, "height": {"step": 26},
        "encoding": {
            "y": {"field": "key", "type": "nominal", "sort": {"field": "order"}, "title": None,
                  "axis": {"labelExpr": "split(datum.label, '\u2063')[1]", "labelLimit": 360}},
            "x": {"field": "value", "type": "quantitative", "title": table.columns[number]},
            "tooltip": [{"field": "whole", "title": " "}, {"field": "value", "title": table.columns[number]}],
        }, "config": _config(),
    }


def _lines(table: Table, plan: Plan, number: int, names: Mapping[str, Named]) -> dict[str, Any]:
    assert plan.year is not None  # noqa: S101 - chosen by the caller
    kept: dict[str, None] = {}
    values = []
    for row in table.rows[:POINTS]:
        label = _cut(words(row[plan.label], names)) if plan.label is not None else ""
        kept.setdefault(label)
        if row[number] is not None and label in list(kept)[:SERIES]:
            values.append({"label": label, "year": int(words(row[plan.year], {})[:4]), "value": _value(row[number])})
    colour = {"field": "label", "type": "nominal", "title": None, "scale": {"range": list(_COLOURS)},
              "legend": {"orient": "bottom", "columns": 2, "labelLimit": 420}}
    encoding: dict[str, Any] = {
        "x": {"field": "year", "type": "quantitative", "title": table.columns[plan.year], "axis": {"format": "d", "tickMinStep": 1},
              "scale": {"zero": False, "nice": False, "padding": 16}},
        "y": {"field": "value", "type": "quantitative", "title": table.columns[number], "scale": {"zero": False}},
        "tooltip": [{"field": "label", "title": " "}, {"field": "year", "title": table.columns[plan.year]},
                    {"field": "value", "title": table.columns[number]}],
    }
    if len(kept) > 1:
        encoding["color"] = colour
    return {"data": {"values": values}, "mark": {"type": "line", "point": True, "color": _COLOURS[0]}, "height": 340, "encoding": encoding,
            "config": _config()}


def _label(table: Table, plan: Plan, row: tuple[Any, ...], names: Mapping[str, Named]) -> str:
    """The row's names: all columns of names that a reader needs to tell two rows apart, two at most."""
    others = [index for index in range(len(table.columns)) if index not in plan.numbers and index != plan.year]
    parts = [words(row[index], names) for index in others[:2] if row[index] is not None]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else f"{text[:LABEL]}…"


def _value(term: Any) -> float:
    return float(term.value)


def _config() -> dict[str, Any]:
    return {"font": FONT, "axis": {"labelFontSize": 13, "titleFontSize": 13}, "legend": {"labelFontSize": 13}}
