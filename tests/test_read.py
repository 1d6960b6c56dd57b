"""What the read functions say of the real data, checked against the texts the data was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from graph.store import GraphStore
from ontology.namespaces import ID, PA, graph_iri, is_work
from queries import library
from queries.read import NotFoundError
from queries.read.about import agencies, agency_card, remarks, sources, unverified, verification_counts
from queries.read.alignments import alignment, alignments, alignments_of
from queries.read.elements import element_card, refs
from queries.read.indicators import latest, observations, reaches, targets, targets_of_series
from queries.read.outline import outline
from queries.read.overview import chain, figures
from queries.read.picture import picture
from queries.read.plans import plan_card, plan_tree, plans
from queries.read.records import TreeNode


def walk(nodes: tuple[TreeNode, ...]) -> Iterator[TreeNode]:
    for node in nodes:
        yield node
        yield from walk(node.children)


def elements_of(memory: Graph, plan: str) -> set[str]:
    """Oracle: what rdflib says stands in a plan."""
    return {str(s).removeprefix(ID) for s in memory.subjects(SKOS.inScheme, URIRef(ID + plan))}


# --- plans


def test_plans_by_level(built: GraphStore) -> None:
    found = {plan.ref.id: plan for plan in plans(built)}
    assert [found[id_].ref.level for id_ in ("national-strategy", "master-plan", "nesdp13", "nsc-2566", "psds-2567")] == [1, 2, 2, 2, 3]
    assert found["gov-policy-2566"].ref.level is None
    psds = found["psds-2567"]
    assert (psds.start_be, psds.end_be, psds.stub, psds.replaces) == (2567, 2570, False, "psds-2564")
    assert found["constitution-2560"].stub
    assert next(iter(found)) == "national-strategy"
    assert not any(plan.stub for plan in list(found.values())[:6])


def test_tree_is_the_document(built: GraphStore, memory: Graph) -> None:
    tree = plan_tree(built, "psds-2567")
    assert [node.ref.type for node in tree][:5] == ["Vision", "Goal", "Indicator", "Indicator", "Indicator"]
    assert [node.ref.number for node in tree if node.ref.type == "Strategy"] == ["1", "2", "3"]
    assert [node.ref.type for node in tree][-3:] == ["Benefit"] * 3
    second = next(node for node in walk(tree) if node.ref.id == "psds-2567/s1/t2")
    assert [child.ref.number for child in second.children] == ["2.1", "2.2", "2.3"]
    assert [child.ref.id for child in second.children[2].children] == ["psds-2567/s1/t2/g2.3/b1", "psds-2567/s1/t2/g2.3/b2"]
    assert {node.ref.id for node in walk(tree)} == elements_of(memory, "psds-2567")


def test_the_strategy_is_complete(built: GraphStore) -> None:
    """3 overall indicators and 4 + 2 + 3, 8 tactics, 26 guidelines, 2 sub-bullets, 8 flagship projects, 3 benefits."""
    kinds = Counter(node.ref.type for node in walk(plan_tree(built, "psds-2567")))
    assert kinds == {"Vision": 1, "Goal": 4, "Indicator": 12, "Strategy": 3, "Tactic": 8, "Guideline": 26, "SubBullet": 2,
                     "FlagshipProject": 8, "Benefit": 3}


@pytest.mark.parametrize("plan", ["national-strategy", "master-plan", "nesdp13", "nsc-2566", "reform-plan-2561", "gov-policy-2566"])
def test_no_element_is_lost_in_a_tree(built: GraphStore, memory: Graph, plan: str) -> None:
    ids = [node.ref.id for node in walk(plan_tree(built, plan))]
    assert len(ids) == len(set(ids))
    assert set(ids) == elements_of(memory, plan)
    assert list(outline(built, plan).parts) == ids


def test_who_decided_on_the_strategy(built: GraphStore) -> None:
    card = plan_card(built, "psds-2567")
    decided = [(approval.date, approval.decision, approval.body.id if approval.body else None, approval.meeting) for approval in card.approvals]
    assert ("2024-07-09", "approved", "agency/cabinet", None) in decided
    assert ("2023-08-16", "approved", "agency/nesdc-council", "8/2566") in decided
    assert ("2023-02-02", "approved", "agency/pdc", "1/2566") in decided
    assert [date for date, *_ in decided] == sorted(date for date, *_ in decided)


def test_plan_card_looks_up_and_down(built: GraphStore) -> None:
    card = plan_card(built, "psds-2567")
    assert {record.object.id for record in card.serves if record.basis == "official" and record.object and record.subject.id == "psds-2567"} >= {
        "ns-6", "mp-20", "nesdp13/ms13", "nsc-2566", "gov-policy-2566"}
    assert [ref.id for ref in card.replaces] == ["psds-2564"]
    assert [ref.id for ref in plan_card(built, "psds-2564").replaced_by] == ["psds-2567"]
    below = plan_card(built, "master-plan").served_by
    assert any(record.subject.plan == "psds-2567" for record in below)
    assert all(record.object and record.object.plan == "master-plan" and record.subject.plan != "master-plan" for record in below)


def test_the_reform_plan_left_level_2(built: GraphStore) -> None:
    periods = plan_card(built, "reform-plan-2561").levels
    assert [(period.level, period.until) for period in periods] == [(2, "2022-09-27")]


# --- elements


def test_path_and_bodies_of_the_digital_id_project(built: GraphStore) -> None:
    card = element_card(built, "psds-2567/s1/p1")
    assert [ref.id for ref in card.ancestors] == ["psds-2567/s1"]
    assert card.ref.type == "FlagshipProject"
    assert card.plan.id == "psds-2567"
    assert [body.agency.id for body in card.responsibilities][:2] == ["agency/dga", "agency/etda"]
    deep = element_card(built, "psds-2567/s1/t2/g2.3/b1")
    assert [ref.id for ref in deep.ancestors] == ["psds-2567/s1", "psds-2567/s1/t2", "psds-2567/s1/t2/g2.3"]


def test_egdi_indicator(built: GraphStore) -> None:
    """Rank 40 and score 0.82, cascaded from milestone 13 by footnote 3; in 2024 the score is met and the rank is missed."""
    card = element_card(built, "psds-2567/ind2")
    assert [(target.measure, target.comparator, target.value) for target in card.targets] == [("rank", "rank_at_worst", 40.0), ("score", ">=", 0.82)]
    assert [(footnote.number, footnote.role) for footnote in card.footnotes] == [(3, "derivation")]
    official = next(record for record in card.serves if record.basis == "official")
    assert (official.predicate, official.object.id if official.object else "") == ("derivedFrom", "nesdp13/ms13/goal2/ind1")
    assert official.evidence[0].source.id == "cab-2024-07-09"
    last = {value.measure: value for value in latest(card.observations)}
    assert (last["rank"].year_be, last["rank"].value, last["rank"].lower_is_better) == (2567, 52.0, True)
    assert reaches(card.targets[0], last["rank"]) is False
    assert reaches(card.targets[1], last["score"]) is True
    assert reaches(card.targets[0], last["score"]) is None


def test_imd_rank_is_20_and_rests_on_no_plan(built: GraphStore) -> None:
    card = element_card(built, "psds-2567/ind3")
    assert [target.value for target in card.targets] == [20.0]
    assert [footnote.number for footnote in card.footnotes] == [4]
    assert [statement.sets_target for statement in card.statements] == [card.targets[0].id]


def test_satisfaction_series_breaks_after_2564(built: GraphStore) -> None:
    values = element_card(built, "psds-2567/ind1").observations
    before = {value.series_id for value in values if value.year_be <= 2564}
    after = {value.series_id for value in values if value.year_be >= 2565}
    assert before
    assert after
    assert not before & after
    assert next(value for value in values if value.year_be == 2565).series_break


def test_served_by_and_serves_are_mirror_images(built: GraphStore) -> None:
    below = element_card(built, "mp-20/sub1").served_by
    assert below
    for record in below:
        assert any(record.id == other.id for other in element_card(built, record.subject.id).serves)


def test_an_element_with_unverified_wording_says_so(built: GraphStore) -> None:
    card = element_card(built, "mp-20/sub1/target1")
    assert not card.ref.verified
    assert card.provenance.source.id == "unsourced"
    assert card.official_code is None
    assert card.code_unverified == "200101"


def test_labels_agree_with_the_graph(built: GraphStore, memory: Graph) -> None:
    """Every element's Thai and English label, type and mark as rdflib reads them."""
    ids = sorted({str(s).removeprefix(ID) for s in memory.subjects(RDF.type, URIRef(PA + "Element"))})
    found = refs(built, ids)
    assert set(found) == set(ids)
    for id_, ref in found.items():
        node = URIRef(ID + id_)
        labels = {label.language: str(label) for label in memory.objects(node, SKOS.prefLabel) if isinstance(label, Literal)}
        assert (ref.label.th, ref.label.en) == (labels.get("th"), labels.get("en"))
        assert (node, RDF.type, URIRef(PA + ref.type)) in memory
        assert ref.verified == bool(memory.value(node, URIRef(PA + "verified")).toPython())  # type: ignore[union-attr]


