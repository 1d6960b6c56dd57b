"""What can become of a user's query. Each way to fail is a type of its own and says so in Thai and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a worker starts faster without it
    from queries.safe.spool import Spool

__all__ = ["Busy", "Cancelled", "Crashed", "Failed", "Failure", "Kind", "NotReady", "Ok", "OutOfMemory", "Outcome", "Refused", "SyntaxProblem",
           "TimedOut", "TooLarge", "Unacceptable"]

Kind = Literal["solutions", "boolean", "graph"]
"""SELECT, ASK, and CONSTRUCT or DESCRIBE."""


@dataclass(frozen=True)
class Ok:
    """A result. ``body`` is complete, or still grows if it is large (see :class:`queries.safe.spool.Spool`)."""

    kind: Kind
    format: str
    """Name of the format: one of ``queries.results.FORMATS``."""
    variables: tuple[str, ...]
    """Names in the order of SELECT; empty for the other kinds."""
    body: Spool
    build: str
    """Fingerprint of the graph that answered."""


@dataclass(frozen=True)
class Failure:
    """Why there is no result, as one sentence a language."""

    th: str
    en: str

    def __str__(self) -> str:
        return f"{self.th} · {self.en}"


@dataclass(frozen=True)
class SyntaxProblem(Failure):
    """Not SPARQL. Line and column count from 1; 0 if the parser does not say."""

    message: str
    """The parser's own words."""
    line: int
    column: int


@dataclass(frozen=True)
class Refused(Failure):
    """Understood, and not done here."""

    reason: Literal["service", "update", "dataset", "length", "nesting", "unclosed", "extension"]


@dataclass(frozen=True)
class Unacceptable(Failure):
    """None of the formats that were asked for fits this kind of query."""

    kind: Kind


@dataclass(frozen=True)
class Failed(Failure):
    """The engine met an error while it evaluated the query."""


@dataclass(frozen=True)
class TimedOut(Failure):
    """Not done by the deadline."""

    seconds: float


@dataclass(frozen=True)
class TooLarge(Failure):
    """The result is larger than ``limit`` bytes."""

    limit: int


@dataclass(frozen=True)
class OutOfMemory(Failure):
    """The query needed more memory than a query may have."""


@dataclass(frozen=True)
class Crashed(Failure):
    """The engine broke down over this query."""


@dataclass(frozen=True)
class Busy(Failure):
    """Not even tried: too much is in hand. Worth trying again after ``retry_after`` seconds."""

    retry_after: int


@dataclass(frozen=True)
class NotReady(Failure):
    """There is no graph to ask, or no worker could be started."""


@dataclass(frozen=True)
class Cancelled(Failure):
    """Stopped by the one who asked."""


Outcome = Ok | Failure
