"""A plan document as quads: the instrument, its parts, their targets, footnotes, remarks and approvals."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from loaders.agency_names import AgencyNames
from loaders.dataset import PlacedElement, placed_elements
from loaders.rdf.bodies import Bodies
from loaders.rdf.rows import write_mentions, write_row
from loaders.rdf.writer import Writer, text_hash
from loaders.records import Approval, Footnote, PlanDocument, Remark, Target, Version
from ontology.namespaces import DCTERMS, PA, PROV, RDFS, SKOS, agency_iri, iri

__all__ = ["WHOLE_FILE", "label_status", "plan_quads", "write_remark"]

WHOLE_FILE = "ทั้งไฟล์"
"""Where something of a user's file stands whose loader gave no place."""

_LABEL_STATUS = {"official": "official", "official-draft": "officialDraft", "customary": "customary",
                 "as-published": "asPublished", "ours": "ours"}
_MEASURES = {"ratio": "ratioMeasure", "level": "levelMeasure"}
_REMARK_CLASSES = {"discrepancy": "Discrepancy", "gap": "KnownGap", "status": "StatusReport"}


def label_status(status: str | None) -> str:
    """IRI of a label status; a translation without one is ours."""
    return PA + _LABEL_STATUS[status or "ours"]


def plan_quads(plan: PlanDocument, names: AgencyNames, graph: str, *, upload: bool = False) -> Writer:
    """Quads of one plan in the named graph ``graph``. With ``upload`` it is a user's file, whose unknown bodies are kept as printed."""
    write = Writer(graph)
    bodies = Bodies(names, plan.id if upload else None)
    _instrument(write, plan, names)
    for placed in placed_elements(plan):
        _element(write, placed if placed.locator or not upload else replace(placed, locator=WHOLE_FILE), bodies)
    repeated: Counter[int] = Counter()
    for footnote in plan.footnotes:
        repeated[footnote.number] += 1
        _footnote(write, plan, footnote, repeated[footnote.number])
    _named_for_all(write, plan, bodies)
    bodies.unresolved(write, plan.source)
    return write


def _named_for_all(write: Writer, plan: PlanDocument, bodies: Bodies) -> None:
    """Bodies that a file names for the whole plan, each beside its name as printed."""
    me = iri(plan.id or "")
    for printed in dict.fromkeys((*plan.agencies, *plan.supporting_agencies)):
        write.link(me, DCTERMS + "contributor", bodies.find(printed, plan))


def _instrument(write: Writer, plan: PlanDocument, names: AgencyNames) -> None:
    me = iri(plan.id or "")
    write.type(me, "Instrument", PROV + "Plan", SKOS + "ConceptScheme")
    write.label(me, plan.title, plan.title_en, DCTERMS + "title")
    write.label(me, plan.title, plan.title_en)
    write.label(me, plan.short_th, plan.short_en, PA + "shortLabel")
    if plan.title_en:
        write.link(me, PA + "labelStatus", label_status(plan.title_en_status))
    if plan.period_be:
        write.year(me, PA + "startYear", plan.period_be.get("start"))
        write.year(me, PA + "endYear", plan.period_be.get("end"))
    write.day(me, PA + "inForceFrom", plan.in_force_from)
    write.day(me, PA + "inForceTo", plan.in_force_to)
    for index, period in enumerate(plan.levels, 1):
        place = f"{me}/level{index}"
        write.integer(me, PA + "planLevel", period.level)
        write.link(me, PA + "planLevelPeriod", place)
        write.type(place, "PlanLevelPeriod")
        write.integer(place, PA + "level", period.level)
        write.day(place, PA + "validFrom", period.since)
        write.day(place, PA + "validUntil", period.until)
        write.comment(place, period.note)
    for name, value in (("edition", plan.edition), ("issuedBy", plan.issued_by), ("legalBasis", plan.legal_basis),
                        ("gazette", plan.gazette), ("topic", plan.topic)):
        write.text(me, PA + name, value, "th")
    if plan.publisher:
        write.link(me, DCTERMS + "publisher", agency_iri(names.one(plan.publisher) or plan.publisher))
    if plan.replaces:
        write.element(me, DCTERMS + "replaces", [plan.replaces])
    write.flag(me, PA + "stub", plan.stub)
    write.link(me, PA + "basis", PA + plan.basis)
    write.sourced(me, plan)
    for edition in plan.editions:
        place = f"{me}/edition/{edition.id}"
        write.link(me, PA + "hasEdition", place)
        write.type(place, "Edition")
        write.text(place, DCTERMS + "title", edition.title, "th")
        write.year(place, PA + "startYear", edition.start_be)
        write.year(place, PA + "endYear", edition.end_be)
        write.sourced(place, edition, plan.source, plan.locator)
    for index, approval in enumerate(sorted(plan.approvals, key=lambda a: a.date), 1):
        _approval(write, plan, approval, index, names)
    for index, remark in enumerate(plan.remarks, 1):
        write_remark(write, me, f"{me}/remark{index}", remark, plan.source, plan.locator)
    write_row(write, me, plan, plan.source)
    write_mentions(write, me, plan.alignments, plan.source)


