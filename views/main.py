"""The shell around every page: fonts and style, navigation, the language, and the links inside our own HTML."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.build import VERSION
from views.i18n import t
from views.language import language, language_switch
from views.links import MENU, PAGES
from views.markup import show, tag
from views.navigation import follow_links

STATIC = Path(__file__).resolve().parent / "static"

lang = language()
pages = {name: st.Page(file, title=t(f"page.{name}", lang), url_path=name, default=name == "overview") for name, file in PAGES.items()}
page = st.navigation({heading and t(heading, lang): [pages[name] for name in names] for heading, names in MENU.items()}, position="top")
st.set_page_config(page_title=f"{page.title} · {t('app.name', lang)}", page_icon=str(STATIC / "icon.png"), layout="wide")
st.logo(str(STATIC / "icon.png"), size="large")
st.html(STATIC / "style.css")
follow_links(lang)
language_switch(page, lang)
st.session_state["came-from"], st.session_state["page"] = st.session_state.get("page"), page.url_path
page.run()
show(tag("footer", t("app.footer", lang, version=VERSION), css="pa-footer"))
