"""What a reader takes along: the result in every format, the permanent link, and the code to ask again from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.bindings import query_form
from queries.engine import Query, SolutionsFormat, TriplesFormat
from queries.engines import engine
from queries.protocol.media import SOLUTIONS, TRIPLES
from queries.read.records import Lang
from queries.safe.outcome import Ok
from views.html import show, tag
from views.i18n import t
from views.parts.element import copy_link
from views.parts.sparql_address import Asked, place
from views.parts.sparql_run import client
from views.parts.sparql_snippets import snippets

__all__ = ["DownloadError", "endpoint", "takeaway", "written"]

_ROWS: tuple[tuple[str, SolutionsFormat, str], ...] = (("CSV", "csv", "csv"), ("TSV", "tsv", "tsv"), ("JSON", "json", "srj"), ("XML", "xml", "srx"))
_GRAPHS: tuple[tuple[str, TriplesFormat, str], ...] = (("Turtle", "ttl", "ttl"), ("N-Triples", "nt", "nt"), ("JSON-LD", "jsonld", "jsonld"),
                                                       ("RDF/XML", "rdfxml", "rdf"))
_BOM = b"\xef\xbb\xbf"
"""Without it Excel reads Thai in a CSV file as Latin."""
_ELSEWHERE = "http://127.0.0.1:8501/query"


class DownloadError(RuntimeError):
    """The query that worked a moment ago gave no result; the sentence says why."""


def endpoint() -> str:
    """Full address of the protocol endpoint of this server, as the visitor's browser knows it."""
    here = (st.context.url or _ELSEWHERE).partition("?")[0].rstrip("/")
    return here.rpartition("/")[0] + "/sparql"


def written(text: str, who: str, solutions: SolutionsFormat | None, triples: TriplesFormat | None) -> Callable[[], bytes]:
    """What asks again on a click and returns the whole result as a file."""
    def make() -> bytes:
        outcome = engine().run(Query(text, solutions, triples), who)
        if not isinstance(outcome, Ok):
            raise DownloadError(str(outcome))
        return (_BOM if solutions == "csv" else b"") + outcome.body.content()

    return make


def takeaway(asked: Asked, text: str, lang: Lang) -> None:
    """Downloads, link, code."""
    graph = query_form(text) in {"CONSTRUCT", "DESCRIBE"}
    show(tag("h2", t("sparql.get", lang)), tag("p", t("sparql.get.what", lang), css="pa-note"))
    name = f"policy-{asked.name or 'query'}"
    with st.container(horizontal=True, key="sparql-downloads"):
        if graph:
            for label, triples, suffix in _GRAPHS:
                _button(label, written(text, client(), None, triples), f"{name}.{suffix}", _media(TRIPLES, triples))
        else:
            for label, solutions, suffix in _ROWS:
                _button(label, written(text, client(), solutions, None), f"{name}.{suffix}", _media(SOLUTIONS, solutions))
    where = place(asked)
    show(tag("p", copy_link(where, lang)) if where else tag("p", t("sparql.link.long", lang), css="pa-note"))
    with st.expander(t("sparql.repeat", lang)):
        found = snippets(endpoint(), text, graph=graph)
        for tab, (language, code) in zip(st.tabs(list(found)), found.values(), strict=True):
            tab.code(code, language=language, wrap_lines=False)


def _media(table: dict[str, SolutionsFormat] | dict[str, TriplesFormat], wanted: str) -> str:
    return next(media for media, name in table.items() if name == wanted)


def _button(label: str, make: Callable[[], bytes], file_name: str, media: str) -> None:
    st.download_button(label, make, file_name=file_name, mime=media, on_click="ignore", key=f"sparql-get-{label}")
