"""The graph, or one plan of it, as N-Quads, Turtle or JSON-LD: streaming, and byte for byte the same for the same build.

The build keeps its canonical dump, whose lines are sorted; every export reads it once from top to bottom, so it holds no
more than one resource in memory.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from exports.citation import citation, comment_lines
from graph.published import is_with_work
from graph.settings import ROOT
from graph.store import GraphStore
from ontology.namespaces import DCTERMS, ID, PA, PREFIXES, RDF, XSD, graph_iri, is_work
from queries import library
from queries.read.elements import refs
from queries.read.nodes import NotFoundError
from queries.read.records import Lang

__all__ = ["FORMATS", "Format", "plan_rdf", "plan_statements", "write_rdf"]

Format = Literal["nquads", "turtle", "jsonld"]
FORMATS: dict[Format, tuple[str, str]] = {
    "turtle": ("ttl", "text/turtle"),
    "jsonld": ("jsonld", "application/ld+json"),
    "nquads": ("nq", "application/n-quads"),
}
"""Format → (file suffix, media type)."""
_CITE = "citation"
"""Key of the citation in JSON-LD. The context says null of it, so that no reader takes it for a statement of the graph."""
CONTEXT = ROOT / "ontology" / "context.jsonld"


def write_rdf(store: GraphStore, output: BinaryIO, format_: Format, plan: str | None = None, *, work: bool = False) -> None:
    """Write the published graph, or a plan with its alignments and the sources these cite, to a binary file.

    People's workspaces and their decisions are left out, but for the workspace that is asked for as ``plan``; with ``work`` they are in.
    The file opens with the citation of the build: as comments, or in JSON-LD under a key that means nothing to RDF.
    Raises ``queries.read.NotFoundError`` for an unknown plan.
    """
    if plan is not None:
        _require_plan(store, plan)
    quads = _dump(store, work=work) if plan is None else plan_statements(store, plan, work=work)
    mixed = is_with_work(store, plan, work=work)
    if format_ == "jsonld":
        cite = {lang: citation(store, "text", lang, plan or "", work=mixed) for lang in get_args(Lang)}
        _write_jsonld(_triples(quads), output, CONTEXT, cite)
        return
    output.write(comment_lines(store, plan or "", work=mixed))
    if format_ == "nquads":
        output.writelines(f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n".encode() for quad in quads)
    else:
        serialize(_triples(quads), output, RdfFormat.TURTLE, prefixes=PREFIXES)


def plan_rdf(store: GraphStore, plan_id: str, format_: Format) -> bytes:
    """The part of the graph that concerns one plan or workspace, with its provenance; JSON-LD holds its context. See :func:`write_rdf`."""
    buffer = io.BytesIO()
    write_rdf(store, buffer, format_, plan_id)
    return buffer.getvalue()


def _dump(store: GraphStore, *, work: bool) -> Iterator[Quad]:
    """Quads of the build in canonical order."""
    with store.dump().open("rb") as file:
        yield from (quad for quad in parse(file, RdfFormat.N_QUADS) if work or not is_work(quad.graph_name.value))


def _require_plan(store: GraphStore, plan: str) -> None:
    known = refs(store, [plan])
    if plan not in known or known[plan].type != "Instrument":
        raise NotFoundError("แผน", "plan", plan)


def plan_statements(store: GraphStore, plan: str, *, work: bool = False) -> Iterator[Quad]:
    """A plan's own graphs, the alignments with an end in it (with their evidence), and the sources that all these cite.

    Its own are the graph of its data file, or of the workspace that holds it, and that of the decisions made there with who made them. What
    other workspaces say of it is theirs, and in only with ``work``.
    """
    own = {f"<{graph_iri(f'{room}/{plan}')}>".encode() for room in ("plans", "workspace", "decisions")}
    records = {str(row["part"]).encode() for row in library.rows(store, "records-of-plan", plan=plan)}
    source = f" <{DCTERMS}source> ".encode()
    lines = [(line, graph in own) for line in store.dump().read_bytes().splitlines(keepends=True) if (graph := _graph(line)) in own or work or not is_work(graph[1:-1].decode())]
    cited = {line.split(b" ", 3)[2] for line, mine in lines if source in line and (mine or _subject(line) in records) and line.split(b" ", 2)[1] == source.strip()}
    wanted = records | cited
    yield from parse(b"".join(line for line, mine in lines if mine or _subject(line) in wanted), RdfFormat.N_QUADS)


def _subject(line: bytes) -> bytes:
    return line[:line.index(b" ")]


def _graph(line: bytes) -> bytes:
    """The last term of a canonical line, which ends in ``<graph> .`` and a line break."""
    return line[line.rindex(b" ", 0, -3) + 1:-3]


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Triples without their graph; the same triple of two graphs stands on neighbouring lines and is given once."""
    before: Triple | None = None
    for quad in quads:
        if quad.triple != before:
            before = quad.triple
            yield before


