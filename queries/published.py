"""The library published in the graph itself: each question as a ``sh:SPARQLExecutable``, in the named graph ``id:graph/queries``.

Editors that read the examples of an endpoint (SIB's sparql-editor, YASGUI with a plug-in) ask for ``sh:SPARQLExecutable`` with
``rdfs:comment`` and ``sh:select``, ``sh:ask`` or ``sh:construct``, and for the prefixes with ``sh:prefix`` and ``sh:namespace``
(https://github.com/sib-swiss/sparql-examples). The texts run as they stand: prefixes declared, defaults filled in.
"""

from __future__ import annotations

from pyoxigraph import Quad

from loaders.rdf.writer import Writer
from ontology.namespaces import PREFIXES, RDFS, SCHEMA, SH, XSD, graph_iri, iri
from queries.library import TOPICS, LibraryQuery, questions, standalone
from queries.parameters import Parameter

__all__ = ["DATASET", "QUERIES", "query_iri", "query_quads"]

DATASET = iri("dataset")
"""The dataset as a whole; it declares the prefixes that its queries use."""
QUERIES = graph_iri("queries")
_FORMS = {"SELECT": ("SPARQLSelectExecutable", "select"), "ASK": ("SPARQLAskExecutable", "ask"),
          "CONSTRUCT": ("SPARQLConstructExecutable", "construct")}


def query_iri(name: str) -> str:
    """IRI of a question by its name."""
    return iri(f"query/{name}")


def query_quads() -> list[Quad]:
    """The prefixes and all questions of the library."""
    write = Writer(QUERIES)
    for prefix, namespace in PREFIXES.items():
        me = iri(f"prefix/{prefix}")
        write.link(DATASET, SH + "declare", me)
        write.type(me, SH + "PrefixDeclaration")
        write.text(me, SH + "prefix", prefix)
        write.typed(me, SH + "namespace", namespace, XSD + "anyURI")
    for question in questions():
        _question(write, question)
    return write.quads


def _question(write: Writer, question: LibraryQuery) -> None:
    me = query_iri(question.name)
    kind, holds = _FORMS[question.form]
    write.type(me, SH + "SPARQLExecutable", SH + kind)
    write.label(me, question.title_th, question.title_en, RDFS + "label")
    write.label(me, question.description_th, question.description_en, RDFS + "comment")
    topic_th, topic_en = TOPICS[question.topic]
    for word in dict.fromkeys((topic_th, *question.keywords_th)):
        write.text(me, SCHEMA + "keywords", word, "th")
    for word in dict.fromkeys((topic_en, *question.keywords_en)):
        write.text(me, SCHEMA + "keywords", word, "en")
    write.link(me, SH + "prefixes", DATASET)
    write.text(me, SH + holds, standalone(question, {}))
    for order, parameter in enumerate(question.parameters):
        _parameter(write, me, parameter, order)


def _parameter(write: Writer, question: str, parameter: Parameter, order: int) -> None:
    """As ``sh:Parameter``: the last part of its path is the name of the variable."""
    me = f"{question}/{parameter.name}"
    write.link(question, SH + "parameter", me)
    write.type(me, SH + "Parameter")
    write.link(me, SH + "path", iri(f"parameter/{parameter.name}"))
    write.label(me, parameter.label_th, parameter.label_en, SH + "name")
    write.value(me, SH + "defaultValue", parameter.term(parameter.default))
    write.integer(me, SH + "order", order)
