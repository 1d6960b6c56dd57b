"""The desk without its page: what is shown, what an act writes, what is refused."""

from __future__ import annotations

import pytest

from graph.database import Database
from graph.decisions.fold import State
from graph.decisions.log import append, events
from graph.decisions.records import Claim, Draft, Matter, Quote
from graph.decisions.refusals import ConflictError
from graph.decisions.stale import reports
from graph.people import Person
from graph.store import GraphStore
from graph.workspaces.records import Reword
from graph.workspaces.shelf import correct, open_workspace
from loaders.records import AlignmentMention
from review import acts
from review.bulk import preview, waiting
from review.desk import candidate, desk, wordings_of
from review.records import Candidate, Row, text_hash
from review.run import decided_by_people, run
from review.stale import changed
from search.suggest import StoppedError
from search.suggest.levels import RULES
from tests.review.conftest import Table


def first(row: Row, tier: str) -> Candidate:
    return next(slot for name, slot in row.slots.items() if name == tier).candidates[0]


def take(here: Table, person: Person, row: Row, one: Candidate, directness: str = "main") -> None:
    claim = Claim.model_validate({"directness": directness})
    append(here.db, [acts.accept(person, row, one, claim, one.quotes or (Quote(side="subject", text=row.wording), Quote(side="object", text=one.wording)))])


def test_every_element_that_looks_for_an_alignment_has_a_row_with_all_levels(here: Table) -> None:
    found = here.desk
    assert [(row.type, row.number, row.locator) for row in found.rows] == [
        ("Goal", None, "บรรทัด 3"), ("Strategy", "1", "บรรทัด 5"), ("Guideline", "1", "บรรทัด 6"), ("Strategy", "2", "บรรทัด 7"), ("Guideline", "1", "บรรทัด 8")]
    assert found.rows[4].above == (("2", "ป้องกันและปราบปรามการทุจริตประพฤติมิชอบ"),)
    assert all(set(row.slots) == set(RULES) for row in found.rows)
    assert found.counts()["done"] == 0


def test_corruption_is_laid_against_the_plan_on_corruption(here: Table) -> None:
    row = here.row("ป้องกันและปราบปรามการทุจริต")
    assert first(row, "issue").ref.id == "mp-21"
    assert {quote.side for quote in first(row, "issue").quotes} == {"subject", "object"}
    assert all(quote.text in row.item.read for quote in first(row, "issue").quotes if quote.side == "subject"), "letter for letter"


def test_accepting_closes_a_level_and_says_what_it_breaks(here: Table, me: Person) -> None:
    row = here.row("ป้องกัน")
    take(here, me, row, first(row, "issue"))
    row = here.row("ป้องกัน")
    assert row.slots["issue"].closed
    assert row.state == "part"
    assert [one.ref.id for one in row.slots["issue"].accepted] == ["mp-21"]
    known = here.book.states().get(Matter(workspace=here.workspace.id, subject=row.id, object="mp-20").key)
    take(here, me, row, candidate(here.workspace.id, row.id, "mp-20", here.upper, known))
    assert any(breach.rule == "one-main" and breach.subject == row.id for breach in here.desk.breaches), "two mains at one level"


def test_a_decision_upon_what_somebody_else_changed_is_refused_and_nothing_is_lost(here: Table, me: Person, other: Person) -> None:
    row = here.row("ป้องกัน")
    one = first(row, "issue")
    mine = acts.accept(me, row, one, Claim(directness="main"), one.quotes)
    append(here.db, [acts.reject(other, row, one, note="ไม่ใช่")])
    with pytest.raises(ConflictError, match="สมชาย"):
        append(here.db, [mine])
    state = here.book.states()[one.matter.key]
    assert state.mark == "reject"
    assert state.suggestion is not None, "the machine's score stays"


def test_two_reviewers_differ_and_an_approver_settles(here: Table, me: Person, other: Person) -> None:
    row = here.row("ป้องกัน")
    take(here, me, row, first(row, "issue"))
    append(here.db, [acts.reject(other, here.row("ป้องกัน"), first(here.row("ป้องกัน"), "issue"))])
    row = here.row("ป้องกัน")
    one = first(row, "issue")
    assert row.state == "disputed"
    assert one.state is not None
    assert {given.by for given in one.state.dissent} == {"สมหญิง", "สมชาย"}
    append(here.db, [acts.settle(me, row, one, "accept", "ตรงกับประเด็น 21", claim=Claim(directness="main"), quotes=one.quotes or one.state.marks[0].review.quotes)])
    state = here.book.states()[one.matter.key]
    assert (state.status, state.mark) == ("reviewed", "accept")
    assert [given.by for given in state.dissent] == ["สมชาย"], "dissent stays visible"


