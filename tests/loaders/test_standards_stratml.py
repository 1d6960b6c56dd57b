"""StratML comes in whatever shape it is published in, and each repair names its element and line; the strict schema says what is right."""

from __future__ import annotations

import pytest
from lxml import etree

from graph.settings import ROOT
from loaders.problems import DataError
from loaders.records import PlanDocument
from loaders.standards.stratml import stratml_plan
from tests.loaders.stratml_files import PART_1, PART_2, goal, indicator, part_2

SCHEMA = etree.XMLSchema(etree.parse(str(ROOT / "ontology" / "stratml_part2.xsd")))


def read(data: bytes) -> tuple[PlanDocument, dict[str, list[int]]]:
    """The document, and the lines of repairs by rule."""
    _, document, problems = stratml_plan(data, "plan.xml")
    rules: dict[str, list[int]] = {}
    for problem in problems:
        assert problem.th.startswith("<")
        assert problem.en.startswith("<")
        rules.setdefault(problem.rule, []).append(problem.line)
    return document, rules


# --- what the standard says (reference/standards.md 4, verified rules)


@pytest.mark.parametrize(("core", "valid"), [
    (goal(identifier="กขค"), True), (goal(identifier="1abc"), False), (goal(identifier=""), False), (goal() + goal(), False), (goal() + goal(identifier="_g2"), True),
    ("<Goal><Name>a</Name><Description/></Goal>", True), ("<Goal><Name>a</Name></Goal>", False), (goal(indicator("<TargetResult><StartDate>2024-01-01</StartDate><NumberOfUnits>5</NumberOfUnits></TargetResult>")), True),
    (goal(indicator("<TargetResult><NumberOfUnits>5</NumberOfUnits><StartDate>2024-01-01</StartDate></TargetResult>")), False), (goal(indicator("<TargetResult><StartDate/><NumberOfUnits/></TargetResult>")), True),
    (goal(indicator("<TargetResult><NumberOfUnits>ห้า</NumberOfUnits></TargetResult>")), False), (goal(indicator("", more='<Relationship RelationshipType="Peer_To"/>')), True),
    (goal(indicator("", more='<Relationship RelationshipType=""/>')), False), (goal("<Relationship/>"), False), ("", False),
    (goal("<Stakeholder><Name>a</Name><Role><Name>b</Name><RoleType/></Role></Stakeholder>"), False),
    (goal('<Stakeholder StakeholderTypeType="Organization"><Name>a</Name><Role><Name>b</Name><RoleType>Performer</RoleType></Role></Stakeholder>'), True),
])
def test_the_schema_holds_what_the_standard_says(core: str, *, valid: bool) -> None:
    assert SCHEMA.validate(etree.fromstring(part_2(core))) is valid, str(SCHEMA.error_log)


@pytest.mark.parametrize("data", [part_2(goal(), type_=""), part_2(goal(), type_='Type="Plan"'), part_2(goal(), type_='Type="Strategic_Plan" xml:lang="th"'), part_2(goal(), space="urn:other"), part_2(goal(), before="<id/>")])
def test_the_schema_refuses_what_the_standard_does_not_know(data: bytes) -> None:
    assert not SCHEMA.validate(etree.fromstring(data))


# --- the classes of errors that published files show


def test_stray_elements_are_left_out_with_their_words() -> None:
    document, rules = read(part_2(goal("<Note>หมายเหตุเดิม</Note>"), before="\n<id/>"))
    assert document.goals[0].text == "เป้าหมายหนึ่ง"
    assert rules == {"stratml-stray": [3, 3]}


def test_empty_roles_are_no_roles() -> None:
    document, rules = read(part_2(goal('<Stakeholder StakeholderTypeType="Organization"><Name>กรม ก</Name><Role><Name>ทำ</Name><RoleType/><RoleType>Performer</RoleType></Role></Stakeholder>'
                                       "<Stakeholder><Name>ประชาชน</Name><Description>ผู้ใช้</Description><Role><Name>รับบริการ</Name><RoleType></RoleType></Role></Stakeholder>")))
    assert document.goals[0].agencies == ("กรม ก",)
    assert [remark.text for remark in document.goals[0].remarks] == ["ผู้เกี่ยวข้อง (Stakeholder): ประชาชน: ผู้ใช้; รับบริการ"]
    assert rules == {"stratml-role-type": [2, 2]}


