"""The library as a list of questions, by topic, searched by title, description and keywords in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from queries.library import TOPICS, LibraryQuery
from queries.read.records import Lang
from views.i18n import t
from views.links import Place, link
from views.markup import Markup, join, tag

__all__ = ["description", "matching", "question_list", "starters", "title"]

STARTERS = ("gaps", "path-to-national-strategy", "indicators-on-track")


def title(question: LibraryQuery, lang: Lang) -> str:
    """The question in the reader's language."""
    return question.title_th if lang == "th" else question.title_en


def description(question: LibraryQuery, lang: Lang) -> str:
    """What it answers."""
    return question.description_th if lang == "th" else question.description_en


def matching(questions: Iterable[LibraryQuery], words: str) -> tuple[LibraryQuery, ...]:
    """Questions that hold every word, in whichever language; those that hold it in the title or a keyword first."""
    wanted = words.casefold().split()

    def near(one: LibraryQuery) -> str:
        return " ".join((one.title_th, one.title_en, *one.keywords_th, *one.keywords_en, one.name, *TOPICS[one.topic])).casefold()

    def all_of(one: LibraryQuery) -> str:
        return f"{near(one)} {one.description_th} {one.description_en}".casefold()

    found = [one for one in questions if all(word in all_of(one) for word in wanted)]
    return tuple(sorted(found, key=lambda one: not all(word in near(one) for word in wanted))) if wanted else tuple(found)


def question_list(found: Iterable[LibraryQuery], current: str, lang: Lang) -> Markup:
    """Questions under their topics; the one that is asked is marked."""
    groups: dict[str, list[LibraryQuery]] = {}
    for one in found:
        groups.setdefault(one.topic, []).append(one)
    return tag("nav", *(tag("section", tag("h2", TOPICS[topic][0 if lang == "th" else 1]),
                            tag("ul", *(_line(one, one.name == current, lang) for one in some)))
                        for topic, some in groups.items()), css="pa-questions", aria_label=t("sparql.examples", lang))


def _line(one: LibraryQuery, here: bool, lang: Lang) -> Markup:
    return tag("li", link(Place("query", (("name", one.name),)), lang, title(one, lang), title=description(one, lang),
                          aria_current="true" if here else None, data_stay="1"), css="pa-here" if here else "")


def starters(questions: Iterable[LibraryQuery], lang: Lang) -> Markup:
    """Three questions to begin with."""
    known = {one.name: one for one in questions}
    return join([link(Place("query", (("name", name),)), lang, title(known[name], lang), css="pa-button", data_stay="1")
                 for name in STARTERS if name in known], " ")
