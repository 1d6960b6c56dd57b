"""A plan as the graph holds it, in the records that loaders give: what exports to other standards are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exports.rdf import plan_statements
from graph.store import GraphStore
from loaders.records import AlignmentRecord, PlanDocument
from loaders.standards.terms import Statements, local
from loaders.standards.vocabulary import plan_document
from loaders.standards.vocabulary_alignments import alignment_records
from ontology.namespaces import PA, SKOS, iri
from queries.read.elements import refs
from queries.read.nodes import NotFoundError
from queries.read.records import Ref

__all__ = ["PlanFacts", "plan_facts"]


@dataclass(frozen=True)
class PlanFacts:
    """One plan with everything that is said of its links upward."""

    document: PlanDocument
    alignments: tuple[AlignmentRecord, ...]
    """Records whose subject is the plan or a part of it, whatever their status, in the order of the graph."""
    refs: Mapping[str, Ref]
    """Plans, elements and bodies that it names, by local id."""
    bodies: Mapping[str, str]
    """Name of a body as the plan prints it → its id (``agency/opdc``)."""


def plan_facts(store: GraphStore, plan_id: str) -> PlanFacts:
    """Everything of a plan or workspace. Raises ``queries.read.NotFoundError`` for an unknown plan."""
    known = refs(store, [plan_id])
    if plan_id not in known or known[plan_id].type != "Instrument":
        raise NotFoundError("แผน", "plan", plan_id)
    said = Statements(plan_statements(store, plan_id))
    document, _ = plan_document(said, iri(plan_id))
    own = [iri(plan_id), *said.subjects(SKOS + "inScheme", iri(plan_id))]
    inside = {local(each) for each in own}
    records = tuple(record for record in alignment_records(said, own)[0] if record.subject in inside)
    bodies = {said.text(place, PA + "asPrinted") or "": local(said.link(place, PA + "agency")) or "" for place in said.of_type(PA + "Responsibility")}
    named = {end for record in records for end in (record.subject, record.object, record.scope, _author(record)) if end}
    return PlanFacts(document, records, refs(store, {plan_id, *named, *bodies.values(), f"agency/{document.publisher}"}), bodies)


def _author(record: AlignmentRecord) -> str:
    """Id of whoever asserts it: a body, or a person or program of the decision log."""
    return record.author if record.author.startswith("agent/") else f"agency/{record.author}"
