"""Checks files of ``data/`` alone or all together, and collects the problems instead of raising the first."""

from __future__ import annotations

from pathlib import Path

from loaders.checks import check_dataset
from loaders.dataset import load_dataset
from loaders.problems import DataError, Problem
from loaders.records import AgencyTable, AlignmentTable, ObservationTable, PlanDocument, PredicateTable, Record, SourceTable
from loaders.yaml_file import read_yaml

__all__ = ["RECORD_OF", "check_files", "record_for"]

RECORD_OF: dict[str, type[Record]] = {
    "sources.yaml": SourceTable, "agencies.yaml": AgencyTable, "observations.yaml": ObservationTable, "predicates.yaml": PredicateTable,
}
"""Record of the files whose name says what they hold; see :func:`record_for` for the rest."""


def record_for(path: Path) -> type[Record]:
    """The record a file of ``data/`` holds: by its name, else by its folder, else a plan."""
    if path.name in RECORD_OF:
        return RECORD_OF[path.name]
    return AlignmentTable if path.parent.name == "alignments" else PlanDocument


def check_files(files: list[Path], data: Path) -> list[Problem]:
    """Problems of ``files`` each by itself; of the whole folder ``data``, with the rules between files, if none is given."""
    problems: list[Problem] = []
    for path in files:
        try:
            read_yaml(path, record_for(path), str(path))
        except DataError as error:
            problems.extend(error.problems)
    if not files:
        try:
            problems.extend(check_dataset(load_dataset(data)))
        except DataError as error:
            problems.extend(error.problems)
    return problems
