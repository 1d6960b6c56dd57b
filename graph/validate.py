"""SHACL over the finished graph, told in sentences: which element (label, number), what was found, what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.published import published_folder
from graph.settings import ROOT
from graph.store import GraphStore, open_store
from ontology.namespaces import DCTERMS, ID, PA

__all__ = ["REPORT_FILE", "Finding", "check_graph", "memory_graph", "read_report", "report_of", "validate_graph", "validate_store"]

SHAPES = ROOT / "ontology" / "shapes.ttl"
REPORT_FILE = "validation.json"
"""Beside the build it is about, so that a page shows the result for the graph it shows."""
_SEVERITY = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One SHACL result."""

    severity: str
    """``violation``, ``warning`` or ``info``."""
    focus: str
    """IRI of the element the sentence is about."""
    shape: str
    path: str
    value: str
    th: str
    en: str


def check_graph(folder: Path, *, only_if_changed: bool = False) -> list[Finding]:
    """Validate the build in force of the store ``folder``; with ``only_if_changed`` the kept result of the same build and shapes does.

    Raises ``NotBuiltError`` if there is none.
    """
    store = open_store(folder)
    kept = read_report(store.folder) if only_if_changed and _report_is_current(store.folder) else None
    return validate_store(store) if kept is None else kept


def _report_is_current(folder: Path) -> bool:
    """A report older than the shapes says nothing of them."""
    report = folder / REPORT_FILE
    return report.is_file() and report.stat().st_mtime >= SHAPES.stat().st_mtime


def validate_store(store: GraphStore) -> list[Finding]:
    """Validate a build and keep the result beside it."""
    findings = validate_graph(memory_graph(quad.triple for quad in store.store))
    report = {"findings": [asdict(finding) for finding in findings]}
    (store.folder / REPORT_FILE).write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    return findings


def read_report(folder: Path) -> list[Finding] | None:
    """The kept result of a build, or None if it was never validated."""
    try:
        report = json.loads((folder / REPORT_FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return [Finding(**finding) for finding in report["findings"]]


def memory_graph(triples: Iterable[pyoxigraph.Triple]) -> Graph:
    """Triples of the store as an rdflib graph in memory, on which SHACL and OWL RL run."""
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def report_of(store: GraphStore) -> list[Finding] | None:
    """The kept result for what is published: people's work laid over it does not make it unknown. If only the build in force was validated, its result."""
    published = read_report(published_folder(store))
    return read_report(store.folder) if published is None else published


def validate_graph(data: Graph, shapes: Path = SHAPES) -> list[Finding]:
    """Findings of ``shapes`` on ``data``, worst first."""
    shape_graph = Graph().parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph, inference="none", advanced=False, meta_shacl=False)
    assert isinstance(report, Graph)  # noqa: S101 - pyshacl returns text only when asked to serialise
    findings = {_finding(report, result, data) for result in report.subjects(RDF.type, SH.ValidationResult)}
    rank = {"violation": 0, "warning": 1, "info": 2}
    return sorted(findings, key=lambda finding: (rank[finding.severity], finding))


def _finding(report: Graph, result: Node, data: Graph) -> Finding:
    focus = report.value(result, SH.focusNode)
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    slots = {"number": _number(data, focus), "value": _shown(value), "path": _short(path)}
    messages = {message.language: str(message) for message in report.objects(result, SH.resultMessage) if isinstance(message, Literal)}
    if " · " in messages.get(None, ""):  # pyshacl drops the language of a SPARQL rule's messages; ours carry both in one
        messages |= dict(zip(("th", "en"), messages[None].split(" · ", 1), strict=True))
    fallback = next(iter(messages.values()), "")
    severity = _SEVERITY.get(report.value(result, SH.resultSeverity), "violation")  # type: ignore[call-overload]
    sentences = {lang: _fill(messages.get(lang, fallback), slots | {"label": _label(data, focus, lang)}) for lang in ("th", "en")}
    return Finding(severity, str(focus), _short(report.value(result, SH.sourceShape)), slots["path"], slots["value"],
                   sentences["th"], sentences["en"])


def _fill(message: str, slots: dict[str, str]) -> str:
    for name, value in slots.items():
        message = message.replace("{" + name + "}", value)
    return message


def _label(data: Graph, node: Any, lang: str) -> str:
    for predicate in (SKOS.prefLabel, URIRef(DCTERMS + "title"), URIRef(PA + "verbatim"), URIRef(PA + "quote")):
        labels = {literal.language: str(literal) for literal in data.objects(node, predicate) if isinstance(literal, Literal)}
        if labels:
            text = labels.get(lang) or labels.get("th") or next(iter(labels.values()))
            return f"“{text[:80]}” ({_short(node)})"
    return _short(node)


def _number(data: Graph, node: Any) -> str:
    number = data.value(node, URIRef(PA + "number")) or data.value(node, SKOS.notation)
    return str(number) if number else "-"


def _shown(value: Any) -> str:
    if value is None or isinstance(value, BNode):
        return "-"
    return _short(value) if isinstance(value, URIRef) else str(value)


def _short(node: Any) -> str:
    if node is None or isinstance(node, BNode):
        return ""
    return str(node).replace(ID, "id:").replace(PA, "pa:").replace(str(SKOS), "skos:").replace(DCTERMS, "dcterms:")


def _term(term: Any) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=None if term.datatype.value.endswith("#string") else URIRef(term.datatype.value))
    return BNode(term.value)
