"""The graph follows what is kept; where it cannot, the page says why."""

from __future__ import annotations

import time

import streamlit as st

from graph.projection import projector, request_projection
from queries.read.records import Lang
from views.i18n import t
from views.language import in_language
from views.markup import Markup, tag

__all__ = ["graph_state", "into_graph"]

_LOOK = 0.4
"""Seconds between two looks at how far it is."""
_PATIENCE = 25.0
"""Seconds a page waits for the graph; after that it goes on behind the page."""


def into_graph(lang: Lang | None = None) -> None:
    """Let the graph follow the database; with ``lang`` go on when it has, as a person is about to look at it, who is told what is being done."""
    number = request_projection()
    if lang is None:
        return
    until = time.monotonic() + _PATIENCE
    place = st.empty()
    while not projector.wait(number, _LOOK) and projector.busy and time.monotonic() < until:
        if projector.stage:
            place.html(str(tag("p", in_language(projector.stage, lang), css="pa-note", role="status")))
    place.empty()


def graph_state(lang: Lang) -> Markup | None:
    """That the graph is behind, and why; None when it is not."""
    if projector.trouble:
        return tag("p", in_language(projector.trouble, lang), css="pa-bring-wrong", role="alert")
    return tag("p", in_language(projector.stage, lang) if projector.stage else t("bring.projecting", lang), " …", css="pa-note", role="status") if projector.busy else None
