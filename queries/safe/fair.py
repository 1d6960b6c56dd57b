"""Who is next: the client that holds least and has used least of late; and when a refused one may come again. Pure; times are given."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

__all__ = ["CALLED_BACK", "LATEST", "Callbacks", "Ledger", "may_start", "next_of"]

HALF_LIFE = 20.0
"""Seconds after which half of what a client used is forgotten."""
_FORGOTTEN = 0.001
CALLED_BACK = 20
"""How many refused clients are asked back for the same second: refusing that many again takes some 20 ms of it."""
LATEST = 30
"""Seconds after which a refused client is asked back at the latest."""


class Waiting(Protocol):
    """What the choice needs to know of a run."""

    @property
    def client(self) -> str:
        """Who asks."""


Any_ = TypeVar("Any_", bound=Waiting)


class Ledger:
    """Seconds of work each client has had, fading with time."""

    def __init__(self) -> None:
        self._used: dict[str, tuple[float, float]] = {}

    def used(self, client: str, now: float) -> float:
        """Seconds used, older use counting less."""
        amount, at = self._used.get(client, (0.0, now))
        return amount * math.pow(0.5, (now - at) / HALF_LIFE)

    def add(self, client: str, seconds: float, now: float) -> None:
        """Write down what a client had; what has faded is dropped, so that the book stays short."""
        self._used[client] = (self.used(client, now) + seconds, now)
        if len(self._used) > 1000:  # noqa: PLR2004 - rarely, and then all at once
            self._used = {name: entry for name, entry in self._used.items() if self.used(name, now) > _FORGOTTEN}


class Callbacks:
    """For which seconds refused clients were asked back, so that they do not come all at once, nor in growing crowds."""

    def __init__(self) -> None:
        self._asked: Counter[int] = Counter()

    def next(self, now: float) -> int:
        """Whole seconds, 1 to ``LATEST``, after which to come again: the first second that has room, or the emptiest."""
        this = int(now)
        for past in [second for second in self._asked if second <= this]:
            del self._asked[past]
        ahead = range(this + 1, this + 1 + LATEST)
        second = next((each for each in ahead if self._asked[each] < CALLED_BACK), None) or min(ahead, key=self._asked.__getitem__)
        self._asked[second] += 1
        return second - this


def may_start(held: int, free: int) -> bool:
    """A client may take a place while more are free than it holds: the last ones stay open for someone else."""
    return free > held


def next_of(waiting: Iterable[Any_], held: Mapping[str, int], free: int, ledger: Ledger, now: float) -> Any_ | None:
    """The run to start, or None if every waiting client has its share. Among equals the earliest, so keep the order of asking."""
    able = [run for run in waiting if may_start(held.get(run.client, 0), free)]
    return min(able, key=lambda run: (held.get(run.client, 0), round(ledger.used(run.client, now), 2)), default=None)
