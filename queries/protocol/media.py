"""Media types, and which of them a client gets (RFC 9110 section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from queries.engine import SolutionsFormat, TriplesFormat

__all__ = ["FORMAT_NAMES", "OFFERED", "SOLUTIONS", "TRIPLES", "Choice", "best", "choose", "content_type", "named"]

SOLUTIONS: dict[str, SolutionsFormat] = {
    "application/sparql-results+json": "json", "application/sparql-results+xml": "xml", "text/csv": "csv", "text/tab-separated-values": "tsv",
    "application/json": "json", "application/xml": "xml", "text/xml": "xml",
}
"""Media type → format of SELECT and ASK; the canonical types first, best first."""
TRIPLES: dict[str, TriplesFormat] = {
    "text/turtle": "ttl", "application/n-triples": "nt", "application/ld+json": "jsonld", "application/rdf+xml": "rdfxml",
    "application/x-turtle": "ttl", "text/plain": "nt", "application/json": "jsonld", "application/xml": "rdfxml", "text/xml": "rdfxml",
}
"""Media type → format of CONSTRUCT and DESCRIBE."""
FORMAT_NAMES: dict[str, tuple[SolutionsFormat | None, TriplesFormat | None]] = {
    "json": ("json", "jsonld"), "xml": ("xml", "rdfxml"), "csv": ("csv", None), "tsv": ("tsv", None),
    "ttl": (None, "ttl"), "turtle": (None, "ttl"), "n3": (None, "ttl"), "nt": (None, "nt"), "ntriples": (None, "nt"), "n-triples": (None, "nt"),
    "jsonld": (None, "jsonld"), "json-ld": (None, "jsonld"), "rdfxml": (None, "rdfxml"), "rdf": (None, "rdfxml"), "rdf+xml": (None, "rdfxml"),
}
"""Short names for the parameter ``format`` (or ``output``): a table's format and a graph's format."""
OFFERED = ", ".join(dict.fromkeys([*list(SOLUTIONS)[:4], *list(TRIPLES)[:4]]))
"""What a refusal lists."""
_TEXT = ("text/", "application/n-triples")
_PARTS = 2


class _Range(NamedTuple):
    media: str
    quality: float
    order: int


@dataclass(frozen=True)
class Choice:
    """Formats for either kind of result with the media types to be named; None where nothing is acceptable."""

    solutions: tuple[str, SolutionsFormat] | None
    triples: tuple[str, TriplesFormat] | None


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer a client likes best. Among equals: a type it names before one it only lets pass, then its order, then ours."""
    ranges = _ranges(accept)
    if not ranges:
        return offers[0]
    ranked = [(found.quality, _precision(found.media), -found.order, -place, offer)
              for place, offer in enumerate(offers) if (found := _match(ranges, offer)) and found.quality > 0]
    return max(ranked)[-1] if ranked else None


@lru_cache(maxsize=256)  # programs send the same header again and again
def choose(accept: str | None) -> Choice:
    """Formats by the header ``Accept``."""
    solutions, triples = best(accept, list(SOLUTIONS)), best(accept, list(TRIPLES))
    return Choice((solutions, SOLUTIONS[solutions]) if solutions else None, (triples, TRIPLES[triples]) if triples else None)


def named(name: str) -> Choice | None:
    """Formats by the parameter ``format``: short names or media types, the first known one counts; None if none is known."""
    for part in name.split(","):  # SPARQLWrapper sends several in one parameter
        if (found := _named(part)) is not None:
            return found
    return None


def _named(name: str) -> Choice | None:
    name = name.strip().lower().replace(" ", "+")  # a "+" that was not escaped in the address
    if name in FORMAT_NAMES:
        solutions, triples = FORMAT_NAMES[name]
        return Choice((_canonical(SOLUTIONS, solutions), solutions) if solutions else None,
                      (_canonical(TRIPLES, triples), triples) if triples else None)
    if name not in SOLUTIONS and name not in TRIPLES:
        return None
    return Choice((name, SOLUTIONS[name]) if name in SOLUTIONS else None, (name, TRIPLES[name]) if name in TRIPLES else None)


def content_type(media: str) -> str:
    """Value of ``Content-Type``; texts say that they are UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith(_TEXT) else media


def _canonical(table: Mapping[str, str], wanted: str) -> str:
    return next(media for media, name in table.items() if name == wanted)


def _ranges(accept: str | None) -> list[_Range]:
    found = []
    for order, part in enumerate((accept or "").split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if len(media.split("/")) == _PARTS or media == "*":
            quality = next((_quality(parameter[2:]) for parameter in parameters if parameter.startswith("q=")), 1.0)
            found.append(_Range("*/*" if media == "*" else media, quality, order))
    return found


def _quality(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _precision(media: str) -> int:
    return 0 if media == "*/*" else 1 if media.endswith("/*") else 2


def _match(ranges: list[_Range], offer: str) -> _Range | None:
    """The most precise range that covers an offer."""
    covering = [one for one in ranges if one.media in {offer, offer.partition("/")[0] + "/*", "*/*"}]
    return max(covering, key=lambda one: (_precision(one.media), -one.order), default=None)
