"""The query page without a browser: questions, values, mistakes, refusals, addresses, and what is taken along."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results
from streamlit.testing.v1 import AppTest

from exports.citation import STYLES, citation
from graph.store import GraphStore
from ontology.namespaces import ID, XSD
from queries.engines import close_engine, engine
from queries.library import query, questions, standalone
from queries.read.elements import refs
from queries.read.records import Lang
from queries.results import write
from queries.safe.outcome import Cancelled, Failure, SyntaxProblem, TooLarge
from tests.test_pages import LANGUAGES, Open, html, open_page, words
from views.i18n import t
from views.links import Place, page_of
from views.parts.sparql_address import PLAIN, Asked, BrokenLinkError, place, read_address
from views.parts.sparql_answer import PAGE_BYTES, Job, Statements, Table, Verdict
from views.parts.sparql_chart import chart_plan, chart_spec
from views.parts.sparql_examples import STARTERS, matching
from views.parts.sparql_snippets import snippets
from views.parts.sparql_table import PAGE, in_language, kept_columns, result_table
from views.parts.sparql_takeaway import DownloadError
from views.parts.sparql_takeaway import written as made
from views.parts.sparql_terms import Named, named, prefixed, shown

pytestmark = pytest.mark.serial

__all__ = ["open_page"]
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(autouse=True)
def end_of_workers() -> Iterator[None]:
    """Each test has settings of its own, so an engine of its own."""
    yield
    close_engine()


def job_of(app: AppTest) -> Job:
    """The job of a page, when it has an answer."""
    job = app.session_state["sparql-job"]
    assert isinstance(job, Job)
    assert job.wait(20)
    return job


def settled(app: AppTest) -> AppTest:
    """The page once its query is answered, however busy the machine."""
    job_of(app)
    app.run()
    assert not app.exception
    return app


def asked_now(text: str) -> Any:
    job = Job(engine(), text, "test")
    assert job.wait(20)
    return job.answer


@pytest.mark.parametrize("lang", LANGUAGES)
def test_empty_page_says_what_can_be_asked(open_page: Open, lang: Lang) -> None:
    app = open_page("query", lang)
    assert t("sparql.start.what", lang) in words(app)
    shown_now = html(app)
    for name in STARTERS:
        assert f"query?name={name}" in shown_now
    for one in questions():
        assert (one.title_th if lang == "th" else one.title_en) in words(app).replace("  ", " ")
    assert "sparql-job" not in app.session_state


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_answered_with_names_and_links(open_page: Open, built: GraphStore, lang: Lang) -> None:
    app = settled(open_page("query", lang, name="gaps"))
    answer = job_of(app).answer
    assert isinstance(answer, Table)
    assert answer.rows
    assert t("sparql.rows", lang, count=f"{len(answer.rows):,}") in words(app)
    upper = answer.rows[0][answer.columns.index("upper")]
    assert isinstance(upper, NamedNode)
    ref = refs(built, [upper.value.removeprefix(ID)])[upper.value.removeprefix(ID)]
    assert f'href="plans?id={ref.id}' in html(app)
    assert (ref.label.text(lang) or "") in words(app)


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_every_question_opens_with_a_result(open_page: Open, one: Any) -> None:
    app = settled(open_page("query", "th", name=one.name))
    assert not isinstance(job_of(app).answer, Failure)
    assert t("sparql.get", "th") in words(app)


def test_a_changed_value_asks_again_and_stands_in_the_address(open_page: Open) -> None:
    app = settled(open_page("query", "th", name="gaps"))
    before = job_of(app).answer
    app.selectbox(key="sparql-gaps-plan").set_value("master-plan").run()
    assert dict(app.query_params)["p.plan"] in (["master-plan"], "master-plan")
    settled(app)
    assert job_of(app).text == standalone(query("gaps"), {"plan": "master-plan"})
    assert job_of(app).answer != before


def test_an_address_restores_its_values(open_page: Open) -> None:
    app = open_page("query", "en", name="plans-in-force", **{"p.day": "2019-01-01"})
    assert app.date_input(key="sparql-plans-in-force-day").value == date(2019, 1, 1)
    assert '"2019-01-01"' in job_of(app).text


def test_a_value_that_does_not_fit_is_told_and_cannot_change_the_query(open_page: Open) -> None:
    app = open_page("query", "en", name="gaps", **{"p.plan": "x> } UNION { ?s ?p ?o } #"})
    assert "is not an IRI" in words(app)
    assert "sparql-job" not in app.session_state


@pytest.mark.parametrize("name", ["card", "no-such-question", "../secrets"])
def test_what_is_no_question_is_not_offered(open_page: Open, name: str) -> None:
    app = open_page("query", "en", name=name)
    assert "sparql-job" not in app.session_state
    assert name in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mistake_is_shown_at_its_line_and_column(open_page: Open, lang: Lang) -> None:
    app = settled(open_page("query", lang, query="SELECT *\nWHERE {\n  ?ก ?p }"))
    answer = job_of(app).answer
    assert isinstance(answer, SyntaxProblem)
    assert (answer.line, answer.column) == (3, 10)  # in characters, not in bytes
    data = json.loads(next(one for one in app.get("bidi_component") if "problem" in one.proto.json).proto.json)
    assert data["problem"]["line"] == 3
    assert data["problem"]["column"] == 10
    assert data["problem"]["where"] == t("sparql.where", lang, line="3", column="10")
    assert t("sparql.get", lang) not in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }", "DELETE WHERE { ?s ?p ?o }",
                                  "SELECT * FROM <http://example.org/> { ?s ?p ?o }"])
def test_a_refusal_is_a_sentence(open_page: Open, lang: Lang, text: str) -> None:
    app = settled(open_page("query", lang, query=text))
    answer = job_of(app).answer
    assert isinstance(answer, Failure)
    assert "pa-query-failure" in html(app)
    assert (answer.th if lang == "th" else answer.en[1:]).split("<")[0] in words(app)
    assert t("sparql.get", lang) not in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_rows_say_so(open_page: Open, lang: Lang) -> None:
    app = settled(open_page("query", lang, query="SELECT ?s { ?s pa:noSuchProperty ?o }"))
    assert t("sparql.nothing", lang) in words(app)
    assert t("sparql.rows", lang, count="0") in words(app)


def test_a_result_too_large_for_the_page_can_be_downloaded(open_page: Open) -> None:
    app = settled(open_page("query", "en", query="SELECT * { ?s ?p ?o . ?o ?q ?r }"))
    assert "results of up to 2 MiB" in words(app)
    assert t("sparql.get", "en") in words(app)


def test_nothing_in_a_result_becomes_markup(open_page: Open) -> None:
    app = settled(open_page("query", "th", query='SELECT ("<img src=x onerror=alert(1)>" AS ?x) (<http://e.org/?a=&b=%22> AS ?y) {}'))
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(app)
    assert "<img" not in html(app)


def test_yes_and_no(open_page: Open) -> None:
    assert t("sparql.yes.what", "en") in words(settled(open_page("query", "en", query="ASK { ?s a pa:Project }")))
    assert t("sparql.no.what", "en") in words(settled(open_page("query", "en", query="ASK { ?s a pa:Nothing }")))


def test_statements_are_drawn_and_listed(open_page: Open) -> None:
    app = settled(open_page("query", "th", name="neighbourhood"))
    data = json.loads(next(one for one in app.get("bidi_component") if "edges" in one.proto.json).proto.json)
    assert {"psds-2567/s1", "psds-2567/s1/p1"} <= {node["id"] for node in data["nodes"]}
    assert data["edges"]
    assert len(data["nodes"]) <= 60


def test_too_many_cards_are_a_table(open_page: Open) -> None:
    app = settled(open_page("query", "en", query="CONSTRUCT { ?s skos:inScheme ?o } { ?s skos:inScheme ?o }"))
    assert "more than a picture can hold" in words(app)
    assert "pa-result" in html(app)


def test_a_long_result_is_turned_page_by_page(open_page: Open) -> None:
    app = settled(open_page("query", "en", query="SELECT ?s { ?s a pa:Element } ORDER BY ?s"))
    assert html(app).count('<td class="pa-number pa-grey">') == PAGE
    app.button(key="sparql-after").click().run()
    assert f"rows {PAGE + 1}–{2 * PAGE} of" in words(app)
    app.button(key="sparql-before").click().run()
    assert f"rows 1–{PAGE} of" in words(app)


def test_questions_are_found_in_both_languages() -> None:
    every = questions()
    assert {one.name for one in matching(every, "GAPS")} >= {"gaps"}
    assert {one.name for one in matching(every, "ช่องว่าง")} >= {"gaps"}
    assert matching(every, "no such words at all") == ()
    assert matching(every, "") == every


def test_addresses_hold_queries_short_and_long() -> None:
    for text in ("SELECT * { ?s ?p ?o }", "# ก\n" * PLAIN + "SELECT * { ?s ?p ?o }"):
        where = place(Asked(own=text))
        assert where
        assert read_address(dict(where.query)) == Asked(own=text)
    named_ = Asked("gaps", (("plan", "master-plan"),))
    assert read_address(dict((place(named_) or Place("about")).query)) == named_
    noise = "".join(f"{zlib.crc32(str(number).encode()):x}" for number in range(4000))
    assert place(Asked(own=noise)) is None
    assert read_address({}) is None


def test_a_broken_or_bursting_link_is_told(open_page: Open) -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"x" * 50_000_000, 9)).decode()
    for packed in ("no zlib", "eJxx", bomb):
        with pytest.raises(BrokenLinkError):
            read_address({"z": packed})
    assert t("sparql.link.broken", "en") in words(open_page("query", "en", z="eJxx"))


def test_a_cancelled_query_ends_at_once_and_others_go_on(use_built: Path) -> None:
    assert use_built.is_dir()
    job = Job(engine(), SLOW, "impatient")
    assert not job.wait(0.4)
    start = time.monotonic()
    job.cancel()
    assert job.wait(2)
    assert time.monotonic() - start < 1
    assert isinstance(job.answer, Cancelled)
    assert isinstance(asked_now("SELECT ?s { ?s a pa:Project }"), Table)


def test_downloads_hold_every_row_in_every_format(use_built: Path, built: GraphStore) -> None:
    assert use_built.is_dir()

    def written(text: str, form: Any) -> bytes:
        job = Job(engine(), text, "test")
        assert job.wait(20)
        from_page = made(built, job, "t", form)()
        job.answer = TooLarge("", "", PAGE_BYTES)
        asked_again = made(built, job, "t", form)()
        assert sorted(from_page.split()) == sorted(asked_again.split())
        return from_page

    text = "SELECT ?s ?n { ?s a pa:Milestone ; skos:prefLabel ?n . FILTER(LANG(?n) = 'th') }"
    count = len(asked_now(text).rows)
    csv = written(text, "csv")
    assert csv.startswith(b"\xef\xbb\xbf")
    assert "หมุดหมาย" in csv.decode("utf-8-sig") or count == len(csv.decode("utf-8-sig").strip().splitlines()) - 1
    assert len(json.loads(written(text, "json"))["results"]["bindings"]) == count
    for solutions, wanted in (("xml", QueryResultsFormat.XML), ("tsv", QueryResultsFormat.TSV)):
        assert len(list(parse_query_results(written(text, solutions), wanted))) == count  # type: ignore[arg-type]
    graph = "CONSTRUCT { ?s skos:prefLabel ?n } { ?s a pa:Milestone ; skos:prefLabel ?n }"
    statements = asked_now(graph)
    assert isinstance(statements, Statements)
    for triples, form in (("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD), ("rdfxml", RdfFormat.RDF_XML)):
        found = {quad.triple for quad in parse(written(graph, triples), form)}
        assert found == set(statements.triples)
    for commented in ("xml", "ttl", "nt", "rdfxml"):
        assert citation(built, "text", "en").encode() in written(text if commented == "xml" else graph, commented)
    broken = Job(engine(), "SELECT", "test")
    assert broken.wait(20)
    with pytest.raises(DownloadError, match="not valid SPARQL"):
        made(built, broken, "t", "csv")()


def test_a_result_that_breaks_off_says_why(use_built: Path) -> None:
    """It is passed on while it grows, so its size is only known when some of it is here."""
    assert use_built.is_dir()
    assert isinstance(asked_now("SELECT * { ?s ?p ?o . ?o ?q ?r }"), TooLarge)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_citation_stands_beside_the_downloads_and_on_the_page_about_the_data(open_page: Open, built: GraphStore, lang: Lang) -> None:
    for app in (settled(open_page("query", lang, name="plans")), open_page("about", lang)):
        assert [block.value for block in app.code if built.fingerprint in block.value] == [citation(built, style, lang) for style in STYLES]


def test_terms_read_as_people_read_them(built: GraphStore) -> None:
    element, term = NamedNode(ID + "psds-2567/s1"), NamedNode("https://w3id.org/policy-alignment/ontology#approved")
    names = named(built, [element, term, NamedNode("http://example.org/x"), None], "th")
    assert names[element.value].place == Place("plans", (("id", "psds-2567/s1"),))
    assert names[term.value].label == t("status.approved", "th")
    assert "http://example.org/x" not in names
    assert "พ.ศ. 2567" in shown(Literal("2024", datatype=NamedNode(XSD + "gYear")), {}, "th")
    assert "9 Jul 2024" in shown(Literal("2024-07-09", datatype=NamedNode(XSD + "date")), {}, "en")
    assert t("sparql.yes", "th") in shown(Literal(True), {}, "th")
    assert prefixed(ID + "psds-2567/s1") == "id:psds-2567/s1"
    assert prefixed("http://example.org/x") == "http://example.org/x"
    assert 'href="plans?id=psds-2567/s1"' in shown(element, names, "th")
    assert ">id:psds-2567/s1<" in shown(element, names, "th", raw=True)


def test_columns_that_repeat_a_name_or_the_form_are_left_out() -> None:
    one, two = NamedNode("http://e.org/1"), NamedNode("http://e.org/2")
    names = {one.value: Named("หนึ่ง"), two.value: Named("สอง")}
    table = Table(("plan", "thing", "thing_label", "other_label"), ((one, one, Literal("หนึ่ง", language="th"), Literal("ก")),
                                                                    (one, two, Literal("สอง", language="th"), Literal("ข"))), "b")
    assert kept_columns(table, names, {"plan"}) == [1, 3]
    assert kept_columns(table, {}, ()) == [0, 1, 2, 3]
    english = {one.value: Named("One", known=frozenset({"หนึ่ง", "One"})), two.value: Named("สอง", known=frozenset({"สอง"}))}
    assert kept_columns(table, english, {"plan"}) == [1, 2, 3]
    turned = in_language(table, english, "en")
    assert [row[2] for row in turned.rows] == [Literal("One", language="en"), Literal("สอง", language="en")]
    assert kept_columns(turned, english, {"plan"}) == [1, 3]
    loose = Table(("thing", "label", "comment"), ((one, Literal("หนึ่ง", language="th"), Literal("หนึ่ง", language="th")),
                                                  (two, Literal("อื่น", language="th"), Literal("อื่น", language="th"))), "b")
    assert kept_columns(in_language(loose, english, "en"), english, ()) == [0, 1, 2]  # one is the wording of another edition
    assert result_table(("a",), [[None]], {}, "th", first=1, raw=False).count("<td") == 2


def test_charts_are_offered_where_columns_allow() -> None:
    def number(value: int) -> Literal:
        return Literal(value)

    def in_year(value: int) -> Literal:
        return Literal(str(value), datatype=NamedNode(XSD + "gYear"))

    bars = Table(("name", "count"), ((Literal("ก"), number(1)), (Literal("ข"), number(5))), "b")
    plan = chart_plan(bars)
    assert plan
    spec = chart_spec(bars, plan, 1, {})
    assert spec["mark"]["type"] == "bar"
    assert [bar["value"] for bar in spec["data"]["values"]] == [1.0, 5.0]
    lines = Table(("year", "value"), ((in_year(2020), number(3)), (in_year(2021), number(4))), "b")
    plan = chart_plan(lines)
    assert plan
    assert chart_spec(lines, plan, 1, {})["mark"]["type"] == "line"
    assert chart_plan(Table(("name",), ((Literal("ก"),), (Literal("ข"),)), "b")) is None
    assert chart_plan(Table(("count",), ((number(1),), (number(2),)), "b")) is None


HOSTILE = 'SELECT ("""a\\"b""" AS ?x) ("it\'s $HOME `id` )-" AS ?y) {}\nSPARQL\n'


