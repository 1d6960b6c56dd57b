"""Opens the database and gives transactions: readers see one moment, one writer at a time, and a failure is a sentence."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from graph.database.errors import DatabaseError, told
from graph.database.schema import ready
from graph.settings import settings

__all__ = ["WAIT_SECONDS", "Database", "open_database"]

WAIT_SECONDS = 15.0
"""How long a writer waits for its turn. A decision is written in milliseconds, so whoever waits this long waits for something that hangs."""
CONNECT_SECONDS = 5
WRITER_LOCK = 0x706F6C696379
"""Key of PostgreSQL's advisory lock that puts writers in a row ("policy" in ASCII)."""


@dataclass(frozen=True)
class Database:
    """A database that is ready for use. Threads may share it; every ``with`` takes a connection of its own."""

    engine: Engine
    name: str
    """Its address without the password, for messages."""
    wait: float = WAIT_SECONDS

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file on this machine."""
        return self.engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database."""
        return Path(self.engine.url.database or "") if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database and cannot write. Raises :class:`DatabaseError`."""
        options = {"policy_reader": True} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        try:
            with self.engine.connect().execution_options(**options) as connection:
                yield connection
        except SQLAlchemyError as error:
            raise told(error, self.name) from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is alone in writing: saved as a whole at the end of the block, or not at all if it raises.

        Raises :class:`DatabaseError` if the database fails, and when it is kept by somebody for longer than ``wait`` seconds.
        """
        try:
            with self.engine.execution_options(policy_writer=True).begin() as connection:
                if not self.is_sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = {int(self.wait * 1000)}"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
                yield connection
        except SQLAlchemyError as error:
            raise told(error, self.name) from error


_opened: dict[tuple[str, float], Database] = {}
_opening = threading.Lock()


def open_database(url: str | None = None, wait: float = WAIT_SECONDS) -> Database:
    """The database at ``url`` (default: that of the settings), made or brought up to date if need be; opened once a process.

    Raises :class:`DatabaseError`.
    """
    address = _address(url or settings().database)
    key = (address.render_as_string(hide_password=False), wait)
    with _opening:
        found = _opened.get(key)
        if found and (found.file is None or found.file.exists()):
            return found
        if found:
            found.engine.dispose()
        database = _open(address, wait)
        _opened[key] = database
        return database


def _address(url: str) -> URL:
    try:
        address = make_url(url) if "://" in url else URL.create("sqlite", database=url)
    except ArgumentError as error:
        raise DatabaseError("address", url, url.rsplit("@", maxsplit=1)[-1]) from error
    kind = address.get_backend_name()
    if kind == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if kind != "sqlite" or not address.database or address.database == ":memory:":
        raise DatabaseError("address", kind, address.render_as_string(hide_password=True))
    return address.set(drivername="sqlite", database=str(Path(address.database).absolute()))


def _open(address: URL, wait: float) -> Database:
    name = address.database or "" if address.get_backend_name() == "sqlite" else address.set(query={}).render_as_string(hide_password=True)
    database = Database(_sqlite(address, wait) if address.get_backend_name() == "sqlite" else _postgres(address), name, wait)
    try:
        if database.file:
            database.file.parent.mkdir(parents=True, exist_ok=True)
            _wal(database)
        ready(database.read, database.write, name)
    except (OSError, SQLAlchemyError) as error:
        database.engine.dispose()
        raise told(error, name) from error
    except DatabaseError:
        database.engine.dispose()
        raise
    return database


def _postgres(address: URL) -> Engine:
    timeout = {} if "connect_timeout" in address.query else {"connect_timeout": CONNECT_SECONDS}
    return create_engine(address, pool_pre_ping=True, connect_args=timeout)


def _sqlite(address: URL, wait: float) -> Engine:
    """Transactions begin when we say so: Python's driver would begin them too late, at the first write, and lose against a faster writer."""
    engine = create_engine(address, connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):  # FULL: what was acknowledged survives a power failure, in WAL mode too
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if options.get('policy_reader') else 'OFF'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("policy_writer") else "BEGIN")

    return engine


def _wal(database: Database) -> None:
    """Readers do not wait for the writer. The mode stays in the file; changing it wants the file alone, and SQLite does not wait for that itself."""
    deadline = time.monotonic() + database.wait
    while True:
        try:
            raw = database.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                raw.close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise told(_wrapped(error), database.name) from error
            time.sleep(0.05)
        except sqlite3.Error as error:
            raise told(_wrapped(error), database.name) from error
        else:
            return


def _wrapped(error: sqlite3.Error) -> SQLAlchemyError:
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - only where the driver was used directly

    return DBAPIError("PRAGMA journal_mode", None, error)
