"""Where elements stand in their plans: what is above each, and its place in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names
from queries.read.records import Ref
from queries.read.views import natural

__all__ = ["Path", "paths"]


@dataclass(frozen=True, slots=True)
class Path:
    """The way from the top of a plan to one thing in it."""

    above: tuple[Ref, ...] = ()
    """From the top of the plan down to the parent; the plan itself is not in it."""
    place: tuple[tuple[int, tuple[tuple[int, str], ...]], ...] = ()
    """Sorts the things of one plan as the document has them."""


def paths(store: GraphStore, ids: tuple[str, ...]) -> dict[str, Path]:
    """The way to each of the elements, by id (3 queries). A plan, an agency or an unknown id has nothing above it."""
    if not ids:
        return {}
    parent: dict[str, str] = {}
    for row in library.rows(store, "paths", elements=" ".join(sorted(set(ids)))):
        parent[local_id(row["child"].value)] = local_id(row["parent"].value)
    names = Names(store, (), {*ids, *parent, *parent.values()})
    found = {}
    for id_ in ids:
        above = _upward(id_, parent)
        found[id_] = Path(tuple(map(names.ref, above)), tuple((names.order(one), natural(one)) for one in (*above, id_)))
    return found


def _upward(id_: str, parent: dict[str, str]) -> Iterable[str]:
    """Ancestors from the top down; data with a circle in it still ends."""
    above: list[str] = []
    here = parent.get(id_)
    while here and here not in above and here != id_:
        above.insert(0, here)
        here = parent.get(here)
    return above
