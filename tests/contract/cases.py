"""What is asked of every engine: each library query, each reading function, each competency question."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

import queries.read
from queries import library
from queries.read.matrix import MatrixChoice
from queries.read.picture import Show

__all__ = ["LIBRARY", "READS", "read_functions"]

ARGUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "about.agency_card": [("agency/dga",), ("agency/opdc",)],
    "about.remarks": [("discrepancy",)],
    "alignments.alignments": [("psds-2567",)],
    "alignments.alignments_of": [(["psds-2567/s1", "psds-2567/ind2", "mp-20"],), ([],)],
    "alignments.alignment": [("al-psds2567-3",)],
    "coverage.coverage": [("psds-2567",), ("master-plan",), ("nesdp13", "above", "psds-2567")],
    "decided.stale_decisions": [((),)],
    "decided.wordings": [(["psds-2567/s1", "mp-20", "nesdp13/ms13"],), ([],)],
    "elements.element_card": [("psds-2567/ind2",), ("psds-2567/s1",), ("mp-20",), ("indicator/un-egdi",)],
    "elements.refs": [(["psds-2567/s1", "agency/dga", "mp-20", "nothing/of-the-kind"],)],
    "groups.current_plans": [(2,)],
    "indicators.observations": [(["psds-2567/ind1", "psds-2567/ind2", "psds-2567/ind3"],)],
    "indicators.targets": [(["psds-2567/ind1", "psds-2567/ind2", "psds-2567/ind3"],)],
    "indicators.targets_of_series": [("indicator/un-egdi",)],
    "matrix.matrix": [("psds-2567", "master-plan"), ("psds-2567", "nesdp13", MatrixChoice(linked_only=True))],
    "nodes.described": [(["psds-2567", "agency/dga"],)],
    "outline.outline": [("psds-2567",), ("nesdp13",)],
    "overview.chain": [("psds-2567",)],
    "paths.paths": [(("psds-2567/s1/p1", "mp-20/sub1", "agency/dga", "psds-2567", "nothing/of-the-kind"),), ((),)],
    "picture.picture": [(Show(agencies=("agency/dga",)),)],
    "plans.plan_card": [("psds-2567",), ("master-plan",), ("constitution-2560",)],
    "plans.plan_tree": [("psds-2567",), ("master-plan",)],
    "progress.board": [(2569,)],
    "progress.plan_progress": [(["psds-2567/ind1", "psds-2567/ind2"], 2569), ([], 2569)],
    "rows.rows_of_plan": [("psds-2567",)],
    "stated.stated_totals": [("master-plan", ("แผนย่อย", "y1", "y2"))],
    "structure.structure": [("psds-2567", "below"), ("national-strategy", "above")],
    "ties.editions": [("master-plan",), ("psds-2567",)],
    "ties.plan_items": [("psds-2567",), ("master-plan",)],
    "timeline.succession": [("psds-2567", "psds-2564")],
    "trace.trace": [("psds-2567/s1/p1",), ("psds-2567", "nsc-2566")],
}
"""Calls of the functions of queries/read: module.function → lists of arguments after the store. Those that need none are called without too."""
OTHER_VALUES: dict[str, list[dict[str, str]]] = {
    "alignments": [{"ends": "psds-2567/s1 mp-20"}],
    "card": [{"things": "psds-2567/s1 agency/dga"}, {"things": "psds-2567"}],
    "kin": [{"element": "mp-20/sub1"}],
    "search-labels": [{"text": "DiGiTaL"}, {"text": "\\\" ' <x> ?text } # {"}, {"text": "ที่\n\t"}],
}
"""Values beside the defaults."""
LIBRARY = [(name, values) for name in library.names() for values in ({}, *OTHER_VALUES.get(name, []))]


def read_functions() -> dict[str, Callable[..., Any]]:
    """Public functions of queries/read whose first argument is the store: ``plans.plan_card`` → function."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(queries.read.__path__):
        for name, function in inspect.getmembers(import_module(f"queries.read.{module.name}"), inspect.isfunction):
            if function.__module__ == f"queries.read.{module.name}" and not name.startswith("_") \
                    and next(iter(inspect.signature(function).parameters), "") == "store":
                found[f"{module.name}.{name}"] = function
    return found


def _needs_no_more(function: Callable[..., Any]) -> bool:
    rest = list(inspect.signature(function).parameters.values())[1:]
    return all(one.default is not one.empty for one in rest)


READS = [(name, arguments) for name, function in read_functions().items()
         for arguments in (*([()] if _needs_no_more(function) else []), *ARGUMENTS.get(name, []))]
