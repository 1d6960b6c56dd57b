"""A set of mappings as SSSOM has it: one row is one justification, so a suggestion, a review of it and its approval are three rows of one pair.

IRIs are full here; files have them short. Slots whose names begin with ``ext_`` are ours (:data:`EXTENSIONS`), for what SSSOM has no slot for: a release
of its tools that knows ``review_date`` and ``reviewer_agreement`` is not yet everywhere, so these two go out as ``ext_``.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from loaders.problems import Problem
from loaders.records import Record
from ontology.namespaces import PA, PROV, SSSOM

__all__ = ["EXTENSIONS", "FREE_TEXT", "LISTS", "NO_TERM", "REFERENCES", "SET_SLOTS", "Mapping", "MappingSet", "content_hash"]

NO_TERM = SSSOM + "NoTermFound"
"""Object (or subject) of a row that says: looked for, none found."""
EntityType = Literal["owl class", "owl object property", "owl data property", "owl annotation property", "owl named individual", "skos concept", "rdfs resource", "rdfs class",
                     "rdfs literal", "rdfs datatype", "rdf property", "composed entity expression"]
Cardinality = Literal["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"]
Share = Annotated[float, Field(ge=0, le=1)]
Texts = tuple[str, ...]


class Mapping(Record):
    """One justification of one mapping, with the slots of SSSOM and ours in ``ext``."""

    record_id: str | None = None
    subject_id: str | None = None
    subject_label: str | None = None
    subject_category: str | None = None
    subject_type: EntityType | None = None
    subject_source: str | None = None
    subject_source_version: str | None = None
    predicate_id: str
    predicate_label: str | None = None
    predicate_type: EntityType | None = None
    predicate_modifier: Literal["Not"] | None = None
    object_id: str | None = None
    object_label: str | None = None
    object_category: str | None = None
    object_type: EntityType | None = None
    object_source: str | None = None
    object_source_version: str | None = None
    mapping_justification: str
    mapping_cardinality: Cardinality | None = None
    cardinality_scope: Texts = ()
    author_id: Texts = ()
    author_label: Texts = ()
    creator_id: Texts = ()
    creator_label: Texts = ()
    reviewer_id: Texts = ()
    reviewer_label: Texts = ()
    mapping_date: date | None = None
    publication_date: date | None = None
    review_date: date | None = None
    confidence: Share | None = None
    reviewer_agreement: Annotated[float, Field(ge=-1, le=1)] | None = None
    mapping_tool: str | None = None
    mapping_tool_id: str | None = None
    mapping_tool_version: str | None = None
    similarity_score: Share | None = None
    similarity_measure: str | None = None
    subject_match_field: Texts = ()
    object_match_field: Texts = ()
    match_string: Texts = ()
    subject_preprocessing: Texts = ()
    object_preprocessing: Texts = ()
    curation_rule: Texts = ()
    curation_rule_text: Texts = ()
    mapping_provider: str | None = None
    mapping_source: str | None = None
    license: str | None = None
    issue_tracker_item: str | None = None
    see_also: Texts = ()
    other: str | None = None
    comment: str | None = None
    ext: dict[str, str] = Field(default_factory=dict, description="Extension slots by name, as they stand in the file")
    line: int | None = Field(default=None, description="Line of the file; none of SSSOM's")


class MappingSet(Record):
    """A file of mappings."""

    metadata: dict[str, str | Texts] = Field(default_factory=dict, description="Slots of the set, without prefixes and extension definitions")
    mappings: tuple[Mapping, ...] = ()
    problems: tuple[Problem, ...] = ()


def content_hash(mapping: Mapping) -> str:
    """Fingerprint of a row without its name and its line: 16 hex digits of SHA-256 over its slots as JSON."""
    said = mapping.model_dump(mode="json", exclude={"record_id", "line"}, exclude_defaults=True)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:16]


REFERENCES = frozenset({
    "record_id", "subject_id", "subject_source", "predicate_id", "object_id", "object_source", "mapping_justification", "author_id", "creator_id", "reviewer_id", "mapping_tool_id",
    "subject_match_field", "object_match_field", "subject_preprocessing", "object_preprocessing", "curation_rule", "mapping_source", "issue_tracker_item",
})
"""Slots that hold IRIs, written short."""
LISTS = frozenset(name for name, field in Mapping.model_fields.items() if field.annotation == Texts)
FREE_TEXT = frozenset({"subject_label", "object_label", "predicate_label", "author_label", "creator_label", "reviewer_label", "curation_rule_text", "match_string", "other", "comment",
                       "subject_category", "object_category", "mapping_tool", "mapping_tool_version", "similarity_measure", "subject_source_version", "object_source_version"})
"""Slots with words of people, which a spreadsheet might take for a formula."""
SET_SLOTS = frozenset({
    "sssom_version", "mapping_set_id", "mapping_set_version", "mapping_set_source", "mapping_set_title", "mapping_set_description", "mapping_set_confidence", "creator_id", "creator_label",
    "license", "subject_type", "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version", "predicate_type", "mapping_provider",
    "cardinality_scope", "mapping_tool", "mapping_tool_id", "mapping_tool_version", "mapping_date", "publication_date", "subject_match_field", "object_match_field",
    "subject_preprocessing", "object_preprocessing", "similarity_measure", "curation_rule", "curation_rule_text", "see_also", "issue_tracker", "other", "comment",
})

_TEXT, _ADDRESS, _WHOLE, _NUMBER, _FLAG = "xsd:string", "linkml:Uriorcurie", "xsd:integer", "xsd:double", "xsd:boolean"
EXTENSIONS: dict[str, tuple[str | None, str]] = {
    "ext_alignment": (None, _ADDRESS), "ext_basis": (PA + "basis", _TEXT), "ext_status": (PA + "status", _TEXT), "ext_function": (PA + "function", _TEXT), "ext_extent": (PA + "extent", _TEXT),
    "ext_directness": (PA + "directness", _TEXT), "ext_topic": (PA + "topic", _TEXT), "ext_source_predicate": (PA + "sourcePredicate", _TEXT), "ext_rationale": (PA + "rationale", _TEXT),
    "ext_rationale_en": (PA + "rationale", _TEXT), "ext_rests_on": (PA + "restsOn", _ADDRESS), "ext_verified": (PA + "verified", _FLAG),
    **{f"ext_{side}_{part}": (None, _TEXT) for side in ("subject", "object", "both") for part in ("quote", "page", "source", "note")}, "ext_quote_order": (None, _TEXT),
    "ext_review_date": (SSSOM + "review_date", "xsd:date"), "ext_reviewer_agreement": (SSSOM + "reviewer_agreement", _NUMBER),
    "ext_event": (PA + "eventKind", _TEXT), "ext_event_id": (None, _TEXT), "ext_event_seq": (PA + "eventNumber", _WHOLE), "ext_at": (PROV + "endedAtTime", "xsd:dateTime"), "ext_by": (None, _TEXT),
    "ext_role": (None, _TEXT), "ext_mark": (PA + "mark", _TEXT), "ext_claim": (None, _TEXT), "ext_score": (PA + "similarity", _NUMBER), "ext_band": (PA + "band", _TEXT),
    "ext_rank": (PA + "suggestionRank", _WHOLE), "ext_explicit": (None, _FLAG), "ext_rubric": (None, _TEXT), "ext_workspace": (None, _TEXT), "ext_seen": (None, _WHOLE),
    "ext_subject_text_hash": (PA + "subjectTextHash", _TEXT), "ext_object_text_hash": (PA + "objectTextHash", _TEXT), "ext_previous": (None, _TEXT), "ext_hash": (None, _TEXT), "ext_brought": (None, _TEXT),
    "ext_later": (None, _TEXT),
}
"""Our slots: name → (property that means the same, where there is one; type hint). ``ext_brought`` tells who brought an event
in and from which file, as JSON; ``ext_later`` holds events that are no justification (withdrawn, superseded, stale, undone) as JSON."""
