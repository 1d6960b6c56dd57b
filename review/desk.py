"""Lays a workspace out for review: from its plan, the states of its matters and the upper plans of the graph. Nothing is computed that was suggested before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.decisions.fold import State
from graph.decisions.records import Matter
from graph.decisions.rules import Place, Surroundings, breaches
from graph.engine import GraphStore
from graph.workspaces.records import Workspace
from loaders.records import AlignmentMention, Element, ElementType, PlanDocument
from queries.read.outline import Outline, outline
from queries.read.plans import plans
from queries.read.records import Ref
from review.records import Candidate, Desk, Row, Slot, place_in_file, text_hash, title_of
from search.suggest.items import SUGGESTED, items_of, said_of_whole, text_of
from search.suggest.levels import RULES
from search.suggest.records import Item, Tier, TierRule

__all__ = ["Upper", "candidate", "desk", "own_unverified", "surroundings", "upper_of", "wordings_of"]

_MEASURES = frozenset({"Indicator", "Project", "FlagshipProject"})
"""What tells whether an element is acted upon."""


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
    whole, places = said_of_whole(workspace.plan), _places(workspace.plan)
    rows = tuple(_row(workspace.id, item, places[item.id], by_subject.get(item.id, []), upper) for item in items_of(workspace.plan, whole=whole) if item.id in places)
    if whole or by_subject.get(workspace.id):
        rows = (_whole(workspace, whole, by_subject.get(workspace.id, []), upper), *rows)
    there = {row.id for row in rows}
    labels = {id_: place.element.text or id_ for id_, place in places.items()} | {workspace.id: title_of(workspace)}
    return Desk(workspace.id, rows, breaches((state for state in states.values() if state.matter.subject in there), surroundings(workspace.plan, labels, upper)),
                tuple(state for state in states.values() if state.matter.subject not in there))


@dataclass(frozen=True)
class _Place:
    """Where an element stands in the user's plan."""

    type: ElementType
    element: Element
    above: tuple[Element, ...]
    """The outermost first."""


def _walk(plan: PlanDocument) -> Iterator[_Place]:
    """Every element with what it stands under."""
    above: dict[int, tuple[Element, ...]] = {}
    for type_, element, parent in plan.walk():
        above[id(element)] = (*above[id(parent)], parent) if parent is not None else ()
        yield _Place(type_, element, above[id(element)])


def _places(plan: PlanDocument) -> Mapping[str, _Place]:
    """Those that look for what they serve, by id."""
    return {place.element.id: place for place in _walk(plan) if place.element.id and place.type in SUGGESTED}


def _whole(workspace: Workspace, said: Iterable[AlignmentMention], states: Iterable[State], upper: Upper) -> Row:
    """The plan itself as a row: what it says of itself as a whole is decided here."""
    plan = workspace.plan
    item = Item(workspace.id, title_of(workspace), agencies=plan.agencies, mentions=tuple(dict.fromkeys(one.quote or one.text for one in said)))
    return Row(item, "Instrument", None, place_in_file(plan), plan.agencies, (), _slots(workspace.id, item.id, states, upper))


def _row(workspace: str, item: Item, place: _Place, states: Iterable[State], upper: Upper) -> Row:
    element = place.element
    above = tuple((one.number, one.text or "") for one in place.above if one.text)
    agencies = next((one.agencies for one in (element, *reversed(place.above)) if one.agencies), ())
    return Row(item, place.type, element.number, place_in_file(element), agencies, above, _slots(workspace, item.id, states, upper), element.verified)


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


def surroundings(plan: PlanDocument, labels: Mapping[str, str], upper: Upper) -> Surroundings:
    """What the rules of :mod:`graph.decisions.rules` look at: a user's plan, what it and its elements are called (by id), and the elements of upper plans that it may serve."""
    wordings = {id_: upper.wording(id_) for id_ in upper.tiers}
    rungs = {id_: Place(RULES[tier].plan, tier, wordings[id_]) for id_, tier in upper.tiers.items()}
    unverified = own_unverified(plan) | frozenset(id_ for found in upper.outlines.values() for id_, part in found.parts.items() if not part.ref.verified)
    return Surroundings(rungs, {**labels, **wordings, **upper.titles}, frozenset(_over_measures(plan)), unverified)


def own_unverified(plan: PlanDocument) -> frozenset[str]:
    """Elements of a plan that nobody has seen in a source."""
    return frozenset(element.id for _, element, _ in plan.walk() if element.id and not element.verified)


def wordings_of(workspace: Workspace) -> Mapping[str, frozenset[str]]:
    """Every element of a plan, and the plan itself, with the fingerprints of what it says: alone, and with its description as suggestions read it."""
    found = {workspace.id: frozenset({text_hash(title_of(workspace))})}
    for _, element, _ in workspace.plan.walk():
        if element.id and element.text:
            whole = text_of(element)
            found[element.id] = frozenset(map(text_hash, (element.text, whole, whole.split("\n", 1)[0])))
    return found


def _over_measures(plan: PlanDocument) -> set[str]:
    """Every element with an indicator or a project somewhere below it, and the plan itself where there is one."""
    backed = {one.id for place in _walk(plan) if place.type in _MEASURES or place.element.targets for one in (*place.above, place.element) if one.id}
    return backed | ({plan.id} if backed and plan.id else set())
