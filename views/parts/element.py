"""The page of one element: what it says, what it is measured by, whom it serves and who serves it."""

from __future__ import annotations

from collections.abc import Mapping

from queries.read.progress import TargetProgress, card_progress
from queries.read.records import ElementCard, Lang, Ref, StatementView, TargetView
from views.dates import this_year_be
from views.i18n import t
from views.links import Place, href, link, ref_link
from views.markup import BREAK, Markup, join, paragraphs, tag
from views.parts.alignments import alignments_by_plan, apart, standing
from views.parts.badges import (
    chip,
    kind_and_number,
    label_text,
    level_chip,
    level_class,
    other_language,
    plan_name,
    ref_line,
    unverified_mark,
)
from views.parts.indicators import target_matrix
from views.parts.progress import observation_table, target_block
from views.parts.provenance import provenance_line
from views.parts.remarks import agencies, footnotes, remarks, versions

__all__ = ["copy_link", "crumbs", "element_body", "head", "section", "statements"]

LONG_TITLE = 90
"""Characters beyond which an official wording is set in smaller type."""


def section(title: str, content: object, count: int | None = None, anchor: str | None = None) -> Markup:
    """A part of a page under a heading, with the number of things in it."""
    counted = tag("span", str(count), css="pa-count") if count is not None else None
    return tag("section", tag("h2", title, " ", counted), content, css="pa-section", id=anchor)


def copy_link(place: Place, lang: Lang) -> Markup:
    """A link that copies the lasting address of the page."""
    return tag("a", t("link.copy", lang), css="pa-copy pa-button", href=href(place, lang), data_done=t("link.copied", lang),
               data_ask=t("link.ask", lang))


def crumbs(card: ElementCard, lang: Lang) -> Markup:
    """Plan › ancestors › here."""
    steps = [tag("span", link(Place("plans"), lang, t("page.plans", lang)))]
    if _in_plan(card):
        steps.append(tag("span", ref_link(card.plan, lang, plan_name(card.plan, lang))))
    steps += [tag("span", ref_link(above, lang, kind_and_number(above, lang))) for above in card.ancestors]
    return tag("nav", *steps, tag("span", kind_and_number(card.ref, lang), aria_current="page"), css="pa-crumbs",
               aria_label=t("crumbs.label", lang))


def head(ref: Ref, title: Markup, lang: Lang, chips: object, *below: object) -> Markup:
    """Head of a page: chips, official wording, what is below it."""
    long = len(ref.label.text(lang) or "") > LONG_TITLE
    return tag("header", tag("div", chips, css="pa-chips-line"), tag("h1", title), *below,
               css=f"pa-head {level_class(ref.level)} {'pa-long' if long else ''}".strip())


def element_body(card: ElementCard, lang: Lang, plans: Mapping[str, Ref], elsewhere: tuple[TargetView, ...] = (),
                 plan_end: int | None = None) -> Markup:
    """Everything right of the tree.

    ``elsewhere``: targets of all plans on the series this indicator tracks; ``plan_end``: the year for targets that state none.
    """
    return join(part for part in (
        crumbs(card, lang), _head(card, lang), _texts(card, lang), _targets(card, lang, plans, plan_end), _elsewhere(card, elsewhere, plans, lang),
        section(t("element.agencies", lang), agencies(card.responsibilities, lang), len(card.responsibilities))
        if card.responsibilities else None,
        _above(card, lang, plans), _below(card, lang, plans),
        section(t("element.children", lang), _refs(card.children, lang), len(card.children)) if card.children else None,
        section(t("element.values", lang), observation_table(card.observations, lang)) if card.observations else None,
        section(t("element.statements", lang), statements(card.statements, lang)) if card.statements else None,
        section(t("element.footnotes", lang), footnotes(card.footnotes, lang)) if card.footnotes else None,
        section(t("element.versions", lang), versions(card.versions, lang)) if card.versions else None,
        section(t("element.remarks", lang), remarks(card.remarks, lang)) if card.remarks else None,
    ))


def _in_plan(card: ElementCard) -> bool:
    """False for an index that is measured whichever plans ask for it."""
    return card.plan.type == "Instrument"


