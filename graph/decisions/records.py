"""Events of the decision log and what they carry.

A *matter* is what is decided: a pair (an element of the plan, an element of an upper plan), or a scope (an element, and an upper plan in which
nothing may serve). Its state is a fold of its events; no event is ever changed or removed, an undo is an event too (design.md 6; the
lifecycle hole of SSSOM tools that this closes: a review never erases the machine's score, another reviewer's dissent or the first one's reasons).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, FiniteFloat, StringConstraints, model_validator

from loaders.records.base import Directness, LocalId, Predicate, Record

__all__ = [
    "RUBRIC", "Body", "Brought", "Claim", "Closing", "Draft", "Event", "Extent", "Function", "Kind", "Mark", "Matter", "Quote", "Review", "Role", "Rubric",
    "Side", "Stale", "Suggested", "Undone",
]

Mark = Literal["accept", "reject", "nothing-aligns", "unsure"]
Kind = Literal["suggested", "reviewed", "adjudicated", "approved", "superseded", "withdrawn", "stale", "undone"]
Function = Literal["supports", "implements", "constrains", "measures", "repeats"]
Extent = Literal["equal", "subset", "superset", "intersects"]
Side = Literal["subject", "object"]
Role = Literal["tool", "reviewer", "approver"]
Id = Annotated[LocalId, StringConstraints(max_length=300)]
"""Id of a plan or element. It holds no ``|``, so that the key of a matter names one matter, and nothing that would break an IRI."""

RUBRIC: dict[str, tuple[int, int]] = {
    "causal": (0, 1), "necessity": (0, 5), "evidence": (0, 5), "clarity": (0, 5), "activities": (0, 4), "indicators": (0, 5), "purpose": (0, 5),
}
"""Criterion → (least, most). The seven criteria of NESDC for project proposals; the first is a gate (reference/users-job.md 3)."""


class Matter(Record):
    """What is decided. ``object`` None: whether nothing in the plan ``scope`` is served by the subject."""

    workspace: Id
    subject: Id = Field(description="Element id, e.g. ws-1a2b3c/s1/p2")
    object: Id | None = Field(default=None, description="Element id of an upper plan")
    scope: Id | None = Field(default=None, description="Plan id, only where object is None")

    @model_validator(mode="after")
    def _one_end(self) -> Matter:
        if (self.object is None) == (self.scope is None):
            raise ValueError("a matter has an object or a scope, one of them")
        return self

    @property
    def key(self) -> str:
        """Text that names the matter within the log."""
        return f"{self.workspace}|{self.subject}|{self.object or ''}|{self.scope or ''}"


class Quote(Record):
    """Words of one side that bear the link, letter for letter, with their place."""

    side: Side
    text: str = Field(max_length=4_000)
    source: str | None = Field(default=None, description="Source id; None: the user's own file")
    locator: str = ""


class Claim(Record):
    """What is said of a pair."""

    predicate: Predicate = "contributesTo"
    function: Function | None = None
    extent: Extent | None = None
    directness: Directness | None = Field(default=None, description="main: หลัก, secondary: รอง")


class Rubric(Record):
    """Scores by criterion (:data:`RUBRIC`); a criterion left out is not judged."""

    scores: dict[str, int] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> Rubric:
        for name, score in self.scores.items():
            least, most = RUBRIC.get(name, (1, 0))
            if not least <= score <= most:
                raise ValueError(f"{name}: {score}")
        return self


class Suggested(Record):
    """A machine's proposal, with what it rests on. The score orders; it is no probability and never shown as one."""

    kind: Literal["suggested"] = "suggested"
    tool: str = Field(min_length=1)
    tool_version: str = Field(min_length=1)
    score: FiniteFloat
    band: Literal["high", "middle", "low"] | None = None
    rank: int = Field(ge=1)
    claim: Claim = Claim()
    reasons: tuple[tuple[str, str], ...] = Field(default=(), description="(Thai, English) sentences")
    quotes: tuple[Quote, ...] = ()
    explicit: bool = Field(default=False, description="The text itself names the upper element")


class Review(Record):
    """A person's mark. With ``adjudicated`` it settles a disagreement and needs a note."""

    kind: Literal["reviewed", "adjudicated"] = "reviewed"
    mark: Mark
    claim: Claim | None = Field(default=None, description="Required with mark accept")
    quotes: tuple[Quote, ...] = ()
    note: str = Field(default="", max_length=20_000)
    rubric: Rubric | None = None

    @model_validator(mode="after")
    def _complete(self) -> Review:
        if self.mark == "accept" and self.claim is None:
            raise ValueError("accept needs a claim")
        if self.kind == "adjudicated" and not self.note.strip():
            raise ValueError("an adjudication needs a note that says why")
        return self


class Closing(Record):
    """Approval of what the reviews say, replacement by another matter, or withdrawal."""

    kind: Literal["approved", "superseded", "withdrawn"]
    note: str = Field(default="", max_length=20_000)
    by_matter: str | None = Field(default=None, description="Key of the matter that takes its place, with superseded")


class Stale(Record):
    """The text at one end changed after the decision."""

    kind: Literal["stale"] = "stale"
    side: Side
    old_text: str
    new_text: str | None = Field(description="None: the element is gone")
    old_edition: str | None = None
    new_edition: str | None = None


class Undone(Record):
    """An earlier event of the same matter counts no more."""

    kind: Literal["undone"] = "undone"
    event: str = Field(description="Id of the event")
    note: str = ""


Body = Annotated[Suggested | Review | Closing | Stale | Undone, Field(discriminator="kind")]


class Brought(Record):
    """That an event was decided elsewhere and came in a file. Its author stays the author; this tells who brought it here, and from what."""

    by: str = Field(min_length=1, max_length=200, description="Who brought it in")
    file: str = Field(max_length=300, description="Name of the file")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the file")
    event: str = Field(default="", max_length=100, description="Id it had there, where it was an event of a log")
    at: AwareDatetime | None = Field(default=None, description="When it was decided, where the file says so")
    on: date | None = Field(default=None, description="The day, where the file says no more")


class Draft(Record):
    """An event that is to be written. ``id`` is made by the client, so that a repeated request is noticed and answered, not doubled."""

    id: str = Field(pattern=r"^[0-9a-f-]{36}$", description="UUID")
    matter: Matter
    by: str = Field(min_length=1, max_length=200, description="Who: a person's name or address, or tool:NAME")
    role: Role
    body: Body
    seen: int = Field(ge=0, description="How many events of this matter the writer had seen; another number now: somebody was faster")
    texts: tuple[str, str] = Field(default=("", ""), description="SHA-256 of the texts of both ends as the writer saw them")
    brought: Brought | None = Field(default=None, description="With what was decided elsewhere")


class Event(Record):
    """An event as the log holds it."""

    seq: int = Field(ge=1, description="Place in the whole log")
    at: AwareDatetime
    draft: Draft
    previous: str = Field(description="Hash of the event before it in the log; of the first: 64 zeros")
    hash: str

    @property
    def decided_at(self) -> datetime:
        """When it was decided: what was brought in is older than its place in this log."""
        brought = self.draft.brought
        return brought.at if brought and brought.at else self.at

    @property
    def decided_on(self) -> date:
        """The day."""
        brought = self.draft.brought
        return brought.on if brought and brought.on else self.decided_at.date()

