"""Decisions of a desk whose wordings changed since, and the events that put them on the list for review."""

from __future__ import annotations

from collections.abc import Mapping

from graph.decisions.fold import State
from graph.decisions.stale import Change, Wording, changes
from graph.workspaces.records import Entry
from review.desk import Upper
from review.records import Desk, text_hash

__all__ = ["changed"]


def changed(desk: Desk, states: Mapping[str, State], upper: Upper, history: tuple[Entry, ...] = ()) -> tuple[Change, ...]:
    """Changed ends of decisions on elements that are in the plan; what left the plan is the desk's ``orphans``. Already reported ones are left out.

    ``history``: corrections of the workspace, which remember wordings that no edition holds.
    """
    now = {row.id: Wording(row.wording, text_hash(row.wording)) for row in desk.rows}
    now |= {id_: Wording(words, text_hash(words)) for id_ in upper.tiers for words in (upper.wording(id_),)}
    mine = [state for state in states.values() if state.matter.subject in now and not state.stale]
    typed = [entry.step.text for entry in history if entry.step is not None and entry.step.kind in {"reword", "add"}]
    return changes(mine, now, {text_hash(words)[:16]: words for words in typed})
