"""Results as an HTML table, a page at a time; nothing in a result can become markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Triple

from queries.read.records import Lang
from views.html import Markup, tag
from views.i18n import t
from views.parts.sparql_answer import Statements, Table, Term
from views.parts.sparql_terms import Named, is_number, shown

__all__ = ["PAGE", "as_table", "result_table"]

PAGE = 100
"""Rows of a page."""


def as_table(found: Statements, lang: Lang) -> Table:
    """Triples as a table of three columns."""
    columns = (t("sparql.statement.subject", lang), t("sparql.statement.predicate", lang), t("sparql.statement.object", lang))
    return Table(columns, tuple(_row(triple) for triple in found.triples), found.build)


def _row(triple: Triple) -> tuple[Term, ...]:
    return (triple.subject, triple.predicate, triple.object)


def result_table(columns: Sequence[str], rows: Sequence[Sequence[Term | None]], names: Mapping[str, Named], lang: Lang, *, first: int,
                 raw: bool) -> Markup:
    """Rows under their variables. ``first``: number of the first of these rows, from 1. Numbers stand to the right."""
    numeric = [any(row) and all(cell is None or is_number(cell) for cell in row) for row in zip(*rows, strict=True)]
    head = tag("tr", tag("th", "#", css="pa-number", scope="col"),
               *(tag("th", name, css="pa-number" if right else "", scope="col") for name, right in zip(columns, numeric, strict=True)))
    body = [tag("tr", tag("td", str(number), css="pa-number pa-grey"),
                *(tag("td", shown(cell, names, lang, raw=raw), css="pa-number" if right else "") for cell, right in zip(row, numeric, strict=True)))
            for number, row in enumerate(rows, first)]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *body), css="pa-table pa-result"), css="pa-scroll", tabindex="0",
               role="region", aria_label=t("sparql.result", lang))
