"""The index: the same whether made anew or brought up to date, never stale, whole or absent, equal when read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.settings import ROOT
from graph.store import EmbeddedStore
from queries.read.records import Label, Ref
from search import index as module
from search import vectors
from search.ask import Filters, answer
from search.columns import Columns
from search.documents import Document, documents
from search.embed import embedder
from search.exact import Keys, code_keys, name_key, number_key, squashed
from search.index import Index, load_index, make_index, open_index, save_index
from search.lexical import Lexical
from search.shelf import document_of, line_of
from search.vectors import Vectors

QUIET = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
QUERIES = ("บริการดิจิทัล", "ทุจริต", "สพร.", "ประเด็นที่ 20", "open data", "ที่เดียวจบ")


class Counting:
    """Our model, counting what it encodes."""

    def __init__(self) -> None:
        self.inner, self.texts = embedder(), 0
        self.name, self.dimensions, self.fingerprint = self.inner.name, self.inner.dimensions, self.inner.fingerprint

    def encode(self, texts: Any) -> Any:
        self.texts += len(texts)
        return self.inner.encode(texts)


@pytest.fixture(scope="module")
def every(built: EmbeddedStore) -> tuple[Document, ...]:
    return documents(built)


@pytest.fixture(scope="module")
def part(every: tuple[Document, ...]) -> tuple[Document, ...]:
    """A plan and the bodies: enough to search, quick to index."""
    return tuple(document for document in every if document.plan == "psds-2567" or document.ref.type == "Agency")


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Indexes that other tests opened are set aside."""
    held = dict(module._opened)
    module._opened.clear()
    yield
    module._opened.clear()
    module._opened.update(held)


def same_answers(one: Index, other: Index) -> None:
    for query in QUERIES:
        left, right = answer(query, one, k=50), answer(query, other, k=50)
        assert [(hit.ref.id, hit.band, hit.rule) for hit in left.hits] == [(hit.ref.id, hit.band, hit.rule) for hit in right.hits], query
        assert left.facets == right.facets


# --- documents -----------------------------------------------------------------------------------------------------------------------

def test_every_plan_element_and_body_is_a_document(every: tuple[Document, ...], built: EmbeddedStore) -> None:
    rows = built.query("SELECT DISTINCT ?x WHERE { VALUES ?c { pa:Element pa:Instrument org:FormalOrganization pa:AgencyGroup } ?x a ?c }")
    assert len(every) == len(list(rows))  # type: ignore[arg-type]
    assert len({document.id for document in every}) == len(every)
    assert all(document.meaning for document in every)


def test_a_project_has_its_texts_place_and_facets(every: tuple[Document, ...]) -> None:
    """ตัวอย่างโครงการสำคัญ 1 of strategy 1 (cabinet resolution of 9 July 2567, item 18, line 453)."""
    project = next(document for document in every if document.id == "psds-2567/s1/p1")
    assert project.of("number") == ("ตัวอย่างโครงการสำคัญ 1",)
    assert project.of("code") == ("S1.P1",)
    assert "ยกระดับบริการภาครัฐโดยยึดผู้รับบริการเป็นศูนย์กลาง" in project.of("parent")
    assert {"สพร.", "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)"} <= set(project.of("agency"))
    assert (project.plan, project.level, project.period, project.above) == ("psds-2567", 3, (2567, 2570), "1")
    assert project.values("year") == ("2567", "2568", "2569", "2570")
    assert "agency/dga" in project.agencies


def test_a_document_comes_back_from_its_line(every: tuple[Document, ...]) -> None:
    assert all(document_of(line_of(document)) == document for document in every)


# --- keys and columns ----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "keys"), [
    ("S1.T2", ("code:S1T2", "short:S1.2")), ("S1.T2.G2.1", ("code:S1T2G2.1", "short:S1.2.1")), ("200302", ("code:200302",)),
    ("mp-20", ("code:MP20",)), ("VISION", ("code:VISION",)), ("", ("code:",)),
])
def test_keys_of_codes(text: str, keys: tuple[str, ...]) -> None:
    assert code_keys(text) == keys


def test_keys_do_not_mind_how_a_number_or_name_is_written() -> None:
    assert number_key("Milestone", "๑๓") == number_key("Milestone", "013") == "number:Milestone:13"
    assert name_key("การบริการ ประชาชน (ฉบับแก้ไข)") == name_key("การบริการประชาชนฉบับแก้ไข")
    assert squashed("br 02-01") == "BR0201"


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 1000)), max_size=40))
def test_keys_find_every_row_and_no_other(pairs: list[tuple[str, int]]) -> None:
    keys = Keys.of(pairs)
    for key, _ in pairs:
        assert set(keys.find(key)) == {row for other, row in pairs if other == key}
    assert keys.find("a key that nobody has") == ()


