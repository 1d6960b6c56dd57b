"""The query library: each ``.rq`` file with its title, description and typed parameters, and a way to run it.

``queries/*.rq`` are the questions that planners and researchers ask: they are offered in the query page and published in the graph
(queries/published.py). ``queries/pages/*.rq`` are what the pages, reports and exports of the product read; nobody is offered those.

A file opens with comment lines::

    # title@th: …            one line, Thai            (required)
    # title@en: …            one line, English         (required)
    # description@th: …      what it answers, for whom (required, both languages)
    # keywords@th: …, …      words a person may search it by            (a question has them, both languages)
    # topic: gaps            one of TOPICS                              (a question has it)
    # class: selective       how much of the graph it reads, see Reading (a question has it)
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

from pyoxigraph import Literal, NamedNode, QuerySolutions

from graph.bindings import query_form, with_prefixes
from graph.engine import GraphStore, Result, Term
from ontology.namespaces import PREFIXES
from queries.parameters import Parameter, ParameterType, QueryFileError

__all__ = [
    "FOLDER", "TOPICS", "LibraryQuery", "Parameter", "QueryFileError", "Reading", "Row", "bind", "names", "prepared", "query", "questions",
    "rows", "run", "standalone",
]

FOLDER = Path(__file__).parent
PAGES = "pages"
"""Folder, below ``FOLDER``, of the queries that serve pages."""
TOPICS = {
    "alignment": ("ความสอดคล้อง", "Alignment"),
    "gaps": ("ช่องว่าง", "Gaps"),
    "indicators": ("ตัวชี้วัดและเป้าหมาย", "Indicators and targets"),
    "responsibility": ("ผู้รับผิดชอบ", "Responsibility"),
    "evidence": ("หลักฐานและแหล่งที่มา", "Evidence and sources"),
    "plans": ("แผนและองค์ประกอบ", "Plans and their parts"),
    "wording": ("ถ้อยคำและคำศัพท์", "Wording and terms"),
    "quality": ("คุณภาพข้อมูล", "Data quality"),
    "graph": ("กราฟและโครงสร้าง", "Graph and structure"),
}
"""Topics of questions in the order a page shows them, each with its Thai and English name."""
Reading = OneOf["selective", "aggregate", "large"]
"""``selective``: starts from what is given, so its time does not grow with the graph; ``aggregate``: counts or compares over the whole
graph; ``large``: its result grows with the graph."""
_PARAM = re.compile(r"^(\w+)\s+(\w+)\s+(.*?)\s*\|\s*(.*?)\s*\|\s*(.*?)$")
_EVERYTHING = "VALUES ?{} {{ UNDEF }}"
_HEAD = ("title@th", "title@en", "description@th", "description@en")
_QUESTION_HEAD = (*_HEAD, "keywords@th", "keywords@en", "topic", "class")
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)

Row = dict[str, Term]
"""One solution: variable name → term; unbound variables are absent."""


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
    question: bool = False
    """True: people ask it; false: it serves pages."""
    keywords_th: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    topic: str = ""
    reading: Reading | None = None

    @property
    def body(self) -> str:
        """The SPARQL without the comment lines it opens with."""
        lines = self.text.splitlines()
        return "\n".join(lines[next(index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")):])

    @property
    def form(self) -> str:
        """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``."""
        return query_form(self.text)


def names() -> tuple[str, ...]:
    """Names of all library queries, sorted."""
    return tuple(sorted(path.stem for path in (*FOLDER.glob("*.rq"), *(FOLDER / PAGES).glob("*.rq"))))


def questions() -> tuple[LibraryQuery, ...]:
    """The questions people ask, by topic and name."""
    found = [query(path.stem) for path in FOLDER.glob("*.rq")]
    return tuple(sorted(found, key=lambda one: (list(TOPICS).index(one.topic), one.name)))


@cache
def query(name: str) -> LibraryQuery:
    """A library query by name. Raises :class:`QueryFileError` if there is none or its head is incomplete."""
    paths = [path for path in (FOLDER / f"{name}.rq", FOLDER / PAGES / f"{name}.rq") if path.is_file()]
    if not re.fullmatch(r"[a-z0-9-]+", name) or not paths:
        raise QueryFileError(f"ไม่มีคำค้นชื่อ «{name}» ในคลัง · no library query is called “{name}”")
    question, text = paths[0].parent == FOLDER, paths[0].read_text("utf-8")
    head, parameters = _head(text, name)
    _check(name, head, parameters, text, question)
    return LibraryQuery(
        name, head["title@th"], head["title@en"], head["description@th"], head["description@en"], parameters, text, question,
        _listed(head.get("keywords@th", "")), _listed(head.get("keywords@en", "")), head.get("topic", ""), head.get("class"),  # type: ignore[arg-type]
    )


def _head(text: str, name: str) -> tuple[dict[str, str], tuple[Parameter, ...]]:
    """Entries of the comment lines a file opens with, and its parameters; an entry on several lines is one text."""
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
    return head, tuple(parameters)


def _check(name: str, head: dict[str, str], parameters: tuple[Parameter, ...], text: str, question: bool) -> None:
    missing = [key for key in (_QUESTION_HEAD if question else _HEAD) if not head.get(key)]
    if missing:
        raise QueryFileError(f"{name}.rq: ขาด {', '.join(missing)} · {', '.join(missing)} missing")
    for key, known in (("topic", tuple(TOPICS)), ("class", get_args(Reading))):
        if question and head[key] not in known:
            raise QueryFileError(f"{name}.rq: {key} «{head[key]}» ต้องเป็น {', '.join(known)} · {key} must be one of these")
    for parameter in parameters:
        line = _EVERYTHING.format(parameter.name)
        if parameter.type == "elements" and line not in text:
            raise QueryFileError(f"{name}.rq: ขาดบรรทัด {line} · the line {line} is missing")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := part.strip()))


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
    """Text and bindings of a query for given values: what :meth:`graph.engine.GraphStore.query` takes."""
    return _with_lists(found, values, found.text), bind(found, values)


def standalone(found: LibraryQuery, values: dict[str, str]) -> str:
    """The query as a text of its own, for any SPARQL client: its prefixes declared, each value in a ``VALUES`` line that a person can change."""
    body = _with_lists(found, values, found.body)
    labels = {parameter.name: f"{parameter.label_th} · {parameter.label_en}" for parameter in found.parameters}
    lines = "".join(f"\n  VALUES ?{name} {{ {term} }}  # {labels[name]}" for name, term in bind(found, values).items())
    start = _WHERE.search(body)
    if start is None:
        raise QueryFileError(f"{found.name}.rq: ขาด WHERE {{ · WHERE {{ is missing")
    return with_prefixes(f"{body[:start.end()]}{lines}{body[start.end():]}", PREFIXES)


def _with_lists(found: LibraryQuery, values: dict[str, str], text: str) -> str:
    """The text with the ids of parameters of type ``elements`` in their places."""
    for parameter in found.parameters:
        if parameter.type == "elements" and (given := values.get(parameter.name, parameter.default)):
            # IRIs checked and written by the engine's own serialiser: nothing in a value can leave its angle brackets.
            terms = " ".join(str(term) for term in parameter.terms(given))
            text = text.replace(_EVERYTHING.format(parameter.name), f"VALUES ?{parameter.name} {{ {terms} }}")
    return text


def run(store: GraphStore, name: str, **values: str) -> Result:
    """Result of a library query with parameters given as strings."""
    return store.query(*prepared(query(name), values))


_TERMS = (NamedNode, Literal)


def rows(store: GraphStore, name: str, **values: str) -> Iterator[Row]:
    """Solutions of a library SELECT query."""
    result = run(store, name, **values)
    if not isinstance(result, QuerySolutions):
        raise QueryFileError(f"{name} ไม่ใช่คำค้นแบบ SELECT · {name} is not a SELECT query")
    variables = [variable.value for variable in result.variables]
    for solution in result:
        yield {variable: term for variable, term in zip(variables, solution, strict=True) if isinstance(term, _TERMS)}
