"""States and events as quads: each matter an alignment with its basis, status and evidence, each event an activity that decided on it.

What a machine proposed and nobody has reviewed is ``proposed`` on the basis ``suggested``; the basis never changes, however far the matter is
decided. A machine's score stands on its own event as ``pa:similarity``, apart from any belief of people. Only an approved link that says that
something aligns gets the direct edge. A matter of which every event was undone says nothing and is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pyoxigraph import Quad

from graph.decisions.fold import State, Status
from graph.decisions.gate import TOOL
from graph.decisions.records import Claim, Event, Quote, Review, Stale, Suggested
from loaders.rdf.alignments import End, write_alignment
from loaders.rdf.writer import Writer, language_of
from loaders.records import AlignmentRecord, Evidence
from ontology.namespaces import DCTERMS, PA, PROV, RDFS, SKOS, graph_iri, iri

__all__ = ["alignment_id", "reason_in", "state_quads"]

RdfStatus = Literal["proposed", "reviewed", "approved", "rejected", "superseded", "withdrawn", "stale"]
_STATUS: Mapping[Status, RdfStatus] = {
    "suggested": "proposed", "reviewed": "reviewed", "disputed": "reviewed", "approved": "approved", "rejected": "rejected",
    "nothing-aligns": "approved", "superseded": "superseded", "withdrawn": "withdrawn", "stale": "stale",
}
_NO_REASON = ("ผู้ตรวจตัดสินโดยไม่ได้เขียนเหตุผล", "The reviewer gave no reason in words.")
_ELSEWHERE = "ผู้ตรวจเขียนเหตุผลเป็นภาษาอังกฤษ"
_NO_PLACE = "ไม่ได้ระบุตำแหน่ง"
_HASH = 16
"""Hex digits that fingerprints of wordings have in the graph (loaders/rdf/writer.py)."""


def state_quads(states: Iterable[State], workspace: str, editions: Mapping[str, str] | None = None) -> list[Quad]:
    """Quads of ``states`` in the graph ``decisions/<workspace>``.

    A quote that names no source is of the user's own file, whose source has the id of the workspace. ``editions``: edition by element, where known.
    """
    write = Writer(graph_iri(f"decisions/{workspace}"))
    people: set[str] = set()
    for state in sorted(states, key=lambda state: state.key):
        if state.status == "open":
            continue
        record = _record(state)
        write_alignment(write, record, _agent(record.author), _ends(state, editions or {}))
        if state.status == "disputed":
            write.flag(iri(f"alignment/{record.id}"), PA + "disputed", value=True)
        for by in sorted({given.by for given in (*state.marks, *((state.reading.settled,) if state.reading.settled else ()))}):  # all who judged, dissent too
            write.link(iri(f"alignment/{record.id}"), DCTERMS + "contributor", _agent(by))
        people.add(record.author)
        for event in state.history:
            _event(write, event, record.id, counts=event.draft.id not in state.undone)
            people.add(event.draft.by)
    for name in sorted(people):
        write.type(_agent(name), PROV + "Agent", PROV + ("SoftwareAgent" if name.startswith(TOOL) else "Person"))
        write.text(_agent(name), SKOS + "prefLabel", name)
    return write.quads


def alignment_id(state: State) -> str:
    """Local id of a matter's alignment: it does not change with what is decided."""
    return f"{state.matter.workspace}/{hashlib.sha256(state.key.encode()).hexdigest()[:_HASH]}"


def _agent(name: str) -> str:
    """IRI of a person or program. Names are free text, so a fingerprint stands for one."""
    return iri(f"agent/{hashlib.sha256(name.encode()).hexdigest()[:_HASH]}")


def _record(state: State) -> AlignmentRecord:
    by, last = _author(state)
    suggestion = state.suggestion
    from_machine = suggestion is not None and isinstance(state.history[0].draft.body, Suggested)
    judged = bool(state.marks or state.reading.settled)
    quotes = [quote for quote in state.reading.quotes or (suggestion.quotes if suggestion and not judged else ()) if quote.text.strip()]
    nothing = state.matter.object is None
    claim = state.claim or _claim(state)
    said = _reasons(state, needed=judged and (nothing or not from_machine))
    if nothing and not said["rationale"]:
        said["rationale"] = "ระบบเสนอว่าไม่มีสิ่งที่สอดคล้อง ยังไม่มีผู้ตรวจ"
    return AlignmentRecord(
        id=alignment_id(state), subject=state.matter.subject, predicate=None if nothing else claim.predicate, object=state.matter.object,
        nothing_aligns=nothing, scope=state.matter.scope, basis="suggested" if from_machine else "curated", status=_status(state),
        function=claim.function, extent=claim.extent, directness=claim.directness, author=by, asserted_on=last.decided_on,
        justification="SemanticSimilarityThresholdMatching" if not judged else "MappingReview" if from_machine else "ManualMappingCuration",
        evidence=tuple(_evidence(quote, state.matter.workspace) for quote in quotes), verified=judged and (nothing or bool(quotes)), **said,
    )


