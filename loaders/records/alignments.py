"""Alignments, statements, and how the sources' own words for a relation are read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from loaders.records.base import Basis, CEDate, Directness, LocalId, Predicate, Record, Reference

__all__ = ["AlignmentRecord", "AlignmentTable", "Evidence", "PredicateMapping", "PredicateTable", "StatementRecord"]


class Evidence(Reference):
    """A passage that supports an alignment, from one of its sides."""

    side: Literal["subject", "object", "both"]
    quote: str


class AlignmentRecord(Record):
    """One statement that an element serves another, or that nothing does."""

    id: LocalId
    subject: str = Field(description="Element or plan id")
    predicate: Predicate | None = Field(None, description="null with nothing_aligns")
    object: str | None = None
    basis: Basis
    status: Literal["proposed", "reviewed", "approved", "rejected", "superseded", "withdrawn", "stale"] = "approved"
    predicate_text: str | None = Field(None, description="The source's own words for the relation")
    function: Literal["supports", "implements", "constrains", "measures", "repeats"] | None = None
    extent: Literal["equal", "subset", "superset", "intersects"] | None = None
    directness: Directness | None = Field(None, description="main: หลัก, secondary: รอง")
    justification: Literal["ManualMappingCuration", "MappingReview", "LexicalMatching", "SemanticSimilarityThresholdMatching"] = "ManualMappingCuration"
    topic: str | None = Field(None, description="What the source says the relation is about")
    author: str = Field(description="Who asserts it: agency id for official, curator for curated")
    asserted_on: CEDate | None = None
    rationale: str | None = Field(None, description="Thai; required for curated")
    rationale_en: str | None = None
    evidence: tuple[Evidence, ...] = ()
    nothing_aligns: bool = Field(False, description="true: reviewed, nothing in scope aligns; rationale says why")
    scope: str | None = Field(None, description="With nothing_aligns: id of the plan searched")
    rests_on: str | None = Field(None, description="Id of the official record this reading refines")
    verified: bool = True
    note: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> AlignmentRecord:
        if self.nothing_aligns:
            if self.object or self.predicate or not (self.rationale and self.scope):
                raise ValueError("nothing_aligns needs a rationale and a scope, and no predicate or object")
        elif not (self.object and self.predicate):
            raise ValueError("an alignment needs predicate and object, or nothing_aligns: true")
        if self.basis == "curated" and not self.rationale:
            raise ValueError("a curated alignment needs a rationale")
        return self


class StatementRecord(Record):
    """What a source says about a plan without naming another end: kept with its quote, no edge."""

    id: LocalId
    subject: str
    predicate_text: str
    about: str = Field(description="What the statement speaks of, as printed")
    quote: str
    source: str
    locator: str
    verified: bool = True
    sets_target: str | None = Field(None, description="Id of the target it sets")
    note: str | None = None


class AlignmentTable(Record):
    """A file of data/alignments/."""

    alignments: tuple[AlignmentRecord, ...] = ()
    statements: tuple[StatementRecord, ...] = ()


class PredicateMapping(Record):
    """Verbatim relation of an official text and the term it is read as, with the reason."""

    text: str
    term: Predicate | Literal["statement"]
    directness: Directness | None = None
    reason: str


class PredicateTable(Record):
    """data/alignments/predicates.yaml: the reviewed reading of the sources' own words."""

    reviewed_by: str
    reviewed_on: CEDate
    mappings: tuple[PredicateMapping, ...]
