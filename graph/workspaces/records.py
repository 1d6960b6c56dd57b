"""What a workspace is made of: the user's plan, the file it came from, and every correction as a step that is never rewritten."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from loaders.records import PlanDocument, Target
from loaders.records.base import ElementType, LocalId, Record, YearBE

__all__ = [
    "Add",
    "Delete",
    "Entry",
    "Erased",
    "Merge",
    "Move",
    "Resting",
    "Retype",
    "Reword",
    "SetAgencies",
    "SetBody",
    "SetNumber",
    "SetPlan",
    "SetTargets",
    "Step",
    "Summary",
    "Uploaded",
    "Workspace",
]

Text = Annotated[str, Field(min_length=1, max_length=20_000)]


class Reword(Record):
    """Other words for an element. The words before stay as an editor's note."""

    kind: Literal["reword"] = "reword"
    id: LocalId
    text: Text


class Retype(Record):
    """Another type: the element goes to the list of its parent that holds this type; its parts go with it."""

    kind: Literal["retype"] = "retype"
    id: LocalId
    type: ElementType
    word: str | None = Field(default=None, max_length=100, description="What the plan calls it (ยุทธศาสตร์, มาตรการ …); None: as before where the type stays, else none; empty: none")


class Move(Record):
    """To another place of the plan, with its parts. Its id stays: ids name the thing, not the place."""

    kind: Literal["move"] = "move"
    id: LocalId
    under: LocalId | None = Field(default=None, description="Element that is to hold it; None: the plan itself")
    before: LocalId | None = Field(default=None, description="Element of the same list it is to stand before; None: last")


class Merge(Record):
    """Two elements that are one: the words, targets, bodies and parts of ``id`` go to the end of ``into``."""

    kind: Literal["merge"] = "merge"
    id: LocalId
    into: LocalId


class Delete(Record):
    """Away with an element."""

    kind: Literal["delete"] = "delete"
    id: LocalId
    parts: Literal["too", "up"] = Field(default="too", description="too: its parts go as well; up: they move to where it stood")


class SetNumber(Record):
    """The number as printed; None: it has none."""

    kind: Literal["set-number"] = "set-number"
    id: LocalId
    number: str | None = Field(default=None, min_length=1, max_length=40)


class SetAgencies(Record):
    """Bodies as printed."""

    kind: Literal["set-agencies"] = "set-agencies"
    id: LocalId
    agencies: tuple[Text, ...] = ()
    supporting_agencies: tuple[Text, ...] = ()


class SetBody(Record):
    """Which body of the list a printed name means, wherever the plan prints it: several bodies share an abbreviation. The name stays as printed."""

    kind: Literal["set-body"] = "set-body"
    printed: Text
    body: LocalId | None = Field(default=None, description="Id of the agency list; None: it is open again")


class SetTargets(Record):
    """All targets of an indicator or goal, in order."""

    kind: Literal["set-targets"] = "set-targets"
    id: LocalId
    targets: tuple[Target, ...] = ()


class Add(Record):
    """An element that the reader missed. It is the planner's own statement: its source is the person who entered it, not the file."""

    kind: Literal["add"] = "add"
    id: LocalId | None = Field(default=None, description="Given when the step is kept; never that of an element that was there before")
    type: ElementType
    text: Text
    word: str | None = Field(default=None, max_length=100)
    number: str | None = Field(default=None, min_length=1, max_length=40)
    under: LocalId | None = None
    before: LocalId | None = None


class SetPlan(Record):
    """Title, years and level of the plan itself."""

    kind: Literal["set-plan"] = "set-plan"
    title: Text
    start_be: YearBE | None = None
    end_be: YearBE | None = None
    level: Literal[1, 2, 3] | None = None


Step = Annotated[Reword | Retype | Move | Merge | Delete | SetNumber | SetAgencies | SetBody | SetTargets | Add | SetPlan, Field(discriminator="kind")]


class Entry(Record):
    """A line of the history: a step, or that the last one was taken back or done again."""

    number: int = Field(ge=1)
    kind: Literal["step", "undo", "redo"]
    step: Step | None = Field(default=None, description="With kind step")
    by: str
    at: AwareDatetime


class Uploaded(Record):
    """The user's file; its bytes are kept beside (``shelf.file_of``)."""

    name: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int
    kind: str = Field(description="How it was read: text, table, document …")


class Summary(Record):
    """A workspace in a list."""

    id: str = Field(pattern=r"^ws-[0-9a-z]{6}$")
    name: str
    title: str
    file: Uploaded
    created_by: str
    created_at: AwareDatetime
    changed_at: AwareDatetime
    revision: int = Field(ge=0, description="Number of entries of the history; a correction names the one it was made on")


class Workspace(Summary):
    """A workspace with its plan as corrected. ``plan.id`` is the workspace's id; ids of elements stand below it."""

    plan: PlanDocument
    can_undo: bool = False
    can_redo: bool = False


class Resting(Record):
    """What of the decision log rests on the elements of a workspace."""

    events: int = 0
    """All entries, those of the machine too."""
    decisions: int = 0
    """Those by which a person decided something."""
    approved: int = 0


class Erased(Record):
    """What is gone, and what in the decision log still speaks of it."""

    id: str
    name: str
    resting: Resting
