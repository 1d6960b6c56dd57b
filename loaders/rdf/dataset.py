"""The whole of ``data/`` as quads, one named graph a file."""

from __future__ import annotations

from pyoxigraph import Quad

from loaders.dataset import Dataset
from loaders.rdf.alignments import alignment_quads
from loaders.rdf.plans import plan_quads
from loaders.rdf.tables import agency_quads, observation_quads, source_quads
from ontology.namespaces import graph_iri

__all__ = ["dataset_quads"]


def dataset_quads(data: Dataset) -> dict[str, list[Quad]]:
    """Quads by the IRI of their named graph."""
    writers = {
        "sources": source_quads(data.sources.record, graph_iri("sources")),
        "agencies": agency_quads(data.agencies.record, graph_iri("agencies")),
        "observations": observation_quads(data.observations.record, graph_iri("observations")),
    }
    for plan in data.plans:
        name = f"plans/{plan.record.id}"
        writers[name] = plan_quads(plan.record, data.agency_names, graph_iri(name))
    for table in data.alignments:
        name = table.file.split("/", 1)[-1].removesuffix(".yaml")
        writers[name] = alignment_quads(table.record, data, graph_iri(name))
    return {writer.graph.value: writer.quads for writer in writers.values()}
