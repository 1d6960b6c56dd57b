"""Releases, differences and citations: what a paper cites can be found, checked and compared years later."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import yaml

import exports.release
from exports.citation import STYLES, citation
from exports.rdf import FORMATS
from exports.release import release
from graph.build import VERSION
from graph.changelog import ChangelogError, entries, entry
from graph.diff import DumpFile
from graph.release import CHECKSUMS, Release, ReleaseError
from graph.settings import ROOT
from graph.store import EmbeddedStore, open_store
from graph.validate import Finding, read_report
from ontology.namespaces import BASE, ID, OWL, PA, graph_iri
from queries.read import NotFoundError
from tests.running import cli

FINGERPRINT = re.compile(r"\b[0-9a-f]{16}\b")


# --- the changelog


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    newest = entries()[0]
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert newest.version == VERSION == cff["version"]
    assert newest.released.isoformat() == str(cff["date-released"])
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    vocabulary = list(pyoxigraph.parse((ROOT / "ontology" / "alignment.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE))
    assert [quad.object.value for quad in vocabulary if quad.predicate.value == OWL + "versionInfo"] == [VERSION]
    assert [quad.object.value for quad in vocabulary if quad.predicate.value == OWL + "versionIRI"] == [f"{PA.removesuffix('#')}/{VERSION}"]
    assert len(newest.text) > 100


@pytest.mark.parametrize(("text", "sentence"), [
    ("## 0.1.0\n", "CHANGELOG.md:1"), ("# x\n\n## 0.1.0 (24 November 2026)\n", "CHANGELOG.md:3"), ("## 0.1.0 (2026-13-24)\n", "CHANGELOG.md:1"),
    ("## 0.1.0 (2026-11-24)\na\n## 0.2.0 (2026-11-20)\nb\n", "0.1.0 must be newer than 0.2.0"),
    ("## 0.10.0 (2026-11-20)\na\n## 0.9.0 (2026-11-24)\nb\n", "0.10.0 must be newer than 0.9.0"),
])
def test_a_changelog_no_machine_can_read_is_refused(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text(text, "utf-8")
    with pytest.raises(ChangelogError, match=re.escape(sentence)):
        entries(path)


def test_versions_compare_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# t\n\n## 0.10.0 (2026-11-24)\n\nten\n\nlines\n## 0.9.0 (2026-11-24)\n\nnine\n", "utf-8")
    assert [(one.version, one.text) for one in entries(path)] == [("0.10.0", "ten\n\nlines"), ("0.9.0", "nine")]
    assert entry("0.8.0", path) is None


# --- the citation


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("style", STYLES)
def test_a_citation_names_all_that_finds_the_graph_again(style: str, lang: str, built: EmbeddedStore) -> None:
    text = citation(built, style, lang)  # type: ignore[arg-type]
    said = entry(VERSION)
    assert said is not None
    for wanted in ("Policy Alignment Explorer contributors", VERSION, built.fingerprint, BASE, str(said.released.year + 543 * (style == "text" and lang == "th"))):
        assert wanted in text
    assert ("กราฟความสอดคล้อง" if lang == "th" else "Alignment graph of Thai") in text
    assert style == "apa" or "CC BY 4.0" in text
    assert "\n" not in text or style == "bibtex"


def test_a_citation_of_a_part_names_the_part(built: EmbeddedStore) -> None:
    assert "ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570) (psds-2567)" in citation(built, "text", "th", "psds-2567")
    assert "(psds-2567)" in citation(built, "bibtex", "en", "psds-2567")
    with pytest.raises(NotFoundError):
        citation(built, "text", "th", "no-such-plan")


def test_bibtex_is_balanced_and_its_key_is_plain(built: EmbeddedStore) -> None:
    text = citation(built, "bibtex")
    assert text.count("{") == text.count("}")
    assert re.match(r"@misc\{[a-z0-9-]+,\n", text)
    assert re.search(r"^  year = \{\d{4}\},$", text, re.MULTILINE)
    assert not re.search(r"(?<!\\)[&%$#_]", re.sub(r"\w+ = |https?://\S+", "", text))


def test_a_version_that_is_not_released_says_so(built: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.citation.entry", lambda _: None)
    assert "not released" in citation(built, "text", "en")
    assert "ยังไม่เผยแพร่" in citation(built, "text", "th")
    assert "(n.d.)" in citation(built, "apa")
    assert "year" not in citation(built, "bibtex")


@pytest.mark.parametrize("plan", [None, "psds-2567"])
@pytest.mark.parametrize("suffix", [suffix for suffix, _ in FORMATS.values()])
def test_every_rdf_download_opens_with_it(suffix: str, plan: str | None, store_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / f"export.{suffix}"
    cli("export", "-o", file, "--store", store_folder, *(["--plan", plan] if plan else []))
    store = open_store(store_folder)
    said = [citation(store, "text", lang, plan or "") for lang in ("th", "en")]
    if suffix == "jsonld":
        first = json.loads(file.read_text("utf-8"))["@graph"][0]
        assert first == {"citation": dict(zip(("th", "en"), said, strict=True))}
    else:
        assert file.read_text("utf-8").splitlines()[:2] == [f"# {line}" for line in said]


# --- the release


@pytest.fixture(scope="module")
def released(built: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Release:
    return release(built, tmp_path_factory.mktemp("releases"))


def test_the_same_build_gives_the_same_bytes(released: Release, store_folder: Path, tmp_path: Path) -> None:
    """In a process of its own, on another day as far as the files can tell, under another hash seed."""
    done = cli("release", "--to", tmp_path, "--store", store_folder, "--json", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati")
    again = json.loads(done.stdout)
    assert again["made"]
    assert Path(again["archive"]).read_bytes() == released.archive.read_bytes()
    assert contents(Path(again["folder"])) == contents(released.folder)


def test_folder_and_archive_hold_the_same_and_the_checksums_hold(released: Release) -> None:
    with zipfile.ZipFile(released.archive) as archive:
        packed = {name.removeprefix(f"{released.name}/"): archive.read(name) for name in archive.namelist()}
        assert archive.namelist() == sorted(archive.namelist())
    assert packed == contents(released.folder)
    listed = {line.split("  ")[1] for line in packed[CHECKSUMS].decode().splitlines()}
    assert listed == set(packed) - {CHECKSUMS}
    done = subprocess.run(["sha256sum", "--strict", "-c", CHECKSUMS], cwd=released.folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_of_a_release_can_be_read(released: Release, built: EmbeddedStore) -> None:
    whole = {quad.triple for quad in built.store}
    for name, format_ in (("graph.nq", pyoxigraph.RdfFormat.N_QUADS), ("graph.ttl", pyoxigraph.RdfFormat.TURTLE),
                          ("graph.jsonld", pyoxigraph.RdfFormat.JSON_LD)):
        assert {quad.triple for quad in pyoxigraph.parse((released.folder / name).read_bytes(), format_)} == whole
    void = {quad.triple for quad in pyoxigraph.parse((released.folder / "void.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)}
    assert void == {quad.triple for quad in built.store if str(quad.graph_name) == f"<{graph_iri('void')}>"}
    assert len(void) > 100
    for name in ("ontology.ttl", "shapes.ttl"):
        assert len(list(pyoxigraph.parse((released.folder / name).read_bytes(), pyoxigraph.RdfFormat.TURTLE))) > 100
    manifest = json.loads((released.folder / "manifest.json").read_text("utf-8"))
    assert (manifest["version"], manifest["build"], manifest["statements"]) == (VERSION, built.fingerprint, len(built.store))
    assert json.loads((released.folder / "validation.json").read_text("utf-8"))["violations"] == 0
    said = entry(VERSION)
    assert said is not None
    assert said.text in (released.folder / "CHANGES.md").read_text("utf-8")
    assert built.fingerprint in (released.folder / "CITATION.txt").read_text("utf-8")
    assert built.fingerprint in (released.folder / "CITATION.bib").read_text("utf-8")
    described = (released.folder / "README.txt").read_text("utf-8")
    assert not [path.name for path in released.folder.iterdir() if path.name not in described and path.suffix not in {".txt", ""}]


def test_the_build_can_be_checked_as_the_readme_says(released: Release, built: EmbeddedStore) -> None:
    done = subprocess.run("grep -v '^#' graph.nq | sha256sum", shell=True, cwd=released.folder, capture_output=True, text=True,  # noqa: S602
                          check=True, timeout=60)
    assert done.stdout[:16] == built.fingerprint


def test_every_form_of_a_version_is_the_same_version(released: Release, built: EmbeddedStore, store_folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "graph.nq.gz"
    packed.write_bytes(gzip.compress((released.folder / "graph.nq").read_bytes()))
    whole = list(DumpFile(built.dump()).lines())
    for path in (store_folder, built.folder, released.folder, released.archive, released.folder / "graph.nq", packed):
        assert list(DumpFile(path).lines()) == whole, path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph was validated a moment ago: the kept result will do."""
    monkeypatch.setattr(exports.release, "validate_store", lambda store: read_report(store.folder))


