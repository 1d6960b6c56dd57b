"""What decisions need to know of the graph: the wording of both ends now and in other editions, and where elements stand."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Literal

from graph.decisions.fold import State
from graph.decisions.records import Side
from graph.decisions.rules import Place, Surroundings
from graph.decisions.stale import Change, Wording, changes
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.library import Row
from queries.read.nodes import term_name

__all__ = ["stale_decisions", "surroundings", "wordings"]

_GENERAL = {"Element", "Concept", "Plan", "ConceptScheme", "Project"}
"""Classes that say less than another class of the same thing, Project only beside FlagshipProject."""


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


def surroundings(store: GraphStore, plan: str, ids: Collection[str]) -> Surroundings:
    """What the rules of :mod:`graph.decisions.rules` look at: ``ids`` are the elements and plans that decisions name, ``plan`` the own plan (2 queries)."""
    kinds: dict[str, set[str]] = {}
    places: dict[str, Place] = {}
    labels: dict[str, str] = {}
    unverified: set[str] = set()
    for row in library.rows(store, "surroundings", things=" ".join(ids)) if ids else ():
        element = local_id(row["thing"].value)
        kinds.setdefault(element, set()).add(term_name(row["kind"].value))
        if element not in labels or _lang(row, "name") == "th":
            labels[element] = row["name"].value
        specific = sorted(kinds[element] - _GENERAL) or sorted(kinds[element])
        rung = f"{specific[0]} {_text(row, 'level') or ''}".strip()
        if "plan" in row:
            places[element] = Place(local_id(row["plan"].value), rung, labels[element])
        if _text(row, "verified") == "false":
            unverified.add(element)
    backed = frozenset(local_id(row["thing"].value) for row in library.rows(store, "backed", plan=plan))
    return Surroundings(places, labels, backed | {plan} if backed else backed, frozenset(unverified))


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _lang(row: Row, name: str = "words") -> str | None:
    term = row[name]
    return term.language if isinstance(term, Literal) else None
