"""Addresses of everything that has a page. They are relative, so they work under any path the app is served at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from queries.read.records import Lang, Ref
from views.markup import Markup, tag

__all__ = ["MENU", "PAGES", "UPPER", "Page", "Place", "graph_under", "href", "link", "page_of", "place_of", "read_place", "ref_link"]

Page = Literal["overview", "bring", "desk", "plans", "search", "indicators", "timeline", "graph", "trace", "matrix", "coverage", "overlap", "query", "about"]
PAGES: dict[Page, str] = {
    "overview": "screens/overview.py", "bring": "screens/bring.py", "desk": "screens/desk.py", "plans": "screens/plans.py", "search": "screens/search.py",
    "indicators": "screens/indicators.py", "timeline": "screens/timeline.py", "graph": "screens/graph.py",
    "trace": "screens/trace.py", "matrix": "screens/matrix.py", "coverage": "screens/coverage.py", "overlap": "screens/overlap.py", "query": "screens/query.py", "about": "screens/about.py",
}
"""Page → file, relative to views/main.py. The first is the home page; the others have their name as address.

The query page is not called ``sparql``: that is the address of the protocol endpoint.
"""
UPPER = ("national-strategy", "master-plan", "nesdp13", "nsc-2566", "gov-policy-2566")
"""Plans that a plan of level 3 is laid under."""
MENU: dict[str, tuple[Page, ...]] = {
    "": ("overview", "bring", "desk", "plans", "search", "indicators", "query", "about"),
    "menu.alignment": ("graph", "trace", "matrix", "coverage", "overlap", "timeline"),
}
"""The top bar: pages by heading (a key of views/words); those under no heading stand in the bar itself."""


@dataclass(frozen=True)
class Place:
    """A page with its parameters; ``lang`` is kept apart because every place has it."""

    page: Page
    query: tuple[tuple[str, str], ...] = ()


def place_of(ref: Ref) -> Place:
    """The page of a plan, an element or an agency."""
    if ref.is_body:
        return Place("plans", (("agency", ref.id.removeprefix("agency/")),))
    if ref.type == "IndicatorRegister":
        return Place("about")
    return Place("plans", (("id", ref.id),))


def page_of(ref: Ref | None) -> Place | None:
    """The page of anything the graph describes; None for what has no page of its own, such as an alignment."""
    if ref is None:
        return None
    kind, _, name = ref.id.partition("/")
    if ref.type == "Source":
        return Place("about", (("source", name),))
    if kind == "query" and name and "/" not in name:
        return Place("query", (("name", name),))
    return place_of(ref) if ref.is_body or ref.type in {"Instrument", "IndicatorRegister"} or ref.plan else None


def graph_under(plan: str) -> Place:
    """The alignment graph of one plan under the plans of the levels above."""
    return Place("graph", (("plan", ",".join((plan, *UPPER))),))


def href(place: Place, lang: Lang) -> str:
    """Relative address: ``plans?id=psds-2567/s1``; Thai, the first language, is not written."""
    query = [*place.query, *([("lang", lang)] if lang != "th" else [])]
    return ("./" if place.page == "overview" else place.page) + ("?" + urlencode(query, safe="/:") if query else "")


def read_place(address: str) -> tuple[Place, dict[str, str]] | None:
    """The place an address of ours names, with its whole query; None for anything else."""
    path, _, query = address.partition("?")
    page = path.strip("./") or "overview"
    for known in PAGES:
        if page == known:
            pairs = dict(parse_qsl(query))
            return Place(known, tuple((key, value) for key, value in pairs.items() if key != "lang")), pairs
    return None


def link(place: Place, lang: Lang, *content: object, css: str = "", **attributes: str | None) -> Markup:
    """A link that a click follows without a reload (see ``views/navigation``), and that can be opened in a new tab."""
    return tag("a", *content, css=f"pa-link {css}".strip(), href=href(place, lang), **attributes)


def ref_link(ref: Ref, lang: Lang, *content: object, css: str = "") -> Markup:
    """A link to the page of ``ref``; its label where no content is given."""
    return link(place_of(ref), lang, *(content or (ref.label.text(lang) or ref.number or ref.id,)), css=css)
