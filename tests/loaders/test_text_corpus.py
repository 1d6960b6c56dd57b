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


Flat = dict[str, tuple[str, str | None]]


def flat(plan: PlanDocument) -> Flat:
    """Text → (type, text of the parent) of every element."""
    return {str(element.text): (kind, parent.text if parent else None) for kind, element, parent in plan.walk()}


@pytest.fixture(scope="module")
def both() -> tuple[PlanDocument, PlanDocument]:
    curated = next(located.record for located in load_dataset(ROOT / "data").plans if located.record.id == "psds-2567")
    return curated, load_bytes(CABINET_TEXT.read_bytes(), CABINET_TEXT.name).as_plan()


def test_wording_and_parents_are_those_of_the_curated_plan(both: tuple[PlanDocument, PlanDocument]) -> None:
    curated, loaded = both
    ours, theirs = flat(curated), flat(loaded)
    projects = {text for text, (kind, _) in ours.items() if kind == "FlagshipProject"}  # the loader says Project: the text's label is no type
    assert {text: place for text, place in ours.items() if text not in projects} == {text: place for text, place in theirs.items() if text not in projects}
    assert {text: theirs[text][1] for text in projects} == {text: ours[text][1] for text in projects}


def elements(plan: PlanDocument) -> dict[str, Element]:
    return {str(element.text): element for _, element, _ in plan.walk()}


def test_numbers_targets_agencies_and_footnotes_are_those_of_the_curated_plan(both: tuple[PlanDocument, PlanDocument]) -> None:
    curated, loaded = both
    names = load_dataset(ROOT / "data").agency_names
    theirs = elements(loaded)
    for text, ours in elements(curated).items():
        other = theirs[text]
        assert [(target.op, target.value, target.unit, target.year_be, target.denominator, target.scale_max) for target in other.targets] == \
               [(target.op, target.value, target.unit, target.year_be, target.denominator, target.scale_max) for target in ours.targets], text
        assert [names.one(name) or name for name in other.agencies] == [names.one(name) or name for name in ours.agencies], text
    assert [(note.number, note.text) for note in loaded.footnotes] == [(note.number, note.text) for note in curated.footnotes]
