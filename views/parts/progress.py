"""Targets beside the latest value, in words: reached or not, by how much, and in which direction better lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from queries.read.indicators import latest, reaches
from queries.read.records import Lang, ObservationView, TargetView
from views.dates import number, period, year
from views.html import Markup, join, tag
from views.i18n import t
from views.links import ref_link
from views.parts.badges import chip, unverified_mark
from views.parts.provenance import provenance_line

__all__ = ["Assessment", "amount", "assess", "assess_each", "observation_table", "overall", "progress_sentence", "target_block", "target_words"]
DIRECTIONS = frozenset({"increase", "decrease", "no_decrease", "rank_improve"})
"""Operators that say something without a value."""


@dataclass(frozen=True)
class Assessment:
    """A target beside the latest comparable value."""

    latest: ObservationView | None
    reached: bool | None
    """None where the target has no value to compare with, or nothing was measured."""
    gap: float | None = None
    """How far the value is from the target, in its unit; always positive."""


def assess(target: TargetView, observations: Iterable[ObservationView]) -> Assessment:
    """Compare a target with the latest value of the same measure. For a rank a smaller number is better."""
    same = [item for item in observations if item.measure == target.measure]
    if not same:
        return Assessment(None, None)
    newest = max(latest(same), key=lambda item: (item.year_be, item.as_of or ""))
    reached = reaches(target, newest)
    return Assessment(newest, reached, _gap(target, newest.value) if reached is not None else None)


def _gap(target: TargetView, value: float) -> float:
    if target.comparator == "between" and target.minimum is not None and target.maximum is not None:
        return max(target.minimum - value, value - target.maximum, 0)
    return abs(value - (target.value or 0))


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


def progress_sentence(target: TargetView, found: Assessment, lang: Lang) -> str:
    """«ค่าล่าสุด อันดับ 52 (2567) ยังไม่ถึงเป้าหมาย ห่างอีก 12 อันดับ»."""
    if found.latest is None:
        return t("progress.nothing", lang)
    said = t("progress.latest", lang, value=amount(found.latest.value, found.latest.measure, found.latest.unit, lang),
               year=year(found.latest.year_be, lang))
    if found.reached is None or found.gap is None:
        return said
    gap = t(f"gap.{target.measure}" if target.measure in {"rank", "score", "percent"} else "gap.other", lang, value=number(found.gap),
            unit=target.unit or "")
    if found.reached:
        return f"{said} {t('progress.reached', lang, gap=gap) if found.gap else t('progress.exact', lang)}"
    return f"{said} {t('progress.missed', lang, gap=gap)}"


def assess_each(target: TargetView, observations: Iterable[ObservationView]) -> tuple[Assessment, ...]:
    """The target beside every series the indicator is measured by: an indicator over several indices is reached when all are."""
    series: dict[str, list[ObservationView]] = {}
    for item in observations:
        if item.measure == target.measure:
            series.setdefault(item.series.id, []).append(item)
    return tuple(assess(target, items) for items in series.values()) or (Assessment(None, None),)


def overall(found: Iterable[Assessment]) -> str:
    """``missed`` if any series misses the target, ``reached`` if all reach it, else ``open``."""
    states = [one.reached for one in found]
    return "missed" if False in states else "reached" if states and all(states) else "open"


def target_block(target: TargetView, observations: Iterable[ObservationView], lang: Lang) -> Markup:
    """One target: wording as printed, typed reading, progress, source."""
    found = assess_each(target, observations)
    state = overall(found)
    lines = [_progress_line(target, one, lang, named=len(found) > 1) for one in found]
    return tag("div",
               tag("p", target.verbatim, css="pa-target-words"),
               tag("p", tag("span", t("target.reading", lang), css="pa-caption"), " ", target_words(target, lang),
                   join([" ", unverified_mark(target.provenance.verified, lang)])),
               *lines,
               tag("p", t("target.direction.rank", lang), css="pa-note") if target.measure == "rank" else None,
               tag("p", t("target.alternative", lang), css="pa-note") if target.alternative_group else None,
               provenance_line(target.provenance, lang),
               css=f"pa-target pa-target-{state}")


def _progress_line(target: TargetView, one: Assessment, lang: Lang, *, named: bool) -> Markup:
    state = overall([one])
    name = one.latest.series.label.short(lang) if named and one.latest else None
    return tag("p", chip(t(f"progress.state.{state}", lang), f"pa-state-{state}"), " ", tag("strong", name, ": ") if name else None,
               progress_sentence(target, one, lang), css="pa-progress")


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
