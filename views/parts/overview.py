"""Blocks of the overview: where to start, key figures, and what the numbers say."""

from __future__ import annotations

from queries.read.records import Figures, Lang, WorkFigures
from views.i18n import t
from views.links import Place, link
from views.markup import Markup, tag

__all__ = ["figure_tiles", "start_cards", "work_line"]


def start_cards(lang: Lang, plan: str | None) -> Markup:
    """Two ways in: a planner's and a researcher's."""
    example = Place("plans", (("id", plan),)) if plan else Place("plans")
    planner = tag("article", tag("h3", t("start.planner", lang)), tag("p", t("start.planner.what", lang)),
                  tag("p", link(Place("bring"), lang, t("page.bring", lang), css="pa-button pa-first"), " ",
                      link(example, lang, t("start.planner.go", lang), css="pa-button"), " ", link(Place("graph"), lang, t("start.planner.graph", lang), css="pa-button")), css="pa-card pa-level-3")
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


def work_line(work: WorkFigures, lang: Lang) -> Markup | None:
    """What people brought and decided here, apart from what is published; nothing where there is none."""
    if not (work.plans or work.alignments):
        return None
    return tag("p", t("figures.work", lang, plans=f"{work.plans:,}", elements=f"{work.elements:,}", alignments=f"{work.alignments:,}", proposed=f"{work.proposed:,}"), css="pa-note")