def _write_jsonld(triples: Iterable[Triple], output: BinaryIO, context: Path, cite: dict[str, str]) -> None:
    """One JSON object a resource in ``@graph``, one a line, with the context inlined; the first holds the citation and no statement."""
    inlined = json.loads(context.read_text("utf-8"))["@context"]
    terms = _terms(inlined)
    output.write(b'{"@context": ' + json.dumps(inlined | {_CITE: None}, ensure_ascii=False).encode() + b',\n"@graph": [\n')
    output.write(json.dumps({_CITE: cite}, ensure_ascii=False).encode())
    for subject, said in groupby(triples, key=lambda triple: triple.subject):
        node = _resource(subject, said, terms)
        output.write(b",\n" + json.dumps(node, ensure_ascii=False).encode())
    output.write(b"\n]}\n")


def _terms(context: dict[str, Any]) -> dict[str, tuple[str, dict[str, str]]]:
    """Predicate IRI → (term, its definition), for the terms of the context that name a property."""
    found = {}
    for term, definition in context.items():
        if isinstance(definition, dict) and "@id" in definition:
            found[_expanded(definition["@id"], context)] = (term, definition)
    return found


def _expanded(name: str, context: dict[str, Any]) -> str:
    prefix, colon, rest = name.partition(":")
    return context[prefix] + rest if colon and isinstance(context.get(prefix), str) and not rest.startswith("//") else name


def _resource(subject: Any, said: Iterable[Triple], terms: dict[str, tuple[str, dict[str, str]]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(subject.value)}
    for triple in said:
        predicate, value = triple.predicate.value, triple.object
        if predicate == RDF + "type":
            node.setdefault("@type", []).append(_short(str(getattr(value, "value", value))))
            continue
        key, shown = _entry(predicate, value, terms)
        if isinstance(shown, dict) and "@container" in shown:  # a value under its language
            language = shown["@container"]
            texts = node.setdefault(key, {})
            texts[language] = shown["@value"] if language not in texts else [*_listed(texts[language]), shown["@value"]]
        else:
            node[key] = shown if key not in node else [*_listed(node[key]), shown]
    return node


def _entry(predicate: str, value: Any, terms: dict[str, tuple[str, dict[str, str]]]) -> tuple[str, Any]:
    """Key and value of one statement: by the context's term if the value is of the kind the term says, else in full."""
    term, definition = terms.get(predicate, ("", {}))
    type_ = _expanded_type(definition.get("@type", ""))
    if isinstance(value, RdfLiteral):
        if definition.get("@container") == "@language" and value.language:
            return term, {"@container": value.language, "@value": value.value}
        if term and type_ and not value.language and value.datatype.value == type_:
            return term, value.value
        return _full(predicate, terms, definition), _value(value)
    if term and type_ == "@id":
        return term, _short(value.value)
    if term and type_ == "@vocab" and (name := _vocabulary_name(value.value, terms)):
        return term, name
    return _full(predicate, terms, definition), {"@id": _short(value.value)}


def _vocabulary_name(full: str, terms: dict[str, tuple[str, dict[str, str]]]) -> str | None:
    """``contributesTo`` for ``pa:contributesTo``; None if the context gives that name to something else."""
    name = full.removeprefix(PA)
    taken = {term: predicate for predicate, (term, _) in terms.items()}
    return name if full.startswith(PA) and taken.get(name, full) == full else None


def _full(predicate: str, terms: dict[str, tuple[str, dict[str, str]]], definition: dict[str, str]) -> str:
    """The term if it says nothing of its values, else the prefixed name, which takes values of any kind."""
    return terms[predicate][0] if predicate in terms and not {"@type", "@container", "@language"} & set(definition) else _short(predicate)


def _value(literal: RdfLiteral) -> Any:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype.value == XSD + "string":
        return literal.value
    return {"@value": literal.value, "@type": _short(literal.datatype.value)}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _expanded_type(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name


def _short(full: str) -> str:
    """A prefixed name. Our own ids keep their slashes: ``id:psds-2567/s1``."""
    if full.startswith(ID):
        return "id:" + full.removeprefix(ID)
    for prefix, namespace in PREFIXES.items():
        if full.startswith(namespace):
            return f"{prefix}:{full.removeprefix(namespace)}"
    return full
