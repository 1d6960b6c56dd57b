"""The build: the same data gives the same bytes, a failed build leaves the old store, readers are not disturbed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import Dataset as RdfDataset
from rdflib import Graph

from graph.build import BuildResult
from graph.settings import ROOT
from graph.store import GraphStore, NotBuiltError, current_build, open_store
from ontology.namespaces import graph_iri
from queries.build import build
from tests.oracle import count, oracle_count

DATA = ROOT / "data"


def test_same_data_same_bytes(build_result: BuildResult, tmp_path: Path) -> None:
    again = build(DATA, tmp_path / "store")
    assert (again.folder / "graph.nq").read_bytes() == (build_result.folder / "graph.nq").read_bytes()
    assert again.folder.name == build_result.folder.name


def test_the_order_of_files_on_disk_does_not_matter(build_result: BuildResult, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    copy.mkdir()
    for path in sorted(DATA.rglob("*.yaml"), reverse=True):
        target = copy / path.relative_to(DATA)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    assert build(copy, tmp_path / "store").folder.name == build_result.folder.name


def test_nothing_is_made_if_nothing_changed(tmp_path: Path) -> None:
    first = build(DATA, tmp_path / "store")
    second = build(DATA, tmp_path / "store", only_if_changed=True)
    assert second.reused
    assert second.folder == first.folder
    assert second.counts == first.counts


def test_a_build_that_dies_while_writing_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, store = tmp_path / "data", tmp_path / "store"
    shutil.copytree(DATA, copy)
    good = build(copy, store).folder
    path = copy / "plans" / "psds-2567.yaml"
    path.write_text(path.read_text("utf-8").replace("น่าเชื่อถือ", "น่าเชื่อถือยิ่ง", 1), "utf-8")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(OSError, match="No space left"):
        build(copy, store)
    monkeypatch.undo()
    assert current_build(store) == good
    assert [entry.name for entry in (store / "builds").iterdir()] == [good.name]
    assert bool(open_store(store).query("ASK { ?plan a pa:Instrument }"))


def test_a_reader_keeps_its_build_while_a_new_one_comes_into_force(tmp_path: Path) -> None:
    copy, store = tmp_path / "data", tmp_path / "store"
    shutil.copytree(DATA, copy)
    build(copy, store)
    reader = open_store(store)
    before = len(reader.store)
    path = copy / "plans" / "psds-2567.yaml"
    path.write_text(path.read_text("utf-8").replace("text: ภาครัฐที่ทันสมัย น่าเชื่อถือ", "text: ภาครัฐที่ทันสมัยยิ่ง น่าเชื่อถือ", 1), "utf-8")
    fresh = build(copy, store)
    assert len(reader.store) == before
    assert open_store(store).folder == fresh.folder != reader.folder


def test_no_store_is_a_sentence_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="make build"):
        open_store(tmp_path)


def test_dump_and_store_hold_the_same(build_result: BuildResult, built: GraphStore) -> None:
    dump = RdfDataset()
    dump.parse(build_result.folder / "graph.nq", format="nquads")
    assert sum(1 for _ in dump.quads()) == len(built.store) == sum(build_result.counts.values())


def test_every_file_of_data_has_its_named_graph(build_result: BuildResult) -> None:
    for path in DATA.rglob("*.yaml"):
        if path.name == "predicates.yaml":
            continue
        assert graph_iri(str(path.relative_to(DATA)).removesuffix(".yaml")) in build_result.counts


def test_there_are_no_blank_nodes(build_result: BuildResult) -> None:
    assert "_:" not in {word[:2] for line in (build_result.folder / "graph.nq").open(encoding="utf-8") for word in line.split(" ", 3)[:3]}


def test_store_and_oracle_agree(built: GraphStore, memory: Graph) -> None:
    """The union of all named graphs is what rdflib sees."""
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s skos:broader+ ?o }"
    assert count(built, text) == oracle_count(memory, text)
