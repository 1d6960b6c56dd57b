"""What a plan says itself stands first on the desk, with its own words, apart from what a machine finds likely; its parts have it as a reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.database import open_database
from graph.decisions.log import append, events
from graph.people import Person
from graph.store import GraphStore
from graph.workspaces.records import SetPlan
from graph.workspaces.shelf import correct, keep, open_workspace
from loaders.records import PlanDocument
from loaders.text import load_bytes
from review import acts
from review.book import Book
from review.bulk import preview
from review.desk import Upper
from review.records import STATED, Candidate
from review.run import run
from search.suggest.items import items_of, said_of_whole
from tests.review.conftest import Table

PLAN = """แผนปฏิบัติการด้านการบริการของสำนักงานสมมุติ (พ.ศ. 2566 - 2570)
แผนนี้มีความสอดคล้องกับแผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ
และถ่ายทอดมาจากแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 13 ไทยมีภาครัฐที่ทันสมัย มีประสิทธิภาพ และตอบโจทย์ประชาชน
สอดคล้องกับแผนอวกาศแห่งดาวอังคาร ฉบับที่ 99
วิสัยทัศน์ : บริการสะดวก โปร่งใส
ยุทธศาสตร์ที่ 1 พัฒนาบริการภาครัฐสู่ระบบดิจิทัล
ตัวชี้วัด : ร้อยละความพึงพอใจของผู้รับบริการ ไม่น้อยกว่าร้อยละ 85 ในปี 2570
1. เปิดเผยข้อมูลภาครัฐและเชื่อมโยงข้อมูลระหว่างหน่วยงาน
ยุทธศาสตร์ที่ 2 ป้องกันและปราบปรามการทุจริตประพฤติมิชอบ
1. เสริมสร้างวัฒนธรรมสุจริตในหน่วยงานภาครัฐ
"""


@pytest.fixture(scope="module")
def stating(built: GraphStore, upper: Upper, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    """A plan that says what it follows, and one run of suggestions over it."""
    db = open_database(str(tmp_path_factory.mktemp("stating") / "work.db"))
    data = PLAN.encode()
    workspace = keep(db, load_bytes(data, "plan.txt").as_plan(), data, "plan.txt", name="แผนสมมุติ", by="สมหญิง")
    done = run(built, db, workspace, {})
    assert done.stated == 2
    db.engine.dispose()
    for part in Path(db.file or "").parent.glob("work.db*"):
        shutil.copy(part, part.with_name(part.name.replace("work", "as-run")))
    yield Table(db, workspace, upper, Book(db, workspace.id))
    db.engine.dispose()


def found(here: Table, tier: str, row: str = "") -> tuple[Candidate, ...]:
    whole = here.desk.row(row or here.workspace.id)
    assert whole is not None
    return next(slot for name, slot in whole.slots.items() if name == tier).candidates


def test_the_plan_itself_is_the_first_row_with_its_own_words(stating: Table) -> None:
    whole = stating.desk.rows[0]
    assert (whole.id, whole.type, whole.wording) == (stating.workspace.id, "Instrument", stating.workspace.title)
    assert any("ดาวอังคาร" in words for words in whole.item.mentions), "what nobody knows is shown as it stands, and no candidate"
    assert all("ดาวอังคาร" not in one.wording for one in whole.candidates())
    issue, milestone = found(stating, "issue")[0], found(stating, "milestone")[0]
    assert (issue.ref.id, milestone.ref.id) == ("mp-20", "nesdp13/ms13")
    for one in (issue, milestone):
        assert one.stated
        assert one.state
        assert one.state.status == "suggested", "said is not decided"
        assert {quote.side for quote in one.quotes} == {"subject", "object"}
        assert next(quote for quote in one.quotes if quote.side == "subject").text in PLAN, "letter for letter"
        assert next(quote for quote in one.quotes if quote.side == "object").text == one.wording
        assert one.reasons[0][0].startswith("แผนระบุเองว่า «")
        assert one.reasons[0][1].startswith("The plan says so itself: “")
    assert [one.stated.claim.predicate for one in (issue, milestone) if one.stated] == ["alignsWith", "derivedFrom"], "no stronger than written"


def test_nothing_but_its_own_word_is_proposed_to_the_plan_as_a_whole(stating: Table) -> None:
    assert {event.draft.by for one in stating.desk.rows[0].candidates() if one.state for event in one.state.history} == {STATED}


def test_parts_have_it_as_a_reason_and_it_is_not_said_of_them(stating: Table) -> None:
    row = stating.row("พัฒนาบริการภาครัฐ")
    issue = next(one for one in row.slots["issue"].candidates if one.ref.id == "mp-20")
    assert issue.stated is None
    assert issue.suggestion
    assert not issue.suggestion.explicit
    assert any(thai.startswith("แผนทั้งฉบับระบุว่า «") and "ประเด็นที่ 20" in thai for thai, _ in issue.reasons)


def test_a_second_run_says_nothing_twice_and_takes_back_what_the_plan_says_no_more(stating: Table, built: GraphStore, upper: Upper) -> None:
    db = open_database(str(Path(stating.db.file or "").with_name("as-run.db")))
    workspace = open_workspace(db, stating.workspace.id)
    book = Book(db, workspace.id)
    before = len(events(db))
    assert run(built, db, workspace, book.states()).written == 0
    assert len(events(db)) == before
    older = correct(db, workspace.id, SetPlan(title=workspace.title, start_be=2555, end_be=2559), by="สมหญิง", expected=0)
    run(built, db, older, book.states())
    here = Table(db, open_workspace(db, workspace.id), upper, book)
    assert not [one for one in here.desk.rows[0].candidates() if one.stated], "a plan of 2555 follows none that began after it"
    assert all(state.suggestions or state.status == "open" for state in book.states().values())
    db.engine.dispose()


def test_what_rows_of_a_table_say_is_theirs_and_not_the_plans() -> None:
    """A table repeats the statements of its rows in its list; they are no word of the plan as a whole."""
    cell = {"level": 2, "text": "200301", "field": "y1", "column": "C", "line": 4}
    plan = PlanDocument.model_validate({"title": "ตาราง", "alignments": [cell, {"level": 2, "text": "แผนแม่บทประเด็นที่ 20", "line": 1}], "projects": [{"text": "โครงการหนึ่ง", "mentions": [cell]}, {"text": "โครงการสอง"}]})
    assert [mention.text for mention in said_of_whole(plan)] == ["แผนแม่บทประเด็นที่ 20"]
    assert [item.declared for item in items_of(plan)] == [("แผนแม่บทประเด็นที่ 20",)] * 2


def test_what_the_plan_does_not_say_is_nobodys_word(stating: Table) -> None:
    assert all(one.stated is None for one in stating.row("ป้องกัน").candidates()), "the plan names nothing of corruption"


def test_what_the_plan_says_is_decided_like_all_else(stating: Table, me: Person) -> None:
    whole = stating.desk.rows[0]
    best = preview(me, [whole], "accept-best", stating.book.states(), tiers=("issue",), band="high")
    assert [(draft.matter.subject, draft.matter.object) for draft in best.drafts] == [(stating.workspace.id, "mp-20")]
    assert not preview(me, [whole], "reject-weak", stating.book.states(), tiers=("issue", "milestone"), band="high").drafts
    append(stating.db, best.drafts)
    one = found(stating, "issue")[0]
    assert one.state
    append(stating.db, [acts.approve(me, one.state, acts.texts_of(stating.desk.rows[0], one))])
    state = stating.book.states()[one.matter.key]
    assert (state.status, state.claim and state.claim.predicate) == ("approved", "alignsWith")
    assert not [breach for breach in stating.desk.breaches if breach.subject == stating.workspace.id and breach.severity == "violation"]
