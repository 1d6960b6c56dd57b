"""How strong one step of a chain is: who says it, how far it is decided, what it rests on.

The order is ours; it follows what reviewers of Thai plans ask, in the order in which they ask it. A step is as weak as the first
of these questions that it answers worse than another step:

1. ``status``        Is it decided? approved, then reviewed, then disputed by its reviewers, then proposed, then stale (its text has
                     changed since).
2. ``verification``  Has somebody seen both ends and the record in a document? If not, it is no fact yet.
3. ``statement``     Does a record say it of this very element? If not it is inherited: the element is a part of something that
                     has the record, or, weaker still, only of the plan as a whole.
4. ``basis``         Who says it: the official text, a person who read both ends, a machine? What a machine proposed and a person approved is
                     that person's word (:func:`said_by_whom`).
5. ``effect``        Does it say what is brought about (contributes, implements, derived from), or only that the two are consistent?
                     NESDC asks for cause and effect (X → Y1 → Y2 → Z), not for likeness.
6. ``directness``    หลัก, then not said, then รอง.
7. ``evidence``      Are passages of both sides quoted, of one, of none?
8. ``reading``       Was the plan itself read, or a document that cites it?
9. ``confidence``    How sure is the one who recorded it? High or not said, then medium, then low.

Pure: numbers only, 0 is best. The same rules in words a reader sees: exports/trace_words.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, dataclass, fields

__all__ = ["ASPECTS", "EFFECTS", "WALKED", "WHOLE_PLAN", "Strength", "inherited", "said_by_whom", "stated"]

_STATUS = {"approved": 0, "reviewed": 1, "disputed": 2, "proposed": 3, "suggested": 3, "stale": 4}
WALKED = frozenset(_STATUS)
"""Statuses of records that may be a step; what was rejected, withdrawn or superseded is none."""
_BASIS = {"official": 0, "curated": 1, "suggested": 2}
EFFECTS = frozenset({"contributesTo", "implements", "derivedFrom", "supportsWithinPlan"})
"""Relations that say what the lower end brings about or where it comes from; ``alignsWith`` says only that the two agree."""
_DIRECTNESS = {"main": 0, None: 1, "secondary": 2}
WHOLE_PLAN = 2
"""Weakness in ``statement`` of what is inherited from a plan as a whole."""
_CONFIDENCE = {"high": 0, None: 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True, order=True)
class Strength:
    """Weakness by aspect, most important first; 0 is best. Comparing two compares aspect by aspect; the greater is the weaker."""

    status: int = 0
    verification: int = 0
    statement: int = 0
    basis: int = 0
    effect: int = 0
    directness: int = 0
    evidence: int = 0
    reading: int = 0
    confidence: int = 0

    @property
    def solid(self) -> bool:
        """Decided and seen in documents: it may be told as a fact, with its basis."""
        return not (self.status or self.verification)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Aspects that could be better, most important first."""
        return tuple(name for name, value in zip(ASPECTS, astuple(self), strict=True) if value)

    def value(self, aspect: str) -> int:
        """The weakness in one aspect."""
        found: int = getattr(self, aspect)
        return found


ASPECTS = tuple(field.name for field in fields(Strength))


def said_by_whom(basis: str, status: str) -> str:
    """Whose word a record is: ``official``, ``curated`` or ``suggested``.

    The basis of a record never changes (design.md 6): it tells how the record came to be. What a machine proposed is its word only until a person
    approves it; from then on it is that person's reading, whoever had the idea.
    """
    return "curated" if basis == "suggested" and status == "approved" else basis


def stated(*, status: str, basis: str, predicate: str, directness: str | None, sides: Collection[str], verified: bool,
           secondary: bool = False, confidence: str | None = None) -> Strength:
    """Strength of a record. ``status``: as a reader is told it, ``disputed`` included; ``sides``: of its quotes, ``subject``, ``object``, ``both``; ``verified``: the record and both its ends.

    A value nobody foresaw counts as the weakest of its kind. Raises KeyError for a status that is no step (see ``WALKED``).
    """
    quoted = 2 if "both" in sides else len({"subject", "object"} & set(sides))
    return Strength(
        status=_STATUS[status], verification=int(not verified), basis=_BASIS.get(basis, 2), effect=int(predicate not in EFFECTS),
        directness=_DIRECTNESS.get(directness, 2), evidence=2 - quoted, reading=int(secondary), confidence=_CONFIDENCE.get(confidence, 2),
    )


def inherited(*, verified: bool, whole_plan: bool = False) -> Strength:
    """Strength of the step from a part to what it is a part of: the plan's own structure, but no statement about the part."""
    return Strength(verification=int(not verified), statement=WHOLE_PLAN if whole_plan else 1)
