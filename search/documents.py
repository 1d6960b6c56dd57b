"""What is searched: one document for every plan, element, agency and group of agencies, made of the graph alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.engine import GraphStore
from ontology.namespaces import DCTERMS, PA, SKOS, iri, local_id
from queries import library
from queries.read.nodes import Node, label_of, nodes_of, plan_levels
from queries.read.records import BODIES, Ref
from search.records import Facet, Field

__all__ = ["Document", "documents"]

_ASCII_NAME = re.compile(r"[a-z]{2,6}")
"""An agency's id that is its own English abbreviation (``agency/dga``); longer ids are names made for reading."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing with its texts, its place, and what it may be filtered by."""

    ref: Ref
    texts: tuple[tuple[Field, str], ...]
    """Every wording with the field it belongs to, letter for letter; a field may come several times (aliases, targets)."""
    parents: tuple[str, ...] = ()
    """Ids of what it stands under, the nearest first; without its plan."""
    plan: str | None = None
    """Id of its plan, a plan's own id for a plan; None for an agency and for a measured index."""
    level: int | None = None
    agencies: tuple[str, ...] = ()
    """Ids; an agency's own id for an agency."""
    period: tuple[int, int] | None = None
    """First and last year (พ.ศ.) of its plan; of one that names no last year, its first twice."""
    above: str | None = None
    """Number of the nearest numbered thing it stands under: tactic 2 of strategy 1 is also called 1.2."""
    meaning: str = ""
    """The text whose meaning is searched: its wording and description, then what it stands under. Without Thai wording, whatever names it."""

    @property
    def id(self) -> str:
        """Local id."""
        return self.ref.id

    @property
    def iri(self) -> str:
        """Full address."""
        return iri(self.ref.id)

    def of(self, *fields: Field) -> tuple[str, ...]:
        """Its texts of the fields named, in order."""
        return tuple(text for field, text in self.texts if field in fields)

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Its values of a facet, as :class:`search.records.FacetValue` has them."""
        if facet == "type":
            return (self.ref.type,)
        if facet == "plan":
            return (self.plan,) if self.plan else ()
        if facet == "level":
            return (str(self.level),) if self.level else ()
        first, last = self.period or (0, -1)
        return self.agencies if facet == "agency" else tuple(str(year) for year in range(first, last + 1))


def documents(store: GraphStore) -> tuple[Document, ...]:
    """Every document of the graph, by id (3 queries)."""
    nodes = nodes_of(library.rows(store, "search-things"))
    wordings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in library.rows(store, "search-wordings"):
        wordings[local_id(row["thing"].value)].append((row["role"].value, row["words"].value))
    levels = plan_levels(store)
    return tuple(_document(nodes[id_], nodes, wordings.get(id_, ()), levels) for id_ in sorted(nodes))


def _document(node: Node, nodes: Mapping[str, Node], wordings: Iterable[tuple[str, str]], levels: Mapping[str, int]) -> Document:
    scheme = node.id if node.kind == "Instrument" else node.one(SKOS + "inScheme")
    plan = nodes.get(scheme or "")
    parents = tuple(_upward(node, nodes))
    agencies = node.ids(PA + "responsibleAgency") or node.ids(DCTERMS + "publisher")
    level = levels.get(scheme or "")
    ref = Ref(node.id, node.kind, label_of(node), scheme, node.text(PA + "number"), node.text(PA + "kind"), node.text(SKOS + "notation"),
              node.text(PA + "verified") != "false", level)
    above = [nodes[parent] for parent in parents]
    own = list(_own(node))
    texts = [*own, *_worded(wordings), *_place(node, plan, above, [nodes[one] for one in agencies if one in nodes])]
    return Document(ref, tuple(dict.fromkeys(texts)), parents, plan.id if plan else None, level,
                    (node.id,) if ref.is_body else agencies, _period(plan) if plan else None,
                    next((number for parent in above if (number := parent.text(PA + "number"))), None), _meaning(texts, above))


def _meaning(texts: list[tuple[Field, str]], above: list[Node]) -> str:
    def of(*fields: Field) -> list[str]:
        return [text for field, text in texts if field in fields]

    own = of("title", "short", "definition", "target") or of("title_en", "alias")
    return " ".join(dict.fromkeys([*own, *(label.th for parent in above[:2] if (label := label_of(parent)).th)]))


def _own(node: Node) -> Iterator[tuple[Field, str]]:
    """What the thing itself is called and described by."""
    properties: tuple[tuple[str, Field, Field], ...] = (
        (SKOS + "prefLabel", "title", "title_en"), (PA + "shortLabel", "short", "short_en"), (PA + "abbreviation", "alias", "alias"),
        (SKOS + "altLabel", "alias", "alias"), (SKOS + "definition", "definition", "definition"),
        (DCTERMS + "description", "definition", "definition"),
    )
    for property_, thai, english in properties:
        yield from ((thai, text) for text in _texts(node, property_, thai=True))
        yield from ((english, text) for text in _texts(node, property_, thai=False))
    number, kind = node.text(PA + "number"), node.text(PA + "kind")
    if number:
        yield "number", f"{kind} {number}" if kind else number
    elif kind:
        yield "number", kind
    for property_ in (SKOS + "notation", PA + "officialCode", PA + "codeUnverified"):
        yield from (("code", text) for text in node.texts(property_))
    tail = node.id.rsplit("/", 1)[-1]
    if node.kind in BODIES and _ASCII_NAME.fullmatch(tail):
        yield "code", tail.upper()


def _texts(node: Node, property_: str, *, thai: bool) -> tuple[str, ...]:
    """Literals of a property, in Thai (or of no language) or in another language, sorted."""
    terms = (term for term in node.said.get(property_, ()) if hasattr(term, "language"))
    return tuple(sorted({term.value for term in terms if (term.language in {"th", None}) == thai}))


def _worded(wordings: Iterable[tuple[str, str]]) -> Iterator[tuple[Field, str]]:
    fields: dict[str, Field] = {"version": "alias", "target": "target", "agency": "agency"}
    return ((fields[role], words) for role, words in wordings)


def _place(node: Node, plan: Node | None, parents: list[Node], agencies: list[Node]) -> Iterator[tuple[Field, str]]:
    """The names of what it belongs to."""
    for parent in parents:
        label, kind, number = label_of(parent), parent.text(PA + "kind"), parent.text(PA + "number")
        yield from (("parent", text) for text in (label.th, f"{kind} {number}" if kind and number else None) if text)
    for agency in agencies:
        yield from (("agency", text) for text in dict.fromkeys([*agency.texts(SKOS + "prefLabel"), *agency.texts(PA + "abbreviation")]))
    if plan is not None and plan.id != node.id:
        yield from (("plan", text) for property_ in (SKOS + "prefLabel", PA + "shortLabel") for text in plan.texts(property_))


def _upward(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    seen = {node.id}
    above = node.one(SKOS + "broader")
    while above and above in nodes and above not in seen:
        seen.add(above)
        yield above
        above = nodes[above].one(SKOS + "broader")


def _period(plan: Node) -> tuple[int, int] | None:
    start, end = plan.year_be(PA + "startYear"), plan.year_be(PA + "endYear")
    return (start, max(start, end or start)) if start else None
