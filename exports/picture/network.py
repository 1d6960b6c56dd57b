"""A picture as GraphML or GEXF, for Gephi, yEd, Cytoscape or igraph: with names, kinds, records and the places of the cards."""

from __future__ import annotations

import networkx as nx

from exports.picture.caption import Caption
from graph.network import Picture
from ontology.namespaces import ID

__all__ = ["to_gexf", "to_graphml"]


def to_graphml(picture: Picture, caption: Caption) -> str:
    """GraphML 1.0; the caption is an attribute of the graph."""
    graph = _graph(picture, caption)
    for placed in picture.nodes:
        graph.nodes[placed.node.id].update(x=placed.x, y=placed.y)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def to_gexf(picture: Picture, caption: Caption) -> str:
    """GEXF 1.2 with positions (its y grows upwards)."""
    graph = _graph(picture, caption)
    for placed in picture.nodes:
        graph.nodes[placed.node.id]["viz"] = {"position": {"x": placed.x, "y": -placed.y, "z": 0}}
    return "\n".join(nx.generate_gexf(graph, version="1.2draft")) + "\n"


def _graph(picture: Picture, caption: Caption) -> nx.MultiDiGraph[str]:
    """A chip stays one node: an export is the picture, the graph itself is exported as RDF."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=caption.title, source=caption.credit)
    for placed in picture.nodes:
        node = placed.node
        graph.add_node(node.id, label=node.label.replace("\n", " "), iri="" if node.folded else ID + node.id, kind=node.kind, plan=node.plan or "",
                       level=node.level or 0, column=node.column, verified=node.verified, folded=" ".join(node.folded))
    for link in picture.links:
        graph.add_edge(link.source, link.target, key=link.id, predicate=link.predicate or "part", basis=link.basis, status=link.status,
                       directness=link.directness or "", weight=max(len(link.alignments), 1), alignments=" ".join(link.alignments))
    return graph
