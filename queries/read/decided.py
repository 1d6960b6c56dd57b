"""What decisions need to know of the graph: the wording of both ends, now and in other editions."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Literal

from graph.decisions.fold import State
from graph.decisions.records import Side
from graph.decisions.stale import Change, Wording, changes
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.library import Row

__all__ = ["stale_decisions", "wordings"]


def wordings(store: GraphStore, ids: Collection[str]) -> dict[str, Wording]:
    """Wording by element id, Thai where there is one; an element that the graph does not have, or has no text of, is absent (1 query)."""
    found: dict[str, dict[str, Row]] = {}
    for row in library.rows(store, "wordings-of", things=" ".join(ids)) if ids else ():
        versions = found.setdefault(local_id(row["thing"].value), {})
        known = versions.get(row["version"].value)
        if known is None or (_lang(known) != "th" and _lang(row) == "th"):
            versions[row["version"].value] = row
    told = {}
    for element, versions in found.items():
        others = tuple((row["words"].value, row["hash"].value, _text(row, "edition")) for row in versions.values() if row["version"] != row["thing"])
        own = next((row for row in versions.values() if row["version"] == row["thing"]), None)
        if own:
            told[element] = Wording(own["words"].value, own["hash"].value, _text(own, "edition"), others)
    return told


def stale_decisions(store: GraphStore, states: Collection[State]) -> tuple[Change, ...]:
    """Decisions whose ends read otherwise now than when they were made (1 query).

    Where the graph holds nothing of a workspace (it was not built since), only the upper plans are compared: its elements are not gone.
    """
    now = wordings(store, sorted({end for state in states for end in (state.matter.subject, state.matter.object) if end}))
    upper: tuple[Side, ...] = ("object",)
    there = {state.matter.workspace for state in states if state.matter.subject in now}
    return tuple(sorted((
        *changes((state for state in states if state.matter.workspace in there), now),
        *changes((state for state in states if state.matter.workspace not in there), now, sides=upper),
    ), key=lambda change: (change.matter, change.side != "subject")))


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _lang(row: Row) -> str | None:
    term = row["words"]
    return term.language if isinstance(term, Literal) else None
