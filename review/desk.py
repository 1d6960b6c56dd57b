"""Lays a workspace out for review: from its plan, the states of its matters and the upper plans of the graph. Nothing is computed that was suggested before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.decisions.fold import State
from graph.decisions.records import Matter
from graph.decisions.rules import Place, Surroundings, breaches
from graph.engine import GraphStore
from graph.workspaces.records import Workspace
from loaders.records import Element, PlanDocument
from queries.read.outline import Outline, outline
from queries.read.plans import plans
from queries.read.records import Ref
from review.records import Candidate, Desk, Row, Slot, text_hash
from search.suggest.items import SUGGESTED, items_of, said_of_whole
from search.suggest.levels import RULES
from search.suggest.records import Item, Tier, TierRule

__all__ = ["Upper", "candidate", "desk", "own_unverified", "surroundings", "upper_of", "wordings_of"]


@dataclass(frozen=True)
class Upper:
    """The upper plans of the graph, as the desk needs them; made once a build."""

    outlines: Mapping[str, Outline]
    tiers: Mapping[str, Tier]
    """Id of every element that a slot takes → its level."""
    titles: Mapping[str, str]
    """Names of the plans, Thai."""

    def wording(self, id_: str) -> str:
        """Official wording of an element; its id where the graph has none."""
        ref = self.ref(id_)
        return (ref.label.th or ref.label.en or id_) if ref else id_

    def ref(self, id_: str) -> Ref | None:
        """An element of an upper plan."""
        return next((found.parts[id_].ref for found in self.outlines.values() if id_ in found.parts), None)

    def of_tier(self, tier: Tier) -> tuple[Ref, ...]:
        """Every element a slot may take, in the order of its plan: for choosing one that was not suggested."""
        found = self.outlines[RULES[tier].plan]
        return tuple(part.ref for id_, part in found.parts.items() if self.tiers.get(id_) == tier)


def upper_of(store: GraphStore) -> Upper:
    """Read the upper plans (about 20 queries)."""
    outlines = {plan: outline(store, plan) for plan in dict.fromkeys(rule.plan for rule in RULES.values())}
    tiers = {id_: tier for rule in RULES.values() for id_, tier in _of_rule(rule, outlines[rule.plan])}
    titles = {one.ref.id: one.ref.label.th or one.ref.id for one in plans(store)}
    return Upper(outlines, tiers, titles)


def _of_rule(rule: TierRule, found: Outline) -> Iterable[tuple[str, Tier]]:
    for id_, part in found.parts.items():
        if part.ref.type in rule.types and (rule.target_level is None or part.target_level == rule.target_level):
            yield id_, rule.tier


def desk(workspace: Workspace, states: Mapping[str, State], upper: Upper) -> Desk:
    """The rows of a workspace with what was suggested and decided."""
    by_subject: dict[str, list[State]] = defaultdict(list)
    for state in states.values():
        by_subject[state.matter.subject].append(state)
    places = _places(workspace.plan)
    rows = tuple(_row(workspace.id, item, places[item.id], by_subject.get(item.id, []), upper) for item in items_of(workspace.plan) if item.id in places)
    if said_of_whole(workspace.plan) or by_subject.get(workspace.id):
        rows = (_whole(workspace, by_subject.get(workspace.id, []), upper), *rows)
    there = {row.id for row in rows}
    around = surroundings(workspace.plan, upper)
    return Desk(workspace.id, rows, breaches((state for state in states.values() if state.matter.subject in there), around),
                tuple(state for state in states.values() if state.matter.subject not in there))


@dataclass(frozen=True)
class _Place:
    """Where an element stands in the user's plan."""

    type: str
    element: Element
    above: tuple[Element, ...]
    """The outermost first."""


def _places(plan: PlanDocument) -> Mapping[str, _Place]:
    found: dict[str, _Place] = {}
    above: dict[int, tuple[Element, ...]] = {}
    for type_, element, parent in plan.walk():
        above[id(element)] = (*above[id(parent)], parent) if parent is not None else ()
        if element.id and type_ in SUGGESTED:
            found[element.id] = _Place(type_, element, above[id(element)])
    return found


def _whole(workspace: Workspace, states: Iterable[State], upper: Upper) -> Row:
    """The plan itself as a row: what it says of itself as a whole is decided here."""
    plan = workspace.plan
    item = Item(workspace.id, plan.title or workspace.title or workspace.name, agencies=plan.agencies, mentions=tuple(dict.fromkeys(one.quote or one.text for one in said_of_whole(plan))))
    locator = plan.locator or (f"บรรทัด {plan.title_line}" if plan.title_line else "")
    return Row(item, "Instrument", None, locator, plan.agencies, (), _slots(workspace.id, item.id, states, upper))


