"""A PostgreSQL server of its own for a test session: in a temporary folder, on a free port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.running import free_port

__all__ = ["Postgres", "missing", "running"]

ACCOUNT = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this account."""
OPTIONS = ("fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")
"""The server itself is never killed here, so it need not wait for the disk."""


def _folder() -> Path | None:
    """Debian keeps the server's programs out of the PATH, one folder a version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


def missing() -> str | None:
    """Why no server can be started here; None if one can."""
    if not _folder():
        return "PostgreSQL is not installed: apt-get install postgresql"
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return "PostgreSQL does not run as root, and runuser is not there to run it as somebody else"
    return None


@dataclass
class Postgres:
    """A server."""

    folder: Path
    port: int
    given: int = 0

    def fresh(self) -> str:
        """Address of an empty database: a schema of its own in the one there is, which is made and removed at once."""
        self.given += 1
        address = f"postgresql://policy@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA work{self.given}")
        return f"{address}?options=-csearch_path%3Dwork{self.given}"

    def start(self) -> None:
        options = " ".join(f"-c {option}" for option in (*OPTIONS, f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}"))
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "30", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def init(self) -> None:
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "policy", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")

    def _run(self, program: str, *arguments: str) -> None:
        place = _folder()
        assert place
        account = ["runuser", "-u", ACCOUNT, "--"] if os.geteuid() == 0 else []
        done = subprocess.run([*account, str(place / program), *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False, timeout=60)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


@contextmanager
def running() -> Iterator[Postgres]:
    """A server that runs."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        server = Postgres(Path(name), free_port())
        if os.geteuid() == 0:
            shutil.chown(name, ACCOUNT)
        server.init()
        server.start()
        try:
            yield server
        finally:
            server.stop()
