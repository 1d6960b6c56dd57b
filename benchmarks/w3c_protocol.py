"""The W3C's tests of the SPARQL protocol, as HTTP requests to our own endpoint over the runner; no socket is opened."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from starlette.applications import Starlette

from benchmarks.w3c_suite import Test
from queries.engine import Engine
from queries.protocol import routes

__all__ = ["protocol_problem"]

_TABLES = {"application/sparql-results+json": QueryResultsFormat.JSON, "application/sparql-results+xml": QueryResultsFormat.XML}
_PREFIX = "/sparql/"
"""What every path of the manifest starts with; a tester puts the path of the endpoint in its place."""


@dataclass
class Response:
    """What the endpoint sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def protocol_problem(test: Test, engine: Engine) -> str:
    """Empty if every request of the test gets the response it should, else what is different."""
    app = Starlette(routes=routes(use=lambda: engine))
    problems = (_problem(asyncio.run(_send(app, wanted)), wanted) for wanted in test.requests)
    return next((problem for problem in problems if problem), "")


async def _send(app: Starlette, wanted: dict[str, Any]) -> Response:
    """One request by the ASGI protocol, as a server would pass it on."""
    path, _, query = ("/sparql" + wanted["path"].removeprefix(_PREFIX)).partition("?")
    body = b"" if wanted["body"] is None else wanted["body"].encode(wanted["encoding"])
    headers = [(name.lower().encode(), value.encode()) for name, value in wanted["headers"].items()]
    headers += [(b"host", b"localhost"), (b"content-length", str(len(body)).encode())]
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": wanted["method"], "scheme": "http", "path": path, "root_path": "",
             "raw_path": path.encode(), "query_string": query.encode(), "headers": headers, "client": ("127.0.0.1", 1), "server": ("localhost", 80)}
    sent = [{"type": "http.request", "body": body, "more_body": False}]
    response = Response()

    async def receive() -> dict[str, Any]:
        if sent:
            return sent.pop()
        await asyncio.Event().wait()  # the client stays
        raise AssertionError

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            response.status = message["status"]
            response.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            response.body += message.get("body", b"")

    await app(scope, receive, send)
    return response


def _problem(response: Response, wanted: dict[str, Any]) -> str:
    if response.status // 100 not in wanted["statuses"]:
        return f"status {response.status}, {' or '.join(f'{one}xx' for one in wanted['statuses'])} expected: {response.body[:100].decode(errors='replace')}"
    kind = response.headers.get("content-type", "").partition(";")[0]
    if wanted["form"] in {"boolean", "tabular"}:
        if kind not in _TABLES:
            return f"content type {kind}, {wanted['form']} expected"
        result = parse_query_results(response.body, _TABLES[kind])
        if isinstance(result, QueryBoolean) != (wanted["form"] == "boolean"):
            return f"another kind of answer, {wanted['form']} expected"
        if wanted["boolean"] is not None and bool(result) != wanted["boolean"]:
            return f"{wanted['boolean']} expected, {bool(result)} found"
    elif wanted["form"] == "RDF":
        form = RdfFormat.from_media_type(kind)
        if form is None:
            return f"content type {kind}, RDF expected"
        list(parse(response.body, form))
    return ""
