"""What a reader gets from the graph: frozen values that a page, a report or a test shows without touching SPARQL.

Ids are local ids (``psds-2567/s1/p1``); years are Buddhist, as on screen; texts are in the language the graph has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.progress import Direction

__all__ = [
    "AgencyCard", "AgencyDuty", "AgencyView", "AlignmentView", "ApprovalView", "ChainLink", "ElementCard", "EvidenceView", "Figures",
    "FootnoteView", "Label", "Lang", "LevelPeriod", "ObservationView", "PlanCard", "PlanSummary", "Provenance", "Ref", "RemarkView",
    "ResponsibilityView", "SourceView", "StatementView", "TargetView", "TreeNode", "UnverifiedFact", "VerificationCount", "VersionView",
]

Lang = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Label:
    """Names of one thing. Fallback is fixed: the language asked for, then the other one, then the number or id."""

    th: str | None = None
    en: str | None = None
    short_th: str | None = None
    short_en: str | None = None

    def text(self, lang: Lang) -> str | None:
        """The wording in ``lang``, else in the other language, else None."""
        return (self.th or self.en) if lang == "th" else (self.en or self.th)

    def short(self, lang: Lang) -> str | None:
        """The short label for pictures; the full one where there is none."""
        chosen = (self.short_th or self.th or self.short_en) if lang == "th" else (self.short_en or self.en or self.short_th)
        return chosen or self.text(lang)

    def is_fallback(self, lang: Lang) -> bool:
        """True if :meth:`text` is not in ``lang``; a page marks it."""
        return not (self.th if lang == "th" else self.en)


@dataclass(frozen=True, slots=True)
class Ref:
    """A plan, an element or an agency as a list shows it."""

    id: str
    type: str
    """Class name: ``Instrument``, ``Strategy``, ``Indicator``, ``Agency`` …"""
    label: Label
    plan: str | None = None
    """Id of its plan; a plan's own id for a plan."""
    number: str | None = None
    kind: str | None = None
    """The word the text uses: ยุทธศาสตร์, หมุดหมาย …"""
    notation: str | None = None
    verified: bool = True
    level: int | None = None
    """Plan level 1, 2 or 3 of its plan; None for a plan outside the three levels (a policy statement)."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document facts were read in."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    path: str | None = None
    corpus: str | None = None
    note: str | None = None
    kind: str | None = None
    facts: int = 0
    """How many facts cite it."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact was read and whether anybody saw it there."""

    source: SourceView
    locator: str
    verified: bool
    quality: str = "primary"
    method: str | None = None
    note: str | None = None
    also: tuple[tuple[SourceView, str], ...] = ()
    """Further places: (source, locator)."""


@dataclass(frozen=True, slots=True)
class TargetView:
    """A value an indicator is to reach."""

    id: str
    indicator: Ref
    comparator: str
    value: float | None
    unit: str | None
    verbatim: str
    provenance: Provenance
    measure: str | None = None
    year_be: int | None = None
    period_be: tuple[int, int] | None = None
    minimum: float | None = None
    maximum: float | None = None
    denominator: float | None = None
    scale_max: float | None = None
    alternative_group: str | None = None
    set_by: str | None = None
    edition: str | None = None
    derived_from: tuple[str, ...] = ()
    """Ids of the observations the target rests on."""
    ratio: str | None = None
    """``40:60``"""
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class ObservationView:
    """An actual value in one year."""

    id: str
    series: Ref
    series_id: str
    """Values of one ``series_id`` are comparable; a break starts a new one."""
    measure: str
    year_be: int
    value: float
    unit: str
    provenance: Provenance
    lower_is_better: bool = False
    lies: Direction | None = None
    """Which way better lies in this measure of the series; None where the register does not say."""
    series_break: str | None = None
    conflict: str | None = None
    as_of: str | None = None
    derived: bool = False
    """Computed from a statement of the source, not printed there."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A quoted passage."""

    side: str
    """``subject``, ``object`` or ``both``."""
    quote: str
    source: SourceView
    locator: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """An alignment record with both its ends."""

    id: str
    subject: Ref
    object: Ref | None
    predicate: str | None
    """Term name, e.g. ``contributesTo``; None where nothing aligns."""
    basis: str
    status: str
    provenance: Provenance
    directness: str | None = None
    source_predicate: str | None = None
    topic: str | None = None
    rationale: Label = field(default_factory=Label)
    evidence: tuple[EvidenceView, ...] = ()
    nothing_aligns: bool = False
    scope: Ref | None = None
    rests_on: str | None = None
    note: str | None = None
    asserted_by: Ref | None = None
    asserted_on: str | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """What a source says about a plan without naming another end: a quote, no edge."""

    id: str
    subject: Ref
    source_predicate: str
    about: str
    quote: str
    provenance: Provenance
    sets_target: str | None = None
    """Id of the target it sets."""


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A discrepancy, gap or status a reader must know."""

    id: str
    kind: str
    text: str
    about: Ref
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """Who decided what on a plan, when."""

    id: str
    date: str
    decision: str
    text: str
    body: Ref | None
    meeting: str | None
    provenance: Provenance
    item: str | None = None


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote and what it does."""

    number: int
    anchor: str
    text: str | None
    role: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class VersionView:
    """The wording of an element in one edition."""

    text: str
    edition: str | None
    seen_in: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """A body responsible for an element."""

    agency: Ref
    role: str | None
    """``lead`` or ``support``; None where the text does not say."""
    as_printed: str


