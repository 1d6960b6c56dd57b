"""What an overlap is told with: frozen values that the page, the files and the verb show without knowing how pairs are found.

A pair is a machine's suggestion (basis ``suggested``) until a person decides; it is never an alignment and never counted as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from queries.read.records import Ref
from search.records import Band

__all__ = [
    "BANDS", "FAMILIES", "REASONS", "RELATIONS", "USUAL_BANDS", "USUAL_FAMILIES", "USUAL_RELATIONS", "Decision", "Family", "Found", "Pair", "Part", "Passage", "Reason", "ReasonKind", "Relation", "SideBySide",
    "Signs", "pair_id",
]

Relation = Literal["peers", "levels", "earlier", "continuity"]
"""How the two plans stand to each other, which says what a likeness means.

``peers``: plans of one level in force at the same time: a possible duplication. ``levels``: plans of different levels (or one outside the
levels) in force at the same time: the lower may only hand on the upper. ``earlier``: never in force at the same time. ``continuity``: one
plan replaces the other, directly or by others between: what stays is meant to stay, never called a duplication.
"""
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Family = Literal["work", "result", "measure", "topic", "mixed"]
"""What both are: something to do, a state to reach, an indicator, a heading (either of them); ``mixed``: not the same."""
FAMILIES: tuple[Family, ...] = get_args(Family)
ReasonKind = Literal["record", "index", "wording", "meaning", "upper", "agency", "parents"]
REASONS: tuple[ReasonKind, ...] = get_args(ReasonKind)
"""In the order in which a reader weighs them."""
BANDS: tuple[Band, ...] = ("high", "medium", "low")
USUAL_RELATIONS: frozenset[Relation] = frozenset({"peers", "levels"})
USUAL_FAMILIES: frozenset[Family] = frozenset({"work", "result", "measure", "mixed"})
USUAL_BANDS: frozenset[Band] = frozenset({"high", "medium"})
"""What a list shows where nothing else is asked for: plans in force together, no headings, no faint likeness."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element with all that is compared of it."""

    ref: Ref
    plan: str
    family: Family
    texts: tuple[str, ...]
    """Its wording, then its description where that says more; letter for letter."""
    period: tuple[int, int] | None = None
    """First and last year of its plan, พ.ศ."""
    line: str = ""
    """Id of the oldest plan that its plan descends from."""
    parents: tuple[str, ...] = ()
    """Ids of what it stands under, the nearest first."""
    agencies: frozenset[str] = frozenset()
    """Bodies responsible: its own, else those of the nearest thing above it that names some."""
    uppers: frozenset[str] = frozenset()
    """Ids of what it serves by approved records of a document or an analyst."""
    series: frozenset[str] = frozenset()
    """Indices it is measured by."""
    indicators: tuple[str, ...] = ()
    """Indicators whose targets are its targets: itself, or those directly under it."""

    @property
    def id(self) -> str:
        """Local id."""
        return self.ref.id

    @property
    def text(self) -> str:
        """All of its wording."""
        return " ".join(self.texts)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a pair is judged by; each from 0 to 1."""

    words: float
    """Weight of the words in common as a share of the weight of both texts (Dice); of the names alone, if that is more."""
    held: float
    """Weight of the words in common as a share of the shorter text."""
    amount: float
    """How much telling wording is in common at all: two short names share little even where they share all."""
    meaning: float
    """Cosine of both texts; of the names alone, if that is more. 0 where it is negative."""
    index: bool = False
    """Whether one index measures both."""

    def values(self) -> tuple[float, ...]:
        """In the order of the weights."""
        return 1.0, self.words, self.held, self.amount, self.meaning, float(self.index)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person (or the text itself) has already said of how the two relate."""

    record: str
    """Id of the alignment record, or of a decision in a store of decisions."""
    status: str
    """``approved``, ``rejected`` …; ``proposed`` and ``disputed`` (its reviewers disagree) decide nothing."""
    predicate: str | None
    basis: str
    """``official``, ``curated``; never ``suggested``."""

    @property
    def decides(self) -> bool:
        """Whether it settles the pair."""
        return self.status in {"approved", "rejected", "superseded", "withdrawn"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with what it rests on; a sentence is made of it in exports/overlap_text.py."""

    kind: ReasonKind
    ids: tuple[str, ...] = ()
    """Agencies, indices, elements served, records, or the two parents; none for ``wording`` and ``meaning``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two elements of different plans that may say the same; ``left`` is of the plan of the lower level, of equals the later one."""

    left: Part
    right: Part
    relation: Relation
    signs: Signs
    value: float
    """Orders pairs; it is no probability and is not shown."""
    band: Band
    reasons: tuple[Reason, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def id(self) -> str:
        """The same whichever side is named first."""
        return pair_id(self.left.id, self.right.id)

    @property
    def family(self) -> Family:
        """What both are; a pair with a heading in it is one of headings."""
        if "topic" in {self.left.family, self.right.family}:
            return "topic"
        return self.left.family if self.left.family == self.right.family else "mixed"

    @property
    def decided(self) -> bool:
        """Whether a person or the text has settled it."""
        return any(decision.decides for decision in self.decisions)

    @property
    def awaits(self) -> bool:
        """Whether somebody has to decide: nobody has, and the plans are in force together. What continues is no question."""
        return not self.decided and self.relation in USUAL_RELATIONS

    @property
    def same_agency(self) -> bool:
        """Whether one body answers for both."""
        return bool(self.left.agencies & self.right.agencies)


@dataclass(frozen=True, slots=True)
class Passage:
    """A wording with what the other side has too."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """(start, end) in code points of ``text``; sorted, apart."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both wordings, with what they share."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]
    shared: tuple[str, ...]
    """Words and passages in common as the left side has them, the weightiest first."""


@dataclass(frozen=True)
class Found:
    """All pairs of a graph."""

    pairs: tuple[Pair, ...]
    """The likeliest first."""
    parts: int
    """How many elements were compared."""
    plans: int
    compared: int
    """How many pairs were looked at closely; the others are far apart in words and in meaning."""
    refs: Mapping[str, Ref]
    """Names of plans, agencies, indices and elements that reasons speak of."""


def pair_id(one: str, other: str) -> str:
    """Id of a pair, whichever side comes first."""
    return "~".join(sorted((one, other)))
