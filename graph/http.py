"""SPARQL 1.1 over HTTP: one question, one answer, within bounds of time and size, from one server only.

The address is the operator's setting; nothing that a person types reaches it. Certificates are checked, redirects to another server are
refused, user and password come from the environment and go out only after the server has asked for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from graph.engine import StoreError

__all__ = ["Answer", "Endpoint", "RemoteStoreError"]

Reason = Literal["address", "unreachable", "unauthorised", "timeout", "too-large", "cut", "not-sparql", "refused", "empty"]
MIB = 1024 * 1024
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 307, 308})
_MOST_REDIRECTS = 3
_BAD_REQUEST, _UNAUTHORISED, _FORBIDDEN, _TOO_MANY, _BUSY, _GATEWAY_TIMEOUT = 400, 401, 403, 429, 503, 504
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS = {"http": 80, "https": 443}
_CONNECTIONS = 32
_SAID = 300


class RemoteStoreError(StoreError):
    """A server that cannot be asked or gives no usable answer."""

    def __init__(self, reason: Reason, th: str, en: str) -> None:
        super().__init__(f"{th} · {en}")
        self.reason = reason
        self.th = th
        self.en = en


@dataclass(frozen=True)
class Answer:
    """What a server answered to a request it accepted."""

    media_type: str
    """Without parameters: ``application/n-triples``."""
    body: bytes


@dataclass(frozen=True)
class Endpoint:
    """The query address of a SPARQL server, or its graph store address. Sizes in bytes, times in seconds. Safe to share by threads."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: float = 60.0
    """From asking to the last byte."""
    connect_seconds: float = 5.0
    largest: int = 256 * MIB
    """Of an answer, unpacked."""
    _session: requests.Session = field(default_factory=requests.Session, repr=False, compare=False)
    _learnt: list[AuthBase] = field(default_factory=list, repr=False, compare=False)
    """The way to log in that the server asked for, once it has."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc or parts.fragment:
            shown = f"{parts.scheme}://…@{parts.hostname}" if "@" in parts.netloc else self.url
            raise RemoteStoreError(
                "address", f"«{shown}» ไม่ใช่ที่อยู่ http(s) ของเซิร์ฟเวอร์ SPARQL แก้ POLICY_STORE และใส่ชื่อผู้ใช้กับรหัสผ่านใน POLICY_STORE_USER, POLICY_STORE_PASSWORD",
                f"“{shown}” is no http(s) address of a SPARQL server; correct POLICY_STORE, and put user and password in POLICY_STORE_USER, POLICY_STORE_PASSWORD")
        self._session.headers["User-Agent"] = "policy-alignment-explorer"
        for scheme in _PORTS:
            self._session.mount(f"{scheme}://", requests.adapters.HTTPAdapter(pool_maxsize=_CONNECTIONS))

    def ask(self, query: str, accept: str, graphs: Iterable[str] = ()) -> Answer:
        """Answer to ``query``; ``graphs`` make up the dataset where the server's own default graph will not do.

        Raises :class:`RemoteStoreError`, and SyntaxError with the server's message where it calls the query malformed.
        """
        dataset = [(name, graph) for graph in graphs for name in ("default-graph-uri", "named-graph-uri")]
        return self._exchange("POST", data=[("query", query), *dataset], headers={"Accept": accept})

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a named graph by N-Triples (SPARQL 1.1 Graph Store Protocol). Raises :class:`RemoteStoreError`."""
        self._exchange("PUT", params={"graph": graph}, data=triples, headers={"Content-Type": "application/n-triples"})

    def delete(self, graph: str) -> None:
        """Remove a named graph. Raises :class:`RemoteStoreError`."""
        self._exchange("DELETE", params={"graph": graph})

    def _exchange(self, method: str, **request: object) -> Answer:
        deadline = time.monotonic() + self.seconds
        with self._errors():
            try:
                response = self._send(method, deadline, request)
            except requests.exceptions.ConnectionError as error:
                if not _went_stale(error):
                    raise
                response = self._send(method, deadline, request)
            with response:
                body = self._read(response, deadline)
        self._check(response, body)
        return Answer(response.headers.get("Content-Type", "").partition(";")[0].strip().lower(), body)

    def _send(self, method: str, deadline: float, request: dict[str, object]) -> requests.Response:
        url = self.url
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._once(method, url, deadline, request)
            if response.status_code not in _REDIRECTS:
                return response
            response.close()
            url = urljoin(url, response.headers.get("Location", ""))
            if _origin(url) != _origin(self.url):
                break
        raise RemoteStoreError(
            "address", f"เซิร์ฟเวอร์ {self.url} ส่งต่อไปที่ {url} ซึ่งระบบไม่ตามไป หากถูกต้องให้ตั้ง POLICY_STORE เป็นที่อยู่นั้น",
            f"{self.url} redirects to {url}, which is not followed; if that is right, set POLICY_STORE to it")

    def _once(self, method: str, url: str, deadline: float, request: dict[str, object]) -> requests.Response:
        send: Callable[..., requests.Response] = self._session.request
        for attempt in range(2):
            left = max(0.01, deadline - time.monotonic())
            auth = self._learnt[0] if self._learnt else _nobody
            response = send(method, url, auth=auth, stream=True, allow_redirects=False, timeout=(min(self.connect_seconds, left), left), **request)
            if attempt or auth is not _nobody or response.status_code != _UNAUTHORISED or not self._learn(response):
                break
            response.close()
        return response

    def _learn(self, response: requests.Response) -> bool:
        """Take up Digest or Basic as the server asks; False if it asks for neither or there is no user to name."""
        asked = response.headers.get("WWW-Authenticate", "").lower()
        if not self.user:
            return False
        if "digest" in asked:
            self._learnt.append(HTTPDigestAuth(self.user, self.password))
        elif "basic" in asked:
            parts = urlsplit(self.url)
            if parts.scheme == "http" and parts.hostname not in _LOCAL:
                raise RemoteStoreError(
                    "unauthorised", f"{self.url} ขอรหัสผ่านแบบ Basic ผ่าน http ซึ่งผู้อื่นอ่านได้ระหว่างทาง ให้ใช้ https หรือ Digest",
                    f"{self.url} asks for the password by Basic over http, where others can read it; use https or Digest")
            self._learnt.append(HTTPBasicAuth(self.user.encode(), self.password.encode()))
        return bool(self._learnt)

    def _read(self, response: requests.Response, deadline: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        while part := response.raw.read1(_CHUNK, decode_content=True):
            size += len(part)
            if size > self.largest:
                raise RemoteStoreError(
                    "too-large", f"คำตอบของ {self.url} ใหญ่เกิน {self.largest / MIB:g} MiB ถามให้แคบลง",
                    f"the answer of {self.url} is larger than {self.largest / MIB:g} MiB; ask for less at a time")
            if time.monotonic() > deadline:
                raise requests.exceptions.ReadTimeout
            parts.append(part)
        return b"".join(parts)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Say in a sentence what went wrong on the way."""
        try:
            yield
        except requests.exceptions.SSLError as error:
            raise RemoteStoreError(
                "unreachable", f"ใบรับรองของ {self.url} ตรวจไม่ผ่าน ให้ผู้ดูแลแก้ใบรับรอง หรือระบุผู้ออกใบรับรองของหน่วยงานใน REQUESTS_CA_BUNDLE",
                f"the certificate of {self.url} does not pass; have it put right, or name your own authority in REQUESTS_CA_BUNDLE") from error
        except requests.exceptions.ConnectTimeout as error:
            raise self._unreachable() from error
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise self._too_slow() from error
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
            raise self._unreachable() from error

    def _unreachable(self) -> RemoteStoreError:
        return RemoteStoreError("unreachable", f"ติดต่อเซิร์ฟเวอร์ SPARQL ที่ {self.url} ไม่ได้ ตรวจว่าเซิร์ฟเวอร์เปิดอยู่และ POLICY_STORE ถูกต้อง",
                                f"the SPARQL server at {self.url} cannot be reached; check that it runs and that POLICY_STORE is right")

    def _too_slow(self) -> RemoteStoreError:
        return RemoteStoreError("timeout", f"เซิร์ฟเวอร์ {self.url} ไม่ตอบภายในเวลา ({self.seconds:g} วินาที) ลองใหม่ หรือให้ผู้ดูแลตรวจเซิร์ฟเวอร์",
                                f"{self.url} did not answer in time ({self.seconds:g} seconds); try again, or have the server looked at")

    def _check(self, response: requests.Response, body: bytes) -> None:
        """Raise unless this is a whole answer to an accepted request."""
        status = response.status_code
        said = "" if response.ok else " ".join(body[:2000].decode("utf-8", "replace").partition("SPARQL query:")[0].split())[:_SAID]
        if status in {_UNAUTHORISED, _FORBIDDEN}:
            raise RemoteStoreError(
                "unauthorised", f"เซิร์ฟเวอร์ {self.url} ไม่รับชื่อผู้ใช้หรือรหัสผ่าน ตั้ง POLICY_STORE_USER และ POLICY_STORE_PASSWORD ให้ถูกต้อง",
                f"{self.url} does not accept the user or password; set POLICY_STORE_USER and POLICY_STORE_PASSWORD")
        # Virtuoso tells of its own deadline by SQL state: S1TAT with what it has so far, S1T00 with nothing.
        if status == _GATEWAY_TIMEOUT or "S1TAT" in response.headers.get("X-SQL-State", "") or "S1T00" in said:
            raise self._too_slow()
        if status in {_BUSY, _TOO_MANY}:
            raise RemoteStoreError("refused", f"เซิร์ฟเวอร์ {self.url} ไม่ว่าง ลองใหม่ภายหลัง ({said})", f"{self.url} is busy; try again later ({said})")
        if status == _BAD_REQUEST:
            raise SyntaxError(said)
        if not response.ok:
            raise RemoteStoreError("refused", f"เซิร์ฟเวอร์ {self.url} ตอบว่าผิดพลาด ({status} {said})", f"{self.url} answers with an error ({status} {said})")
        if rows := response.headers.get("X-SPARQL-MaxRows"):
            raise RemoteStoreError(
                "cut", f"เซิร์ฟเวอร์ {self.url} ตัดคำตอบที่ {rows} แถว ให้เพิ่ม ResultSetMaxRows ในส่วน [SPARQL] ของ virtuoso.ini",
                f"{self.url} cut the answer at {rows} rows; raise ResultSetMaxRows in section [SPARQL] of virtuoso.ini")


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No password: without this, requests would look for one in ~/.netrc."""
    return request


def _went_stale(error: requests.exceptions.ConnectionError) -> bool:
    """Whether the server had closed a connection that was kept from before; asking once more is right then."""
    return not isinstance(error, requests.exceptions.Timeout | requests.exceptions.SSLError | requests.exceptions.ProxyError) \
        and bool(error.args) and isinstance(error.args[0], urllib3.exceptions.ProtocolError)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
