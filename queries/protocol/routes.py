"""The routes that the app includes beside its pages."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from queries.engine import Engine
from queries.engines import engine
from queries.protocol.endpoint import SparqlEndpoint
from queries.protocol.linked import ThingEndpoint

__all__ = ["routes"]


def routes(*, prefix: str = "", query_page: str | None = None, page_of: Callable[[str], str | None] = lambda _: None,
           use: Callable[[], Engine] = engine) -> list[Route]:
    """``/sparql`` and ``/id/…`` under ``prefix``.

    ``prefix``: the path the app is served at (Streamlit's ``server.baseUrlPath``, which does not apply to routes), such as ``/plans``.
    ``query_page``: address of the page where a person writes a query. ``page_of``: local id → address of its page, None without one.
    Addresses are from the server's root. ``use`` gives the engine; it is asked at each request, so nothing starts before the first.
    """
    base = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    return [Route(f"{base}/sparql", SparqlEndpoint(use, query_page)), Route(f"{base}/id/{{thing:path}}", ThingEndpoint(use, page_of))]
