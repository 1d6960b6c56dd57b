"""A whole plan at once: every element with its source, code, targets, parent and parts. What a report prints from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.store import GraphStore
from ontology.namespaces import DCTERMS, PA, SKOS
from queries import library
from queries.read.nodes import Names, nodes_of, provenance
from queries.read.records import Provenance, Ref, TargetView
from queries.read.views import Builder, natural

__all__ = ["Outline", "Part", "outline"]


@dataclass(frozen=True, slots=True)
class Part:
    """An element in its plan."""

    ref: Ref
    provenance: Provenance
    parent: str | None
    children: tuple[str, ...]
    targets: tuple[TargetView, ...]
    code: str | None = None
    """Official code, e.g. 200302; never one that no source shows."""
    target_level: str | None = None
    """``Y1`` or ``Y2`` of a master-plan target."""
    description: str | None = None


@dataclass(frozen=True)
class Outline:
    """The elements of a plan by id, in the order of the document."""

    plan: str
    parts: Mapping[str, Part]

    def upward(self, id_: str) -> Iterator[Part]:
        """The element, its parent, and so on to the top."""
        here = self.parts.get(id_)
        while here:
            yield here
            here = self.parts.get(here.parent or "")

    def within(self, id_: str) -> frozenset[str]:
        """Ids of the element and everything below it."""
        found, todo = set[str](), [id_]
        while todo:
            here = todo.pop()
            if here not in found:
                found.add(here)
                todo.extend(self.parts[here].children if here in self.parts else ())
        return frozenset(found)

    def children(self, id_: str, *types: str) -> tuple[Part, ...]:
        """Direct parts of the given classes, in order."""
        return tuple(self.parts[child] for child in self.parts[id_].children if not types or self.parts[child].ref.type in types)

    def of_type(self, *types: str) -> tuple[Part, ...]:
        """Elements of the given classes, in order."""
        return tuple(part for part in self.parts.values() if part.ref.type in types)


def outline(store: GraphStore, plan_id: str) -> Outline:
    """Every element of a plan (3 queries). Empty for a stub or an unknown id."""
    nodes = nodes_of(library.rows(store, "plan-parts", plan=plan_id))
    names = Names(store, nodes.values())
    build = Builder(nodes, names)
    elements = {id_: node for id_, node in nodes.items() if node.is_a("Element")}
    below: dict[str | None, list[str]] = defaultdict(list)
    for id_ in sorted(elements, key=lambda one: (elements[one].order, natural(one))):
        parent = elements[id_].one(SKOS + "broader")
        below[parent if parent in elements else None].append(id_)
    targets: dict[str, list[TargetView]] = defaultdict(list)
    for target in build.targets():
        targets[target.indicator.id].append(target)
    parts: dict[str, Part] = {}
    todo = below[None][::-1]
    while todo:
        id_ = todo.pop()
        node, children = elements[id_], below.get(id_, [])
        parts[id_] = Part(names.ref(id_), provenance(node, nodes, names), node.one(SKOS + "broader"), tuple(children), tuple(targets[id_]),
                          node.text(PA + "officialCode"), node.text(PA + "targetLevel"), node.text(DCTERMS + "description"))
        todo.extend(children[::-1])
    return Outline(plan_id, parts)
