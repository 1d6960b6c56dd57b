"""The places where queries run, and who gets one. Everything here happens in the pool's one thread.

Two lanes keep quick queries quick:

* every query starts in one of ``limits.workers`` **seats**, each with a process that stands ready;
* one that still runs after ``limits.patience`` is **long**: its process goes on at the lowest priority in one of as many places for
  long queries, and the seat gets a new process. If the client has its share of places, the query waits for one and begins again.

A client may take a seat or place while more are free than it holds, so one client never has them all. A seat whose process was
killed, crashed or taken along belongs to the client who did it until the next process is ready: breaking things is no way to the front.
"""

from __future__ import annotations

import selectors
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from queries.safe import failures
from queries.safe.fair import Ledger, may_start, next_of
from queries.safe.frames import DATA, END, HEAD, READY, Frame, request
from queries.safe.limits import Limits
from queries.safe.outcome import Failure
from queries.safe.process import ForkServer, WorkerProcess
from queries.safe.run import PoolRun
from queries.safe.sources import Build, Source

__all__ = ["Floor"]

CANCEL_AFTER = 0.1
"""A cancelled query may still end by itself within this time: starting a process costs more than most queries."""
WATCH = 0.05
"""Period of looking at memory, at the build in force and at processes that are ending."""
_FAILED_STARTS = 3


@dataclass(eq=False)
class Seat:
    """A place for one process and the query it runs."""

    worker: WorkerProcess | None = None
    ready: bool = False
    run: PoolRun | None = None
    owner: str | None = None
    """Client who has it, also while a process is started because of that client."""
    failures: int = 0
    retry_at: float = 0.0


