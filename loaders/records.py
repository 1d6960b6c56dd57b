"""The records every loader emits and every later step reads.

One record carries every plan: :class:`PlanDocument`. ``data/plans/*.yaml`` is this record written by hand, a planner's
Word file is this record read by a loader; both take the same road into the graph. Records are frozen and reject unknown
keys, so a misspelt key is an error with a line and never a silently dropped fact.

Years are Buddhist (``*_be``) in these records, as printed; ``loaders/rdf.py`` converts them to CE. Dates are ISO, CE.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "CHILD_LISTS",
    "UNSOURCED",
    "Agency",
    "AgencyGroup",
    "AgencyTable",
    "AlignmentRecord",
    "AlignmentTable",
    "Approval",
    "Edition",
    "Element",
    "Evidence",
    "Footnote",
    "IndicatorSeries",
    "Observation",
    "ObservationTable",
    "PlanDocument",
    "PlanLevel",
    "PredicateMapping",
    "PredicateTable",
    "Reference",
    "Remark",
    "SourceRecord",
    "SourceTable",
    "StatementRecord",
    "Target",
    "Version",
]

UNSOURCED = "unsourced"
"""Id of the source of everything nobody has seen written (design.md 4)."""

LocalId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", description="Path below the base IRI, e.g. psds-2567/s1/t2")]


def _common_era(value: date) -> date:
    if value.year > LAST_CE_YEAR:
        raise ValueError(f"{value.isoformat()} is a Buddhist-era date; dates are ISO, CE: {value.year - 543}-{value:%m-%d}")
    return value


LAST_CE_YEAR = 2300
"""A date past this year was written in พ.ศ."""

CEDate = Annotated[date, AfterValidator(_common_era)]
YearBE = Annotated[int, Field(ge=2400, le=2700, description="Buddhist-era year (พ.ศ.)")]
LabelStatus = Literal["official", "official-draft", "customary", "as-published", "ours"]
Directness = Literal["main", "secondary"]
Basis = Literal["official", "curated", "suggested"]
Predicate = Literal[
    "alignsWith", "contributesTo", "implements", "derivedFrom", "measuredBySame",
    "conflictsWith", "supportsWithinPlan", "relatesTo",
]
ElementType = Literal[
    "Vision", "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Milestone", "MasterPlanIssue", "SubPlan",
    "PlanTarget", "DevelopmentIssue", "SecurityIssue", "PolicyItem", "Dimension", "Indicator", "FlagshipProject",
    "Project", "Benefit", "Provision",
]
Operator = Literal[
    ">=", "<=", "=", "rank_at_worst", "increase", "decrease", "increase_by", "decrease_by", "increase_by_at_least",
    "decrease_by_at_least", "no_decrease", "rank_improve", "ratio", "between", "unstated",
]
Measure = Literal["rank", "score", "percent", "count", "index", "ratio", "amount", "level"]


class Record(BaseModel):
    """A frozen value that rejects keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(Record):
    """A place in a source where something was read."""

    source: str = Field(description="Id of the source in data/sources.yaml")
    locator: str = Field(description="Page, line, item or footnote, with the quoted words where there are any")
    note: str | None = None


class Sourced(Record):
    """What every fact carries: where it was read and whether anybody saw it there."""

    source: str | None = Field(None, description="Id in data/sources.yaml; default: that of the enclosing element or plan")
    locator: str | None = Field(None, description="Where in the source; default for loaded files: the line")
    verified: bool = Field(True, description="false: nobody has seen this in a source; then no source may be claimed")
    source_quality: Literal["primary", "secondary"] = Field("primary", description="secondary: read in a text that cites the plan, not in the plan")
    verification: Literal["verbatim", "quoted_in_gazetted_plan", "paraphrase_in_official_source", "own_knowledge"] | None = None
    also: tuple[Reference, ...] = Field((), description="Further places that say the same (corroboration)")
    note: str | None = Field(None, description="Editor's note, in Thai or English")


class Target(Sourced):
    """A value an indicator is to reach. ``op`` names are those of the plan document format."""

    id: LocalId | None = None
    op: Operator
    value: float | None = Field(None, description="null for a direction only")
    unit: str | None = None
    text: str = Field(description="Wording as printed")
    measure: Measure | None = None
    year_be: YearBE | None = None
    period_be: tuple[YearBE, YearBE] | None = None
    min_value: float | None = None
    max_value: float | None = None
    denominator: float | None = Field(None, description="of how many, e.g. 2,420 in 1,452 of 2,420")
    scale_max: float | None = Field(None, description="full score, e.g. 1")
    ratio: str | None = Field(None, description='"40:60" for op ratio')
    alternative_group: str | None = Field(None, description="Targets of one indicator joined by หรือ share a group")
    as_of: CEDate | None = None
    set_by: str | None = Field(None, description="Id of the plan that sets this value, if not the indicator's own")
    derived_from_observations: tuple[str, ...] = Field((), description="Observation ids a source says this target rests on")
    edition: str | None = None


