"""The official section as one HTML page to read and to print: A4, Sarabun inside, nothing loaded from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from exports.citations import CitedSource, by_source, labels
from exports.fonts import font_faces
from exports.html import Markup, join, tag
from exports.plain import one_line, printable
from exports.records import Cell, Citation, Heading, Line, Section, Summary
from exports.thai import digits, thai_date

__all__ = ["MEDIA_TYPE", "html_page", "section_html"]

MEDIA_TYPE = "text/html"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
_GAP = re.compile(r"(⟨[^⟩]*(?:⟩|$))")
_SAFE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_DEEPEST = 2
_STYLE = """
@page{size:A4;margin:2.5cm 2cm 2cm 3cm}@page across{size:A4 landscape;margin:1.5cm}
*{box-sizing:border-box}html{font-size:12pt}
body{margin:0 auto;padding:2rem 1rem;max-width:17cm;font-family:Sarabun,sans-serif;line-height:1.65;color:#17242f;overflow-wrap:anywhere}
h1{font-size:1.35rem;text-align:center;line-height:1.5}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
h4{font-size:1rem;margin:1rem 0 .2rem .6cm}h1,h2,h3,h4{break-after:avoid}
p{margin:.25rem 0 .25rem .6cm;orphans:2;widows:2}p.d1{margin-left:1.4cm}p.d2{margin-left:2.2cm}
p.plan{margin:0 0 1rem;text-align:center;font-weight:700;font-size:1.15rem}p.note{margin:0;padding:.5rem .8rem;background:#f2f2f2;font-size:.85rem}
p.draft{border-left:3px solid #bf8f00;padding-left:.4cm}mark{background:#fff2cc;color:#6b4300}
.cite{font-size:.75rem;color:#566673}.cite a{color:inherit}
table{border-collapse:collapse;width:100%;font-size:.82rem}th,td{border:1px solid #7a8791;padding:.25rem .4rem;text-align:left;vertical-align:top}
th{background:#e4f0f7}thead{display:table-header-group}tr{break-inside:avoid}td p{margin:0 0 .2rem}
ol,ul{margin:.2rem 0;padding:0;list-style:none;font-size:.82rem}li{margin:.1rem 0 .1rem 1.2cm;text-indent:-1.2cm}li li{margin-left:1.2cm}
.source{font-weight:700;margin-top:.5rem}:target{background:#fff2cc}
.across{margin:1.5rem 0}
@media print{body{max-width:none;padding:0}.across{page:across}.sources{break-before:page}a{color:inherit;text-decoration:none}
mark,th,p.note{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def html_page(title: str, body: Markup, lang: str = "th", style: str = _STYLE) -> str:
    """A whole page whose browser is told to load nothing from outside."""
    head = join([Markup('<meta charset="utf-8">'), Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
                 Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'), tag("title", one_line(title, 250)),
                 Markup(f"<style>{font_faces()}{style}</style>")])
    return f"<!DOCTYPE html>\n{tag('html', tag('head', head), tag('body', body), lang=lang)}\n"


def section_html(section: Section) -> str:
    """The whole section: text, summary table, numbered sources, state."""
    names = {number: digits(name, section.digits) for number, name in labels(section.citations).items()}
    plan = section.plan.label.th or section.plan.id
    parts = [_text(section, names), tag("section", *_summary(section.summary, names, section), class_="across"),
             tag("section", tag("h2", "รายการอ้างอิง"), *(_source(source, section, names) for source in by_source(section.citations)), class_="sources"),
             tag("section", tag("h2", "สถานะของเอกสารนี้"), tag("ul", *(tag("li", f"– {one_line(text)}") for text in _closing(section))))]
    return html_page(f"{section.title}: {plan}", tag("main", *parts))


def _closing(section: Section) -> Iterable[str]:
    yield from section.closing
    if section.cite:
        yield f"การอ้างอิงข้อมูลชุดนี้: {section.cite}"


def _said(text: str) -> Markup:
    """Text with every place that is left to write marked."""
    return join(tag("mark", piece) if piece.startswith("⟨") else piece for piece in _GAP.split(printable(text).replace(" ๆ", "\u00a0ๆ")) if piece)


def _text(section: Section, names: Mapping[int, str]) -> Markup:
    parts: list[Markup] = []
    lines = 0
    for block in section.blocks:
        text = digits(one_line(block.text), section.digits)
        if isinstance(block, Heading):
            parts.append(tag(f"h{block.level}", _said(text)))
            continue
        lines += 1
        opening = ("plan", "note")[lines - 1] if lines <= 2 else None  # noqa: PLR2004 - name of the plan, what marks mean
        parts.append(tag("p", text if opening else _line(block, text), _cites(block.cites, names), class_=opening or _css(block)))
    return tag("section", *parts)


def _line(line: Line, text: str) -> Markup:
    return join(["– " if line.indent else None, _said(text.removeprefix("- ")), " ‡" if line.curated else None])


def _css(line: Line) -> str | None:
    names = [f"d{min(line.indent, _DEEPEST)}" if line.indent else "", "draft" if line.draft else ""]
    return " ".join(filter(None, names)) or None


def _cites(numbers: Iterable[int], names: Mapping[int, str]) -> Markup | None:
    links = [tag("a", names[number], href=f"#c{number}") for number in numbers]
    if not links:
        return None
    between = [part for link in links for part in (", ", link)][1:]
    return tag("span", " [", *between, "]", class_="cite")


def _summary(summary: Summary, names: Mapping[int, str], section: Section) -> list[Markup]:
    def cell(one: Cell) -> Markup:
        return tag("p", digits(f"{one.mark} {one_line(one.name)}{' ‡' if one.curated else ''}", section.digits), _cites(one.cites, names))

    rows = [tag("tr", tag("th", digits(one_line(row.name), section.digits), scope="row"),
                *(tag("td", _said(column) if isinstance(column, str) else join(cell(one) for one in column)) for column in row.columns)) for row in summary.rows]
    head = tag("thead", tag("tr", *(tag("th", digits(name, section.digits), scope="col") for name in summary.columns)))
    return [tag("h2", summary.title), tag("table", head, tag("tbody", *rows)), tag("p", "● หลัก · ○ รอง · ‡ ผู้วิเคราะห์อ่าน ไม่ใช่คำของแผนเอง", class_="note")]


def _source(source: CitedSource, section: Section, names: Mapping[int, str]) -> Markup:
    own: list[Citation] = [one for one in section.citations if one.source == source.first.source]
    date = f" ({thai_date(source.first.date)})" if source.first.date else ""
    single = f": {one_line(own[0].locator)}" if len(own) == 1 else ""
    url = source.first.url
    address = None if not url else tag("a", url, href=url, rel="noreferrer") if _SAFE.fullmatch(url) else url
    head = tag("p", digits(f"[{source.number}] {one_line(source.first.title)}{date}{single} ", section.digits), address, class_="source",
               id=f"c{own[0].number}" if len(own) == 1 else None)
    places = [tag("li", digits(f"[{names[one.number]}] {one_line(one.locator)}", section.digits), id=f"c{one.number}") for one in own] if len(own) > 1 else []
    return join([head, tag("ol", *places) if places else None])