def test_order_does_not_matter_to_the_reader() -> None:
    document, rules = read(part_2(goal(indicator("<TargetResult><Description>ไม่ต่ำกว่า 5 คะแนน</Description><NumberOfUnits>5</NumberOfUnits><EndDate>2027-12-31</EndDate><StartDate>2027-01-01</StartDate></TargetResult>"))))
    (target,) = document.goals[0].groups[0].indicators[0].targets
    assert (target.op, target.value, target.unit, target.year_be) == (">=", 5, "คะแนน", 2570)
    assert rules == {"stratml-order": [2]}


@pytest.mark.parametrize(("identifier", "kept"), [("", None), ("[Identifier]", "Identifier Identifier"), ("{_a-1}", "Identifier _a-1"), ("9a", "Identifier 9a"), ("_ok", "Identifier _ok")])
def test_identifiers_are_mended_or_dropped(identifier: str, kept: str | None) -> None:
    document, rules = read(part_2(goal(identifier=identifier)))
    assert document.goals[0].locator == kept
    assert ("stratml-identifier" in rules) is (identifier != "_ok")


def test_a_repeated_identifier_names_one_part_only() -> None:
    document, rules = read(part_2(goal() + goal(name="เป้าหมายสอง")))
    assert [element.locator for element in document.goals] == ["Identifier _g1", None]
    assert "stratml-identifier" in rules


@pytest.mark.parametrize(("text", "value", "named"), [("5", 5, False), ("1,250.5", 1250.5, True), ("90%", 90, True), ("ห้า", None, True), ("5-6", None, True), ("NaN", None, True), ("", None, False)])
def test_numbers_are_read_or_named(text: str, value: float | None, *, named: bool) -> None:
    document, rules = read(part_2(goal(indicator(f"<TargetResult><NumberOfUnits>{text}</NumberOfUnits><Description>ตามแผน</Description></TargetResult>"))))
    (target,) = document.goals[0].groups[0].indicators[0].targets
    assert (target.op, target.value) == ("unstated", value)
    assert ("stratml-number" in rules) is named


def test_other_errors_each_have_a_sentence() -> None:
    core = ("<Vision><Description>ก</Description></Vision><Vision><Description>ข</Description></Vision>loose" + "<Goal><Description>ไม่มีชื่อ</Description></Goal>"
            + goal(indicator("<TargetResult><StartDate>ปี 2570</StartDate><Description>เพิ่มขึ้น</Description></TargetResult>", attributes='ValueChainStage="outcome" PerformanceIndicatorType="" x="1"', more="<Relationship/>")))
    document, rules = read(part_2(core, type_="", space="urn:other"))
    assert document.vision
    assert document.vision.text == "ก"
    assert document.goals[0].text == "ไม่มีชื่อ"
    assert document.goals[1].groups[0].indicators[0].topics == ("Outcome",)
    assert set(rules) == {f"stratml-{rule}" for rule in ("namespace", "missing", "repeated", "loose-text", "date", "value", "attribute", "empty")}


# --- what becomes what


def test_part_1_and_everything_around_the_goals() -> None:
    data = f"""<StrategicPlan xmlns="{PART_1}"><Name>Plan of Service</Name><Description>About it</Description><StrategicPlanCore>
    <Organization><Name>Office</Name><Acronym>OFC</Acronym></Organization><Mission><Description>To serve</Description></Mission><Value><Name>Trust</Name><Description>always</Description></Value>
    {goal("<Objective><Name>Open data</Name></Objective>", name="Better service")}</StrategicPlanCore>
    <AdministrativeInformation><StartDate>2023-10-01</StartDate><EndDate>2027-09-30</EndDate><Submitter><GivenName>A</GivenName></Submitter></AdministrativeInformation></StrategicPlan>""".encode()
    kind, document, problems = stratml_plan(data)
    assert kind == "stratml-1"
    assert (document.title, document.title_en, document.issued_by, document.period_be) == ("Plan of Service", "Plan of Service", "Office (OFC)", {"start": 2566, "end": 2570})
    assert (document.goals[0].text, document.goals[0].text_en, document.goals[0].en_status) == (None, "Better service", "as-published")
    assert document.goals[0].groups[0].text_en == "Open data"
    said = {remark.text for remark in document.remarks}
    assert {"พันธกิจ (Mission): To serve", "ค่านิยม (Value): Trust: always", "คำอธิบาย (Description): About it", "ข้อมูลของแฟ้ม (StartDate): 2023-10-01"} <= said
    assert [problem.rule for problem in problems] == ["stratml-stray"]


