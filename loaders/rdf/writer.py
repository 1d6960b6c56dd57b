"""Adds one resource's statements to a named graph: the few shapes of statement the records need."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from loaders.calendar import BUDDHIST_ERA
from loaders.records import UNSOURCED, Sourced
from ontology.namespaces import DCTERMS, PA, RDF, RDFS, SKOS, XSD, iri, source_iri

__all__ = ["SEEN", "Writer", "ce", "text_hash"]

SEEN = Sourced.model_validate({})
"""Of what was read in the file at hand: verified, in the source of what stands around it."""


def ce(year_be: int) -> int:
    """Buddhist-era year to CE."""
    return year_be - BUDDHIST_ERA


def text_hash(text: str) -> str:
    """Fingerprint of a wording, first 16 hex digits of its SHA-256 over UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@lru_cache(maxsize=65_536)
def _node(iri_: str) -> str:
    """An IRI as it stands in N-Quads. Most statements of a plan share predicate, class and source with thousands, and their subject with a dozen.

    Raises:
        ValueError: no IRI.
    """
    return str(NamedNode(iri_))


_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f]')
_SHORT = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def _quoted(value: str) -> str:
    """A string as canonical N-Quads have it, which is what Oxigraph writes (a property test compares the two)."""
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(_escaped, value)
    return f'"{value}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


class Writer:
    """Collects statements of one named graph, as lines of N-Quads: a plan of ten thousand projects has more than a million."""

    def __init__(self, graph: str) -> None:
        self.graph = NamedNode(graph)
        self.lines: list[str] = []
        self._end = f" {self.graph} .\n"

    @property
    def quads(self) -> list[Quad]:
        """The statements in the order they were written."""
        return list(parse("".join(self.lines), RdfFormat.N_QUADS))

    def _add(self, subject: str, predicate: str, term: str) -> None:
        self.lines.append(f"{_node(subject)} {_node(predicate)} {term}{self._end}")

    def link(self, subject: str, predicate: str, *objects: str | None) -> None:
        """IRI-valued statements; None is left out."""
        for value in objects:
            if value is not None:
                self._add(subject, predicate, _node(value))

    def type(self, subject: str, *classes: str) -> None:
        """``rdf:type``; names without a colon are ``pa:`` classes."""
        self.link(subject, RDF + "type", *(name if ":" in name else PA + name for name in classes))

    def text(self, subject: str, predicate: str, value: str | None, lang: str | None = None) -> None:
        """A string, with its language where it has one."""
        if value:
            self._add(subject, predicate, f"{_quoted(value)}@{lang}" if lang else _quoted(value))

    def typed(self, subject: str, predicate: str, value: str | None, datatype: str) -> None:
        """A literal of a datatype given as ``XSD + "…"`` or ``PA + "…"``."""
        if value is not None:
            self._add(subject, predicate, f"{_quoted(value)}^^{_node(datatype)}")

    def flag(self, subject: str, predicate: str, value: bool) -> None:
        """An ``xsd:boolean``."""
        self.typed(subject, predicate, "true" if value else "false", XSD + "boolean")

    def integer(self, subject: str, predicate: str, value: int | None) -> None:
        """An ``xsd:integer``."""
        self.typed(subject, predicate, None if value is None else str(value), XSD + "integer")

    def decimal(self, subject: str, predicate: str, value: float | None) -> None:
        """An ``xsd:decimal`` with the digits the number was written with."""
        if value is not None:
            digits = format(Decimal(repr(value)).normalize(), "f")
            self.typed(subject, predicate, digits, XSD + "decimal")

    def year(self, subject: str, predicate: str, year_be: int | None) -> None:
        """An ``xsd:gYear`` in CE from a Buddhist-era year."""
        if year_be is not None:
            self.typed(subject, predicate, f"{ce(year_be):04d}", XSD + "gYear")

    def day(self, subject: str, predicate: str, value: date | None) -> None:
        """An ``xsd:date``."""
        self.typed(subject, predicate, value.isoformat() if value else None, XSD + "date")

    def instant(self, subject: str, predicate: str, value: datetime) -> None:
        """An ``xsd:dateTime`` in UTC, in the one form that a store gives back letter for letter: Z, and no zeros at the end of the second."""
        text = value.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00").rstrip("0").rstrip(".")
        self.typed(subject, predicate, f"{text}Z", XSD + "dateTime")

    def seen(self, subject: str, source: str | None, locator: str) -> None:
        """The place of something read in the file at hand, for what is many and small: cells of a table, words that name a plan."""
        self.link(subject, DCTERMS + "source", source_iri(source or UNSOURCED))
        self.text(subject, PA + "locator", locator)
        self.flag(subject, PA + "verified", bool(source) and source != UNSOURCED)

    def sourced(self, subject: str, record: Sourced, source: str | None = None, locator: str | None = None) -> None:
        """What every fact carries: source, locator, verified, and how it was read.

        An unverified fact has the source ``id:source/unsourced`` whatever its surroundings name (design.md 4).
        """
        name = UNSOURCED if not record.verified else (record.source or source or UNSOURCED)
        self.link(subject, DCTERMS + "source", source_iri(name))
        self.text(subject, PA + "locator", record.locator or locator)
        self.flag(subject, PA + "verified", record.verified and name != UNSOURCED)
        self.link(subject, PA + "sourceQuality", PA + ("secondarySource" if record.source_quality == "secondary" else "primary"))
        self.text(subject, PA + "verificationMethod", record.verification)
        self.text(subject, SKOS + "editorialNote", record.note)
        for index, reference in enumerate(record.also, 1):
            place = f"{subject}/also{index}"
            self.link(subject, PA + "corroboration", place)
            self.type(place, "Reference")
            self.link(place, DCTERMS + "source", source_iri(reference.source))
            self.text(place, PA + "locator", reference.locator)
            self.text(place, SKOS + "editorialNote", reference.note)

    def label(self, subject: str, th: str | None, en: str | None, predicate: str = SKOS + "prefLabel") -> None:
        """Thai and English labels."""
        self.text(subject, predicate, th, "th")
        self.text(subject, predicate, en, "en")

    def comment(self, subject: str, text: str | None) -> None:
        """A remark in Thai or English; the language is that of its letters."""
        if text:
            self.text(subject, RDFS + "comment", text, language_of(text))

    def value(self, subject: str, predicate: str, term: NamedNode | Literal) -> None:
        """A term made elsewhere."""
        self._add(subject, predicate, str(term))

    def element(self, subject: str, predicate: str, ids: Iterable[str]) -> None:
        """Links to things of our own by their local id."""
        self.link(subject, predicate, *(iri(local) for local in ids))


def language_of(text: str) -> str:
    """``th`` if a sentence has more Thai letters than a quoted word or two, else ``en``."""
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in text)
    return "th" if thai * 3 > len(text) else "en"
