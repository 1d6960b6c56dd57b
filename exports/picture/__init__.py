"""A picture of the alignment graph as a file that opens anywhere, with no network: SVG, a page, GraphML, GEXF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from exports.picture.caption import Caption
from exports.picture.network import to_gexf, to_graphml
from exports.picture.page import to_html
from exports.picture.svg import to_svg
from graph.network import Picture

__all__ = ["FORMATS", "Caption", "PictureFormat", "write_picture"]

PictureFormat = Literal["svg", "html", "graphml", "gexf"]
FORMATS: dict[PictureFormat, str] = {"svg": "image/svg+xml", "html": "text/html", "graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}
"""Format (also the file suffix) → media type."""
_WRITERS: dict[PictureFormat, Callable[[Picture, Caption], str]] = {"svg": to_svg, "html": to_html, "graphml": to_graphml, "gexf": to_gexf}


def write_picture(picture: Picture, caption: Caption, format_: PictureFormat) -> bytes:
    """The file's bytes, UTF-8. Same picture and caption, same bytes."""
    return _WRITERS[format_](picture, caption).encode()
