"""What a reader gets from the graph: frozen values that a page, a report or a test shows without touching SPARQL.

Ids are local ids (``psds-2567/s1/p1``); years are Buddhist, as on screen; texts are in the language the graph has them.
"""

from __future__ import annotations

from queries.read.records.base import BODIES, Label, Lang, Provenance, Ref, SourceView
from queries.read.records.cards import AgencyCard, AgencyDuty, AgencyView, ElementCard, LevelPeriod, PlanCard, PlanSummary, TreeNode
from queries.read.records.counts import ChainLink, Figures, UnverifiedFact, VerificationCount, WorkFigures
from queries.read.records.facts import (
    AlignmentView,
    ApprovalView,
    EvidenceView,
    FootnoteView,
    ObservationView,
    RemarkView,
    ResponsibilityView,
    StatementView,
    TargetView,
    VersionView,
)

__all__ = [
    "BODIES", "AgencyCard", "AgencyDuty", "AgencyView", "AlignmentView", "ApprovalView", "ChainLink", "ElementCard", "EvidenceView", "Figures",
    "FootnoteView", "Label", "Lang", "LevelPeriod", "ObservationView", "PlanCard", "PlanSummary", "Provenance", "Ref", "RemarkView",
    "ResponsibilityView", "SourceView", "StatementView", "TargetView", "TreeNode", "UnverifiedFact", "VerificationCount", "VersionView",
    "WorkFigures",
]
