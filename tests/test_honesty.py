"""Data honesty over the whole graph: no fact without source, place and mark; nothing unverified is passed off as seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from graph.settings import ROOT
from graph.store import GraphStore
from loaders.clean import clean_line
from loaders.dataset import Dataset

CITED = ("pa:Element", "pa:Target", "pa:Observation", "pa:Alignment", "pa:Instrument", "pa:Statement", "pa:Approval", "pa:Remark", "pa:Footnote",
         "pa:ElementVersion", "pa:Edition", "org:FormalOrganization", "pa:AgencyGroup")
OURS = "id:agency/pae-curator"


def rows(store: GraphStore, text: str) -> list[tuple[str, ...]]:
    result = store.query(text)
    assert isinstance(result, QuerySolutions)
    return [tuple("" if term is None else term.value for term in solution) for solution in result]


@pytest.mark.parametrize("kind", CITED)
def test_every_fact_has_source_locator_and_mark(kind: str, built: GraphStore) -> None:
    assert rows(built, f"SELECT ?t WHERE {{ ?t a {kind} }} LIMIT 1"), f"the graph has no {kind}"
    for wanted in ("dcterms:source", "pa:locator", "pa:verified"):
        missing = rows(built, f"SELECT ?t WHERE {{ ?t a {kind} OPTIONAL {{ ?t {wanted} ?value }} FILTER(!BOUND(?value)) }}")
        assert missing == [], f"{wanted} missing on {len(missing)} {kind}: {missing[:5]}"


def test_one_mark_and_one_main_source_each(built: GraphStore) -> None:
    for wanted in ("pa:verified", "dcterms:source"):
        assert rows(built, f"SELECT ?t WHERE {{ ?t {wanted} ?value ; pa:verified ?v }} GROUP BY ?t HAVING(COUNT(DISTINCT ?value) > 1)") == []


def test_every_cited_source_is_described(built: GraphStore) -> None:
    assert rows(built, "SELECT DISTINCT ?s WHERE { ?t dcterms:source ?s FILTER NOT EXISTS { ?s a pa:Source ; dcterms:title ?title } }") == []


def test_unverified_means_unsourced_and_the_reverse(built: GraphStore) -> None:
    unsourced = "<https://w3id.org/policy-alignment/id/source/unsourced>"
    assert rows(built, f"SELECT ?t WHERE {{ ?t pa:verified false ; dcterms:source ?s FILTER(?s != {unsourced}) }}") == []
    assert rows(built, f"SELECT ?t WHERE {{ ?t pa:verified true ; dcterms:source {unsourced} }}") == []
    assert rows(built, f"SELECT ?t WHERE {{ ?t pa:verified false ; dcterms:source {unsourced} }} LIMIT 1")


def test_every_approved_alignment_quotes_a_source(built: GraphStore) -> None:
    assert rows(built, """SELECT ?a WHERE { ?a a pa:Alignment ; pa:status pa:approved ; pa:predicate ?p
        FILTER NOT EXISTS { ?a pa:evidence ?e . ?e pa:quote ?q ; pa:locator ?l ; dcterms:source ?s } }""") == []


def test_every_curated_alignment_of_the_plan_quotes_both_sides(built: GraphStore) -> None:
    curated = rows(built, """SELECT ?a (GROUP_CONCAT(DISTINCT ?side) AS ?sides) WHERE { ?a a pa:Alignment ; pa:basis pa:curated ; pa:status pa:approved ;
        pa:predicate ?p ; pa:subject ?s ; pa:evidence ?e . ?s skos:inScheme id:psds-2567 . ?e pa:side ?side } GROUP BY ?a""")
    assert len(curated) > 40
    lonely = [(iri, sides) for iri, sides in curated if sides != "both" and not {"subject", "object"} <= set(sides.split())]
    assert lonely == []


def test_every_part_of_the_plan_is_aligned_or_said_not_to_be(built: GraphStore) -> None:
    """Strategies, tactics, indicators and flagship projects: at least one approved record, or "nothing aligns" with a reason."""
    silent = rows(built, """SELECT ?code WHERE { ?e skos:inScheme id:psds-2567 ; a ?type ; skos:notation ?code .
        FILTER(?type IN (pa:Strategy, pa:Tactic, pa:Indicator, pa:FlagshipProject))
        FILTER NOT EXISTS { ?a pa:subject ?e ; a pa:Alignment ; pa:status pa:approved } }""")
    assert silent == []


def test_one_main_link_a_level_and_element(built: GraphStore) -> None:
    """หลัก exactly one a level (users-job.md 5): no element has two main links into one plan."""
    twice = rows(built, """SELECT ?s ?plan (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a pa:Alignment ; pa:basis pa:curated ; pa:directness pa:main ;
        pa:status pa:approved ; pa:subject ?s ; pa:object ?o ; pa:predicate ?p . ?o skos:inScheme ?plan . ?s skos:inScheme id:psds-2567
        FILTER(?p != pa:measuredBySame) } GROUP BY ?s ?plan HAVING(COUNT(DISTINCT ?a) > 1)""")
    assert twice == []


def test_machine_suggestions_are_not_facts(built: GraphStore) -> None:
    assert rows(built, "SELECT ?a WHERE { ?a pa:basis pa:suggested ; pa:status pa:approved }") == []


def test_all_144_official_rows_are_there(dataset: Dataset) -> None:
    official = [record for _, _, record in dataset.alignment_records() if record.basis == "official"]
    statements = [statement for _, _, statement in dataset.statement_records()]
    assert len(official) + len(statements) == 144
    assert all(record.predicate_text for record in official)


CORPUS = ROOT.parent / "shared" / "reference" / "loader-corpus" / "00-psds-cabinet.txt"


@pytest.mark.skipif(not CORPUS.is_file(), reason="reads the cabinet text of ../shared/reference/loader-corpus, which is not here")
def test_wording_of_the_plan_is_letter_for_letter(dataset: Dataset) -> None:
    """Footnote numbers glued to words are the one thing taken out."""
    text = clean_line(Path(CORPUS).read_text("utf-8"))
    plan = next(plan.record for plan in dataset.plans if plan.record.id == "psds-2567")
    strip = re.compile(r"\s+")

    def without_footnotes(words: str) -> str:
        return strip.sub("", words)

    haystack = strip.sub("", text)
    for _, element, _ in plan.walk():
        wording = without_footnotes(clean_line(element.text or ""))
        pattern = "".join(re.escape(letter) + r"(?:1[0-3]|[1-9])?" if not letter.isdigit() else re.escape(letter) for letter in wording)
        assert wording in haystack or re.search(pattern, haystack), f"{element.id}: {element.text}"
    for footnote in plan.footnotes:
        assert footnote.text is None or strip.sub("", clean_line(footnote.text)) in haystack, footnote.number