@pytest.mark.usefixtures("checked")
def test_a_second_time_nothing_is_made(released: Release, built: EmbeddedStore) -> None:
    assert not release(built, released.archive.parent).made


@pytest.mark.usefixtures("checked")
def test_a_released_version_is_never_replaced(released: Release, built: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(released.archive.parent, tmp_path, dirs_exist_ok=True)
    before = contents(tmp_path)
    said = entry(VERSION)
    assert said is not None
    monkeypatch.setattr(exports.release, "entry", lambda _: replace(said, text="other words"))
    with pytest.raises(ReleaseError, match="a released version does not change"):
        release(built, tmp_path)
    assert contents(tmp_path) == before


def test_no_release_without_a_word_about_it(built: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports.release, "entry", lambda _: None)
    with pytest.raises(ReleaseError, match=f"CHANGELOG.md says nothing of version {re.escape(VERSION)}"):
        release(built, tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_release_of_a_graph_that_breaks_a_rule(built: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Finding("violation", ID + "x", "shape", "path", "-", "ผิดกติกา", "breaks a rule")
    monkeypatch.setattr(exports.release, "validate_store", lambda _: [broken])
    with pytest.raises(ReleaseError, match=r"1 violations; correct them first(.|\n)*breaks a rule"):
        release(built, tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_release_of_a_build_of_another_version(built: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports.release, "VERSION", "9.9.9")
    with pytest.raises(ReleaseError, match=r"VERSION is 9\.9\.9"):
        release(built, tmp_path)


# --- the command line


def test_cite_prints_the_citation(store_folder: Path, built: EmbeddedStore) -> None:
    assert cli("cite", "--store", store_folder).stdout == citation(built, "text", "th") + "\n"
    assert cli("cite", "--style", "bibtex", "--lang", "en", "--store", store_folder).stdout == citation(built, "bibtex", "en") + "\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
