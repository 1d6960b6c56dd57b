"""What was counted over the whole graph: figures, the chain of the overview, verified and unverified facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.read.records.base import Ref

__all__ = ["ChainLink", "Figures", "UnverifiedFact", "VerificationCount", "WorkFigures"]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """How many approved alignments lead from one group of elements to another (overview picture)."""

    lower: Ref
    upper: Ref
    count: int
    kind: Literal["aligned", "part"] = "aligned"
    """``part``: ``lower`` is a part of ``upper`` in one plan, and ``count`` of its alignments lead on from there."""


@dataclass(frozen=True, slots=True)
class WorkFigures:
    """What people brought and decided in this installation: in the graph, and in no number of what is published."""

    plans: int
    elements: int
    """Their indicators with them."""
    alignments: int
    """Records of any basis and state, those that say that nothing aligns with them."""
    proposed: int
    """Those of them that a machine proposes and nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures of what is published: the graph of ``data/``. People's work stands apart in ``work``."""

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
    work: WorkFigures


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
    work: bool = False
    """Of people's own work in this installation, which is not published."""
