"""One way to break each rule of ontology/shapes.ttl: the table behind test_shapes.py.

A break changes the statements around one focus node so that exactly the rule it stands for is broken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.namespaces import ID, SEMAPV, XSD
from ontology.namespaces import PA as PA_TEXT

__all__ = ["BREAKS", "PA", "Break"]

PA = Namespace(PA_TEXT)
NOWHERE = URIRef(ID + "nowhere")
Edit = Callable[[Graph, URIRef], object]
"""Changes the graph in place; what it returns is of no interest."""


@dataclass(frozen=True)
class Break:
    """How to break one rule."""

    edits: tuple[Edit, ...]
    on: str | None = None
    """Class of the focus node, where the class of the shape is too wide."""
    needs: tuple[URIRef, ...] = ()
    lacks: tuple[URIRef, ...] = ()
    where: dict[URIRef, Node] = field(default_factory=dict)
    also: frozenset[str] = frozenset()
    """Rules that this break cannot but touch as well."""


def drop(*predicates: URIRef) -> Edit:
    def edit(graph: Graph, focus: URIRef) -> None:
        for predicate in predicates:
            graph.remove((focus, predicate, None))
    return edit


def put(predicate: URIRef, *values: Node) -> Edit:
    def edit(graph: Graph, focus: URIRef) -> None:
        graph.remove((focus, predicate, None))
        for value in values:
            graph.add((focus, predicate, value))
    return edit


def add(predicate: URIRef, value: Node) -> Edit:
    return lambda graph, focus: graph.add((focus, predicate, value))


def cut(predicate: URIRef) -> Edit:
    """Nothing points at the focus node by ``predicate`` any more."""
    return lambda graph, focus: graph.remove((None, predicate, focus))


def next_put(link: URIRef, predicate: URIRef, value: Node | None = None) -> Edit:
    """The things that ``link`` leads to get another value; None: that of the focus node itself."""
    def edit(graph: Graph, focus: URIRef) -> None:
        for neighbour in graph.objects(focus, link):
            graph.remove((neighbour, predicate, None))
            for own in [value] if value is not None else list(graph.objects(focus, predicate)):
                graph.add((neighbour, predicate, own))
    return edit


def parent_becomes(kind: URIRef) -> Edit:
    def edit(graph: Graph, focus: URIRef) -> None:
        for parent in graph.objects(focus, SKOS.broader):
            graph.remove((parent, RDF.type, None))
            graph.add((parent, RDF.type, kind))
            graph.add((parent, RDF.type, PA.Element))
    return edit


def demote(graph: Graph, focus: URIRef) -> None:
    """A top element goes below another one of its plan."""
    graph.remove((focus, SKOS.topConceptOf, None))
    graph.add((focus, SKOS.broader, NOWHERE))
    graph.add((NOWHERE, RDF.type, PA.Element))
    for plan in graph.objects(focus, SKOS.inScheme):
        graph.add((NOWHERE, SKOS.inScheme, plan))


def promote(graph: Graph, focus: URIRef) -> None:
    """An element below another one goes to the top of its plan."""
    graph.remove((focus, SKOS.broader, None))
    for plan in graph.objects(focus, SKOS.inScheme):
        graph.add((focus, SKOS.topConceptOf, plan))


def share_code(graph: Graph, focus: URIRef) -> None:
    for element in graph.subjects(SKOS.inScheme, focus):
        graph.remove((element, SKOS.notation, None))
        graph.add((element, SKOS.notation, Literal("S1", datatype=PA.Code)))


def copy_link(source: URIRef, target: URIRef) -> Edit:
    """The focus node's ``target`` becomes what its ``source`` is."""
    def edit(graph: Graph, focus: URIRef) -> None:
        graph.remove((focus, target, None))
        for value in list(graph.objects(focus, source)):
            graph.add((focus, target, value))
    return edit


def text(value: str) -> Literal:
    return Literal(value)


def thai(value: str) -> Literal:
    return Literal(value, lang="th")


def year(value: str) -> Literal:
    return Literal(value, datatype=URIRef(XSD + "gYear"))


def day(value: str) -> Literal:
    return Literal(value, datatype=URIRef(XSD + "date"))


def number(value: str) -> Literal:
    return Literal(value, datatype=URIRef(XSD + "decimal"))


def whole(value: int) -> Literal:
    return Literal(value)


TRUE, FALSE = Literal(True), Literal(False)
VERIFIED: dict[URIRef, Node] = {PA.verified: TRUE}
MORE_THAN_40 = "ก" * 41

