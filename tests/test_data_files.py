"""data/ as a person edits it: what is wrong is told with file, line and what to do, and nothing is half built."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from graph.build import build
from graph.settings import ROOT
from graph.store import current_build
from loaders.check_files import check_files, record_for
from loaders.clean import arabic_digits, clean_text, thai_digits
from loaders.problems import DataError
from loaders.schema import RECORDS, schema_text

DATA = ROOT / "data"
FILES = sorted(path for path in DATA.rglob("*.yaml"))
SCHEMA_OF = {record: name for name, record in RECORDS.items()}


def test_the_real_data_has_no_problem() -> None:
    assert check_files([], DATA) == []


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_schemas_beside_the_data_are_current(name: str) -> None:
    assert (DATA / "schema" / f"{name}.schema.json").read_text("utf-8") == schema_text(name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_an_editor_finds_the_schema_and_it_accepts_the_file(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "first line names the schema"
    schema = json.loads((path.parent / named[1]).resolve().read_text("utf-8"))
    assert schema["title"] == record_for(path).__name__
    # Dates are strings in JSON; YAML reads them as dates.
    value = json.loads(json.dumps(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), default=str))  # noqa: S506 - a safe loader
    assert [error.message for error in Draft202012Validator(schema).iter_errors(value)] == []


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    validator = Draft202012Validator(json.loads(schema_text("plan")))
    assert list(validator.iter_errors({"title": "แผน", "wrong": 1}))
    assert not list(validator.iter_errors({"title": "แผน"}))


def test_notes_of_alignments_are_in_thai() -> None:
    """Planners read them on the page. What stands between quotation marks is a text's own, a name may be English; two English words in a row are a sentence."""

    def notes(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (text for key, text in value.items() if key == "note" and text)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from notes(inner)

    found = [note for path in FILES if path.parent.name == "alignments" for note in notes(yaml.safe_load(path.read_text("utf-8")))]
    assert len(found) > 50
    own_words = {note: re.sub(r"“[^”]*”", "", note) for note in found}
    english = [note for note, own in own_words.items() if re.search(r"[A-Za-z]+ [A-Za-z]+|\(confidence\)", own) or (re.search(r"[A-Za-z]", own) and not re.search(r"[ก-๙]", own))]
    assert english == []


def test_no_place_is_told_in_words_of_whoever_edits_the_files() -> None:
    fields = "description|locator|text_en|source_quality|en_status|rationale"
    found = [(path.name, line.strip()) for path in FILES if path.parent.name in {"plans", "alignments"}
             for line in path.read_text("utf-8").splitlines() if re.search(rf"[ก-๙] (?:{fields})\b", line) and not line.lstrip().startswith("#")]
    assert found == []


# --- mistakes a person makes ---------------------------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of data/ to spoil."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def replace(name: str, old: str, new: str) -> Callable[[Path], tuple[str, int]]:
    """A mistake: ``old`` becomes ``new`` in a file. Gives the file as messages name it and the line of the change."""

    def spoil(data: Path) -> tuple[str, int]:
        path = data / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is in {name}"
        line = text[:text.index(old)].count("\n") + old[:len(old) - len(old.lstrip("\n"))].count("\n") + 1
        path.write_text(text.replace(old, new, 1), "utf-8")
        return f"data/{name}", line

    return spoil


def missing(name: str) -> Callable[[Path], tuple[str, int]]:
    """A mistake: a file is gone."""

    def spoil(data: Path) -> tuple[str, int]:
        (data / name).unlink()
        return f"data/{name}", 0

    return spoil


PSDS = "plans/psds-2567.yaml"
MISTAKES: dict[str, tuple[Callable[[Path], tuple[str, int]], str, str]] = {
    "wrong key": (replace(PSDS, "\nvision:\n", "\nvisoin:\n"), "ไม่รู้จักคีย์ «visoin»", "unknown key “visoin”"),
    "unknown parent": (replace(PSDS, "- id: psds-2567/s1/t1\n", "- id: psds-2567/s1/t1\n        parent: psds-2567/s9\n"),
                       "«psds-2567/s9»", "“psds-2567/s9”"),
    "CE year where BE is due": (replace(PSDS, "end: 2570", "end: 2027"), "ปี พ.ศ.", "Buddhist-era year"),
    "BE date where CE is due": (replace(PSDS, "date: 2024-07-09", "date: 2567-07-09"), "แบบ พ.ศ.", "Buddhist-era date"),
    "duplicate id": (replace(PSDS, "id: psds-2567/s1/p2", "id: psds-2567/s1/p1"), "ซ้ำ", "is taken at"),
    "missing file": (missing("observations.yaml"), "ไม่พบไฟล์", "does not exist"),
    "unknown source": (replace(PSDS, "source: cab-2024-07-09", "source: cab-2024-07-99"), "cab-2024-07-99", "cab-2024-07-99"),
    "not YAML": (replace(PSDS, "\nvision:\n", "\nvision: [\n"), "YAML", "not valid YAML"),
    "key twice": (replace(PSDS, "\nid: psds-2567\n", "\nid: psds-2567\nid: psds-2567\n"), "ซ้ำ", "stands twice"),
}


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_told_in_one_clear_sentence_and_nothing_is_half_built(mistake: str, copy: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    good = build(copy, store).folder
    before = {path: path.read_bytes() for path in sorted(store.rglob("graph.nq"))}

    spoil, thai, english = MISTAKES[mistake]
    file, line = spoil(copy)
    with pytest.raises(DataError) as raised:
        build(copy, store)

    matching = [problem for problem in raised.value.problems if thai in problem.th and english in problem.en]
    assert matching, [str(problem) for problem in raised.value.problems]
    problem = matching[0]
    assert problem.file == file
    if line:
        assert abs(problem.line - line) <= 1, f"line {problem.line}, spoilt at {line}"
    assert current_build(store) == good
    assert {path: path.read_bytes() for path in sorted(store.rglob("graph.nq"))} == before
    assert not list((store / "builds").glob(".work-*"))


def test_every_problem_is_told_not_only_the_first(copy: Path) -> None:
    replace(PSDS, "\nvision:\n", "\nvisoin:\n")(copy)
    missing("agencies.yaml")(copy)
    problems = check_files([], copy)
    assert {problem.file for problem in problems} == {f"data/{PSDS}", "data/agencies.yaml"}


# --- the border where text is cleaned ------------------------------------------------------------------------------------------

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(list("aB1 \u00a0\u200b\ufeff\t-()")))


@given(THAI)
def test_cleaning_once_is_enough(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(THAI)
def test_cleaning_leaves_no_trap(text: str) -> None:
    cleaned = clean_text(text)
    assert not set(cleaned) & set("\u00a0\u200b\ufeff\u2060\t")
    assert "\u0e4d\u0e32" not in cleaned


@given(st.text(alphabet="0123456789๐๑๒๓๔๕๖๗๘๙ กa."))
def test_digits_come_back(text: str) -> None:
    assert arabic_digits(thai_digits(arabic_digits(text))) == arabic_digits(text)


def test_no_text_of_the_data_carries_layout_of_its_source(dataset: Any) -> None:
    """NBSP and zero-width characters never pass the border."""
    for plan in dataset.plans:
        assert not set(plan.record.model_dump_json()) & set("\u00a0\u200b\ufeff"), plan.file


def test_the_words_of_a_relation_are_those_of_its_document(dataset: Any) -> None:
    """Pages quote them: nobody's paraphrase, and no language but the document's. Where the quote is a sentence, they stand in it."""
    headings = {"ความเชื่อมโยงกับยุทธศาสตร์ชาติ", "ความเชื่อมโยงกับแผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "เป้าหมายและแนวทางการดำเนินการในการรักษาความมั่นคงแห่งชาติ"}
    records = [(record.predicate_text, [part.quote for part in record.evidence]) for _, _, record in dataset.alignment_records() if record.basis == "official"]
    records += [(record.predicate_text, [record.quote]) for _, _, record in dataset.statement_records()]
    assert len(records) > 100
    for words, quotes in records:
        said = " ".join(quotes)
        assert not re.search("[A-Za-z]", words), words
        assert words in headings or all(part.strip() in said for part in words.split("…")), (words, said)
