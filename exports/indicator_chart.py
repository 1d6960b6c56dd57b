"""An index as a Vega-Lite chart: values with their breaks, what plans ask, and the straight line; on a screen, as SVG and as PNG."""

from __future__ import annotations

from typing import Any

from exports.fonts import FONT
from graph.progress import Projection
from loaders.calendar import BUDDHIST_ERA
from queries.read.progress import MeasureBoard, TargetProgress
from queries.read.records import Lang, ObservationView

__all__ = ["chart_spec", "line_of"]

BLUE, GOLD, GREY, INK = "#0b5c8a", "#8a5a00", "#7c8993", "#17242f"
HEIGHT = 330
ROOM = 0.16
"""Share of the years left free on the right for the labels of targets."""

_WORDS: dict[str, tuple[str, str]] = {
    "year": ("ปี พ.ศ.", "Year"), "value": ("ค่าที่วัดได้", "Measured"), "target": ("เป้าหมายของแผน", "Target of a plan"),
    "line": ("เส้นแนวโน้ม (คำนวณ)", "Straight line (computed)"), "break": ("ชุดข้อมูลขาดตอน", "Break in the series"), "source": ("ที่มา", "Source"),
    "asked": ("เป้า {value} ({count} แผน)", "target {value} ({count} plans)"), "one": ("เป้า {value}", "target {value}"),
    "rank": ("อันดับ (เลขน้อยดีกว่า อยู่บน)", "Rank (smaller is better, on top)"), "score": ("คะแนน", "Score"), "percent": ("ร้อยละ", "Per cent"),
    "count": ("จำนวน", "Count"), "less": ("{name} (เลขน้อยดีกว่า อยู่บน)", "{name} (smaller is better, on top)"), "plans": ("แผน", "Plans"),
}


def chart_spec(board: MeasureBoard, lang: Lang, *, width: int | str = "container", title: str | None = None) -> dict[str, Any]:
    """A Vega-Lite specification with its data inside. Better is up: the axis is reversed where less is better.

    Parts of a broken series are not joined. The straight line is drawn over the values it rests on and dashed to the year of the target.
    """
    line = line_of(board)
    shown = {"value": bool(board.values), "target": any(one.target.value is not None and one.due for one in board.targets), "line": line is not None}
    layers = [layer for layer in (_targets(board, lang), _line(line, lang), _breaks(board, lang), _values(board, lang)) if layer]
    years = [value.year_be for value in board.values] + [one.due for one in board.targets if one.due]
    head = {"title": {"text": title, "anchor": "start", "fontSize": 16, "fontWeight": 700, "offset": 14}} if title else {}
    return {
        **head, "usermeta": {"embedOptions": {"renderer": "svg"}},  # a canvas cuts Thai marks off at the top of a line
        "width": width, "height": HEIGHT, "layer": layers, "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"x": _years(years, lang), "y": _axis(board, lang), "color": {"scale": _scale(shown, lang)}},
        "config": {"font": FONT, "axis": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 400, "labelColor": INK, "titleColor": INK,
                                          "gridColor": "#e6ecf0", "domainColor": "#9aa7b0"},
                   "legend": {"labelFontSize": 13, "orient": "top", "direction": "horizontal", "labelLimit": 0, "title": None, "symbolSize": 90, "offset": 34, "clipHeight": 30},
                   "view": {"stroke": None}, "text": {"fontSize": 13}},
    }


def line_of(board: MeasureBoard) -> Projection | None:
    """The straight line of the board: that of the target furthest ahead (the line itself is the same for all, only its end differs)."""
    lines = [one.judgement.projection for target in board.targets for one in target.measured
             if one.judgement.projection and one.series and board.values and one.series.id == board.values[0].series.id]
    return max(lines, key=lambda line: line.year) if lines else None


def _say(key: str, lang: Lang, **values: str) -> str:
    return _WORDS[key][lang == "en"].format(**values)


def _years(years: list[int], lang: Lang) -> dict[str, Any]:
    low, high = min(years, default=2560), max(years, default=2570)
    axis = {"format": "d", "tickMinStep": 1, "tickCount": 12, "labelOverlap": "greedy", "labelSeparation": 10, "grid": False} | ({} if lang == "th" else {"labelExpr": f"datum.value - {BUDDHIST_ERA}"})
    return {"field": "year", "type": "quantitative", "title": _say("year", lang), "axis": axis, "scale": {"domain": [low - 1, high + 1 + (high - low) * ROOM], "nice": False}}


def _axis(board: MeasureBoard, lang: Lang) -> dict[str, Any]:
    name = _say(board.measure, lang) if board.measure in _WORDS else board.measure
    if board.lies == "less" and board.measure != "rank":
        name = _say("less", lang, name=name)
    return {"field": "value", "type": "quantitative", "title": name, "scale": {"zero": False, "reverse": board.lies == "less", "padding": 14},
            "axis": {"tickCount": 6, "titleAngle": 0, "titleAlign": "left", "titleBaseline": "bottom", "titleX": -34, "titleY": -12}}


def _colour(name: str, lang: Lang) -> dict[str, Any]:
    return {"datum": _say(name, lang), "type": "nominal", "title": None}


def _scale(shown: dict[str, bool], lang: Lang) -> dict[str, Any]:
    """Colours of what is drawn; the legend names nothing else."""
    kept = [(_say(name, lang), colour) for name, colour in (("value", BLUE), ("target", GOLD), ("line", GREY)) if shown[name]]
    return {"domain": [name for name, _ in kept], "range": [colour for _, colour in kept]}


