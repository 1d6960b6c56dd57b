"""What a reader sees when a page fails in a way nobody foresaw; the log has the rest."""

from __future__ import annotations

import logging

from queries.read.records import Lang
from views.i18n import t
from views.language import chosen_language, in_language
from views.links import Place, link
from views.markup import show, tag

__all__ = ["sentence", "tell"]

LOG = logging.getLogger("policy.app")


def sentence(error: Exception, lang: Lang) -> str:
    """What an error says to a person, where it was made for people (both languages, parted by `` · ``); of any other, that the log has the rest."""
    if " · " in str(error):
        return in_language(error, lang)
    LOG.error("work in the background failed", exc_info=error)
    return t("failure.work", lang)


def tell(error: Exception) -> bool:
    """Show a sentence in place of Streamlit's box, which offers to send the error to outside services. Returns True: it is shown."""
    LOG.error("a page failed", exc_info=error)
    lang = chosen_language()
    show(tag("div", tag("h1", t("failure.title", lang)), tag("p", t("failure.what", lang)),
             tag("p", link(Place("overview"), lang, t("page.overview", lang), css="pa-button"), " ",
                 link(Place("plans"), lang, t("page.plans", lang), css="pa-button")), css="pa-empty"))
    return True
