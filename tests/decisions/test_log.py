"""The contract of the log, on both databases."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import create_engine, text

from graph.database import Database, DatabaseError, open_database
from graph.database.tables import meta
from graph.decisions.ends import Ends
from graph.decisions.gate import AllowList
from graph.decisions.log import GENESIS, Head, append, canonical, event_hash, events, head, moment
from graph.decisions.records import Claim, Draft, Matter, Quote, Review
from graph.decisions.refusals import ConflictError, LogError, NotAllowedError, RefusedError, ReplayError
from graph.decisions.verify import verify
from tests.decisions.making import OTHER, PAIR, QUOTES, SCOPE, WS, close, review, settle, stale, suggested, undo, write
from tests.decisions.postgres import Postgres


def test_events_are_chained_in_their_order(db: Database) -> None:
    assert head(db) == Head(0, GENESIS)
    written = append(db, [suggested(), review(seen=1), suggested(OTHER), close(seen=2)])
    assert [event.seq for event in written] == [1, 2, 3, 4]
    previous = GENESIS
    for event in events(db):
        assert event.previous == previous
        assert event.hash == event_hash(previous, event.seq, moment(event.at), canonical(event.draft))
        previous = event.hash
    assert events(db) == written
    assert head(db) == Head(4, previous)
    assert verify(db).sound


def test_events_are_found_by_workspace_matter_and_number(db: Database) -> None:
    elsewhere = Matter(workspace="ws-ffffff", subject="ws-ffffff/s1", object="mp-20")
    written = append(db, [suggested(), suggested(OTHER), suggested(elsewhere), review(seen=1)])
    assert events(db, workspace=WS) == (written[0], written[1], written[3])
    assert events(db, matter=PAIR.key) == (written[0], written[3])
    assert events(db, after=2) == written[2:]
    assert events(db, workspace=WS, after=1, limit=1) == (written[1],)


@pytest.mark.parametrize("page", [1, 2, 1000])
def test_pages_lose_nothing(db: Database, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.decisions.log._PAGE", page)
    written = append(db, [suggested(Matter(workspace=WS, subject=f"{WS}/s{n}", object="mp-20")) for n in range(5)])
    assert events(db) == written


def test_who_was_faster_is_named(db: Database) -> None:
    append(db, [suggested()])
    append(db, [review("accept", by="สมชาย", seen=1)])
    with pytest.raises(ConflictError) as caught:
        append(db, [suggested(OTHER), review("reject", by="สมหญิง", seen=1)])
    assert "สมชาย รับว่าสอดคล้อง (หลัก)" in caught.value.th
    assert "สมชาย accepted it (main)" in caught.value.en
    assert "mp-20" in str(caught.value)
    assert [event.draft.by for event in caught.value.meanwhile] == ["สมชาย"]
    assert len(events(db)) == 2, "nothing of the request was written, the harmless half neither"
    append(db, [review("reject", by="สมหญิง", seen=2)])
    with pytest.raises(ConflictError, match="rests on events that the log does not hold"):
        append(db, [review(by="ค", seen=9)])


def test_repeated_request_gets_the_same_answer(db: Database) -> None:
    first = [suggested(), review(seen=1)]
    written = append(db, first)
    append(db, [review("reject", by="ข", seen=2)])
    assert append(db, first) == written, "though the matter has gone on since"
    third = close("withdrawn", seen=3)
    assert append(db, [*first, third, third])[:2] == written, "in one call with a new one, itself sent twice"
    assert len(events(db)) == 4
    assert append(db, [first[1].model_copy(update={"seen": 4})]) == (written[1],), "who has seen more decides the same"
    changed = first[1].model_copy(update={"by": "ง"})
    with pytest.raises(ReplayError, match="exists already with another content"):
        append(db, [changed])
    new = suggested(OTHER)
    with pytest.raises(ReplayError):
        append(db, [new, new.model_copy(update={"by": "tool:other"})])
    assert len(events(db)) == 4


# --- who may do what ---------------------------------------------------------------------------------------------------------------

PEOPLE = AllowList({"Reviewer@dga.or.th": "reviewer", "boss@dga.or.th": "approver"})


@pytest.mark.parametrize("draft", [
    review(by="reviewer@dga.or.th", role="approver"),                      # a reviewer who says he is an approver
    close(by="reviewer@dga.or.th"),
    review(by="guest@dga.or.th"),                                          # not on the list
    suggested(by="reviewer@dga.or.th"),                                    # a person who says he is a tool
    review(by="tool:suggest", role="reviewer"),                            # a tool that says it is a person
    close().model_copy(update={"role": "reviewer"}),                       # a role that has no such right
    settle("accept").model_copy(update={"role": "reviewer"}),
    stale().model_copy(update={"by": "boss@dga.or.th", "role": "approver"}),
], ids=lambda draft: f"{draft.by} {draft.role} {draft.body.kind}")
def test_forged_role_is_refused(db: Database, draft: Draft) -> None:
    append(db, [review(by="boss@dga.or.th", role="reviewer")], policy=PEOPLE)
    with pytest.raises(NotAllowedError) as caught:
        append(db, [draft.model_copy(update={"seen": 1})], policy=PEOPLE)
    assert draft.by in caught.value.th
    assert len(events(db)) == 1


def test_allow_list_lets_in_whom_it_names(db: Database) -> None:
    append(db, [review(by=" reviewer@DGA.or.th")], policy=PEOPLE)
    append(db, [close(by="boss@dga.or.th", seen=1)], policy=PEOPLE)
    signed_in = AllowList(PEOPLE.roles, me="reviewer@dga.or.th")
    append(db, [review(matter=OTHER, by="reviewer@dga.or.th")], policy=signed_in)
    with pytest.raises(NotAllowedError):
        append(db, [review(matter=OTHER, by="boss@dga.or.th", seen=1)], policy=signed_in)


def test_a_reviewer_undoes_only_what_is_theirs(db: Database) -> None:
    suggestion, first = append(db, [suggested(), review(by="ก", seen=1)])
    with pytest.raises(NotAllowedError, match="ข cannot undo what ก wrote"):
        append(db, [undo(first, by="ข", role="reviewer", seen=2)])
    with pytest.raises(NotAllowedError, match="score stays"):
        append(db, [undo(suggestion, by="หัวหน้า", seen=2)])
    append(db, [undo(first, by="ก", role="reviewer", seen=2)])
    append(db, [undo(suggestion, by="tool:suggest", role="tool", seen=3)])


@pytest.mark.parametrize("name", ["สม\u202eชาย", "สม\nชาย", "\x00", "   ", "\u2066boss"])
def test_name_that_deceives_the_eye_is_refused(db: Database, name: str) -> None:
    with pytest.raises(RefusedError, match=r"invisible control characters"):
        append(db, [review(by=name)])


# --- which step fits ---------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("before", "draft", "sentence"), [
    ([], close(), "somebody must review it first"),
    ([suggested()], close(), "while “suggested”"),
    ([review("unsure")], close(), "unsure"),
    ([review(), review("reject", by="ข")], close(), "reviewers disagree"),
    ([review(), review(by="ข", claim=Claim(directness="secondary"))], close(), "reviewers disagree"),
    ([review(quotes=QUOTES[:1])], close(), "no evidence from both sides"),
    ([review(), close("withdrawn")], review(by="ข"), "undo that before reviewing"),
    ([review()], close("superseded"), "name the other matter"),
    ([review()], close("superseded", by_matter=PAIR.key), "name the other matter"),
    ([review()], close("superseded", by_matter="ws-1a2b3c|x|y|"), "is not in the log"),
    ([], settle("accept"), "nothing to settle"),
    ([review("unsure")], settle("unsure"), "must decide"),
    ([suggested()], stale(), "no decision to review"),
    ([], review("nothing-aligns"), "said of a whole plan"),
    ([], review("accept", matter=SCOPE), "said of a whole plan"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_step_that_does_not_fit_is_refused(db: Database, before: list[Draft], draft: Draft, sentence: str) -> None:
    write(db, before)
    with pytest.raises(RefusedError, match=sentence) as caught:
        append(db, [draft.model_copy(update={"seen": len(before)})])
    assert caught.value.th
    assert len(events(db)) == len(before)


def test_undo_names_an_event_that_counts(db: Database) -> None:
    first, elsewhere = append(db, [review(), review(matter=OTHER)])
    gone = undo(first, seen=1)
    (second,) = append(db, [gone])
    with pytest.raises(RefusedError, match="undone already"):
        append(db, [undo(first, seen=2)])
    with pytest.raises(RefusedError, match="has no event"):
        append(db, [undo(elsewhere, seen=2).model_copy(update={"matter": PAIR})])
    append(db, [undo(second, seen=2)])
    append(db, [undo(first, seen=3)])


# --- hostile content ---------------------------------------------------------------------------------------------------------------

HOSTILE = ["<script>alert(1)</script>", '=HYPERLINK("http://x")', "\u202eอักษรกลับ", "a\x00b", "\\u0000", "กำ กํา", "𝕏 😀", "'; DROP TABLE events; --", "line\r\nline"]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_letter_for_letter(db: Database, words: str) -> None:
    quote = Quote(side="subject", text=words, locator=words)
    draft = review("accept", by="<b>ก</b>", note=words, quotes=(quote,), claim=Claim())
    append(db, [draft])
    assert events(db)[0].draft == draft
    assert append(db, [draft]) == events(db)
    assert verify(db).sound


def test_what_no_database_keeps_is_refused(db: Database) -> None:
    with pytest.raises(ValidationError):
        review(note="ก" * 5_000_000)
    with pytest.raises(ValidationError):
        suggested(score=float("nan"))
    with pytest.raises(ValidationError):
        Matter(workspace="ws|x", subject="a", object="b")
    many = tuple(Quote(side="subject", text=str(number) + "ก" * 3_900) for number in range(80))
    with pytest.raises(RefusedError, match="quote less"):
        append(db, [review(quotes=many)])
    built_past_the_checks = Review.model_construct(kind="reviewed", mark="unsure", note="\ud800", quotes=(), claim=None, rubric=None)
    with pytest.raises(RefusedError, match="could not be read back"):
        append(db, [review("unsure").model_copy(update={"body": built_past_the_checks})])
    assert not events(db)


# --- the clock ---------------------------------------------------------------------------------------------------------------------

def test_clock_that_goes_back_keeps_the_order(db: Database) -> None:
    noon = datetime(2026, 11, 28, 12, tzinfo=UTC)
    times = iter([noon, noon - timedelta(hours=3), noon + timedelta(seconds=1)])
    for draft in (suggested(), review(seen=1), close(seen=2)):
        append(db, [draft], clock=lambda: next(times))
    found = events(db)
    assert [event.draft.body.kind for event in found] == ["suggested", "reviewed", "approved"]
    assert found[1].at == noon - timedelta(hours=3), "what the clock said is recorded, not made up"
    report = verify(db)
    assert report.sound
    assert [(remark.seq, remark.rule) for remark in report.remarks] == [(2, "clock")]


# --- many writers, and a database that fails ---------------------------------------------------------------------------------------

def test_writers_at_once_lose_and_double_nothing(db: Database) -> None:
    """Eight threads: each writes matters of its own, and all fight over one, where each wins once."""
    shared = Matter(workspace=WS, subject=f"{WS}/shared", object="mp-20")

    def work(writer: int) -> int:
        conflicts = 0
        for number in range(4):
            append(db, [suggested(Matter(workspace=WS, subject=f"{WS}/w{writer}/{number}", object="mp-20"))])
        draft = review("unsure", by=f"คนที่ {writer}", matter=shared)
        while True:
            try:
                append(db, [draft])
            except ConflictError as error:
                conflicts += 1
                draft = draft.model_copy(update={"seen": draft.seen + len(error.meanwhile)})
            else:
                return conflicts

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    found = events(db)
    assert len(found) == 8 * 4 + 8
    assert len({event.draft.id for event in found}) == len(found)
    assert sorted(event.draft.seen for event in found if event.draft.matter == shared) == list(range(8))
    assert verify(db).sound


def lock(url: str) -> Database:
    """Another program's hand on the database."""
    return open_database(url, wait=1)


