"""The plan document: a plan with its parts, targets, footnotes and approvals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from loaders.records.base import Basis, CEDate, ElementType, LabelStatus, LocalId, Measure, Operator, Record, Sourced, YearBE
from loaders.records.rows import AlignmentMention, Budget, Detail

__all__ = ["CHILD_LISTS", "Approval", "Edition", "Element", "Footnote", "PlanDocument", "PlanLevel", "Remark", "Target", "Version"]


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
    line: int | None = Field(None, description="1-based line of the loaded text, row of the loaded table")
    rule: str | None = Field(None, description="Loaded files: the rule that recognised it")
    sheet: str | None = Field(None, description="Loaded tables: the sheet it stands on")
    column: str | None = Field(None, description="Loaded tables: the letter of its column")
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
    agency_ids: dict[str, str] = Field(default_factory=dict, description="Loaded files: printed name → agency id, where the file or a person says which body is meant")
    targets: tuple[Target, ...] = ()
    starts: str | None = Field(None, max_length=40, description="Of a project: ISO date (CE), or a year as in พ.ศ. 2566")
    ends: str | None = Field(None, max_length=40)
    budgets: tuple[Budget, ...] = ()
    details: tuple[Detail, ...] = Field((), description="What a row says in columns without a field of their own")
    mentions: tuple[AlignmentMention, ...] = Field((), description="Parts of upper plans that its row names")
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
    agencies: tuple[str, ...] = Field((), description="Loaded files: bodies named for the whole plan, as printed")
    supporting_agencies: tuple[str, ...] = ()
    details: tuple[Detail, ...] = Field((), description="What lines above a table say of the whole plan")
    title_line: int | None = None
    title_sheet: str | None = None
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
