"""A workspace as quads, in a named graph of its own: the plan as corrected, and the user's file as its source."""

from __future__ import annotations

from pyoxigraph import Quad

from graph.workspaces.records import Workspace
from loaders.agency_names import AgencyNames
from loaders.rdf.uploads import Upload, upload_statements
from loaders.rdf.writer import Writer
from ontology.namespaces import graph_iri

__all__ = ["graph_of", "workspace_quads", "workspace_statements"]


def graph_of(id_: str) -> str:
    """IRI of the named graph of a workspace."""
    return graph_iri(f"workspace/{id_}")


def workspace_quads(workspace: Workspace, names: AgencyNames) -> list[Quad]:
    """Quads of the plan as it is now. ``names`` are the bodies of ``data/agencies.yaml``."""
    return workspace_statements(workspace, names).quads


def workspace_statements(workspace: Workspace, names: AgencyNames) -> Writer:
    """Statements of the plan as it is now; see :func:`workspace_quads`."""
    upload = Upload(name=workspace.file.name, sha256=workspace.file.sha256, brought_on=workspace.created_at.date(), label=workspace.name)
    return upload_statements(workspace.plan, names, upload, graph_of(workspace.id))
