"""cli.py as a person or a script uses it: a process of its own, standard streams, exit status."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, URIRef
from rdflib import Dataset as RdfDataset

from graph.settings import ROOT
from ontology.namespaces import iri
from tests.golden import SECTION, without_build


def cli(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "cli.py", *map(str, words)], cwd=ROOT, input=stdin, capture_output=True, text=True,
                          check=False, timeout=120)


def test_help_lists_every_verb_with_an_example() -> None:
    listed = cli("--help").stdout
    for verb in ("build", "validate", "query", "report", "export"):
        assert verb in listed
        assert f"python cli.py {verb}" in cli(verb, "--help").stdout


def test_build_prints_counts_and_says_when_nothing_changed(tmp_path: Path) -> None:
    first = cli("build", "--store", tmp_path, "--json")
    assert first.returncode == 0, first.stderr
    counts = json.loads(first.stdout)
    assert counts["total"] == sum(counts["counts"].values()) > 10_000
    assert counts["counts"]["plans/psds-2567"] > 500
    again = cli("build", "--store", tmp_path, "--if-changed")
    assert "unchanged" in again.stdout


def test_build_of_bad_data_names_file_and_line_and_fails(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "plans" / "psds-2567.yaml"
    path.write_text(path.read_text("utf-8").replace("\nvision:\n", "\nvisoin:\n"), "utf-8")
    done = cli("build", "--data", tmp_path / "data", "--store", tmp_path / "store")
    assert done.returncode == 1
    assert "data/plans/psds-2567.yaml:" in done.stderr
    assert "ไม่รู้จักคีย์" in done.stderr
    assert "unknown key" in done.stderr
    assert not (tmp_path / "store" / "CURRENT").exists()


def test_validate_says_the_data_is_sound(store_folder: Path) -> None:
    done = cli("validate", "--store", store_folder, "--json")
    assert done.returncode == 0, done.stdout[-2000:]
    report = json.loads(done.stdout)
    assert report["problems"] == []
    assert not [finding for finding in report["findings"] if finding["severity"] == "violation"]


def test_validate_one_file_with_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: x\ntitle: แผน\ntitel: แผน\n", "utf-8")
    done = cli("validate", path)
    assert done.returncode == 1
    assert f"{path}:3: ไม่รู้จักคีย์ «titel»" in done.stdout


QUERY = "SELECT ?plan ?title WHERE { ?plan a pa:Instrument ; dcterms:title ?title . FILTER(LANG(?title) = 'th') } ORDER BY ?plan"


def test_query_from_standard_input_in_every_format(store_folder: Path) -> None:
    def ask(wanted: str) -> str:
        done = cli("query", "-", "--store", store_folder, "--format", wanted, stdin=QUERY)
        assert done.returncode == 0, done.stderr
        return done.stdout

    rows = json.loads(ask("json"))["results"]["bindings"]
    titles = {row["plan"]["value"].rsplit("/", 1)[-1]: row["title"]["value"] for row in rows}
    assert titles["psds-2567"] == "ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570)"
    assert len(list(csv.DictReader(io.StringIO(ask("csv"))))) == len(rows)
    assert ask("tsv").splitlines()[0] == "?plan\t?title"
    assert len(ask("tsv").splitlines()) == len(rows) + 1
    assert "id:psds-2567" in ask("table")
    assert f"{len(rows)} แถว" in ask("table")


@pytest.mark.parametrize(("wanted", "parser"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_construct_in_every_format(wanted: str, parser: str, store_folder: Path) -> None:
    done = cli("query", "-", "--store", store_folder, "--format", wanted,
               stdin="CONSTRUCT { ?p skos:prefLabel ?l } WHERE { ?p a pa:FlagshipProject ; skos:prefLabel ?l . FILTER(LANG(?l) = 'th') }")
    assert done.returncode == 0, done.stderr
    assert len(Graph().parse(data=done.stdout, format=parser)) == 8


def test_library_query_with_parameter(store_folder: Path) -> None:
    done = cli("query", "plan-tree", "--param", "plan=nesdp13", "--store", store_folder, "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["results"]["bindings"]) > 40


@pytest.mark.parametrize(("words", "stdin", "sentence"), [
    (["query", "-"], "SELEC * {", "not valid SPARQL"),
    (["query", "nowhere.rq"], "", "there is no file or library query"),
    (["query", "plan-tree", "--param", "plan"], "", "name=value"),
    (["query", "plan-tree", "--param", "wrong=1"], "", "has no parameter wrong"),
    (["query", "-", "--format", "xlsx"], "ASK {}", "unknown format"),
    (["query", "-", "--format", "ttl"], "SELECT * { ?s ?p ?o } LIMIT 1", "use CSV, TSV, JSON or XML"),
])
def test_wrong_use_is_a_sentence_and_status_2(words: list[str], stdin: str, sentence: str, store_folder: Path) -> None:
    done = cli(*words, "--store", store_folder, stdin=stdin)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_query_without_a_store_says_how_to_make_one(tmp_path: Path) -> None:
    done = cli("query", "-", "--store", tmp_path, stdin="ASK {}")
    assert done.returncode == 2
    assert "make build" in done.stderr


def test_report_writes_the_official_section(store_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "section.md"
    done = cli("report", "psds-2567", "-o", file, "--store", store_folder)
    assert done.returncode == 0, done.stderr
    assert without_build(file.read_text("utf-8")) == without_build(SECTION.read_text("utf-8"))
    thai = cli("report", "psds-2567", "-o", file, "--digits", "thai", "--store", store_folder)
    assert thai.returncode == 0
    assert "พ.ศ. ๒๕๖๗" in file.read_text("utf-8")


@pytest.mark.parametrize(("suffix", "parser"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nq", "nquads")])
def test_export_of_one_plan_reads_back(suffix: str, parser: str, store_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / f"plan.{suffix}"
    done = cli("export", "--plan", "psds-2567", "-o", file, "--store", store_folder)
    assert done.returncode == 0, done.stderr
    graph = RdfDataset(default_union=True)
    graph.parse(file, format=parser)
    assert (URIRef(iri("psds-2567/s1/p1")), SKOS.inScheme, URIRef(iri("psds-2567"))) in graph


@pytest.mark.parametrize(("words", "sentence"), [
    (["report", "no-such-plan", "-o", "x.md"], "no-such-plan"),
    (["report", "psds-2567", "-o", "x.pdf"], "a file name that ends in"),
    (["export", "-o", "x.xlsx"], "ends in one of these"),
    (["export", "--plan", "no-such-plan", "-o", "x.ttl"], "no-such-plan"),
])
def test_wrong_report_or_export_writes_nothing(words: list[str], sentence: str, store_folder: Path, tmp_path: Path) -> None:
    words = [str(tmp_path / word) if word.startswith("x.") else word for word in words]
    done = cli(*words, "--store", store_folder)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("text", "sentence"), [
    ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is not accepted"),
    ("INSERT DATA { <a:b> <a:c> <a:d> }", "not"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "file:///etc/passwd"),
])
def test_a_query_that_would_reach_outside_is_refused(text: str, sentence: str, store_folder: Path) -> None:
    done = cli("query", "-", "--store", store_folder, stdin=text)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stdout == ""
