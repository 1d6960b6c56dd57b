"""One element with everything its page shows, and names of many."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import GraphStore
from ontology.namespaces import DCTERMS, PA, SKOS, local_id
from queries import library
from queries.read.nodes import Names, NotFoundError, nodes_of, provenance
from queries.read.records import ElementCard, Ref
from queries.read.views import Builder

__all__ = ["element_card", "refs"]


def refs(store: GraphStore, ids: Iterable[str]) -> dict[str, Ref]:
    """Plans, elements or agencies as lists show them, by id. Ids the graph does not know are absent."""
    wanted = list(dict.fromkeys(ids))
    names = Names(store, (), wanted)
    return {id_: names.ref(id_) for id_ in wanted if id_ in names}


def element_card(store: GraphStore, element_id: str) -> ElementCard:
    """All that the page of an element shows (4 queries). Raises :class:`NotFoundError` for an unknown id."""
    nodes = nodes_of(library.rows(store, "card", things=element_id))
    node = nodes.get(element_id)
    if node is None or not node.is_a("Element"):
        raise NotFoundError("องค์ประกอบของแผน", "plan element", element_id)
    ancestors, children = _kin(store, element_id)
    names = Names(store, nodes.values(), [*ancestors, *children])
    build = Builder(nodes, names)
    records = build.alignments()
    return ElementCard(
        ref=names.ref(element_id), plan=names.ref(node.one(SKOS + "inScheme") or ""), provenance=provenance(node, nodes, names),
        definition=node.text(SKOS + "definition"), description=node.text(DCTERMS + "description"), official_code=node.text(PA + "officialCode"),
        edition=node.text(PA + "edition"), label_status=node.name(PA + "labelStatus"),
        ancestors=tuple(map(names.ref, ancestors)), children=tuple(map(names.ref, children)),
        targets=build.targets(element_id), observations=build.observations(), responsibilities=build.responsibilities(node),
        serves=tuple(record for record in records if record.subject.id == element_id),
        served_by=tuple(record for record in records if record.object and record.object.id == element_id and record.subject.id != element_id),
        footnotes=build.footnotes(), remarks=build.remarks(), versions=build.versions(), statements=build.statements(),
        tracks=tuple(map(names.ref, node.ids(PA + "tracks"))), baselines=node.ids(PA + "baseline"),
        code_unverified=node.text(PA + "codeUnverified"),
    )


def _kin(store: GraphStore, element_id: str) -> tuple[list[str], list[str]]:
    """(ancestors from the top down, direct children in document order)."""
    parent_of, children = {}, []
    for row in library.rows(store, "kin", element=element_id):
        child, parent = local_id(row["child"].value), local_id(row["parent"].value)
        if parent == element_id:
            children.append(child)
        else:
            parent_of[child] = parent
    ancestors: list[str] = []
    above = parent_of.get(element_id)
    while above and above not in ancestors:
        ancestors.insert(0, above)
        above = parent_of.get(above)
    return ancestors, children
