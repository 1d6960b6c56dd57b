"""Blocks of the overview: where to start, key figures, and what the numbers say."""

from __future__ import annotations

from collections.abc import Iterable

from queries.read.indicators import latest, reaches
from queries.read.records import Figures, Lang, ObservationView, Ref, TargetView
from views.dates import year
from views.html import Markup, join, tag
from views.i18n import t
from views.links import Place, link, ref_link
from views.parts.badges import chip, label_text, plan_name, unverified_mark
from views.parts.progress import amount, target_words

__all__ = ["comparison", "figure_tiles", "start_cards"]


def start_cards(lang: Lang, plan: str | None) -> Markup:
    """Two ways in: a planner's and a researcher's."""
    example = Place("plans", (("id", plan),)) if plan else Place("plans")
    planner = tag("article", tag("h3", t("start.planner", lang)), tag("p", t("start.planner.what", lang)),
                  tag("p", link(example, lang, t("start.planner.go", lang), css="pa-button"), " ",
                      link(Place("graph"), lang, t("start.planner.graph", lang), css="pa-button")), css="pa-card pa-level-3")
    researcher = tag("article", tag("h3", t("start.researcher", lang)), tag("p", t("start.researcher.what", lang)),
                     tag("p", link(Place("query"), lang, t("start.researcher.query", lang), css="pa-button"), " ",
                         link(Place("about"), lang, t("start.researcher.go", lang), css="pa-button")), css="pa-card pa-level-2")
    return tag("div", planner, researcher, css="pa-cards")


def figure_tiles(figures: Figures, lang: Lang) -> Markup:
    """Key figures, each with what it is made of."""
    basis = " · ".join(f"{t(f'basis.{name}', lang)} {count:,}" for name, count in figures.alignments_by_basis.items())
    total = figures.verified + figures.unverified
    tiles = (
        ("figures.plans", figures.plans, t("figures.plans.more", lang, stubs=str(figures.stubs))),
        ("figures.elements", figures.elements, t("figures.elements.more", lang, count=f"{figures.indicators:,}")),
        ("figures.alignments", figures.alignments, basis),
        ("figures.targets", figures.targets, t("figures.targets.more", lang, count=f"{figures.observations:,}")),
        ("figures.sources", figures.sources, t("figures.sources.more", lang, count=f"{figures.agencies:,}")),
        ("figures.verified", figures.verified, t("figures.verified.more", lang, total=f"{total:,}", open=f"{figures.unverified:,}")),
    )
    return tag("dl", *(tag("div", tag("dt", t(key, lang)), tag("dd", f"{value:,}", tag("small", more))) for key, value, more in tiles),
               css="pa-figures")


def comparison(targets: tuple[TargetView, ...], values: Iterable[ObservationView], plans: dict[str, Ref], lang: Lang) -> Markup:
    """What all plans ask of one index beside its latest value; contradictions stand side by side."""
    every = list(values)
    series = every[0].series
    newest = {value.measure: value for value in latest(every)}
    blocks = []
    for measure in dict.fromkeys(target.measure for target in targets if target.measure in newest):
        value = newest[measure or ""]
        rows = [_asked(target, value, plans, lang) for target in targets if target.measure == measure]
        asked = {target.value for target in targets if target.measure == measure and target.value is not None}
        blocks.append(tag("div", tag("p", t("compare.latest", lang, value=amount(value.value, value.measure, value.unit, lang),
                                            year=year(value.year_be, lang)), " ",
                                     chip(t("compare.differ", lang), "pa-warn") if len(asked) > 1 else None, css="pa-latest"),
                          tag("ul", *rows, css="pa-list")))
    broken = next((value.series_break for value in reversed(every) if value.series_break), None)
    return tag("article", tag("h3", ref_link(series, lang, label_text(series.label, lang, series.id, short=True))), *blocks,
               tag("p", chip(t("compare.break", lang), "pa-warn"), " ", broken, css="pa-note") if broken else None, css="pa-card")


def _asked(target: TargetView, value: ObservationView, plans: dict[str, Ref], lang: Lang) -> Markup:
    reached = reaches(target, value)
    state = {True: "reached", False: "missed", None: "open"}[reached]
    plan = plans.get(target.indicator.plan or "")
    name = plan_name(plan, lang) if plan else target.indicator.plan or ""
    return tag("li", ref_link(target.indicator, lang, name), ": ", target_words(target, lang), " ",
               chip(t(f"progress.state.{state}", lang), f"pa-state-{state}"),
               join([" ", chip(t("source.secondary", lang), "pa-warn", t("source.secondary.why", lang))])
               if target.provenance.quality == "secondary" else None,
               " ", unverified_mark(target.provenance.verified, lang))
