"""SSSOM of others: every slot is kept, what is wrong in a row has a sentence with its line, and nobody's mapping is approved by being read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.sssom import understood
from loaders.problems import DataError
from loaders.standards import load_mappings, load_standard
from loaders.standards.sssom import read_sssom
from loaders.standards.sssom_cells import curie, expanded, joined, packed, safe, split, unpacked, unsafe
from loaders.standards.sssom_records import NO_TERM, Mapping
from ontology.namespaces import ID, PREFIXES

HEAD = "#mapping_set_id: http://example.org/s\n#license: http://example.org/l\n#mapping_tool: their-tool\n#curie_map:\n#  ex: http://example.org/\n#  id: https://w3id.org/policy-alignment/id/\n"
COLUMNS = "subject_id\tpredicate_id\tobject_id\tmapping_justification"


def read(*rows: str, head: str = HEAD, columns: str = COLUMNS) -> tuple[tuple[Mapping, ...], dict[str, list[int]]]:
    """The rows, and the lines of problems by rule."""
    found = read_sssom((head + "\n".join((columns, *rows)) + "\n").encode(), "their.sssom.tsv")
    rules: dict[str, list[int]] = {}
    for problem in found.problems:
        rules.setdefault(problem.rule, []).append(problem.line)
    return found.mappings, rules


def test_slots_of_others_are_kept_and_their_names_written_out() -> None:
    columns = COLUMNS + "\tauthor_label\tsimilarity_score\tmatch_string\tconfidence\treviewer_agreement\tmapping_date\tours"
    (row,), rules = read("ex:a\tskos:closeMatch\tex:b\tsemapv:LexicalMatching\tA|B\\|C\t0.5\t\t0.25\t-1\t2024-02-03\tkept", columns=columns)
    assert (row.subject_id, row.predicate_id, row.mapping_justification) == ("http://example.org/a", PREFIXES["skos"] + "closeMatch", PREFIXES["semapv"] + "LexicalMatching")
    assert (row.author_label, row.similarity_score, row.confidence, row.reviewer_agreement, str(row.mapping_date)) == (("A", "B|C"), 0.5, 0.25, -1.0, "2024-02-03")
    assert (row.mapping_tool, row.ext, row.line) == ("their-tool", {"ours": "kept"}, 8)
    assert rules == {"sssom-unknown-column": [7]}


@pytest.mark.parametrize(("row", "rules"), [
    ("zz:a\tskos:closeMatch\tex:b\tsemapv:LexicalMatching", {"sssom-prefix": [8]}), ("ex:a\tskos:closeMatch\t\tsemapv:LexicalMatching", {"sssom-no-end": [8]}),
    ("ex:a\t\tex:b\tsemapv:LexicalMatching", {"sssom-row": [8]}), ("ex:a\tskos:closeMatch\tex:b\tsemapv:LexicalMatching\t7\textra", {"sssom-columns": [8], "sssom-value": [8]}),
])
def test_errors_of_rows_are_named_with_their_line(row: str, rules: dict[str, list[int]]) -> None:
    assert read(row, columns=COLUMNS + "\tconfidence")[1] == rules


def test_mappings_of_others_are_proposals_whatever_they_say() -> None:
    rows = ("id:psds-2567/s1\tskos:broadMatch\tid:ns-6\tsemapv:ManualMappingCuration", "id:psds-2567/s2\tskos:exactMatch\tid:ns-5\tsemapv:LexicalMatching", "id:psds-2567/s1\tskos:closeMatch\tsssom:NoTermFound\tsemapv:MappingReview", "ex:a\tskos:closeMatch\tid:ns-6\tsemapv:LexicalMatching")
    found = load_mappings((HEAD + "\n".join((COLUMNS + "\tobject_source", rows[0], rows[1], rows[2] + "\tid:nesdp13", rows[3])) + "\n").encode(), "their.tsv")
    known = understood(found, "their.tsv")
    assert [(each.subject, each.predicate, each.object, each.extent, each.basis, each.status) for each in known.alignments[:2]] == [
        ("psds-2567/s1", "alignsWith", "ns-6", "subset", "suggested", "proposed"), ("psds-2567/s2", "alignsWith", "ns-5", "equal", "suggested", "proposed")]
    assert (known.alignments[2].nothing_aligns, known.alignments[2].scope) == (True, "nesdp13")
    assert found.mappings[2].object_id == NO_TERM
    assert [(problem.rule, problem.line) for problem in known.problems] == [("sssom-no-alignment", 11)]


@pytest.mark.parametrize(("text", "sentence"), [
    ("#a: &x [1]\n#b: *x\n" + COLUMNS + "\n", "การอ้างซ้ำของ YAML"), ("#mapping_set_id: [\n" + COLUMNS + "\n", "ไม่ใช่ YAML"), ("#mapping_set_id: x\nsubject_id\tobject_id\n", "predicate_id"),
    ("#mapping_set_id: " + "x" * 1_000_001 + "\n" + COLUMNS + "\n", "ยาวเกินขีดจำกัด"), ("#mapping_set_id: x\n", "predicate_id"),
])
def test_what_is_no_mapping_set_has_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        read_sssom(text.encode())


def test_a_set_is_no_plan_and_a_plan_is_no_set() -> None:
    with pytest.raises(DataError, match="SSSOM ไม่ใช่แผน"):
        load_standard((HEAD + COLUMNS + "\n").encode(), "x.tsv")
    with pytest.raises(DataError, match="ไม่ใช่ SSSOM"):
        load_mappings(b"@prefix a: <http://a/> .", "x.ttl")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["a|b", "\\", "\\|", "|", "\\0", "=1", "'=1", "''@"])


@given(st.lists(WORDS, min_size=1))
def test_several_values_in_a_cell_come_apart_again(values: list[str]) -> None:
    assert split(joined(values)) == values
    assert unpacked(packed(values)) == values


@given(WORDS)
def test_a_guarded_cell_gives_its_words_again_and_is_no_formula(text: str) -> None:
    assert unsafe(safe(text)) == text
    assert safe(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(st.sampled_from(["psds-2567/s1", "mp-20", "a b", "ก", ""]) | WORDS)
def test_short_names_are_those_of_the_same_address(name: str) -> None:
    assert expanded(curie(ID + name), PREFIXES) == ID + name
