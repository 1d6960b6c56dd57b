"""Makes the tables of a new database and brings an older one up to date, one version after the other, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, inspect, select

from graph.database.errors import DatabaseError
from graph.database.tables import SCHEMA_VERSION, meta, metadata

__all__ = ["ready"]

Transaction = Callable[[], AbstractContextManager[Connection]]
STEPS: dict[int, Callable[[Connection], None]] = {}
"""Version → what leads to it from the one before. Version 1 is the first."""


def ready(read: Transaction, write: Transaction, name: str) -> None:
    """See that the tables are there, in the version of this program. A database that is up to date is not written to.

    Raises :class:`DatabaseError` if the database was made by a newer program, or holds other tables of these names.
    """
    with read() as connection:
        if _version(connection, name) == SCHEMA_VERSION:
            return
    with write() as connection:  # another process may have made the tables meanwhile: look again, now alone
        version = _version(connection, name)
        if version == 0:
            metadata.create_all(connection, checkfirst=False)
            connection.execute(meta.insert().values(key="schema_version", value=str(SCHEMA_VERSION)))
            return
        for step in range(version + 1, SCHEMA_VERSION + 1):
            STEPS[step](connection)
        connection.execute(meta.update().where(meta.c.key == "schema_version").values(value=str(SCHEMA_VERSION)))


def _version(connection: Connection, name: str) -> int:
    """0 for an empty database."""
    found = set(inspect(connection).get_table_names())
    if meta.name not in found:
        if taken := sorted(found & set(metadata.tables)):
            raise DatabaseError("damaged", f"{name} ({', '.join(taken)})")
        return 0
    version = int(connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).scalar_one())
    if version > SCHEMA_VERSION:
        raise DatabaseError("newer", name, f"{version} > {SCHEMA_VERSION}")
    return version
