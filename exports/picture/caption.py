"""What stands around a picture that leaves the application: its title, the heads of its columns, and what to cite."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.settings import ROOT

__all__ = ["Caption", "font_faces"]

FONTS = ROOT / "views" / "static" / "fonts"
_RANGES = {"thai": "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC", "latin": "U+0000-00FF,U+0131,U+2000-206F,U+2190-21FF,U+2212"}


@dataclass(frozen=True)
class Caption:
    """Words of one language."""

    title: str
    credit: str
    """Which data it was drawn from, and how to cite it."""
    heads: Mapping[int, str] = field(default_factory=dict)
    """Column → its title."""
    lang: str = "th"


def font_faces() -> str:
    """CSS with Sarabun inside, so that a file shows the same on a machine without the font."""
    return "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{_RANGES[script]};"
        f"src:url(data:font/woff2;base64,{base64.b64encode((FONTS / f'sarabun-{script}-{weight}-normal.woff2').read_bytes()).decode()})}}"
        for script in ("thai", "latin") for weight in (400, 700))
