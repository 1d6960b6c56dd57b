"""A small plan as a loader reads it, an empty database, and a store of the real graph with nothing else in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import BuildResult
from graph.database import Database, open_database
from graph.settings import ROOT, Settings
from graph.validate import REPORT_FILE
from loaders.agency_names import AgencyNames
from loaders.dataset import Dataset
from loaders.identify import identified
from loaders.records import PlanDocument
from loaders.text import load_bytes

TEXT = ROOT / "tests" / "loaders" / "golden" / "text_plan.txt"
WS = "ws-2345ab"


@pytest.fixture(scope="session")
def names(dataset: Dataset) -> AgencyNames:
    return dataset.agency_names


@pytest.fixture(scope="session")
def loaded() -> PlanDocument:
    """A plan as its loader read it, without ids."""
    return load_bytes(TEXT.read_bytes(), TEXT.name).as_plan()


@pytest.fixture(scope="session")
def market(loaded: PlanDocument) -> PlanDocument:
    """The same with ids below :data:`WS`."""
    return identified(loaded, WS)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(str(tmp_path / "work.db"), wait=5)
    yield database
    database.engine.dispose()


@pytest.fixture
def installed(build_result: BuildResult, tmp_path: Path) -> Iterator[Settings]:
    """An installation of its own: the real graph by hard links, and a database that is not there yet."""
    store = tmp_path / "store"
    base = store / "builds" / build_result.folder.name
    shutil.copytree(build_result.folder, base, copy_function=os.link, ignore=shutil.ignore_patterns("LOCK", "search", REPORT_FILE))  # the built store is shared: a test that ran before may have validated it
    (base / "oxigraph" / "LOCK").touch()
    (store / "CURRENT").write_text(base.name + "\n", "utf-8")
    yield Settings(data=ROOT / "data", store=store, database=str(tmp_path / "work.db"))
    shutil.rmtree(store, ignore_errors=True)
