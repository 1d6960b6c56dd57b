"""The folder ``data/`` as one frozen value: every table and every plan, each with its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from loaders.agency_names import AgencyNames
from loaders.excerpt import excerpt
from loaders.problems import DataError, Problem
from loaders.records import (
    AgencyTable,
    AlignmentRecord,
    AlignmentTable,
    Element,
    ElementType,
    ObservationTable,
    PlanDocument,
    PredicateTable,
    Record,
    SourceTable,
    StatementRecord,
)
from loaders.yaml_file import Located, Path_, read_yaml

__all__ = ["Dataset", "PlacedElement", "load_dataset", "placed_elements"]


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class PlacedElement:
    """An element where it stands in its plan."""

    plan: str
    type: ElementType
    element: Element
    parent: str | None
    order: int
    path: Path_
    source: str
    locator: str

    @property
    def id(self) -> str:
        """Id of the element (curated data and loaders always give one)."""
        if not self.element.id:
            raise DataError([Problem(self.plan, self.element.line or 0, f"องค์ประกอบ «{excerpt(self.element.text or '', 40)}» ไม่มี id เพิ่ม id",
                                     f"element “{excerpt(self.element.text or '', 40)}” has no id; add one", "no-id")])
        return self.element.id


@dataclass(frozen=True)
class Dataset:
    """Everything in ``data/``."""

    sources: Located[SourceTable]
    agencies: Located[AgencyTable]
    observations: Located[ObservationTable]
    predicates: Located[PredicateTable]
    plans: tuple[Located[PlanDocument], ...]
    alignments: tuple[Located[AlignmentTable], ...]

    @cached_property
    def agency_names(self) -> AgencyNames:
        """Printed name → agency."""
        return AgencyNames(self.agencies.record)

    @cached_property
    def elements(self) -> dict[str, PlacedElement]:
        """Element by id. Repeated ids are found by :mod:`loaders.checks` before anything relies on this."""
        return {placed.id: placed for plan in self.plans for placed in placed_elements(plan.record)}

    @cached_property
    def plan_of(self) -> dict[str, str]:
        """Plan id by element id and by plan id."""
        found = {placed.id: placed.plan for placed in self.elements.values()}
        return found | {plan.record.id or "": plan.record.id or "" for plan in self.plans}

    def alignment_records(self) -> Iterator[tuple[Located[AlignmentTable], int, AlignmentRecord]]:
        """Every alignment with its file and its position there."""
        for table in self.alignments:
            for index, record in enumerate(table.record.alignments):
                yield table, index, record

    def statement_records(self) -> Iterator[tuple[Located[AlignmentTable], int, StatementRecord]]:
        """Every statement with its file and its position there."""
        for table in self.alignments:
            for index, record in enumerate(table.record.statements):
                yield table, index, record


def placed_elements(plan: PlanDocument) -> list[PlacedElement]:
    """Elements of a plan, parents first, each with its place, its source and its locator.

    The source is the element's own or that of the nearest enclosing part; a loaded element without a locator is
    located by its line.
    """
    plan_id = plan.id or ""
    placed: list[PlacedElement] = []

    def visit(owner: Element | PlanDocument, parent: str | None, path: Path_, source: str) -> None:
        counters: dict[str, int] = {}
        for kind, child, step in _steps(owner):
            order = counters[""] = counters.get("", 0) + 1
            own = child.source or ("unsourced" if not child.verified else source)
            locator = child.locator or (f"บรรทัด {child.line}" if child.line else "")
            placed.append(PlacedElement(plan_id, kind, child, child.parent or parent, order, (*path, *step), own, locator))
            visit(child, child.id, (*path, *step), own if child.verified else source)

    visit(plan, None, (), plan.source or "unsourced")
    return placed


def _steps(owner: Element | PlanDocument) -> Iterator[tuple[ElementType, Element, Path_]]:
    """Children with the YAML path that leads to each."""
    places: dict[int, Path_] = {}
    for name in type(owner).model_fields:
        value = getattr(owner, name)
        if isinstance(value, Element):
            places.setdefault(id(value), (name,))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, Element):
                    places.setdefault(id(part), (name, index))
    for kind, child in owner.children():
        yield kind, child, places[id(child)]


def load_dataset(folder: Path) -> Dataset:
    """Read all of ``folder``. Raises :class:`DataError` with the problems of every file, not only the first one's."""
    problems: list[Problem] = []

    def read(name: str, record: type[R]) -> Located[R] | None:
        try:
            return read_yaml(folder / name, record, f"{folder.name}/{name}")
        except DataError as error:
            problems.extend(error.problems)
            return None

    sources, agencies = read("sources.yaml", SourceTable), read("agencies.yaml", AgencyTable)
    observations = read("observations.yaml", ObservationTable)
    predicates = read("alignments/predicates.yaml", PredicateTable)
    plans = [read(f"plans/{path.name}", PlanDocument) for path in sorted((folder / "plans").glob("*.yaml"))]
    tables = [read(f"alignments/{path.name}", AlignmentTable)
              for path in sorted((folder / "alignments").glob("*.yaml")) if path.name != "predicates.yaml"]
    if not plans:
        problems.append(Problem(f"{folder.name}/plans", 0, "ไม่มีแฟ้มแผนสักแฟ้ม ใส่ไฟล์ .yaml อย่างน้อยหนึ่งไฟล์",
                                "there is no plan file; put at least one .yaml file here", "missing-file"))
    if problems or not (sources and agencies and observations and predicates):
        raise DataError(problems)
    return Dataset(sources, agencies, observations, predicates,
                   tuple(plan for plan in plans if plan), tuple(table for table in tables if table))
