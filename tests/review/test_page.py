"""The review desk as a page: its states, its decisions, its refusals. Keys and looks are for a browser (tests/test_story_browser.py)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from graph.database import Database, open_database
from graph.decisions.log import append, events
from graph.decisions.records import Draft, Matter, Review
from graph.people import this_is
from graph.settings import ROOT
from graph.workspaces.shelf import all_workspaces
from views.i18n import t


@pytest.fixture
def db(use_built: Path, suggested: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:  # noqa: ARG001 - the graph is read
    file, _ = suggested
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, tmp_path / part.name)
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / file.name}")
    monkeypatch.setattr("graph.projection.Projector.request", lambda _: 0)  # the graph is not what is tested here
    found = open_database()
    yield found
    found.engine.dispose()


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
    app.run()
    app.switch_page("screens/desk.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def workspace(db: Database) -> str:
    return all_workspaces(db)[0].id


def strategy2(db: Database, **more: str) -> AppTest:
    ws = workspace(db)
    return page(ws=ws, el=f"{ws}/s2", tier="issue", **more)


def test_an_empty_desk_says_where_to_begin(use_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / 'empty.db'}")
    assert "ยังไม่มีแผนให้ตัดสิน" in text(page())


def test_the_desk_shows_rows_levels_and_evidence(db: Database) -> None:
    app = strategy2(db)
    shown = text(app)
    assert "ป้องกันและปราบปรามการทุจริตประพฤติมิชอบ" in shown
    assert "การต่อต้านการทุจริตและประพฤติมิชอบ" in shown
    assert "<mark>" in shown
    assert "บรรทัด 7" in shown
    assert "0.9" not in shown, "no score is shown"


def test_nobody_without_a_name_decides(db: Database) -> None:
    app = strategy2(db)
    assert app.button(key="desk-do-main").disabled
    before = len(events(db))
    app.text_input(key="person-name").set_value("สมหญิง ใจดี")
    app.button(key="FormSubmitter:person-form-ใช้ชื่อนี้").click().run()
    assert not app.exception
    assert not app.button(key="desk-do-main").disabled
    assert len(events(db)) == before


def test_a_press_accepts_with_evidence_and_goes_on(db: Database) -> None:
    this_is(db, "สมหญิง")
    app = strategy2(db)
    app.button(key="desk-do-main").click().run()
    assert not app.exception
    last = events(db)[-1].draft
    assert (last.by, last.matter.object, last.role) == ("สมหญิง", "mp-21", "reviewer")
    assert isinstance(last.body, Review)
    assert last.body.claim is not None
    assert last.body.claim.directness == "main"
    assert {quote.side for quote in last.body.quotes} == {"subject", "object"}
    assert app.query_params["tier"] != "issue", "on to what is still open"


def test_what_was_accepted_and_not_approved_is_told_with_the_way_to_approve_it(db: Database) -> None:
    this_is(db, "สมหญิง")
    app = strategy2(db)
    assert not [one for one in app.button if one.key == "desk-waiting-do"]
    app.button(key="desk-do-main").click().run()
    assert t("desk.waiting", "th", count="1") in text(app)
    app.button(key="desk-waiting-do").click().run()
    assert not app.exception
    assert app.radio(key="desk-bulk-act").value == "approve"
    assert app.button(key="desk-bulk-do").label == t("desk.bulk.do", "th", count="1"), "seen before it is written"


def test_undo_goes_back_to_the_decision_it_took_back(db: Database) -> None:
    this_is(db, "สมหญิง")
    app = strategy2(db)
    app.button(key="desk-do-reject").click().run()
    app.button(key="desk-undo").click().run()
    assert not app.exception
    assert events(db)[-1].draft.body.kind == "undone"
    assert app.query_params["cand"] == "mp-21"


def test_what_somebody_else_decided_meanwhile_is_not_written_over(db: Database) -> None:
    this_is(db, "สมหญิง")
    app = strategy2(db)
    ws = workspace(db)
    matter = Matter(workspace=ws, subject=f"{ws}/s2", object="mp-21")
    seen = len(events(db, matter=matter.key))
    append(db, [Draft(id=str(uuid4()), matter=matter, by="สมชาย", role="reviewer", body=Review(mark="reject", note="ไม่ใช่"), seen=seen)])
    before = len(events(db))
    app.button(key="desk-do-main").click().run()
    assert not app.exception
    assert len(events(db)) == before
    assert any("สมชาย" in error.value for error in app.error)
    app.button(key="desk-do-main").click().run()
    assert len(events(db)) == before + 1, "seen now, so it may differ: a disagreement, not a loss"
    assert "เห็นไม่ตรงกัน" in text(strategy2(db))


def test_a_workspace_that_is_not_there_is_said_so(db: Database) -> None:  # noqa: ARG001
    assert "ไม่มีพื้นที่ทำงาน" in text(page(ws="ws-zzzzzz"))


def test_names_are_shown_as_written(db: Database) -> None:
    this_is(db, "<script>alert(1)</script> **ก** \u202eข")
    app = strategy2(db)
    app.button(key="desk-do-reject").click().run()
    assert "<script>" not in text(app)


def test_english_readers_get_english(db: Database) -> None:
    app = strategy2(db, lang="en")
    assert any("Accept as main" in button.label for button in app.button)
    assert "Your plan" in text(app)
