"""Goals, objectives, indicators and lines of a StratML file as parts, and the tree they make; depth comes back from dotted places or our own notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from loaders.records import CHILD_LISTS
from loaders.standards.facts import clean
from loaders.standards.limits import MAX_DEPTH, MAX_ELEMENTS, refuse
from loaders.standards.stratml_notes import Note, grouped, parse
from loaders.standards.stratml_targets import actual_text, read_target
from loaders.standards.stratml_tree import Repairs, Tag
from loaders.standards.terms import language_of
from loaders.standards.vocabulary_parts import listed

__all__ = ["Part", "Shelf", "worded"]

_LISTS = list(CHILD_LISTS)
_AT: dict[str, int] = {"FlagshipProject": _LISTS.index("projects"), **{kind: place for place, kind in reversed(list(enumerate(CHILD_LISTS.values())))}}
_CARRIER = "Carrier"
Group = tuple[Note, list[Note]]
"""A part's own note and the notes behind it."""
_LEAD, _SUPPORT = ("หน่วยงานหลัก", "Lead agency"), ("หน่วยงานสนับสนุน", "Supporting agency")


@dataclass
class Part:
    """A part of the plan before it has found its place."""

    kind: str
    value: dict[str, Any]
    owner: Part | None
    """What it stands in; None: the plan."""
    sequence: str = ""
    inside: str | None = None
    """Id of what it is a part of, where a note says so."""
    at: int = 0
    """Place among its siblings, where a note says so."""
    children: list[Part] = field(default_factory=list)


