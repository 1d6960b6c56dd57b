"""How to cite what one has taken from the graph: authors, title, version, build, day of release, licence, address.

It names the build of ``data/`` alone, which others can make or find. What was taken together with people's workspaces says so.

Nothing in it depends on the day or the machine it is written on, so a download stays byte for byte the same. Authors are those of
CITATION.cff, the day of release is that of CHANGELOG.md, title, licence and address are those the graph gives of itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml
from pyoxigraph import Literal as RdfLiteral

from exports.plain import printable
from exports.thai import thai_date
from graph.changelog import entry
from graph.engine import GraphStore
from graph.published import holds_work, published_build
from graph.settings import ROOT
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS
from queries import library
from queries.published import DATASET
from queries.read.elements import refs
from queries.read.nodes import NotFoundError
from queries.read.records import Lang

__all__ = ["STYLES", "Style", "citation", "comment_lines"]

Style = Literal["text", "apa", "bibtex"]
STYLES: tuple[Style, ...] = get_args(Style)
CFF = ROOT / "CITATION.cff"
_LICENCES = {"https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class _Facts:
    """What every style says."""

    authors: tuple[str, ...]
    title: str
    version: str
    build: str
    released: str | None
    """ISO date; None for a version that has no entry in CHANGELOG.md."""
    licence: str
    part: str
    """Name and id of the plan it is about; empty for the whole graph."""
    work: bool = False
    """Whether people's workspaces, which nobody else can find, may be in it."""
    address: str = DATASET


def citation(store: GraphStore, style: Style = "text", lang: Lang = "en", part: str = "", *, work: bool | None = None) -> str:
    """The citation of a build, one line (BibTeX: several); ``part`` is the id of the plan that was taken.

    ``work``: whether what is cited may rest on people's workspaces; None: if the store holds any.
    Ends without a line break. Raises ``queries.read.NotFoundError`` for an unknown plan.
    """
    facts = _facts(store, lang, part, work=holds_work(store) if work is None else work)
    return {"text": _text_th if lang == "th" else _text_en, "apa": _apa, "bibtex": _bibtex}[style](facts)


def comment_lines(store: GraphStore, part: str = "", *, work: bool | None = None) -> bytes:
    """The citation in both languages as comment lines that open a Turtle or N-Quads file."""
    return "".join(f"# {citation(store, 'text', lang, part, work=work)}\n" for lang in ("th", "en")).encode()


def _facts(store: GraphStore, lang: Lang, part: str, *, work: bool) -> _Facts:
    version = str(store.manifest["version"])
    described = entry(version)
    titles: dict[str, str] = {}
    licence = ""
    for row in library.rows(store, "describe", things="dataset"):
        value = row["value"]
        if row["property"].value == DCTERMS + "title" and isinstance(value, RdfLiteral):
            titles[value.language or ""] = value.value
        elif row["property"].value == DCTERMS + "license":
            licence = value.value
    known = refs(store, [part]) if part else {}
    if part and part not in known:
        raise NotFoundError("แผน", "plan", part)
    label = known[part].label if part else None
    name = f"{(label.th if lang == 'th' else label.en) or label.th or part} ({part})" if label else ""
    return _Facts(_authors(), titles.get(lang) or _fallback_title(), version, published_build(store), described.released.isoformat() if described else None,
                  licence, _one_line(name), work)


def _text_th(facts: _Facts) -> str:
    year = f" ({int(facts.released[:4]) + BUDDHIST_ERA})" if facts.released else ""
    day = thai_date(facts.released) if facts.released else "ยังไม่เผยแพร่"
    part = f" ส่วนที่ใช้: {facts.part}" if facts.part else ""
    work = " รวมพื้นที่ทำงานของผู้ใช้ซึ่งไม่ได้เผยแพร่" if facts.work else ""
    return (f"{', '.join(facts.authors)}{year} {facts.title} (รุ่น {facts.version} {day} กราฟ {facts.build}{work}) [ชุดข้อมูล]{part} "
            f"สัญญาอนุญาต {_licence(facts)} {facts.address}")


def _text_en(facts: _Facts) -> str:
    year = f" ({facts.released[:4]})" if facts.released else ""
    day = f"of {facts.released}" if facts.released else "not released"
    part = f" Part used: {facts.part}." if facts.part else ""
    return (f"{', '.join(facts.authors)}{year}. {facts.title} (version {facts.version} {day}, build {facts.build}{_with(facts)}) [Data set].{part} "
            f"Licence: {_licence(facts)}. {facts.address}")


def _apa(facts: _Facts) -> str:
    year = facts.released[:4] if facts.released else "n.d."
    return (f"{', '.join(facts.authors)}. ({year}). {facts.title} (Version {facts.version}; build {facts.build}{_with(facts)}) [Data set]. "
            f"{f'{facts.part}. ' if facts.part else ''}{facts.address}")


def _bibtex(facts: _Facts) -> str:
    fields = {
        "author": "{" + " and ".join(f"{{{_tex(author)}}}" for author in facts.authors) + "}",
        "title": f"{{{{{_tex(facts.title)}}}}}",
        "year": f"{{{facts.released[:4]}}}" if facts.released else "",
        "month": str(int(facts.released[5:7])) if facts.released else "",
        "version": f"{{{facts.version}}}",
        "howpublished": f"{{Data set, version {facts.version}}}",
        "note": f"{{{_tex(f'Build {facts.build}{_with(facts)}. Licence: {_licence(facts)}.' + (f' Part used: {facts.part}.' if facts.part else ''))}}}",
        "url": f"{{{facts.address}}}",
    }
    key = re.sub(r"[^a-z0-9]+", "-", f"policy-alignment-{facts.version}-{facts.build[:8]}")
    return "\n".join([f"@misc{{{key},", *(f"  {name} = {value}," for name, value in fields.items() if value), "}"])


def _with(facts: _Facts) -> str:
    return " with users' workspaces, which are not published" if facts.work else ""


def _tex(text: str) -> str:
    """Text with what TeX reads as commands taken literally."""
    return re.sub(r"([&%$#_])", r"\\\1", text)


def _licence(facts: _Facts) -> str:
    return _LICENCES.get(facts.licence, facts.licence or "-")


def _one_line(text: str) -> str:
    """A label with a line break in it would end the comment line it stands in; one without end would be the whole file."""
    return " ".join(printable(text, _LONGEST_NAME).split())


def _authors() -> tuple[str, ...]:
    return tuple(_one_line(str(author.get("name") or f"{author.get('given-names', '')} {author['family-names']}")) for author in _cff()["authors"])


def _fallback_title() -> str:
    return str(_cff()["title"])


@cache
def _cff(path: Path = CFF) -> dict[str, list[dict[str, str]]]:
    loaded: dict[str, list[dict[str, str]]] = yaml.safe_load(path.read_text("utf-8"))
    return loaded