@given(st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.one_of(st.none(), st.tuples(st.integers(2540, 2590), st.integers(0, 9)))), max_size=20),
       st.integers(2535, 2605))
def test_columns_count_and_filter_like_a_loop(said: list[tuple[str | None, tuple[int, int] | None]], year: int) -> None:
    found = [Document(Ref(str(row), "Goal", Label()), (), (), plan, 3 if plan else None, (), (period[0], sum(period)) if period else None)
             for row, (plan, period) in enumerate(said)]
    columns = Columns.of(found)
    assert columns.mask(Filters(years=(year,))).tolist() == [str(year) in document.values("year") for document in found]
    assert columns.mask(Filters(plans=("A",), levels=(3,))).tolist() == [document.plan == "A" for document in found]
    every = np.flatnonzero(columns.mask(Filters()))
    for filters in (Filters(years=(year,)), Filters(plans=("A", "B"), years=(year, year + 3)), Filters(levels=(3,))):
        assert columns.passes(filters, every).tolist() == columns.mask(filters).tolist()
    for facet in ("plan", "level", "year", "type"):
        counted: dict[str, int] = {}
        for document in found:
            for value in document.values(facet):
                counted[value] = counted.get(value, 0) + 1
        assert columns.counts(facet, every) == counted


# --- made, saved, brought up to date -------------------------------------------------------------------------------------------------

def test_an_index_read_back_answers_the_same(part: tuple[Document, ...], tmp_path: Path) -> None:
    made = make_index(part, embedder(), name="here")
    save_index(made, tmp_path / "one")
    same_answers(made, load_index(tmp_path / "one", embedder()))
    assert not list(tmp_path.glob(".work*"))


@QUIET
@given(st.data())
def test_brought_up_to_date_is_made_anew(part: tuple[Document, ...], data: st.DataObject) -> None:
    """Some documents go, some come, some get another text: answers are those of a new index, and only new meanings are encoded."""
    gone = data.draw(st.sets(st.integers(0, len(part) - 1), max_size=30))
    reworded = data.draw(st.sets(st.integers(0, len(part) - 1), max_size=5))
    renumbered = data.draw(st.sets(st.integers(0, len(part) - 1), max_size=5)) - reworded
    before = make_index([document for row, document in enumerate(part) if row % 7], embedder())
    after = []
    for row, document in enumerate(part):
        if row in reworded:
            after.append(replace(document, texts=(*document.texts, ("definition", "ข้อความใหม่เรื่องบริการดิจิทัล")), meaning=document.meaning + " ข้อความใหม่"))
        elif row in renumbered:
            after.append(replace(document, texts=(*document.texts, ("code", f"X{row}"))))
        elif row not in gone:
            after.append(document)
    counting = Counting()
    updated = make_index(after, counting, before=before)
    fresh = make_index(after, embedder())
    assert sorted(document.id for document in updated.shelf) == sorted(document.id for document in after)
    new = {document.meaning for document in after} - {document.meaning for row, document in enumerate(part) if row % 7}
    assert counting.texts == updated.encoded <= len(new) + 5, "things of one meaning may each be encoded"
    for query in QUERIES[:3]:
        assert [hit.ref.id for hit in answer(query, updated, k=30).hits] == [hit.ref.id for hit in answer(query, fresh, k=30).hits]


def test_nothing_is_encoded_again_where_nothing_changed(part: tuple[Document, ...]) -> None:
    before = make_index(part, embedder())
    counting = Counting()
    assert make_index(part, counting, before=before).encoded == counting.texts == 0


