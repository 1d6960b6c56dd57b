"""Right of the desk: the chosen element, its levels, and the candidates of the chosen level with evidence from both sides."""

from __future__ import annotations

from graph.decisions.records import Event, Quote
from graph.decisions.words import MARKS, STATUSES
from loaders.excerpt import excerpt
from queries.read.records import Lang
from review.records import Candidate, Slot
from search.common import shared_spans
from search.suggest.bands import suggest_sentence
from search.suggest.records import SuggestBand
from views.i18n import t
from views.links import link, ref_link
from views.markup import Markup, join, marked, tag
from views.parts.badges import chip, kind_and_number
from views.parts.desk_state import Table

__all__ = ["candidate_card", "chosen_element", "levels"]

_SHORT = 170


def chosen_element(here: Table) -> Markup | None:
    """What the element says, where it stands, what measures it, who answers for it."""
    row, lang = here.row, here.lang
    if row is None:
        return None
    rest = row.item.text.split("\n", 1)[1:]
    facts: list[tuple[str, object]] = [(t("desk.above", lang), join((tag("span", f"{number} " if number else "", words) for number, words in row.above), tag("br")))] if row.above else []
    facts += [(t("desk.measures", lang), tag("ul", *(tag("li", words) for words in row.item.measures)))] if row.item.measures else []
    facts += [(t("desk.agencies", lang), " · ".join(row.agencies))] if row.agencies else []
    facts += [(t("desk.says", lang), tag("ul", *(tag("li", words) for words in row.item.mentions)))] if row.item.mentions else []
    return tag("section",
               tag("p", tag("span", t(f"type.{row.type}", lang), f" {row.number}" if row.number else "", css="pa-kind pa-level-3"), " ",
                   chip(t(f"desk.state.{row.state}", lang), f"pa-desk-chip pa-desk-{row.state}"), " ", tag("span", row.locator, css="pa-note"), css="pa-chips-line"),
               tag("h2", row.wording), *(tag("p", words) for words in rest),
               tag("dl", *(tag("div", tag("dt", name), tag("dd", said)) for name, said in facts), css="pa-desk-facts") if facts else None,
               css="pa-desk-element")


def levels(here: Table) -> Markup | None:
    """The levels of the section as links, each with what is decided and how much is open."""
    row, lang = here.row, here.lang
    if row is None:
        return None
    return tag("nav", *(_level(here, slot, lang) for slot in row.slots.values()), css="pa-desk-levels", aria_label=t("desk.slots", lang))


def _level(here: Table, slot: Slot, lang: Lang) -> Markup:
    chosen = slot.tier == here.tier
    marks = "".join("●" if one.state and one.state.claim and one.state.claim.directness == "main" else "○" for one in slot.accepted)
    open_ = sum(1 for one in slot.candidates if one.state and one.state.status == "suggested")
    said = marks or ("∅" if slot.nothing is not None and slot.nothing.mark == "nothing-aligns" else "✓" if slot.closed else "")
    return link(here.place(here.row.id if here.row else "", slot.tier), lang, slot.rule.label.text(lang), tag("b", said) if said else None,
                tag("small", f"{open_}", title=t("desk.open.count", lang, count=str(open_))) if open_ and not slot.closed else None,
                css="pa-option" + (" pa-chosen" if chosen else "") + (" pa-desk-closed" if slot.closed else ""), data_stay="1", aria_current="true" if chosen else None)


def candidate_card(here: Table, one: Candidate) -> Markup:
    """A candidate: in one line, or with reasons and evidence if it is the chosen one."""
    lang, row = here.lang, here.row
    chosen = here.candidate is not None and one.ref.id == here.candidate.ref.id
    head = tag("header", kind_and_number(one.ref, lang), " ", *_chips(one, lang), css="pa-chips-line")
    name = one.wording if chosen else excerpt(one.wording, _SHORT)
    place = here.place(row.id if row else "", here.tier, one.ref.id)
    if not chosen:
        return tag("article", head, tag("p", link(place, lang, name, data_stay="1")), css=f"pa-desk-candidate {_css(one)}")
    reasons = [said[0 if lang == "th" else 1] for said in one.reasons]
    above = join((ref_link(ref, lang, ref.label.text(lang) or ref.id) for ref in reversed(one.above)), " › ")
    english = tag("p", one.ref.label.en, css="pa-english") if lang == "en" and one.ref.label.en and one.ref.label.en != one.wording else None
    return tag("article", head, tag("h3", ref_link(one.ref, lang, name)), english, tag("p", above, css="pa-plan") if one.above else None,
               tag("div", _side(t("desk.own", lang), one, "subject", lang), _side(t("desk.theirs", lang), one, "object", lang), css="pa-quotes"),
               tag("div", tag("h4", t("desk.why", lang), css="pa-small-title"), tag("ul", *(tag("li", said) for said in reasons)), css="pa-desk-why") if reasons else None,
               _marks(one, lang), css=f"pa-desk-candidate pa-desk-open {_css(one)}", aria_current="true")


