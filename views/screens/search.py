"""Search: words, a sentence, an abbreviation or a code; results with reasons, filters and pages. The address holds the whole view."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.store import GraphStore
from queries.read.plans import plans
from queries.read.records import Lang
from search.records import Answer
from views.i18n import t
from views.language import in_language, language
from views.markup import Markup, show, tag
from views.parts.search_address import PAGE, Asked, place, read_address
from views.parts.search_ask import SearchUnavailableError, answered, paths_of
from views.parts.search_box import search_box
from views.parts.search_facets import chips, facets, sorting
from views.parts.search_help import faintly, how_to_read, nothing, pages, start, summary, understood
from views.parts.search_hits import hit_list
from views.parts.search_takeaway import takeaway
from views.store import ask, store_or_stop


def keep(asked: Asked) -> None:
    """Put a question into the address in place of the one there."""
    kept = {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
    st.query_params.from_dict(kept | dict(place(asked).query))


def results(store: GraphStore, answer: Answer, asked: Asked, lang: Lang) -> None:
    """Facets beside the hits of one page."""
    names = {plan.ref.id: plan.ref for plan in ask(plans, store)}
    left, right = st.columns([1, 2.9], gap="large")
    with left, st.container(key="search-facets"):
        show(facets(answer, asked, names, lang))
    with right:
        show(tag("div", None if answer.faint else summary(answer, asked, lang), sorting(asked, lang) if answer.hits and not answer.faint else None, css="pa-results-head"), chips(answer, asked, names, lang),
             understood(answer, asked, lang))
        if not answer.hits or answer.faint:
            unfound(store, answer, asked, lang)
            return
        show(hit_list(answer, paths_of(store, answer.hits), (asked.page - 1) * PAGE + 1, lang), pages(answer, asked, lang), how_to_read(lang))
        takeaway(store, asked, answer.total, lang)


def unfound(store: GraphStore, answer: Answer, asked: Asked, lang: Lang, read: Markup | None = None) -> None:
    """How the question was read, that nothing was found, what to do, and folded what came nearest."""
    show(read, nothing(answer, asked, lang))
    if answer.hits:
        show(faintly(answer, asked, hit_list(answer, paths_of(store, answer.hits), (asked.page - 1) * PAGE + 1, lang), lang))


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    show(tag("h1", t("search.title", lang)), tag("p", t("search.lede", lang), css="pa-lede"))
    asked = read_address(st.query_params.to_dict())
    typed = search_box(asked.text, lang)
    if typed != asked.text:  # new words keep the filters, and begin at the first page
        asked = replace(asked, text=typed, page=1, as_typed=False)
        keep(asked)
    if not asked.text:
        show(start(lang))
        return
    try:
        answer = answered(store, asked, lang)
    except SearchUnavailableError as error:
        show(tag("div", tag("h2", t("search.failed", lang)), tag("p", in_language(error, lang)), css="pa-empty", role="alert"))
        return
    if (not answer.total or answer.faint) and asked.filters == type(asked.filters)():
        unfound(store, answer, asked, lang, understood(answer, asked, lang))
        return
    results(store, answer, asked, lang)


main()
