"""On the page of an element: elements whose wording is near, in other plans first. A machine's reading, and marked as one."""

from __future__ import annotations

from queries.read.records import Lang, Ref
from search.records import Hit
from views.i18n import t
from views.links import link
from views.markup import Markup, join, tag
from views.parts.badges import ref_line
from views.parts.element import section
from views.parts.search_address import LONGEST, Asked, place
from views.parts.search_hits import band_chip, near_words

__all__ = ["similar_block"]


def similar_block(ref: Ref, others: tuple[Hit, ...], same: tuple[Hit, ...], lang: Lang) -> Markup | None:
    """The nearest in other plans and in its own; None where nothing is near."""
    if not (others or same):
        return None
    wording = (ref.label.text(lang) or "")[:LONGEST]
    more = tag("p", link(place(Asked(wording)), lang, t("similar.search", lang), css="pa-button")) if wording else None
    return section(t("similar.title", lang), join([
        tag("p", t("similar.what", lang), css="pa-note"), _group("similar.others", others, lang) if others else None,
        _group("similar.same", same, lang) if same else None, more]), anchor="similar")


def _group(key: str, hits: tuple[Hit, ...], lang: Lang) -> Markup:
    rows = [tag("li", tag("div", ref_line(hit.ref, lang, plan=hit.plan if key == "similar.others" else None), band_chip(hit, lang), css="pa-similar-line"),
                tag("p", near_words(hit, lang), css="pa-similar-why") if hit.near else None) for hit in hits]
    return join([tag("h3", t(key, lang)), tag("ul", *rows, css="pa-list pa-similar")])
