"""Downloads of the whole graph, written when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import streamlit as st

from exports.rdf import FORMATS, Format, write_rdf
from graph.published import holds_work, published_build, published_counts
from graph.store import GraphStore
from queries.read.records import Lang
from views.i18n import t
from views.markup import show, tag

__all__ = ["graph_downloads", "written"]


def written(store: GraphStore, format_: Format, *, work: bool = False) -> Callable[[], bytes]:
    """What makes the file on a click."""
    def make() -> bytes:
        output = BytesIO()
        write_rdf(store, output, format_, work=work)
        return output.getvalue()

    return make


def graph_downloads(store: GraphStore, lang: Lang) -> None:
    """One button a format, with version, licence and where the vocabulary is described."""
    show(tag("h2", t("about.download", lang)), tag("p", t("about.download.what", lang, version=str(store.manifest["version"]),
             build=published_build(store)[:8], count=f"{sum(published_counts(store).values()):,}"), css="pa-note"))
    _buttons(store, "policy-alignment", lang)
    if holds_work(store):
        with st.expander(t("about.download.work", lang)):
            show(tag("p", t("about.download.work.what", lang), css="pa-remark"))
            _buttons(store, "policy-alignment-with-workspaces", lang, work=True)
    show(tag("p", t("about.licence", lang)), tag("p", tag("a", t("about.vocabulary", lang), href=f"vocabulary/{lang}.html", css="pa-button")))


def _buttons(store: GraphStore, name: str, lang: Lang, *, work: bool = False) -> None:
    with st.container(horizontal=True):
        for format_, (suffix, media_type) in FORMATS.items():
            st.download_button(t(f"format.{format_}", lang), written(store, format_, work=work), file_name=f"{name}.{suffix}", mime=media_type, on_click="ignore",
                               key=f"{name}-{suffix}")
