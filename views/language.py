"""Thai first; English by ``?lang=en``. The choice stays while a person goes from page to page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries.read.records import Lang
from views.i18n import t
from views.links import PAGES, Page, Place, link
from views.markup import show, tag

__all__ = ["chosen_language", "in_language", "language", "language_switch"]

_KEY = "language"


def chosen_language() -> Lang:
    """The language chosen before in this visit; Thai at its start."""
    return "en" if st.session_state.get(_KEY) == "en" else "th"


def in_language(sentence: object, lang: Lang) -> str:
    """One half of a message that holds both, Thai first, parted by `` · ``; all of a message in one language."""
    thai, _, english = str(sentence).partition(" · ")
    return thai if lang == "th" else english or thai


def language() -> Lang:
    """The language of this run. The address decides; without one, what was chosen before in this visit."""
    asked = st.query_params.get("lang")
    if asked in {"th", "en"}:
        st.session_state[_KEY] = asked
    chosen = chosen_language()
    if chosen == "en" and asked != "en":  # the navigation bar drops parameters; put the language back into the address
        st.query_params["lang"] = "en"
    if chosen == "th" and asked is not None:
        del st.query_params["lang"]
    return chosen


def language_switch(page: Any, lang: Lang) -> None:
    """A link to the same place in the other language."""
    other: Lang = "en" if lang == "th" else "th"
    name: Page = next((known for known in PAGES if known == page.url_path), "overview")
    query = tuple((key, value) for key, value in st.query_params.items() if key != "lang")
    marker = (("lang", "th"),) if other == "th" else ()  # written here so that it overrides the earlier choice
    show(tag("nav", link(Place(name, query + marker), other, t("language.other", lang), data_stay="1", lang_=other, hreflang=other),
             css="pa-language", aria_label=t("language.label", lang)))