def _head(card: ElementCard, lang: Lang) -> Markup:
    ref = card.ref
    chips = join([
        level_chip(ref.level, lang), tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"),
        chip(f"{t('element.code', lang)} {card.official_code}", "pa-outline") if card.official_code else None,
        chip(f"{t('element.code', lang)} {card.code_unverified}", "pa-unverified", t("element.code.unverified", lang))
        if card.code_unverified else None,
        chip(card.edition, "pa-outline") if card.edition else None, unverified_mark(ref.verified, lang)], " ")
    actions = tag("div", copy_link(Place("plans", (("id", ref.id),)), lang),
                  link(Place("graph", (("focus", ref.id),)), lang, t("link.graph", lang), css="pa-button") if _in_plan(card) else None,
                  link(Place("trace", (("from", ref.id),)), lang, t("link.trace", lang), css="pa-button") if _in_plan(card) else None,
                  css="pa-actions")
    return head(ref, label_text(ref.label, lang, kind_and_number(ref, lang)), lang, chips, other_language(card.ref.label, card.label_status, lang),
                provenance_line(card.provenance, lang), actions)


def _texts(card: ElementCard, lang: Lang) -> Markup | None:
    found = [(t("element.definition", lang), card.definition), (t("element.description", lang), card.description)]
    blocks = [section(title, tag("div", paragraphs(text), lang="th")) for title, text in found if text]
    return join(blocks) if blocks else None


def _targets(card: ElementCard, lang: Lang, plans: Mapping[str, Ref], plan_end: int | None) -> Markup | None:
    """Targets with their progress, and the way to the page of each index."""
    if not card.targets and not _is_index(card):
        return None
    found: tuple[TargetProgress, ...] = card_progress(card, plan_end, this_year_be())
    boards = card.tracks or ((card.ref,) if _is_index(card) else ())
    ways = tag("p", *(join([link(Place("indicators", (("index", ref.id.removeprefix("indicator/")),)), lang,
                                 t("indicators.open", lang, name=ref.label.short(lang) or ref.id), css="pa-button"), " "]) for ref in boards))
    blocks = join([target_matrix(found, plans, lang), *(target_block(one, lang) for one in found), ways if boards else None])
    return section(t("element.targets", lang), blocks, len(found), "targets") if found else ways


def _is_index(card: ElementCard) -> bool:
    return card.plan.type == "IndicatorRegister"


def _elsewhere(card: ElementCard, targets: tuple[TargetView, ...], plans: Mapping[str, Ref], lang: Lang) -> Markup | None:
    """What other plans demand of the same measure: contradictions are shown, not smoothed over."""
    own = {target.id for target in card.targets}
    others = [target for target in targets if target.id not in own]
    if not others:
        return None
    rows = [tag("li", _plan_of(target, plans, lang), ": ", tag("strong", target.verbatim), " ", unverified_mark(target.provenance.verified, lang),
                BREAK, ref_line(target.indicator, lang), provenance_line(target.provenance, lang)) for target in others]
    return section(t("element.elsewhere" if _in_plan(card) else "element.asked", lang), tag("ul", *rows, css="pa-list"), len(others))


def _plan_of(target: TargetView, plans: Mapping[str, Ref], lang: Lang) -> Markup:
    plan = plans.get(target.indicator.plan or "")
    return tag("span", plan_name(plan, lang) if plan else target.indicator.plan or "", css=f"pa-kind {level_class(target.indicator.level)}")


def _above(card: ElementCard, lang: Lang, plans: Mapping[str, Ref]) -> Markup | None:
    if not card.serves and not _in_plan(card):
        return None
    said = standing(card.serves)
    found = alignments_by_plan(said, "serves", lang, plans) if said else tag("p", t("element.above.none", lang), css="pa-grey")
    return section(t("element.above", lang), join([found, apart(card.serves, "serves", lang, plans)]), len(said), "above")


def _below(card: ElementCard, lang: Lang, plans: Mapping[str, Ref]) -> Markup | None:
    if not card.served_by:
        return None
    said = standing(card.served_by)
    return section(t("element.below", lang), join([alignments_by_plan(said, "served_by", lang, plans), apart(card.served_by, "served_by", lang, plans)]), len(said), "below")


def _refs(refs: tuple[Ref, ...], lang: Lang) -> Markup:
    return tag("ul", *(tag("li", ref_line(ref, lang)) for ref in refs), css="pa-list")


def statements(found: tuple[StatementView, ...], lang: Lang) -> Markup:
    """What a source says without naming another end: the quote, no edge."""
    return join(tag("figure", tag("figcaption", f"“{item.source_predicate}” · {item.about}", css="pa-caption"),
                    tag("blockquote", item.quote), provenance_line(item.provenance, lang), css="pa-quote") for item in found)
