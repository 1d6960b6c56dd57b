"""A file of decisions on the desk, and links that nobody may approve there: seen before anything is written, told in words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from exports.sssom_events import event_rows
from exports.sssom_tsv import named, tsv
from graph.database import Database, open_database
from graph.decisions.ends import ends_in
from graph.decisions.log import append, events
from graph.decisions.records import Claim, Draft, Matter, Quote, Review
from graph.decisions.refusals import RefusedError
from graph.people import Person, this_is
from graph.settings import ROOT
from graph.store import GraphStore
from graph.workspaces.shelf import all_workspaces
from loaders.standards.sssom_records import MappingSet
from review import acts
from review.bulk import preview
from review.desk import candidate, own_unverified
from review.records import text_hash
from tests.review.conftest import Table

UNSEEN = "mp-20/sub1/target1"
"""A Y1 target whose wording nobody has seen in a document (data/plans/master-plan.yaml)."""


def accept_unseen(here: Table, me: Person) -> Draft:
    row = here.row("พัฒนาบริการ")
    one = candidate(here.workspace.id, row.id, UNSEEN, here.upper)
    return acts.accept(me, row, one, Claim(directness="main"), (Quote(side="subject", text=row.wording), Quote(side="object", text=one.wording)))


def test_many_at_once_leave_what_nobody_has_seen_and_say_so(here: Table, me: Person, built: GraphStore) -> None:
    append(here.db, [accept_unseen(here, me)])
    state = here.book.states()[accept_unseen(here, me).matter.key]
    assert state.status == "reviewed", "it may be reviewed"
    found = preview(me, [here.row("พัฒนาบริการ")], "approve", here.book.states(), tiers=("y1",))
    assert not found.drafts
    (skipped,) = found.skipped
    assert here.upper.wording(UNSEEN) in skipped.th
    assert "nobody has seen the wording" in skipped.en
    ends = ends_in(built, own_unverified(here.workspace.plan))
    with pytest.raises(RefusedError, match=UNSEEN):
        append(here.db, [acts.approve(me, state, state.texts)], ends=ends)
    assert any(breach.rule == "unverified" for breach in here.desk.breaches)


def test_an_element_of_ones_own_plan_may_be_unverified_too(here: Table, me: Person) -> None:
    row = here.row("ป้องกัน")
    plan = here.workspace.plan
    unseen = plan.model_copy(update={"groups": tuple(group.model_copy(update={"verified": False}) if group.id == row.id else group for group in plan.groups)})
    assert own_unverified(unseen) == {row.id}
    seen = Table(here.db, here.workspace.model_copy(update={"plan": unseen}), here.upper, here.book)
    one = next(one for one in seen.row("ป้องกัน").slots["issue"].candidates)
    append(here.db, [acts.accept(me, row, one, Claim(directness="main"), (Quote(side="subject", text=row.wording), Quote(side="object", text=one.wording)))])
    assert not preview(me, [seen.row("ป้องกัน")], "approve", here.book.states(), tiers=("issue",)).drafts
    assert preview(me, [here.row("ป้องกัน")], "approve", here.book.states(), tiers=("issue",)).drafts


# --- the page ------------------------------------------------------------------------------------------------------------------------

@pytest.fixture
def db(use_built: Path, suggested: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    assert use_built.is_dir()
    file, _ = suggested
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, tmp_path / part.name)
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / file.name}")
    monkeypatch.setattr("graph.projection.Projector.request", lambda _: 0)
    found = open_database()
    this_is(found, "สมหญิง")
    yield found
    found.engine.dispose()


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=120)
    app.run()
    app.switch_page("screens/desk.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def a_file(db: Database, tmp_path: Path, change: Callable[[Draft], Draft] = lambda draft: draft) -> bytes:
    """What another installation, with the same plan, decided: somebody accepted the issue on corruption."""
    workspace = all_workspaces(db)[0].id
    there = open_database(str(tmp_path / "there.db"))
    matter = Matter(workspace=workspace, subject=f"{workspace}/s2", object="mp-21")
    row = "ป้องกันและปราบปรามการทุจริตประพฤติมิชอบ"
    body = Review(mark="accept", claim=Claim(directness="main"), quotes=(Quote(side="subject", text=row), Quote(side="object", text="การต่อต้านการทุจริตและประพฤติมิชอบ")), note="<b>ตรง</b>")
    append(there, [change(Draft(id=str(uuid4()), matter=matter, by="สมชาย ที่อื่น", role="reviewer", body=body, seen=0, texts=(text_hash(row), "")))])
    rows, _ = event_rows(events(there), {})
    there.engine.dispose()
    return tsv(MappingSet(metadata={"mapping_set_id": "https://example.org/s", "license": "https://example.org/l"}, mappings=named(rows, "https://example.org/s"))).encode()


def test_a_file_is_seen_before_it_is_written_and_its_author_stays(db: Database, tmp_path: Path) -> None:
    workspace = all_workspaces(db)[0].id
    data, before = a_file(db, tmp_path), len(events(db))
    app = page(ws=workspace, el=f"{workspace}/s2", tier="issue")
    app.button(key="desk-incoming").click().run()
    app.file_uploader(key="desk-incoming-file").upload("ของเขา.sssom.tsv", data, "text/tab-separated-values").run()
    assert not app.exception
    shown = words(app)
    assert "จะบันทึก 1 เหตุการณ์" in shown
    assert "สมชาย ที่อื่น" in shown
    assert "ผู้นำเข้า สมหญิง" in shown
    assert len(events(db)) == before, "a look writes nothing"
    app.button(key="desk-incoming-do").click().run()
    assert not app.exception
    last = events(db)[-1].draft
    assert (last.by, last.brought and last.brought.by, last.brought and last.brought.file) == ("สมชาย ที่อื่น", "สมหญิง", "ของเขา.sssom.tsv")
    after = page(ws=workspace, el=f"{workspace}/s2", tier="issue", cand="mp-21")
    assert "นำเข้าโดย สมหญิง จาก ของเขา.sssom.tsv" in words(after)
    assert "<b>ตรง</b>" not in words(after)


def test_what_is_no_sssom_and_what_has_no_place_is_told(db: Database, tmp_path: Path) -> None:
    workspace = all_workspaces(db)[0].id
    app = page(ws=workspace)
    app.button(key="desk-incoming").click().run()
    app.file_uploader(key="desk-incoming-file").upload("x.tsv", b"a\tb\n1\t2\n", "text/tab-separated-values").run()
    assert not app.exception
    assert "SSSOM" in words(app)
    nowhere = a_file(db, tmp_path, lambda draft: draft.model_copy(update={"matter": draft.matter.model_copy(update={"object": "mp-99"})}))
    app.file_uploader(key="desk-incoming-file").upload("y.sssom.tsv", nowhere, "text/tab-separated-values").run()
    assert not app.exception
    assert "กราฟไม่มี mp-99 ของแผนระดับบน" in words(app)
    assert not [button for button in app.button if button.key == "desk-incoming-do"]


def test_the_desk_says_why_an_unverified_end_cannot_be_approved(db: Database) -> None:
    workspace = all_workspaces(db)[0].id
    matter = Matter(workspace=workspace, subject=f"{workspace}/s1", object=UNSEEN)
    quotes = (Quote(side="subject", text="พัฒนาบริการภาครัฐสู่ระบบดิจิทัล"), Quote(side="object", text="x"))
    append(db, [Draft(id=str(uuid4()), matter=matter, by="สมชาย", role="reviewer", body=Review(mark="accept", claim=Claim(directness="main"), quotes=quotes), seen=0)])
    app = page(ws=workspace, el=matter.subject, tier="y1", cand=UNSEEN)
    before = len(events(db))
    app.button(key="desk-do-approve").click().run()
    assert not app.exception
    assert len(events(db)) == before
    assert any("ยังไม่มีผู้เห็นถ้อยคำ" in error.value and "อนุมัติไม่ได้" in error.value for error in app.error)
