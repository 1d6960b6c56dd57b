"""What narrows the results: facets with counts, and the filters in use as chips. Every choice is a link, so it has an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from queries.read.records import Label, Lang, Ref
from search.records import Answer, Facet, FacetValue, Filters
from views.dates import year
from views.i18n import t
from views.links import link
from views.markup import EMPTY, Markup, join, tag
from views.parts.badges import level_class, type_name
from views.parts.search_address import FIELD_OF, Asked, place, toggled, values_of

__all__ = ["chips", "facets", "sorting"]

SHOWN: tuple[Facet, ...] = ("plan", "level", "type", "agency", "year")
OPEN: dict[Facet, int] = {"plan": 7, "level": 4, "type": 7, "agency": 5, "year": 5}
"""Values of a facet shown open; the rest is folded."""
LEVELS = {"1", "2", "3"}


def value_name(facet: Facet, value: str, label: Label | None, lang: Lang) -> str:
    """A value of a facet in the reader's language."""
    if facet == "type":
        return type_name(value, lang)
    if facet == "level":
        return f"{t(f'level.{value}', lang)} · {t(f'level.{value}.what', lang)}" if value in LEVELS else value
    if facet == "year":
        return year(int(value), lang)
    return (label and (label.short(lang) if facet == "plan" else label.text(lang))) or value


def facets(answer: Answer, asked: Asked, names: Mapping[str, Ref], lang: Lang) -> Markup:
    """All facets that leave a choice."""
    blocks = [block for facet in SHOWN if (block := _facet(facet, _with_chosen(facet, answer.facets.get(facet, ()), asked, names), asked, lang))]
    return tag("nav", tag("h2", t("search.facets", lang)), *blocks, css="pa-facets", aria_label=t("search.facets", lang)) if blocks else EMPTY


def _with_chosen(facet: Facet, values: Iterable[FacetValue], asked: Asked, names: Mapping[str, Ref]) -> list[FacetValue]:
    """The values in their order, the chosen ones first; one that is chosen stands there even if nothing is left of it."""
    chosen, found = values_of(asked, facet), {value.value: value for value in values}
    if facet == "level":
        found = dict(sorted(found.items()))
    first = [found.get(value) or FacetValue(value, names[value].label if value in names else Label(), 0) for value in chosen]
    return first + [value for value in found.values() if value.value not in chosen]


def _facet(facet: Facet, values: list[FacetValue], asked: Asked, lang: Lang) -> Markup | None:
    chosen = values_of(asked, facet)
    if len(values) < 2 and not chosen:  # noqa: PLR2004 - one value is no choice
        return None
    rows = [_value(facet, value, asked, lang, chosen=value.value in chosen) for value in values]
    shown = max(OPEN[facet], len(chosen)) if len(rows) > OPEN[facet] + 1 else len(rows)  # one more is shown rather than folded
    rest = tag("details", tag("summary", t("search.facet.more", lang, count=str(len(rows) - shown))), tag("ul", *rows[shown:]), css="pa-fold")
    return tag("section", tag("h3", t(f"search.facet.{facet}", lang)), tag("ul", *rows[:shown]), rest if rows[shown:] else None,
               css=f"pa-facet pa-facet-{facet}")


def _value(facet: Facet, value: FacetValue, asked: Asked, lang: Lang, *, chosen: bool) -> Markup:
    name = value_name(facet, value.value, value.label, lang)
    dot = tag("span", css=f"pa-dot {level_class(int(value.value))}", aria_hidden="true") if facet == "level" and value.value in LEVELS else None
    count = tag("span", f"{value.count:,}", css="pa-facet-count", title=t("search.facet.hits", lang, count=f"{value.count:,}"))
    return tag("li", link(place(toggled(asked, facet, value.value)), lang, tag("span", dot, name, css="pa-facet-name"), count, data_stay="1",
                          aria_current="true" if chosen else None, title=value.label.text(lang) if facet == "plan" else None),
               css="pa-here" if chosen else "")


def chips(answer: Answer, asked: Asked, names: Mapping[str, Ref], lang: Lang) -> Markup | None:
    """The filters in use, each with a way out of it, and one out of all."""
    labels = {(facet, value.value): value.label for facet in SHOWN for value in answer.facets.get(facet, ())}
    rows = []
    for facet in FIELD_OF:
        for value in values_of(asked, facet):
            label = labels.get((facet, value)) or (names[value].label if value in names else None)
            name = value_name(facet, value, label, lang)
            rows.append(link(place(toggled(asked, facet, value)), lang, tag("span", t(f"search.facet.{facet}", lang), ": ", css="pa-note"), name,
                             tag("span", "×", aria_hidden="true", css="pa-cross"), css="pa-filter", data_stay="1",
                             title=t("search.chip.drop", lang, name=name)))
    if not rows:
        return None
    clear = link(place(replace(asked, filters=Filters(), page=1)), lang, t("search.chip.clear", lang), css="pa-filter-clear", data_stay="1")
    return tag("p", *rows, clear if len(rows) > 1 else None, css="pa-filters", aria_label=t("search.chips", lang), role="group")


def sorting(asked: Asked, lang: Lang) -> Markup:
    """The two orders, the one in use marked."""
    orders = [link(place(replace(asked, order=order, page=1)), lang, t(f"search.sort.{order}", lang), data_stay="1",
                   aria_current="true" if order == asked.order else None) for order in ("relevance", "plan")]
    return tag("span", t("search.sort", lang), " ", join(orders, " "), css="pa-sorting")