def _row(value: ObservationView, lang: Lang) -> dict[str, Any]:
    return {"year": value.year_be, "value": value.value, "part": value.series_id, "when": _year(value.year_be, lang),
            "source": f"{value.provenance.source.title} · {value.provenance.locator}"}


def _values(board: MeasureBoard, lang: Lang) -> dict[str, Any] | None:
    """One line a part; further values of a year stand beside it unjoined."""
    if not board.values:
        return None
    joined = {value.id for value in board.line}
    rows = [_row(value, lang) | {"joined": value.id in joined} for value in board.values]
    tips = [{"field": "when", "title": _say("year", lang)}, {"field": "value", "title": _say("value", lang), "type": "quantitative"},
            {"field": "source", "title": _say("source", lang)}]
    colour = _colour("value", lang)
    return {"data": {"values": rows}, "layer": [
        {"transform": [{"filter": "datum.joined"}], "mark": {"type": "line", "strokeWidth": 2.4}, "encoding": {"detail": {"field": "part", "type": "nominal"}, "color": colour}},
        {"mark": {"type": "point", "filled": True, "size": 70}, "encoding": {"color": colour, "opacity": {"condition": {"test": "datum.joined", "value": 1}, "value": 0.35},
                                                                            "tooltip": tips}},
    ]}


def _targets(board: MeasureBoard, lang: Lang) -> dict[str, Any] | None:
    """A dashed level to the year of each value asked for, with a diamond; plans that ask the same share one."""
    asked: dict[tuple[float, int], list[TargetProgress]] = {}
    for one in board.targets:
        if one.target.value is not None and one.due is not None:
            asked.setdefault((one.target.value, one.due), []).append(one)
    if not asked:
        return None
    first = min((value.year_be for value in board.values), default=min(due for _, due in asked))
    last = max(due for _, due in asked)
    rows = [{"value": value, "year": due, "start": first if due == last else due, "when": _year(due, lang),
             "label": _say("asked" if len(ones) > 1 else "one", lang, value=f"{value:g}", count=str(len(ones))) if due == last else "",
             "plans": ", ".join(dict.fromkeys(one.target.verbatim for one in ones))} for (value, due), ones in sorted(asked.items())]
    colour = _colour("target", lang)
    tips = [{"field": "when", "title": _say("year", lang)}, {"field": "value", "title": _say("target", lang), "type": "quantitative"},
            {"field": "plans", "title": _say("plans", lang)}]
    return {"data": {"values": rows}, "layer": [
        {"mark": {"type": "rule", "strokeDash": [2, 4], "strokeWidth": 1.4}, "encoding": {"x": {"field": "start", "type": "quantitative"},
                                                                                      "x2": {"field": "year"}, "color": colour}},
        {"mark": {"type": "point", "shape": "diamond", "filled": True, "size": 120}, "encoding": {"color": colour, "tooltip": tips}},
        {"mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 12, "color": GOLD}, "encoding": {"text": {"field": "label"}}},
    ]}


def _line(line: Projection | None, lang: Lang) -> dict[str, Any] | None:
    if line is None:
        return None
    first, last = line.points[0].year, line.points[-1].year
    solid = [{"year": year, "value": line.at(year), "piece": "over"} for year in (first, last)]
    ahead = [{"year": last, "value": line.at(last), "piece": "ahead"}, {"year": line.year, "value": line.value, "piece": "ahead"}]
    colour = _colour("line", lang)
    tips = [{"field": "when", "title": _say("year", lang)}, {"field": "value", "title": _say("line", lang), "type": "quantitative", "format": ".4~g"}]
    return {"layer": [
        {"data": {"values": solid}, "mark": {"type": "line", "strokeWidth": 1.2, "opacity": 0.6}, "encoding": {"color": colour}},
        {"data": {"values": ahead}, "mark": {"type": "line", "strokeWidth": 1.6, "strokeDash": [6, 5]}, "encoding": {"color": colour}},
        {"data": {"values": [ahead[-1] | {"when": _year(line.year, lang)}]}, "mark": {"type": "point", "size": 80, "fill": "white", "strokeWidth": 2},
         "encoding": {"color": colour, "tooltip": tips}},
    ]}


def _breaks(board: MeasureBoard, lang: Lang) -> dict[str, Any] | None:
    """A vertical line between two parts of a series."""
    rows = [{"year": (before.year_be + after.year_be) / 2, "label": _say("break", lang), "why": after.series_break or _say("break", lang)}
            for before, after in zip(board.line, board.line[1:], strict=False) if before.series_id != after.series_id]
    if not rows:
        return None
    return {"data": {"values": rows}, "layer": [
        {"mark": {"type": "rule", "strokeDash": [6, 4], "color": GOLD, "strokeWidth": 1.6}, "encoding": {"y": {"value": 0}, "y2": {"value": HEIGHT},
                                                                                              "tooltip": [{"field": "why", "title": " "}]}},
        {"mark": {"type": "text", "align": "right", "baseline": "top", "dx": -6, "dy": 4, "color": GOLD},
         "encoding": {"y": {"value": 0}, "text": {"field": "label"}}},
    ]}


def _year(be: int, lang: Lang) -> str:
    return str(be) if lang == "th" else f"{be - BUDDHIST_ERA} (B.E. {be})"
