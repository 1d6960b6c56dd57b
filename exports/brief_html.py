"""The brief for a director as one HTML page to read and to print on one sheet of A4."""

from __future__ import annotations

from collections.abc import Iterable

from exports.brief import Brief
from exports.brief_words import WRONG, word
from exports.html import Markup, join, tag
from exports.section_html import html_page

__all__ = ["brief_html"]

_STYLE = """
@page{size:A4;margin:1.2cm 1.5cm}*{box-sizing:border-box}html{font-size:9.5pt}
body{margin:0 auto;padding:1rem;max-width:18cm;font-family:Sarabun,sans-serif;line-height:1.45;color:#17242f;overflow-wrap:anywhere}
h1{font-size:1.5rem;text-align:center;margin:0}p.plan{font-size:1.2rem;font-weight:700;text-align:center;margin:.2rem 0}h2{font-size:1.05rem;margin:.7rem 0 .1rem;color:#0b5c8a}
p{margin:.3rem 0}dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(5.5rem,1fr));margin:.4rem 0;border:1px solid #c3ccd3}
dl div{padding:.2rem;text-align:center;border-right:1px solid #c3ccd3;background:#f4f7f9;display:flex;flex-direction:column-reverse}dt{font-size:.85rem}
dd{margin:0;font-size:1.5rem;font-weight:700;color:#0b5c8a}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{border:1px solid #7a8791;padding:.1rem .35rem;text-align:center}th:first-child{text-align:left}
thead th{background:#e4f0f7;font-weight:400}tbody th{font-weight:400}.halves{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
ul,ol{margin:.1rem 0;padding-left:1.2rem}footer{margin-top:.5rem;font-size:.8rem;color:#566673}
@media print{body{padding:0;max-width:none}dl div,thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def brief_html(found: Brief) -> str:
    """A whole page that loads nothing from outside."""
    wrong = {word(key, found.lang) for key in WRONG}
    figures = tag("dl", *(tag("div", tag("dt", label), tag("dd", number)) for number, label in found.figures))
    table = tag("table", tag("thead", tag("tr", *(tag("th", name, scope="col") for name in found.head))),
                tag("tbody", *(tag("tr", tag("th", cells[0], scope="row"), *(tag("td", cell) for cell in cells[1:])) for cells in found.rows))) if found.rows else None
    steps = join([tag("h2", word("steps", found.lang)), tag("ol", *(tag("li", line) for line in found.steps))]) if found.steps else None
    left = tag("div", _parts(part for part in found.parts if part[0] in wrong))
    right = tag("div", steps, _parts(part for part in found.parts if part[0] not in wrong))
    body = tag("main", tag("h1", found.title), tag("p", found.plan, class_="plan"), tag("p", found.lede), figures, table, tag("div", left, right, class_="halves"),
               tag("footer", *(tag("p", line) for line in found.closing)))
    return html_page(f"{found.title}: {found.plan}", body, found.lang, _STYLE)


def _parts(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Markup:
    return join(join([tag("h2", heading), tag("ul", *(tag("li", line) for line in lines))]) for heading, lines in parts)
