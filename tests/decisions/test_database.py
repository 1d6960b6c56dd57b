"""The database by itself: made once however many ask, told apart from what is none, and never with its password in a message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from graph.database import Database, DatabaseError, engine, open_database
from graph.database.tables import meta, metadata, remembered
from graph.settings import ROOT, settings


def test_made_once_though_many_come_first(url: str) -> None:
    """tests/decisions/test_killed.py has processes do the same."""
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: engine._open(engine._address(url), 30), range(4)))
    with opened[0].read() as connection:
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())
        assert connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).all() == [("1",)]
    for db in opened:
        db.engine.dispose()


def test_a_block_that_raises_leaves_nothing(db: Database) -> None:
    twice = [{"topic": "columns", "key": "a", "value": {}, "by": "ก", "at": ""}] * 2
    with pytest.raises(DatabaseError) as caught, db.write() as connection:
        connection.execute(remembered.insert(), twice)
    assert "nothing of this request was saved" in caught.value.en
    with db.read() as connection:
        assert not connection.execute(select(remembered)).all()


def test_a_reader_sees_one_moment_and_writes_nothing(db: Database, url: str) -> None:
    row = remembered.insert().values(topic="columns", key="a", value=["ก"], by="ก", at="")
    other = open_database(url, wait=1.75)
    with db.read() as connection:
        assert not connection.execute(select(remembered)).all()
        with other.write() as writer:
            writer.execute(row)
        assert not connection.execute(select(remembered)).all()
    with db.read() as connection:
        assert connection.execute(select(remembered.c.value)).scalar_one() == ["ก"]
    with pytest.raises(DatabaseError) as caught, db.read() as connection:
        connection.execute(remembered.delete())
    assert caught.value.trouble == "read-only"
    other.engine.dispose()


@pytest.mark.parametrize(("address", "trouble"), [
    ("mysql://a:secret@h/x", "address"), ("sqlite://", "address"), ("sqlite:///:memory:", "address"), ("nonsense://secret", "address"),
    ("postgresql://policy:secret@127.0.0.1:1/x", "unreachable"), ("/proc/none/work.db", "denied"),
])
def test_what_cannot_be_opened_is_told_in_two_languages(address: str, trouble: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        open_database(address)
    assert caught.value.trouble == trouble
    assert "POLICY_DB" in caught.value.th
    assert "POLICY_DB" in caught.value.en
    assert "secret@" not in str(caught.value)
    assert ":secret" not in str(caught.value)


def test_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("บันทึก" * 500, "utf-8")
    before = path.read_bytes()
    with pytest.raises(DatabaseError) as caught:
        open_database(str(path))
    assert caught.value.trouble == "damaged"
    assert path.read_bytes() == before


def test_database_of_another_program_is_left_alone(url: str) -> None:
    db = open_database(url)
    with db.write() as connection:
        connection.execute(text("DROP TABLE meta"))
    db.engine.dispose()
    with pytest.raises(DatabaseError) as caught:
        open_database(url, wait=1.6)
    assert caught.value.trouble == "damaged"


def test_removed_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    open_database(str(path)).engine.dispose()
    for file in tmp_path.glob("work.db*"):
        file.unlink()
    with open_database(str(path)).read() as connection:
        assert connection.execute(select(meta)).all()


def test_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICY_DB", raising=False)
    assert settings().database == f"sqlite:///{ROOT / 'var' / 'work.db'}"
    monkeypatch.setenv("POLICY_DB", "postgresql://policy:secret@h/x")
    assert settings().database == "postgresql://policy:secret@h/x"
    assert "secret" not in repr(settings())
