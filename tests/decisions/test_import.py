"""A file of decisions from one installation to another: by the verb, on both databases; and files of others, which approve nothing here."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from exports.sssom import sssom_tsv
from graph.build import BuildResult
from graph.database import Database, open_database
from graph.decisions.fold import State, fold
from graph.decisions.log import append, events
from graph.decisions.records import Claim, Draft, Matter, Quote, Rubric
from graph.decisions.verify import verify
from graph.projection import project
from graph.settings import ROOT, Settings
from graph.store import StoreError, open_store
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.records import Workspace
from graph.workspaces.shelf import keep
from loaders.problems import DataError, Problem
from loaders.text import load_bytes
from review.records import text_hash
from tests.decisions.making import close, review, settle, suggested, undo
from verbs.console import follow

RUNNER = CliRunner()
PLAN = "แผนปฏิบัติการด้านบริการ (พ.ศ. 2566 - 2570)\nยุทธศาสตร์ที่ 1 พัฒนาบริการภาครัฐสู่ระบบดิจิทัล\nยุทธศาสตร์ที่ 2 ป้องกันการทุจริต\n"
WORDS = {1: "พัฒนาบริการภาครัฐสู่ระบบดิจิทัล", 2: "ป้องกันการทุจริต"}


@dataclass(frozen=True)
class Place:
    db: Database
    workspace: Workspace

    def matter(self, number: int, object_: str | None, scope: str | None = None) -> Matter:
        return Matter(workspace=self.workspace.id, subject=f"{self.workspace.id}/s{number}", object=object_, scope=scope)

    def write(self, *drafts: Draft) -> None:
        for one in drafts:
            number = int(one.matter.subject[-1])
            texts = (text_hash(WORDS[number]), text_hash("การบริการประชาชนและประสิทธิภาพภาครัฐ") if one.matter.object == "mp-20" else "")
            append(self.db, [one.model_copy(update={"texts": texts, "seen": len(events(self.db, matter=one.matter.key))})])

    def states(self) -> dict[str, State]:
        return fold(events(self.db, workspace=self.workspace.id))


def kept(url: str) -> Place:
    db = open_database(url)
    return Place(db, keep(db, load_bytes(PLAN.encode(), "plan.txt").as_plan(), PLAN.encode(), "plan.txt", name="แผน", by="ก"))


def installed(build_result: BuildResult, folder: Path) -> Path:
    """The graph of the data, in a folder that may be projected into."""
    base = folder / "builds" / build_result.folder.name
    shutil.copytree(build_result.folder, base, copy_function=os.link, ignore=shutil.ignore_patterns("LOCK", "search"))
    (base / "oxigraph" / "LOCK").touch()
    (folder / "CURRENT").write_text(base.name + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def there(build_result: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another installation: the database of its work, and beside it the file it wrote."""
    folder = tmp_path_factory.mktemp("there")
    place = kept(f"sqlite:///{folder / 'there.db'}")
    service, corruption, nothing = place.matter(1, "mp-20"), place.matter(2, "mp-21"), place.matter(2, None, "nsc-2566")
    quotes = (Quote(side="subject", text=WORDS[1], locator="บรรทัด 2"), Quote(side="object", text="การบริการประชาชน", source="cab-2024-07-09", locator="หน้า 1"))
    place.write(suggested(service, score=0.83), review(matter=service, quotes=quotes, note="=ตรง", rubric=Rubric(scores={"causal": 1, "clarity": 4})),
                review("reject", by="ข", matter=service, note="ยังไม่ชัด"), settle("accept", matter=service, claim=Claim(directness="secondary"), quotes=quotes), close(matter=service),
                suggested(corruption, score=0.4), review("unsure", matter=corruption), review("nothing-aligns", matter=nothing), close(matter=nothing))
    place.write(undo(events(place.db, matter=nothing.key)[-1]))
    store = installed(build_result, folder / "store")
    project(Settings(data=ROOT / "data", store=store, database=str(folder / "there.db")))
    (folder / "แผน.sssom.tsv").write_text(sssom_tsv(open_store(store), place.workspace.id, events(place.db)), "utf-8")
    place.db.engine.dispose()
    return folder