def test_undo_takes_back_the_latest_act_of_that_person_only(here: Table, me: Person, other: Person) -> None:
    row = here.row("ป้องกัน")
    issue, milestone = first(row, "issue"), first(row, "milestone")
    take(here, me, row, issue)
    append(here.db, [acts.reject(other, row, milestone)])
    found = acts.last_act(here.book.states().values(), "สมหญิง")
    assert found is not None
    state, event = found
    assert state.matter.object == issue.ref.id
    append(here.db, [acts.undo(me, state, event)])
    assert here.book.states()[issue.matter.key].status == "suggested"
    assert here.book.states()[milestone.matter.key].mark == "reject"
    assert acts.last_act(here.book.states().values(), "สมหญิง") is None


def test_nothing_aligns_closes_every_level_of_that_plan(here: Table, me: Person) -> None:
    row = here.row("เสริมสร้างวัฒนธรรม")
    append(here.db, [acts.nothing_aligns(me, row, here.workspace.id, "nesdp13", None, note="ไม่เกี่ยว")])
    row = here.row(row.wording)
    assert row.slots["milestone"].closed
    assert row.slots["milestone-part"].closed
    assert row.slots["issue"].candidates
    assert not row.slots["issue"].closed, "another plan is not meant"


def test_bulk_shows_what_it_will_do_and_does_that(here: Table, me: Person) -> None:
    found = preview(me, here.desk.rows, "accept-best", here.book.states(), tiers=("issue",), band="middle")
    assert len(found.drafts) == len(found.lines)
    assert {row.id for row, _ in found.lines} | {one.row.id for one in found.skipped} == {row.id for row in here.desk.rows}
    append(here.db, found.drafts)
    accepted = [(row.id, one.ref.id) for row in here.desk.rows for one in row.slots["issue"].accepted]
    assert accepted == [(row.id, candidate.ref.id if candidate else "") for row, candidate in found.lines]
    again = preview(me, here.desk.rows, "accept-best", here.book.states(), tiers=("issue",), band="middle")
    assert not again.drafts, "what is decided is left alone"
    approved = preview(me, here.desk.rows, "approve", here.book.states(), tiers=tuple(RULES))
    append(here.db, approved.drafts)
    assert all(one.state and one.state.status == "approved" for row in here.desk.rows for one in row.slots["issue"].accepted)


def test_what_waits_for_approval_is_told_apart_from_what_cannot_be_approved(here: Table, me: Person) -> None:
    row = here.row("ป้องกัน")
    first, second = row.slots["issue"].candidates[0], row.slots["milestone"].candidates[0]
    assert waiting(here.desk.rows) == (0, 0)
    append(here.db, [acts.accept(me, row, first, Claim(directness="main"), first.quotes), acts.accept(me, row, second, Claim(directness="main"), second.quotes[:1])])
    assert waiting(here.desk.rows) == (1, 1), "one has evidence of one side only"
    assert len(preview(me, here.desk.rows, "approve", here.book.states(), tiers=tuple(RULES)).drafts) == 1, "as many as a press approves"
    unseen = here.workspace.model_copy(update={"plan": here.workspace.plan.model_copy(update={"groups": tuple(group.model_copy(update={"verified": False}) for group in here.workspace.plan.groups)})})
    assert waiting(desk(unseen, here.book.states(), here.upper).rows) == (0, 2), "a wording that nobody has seen in a source is never an end of an approved link"


def test_a_plan_without_a_title_goes_by_one_name(here: Table) -> None:
    """What the desk shows of the plan, what a decision on it is hashed with and what a file brought in is compared with are the same words."""
    nameless = here.workspace.model_copy(update={"title": "", "plan": here.workspace.plan.model_copy(update={"title": "", "alignments": (AlignmentMention(level=2, text="แผนแม่บท ประเด็นที่ 20", quote=None, field=None),)})})
    whole = desk(nameless, here.book.states(), here.upper).rows[0]
    assert (whole.id, whole.wording) == (nameless.id, nameless.name)
    assert acts.texts_of(whole, None)[0] in wordings_of(nameless)[nameless.id]


