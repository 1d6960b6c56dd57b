"""Alignment records with both ends and their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import GraphStore
from queries import library
from queries.read.nodes import Names, NotFoundError, nodes_of
from queries.read.records import AlignmentView
from queries.read.views import Builder

__all__ = ["alignment", "alignments", "alignments_of", "end_plans"]


def alignments(store: GraphStore, plan: str | None = None) -> tuple[AlignmentView, ...]:
    """Every alignment, or those with ``plan`` or one of its elements at either end, with evidence (3 queries)."""
    return _read(store, plan or "")


def alignments_of(store: GraphStore, ends: Iterable[str]) -> tuple[AlignmentView, ...]:
    """Alignments with one of ``ends`` (plans with their elements, or elements) at either end; none for no ends."""
    wanted = " ".join(sorted(set(ends)))
    return _read(store, wanted) if wanted else ()


def _read(store: GraphStore, ends: str) -> tuple[AlignmentView, ...]:
    nodes = nodes_of(library.rows(store, "alignments", ends=ends))
    return Builder(nodes, Names(store, nodes.values())).alignments()


def alignment(store: GraphStore, alignment_id: str) -> AlignmentView:
    """One alignment by its id, e.g. ``al-psds2567-3``. Raises :class:`NotFoundError` for an unknown id."""
    full = f"alignment/{alignment_id.removeprefix('alignment/')}"
    nodes = nodes_of(library.rows(store, "card", things=full))
    if full not in nodes or not nodes[full].is_a("Alignment"):
        raise NotFoundError("การเชื่อมโยง", "alignment", alignment_id)
    return Builder(nodes, Names(store, nodes.values())).alignment(nodes[full])


def end_plans(record: AlignmentView) -> tuple[str | None, str | None]:
    """Ids of the plans of subject and object (or of the scope searched, where nothing aligns)."""
    other = record.object or record.scope
    return record.subject.plan, other.plan if other else None


