"""Corrections are pure functions: what each does on a plan read by hand, and what no sequence of them can break."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.workspaces.checks import bodies_asked, check_plan
from graph.workspaces.errors import StepError
from graph.workspaces.places import TYPES
from graph.workspaces.rdf import graph_of
from graph.workspaces.records import (
    Add,
    Delete,
    Entry,
    Merge,
    Move,
    Retype,
    Reword,
    SetAgencies,
    SetBody,
    SetNumber,
    SetPlan,
    SetTargets,
    Step,
)
from graph.workspaces.shapes import shape_findings
from graph.workspaces.steps import corrected, fold
from graph.workspaces.tree import find
from loaders.agency_names import AgencyNames
from loaders.identify import ids_of
from loaders.rdf.uploads import Upload, upload_quads
from loaders.records import Operator, PlanDocument, Target
from tests.workspaces.conftest import WS

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def do(plan: PlanDocument, *steps: Step) -> PlanDocument:
    for number, step in enumerate(steps, 1):
        plan = corrected(plan, step, number=number)
    return plan


def target(op: Operator = ">=", value: float | None = 5, text: str = "ไม่น้อยกว่า 5 แห่ง", **more: Any) -> Target:
    return Target.model_validate({"op": op, "value": value, "text": text, "unit": "แห่ง"} | more)


def texts(plan: PlanDocument, id_: str) -> list[str]:
    return [str(part.text) for _, part in find(plan, id_).element.children()]


def test_new_words_leave_the_old_ones_in_a_note_and_the_source_alone(market: PlanDocument) -> None:
    before, after = find(market, f"{WS}/s1").element, find(do(market, Reword(id=f"{WS}/s1", text=" ยกระดับ  ตลาดสด ")), f"{WS}/s1").element
    assert after.text == "ยกระดับ ตลาดสด"
    assert "«ยกระดับตลาด (Market Upgrade)»" in (after.note or "")
    assert (after.line, after.source, after.rule) == (before.line, before.source, before.rule)


def test_a_moved_element_keeps_its_id_and_its_parts(market: PlanDocument) -> None:
    guideline, tactic = f"{WS}/s1/t1/g1.2", f"{WS}/s1/t2"
    moved = do(market, Move(id=guideline, under=tactic, before=f"{WS}/s1/t2/g2.1"))
    assert texts(moved, tactic) == ["จัดการขยะในตลาด", "อบรมการตลาดออนไลน์"]
    assert texts(moved, f"{WS}/s1/t1") == ["วางผังตลาดใหม่"]
    assert texts(moved, guideline) == ["แยกขยะเปียก"]


def test_merged_elements_have_both_words_bodies_and_parts(market: PlanDocument) -> None:
    one = find(do(market, Merge(id=f"{WS}/s1/p2", into=f"{WS}/s1/p1")), f"{WS}/s1/p1").element
    assert one.text == "โครงการตลาดต้นแบบ โครงการผู้ค้ารุ่นใหม่"
    assert one.agencies == ("กระทรวงพาณิชย์", "กรมอนามัย", "กระทรวงแรงงาน")
    tactics = do(market, Merge(id=f"{WS}/s1/t2", into=f"{WS}/s1/t1"))
    assert texts(tactics, f"{WS}/s1/t1") == ["วางผังตลาดใหม่", "จัดการขยะในตลาด", "อบรมการตลาดออนไลน์"]


def test_what_stood_below_a_deleted_element_goes_or_moves_up(market: PlanDocument) -> None:
    gone = do(market, Delete(id=f"{WS}/s1/t1"))
    assert not [id_ for id_ in ids_of(gone) if id_.startswith(f"{WS}/s1/t1")]
    up = do(market, Delete(id=f"{WS}/s1/t1", parts="up"))
    assert texts(up, f"{WS}/s1")[-4:-2] == ["วางผังตลาดใหม่", "จัดการขยะในตลาด"]
    assert all(id_ in ids_of(up) for id_ in (f"{WS}/s1/t1/g1.1", f"{WS}/s1/t1/g1.2"))


def test_a_type_moves_an_element_to_its_list(market: PlanDocument) -> None:
    as_project = do(market, Retype(id=f"{WS}/s1/t2/g2.1", type="Project", word="โครงการ"))
    found = find(as_project, f"{WS}/s1/t2/g2.1")
    assert (found.list, found.type, found.element.kind, found.element.text) == ("projects", "Project", "โครงการ", "อบรมการตลาดออนไลน์")
    flagship = find(do(as_project, Retype(id=f"{WS}/s1/t2/g2.1", type="FlagshipProject")), f"{WS}/s1/t2/g2.1")
    assert (flagship.list, flagship.element.type) == ("projects", "FlagshipProject")


@pytest.mark.parametrize(("step", "says"), [
    (Move(id=f"{WS}/s1/t1", under=f"{WS}/s1/t1/g1.1"), "ในตัวเอง"),
    (Move(id=f"{WS}/s1/t1", under=f"{WS}/s1/ind1"), "เป็นกลยุทธ์ จึงอยู่ใต้ตัวชี้วัดไม่ได้"),
    (Retype(id=f"{WS}/s1", type="Goal"), "เป็นกลยุทธ์ จึงอยู่ใต้เป้าหมายไม่ได้"),
    (Retype(id=f"{WS}/s1", type="Milestone"), "ใช้กับแผนระดับบนเท่านั้น"),
    (Merge(id=f"{WS}/s1", into=f"{WS}/s1/t1"), "ทิศกลับกัน"),
    (Add(type="Vision", text="อีกวิสัยทัศน์"), "มีวิสัยทัศน์อยู่แล้ว"),
    (Delete(id=f"{WS}/s9"), "ไม่มีองค์ประกอบ"),
    (SetPlan(title="แผน", start_be=2570, end_be=2566), "อยู่หลังปีสิ้นสุด"),
    (SetTargets(id=f"{WS}/s1/ind1", targets=(target(value=None, text="ไม่น้อยกว่า"),)), "ไม่มีตัวเลข"),
], ids=lambda value: value.kind if hasattr(value, "kind") else "")
def test_what_does_not_fit_is_refused_with_a_sentence(market: PlanDocument, step: Step, says: str) -> None:
    with pytest.raises(StepError, match=says) as refused:
        do(market, step)
    assert refused.value.th
    assert refused.value.en


def test_what_a_person_enters_is_not_taken_for_words_of_the_file(market: PlanDocument) -> None:
    plan = do(market, SetNumber(id=f"{WS}/s2", number="๒"), Add(type="Project", text="โครงการใหม่", under=f"{WS}/s2"),
              SetTargets(id=f"{WS}/ind1", targets=(*find(market, f"{WS}/ind1").element.targets, target("rank_at_worst", 3, "อันดับ 3", unit=None))))
    new, read = find(plan, f"{WS}/x2").element, find(plan, f"{WS}/ind1").element
    assert (new.source, new.locator, new.rule) == (f"{WS}-entered", "การแก้ไขครั้งที่ 2", "entered-by-hand")
    assert [one.source for one in read.targets] == [None, f"{WS}-entered"]
    assert (read.targets[1].measure, read.targets[1].unit) == ("rank", "อันดับ")


def test_a_name_that_several_bodies_have_is_settled_once_for_all_its_places_and_stays_as_printed(market: PlanDocument, names: AgencyNames) -> None:
    plan = do(market, SetAgencies(id=f"{WS}/s1/p1", agencies=("กพร.", "กรมอนามัย")), SetAgencies(id=f"{WS}/s2", agencies=("กรมอนามัย",), supporting_agencies=("กพร.",)))
    (asked,) = (each for each in bodies_asked(plan, names) if each.printed == "กพร.")
    assert {element.id for element in asked.elements} == {f"{WS}/s1/p1", f"{WS}/s2"}
    assert {"opdc", "dsd"} <= set(asked.ids)
    said = do(plan, SetBody(printed="กพร.", body="opdc"))
    assert [find(said, id_).element.agency_ids.get("กพร.") for id_ in (f"{WS}/s1/p1", f"{WS}/s2")] == ["opdc", "opdc"]
    assert find(said, f"{WS}/s1/p1").element.agencies == ("กพร.", "กรมอนามัย")
    assert not [each for each in bodies_asked(said, names) if each.printed == "กพร."]
    assert not [check for check in check_plan(said, names) if check.rule == "agency-ask" and "กพร." in check.th]
    assert do(said, SetBody(printed="กพร.", body=None)) == plan
    responsible = {quad.object for quad in upload_quads(said, names, Upload(name="แผน.txt", sha256="0" * 64, brought_on=date(2026, 11, 28), label="แผน"), graph_of(WS))
                   if str(quad.predicate).endswith("responsibleAgency>")}
    assert any(str(each).endswith("agency/opdc>") for each in responsible)
    with pytest.raises(StepError, match="กรมลม"):
        do(plan, SetBody(printed="กรมลม", body="opdc"))


# --- properties ---------------------------------------------------------------------------------------------------------------------


def any_step(draw: st.DrawFn, plan: PlanDocument) -> Step:
    ids = st.sampled_from(ids_of(plan) or [f"{WS}/none"])
    place = st.one_of(st.none(), ids)
    words = st.text("กขค ง1", min_size=1, max_size=12).filter(str.strip)
    kind: Any = st.sampled_from(TYPES)
    steps: list[st.SearchStrategy[Any]] = [
        st.builds(Reword, id=ids, text=words), st.builds(Retype, id=ids, type=kind, word=st.one_of(st.none(), words)), st.builds(Move, id=ids, under=place, before=st.none()),
        st.builds(Move, id=ids, under=place, before=ids), st.builds(Merge, id=ids, into=ids), st.builds(Delete, id=ids, parts=st.sampled_from(["too", "up"])),
        st.builds(SetNumber, id=ids, number=st.one_of(st.none(), st.sampled_from(["1", "๒.๑", "ก"]))),
        st.builds(SetAgencies, id=ids, agencies=st.lists(st.sampled_from(["สำนักงาน ก.พ.ร.", "กองเล็ก", "สผ."]), max_size=2).map(tuple)),
        st.builds(SetBody, printed=st.sampled_from(["กองเล็ก", "กรมอนามัย", "สผ."]), body=st.sampled_from([None, "moph", "opdc"])),
        st.builds(SetTargets, id=ids, targets=st.lists(st.builds(target, op=st.sampled_from(get_args(Operator)), value=st.one_of(st.none(), st.integers(0, 99))), max_size=2).map(tuple)),
        st.builds(Add, type=kind, text=words, under=place, before=st.none()), st.builds(SetPlan, title=words, start_be=st.just(2566), end_be=st.just(2570)),
    ]
    return draw(st.one_of(*steps))  # type: ignore[no-any-return]


@st.composite
def histories(draw: st.DrawFn, first: PlanDocument, most: int) -> list[Entry]:
    """Entries that fit, one after the other: steps, undos and redos."""
    entries: list[Entry] = []
    for _ in range(draw(st.integers(1, most))):
        folded = fold(first, entries)
        kind = draw(st.sampled_from(["step", "step", "step", "undo", "redo"]))
        entry = Entry(number=len(entries) + 1, kind=kind, step=any_step(draw, folded.plan) if kind == "step" else None, by="ก", at=NOW)  # type: ignore[arg-type]
        try:
            fold(first, [*entries, entry])
        except StepError:
            continue
        entries.append(entry)
    return entries


def undone(first: PlanDocument, entries: list[Entry]) -> PlanDocument:
    """The plan when everything in force is taken back by further entries."""
    for _ in fold(first, entries).done:
        entries = [*entries, Entry(number=len(entries) + 1, kind="undo", by="ข", at=NOW)]
    return fold(first, entries).plan


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_history_undone_is_the_first_plan_and_ids_stay_unique(market: PlanDocument, data: st.DataObject) -> None:
    entries = data.draw(histories(market, 8))
    plan = fold(market, entries).plan
    ids = ids_of(plan)
    assert len(ids) == len(set(ids)) == sum(1 for _ in plan.walk())
    assert all(id_.startswith(f"{WS}/") for id_ in ids)
    assert undone(market, entries) == market
    assert PlanDocument.model_validate(plan.model_dump(mode="json")) == plan


@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_no_history_makes_a_graph_that_breaks_the_shapes(market: PlanDocument, names: AgencyNames, data: st.DataObject) -> None:
    plan = fold(market, data.draw(histories(market, 10))).plan
    quads = upload_quads(plan, names, Upload(name="แผน.txt", sha256="0" * 64, brought_on=date(2026, 11, 28), label="แผน"), graph_of(WS))
    assert not [check.en for check in shape_findings(quads, names) if check.severity == "problem"]
