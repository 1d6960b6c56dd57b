"""HTML documentation of the vocabulary: one page a language, made by pyLODE on the vocabulary filtered to that language.

    python -m ontology.docs          (pyLODE 3.2.1 must be installed; 3.4.1 crashes)

pyLODE knows no closed lists and no mappings, so these sections are added here. The pages load nothing from outside.
"""

from __future__ import annotations

import html
import importlib
import logging
import re
import sys
import tempfile
from pathlib import Path
from typing import Literal as Choice

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology.namespaces import PA, PREFIXES, SCHEMA

__all__ = ["LANGUAGES", "main", "page"]

Lang = Choice["th", "en"]
LANGUAGES: tuple[Lang, ...] = ("th", "en")
HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "docs" / "ontology"
_PYLODE_SCHEMA = "https://schema.org/"
"""pyLODE knows schema.org by this spelling only; the graph has the older one, as RDF data mostly does."""

_THAI = {
    "Metadata": "ข้อมูลของออนโทโลยี", "Classes": "คลาส", "Object Properties": "ความสัมพันธ์", "Datatype Properties": "ค่าข้อมูล",
    "Properties": "คุณสมบัติ", "Namespaces": "เนมสเปซ", "Legend": "คำอธิบายสัญลักษณ์", "Table of Contents": "สารบัญ",
    "Title": "ชื่อ", "License": "สัญญาอนุญาต", "Rights": "สิทธิ์", "Version Iri": "IRI ของรุ่น", "Version Info": "รุ่น",
    "Preferred Namespace Prefix": "คำนำหน้า", "Preferred Namespace Uri": "เนมสเปซ", "Description": "คำอธิบาย",
    "Is Defined By": "นิยามโดย", "Scope Note": "ขอบเขต", "Sub Class Of": "เป็นคลาสย่อยของ", "Super Class Of": "มีคลาสย่อย",
    "Sub Property Of": "เป็นคุณสมบัติย่อยของ", "Super Property Of": "มีคุณสมบัติย่อย", "Domain": "ใช้กับคลาส", "Range": "มีค่าเป็น",
    "Domain Includes": "ใช้กับ", "Range Includes": "มีค่าเป็นได้", "In Domain Of": "มีคุณสมบัติ", "In Range Of": "เป็นค่าของ",
    "In Domain Includes Of": "มีคุณสมบัติ", "In Range Includes Of": "เป็นค่าได้ของ", "See Also": "ดูเพิ่ม",
}
_WORDS = {
    "th": {"lists": "รายการค่าปิด", "datatypes": "ชนิดข้อมูล", "mappings": "คำใกล้เคียงในมาตรฐานอื่น", "other": "English", "term": "คำ", "close": "ใกล้เคียงกับ"},
    "en": {"lists": "Closed lists of values", "datatypes": "Datatypes", "mappings": "Close terms of other vocabularies", "other": "ภาษาไทย", "term": "Term", "close": "Close to"},
}
_FONTS = "../../views/static/fonts/sarabun-{script}-{weight}-normal.woff2"
"""The app's own fonts, relative to the page: Thai is readable without a Thai font on the machine."""
_RANGES = {"thai": "U+02D7, U+0303, U+0331, U+0E01-0E5B, U+200C-200D, U+25CC", "latin": "U+0000-00FF, U+2000-206F, U+2190-21FF"}
_STYLE = "".join(f"""
        @font-face {{ font-family: Sarabun; font-weight: {weight}; unicode-range: {_RANGES[script]};
            src: url("{_FONTS.format(script=script, weight=weight)}") format("woff2"); }}""" for script in _RANGES for weight in (400, 700)) + """
        body, h1, h2, h3, h4, h5, h6 { font-family: Sarabun, "Noto Sans Thai", "Leelawadee UI", Thonburi, Tahoma, sans-serif !important; }
        #pylode { display: none; }
        #content { width: calc(100% - 220px); max-width: 1100px; }
        .language { float: right; margin-right: 220px; }
        @media (max-width: 800px) { #toc { display: none; } #content { width: 100%; } body { padding: 1em; } .language { margin-right: 0; } }
"""


def filtered(graph: Graph, lang: Lang) -> Graph:
    """The vocabulary with the texts of one language only."""
    chosen = Graph()
    for prefix, namespace in PREFIXES.items():
        chosen.bind(prefix, _PYLODE_SCHEMA if namespace == SCHEMA else namespace, replace=True)
    for subject, predicate, value in graph:
        if isinstance(value, Literal) and value.language not in {None, lang}:
            continue
        chosen.add((subject, URIRef(str(predicate).replace(SCHEMA, _PYLODE_SCHEMA)), value))
    return chosen


def page(graph: Graph, lang: Lang) -> str:
    """The HTML page of ``lang``. Anchors are the names of the terms, the same in both languages."""
    chosen = filtered(graph, lang)
    with tempfile.NamedTemporaryFile(suffix=".ttl") as file:
        chosen.serialize(file.name, format="turtle", encoding="utf-8")
        profile = importlib.import_module("pylode.profiles.ontpub").OntPub(ontology=file.name)
        profile.fids = {str(term): str(term).removeprefix(PA) for term in _terms(graph)}
        text: str = profile.make_html()
    return _dressed(text, chosen, lang)


