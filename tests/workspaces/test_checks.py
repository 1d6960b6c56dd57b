"""What a planner is told, on plans read by hand."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.settings import ROOT
from graph.workspaces.checks import Check, check_plan, fiscal_year
from graph.workspaces.rdf import graph_of
from graph.workspaces.shapes import MOST, shape_findings
from loaders.agency_names import AgencyNames
from loaders.identify import identified
from loaders.rdf.uploads import Upload, upload_quads
from loaders.records import AgencyTable, PlanDocument
from loaders.yaml_file import read_yaml
from tests.workspaces.conftest import WS

DAY = date(2026, 11, 28)
GOOD: dict[str, Any] = {
    "title": "แผนปฏิบัติการด้านตลาดชุมชน ระยะที่ 1 (พ.ศ. 2569-2570)", "period_be": {"start": 2569, "end": 2570},
    "goals": [{"text": "ตลาดดี"}], "alignments": [{"level": 1, "text": "ยุทธศาสตร์ชาติ"}, {"level": 2, "text": "แผนแม่บท"}],
    "indicators": [{"text": "ตลาด 5 แห่ง", "targets": [{"op": ">=", "value": 5, "text": "5 แห่ง", "year_be": 2570}]}],
    "groups": [{"number": "1", "text": "ตลาด", "goals": [{"text": "ก"}], "projects": [{"text": "โครงการ ก", "agencies": ["สำนักงาน ก.พ.ร."]}]}],
}


def plan(**changes: Any) -> PlanDocument:
    return identified(PlanDocument.model_validate(GOOD | changes), WS)


def told(found: PlanDocument, names: AgencyNames | None = None) -> dict[str, Check]:
    return {check.rule: check for check in check_plan(found, names, today=DAY)}


def test_a_plan_that_follows_the_rules_is_told_nothing(names: AgencyNames) -> None:
    assert not told(plan(), names)


@pytest.mark.parametrize(("title", "rule", "severity"), [
    ("แผนยุทธศาสตร์การตลาด (พ.ศ. 2569-2570)", "name-form", "problem"), ("(ร่าง) แผนแม่บทตลาด", "name-form", "problem"),
    ("แผนปฏิบัติการด้านตลาด (พ.ศ. 2569-2570)", "name-phase", "note"), ("แผนปฏิบัติการด้านตลาด ระยะที่ 1", "name-years", "note"), ("", "name-missing", "problem"),
])
def test_name_rule(title: str, rule: str, severity: str) -> None:
    assert told(plan(title=title))[rule].severity == severity


@pytest.mark.parametrize("title", ["แผนปฏิบัติราชการ ระยะที่ 2 กรมการค้า (พ.ศ. 2569-2570)", "แผนพัฒนาจังหวัดน่าน (พ.ศ. 2569-2570)"])
def test_names_that_the_rule_allows(title: str) -> None:
    assert not [rule for rule in told(plan(title=title)) if rule.startswith("name")]


def test_the_name_rule_is_for_level_three() -> None:
    assert "name-form" not in told(plan(title="แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", levels=[{"level": 2}]))


def test_a_plan_over_a_window_needs_a_target_at_its_end() -> None:
    long = {"start": 2568, "end": 2572}
    assert "period-window" not in told(plan(period_be=long))  # it has one for 2570
    assert "2570" in told(plan(period_be=long, indicators=[{"text": "ก", "targets": [{"op": ">=", "value": 5, "text": "5"}]}]))["period-window"].th
    assert "period-missing" in told(plan(period_be=None))


def test_the_reform_plan_is_no_level_two_plan_after_2565() -> None:
    cites = [*GOOD["alignments"], {"level": 2, "text": "แผนการปฏิรูปประเทศด้านการบริหารราชการแผ่นดิน", "line": 7}]
    assert "บรรทัด 7" in told(plan(alignments=cites))["reform-plan"].th
    assert "reform-plan" not in told(plan(alignments=cites, period_be={"start": 2565, "end": 2570}))
    assert "reform-plan" not in told(plan(alignments=[*GOOD["alignments"], {"level": "other", "text": "แผนการปฏิรูปประเทศ"}]))


def test_what_is_missing_is_named_with_its_elements() -> None:
    found = told(plan(indicators=[{"text": "ความพึงพอใจ"}, {"text": "ยอดขายเพิ่มขึ้น", "targets": [{"op": "increase", "text": "เพิ่มขึ้น", "year_be": 2570}]}],
                      projects=[{"number": str(number), "text": f"โครงการ {number}"} for number in range(1, 6)]))
    assert found["indicator-target"].elements == (f"{WS}/ind1",)
    assert found["project-agency"].elements == tuple(f"{WS}/p{number}" for number in range(1, 6))
    assert "5 โครงการ" in found["project-agency"].th
    assert found["project-agency"].th.count("«") == 3
    assert set(told(plan(goals=[], indicators=[], groups=[]))) >= {"no-parts"}
    assert "no-indicator" not in told(plan(indicators=[], goals=[{"text": "ตลาด 5 แห่ง", "targets": [{"op": ">=", "value": 5, "text": "5", "year_be": 2570}]}]))


def test_a_long_name_is_cut_between_words_and_seen_to_be_cut() -> None:
    name = "โครงการส่งเสริมและพัฒนาการท่องเที่ยวโดยชุมชน เพื่อรองรับการตลาดท่องเที่ยวรูปแบบวิถีชีวิตใหม่"
    found = told(plan(projects=[{"number": "1", "text": name}]))["project-agency"]
    assert "«1 โครงการส่งเสริมและพัฒนาการท่องเที่ยวโดยชุมชน เพื่อ…»" in found.th


def test_money_of_years_that_are_over() -> None:
    def project(*years: int, **more: Any) -> dict[str, Any]:
        return {"text": f"โครงการ {years}", "agencies": ["สำนักงาน ก.พ.ร."], "budgets": [{"value": 1, "unit": "บาท", "baht": 1, "text": "1", "year_be": year} | more for year in years]}

    assert fiscal_year(DAY) == 2570
    found = told(plan(projects=[project(2568), project(2568, 2570), project(2569, baht=None), project(2575)]))
    assert found["budget-past"].elements == (f"{WS}/p1", f"{WS}/p3")
    assert found["budget-outside"].elements == (f"{WS}/p1", f"{WS}/p2", f"{WS}/p4")
    assert found["budget-unit"].elements == (f"{WS}/p3",)


@pytest.mark.parametrize(("day", "year"), [(date(2026, 9, 30), 2569), (date(2026, 10, 1), 2570)])
def test_the_budget_year_begins_in_october(day: date, year: int) -> None:
    assert fiscal_year(day) == year


def test_a_project_has_one_main_link() -> None:
    row = {"text": "โครงการ ก", "agencies": ["กรม"], "mentions": [
        {"level": 2, "text": "Y1", "field": "y1", "directness": "main", "codes": [{"code": code, "level": "Y1"} for code in ("200101", "200302")]}]}
    assert told(plan(projects=[row]))["one-main"].elements == (f"{WS}/p1",)


def test_bodies_that_several_share_are_asked_and_unknown_ones_kept(names: AgencyNames) -> None:
    found = told(plan(projects=[{"text": "โครงการ ข", "agencies": ["สผ.", "กองเล็กมาก"]}]), names)
    assert found["agency-ask"].elements == (f"{WS}/p1",)
    assert "สำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม" in found["agency-ask"].th
    assert (found["agency-unknown"].severity, "«กองเล็กมาก»" in found["agency-unknown"].th) == ("note", True)
    chosen = next(iter(names.find("สผ.")))
    assert "agency-ask" not in told(plan(projects=[{"text": "โครงการ ข", "agencies": ["สผ."], "agency_ids": {"สผ.": chosen}}]), names)


def test_every_sentence_is_in_both_languages(names: AgencyNames) -> None:
    found = check_plan(plan(title="แผนแม่บท", period_be=None, alignments=[], indicators=[{"text": "ก"}], projects=[{"text": "ข", "agencies": ["สผ."]}]), names, today=DAY)
    assert len(found) > 5
    for check in found:
        assert re.search("[ก-๙]", check.th)
        assert re.search("[a-z]{3}", check.en)
    assert [check.severity for check in found] == sorted((check.severity for check in found), key=lambda severity: severity != "problem")


def test_a_very_long_plan_is_not_kept_waiting_for_shapes(names: AgencyNames) -> None:
    many = [Quad(NamedNode("http://example.org/a"), NamedNode("http://example.org/b"), Literal(str(number)), NamedNode("http://example.org/g")) for number in range(MOST + 1)]
    assert [check.rule for check in shape_findings(many, names)] == ["shapes-skipped"]


ROW: dict[str, Any] = {"text": "โครงการ ค", "agencies": ["สผ."], "locator": "แผ่น1 แถว 5 คอลัมน์ C", "sheet": "แผ่น1", "line": 5, "starts": "2569-10-01",
                       "budgets": [{"value": 1.5, "unit": "ล้านบาท", "baht": 1_500_000, "text": "1.50", "header": "งบประมาณ", "year_be": 2570, "line": 5, "column": "F"}],
                       "details": [{"field": "objective", "header": "วัตถุประสงค์", "text": "เพื่อตลาด", "line": 5, "column": "D"}],
                       "mentions": [{"level": 2, "text": "Y1: 200101", "quote": "200101", "field": "y1", "line": 5, "column": "G", "codes": [{"code": "200101", "level": "Y1"}]}]}


def quads_of(**changes: Any) -> list[Quad]:
    return upload_quads(plan(projects=[ROW | changes]), load_names(), Upload(name="ก.xlsx", sha256="0" * 64, brought_on=DAY), graph_of(WS))


def load_names() -> AgencyNames:
    return AgencyNames(read_yaml(ROOT / "data" / "agencies.yaml", AgencyTable).record)


def test_cells_and_mentions_are_in_the_graph_with_their_places(names: AgencyNames) -> None:
    quads = quads_of()
    said = {(quad.subject.value.rsplit("/", 1)[-1], quad.predicate.value.rsplit("#", 1)[-1]): quad.object.value for quad in quads if not isinstance(quad.subject, Triple)}  # type: ignore[union-attr]
    assert (said["detail1", "field"], said["detail1", "amountInBaht"], said["detail1", "year"], said["detail1", "locator"]) == ("budget", "1500000", "2027", "แผ่น1 แถว 5 คอลัมน์ F")
    assert (said["detail2", "field"], said["detail2", "verbatim"]) == ("start", "2569-10-01")
    assert (said["detail3", "header"], said["detail3", "verbatim"]) == ("วัตถุประสงค์", "เพื่อตลาด")
    assert [quad.object.value for quad in quads if quad.predicate.value.endswith("#mentionedCode")] == ["200101"]  # type: ignore[union-attr]
    assert sorted(quad.object.value.rsplit("/", 1)[-1] for quad in quads if quad.predicate.value.endswith("#mayBe")) == sorted(names.find("สผ."))  # type: ignore[union-attr]
    assert not [check.en for check in shape_findings(quads, names) if check.severity == "problem"]


@pytest.mark.parametrize(("lost", "rule"), [
    ("verbatim", "cell"), ("mentionLevel", "mention-level"), ("quote", "mention-quote"), ("detail", "owned-detail"), ("mention", "owned-mention"),
])
def test_shapes_of_imported_files_can_be_broken(names: AgencyNames, lost: str, rule: str) -> None:
    broken = [quad for quad in quads_of() if not quad.predicate.value.endswith(f"#{lost}")]
    assert f"shape-{rule}" in {check.rule for check in shape_findings(broken, names) if check.severity == "problem"}
