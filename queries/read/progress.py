"""Indicators with what plans ask of them, what was measured, and the state of each target by the rules of :mod:`graph.progress`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.progress import Asked, Differing, Direction, Judgement, Point, State, differing, either, judge, together
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.alignments import alignments_of
from queries.read.elements import refs
from queries.read.indicators import goal_of, observations, targets, yearly
from queries.read.nodes import term_name
from queries.read.plans import plans
from queries.read.records import AlignmentView, ElementCard, ObservationView, Ref, TargetView
from queries.read.views import natural

__all__ = [
    "Board", "DueFrom", "IndexBoard", "IndicatorProgress", "MeasureBoard", "Measured", "TargetProgress", "board", "card_progress",
    "narrowed", "plan_progress",
]

DueFrom = Literal["year", "period", "plan"]
"""Where the year of a target comes from: its own year, the end of its own period, or the end of the plan (no year is stated)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A target beside one series."""

    judgement: Judgement
    series: Ref | None = None
    value: ObservationView | None = None
    """The value that was judged."""


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """A target with its state."""

    target: TargetView
    due: int | None
    due_from: DueFrom | None
    measured: tuple[Measured, ...]
    """One for each series the indicator is measured by that has the target's measure; one without a series where there is none."""

    @property
    def state(self) -> State:
        """An indicator over several indices asks for all of them."""
        return together(one.judgement.state for one in self.measured)

    def of(self, series: str) -> Measured | None:
        """The target beside one series."""
        return next((one for one in self.measured if one.series and one.series.id == series), None)


@dataclass(frozen=True, slots=True)
class IndicatorProgress:
    """An indicator of a plan."""

    indicator: Ref
    plan: Ref
    tracks: tuple[Ref, ...]
    targets: tuple[TargetProgress, ...]
    current: tuple[TargetProgress, ...]
    """Those of the year that comes next, or of the last year if all have passed: the state is theirs."""
    state: State


@dataclass(frozen=True, slots=True)
class MeasureBoard:
    """One measure of an index (rank, score …): its values and what plans ask of it."""

    measure: str
    lies: Direction | None
    values: tuple[ObservationView, ...]
    line: tuple[ObservationView, ...]
    """One value a year, oldest first."""
    targets: tuple[TargetProgress, ...]
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class IndexBoard:
    """An index with every indicator that is measured by it."""

    series: Ref
    custodian: str | None
    indicators: tuple[IndicatorProgress, ...]
    measures: tuple[MeasureBoard, ...]
    conflicts: tuple[AlignmentView, ...]
    """Records that say two of its indicators conflict, with the reason."""

    @property
    def plans(self) -> tuple[str, ...]:
        """Ids of the plans that ask something of it."""
        return tuple(dict.fromkeys(one.plan.id for one in self.indicators))

    @property
    def state(self) -> State:
        """Of what is asked of this index for the year that comes next; other indices of the same indicator do not count here."""
        judged = (target.of(self.series.id) for one in self.indicators for target in one.current)
        return together(one.judgement.state for one in judged if one)


@dataclass(frozen=True, slots=True)
class Board:
    """Every indicator: by index, and those that no series in the register measures."""

    indices: tuple[IndexBoard, ...]
    """Those most plans share first; those no plan asks for last."""
    alone: tuple[IndicatorProgress, ...]
    today: int
    """The Buddhist year it was judged in."""
    matching: frozenset[str] | None = None
    """Ids of the indicators that a filter kept; None without a filter. An index keeps all its indicators, to be read side by side."""

    @property
    def indicators(self) -> tuple[IndicatorProgress, ...]:
        """All that match, each once."""
        found = {one.indicator.id: one for index in self.indices for one in index.indicators}
        return tuple(one for one in (*found.values(), *self.alone) if self.matching is None or one.indicator.id in self.matching)


