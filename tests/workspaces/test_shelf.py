"""Workspaces in both databases: kept with their file, corrected by two people, undone, erased."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from graph.database import Database
from graph.decisions.log import events
from graph.workspaces import shelf
from graph.workspaces.errors import StaleRevisionError, StepError, WorkspaceError
from graph.workspaces.records import Add, Delete, Reword, SetPlan, Workspace
from loaders.identify import identified, ids_of
from loaders.records import PlanDocument
from tests.decisions.conftest import db as both  # noqa: F401 - both databases, for the contract
from tests.decisions.conftest import postgres, url  # noqa: F401
from tests.decisions.making import suggested as a_suggestion
from tests.decisions.making import write

FILE = "แผน (ร่าง).txt".encode() * 10


def kept(db: Database, plan: PlanDocument, name: str = "แผนตลาด") -> Workspace:
    return shelf.keep(db, plan, FILE, "แผน (ร่าง).txt", name=name, by="ก")


def test_a_workspace_is_as_it_was_kept(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    made = kept(both, loaded, "  แผน  ตลาด ")
    again = shelf.open_workspace(both, made.id)
    assert again == made
    assert (made.name, made.created_by, made.revision, made.title) == ("แผน ตลาด", "ก", 0, loaded.title)
    assert (made.file.name, made.file.size, len(made.file.sha256)) == ("แผน (ร่าง).txt", len(FILE), 64)
    assert shelf.file_of(both, made.id) == ("แผน (ร่าง).txt", FILE)
    assert made.plan.id == made.id
    assert all(id_.startswith(f"{made.id}/") for id_ in ids_of(made.plan))
    assert [level.level for level in made.plan.levels] == [3]
    assert [one.id for one in shelf.all_workspaces(both)] == [made.id]


def test_corrections_are_taken_back_and_done_again_by_new_entries(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    first = kept(both, loaded)
    id_ = first.id
    one = shelf.correct(both, id_, Reword(id=f"{id_}/s1", text="ชื่อใหม่"), by="ก", expected=0)
    two = shelf.correct(both, id_, Add(type="Project", text="โครงการเพิ่ม", under=f"{id_}/s1"), by="ข", expected=1)
    assert f"{id_}/x2" in ids_of(two.plan)
    assert shelf.undo(both, id_, by="ก", expected=2).plan == one.plan
    assert shelf.undo(both, id_, by="ก", expected=3).plan == first.plan
    assert shelf.redo(both, id_, by="ก", expected=4).plan == one.plan
    after = shelf.correct(both, id_, SetPlan(title="แผนอื่น"), by="ก", expected=5)
    assert not after.can_redo
    with pytest.raises(WorkspaceError, match="ไม่มีการแก้ไขให้ทำซ้ำ"):
        shelf.redo(both, id_, by="ก", expected=6)
    assert [(entry.number, entry.kind, entry.by) for entry in shelf.history(both, id_)] == [
        (1, "step", "ก"), (2, "step", "ข"), (3, "undo", "ก"), (4, "undo", "ก"), (5, "redo", "ก"), (6, "step", "ก")]
    again = shelf.correct(both, id_, Add(type="Project", text="โครงการอื่น", under=f"{id_}/s1"), by="ก", expected=6)
    assert f"{id_}/x7" in ids_of(again.plan)  # an id of a thing that is gone is never given again


def test_a_step_that_does_not_fit_changes_nothing(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    made = kept(both, loaded)
    with pytest.raises(StepError):
        shelf.correct(both, made.id, Delete(id=f"{made.id}/none"), by="ก", expected=0)
    assert shelf.open_workspace(both, made.id) == made
    assert shelf.history(both, made.id) == ()


def test_of_two_people_at_once_one_is_told_who_was_faster(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    made = kept(both, loaded)
    told: list[str] = []
    start = threading.Barrier(4)

    def work(who: str) -> None:
        start.wait()
        try:
            shelf.correct(both, made.id, SetPlan(title=f"แผนของ {who}"), by=who, expected=0)
        except StaleRevisionError as error:
            told.append(str(error))

    people = [threading.Thread(target=work, args=(f"คน{number}",)) for number in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    after = shelf.open_workspace(both, made.id)
    winner = shelf.history(both, made.id)[0].by
    assert (after.revision, after.title) == (1, f"แผนของ {winner}")
    assert len(told) == 3
    assert all(winner in sentence and "ยังไม่ถูกบันทึก" in sentence and "not saved" in sentence for sentence in told)


def test_corrections_made_before_keeping_come_along(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    draft = identified(loaded, "draft")
    made = shelf.keep(both, draft, FILE, "f.txt", name="แผน", by="ก", steps=[Reword(id="draft/s1", text="ชื่อใหม่"), Delete(id="draft/s2"), Add(type="Goal", text="เป้าหมายใหม่", under="draft/s1")])
    assert [(part.id, part.text) for part in made.plan.groups] == [(f"{made.id}/s1", "ชื่อใหม่")]
    assert made.plan.groups[0].goals[-1].id == f"{made.id}/x3"
    assert (made.revision, made.can_undo) == (3, True)
    back = shelf.undo(both, made.id, by="ก", expected=3)
    assert len(back.plan.groups[0].goals) == len(made.plan.groups[0].goals) - 1


def test_erasing_leaves_nothing_and_says_what_rests_on_it(both: Database, loaded: PlanDocument) -> None:  # noqa: F811
    alone = kept(both, loaded, "ไม่มีใครตัดสิน")
    gone = shelf.erase(both, alone.id)
    assert (gone.name, gone.resting.events) == ("ไม่มีใครตัดสิน", 0)
    made = kept(both, loaded)
    matter = a_suggestion().matter.model_copy(update={"workspace": made.id, "subject": f"{made.id}/s1"})
    write(both, [a_suggestion(matter)])
    rests = shelf.resting(both, made.id)
    assert (rests.events, rests.decisions) == (1, 0)  # what the machine suggests is no decision
    assert shelf.erase(both, made.id).resting.events == 1
    assert shelf.all_workspaces(both) == ()
    assert len(events(both)) == 1  # the log is never rewritten
    for ask in (shelf.open_workspace, shelf.file_of, shelf.history, shelf.erase):
        with pytest.raises(WorkspaceError, match=made.id):
            ask(both, made.id)


def test_erased_words_are_not_left_in_the_file(db: Database, loaded: PlanDocument) -> None:
    words = "ความลับที่ต้องหายไป"
    made = shelf.keep(db, loaded.model_copy(update={"title": words}), words.encode() * 500, "s.txt", name="ลับ", by="ก")
    shelf.erase(db, made.id)
    assert db.file
    assert words.encode() not in b"".join(path.read_bytes() for path in Path(db.file).parent.glob(f"{Path(db.file).name}*"))


@pytest.mark.parametrize("name", ["", "  ", "ก" * 201])
def test_a_workspace_needs_a_name(db: Database, loaded: PlanDocument, name: str) -> None:
    with pytest.raises(WorkspaceError, match="1 ถึง 200"):
        kept(db, loaded, name)
    assert shelf.all_workspaces(db) == ()
