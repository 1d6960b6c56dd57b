"""A file of decisions (SSSOM) into the decision log of a workspace: seen before it is written, then written as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exports.sssom import understood
from exports.sssom_foreign import sayings
from graph.database import Database
from graph.decisions.ends import ends_in
from graph.decisions.fold import State
from graph.decisions.log import append
from graph.decisions.records import Brought, Event
from graph.engine import GraphStore
from graph.people import Person
from graph.workspaces.records import Workspace
from loaders.problems import Problem
from loaders.standards import load_mappings
from loaders.standards.sssom_records import NO_TERM
from loaders.standards.sssom_records import Mapping as Row
from ontology.namespaces import ID, of_workspace
from queries.read.elements import refs
from review.arrivals import Arrival, Place, arriving
from review.desk import own_unverified, wordings_of
from review.records import text_hash
from review.sayings import adding

__all__ = ["Incoming", "bring_in", "incoming"]

_FILE_NAME = 300


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read, and what bringing it in would do."""

    arrival: Arrival
    file: str
    sha256: str
    events: int
    """Events of a decision log that the file holds."""
    rows: int
    """Rows of others."""
    problems: tuple[Problem, ...]
    """What of the file could not be read."""


def incoming(store: GraphStore, workspace: Workspace, states: Mapping[str, State], person: Person, data: bytes, name: str) -> Incoming:
    """What a file would become in the log of ``workspace``, whose matters stand as ``states``; nothing is written.

    Raises ``loaders.problems.DataError`` for a file that is no SSSOM or cannot be read, and ``StoreError``.
    """
    found = load_mappings(data, name)
    said = understood(found, name)
    others = tuple(row for row in found.mappings if "ext_event" not in row.ext)
    brought = Brought(by=person.name, file="".join(filter(str.isprintable, name))[:_FILE_NAME], sha256=hashlib.sha256(data).hexdigest())
    place = _place(store, workspace, said.events, others)
    first = arriving(person, place, states, said.events, brought)
    foreign, nowhere = sayings(others, place)
    second = adding(person, {**states, **first.after}, foreign, brought)
    arrival = Arrival((*first.drafts, *second.drafts), (*first.left, *nowhere, *second.left), {**first.after, **second.after})
    broken = tuple(problem for problem in said.problems if problem.rule != "sssom-no-alignment")  # of those rows the arrival says more
    return Incoming(arrival, brought.file, brought.sha256, len(said.events), len(others), broken)


def bring_in(db: Database, store: GraphStore, workspace: Workspace, person: Person, found: Incoming) -> tuple[Event, ...]:
    """Write what was seen. Raises a ``LogError`` (somebody has decided meanwhile, no right) or ``DatabaseError``: then nothing was written."""
    return append(db, found.arrival.drafts, policy=person.policy, ends=ends_in(store, own_unverified(workspace.plan)))


def _place(store: GraphStore, workspace: Workspace, events: Iterable[Event], rows: Iterable[Row]) -> Place:
    named = {end for event in events for end in (event.draft.matter.object, event.draft.matter.scope) if end}
    named |= {address.removeprefix(ID) for row in rows for address in (row.object_source if row.object_id == NO_TERM else row.object_id,) if address and address.startswith(ID)}
    upper = {id_: frozenset(map(text_hash, filter(None, (ref.label.th, ref.label.en)))) for id_, ref in refs(store, sorted(named)).items()
             if ref.plan and not of_workspace(ref.plan)}
    return Place(workspace.id, wordings_of(workspace), upper, ends_in(store, own_unverified(workspace.plan)))
