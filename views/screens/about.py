"""About the data: how much is verified, where documents disagree, every source, and the graph to take away."""

from __future__ import annotations

import streamlit as st

from graph.store import GraphStore
from graph.validate import report_of
from queries.read.about import agencies, remarks, sources, unverified, verification_counts
from queries.read.records import Lang, RemarkView, SourceView
from views.downloads import graph_downloads
from views.i18n import t
from views.language import language
from views.markup import Markup, join, show, tag
from views.parts.about import agency_list, findings_block, source_card, source_table, unverified_list, verification_table
from views.parts.citation import citation_block
from views.parts.element import section
from views.parts.remarks import remarks as remark_list
from views.store import ask, store_or_stop

SHOWN_REMARKS = 4


def source_part(found: tuple[SourceView, ...], lang: Lang) -> None:
    """The table of sources with its filter."""
    show(section(t("about.sources", lang), tag("p", t("about.sources.what", lang), css="pa-note"), len(found), "sources"))
    words = st.text_input(t("about.sources.filter", lang), key="source-words", placeholder=t("about.sources.hint", lang), live=True,
                          label_visibility="collapsed")
    wanted = (words or "").casefold()
    kept = [source for source in found if wanted in f"{source.title} {source.publisher} {source.id}".casefold()]
    show(source_table(kept, lang) if kept else tag("p", t("search.nothing", lang, words=words or ""), css="pa-grey"))


def quality_part(store: GraphStore, lang: Lang) -> None:
    """Verified counts, validation, what is unverified."""
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show(tag("h2", t("about.counts", lang)), tag("p", t("about.counts.what", lang), css="pa-note"),
             verification_table(ask(verification_counts, store), lang))
    with right:
        show(tag("h2", t("about.shacl", lang)), tag("p", t("about.shacl.what", lang), css="pa-note"),
             findings_block(report_of(store), lang),
             tag("h2", t("about.unverified.title", lang)), tag("p", t("about.unverified.what", lang), css="pa-note"),
             unverified_list(ask(unverified, store, work=False), lang))
        graph_downloads(store, lang)
        citation_block(store, lang, t("cite.graph", lang), work=False)


def remark_part(found: list[RemarkView], lang: Lang) -> Markup:
    """The first remarks open, the rest folded."""
    rest = found[SHOWN_REMARKS:]
    more = tag("details", tag("summary", t("search.more", lang, count=str(len(rest)))), remark_list(rest, lang, about=True), css="pa-fold")
    return join([remark_list(found[:SHOWN_REMARKS], lang, about=True), more if rest else None])


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    found = ask(sources, store)
    show(tag("h1", t("page.about", lang)), tag("p", t("about.lede", lang), css="pa-lede"))
    asked = next((source for source in found if source.id == st.query_params.get("source")), None)
    if asked:
        show(source_card(asked, lang))
    elif st.query_params.get("source"):
        show(tag("p", t("about.source.missing", lang), css="pa-remark"))
    quality_part(store, lang)
    every = ask(remarks, store, work=False)
    for kind in ("discrepancy", "gap"):
        some = [remark for remark in every if remark.kind == kind]
        if some:
            show(section(t(f"remarks.{kind}", lang), remark_part(some, lang), len(some), kind))
    source_part(tuple(source for source in found if not source.work), lang)
    named = [agency for agency in ask(agencies, store) if agency.elements]
    show(section(t("about.agencies", lang), agency_list(named, lang), len(named), "agencies"))


main()
