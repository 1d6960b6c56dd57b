"""What every engine that runs users' queries can do, whichever store stands behind it."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Literal, Protocol

from queries.safe.outcome import Outcome

__all__ = ["Engine", "Query", "Run", "SolutionsFormat", "TriplesFormat"]

SolutionsFormat = Literal["json", "xml", "csv", "tsv"]
TriplesFormat = Literal["ttl", "nt", "jsonld", "rdfxml"]


@dataclass(frozen=True)
class Query:
    """A user's query and how its result is wanted."""

    text: str
    solutions: SolutionsFormat | None = "json"
    """Format of SELECT and ASK; None: not acceptable."""
    triples: TriplesFormat | None = "ttl"
    """Format of CONSTRUCT and DESCRIBE; None: not acceptable."""
    default_graphs: tuple[str, ...] | None = None
    """IRIs of ``default-graph-uri``. With this or the next the query's own FROM does not count; with neither, all graphs together."""
    named_graphs: tuple[str, ...] | None = None
    seconds: float | None = None
    """A deadline earlier than the engine's own."""
    max_bytes: int | None = None
    """A limit on the result lower than the engine's own."""


class Run(Protocol):
    """A query in hand."""

    @property
    def future(self) -> Future[Outcome]:
        """Set once: with the result as soon as it is complete or known to be large, or with why there is none."""

    def cancel(self) -> None:
        """Stop it; the future is set to ``Cancelled`` at once if it was open, and the work ends within 0.1 s."""


class Engine(Protocol):
    """Runs queries of users."""

    def submit(self, query: Query, client: str) -> Run:
        """Take a query of a client in hand. Never blocks and never raises: too much work is an outcome (``Busy``)."""

    def run(self, query: Query, client: str) -> Outcome:
        """Submit and wait."""

    def close(self) -> None:
        """Stop everything; what is in hand is cancelled."""
