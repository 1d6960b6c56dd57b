"""Suggestions for a whole workspace, written into the log: what the plan says itself, then what is likely. Nothing of a run that was cancelled, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from graph.database import Database
from graph.decisions.ends import ends_in
from graph.decisions.fold import State, fold
from graph.decisions.log import append, events
from graph.decisions.records import Draft
from graph.engine import GraphStore
from graph.workspaces.records import Workspace
from graph.workspaces.shelf import all_workspaces, open_workspace
from review.acts import in_order
from review.desk import own_unverified, upper_of
from review.records import place_in_file
from review.stated import gone, stated_drafts
from search.mentioned import mentioned
from search.suggest import Decided, as_drafts, decided_of, items_of, suggest

__all__ = ["Run", "decided_by_people", "run"]

_AT_ONCE = 500
"""Drafts of one transaction: other writers wait their turn for no longer than that."""


@dataclass(frozen=True)
class Run:
    """What a run wrote."""

    items: int
    proposals: int
    written: int
    """Proposals that the log did not hold yet in these very words."""
    stated: int
    """Proposals that the plan itself makes by naming what it follows."""
    learnt_from: int


def run(store: GraphStore, db: Database, workspace: Workspace, states: Mapping[str, State], *, k: int = 5,
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None) -> Run:
    """Suggest for every element of a workspace and write what is new.

    Learns from every decision in the database. Raises ``search.suggest.StoppedError`` when ``cancel()`` says true: then nothing was written; and
    what :func:`graph.decisions.log.append` raises.
    """
    plan = workspace.plan
    items = items_of(plan)
    found = suggest(store, items, decisions=decided_by_people(db), k=k, without=workspace.id, progress=progress, cancel=cancel)
    locators = {element.id or "": place_in_file(element) for _, element, _ in plan.walk()}
    places = {element.text: locators[element.id or ""] for _, element, _ in plan.walk() if element.text} | {plan.title: place_in_file(plan)}
    said = stated_drafts(workspace, mentioned(plan, store), upper_of(store))
    drafts = (*as_drafts(workspace.id, found, locators=locators, places=places), *said)
    fresh = [new for draft in drafts if (new := _new(draft, states.get(draft.matter.key)))]
    ordered = in_order((*fresh, *gone(said, states)), {key: state.seen for key, state in states.items()})
    for start in range(0, len(ordered), _AT_ONCE):
        append(db, ordered[start:start + _AT_ONCE], ends=ends_in(store, own_unverified(plan)))
    return Run(len(items), len(drafts), len(fresh), len(said), found.learnt_from)


def _new(draft: Draft, state: State | None) -> Draft | None:
    """None if the same tool said the same last; under a fresh id what it said before, took back since, and says again."""
    if state is None:
        return draft
    if any(said == draft.body for event, said in state.suggestions if event.draft.by == draft.by):
        return None
    return draft.model_copy(update={"id": str(uuid4())}) if any(event.draft.id == draft.id for event in state.history) else draft


def decided_by_people(db: Database) -> tuple[Decided, ...]:
    """Every decision of every workspace, as examples: links accepted and refused, and plans that nothing serves."""
    found: list[Decided] = []
    for summary in all_workspaces(db):
        found += decided_of(fold(events(db, workspace=summary.id)).values(), items_of(open_workspace(db, summary.id).plan))
    return tuple(found)
