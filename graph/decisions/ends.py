"""Which ends of an alignment nobody has seen in a source: such an end is never one of an approved alignment (design.md 4).

The log asks this before it lets an approval in, whoever sends it: a desk, many at once, a file, a program. Without a word about it from the caller it
asks the graph in force, so that nobody forgets. Reviews stay possible: they prepare what is approved once the wording is verified.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from pyoxigraph import NamedNode, QuerySolutions

from graph.decisions.refusals import RefusedError
from graph.engine import GraphStore, StoreError
from graph.store import NotBuiltError, open_store
from ontology.namespaces import iri, local_id

__all__ = ["Ends", "ends_in", "in_force"]

Ends = Callable[[Collection[str]], frozenset[str]]
"""Of some elements, by id, those that are unverified."""


def ends_in(store: GraphStore, own: Collection[str] = ()) -> Ends:
    """What a graph says, and of the elements ``own`` (of a plan that may not be in the graph yet) that they are unverified."""
    def unverified(ids: Collection[str]) -> frozenset[str]:
        return frozenset(set(own) & set(ids)) | _marked(store, ids)

    return unverified


def in_force(ids: Collection[str]) -> frozenset[str]:
    """What the graph in force says; nothing where none was built. Raises :class:`RefusedError` if it cannot be asked."""
    try:
        return _marked(open_store(), ids)
    except NotBuiltError:
        return frozenset()
    except StoreError as error:
        thai, _, english = str(error).partition(" · ")
        raise RefusedError(f"อนุมัติยังไม่ได้ เพราะถามกราฟไม่ได้ว่าปลายทั้งสองยืนยันแล้วหรือยัง ({thai})",
                           f"nothing can be approved while the graph cannot be asked whether both ends are verified ({english or thai})") from error


def _marked(store: GraphStore, ids: Collection[str]) -> frozenset[str]:
    if not ids:
        return frozenset()
    wanted = " ".join(str(NamedNode(iri(id_))) for id_ in sorted(set(ids)))
    found = store.query(f"SELECT DISTINCT ?end ?verified WHERE {{ VALUES ?end {{ {wanted} }} ?end pa:verified ?verified }} ORDER BY ?end")
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT has rows")
    return frozenset(local_id(row["end"].value) for row in found if row["verified"].value in {"false", "0"})
