"""Lists beside the preview: what the checks say, what nothing was made of, what the reader remarked, the history. Each leads to its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from graph.workspaces.records import Step
from loaders.excerpt import excerpt
from loaders.reading.records import Reading, Unused
from loaders.records import PlanDocument
from queries.read.records import Lang
from views.i18n import t
from views.links import Place, link
from views.markup import Markup, show, tag, visible
from views.parts.badges import chip
from views.parts.bring_preview import element_name
from views.parts.bring_state import Desk

__all__ = ["SHOWN", "element_place", "remarks", "step_words", "unused_list"]

SHOWN = 80
"""Entries of a list on the page; more would bury the first."""
_SHORT = 90
_ASKED = frozenset({"agency-ambiguous"})
"""Remarks of the reader that the page asks about while they hold."""


def element_place(desk: Desk, id_: str) -> Place:
    """The address of an element on this page."""
    return Place("bring", ((("ws", desk.workspace.id),) if desk.workspace else ()) + ((("el", id_),) if id_ else ()))


def unused_list(reading: Reading, unused: Sequence[Unused], lang: Lang) -> int | None:
    """Lines of the file that are in no element, each with a button that makes one of it; returns the line that was asked for."""
    open_, meant = [each for each in unused if each.why in {"", "deleted"}], [each for each in unused if each.why not in {"", "deleted"}]
    show(tag("p", t("bring.unused.what", lang, count=f"{len(open_):,}"), css="pa-note"))
    asked = None
    for each in open_[:SHOWN]:
        line = reading.lines[each.line]
        left, right = st.columns([1, 6], vertical_alignment="center", gap="small")
        if left.button("+", key=f"bring-use-{each.line}", help=t("bring.part.add", lang)):
            asked = each.line
        with right:
            show(tag("p", tag("span", f"{line.number}", css="pa-bring-n"), " ", _shortened(line.text), " ", chip(t("bring.why.deleted", lang), "pa-tiny pa-warn") if each.why else None,
                     css="pa-bring-unused"))
    if len(open_) > SHOWN:
        show(tag("p", t("bring.more", lang, count=f"{len(open_) - SHOWN:,}"), css="pa-note"))
    if not open_:
        show(tag("p", t("bring.unused.none", lang)))
    if meant:
        rows = [tag("li", tag("span", f"{reading.lines[each.line].number}", css="pa-bring-n"), " ", _shortened(reading.lines[each.line].text), " ",
                    chip(t(f"bring.why.{each.why}", lang), "pa-tiny")) for each in meant[:SHOWN]]
        show(tag("details", tag("summary", t("bring.unused.meant", lang, count=f"{len(meant):,}")), tag("ul", *rows, css="pa-list"), css="pa-fold"))
    return asked


def _shortened(text: str) -> str:
    shown = visible(" · ".join(cell for cell in text.split("\t") if cell.strip()))
    return excerpt(shown, _SHORT)


def remarks(reading: Reading, lang: Lang) -> Markup | None:
    """What the reader remarked on the whole file."""
    lines: list[Markup] = [tag("li", _place(each.line), each.th if lang == "th" else each.en) for each in [each for each in reading.problems if each.rule not in _ASKED][:SHOWN]]
    lines += [tag("li", each.th if lang == "th" else each.en) for each in reading.notes]
    return tag("ul", *lines, css="pa-bring-remarks") if lines else None


def _place(line: int) -> str:
    return f"{line}: " if line else ""


def step_words(step: Step, plan: PlanDocument, lang: Lang) -> str:
    """A correction in words: what was done to which element."""
    id_ = getattr(step, "id", None)
    found = next(((kind, element) for kind, element, _ in plan.walk() if element.id == id_), None)
    name = f"{element_name(*found, lang)} “{excerpt(visible(found[1].text or ''), 40)}”" if found else excerpt(visible(getattr(step, "text", "") or getattr(step, "title", "") or getattr(step, "printed", "") or ""), 60)
    return t(f"bring.step.{step.kind}", lang, name=name)


def history_list(steps: Iterable[Step], plan: PlanDocument, lang: Lang) -> Markup:
    """Corrections in force, the last first."""
    return tag("ol", *(tag("li", step_words(step, plan, lang)) for step in reversed(tuple(steps))), css="pa-list pa-bring-history", reversed="")


def linked(desk: Desk, id_: str, lang: Lang, *content: object) -> Markup:
    """A link to an element of the plan on this page."""
    return link(element_place(desk, id_), lang, *content, data_stay="1")
