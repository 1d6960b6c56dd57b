"""Shared fixtures: the real data, built once a session into a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from graph.build import BuildResult
from graph.settings import ROOT
from graph.store import GraphStore, open_store
from graph.validate import memory_graph
from loaders.dataset import Dataset, load_dataset
from queries.build import build


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real data as records."""
    return load_dataset(ROOT / "data")


@pytest.fixture(scope="session")
def build_result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The real data, built."""
    return build(ROOT / "data", tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def store_folder(build_result: BuildResult) -> Path:
    """What ``POLICY_STORE`` names for this session."""
    return build_result.folder.parent.parent


@pytest.fixture(scope="session")
def built(store_folder: Path) -> GraphStore:
    """The built graph, read-only."""
    return open_store(store_folder)


@pytest.fixture(scope="session")
def memory(built: GraphStore) -> Graph:
    """The built graph in rdflib: the oracle."""
    return memory_graph(quad.triple for quad in built.store)


@pytest.fixture
def use_built(store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points this process at the session's store and at an empty database, as a fresh installation would be."""
    monkeypatch.setenv("POLICY_STORE", str(store_folder))
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / 'work.db'}")
    return store_folder
