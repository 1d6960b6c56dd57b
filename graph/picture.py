"""A layered picture as pyvis network data: what our own component draws with vis-network, and what pyvis's own page holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pyvis.network import Network

from graph.drawing import curves
from graph.network import Link, Node, Picture, Placed

__all__ = ["COLOURS", "Palette", "colour_of", "dashes_of", "ink_of", "plain", "to_pyvis", "vis_data", "width_of"]


@dataclass(frozen=True)
class Palette:
    """Colours of a picture. The difference between bases is told by the line too, not by colour alone."""

    level: Mapping[int, tuple[str, str]] = field(default_factory=lambda: {
        1: ("#0a3350", "#eef3f7"), 2: ("#14717c", "#edf6f6"), 3: ("#5c4796", "#f3f0f9"), 0: ("#6a6056", "#f5f3f0")})
    """Plan level (0 outside the levels) → (ink, fill)."""
    unverified: tuple[str, str] = ("#9aa7b0", "#f4f5f6")
    chip: tuple[str, str] = ("#868e96", "#ffffff")
    link: Mapping[str, str] = field(default_factory=lambda: {"official": "#0b5c8a", "curated": "#c48d1e", "suggested": "#5c4796", "": "#aebac3"})
    """Basis → colour; ``""`` is a part."""
    conflict: str = "#c92a2a"
    text: str = "#17242f"
    faded: str = "#6d7a84"
    font: str = "Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif"


COLOURS = Palette()
_DASHES: Mapping[str, list[int]] = {"official": [], "curated": [9, 5], "suggested": [2, 5], "": [1, 4]}
_CONFLICT_DASHES = [12, 4, 2, 4]
_CURVE = {"official": 0.08, "curated": 0.16, "suggested": 0.24, "": 0.0}
"""Two links between the same nodes are told apart by their curve (in pyvis's page; ours draws its own curves)."""
MAX_WIDTH = 3.2
LINE_WIDTH = 0.75


def to_pyvis(picture: Picture, palette: Palette = COLOURS) -> Network:
    """A pyvis network with fixed positions and physics off. Titles and labels are plain text."""
    network = Network(directed=True, height="100vh", cdn_resources="in_line")
    for placed in picture.nodes:
        network.add_node(placed.node.id, **_node(placed, palette))
    for link in picture.links:
        network.add_edge(link.source, link.target, **_link(link, palette))
    network.toggle_physics(status=False)
    return network


def vis_data(picture: Picture, palette: Palette = COLOURS) -> dict[str, list[dict[str, Any]]]:
    """``{"nodes": […], "edges": […]}`` as vis-network takes them, from pyvis's ``get_network_data()``.

    Every edge carries its course, ``points`` and ``tip`` of :class:`graph.drawing.Curve`.
    """
    nodes, edges, *_ = to_pyvis(picture, palette).get_network_data()
    course = {curve.link.id: curve for curve in curves(picture)}
    return {"nodes": list(nodes), "edges": [edge | {"points": list(course[edge["id"]].points), "tip": list(course[edge["id"]].tip)} for edge in edges]}


def plain(text: str) -> str:
    """Text in which no reader can see markup: angle brackets become single guillemets.

    vis-network shows a string title as text, pyvis's own page as HTML; this is right for both.
    """
    return text.replace("<", "‹").replace(">", "›")


def colour_of(link: Link, palette: Palette = COLOURS) -> str:
    """A line's colour: its basis, or that it is a conflict."""
    return palette.conflict if link.predicate == "conflictsWith" else palette.link.get(link.basis, palette.chip[0])


def dashes_of(link: Link) -> list[int]:
    """A line's dashes, in pixels on and off; none for what an official text says."""
    return _CONFLICT_DASHES if link.predicate == "conflictsWith" else _DASHES.get(link.basis, [])


def width_of(link: Link) -> float:
    """A line's width in pixels: wider for a main alignment and for several records."""
    return min(MAX_WIDTH, LINE_WIDTH * (1 + 0.6 * max(len(link.alignments) - 1, 0) + (1 if link.directness == "main" else 0)))


def ink_of(node: Node, palette: Palette = COLOURS) -> tuple[str, str]:
    """(ink, fill) of a card: its plan's level, grey where nobody has verified it."""
    if node.folded:
        return palette.chip
    return palette.level.get(node.level or 0, palette.level[0]) if node.verified else palette.unverified


def _node(placed: Placed, palette: Palette) -> dict[str, Any]:
    node = placed.node
    ink, fill = ink_of(node, palette)
    return {
        "label": plain(node.label), "title": plain(node.title or node.label), "x": placed.x, "y": placed.y, "physics": False,
        "shape": "box", "column": node.column, "plan": node.plan or "", "kind": node.kind, "ink": ink, "fill": fill, "verified": node.verified,
        "color": {"background": fill, "border": ink, "highlight": {"background": fill, "border": palette.text}},
        "shapeProperties": {"borderDashes": [] if node.verified else [4, 3], "borderRadius": 14 if node.folded else 4},
        "font": {"face": palette.font, "size": 15, "color": palette.text if node.verified else palette.faded, "align": "left"},
        "margin": 8, "expandable": node.expandable, "folded": list(node.folded),
    }


def _link(link: Link, palette: Palette) -> dict[str, Any]:
    colour = colour_of(link, palette)
    return {
        "id": link.id, "width": width_of(link), "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": dashes_of(link) or False, "arrows": "" if link.is_part else "to",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": _CURVE.get(link.basis, 0.1)},
        "alignments": list(link.alignments), "predicate": link.predicate or "", "basis": link.basis, "status": link.status,
        "directness": link.directness or "",
    }
