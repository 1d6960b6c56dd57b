"""Both databases: each test of the contract gets an empty one of either kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.database import Database, open_database
from tests.decisions.postgres import Postgres, missing, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    if why := missing():
        if os.environ.get("POLICY_REQUIRE_SERVERS"):
            pytest.fail(why)
        pytest.skip(why)
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'work.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    database = open_database(url, wait=60)
    yield database
    database.engine.dispose()
