"""The shapes of the graph on one workspace: only its own statements are checked, with as much of the rest as they refer to."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.settings import ROOT
from graph.validate import SHAPES, memory_graph, validate_graph
from graph.workspaces.checks import Check
from graph.workspaces.rdf import workspace_quads
from graph.workspaces.records import Workspace
from loaders.agency_names import AgencyNames
from loaders.records import AgencyGroup
from ontology.namespaces import ID, ORG, PA, RDF, agency_iri, local_id

__all__ = ["MOST", "check_shapes", "shape_findings"]

MOST = 20_000
"""Statements that are checked while a person waits: about a millisecond each."""

IMPORTED = ROOT / "ontology" / "workspace-shapes.ttl"
"""Shapes of what only imported files have."""
_OF_THE_REST = frozenset({"indicator-is-measured", "footnote-text", "thai-label"})
"""Said by graph/workspaces/checks.py in a planner's words, or nothing a planner can do about."""


def check_shapes(workspace: Workspace, names: AgencyNames) -> tuple[Check, ...]:
    """Findings of ontology/shapes.ttl on the plan of a workspace."""
    return shape_findings(workspace_quads(workspace, names), names)


def shape_findings(quads: Iterable[Quad], names: AgencyNames) -> tuple[Check, ...]:
    """Findings on the statements of one plan; violations are problems, all else notes."""
    own = list(quads)
    if len(own) > MOST:
        return (Check("shapes-skipped", "note", f"แผนนี้มี {len(own):,} ข้อความ จึงไม่ตรวจโครงสร้างกราฟทันที ตรวจได้ด้วย cli.py validate",
                      f"the plan has {len(own):,} statements, so the shapes of the graph were not checked at once; check them with cli.py validate"),)
    subjects = {quad.subject.value for quad in own if isinstance(quad.subject, NamedNode)}
    data = memory_graph(quad.triple for quad in (*own, *_around(own, names)))
    findings = [finding for shapes in (SHAPES, IMPORTED) for finding in validate_graph(data, shapes)]
    return tuple(
        Check(f"shape-{finding.shape.rsplit('#', 1)[-1].removeprefix('s:')}", "problem" if finding.severity == "violation" else "note", finding.th, finding.en, (local_id(finding.focus),))
        for finding in findings if finding.focus in subjects and finding.shape.rsplit("#", 1)[-1].removeprefix("s:") not in _OF_THE_REST)


def _around(quads: Iterable[Quad], names: AgencyNames) -> list[Quad]:
    """What the plan refers to outside itself, as far as the shapes look: bodies, and the source of what has none."""
    graph = NamedNode(ID + "graph/around")
    kind = NamedNode(RDF + "type")
    named = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    return [Quad(NamedNode(agency_iri(id_)), kind, NamedNode(PA + "AgencyGroup" if isinstance(body, AgencyGroup) else ORG + "FormalOrganization"), graph)
            for id_, body in names.by_id.items() if agency_iri(id_) in named]
