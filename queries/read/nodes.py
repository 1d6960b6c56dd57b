"""What the graph says of a thing, gathered from (part, property, value) rows; and the names of the things it points to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from graph.store import GraphStore, Term
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS, ID, PA, RDF, SKOS, local_id
from queries import library
from queries.read.records import Label, Lang, Provenance, Ref, SourceView

__all__ = ["Names", "Node", "NotFoundError", "described", "nodes_of", "provenance", "term_name"]

_GENERAL = {"Element", "Concept", "Plan", "ConceptScheme", "Reference"}
"""Classes that say less than another class of the same thing."""
_CLASS = {"FormalOrganization": "Agency"}
_CLOSER = {"FlagshipProject": "Project", "UnresolvedAgency": "AgencyGroup"}
"""Class → one that the same thing is of too, and that says less."""


class NotFoundError(LookupError):
    """There is no such plan, element, agency or alignment; the sentence says so in Thai and English."""

    def __init__(self, kind_th: str, kind_en: str, wanted: str) -> None:
        super().__init__(f"ไม่พบ{kind_th} «{wanted}» ในกราฟ ตรวจรหัส หรือค้นในหน้าค้นหา · "
                         f"there is no {kind_en} “{wanted}” in the graph; check the id or look for it on the search page")


def term_name(value: str) -> str:
    """Last part of an IRI: ``…/ontology#contributesTo`` → ``contributesTo``."""
    return value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Node:
    """A thing with everything said of it."""

    id: str
    said: Mapping[str, tuple[Term, ...]]
    """Property IRI → values."""

    def has(self, property_: str, value: str) -> bool:
        """Whether the property has the IRI ``value`` among its values."""
        return any(isinstance(term, NamedNode) and term.value == value for term in self.said.get(property_, ()))

    def is_a(self, name: str) -> bool:
        """Whether it is of the ``pa:`` class ``name``."""
        return self.has(RDF + "type", PA + name)

    def text(self, property_: str, lang: Lang | None = None) -> str | None:
        """First literal of the property, in ``lang`` where one is asked for."""
        found = [term for term in self.said.get(property_, ()) if isinstance(term, Literal) and (lang is None or term.language == lang)]
        return min(found, key=lambda term: term.value).value if found else None

    def plain(self, property_: str) -> str | None:
        """First literal of the property that is in no language: the name of a person."""
        found = [term.value for term in self.said.get(property_, ()) if isinstance(term, Literal) and not term.language]
        return min(found) if found else None

    def texts(self, property_: str) -> tuple[str, ...]:
        """All literals of the property, sorted."""
        return tuple(sorted({term.value for term in self.said.get(property_, ()) if isinstance(term, Literal)}))

    def sure(self, property_: str) -> str:
        """The literal of a property every such thing has; empty text for data that leaves it out (SHACL reports that)."""
        return self.text(property_) or ""

    def ids(self, property_: str) -> tuple[str, ...]:
        """Local ids of the things it points to, sorted."""
        return tuple(sorted({local_id(term.value) for term in self.said.get(property_, ()) if isinstance(term, NamedNode)}))

    def one(self, property_: str) -> str | None:
        """Local id of the thing it points to, or None."""
        return next(iter(self.ids(property_)), None)

    def name(self, property_: str) -> str | None:
        """Name of the vocabulary term it points to: ``pa:approved`` → ``approved``."""
        value = self.one(property_)
        return term_name(value) if value else None

    def number(self, property_: str) -> float | None:
        """A number."""
        value = self.text(property_)
        return float(value) if value is not None else None

    def year_be(self, property_: str) -> int | None:
        """A year, Buddhist."""
        value = self.text(property_)
        return int(value[:4]) + BUDDHIST_ERA if value else None

    def flag(self, property_: str) -> bool:
        """A boolean; absent is false."""
        return self.text(property_) == "true"

    @cached_property
    def order(self) -> int:
        """Place among its siblings."""
        return int(self.text(PA + "order") or 0)

    @cached_property
    def kind(self) -> str:
        """Its most specific class: ``FlagshipProject``, ``Instrument``, ``Agency``."""
        names = {term_name(term.value) for term in self.said.get(RDF + "type", ()) if isinstance(term, NamedNode)}
        specific = names - _GENERAL - {wider for closer, wider in _CLOSER.items() if closer in names}
        name = min(specific or names, default="Thing")
        return _CLASS.get(name, name)


