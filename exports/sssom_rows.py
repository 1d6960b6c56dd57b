"""Alignment records as rows of a mapping set, and back: what the text of a plan or an analyst says of two ends, with the passages of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from loaders.problems import DataError, Problem
from loaders.records import AlignmentRecord
from loaders.standards.facts import clean
from loaders.standards.lenient import fitted
from loaders.standards.sssom_cells import SKOS_RELATIONS, packed, unpacked
from loaders.standards.sssom_records import NO_TERM
from loaders.standards.sssom_records import Mapping as Row
from ontology.namespaces import ID, PA, SEMAPV, SKOS, agency_iri, iri
from queries.read.records import Ref

__all__ = ["Passage", "alignment_row", "end_slots", "passage_slots", "passages_of", "records_of"]

_SIDES = ("subject", "object", "both")


class Passage(NamedTuple):
    """Quoted words of one side with their place."""

    side: str
    text: str
    place: str
    source: str | None
    note: str | None = None


def end_slots(side: str, id_: str | None, refs: Mapping[str, Ref]) -> dict[str, Any]:
    """The slots of an end; None stands for «looked for, none found»."""
    if id_ is None:
        return {f"{side}_id": NO_TERM, f"{side}_label": "ไม่พบสิ่งที่สอดคล้อง (No term found)"}
    ref = refs.get(id_)
    label = (ref.label.text("th") if ref else None) or id_
    whole = ref is not None and ref.type == "Instrument"
    plan = ref.plan if ref else None
    return {f"{side}_id": iri(id_), f"{side}_label": label, f"{side}_category": f"pa:{ref.type}" if ref else None, f"{side}_type": "owl named individual" if whole else "skos concept",
            f"{side}_source": iri(plan) if plan else None}


def passage_slots(passages: Sequence[Passage]) -> dict[str, str]:
    """Quotes in columns by side; their order where it is not subject, object, both."""
    ext: dict[str, str] = {}
    for side in _SIDES:
        mine = [each for each in passages if each.side == side]
        if mine:
            values: dict[str, list[str] | list[str | None]] = {"quote": [each.text for each in mine], "page": [each.place for each in mine], "source": [each.source for each in mine], "note": [each.note for each in mine]}
            ext |= {f"ext_{side}_{part}": packed(said) for part, said in values.items() if part == "quote" or any(said)}
    order = [each.side for each in passages]
    if order != sorted(order, key=_SIDES.index):
        ext["ext_quote_order"] = packed(order)
    return ext


def passages_of(ext: Mapping[str, str]) -> list[Passage]:
    """The quotes of a row, in their order."""
    found: dict[str, list[Passage]] = {}
    for side in _SIDES:
        quotes, places, sources, notes = (unpacked(ext.get(f"ext_{side}_{part}", "")) for part in ("quote", "page", "source", "note"))
        found[side] = [Passage(side, text, _nth(places, number) or "", _nth(sources, number) or None, _nth(notes, number) or None) for number, text in enumerate(quotes)]
    order = unpacked(ext.get("ext_quote_order", "")) or [side for side in _SIDES for _ in found[side]]
    taken = [found[side].pop(0) for side in order if found.get(side)]
    return taken + [each for side in _SIDES for each in found[side]]


def alignment_row(record: AlignmentRecord, refs: Mapping[str, Ref]) -> Row:
    """One record of the graph."""
    author = record.author if record.author.startswith("agent/") else f"agency/{record.author}"
    known = refs.get(author)
    ext = {
        "ext_alignment": f"id:alignment/{record.id}", "ext_basis": record.basis, "ext_status": record.status, "ext_function": record.function, "ext_extent": record.extent,
        "ext_directness": record.directness, "ext_topic": record.topic, "ext_source_predicate": record.predicate_text, "ext_rationale": record.rationale,
        "ext_rationale_en": record.rationale_en, "ext_rests_on": f"id:alignment/{record.rests_on}" if record.rests_on else None, "ext_verified": None if record.verified else "false",
    }
    passages = [Passage(each.side, each.quote, each.locator, each.source, each.note) for each in record.evidence]
    value: dict[str, Any] = end_slots("subject", record.subject, refs) | end_slots("object", record.object, refs)
    if record.nothing_aligns:
        value["object_source"] = iri(record.scope or "")
    value |= {
        "predicate_id": PA + (record.predicate or "alignsWith"), "predicate_type": "owl object property", "mapping_justification": SEMAPV + record.justification,
        "author_id": (iri(author) if author.startswith("agent/") else agency_iri(record.author),), "author_label": (known.label.text("th") or record.author,) if known else (record.author,),
        "mapping_date": record.asserted_on, "comment": record.note, "ext": {name: text for name, text in ext.items() if text} | passage_slots(passages),
    }
    return Row.model_validate(clean(value))


def records_of(rows: Iterable[Row], name: str = "") -> tuple[tuple[AlignmentRecord, ...], tuple[Problem, ...]]:
    """Rows that are no event of a log as alignment records. Rows of others are proposals, whatever they call themselves: nobody here has approved them."""
    records: list[AlignmentRecord] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        if "ext_event" in row.ext:
            continue
        try:
            record, left_out = fitted(AlignmentRecord, _ours(row) if "ext_alignment" in row.ext else _of_others(row, number), name, lambda value, row=row: (row.line or 0, str(value.get("subject"))))  # type: ignore[misc]
        except DataError:
            problems.append(Problem(name, row.line or 0, f"แถวของ <{row.subject_id or row.subject_label}> ใช้เป็นการเชื่อมโยงไม่ได้ (ปลายหรือความสัมพันธ์ไม่ใช่ของระบบ หรือไม่มีเหตุผลประกอบ)",
                                    f"the row of <{row.subject_id or row.subject_label}> cannot be an alignment here (an end or relation is not ours, or it gives no reason)", "sssom-no-alignment"))
        else:
            records.append(record)
            problems += left_out
    return tuple(records), tuple(problems)


def _ours(row: Row) -> dict[str, Any]:
    ext = row.ext
    nothing = row.object_id == NO_TERM
    author = row.author_id[0] if row.author_id else ""
    return clean({
        "id": ext["ext_alignment"].removeprefix("id:").removeprefix(ID).removeprefix("alignment/"), "subject": _local(row.subject_id), "predicate": None if nothing else row.predicate_id.removeprefix(PA),
        "object": None if nothing else _local(row.object_id), "nothing_aligns": nothing or None, "scope": _local(row.object_source) if nothing else None, "basis": ext.get("ext_basis"),
        "status": ext.get("ext_status"), "predicate_text": ext.get("ext_source_predicate"), "function": ext.get("ext_function"), "extent": ext.get("ext_extent"),
        "directness": ext.get("ext_directness"), "justification": row.mapping_justification.removeprefix(SEMAPV), "topic": ext.get("ext_topic"),
        "author": (_local(author) or "").removeprefix("agency/"), "asserted_on": row.mapping_date, "rationale": ext.get("ext_rationale"), "rationale_en": ext.get("ext_rationale_en"),
        "rests_on": ext["ext_rests_on"].removeprefix("id:").removeprefix(ID).removeprefix("alignment/") if "ext_rests_on" in ext else None,
        "verified": False if ext.get("ext_verified") == "false" else None, "note": row.comment, "evidence": [_evidence(each) for each in passages_of(ext)],
    })


def _evidence(passage: Passage) -> dict[str, Any]:
    return clean({"side": passage.side, "quote": passage.text, "locator": passage.place, "source": passage.source or "unsourced", "note": passage.note})


def _of_others(row: Row, number: int) -> dict[str, Any]:
    relation = row.predicate_id.removeprefix(SKOS) if row.predicate_id.startswith(SKOS) else ""
    predicate = row.predicate_id.removeprefix(PA) if row.predicate_id.startswith(PA) else "alignsWith" if relation in SKOS_RELATIONS else None
    said = [row.comment, f"SSSOM: {row.predicate_label or row.predicate_id}", f"similarity {row.similarity_score}" if row.similarity_score is not None else None,
            f"confidence {row.confidence}" if row.confidence is not None else None]
    nothing = row.object_id == NO_TERM
    return clean({
        "id": f"sssom/{number}", "subject": _local(row.subject_id), "predicate": None if nothing else predicate, "object": None if nothing else _local(row.object_id),
        "nothing_aligns": nothing or None, "scope": _local(row.object_source) if nothing else None, "basis": "suggested", "status": "rejected" if row.predicate_modifier else "proposed",
        "predicate_text": row.predicate_label or row.predicate_id, "extent": SKOS_RELATIONS.get(relation), "justification": row.mapping_justification.removeprefix(SEMAPV),
        "author": next(iter((*row.author_label, *row.author_id, *row.creator_label, *row.creator_id)), row.mapping_tool or "-"), "asserted_on": row.mapping_date,
        "rationale": row.comment or ("ไม่พบสิ่งที่สอดคล้อง ตามไฟล์ SSSOM" if nothing else None), "note": "; ".join(filter(None, said)), "verified": False,
    })


def _local(address: str | None) -> str | None:
    return address.removeprefix(ID) if address and address.startswith(ID) else None


def _nth(values: Sequence[str], number: int) -> str | None:
    return values[number] if number < len(values) else None
