"""Stretches of a text: its parts between marks, and mentions that are one because one names what holds the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from queries.read.records import Ref
from search.index import Index
from search.mentions import CONNECTIVE, FILLER, folded
from search.resolution import Resolution

__all__ = ["in_order", "joined", "parts"]


def in_order(found: Sequence[Resolution]) -> list[Resolution]:
    """By place in the text."""
    return sorted(found, key=lambda one: one.span)


def parts(text: str, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """(start, end) of the parts between marks, without the spaces around them; empty parts are left out."""
    edges = [0, *(place for match in marks.finditer(text) for place in match.span()), len(text)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = text[start:end]
        if part.strip():
            spans.append((start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())))
    return spans


def joined(text: str, found: Sequence[Resolution], index: Index) -> list[Resolution]:
    """A plan and its part, a part and what stands under it, a code and its name are one mention where only fillers stand between; in order."""
    kept: list[Resolution] = []
    for one in in_order(found):
        latest = one
        while kept and (both := _one(text, kept[-1], latest, index)):
            kept.pop()
            latest = both
        kept.append(latest)
    return kept


def _one(text: str, first: Resolution, second: Resolution, index: Index) -> Resolution | None:
    between = text[first.span[1]:second.span[0]]
    if first.ref is None or second.ref is None or "\n\n" in between:
        return None
    plain = folded(between).text
    if not FILLER.fullmatch(plain):
        return None
    span = (first.span[0], second.span[1])
    if first.ref.id == second.ref.id:  # its code, then its name
        return replace(first, mention=text[slice(*span)], span=span)
    if _holds(first.ref, second.ref, index):
        return replace(second, mention=text[slice(*span)], span=span)
    if _holds(second.ref, first.ref, index) and CONNECTIVE.search(plain):
        return replace(first, mention=text[slice(*span)], span=span)
    return None


def _holds(upper: Ref, lower: Ref, index: Index) -> bool:
    row = index.row(lower.id)
    return row is not None and upper.id != lower.id and (upper.id == index.shelf[row].plan or upper.id in index.shelf[row].parents)
