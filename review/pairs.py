"""Pairs that may overlap, decided like alignments: events of the same log, under the room ``overlap`` instead of a workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, get_args
from uuid import uuid4

from graph.database import Database
from graph.decisions.fold import State, fold
from graph.decisions.log import events
from graph.decisions.records import Claim, Draft, Matter, Quote, Review
from graph.people import Person
from review.records import text_hash
from search.overlap_records import Decision, Found, Pair, Part, pair_id

__all__ = ["ROOM", "VERDICTS", "Verdict", "decide_pair", "decided_pairs", "matter_of", "pair_states", "verdict_of", "with_decisions"]

ROOM = "overlap"
"""Takes the place of a workspace in a matter."""
Verdict = Literal["duplicates", "hands-on", "different"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""duplicates: the two do the same work and should be merged or told apart; hands-on: the lower hands on what the upper says; different: another thing."""
_CLAIMS: Mapping[Verdict, Claim] = {
    "duplicates": Claim(predicate="alignsWith", function="repeats", extent="intersects"),
    "hands-on": Claim(predicate="implements", function="implements"),
}


def matter_of(pair: Pair) -> Matter:
    """What is decided of a pair; the same whichever side is named first."""
    return Matter(workspace=ROOM, subject=pair.left.id, object=pair.right.id)


def pair_states(db: Database) -> Mapping[str, State]:
    """What was decided, by id of the pair."""
    return {pair_id(state.matter.subject, state.matter.object or ""): state for state in fold(events(db, workspace=ROOM)).values()}


def verdict_of(state: State) -> Verdict | None:
    """What its reviewers say; None while they differ, are unsure, or have said nothing."""
    if state.reading.disputed or state.status not in {"reviewed", "approved", "rejected"}:
        return None
    if state.mark == "reject":
        return "different"
    return ("duplicates" if state.claim.function == "repeats" else "hands-on") if state.mark == "accept" and state.claim else None


def decided_pairs(states: Mapping[str, State]) -> Mapping[str, tuple[Decision, ...]]:
    """Decisions as the search for overlap takes them. What is disputed decides nothing."""
    found = {}
    for id_, state in states.items():
        if state.marks:
            verdict = verdict_of(state)
            status = "proposed" if verdict is None else "rejected" if verdict == "different" else "approved"
            found[id_] = (Decision(state.key, status, state.claim.predicate if state.claim else None, "curated"),)
    return found


def with_decisions(found: Found, states: Mapping[str, State]) -> Found:
    """The same pairs with what people decided beside what records say."""
    said = decided_pairs(states)
    return replace(found, pairs=tuple(replace(pair, decisions=(*said[pair.id], *pair.decisions)) if pair.id in said else pair for pair in found.pairs))


def decide_pair(person: Person, pair: Pair, verdict: Verdict, seen: int, *, note: str = "") -> Draft:
    """A person's verdict on a pair, with both wordings as its evidence. ``seen``: how many events of the pair the person was shown."""
    claim = _CLAIMS.get(verdict)
    body = Review(mark="accept" if claim else "reject", claim=claim, quotes=tuple(_quotes(pair)) if claim else (), note=note)
    return Draft(id=str(uuid4()), matter=matter_of(pair), by=person.name, role="reviewer", body=body, seen=seen, texts=(text_hash(pair.left.text), text_hash(pair.right.text)))


def _quotes(pair: Pair) -> Sequence[Quote]:
    def said(part: Part) -> str:
        return part.texts[0][:4_000]

    return (Quote(side="subject", text=said(pair.left)), Quote(side="object", text=said(pair.right)))
