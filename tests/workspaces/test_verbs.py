"""The same from the command line: kept, listed, shown, undone, erased; and what the graph would hold of a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from typer.testing import CliRunner

from cli import app
from graph.database import open_database
from graph.decisions.records import Matter
from graph.projection import project
from graph.settings import Settings
from graph.store import open_store
from graph.workspaces import shelf
from graph.workspaces.records import Reword
from ontology.namespaces import DCTERMS, ID, PA
from tests.decisions.making import review, suggested, write
from tests.loaders.stratml_files import goal, indicator, part_2
from tests.workspaces.conftest import TEXT

RUNNER = CliRunner()


@pytest.fixture
def machine(installed: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("POLICY_STORE", str(installed.store))
    monkeypatch.setenv("POLICY_DB", installed.database)
    yield installed
    assert os.environ["POLICY_DB"] == installed.database


def run(*arguments: str, code: int = 0) -> str:
    done = RUNNER.invoke(app, list(arguments))
    assert done.exit_code == code, done.output
    return done.stdout


def as_json(*arguments: str, code: int = 0) -> Any:
    return json.loads(run(*arguments, "--json", code=code))


def test_a_plan_from_file_to_graph_and_away(machine: Settings) -> None:
    kept = as_json("workspace", "keep", str(TEXT), "--name", "ตลาด", "--by", "ก")
    id_ = kept["id"]
    assert (kept["name"], kept["created_by"], kept["revision"], kept["file"]["kind"]) == ("ตลาด", "ก", 0, "text")
    assert [one["id"] for one in as_json("workspace", "list")] == [id_]
    assert f"{ID}graph/workspace/{id_}" in open_store(machine.store).manifest["counts"]
    shelf.correct(open_database(machine.database), id_, Reword(id=f"{id_}/s1", text="ชื่อใหม่"), by="ข", expected=0)
    shown = as_json("workspace", "show", id_, code=1)  # it runs over a five-year window
    assert (shown["plan"]["groups"][0]["text"], [entry["kind"] for entry in shown["history"]]) == ("ชื่อใหม่", ["step"])
    assert [check["rule"] for check in shown["checks"] if check["severity"] == "problem"] == ["period-window"]
    assert as_json("workspace", "undo", id_)["revision"] == 2
    assert as_json("workspace", "show", id_, code=1)["plan"]["groups"][0]["text"] == "ยกระดับตลาด (Market Upgrade)"
    assert as_json("workspace", "erase", id_, "--yes")["resting"] == {"events": 0, "decisions": 0, "approved": 0}
    assert id_.encode() not in open_store(machine.store).dump().read_bytes()
    assert as_json("workspace", "list") == []


def test_a_plan_with_a_problem_exits_with_one(machine: Settings, tmp_path: Path) -> None:
    assert machine
    file = tmp_path / "แผน.txt"
    file.write_text("แผนแม่บทตลาด\nเป้าหมาย\n- ตลาดดี\n", "utf-8")
    id_ = as_json("workspace", "keep", str(file), "--name", "ก")["id"]
    assert "name-form" in {check["rule"] for check in as_json("workspace", "show", id_, code=1)["checks"]}


@pytest.mark.parametrize(("arguments", "code", "says"), [
    (("workspace", "show", "ws-zzzzzz"), 1, "ไม่มีพื้นที่ทำงาน ws-zzzzzz"), (("workspace", "keep", "nowhere.txt", "--name", "ก"), 2, "cannot open"),
    (("workspace", "undo", "ws-zzzzzz"), 1, "there is no workspace"),
])
def test_what_cannot_be_done_is_a_sentence(machine: Settings, arguments: tuple[str, ...], code: int, says: str) -> None:
    assert machine
    done = RUNNER.invoke(app, list(arguments))
    assert done.exit_code == code
    assert says in done.stderr


def test_a_file_that_is_not_kept_as_turtle(machine: Settings) -> None:
    text = run("load", str(TEXT), "--ttl")
    graph = Graph().parse(data=text, format="turtle")
    plan = next(graph.subjects(RDF.type, URIRef(PA + "Instrument")))
    assert str(plan).startswith(f"{ID}file-")
    source = graph.value(URIRef(f"{plan}/s1"), URIRef(DCTERMS + "source"))
    assert graph.value(source, URIRef(DCTERMS + "title")) == Literal(TEXT.name)
    assert graph.value(URIRef(f"{plan}/s1/p1"), RDF.type)
    assert run("load", str(TEXT), "--ttl") == text
    assert not Path(machine.database).exists()


def test_what_is_restored_is_in_the_graph_at_once(machine: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph equals the log without another command."""
    id_ = as_json("workspace", "keep", str(TEXT), "--name", "ตลาด", "--by", "ก")["id"]
    matter = Matter(workspace=id_, subject=f"{id_}/s1", object="mp-20")
    write(open_database(machine.database), [suggested(matter), review(matter=matter)])
    run("decisions", "backup", "-o", str(tmp_path / "copy.jsonl"))
    project(machine)
    wanted = open_store(machine.store).manifest["work"]
    run("workspace", "erase", id_, "--yes")
    assert "work" not in open_store(machine.store).manifest
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("POLICY_DB", str(tmp_path / "restored.db"))
        done = RUNNER.invoke(app, ["decisions", "restore", str(tmp_path / "copy.jsonl"), "--json"])
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["events"] == 2
        assert "กราฟเป็นไปตามที่กู้แล้ว" in done.stderr
        assert open_store(machine.store).manifest["work"] == wanted
        elsewhere.setenv("POLICY_DB", str(tmp_path / "again.db"))
        elsewhere.setenv("POLICY_STORE", str(tmp_path / "no-graph"))
        done = RUNNER.invoke(app, ["decisions", "restore", str(tmp_path / "copy.jsonl"), "--json"])
        assert done.exit_code == 0
        assert "make build" in done.stderr
        assert "กราฟเป็นไปตามที่กู้แล้ว" not in done.stderr


def test_keeping_a_large_plan_says_what_it_is_at_and_a_file_of_a_standard_is_kept_too(machine: Settings, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    many.write_text("โครงการ,หน่วยงาน\n" + "".join(f"โครงการที่ {number},กรมที่ดิน\n" for number in range(1_200)), "utf-8")
    done = RUNNER.invoke(app, ["workspace", "keep", str(many), "--name", "ใหญ่", "--by", "ก"])
    assert done.exit_code == 0
    assert ["1,200" in line for line in done.stderr.splitlines() if "keeping" in line] == [True]
    assert "putting it into the graph" in done.stderr
    standard = tmp_path / "plan.xml"
    standard.write_bytes(part_2(goal(indicator("<TargetResult><NumberOfUnits>40</NumberOfUnits></TargetResult>"))))
    assert as_json("workspace", "keep", str(standard), "--name", "มาตรฐาน", "--by", "ก")["id"].startswith("ws-")
    assert machine