def _approval(write: Writer, plan: PlanDocument, approval: Approval, index: int, names: AgencyNames) -> None:
    me = iri(approval.id) if approval.id else f"{iri(plan.id or '')}/approval{index}"
    write.type(me, "Approval", PROV + "Activity")
    write.element(me, PA + "approves", [plan.id or ""])
    write.day(me, PA + "decidedOn", approval.date)
    if approval.body:
        write.link(me, PA + "decidedBy", agency_iri(names.one(approval.body) or approval.body))
    write.text(me, PA + "meeting", approval.meeting)
    write.text(me, PA + "item", approval.item)
    write.text(me, PA + "decision", approval.decision)
    write.text(me, RDFS + "label", approval.text, "th")
    write.sourced(me, approval, plan.source, plan.locator)


def write_remark(write: Writer, about: str, me: str, remark: Remark, source: str | None, locator: str | None) -> None:
    """A discrepancy, gap, status or note about something."""
    write.type(me, "Remark")
    if remark.kind in _REMARK_CLASSES:
        write.type(me, _REMARK_CLASSES[remark.kind])
    write.link(me, PA + "about", about)
    write.comment(me, remark.text)
    write.text(me, PA + "remarkKind", remark.kind)
    write.year(me, PA + "year", remark.year_be)
    write.sourced(me, remark, source, locator)
    for name in remark.sources:
        write.link(me, PA + "atOddsWith", iri(f"source/{name}"))


def _element(write: Writer, placed: PlacedElement, bodies: Bodies) -> None:
    element, me = placed.element, iri(placed.id)
    write.type(me, placed.type, "Element", SKOS + "Concept")
    if placed.type == "FlagshipProject":
        write.type(me, "Project")
    write.element(me, SKOS + "inScheme", [placed.plan])
    if placed.parent:
        write.element(me, SKOS + "broader", [placed.parent])
        write.element(iri(placed.parent), SKOS + "narrower", [placed.id])
    else:
        write.element(me, SKOS + "topConceptOf", [placed.plan])
    write.label(me, element.text, element.text_en)
    if element.text_en:
        write.link(me, PA + "labelStatus", label_status(element.en_status))
        write.text(me, PA + "labelSource", element.en_source)
    write.label(me, element.short_th, element.short_en, PA + "shortLabel")
    write.text(me, PA + "number", element.number)
    write.text(me, PA + "kind", element.kind, "th")
    write.typed(me, SKOS + "notation", _notation(placed), PA + "Code")
    write.integer(me, PA + "order", placed.order)
    for name, value in (("officialCode", element.code), ("codeUnverified", element.code_unverified), ("targetLevel", element.level)):
        write.text(me, PA + name, value)
    for name, value in (("edition", element.edition), ("unit", element.unit)):
        write.text(me, PA + name, value, "th")
    write.text(me, PA + "direction", element.direction)
    write.text(me, DCTERMS + "description", element.description, "th")
    write.text(me, SKOS + "definition", element.definition, "th")
    write.text(me, PA + "textHash", text_hash(element.text or element.text_en or ""))
    for topic in element.topics:
        write.text(me, PA + "topic", topic)
    write.link(me, PA + "tracks", *(iri(f"indicator/{series}") for series in element.tracks))
    write.element(me, PA + "baseline", element.baselines)
    write.link(me, PA + "footnote", *(iri(f"{placed.plan}/footnote{number}") for number in element.footnotes))
    write.sourced(me, element, placed.source, placed.locator)
    write.text(me, PA + "recognisedBy", element.rule)
    bodies.responsibilities(write, me, element)
    for index, target in enumerate(element.targets, 1):
        _target(write, placed, target, index)
    for index, version in enumerate(element.versions, 1):
        _version(write, placed, version, index)
    for index, remark in enumerate(element.remarks, 1):
        write_remark(write, me, f"{me}/remark{index}", remark, placed.source, placed.locator)
    write_row(write, me, element, placed.source)
    write_mentions(write, me, element.mentions, placed.source, element.sheet)


