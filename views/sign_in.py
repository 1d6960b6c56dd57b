"""Signing in leaves people where they were: Streamlit itself ends every login on the first page, and says nothing of one that failed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["FAILED", "SignIn", "back_to"]

FAILED = "signin"
"""Part of the address of the page that tells of a login that failed."""
_COOKIE = "pa_back"
_COOKIE_SECONDS = 600
"""How long somebody may take at the provider's page."""
_USER = "_streamlit_user="
_LONGEST = 3_000
"""Letters of an address that a cookie can keep."""


class SignIn:
    """Around the application: keeps the page that asked for a login in a cookie, and goes back there when the provider has answered."""

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        """``prefix``: path the application is served at, without slashes."""
        self.app, self.base = app, f"/{prefix}" if prefix else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path not in {f"{self.base}/auth/login", f"{self.base}/oauth2callback"}:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        came_from = back_to(request.headers.get("referer", "")) if path.endswith("/auth/login") else back_to(unquote(request.cookies.get(_COOKIE, "")))
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self.app(scope, receive, hold)
        answer = self._started(request, held, came_from) if path.endswith("/auth/login") else self._ended(request, held, came_from)
        if answer is not None:
            await answer(scope, receive, send)
            return
        for message in held:
            await send(message)

    def _started(self, request: Request, held: list[Message], came_from: str) -> RedirectResponse | None:
        """On the way to the provider; if that cannot be reached, back with a word about it."""
        status, cookies, target = _of(held)
        if status >= 400:  # noqa: PLR2004 - HTTP: an error
            return _redirect(_telling(came_from or f"{self.base}/"), cookies)
        answer = _redirect(target, cookies)
        if came_from and urlsplit(target).netloc not in {"", request.url.netloc}:
            answer.set_cookie(_COOKIE, quote(came_from), max_age=_COOKIE_SECONDS, path=f"{self.base}/", httponly=True, samesite="lax")
        return answer

    def _ended(self, request: Request, held: list[Message], came_from: str) -> RedirectResponse | None:
        """Back from the provider, signed in or not; without a question of ours (after signing out) to the first page, as Streamlit does."""
        _, cookies, _ = _of(held)
        if not {"code", "error"} & set(request.query_params):
            return None
        there = came_from or f"{self.base}/"
        known = any(cookie.startswith(_USER) and not cookie.startswith((f'{_USER}"', f"{_USER};")) for cookie in cookies)
        answer = _redirect(there if known else _telling(there), cookies)
        answer.delete_cookie(_COOKIE, path=f"{self.base}/")
        return answer


def back_to(address: str) -> str:
    """Path and question of an address on this server, without an earlier failure; empty for what leads elsewhere or is no address."""
    try:
        found = urlsplit(address)
    except ValueError:
        return ""
    plain = urlunsplit(("", "", found.path, "&".join(part for part in found.query.split("&") if part.partition("=")[0] != FAILED), ""))
    if not plain.startswith("/") or plain.startswith(("//", "/\\")) or not plain.isprintable() or len(plain) > _LONGEST:
        return ""
    return plain


def _telling(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{FAILED}=failed"


def _of(held: Iterable[Message]) -> tuple[int, list[str], str]:
    """Status, cookies that are set, and where it leads."""
    start = next((message for message in held if message["type"] == "http.response.start"), None)
    headers = Headers(raw=start["headers"]) if start else Headers()
    return int(start["status"]) if start else 500, headers.getlist("set-cookie"), headers.get("location", "")


def _redirect(target: str, cookies: Iterable[str]) -> RedirectResponse:
    answer = RedirectResponse(target, status_code=302)
    for cookie in cookies:
        answer.headers.append("set-cookie", cookie)
    return answer
