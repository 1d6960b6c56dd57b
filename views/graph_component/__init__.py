"""The graph component: Python side. It draws what ``queries.read.picture`` has laid out and tells what a person clicked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from graph.network import Picture
from graph.picture import Palette, vis_data
from queries.read.records import Lang
from views.i18n import t

__all__ = ["BASES", "Event", "component_data", "policy_graph"]

BASES = ("official", "curated", "suggested")
LIBRARY = "app/static/vis/vis-network.min.js"
FACE = "Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif"
CLOSER = 0.8
"""The layout leaves 430 pixels between columns; our cards are narrower, so columns move together by this factor."""
LEAST_ZOOM = 0.62
"""Below this a label is smaller than 9 pixels: the picture then scrolls instead of shrinking."""
HEIGHTS = (460, 880)
"""Least and most height of the drawing, pixels."""
THICKEST = 3.2
_PALETTE = Palette(link={"official": "#0b5c8a", "curated": "#c48d1e", "suggested": "#5c4796", "": "#aebac3"})
_INK = {1: ("#0a3350", "#eef3f7"), 2: ("#14717c", "#edf6f6"), 3: ("#5c4796", "#f3f0f9"), 0: ("#6a6056", "#f5f3f0")}
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "policy_graph", html=(_HERE / "graph.html").read_text("utf-8"), css=(_HERE / "graph.css").read_text("utf-8"),
    js=(_HERE / "graph.js").read_text("utf-8"))


@dataclass(frozen=True)
class Event:
    """What a person did in the picture."""

    type: Literal["select", "edge", "expand", "basis"]
    id: str
    """Node, edge or basis; empty where a selection was cleared."""


def component_data(picture: Picture, levels: Mapping[str, int | None], bases: Collection[str], lang: Lang, *, initial: str = "", chosen: str = "",
                   expanded: Collection[str] = ()) -> dict[str, Any]:
    """All that the drawing needs. ``levels``: plan id → level; ``initial``, ``chosen``: node and line chosen when the page opens."""
    data = vis_data(picture, _PALETTE)
    verified = {placed.node.id: placed.node.verified for placed in picture.nodes}
    for node in data["nodes"]:
        ink, fill = _INK.get(levels.get(node["plan"]) or 0, _INK[0])
        heading = "\n" in node["label"] and any(letter.isdigit() for letter in node["label"].split("\n")[0])
        node |= {"x": round(node["x"] * CLOSER), "ink": ink, "fill": fill, "verified": verified[node["id"]], "open": node["id"] in expanded,
                 "heading": heading and node["kind"] not in {"Instrument", "More"}}
        for unused in ("color", "font", "margin", "shapeProperties", "folded"):
            node.pop(unused, None)
    for edge in data["edges"]:
        edge |= {"title": _edge_title(edge, lang), "width": min(edge["width"] * 0.75, THICKEST)}
        edge.pop("smooth", None)  # graph.js draws the lines from side to side of the cards
    ys = [node["y"] for node in data["nodes"]] or [0]
    height = min(max(round((max(ys) - min(ys) + 190) * 0.7), HEIGHTS[0]), HEIGHTS[1])
    return {"nodes": data["nodes"], "edges": data["edges"], "columns": _heads(data["nodes"], lang), "height": height, "lib": LIBRARY, "face": FACE,
            "least": LEAST_ZOOM, "initial": initial, "chosen": chosen, "legend": _legend(bases, lang), "words": _words(lang)}


def _edge_title(edge: Mapping[str, Any], lang: Lang) -> str:
    if not edge["alignments"]:
        return t("chain.kind.part", lang)
    count = t("graph.records", lang, count=str(len(edge["alignments"])))
    return " · ".join((t(f"predicate.{edge['predicate']}", lang), t(f"basis.{edge['basis']}", lang), count))


def _heads(nodes: list[dict[str, Any]], lang: Lang) -> list[dict[str, Any]]:
    """A title above every column that has nodes."""
    top = min((node["y"] for node in nodes), default=0) - 74
    left = {node["column"]: min(one["x"] for one in nodes if one["column"] == node["column"]) for node in nodes}
    return [{"x": x, "y": top, "text": t(f"chain.column.{column}", lang)} for column, x in sorted(left.items())]


def _legend(bases: Collection[str], lang: Lang) -> list[dict[str, Any]]:
    lines = [{"id": basis, "style": basis, "text": t(f"basis.{basis}", lang), "on": basis in bases} for basis in BASES]
    levels = [{"id": "", "style": f"level level-{level}", "text": t(f"level.{level}", lang)} for level in (1, 2, 3, 0)]
    return [*lines, {"id": "", "style": "part", "text": t("chain.kind.part", lang)}, *levels]


def _words(lang: Lang) -> dict[str, str]:
    return {name: t(f"picture.{name}", lang) for name in ("legend", "find", "farther", "closer", "whole", "picture", "failed", "toggle")}


def policy_graph(data: Mapping[str, Any], key: str) -> Event | None:
    """Draw, and return what was done since the last run."""
    result = _COMPONENT(key=key, data=dict(data), on_event_change=lambda: None)
    event = getattr(result, "event", None)
    if not event or event.get("type") not in {"select", "edge", "expand", "basis"}:
        return None
    return Event(event["type"], str(event.get("id") or ""))