@pytest.fixture
def file(there: Path, tmp_path: Path) -> Path:
    """A copy of the file that the other installation wrote."""
    return Path(shutil.copy(there / "แผน.sssom.tsv", tmp_path / "แผน.sssom.tsv"))


@pytest.fixture
def unprojected(use_built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The graph of the data alone, which here follows nothing: what is written is what these tests are about."""
    monkeypatch.setattr("graph.projection.project", lambda *_: None)
    return use_built


def run(*arguments: str, code: int = 0) -> str:
    done = RUNNER.invoke(app, ["decisions", "import", *arguments])
    assert done.exit_code == code, done.output
    return done.stdout


def as_json(*arguments: str, code: int = 0) -> Any:
    return json.loads(run(*arguments, "--json", code=code))


def told(states: Sequence[State]) -> list[Any]:
    return [(state.matter.subject[-2:], state.matter.object or state.matter.scope, state.status, state.claim, state.reading.quotes, state.reading.rubric, state.reading.notes, state.texts,
             [(event.draft.by, said.score, said.reasons) for event, said in state.suggestions], [(given.by, given.review) for given in state.dissent],
             [(event.draft.by, event.draft.body.kind, event.decided_at, event.draft.id in state.undone) for event in state.history]) for state in states]


def test_a_whole_log_goes_through_a_file_into_an_empty_database(url: str, there: Path, file: Path, build_result: BuildResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = open_database(f"sqlite:///{there / 'there.db'}")
    here, store = kept(url), installed(build_result, tmp_path / "store")
    monkeypatch.setenv("POLICY_STORE", str(store))
    monkeypatch.setenv("POLICY_DB", url)
    shown = as_json(str(file), "--workspace", here.workspace.id, "--by", "ผู้นำเข้า", "--dry-run")
    assert (shown["written"], shown["would_write"], shown["left"], shown["after"]) == (0, 10, [], {"approved": 1, "reviewed": 2})
    assert not events(here.db), "a look writes nothing"
    done = as_json(str(file), "--workspace", here.workspace.id, "--by", "ผู้นำเข้า")
    assert (done["written"], done["by"], done["file"]) == (10, "ผู้นำเข้า", "แผน.sssom.tsv")
    assert told(list(here.states().values())) == told(list(fold(events(source)).values()))
    assert {(event.draft.brought.by, event.draft.brought.sha256) for event in events(here.db) if event.draft.brought} == {("ผู้นำเข้า", done["sha256"])}
    assert verify(here.db).sound
    again = as_json(str(file), "--workspace", here.workspace.id)
    assert (again["written"], again["there"], len(events(here.db))) == (0, 10, 10)
    graph = open_store(store)
    rows = graph.query(f"SELECT ?status WHERE {{ ?a pa:subject <https://w3id.org/policy-alignment/id/{here.workspace.id}/s1> ; pa:object <https://w3id.org/policy-alignment/id/mp-20> ; pa:status ?status }}")
    assert [row["status"].value.rpartition("#")[2] for row in rows] == ["approved"], "the graph follows"  # type: ignore[union-attr]
    back = tmp_path / "back.sssom.tsv"
    back.write_text(sssom_tsv(graph, here.workspace.id, events(here.db)), "utf-8")
    monkeypatch.setenv("POLICY_DB", str(there / "there.db"))
    home = as_json(str(back), "--workspace", events(source)[0].draft.matter.workspace)
    assert (home["written"], home["there"]) == (0, 10)
    here.db.engine.dispose()
    source.engine.dispose()


def test_the_store_that_is_given_follows(url: str, file: Path, use_built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the settings name; what goes wrong there is told, and the decisions are kept."""
    here, followed = kept(url), list[Settings]()

    def project_(now: Settings) -> None:
        followed.append(now)
        raise StoreError("ดิสก์เต็ม · the disk is full")

    monkeypatch.setattr("graph.projection.project", project_)
    monkeypatch.setenv("POLICY_DB", url)
    monkeypatch.setenv("POLICY_STORE", str(tmp_path / "elsewhere"))
    done = RUNNER.invoke(app, ["decisions", "import", str(file), "--workspace", here.workspace.id, "--store", str(use_built), "--by", "ผู้นำเข้า"])
    assert (done.exit_code, len(events(here.db))) == (0, 10)
    assert [now.store for now in followed] == [use_built]
    assert "the disk is full" in done.stderr
    here.db.engine.dispose()


@pytest.mark.parametrize("trouble", [
    DataError([Problem("agencies.yaml", 1, "อ่านไม่ได้", "cannot be read")]), WorkspaceError("ถูกลบแล้ว", "it was erased meanwhile"), OSError("no space left on the device"),
])
def test_whatever_keeps_the_graph_from_following_is_told(trouble: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked for is in the database by then: nobody may take it for lost."""
    def project_(_: Settings) -> None:
        raise trouble

    monkeypatch.setattr("graph.projection.project", project_)
    assert not follow()
    assert f"saved, but not in the graph yet: {trouble}" in capsys.readouterr().err


def test_a_file_that_was_changed_or_has_no_place_says_so(url: str, file: Path, unprojected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unprojected.is_dir()
    here = kept(url)
    monkeypatch.setenv("POLICY_DB", url)
    assert "ไม่มีพื้นที่ทำงาน" in RUNNER.invoke(app, ["decisions", "import", str(file), "--workspace", "ws-zzzzzz"]).output
    file.write_text(file.read_text("utf-8").replace("ยังไม่ชัด", "ชัดแล้ว"), "utf-8")
    found = as_json(str(file), "--workspace", here.workspace.id, code=1)
    assert [one["reason"] for one in found["left"]] == ["changed"] * 3
    assert {state.status for state in here.states().values()} == {"reviewed"}
    assert "ถูกแก้หลังส่งออก" in run(str(file), "--workspace", here.workspace.id, "--dry-run", code=1)
    other = file.with_name("plan.txt")
    other.write_text("ไม่ใช่ตาราง", "utf-8")
    assert RUNNER.invoke(app, ["decisions", "import", str(other), "--workspace", here.workspace.id]).exit_code == 1
    here.db.engine.dispose()


HEAD = "#mapping_set_id: https://example.org/set\n#license: https://example.org/l\n#curie_map:\n#  id: https://w3id.org/policy-alignment/id/\n#  ex: https://example.org/\n"
COLUMNS = ("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_source", "mapping_justification", "author_label", "reviewer_label", "reviewer_agreement",
           "mapping_tool", "similarity_score", "mapping_date", "comment")


def foreign(path: Path, *rows: dict[str, str]) -> Path:
    """A file that some other program wrote: slots of SSSOM and nothing else."""
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(name, "") for name in COLUMNS) for row in rows)]
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return path


def test_a_file_from_elsewhere_proposes_and_reviews_and_approves_nothing(url: str, unprojected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unprojected.is_dir()
    here = kept(url)
    ws = here.workspace.id
    row = {"subject_id": f"id:{ws}/s1", "predicate_id": "skos:broadMatch", "object_id": "id:mp-20", "mapping_justification": "semapv:ManualMappingCuration", "author_label": "ดร.นอก"}
    file = foreign(
        tmp_path / "นอก.sssom.tsv", row | {"mapping_date": "2026-03-05", "comment": "อ่านแล้ว"}, row | {"mapping_justification": "semapv:MappingReview", "author_label": "", "reviewer_label": "ผู้ทวน", "reviewer_agreement": "-0.5"},
        row | {"mapping_justification": "semapv:SemanticSimilarityThresholdMatching", "author_label": "", "mapping_tool": "matcher", "similarity_score": "0.7"},
        row | {"object_id": "sssom:NoTermFound", "object_source": "id:nsc-2566"}, row | {"object_id": "id:mp-21", "predicate_modifier": "Not"},
        row | {"subject_id": f"id:{ws}/s9"}, row | {"object_id": "id:mp-99"}, row | {"predicate_id": "ex:madeOf"}, row | {"author_label": ""},
        row | {"subject_id": "id:ws-other1/s2", "subject_label": WORDS[2], "object_id": "id:mp-21"}, row | {"subject_id": "id:ws-other1/s1", "subject_label": "ถ้อยคำอื่น"})
    monkeypatch.setenv("POLICY_DB", url)
    done = as_json(str(file), "--workspace", ws, "--by", "ผู้นำเข้า", code=1)
    assert done["in_file"] == {"events": 0, "rows": 11}
    assert [(one["reason"], one["line"] > 0) for one in done["left"]] == [("unknown", True), ("unknown", True), ("relation", True), ("author", True), ("unknown", True)]
    assert [next(part for part in ("s9", "mp-99", "ex", "author_label", "ws-other1") if part in one["en"]) for one in done["left"]] == ["s9", "mp-99", "ex", "author_label", "ws-other1"]
    states = {(state.matter.subject[-2:], state.matter.object or state.matter.scope): state for state in here.states().values()}
    service = states["s1", "mp-20"]
    assert (service.status, service.suggestion and service.suggestion.score) == ("disputed", 0.7)
    assert [(given.by, given.review.mark, given.event.decided_on.isoformat(), given.event.draft.role) for given in service.marks if given.by == "ดร.นอก"] == [("ดร.นอก", "accept", "2026-03-05", "reviewer")]
    assert [(given.review.claim.predicate, given.review.claim.extent) for given in service.marks if given.review.claim] == [("alignsWith", "subset")]
    assert {(given.by, given.review.mark) for given in service.marks} == {("ดร.นอก", "accept"), ("ผู้ทวน", "reject")}
    assert {key: state.status for key, state in states.items() if key != ("s1", "mp-20")} == {("s1", "nsc-2566"): "reviewed", ("s1", "mp-21"): "reviewed", ("s2", "mp-21"): "reviewed"}
    assert "approved" not in done["after"]
    assert all(event.draft.brought for event in events(here.db))
    assert as_json(str(file), "--workspace", ws, code=1)["written"] == 0
    here.db.engine.dispose()


def test_on_a_shared_machine_only_those_who_may_decide_bring_in(url: str, file: Path, unprojected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unprojected.is_dir()
    here = kept(url)
    people = tmp_path / "people.yaml"
    people.write_text("approvers: [head@a.go.th]\nreviewers: [one@a.go.th]\n", "utf-8")
    monkeypatch.setenv("POLICY_DB", url)
    monkeypatch.setenv("POLICY_PEOPLE", str(people))
    refused = RUNNER.invoke(app, ["decisions", "import", str(file), "--workspace", here.workspace.id, "--by", "guest@a.go.th"])
    assert (refused.exit_code, "guest@a.go.th ไม่อยู่ในรายชื่อ" in refused.output) == (1, True)
    assert not events(here.db)
    found = as_json(str(file), "--workspace", here.workspace.id, "--by", "ONE@a.go.th", code=1)
    assert {one["kind"] for one in found["events"]} == {"suggested", "reviewed"}
    assert {state.status for state in here.states().values()} <= {"reviewed", "disputed", "suggested"}
    done = as_json(str(file), "--workspace", here.workspace.id, "--by", "head@a.go.th")
    assert done["after"]["approved"] == 1
    here.db.engine.dispose()
