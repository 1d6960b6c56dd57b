"""StratML Part 1 and 2 as a plan document. Import forgives what published files get wrong; each repair names the element and its line."""

from __future__ import annotations

from typing import Any

from loaders.calendar import BUDDHIST_ERA
from loaders.problems import Problem
from loaders.records import PlanDocument
from loaders.standards.facts import clean
from loaders.standards.found import Kind
from loaders.standards.lenient import fitted
from loaders.standards.limits import refuse
from loaders.standards.markup import namespace, tree
from loaders.standards.stratml_notes import grouped, parse
from loaders.standards.stratml_parts import Shelf, worded
from loaders.standards.stratml_targets import day
from loaders.standards.stratml_tree import Repairs, Tag

__all__ = ["NAMESPACES", "ROOTS", "stratml_plan"]

ROOTS = ("StrategicPlan", "PerformancePlanOrReport")
NAMESPACES: dict[str, Kind] = {
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core": "stratml-1", "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport": "stratml-2",
    "urn:schemas:AIIM:org:03201408:AdditionalElements": "stratml-3",
}
_KIND_OF_ROOT: dict[str, Kind] = {"StrategicPlan": "stratml-1", "PerformancePlanOrReport": "stratml-2"}


def stratml_plan(data: bytes, name: str = "") -> tuple[Kind, PlanDocument, tuple[Problem, ...]]:
    """Which part of the standard it is, the plan document, and the repair log.

    Raises:
        DataError: damaged XML, a DOCTYPE, another kind of XML, or no plan in it.
    """
    repairs = Repairs(name)
    root = Tag(tree(data, name), repairs)
    if root.kind not in ROOTS:
        raise refuse(name, "not-stratml", f"XML นี้ไม่ใช่ StratML (รากคือ <{root.kind}>): ใช้ไฟล์ที่รากเป็น StrategicPlan หรือ PerformancePlanOrReport",
                     f"this XML is no StratML (its root is <{root.kind}>): use a file whose root is StrategicPlan or PerformancePlanOrReport")
    space = namespace(root.node)
    kind = NAMESPACES.get(space)
    if kind is None:
        kind = _KIND_OF_ROOT[root.kind]
        repairs.note(root, "namespace", f"เนมสเปซ «{space or '(ไม่มี)'}» ไม่ใช่ของ StratML อ่านเป็น {kind}", f"the namespace “{space or '(none)'}” is not that of StratML; it was read as {kind}")
    if kind == "stratml-3":
        repairs.note(root, "part-3", "StratML Part 3: อ่านเฉพาะส่วนที่มีใน Part 2", "StratML Part 3: only what Part 2 has was read")
    value = _plan(root, repairs, name)
    document, left_out = fitted(PlanDocument, value, name, _place)
    return kind, document, (*repairs.problems, *left_out)


def _plan(root: Tag, repairs: Repairs, name: str) -> dict[str, Any]:
    core = root.one("StrategicPlanCore")
    if core is None:
        raise refuse(name, "no-parts", "ไม่พบ StrategicPlanCore ซึ่งเป็นที่อยู่ของเนื้อหาแผน: ตรวจไฟล์ แล้วลองใหม่", "there is no StrategicPlanCore, which holds the content of the plan: check the file and try again")
    other = root.one("OtherInformation")
    before, groups = grouped(parse(line) for line in other.lines) if other else ([], [])
    mine = next((note for note, _ in groups if note.part == "Instrument"), None)
    plan_id = mine.values.get("id") if mine else None
    if root.kind == "PerformancePlanOrReport" and root.chosen("Type") is None:
        repairs.note(root, "missing", "ไม่มีแอตทริบิวต์ Type ซึ่งมาตรฐานบังคับ", "the attribute Type, which the standard asks for, is missing")
    shelf = Shelf(repairs, name, plan_id)
    shelf.vision(core.one("Vision"), groups)
    for goal in core.all("Goal"):
        shelf.goal(goal)
    if not core.all("Goal"):
        repairs.note(core, "no-goal", "ไม่มีเป้าหมาย (Goal) สักข้อ", "there is no goal")
    title = root.said("Name")
    if not title:
        title = next((each.said("Name") for each in core.all("Organization") if each.said("Name")), "") or "(ไม่มีชื่อแผน)"
        repairs.note(root, "missing", f"แผนไม่มีชื่อ ใช้ «{title}» แทน", f"the plan has no name; “{title}” stands in for it")
    wording = worded(title, mine.values.get("wording") if mine else None)
    value: dict[str, Any] = {"id": plan_id, "title": title, "title_en": wording.get("text_en"), "title_en_status": wording.get("en_status"), "issued_by": _organizations(core, repairs)}
    value |= _administration(root, repairs)
    value["remarks"] = [*_remarks(root, core, mine is not None), *({"kind": "note", "text": note.text} for note in before if not note.field)]
    return clean(value) | shelf.lists()


def _organizations(core: Tag, repairs: Repairs) -> str | None:
    names = []
    for each in core.all("Organization"):
        repairs.identifier(each.one("Identifier"))
        name, acronym = each.said("Name"), each.said("Acronym")
        if name or acronym:
            names.append(f"{name} ({acronym})" if name and acronym and acronym not in name else name or acronym)
    return " / ".join(names) or None


def _administration(root: Tag, repairs: Repairs) -> dict[str, Any]:
    """Period as Buddhist-era years; the days, where they are not those of whole years, as a remark."""
    tag = root.one("AdministrativeInformation")
    if tag is None:
        return {}
    repairs.identifier(tag.one("Identifier"))
    start, end = day(tag.one("StartDate"), repairs), day(tag.one("EndDate"), repairs)
    return {"period_be": clean({"start": start.year + BUDDHIST_ERA if start else None, "end": end.year + BUDDHIST_ERA if end else None})}


def _remarks(root: Tag, core: Tag, ours: bool) -> list[dict[str, Any]]:
    """What a plan document has no field for, in words."""
    said: list[tuple[str, str]] = [("คำอธิบาย (Description)", root.said("Description")), ("พันธกิจ (Mission)", mission.said("Description") if (mission := core.one("Mission")) else "")]
    said += [("ค่านิยม (Value)", ": ".join(filter(None, [each.said("Name"), each.said("Description")]))) for each in core.all("Value")]
    for each in core.all("Organization"):
        said.append((f"หน่วยงาน (Organization) {each.said('Name')}".strip(), each.said("Description")))
        said += [(f"ผู้เกี่ยวข้องกับ {each.said('Name')} (Stakeholder)", ": ".join(filter(None, [one.said("Name"), one.said("Description")]))) for one in each.all("Stakeholder")]
    if not ours and (tag := root.one("AdministrativeInformation")):
        said += [(f"ข้อมูลของแฟ้ม ({name})", tag.said(name)) for name in ("StartDate", "EndDate", "PublicationDate", "Source")]
    if tag := root.one("Submitter"):
        said.append(("ผู้ส่ง (Submitter)", " ".join(filter(None, (tag.said(name) for name in ("GivenName", "Surname", "PhoneNumber", "EmailAddress"))))))
    return [{"kind": "note", "text": f"{label}: {text}"} for label, text in said if text]


def _place(value: dict[str, Any]) -> tuple[int, str]:
    text = str(value.get("text") or value.get("text_en") or value.get("title") or value.get("id") or "?")
    line = value.get("line")
    return line if isinstance(line, int) else 0, text[:60]
