"""The filters of the alignment graph page: what to show, and one line that says what is filtered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from graph.network import Picture
from queries.read.picture import APPROVED, Choices, Show
from queries.read.records import Lang, PlanSummary, Ref
from views.i18n import t
from views.markup import join, tag
from views.markup import show as write
from views.parts.badges import label_text
from views.parts.graph_address import forget, keep, listed

__all__ = ["FILTERS", "filter_line", "filters", "plan_filter"]

FILTERS = ("rel", "status", "strength", "type", "agency", "verified")
"""Parameters of the address that the panel sets; plan, basis and level have their own place."""


def choose(name: str, label: str, options: Sequence[str], words: Callable[[str], str], placeholder: str = "") -> tuple[str, ...]:
    """A choice of several that the address holds. The address decides when it has changed, or when the page is opened."""
    key, asked = f"graph-{name}", tuple(value for value in listed(name) if value in options)
    if key not in st.session_state or st.session_state.get(f"{key}-asked") != asked:
        st.session_state[key] = list(asked)
    chosen = tuple(st.multiselect(label, options, key=key, format_func=words, placeholder=placeholder))
    st.session_state[f"{key}-asked"] = chosen
    keep(name, chosen)
    return chosen


def plan_filter(every: Sequence[PlanSummary], names: Mapping[str, Ref], lang: Lang) -> None:
    """The plans to show; none chosen is what leads up from the plans in force."""
    loaded = [plan.ref.id for plan in every if not plan.stub]
    options = loaded + [plan for plan in listed("plan") if plan in names and plan not in loaded]
    choose("plan", t("graph.plans", lang), options, lambda plan: names[plan].label.short(lang) or plan, t("graph.plans.all", lang))


def filters(found: Choices, unfiltered: Picture, lang: Lang) -> None:
    """The panel: relation, strength, status, kind of card, agency, verification."""
    active = [name for name in FILTERS if st.query_params.get(name)]
    title = t("graph.filters.on", lang, count=str(len(active))) if active else t("graph.filters", lang)
    with st.popover(title, icon=":material/filter_alt:"):
        _records(found, lang)
        kinds = sorted({placed.node.kind for placed in unfiltered.nodes if not placed.node.folded} | set(listed("type")))
        choose("type", t("graph.filter.type", lang), kinds, lambda kind: t(f"type.{kind}", lang), t("graph.filter.all", lang))
        bodies = {ref.id: (ref, count) for ref, count in found.agencies}
        choose("agency", t("graph.filter.agency", lang), list(bodies),
               lambda id_: f"{bodies[id_][0].label.text(lang) or id_} ({bodies[id_][1]})", t("graph.filter.all", lang))
        if found.unverified:
            keep("verified", "1" if st.checkbox(t("graph.filter.verified", lang, count=str(found.unverified)),
                                                value=st.query_params.get("verified") == "1") else "")
        if active and st.button(t("graph.filters.clear", lang)):
            forget(FILTERS)
            st.rerun()


def _records(found: Choices, lang: Lang) -> None:
    """What a record says of itself, each value with its number of records."""
    groups = (("rel", "graph.filter.relation", dict(found.predicates), "predicate"),
              ("strength", "graph.filter.strength", dict(found.strengths), "strength"),
              ("status", "graph.filter.status", dict(found.statuses), "status"))
    for name, label, counts, family in groups:
        if len(counts) > 1:
            every = t("graph.filter.approved", lang) if name == "status" else t("graph.filter.all", lang)
            words = {value: f"{t(f'{family}.{value}', lang)} ({count})" for value, count in counts.items()}
            choose(name, t(label, lang), list(words), words.__getitem__, every)


def filter_line(shown: Show, found: Choices, lang: Lang) -> None:
    """What is filtered, in words; nothing where nothing is."""
    bodies = {ref.id: ref for ref, _ in found.agencies}
    said: list[tuple[str, list[object]]] = [(t("graph.filter.relation", lang), [t(f"predicate.{value}", lang) for value in shown.predicates]),
            (t("graph.filter.strength", lang), [t(f"strength.{value}", lang) for value in shown.strengths]),
            (t("graph.filter.status", lang), [t(f"status.{value}", lang) for value in shown.statuses] if shown.statuses != APPROVED else []),
            (t("graph.filter.type", lang), [t(f"type.{value}", lang) for value in shown.types]),
            (t("graph.filter.agency", lang), [label_text(bodies[id_].label, lang, id_) for id_ in shown.agencies if id_ in bodies])]
    if shown.verified:
        said.append((t("graph.filter.only", lang), [t("graph.filter.seen", lang)]))
    chips = [tag("span", tag("b", f"{label}: "), join(values, ", "), css="pa-chip pa-outline") for label, values in said if values]
    if chips:
        write(tag("p", join(chips, " "), css="pa-focus"))
