"""Column mappings that people checked, remembered for each agency: the next table headed alike is read as they said."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from graph.database import Database
from graph.database.tables import remembered
from loaders.clean import clean_line
from loaders.table import ColumnMapping

__all__ = ["MOST", "agencies", "fingerprint", "forget", "recall", "remember"]

TOPIC = "columns"
MOST = 200
"""Mappings of one agency that are handed to the reader, the newest first."""
_LONGEST_AGENCY = 200


def fingerprint(mapping: ColumnMapping) -> str:
    """Names a heading: the same words in the same order, wherever the table stands."""
    return hashlib.sha256("\n".join(each.key for each in mapping.columns).encode()).hexdigest()[:24]


def remember(db: Database, mapping: ColumnMapping, *, agency: str, by: str) -> None:
    """Keep a mapping for an agency (empty: for all who name none) in place of an earlier one of the same heading. Raises :class:`DatabaseError`."""
    key = f"{_agency(agency)}|{fingerprint(mapping)}"
    with db.write() as connection:
        connection.execute(delete(remembered).where(remembered.c.topic == TOPIC, remembered.c.key == key))
        connection.execute(insert(remembered).values(topic=TOPIC, key=key, value=mapping.as_json(), by=by, at=datetime.now(UTC).isoformat()))


def recall(db: Database, agency: str) -> tuple[ColumnMapping, ...]:
    """The mappings of an agency, the newest first. One that an earlier version wrote and this one cannot read is left out. Raises :class:`DatabaseError`."""
    start = f"{_agency(agency)}|"
    with db.read() as connection:
        rows = connection.execute(select(remembered.c.value).where(remembered.c.topic == TOPIC, remembered.c.key.startswith(start, autoescape=True))
                                  .order_by(remembered.c.at.desc()).limit(MOST)).scalars()
        found = []
        for value in rows:
            try:
                found.append(ColumnMapping.from_json(json.loads(value) if isinstance(value, str) else value))
            except ValueError:
                continue
    return tuple(found)


def agencies(db: Database) -> tuple[str, ...]:
    """Agencies that something is remembered for, by name. Raises :class:`DatabaseError`."""
    with db.read() as connection:
        keys = connection.execute(select(remembered.c.key).where(remembered.c.topic == TOPIC)).scalars().all()
    return tuple(sorted({name for key in keys if (name := key.rpartition("|")[0])}))


def forget(db: Database, agency: str) -> int:
    """Drop what is remembered for an agency; how many mappings that were. Raises :class:`DatabaseError`."""
    with db.write() as connection:
        gone = connection.execute(delete(remembered).where(remembered.c.topic == TOPIC, remembered.c.key.startswith(f"{_agency(agency)}|", autoescape=True)))
    return int(gone.rowcount)


def _agency(name: str) -> str:
    return clean_line(name).replace("|", "/")[:_LONGEST_AGENCY]
