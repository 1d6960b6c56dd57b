"""Decisions that come in: the same states with scores, dissent and history, nothing overwritten, nothing twice, nobody's word forged; on both databases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database, open_database
from graph.decisions.fold import State, fold
from graph.decisions.gate import AllowList
from graph.decisions.log import append, events
from graph.decisions.records import Brought, Claim, Draft, Event, Matter, Review, Rubric
from graph.decisions.refusals import ConflictError, NotAllowedError
from graph.decisions.verify import verify
from graph.people import Person, alone
from review.arrivals import Arrival, Place, arriving
from review.sayings import Said, adding
from tests.decisions.making import OTHER, PAIR, QUOTES, SCOPE, TOOL, WS, close, draft, review, settle, stale, suggested, undo, write

HERE = "ws-9z8y7x"
FILE = Brought(by="ผู้นำเข้า", file="ชุดหนึ่ง.sssom.tsv", sha256="c" * 64)
THIRD = Matter(workspace=WS, subject=f"{WS}/s1", object="mp-21")
ME = alone("ผู้นำเข้า")


def place(workspace: str = HERE, **changes: Any) -> Place:
    known: dict[str, Any] = {"elements": {f"{workspace}/s{number}": frozenset({"a" * 64}) for number in (1, 2)}, "ends": lambda _: frozenset(),
                             "upper": {name: frozenset({"b" * 64}) for name in ("mp-20", "mp-21", "nesdp13/ms13", "nspp-2566")}}
    return Place(workspace=workspace, **known | changes)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Database]:
    """The log of another installation: a machine's score, dissent, a settlement, an approval, its end and an undo, a plan in which nothing aligns."""
    there = open_database(str(tmp_path / "there.db"))
    write(there, [
        suggested(), suggested(OTHER, score=0.4), suggested(THIRD), review(note="อ่านแล้ว", rubric=Rubric(scores={"causal": 1, "clarity": 4})), review("reject", by="ข", note="คนละเรื่อง"),
        settle("accept"), close(note="ที่ประชุม"), review(matter=OTHER, claim=Claim(predicate="implements", directness="secondary")), review("nothing-aligns", matter=SCOPE),
        close(matter=SCOPE), review(matter=THIRD), close("superseded", matter=THIRD, by_matter=PAIR.key), stale(OTHER),
    ])
    write(there, [undo(events(there, matter=THIRD.key)[-1])])
    yield there
    there.engine.dispose()


def bring(db: Database, found: Sequence[Event], person: Person = ME, where: Place | None = None, file: Brought = FILE) -> Arrival:
    where = where or place()
    arrival = arriving(person, where, fold(events(db, workspace=where.workspace)), found, file)
    append(db, arrival.drafts, policy=person.policy, ends=where.ends)
    return arrival


def told(states: dict[str, State]) -> dict[str, Any]:
    """All that a state says, without where it stands in which log."""
    return {
        key.replace(WS, HERE): (
            state.status, state.mark, state.claim, state.reading.quotes, state.reading.notes, state.reading.rubric, [(event.draft.by, said) for event, said in state.suggestions],
            [(given.by, given.review) for given in state.dissent], [(given.by, given.review, given.event.decided_at) for given in state.marks], state.stale, state.texts,
            [(event.draft.by, event.draft.role, event.draft.body.kind, event.decided_at, event.draft.id in state.undone) for event in state.history])
        for key, state in states.items()}


def reasons(arrival: Arrival) -> list[tuple[str, str]]:
    return [(one.reason, one.what) for one in arrival.left]


def test_a_log_goes_on_in_another_plan_with_scores_dissent_and_history(db: Database, source: Database) -> None:
    found = events(source)
    arrival = bring(db, found)
    assert not arrival.left
    assert told(fold(events(db))) == told(fold(found))
    assert {state.status for state in fold(events(db)).values()} == {"approved", "stale", "nothing-aligns", "reviewed"}
    assert arrival.after.keys() == fold(events(db)).keys()
    assert verify(db).sound
    for new, old in zip(events(db), found, strict=True):
        assert new.draft.by == old.draft.by, "the author stays the author"
        assert new.draft.brought == FILE.model_copy(update={"event": old.draft.id, "at": old.at})
        assert (new.decided_at, new.draft.id == old.draft.id) == (old.at, False)