def test_snippets_carry_any_text_unchanged(tmp_path: Path) -> None:
    """The code is run, with a server that is none: what it would send is the query, letter for letter."""
    found = snippets("http://127.0.0.1:9/sparql", HOSTILE, graph=False)
    library = tmp_path / "SPARQLWrapper.py"
    library.write_text("import json\nJSON = POST = None\nclass SPARQLWrapper:\n    def __init__(self, address): pass\n"
                       "    def setMethod(self, x): pass\n    def setReturnFormat(self, x): pass\n"
                       "    def setQuery(self, text): open('sent', 'w').write(text)\n    def query(self): raise SystemExit\n", "utf-8")
    (tmp_path / "ask.py").write_text(found["Python"][1], "utf-8")
    subprocess.run([sys.executable, "ask.py"], cwd=tmp_path, check=False, timeout=30)
    assert (tmp_path / "sent").read_text("utf-8").strip() == HOSTILE.strip()
    bash = shutil.which("bash")
    assert bash
    (tmp_path / "curl").write_text("#!/bin/sh\ncat > sent\n", "utf-8")
    (tmp_path / "curl").chmod(0o755)
    subprocess.run([bash, "-c", found["curl"][1]], cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True, timeout=30)
    assert (tmp_path / "sent").read_text("utf-8").strip() == HOSTILE.strip()
    assert 'r"--(' in found["R"][1]