def _notation(placed: PlacedElement) -> str:
    """A code unique in the plan, from the id: psds-2567/s1/t2/g2.1 → S1.T2.G2.1."""
    local = placed.id.removeprefix(placed.plan + "/")
    return local.replace("/", ".").upper()


def _target(write: Writer, placed: PlacedElement, target: Target, index: int) -> None:
    me = iri(target.id) if target.id else f"{iri(placed.id)}/target{index}"
    write.type(me, "Target")
    write.element(me, PA + "ofIndicator", [placed.id])
    write.text(me, PA + "comparator", target.op)
    if target.measure:
        write.link(me, PA + "measure", PA + _MEASURES.get(target.measure, target.measure))
    for name, number in (("value", target.value), ("minValue", target.min_value), ("maxValue", target.max_value),
                         ("denominator", target.denominator), ("scaleMax", target.scale_max)):
        write.decimal(me, PA + name, number)
    write.text(me, PA + "ratio", target.ratio)
    write.text(me, PA + "alternativeGroup", target.alternative_group)
    write.text(me, PA + "unit", target.unit, "th")
    write.year(me, PA + "year", target.year_be)
    if target.period_be:
        write.year(me, PA + "periodStart", target.period_be[0])
        write.year(me, PA + "periodEnd", target.period_be[1])
    write.day(me, PA + "asOf", target.as_of)
    write.text(me, PA + "verbatim", target.text, "th")
    write.text(me, PA + "edition", target.edition, "th")
    write.element(me, PA + "setBy", [target.set_by or placed.plan])
    write.element(me, PA + "restsOnObservation", target.derived_from_observations)
    write.sourced(me, target, placed.source, placed.locator)


def _version(write: Writer, placed: PlacedElement, version: Version, index: int) -> None:
    me = f"{iri(placed.id)}/version{index}"
    write.type(me, "ElementVersion")
    write.element(me, PA + "versionOf", [placed.id])
    write.text(me, SKOS + "prefLabel", version.text, "th")
    write.text(me, PA + "edition", version.edition, "th")
    write.text(me, PA + "seenIn", version.seen_in)
    write.text(me, PA + "textHash", text_hash(version.text))
    write.sourced(me, version, placed.source, placed.locator)


def _footnote(write: Writer, plan: PlanDocument, footnote: Footnote, time: int) -> None:
    me = iri(f"{plan.id}/footnote{footnote.number}{'' if time == 1 else f'-{time}'}")
    write.type(me, "Footnote")
    write.integer(me, PA + "footnoteNumber", footnote.number)
    write.text(me, PA + "anchor", footnote.anchor, "th")
    write.text(me, PA + "text", footnote.text, "th")
    write.text(me, PA + "footnoteRole", footnote.role)
    write.element(me, PA + "annotates", footnote.annotates)
    write.element(me, PA + "inInstrument", [plan.id or ""])
    write.sourced(me, footnote, plan.source, f"เชิงอรรถ {footnote.number}")