def _row(workspace: str, item: Item, place: _Place, states: Iterable[State], upper: Upper) -> Row:
    element = place.element
    locator = element.locator or (f"บรรทัด {element.line}" if element.line else "")
    above = tuple((one.number, one.text or "") for one in place.above if one.text)
    agencies = next((one.agencies for one in (element, *reversed(place.above)) if one.agencies), ())
    return Row(item, place.type, element.number, locator, agencies, above, _slots(workspace, item.id, states, upper), element.verified)


def _slots(workspace: str, subject: str, states: Iterable[State], upper: Upper) -> Mapping[Tier, Slot]:
    by_tier: dict[Tier, list[Candidate]] = defaultdict(list)
    scopes: dict[str, State] = {}
    for state in states:
        if state.matter.object is None:
            scopes[state.matter.scope or ""] = state
        elif tier := upper.tiers.get(state.matter.object):
            by_tier[tier].append(candidate(workspace, subject, state.matter.object, upper, state))
    return {tier: Slot(rule, tuple(sorted(by_tier[tier], key=_order)), scopes.get(rule.plan)) for tier, rule in RULES.items()}


def candidate(workspace: str, subject: str, object_: str, upper: Upper, state: State | None = None) -> Candidate:
    """An upper element as a candidate of a row. Raises KeyError for one that no upper plan holds."""
    found = next(found for found in upper.outlines.values() if object_ in found.parts)
    up = tuple(part.ref for part in found.upward(object_))
    part = found.parts[object_]
    matter = state.matter if state else Matter(workspace=workspace, subject=subject, object=object_)
    return Candidate(part.ref, matter, part.ref.label.th or part.ref.label.en or object_, part.provenance, up[1:], state)


def _order(one: Candidate) -> tuple[int, bool, int, str]:
    """Accepted first, then what is open: what the plan says itself, the rest by the machine's rank; then what was refused."""
    state, told = one.state, one.suggestion
    refused = state is not None and (state.mark == "reject" or state.status in {"rejected", "withdrawn", "superseded"})
    group = 0 if state and state.accepted else 2 if refused else 1
    return group, one.stated is None, told.rank if told else 0, one.ref.id


def surroundings(plan: PlanDocument, upper: Upper) -> Surroundings:
    """What the rules of :mod:`graph.decisions.rules` look at: a user's plan, and the elements of upper plans that it may serve."""
    rungs = {id_: Place(RULES[tier].plan, tier, upper.wording(id_)) for id_, tier in upper.tiers.items()}
    labels = {id_: place.element.text or id_ for id_, place in _places(plan).items()} | {plan.id or "": plan.title or plan.id or ""} | {id_: upper.wording(id_) for id_ in upper.tiers} | dict(upper.titles)
    unverified = own_unverified(plan) | frozenset(id_ for found in upper.outlines.values() for id_, part in found.parts.items() if not part.ref.verified)
    return Surroundings(rungs, labels, frozenset(_over_measures(plan)), unverified)


def own_unverified(plan: PlanDocument) -> frozenset[str]:
    """Elements of a plan that nobody has seen in a source."""
    return frozenset(element.id for _, element, _ in plan.walk() if element.id and not element.verified)


def wordings_of(plan: PlanDocument) -> Mapping[str, frozenset[str]]:
    """Every element of a plan, and the plan itself, with the fingerprints of what it says: alone, and with its description as suggestions read it."""
    found = {plan.id or "": frozenset({text_hash(plan.title)})}
    for _, element, _ in plan.walk():
        if element.id and element.text:
            whole = "\n".join(dict.fromkeys(part for part in (element.text, element.description, element.definition) if part))
            found[element.id] = frozenset(map(text_hash, (element.text, whole, whole.split("\n", 1)[0])))
    return found


def _over_measures(plan: PlanDocument) -> set[str]:
    """Every element with an indicator or a project somewhere below it, and the plan itself where there is one."""
    backed = set[str]()
    above: dict[int, tuple[Element, ...]] = {}
    for type_, element, parent in plan.walk():
        above[id(element)] = (*above[id(parent)], parent) if parent is not None else ()
        if type_ in {"Indicator", "Project", "FlagshipProject"} or element.targets:
            backed |= {one.id for one in (*above[id(element)], element) if one.id}
    return backed | ({plan.id} if backed and plan.id else set())
