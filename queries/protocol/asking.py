"""A query of an HTTP client, from the engine to the response; a client that hangs up stops its query."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from queries.engine import Engine
from queries.protocol.answers import failed, hung_up, result
from queries.protocol.parameters import Asked
from queries.safe.outcome import Ok

__all__ = ["answer", "client_of"]

_AGENT = 100
_IPV6_NETWORK = 64


def client_of(request: Request) -> str:
    """Who asks, for sharing fairly: address and program. An IPv6 client is its network, of which it owns all addresses.

    Behind a proxy on the same machine the server itself puts in the address that the proxy names.
    """
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
        if address.version == 6:  # noqa: PLR2004
            host = str(ipaddress.ip_network((host, _IPV6_NETWORK), strict=False))
    except ValueError:
        pass
    return f"{host} {request.headers.get('user-agent', '')[:_AGENT]}"


async def answer(engine: Engine, asked: Asked, request: Request) -> Response:
    """Run a query and make the response of its outcome."""
    run = engine.submit(asked.query, client_of(request))
    outcome = asyncio.wrap_future(run.future)
    if not outcome.done():
        gone = asyncio.ensure_future(hung_up(request.receive))
        try:
            waiting: set[asyncio.Future[Any]] = {outcome, gone}
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            if not outcome.done():
                run.cancel()
    found = await outcome
    if not isinstance(found, Ok):
        return failed(found)
    return result(found, asked.choice, run.cancel, head_only=request.method == "HEAD")
