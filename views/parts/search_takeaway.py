"""What a reader takes along from a search: all hits as a table or JSON, the permanent link, and the code that asks again."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import streamlit as st

from exports.citation import citation
from exports.hits import hits_csv, hits_json
from graph.published import published_build
from graph.store import GraphStore
from queries.read.paths import paths
from queries.read.records import Lang
from views.i18n import t
from views.markup import show, tag
from views.parts.element import copy_link
from views.parts.search_address import FIELD_OF, PAGE, Asked, place, values_of
from views.parts.search_ask import every_hit

__all__ = ["cli_code", "python_code", "takeaway", "written"]

OPTION = {"type": "--type", "plan": "--plan", "level": "--level", "agency": "--agency", "year": "--year"}
"""Facet → option of ``cli.py search``."""


def written(store: GraphStore, asked: Asked, lang: Lang, format_: str) -> Callable[[], bytes]:
    """What asks again on a click and writes all hits."""
    def make() -> bytes:
        answer = every_hit(store, asked, lang)
        where = paths(store, tuple(hit.ref.id for hit in answer.hits))
        if format_ == "csv":
            return hits_csv(answer.hits, where, lang)
        return hits_json(answer, asked.filters, where, build=published_build(store), cite=citation(store, "text", lang))

    return make


def takeaway(store: GraphStore, asked: Asked, total: int, lang: Lang) -> None:
    """Downloads, link, code."""
    show(tag("h2", t("search.get", lang)), tag("p", t("search.get.what", lang, count=f"{total:,}"), css="pa-note"))
    with st.container(horizontal=True, key="search-downloads"):
        st.download_button("CSV", written(store, asked, lang, "csv"), file_name="policy-search.csv", mime="text/csv", on_click="ignore", key="search-get-csv")
        st.download_button("JSON", written(store, asked, lang, "json"), file_name="policy-search.json", mime="application/json", on_click="ignore",
                           key="search-get-json")
    show(tag("p", copy_link(place(asked), lang)))
    with st.expander(t("search.repeat", lang)):
        python, shell = st.tabs(["Python", t("search.repeat.cli", lang)])
        python.code(python_code(asked), language="python", wrap_lines=True)
        shell.code(cli_code(asked), language="bash", wrap_lines=True)


def python_code(asked: Asked) -> str:
    """The three lines of a notebook."""
    chosen = {name: getattr(asked.filters, name) for name in FIELD_OF.values() if getattr(asked.filters, name)}
    names, filters = ("Filters, search", ", filters=Filters(" + ", ".join(f"{name}={values!r}" for name, values in chosen.items()) + ")") \
        if chosen else ("search", "")
    filters += ", correct=False" if asked.as_typed else ""
    return f"from search.ask import {names}\n\nfor hit in search({asked.text!r}{filters}).hits:\n    print(hit.ref.id, hit.ref.label.th, hit.band, hit.shared)\n"


def cli_code(asked: Asked) -> str:
    """The same in a shell, from the folder of the project."""
    options = "".join(f" {OPTION[facet]} {shlex.quote(value)}" for facet in FIELD_OF for value in values_of(asked, facet))
    stop = " --" if asked.text.startswith("-") else ""  # else it would be read as an option
    return f".venv/bin/python cli.py search -k {PAGE}{options} --json{stop} {shlex.quote(asked.text)}\n"
