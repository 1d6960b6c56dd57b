"""What was counted over the whole graph: figures, the chain of the overview, verified and unverified facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.read.records.base import Ref

__all__ = ["ChainLink", "Figures", "UnverifiedFact", "VerificationCount"]


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
