"""``/sparql``: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from queries.engine import Engine
from queries.protocol.answers import CORS, no_method, rejected
from queries.protocol.asking import answer
from queries.protocol.description import describe, graph_counts
from queries.protocol.media import OFFERED, TRIPLES, best, content_type
from queries.protocol.parameters import Rejection, read
from queries.safe.limits import limits

__all__ = ["SparqlEndpoint"]

PAGE = "text/html"


class SparqlEndpoint:
    """One address for queries, and for the description of the service where a request holds no query."""

    def __init__(self, engine: Callable[[], Engine], page: str | None) -> None:
        """``page``: address of the query page, for a browser that comes without a query."""
        self._engine, self._page = engine, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        request = Request(scope, receive)
        await (await self._respond(request))(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD", "POST"}:
            return no_method(request.method)
        asked = await read(request, limits().query_bytes)
        if asked is None:
            return await self._description(request)
        if isinstance(asked, Rejection):
            return rejected(asked)
        return await answer(self._engine(), asked, request)

    async def _description(self, request: Request) -> Response:
        media = best(request.headers.get("accept"), [*TRIPLES, *([PAGE] if self._page else [])])
        if media is None:
            return rejected(Rejection(406, f"คำขอไม่มี query: คำอธิบายบริการมีเป็น {OFFERED}",
                                      f"the request has no query; the description of the service comes as {OFFERED}"))
        if media == PAGE:
            return RedirectResponse(self._page or "/", 303, {"Vary": "Accept", **CORS})
        body = describe(str(request.url.replace(query="", fragment="")), await asyncio.to_thread(graph_counts), TRIPLES[media])
        return Response(body, headers={"Content-Type": content_type(media), "Vary": "Accept", **CORS})