class Shelf:
    """Collects the parts of one file."""

    def __init__(self, repairs: Repairs, name: str, plan_id: str | None) -> None:
        self.parts: list[Part] = []
        self._repairs, self._name, self._plan = repairs, name, plan_id

    def goal(self, tag: Tag) -> None:
        """A goal with its objectives."""
        head, below, plain = self._notes(tag)
        goal = None if head and head[0].part == _CARRIER else self._part(tag, head, plain, "Goal", None)
        self._lines(below, goal, tag)
        placed: dict[str, Part] = {}
        for objective in tag.all("Objective"):
            self._objective(objective, goal, placed)

    def vision(self, tag: Tag | None, groups: Iterable[Group]) -> None:
        """The vision, and the lines that are parts of it or of the plan."""
        noted = list(groups)
        head = next((group for group in noted if group[0].part == "Vision" and not group[0].text), None)
        if tag is not None and tag.said("Description"):
            self._add(Part("Vision", clean(self._value(tag, head, tag.said("Description"))), None, at=_at(head)))
        self._lines([group for group in noted if group[0].part not in {"Instrument", _CARRIER} and group is not head], None, tag)

    def _objective(self, tag: Tag, goal: Part | None, placed: dict[str, Part]) -> None:
        head, below, plain = self._notes(tag)
        sequence = tag.said("SequenceIndicator")
        owner = _owner(sequence, placed) or goal
        nameless = not tag.said("Name") and not tag.said("Description")
        carrier = (head is not None and head[0].part == _CARRIER) or (head is None and nameless)
        part = owner if carrier else self._part(tag, head, plain, "Strategy" if owner is goal else "Tactic", owner)
        if carrier and head is None and not tag.all("PerformanceIndicator"):
            self._repairs.note(tag, "empty", "ไม่มีชื่อและไม่มีตัวชี้วัด จึงไม่นำเข้า", "it has neither a name nor an indicator and was left out")
        if part and not carrier and sequence:
            placed.setdefault(sequence.strip("."), part)
        self._lines(below, part, tag)
        for indicator in tag.all("PerformanceIndicator"):
            self._indicator(indicator, part)

    def _indicator(self, tag: Tag, owner: Part | None) -> None:
        head, below, plain = self._notes(tag)
        text, unit = tag.said("MeasurementDimension"), tag.said("UnitOfMeasurement")
        if not text and not tag.all("MeasurementInstance"):
            self._repairs.note(tag, "empty", "ตัวชี้วัดไม่มีชื่อและไม่มีค่า จึงไม่นำเข้า", "the indicator has neither a name nor a value and was left out")
            return
        value = self._value(tag, head, text or "(ตัวชี้วัดไม่มีชื่อ)") | {"unit": head[0].values.get("unit") if head else unit or None}
        stage, sort = tag.chosen("ValueChainStage"), tag.chosen("PerformanceIndicatorType")
        value["topics"] = [each for each in (stage, sort if sort == "Qualitative" else None) if each]
        results = [each for instance in tag.all("MeasurementInstance") for each in instance.all("TargetResult")]
        value["targets"] = [target for each in results if (target := read_target(each, self._repairs, text, unit))]
        actual = [each for instance in tag.all("MeasurementInstance") for each in instance.all("ActualResult")]
        value["mentions"] = [mention for each in tag.all("Relationship") for mention in self._relationship(each)]
        value["remarks"] = [_remark("status", said) for each in actual if (said := actual_text(each, unit))] + [_remark("note", line) for line in plain]
        part = self._add(Part(head[0].part if head else "Indicator", clean(value), owner, inside=_inside(head), at=_at(head)))
        self._lines(below, part, tag)

    def _part(self, tag: Tag, head: Group | None, plain: list[str], kind: str, owner: Part | None) -> Part:
        name, description = tag.said("Name"), tag.said("Description")
        if not name:
            self._repairs.note(tag, "missing", "ไม่มีชื่อ ใช้คำอธิบายแทน", "it has no name; its description stands instead")
            name, description = description or "(ไม่มีชื่อ)", ""
        value = self._value(tag, head, name) | {"description": description or None}
        if not head:
            value["number"] = tag.said("SequenceIndicator") or None
        bodies, remarks = self._stakeholders(tag)
        value |= bodies | {"remarks": remarks + [_remark("note", line) for line in plain]}
        return self._add(Part(head[0].part if head else kind, clean(value), owner, tag.said("SequenceIndicator"), _inside(head), _at(head)))

    def _value(self, tag: Tag, head: Group | None, text: str) -> dict[str, Any]:
        """Wording, place and what our own notes say."""
        identifier = self._repairs.identifier(tag.one("Identifier"))
        line = tag.node.sourceline
        value: dict[str, Any] = {"line": line if isinstance(line, int) and line else None, "rule": f"stratml-{tag.kind}", "locator": f"Identifier {identifier}" if identifier else None}
        return value | worded(text, head[0].values.get("wording") if head else None) | (_noted(head) if head else {})

    def _notes(self, tag: Tag) -> tuple[Group | None, list[Group], list[str]]:
        """The notes that head a part, the parts that became lines, and text of others."""
        other = tag.one("OtherInformation")
        before, groups = grouped(parse(line) for line in other.lines) if other else ([], [])
        head = groups.pop(0) if groups and not groups[0][0].text else None
        plain = [note.text for note in (*before, *(head[1] if head else ())) if not note.field]
        return head, groups, plain

    def _lines(self, groups: Iterable[Group], owner: Part | None, tag: Tag | None) -> None:
        line = tag.node.sourceline if tag else None
        for group in groups:
            note = group[0]
            value = {"line": line if isinstance(line, int) and line else None, "rule": "stratml-line"} | worded(note.text, note.values.get("wording")) | _noted(group)
            value["remarks"] = [_remark("note", each.text) for each in group[1] if not each.field]
            self._add(Part(note.part, clean(value), owner, inside=_inside(group), at=_at(group)))

    def _stakeholders(self, tag: Tag) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Bodies that perform, and remarks on everybody else."""
        first: list[str] = []
        support: list[str] = []
        remarks: list[dict[str, Any]] = []
        lead = False
        for each in tag.all("Stakeholder"):
            name, sort = each.said("Name"), each.chosen("StakeholderTypeType")
            roles = [(role.said("Name"), [kind.text for kind in role.all("RoleType")]) for role in each.all("Role")]
            if not name:
                continue
            if any(title in _SUPPORT for title, _ in roles):
                support.append(name)
            elif sort != "Person" and any("Performer" in kinds for _, kinds in roles):
                first.append(name)
                lead = lead or any(title in _LEAD for title, _ in roles)
            else:
                said = "; ".join(filter(None, [each.said("Description"), *(" ".join(filter(None, [title, *kinds])) for title, kinds in roles)]))
                remarks.append(_remark("note", f"ผู้เกี่ยวข้อง (Stakeholder{f', {sort}' if sort else ''}): {name}" + (f": {said}" if said else "")))
        return clean({"agencies": first, "supporting_agencies": support, "agency_role": "lead" if lead and not support else None}), remarks

    def _relationship(self, tag: Tag) -> Iterable[dict[str, Any]]:
        sort, referents = tag.chosen("RelationshipType"), [each.text for each in tag.all("ReferentIdentifier") if each.text]
        self._repairs.identifier(tag.one("Identifier"))
        text = ": ".join(filter(None, [tag.said("Name"), tag.said("Description")]))
        if not text and not referents:
            self._repairs.note(tag, "empty", "ความสัมพันธ์ไม่บอกปลายทาง จึงไม่นำเข้า", "the relationship names no other end and was left out")
        for referent in referents or ([""] if text else []):
            yield clean({"level": "other", "text": text or referent, "element": referent or None, "rule": f"stratml-Relationship-{sort or 'unstated'}", "line": tag.node.sourceline})

    def _add(self, part: Part) -> Part:
        if len(self.parts) >= MAX_ELEMENTS:
            raise refuse(self._name, "too-many-elements", f"แผนมีองค์ประกอบเกิน {MAX_ELEMENTS:,} ข้อ", f"the plan has more than {MAX_ELEMENTS:,} parts")
        self.parts.append(part)
        return part

    # --- the tree

    def lists(self) -> dict[str, Any]:
        """The lists of the plan document, each part where its note or its place says it belongs."""
        by_id: dict[str, Part] = {}
        for part in self.parts:
            if (me := part.value.get("id")) and by_id.setdefault(me, part) is not part:
                del part.value["id"]
        tops: list[Part] = []
        for part in self.parts:
            owner = part.owner
            if part.inside:
                owner = None if part.inside == self._plan else by_id.get(part.inside, owner)
            part.owner = owner if owner is not part else None
        for part in self.parts:
            if part.owner is None or self._circular(part):
                part.owner = None
                tops.append(part)
            else:
                part.owner.children.append(part)
        vision = next((part for part in tops if part.kind == "Vision"), None)
        top = [self._nested(part, 1) for part in _ordered(part for part in tops if part.kind != "Benefit" and part is not vision)]
        alone = {"vision": self._untyped(vision) if vision else None, "benefits": [self._untyped(part) for part in tops if part.kind == "Benefit"]}
        return clean(alone) | listed(top)

    def _circular(self, part: Part) -> bool:
        above, steps = part.owner, 0
        while above is not None:
            steps += 1
            if above is part or steps > MAX_DEPTH:
                return True
            above = above.owner
        return False

    def _untyped(self, part: Part) -> dict[str, Any]:
        return {key: each for key, each in self._nested(part, 1).items() if key != "type"}

    def _nested(self, part: Part, depth: int) -> dict[str, Any]:
        return {"type": part.kind} | part.value | listed([self._nested(each, depth + 1) for each in _ordered(part.children)])


def _noted(group: Group) -> dict[str, Any]:
    """What our own notes say of a part."""
    head, fields = group
    value: dict[str, Any] = {name: head.values.get(name) for name in ("id", "kind", "number", "code", "level", "unit")}
    value["verified"] = False if head.values.get("verified") == "no" else None
    for note in fields:
        if note.field in {"definition", "description", "source", "locator"}:
            value[note.field] = "\n".join(filter(None, [value.get(note.field), note.text]))
        elif note.field in {"tracks", "baselines"}:
            value[note.field] = note.text.split()
        elif note.field == "footnotes":
            value[note.field] = [int(each) for each in note.text.split() if each.isascii() and each.isdigit()]
    return clean(value)


def _inside(group: Group | None) -> str | None:
    return group[0].values.get("in") if group else None


def _at(group: Group | None) -> int:
    said = group[0].values.get("at", "") if group else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0  # noqa: PLR2004 - no plan has a million parts side by side


def worded(text: str, status: str | None = None) -> dict[str, Any]:
    """Wording in the language of its letters; StratML does not say which it is."""
    if language_of(text) == "th" or not text:
        return {"text": text}
    return {"text_en": text, "en_status": status or "as-published"}


def _owner(sequence: str, placed: dict[str, Part]) -> Part | None:
    """The part with the longest dotted place that this one continues: 1.2 for 1.2.3."""
    steps = sequence.strip(".").split(".")
    return next((placed[above] for length in range(len(steps) - 1, 0, -1) if (above := ".".join(steps[:length])) in placed), None)


def _ordered(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (_AT.get(part.kind, _LISTS.index("groups")) if not part.at else -1, part.at))


def _remark(kind: str, text: str) -> dict[str, Any]:
    return {"kind": kind, "text": text}
