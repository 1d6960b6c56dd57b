"""Every act that changes something, and who may do it (docs/people.md): viewers and strangers nothing, reviewers theirs, approvers the rest; whatever a page sends."""

from __future__ import annotations

import inspect
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.database import Database, open_database
from graph.decisions.fold import State, fold
from graph.decisions.log import append, events
from graph.decisions.records import Brought, Claim, Draft, Quote
from graph.decisions.refusals import LogError, NotAllowedError
from graph.people import NOBODY, People, Person, nobody, signed_in
from graph.settings import ROOT
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.shelf import all_workspaces, open_workspace
from queries.read.records import Label, Ref
from review import acts
from review.bulk import BULKS, preview
from review.pairs import VERDICTS, decide_pair
from review.records import Candidate, Row, Slot
from review.sayings import Said, adding
from search.overlap_records import Pair
from search.suggest.levels import RULES
from tests.review.conftest import Table
from views.parts.bring_state import who

Who = Literal["stranger", "viewer", "reviewer", "approver"]
PEOPLE = People({"head@a.go.th": "approver", "one@a.go.th": "reviewer", "two@a.go.th": "reviewer"})
ADDRESS: dict[Who, str] = {"viewer": "guest@a.go.th", "reviewer": "one@a.go.th", "approver": "head@a.go.th", "stranger": ""}


def claims(role: Who) -> dict[str, Any]:
    return {"is_logged_in": True, "email": ADDRESS[role], "email_verified": True, "iat": time.time()}


def person(role: Who) -> Person:
    return nobody(login=True) if role == "stranger" else signed_in(claims(role), PEOPLE)


def forged(role: Who, of: str = "approver") -> Person:
    """Somebody whose page says that they are more than they are: what the log holds them against stays."""
    real = person(role)
    return Person(real.name or "head@a.go.th", of, shared=True, policy=real.policy)  # type: ignore[arg-type]


@pytest.fixture
def judged(here: Table) -> Table:
    """Of the row on corruption: an issue that somebody else accepted, a milestone in dispute, a strategy that is approved."""
    row = here.row("ป้องกัน")
    two, head = signed_in(claims("reviewer") | {"email": "two@a.go.th"}, PEOPLE), person("approver")
    for tier in ("issue", "milestone", "strategy"):
        one = first(here.row("ป้องกัน"), tier)
        append(here.db, [acts.accept(two, row, one, Claim(directness="main"), both(row, one))], policy=two.policy)
    append(here.db, [acts.reject(head, row, first(here.row("ป้องกัน"), "milestone"))], policy=head.policy)
    strategy = first(here.row("ป้องกัน"), "strategy")
    assert strategy.state
    append(here.db, [acts.approve(head, strategy.state, acts.texts_of(row, strategy))], policy=head.policy)
    return here


def first(row: Row, tier: str) -> Candidate:
    return next(slot for name, slot in row.slots.items() if name == tier).candidates[0]


def both(row: Row, one: Candidate) -> tuple[Quote, ...]:
    return Quote(side="subject", text=row.wording), Quote(side="object", text=one.wording)


def state(table: Table, tier: str) -> State:
    found = first(table.row("ป้องกัน"), tier).state
    assert found
    return found


def _accept(table: Table, who_: Person) -> Sequence[Draft]:
    row = table.row("เสริมสร้าง")
    return [acts.accept(who_, row, first(row, "issue"), Claim(directness="main"), both(row, first(row, "issue")))]


def _undo_own(table: Table, who_: Person) -> Sequence[Draft]:
    mine = _reject(table, signed_in(claims("reviewer") | {"email": who_.name}, PEOPLE))
    append(table.db, [mine[0].model_copy(update={"by": who_.name})])
    found = table.book.states()[mine[0].matter.key]
    return [acts.undo(who_, found, found.history[-1].draft.id)]


def _reject(table: Table, who_: Person) -> Sequence[Draft]:
    row = table.row("เสริมสร้าง")
    return [acts.reject(who_, row, first(row, "issue"))]


def _unsure(table: Table, who_: Person) -> Sequence[Draft]:
    row = table.row("เสริมสร้าง")
    return [acts.unsure(who_, row, first(row, "issue"))]


def _settle(table: Table, who_: Person) -> Sequence[Draft]:
    row = table.row("ป้องกัน")
    one = first(row, "milestone")
    return [acts.settle(who_, row, one, "accept", "ตรง", claim=Claim(directness="main"), quotes=both(row, one))]


def _approve(table: Table, who_: Person) -> Sequence[Draft]:
    return [acts.approve(who_, state(table, "issue"), acts.texts_of(table.row("ป้องกัน"), first(table.row("ป้องกัน"), "issue")))]


