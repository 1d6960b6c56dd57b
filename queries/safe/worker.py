"""What runs one user's query at a time, in a process that :mod:`queries.safe.forkserver` forked.

It holds a build read-only or knows a server, has given up all it does not need (programs, memory, priority; over a build the network
and new files too), and lives no longer than the socket at its standard input. Whoever reads from the other end kills it when a query takes too long.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from graph.engine import StoreError
from graph.store import fits_memory
from ontology.namespaces import PREFIXES
from queries.safe import confine
from queries.safe.embedded import Embedded
from queries.safe.frames import BORN, DATA, END, HEAD, READY, frame, read_request
from queries.safe.guard import Facts, examine, foreign_graph
from queries.safe.outcome import Refused

if TYPE_CHECKING:
    from queries.safe.remote import Remote

__all__ = ["CHANNEL", "Holder", "shared_holder", "work"]

CHANNEL = 0
"""The socket to the pool stands where standard input was."""
PORTION = 64 * 1024
GRACE = 5.0
"""Seconds after the deadline when a worker ends itself: only if the pool was killed and could not do it."""
_SOLUTIONS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
_TRIPLES = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}


class _TooLargeError(Exception):
    pass


class _Out:
    """Collects the serialiser's bytes and sends them in portions; raises once they are too many."""

    def __init__(self, head: bytes, limit: int) -> None:
        self._waiting = [head]
        self._held = 0
        self._left = limit

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLargeError
        self._waiting.append(frame(DATA, data))
        self._held += len(data)
        if self._held >= PORTION:
            self.send()
        return len(data)

    def flush(self) -> None:
        """The serialiser calls this; portions are sent when they are large enough."""

    def send(self, end: bytes = b"") -> None:
        _send(b"".join([*self._waiting, end]))
        self._waiting, self._held = [], 0


class Holder:
    """What the worker asks, and what it needs to know of it."""

    def __init__(self, place: str) -> None:
        self.is_remote = _is_remote(place)
        if self.is_remote:
            from queries.safe.remote import Remote  # noqa: PLC0415 - workers over a build need no HTTP client

            self.engine: Embedded | Remote = Remote()
        else:
            self.engine = Embedded(Path(place))

    def graphs(self) -> Collection[str]:
        """Named graphs that a query may name."""
        return self.engine.graphs if isinstance(self.engine, Embedded) else self.engine.store().manifest["counts"]

    def build(self) -> str | None:
        """Fingerprint of a build that the pool does not know by itself."""
        return None if isinstance(self.engine, Embedded) else self.engine.store().fingerprint

    def files(self) -> Path | None:
        """Folder whose files the engine opens as it needs them."""
        return self.engine.files if isinstance(self.engine, Embedded) else None


def shared_holder(place: str) -> Holder | None:
    """What workers can share because it is in memory alone; None where each must open files or connections of its own. Imports what they need."""
    if _is_remote(place):
        import queries.safe.remote  # noqa: F401, PLC0415 - once, before workers are forked

        return None
    return Holder(place) if fits_memory(Path(place)) else None


def work(place: str, memory: int, shared: Holder | None) -> None:
    """Take hold of the graph, give up everything else, answer until the pool hangs up. ``memory``: bytes beyond what is there at the start."""
    _say_who()
    holder = shared or Holder(place)
    confine.give_up(memory, network=holder.is_remote, files=holder.files())
    _send(frame(READY, {}))
    while (asked := read_request(lambda size: os.read(CHANNEL, size))) is not None:
        signal.setitimer(signal.ITIMER_REAL, asked["seconds"] + GRACE)  # no handler: the process ends
        error = _answer(holder, asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if error is not None:
            _send(frame(END, error))


def _is_remote(place: str) -> bool:
    return "://" in place


def _say_who() -> None:
    """Tell the pool this process's number, with a handle that never comes to mean another process, where the system has such handles."""
    with suppress(AttributeError, OSError):  # not Linux
        handle = os.pidfd_open(os.getpid())
        channel = socket.socket(fileno=CHANNEL)
        socket.send_fds(channel, [frame(BORN, {"pid": os.getpid()})], [handle])
        channel.detach()
        os.close(handle)
        return
    _send(frame(BORN, {"pid": os.getpid()}))


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(CHANNEL, view):]


def _answer(holder: Holder, asked: dict[str, Any]) -> dict[str, Any] | None:
    """Run one query and send its result; an error comes back as the value of the END frame."""
    try:
        facts = _examined(holder, asked)
        if isinstance(facts, Refused):
            return {"error": "refused", "th": facts.th, "en": facts.en, "reason": facts.reason}
        try:
            result = holder.engine.query(asked, facts)
        except SyntaxError as error:
            return {"error": "syntax", "message": str(error)}
        return _write(result, asked, holder.build())
    except BrokenPipeError:
        sys.exit()
    except (_TooLargeError, MemoryError, StoreError, OSError, RuntimeError, ValueError, SyntaxError) as error:
        return _told(error)


def _told(error: Exception) -> dict[str, Any]:
    match error:
        case _TooLargeError():
            return {"error": "large"}
        case MemoryError():
            return {"error": "memory"}
        case StoreError():
            return {"error": "remote", "reason": getattr(error, "reason", ""), "message": str(error)}
        case _:
            return {"error": "failed", "message": str(error)}


def _examined(holder: Holder, asked: dict[str, Any]) -> Facts | Refused:
    """Facts of the query; or why it is refused, also for a graph that is not ours."""
    facts = examine(asked["query"], asked["nesting"], PREFIXES, elsewhere=holder.is_remote)
    if isinstance(facts, Refused):
        return facts
    of_protocol = asked["default"] is not None or asked["named"] is not None
    named = [*(asked["default"] or []), *(asked["named"] or [])] if of_protocol else facts.graphs
    foreign = next((iri for iri in named if iri not in holder.graphs()), None)
    return facts if foreign is None else foreign_graph(foreign)


def _write(result: QuerySolutions | QueryTriples | QueryBoolean, asked: dict[str, Any], build: str | None) -> dict[str, Any] | None:
    kind = "graph" if isinstance(result, QueryTriples) else "boolean" if isinstance(result, QueryBoolean) else "solutions"
    wanted = asked["triples"] if kind == "graph" else asked["solutions"]
    if wanted is None:
        return {"error": "unacceptable", "kind": kind}
    names = [variable.value for variable in result.variables] if isinstance(result, QuerySolutions) else []
    out = _Out(frame(HEAD, {"kind": kind, "format": wanted, "variables": names, "build": build}), asked["bytes"])
    if isinstance(result, QueryTriples):
        prefixes = PREFIXES if wanted in {"ttl", "rdfxml"} else None
        pyoxigraph.serialize(result, out, _TRIPLES[wanted], prefixes=prefixes)  # type: ignore[arg-type]
    else:
        result.serialize(out, _SOLUTIONS[wanted])  # type: ignore[arg-type]
    out.send(frame(END, {}))
    return None

