"""Choosing the ends of a trace: what is chosen, a field to find another, and where to start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from graph.store import GraphStore
from queries.read.plans import plan_tree
from queries.read.records import Lang, PlanSummary, Ref
from queries.read.trace import Trace
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import EMPTY, Markup, show, tag
from views.parts.badges import kind_and_number, label_text, level_class, plan_name, unverified_mark
from views.parts.search_address import Asked as Searched
from views.parts.search_ask import answered
from views.store import ask

__all__ = ["Asked", "direction", "element_link", "end_chips", "examples", "find", "read_address"]

HITS = 8
ENDS = 10
STEP = 10
End = Literal["start", "to"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    start: str = ""
    to: str = ""
    down: bool = False
    shown: int = STEP
    """How many chains are told."""

    @property
    def place(self) -> Place:
        """Its address."""
        pairs = (("from", self.start), ("to", self.to), ("down", "1" if self.down else ""), ("n", str(self.shown) if self.shown != STEP else ""))
        return Place("trace", tuple((key, value) for key, value in pairs if value))

    @property
    def more(self) -> Asked:
        """The same with more chains."""
        return replace(self, shown=self.shown + 2 * STEP)


def read_address(query: dict[str, str]) -> Asked:
    """What an address asks for; a number that is none counts as the usual one, and nothing leads to itself."""
    number = query.get("n", "")
    shown = min(max(int(number), 1), 200) if number.isascii() and number.isdigit() and len(number) < 9 else STEP  # noqa: PLR2004
    start, to = query.get("from", ""), query.get("to", "")
    return Asked(start, to if to != start else "", query.get("down") == "1", shown)


def find(store: GraphStore, asked: Asked, end: End, chosen: Ref | None, names: dict[str, Ref], lang: Lang) -> None:
    """The end that is chosen, and a field that finds another; a hit is a link to the trace with it."""
    title = t("trace.from" if end == "start" else "trace.to", lang)
    hint = t("trace.find" if end == "start" else "trace.find.other", lang)
    everything = tag("div", t("trace.all.lower" if asked.down else "trace.all.upper", lang), css="pa-trace-chosen pa-level-1") if end == "to" else None
    show(tag("p", title, css="pa-caption"), _chosen(chosen, asked, names, lang, clear=end == "to") if chosen else everything)
    words = st.text_input(title, key=f"trace-{end}-{asked.start}-{asked.to}", placeholder=hint, label_visibility="collapsed", type="search")
    if not (words and words.strip()):
        return
    found = answered(store, Searched(text=words.strip()), lang)
    hits = [hit.ref for hit in (() if found.faint else found.hits)
            if not hit.ref.is_body and (hit.ref.plan or hit.ref.type == "Instrument")]
    if not hits:
        show(tag("p", t("trace.nothing", lang, words=words.strip()), css="pa-note"))
        return
    rows = []
    for ref in hits[:HITS]:
        place = replace(asked, start=ref.id, to=asked.to if asked.to != ref.id else "") if end == "start" else replace(asked, to=ref.id)
        plan = names.get(ref.plan or "")
        rows.append(tag("li", link(place.place, lang, tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"), " ",
                                   label_text(ref.label, lang, ref.id)),
                        tag("span", " ", plan_name(plan, lang), css="pa-plan") if plan and plan.id != ref.id else None))
    show(tag("ul", *rows, css="pa-list pa-trace-hits"))


def _chosen(ref: Ref, asked: Asked, names: dict[str, Ref], lang: Lang, *, clear: bool) -> Markup:
    plan = names.get(ref.plan or "")
    return tag("div", tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}") if ref.type != "Instrument" else None, " ",
               ref_link(ref, lang, label_text(ref.label, lang, ref.id, short=True)), " ",
               tag("span", plan_name(plan, lang), css="pa-plan") if plan and plan.id != ref.id else None, " ", unverified_mark(ref.verified, lang), " ",
               link(replace(asked, to="").place, lang, t("trace.clear", lang), css="pa-button pa-tiny-button") if clear else None,
               css=f"pa-trace-chosen {level_class(ref.level)}", title=ref.label.text(lang))


def direction(asked: Asked, lang: Lang) -> Markup:
    """Up or down, as two links; the one in force is marked. Between two elements there is one way only."""
    if asked.to:
        return EMPTY
    ways = [(False, t("trace.up", lang)), (True, t("trace.down", lang))]
    return tag("nav", *(link(replace(asked, down=down).place, lang, words, css="pa-trace-way" + (" pa-here" if down == asked.down else ""),
                             aria_current="true" if down == asked.down else None) for down, words in ways),
               css="pa-trace-ways", aria_label=t("trace.way", lang))


def end_chips(trace: Trace, asked: Asked, lang: Lang) -> Markup | None:
    """The far ends with their numbers of chains; choosing one narrows to it."""
    if asked.to or len(trace.ends) < 2:  # noqa: PLR2004 - one end is no choice
        return None
    links = [link(replace(asked, to=ref.id).place, lang, " ".join(filter(None, (ref.number if ref.type != "Instrument" else None, ref.label.short(lang) or ref.id))),
                  tag("span", f" {count:,}", css="pa-count"), css="pa-example", title=t("trace.only", lang, count=f"{count:,}")) for ref, count in trace.ends]
    shown, rest = links[:ENDS], links[ENDS:]
    folded = tag("details", tag("summary", t("trace.ends.more", lang, count=str(len(rest)))), tag("p", *rest, css="pa-examples"), css="pa-fold") if rest else None
    title = t("trace.ends.up" if trace.direction == "up" else "trace.ends.down", lang)
    return tag("div", tag("p", title, css="pa-caption"), tag("p", *shown, css="pa-examples"), folded)


def examples(store: GraphStore, every: Iterable[PlanSummary], lang: Lang) -> Markup:
    """Where to start: the first project and strategy of each loaded plan of level 3 in force, and the National Strategy downwards."""
    summaries = list(every)
    replaced = {plan.replaces for plan in summaries if plan.replaces}
    rows = []
    for plan in summaries:
        if plan.stub or plan.ref.id in replaced or plan.ref.level not in {1, 3}:
            continue
        down = plan.ref.level == 1
        tops = [node.ref for node in ask(plan_tree, store, plan.ref.id)]
        inner = [child.ref for node in ask(plan_tree, store, plan.ref.id) for child in node.children]
        wanted = [ref for ref in tops if ref.type == "Strategy"][-1:] if down else [
            *[ref for ref in inner if ref.type == "FlagshipProject"][:1], *[ref for ref in tops if ref.type == "Strategy"][:1]] or [plan.ref]
        rows += [tag("li", tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"), " ",
                     link(Asked(start=ref.id, down=down).place, lang, label_text(ref.label, lang, ref.id, short=True)), " ",
                     tag("span", plan_name(plan.ref, lang), " · ", t("trace.down" if down else "trace.up", lang), css="pa-plan")) for ref in wanted]
    return tag("section", tag("h2", t("trace.examples", lang)), tag("ul", *rows, css="pa-list"))


def element_link(ref: Ref, lang: Lang) -> Markup:
    """To the page of the thing itself."""
    return ref_link(ref, lang, t("trace.element", lang), css="pa-button")
