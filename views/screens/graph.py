"""Alignment graph: columns by plan level, details beside, and the same as a list. The address holds the whole view."""

from __future__ import annotations

import streamlit as st

from graph.network import CHIP, Picture
from graph.store import GraphStore
from queries.read import NotFoundError
from queries.read.alignments import alignments
from queries.read.elements import refs
from queries.read.picture import picture
from queries.read.plans import plans
from queries.read.records import Lang, PlanSummary, Ref
from views.graph_component import BASES, Event, component_data, policy_graph
from views.html import show, tag
from views.i18n import t
from views.language import language
from views.links import Place, link
from views.parts.badges import label_text
from views.parts.element import copy_link
from views.parts.picture import edge_details, node_details, node_list
from views.store import ask, store_or_stop

SEPARATOR = ","


def listed(name: str) -> tuple[str, ...]:
    """A parameter of the address that holds several ids."""
    return tuple(part for part in st.query_params.get(name, "").split(SEPARATOR) if part)


def keep(name: str, values: tuple[str, ...] | str) -> None:
    """Write a parameter of the address, or take it out."""
    text = values if isinstance(values, str) else SEPARATOR.join(values)
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)


def toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """The values without ``value`` if it was there, else with it."""
    return tuple(one for one in values if one != value) if value in values else (*values, value)


def follow(event: Event, bases: tuple[str, ...], drawn: Picture) -> None:
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
            if node and node.expandable and not node.folded:
                keep("open", toggled(listed("open"), event.id))
        case "basis":
            chosen = tuple(basis for basis in BASES if basis in toggled(bases, event.id))
            keep("basis", chosen if chosen and chosen != BASES else "")
    st.rerun()


def filters(every: tuple[PlanSummary, ...], names: dict[str, Ref], lang: Lang) -> tuple[str, ...]:
    """The plans to show; none chosen is what leads up from the plans in force."""
    loaded = [plan.ref.id for plan in every if not plan.stub]
    asked = [plan for plan in listed("plan") if plan in names]
    if st.session_state.get("graph-plans-asked") != asked:  # the address has changed: it decides
        st.session_state["graph-plans"] = asked
    options = loaded + [plan for plan in asked if plan not in loaded]
    chosen = st.multiselect(t("graph.plans", lang), options, key="graph-plans", format_func=lambda plan: names[plan].label.short(lang) or plan,
                            placeholder=t("graph.plans.all", lang))
    st.session_state["graph-plans-asked"] = list(chosen)
    keep("plan", tuple(chosen))
    return tuple(chosen)


def draw(store: GraphStore, lang: Lang, chosen: tuple[str, ...], bases: tuple[str, ...], focus: str | None) -> Picture:
    """The picture; an element that the graph does not know raises :class:`NotFoundError`."""
    if focus and focus not in ask(refs, store, (focus,)):
        raise NotFoundError("องค์ประกอบของแผน", "plan element", focus)
    return ask(picture, store, plans=chosen or None, bases=bases, focus=focus, lang=lang, expanded=listed("open"))


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
            show(tag("h2", t("graph.folded", lang, count=str(len(node.folded)))),
                 node_list(list(ask(refs, store, node.folded).values()), lang))
        elif chosen:
            show(edge_details([records[id_] for id_ in chosen.alignments if id_ in records], lang))
        else:
            show(tag("div", tag("h2", t("graph.hint.title", lang)), tag("p", t("graph.hint", lang)), tag("p", t("graph.keys", lang),
                     css="pa-note"), css="pa-hint"))


def main() -> None:
    """The page."""
    lang = language()
    store = store_or_stop(lang)
    every = ask(plans, store)
    names = {plan.ref.id: plan.ref for plan in every}
    bases = tuple(basis for basis in BASES if basis in listed("basis")) or BASES
    focus = st.query_params.get("focus")
    show(tag("h1", t("page.graph", lang)), tag("p", t("graph.lede", lang), css="pa-lede"))
    try:
        chosen = filters(every, names, lang) if not focus else ()
        drawn = draw(store, lang, chosen, bases, focus)
    except (NotFoundError, ValueError):
        show(tag("div", tag("h2", t("missing.title", lang)), tag("p", link(Place("graph"), lang, t("graph.all", lang), css="pa-button")),
                 css="pa-empty"))
        return
    if focus:
        ref = ask(refs, store, (focus,))[focus]
        show(tag("p", t("graph.focus", lang), " ", tag("strong", label_text(ref.label, lang, focus)), " ",
                 link(Place("graph"), lang, t("graph.all", lang), css="pa-button"), css="pa-focus"))
    if not drawn.nodes:
        show(tag("div", tag("h2", t("graph.empty", lang)), tag("p", t("graph.empty.what", lang)),
                 tag("p", link(Place("graph"), lang, t("graph.all", lang), css="pa-button")), css="pa-empty"))
        return
    levels = {id_: ref.level for id_, ref in names.items()}
    with st.container(key="graph-row"):
        left, right = st.columns([2.35, 1], gap="medium")
        with left:
            data = component_data(drawn, levels, bases, lang, initial=st.query_params.get("node", ""),
                                  chosen=st.query_params.get("edge", ""), expanded=listed("open"))
            event = policy_graph(data, key="picture")
        with right:
            details(store, drawn, names, lang)
    if event:
        follow(event, bases, drawn)
    place = Place("graph", tuple((key, value) for key, value in st.query_params.items() if key != "lang"))
    show(tag("p", t("graph.count", lang, nodes=str(len(drawn.nodes)), links=str(len(drawn.links))), " ", copy_link(place, lang), css="pa-focus"))
    with st.expander(t("graph.as_list", lang)):
        show(node_list(list(ask(refs, store, tuple(placed.node.id for placed in drawn.nodes if not placed.node.folded)).values()), lang))


main()