def board(store: GraphStore, today: int) -> Board:
    """Every indicator of every plan, judged in the Buddhist year ``today`` (14 queries whatever the number of indicators)."""
    tracks: dict[str, list[str]] = {}
    registered: dict[str, str | None] = {}
    for row in library.rows(store, "indicators"):
        id_ = local_id(row["indicator"].value)
        if term_name(row["class"].value) == "IndicatorRegister":
            registered[id_] = row["custodian"].value if "custodian" in row else None
            continue
        series = tracks.setdefault(id_, [])
        if "series" in row:
            series.append(local_id(row["series"].value))
    found = _judged(store, tracks, today, (*tracks, *registered))
    values = _by_series(found.values)
    conflicts = [record for record in alignments_of(store, [id_ for id_, series in tracks.items() if series])
                 if record.predicate == "conflictsWith" and record.status == "approved"]
    boards = [_index(found.refs[id_], custodian, [one for one in found.indicators if id_ in tracks[one.indicator.id]], values.get(id_, ()),
                     conflicts) for id_, custodian in registered.items()]
    boards.sort(key=_order)
    return Board(tuple(boards), tuple(one for one in found.indicators if not one.tracks), today)


def plan_progress(store: GraphStore, indicators: Iterable[str], today: int) -> tuple[IndicatorProgress, ...]:
    """The indicators of these ids alone, judged in the Buddhist year ``today`` as :func:`board` judges them."""
    wanted = set(indicators)
    tracks: dict[str, list[str]] = {id_: [] for id_ in wanted}
    for row in library.rows(store, "indicators"):
        id_ = local_id(row["indicator"].value)
        if id_ in wanted and "series" in row:
            tracks[id_].append(local_id(row["series"].value))
    if not wanted:
        return ()
    return _judged(store, tracks, today, dict.fromkeys((*tracks, *(one for series in tracks.values() for one in series)))).indicators


def _order(one: IndexBoard) -> tuple[int, int, tuple[tuple[int, str], ...]]:
    return -len(one.plans), -sum(len(measure.values) for measure in one.measures), natural(one.series.id)


def card_progress(card: ElementCard, plan_end: int | None, today: int) -> tuple[TargetProgress, ...]:
    """The targets of an element's page, judged by the values on it. ``plan_end``: for targets that state no year."""
    by_series = _by_series(card.observations)
    return tuple(_target(target, plan_end, {ref: by_series.get(ref.id, ()) for ref in card.tracks}, today) for target in card.targets)


@dataclass(frozen=True, slots=True)
class _Found:
    indicators: tuple[IndicatorProgress, ...]
    values: tuple[ObservationView, ...]
    refs: Mapping[str, Ref]


def _judged(store: GraphStore, tracks: Mapping[str, list[str]], today: int, of: Iterable[str]) -> _Found:
    wanted = tuple(of)
    values = observations(store, wanted)
    asked: dict[str, list[TargetView]] = defaultdict(list)
    for target in targets(store, tracks):
        asked[target.indicator.id].append(target)
    ends = {plan.ref.id: (plan.ref, plan.end_be) for plan in plans(store)}
    known = refs(store, (*wanted, *(one for series in tracks.values() for one in series)))
    by_series = _by_series(values)
    found = []
    for id_, series in sorted(tracks.items(), key=lambda item: natural(item[0])):
        plan, end = ends[known[id_].plan or ""]
        some = {known[one]: by_series.get(one, ()) for one in series}
        judged = tuple(_target(target, end, some, today) for target in asked[id_])
        current = _current(judged, today)
        found.append(IndicatorProgress(known[id_], plan, tuple(known[one] for one in series), judged, current, _state(current)))
    return _Found(tuple(found), values, known)


def _by_series(values: Iterable[ObservationView]) -> dict[str, tuple[ObservationView, ...]]:
    found: dict[str, list[ObservationView]] = defaultdict(list)
    for value in values:
        found[value.series.id].append(value)
    return {id_: tuple(some) for id_, some in found.items()}


