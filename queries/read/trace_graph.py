"""The graph that chains are walked in: records and part-of steps of every plan, read once a build."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

import networkx as nx

from graph.store import GraphStore
from graph.strength import WALKED, inherited, said_by_whom, stated
from graph.trace import Edge, trace_graph
from graph.trace_gaps import Place, Stage
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import plan_levels, term_name

__all__ = ["Part", "TraceGraph", "read_graph"]

_CONFIDENCE = re.compile(r"ความเชื่อมั่นของผู้รวบรวม: (สูง|ปานกลาง|น้อย)")
"""How a note of data/alignments says how sure whoever gathered the records is."""
_SURE = {"สูง": "high", "ปานกลาง": "medium", "น้อย": "low"}
_HEIGHT = {3: 0, None: 1, 2: 1, 1: 2}
"""A record that leads down from a higher plan to a lower one is no step of a chain, which rises."""
TOP = 1
"""The level of the National Strategy."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element or a plan."""

    id: str
    plan: str
    parent: str | None
    """What it is a part of: an element, or the plan for what stands at its top; None for a plan."""
    type: str
    level: int | None
    verified: bool


@dataclass(frozen=True)
class TraceGraph:
    """The graph and what its nodes are."""

    graph: nx.MultiDiGraph[str]
    parts: dict[str, Part]

    def stage(self, id_: str) -> Stage:
        """What a node is in a chain."""
        part = self.parts[id_]
        if part.level == TOP:
            return "Z" if part.type == "Goal" else "strategy"
        if part.level == TOP + 1:
            return self._second(part)
        return "policy" if part.level is None else "X"

    def _second(self, part: Part) -> Stage:
        above = [self.parts[one].type for one in self.upward(part.id)]
        if part.type == "PlanTarget":
            return "Y1" if "SubPlan" in above else "Y2"
        if "MasterPlanIssue" in above:
            return "subplan" if "SubPlan" in above else "issue"
        return "goal2" if part.type == "Goal" else "level2"

    def place(self, id_: str) -> Place:
        """A node with its stage."""
        return Place(id_, self.stage(id_))

    def upward(self, id_: str) -> tuple[str, ...]:
        """The node, what it is a part of, and so on up to its plan."""
        found: list[str] = []
        here: str | None = id_
        while here is not None and here not in found:
            found.append(here)
            here = self.parts[here].parent if here in self.parts else None
        return tuple(found)

    def within(self, id_: str) -> tuple[str, ...]:
        """Everything that is a part of it, at any depth."""
        found, todo = dict[str, None](), list(self.children.get(id_, ()))
        while todo:
            one = todo.pop()
            if one not in found:
                found[one] = None
                todo.extend(self.children.get(one, ()))
        return tuple(found)

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """Direct parts of everything that has parts."""
        found: dict[str, list[str]] = defaultdict(list)
        for part in self.parts.values():
            if part.parent:
                found[part.parent].append(part.id)
        return found

    def top(self) -> frozenset[str]:
        """The National Strategy with all its parts."""
        return frozenset(id_ for id_, part in self.parts.items() if part.level == TOP)

    def stating(self) -> frozenset[str]:
        """Parts of plans of level 3 of which some record says that they serve something."""
        return frozenset(lower for lower, _, record in self.graph.edges(data="record") if record and self.stage(lower) == "X")


def read_graph(store: GraphStore) -> TraceGraph:
    """The graph of a build (4 queries the first time, none after: a store is one build, and another build another store)."""
    return _read(store)  # type: ignore[arg-type]  # stores are frozen, so they can be hashed, which the protocol does not say


@lru_cache(maxsize=2)
def _read(store: GraphStore) -> TraceGraph:
    parts = _parts(store)
    return TraceGraph(trace_graph([*_records(store, parts), *_structure(parts)]), parts)


def _parts(store: GraphStore) -> dict[str, Part]:
    levels = plan_levels(store)
    plans = [local_id(row["plan"].value) for row in library.rows(store, "plans")]
    found = {plan: Part(plan, plan, None, "Instrument", levels.get(plan), verified=True) for plan in plans}
    for row in library.rows(store, "trace-nodes"):
        id_, plan, type_ = local_id(row["element"].value), local_id(row["plan"].value), term_name(row["class"].value)
        known = found.get(id_)
        if plan not in levels and plan not in found:  # an index, measured whichever plans ask for it
            continue
        if known is None or known.type == "Project":  # a flagship project is a project too: the closer word counts
            parent = local_id(row["parent"].value) if "parent" in row else plan
            verified = "verified" not in row or row["verified"].value == "true"
            found[id_] = Part(id_, plan, parent, type_, levels.get(plan), verified)
    return found


def _records(store: GraphStore, parts: dict[str, Part]) -> list[Edge]:
    """Records that may be a step. A record has several rows, one for each side it quotes."""
    rows: dict[str, library.Row] = {}
    sides: dict[str, set[str]] = defaultdict(set)
    for row in library.rows(store, "trace-steps"):
        id_ = local_id(row["alignment"].value).removeprefix("alignment/")
        rows[id_] = row
        if "side" in row:
            sides[id_].add(row["side"].value)
    found = []
    for id_, row in rows.items():
        lower, upper = (parts.get(local_id(row[end].value)) for end in ("subject", "object"))
        status = "disputed" if "disputed" in row and row["disputed"].value == "true" else term_name(row["status"].value)
        if lower is None or upper is None or status not in WALKED or _HEIGHT[lower.level] > _HEIGHT[upper.level]:
            continue
        sure = _CONFIDENCE.search(row["note"].value) if "note" in row else None
        found.append(Edge(lower.id, upper.id, stated(
            status=status, basis=said_by_whom(term_name(row["basis"].value), status), predicate=term_name(row["predicate"].value),
            directness=term_name(row["directness"].value) if "directness" in row else None, sides=sides[id_],
            verified=("verified" not in row or row["verified"].value == "true") and lower.verified and upper.verified,
            secondary="quality" in row and term_name(row["quality"].value) == "secondarySource", confidence=_SURE[sure[1]] if sure else None,
        ), id_))
    return found


def _structure(parts: dict[str, Part]) -> list[Edge]:
    return [Edge(part.id, part.parent, inherited(verified=part.verified and parts[part.parent].verified, whole_plan=part.parent == part.plan))
            for part in parts.values() if part.parent in parts and part.parent]
