"""What serves what, counted honestly: from above (is this target served?) and from below (does this element serve anything?).

Pure: elements and ties come in as frozen records, counts go out. Nothing here reads a store.

Every element that is counted stands in exactly one state, so the states of a plan add up to its elements. Elements that nobody has seen
in a source, and elements known only from another edition than the one in force, are not counted at all: they are listed apart.
A tie counts only if it is approved and a document or an analyst says so; what a machine suggests and what is merely proposed never counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Literal, get_args

__all__ = [
    "ABOVE", "BELOW", "OVER_AT_LEAST", "OVER_TIMES_MEDIAN", "Above", "Apart", "Below", "Hierarchy", "Item", "Lower", "Tie", "Upper",
    "coverage_above", "coverage_below", "tally",
]

Apart = Literal["", "edition", "unverified"]
"""Why an element is not counted: known only from another edition, or seen by nobody in a source. Empty: it is counted."""
Above = Literal["over", "served", "thin", "reviewed", "unseen"]
"""State of an element of an upper plan.

``over``: served directly by far more than its peers (see :data:`OVER_AT_LEAST`); ``served``: two ties or more; ``thin``: one tie only;
``reviewed``: no tie, and a record says that somebody looked and nothing aligns; ``unseen``: no tie and no record, which is no verdict.
"""
Below = Literal["linked", "inherited", "reviewed", "unseen"]
"""State of an element of a lower plan towards the plans above it.

``linked``: a tie of its own or of one of its parts; ``reviewed``: none, and a record says nothing aligns; ``inherited``: none and no such
record, but the whole that it is a part of has a tie; ``unseen``: none of these.
"""
ABOVE: tuple[Above, ...] = get_args(Above)
BELOW: tuple[Below, ...] = get_args(Below)
OVER_AT_LEAST = 5
"""Over-served: so many direct ties or more …"""
OVER_TIMES_MEDIAN = 2
"""… and more than so many times the median of the directly served elements of the same level of the plan."""


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a plan."""

    id: str
    parent: str | None = None
    level: str = ""
    """Elements are compared and totalled within a level of their plan: Y1 targets with Y1 targets."""
    apart: Apart = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """An alignment record between two elements (or plans), lower end first."""

    id: str
    lower: str
    upper: str
    basis: str = "curated"
    directness: str | None = None
    approved: bool = True
    plan: str = ""
    """Plan of the lower end."""
    conflict: bool = False
    """Whether the record says that the two are at odds."""

    @property
    def counts(self) -> bool:
        """Whether it is decided and said by a document or an analyst; a machine's word never counts, nor does a conflict."""
        return self.approved and not self.conflict and self.basis in {"official", "curated"}


@dataclass(frozen=True, slots=True)
class Upper:
    """How an element of an upper plan is served."""

    item: Item
    state: Above
    direct: tuple[Tie, ...] = ()
    through_parts: tuple[Tie, ...] = ()
    pending: tuple[Tie, ...] = ()
    """Ties to it or its parts that do not count: proposed or suggested."""


@dataclass(frozen=True, slots=True)
class Lower:
    """What an element of a lower plan serves."""

    item: Item
    state: Below
    own: tuple[Tie, ...] = ()
    through_parts: tuple[Tie, ...] = ()
    through_whole: tuple[Tie, ...] = ()
    pending: tuple[Tie, ...] = ()

    @property
    def orphan(self) -> bool:
        """Whether no tie leads up from it, its parts or anything it is a part of."""
        return not (self.own or self.through_parts or self.through_whole)


@dataclass(frozen=True)
class Hierarchy:
    """Elements of one plan by id, with what stands above and below each. A loop of parents is cut where it closes."""

    items: Mapping[str, Item]
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[Item]) -> Hierarchy:
        """The hierarchy of some elements; a parent that is not among them is no parent."""
        by_id = {item.id: item for item in items}
        below: dict[str, list[str]] = defaultdict(list)
        for item in by_id.values():
            if item.parent in by_id and item.parent != item.id:
                below[str(item.parent)].append(item.id)
        return cls(by_id, {id_: tuple(children) for id_, children in below.items()})

    def above(self, id_: str) -> tuple[str, ...]:
        """What it is a part of, nearest first."""
        found: list[str] = []
        here = self.items[id_].parent if id_ in self.items else None
        while here in self.items and here not in found and here != id_:
            found.append(str(here))
            here = self.items[str(here)].parent
        return tuple(found)


