"""Copies of people's work to keep elsewhere, and the way back.

Two forms: a file of SQLite, made by its online backup while others write (SQLite only), and JSON Lines of every table (both databases), which
also moves work from one database to the other. Each is complete: workspaces with their files, corrections, decisions. A restored database is a
database like any other, with the same events, numbers and hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from sqlalchemy import Connection, LargeBinary, NullPool, Table, create_engine, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from graph.database.engine import Database
from graph.database.errors import DatabaseError, told
from graph.database.tables import SCHEMA_VERSION, events, meta, metadata
from graph.decisions.log import GENESIS, Head, rows_after
from graph.decisions.verify import Report, verify

__all__ = ["BackupError", "backup", "export", "restore"]

FORMAT = "policy-work"
_SQLITE_MAGIC = b"SQLite format 3\x00"
_BATCH = 200


class BackupError(ValueError):
    """A copy that cannot be made or used; ``th`` and ``en`` say why and what to do."""

    def __init__(self, th: str, en: str) -> None:
        self.th, self.en = th, en
        super().__init__(f"{th} · {en}")


def backup(db: Database, target: Path) -> Head:
    """Write a complete copy to ``target``: by its suffix ``.db`` or ``.sqlite`` a file of SQLite, else JSON Lines. Returns the head to keep.

    The file is there whole or not at all; an existing one is not overwritten. Raises :class:`BackupError`, ``DatabaseError`` or ``OSError``.
    """
    if target.exists():
        raise BackupError(f"มีแฟ้ม {target} อยู่แล้ว ตั้งชื่ออื่น", f"{target} exists already; choose another name")
    partial = target.with_name(target.name + ".part")
    try:
        if target.suffix in {".db", ".sqlite"}:
            head = _copy_file(db, partial)
        else:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                head = _write(db, file)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return head


def restore(db: Database, source: Path) -> Report:
    """Fill the empty database ``db`` from a copy, all or nothing, and check its chain. Raises :class:`BackupError` or ``DatabaseError``."""
    with source.open("rb") as file:
        is_sqlite = file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    with db.write() as connection:
        if full := [table.name for table in _tables() if connection.execute(select(func.count()).select_from(table)).scalar_one()]:
            raise BackupError(f"ฐานข้อมูล {db.name} มีข้อมูลอยู่แล้ว ({', '.join(full)}) กู้ลงฐานข้อมูลว่างเท่านั้น ตั้ง POLICY_DB เป็นฐานใหม่",
                              f"the database {db.name} holds work already ({', '.join(full)}); restore only into an empty one: set POLICY_DB to a new one")
        connection.execute(meta.delete().where(meta.c.key == "head"))
        for table, values in _rows_of_file(source) if is_sqlite else _rows_of_lines(source):
            connection.execute(table.insert(), values)
    return verify(db)


def export(db: Database, file: IO[str], workspace: str | None = None) -> int:
    """Write the log as JSON Lines, one event a line as it is hashed (``draft`` is its canonical text). Returns how many."""
    count = 0
    with db.read() as connection:
        for row in rows_after(connection, workspace=workspace):
            file.write(_json({"seq": row.seq, "at": row.at, "draft": row.draft, "previous": row.previous, "hash": row.hash}) + "\n")
            count += 1
    return count


def _tables() -> list[Table]:
    """What is copied, parents before children; ``meta`` only with the log's head."""
    return [table for table in metadata.sorted_tables if table is not meta]


def _copy_file(db: Database, partial: Path) -> Head:
    if db.file is None:
        raise BackupError("สำเนาแบบแฟ้ม SQLite ทำได้จาก SQLite เท่านั้น ใช้ชื่อแฟ้ม .jsonl",
                          "a copy as a file of SQLite can be made of SQLite only; use a file name that ends in .jsonl")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(db.file)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, that can be carried away
            noted = copy.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    except sqlite3.Error as error:
        raise told(DBAPIError("backup", None, error), str(partial)) from error
    return _head(noted[0] if noted else None)


