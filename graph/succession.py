"""A plan beside the one it replaces: what was carried over, what came, what went. Pure; says which of it is a record and which a guess.

Only three things count as carried over: a curated record between the two parts (*recorded*), the very same official wording (*same*), and,
as a machine's suggestion that claims nothing, wording alike (*alike*). What has no counterpart came or went, as far as the register shows; a part whose official wording nobody has seen is *unread*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["ALIKE", "FATES", "SHARED", "Comparison", "Fate", "Pair", "Part", "compare", "likeness"]

Fate = Literal["recorded", "same", "alike", "came", "went", "unread"]
FATES: tuple[Fate, ...] = ("recorded", "same", "alike", "came", "went", "unread")
ALIKE = 0.2
"""Least share of common wording for a suggestion: tried on the five strategies of 2546 to 2567, whose wording changes much from one to the next."""
SHARED = 2
"""Least number of words in common: one («ภาครัฐ») says nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan; ``words`` are those of its Thai wording that carry meaning (none: not seen), ``order`` its place in the document."""

    id: str
    kind: str
    text: str
    words: frozenset[str]
    order: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its counterpart; one of them is missing where it came or went."""

    fate: Fate
    before: Part | None
    after: Part | None
    record: str | None = None
    """Id of the alignment that ties the two."""
    likeness: float | None = None
    shared: tuple[str, ...] = ()
    """Words in common, longest first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans, part by part, in the order of the newer one."""

    pairs: tuple[Pair, ...]
    only_before: Mapping[str, int]
    """Kinds of parts that the register holds for the older plan alone, with their number: not compared."""
    only_after: Mapping[str, int]
    """The same for the newer plan."""

    def count(self, fate: Fate) -> int:
        """How many pairs have the fate."""
        return sum(pair.fate == fate for pair in self.pairs)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of letters in common words, 0 to 1: twice the letters of the words they share to the letters of both (Dice)."""
    both = sum(map(len, one)) + sum(map(len, other))
    return 2 * sum(map(len, one & other)) / both if both else 0.0


def compare(before: Iterable[Part], after: Iterable[Part], records: Mapping[tuple[str, str], str]) -> Comparison:
    """Pair the parts of two plans kind by kind. ``records``: (id, id) in either order → id of the approved alignment between them.

    Every part is in exactly one pair. Suggestions pair one with one, so that the sum of their likeness is greatest.
    """
    old, new = list(before), list(after)
    kinds = {part.kind for part in old} & {part.kind for part in new}
    pairs: list[Pair] = []
    for kind in kinds:
        pairs += _kind([part for part in old if part.kind == kind], [part for part in new if part.kind == kind], records)
    place = {part.id: part.order for part in (*old, *new)}
    pairs.sort(key=lambda pair: (pair.after is None, place[(pair.after or pair.before or old[0]).id]))
    return Comparison(tuple(pairs), _counted(old, kinds), _counted(new, kinds))


def _counted(parts: Iterable[Part], compared: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts:
        if part.kind not in compared:
            found[part.kind] = found.get(part.kind, 0) + 1
    return dict(sorted(found.items()))


def _kind(old: Sequence[Part], new: Sequence[Part], records: Mapping[tuple[str, str], str]) -> list[Pair]:
    pairs: list[Pair] = []
    left, right = {part.id: part for part in old}, {part.id: part for part in new}

    def take(pair: Pair) -> None:
        pairs.append(pair)
        for part in (pair.before, pair.after):
            if part:
                left.pop(part.id, None)
                right.pop(part.id, None)

    for after in new:
        for before in old:
            record = records.get((after.id, before.id)) or records.get((before.id, after.id))
            if record and before.id in left and after.id in right:
                take(Pair("recorded", before, after, record, likeness(before.words, after.words)))
    for after in list(right.values()):
        same = next((before for before in left.values() if after.words and _letters(before.text) == _letters(after.text)), None)
        if same:
            take(Pair("same", same, after, likeness=1.0))
    for before_id, after_id in sorted(_suggested(list(left.values()), list(right.values()))):
        before, after = left[before_id], right[after_id]
        shared = tuple(sorted(before.words & after.words, key=lambda word: (-len(word), word)))
        take(Pair("alike", before, after, likeness=likeness(before.words, after.words), shared=shared))
    return [*pairs, *(Pair("came" if part.words else "unread", None, part) for part in right.values()),
            *(Pair("went" if part.words else "unread", part, None) for part in left.values())]


def _letters(text: str) -> str:
    return "".join(text.split())


def _suggested(old: Sequence[Part], new: Sequence[Part]) -> set[tuple[str, str]]:
    import networkx as nx  # noqa: PLC0415 - a third of a second, needed for comparisons only

    graph = nx.Graph()
    for before in old:
        for after in new:
            share = likeness(before.words, after.words)
            if share >= ALIKE and len(before.words & after.words) >= SHARED:
                graph.add_edge(("before", before.id), ("after", after.id), weight=share)
    found = set()
    for first, second in nx.max_weight_matching(graph):
        before, after = sorted((first, second), reverse=True)  # "before" > "after"
        found.add((before[1], after[1]))
    return found
