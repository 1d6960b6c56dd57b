"""A Vega-Lite chart as a file: SVG with our font inside, PNG drawn with it. Nothing is fetched; no Thai font of the system is needed."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_sarabun

from exports.fonts import font_faces

__all__ = ["to_png", "to_svg"]

SCALE = 2.0
"""Pixels of the PNG to one of the chart: sharp on paper."""
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e33")


def to_svg(spec: dict[str, Any]) -> bytes:
    """The chart as SVG 1.1. The font is in the file, so it reads the same on any machine."""
    engine = _engine()
    drawn: str = engine.vegalite_to_svg(spec, allowed_base_urls=[])
    head, _, rest = drawn.partition(">")
    return f"{head}><style>{font_faces()}</style>{rest}".encode()


def to_png(spec: dict[str, Any]) -> bytes:
    """The chart as PNG on white.

    The rasteriser sets the letter after sara am on top of it; written as its two parts (nikhahit before a tone mark, then sara aa) it
    does not, and looks the same.
    """
    text = _SARA_AM.sub("\u0e4d\\1\u0e32", json.dumps(spec, ensure_ascii=False))
    picture: bytes = _engine().vegalite_to_png(json.loads(text) | {"background": "white"}, scale=SCALE, allowed_base_urls=[])
    return picture


@cache
def _engine() -> Any:
    """Loaded when a file is first asked for: it takes 30 MB."""
    import vl_convert  # noqa: PLC0415

    vl_convert.register_font_directory(str(Path(fontpkg_sarabun.__file__).parent / "files"))
    return vl_convert