def test_dotted_places_make_the_tree_again() -> None:
    places = ("1", "1.1", "1.2", "1.2.1", "2", "3.1")
    document, _ = read(part_2(goal("".join(f"<Objective><Name>ข้อ {place}</Name><SequenceIndicator>{place}</SequenceIndicator></Objective>" for place in places))))
    walked = {element.text: parent.text if parent else None for _, element, parent in document.walk()}
    assert walked == {"เป้าหมายหนึ่ง": None, "ข้อ 1": "เป้าหมายหนึ่ง", "ข้อ 1.1": "ข้อ 1", "ข้อ 1.2": "ข้อ 1", "ข้อ 1.2.1": "ข้อ 1.2", "ข้อ 2": "เป้าหมายหนึ่ง", "ข้อ 3.1": "เป้าหมายหนึ่ง"}


def test_relations_and_actual_values_are_kept_and_are_no_targets() -> None:
    document, _ = read(part_2(goal(indicator("<TargetResult><NumberOfUnits>40</NumberOfUnits></TargetResult><ActualResult><EndDate>2023-12-31</EndDate><NumberOfUnits>52</NumberOfUnits></ActualResult>", unit="อันดับ",
                                             more='<Relationship RelationshipType="Narrower_Than"><ReferentIdentifier>https://example.org/g1</ReferentIdentifier><Name>ส่งผลต่อ</Name></Relationship>'))))
    (found,) = document.goals[0].groups[0].indicators
    assert [(target.value, target.op) for target in found.targets] == [(40, "unstated")]
    assert [remark.text for remark in found.remarks] == ["ค่าที่วัดได้ (ActualResult): 2023-12-31; 52 อันดับ"]
    assert [(mention.text, mention.element) for mention in found.mentions] == [("ส่งผลต่อ", "https://example.org/g1")]


def test_notes_cannot_make_a_circle_or_a_second_owner_of_a_name() -> None:
    notes = ["[pa:Strategy id=p/a in=p/b]", "[pa:Strategy id=p/b in=p/a]", "[pa:Strategy id=p/a in=p/a]"]
    document, _ = read(part_2(goal("".join(f"<Objective><Name>ข้อ {number}</Name><OtherInformation>{note}</OtherInformation></Objective>" for number, note in enumerate(notes)))))
    assert sorted(element.text or "" for _, element, _ in document.walk()) == ["ข้อ 0", "ข้อ 1", "ข้อ 2", "เป้าหมายหนึ่ง"]
    assert sorted(element.id or "" for _, element, _ in document.walk()) == ["", "", "p/a", "p/b"]


@pytest.mark.parametrize(("data", "sentence"), [
    (b"<PerformancePlanOrReport", "ไม่ใช่ XML ที่ถูกต้อง"), (b"<html><body/></html>", "ไม่ใช่ StratML"), (b"<StrategicPlan><Name>x</Name></StrategicPlan>", "ไม่พบ StrategicPlanCore"), (b"\x00\x01\x02", "ไม่ใช่ XML ที่ถูกต้อง"),
    (b'<!DOCTYPE a [<!ENTITY b "c">]><StrategicPlan/>', "DOCTYPE"), ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><StrategicPlan/>'.encode("utf-16"), "DOCTYPE"),
    (b"<StrategicPlan>" + b"<a>" * 5000, "ไม่ใช่ XML ที่ถูกต้อง"), (f'<StrategicPlan xmlns="{PART_2}">&file;</StrategicPlan>'.encode(), "ไม่ใช่ XML ที่ถูกต้อง"),
])
def test_what_is_not_read_has_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        stratml_plan(data, "x.xml")


@pytest.mark.parametrize(("written", "year", "named"), [("2024-09-30", 2567, []), ("2567-09-30", 2567, ["stratml-date"]), ("30/09/2567", 2567, ["stratml-date"]), ("30 ก.ย. 2567", 2567, ["stratml-date"]), ("เร็ว ๆ นี้", None, ["stratml-date"])])
def test_dates_as_thai_offices_write_them_are_read_and_named(written: str, year: int | None, named: list[str]) -> None:
    document, problems = read(part_2(goal(indicator(f"<TargetResult><EndDate>{written}</EndDate><NumberOfUnits>40</NumberOfUnits></TargetResult>"))))
    (found,) = document.goals[0].groups[0].indicators
    assert [target.year_be for target in found.targets] == [year]
    assert [rule for rule in problems if rule == "stratml-date"] == named
