"""A picture as one HTML page that can be moved and zoomed: pyvis's own page, freed of everything it would load from outside."""

from __future__ import annotations

import re

from markupsafe import escape

from exports.fonts import font_faces
from exports.picture.caption import Caption
from graph.network import Picture
from graph.picture import plain, to_pyvis

__all__ = ["OUTSIDE", "to_html"]

OUTSIDE = re.compile(r"""<link\b[^>]*>|<script\b[^>]*\bsrc\s*=[^>]*>\s*</script>""", re.IGNORECASE)
"""Style sheets and scripts that pyvis's page names by address; what it needs of them stands in the page already."""
_EMPTY_TITLE = re.compile(r"<center>\s*<h1></h1>\s*</center>")
# The browser itself refuses anything from elsewhere, whatever the page says.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:"
_STYLE = """
html,body{margin:0;height:100%;font-family:Sarabun,sans-serif;color:#17242f}
body{display:flex;flex-direction:column}.card{flex:1;min-height:0}#mynetwork{height:100%!important;border:0!important;float:none!important}
header,footer{padding:.6rem 1rem}header{font-weight:700;font-size:1.15rem}footer{font-size:.9rem;color:#566673}
div.vis-tooltip{font:15px/1.6 Sarabun,sans-serif!important;white-space:pre-line!important;max-width:26rem}
"""


def to_html(picture: Picture, caption: Caption) -> str:
    """A page that opens offline. Labels and titles hold no markup (:func:`graph.picture.plain`)."""
    made: str = to_pyvis(picture).generate_html(notebook=False)
    made = _EMPTY_TITLE.sub("", OUTSIDE.sub("", made))
    head = (f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>{escape(plain(caption.title))}</title>'
            f"<style>{font_faces()}</style>")
    made = made.replace("<html>", f'<!DOCTYPE html>\n<html lang="{escape(caption.lang)}">', 1)
    made = made.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{head}', 1)
    made = made.replace("</head>", f"<style>{_STYLE}</style></head>", 1)  # last, so that it wins over pyvis's own
    made = made.replace("<body>", f"<body><header>{escape(plain(caption.title))}</header>", 1)
    return made.replace("</body>", f"<footer>{escape(plain(caption.credit))}</footer></body>", 1)
