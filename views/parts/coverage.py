"""Blocks of the coverage page: bars, tables by level, strategy, plan and agency, and lists of elements by state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exports.coverage import states_of
from exports.coverage_text import level_name, percent, state_name
from graph.coverage import ABOVE, BELOW
from queries.read.coverage import Coverage, CoverItem, LevelCount, Look, served_states
from queries.read.records import Lang, Ref
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, join, tag
from views.parts.badges import chip, kind_and_number, label_text, level_chip, level_class, plan_name

__all__ = ["agency_table", "cover_list", "group_table", "level_table", "look_table", "state_legend", "tiles"]


def _bar(states: Mapping[str, int], order: Iterable[str], name: str, lang: Lang) -> Markup:
    """Shares as a bar whose parts differ in pattern as well as colour; the numbers are read out."""
    total = sum(states.values())
    told = ", ".join(f"{state_name(state, lang)} {states[state]}" for state in order if states.get(state))
    parts = [tag("span", css=f"pa-bar-part pa-state-of-{state}", style=f"width:{100 * states[state] / total:.2f}%", title=f"{state_name(state, lang)} {states[state]}")
             for state in order if states.get(state)]
    return tag("div", *parts, css="pa-bar", role="img", aria_label=t("coverage.bar", lang, name=name, states=told or "0"))


def state_legend(order: Iterable[str], lang: Lang) -> Markup:
    """What the parts of a bar mean."""
    return tag("p", *(tag("span", tag("span", css=f"pa-swatch pa-state-of-{state}"), state_name(state, lang), css="pa-legend-entry") for state in order),
               css="pa-bar-legend")


def tiles(found: Coverage, lang: Lang) -> Markup:
    """The numbers of the summary as links to their lists."""
    headline = found.side == "above"
    numbers = [(state, found.count(state, headline=headline)) for state in states_of(found)]
    return tag("nav", *(tag("a", tag("b", f"{number:,}"), tag("span", state_name(state, lang)), href=f"#{state}", css=f"pa-tile pa-tile-{state}")
                        for state, number in numbers), css="pa-tiles", aria_label=t("coverage.minute", lang))


def level_table(found: Coverage, lang: Lang) -> Markup:
    """One row a level: what is held, what a source states, and how it stands."""
    order = states_of(found)
    head = tag("tr", tag("th", t("coverage.level", lang), scope="col"), _number_head(t("coverage.counted", lang)), _number_head(t("coverage.stated", lang)),
               tag("th", tag("span", t("coverage.legend", lang), css="pa-unseen"), scope="col", css="pa-bar-column"), *(_number_head(state_name(state, lang)) for state in order),
               _number_head(t("coverage.share", lang)), _number_head(t("coverage.apart", lang)))
    rows = [_level_row(level, found, lang) for level in found.levels]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-coverage"), css="pa-scroll", tabindex="0")


def _number_head(text: str) -> Markup:
    return tag("th", text, scope="col", css="pa-number")


def _level_row(level: LevelCount, found: Coverage, lang: Lang) -> Markup:
    order, name = states_of(found), level_name(level, lang)
    apart = [(level.other_edition, t("coverage.apart.edition", lang)), (level.unverified, t("coverage.apart.unverified", lang))]
    told = "; ".join(f"{words} {number}" for number, words in apart if number)
    share = percent(level.share(*served_states(found.side)))
    return tag("tr", tag("th", name, scope="row"), _number(level.counted), tag("td", *_stated(level, lang), css="pa-number"),
               tag("td", _bar(level.states, order, name, lang), css="pa-bar-column"), *(_number(level.states.get(state, 0)) for state in order),
               tag("td", share or "–", css="pa-number"), tag("td", str(sum(number for number, _ in apart)) if told else "–", css="pa-number", title=told or None),
               css="" if level.headline or found.side == "below" else "pa-minor")


def _number(number: int) -> Markup:
    return tag("td", f"{number:,}" if number else tag("span", "–", css="pa-zero"), css="pa-number")


def _stated(level: LevelCount, lang: Lang) -> tuple[object, ...]:
    if level.stated is None:
        return (tag("span", t("coverage.no_total", lang), css="pa-note"),)
    source = level.stated.provenance
    number = link(Place("about", (("source", source.source.id),)), lang, f"{level.stated.number:,}", title=f"{source.source.title} · {source.locator}")
    return (number,) if level.complete else (number, " ", chip(t("coverage.differs", lang), "pa-tiny pa-warn"))


def group_table(found: Coverage, lang: Lang) -> Markup:
    """One row a strategy, issue or milestone, most gaps first."""
    order = states_of(found)
    head = tag("tr", tag("th", t("coverage.group", lang), scope="col"), tag("th", tag("span", t("coverage.legend", lang), css="pa-unseen"), scope="col", css="pa-bar-column"),
               *(_number_head(state_name(state, lang)) for state in order))
    rows = [tag("tr", tag("th", _short(group.ref, lang), scope="row", css="pa-plain"), tag("td", _bar(group.states, order, kind_and_number(group.ref, lang), lang), css="pa-bar-column"),
                *(_number(group.states.get(state, 0)) for state in order)) for group in found.groups]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-coverage"), css="pa-scroll", tabindex="0")


def _short(ref: Ref, lang: Lang) -> Markup:
    return join([tag("span", kind_and_number(ref, lang), css=f"pa-kind {level_class(ref.level)}"), " ", ref_link(ref, lang, label_text(ref.label, lang, ref.id, short=True))])


def look_table(looks: Iterable[Look], found: Coverage, lang: Lang) -> Markup:
    """One row a plan at the other end: who looked at how much, and what the links rest on."""
    head = tag("tr", tag("th", t("coverage.plan", lang), scope="col"), *(_number_head(state_name(state, lang)) for state in BELOW),
               *(_number_head(t(key, lang)) for key in ("coverage.official", "coverage.curated", "coverage.pending")), tag("th", "", scope="col"))
    rows = []
    for look in looks:
        lower, upper = (look.plan.id, found.plan.id) if found.side == "above" else (found.plan.id, look.plan.id)
        rows.append(tag("tr", tag("th", level_chip(look.plan.level, lang), " ", ref_link(look.plan, lang, plan_name(look.plan, lang)), scope="row", css="pa-plain"),
                        *(_number(look.states.get(state, 0)) for state in BELOW), *(_number(number) for number in (look.official, look.curated, look.pending)),
                        tag("td", link(Place("matrix", (("plan", lower), ("upper", upper))), lang, t("coverage.matrix", lang)))))
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-coverage"), css="pa-scroll", tabindex="0")


def agency_table(found: Coverage, lang: Lang) -> Markup:
    """One row an agency, those that serve most first."""
    head = tag("tr", tag("th", t("coverage.agency", lang), scope="col"), *(_number_head(t(key, lang)) for key in ("coverage.responsible", "coverage.linked", "coverage.links", "coverage.served")))
    rows = [tag("tr", tag("th", ref_link(one.ref, lang, label_text(one.ref.label, lang, one.ref.id)), scope="row", css="pa-plain"),
                *(_number(number) for number in (one.elements, one.linked, one.links, one.served))) for one in found.agencies]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table pa-coverage"), css="pa-scroll", tabindex="0")


def cover_list(items: tuple[CoverItem, ...], found: Coverage, lang: Lang, title: str, anchor: str, *, opened: bool = False) -> Markup:
    """A list of elements that opens, by the strategy they stand under; empty lists say so."""
    summary = tag("summary", tag("span", css=f"pa-swatch pa-state-of-{anchor}") if anchor in {*ABOVE, *BELOW} else None, title, tag("span", f" {len(items):,}", css="pa-count"))
    if not items:
        return tag("div", tag("p", title, ": ", tag("span", t("coverage.list.none", lang), css="pa-count")), id=anchor, css="pa-cover-none")
    groups: dict[str, list[CoverItem]] = {}
    for item in items:
        groups.setdefault(item.top, []).append(item)
    blocks = [tag("section", tag("h3", _short(found.refs[top], lang), css="pa-minor-title") if [one.ref.id for one in some] != [top] else None,
                  tag("ul", *(tag("li", _entry(item, found, lang)) for item in some), css="pa-list")) for top, some in groups.items()]
    return tag("details", summary, *blocks, css="pa-cover", id=anchor, open="" if opened else None)


def _entry(item: CoverItem, found: Coverage, lang: Lang) -> Markup:
    told = []
    if item.direct:
        told.append(chip(t("coverage.item.link", lang) if len(item.direct) == 1 else t("coverage.item.links", lang, count=str(len(item.direct)))))
    if item.through:
        told.append(chip(t("coverage.item.through", lang, count=str(len(item.through))), "pa-outline"))
    if item.official:
        told.append(chip(f"{t('coverage.official', lang)} {item.official}", "pa-basis-official"))
    if item.pending:
        told.append(chip(t("coverage.item.pending", lang, count=str(item.pending)), "pa-warn"))
    if item.apart:
        told.append(chip(t(f"coverage.apart.{item.apart}", lang), "pa-unverified"))
    whom = ", ".join(plan_name(found.refs[plan], lang) for plan in item.plans if plan in found.refs)
    return tag("span", tag("span", kind_and_number(item.ref, lang), css=f"pa-kind {level_class(item.ref.level)}"), " ",
               ref_link(item.ref, lang, label_text(item.ref.label, lang, item.ref.id)), " ", join(told, " "),
               tag("span", f" ← {whom}" if found.side == "above" else f" → {whom}", css="pa-plan") if whom else None)
