"""The SPARQL endpoint over real HTTP: protocol, content negotiation, description of the service, linked data."""

from __future__ import annotations

import csv
import io
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import requests
from rdflib import RDF, Graph, Namespace, URIRef

from graph.store import GraphStore
from ontology.namespaces import ID, graph_iri
from queries.protocol.linked import description_query
from queries.protocol.media import best, choose, named
from tests.hostile.queries import SLOW
from tests.hostile.serving import Server, serve

pytestmark = pytest.mark.serial

SELECT = "SELECT ?plan ?title WHERE { ?plan a pa:Instrument ; dcterms:title ?title } ORDER BY ?plan ?title"
CONSTRUCT = "CONSTRUCT WHERE { ?s a pa:FlagshipProject ; skos:prefLabel ?label }"
LARGE = "SELECT * { ?a ?b ?c . ?d a pa:Instrument } LIMIT 40000"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


@pytest.fixture(scope="module")
def server(store_folder: Path) -> Iterator[Server]:
    with serve(store_folder, POLICY_QUERY_SECONDS="1.5") as running:
        yield running


def rows(reply: requests.Response) -> int:
    assert reply.status_code == 200, reply.text
    return len(reply.json()["results"]["bindings"])


# --- the three ways to ask


def test_get_form_and_direct_post_give_the_same(server: Server) -> None:
    by_get = server.get(SELECT)
    by_form = requests.post(server.sparql, data={"query": SELECT}, timeout=9)
    direct = requests.post(server.sparql, data=SELECT.encode(), headers={"Content-Type": "application/sparql-query; charset=UTF-8"}, timeout=9)
    assert by_get.content == by_form.content == direct.content
    assert rows(by_get) > 10


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    head = requests.head(server.sparql, params={"query": SELECT}, timeout=9)
    full = server.get(SELECT)
    assert head.content == b""
    for name in ("Content-Type", "Content-Length", "Access-Control-Allow-Origin"):
        assert head.headers[name] == full.headers[name]
    assert requests.head(server.sparql, params={"query": LARGE}, timeout=9).status_code == 200


def test_thai_text_survives_every_way(server: Server) -> None:
    text = 'SELECT ?x { BIND("ยุทธศาสตร์ชาติ" AS ?x) }'
    for reply in (server.get(text), requests.post(server.sparql, data={"query": text}, timeout=9),
                  requests.post(server.sparql, data=text.encode(), headers=DIRECT, timeout=9)):
        assert reply.json()["results"]["bindings"][0]["x"]["value"] == "ยุทธศาสตร์ชาติ"


# --- what comes back


@pytest.mark.parametrize(("accept", "media"), [
    ("*/*", "application/sparql-results+json"), ("", "application/sparql-results+json"),
    ("application/sparql-results+json", "application/sparql-results+json"), ("application/json", "application/json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"), ("text/csv", "text/csv; charset=utf-8"),
    ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"), ("text/*", "text/csv; charset=utf-8"),
    ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
    ("text/turtle, text/csv;q=0.3", "text/csv; charset=utf-8"),
])
def test_a_table_comes_as_accept_says(accept: str, media: str, server: Server) -> None:
    reply = server.get(SELECT, accept)
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == media
    assert reply.headers["Vary"] == "Accept"


@pytest.mark.parametrize(("accept", "media", "parser"), [
    ("*/*", "text/turtle; charset=utf-8", "turtle"), ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
    ("application/n-triples", "application/n-triples; charset=utf-8", "nt"), ("application/ld+json", "application/ld+json", "json-ld"),
    ("application/rdf+xml", "application/rdf+xml", "xml"), ("application/sparql-results+json, application/rdf+xml;q=0.1", "application/rdf+xml", "xml"),
])
def test_a_graph_comes_as_accept_says(accept: str, media: str, parser: str, server: Server) -> None:
    reply = server.get(CONSTRUCT, accept)
    assert reply.headers["Content-Type"] == media
    assert len(Graph().parse(data=reply.content, format=parser)) > 8