def test_the_same_file_twice_writes_nothing_and_back_home_neither(db: Database, source: Database) -> None:
    found = events(source)
    bring(db, found)
    again = bring(db, found)
    assert (again.drafts, again.there, len(again.left)) == ((), len(found), len(found))
    home = arriving(ME, place(WS), fold(found), events(db), FILE)
    assert (home.drafts, home.there) == ((), len(found)), "what it brought is known where it comes from"


def test_a_restored_workspace_keeps_its_ids(db: Database, source: Database) -> None:
    found = events(source)
    bring(db, found, where=place(WS))
    assert [event.draft.id for event in events(db)] == [event.draft.id for event in found]
    assert fold(events(db)).keys() == fold(found).keys()


def test_what_was_decided_later_follows(db: Database, source: Database) -> None:
    bring(db, events(source))
    write(source, [review("reject", by="ค"), close("withdrawn", note="แผนเปลี่ยน")])
    later = bring(db, events(source))
    assert [(one.body.kind, one.by) for one in later.drafts] == [("reviewed", "ค"), ("withdrawn", "หัวหน้า")]
    assert told(fold(events(db))) == told(fold(events(source)))
    write(db, [undo(events(db, matter=PAIR.key.replace(WS, HERE))[-1])])
    write(source, [review("unsure", by="ง", matter=OTHER)])
    home = arriving(ME, place(WS), fold(events(source)), events(db), FILE)
    assert [one.body.kind for one in home.drafts] == ["undone"], "what was done there comes home as what it is"


def test_own_suggestions_do_not_stand_in_the_way(db: Database, source: Database) -> None:
    here = Matter(workspace=HERE, subject=f"{HERE}/s1", object="mp-20")
    write(db, [suggested(here, score=0.7, by="tool:own"), suggested(here)])
    arrival = bring(db, events(source))
    assert [one.reason for one in arrival.left] == ["there"], "the same proposal of the same tool"
    state = fold(events(db))[here.key]
    assert state.status == "approved"
    assert {event.draft.by for event, _ in state.suggestions} == {TOOL, "tool:own"}


def test_nothing_is_overwritten_where_both_have_gone_on(db: Database, source: Database) -> None:
    here = Matter(workspace=HERE, subject=f"{HERE}/s1", object="mp-20")
    write(db, [review("reject", by="ก", matter=here, note="ที่นี่ไม่รับ")])
    arrival = bring(db, events(source))
    conflicts = [one for one in arrival.left if one.reason == "conflict"]
    assert [one.what.partition(" · ")[2] for one in conflicts] == ["ก", "หัวหน้า", "หัวหน้า"]
    assert all("ก ไม่รับ" in one.th and "ก rejected it" in one.en and "ไม่มีสิ่งใดถูกเขียนทับ" in one.th for one in conflicts)
    state = fold(events(db))[here.key]
    assert (state.status, state.mark, [(given.by, given.review.mark) for given in state.marks]) == ("reviewed", "reject", [("ก", "reject"), ("ข", "reject")])
    assert state.suggestion, "the machine's score is added, as is the word of somebody who had said nothing here"
    assert fold(events(db))[SCOPE.key.replace(WS, HERE)].status == "nothing-aligns", "other matters go on"


def test_a_matter_may_give_way_to_one_that_comes_after_it_in_the_file(db: Database, tmp_path: Path) -> None:
    """The first matter of the log was closed last, in favour of one whose first event is later than its own."""
    there = open_database(str(tmp_path / "later.db"))
    write(there, [suggested(), review(), suggested(OTHER), review(matter=OTHER), close("superseded", by_matter=OTHER.key), close(matter=OTHER)])
    found = events(there)
    there.engine.dispose()
    asked: list[set[str]] = []

    def ends(ids: Collection[str]) -> frozenset[str]:
        asked.append(set(ids))
        return frozenset()

    arrival = arriving(ME, place(ends=ends), {}, found, FILE)
    assert not arrival.left
    assert asked == [{f"{HERE}/s1", "mp-20", "nesdp13/ms13"}], "the graph is asked once, whatever closes"
    bring(db, found)
    assert told(fold(events(db))) == told(fold(found))
    assert fold(events(db))[PAIR.key.replace(WS, HERE)].by_matter == OTHER.key.replace(WS, HERE)
    without = arriving(ME, place(upper={"mp-20": frozenset()}), {}, found, FILE)
    assert [(one.reason, "not in the log" in one.en) for one in without.left if one.what.startswith(f"{WS}/s1 → mp-20")] == [("refused", True)]
    assert [one.body.kind for one in without.drafts] == ["suggested", "reviewed"], "nothing gives way to what did not come"