def _status(state: State) -> RdfStatus:
    """How far it is decided. A review that says no, or that cannot tell, is none that speaks for the alignment."""
    said = state.mark if state.status == "reviewed" else None
    return "rejected" if said == "reject" else "proposed" if said == "unsure" else _STATUS[state.status]


def _author(state: State) -> tuple[str, Event]:
    """Who stands behind what is in force, and with which event: the approver, the one who settled, the latest reviewer, the machine."""
    live = [event for event in state.history if event.draft.id not in state.undone]
    latest = state.approved or (state.reading.settled.event if state.reading.settled else None) or (state.marks[-1].event if state.marks else None)
    event = latest or next((event for event in reversed(live) if isinstance(event.draft.body, Suggested)), live[-1])
    return event.draft.by, event


def _claim(state: State) -> Claim:
    """What is spoken of where nothing is in force: what the latest review or the machine said of the pair."""
    given = next((given.review.claim for given in reversed(state.marks) if given.review.claim), None)
    return given or (state.suggestion.claim if state.suggestion else Claim())


def _reasons(state: State, *, needed: bool) -> dict[str, Any]:
    """Rationale by language. Where one is needed and nobody wrote one, the record says so."""
    notes = [f"{by}: {note}" for by, note in state.reading.notes]
    found = {lang: "\n".join(note for note in notes if language_of(note) == lang) or None for lang in ("th", "en")}
    if needed and not found["th"]:
        found = {"th": _NO_REASON[0] if not notes else _ELSEWHERE, "en": found["en"] or _NO_REASON[1]}
    return {"rationale": found["th"], "rationale_en": found["en"]}


def reason_in(rationale: str | None, names: Iterable[str]) -> str:
    """The words of the reasons alone, Thai, of a record that :func:`state_quads` wrote; empty where nobody wrote any.

    Before the first stands the name of who wrote it; further ``names`` are those of all who judged.
    """
    lines = (rationale or "").splitlines()
    if not lines or rationale in {_NO_REASON[0], _ELSEWHERE}:
        return ""
    before = [f"{name}: " for name in sorted({lines[0].partition(": ")[0], *names}, key=len, reverse=True)]
    return " ".join(line.removeprefix(next((name for name in before if line.startswith(name)), "")).strip() for line in lines)


def _evidence(quote: Quote, workspace: str) -> Evidence:
    return Evidence(side=quote.side, quote=quote.text, source=quote.source or workspace, locator=quote.locator.strip() or _NO_PLACE)


def _ends(state: State, editions: Mapping[str, str]) -> dict[str, End]:
    """Wordings as the deciding person saw them, or the machine where nobody has decided."""
    texts = state.texts if any(state.texts) or not state.suggestions else max(state.suggestions, key=lambda pair: pair[0].seq)[0].draft.texts
    ends = zip((state.matter.subject, state.matter.object), texts, strict=True)
    return {end: End(text[:_HASH], editions.get(end)) for end, text in ends if end and text}


def _event(write: Writer, event: Event, alignment: str, *, counts: bool) -> None:
    me, body = iri(f"event/{event.draft.id}"), event.draft.body
    write.type(me, "DecisionEvent", PROV + "Activity")
    write.link(me, PA + "decides", iri(f"alignment/{alignment}"))
    write.text(me, PA + "eventKind", body.kind)
    write.integer(me, PA + "eventNumber", event.seq)
    write.flag(me, PA + "counts", counts)
    write.link(me, PROV + "wasAssociatedWith", _agent(event.draft.by))
    write.instant(me, PROV + "endedAtTime", event.decided_at)
    if isinstance(body, Suggested):
        write.decimal(me, PA + "similarity", body.score)
        write.text(me, PA + "band", body.band)
        write.integer(me, PA + "suggestionRank", body.rank)
        write.text(me, PA + "toolVersion", body.tool_version)
        for thai, english in body.reasons:
            write.label(me, thai, english, RDFS + "comment")
        return
    if isinstance(body, Review):
        write.text(me, PA + "mark", body.mark)
    if isinstance(body, Stale):
        write.comment(me, f"{body.old_text} → {body.new_text or '-'}")
    else:
        write.comment(me, body.note.strip())
