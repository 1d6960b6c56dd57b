"""Blocks of the overlap page: what to narrow to, and pairs as cards with both wordings side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import quote

from exports.overlap_text import Targets, agency_names, difference_lines, reason_lines, target_lines, years
from queries.read.records import AlignmentView, Lang
from search.overlap import OverlapChoice, Settled, side_by_side
from search.overlap_bands import overlap_sentence
from search.overlap_records import BANDS, FAMILIES, RELATIONS, USUAL_BANDS, USUAL_FAMILIES, USUAL_RELATIONS, Found, Pair, Part, Passage
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, marked, tag
from views.parts.alignments import alignment_row, basis_chip
from views.parts.badges import chip, kind_and_number, level_chip, level_class, plan_name, unverified_mark
from views.parts.element import copy_link

__all__ = ["STATES", "AskedOverlap", "cards", "pager", "tools"]

T = TypeVar("T")
STATES: tuple[Settled, ...] = ("", "open", "decided")


@dataclass(frozen=True, slots=True)
class AskedOverlap:
    """What the address asks for."""

    choice: OverlapChoice
    pair: str = ""
    """Id of the only pair to show."""
    page: int = 1

    def place(self) -> Place:
        """The address; what is usual is not written."""
        choice = self.choice
        pairs = (
            ("plan", choice.plan), ("with", choice.other), ("element", choice.element), ("agency", choice.agency.removeprefix("agency/")),
            ("band", _listed(choice.bands, USUAL_BANDS, BANDS)), ("relation", _listed(choice.relations, USUAL_RELATIONS, RELATIONS)),
            ("type", _listed(choice.families, USUAL_FAMILIES, FAMILIES)), ("state", choice.settled), ("pair", self.pair), ("page", str(self.page) if self.page > 1 else ""),
        )
        return Place("overlap", tuple(pair for pair in pairs if pair[1]))

    def narrowed(self, choice: OverlapChoice) -> Place:
        """The address of another choice, from its first page."""
        return AskedOverlap(choice).place()


def _listed(values: frozenset[str], usual: frozenset[str], order: Iterable[str]) -> str:
    return "" if values == usual else ",".join(value for value in order if value in values)


def tools(asked: AskedOverlap, lang: Lang) -> Markup:
    """Rows of choices; each is a link, so that every view has its address. The last value of a row cannot be taken away."""
    choice = asked.choice

    def row(title: str, values: Iterable[Markup]) -> Markup:
        return tag("p", tag("span", title, css="pa-toolbar-title"), *values)

    def option(text: str, place: Place, *, on: bool, title: str | None = None) -> Markup:
        return link(place, lang, text, css="pa-option" + (" pa-chosen" if on else ""), aria_current="true" if on else None, title=title)

    return tag(
        "div",
        row(t("overlap.band", lang), (option(t(f"overlap.band.{band}", lang), asked.narrowed(replace(choice, bands=_toggled(choice.bands, band))), on=band in choice.bands,
                                             title=overlap_sentence(band, lang)) for band in BANDS)),
        row(t("overlap.relation", lang), (option(t(f"overlap.relation.{one}", lang), asked.narrowed(replace(choice, relations=_toggled(choice.relations, one))), on=one in choice.relations,
                                                 title=t(f"overlap.relation.{one}.why", lang)) for one in RELATIONS)),
        row(t("overlap.family", lang), (option(t(f"overlap.family.{one}", lang), asked.narrowed(replace(choice, families=_toggled(choice.families, one))), on=one in choice.families)
                                        for one in FAMILIES)),
        row(t("overlap.state", lang), (option(t(f"overlap.state.{one or 'all'}", lang), asked.narrowed(replace(choice, settled=one)), on=one == choice.settled) for one in STATES)),
        css="pa-toolbar pa-overlap-tools")


def _toggled(values: frozenset[T], value: T) -> frozenset[T]:
    return values ^ {value} or values


def cards(pairs: Iterable[Pair], found: Found, every: Targets, said: Mapping[str, AlignmentView], lang: Lang) -> Markup:
    """Pairs, each an article."""
    return tag("div", *(_card(pair, found, every, said, lang) for pair in pairs), css="pa-overlaps")


def _card(pair: Pair, found: Found, every: Targets, said: Mapping[str, AlignmentView], lang: Lang) -> Markup:
    beside = side_by_side(pair)
    differences = difference_lines(pair, found, every, lang)
    return tag(
        "article", _head(pair, lang),
        tag("div", _side(pair.left, beside.left, found, every, lang), _side(pair.right, beside.right, found, every, lang), css="pa-overlap-sides"),
        tag("div",
            tag("div", tag("h4", t("overlap.why", lang)), tag("ul", *(tag("li", line) for line in reason_lines(pair, beside.shared, found, lang, records=False)))),
            tag("div", tag("h4", t("overlap.differs", lang)),
                tag("ul", *(tag("li", line) for line in differences)) if differences else tag("p", t("overlap.differs.none", lang), css="pa-note")),
            css="pa-overlap-why"),
        _decision(pair, said, lang),
        tag("p", link(AskedOverlap(OverlapChoice(), pair.id).place(), lang, t("overlap.decide", lang)), copy_link(AskedOverlap(OverlapChoice(), pair.id).place(), lang),
            link(Place("trace", (("from", pair.left.id), ("to", pair.right.id))), lang, t("overlap.trace", lang)), css="pa-overlap-links"),
        css="pa-overlap", id=quote(pair.id, safe="~/"), data_pair=pair.id)


def _head(pair: Pair, lang: Lang) -> Markup:
    state = chip(t("overlap.state.decided", lang), "pa-status-decided") if pair.decided else chip(t("overlap.state.open", lang), "pa-outline") if pair.awaits else None
    return tag("header", chip(t(f"overlap.band.{pair.band}", lang), f"pa-band pa-band-{pair.band}", overlap_sentence(pair.band, lang)), " ",
               chip(t(f"overlap.relation.{pair.relation}", lang), f"pa-relation-{pair.relation}", t(f"overlap.relation.{pair.relation}.why", lang)), " ",
               basis_chip("suggested", lang), " ", state, css="pa-chips-line")


def _side(part: Part, passages: Iterable[Passage], found: Found, every: Targets, lang: Lang) -> Markup:
    plan, targets = found.refs.get(part.plan), target_lines(part, every)
    facts = [(t("overlap.side.years", lang), t("overlap.be", lang, years=years(part)) if part.period else t("overlap.side.none", lang)),
             (t("overlap.side.agency", lang), " · ".join(agency_names(part, found, lang)) or t("overlap.side.none", lang))]
    facts += [(t("overlap.side.target", lang), " · ".join(targets))] if targets else []
    english = part.ref.label.en if lang == "en" and part.ref.label.th else None
    return tag(
        "section",
        tag("p", level_chip(part.ref.level, lang), " ", ref_link(plan, lang, plan_name(plan, lang)) if plan else part.plan, css="pa-overlap-plan"),
        tag("h3", tag("span", kind_and_number(part.ref, lang), css=f"pa-kind {level_class(part.ref.level)}"), " ", ref_link(part.ref, lang, english) if english else None),
        *(tag("p", marked(one.text, one.spans), css="pa-overlap-text", lang="th") for one in passages),
        tag("p", ref_link(part.ref, lang, t("alignment.open", lang), " →"), " ", unverified_mark(part.ref.verified, lang), css="pa-open"),
        tag("dl", *(tag("div", tag("dt", name), tag("dd", value)) for name, value in facts), css="pa-facts"),
        css=f"pa-overlap-side {level_class(part.ref.level)}")


def _decision(pair: Pair, said: Mapping[str, AlignmentView], lang: Lang) -> Markup | None:
    """What records say of the pair: who, why, with quotes of both sides."""
    views = [said[decision.record] for decision in pair.decisions if decision.record in said]
    if not views:
        return None
    title = t("overlap.decided.by" if pair.decided else "overlap.proposed.by", lang)
    return tag("div", tag("h4", title), *(alignment_row(view, "serves" if view.subject.id == pair.left.id else "served_by", lang) for view in views),
               css="pa-overlap-decision")


def pager(asked: AskedOverlap, pages: int, lang: Lang) -> Markup | None:
    """Links to the pages before and after; None where there is one page."""
    if pages <= 1:
        return None
    before = link(replace(asked, page=asked.page - 1).place(), lang, t("overlap.page.before", lang)) if asked.page > 1 else None
    after = link(replace(asked, page=asked.page + 1).place(), lang, t("overlap.page.next", lang)) if asked.page < pages else None
    return tag("nav", before, tag("span", t("overlap.page", lang, page=str(asked.page), pages=str(pages))), after, css="pa-pager", aria_label=t("overlap.pages", lang))
