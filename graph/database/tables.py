"""Every table. Both databases hold the same text: times are ISO 8601 in UTC, so that what one writes the other restores letter for letter."""

from __future__ import annotations

from sqlalchemy import DDL, JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, event

__all__ = ["SCHEMA_VERSION", "events", "meta", "metadata", "remembered", "workspace_steps", "workspaces"]

SCHEMA_VERSION = 1
"""Rises with every change of a table; :mod:`graph.database.schema` brings older databases up to it."""

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
})

meta = Table(
    "meta", metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    comment="schema_version; head: number and hash of the last event, which tells that the end of the log was cut off",
)

events = Table(
    "events", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False, comment="1, 2, 3 … without a gap"),
    Column("id", String(36), nullable=False, unique=True),
    Column("at", String(40), nullable=False),
    Column("workspace", Text, nullable=False),
    Column("matter", Text, nullable=False, comment="Matter.key"),
    Column("kind", String(16), nullable=False),
    Column("draft", Text, nullable=False, comment="Canonical JSON of the Draft: the very letters that are hashed"),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_events_matter", "matter", "seq"),
    Index("ix_events_workspace", "workspace", "seq"),
)

workspaces = Table(
    "workspaces", metadata,
    Column("id", String(64), primary_key=True, comment="ws-xxxxxx"),
    Column("name", Text, nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_kind", String(32), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("file_bytes", LargeBinary, comment="The file as it came; NULL once erased"),
    Column("plan", JSON(none_as_null=True), comment="PlanDocument as loaded, before any correction; NULL once erased"),
    Column("revision", Integer, nullable=False, default=0, comment="Number of the last step in force or undone; rises with every change"),
    Column("erased_at", String(40), comment="Content is gone, the name stays so that decisions on it can still be explained"),
)

workspace_steps = Table(
    "workspace_steps", metadata,
    Column("workspace", String(64), ForeignKey("workspaces.id"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("step", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("undone", Boolean, nullable=False, default=False),
)

remembered = Table(
    "remembered", metadata,
    Column("topic", String(64), primary_key=True, comment="e.g. columns"),
    Column("key", String(300), primary_key=True, comment="e.g. agency and fingerprint of a table's heading"),
    Column("value", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
)

_REFUSAL = "events are append-only: undo by another event"
_GUARDS = (
    ("sqlite", f"CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"),
    ("sqlite", f"CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"),
    ("postgresql", f"CREATE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"),
    ("postgresql", "CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_refuse()"),
)
"""The database itself refuses to change an event; whoever gets around this is found by :mod:`graph.decisions.verify`."""
for _dialect, _statement in _GUARDS:
    event.listen(events, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
