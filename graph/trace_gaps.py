"""What a chain ought to pass and does not: the missing steps of X → Y1 → Y2 → Z.

The rule is NESDC's (XYZ, ความสัมพันธ์เชิงเหตุและผล): a project (X) serves a target of a sub-plan of a Master Plan (Y1), which serves a
target of the Master Plan's issue (Y2), which serves a goal of the National Strategy (Z). A chain through another plan of level 2 is
asked for a goal of that plan instead of Y1 and Y2. What stands above the start is asked for, never what stands below it.

**Order of chains on a page** (:func:`order`). What is decided and seen in documents comes before what is not. Then come the chains with
fewer holes: a hole is a missing step, or a step that is only inherited from a whole; to pass no plan of level 2 is two. Then decides
the strength of the weakest step, as in graph/trace.py.

Pure: stages in, gaps out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.strength import Strength
from graph.trace import Chain, rank

__all__ = ["Gap", "Missing", "Place", "Stage", "gaps", "order"]

Stage = Literal["X", "policy", "issue", "subplan", "Y1", "Y2", "level2", "goal2", "strategy", "Z"]
"""What a node is in a chain: ``X`` any part of a plan of level 3; ``policy`` a document outside the three levels; ``issue``, ``subplan``,
``Y1``, ``Y2`` parts of the Master Plans; ``level2``, ``goal2`` any part, a goal, of another plan of level 2; ``strategy``, ``Z`` any part,
a goal, of the National Strategy."""
Missing = Literal["level2", "Y1", "Y2", "goal2", "Z", "top"]
"""``level2``: no plan of level 2 on the way; ``Z``: the National Strategy is reached, no goal of it; ``top``: it is not reached."""
_MASTER_PLAN = frozenset({"issue", "subplan", "Y1", "Y2"})
_LEVEL_2 = _MASTER_PLAN | {"level2", "goal2"}
_LEVEL_1 = frozenset({"strategy", "Z"})
_BELOW_Y1 = frozenset({"X", "policy", "level2", "goal2"})
"""A chain that starts with one of these is asked for Y1 once it enters a Master Plan."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A step that is missing."""

    kind: Missing
    after: int
    """Index of the node after which it ought to stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a chain and its stage."""

    id: str
    stage: Stage


def gaps(places: Sequence[Place]) -> tuple[Gap, ...]:
    """The missing steps of a chain, lower end first."""
    stages = [place.stage for place in places]
    last = len(stages) - 1
    below_top = next((index for index, stage in enumerate(stages) if stage in _LEVEL_1), last + 1) - 1
    found: list[Gap] = []
    if below_top >= 0:
        if any(stage in _MASTER_PLAN for stage in stages):
            found += _master_plan(stages, below_top)
        elif any(stage in _LEVEL_2 for stage in stages):
            found += [] if "goal2" in stages else [Gap("goal2", below_top)]
        else:
            found.append(Gap("level2", below_top))
    if stages[last] not in _LEVEL_1:
        found.append(Gap("top", last))
    elif "Z" not in stages:
        found.append(Gap("Z", last))
    return tuple(found)


def order(chain: Chain, missing: Sequence[Gap]) -> tuple[bool, int, tuple[tuple[Strength, ...], tuple[str, ...]]]:
    """Sort key of a chain on a page; total, because no two chains have the same nodes."""
    holes = sum(2 if gap.kind == "level2" else 1 for gap in missing) + sum(step.is_part for step in chain.steps)
    return not chain.solid, holes, rank(chain)


def _master_plan(stages: Sequence[Stage], below_top: int) -> list[Gap]:
    """Y1 ought to stand before Y2, and Y2 before the National Strategy."""
    found = []
    if "Y1" not in stages and stages[0] in _BELOW_Y1:
        found.append(Gap("Y1", stages.index("Y2") - 1 if "Y2" in stages else below_top))
    if "Y2" not in stages:
        found.append(Gap("Y2", below_top))
    return found
