"""Real texts with hand-checked expectations, and the plan whose curated document they must give. Skipped where the texts are not at hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from graph.settings import ROOT
from loaders.dataset import load_dataset
from loaders.identify import identified
from loaders.records import Element, PlanDocument
from loaders.text import load_bytes

SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "reference" / "loader-corpus"
SCORER = SHARED / "tools" / "score_loader.py"
CABINET_TEXT = CORPUS / "00-psds-cabinet.txt"

pytestmark = pytest.mark.skipif(not (CORPUS.is_dir() and SCORER.is_file()), reason="the loader corpus is not on this machine (../shared/reference/loader-corpus)")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_loader", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_corpus_is_read_within_its_bounds(tmp_path: Path) -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(load_bytes(path.read_bytes(), path.name).as_json(), ensure_ascii=False), encoding="utf-8")
    report = scorer().score_folders(CORPUS, tmp_path)
    overall, types = report["overall"], report["types"]
    assert overall["f1"] >= 0.97
    assert types["targets"]["f1"] >= 0.95
    assert overall["penalties"] == {"superseded_as_current": 0, "footnote_glued_values": 0}


@pytest.fixture(scope="module")
def both() -> tuple[PlanDocument, PlanDocument]:
    curated = next(located.record for located in load_dataset(ROOT / "data").plans if located.record.id == "psds-2567")
    return curated, identified(load_bytes(CABINET_TEXT.read_bytes(), CABINET_TEXT.name).as_plan(), "psds-2567")


def flat(plan: PlanDocument) -> dict[str, tuple[str, str | None, str | None, str | None, tuple[int, ...]]]:
    """Id → (type, wording, number, id of the parent, footnotes) of every element."""
    return {str(element.id): (kind, element.text, element.number, parent.id if parent else None, element.footnotes) for kind, element, parent in plan.walk()}


def test_the_text_gives_the_elements_of_the_curated_plan(both: tuple[PlanDocument, PlanDocument]) -> None:
    """Same IRIs, types (flagship projects included), wording, numbers, parents and footnotes."""
    curated, loaded = both
    assert flat(loaded) == flat(curated)


def values(element: Element) -> list[tuple[object, ...]]:
    return [(target.op, target.value, target.unit, target.measure, target.text, target.year_be, target.denominator, target.scale_max) for target in element.targets]


def test_targets_agencies_and_footnotes_are_those_of_the_curated_plan(both: tuple[PlanDocument, PlanDocument]) -> None:
    curated, loaded = both
    names = load_dataset(ROOT / "data").agency_names
    theirs = {element.id: element for _, element, _ in loaded.walk()}
    for _, ours, _ in curated.walk():
        other = theirs[ours.id]
        assert values(other) == values(ours), ours.id
        assert [names.one(name) or name for name in other.agencies] == [names.one(name) or name for name in ours.agencies], ours.id
    assert [(note.number, note.text, note.annotates) for note in loaded.footnotes] == [(note.number, note.text, note.annotates) for note in curated.footnotes]
