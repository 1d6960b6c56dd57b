"""One competency question and how its answer is written down."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from graph.store import GraphStore
from ontology.namespaces import ID, PA

__all__ = ["Answer", "Question", "answer"]

Answer = set[tuple[str, ...]]
"""Rows; a term of ours is its local id, a literal its text."""


@dataclass(frozen=True)
class Question:
    """A question, its SPARQL and the answer a person read in the text."""

    name: str
    th: str
    sparql: str
    expected: Answer
    read_in: str
    """Where the expected answer was read, so that it can be checked again."""


def answer(store: GraphStore, question: Question) -> Answer:
    """Rows of the query as the expected answer is written."""
    result = store.query(question.sparql)
    if isinstance(result, QueryBoolean):
        return {("true" if result else "false",)}
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    return {tuple(_plain(solution[name]) for name in names) for solution in result}


def _plain(term: object) -> str:
    if term is None:
        return ""
    assert isinstance(term, NamedNode | Literal)
    return term.value.removeprefix(ID).removeprefix(PA)
