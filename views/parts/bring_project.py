"""The graph follows what is kept; where it cannot, the page says why."""

from __future__ import annotations

from graph.projection import projector, request_projection
from queries.read.records import Lang
from views.i18n import t
from views.language import in_language
from views.markup import Markup, tag

__all__ = ["graph_state", "into_graph"]

_PATIENCE = 25.0
"""Seconds a page waits for the graph; after that it goes on behind the page."""


def into_graph(*, wait: bool = False) -> None:
    """Let the graph follow the database; ``wait``: go on when it has, as a person is about to look at it."""
    number = request_projection()
    if wait:
        projector.wait(number, _PATIENCE)


def graph_state(lang: Lang) -> Markup | None:
    """That the graph is behind, and why; None when it is not."""
    if projector.trouble:
        return tag("p", in_language(projector.trouble, lang), css="pa-bring-wrong", role="alert")
    return tag("p", t("bring.projecting", lang), " …", css="pa-note", role="status") if projector.busy else None
