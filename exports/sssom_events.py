"""Events of the decision log as rows of a mapping set, and back: every suggestion, review, adjudication and approval is a row of its own.

Nothing is lost on the way that SSSOM tools lose: a review stands beside the machine's score and does not replace it, a second reviewer beside the
first. What is no justification (withdrawn, superseded, stale, undone) would read as one if it were a row; it stands in ``ext_later`` of the row before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from exports.sssom_rows import Passage, end_slots, passage_slots, passages_of
from graph.decisions.fold import State, fold
from graph.decisions.records import Claim, Closing, Event, Quote, Review, Suggested
from loaders.problems import Problem
from loaders.standards.facts import clean
from loaders.standards.sssom_cells import packed, unpacked
from loaders.standards.sssom_records import NO_TERM
from loaders.standards.sssom_records import Mapping as Row
from ontology.namespaces import ID, PA, SEMAPV, iri
from queries.read.records import Ref

__all__ = ["event_rows", "events_of"]

_AGREES = {"accept": 1.0, "reject": 1.0, "nothing-aligns": 1.0, "unsure": 0.0}
"""How far the reviewer agrees with what the row says. A rejection is a row that says ``Not``, with which its reviewer agrees."""
_NEGATIVE = ("reject", "nothing-aligns")


def event_rows(events: Iterable[Event], refs: Mapping[str, Ref]) -> tuple[tuple[Row, ...], str]:
    """Rows in the order of the log, and as JSON the events that found no row (``""`` for none)."""
    ordered = sorted(events, key=lambda event: event.seq)
    states = fold(ordered)
    claims: dict[str, Claim] = {}
    rows: list[dict[str, Any]] = []
    last: dict[str, dict[str, Any]] = {}
    waiting: list[Event] = []
    for event in ordered:
        key = event.draft.matter.key
        if _justifies(event):
            claims[key] = _claim(event) or claims.get(key, Claim())
            last[key] = _row(event, claims[key], states.get(key), refs)
            rows.append(last[key])
        elif key in last:
            last[key]["later"].append(event)
        else:
            waiting.append(event)
    for row in rows:
        if later := row.pop("later"):
            row["ext"]["ext_later"] = _json(later)
    return tuple(Row.model_validate(row) for row in rows), _json(waiting, ascii_only=True) if waiting else ""


def _justifies(event: Event) -> bool:
    body = event.draft.body
    return isinstance(body, Suggested | Review) or (isinstance(body, Closing) and body.kind == "approved")


def _claim(event: Event) -> Claim | None:
    body = event.draft.body
    return body.claim if isinstance(body, Suggested | Review) else None


def _row(event: Event, claim: Claim, state: State | None, refs: Mapping[str, Ref]) -> dict[str, Any]:
    draft, body = event.draft, event.draft.body
    matter = draft.matter
    ext: dict[str, str | None] = {
        "ext_event": body.kind, "ext_event_id": draft.id, "ext_event_seq": str(event.seq), "ext_at": event.at.isoformat(), "ext_by": draft.by, "ext_role": draft.role,
        "ext_workspace": matter.workspace, "ext_seen": str(draft.seen), "ext_subject_text_hash": draft.texts[0], "ext_object_text_hash": draft.texts[1],
        "ext_previous": event.previous, "ext_hash": event.hash, "ext_status": state.status if state else None,
        "ext_brought": draft.brought.model_dump_json(exclude_defaults=True) if draft.brought else None, "ext_function": claim.function, "ext_extent": claim.extent, "ext_directness": claim.directness, "ext_claim": None if _claim(event) else "none",
    }
    value: dict[str, Any] = end_slots("subject", matter.subject, refs) | end_slots("object", matter.object, refs)
    if matter.object is None:
        value["object_source"] = iri(matter.scope or "")
    value |= {"predicate_id": PA + claim.predicate, "predicate_type": "owl object property", "mapping_date": event.decided_on}
    if isinstance(body, Suggested):
        said = _suggested(body, ext)
    elif isinstance(body, Review):
        said = _reviewed(event, body, ext, pair=matter.object is not None)
    else:
        said = {"mapping_justification": SEMAPV + "ManualMappingCuration", "author_label": (draft.by,), "comment": (body.note if isinstance(body, Closing) else "") or None}
    return clean(value | said) | {"ext": {name: text for name, text in ext.items() if text}, "later": []}


def _suggested(body: Suggested, ext: dict[str, str | None]) -> dict[str, Any]:
    in_range = 0 <= body.score <= 1
    ext |= {"ext_score": None if in_range else repr(body.score), "ext_band": body.band, "ext_rank": str(body.rank), "ext_explicit": "true" if body.explicit else None,
            "ext_rationale": packed(th for th, _ in body.reasons), "ext_rationale_en": packed(en for _, en in body.reasons)}
    ext |= passage_slots([Passage(each.side, each.text, each.locator, each.source) for each in body.quotes])
    return {"mapping_justification": SEMAPV + ("LexicalMatching" if body.explicit else "SemanticSimilarityThresholdMatching"), "mapping_tool": body.tool,
            "mapping_tool_version": body.tool_version, "similarity_score": body.score if in_range else None}


def _reviewed(event: Event, body: Review, ext: dict[str, str | None], *, pair: bool) -> dict[str, Any]:
    rubric = sorted(body.rubric.scores.items()) if body.rubric else []
    ext |= {"ext_mark": body.mark, "ext_rubric": packed(f"{name}={score}" for name, score in rubric) or (packed([""]) if body.rubric else None)}
    ext |= passage_slots([Passage(each.side, each.text, each.locator, each.source) for each in body.quotes])
    negative = body.mark == "reject" or (body.mark in _NEGATIVE and pair)
    return {"mapping_justification": SEMAPV + "MappingReview", "reviewer_label": (event.draft.by,), "review_date": event.decided_on, "reviewer_agreement": _AGREES[body.mark],
            "predicate_modifier": "Not" if negative else None, "curation_rule": tuple(iri(f"rubric/{name}") for name, _ in rubric), "comment": body.note or None}


def _json(events: Sequence[Event], *, ascii_only: bool = False) -> str:
    return json.dumps([event.model_dump(mode="json") for event in events], ensure_ascii=ascii_only, sort_keys=True, separators=(",", ":"))


# --- back


def events_of(rows: Iterable[Row], other: str = "", name: str = "") -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The events of rows of ours, in the order of the log. They are as the file has them: whether the chain holds, ``graph.decisions.verify`` tells."""
    events: list[Event] = []
    problems: list[Problem] = []
    for row in rows:
        if "ext_event" not in row.ext:
            continue
        try:
            events.append(_event(row))
            events += _later(row.ext.get("ext_later", ""))
        except (ValidationError, ValueError, KeyError, TypeError) as error:
            reason = " ".join(str(error).split())[:120]
            problems.append(Problem(name, row.line or 0, f"เหตุการณ์ {row.ext.get('ext_event_id', '?')[:40]} อ่านกลับไม่ได้ ({reason})", f"the event {row.ext.get('ext_event_id', '?')[:40]} cannot be read back ({reason})", "sssom-event"))
    try:
        events += _later(other)
    except (ValidationError, ValueError, TypeError):
        problems.append(Problem(name, 0, "เหตุการณ์ในข้อมูลส่วนหัวอ่านกลับไม่ได้", "events in the metadata cannot be read back", "sssom-event"))
    return tuple(sorted(events, key=lambda event: event.seq)), tuple(problems)


