"""What every fact carries, read from statements: source, place, verification, remarks."""

from __future__ import annotations

from typing import Any

from loaders.records import UNSOURCED
from loaders.standards.terms import Statements, local
from ontology.namespaces import DCTERMS, PA, RDFS, SKOS

__all__ = ["clean", "remarks", "source_name", "sourced"]


def clean(value: dict[str, Any]) -> dict[str, Any]:
    """Without what is not said."""
    return {key: each for key, each in value.items() if each is not None and each not in ([], {}, ())}


def source_name(said: Statements, me: str) -> str | None:
    """Id of the source of a fact; None for what has none."""
    name = (local(said.link(me, DCTERMS + "source")) or "").removeprefix("source/")
    return name if name and name != UNSOURCED else None


def sourced(said: Statements, me: str) -> dict[str, Any]:
    """The fields of ``Sourced``. A fact without a word on verification counts as verified where it names its source."""
    source, seen = source_name(said, me), said.flag(me, PA + "verified")
    value = {
        "source": source, "locator": said.text(me, PA + "locator"), "verified": source is not None if seen is None else seen,
        "source_quality": "secondary" if said.name(me, PA + "sourceQuality", PA) == "secondarySource" else None,
        "verification": said.text(me, PA + "verificationMethod"), "note": said.text(me, SKOS + "editorialNote"),
        "also": [clean({"source": source_name(said, place), "locator": said.text(place, PA + "locator"), "note": said.text(place, SKOS + "editorialNote")})
                 for place in said.links(me, PA + "corroboration")],
    }
    return clean(value)


def remarks(said: Statements, me: str) -> list[dict[str, Any]]:
    """Discrepancies, gaps and notes about a thing."""
    return [clean({"kind": said.text(each, PA + "remarkKind"), "text": said.text(each, RDFS + "comment"), "year_be": said.year_be(each, PA + "year"),
                   "sources": [(local(link) or link).removeprefix("source/") for link in said.links(each, PA + "atOddsWith")]} | sourced(said, each))
            for each in said.subjects(PA + "about", me)]
