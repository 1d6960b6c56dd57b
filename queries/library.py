"""The query library: each ``*.rq`` file with its title, description and typed parameters, and a way to run it.

A file opens with comment lines::

    # title@th: …            one line, Thai           (required)
    # title@en: …            one line, English        (required)
    # description@th: …      what it answers, for whom (required, both languages)
    # param: agency agency agency/dga | หน่วยงาน | Agency     name, type, default, label@th, label@en

and the rest is SPARQL in which ``?agency`` stands for the parameter. Values replace the variable as terms, never as
text, so nothing a person types can change the query.

A parameter of type ``elements`` takes any number of ids, separated by spaces. Its query holds the line
``VALUES ?things { UNDEF }``, which is valid SPARQL as it stands and means "everything"; the ids take the place of ``UNDEF``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal as OneOf
from typing import get_args

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from graph.store import GraphStore, Term
from ontology.namespaces import XSD, iri

__all__ = ["LibraryQuery", "Parameter", "QueryFileError", "Row", "bind", "names", "prepared", "query", "rows", "run"]

FOLDER = Path(__file__).parent
ParameterType = OneOf["element", "elements", "plan", "agency", "text", "integer", "year_be", "term"]
_PARAM = re.compile(r"^(\w+)\s+(\w+)\s+(.*?)\s*\|\s*(.*?)\s*\|\s*(.*?)$")

_NOT_IRI = re.compile(r"[\s<>\"{}|\\^`]")
_EVERYTHING = "VALUES ?{} {{ UNDEF }}"

Row = dict[str, Term]
"""One solution: variable name → term; unbound variables are absent."""


class QueryFileError(ValueError):
    """A library file or a parameter value is not as it should be; the sentence says which and what to do."""


@dataclass(frozen=True)
class Parameter:
    """A typed parameter of a library query."""

    name: str
    type: ParameterType
    default: str
    label_th: str
    label_en: str

    def term(self, value: str) -> Term:
        """The RDF term for a value typed by a person. Raises :class:`QueryFileError` if it has not the type."""
        match self.type:
            case "element" | "elements" | "plan" | "agency" | "term":
                return self._named(value)
            case "integer":
                if not re.fullmatch(r"-?\d+", value):
                    raise QueryFileError(f"{self.name}: «{value}» ต้องเป็นจำนวนเต็ม · “{value}” must be a whole number")
                return Literal(value, datatype=NamedNode(XSD + "integer"))
            case "year_be":
                if not re.fullmatch(r"2[45]\d\d", value):
                    raise QueryFileError(f"{self.name}: «{value}» ต้องเป็นปี พ.ศ. · “{value}” must be a Buddhist-era year")
                return Literal(f"{int(value) - 543:04d}", datatype=NamedNode(XSD + "gYear"))
            case "text":
                return Literal(value)

    def terms(self, value: str) -> list[NamedNode]:
        """The IRIs for a list of ids separated by spaces."""
        return [self._named(one) for one in value.split()]

    def _named(self, value: str) -> NamedNode:
        full = value if value.startswith(("http://", "https://")) else iri(value)
        if _NOT_IRI.search(full):
            raise QueryFileError(f"{self.name}: «{value}» ไม่ใช่ IRI · “{value}” is not an IRI")
        try:
            return NamedNode(full)
        except ValueError as error:
            raise QueryFileError(f"{self.name}: «{value}» ไม่ใช่ IRI · “{value}” is not an IRI") from error


@dataclass(frozen=True)
class LibraryQuery:
    """One ``.rq`` file."""

    name: str
    title_th: str
    title_en: str
    description_th: str
    description_en: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def names() -> tuple[str, ...]:
    """Names of all library queries, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.rq")))


@cache
def query(name: str) -> LibraryQuery:
    """A library query by name. Raises :class:`QueryFileError` if there is none or its head is incomplete."""
    path = FOLDER / f"{name}.rq"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise QueryFileError(f"ไม่มีคำค้นชื่อ «{name}» ในคลัง · no library query is called “{name}”")
    text = path.read_text("utf-8")
    head: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        if key == "param":
            parameters.append(_parameter(value.strip(), name))
        else:
            head[key.strip()] = f"{head[key.strip()]} {value.strip()}" if key.strip() in head else value.strip()
    missing = [key for key in ("title@th", "title@en", "description@th", "description@en") if not head.get(key)]
    if missing:
        raise QueryFileError(f"{path.name}: ขาด {', '.join(missing)} · {', '.join(missing)} missing")
    for parameter in parameters:
        if parameter.type == "elements" and _EVERYTHING.format(parameter.name) not in text:
            line = _EVERYTHING.format(parameter.name)
            raise QueryFileError(f"{path.name}: ขาดบรรทัด {line} · the line {line} is missing")
    return LibraryQuery(name, head["title@th"], head["title@en"], head["description@th"], head["description@en"],
                        tuple(parameters), text)


def _parameter(text: str, name: str) -> Parameter:
    match = _PARAM.match(text)
    if not match or match[2] not in get_args(ParameterType):
        raise QueryFileError(f"{name}.rq: บรรทัด param «{text}» ไม่ถูกต้อง · param line “{text}” is not right")
    return Parameter(match[1], match[2], match[3], match[4], match[5])  # type: ignore[arg-type]


def bind(found: LibraryQuery, values: dict[str, str]) -> dict[str, Term]:
    """Terms of all parameters: given values, defaults for the rest. Unknown names are refused."""
    known = {parameter.name for parameter in found.parameters}
    if unknown := sorted(set(values) - known):
        raise QueryFileError(f"คำค้น {found.name} ไม่มีตัวแปร {', '.join(unknown)} (มี {', '.join(sorted(known)) or '-'}) · "
                             f"{found.name} has no parameter {', '.join(unknown)} (it has {', '.join(sorted(known)) or 'none'})")
    return {parameter.name: parameter.term(values.get(parameter.name, parameter.default))
            for parameter in found.parameters if parameter.type != "elements"}


def prepared(found: LibraryQuery, values: dict[str, str]) -> tuple[str, dict[str, Term]]:
    """Text and bindings of a query for given values: what :meth:`graph.store.GraphStore.query` takes."""
    bindings, text = bind(found, values), found.text
    for parameter in found.parameters:
        if parameter.type == "elements" and (given := values.get(parameter.name, parameter.default)):
            # IRIs checked and written by the engine's own serialiser: nothing in a value can leave its angle brackets.
            terms = " ".join(str(term) for term in parameter.terms(given))
            text = text.replace(_EVERYTHING.format(parameter.name), f"VALUES ?{parameter.name} {{ {terms} }}")
    return text, bindings


def run(store: GraphStore, name: str, **values: str) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Result of a library query with parameters given as strings."""
    return store.query(*prepared(query(name), values))


def rows(store: GraphStore, name: str, **values: str) -> Iterator[Row]:
    """Solutions of a library SELECT query."""
    result = run(store, name, **values)
    if not isinstance(result, QuerySolutions):
        raise QueryFileError(f"{name} ไม่ใช่คำค้นแบบ SELECT · {name} is not a SELECT query")
    variables = [variable.value for variable in result.variables]
    for solution in result:
        pairs = ((variable, solution[variable]) for variable in variables)
        yield {variable: term for variable, term in pairs if isinstance(term, NamedNode | Literal)}
