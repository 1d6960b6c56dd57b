"""The result of a CONSTRUCT as a picture: what it joins, in columns by plan level, drawn by the graph component."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode

from graph.network import Link, Node, Picture, layered
from graph.store import GraphStore
from ontology.namespaces import ID, RDF, local_id
from queries.read.elements import refs
from queries.read.records import Lang, Ref
from queries.read.wrap import wrap
from views.graph_component import Controls, component_data
from views.i18n import t
from views.parts.badges import kind_and_number
from views.parts.sparql_answer import Statements
from views.parts.sparql_terms import Named, words
from views.store import ask

__all__ = ["drawn_data", "joined", "picture_of"]

WIDTH = 27
"""Characters of a line on a card."""
LINES = 4
LINE = "#6f8fa6"
THICKNESS = 1.4
_HEADS = ("sparql.graph.other", "sparql.graph.3", "sparql.graph.2", "sparql.graph.1")


def joined(found: Statements) -> list[tuple[str, str, str]]:
    """(subject, predicate, object) of the statements that join two things of ours; what only says a class is left out."""
    return [(triple.subject.value, triple.predicate.value, triple.object.value) for triple in found.triples
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode) and triple.predicate.value != RDF + "type"
            and triple.subject.value.startswith(ID)]


def picture_of(store: GraphStore, found: Statements, names: Mapping[str, Named], lang: Lang, limit: int) -> Picture | None:
    """The picture, or None if it would hold more than ``limit`` cards."""
    lines = joined(found)
    ends = list(dict.fromkeys(end for subject, _, object_ in lines for end in (subject, object_)))
    if len(ends) > limit:
        return None
    known = ask(refs, store, tuple(sorted(local_id(end) for end in ends if end.startswith(ID))))
    nodes = [_node(end, known.get(local_id(end)), names, lang) for end in ends]
    # The status keeps links of different properties apart, so that each has its own line and title.
    links = [Link(local_id(subject), local_id(object_), predicate, status=predicate) for subject, predicate, object_ in lines]
    return layered(nodes, links, limit=limit)


def _node(iri: str, ref: Ref | None, names: Mapping[str, Named], lang: Lang) -> Node:
    name = words(NamedNode(iri), names)
    head = kind_and_number(ref, lang) if ref and ref.plan else ""
    label = (ref.label.short(lang) if ref else None) or name
    lines = [*([head] if head and head != label else []), wrap(label, WIDTH, LINES)]
    return Node(local_id(iri), _column(ref), "\n".join(lines), name, ref.type if ref else "Thing", ref.plan if ref else None,
                ref.level if ref else None, ref.verified if ref else True)


def _column(ref: Ref | None) -> int:
    if ref is None or ref.plan is None or ref.type in {"FlagshipProject", "Project"}:
        return 0
    return {3: 1, 2: 2, 1: 3}.get(ref.level or 0, 3 if ref.type == "Provision" else 2)


def drawn_data(picture: Picture, names: Mapping[str, Named], lang: Lang) -> dict[str, Any]:
    """What the graph component draws, with our own heads and titles: a result may hold any property."""
    data = component_data(picture, lang, Controls(bases=()))
    for edge in data["edges"]:
        edge |= {"title": words(NamedNode(edge["predicate"]), names), "color": {"color": LINE}, "width": THICKNESS, "dashes": False,
                 "alignments": [edge["predicate"]]}  # with an arrow and a title
    used = {node["column"] for node in data["nodes"]}
    for head, column in zip(data["columns"], sorted(used), strict=True):
        head["text"] = t(_HEADS[column], lang)
    data["legend"] = [item | {"id": ""} for item in data["legend"] if item["style"].startswith("level")]
    return data