def test_every_table_format_holds_the_same_rows(server: Server) -> None:
    as_json = server.get(SELECT).json()["results"]["bindings"]
    as_csv = list(csv.DictReader(io.StringIO(server.get(SELECT, "text/csv").content.decode())))
    as_tsv = server.get(SELECT, "text/tab-separated-values").text.splitlines()
    as_xml = server.get(SELECT, "application/sparql-results+xml").text
    assert [row["title"]["value"] for row in as_json] == [row["title"] for row in as_csv]
    assert as_tsv[0] == "?plan\t?title"
    assert len(as_tsv) - 1 == as_xml.count("<result>") == len(as_json)


@pytest.mark.parametrize(("name", "query", "media"), [
    ("json", SELECT, "application/sparql-results+json"), ("csv", SELECT, "text/csv; charset=utf-8"), ("xml", SELECT, "application/sparql-results+xml"),
    ("application/sparql-results+json", SELECT, "application/sparql-results+json"), ("ttl", CONSTRUCT, "text/turtle; charset=utf-8"),
    ("json", CONSTRUCT, "application/ld+json"), ("rdfxml", CONSTRUCT, "application/rdf+xml"), ("nt", CONSTRUCT, "application/n-triples; charset=utf-8"),
])
def test_the_parameter_format_wins_over_accept(name: str, query: str, media: str, server: Server) -> None:
    for parameter in ("format", "output"):
        reply = server.get(query, "text/tab-separated-values, application/n-triples;q=0.1", **{parameter: name})
        assert reply.headers["Content-Type"] == media


def test_ask_in_every_format(server: Server) -> None:
    assert server.get("ASK {}").json()["boolean"] is True
    assert "<boolean>false</boolean>" in server.get("ASK { FILTER(false) }", "application/sparql-results+xml").text
    assert server.get("ASK {}", "text/csv").text.strip() == "true"


def test_a_small_result_has_a_length_and_a_large_one_comes_in_chunks(server: Server) -> None:
    small, large = server.get(SELECT), server.get(LARGE)
    assert int(small.headers["Content-Length"]) == len(small.content)
    assert len(large.content) > 5_000_000
    assert rows(large) == 40_000


def test_the_dataset_can_be_chosen(server: Server, built: GraphStore) -> None:
    plan, sources = graph_iri("plans/psds-2567"), graph_iri("sources")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(reply: requests.Response) -> int:
        return int(reply.json()["results"]["bindings"][0]["n"]["value"])

    sizes: dict[str, int] = built.manifest["counts"]
    assert number(requests.get(server.sparql, params=[("query", count), ("default-graph-uri", plan)], timeout=9)) == sizes[plan]
    both = [("query", count), ("default-graph-uri", plan), ("default-graph-uri", sources)]
    assert number(requests.post(server.sparql, data=both, timeout=9)) == sizes[plan] + sizes[sources]
    named_only = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    direct = requests.post(f"{server.sparql}?named-graph-uri={quote(sources)}", data=named_only.encode(), headers=DIRECT, timeout=9)
    assert number(direct) == sizes[sources]
    refused = server.get(count, **{"default-graph-uri": "http://example.org/data.ttl"})
    assert refused.status_code == 403
    assert "http://example.org/data.ttl" in refused.text


# --- what is refused, and how


def says(reply: requests.Response, status: int, thai: str, english: str) -> None:
    assert reply.status_code == status, reply.text
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    first, second = reply.content.decode().splitlines()
    assert thai in first
    assert english in second


def test_a_syntax_error_has_the_parsers_words_and_the_place(server: Server) -> None:
    says(server.get("SELECT *\nWHERE { ?s ?p }"), 400, "บรรทัด 2 คอลัมน์", "not valid SPARQL: line 2, column 16: expected")


