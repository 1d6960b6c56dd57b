"""What a user's table says beside its elements: money, dates, further cells, and the parts of upper plans that a row names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import GraphStore
from ontology.namespaces import PA, local_id
from queries import library
from queries.read.nodes import Node, nodes_of
from queries.read.views import natural

__all__ = ["CellView", "MentionView", "Rows", "rows_of_plan"]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as printed; money has its number too. Years are Buddhist."""

    field: str | None
    """Name in loaders/table/fields.py; None for a column nobody mapped."""
    header: str
    text: str
    locator: str
    value: float | None = None
    unit: str | None = None
    baht: float | None = None
    years: tuple[int, int] | None = None
    """First and last year the money is for; None: in all."""
    total: bool = False
    """The printed sum of others."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """A part of an upper plan that a row names. It is no alignment: nobody has decided on it."""

    field: str | None
    header: str
    quote: str
    plan: str | None
    codes: tuple[str, ...]
    directness: str | None
    locator: str


@dataclass(frozen=True)
class Rows:
    """Cells and mentions by element id, in the order of the file."""

    cells: Mapping[str, tuple[CellView, ...]]
    mentions: Mapping[str, tuple[MentionView, ...]]


def rows_of_plan(store: GraphStore, plan_id: str) -> Rows:
    """Everything imported rows say beside the elements of a plan; and beside the plan itself (1 query)."""
    rows = list(library.rows(store, "rows-of-plan", plan=plan_id))
    nodes = nodes_of(rows)
    owners = {local_id(row["part"].value): local_id(row["element"].value) for row in rows}
    cells: dict[str, list[CellView]] = defaultdict(list)
    mentions: dict[str, list[MentionView]] = defaultdict(list)
    for id_ in sorted(nodes, key=natural):
        node = nodes[id_]
        if node.is_a("Mention"):
            mentions[owners[id_]].append(_mention(node))
        else:
            cells[owners[id_]].append(_cell(node))
    return Rows({id_: tuple(some) for id_, some in cells.items()}, {id_: tuple(some) for id_, some in mentions.items()})


def _cell(node: Node) -> CellView:
    year = node.year_be(PA + "year")
    period = node.year_be(PA + "periodStart"), node.year_be(PA + "periodEnd")
    years = (year, year) if year else (period[0], period[1]) if period[0] and period[1] else None
    return CellView(node.text(PA + "field"), node.sure(PA + "header"), node.sure(PA + "verbatim"), node.sure(PA + "locator"), node.number(PA + "value"),
                    node.text(PA + "unit"), node.number(PA + "amountInBaht"), years, node.flag(PA + "printedSum"))


def _mention(node: Node) -> MentionView:
    return MentionView(node.text(PA + "field"), node.sure(PA + "header"), node.sure(PA + "quote"), node.text(PA + "mentionedPlan"), node.texts(PA + "mentionedCode"),
                       node.name(PA + "directness"), node.sure(PA + "locator"))