@dataclass(frozen=True, slots=True)
class ElementCard:
    """All that the page of one element shows."""

    ref: Ref
    plan: Ref
    provenance: Provenance
    definition: str | None = None
    description: str | None = None
    official_code: str | None = None
    edition: str | None = None
    label_status: str | None = None
    """Who made the English label: ``official``, ``ours`` …"""
    ancestors: tuple[Ref, ...] = ()
    """From the top of the plan down to the parent."""
    children: tuple[Ref, ...] = ()
    targets: tuple[TargetView, ...] = ()
    observations: tuple[ObservationView, ...] = ()
    """Of the series the indicator tracks, oldest first."""
    responsibilities: tuple[ResponsibilityView, ...] = ()
    serves: tuple[AlignmentView, ...] = ()
    """Records whose subject is this element."""
    served_by: tuple[AlignmentView, ...] = ()
    """Records whose object is this element."""
    footnotes: tuple[FootnoteView, ...] = ()
    remarks: tuple[RemarkView, ...] = ()
    versions: tuple[VersionView, ...] = ()
    statements: tuple[StatementView, ...] = ()
    tracks: tuple[Ref, ...] = ()
    """Series the indicator is measured by."""
    baselines: tuple[str, ...] = ()
    """Ids of the observations the plan starts from; they are among ``observations`` where they are of a tracked series."""
    code_unverified: str | None = None
    """A code in use that no source shows."""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in the list of plans."""

    ref: Ref
    start_be: int | None
    end_be: int | None
    stub: bool
    elements: int
    replaces: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class LevelPeriod:
    """A level of a plan and the ISO dates between which it held."""

    level: int
    since: str | None = None
    until: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """All that the page of one plan shows besides its tree."""

    summary: PlanSummary
    provenance: Provenance
    issued_by: str | None = None
    legal_basis: str | None = None
    gazette: str | None = None
    edition: str | None = None
    in_force: tuple[str | None, str | None] = (None, None)
    approvals: tuple[ApprovalView, ...] = ()
    remarks: tuple[RemarkView, ...] = ()
    replaces: tuple[Ref, ...] = ()
    replaced_by: tuple[Ref, ...] = ()
    serves: tuple[AlignmentView, ...] = ()
    """Records whose subject is the plan or one of its elements, and whose object is outside it."""
    served_by: tuple[AlignmentView, ...] = ()
    """Records whose object is the plan or one of its elements, and whose subject is outside it."""
    statements: tuple[StatementView, ...] = ()
    levels: tuple[LevelPeriod, ...] = ()
    publisher: Ref | None = None
    label_status: str | None = None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """An element with its parts."""

    ref: Ref
    children: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """How many approved alignments lead from one group of elements to another (overview picture)."""

    lower: Ref
    upper: Ref
    count: int
    kind: Literal["aligned", "part"] = "aligned"
    """``part``: ``lower`` is a part of ``upper`` in one plan, and ``count`` of its alignments lead on from there."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures of the graph."""

    plans: int
    """Loaded plans; stubs apart."""
    stubs: int
    elements: int
    indicators: int
    """Indicators of plans; the series they are tracked by are not counted."""
    targets: int
    observations: int
    agencies: int
    sources: int
    alignments: int
    alignments_by_basis: Mapping[str, int]
    """``official``, ``curated``, ``suggested``; without the records that say nothing aligns."""
    nothing_aligns: int
    verified: int
    unverified: int
    elements_by_class: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AgencyView:
    """A state body in the list of agencies."""

    ref: Ref
    abbreviation: str | None = None
    parent: str | None = None
    """Agency id of the body it belongs to."""
    elements: int = 0
    """How many plan elements it is responsible for."""


@dataclass(frozen=True, slots=True)
class AgencyDuty:
    """An element an agency is responsible for."""

    element: Ref
    role: str
    """As in :class:`ResponsibilityView`."""
    as_printed: str


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """All that the page of one agency shows."""

    ref: Ref
    provenance: Provenance
    abbreviation: str | None = None
    other_names: tuple[str, ...] = ()
    parent: Ref | None = None
    parts: tuple[Ref, ...] = ()
    duties: tuple[AgencyDuty, ...] = ()


@dataclass(frozen=True, slots=True)
class UnverifiedFact:
    """Something nobody has seen in a source."""

    id: str
    type: str
    about: Ref
    """The element or plan it belongs to; itself for an element."""
    locator: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VerificationCount:
    """Facts of one class in one plan."""

    type: str
    plan: Ref | None
    verified: int
    unverified: int
