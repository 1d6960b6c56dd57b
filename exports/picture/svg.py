"""A picture as SVG, drawn by the same geometry as on screen."""

from __future__ import annotations

from markupsafe import escape

from exports.fonts import font_faces
from exports.picture.caption import Caption
from graph.drawing import PADDING, Box, Curve, bounds, box_of, curves
from graph.network import LINE_HEIGHT, Picture, Placed
from graph.picture import COLOURS, colour_of, dashes_of, ink_of, width_of

__all__ = ["to_svg"]

MARGIN = 40
HEAD = 46
"""Pixels above the cards for the titles of columns."""
FOOT = 34
BAR = 6
FONT_SIZE = 15
BASELINE = 0.75
"""Share of a line's height above the baseline."""


def to_svg(picture: Picture, caption: Caption) -> str:
    """A drawing that needs nothing from outside; every card and line has its title for readers that cannot see it."""
    frame = bounds(picture) if picture.nodes else Box(0, 0, 400, 0)
    left, top = frame.left - MARGIN, frame.top - MARGIN - HEAD
    width, height = frame.width + 2 * MARGIN, frame.height + 2 * MARGIN + HEAD + FOOT
    opening = (f'<svg xmlns="http://www.w3.org/2000/svg" lang="{escape(caption.lang)}" role="img" width="{width:g}" height="{height:g}" '
               f'viewBox="{left:g} {top:g} {width:g} {height:g}">')
    parts = [
        opening,
        f"<title>{escape(caption.title)}</title><desc>{escape(caption.credit)}</desc>",
        f"<style>{font_faces()}text{{font-family:{COLOURS.font};font-size:{FONT_SIZE}px}}</style>",
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" fill="#fff"/>',
        *_heads(picture, caption, frame.top - 28), *(_line(curve) for curve in curves(picture)), *(_card(placed) for placed in picture.nodes),
        f'<text x="{frame.left:g}" y="{frame.bottom + MARGIN:g}" fill="#566673" font-size="13">{escape(caption.credit)}</text>', "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _heads(picture: Picture, caption: Caption, y: float) -> list[str]:
    lefts: dict[int, float] = {}
    for placed in picture.nodes:
        lefts[placed.node.column] = min(lefts.get(placed.node.column, box_of(placed).left), box_of(placed).left)
    return [f'<text x="{x:g}" y="{y:g}" font-weight="700" font-size="16" fill="#566673">{escape(caption.heads.get(column, ""))}</text>'
            for column, x in sorted(lefts.items())]


def _line(curve: Curve) -> str:
    x1, y1, *rest = curve.points
    colour, (tip_x, tip_y, side) = colour_of(curve.link), curve.tip
    dashes = f' stroke-dasharray="{" ".join(map(str, found))}"' if (found := dashes_of(curve.link)) else ""
    path = (f'<path d="M{x1:g} {y1:g}C{" ".join(f"{value:g}" for value in rest)}" fill="none" stroke="{colour}" '
            f'stroke-width="{width_of(curve.link):.2f}" stroke-opacity="0.6"{dashes}/>')
    arrow = "" if curve.link.is_part else f'<path d="M{tip_x:g} {tip_y:g}L{tip_x + side * 11:g} {tip_y - 5:g}V{tip_y + 5:g}Z" fill="{colour}"/>'
    return f"<g>{path}{arrow}</g>"


def _card(placed: Placed) -> str:
    node, box = placed.node, box_of(placed)
    ink, fill = ink_of(node)
    dashes = "" if node.verified else ' stroke-dasharray="5 4"'
    lines = node.label.split("\n")
    head = len(lines) > 1 and any(letter.isdigit() for letter in lines[0])
    texts = "".join(
        f'<text x="{box.left + BAR + PADDING[0] - 3:g}" y="{box.top + PADDING[1] + (index + BASELINE) * LINE_HEIGHT:g}" '
        + (f'font-weight="700" fill="{ink}">' if head and not index else f'fill="{COLOURS.text if node.verified else COLOURS.faded}">')
        + f"{escape(line)}</text>" for index, line in enumerate(lines))
    return (f'<g><title>{escape(node.title or node.label)}</title><rect x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" '
            f'height="{box.height:g}" rx="8" fill="{fill}" stroke="#c9d4dc"{dashes}/><rect x="{box.left:g}" y="{box.top:g}" width="{BAR}" '
            f'height="{box.height:g}" rx="3" fill="{ink}"/>{texts}</g>')
