"""Changes in sentences, and which kind of change each property is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal as OneOf
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from ontology.namespaces import DCTERMS, PA, RDF, RDFS, SH, SKOS
from queries.read.records import Lang

__all__ = ["Kind", "Namer", "kind_of", "sentence"]

Kind = OneOf["text", "target", "alignment", "verification", "source", "link", "bookkeeping"]
_KINDS: dict[Kind, tuple[str, ...]] = {
    "text": (
        SKOS + "prefLabel", SKOS + "altLabel", SKOS + "definition", SKOS + "editorialNote", DCTERMS + "title", DCTERMS + "description", RDFS + "label",
        RDFS + "comment", SH + "select", SH + "ask", SH + "construct",
        *(PA + name for name in ("shortLabel", "verbatim", "quote", "text", "rationale", "asPrinted", "sourcePredicate", "conflictNote", "aboutText",
                                 "decision", "kind", "number", "labelStatus"))),
    "target": tuple(PA + name for name in (
        "value", "minValue", "maxValue", "comparator", "unit", "measure", "year", "startYear", "endYear", "direction", "baseline", "derivedValue",
        "ratio", "denominator", "scaleMax", "setsTarget", "lowerIsBetter", "periodStart", "periodEnd", "asOf")),
    "alignment": tuple(PA + name for name in (
        "status", "predicate", "basis", "directness", "function", "extent", "subject", "object", "assertedBy", "assertedOn", "justification",
        "contributesTo", "alignsWith", "implements", "supportsWithinPlan", "derivedFrom", "measuredBySame", "conflictsWith", "relatesTo",
        "subjectEdition", "objectEdition")),
    "verification": tuple(PA + name for name in ("verified", "sourceQuality", "verificationMethod", "corroboration", "codeUnverified")),
    "source": (DCTERMS + "source", DCTERMS + "publisher", DCTERMS + "date", *(PA + name for name in (
        "locator", "evidence", "url", "corpusPath", "corpus", "sourceKind", "labelSource", "seenIn"))),
    "bookkeeping": (RDF + "type", SKOS + "narrower", *(PA + name for name in ("textHash", "subjectTextHash", "objectTextHash", "order", "side"))),
}
"""Kind of change → properties; ``bookkeeping`` follows from the other changes and is no news to a reader."""
_KIND_OF = {property_: kind for kind, properties in _KINDS.items() for property_ in properties}
_ROOM = 60
"""Characters of unchanged text shown on either side of a change."""
_LONG = 200
_MOST_VALUES = 5
_COMBINING = {"Mn", "Mc"}


class Namer(Protocol):
    """What gives names (exports/change_names.py)."""

    def property(self, full: str, lang: Lang) -> str:
        """Name of a property."""

    def value(self, term: NamedNode | Literal, lang: Lang) -> str:
        """A value as a person reads it."""


def kind_of(property_: str) -> Kind:
    """Kind of change that a change of this property is; of a property not listed: ``link``."""
    return _KIND_OF.get(property_, "link")


def sentence(
    names: Namer, property_: str, language: str, old: Sequence[NamedNode | Literal], new: Sequence[NamedNode | Literal], lang: Lang,
) -> str:
    """«ชื่อ (th): «…ก่อน…» → «…หลัง…»», or what was added and what was removed."""
    name = names.property(property_, lang) + (f" ({language})" if language else "")
    before, after = [names.value(term, lang) for term in old], [names.value(term, lang) for term in new]
    if len(before) == len(after) == 1:
        left, right = _around(before[0], after[0])
        return f"{name}: {_quoted(left, lang)} → {_quoted(right, lang)}"
    words = ("ลบ", "เพิ่ม") if lang == "th" else ("removed", "added")
    said = [f"{word} {_listed(values, lang)}" for word, values in zip(words, (before, after), strict=True) if values]
    return f"{name}: {', '.join(said)}"


def _listed(values: Sequence[str], lang: Lang) -> str:
    shown = " ".join(_quoted(value if len(value) <= _LONG else _cut_end(value, _LONG) + "…", lang) for value in values[:_MOST_VALUES])
    more = len(values) - _MOST_VALUES
    return shown if more <= 0 else f"{shown} {f'และอีก {more}' if lang == 'th' else f'and {more} more'}"


def _quoted(text: str, lang: Lang) -> str:
    return f"«{text}»" if lang == "th" else f"“{text}”"


def _around(old: str, new: str) -> tuple[str, str]:
    """Both texts cut down to where they differ, if they are long: what is alike on either side shrinks to ``_ROOM`` characters."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    alike = min(len(old), len(new))
    head = next((index for index in range(alike) if old[index] != new[index]), alike)
    tail = next((index for index in range(alike - head) if old[-1 - index] != new[-1 - index]), alike - head)
    start = max(0, head - _ROOM)
    while start and unicodedata.category(old[start]) in _COMBINING:  # a Thai vowel sign does not stand alone
        start -= 1
    return tuple(  # type: ignore[return-value]
        ("…" if start else "") + _middle(text[start:len(text) - tail], text[len(text) - tail:]) for text in (old, new))


def _middle(changed: str, rest: str) -> str:
    if len(changed) > 2 * _LONG:
        changed = f"{_cut_end(changed, _LONG)} … {changed[-_ROOM:]}"
    return changed + (rest if len(rest) <= _ROOM else _cut_end(rest, _ROOM) + "…")


def _cut_end(text: str, size: int) -> str:
    """The first ``size`` characters and the signs that belong to the last of them."""
    while size < len(text) and unicodedata.category(text[size]) in _COMBINING:
        size += 1
    return text[:size]
