"""Alignment graph: columns by plan level, details beside, and the same as a list. The address holds the whole view."""

from __future__ import annotations

import streamlit as st

from graph.network import CHIP, Picture
from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.elements import refs
from queries.read.picture import Show, choices, picture
from queries.read.plans import plans
from queries.read.records import Lang, Ref
from views.graph_component import BASES, LEVELS, Controls, Event, component_data, policy_graph
from views.i18n import t
from views.language import language
from views.links import Place, link
from views.markup import show, tag
from views.parts.badges import label_text
from views.parts.element import copy_link
from views.parts.graph_address import History, keep, listed, redo, restore, show_of, toggle, track, undo
from views.parts.graph_downloads import credit, picture_downloads
from views.parts.graph_filters import filter_line, filters, plan_filter
from views.parts.picture import edge_details, node_details, node_list
from views.store import ask, store_or_stop


def follow(event: Event, drawn: Picture) -> None:
    """Put what was done into the address and draw anew."""
    match event.type:
        case "select":
            keep("edge", "")
            keep("node", event.id)
        case "edge":
            keep("node", "")
            keep("edge", event.id)
        case "expand":
            node = drawn.node(event.id)
            if node and node.expandable:
                toggle("open", event.id)
        case "basis":
            toggle("basis", event.id, BASES)
        case "level":
            toggle("level", event.id, LEVELS)
        case "undo":
            undo()
        case "redo":
            redo()
    st.rerun()


def draw(store: GraphStore, lang: Lang, shown: Show, focus: str | None) -> Picture:
    """The picture; an element that the graph does not know raises :class:`NotFoundError`."""
    if focus and focus not in ask(refs, store, (focus,)):
        raise NotFoundError("องค์ประกอบของแผน", "plan element", focus)
    return ask(picture, store, shown, focus=focus, lang=lang, expanded=listed("open"))


def details(store: GraphStore, drawn: Picture, names: dict[str, Ref], lang: Lang) -> None:
    """Beside the picture: the node or link that was chosen."""
    node, edge = drawn.node(st.query_params.get("node", "")), st.query_params.get("edge")
    records = {view.id: view for view in ask(alignments, store)}
    chosen = next((one for one in drawn.links if one.id == edge), None)
    with st.container(key="details"):
        if node and not node.id.startswith(CHIP):
            touching = [one for one in drawn.links if node.id in (one.source, one.target)]
            show(node_details(ask(refs, store, (node.id,))[node.id], touching, records, names, lang))
        elif node:
            show(tag("h2", t("graph.folded", lang, count=str(len(node.folded)))), tag("p", t("graph.folded.what", lang), css="pa-note"),
                 node_list(list(ask(refs, store, node.folded).values()), lang))
        elif chosen:
            show(edge_details([records[id_] for id_ in chosen.alignments if id_ in records], lang))
        else:
            show(tag("div", tag("h2", t("graph.hint.title", lang)), tag("p", t("graph.hint", lang)), tag("p", t("graph.keys", lang),
                     css="pa-note"), css="pa-hint"))


def nothing(title: str, what: str, lang: Lang) -> None:
    """A picture without cards says why, and leads back to the whole."""
    show(tag("div", tag("h2", title), tag("p", what) if what else None,
             tag("p", link(Place("graph"), lang, t("graph.all", lang), css="pa-button")), css="pa-empty"))


def canvas(store: GraphStore, drawn: Picture, shown: Show, history: History, lang: Lang) -> Event | None:
    """The picture itself, with its legend and tools."""
    controls = Controls(shown.bases or BASES, shown.levels or LEVELS, bool(history.past), bool(history.future), st.query_params.get("node", ""),
                        st.query_params.get("edge", ""), listed("open"), credit(store, lang))
    return policy_graph(component_data(drawn, lang, controls), key="picture")


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    restore(st.session_state.get("came-from"))
    every = ask(plans, store)
    names = {plan.ref.id: plan.ref for plan in every}
    focus = st.query_params.get("focus")
    show(tag("h1", t("page.graph", lang)), tag("p", t("graph.lede", lang), css="pa-lede"))
    found = ask(choices, store)
    try:
        unfiltered = draw(store, lang, Show(), focus)
        with st.container(key="graph-filters", horizontal=True, vertical_alignment="bottom"):
            if not focus:
                plan_filter(every, names, lang)
            filters(found, unfiltered, lang)
        shown = show_of(names)
        drawn = draw(store, lang, shown, focus)
    except (NotFoundError, ValueError):
        nothing(t("missing.title", lang), "", lang)
        return
    history = track()
    if focus:
        ref = ask(refs, store, (focus,))[focus]
        show(tag("p", t("graph.focus", lang), " ", tag("strong", label_text(ref.label, lang, focus)), " ",
                 link(Place("graph"), lang, t("graph.all", lang), css="pa-button"), css="pa-focus"))
    filter_line(shown, found, lang)
    if not drawn.nodes:
        nothing(t("graph.empty", lang), t("graph.empty.what", lang), lang)
        return
    with st.container(key="graph-row"):
        left, right = st.columns([3, 1], gap="medium")
        with left:
            event = canvas(store, drawn, shown, history, lang)
        with right:
            details(store, drawn, names, lang)
    if event:
        follow(event, drawn)
    place = Place("graph", tuple((key, value) for key, value in st.query_params.items() if key != "lang"))
    with st.container(key="graph-foot", horizontal=True, vertical_alignment="center"):
        show(tag("p", t("graph.count", lang, nodes=str(len(drawn.nodes)), links=str(len(drawn.links))), " ", copy_link(place, lang), css="pa-focus"))
        picture_downloads(store, drawn, lang)
    with st.expander(t("graph.as_list", lang)):
        show(node_list(list(ask(refs, store, tuple(placed.node.id for placed in drawn.nodes if not placed.node.folded)).values()), lang))


main()
