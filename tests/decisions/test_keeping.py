"""A log that was tampered with is found out; copies are whole, restore the same log, and go into an empty database only."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from cli import app
from graph.database import Database, DatabaseError, open_database
from graph.database.tables import meta, remembered, workspace_steps, workspaces
from graph.decisions.backup import BackupError, backup, export, restore
from graph.decisions.fold import fold
from graph.decisions.log import Head, append, event_hash, events, head
from graph.decisions.records import Event
from graph.decisions.verify import verify
from tests.decisions.making import OTHER, PAIR, SCOPE, WS, close, review, settle, stale, suggested, undo, write

COURSE = (suggested(), suggested(OTHER), review(), review("reject", by="ข"), settle("accept"), close(), review("nothing-aligns", matter=SCOPE), stale(), review(by="ค"))


@pytest.fixture
def filled(db: Database) -> Database:
    """A log, and a workspace with a file, a correction and a remembered mapping."""
    written = write(db, COURSE)
    write(db, [undo(written[-1])])
    with db.write() as connection:
        connection.execute(workspaces.insert().values(
            id=WS, name="แผน <b>ก</b>", created_at="2026-11-28T00:00:00+00:00", created_by="ก", file_name="แผน.docx", file_kind="docx",
            file_sha256="0" * 64, file_bytes=bytes(range(256)) * 40, plan={"title": "แผน", "number": 1.5, "none": None}))
        connection.execute(workspaces.insert().values(id="ws-erased", name="ลบแล้ว", created_at="", created_by="", file_name="", file_kind="",
                                                      file_sha256="", file_bytes=None, plan=None, erased_at="2026"))
        connection.execute(workspace_steps.insert().values(workspace=WS, revision=1, step={"kind": "rename"}, by="ก", at="", undone=True))
        connection.execute(remembered.insert().values(topic="columns", key="agency/dga", value={"ชื่อ": 2}, by="ก", at=""))
    return db


# --- verify ------------------------------------------------------------------------------------------------------------------------

def unguarded(db: Database, *statements: str) -> None:
    """What somebody does who has the database's password and no scruples."""
    with db.engine.begin() as connection:
        names = ("events_no_update", "events_no_delete") if db.is_sqlite else ("events_no_change ON events",)
        for name in names:
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(("statement", "found"), [
    ("UPDATE events SET draft = REPLACE(draft, 'reject', 'accept') WHERE seq = 4", [(4, "hash")]),
    ("UPDATE events SET at = '2026-01-01T00:00:00.000000+00:00' WHERE seq = 2", [(2, "hash")]),
    ("UPDATE events SET matter = 'ws-1a2b3c|x|y|' WHERE seq = 7", [(7, "columns"), (7, "seen")][:1]),
    ("UPDATE events SET kind = 'approved' WHERE seq = 1", [(1, "columns")]),
    ("DELETE FROM events WHERE seq = 5", [(6, "gap"), (6, "seen"), (8, "seen"), (9, "seen"), (10, "seen")]),
    ("DELETE FROM events WHERE seq > 8", [(0, "cut")]),
    ("DELETE FROM events", [(0, "cut")]),
    ("UPDATE events SET hash = previous WHERE seq = 10", [(10, "hash"), (0, "head")]),
    ("UPDATE meta SET value = '10:0' WHERE key = 'head'", [(0, "head")]),
    ("INSERT INTO events SELECT 11, 'x', at, workspace, matter, kind, draft, hash, hash FROM events WHERE seq = 10", [(11, "hash"), (0, "head")]),
], ids=lambda value: value if isinstance(value, str) else "")
def test_tampering_is_found(filled: Database, statement: str, found: list[tuple[int, str]]) -> None:
    assert verify(filled).sound
    unguarded(filled, statement)
    report = verify(filled)
    assert [(problem.seq, problem.rule) for problem in report.problems] == found
    assert all("restore" in problem.en and "กู้" in problem.th for problem in report.problems)


