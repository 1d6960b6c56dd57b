"""What is asked in a benchmark: every library query, with parameters that name something in the simulated graph, and its class.

- *aggregate*: counts or groups.
- *selective*: starts from a thing that is named, answers with fewer than :data:`LARGE_ROWS` rows, and with as many in a larger graph.
- *large*: lists the whole graph, scans all texts for a word, has a large result, or asks what points at an upper plan, which is more in a
  larger graph. Its time is that of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from queries import library
from queries.parameters import Parameter, QueryFileError

__all__ = ["CLASSES", "LARGE_ROWS", "Question", "classified", "questions", "values_for"]

Class = Literal["selective", "aggregate", "large"]
CLASSES: tuple[Class, ...] = ("selective", "aggregate", "large")
LARGE_ROWS = 1000
_FEW = 10
"""Rows that are few, whatever they were in a smaller graph."""
_AGGREGATE = re.compile(r"\b(COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\s*\(|\bGROUP\s+BY\b", re.IGNORECASE)
_NAMED = {"element", "elements", "plan", "agency", "alignment", "source"}
_EXACT = {"national-strategy": "national", "master-plan": "master", "nesdp13": "development"}
_BY_DEFAULT = (("agency/moi", "ministry"), ("agency/", "agency"), ("indicator/", "series"), ("alignment/", "alignment"), ("source/", "source"), ("ns-", "upper"), ("mp-", "upper"),
               ("nesdp13/", "upper"), ("psds-2567/ind", "indicator"), ("psds-2567/s1/p1", "project"))
"""What a parameter is about, by the id of the real graph that is its default."""
_BY_NAME = {"ends": "plan"}


@dataclass(frozen=True)
class Question:
    """A library query and the values of its parameters."""

    name: str
    values: Mapping[str, str]


def questions(examples: Mapping[str, str], only: tuple[str, ...] = ()) -> list[Question]:
    """All library queries (or those in ``only``), asked about ``examples``: local ids by what they are, see :mod:`benchmarks.graphs`."""
    unknown = sorted(set(only) - set(library.names()))
    if unknown:
        raise QueryFileError(f"ไม่มีคำค้นชื่อ {', '.join(unknown)} ในคลัง · no library query is called {', '.join(unknown)}")
    return [Question(name, values_for(library.query(name), examples)) for name in only or library.names()]


def values_for(query: library.LibraryQuery, examples: Mapping[str, str]) -> dict[str, str]:
    """A value for each parameter: by its name, else by what its default is, else by its type; texts, numbers, days and classes keep the default."""
    return {parameter.name: _value(parameter, examples) for parameter in query.parameters}


def _value(parameter: Parameter, examples: Mapping[str, str]) -> str:
    if parameter.type not in _NAMED:
        return parameter.default
    if len(parameter.default.split()) > 1:
        return " ".join(examples[key] for key in ("element", "project", "indicator", "agency"))
    if parameter.default in _EXACT:
        return examples[_EXACT[parameter.default]]
    for prefix, name in _BY_DEFAULT:
        if parameter.default.startswith(prefix):
            return examples[name]
    for name in (parameter.name, _BY_NAME.get(parameter.name, ""), parameter.type):
        if name in examples:
            return examples[name]
    return examples["element"]


def classified(question: Question, rows: Sequence[int]) -> Class:
    """The class of a question that was answered with ``rows`` rows, from the smallest graph to the largest."""
    found = library.query(question.name)
    body = "\n".join(line for line in found.text.splitlines() if not line.startswith("#"))
    if _AGGREGATE.search(body):
        return "aggregate"
    named = any(parameter.type in _NAMED for parameter in found.parameters)
    steady = not rows or (max(rows) < LARGE_ROWS and max(rows) <= max(_FEW, rows[0] * 2))
    return "selective" if named and steady else "large"
