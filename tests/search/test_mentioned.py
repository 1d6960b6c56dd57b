"""What a plan says it follows, as elements of the upper plans with the words that say so."""

from __future__ import annotations

import pytest

from graph.store import GraphStore
from loaders.identify import identified
from loaders.records import PlanDocument
from search.mentioned import Mentioned, mentioned

PLAN = {
    "title": "แผนทดสอบ", "period_be": {"start": 2569, "end": 2570},
    "alignments": [
        {"level": 2, "text": "แผนแม่บทประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ", "plan": "แผนแม่บท", "element": "ประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ", "line": 8,
         "quote": "สอดคล้องกับแผนแม่บทประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ"},
        {"level": 2, "text": "หมุดหมายที่ 13", "plan": "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13", "element": "หมุดหมายที่ 13", "line": 9},
        {"level": "other", "text": "แผนของดาวอังคาร ฉบับที่ 99", "line": 10},
    ],
    "projects": [{"text": f"โครงการ {number}", "mentions": [{"level": 2, "text": "Y1: 200101", "plan": "แผนแม่บท", "element": "200101 : บริการ", "field": "y1", "directness": "main", "line": 12,
                                                              "codes": [{"code": "200101", "level": "Y1"}]}]} for number in (1, 2)],
}


def found(store: GraphStore, **changes: object) -> tuple[Mentioned, ...]:
    return mentioned(identified(PlanDocument.model_validate(PLAN | changes), "ws-2345ab"), store)


def test_each_statement_is_resolved_where_it_stands(built: GraphStore) -> None:
    by = {(one.subject, one.ref.id if one.ref else None): one for one in found(built)}
    issue = by["ws-2345ab", "mp-20"]
    assert (issue.quote, issue.found.band) == ("สอดคล้องกับแผนแม่บทประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ", "exact")
    assert ("ws-2345ab", "nesdp13/ms13") in by
    assert ("ws-2345ab", None) in by  # nothing is made up for a plan that nobody knows
    rows = {one.subject: one for one in found(built) if one.subject.startswith("ws-2345ab/p")}
    assert set(rows) == {"ws-2345ab/p1", "ws-2345ab/p2"}
    assert {one.ref.plan for one in rows.values() if one.ref} == {"master-plan"}


def test_it_proposes_and_decides_nothing(built: GraphStore) -> None:
    made = [one.suggested() for one in found(built) if one.subject == "ws-2345ab/p1"]
    assert made
    assert made[0]
    assert (made[0].explicit, made[0].claim.directness, made[0].quotes[0].side, made[0].quotes[0].locator) == (True, "main", "subject", "บรรทัด 12")
    assert [one.suggested() for one in found(built) if one.ref is None] == [None]


def test_no_plan_follows_one_that_began_after_it(built: GraphStore) -> None:
    old = [one for one in found(built, period_be={"start": 2555, "end": 2559}) if one.mention.line == 9]
    assert [(one.ref, one.found.alternatives[0].id) for one in old] == [(None, "nesdp13/ms13")]
    assert "2566" in old[0].found.why_th


@pytest.mark.parametrize(("quote", "predicate"), [
    ("ภายใต้หมุดหมายที่ 11 การลดความเสี่ยงจากการเปลี่ยนแปลงสภาพภูมิอากาศ", "alignsWith"), ("แปลงแผนแม่บทไปสู่การปฏิบัติ", "implements"), ("ถ่ายทอดจากแผนแม่บท", "derivedFrom"),
    ("สอดคล้องกับแผนแม่บท เพื่อแปลงไปสู่การปฏิบัติ", "alignsWith"),
])
def test_a_relation_is_read_no_stronger_than_written(built: GraphStore, quote: str, predicate: str) -> None:
    (one,) = (one for one in found(built, alignments=[PLAN["alignments"][0] | {"quote": quote}], projects=[]))  # type: ignore[index]
    told = one.suggested()
    assert told
    assert told.claim.predicate == predicate


@pytest.mark.parametrize(("field", "plan", "cell", "ids"), [
    ("milestone", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", "๑๓", ["nesdp13/ms13"]), ("milestone", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", "13, 8", ["nesdp13/ms13", "nesdp13/ms8"]),
    ("milestone", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", "13 ไทยมีภาครัฐที่ทันสมัย", ["nesdp13/ms13"]), ("ns", "ยุทธศาสตร์ชาติ", "6", ["ns-6"]),
    ("mp", "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "(20) การบริการประชาชน", ["mp-20"]), ("security", "นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ", "10", ["nsc-2566/p10"]),
])
def test_a_bare_number_is_that_of_what_its_column_numbers(built: GraphStore, field: str, plan: str, cell: str, ids: list[str]) -> None:
    mention = {"level": 2, "text": f"หัว: {cell}", "plan": plan, "element": cell, "field": field, "line": 3, "quote": cell}
    made = found(built, alignments=[], projects=[{"text": "โครงการ 1", "mentions": [mention]}])
    assert [one.ref.id for one in made if one.ref] == ids
    assert {one.quote for one in made} == {cell}
