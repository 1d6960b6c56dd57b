"""Every competency question gives the answer a person read in the text."""

from __future__ import annotations

import pytest
from rdflib import Graph

from graph.store import GraphStore
from tests.competency import paths, psds, upper
from tests.competency.question import Question, answer
from tests.oracle import count, oracle_count

QUESTIONS = (*psds.QUESTIONS, *upper.QUESTIONS, *paths.QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])
def test_competency_question(question: Question, built: GraphStore) -> None:
    assert answer(built, question) == question.expected, f"{question.th} ({question.read_in})"


def test_there_are_forty_or_more_different_questions() -> None:
    assert len({question.sparql for question in QUESTIONS}) == len(QUESTIONS) >= 40


def test_a_wrong_answer_would_be_noticed(built: GraphStore) -> None:
    question = QUESTIONS[0]
    assert answer(built, question) != {("ภาครัฐที่ทันสมัย",)}


def test_the_oracle_agrees_on_counts(memory: Graph, built: GraphStore) -> None:
    """rdflib counts what the store counts, so the answers do not rest on one engine."""
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?a a pa:Alignment }"
    assert count(built, text) == oracle_count(memory, text) > 144
