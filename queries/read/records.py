"""What a reader gets from the graph: frozen values that a page, a report or a test shows without touching SPARQL.

Ids are local ids (``psds-2567/s1/p1``); years are Buddhist, as on screen; texts are in the language the graph has them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "AlignmentView", "ApprovalView", "ChainLink", "ElementCard", "EvidenceView", "FootnoteView", "Label", "Lang", "ObservationView",
    "PlanCard", "PlanSummary", "Provenance", "Ref", "RemarkView", "ResponsibilityView", "SourceView", "TargetView", "TreeNode",
    "VersionView",
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
    series_break: str | None = None
    conflict: str | None = None
    as_of: str | None = None


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
    role: str
    """``lead`` or ``support``."""
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
    replaced_by: tuple[Ref, ...] = ()
    serves: tuple[AlignmentView, ...] = ()
    served_by: tuple[AlignmentView, ...] = ()


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
