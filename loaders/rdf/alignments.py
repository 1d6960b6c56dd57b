"""Alignments and statements as quads: the record, its evidence, and the direct edge it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.dataset import Dataset
from loaders.rdf.writer import Writer, text_hash
from loaders.records import AlignmentRecord, AlignmentTable, StatementRecord
from ontology.namespaces import DCTERMS, PA, SEMAPV, SKOS, agency_iri, iri, source_iri

__all__ = ["SUB_ALIGNMENTS", "End", "alignment_quads", "write_alignment"]

SUB_ALIGNMENTS = ("contributesTo", "implements", "derivedFrom", "measuredBySame")
"""Sub-properties of ``pa:alignsWith``; the edge they entail is written beside them so that no reasoner is needed."""

_WHOLE_PLAN = "ผู้วิเคราะห์อ่านทั้งแผน ไม่มีข้อความให้อ้าง"
_NO_PASSAGE = "ยังไม่มีข้อความที่ยกมาอ้าง"
_FUNCTIONS = {"implements": "implementsFunction"}
SYMMETRIC = ("measuredBySame", "conflictsWith")


def alignment_quads(table: AlignmentTable, data: Dataset, graph: str) -> Writer:
    """Quads of one alignment table; ``data`` tells the wording and edition at both ends."""
    write = Writer(graph)
    for record in table.alignments:
        author = agency_iri(data.agency_names.one(record.author) or record.author)
        write_alignment(write, record, author, {end: found for end in (record.subject, record.object) if end and (found := _end_of(end, data))})
    for statement in table.statements:
        _statement(write, statement)
    return write


@dataclass(frozen=True, slots=True)
class End:
    """An end of an alignment as it was when somebody asserted it, so that a changed text is noticed later."""

    text_hash: str
    edition: str | None = None


def _end_of(end: str, data: Dataset) -> End | None:
    placed = data.elements.get(end)
    return End(text_hash(placed.element.text or placed.element.text_en or ""), placed.element.edition) if placed else None


def write_alignment(write: Writer, record: AlignmentRecord, author: str, ends: Mapping[str, End]) -> None:
    """One record as quads. ``author`` is the IRI of who asserts it; ``ends`` tells what is known of an end, by its id."""
    me = iri(f"alignment/{record.id}")
    write.type(me, "Alignment")
    write.element(me, PA + "subject", [record.subject])
    if record.nothing_aligns:
        write.type(me, "NothingAligns")
        write.element(me, PA + "scopeSearched", [record.scope or ""])
    else:
        write.link(me, PA + "predicate", PA + (record.predicate or ""))
        write.element(me, PA + "object", [record.object or ""])
        if record.status == "approved":
            _edge(write, record)
    write.link(me, PA + "basis", PA + record.basis)
    write.link(me, PA + "status", PA + record.status)
    write.link(me, PA + "justification", SEMAPV + record.justification)
    for name, value in (("function", record.function), ("extent", record.extent), ("directness", record.directness)):
        if value:
            write.link(me, PA + name, PA + _FUNCTIONS.get(value, value))
    write.text(me, PA + "sourcePredicate", record.predicate_text)
    write.text(me, PA + "topic", record.topic, "th")
    write.text(me, PA + "rationale", record.rationale, "th")
    write.text(me, PA + "rationale", record.rationale_en, "en")
    write.link(me, PA + "assertedBy", author)
    write.day(me, PA + "assertedOn", record.asserted_on)
    if record.rests_on:
        write.link(me, PA + "restsOn", iri(f"alignment/{record.rests_on}"))
    write.text(me, SKOS + "editorialNote", record.note)
    for side, end in (("subject", record.subject), ("object", record.object)):
        if end and end in ends:
            write.text(me, PA + f"{side}TextHash", ends[end].text_hash)
            write.text(me, PA + f"{side}Edition", ends[end].edition, "th")
    _evidence(write, me, record)


def _edge(write: Writer, record: AlignmentRecord) -> None:
    """The direct edge, with what it entails. It carries no basis, so whoever shows it reads the record."""
    subject, object_ = iri(record.subject), iri(record.object or "")
    names = [record.predicate or ""] + (["alignsWith"] if record.predicate in SUB_ALIGNMENTS else [])
    for name in names:
        write.link(subject, PA + name, object_)
        if record.predicate in SYMMETRIC and name == record.predicate:
            write.link(object_, PA + name, subject)


def _evidence(write: Writer, me: str, record: AlignmentRecord) -> None:
    first = record.evidence[0] if record.evidence else None
    write.link(me, DCTERMS + "source", source_iri(first.source if first and record.verified else "unsourced"))
    write.text(me, PA + "locator", first.locator if first else _WHOLE_PLAN if record.nothing_aligns else _NO_PASSAGE)
    write.flag(me, PA + "verified", record.verified and first is not None)
    for index, passage in enumerate(record.evidence, 1):
        place = f"{me}/evidence{index}"
        write.link(me, PA + "evidence", place)
        write.type(place, "Evidence", "Reference")
        write.text(place, PA + "side", passage.side)
        write.text(place, PA + "quote", passage.quote, "th")
        write.link(place, DCTERMS + "source", source_iri(passage.source))
        write.text(place, PA + "locator", passage.locator)
        write.text(place, SKOS + "editorialNote", passage.note)


def _statement(write: Writer, record: StatementRecord) -> None:
    me = iri(f"statement/{record.id}")
    write.type(me, "Statement")
    write.element(me, PA + "subject", [record.subject])
    write.text(me, PA + "sourcePredicate", record.predicate_text)
    write.text(me, PA + "aboutText", record.about, "th")
    write.text(me, PA + "quote", record.quote, "th")
    if record.sets_target:
        write.element(me, PA + "setsTarget", [record.sets_target])
    write.text(me, SKOS + "editorialNote", record.note)
    write.link(me, DCTERMS + "source", source_iri(record.source if record.verified else "unsourced"))
    write.text(me, PA + "locator", record.locator)
    write.flag(me, PA + "verified", record.verified)