@pytest.mark.parametrize(("query", "status", "thai", "english"), [
    ("SELECT * { SERVICE <http://example.org/> {} }", 403, "ไม่รับ SERVICE", "SERVICE is not accepted"),
    ("INSERT DATA { <a:a> <a:b> <a:c> }", 403, "อ่านได้อย่างเดียว", "only reads"),
    ("SELECT * FROM <http://example.org/> {}", 403, "ไม่มีกราฟชื่อ", "there is no graph"),
    ("SELECT * " + "{" * 200 + "}" * 200, 400, "ซ้อนวงเล็บลึก 200", "200 brackets deep"),
    (SLOW, 504, "เกิน 1.5 วินาที", "stopped after 1.5 s"),
    ("SELECT * { FILTER(" + "1+" * 15_000 + "1) }", 500, "เครื่องค้นข้อมูลล้ม", "broke down"),
])
def test_what_cannot_be_done_is_said_in_two_languages(query: str, status: int, thai: str, english: str, server: Server) -> None:
    says(requests.post(server.sparql, data={"query": query}, timeout=9), status, thai, english)


@pytest.mark.parametrize(("parameters", "status", "english"), [
    ([("query", "ASK {}"), ("query", "ASK {}")], 400, "exactly one"), ([("update", "DROP ALL")], 403, "only reads"),
    ([("query", "ASK {}"), ("format", "xlsx")], 400, "unknown format"),
    ([("query", "CONSTRUCT WHERE { ?s ?p ?o }"), ("format", "csv")], 406, "use Turtle"), ([("query", "ASK {}"), ("format", "ttl")], 406, "use CSV"),
])
def test_wrong_parameters(parameters: list[tuple[str, str]], status: int, english: str, server: Server) -> None:
    says(requests.get(server.sparql, params=parameters, timeout=9), status, "", english)
    says(requests.post(server.sparql, data=parameters, timeout=9), status, "", english)


def test_a_post_without_a_query_is_an_error(server: Server) -> None:
    says(requests.post(server.sparql, data={"format": "json"}, timeout=9), 400, "query", "exactly one")


def test_bytes_that_are_not_utf8_are_an_error(server: Server) -> None:
    assert requests.get(server.sparql + "?query=ASK%20%7B%7D%FF", timeout=9).status_code == 400
    assert requests.post(server.sparql, data=b"query=ASK%20%7B%7D%FF", headers=FORM, timeout=9).status_code == 400
    assert requests.post(server.sparql, data="ASK {}".encode("utf-16"), headers=DIRECT, timeout=9).status_code == 400
    latin = requests.post(server.sparql, data=b"ASK {}", headers={"Content-Type": "application/sparql-query; charset=latin-1"}, timeout=9)
    assert latin.status_code == 415


@pytest.mark.parametrize(("accept", "english"), [("image/png", "these are: application/sparql-results+json"), ("text/html", "text/csv"),
                                                 ("*/*;q=0", "text/csv"), ("text/turtle", "use CSV, TSV, JSON or XML")])
def test_nothing_acceptable_is_406(accept: str, english: str, server: Server) -> None:
    says(server.get(SELECT, accept), 406, "", english)


@pytest.mark.parametrize("media", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_other_bodies_are_415(media: str, server: Server) -> None:
    reply = requests.post(server.sparql, data=b"ASK {}", headers={"Content-Type": media}, timeout=9)
    says(reply, 415, "UTF-8", "send the query as")
    assert "application/sparql-query" in reply.headers["Accept-Post"]


def test_an_update_body_is_refused_as_such(server: Server) -> None:
    says(requests.post(server.sparql, data=b"DROP ALL", headers={"Content-Type": "application/sparql-update"}, timeout=9), 403, "", "only reads")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405(method: str, server: Server) -> None:
    reply = requests.request(method, server.sparql, timeout=9)
    says(reply, 405, "GET", "use GET, HEAD, POST, OPTIONS")
    assert reply.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_a_query_too_long_is_413_whichever_way_it_comes(server: Server) -> None:
    text = "ASK {} #" + "x" * 300_000
    says(requests.post(server.sparql, data={"query": text}, timeout=9), 413, "ยาว 300,008", "300,008 bytes")
    says(requests.post(server.sparql, data=text.encode(), headers=DIRECT, timeout=9), 413, "ยาว", "shorten")
    chunked = requests.post(server.sparql, data=iter([b"ASK {} #"] + [b"x" * 60_000] * 6), headers=DIRECT, timeout=9)
    assert chunked.status_code == 413


def test_a_page_of_another_site_may_ask(server: Server) -> None:
    before = requests.options(server.sparql, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}, timeout=9)
    assert before.status_code == 204
    assert before.headers["Access-Control-Allow-Origin"] == "*"
    assert {"GET", "POST"} <= set(before.headers["Access-Control-Allow-Methods"].split(", "))
    assert "Content-Type" in before.headers["Access-Control-Allow-Headers"]
    assert "Retry-After" in server.get("ASK {}").headers["Access-Control-Expose-Headers"]


