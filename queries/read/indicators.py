"""Targets and actual values of indicators, and the targets of all plans on one index side by side."""

from __future__ import annotations

from collections.abc import Iterable

from graph.progress import Direction, Goal, meets
from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names, nodes_of
from queries.read.records import ObservationView, TargetView
from queries.read.views import Builder

__all__ = ["goal_of", "latest", "observations", "reaches", "targets", "targets_of_series", "yearly"]


def targets(store: GraphStore, indicators: Iterable[str]) -> tuple[TargetView, ...]:
    """Targets of one or more indicators, in the order of their ids (3 queries)."""
    return _builder(store, indicators).targets()


def observations(store: GraphStore, indicators: Iterable[str]) -> tuple[ObservationView, ...]:
    """Actual values of the series that the indicators track (or that are given), by series, oldest first (3 queries)."""
    return _builder(store, indicators).observations()


def yearly(values: Iterable[ObservationView]) -> tuple[ObservationView, ...]:
    """One value for each series, measure, unbroken part and year, oldest first.

    Where a year has several, the one whose id ends in the year stands for it: data/observations.yaml gives that id to the value of the
    official report, or else to the latest of the year.
    """
    chosen: dict[tuple[str, str, str, int], ObservationView] = {}
    for value in values:
        key = (value.series.id, value.measure, value.series_id, value.year_be)
        before = chosen.get(key)
        if before is None or _stands(value) > _stands(before):
            chosen[key] = value
    return tuple(sorted(chosen.values(), key=lambda value: (value.series.id, value.measure, value.year_be, value.series_id)))


def _stands(value: ObservationView) -> tuple[bool, str]:
    return value.id.endswith(f"/{value.year_be}"), value.as_of or ""


def latest(values: Iterable[ObservationView]) -> tuple[ObservationView, ...]:
    """The last value of each series and measure.

    Of parts of a broken series only the newest part counts: its values are those comparable with what comes next.
    """
    return tuple({(value.series.id, value.measure): value for value in yearly(values)}.values())


def targets_of_series(store: GraphStore, series_id: str) -> tuple[TargetView, ...]:
    """Targets of every plan on one index, by measure, then plan and year. ``series_id``: ``egdi`` or ``indicator/egdi``."""
    full = f"indicator/{series_id.removeprefix('indicator/')}"
    found = [local_id(row["target"].value) for row in library.rows(store, "targets-of-series", series=full)]
    if not found:
        return ()
    nodes = nodes_of(library.rows(store, "card", things=" ".join(sorted(set(found)))))
    build = Builder(nodes, Names(store, nodes.values()))
    views = [build.target(nodes[id_]) for id_ in dict.fromkeys(found)]
    return tuple(sorted(views, key=lambda view: (view.measure or "", view.indicator.plan or "", view.year_be or 0, view.id)))


def goal_of(target: TargetView, lies: Direction | None = None, due: int | None = None) -> Goal:
    """What a target asks, for :mod:`graph.progress`. ``lies``: which way better lies in the series."""
    return Goal(target.comparator, target.value, due, target.minimum, target.maximum, target.measure, lies)


def reaches(target: TargetView, value: ObservationView) -> bool | None:
    """Whether an actual value meets a target; None where the two do not compare (other measure, direction only)."""
    return meets(goal_of(target, value.lies), value.value) if target.measure == value.measure else None


def _builder(store: GraphStore, indicators: Iterable[str]) -> Builder:
    wanted = " ".join(sorted(set(indicators)))
    nodes = nodes_of(library.rows(store, "card", things=wanted)) if wanted else {}
    return Builder(nodes, Names(store, nodes.values()))