def _target(target: TargetView, plan_end: int | None, series: Mapping[Ref, tuple[ObservationView, ...]], today: int) -> TargetProgress:
    due, due_from = _due(target, plan_end)
    measured = []
    for ref, values in series.items():
        same = yearly(value for value in values if value.measure == target.measure)
        if not same:
            continue
        judgement = judge(goal_of(target, same[-1].lies, due), [Point(value.year_be, value.value, value.series_id) for value in same], today)
        point = judgement.point
        value = next((one for one in same if point and (one.year_be, one.series_id) == (point.year, point.part)), None)
        measured.append(Measured(judgement, ref, value))
    return TargetProgress(target, due, due_from, tuple(measured) or (Measured(judge(goal_of(target, None, due), (), today)),))


def _due(target: TargetView, plan_end: int | None) -> tuple[int | None, DueFrom | None]:
    if target.year_be:
        return target.year_be, "year"
    if target.period_be:
        return target.period_be[1], "period"
    return (plan_end, "plan") if plan_end else (None, None)


def _current(found: tuple[TargetProgress, ...], today: int) -> tuple[TargetProgress, ...]:
    years = {one.due for one in found if one.due is not None}
    ahead = [year for year in years if year >= today]
    year = min(ahead) if ahead else max(years, default=None)
    return tuple(one for one in found if one.due in {None, year})


def _state(found: tuple[TargetProgress, ...]) -> State:
    """All targets are asked for; of a group of alternatives one is enough."""
    groups: dict[str, list[State]] = defaultdict(list)
    for one in found:
        groups[one.target.alternative_group or f"\0{one.target.id}"].append(one.state)
    return together(either(states) for states in groups.values())


def _index(series: Ref, custodian: str | None, indicators: list[IndicatorProgress], values: tuple[ObservationView, ...],
           conflicts: Iterable[AlignmentView]) -> IndexBoard:
    mine = {one.indicator.id for one in indicators}
    asked = [target for one in indicators for target in one.targets]
    measures = dict.fromkeys((*(value.measure for value in values), *(one.target.measure for one in asked if one.target.measure and one.of(series.id))))
    found = tuple(_measure(measure, series, values, asked) for measure in measures)
    return IndexBoard(series, custodian, tuple(indicators), found,
                      tuple(record for record in conflicts if record.subject.id in mine and record.object and record.object.id in mine))


def _measure(measure: str, series: Ref, values: tuple[ObservationView, ...], asked: Iterable[TargetProgress]) -> MeasureBoard:
    own = tuple(value for value in values if value.measure == measure)
    mine = tuple(one for one in asked if one.target.measure == measure and one.of(series.id))
    lies = next((value.lies for value in own if value.lies), None)
    at_odds = differing(Asked(one.target.id, one.target.indicator.plan or "", goal_of(one.target, lies, one.due)) for one in mine)
    ordered = tuple(sorted(mine, key=lambda one: (one.due or 0, one.target.indicator.level or 9, natural(one.target.id))))
    return MeasureBoard(measure, lies, own, yearly(own), ordered, at_odds)


def narrowed(found: Board, words: str = "", plans: Iterable[str] = (), states: Iterable[str] = ()) -> Board:
    """The board with only the indicators that match: all of the words, one of the plans, one of the states; nothing asked, nothing left out.

    An index stays if one of its indicators does, or, where only words are asked for, if its own name has them.
    """
    wanted, of, in_state = words.casefold().split(), set(plans), set(states)

    def named(*texts: str | None) -> bool:
        said = " ".join(text for text in texts if text).casefold()
        return all(word in said for word in wanted)

    def fits(one: IndicatorProgress) -> bool:
        labels = [text for ref in (one.indicator, *one.tracks) for text in (ref.label.th, ref.label.en, ref.label.short_th, ref.label.short_en)]
        return ((not of or one.plan.id in of) and (not in_state or one.state in in_state)
                and named(*labels, one.indicator.id, *(target.target.verbatim for target in one.targets)))

    kept = {one.indicator.id for one in found.indicators if fits(one)}
    indices = []
    for index in found.indices:
        label = index.series.label
        own = not of and not in_state and not index.indicators and named(label.th, label.en, label.short_th, label.short_en)
        if own or any(one.indicator.id in kept for one in index.indicators):
            indices.append(index)
    return Board(tuple(indices), tuple(one for one in found.alone if one.indicator.id in kept), found.today, frozenset(kept))
