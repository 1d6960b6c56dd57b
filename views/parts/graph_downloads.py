"""The picture on the page as files."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from exports.citation import citation
from exports.picture import FORMATS, Caption, PictureFormat, write_picture
from graph.network import Picture
from graph.store import GraphStore
from queries.read.records import Lang
from views.i18n import t
from views.store import ask

__all__ = ["credit", "picture_downloads"]


def credit(store: GraphStore, lang: Lang) -> str:
    """What stands below an exported picture."""
    return ask(citation, store, "text", lang)


def picture_downloads(store: GraphStore, drawn: Picture, lang: Lang) -> None:
    """One button a format, each written when it is asked for. PNG is made in the browser, by the picture's own button."""
    heads = {placed.node.column: t(f"chain.column.{placed.node.column}", lang) for placed in drawn.nodes}
    caption = Caption(t("page.graph", lang), credit(store, lang), heads, lang)

    def written(format_: PictureFormat) -> Callable[[], bytes]:
        return lambda: write_picture(drawn, caption, format_)

    with st.popover(t("graph.download", lang), icon=":material/download:"):
        for format_, media_type in FORMATS.items():
            st.download_button(t(f"graph.format.{format_}", lang), written(format_), file_name=f"policy-alignment.{format_}", mime=media_type,
                               on_click="ignore", key=f"graph-{format_}")
        st.caption(t("graph.format.png", lang))