def nodes_of(rows: Iterable[library.Row]) -> dict[str, Node]:
    """Nodes by local id from rows with ``?part ?property ?value``."""
    said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        said[local_id(row["part"].value)][row["property"].value].append(row["value"])
    return {id_: Node(id_, {name: tuple(values) for name, values in properties.items()}) for id_, properties in said.items()}


def described(store: GraphStore, ids: Iterable[str]) -> dict[str, Node]:
    """Nodes of the given things; things the graph does not know are absent."""
    wanted = " ".join(sorted(set(ids)))
    return nodes_of(library.rows(store, "describe", things=wanted)) if wanted else {}


class Names:
    """Labels, plans and sources of the things that some nodes point to: one query for all of them."""

    def __init__(self, store: GraphStore, nodes: Iterable[Node], ids: Iterable[str] = ()) -> None:
        wanted = set(ids)
        for node in nodes:
            wanted.add(node.id)
            wanted.update(term.value.removeprefix(ID) for terms in node.said.values() for term in terms
                          if isinstance(term, NamedNode) and term.value.startswith(ID))
        listed = " ".join(sorted(wanted))
        self._nodes = nodes_of(library.rows(store, "names", things=listed)) if listed else {}
        self._levels = plan_levels(store)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._nodes

    def order(self, id_: str) -> int:
        """Place of an element among its siblings."""
        return self._nodes[id_].order if id_ in self._nodes else 0

    def ref(self, id_: str) -> Ref:
        """A thing as a list shows it. A thing the graph does not describe has no label, only its id."""
        node = self._nodes.get(id_)
        if node is None:
            return Ref(id_, "Thing", Label())
        plan = id_ if node.kind == "Instrument" else node.one(SKOS + "inScheme")
        return Ref(id_, node.kind, label_of(node), plan, node.text(PA + "number"), node.text(PA + "kind"), node.text(SKOS + "notation"),
                   node.text(PA + "verified") != "false", self._levels.get(plan or ""))

    def maybe(self, id_: str | None) -> Ref | None:
        """:meth:`ref`, or None for None."""
        return self.ref(id_) if id_ else None

    def source(self, id_: str | None) -> SourceView:
        """A source by its local id ``source/…``."""
        node = self._nodes.get(id_ or "")
        name = (id_ or "").removeprefix("source/")
        if node is None:
            return SourceView(name, name)
        return SourceView(name, node.text(DCTERMS + "title") or name, node.text(DCTERMS + "publisher"), node.text(DCTERMS + "date"),
                          node.text(PA + "url"), node.text(PA + "corpusPath"), node.text(PA + "corpus"), node.text(SKOS + "editorialNote"),
                          node.text(PA + "sourceKind"))


def label_of(node: Node) -> Label:
    """Names of a thing."""
    pref, short = SKOS + "prefLabel", PA + "shortLabel"
    short_th = node.text(short, "th") or node.text(PA + "abbreviation")
    return Label(node.text(pref, "th") or node.plain(pref), node.text(pref, "en"), short_th, node.text(short, "en"))


def plan_levels(store: GraphStore) -> dict[str, int]:
    """Level of each plan now, or the last it had; plans outside the three levels are absent."""
    last: dict[str, tuple[str, int]] = {}
    for row in library.rows(store, "plan-levels"):
        plan, until = local_id(row["plan"].value), row["until"].value if "until" in row else "9999"
        last[plan] = max(last.get(plan, ("", 0)), (until, int(row["level"].value)))
    return {plan: level for plan, (_, level) in last.items()}


def provenance(node: Node, nodes: Mapping[str, Node], names: Names) -> Provenance:
    """Where a fact was read. ``nodes`` holds its corroborations."""
    places = [nodes[id_] for id_ in node.ids(PA + "corroboration") if id_ in nodes]
    also = tuple((names.source(place.one(DCTERMS + "source")), place.sure(PA + "locator")) for place in places)
    quality = "secondary" if node.name(PA + "sourceQuality") == "secondarySource" else "primary"
    return Provenance(names.source(node.one(DCTERMS + "source")), node.sure(PA + "locator"), node.flag(PA + "verified"), quality,
                      node.text(PA + "verificationMethod"), node.text(SKOS + "editorialNote"), also)


