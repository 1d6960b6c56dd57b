"""A plan as StratML Part 2, strict: valid against ontology/stratml_part2.xsd, one file a language, what is lost stated in the file and returned."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from exports.citation import citation
from exports.plan_facts import PlanFacts, plan_facts
from exports.standing import standing, standing_lines
from exports.stratml_layout import Box, Layout, lay_out
from exports.stratml_words import LOSSES, RELATIONS, ROLES, UNVERIFIED, WORDING
from graph.store import GraphStore
from loaders.rdf.writer import ce
from loaders.records import AlignmentRecord, Element, PlanDocument, Target
from loaders.standards.stratml_notes import field_lines, part_line
from ontology.namespaces import agency_iri, iri
from queries.read.records import Lang

__all__ = ["NAMESPACE", "Loss", "Written", "identifier", "stratml_file", "stratml_xml"]

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
Loss = tuple[str, str]
"""A sentence in Thai and English."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PEERS = ("alignsWith", "measuredBySame", "relatesTo")


class Written(NamedTuple):
    """The file and what it could not hold."""

    data: bytes
    losses: tuple[Loss, ...]


def stratml_xml(store: GraphStore, plan_id: str, lang: Lang = "th", made: datetime | None = None) -> Written:
    """A plan or workspace as StratML Part 2 in one language; UTF-8 with an XML declaration.

    ``made``: when, for the lines that say so and what is undecided or unverified; without it the same build gives the same bytes.

    Raises ``queries.read.NotFoundError`` for an unknown plan.
    """
    said = standing_lines(standing(store, plan_id, made, lang), lang) if made else ()
    return stratml_file(plan_facts(store, plan_id), lang, citation(store, "text", lang, plan_id), said)


def stratml_file(facts: PlanFacts, lang: Lang, cite: str, said: Iterable[str] = ()) -> Written:
    """The file of a plan that is at hand; ``cite`` says where it is from, ``said`` what is open in it."""
    return _Writer(facts, lang).written(cite, said)


def identifier(address: str) -> str:
    """The ``xs:ID`` of a thing by its IRI: a name may not start with a digit, as ours often do."""
    return f"_{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


