"""How to cite the graph, to be copied: a sentence, APA, BibTeX."""

from __future__ import annotations

import streamlit as st

from exports.citation import STYLES, citation
from graph.store import GraphStore
from queries.read.records import Lang
from views.i18n import t
from views.markup import show, tag
from views.store import ask

__all__ = ["citation_block"]


def citation_block(store: GraphStore, lang: Lang, what: str, *, work: bool | None = None) -> None:
    """The citation in every style with a button that copies it; ``what`` says of what it is, ``work`` whether users' workspaces may be in it (see :func:`citation`)."""
    show(tag("h3", t("cite.title", lang), css="pa-cite-title"), tag("p", what, css="pa-note"))
    with st.container(key="citation"):
        for tab, style in zip(st.tabs([t(f"cite.style.{style}", lang) for style in STYLES]), STYLES, strict=True):
            tab.code(ask(citation, store, style, lang, work=work), language=None, wrap_lines=True)