def _undo_of_others(table: Table, who_: Person) -> Sequence[Draft]:
    found = state(table, "issue")
    return [acts.undo(who_, found, found.history[-1].draft.id)]


def _incoming(table: Table, who_: Person) -> Sequence[Draft]:
    row = table.row("เสริมสร้าง")
    one = first(row, "issue")
    said = Said(one.matter, "ดร.นอก", acts.reject(who_, row, one).body)  # type: ignore[arg-type]
    brought = Brought(by=who_.name or "x", file="f.sssom.tsv", sha256="0" * 64)
    open_to_all = Person(who_.name, "approver", shared=False)
    return adding(open_to_all, table.book.states(), [said], brought).drafts


def _bulk(act: Any) -> Callable[[Table, Person], Sequence[Draft]]:
    def rows(table: Table) -> Sequence[Row]:
        if act != "nothing":
            return table.desk.rows
        row = table.row("เสริมสร้าง")  # as if nothing had been proposed
        return [replace(row, slots={tier: Slot(rule, (), None) for tier, rule in RULES.items()})]

    return lambda table, who_: preview(who_, rows(table), act, table.book.states(), tiers=tuple(RULES), band="middle").drafts


def _pair(verdict: Any) -> Callable[[Table, Person], Sequence[Draft]]:
    part = [Ref(name, "Strategy", Label(th=name)) for name in ("psds-2567/s1", "nesdp13/ms13")]

    class _Part:
        def __init__(self, ref: Ref) -> None:
            self.id, self.texts, self.text = ref.id, (ref.id,), ref.id

    class _Pair:
        left, right = _Part(part[0]), _Part(part[1])

    pair: Pair = _Pair()  # type: ignore[assignment]  # all that a verdict looks at
    return lambda _, who_: [decide_pair(who_, pair, verdict, 0)]


ACTS: dict[str, tuple[Callable[[Table, Person], Sequence[Draft]], Who]] = {
    "accept": (_accept, "reviewer"), "reject": (_reject, "reviewer"), "unsure": (_unsure, "reviewer"),
    "nothing_aligns": (lambda table, who_: [acts.nothing_aligns(who_, table.row("เสริมสร้าง"), table.workspace.id, "nsc-2566", None)], "reviewer"),
    "undo": (_undo_own, "reviewer"), "undo of others": (_undo_of_others, "approver"), "settle": (_settle, "approver"), "approve": (_approve, "approver"),
    "withdraw": (lambda table, who_: [acts.withdraw(who_, state(table, "strategy"))], "approver"), "incoming": (_incoming, "reviewer"),
    **{f"bulk {act}": (_bulk(act), "approver" if act == "approve" else "reviewer") for act in BULKS}, **{f"overlap {verdict}": (_pair(verdict), "reviewer") for verdict in VERDICTS},
}
"""Act → what it writes, and the least role that may."""
RANK: tuple[Who, ...] = ("stranger", "viewer", "reviewer", "approver")


def test_no_act_is_forgotten() -> None:
    made = {name for name in acts.__all__ if inspect.signature(getattr(acts, name)).return_annotation == "Draft"}
    assert made <= set(ACTS), "a new act needs a line in the table, and in docs/people.md"


@pytest.mark.parametrize("role", RANK)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_do_what(judged: Table, act: str, role: Who) -> None:
    make, least = ACTS[act]
    person_ = person(role)
    drafts = make(judged, person_ if person_.name else forged(role))
    assert drafts
    before = len(events(judged.db))
    if RANK.index(role) >= RANK.index(least):
        assert append(judged.db, acts.in_order(drafts, {key: one.seen for key, one in states(judged.db).items()}), policy=person_.policy)
        return
    with pytest.raises((NotAllowedError, LogError)) as caught:
        append(judged.db, acts.in_order(drafts, {key: one.seen for key, one in states(judged.db).items()}), policy=person_.policy)
    assert isinstance(caught.value, NotAllowedError)
    assert len(events(judged.db)) == before


def states(db: Database) -> dict[str, State]:
    return fold(events(db))


@pytest.mark.parametrize("act", ACTS)
def test_a_page_that_says_its_visitor_is_an_approver_changes_nothing(judged: Table, act: str) -> None:
    """The role of the draft is forged, the person's own policy is not; nor does it help to write the head's name."""
    looking: tuple[Who, ...] = ("viewer", "stranger")
    for role in looking:
        drafts = ACTS[act][0](judged, forged(role))
        for by in {draft.by for draft in drafts} | {"head@a.go.th"}:
            named = [draft if draft.by.startswith("tool:") or draft.brought else draft.model_copy(update={"by": by}) for draft in drafts]
            with pytest.raises(NotAllowedError):
                append(judged.db, acts.in_order(named, {key: one.seen for key, one in states(judged.db).items()}), policy=person(role).policy)
    assert person("viewer").policy == NOBODY