class _Writer:
    def __init__(self, facts: PlanFacts, lang: Lang) -> None:
        self._facts, self._lang, self._plan = facts, lang, facts.document
        self._layout: Layout = lay_out(self._plan)
        self._counts: Counter[str] = Counter(self._layout.counts)
        self._parents = {child.id: parent.id if parent else self._plan.id for _, child, parent in self._plan.walk()}
        owners: list[PlanDocument | Element] = [self._plan, *(child for _, child, _ in self._plan.walk())]
        self._places = {child.id: place for owner in owners for place, (_, child) in enumerate(owner.children(), 1)}
        self._links = [record for record in facts.alignments if self._counts_as_link(record)]
        self._linked: dict[str, list[AlignmentRecord]] = {}
        placed = set()
        for each, record in self._hung():
            self._linked.setdefault(each, []).append(record)
            placed.add(record.id)
        self._counts["evidence"] = len(self._links)
        self._counts["unplaced"] = sum(record.id not in placed for record in self._links)
        self._root = etree.Element(f"{{{NAMESPACE}}}PerformancePlanOrReport", {"Type": "Strategic_Plan"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs know no default namespace

    def written(self, cite: str, said: Iterable[str]) -> Written:
        """The whole file."""
        plan, pick = self._plan, self._pick
        self._add(self._root, "Name", self._said(plan.title, plan.title_en))
        self._add(self._root, "Description", "")
        notes = self._add(self._root, "OtherInformation", "")
        core = self._add(self._root, "StrategicPlanCore")
        self._organization(core)
        if plan.vision:
            vision = self._add(core, "Vision")
            self._add(vision, "Description", self._said(plan.vision.text, plan.vision.text_en))
            self._add(vision, "Identifier", identifier(iri(plan.vision.id or f"{plan.id}/vision")))
        for goal in self._layout.goals:
            self._goal(core, goal)
        self._administration()
        losses = self._losses()
        lines = [self._part("Instrument", plan.id, None, {"wording": plan.title_en_status if self._lang == "en" and plan.title_en else None})]
        lines += [*field_lines("cite", cite), *(line for each in said for line in field_lines("standing", each)), *(line for loss in losses for line in field_lines("loss", pick(loss)))]
        if plan.vision:
            lines += [self._part("Vision", plan.vision.id, plan.id, self._marks(plan.vision)), *self._fields(plan.vision)]
            lines += [line for kind, each in _below(plan.vision) for line in self._lines(kind, each)]
        notes.text = "\n".join(lines)
        etree.indent(self._root)
        return Written(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8"), losses)

    # --- what becomes what

    def _organization(self, core: etree._Element) -> None:
        body = self._facts.refs.get(f"agency/{self._plan.publisher}")
        name = self._plan.issued_by if self._lang == "th" or not body else None
        if not (name or body):
            return
        organization = self._add(core, "Organization")
        self._add(organization, "Name", name or (body.label.text(self._lang) if body else "") or "")
        if body and self._plan.publisher:
            if body.label.short_th and self._lang == "th":
                self._add(organization, "Acronym", body.label.short_th)
            self._add(organization, "Identifier", identifier(agency_iri(self._plan.publisher)))

    def _goal(self, core: etree._Element, box: Box) -> None:
        goal = self._add(core, "Goal")
        self._head(goal, box, self._said(self._plan.title, self._plan.title_en))
        for objective in box.objectives:
            node = self._add(goal, "Objective")
            self._head(node, objective, None)
            for indicator in objective.indicators:
                self._indicator(node, indicator)

    def _head(self, node: etree._Element, box: Box, name: str | None) -> None:
        """What goals and objectives share. A box that only carries indicators has no name, a goal that does has the plan's."""
        part = box.element
        text = self._said(part.text, part.text_en) if part else name
        if text is not None:
            self._add(node, "Name", text)
        self._add(node, "Description", (part.description if part and self._lang == "th" else "") or "")
        if part and part.id:
            self._add(node, "Identifier", identifier(iri(part.id)))
        self._add(node, "SequenceIndicator", box.sequence)
        for body, role in self._bodies(part):
            self._stakeholder(node, body, role)
        if part:
            lines = [self._part(box.kind or "Element", part.id, self._parents.get(part.id), self._marks(part)), *self._fields(part)]
            lines += [line for kind, each in box.lines for line in self._lines(kind, each)]
        else:
            lines = [self._part("Carrier", None, None, {})]
        self._add(node, "OtherInformation", "\n".join(lines))

    def _bodies(self, part: Element | None) -> Iterable[tuple[str, str]]:
        if part:
            first = "lead" if part.supporting_agencies or part.agency_role else "responsible"
            yield from ((name, first) for name in part.agencies)
            yield from ((name, "support") for name in part.supporting_agencies)

    def _stakeholder(self, node: etree._Element, printed: str, role: str) -> None:
        ref = self._facts.refs.get(self._facts.bodies.get(printed, ""))
        name = printed if self._lang == "th" or not ref else ref.label.en or printed
        group = ref is not None and ref.type != "Agency"
        stakeholder = self._add(node, "Stakeholder", StakeholderTypeType="Generic_Group" if group else "Organization")
        self._add(stakeholder, "Name", name)
        place = self._add(stakeholder, "Role")
        self._add(place, "Name", self._pick(ROLES[role]))
        self._add(place, "Description", "")
        if role != "support":
            self._add(place, "RoleType", "Performer")

    def _indicator(self, node: etree._Element, part: Element) -> None:
        kind = {"PerformanceIndicatorType": "Quantitative"} if any(target.value is not None for target in part.targets) else {}
        indicator = self._add(node, "PerformanceIndicator", **kind)
        self._add(indicator, "MeasurementDimension", self._said(part.text, part.text_en))
        self._add(indicator, "UnitOfMeasurement", part.unit or next((target.unit for target in part.targets if target.unit), ""))
        self._add(indicator, "Identifier", identifier(iri(part.id or "")))
        for record in self._linked.get(part.id or "", ()):
            self._relationship(indicator, part, record)
        if part.targets:
            instance = self._add(indicator, "MeasurementInstance")
            for target in part.targets:
                self._target(instance, target)
        below = [line for kind, each in _below(part) if kind != "Indicator" for line in self._lines(kind, each)]
        lines = [self._part("Indicator", part.id, self._parents.get(part.id), self._marks(part)), *self._fields(part), *below]
        lines += [line for name, role in self._bodies(part) for line in field_lines("agencies", f"{name} ({self._pick(ROLES[role])})")]
        self._add(indicator, "OtherInformation", "\n".join(lines))

    def _relationship(self, indicator: etree._Element, part: Element, record: AlignmentRecord) -> None:
        peer = record.extent in {"equal", "intersects"} or record.predicate in _PEERS
        node = self._add(indicator, "Relationship", RelationshipType="Peer_To" if peer else "Narrower_Than")
        self._add(node, "Identifier", identifier(f"{iri(f'alignment/{record.id}')}#{part.id}"))
        self._add(node, "ReferentIdentifier", iri(record.object or ""))
        self._add(node, "Name", self._pick(RELATIONS[record.predicate or ""]))
        upper = self._facts.refs.get(record.object or "")
        label = (upper.label.text(self._lang) if upper else None) or record.object or ""
        self._add(node, "Description", f"{label} ({self._pick(WORDING[record.basis])})")

    def _target(self, instance: etree._Element, target: Target) -> None:
        node = self._add(instance, "TargetResult")
        first, last = target.period_be or (target.year_be, target.year_be)
        if first and last:
            self._counts["years"] += 1
            self._add(node, "StartDate", f"{ce(first):04d}-01-01")
            self._add(node, "EndDate", f"{ce(last):04d}-12-31")
        if target.value is not None:
            self._add(node, "NumberOfUnits", f"{target.value:f}".rstrip("0").rstrip("."))
        if target.op != "=":
            self._counts["comparators"] += 1
        further = {"year": target.year_be if target.period_be else None, "min": target.min_value, "max": target.max_value, "of": target.denominator, "full": target.scale_max, "ratio": target.ratio, "measure": target.measure,
                   "group": target.alternative_group, "unit": target.unit, "id": target.id, "verified": None if target.verified else "no"}
        descriptor = self._add(node, "Descriptor")
        self._add(descriptor, "DescriptorName", "comparator")
        self._add(descriptor, "DescriptorValue", "; ".join([target.op, *(f"{name}={value}" for name, value in further.items() if value is not None)]))
        self._add(node, "Description", target.text)

    def _administration(self) -> None:
        node = self._add(self._root, "AdministrativeInformation")
        self._add(node, "Identifier", identifier(iri(self._plan.id or "")))
        years = self._plan.period_be or {}
        if years:
            self._counts["years"] += 1
        self._add(node, "StartDate", f"{ce(years['start']):04d}-01-01" if "start" in years else "")
        self._add(node, "EndDate", f"{ce(years['end']):04d}-12-31" if "end" in years else "")
        self._add(node, "PublicationDate", "")
        self._add(node, "Source", iri(self._plan.id or ""))

    # --- alignments

    def _counts_as_link(self, record: AlignmentRecord) -> bool:
        other = self._facts.refs.get(record.object or "")
        return record.status == "approved" and record.predicate in RELATIONS and other is not None and other.plan != self._plan.id

    def _hung(self) -> Iterable[tuple[str, AlignmentRecord]]:
        """Each link with each indicator it hangs on: its subject, or the indicators right below its subject."""
        below: dict[str | None, list[str]] = {}
        for kind, child, parent in self._plan.walk():
            if kind == "Indicator" and child.id:
                below.setdefault(parent.id if parent else self._plan.id, []).append(child.id)
        indicators = {each for found in below.values() for each in found}
        for record in self._links:
            for each in [record.subject] if record.subject in indicators else below.get(record.subject, []):
                yield each, record

    # --- lines and wording

    def _part(self, kind: str, me: str | None, parent: str | None, values: dict[str, str | None], text: str = "") -> str:
        return part_line(kind, {"id": me, "in": parent} | values, _NOT_XML.sub("", text))

    def _lines(self, kind: str, part: Element) -> list[str]:
        """A part that became a line, with what else is said of it."""
        head = self._part(kind, part.id, self._parents.get(part.id), self._marks(part), self._said(part.text, part.text_en))
        return [head, *self._fields(part), *(field_lines("description", part.description) if self._lang == "th" else ())]

    def _marks(self, part: Element) -> dict[str, str | None]:
        ours = (part.en_status or "ours") if self._lang == "en" and part.text_en else None
        return {"at": str(self._places.get(part.id, "")), "kind": part.kind, "unit": part.unit, "number": part.number, "code": part.code, "level": part.level, "verified": None if part.verified else "no", "wording": ours}

    def _fields(self, part: Element) -> list[str]:
        said: list[tuple[str, str | None]] = [
            ("definition", part.definition if self._lang == "th" else None), ("source", part.source), ("locator", part.locator if self._lang == "th" else None),
            ("tracks", " ".join(part.tracks)), ("baselines", " ".join(part.baselines)), ("footnotes", " ".join(map(str, part.footnotes))),
        ]
        said.append(("unverified", None if part.verified else self._pick(UNVERIFIED)))
        return [line for name, text in said for line in field_lines(name, text)]

    def _losses(self) -> tuple[Loss, ...]:
        self._counts[f"only_{self._lang}"] = self._counts["facts"] = 1
        return tuple((th.format(n=self._counts[name]), en.format(n=self._counts[name])) for name, (th, en) in LOSSES.items() if self._counts[name])

    def _said(self, th: str | None, en: str | None) -> str:
        wanted = th if self._lang == "th" else en
        if not wanted:
            self._counts[f"untranslated_{self._lang}"] += 1
        return wanted or th or en or ""

    def _pick(self, pair: tuple[str, str]) -> str:
        return pair[0] if self._lang == "th" else pair[1]

    def _add(self, parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
        node = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", dict(attributes))
        if text is not None:
            node.text = _NOT_XML.sub("", text)
        return node


def _below(part: Element) -> Iterable[tuple[str, Element]]:
    """What is below a part; an indicator has lines of its own."""
    for kind, child in part.children():
        yield kind, child
        if kind != "Indicator":
            yield from _below(child)
