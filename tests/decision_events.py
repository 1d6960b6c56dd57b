"""Made-up events of the decision log for tests, by hypothesis and by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from graph.decisions.log import GENESIS, canonical, event_hash, moment
from graph.decisions.records import RUBRIC, Body, Claim, Closing, Draft, Event, Matter, Quote, Review, Rubric, Stale, Suggested, Undone

__all__ = ["chained", "event_logs"]

MATTERS = (Matter(workspace="ws-1", subject="psds-2567/s1", object="mp-20/target1"), Matter(workspace="ws-1", subject="psds-2567/s1/p1", object="ns-6"),
           Matter(workspace="ws-1", subject="psds-2567/s2", scope="nesdp13"))
_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30) | st.sampled_from(['=HYPERLINK("x")', "'=a", "a|b", "a\\|b\\", "\\0", "บรรทัด\nใหม่\r\n\t", "\u202eกลับ", "-", "@x", '"', "\xa0 "])
_quotes = st.lists(st.builds(Quote, side=st.sampled_from(["subject", "object"]), text=_words, source=st.none() | st.sampled_from(["cab-2024-07-09"]), locator=_words), max_size=4).map(tuple)
_claims = st.builds(Claim, predicate=st.sampled_from(["contributesTo", "implements", "alignsWith"]), function=st.none() | st.sampled_from(["supports", "measures"]),
                    extent=st.none() | st.sampled_from(["equal", "subset"]), directness=st.none() | st.sampled_from(["main", "secondary"]))
_rubrics = st.none() | st.dictionaries(st.sampled_from(sorted(RUBRIC)), st.integers(0, 1), max_size=3).map(lambda scores: Rubric(scores=scores))
_suggested = st.builds(Suggested, tool=st.just("pae-suggest"), tool_version=st.just("0.3"), score=st.floats(allow_nan=False, allow_infinity=False), band=st.none() | st.sampled_from(["high", "low"]),
                       rank=st.integers(1, 50), claim=_claims, reasons=st.lists(st.tuples(_words, _words), max_size=3).map(tuple), quotes=_quotes, explicit=st.booleans())
_accepted = st.builds(Review, kind=st.sampled_from(["reviewed", "adjudicated"]), mark=st.just("accept"), claim=_claims, quotes=_quotes, note=_words.map(lambda text: f"ก{text}"), rubric=_rubrics)
_others = st.builds(Review, mark=st.sampled_from(["reject", "nothing-aligns", "unsure"]), claim=st.none() | _claims, quotes=_quotes, note=_words, rubric=_rubrics)
_closings = st.builds(Closing, kind=st.sampled_from(["approved", "superseded", "withdrawn"]), note=_words, by_matter=st.none() | st.just(MATTERS[1].key))
_stale = st.builds(Stale, side=st.sampled_from(["subject", "object"]), old_text=_words, new_text=st.none() | _words)
_undone = st.builds(Undone, event=st.just(str(UUID(int=1))), note=_words)
_bodies: Any = st.one_of(_suggested, _accepted, _others, _closings, _stale, _undone)


def chained(said: list[tuple[Matter, str, Body]]) -> tuple[Event, ...]:
    """Events in a chain of hashes, one a minute."""
    events: list[Event] = []
    previous = GENESIS
    for number, (matter, by, body) in enumerate(said, 1):
        role: Any = "tool" if isinstance(body, Suggested) else "approver" if isinstance(body, Closing) else "reviewer"
        draft = Draft(id=str(UUID(int=number)), matter=matter, by=by, role=role, body=body, seen=number - 1, texts=("a" * 64, "b" * 64 if matter.object else ""))
        at = datetime(2026, 11, 28, tzinfo=UTC) + timedelta(minutes=number)
        digest = event_hash(previous, number, moment(at), canonical(draft))
        events.append(Event(seq=number, at=at, draft=draft, previous=previous, hash=digest))
        previous = digest
    return tuple(events)


event_logs = st.lists(st.tuples(st.sampled_from(MATTERS), st.sampled_from(["สมชาย", "a@b.c", "tool:pae", "=1+1"]), _bodies), max_size=12).map(lambda said: chained(_openable(said)))


def _openable(said: list[tuple[Matter, str, Body]]) -> list[tuple[Matter, str, Body]]:
    """An approval names no successor, as the gate sees to."""
    return [(matter, by, body.model_copy(update={"by_matter": None}) if isinstance(body, Closing) and body.kind == "approved" else body) for matter, by, body in said]
