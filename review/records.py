"""What the desk shows: elements of the plan, the slots of the alignment section for each, and the candidates in them with their state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from graph.decisions.fold import State
from graph.decisions.records import Matter, Quote, Suggested
from graph.decisions.rules import Breach
from graph.workspaces.records import Workspace
from loaders.records import Element, PlanDocument
from queries.read.records import Provenance, Ref
from search.mentioned import TOOL
from search.suggest.records import Item, Tier, TierRule

__all__ = ["ROW_STATES", "STATED", "Candidate", "Desk", "Row", "RowState", "Slot", "place_in_file", "text_hash", "title_of"]

RowState = Literal["untouched", "suggested", "part", "done", "disputed", "stale"]
ROW_STATES: tuple[RowState, ...] = get_args(RowState)
"""untouched: nothing suggested or decided; suggested: a machine proposed, nobody decided; part: some slots are decided; done: every slot with a
candidate is decided; disputed: reviewers differ somewhere; stale: a wording changed after a decision."""
STATED = f"tool:{TOOL}"
"""Who proposes what the plan says itself."""
_DECIDED = frozenset({"reviewed", "approved", "rejected", "nothing-aligns", "superseded", "withdrawn"})


def text_hash(text: str) -> str:
    """SHA-256 of a wording, by which a changed text is noticed later."""
    return hashlib.sha256(text.encode()).hexdigest()


def title_of(workspace: Workspace) -> str:
    """What the plan of a workspace is called: its title; where none was read, the name that the workspace was given."""
    return workspace.plan.title or workspace.name


def place_in_file(part: PlanDocument | Element) -> str:
    """Where a plan's title or an element stands in the file it was read from; empty where nobody knows."""
    line = part.title_line if isinstance(part, PlanDocument) else part.line
    return part.locator or (f"บรรทัด {line}" if line else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An upper element that a row may serve."""

    ref: Ref
    matter: Matter
    wording: str
    """Letter for letter."""
    provenance: Provenance | None
    """Where its wording was read."""
    above: tuple[Ref, ...]
    """What it stands under, the nearest first."""
    state: State | None
    """None: neither suggested nor decided."""

    @property
    def suggestion(self) -> Suggested | None:
        """What is proposed: what the plan says itself before what a machine finds likely."""
        return self.stated or (self.state.suggestion if self.state else None)

    @property
    def stated(self) -> Suggested | None:
        """The proposal that the plan itself makes by naming it, with its words."""
        return next((said for event, said in self.state.suggestions if event.draft.by == STATED), None) if self.state else None

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Why it is proposed, (Thai, English): the plan's own word first, then what machines found."""
        said = (self.stated, *(said for _, said in self.state.suggestions)) if self.state else ()
        return tuple(dict.fromkeys(reason for one in said if one for reason in one.reasons))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Evidence at hand: what reviewers quoted, else what the machine found."""
        given = self.state.reading.quotes if self.state else ()
        return given or (self.suggestion.quotes if self.suggestion else ())

    def seen_by(self, name: str) -> bool:
        """Whether that person has judged it, be it only as unsure."""
        return self.state is not None and any(given.by == name for given in self.state.marks)

    @property
    def decided(self) -> bool:
        """A person has decided, and reviewers do not differ."""
        return self.state is not None and self.state.status in _DECIDED and self.state.mark != "unsure"


@dataclass(frozen=True, slots=True)
class Slot:
    """A level of the section for one row."""

    rule: TierRule
    candidates: tuple[Candidate, ...]
    """What was suggested or decided: accepted first, then by the machine's rank."""
    nothing: State | None
    """What was decided on “nothing in this plan is served”."""

    @property
    def tier(self) -> Tier:
        """The level."""
        return self.rule.tier

    @property
    def accepted(self) -> tuple[Candidate, ...]:
        """Links that people accepted."""
        return tuple(one for one in self.candidates if one.state and one.state.accepted)

    @property
    def closed(self) -> bool:
        """Nothing is left to decide here: a link is accepted, nothing aligns, or every candidate is decided."""
        if self.nothing is not None and self.nothing.mark == "nothing-aligns" and self.nothing.status in _DECIDED:
            return True
        return bool(self.accepted) or (bool(self.candidates) and all(one.decided for one in self.candidates))


@dataclass(frozen=True, slots=True)
class Row:
    """An element of the plan that looks for what it serves."""

    item: Item
    type: str
    """Class name."""
    number: str | None
    locator: str
    """Where it stands in the user's file."""
    agencies: tuple[str, ...]
    """Who answers for it, as printed; of the nearest thing above it that names somebody."""
    above: tuple[tuple[str | None, str], ...]
    """(number, wording) of what it stands under, the outermost first."""
    slots: Mapping[Tier, Slot]
    verified: bool = True
    """Whether somebody has seen its wording in a source."""

    @property
    def id(self) -> str:
        """Element id."""
        return self.item.id

    @property
    def wording(self) -> str:
        """Its own wording, without description."""
        return self.item.text.split("\n", 1)[0]

    def candidates(self) -> Iterator[Candidate]:
        """Every candidate of every slot."""
        for slot in self.slots.values():
            yield from slot.candidates

    @property
    def state(self) -> RowState:
        """How far it is."""
        statuses = {one.state.status for one in self.candidates() if one.state} | {slot.nothing.status for slot in self.slots.values() if slot.nothing}
        if "disputed" in statuses:
            return "disputed"
        if "stale" in statuses:
            return "stale"
        if not statuses:
            return "untouched"
        touched = [slot for slot in self.slots.values() if slot.candidates or slot.nothing]
        if all(slot.closed for slot in touched):
            return "done"
        return "part" if statuses - {"suggested", "open"} else "suggested"


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace laid out for review."""

    workspace: str
    rows: tuple[Row, ...]
    """In the order of the plan."""
    breaches: tuple[Breach, ...]
    """Rules that the decisions so far break."""
    orphans: tuple[State, ...]
    """Matters whose element is no longer in the plan; an undo of the correction brings them back."""

    def row(self, id_: str) -> Row | None:
        """A row by its element id."""
        return next((row for row in self.rows if row.id == id_), None)

    def counts(self) -> Mapping[RowState, int]:
        """Rows by state."""
        found = dict.fromkeys(ROW_STATES, 0)
        for row in self.rows:
            found[row.state] += 1
        return found