def test_event_written_anew_with_its_hash_breaks_the_chain(filled: Database) -> None:
    fourth = events(filled)[3]
    with filled.engine.connect() as connection:
        row = connection.execute(text("SELECT at, draft FROM events WHERE seq = 4")).one()
    changed = row.draft.replace('"mark":"reject"', '"mark":"unsure"')
    assert changed != row.draft
    unguarded(filled)
    with filled.engine.begin() as connection:
        connection.execute(text("UPDATE events SET hash = :hash, draft = :draft WHERE seq = 4"),
                           {"hash": event_hash(fourth.previous, 4, row.at, changed), "draft": changed})
    assert [(problem.seq, problem.rule) for problem in verify(filled).problems] == [(5, "chain")]


def test_whole_chain_written_anew_is_found_by_a_head_kept_elsewhere(filled: Database) -> None:
    kept = head(filled)
    with filled.engine.begin() as connection:
        connection.execute(text("DROP TABLE events"))
        if not filled.is_sqlite:
            connection.execute(text("DROP FUNCTION events_refuse"))
        connection.execute(meta.delete())
        connection.execute(text("DROP TABLE workspace_steps"))
        for name in ("workspaces", "remembered", "meta"):
            connection.execute(text(f"DROP TABLE {name}"))
    address = filled.engine.url.render_as_string(hide_password=False)
    fresh = open_database(address, wait=1.5)
    write(fresh, COURSE[:5])
    assert verify(fresh).sound, "a forged log is sound in itself"
    assert [problem.rule for problem in verify(fresh, kept).problems] == ["anchor"]
    assert verify(fresh, Head(3, events(fresh)[2].hash)).sound
    fresh.engine.dispose()


# --- copies ------------------------------------------------------------------------------------------------------------------------

def everything(db: Database) -> dict[str, list[tuple[object, ...]]]:
    with db.read() as connection:
        return {table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
                for table in (workspaces, workspace_steps, remembered, meta)}


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Database]:
    def make(kind: str) -> Database:
        return open_database(str(tmp_path / "restored.db") if kind == "sqlite" else request.getfixturevalue("postgres").fresh())
    return make


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
@pytest.mark.parametrize("name", ["copy.jsonl", "copy.db"])
def test_restored_is_what_was_backed_up(filled: Database, empty: Callable[[str], Database], tmp_path: Path, name: str, into: str) -> None:
    target = tmp_path / name
    if name == "copy.db" and not filled.is_sqlite:
        with pytest.raises(BackupError, match=r"\.jsonl"):
            backup(filled, target)
        assert not list(tmp_path.glob("copy*"))
        return
    kept = backup(filled, target)
    append(filled, [suggested(OTHER, seen=1, by="tool:later")])
    restored = empty(into)
    report = restore(restored, target)
    assert report.sound
    assert report.head == kept
    assert events(restored) == events(filled)[:-1]
    assert fold(events(restored)) == fold(events(filled)[:-1])
    with filled.write() as connection:  # but for what was written since
        connection.execute(meta.update().where(meta.c.key == "head").values(value=str(kept)))
    assert everything(restored) == everything(filled)
    append(restored, [suggested(OTHER, seen=1, by="tool:later")])
    assert verify(restored, kept).sound
    restored.engine.dispose()


