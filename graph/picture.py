"""A layered picture as pyvis network data: what our own component draws with vis-network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pyvis.network import Network

from graph.network import Link, Node, Picture, Placed

__all__ = ["COLOURS", "Palette", "plain", "to_pyvis", "vis_data"]


_NODES = {
    "Instrument": ("#e7f5ff", "#1971c2"),
    "Strategy": ("#e7f5ff", "#1971c2"),
    "FlagshipProject": ("#fff4e6", "#e8590c"),
    "MasterPlanIssue": ("#ebfbee", "#2f9e44"),
    "Milestone": ("#f3f0ff", "#6741d9"),
    "SecurityIssue": ("#fff0f6", "#c2255c"),
    "PolicyItem": ("#fff9db", "#e67700"),
    "More": ("#ffffff", "#868e96"),
}
_LINKS = {"official": "#1864ab", "curated": "#5c940d", "suggested": "#e67700", "": "#ced4da"}


@dataclass(frozen=True)
class Palette:
    """Colours of a picture. The difference between bases is told by the line too, not by colour alone."""

    node: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _NODES)
    """Class name → (fill, border)."""
    other: tuple[str, str] = ("#f1f3f5", "#868e96")
    unverified: tuple[str, str] = ("#f8f9fa", "#adb5bd")
    link: Mapping[str, str] = field(default_factory=lambda: _LINKS)
    """Basis → colour; ``""`` is a part."""
    conflict: str = "#c92a2a"
    text: str = "#1b1f24"
    font: str = "Sarabun, sans-serif"


COLOURS = Palette()
_DASHES: Mapping[str, bool | list[int]] = {"official": False, "curated": [9, 5], "suggested": [2, 5], "": [1, 4]}
_CURVE = {"official": 0.08, "curated": 0.16, "suggested": 0.24, "": 0.0}
"""Two links between the same nodes are told apart by their curve."""
MAX_WIDTH = 6.0


def to_pyvis(picture: Picture, palette: Palette = COLOURS) -> Network:
    """A pyvis network with fixed positions and physics off. Titles and labels are plain text."""
    network = Network(directed=True, height="720px", cdn_resources="local")
    for placed in picture.nodes:
        network.add_node(placed.node.id, **_node(placed, palette))
    for link in picture.links:
        network.add_edge(link.source, link.target, **_link(link, palette))
    network.toggle_physics(status=False)
    return network


def vis_data(picture: Picture, palette: Palette = COLOURS) -> dict[str, list[dict[str, Any]]]:
    """``{"nodes": […], "edges": […]}`` as vis-network takes them, from pyvis's ``get_network_data()``."""
    nodes, edges, *_ = to_pyvis(picture, palette).get_network_data()
    return {"nodes": list(nodes), "edges": list(edges)}


def plain(text: str) -> str:
    """Text in which no reader can see markup: angle brackets become single guillemets.

    vis-network shows a string title as text, pyvis's own page as HTML; this is right for both.
    """
    return text.replace("<", "‹").replace(">", "›")


def _node(placed: Placed, palette: Palette) -> dict[str, Any]:
    node = placed.node
    fill, border = _colours(node, palette)
    return {
        "label": plain(node.label), "title": plain(node.title or node.label), "x": placed.x, "y": placed.y, "physics": False,
        "shape": "box", "column": node.column, "plan": node.plan or "", "kind": node.kind,
        "color": {"background": fill, "border": border, "highlight": {"background": fill, "border": palette.text}},
        "shapeProperties": {"borderDashes": [] if node.verified else [4, 3], "borderRadius": 14 if node.folded else 4},
        "font": {"face": palette.font, "size": 15, "color": palette.text if node.verified else "#868e96", "align": "left"},
        "margin": 8, "expandable": node.expandable, "folded": list(node.folded),
    }


def _colours(node: Node, palette: Palette) -> tuple[str, str]:
    return palette.node.get(node.kind, palette.other) if node.verified else palette.unverified


def _link(link: Link, palette: Palette) -> dict[str, Any]:
    colour = palette.conflict if link.predicate == "conflictsWith" else palette.link.get(link.basis, palette.other[1])
    width = min(MAX_WIDTH, 1 + 0.6 * max(len(link.alignments) - 1, 0) + (1 if link.directness == "main" else 0))
    return {
        "id": link.id, "width": width, "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": _DASHES.get(link.basis, False), "arrows": "" if link.is_part else "to",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": _CURVE.get(link.basis, 0.1)},
        "alignments": list(link.alignments), "predicate": link.predicate or "", "basis": link.basis, "status": link.status,
        "directness": link.directness or "",
    }
