"""What the shape of the graph tells a planner: links that carry many, elements that many lean on, elements that reach nothing."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reach import bridges, reaching, receivers
from graph.store import GraphStore
from queries.read.coverage import Side
from queries.read.nodes import Names
from queries.read.records import Ref
from queries.read.ties import all_ties, plan_items

__all__ = ["BridgeView", "ReceiverView", "Structure", "structure"]

SHOWN = 10
"""So many bridges and receivers are named; a planner acts on the first few."""


@dataclass(frozen=True, slots=True)
class BridgeView:
    """A link without which some elements do not reach the National Strategy."""

    lower: Ref
    upper: Ref
    records: tuple[str, ...]
    """Ids of the alignments it consists of."""
    cut_off: tuple[Ref, ...]

    @property
    def projects(self) -> int:
        """How many of the elements cut off are projects."""
        return sum(ref.type in {"FlagshipProject", "Project"} for ref in self.cut_off)


@dataclass(frozen=True, slots=True)
class ReceiverView:
    """An element that several plans serve."""

    ref: Ref
    plans: tuple[Ref, ...]
    links: int


@dataclass(frozen=True)
class Structure:
    """Findings about one plan."""

    bridges: tuple[BridgeView, ...]
    """Those that cut off most first."""
    bridge_count: int
    receivers: tuple[ReceiverView, ...]
    """Elements that most plans serve; from below, those that the plan serves."""
    unreached: tuple[Ref, ...]
    """Elements from which no way leads to a plan of level 1; only from below."""


def structure(store: GraphStore, plan: str, side: Side) -> Structure:
    """The findings (about 12 queries).

    From below: links that elements of the plan depend on. From above: links to or from the plan that what serves it, and its parts,
    depend on.
    """
    items, ties = plan_items(store, plan), all_ties(store)
    mine = {item.id for item in items.items}
    counted = [tie for tie in ties.ties if tie.counts]
    starts = mine if side == "below" else reaching(ties.parts, [tie.lower for tie in counted if tie.upper in mine]) - mine
    found = [bridge for bridge in bridges(ties.steps, ties.inner, ties.tops, starts) if side == "below" or mine & {bridge.lower, bridge.upper}]
    far = {tie.upper for tie in counted if tie.lower in mine} if side == "below" else mine
    most = [one for one in receivers((tie.plan, tie.upper) for tie in counted if tie.upper in far) if len(one.plans) > 1][:SHOWN]
    reach = ties.reach() if side == "below" else frozenset(mine)
    unreached = [item.id for item in items.items if item.id not in reach and not item.apart]
    ids = {*unreached, *(one.id for one in most), *(plan_ for one in most for plan_ in one.plans),
           *(id_ for bridge in found[:SHOWN] for id_ in (bridge.lower, bridge.upper, *bridge.cut_off))}
    names = Names(store, (), ids)
    views = [BridgeView(names.ref(one.lower), names.ref(one.upper),
                        tuple(tie.id for tie in counted if (tie.lower, tie.upper) == (one.lower, one.upper)), tuple(map(names.ref, one.cut_off)))
             for one in found[:SHOWN]]
    return Structure(tuple(views), len(found), tuple(ReceiverView(names.ref(one.id), tuple(map(names.ref, one.plans)), one.links) for one in most),
                     tuple(map(names.ref, unreached)))
