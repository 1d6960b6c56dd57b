"""Suggestions for a whole workspace, written into the log: what the plan says itself, then what is likely. Nothing of a run that was cancelled, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from graph.database import Database
from graph.decisions.fold import State, fold
from graph.decisions.log import append, events
from graph.decisions.records import Draft
from graph.engine import GraphStore
from graph.workspaces.records import Workspace
from graph.workspaces.shelf import all_workspaces, open_workspace
from review.acts import in_order
from review.desk import upper_of
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


def run(store: GraphStore, db: Database, workspace: Workspace, states: Mapping[str, State], *, only: Iterable[str] | None = None, k: int = 5,
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None) -> Run:
    """Suggest for every element of a workspace (or ``only`` some, by id) and write what is new.

    Learns from every decision in the database. Raises ``search.suggest.StoppedError`` when ``cancel()`` says true: then nothing was written; and
    what :func:`graph.decisions.log.append` raises.
    """
    wanted = None if only is None else frozenset(only)
    items = [item for item in items_of(workspace.plan) if wanted is None or item.id in wanted]
    found = suggest(store, items, decisions=decided_by_people(db), k=k, without=workspace.id, progress=progress, cancel=cancel)
    locators = {element.id or "": element.locator or (f"บรรทัด {element.line}" if element.line else "") for _, element, _ in workspace.plan.walk()}
    plan = workspace.plan
    places = {element.text: locators[element.id or ""] for _, element, _ in plan.walk() if element.text} | {plan.title: plan.locator or (f"บรรทัด {plan.title_line}" if plan.title_line else "")}
    named = [one for one in mentioned(workspace.plan, store) if wanted is None or one.subject in wanted]
    said = stated_drafts(workspace, named, upper_of(store), states)
    drafts = (*as_drafts(workspace.id, found, locators=locators, places=places), *said)
    fresh = [new for draft in drafts if (new := _new(draft, states.get(draft.matter.key)))]
    taken_back = gone(said, states) if wanted is None else ()
    ordered = in_order((*fresh, *taken_back), {key: state.seen for key, state in states.items()})
    for start in range(0, len(ordered), _AT_ONCE):
        append(db, ordered[start:start + _AT_ONCE])
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
