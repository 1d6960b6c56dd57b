"""The font of everything that is drawn: its name, and the font itself as CSS, so that a file reads the same on a machine that lacks it."""

from __future__ import annotations

import base64
from functools import cache

from graph.picture import COLOURS
from graph.settings import ROOT

__all__ = ["FONT", "font_faces"]

FONT = COLOURS.font
"""Families in the order in which a reader's machine is asked for them."""
_FILES = ROOT / "views" / "static" / "fonts"
_RANGES = {"thai": "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC", "latin": "U+0000-00FF,U+0131,U+2000-206F,U+2190-21FF,U+2212"}


@cache
def font_faces() -> str:
    """CSS with Sarabun inside, regular and bold."""
    return "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{letters};"
        f"src:url(data:font/woff2;base64,{base64.b64encode((_FILES / f'sarabun-{script}-{weight}-normal.woff2').read_bytes()).decode()})}}"
        for script, letters in _RANGES.items() for weight in (400, 700))
