"""What a person does on the desk, as drafts of the log. Each act is one draft; nothing is written here.

The id of a draft is made when the act is: sending the same draft twice writes it once. ``seen`` is what the person looked at, so that nobody writes upon
a state that somebody else has changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from graph.decisions.fold import State
from graph.decisions.records import Body, Claim, Closing, Draft, Mark, Matter, Quote, Review, Role, Rubric, Undone
from graph.people import Person
from review.records import Candidate, Row, text_hash

__all__ = ["accept", "approve", "in_order", "last_act", "nothing_aligns", "reject", "settle", "texts_of", "undo", "unsure", "withdraw"]


def texts_of(row: Row, candidate: Candidate | None) -> tuple[str, str]:
    """Hashes of the wordings that the person decides on."""
    return text_hash(row.wording), text_hash(candidate.wording) if candidate else ""


def accept(person: Person, row: Row, candidate: Candidate, claim: Claim, quotes: Sequence[Quote], *, note: str = "", rubric: Rubric | None = None) -> Draft:
    """The row serves the candidate."""
    return _review(person, row, candidate, "accept", claim, quotes, note, rubric)


def reject(person: Person, row: Row, candidate: Candidate, *, note: str = "") -> Draft:
    """It does not."""
    return _review(person, row, candidate, "reject", None, (), note, None)


def unsure(person: Person, row: Row, candidate: Candidate, *, note: str = "") -> Draft:
    """Looked at and not decided: an abstention."""
    return _review(person, row, candidate, "unsure", None, (), note, None)


def nothing_aligns(person: Person, row: Row, workspace: str, plan: str, state: State | None, *, note: str = "") -> Draft:
    """Nothing in an upper plan is served by the row."""
    matter = state.matter if state else Matter(workspace=workspace, subject=row.id, scope=plan)
    return _draft(person, matter, state, Review(mark="nothing-aligns", note=note), "reviewer", texts_of(row, None))


def settle(person: Person, row: Row, candidate: Candidate, mark: Mark, note: str, *, claim: Claim | None = None, quotes: Sequence[Quote] = ()) -> Draft:
    """An approver ends a disagreement; the note says why."""
    body = Review(kind="adjudicated", mark=mark, claim=claim, quotes=tuple(quotes), note=note)
    return _draft(person, candidate.matter, candidate.state, body, "approver", texts_of(row, candidate))


def approve(person: Person, state: State, texts: tuple[str, str], *, note: str = "") -> Draft:
    """What its reviewers say is in force. ``texts``: hashes of the wordings as they stand now, which the person has before them."""
    return _draft(person, state.matter, state, Closing(kind="approved", note=note), "approver", texts)


def withdraw(person: Person, state: State, *, note: str = "") -> Draft:
    """No longer claimed, by whoever answers for the plan."""
    return _draft(person, state.matter, state, Closing(kind="withdrawn", note=note), "approver", state.texts)


def undo(person: Person, state: State, event: str, *, note: str = "") -> Draft:
    """One event of the matter counts no more. A reviewer takes back their own, an approver what people wrote."""
    found = next((one for one in state.history if one.draft.id == event), None)
    role: Role = "reviewer" if found is not None and found.draft.role == "reviewer" and found.draft.by == person.name else "approver"
    return _draft(person, state.matter, state, Undone(event=event, note=note), role, state.texts)


def last_act(states: Iterable[State], by: str) -> tuple[State, str] | None:
    """The latest event that a person wrote and that still counts, with its matter: what undo takes back next. Undoings are not undone by it."""
    found = max(((event.seq, state, event.draft.id) for state in states for event in state.history
                 if event.draft.by == by and event.draft.id not in state.undone and not isinstance(event.draft.body, Undone)), key=lambda one: one[0], default=None)
    return (found[1], found[2]) if found else None


def in_order(drafts: Sequence[Draft], seen: Mapping[str, int]) -> tuple[Draft, ...]:
    """Drafts to be written in one call. ``seen``: by key of the matter how many events the person was shown; those before it in the call count too."""
    ahead: dict[str, int] = {}
    out = []
    for draft in drafts:
        key = draft.matter.key
        count = seen.get(key, 0) + ahead.get(key, 0)
        ahead[key] = ahead.get(key, 0) + 1
        out.append(draft.model_copy(update={"seen": count}))
    return tuple(out)


def _review(person: Person, row: Row, candidate: Candidate, mark: Mark, claim: Claim | None, quotes: Sequence[Quote], note: str, rubric: Rubric | None) -> Draft:
    body = Review(mark=mark, claim=claim, quotes=tuple(quotes), note=note, rubric=rubric)
    return _draft(person, candidate.matter, candidate.state, body, "reviewer", texts_of(row, candidate))


def _draft(person: Person, matter: Matter, state: State | None, body: Body, role: Role, texts: tuple[str, str]) -> Draft:
    return Draft(id=str(uuid4()), matter=matter, by=person.name, role=role, body=body, seen=state.seen if state else 0, texts=texts)
