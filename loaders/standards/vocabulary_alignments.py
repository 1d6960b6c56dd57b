"""Alignment records and sources written in our own vocabulary, back as records: the reverse of :mod:`loaders.rdf.alignments`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from loaders.problems import DataError, Problem
from loaders.records import AlignmentRecord, SourceRecord
from loaders.standards.facts import clean, source_name
from loaders.standards.lenient import fitted
from loaders.standards.terms import Statements, local
from ontology.namespaces import DCTERMS, PA, SEMAPV, SKOS

__all__ = ["alignment_records", "source_records"]


def alignment_records(said: Statements, ends: Iterable[str], name: str = "") -> tuple[tuple[AlignmentRecord, ...], tuple[Problem, ...]]:
    """Records with one of ``ends`` (IRIs of a plan and its parts) at either end, and what could not be kept."""
    wanted = set(ends)
    records: list[AlignmentRecord] = []
    problems: list[Problem] = []
    for me in said.of_type(PA + "Alignment"):
        if not wanted.intersection(said.links(me, PA + "subject", PA + "object")):
            continue
        try:
            record, left_out = fitted(AlignmentRecord, _record(said, me), name, lambda value, me=me: (0, str(value.get("id", me))))  # type: ignore[misc]
        except DataError:
            problems.append(Problem(name, 0, f"<{me}>: การเชื่อมโยงนี้ขาดส่วนที่จำเป็น (ปลายทั้งสองข้าง ความสัมพันธ์ ที่มา หรือเหตุผล) จึงไม่นำเข้า",
                                    f"<{me}>: this alignment lacks something needed (an end, a relation, its basis or its reason) and was left out", "alignment-left-out"))
        else:
            records.append(record)
            problems += left_out
    return tuple(records), tuple(problems)


def _record(said: Statements, me: str) -> dict[str, Any]:
    function = said.name(me, PA + "function", PA)
    evidence = [_evidence(said, each) for each in said.links(me, PA + "evidence")]
    rests_on, scope = local(said.link(me, PA + "restsOn")), local(said.link(me, PA + "scopeSearched"))
    author = said.link(me, PA + "assertedBy")
    value: dict[str, Any] = {
        "id": (local(me) or "").removeprefix("alignment/"), "subject": local(said.link(me, PA + "subject")), "predicate": said.name(me, PA + "predicate", PA),
        "object": local(said.link(me, PA + "object")), "basis": said.name(me, PA + "basis", PA), "status": said.name(me, PA + "status", PA),
        "predicate_text": said.text(me, PA + "sourcePredicate"), "function": {"implementsFunction": "implements"}.get(function or "", function),
        "extent": said.name(me, PA + "extent", PA), "directness": said.name(me, PA + "directness", PA), "justification": said.name(me, PA + "justification", SEMAPV),
        "topic": said.text(me, PA + "topic"), "author": (local(author) or author or "").removeprefix("agency/"), "asserted_on": said.text(me, PA + "assertedOn"),
        "rationale": said.wording(me, "th", PA + "rationale"), "rationale_en": said.wording(me, "en", PA + "rationale"), "evidence": evidence,
        "nothing_aligns": PA + "NothingAligns" in said.types(me) or None, "scope": scope, "rests_on": rests_on.removeprefix("alignment/") if rests_on else None,
        "verified": said.flag(me, PA + "verified") is True or not evidence, "note": said.text(me, SKOS + "editorialNote"),
    }
    return clean(value)


def _evidence(said: Statements, me: str) -> dict[str, Any]:
    return clean({"side": said.text(me, PA + "side"), "quote": said.text(me, PA + "quote"), "source": source_name(said, me) or "unsourced",
                  "locator": said.text(me, PA + "locator") or "-", "note": said.text(me, SKOS + "editorialNote")})


def source_records(said: Statements, name: str = "") -> tuple[tuple[SourceRecord, ...], tuple[Problem, ...]]:
    """Sources that the file describes by a title."""
    records: list[SourceRecord] = []
    problems: list[Problem] = []
    for me in said.of_type(PA + "Source"):
        value = clean({"id": (local(me) or "").removeprefix("source/"), "title": said.text(me, DCTERMS + "title", SKOS + "prefLabel"), "publisher": said.text(me, DCTERMS + "publisher"),
                       "date": said.text(me, DCTERMS + "date"), "url": said.text(me, PA + "url"), "path": said.text(me, PA + "corpusPath"), "corpus": said.text(me, PA + "corpus"),
                       "kind": said.text(me, PA + "sourceKind"), "note": said.text(me, SKOS + "editorialNote")})
        try:
            record, left_out = fitted(SourceRecord, value, name, lambda _, me=me: (0, me))  # type: ignore[misc]
        except DataError:
            problems.append(Problem(name, 0, f"<{me}>: แหล่งที่มานี้ไม่มีชื่อหรือรหัส จึงไม่นำเข้า", f"<{me}>: this source has no title or id and was left out", "source-left-out"))
        else:
            records.append(record)
            problems += left_out
    return tuple(records), tuple(problems)
