"""Overlap decided like alignments: verdicts, disagreement, undo, and what the list then shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.database import Database, open_database
from graph.decisions.log import append, events
from graph.people import alone, this_is
from graph.settings import ROOT
from graph.store import GraphStore
from review.acts import last_act, undo
from review.pairs import VERDICTS, Verdict, decide_pair, pair_states, verdict_of, with_decisions
from search.overlap import overlaps
from search.overlap_records import Found, Pair


@pytest.fixture(scope="module")
def found(built: GraphStore) -> Found:
    return overlaps(built)


@pytest.fixture(scope="module")
def pair(found: Found) -> Pair:
    return next(pair for pair in found.pairs if pair.awaits)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'work.db'}")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_settles_the_pair_in_the_list(verdict: Verdict, db: Database, pair: Pair, found: Found) -> None:
    append(db, [decide_pair(alone("สมหญิง"), pair, verdict, 0, note="เหตุผล")])
    states = pair_states(db)
    assert verdict_of(states[pair.id]) == verdict
    after = next(one for one in with_decisions(found, states).pairs if one.id == pair.id)
    assert after.decided
    assert not after.awaits
    assert [one for one in with_decisions(found, states).pairs if one.id != pair.id] == [one for one in found.pairs if one.id != pair.id]


def test_two_who_differ_settle_nothing_and_undo_brings_the_first_back(db: Database, pair: Pair, found: Found) -> None:
    append(db, [decide_pair(alone("สมหญิง"), pair, "duplicates", 0)])
    append(db, [decide_pair(alone("สมชาย"), pair, "different", 1)])
    assert verdict_of(pair_states(db)[pair.id]) is None
    assert next(one for one in with_decisions(found, pair_states(db)).pairs if one.id == pair.id).awaits
    mine = last_act(pair_states(db).values(), "สมชาย")
    assert mine is not None
    append(db, [undo(alone("สมชาย"), *mine)])
    assert verdict_of(pair_states(db)[pair.id]) == "duplicates"


def test_on_the_page(use_built: Path, db: Database, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - the graph is read
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / 'work.db'}")
    this_is(db, "สมหญิง")
    app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=120)
    app.run()
    app.switch_page("screens/overlap.py")
    app.query_params["pair"] = pair.id
    app.run()
    assert not app.exception
    app.button(key="overlap-duplicates").click().run()
    assert not app.exception
    assert [event.draft.by for event in events(db)] == ["สมหญิง"]
    assert any("บันทึกคำตัดสินแล้ว" in one.value for one in app.success)
    app.button(key="overlap-undo").click().run()
    assert verdict_of(pair_states(db)[pair.id]) is None