def test_unknown_ids_are_absent_from_refs(built: GraphStore) -> None:
    assert set(refs(built, ["psds-2567", "no-such-thing", "agency/dga"])) == {"psds-2567", "agency/dga"}
    assert refs(built, []) == {}


# --- alignments


def test_every_alignment_is_read_once(built: GraphStore, memory: Graph) -> None:
    expected = {str(s).removeprefix(ID + "alignment/") for s in memory.subjects(RDF.type, URIRef(PA + "Alignment"))}
    found = [record.id for record in alignments(built)]
    assert sorted(found) == sorted(expected)


def test_alignments_of_a_plan_touch_it(built: GraphStore) -> None:
    every = alignments(built)
    of_plan = alignments(built, "nsc-2566")
    touching = {record.id for record in every if "nsc-2566" in {record.subject.plan, record.object.plan if record.object else None}}
    assert {record.id for record in of_plan} == touching
    assert alignments_of(built, []) == ()


def test_evidence_quotes_and_places(built: GraphStore) -> None:
    record = alignment(built, "al-psds2567-3")
    assert (record.subject.id, record.object.id if record.object else None, record.basis, record.status) == ("psds-2567", "mp-20", "official", "approved")
    assert "แผนแม่บทประเด็นที่ 20 การบริการประชาชนและประสิทธิภาพภาครัฐ" in record.evidence[0].quote
    assert record.evidence[0].locator == "เรื่องที่ 18 ข้อ 3"
    for each in alignments(built):
        assert each.evidence or each.nothing_aligns or not each.provenance.verified, each.id
        assert each.rationale.th or each.basis == "official", each.id


