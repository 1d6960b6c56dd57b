"""Ids in the pattern of the curated plans, whatever a file says; and nothing lost between what a loader found and the record."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from loaders.as_record import is_flagship, measure_of, targets_of
from loaders.identify import identified, ids_of, rebased
from loaders.records import CHILD_LISTS, PlanDocument
from loaders.records.base import LocalId
from loaders.table import load_bytes as load_table
from loaders.text import load_bytes as load_text
from tests.loaders.table_files import FILES, agency_names, golden_path

LOCAL_ID = TypeAdapter(LocalId)
PLAN = {
    "title": "แผน", "vision": {"text": "ก"}, "goals": [{"text": "ข"}], "indicators": [{"text": "ค", "number": "(1)"}, {"text": "ง"}], "benefits": [{"text": "จ", "number": "4.1"}],
    "groups": [{"text": "ฉ", "number": "๑", "goals": [{"text": "ช"}, {"text": "ซ"}], "tactics": [{"text": "ญ", "number": "2", "guidelines": [{"text": "ฎ", "number": "2.1", "sub_bullets": [{"text": "ฏ", "number": "ก)"}]}]}],
                "projects": [{"text": "ฐ", "number": "1"}, {"text": "ฑ", "number": "1"}], "activities": [{"text": "ฒ"}]},
               {"text": "ณ", "type": "Milestone", "number": "หมุดหมายที่ 13"}],
}


def test_ids_say_the_way_down_by_printed_numbers() -> None:
    assert ids_of(identified(PlanDocument.model_validate(PLAN), "ws-x")) == [f"ws-x/{tail}" for tail in (
        "vision", "goal", "ind1", "ind2", "s1", "s1/goal1", "s1/goal2", "s1/t2", "s1/t2/g2.1", "s1/t2/g2.1/b1", "s1/a1", "s1/p1", "s1/p1-2", "ms13", "benefit1")]


def test_ids_that_are_there_stay_and_new_parts_get_others() -> None:
    plan = identified(PlanDocument.model_validate(PLAN), "p")
    turned = plan.model_copy(update={"groups": plan.groups[::-1], "indicators": (*plan.indicators[1:], plan.indicators[0].model_copy(update={"id": None, "number": "2"}))})
    assert [part.id for part in identified(turned, "p").groups] == ["p/ms13", "p/s1"]
    assert [part.id for part in identified(turned, "p").indicators] == ["p/ind2", "p/ind2-2"]
    assert identified(plan, "p") == plan


def test_references_follow_new_ids() -> None:
    plan = PlanDocument.model_validate({"title": "แผน", "id": "old", "groups": [{"id": "old/a", "text": "ก", "footnotes": [1]}, {"id": "old/b", "text": "ข", "parent": "old/a"}],
                                        "footnotes": [{"number": 1, "anchor": "ก", "text": "หมายเหตุ", "annotates": ["old/a"]}, {"number": 2, "anchor": "ข", "text": None}]})
    named = identified(plan, "new")
    assert (named.groups[1].parent, named.footnotes[0].annotates, named.footnotes[1].annotates) == ("new/s1", ("new/s1",), ("new",))
    moved = rebased(named, "ws-y")
    assert (moved.id, [part.id for part in moved.groups], moved.groups[1].parent, moved.footnotes[0].annotates) == ("ws-y", ["ws-y/s1", "ws-y/s2"], "ws-y/s1", ("ws-y/s1",))


def test_a_part_without_words_goes_by_its_kind_and_number() -> None:
    plan = identified(PlanDocument.model_validate({"title": "แผน", "groups": [{"text": "", "kind": "ยุทธศาสตร์", "number": "3"}, {"text": " "}]}), "p")
    assert [part.text for part in plan.groups] == ["ยุทธศาสตร์ 3", "(ไม่มีชื่อ)"]


def test_numbers_that_differ_in_case_alone_are_two() -> None:
    plan = identified(PlanDocument.model_validate({"title": "แผน", "tactics": [{"text": "ก", "number": "r"}, {"text": "ข", "number": "R"}]}), "p")
    assert [part.id for part in plan.tactics] == ["p/tr", "p/tR-2"]


ELEMENTS: st.SearchStrategy[Any] = st.recursive(
    st.fixed_dictionaries({"text": st.text(max_size=5), "number": st.one_of(st.none(), st.text(max_size=6), st.sampled_from(["1", "1.1", "๑", "1-2", "ก.", "../x", "1/2"]))}),
    lambda below: st.fixed_dictionaries({"text": st.text(max_size=5), "number": st.sampled_from([None, "1", "2"])},
                                        optional={name: st.lists(below, max_size=3) for name in CHILD_LISTS}), max_leaves=12)


@settings(max_examples=80, deadline=None)
@given(st.fixed_dictionaries({"title": st.just("แผน")}, optional={name: st.lists(ELEMENTS, max_size=4) for name in (*CHILD_LISTS, "benefits")}))
def test_any_plan_gets_ids_that_are_valid_and_given_once(said: dict[str, Any]) -> None:
    plan = identified(PlanDocument.model_validate(said), "ws-2345ab")
    ids = ids_of(plan)
    assert len(ids) == len(set(ids)) == sum(1 for _ in plan.walk())
    for element_id in ids:
        LOCAL_ID.validate_python(element_id)
        assert element_id.startswith("ws-2345ab/")
        assert "//" not in element_id
    codes = [element_id.removeprefix("ws-2345ab/").replace("/", ".").upper() for element_id in ids]
    assert len(codes) == len(set(codes))
    assert identified(plan, "ws-2345ab") == plan


# --- nothing is lost ----------------------------------------------------------------------------------------------------------------

NOT_OF_THE_PLAN = {"problems", "tables", "agencies_read", "left_out", "notes", "file"}
"""What a loader says of the file and of its own reading."""


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)] + [key for key in value if re.search("[ก-๙]", key)]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in leaves(part)]
    return [] if value is None or isinstance(value, bool) else [f"{value:g}" if isinstance(value, int | float) else str(value)]


@pytest.mark.parametrize("name", FILES)
def test_the_record_of_a_table_holds_all_that_its_loader_found(name: str) -> None:
    found = json.loads(golden_path(name).read_text("utf-8"))
    record = load_table(FILES[name](), name, agency_names()).as_plan().model_dump(mode="json", exclude_none=True)
    kept = set(leaves(record))
    assert not [leaf for leaf in leaves({key: part for key, part in found.items() if key not in NOT_OF_THE_PLAN}) if leaf not in kept]


def test_the_record_of_a_text_holds_all_that_its_loader_found() -> None:
    text = golden_path("x").parents[2] / "loaders" / "golden" / "text_plan.txt"
    loaded = load_text(text.read_bytes(), text.name)
    full = {f"{name} ({short})": name for short, name in loaded.abbreviations.items()}
    kept = set(leaves(loaded.as_plan().model_dump(mode="json", exclude_none=True)))
    assert not [leaf for leaf in leaves({key: part for key, part in loaded.as_json().items() if key not in NOT_OF_THE_PLAN}) if full.get(leaf, leaf) not in kept]


@pytest.mark.parametrize(("words", "flagship"), [("ตัวอย่างโครงการสำคัญ", True), ("โครงการ/กิจกรรมสำคัญ", True), ("(Flagship Project)", True), ("โครงการที่สำคัญ", True), ("แผนงาน/โครงการ", False), ("โครงการหลัก", False)])
def test_flagships_by_their_label(words: str, flagship: bool) -> None:
    assert is_flagship(words) is flagship


def test_a_target_for_several_years_is_one_a_year_and_a_rank_says_so() -> None:
    made = targets_of([{"op": "rank_at_worst", "value": 3, "unit": None, "text": "อันดับ 3", "years_be": [2569, 2570]}])
    assert [(one["year_be"], one["measure"], one["unit"]) for one in made] == [(2569, "rank", "อันดับ"), (2570, "rank", "อันดับ")]
    assert measure_of(">=", "ล้านบาท") == "amount"
