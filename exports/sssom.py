"""The alignments of a plan as SSSOM TSV: one row a justification, from the graph and, of a workspace, from its decision log with its whole history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from exports.citation import citation
from exports.plan_facts import plan_facts
from exports.sssom_events import event_rows, events_of
from exports.sssom_rows import alignment_row, records_of
from exports.sssom_tsv import named, tsv
from exports.standing import standing, standing_lines
from graph.decisions.log import events as read_events
from graph.decisions.records import Event
from graph.settings import settings
from graph.store import GraphStore
from graph.work import work_database
from loaders.problems import Problem
from loaders.records import AlignmentRecord, Record
from loaders.standards.sssom_records import MappingSet
from ontology.namespaces import iri
from queries.published import DATASET
from queries.read.elements import refs

__all__ = ["Understood", "log_of", "mapping_set", "sssom_tsv", "understood"]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Understood(Record):
    """What a mapping set says in records of ours."""

    alignments: tuple[AlignmentRecord, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def sssom_tsv(store: GraphStore, plan_id: str, events: Iterable[Event] = (), made: datetime | None = None) -> str:
    """The approved alignments of a plan and the decisions ``events`` on it (:func:`log_of`) as the text of a ``.sssom.tsv`` file.

    ``made``: when, for the line that says so and what is undecided or unverified; without it the same build gives the same bytes.

    Raises ``queries.read.NotFoundError`` for an unknown plan.
    """
    return tsv(mapping_set(store, plan_id, events, made))


def mapping_set(store: GraphStore, plan_id: str, events: Iterable[Event] = (), made: datetime | None = None) -> MappingSet:
    """The rows of :func:`sssom_tsv`. Records that the log accounts for stand as its events, not a second time as the graph has them."""
    facts, log = plan_facts(store, plan_id), tuple(events)
    known = dict(facts.refs)
    ends = {end for event in log for end in (event.draft.matter.subject, event.draft.matter.object, event.draft.matter.scope) if end}
    known |= refs(store, ends - set(known)) if ends - set(known) else {}
    mine = [record for record in facts.alignments if record.status == "approved" and not (log and record.id.startswith(f"{plan_id}/"))]
    decided, waiting = event_rows(log, known)
    set_id = iri(f"mapping-set/{plan_id}")
    title = facts.document.title
    metadata: dict[str, Any] = {
        "sssom_version": "1.1", "mapping_set_id": set_id, "mapping_set_version": f"{store.manifest['version']}+{store.fingerprint}", "mapping_set_title": f"ความเชื่อมโยงของ {title}",
        "mapping_set_description": citation(store, "text", "en", plan_id), "mapping_set_source": (DATASET,), "license": LICENCE,
    }
    if made:
        metadata["comment"] = "\n".join(standing_lines(standing(store, plan_id, made, "en"), "en"))
    if waiting:
        metadata["other"] = waiting
    return MappingSet(metadata=metadata, mappings=named([*(alignment_row(record, known) for record in mine), *decided], set_id))


def log_of(plan_id: str) -> tuple[Event, ...]:
    """The events of a workspace in the decision log of this installation; none for a plan of the data. Raises ``graph.database.DatabaseError``."""
    db = work_database(settings().database)
    return read_events(db, workspace=plan_id) if db else ()


def understood(found: MappingSet, name: str = "") -> Understood:
    """The alignment records and events of a set that was read (``loaders.standards.load_mappings``), and what of it is neither."""
    records, left_out = records_of(found.mappings, name)
    other = found.metadata.get("other", "")
    events, broken = events_of(found.mappings, other if isinstance(other, str) else "", name)
    return Understood(alignments=records, events=events, problems=(*found.problems, *left_out, *broken))
