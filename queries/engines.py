"""The engine of this installation, one a process."""

from __future__ import annotations

import threading

from graph.settings import settings
from queries.engine import Engine
from queries.safe.limits import limits
from queries.safe.pool import Pool

__all__ = ["close_engine", "engine"]

_lock = threading.Lock()
_made: dict[object, Engine] = {}


def engine() -> Engine:
    """The engine for the settings of this moment; its workers start at the first call. Raises ValueError for a setting that is wrong."""
    now, bounds = settings(), limits()
    key = (now, bounds)
    with _lock:
        if key not in _made:
            _made[key] = Pool(now.store_url or now.store, bounds)
        return _made[key]


def close_engine() -> None:
    """End all workers; the next call of :func:`engine` starts new ones."""
    with _lock:
        for made in _made.values():
            made.close()
        _made.clear()
