"""The graph component: Python side. It draws what ``queries.read.picture`` has laid out and tells what a person clicked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import streamlit as st

from graph.drawing import CARD_WIDTH, bounds
from graph.network import Picture
from graph.picture import COLOURS, vis_data
from queries.read.records import Lang
from views.i18n import t

__all__ = ["BASES", "LEVELS", "Controls", "Event", "component_data", "policy_graph"]

BASES = ("official", "curated", "suggested")
LEVELS = ("1", "2", "3", "0")
LIBRARY = "app/static/vis/vis-network.min.js"
LEAST_ZOOM = 0.7
"""Below this a label is smaller than 10 pixels: the picture then moves instead of shrinking."""
USUAL_ZOOM = 0.82
"""Zoom at which the picture fills the width of a usual window; its height follows, so that the page scrolls and nothing hides."""
HEIGHTS = (460, 1700)
"""Least and most height of the drawing, pixels."""
HEAD = 74
"""Pixels between the title of a column and its topmost card's middle."""
EventType = Literal["select", "edge", "expand", "basis", "level", "undo", "redo"]
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "policy_graph", html=(_HERE / "graph.html").read_text("utf-8"), css=(_HERE / "graph.css").read_text("utf-8"),
    js=(_HERE / "graph.js").read_text("utf-8"))


@dataclass(frozen=True)
class Event:
    """What a person did in the picture."""

    type: EventType
    id: str
    """Node, edge, basis or level; empty where a selection was cleared, and for undo and redo."""


@dataclass(frozen=True)
class Controls:
    """State of what stands around the drawing."""

    bases: Collection[str] = BASES
    levels: Collection[str] = LEVELS
    """Plan levels that are shown, ``0`` for what stands outside them."""
    undo: bool = False
    redo: bool = False
    """Whether there is something to undo, and to do again."""
    node: str = ""
    edge: str = ""
    """What is chosen when the page opens."""
    expanded: Collection[str] = ()
    credit: str = ""
    """Written below an exported picture: what it shows and from which data."""


def component_data(picture: Picture, lang: Lang, controls: Controls = Controls()) -> dict[str, Any]:
    """All that the drawing needs."""
    data = vis_data(picture)
    for node in data["nodes"]:
        heading = "\n" in node["label"] and any(letter.isdigit() for letter in node["label"].split("\n")[0])
        node |= {"open": node["id"] in controls.expanded, "heading": heading and node["kind"] not in {"Instrument", "More"}}
        for unused in ("color", "font", "margin", "shapeProperties", "folded"):
            node.pop(unused, None)
    for edge in data["edges"]:
        edge["title"] = _edge_title(edge, lang)
        edge.pop("smooth", None)  # graph.js draws the course that graph.drawing has laid
    height = round((bounds(picture).height + 160) * USUAL_ZOOM) if picture.nodes else 0
    return {"nodes": data["nodes"], "edges": data["edges"], "columns": _heads(data["nodes"], lang), "height": min(max(height, HEIGHTS[0]), HEIGHTS[1]),
            "lib": LIBRARY, "face": COLOURS.font, "card": CARD_WIDTH, "least": LEAST_ZOOM, "initial": controls.node, "chosen": controls.edge,
            "legend": _legend(picture, controls, lang), "words": _words(lang), "undo": controls.undo, "redo": controls.redo,
            "credit": controls.credit}


def _edge_title(edge: Mapping[str, Any], lang: Lang) -> str:
    if not edge["alignments"]:
        return t("chain.kind.part", lang)
    count = t("graph.records", lang, count=str(len(edge["alignments"])))
    undecided = [t(f"status.{edge['status']}", lang)] if edge["status"] != "approved" else []
    return " · ".join((t(f"predicate.{edge['predicate']}", lang), t(f"basis.{edge['basis']}", lang), *undecided, count))


def _heads(nodes: list[dict[str, Any]], lang: Lang) -> list[dict[str, Any]]:
    """A title above every column that has nodes."""
    top = min((node["y"] for node in nodes), default=0) - HEAD
    left = {node["column"]: min(one["x"] for one in nodes if one["column"] == node["column"]) for node in nodes}
    return [{"x": x, "y": top, "text": t(f"chain.column.{column}", lang)} for column, x in sorted(left.items())]


def _legend(picture: Picture, controls: Controls, lang: Lang) -> list[dict[str, Any]]:
    """Lines and colours; what has an id is a button that shows or hides."""
    lines = [{"id": basis, "kind": "basis", "style": basis, "text": t(f"basis.{basis}", lang), "on": basis in controls.bases} for basis in BASES]
    levels = [{"id": level, "kind": "level", "style": f"level level-{level}", "text": t(f"level.{level}", lang), "on": level in controls.levels}
              for level in LEVELS]
    conflict = [{"id": "", "style": "conflict", "text": t("predicate.conflictsWith", lang)}]
    has_conflict = any(link.predicate == "conflictsWith" for link in picture.links)
    return [*lines, *(conflict if has_conflict else ()), {"id": "", "style": "part", "text": t("chain.kind.part", lang)}, *levels]


def _words(lang: Lang) -> dict[str, str]:
    return {name: t(f"picture.{name}", lang) for name in ("legend", "find", "farther", "closer", "whole", "picture", "failed", "toggle", "undo",
                                                          "redo", "full", "png")}


def policy_graph(data: Mapping[str, Any], key: str) -> Event | None:
    """Draw, and return what was done since the last run."""
    result = _COMPONENT(key=key, data=dict(data), on_event_change=lambda: None)
    event = getattr(result, "event", None)
    if not event or event.get("type") not in get_args(EventType):
        return None
    return Event(event["type"], str(event.get("id") or ""))
