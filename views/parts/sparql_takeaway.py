"""What a reader takes along: the result in every format, the permanent link, and the code to ask again from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from exports.answers import cited, rows_file, statements_file
from graph.bindings import query_form
from graph.store import GraphStore
from queries.engine import Query, SolutionsFormat, TriplesFormat
from queries.engines import engine
from queries.protocol.media import SOLUTIONS, TRIPLES
from queries.read.records import Lang
from queries.safe.limits import limits
from queries.safe.outcome import Failure, Ok
from queries.safe.spool import BrokenBodyError
from views.i18n import t
from views.markup import show, tag
from views.parts.citation import citation_block
from views.parts.element import copy_link
from views.parts.sparql_address import Asked, place
from views.parts.sparql_answer import Job
from views.parts.sparql_run import client
from views.parts.sparql_snippets import snippets

__all__ = ["DownloadError", "endpoint", "takeaway", "written"]

_ROWS: tuple[tuple[str, SolutionsFormat, str], ...] = (("CSV", "csv", "csv"), ("TSV", "tsv", "tsv"), ("JSON", "json", "srj"), ("XML", "xml", "srx"))
_GRAPHS: tuple[tuple[str, TriplesFormat, str], ...] = (("Turtle", "ttl", "ttl"), ("N-Triples", "nt", "nt"), ("JSON-LD", "jsonld", "jsonld"),
                                                       ("RDF/XML", "rdfxml", "rdf"))
_ELSEWHERE = "http://127.0.0.1:8501/query"


class DownloadError(RuntimeError):
    """A query whose result is too large for the page gave none when it was asked again; the sentence says why."""


def endpoint() -> str:
    """Full address of the protocol endpoint of this server, as the visitor's browser knows it."""
    here = (st.context.url or _ELSEWHERE).partition("?")[0].rstrip("/")
    return here.rpartition("/")[0] + "/sparql"


def written(store: GraphStore, job: Job, who: str, form: SolutionsFormat | TriplesFormat) -> Callable[[], bytes]:
    """What makes the file on a click: from the answer that the page shows, so both are the same and no second run can fail.

    Only what was too large for the page is asked again.
    """
    solutions: SolutionsFormat | None = next((name for _, name, _ in _ROWS if name == form), None)
    triples: TriplesFormat | None = next((name for _, name, _ in _GRAPHS if name == form), None)

    def make() -> bytes:
        if not isinstance(job.answer, Failure):
            return rows_file(job.content, solutions, store) if solutions else statements_file(job.content, triples, store) if triples else b""
        outcome = engine().run(Query(job.text, solutions, triples), who)
        if not isinstance(outcome, Ok):
            raise DownloadError(f"{outcome.th} · {outcome.en}")
        try:
            return cited(outcome.body.content(), form, store)
        except BrokenBodyError as error:
            raise DownloadError(str(error)) from error

    return make


def takeaway(store: GraphStore, asked: Asked, job: Job, lang: Lang) -> None:
    """Downloads, link, citation, code."""
    text = job.text
    graph = query_form(text) in {"CONSTRUCT", "DESCRIBE"}
    again = isinstance(job.answer, Failure)
    show(tag("h2", t("sparql.get", lang)),
         tag("p", t("sparql.get.again", lang, limit=f"{limits().seconds:g}") if again else t("sparql.get.what", lang), css="pa-note"))
    name = f"policy-{asked.name or 'query'}"
    with st.container(horizontal=True, key="sparql-downloads"):
        if graph:
            for label, triples, suffix in _GRAPHS:
                _button(label, written(store, job, client(), triples), f"{name}.{suffix}", _media(TRIPLES, triples))
        else:
            for label, solutions, suffix in _ROWS:
                _button(label, written(store, job, client(), solutions), f"{name}.{suffix}", _media(SOLUTIONS, solutions))
    where = place(asked)
    show(tag("p", copy_link(where, lang)) if where else tag("p", t("sparql.link.long", lang), css="pa-note"))
    citation_block(store, lang, t("cite.result", lang))
    with st.expander(t("sparql.repeat", lang)):
        found = snippets(endpoint(), text, graph=graph)
        for tab, (language, code) in zip(st.tabs(list(found)), found.values(), strict=True):
            tab.code(code, language=language, wrap_lines=False)


def _media(table: dict[str, SolutionsFormat] | dict[str, TriplesFormat], wanted: str) -> str:
    return next(media for media, name in table.items() if name == wanted)


def _button(label: str, make: Callable[[], bytes], file_name: str, media: str) -> None:
    st.download_button(label, make, file_name=file_name, mime=media, on_click="ignore", key=f"sparql-get-{label}")
