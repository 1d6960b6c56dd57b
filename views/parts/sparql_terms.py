"""RDF terms as people read them: names instead of addresses, links to pages, years with their Buddhist year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import GraphStore
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS, ID, PA, PREFIXES, RDFS, SKOS, XSD, local_id
from queries.read.elements import refs
from queries.read.nodes import described
from queries.read.records import Lang
from views.dates import when
from views.i18n import STRINGS, t
from views.links import Place, link, page_of
from views.markup import Markup, join, tag
from views.parts.badges import chip, level_class
from views.parts.sparql_answer import Term
from views.store import ask

__all__ = ["Named", "is_number", "is_year", "named", "prefixed", "shown", "words"]

_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
                                             "positiveInteger", "unsignedInt", "unsignedLong"))
_NAMES = (SKOS + "prefLabel", RDFS + "label", DCTERMS + "title")
_YEAR = XSD + "gYear"
LONG = 220
"""Characters of a text beyond which the rest is folded."""
_FAMILIES = ("predicate", "type", "basis", "status", "directness")
"""Families of words of the interface whose last part is the name of a term of the vocabulary."""


@dataclass(frozen=True)
class Named:
    """What an IRI is called, and its page if it has one."""

    label: str
    place: Place | None = None
    level: int | None = None
    verified: bool = True
    known: frozenset[str] = frozenset()
    """Its names in every language, as the graph has them."""


def named(store: GraphStore, terms: Iterable[Term | None], lang: Lang) -> dict[str, Named]:
    """Names of all IRIs among the terms, in at most two questions to the graph; IRIs without a name are absent."""
    iris = sorted({term.value for term in terms if isinstance(term, NamedNode)})
    found = ask(refs, store, tuple(local_id(one) for one in iris if one.startswith(ID) and " " not in one))
    names: dict[str, Named] = {}
    for id_, ref in found.items():
        if label := ref.label.text(lang):
            names[ID + id_] = Named(label, page_of(ref), ref.level, ref.verified, frozenset(filter(None, (ref.label.th, ref.label.en))))
    rest = tuple(local_id(one) for one in iris if one not in names and one.startswith((ID, PA)))
    for id_, node in ask(described, store, rest).items() if rest else ():
        full = id_ if id_.startswith(PA) else ID + id_
        label = _word(id_.removeprefix(PA), lang) if full.startswith(PA) else None
        label = label or next((text for name in _NAMES if (text := node.text(name, lang) or node.text(name))), None)
        if label:
            names[full] = Named(label, page_of(found.get(id_)), known=frozenset(text for name in _NAMES for text in node.texts(name)))
    return names


def _word(name: str, lang: Lang) -> str | None:
    key = next((f"{family}.{name}" for family in _FAMILIES if f"{family}.{name}" in STRINGS), None)
    return t(key, lang) if key else None


def prefixed(iri: str) -> str:
    """``pa:approved``; an IRI of no known namespace as it is."""
    best = max((base for base in PREFIXES.values() if iri.startswith(base)), key=len, default=None)
    return next(f"{prefix}:{iri[len(best):]}" for prefix, base in PREFIXES.items() if base == best) if best else iri


def is_number(term: Term | None) -> bool:
    """Whether it is a literal of a numeric datatype."""
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def is_year(term: Term | None) -> bool:
    """Whether it is an ``xsd:gYear``."""
    return isinstance(term, Literal) and term.datatype.value == _YEAR


def words(term: Term | None, names: Mapping[str, Named]) -> str:
    """A term as plain text, for charts and cards."""
    if isinstance(term, NamedNode):
        return names[term.value].label if term.value in names else prefixed(term.value)
    return str(getattr(term, "value", "" if term is None else term))


def shown(term: Term | None, names: Mapping[str, Named], lang: Lang, *, raw: bool = False) -> Markup:
    """A term in a cell; ``raw``: as the query language writes it, without names."""
    match term:
        case None:
            return tag("span", "–", css="pa-grey")
        case NamedNode():
            return _iri(term.value, None if raw else names.get(term.value), names, lang)
        case Literal():
            return tag("code", str(term)) if raw else _literal(term, lang)
        case BlankNode():
            return tag("span", f"_:{term.value[:8]}", css="pa-grey", title=term.value)
        case _:
            return tag("code", str(term))


def _iri(iri: str, name: Named | None, names: Mapping[str, Named], lang: Lang) -> Markup:
    label = name.label if name else prefixed(iri)
    place = (name or names.get(iri) or Named("")).place
    text: object = tag("span", label) if name else tag("code", label)
    css = f"pa-term {level_class(name.level)}" if name and name.level else "pa-term"
    if name and not name.verified:
        css += " pa-grey"
    if place is not None:
        return link(place, lang, text, css=css, title=prefixed(iri))
    if iri.startswith(ID):  # no page: what the graph says of it, from this server
        return tag("a", text, css=css, href=f"id/{quote(iri.removeprefix(ID), safe='/:')}?format=ttl", target="_blank", rel="noopener", title=prefixed(iri))
    return tag("span", text, css=css, title=iri)


def _literal(term: Literal, lang: Lang) -> Markup:
    value = term.value
    if is_year(term) and value[:4].isdigit():
        return join([value, tag("small", t("sparql.year.hint", lang, year=str(int(value[:4]) + BUDDHIST_ERA)), css="pa-grey")], " ")
    if term.datatype.value == XSD + "date":
        return join([value, tag("small", when(value, lang), css="pa-grey")], " ")
    if term.datatype.value == XSD + "boolean":
        return tag("span", t("sparql.yes" if value in {"true", "1"} else "sparql.no", lang))
    other = term.language if term.language and term.language != lang else None
    text: object = value
    if len(value) > LONG:
        text = tag("details", tag("summary", value[:LONG], "…"), value[LONG:], css="pa-long-text")
    return join([tag("span", text, lang=term.language or None, css="pa-words"), chip(other, "pa-tiny pa-outline") if other else None], " ")
