"""Between suggestions and the decision log: proposals go in as suggested events, which decide nothing; decisions come out as examples to learn from."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.decisions.fold import State
from graph.decisions.records import Claim, Draft, Matter, Quote, Suggested
from search.suggest.records import Decided, Item, ItemAnswer, Passage, Suggestions

__all__ = ["TOOL", "as_drafts", "decided_of"]

TOOL = "policy-suggest"
_ROOM = uuid.UUID("6d1f3f0e-6f0e-5a52-9d6b-0c1a7f3f2f11")
"""Names of events are made in this room: the same proposal gets the same id, so that a repeated run writes nothing twice."""


def as_drafts(workspace: str, suggestions: Suggestions, *, locators: Mapping[str, str] | None = None, places: Mapping[str, str] | None = None) -> tuple[Draft, ...]:
    """One draft a proposal, as if nothing were in the log yet (:func:`review.acts.in_order` counts on from what is).

    ``locators``: by id of an item where it stands in the user's file; ``places``: the same by wording, for passages of what holds the item or is part of it.
    """
    return tuple(draft for answer in suggestions.answers for draft in _drafts(workspace, answer, suggestions, lambda passage, item: _place(passage, item, locators or {}, places or {})))


def decided_of(states: Iterable[State], items: Iterable[Item]) -> tuple[Decided, ...]:
    """What people agree on, as examples: accepted and rejected pairs, and plans in which nothing is served. What is disputed, unsure, stale or taken back teaches nothing."""
    known = {item.id: item for item in items}
    found = []
    for state in states:
        item = known.get(state.matter.subject)
        if item is None or state.status not in {"reviewed", "approved", "rejected", "nothing-aligns"} or state.mark not in {"accept", "reject", "nothing-aligns"}:
            continue
        upper = state.matter.object or state.matter.scope or ""
        found.append(Decided(item.text, upper, state.mark == "accept", item.id, item.text.split("\n", 1)[0], item.agencies))
    return tuple(found)


def _drafts(workspace: str, answer: ItemAnswer, run: Suggestions, place: Callable[[Passage, Item], str]) -> Iterator[Draft]:
    for _, one in answer.proposals():
        matter = Matter(workspace=workspace, subject=answer.item.id, object=one.ref.id)
        quotes = (*(_own(passage, place(passage, answer.item)) for passage in one.own), *(_theirs(passage) for passage in one.theirs))
        body = Suggested(tool=TOOL, tool_version=f"{run.tool_version} {run.model}", score=one.score, band=one.band, rank=one.rank,
                         claim=Claim(predicate="contributesTo", directness="main" if one.main else "secondary"), reasons=one.reasons, quotes=quotes, explicit=one.explicit)
        texts = (_hash(answer.item.text), _hash(one.ref.label.th or one.ref.label.en or ""))
        yield Draft(id=str(uuid.uuid5(_ROOM, f"{matter.key}|{body.model_dump_json()}|{texts[0]}")), matter=matter, by=f"tool:{TOOL}", role="tool", body=body, seen=0, texts=texts)


def _place(passage: Passage, item: Item, locators: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Where a passage stands: at the item where it is of its own wording or of what measures it, else where what it is of stands; empty where that is not known."""
    if not places or any(passage.text in own for own in (item.text, *item.measures)):
        return locators.get(item.id, "")
    return next((places.get(wording, "") for wording in (*item.parts, *item.context) if passage.text in wording), "")


def _own(passage: Passage, locator: str) -> Quote:
    return Quote(side="subject", text=passage.text, locator=locator)


def _theirs(passage: Passage) -> Quote:
    read = passage.provenance
    return Quote(side="object", text=passage.text, source=read.source.id if read else None, locator=read.locator if read else "")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
