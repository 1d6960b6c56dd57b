"""Plans on an axis of years as a Vega-Lite chart, and as tables: events, and two plans compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exports.fonts import FONT
from exports.indicator_chart import INK
from exports.indicators import csv_table
from graph.succession import Fate
from loaders.calendar import BUDDHIST_ERA
from queries.read.records import Lang, Ref
from queries.read.timeline import Event, Span, Succession

__all__ = ["COMPARE_COLUMNS", "EVENT_COLUMNS", "EVENT_NAMES", "FATE_NAMES", "compare_csv", "events_csv", "timeline_spec"]

EVENT_NAMES: dict[str, tuple[str, str]] = {
    "approved": ("เห็นชอบ", "approved"), "acknowledged": ("รับทราบ", "acknowledged"), "considered": ("พิจารณา", "considered"),
    "proclaimed": ("ประกาศใช้", "proclaimed"), "gazetted": ("ลงราชกิจจานุเบกษา", "gazetted"), "presented": ("เสนอ", "presented"),
    "directed": ("สั่งการ", "directed"), "edition": ("ฉบับเริ่มใช้", "edition begins"), "in_force": ("มีผลใช้บังคับ", "comes into force"),
    "ends": ("สิ้นผล", "ends"), "level": ("พ้นจากระดับเดิม", "leaves its level"),
}
FATE_NAMES: dict[Fate, tuple[str, str]] = {
    "recorded": ("สืบต่อ (มีบันทึก)", "carried over (on record)"), "same": ("ถ้อยคำเดิม", "same wording"),
    "alike": ("ถ้อยคำคล้าย (ระบบเสนอ)", "wording alike (machine suggestion)"), "came": ("ไม่พบคู่ในฉบับก่อน", "no counterpart before"),
    "went": ("ไม่พบคู่ในฉบับหลัง", "no counterpart after"), "unread": ("ยังไม่เห็นถ้อยคำไทย จึงเทียบไม่ได้", "Thai wording not seen, not compared"),
}
_KINDS: dict[str, tuple[tuple[str, str], str, str, tuple[str, ...]]] = {
    "decision": (("เห็นชอบหรือรับทราบ", "Approved or acknowledged"), "diamond", "#b3391f", ("approved", "acknowledged", "considered", "presented", "directed")),
    "law": (("ประกาศใช้หรือราชกิจจาฯ", "Proclaimed or gazetted"), "triangle-up", "#17242f", ("proclaimed", "gazetted")),
    "change": (("ฉบับ การมีผล หรือระดับเปลี่ยน", "Edition, force or level changes"), "circle", "#f2b134", ("edition", "in_force", "ends", "level")),
}
"""What an event looks like: name, shape, colour, kinds of events."""
_LEVELS: dict[int, tuple[tuple[str, str], str]] = {
    1: (("ระดับ 1", "Level 1"), "#0a3350"), 2: (("ระดับ 2", "Level 2"), "#14717c"), 3: (("ระดับ 3", "Level 3"), "#5c4796"), 0: (("นอก 3 ระดับ", "Outside the levels"), "#8d8379"),
}
_STEP = 34
"""Points a plan takes."""
_NAME = 40
"""Characters that a name beside the chart may have."""
EVENT_COLUMNS: tuple[tuple[str, str], ...] = (
    ("รหัสแผน", "plan_id"), ("แผน", "plan"), ("ระดับ", "level"), ("เริ่ม (พ.ศ.)", "start_be"), ("สิ้นสุด (พ.ศ.)", "end_be"), ("แทนฉบับ", "replaces"), ("เหตุการณ์", "event"),
    ("วันที่ (ค.ศ.)", "date"), ("ปี (พ.ศ.)", "year_be"), ("ผู้มีมติ", "body"), ("ครั้งที่ประชุม", "meeting"), ("ถ้อยคำ", "wording"), ("แหล่งที่มา", "source"), ("ตำแหน่ง", "locator"),
    ("ยืนยันแล้ว", "verified"),
)
COMPARE_COLUMNS: tuple[tuple[str, str], ...] = (
    ("ชนิด", "kind"), ("รหัสฉบับก่อน", "before_id"), ("ฉบับก่อน", "before"), ("รหัสฉบับหลัง", "after_id"), ("ฉบับหลัง", "after"), ("ผล", "result"), ("บันทึกการเชื่อมโยง", "record"),
    ("ถ้อยคำร่วม 0-1 (คำนวณ)", "likeness_computed"), ("คำที่ซ้ำ", "shared_words"),
)


def timeline_spec(spans: Iterable[Span], lang: Lang, today: float, *, width: int | str = "container", title: str | None = None) -> dict[str, Any]:
    """A Vega-Lite specification: a bar for the years of each plan, a line to the plan it replaces, marks for events, and today.

    ``today``: Buddhist year with its fraction. The names on the left are never cut.
    """
    shown = [span for span in spans if span.start_be and span.end_be]
    names = _names(shown, lang)
    bars = [{"plan": names[span.plan.id], "start": span.start_be, "end": (span.end_be or 0) + 1, "level": _LEVELS[span.plan.level or 0][0][lang == "en"],
             "whole": span.plan.label.text(lang) or span.plan.id, "years": _years(span, lang)} for span in shown]
    links = [point | {"link": span.plan.id} for span in shown if span.replaces and span.replaces.id in names for point in _link(span, shown, names)]
    events = [_mark(span, event, names, lang) for span in shown for event in span.events]
    low = min((span.start_be for span in shown if span.start_be), default=2560)
    high = max((span.end_be + 1 for span in shown if span.end_be), default=2570)
    axis = {"format": "d", "tickMinStep": 1, "tickCount": 14, "labelOverlap": "greedy", "labelSeparation": 8, "orient": "top"}
    used = [level for level in _LEVELS if any((span.plan.level or 0) == level for span in shown)]
    kinds = [kind for kind in _KINDS if any(event["kind"] == _KINDS[kind][0][lang == "en"] for event in events)]
    head = {"title": {"text": title, "anchor": "start", "fontSize": 16, "offset": 14}} if title else {}
    return {
        **head, "usermeta": {"embedOptions": {"renderer": "svg"}}, "width": width, "height": max(1, len(shown)) * _STEP,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"y": {"field": "plan", "type": "nominal", "sort": list(names.values()), "title": None,
                           "axis": {"labelLimit": 0, "ticks": False, "domain": False, "labelPadding": 10}}},
        "layer": [
            {"data": {"values": bars}, "mark": {"type": "bar", "height": 16, "cornerRadius": 4}, "encoding": {
                "x": {"field": "start", "type": "quantitative", "title": None, "scale": {"domain": [low - 1, high + 1], "nice": False},
                      "axis": axis | ({} if lang == "th" else {"labelExpr": f"datum.value - {BUDDHIST_ERA}"})}, "x2": {"field": "end"},
                "color": {"field": "level", "type": "nominal", "legend": {"symbolType": "square"}, "scale": {
                    "domain": [_LEVELS[level][0][lang == "en"] for level in used], "range": [_LEVELS[level][1] for level in used]}},
                "tooltip": [{"field": "whole", "title": " "}, {"field": "years", "title": _word("years", lang)}]}},
            {"data": {"values": links}, "mark": {"type": "line", "color": "#9aa7b0", "strokeWidth": 1.6, "strokeDash": [3, 3]}, "encoding": {
                "x": {"field": "at", "type": "quantitative"}, "detail": {"field": "link", "type": "nominal"}, "order": {"field": "at"}}},
            {"data": {"values": [{"now": today}]}, "mark": {"type": "rule", "color": "#a8352b", "strokeWidth": 1.4}, "encoding": {
                "x": {"field": "now", "type": "quantitative"}, "y": {"value": 0}, "y2": {"value": max(1, len(shown)) * _STEP}}},
            {"data": {"values": events}, "mark": {"type": "point", "filled": True, "size": 95, "stroke": "white", "strokeWidth": 1.2, "opacity": 1}, "encoding": {
                "x": {"field": "at", "type": "quantitative"},
                "shape": {"field": "kind", "type": "nominal", "scale": {"domain": [_KINDS[kind][0][lang == "en"] for kind in kinds],
                                                                       "range": [_KINDS[kind][1] for kind in kinds]}},
                "fill": {"field": "kind", "type": "nominal", "scale": {"domain": [_KINDS[kind][0][lang == "en"] for kind in kinds],
                                                                      "range": [_KINDS[kind][2] for kind in kinds]}},
                "tooltip": [{"field": "event", "title": " "}, {"field": "when", "title": _word("when", lang)}, {"field": "text", "title": _word("text", lang)},
                            {"field": "source", "title": _word("source", lang)}]}},
        ],
        "resolve": {"scale": {"color": "independent"}},
        "config": {"font": FONT, "axis": {"labelFontSize": 13, "labelColor": INK, "gridColor": "#e6ecf0", "domain": False},
                   "legend": {"labelFontSize": 13, "orient": "bottom", "direction": "horizontal", "labelLimit": 0, "title": None, "clipHeight": 30, "columns": 4},
                   "view": {"stroke": None}},
    }


def _word(key: str, lang: Lang) -> str:
    return {"years": ("ช่วงปี", "Years"), "when": ("เมื่อ", "When"), "text": ("ถ้อยคำ", "Wording"), "source": ("ที่มา", "Source")}[key][lang == "en"]


def _names(spans: Iterable[Span], lang: Lang) -> dict[str, str]:
    """Short names of 40 characters or fewer, made unique: the axis knows plans by name."""
    names: dict[str, str] = {}
    for span in spans:
        whole = span.plan.label.short(lang) or span.plan.id
        name = whole if len(whole) <= _NAME else whole[:_NAME - 1] + "…"  # a user's plan has no short name
        names[span.plan.id] = name if name not in names.values() else f"{name} ({span.plan.id})"
    return names


def _years(span: Span, lang: Lang) -> str:
    return "–".join(str((year or 0) - (BUDDHIST_ERA if lang == "en" else 0)) for year in (span.start_be, span.end_be))


def _link(span: Span, spans: list[Span], names: dict[str, str]) -> Iterator[dict[str, Any]]:
    older = next((one for one in spans if span.replaces and one.plan.id == span.replaces.id), None)
    if older and older.end_be and span.start_be:
        yield {"plan": names[older.plan.id], "at": older.end_be + 1}
        yield {"plan": names[span.plan.id], "at": span.start_be}


def _mark(span: Span, event: Event, names: dict[str, str], lang: Lang) -> dict[str, Any]:
    kind = next(kind for kind, (_, _, _, events) in _KINDS.items() if event.kind in events)
    body = f" · {event.body.label.text(lang) or event.body.id}" if event.body else ""
    return {"plan": names[span.plan.id], "at": event.moment, "kind": _KINDS[kind][0][lang == "en"], "event": EVENT_NAMES[event.kind][lang == "en"] + body,
            "when": event.date or str(event.year_be), "text": event.text, "source": f"{event.provenance.source.title} · {event.provenance.locator}"}


def events_csv(spans: Iterable[Span], lang: Lang = "th") -> bytes:
    """One row for each event, and one for a plan without any; UTF-8 with a byte order mark."""
    return csv_table(EVENT_COLUMNS, _event_rows(spans, lang), lang)


def _event_rows(spans: Iterable[Span], lang: Lang) -> Iterator[list[object]]:
    for span in spans:
        plan: list[object] = [span.plan.id, _label(span.plan, lang), span.plan.level, span.start_be, span.end_be, span.replaces.id if span.replaces else None]
        if not span.events:
            yield [*plan, *([None] * (len(EVENT_COLUMNS) - len(plan)))]
        for event in span.events:
            place = event.provenance
            yield [*plan, EVENT_NAMES[event.kind][lang == "en"], event.date, event.year_be, _label(event.body, lang), event.meeting, event.text,
                   place.source.title, place.locator, "yes" if place.verified else "no"]


def compare_csv(found: Succession, lang: Lang = "th") -> bytes:
    """One row for each pair of parts; UTF-8 with a byte order mark."""
    return csv_table(COMPARE_COLUMNS, _pair_rows(found, lang), lang)


def _pair_rows(found: Succession, lang: Lang) -> Iterator[list[object]]:
    for pair in found.comparison.pairs:
        before, after = pair.before, pair.after
        part = after or before
        yield [part.kind if part else None, before.id if before else None, before.text if before else None, after.id if after else None,
               after.text if after else None, FATE_NAMES[pair.fate][lang == "en"], pair.record,
               None if pair.likeness is None else round(pair.likeness, 2), " ".join(pair.shared)]


def _label(ref: Ref | None, lang: Lang) -> str | None:
    return (ref.label.text(lang) or ref.id) if ref else None