def test_locked_database_is_a_sentence_and_the_request_can_be_repeated(db: Database, url: str) -> None:
    impatient = open_database(url, wait=0.2)
    draft = suggested()
    with lock(url).write(), pytest.raises(DatabaseError) as caught:
        append(impatient, [draft])
    assert caught.value.trouble == "locked"
    assert "nothing of this request was saved" in caught.value.en
    assert not events(db)
    append(impatient, [draft])
    assert len(events(db)) == 1


def test_readers_do_not_wait_for_the_writer(db: Database, url: str) -> None:
    append(db, [suggested()])
    with lock(url).write():
        assert len(events(db)) == 1


def test_full_disk_writes_nothing(db: Database) -> None:
    append(db, [suggested()])
    drafts = [suggested(Matter(workspace=WS, subject=f"{WS}/{number}", object="mp-20")) for number in range(400)]
    if db.is_sqlite:
        with db.engine.connect() as connection:  # the pool gives the same connection to the writer
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    else:
        with db.engine.begin() as connection:  # the server's own condition, at the four hundredth row
            connection.execute(text("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.seq > 400 THEN "
                                    "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$"))
            connection.execute(text("CREATE TRIGGER full_disk BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION full_disk()"))
    with pytest.raises(DatabaseError) as caught:
        append(db, drafts)
    assert caught.value.trouble == "full"
    assert "ไม่ถูกบันทึกเลยแม้บางส่วน" in caught.value.th
    assert len(events(db)) == 1
    assert verify(db).sound
    with db.engine.begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000" if db.is_sqlite else "DROP TRIGGER full_disk ON events"))
    assert len(append(db, drafts)) == 400


