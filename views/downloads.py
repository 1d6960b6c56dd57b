"""Downloads of the whole graph, written when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import streamlit as st

from exports.rdf import FORMATS, Format, write_rdf
from graph.store import GraphStore
from queries.read.records import Lang
from views.i18n import t
from views.markup import show, tag

__all__ = ["graph_downloads", "written"]


def written(store: GraphStore, format_: Format) -> Callable[[], bytes]:
    """What makes the file on a click."""
    def make() -> bytes:
        output = BytesIO()
        write_rdf(store, output, format_)
        return output.getvalue()

    return make


def graph_downloads(store: GraphStore, lang: Lang) -> None:
    """One button a format, with version, licence and where the vocabulary is described."""
    manifest = store.manifest
    show(tag("h2", t("about.download", lang)), tag("p", t("about.download.what", lang, version=str(manifest["version"]),
             build=store.fingerprint[:8], count=f"{sum(manifest['counts'].values()):,}"), css="pa-note"))
    with st.container(horizontal=True):
        for format_, (suffix, media_type) in FORMATS.items():
            st.download_button(t(f"format.{format_}", lang), written(store, format_), file_name=f"policy-alignment.{suffix}", mime=media_type,
                               on_click="ignore")
    show(tag("p", t("about.licence", lang)), tag("p", tag("a", t("about.vocabulary", lang), href=f"vocabulary/{lang}.html", css="pa-button")))
