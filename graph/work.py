"""People's work as named graphs: each workspace and the decisions on it. Keys tell what changed before anything is read.

A graph of work depends on rows of the database and on the code that writes it; its key names both, so that what did not change is taken from
the build before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from graph.build import dump_lines
from graph.database import Database, open_database
from graph.database.tables import events, workspaces
from graph.decisions.fold import fold
from graph.decisions.log import events as read_events
from graph.decisions.rdf import state_quads
from graph.settings import ROOT
from graph.workspaces.rdf import graph_of, workspace_quads, workspace_statements
from graph.workspaces.shelf import open_workspace
from loaders.agency_names import AgencyNames
from loaders.identify import ids_of
from loaders.records import AgencyTable
from loaders.yaml_file import read_yaml
from ontology.namespaces import graph_iri

__all__ = ["WorkGraph", "decisions_graph", "lines_of", "quads_of", "work_database", "work_graphs"]

_CODE = ("graph/workspaces", "graph/decisions", "graph/work.py", "loaders/rdf", "loaders/identify.py", "loaders/records")


@dataclass(frozen=True, slots=True)
class WorkGraph:
    """One named graph of work, not read yet."""

    iri: str
    workspace: str
    is_plan: bool
    """Whether it holds a plan, whose words are searched; decisions are not."""
    key: str


def decisions_graph(workspace: str) -> str:
    """IRI of the named graph of the decisions on a workspace."""
    return graph_iri(f"decisions/{workspace}")


def work_database(address: str) -> Database | None:
    """The database of people's work; None if it is a file that nobody has written yet. Raises ``DatabaseError``."""
    url = make_url(address) if "://" in address else None
    file = address if url is None else url.database if url.get_backend_name() == "sqlite" else None
    return None if file is not None and not Path(file).exists() else open_database(address)


def work_graphs(db: Database) -> tuple[WorkGraph, ...]:
    """Every graph of work with its key, in order of their names. Reads no plan and no decision."""
    with db.read() as connection:
        kept = connection.execute(select(workspaces.c.id, workspaces.c.revision, workspaces.c.name, workspaces.c.file_sha256, workspaces.c.created_at)
                                  .where(workspaces.c.erased_at.is_(None)).order_by(workspaces.c.id)).all()
        last = dict(connection.execute(select(events.c.workspace, func.max(events.c.seq)).group_by(events.c.workspace)).all())
    found = []
    for row in kept:
        key = _hash(row.id, row.revision, row.name, row.file_sha256, row.created_at, _code())
        found.append(WorkGraph(graph_of(row.id), row.id, True, key))
        if row.id in last:
            found.append(WorkGraph(decisions_graph(row.id), row.id, False, _hash(key, last[row.id])))
    return tuple(sorted(found, key=lambda graph: graph.iri))


def lines_of(db: Database, graph: WorkGraph, data: Path) -> list[str]:
    """Canonical N-Quads of one graph of work: sorted lines, each once. ``data``: see :func:`quads_of`."""
    if not graph.is_plan:
        return dump_lines(quads_of(db, graph, data))
    return sorted(set(workspace_statements(open_workspace(db, graph.workspace), _names(data)).lines))


def quads_of(db: Database, graph: WorkGraph, data: Path) -> list[Quad]:
    """Quads of one graph of work. ``data``: the folder whose list of bodies names are looked up in.

    Decisions on an element that a correction took away stay in the log, and come back with an undo; the graph has nothing to hang them on.
    """
    workspace = open_workspace(db, graph.workspace)
    if graph.is_plan:
        return workspace_quads(workspace, _names(data))
    there = {workspace.id, *ids_of(workspace.plan)}
    states = fold(read_events(db, workspace=workspace.id)).values()
    return state_quads((state for state in states if state.matter.subject in there), workspace.id)


def _names(data: Path) -> AgencyNames:
    path = data / "agencies.yaml"
    return _names_of(path, path.stat().st_mtime_ns)


@cache
def _names_of(path: Path, _changed: int) -> AgencyNames:
    return AgencyNames(read_yaml(path, AgencyTable).record)


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for name in _CODE:
        place = ROOT / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _hash(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
