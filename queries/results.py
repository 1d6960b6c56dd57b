"""Query results in the formats researchers use: a table for the eye, the W3C formats for programs."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import IO, Literal, get_args

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ontology.namespaces import PREFIXES

__all__ = ["FORMATS", "Format", "WrongFormatError", "default_format", "write"]

Format = Literal["table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdfxml"]
FORMATS: tuple[Format, ...] = get_args(Format)
_SOLUTIONS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
_TRIPLES = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}

TABLE_WIDTH = 160
"""Columns of the printed table; longer cells wrap."""

Result = QuerySolutions | QueryTriples | QueryBoolean


class WrongFormatError(ValueError):
    """The format does not fit the kind of query: SELECT and ASK give rows, CONSTRUCT and DESCRIBE give triples."""


def default_format(result: Result, *, machine: bool) -> Format:
    """The format when none is asked for."""
    if isinstance(result, QueryTriples):
        return "jsonld" if machine else "ttl"
    return "json" if machine else "table"


def write(result: Result, out: IO[bytes], wanted: Format) -> None:
    """Write ``result`` to ``out`` as ``wanted``. Raises :class:`WrongFormatError` if the two do not fit."""
    if wanted == "table":
        _table(result, out)
    elif isinstance(result, QueryTriples):
        if wanted not in _TRIPLES:
            raise WrongFormatError(_sentence(wanted, _TRIPLES, "CONSTRUCT/DESCRIBE"))
        serialize(result, out, _TRIPLES[wanted], prefixes=PREFIXES)
    elif isinstance(result, QueryBoolean) and wanted in {"csv", "tsv"}:  # the W3C formats have no place for a boolean
        out.write(f"{str(bool(result)).lower()}\n".encode())
    elif wanted in _SOLUTIONS:
        result.serialize(out, _SOLUTIONS[wanted])
    else:
        raise WrongFormatError(_sentence(wanted, _SOLUTIONS, "SELECT/ASK"))
    if wanted in {"json", "xml", "jsonld"}:
        out.write(b"\n")


def _sentence(wanted: str, fitting: dict[str, object] | dict[str, QueryResultsFormat] | dict[str, RdfFormat], kind: str) -> str:
    names = ", ".join(fitting)
    return f"ผลของ {kind} เขียนเป็น {wanted} ไม่ได้ ใช้ {names} · a {kind} result cannot be written as {wanted}; use {names}"


def _table(result: Result, out: IO[bytes]) -> None:
    if isinstance(result, QueryBoolean):
        out.write(f"{'true' if result else 'false'}\n".encode())
        return
    if isinstance(result, QueryTriples):
        buffer = BytesIO()
        serialize(result, buffer, RdfFormat.TURTLE, prefixes=PREFIXES)
        out.write(buffer.getvalue())
        return
    names = [variable.value for variable in result.variables]
    table = Table(*names)
    count = 0
    for count, solution in enumerate(result, 1):  # noqa: B007 - the count is printed below
        table.add_row(*(Text(_shown(solution[name])) for name in names))  # Text: data is no markup
    page = StringIO()
    Console(file=page, width=TABLE_WIDTH).print(table)
    out.write(f"{page.getvalue()}{count} แถว · rows\n".encode())


def _shown(term: object) -> str:
    """A term for the eye: prefixed names for IRIs, the plain text of literals."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for prefix, base in PREFIXES.items():
            if term.value.startswith(base):
                return f"{prefix}:{term.value[len(base):]}"
    return str(getattr(term, "value", term))
