"""Sources, agencies and observations as quads."""

from __future__ import annotations

from loaders.rdf.plans import label_status, write_remark
from loaders.rdf.writer import Writer
from loaders.records import AgencyTable, ObservationTable, SourceTable
from ontology.namespaces import DCTERMS, ORG, PA, SKOS, XSD, agency_iri, iri, source_iri

__all__ = ["agency_quads", "observation_quads", "source_quads"]

_MEASURES = {"ratio": "ratioMeasure", "level": "levelMeasure"}
REGISTER = "indicator-register"
"""Concept scheme of the quantities that are measured over time, whichever plans set targets for them."""


def source_quads(table: SourceTable, graph: str) -> Writer:
    """Bibliographic records of everything cited."""
    write = Writer(graph)
    for source in table.sources:
        me = source_iri(source.id)
        write.type(me, "Source")
        write.text(me, DCTERMS + "title", source.title)
        write.text(me, SKOS + "prefLabel", source.title)
        write.text(me, DCTERMS + "publisher", source.publisher)
        write.text(me, DCTERMS + "date", source.date)
        write.typed(me, PA + "url", source.url, XSD + "anyURI")
        write.text(me, PA + "corpusPath", source.path)
        write.text(me, PA + "corpus", source.corpus)
        write.text(me, PA + "sourceKind", source.kind)
        write.text(me, SKOS + "editorialNote", source.note)
    return write


def agency_quads(table: AgencyTable, graph: str) -> Writer:
    """State bodies and the phrases that stand for many of them."""
    write = Writer(graph)
    for agency in table.agencies:
        me = agency_iri(agency.id)
        write.type(me, ORG + "FormalOrganization")
        write.label(me, agency.th, agency.en)
        for name in (agency.abbr, *agency.aliases):
            write.text(me, SKOS + "altLabel", name, "th")
        write.text(me, PA + "abbreviation", agency.abbr, "th")
        write.text(me, PA + "agencyLevel", agency.level, "th")
        if agency.parent:
            write.link(me, ORG + "subOrganizationOf", agency_iri(agency.parent))
        write.sourced(me, agency, table.source, table.locator)
    for group in table.groups:
        me = agency_iri(group.id)
        write.type(me, "AgencyGroup")
        write.label(me, group.th, group.en)
        for name in group.aliases:
            write.text(me, SKOS + "altLabel", name, "th")
        write.sourced(me, group, table.source, table.locator)
    return write


def observation_quads(table: ObservationTable, graph: str) -> Writer:
    """The register of measured indicators and every value seen of them."""
    write = Writer(graph)
    register = iri(REGISTER)
    write.type(register, "IndicatorRegister", SKOS + "ConceptScheme")
    write.label(register, "ทะเบียนตัวชี้วัดที่มีการวัดผล", "Register of measured indicators")
    write.label(register, "ทะเบียนตัวชี้วัดที่มีการวัดผล", "Register of measured indicators", DCTERMS + "title")
    first = {row.series: row for row in reversed(table.observations)}
    for order, series in enumerate(table.series, 1):
        me = iri(f"indicator/{series.id}")
        write.type(me, "Indicator", "Element", SKOS + "Concept")
        write.link(me, SKOS + "inScheme", register)
        write.label(me, series.text, series.text_en)
        write.label(me, series.short_th, series.short_en, PA + "shortLabel")
        write.link(me, PA + "labelStatus", label_status(series.en_status))
        write.typed(me, SKOS + "notation", series.id, PA + "Code")
        write.integer(me, PA + "order", order)
        for measure, direction in sorted(series.direction.items()):
            write.text(me, PA + "direction", f"{measure}: {direction}")
            if direction == "lower-is-better":
                write.link(me, PA + "lowerIsBetter", PA + _MEASURES.get(measure, measure))
        write.text(me, PA + "custodian", series.custodian)
        write.text(me, PA + "area", series.area)
        seen = first.get(series.id)
        write.sourced(me, series, seen.source if seen else None, seen.locator if seen else None)
    for row in table.observations:
        me = iri(row.id)
        write.type(me, "Observation")
        write.element(me, PA + "ofIndicator", [f"indicator/{row.series}"])
        write.year(me, PA + "year", row.year_be)
        write.decimal(me, PA + "value", row.value)
        write.text(me, PA + "unit", row.unit, "th")
        write.link(me, PA + "measure", PA + _MEASURES.get(row.measure, row.measure))
        write.day(me, PA + "asOf", row.as_of)
        write.text(me, PA + "seriesId", "/".join(filter(None, (row.series, row.measure, row.part))))
        write.text(me, PA + "seriesBreak", row.series_break)
        write.text(me, PA + "conflictNote", row.conflict)
        if row.derived:
            write.flag(me, PA + "derivedValue", value=True)
        write.sourced(me, row)
    for index, remark in enumerate(table.not_found, 1):
        write_remark(write, register, f"{register}/gap{index}", remark, None, None)
    return write
