"""Records to RDF quads: the only place that knows how a record looks in the graph."""

from loaders.rdf.dataset import dataset_quads

__all__ = ["dataset_quads"]
