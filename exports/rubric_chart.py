"""The seven criteria of a project proposal as a radar: one axis a criterion, each from its least to its most; what was not judged has no point."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from exports.fonts import FONT
from graph.decisions.records import RUBRIC

__all__ = ["rubric_points", "rubric_spec"]

_RINGS = (0.25, 0.5, 0.75, 1.0)
_UNIT, _WIDE, _HIGH, _LABEL = 110, 1.9, 1.45, 1.22
"""Points of a full mark; how far the picture goes to each side and up and down, in full marks; where labels stand."""


def rubric_points(scores: Mapping[str, int]) -> tuple[tuple[str, float, float], ...]:
    """(criterion, x, y) of every criterion that was judged, in the order of the criteria; the first axis points up, 1 is full marks."""
    return tuple((name, *_at(place, (scores[name] - least) / (most - least))) for place, (name, (least, most)) in enumerate(RUBRIC.items()) if name in scores)


def _at(place: int, radius: float) -> tuple[float, float]:
    turn = 2 * math.pi * place / len(RUBRIC)
    return round(radius * math.sin(turn), 4), round(radius * math.cos(turn), 4)


def rubric_spec(scores: Mapping[str, int], names: Mapping[str, str]) -> dict[str, Any]:
    """A Vega-Lite specification. ``names``: what each criterion is called, short."""
    points = rubric_points(scores)
    shape = [{"x": x, "y": y, "order": order, "name": f"{names[name]}: {scores[name]}/{RUBRIC[name][1]}"} for order, (name, x, y) in enumerate(points)]
    closed = [*shape, {**shape[0], "order": len(shape)}] if shape else []
    rings = [{"x": x, "y": y, "order": place, "ring": ring} for ring in _RINGS for place in range(len(RUBRIC) + 1) for x, y in [_at(place, ring)]]
    labels = [{"x": x, "y": y, "text": names[name]} for place, name in enumerate(RUBRIC) for x, y in [_at(place, _LABEL)]]
    position = {axis: {"field": axis, "type": "quantitative", "axis": None, "scale": {"domain": [-reach, reach], "nice": False, "zero": False}}
                for axis, reach in (("x", _WIDE), ("y", _HIGH))}
    order = {"field": "order", "type": "ordinal"}
    return {
        "width": round(2 * _WIDE * _UNIT), "height": round(2 * _HIGH * _UNIT), "usermeta": {"embedOptions": {"renderer": "svg"}}, "config": {"font": FONT, "view": {"stroke": None}},
        "layer": [
            {"data": {"values": rings}, "mark": {"type": "line", "color": "#d7e0e6", "strokeWidth": 1}, "encoding": position | {"order": order, "detail": {"field": "ring"}}},
            {"data": {"values": labels}, "mark": {"type": "text", "fontSize": 12, "color": "#17242f"}, "encoding": position | {"text": {"field": "text"}}},
            {"data": {"values": closed}, "mark": {"type": "line", "color": "#0b5c8a", "strokeWidth": 2, "fill": "#0b5c8a", "fillOpacity": 0.15}, "encoding": position | {"order": order}},
            {"data": {"values": shape}, "mark": {"type": "point", "filled": True, "size": 60, "color": "#0b5c8a"}, "encoding": position | {"tooltip": {"field": "name"}}},
        ],
    }
