"""The endpoint alone, served by uvicorn in a process of its own: real HTTP, and nobody else's pages in the way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import requests
from starlette.applications import Starlette

from graph.settings import ROOT
from queries.engines import close_engine, engine
from queries.protocol import routes


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    engine()
    yield
    close_engine()


def page_of(local: str) -> str | None:
    return f"/plans?id={local}" if local.startswith("psds-2567") else None


app = Starlette(routes=routes(query_page="/query", page_of=page_of, prefix=os.environ.get("TEST_PREFIX", "")), lifespan=lifespan)


@dataclass(frozen=True)
class Server:
    """A running endpoint."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    def get(self, query: str, accept: str = "*/*", **params: str) -> requests.Response:
        return requests.get(self.sparql, params={"query": query, **params}, headers={"Accept": accept}, timeout=30)

    def alive(self) -> bool:
        return self.process.poll() is None

    def memory(self) -> int:
        """Resident bytes of the web process and all below it, what they share counted for each; -1 where the system does not tell."""
        total = 0
        for pid in [self.process.pid, *self._below(self.process.pid), *self.workers()]:
            with suppress(OSError, IndexError):
                total += int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return total or -1

    def workers(self) -> list[int]:
        """The processes forked from the process that the web process has started."""
        return [worker for server in self._below(self.process.pid) for worker in self._below(server)]

    @staticmethod
    def _below(parent: int) -> list[int]:
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, IndexError):
                after_name = path.read_text("utf-8", "replace").rpartition(")")[2].split()
                if int(after_name[1]) == parent and after_name[0] != "Z":
                    found.append(int(path.parent.name))
        return found


@contextmanager
def serve(store: Path, *, path: str = "", ready: int = 200, **settings: str) -> Iterator[Server]:
    """A server over ``store`` until the end of the block; ``ready``: the status of its first answer to ``ASK {}``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "POLICY_STORE": str(store), "TEST_PREFIX": path, **settings}
    process = subprocess.Popen([sys.executable, "-m", "uvicorn", "tests.hostile.serving:app", "--port", str(port), "--log-level", "warning"],
                               cwd=ROOT, env=environment)
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        _wait(f"{server.url}{path}/sparql?query=ASK{{}}", server, ready)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str, server: Server, status: int) -> None:
    for _ in range(200):
        if not server.alive():
            break
        with suppress(requests.ConnectionError):
            if requests.get(url, timeout=9).status_code == status:
                return
        time.sleep(0.05)
    raise RuntimeError("the endpoint did not start")
