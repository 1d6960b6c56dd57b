"""The runner: users' queries over warm worker processes, fair to every client, each answered by its deadline or refused at once.

The pool is the door: anyone may call it from any thread. Behind it one thread does all the work (see :mod:`queries.safe.floor`), woken by
workers, timers and a bell that the door rings.
"""

from __future__ import annotations

import atexit
import os
import selectors
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from queries.engine import Query
from queries.safe import failures
from queries.safe.fair import Callbacks
from queries.safe.floor import Floor
from queries.safe.guard import too_long
from queries.safe.limits import Limits, limits
from queries.safe.outcome import Failure, Outcome
from queries.safe.run import PoolRun
from queries.safe.sources import Source

__all__ = ["Pool"]


class Pool:
    """The engine for users' queries (see :class:`queries.engine.Engine`)."""

    def __init__(self, store: Path | str, bounds: Limits | None = None) -> None:
        """Start the workers for the build in force in the folder ``store``, or for the server at the address ``store``."""
        self.limits = bounds or limits()
        self._lock = threading.Lock()
        self._inbox: deque[PoolRun] = deque()
        self._in_hand: Counter[str] = Counter()
        self._large = threading.BoundedSemaphore(self.limits.large_bodies)
        self._callbacks = Callbacks()
        self._closing = False
        self._selector = selectors.DefaultSelector()
        self._ear, self._bell = os.pipe()
        os.set_blocking(self._ear, False)
        os.set_blocking(self._bell, False)
        self._selector.register(self._ear, selectors.EVENT_READ, lambda _: os.read(self._ear, 4096))
        self._floor = Floor(Source(store), self.limits, self._selector, self._release)
        self._thread = threading.Thread(target=self._loop, name="query-pool", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def submit(self, query: Query, client: str) -> PoolRun:
        """See :class:`queries.engine.Engine`."""
        bounds, now = self.limits, time.monotonic()
        run = PoolRun(query, client, now, min(bounds.seconds, query.seconds or bounds.seconds),
                      min(bounds.result_bytes, query.max_bytes or bounds.result_bytes), bounds.hold_bytes, self._large, self._ring)
        size = len(query.text.encode("utf-8", "replace"))
        refusal: Failure | None = too_long(size, bounds.query_bytes) if size > bounds.query_bytes else None
        if refusal is None:
            with self._lock:
                if self._closing:
                    refusal = failures.cancelled()
                elif self._in_hand[client] >= bounds.per_client or self._in_hand.total() >= bounds.in_hand:
                    refusal = failures.busy(self._callbacks.next(now))
                else:
                    self._in_hand[client] += 1
                    self._inbox.append(run)
        if refusal is not None:
            run.fail(refusal)
        else:
            self._ring()
        return run

    def run(self, query: Query, client: str) -> Outcome:
        """See :class:`queries.engine.Engine`."""
        return self.submit(query, client).future.result()

    def close(self) -> None:
        """See :class:`queries.engine.Engine`."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
        atexit.unregister(self.close)
        self._ring()
        self._thread.join(5)

    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes, for monitoring."""
        return self._floor.processes()

    def _ring(self) -> None:
        with suppress(OSError):  # full: it rings already; closed: nobody listens
            os.write(self._bell, b"!")

    def _loop(self) -> None:
        try:
            while not self._closing:
                self._floor.work(self._arrived())
                for key, mask in self._selector.select(self._floor.until_next()):
                    key.data(mask)
        finally:
            with self._lock:
                self._closing = True
            self._floor.end(self._arrived())
            self._selector.close()
            os.close(self._ear)
            os.close(self._bell)

    def _arrived(self) -> Iterator[PoolRun]:
        while self._inbox:
            yield self._inbox.popleft()

    def _release(self, run: PoolRun) -> None:
        """A run is no longer in hand; called once for each."""
        with self._lock:
            self._in_hand[run.client] -= 1
            if self._in_hand[run.client] <= 0:
                del self._in_hand[run.client]
