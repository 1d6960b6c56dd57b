"""What a server may do to us: be away, be slow, send too much, send elsewhere, ask for a password, or be no SPARQL server at all."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QueryTriples, Store

import graph.remote
import graph.settings
from graph.http import Endpoint, RemoteStoreError
from graph.remote import RemoteStore, describe
from graph.store import EmbeddedStore, open_store
from graph.upload import description
from tests.running import free_port

pytestmark = pytest.mark.serial

JSON = "application/sparql-results+json"
NO_ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'


class Request(BaseHTTPRequestHandler):
    """One request; ``self.form`` holds its fields."""

    behaviour: Callable[[Request], None]
    seen: list[dict[str, str]]

    def do_POST(self) -> None:
        self.form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.seen.append(dict(self.headers))
        type(self).behaviour(self)

    def reply(self, status: int = 200, body: bytes = NO_ROWS, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": JSON, "Content-Length": str(len(body))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Clients hang up on purpose here."""


@contextmanager
def server(behaviour: Callable[[Request], None], host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Address of a server that behaves so, and the headers of the requests it gets."""
    handler = type("Handler", (Request,), {"behaviour": staticmethod(behaviour), "seen": []})
    with QuietServer((host, 0), handler) as running:
        if context:
            running.socket = context.wrap_socket(running.socket, server_side=True)
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http{'s' if context else ''}://{host}:{running.server_port}/sparql", handler.seen  # type: ignore[attr-defined]
        finally:
            running.shutdown()


def refused(endpoint: Endpoint, reason: str) -> RemoteStoreError:
    with pytest.raises(RemoteStoreError) as caught:
        endpoint.ask("SELECT * { ?s ?p ?o }", JSON)
    assert caught.value.reason == reason
    assert "·" in str(caught.value)
    assert endpoint.url in str(caught.value)
    return caught.value


def test_nobody_there() -> None:
    refused(Endpoint(f"http://127.0.0.1:{free_port()}/sparql", connect_seconds=1), "unreachable")


def test_hanging_up_is_not_an_answer() -> None:
    with server(lambda request: request.connection.shutdown(socket.SHUT_RDWR)) as (url, seen):
        refused(Endpoint(url), "unreachable")
        assert len(seen) <= 2, "asked once more at most"


@pytest.mark.parametrize("answers", [b"", b"{"], ids=["no answer", "drop by drop"])
def test_too_slow(answers: bytes) -> None:
    def slowly(request: Request) -> None:
        if answers:
            request.reply(body=answers, headers={"Content-Length": "1000"})
        for _ in range(20):
            time.sleep(0.1)
            request.wfile.write(answers)

    with server(slowly) as (url, _):
        start = time.monotonic()
        refused(Endpoint(url, seconds=0.4), "timeout")
        assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("packed", [False, True])
def test_too_large(packed: bool) -> None:
    body = gzip.compress(b" " * 5_000_000) if packed else b" " * 200_000
    with server(lambda request: request.reply(body=body, headers={"Content-Encoding": "gzip"} if packed else {})) as (url, _):
        refused(Endpoint(url, largest=100_000), "too-large")
        assert Endpoint(url, largest=6_000_000).ask("ASK {}", JSON).body.isspace()


def test_no_redirect_to_another_server() -> None:
    with server(Request.reply) as (other, asked), server(lambda request: request.reply(302, b"", {"Location": other})) as (url, _):
        assert other in str(refused(Endpoint(url, "user", "secret"), "address"))
        assert asked == []


def test_redirect_within_the_server_keeps_the_query() -> None:
    def twice(request: Request) -> None:
        request.reply(308, b"", {"Location": "/other"}) if request.path == "/sparql" else request.reply(body=request.form["query"][0].encode())

    with server(twice) as (url, _):
        assert Endpoint(url).ask("ASK { ?x ?y ?z }", JSON).body == b"ASK { ?x ?y ?z }"
    with server(lambda request: request.reply(307, b"", {"Location": request.path})) as (url, seen):
        refused(Endpoint(url), "address")
        assert len(seen) < 6


def asks_for(scheme: str) -> Callable[[Request], None]:
    def behave(request: Request) -> None:
        if request.headers.get("Authorization", "").startswith(scheme):
            request.reply()
        else:
            request.reply(401, b"who?", {"WWW-Authenticate": f'{scheme} realm="x", nonce="n", qop="auth", algorithm="MD5"'})
    return behave


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_password_goes_out_only_when_asked_for(scheme: str) -> None:
    with server(asks_for(scheme)) as (url, seen):
        endpoint = Endpoint(url, "ผู้ใช้" if scheme == "Basic" else "user", "secret")
        endpoint.ask("ASK {}", JSON)
        endpoint.ask("ASK {}", JSON)
        assert "Authorization" not in seen[0]
        assert seen[-1]["Authorization"].startswith(scheme)
        assert "secret" not in "".join(map(str, seen))
        refused(Endpoint(url), "unauthorised")


def test_a_password_that_is_not_accepted() -> None:
    with server(lambda request: request.reply(401, b"no", {"WWW-Authenticate": 'Basic realm="x"'})) as (url, seen):
        refused(Endpoint(url, "user", "wrong"), "unauthorised")
        assert len(seen) == 2


def test_no_password_in_the_clear_over_the_network() -> None:
    with server(asks_for("Basic"), host="127.0.0.2") as (url, seen):
        refused(Endpoint(url, "user", "secret"), "unauthorised")
        assert all("Authorization" not in headers for headers in seen)


def test_no_password_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with server(Request.reply) as (url, seen):
        Endpoint(url).ask("ASK {}", JSON)
        assert "Authorization" not in seen[0]


def test_password_is_not_printed() -> None:
    assert "secret" not in repr(Endpoint("http://127.0.0.1/sparql", "user", "secret"))


@pytest.mark.parametrize("url", ["ftp://host/x", "http://", "https://user:secret@host/sparql", "http://host/sparql#x", "file:///etc/passwd"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(RemoteStoreError, match="POLICY_STORE") as caught:
        Endpoint(url)
    assert caught.value.reason == "address"
    assert "secret" not in str(caught.value)


def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed")
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=127.0.0.1",
                    "-days", "1"], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with server(Request.reply, context=context) as (url, seen):
        assert "certificate" in str(refused(Endpoint(url), "unreachable"))
        assert seen == []


@pytest.mark.parametrize(("headers", "status", "reason"), [
    ({"X-SPARQL-MaxRows": "10000"}, 200, "cut"), ({"X-SQL-State": "S1TAT"}, 200, "timeout"), ({}, 504, "timeout"), ({}, 503, "refused"), ({}, 500, "refused"),
    ({}, 404, "refused"), ({}, 403, "unauthorised")])
def test_answers_that_are_none(headers: dict[str, str], status: int, reason: str) -> None:
    with server(lambda request: request.reply(status, headers=headers)) as (url, _):
        refused(Endpoint(url), reason)


def test_malformed_query() -> None:
    with server(lambda request: request.reply(400, b"line 1: syntax error\n\nSPARQL query:\nSELECT secret")) as (url, _), pytest.raises(SyntaxError) as caught:
        Endpoint(url).ask("SELECT", JSON)
    assert str(caught.value) == "line 1: syntax error"


@pytest.mark.parametrize(("media", "body"), [("text/html", b"<html>"), (JSON, b"{"), (JSON, b"<html>"), ("", b"")])
def test_not_a_sparql_server(media: str, body: bytes, tmp_path: Path) -> None:
    with server(lambda request: request.reply(body=body, headers={"Content-Type": media})) as (url, _):
        for text in ("ASK { ?s ?p ?o }", "SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
            with pytest.raises(RemoteStoreError, match=r"…/sparql") as caught:
                RemoteStore(Endpoint(url), "x", {"counts": {}}, True, tmp_path).query(text)
            assert caught.value.reason == "not-sparql"


def holding(store: Store) -> Callable[[Request], None]:
    """A SPARQL server of a few lines for SELECT and ASK, whose default graph is the union."""
    def answer(request: Request) -> None:
        result = store.query(request.form["query"][0], use_default_graph_as_union=True)
        assert not isinstance(result, QueryTriples)
        request.reply(body=result.serialize(format=QueryResultsFormat.JSON) or b"")
    return answer


def test_a_server_without_our_graph(tmp_path: Path) -> None:
    with server(holding(Store())) as (url, _), pytest.raises(RemoteStoreError, match=r"docs/remote-store\.md") as caught:
        describe(Endpoint(url), tmp_path)
    assert caught.value.reason == "empty"


def test_one_setting_chooses_the_engine(embedded: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Store()
    graph_name = NamedNode(next(iter(embedded.manifest["counts"])))
    held.extend(Quad(quad.subject, quad.predicate, quad.object, graph_name) for quad in embedded.store.quads_for_pattern(None, None, None, graph_name))
    monkeypatch.setattr(graph.remote, "FRESH_SECONDS", 3600.0)
    monkeypatch.setattr(graph.settings, "ROOT", tmp_path)
    with server(holding(held)) as (url, seen):
        monkeypatch.setenv("POLICY_STORE", url)
        first = open_store()
        assert isinstance(first, RemoteStore)
        assert first.fingerprint.startswith("counted-"), "no description was loaded: graphs are counted"
        assert first.manifest["counts"] == {graph_name.value: embedded.manifest["counts"][graph_name.value]}
        asked = len(seen)
        held.extend(description(embedded))
        assert open_store() is first
        assert len(seen) == asked, "believed for a while without asking"
        monkeypatch.setattr(graph.remote, "FRESH_SECONDS", 0.0)
        assert open_store().fingerprint == embedded.fingerprint
        assert first.folder != open_store().folder
    monkeypatch.setenv("POLICY_STORE", str(embedded.folder.parent.parent))
    assert isinstance(open_store(), EmbeddedStore)
    monkeypatch.setenv("POLICY_STORE", url)
    with pytest.raises(RemoteStoreError) as caught:  # the server is gone
        open_store()
    assert caught.value.reason == "unreachable"


def test_a_name_from_outside_is_no_path(tmp_path: Path) -> None:
    def evil(request: Request) -> None:
        row = {"graph": "https://w3id.org/policy-alignment/id/graph/x", "n": "1", "id": "../../etc", "version": "1"}
        bindings = [{name: {"type": "literal", "value": value} for name, value in row.items()}]
        asks = request.form["query"][0].startswith("ASK")
        request.reply(body=b'{"head":{},"boolean":true}' if asks else json.dumps({"head": {"vars": list(row)}, "results": {"bindings": bindings}}).encode())

    with server(evil) as (url, _):
        assert describe(Endpoint(url), tmp_path).folder.parent == tmp_path
