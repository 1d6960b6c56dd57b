"""What a search must find: the records of ``queries.yaml`` and ``similar.yaml``, and how an answer is scored against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

HERE = Path(__file__).parent
DEEP = 10
"""Ranks looked at for the mean reciprocal rank."""


class Kind(StrEnum):
    NAME = "name"
    MISSPELT = "misspelt"
    ABBREVIATION = "abbreviation"
    ENGLISH = "english"
    WORD = "word"
    SENTENCE = "sentence"
    CODE = "code"
    SCOPED = "scoped"


class Expected(BaseModel):
    """Local ids that an answer must hold; at least one of the two lists is filled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z]+-\d\d$")]
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    why: Annotated[str, Field(min_length=8)]

    @model_validator(mode="after")
    def something_expected(self) -> Self:
        if not self.expected:
            raise ValueError(f"{self.id}: neither any_of nor all_of")
        if len(set(self.expected)) != len(self.expected):
            raise ValueError(f"{self.id}: an id twice")
        return self

    @property
    def expected(self) -> tuple[str, ...]:
        return self.any_of + self.all_of

    def rank(self, found: Sequence[str]) -> int | None:
        """The first rank, counted from 1, at which the expectation is met; ``None`` where it never is."""
        places = {local: place for place, local in reversed(list(enumerate(found, 1)))}
        if any(local not in places for local in self.all_of):
            return None
        needed = [places[local] for local in self.all_of]
        if self.any_of:
            hits = [places[local] for local in self.any_of if local in places]
            if not hits:
                return None
            needed.append(min(hits))
        return max(needed)


class Query(Expected):
    query: Annotated[str, Field(min_length=1)]
    kind: Kind


class Similar(Expected):
    element: str


class _Queries(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    queries: tuple[Query, ...]


class _Similar(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    similar: tuple[Similar, ...]


def queries() -> tuple[Query, ...]:
    return _Queries.model_validate(yaml.safe_load((HERE / "queries.yaml").read_text("utf-8"))).queries


def similar() -> tuple[Similar, ...]:
    return _Similar.model_validate(yaml.safe_load((HERE / "similar.yaml").read_text("utf-8"))).similar


@dataclass(frozen=True, slots=True)
class Score:
    """How a set of ranks fares: shares from 0 to 1, of queries met within so many hits, and the mean reciprocal rank."""

    count: int
    at1: float
    at5: float
    mrr: float


def score(ranks: Iterable[int | None]) -> Score:
    places = list(ranks)
    if not places:
        return Score(0, 0.0, 0.0, 0.0)

    def share(depth: int) -> float:
        return sum(1 for place in places if place is not None and place <= depth) / len(places)

    return Score(len(places), share(1), share(5), sum(1 / place for place in places if place is not None and place <= DEEP) / len(places))


def parade(wanted: Sequence[Query], ranks: Mapping[str, int | None]) -> str:
    """A table of scores, one line a kind and one for all."""
    rows = [(kind.value, score(ranks[query.id] for query in wanted if query.kind == kind)) for kind in Kind]
    rows.append(("all", score(ranks[query.id] for query in wanted)))
    head = f"{'kind':<14}{'n':>4}{'hit@1':>8}{'hit@5':>8}{'MRR@10':>8}"
    return "\n".join([head, *(f"{name:<14}{got.count:>4}{got.at1:>8.3f}{got.at5:>8.3f}{got.mrr:>8.3f}" for name, got in rows)])


def missed(wanted: Expected, asked: str, found: Sequence[str], depth: int) -> str:
    """One miss, with what came instead."""
    lines = [f"✗ {wanted.id}  {asked}", f"    wanted {', '.join(wanted.expected)}"]
    lines += [f"    {place}. {local}" for place, local in enumerate(found[:depth], 1)] or ["    nothing found"]
    return "\n".join(lines)
