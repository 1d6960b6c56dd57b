"""Differences of two versions: told to a person by element, to a machine as a patch, in memory that does not grow."""

from __future__ import annotations

import gzip
import json
import shutil
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.change_text import as_text
from exports.changes import ElementChange, Report, changes
from graph.diff import Change, DiffError, DumpFile, compare, kept_builds, parts, rdf_patch, write_sides
from graph.settings import ROOT
from ontology.namespaces import ID, graph_iri
from queries.build import build
from tests.running import cli

EDITS = {
    "plans/psds-2567.yaml": [
        ("        value: 40\n        unit: อันดับ\n        measure: rank\n        text: ไม่ต่ำกว่าอันดับที่ 40 ของโลก",
         "        value: 30\n        unit: อันดับ\n        measure: rank\n        text: ไม่ต่ำกว่าอันดับที่ 40 ของโลก"),
        ("    short_th: ดัชนีรัฐบาลอิเล็กทรอนิกส์ (EGDI)", "    short_th: ดัชนีรัฐบาลดิจิทัล (EGDI)"),
    ],
    "alignments/psds-2567-curated.yaml": [
        ("    object: mp-20/target1\n    basis: curated\n    status: approved", "    object: mp-20/target1\n    basis: curated\n    status: proposed"),
    ],
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds in one store: the real data, and the same after three edits."""
    data, store = tmp_path_factory.mktemp("edited") / "data", tmp_path_factory.mktemp("edited-store")
    shutil.copytree(ROOT / "data", data)
    before = build(data, store).folder
    for name, pairs in EDITS.items():
        text = (data / name).read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        (data / name).write_text(text, "utf-8")
    return before, build(data, store).folder


@pytest.fixture(scope="module")
def report(edited: tuple[Path, Path]) -> Report:
    return changes(DumpFile(edited[0]), DumpFile(edited[1]))


def element(report: Report, id_: str) -> ElementChange:
    (found,) = [one for graph in report.graphs for one in graph.elements if one.id == id_]
    return found


def test_what_changed_is_told_by_element_in_sentences(report: Report) -> None:
    target = element(report, "psds-2567/ind2/target1")
    assert (target.state, target.type, target.added, target.removed) == ("changed", "Target", 1, 1)
    (value,) = target.facts
    assert (value.kind, value.property, value.old, value.new) == ("target", "pa:value", ("40",), ("30",))
    assert "«40» → «30»" in value.th
    assert "“40” → “30”" in value.en
    label = element(report, "psds-2567/ind2")
    assert any(fact.kind == "text" and fact.language == "th" and fact.new == ("ดัชนีรัฐบาลดิจิทัล (EGDI)",) for fact in label.facts)
    assert "ดัชนีรัฐบาลอิเล็กทรอนิกส์" in label.th


def test_a_status_and_the_link_that_rests_on_it(report: Report) -> None:
    alignment = element(report, "alignment/al-c-vision-mp20-target1")
    status = next(fact for fact in alignment.facts if fact.property == "pa:status")
    assert status.kind == "alignment"
    assert status.old[0].endswith("#approved")
    assert status.new[0].endswith("#proposed")
    assert "#" not in status.th
    assert "→" in alignment.th  # an alignment has no name of its own: its two ends name it


def test_named_graphs_are_counted_and_named(report: Report, edited: tuple[Path, Path]) -> None:
    by_graph = {graph.graph: graph for graph in report.graphs}
    assert {"plans/psds-2567", "alignments/psds-2567-curated"} <= set(by_graph)
    old, new = ({bytes(line) for line in (folder / "graph.nq").open("rb")} for folder in edited)
    assert (report.added, report.removed) == (len(new - old), len(old - new))
    for graph in report.graphs:
        name = f"<{graph_iri(graph.graph)}>".encode()
        assert graph.added == sum(parts(line)[3] == name for line in new - old)
        assert graph.removed == sum(parts(line)[3] == name for line in old - new)
    assert report.old.build == edited[0].name
    assert report.new.build == edited[1].name


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_text_shows_every_change(lang: str, report: Report) -> None:
    text = as_text(report, lang)  # type: ignore[arg-type]
    for graph in report.graphs:
        assert f"## {graph.graph}  +{graph.added:,} -{graph.removed:,}" in text
    assert "psds-2567/ind2/target1" in text
    assert "40" in text
    assert ("ถึง" if lang == "th" else "statements added") in text


def test_what_is_not_shown_is_counted(edited: tuple[Path, Path], report: Report) -> None:
    short = changes(DumpFile(edited[0]), DumpFile(edited[1]), most=1)
    for few, all_ in zip(short.graphs, report.graphs, strict=True):
        assert (few.added, few.removed) == (all_.added, all_.removed)
        assert len(few.elements) + few.left_out == len(all_.elements) + all_.left_out
        assert len(few.elements) <= 1
    assert "ไม่แสดง" in as_text(short, "th")


def test_a_new_and_a_gone_element(edited: tuple[Path, Path], tmp_path: Path) -> None:
    smaller = tmp_path / "smaller.nq"
    subject = f"<{ID}psds-2567/s1/p1> ".encode()
    smaller.write_bytes(b"".join(line for line in (edited[0] / "graph.nq").open("rb") if not line.startswith(subject)))
    gone = element_of(changes(DumpFile(edited[0]), DumpFile(smaller)), "psds-2567/s1/p1")
    new = element_of(changes(DumpFile(smaller), DumpFile(edited[0])), "psds-2567/s1/p1")
    assert {one.state for one in gone} == {"removed"}
    assert {one.state for one in new} == {"added"}
    assert "โครงการพัฒนาระบบเชื่อมโยงการพิสูจน์และยืนยันตัวตนทางดิจิทัลกลางแห่งชาติ" in new[0].th


def element_of(report: Report, id_: str) -> list[ElementChange]:
    return [one for graph in report.graphs for one in graph.elements if one.id == id_]


def test_the_patch_turns_one_version_into_the_other(edited: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = (DumpFile(folder) for folder in edited)
    patch = list(rdf_patch(compare(old.lines(), new.lines())))
    assert (patch[0], patch[-1]) == (b"TX .\n", b"TC .\n")
    result = set(old.lines())
    for line in patch[1:-1]:
        (result.remove if line.startswith(b"D ") else result.add)(line[2:])
    assert sorted(result) == list(new.lines())
    write_sides(compare(old.lines(), new.lines()), tmp_path)
    store = pyoxigraph.Store()
    store.load(path=str(edited[0] / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    for quad in pyoxigraph.parse((tmp_path / "removed.nq").read_bytes(), pyoxigraph.RdfFormat.N_QUADS):
        store.remove(quad)
    store.extend(pyoxigraph.parse((tmp_path / "added.nq").read_bytes(), pyoxigraph.RdfFormat.N_QUADS))
    assert set(store) == set(pyoxigraph.parse((edited[1] / "graph.nq").read_bytes(), pyoxigraph.RdfFormat.N_QUADS))


LINES = st.lists(st.integers(0, 30), unique=True).map(lambda numbers: sorted(f'<s:{n}> <p> "x{n}" .\n'.encode() for n in numbers))


@given(LINES, LINES)
def test_the_merge_is_the_difference_of_sets(old: list[bytes], new: list[bytes]) -> None:
    found = list(compare(old, new))
    assert {one.line for one in found if one.added} == set(new) - set(old)
    assert {one.line for one in found if not one.added} == set(old) - set(new)
    assert [one.line for one in found] == sorted(one.line for one in found)


@pytest.mark.parametrize(("content", "sentence"), [
    (b'<b> <p> "x" .\n<a> <p> "x" .\n', "not sorted"), (b"_:a <p> <o> .\n", "without blank nodes"), (b"<a> <p> _:b .\n", "without blank nodes"),
    (b'<a> <p> "x" <g>\n', "no statement"), (b"GIF89a\n", "no statement"), ("<a> <p> ไทย .\n".encode(), "no statement"),
])
def test_what_cannot_be_compared_is_said(content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "empty.nq").write_bytes(b"# nothing\n\n")
    (tmp_path / "bad.nq").write_bytes(content)
    with pytest.raises(DiffError, match=sentence):
        list(rdf_patch(compare(DumpFile(tmp_path / "empty.nq").lines(), DumpFile(tmp_path / "bad.nq").lines())))


@pytest.mark.parametrize(("name", "content"), [("x.zip", b"not a zip"), ("x.nq.gz", b"not gzip"), ("x.nq.gz", gzip.compress(b"<a>" * 99, mtime=0)[:-9])], ids=["zip", "no gzip", "cut off"])
def test_a_file_that_cannot_be_read_is_a_sentence(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DiffError, match="cannot be read"):
        list(DumpFile(tmp_path / name).lines())


def test_a_literal_that_looks_like_a_graph_is_a_literal() -> None:
    line = rb'<s> <p> "a <g> . \" _:b"@th <id/graph/x> .' + b"\n"
    assert parts(line) == (b"<s>", b"<p>", rb'"a <g> . \" _:b"@th', b"<id/graph/x>")
    assert parts(b'<s> <p> "x"^^<t> .\n')[3] == b""


def test_a_store_with_one_build_has_nothing_to_compare(edited: tuple[Path, Path], tmp_path: Path) -> None:
    assert kept_builds(edited[0].parent.parent) == edited
    build(ROOT / "data", tmp_path)
    with pytest.raises(DiffError, match="holds one build only"):
        kept_builds(tmp_path)
    with pytest.raises(DiffError, match="make build"):
        kept_builds(tmp_path / "nowhere")


def test_memory_does_not_grow_with_the_graph() -> None:
    """Forty thousand statements and two hundred thousand, one in a thousand of them changed."""
    def made(size: int, word: str) -> Iterator[bytes]:
        return (f'<{ID}plan/e{number:07}> <{ID}p> "{word if number % 1000 == 0 else ""}ข้อความ {number}"@th <{ID}graph/x> .\n'.encode()
                for number in range(size))

    def peak(size: int) -> int:
        tracemalloc.start()
        count = sum(1 for _ in rdf_patch(compare(made(size, "เก่า"), made(size, "ใหม่"))))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 2 * size // 1000 + 2
        return used

    assert peak(200_000) < peak(40_000) + 50_000


def test_a_change_is_a_line_and_a_sign() -> None:
    assert list(compare([b"a\n", b"b\n"], [b"b\n", b"c\n"])) == [Change(added=False, line=b"a\n"), Change(added=True, line=b"c\n")]
    assert list(compare([], [])) == []


# --- the command line


def test_diff_without_names_compares_the_kept_builds(edited: tuple[Path, Path]) -> None:
    store = edited[0].parent.parent
    assert "«40» → «30»" in cli("diff", "--store", store).stdout
    assert "“40” → “30”" in cli("diff", "--store", store, "--lang", "en").stdout
    assert json.loads(cli("diff", "--store", store, "--json").stdout)["old"]["build"] == edited[0].name
    assert cli("diff", "--store", store, "--format", "patch").stdout.startswith("TX .\n")
    assert "nothing differs" in cli("diff", edited[1], "--store", store, "--lang", "en").stdout


def test_diff_writes_two_files(edited: tuple[Path, Path], tmp_path: Path) -> None:
    done = cli("diff", *edited, "--format", "nq", "--to", tmp_path)
    added = (tmp_path / "added.nq").read_bytes().splitlines()
    assert f"added.nq {len(added):,}" in done.stderr
    assert len(added) > 2


@pytest.mark.parametrize(("words", "sentence"), [
    (["diff", "nowhere.zip"], "there is no graph in nowhere.zip"), (["diff", "--format", "nq"], "nq needs --to"), (["diff", "--format", "docx"], "--format is"),
    (["cite", "--style", "mla"], "--style is"), (["cite", "--plan", "no-such-plan"], "no-such-plan"),
])
def test_wrong_use_is_a_sentence(words: list[str], sentence: str, store_folder: Path) -> None:
    assert sentence in cli(*words, "--store", store_folder, code=2).stderr


@pytest.mark.parametrize("verb", ["release", "diff", "cite"])
def test_help_gives_an_example(verb: str) -> None:
    assert f"python cli.py {verb}" in cli(verb, "--help").stdout
