"""Ranked candidates of every level for the elements and projects of a plan, with passages, reasons and a measured band: proposals, never alignments.

Example:
    from search.suggest import items_of, suggest
    for answer in suggest(open_store(), items_of(plan), decisions=decided).answers:
        print(answer.item.text, [(tier, one.ref.id, one.band, one.main) for tier, one in answer.proposals()])
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.engine import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.records import Ref
from search.documents import Document, documents
from search.embed import Embedder, embedder
from search.suggest.bands import SuggestCalibration, suggest_band, suggest_calibration, value_of, values
from search.suggest.evidence import Side, evidence, side
from search.suggest.levels import RULES, UpperPlans, upper_plans
from search.suggest.neighbours import Neighbours, decided_in_graph, stated_examples, text_key
from search.suggest.pastwork import Agencies, Indices
from search.suggest.reasons import Grounds, named, sentences
from search.suggest.records import Decided, Item, ItemAnswer, Progress, Proposal, StoppedError, SuggestBand, Suggestions, Tier, TierAnswer
from search.suggest.score import Scored, Scorer
from search.suggest.stated import Reader

__all__ = ["VERSION", "Suggester", "suggest"]

VERSION = "2"
"""Changes when the same items would get other proposals."""
_AT_A_TIME = 32
_LEAST_WORDS = 2
"""Letters of an item below which there is nothing to read."""
_SURE_STATEMENT = frozenset({"exact", "high"})


def suggest(store: GraphStore, items: Sequence[Item], *, decisions: Sequence[Decided] = (), k: int = 5, tiers: Sequence[Tier] = tuple(RULES), without: str = "",
            progress: Progress | None = None, cancel: Callable[[], bool] | None = None) -> Suggestions:
    """Propose for every item up to ``k`` candidates a level.

    ``decisions``: what people decided so far, of this plan or of others; a pair that was rejected is not proposed to the same item again. ``without``: a plan of the
    graph whose own alignments are not to be learnt from. ``progress(done, all)`` is called after every few items; when ``cancel()`` says true,
    :class:`StoppedError` is raised and nothing is kept. Raises ``StoreError`` if there is no graph and ``ModelError`` if the model cannot be used.
    """
    return Suggester.of(store, decisions, without=without).suggest(items, k=k, tiers=tiers, progress=progress, cancel=cancel)


@dataclass(frozen=True, eq=False)
class Suggester:
    """Everything made ready once; then any number of runs."""

    scorer: Scorer
    decisions: Sequence[Decided]
    known: Sequence[Decided]
    """What is learnt from beside the decisions: approved alignments of the graph, and texts that say what they serve."""
    documents: Sequence[Document]
    calibration: SuggestCalibration
    model: Embedder

    @classmethod
    def of(cls, store: GraphStore, decisions: Sequence[Decided] = (), *, without: str = "", examples: Sequence[Decided] | None = None) -> Suggester:
        """Read the graph (about 30 queries) and encode every wording. ``examples``: instead of the texts of the government that are shipped."""
        model = embedder()
        upper = upper_plans(store)
        every = documents(store)
        known = (*decided_in_graph(store, without), *(stated_examples() if examples is None else examples))
        series: dict[str, list[str]] = {}
        for row in library.rows(store, "indicators"):
            if "series" in row:
                series.setdefault(local_id(row["indicator"].value), []).append(local_id(row["series"].value))
        scorer = Scorer.of(upper, model, Neighbours.of((), upper, model), Agencies.of(every, (), upper), Indices.of(every, upper, series), Reader(upper, store))
        return cls(scorer, (), known, every, suggest_calibration(), model).learning(decisions)

    def learning(self, decisions: Sequence[Decided]) -> Suggester:
        """The same with these decisions instead of those it has; nothing of the graph is read again."""
        every = (*decisions, *self.known)
        scorer = replace(self.scorer, neighbours=Neighbours.of(every, self.upper, self.model), agencies=Agencies.of(self.documents, every, self.upper))
        return replace(self, scorer=scorer, decisions=tuple(decisions))

    @property
    def upper(self) -> UpperPlans:
        """The candidates."""
        return self.scorer.upper

    def suggest(self, items: Sequence[Item], *, k: int = 5, tiers: Sequence[Tier] = tuple(RULES), progress: Progress | None = None,
                cancel: Callable[[], bool] | None = None) -> Suggestions:
        """See :func:`suggest`."""
        answers: list[ItemAnswer] = []
        for start in range(0, len(items), _AT_A_TIME):
            if cancel is not None and cancel():
                raise StoppedError(start, len(items))
            answers += self._batch(items[start:start + _AT_A_TIME], k, tiers)
            if progress is not None:
                progress(len(answers), len(items))
        return Suggestions(tuple(answers), self.model.fingerprint, VERSION, len(self.scorer.neighbours.examples), {tier: RULES[tier] for tier in tiers})

    def _batch(self, items: Sequence[Item], k: int, tiers: Sequence[Tier]) -> list[ItemAnswer]:
        scored = self.scorer.scored(items, self._own(items))
        return [_One(self, scored, row, item, frozenset(self._refused(item))).answer(k, tiers) for row, item in enumerate(items)]

    def _own(self, items: Sequence[Item]) -> NDArray[np.bool_]:
        """(items, examples): a text does not learn from what was decided of itself; that is no likeness."""
        examples = [(one.subject, text_key(one.text)) for one in self.scorer.neighbours.examples]
        keys = [(item.id, text_key(item.text), text_key(item.read)) for item in items]
        return np.array([[(subject != "" and subject == id_) or text in (own, whole) for subject, text in examples] for id_, own, whole in keys], np.bool_).reshape(len(items), len(examples))

    def _refused(self, item: Item) -> set[str]:
        """Ids of what people have rejected for this very item, or a plan none of which serves."""
        keys = {text_key(item.text), text_key(item.read)}
        return {one.object for one in self.decisions if not one.accepted and ((one.subject and one.subject == item.id) or text_key(one.text) in keys)}


@dataclass(frozen=True, eq=False)
class _One:
    """One item of a batch."""

    run: Suggester
    scored: Scored
    row: int
    item: Item
    refused: frozenset[str]

    def answer(self, k: int, tiers: Sequence[Tier]) -> ItemAnswer:
        if sum(map(str.isalpha, self.item.read)) < _LEAST_WORDS:
            note = ("ไม่มีข้อความให้อ่าน", "There is no text to read")
            return ItemAnswer(self.item, {tier: TierAnswer(tier, (), note) for tier in tiers})
        said = side(self.item)
        orders = {tier: self._order(tier) for tier in RULES}
        return ItemAnswer(self.item, {tier: self._tier(tier, k, said, orders) for tier in tiers})

    def _order(self, tier: Tier) -> list[int]:
        """Places of the candidates of a level that may be proposed, the likeliest first."""
        upper = self.run.upper
        places = [place for place in upper.tier(tier) if upper.elements[place].ref.id not in self.refused and (upper.elements[place].ref.plan or "") not in self.refused]
        return sorted(places, key=lambda place: (-float(self.scored.total[self.row, place]), upper.elements[place].ref.id))

    def _tier(self, tier: Tier, k: int, said: Side, orders: Mapping[Tier, Sequence[int]]) -> TierAnswer:
        order = orders[tier]
        if not order:
            return TierAnswer(tier, (), self._lacking(tier))
        worth = self._values(order)
        proposals: list[Proposal] = []
        for place, value in zip(order, worth, strict=True):
            band = self._band(place, float(value))
            if band is None or len(proposals) == k:
                break
            proposals.append(self._proposal(place, band, len(proposals) + 1, said, orders))
        if not proposals:
            if tier == "y1" and self._proposes(orders["subplan"]) and (lacking := self._without_target(orders)):
                return TierAnswer(tier, (), lacking)
            return TierAnswer(tier, (), ("ไม่มีข้อใดในระดับนี้ที่ใกล้พอจะเสนอ", "Nothing at this level is near enough to be proposed"))
        return TierAnswer(tier, tuple(proposals), self._without_target(orders) if tier == "y1" else None)

    def _values(self, order: Sequence[int]) -> NDArray[np.float64]:
        scored, row = self.scored, self.row
        total = np.array([scored.total[row, place] - (1_000 if place in scored.explicit[row] else 0) for place in order], np.float32)
        signs = values(total, scored.fit.centre[row, order], scored.fit.words[row, order], scored.learnt[row, order], len(self.item.read))
        return value_of(signs, self.run.calibration.weights)

    def _proposes(self, order: Sequence[int]) -> bool:
        """Whether the likeliest of a level is near enough to be proposed."""
        return bool(order) and self._band(order[0], float(self._values(order)[0])) is not None

    def _band(self, place: int, value: float) -> SuggestBand | None:
        named = self.scored.explicit[self.row].get(place)
        if named is not None:
            return "high" if named.band in _SURE_STATEMENT else "middle"
        return suggest_band(value, self.run.calibration.begins)

    def _proposal(self, place: int, band: SuggestBand, rank: int, said: Side, orders: Mapping[Tier, Sequence[int]]) -> Proposal:
        scored, upper = self.scored, self.run.upper
        one = upper.elements[place]
        found = evidence(said, one)
        agency = self.run.scorer.agencies.reason(scored.agencies[self.row], place)
        names = self.run.scorer.agencies.names
        neighbours = self.run.scorer.neighbours
        grounds = Grounds(
            one, found, scored.explicit[self.row].get(place), scored.declared[self.row].get(place), self._implied(place), scored.measured[self.row].get(place),
            neighbours.near(scored.cosines[self.row], place), neighbours.near(scored.cosines[self.row], place, accepted=False),
            (*names[agency[0]], agency[1]) if agency else None, self._agrees(place, orders))
        main = rank == 1 and band != "low"
        score = round(float(scored.total[self.row, place]) - (1_000 if grounds.stated else 0), 4)
        return Proposal(one.ref, rank, score, band, main, grounds.stated is not None, sentences(grounds, upper), found.own, found.theirs)

    def _implied(self, place: int) -> Ref | None:
        """What the item names, or what holds that, and an approved record says serves the candidate."""
        served = self.run.scorer.served.get(place, frozenset())
        return next((one.ref for one in self.scored.statements[self.row] if not one.whole_plan and not served.isdisjoint((one.ref.id, *self.run.upper.above.get(one.ref.id, ())))), None)

    def _agrees(self, place: int, orders: Mapping[Tier, Sequence[int]]) -> Ref | None:
        """The first of the level above, if it holds this; of a strategy, the first issue, if it serves it."""
        scorer, upper = self.run.scorer, self.run.upper
        holder = scorer.parents.get(place)
        if holder is not None:
            return upper.elements[holder].ref if holder in orders[upper.elements[holder].tier][:1] else None
        issue = next(iter(orders["issue"]), None)
        return upper.elements[issue].ref if issue is not None and issue in scorer.servants.get(place, ()) else None

    def _without_target(self, orders: Mapping[Tier, Sequence[int]]) -> tuple[str, str] | None:
        """Not all Y1 targets are in the graph: said where the likeliest sub-plan has none there."""
        upper = self.run.upper
        top = next((upper.elements[place].ref for place in orders["subplan"]), None)
        if top is None or any(top.id in upper.elements[place].above for place in upper.tier("y1")):
            return None
        return (f"กราฟยังไม่มีเป้าหมาย Y1 ที่ตรวจสอบแล้วของ{named(top, 'th')}", f"The graph holds no verified Y1 target of {named(top, 'en')}")

    def _lacking(self, tier: Tier) -> tuple[str, str]:
        if self.run.upper.tier(tier):
            return "ข้อทั้งหมดในระดับนี้ถูกตัดสินแล้วว่าไม่สอดคล้อง", "Everything at this level was decided not to be served"
        label = RULES[tier].label
        return f"กราฟยังไม่มี{label.th}", f"The graph holds no {label.en}"
