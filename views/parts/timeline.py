"""Blocks of the page of plans in time: the table of events, and two plans part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.succession import FATES, Pair
from queries.read.records import Lang, Ref
from queries.read.timeline import Event, Span, Succession
from views.dates import period, when, year
from views.i18n import t
from views.links import ref_link
from views.markup import Markup, join, tag
from views.parts.badges import chip, label_text, level_chip, plan_name, ref_line, type_name
from views.parts.provenance import provenance_line
from views.parts.remarks import remarks

__all__ = ["events_table", "succession_table", "succession_tiles"]


def events_table(spans: Iterable[Span], lang: Lang) -> Markup:
    """Every plan with its period, what it replaces, and its events with their sources."""
    return tag("div", *(_plan(span, lang) for span in spans), css="pa-time")


def _plan(span: Span, lang: Lang) -> Markup:
    facts = [period(span.start_be, span.end_be, lang),
             t("timeline.replaces", lang, name=plan_name(span.replaces, lang)) if span.replaces else None]
    missing = t("timeline.gap", lang, years=period(*span.gap, lang) or "") if span.gap else None
    return tag("section", tag("h3", level_chip(span.plan.level, lang), " ", ref_link(span.plan, lang, label_text(span.plan.label, lang, span.plan.id)), css="pa-minor-title"),
               tag("p", " · ".join(fact for fact in facts if fact), css="pa-note"),
               tag("p", chip(missing, "pa-warn")) if missing else None,
               tag("ol", *(_event(event, lang) for event in span.events), css="pa-timeline") if span.events
               else tag("p", t("timeline.no_events", lang), css="pa-grey"),
               remarks(span.remarks, lang) if span.remarks else None)


def _event(event: Event, lang: Lang) -> Markup:
    moment = when(event.date, lang) if event.date else year(event.year_be, lang)
    about = join([tag("strong", t(f"event.{event.kind}", lang)), ref_link(event.body, lang) if event.body else None,
                  t("approval.meeting", lang, meeting=event.meeting) if event.meeting else None], " · ")
    return tag("li", tag("time", moment, datetime=event.date), tag("div", tag("p", about), tag("p", event.text, lang="th") if event.text else None,
                                                                   provenance_line(event.provenance, lang)))


def succession_tiles(found: Succession, lang: Lang) -> Markup:
    """How many parts stayed, came and went."""
    counts = [(fate, found.comparison.count(fate)) for fate in FATES]
    return tag("dl", *(tag("div", tag("dt", chip(t(f"fate.{fate}", lang), f"pa-fate-{fate}")), tag("dd", str(count))) for fate, count in counts if count),
               css="pa-figures pa-state-tiles")


def succession_table(found: Succession, lang: Lang) -> Markup:
    """Part by part, the older plan on the left; and what is not compared, with the reason."""
    apart = [t(key, lang, kinds=_kinds(kinds, lang)) for key, kinds in
             (("succession.only.before", found.comparison.only_before), ("succession.only.after", found.comparison.only_after)) if kinds]
    below = join(tag("p", words, css="pa-note") for words in apart)
    if not found.comparison.pairs:
        return join([tag("p", t("succession.nothing", lang), css="pa-grey"), below])
    head = tag("tr", tag("th", f"{t('succession.before', lang)}: {plan_name(found.older, lang)}", scope="col"),
               tag("th", t("succession.fate", lang), scope="col"),
               tag("th", f"{t('succession.after', lang)}: {plan_name(found.newer, lang)}", scope="col"))
    rows = [_pair(pair, found.refs, lang) for pair in found.comparison.pairs]
    return join([tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-succession"), below])


def _pair(pair: Pair, refs: Mapping[str, Ref], lang: Lang) -> Markup:
    shared = t("succession.shared", lang, words=", ".join(pair.shared), share=f"{100 * (pair.likeness or 0):.0f}") if pair.shared else None
    return tag("tr", tag("td", ref_line(refs[pair.before.id], lang)) if pair.before else tag("td", "–", css="pa-grey"),
               tag("td", chip(t(f"fate.{pair.fate}", lang), f"pa-fate-{pair.fate}"), tag("p", shared, css="pa-note") if shared else None),
               tag("td", ref_line(refs[pair.after.id], lang)) if pair.after else tag("td", "–", css="pa-grey"))


def _kinds(kinds: Mapping[str, int], lang: Lang) -> str:
    return ", ".join(f"{type_name(kind, lang)} {count}" for kind, count in kinds.items())
