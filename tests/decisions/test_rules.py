"""Rules of a section and changed wordings, on the real graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from graph.database import Database
from graph.decisions.fold import State, fold
from graph.decisions.log import append, events
from graph.decisions.records import Claim, Draft, Matter, Stale
from graph.decisions.rules import Breach, Surroundings, breaches
from graph.decisions.stale import Wording, changes, reports
from graph.store import GraphStore
from loaders.dataset import Dataset
from loaders.rdf.writer import text_hash
from queries.read.decided import wordings
from review.desk import surroundings, upper_of
from tests.decisions.making import QUOTES, WS, chain, close, review, settle, write

S1, ISSUE, Y2, Y1, GOAL, MS = "psds-2567/s1", "mp-20", "mp-04/target-040001", "mp-04/sub4/target-040402", "nesdp13/ms13/goal1", "nesdp13/ms13"
MAIN, SECOND = Claim(directness="main"), Claim(directness="secondary")


@pytest.fixture(scope="module")
def around(built: GraphStore, dataset: Dataset) -> Surroundings:
    """What the desk makes of the plan of data/, as if a user had brought it."""
    plan = next(plan.record for plan in dataset.plans if plan.record.id == "psds-2567")
    return surroundings(plan, {element.id: element.text for _, element, _ in plan.walk() if element.id and element.text}, upper_of(built))


def matter(object_: str | None, subject: str = S1, scope: str | None = None) -> Matter:
    return Matter(workspace=WS, subject=subject, object=object_, scope=scope)


def accepted(object_: str, claim: Claim = MAIN, subject: str = S1) -> Draft:
    return review(matter=matter(object_, subject), claim=claim)


def found(around: Surroundings, *drafts: Draft) -> list[Breach]:
    return list(breaches(fold(chain(drafts)).values(), around))


def test_one_main_a_level(around: Surroundings) -> None:
    """A Y1 target, its Y2 and its issue may all be main: they are one chain. Two issues, or two Y1, may not."""
    assert found(around, accepted(ISSUE), accepted(Y2), accepted(Y1), accepted(MS), accepted("mp-04", SECOND)) == []
    (breach,) = found(around, accepted(ISSUE), accepted("mp-04"), accepted(MS))
    assert breach.rule == "one-main"
    assert set(breach.matters) == {matter(ISSUE).key, matter("mp-04").key}
    assert "«การบริการประชาชนและประสิทธิภาพภาครัฐ»" in breach.th
    assert "keep one as main" in breach.en
    assert [breach.rule for breach in found(around, accepted(ISSUE), accepted("mp-04", subject="psds-2567/vision"))] == ["backing"], "another element has its own"
    (warning,) = found(around, accepted(ISSUE, SECOND))
    assert (warning.rule, warning.severity) == ("no-main", "warning")


def test_evidence_of_both_sides(around: Surroundings) -> None:
    (breach,) = found(around, review(matter=matter(ISSUE), quotes=QUOTES[:1]))
    assert breach.rule == "evidence"
    assert "the upper plan" in breach.en
    assert len(found(around, review(matter=matter(ISSUE), quotes=()))) == 2
    (blank,) = found(around, review(matter=matter(ISSUE), quotes=(QUOTES[0], QUOTES[1].model_copy(update={"text": " "}))))
    assert blank.rule == "evidence"
    assert found(around, review(matter=matter(ISSUE), quotes=QUOTES[:1]), review(by="ข", matter=matter(ISSUE), quotes=QUOTES[1:])) == [], "two people may bring one each"


def test_contribution_needs_an_indicator_or_a_project_behind_it(around: Surroundings) -> None:
    """Strategy 1 of the plan has indicators, its vision has none."""
    (breach,) = found(around, accepted(ISSUE, subject="psds-2567/vision"))
    assert breach.rule == "backing"
    assert "เพิ่มตัวชี้วัดหรือโครงการ" in breach.th
    assert found(around, accepted(ISSUE, Claim(predicate="alignsWith", directness="main"), subject="psds-2567/vision")) == []
    assert around.backed is not None
    assert {"psds-2567", S1} <= around.backed
    assert "psds-2567/vision" not in around.backed


def test_unverified_wording_cannot_be_an_end(around: Surroundings) -> None:
    (breach,) = found(around, accepted("mp-20/sub1/target1"))
    assert breach.rule == "unverified"
    assert "งานบริการภาครัฐที่ปรับเปลี่ยนเป็นดิจิทัลเพิ่มขึ้น" in breach.th


def test_nothing_aligns_and_yet_something_does(around: Surroundings) -> None:
    nothing = review("nothing-aligns", matter=matter(None, scope="master-plan"))
    (breach,) = found(around, nothing, accepted(ISSUE))
    assert breach.rule == "nothing-but"
    assert set(breach.matters) == {matter(None, scope="master-plan").key, matter(ISSUE).key}
    assert found(around, nothing, accepted(MS)) == []
    assert found(around, nothing, review("reject", matter=matter(ISSUE))) == []


def test_disputes_and_doubts_are_listed_until_decided(around: Surroundings) -> None:
    (dispute,) = found(around, accepted(ISSUE), review("reject", by="ข", matter=matter(ISSUE)))
    assert dispute.rule == "disputed"
    assert "ก, ข disagree" in dispute.en
    assert found(around, accepted(ISSUE), review("reject", by="ข", matter=matter(ISSUE)), settle("accept", matter=matter(ISSUE))) == []
    (doubt,) = found(around, review("unsure", matter=matter(ISSUE)))
    assert (doubt.rule, doubt.severity) == ("unsettled", "warning")


def test_what_is_withdrawn_breaks_no_rule(around: Surroundings) -> None:
    assert found(around, accepted(ISSUE), accepted("mp-04"), close("withdrawn", matter=matter("mp-04"))) == []


# --- wording ------------------------------------------------------------------------------------------------------------------------

def seen(draft: Draft, subject: str, object_: str) -> Draft:
    return draft.model_copy(update={"texts": (subject, object_)})


def one(drafts: list[Draft]) -> dict[str, State]:
    return fold(chain(drafts))


def test_old_edition_of_an_upper_plan_is_found_with_both_wordings(built: GraphStore) -> None:
    """Issue 20 of the master plan had another name in the draft of November 2561; the register holds both."""
    now = wordings(built, (S1, ISSUE))
    old = "การพัฒนาบริการประชาชน และการพัฒนาประสิทธิภาพภาครัฐ"
    states = one([seen(accepted(ISSUE), now[S1].hash, text_hash(old)), seen(accepted(MS), now[S1].hash, "")])
    (change,) = changes(states.values(), now)
    assert (change.side, change.element) == ("object", ISSUE)
    assert (change.old_text, change.new_text) == (old, "การบริการประชาชนและประสิทธิภาพภาครัฐ")
    assert (change.old_edition, change.new_edition) == ("ร่าง พ.ย. 2561", "ทั้งสองฉบับ")
    assert old in change.sentence[0]
    assert "decide again" in change.sentence[1]
    assert changes(one([seen(accepted(ISSUE), now[S1].hash, now[ISSUE].hash)]).values(), now) == ()


def test_changed_and_vanished_texts_of_the_own_plan(built: GraphStore) -> None:
    now = {ISSUE: wordings(built, (ISSUE,))[ISSUE], S1: Wording("ใหม่", text_hash("ใหม่"))}
    states = one([seen(accepted(ISSUE), text_hash("เดิม") + "0" * 48, now[ISSUE].hash)])
    (unknown,) = changes(states.values(), now)
    assert (unknown.old_text, unknown.new_text) == (None, "ใหม่")
    assert "fingerprint" in unknown.sentence[1]
    (known,) = changes(states.values(), now, {text_hash("เดิม"): "เดิม"})
    assert known.old_text == "เดิม"
    (gone,) = changes(states.values(), {ISSUE: now[ISSUE]})
    assert gone.new_text is None
    assert "no longer in your plan" in gone.sentence[1]


def test_only_decisions_are_looked_at(built: GraphStore) -> None:
    now = wordings(built, (S1, ISSUE))
    for drafts in ([], [close("withdrawn", matter=matter(ISSUE))]):
        states = one([seen(accepted(ISSUE), "0" * 16, now[ISSUE].hash), *drafts])
        assert len(changes(states.values(), now)) == (0 if drafts else 1)


def test_report_puts_it_on_the_list_once(db: Database, built: GraphStore) -> None:
    now = wordings(built, (S1, ISSUE))
    write(db, [seen(accepted(ISSUE), "0" * 16, "1" * 16), seen(close(matter=matter(ISSUE)), "0" * 16, "1" * 16)])

    def run() -> dict[str, State]:
        states = fold(events(db))
        append(db, reports(changes(states.values(), now), states))
        return fold(events(db))

    (state,) = run().values()
    assert state.status == "stale"
    assert [type(body) for body in state.stale] == [Stale, Stale]
    assert run()[state.key].seen == state.seen, "a second run reports nothing anew"
    append(db, [seen(close(matter=matter(ISSUE), seen=state.seen), now[S1].hash, now[ISSUE].hash)])
    after = run()[state.key]
    assert after.status == "approved"
    assert after.seen == state.seen + 1


def test_stale_is_a_verb(db: Database, store_folder: Path, built: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision on the draft name of issue 20, and one of a workspace that the graph does not hold: its own texts are not called gone."""
    now = wordings(built, (S1, ISSUE))
    elsewhere = Matter(workspace="ws-ffffff", subject="ws-ffffff/s1", object=ISSUE)
    write(db, [seen(accepted(ISSUE), now[S1].hash, text_hash("การพัฒนาบริการประชาชน และการพัฒนาประสิทธิภาพภาครัฐ")),
               seen(review(matter=elsewhere), "a" * 16, now[ISSUE].hash)])
    monkeypatch.setenv("POLICY_DB", db.engine.url.render_as_string(hide_password=False))
    followed: list[Path] = []
    monkeypatch.setattr("graph.projection.project", lambda now: followed.append(now.store))  # else the store of the session would hold it
    run = CliRunner()
    done = run.invoke(app, ["decisions", "stale", "--store", str(store_folder), "--report", "--json"])
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["reported"] == 1
    assert followed == [store_folder], "the graph that was asked is the one that follows"
    assert [(one["element"], one["old_edition"]) for one in told["changes"]] == [(ISSUE, "ร่าง พ.ย. 2561")]
    done = run.invoke(app, ["decisions", "stale", "--store", str(store_folder), "--report"])
    assert "0 reported now" in done.stderr
    assert "decide again" in done.stdout
    assert run.invoke(app, ["decisions", "stale", "--store", str(store_folder), "--workspace", "ws-ffffff"]).exit_code == 0
