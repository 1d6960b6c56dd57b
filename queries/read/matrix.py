"""The matrix of two plans: elements of a lower plan against elements of an upper plan, with the records behind every cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.coverage import Hierarchy, Item, Tie
from graph.matrix import Side, Sort, Table, lines, table
from graph.store import GraphStore
from queries.read.nodes import NotFoundError
from queries.read.plans import plans
from queries.read.records import AlignmentView, PlanSummary, Ref
from queries.read.ties import PlanItems, all_ties, nothing_records, plan_items

__all__ = ["Matrix", "MatrixChoice", "cell_records", "matrix", "matrix_pairs", "usual_pair"]


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """How a matrix is to be shown. Hashable, so that an answer can be kept."""

    open_rows: frozenset[str] = frozenset()
    open_columns: frozenset[str] = frozenset()
    sort_rows: Sort = "document"
    sort_columns: Sort = "document"
    bases: frozenset[str] = frozenset()
    """Only records of these bases; none is all."""
    linked_only: bool = False


@dataclass(frozen=True)
class Matrix:
    """The table with the names of its lines."""

    plan: Ref
    upper: Ref
    table: Table
    refs: Mapping[str, Ref]
    nothing: frozenset[str]
    """Rows with a record that the element aligns with nothing in the upper plan."""
    foldable_rows: frozenset[str]
    """Every row that has parts, shown or not: what "open all" opens."""
    foldable_columns: frozenset[str]
    whole_rows: Mapping[str, frozenset[str]]
    """Row → elements it stands for, itself included."""


def matrix_pairs(store: GraphStore) -> tuple[tuple[PlanSummary, ...], tuple[PlanSummary, ...]]:
    """(lower plans, upper plans) that a matrix can be made of: those with elements or with a record at that end."""
    ties = all_ties(store)
    lower, upper = {ties.plan_of[tie.lower] for tie in ties.ties}, {ties.plan_of[tie.upper] for tie in ties.ties}
    every = plans(store)
    return (tuple(one for one in every if not one.stub or one.ref.id in lower), tuple(one for one in every if not one.stub or one.ref.id in upper))


def usual_pair(store: GraphStore) -> tuple[str, str]:
    """The two plans with most records between elements: where a newcomer finds something."""
    ties = all_ties(store)
    counts: dict[tuple[str, str], int] = {}
    for tie in ties.ties:
        if tie.counts:
            pair = (ties.plan_of[tie.lower], ties.plan_of[tie.upper])
            counts[pair] = counts.get(pair, 0) + 1
    if not counts:
        raise NotFoundError("การเชื่อมโยง", "alignment", "*")
    return min(counts, key=lambda pair: (-counts[pair], pair))


def matrix(store: GraphStore, plan: str, upper: str, choice: MatrixChoice | None = None) -> Matrix:
    """The matrix of ``plan`` (rows) and ``upper`` (columns), about 15 queries.

    Raises :class:`queries.read.nodes.NotFoundError` for what is no plan.
    """
    choice = choice or MatrixChoice()
    rows, columns, ties = plan_items(store, plan), plan_items(store, upper), all_ties(store)
    some = [tie for tie in ties.between(plan, upper, conflicts=True) if not choice.bases or tie.basis in choice.bases]
    sides = [Side(_with_plan(items, some), opened, _headings(items), sort) for items, opened, sort in (
        (rows, choice.open_rows, choice.sort_rows), (columns, choice.open_columns, choice.sort_columns))]
    found = table(sides[0], sides[1], some, linked_only=choice.linked_only)
    nothing = {element for _, element, scope in nothing_records(store) if scope == upper and element in rows.refs}
    return Matrix(rows.plan, columns.plan, found, {**rows.refs, **columns.refs}, frozenset(nothing), _foldable(sides[0]), _foldable(sides[1]),
                  _stands_for(sides[0]))


def _with_plan(items: PlanItems, ties: Collection[Tie]) -> tuple[Item, ...]:
    """The elements, before them the plan itself where a record names it as a whole."""
    whole = any(items.plan.id in (tie.lower, tie.upper) for tie in ties)
    return (*((Item(items.plan.id),) if whole else ()), *items.items)


def _headings(items: PlanItems) -> frozenset[str]:
    """Headings that only order what is below them (มิติ, หมวด, กรอบ): a matrix shows the issues themselves."""
    return frozenset(id_ for id_, ref in items.refs.items() if ref.type == "Dimension")


def _foldable(side: Side) -> frozenset[str]:
    return frozenset(Hierarchy.of(side.items).below) - side.through


def _stands_for(side: Side) -> dict[str, frozenset[str]]:
    _, stands = lines(Hierarchy.of(side.items), side.opened, side.through)
    found: dict[str, set[str]] = {}
    for element, line in stands.items():
        found.setdefault(line, set()).add(element)
    return {line: frozenset(elements) for line, elements in found.items()}


def cell_records(found: Matrix, records: Iterable[AlignmentView], row: str | None, column: str | None) -> tuple[AlignmentView, ...]:
    """Those of ``records`` behind a cell, strongest first; None stands for all rows or all columns.

    A whole row also brings what says that nothing in the upper plan aligns.
    """
    views = {view.id: view for view in records}
    cells = [cell for place, cell in found.table.cells.items() if row in (None, place[0]) and column in (None, place[1])]
    chosen = [views[id_] for cell in cells for id_ in cell.ties if id_ in views]
    if row is not None and column is None:
        elements = found.whole_rows.get(row, frozenset())
        chosen += [view for view in views.values() if view.nothing_aligns and view.subject.id in elements
                   and view.scope is not None and view.scope.id == found.upper.id]
    return tuple(chosen)