BREAKS: dict[str, Break] = {
    # what every fact carries
    "source": Break((drop(DCTERMS.source),)),
    "locator": Break((drop(PA.locator),)),
    "verified": Break((drop(PA.verified),)),
    "unverified-is-unsourced": Break((put(PA.verified, FALSE),), on="Element", where=VERIFIED),
    "source-quality": Break((put(PA.sourceQuality, PA.rumour),)),
    "verification-method": Break((put(PA.verificationMethod, text("hearsay")),)),
    "corroboration": Break((add(PA.corroboration, NOWHERE),)),
    # names
    "label": Break((add(SKOS.prefLabel, thai("ชื่อที่สอง")),), needs=(SKOS.prefLabel,)),
    "thai-label": Break((put(SKOS.prefLabel, Literal("English only", lang="en")),), on="Goal", needs=(PA.labelStatus,)),
    "thai-name": Break((put(SKOS.prefLabel, Literal("English only", lang="en")),)),
    "short-label": Break((put(PA.shortLabel, thai(MORE_THAN_40)),)),
    "english-label-status": Break((drop(PA.labelStatus),), on="Element", needs=(PA.labelStatus,)),
    # plans
    "title": Break((drop(DCTERMS.title),)),
    "start-year": Break((put(PA.startYear, year("1549")),)),
    "end-year": Break((put(PA.endYear, year("2570")),)),
    "years-in-order": Break((put(PA.startYear, year("2027")), put(PA.endYear, year("2024"))), on="Instrument"),
    "in-force-order": Break((put(PA.inForceFrom, day("2024-02-01")), put(PA.inForceTo, day("2024-01-31")))),
    "plan-level": Break((put(PA.planLevel, whole(4)),)),
    "plan-level-period": Break((add(PA.planLevelPeriod, NOWHERE),)),
    "basis": Break((put(PA.basis, PA.rumoured),)),
    "stub": Break((drop(PA.stub),), needs=(SKOS.prefLabel,), where={PA.stub: FALSE}),
    "plan-has-parts": Break((put(PA.stub, FALSE), cut(SKOS.inScheme)), on="Instrument"),
    "replaces": Break((put(DCTERMS.replaces, NOWHERE),)),
    "publisher-agency": Break((put(DCTERMS.publisher, NOWHERE),)),
    "has-edition": Break((add(PA.hasEdition, NOWHERE),)),
    "unique-code": Break((share_code,), on="Instrument", where={PA.stub: FALSE}),
    "level": Break((put(PA.level, whole(5)),)),
    "valid-order": Break((put(PA.validFrom, day("2024-02-01")), put(PA.validUntil, day("2024-01-31")))),
    "period-of-plan": Break((cut(PA.planLevelPeriod),)),
    "edition-title": Break((drop(DCTERMS.title),)),
    "edition-of-plan": Break((cut(PA.hasEdition),)),
    "decided-on": Break((put(PA.decidedOn, day("2567-07-09")),)),
    "decision": Break((put(PA.decision, text("liked")),)),
    "decision-text": Break((drop(RDFS.label),)),
    "approves": Break((put(PA.approves, NOWHERE),)),
    "decided-by": Break((put(PA.decidedBy, NOWHERE),)),
    # elements
    "in-scheme": Break((put(SKOS.inScheme, NOWHERE),), on="Strategy", needs=(SKOS.topConceptOf,)),
    "parent": Break((add(SKOS.broader, NOWHERE),), on="Goal", needs=(SKOS.broader,)),
    "parent-or-top": Break((drop(SKOS.topConceptOf),), on="Strategy", needs=(SKOS.topConceptOf,)),
    "same-plan": Break((next_put(SKOS.broader, SKOS.inScheme, NOWHERE),)),
    "code": Break((put(SKOS.notation, text("S1")),)),
    "number": Break((put(PA.number, text("1"), text("2")),)),
    "order": Break((put(PA.order, whole(0)),)),
    "responsible-agency": Break((add(PA.responsibleAgency, NOWHERE),)),
    "tracks": Break((add(PA.tracks, NOWHERE),)),
    "baseline": Break((add(PA.baseline, NOWHERE),)),
    "footnote-exists": Break((add(PA.footnote, NOWHERE),)),
    "text-hash": Break((put(PA.textHash, text("not hexadecimal")),)),
    "has-number": Break((drop(PA.number),)),
    "has-kind": Break((drop(PA.kind),)),
    "has-parent": Break((promote,)),
    "on-top": Break((demote,)),
    "has-agency": Break((drop(PA.responsibleAgency),)),
    "also-project": Break((lambda graph, focus: graph.remove((focus, RDF.type, PA.Project)),)),
    "project-name": Break((put(SKOS.prefLabel, Literal("English only", lang="en")),), needs=(PA.labelStatus,), also=frozenset({"thai-label"})),
    "vision-parent": Break((parent_becomes(PA.Goal),), needs=(SKOS.broader,)),
    "goal-parent": Break((parent_becomes(PA.Indicator),), needs=(SKOS.broader,)),
    "tactic-parent": Break((parent_becomes(PA.Goal),)),
    "sub-bullet-parent": Break((parent_becomes(PA.Goal),), needs=(SKOS.broader,)),
    "guideline-parent": Break((parent_becomes(PA.Indicator),), needs=(SKOS.broader,)),
    "expected-number": Break((drop(PA.number),)),
    "milestone-parent": Break((parent_becomes(PA.Goal),)),
    "sub-plan-parent": Break((parent_becomes(PA.Goal),)),
    "plan-target-parent": Break((parent_becomes(PA.Goal),)),
    "target-level": Break((put(PA.targetLevel, text("Y3")),)),
    "lower-is-better": Break((add(PA.lowerIsBetter, NOWHERE),)),
    "indicator-is-measured": Break((drop(PA.tracks), cut(PA.ofIndicator)), on="Indicator"),
    # wordings, footnotes, remarks
    "version-of": Break((put(PA.versionOf, NOWHERE),)),
    "version-text": Break((drop(SKOS.prefLabel),)),
    "version-hash": Break((drop(PA.textHash),)),
    "footnote-number": Break((drop(PA.footnoteNumber),)),
    "anchor": Break((drop(PA.anchor),)),
    "footnote-text": Break((drop(PA.text),)),
    "footnote-role": Break((put(PA.footnoteRole, text("joke")),)),
    "annotates": Break((add(PA.annotates, NOWHERE),)),
    "in-instrument": Break((put(PA.inInstrument, NOWHERE),)),
    "about": Break((put(PA.about, NOWHERE),)),
    "remark-text": Break((drop(RDFS.comment),)),
    "remark-kind": Break((put(PA.remarkKind, text("joke")),)),
    "year": Break((put(PA.year, year("2567")),)),
    "at-odds": Break((add(PA.atOddsWith, NOWHERE),)),
    # measures
    "of-indicator": Break((put(PA.ofIndicator, NOWHERE),)),
    "comparator": Break((put(PA.comparator, text("about")),), needs=(PA.value,)),
    "target-value": Break((drop(PA.value),), on="Target", where={PA.comparator: text(">=")}),
    "rank-target": Break((drop(PA.unit),), on="Target", where={PA.comparator: text("rank_at_worst")}),
    "measure": Break((put(PA.measure, PA.weight),), where={PA.comparator: text(">=")}),
    "number-value": Break((put(PA.value, number("1"), number("2")),), lacks=(PA.scaleMax,)),
    "value-on-scale": Break((put(PA.value, number("2")), put(PA.scaleMax, number("1")))),
    "min-max": Break((put(PA.minValue, number("2")), put(PA.maxValue, number("1")))),
    "target-year": Break((put(PA.year, year("2570")),)),
    "period-start": Break((put(PA.periodStart, year("2566")),), lacks=(PA.periodEnd,)),
    "period-end": Break((put(PA.periodEnd, year("2570")),)),
    "verbatim": Break((drop(PA.verbatim),)),
    "set-by": Break((put(PA.setBy, NOWHERE),)),
    "rests-on-observation": Break((add(PA.restsOnObservation, NOWHERE),)),
    "as-of": Break((put(PA.asOf, day("2567-07-09")),)),
    "observed-indicator": Break((put(PA.ofIndicator, NOWHERE),)),
    "observed-value": Break((drop(PA.value),)),
    "observed-year": Break((put(PA.year, year("2567")),)),
    "observed-measure": Break((drop(PA.measure),)),
    "observed-unit": Break((drop(PA.unit),)),
    "series-id": Break((drop(PA.seriesId),)),
    "register-holds": Break((cut(SKOS.inScheme),)),
    # agencies
    "part-of": Break((put(ORG.subOrganizationOf, NOWHERE),)),
    "abbreviation": Break((put(PA.abbreviation, thai("ก."), thai("ข.")),)),
    "agency": Break((put(PA.agency, NOWHERE),)),
    "role": Break((put(PA.role, PA.boss),)),
    "as-printed": Break((drop(PA.asPrinted),)),
    "responsible-for": Break((cut(PA.responsibility),)),
    # alignments and statements
    "subject": Break((put(PA.subject, NOWHERE),), lacks=(PA.subjectTextHash,)),
    "object": Break((put(PA.object, NOWHERE),), needs=(PA.object,), lacks=(PA.objectTextHash,)),
    "two-ends": Break((copy_link(PA.subject, PA.object),), needs=(PA.object,), lacks=(PA.subjectTextHash, PA.objectTextHash)),
    "complete-alignment": Break((drop(PA.predicate),), on="Alignment", needs=(PA.predicate,)),
    "predicate": Break((put(PA.predicate, PA.likes),), needs=(PA.predicate,)),
    "status": Break((put(PA.status, PA.perhaps),)),
    "justification": Break((put(PA.justification, URIRef(SEMAPV + "Guessing")),)),
    "function": Break((put(PA.function, PA.decorates),)),
    "extent": Break((put(PA.extent, PA.somehow),)),
    "directness": Break((put(PA.directness, PA.sideways),)),
    "asserted-by": Break((drop(PA.assertedBy),)),
    "disputed": Break((put(PA.disputed, text("yes")),)),
    "asserted-on": Break((put(PA.assertedOn, day("2569-01-01")),)),
    "rests-on": Break((put(PA.restsOn, NOWHERE),)),
    "evidence-exists": Break((add(PA.evidence, NOWHERE),)),
    "approved-has-evidence": Break((drop(PA.evidence),), on="Alignment", needs=(PA.predicate,),
                                   where={PA.status: PA.approved, PA.basis: PA.official}),
    "approved-ends-verified": Break((next_put(PA.object, PA.verified, FALSE),), on="Alignment", needs=(PA.object,), where={PA.status: PA.approved}),
    "curated-has-rationale": Break((drop(PA.rationale),), on="Alignment", needs=(PA.predicate,), where={PA.basis: PA.curated}),
    "curated-quotes-both-sides": Break((next_put(PA.evidence, PA.side, text("subject")),), on="Alignment", needs=(PA.predicate,),
                                       where={PA.basis: PA.curated, PA.status: PA.approved}),
    "official-has-words": Break((drop(PA.sourcePredicate),), on="Alignment", where={PA.basis: PA.official}),
    "subject-wording": Break((put(PA.subjectTextHash, text("0123456789abcdef")),), needs=(PA.subjectTextHash,)),
    "object-wording": Break((put(PA.objectTextHash, text("0123456789abcdef")),), needs=(PA.objectTextHash,)),
    "aligned-elsewhere": Break((next_put(PA.alignsWith, SKOS.inScheme),), needs=(SKOS.inScheme,)),
    "aligned-with-own-plan": Break((copy_link(SKOS.inScheme, PA.alignsWith),), needs=(SKOS.inScheme,)),
    "supports-inside": Break((next_put(PA.supportsWithinPlan, SKOS.inScheme, NOWHERE),), needs=(SKOS.inScheme,)),
    "mention-of": Break((cut(PA.mention),)),
    # decision events
    "decides": Break((drop(PA.decides),)),
    "event-kind": Break((put(PA.eventKind, text("liked")),), where={PA.eventKind: Literal("approved")}),
    "event-number": Break((put(PA.eventNumber, whole(0)),)),
    "counts": Break((drop(PA.counts),)),
    "done-by": Break((put(PROV.wasAssociatedWith, NOWHERE),)),
    "done-at": Break((put(PROV.endedAtTime, day("2026-11-28")),)),
    "mark": Break((put(PA.mark, text("like")),), needs=(PA.mark,)),
    "band": Break((put(PA.band, text("top")),), needs=(PA.band,)),
    "suggestion-has-score": Break((drop(PA.similarity),), on="DecisionEvent", needs=(PA.similarity,)),
    "review-has-mark": Break((drop(PA.mark),), on="DecisionEvent", where={PA.eventKind: Literal("adjudicated")}),
    "nothing-predicate": Break((put(PA.predicate, PA.implements),)),
    "nothing-object": Break((copy_link(PA.scopeSearched, PA.object),)),
    "scope-searched": Break((drop(PA.scopeSearched),)),
    "nothing-rationale": Break((drop(PA.rationale),), also=frozenset({"curated-has-rationale"})),
    "side": Break((put(PA.side, text("above")),)),
    "quote": Break((drop(PA.quote),)),
    "evidence-of": Break((cut(PA.evidence),)),
    "source-words": Break((drop(PA.sourcePredicate),)),
    "about-text": Break((drop(PA.aboutText),)),
    "sets-target": Break((add(PA.setsTarget, NOWHERE),)),
    # sources
    "source-title": Break((drop(DCTERMS.title),)),
    "url": Break((put(PA.url, Literal("somewhere on the web", datatype=URIRef(XSD + "anyURI"))),)),
    "source-can-be-found": Break((drop(PA.url, PA.corpusPath, DCTERMS.publisher),), on="Source", needs=(DCTERMS.publisher,)),
}