class Remark(Sourced):
    """Something a reader must know that is no element: a discrepancy, a gap, a reported status."""

    kind: Literal["discrepancy", "gap", "status", "edition-change", "situation", "counts", "note"]
    text: str
    year_be: YearBE | None = None
    sources: tuple[str, ...] = Field((), description="Further sources that are at odds")


class Version(Sourced):
    """The wording of an element in one edition."""

    edition: str | None = None
    text: str
    seen_in: str | None = None


class Element(Sourced):
    """A part of a plan, with its parts nested below it."""

    id: LocalId | None = Field(None, description="Required in curated data")
    parent: str | None = Field(None, description="Id of the element this is a part of; only where it is not nested in it")
    type: ElementType | None = Field(None, description="Default: by the list the element stands in")
    kind: str | None = Field(None, description="The word the text uses: ยุทธศาสตร์, กลยุทธ์, หมุดหมาย …")
    number: str | None = Field(None, description="As printed")
    code: str | None = Field(None, description="Official code, e.g. 200302")
    code_unverified: str | None = Field(None, description="Code in use that no source shows")
    level: Literal["Y1", "Y2"] | None = Field(None, description="Level of a master-plan target")
    text: str | None = Field(None, description="Official wording, letter for letter")
    line: int | None = Field(None, description="1-based line of the loaded text")
    text_en: str | None = None
    en_status: LabelStatus | None = None
    en_source: str | None = None
    short_th: str | None = Field(None, max_length=40)
    short_en: str | None = Field(None, max_length=40)
    description: str | None = Field(None, description="Explanatory wording of the source, letter for letter")
    definition: str | None = None
    edition: str | None = None
    agencies: tuple[str, ...] = Field((), description="As printed; responsible")
    agency_role: Literal["lead"] | None = Field(None, description="lead where the text calls them so (เจ้าภาพ, หน่วยงานหลัก); default: not said")
    supporting_agencies: tuple[str, ...] = Field((), description="As printed; the text calls them supporting")
    targets: tuple[Target, ...] = ()
    tracks: tuple[str, ...] = Field((), description="Ids of the indicator series (data/observations.yaml) it is measured by")
    baselines: tuple[str, ...] = Field((), description="Observation ids the plan gives as its starting point")
    unit: str | None = None
    direction: str | None = None
    footnotes: tuple[int, ...] = ()
    versions: tuple[Version, ...] = ()
    remarks: tuple[Remark, ...] = ()
    topics: tuple[str, ...] = ()

    goals: tuple[Element, ...] = ()
    indicators: tuple[Element, ...] = ()
    dimensions: tuple[Element, ...] = ()
    groups: tuple[Element, ...] = ()
    plan_targets: tuple[Element, ...] = ()
    tactics: tuple[Element, ...] = ()
    guidelines: tuple[Element, ...] = ()
    sub_bullets: tuple[Element, ...] = ()
    activities: tuple[Element, ...] = ()
    projects: tuple[Element, ...] = ()

    def children(self) -> Iterator[tuple[ElementType, Element]]:
        """Direct parts with their type, in the order of the lists."""
        return _children(self)


CHILD_LISTS: dict[str, ElementType] = {
    "goals": "Goal",
    "indicators": "Indicator",
    "dimensions": "Dimension",
    "groups": "Strategy",
    "plan_targets": "PlanTarget",
    "tactics": "Tactic",
    "guidelines": "Guideline",
    "sub_bullets": "SubBullet",
    "activities": "Guideline",
    "projects": "Project",
}
"""The list an element stands in, and the type it has there unless it names its own."""


def _children(owner: Element | PlanDocument) -> Iterator[tuple[ElementType, Element]]:
    for name, default in CHILD_LISTS.items():
        for child in getattr(owner, name):
            yield child.type or default, child


class Footnote(Sourced):
    """A footnote of the source, and what it does for the element it hangs on."""

    number: int
    anchor: str
    text: str | None
    line: int | None = None
    role: Literal["definition", "baseline", "derivation", "background"] | None = None
    annotates: tuple[str, ...] = Field((), description="Element ids")


