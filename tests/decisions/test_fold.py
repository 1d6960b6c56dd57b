"""What the events say: states by hand, and properties that hold for any course of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decisions.fold import State, Status, fold, state_of
from graph.decisions.gate import check_step
from graph.decisions.records import Claim, Closing, Draft, Event, Mark, Review, Suggested, Undone
from graph.decisions.refusals import LogError
from tests.decisions.making import OTHER, PAIR, QUOTES, SCOPE, chain, close, folded, follow, review, settle, stale, suggested, undo

MAIN, SECOND = Claim(directness="main"), Claim(directness="secondary")


# --- by hand -----------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("drafts", "status", "mark"), [
    ([suggested()], "suggested", None),
    ([suggested(), review()], "reviewed", "accept"),
    ([review("unsure")], "reviewed", "unsure"),
    ([review(), review("unsure", by="ข")], "reviewed", "accept"),             # an abstention is no dissent
    ([review("reject"), review()], "reviewed", "accept"),                      # the same person thinks again
    ([review(), review(by="ข")], "reviewed", "accept"),
    ([review(), review("reject", by="ข")], "disputed", None),
    ([review(claim=MAIN), review(by="ข", claim=SECOND)], "disputed", None),    # หลัก against รอง
    ([review(claim=MAIN), review(by="ข", claim=Claim(directness="main", extent="subset"))], "reviewed", "accept"),
    ([review(), review("reject", by="ข"), settle("reject")], "reviewed", "reject"),
    ([review(), review("reject", by="ข"), settle("reject"), review("reject")], "reviewed", "reject"),
    ([review(), review("reject", by="ข"), settle("reject"), review()], "disputed", None),     # somebody insists after the ruling
    ([review(), close()], "approved", "accept"),
    ([review("reject"), close()], "rejected", "reject"),
    ([review("nothing-aligns", matter=SCOPE), close(matter=SCOPE)], "nothing-aligns", "nothing-aligns"),
    ([review(), close(), review("reject", by="ข")], "approved", "accept"),     # dissent after the approval does not undo it
    ([review(), close(), close("withdrawn")], "withdrawn", "accept"),
    ([review(), close("superseded", by_matter=OTHER.key)], "superseded", "accept"),
    ([review(), close(), stale()], "stale", "accept"),
    ([review(), close(), stale(), close()], "approved", "accept"),             # still true of the new wording
    ([review(), review("reject", by="ข"), settle("accept"), stale(), review("reject", by="ค")], "reviewed", "reject"),
], ids=lambda value: " ".join(f"{d.body.kind}:{getattr(d.body, 'mark', '')}" for d in value) if isinstance(value, list) else "")
def test_state(drafts: list[Draft], status: Status, mark: Mark | None) -> None:
    state = folded(*drafts)
    assert (state.status, state.mark) == (status, mark)
    assert state.seen == len(drafts)


def test_no_decision_erases_score_dissent_or_reasons() -> None:
    """The hole in the tools of SSSOM: curation sets tool and score to none, a second reviewer overwrites the first."""
    state = folded(suggested(score=0.83), suggested(by="tool:other", score=0.4), review(note="เพราะ ก"), review("reject", by="ข", note="เพราะ ข"),
                   settle("accept", note="เพราะหัวหน้า"), close())
    assert state.status == "approved"
    assert [body.score for _, body in state.suggestions] == [0.83, 0.4]
    assert [(given.by, given.review.mark, given.review.note) for given in state.dissent] == [("ข", "reject", "เพราะ ข")]
    assert state.reading.notes == (("หัวหน้า", "เพราะหัวหน้า"), ("ก", "เพราะ ก"))
    assert state.reading.settled is not None
    assert len(state.history) == 6


def test_disagreement_stays_visible_until_settled_and_after() -> None:
    differing = folded(review(), review("reject", by="ข"))
    assert differing.reading.disputed
    assert {given.by for given in differing.dissent} == {"ก", "ข"}
    assert differing.claim is None, "in dispute nothing is in force"
    settled = folded(review(), review("reject", by="ข"), settle("accept"))
    assert not settled.reading.disputed
    assert [given.by for given in settled.dissent] == ["ข"]
    assert [given.by for given in folded(review("reject"), settle("accept"), review("reject")).dissent] == ["ก"]


def test_quotes_and_notes_are_those_of_who_agree() -> None:
    own = QUOTES[1].model_copy(update={"text": "อีกตอนหนึ่ง"})
    state = folded(review(quotes=QUOTES[:1], note="ก"), review(by="ข", quotes=(*QUOTES[:1], own)), review("unsure", by="ค", note="ไม่แน่ใจ"))
    assert state.reading.quotes == (QUOTES[0], own)
    assert state.reading.notes == (("ก", "ก"),)


def test_approval_fixes_what_was_in_force() -> None:
    state = folded(review(claim=MAIN), close(), review(claim=SECOND), review(by="ข", claim=SECOND))
    assert state.status == "approved"
    assert state.claim == MAIN
    assert {given.by for given in state.dissent} == {"ก", "ข"}


def test_approval_whose_review_was_undone_approves_nothing() -> None:
    events = chain([suggested(), review(), close()])
    state = state_of([*events, *chain_on(events, undo(events[1]))])
    assert state.status == "suggested"
    assert state.approved is None


def test_undo_of_an_undo() -> None:
    events = chain([review()])
    events += chain_on(events, undo(events[0]))
    assert state_of(events).status == "open"
    events += chain_on(events, undo(events[1]))
    assert state_of(events).status == "reviewed"
    assert state_of(events).undone == {events[1].draft.id}


# --- any course of events ----------------------------------------------------------------------------------------------------------

def chain_on(events: list[Event], draft: Draft) -> list[Event]:
    return [follow(events, draft)]


def meaning(state: State | None) -> State | None:
    """A state without its history, which of course remembers."""
    return None if state is None or state.status == "open" else replace(state, history=(), undone=frozenset())


MATTERS = (PAIR, OTHER, SCOPE)


@st.composite
def courses(draw: st.DrawFn, length: int = 14) -> list[Event]:
    """A course of events that the gate lets through, on three matters, by three reviewers, two tools and an approver."""
    events: list[Event] = []
    for _ in range(draw(st.integers(1, length))):
        matter = draw(st.sampled_from(MATTERS))
        own = [event for event in events if event.draft.matter == matter]
        mark: Mark = draw(st.sampled_from(["reject", "unsure", "nothing-aligns" if matter == SCOPE else "accept"]))
        step = draw(st.sampled_from(["suggest", "review", "review", "settle", "approve", "withdraw", "stale", *(["undo"] if own else [])]))
        if step == "suggest":
            draft = suggested(matter, score=draw(st.floats(0, 1)), by=draw(st.sampled_from(["tool:a", "tool:b"])))
        elif step == "review":
            draft = review(mark, by=draw(st.sampled_from("กขค")), matter=matter, claim=draw(st.sampled_from([MAIN, SECOND])) if mark == "accept" else None)
        elif step == "undo":
            draft = undo(draw(st.sampled_from(own)))
        else:
            draft = {"settle": settle(mark, matter=matter), "approve": close(matter=matter), "withdraw": close("withdrawn", matter=matter)}.get(step, stale(matter))
        try:
            check_step(draft, state_of(own) if own else None)
        except LogError:
            continue
        events.append(follow(events, draft))
    return events


@given(courses())
def test_order_of_independent_events_does_not_matter(events: list[Event]) -> None:
    """Matters interleave as they may: however their events are shuffled together, each matter says the same."""
    by_matter = [event for matter in MATTERS for event in events if event.draft.matter == matter]
    renumbered = chain([event.draft for event in by_matter])
    told, again = fold(events), fold(renumbered)
    assert {key: said(state) for key, state in told.items()} == {key: said(state) for key, state in again.items()}
    assert fold(reversed(events)) == told, "the number tells the order, not the place in a list"


def said(state: State) -> tuple[object, ...]:
    """All but the numbers and times of events."""
    return (state.status, state.mark, state.claim, state.reading.quotes, state.reading.notes, state.texts, state.seen, state.undone,
            [(given.by, given.review) for given in state.marks], [(event.draft.by, body) for event, body in state.suggestions],
            [(given.by, given.review) for given in state.dissent])


@given(courses())
def test_undo_restores_the_state_before(events: list[Event]) -> None:
    """Whatever comes next and is undone, the state is the one before it; undone again, it is the one after."""
    if not events:
        return
    last = events[-1]
    own = [event for event in events if event.draft.matter == last.draft.matter]
    if isinstance(last.draft.body, Suggested):
        return
    before = state_of(own[:-1]) if own[:-1] else None
    back = [*own, *chain_on(own, undo(last))]
    assert meaning(state_of(back)) == meaning(before)
    again = [*back, *chain_on(back, undo(back[-1]))]
    assert meaning(state_of(again)) == meaning(state_of(own))


@given(courses())
def test_score_is_never_lost(events: list[Event]) -> None:
    for matter, state in fold(events).items():
        latest = {event.draft.by: event.draft.body for event in events
                  if event.draft.matter.key == matter and isinstance(event.draft.body, Suggested) and event.draft.id not in state.undone}
        assert {event.draft.by: body for event, body in state.suggestions} == latest


@given(courses())
def test_disagreement_is_never_hidden(events: list[Event]) -> None:
    """Two judgements that count and differ: the state is in dispute, or names who differs from what is in force."""
    for state in fold(events).values():
        stands = {given.stand for given in state.marks if given.review.mark != "unsure"}
        if len(stands) > 1:
            assert state.dissent
        if state.status == "disputed":
            assert state.mark is None
            assert state.dissent


@given(courses())
def test_approved_rests_on_a_mark(events: list[Event]) -> None:
    for state in fold(events).values():
        if state.status in {"approved", "rejected", "nothing-aligns"}:
            assert state.approved is not None
            assert state.mark == {"approved": "accept", "rejected": "reject", "nothing-aligns": "nothing-aligns"}[state.status]


@given(courses())
def test_nothing_counts_that_was_undone(events: list[Event]) -> None:
    for state in fold(events).values():
        live = [event for event in state.history if event.draft.id not in state.undone]
        assert {given.event.draft.id for given in state.marks} <= {event.draft.id for event in live if isinstance(event.draft.body, Review)}
        assert state.status != "withdrawn" or any(isinstance(event.draft.body, Closing) for event in live)
        assert all(event.draft.body.event in state.undone for event in live if isinstance(event.draft.body, Undone))
