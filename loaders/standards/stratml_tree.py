"""The elements of StratML with what each may hold, and a reader of them that forgives: everything odd is read if it can be, and named.

Children by standards (Part 1 v1.1, Part 2 2.2.6): the order of the table is the order of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from loaders.clean import clean_text
from loaders.problems import Problem
from loaders.standards.limits import MAX_TEXT
from loaders.standards.markup import local_name

__all__ = ["CHILDREN", "Repairs", "Tag"]

_RESULT = ("StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description")
CHILDREN: dict[str, tuple[str, ...]] = {
    "StrategicPlan": ("Name", "Description", "OtherInformation", "StrategicPlanCore", "AdministrativeInformation"),
    "PerformancePlanOrReport": ("Name", "Description", "OtherInformation", "StrategicPlanCore", "AdministrativeInformation", "Submitter"),
    "StrategicPlanCore": ("Organization", "Vision", "Mission", "Value", "Goal"),
    "Organization": ("Name", "Acronym", "Identifier", "Description", "Stakeholder"),
    "Vision": ("Description", "Identifier"), "Mission": ("Description", "Identifier"), "Value": ("Name", "Description"),
    "Stakeholder": ("Name", "Description", "Role"), "Role": ("Name", "Description", "RoleType"),
    "Goal": ("Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation", "Objective"),
    "Objective": ("Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation", "PerformanceIndicator"),
    "PerformanceIndicator": ("SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier", "Relationship", "MeasurementInstance", "OtherInformation"),
    "Relationship": ("Identifier", "ReferentIdentifier", "Name", "Description"),
    "MeasurementInstance": ("TargetResult", "ActualResult"), "TargetResult": _RESULT, "ActualResult": _RESULT,
    "Descriptor": ("DescriptorName", "DescriptorValue"),
    "AdministrativeInformation": ("Identifier", "StartDate", "EndDate", "PublicationDate", "Source"),
    "Submitter": ("Identifier", "GivenName", "Surname", "PhoneNumber", "EmailAddress"),
}
_MANY = {"Organization", "Value", "Goal", "Objective", "Stakeholder", "Role", "RoleType", "PerformanceIndicator", "Relationship", "ReferentIdentifier", "MeasurementInstance", "TargetResult", "ActualResult"}
ATTRIBUTES: dict[str, dict[str, tuple[str, ...]]] = {
    "PerformancePlanOrReport": {"Type": ("Strategic_Plan", "Performance_Plan", "Performance_Report")},
    "Stakeholder": {"StakeholderTypeType": ("Person", "Organization", "Generic_Group")},
    "Relationship": {"RelationshipType": ("Broader_Than", "Peer_To", "Narrower_Than")},
    "PerformanceIndicator": {"ValueChainStage": ("Outcome", "Output_Processing", "Output", "Input_Processing", "Input"), "PerformanceIndicatorType": ("Quantitative", "Qualitative")},
}
_REQUIRED = {"Goal": ("Name", "Description"), "PerformanceIndicator": ("MeasurementDimension", "UnitOfMeasurement"), "Stakeholder": ("Name",), "Role": ("Name",)}
_ID = re.compile(r"[^\W\d][\w.\-]*")
_ROLE_TYPES = ("Performer", "Beneficiary")
_SHOWN = 60


class Repairs:
    """The repair log of one file."""

    def __init__(self, name: str) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._ids: set[str] = set()

    def note(self, tag: Tag | etree._Element, rule: str, th: str, en: str) -> None:
        """A repair at the line of ``tag``."""
        node = tag.node if isinstance(tag, Tag) else tag
        line = node.sourceline
        self.problems.append(Problem(self._name, line if isinstance(line, int) else 0, f"<{local_name(node)}>: {th}", f"<{local_name(node)}>: {en}", f"stratml-{rule}"))

    def identifier(self, found: Tag | None) -> str | None:
        """A usable identifier, or None: empty, in brackets, misshapen and repeated ones are named."""
        if found is None:
            return None
        text = found.text
        if not text:
            self.note(found, "identifier", "Identifier ว่าง ถือว่าไม่มี", "the Identifier is empty and counts as absent")
            return None
        bare = text.strip("[](){}<> ")
        if bare != text:
            self.note(found, "identifier", f"Identifier «{_short(text)}» มีวงเล็บ อ่านเป็น «{_short(bare)}»", f"the Identifier “{_short(text)}” stands in brackets and was read as “{_short(bare)}”")
        if not bare:
            return None
        if not _ID.fullmatch(bare):
            self.note(found, "identifier", f"Identifier «{_short(bare)}» ผิดรูป (ต้องขึ้นต้นด้วยตัวอักษรหรือ _) ใช้ตามที่เขียน", f"the Identifier “{_short(bare)}” is misshapen (it must begin with a letter or _) and is used as written")
        if bare in self._ids:
            self.note(found, "identifier", f"Identifier «{_short(bare)}» ซ้ำกับข้ออื่น ข้อนี้จึงไม่ใช้", f"the Identifier “{_short(bare)}” is that of another part too; this one does without")
            return None
        self._ids.add(bare)
        return bare


class Tag:
    """An element: its known children, whatever their order and namespace; what else it holds is named once, when it is opened."""

    def __init__(self, node: etree._Element, repairs: Repairs, kind: str = "") -> None:
        self.node, self._repairs = node, repairs
        self.kind = kind or local_name(node)
        self._children: dict[str, list[Tag]] = {}
        known = CHILDREN.get(self.kind)
        if known is not None:
            self._open(known)
        elif self.kind == "RoleType" and self.text not in _ROLE_TYPES:
            self._odd_role()

    def _open(self, known: tuple[str, ...]) -> None:
        place, misplaced = 0, False
        for child in self.node:
            name = local_name(child)
            if name not in known:
                self._stray(child)
                continue
            misplaced = misplaced or known.index(name) < place
            place = max(place, known.index(name))
            if name in self._children and name not in _MANY:
                said = _text(child)
                self._repairs.note(child, "repeated", f"มี {name} มากกว่าหนึ่ง ใช้ตัวแรก ตัวนี้ไม่นำเข้า «{_short(said)}»", f"{name} stands more than once; the first is used and this one was left out “{_short(said)}”")
                continue
            self._children.setdefault(name, []).append(Tag(child, self._repairs, name))
        if misplaced:
            self._repairs.note(self.node, "order", f"ลำดับขององค์ประกอบภายในไม่ตรงมาตรฐาน ({', '.join(known)}) อ่านได้", f"its children are not in the order of the standard ({', '.join(known)}); they were read all the same")
        for name in _REQUIRED.get(self.kind, ()):
            if name not in self._children:
                self._repairs.note(self.node, "missing", f"ไม่มี {name} ซึ่งมาตรฐานบังคับ ถือว่าว่าง", f"{name}, which the standard asks for, is missing and counts as empty")
        loose = " ".join("".join([self.node.text or "", *(child.tail or "" for child in self.node)]).split())
        if loose:
            self._repairs.note(self.node, "loose-text", f"ข้อความ «{_short(loose)}» ไม่อยู่ในองค์ประกอบใด จึงไม่นำเข้า", f"the text “{_short(loose)}” stands in no element and was left out")
        allowed = ATTRIBUTES.get(self.kind, {})
        for attribute in self.node.attrib:
            name = str(attribute).rpartition("}")[2]
            if name not in allowed and name not in {"schemaLocation", "noNamespaceSchemaLocation", "id"}:
                self._repairs.note(self.node, "attribute", f"แอตทริบิวต์ {name} ไม่มีในมาตรฐาน จึงไม่อ่าน", f"the attribute {name} is not in the standard and was not read")

    def _odd_role(self) -> None:
        if self.text:
            self._repairs.note(self, "role-type", f"RoleType «{_short(self.text)}» ไม่ใช่ค่าของมาตรฐาน (Performer, Beneficiary) เก็บไว้ในหมายเหตุ",
                               f"the RoleType “{_short(self.text)}” is not a value of the standard (Performer, Beneficiary); it was kept in a remark")
        else:
            self._repairs.note(self, "role-type", "RoleType ว่าง ถือว่าไม่ระบุ", "the RoleType is empty and counts as not given")

    def _stray(self, child: etree._Element) -> None:
        said = _text(child, whole=True)
        words = f" «{_short(said)}»" if said else ""
        self._repairs.note(child, "stray", f"องค์ประกอบนี้ไม่มีที่ใต้ {self.kind} ในมาตรฐาน จึงไม่นำเข้า{words}", f"this element has no place below {self.kind} in the standard and was left out{words.replace('«', '“').replace('»', '”')}")

    def all(self, name: str) -> list[Tag]:
        """Children of a name."""
        return self._children.get(name, [])

    def one(self, name: str) -> Tag | None:
        """The child of a name."""
        return next(iter(self.all(name)), None)

    def said(self, name: str) -> str:
        """Text of a child; empty for none."""
        child = self.one(name)
        return child.text if child else ""

    @property
    def text(self) -> str:
        """Its own text, runs of white space as one space; over-long text is cut and named."""
        text = " ".join(clean_text(_text(self.node)).split())
        return self._cut(text)

    @property
    def lines(self) -> Iterator[str]:
        """Its text by lines, empty ones left out."""
        for line in self._cut(clean_text(_text(self.node))).splitlines():
            if line.strip():
                yield line.strip()

    def chosen(self, attribute: str) -> str | None:
        """Value of an attribute with a fixed list of values; an unknown one is named, an empty one too."""
        value = self.node.get(attribute)
        allowed = ATTRIBUTES[self.kind][attribute]
        if value is None or value in allowed:
            return value
        near = next((each for each in allowed if each.lower() == value.strip().lower().replace(" ", "_")), None)
        self._repairs.note(self, "value", f"{attribute} «{_short(value)}» ไม่ใช่ค่าของมาตรฐาน " + (f"อ่านเป็น {near}" if near else "ถือว่าไม่ระบุ"),
                           f"{attribute} “{_short(value)}” is not a value of the standard and " + (f"was read as {near}" if near else "counts as not given"))
        return near

    def _cut(self, text: str) -> str:
        if len(text) <= MAX_TEXT:
            return text
        self._repairs.note(self, "too-long", f"ข้อความยาว {len(text):,} อักษร ตัดเหลือ {MAX_TEXT:,}", f"the text has {len(text):,} characters and was cut at {MAX_TEXT:,}")
        return text[:MAX_TEXT]


def _text(node: etree._Element, *, whole: bool = False) -> str:
    return "".join(str(part) for part in node.itertext()) if whole or len(node) else node.text or ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
