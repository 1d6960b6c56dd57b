"""A file that was read but not kept, as Turtle: what the graph would hold of it."""

from __future__ import annotations

import hashlib
from datetime import date

from pyoxigraph import RdfFormat, serialize

from loaders.agency_names import AgencyNames
from loaders.identify import identified
from loaders.rdf.uploads import Upload, upload_quads
from loaders.records import PlanDocument
from ontology.namespaces import PREFIXES, graph_iri

__all__ = ["upload_turtle"]

_DIGITS = 10


def upload_turtle(plan: PlanDocument, file: bytes, name: str, names: AgencyNames, day: date) -> bytes:
    """Turtle of a plan read from ``file``. Its id says which file it is: the same bytes give the same names."""
    sha256 = hashlib.sha256(file).hexdigest()
    id_ = f"file-{sha256[:_DIGITS]}"
    quads = upload_quads(identified(plan, id_), names, Upload(name=name, sha256=sha256, brought_on=day), graph_iri(f"workspace/{id_}"))
    return serialize(sorted((quad.triple for quad in quads), key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
