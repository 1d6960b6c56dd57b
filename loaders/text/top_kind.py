"""Which of the numbered headings of a text are the plan's top level, its groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import MENTION, group_rank, read_label, read_numbered

__all__ = ["goals_above", "top_kind"]

_PARTED = ("เป้าหมาย", "เป้าประสงค์", "วัตถุประสงค์", "พันธกิจ", "จุดเน้น")
"""Kinds of numbered headings that are the parts of a plan in which each of them heads parts of its own."""
_BELOW_PARTS = ("goals", "indicators", "tactics", "guidelines", "projects", "activities")
_BELOW_GOALS = ("indicators", "tactics", "guidelines", "projects", "activities", "agencies")
_BELOW_MEASURES = ("indicators", "tactics", "guidelines", "projects", "activities")
_LEAST_COUNTED = 2
_TITLE_LINES = 4


def top_kind(lines: Sequence[Line]) -> str | None:
    """The kind of numbered heading that is the plan's top level: the highest that stands at the start of lines, numbered from 1.

    Goals, objectives or missions are the top level where measures of a lower level or heads of parts stand below each of them.
    """
    seen: dict[str, set[str]] = {}
    headed: dict[str, list[bool]] = {}
    last: list[bool] = []
    for line in lines:
        text = split_marker(line.text)[1]
        head = read_numbered(text)
        if head and head.kind in _PARTED and not MENTION.match(head.rest):
            last = headed.setdefault(head.kind, [])
            last.append(False)
        elif last and not last[-1] and ((head and head.role is None) or ((label := read_label(text, spaced=True)) and label.role in (_BELOW_GOALS if last is headed.get("เป้าหมาย") else _BELOW_PARTS))):
            last[-1] = True
        if head and head.role is None and not MENTION.match(head.rest):
            seen.setdefault(head.kind, set()).add(head.number)
    kinds = [kind for kind, numbers in seen.items() if any(number.rsplit(".", 1)[-1] == "1" for number in numbers) or kind == _only_one(lines, seen)]
    strategies = [kind for kind in kinds if group_rank(kind) == 0]
    highest = min(kinds, key=lambda kind: (group_rank(kind), list(seen).index(kind)), default=None)
    parted = next((kind for kind, each in headed.items() if len(each) > 1 and all(each)), None)
    return parted if parted and not strategies and not (parted == "เป้าหมาย" and goals_above(lines, highest)) else highest


def _only_one(lines: Sequence[Line], seen: Mapping[str, set[str]]) -> str | None:
    """The kind of the one strategy that a text is about, as its first lines say, whatever its number in the whole plan is."""
    for line in lines[:_TITLE_LINES]:
        head = read_numbered(line.text)
        if head and head.role is None and not MENTION.match(head.rest):
            return head.kind if group_rank(head.kind) == 0 and len(seen.get(head.kind, ())) == 1 and any(group_rank(kind) > 0 for kind in seen) else None
    return None


def goals_above(lines: Sequence[Line], kind: str | None) -> bool:
    """Whether numbered goals stand above headings of ``kind`` that are counted through all of them and each have parts of their own: goals of the plan, above its measures."""
    below: dict[str, list[str]] = {"เป้าหมาย": [], kind or "": []}
    order: list[bool] = []
    headed, labelled = 0, False
    for line in lines:
        text = split_marker(line.text)[1]
        head = read_numbered(text)
        if head and head.kind in below and not MENTION.match(head.rest):
            below[head.kind].append(head.number)
            order.append(head.kind == kind)
            labelled = False
        elif order and order[-1] and not labelled and (label := read_label(text)) and label.role in _BELOW_MEASURES:
            labelled, headed = True, headed + 1
    counted = all(len(numbers) >= _LEAST_COUNTED and numbers == [str(number) for number in range(1, len(numbers) + 1)] for numbers in below.values())
    return counted and not order[0] and order[-1] and all(first or second for first, second in pairwise(order)) and headed == sum(order)
