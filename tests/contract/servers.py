"""Starts SPARQL servers on this machine for the contract tests, or to try one by hand::

    python -m tests.contract.servers virtuoso

starts the server, loads the built graph, prints the settings to use it with, and stops at Ctrl-C.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from graph.http import Endpoint
from graph.settings import settings
from graph.store import EmbeddedStore, open_store
from graph.upload import description, upload
from tests.running import free_port

__all__ = ["SERVERS", "Server", "missing", "running"]

PASSWORD = "contract"  # noqa: S105 - of a server that lives for one test session on 127.0.0.1
START_SECONDS = 60
_VIRTUOSO_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
MaxClientConnections = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
MaxClientConnections = 10
[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Server:
    """A running server that holds the graph."""

    name: str
    query: Endpoint
    graphs: Endpoint
    """Graph Store Protocol, with the right to write."""
    sql: str = ""
    """Address for Virtuoso's isql."""
    folder: Path = Path()


def program(*names: str) -> str | None:
    """Path of the first program found: beside this Python, as pip installs it, or on the PATH."""
    beside = [str(path) for name in names if (path := Path(sys.executable).parent / name).is_file()]
    return next(iter(beside), None) or next((found for name in names if (found := shutil.which(name))), None)


def missing(name: str) -> str | None:
    """Why a server cannot be started here; None if it can."""
    if name.startswith("oxigraph"):
        return None if program("oxigraph") else "oxigraph is not installed: pip install oxigraph"
    wanted = [one for one in ("virtuoso-t", "isql-vt") if not program(one)]
    return f"{', '.join(wanted)} not installed: apt-get install virtuoso-opensource" if wanted else None


@contextmanager
def running(name: str, store: EmbeddedStore) -> Iterator[Server]:
    """A server holding the build ``store``, in a folder of its own that goes with it."""
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        start = SERVERS[name]
        process, server = start(Path(folder))
        try:
            _wait(process, server)
            if server.sql:
                _bulk_load(server, store)
            else:
                upload(store, server.query, server.graphs)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _oxigraph(folder: Path, *options: str) -> tuple[subprocess.Popen[bytes], Server]:
    address = f"127.0.0.1:{free_port()}"
    command = [program("oxigraph") or "", "serve", "--location", str(folder / "data"), "--bind", address, *options]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return process, Server("oxigraph", Endpoint(f"http://{address}/query"), Endpoint(f"http://{address}/store"))


def _virtuoso(folder: Path) -> tuple[subprocess.Popen[bytes], Server]:
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http), "utf-8")
    command = [program("virtuoso-t") or "", "+foreground", "+configfile", "virtuoso.ini"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{http}"
    return process, Server("virtuoso", Endpoint(f"{base}/sparql-auth", "dba", PASSWORD),
                           Endpoint(f"{base}/sparql-graph-crud-auth", "dba", PASSWORD), f"127.0.0.1:{sql}", folder)


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{server.name} ended at once (status {process.returncode})")
        try:
            requests.get(server.query.url, timeout=2)
        except requests.exceptions.RequestException:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{server.name} did not start within {START_SECONDS} s")


def _bulk_load(server: Server, store: EmbeddedStore) -> None:
    """As docs/remote-store.md says: Virtuoso's own loader, fed with the dump and the description of the build."""
    shutil.copy(store.dump(), server.folder / "graph.nq")
    (server.folder / "description.nq").write_text("".join(f"{quad} .\n" for quad in description(store)), "utf-8")
    commands = f"user_set_password('dba', '{PASSWORD}'); ld_dir('.', '*.nq', 'urn:unused'); rdf_loader_run(); checkpoint;"
    done = subprocess.run([program("isql-vt") or "", server.sql, "dba", "dba", f"EXEC={commands}"], cwd=server.folder,
                          capture_output=True, text=True, check=False, timeout=120)
    if done.returncode or "Error" in done.stdout + done.stderr:
        raise RuntimeError(f"isql: {done.stdout}{done.stderr}")


SERVERS = {
    "oxigraph": lambda folder: _oxigraph(folder, "--union-default-graph"),
    "oxigraph-no-union": _oxigraph,
    "virtuoso": _virtuoso,
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in SERVERS or (why := missing(name)):
        sys.exit(f"python -m tests.contract.servers {'|'.join(SERVERS)}" if name not in SERVERS else why)
    with running(name, open_store(settings().store)) as server:
        print(f"POLICY_STORE={server.query.url} POLICY_STORE_USER={server.query.user} POLICY_STORE_PASSWORD={server.query.password}", flush=True)  # noqa: T201
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