def test_what_a_row_reads_is_known_by_its_fingerprint(here: Table) -> None:
    known = wordings_of(here.workspace)
    for row in here.desk.rows:
        assert {text_hash(row.wording), text_hash(row.item.text)} <= known[row.id]


def test_bulk_never_touches_what_a_person_has_looked_at(here: Table, me: Person, other: Person) -> None:
    row = here.row("ป้องกัน")
    append(here.db, [acts.unsure(other, row, first(row, "issue"))])
    for act in ("accept-best", "reject-weak"):
        found = preview(me, here.desk.rows, act, here.book.states(), tiers=("issue",), band="high")
        assert first(row, "issue").matter.key not in {draft.matter.key for draft in found.drafts}


def count(db: Database, workspace: str) -> int:
    return len(events(db, workspace=workspace))


def test_a_second_run_writes_nothing_and_a_stopped_one_neither(here: Table, built: GraphStore) -> None:
    before = count(here.db, here.workspace.id)
    again = run(built, here.db, here.workspace, here.book.states())
    assert again.proposals > 0
    assert again.written == 0
    with pytest.raises(StoppedError):
        run(built, here.db, here.workspace, {}, cancel=lambda: True)
    assert count(here.db, here.workspace.id) == before


def test_what_was_rejected_is_not_proposed_again_and_decisions_are_learnt_from(here: Table, built: GraphStore, me: Person) -> None:
    row = here.row("ป้องกัน")
    one = first(row, "issue")
    append(here.db, [acts.reject(me, row, one)])
    known = decided_by_people(here.db)
    assert [(each.subject, each.object, each.accepted) for each in known] == [(row.id, "mp-21", False)]
    seq = here.book.states()[one.matter.key].seen
    run(built, here.db, here.workspace, here.book.states())
    assert here.book.states()[one.matter.key].seen == seq


def test_a_book_reads_only_what_was_added_and_equals_a_fold_of_all(here: Table, me: Person) -> None:
    here.book.states()
    row = here.row("ป้องกัน")
    take(here, me, row, first(row, "issue"))
    fresh = Table(here.db, here.workspace, here.upper, type(here.book)(here.db, here.workspace.id))

    def told(states: dict[str, State]) -> dict[str, tuple[str, int]]:
        return {key: (state.status, state.seen) for key, state in states.items()}

    assert told(dict(here.book.states())) == told(dict(fresh.book.states()))


def test_drafts_of_one_call_count_each_other(here: Table, me: Person) -> None:
    row = here.row("ป้องกัน")
    one = first(row, "issue")
    quote = Quote(side="subject", text=row.wording)
    drafts: list[Draft] = [acts.reject(me, row, one), acts.accept(me, row, one, Claim(directness="main"), (quote,))]
    ordered = acts.in_order(drafts, {one.matter.key: one.state.seen if one.state else 0})
    assert [draft.seen for draft in ordered] == [1, 2]
    append(here.db, ordered)
    assert here.book.states()[one.matter.key].mark == "accept"


def test_a_changed_wording_lists_the_decisions_that_rest_on_it(here: Table, me: Person) -> None:
    row = here.row("ป้องกัน")
    take(here, me, row, first(row, "issue"))
    assert not changed(here.desk, here.book.states(), here.upper)
    correct(here.db, here.workspace.id, Reword(id=row.id, text="ป้องกันและปราบปรามการทุจริตเชิงรุก"), by="สมหญิง", expected=here.workspace.revision)
    after = Table(here.db, open_workspace(here.db, here.workspace.id), here.upper, here.book)
    (found,) = changed(after.desk, here.book.states(), here.upper)
    assert (found.element, found.side, found.new_text) == (row.id, "subject", "ป้องกันและปราบปรามการทุจริตเชิงรุก")
    append(here.db, reports([found], here.book.states()))
    row = after.row("ป้องกัน")
    assert row.state == "stale"
    assert not changed(after.desk, here.book.states(), here.upper), "reported once"
    take(after, me, row, first(row, "issue"))
    assert after.row("ป้องกัน").state == "part", "judged anew on the new wording"
    assert not changed(after.desk, here.book.states(), here.upper)