def _css(one: Candidate) -> str:
    if one.state is None:
        return ""
    return "pa-desk-accepted" if one.state.accepted else "pa-desk-refused" if one.decided else ""


def _chips(one: Candidate, lang: Lang) -> list[Markup | str]:
    found: list[Markup | str] = []
    told, state = one.suggestion, one.state
    if state and state.status not in {"suggested", "open"}:
        mark = state.mark if state.mark and state.status == "reviewed" else None
        words = MARKS[mark][0] if mark and lang == "th" else mark.replace("-", " ") if mark else STATUSES[state.status][0 if lang == "th" else 1]
        direct = t(f"directness.{state.claim.directness}", lang) if state.accepted and state.claim and state.claim.directness else ""
        kind = "unsure" if mark == "unsure" else "rejected" if mark == "reject" else state.status
        found += [chip(f"{words} · {direct}" if direct else words, f"pa-desk-status pa-desk-status-{kind}"), " "]
    if told is None:
        return [*found, chip(t("desk.chosen", lang), "pa-outline")] if state is None else found
    band: SuggestBand = told.band or "low"
    if one.stated:
        return [*found, chip(t("desk.explicit", lang), "pa-basis-official"), *((" ", chip(t("desk.stated.check", lang), "pa-warn")) if band != "high" else ())]
    found += [chip(t(f"desk.band.{band}", lang), f"pa-band pa-band-{'medium' if band == 'middle' else band}", suggest_sentence(band, lang)), " "]
    if told.explicit:
        found += [chip(t("desk.explicit", lang), "pa-basis-official"), " "]
    return [*found, chip(t("desk.rank", lang, rank=str(told.rank)), "pa-outline"), " ", chip(t("desk.machine", lang), "pa-basis-suggested")]


def _side(title: str, one: Candidate, side: str, lang: Lang) -> Markup:
    quotes = [quote for quote in one.quotes if quote.side == side]
    other = "\n".join(quote.text for quote in one.quotes if quote.side != side)
    return tag("section", tag("h4", title, css="pa-small-title"), *(_quote(quote, other) for quote in quotes),
               None if quotes else tag("p", one.wording if side == "object" else "–", css="pa-note", title=t("desk.evidence.theirs", lang)), css="pa-quote")


def _quote(quote: Quote, other: str) -> Markup:
    return tag("blockquote", marked(quote.text, shared_spans(quote.text, other)), tag("p", quote.locator, css="pa-provenance") if quote.locator else None)


def _brought(event: Event, lang: Lang) -> Markup | None:
    brought = event.draft.brought
    return tag("small", f" ({t('desk.brought', lang, who=brought.by, file=brought.file)})", css="pa-note") if brought else None


def _marks(one: Candidate, lang: Lang) -> Markup | None:
    """Who judged it how; dissent apart."""
    state = one.state
    if state is None or not state.marks:
        return None
    against = {given.event.draft.id for given in state.dissent}
    items = []
    for given in state.marks:
        review = given.review
        direct = t(f"directness.{review.claim.directness}", lang) if review.claim and review.claim.directness else ""
        words = " · ".join(part for part in (MARKS[review.mark][0 if lang == "th" else 1], direct) if part)
        items.append(tag("li", tag("b", given.by), " ", words, " ", chip(t("desk.dissent", lang), "pa-warn") if given.event.draft.id in against else None,
                         _brought(given.event, lang), tag("p", review.note, css="pa-note") if review.note else None))
    return tag("div", tag("h4", t("desk.marks", lang), css="pa-small-title"), tag("ul", *items), css="pa-desk-why")