def test_curated_alignment_has_both_sides(built: GraphStore) -> None:
    sides = {passage.side for passage in alignment(built, "al-c-s1-mp20-sub1").evidence}
    assert sides == {"subject", "object"}


# --- indicators


def test_egdi_targets_of_all_plans_side_by_side(built: GraphStore) -> None:
    """Master Plan 20 asks for the top 50 (by a secondary citation), NESDP 13 and the PSDS for rank 40."""
    ranks = {target.indicator.plan: target for target in targets_of_series(built, "un-egdi") if target.measure == "rank"}
    assert {plan: ranks[plan].value for plan in ("master-plan", "nesdp13", "psds-2567")} == {"master-plan": 50.0, "nesdp13": 40.0, "psds-2567": 40.0}
    assert ranks["master-plan"].provenance.quality == "secondary"
    assert ranks["psds-2567"].provenance.quality == "primary"
    assert targets_of_series(built, "no-such-series") == ()
    assert targets_of_series(built, "indicator/un-egdi") == targets_of_series(built, "un-egdi")


def test_psds_asks_less_than_the_level_2_plan_on_imd(built: GraphStore) -> None:
    values = {target.indicator.plan: target.value for target in targets_of_series(built, "imd-government-efficiency")}
    assert values["psds-2567"] == 20.0
    assert values["nesdp13"] == 15.0