@pytest.mark.usefixtures("forgetful")
def test_another_build_model_or_code_is_another_index(built: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_index(built)
    assert open_index(built) is first
    names = {module._fingerprint(built, embedder())}
    other = Counting()
    other.fingerprint = "another"
    names.add(module._fingerprint(built, other))
    monkeypatch.setattr(module, "code_fingerprint", lambda: "another")
    names.add(module._fingerprint(built, embedder()))
    names.add(module._fingerprint(replace(built, folder=built.folder.parent / "another"), embedder()))
    assert len(names) == 4


@pytest.mark.usefixtures("forgetful")
def test_an_index_is_kept_beside_its_build_and_taken_from_the_one_before(built: EmbeddedStore, tmp_path: Path) -> None:
    said: list[str] = []
    first = replace(built, folder=tmp_path / "first")
    second = replace(built, folder=tmp_path / "second")
    for store in (first, second):
        store.folder.mkdir()
    made = open_index(first, say=said.append)
    assert made.encoded == len(made) > 1_000
    assert (first.folder / "search" / made.fingerprint / "manifest.json").exists()
    assert open_index(second).encoded == 0
    module._opened.clear()
    said.clear()
    assert len(open_index(first, say=said.append)) == len(made)
    assert said == [], "read from disk, not made"


@pytest.mark.usefixtures("forgetful")
def test_where_nothing_can_be_kept_search_works_and_says_so(built: EmbeddedStore, tmp_path: Path) -> None:
    (tmp_path / "search").write_text("a file where the folder should be", "utf-8")
    said: list[str] = []
    index = open_index(replace(built, folder=tmp_path), say=said.append)
    assert answer("ประเด็นที่ 20", index).hits[0].ref.id == "mp-20"
    assert any("cannot keep the search index" in line for line in said)


@pytest.mark.usefixtures("forgetful")
def test_a_half_written_index_is_not_read(built: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lexical, "save", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    said: list[str] = []
    open_index(replace(built, folder=tmp_path), say=said.append)
    assert not list((tmp_path / "search").iterdir())
    assert any("No space left" in line for line in said)


def test_an_index_of_nothing_answers(tmp_path: Path) -> None:
    empty = make_index([], embedder())
    assert answer("บริการ", empty).note is not None
    save_index(empty, tmp_path / "none")
    assert answer("บริการ", load_index(tmp_path / "none", embedder())).total == 0


# --- many texts ----------------------------------------------------------------------------------------------------------------------

def test_approximate_index_keeps_nearly_all_of_the_nearest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 2_000)
    monkeypatch.setattr(vectors, "ALL_UP_TO", 500)
    monkeypatch.setattr(vectors, "CANDIDATES", 200)
    random = np.random.default_rng(5)
    centres = random.standard_normal((40, 32))
    rows = centres[random.integers(0, 40, 6_000)] + 0.5 * random.standard_normal((6_000, 32))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    made = Vectors.of(rows)
    made.save(tmp_path)
    for held in (made, Vectors.load(tmp_path)):
        assert held.cells is not None
        for query in rows[::600].astype(np.float32):
            best = np.argsort(-(rows.astype(np.float32) @ query))[:50]
            assert np.isin(best, held.nearest(query)).mean() > 0.9
    passed = np.zeros(6_000, np.bool_)
    passed[::3] = True
    assert passed[made.nearest(rows[0].astype(np.float32), passed)].all()


@pytest.mark.usefixtures("forgetful")
def test_a_filter_of_a_large_graph_still_finds_what_passes(every: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    from search import rank  # noqa: PLC0415

    index = make_index(every, embedder())
    whole = answer("บริการประชาชน", index, k=10_000, filters=Filters(plans=("nsc-2566",)))
    for place in (vectors, rank):
        monkeypatch.setattr(place, "ALL_UP_TO", 50)
    monkeypatch.setattr(vectors, "CANDIDATES", 20)
    monkeypatch.setattr(rank, "MOST_LITERAL", 20)
    few = answer("บริการประชาชน", index, k=10_000, filters=Filters(plans=("nsc-2566",)))
    assert whole.hits[0].ref.id == few.hits[0].ref.id
    assert {hit.ref.plan for hit in few.hits} == {"nsc-2566"}


# --- the verb ------------------------------------------------------------------------------------------------------------------------

def cli(*arguments: object, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "cli.py", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
                          input=stdin, env=os.environ | environment)


def test_verb_search_prints_ranked_elements_as_json(store_folder: Path) -> None:
    done = cli("search", "ประเด็นที่ 20", "-k", 3, "--json", "--store", store_folder)
    assert done.returncode == 0, done.stderr
    hits = json.loads(done.stdout)
    assert len(hits) == 3
    assert {"iri", "label", "plan", "score", "why"} <= set(hits[0])
    assert (hits[0]["id"], hits[0]["plan"], hits[0]["why"]["rule"]) == ("mp-20", "master-plan", "number")


def test_verb_search_filters_reads_standard_input_and_says_what_it_did(store_folder: Path) -> None:
    done = cli("search", "-", "--type", "Indicator", "--plan", "psds-2567", "--year", 2568, "--level", 3, "--store", store_folder, stdin="บริการดิจิตอล")
    assert done.returncode == 0, done.stderr
    assert "psds-2567/" in done.stdout
    assert "บริการดิจิทัล" in done.stderr
    wrong = cli("search", "x", "--type", "Indicators", "--store", store_folder)
    assert wrong.returncode == 2
    assert "Indicator" in wrong.stderr


def test_searching_imports_no_torch(store_folder: Path) -> None:
    probe = ("import sys; from search.ask import search; assert search('บริการดิจิทัล').hits; "
             "print([name for name in ('torch', 'sentence_transformers', 'transformers', 'streamlit', 'pythainlp') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
                          env=os.environ | {"POLICY_STORE": str(store_folder)})
    assert done.stdout.strip().endswith("[]"), done.stderr[-800:]
