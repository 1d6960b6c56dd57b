"""How many elements of a kind a plan has according to a source, so that nobody takes the register for the plan.

The totals stand in the data as remarks of kind ``counts``, written ``[edition: ]name number · name number …`` with source and locator. A
name is the word the plan uses for the element, or ``เป้าหมาย… (Y1)``; names of what is no element (ค่าเป้าหมาย) fit no level and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.store import GraphStore
from queries.read.about import remarks
from queries.read.records import Provenance, RemarkView
from queries.read.ties import Edition, editions, split_level

__all__ = ["Stated", "parse_counts", "stated_totals"]

_ENTRY = re.compile(r"(?P<name>[^\d·:]+?(?:\(Y\d\))?)\s+(?P<number>\d[\d,]*)")
_TARGET = re.compile(r"เป้าหมาย.*\((Y\d)\)")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source says the number is."""

    number: int
    name: str
    provenance: Provenance


def parse_counts(text: str) -> tuple[str, dict[str, int]]:
    """(edition, name → number) of a remark of kind ``counts``; no numbers for a remark in free words."""
    flat = " ".join(text.split())
    edition, colon, rest = flat.rpartition(": ")
    found: dict[str, int] = {}
    for part in (rest if colon else flat).split("·"):
        match = _ENTRY.fullmatch(part.strip())
        if match is None:
            return edition, {}
        found[match["name"].strip()] = int(match["number"].replace(",", ""))
    return edition, found


def stated_totals(store: GraphStore, plan: str, levels: Iterable[str]) -> Mapping[str, Stated]:
    """Level → the total a source states for the edition in force; levels without one are absent (6 queries)."""
    current = [one for one in editions(store, plan) if one.in_force]
    known = [remark for remark in remarks(store, "counts") if remark.about.id == plan and remark.provenance.verified]
    found: dict[str, Stated] = {}
    for remark in known:
        edition, numbers = parse_counts(remark.text)
        if not edition or _is_current(edition, current):
            found |= _fitted(numbers, remark, levels)
    return found


def _is_current(edition: str, current: list[Edition]) -> bool:
    return any("".join(edition.split()) == "".join(one.title.split()) for one in current)


def _fitted(numbers: Mapping[str, int], remark: RemarkView, levels: Iterable[str]) -> dict[str, Stated]:
    found = {}
    for level in levels:
        type_, word = split_level(level)
        for name, number in numbers.items():
            target = _TARGET.fullmatch(name)
            if (target[1] == word and type_ == "PlanTarget") if target else name == word:
                found[level] = Stated(number, name, remark.provenance)
    return found
