"""Outcomes as HTTP responses.

Which status says what. 400: not SPARQL, or nested too deep. 403: understood, and not done here (SERVICE, updates, foreign graphs).
406: no acceptable format. 413: query too long. 503 with Retry-After: too much in hand, the same request is worth sending again.
504: the query took too long; sending it again would not help, so it is not 503, and no fault of ours, so it is not 500. 500: the engine
could not finish (memory, size of result, a breakdown). SPARQL 1.1 Protocol section 2.1.6 asks for 400 and 500 and allows the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from queries.protocol.media import Choice, content_type
from queries.protocol.parameters import Rejection
from queries.safe.outcome import Busy, Failure, NotReady, Ok, Refused, SyntaxProblem, TimedOut, Unacceptable
from queries.safe.spool import BrokenBodyError, Spool

__all__ = ["CORS", "METHODS", "failed", "hung_up", "no_method", "rejected", "result"]

METHODS = "GET, HEAD, POST, OPTIONS"
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Content-Location, Link, Retry-After"}
"""Anyone's page may ask: there is nothing to protect by the browser, no cookie is read."""
STALLED = 30.0
"""Seconds after which a client that takes nothing is given up."""
_NOT_READY_RETRY = 30


class Bare(Response):
    """Headers without a body, as HEAD wants them."""

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        self.status_code, self.background, self.body = status, None, b""
        self.raw_headers = []
        MutableHeaders(raw=self.raw_headers).update(headers)


class Growing(Response):
    """A result in chunks while it is still being written.

    It breaks off without the last chunk if the result does, so that nobody takes half of it for the whole.
    """

    def __init__(self, body: Spool, headers: Mapping[str, str], stop: Callable[[], None]) -> None:
        """``stop`` is called when the client goes away."""
        self._spool, self._stop = body, stop
        self.status_code, self.background = 200, None
        self.raw_headers = []
        MutableHeaders(raw=self.raw_headers).update(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        del scope
        gone = asyncio.ensure_future(hung_up(receive))
        gone.add_done_callback(lambda task: None if task.cancelled() else self._stop())
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while chunk := await asyncio.to_thread(self._spool.read):
                await asyncio.wait_for(send({"type": "http.response.body", "body": chunk, "more_body": True}), STALLED)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (BrokenBodyError, TimeoutError):
            self._stop()  # the server closes a connection whose response is not complete
        finally:
            gone.cancel()
            self._spool.close()


async def hung_up(receive: Receive) -> None:
    """Wait until the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def result(found: Ok, choice: Choice, stop: Callable[[], None], *, head_only: bool) -> Response:
    """The response for a result; ``stop`` ends the query if the client goes away before it has all."""
    chosen = choice.triples if found.kind == "graph" else choice.solutions
    headers = {"Content-Type": content_type(chosen[0] if chosen else "application/octet-stream"), "Vary": "Accept", **CORS}
    if found.body.complete:
        headers["Content-Length"] = str(len(found.body))
    if head_only:
        stop()
        return Bare(200, headers)
    if found.body.complete and not found.body.is_filed:
        return Response(found.body.content(), headers=headers)
    return Growing(found.body, headers, stop)


def failed(failure: Failure) -> Response:
    """The response for a query without a result."""
    headers = {}
    match failure:
        case SyntaxProblem():
            status = 400
        case Refused(reason=reason):
            status = {"nesting": 400, "unclosed": 400, "length": 413}.get(reason, 403)
        case Unacceptable():
            status = 406
        case TimedOut():
            status = 504
        case Busy(retry_after=seconds):
            status, headers = 503, {"Retry-After": str(seconds)}
        case NotReady():
            status, headers = 503, {"Retry-After": str(_NOT_READY_RETRY)}
        case _:
            status = 500
    return rejected(Rejection(status, failure.th, failure.en, headers))


def rejected(rejection: Rejection) -> Response:
    """Two lines of text: Thai and English."""
    text = f"{rejection.th}\n{rejection.en}\n"
    return PlainTextResponse(text, rejection.status, {"Vary": "Accept", **CORS, **rejection.headers})


def no_method(method: str, allowed: str = METHODS) -> Response:
    """OPTIONS is answered with what may be done, any other method is refused."""
    headers = {"Allow": allowed, **CORS}
    if method == "OPTIONS":
        return Response(status_code=204, headers={**headers, "Access-Control-Allow-Methods": allowed,
                                                  "Access-Control-Allow-Headers": "Accept, Content-Type, Authorization",
                                                  "Access-Control-Max-Age": "86400"})
    return rejected(Rejection(405, f"ใช้ {allowed}", f"use {allowed}", {"Allow": allowed}))
