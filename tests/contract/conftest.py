"""Each engine once a session, holding the session's build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engine import GraphStore
from graph.remote import RemoteStore, describe
from graph.store import EmbeddedStore, open_store
from tests.contract.servers import SERVERS, Server, missing, running


@pytest.fixture(scope="session")
def embedded(store_folder: Path) -> EmbeddedStore:
    return open_store(store_folder)


@pytest.fixture(scope="session", params=list(SERVERS))
def server(request: pytest.FixtureRequest, embedded: EmbeddedStore) -> Iterator[Server]:
    name: str = request.param
    if why := missing(name):
        if os.environ.get("POLICY_REQUIRE_SERVERS"):
            pytest.fail(why)
        pytest.skip(why)
    with running(name, embedded) as started:
        yield started


@pytest.fixture(scope="session")
def remote(server: Server, tmp_path_factory: pytest.TempPathFactory) -> RemoteStore:
    return describe(server.query, tmp_path_factory.mktemp("remote"))


@pytest.fixture(scope="session", params=["embedded"])
def engine(embedded: EmbeddedStore) -> GraphStore:
    return embedded
