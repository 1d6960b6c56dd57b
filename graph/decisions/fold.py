"""What the events say now: a pure fold from events to the state of each matter.

An event that was undone counts as if it had never been written; it stays in the history. What a state shows:

* **marks**: the latest mark of each reviewer. ``unsure`` is an abstention.
* **disputed**: reviewers differ in the mark, the predicate or the directness (หลัก, รอง), and nobody has settled it. An adjudication settles
  the marks before it; a later mark that differs from it opens the dispute again.
* **approval** fixes what was in force when it was given. A later mark cannot undo it, but stands beside it as dissent.
* **stale**: the wording at one end changed after the decision. The next review starts the marks anew; those on the old wording stay in the history.

The order of events of one matter counts, that of different matters does not. The clock is never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.decisions.records import Claim, Closing, Event, Mark, Matter, Quote, Review, Rubric, Stale, Suggested, Undone

__all__ = ["DECIDED", "Given", "Reading", "State", "Status", "cancelled", "fold", "state_of"]

Status = Literal["open", "suggested", "reviewed", "disputed", "approved", "rejected", "nothing-aligns", "superseded", "withdrawn", "stale"]
DECIDED: frozenset[Status] = frozenset({"reviewed", "disputed", "approved", "rejected", "nothing-aligns", "stale"})
"""A person has said something, and it has not been taken back."""


@dataclass(frozen=True)
class Given:
    """A person's review or adjudication that counts."""

    event: Event
    review: Review

    @property
    def by(self) -> str:
        """Who gave it."""
        return self.event.draft.by

    @property
    def stand(self) -> tuple[str, ...]:
        """What two reviewers must agree in: mark, predicate, directness."""
        claim = self.review.claim
        return (self.review.mark, claim.predicate, claim.directness or "") if self.review.mark == "accept" and claim else (self.review.mark,)


@dataclass(frozen=True)
class Reading:
    """What the marks of a matter amount to."""

    mark: Mark | None = None
    """None: nobody has judged, or the judgements differ."""
    disputed: bool = False
    settled: Given | None = None
    """The adjudication in force."""
    claim: Claim | None = None
    quotes: tuple[Quote, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """(who, note) of those who say what is in force."""
    rubric: Rubric | None = None
    stand: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """A matter as its events leave it."""

    matter: Matter
    status: Status
    reading: Reading
    """In force: that of the approval, where there is one."""
    marks: tuple[Given, ...] = ()
    """The latest of each reviewer, in the order given."""
    suggestions: tuple[tuple[Event, Suggested], ...] = ()
    """The latest of each tool. No decision ever removes them."""
    approved: Event | None = None
    by_matter: str | None = None
    """What took its place, if superseded."""
    stale: tuple[Stale, ...] = ()
    texts: tuple[str, str] = ("", "")
    """Hashes of both ends' texts at the latest decision."""
    history: tuple[Event, ...] = ()
    """Every event, also those undone."""
    undone: frozenset[str] = frozenset()
    """Ids of events that count no more; an undo that was itself undone is among them."""

    @property
    def key(self) -> str:
        """Name of the matter within the log."""
        return self.matter.key

    @property
    def seen(self) -> int:
        """What a draft written upon this state gives as ``seen``."""
        return len(self.history)

    @property
    def mark(self) -> Mark | None:
        """The mark in force."""
        return self.reading.mark

    @property
    def claim(self) -> Claim | None:
        """What is said of the pair, by people; the machine's claim stands in its suggestion."""
        return self.reading.claim

    @property
    def suggestion(self) -> Suggested | None:
        """The latest suggestion of a machine, with its score, whatever was decided since."""
        return max(self.suggestions, key=lambda pair: pair[0].seq)[1] if self.suggestions else None

    @property
    def dissent(self) -> tuple[Given, ...]:
        """Judgements that differ from what is in force, or from each other where nothing is; abstentions are none."""
        judged = [given for given in self.marks if given.review.mark != "unsure"]
        return tuple(given for given in judged if self.reading.disputed or given.stand != self.reading.stand)

    @property
    def accepted(self) -> bool:
        """A link is accepted by its reviewers, whether approved yet or not."""
        return self.mark == "accept" and self.status in {"reviewed", "approved"}


@dataclass
class _Standing:
    """What has been said so far, while the events are gone through."""

    marks: dict[str, tuple[int, Given]] = field(default_factory=dict)
    ruling: tuple[int, Given] | None = None
    approved: Event | None = None
    fixed: Reading | None = None
    closed: Literal["superseded", "withdrawn"] | None = None
    by_matter: str | None = None
    stale: list[Stale] = field(default_factory=list)
    texts: tuple[str, str] = ("", "")
    suggestions: dict[str, tuple[Event, Suggested]] = field(default_factory=dict)


def fold(events: Iterable[Event]) -> dict[str, State]:
    """State by matter key. Events of one matter are taken in the order of their number."""
    by_matter: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.seq):
        by_matter.setdefault(event.draft.matter.key, []).append(event)
    return {key: state_of(own) for key, own in by_matter.items()}