class Floor:
    """Seats, places for long queries, and those who wait."""

    def __init__(self, source: Source, bounds: Limits, selector: selectors.BaseSelector, release: Callable[[PoolRun], None]) -> None:
        """``release`` is called once for every run that is no longer in hand."""
        self.limits = bounds
        self._source, self._build = source, source.current()
        self._selector, self._release = selector, release
        self._seats = [Seat() for _ in range(bounds.workers)]
        self._long: list[Seat] = []
        self._waiting: list[PoolRun] = []
        self._home: dict[WorkerProcess, Seat] = {}
        self._server: ForkServer | None = None
        self._ending: list[ForkServer] = []
        self._ledger = Ledger()
        self._last_words = ""
        self._watched = self._checked = 0.0

    def work(self, arrived: Iterable[PoolRun]) -> None:
        """Take in who came, stop what is over time, fill empty seats, start what can start."""
        now = time.monotonic()
        self._take_in(list(arrived), now)
        self._keep_time(now)
        self._fill(now)
        self._dispatch(now)

    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes."""
        return tuple(worker.pid for worker in list(self._home) if worker.pid is not None)

    def _take_in(self, arrived: list[PoolRun], now: float) -> None:
        self._waiting += arrived
        if arrived or (self._waiting and now - self._checked > WATCH):
            self._checked = now
            self._look_for_new_build()
        if self._build is None:
            self._fail_waiting(self._source.missing())
        elif not self._long and all(seat.worker is None and seat.failures >= _FAILED_STARTS for seat in self._seats):
            self._fail_waiting(failures.no_worker(self._last_words))

    def _look_for_new_build(self) -> None:
        build = self._source.current()
        if build == self._build:
            return
        self._build = build
        for seat in self._seats:  # running queries finish on the build they began with
            seat.failures, seat.retry_at = 0, 0.0
            if seat.worker is not None and seat.run is None:
                self._drop(seat)

    def _fail_waiting(self, failure: Failure) -> None:
        for run in self._waiting:
            self._release(run)
            run.fail(failure)
        self._waiting.clear()

    def _keep_time(self, now: float) -> None:
        for run in [run for run in self._waiting if run.cancelled or now >= run.deadline]:
            self._waiting.remove(run)
            self._release(run)
            run.fail(failures.timed_out(run.seconds, now - run.submitted))
        for seat in [*self._seats, *self._long]:
            if seat.run is not None and seat.run.started is not None:
                self._time_of(seat, seat.run, seat.run.started, now)
        if now - self._watched >= WATCH:
            self._watched = now
            self._ending = [server for server in self._ending if not server.has_ended()]
            self._watch_memory(now)

    def _time_of(self, seat: Seat, run: PoolRun, started: float, now: float) -> None:
        if run.cancelled:
            run.deadline = min(run.deadline, started + CANCEL_AFTER)
        if now >= run.deadline:
            self._stop(seat, failures.timed_out(run.seconds, started - run.submitted), now)
        elif not run.long and now >= started + self.limits.patience:
            self._overstayed(seat, run, now)

    def _overstayed(self, seat: Seat, run: PoolRun, now: float) -> None:
        """A query in a seat turns out to be long."""
        places = self.limits.workers - len(self._long)
        if may_start(sum(other.owner == run.client for other in self._long), places):
            run.long = True
            self._move_over(seat)
            self._pass_on_if_large(self._long[-1], now)
        else:
            self._ledger.add(run.client, now - (run.started or now), now)
            seat.run = None
            self._drop(seat)
            run.begin_again()
            self._waiting.append(run)

    def _move_over(self, seat: Seat) -> None:
        """Process and query of a seat go on among the long ones; the seat stays its client's until a new process is ready."""
        if seat.worker is None:
            return
        place = Seat(seat.worker, ready=True, run=seat.run, owner=seat.owner)
        seat.worker.lower()
        self._home[seat.worker] = place
        self._long.append(place)
        seat.worker, seat.run, seat.ready = None, None, False

    def _watch_memory(self, now: float) -> None:
        busy = [seat for seat in [*self._seats, *self._long] if seat.run is not None and seat.worker is not None]
        if not busy:
            return
        sizes = {seat: seat.worker.resident_bytes() for seat in busy if seat.worker is not None}
        while sizes and sum(sizes.values()) > self.limits.total_memory_bytes:
            largest = max(sizes, key=lambda seat: sizes[seat])
            del sizes[largest]
            self._stop(largest, failures.out_of_memory(), now)

    def _fill(self, now: float) -> None:
        """Start a process in every seat that has none."""
        if self._build is None:
            return
        for seat in self._seats:
            if seat.worker is None and now >= seat.retry_at:
                try:
                    seat.worker = WorkerProcess(self._server_of(self._build), self._selector, self._hear)
                except OSError as error:
                    self._start_failed(seat, str(error), now)
                else:
                    self._home[seat.worker] = seat

    def _server_of(self, build: Build) -> ForkServer:
        """The process that workers over the build are forked from."""
        if self._server is not None and (self._server.build != build or self._server.has_ended()):
            self._dismiss(self._server)
        if self._server is None:
            self._server = ForkServer(build, self._source.environment, self.limits.memory_bytes)
        return self._server

    def _dismiss(self, server: ForkServer) -> None:
        server.end()
        self._ending.append(server)
        self._server = None

    def _start_failed(self, seat: Seat, words: str, now: float) -> None:
        self._last_words = words
        seat.failures += 1
        seat.retry_at = now + min(5.0, 0.1 * 2 ** seat.failures)

    def _dispatch(self, now: float) -> None:
        while self._waiting:
            idle = [seat for seat in self._seats if seat.ready and seat.run is None]
            if not idle:
                return
            held = Counter(seat.owner for seat in self._seats if seat.owner is not None)
            run = next_of((run for run in self._waiting if not run.long), held, len(idle), self._ledger, now)
            if run is None:
                places = Counter(seat.owner for seat in self._long if seat.owner is not None)
                able = [run for run in self._waiting if run.long and may_start(held[run.client], len(idle))]
                run = next_of(able, places, self.limits.workers - len(self._long), self._ledger, now)
            if run is None:
                return
            self._waiting.remove(run)
            self._start(idle[0], run, now)

    def _start(self, seat: Seat, run: PoolRun, now: float) -> None:
        if seat.worker is None:
            return
        seat.run, seat.owner = run, run.client
        seat.worker.send(request(run.start(now) | {"nesting": self.limits.nesting}))
        if run.long:
            self._move_over(seat)

    def _hear(self, worker: WorkerProcess, frames: list[Frame], gone: bool) -> None:
        """A worker has said something or is gone."""
        seat, now = self._home.get(worker), time.monotonic()
        if seat is None:
            return
        for frame in frames:
            if frame.tag == READY:
                seat.ready, seat.owner, seat.failures = True, None, 0
            elif seat.run is not None:
                self._take_frame(seat, seat.run, frame, now)
        if seat.run is not None:
            self._pass_on_if_large(seat, now)
        if gone and self._home.get(worker) is seat:
            words = worker.last_words()
            if seat.ready:
                self._stop(seat, failures.lost(words), now)
            else:
                self._start_failed(seat, words, now)
                self._drop(seat)

    def _take_frame(self, seat: Seat, run: PoolRun, frame: Frame, now: float) -> None:
        if frame.tag == HEAD:
            run.head = frame.value()
        elif frame.tag == DATA:
            run.body.write(frame.payload)
        elif frame.tag == END:
            self._ended(seat, run, frame, now)

    def _pass_on_if_large(self, seat: Seat, now: float) -> None:
        run = seat.run
        if run is None or seat.worker is None or not run.is_large:
            return
        if not run.permit.take():
            self._stop(seat, failures.busy(retry_after=5), now)
        elif run.long and not run.is_settled:  # one in a seat may have to begin again
            run.pass_on(seat.worker.build.name)

    def _ended(self, seat: Seat, run: PoolRun, frame: Frame, now: float) -> None:
        """A worker is done with a query."""
        value = frame.value()
        if value.get("error"):
            run.fail(failures.from_worker(value, run.max_bytes))
        elif run.is_large and not run.permit.take():
            run.fail(failures.busy(retry_after=5))
        elif seat.worker is not None:
            run.body.finish()
            run.pass_on(seat.worker.build.name)
        self._free(seat, run, now)
        if seat in self._long or (seat.worker is not None and seat.worker.build != self._build):
            self._drop(seat)

    def _stop(self, seat: Seat, failure: Failure, now: float) -> None:
        """Kill a seat's process, and with it the query."""
        run, owner = seat.run, seat.owner
        if run is not None:
            self._free(seat, run, now)
            run.fail(failure)
        seat.owner = owner  # the seat is this client's until the next process is ready
        self._drop(seat)

    def _free(self, seat: Seat, run: PoolRun, now: float) -> None:
        self._ledger.add(run.client, now - (run.started or now), now)
        self._release(run)
        seat.run, seat.owner = None, None

    def _drop(self, seat: Seat) -> None:
        """End a seat's process; a place for a long query goes with it."""
        if seat.worker is not None:
            del self._home[seat.worker]
            seat.worker.kill()
        seat.worker, seat.ready = None, False
        if seat in self._long:
            self._long.remove(seat)

    def until_next(self) -> float | None:
        """Seconds until something must be looked at; None: nothing but news."""
        now = time.monotonic()
        running = [seat.run for seat in [*self._seats, *self._long] if seat.run is not None]
        times = [run.deadline for run in [*self._waiting, *running]]
        times += [run.started + self.limits.patience for run in running if run.started is not None and not run.long]
        times += [seat.retry_at for seat in self._seats if seat.worker is None and self._build is not None]
        if self._ending or any(run.long or run.cancelled for run in running):
            times.append(self._watched + WATCH)
        if self._build is None and self._waiting:
            times.append(now + WATCH)
        return max(0.0, min(times) - now) if times else None

    def end(self, arrived: Iterable[PoolRun]) -> None:
        """Kill all, answer all."""
        workers = list(self._home)
        for seat in [*self._seats, *self._long]:
            if seat.run is not None:
                seat.run.fail(failures.cancelled())
                seat.run = None
            self._drop(seat)
        self._waiting += arrived
        self._fail_waiting(failures.cancelled())
        if self._server is not None:
            self._dismiss(self._server)
        for worker in workers:
            worker.wait(1)
        for server in self._ending:
            server.wait(1)
