"""People's work in the graph: seen like any plan, the same from everywhere, whole or not at all."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import Quad, Store
from typer.testing import CliRunner

from cli import app
from exports.citation import STYLES, citation
from exports.rdf import FORMATS, Format, plan_rdf, write_rdf
from exports.release import release
from exports.section import official_section
from exports.sssom import sssom_tsv
from exports.stratml import stratml_xml
from exports.trace_text import to_markdown
from exports.trace_words import said_by
from graph import projection
from graph.build import BuildResult
from graph.database import Database, DatabaseError, open_database
from graph.decisions.fold import fold
from graph.decisions.log import events
from graph.decisions.records import Matter, Quote
from graph.projection import Projector, project
from graph.published import is_with_work, published_build, published_counts
from graph.publishing import base_build, open_base
from graph.release import ReleaseError
from graph.settings import ROOT, Settings
from graph.store import GraphStore, NotBuiltError, current_build, open_store
from graph.work import decisions_graph
from graph.workspaces import shelf
from graph.workspaces.rdf import graph_of
from graph.workspaces.records import Delete, Reword, SetAgencies, Workspace
from loaders.records import PlanDocument
from loaders.standards import load_mappings
from ontology.namespaces import RDF
from queries import library
from queries.read.about import agencies, agency_card, remarks, sources, unverified, verification_counts
from queries.read.alignments import alignments
from queries.read.coverage import coverage
from queries.read.elements import element_card
from queries.read.overview import figures
from queries.read.picture import choices
from queries.read.plans import plan_card
from queries.read.records import Lang, WorkFigures
from queries.read.trace import TraceStep, trace
from search.ask import search
from search.index import open_index
from tests.decisions.making import close, review, settle, suggested, write
from tests.workspaces.conftest import TEXT
from views.i18n import t
from views.parts.about import verification_table
from views.parts.alignments import alignment_row
from views.parts.overview import work_line
from views.parts.plan import agency_body

QUOTES = (Quote(side="subject", text="ยกระดับตลาด", locator="บรรทัด 14"), Quote(side="object", text="การบริการประชาชน", source="cab-2024-07-09", locator="หน้า 1"))


def keep(now: Settings, plan: PlanDocument, name: str = "แผนตลาดของเรา") -> tuple[Database, Workspace]:
    db = open_database(now.database)
    return db, shelf.keep(db, plan, TEXT.read_bytes(), TEXT.name, name=name, by="ก")


def dump(now: Settings) -> bytes:
    build = current_build(now.store)
    assert build
    return (build / "graph.nq").read_bytes() + (build / "manifest.json").read_bytes()


def lines(quads: Iterable[Quad]) -> list[str]:
    return sorted(f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n" for quad in quads)


def decide(db: Database, workspace: Workspace, subject: str = "s1") -> None:
    matter = suggested().matter.model_copy(update={"workspace": workspace.id, "subject": f"{workspace.id}/{subject}"})
    write(db, [suggested(matter), review(matter=matter, quotes=QUOTES)])


def test_what_is_published_is_counted_without_peoples_work(installed: Settings, loaded: PlanDocument) -> None:
    """Whatever people bring and machines propose, no number of the overview or of the page about the data moves; their work is told apart."""
    db, made = keep(installed, loaded)
    decide(db, made)
    proposed = Matter(workspace=made.id, subject=f"{made.id}/s1", object="mp-21")
    write(db, [suggested(proposed)])
    project(installed)
    store, base = open_store(installed.store), open_base(installed.store)
    now, before = figures(store), figures(base)
    assert replace(now, work=before.work) == before
    assert before.work == WorkFigures(0, 0, 0, 0)
    assert now.work == WorkFigures(1, sum(1 for _, element, _ in made.plan.walk() if element.id), 2, 1)
    assert verification_counts(base) == tuple(count for count in verification_counts(store) if not count.work)
    theirs = [count for count in verification_counts(store) if count.work]
    assert {count.plan.id if count.plan else None for count in theirs} == {made.id, None}
    assert sum(count.verified + count.unverified for count in theirs if count.type == "Alignment") == 2
    for read in (unverified, remarks):
        assert read(base) == read(store, work=False)
    assert sources(base) == tuple(source for source in sources(store) if not source.work)
    assert [source.id for source in sources(store)][-1] == made.id
    assert [(one.ref.id, one.elements) for one in agencies(store)] == [(one.ref.id, one.elements) for one in agencies(base)]
    for question in ("sources", "agencies", "alignment-figures"):
        assert list(map(str, library.rows(store, question))) == list(map(str, library.rows(base, question))), "a researcher who asks is told the same"
    for lang in get_args(Lang):
        published, apart = str(verification_table(verification_counts(store), lang)).split(t("about.work", lang))
        assert str(verification_table(verification_counts(base), lang)).startswith(published.removesuffix('<p class="pa-note">'))
        assert made.id in apart
        assert "1" in str(work_line(now.work, lang))
        assert work_line(before.work, lang) is None


def test_reviewers_who_disagree_are_seen_to(installed: Settings, loaded: PlanDocument) -> None:
    """The vocabulary has it as reviewed: a page that says no more makes a dispute look like a check."""
    db, made = keep(installed, loaded)
    decide(db, made)
    (decided,) = fold(events(db, workspace=made.id)).values()
    write(db, [review("reject", by="ข", matter=decided.matter)])
    project(installed)
    (record,) = alignments(open_store(installed.store), made.id)
    assert (record.status, record.disputed, record.standing) == ("reviewed", True, "disputed")
    for lang in get_args(Lang):
        said = str(alignment_row(record, "serves", lang))
        assert said.count(t("status.disputed", lang)) == 2, "in the line and behind it"
        assert f">{t('status.reviewed', lang)}<" not in said
    assert dict(choices(open_store(installed.store)).statuses)["disputed"] == 1
    assert plan_rdf(open_store(installed.store), made.id, "turtle").count(b"pa:disputed true") == 1
    rows = load_mappings(sssom_tsv(open_store(installed.store), made.id, events(db, workspace=made.id)).encode(), "plan.sssom.tsv").mappings
    assert [row.ext["ext_status"] for row in rows] == ["disputed"] * 3, "what the machine found, and both reviews"
    for lang in get_args(Lang):
        assert f"({t('status.disputed', lang)})".encode() in stratml_xml(open_store(installed.store), made.id, lang, datetime(2026, 11, 28, tzinfo=UTC)).data
    write(db, [settle("accept", matter=decided.matter)])
    project(installed)
    (record,) = alignments(open_store(installed.store), made.id)
    assert (record.disputed, record.standing) == (False, "reviewed")
    assert "disputed" not in dict(choices(open_store(installed.store)).statuses)


def test_without_work_the_base_is_in_force_and_no_database_is_made(installed: Settings) -> None:
    before = current_build(installed.store)
    done = project(installed)
    assert (done.folder, done.changed, dict(done.work)) == (before, False, {})
    assert not Path(installed.database).exists()


def test_a_users_plan_is_read_by_pages_like_any_other(installed: Settings, loaded: PlanDocument) -> None:
    _, made = keep(installed, loaded)
    assert project(installed).changed
    store = open_store(installed.store)
    card = plan_card(store, made.id)
    assert card.summary.ref.label.th == loaded.title
    assert store.manifest["counts"][graph_of(made.id)] > 200
    assert official_section(store, made.id).plan.id == made.id
    assert len(coverage(store, made.id, "below").items) > 10


def test_a_name_that_nobody_identified_is_no_group_of_bodies(installed: Settings, loaded: PlanDocument) -> None:
    db, made = keep(installed, loaded)
    shelf.correct(db, made.id, SetAgencies(id=f"{made.id}/s1", agencies=("กพร.", "กองเล็กของเรา", "สำนักงาน ก.พ.ร.")), by="ก", expected=0)
    project(installed)
    store = open_store(installed.store)
    named = {who.as_printed: who.agency for who in element_card(store, f"{made.id}/s1").responsibilities}
    assert {printed: ref.type for printed, ref in named.items()} == {"กพร.": "UnresolvedAgency", "กองเล็กของเรา": "UnresolvedAgency", "สำนักงาน ก.พ.ร.": "Agency"}
    shared, unknown = (agency_card(store, named[printed].id) for printed in ("กพร.", "กองเล็กของเรา"))
    assert {one.id for one in shared.may_be} == {"agency/dpim", "agency/dsd", "agency/pdc", "agency/opdc"}
    assert unknown.may_be == ()
    assert [duty.element.id for duty in unknown.duties] == [f"{made.id}/s1"]
    for lang in get_args(Lang):
        said = str(agency_body(shared, lang, {}))
        assert t("type.UnresolvedAgency", lang) in said
        assert t("agency.unknown", lang) in said
        assert 'href="plans?agency=dsd' in said
        assert t("type.AgencyGroup", lang) not in said


def test_where_it_comes_from_is_the_users_file(installed: Settings, loaded: PlanDocument) -> None:
    _, made = keep(installed, loaded)
    project(installed)
    rows = open_store(installed.store).query(f"""SELECT ?title ?hash ?place ?rule ?verified WHERE {{
        <https://w3id.org/policy-alignment/id/{made.id}/s1/ind1> dcterms:source ?source ; pa:locator ?place ; pa:recognisedBy ?rule ; pa:verified ?verified .
        ?source dcterms:title ?title ; pa:fileHash ?hash }}""")
    assert [[term.value for term in row] for row in rows] == [[TEXT.name, made.file.sha256, "บรรทัด 16", "label-item", "true"]]  # type: ignore[union-attr]


def test_every_way_leads_to_the_same_build(installed: Settings, loaded: PlanDocument) -> None:
    """After each change: from the projection before, afresh from the base, and with no trace of earlier ones."""
    db, made = keep(installed, loaded)
    changes: list[Callable[[], object]] = [
        lambda: None, lambda: decide(db, made), lambda: shelf.correct(db, made.id, Reword(id=f"{made.id}/s1", text="ชื่อใหม่"), by="ก", expected=0),
        lambda: keep(installed, loaded, "อีกแผน"), lambda: shelf.undo(db, made.id, by="ก", expected=1), lambda: shelf.rename(db, made.id, "ชื่ออื่น"),
    ]
    for change in changes:
        change()
        assert project(installed).changed
        stepwise = dump(installed)
        assert not project(installed, afresh=True).changed
        assert dump(installed) == stepwise
        base = base_build(installed.store)
        assert base
        (installed.store / "CURRENT").write_text(base.name + "\n", "utf-8")
        project(installed)
        assert dump(installed) == stepwise
    store = open_store(installed.store)
    assert lines(store.store) == store.dump().read_text("utf-8").splitlines(keepends=True)


def test_the_store_on_disk_holds_what_the_dump_says(installed: Settings, loaded: PlanDocument) -> None:
    """Workers of the query page read the files, pages the memory."""
    db, made = keep(installed, loaded)
    for step in (None, Reword(id=f"{made.id}/s1", text="ชื่อใหม่")):
        if step:
            shelf.correct(db, made.id, step, by="ก", expected=0)
        folder = project(installed).folder
        assert folder
        on_disk = Store.read_only(str(folder / "oxigraph"))
        assert lines(on_disk) == (folder / "graph.nq").read_text("utf-8").splitlines(keepends=True)


def test_erased_work_is_gone_from_the_graph_and_the_base_is_untouched(installed: Settings, loaded: PlanDocument) -> None:
    before = dump(installed)
    db, made = keep(installed, loaded)
    decide(db, made)
    assert set(project(installed).work) == {graph_of(made.id), decisions_graph(made.id)}
    decide(db, made, "s2")
    project(installed)
    shelf.erase(db, made.id)
    project(installed)
    assert dump(installed) == before
    assert not [path for path in installed.store.rglob("*") if path.is_file() and made.id.encode() in path.read_bytes()]


def test_decisions_on_an_element_that_was_deleted_come_back_with_an_undo(installed: Settings, loaded: PlanDocument) -> None:
    db, made = keep(installed, loaded)
    decide(db, made)
    whole = project(installed).work[decisions_graph(made.id)]
    shelf.correct(db, made.id, Delete(id=f"{made.id}/s1"), by="ก", expected=0)
    assert project(installed).work[decisions_graph(made.id)] == 0
    shelf.undo(db, made.id, by="ก", expected=1)
    assert project(installed).work[decisions_graph(made.id)] == whole


def test_a_graph_with_work_breaks_no_shape(installed: Settings, loaded: PlanDocument) -> None:
    """Plan and decisions with what they refer to in the upper plans."""
    from graph.validate import memory_graph, validate_graph  # noqa: PLC0415

    db, made = keep(installed, loaded)
    decide(db, made)
    project(installed)
    store = open_store(installed.store)
    own = [quad.triple for quad in store.store if quad.graph_name.value in {graph_of(made.id), decisions_graph(made.id)}]
    named = {str(triple.object) for triple in own}
    around = [quad.triple for quad in store.store if str(quad.subject) in named and quad.predicate.value == RDF + "type"]
    subjects = {str(triple.subject)[1:-1] for triple in own}
    findings = validate_graph(memory_graph([*own, *around]))
    assert not [finding.en for finding in findings if finding.severity == "violation" and finding.focus in subjects]


# --- search -------------------------------------------------------------------------------------------------------------------------


def test_search_finds_the_users_elements_and_encodes_nothing_for_a_decision(installed: Settings, loaded: PlanDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_STORE", str(installed.store))
    open_index(open_store(installed.store))
    db, made = keep(installed, loaded)
    project(installed)
    index = open_index(open_store(installed.store))
    assert 0 < index.encoded < 60
    assert f"{made.id}/s1/t2/g2.1" in [hit.ref.id for hit in search("อบรมการตลาดออนไลน์", store=open_store(installed.store)).hits]
    decide(db, made)
    assert project(installed).changed
    store = open_store(installed.store)
    assert open_index(store) is index  # a decision changes no word
    assert list((store.folder / "search").iterdir())  # and the next process finds it on disk
    shelf.erase(db, made.id)
    project(installed)
    assert made.id not in {hit.ref.plan for hit in search("อบรมการตลาดออนไลน์", store=open_store(installed.store)).hits}


# --- whole or not at all ------------------------------------------------------------------------------------------------------------


def test_a_projection_that_fails_leaves_the_build_in_force(installed: Settings, loaded: PlanDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    db, made = keep(installed, loaded)
    project(installed)
    before = dump(installed)
    shelf.correct(db, made.id, Reword(id=f"{made.id}/s1", text="ชื่อใหม่"), by="ก", expected=0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(projection, "_carry_index", full)
        with pytest.raises(OSError, match="No space"):
            project(installed)
    assert dump(installed) == before
    assert not list((installed.store / "builds").glob(".work-*"))
    assert project(installed).changed


def test_without_a_graph_or_a_database_there_is_a_sentence(installed: Settings, tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="make build"):
        project(replace(installed, store=tmp_path / "nothing"))
    (tmp_path / "bad.db").write_text("no database at all " * 100, "utf-8")
    before = dump(installed)
    with pytest.raises(DatabaseError):
        project(replace(installed, database=str(tmp_path / "bad.db")))
    assert dump(installed) == before


def test_processes_take_turns(installed: Settings, loaded: PlanDocument) -> None:
    """Four processes project while workspaces are kept: the last word is that of the database, and no build is half."""
    db, _ = keep(installed, loaded)
    code = "from graph.projection import project; [project() for _ in range(4)]"
    environment = {"POLICY_STORE": str(installed.store), "POLICY_DB": installed.database, "PATH": "/usr/bin:/bin"}
    running = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment, stderr=subprocess.PIPE) for _ in range(3)]
    for number in range(3):
        keep(installed, loaded, f"แผน {number}")
    for one in running:
        assert one.wait(120) == 0, one.stderr and one.stderr.read()
    project(installed)
    assert set(json.loads((current_build(installed.store) / "manifest.json").read_text("utf-8"))["work"]) == {graph_of(id_) for id_ in shelf.revisions(db)}  # type: ignore[operator]
    after = dump(installed)
    project(installed, afresh=True)
    assert dump(installed) == after


def test_requests_that_come_while_it_works_are_answered_together() -> None:
    gate, runs = threading.Event(), []

    def run() -> None:
        runs.append(1)
        gate.wait(10)

    projector = Projector(run)
    first = projector.request()
    while not runs:
        pass
    last = [projector.request() for _ in range(50)][-1]
    assert projector.busy
    assert not projector.wait(first, seconds=0.05)
    gate.set()
    assert projector.wait(last, seconds=10)
    assert len(runs) == 2
    assert not projector.busy


def test_a_run_that_fails_is_told_and_the_next_one_tries_again() -> None:
    failing = [True]

    def run() -> None:
        if failing[0]:
            raise DatabaseError("full", "work.db")

    projector = Projector(run)
    assert not projector.wait(projector.request(), seconds=10)
    assert projector.trouble
    assert "บันทึกแล้ว" in projector.trouble
    assert "saved" in projector.trouble
    failing[0] = False
    assert projector.wait(projector.request(), seconds=10)
    assert projector.trouble is None


def test_a_build_of_new_data_has_the_work_over_it_at_once(installed: Settings, loaded: PlanDocument, build_result: BuildResult) -> None:
    from queries.build import build  # noqa: PLC0415

    _, made = keep(installed, loaded)
    built = build(installed.data, installed.store, database=installed.database)
    assert graph_of(made.id) in built.counts
    assert base_build(installed.store) == installed.store / "builds" / build_result.folder.name
    assert build(installed.data, installed.store, only_if_changed=True, database=installed.database).reused
    project(installed)
    assert current_build(installed.store) == built.folder


def test_a_release_is_of_the_data_alone(installed: Settings, loaded: PlanDocument, tmp_path: Path) -> None:
    _, made = keep(installed, loaded)
    project(installed)
    assert open_base(installed.store).dump().read_text("utf-8").count(made.id) == 0
    with pytest.raises(ReleaseError, match="people's own workspaces"):
        release(open_store(installed.store), tmp_path)


def test_what_a_person_approved_counts_as_theirs_whoever_proposed_it(installed: Settings, loaded: PlanDocument) -> None:
    """Basis says how a record came to be and stays; who stands behind it is the person (design.md 6): trace, coverage and words go by that."""
    db, made = keep(installed, loaded)
    mine = suggested().matter.model_copy(update={"workspace": made.id, "subject": f"{made.id}/s1"})
    write(db, [suggested(mine), review(matter=mine, quotes=QUOTES)])
    project(installed)

    def first() -> tuple[TraceStep, str]:
        store = open_store(installed.store)
        steps = [step for chain in (*trace(store, mine.subject).chains, *trace(store, mine.subject).stops) for step in chain.steps if step.upper.id == "mp-20" and step.records]
        return steps[0], next(item.state for item in coverage(store, made.id, "below").items if item.ref.id == mine.subject)

    step, state = first()
    assert (step.records[0].status, step.records[0].basis, step.strength.value("status"), step.strength.value("basis")) == ("reviewed", "suggested", 1, 2)
    assert state != "linked", "a review alone decides nothing"
    write(db, [close(matter=mine)])
    project(installed)
    step, state = first()
    record = step.records[0]
    assert (record.status, record.basis) == ("approved", "suggested"), "the basis stays"
    assert (step.strength.value("status"), step.strength.value("basis"), step.strength.solid) == (0, 1, True), "as strong as an analyst's reading, for it is one"
    assert record.asserted_by
    assert record.asserted_by.label.th == "หัวหน้า"
    assert [ref.label.th for ref in record.reviewers] == ["ก"], "and who reviewed it"
    assert state == "linked"
    told = to_markdown(trace(open_store(installed.store), mine.subject), "th")
    assert f"{said_by('suggested', 'th')}: หัวหน้า (ผู้ตรวจ ก)" in told


# --- what is handed on --------------------------------------------------------------------------------------------------------------


def written(store: GraphStore, format_: Format, plan: str | None = None, *, work: bool = False) -> bytes:
    out = io.BytesIO()
    write_rdf(store, out, format_, plan, work=work)
    return out.getvalue()


def test_an_export_holds_no_workspace_and_is_that_of_the_data_alone(installed: Settings, loaded: PlanDocument) -> None:
    db, made = keep(installed, loaded)
    decide(db, made)
    project(installed)
    store, base = open_store(installed.store), open_base(installed.store)
    assert store.fingerprint != base.fingerprint == published_build(store)
    assert published_counts(store) == base.manifest["counts"]
    from graph.validate import REPORT_FILE, Finding, report_of  # noqa: PLC0415 - brings pyshacl

    assert report_of(store) is None, "nothing of this installation was validated yet"
    for folder, text in ((store.folder, "of the work"), (base.folder, "of the data")):  # what is said of the data stands before what is said with the work over it
        (folder / REPORT_FILE).write_text(json.dumps({"findings": [asdict(Finding("warning", "a", "b", "c", "d", text, text))]}), "utf-8")
        assert [finding.en for finding in report_of(store) or []] == [text]
    for format_ in FORMATS:
        assert written(store, format_) == written(base, format_), "to the letter, with what it says of how to cite it"
    for plan in ("psds-2567", "master-plan"):  # the decision is on an issue of the master plan
        assert written(store, "turtle", plan) == written(base, "turtle", plan)
    assert made.id.encode() in written(store, "nquads", "master-plan", work=True)


def test_workspaces_go_along_where_they_are_asked_for_and_the_file_says_so(installed: Settings, loaded: PlanDocument) -> None:
    db, made = keep(installed, loaded)
    _, other = keep(installed, loaded, "แผนของคนอื่น")
    decide(db, made)
    decide(db, other)
    project(installed)
    store = open_store(installed.store)
    whole = written(store, "nquads", work=True)
    assert b"".join(line for line in whole.splitlines(keepends=True) if not line.startswith(b"#")) == store.dump().read_bytes()
    assert b"with users' workspaces, which are not published" in whole.splitlines()[1]
    own = written(store, "nquads", made.id)
    assert made.id.encode() in own
    assert other.id.encode() not in own
    assert "รวมพื้นที่ทำงานของผู้ใช้ซึ่งไม่ได้เผยแพร่" in own.splitlines()[0].decode()


def test_a_citation_names_a_build_that_others_can_find(installed: Settings, loaded: PlanDocument) -> None:
    _, made = keep(installed, loaded)
    project(installed)
    store, base = open_store(installed.store), open_base(installed.store)
    for style in STYLES:
        assert base.fingerprint in citation(store, style, "en")
        assert store.fingerprint not in citation(store, style, "en")
        assert "not published" in citation(store, style, "en")
        assert citation(store, style, "en", work=False) == citation(base, style, "en")
    run = CliRunner()
    for plan, rests in (("psds-2567", False), (made.id, True)):
        said = run.invoke(app, ["cite", "--lang", "en", "--plan", plan, "--store", str(installed.store)]).stdout
        assert ("not published" in said) == rests == is_with_work(store, plan), "a plan of the data is cited as its file is"
        assert said.strip().encode() in written(store, "turtle", plan)
    assert is_with_work(store, work=True)
    assert not is_with_work(base, work=True)