def test_a_client_that_hangs_up_stops_its_query(server: Server) -> None:
    busy_before = set(server.workers())
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as raw:
        raw.sendall(f"GET /sparql?query={quote(SLOW)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)
    end = time.monotonic() + 0.6  # well before the deadline of the query
    while not busy_before - set(server.workers()):
        assert time.monotonic() < end
        time.sleep(0.02)


# --- description of the service


def test_without_a_query_the_service_describes_itself(server: Server, built: GraphStore) -> None:
    reply = requests.get(server.sparql, headers={"Accept": "application/n-triples"}, timeout=9)
    assert reply.headers["Content-Type"].startswith("application/n-triples")
    graph = Graph().parse(data=reply.content, format="nt")
    service = graph.value(predicate=RDF.type, object=SD.Service)
    assert graph.value(service, SD.endpoint) == URIRef(server.sparql)
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert len(set(graph.objects(service, SD.resultFormat))) == 8
    names = {str(name) for name in graph.objects(None, SD.name)}
    assert names == set(built.manifest["counts"])
    triples = URIRef("http://rdfs.org/ns/void#triples")
    for named_graph in graph.subjects(SD.name, URIRef(graph_iri("sources"))):
        assert int(str(graph.value(graph.value(named_graph, SD.graph), triples))) == built.manifest["counts"][graph_iri("sources")]


@pytest.mark.parametrize(("accept", "parser"), [("*/*", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")])
def test_the_description_comes_in_every_rdf_format(accept: str, parser: str, server: Server) -> None:
    reply = requests.get(server.sparql, headers={"Accept": accept}, timeout=9)
    assert (None, RDF.type, SD.Service) in Graph().parse(data=reply.content, format=parser)


def test_a_browser_without_a_query_goes_to_the_page(server: Server) -> None:
    reply = requests.get(server.sparql, headers={"Accept": "text/html, */*;q=0.5"}, allow_redirects=False, timeout=9)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/query")
    says(requests.get(server.sparql, headers={"Accept": "image/png"}, timeout=9), 406, "ไม่มี query", "has no query")


# --- linked data


def thing(server: Server, local: str, accept: str = "*/*", **options: str) -> requests.Response:
    return requests.get(f"{server.url}/id/{local}", headers={"Accept": accept}, params=options, allow_redirects=False, timeout=9)


@pytest.mark.parametrize(("accept", "parser"), [("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/n-triples", "nt"),
                                                ("application/rdf+xml", "xml"), ("*/*", "turtle")])
def test_an_element_describes_itself_in_rdf(accept: str, parser: str, server: Server) -> None:
    reply = thing(server, "psds-2567/s1/ind1", accept)
    assert reply.status_code == 200, reply.text
    graph = Graph().parse(data=reply.content, format=parser)
    pa, element = Namespace("https://w3id.org/policy-alignment/ontology#"), URIRef(ID + "psds-2567/s1/ind1")
    assert (element, RDF.type, pa.Indicator) in graph
    assert (None, pa.ofIndicator, element) in graph
    assert (None, pa.subject, element) in graph
    assert set(graph.objects(None, pa.evidence)) <= set(graph.subjects())


def test_people_get_the_page_and_programs_the_data(server: Server) -> None:
    browser = thing(server, "psds-2567/s1", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (browser.status_code, browser.headers["Location"]) == (303, "/plans?id=psds-2567/s1")
    assert browser.headers["Vary"] == "Accept"
    assert thing(server, "psds-2567/s1", "text/html", format="jsonld").headers["Content-Type"] == "application/ld+json"
    without_page = thing(server, "source/cab-2024-07-09", "text/html,application/xhtml+xml")
    assert without_page.headers["Content-Type"].startswith("text/turtle")


def test_every_named_thing_has_an_address(server: Server, built: GraphStore) -> None:
    some = json.loads(server.get("SELECT DISTINCT ?s { ?s a ?class FILTER(STRSTARTS(STR(?s), STR(id:))) } ORDER BY SHA1(STR(?s)) LIMIT 25").content)
    addresses = [row["s"]["value"] for row in some["results"]["bindings"]]
    assert len(addresses) == 25
    for address in addresses:
        assert thing(server, quote(address.removeprefix(ID), safe="/")).status_code == 200, address
    assert built.fingerprint


def test_unknown_things_are_404_and_odd_paths_harmless(server: Server) -> None:
    says(thing(server, "nothing/here"), 404, "ไม่มีข้อมูลเกี่ยวกับ", "nothing is known about")
    for odd in ("a%3E%20%7B%7D", "%22", "%00", "../../etc/passwd", "x%3E%20%7B%20SERVICE", "a%20b", "%E0%B8%81"):
        assert thing(server, odd).status_code == 404, odd
    assert thing(server, "psds-2567", "image/png").status_code == 406
    assert thing(server, "psds-2567", format="csv").status_code == 400
    assert requests.post(f"{server.url}/id/psds-2567", timeout=9).status_code == 405
    assert requests.options(f"{server.url}/id/psds-2567", timeout=9).status_code == 204
    assert requests.head(f"{server.url}/id/psds-2567", timeout=9).content == b""


def test_no_name_can_leave_its_angle_brackets() -> None:
    assert description_query("a> ?s ?p ?o") is None
    text = description_query("psds-2567/s1")
    assert text is not None
    assert f"?subject pa:object <{ID}psds-2567/s1> }}" in text
    assert "?thing" not in text


# --- under a path, without a graph, and the small parts


def test_the_routes_stand_under_the_apps_path(store_folder: Path) -> None:
    with serve(store_folder, path="/explorer") as running:
        assert requests.get(f"{running.url}/explorer/sparql", params={"query": "ASK {}"}, timeout=9).json()["boolean"] is True
        assert requests.get(f"{running.url}/explorer/id/psds-2567", timeout=9).status_code == 200
        assert requests.get(f"{running.url}/sparql", timeout=9).status_code == 404


def test_before_the_first_build_the_answer_is_503_with_the_command(tmp_path: Path) -> None:
    with serve(tmp_path, ready=503) as running:
        reply = running.get("ASK {}")
        says(reply, 503, "make build", "make build")
        assert int(reply.headers["Retry-After"]) > 0


def test_preferences() -> None:
    offers = ["a/x", "a/y", "b/z"]
    assert best(None, offers) == "a/x"
    assert best("a/y;q=0.4, */*;q=0.2", offers) == "a/y"
    assert best("b/*, a/*", offers) == "b/z"
    assert best("a/*;q=0.9, a/x;q=0.1", offers) == "a/y"
    assert best("*/*, a/x;q=0", offers) == "a/y"
    assert best("A/Y ; q=1.0", offers) == "a/y"
    assert best("a/x;q=nonsense, a/y;q=0.1", offers) == "a/y"
    assert best("c/c", offers) is None
    assert choose("text/turtle").solutions is None
    assert named("text/xml") is not None
    assert named("nonsense") is None