def test_somebody_who_decides_meanwhile_is_not_passed_over(db: Database, source: Database) -> None:
    arrival = arriving(ME, place(), {}, events(source), FILE)
    write(db, [review("reject", matter=Matter(workspace=HERE, subject=f"{HERE}/s1", object="mp-20"))])
    with pytest.raises(ConflictError):
        append(db, arrival.drafts)
    assert len(events(db)) == 1


def test_what_was_changed_or_cut_out_does_not_come_in(db: Database, source: Database) -> None:
    found = list(events(source))
    dissent = next(event for event in found if event.draft.by == "ข")
    changed = dissent.model_copy(update={"draft": dissent.draft.model_copy(update={"body": Review(mark="accept", claim=Claim(directness="main"), quotes=QUOTES)})})
    arrival = arriving(ME, place(), {}, [changed if event is dissent else event for event in found], FILE)
    assert [(one.reason, "แฮช" in one.th) for one in arrival.left] == [("changed", True), ("changed", False), ("changed", False)]
    assert [one.body.kind for one in arrival.drafts if one.matter.object == "mp-20"] == ["suggested", "reviewed"]
    without = arriving(ME, place(), {}, [event for event in found if event is not dissent], FILE)
    assert [(one.reason, one.what.partition(" · ")[2]) for one in without.left] == [("changed", "หัวหน้า"), ("changed", "หัวหน้า")], "no approval without the dissent it was given in view of"
    assert not bring(db, []).drafts


def test_what_is_not_here_is_named(source: Database) -> None:
    found = events(source)
    arrival = arriving(ME, place(elements={f"{HERE}/s2": frozenset({"a" * 64})}, upper={"mp-20": frozenset(), "mp-21": frozenset()}), {}, found, FILE)
    assert not arrival.drafts
    assert {(one.reason, one.en) for one in arrival.left} == {("unknown", f"this plan has no element {HERE}/s1"), ("unknown", "the graph holds no nspp-2566 of an upper plan")}
    otherwise = arriving(ME, place(elements={f"{HERE}/s{number}": frozenset({"d" * 64}) for number in (1, 2)}), {}, found, FILE)
    assert {one.reason for one in otherwise.left} == {"wording"}, "the first strategy of another plan is another strategy"
    corrected = arriving(ME, place(WS, elements={f"{WS}/s{number}": frozenset({"d" * 64}) for number in (1, 2)}), {}, found, FILE)
    assert not corrected.left, "in the same workspace the element is the same; that its wording changed is listed on the desk"


def test_an_approval_of_an_unverified_end_is_left_out_and_its_reviews_come_in(db: Database, source: Database) -> None:
    arrival = bring(db, events(source), where=place(ends=lambda ids: frozenset({"mp-20"} & set(ids))))
    assert reasons(arrival) == [("refused", f"{WS}/s1 → mp-20 · หัวหน้า")]
    assert "nobody has seen" in arrival.left[0].en
    state = fold(events(db))[PAIR.key.replace(WS, HERE)]
    assert (state.status, state.mark, len(state.dissent)) == ("reviewed", "accept", 1)


PEOPLE = {"head@a.go.th": "approver", "one@a.go.th": "reviewer", "ข": "reviewer"}


def shared(name: str) -> Person:
    roles: Any = PEOPLE
    return Person(name, roles.get(name), shared=True, policy=AllowList(roles, me=name))


