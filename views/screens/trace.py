"""Trace: every chain from an element up to the National Strategy, down from it, or between two. The address holds the whole view."""

from __future__ import annotations

import streamlit as st

from exports.trace_text import counted, headline, left_out, paragraph, to_markdown
from exports.trace_words import RULES, pick
from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.elements import refs
from queries.read.plans import plans
from queries.read.records import Lang
from queries.read.trace import Trace, TraceChain, trace
from views.i18n import t
from views.language import in_language, language
from views.links import Place, link
from views.markup import Markup, join, plain, show, tag
from views.parts.badges import ref_line
from views.parts.element import copy_link
from views.parts.trace import chain_block, chain_title, reviewed
from views.parts.trace_find import Asked, direction, element_link, end_chips, examples, find, read_address
from views.store import ask, store_or_stop


def told(chain: TraceChain, found: Trace, lang: Lang, key: str) -> None:
    """One chain with the text that a planner pastes."""
    show(chain_block(chain, found, lang))
    with st.container(key=f"trace-text-{key}", gap="small"):
        show(tag("h3", t("trace.text", lang), css="pa-minor-title"))
        st.code(paragraph(chain, found, lang), language=None, wrap_lines=True)


def nothing_found(found: Trace, lang: Lang) -> Markup:
    """Why there is no chain, and what there is instead."""
    if found.to:
        meeting = join([tag("h3", t("trace.meet", lang)), tag("ul", *(tag("li", ref_line(ref, lang)) for ref in found.meet), css="pa-list")]) if found.meet else None
        return tag("div", tag("p", t("trace.none.pair", lang)), meeting, css="pa-note-box")
    if found.direction == "down":
        return tag("div", tag("p", t("trace.none.down", lang)), css="pa-note-box")
    return tag("div", tag("p", t("trace.none.top" if found.start.level == 1 else "trace.none.up", lang)), css="pa-note-box")


def chains(found: Trace, asked: Asked, lang: Lang) -> None:
    """The best chain open, the others folded, then what stops short."""
    first, *others = found.chains
    show(tag("h2", t("trace.best", lang)), tag("p", counted(found, lang), css="pa-note"))
    told(first, found, lang, "1")
    ends = end_chips(found, asked, lang)
    if others:
        show(tag("h2", t("trace.others", lang)), ends)
    for number, chain in enumerate(others, 2):
        with st.expander(plain(f"{t('trace.chain', lang, number=str(number))} · {chain_title(chain, lang)}")):
            told(chain, found, lang, str(number))
    more = left_out(found, lang)
    if more:
        show(tag("p", f"{more} ", link(asked.more.place, lang, t("trace.more", lang), css="pa-button", data_stay="1"), css="pa-focus"))


def stops(found: Trace, lang: Lang) -> None:
    """Chains from whose end nothing leads on."""
    if not found.stops:
        return
    show(tag("h2", t("trace.stops", lang), " ", tag("span", str(len(found.stops)), css="pa-count")), tag("p", t("trace.stops.what", lang), css="pa-note"))
    for number, chain in enumerate(found.stops):
        with st.expander(plain(chain_title(chain, lang)), expanded=not found.chains and not number):
            told(chain, found, lang, f"stop-{number}")


def answer(store: GraphStore, asked: Asked, lang: Lang) -> None:
    """Everything below the fields."""
    found = ask(trace, store, asked.start, asked.to or None, down=asked.down, limit=asked.shown)
    show(tag("div", direction(asked, lang), tag("span", copy_link(asked.place, lang), " ", element_link(found.start, lang), " ",
             link(Place("graph", (("focus", asked.start),)), lang, t("link.graph", lang), css="pa-button"), css="pa-actions"), css="pa-trace-bar"))
    if found.chains:
        chains(found, asked, lang)
    else:
        show(tag("h2", headline(found, lang)), nothing_found(found, lang))
    stops(found, lang)
    if found.nothing:
        show(reviewed(found, lang))
    with st.expander(t("trace.rules", lang)):
        show(tag("ol", *(tag("li", pick(rule, lang)) for rule in RULES)))
    if found.chains or found.stops:
        st.download_button(t("trace.markdown", lang), to_markdown(found, lang), f"trace-{asked.start.replace('/', '-')}.md", "text/markdown")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    every = ask(plans, store)
    names = {plan.ref.id: plan.ref for plan in every}
    asked = read_address(st.query_params.to_dict())
    show(tag("h1", t("page.trace", lang)), tag("p", t("trace.lede", lang), css="pa-lede"))
    try:
        known = ask(refs, store, tuple(filter(None, (asked.start, asked.to))))
        with st.container(key="trace-ends"):
            left, right = st.columns(2, gap="large")
            with left:
                find(store, asked, "start", known.get(asked.start), names, lang)
            if asked.start:
                with right:
                    find(store, asked, "to", known.get(asked.to), names, lang)
        if not asked.start:
            show(examples(store, every, lang))
            return
        answer(store, asked, lang)
    except (NotFoundError, ValueError) as error:
        show(tag("div", tag("h2", t("missing.title", lang)), tag("p", in_language(error, lang)),
                 tag("p", link(Place("trace"), lang, t("page.trace", lang), css="pa-button")), css="pa-empty"))


main()