def test_server_that_goes_away_and_comes_back(postgres: Postgres) -> None:
    db = open_database(postgres.fresh(), wait=2)
    append(db, [suggested()])
    draft = review(seen=1)
    postgres.stop()
    try:
        with pytest.raises(DatabaseError) as caught:
            append(db, [draft])
        assert caught.value.trouble == "unreachable"
        assert "POLICY_DB" in caught.value.th
        with pytest.raises(DatabaseError) as caught:
            events(db)
        assert caught.value.trouble == "unreachable"
    finally:
        postgres.start()
    append(db, [draft])
    assert append(db, [draft]) == events(db)[1:], "a request whose answer was lost is sent again"
    db.engine.dispose()


def test_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder made read-only, as on a mounted backup. Root may write anywhere, so SQLite is asked to open it like that."""
    path = tmp_path / "work.db"
    db = open_database(str(path))
    append(db, [suggested()])
    db.engine.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    path.chmod(0o444)
    shown = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
    seen = Database(shown, str(path))
    with pytest.raises(DatabaseError) as caught:
        append(seen, [review(seen=1)])
    assert caught.value.trouble == "read-only"
    assert len(events(seen)) == 1
    shown.dispose()


def test_the_database_itself_refuses_to_change_an_event(db: Database) -> None:
    append(db, [suggested()])
    for statement in ("UPDATE events SET at = 'x'", "DELETE FROM events"):
        with pytest.raises(DatabaseError, match="append-only"), db.write() as connection:
            connection.execute(text(statement))
    assert len(events(db)) == 1


def test_nothing_is_written_behind_a_cut_log(db: Database) -> None:
    append(db, [suggested()])
    with db.write() as connection:
        connection.execute(meta.update().where(meta.c.key == "head").values(value=f"7:{GENESIS}"))
    with pytest.raises(LogError, match="decisions verify"):
        append(db, [review(seen=1)])


# --- ends that nobody has seen -----------------------------------------------------------------------------------------------------

UNSEEN = "mp-20/sub1/target1"


def only(*names: str) -> Ends:
    return lambda ids: frozenset(names) & frozenset(ids)


@pytest.mark.parametrize("end", [PAIR.subject, "mp-20"])
def test_a_link_with_an_unverified_end_is_reviewed_and_never_approved(db: Database, end: str) -> None:
    append(db, [suggested(), review(seen=1)], ends=only(end))
    with pytest.raises(RefusedError, match="cannot be approved") as caught:
        append(db, [close(seen=2)], ends=only(end))
    assert end in caught.value.th
    assert "อนุมัติไม่ได้" in caught.value.th
    with pytest.raises(RefusedError, match="cannot be approved"):
        append(db, [settle("accept", seen=2, quotes=QUOTES), close(seen=3)], ends=only(end))
    assert len(events(db)) == 2
    append(db, [close(seen=2)], ends=only("somebody/else"))


def test_a_rejection_or_nothing_aligns_may_be_approved_whatever_is_verified(db: Database) -> None:
    append(db, [review("reject"), close(seen=1), review("nothing-aligns", matter=SCOPE), close(matter=SCOPE, seen=1)], ends=only(PAIR.subject, SCOPE.subject, "mp-20"))
    assert len(events(db)) == 4


def test_an_undo_brings_no_approval_back_that_could_not_be_given(db: Database) -> None:
    *_, approved = append(db, [review(), close(seen=1)])
    (gone,) = append(db, [undo(approved, seen=2)], ends=only("mp-20"))
    with pytest.raises(RefusedError, match="cannot be approved"):
        append(db, [undo(gone, seen=3)], ends=only("mp-20"))
    (withdrawn,) = append(db, [undo(gone, seen=3), close("withdrawn", seen=4)])[1:]
    with pytest.raises(RefusedError, match="cannot be approved"):
        append(db, [undo(withdrawn, seen=5)], ends=only("mp-20"))
    with pytest.raises(RefusedError, match="cannot be approved"):
        append(db, [undo(withdrawn, seen=5), close(seen=6)], ends=only("mp-20"))


def test_whoever_says_nothing_of_ends_is_held_to_the_graph_in_force(db: Database, use_built: Path) -> None:
    """Three Y1 targets of issue 20 were seen in no document (data/plans)."""
    assert use_built.is_dir()
    unseen = PAIR.model_copy(update={"object": UNSEEN})
    append(db, [review(matter=unseen), review()])
    with pytest.raises(RefusedError, match=UNSEEN):
        append(db, [close(matter=unseen, seen=1)])
    append(db, [close(seen=1)])


def test_without_a_graph_nothing_is_known_and_a_graph_that_cannot_be_asked_approves_nothing(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_STORE", str(tmp_path / "nowhere"))
    append(db, [review(), close(seen=1)])
    monkeypatch.setenv("POLICY_STORE", "http://127.0.0.1:9/sparql")
    append(db, [review(matter=OTHER)])
    with pytest.raises(RefusedError, match="cannot be asked"):
        append(db, [close(matter=OTHER, seen=1)])
