"""What a person types and which arrow they press, as steps: the fewest, possible ones, or a sentence that says why not."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.database import Database, open_database
from graph.workspaces.columns import fingerprint, forget, recall, remember
from graph.workspaces.edits import Edited, TargetEdit, added, changed, plan_changed, targets_changed
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Add, Move, Retype, Reword, SetAgencies, SetNumber, SetTargets
from graph.workspaces.shifts import find, holders, shift
from graph.workspaces.steps import corrected
from loaders.identify import identified
from loaders.records import Element, PlanDocument, Target
from loaders.table import ColumnMapping, ColumnRule

PLAN = identified(PlanDocument.model_validate({
    "title": "แผนทดสอบ", "period_be": {"start": 2566, "end": 2570}, "vision": {"text": "ดี"},
    "groups": [
        {"number": "1", "text": "น้ำ", "tactics": [{"number": "1", "text": "ขุด", "guidelines": [{"text": "สระ"}, {"text": "คลอง"}, {"text": "บ่อ"}]}, {"number": "2", "text": "ส่ง"}]},
        {"number": "2", "text": "ไฟ", "indicators": [{"text": "ครัวเรือนมีไฟ ร้อยละ 90", "targets": [{"op": ">=", "value": 90, "unit": "ร้อยละ", "year_be": 2570, "text": "ร้อยละ 90"}]}]},
    ]}), "draft")
IDS = {element.text: element.id or "" for _, element, _ in PLAN.walk()}


def of(text: str) -> Element:
    found = find(PLAN, IDS[text])
    assert found
    return found[1]


def order(plan: PlanDocument, text: str) -> list[str | None]:
    """Wordings of the list in which ``text`` stands."""
    _, element, parent = next(found for found in plan.walk() if found[1].text == text)
    holder = parent or plan
    return next([each.text for each in parts] for name in ("groups", "tactics", "guidelines", "goals") if element in (parts := getattr(holder, name)))


# --- places

@pytest.mark.parametrize(("text", "way", "then"), [
    ("คลอง", "up", ["คลอง", "สระ", "บ่อ"]), ("คลอง", "down", ["สระ", "บ่อ", "คลอง"]), ("สระ", "down", ["คลอง", "สระ", "บ่อ"]), ("ไฟ", "up", ["ไฟ", "น้ำ"]),
    ("คลอง", "in", ["คลอง"]), ("คลอง", "out", ["คลอง"]),
])
def test_an_arrow_moves_an_element_one_place(text: str, way: str, then: list[str]) -> None:
    step = shift(PLAN, IDS[text], way)  # type: ignore[arg-type]
    assert step
    assert order(corrected(PLAN, step, number=1), text) == then


@pytest.mark.parametrize(("text", "way"), [("สระ", "up"), ("บ่อ", "down"), ("สระ", "in"), ("น้ำ", "out"), ("ดี", "down")])
def test_there_is_no_step_to_a_place_that_is_none(text: str, way: str) -> None:
    """No guideline stands below what is not there, and the vision stays on top."""
    assert shift(PLAN, IDS[text], way) is None  # type: ignore[arg-type]


def test_an_element_that_is_gone_has_no_place() -> None:
    assert shift(PLAN, "draft/none", "up") is None


def test_whatever_an_arrow_offers_can_be_done() -> None:
    for _, element, _ in PLAN.walk():
        for way in ("up", "down", "in", "out"):
            step = shift(PLAN, element.id or "", way)
            if step:
                assert sorted(str(each.text) for _, each, _ in corrected(PLAN, step, number=1).walk()) == sorted(map(str, IDS))


def test_holders_are_where_the_element_may_stand() -> None:
    assert {element.text for _, element in holders(PLAN, IDS["ขุด"])} == {"น้ำ", "ไฟ", "ส่ง"}
    for _, element in holders(PLAN, IDS["ขุด"]):
        corrected(PLAN, Move(id=IDS["ขุด"], under=element.id), number=1)


# --- fields

def as_typed(element: Element, kind: str = "Guideline", **fields: str) -> Edited:
    return Edited(**({"type": kind, "text": element.text or "", "number": element.number or "", "word": element.kind or "", "agencies": "\n".join(element.agencies)} | fields))  # type: ignore[arg-type]


def test_nothing_typed_is_no_step() -> None:
    assert changed("Guideline", of("สระ"), as_typed(of("สระ"))) == ()
    assert targets_changed(of("ครัวเรือนมีไฟ ร้อยละ 90"), [TargetEdit(of("ครัวเรือนมีไฟ ร้อยละ 90").targets[0], ">=", "90", "", "ร้อยละ", "2570"), TargetEdit(None, ">=", gone=True)]) == ()
    assert plan_changed(PLAN, "แผนทดสอบ", "2566", "2570", None) == ()


@pytest.mark.parametrize(("fields", "step"), [
    ({"text": "สระน้ำ"}, Reword(id=IDS["สระ"], text="สระน้ำ")), ({"kind": "Project"}, Retype(id=IDS["สระ"], type="Project", word=None)),
    ({"number": " ๑.๒ "}, SetNumber(id=IDS["สระ"], number="๑.๒")), ({"agencies": "กรม ก\n\nกรม ก\n กรม ข "}, SetAgencies(id=IDS["สระ"], agencies=("กรม ก", "กรม ข"))),
])
def test_each_field_is_one_step(fields: dict[str, str], step: object) -> None:
    assert changed("Guideline", of("สระ"), as_typed(of("สระ"), **fields)) == (step,)


def test_words_may_not_be_emptied() -> None:
    with pytest.raises(WorkspaceError):
        changed("Guideline", of("สระ"), as_typed(of("สระ"), text=" \n "))


@pytest.mark.parametrize(("typed", "value"), [("๘๕", 85), ("1,452.5", 1452.5), (" 80 ", 80), ("-3", -3)])
def test_numbers_are_read_as_people_type_them(typed: str, value: float) -> None:
    element = of("ครัวเรือนมีไฟ ร้อยละ 90")
    step = targets_changed(element, [TargetEdit(element.targets[0], "<=", typed, "", "ร้อยละ", "2027")])[0]
    assert isinstance(step, SetTargets)
    assert (step.targets[0].op, step.targets[0].value, step.targets[0].year_be, step.targets[0].text) == ("<=", value, 2570, "ร้อยละ 90")


@given(st.text(max_size=12))
def test_what_is_no_number_or_year_is_said_and_never_raises_anything_else(typed: str) -> None:
    element = of("ครัวเรือนมีไฟ ร้อยละ 90")
    for edit in (TargetEdit(element.targets[0], "=", typed, "", "", ""), TargetEdit(element.targets[0], "=", "1", "", "", typed)):
        with contextlib.suppress(WorkspaceError):
            targets_changed(element, [edit])


def test_between_has_two_ends() -> None:
    element = of("ครัวเรือนมีไฟ ร้อยละ 90")
    step = targets_changed(element, [TargetEdit(element.targets[0], "between", "70", "80", "ร้อยละ", "2570")])[0]
    assert isinstance(step, SetTargets)
    assert (step.targets[0].min_value, step.targets[0].max_value) == (70, 80)
    corrected(PLAN, step, number=1)


def test_a_new_target_speaks_in_the_words_of_its_indicator() -> None:
    element = of("ครัวเรือนมีไฟ ร้อยละ 90")
    step = targets_changed(element, [TargetEdit(element.targets[0], ">=", "90", "", "ร้อยละ", "2570"), TargetEdit(None, ">=", "95", "", "ร้อยละ", "2575")])[0]
    assert isinstance(step, SetTargets)
    assert [target.text for target in step.targets] == ["ร้อยละ 90", "ครัวเรือนมีไฟ ร้อยละ 90"]
    assert isinstance(step.targets[1], Target)


def test_an_added_element_stands_where_its_line_is() -> None:
    lines = {IDS["สระ"]: 4, IDS["คลอง"]: 6, IDS["บ่อ"]: 9}
    assert added(PLAN, "Guideline", " ฝาย ", "", IDS["ขุด"], lines.get, 7) == Add(type="Guideline", text="ฝาย", under=IDS["ขุด"], before=IDS["บ่อ"])
    assert added(PLAN, "Guideline", "ฝาย", "", IDS["ขุด"], lines.get, None).before is None


@pytest.mark.parametrize("years", [("2570", "2566"), ("25", ""), ("ปีหน้า", "")])
def test_years_of_a_plan_that_are_none_are_said(years: tuple[str, str]) -> None:
    with pytest.raises(WorkspaceError):
        plan_changed(PLAN, "แผนทดสอบ", *years, None)


# --- columns

@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'work.db'}")


def mapping(field: str | None, *heads: str) -> ColumnMapping:
    return ColumnMapping("แผ่น", (3, 4), tuple(ColumnRule(place, head, field) for place, head in enumerate(heads, 1)))


def test_a_mapping_is_remembered_for_one_agency_in_place_of_the_one_before(db: Database) -> None:
    remember(db, mapping("project", "งาน"), agency="กรม  ก", by="ก")
    remember(db, mapping("activity", "งาน"), agency="กรม ก", by="ข")
    remember(db, mapping("goal", "งาน"), agency="กรม ข", by="ข")
    assert [each.columns[0].field for each in recall(db, "กรม ก")] == ["activity"]
    assert recall(db, "กรม") == ()
    assert forget(db, "กรม ก") == 1
    assert [each.columns[0].field for each in recall(db, "กรม ข")] == ["goal"]


def test_names_with_signs_of_patterns_are_names(db: Database) -> None:
    remember(db, mapping("goal", "งาน"), agency="ก%", by="ก")
    assert recall(db, "กข") == ()
    assert len(recall(db, "ก%")) == 1


def test_a_heading_is_known_by_its_words_wherever_it_stands() -> None:
    assert fingerprint(mapping("goal", "๑. งาน", "ปี")) == fingerprint(ColumnMapping("อื่น", (9, 9), mapping(None, "1. งาน *", "ปี").columns))
    assert fingerprint(mapping("goal", "งาน", "ปี")) != fingerprint(mapping("goal", "ปี", "งาน"))
