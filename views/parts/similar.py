"""On the page of an element: elements whose wording is near, in other plans first. A machine's reading, and marked as one."""

from __future__ import annotations

from collections.abc import Iterable

from queries.read.records import Lang, Ref
from search.records import Hit
from views.html import Markup, join, tag
from views.i18n import t
from views.links import link
from views.parts.badges import ref_line
from views.parts.element import section
from views.parts.search_address import LONGEST, Asked, place
from views.parts.search_hits import band_chip, near_words

__all__ = ["similar_block"]

IN_OTHER_PLANS, IN_THE_SAME = 6, 3
"""Neighbours shown; parts of one plan resemble each other anyway, so fewer of them."""


def similar_block(ref: Ref, hits: Iterable[Hit], lang: Lang) -> Markup | None:
    """The nearest in other plans and in its own; None where nothing is near."""
    found = list(hits)
    others = [hit for hit in found if hit.ref.plan != ref.plan][:IN_OTHER_PLANS]
    same = [hit for hit in found if hit.ref.plan == ref.plan][:IN_THE_SAME]
    if not (others or same):
        return None
    wording = (ref.label.text(lang) or "")[:LONGEST]
    more = tag("p", link(place(Asked(wording)), lang, t("similar.search", lang), css="pa-button")) if wording else None
    return section(t("similar.title", lang), join([tag("p", t("similar.what", lang), css="pa-note"), _group("similar.others", others, lang),
                                                   _group("similar.same", same, lang), more]), anchor="similar")


def _group(key: str, hits: list[Hit], lang: Lang) -> Markup | None:
    if not hits:
        return None
    rows = [tag("li", tag("div", ref_line(hit.ref, lang, plan=hit.plan), band_chip(hit, lang), css="pa-similar-line"),
                tag("p", near_words(hit, lang), css="pa-similar-why") if hit.near else None) for hit in hits]
    return join([tag("h3", t(key, lang)), tag("ul", *rows, css="pa-list pa-similar")])
