"""Programs that researchers really use ask the real application: SPARQLWrapper, rdflib, curl, a JavaScript client, and docs/clients.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from rdflib import SKOS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, TSV, TURTLE, XML, SPARQLWrapper

from graph.settings import ROOT
from graph.store import EmbeddedStore
from ontology.namespaces import ID, PREFIXES
from tests.clients.asking import RefusedError, unavailable, with_curl, with_javascript, with_sparqlstore, with_sparqlwrapper
from tests.running import running_app

HERE = Path(__file__).parent / "clients"
DOCUMENT = ROOT / "docs" / "clients.md"
WRITTEN_ADDRESS = "http://127.0.0.1:8501"
HEAD = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("pa", "id", "skos"))
SELECT = HEAD + 'SELECT ?project ?name { ?project a pa:FlagshipProject ; skos:prefLabel ?name FILTER(LANG(?name) = "th") } ORDER BY ?project'
CONSTRUCT = HEAD + "CONSTRUCT { ?project skos:prefLabel ?name } WHERE { ?project a pa:FlagshipProject ; skos:prefLabel ?name }"
TRUE, FALSE = HEAD + "ASK { id:psds-2567 a pa:Instrument }", HEAD + "ASK { id:psds-2567 a pa:Goal }"
BROKEN = "SELECT ?x WHERE {\n  ?x a }"
THAI = 'ยุทธศาสตร์ «การพัฒนา» ระบบราชการ ๒๕๖๗ ฝ่าฟันอุปสรรค์ 𝒳 "\\'
ECHO = f"SELECT ?x {{ BIND({json.dumps(THAI, ensure_ascii=False)} AS ?x) }}"
LONG = HEAD + "SELECT ?x { VALUES ?x { " + " ".join(f"id:psds-2567/element-{number:05}".replace("/", "\\/") for number in range(4000)) + " } }"
FIRST_PROJECT = "โครงการพัฒนาระบบเชื่อมโยงการพิสูจน์และยืนยันตัวตนทางดิจิทัลกลางแห่งชาติ"


@pytest.fixture(scope="module")
def site(store_folder: Path) -> Iterator[str]:
    """The application as ``make run`` starts it, on a free port."""
    with running_app({"POLICY_STORE": str(store_folder)}) as base:
        yield base


@pytest.fixture(scope="module")
def endpoint(site: str) -> str:
    return f"{site}/sparql"


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the JavaScript client installed, as its lock file says."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            unavailable(f"{program} is not installed: apt-get install nodejs npm")
    folder = tmp_path_factory.mktemp("javascript")
    for name in ("package.json", "package-lock.json", "ask.mjs"):
        shutil.copy(HERE / name, folder)
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"], cwd=folder, capture_output=True, text=True, check=False,
                          timeout=240)
    if done.returncode:
        unavailable(f"npm ci found no package registry: {done.stderr.strip()[-300:]}")
    return folder


@pytest.fixture(params=["SPARQLWrapper", "SPARQLStore", "curl", "sparql-http-client"])
def ask(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """One client after another."""
    if request.param == "sparql-http-client":
        return with_javascript(request.getfixturevalue("javascript"))
    return {"SPARQLWrapper": with_sparqlwrapper, "SPARQLStore": with_sparqlstore, "curl": with_curl}[request.param]


# --- what each must be able to do


@pytest.mark.parametrize("post", [False, True], ids=["get", "post"])
def test_select(post: bool, ask: Callable[..., Any], endpoint: str, built: EmbeddedStore) -> None:
    expected = [{"project": row["project"].value, "name": row["name"].value} for row in built.query(SELECT)]  # type: ignore[union-attr]
    assert len(expected) >= 8
    assert ask(endpoint, SELECT, post=post) == expected


def test_ask(ask: Callable[..., Any], endpoint: str) -> None:
    assert ask(endpoint, TRUE) is True
    assert ask(endpoint, FALSE) is False


def test_construct(ask: Callable[..., Any], endpoint: str, built: EmbeddedStore) -> None:
    expected = sorted((t.subject.value, t.predicate.value, t.object.value) for t in built.query(CONSTRUCT))  # type: ignore[union-attr]
    assert len(expected) >= 8
    assert ask(endpoint, CONSTRUCT) == expected


@pytest.mark.parametrize("post", [False, True], ids=["get", "post"])
def test_an_error_reaches_the_person(post: bool, ask: Callable[..., Any], endpoint: str) -> None:
    """Status 400, and what the parser said: the line of the mistake."""
    with pytest.raises(RefusedError) as refused:
        ask(endpoint, BROKEN, post=post)
    assert refused.value.status == 400
    assert re.search(r"\b2\s*:\s*\d|line 2|บรรทัด 2", refused.value.message) or (ask is with_sparqlstore and post), refused.value.message


@pytest.mark.parametrize("post", [False, True], ids=["get", "post"])
def test_thai_text_comes_back_letter_for_letter(post: bool, ask: Callable[..., Any], endpoint: str) -> None:
    assert ask(endpoint, ECHO, post=post) == [{"x": THAI}]


def test_a_long_query(ask: Callable[..., Any], endpoint: str) -> None:
    """4,000 IRIs, more than an address can hold."""
    assert len(LONG) > 100_000
    found = ask(endpoint, LONG, post=True)
    assert len(found) == 4000
    assert found[-1] == {"x": f"{ID}psds-2567/element-03999"}


# --- formats, as each client asks for them


def test_sparqlwrapper_gets_each_format(endpoint: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setQuery(SELECT)
    for format_, media in ((JSON, "application/sparql-results+json"), (XML, "application/sparql-results+xml"), (CSV, "text/csv"),
                           (TSV, "text/tab-separated-values")):
        client.setReturnFormat(format_)
        answer = client.query()
        assert answer.info()["content-type"].partition(";")[0] == media
        assert FIRST_PROJECT in answer.response.read().decode()
    client.setQuery(CONSTRUCT)
    for format_, media, parser in ((TURTLE, "text/turtle", "turtle"), (XML, "application/rdf+xml", "xml")):
        client.setReturnFormat(format_)
        answer = client.query()
        assert answer.info()["content-type"].partition(";")[0] == media
        assert len(Graph().parse(data=answer.response.read(), format=parser)) >= 16


@pytest.mark.parametrize("negotiate", [pytest.param(True, id="Accept"), pytest.param(False, id="parameter")])
@pytest.mark.parametrize(("format_", "media"), [(JSONLD, {"application/ld+json"}), (N3, {"text/turtle", "application/n-triples"})])
def test_sparqlwrapper_gets_what_it_names_oddly(format_: str, media: set[str], negotiate: bool, endpoint: str) -> None:
    """By default it sends, beside Accept, ``format=application/ld+json,application/x-json+ld`` and ``format=n3``."""
    client = SPARQLWrapper(endpoint)
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(format_)
    client.setOnlyConneg(negotiate)
    answer = client.query()
    assert answer.info()["content-type"].partition(";")[0] in media
    assert len(Graph().parse(data=answer.response.read(), format="json-ld" if format_ == JSONLD else "turtle")) >= 16


@pytest.mark.parametrize("returns", ["json", "xml", "csv"])
def test_sparqlstore_reads_each_format(returns: str, endpoint: str) -> None:
    rows = list(Graph(SPARQLStore(endpoint, returnFormat=returns)).query(SELECT))
    assert rows[0][1].startswith(FIRST_PROJECT)  # type: ignore[index, union-attr]
    assert returns == "csv" or rows[0][1].language == "th"  # type: ignore[index, union-attr]


def test_sparqlstore_is_a_graph(endpoint: str) -> None:
    """Patterns, length and bindings, which rdflib turns into queries of its own."""
    graph = Graph(SPARQLStore(endpoint))
    project = URIRef(ID + "psds-2567/s1/p1")
    assert (project, SKOS.inScheme, URIRef(ID + "psds-2567")) in graph
    label = next(value for value in graph.objects(project, SKOS.prefLabel) if isinstance(value, Literal) and value.language == "th")
    assert label.startswith(FIRST_PROJECT)
    rows = list(graph.query(HEAD + "SELECT ?project { ?project skos:prefLabel ?name }", initBindings={"name": label}))
    assert rows == [(project,)]


def test_as_yasgui_asks(endpoint: str) -> None:
    """The requests of Yasqe: a preflight from another site, then the form, with its own Accept for tables and for graphs."""
    origin = {"Origin": "https://another.example"}
    preflight = requests.options(endpoint, headers=origin | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
                                 timeout=9)
    assert preflight.ok
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "content-type" in preflight.headers["Access-Control-Allow-Headers"].lower()
    for query, accept, media in ((SELECT, "application/sparql-results+json,*/*;q=0.9", "application/sparql-results+json"),
                                 (CONSTRUCT, "application/n-triples,*/*;q=0.9", "application/n-triples")):
        reply = requests.post(endpoint, data={"query": query}, headers=origin | {"Accept": accept}, timeout=9)
        assert reply.status_code == 200
        assert reply.headers["Content-Type"].partition(";")[0] == media
        assert reply.headers["Access-Control-Allow-Origin"] == "*"


# --- the document


SNIPPETS = {name: (language, code) for language, name, code in
            re.findall(r"^```(\w+) ([\w-]+)\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)}


def test_the_document_has_every_client() -> None:
    assert {language for language, _ in SNIPPETS.values()} == {"bash", "python", "javascript", "r"}
    assert DOCUMENT.read_text("utf-8").count("\n```") == 2 * len(SNIPPETS)
    for client in ("SPARQLWrapper", "rdflib", "sparql-http-client", "YASGUI", "curl"):
        assert client in DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize("name", SNIPPETS)
def test_every_snippet_works_as_written(name: str, site: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    language, code = SNIPPETS[name]
    assert WRITTEN_ADDRESS in code
    code, folder = code.replace(WRITTEN_ADDRESS, site), tmp_path
    if language == "r":
        if not shutil.which("Rscript"):
            pytest.skip("R is not installed (apt-get install r-base-core); the JavaScript client stands for clients in other languages")
        command = ["Rscript", "-e", code]
    elif language == "javascript":
        folder = request.getfixturevalue("javascript")
        command = ["node", "--input-type=module", "-e", code]
    else:
        command = ["bash", "-euo", "pipefail", "-c", code] if language == "bash" else [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60,
                          env=os.environ | {"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    assert FIRST_PROJECT in done.stdout
    assert (name != "python-sparqlwrapper") or "400:" in done.stdout
    assert name in {"curl-construct", "curl-thing"} or done.stdout.count(f"{ID}psds-2567/") == 8


def test_the_lock_file_names_no_address() -> None:
    """Which registry packages come from is the machine's business; their hashes are ours."""
    locked = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    assert all(locked[f"node_modules/{name}"]["version"] == version for name, version in wanted.items())
    for name, package in locked.items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")
