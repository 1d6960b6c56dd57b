"""Plans: the list, one plan, and the tree of its elements."""

from __future__ import annotations

from collections import defaultdict

from graph.store import GraphStore
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import DCTERMS, PA, local_id
from queries import library
from queries.read.alignments import alignments, end_plans
from queries.read.nodes import Names, NotFoundError, nodes_of, provenance
from queries.read.records import AlignmentView, PlanCard, PlanSummary, TreeNode
from queries.read.views import Builder, natural

__all__ = ["plan_card", "plan_tree", "plans"]


def plans(store: GraphStore) -> tuple[PlanSummary, ...]:
    """Every plan: loaded ones by level and period, then those known by name only (3 queries)."""
    rows = list(library.rows(store, "plans"))
    names = Names(store, (), (local_id(row["plan"].value) for row in rows))
    found = [_summary(row, names) for row in rows]
    unique = {summary.ref.id: summary for summary in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda plan: (plan.stub, plan.ref.level or 9, -(plan.start_be or 0), plan.ref.id)))


def _summary(row: library.Row, names: Names) -> PlanSummary:
    start, end = (int(row[name].value) + BUDDHIST_ERA if name in row else None for name in ("start", "end"))
    return PlanSummary(names.ref(local_id(row["plan"].value)), start, end, row["stub"].value == "true", int(row["elements"].value),
                       local_id(row["replaces"].value) if "replaces" in row else None, row["topic"].value if "topic" in row else None)


def plan_card(store: GraphStore, plan_id: str) -> PlanCard:
    """All that the page of a plan shows besides its tree. Raises :class:`NotFoundError` for an unknown id."""
    every = {summary.ref.id: summary for summary in plans(store)}
    if plan_id not in every:
        raise _unknown(plan_id)
    nodes = nodes_of(library.rows(store, "card", things=plan_id))
    node = nodes[plan_id]
    names = Names(store, nodes.values())
    build = Builder(nodes, names)
    serves, served_by = _outside(alignments(store, plan_id), plan_id)
    older = every[plan_id].replaces
    return PlanCard(
        summary=every[plan_id], provenance=provenance(node, nodes, names), issued_by=node.text(PA + "issuedBy"),
        legal_basis=node.text(PA + "legalBasis"), gazette=node.text(PA + "gazette"), edition=node.text(PA + "edition"),
        in_force=(node.text(PA + "inForceFrom"), node.text(PA + "inForceTo")), approvals=build.approvals(), remarks=build.remarks(),
        replaces=(names.ref(older),) if older else (),
        replaced_by=tuple(other.ref for other in every.values() if other.replaces == plan_id),
        serves=serves, served_by=served_by, statements=build.statements(), levels=build.levels(),
        publisher=names.maybe(node.one(DCTERMS + "publisher")), label_status=node.name(PA + "labelStatus"),
    )


def _outside(records: tuple[AlignmentView, ...], plan_id: str) -> tuple[tuple[AlignmentView, ...], tuple[AlignmentView, ...]]:
    """Records that leave the plan upward, and records that reach it from outside."""
    serves = tuple(record for record in records if end_plans(record)[0] == plan_id and end_plans(record)[1] != plan_id)
    served_by = tuple(record for record in records if end_plans(record)[1] == plan_id and end_plans(record)[0] != plan_id)
    return serves, served_by


def plan_tree(store: GraphStore, plan_id: str) -> tuple[TreeNode, ...]:
    """The elements of a plan in document order. Empty for a stub. Raises :class:`NotFoundError` for an unknown id."""
    rows = list(library.rows(store, "plan-tree", plan=plan_id))
    names = Names(store, (), [plan_id, *(local_id(row["element"].value) for row in rows)])
    if names.ref(plan_id).type != "Instrument":
        raise _unknown(plan_id)
    below: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        parent = local_id(row["parent"].value) if "parent" in row else None
        below[parent].append((int(row["order"].value), local_id(row["element"].value)))

    def branch(parent: str | None) -> tuple[TreeNode, ...]:
        ordered = sorted(below[parent], key=lambda pair: (pair[0], natural(pair[1]))) if parent in below else []
        return tuple(TreeNode(names.ref(id_), branch(id_)) for _, id_ in ordered)

    return branch(None)


def _unknown(plan_id: str) -> NotFoundError:
    return NotFoundError("แผน", "plan", plan_id)