def test_typed_targets_of_the_first_strategy(built: GraphStore) -> None:
    found = targets(built, ["psds-2567/s1/ind3", "psds-2567/s1/ind4"])
    processes = [target for target in found if target.indicator.id == "psds-2567/s1/ind3"]
    assert (1452.0, 2420.0) in {(target.value, target.denominator) for target in processes}
    share = next(target for target in found if target.indicator.id == "psds-2567/s1/ind4" and target.value == 35.0)
    assert (share.measure, share.year_be) == ("percent", 2570)
    assert targets(built, []) == ()


def test_observations_are_ordered_in_time(built: GraphStore) -> None:
    values = observations(built, ["psds-2567/ind2"])
    assert len(values) >= 3
    for series in {value.series_id for value in values}:
        years = [value.year_be for value in values if value.series_id == series]
        assert years == sorted(years)
        assert all(2500 < year < 2600 for year in years)


# --- overview


def test_figures_are_those_of_the_graph(built: GraphStore, memory: Graph) -> None:
    found = figures(built)

    def count(name: str) -> int:
        return len(set(memory.subjects(RDF.type, URIRef(PA + name))))

    series = len(set(memory.subjects(SKOS.inScheme, URIRef(ID + "indicator-register"))))
    assert found.elements == count("Element") - series
    assert found.indicators == count("Indicator") - series
    assert found.targets == count("Target")
    assert found.observations == count("Observation")
    assert found.sources == count("Source")
    assert found.plans + found.stubs == count("Instrument")
    assert found.alignments + found.nothing_aligns == count("Alignment")
    assert sum(found.alignments_by_basis.values()) == found.alignments
    marks = Counter(str(value) for value in memory.objects(None, URIRef(PA + "verified")))
    assert (found.verified, found.unverified) == (marks["true"], marks["false"])


def test_chain_rises_and_has_no_cycle(built: GraphStore) -> None:
    links = chain(built)
    pairs = {(link.lower.id, link.upper.id) for link in links}
    assert len(pairs) == len(links)
    assert ("psds-2567/s1/p1", "psds-2567/s1") in pairs
    assert ("psds-2567/s1", "mp-20") in pairs
    assert ("mp-20", "ns-6") in pairs
    assert ("psds-2567", "nsc-2566") in pairs
    assert all(link.count > 0 for link in links)
    above: dict[str, set[str]] = {}
    for lower, upper in pairs:
        above.setdefault(lower, set()).add(upper)

    def reaches_itself(start: str) -> bool:
        seen, todo = set[str](), list(above.get(start, ()))
        while todo:
            id_ = todo.pop()
            if id_ not in seen:
                seen.add(id_)
                todo.extend(above.get(id_, ()))
        return start in seen

    assert not any(reaches_itself(id_) for id_ in above)


def test_chain_counts_are_records(built: GraphStore) -> None:
    """s1 → mp-20: as many approved records lead from parts of strategy 1 into parts of issue 20."""
    serving = {"alignsWith", "contributesTo", "implements", "derivedFrom", "measuredBySame"}
    expected = sum(1 for record in alignments(built, "psds-2567") if record.status == "approved" and record.predicate in serving
                   and f"{record.subject.id}/".startswith("psds-2567/s1/") and record.object and f"{record.object.id}/".startswith("mp-20/"))
    assert next(link.count for link in chain(built) if (link.lower.id, link.upper.id) == ("psds-2567/s1", "mp-20")) == expected
    assert {link.lower.plan for link in chain(built, "psds-2567") if link.lower.level == 3} == {"psds-2567"}


# --- about


