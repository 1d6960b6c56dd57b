"""The questions people ask: a hand-checked answer for each, its text for any client, and its place in the graph."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Variable

from graph.bindings import seeded
from graph.store import EmbeddedStore
from ontology.namespaces import ID, PA, PREFIXES, SH, VOID, graph_iri, iri
from queries import library
from queries.described import description_quads
from queries.published import DATASET, query_iri
from tests.library_answers import ANSWERS, Answer

QUESTIONS = library.questions()
NAMES = [question.name for question in QUESTIONS]
GRAPHS = {"ASK", "CONSTRUCT"}
THAI = re.compile(r"[\u0e01-\u0e5b]")


def plain(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return next((term.value.removeprefix(base) for base in (ID, PA) if term.value.startswith(base)), re.sub(r"^https?://.*[/#]", "", term.value))


def found(built: EmbeddedStore, answer: Answer) -> list[dict[str, str]]:
    return [{name: plain(term) for name, term in row.items()} for row in library.rows(built, answer.question, **answer.values)]


def complete(result: Any) -> object:
    """A result that can be compared: a set of rows or triples, or the boolean."""
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QueryTriples):
        return {str(triple) for triple in result}
    assert isinstance(result, QuerySolutions)
    names = sorted(variable.value for variable in result.variables)
    return Counter(tuple(str(row[name]) for name in names) for row in result)


# --- answers -----------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("answer", ANSWERS, ids=[f"{answer.question}-{number}" for number, answer in enumerate(ANSWERS)])
def test_answer_is_what_a_person_read(answer: Answer, built: EmbeddedStore) -> None:
    rows = found(built, answer)
    for expected in answer.rows:
        assert any(expected.items() <= row.items() for row in rows), f"{expected} ({answer.read_in})"
    for wrong in answer.absent:
        assert not any(wrong.items() <= row.items() for row in rows), f"{wrong} ({answer.read_in})"
    assert answer.count in (None, len(rows)), answer.read_in


def test_every_question_has_a_hand_checked_answer() -> None:
    graphs = {question.name for question in QUESTIONS if question.form in GRAPHS}
    assert {answer.question for answer in ANSWERS} | graphs == set(NAMES)
    assert graphs == {"reaches-national-strategy", "neighbourhood", "edges-of-plan", "described"}


def test_there_are_thirty_questions_or_more_in_every_topic_some() -> None:
    assert len(QUESTIONS) >= 60
    assert {question.topic for question in QUESTIONS} == set(library.TOPICS)
    assert len({question.title_th for question in QUESTIONS}) == len({question.title_en for question in QUESTIONS}) == len(QUESTIONS)


def test_reaching_the_national_strategy(built: EmbeddedStore) -> None:
    """Every project of the plan stands under a strategy that serves ns-6 (ข้อ 3); the benefits of ข้อ 4 serve nothing; a law has no way up."""
    assert bool(library.run(built, "reaches-national-strategy", element="psds-2567/s3/p3"))
    assert not bool(library.run(built, "reaches-national-strategy", element="psds-2567/benefit1"))
    assert not bool(library.run(built, "reaches-national-strategy", element="constitution-2560/ch5"))


def triples(built: EmbeddedStore, name: str, **values: str) -> set[tuple[str, str, str]]:
    result = library.run(built, name, **values)
    assert isinstance(result, QueryTriples)
    return {(plain(triple.subject), plain(triple.predicate), plain(triple.object)) for triple in result}


def test_neighbourhood_of_a_strategy(built: EmbeddedStore) -> None:
    """Strategy 1 (ข้อ 3.2): three tactics and three projects below it, DGA among the bodies, and the sub-plan of master plan 20 it serves."""
    around = triples(built, "neighbourhood")
    assert {("psds-2567/s1", "narrower", f"psds-2567/s1/{part}") for part in ("t1", "t2", "t3", "p1", "p2", "p3")} <= around
    assert {("psds-2567/s1", "responsibleAgency", "agency/dga"), ("psds-2567/s1", "contributesTo", "mp-20/sub1"),
            ("agency/dga", "prefLabel", "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)"), ("mp-20/sub1", "type", "SubPlan")} <= around


def test_edges_stand_for_approved_records_only(built: EmbeddedStore) -> None:
    edges = triples(built, "edges-of-plan")
    assert ("psds-2567/s1/p1", "contributesTo", "mp-20/sub1") in edges
    assert ("psds-2567/ind2", "derivedFrom", "nesdp13/ms13/goal2/ind1") in edges
    approved = {(plain(row["subject"]), plain(row["predicate"]), plain(row["object"])) for row in library.rows(built, "alignment-table")}
    ours = {edge for edge in edges if edge[1] in {"contributesTo", "implements", "derivedFrom"}}
    assert ours <= approved


def test_description_holds_what_hangs_on_a_thing(built: EmbeddedStore) -> None:
    said = triples(built, "described")
    assert ("psds-2567/ind2/target1", "verbatim", "ไม่ต่ำกว่าอันดับที่ 40 ของโลก") in said
    assert any(subject == "psds-2567/footnote3" and predicate == "text" for subject, predicate, _ in said)


# --- texts for any client ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_text_runs_as_it_stands_and_says_the_same(name: str, built: EmbeddedStore) -> None:
    """No prefixes are given to the engine: the text declares its own. Values in the text mean what values beside it mean."""
    text = library.standalone(library.query(name), {})
    assert complete(built.store.query(text, use_default_graph_as_union=True)) == complete(library.run(built, name))


def test_values_of_a_person_stand_in_the_text() -> None:
    text = library.standalone(library.query("plans-in-force"), {"day": "2020-02-29"})
    assert 'VALUES ?day { "2020-02-29"^^<http://www.w3.org/2001/XMLSchema#date> }  # วันที่ (ค.ศ.) · Day' in text
    assert "# title@th" not in text
    hostile = library.standalone(library.query("search-labels"), {"text": '" } # \n } DROP ALL'})
    assert r'VALUES ?text { "\" } # \n } DROP ALL" }' in hostile


@pytest.mark.parametrize(("type_", "value", "full"), [
    ("alignment", "al-psds2567-3", iri("alignment/al-psds2567-3")), ("alignment", "alignment/al-psds2567-3", iri("alignment/al-psds2567-3")),
    ("source", "rg-nsc", iri("source/rg-nsc")), ("agency", "dga", iri("agency/dga")), ("class", "Goal", PA + "Goal"), ("class", "pa:Goal", PA + "Goal"),
    ("class", "http://www.w3.org/ns/org#FormalOrganization", "http://www.w3.org/ns/org#FormalOrganization"), ("date", "2024-07-09", "2024-07-09"),
])
def test_typed_values_become_terms(type_: Any, value: str, full: str) -> None:
    assert library.Parameter("x", type_, value, "ก", "x").term(value).value == full


@pytest.mark.parametrize("value", ["2024-02-30", "9 July 2024", "2567-7-9", "2024-07-09T00:00:00", "๒๕๖๗-๐๗-๐๙"])
def test_a_day_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(library.QueryFileError, match=r"ต้องเป็นวันที่ .* must be a day"):
        library.Parameter("day", "date", "2024-07-09", "วันที่", "Day").term(value)


@pytest.mark.parametrize("name", NAMES)
def test_head_of_a_question_is_written_for_people(name: str) -> None:
    question = library.query(name)
    assert question.question
    assert question.reading
    assert len(question.keywords_th) >= 2
    assert len(question.keywords_en) >= 2
    assert all(THAI.search(parameter.label_th) and not THAI.search(parameter.label_en) for parameter in question.parameters)
    assert not THAI.search("".join(question.keywords_en))


def test_page_queries_are_offered_to_nobody(built: EmbeddedStore) -> None:
    pages = set(library.names()) - set(NAMES)
    assert {"card", "names", "describe"} <= pages
    assert not [name for name in pages if bool(built.query(f"ASK {{ <{query_iri(name)}> ?p ?o }}"))]


@pytest.mark.parametrize("text", [
    "SELECT ?e ?l WHERE { ?e skos:prefLabel ?l }", "SELECT ?e ?l { ?e skos:prefLabel ?l }", "CONSTRUCT WHERE { ?e skos:prefLabel ?l } # end",
    "CONSTRUCT { ?e skos:prefLabel ?l } WHERE { ?e skos:prefLabel ?l }", "SELECT ?e ?l WHERE { SELECT ?e ?l WHERE { ?e skos:prefLabel ?l } }",
    "SELECT ?e ?l WHERE { # where {\n ?e skos:prefLabel ?l }", "ASK { ?e skos:prefLabel ?l }",
])
def test_a_row_of_values_means_what_terms_in_their_places_mean(text: str, built: EmbeddedStore) -> None:
    strategy = NamedNode(iri("psds-2567/s1"))
    plain_ = built.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions={Variable("e"): strategy})
    assert complete(built.store.query(seeded(text, {"e": strategy}), prefixes=PREFIXES, use_default_graph_as_union=True)) == complete(plain_)
    assert seeded(text, {}) == text


# --- in the graph ------------------------------------------------------------------------------------------------------------------

EXAMPLES = """SELECT ?query ?comment ?text WHERE { ?query a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:prefixes ?where ;
    sh:select|sh:ask|sh:construct ?text . FILTER(LANG(?comment) = "th") }"""


def test_an_editor_that_reads_the_graph_is_offered_every_question(built: EmbeddedStore) -> None:
    """The query SIB's editor asks for examples, and each of the answers run with no help."""
    result = built.query(EXAMPLES)
    assert isinstance(result, QuerySolutions)
    offered = {row["query"].value: row["text"].value for row in result}
    assert set(offered) == {query_iri(name) for name in NAMES}
    for text in offered.values():
        assert complete(built.store.query(text, use_default_graph_as_union=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_published_question_has_its_words_and_kind(name: str, built: EmbeddedStore) -> None:
    question = library.query(name)
    kind = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct"}[question.form]
    said = {(plain(quad.predicate), str(quad.object)) for quad in built.store.quads_for_pattern(NamedNode(query_iri(name)), None, None)}
    assert ("type", f"<{SH}SPARQL{kind}Executable>") in said
    for predicate, th, en in (("label", question.title_th, question.title_en), ("comment", question.description_th, question.description_en)):
        assert {(predicate, str(Literal(th, language="th"))), (predicate, str(Literal(en, language="en")))} <= said
    assert {("keywords", str(Literal(word, language="en"))) for word in question.keywords_en} <= said
    assert sum(predicate == "parameter" for predicate, _ in said) == len(question.parameters)


def test_prefixes_are_declared_on_the_dataset(built: EmbeddedStore) -> None:
    result = built.query(f"SELECT ?prefix ?namespace WHERE {{ <{DATASET}> sh:declare ?d . ?d sh:prefix ?prefix ; sh:namespace ?namespace }}")
    assert isinstance(result, QuerySolutions)
    assert {row["prefix"].value: row["namespace"].value for row in result} == PREFIXES


def test_a_parameter_tells_its_name_and_default(built: EmbeddedStore) -> None:
    text = f"""SELECT ?path ?default WHERE {{ <{query_iri("plans-in-force")}> sh:parameter ?p . ?p sh:path ?path ; sh:defaultValue ?default ; sh:name "Day"@en }}"""
    assert complete(built.query(text)) == Counter({('"2024-07-09"^^<http://www.w3.org/2001/XMLSchema#date>', f"<{iri('parameter/day')}>"): 1})


# --- description of the dataset ----------------------------------------------------------------------------------------------------

def number(built: EmbeddedStore, text: str) -> int:
    result = built.query(text)
    assert isinstance(result, QuerySolutions)
    (row,) = result
    return int(row["n"].value)


@pytest.mark.parametrize("cls", ["pa:Milestone", "pa:Alignment", "pa:Source", "org:FormalOrganization", "pa:Observation"])
def test_class_partitions_count_what_is_there(cls: str, built: EmbeddedStore) -> None:
    told = number(built, f"SELECT ?n WHERE {{ <{DATASET}> void:classPartition ?p . ?p void:class {cls} ; void:entities ?n }}")
    assert told == number(built, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a {cls} }}") > 0


def test_property_partitions_tell_uses_and_targets(built: EmbeddedStore) -> None:
    told = number(built, """SELECT ?n WHERE { ?c void:class pa:Alignment ; void:propertyPartition ?p . ?p void:property pa:evidence ; void:triples ?n ;
        void:classPartition ?t . ?t void:class pa:Evidence }""")
    assert told == number(built, "SELECT (COUNT(*) AS ?n) WHERE { ?a a pa:Alignment ; pa:evidence ?e }") > 0
    assert bool(built.query("""ASK { ?c void:class pa:Target ; void:propertyPartition ?p . ?p void:property pa:value ; voidext:datatypePartition ?d .
        ?d voidext:datatype xsd:decimal }"""))


def test_dataset_is_described_for_catalogues(built: EmbeddedStore) -> None:
    said = {(plain(quad.predicate), str(quad.object)) for quad in built.store.quads_for_pattern(NamedNode(DATASET), None, None)}
    assert {("type", f"<{VOID}Dataset>"), ("type", "<http://www.w3.org/ns/dcat#Dataset>"),
            ("license", "<https://creativecommons.org/licenses/by/4.0/>"), ("version", f'"{built.manifest["version"]}"')} <= said
    assert {text.rsplit("@", 1)[-1] for predicate, text in said if predicate == "title"} == {"th", "en"}
    assert sum(predicate == "exampleResource" for predicate, _ in said) == 6
    assert ("vocabulary", f"<{PA}>") in said


def test_every_graph_is_a_subset_with_its_size(built: EmbeddedStore) -> None:
    result = built.query(f"SELECT ?graph ?n WHERE {{ <{DATASET}> void:subset ?graph . ?graph void:triples ?n }}")
    assert isinstance(result, QuerySolutions)
    told = {row["graph"].value: int(row["n"].value) for row in result}
    counts = dict(built.manifest["counts"])
    del counts[graph_iri("void")]  # a description does not count itself
    assert told == counts


def test_numbers_of_the_description_are_those_of_the_data(built: EmbeddedStore) -> None:
    names = [name for name in built.manifest["counts"] if not name.endswith(("/void", "/queries", "/ontology"))]
    facts = {quad.triple for name in names for quad in built.store.quads_for_pattern(None, None, None, NamedNode(name))}
    for what, expected in (("triples", len(facts)), ("entities", len({fact.subject for fact in facts})), ("properties", len({fact.predicate for fact in facts}))):
        assert number(built, f"SELECT ?n WHERE {{ <{DATASET}> void:{what} ?n }}") == expected


def test_a_foreign_thing_is_described_too() -> None:
    """Classes and properties outside our namespaces have partitions under a name of their own."""
    graph = NamedNode("http://g/x")
    type_ = NamedNode(PREFIXES["rdf"] + "type")
    thing = [Quad(NamedNode("http://t/1"), type_, NamedNode("http://other/vocab#Thing"), graph),
             Quad(NamedNode("http://t/1"), NamedNode("http://other/vocab#name"), Literal("a"), graph)]
    quads = description_quads({graph.value: thing}, [graph.value])
    assert any(quad.subject.value == f"{DATASET}/class/Thing/property/name" for quad in quads if isinstance(quad.subject, NamedNode))
