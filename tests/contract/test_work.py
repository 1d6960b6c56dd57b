"""People's work on a server: put beside the graph of data/, changed with it, taken away; and a sentence where it cannot be.

The servers of the session serve: at the end they hold what they held before, or other tests say so.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.database import open_database
from graph.engine import StoreError
from graph.projection import project
from graph.remote import open_remote
from graph.settings import ROOT, Settings
from graph.workspaces import shelf
from graph.workspaces.rdf import graph_of
from graph.workspaces.records import Reword
from loaders.text import load_bytes
from queries.read.about import sources
from queries.read.overview import figures
from queries.read.plans import plan_card
from tests.contract.servers import Server

TEXT = ROOT / "tests" / "loaders" / "golden" / "text_plan.txt"


def test_work_is_put_changed_and_taken_away(server: Server, tmp_path: Path) -> None:
    now = Settings(data=ROOT / "data", store=tmp_path, store_url=server.query.url, store_user=server.graphs.user, store_password=server.graphs.password,
                   database=str(tmp_path / "work.db"))
    assert not project(now).changed
    before = open_remote(now)
    published = figures(before)
    db = open_database(now.database)
    made = shelf.keep(db, load_bytes(TEXT.read_bytes(), TEXT.name).as_plan(), TEXT.read_bytes(), TEXT.name, name="แผน", by="ก")
    with pytest.raises(StoreError, match="POLICY_STORE_GRAPHS"):
        project(now)
    now = Settings(**{**vars(now), "store_graphs": server.graphs.url})
    assert project(now).changed
    assert plan_card(open_remote(now), made.id).summary.ref.label.th == made.title
    assert open_remote(now).manifest["counts"] == before.manifest["counts"] | dict(project(now).work)
    counted = figures(open_remote(now))
    assert replace(counted, work=published.work) == published
    assert (published.work.plans, counted.work.plans, counted.work.elements) == (0, 1, sum(1 for _, element, _ in made.plan.walk() if element.id))
    assert tuple(source.id for source in sources(open_remote(now)) if source.work) == (made.id,)
    assert not project(now).changed
    shelf.correct(db, made.id, Reword(id=f"{made.id}/s1", text="ชื่อใหม่"), by="ก", expected=0)
    assert project(now).changed
    rows = open_remote(now).query(f"SELECT ?label WHERE {{ <https://w3id.org/policy-alignment/id/{made.id}/s1> skos:prefLabel ?label }}")
    assert [row["label"].value for row in rows] == ["ชื่อใหม่"]  # type: ignore[union-attr]
    shelf.erase(db, made.id)
    assert project(now).changed
    after = open_remote(now)
    assert (after.fingerprint, after.manifest) == (before.fingerprint, before.manifest)
    assert graph_of(made.id) not in after.manifest["counts"]
