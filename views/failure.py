"""What a reader sees when a page fails in a way nobody foresaw; the log has the rest."""

from __future__ import annotations

import logging

from views.i18n import t
from views.language import chosen_language
from views.links import Place, link
from views.markup import show, tag

__all__ = ["tell"]

LOG = logging.getLogger("policy.app")


def tell(error: Exception) -> bool:
    """Show a sentence in place of Streamlit's box, which offers to send the error to outside services. Returns True: it is shown."""
    LOG.error("a page failed", exc_info=error)
    lang = chosen_language()
    show(tag("div", tag("h1", t("failure.title", lang)), tag("p", t("failure.what", lang)),
             tag("p", link(Place("overview"), lang, t("page.overview", lang), css="pa-button"), " ",
                 link(Place("plans"), lang, t("page.plans", lang), css="pa-button")), css="pa-empty"))
    return True
