"""The process that runs one user's query at a time: ``python -m queries.safe.worker STORE MEMORY_BYTES``.

It holds the store read-only, has given up all it does not need (network, new files, memory, priority), and lives no longer than
the socket at its standard input. Whoever reads from the other end kills it when a query takes too long.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from ontology.namespaces import PREFIXES
from queries.safe import confine
from queries.safe.frames import DATA, END, HEAD, READY, frame, read_request
from queries.safe.guard import examine, foreign_graph
from queries.safe.outcome import Refused

__all__ = ["main"]

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


def main() -> None:
    """Open the store, give up everything else, answer until the pool hangs up."""
    folder, memory = sys.argv[1], int(sys.argv[2])
    store = Store.read_only(folder)
    graphs = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    bool(store.query("ASK { ?s ?p ?o }", use_default_graph_as_union=True))
    confine.give_up(memory, folder)
    _send(frame(READY, {}))
    while (asked := read_request(lambda size: os.read(CHANNEL, size))) is not None:
        signal.setitimer(signal.ITIMER_REAL, asked["seconds"] + GRACE)  # no handler: the process ends
        error = _answer(store, graphs, asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if error is not None:
            _send(frame(END, error))


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(CHANNEL, view):]


def _answer(store: Store, graphs: set[str], asked: dict[str, Any]) -> dict[str, Any] | None:
    """Run one query and send its result; an error comes back as the value of the END frame."""
    dataset = _dataset(graphs, asked)
    if isinstance(dataset, Refused):
        return {"error": "refused", "th": dataset.th, "en": dataset.en, "reason": dataset.reason}
    try:
        return _write(store.query(asked["query"], prefixes=PREFIXES, **dataset), asked)
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}
    except _TooLargeError:
        return {"error": "large"}
    except MemoryError:
        return {"error": "memory"}
    except BrokenPipeError:
        sys.exit()
    except (OSError, RuntimeError, ValueError) as error:
        return {"error": "failed", "message": str(error)}


def _dataset(graphs: set[str], asked: dict[str, Any]) -> dict[str, Any] | Refused:
    """The graphs a query is asked of, as arguments of the store's ``query``; or why the query is refused."""
    facts = examine(asked["query"], asked["nesting"], PREFIXES)
    if isinstance(facts, Refused):
        return facts
    of_protocol = asked["default"] is not None or asked["named"] is not None
    default, named = asked["default"] or [], asked["named"] or []
    for iri in [*default, *named] if of_protocol else facts.graphs:
        if iri not in graphs:
            return foreign_graph(iri)
    if of_protocol:  # stands before the query's own FROM
        return {"default_graph": [NamedNode(iri) for iri in default], "named_graphs": [NamedNode(iri) for iri in named]}
    return {"use_default_graph_as_union": not facts.graphs}  # the engine would ignore FROM beside the union


def _write(result: QuerySolutions | QueryTriples | QueryBoolean, asked: dict[str, Any]) -> dict[str, Any] | None:
    kind = "graph" if isinstance(result, QueryTriples) else "boolean" if isinstance(result, QueryBoolean) else "solutions"
    wanted = asked["triples"] if kind == "graph" else asked["solutions"]
    if wanted is None:
        return {"error": "unacceptable", "kind": kind}
    names = [variable.value for variable in result.variables] if isinstance(result, QuerySolutions) else []
    out = _Out(frame(HEAD, {"kind": kind, "format": wanted, "variables": names}), asked["bytes"])
    if isinstance(result, QueryTriples):
        prefixes = PREFIXES if wanted in {"ttl", "rdfxml"} else None
        pyoxigraph.serialize(result, out, _TRIPLES[wanted], prefixes=prefixes)  # type: ignore[arg-type]
    else:
        result.serialize(out, _SOLUTIONS[wanted])  # type: ignore[arg-type]
    out.send(frame(END, {}))
    return None


if __name__ == "__main__":
    main()
