"""Elements of different plans that say nearly the same: found by words, meaning and structure, and told with reasons.

Example:
    from search.overlap import overlaps
    for pair in overlaps(open_store()).pairs[:5]:
        print(pair.band, pair.relation, pair.left.id, pair.right.id, [reason.kind for reason in pair.reasons])
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.engine import GraphStore
from queries.read.nodes import Names
from search.common import TELLS, heft, runs, weightiest
from search.embed import Embedder, embedder
from search.overlap_bands import band_of, value_of
from search.overlap_near import Near
from search.overlap_parts import decided_by_records, parts_of
from search.overlap_records import Decision, Family, Found, Pair, Part, Passage, Reason, Relation, SideBySide, Signs, pair_id
from search.records import Band
from search.thai import normalise, words

__all__ = ["EVERY", "OverlapChoice", "Settled", "chosen", "overlaps", "pairs_of", "relation_of", "side_by_side"]

Decisions = Mapping[str, tuple[Decision, ...]]
Settled = Literal["", "decided", "open"]
_TELLING_SHARE, _NEAR_MEANING = 0.25, 0.5
"""From where words in common, and nearness in meaning, are named as a reason."""
_SHOWN = 8
"""Words and passages in common that are named."""


@dataclass(frozen=True, slots=True)
class OverlapChoice:
    """What a list of pairs is narrowed to; nothing given: everything."""

    plan: str = ""
    """One of the two is of this plan."""
    other: str = ""
    """The other is of this plan."""
    relations: frozenset[Relation] = frozenset()
    families: frozenset[Family] = frozenset()
    bands: frozenset[Band] = frozenset()
    agency: str = ""
    """A body that answers for at least one of the two."""
    settled: Settled = ""
    element: str = ""
    """One of the two is this element."""


EVERY = OverlapChoice()


def overlaps(store: GraphStore, *, decisions: Decisions | None = None) -> Found:
    """Every pair of a graph worth a reviewer's eye (about 20 queries).

    ``decisions``: what has been decided of pairs, by :func:`search.overlap_records.pair_id`; left out, what the records of the graph say.
    Raises ``StoreError`` if there is no graph and ``ModelError`` if the model cannot be used.
    """
    found = pairs_of(parts_of(store), embedder(), decided_by_records(store) if decisions is None else decisions)
    named = {id_ for pair in found.pairs for reason in pair.reasons if reason.kind != "record" for id_ in reason.ids}
    named |= {id_ for pair in found.pairs for part in (pair.left, pair.right) for id_ in (part.plan, *part.agencies)}
    names = Names(store, (), named)
    return replace(found, refs={id_: names.ref(id_) for id_ in sorted(named)})


def pairs_of(parts: Sequence[Part], model: Embedder, decisions: Decisions) -> Found:
    """Pairs of elements of different plans, the likeliest first; without names. The order of ``parts`` does not matter."""
    near = Near.of(sorted(parts, key=lambda part: part.id), model)
    candidates = near.candidates()
    listed: list[Pair] = []
    for (one, other), signs in zip(candidates, near.signs(candidates), strict=True):
        value = value_of(signs)
        band = band_of(value)
        if band:
            listed.append(_pair(near.parts[one], near.parts[other], signs, value, band, decisions))
    known = {pair.id for pair in listed}
    pairs = sorted((replace(pair, reasons=tuple(_reasons(pair, known))) for pair in listed), key=lambda pair: (-round(pair.value, 6), pair.id))
    return Found(tuple(pairs), len(near.parts), len({part.plan for part in near.parts}), len(candidates), {})


def relation_of(one: Part, other: Part) -> Relation:
    """How the plans of two elements stand to each other."""
    if one.line == other.line:
        return "continuity"
    if one.period and other.period and (one.period[0] > other.period[1] or other.period[0] > one.period[1]):
        return "earlier"
    return "peers" if one.ref.level is not None and one.ref.level == other.ref.level else "levels"


def _pair(one: Part, other: Part, signs: Signs, value: float, band: Band, decisions: Decisions) -> Pair:
    """Left: the lower level, then the later plan; a plan outside the levels stands right."""
    def place(part: Part) -> tuple[int, int, str]:
        return -(part.ref.level or 0), -(part.period or (0, 0))[0], part.id

    left, right = sorted((one, other), key=place)
    return Pair(left, right, relation_of(one, other), signs, value, band, (), decisions.get(pair_id(one.id, other.id), ()))


def _reasons(pair: Pair, known: set[str]) -> Iterator[Reason]:
    left, right = pair.left, pair.right
    if pair.decisions:
        yield Reason("record", tuple(decision.record for decision in pair.decisions))
    if pair.signs.index:
        yield Reason("index", tuple(sorted(left.series & right.series)))
    if pair.signs.words >= _TELLING_SHARE or pair.signs.held >= 2 * _TELLING_SHARE:
        yield Reason("wording")
    if pair.signs.meaning >= _NEAR_MEANING:
        yield Reason("meaning")
    if left.uppers & right.uppers:
        yield Reason("upper", tuple(sorted(left.uppers & right.uppers)))
    if pair.same_agency:
        yield Reason("agency", tuple(sorted(left.agencies & right.agencies)))
    above = left.parents[:1] + right.parents[:1]
    if len(above) == 2 and pair_id(*above) in known:  # noqa: PLR2004 - one above each
        yield Reason("parents", above)


def side_by_side(pair: Pair) -> SideBySide:
    """Both wordings with the passages they share marked, and those passages; one word alone where its neighbours differ."""
    sides = [[(text, words(text)) for text in part.texts] for part in (pair.left, pair.right)]
    told = [{word.text for _, found in side for word in found if heft(word.text) >= TELLS} for side in sides]
    common = told[0] & told[1]
    whole = [normalise(pair.right.text), normalise(pair.left.text)]
    weights: dict[str, float] = {}
    marked: list[tuple[Passage, ...]] = []
    for side, other in zip(sides, whole, strict=True):
        passages = []
        for text, found in side:
            shared = list(runs(text, found, common, other))
            passages.append(Passage(text, tuple((found[first].start, found[last].end) for first, last in shared)))
            if not marked:  # words are named as the left side has them
                weights |= {text[found[first].start:found[last].end]: sum(heft(word.text) for word in found[first:last + 1]) for first, last in shared}
        marked.append(tuple(passages))
    return SideBySide(marked[0], marked[1], weightiest(weights, _SHOWN))


def chosen(found: Found, choice: OverlapChoice) -> tuple[Pair, ...]:
    """Pairs that pass, in their order."""
    return tuple(pair for pair in found.pairs if _passes(pair, choice))


def _passes(pair: Pair, choice: OverlapChoice) -> bool:
    plans = (pair.left.plan, pair.right.plan)
    wanted = {plan for plan in (choice.plan, choice.other) if plan}
    return (
        wanted <= set(plans)
        and (not choice.relations or pair.relation in choice.relations) and (not choice.families or pair.family in choice.families)
        and (not choice.bands or pair.band in choice.bands) and (not choice.agency or choice.agency in pair.left.agencies | pair.right.agencies)
        and (not choice.settled or (pair.decided if choice.settled == "decided" else pair.awaits)) and choice.element in {"", pair.left.id, pair.right.id})
