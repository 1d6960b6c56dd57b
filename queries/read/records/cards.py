"""All that the page of one element, plan or body shows, and the lists that lead there."""

from __future__ import annotations

from dataclasses import dataclass

from queries.read.records.base import Provenance, Ref
from queries.read.records.facts import (
    AlignmentView,
    ApprovalView,
    FootnoteView,
    ObservationView,
    RemarkView,
    ResponsibilityView,
    StatementView,
    TargetView,
    VersionView,
)

__all__ = ["AgencyCard", "AgencyDuty", "AgencyView", "ElementCard", "LevelPeriod", "PlanCard", "PlanSummary", "TreeNode"]


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
    may_be: tuple[Ref, ...] = ()
    """Of a name that nobody has identified: the bodies that share it."""
    duties: tuple[AgencyDuty, ...] = ()