def _terms(graph: Graph) -> list[URIRef]:
    return sorted(term for term in graph.subjects(RDFS.isDefinedBy) if isinstance(term, URIRef) and term.startswith(PA))


def _dressed(text: str, chosen: Graph, lang: Lang) -> str:
    words = _WORDS[lang]
    other = "en" if lang == "th" else "th"
    text = re.sub(r"\s*<script.*?</script>", "", text, flags=re.DOTALL)
    text = re.sub(r"\n\s+", "\n", text).replace("Domainincludes", "Domain Includes").replace("Rangeincludes", "Range Includes")
    text = text.replace("<html>", f'<html lang="{lang}">', 1).replace(
        "<head>", '<head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">', 1)
    text = text.replace("</style>", _STYLE + "    </style>", 1)
    text = text.replace("<body>", f'<body>\n    <a class="language" href="{other}.html" hreflang="{other}">{words["other"]}</a>', 1)
    sections = _closed_lists(chosen, words) + _mappings(chosen, words)
    text = text.replace('<div id="namespaces">', sections + '<div id="namespaces">', 1)
    links = "".join(f'<li><h4><a href="#{anchor}">{words[key]}</a></h4></li>' for anchor, key in (("closed-lists", "lists"), ("mappings", "mappings")))
    text = re.sub(r'(<li>\s*<h4>\s*<a href="#namespaces">)', lambda found: links + found[0], text, count=1)
    return _in_thai(text) if lang == "th" else text


def _label(graph: Graph, term: URIRef) -> str:
    return html.escape(str(graph.value(term, RDFS.label) or term))


def _closed_lists(graph: Graph, words: dict[str, str]) -> str:
    """A table for each class that has members, and one for our datatypes."""
    parts = [f'<div class="section" id="closed-lists"><h2>{words["lists"]}</h2>']
    members: dict[URIRef, list[URIRef]] = {}
    for member in sorted(graph.subjects(RDF.type, OWL.NamedIndividual), key=str):
        for kind in graph.objects(member, RDF.type):
            if isinstance(kind, URIRef) and isinstance(member, URIRef) and kind.startswith(PA):
                members.setdefault(kind, []).append(member)
    anchored: set[URIRef] = set()
    members[RDFS.Datatype] = sorted(term for term in graph.subjects(RDF.type, RDFS.Datatype) if isinstance(term, URIRef))
    for kind in sorted(members):
        parts.append(f"<h3>{words['datatypes']}</h3><table>" if kind == RDFS.Datatype else
                     f'<h3><a href="#{kind.removeprefix(PA)}">{_label(graph, kind)}</a></h3><table>')
        for member in members[kind]:
            local = member.removeprefix(PA)
            anchor = "" if member in anchored else f' id="{local}"'  # official stands in two lists
            anchored.add(member)
            parts.append(f"<tr{anchor}><th>{_label(graph, member)}<br><code>pa:{local}</code></th>"
                         f"<td>{html.escape(str(graph.value(member, RDFS.comment)))}</td></tr>")
        parts.append("</table>")
    return "".join((*parts, "</div>"))


def _mappings(graph: Graph, words: dict[str, str]) -> str:
    rows = [f'<div class="section" id="mappings"><h2>{words["mappings"]}</h2><table><tr><th>{words["term"]}</th><th>{words["close"]}</th></tr>']
    for term, close in sorted(graph.subject_objects(SKOS.closeMatch), key=str):
        name = next((f"{prefix}:{str(close).removeprefix(space)}" for prefix, space in PREFIXES.items() if str(close).startswith(space)), str(close))
        rows.append(f'<tr><td><a href="#{str(term).removeprefix(PA)}">{_label(graph, URIRef(str(term)))}</a></td>'
                    f'<td><a href="{html.escape(str(close))}">{html.escape(name)}</a></td></tr>')
    return "".join((*rows, "</table></div>"))


def _in_thai(text: str) -> str:
    """Headings of pyLODE in Thai; its pop-up definitions of foreign terms stay as their vocabularies publish them."""
    return re.sub(r">(\s*)([A-Z][A-Za-z ]+?)(\s*)<", lambda found: f">{found[1]}{_THAI.get(found[2], found[2])}{found[3]}<", text)


def main() -> int:
    """Write docs/ontology/th.html and en.html; exit status 2 if pyLODE is not installed."""
    try:
        importlib.import_module("pylode")
    except ModuleNotFoundError:
        sys.stderr.write("ไม่พบ pyLODE ติดตั้งด้วย pip install pylode==3.2.1 · pyLODE is missing; install it with pip install pylode==3.2.1\n")
        return 2
    logging.disable(logging.INFO)
    graph = Graph().parse(HERE / "alignment.ttl", format="turtle")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        (FOLDER / f"{lang}.html").write_text(page(graph, lang), "utf-8")
        sys.stderr.write(f"docs/ontology/{lang}.html\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