def test_which_projects_involve_dga(built: GraphStore) -> None:
    """สพร. stands under projects 1) and 3) of strategy 1 and 2) of strategy 3, and under all three strategies."""
    card = agency_card(built, "agency/dga")
    assert [duty.element.id for duty in card.duties if duty.element.type == "FlagshipProject"] == [
        "psds-2567/s1/p1", "psds-2567/s1/p3", "psds-2567/s3/p2"]
    assert {duty.element.id for duty in card.duties if duty.element.type == "Strategy"} == {"psds-2567/s1", "psds-2567/s2", "psds-2567/s3"}
    assert card.abbreviation == "สพร."
    assert "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)" in {duty.as_printed for duty in card.duties}


def test_agencies_count_what_they_do(built: GraphStore) -> None:
    found = {agency.ref.id: agency for agency in agencies(built)}
    card = agency_card(built, "agency/opdc")
    assert found["agency/opdc"].elements == len({duty.element.id for duty in card.duties}) > 3
    assert {agency.ref.type for agency in found.values()} == {"Agency", "AgencyGroup"}


def test_sources_count_what_cites_them(built: GraphStore, memory: Graph) -> None:
    found = {source.id: source for source in sources(built)}
    cited = Counter(str(o).removeprefix(ID + "source/") for o in memory.objects(None, URIRef("http://purl.org/dc/terms/source")))
    assert found["cab-2024-07-09"].facts == cited["cab-2024-07-09"] > 100
    assert {id_: source.facts for id_, source in found.items() if source.facts} == dict(cited)
    asked = {row["source"].value.removeprefix(ID + "source/"): int(row["facts"].value) for row in library.rows(built, "sources")}
    assert asked == {id_: source.facts for id_, source in found.items()}, "the question that people ask counts the same"


def test_queries_know_peoples_work_by_the_rule_that_everything_else_knows_it_by(built: GraphStore) -> None:
    """A query cannot call :func:`is_work`: it says one rule, the same wherever graphs are told apart, which is asked here of graphs of every kind."""
    named = {name: text for name in library.names() if "STR(?graph)" in (text := library.query(name).text)}
    (rule,) = {found for text in named.values() for found in re.findall(r"STRSTARTS\(STR\(\?graph\).*\|\| STRSTARTS\(STR\(\?graph\).*?\)\)", text)}
    assert all("STR(?graph)" not in text.replace(rule, "") for text in named.values())
    graphs = [graph_iri(name) for name in ("plans/psds-2567", "workspace/ws-1a2b3c", "decisions/ws-1a2b3c", "sources", "plans/workspace/x", "workspaces", "decision")]
    values = " ".join(f"<{graph}>" for graph in graphs)
    found = built.query(f"SELECT ?graph ?work WHERE {{ VALUES ?graph {{ {values} }} BIND(xsd:boolean({rule}) AS ?work) }}")
    assert {row["graph"].value: row["work"].value == "true" for row in found} == {graph: is_work(graph) for graph in graphs}  # type: ignore[union-attr]


def test_unverified_facts_are_all_listed(built: GraphStore, memory: Graph) -> None:
    marked = {str(s).removeprefix(ID) for s in memory.subjects(URIRef(PA + "verified"), Literal(False))}
    facts = unverified(built)
    assert {fact.id for fact in facts} == marked
    assert marked
    assert all(fact.about.label.th or fact.about.label.en for fact in facts if fact.type != "NothingAligns")