def test_a_reviewer_brings_in_reviews_of_people_elsewhere_and_an_approver_the_rest(db: Database, source: Database) -> None:
    found = events(source)
    file = FILE.model_copy(update={"by": "one@a.go.th"})
    arrival = bring(db, found, shared("one@a.go.th"), file=file)
    assert {draft.body.kind for draft in arrival.drafts} == {"suggested", "reviewed"}
    assert "ข" not in {draft.by for draft in arrival.drafts}, "somebody of this installation speaks for themselves"
    assert all(one.reason == "refused" for one in arrival.left)
    assert any("approver" in one.en for one in arrival.left)
    rest = bring(db, found, shared("head@a.go.th"), file=file.model_copy(update={"by": "head@a.go.th"}))
    assert {one.reason for one in rest.left} == {"there"}
    assert told(fold(events(db))) == told(fold(found))


@pytest.mark.parametrize("name", ["guest@a.go.th", "tool:x", "one@a.go.th"])
def test_a_forged_bringer_is_refused_by_the_log(db: Database, name: str) -> None:
    """A viewer, a program, and a reviewer who sends an approval in the name of the head."""
    write(db, [review()])
    forged = close(by="head@a.go.th", seen=1).model_copy(update={"brought": FILE.model_copy(update={"by": name})})
    with pytest.raises(NotAllowedError):
        append(db, [forged], policy=shared(name).policy)
    with pytest.raises(NotAllowedError):
        append(db, [forged.model_copy(update={"brought": FILE.model_copy(update={"by": "head@a.go.th"})})], policy=shared(name).policy)
    assert len(events(db)) == 1


def said(mark: str = "accept", by: str = "สมชาย", matter: Matter = PAIR) -> Said:
    return Said(matter, by, Review.model_validate({"mark": mark, "claim": Claim(predicate="alignsWith") if mark == "accept" else None, "note": "จากไฟล์"}), line=7)


def test_sayings_of_others_are_reviews_that_repeat_and_overwrite_nothing(db: Database) -> None:
    def add(*some: Said) -> Arrival:
        found = adding(ME, fold(events(db)), some, FILE)
        append(db, found.drafts)
        return found

    first = add(said(), said("reject", by="สมหญิง"), said())
    assert [(one.by, one.role, one.body.kind) for one in first.drafts] == [("สมชาย", "reviewer", "reviewed"), ("สมหญิง", "reviewer", "reviewed")]
    assert (first.there, fold(events(db))[PAIR.key].status) == (1, "disputed")
    assert not add(said(), said("reject", by="สมหญิง")).drafts
    other = add(said("reject"))
    assert [(one.reason, one.line, "สมชาย accepted it" in one.en) for one in other.left] == [("conflict", 7, True)]
    assert [one.reason for one in add(said(by="\u202eหัวหน้า")).left] == ["refused"], "a name that deceives the eye"
    assert len(events(db)) == 2


def test_what_was_taken_back_here_does_not_come_in_again(db: Database) -> None:
    """Nor does it stop the file it comes in, whatever the file is called by then; an undo of the undo has it count."""
    append(db, adding(ME, {}, [said()], FILE).drafts)
    write(db, [undo(events(db)[-1])])
    for file in (FILE, FILE.model_copy(update={"file": "ชุดสอง.sssom.tsv"})):
        again = adding(ME, fold(events(db)), [said(), said("reject", by="สมหญิง", matter=OTHER)], file)
        assert [(one.reason, "taken back here" in one.en) for one in again.left if "mp-20" in one.what] == [("there", True)]
        assert PAIR.key not in again.after
        append(db, again.drafts)
    assert [event.draft.by for event in events(db)] == ["สมชาย", "หัวหน้า", "สมหญิง"]
    write(db, [undo(events(db)[1])])
    assert fold(events(db))[PAIR.key].mark == "accept"


def test_an_event_without_a_bringer_keeps_its_hash(db: Database) -> None:
    """Logs that were written before there was such a thing verify as they did."""
    write(db, [suggested(), review()])
    assert verify(db).sound
    with db.read() as connection:
        assert all('"brought"' not in row.draft for row in connection.exec_driver_sql("SELECT draft FROM events"))
    mine: Draft = draft(OTHER, Review(mark="reject"), "ก", "reviewer", 0).model_copy(update={"brought": FILE})
    append(db, [mine])
    assert events(db)[-1].draft == mine
    assert verify(db).sound
