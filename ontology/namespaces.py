"""Every namespace of the product, and how our own IRIs are made. Plain strings: importing this costs nothing."""

from __future__ import annotations

import os

__all__ = [
    "BASE", "DCAT", "DCTERMS", "ELI", "FOAF", "ID", "OA", "ORG", "OWL", "PA", "PREFIXES", "PROV", "QB", "RDF", "RDFS", "SCHEMA", "SEMAPV",
    "SH", "SKOS", "SSSOM", "VANN", "VOID", "VOIDEXT", "WORKSPACE", "XSD", "agency_iri", "graph_iri", "iri", "is_work", "local_id", "of_workspace", "prefixes_in", "source_iri",
]

BASE = os.environ.get("POLICY_BASE_IRI", "https://w3id.org/policy-alignment/").rstrip("/") + "/"
"""Base of all our IRIs; not yet registered with w3id.org (see README)."""

PA = "https://w3id.org/policy-alignment/ontology#"
"""The vocabulary. It does not move with ``POLICY_BASE_IRI``: a term means the same wherever data is published."""
ID = BASE + "id/"
"""Things: plans, elements, agencies, sources, alignments, graphs."""

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
ELI = "http://data.europa.eu/eli/ontology#"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "http://schema.org/"
SEMAPV = "https://w3id.org/semapv/vocab/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SSSOM = "https://w3id.org/sssom/"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
VOIDEXT = "http://ldf.fi/void-ext#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "pa": PA, "id": ID, "dcat": DCAT, "dcterms": DCTERMS, "eli": ELI, "foaf": FOAF, "oa": OA, "org": ORG, "owl": OWL, "prov": PROV,
    "qb": QB, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "semapv": SEMAPV, "sh": SH, "skos": SKOS, "sssom": SSSOM, "vann": VANN,
    "void": VOID, "voidext": VOIDEXT, "xsd": XSD,
}


def prefixes_in(query: str) -> dict[str, str]:
    """The usual prefixes that a query may use, and no others: each that is handed over costs the engine's parser, and a short query is asked often."""
    return {name: full for name, full in PREFIXES.items() if f"{name}:" in query}


def iri(local: str) -> str:
    """IRI of one of our things from its local id: ``psds-2567/s1`` → ``…/id/psds-2567/s1``."""
    return ID + local


def local_id(full: str) -> str:
    """Local id of one of our IRIs; any other IRI unchanged."""
    return full.removeprefix(ID)


def source_iri(name: str) -> str:
    """IRI of a source by its id in data/sources.yaml."""
    return iri(f"source/{name}")


def agency_iri(name: str) -> str:
    """IRI of an agency or agency group by its id in data/agencies.yaml."""
    return iri(f"agency/{name}")


def graph_iri(name: str) -> str:
    """IRI of a named graph by the name of its data file: ``plans/psds-2567``."""
    return iri(f"graph/{name}")


WORKSPACE = "ws-"
"""What the id of a plan begins with that people brought (``ws-1a2b3c``); that of no plan of data/ does."""


def of_workspace(id_: str | None) -> bool:
    """Whether a local id is that of a plan which people brought, or of a part of it."""
    return id_ is not None and id_.startswith(WORKSPACE)


_WORK = (graph_iri("workspace/"), graph_iri("decisions/"))


def is_work(graph: str) -> bool:
    """Whether a named graph holds people's work: a plan they brought, or the decisions on it. The others are made of data/ and may be published."""
    return graph.startswith(_WORK)