def cancelled(events: Sequence[Event]) -> frozenset[str]:
    """Ids of the events of one matter that were undone. An undo may itself be undone: then what it had undone counts again."""
    gone: set[str] = set()
    for event in reversed(events):
        if isinstance(event.draft.body, Undone) and event.draft.id not in gone:
            gone.add(event.draft.body.event)
    return frozenset(gone)


def state_of(events: Sequence[Event]) -> State:
    """State of the one matter whose events these are, in their order; at least one."""
    standing = _Standing()
    gone = cancelled(events)
    for place, event in enumerate(events):
        if event.draft.id not in gone:
            _take(standing, place, event)
    reading = standing.fixed or _read(standing)
    return State(
        matter=events[0].draft.matter, status=_status(standing, reading), reading=reading,
        marks=tuple(given for _, given in sorted(standing.marks.values(), key=lambda pair: pair[0])),
        suggestions=tuple(standing.suggestions.values()), approved=standing.approved, by_matter=standing.by_matter, stale=tuple(standing.stale),
        texts=standing.texts, history=tuple(events), undone=gone,
    )


def _take(standing: _Standing, place: int, event: Event) -> None:
    body = event.draft.body
    if isinstance(body, Suggested):
        standing.suggestions[event.draft.by] = (event, body)
        return
    if isinstance(body, Stale):
        standing.stale.append(body)
        return
    if isinstance(body, Undone):
        return
    if any(event.draft.texts):
        standing.texts = event.draft.texts
    if isinstance(body, Review):
        _judge(standing, place, Given(event, body))
    elif isinstance(body, Closing):
        _close(standing, event, body)


def _judge(standing: _Standing, place: int, given: Given) -> None:
    if standing.stale:  # judged anew, on the new wording
        standing.stale, standing.marks, standing.ruling, standing.fixed, standing.approved = [], {}, None, None, None
    if given.review.kind == "adjudicated":
        standing.ruling = (place, given)
    else:
        standing.marks[given.by] = (place, given)


def _close(standing: _Standing, event: Event, body: Closing) -> None:
    if body.kind == "approved":
        reading = _read(standing)
        if reading.mark not in {None, "unsure"}:  # else what it approved was undone since
            standing.fixed, standing.approved, standing.stale = reading, event, []
    else:
        standing.closed, standing.by_matter = body.kind, body.by_matter


def _read(standing: _Standing) -> Reading:
    """What the marks amount to, with the adjudication if there is one."""
    marks = sorted(standing.marks.values(), key=lambda pair: pair[0])
    judged = [(place, given) for place, given in marks if given.review.mark != "unsure"]
    if standing.ruling:
        place, ruling = standing.ruling
        against = [given for later, given in judged if later > place and given.stand != ruling.stand]
        agreeing = [given for _, given in judged if given.stand == ruling.stand]
        return _amount(ruling, agreeing, disputed=bool(against), settled=ruling)
    if not judged:
        return Reading(mark="unsure", notes=_notes([given for _, given in marks])) if marks else Reading()
    stands = {given.stand for _, given in judged}
    latest = judged[-1][1]
    return _amount(latest, [given for _, given in judged if given.stand == latest.stand], disputed=len(stands) > 1, settled=None)


def _amount(first: Given, agreeing: Sequence[Given], *, disputed: bool, settled: Given | None) -> Reading:
    """What ``first`` says, with the quotes and notes of all who say the same; in dispute, nothing."""
    if disputed:
        return Reading(disputed=True, settled=settled)
    every = agreeing if settled is None else [first, *agreeing]
    return Reading(
        mark=first.review.mark, settled=settled, claim=first.review.claim if first.review.mark == "accept" else None,
        quotes=tuple(dict.fromkeys(quote for given in every for quote in given.review.quotes)), notes=_notes(every),
        rubric=next((given.review.rubric for given in reversed(every) if given.review.rubric), None), stand=first.stand,
    )


def _notes(given: Iterable[Given]) -> tuple[tuple[str, str], ...]:
    return tuple((one.by, one.review.note.strip()) for one in given if one.review.note.strip())


def _status(standing: _Standing, reading: Reading) -> Status:
    if standing.closed:
        return standing.closed
    if standing.stale and (standing.marks or standing.ruling):
        return "stale"
    if standing.fixed:
        decided: Mapping[Mark | None, Status] = {"accept": "approved", "reject": "rejected", "nothing-aligns": "nothing-aligns"}
        return decided[standing.fixed.mark]
    if reading.disputed:
        return "disputed"
    if reading.mark:
        return "reviewed"
    return "suggested" if standing.suggestions else "open"
