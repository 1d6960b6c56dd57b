"""Where a fact was read: source, place in it, and how surely."""

from __future__ import annotations

from queries.read.records import EvidenceView, Lang, Provenance, SourceView
from views.dates import when
from views.i18n import t
from views.links import Place, link
from views.markup import BREAK, Markup, join, tag
from views.parts.badges import chip, unverified_mark

__all__ = ["provenance_line", "quote_block", "quotes", "source_name"]

_UNSOURCED = "unsourced"


def source_name(source: SourceView, lang: Lang) -> Markup:
    """Title of a source, leading to its entry in the list of sources."""
    dated = f" ({when(source.date, lang)})" if source.date else ""
    return link(Place("about", (("source", source.id),)), lang, f"{source.title}{dated}", css="pa-source")


def provenance_line(provenance: Provenance, lang: Lang) -> Markup:
    """«ที่มา: source · place», or that there is none."""
    if not provenance.verified:
        said = provenance.locator or (provenance.note or "")
        return tag("p", unverified_mark(False, lang), " ", t("unverified.long", lang), tag("span", f" {said}") if said else None,
                   css="pa-provenance pa-grey")
    also = [join([source_name(source, lang), f" · {locator}"]) for source, locator in provenance.also]
    secondary = provenance.quality == "secondary"
    return tag(
        "p", tag("span", t("source.label", lang), css="pa-caption"), " ", source_name(provenance.source, lang), f" · {provenance.locator}",
        join([" ", chip(t("source.secondary", lang), "pa-warn", t("source.secondary.why", lang))]) if secondary else None,
        join([BREAK, tag("span", t("source.also", lang), css="pa-caption"), " ", join(also, " ; ")]) if also else None,
        tag("span", f" — {provenance.note}", css="pa-note") if provenance.note else None,
        css="pa-provenance")


def quote_block(evidence: EvidenceView, lang: Lang) -> Markup:
    """A quoted passage with its source."""
    return tag("figure",
               tag("figcaption", t(f"side.{evidence.side}", lang), css="pa-caption"),
               tag("blockquote", evidence.quote),
               tag("p", source_name(evidence.source, lang), f" · {evidence.locator}",
                   tag("span", f" — {evidence.note}", css="pa-note") if evidence.note else None, css="pa-provenance"),
               css="pa-quote")


def quotes(evidence: tuple[EvidenceView, ...], lang: Lang) -> Markup:
    """Quotes of both sides, the subject's first."""
    order = {"subject": 0, "both": 1, "object": 2}
    blocks = [quote_block(item, lang) for item in sorted(evidence, key=lambda item: order.get(item.side, 3))]
    return tag("div", *blocks, css="pa-quotes") if blocks else tag("p", t("evidence.none", lang), css="pa-grey")