def test_linked_things_have_their_pages(built: GraphStore) -> None:
    found = refs(built, ["psds-2567/s1", "agency/dga", "source/cab-2024-07-09", "query/gaps", "alignment/al-c-s1-p1-mp20-sub1"])
    assert page_of(found["psds-2567/s1"]) == Place("plans", (("id", "psds-2567/s1"),))
    assert page_of(found["agency/dga"]) == Place("plans", (("agency", "dga"),))
    assert page_of(found["source/cab-2024-07-09"]) == Place("about", (("source", "cab-2024-07-09"),))
    assert page_of(found["query/gaps"]) == Place("query", (("name", "gaps"),))
    assert page_of(found["alignment/al-c-s1-p1-mp20-sub1"]) is None
    assert page_of(None) is None


def test_the_answer_is_that_of_the_engine_itself(built: GraphStore, use_built: Path) -> None:
    """The page's rows are the library's own result, read twice."""
    assert use_built.is_dir()
    text = standalone(query("targets-that-differ"), {})
    output = BytesIO()
    write(built.query(text), output, "json")
    own = json.loads(output.getvalue())["results"]["bindings"]
    answer = asked_now(text)
    assert isinstance(answer, Table)
    assert len(answer.rows) == len(own)
    assert isinstance(asked_now("ASK { ?s ?p ?o }"), Verdict)
    assert own


@pytest.mark.parametrize(("text", "said"), [
    ("SELECT * { ?s nope:x ?o }", ("sparql.syntax.prefix", {"name": "nope:"})), ("SELECT *\n{ ?s ?p ?o . \n ?s 3 ?o }", ("sparql.syntax.expected", {"words": "OPTIONAL"})),
])
def test_the_parsers_words_are_made_readable(open_page: Open, text: str, said: tuple[str, dict[str, str]]) -> None:
    app = settled(open_page("query", "en", query=text))
    data = json.loads(next(one for one in app.get("bidi_component") if "problem" in one.proto.json).proto.json)
    assert t(said[0], "en", **said[1]) in data["problem"]["message"]