# --- workspaces: kept, corrected and erased through one gate -------------------------------------------------------------------------

class _User(dict[str, Any]):
    def to_dict(self) -> dict[str, Any]:
        return dict(self)


@pytest.fixture
def shared(use_built: Path, suggested: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Who], Database]]:
    """A shared installation with the plan in it, on which somebody signs in."""
    assert use_built.is_dir()
    file, _ = suggested
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, tmp_path / part.name)
    people = tmp_path / "people.yaml"
    people.write_text("approvers: [head@a.go.th]\nreviewers: [one@a.go.th, two@a.go.th]\n", "utf-8")
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / file.name}")
    monkeypatch.setenv("POLICY_PEOPLE", str(people))
    monkeypatch.setattr("graph.projection.Projector.request", lambda _: 0)
    monkeypatch.setattr("graph.projection.Projector.wait", lambda *_: True)
    db = open_database()

    def sign_in(role: Who) -> Database:
        monkeypatch.setattr(st, "user", _User(claims(role) if role != "stranger" else {"is_logged_in": False}))
        return db

    yield sign_in
    db.engine.dispose()


@pytest.mark.parametrize(("role", "keeps", "erases"), [("stranger", False, False), ("viewer", False, False), ("reviewer", True, False), ("approver", True, True)])
def test_who_keeps_and_who_erases(shared: Callable[[Who], Database], role: Who, keeps: bool, erases: bool) -> None:
    db = shared(role)
    for may, asked in ((keeps, False), (erases, True)):
        if may:
            assert who(db, erases=asked) == ADDRESS[role], "in their own name, whatever a form says"
        else:
            with pytest.raises(WorkspaceError):
                who(db, erases=asked)


def page(name: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=90)
    app.run()
    app.switch_page(f"screens/{name}.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


@pytest.mark.parametrize(("role", "gone"), [("stranger", False), ("viewer", False), ("reviewer", False), ("approver", True)])
def test_only_an_approver_erases_a_workspace_on_the_page(shared: Callable[[Who], Database], role: Who, gone: bool) -> None:
    db = shared(role)
    (kept,) = all_workspaces(db)
    before = open_workspace(db, kept.id).plan
    app = page("bring", ws=kept.id)
    for _ in range(40):
        if any(group.key == "bring-tab" for group in app.button_group):
            break
        time.sleep(0.2)
        app.run()
    app.button_group(key="bring-tab").set_value("settings").run()
    app.checkbox(key=f"bring-sure-{kept.id}").set_value(True).run()
    app.button(key="bring-erase").click().run()
    assert not app.exception
    assert (all_workspaces(db) == ()) is gone
    if not gone:
        assert open_workspace(db, kept.id).plan == before
        assert any(sentence in words(app) for sentence in ("ลบได้เฉพาะผู้อนุมัติ", "ดูได้อย่างเดียว", "เข้าสู่ระบบก่อน"))


PRESSES = ("desk-do-main", "desk-do-secondary", "desk-do-reject", "desk-do-unsure", "desk-do-nothing", "desk-undo", "desk-suggest", "desk-bulk", "desk-incoming")


@pytest.mark.parametrize("role", ["stranger", "viewer"])
def test_whoever_may_only_look_can_press_nothing_that_writes(shared: Callable[[Who], Database], role: Who) -> None:
    """What a browser sends all the same is refused by the log, as above."""
    db = shared(role)
    (kept,) = all_workspaces(db)
    app = page("desk", ws=kept.id, el=f"{kept.id}/s2", tier="issue")
    assert {button.key for button in app.button if button.disabled} >= set(PRESSES)
    assert {button.key for button in app.button if not button.disabled} <= {"person-login", "person-logout"}


def test_a_reviewer_sees_no_way_to_approve_and_settles_nothing(shared: Callable[[Who], Database]) -> None:
    db = shared("reviewer")
    (kept,) = all_workspaces(db)
    app = page("desk", ws=kept.id, el=f"{kept.id}/s2", tier="issue")
    app.button(key="desk-do-main").click().run()
    assert [event.draft.by for event in events(db)][-1] == "one@a.go.th"
    app = page("desk", ws=kept.id, el=f"{kept.id}/s2", tier="issue", cand="mp-21")
    keys = {button.key for button in app.button}
    assert "desk-do-approve" not in keys
    assert "desk-do-withdraw" not in keys
