"""The levels that a section on alignment has slots for, and the elements of upper plans that may fill them, with all that tells what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.engine import GraphStore
from queries.read.outline import Outline, Part, outline
from queries.read.records import Label, Provenance, Ref
from queries.read.ties import all_ties
from search.candidates import Candidate
from search.suggest.records import Tier, TierRule

__all__ = ["RULES", "UpperElement", "UpperPlans", "upper_plans"]

RULES: Mapping[Tier, TierRule] = {rule.tier: rule for rule in (
    TierRule("strategy", Label(th="ยุทธศาสตร์ชาติ", en="National strategy"), "national-strategy", ("Strategy",)),
    TierRule("strategy-part", Label(th="เป้าหมายและประเด็นยุทธศาสตร์ชาติ", en="Goals and issues of the national strategies"), "national-strategy",
             ("Goal", "DevelopmentIssue"), under="strategy"),
    TierRule("issue", Label(th="ประเด็นแผนแม่บท", en="Master-plan issue"), "master-plan", ("MasterPlanIssue",)),
    TierRule("issue-target", Label(th="เป้าหมายระดับประเด็น (Y2)", en="Target of the issue (Y2)"), "master-plan", ("PlanTarget",), "Y2", "issue"),
    TierRule("subplan", Label(th="แผนย่อยของแผนแม่บท", en="Sub-plan of the master plan"), "master-plan", ("SubPlan",), under="issue"),
    TierRule("y1", Label(th="เป้าหมายแผนแม่บทย่อย (Y1)", en="Target of the sub-plan (Y1)"), "master-plan", ("PlanTarget",), "Y1", "issue"),
    TierRule("milestone", Label(th="หมุดหมาย", en="Milestone"), "nesdp13", ("Milestone",)),
    TierRule("milestone-part", Label(th="เป้าหมายและกลยุทธ์ของหมุดหมาย", en="Goals and strategies of the milestones"), "nesdp13", ("Goal", "Strategy", "Guideline"),
             under="milestone"),
    TierRule("security", Label(th="นโยบายและแผนความมั่นคง", en="National security policy"), "nsc-2566", ("SecurityIssue",)),
    TierRule("government", Label(th="นโยบายรัฐบาล", en="Government policy"), "gov-policy-2566", ("PolicyItem",)),
)}
"""In the order of the section (users-job: template, 2.1 to 2.4)."""


@dataclass(frozen=True, eq=False)
class UpperElement:
    """A candidate of a level."""

    tier: Tier
    candidate: Candidate
    wordings: tuple[tuple[str, str, Provenance], ...]
    """(id, wording, where it was read): its own name and description, then those of every part under it; letter for letter."""
    above: tuple[str, ...]
    """Ids of what it stands under in its plan, the nearest first."""

    @property
    def ref(self) -> Ref:
        """The element."""
        return self.candidate.ref


@dataclass(frozen=True)
class UpperPlans:
    """Every candidate of every level, and how levels hang together."""

    elements: tuple[UpperElement, ...]
    above: Mapping[str, tuple[str, ...]]
    """Any element of these plans → what it stands under, the nearest first."""
    refs: Mapping[str, Ref]
    """Every element of these plans."""
    ties: tuple[tuple[str, str], ...]
    """(lower, upper) of approved records between these plans."""

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Id of a candidate → its place in ``elements``."""
        return {one.ref.id: place for place, one in enumerate(self.elements)}

    def tier(self, tier: Tier) -> tuple[int, ...]:
        """Places of the candidates of a level."""
        return tuple(place for place, one in enumerate(self.elements) if one.tier == tier)

    def at(self, id_: str) -> tuple[int, ...]:
        """Place of a candidate; none for what is no candidate."""
        return (self.rows[id_],) if id_ in self.rows else ()

    def lifted(self, id_: str) -> tuple[int, ...]:
        """Places of the candidates that an element stands for: itself, and what it stands under; a decision on a target decides on its sub-plan and issue too."""
        return tuple(self.rows[one] for one in (id_, *self.above.get(id_, ())) if one in self.rows)


def upper_plans(store: GraphStore) -> UpperPlans:
    """The candidates of the graph (about 20 queries). What nobody has seen in a source is no candidate: it is never an end of an approved alignment."""
    outlines = {plan: outline(store, plan) for plan in dict.fromkeys(rule.plan for rule in RULES.values())}
    above = {id_: tuple(part.ref.id for part in found.upward(id_))[1:] for found in outlines.values() for id_ in found.parts}
    refs = {id_: part.ref for found in outlines.values() for id_, part in found.parts.items()}
    ties = tuple((tie.lower, tie.upper) for tie in all_ties(store).ties if tie.counts and tie.lower in refs and tie.upper in refs)
    served = _served(outlines, ties)
    elements = [_element(rule.tier, outlines[rule.plan], part, above, served.get(part.ref.id, ()))
                for rule in RULES.values() for part in outlines[rule.plan].parts.values() if _offered(rule, part, outlines[rule.plan])]
    return UpperPlans(tuple(elements), above, refs, ties)


def _offered(rule: TierRule, part: Part, found: Outline) -> bool:
    if part.ref.type not in rule.types or not part.ref.verified or part.target_level != rule.target_level or not _wording(part):
        return False
    if rule.under is None:
        return True
    holders = RULES[rule.under].types
    return any(held.ref.type in holders for held in found.upward(part.parent or ""))


def _served(outlines: Mapping[str, Outline], ties: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """National strategies are spelt out by the master-plan issues that serve them."""
    issues = {id_ for id_, part in outlines["master-plan"].parts.items() if part.ref.type == "MasterPlanIssue"}
    below: dict[str, dict[str, None]] = defaultdict(dict)
    for lower, upper in ties:
        if lower in issues and upper in outlines["national-strategy"].parts:
            below[upper] |= dict.fromkeys(wording for _, wording, _ in _wordings(outlines["master-plan"], outlines["master-plan"].parts[lower]))
    return {id_: tuple(texts) for id_, texts in below.items()}


def _element(tier: Tier, found: Outline, part: Part, above: Mapping[str, tuple[str, ...]], served: tuple[str, ...]) -> UpperElement:
    wordings = tuple(_wordings(found, part))
    name = _wording(part)
    parts = tuple(dict.fromkeys(text for _, text, _ in wordings if text != name))
    return UpperElement(tier, Candidate(part.ref, name, parts, served), wordings, above[part.ref.id])


def _wordings(found: Outline, part: Part) -> Iterator[tuple[str, str, Provenance]]:
    for text in (_wording(part), part.description):
        if text:
            yield part.ref.id, text, part.provenance
    for child in found.children(part.ref.id):
        yield from _wordings(found, child)


def _wording(part: Part) -> str:
    return part.ref.label.th or part.ref.label.en or ""
