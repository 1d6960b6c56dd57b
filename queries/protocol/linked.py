"""Linked data: the path of an IRI under this server answers with a page for people and RDF for programs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from ontology.namespaces import iri
from queries.engine import Engine, Query
from queries.protocol.answers import CORS, no_method, rejected
from queries.protocol.asking import answer, client_of
from queries.protocol.media import OFFERED, TRIPLES, Choice, best, named
from queries.protocol.parameters import Asked, Rejection
from queries.safe.outcome import Ok

__all__ = ["ThingEndpoint", "description_query"]

PAGE = "text/html"
METHODS = "GET, HEAD, OPTIONS"


@cache
def _text() -> str:
    return (Path(__file__).parent / "thing.rq").read_text("utf-8")


def description_query(thing: str) -> str | None:
    """The query for everything about a thing by its local id; None if that cannot be an id."""
    try:
        term = NamedNode(iri(thing))
    except ValueError:
        return None
    return _text().replace("?thing", str(term))  # written by the engine's own serialiser, so it stays one IRI


class ThingEndpoint:
    """``GET /id/{path}``."""

    def __init__(self, engine: Callable[[], Engine], page_of: Callable[[str], str | None]) -> None:
        """``page_of(local id)`` → address of its page, absolute or from the server's root; None if it has none."""
        self._engine, self._page_of = engine, page_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        request = Request(scope, receive)
        await (await self._respond(request))(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return no_method(request.method, METHODS)
        thing = request.path_params["thing"]
        page = self._page_of(thing)
        choice = self._choice(request, has_page=page is not None)
        if isinstance(choice, Rejection):
            return rejected(choice)
        if choice is None:
            return RedirectResponse(page or "/", 303, {"Vary": "Accept", **CORS})
        text = description_query(thing)
        if text is None:
            return _nothing(thing)
        if not await self._known(thing, request):
            return _nothing(thing)
        query = Query(text, solutions=None, triples=choice.triples and choice.triples[1])
        return await answer(self._engine(), Asked(query, choice), request)

    async def _known(self, thing: str, request: Request) -> bool:
        """Whether the graph says anything of it. In doubt yes: then the description itself says what is wrong."""
        query = Query(f"ASK {{ {NamedNode(iri(thing))} ?property ?value }}", solutions="tsv")
        found = await asyncio.wrap_future(self._engine().submit(query, client_of(request)).future)
        return not isinstance(found, Ok) or found.body.content().strip() == b"true"

    def _choice(self, request: Request, *, has_page: bool) -> Choice | Rejection | None:
        """The RDF format that is wanted; None for the page."""
        if wanted := request.query_params.get("format") or request.query_params.get("output"):
            found = named(wanted)
            if found is None or found.triples is None:
                return Rejection(400, "รูปแบบ RDF ที่มี: ttl, nt, jsonld, rdfxml", "the RDF formats are ttl, nt, jsonld and rdfxml")
            return found
        accept = request.headers.get("accept")
        media = best(accept, [*TRIPLES, *([PAGE, "application/xhtml+xml"] if has_page else [])])
        if media is None and best(accept, [PAGE]) is not None:
            media = "text/turtle"  # a browser at a thing without a page
        if media is None:
            return Rejection(406, f"ไม่มีรูปแบบที่ขอใน Accept ใช้ {PAGE} หรือ {OFFERED}", f"no format in Accept is available; use {PAGE} or {OFFERED}")
        return Choice(None, (media, TRIPLES[media])) if media in TRIPLES else None


def _nothing(thing: str) -> Response:
    return rejected(Rejection(404, f"ไม่มีข้อมูลเกี่ยวกับ «{thing[:200]}»", f"nothing is known about “{thing[:200]}”"))
