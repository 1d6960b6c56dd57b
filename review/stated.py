"""What the plan says itself that it follows, as candidates of the desk: before everything that a machine finds likely, with the words that say so.

Who follows what is the plan's own word; which element is meant is read by :mod:`search.mentioned`, and may be misread: so it is a proposal for a person
to decide, with the band of that reading. What is said of the plan as a whole is proposed to the plan; its parts have it as a reason (:mod:`search.suggest`).
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from graph.decisions.fold import State
from graph.decisions.records import Draft, Matter, Quote, Suggested, Undone
from graph.workspaces.records import Workspace
from review.desk import Upper
from review.records import STATED, text_hash, title_of
from search.mentioned import Mentioned
from search.suggest.reasons import named
from search.suggest.records import Tier

__all__ = ["gone", "stated_drafts"]

_ROOM = uuid.UUID("2f0c6f63-5a0e-5b7e-8f0a-7a3f5c1d9b20")
_QUOTE = 4_000


@dataclass(frozen=True, slots=True)
class _Named:
    """An element of a level that a statement names, or that holds what it names."""

    said: Mentioned
    told: Suggested
    id: str
    tier: Tier
    below: str | None
    """Id of what is named, where that stands under the element."""


def stated_drafts(workspace: Workspace, found: Iterable[Mentioned], upper: Upper) -> tuple[Draft, ...]:
    """One proposal for each element of a level that the plan, or an element of it, names; also for what holds it: a target names its sub-plan and issue."""
    wordings = {element.id: (element.text or "").split("\n", 1)[0] for _, element, _ in workspace.plan.walk() if element.id} | {workspace.id: title_of(workspace)}
    once: dict[tuple[str, str], _Named] = {}
    for said in found:
        for one in _named(said, upper):
            key = (said.subject, one.id)
            if said.subject in wordings and (key not in once or (once[key].below and not one.below)):
                once[key] = one
    drafts: list[Draft] = []
    ranks = Counter[tuple[str, str]]()
    for one in sorted(once.values(), key=lambda one: one.below is not None):  # what is named itself comes first
        ranks[one.said.subject, one.tier] += 1
        drafts.append(_draft(workspace.id, one, wordings[one.said.subject], upper, ranks[one.said.subject, one.tier]))
    return tuple(drafts)


def gone(drafts: Iterable[Draft], states: Mapping[str, State]) -> Iterator[Draft]:
    """Takes back what was proposed because the plan said so, and it says so no more."""
    there = {draft.matter.key for draft in drafts}
    for state in states.values():
        if state.key in there:
            continue
        for event in state.history:  # every wording of it: an earlier one would stand again where only the latest is taken back
            if event.draft.by == STATED and isinstance(event.draft.body, Suggested) and event.draft.id not in state.undone:
                yield Draft(id=str(uuid4()), matter=state.matter, by=STATED, role="tool", body=Undone(event=event.draft.id), seen=state.seen, texts=event.draft.texts)


def _named(said: Mentioned, upper: Upper) -> Iterator[_Named]:
    told = said.suggested()
    if said.ref is None or told is None:
        return
    for place, part in enumerate(_upward(said.ref.id, upper)):
        tier = upper.tiers.get(part)
        if tier:
            yield _Named(said, told, part, tier, said.ref.id if place else None)


def _upward(id_: str, upper: Upper) -> tuple[str, ...]:
    found = next((found for found in upper.outlines.values() if id_ in found.parts), None)
    return tuple(part.ref.id for part in found.upward(id_)) if found else ()


def _draft(workspace: str, one: _Named, wording: str, upper: Upper, rank: int) -> Draft:
    matter = Matter(workspace=workspace, subject=one.said.subject, object=one.id)
    told = one.told
    body = told.model_copy(update={"rank": rank, "reasons": (_reason(one, upper), *told.reasons), "quotes": (*told.quotes, _theirs(one.id, upper))})
    texts = (text_hash(wording), text_hash(upper.wording(one.id)))
    return Draft(id=str(uuid.uuid5(_ROOM, f"{matter.key}|{body.model_dump_json()}|{texts[0]}")), matter=matter, by=STATED, role="tool", body=body, seen=0, texts=texts)


def _reason(one: _Named, upper: Upper) -> tuple[str, str]:
    words = " ".join(one.said.quote.split())
    ref = upper.ref(one.below) if one.below else None
    if ref is None:
        return f"แผนระบุเองว่า «{words}»", f"The plan says so itself: “{words}”"
    return f"แผนระบุเองว่า «{words}» ซึ่ง{named(ref, 'th')} อยู่ภายใต้ข้อนี้", f"The plan says itself: “{words}”, and {named(ref, 'en')} stands under this"


def _theirs(id_: str, upper: Upper) -> Quote:
    part = next(found.parts[id_] for found in upper.outlines.values() if id_ in found.parts)
    read = part.provenance
    return Quote(side="object", text=upper.wording(id_)[:_QUOTE], source=read.source.id if read else None, locator=read.locator if read else "")
