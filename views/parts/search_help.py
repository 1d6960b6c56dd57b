"""Around the results: what can be asked, what was understood, how to read them, pages, and what to do where nothing was found."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from loaders.excerpt import excerpt
from queries.read.records import Lang
from search.bands import sentence
from search.records import Answer, Band, Filters
from views.i18n import t
from views.links import Place, link, ref_link
from views.markup import Markup, join, tag, visible
from views.parts.badges import chip
from views.parts.search_address import PAGE, Asked, place

__all__ = ["faintly", "how_to_read", "nothing", "pages", "start", "summary", "understood"]

EXAMPLES: dict[str, dict[Lang, tuple[str, ...]]] = {
    "topic": {"th": ("บริการดิจิทัลภาครัฐ", "ความเหลื่อมล้ำ", "น้ำท่วม"), "en": ("digital public services", "inequality", "water management")},
    "sentence": {"th": ("ลดขั้นตอนการขออนุญาตให้ประชาชนทำได้จากที่บ้าน", "เปิดเผยข้อมูลของหน่วยงานให้เอกชนนำไปใช้"),
                 "en": ("make permits easier for business to obtain", "open the data of agencies to the public")},
    "code": {"th": ("200302", "หมุดหมายที่ 13"), "en": ("200302", "Milestone 13")},
    "agency": {"th": ("สพร.", "สำนักงาน ก.พ.ร."), "en": ("DGA", "OPDC")},
    "other": {"th": ("open government data", "e-service"), "en": ("บริการดิจิทัล", "ความเหลื่อมล้ำ")},
}
"""Questions to begin with, by what they show (a key of views/words), in the language of the reader; ``other`` shows the other language."""
HEADING = 48
"""Characters of a question that stand in a heading."""
NEIGHBOURS = 2
"""Numbered pages shown on either side of the current one."""


def start(lang: Lang) -> Markup:
    """What can be asked, where nothing is."""
    cards = [tag("article", tag("h3", t(f"search.start.{kind}", lang)), tag("p", t(f"search.start.{kind}.what", lang), css="pa-note"),
                 tag("p", *(link(place(Asked(words)), lang, words, css="pa-example") for words in examples[lang]), css="pa-examples"), css="pa-card")
             for kind, examples in EXAMPLES.items()]
    browse = tag("article", tag("h3", t("search.start.browse", lang)), tag("p", link(Place("plans"), lang, t("missing.plans", lang), css="pa-button")),
                 css="pa-card")
    return join([tag("h2", t("search.start", lang)), tag("div", *cards, browse, css="pa-cards pa-search-start"),
                 tag("p", tag("kbd", "/"), " ", t("search.key", lang), css="pa-note")])


def summary(answer: Answer, asked: Asked, lang: Lang) -> Markup:
    """How many were found, and which page this is."""
    found = t("search.found", lang, count=f"{answer.total:,}", words=shortened(answer.corrected or asked.text))
    last = page_count(answer)
    return tag("p", tag("strong", found), tag("span", t("search.page", lang, page=f"{asked.page:,}", pages=f"{last:,}"), css="pa-note")
               if last > 1 else None, css="pa-found", role="status")


def shortened(words: str) -> str:
    """A long question as a heading can hold it, with no sign in it that turns what stands beside it."""
    return visible(excerpt(words, HEADING))


def understood(answer: Answer, asked: Asked, lang: Lang) -> Markup:
    """A word that was taken as misspelt, an abbreviation that stands for bodies, a question that was cut."""
    blocks = []
    if answer.corrected:
        back = link(place(replace(asked, as_typed=True, page=1)), lang, t("search.corrected.back", lang, words=shortened(asked.text)), data_stay="1")
        blocks.append(tag("p", t("search.corrected", lang), " ", tag("strong", visible(answer.corrected)), " ", back, css="pa-corrected"))
    for reading in answer.readings:
        bodies = join((ref_link(body, lang) for body in reading.agencies), " · ")
        several = len(reading.agencies) > 1
        says = t("search.reading.several" if several else "search.reading", lang, words=visible(reading.text))
        blocks.append(tag("p", says, " ", bodies, css="pa-note pa-reading"))
    if answer.note and answer.hits and answer.note.kind != "faint":
        blocks.append(tag("p", answer.note.th if lang == "th" else answer.note.en, css="pa-remark", role="status"))
    return join(blocks)


def nothing(answer: Answer, asked: Asked, lang: Lang) -> Markup:
    """What a reader can do where there is no result on this page."""
    if answer.total and not answer.faint:
        text = t("search.past", lang, pages=f"{page_count(answer):,}", page=f"{asked.page:,}")
        return tag("div", tag("h2", text), tag("p", link(place(replace(asked, page=1)), lang, t("search.past.first", lang), css="pa-button")),
                   css="pa-empty")
    filtered = asked.filters != Filters()
    said = None if answer.faint and not filtered else answer.note  # with something faint below it the words of the question tell more
    note = (said.th if lang == "th" else said.en) if said else t("search.none", lang, words=shortened(answer.corrected or asked.text))
    widen = link(place(replace(asked, filters=Filters(), page=1)), lang, t("search.none.filters", lang), css="pa-button", data_stay="1")
    advice = tag("ul", *(tag("li", t(key, lang)) for key in ("search.none.words", "search.none.spelling")))
    return tag("div", tag("h2", note), tag("p", widen) if filtered else None, advice,
               tag("p", link(Place("plans"), lang, t("search.none.browse", lang), css="pa-button")), css="pa-empty pa-nothing", role="status")


def faintly(answer: Answer, asked: Asked, hits: Markup, lang: Lang) -> Markup:
    """What came nearest where nothing was found, folded: nobody takes it for an answer who did not open it."""
    return tag("details", tag("summary", t("search.faint", lang, count=f"{answer.total:,}")), tag("p", t("search.faint.why", lang), css="pa-note"), hits,
               pages(answer, asked, lang), css="pa-fold pa-faint", open="" if asked.page > 1 else None)


def page_count(answer: Answer) -> int:
    """Pages that hold all hits."""
    return max(-(-answer.total // PAGE), 1)


def pages(answer: Answer, asked: Asked, lang: Lang) -> Markup | None:
    """Links to the pages before and after, the first, the last, and the neighbours."""
    last = page_count(answer)
    if last == 1:
        return None

    def to(number: int, *content: object, label: str | None = None) -> Markup:
        return link(place(replace(asked, page=number)), lang, *(content or (f"{number:,}",)), css="pa-page",
                    aria_current="page" if number == asked.page else None, aria_label=label)

    near = sorted({1, last, *range(max(asked.page - NEIGHBOURS, 1), min(asked.page + NEIGHBOURS, last) + 1)})
    steps: list[Markup] = [to(asked.page - 1, "‹ ", t("search.pages.before", lang))] if asked.page > 1 else []
    for before, number in zip([0, *near], near, strict=False):
        steps += [tag("span", "…", css="pa-page-gap")] if number > before + 1 else []
        steps.append(to(number))
    steps += [to(asked.page + 1, t("search.pages.after", lang), " ›")] if asked.page < last else []
    return tag("nav", *steps, css="pa-pages", aria_label=t("search.pages", lang))


def how_to_read(lang: Lang) -> Markup:
    """What the marks mean, and how often hits of each band were right."""
    ways = [tag("li", tag("span", t(f"search.by.{way}", lang), css=f"pa-by pa-by-{way}"), " ", t(f"search.by.{way}.why", lang))
            for way in ("words", "alike", "meaning")]
    bands = [tag("li", chip(t(f"search.band.{band}", lang), f"pa-band pa-band-{band}"), " ", measured)
             for band in get_args(Band) if (measured := sentence(band, lang))]
    return tag("details", tag("summary", t("search.help", lang)), tag("ul", *ways, css="pa-list"), tag("p", t("search.help.bands", lang)),
               tag("ul", *bands, css="pa-list"), css="pa-fold pa-how")