def test_restore_is_into_an_empty_database_only(filled: Database, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.jsonl")
    before = events(filled)
    with pytest.raises(BackupError, match="only into an empty one"):
        restore(filled, tmp_path / "copy.jsonl")
    assert events(filled) == before
    with pytest.raises(BackupError, match="exists already"):
        backup(filled, tmp_path / "copy.jsonl")


@pytest.mark.parametrize("harm", [
    lambda lines: lines[:-1],                                       # cut off
    lambda lines: [*lines[:3], *lines[4:]],                         # a line is gone
    lambda lines: [lines[0], *lines[2:3], *lines[1:2], *lines[3:]],  # two changed places
    lambda lines: [line.replace("ก", "ค") for line in lines],
    lambda lines: [lines[0], "{", *lines[1:]],
    lambda lines: lines[1:],
    lambda _: ["ไม่ใช่สำเนา"],
    lambda _: [],
], ids=["cut", "gone", "moved", "changed", "broken", "no head", "foreign", "empty"])
def test_damaged_copy_restores_nothing(filled: Database, empty: Callable[[str], Database], tmp_path: Path, harm: Callable[[list[str]], list[str]]) -> None:
    path = tmp_path / "copy.jsonl"
    backup(filled, path)
    path.write_text("".join(f"{line}\n" for line in harm(path.read_text("utf-8").splitlines())), "utf-8")
    restored = empty("sqlite" if filled.is_sqlite else "postgresql")
    with pytest.raises(BackupError):
        restore(restored, path)
    assert not events(restored)
    assert not everything(restored)["workspaces"]
    restored.engine.dispose()


def test_copy_of_a_newer_program_says_so(filled: Database, empty: Callable[[str], Database], tmp_path: Path) -> None:
    path = tmp_path / "copy.jsonl"
    backup(filled, path)
    path.write_text(path.read_text("utf-8").replace('"schema":1', '"schema":99', 1), "utf-8")
    with pytest.raises(DatabaseError, match="newer version"):
        restore(empty("sqlite"), path)
    with filled.write() as connection:
        connection.execute(meta.update().where(meta.c.key == "schema_version").values(value="99"))
    with pytest.raises(DatabaseError, match="newer version"):
        open_database(filled.engine.url.render_as_string(hide_password=False), wait=1.25)


def test_exported_lines_can_be_checked_by_anybody(filled: Database) -> None:
    file = io.StringIO()
    assert export(filled, file) == 10
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    previous = "0" * 64
    for line in lines:
        assert line["previous"] == previous
        assert line["hash"] == event_hash(previous, line["seq"], line["at"], line["draft"])
        previous = line["hash"]
    only = io.StringIO()
    assert export(filled, only, "ws-none") == 0


# --- the command line --------------------------------------------------------------------------------------------------------------

def test_verbs(filled: Database, empty: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner()
    monkeypatch.setenv("POLICY_STORE", str(tmp_path / "no-graph"))
    monkeypatch.setenv("POLICY_DB", filled.engine.url.render_as_string(hide_password=False))
    done = run.invoke(app, ["decisions", "log", "--last", "2", "--json"])
    assert done.exit_code == 0
    assert [Event.model_validate(value).seq for value in json.loads(done.stdout)] == [9, 10]
    done = run.invoke(app, ["decisions", "log", "--workspace", WS, "--after", "4"])
    assert "หัวหน้า ชี้ขาด: รับว่าสอดคล้อง (หลัก) · หัวหน้า settled it: accepted it (main)" in done.stdout
    assert PAIR.object in done.stdout  # type: ignore[operator]

    done = run.invoke(app, ["decisions", "backup", "-o", str(tmp_path / "copy.jsonl"), "--json"])
    kept = json.loads(done.stdout)["head"]
    assert kept == str(head(filled))
    assert run.invoke(app, ["decisions", "backup", "-o", str(tmp_path / "copy.jsonl")]).exit_code == 1
    assert json.loads(run.invoke(app, ["decisions", "export", "-o", str(tmp_path / "log.jsonl"), "--json"]).stdout)["events"] == 10
    assert run.invoke(app, ["decisions", "restore", str(tmp_path / "copy.jsonl")]).exit_code == 1, "it is not empty"
    assert run.invoke(app, ["decisions", "verify", "--head", kept]).exit_code == 0
    assert run.invoke(app, ["decisions", "verify", "--head", "x"]).exit_code == 2
    unguarded(filled, "UPDATE events SET draft = REPLACE(draft, 'reject', 'accept') WHERE seq = 4")
    done = run.invoke(app, ["decisions", "verify", "--json"])
    assert done.exit_code == 1
    assert [(problem["seq"], problem["rule"]) for problem in json.loads(done.stdout)["problems"]] == [(4, "hash")]

    target = empty("sqlite")
    monkeypatch.setenv("POLICY_DB", target.engine.url.render_as_string(hide_password=False))
    done = run.invoke(app, ["decisions", "restore", str(tmp_path / "copy.jsonl"), "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"head": kept, "events": 10, "problems": []}
    monkeypatch.setenv("POLICY_DB", "postgresql://policy:secret@127.0.0.1:1/none")
    done = run.invoke(app, ["decisions", "log"])
    assert done.exit_code == 1
    assert "cannot be reached" in done.stderr
    assert "secret" not in done.stderr
