"""Alignments gathered by group: the strategy, issue or milestone an element belongs to, and the column its plan stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names, term_name
from queries.read.records import Ref

__all__ = ["SERVING", "Groups", "Record", "current_plans", "records"]

SERVING = frozenset({"alignsWith", "contributesTo", "implements", "derivedFrom", "measuredBySame"})
"""Relations by which an element serves another; not conflicts, not support inside one plan."""
_GROUPS = frozenset({"Strategy", "MasterPlanIssue", "Milestone", "SecurityIssue", "PolicyItem"})
_LEVEL_3 = 3


@dataclass(frozen=True, slots=True)
class Record:
    """An alignment in brief; ends are ids."""

    id: str
    subject: str
    object: str
    predicate: str
    basis: str
    status: str
    directness: str | None
    verified: bool = True
    """Whether somebody has seen its evidence in a document."""
    disputed: bool = False
    """Its reviewers disagree, and nobody has settled it."""

    @property
    def standing(self) -> str:
        """What a reader is told of how far it is decided, as of :class:`queries.read.records.AlignmentView`: the status, or ``disputed``."""
        return "disputed" if self.disputed else self.status


def records(store: GraphStore) -> tuple[Record, ...]:
    """Every alignment that has two ends (1 query)."""
    return tuple(Record(
        local_id(row["alignment"].value).removeprefix("alignment/"), local_id(row["subject"].value), local_id(row["object"].value),
        term_name(row["predicate"].value), term_name(row["basis"].value), term_name(row["status"].value),
        term_name(row["directness"].value) if "directness" in row else None,
        "verified" not in row or row["verified"].value == "true", "disputed" in row and row["disputed"].value == "true",
    ) for row in library.rows(store, "alignment-links"))


def current_plans(store: GraphStore, level: int = _LEVEL_3) -> tuple[str, ...]:
    """Ids of the loaded plans of a level that no later plan replaces."""
    rows = list(library.rows(store, "plans"))
    replaced = {row["replaces"].value for row in rows if "replaces" in row}
    loaded = {local_id(row["plan"].value) for row in rows if row["stub"].value == "false" and row["plan"].value not in replaced}
    names = Names(store, (), loaded)
    return tuple(sorted(plan for plan in loaded if names.ref(plan).level == level))


class Groups:
    """Where elements stand: above them, their group, their column (6 queries)."""

    def __init__(self, store: GraphStore, ids: Iterable[str]) -> None:
        self._parent = {local_id(row["child"].value): local_id(row["parent"].value) for row in library.rows(store, "parents")}
        wanted = {above for id_ in ids for above in self.upward(id_)}
        elements = Names(store, (), wanted)
        plans = {plan for plan in (elements.ref(id_).plan for id_ in wanted) if plan}
        self.names = Names(store, (), wanted | plans)
        self._outside = {local_id(row["plan"].value): term_name(row["class"].value) for row in library.rows(store, "plans-outside-levels")}

    def upward(self, id_: str) -> Iterator[str]:
        """The element, its parent, and so on to the top."""
        seen: set[str] = set()
        here: str | None = id_
        while here and here not in seen:
            seen.add(here)
            yield here
            here = self._parent.get(here)

    def children(self, id_: str) -> tuple[str, ...]:
        """Direct parts, by id."""
        return tuple(sorted(child for child, parent in self._parent.items() if parent == id_))

    def ref(self, id_: str) -> Ref:
        """Names of an element or plan."""
        return self.names.ref(id_)

    def home(self, id_: str) -> str:
        """The topmost group an element belongs to; its plan if there is none."""
        found = [above for above in self.upward(id_) if self.ref(above).type in _GROUPS]
        return found[-1] if found else self.ref(id_).plan or id_

    def project(self, id_: str) -> str | None:
        """The flagship project an element is or is a part of."""
        return next((above for above in self.upward(id_) if self.ref(above).type == "FlagshipProject"), None)

    def column(self, id_: str) -> int:
        """0 for level 3 and what has no level, 1 for level 2 and the government's policy, 2 for the National Strategy and for laws."""
        ref = self.ref(id_)
        if ref.level is not None:
            return _LEVEL_3 - ref.level
        return {"PolicyItem": 1, "Provision": 2}.get(self._outside.get(ref.plan or id_, ""), 0)
