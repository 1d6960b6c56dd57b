"""Targets beside the latest value, in words: reached or not, by how much, and in which direction better lies."""

from __future__ import annotations

from collections.abc import Iterable

from graph.progress import State, meets
from graph.progress_words import RULES, STATE_SIGNS, reason
from queries.read.progress import Measured, TargetProgress
from queries.read.records import Lang, ObservationView, TargetView
from views.dates import number, period, year
from views.i18n import t
from views.links import ref_link
from views.markup import Markup, join, tag
from views.parts.badges import chip, unverified_mark
from views.parts.provenance import provenance_line

__all__ = [
    "DIRECTIONS", "amount", "due_words", "observation_table", "progress_line", "progress_sentence", "state_chip", "target_block", "target_words",
]
SAID_ALREADY = frozenset({"early", "no_value"})
"""Reasons that :func:`progress_sentence` gives in its own words."""
DIRECTIONS = frozenset({"increase", "decrease", "no_decrease", "rank_improve"})
"""Operators that say something without a value."""


def amount(value: float, measure: str | None, unit: str | None, lang: Lang) -> str:
    """A value with its unit: «อันดับ 52», “rank 52”, «ร้อยละ 35», «0.82 คะแนน»."""
    if measure in {"rank", "percent", "score"}:
        return t(f"amount.{measure}", lang, value=number(value))
    return f"{number(value)} {unit}" if unit else number(value)


def target_words(target: TargetView, lang: Lang) -> str:
    """The typed reading of a target, so that a reader can check it against the wording."""
    if target.comparator == "between" and target.minimum is not None and target.maximum is not None:
        words = t("op.between", lang, low=number(target.minimum), high=amount(target.maximum, target.measure, target.unit, lang))
    elif target.comparator == "ratio" and target.ratio:
        words = t("op.ratio", lang, value=target.ratio)
    elif target.value is None:
        words = t(f"op.{target.comparator}.bare" if target.comparator in DIRECTIONS else "op.unstated.bare", lang)
    else:
        value = amount(target.value, target.measure, target.unit, lang)
        words = t(f"op.{target.comparator}", lang, value=f" {value}" if lang == "th" and value[0].isdigit() else value)
    if target.denominator is not None:
        words += " " + t("target.of", lang, total=number(target.denominator))
    if target.scale_max is not None:
        words += " " + t("target.scale", lang, full=number(target.scale_max))
    span = period(*target.period_be, lang) if target.period_be else None
    by = t("target.by", lang, year=year(target.year_be, lang)) if target.year_be else span
    return f"{words} {by}" if by else words


def state_chip(state: State, lang: Lang) -> Markup:
    """A sign and a word: nobody depends on the colour."""
    return chip(f"{STATE_SIGNS[state]} {t(f'progress.state.{state}', lang)}", f"pa-state-{state}", RULES[state][lang == "en"])


def progress_sentence(target: TargetView, found: Measured, lang: Lang) -> str:
    """«ค่าล่าสุด อันดับ 52 (2567) ยังไม่ถึงเป้าหมาย ห่างอีก 12 อันดับ»."""
    value, distance = found.value, found.judgement.distance
    if value is None:
        return t("progress.nothing", lang)
    said = t("progress.latest", lang, value=amount(value.value, value.measure, value.unit, lang), year=year(value.year_be, lang))
    if distance is None:
        return said
    gap = t(f"gap.{target.measure}" if target.measure in {"rank", "score", "percent"} else "gap.other", lang, value=number(distance),
            unit=target.unit or "")
    if meets(found.judgement.goal, value.value):
        return f"{said} {t('progress.reached', lang, gap=gap) if distance else t('progress.exact', lang)}"
    return f"{said} {t('progress.missed', lang, gap=gap)}"


def due_words(found: TargetProgress, lang: Lang) -> str:
    """The year of a target and where it comes from, if the target does not state it."""
    if found.due is None:
        return t("due.none", lang)
    return t(f"due.{found.due_from}", lang, year=year(found.due, lang))


def target_block(found: TargetProgress, lang: Lang) -> Markup:
    """One target: wording as printed, typed reading, progress with its reason, source."""
    target = found.target
    lines = [progress_line(target, one, lang, named=len(found.measured) > 1) for one in found.measured]
    return tag("div",
               tag("p", target.verbatim, css="pa-target-words"),
               tag("p", tag("span", t("target.reading", lang), css="pa-caption"), " ", target_words(target, lang),
                   tag("span", f" · {due_words(found, lang)}", css="pa-note") if found.due_from == "plan" else None,
                   join([" ", unverified_mark(target.provenance.verified, lang)])),
               *lines,
               tag("p", t("target.direction.rank", lang), css="pa-note") if target.measure == "rank" else None,
               tag("p", t("target.alternative", lang), css="pa-note") if target.alternative_group else None,
               provenance_line(target.provenance, lang),
               css=f"pa-target pa-target-{found.state}")


def progress_line(target: TargetView, one: Measured, lang: Lang, *, named: bool) -> Markup:
    """State, value, distance and reason beside one series."""
    name = one.series.label.short(lang) if named and one.series else None
    why = None if one.judgement.reason in SAID_ALREADY else tag("span", f" · {reason(one.judgement, lang)}", css="pa-note")
    return tag("p", state_chip(one.judgement.state, lang), " ", tag("strong", name, ": ") if name else None,
               progress_sentence(target, one, lang), why, css="pa-progress")


def observation_table(observations: Iterable[ObservationView], lang: Lang) -> Markup:
    """Values by year, newest first, one table a series and measure; a break in a series is drawn and explained."""
    groups: dict[tuple[str, str], list[ObservationView]] = {}
    for item in observations:
        groups.setdefault((item.series.id, item.measure), []).append(item)
    return join(_series(items, lang) for items in groups.values())


def _series(items: list[ObservationView], lang: Lang) -> Markup:
    newest = sorted(items, key=lambda item: (-item.year_be, item.as_of or ""))
    rows = []
    for place, item in enumerate(newest):
        rows.append(tag("tr", tag("th", year(item.year_be, lang), scope="row"),
                        tag("td", amount(item.value, item.measure, item.unit, lang)),
                        tag("td", provenance_line(item.provenance, lang), tag("p", item.conflict, css="pa-note") if item.conflict else None)))
        older = newest[place + 1] if place + 1 < len(newest) else None
        if older and older.series_id != item.series_id:
            words = item.series_break or t("series.break", lang)
            rows.append(tag("tr", tag("td", tag("strong", t("series.break", lang)), f" {words}" if item.series_break else None, colspan="3"),
                            css="pa-break"))
    head = tag("tr", tag("th", t("table.year", lang), scope="col"), tag("th", t("table.value", lang), scope="col"),
               tag("th", t("table.source", lang), scope="col"))
    better = t("series.lower" if newest[0].lower_is_better else "series.higher", lang)
    return tag("div", tag("p", ref_link(newest[0].series, lang), " · ", t(f"measure.{newest[0].measure}", lang), tag("span", f" ({better})",
               css="pa-note")), tag("table", tag("thead", head), tag("tbody", *rows), css="pa-table"), css="pa-series")
