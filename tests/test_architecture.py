"""The house stands as design says: imports run one way, start-up is light, the repository stands alone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import ROOT

LAYERS = ("ontology", "loaders", "graph", "queries", "search", "review", "exports", "views", "verbs", "cli")
"""Lower first; a module imports from its own room and from rooms before it."""
PEERS = ({"queries", "search"},)
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")[:-1]
CODE = [ROOT / name for name in TRACKED if name.endswith(".py") and (ROOT / name).is_file()]


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names} & set(LAYERS)


@pytest.mark.parametrize("path", [path for path in CODE if room(path) in LAYERS], ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    mine = LAYERS.index(room(path))
    above = {name for name in imported_rooms(path) if LAYERS.index(name) > mine}
    assert not above, f"{path.name} in {room(path)} imports from {sorted(above)}"


@pytest.mark.parametrize("path", [path for path in CODE if room(path) in {"ontology", "loaders", "graph", "queries", "search", "review", "exports", "verbs"}],
                         ids=lambda path: str(path.relative_to(ROOT)))
def test_only_views_know_streamlit(path: Path) -> None:
    assert not re.search(r"^\s*(import|from) streamlit", path.read_text("utf-8"), re.MULTILINE)


def test_views_hold_no_sparql() -> None:
    for path in CODE:
        if room(path) == "views":
            assert not re.search(r"\b(SELECT|CONSTRUCT)\b.*\bWHERE\b", path.read_text("utf-8"), re.DOTALL), path


def test_nothing_is_kept_that_nobody_uses() -> None:
    """Queries of pages that no module asks, and classes of the style sheet that no page has (a class put together at run time counts by its beginning)."""
    source = {path: path.read_text("utf-8") for path in CODE if room(path) != "tests"}
    asked = "\n".join(text for path, text in source.items() if room(path) in LAYERS)
    assert [path.stem for path in (ROOT / "queries" / "pages").glob("*.rq") if f'"{path.stem}"' not in asked] == []
    drawn = "\n".join(text for path, text in source.items() if room(path) == "views") + "".join(path.read_text("utf-8") for path in (ROOT / "views").rglob("*.js"))
    begun = tuple(set(re.findall(r"(pa-[\w-]*-)\{", drawn)))
    style = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", (ROOT / "views" / "static" / "style.css").read_text("utf-8"), flags=re.DOTALL)
    classes = set(re.findall(r"\.(pa-[\w-]+)", style))
    assert len(classes) > 200
    assert [name for name in sorted(classes) if not name.startswith(begun) and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", drawn)] == []


def test_the_font_of_drawings_is_named_once() -> None:
    """Charts, pictures and their files ask for the same families; pages have theirs in the style sheet, the vocabulary's pages in their own."""
    naming = [str(path.relative_to(ROOT)) for path in CODE if room(path) in {"graph", "exports", "views"} and "Leelawadee" in path.read_text("utf-8")]
    embedding = [str(path.relative_to(ROOT)) for path in CODE if room(path) in {"graph", "exports", "views"} and "data:font/woff2" in path.read_text("utf-8")]
    assert (naming, embedding) == (["graph/picture.py"], ["exports/fonts.py"])


OPEN_PAGE = "from streamlit.testing.v1 import AppTest; app = AppTest.from_file('views/main.py', default_timeout=60).run(); assert not app.exception and app.get('html')"


@pytest.mark.parametrize("statement", ["import cli", "import app", OPEN_PAGE], ids=["cli", "app", "first page"])
def test_start_up_imports_no_model(statement: str, use_built: Path) -> None:
    """Importing torch or sentence-transformers takes seconds; nobody pays for it before the first search."""
    assert use_built.is_dir()
    probe = f"import sys; {statement}; print([name for name in ('torch', 'sentence_transformers', 'transformers') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.strip().endswith("[]"), done.stderr[-800:]


@pytest.mark.parametrize("name", [name for name in TRACKED if name.endswith((".py", ".js", ".css", ".html", ".toml", ".sh", ".yaml", ".md", ".ttl"))])
def test_no_machine_path_and_no_outside_load(name: str) -> None:
    path = ROOT / name
    if not path.is_file() or "static/vis" in name:
        return
    text = path.read_text("utf-8")
    assert str(ROOT) + "/" not in text
    if name.endswith((".py", ".js", ".css", ".html")):
        assert not re.search(r"""(?:src|href)=["']https?://(?!www\.w3\.org|w3id\.org)[^"']+\.(?:js|css|woff2?)["']""", text)
        assert not re.search(r"""(?:@import|url\()\s*["']?https?://""", text)


def test_every_requirement_is_pinned_and_explained() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text("utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][^\s+]*\s+# .{10,}", line), line
    pinned = dict(line.lower().split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if "==" in line)
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if "==" in line:
            package, version = line.split("#")[0].strip().split("==")
            assert pinned[package.lower()] == version, package