def _gathered(tree: Hierarchy, ties: Mapping[str, tuple[Tie, ...]]) -> dict[str, tuple[Tie, ...]]:
    """The ties of everything below each element: each tie is carried up once to each of its ancestors, O(ties × depth)."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for id_, some in ties.items():
        for above in tree.above(id_):
            found[above].extend(some)
    return {id_: tuple(some) for id_, some in found.items()}


def _by(ties: Iterable[Tie], end: Literal["lower", "upper"], known: Collection[str]) -> dict[str, tuple[Tie, ...]]:
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        id_ = tie.lower if end == "lower" else tie.upper
        if id_ in known:
            found[id_].append(tie)
    return {id_: tuple(some) for id_, some in found.items()}


def coverage_above(items: Iterable[Item], ties: Iterable[Tie], reviewed: Collection[str] = ()) -> tuple[Upper, ...]:
    """The state of every element of an upper plan, in the order given.

    ``ties``: those whose upper end is in the plan and whose lower end is in another. ``reviewed``: elements of which a record says that
    nothing aligns with them.
    """
    tree, every = Hierarchy.of(items), tuple(ties)
    direct = _by((tie for tie in every if tie.counts), "upper", tree.items)
    pending = _by((tie for tie in every if not tie.counts), "upper", tree.items)
    parts, pending_parts = _gathered(tree, direct), _gathered(tree, pending)
    limits = _limits(tree.items.values(), direct)
    found = []
    for item in tree.items.values():
        mine, theirs = direct.get(item.id, ()), parts.get(item.id, ())
        state = _above(len(mine), len(mine) + len(theirs), limits[item.level], item.id in reviewed)
        found.append(Upper(item, state, mine, theirs, pending.get(item.id, ()) + pending_parts.get(item.id, ())))
    return tuple(found)


def _above(direct: int, ties: int, limit: float, reviewed: bool) -> Above:
    if not ties:
        return "reviewed" if reviewed else "unseen"
    if direct >= limit:
        return "over"
    return "thin" if ties == 1 else "served"


def _limits(items: Iterable[Item], direct: Mapping[str, tuple[Tie, ...]]) -> dict[str, float]:
    """Level → number of direct ties from which an element is over-served."""
    counts: dict[str, list[int]] = defaultdict(list)
    for item in items:
        counts[item.level].extend([len(direct[item.id])] if item.id in direct and not item.apart else [])
    return {level: max(OVER_AT_LEAST, OVER_TIMES_MEDIAN * median(some) + 1) if some else float("inf") for level, some in counts.items()}


def coverage_below(items: Iterable[Item], ties: Iterable[Tie], reviewed: Collection[str] = ()) -> tuple[Lower, ...]:
    """The state of every element of a lower plan, in the order given.

    ``ties``: those whose lower end is in the plan and whose upper end is in the upper plan (or plans) asked about. ``reviewed``: elements
    of which a record says that nothing in it aligns.
    """
    tree, every = Hierarchy.of(items), tuple(ties)
    own = _by((tie for tie in every if tie.counts), "lower", tree.items)
    pending = _by((tie for tie in every if not tie.counts), "lower", tree.items)
    parts = _gathered(tree, own)
    found = []
    for item in tree.items.values():
        mine, theirs = own.get(item.id, ()), parts.get(item.id, ())
        whole = tuple(tie for above in tree.above(item.id) for tie in own.get(above, ()))
        state: Below = "linked" if mine or theirs else "reviewed" if item.id in reviewed else "inherited" if whole else "unseen"
        found.append(Lower(item, state, mine, theirs, whole, pending.get(item.id, ())))
    return tuple(found)


def tally(found: Iterable[Upper | Lower]) -> Counter[str]:
    """How many elements stand in each state; elements apart are counted under ``apart`` and in no state."""
    return Counter("apart" if one.item.apart else one.state for one in found)
