"""Targets and actual values of indicators, and the targets of all plans on one index side by side."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import GraphStore
from ontology.namespaces import local_id
from queries import library
from queries.read.nodes import Names, nodes_of
from queries.read.records import ObservationView, TargetView
from queries.read.views import Builder

__all__ = ["latest", "observations", "reaches", "targets", "targets_of_series"]


def targets(store: GraphStore, indicators: Iterable[str]) -> tuple[TargetView, ...]:
    """Targets of one or more indicators, in the order of their ids (3 queries)."""
    return _builder(store, indicators).targets()


def observations(store: GraphStore, indicators: Iterable[str]) -> tuple[ObservationView, ...]:
    """Actual values of the series that the indicators track (or that are given), by series, oldest first (3 queries)."""
    return _builder(store, indicators).observations()


def latest(values: Iterable[ObservationView]) -> tuple[ObservationView, ...]:
    """The last value of each series and measure.

    Of parts of a broken series only the newest part counts: its values are those comparable with what comes next.
    """
    last: dict[tuple[str, str], ObservationView] = {}
    for value in values:
        key = (value.series.id, value.measure)
        before = last.get(key)
        if before is None or (value.year_be, value.as_of or "") >= (before.year_be, before.as_of or ""):
            last[key] = value
    return tuple(sorted(last.values(), key=lambda value: (value.series.id, value.measure)))


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


def reaches(target: TargetView, value: ObservationView) -> bool | None:
    """Whether an actual value meets a target; None where the two do not compare (other measure, direction only)."""
    if target.value is None or target.measure != value.measure:
        return None
    match target.comparator:
        case ">=":
            return value.value >= target.value
        case "<=" | "rank_at_worst":
            return value.value <= target.value
        case "=":
            return value.value == target.value
        case "between" if target.minimum is not None and target.maximum is not None:
            return target.minimum <= value.value <= target.maximum
        case _:
            return None


def _builder(store: GraphStore, indicators: Iterable[str]) -> Builder:
    wanted = " ".join(sorted(set(indicators)))
    nodes = nodes_of(library.rows(store, "card", things=wanted)) if wanted else {}
    return Builder(nodes, Names(store, nodes.values()))
