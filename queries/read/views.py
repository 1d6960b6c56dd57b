"""Nodes to view records: one small function a record."""

from __future__ import annotations

from collections.abc import Mapping

from graph.progress import Direction
from ontology.namespaces import DCTERMS, PA, RDFS, SKOS
from queries.read.nodes import Names, Node, provenance
from queries.read.records import (
    AlignmentView,
    ApprovalView,
    EvidenceView,
    FootnoteView,
    Label,
    LevelPeriod,
    ObservationView,
    RemarkView,
    ResponsibilityView,
    StatementView,
    TargetView,
    VersionView,
)

__all__ = ["Builder", "natural"]

_MEASURES = {"ratioMeasure": "ratio", "levelMeasure": "level"}
"""Measures whose name in the vocabulary differs from that of the plan document format."""


def _measure(node: Node) -> str | None:
    name = node.name(PA + "measure")
    return _MEASURES.get(name, name) if name else None


class Builder:
    """Makes view records from a set of nodes and the names of what they point to."""

    def __init__(self, nodes: Mapping[str, Node], names: Names) -> None:
        self.nodes = nodes
        self.names = names

    def of_class(self, name: str) -> list[Node]:
        """Nodes of the ``pa:`` class ``name``, by id."""
        return sorted((node for node in self.nodes.values() if node.is_a(name)), key=lambda node: natural(node.id))

    def targets(self, of: str | None = None) -> tuple[TargetView, ...]:
        """Targets, of one indicator or of all, in the order of the plan."""
        return tuple(self.target(node) for node in self.of_class("Target") if of is None or node.one(PA + "ofIndicator") == of)

    def target(self, node: Node) -> TargetView:
        """A target."""
        start, end = node.year_be(PA + "periodStart"), node.year_be(PA + "periodEnd")
        return TargetView(
            node.id, self.names.ref(node.one(PA + "ofIndicator") or ""), node.sure(PA + "comparator"), node.number(PA + "value"),
            node.text(PA + "unit"), node.sure(PA + "verbatim"), provenance(node, self.nodes, self.names), _measure(node),
            node.year_be(PA + "year"), (start, end) if start and end else None, node.number(PA + "minValue"), node.number(PA + "maxValue"),
            node.number(PA + "denominator"), node.number(PA + "scaleMax"), node.text(PA + "alternativeGroup"), node.one(PA + "setBy"),
            node.text(PA + "edition"), node.ids(PA + "derivedFrom"), node.text(PA + "ratio"), node.text(PA + "asOf"),
        )

    def observations(self) -> tuple[ObservationView, ...]:
        """Actual values, by series, oldest first."""
        found = [self.observation(node) for node in self.of_class("Observation")]
        return tuple(sorted(found, key=lambda view: (view.series_id, view.year_be, view.as_of or "", view.id)))

    def observation(self, node: Node) -> ObservationView:
        """An actual value."""
        series = node.one(PA + "ofIndicator") or ""
        described = self.nodes.get(series)
        lower = bool(described and described.has(PA + "lowerIsBetter", PA + (node.name(PA + "measure") or "")))
        said = described.texts(PA + "direction") if described else ()
        lies: Direction | None = "less" if lower else "more" if f"{_measure(node)}: higher-is-better" in said else None
        return ObservationView(
            node.id, self.names.ref(series), node.sure(PA + "seriesId"), _measure(node) or "", node.year_be(PA + "year") or 0,
            node.number(PA + "value") or 0.0, node.sure(PA + "unit"), provenance(node, self.nodes, self.names), lower, lies,
            node.text(PA + "seriesBreak"), node.text(PA + "conflictNote"), node.text(PA + "asOf"), node.flag(PA + "derivedValue"),
        )

    def alignments(self) -> tuple[AlignmentView, ...]:
        """All alignments among the nodes, by subject and object."""
        found = [self.alignment(node) for node in self.of_class("Alignment")]
        return tuple(sorted(found, key=lambda view: (natural(view.subject.id), natural(view.object.id if view.object else ""), natural(view.id))))

    def alignment(self, node: Node) -> AlignmentView:
        """An alignment with its evidence."""
        evidence = tuple(self.evidence(self.nodes[id_]) for id_ in sorted(node.ids(PA + "evidence"), key=natural) if id_ in self.nodes)
        return AlignmentView(
            node.id.removeprefix("alignment/"), self.names.ref(node.one(PA + "subject") or ""), self.names.maybe(node.one(PA + "object")),
            node.name(PA + "predicate"), node.name(PA + "basis") or "", node.name(PA + "status") or "",
            provenance(node, self.nodes, self.names), node.name(PA + "directness"), node.text(PA + "sourcePredicate"), node.text(PA + "topic"),
            Label(node.text(PA + "rationale", "th"), node.text(PA + "rationale", "en")), evidence, node.is_a("NothingAligns"),
            self.names.maybe(node.one(PA + "scopeSearched")), (node.one(PA + "restsOn") or "").removeprefix("alignment/") or None,
            node.text(SKOS + "editorialNote"), self.names.maybe(node.one(PA + "assertedBy")), node.text(PA + "assertedOn"),
            tuple(sorted((self.names.ref(id_) for id_ in node.ids(DCTERMS + "contributor")), key=lambda ref: (ref.label.th or "", ref.id))),
            node.flag(PA + "disputed"),
        )

    def evidence(self, node: Node) -> EvidenceView:
        """A quoted passage."""
        return EvidenceView(node.sure(PA + "side"), node.sure(PA + "quote"), self.names.source(node.one(DCTERMS + "source")),
                            node.sure(PA + "locator"), node.text(SKOS + "editorialNote"))

    def statements(self) -> tuple[StatementView, ...]:
        """Statements without another end."""
        return tuple(StatementView(
            node.id.removeprefix("statement/"), self.names.ref(node.one(PA + "subject") or ""), node.sure(PA + "sourcePredicate"),
            node.sure(PA + "aboutText"), node.sure(PA + "quote"), provenance(node, self.nodes, self.names), node.one(PA + "setsTarget"),
        ) for node in self.of_class("Statement"))

    def remarks(self) -> tuple[RemarkView, ...]:
        """Discrepancies, gaps and notes."""
        return tuple(RemarkView(node.id, node.sure(PA + "remarkKind"), node.sure(RDFS + "comment"), self.names.ref(node.one(PA + "about") or ""),
                                provenance(node, self.nodes, self.names)) for node in self.of_class("Remark"))

    def approvals(self) -> tuple[ApprovalView, ...]:
        """Decisions on a plan, oldest first."""
        found = [ApprovalView(node.id, node.sure(PA + "decidedOn"), node.sure(PA + "decision"), node.sure(RDFS + "label"),
                              self.names.maybe(node.one(PA + "decidedBy")), node.text(PA + "meeting"),
                              provenance(node, self.nodes, self.names), node.text(PA + "item")) for node in self.of_class("Approval")]
        return tuple(sorted(found, key=lambda view: (view.date, natural(view.id))))

    def footnotes(self) -> tuple[FootnoteView, ...]:
        """Footnotes by number."""
        found = [FootnoteView(int(node.text(PA + "footnoteNumber") or 0), node.sure(PA + "anchor"), node.text(PA + "text"),
                              node.text(PA + "footnoteRole"), provenance(node, self.nodes, self.names)) for node in self.of_class("Footnote")]
        return tuple(sorted(found, key=lambda view: view.number))

    def versions(self) -> tuple[VersionView, ...]:
        """Wordings by edition."""
        return tuple(VersionView(node.sure(SKOS + "prefLabel"), node.text(PA + "edition"), node.text(PA + "seenIn"),
                                 provenance(node, self.nodes, self.names)) for node in self.of_class("ElementVersion"))

    def responsibilities(self, of: Node) -> tuple[ResponsibilityView, ...]:
        """Responsible bodies in the order printed, leads first."""
        places = [self.nodes[id_] for id_ in sorted(of.ids(PA + "responsibility"), key=natural) if id_ in self.nodes]
        return tuple(ResponsibilityView(self.names.ref(node.one(PA + "agency") or ""), node.name(PA + "role") or "", node.sure(PA + "asPrinted"))
                     for node in places)

    def levels(self) -> tuple[LevelPeriod, ...]:
        """Levels of a plan, in time."""
        return tuple(LevelPeriod(int(node.text(PA + "level") or 0), node.text(PA + "validFrom"), node.text(PA + "validUntil"),
                                 node.text(RDFS + "comment")) for node in self.of_class("PlanLevelPeriod"))


def natural(id_: str) -> tuple[tuple[int, str], ...]:
    """Sort key that puts ``target10`` after ``target2``."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for letter in id_ + "\0":
        if letter.isdigit() and letter.isascii():
            digits += letter
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, letter))
    return tuple(parts)