def _later(text: str) -> list[Event]:
    return [Event.model_validate(each) for each in json.loads(text)] if text.startswith("[") else []


def _event(row: Row) -> Event:
    ext = row.ext
    nothing = row.object_id == NO_TERM
    matter = {"workspace": ext["ext_workspace"], "subject": _local(row.subject_id), "object": None if nothing else _local(row.object_id), "scope": _local(row.object_source) if nothing else None}
    draft = {"id": ext["ext_event_id"], "matter": matter, "by": ext["ext_by"], "role": ext["ext_role"], "body": _body(row), "seen": int(ext["ext_seen"]),
             "texts": (ext.get("ext_subject_text_hash", ""), ext.get("ext_object_text_hash", "")), "brought": json.loads(ext["ext_brought"]) if "ext_brought" in ext else None}
    return Event.model_validate({"seq": int(ext["ext_event_seq"]), "at": ext["ext_at"], "draft": draft, "previous": ext["ext_previous"], "hash": ext["ext_hash"]})


def _body(row: Row) -> dict[str, Any]:
    ext, kind = row.ext, row.ext["ext_event"]
    claim = None if ext.get("ext_claim") == "none" else clean({"predicate": row.predicate_id.removeprefix(PA), "function": ext.get("ext_function"), "extent": ext.get("ext_extent"), "directness": ext.get("ext_directness")})
    quotes = [Quote(side=each.side, text=each.text, source=each.source, locator=each.place) for each in passages_of(ext)]  # type: ignore[arg-type]  # pydantic checks the side
    if kind == "suggested":
        score = row.similarity_score if row.similarity_score is not None else float(ext["ext_score"])
        reasons = list(zip(unpacked(ext.get("ext_rationale", "")), unpacked(ext.get("ext_rationale_en", "")), strict=True))
        return {"kind": kind, "tool": row.mapping_tool or "", "tool_version": row.mapping_tool_version or "", "score": score, "band": ext.get("ext_band"), "rank": int(ext["ext_rank"]), "claim": claim,
                "reasons": reasons, "quotes": quotes, "explicit": ext.get("ext_explicit") == "true"}
    if kind in {"reviewed", "adjudicated"}:
        scores = [each.partition("=") for each in unpacked(ext.get("ext_rubric", "")) if each]
        rubric = {"scores": {name: int(score) for name, _, score in scores}} if "ext_rubric" in ext else None
        return {"kind": kind, "mark": ext["ext_mark"], "claim": claim, "quotes": quotes, "note": row.comment or "", "rubric": rubric}
    return {"kind": kind, "note": row.comment or ""}


def _local(address: str | None) -> str | None:
    return address.removeprefix(ID) if address and address.startswith(ID) else None