def _head(noted: str | None) -> Head:
    return Head.read(noted) if noted else Head(0, GENESIS)


def _write(db: Database, file: IO[str]) -> Head:
    digest = hashlib.sha256()

    def line(value: dict[str, Any]) -> None:
        text = _json(value) + "\n"
        digest.update(text.encode())
        file.write(text)

    with db.read() as connection:
        noted = connection.execute(select(meta.c.value).where(meta.c.key == "head")).scalar()
        line({"format": FORMAT, "schema": SCHEMA_VERSION, "made": datetime.now(UTC).isoformat(timespec="seconds"), "head": noted})
        count = 0
        for table in _tables():
            for row in _rows(connection, table):
                line({"table": table.name, "row": {name: _outward(value) for name, value in row.items()}})
                count += 1
    file.write(_json({"rows": count, "sha256": digest.hexdigest()}) + "\n")
    return _head(noted)


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    order = [table.c.seq] if table is events else list(table.primary_key.columns)
    for row in connection.execution_options(yield_per=_BATCH).execute(select(table).order_by(*order)).mappings():
        yield dict(row)


def _rows_of_file(source: Path) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Rows of an SQLite copy, which is only read: it may lie on a medium that cannot be written."""
    engine = create_engine(f"sqlite:///file:{quote(str(source.absolute()))}?mode=ro&uri=true", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            noted = {row.key: row.value for row in connection.execute(select(meta))}
            if int(noted["schema_version"]) > SCHEMA_VERSION:
                raise DatabaseError("newer", str(source), f"{noted['schema_version']} > {SCHEMA_VERSION}")
            if "head" in noted:
                yield meta, [{"key": "head", "value": noted["head"]}]
            for table in _tables():
                yield from ((table, batch) for batch in _batches(_rows(connection, table)))
    except (SQLAlchemyError, KeyError) as error:
        raise _foreign(source) from error
    finally:
        engine.dispose()


def _rows_of_lines(source: Path) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Rows of a JSON Lines copy. The last line, which proves that the file is whole, is checked before the transaction ends."""
    digest, count, last = hashlib.sha256(), 0, ""
    with source.open(encoding="utf-8", newline="\n") as file:
        try:
            first = file.readline()
            header = json.loads(first)
            if header.get("format") != FORMAT:
                raise _foreign(source)
            if header["schema"] > SCHEMA_VERSION:
                raise DatabaseError("newer", str(source), f"{header['schema']} > {SCHEMA_VERSION}")
            digest.update(first.encode())
            if header["head"]:
                yield meta, [{"key": "head", "value": header["head"]}]
            for last in file:
                value = json.loads(last)
                if "table" not in value:
                    break
                digest.update(last.encode())
                count += 1
                table = metadata.tables[value["table"]]
                yield table, [{name: _inward(table, name, cell) for name, cell in value["row"].items()}]
            footer = json.loads(last or "{}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _foreign(source) from error
    if footer.get("rows") != count or footer.get("sha256") != digest.hexdigest():
        raise BackupError(f"สำเนา {source} ไม่ครบหรือถูกแก้ (อ่านได้ {count:,} แถว) ใช้สำเนาอื่น ไม่มีอะไรถูกบันทึก",
                          f"the copy {source} is incomplete or was changed ({count:,} rows read); use another one; nothing was saved")


def _foreign(source: Path) -> BackupError:
    return BackupError(f"{source} ไม่ใช่สำเนาของโปรแกรมนี้ ใช้แฟ้มที่ทำด้วย cli.py decisions backup",
                       f"{source} is no copy made by this program; use a file made with: cli.py decisions backup")


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _outward(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _inward(table: Table, name: str, value: Any) -> Any:
    return base64.b64decode(value["base64"]) if value is not None and isinstance(table.c[name].type, LargeBinary) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