def test_no_reader_is_told_an_internal_name(built: GraphStore, memory: Graph) -> None:
    """Remarks, notes and reasons call plans, elements and documents by their names: ids, file names and words of the data format are ours."""
    known = {str(subject).removeprefix(ID) for subject in memory.subjects(RDF.type)}
    known |= {id_.removeprefix(kind) for id_ in known for kind in ("source/", "alignment/") if id_.startswith(kind)}
    said = {remark.id: remark.text for remark in remarks(built)}
    said |= {str(subject): str(note) for subject, note in memory.subject_objects(SKOS.editorialNote)}
    said |= {f"{subject} {reason.language}": str(reason) for subject, reason in memory.subject_objects(URIRef(PA + "rationale")) if isinstance(reason, Literal)}
    tokens = {where: re.findall(r"[a-z0-9]+(?:[-/._][a-z0-9.]+)+", text) for where, text in said.items()}
    assert {where: found for where, some in tokens.items() if (found := [one for one in some if one.rstrip(".") in known or one.endswith(".yaml")])} == {}
    assert [where for where, text in said.items() if re.search(r"code_unverified|quoted_in_|legal_basis|rests_on|verified:|\b(?:text|label|title)_(?:th|en)\b|\b(?:text|description) คือ", text)] == []


def test_remarks_by_kind(built: GraphStore) -> None:
    every = remarks(built)
    assert {remark.kind for remark in every} >= {"discrepancy", "gap"}
    assert {remark.id for remark in remarks(built, "gap")} == {remark.id for remark in every if remark.kind == "gap"}
    assert all(remark.text and remark.about.id for remark in every)


def test_verification_counts_add_up(built: GraphStore, memory: Graph) -> None:
    counts = {(count.plan.id if count.plan else None, count.type): count for count in verification_counts(built)}
    strategy = counts["psds-2567", "FlagshipProject"]
    assert (strategy.verified, strategy.unverified) == (8, 0)
    assert counts["master-plan", "PlanTarget"].unverified >= 3
    bodies = set(memory.subjects(RDF.type, URIRef("http://www.w3.org/ns/org#FormalOrganization")))
    marked = {sure: set(memory.subjects(URIRef(PA + "verified"), Literal(sure))) - bodies for sure in (True, False)}
    assert (sum(one.verified for one in counts.values()), sum(one.unverified for one in counts.values())) == (len(marked[True]), len(marked[False])), "each fact once"
    assert counts["psds-2567", "Target"].verified == len(targets(built, [f"psds-2567/ind{n}" for n in (1, 2, 3)])) + len(
        targets(built, [f"psds-2567/s{s}/ind{n}" for s in (1, 2, 3) for n in (1, 2, 3, 4)]))


# --- what must not happen


@pytest.mark.parametrize("call", [
    lambda store: plan_card(store, "no-such-plan"), lambda store: plan_tree(store, "no-such-plan"), lambda store: plan_tree(store, "psds-2567/s1"),
    lambda store: element_card(store, "no-such-element"), lambda store: element_card(store, "psds-2567"),
    lambda store: alignment(store, "no-such-record"), lambda store: agency_card(store, "agency/none"), lambda store: agency_card(store, "psds-2567"),
], ids=["plan", "tree", "tree of an element", "element", "a plan is no element", "alignment", "agency", "a plan is no agency"])
def test_unknown_ids_are_told_in_both_languages(built: GraphStore, call: Any) -> None:
    with pytest.raises(NotFoundError, match=r"^ไม่พบ.* · there is no .* in the graph"):
        call(built)


class Counting:
    """A store that counts what is asked of it."""

    def __init__(self, store: GraphStore) -> None:
        self.asked = 0
        self._store = store

    def query(self, *args: Any, **kwargs: Any) -> Any:
        self.asked += 1
        return self._store.query(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.mark.parametrize(("call", "most"), [
    (plans, 3), (lambda store: plan_card(store, "psds-2567"), 9), (lambda store: plan_tree(store, "master-plan"), 3),
    (lambda store: element_card(store, "psds-2567/ind2"), 4), (alignments, 3), (chain, 10), (picture, 10),
], ids=["plans", "plan", "tree", "element", "alignments", "chain", "picture"])
def test_a_page_asks_a_few_queries_however_much_it_shows(built: GraphStore, call: Any, most: int) -> None:
    """A reader that asks once a row would be slow on a remote server and on a large graph."""
    counting = Counting(built)
    call(counting)
    assert 0 < counting.asked <= most
