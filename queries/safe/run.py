"""One query in the pool, from asking to answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Any

from queries.engine import Query
from queries.safe.failures import cancelled
from queries.safe.outcome import Failure, Ok, Outcome
from queries.safe.spool import Spool

__all__ = ["Permit", "PoolRun"]


class Permit:
    """The right to have a large result under way; given back once, whoever closes the result."""

    def __init__(self, free: threading.Semaphore) -> None:
        self._free = free
        self._held = self._over = False
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Whether there was one left, or this one is held already. Never again once it was given back."""
        with self._lock:
            self._held = self._held or (not self._over and self._free.acquire(blocking=False))
            return self._held

    def give_back(self) -> None:
        """Called when the result is closed."""
        with self._lock:
            if self._held:
                self._free.release()
            self._held, self._over = False, True


class PoolRun:
    """A query in hand. The pool's thread alone changes it, but for ``cancel``, which anyone may call."""

    def __init__(self, query: Query, client: str, now: float, seconds: float, max_bytes: int, hold: int, large: threading.Semaphore,
                 wake: Callable[[], None]) -> None:
        self.query, self.client, self.seconds, self.max_bytes = query, client, seconds, max_bytes
        self.future: Future[Outcome] = Future()
        self.future.set_running_or_notify_cancel()  # an awaiting task that goes away must not leave the future half set
        self.submitted, self.deadline = now, now + seconds
        self.started: float | None = None
        self.long = False
        self.cancelled = False
        self.head: dict[str, Any] | None = None
        self._large, self._hold, self._wake = large, hold, wake
        self.permit = Permit(large)
        self.body = Spool(hold, self.permit.give_back)

    @property
    def is_large(self) -> bool:
        """Whether the result so far is more than is held back."""
        return len(self.body) > self._hold

    @property
    def is_settled(self) -> bool:
        """Whether the one who asked has an outcome."""
        return self.future.done()

    def cancel(self) -> None:
        """See :class:`queries.engine.Run`."""
        self.cancelled = True
        self._settle(cancelled())
        self.body.close()
        self._wake()

    def start(self, now: float) -> dict[str, Any]:
        """Begin, or begin again; what a worker is asked."""
        self.started, self.head = now, None
        query = self.query
        return {"query": query.text, "solutions": query.solutions, "triples": query.triples, "default": query.default_graphs,
                "named": query.named_graphs, "bytes": self.max_bytes, "seconds": max(0.0, self.deadline - now)}

    def begin_again(self) -> None:
        """Drop what came so far: the query waits for a place among the long ones. Not once the result is passed on."""
        self.body.close()
        self.permit = Permit(self._large)
        self.body = Spool(self._hold, self.permit.give_back)
        self.long, self.started, self.head = True, None, None

    def pass_on(self, build: str) -> None:
        """Hand over the result, complete or growing."""
        if self.head is not None:
            self._settle(Ok(self.head["kind"], self.head["format"], tuple(self.head["variables"]), self.body, self.head["build"] or build))

    def fail(self, failure: Failure) -> None:
        """End without a result, or break one off that is already passed on."""
        if self.is_settled:
            self.body.finish(failure)
        else:
            self.body.close()
            self._settle(failure)

    def _settle(self, outcome: Outcome) -> None:
        with suppress(InvalidStateError):  # cancelled at the same moment
            self.future.set_result(outcome)
