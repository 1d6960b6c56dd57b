"""Where cards and lines of a picture are drawn, in pixels: one geometry for the browser and for exported files.

Pure. A card is as wide as every other and as high as its label. Lines leave and enter a card spread over its side, in the
order of the cards they lead to, so that few of them cross.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.network import LINE_HEIGHT, Link, Picture, Placed

__all__ = ["CARD_WIDTH", "PADDING", "Box", "Curve", "bounds", "box_of", "curves"]

CARD_WIDTH = 246
PADDING = (14, 9)
"""Pixels between the edge of a card and its label, to the sides and above and below."""
TIP = 9
"""Pixels between the end of a line and the card: the arrowhead."""
SPREAD = 0.68
"""Share of a card's side that lines use."""
PULL = (46, 150)
"""Least and most pixels that a line runs straight on before it bends."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Curve:
    """A line as one cubic Bézier curve, and the arrowhead at its end."""

    link: Link
    points: tuple[float, float, float, float, float, float, float, float]
    """Start, two control points, end: x and y in turn."""
    tip: tuple[float, float, int]
    """Point of the arrowhead, and the side of the card it touches: -1 left, 1 right."""


def box_of(placed: Placed) -> Box:
    """The rectangle of a card."""
    height = LINE_HEIGHT * (placed.node.label.count("\n") + 1) + 2 * PADDING[1]
    return Box(placed.x - CARD_WIDTH / 2, placed.y - height / 2, CARD_WIDTH, height)


def bounds(picture: Picture) -> Box:
    """The smallest rectangle around all cards. Raises ValueError for a picture without cards."""
    boxes = [box_of(placed) for placed in picture.nodes]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def curves(picture: Picture) -> tuple[Curve, ...]:
    """The course of every line, in the order of the links."""
    places = {placed.node.id: placed for placed in picture.nodes}
    ends = [_sides(places[link.source], places[link.target]) for link in picture.links]
    points = _ports(picture.links, ends, places)
    return tuple(_curve(link, points[index, 0], points[index, 1], sides) for index, (link, sides) in enumerate(zip(picture.links, ends, strict=True)))


def _sides(source: Placed, target: Placed) -> tuple[int, int]:
    """The side a line leaves by and the side it enters by. Within a column both are the right one: the line bulges out."""
    ahead = target.node.column - source.node.column
    return (-1 if ahead < 0 else 1, -1 if ahead > 0 else 1)


def _ports(links: Sequence[Link], ends: Sequence[tuple[int, int]], places: dict[str, Placed]) -> dict[tuple[int, int], tuple[float, float]]:
    """Where each end of each link touches its card: (index of the link, 0 tail or 1 head) → point."""
    sides: dict[tuple[str, int], list[tuple[int, str, int, int]]] = defaultdict(list)
    for index, (link, both) in enumerate(zip(links, ends, strict=True)):
        for end, (id_, other) in enumerate(((link.source, link.target), (link.target, link.source))):
            sides[id_, both[end]].append((places[other].y, link.basis, index, end))
    points = {}
    for (id_, side), users in sides.items():
        box = box_of(places[id_])
        for slot, (_, _, index, end) in enumerate(sorted(users)):
            y = places[id_].y + box.height * SPREAD * ((slot + 0.5) / len(users) - 0.5)
            points[index, end] = (box.right if side > 0 else box.left, y)
    return points


def _curve(link: Link, tail: tuple[float, float], head: tuple[float, float], sides: tuple[int, int]) -> Curve:
    pull = max(PULL[0], min(PULL[1], abs(head[0] - tail[0]) / 2))
    end = head[0] + sides[1] * TIP
    points = (tail[0], tail[1], tail[0] + sides[0] * pull, tail[1], end + sides[1] * pull, head[1], end, head[1])
    return Curve(link, tuple(map(_rounded, points)), (_rounded(head[0]), _rounded(head[1]), sides[1]))  # type: ignore[arg-type]


def _rounded(value: float) -> float:
    return round(value, 1)
