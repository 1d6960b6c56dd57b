"""A query in hand and what came of it: the worker's bytes read into terms, off the page's own thread."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from queries.engine import Engine, Query
from queries.safe.failures import cancelled
from queries.safe.limits import MIB
from queries.safe.outcome import Failed, Failure, Ok
from queries.safe.spool import BrokenBodyError

__all__ = ["PAGE_BYTES", "Answer", "Job", "Statements", "Table", "Term", "Verdict"]

PAGE_BYTES = 2 * MIB
"""Largest result that the page shows; what is larger can be downloaded."""

Term = NamedNode | Literal | BlankNode | Triple


@dataclass(frozen=True)
class Table:
    """Rows of a SELECT; unbound is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    build: str


@dataclass(frozen=True)
class Statements:
    """Triples of a CONSTRUCT or DESCRIBE."""

    triples: tuple[Triple, ...]
    build: str


@dataclass(frozen=True)
class Verdict:
    """The answer of an ASK."""

    holds: bool
    build: str


Answer = Table | Statements | Verdict | Failure


class Job:
    """A query of a visitor, from asking to an answer that can be shown."""

    def __init__(self, engine: Engine, text: str, client: str) -> None:
        """Begin; ``client`` shares the engine fairly with the others."""
        self.text = text
        self.started = time.monotonic()
        self.seconds: float | None = None
        self.answer: Answer | None = None
        self.content = b""
        """The answer as the engine gave it: the W3C's JSON, or N-Triples; empty for a failure."""
        self._run = engine.submit(Query(text, "json", "nt", max_bytes=PAGE_BYTES), client)
        self._cancelled = False
        self._done = threading.Event()
        threading.Thread(target=self._follow, name="query-answer", daemon=True).start()

    @property
    def elapsed(self) -> float:
        """Seconds since it was asked, or that it took."""
        return self.seconds if self.seconds is not None else time.monotonic() - self.started

    def wait(self, seconds: float) -> bool:
        """Whether there is an answer within this time."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop it, in the engine too."""
        self._cancelled = True
        self._run.cancel()

    def _follow(self) -> None:
        outcome = self._run.future.result()
        try:
            answer = self._read(outcome) if isinstance(outcome, Ok) else outcome
        except BrokenBodyError as error:
            answer = error.why
        except (ValueError, SyntaxError) as error:
            answer = Failed(f"อ่านผลของคำค้นไม่ได้: {error}", f"the result cannot be read: {error}")
        self.answer = cancelled() if self._cancelled else answer  # half a result is none
        self.seconds = time.monotonic() - self.started
        self._done.set()

    def _read(self, found: Ok) -> Answer:
        self.content = found.body.content()
        if found.kind == "graph":
            return Statements(tuple(quad.triple for quad in parse(self.content, RdfFormat.N_TRIPLES)), found.build)
        result = parse_query_results(self.content, QueryResultsFormat.JSON)
        if isinstance(result, QueryBoolean):
            return Verdict(bool(result), found.build)
        assert isinstance(result, QuerySolutions)  # noqa: S101 - the two kinds there are
        columns = tuple(variable.value for variable in result.variables)
        return Table(columns, tuple(tuple(solution[name] for name in columns) for solution in result), found.build)
