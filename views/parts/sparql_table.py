"""Results as an HTML table, a page at a time; nothing in a result can become markup."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from queries.read.records import Lang
from views.i18n import t
from views.markup import Markup, tag
from views.parts.sparql_answer import Statements, Table, Term
from views.parts.sparql_terms import Named, is_number, shown, words

__all__ = ["PAGE", "as_table", "in_language", "kept_columns", "result_table"]

PAGE = 100
"""Rows of a page."""
LABEL = "_label"
"""End of the name of a variable that holds the name of another one."""
NAMES = ("label", "title")
"""Variables that hold the name of one of the things in their row."""
_WIDTHS = ((60, "pa-cell-wide"), (22, "pa-cell-middle"), (9, "pa-cell-short"))
"""Columns whose longest cell has more characters than this get room for them."""


def as_table(found: Statements, lang: Lang) -> Table:
    """Triples as a table of three columns."""
    columns = (t("sparql.statement.subject", lang), t("sparql.statement.predicate", lang), t("sparql.statement.object", lang))
    return Table(columns, tuple(_row(triple) for triple in found.triples), found.build)


def _row(triple: Triple) -> tuple[Term, ...]:
    return (triple.subject, triple.predicate, triple.object)


def in_language(table: Table, names: Mapping[str, Named], lang: Lang) -> Table:
    """The table with names of its things in the language of the page, where the graph has one. Library questions ask for the official, Thai names."""
    named = {place: things for place in range(len(table.columns)) if (things := _named_by(table.columns, place))}

    def cell(row: tuple[Term | None, ...], place: int) -> Term | None:
        term = row[place]
        if not isinstance(term, Literal) or not term.language or term.language == lang:
            return term
        things = (names.get(thing.value) for other in named[place] if isinstance(thing := row[other], NamedNode))
        return next((Literal(thing.label, language=lang) for thing in things if thing and term.value in thing.known), term)

    rows = (tuple(cell(row, place) if place in named else term for place, term in enumerate(row)) for row in table.rows)
    return Table(table.columns, tuple(rows), table.build) if named else table


def _named_by(columns: Sequence[str], place: int) -> list[int]:
    """Places of the columns whose things a column may name; none for a column that holds no names."""
    name = columns[place]
    if name in NAMES:
        return [other for other in range(len(columns)) if other != place]
    return [columns.index(name.removesuffix(LABEL))] if name.endswith(LABEL) and name.removesuffix(LABEL) in columns else []


def kept_columns(table: Table, names: Mapping[str, Named], fixed: Collection[str]) -> list[int]:
    """Places of the columns that tell something: not the value of the form (``fixed``), nor the name that its thing is shown by anyway."""
    places = {name: place for place, name in enumerate(table.columns)}

    def repeats(place: int) -> bool:
        return any(all(row[place] is None or (isinstance(row[thing], NamedNode) and words(row[place], names) == words(row[thing], names)) for row in table.rows)
                   for thing in _named_by(table.columns, place))

    def is_constant(name: str, place: int) -> bool:
        return name in fixed and len({row[place] for row in table.rows}) == 1

    kept = [place for name, place in places.items() if not repeats(place) and not is_constant(name, place)]
    return kept or list(places.values())


def result_table(columns: Sequence[str], rows: Sequence[Sequence[Term | None]], names: Mapping[str, Named], lang: Lang, *, first: int,
                 raw: bool) -> Markup:
    """Rows under their variables. ``first``: number of the first of these rows, from 1. Numbers stand to the right."""
    down = list(zip(*rows, strict=True))
    numeric = [any(column) and all(cell is None or is_number(cell) for cell in column) for column in down]
    width = [next((css for least, css in _WIDTHS if max(len(words(cell, {} if raw else names)) for cell in column) > least), "") for column in down]
    head = tag("tr", tag("th", "#", css="pa-number", scope="col"),
               *(tag("th", name, css="pa-number" if right else wide, scope="col")
                 for name, right, wide in zip(columns, numeric, width, strict=True)))
    body = [tag("tr", tag("td", str(number), css="pa-number pa-grey"),
                *(tag("td", shown(cell, names, lang, raw=raw), css="pa-number" if right else "") for cell, right in zip(row, numeric, strict=True)))
            for number, row in enumerate(rows, first)]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *body), css="pa-table pa-result"), css="pa-scroll", tabindex="0",
               role="region", aria_label=t("sparql.result", lang))
