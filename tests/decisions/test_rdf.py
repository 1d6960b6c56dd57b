"""The graph of decisions: what is in it for each state, and that it is the same however often it is made. tests/test_shapes.py holds it to the shapes."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.decisions.rdf import alignment_id, state_quads
from graph.decisions.records import Claim, Mark
from loaders.rdf.writer import text_hash
from ontology.namespaces import DCTERMS, PA, PREFIXES, SEMAPV, graph_iri, iri, source_iri
from tests.decisions.making import PAIR, WS, close, folded, review, suggested
from tests.decisions.sample import BOTH, MATTERS, SUBJECT, WORKSPACE, sample_quads, sample_states


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    found.extend(sample_quads())
    return found


def about(store: Store, me: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(NamedNode(me), None, None):
        assert isinstance(quad.object, NamedNode | Literal)
        found.setdefault(quad.predicate.value.removeprefix(PA), set()).add(quad.object.value.removeprefix(PA))
    return found


def ask(store: Store, text: str) -> list[tuple[str, ...]]:
    return sorted(tuple(term.value for term in row) for row in store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True))  # type: ignore[union-attr]


STATUSES = {
    "suggested": ("suggested", "proposed"), "reviewed": ("suggested", "reviewed"), "disputed": ("suggested", "reviewed"), "approved": ("suggested", "approved"),
    "curated": ("curated", "approved"), "rejected": ("suggested", "rejected"), "nothing-aligns": ("curated", "approved"), "withdrawn": ("curated", "withdrawn"),
    "superseded": ("curated", "superseded"), "stale": ("curated", "stale"),
}


@pytest.mark.parametrize("name", STATUSES)
def test_basis_and_status_are_two_things(store: Store, name: str) -> None:
    said = about(store, iri("alignment/" + alignment_id(sample_states()[name])))
    assert (said["basis"], said["status"]) == ({STATUSES[name][0]}, {STATUSES[name][1]})
    assert said.get("disputed") == ({"true"} if name == "disputed" else None)


@pytest.mark.parametrize(("mark", "status"), [("reject", "rejected"), ("unsure", "proposed"), ("accept", "reviewed")])
def test_a_review_that_says_no_does_not_speak_for_the_alignment(mark: Mark, status: str) -> None:
    state = folded(suggested(), review(mark))
    assert state.status == "reviewed"
    said = {quad.object.value for quad in state_quads([state], WS) if quad.predicate.value == PA + "status" and isinstance(quad.object, NamedNode)}
    assert said == {PA + status}


def test_what_was_wholly_undone_is_left_out(store: Store) -> None:
    assert not about(store, iri("alignment/" + alignment_id(sample_states()["open"])))


def test_direct_edge_only_for_approved_links_that_say_yes(store: Store) -> None:
    edges = ask(store, f"SELECT ?p ?o {{ <{iri(SUBJECT)}> ?p ?o }}")
    assert edges == sorted([
        (PA + "contributesTo", iri("mp-20")), (PA + "alignsWith", iri("mp-20")),
        (PA + "measuredBySame", iri("nesdp13/ms13")), (PA + "alignsWith", iri("nesdp13/ms13")),
    ])
    assert ask(store, f"SELECT ?s {{ ?s pa:measuredBySame <{iri(SUBJECT)}> }}") == [(iri("nesdp13/ms13"),)], "a shared measure holds both ways"


def test_score_dissent_and_ruling_stay_beside_the_approval(store: Store) -> None:
    alignment = iri("alignment/" + alignment_id(sample_states()["approved"]))
    found = ask(store, f"""SELECT ?kind ?who ?said {{ ?event pa:decides <{alignment}> ; pa:eventKind ?kind ; prov:wasAssociatedWith/skos:prefLabel ?who ; pa:counts true
                           OPTIONAL {{ ?event pa:mark ?m }} OPTIONAL {{ ?event pa:similarity ?s }} BIND(COALESCE(?m, STR(?s), "") AS ?said) }}""")
    assert found == sorted([("suggested", "tool:suggest", "0.83"), ("reviewed", "ก", "accept"), ("reviewed", "ข", "reject"),
                            ("adjudicated", "หัวหน้า", "accept"), ("approved", "หัวหน้า", "")])
    said = about(store, alignment)
    assert said["rationale"] == {"หัวหน้า: อ่านทั้งสองฝั่งแล้ว"}
    assert said["justification"] == {SEMAPV + "MappingReview"}
    assert not [key for key in said if "confidence" in key.lower()], "a score is nobody’s belief"


def test_machines_and_people_are_told_apart(store: Store) -> None:
    assert ask(store, "SELECT ?name { ?agent a prov:SoftwareAgent ; skos:prefLabel ?name }") == [("tool:other",), ("tool:stale",), ("tool:suggest",)]
    assert ask(store, "SELECT ?name { ?agent a prov:Person ; skos:prefLabel ?name }") == [("ก",), ("ข",), ("หัวหน้า",)]


def test_evidence_names_side_source_and_place(store: Store) -> None:
    alignment = iri("alignment/" + alignment_id(sample_states()["approved"]))
    found = ask(store, f"SELECT ?side ?quote ?source ?place {{ <{alignment}> pa:evidence ?e . ?e pa:side ?side ; pa:quote ?quote ; dcterms:source ?source ; pa:locator ?place }}")
    assert found == [("object", BOTH[1].text, source_iri(BOTH[1].source or ""), "ไม่ได้ระบุตำแหน่ง"), ("subject", BOTH[0].text, source_iri(BOTH[0].source or ""), "ข้อ 1")]


def test_nothing_aligns_says_in_which_plan_and_why(store: Store) -> None:
    said = about(store, iri("alignment/" + alignment_id(sample_states()["nothing-aligns"])))
    assert said["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] == {"Alignment", "NothingAligns"}
    assert said["scopeSearched"] == {iri("nsc-2566")}
    assert said["rationale"] == {"ผู้ตรวจเขียนเหตุผลเป็นภาษาอังกฤษ", "ก: No issue of this plan speaks of services."}
    assert "object" not in said


def test_a_proposal_is_verified_by_nobody(store: Store) -> None:
    said = about(store, iri("alignment/" + alignment_id(sample_states()["suggested"])))
    assert said["verified"] == {"false"}
    assert said[DCTERMS + "source"] == {source_iri("unsourced")}
    assert said["justification"] == {SEMAPV + "SemanticSimilarityThresholdMatching"}


def test_own_file_edition_and_wording_are_recorded() -> None:
    seen = text_hash("พัฒนาบริการ")
    draft = review().model_copy(update={"texts": (seen + "f" * 48, "")})
    state = folded(draft, close().model_copy(update={"texts": ("", "")}))
    store = Store()
    store.extend(state_quads([state], WS, {PAIR.subject: "ฉบับปรับปรุง"}))
    said = about(store, iri("alignment/" + alignment_id(state)))
    assert said["subjectTextHash"] == {seen}
    assert said["subjectEdition"] == {"ฉบับปรับปรุง"}
    assert "objectTextHash" not in said
    sources = ask(store, "SELECT ?side ?source { ?e pa:side ?side ; dcterms:source ?source }")
    assert sources == [("object", source_iri("mp-gazette")), ("subject", source_iri(WS))]


def test_made_again_it_is_the_same() -> None:
    def lines(quads: list[Quad]) -> set[str]:
        return {str(quad) for quad in quads if "/event/" not in str(quad)}

    quads = sample_quads()
    assert lines(quads) == lines(sample_quads())
    assert {quad.graph_name for quad in quads} == {NamedNode(graph_iri(f"decisions/{WORKSPACE}"))}
    states = sample_states()
    assert state_quads(states.values(), WORKSPACE) == state_quads(list(states.values())[::-1], WORKSPACE)


def test_name_of_an_alignment_does_not_change_with_the_decision() -> None:
    assert alignment_id(folded(suggested())) == alignment_id(folded(suggested(), review(claim=Claim(predicate="implements")), close()))
    assert len({alignment_id(folded(suggested(matter))) for matter in MATTERS.values()}) == len(MATTERS)
