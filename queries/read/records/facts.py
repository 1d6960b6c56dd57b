"""What the graph states: targets, values, alignments with their evidence, decisions, remarks, wordings, duties."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.progress import Direction
from queries.read.records.base import Label, Provenance, Ref, SourceView

__all__ = ["AlignmentView", "ApprovalView", "EvidenceView", "FootnoteView", "ObservationView", "RemarkView", "ResponsibilityView", "StatementView", "TargetView", "VersionView"]


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
    reviewers: tuple[Ref, ...] = ()
    """All who judged it in the decision log, dissent too; by name."""
    disputed: bool = False
    """Its reviewers disagree, and nobody has settled it. The vocabulary has no status of that name: ``status`` is ``reviewed``."""

    @property
    def standing(self) -> str:
        """What a reader is told of how far it is decided: the status, or ``disputed``."""
        return "disputed" if self.disputed else self.status


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