class PlanLevel(Record):
    """Level of the plan among the three levels, with the dates between which it held."""

    level: Literal[1, 2, 3]
    since: CEDate | None = None
    until: CEDate | None = None
    note: str | None = None


class Edition(Sourced):
    """An edition of a plan."""

    id: str
    title: str
    start_be: YearBE | None = None
    end_be: YearBE | None = None


class Approval(Sourced):
    """Who decided what on the plan, when, in which meeting."""

    id: LocalId | None = None
    date: CEDate
    body: str | None = Field(None, description="Agency id or name as printed")
    meeting: str | None = Field(None, description="Meeting number as printed, e.g. 5/2566")
    decision: Literal["approved", "acknowledged", "considered", "proclaimed", "gazetted", "presented", "directed"]
    text: str = Field(description="What was decided, in Thai")
    item: str | None = None


class AlignmentMention(Record):
    """An upper plan that a loaded text says it follows (plan document format)."""

    level: Literal[1, 2, "policy", "other"]
    text: str
    line: int | None = None
    plan: str | None = None
    element: str | None = None


class PlanDocument(Sourced):
    """A plan: what a loader understood of a text, or what a curator wrote by hand."""

    id: LocalId | None = None
    title: str
    title_en: str | None = None
    title_en_status: LabelStatus | None = None
    short_th: str | None = Field(None, max_length=40)
    short_en: str | None = Field(None, max_length=40)
    period_be: dict[Literal["start", "end"], YearBE] | None = None
    levels: tuple[PlanLevel, ...] = ()
    stub: bool = Field(False, description="true: named by other plans, content not loaded")
    edition: str | None = None
    editions: tuple[Edition, ...] = ()
    issued_by: str | None = None
    publisher: str | None = Field(None, description="Agency id")
    legal_basis: str | None = None
    gazette: str | None = None
    in_force_from: CEDate | None = None
    in_force_to: CEDate | None = None
    replaces: str | None = Field(None, description="Id of the plan before it")
    topic: str | None = None
    basis: Basis = "official"
    approvals: tuple[Approval, ...] = ()
    vision: Element | None = None
    goals: tuple[Element, ...] = ()
    indicators: tuple[Element, ...] = ()
    dimensions: tuple[Element, ...] = ()
    groups: tuple[Element, ...] = ()
    plan_targets: tuple[Element, ...] = ()
    tactics: tuple[Element, ...] = ()
    guidelines: tuple[Element, ...] = ()
    sub_bullets: tuple[Element, ...] = ()
    activities: tuple[Element, ...] = ()
    projects: tuple[Element, ...] = ()
    benefits: tuple[Element, ...] = ()
    alignments: tuple[AlignmentMention, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    abbreviations: dict[str, str] = Field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    superseded: dict[str, object] | None = None

    def children(self) -> Iterator[tuple[ElementType, Element]]:
        """Top-level parts with their type; vision first, benefits last."""
        if self.vision:
            yield "Vision", self.vision
        yield from _children(self)
        for benefit in self.benefits:
            yield "Benefit", benefit

    def walk(self) -> Iterator[tuple[ElementType, Element, Element | None]]:
        """Every element with its type and its parent (None at the top), parents first."""
        stack: list[tuple[ElementType, Element, Element | None]] = []
        stack += reversed([(t, e, None) for t, e in self.children()])
        while stack:
            kind, element, parent = stack.pop()
            yield kind, element, parent
            stack += reversed([(t, e, element) for t, e in element.children()])


class SourceRecord(Record):
    """A document facts were read in."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    publisher: str | None = None
    date: str | None = Field(None, description="ISO date or as printed")
    url: str | None = None
    path: str | None = Field(None, description="Path in the public corpus the text was read from")
    corpus: str | None = Field(None, description="Public text collection the path belongs to")
    kind: str | None = None
    note: str | None = None


class SourceTable(Record):
    """data/sources.yaml."""

    sources: tuple[SourceRecord, ...]


class Agency(Sourced):
    """A state body with the names it goes by."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    th: str
    en: str | None = None
    abbr: str | None = None
    aliases: tuple[str, ...] = ()
    level: str | None = None
    parent: str | None = Field(None, description="Agency id")


class AgencyGroup(Sourced):
    """A phrase that names no single body: ทุกส่วนราชการ."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    th: str
    en: str | None = None
    aliases: tuple[str, ...] = ()


class AgencyTable(Sourced):
    """data/agencies.yaml."""

    agencies: tuple[Agency, ...]
    groups: tuple[AgencyGroup, ...] = ()


class IndicatorSeries(Sourced):
    """A quantity measured over time, whichever plans set targets for it."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    text: str
    text_en: str
    en_status: LabelStatus = "ours"
    short_th: str | None = Field(None, max_length=40)
    short_en: str | None = Field(None, max_length=40)
    direction: dict[Measure, Literal["higher-is-better", "lower-is-better"]] = Field(default_factory=dict)
    custodian: str | None = Field(None, description="Agency id or name of the body that publishes it")
    area: str | None = Field(None, description="Country, if not Thailand")


class Observation(Sourced):
    """An actual value in one year."""

    id: LocalId
    series: str = Field(description="Id of the indicator series")
    year_be: YearBE
    value: float
    unit: str
    measure: Measure
    as_of: CEDate | None = None
    series_break: str | None = Field(None, description="Why this value does not continue the series before it")
    part: str | None = Field(None, description="Part of a broken series; values of different parts are not comparable")
    conflict: str | None = None
    derived: bool = Field(False, description="true: computed from a statement of the source, not printed")


class ObservationTable(Record):
    """data/observations.yaml."""

    series: tuple[IndicatorSeries, ...]
    observations: tuple[Observation, ...]
    not_found: tuple[Remark, ...] = ()


class Evidence(Reference):
    """A passage that supports an alignment, from one of its sides."""

    side: Literal["subject", "object", "both"]
    quote: str


class AlignmentRecord(Record):
    """One statement that an element serves another, or that nothing does."""

    id: LocalId
    subject: str = Field(description="Element or plan id")
    predicate: Predicate | None = Field(None, description="null with nothing_aligns")
    object: str | None = None
    basis: Basis
    status: Literal["proposed", "reviewed", "approved", "rejected", "superseded", "withdrawn", "stale"] = "approved"
    predicate_text: str | None = Field(None, description="The source's own words for the relation")
    function: Literal["supports", "implements", "constrains", "measures", "repeats"] | None = None
    extent: Literal["equal", "subset", "superset", "intersects"] | None = None
    directness: Directness | None = Field(None, description="main: หลัก, secondary: รอง")
    justification: Literal["ManualMappingCuration", "MappingReview", "LexicalMatching", "SemanticSimilarityThresholdMatching"] = "ManualMappingCuration"
    topic: str | None = Field(None, description="What the source says the relation is about")
    author: str = Field(description="Who asserts it: agency id for official, curator for curated")
    asserted_on: CEDate | None = None
    rationale: str | None = Field(None, description="Thai; required for curated")
    rationale_en: str | None = None
    evidence: tuple[Evidence, ...] = ()
    nothing_aligns: bool = Field(False, description="true: reviewed, nothing in scope aligns; rationale says why")
    scope: str | None = Field(None, description="With nothing_aligns: id of the plan searched")
    rests_on: str | None = Field(None, description="Id of the official record this reading refines")
    verified: bool = True
    note: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> AlignmentRecord:
        if self.nothing_aligns:
            if self.object or self.predicate or not (self.rationale and self.scope):
                raise ValueError("nothing_aligns needs a rationale and a scope, and no predicate or object")
        elif not (self.object and self.predicate):
            raise ValueError("an alignment needs predicate and object, or nothing_aligns: true")
        if self.basis == "curated" and not self.rationale:
            raise ValueError("a curated alignment needs a rationale")
        return self


class StatementRecord(Record):
    """What a source says about a plan without naming another end: kept with its quote, no edge."""

    id: LocalId
    subject: str
    predicate_text: str
    about: str = Field(description="What the statement speaks of, as printed")
    quote: str
    source: str
    locator: str
    verified: bool = True
    sets_target: str | None = Field(None, description="Id of the target it sets")
    note: str | None = None


class AlignmentTable(Record):
    """A file of data/alignments/."""

    alignments: tuple[AlignmentRecord, ...] = ()
    statements: tuple[StatementRecord, ...] = ()


class PredicateMapping(Record):
    """Verbatim relation of an official text and the term it is read as, with the reason."""

    text: str
    term: Predicate | Literal["statement"]
    directness: Directness | None = None
    reason: str


class PredicateTable(Record):
    """data/alignments/predicates.yaml: the reviewed reading of the sources' own words."""

    reviewed_by: str
    reviewed_on: CEDate
    mappings: tuple[PredicateMapping, ...]
