"""The graph on a SPARQL server, as a worker asks it for a user, within bounds of time and size.

The server must bound its own work too: a worker that is killed hangs up, and not every server stops for that.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import Store

from graph.engine import Result
from graph.http import Answer, Endpoint
from graph.remote import FRESH_SECONDS, RemoteStore, describe
from graph.settings import settings
from ontology.namespaces import PREFIXES
from queries.safe.guard import BASE_IRI, Facts, without_dataset

__all__ = ["Remote"]

_UNPACKED = 4
"""An answer in JSON or N-Triples may be this much larger than the result in the format that was asked for."""


@dataclass(frozen=True)
class _Asked(Endpoint):
    """The server with the dataset of one query."""

    dataset: tuple[tuple[str, str], ...] | None = None
    """Parameters of the protocol; None: what the store says is the union."""

    def ask(self, query: str, accept: str, graphs: Iterable[str] = ()) -> Answer:
        """See :class:`graph.http.Endpoint`."""
        if self.dataset is None:
            return super().ask(query, accept, graphs)
        return self._exchange("POST", data=[("query", query), *self.dataset], headers={"Accept": accept})


class Remote:
    """What a worker holds when the graph is elsewhere. Nothing is sent before the first query."""

    def __init__(self) -> None:
        now = settings()
        self._endpoint = _Asked(now.store_url or "", now.store_user, now.store_password)
        self._described = 0.0
        self._store: RemoteStore | None = None

    def store(self) -> RemoteStore:
        """The build that the server holds, asked again now and then. Raises :class:`graph.http.RemoteStoreError`."""
        if self._store is None or time.monotonic() - self._described > FRESH_SECONDS:
            self._store, self._described = describe(self._endpoint, settings().store / "remote"), time.monotonic()
        return self._store

    def query(self, asked: dict[str, Any], facts: Facts) -> Result:
        """The server's answer. Raises RemoteStoreError, and SyntaxError with the place of the mistake if our own parser finds it too."""
        store = self.store()
        endpoint = replace(self._endpoint, seconds=asked["seconds"] + 1, largest=asked["bytes"] * _UNPACKED, dataset=_dataset(asked, facts))
        one = replace(store, endpoint=endpoint)
        base = "" if facts.has_base else f"BASE <{BASE_IRI}>\n"  # Virtuoso takes one only
        try:
            return one.query(base + without_dataset(asked["query"], facts))
        except SyntaxError:
            Store().query(asked["query"], base_iri=BASE_IRI, prefixes=PREFIXES)
            raise


def _dataset(asked: dict[str, Any], facts: Facts) -> tuple[tuple[str, str], ...] | None:
    """The dataset as parameters of the protocol, the query's own FROM too: servers differ in what they make of both at once."""
    default, named = asked["default"], asked["named"]
    if default is None and named is None:
        if not facts.graphs:
            return None
        default, named = facts.default, facts.named
    return (*(("default-graph-uri", iri) for iri in default or []), *(("named-graph-uri", iri) for iri in named or []))
